import { type AgrementVoulu, comparerAgrement, type EcritureAgrement, libelleDates, lireGenreAgrement } from './agrements-lus.ts';
import type { ChampDe, LigneLue } from './champs.ts';
import { creerChercheur, structureInconnue } from './chercher-structure.ts';
import { lireDate, lirePeriode } from './dates-lues.ts';
import { attendre, type Carnet, carnetNeuf, type Decision, demander, type ReponsesDeLigne, refuser } from './decisions.ts';
import { citer } from './lectures.ts';
import type { GenreConnu, ReseauConnu, StructureConnue } from './reseau-connu.ts';

type Champs = LigneLue<ChampDe<'agrements'>>['champs'];
type Dates = Omit<AgrementVoulu, 'genre'>;

/** Decides the fate of each row of a list of agréments; a cell may name several of the same dates. */
export function deciderAgrements(
  reseau: ReseauConnu,
): (ligne: LigneLue, reponses: ReponsesDeLigne) => Decision<EcritureAgrement[]> {
  const chercher = creerChercheur(reseau);
  const vues = new Map<string, number>();
  return (ligne, reponses) => {
    const champs: Champs = ligne.champs;
    const carnet = carnetNeuf();
    const titre = [champs.structure ?? champs.siret ?? 'Sans structure', champs.genre].filter(Boolean).join(', ').slice(0, 160);
    const structure = chercher(champs, carnet, reponses);
    const genres = lireGenres(champs.genre, reseau.genres, carnet, reponses);
    const dates = lireDates(champs, carnet);
    if (!champs.genre) return refuser(ligne.numero, titre, 'Cette ligne ne dit pas de quel agrément elle parle.', carnet);
    if (carnet.doutes.length > 0) return attendre(ligne.numero, titre, carnet);
    if (!structure) return refuser(ligne.numero, titre, structureInconnue(champs), carnet);
    if (typeof dates === 'string') return refuser(ligne.numero, titre, dates, carnet);
    const clef = `${structure.id}|${genres.map((g) => g.code).join('+')}|${dates.du}|${dates.au}`;
    const deja = vues.get(clef);
    if (deja !== undefined) return refuser(ligne.numero, titre, `Cet agrément est déjà à la ligne ${deja}.`, carnet);
    vues.set(clef, ligne.numero);
    return comparer(ligne.numero, titre, structure, genres, dates, reseau, carnet);
  };
}

function lireGenres(
  texte: string | undefined,
  genres: readonly GenreConnu[],
  carnet: Carnet,
  reponses: ReponsesDeLigne,
): GenreConnu[] {
  if (!texte) return [];
  const entier = genres.find((g) => g.nom.toLowerCase() === texte.toLowerCase());
  const mots = entier ? [texte] : texte.split(/\s*[;,+&\n/]\s*|\s+et\s+(?!coordination)/i).filter(Boolean);
  const lus = mots.flatMap((mot, rang) => {
    const lu = lireGenreAgrement(mot, genres);
    if (lu) return [lu];
    const reponse = demander(
      carnet,
      reponses,
      {
        sujet: `genre${rang}`,
        quoi: 'Agrément',
        options: genres.map((g) => ({ valeur: g.code, libelle: g.nom })),
        proposee: null,
      },
      `${citer(mot)} n’est pas un agrément que nous connaissons. Lequel est-ce ?`,
    );
    return genres.filter((g) => g.code === reponse);
  });
  return [...new Set(lus)];
}

function lireDates(champs: Champs, { alertes }: Carnet): Dates | string {
  const fautives: string[] = [];
  const lire = (texte: string | undefined, bout: 'debut' | 'fin') => {
    const jour = texte ? lireDate(texte, bout) : null;
    if (texte && !jour) fautives.push(texte);
    return jour;
  };
  const periode = champs.periode ? lirePeriode(champs.periode) : null;
  if (champs.periode && !periode) fautives.push(champs.periode);
  // « CAF, 12/12/2023 » says who and when.
  const [, qui, quand] = /^(\D*?\p{L}\D*?)[\s,:–-]*(?:\ble\s+)?(\d.*)$/su.exec(champs.decideLe ?? '') ?? [];
  const apart = champs.decideLe && !lireDate(champs.decideLe) && qui && quand && lireDate(quand);
  const dates: Dates = {
    du: lire(champs.du, 'debut') ?? periode?.du ?? null,
    au: lire(champs.au, 'fin') ?? periode?.au ?? null,
    decideur: (champs.decideur ?? (apart ? qui : undefined))?.trim().slice(0, 80) ?? null,
    decideLe: lire(apart ? quand : champs.decideLe, 'debut'),
    renouvellementDemandeLe: lire(champs.renouvellement, 'debut'),
  };
  // An agrément without its dates would be another one: the row waits for its author.
  if (fautives.length > 0)
    return `${citer(fautives[0] ?? '', 40)} n’est pas une date que nous comprenons. Écrivez-la comme 01/01/2024.`;
  if (dates.du && dates.au && dates.du > dates.au) return `La fin est avant le début : ${libelleDates(dates)}.`;
  if (!dates.du && !dates.au) alertes.push('Sans dates : à compléter sur la page de la structure.');
  return dates;
}

function comparer(
  numero: number,
  nom: string,
  structure: StructureConnue,
  genres: readonly GenreConnu[],
  dates: Dates,
  reseau: ReseauConnu,
  carnet: Carnet,
): Decision<EcritureAgrement[]> {
  const ecriture: EcritureAgrement[] = [];
  const phrases: string[] = [];
  let neuve = false;
  for (const genre of genres) {
    const voulu: AgrementVoulu = { genre: genre.code, ...dates };
    const comparaison = comparerAgrement(structure.agrements, voulu, reseau.aujourdhui);
    const commun = { structureId: structure.id, nom: genre.nom, genre: genre.code };
    if (comparaison.genre === 'pareil') continue;
    if (comparaison.genre === 'chevauche') {
      return refuser(
        numero,
        nom,
        `${structure.nom} a déjà « ${genre.nom} » ${libelleDates(comparaison.connu)} : les deux se recouvrent.`,
        carnet,
      );
    }
    if (comparaison.genre === 'neuf') {
      const connu = { id: null, ...voulu };
      structure.agrements.push(connu);
      ecriture.push({ ...commun, connu, champs: voulu });
      phrases.push(`${genre.nom}, ${libelleDates(voulu)}.`);
      neuve = true;
      continue;
    }
    ecriture.push({ ...commun, connu: comparaison.connu, champs: comparaison.champs });
    phrases.push(...comparaison.phrases);
    Object.assign(comparaison.connu, comparaison.champs);
  }
  const suite = [...carnet.alertes, ...carnet.notes];
  const commun = { numero, nom, questions: carnet.questions, structureId: structure.id };
  if (ecriture.length === 0) return { ...commun, sort: 'inchangee', raisons: ['Tout est déjà là.', ...suite], ecriture: null };
  return { ...commun, sort: neuve ? 'nouvelle' : 'modifiee', raisons: [...phrases, ...suite], ecriture };
}
