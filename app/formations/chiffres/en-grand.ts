import { libelleNombre, libellePart } from '#app/commun/chiffres.ts';
import { accorder } from '#app/commun/texte.ts';
import { adresseDesLignes, type Chiffres, type Compte } from './chiffres.ts';

const pluriel = (n: number, un: string, plusieurs: string) => (n >= 2 ? plusieurs : un);

/** « 3,4 », out of 4; nothing as long as it would be that of one formation alone. */
export const nombreDeSatisfaction = ({ satisfaction }: Pick<Chiffres, 'satisfaction'>): string =>
  satisfaction === null ? '–' : libelleNombre(satisfaction);

/** The figures of a year in large: what took place, how it went, what did not. @param ouvre whether those of people lead to their rows */
export function enGrand(c: Chiffres, ou: { annee: string }, ouvre: boolean) {
  const vers = (compte: Compte) => adresseDesLignes({ ...ou, compte });
  const personnes = ouvre ? vers('personnes') : undefined;
  return {
    faits: [
      {
        ...{ valeur: libelleNombre(c.formations), chemin: vers('formations') },
        quoi: pluriel(c.formations, 'formation a eu lieu', 'formations ont eu lieu'),
        detail: c.formations === 0 ? '' : accorder(c.demis, 'demi-journée'),
      },
      {
        ...{ valeur: libelleNombre(c.personnes), quoi: pluriel(c.personnes, 'personne formée', 'personnes formées') },
        ...{ chemin: personnes, detail: c.personnes === 0 ? '' : `${accorder(c.participations, 'participation')} en tout` },
      },
      {
        ...{ valeur: libelleNombre(c.heures), quoi: pluriel(c.heures, 'heure suivie', 'heures suivies'), chemin: personnes },
        detail:
          c.sansPresence === 0
            ? 'toutes personnes ensemble'
            : `la présence de ${accorder(c.sansPresence, 'formation')} n’est pas encore notée`,
      },
    ],
    qualites: [
      {
        ...{ valeur: libelleNombre(c.structures), chemin: personnes, detail: 'chacune comptée une fois' },
        quoi: pluriel(c.structures, 'structure présente', 'structures présentes'),
      },
      {
        ...{ valeur: libellePart(c.tenues, c.places), quoi: 'des places remplies', chemin: vers('formations') },
        detail: c.places === 0 ? '' : `${libelleNombre(c.tenues)} sur ${libelleNombre(c.places)}`,
      },
      {
        ...{ valeur: nombreDeSatisfaction(c), quoi: 'sur 4, à la sortie' },
        ...{ chemin: ouvre && c.satisfaction !== null ? vers('evaluees') : undefined, detail: avisDits(c) },
      },
    ],
    abandons: [
      {
        ...{ valeur: libelleNombre(c.annulees), chemin: vers('annulees'), detail: '' },
        quoi: pluriel(c.annulees, 'formation annulée', 'formations annulées'),
      },
      {
        ...{ valeur: libelleNombre(c.rendues), chemin: ouvre ? vers('rendues') : undefined },
        ...{ quoi: pluriel(c.rendues, 'place rendue', 'places rendues'), detail: 'avant le début, sans collègue à la place' },
      },
      {
        ...{ valeur: libelleNombre(c.absences), chemin: ouvre ? vers('absences') : undefined },
        ...{ quoi: pluriel(c.absences, 'absence', 'absences'), detail: 'une place gardée, où personne n’est venu' },
      },
    ],
  };
}

function avisDits({ evaluees, reponses, satisfaction }: Chiffres): string {
  if (satisfaction !== null) return `${accorder(reponses, 'réponse')}, ${accorder(evaluees, 'formation')}`;
  return 'se lit à partir de deux formations évaluées';
}
