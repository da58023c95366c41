import { clefDeNom } from '#app/reseau/personnes/noms.ts';
import { plierMots } from '#app/reseau/plier.ts';
import { type Gestion, LIBELLE_GESTION, LIBELLE_TYPE, type TypeDeStructure } from '#app/reseau/structures/structures.ts';
import type { Trouvaille } from '#app/reseau/territoire/communes.ts';
import { type LigneLue, lireLigne, type PersonneLue, type Question, type Voulu } from './import-lignes.ts';

/** The fate of a row, in the order in which they are shown: those that need someone come first. */
export const SORTS = ['refusee', 'a_choisir', 'modifiee', 'nouvelle', 'inchangee'] as const;
export type Sort = (typeof SORTS)[number];

export const LIBELLE_SORT: Record<Sort, string> = {
  refusee: 'Refusée',
  a_choisir: 'À choisir',
  modifiee: 'Modifiée',
  nouvelle: 'Nouvelle',
  inchangee: 'Inchangée',
};

export interface PersonneConnue {
  id: number;
  clef: string;
  courriel: string | null;
}

export interface StructureConnue {
  id: number;
  nom: string;
  siret: string | null;
  gestion: Gestion | null;
  adresse: string | null;
  codePostal: string | null;
  communeCode: string | null;
  telephone: string | null;
  courriel: string | null;
  type: TypeDeStructure;
  /** Whether its agréments carry dates: an import never overwrites a decision. */
  agrementsDates: boolean;
  partie: boolean;
  responsables: PersonneConnue[];
}

/** What the network knows when a list is read. */
export interface ReseauConnu {
  structures: readonly StructureConnue[];
  parCourriel: ReadonlyMap<string, PersonneConnue>;
  nomDeCommune: ReadonlyMap<string, string>;
  trouverCommune: (texte: string, codePostal?: string | null) => Trouvaille;
}

const CHAMPS_ECRITS = ['nom', 'siret', 'gestion', 'adresse', 'codePostal', 'communeCode', 'telephone', 'courriel'] as const;
type ChampEcrit = (typeof CHAMPS_ECRITS)[number];
export type ChampsEcrits = { [C in ChampEcrit]?: NonNullable<Voulu[C]> };

const LIBELLE_ECRIT: Record<ChampEcrit, string> = {
  nom: 'Nom',
  siret: 'SIRET',
  gestion: 'Gestion',
  adresse: 'Adresse',
  codePostal: 'Code postal',
  communeCode: 'Commune',
  telephone: 'Téléphone',
  courriel: 'Courriel',
};

/** What is written if the list is confirmed. */
export interface Ecriture {
  /** Null: a new structure. */
  structureId: number | null;
  nom: string;
  champs: ChampsEcrits;
  type: Voulu['type'];
  personnes: (PersonneLue & { id: number | null; fonction: 'direction' | 'coordination_evs' })[];
}

export interface Decision {
  numero: number;
  nom: string;
  sort: Sort;
  raisons: string[];
  questions: Question[];
  /** The structure it speaks of, when the network knows it already. */
  structureId: number | null;
  ecriture: Ecriture | null;
}

export type Reponses = ReadonlyMap<number, Partial<Record<Question['sujet'], string>>>;

/** The answers that the dry run's selects bear before anyone touches them. */
export function reponsesProposees(decisions: readonly Decision[]): Reponses {
  return new Map(
    decisions.flatMap(({ numero, questions }) => {
      const siennes = questions.flatMap(({ sujet, proposee }) => (proposee ? [[sujet, proposee]] : []));
      return siennes.length > 0 ? [[numero, Object.fromEntries(siennes)] as const] : [];
    }),
  );
}

