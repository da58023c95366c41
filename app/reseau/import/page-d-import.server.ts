import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { listAInviter } from '#app/reseau/personnes/acces.server.ts';
import { avisDInvitation, inviterResponsables, renvoyerInvitation } from '#app/reseau/personnes/invitations.server.ts';
import { lireFichier } from './a-part.server.ts';
import { champsDe } from './champs.ts';
import { changeLaLecture, garderReponses, lireColonnes, lireReponses, relireImport } from './corriger-import.server.ts';
import type { EcriturePersonne } from './decider-personnes.ts';
import { type Decision, LIBELLE_SORT, ouvreDesInvitations, reponsesProposees, SORTS, type Sort } from './decisions.ts';
import { lireFeuille } from './feuille-suivante.server.ts';
import { GENRES_IMPORT, type GenreImport, LIBELLE_GENRE_IMPORT, MOTS_DU_GENRE } from './genres-d-import.ts';
import type { EcritureStructure } from './import-structures.ts';
import {
  type Apercu,
  apercu,
  confirmerImport,
  getGenreDImport,
  lireImport,
  preparerImport,
  structuresDeLImport,
} from './importer.server.ts';
import type { Lecteurs } from './lecteurs.server.ts';
import type { FeuilleALire } from './tableau.server.ts';
import { suffisent } from './titres-trouves.ts';

const LIGNES_MONTREES = 50;
const accorder = (nombre: number, mot: string, pluriel = `${mot}s`) =>
  `${nombre.toLocaleString('fr-FR')} ${nombre > 1 ? pluriel : mot}`;

/** What part of the dry run an address asks for. */
export interface Demande {
  page?: number;
  sort?: Sort | undefined;
}

/** `?sort=refusee` */
export const sortDemande = (adresse: URLSearchParams): Sort | undefined => SORTS.find((sort) => sort === adresse.get('sort'));

/** Whether every question of a row is answered, by someone or by what is selected beforehand. */
const repondue = ({ questions }: Decision) => questions.every(({ reponse, proposee }) => (reponse === null ? proposee : reponse));

/** The dry run, flat: fifty rows of a fate, or of all, those that need someone first. */
export function composerPage({ id, nomFichier, ecrit, tableau, decisions, compte }: Apercu, { page = 1, sort }: Demande = {}) {
  const retenues = sort ? decisions.filter((decision) => decision.sort === sort) : decisions;
  const pages = Math.max(1, Math.ceil(retenues.length / LIGNES_MONTREES));
  const laquelle = Math.min(page, pages);
  const montrees = retenues.slice((laquelle - 1) * LIGNES_MONTREES, laquelle * LIGNES_MONTREES);
  // What the button will do as the page stands: what is selected beforehand, and seen, is an answer.
  const proposees = reponsesProposees(montrees);
  const supposees = montrees.filter((d) => d.sort === 'a_choisir' && proposees.has(d.numero) && repondue(d)).length;
  const { genre } = tableau;
  return {
    ...titreDApercu(nomFichier, ecrit, decisions.length),
    ...{ id, nomFichier, ecrit, compte, genre, page: laquelle, pages, sort: sort ?? null },
    ...{ ligneTitres: tableau.ligneTitres, feuille: tableau.feuille, feuilles: tableau.feuilles, notes: tableau.notes },
    autres: enBoutons(id, tableau.autres),
    aVerifier: aVerifier(tableau),
    genres: GENRES_IMPORT.map((valeur) => ({ valeur, libelle: LIBELLE_GENRE_IMPORT[valeur] })),
    champs: champsDe(genre).map(({ champ, libelle }) => ({ valeur: champ, libelle })),
    aEcrire: compte.nouvelle + compte.modifiee + supposees,
    proposees: supposees,
    sansReponse: compte.a_choisir - supposees,
    aInviter: decisions.filter((d) => aUneAdresse(genre, d)).length,
    total: decisions.length,
    refusees: decisions.filter((d) => d.sort === 'refusee').map((d) => d.numero),
    colonnes: tableau.colonnes.map(({ rang, titre, exemple, champ, sure }) => ({
      ...{ rang, titre, exemple, sure },
      nom: `colonne-${rang}`,
      champ: champ ?? '',
    })),
    lignes: montrees.map(({ numero, nom, sort, raisons, questions }) => ({
      ...{ numero, nom, sort, raisons },
      libelle: LIBELLE_SORT[sort],
      questions: questions.map(({ reponse, proposee, ...question }) => ({
        nom: `${question.sujet}-${numero}`,
        ...question,
        proposee,
        choisie: reponse ?? proposee ?? '',
      })),
    })),
  };
}

