import type { CoteEchange } from '#app/troc/echanges/echanges.ts';
import { echanges, messagesEchange } from '#app/troc/echanges/tables.ts';
import type { Base } from '#db/ouvrir.ts';

/** A conversation in any status, as the verbes would have left it: one message, from whoever answers. */
export function fabriquerEchange(
  db: Base,
  {
    auteurId,
    texte = 'Votre annonce nous intéresse : quand pourrions-nous venir ?',
    cote = 'reponse',
    ...champs
  }: Partial<typeof echanges.$inferInsert> & {
    annonceId: number;
    structureId: number;
    auteurId: number;
    texte?: string;
    cote?: CoteEchange;
  },
) {
  const statut = champs.statut ?? 'ouvert';
  const le = champs.ouvertLe ?? new Date('2026-03-16T09:00:00Z');
  const rdv = statut === 'rendez_vous' ? { rdvJour: '2026-04-14', rdvMoment: 'matin' as const, rdvLieu: 'Sur place' } : {};
  const ligne = db
    .insert(echanges)
    .values({
      ...{ ouvertLe: le, modifieLe: le, dernierLe: le, dernierCote: cote, finiLe: statut === 'ouvert' ? null : le },
      suite: statut === 'regle' ? 'Prêt des tapis en mai.' : null,
      ...rdv,
      ...champs,
      statut,
    })
    .returning()
    .get();
  db.insert(messagesEchange).values({ echangeId: ligne.id, cote, auteurId, ecritLe: le, texte }).run();
  return ligne;
}
