import { and, asc, count, eq, exists, isNotNull, isNull, lt, notExists, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterDelai, jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import type { AVerifier } from '#app/commun/prise.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { comptes } from '#app/reseau/comptes/tables.ts';
import { fonctions } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';

const MONTREES = 50;
const UN_AN = 365;
/** A structure that has just come is left the time to settle. */
const JOURS_D_ARRIVEE = 30;
const UN = { un: sql`1` };

interface Demande {
  cle: string;
  titre: string;
  pourquoi: string;
  ou: SQL | undefined;
  geste: string;
  chemin(id: number): string;
  /** What is said after the name. */
  suite?(ligne: { confirmeeLe: Date | null; creeeLe: Date; courriel: string | null }): string;
}

/** What is not true any more of the structures, the gravest first. Two queries a kind, whatever the network's size. */
export function structuresAVerifier(ctx: ContextePersonne): AVerifier[] {
  return demandes(ctx).flatMap((demande) => lire(ctx, demande));
}

function demandes(ctx: ContextePersonne): Demande[] {
  const { db, maintenant, fuseau } = ctx;
  const enPlace = and(eq(fonctions.structureId, structures.id), enFonction(jourCivil(maintenant, fuseau)));
  const responsables = db
    .select(UN)
    .from(fonctions)
    .where(and(enPlace, eq(fonctions.responsable, true)));
  const entrees = db.select(UN).from(fonctions).innerJoin(comptes, eq(comptes.id, fonctions.personneId)).where(enPlace);
  const unAn = ajouterDelai(maintenant, -UN_AN);
  const autre = alias(structures, 'autre');
  // Read once, and not once a structure.
  const partagees = db
    .select({ adresse: sql`lower(${autre.courriel})` })
    .from(autre)
    .where(and(isNull(autre.partieLe), isNotNull(autre.courriel)))
    .groupBy(sql`lower(${autre.courriel})`)
    .having(sql`count(*) > 1`);
  const quand = (instant: Date) => libelleJourCourt(jourCivil(instant, fuseau));
  return [
    {
      cle: 'sans-responsable',
      titre: 'Structures sans responsable',
      pourquoi: 'Personne ne peut répondre en leur nom : ni aux stages, ni à vous.',
      ou: notExists(responsables),
      geste: 'Inviter une direction',
      chemin: (id) => `/reseau/structures/${id}/inviter`,
    },
    {
      cle: 'jamais-connectees',
      titre: 'Structures où personne n’est encore entré',
      pourquoi: 'Elles ne voient ni les stages ni l’annuaire : un appel vaut mieux qu’un courriel de plus.',
      ou: and(exists(responsables), notExists(entrees), lt(structures.creeeLe, ajouterDelai(maintenant, -JOURS_D_ARRIVEE))),
      geste: 'Inviter de nouveau',
      chemin: (id) => `/reseau/structures/${id}/inviter`,
    },
    {
      cle: 'sans-commune',
      titre: 'Structures sans commune',
      pourquoi: 'Elles manquent sur la carte, et personne ne sait à quelle distance elles sont.',
      ou: isNull(structures.communeCode),
      geste: 'Compléter la page',
      chemin: (id) => `/reseau/structures/${id}/modifier`,
    },
    {
      cle: 'non-confirmees',
      titre: 'Pages que personne n’a relues depuis un an',
      pourquoi: 'Une page juste se relit une fois par an ; la structure a dû recevoir un courriel pour le faire.',
      ou: or(lt(structures.confirmeeLe, unAn), and(isNull(structures.confirmeeLe), lt(structures.creeeLe, unAn))),
      geste: 'Relire la page',
      chemin: (id) => `/reseau/structures/${id}`,
      suite: ({ confirmeeLe, creeeLe }) =>
        confirmeeLe ? `relue le ${quand(confirmeeLe)}` : `pas relue depuis le ${quand(creeeLe)}`,
    },
    {
      cle: 'meme-adresse',
      titre: 'Structures qui ont la même adresse électronique',
      pourquoi: 'C’est peut-être un doublon, ou une adresse recopiée par erreur.',
      ou: sql`lower(${structures.courriel}) in ${partagees}`,
      geste: 'Corriger la page',
      chemin: (id) => `/reseau/structures/${id}/modifier`,
      suite: ({ courriel }) => courriel ?? '',
    },
  ];
}

function lire({ db }: ContextePersonne, demande: Demande): AVerifier[] {
  const { cle, titre, pourquoi, geste, chemin, suite } = demande;
  const ou = and(isNull(structures.partieLe), demande.ou);
  const total = db.select({ n: count() }).from(structures).where(ou).get()?.n ?? 0;
  if (total === 0) return [];
  const lignes = db
    .select({
      ...{ id: structures.id, nom: structures.nom, commune: communes.nom, courriel: structures.courriel },
      ...{ confirmeeLe: structures.confirmeeLe, creeeLe: structures.creeeLe },
    })
    .from(structures)
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(ou)
    .orderBy(...(cle === 'meme-adresse' ? [sql`lower(${structures.courriel})`] : []), asc(structures.nomPlie), asc(structures.id))
    .limit(MONTREES)
    .all()
    .map(({ id, nom, commune, ...reste }) => ({
      phrase: [nom, commune, suite?.(reste)].filter(Boolean).join(', '),
      chemin: chemin(id),
      geste,
    }));
  return [{ cle, titre, pourquoi, total, lignes }];
}