/** Decides the fate of each row of a list; writes nothing, and the same list twice finds everything in place. */
export function deciderImport(lignes: readonly LigneLue[], reseau: ReseauConnu, reponses: Reponses = new Map()): Decision[] {
  const chercher = indexer(reseau.structures);
  const vues = new Map<string, number>();
  const courriels = new Map<string, string>();
  return lignes.map((ligne) => {
    const voulu = lireLigne(ligne, reseau.trouverCommune, reponses.get(ligne.numero));
    const refuser = (phrase: string): Decision => ({
      ...{
        numero: ligne.numero,
        nom: voulu.nom || 'Sans nom',
        sort: 'refusee',
        questions: [],
        structureId: null,
        ecriture: null,
      },
      raisons: [phrase, ...voulu.alertes],
    });
    if (voulu.refus) return refuser(voulu.refus);
    if (voulu.doutes.length > 0) return douter(ligne.numero, voulu);
    const trouvee = chercher(voulu);
    if (typeof trouvee === 'string') return refuser(trouvee);
    const clefs = [`nom:${plierMots(voulu.nom)}:${voulu.communeCode ?? ''}`];
    if (voulu.siret) clefs.push(`siret:${voulu.siret}`);
    if (trouvee) clefs.push(`id:${trouvee.id}`);
    const deja = clefs.map((clef) => vues.get(clef)).find((numero) => numero !== undefined);
    if (deja !== undefined) return refuser(`Cette structure est déjà à la ligne ${deja}.`);
    for (const clef of clefs) vues.set(clef, ligne.numero);
    return comparer(ligne.numero, voulu, trouvee, reseau, courriels);
  });
}

function douter(numero: number, voulu: Voulu): Decision {
  return {
    ...{ numero, nom: voulu.nom, sort: 'a_choisir', structureId: null, ecriture: null },
    raisons: [...voulu.doutes.map((doute) => doute.phrase), ...voulu.alertes, ...voulu.notes],
    questions: voulu.doutes.map((doute) => doute.question),
  };
}

/** Finds the structure a row speaks of: by its SIRET, otherwise by its name in its commune; a sentence when unsure. */
function indexer(structures: readonly StructureConnue[]) {
  const parSiret = new Map(structures.flatMap((s) => (s.siret ? [[s.siret, s] as const] : [])));
  const parNom = new Map<string, StructureConnue[]>();
  for (const s of structures) parNom.set(plierMots(s.nom), [...(parNom.get(plierMots(s.nom)) ?? []), s]);
  return ({ siret, nom, communeCode }: Voulu): StructureConnue | null | string => {
    const duSiret = siret ? parSiret.get(siret) : undefined;
    const homonymes = parNom.get(plierMots(nom)) ?? [];
    const ici = homonymes.filter((s) => !communeCode || s.communeCode === communeCode);
    const proches = ici.length > 0 ? ici : homonymes.filter((s) => s.communeCode === null);
    if (!duSiret && proches.length > 1) return 'Plusieurs structures du réseau portent ce nom : ajoutez la commune ou le SIRET.';
    const [duNom] = proches;
    if (duSiret && duNom && duSiret !== duNom && !proches.includes(duSiret)) {
      return `Le SIRET est celui de « ${duSiret.nom} », mais le nom celui d’une autre structure du réseau.`;
    }
    const trouvee = duSiret ?? duNom ?? null;
    return trouvee?.partie ? 'Cette structure a quitté le réseau : cette ligne ne change rien.' : trouvee;
  };
}

function comparer(
  numero: number,
  voulu: Voulu,
  connue: StructureConnue | null,
  reseau: ReseauConnu,
  courriels: Map<string, string>,
): Decision {
  const champs: ChampsEcrits = {};
  const changements: string[] = [];
  for (const champ of CHAMPS_ECRITS) {
    const ancien = connue?.[champ] ?? null;
    const defaut = champ === 'codePostal' && ancien === null ? voulu.codePostalDeCommune : null;
    const nouveau = voulu[champ] ?? defaut;
    if (nouveau === null || nouveau === ancien) continue;
    Object.assign(champs, { [champ]: nouveau });
    changements.push(dire(champ, ancien, nouveau, reseau));
  }
  const { type, phrase } = typeVoulu(voulu, connue);
  if (phrase) changements.push(phrase);
  const notes = [...voulu.alertes, ...voulu.notes];
  const personnes = personnesVoulues(voulu, connue, reseau, courriels, notes);
  changements.push(
    ...personnes.map((p) => `${p.prenom} ${p.nom}`.trim()).map((nom) => `${nom} rejoint l’équipe ou y est complétée.`),
  );
  const ecriture: Ecriture = { structureId: connue?.id ?? null, nom: voulu.nom, champs, type, personnes };
  const commun = { numero, nom: voulu.nom, questions: [], structureId: connue?.id ?? null };
  if (!connue) return { ...commun, sort: 'nouvelle', raisons: [...annonces(personnes), ...notes], ecriture };
  if (changements.length > 0) return { ...commun, sort: 'modifiee', raisons: [...changements, ...notes], ecriture };
  return { ...commun, sort: 'inchangee', raisons: ['Tout est déjà là.', ...notes], ecriture: null };
}

