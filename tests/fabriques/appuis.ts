import { appuis, competencesAppui, invitationsAppui } from '#app/troc/appuis/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { fabriquerEquipe } from './reseau.ts';

/** The session of every appui that has one: the Monday of the tests. */
const SEANCE = { seanceJour: '2026-03-23', seanceHeure: 570, seanceDuree: 120, seanceLieu: 'La salle du haut' };

/**
 * An appui in any status, as the verbes would have left it: of a structure that is made when none is given; once people are
 * invited, with one, from another team when none is given, who can as soon as a session is fixed.
 * @param champs.competences ids of terms kept
 * @param champs.inviteeId who is invited
 */
export function fabriquerAppui(
  db: Base,
  {
    competences = [],
    inviteeId,
    reponse,
    ...champs
  }: Partial<typeof appuis.$inferInsert> & {
    competences?: readonly number[];
    inviteeId?: number;
    reponse?: 'oui' | 'non' | null;
  } = {},
) {
  const equipe = champs.structureId === undefined ? fabriquerEquipe(db) : undefined;
  const statut = champs.statut ?? 'demande';
  const le = champs.demandeLe ?? new Date('2026-03-02T09:00:00Z');
  const structureId = champs.structureId ?? equipe?.structure.id;
  const auteurId = champs.auteurId ?? equipe?.animatrice.id;
  if (structureId === undefined || auteurId === undefined) throw new Error('Un appui d’une structure donnée veut son auteur');
  const seance = ['programme', 'tenu', 'clos'].includes(statut);
  const clos = statut === 'clos';
  const appui = db
    .insert(appuis)
    .values({
      ...{ titre: 'Nous aider à évaluer notre projet', demandeLe: le, modifieLe: le },
      ...(seance ? { ...SEANCE, seanceFixeeLe: le } : {}),
      ...(clos ? { compteRendu: 'Trois questions suffisent.', compteRenduParId: auteurId, compteRenduLe: le } : {}),
      finiLe: clos || statut === 'retire' ? le : null,
      ...champs,
      ...{ statut, structureId, auteurId },
    })
    .returning()
    .get();
  if (competences.length > 0)
    db.insert(competencesAppui)
      .values(competences.map((competenceId) => ({ appuiId: appui.id, competenceId })))
      .run();
  if (statut === 'demande' || statut === 'retire') return { appui, invitation: undefined };
  const dite = reponse === undefined ? (seance ? 'oui' : null) : reponse;
  const invitation = db
    .insert(invitationsAppui)
    .values({
      ...{ appuiId: appui.id, personneId: inviteeId ?? fabriquerEquipe(db).animatrice.id, inviteeLe: le },
      ...{ reponse: dite, reponduLe: dite === null ? null : le, intervientLe: seance ? le : null },
    })
    .returning()
    .get();
  return { appui, invitation };
}
