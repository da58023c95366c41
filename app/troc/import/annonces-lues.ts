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
import { citer } from '#app/reseau/import/lectures.ts';
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
  forme: Forme;
  /** The whole words, when the sentence had to be cut, or what the list says besides. */
  description: string | null;
}

/** What the troc knows when a list is read: it grows with each row. */
export interface TrocConnu {
  /** `clefDAnnonce` of all those that were ever there, in the words of each day: what was taken down does not come back. */
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
    const suite = [...carnet.alertes, ...carnet.notes];
    const lot = { numero: ligne.numero, nom: structure.nom, questions: carnet.questions, structureId: structure.id };
    if (neuves.length === 0)
      return { ...lot, sort: 'inchangee', raisons: ['Cette structure a déjà reçu tout cela.', ...suite], ecriture: null };
    return { ...lot, sort: 'nouvelle', raisons: [...neuves.map((une) => dire(une, troc)), ...suite], ecriture: neuves };
  };
}

function dire({ type, titre, forme }: EcritureAnnonce, { reconnaitre }: TrocConnu): string {
  const mots = [LIBELLE_FORME[forme], ...reconnaitre(titre)];
  return `${LIBELLE_TYPE_ANNONCE[type]}\u00a0: ${titre} (${mots.join(', ')}).`;
}

function lireAnnonces(champs: Champs, carnet: Carnet, reponses: ReponsesDeLigne): EcritureAnnonce[] {
  const dites = [...morceaux('offre', champs.offre, carnet), ...morceaux('besoin', champs.besoin, carnet)];
  if (champs.titre) {
    const sens = lireSens(champs.sens) ?? demanderLeSens(champs.titre, carnet, reponses);
    if (sens) dites.push(...morceaux(sens, champs.titre, carnet));
  }
  const precision = champs.precision ?? null;
  if (precision && dites.length > 1) carnet.notes.push('Plusieurs annonces pour une précision\u00a0: elle n’est pas reprise.');
  if (dites.length > PAR_LIGNE_MAX)
    carnet.notes.push(`Plus de ${PAR_LIGNE_MAX} annonces sur une ligne\u00a0: les suivantes ne sont pas reprises.`);
  return dites.slice(0, PAR_LIGNE_MAX).map(({ type, texte }) => enAnnonce(type, texte, dites.length === 1 ? precision : null));
}

/** « Néant. », « RAS »: a cell that says nothing, once folded. */
const RIEN_DE_DIT = /^(neant|aucun|aucune|rien|non|ras|sans objet|so|pas de besoin|aucun besoin|aucune offre|x)s?$/;

/** One annonce a line, or between semicolons; a comma belongs to the sentence. */
function morceaux(type: TypeAnnonce, cellule: string | undefined, carnet: Carnet): { type: TypeAnnonce; texte: string }[] {
  return (cellule ?? '')
    .split(/\s*[;\n|•]\s*/)
    .map((morceau) =>
      morceau
        .replace(/^[-–—*]\s*/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((morceau) => morceau !== '' && !RIEN_DE_DIT.test(plierMots(morceau)))
    .flatMap((texte) => {
      if (/\p{L}{3}/u.test(texte)) return { type, texte };
      carnet.alertes.push(`${citer(texte)} est trop court\u00a0: il n’est pas repris.`);
      return [];
    });
}

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
  [/\b(prets? d|preter|pretons|emprunt\w*|materiel|minibus|vehicules?|remorque|malles?)\b/, 'pret'],
  [/\bateliers?\b/, 'atelier'],
  [/\b(visit\w*|decouvrir un lieu)\b/, 'visite'],
  [/\b(stages?|immersion)\b/, 'stage'],
  [/\b(accompagn\w*|appui\w*|conseill\w*|aide\w*|relire)\b/, 'appui'],
];

/** What its words tell; a stage, as the form proposes first, when they do not. */
function formeDite(texte: string): Forme {
  const t = plierMots(texte);
  return FORMES_DITES.find(([motif]) => motif.test(t))?.[1] ?? 'stage';
}
