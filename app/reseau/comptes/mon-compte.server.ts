import { and, eq, isNull } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { jourCivil, libelleInstant } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { LIBELLE_FONCTION, nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { NOM_RESEAU } from '#app/reseau/reglages.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { comptes } from './tables.ts';

/** What a person reads and changes of herself on `/moi`. */
export interface MonCompte {
  nom: string;
  courriel: string | null;
  telephone: string | null;
  montrerCourriel: boolean;
  montrerTelephone: boolean;
  motDePasse: boolean;
  fonctions: { id: number; fonction: string; structureId: number; structure: string }[];
  /** Words that her password may not be made of. */
  motsPersonnels: string[];
}

function lirePersonne(ctx: ContextePersonne) {
  const ligne = ctx.db
    .select({ personne: personnes, motDePasse: comptes.motDePasse })
    .from(personnes)
    .innerJoin(comptes, eq(comptes.id, personnes.id))
    .where(eq(personnes.id, ctx.acteur.personneId))
    .get();
  if (!ligne) throw introuvable();
  return ligne;
}

export function getMonCompte(ctx: ContextePersonne): MonCompte {
  const { personne, motDePasse } = lirePersonne(ctx);
  const siennes = ctx.db
    .select({
      id: fonctions.id,
      fonction: fonctions.fonction,
      intitule: fonctions.intitule,
      structure: structures.nom,
      structureId: structures.id,
    })
    .from(fonctions)
    .innerJoin(structures, eq(structures.id, fonctions.structureId))
    .where(and(eq(fonctions.personneId, personne.id), enFonction(jourCivil(ctx.maintenant, ctx.fuseau))))
    .all();
  const { courriel, telephone, montrerCourriel, montrerTelephone } = personne;
  return {
    nom: nomComplet(personne),
    courriel,
    telephone,
    montrerCourriel,
    montrerTelephone,
    motDePasse: motDePasse !== null,
    fonctions: siennes.map(({ intitule, fonction, ...reste }) => ({
      ...reste,
      fonction: intitule ?? LIBELLE_FONCTION[fonction],
    })),
    motsPersonnels: [personne.prenom, personne.nom, courriel ?? '', lireReglage(ctx.db, NOM_RESEAU)].filter(Boolean),
  };
}

/** The stored hash, to be verified before the verbe; null without a password. */
export function lireEmpreinteDuMotDePasse(ctx: ContextePersonne): string | null {
  return lirePersonne(ctx).motDePasse;
}

/** Changes what others see of oneself. */
export function changerCoordonnees(
  ctx: ContextePersonne,
  saisie: { telephone: string | null; montrerCourriel: boolean; montrerTelephone: boolean },
): void {
  enTransaction(ctx, (ctx) => {
    const { personne } = lirePersonne(ctx);
    const avant = { montrerCourriel: personne.montrerCourriel, montrerTelephone: personne.montrerTelephone };
    ctx.db
      .update(personnes)
      .set({ ...saisie, version: personne.version + 1 })
      .where(eq(personnes.id, personne.id))
      .run();
    journaliser(ctx, {
      domaine: 'reseau',
      objet: 'personne',
      objetId: personne.id,
      acte: 'changer_coordonnees',
      resume: 'a changé ce que les autres voient de ses coordonnées',
      avant,
      apres: { montrerCourriel: saisie.montrerCourriel, montrerTelephone: saisie.montrerTelephone },
    });
  });
}

/**
 * Writes a new password, or takes it away, and tells its owner by mail: if it was not her, she learns it.
 * Hashing and verifying were awaited before; the row must still hold the hash that was verified.
 * @param saisie.avant the hash verified, null when there was none
 * @param saisie.apres the new hash, null to enter by mail only
 * @throws ErreurMetier IMPOSSIBLE when the password changed meanwhile
 */
export function ecrireMotDePasse(ctx: ContextePersonne, saisie: { avant: string | null; apres: string | null }): void {
  enTransaction(ctx, (ctx) => {
    const { personne } = lirePersonne(ctx);
    const inchange = saisie.avant === null ? isNull(comptes.motDePasse) : eq(comptes.motDePasse, saisie.avant);
    const { changes } = ctx.db
      .update(comptes)
      .set({ motDePasse: saisie.apres })
      .where(and(eq(comptes.id, personne.id), inchange))
      .run();
    if (changes !== 1) throw impossible('Votre mot de passe vient de changer ailleurs. Relisez avant de recommencer.');
    const [acte, fait] =
      saisie.apres === null
        ? (['retirer_mot_de_passe', 'a retiré son mot de passe'] as const)
        : saisie.avant === null
          ? (['choisir_mot_de_passe', 'a choisi un mot de passe'] as const)
          : (['changer_mot_de_passe', 'a changé de mot de passe'] as const);
    journaliser(ctx, { domaine: 'reseau', objet: 'compte', objetId: personne.id, acte, resume: fait });
    if (personne.courriel) prevenir(ctx, { ...personne, courriel: personne.courriel }, saisie.apres === null);
  });
}

function prevenir(
  ctx: ContextePersonne,
  personne: { id: number; prenom: string; nom: string; courriel: string },
  retire: boolean,
): void {
  const reseau = lireReglage(ctx.db, NOM_RESEAU);
  deposerCourriel(ctx, {
    cle: `mot-de-passe-${personne.id}-${ctx.maintenant.getTime()}`,
    destinataire: { personneId: personne.id, adresse: personne.courriel, nom: nomComplet(personne) },
    sujet: retire ? 'Votre mot de passe a été retiré' : 'Votre mot de passe a changé',
    lettre: {
      salle: 'maison',
      rubrique: 'Votre compte',
      titre: retire ? 'Votre mot de passe a été retiré' : 'Votre mot de passe a changé',
      bonjour: `Bonjour ${personne.prenom},`,
      paragraphes: [
        `C’était le ${libelleInstant(ctx.maintenant, ctx.fuseau)}. ${retire ? 'Vous entrez désormais par un lien reçu par courriel.' : 'Vos autres appareils devront entrer de nouveau.'}`,
        'Si c’était vous, vous n’avez rien à faire. Sinon, entrez par un lien et changez-le, puis prévenez la coordination.',
      ],
      bouton: { libelle: 'Ouvrir mon compte', url: `${ctx.adressePublique}/moi` },
      pied: [`Vous recevez ce message parce que vous avez un compte dans ${reseau}.`],
    },
  });
}
