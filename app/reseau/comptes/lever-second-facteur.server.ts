import { eq } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { DROITS_RESEAU, relationsReseau } from '#app/reseau/droits-reseau.ts';
import { nomComplet, normaliserCourriel } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { prevenirDuSecondFacteur } from './lettres-comptes.server.ts';
import { aDeuxTemps, effacerSecondFacteur } from './second-facteur.server.ts';
import { comptes, sessions } from './tables.ts';

export interface Levee {
  nom: string;
  /** False when no code was asked of her: nothing was written. */
  leve: boolean;
}

/** Whether the coordination may lift it: someone else's, when there is one. */
export function peutLever(ctx: ContextePersonne, personneId: number): boolean {
  if (!peut(DROITS_RESEAU, 'lever_deux_temps', relationsReseau(ctx.acteur))) return false;
  return personneId !== ctx.acteur.personneId && aDeuxTemps(ctx.db, personneId);
}

/**
 * Lifts the second factor of someone who lost her telephone and her recovery codes: her sessions close, she is told by
 * mail, and enters again by her first way in.
 * @throws ErreurMetier INTROUVABLE for all but the coordination; IMPOSSIBLE for oneself
 */
export function leverSecondFacteur(ctx: ContextePersonne, personneId: number): Levee {
  if (!peut(DROITS_RESEAU, 'lever_deux_temps', relationsReseau(ctx.acteur))) throw introuvable();
  if (personneId === ctx.acteur.personneId) {
    throw impossible('Le vôtre se retire sur votre page, ou par une autre personne de la coordination.');
  }
  return lever(ctx, personneId);
}

/** The same from the server's shell, so that a coordination of one is never locked out. @param courriel her address */
export function leverDepuisLeServeur(ctx: Contexte, courriel: string): Levee {
  const personne = ctx.db
    .select({ id: personnes.id })
    .from(personnes)
    .where(eq(personnes.courriel, normaliserCourriel(courriel)))
    .get();
  if (!personne) throw impossible('Personne n’a cette adresse dans le réseau.');
  return lever(ctx, personne.id);
}

function lever(ctx: Contexte, personneId: number): Levee {
  return enTransaction(ctx, (ctx) => {
    const personne = ctx.db
      .select({ prenom: personnes.prenom, nom: personnes.nom })
      .from(personnes)
      .innerJoin(comptes, eq(comptes.id, personnes.id))
      .where(eq(personnes.id, personneId))
      .get();
    if (!personne) throw introuvable();
    const nom = nomComplet(personne);
    const demande = aDeuxTemps(ctx.db, personneId);
    effacerSecondFacteur(ctx, personneId);
    if (!demande) return { nom, leve: false };
    ctx.db.delete(sessions).where(eq(sessions.userId, personneId)).run();
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'compte', objetId: personneId, acte: 'lever_deux_temps' },
      resume: `a levé le code en plus demandé à ${nom}${ctx.acteur.personneId === null ? ', depuis le serveur' : ''}`,
    });
    prevenirDuSecondFacteur(ctx, personneId, 'leve');
    return { nom, leve: true };
  });
}
