import { aNom } from '#app/commun/francais.ts';
import { majuscule } from '#app/commun/texte.ts';
import { LIBELLE_FONCTION } from '#app/reseau/personnes/personnes.ts';
import { plierMots } from '#app/reseau/plier.ts';
import { LIBELLE_GESTION, LIBELLE_MILIEU } from '#app/reseau/structures/structures.ts';
import { agrementVoulu } from './agrement-de-structure.ts';
import type { EcritureAgrement } from './agrements-lus.ts';
import type { LigneLue } from './champs.ts';
import { sansGenre } from './chercher-structure.ts';
import { attendre, type Decision, demander, type ReponsesDeLigne, refuser, SANS } from './decisions.ts';
import { lireLigne, type Voulu } from './import-lignes.ts';
import { type Lieux, lireLieux } from './lieux-lus.ts';
import { annonces, type PersonneDeStructure, personnesVoulues } from './personnes-de-structure.ts';
import type { ReseauConnu, StructureConnue } from './reseau-connu.ts';
import { dejaVues } from './structures-vues.ts';

const CHAMPS_ECRITS = [
  ...(['nom', 'siret', 'gestion', 'federation', 'adresse', 'codePostal', 'communeCode', 'telephone', 'courriel'] as const),
  ...(['siteInternet', 'milieu', 'etp', 'benevoles', 'itinerance', 'presentation', 'placesStage'] as const),
] as const;
type ChampEcrit = (typeof CHAMPS_ECRITS)[number];
export type ChampsEcrits = { [C in ChampEcrit]?: NonNullable<Voulu[C]> };

const LIBELLE_ECRIT: Record<ChampEcrit, string> = {
  nom: 'Nom',
  siret: 'SIRET',
  gestion: 'Gestion',
  federation: 'Fédération',
  adresse: 'Adresse',
  codePostal: 'Code postal',
  communeCode: 'Commune',
  telephone: 'Téléphone',
  courriel: 'Courriel',
  siteInternet: 'Site internet',
  milieu: 'Milieu',
  etp: 'Équivalents temps plein',
  benevoles: 'Bénévoles',
  itinerance: 'Itinérance',
  presentation: 'Présentation',
  placesStage: 'Places en stage',
};

/** What is written if the list is confirmed. */
export interface EcritureStructure {
  /** Null: a new structure. */
  structureId: number | null;
  /** The row that brings the structure, when an earlier one does; its own otherwise. */
  ligne: number;
  nom: string;
  champs: ChampsEcrits;
  /** What it is, when the list says it without dates. */
  type: Voulu['type'];
  agrement: EcritureAgrement | null;
  lieux: Lieux;
  personnes: PersonneDeStructure[];
}

type Decidee = Decision<EcritureStructure>;

/** Decides the fate of each row of a list of structures; writes nothing, and the same list twice finds everything in place. */
export function deciderStructures(reseau: ReseauConnu): (ligne: LigneLue, reponses: ReponsesDeLigne) => Decidee {
  const chercher = indexer(reseau.structures);
  const vues = dejaVues();
  const courriels = new Map<string, string>();
  return (ligne, reponses) => {
    const voulu = lireLigne(ligne, reseau.trouverCommune, reponses);
    const nom = voulu.nom || 'Sans nom';
    // A name that the network knows as it is holds one structure, whatever it is made of.
    const refus = voulu.refus && !(voulu.nom && chercher.connait(voulu.nom)) ? voulu.refus : null;
    if (refus) return refuser(ligne.numero, nom, refus, { ...voulu, questions: [] });
    const lue = voulu.doutes.length === 0 ? chercher.trouver(voulu) : null;
    if (typeof lue === 'string') return refuser(ligne.numero, nom, lue, voulu);
    const pressentie = voulu.doutes.length > 0 ? chercher.trouver(voulu) : null;
    if (pressentie !== null) pressentir(pressentie, voulu, reseau);
    const trouvee = lue
      ? memeStructure(lue, voulu, reseau, reponses)
      : voulu.nom && pressentie === null
        ? choisirProche(chercher, voulu, reseau, reponses)
        : null;
    if (voulu.doutes.length > 0) return attendre(ligne.numero, nom, voulu);
    const deja = vues(ligne.numero, voulu, trouvee);
    if (typeof deja === 'string') return refuser(ligne.numero, nom, deja, voulu);
    // One structure on several rows, as merged cells make it: the next ones bring its other people.
    if (deja) return rejoindre(ligne.numero, deja, voulu, trouvee, reseau, courriels);
    return comparer(ligne.numero, voulu, trouvee, reseau, courriels);
  };
}

