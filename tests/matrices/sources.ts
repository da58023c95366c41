import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export const RACINE = resolve(import.meta.dirname, '../..');

/** Layers, told by the suffix and the place of a file. */
export type Couche = 'regle' | 'tables' | 'saisie' | 'verbe' | 'composant' | 'page' | 'base' | 'script' | 'donnees';

export interface Import {
  /** Path from the root, or the name of a package. */
  vers: string;
  paquet: boolean;
  /** Erased by the compiler: only types cross. */
  typeSeul: boolean;
  noms: string[];
}

export interface Source {
  chemin: string;
  domaine: string;
  couche: Couche;
  texte: string;
  lignes: number;
  imports: Import[];
}

function coucheDe(chemin: string): Couche {
  if (chemin.endsWith('.json')) return 'donnees';
  if (chemin.startsWith('db/')) return 'base';
  if (chemin.startsWith('scripts/')) return 'script';
  if (/^app\/[^/]+$|\/pages\//.test(chemin)) return 'page';
  // A paper is drawn with React, on the server alone.
  if (/\.server\.tsx?$|^app\/services\/.*\.tsx$/.test(chemin)) return 'verbe';
  if (/\/tables\.ts$/.test(chemin)) return 'tables';
  if (/\/saisie[^/]*\.ts$/.test(chemin)) return 'saisie';
  return chemin.endsWith('.tsx') ? 'composant' : 'regle';
}

/** `app/troc/stages/stages.ts` → `troc`; `db/ouvrir.ts` → `db`; the files at the top of `app/` belong to `app`. */
function domaineDe(chemin: string): string {
  const [tete = '', second = ''] = chemin.split('/');
  return tete === 'app' && !second.includes('.') ? second : tete;
}

const ALIAS = /^#(app|db|scripts|tests)\//;

function lireImports(chemin: string, texte: string): Import[] {
  const trouves: Import[] = [];
  const noter = (cible: string, clause: string, typeSeul: boolean) => {
    const paquet = !cible.startsWith('.') && !ALIAS.test(cible);
    const vers = paquet
      ? cible
      : relative(RACINE, ALIAS.test(cible) ? join(RACINE, cible.slice(1)) : resolve(RACINE, dirname(chemin), cible));
    const noms = [...(/\{([^}]*)\}/.exec(clause)?.[1] ?? '').matchAll(/(type\s+)?(\w+)(?:\s+as\s+(\w+))?/g)];
    trouves.push({
      vers: vers.replaceAll('\\', '/').replace(/\?.*$/, ''),
      paquet,
      typeSeul: typeSeul || (noms.length > 0 && !/^\s*[\w*]/.test(clause) && noms.every((nom) => nom[1])),
      noms: noms.filter((nom) => !nom[1]).map((nom) => nom[3] ?? nom[2] ?? ''),
    });
  };
  for (const [, type, clause = '', cible = ''] of texte.matchAll(
    /^(?:import|export)\s+(type\s)?([^'";=]*?)\s*from\s+'([^']+)'/gm,
  )) {
    noter(cible, clause, Boolean(type));
  }
  for (const [, cible = ''] of texte.matchAll(/^import\s+'([^']+)'/gm)) noter(cible, '*', false);
  for (const [, cible = ''] of texte.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)) noter(cible, '*', false);
  return trouves;
}

function fichiers(dossier: string): string[] {
  return readdirSync(join(RACINE, dossier), { withFileTypes: true }).flatMap((entree) => {
    const chemin = `${dossier}/${entree.name}`;
    return entree.isDirectory() ? fichiers(chemin) : [chemin];
  });
}

/** Every source file that is not a test. */
export function lireSources(): Source[] {
  return ['app', 'db', 'scripts']
    .flatMap(fichiers)
    .filter((chemin) => /\.(tsx?|mjs)$/.test(chemin) && !/\.test\.tsx?$|\.d\.ts$/.test(chemin))
    .map((chemin) => {
      const texte = readFileSync(join(RACINE, chemin), 'utf8');
      return {
        chemin,
        domaine: domaineDe(chemin),
        couche: coucheDe(chemin),
        texte,
        lignes: texte.trimEnd().split('\n').length,
        imports: lireImports(chemin, texte),
      };
    });
}

export const coucheDuChemin = coucheDe;
export const domaineDuChemin = domaineDe;
