import { inArray } from 'drizzle-orm';
import { anneeDemandee } from '#app/commun/chiffres.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { libellePeriode } from '#app/commun/periode.ts';
import { pageDemandee } from '#app/commun/saisie.ts';
import { accorder } from '#app/commun/texte.ts';
import { listMalles } from '#app/malles/catalogue/malles.server.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { relationsDe } from '#app/malles/reservations/dossiers.server.ts';
import { peutVoirLeDetail } from '#app/malles/reservations/reservations.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { listPretsComptes, listRefusComptes } from './chiffres.server.ts';
import {
  adresseDesChiffres,
  adresseDesLignes,
  COMPTES,
  COMPTES_RESERVES,
  EST_COMPTE,
  LIBELLE_COMPTE,
  type PretCompte,
  type RefusCompte,
} from './chiffres.ts';

const PAR_PAGE = 30;

/**
 * The rows behind a figure, as far as the reader may open them: who was late, lacked or was refused is known to the two sides and
 * to the coordination alone.
 */
export function getLignesComptees(ctx: ContextePersonne, adresse: URLSearchParams) {
  const toutes = new Map(listMalles(ctx, { retirees: true }).map(({ ligne }) => [ligne.id, ligne]));
  const malle = [...toutes.values()].find(({ slug }) => slug === adresse.get('malle'));
  const compte = COMPTES.find((un) => un === adresse.get('compte')) ?? 'prets';
  const annee = anneeDemandee(adresse.get('annee'));
  const choix = { malleId: malle?.id, annee };
  const tous: (PretCompte | RefusCompte)[] =
    compte === 'refus' ? listRefusComptes(ctx, choix) : listPretsComptes(ctx, choix).filter(EST_COMPTE[compte]);
  const sien = (ligne: PretCompte | RefusCompte) => {
    const sienne = toutes.get(ligne.malleId);
    return sienne !== undefined && peutVoirLeDetail(relationsDe(ligne, sienne, ctx));
  };
  const ouverts = COMPTES_RESERVES.includes(compte) ? tous.filter(sien) : tous;
  ouverts.sort((a, b) => b.periode.du - a.periode.du || b.id - a.id);
  const pages = Math.max(1, Math.ceil(ouverts.length / PAR_PAGE));
  const page = Math.min(pages, pageDemandee(adresse));
  const montres = ouverts.slice((page - 1) * PAR_PAGE, page * PAR_PAGE);
  const noms = nomsDesStructures(ctx, montres);
  const dans = { annee, malle: malle?.slug };
  return {
    titre: [LIBELLE_COMPTE[compte], malle ? `, ${laMalle(malle.nom)}` : '', annee ? `, en ${annee}` : ''].join(''),
    phrase: phraseDOuverture(compte === 'refus' ? 'refus' : 'prêt', tous.length, ouverts.length),
    retour: adresseDesChiffres(dans),
    lignes: montres.map((une) => ({
      ...{ id: une.id, malle: toutes.get(une.malleId)?.nom ?? '', structure: noms.get(une.structureId) ?? '' },
      ...{ quand: libellePeriode(une.periode, true), pret: 'retour' in une, suite: sien(une) ? suiteDe(une) : '' },
    })),
    ...{ page, pages, adresse: adresseDesLignes({ ...dans, compte }) },
  };
}

const nomsDesStructures = ({ db }: ContextePersonne, lignes: readonly { structureId: number }[]): Map<number, string> =>
  new Map(
    db
      .select({ id: structures.id, nom: structures.nom })
      .from(structures)
      .where(
        inArray(
          structures.id,
          lignes.map(({ structureId }) => structureId),
        ),
      )
      .all()
      .map(({ id, nom }) => [id, nom]),
  );

/** What became of it, to those who may know. */
function suiteDe(ligne: PretCompte | RefusCompte): string {
  if (!('retour' in ligne)) return '';
  const retour = { a_l_heure: 'Rendue à l’heure', en_retard: 'En retard' };
  return [
    ligne.retour ? retour[ligne.retour] : 'En prêt',
    ligne.manques > 0 ? accorder(ligne.manques, 'objet perdu ou abîmé', 'objets perdus ou abîmés') : '',
    ligne.relais ? `de main en main${ligne.km > 0 ? ` (${ligne.km}\u00a0km épargnés)` : ''}` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** « 12 prêts, dont 3 que vous pouvez ouvrir. » */
function phraseDOuverture(quoi: 'prêt' | 'refus', tous: number, ouverts: number): string {
  const combien = accorder(tous, quoi, quoi === 'refus' ? 'refus' : 'prêts');
  if (tous === 0) return `Aucun ${quoi}.`;
  if (ouverts === tous) return `${combien}.`;
  const siens = 'ceux de votre structure et des malles qu’elle garde';
  return ouverts === 0
    ? `${combien}. Vous n’en ouvrez aucun\u00a0: on n’ouvre ici que ${siens}.`
    : `${combien}, dont ${ouverts} que vous pouvez ouvrir\u00a0: ${siens}.`;
}