/** What the page asks, and where its list stands: the first words are bold. */
function titreDApercu(nomFichier: string, ecrit: boolean, total: number) {
  const lignes = total > 1 ? `ces ${total.toLocaleString('fr-FR')} lignes` : 'cette ligne';
  const dit = ecrit
    ? (['Cette liste est déjà écrite.', `Voici où en sont les lignes de ${entreGuillemets(nomFichier)} aujourd’hui.`] as const)
    : (['Rien n’est encore écrit.', `Voici ce qui arrivera à chaque ligne de ${entreGuillemets(nomFichier)}.`] as const);
  return { titre: `Que faire de ${lignes}\u00a0?`, dit };
}

const aVerifier = ({ genre, colonnes }: Apercu['tableau']): boolean =>
  !suffisent(genre, new Set(colonnes.flatMap(({ champ }) => champ ?? []))) || colonnes.some(({ champ, sure }) => champ && !sure);

/** What the buttons of the other sheets send and say. */
const enBoutons = (id: number, autres: readonly FeuilleALire[]) =>
  autres.map(({ rang, nom, genre }) => ({ valeur: `${id}-${rang}`, nom, parle: genre && LIBELLE_GENRE_IMPORT[genre] }));

export type PageDApercu = ReturnType<typeof composerPage>;

function aUneAdresse(genre: GenreImport, { ecriture }: Decision): boolean {
  if (!ecriture) return false;
  if (genre === 'structures') return (ecriture as EcritureStructure).personnes.some((p) => p.courriel);
  return genre === 'personnes' && (ecriture as EcriturePersonne[]).some((p) => p.nouvelle && p.personne.courriel);
}

/** The dry run at once. */
export function getPageDApercu(ctx: ContextePersonne, importId: number | undefined, demande: Demande = {}): PageDApercu {
  if (importId === undefined) throw introuvable();
  return composerPage(apercu(ctx, importId), demande);
}

interface Suite {
  chemin: string;
  avis: { titre: string; texte: string } | null;
}

/** Keeps the file that was sent. @returns where its dry run is read */
export async function deposer(ctx: ContextePersonne, fichier: File): Promise<string> {
  const classeur = await lireFichier(new Uint8Array(await fichier.arrayBuffer()));
  return `/reseau/import?apercu=${preparerImport(ctx, { nomFichier: fichier.name, classeur })}`;
}

/** What the form of the dry run asks for: another reading, another page, or to write. */
export function suivre(
  ctx: ContextePersonne,
  {
    relire,
    aller,
    lire,
    confirmer: aConfirmer,
  }: {
    relire?: number | undefined;
    aller?: string | undefined;
    /** The list, and the place of the sheet to read next: `12-1`. */
    lire?: string | undefined;
    confirmer?: number | undefined;
  },
  champs: Record<string, unknown>,
  lecteurs: Lecteurs = {},
): Suite {
  if (lire) {
    const [liste = 0, rang = 0] = lire.split('-').map(Number);
    return { chemin: `/reseau/import?apercu=${lireFeuille(ctx, liste, rang)}`, avis: null };
  }
  const [, lui = '', suite = ''] = /^(\d+)(?:&(.*))?$/.exec(aller ?? '') ?? [];
  const importId = aConfirmer ?? relire ?? Number(lui);
  const relecture = { genre: champs.genre, feuille: champs.feuille, colonnes: lireColonnes(champs) };
  const chemin = `/reseau/import?apercu=${importId}`;
  if (relire !== undefined || changeLaLecture(ctx, importId, relecture)) {
    garderReponses(ctx, importId, lireReponses(champs));
    relireImport(ctx, importId, relecture);
    const avis = { titre: 'La liste est relue', texte: 'Voici ce qu’elle devient avec ces colonnes. Rien n’est encore écrit.' };
    return { chemin: `${chemin}#colonnes`, avis };
  }
  if (aConfirmer === undefined) {
    garderReponses(ctx, importId, lireReponses(champs));
    return { chemin: `${chemin}${suite ? `&${suite}` : ''}#sorts`, avis: null };
  }
  return confirmer(ctx, importId, champs, lecteurs);
}