/** « Trait d’union » and « Le Trait d’union ». */
const nomProche = (a: string, b: string) => sansGenre(plierMots(a)) === sansGenre(plierMots(b));

/** Says, while another answer is awaited, which structure the row would write on without its commune. */
function pressentir(connue: StructureConnue | string, voulu: Voulu, { nomDeCommune }: ReseauConnu): void {
  if (typeof connue === 'string') return;
  const ville = connue.communeCode && nomDeCommune.get(connue.communeCode);
  const duSiret = voulu.siret !== null && connue.siret === voulu.siret;
  const devient = nomProche(connue.nom, voulu.nom) ? '' : ` Son nom deviendrait « ${voulu.nom} ».`;
  const sans = duSiret || voulu.communeCode ? 'C’est' : 'Sans commune, ce serait';
  voulu.alertes.push(`${sans} « ${connue.nom} »${ville ? ` (${ville})` : ''}, déjà dans le réseau.${devient}`);
}

/** A name that differs by an article or by a kind, in the same commune: a question, never a structure made twice. */
function choisirProche(
  chercher: ReturnType<typeof indexer>,
  voulu: Voulu,
  { nomDeCommune }: ReseauConnu,
  reponses: ReponsesDeLigne,
): StructureConnue | null {
  const proches = chercher.proches(voulu, reponses.structure);
  if (proches.length === 0) return null;
  const [seule] = proches;
  const libelle = (s: StructureConnue) => {
    const ville = s.communeCode && nomDeCommune.get(s.communeCode);
    return `La même : « ${s.nom} »${ville ? `, ${ville}` : ''}, dont le nom ne change pas`;
  };
  const options = [
    ...proches.map((s) => ({ valeur: String(s.id), libelle: libelle(s) })),
    { valeur: SANS, libelle: 'Une autre structure : l’ajouter' },
  ];
  const certaine = proches.length === 1 && voulu.communeCode !== null && seule?.communeCode === voulu.communeCode;
  const proposee = certaine && (!voulu.siret || !seule.siret) ? String(seule.id) : null;
  const noms = proches.map((s) => `« ${s.nom} »`).join(' ou ');
  const reponse = demander(voulu, reponses, { sujet: 'structure', quoi: 'Structure', options, proposee }, `Est-ce ${noms} ?`);
  return proches.find((s) => String(s.id) === reponse) ?? null;
}

/** A SIRET that the network knows under another name: renamed where it stands, a question when it is elsewhere. */
function memeStructure(
  connue: StructureConnue,
  voulu: Voulu,
  { nomDeCommune }: ReseauConnu,
  reponses: ReponsesDeLigne,
): StructureConnue | null {
  if (voulu.siret === null || connue.siret !== voulu.siret || nomProche(connue.nom, voulu.nom)) return connue;
  const phrase = `Le SIRET ${voulu.siret} est déjà celui de « ${connue.nom} » dans le réseau.`;
  if (connue.communeCode === null || voulu.communeCode === null || connue.communeCode === voulu.communeCode) {
    voulu.alertes.push(phrase);
    return connue;
  }
  const options = [
    { valeur: SANS, libelle: 'Une autre structure : l’importer sans SIRET' },
    { valeur: String(connue.id), libelle: `La même : « ${connue.nom} » devient « ${voulu.nom} »` },
  ];
  const ville = nomDeCommune.get(connue.communeCode);
  const reponse = demander(
    voulu,
    reponses,
    { sujet: 'structure', quoi: 'Structure', options, proposee: null },
    `${phrase}${ville ? ` ${majuscule(aNom(ville))}, sous un autre nom : est-ce la même structure ?` : ''}`,
  );
  if (reponse !== SANS) return connue;
  voulu.siret = null;
  return null;
}

