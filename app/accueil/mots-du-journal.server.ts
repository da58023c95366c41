import { inArray } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { LIBELLE_ORGANISME, LIBELLE_ROLE } from '#app/commun/droits.ts';
import { estJour, libelleInstant, libelleJourCourt } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { LIBELLE_NATURE, LIBELLE_TYPE } from '#app/reseau/agrements/agrements.ts';
import { genresAgrement } from '#app/reseau/agrements/tables.ts';
import { LIBELLE_STATUT_COMPETENCE } from '#app/reseau/competences/competences.ts';
import { competences } from '#app/reseau/competences/tables.ts';
import { LIBELLE_FONCTION, LIBELLE_LIEN_EMPLOI, nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { LIBELLE_QUALITE } from '#app/reseau/signataires/signataires.ts';
import { LIBELLE_GESTION, LIBELLE_MILIEU } from '#app/reseau/structures/structures.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes, qpv } from '#app/reseau/territoire/tables.ts';
import { LIBELLE_STATUT_STAGE } from '#app/troc/stages/statuts.ts';
import { PRISES } from './prises.server.ts';
import { listReglages } from './reglages.server.ts';
import { libelleDeValeur } from './reglages.ts';

export interface Changement {
  champ: string;
  avant: string;
  apres: string;
}

interface LigneLue {
  domaine: string;
  objet: string;
  avant: Record<string, unknown> | null;
  apres: Record<string, unknown> | null;
}

/** Codes that have French words, by the field that holds them. */
const LIBELLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  gestion: LIBELLE_GESTION,
  milieu: LIBELLE_MILIEU,
  fonction: LIBELLE_FONCTION,
  lien: LIBELLE_LIEN_EMPLOI,
  statut: { ...LIBELLE_STATUT_STAGE, ...LIBELLE_STATUT_COMPETENCE },
  roles: LIBELLE_ROLE,
  role: LIBELLE_ROLE,
  organisme: LIBELLE_ORGANISME,
  nature: LIBELLE_NATURE,
  donne: LIBELLE_TYPE,
  type: LIBELLE_TYPE,
  qualite: LIBELLE_QUALITE,
};

/** Never told, whatever a line holds. */
const SECRETS = /mot.?de.?passe|secret|empreinte|jeton|code_/i;
const RIEN = 'rien';
const LONGUEUR = 160;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

const couper = (texte: string) => (texte.length > LONGUEUR ? `${texte.slice(0, LONGUEUR).trimEnd()}…` : texte);

/**
 * Says what lines of the journal changed, in words. Names of communes and kinds are read once for all the lines.
 * @returns for a line, its fields that have a word and that changed
 */
export function motsDuJournal(ctx: Contexte, lignes: readonly LigneLue[]): (ligne: LigneLue) => Changement[] {
  const noms = lireNoms(ctx, lignes);
  const reglages = new Map(listReglages().map((reglage) => [reglage.cle, reglage]));
  const dire = (champ: string, valeur: unknown): string => {
    if (valeur === null || valeur === undefined || valeur === '') return RIEN;
    if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non';
    if (typeof valeur === 'number') return noms.get(`${champ} ${valeur}`) ?? valeur.toLocaleString('fr-FR');
    if (Array.isArray(valeur)) return valeur.length === 0 ? RIEN : couper(valeur.map((une) => dire(champ, une)).join(', '));
    if (typeof valeur === 'object') {
      const dits = Object.entries(valeur).filter(([cle, une]) => !/^id$|Id$/.test(cle) && une !== null && une !== '');
      return couper(dits.map(([cle, une]) => dire(cle, une)).join(' : ')) || RIEN;
    }
    const texte = String(valeur);
    const reglage = reglages.get(champ);
    if (reglage) return couper(libelleDeValeur(reglage, texte));
    if (estJour(texte)) return libelleJourCourt(texte);
    if (INSTANT.test(texte)) return libelleInstant(new Date(texte), ctx.fuseau);
    return couper(noms.get(`${champ} ${texte}`) ?? LIBELLES[champ]?.[texte] ?? texte);
  };
  return ({ domaine, objet, avant, apres }) => {
    const mots =
      objet === 'reglage'
        ? Object.fromEntries([...reglages].map(([cle, { libelle }]) => [cle, libelle]))
        : (PRISES.find((prise) => prise.domaine === domaine && prise.champsDuJournal?.[objet])?.champsDuJournal?.[objet] ?? {});
    const champs = [...new Set([...Object.keys(avant ?? {}), ...Object.keys(apres ?? {})])];
    return champs.flatMap((champ) => {
      const mot = mots[champ];
      if (!mot || SECRETS.test(champ)) return [];
      const [etait, est] = [dire(champ, avant?.[champ]), dire(champ, apres?.[champ])];
      return etait === est ? [] : [{ champ: majuscule(mot), avant: etait, apres: est }];
    });
  };
}

interface Annuaire {
  champs: readonly string[];
  lire(db: Contexte['db'], codes: readonly (string | number)[]): { code: string | number; nom: string }[];
}

/** Fields that hold a code or an id, and where its name is read. */
const ANNUAIRES: readonly Annuaire[] = [
  {
    champs: ['communeCode', 'communes'],
    lire: (db, codes) =>
      db
        .select({ code: communes.code, nom: communes.nom })
        .from(communes)
        .where(inArray(communes.code, codes.map(String)))
        .all(),
  },
  {
    champs: ['genre', 'exige'],
    lire: (db, codes) =>
      db
        .select({ code: genresAgrement.code, nom: genresAgrement.nom })
        .from(genresAgrement)
        .where(inArray(genresAgrement.code, codes.map(String)))
        .all(),
  },
  {
    champs: ['structureId'],
    lire: (db, codes) =>
      db
        .select({ code: structures.id, nom: structures.nom })
        .from(structures)
        .where(inArray(structures.id, codes.map(Number)))
        .all(),
  },
  {
    champs: ['tutriceId'],
    lire: (db, codes) =>
      db
        .select({ code: personnes.id, prenom: personnes.prenom, nom: personnes.nom })
        .from(personnes)
        .where(inArray(personnes.id, codes.map(Number)))
        .all()
        .map(({ code, ...personne }) => ({ code, nom: nomComplet(personne) })),
  },
  {
    champs: ['parentId', 'fusionneeDansId', 'competenceId'],
    lire: (db, codes) =>
      db
        .select({ code: competences.id, nom: competences.nom })
        .from(competences)
        .where(inArray(competences.id, codes.map(Number)))
        .all(),
  },
  {
    champs: ['qpv', 'qpvId'],
    lire: (db, codes) =>
      db
        .select({ code: qpv.id, nom: qpv.nom })
        .from(qpv)
        .where(inArray(qpv.id, codes.map(Number).filter(Number.isInteger)))
        .all(),
  },
];

/** « communeCode 87085 » → « Limoges »: one query a kind, for all the lines. */
function lireNoms({ db }: Contexte, lignes: readonly LigneLue[]): Map<string, string> {
  const noms = new Map<string, string>();
  for (const { champs, lire } of ANNUAIRES) {
    const valeurs = lignes.flatMap(({ avant, apres }) => champs.flatMap((champ) => [avant?.[champ], apres?.[champ]])).flat();
    const codes = [...new Set(valeurs.filter((valeur) => typeof valeur === 'string' || typeof valeur === 'number'))];
    if (codes.length === 0) continue;
    for (const { code, nom } of lire(db, codes)) for (const champ of champs) noms.set(`${champ} ${code}`, nom);
  }
  return noms;
}
