import { aNom, deNom, leNom } from '#app/commun/francais.ts';
import type { Lettre } from '#app/services/lettre.ts';

interface Courrier {
  sujet: string;
  lettre: Lettre;
}

interface Faits {
  prenom: string;
  /** Who noted it. */
  par: string;
  reseau: string;
  structure: string;
}

const commun = { salle: 'reseau', rubrique: 'Réseau' } as const;
const saluer = (prenom: string) => (prenom ? `Bonjour ${prenom},` : 'Bonjour,');

/** To the person who leaves: her last day, who takes over, what stops. */
export function lettreDepart(
  faits: Faits & { jour: string; releve: string | null; passe: boolean; coordination: string },
): Courrier {
  const { prenom, par, reseau, structure, jour, releve, passe, coordination } = faits;
  return {
    sujet: `Votre départ ${deNom(structure)} est noté`,
    lettre: {
      ...commun,
      titre: `Votre départ ${deNom(structure)} est noté`,
      bonjour: saluer(prenom),
      paragraphes: [
        `${par} a noté votre dernier jour dans l’équipe ${deNom(structure)} : ${jour}. Après ce jour, vous ne verrez plus ce qui est réservé à cette équipe.`,
        ...(releve && passe ? [`${releve} reprend ce que vous aviez en cours pour ${leNom(structure)}.`] : []),
        ...(releve && !passe ? [`${releve} prend la suite.`] : []),
      ],
      pied: [
        `Si c’est une erreur, dites-le à ${par}${coordination ? `, ou à la coordination : ${coordination}` : ', ou à la coordination'}.`,
        `Vous recevez ce message parce que votre nom est dans l’annuaire de ${reseau}.`,
      ],
    },
  };
}

/** To the person who takes over: from whom, what, since when. */
export function lettreReleve(
  faits: Faits & { partante: string; jour: string; choses: readonly string[]; engage: string | null; url: string },
): Courrier {
  const { prenom, par, reseau, structure, partante, jour, choses, engage, url } = faits;
  return {
    sujet: `Vous prenez la suite ${deNom(partante)} ${aNom(structure)}`,
    lettre: {
      ...commun,
      titre: `Vous prenez la suite ${deNom(partante)}`,
      bonjour: saluer(prenom),
      paragraphes: [
        `${partante} quitte l’équipe ${deNom(structure)}. Son dernier jour : ${jour}. ${par} vous a confié la suite.`,
        ...(engage ? [`Vous engagez désormais la structure (${engage}) : vous proposez et acceptez les stages.`] : []),
        ...(choses.length > 0 ? ['Ce qui était en cours à son nom passe au vôtre :'] : []),
      ],
      ...(choses.length > 0 ? { points: choses.map((fort) => ({ fort })) } : {}),
      bouton: { libelle: `Voir la page ${deNom(structure)}`, url },
      pied: [
        `Si vous n’étiez pas au courant, parlez-en à ${par}.`,
        `Vous recevez ce message parce que votre nom est dans l’annuaire de ${reseau}.`,
      ],
    },
  };
}

/** To the coordination: nobody would commit a structure any more, and it is asked for help. */
export function lettreDemande(faits: Faits & { partante: string; message: string | null; url: string }): Courrier {
  const { prenom, par, reseau, structure, partante, message, url } = faits;
  return {
    sujet: `${structure} cherche qui l’engagera`,
    lettre: {
      ...commun,
      titre: `${structure} cherche qui l’engagera`,
      bonjour: saluer(prenom),
      paragraphes: [
        `${par} vous demande de l’aide : ${partante} quitte ${leNom(structure)}, et personne d’autre ne peut encore engager la structure.`,
        'Trouvez ensemble qui prend la suite, puis notez le départ : la même page nomme la relève.',
      ],
      ...(message ? { citation: { texte: message, auteur: par } } : {}),
      bouton: { libelle: 'Ouvrir la page du départ', url },
      pied: [`Vous recevez ce message parce que vous coordonnez ${reseau}.`],
    },
  };
}
