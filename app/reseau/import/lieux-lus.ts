import { plierMots } from '#app/reseau/plier.ts';
import { citer, morceauxDe } from './lectures.ts';
import type { ReseauConnu, StructureConnue } from './reseau-connu.ts';

/** Where a structure works, as a row says it; null: nothing to write. */
export interface Lieux {
  /** INSEE codes, all of them. */
  territoire: string[] | null;
  /** Ids of the quartiers that are known, and those that are not, in communes that are. */
  qpv: { ids: number[]; nouveaux: { nom: string; communeCode: string }[] } | null;
  sites: StructureConnue['sites'] | null;
  phrases: string[];
}

interface Dit {
  territoire: string | null;
  qpv: string | null;
  sites: string | null;
  notes: string[];
}

const memes = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((element) => b.includes(element));
const enumerer = (noms: readonly string[]) =>
  noms.length > 6 ? `${noms.slice(0, 6).join(', ')} et ${noms.length - 6} autres` : noms.join(', ');

/** A cell that is filled tells the whole list; when a part of it is not understood, it only adds to what is known. */
export function lireLieux(dit: Dit, connue: StructureConnue | null, reseau: ReseauConnu): Lieux {
  const phrases: string[] = [];
  return {
    territoire: lireTerritoire(dit, connue, reseau, phrases),
    qpv: lireQpv(dit, connue, reseau, phrases),
    sites: lireSites(dit, connue, reseau, phrases),
    phrases,
  };
}

function lireTerritoire(dit: Dit, connue: StructureConnue | null, reseau: ReseauConnu, phrases: string[]): string[] | null {
  if (!dit.territoire) return null;
  const avant = connue?.territoire ?? [];
  const codes = new Set<string>();
  let compris = true;
  for (const mot of morceauxDe(dit.territoire)) {
    const trouvaille = reseau.trouverCommune(mot);
    if (trouvaille.genre === 'trouvee') {
      codes.add(trouvaille.commune.code);
      if (trouvaille.note) dit.notes.push(trouvaille.note);
      continue;
    }
    compris = false;
    const proches =
      trouvaille.genre === 'suggestions'
        ? ` Est-ce ${trouvaille.communes.map((c) => c.nom).join(' ou ')} ? Corrigez-la dans votre tableur.`
        : '';
    dit.notes.push(`${citer(mot)} n’est pas une commune du département : elle n’est pas reprise dans le territoire.${proches}`);
  }
  const apres = [...new Set([...(compris ? [] : avant), ...codes])];
  if (codes.size === 0 || memes(avant, apres)) return null;
  const nom = (code: string) => reseau.nomDeCommune.get(code) ?? code;
  const [plus, moins] = [apres.filter((c) => !avant.includes(c)), avant.filter((c) => !apres.includes(c))];
  if (plus.length > 0) phrases.push(`Territoire, en plus : ${enumerer(plus.map(nom))}.`);
  if (moins.length > 0) phrases.push(`Territoire, en moins : ${enumerer(moins.map(nom))}.`);
  return apres;
}

function lireQpv(dit: Dit, connue: StructureConnue | null, reseau: ReseauConnu, phrases: string[]): Lieux['qpv'] {
  if (!dit.qpv || /^(non|aucun|hors qpv|neant)$/i.test(dit.qpv.trim())) return null;
  const avant = connue?.qpv ?? [];
  const ids = new Set<number>();
  const nouveaux: { nom: string; communeCode: string }[] = [];
  let compris = true;
  for (const mot of morceauxDe(dit.qpv)) {
    const [, nom = mot, ville] = /^(.*?)\s*\(([^)]+)\)$/.exec(mot) ?? [];
    const commune = ville ? reseau.trouverCommune(ville) : undefined;
    const communeCode = commune?.genre === 'trouvee' ? commune.commune.code : undefined;
    const clef = plierMots(nom);
    const connus = reseau.qpv.filter((q) => plierMots(q.nom) === clef && (!communeCode || q.communeCode === communeCode));
    const [seul] = connus;
    if (seul && connus.length === 1) ids.add(seul.id);
    else if (!seul && communeCode && nom.length <= 120) nouveaux.push({ nom, communeCode });
    else {
      compris = false;
      dit.notes.push(`${citer(mot)} n’est pas un quartier prioritaire que nous connaissons : il n’est pas repris.`);
    }
  }
  const apres = [...new Set([...(compris ? [] : avant), ...ids])];
  if ((ids.size === 0 || memes(avant, apres)) && nouveaux.length === 0) return null;
  const noms = [...reseau.qpv.filter((q) => ids.has(q.id) && !avant.includes(q.id)), ...nouveaux].map((q) => q.nom);
  if (noms.length > 0) phrases.push(`Quartiers prioritaires, en plus : ${enumerer(noms)}.`);
  const moins = reseau.qpv.filter((q) => avant.includes(q.id) && !apres.includes(q.id)).map((q) => q.nom);
  if (moins.length > 0) phrases.push(`Quartiers prioritaires, en moins : ${enumerer(moins)}.`);
  return { ids: apres, nouveaux };
}

/** One place a line: « Antenne du Bourg | 3, rue du Lac | Châlus | le mardi matin ». */
function lireSites(dit: Dit, connue: StructureConnue | null, reseau: ReseauConnu, phrases: string[]): Lieux['sites'] {
  if (!dit.sites) return null;
  const lus = dit.sites
    .split(/\s*[\n;]\s*/)
    .filter(Boolean)
    .slice(0, 30)
    .map((ligne) => {
      const [nom = '', adresse = '', ville = '', quand = ''] = ligne.split('|').map((mot) => mot.trim());
      const trouvaille = ville ? reseau.trouverCommune(ville) : undefined;
      return {
        nom: nom.slice(0, 120),
        adresse: adresse.slice(0, 200) || null,
        communeCode: trouvaille?.genre === 'trouvee' ? trouvaille.commune.code : null,
        quand: quand.slice(0, 120) || null,
      };
    })
    .filter(({ nom }) => nom !== '');
  const clef = (s: StructureConnue['sites'][number]) =>
    JSON.stringify([s.nom, s.adresse, s.communeCode, s.quand].map((mot) => mot?.replace(/[\s\u00A0\u202F]+/g, ' ').trim() ?? ''));
  const avant = connue?.sites ?? [];
  if (lus.length === 0 || (lus.length === avant.length && lus.every((s, rang) => clef(s) === clef(avant[rang] ?? s))))
    return null;
  phrases.push(`Autres lieux : ${enumerer(lus.map((s) => s.nom))}.`);
  return lus;
}