export function confirmer(ctx: ContextePersonne, importId: number, champs: Record<string, unknown>, lecteurs: Lecteurs = {}) {
  const genre = getGenreDImport(ctx, importId);
  const { nouvelles, modifiees, laissees, dejaEcrit, suite } = confirmerImport(ctx, importId, lireReponses(champs), {
    exigerUnChoix: true,
    lecteurs,
  });
  const chemin = ouvreDesInvitations(genre) ? `/reseau/import?inviter=${importId}` : `/reseau/import?apercu=${importId}`;
  if (dejaEcrit) return { chemin, avis: { titre: 'Cette liste était déjà écrite', texte: 'Rien n’a changé dans le réseau.' } };
  const dehors = laissees === 0 ? '' : ` ${accorder(laissees, 'ligne reste', 'lignes restent')} de côté.`;
  const { un, des, feminin } = MOTS_DU_GENRE[genre];
  const e = feminin ? 'e' : '';
  return {
    chemin,
    avis: {
      titre: nouvelles + modifiees === 0 ? 'Tout était déjà là' : 'La liste est dans le réseau',
      texte:
        `${accorder(nouvelles, `${un} ajouté${e}`, `${des} ajouté${e}s`)}, ${accorder(modifiees, `modifié${e}`)}.${dehors} ${suite}`.trim(),
    },
  };
}

/**
 * Whom one may invite now: the responsables of a list that was written, otherwise of the whole network, of whom
 * `attendent` says how many there are when the list has none.
 */
export function getPageDesInvitations(ctx: ContextePersonne, importId: number | undefined) {
  const parmi = importId === undefined ? undefined : structuresDeLImport(ctx, importId);
  const aInviter = listAInviter(ctx, parmi);
  const attendent = parmi && aInviter.length === 0 ? listAInviter(ctx).length : aInviter.length;
  const autres = importId === undefined ? [] : enBoutons(importId, lireImport(ctx, importId).tableau.autres);
  return { aInviter, attendent, importId: importId ?? null, autres };
}

/**
 * @param qui `tous`, or the ids of a structure and of a person: `12-40`
 * @param importId the list whose responsables are meant by `tous`
 */
export function inviterDepuisLaListe(ctx: ContextePersonne, qui: string, importId: number | undefined) {
  const chemin = `/reseau/import?inviter${importId === undefined ? '' : `=${importId}`}`;
  if (qui !== 'tous') {
    const [structureId = 0, personneId = 0] = qui.split('-').map(Number);
    return { chemin, avis: avisDInvitation(renvoyerInvitation(ctx, structureId, personneId)) };
  }
  const invitees = inviterResponsables(ctx, importId === undefined ? undefined : structuresDeLImport(ctx, importId));
  const [premiere] = invitees;
  if (!premiere)
    throw impossible(
      importId === undefined ? 'Il ne reste personne à inviter.' : 'Il ne reste personne à inviter dans cette liste.',
    );
  return {
    chemin,
    avis: {
      titre: accorder(invitees.length, 'invitation part', 'invitations partent'),
      texte: `Chaque lien sert une seule fois, jusqu’au ${premiere.jusquau ?? 'septième jour'}.`,
    },
  };
}
