import { and, asc, between, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { deNom, leNom } from '#app/commun/francais.ts';
import { ajouterJours, ecartEnJours, jourCivil, libelleJour } from '#app/commun/periode.ts';
import type { Attente, Nouveaute, Suivi } from '#app/commun/prise.ts';
import { entreGuillemets, minuscule } from '#app/commun/texte.ts';
import { COMPTES, enCours } from './dossiers.server.ts';
import { toursARepondre } from './liste.server.ts';
import { reponsesTour, toursDeTable } from './tables.ts';
import { comptesDits, resteDit } from './tours-de-table.ts';

const NOUVEAUTES_MAX = 3;
const JOURS_POUR_APPELER = 2;
/** Nothing falls on that day: it only keeps the request among the others. */
const JOURS_POUR_DIRE_LA_SUITE = 14;

/** What waits for this person: the answers of her structures; for the coordination, what comes of it, and drafts. */
export function attentesDeTour(ctx: ContextePersonne): Attente[] {
  return [...reponsesAttendues(ctx), ...(ctx.acteur.roles.includes('coordination') ? aLaCoordination(ctx) : [])];
}

function reponsesAttendues(ctx: ContextePersonne): Attente[] {
  return toursARepondre(ctx).map(({ id, titre, dernierJour, structureId, structure }) => ({
    cle: `tour-${id}-${structureId}`,
    salle: 'troc',
    echeance: dernierJour,
    poids: 6,
    titre: `Répondre au tour de table ${entreGuillemets(titre)}`,
    suite: `En quelques minutes, jusqu’au ${libelleJour(dernierJour)} inclus. Sans réponse, la synthèse se fait sans ${leNom(structure)}.`,
    lien: {
      libelle: `Donner la réponse ${deNom(structure)}`,
      chemin: `/tours-de-table/${id}/repondre?structure=${structureId}`,
    },
  }));
}

function aLaCoordination(ctx: ContextePersonne): Attente[] {
  const { id, titre, statut, dernierJour, modifieLe } = toursDeTable;
  const aFinir = and(inArray(statut, ['brouillon', 'clos']), isNull(toursDeTable.suite));
  return ctx.db
    .select({ id, titre, statut, dernierJour, modifieLe })
    .from(toursDeTable)
    .where(aFinir)
    .orderBy(asc(id))
    .all()
    .map((une) =>
      une.statut === 'clos'
        ? {
            cle: `tour-suite-${une.id}`,
            salle: 'troc',
            duReseau: true,
            echeance: ajouterJours(une.dernierJour, JOURS_POUR_DIRE_LA_SUITE),
            poids: 6,
            titre: `Dire la suite de ${entreGuillemets(une.titre)}`,
            suite: 'Ce tour de table est clos. Les structures attendent ce que vous en retenez.',
            lien: { libelle: 'Dire la suite', chemin: `/tours-de-table/${une.id}#suite` },
          }
        : {
            cle: `tour-brouillon-${une.id}`,
            salle: 'troc',
            duReseau: true,
            echeance: ajouterJours(jourCivil(une.modifieLe, ctx.fuseau), JOURS_POUR_DIRE_LA_SUITE),
            poids: 9,
            titre: `Envoyer ${entreGuillemets(une.titre)}\u00a0?`,
            suite: 'Ce tour de table est encore un brouillon\u00a0: aucune structure ne l’a reçu.',
            lien: { libelle: 'Relire et envoyer', chemin: `/tours-de-table/${une.id}` },
          },
    );
}

/** What came of the tours de table, since then. */
export function nouvellesSuites(ctx: ContextePersonne, depuis: Date): Nouveaute[] {
  return ctx.db
    .select({ id: toursDeTable.id, titre: toursDeTable.titre, le: toursDeTable.suiteLe })
    .from(toursDeTable)
    .where(and(eq(toursDeTable.statut, 'clos'), between(toursDeTable.suiteLe, depuis, ctx.maintenant)))
    .orderBy(desc(toursDeTable.suiteLe), desc(toursDeTable.id))
    .limit(NOUVEAUTES_MAX)
    .all()
    .map(({ id, titre, le }) => ({
      salle: 'troc',
      le: le ?? ctx.maintenant,
      titre: `La suite d’un tour de table\u00a0: ${entreGuillemets(titre)}`,
      detail: 'Ce que la coordination en retient, et la synthèse',
      chemin: `/tours-de-table/${id}`,
    }));
}

/** « 14 structures sur 24 ont répondu, il reste 3 jours », for each that is open. */
export function suiviDesTours(ctx: ContextePersonne): Suivi[] {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  return ctx.db
    .select({ id: toursDeTable.id, dernierJour: toursDeTable.dernierJour, titre: toursDeTable.titre, ...COMPTES })
    .from(toursDeTable)
    .leftJoin(reponsesTour, eq(reponsesTour.tourId, toursDeTable.id))
    .where(enCours(ctx))
    .groupBy(toursDeTable.id)
    .orderBy(asc(toursDeTable.dernierJour), asc(toursDeTable.id))
    .all()
    .map(({ id, dernierJour, titre, donnees, demandees }) => {
      return {
        ...{ salle: 'troc', poids: 5, chemin: `/tours-de-table/${id}` },
        // One calls those who are silent in the last days; before that, mails do.
        ...(ecartEnJours(aujourdhui, dernierJour) > JOURS_POUR_APPELER || donnees === demandees ? { seul: true as const } : {}),
        phrase: `Tour de table ${entreGuillemets(titre)}\u00a0: ${minuscule(comptesDits(donnees, demandees, 'ouvert'))}, ${resteDit(dernierJour, aujourdhui)}`,
      };
    });
}
