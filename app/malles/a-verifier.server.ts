import { and, asc, count, eq, inArray, isNotNull, isNull, ne, not, or, type SQL, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { type Jour, jourCivil, libellePeriode } from '#app/commun/periode.ts';
import type { AVerifier } from '#app/commun/prise.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { fonctions } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { malles } from './catalogue/tables.ts';
import { STATUTS_VIVANTS } from './reservations/reservations.ts';
import { reservations } from './reservations/tables.ts';

const LIGNES_MONTREES = 50;

/** Malles without a home or without a keeper, loans that nobody can be called about: for the coordination. */
export function mallesAVerifier(ctx: ContextePersonne): AVerifier[] {
  if (!ctx.acteur.roles.includes('coordination')) return [];
  const jour = jourCivil(ctx.maintenant, ctx.fuseau);
  const pretee = ne(malles.etat, 'retiree');
  const sansGardienne = or(isNull(malles.gardienneId), not(enPoste(ctx.db, jour, eq(fonctions.personneId, malles.gardienneId))));
  return [
    ...desMalles(ctx, and(pretee, isNotNull(structures.partieLe)), {
      cle: 'malles-sans-structure',
      titre: 'Malles dont la structure a quitté le réseau',
      pourquoi: 'Personne ne les remet plus\u00a0: dites où elles vont, ou retirez-les du prêt.',
      geste: 'Dire où elle va',
    }),
    ...desMalles(ctx, and(pretee, isNull(structures.partieLe), sansGardienne), {
      cle: 'malles-sans-gardienne',
      titre: 'Malles que personne ne garde',
      pourquoi: 'Qui emprunte ne sait pas qui appeler.',
      geste: 'Dire qui la garde',
    }),
    ...pretsSansContact(ctx, jour),
  ];
}

/** Condition: someone of these fonctions holds one that day. */
function enPoste(db: Base, jour: Jour, qui: SQL): SQL {
  return sql`exists ${db
    .select({ un: sql`1` })
    .from(fonctions)
    .where(and(qui, enFonction(jour)))}`;
}

function desMalles(
  { db }: ContextePersonne,
  ou: SQL | undefined,
  dit: Pick<AVerifier, 'cle' | 'titre' | 'pourquoi'> & { geste: string },
) {
  const { geste, ...chose } = dit;
  const depuis = eq(structures.id, malles.structureId);
  const total = db.select({ n: count() }).from(malles).innerJoin(structures, depuis).where(ou).get()?.n ?? 0;
  if (total === 0) return [];
  const lignes = db
    .select({ slug: malles.slug, malle: malles.nom, structure: structures.nom })
    .from(malles)
    .innerJoin(structures, depuis)
    .where(ou)
    .orderBy(asc(malles.nomPlie), asc(malles.id))
    .limit(LIGNES_MONTREES)
    .all()
    .map(({ slug, malle, structure }) => ({ phrase: `${malle}, ${structure}`, chemin: `/malles/${slug}/modifier`, geste }));
  return [{ ...chose, total, lignes }];
}

/** Whom one calls is no longer of the structure that has the malle. */
function pretsSansContact({ db }: ContextePersonne, jour: Jour): AVerifier[] {
  const la = and(eq(fonctions.personneId, reservations.contactId), eq(fonctions.structureId, reservations.structureId));
  const ou = and(inArray(reservations.statut, [...STATUTS_VIVANTS]), la && not(enPoste(db, jour, la)));
  const total = db.select({ n: count() }).from(reservations).where(ou).get()?.n ?? 0;
  if (total === 0) return [];
  const lignes = db
    .select({ id: reservations.id, du: reservations.du, au: reservations.au, malle: malles.nom, structure: structures.nom })
    .from(reservations)
    .innerJoin(malles, eq(malles.id, reservations.malleId))
    .innerJoin(structures, eq(structures.id, reservations.structureId))
    .where(ou)
    .orderBy(asc(reservations.du), asc(reservations.id))
    .limit(LIGNES_MONTREES)
    .all();
  return [
    {
      cle: 'prets-sans-contact',
      titre: 'Prêts de malles dont le contact est parti',
      pourquoi: 'Qui garde la malle ne sait plus qui appeler.',
      total,
      lignes: lignes.map(({ id, malle, structure, ...periode }) => ({
        phrase: `${malle}, ${structure}, ${libellePeriode(periode)}`,
        chemin: `/reservations/${id}`,
        geste: 'Dire qui appeler',
      })),
    },
  ];
}
