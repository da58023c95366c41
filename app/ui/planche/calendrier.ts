import { ajouterJours, feuillet, libelleJour } from '#app/commun/periode.ts';
import type { JourDAgenda, SemaineDAgenda } from '../agenda.tsx';
import type { SemaineDeMois } from '../mois-roulant.tsx';

const DEBUT = '2026-03-23';
const MARQUES = ['2026-03-24', '2026-04-01', '2026-04-07', '2026-04-23'];
const enVacances = (iso: string) => iso >= '2026-04-04' && iso <= '2026-04-19';
const sept = (lundi: string) => Array.from({ length: 7 }, (_, rang) => ajouterJours(lundi, rang));

/** Five weeks that never move: the sheet shows shapes, not today. */
export const SEMAINES: SemaineDeMois[] = Array.from({ length: 5 }, (_, rang) => ({
  mois: ['mars', 'avril'][rang] ?? null,
  jours: sept(ajouterJours(DEBUT, 7 * rang)).map((iso) => ({
    iso,
    texte: feuillet(iso).quantieme,
    libelle: libelleJour(iso),
    classes: [
      ...(iso === DEBUT ? ['auj'] : []),
      ...(enVacances(iso) ? ['vac'] : []),
      ...(iso === '2026-04-06' ? ['fer'] : []),
      ...(MARQUES.includes(iso) ? ['marque-jour'] : []),
    ],
  })),
}));

function jour(iso: string, rang: number): JourDAgenda {
  const { quantieme, mois } = feuillet(iso);
  const genre = iso === '2026-04-06' ? 'ferie' : enVacances(iso) ? 'vacances' : rang > 4 ? 'fin-semaine' : 'ordinaire';
  const mention = genre === 'ferie' ? 'férié' : iso === '2026-04-04' ? 'vacances' : undefined;
  return { iso, texte: quantieme === '1er' ? `1er ${mois}` : quantieme, genre, mention, aujourdhui: iso === '2026-03-31' };
}

const evenement = { chemin: '/ui', dates: 'du mardi 7 au mercredi 8 avril' };

export const AGENDA: SemaineDAgenda[] = [
  {
    jours: sept('2026-03-30').map(jour),
    evenements: [
      {
        ...evenement,
        cle: 'a',
        salle: 'malles',
        titre: 'Malle Cirque chez vous',
        detail: 'École de Pageas',
        du: 1,
        au: 5,
        mien: true,
      },
      {
        ...evenement,
        cle: 'b',
        salle: 'formations',
        titre: 'Tenir une trésorerie',
        detail: 'Limoges',
        du: 2,
        au: 3,
        mien: false,
      },
    ],
  },
  {
    jours: sept('2026-04-06').map(jour),
    evenements: [
      { ...evenement, cle: 'c', salle: 'troc', titre: 'Inès Roudier en stage', detail: 'Nexon', du: 2, au: 3, mien: true },
    ],
  },
];
