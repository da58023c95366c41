import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, demiJournee, ecartEnJours, type Jour, jourCivil, libelleJour } from '#app/commun/periode.ts';
import type { RubriqueDeFeuille } from '#app/commun/prise.ts';
import { listMalles } from '#app/malles/catalogue/malles.server.ts';
import { ouvreLesMalles, premierJourReservable } from '#app/malles/catalogue/malles.ts';
import { feriesEntre, lireOccupations } from '#app/malles/occupation/lectures.server.ts';
import { periodesLibres } from '#app/malles/occupation/libre.ts';

const JOURS_A_VENIR = 28;
/** Less is no room for a loan that one plans at a meeting. */
const JOURS_MIN = 2;
/** What is kept around a loan that begins or ends outside, at most. */
const AUTOUR_JOURS = 7;

/** What the printed sheet says of the malles: from which day each is free, within four weeks; a line a day, the nearest first. */
export function rubriquesDesMalles(ctx: ContextePersonne): RubriqueDeFeuille[] {
  if (!ouvreLesMalles(ctx.acteur)) return [];
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const a = ajouterJours(aujourdhui, JOURS_A_VENIR);
  const dossiers = listMalles(ctx);
  const occupations = lireOccupations(
    ctx,
    dossiers.map(({ ligne }) => ligne.id),
    {
      du: demiJournee(ajouterJours(aujourdhui, -AUTOUR_JOURS), 'matin'),
      au: demiJournee(ajouterJours(a, AUTOUR_JOURS), 'apres-midi'),
    },
  );
  const feries = feriesEntre(aujourdhui, a);
  const parJour = new Map<Jour, string[]>();
  for (const { ligne: malle, regles } of dossiers) {
    const occupation = occupations.get(malle.id);
    const de = premierJourReservable(aujourdhui, regles);
    if (!occupation || de > a) continue;
    const libre = periodesLibres({ occupation, malle, regles, feries, de, a }).find(
      ({ du, au }) => ecartEnJours(du, au) + 1 >= JOURS_MIN,
    );
    if (libre) parJour.set(libre.du, [...(parJour.get(libre.du) ?? []), malle.nom]);
  }
  return [
    {
      ...{ cle: 'malles-libres', salle: 'malles', titre: 'Malles libres', place: 'colonne' },
      lignes: [...parJour]
        .sort(([un], [autre]) => un.localeCompare(autre))
        .map(([jour, noms]) => ({ fort: `Dès le ${libelleJour(jour)}`, detail: noms.join(', ') })),
    },
  ];
}