function dire(champ: ChampEcrit, ancien: string | null, nouveau: string, reseau: ReseauConnu): string {
  const lire = (valeur: string) => {
    if (champ === 'communeCode') return reseau.nomDeCommune.get(valeur) ?? valeur;
    return champ === 'gestion' ? LIBELLE_GESTION[valeur as Gestion] : valeur;
  };
  const avant = ancien === null ? '' : `« ${lire(ancien)} » devient `;
  return `${LIBELLE_ECRIT[champ]} : ${avant}« ${lire(nouveau)} ».`;
}

/** An import completes what is not known and corrects what carries no date; a dated decision stays. */
function typeVoulu(voulu: Voulu, connue: StructureConnue | null): { type: Voulu['type']; phrase: string | null } {
  if (!voulu.type || voulu.type === connue?.type) return { type: null, phrase: null };
  if (!connue) return { type: voulu.type, phrase: null };
  if (connue.agrementsDates) {
    voulu.notes.push(`Son agrément a des dates : « ${LIBELLE_TYPE[voulu.type]} » n’est pas repris de la liste.`);
    return { type: null, phrase: null };
  }
  return { type: voulu.type, phrase: `Agrément : « ${LIBELLE_TYPE[connue.type]} » devient « ${LIBELLE_TYPE[voulu.type]} ».` };
}

function personnesVoulues(
  voulu: Voulu,
  connue: StructureConnue | null,
  reseau: ReseauConnu,
  courriels: Map<string, string>,
  notes: string[],
): Ecriture['personnes'] {
  const type = voulu.type ?? connue?.type;
  const fonction = type === 'evs' ? 'coordination_evs' : 'direction';
  return voulu.personnes.flatMap((personne) => {
    const clef = clefDeNom(personne);
    const nom = `${personne.prenom} ${personne.nom}`.trim();
    const enPlace = connue?.responsables.find((r) => r.clef === clef);
    let { courriel } = personne;
    const titulaire = courriel ? reseau.parCourriel.get(courriel) : undefined;
    const autre = titulaire ? titulaire.clef : courriel ? courriels.get(courriel) : undefined;
    if (courriel && autre !== undefined && autre !== clef) {
      notes.push(`L’adresse ${courriel} est déjà celle de quelqu’un d’autre : ${nom} reste sans adresse.`);
      courriel = null;
    }
    if (courriel) courriels.set(courriel, clef);
    if (!enPlace) return [{ ...personne, courriel, id: titulaire?.clef === clef ? titulaire.id : null, fonction }];
    if (enPlace.courriel === null && courriel && !titulaire) return [{ ...personne, courriel, id: enPlace.id, fonction }];
    if (courriel && enPlace.courriel !== null && enPlace.courriel !== courriel) {
      notes.push(`L’adresse de ${nom} reste la sienne : une liste ne change pas la façon d’entrer de quelqu’un.`);
    }
    return [];
  });
}

function annonces(personnes: Ecriture['personnes']): string[] {
  if (personnes.length === 0) return ['Personne n’est nommé : vous pourrez inviter quelqu’un depuis sa page.'];
  return personnes.map((p) => {
    const nom = `${p.prenom} ${p.nom}`.trim();
    return p.courriel
      ? `${nom} recevra une invitation quand vous le déciderez.`
      : `${nom} n’a pas d’adresse : à compléter pour l’inviter.`;
  });
}
