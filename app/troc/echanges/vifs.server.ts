import { and, asc, count, eq, inArray, min, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { leNom } from '#app/commun/francais.ts';
import { ajouterJours, jourCivil, jourDe, libelleJourCourt, type Periode } from '#app/commun/periode.ts';
import type { Attente, Evenement, ReponsesAttendues } from '#app/commun/prise.ts';
import { majuscule } from '#app/commun/texte.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { annonces } from '#app/troc/annonces/tables.ts';
import { preparer } from '#db/preparer.ts';
import { estDe, rendezVousDe } from './dossiers.server.ts';
import { DERNIER_MESSAGE, JOURS_POUR_REPONDRE } from './echanges.ts';
import { evenementDuRendezVous } from './evenements.server.ts';
import { attendLaReponse } from './liste.server.ts';
import { echanges } from './tables.ts';

const publie = alias(structures, 'publie');
const repond = alias(structures, 'repond');
const ATTENDUES_MONTREES = 5;

// While an échange is open, only a message or its being taken up again changes `modifieLe`: one waits since then.

const aRepondre = preparer((db) =>
  db
    .select({ n: count(), id: min(echanges.id), le: min(echanges.modifieLe) })
    .from(echanges)
    .innerJoin(annonces, eq(annonces.id, echanges.annonceId))
    .where(attendLaReponse(sql.placeholder('siennes')))
    .prepare(),
);

/** The conversations in which the other side wrote last: one line for all of them. */
export function echangesAFaire(ctx: ContextePersonne): Attente[] {
  if (ctx.acteur.membreDe.length === 0) return [];
  const lu = aRepondre(ctx.db).get({ siennes: JSON.stringify(ctx.acteur.membreDe) });
  if (!lu || lu.n === 0 || lu.id === null || lu.le === null) return [];
  const commun = {
    salle: 'troc' as const,
    echeance: ajouterJours(jourCivil(lu.le, ctx.fuseau), JOURS_POUR_REPONDRE),
    poids: 6,
  };
  if (lu.n > 1) {
    return [
      {
        ...commun,
        cle: 'echanges',
        titre: `${lu.n} échanges attendent votre réponse`,
        suite: 'D’autres structures vous ont écrit à propos d’une annonce. Un mot suffit, même pour dire non.',
        lien: { libelle: 'Lire ces échanges', chemin: '/troc/echanges' },
      },
    ];
  }
  const d = ctx.db
    .select({ titre: annonces.titre, publieId: publie.id, publie: publie.nom, repond: repond.nom })
    .from(echanges)
    .innerJoin(annonces, eq(annonces.id, echanges.annonceId))
    .innerJoin(publie, eq(publie.id, annonces.structureId))
    .innerJoin(repond, eq(repond.id, echanges.structureId))
    .where(eq(echanges.id, lu.id))
    .get();
  const autre = d && (ctx.acteur.membreDe.includes(d.publieId) ? d.repond : d.publie);
  return [
    {
      ...commun,
      cle: `echange-${lu.id}`,
      titre: `${majuscule(leNom(autre ?? ''))} vous a écrit`,
      suite: `À propos de «\u00a0${d?.titre}\u00a0». Un mot suffit, même pour dire non.`,
      lien: { libelle: 'Lire et répondre', chemin: `/troc/echanges/${lu.id}${DERNIER_MESSAGE}` },
    },
  ];
}

/** The conversations in which the reader's structures wrote last, the oldest first. */
export function reponsesDEchangeAttendues(ctx: ContextePersonne): ReponsesAttendues {
  const siennes = [...ctx.acteur.membreDe];
  if (siennes.length === 0) return { total: 0, premieres: [] };
  const lignes = ctx.db
    .select({
      ...{ id: echanges.id, titre: annonces.titre, le: echanges.modifieLe, cote: echanges.dernierCote },
      ...{ publie: publie.nom, repond: repond.nom, total: sql<number>`count(*) over ()` },
    })
    .from(echanges)
    .innerJoin(annonces, eq(annonces.id, echanges.annonceId))
    .innerJoin(publie, eq(publie.id, annonces.structureId))
    .innerJoin(repond, eq(repond.id, echanges.structureId))
    .where(
      and(
        eq(echanges.statut, 'ouvert'),
        or(
          and(eq(echanges.dernierCote, 'annonce'), inArray(annonces.structureId, siennes)),
          and(eq(echanges.dernierCote, 'reponse'), inArray(echanges.structureId, siennes)),
        ),
      ),
    )
    .orderBy(asc(echanges.modifieLe), asc(echanges.id))
    .limit(ATTENDUES_MONTREES)
    .all();
  const premieres = lignes.map((l) => {
    const depuis = libelleJourCourt(jourCivil(l.le, ctx.fuseau), false);
    const autre = l.cote === 'annonce' ? l.repond : l.publie;
    return {
      salle: 'troc' as const,
      phrase: `${majuscule(leNom(autre))}, à propos de «\u00a0${l.titre}\u00a0», depuis le ${depuis}`,
      chemin: `/troc/echanges/${l.id}${DERNIER_MESSAGE}`,
    };
  });
  return { total: lignes[0]?.total ?? 0, premieres };
}

const duCalendrier = preparer((db) => {
  const place = sql.placeholder;
  return db
    .select({
      ligne: echanges,
      ...{ titre: annonces.titre, annonce: publie.nom, reponse: repond.nom },
    })
    .from(echanges)
    .innerJoin(annonces, eq(annonces.id, echanges.annonceId))
    .innerJoin(publie, eq(publie.id, annonces.structureId))
    .innerJoin(repond, eq(repond.id, echanges.structureId))
    .where(and(estDe(place('siennes')), sql`${echanges.rdvJour} between ${place('du')} and ${place('au')}`))
    .orderBy(asc(echanges.rdvJour), asc(echanges.id))
    .prepare();
});

/** The appointments of a period; those that were called off stay, cancelled. */
export function evenementsDEchange({ db, acteur }: ContextePersonne, periode: Periode): Evenement[] {
  return duCalendrier(db)
    .all({ siennes: JSON.stringify(acteur.membreDe), du: jourDe(periode.du), au: jourDe(periode.au) })
    .flatMap(({ ligne, ...noms }) => {
      const rdv = rendezVousDe(ligne);
      return rdv ? [evenementDuRendezVous({ ...ligne, ...noms, rdv })] : [];
    })
    .filter((e) => e.periode.du <= periode.au && e.periode.au >= periode.du);
}
