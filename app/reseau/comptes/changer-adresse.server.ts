import { and, eq, gt, ne } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { type Correction, ecrireIdentite } from '#app/reseau/personnes/identite-personne.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { NOM_RESEAU } from '#app/reseau/reglages.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { empreinteDe, estJeton, nouveauJeton } from '#app/services/jetons.server.ts';
import { adressesDemandees } from './tables.ts';

const HEURES_DE_LA_DEMANDE = 24;

function lireMoi(ctx: ContextePersonne) {
  const moi = ctx.db.select().from(personnes).where(eq(personnes.id, ctx.acteur.personneId)).get();
  if (!moi) throw introuvable();
  return moi;
}

function exigerLibre(ctx: ContextePersonne, courriel: string): void {
  const autre = ctx.db
    .select({ id: personnes.id })
    .from(personnes)
    .where(and(eq(personnes.courriel, courriel), ne(personnes.id, ctx.acteur.personneId)))
    .get();
  if (autre) throw impossible('Cette adresse est déjà celle d’une autre personne du réseau.', 'nouvelleAdresse');
}

/**
 * Asks for another address: nothing changes before the link sent there is opened by the same person, signed in.
 * @param courriel normalised
 * @throws ErreurMetier IMPOSSIBLE when it is hers already, or another person's
 */
export function demanderNouvelleAdresse(ctx: ContextePersonne, courriel: string): void {
  enTransaction(ctx, (ctx) => {
    const moi = lireMoi(ctx);
    if (moi.courriel === courriel) throw impossible('C’est déjà votre adresse.', 'nouvelleAdresse');
    exigerLibre(ctx, courriel);
    const { jeton, empreinte } = nouveauJeton();
    const expireLe = new Date(ctx.maintenant.getTime() + HEURES_DE_LA_DEMANDE * 3_600_000);
    const demande = { courriel, empreinte, demandeeLe: ctx.maintenant, expireLe };
    ctx.db
      .insert(adressesDemandees)
      .values({ personneId: moi.id, ...demande })
      .onConflictDoUpdate({ target: adressesDemandees.personneId, set: demande })
      .run();
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'compte', objetId: moi.id, acte: 'demander_adresse' },
      resume: 'a demandé à changer d’adresse électronique',
    });
    const reseau = lireReglage(ctx.db, NOM_RESEAU);
    deposerCourriel(ctx, {
      cle: `nouvelle-adresse-${empreinte.slice(0, 16)}`,
      // Nobody's id: if the address is mistyped, its owner is somebody else.
      destinataire: { personneId: null, adresse: courriel, nom: nomComplet(moi) },
      sujet: `Confirmez votre nouvelle adresse dans ${reseau}`,
      lettre: {
        salle: 'maison',
        rubrique: 'Votre compte',
        titre: 'Est-ce bien votre adresse\u00a0?',
        bonjour: `Bonjour ${moi.prenom},`,
        paragraphes: [
          `Vous avez demandé que ${reseau} vous écrive désormais ici. Ouvrez ce lien sur un appareil où vous êtes entrée ou entré, puis confirmez.`,
        ],
        bouton: { libelle: 'Confirmer cette adresse', url: `${ctx.adressePublique}/moi?adresse=${jeton}` },
        echeance: { fort: `Ce lien vaut ${HEURES_DE_LA_DEMANDE} heures.`, suite: 'D’ici là, rien ne change.' },
        pied: [`Vous n’avez rien demandé à ${reseau}\u00a0? Ignorez ce message\u00a0: il ne se passera rien.`],
      },
    });
  });
}

/** The address that this link of hers confirms, or undefined: another person's link, too late, or used. */
export function lireAdresseDemandee(ctx: ContextePersonne, jeton: string | undefined | null): string | undefined {
  if (!estJeton(jeton ?? undefined)) return undefined;
  return ctx.db
    .select({ courriel: adressesDemandees.courriel })
    .from(adressesDemandees)
    .where(
      and(
        eq(adressesDemandees.personneId, ctx.acteur.personneId),
        eq(adressesDemandees.empreinte, empreinteDe(jeton ?? '')),
        gt(adressesDemandees.expireLe, ctx.maintenant),
      ),
    )
    .get()?.courriel;
}

/**
 * Takes the new address: what the former one opened closes, her sessions included, and both are told.
 * @throws ErreurMetier IMPOSSIBLE when the link does not serve any more, or the address is another person's meanwhile
 */
export function confirmerNouvelleAdresse(ctx: ContextePersonne, jeton: string): Correction {
  return enTransaction(ctx, (ctx) => {
    const courriel = lireAdresseDemandee(ctx, jeton);
    if (!courriel) throw impossible('Ce lien ne sert plus\u00a0: demandez de nouveau à changer d’adresse.', 'nouvelleAdresse');
    exigerLibre(ctx, courriel);
    const moi = lireMoi(ctx);
    return ecrireIdentite(ctx, moi, { prenom: moi.prenom, nom: moi.nom, courriel });
  });
}
