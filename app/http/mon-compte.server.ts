import type { z } from 'zod';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { confirmerNouvelleAdresse, demanderNouvelleAdresse } from '#app/reseau/comptes/changer-adresse.server.ts';
import { demanderLien } from '#app/reseau/comptes/comptes.server.ts';
import {
  changerCoordonnees,
  ecrireMotDePasse,
  getMonCompte,
  lireEmpreinteDuMotDePasse,
} from '#app/reseau/comptes/mon-compte.server.ts';
import { hacherMotDePasse, refuserMotDePasse, verifierMotDePasse } from '#app/reseau/comptes/mots-de-passe.server.ts';
import type { saisieMoi } from '#app/reseau/comptes/saisie-comptes.ts';
import { choisirRythme } from '#app/services/rythmes.server.ts';
import { DIT_DU_RYTHME } from '#app/services/rythmes.ts';
import { redirigerAvecAvis } from './avis.server.ts';
import { libelleAttente } from './delais.ts';
import { limiteDesMotsDePasse, quotaDeLiensDuCompte } from './entrees.server.ts';
import type { Demande } from './pages.server.ts';
import { fermerLesAutresSessions, fermerUneSession, ouvrirSession, sessionComplete, sessionRecente } from './session.server.ts';

/** Does what a form of « Mon compte » asks. Hashing and verifying are awaited here, before the verbes. */
export async function agirSurMonCompte(demande: Demande, saisie: z.output<typeof saisieMoi>): Promise<Response> {
  const { ctx, request } = demande;
  switch (saisie.acte) {
    case 'coordonnees': {
      const { telephone, montrerCourriel, montrerTelephone } = saisie;
      changerCoordonnees(ctx, { telephone, montrerCourriel, montrerTelephone });
      return revenir('C’est enregistré', 'L’annuaire montre désormais ce que vous avez choisi.');
    }
    case 'rythme':
      choisirRythme(ctx, saisie.rythme);
      return revenir('C’est enregistré', DIT_DU_RYTHME[saisie.rythme]);
    case 'mot_de_passe': {
      const avant = await prouver(demande, saisie.motDePasseActuel, 'motDePasseActuel');
      const refus = refuserMotDePasse(saisie.motDePasse, getMonCompte(ctx).motsPersonnels);
      if (refus) throw impossible(refus, 'motDePasse');
      ecrireMotDePasse(ctx, { avant, apres: await hacherMotDePasse(saisie.motDePasse) });
      fermerLesAutresSessions(request, ctx.acteur.personneId);
      return revenir(
        'Votre mot de passe est choisi',
        'Vos autres appareils devront entrer de nouveau. Un courriel vous le confirme.',
      );
    }
    case 'retirer_mot_de_passe': {
      const avant = await prouver(demande, saisie.motDePasseARetirer, 'motDePasseARetirer');
      ecrireMotDePasse(ctx, { avant, apres: null });
      // Whoever entered elsewhere with that password is out too.
      fermerLesAutresSessions(request, ctx.acteur.personneId);
      return revenir(
        'Votre mot de passe est retiré',
        'Vous entrez désormais par un lien reçu par courriel. Vos autres appareils aussi.',
      );
    }
    case 'redemander_lien':
      await redemanderLien(ctx, '/moi');
      return revenir('Regardez vos courriels', 'Un lien vient d’y partir. Ouvrez-le, puis choisissez votre mot de passe.');
    case 'changer_adresse': {
      await prouver(demande, saisie.motDePassePourAdresse, 'motDePassePourAdresse');
      const attendre = await quotaDeLiensDuCompte(saisie.nouvelleAdresse);
      if (attendre > 0)
        throw impossible(`Attendez ${libelleAttente(attendre)} avant d’écrire de nouveau là-bas.`, 'nouvelleAdresse');
      demanderNouvelleAdresse(ctx, saisie.nouvelleAdresse);
      return revenir(
        'Regardez vos courriels',
        `Un lien est parti à ${saisie.nouvelleAdresse}. Rien ne change avant que vous l’ouvriez ici.`,
      );
    }
    case 'confirmer_adresse': {
      const codeDonne = sessionComplete(request, ctx.acteur.personneId);
      const { nouvelleAdresse } = confirmerNouvelleAdresse(ctx, saisie.jeton);
      // Every session was closed with the former address; she who confirms stays.
      const cookie = await ouvrirSession(request, ctx.acteur.personneId, codeDonne);
      const texte = 'Vos autres appareils devront entrer de nouveau. Si vous suivez votre agenda, refaites son lien.';
      return redirigerAvecAvis(
        '/moi',
        { titre: `Votre adresse est ${nouvelleAdresse}`, texte },
        { headers: { 'Set-Cookie': cookie } },
      );
    }
    case 'fermer_session': {
      fermerUneSession(ctx.acteur.personneId, saisie.session);
      return revenir('C’est fermé', 'Cet appareil devra entrer de nouveau.');
    }
    case 'fermer_les_autres': {
      fermerLesAutresSessions(request, ctx.acteur.personneId);
      return revenir('C’est fermé', 'Seul cet appareil reste ouvert.');
    }
  }
}

/** Sends the link again to someone signed in, who comes back where she was. */
export async function redemanderLien(ctx: ContextePersonne, suite: string): Promise<void> {
  const { courriel } = getMonCompte(ctx);
  if (!courriel) throw impossible('Aucune adresse électronique n’est notée pour vous\u00a0: appelez la coordination.');
  // The same quota as at the door, whichever of the two asks. Here the person is known: she may be told.
  const attendre = await quotaDeLiensDuCompte(courriel);
  if (attendre > 0) {
    const phrase = `Ouvrez le dernier reçu, ou attendez ${libelleAttente(attendre)}.`;
    throw impossible(`Plusieurs liens sont déjà partis vers votre adresse. ${phrase}`);
  }
  demanderLien(ctx, courriel, suite);
}

const revenir = (titre: string, texte: string) => redirigerAvecAvis('/moi', { titre, texte });

/**
 * Asks who presses before the way in changes: the present password, unless one entered within the last quarter of an hour.
 * @returns the hash in force, null when there is none
 */
export async function prouver(
  { ctx, request, adresse }: Pick<Demande, 'ctx' | 'request' | 'adresse'>,
  actuel: string | undefined,
  champ: string,
): Promise<string | null> {
  const { personneId } = ctx.acteur;
  const empreinte = lireEmpreinteDuMotDePasse(ctx);
  if (sessionRecente(request, personneId)) return empreinte;
  if (!empreinte) throw impossible('Par précaution, entrez d’abord de nouveau\u00a0: demandez un lien ci-dessous.');
  if (!actuel) throw impossible('Écrivez d’abord votre mot de passe actuel.', champ);
  const essai = await limiteDesMotsDePasse.essayer({ adresse, compte: `personne ${personneId}` }, async () =>
    (await verifierMotDePasse(empreinte, actuel)) ? true : null,
  );
  if (essai.attendre > 0) throw impossible(`Trop d’essais. Attendez ${libelleAttente(essai.attendre)}, puis recommencez.`, champ);
  if (!essai.resultat) throw impossible('Ce n’est pas votre mot de passe actuel.', champ);
  return empreinte;
}
