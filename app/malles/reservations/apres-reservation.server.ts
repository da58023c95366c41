import type { ContextePersonne } from '#app/commun/contexte.ts';
import { libellePeriode } from '#app/commun/periode.ts';
import { avisDeReservation } from './avis.ts';
import { getReservation } from './dossiers.server.ts';
import { prete } from './reservations.ts';
import type { SaisieReservation } from './saisie.ts';

/** Where one goes once a malle is booked, and the sentences shown there; who hands it over at once goes straight to it. */
export function apresReservation(
  ctx: ContextePersonne,
  id: number,
  { suite, autres = [] }: Pick<SaisieReservation, 'suite' | 'autres'>,
): [chemin: string, avis: { titre: string; texte: string }] {
  const { ligne, malle, proprietaire, relations } = getReservation(ctx, id);
  const laPrete = prete(relations);
  const chemin = `/reservations/${id}`;
  return [
    suite === 'remettre' && laPrete && ligne.statut === 'acceptee' ? `${chemin}/remettre` : chemin,
    avisDeReservation({
      ...{ demandee: ligne.statut === 'demandee', malle: malle.nom, dates: libellePeriode(ligne) },
      ...{ proprietaire: proprietaire.nom, garde: relations.includes('proprietaire'), combien: 1 + autres.length },
    }),
  ];
}