/** Another row of a structure that the list has brought already: only its people are new. */
function rejoindre(
  numero: number,
  premiere: number,
  voulu: Voulu,
  connue: StructureConnue | null,
  reseau: ReseauConnu,
  courriels: Map<string, string>,
): Decidee {
  const notes = [...voulu.alertes];
  const personnes = personnesVoulues(voulu, connue, reseau, courriels, notes);
  const commun = { numero, nom: voulu.nom, questions: voulu.questions, structureId: connue?.id ?? null };
  const dit = `Même structure qu’à la ligne ${premiere} : de celle-ci, seules les personnes sont reprises.`;
  if (personnes.length === 0) return { ...commun, sort: 'inchangee', raisons: [dit, ...notes], ecriture: null };
  const lieux = { territoire: null, qpv: null, sites: null, phrases: [] };
  const ecriture = { structureId: connue?.id ?? null, ligne: premiere, nom: voulu.nom, champs: {}, type: null, agrement: null };
  const raisons = [dit, ...personnes.map(rejoint), ...notes];
  return { ...commun, sort: 'modifiee', raisons, ecriture: { ...ecriture, lieux, personnes } };
}

/** Said before it is written: whoever a list of structures names commits hers. */
const rejoint = ({ prenom, nom, fonction }: PersonneDeStructure) =>
  `${`${prenom} ${nom}`.trim()} engagera la structure (${LIBELLE_FONCTION[fonction].toLowerCase()}), ou sa fiche est complétée.`;

/** Finds the structure a row speaks of: by its SIRET, otherwise by its name in its commune; a sentence when unsure. */
function indexer(structures: readonly StructureConnue[]) {
  const parSiret = new Map(structures.flatMap((s) => (s.siret ? [[s.siret, s] as const] : [])));
  const parNom = new Map<string, StructureConnue[]>();
  const parNomCourt = new Map<string, StructureConnue[]>();
  const ranger = (dans: typeof parNom, clef: string, s: StructureConnue) => dans.set(clef, [...(dans.get(clef) ?? []), s]);
  for (const s of structures) {
    ranger(parNom, plierMots(s.nom), s);
    if (!s.partie) ranger(parNomCourt, sansGenre(plierMots(s.nom)), s);
  }
  const trouver = ({ siret, nom, communeCode }: Voulu): StructureConnue | null | string => {
    const duSiret = siret ? parSiret.get(siret) : undefined;
    const homonymes = parNom.get(plierMots(nom)) ?? [];
    const ici = homonymes.filter((s) => !communeCode || s.communeCode === communeCode);
    const sansCommune = ici.length > 0 ? ici : homonymes.filter((s) => s.communeCode === null);
    const presentes = sansCommune.filter((s) => !s.partie);
    const proches = presentes.length > 0 ? presentes : sansCommune;
    if (!duSiret && proches.length > 1) return 'Plusieurs structures du réseau portent ce nom : ajoutez la commune ou le SIRET.';
    const [duNom] = proches;
    if (duSiret && duNom && duSiret !== duNom && !proches.includes(duSiret)) {
      return `Le SIRET est celui de « ${duSiret.nom} », mais le nom celui d’une autre structure du réseau.`;
    }
    const trouvee = duSiret ?? duNom ?? null;
    return trouvee?.partie ? 'Cette structure a quitté le réseau : cette ligne ne change rien.' : trouvee;
  };
  /** Those of a near name in the commune, or whose commune is not known; the one that was answered stays. */
  const proches = ({ nom, communeCode }: Voulu, reponse: string | undefined): StructureConnue[] => {
    const [clef, court] = [plierMots(nom), sansGenre(plierMots(nom))];
    if (court.length < 4 || parNom.has(clef)) return [];
    const ici = (s: StructureConnue) => !communeCode || !s.communeCode || s.communeCode === communeCode;
    return (parNomCourt.get(court) ?? []).filter((s) => ici(s) || String(s.id) === reponse).slice(0, 8);
  };
  return { trouver, proches, connait: (nom: string) => parNom.has(plierMots(nom)) };
}

