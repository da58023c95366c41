import { type GenreQuestionnaire, LIBELLE_NOTE, NOTES, QUESTIONS } from './questionnaires.ts';

/** What all the answers to one question say. */
export type PartDeSynthese = { code: string; intitule: string; reponses: number } & (
  | { genre: 'note'; moyenne: number | null; options: { note: number; libelle: string; n: number }[] }
  | { genre: 'mots'; mots: string[] }
);

const dansLOrdre = new Intl.Collator('fr');

/** All the answers, question by question; words in an order that does not tell who came first. */
export function syntheseDe(
  genre: GenreQuestionnaire,
  comptes: readonly { question: string; note: number; n: number }[],
  mots: readonly { question: string; mots: string }[],
): PartDeSynthese[] {
  return QUESTIONS[genre].map(({ code, intitule, genre: forme }) => {
    if (forme === 'mots') {
      const siens = mots.filter(({ question }) => question === code).map((une) => une.mots);
      return { code, intitule, reponses: siens.length, genre: 'mots', mots: siens.sort(dansLOrdre.compare) };
    }
    const options = NOTES.map((note) => ({
      ...{ note, libelle: LIBELLE_NOTE[note] },
      n: comptes.find((un) => un.question === code && un.note === note)?.n ?? 0,
    }));
    const reponses = options.reduce((total, { n }) => total + n, 0);
    const somme = options.reduce((total, { note, n }) => total + note * n, 0);
    return { code, intitule, reponses, genre: 'note', moyenne: reponses === 0 ? null : somme / reponses, options };
  });
}

/** « 3,4 sur 4 » */
export const libelleMoyenne = (moyenne: number | null): string =>
  moyenne === null ? 'Aucune réponse' : `${moyenne.toLocaleString('fr-FR', { maximumFractionDigits: 1 })} sur 4`;
