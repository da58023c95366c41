import { deNom } from '#app/commun/francais.ts';
import { MAX_NOM_DE_COMPETENCE, MAX_PRECISION } from '#app/reseau/competences/competences.ts';
import { lesPlusProches, plierTerme } from '#app/reseau/competences/mots.ts';
import { clefDeNom, lireNom } from '#app/reseau/personnes/noms.ts';
import { nomComplet, normaliserCourriel } from '#app/reseau/personnes/personnes.ts';
import type { ChampDe, LigneLue } from './champs.ts';
import { creerChercheur, structureInconnue } from './chercher-structure.ts';
import { attendre, type Carnet, carnetNeuf, type Decision, demander, type ReponsesDeLigne, refuser } from './decisions.ts';
import { citer, lireOuiNon, morceauxDe } from './lectures.ts';
import type { PersonneConnue, ReseauConnu, StructureConnue, TermeConnu } from './reseau-connu.ts';

type Champs = LigneLue<ChampDe<'savoir_faire'>>['champs'];

/** A skill of a structure or of a person; a term that is proposed has no id yet. */
export interface EcritureSavoirFaire {
  structureId: number | null;
  personneId: number | null;
  de: string;
  competenceId: number | null;
  mot: string;
  precision: string | null;
  /** Null: to add. */
  id: number | null;
}

/** Answers to a word that the vocabulary does not have. */
const PROPOSER = 'proposer';
const LAISSER = 'laisser';

interface FaitVoulu {
  terme: TermeConnu | null;
  mot: string;
  precision: string | null;
}

/** Decides the fate of each row of what the network collected of its skills and resources. */
export function deciderSavoirFaire(
  reseau: ReseauConnu,
): (ligne: LigneLue, reponses: ReponsesDeLigne) => Decision<EcritureSavoirFaire[]> {
  const chercher = creerChercheur(reseau);
  const parForme = new Map<string, TermeConnu>();
  // Names before synonyms.
  for (const terme of reseau.termes) if (!parForme.has(plierTerme(terme.nom))) parForme.set(plierTerme(terme.nom), terme);
  for (const terme of reseau.termes)
    for (const mot of terme.synonymes) if (!parForme.has(plierTerme(mot))) parForme.set(plierTerme(mot), terme);
  const proches = new Map<string, TermeConnu[]>();
  const lesProches = (mot: string) => {
    const deja = proches.get(mot) ?? lesPlusProches(mot, reseau.termes, 5);
    proches.set(mot, deja);
    return deja;
  };
  return (ligne, reponses) => {
    const champs: Champs = ligne.champs;
    const carnet = carnetNeuf();
    const qui = nomDe(champs);
    const titre = [qui ? nomComplet(qui) : null, champs.structure].filter(Boolean).join(', ').slice(0, 160) || 'Sans nom';
    const dite = Boolean(champs.structure || champs.siret);
    const structure = dite ? chercher(champs, carnet, reponses) : undefined;
    const faits = lireFaits(ligne, parForme, lesProches, carnet, reponses);
    if (faits.length === 0 && carnet.questions.length === 0)
      return refuser(ligne.numero, titre, 'Cette ligne ne dit aucune compétence.', carnet);
    if (carnet.doutes.length > 0) return attendre(ligne.numero, titre, carnet);
    if (dite && !structure) return refuser(ligne.numero, titre, structureInconnue(champs), carnet);
    const personne = qui || champs.courriel ? trouverPersonne(qui, champs.courriel, structure, reseau) : null;
    if (typeof personne === 'string') return refuser(ligne.numero, titre, personne, carnet);
    if (!personne && !structure) return refuser(ligne.numero, titre, structureInconnue(champs), carnet);
    return comparer(ligne.numero, titre, faits, personne, structure, reseau, carnet);
  };
}

function nomDe({ prenom, nom, personne }: Champs): { prenom: string; nom: string } | null {
  if (prenom && nom) return { prenom, nom };
  return lireNom(personne ?? nom ?? prenom ?? '');
}

function trouverPersonne(
  qui: { prenom: string; nom: string } | null,
  courriel: string | undefined,
  structure: StructureConnue | undefined,
  reseau: ReseauConnu,
): PersonneConnue | string {
  const duCourriel = courriel ? reseau.parCourriel.get(normaliserCourriel(courriel)) : undefined;
  if (duCourriel) return duCourriel;
  if (!qui) return `Personne du réseau n’a l’adresse ${citer(courriel ?? '')}.`;
  const memeNom = reseau.parClef.get(clefDeNom(qui)) ?? [];
  const ici = structure ? memeNom.filter((p) => p.fonctions.some((f) => f.structureId === structure.id)) : memeNom;
  const [seule] = ici;
  if (seule && ici.length === 1) return seule;
  if (ici.length > 1) return `Plusieurs personnes s’appellent ${nomComplet(qui)} : ajoutez son courriel.`;
  const ou = structure ? `dans l’équipe ${deNom(structure.nom)}` : 'dans le réseau';
  return `${nomComplet(qui)} n’est pas ${ou} : importez d’abord les personnes.`;
}

