/** SIREN of La Poste: its SIRETs do not follow Luhn's rule, their figures add up to a multiple of five. */
const LA_POSTE = '356000000';

/** Whether 14 figures are a SIRET: Luhn's key, with La Poste's exception. */
export function luhn(siret: string): boolean {
  if (!/^\d{14}$/.test(siret)) return false;
  const chiffres = [...siret].map(Number);
  const somme = chiffres.reduce((total, chiffre, rang) => {
    if (rang % 2 === 1) return total + chiffre;
    return total + (chiffre * 2 > 9 ? chiffre * 2 - 9 : chiffre * 2);
  }, 0);
  if (somme % 10 === 0 && somme > 0) return true;
  return siret.startsWith(LA_POSTE) && chiffres.reduce((total, chiffre) => total + chiffre, 0) % 5 === 0;
}

export type LectureSiret = { ok: true; siret: string } | { ok: false; phrase: string };

/** Reads a SIRET as people write it, with spaces, dots or dashes. */
export function lireSiret(texte: string): LectureSiret {
  const serre = texte.replace(/[\s.\-_/\u00A0\u202F]/g, '');
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(texte.replace(/\s/g, ''))) {
    return { ok: false, phrase: `Le tableur a abrégé le SIRET en « ${texte.trim()} » : mettez la colonne au format texte.` };
  }
  if (!/^\d+$/.test(serre)) return { ok: false, phrase: 'Un SIRET n’a que des chiffres : quatorze.' };
  if (serre.length !== 14) {
    return { ok: false, phrase: `Un SIRET a quatorze chiffres ; celui-ci en a ${serre.length}.` };
  }
  if (!luhn(serre)) return { ok: false, phrase: `Le SIRET ${libelleSiret(serre)} contient une faute de frappe.` };
  return { ok: true, siret: serre };
}

/** « 421 663 089 00017 » */
export function libelleSiret(siret: string): string {
  return siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00A0$2\u00A0$3\u00A0$4');
}
