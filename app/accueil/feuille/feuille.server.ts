import { vacancesScolaires } from '#app/commun/calendrier.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, feuillet, type Jour, jourCivil, jourDe, libelleJour, lundiDe } from '#app/commun/periode.ts';
import type { Evenement, Salle } from '#app/commun/prise.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { periodeDesSemaines } from '#app/commun/semaines.ts';
import { qrDe } from '#app/reseau/comptes/qr.server.ts';
import { TELEPHONE_COORDINATION, ZONE_SCOLAIRE } from '#app/reseau/reglages.ts';
import { nombreDeStructures } from '#app/reseau/structures/structures.server.ts';
import { enTeteDuReseau } from '#app/services/territoire.server.ts';
import { ouvreLeTroc } from '#app/troc/stages/listes.server.ts';
import { listEvenements } from '../agenda.server.ts';
import { enLigne, quandEtOu, unParJour } from '../agenda.ts';
import { PRISES } from '../prises.server.ts';
import { couper, DATES_MAX, DETAIL_DE_DATE_MAX, mettreEnPage, TITRE_DE_DATE_MAX } from './feuille-du-reseau.ts';

/** As far as one writes in one's diary at a meeting. */
const SEMAINES = 12;

interface DateANoter {
  cle: string;
  iso: Jour;
  salle: Salle;
  titre: string;
  detail: string;
}

/** The sheet that is printed for each meeting: what the whole network may read on a wall, and nothing that is one person's. */
export function getFeuille(ctx: ContextePersonne) {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const { nom, territoire } = enTeteDuReseau(ctx.db);
  const combien = nombreDeStructures(ctx);
  const url = `${ctx.adressePublique}/feuille`;
  return {
    ...{ nom, sous: [`${combien} structure${combien > 1 ? 's' : ''}`, territoire].filter(Boolean).join(', ') },
    date: libelleJour(aujourdhui, true),
    rubriques: mettreEnPage(PRISES.flatMap((prise) => prise.feuille?.(ctx) ?? [])),
    // Whoever does not see the troc is told nothing of what it holds.
    rien: ouvreLeTroc(ctx.acteur) ? 'Personne ne cherche ni ne propose rien pour l’instant.' : '',
    dates: listDates(ctx, aujourdhui).map(({ iso, ...date }) => ({ ...date, iso, feuillet: feuillet(iso) })),
    telephone: lireReglage(ctx.db, TELEPHONE_COORDINATION),
    adresse: url.replace(/^https?:\/\//, ''),
    qr: qrDe(url),
  };
}
export type FeuilleDuReseau = ReturnType<typeof getFeuille>;

/** What is open to everybody, and the school holidays, in order. */
function listDates(ctx: ContextePersonne, aujourdhui: Jour): DateANoter[] {
  const periode = periodeDesSemaines(lundiDe(aujourdhui), SEMAINES);
  const prevus = listEvenements(ctx, periode).filter(({ pourTous, etat }) => pourTous && etat === 'prevu');
  const evenements = unParJour(prevus).map(enDate);
  const vacances = vacancesScolaires(lireReglage(ctx.db, ZONE_SCOLAIRE), periode).map(
    ({ nom, du, au }): DateANoter => ({
      ...{ cle: `vacances-${du}`, iso: du, salle: 'maison', titre: `Vacances scolaires\u00a0: ${nom}` },
      detail: `Jusqu’au ${libelleJour(au)}`,
    }),
  );
  return [...evenements, ...vacances]
    .filter(({ iso }) => iso >= aujourdhui && iso <= ajouterJours(aujourdhui, SEMAINES * 7))
    .sort((a, b) => (a.iso < b.iso ? -1 : a.iso > b.iso ? 1 : 0))
    .slice(0, DATES_MAX);
}

const enDate = (evenement: Evenement): DateANoter => ({
  ...{ cle: evenement.cle, iso: jourDe(evenement.periode.du), salle: evenement.salle },
  titre: couper(evenement.titre, TITRE_DE_DATE_MAX),
  detail: couper(quandEtOu(enLigne(evenement)), DETAIL_DE_DATE_MAX),
});
