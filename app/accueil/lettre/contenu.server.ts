import type { ContextePersonne } from '#app/commun/contexte.ts';
import type { Partage } from '#app/commun/partage.ts';
import { type Jour, jourCivil, jourDe, libelleJour } from '#app/commun/periode.ts';
import type { Attente, Evenement, Nouveaute } from '#app/commun/prise.ts';
import { periodeDesSemaines } from '#app/commun/semaines.ts';
import { listEvenements } from '../agenda.server.ts';
import { enLigne, parDate, quandEtOu, unParJour } from '../agenda.ts';
import { listAttentes } from '../attentes.server.ts';
import { PRISES } from '../prises.server.ts';
import type { ContenuDeLettre, Point } from './lettre-du-lundi.ts';

const SEMAINES = 2;

/**
 * What Monday's letter tells someone.
 * @param bornes.depuis what was published before, she has been told; `concerneDepuis`: same, for what concerns her
 */
export function lireContenu(
  ctx: ContextePersonne,
  { depuis, concerneDepuis, lundi, partage }: { depuis: Date; concerneDepuis: Date; lundi: Jour; partage: Partage },
): ContenuDeLettre {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const dues = listAttentes(ctx);
  const attendus = new Set(dues.map(({ lien }) => lien.chemin));
  const { pourVous, recherches, dits } = lireCeQuiConcerne(ctx, { depuis, neufDepuis: concerneDepuis, partage });
  return {
    attentes: dues.map((attente) => enPointAttendu(attente, aujourdhui)),
    ...{ pourVous, recherches },
    pres: unePar(
      dits,
      PRISES.flatMap((prise) => prise.presDeChezMoi?.(ctx, depuis, partage) ?? []),
    ),
    dates: lireDates(ctx, lundi, aujourdhui),
    satisfaits: unePar(
      dits,
      PRISES.flatMap((prise) => prise.satisfaits?.(ctx, depuis, partage) ?? []),
    ),
    nouvelles: unePar(
      dits,
      PRISES.flatMap((prise) => prise.nouveautes?.(ctx, depuis, partage) ?? [])
        .filter(({ salle, chemin }) => salle !== 'cellule' && !attendus.has(chemin))
        .sort((a, b) => b.le.getTime() - a.le.getTime()),
    ),
  };
}

/**
 * What was published since then and answers this person, or what she looks for; and the addresses told so far.
 * @param bornes.neufDepuis what is older she was told the same day: it is not told again, here nor further down
 */
export function lireCeQuiConcerne(
  ctx: ContextePersonne,
  { depuis, neufDepuis, partage }: { depuis: Date; neufDepuis: Date; partage: Partage },
) {
  const dits = new Set<string>();
  const pourVous = unePar(
    dits,
    PRISES.flatMap((prise) => prise.pourMaStructure?.(ctx, depuis, partage) ?? []),
    neufDepuis,
  );
  const recherches = unePar(
    dits,
    PRISES.flatMap((prise) => prise.trouvaillesGardees?.(ctx, depuis, partage) ?? []),
    neufDepuis,
  );
  return { pourVous, recherches, dits };
}

/** The same page is told once, where it matters most. */
function unePar(dits: Set<string>, nouveautes: readonly Nouveaute[], neufDepuis?: Date): Point[] {
  return nouveautes.flatMap(({ le, titre, detail, chemin }) => {
    if (dits.has(chemin)) return [];
    dits.add(chemin);
    return neufDepuis && le < neufDepuis ? [] : [{ fort: titre, detail, chemin }];
  });
}

function enPointAttendu({ titre, suite, echeance, lien }: Attente, aujourdhui: Jour): Point {
  const jour = libelleJour(echeance);
  // The sentence often says the day already.
  const quand = echeance > aujourdhui && !suite.includes(jour) ? `Pour le ${jour}. ` : '';
  return { fort: titre, detail: `${quand}${suite}`, chemin: lien.chemin };
}

/** Mine, and what is open to the whole network. */
function lireDates(ctx: ContextePersonne, lundi: Jour, aujourdhui: Jour): Point[] {
  const prevus = listEvenements(ctx, periodeDesSemaines(lundi, SEMAINES)).filter(
    ({ mien, pourTous, etat }) => (mien || pourTous) && etat === 'prevu',
  );
  return unParJour(prevus)
    .filter(({ periode }) => jourDe(periode.au) >= aujourdhui)
    .sort((a, b) => parDate(a, b) || (a.cle < b.cle ? -1 : 1))
    .map(enPointDate);
}

const enPointDate = (evenement: Evenement): Point => ({
  fort: evenement.titre,
  detail: quandEtOu({ ...enLigne(evenement), longue: true }),
  chemin: evenement.chemin,
});
