import { asc, eq } from 'drizzle-orm';
import { vacancesScolaires } from '#app/commun/calendrier.server.ts';
import type { Contexte } from '#app/commun/contexte.ts';
import { ajouterJours, demiJournee, type Jour, jourCivil, lundiDe } from '#app/commun/periode.ts';
import { fermetures } from '#app/reseau/fermetures/tables.ts';
import { fonctions } from '#app/reseau/personnes/tables.ts';
import { QUALITES_DE } from '#app/reseau/signataires/signataires.ts';
import { signataires } from '#app/reseau/signataires/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import consignes from './consignes.json';

const ilYA = (ctx: Contexte, jours: number) => new Date(ctx.maintenant.getTime() - jours * 86_400_000);

/** Who signs for each structure, and what half of them say to whoever comes. */
export function semerAccueil(ctx: Contexte): void {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  for (const { id, gestion } of ctx.db.select().from(structures).orderBy(asc(structures.id)).all()) {
    semerSignataires(ctx, { id, presidence: QUALITES_DE[gestion ?? 'association'].includes('presidence'), aujourdhui });
  }
  for (const [numero, consignesStage] of Object.entries(consignes)) {
    ctx.db
      .update(structures)
      .set({ consignesStage })
      .where(eq(structures.id, Number(numero)))
      .run();
  }
}

/**
 * The president where there is one. Whoever directs has a delegation where there is none, and in two structures of three
 * besides; a mayor or the head of a CCAS is of no team, and delegates too.
 */
function semerSignataires(
  { db, ...ctx }: Contexte,
  { id, presidence, aujourdhui }: { id: number; presidence: boolean; aujourdhui: Jour },
): void {
  const equipe = db.select().from(fonctions).where(eq(fonctions.structureId, id)).orderBy(asc(fonctions.id)).all();
  const presidentes = presidence ? equipe.filter(({ fonction }) => fonction === 'presidence') : [];
  const directions = equipe.filter(({ fonction }) => fonction === 'direction' || fonction === 'coordination_evs');
  const noteParId = equipe.find(({ responsable }) => responsable)?.personneId ?? null;
  const noter = { structureId: id, noteLe: ilYA({ ...ctx, db }, 30 + id), noteParId };
  for (const { personneId, du } of presidentes) {
    db.insert(signataires)
      .values({ ...noter, personneId, qualite: 'presidence', du })
      .run();
  }
  if (presidentes.length > 0 && id % 3 === 0) return;
  // Boards meet on weekday evenings.
  const delegationDu = ajouterJours(lundiDe(ajouterJours(aujourdhui, -100 - id * 9)), id % 4);
  for (const { personneId } of directions) {
    db.insert(signataires)
      .values({ ...noter, personneId, qualite: 'delegation', delegationDu, du: delegationDu })
      .run();
  }
}

/** Closures of the coming months, some in the school holidays, in structures that the story sends nobody to. Written after it. */
export function semerFermetures(ctx: Contexte): void {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const dans = (jours: number) => ajouterJours(aujourdhui, jours);
  const vacances = vacancesScolaires('A', { du: demiJournee(dans(5), 'matin'), au: demiJournee(dans(330), 'matin') }).filter(
    ({ du, au }) => du > aujourdhui && ajouterJours(du, 6) < au,
  );
  // Where the calendar is not known yet, some weeks apart.
  const lundi = (rang: number) => lundiDe(ajouterJours(vacances[rang]?.du ?? dans(50 + rang * 55), 6));
  const uneSemaine = (rang: number) => ({ du: lundi(rang), au: ajouterJours(lundi(rang), 4) });
  const travaux = lundiDe(dans(30));
  const reunion = ajouterJours(lundiDe(dans(55)), 3);
  const FERMETURES: readonly (Pick<typeof fermetures.$inferInsert, 'structureId' | 'du' | 'au'> & { motif: string | null })[] = [
    { structureId: 5, ...uneSemaine(0), motif: 'congés de l’équipe' },
    { structureId: 7, du: lundi(1), au: ajouterJours(lundi(1), 11), motif: 'vacances scolaires' },
    { structureId: 12, du: travaux, au: ajouterJours(travaux, 2), motif: 'travaux de peinture' },
    { structureId: 15, ...uneSemaine(2), motif: 'séjour avec les jeunes' },
    { structureId: 17, du: reunion, au: reunion, motif: 'journée d’équipe' },
    { structureId: 20, ...uneSemaine(0), motif: null },
  ];
  for (const fermeture of FERMETURES) {
    ctx.db
      .insert(fermetures)
      .values({ ...fermeture, noteLe: ilYA(ctx, 20) })
      .run();
  }
}
