import { data } from '@remix-run/node';
import type { z } from 'zod';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { lireCode, pasDe } from '#app/reseau/comptes/codes.server.ts';
import { exigeDeuxTemps } from '#app/reseau/comptes/deux-temps.ts';
import { prevenirDuSecondFacteur } from '#app/reseau/comptes/lettres-comptes.server.ts';
import type { saisieDeuxTemps } from '#app/reseau/comptes/saisie-comptes.ts';
import {
  changerDeTelephone,
  confirmerSecondFacteur,
  renouvelerCodesDeSecours,
  retirerSecondFacteur,
  verifierSecondFacteur,
} from '#app/reseau/comptes/second-facteur.server.ts';
import { redirigerAvecAvis } from './avis.server.ts';
import { contexteDeBase, RESEAU_EXIGEANT } from './contexte.server.ts';
import { libelleAttente } from './delais.ts';
import { DES_CODES, faireAttendre } from './entrees.server.ts';
import { creerLimite, creerQuota } from './limites.server.ts';
import { redemanderLien } from './mon-compte.server.ts';
import { type Demande, refuser } from './pages.server.ts';
import { fermerLesAutresSessions, ouvrirSession, sessionRecente } from './session.server.ts';

const limite = creerLimite('second-facteur', DES_CODES);
/**
 * Recovery codes are too long to be guessed: only an address is slowed down. Whoever has the first factor and types wrong
 * codes keeps the owner of the telephone waiting, never the one who has a recovery code.
 */
const limiteDesSecours = creerLimite('codes-de-secours', { memoire: DES_CODES.memoire, adresse: DES_CODES.adresse });
/** Failures before its owner is told: she may mistype twice in peace. */
const avantDePrevenir = creerQuota('second-facteur-essais', 5, 86_400);

/** Telephones follow the real time, whatever day the house believes it is. */
const pasPresent = () => pasDe(new Date());

/** Tries a code of one person, within the limits. @returns the seconds to wait, and whether the code was right */
async function essayer(ctx: Contexte, qui: { personneId: number; adresse: string }, code: string) {
  const { personneId, adresse } = qui;
  const laSienne = lireCode(code)?.genre === 'secours' ? limiteDesSecours : limite;
  const essai = await laSienne.essayer({ adresse, compte: `personne ${personneId}` }, async () =>
    verifierSecondFacteur(ctx, personneId, code, pasPresent()) ? true : null,
  );
  const juste = essai.resultat === true;
  if (essai.attendre === 0 && !juste && (await avantDePrevenir(`personne ${personneId}`)) > 0) {
    enTransaction(ctx, (ctx) => prevenirDuSecondFacteur(ctx, personneId, 'essais'));
  }
  return { attendre: essai.attendre, juste };
}

/** The second step of an entry: gives the code, and the session becomes a whole one under a new token. */
export async function passerLeSecondFacteur(
  { request, adresse }: { request: Request; adresse: string },
  personneId: number,
  saisie: { code: string; suite: string | undefined; valeurs: Formulaire['valeurs'] },
) {
  const debut = contexteDeBase();
  const acteur = getActeur(debut, personneId);
  const { valeurs } = saisie;
  if (!acteur) return refuser({ valeurs, erreurs: {} });
  const { attendre, juste } = await essayer({ ...debut, acteur }, { personneId, adresse }, saisie.code);
  if (attendre > 0) return faireAttendre(attendre, valeurs);
  if (!juste) {
    const phrase =
      'Ce n’est pas le code du moment, ou il a déjà servi. Attendez le suivant, et vérifiez que l’heure du téléphone est juste.';
    return refuser({ valeurs, erreurs: { code: [phrase] } });
  }
  return new Response(null, {
    status: 303,
    headers: { Location: saisie.suite ?? '/accueil', 'Set-Cookie': await ouvrirSession(request, personneId, true) },
  });
}

/** Who changes how one enters proves it: by a code, or by having entered within the last quarter of an hour. */
async function prouver({ ctx, request, adresse }: Demande, champ: string, code: string | undefined): Promise<void> {
  const { personneId } = ctx.acteur;
  if (sessionRecente(request, personneId)) return;
  if (!code) throw impossible('Écrivez d’abord un code de votre téléphone, ou un code de secours.', champ);
  const { attendre, juste } = await essayer(ctx, { personneId, adresse }, code);
  if (attendre > 0) throw impossible(`Trop d’essais. Attendez ${libelleAttente(attendre)}, puis recommencez.`, champ);
  if (!juste) throw impossible('Ce n’est pas le code du moment, ou il a déjà servi. Attendez le suivant.', champ);
}

/** Whether the role of this person does not go without a second factor. */
export const doitEtreProtegee = ({ acteur }: ContextePersonne) => exigeDeuxTemps(acteur.roles, RESEAU_EXIGEANT);

const REVENIR = '/moi/deux-temps';

/** Does what a form of `/moi/deux-temps` asks. Codes to keep are in the answer itself: they are shown once. */
export async function agirSurDeuxTemps(demande: Demande, saisie: z.output<typeof saisieDeuxTemps>) {
  const { ctx, request } = demande;
  const { personneId } = ctx.acteur;
  switch (saisie.acte) {
    case 'confirmer': {
      if (!sessionRecente(request, personneId)) throw impossible('Par précaution, entrez d’abord de nouveau.');
      const codes = await confirmer(demande, saisie.code);
      fermerLesAutresSessions(request, personneId);
      return data({ codes }, { headers: { 'Set-Cookie': await ouvrirSession(request, personneId, true) } });
    }
    case 'codes_de_secours':
      await prouver(demande, 'code_codes_de_secours', saisie.code_codes_de_secours);
      return data({ codes: renouvelerCodesDeSecours(ctx) });
    case 'changer_de_telephone':
      await prouver(demande, 'code_changer_de_telephone', saisie.code_changer_de_telephone);
      changerDeTelephone(ctx);
      return redirigerAvecAvis(
        REVENIR,
        {
          titre: 'L’ancien téléphone est oublié',
          texte: 'Terminez avec le nouveau, tout de suite.',
        },
        { headers: { 'Set-Cookie': await ouvrirSession(request, personneId) } },
      );
    case 'retirer':
      await prouver(demande, 'code_retirer', saisie.code_retirer);
      retirerSecondFacteur(ctx, doitEtreProtegee(ctx));
      return redirigerAvecAvis(REVENIR, {
        titre: 'Le code n’est plus demandé',
        texte: 'Votre lien ou votre mot de passe suffisent pour entrer. Un courriel vous le confirme.',
      });
    case 'redemander_lien':
      await redemanderLien(ctx, REVENIR);
      return redirigerAvecAvis(REVENIR, {
        titre: 'Regardez vos courriels',
        texte: 'Un lien vient d’y partir\u00a0: il ramène ici.',
      });
  }
}

/** The first code of a new telephone, within the same limits. */
async function confirmer({ ctx, adresse }: Demande, code: string): Promise<string[]> {
  const { personneId } = ctx.acteur;
  let refus: unknown;
  const essai = await limite.essayer({ adresse, compte: `personne ${personneId}` }, async () => {
    try {
      return confirmerSecondFacteur(ctx, code, pasPresent());
    } catch (erreur) {
      refus = erreur;
      return null;
    }
  });
  if (essai.attendre > 0)
    throw impossible(`Trop d’essais. Attendez ${libelleAttente(essai.attendre)}, puis recommencez.`, 'code');
  if (!essai.resultat) throw refus;
  return essai.resultat;
}
