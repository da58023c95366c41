import { estJour, type Jour, jourDeNumero, MOIS } from '#app/commun/periode.ts';
import { plier } from '#app/reseau/plier.ts';

/** Which end of a period a vague date is: « 2024 » begins on 1 January, and ends on 31 December. */
export type Bout = 'debut' | 'fin';

const MOIS_PLIES = MOIS.map(plier);
/** Days between the epoch of spreadsheets and ours. */
const ORIGINE_DES_TABLEURS = 25_569;

const deux = (nombre: number | string) => String(nombre).padStart(2, '0');

function dernierDuMois(annee: number, mois: number): number {
  return new Date(Date.UTC(annee, mois, 0)).getUTCDate();
}

function annee(texte: string): number {
  const nombre = Number(texte);
  if (texte.length > 2) return nombre;
  return nombre < 70 ? 2000 + nombre : 1900 + nombre;
}

function jourOuRien(a: number, mois: number, quantieme: number): Jour | null {
  const jour = `${a}-${deux(mois)}-${deux(quantieme)}`;
  return estJour(jour) && a >= 1900 && a <= 2100 ? jour : null;
}

const duMois = (a: number, mois: number, bout: Bout) =>
  mois >= 1 && mois <= 12 ? jourOuRien(a, mois, bout === 'debut' ? 1 : dernierDuMois(a, mois)) : null;

/** « déc. » and « décembre » are the twelfth. */
function rangDuMois(mot: string): number {
  const court = mot.replace(/\.$/, '');
  if (court.length < 3) return 0;
  const exact = MOIS_PLIES.indexOf(court);
  return (exact >= 0 ? exact : MOIS_PLIES.findIndex((mois) => mois.startsWith(court))) + 1;
}

/**
 * A day as people write it: « 01/01/2024 », « 1er janvier 2024 », « janvier 2024 », « 2024 », « 2024-01-01 », or the
 * number that a spreadsheet keeps (« 45292 »). Null when it is none.
 */
export function lireDate(texte: string, bout: Bout = 'debut'): Jour | null {
  const t = plier(texte)
    .replace(
      /^(du|au|le|depuis( le)?|jusqu ?au?|jusqu au|a partir du|des le|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+/,
      '',
    )
    .replace(/^(le|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+/, '')
    .trim();
  // Hyphens are folded into spaces.
  const iso = /^(\d{4})[ /.](\d{1,2})[ /.](\d{1,2})([t ].*)?$/.exec(t);
  if (iso) return jourOuRien(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const francais = /^(\d{1,2})\s*[ /.]\s*(\d{1,2})\s*[ /.]\s*(\d{4}|\d{2})( .*)?$/.exec(t);
  if (francais) return jourOuRien(annee(francais[3] ?? ''), Number(francais[2]), Number(francais[1]));
  const enLettres = /^(\d{1,2})(?:er)?\s+([a-z]+\.?)\s+(\d{4}|\d{2})$/.exec(t);
  if (enLettres) return jourOuRien(annee(enLettres[3] ?? ''), rangDuMois(enLettres[2] ?? ''), Number(enLettres[1]));
  const seule = /^(?:(fin|debut)\s+)?((?:19|20)\d{2})$/.exec(t);
  if (seule) return boutDit(seule[1], bout) === 'debut' ? `${seule[2]}-01-01` : `${seule[2]}-12-31`;
  const mois = /^(?:(fin|debut)\s+)?([a-z]+\.?)\s+(\d{4}|\d{2})$/.exec(t);
  if (mois) return duMois(annee(mois[3] ?? ''), rangDuMois(mois[2] ?? ''), boutDit(mois[1], bout));
  const moisEnChiffres = /^(\d{1,2})\s*[/. ]\s*(\d{4})$/.exec(t);
  if (moisEnChiffres) return duMois(Number(moisEnChiffres[2]), Number(moisEnChiffres[1]), bout);
  if (/^\d{5}([.,]\d+)?$/.test(t)) {
    const jour = jourDeNumero(Math.floor(Number(t.replace(',', '.'))) - ORIGINE_DES_TABLEURS);
    return jour >= '1950-01-01' && jour <= '2100-12-31' ? jour : null;
  }
  return null;
}

const boutDit = (mot: string | undefined, bout: Bout): Bout => (mot === 'fin' ? 'fin' : mot === 'debut' ? 'debut' : bout);

/** « du 01/01/2022 au 31/12/2025 », « 2022-2025 », « 2022 à 2025 », « 4 ans à partir de 2022 » is none. */
export function lirePeriode(texte: string): { du: Jour | null; au: Jour | null } | null {
  const brut = texte.trim();
  const annees = /^((?:19|20)\d{2})\s*(?:[-–—/à]|au)\s*((?:19|20)\d{2})$/i.exec(brut);
  if (annees) return { du: `${annees[1]}-01-01`, au: `${annees[2]}-12-31` };
  const morceaux = brut.split(/\s+(?:au|à|jusqu[’']?au|[-–—>→])\s+|\s*[–—→]\s*/i);
  const [debut = '', fin = ''] = morceaux;
  if (morceaux.length === 2) {
    const [du, au] = [lireDate(debut, 'debut'), lireDate(fin, 'fin')];
    return du && au ? { du, au } : null;
  }
  if (/^\s*(jusqu|fin\b|au\b)/i.test(brut)) {
    const au = lireDate(brut.replace(/^\s*jusqu[’']?(au|à|en)?\s*/i, ''), 'fin');
    return au ? { du: null, au } : null;
  }
  const du = lireDate(brut, 'debut');
  if (!du) return null;
  return /^\d{4}$/.test(brut) ? { du, au: lireDate(brut, 'fin') } : { du, au: null };
}
