import { type Jour, jourDeNumero, libelleJour, libelleJourCourt, libellePeriode, numeroDeJour } from '#app/commun/periode.ts';
import { accorder } from '#app/commun/texte.ts';
import {
  type Barre,
  desserrer,
  ETATS,
  finVue,
  GENRES,
  type Genre,
  type Libre,
  type LigneDePlanning,
  tamponsVus,
} from './barres.ts';
import { type Fenetre, joursDe } from './fenetre.ts';

/** Something that lies in the line of a malle. */
export interface Morceau {
  /** Its place (`d3`: third column, `l4`: four of them), then what it is. */
  classe: string;
  /** Absent where there is nothing to open. */
  href?: string;
  nom: string;
  etat: string;
  dates: string;
  relais: boolean;
}

export interface LigneDessinee {
  /** What the malle keeps around its loans (`a1`, `p2`), and what shows of it at both ends (`t2`, `u1`). */
  classe: string;
  morceaux: Morceau[];
}

export interface Planche {
  fenetre: Fenetre;
  aujourdhui: Jour;
  structures: readonly string[];
  /** Ranks of the reader's structures. */
  miennes: readonly number[];
}

/**
 * Draws the lines of a window, one after the other: bars and free stretches in the order of their dates. Columns are days; half
 * a day less at an end is a class. The words of two dates are made once, however many loans have them.
 */
export function dessinateur({ fenetre, aujourdhui, structures, miennes }: Planche) {
  const jours = joursDe(fenetre);
  const premier = numeroDeJour(fenetre.du);
  const ceJour = numeroDeJour(aujourdhui) - premier;
  const jour = (rang: number): Jour => jourDeNumero(premier + rang);
  const dites = new Map<string, string>();
  const periode = (du: number, au: number): string => {
    const cle = `${du} ${au}`;
    const connue = dites.get(cle) ?? libellePeriode({ du: du + premier * 2, au: au + premier * 2 });
    dites.set(cle, connue);
    return connue;
  };
  /** The columns of some half-days; null when none is in sight. */
  const place = (du: number, au: number): string | null => {
    const [debut, fin] = [Math.max(0, du >> 1), Math.min(jours - 1, au >> 1)];
    return debut > fin ? null : `d${debut + 1} l${fin - debut + 1}`;
  };

  function mots(genre: Genre, du: number, au: number, relais: boolean, mienne: boolean): { etat: string; dates: string } {
    const retard = genre === 'retard';
    let etat = retard ? `en retard de ${accorder(ceJour - (au >> 1), 'jour')}` : ETATS[genre];
    if (relais) etat += ', de main en main';
    if (mienne) etat += ', votre structure';
    return { etat, dates: retard ? `attendue ${libelleJour(jour(au >> 1))}` : periode(du, au) };
  }

  function pret(barre: Barre, malle: LigneDePlanning, suivante: number): Morceau | null {
    const [id, lu, rang, du, au, relaisLu] = barre;
    const genre = GENRES[lu] ?? 'reserve';
    const relais = relaisLu === 1;
    const [avant, apres] = tamponsVus(barre, malle);
    const fin = finVue(barre, ceJour);
    const lieu = place(du, fin);
    if (lieu === null) return null;
    const mienne = miennes.includes(rang);
    const [coupeeAvant, coupeeApres] = [du < 0, fin >= jours * 2];
    const [vuAvant, vuApres] = [coupeeAvant ? 0 : avant, coupeeApres ? 0 : apres];
    let classe = genre === 'reserve' ? lieu : `${lieu} ${genre}`;
    if (mienne) classe += ' mien';
    if (coupeeAvant) classe += ' av';
    else if (du % 2 === 1) classe += ' pm';
    if (coupeeApres) classe += ' ap';
    else if (fin % 2 === 0) classe += ' am';
    // What is said of the malle holds for its bars, unless one of them keeps something else.
    if (vuAvant !== malle.avant) classe += ` a${vuAvant}`;
    if (vuApres !== malle.apres) classe += ` p${vuApres}`;
    const longueur = Math.min(jours * 2 - 1, fin) - Math.max(0, du) + 1;
    const libreApres = Math.min(suivante, jours * 2) - fin - 1 - vuApres;
    if (longueur < jours * COURTE) classe += libreApres >= jours * PLACE_DU_NOM ? ' court' : ' muet';
    if (du > jours * AU_BOUT) classe += ' fin';
    const href = genre === 'gardee' || rang < 0 ? {} : { href: `/reservations/${id}` };
    return { classe, ...href, nom: structures[rang] ?? 'Une structure', ...mots(genre, du, au, relais, mienne), relais };
  }

  /** « du 26 mars au 5 avril », « du 5 au 12 avril » */
  function entre(du: number, au: number): string {
    const [debut, fin] = [libelleJourCourt(jour(du), false), libelleJourCourt(jour(au), false)];
    const memeMois = jour(du).slice(0, 7) === jour(au).slice(0, 7);
    return `du ${memeMois ? (debut.split(' ')[0] ?? '') : debut} au ${fin}`;
  }

  function libre(slug: string, [du, au]: Libre): Morceau {
    const dit = (rang: number) => libelleJourCourt(jour(rang), false);
    const nom = du === au ? `Libre le ${dit(du)}` : `Libre ${au === jours - 1 ? `à partir du ${dit(du)}` : entre(du, au)}`;
    const href = `/malles/${slug}/reserver?debut=${jour(du)}${du === au ? `&fin=${jour(au)}` : ''}`;
    return { classe: `libre d${du + 1} l${au - du + 1}`, href, nom, etat: '', dates: '', relais: false };
  }

  /** What is kept around the loans that are just out of sight, in half-days at each end. */
  function marges(barres: readonly Barre[], malle: LigneDePlanning): string {
    let [debut, bout] = [0, 0];
    for (const barre of barres) {
      const [avant, apres] = tamponsVus(barre, malle);
      const fin = finVue(barre, ceJour);
      if (fin < 0) debut = Math.max(debut, fin + apres + 1);
      if (barre[3] >= jours * 2) bout = Math.max(bout, jours * 2 - barre[3] + avant);
    }
    return `${debut ? ` t${debut}` : ''}${bout ? ` u${bout}` : ''}`;
  }

  return function dessiner(ligne: LigneDePlanning): LigneDessinee {
    const places: [number, Morceau][] = [];
    if (ligne.service) {
      const [du, au, pourquoi, dates] = ligne.service;
      const nom = pourquoi ? `Hors service\u00a0: ${pourquoi}` : 'Hors service';
      places.push([du * 2, { classe: `service d${du + 1} l${au - du + 1}`, nom, etat: '', dates, relais: false }]);
    }
    const barres = desserrer<Barre>(ligne.barres);
    barres.forEach((barre, rang) => {
      const apres = barres[rang + 1];
      const morceau = pret(barre, ligne, apres ? apres[3] - tamponsVus(apres, ligne)[0] : jours * 2);
      if (morceau) places.push([barre[3], morceau]);
    });
    for (const un of desserrer<Libre>(ligne.libres)) places.push([un[0] * 2, libre(ligne.slug, un)]);
    return {
      classe: `a${ligne.avant} p${ligne.apres}${marges(barres, ligne)}`,
      morceaux: places.sort(([a], [b]) => a - b).map(([, morceau]) => morceau),
    };
  };
}

/**
 * Half-days for each day drawn: a shorter bar has no room for a name, so much after it has; with none there either, it says it once
 * pointed at. A later one unfolds to its left.
 */
const COURTE = 0.2;
const PLACE_DU_NOM = 0.4;
const AU_BOUT = 1.3;
