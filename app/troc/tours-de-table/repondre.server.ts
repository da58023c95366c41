import { eq } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction, interesse } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible, interdit, introuvable } from '#app/commun/erreurs.ts';
import { deNom, leNom } from '#app/commun/francais.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { libelleInstant } from '#app/commun/periode.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { confirmerLaReponse } from './courriels.server.ts';
import {
  type DossierDeTour,
  gardesDe,
  getTour,
  jourDit,
  type LigneReponse,
  relationsDe,
  reponseDe,
  valeursDe,
} from './dossiers.server.ts';
import { memesValeurs, type Valeur } from './questions.ts';
import { reponsesTour, toursDeTable, valeursTour } from './tables.ts';
import { leTour } from './tours-de-table.server.ts';
import { cycleTour, droitsTour } from './tours-de-table.ts';

export interface ReponseDonnee {
  valeurs: readonly Valeur[];
  /** Its words are shown with the structure's name. */
  signee: boolean;
  /** Of the answer that was read: 0 when there was none. */
  version: number;
}

/**
 * Gives the answer of a structure, or changes it: the last one counts. The same answer sent twice is given once.
 * @throws ErreurMetier INTROUVABLE when unknown, not visible, or when the structure is not asked; INTERDIT for whoever does
 *   not commit it; IMPOSSIBLE once it is closed, or when someone else of the structure answered meanwhile
 */
export function repondreAuTour(
  ctx: ContextePersonne,
  tourId: number | undefined,
  structureId: number,
  donnee: ReponseDonnee,
): void {
  enTransaction(ctx, (tx) => {
    const d = getTour(tx, tourId);
    const reponse = reponseDe(tx, d.ligne.id, structureId);
    if (!reponse) throw introuvable();
    if (tx.auNomDe) exigerDroit(droitsTour, 'noterReponse', d.relations);
    const elle = interesse(tx);
    if (!elle.responsableDe.includes(structureId))
      throw interdit(`Cette réponse se donne par une personne qui engage ${leNom(nomDe(tx, structureId))}.`);
    if (d.statut === 'ouvert' && memeReponse(tx, reponse, donnee)) return;
    franchir(tx, cycleTour, 'repondre', {
      ...{ table: toursDeTable, domaine: 'troc', ligne: d.ligne, gardes: gardesDe(tx, d) },
      relations: relationsDe(tx, d.ligne.id, elle),
      resume: `a ${reponse.version === 0 ? 'donné' : 'changé'} la réponse ${deNom(nomDe(tx, structureId))} : ${leTour(d.ligne.titre)}`,
    });
    // One's own answer, read before on another page, is simply replaced.
    if (donnee.version !== reponse.version && reponse.personneId !== elle.personneId)
      throw impossible(phraseDeConflit(tx, reponse));
    ecrire(tx, reponse, donnee);
    if (tx.auNomDe) confirmerLaReponse(tx, d.ligne.id, { id: reponse.id, version: reponse.version + 1 });
  });
}

/** Sent again, word for word: nothing is left to do. */
function memeReponse(tx: Contexte, reponse: LigneReponse, { valeurs, signee }: ReponseDonnee): boolean {
  return reponse.version > 0 && reponse.signee === signee && memesValeurs(valeursDe(tx, reponse.id), valeurs);
}

function ecrire(tx: ContextePersonne, reponse: LigneReponse, { valeurs, signee }: ReponseDonnee): void {
  tx.db
    .update(reponsesTour)
    .set({
      ...{ version: reponse.version + 1, donneeLe: tx.maintenant, signee, canal: tx.auNomDe?.canal ?? null },
      personneId: interesse(tx).personneId,
    })
    .where(eq(reponsesTour.id, reponse.id))
    .run();
  tx.db.delete(valeursTour).where(eq(valeursTour.reponseId, reponse.id)).run();
  const lignes = valeurs.map((valeur) => ({
    ...{ reponseId: reponse.id, questionId: valeur.questionId },
    choix: valeur.genre === 'choix' ? valeur.choix : null,
    nombre: valeur.genre === 'nombre' ? valeur.nombre : null,
    texte: valeur.genre === 'texte' ? valeur.texte : null,
  }));
  tx.db.insert(valeursTour).values(lignes).run();
}

/** « Inès Roudier, le 23 mars 2026 à 9 h 02 »; empty while nobody has answered. */
export function quiARepondu(ctx: Contexte, { personneId, donneeLe }: LigneReponse): string {
  if (personneId === null || donneeLe === null) return '';
  const elle = ctx.db
    .select({ prenom: personnes.prenom, nom: personnes.nom })
    .from(personnes)
    .where(eq(personnes.id, personneId))
    .get();
  return `${elle ? nomComplet(elle) : 'quelqu’un'}, le ${libelleInstant(donneeLe, ctx.fuseau)}`;
}

const phraseDeConflit = (tx: Contexte, reponse: LigneReponse): string =>
  `Une réponse a été donnée pour ${leNom(nomDe(tx, reponse.structureId))} pendant que vous écriviez : ${quiARepondu(tx, reponse)}. Ce que vous avez écrit est là. Si vous envoyez encore, votre réponse prend la place de la sienne.`;

export function nomDe({ db }: Pick<Contexte, 'db'>, structureId: number): string {
  return db.select({ nom: structures.nom }).from(structures).where(eq(structures.id, structureId)).get()?.nom ?? '';
}

/** After an answer: what was done, and until when it may be changed. */
export function avisDeReponse(
  ctx: Contexte,
  d: Pick<DossierDeTour, 'ligne'>,
  structureId: number,
): { titre: string; texte: string } {
  const nom = nomDe(ctx, structureId);
  const jour = jourDit(ctx, d.ligne.dernierJour);
  return {
    titre: `La réponse ${deNom(nom)} est donnée`,
    texte: ctx.auNomDe
      ? `Un courriel le confirme à ${ctx.auNomDe.acteur.nom}, qui peut la changer jusqu’au ${jour} inclus.`
      : `Vous pouvez la changer jusqu’au ${jour} inclus. La coordination dira ensuite ce qu’elle en retient.`,
  };
}
