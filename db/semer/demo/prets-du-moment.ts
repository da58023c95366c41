import type { Contexte } from '#app/commun/contexte.ts';
import { ajouterJours, type Jour } from '#app/commun/periode.ts';
import { jourDans, unMardi } from './gens.ts';
import { type Fin, type PretDemo, premierPossible } from './pret-demo.ts';

/** What goes on today, and what is to come. */
export function pretsDuMoment(ctx: Contexte): PretDemo[] {
  const vers = (duree: number, pas: Jour) => {
    const debut = premierPossible(pas, duree);
    return { debut, fin: ajouterJours(debut, duree - 1) };
  };
  const dans = (jours: number, duree: number) => vers(duree, jourDans(ctx, jours));
  const ilYA = (jours: number, duree: number) => {
    const debut = premierPossible(jourDans(ctx, -jours), duree, -1);
    return { debut, fin: ajouterJours(debut, duree - 1) };
  };
  const premier = vers(3, unMardi(jourDans(ctx, 8)));
  const second = vers(4, [unMardi(jourDans(ctx, 17)), ajouterJours(premier.fin, 4)].toSorted()[1] ?? premier.fin);
  const pret = (
    [slug, structure, reserveIlYA]: [string, number, number],
    dates: Pick<PretDemo, 'debut' | 'fin'>,
    [objet, participants]: [string, number],
    sort: PretDemo['sort'],
    suite: Fin = {},
  ): PretDemo => ({
    ...{ slug, structure, objet, participants, sort, ...dates, ...suite, reservee: jourDans(ctx, -reserveIlYA) },
  });
  return [
    // Out now; late; back and whole, for its keeper to close; back, with something missing.
    pret(['relaxation', 16, 30], ilYA(2, 8), ['Pause des aidants', 12], 'dehors'),
    pret(['radio', 5, 31], ilYA(9, 3), ['Paroles d’habitants', 9], 'dehors'),
    pret(['jeux-cooperatifs', 1, 22], ilYA(3, 2), ['Soirée jeux', 18], 'rendu'),
    pret(['cuisine-partagee', 11, 33], ilYA(10, 2), ['Repas de quartier', 36], 'a_regler', { manque: [2, 2, 'perdu'] }),
    // To come: nothing of the malle cirque beyond six weeks.
    pret(['cirque', 1, 12], premier, ['Semaine des arts du cirque', 24], 'reserve'),
    pret(['cirque', 4, 9], second, ['Atelier du mercredi', 16], 'reserve'),
    pret(['cirque', 8, 6], dans(31, 2), ['Accueil de loisirs', 20], 'reserve'),
    pret(['relaxation', 9, 15], dans(13, 5), ['Séances du jeudi', 10], 'reserve'),
    pret(['radio', 22, 8], dans(24, 2), ['Radio des collégiens', 8], 'reserve'),
    pret(['cuisine-partagee', 16, 6], dans(12, 2), ['Repas de quartier', 40], 'reserve'),
    pret(['jeux-cooperatifs', 13, 3], dans(20, 3), ['Fête du jeu', 60], 'demande'),
    pret(['jeux-cooperatifs', 3, 11], dans(41, 3), ['Conseil des enfants', 14], 'reserve'),
    // What will not take place.
    pret(['radio', 12, 10], dans(11, 2), ['Émission sur le marché', 8], 'annule'),
    pret(['jeux-cooperatifs', 18, 9], dans(27, 9), ['Vacances au centre', 30], 'refuse'),
  ];
}
