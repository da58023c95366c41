import type { AuNomDe, Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible, interdit } from '#app/commun/erreurs.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { responsablesDe } from '#app/reseau/personnes/equipes.server.ts';
import { type Dossier, etatDuStage, relationsDe } from './dossiers.server.ts';
import { actesOuverts, gardesDuStage } from './etat.ts';
import { libelleActe, type StageDit } from './questions.ts';
import { droitsStage, type RelationStage, TRANSITIONS_PERSONNELLES, type TransitionStage } from './stages.ts';

/** Someone whose answer the coordination may note, with what she could do herself. */
interface Repondante {
  id: number;
  nom: string;
  actes: TransitionStage[];
}

/** Those who commit a structure of the stage, and those who go: their consent and signatures aside. */
function repondantes(ctx: Contexte, d: Dossier): Repondante[] {
  const lieux = d.ligne.propositionNumero > 0 ? [d.origine, d.accueil] : [d.origine];
  const engagent = lieux.flatMap((structure) =>
    responsablesDe(ctx, structure.id).map(({ id, nom }) => ({
      id,
      nom: `${nom}, ${structure.nom}`,
      responsableDe: [structure.id],
    })),
  );
  const partent = d.stagiaires.map(({ id, nom }) => ({ id, nom, responsableDe: [] }));
  return [...engagent, ...partent].map(({ id, nom, responsableDe }) => {
    const relations = relationsDe(ctx, d, { personneId: id, nom, roles: [], responsableDe, membreDe: [] });
    return { id, nom, actes: ouvertsA(ctx, d, relations, id).filter((acte) => !TRANSITIONS_PERSONNELLES.includes(acte)) };
  });
}

function ouvertsA(ctx: Contexte, d: Dossier, relations: readonly RelationStage[], id: number): TransitionStage[] {
  return actesOuverts(d.ligne.statut, relations, gardesDuStage(etatDuStage(ctx, d, relations, id)));
}

/** What the coordination may note for someone else, beyond what is open to herself. */
export function aNoter(ctx: ContextePersonne, d: Dossier, dit: StageDit): { nom: TransitionStage; libelle: string }[] {
  if (!peut(droitsStage, 'noterReponse', dit.relations)) return [];
  const noms = new Set(repondantes(ctx, d).flatMap(({ actes }) => actes.filter((acte) => !dit.actes.includes(acte))));
  // The answer that is awaited first; what the side that offered may say stands apart, last.
  return [...noms]
    .sort((a, b) => Number(a === 'retirer') - Number(b === 'retirer'))
    .map((nom) => ({ nom, libelle: libelleActe(nom, dit) }));
}

/** For whom the coordination may note this act now. */
export function pourQuiNoter(ctx: ContextePersonne, d: Dossier, nom: TransitionStage): { id: number; nom: string }[] {
  return repondantes(ctx, d)
    .filter(({ actes }) => actes.includes(nom))
    .map(({ id, nom: qui }) => ({ id, nom: qui }));
}

/**
 * The context in which the coordination notes an answer given by someone else.
 * @throws ErreurMetier INTERDIT to anyone else; IMPOSSIBLE when the person or the channel is missing
 */
export function auNomDe(
  ctx: ContextePersonne,
  personneId: number | undefined,
  canal: AuNomDe['canal'] | undefined,
): ContextePersonne {
  if (!ctx.acteur.roles.includes('coordination')) throw interdit();
  const acteur = personneId === undefined ? undefined : getActeur(ctx, personneId);
  if (!acteur) throw impossible('Choisissez la personne qui a répondu.', 'auNomDe');
  if (canal === undefined) throw impossible('Dites comment la réponse vous est parvenue.', 'canal');
  return { ...ctx, auNomDe: { acteur, canal } };
}
