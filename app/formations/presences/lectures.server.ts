import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { type DossierDInscription, lireInscriptions } from '#app/formations/inscriptions/dossiers.server.ts';
import { STATUTS_QUI_VIENNENT } from '#app/formations/inscriptions/inscriptions.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { clePresence, presencesRetenues } from './presences.ts';
import { presences } from './tables.ts';

/** A row of presence, with the name of whoever noted it. */
export type LignePresence = typeof presences.$inferSelect & { par: string };

/** Those who have a place, by structure and by name: the order of every sheet. */
export const lireParticipantes = (ctx: Contexte, formationId: number): DossierDInscription[] =>
  lireInscriptions(
    ctx,
    and(eq(inscriptions.formationId, formationId), inArray(inscriptions.statut, [...STATUTS_QUI_VIENNENT])),
  ).sort(
    (a, b) =>
      a.structure.nom.localeCompare(b.structure.nom, 'fr', { numeric: true }) ||
      a.personne.nom.localeCompare(b.personne.nom, 'fr'),
  );

/** All that was noted of the presence of some people, in the order in which it was. */
export function lirePresences({ db }: Pick<Contexte, 'db'>, inscriptionIds: readonly number[]): LignePresence[] {
  if (inscriptionIds.length === 0) return [];
  return db
    .select({ ligne: presences, prenom: personnes.prenom, nom: personnes.nom })
    .from(presences)
    .innerJoin(personnes, eq(personnes.id, presences.parId))
    .where(inArray(presences.inscriptionId, [...inscriptionIds]))
    .orderBy(asc(presences.id))
    .all()
    .map(({ ligne, prenom, nom }) => ({ ...ligne, par: nomComplet({ prenom, nom }) }));
}

/** What counts, by « inscription:séance ». */
export const lireRetenues = (ctx: Pick<Contexte, 'db'>, inscriptionIds: readonly number[]): Map<string, LignePresence> =>
  presencesRetenues(lirePresences(ctx, inscriptionIds));

/** What counts of someone’s half-day; undefined while nothing is noted. */
export const estNotee = (retenues: ReadonlyMap<string, LignePresence>, inscriptionId: number, seanceId: number) =>
  retenues.get(clePresence({ inscriptionId, seanceId }));
