import { and, asc, between, count, desc, eq, lt, min, ne, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { nouveauPartage, type Partage } from '#app/commun/partage.ts';
import { demiJournee, type Jour, jourCivil, jourDe, libelleJourCourt, libellePeriode } from '#app/commun/periode.ts';
import type { Nouveaute, ReponsesAttendues, Suivi } from '#app/commun/prise.ts';
import { accorder } from '#app/commun/texte.ts';
import { ouvreLesMalles } from '#app/malles/catalogue/malles.ts';
import { laMalle, malleEnTitre } from '#app/malles/catalogue/noms.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import type { StatutReservation } from '#app/malles/reservations/reservations.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';

const salle = 'malles' as const;
const PLANNING = '/malles/planning';
const NOUVEAUTES_MAX = 5;
const ATTENDUES_MONTREES = 5;

/** What the coordination follows of the loans of the whole network; when all is well, one sentence that asks nothing. */
export function suiviDesPrets(ctx: ContextePersonne): Suivi[] {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const suivis = [enRetard(ctx, aujourdhui), sansReponse(ctx, aujourdhui), aRegler(ctx)].filter((un) => un !== null);
  if (suivis.length > 0) return suivis;
  const dehors = compter(ctx, 'en_pret').n;
  if (dehors === 0) return [];
  const phrase = `${accorder(dehors, 'malle dehors', 'malles dehors')}, aucune en retard`;
  return [{ salle, poids: 8, phrase, chemin: PLANNING, seul: true }];
}

/** How many loans are in a status, the earliest of their days, and which one when it is alone. */
function compter({ db }: ContextePersonne, statut: StatutReservation, finiAvant?: number) {
  const ou = and(eq(reservations.statut, statut), finiAvant === undefined ? undefined : lt(reservations.au, finiAvant));
  const { du, au, id } = reservations;
  const lu = db
    .select({ n: count(), du: min(du), au: min(au), id: min(id) })
    .from(reservations)
    .where(ou)
    .get();
  return { n: lu?.n ?? 0, du: lu?.du ?? 0, au: lu?.au ?? 0, chemin: lu?.n === 1 ? `/reservations/${lu.id}` : PLANNING };
}

const leJour = (jour: Jour) => `le ${libelleJourCourt(jour, false)}`;

function enRetard(ctx: ContextePersonne, aujourdhui: Jour): Suivi | null {
  const { n, au, chemin } = compter(ctx, 'en_pret', demiJournee(aujourdhui, 'matin'));
  if (n === 0) return null;
  const quand = leJour(jourDe(au));
  const phrase =
    n === 1
      ? `Une malle pas encore revenue, attendue ${quand}`
      : `${n} malles pas encore revenues, la première attendue ${quand}`;
  return { salle, poids: 2, phrase, chemin };
}

function sansReponse(ctx: ContextePersonne, aujourdhui: Jour): Suivi | null {
  const { n, du, chemin } = compter(ctx, 'demandee');
  if (n === 0) return null;
  const premier = jourDe(du);
  const quand = premier <= aujourdhui ? 'aujourd’hui' : leJour(premier);
  const phrase =
    n === 1
      ? `Une demande de malle sans réponse, elle s’éteint ${quand}`
      : `${n} demandes de malles sans réponse, la première s’éteint ${quand}`;
  return { salle, poids: 3, phrase, chemin };
}

function aRegler(ctx: ContextePersonne): Suivi | null {
  const { n, chemin } = compter(ctx, 'a_regulariser');
  if (n === 0) return null;
  const phrase = n === 1 ? 'Un prêt où il manque quelque chose, à régler' : `${n} prêts où il manque quelque chose, à régler`;
  return { salle, poids: 6, phrase, chemin };
}

const proprietaire = alias(structures, 'proprietaire');

/** The requests that this person made, or answers for, and that the keeper has not answered: the nearest first. */
export function demandesAttendues({ db, acteur }: ContextePersonne): ReponsesAttendues {
  if (!ouvreLesMalles(acteur)) return { total: 0, premieres: [] };
  const { id, du, au, auteurId, contactId } = reservations;
  const lignes = db
    .select({ id, du, au, malle: malles.nom, chez: proprietaire.nom, total: sql<number>`count(*) over ()` })
    .from(reservations)
    .innerJoin(malles, eq(malles.id, reservations.malleId))
    .innerJoin(proprietaire, eq(proprietaire.id, malles.structureId))
    .where(and(eq(reservations.statut, 'demandee'), or(eq(auteurId, acteur.personneId), eq(contactId, acteur.personneId))))
    .orderBy(asc(du), asc(id))
    .limit(ATTENDUES_MONTREES)
    .all();
  const premieres = lignes.map(({ chez, malle, ...pret }) => ({
    salle,
    phrase: `${chez}, pour ${laMalle(malle)} ${libellePeriode(pret)}`,
    chemin: `/reservations/${pret.id}`,
  }));
  return { total: lignes[0]?.total ?? 0, premieres };
}

/** The malles that the network has had since then. */
export function nouvellesMalles(ctx: ContextePersonne, depuis: Date, partage: Partage = nouveauPartage()): Nouveaute[] {
  if (!ouvreLesMalles(ctx.acteur)) return [];
  return partage(`malles.nouveautes:${depuis.getTime()}`, () => lireNouvelles(ctx, depuis));
}

function lireNouvelles({ db, maintenant }: ContextePersonne, depuis: Date): Nouveaute[] {
  return db
    .select({ slug: malles.slug, nom: malles.nom, resume: malles.resume, le: malles.creeeLe, chez: structures.nom })
    .from(malles)
    .innerJoin(structures, eq(structures.id, malles.structureId))
    .where(and(ne(malles.etat, 'retiree'), between(malles.creeeLe, depuis, maintenant)))
    .orderBy(desc(malles.creeeLe), desc(malles.id))
    .limit(NOUVEAUTES_MAX)
    .all()
    .map(({ slug, nom, resume, le, chez }) => ({
      ...{ salle, le, titre: `${malleEnTitre(nom)}\u00a0: à emprunter`, chemin: `/malles/${slug}` },
      detail: [chez, resume].filter(Boolean).join('. '),
    }));
}
