import { majuscule } from '#app/commun/texte.ts';
import type { ChampDe, LigneLue } from '#app/reseau/import/champs.ts';
import { creerChercheur, structureInconnue } from '#app/reseau/import/chercher-structure.ts';
import {
  attendre,
  type Carnet,
  carnetNeuf,
  type Decision,
  demander,
  type ReponsesDeLigne,
  refuser,
} from '#app/reseau/import/decisions.ts';
import type { ReseauConnu } from '#app/reseau/import/reseau-connu.ts';
import { plierMots } from '#app/reseau/plier.ts';
import {
  type Forme,
  LIBELLE_FORME,
  LIBELLE_TYPE_ANNONCE,
  MAX_DESCRIPTION_ANNONCE,
  MAX_TITRE_ANNONCE,
  TYPES_ANNONCE,
  type TypeAnnonce,
} from '#app/troc/annonces/annonces.ts';

type Champs = LigneLue<ChampDe<'annonces'>>['champs'];

/** An annonce that a list brings: its structure reads it before anybody else does. */
export interface EcritureAnnonce {
  type: TypeAnnonce;
  titre: string;
  /** Undefined when its words do not tell. */
  forme: Forme | undefined;
  /** The whole words, when the sentence had to be cut, or what the list says besides. */
  description: string | null;
}

/** What the troc knows when a list is read: it grows with each row. */
export interface TrocConnu {
  /** `clefDAnnonce` of those that live, drafts included. */
  annonces: Set<string>;
  /** The names of the terms that a sentence says. */
  reconnaitre(titre: string): readonly string[];
}

export const clefDAnnonce = (structureId: number, { type, titre }: { type: TypeAnnonce; titre: string }): string =>
  `${structureId} ${type} ${plierMots(titre)}`;

const PAR_LIGNE_MAX = 30;

/** Decides the fate of each row of what structures said they could give, or that they looked for. */
export function deciderAnnonces(
  reseau: ReseauConnu,
  troc: TrocConnu,
): (ligne: LigneLue, reponses: ReponsesDeLigne) => Decision<EcritureAnnonce[]> {
  const chercher = creerChercheur(reseau);
  return (ligne, reponses) => {
    const champs: Champs = ligne.champs;
    const carnet = carnetNeuf();
    const titre = (champs.structure ?? champs.siret ?? 'Sans nom').slice(0, 160);
    const structure = chercher(champs, carnet, reponses);
    const dites = lireAnnonces(champs, carnet, reponses);
    if (dites.length === 0 && carnet.doutes.length === 0)
      return refuser(ligne.numero, titre, 'Cette ligne ne dit ni offre ni besoin.', carnet);
    if (carnet.doutes.length > 0) return attendre(ligne.numero, titre, carnet);
    if (!structure) return refuser(ligne.numero, titre, structureInconnue(champs), carnet);
    const neuves = dites.filter((une) => {
      const clef = clefDAnnonce(structure.id, une);
      const deja = troc.annonces.has(clef);
      troc.annonces.add(clef);
      return !deja;
    });
    const lot = { numero: ligne.numero, nom: structure.nom, questions: carnet.questions, structureId: structure.id };
    if (neuves.length === 0)
      return { ...lot, sort: 'inchangee', raisons: ['Tout est déjà là.', ...carnet.notes], ecriture: null };
    return { ...lot, sort: 'nouvelle', raisons: [...neuves.map((une) => dire(une, troc)), ...carnet.notes], ecriture: neuves };
  };
}

function dire({ type, titre, forme }: EcritureAnnonce, { reconnaitre }: TrocConnu): string {
  const mots = [...(forme ? [LIBELLE_FORME[forme]] : []), ...reconnaitre(titre)];
  return `${LIBELLE_TYPE_ANNONCE[type]}\u00a0: ${titre}${mots.length > 0 ? ` (${mots.join(', ')})` : ''}.`;
}

function lireAnnonces(champs: Champs, carnet: Carnet, reponses: ReponsesDeLigne): EcritureAnnonce[] {
  const dites = [...morceaux('offre', champs.offre), ...morceaux('besoin', champs.besoin)];
  if (champs.titre) {
    const sens = lireSens(champs.sens) ?? demanderLeSens(champs.titre, carnet, reponses);
    if (sens) dites.push(...morceaux(sens, champs.titre));
  }
  const precision = champs.precision ?? null;
  if (precision && dites.length > 1) carnet.notes.push('Plusieurs annonces pour une précision\u00a0: elle n’est pas reprise.');
  return dites.slice(0, PAR_LIGNE_MAX).map(({ type, texte }) => enAnnonce(type, texte, dites.length === 1 ? precision : null));
}

/** One annonce a line, or between semicolons; a comma belongs to the sentence. */
const morceaux = (type: TypeAnnonce, cellule: string | undefined) =>
  (cellule ?? '')
    .split(/\s*[;\n|•]\s*/)
    .map((morceau) => morceau.replace(/^[-–—*]\s*/, '').trim())
    .filter((morceau) => /\p{L}{3}/u.test(morceau) && !/^(néant|aucune?s?|rien|pas de besoins?)$/iu.test(morceau))
    .map((texte) => ({ type, texte: texte.replace(/\s+/g, ' ') }));

function lireSens(texte: string | undefined): TypeAnnonce | undefined {
  const t = plierMots(texte ?? '');
  if (/\b(offres?|offrir|propos\w*|donn\w*|apport\w*|ressources?)\b/.test(t)) return 'offre';
  return /\b(besoins?|demandes?|cherch\w*|recherch\w*|attentes?|manques?)\b/.test(t) ? 'besoin' : undefined;
}

function demanderLeSens(titre: string, carnet: Carnet, reponses: ReponsesDeLigne): TypeAnnonce | undefined {
  const options = TYPES_ANNONCE.map((valeur) => ({ valeur, libelle: LIBELLE_TYPE_ANNONCE[valeur] }));
  const phrase = `Est-ce une offre ou un besoin\u00a0: «\u00a0${titre.slice(0, 60)}\u00a0»\u00a0?`;
  const reponse = demander(carnet, reponses, { sujet: 'sens', quoi: 'Offre ou besoin', options, proposee: null }, phrase);
  return TYPES_ANNONCE.find((type) => type === reponse);
}

/** A sentence too long for a title is cut after a word, and kept whole beside. */
function enAnnonce(type: TypeAnnonce, texte: string, precision: string | null): EcritureAnnonce {
  const entier = majuscule(texte);
  const court = entier.length <= MAX_TITRE_ANNONCE;
  const titre = court ? entier : `${entier.slice(0, MAX_TITRE_ANNONCE - 1).replace(/\s+\S*$/, '')}…`;
  const description = [court ? '' : entier, precision ?? ''].filter(Boolean).join('\n').slice(0, MAX_DESCRIPTION_ANNONCE);
  return { type, titre, forme: formeDite(entier), description: description || null };
}

const FORMES_DITES: readonly [RegExp, Forme][] = [
  [/\b(pret\w*|emprunt\w*|materiel|salles?|minibus|vehicules?|remorque|malles?)\b/, 'pret'],
  [/\bateliers?\b/, 'atelier'],
  [/\b(visit\w*|decouvrir un lieu)\b/, 'visite'],
  [/\b(stages?|immersion)\b/, 'stage'],
  [/\b(accompagn\w*|appui\w*|conseill\w*|aide\w*|relire)\b/, 'appui'],
];

const formeDite = (texte: string): Forme | undefined => {
  const t = plierMots(texte);
  return FORMES_DITES.find(([motif]) => motif.test(t))?.[1];
};