/** The skills of a row: those of the cell, and those whose column says yes. */
function lireFaits(
  ligne: LigneLue,
  parForme: ReadonlyMap<string, TermeConnu>,
  lesProches: (mot: string) => TermeConnu[],
  carnet: Carnet,
  reponses: ReponsesDeLigne,
): FaitVoulu[] {
  const champs: Champs = ligne.champs;
  const precision = champs.precision ? champs.precision.slice(0, MAX_PRECISION) : null;
  const entier = champs.competence && parForme.has(plierTerme(champs.competence));
  const mots = champs.competence ? (entier ? [champs.competence] : morceauxDe(champs.competence)) : [];
  const dits = [
    ...mots.map((mot) => ({ mot, precision: mots.length === 1 ? precision : null })),
    ...Object.entries(ligne.croix ?? {}).map(([mot, dit]) => ({
      mot,
      precision: lireOuiNon(dit) ? null : dit.slice(0, MAX_PRECISION),
    })),
  ];
  if (mots.length > 1 && precision) carnet.notes.push('Plusieurs compétences pour une précision : elle n’est pas reprise.');
  return dits.slice(0, 60).flatMap(({ mot, precision }, rang) => {
    const terme = parForme.get(plierTerme(mot)) ?? demanderTerme(mot, rang, lesProches, carnet, reponses);
    return terme === undefined ? [] : [{ terme, mot, precision }];
  });
}

/** @returns undefined: left out, or awaited; null: to propose */
function demanderTerme(
  mot: string,
  rang: number,
  lesProches: (mot: string) => TermeConnu[],
  carnet: Carnet,
  reponses: ReponsesDeLigne,
): TermeConnu | null | undefined {
  if (!/\p{L}{2}/u.test(mot)) return undefined;
  const proches = [...new Map(lesProches(mot).map((t) => [t.id, t])).values()];
  const aProposer = mot.length <= MAX_NOM_DE_COMPETENCE ? [{ valeur: PROPOSER, libelle: `Proposer le mot « ${mot} »` }] : [];
  const reponse = demander(
    carnet,
    reponses,
    {
      ...{ sujet: `mot${rang}`, quoi: `Compétence ${citer(mot, 40)}` },
      options: [
        ...proches.map((t) => ({ valeur: String(t.id), libelle: t.nom })),
        ...aProposer,
        { valeur: LAISSER, libelle: 'Laisser ce mot de côté' },
      ],
      proposee: null,
    },
    proches.length > 0
      ? `${citer(mot)} n’est pas dans le vocabulaire. Est-ce ${proches
          .slice(0, 3)
          .map((t) => `« ${t.nom} »`)
          .join(' ou ')} ?`
      : `${citer(mot)} n’est pas dans le vocabulaire.`,
  );
  if (reponse === PROPOSER) return null;
  return proches.find((t) => String(t.id) === reponse);
}

function comparer(
  numero: number,
  nom: string,
  faits: readonly FaitVoulu[],
  personne: PersonneConnue | null,
  structure: StructureConnue | undefined,
  reseau: ReseauConnu,
  carnet: Carnet,
): Decision<EcritureSavoirFaire[]> {
  const ecriture: EcritureSavoirFaire[] = [];
  const phrases: string[] = [];
  const aQui = personne
    ? { structureId: null, personneId: personne.id, de: nomComplet(personne) }
    : { structureId: structure?.id ?? null, personneId: null, de: structure?.nom ?? '' };
  let neuve = false;
  for (const { terme, mot, precision } of faits) {
    const prefixe = personne ? `p${personne.id}` : `s${structure?.id}`;
    const clef = `${prefixe}-${terme ? terme.id : plierTerme(mot)}`;
    const connu = reseau.savoirFaire.get(clef);
    if (connu && (precision === null || precision === connu.precision)) continue;
    const commun = { ...aQui, competenceId: terme?.id ?? null, mot: terme?.nom ?? mot, precision };
    if (connu) {
      phrases.push(`${commun.mot} : « ${connu.precision ?? 'sans précision'} » devient « ${precision} ».`);
      connu.precision = precision;
    } else {
      phrases.push(`${commun.mot}${precision ? `, « ${precision} »` : ''}${terme ? '' : ', proposé au vocabulaire'}.`);
      reseau.savoirFaire.set(clef, { id: null, precision });
      neuve = true;
    }
    ecriture.push({ ...commun, id: connu?.id ?? null });
  }
  const suite = [...carnet.alertes, ...carnet.notes];
  const lot = { numero, nom, questions: carnet.questions, structureId: structure?.id ?? null };
  if (ecriture.length === 0) return { ...lot, sort: 'inchangee', raisons: ['Tout est déjà là.', ...suite], ecriture: null };
  return { ...lot, sort: neuve ? 'nouvelle' : 'modifiee', raisons: [...phrases, ...suite], ecriture };
}
