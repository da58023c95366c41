import { accorder, entreGuillemets } from '#app/commun/texte.ts';
import { ecrireNombre } from './nombres.ts';
import type { Question, Valeur } from './questions.ts';

/** One structure's answer, as the synthesis counts it. */
export interface ReponseComptee {
  valeurs: readonly Valeur[];
  /** The structure's name when it signs its words; null otherwise. */
  signature: string | null;
}

export type PartDeSynthese = { questionId: number; intitule: string; reponses: number } & (
  | {
      genre: 'choix';
      plusieurs: boolean;
      options: { libelle: string; n: number }[];
    }
  | { genre: 'nombre'; unite: string; somme: number; mediane: number; min: number; max: number }
  | { genre: 'nombre'; unite: string; somme: null }
  | { genre: 'texte'; mots: { texte: string; signature: string | null }[] }
);

/** What all the answers say, question by question; words in an order that does not tell who came first. */
export function syntheseDe(questions: readonly Question[], reponses: readonly ReponseComptee[]): PartDeSynthese[] {
  return questions.map((question) => partDe(question, reponses));
}

function partDe(question: Question, reponses: readonly ReponseComptee[]): PartDeSynthese {
  const { id: questionId, intitule, unite, plusieurs } = question;
  const donnees = reponses.flatMap(({ valeurs, signature }) => {
    const valeur = valeurs.find((une) => une.questionId === questionId);
    return valeur ? [{ valeur, signature }] : [];
  });
  const commun = { questionId, intitule, reponses: donnees.length };
  switch (question.genre) {
    case 'choix': {
      const choisis = donnees.flatMap(({ valeur }) => (valeur.genre === 'choix' ? valeur.choix : []));
      const options = question.options.map((libelle, rang) => ({ libelle, n: choisis.filter((un) => un === rang).length }));
      return { ...commun, genre: 'choix', plusieurs, options };
    }
    case 'nombre': {
      const nombres = donnees.flatMap(({ valeur }) => (valeur.genre === 'nombre' ? [valeur.nombre] : []));
      return { ...commun, genre: 'nombre', unite, ...resumeDe(nombres) };
    }
    case 'texte': {
      const mots = donnees.flatMap(({ valeur, signature }) =>
        valeur.genre === 'texte' ? [{ texte: valeur.texte, signature }] : [],
      );
      return { ...commun, genre: 'texte', mots: mots.sort((a, b) => a.texte.localeCompare(b.texte, 'fr')) };
    }
  }
}

/** Sum, median and ends; floating sums are rounded as they were typed, to the millionth. */
function resumeDe(nombres: readonly number[]): { somme: null } | { somme: number; mediane: number; min: number; max: number } {
  const tries = [...nombres].sort((a, b) => a - b);
  const [min, max] = [tries[0], tries.at(-1)];
  if (min === undefined || max === undefined) return { somme: null };
  const milieu = tries.length / 2;
  const mediane = ((tries[Math.ceil(milieu) - 1] ?? min) + (tries[Math.floor(milieu)] ?? max)) / 2;
  const arrondir = (nombre: number) => Math.round(nombre * 1e6) / 1e6;
  return { somme: arrondir(tries.reduce((a, b) => a + b, 0)), mediane: arrondir(mediane), min, max };
}

/** « 11 réponses, de 0 à 12. Valeur du milieu (médiane) : 4. » */
export function nombresDits(part: Extract<PartDeSynthese, { genre: 'nombre' }>): string {
  if (part.somme === null) return 'Aucune réponse à cette question.';
  const { reponses, min, max, mediane } = part;
  if (reponses === 1) return `Une seule réponse\u00a0: ${ecrireNombre(min)}.`;
  const entre = min === max ? `${ecrireNombre(min)} à chaque fois` : `de ${ecrireNombre(min)} à ${ecrireNombre(max)}`;
  return `${accorder(reponses, 'réponse')}, ${entre}. Valeur du milieu (médiane)\u00a0: ${ecrireNombre(mediane)}.`;
}

/** The whole part in one line, for a page that has no room for bars. */
export function partDite(part: PartDeSynthese): string {
  if (part.genre === 'choix') return part.options.map(({ libelle, n }) => `${libelle}\u00a0: ${n}`).join('\n');
  if (part.genre === 'nombre') {
    const total = part.somme === null ? '' : `${[ecrireNombre(part.somme), part.unite].filter(Boolean).join('\u00a0')} en tout. `;
    return total + nombresDits(part);
  }
  if (part.mots.length === 0) return 'Aucune réponse à cette question.';
  return part.mots.map(({ texte, signature }) => `${entreGuillemets(texte)}${signature ? ` (${signature})` : ''}`).join('\n');
}