/** Spaces that one does not see are no difference. */
const serrer = (valeur: unknown) => (typeof valeur === 'string' ? valeur.replace(/[\s\u00A0\u202F]+/g, ' ').trim() : valeur);

function comparer(
  numero: number,
  voulu: Voulu,
  connue: StructureConnue | null,
  reseau: ReseauConnu,
  courriels: Map<string, string>,
): Decidee {
  const champs: ChampsEcrits = {};
  const changements: string[] = [];
  for (const champ of CHAMPS_ECRITS) {
    const ancien = connue?.[champ] ?? null;
    const defaut = champ === 'codePostal' && ancien === null ? voulu.codePostalDeCommune : null;
    const nouveau = voulu[champ] ?? defaut;
    if (nouveau === null || serrer(nouveau) === serrer(ancien)) continue;
    // Another way to write a name, or one that someone said is the same, is no new name.
    if (champ === 'nom' && connue && nomProche(connue.nom, voulu.nom)) continue;
    Object.assign(champs, { [champ]: nouveau });
    changements.push(dire(champ, ancien, nouveau, reseau));
  }
  const { type, phrase, agrement } = agrementVoulu(voulu, connue, reseau);
  if (phrase) changements.push(phrase);
  const lieux = lireLieux(voulu, connue, reseau);
  changements.push(...lieux.phrases);
  const autrement = connue && !('nom' in champs) && serrer(connue.nom) !== serrer(voulu.nom);
  const cEst = autrement ? [`C’est « ${connue.nom} » : son nom ne change pas.`] : [];
  const notes = [...cEst, ...voulu.alertes, ...voulu.notes];
  const personnes = personnesVoulues(voulu, connue, reseau, courriels, notes);
  changements.push(...personnes.map(rejoint));
  const ecriture: EcritureStructure = {
    structureId: connue?.id ?? null,
    ligne: numero,
    nom: champs.nom ?? connue?.nom ?? voulu.nom,
    champs,
    type,
    agrement,
    lieux,
    personnes,
  };
  const commun = { numero, nom: voulu.nom, questions: voulu.questions, structureId: connue?.id ?? null };
  if (!connue) return { ...commun, sort: 'nouvelle', raisons: [...annonces(personnes), ...notes], ecriture };
  if (changements.length > 0) return { ...commun, sort: 'modifiee', raisons: [...changements, ...notes], ecriture };
  return { ...commun, sort: 'inchangee', raisons: ['Tout est déjà là.', ...notes], ecriture: null };
}

function dire(champ: ChampEcrit, ancien: string | number | null, nouveau: string | number, reseau: ReseauConnu): string {
  const lire = (valeur: string | number) => {
    if (champ === 'communeCode') return reseau.nomDeCommune.get(String(valeur)) ?? valeur;
    if (champ === 'gestion') return LIBELLE_GESTION[valeur as keyof typeof LIBELLE_GESTION];
    if (champ === 'milieu') return LIBELLE_MILIEU[valeur as keyof typeof LIBELLE_MILIEU];
    if (typeof valeur === 'number') return valeur.toLocaleString('fr-FR');
    return valeur.length > 120 ? `${valeur.slice(0, 119)}…` : valeur;
  };
  const avant = ancien === null ? '' : `« ${lire(ancien)} » devient `;
  return `${LIBELLE_ECRIT[champ]} : ${avant}« ${lire(nouveau)} ».`;
}
