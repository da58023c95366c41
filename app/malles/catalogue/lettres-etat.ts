import { leNom } from '#app/commun/francais.ts';
import { type Jour, libelleJour } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { tete } from '#app/malles/courriels/tete.ts';
import type { Lettre } from '#app/services/lettre.ts';
import type { EtatMalle } from './malles.ts';
import { laMalle } from './noms.ts';

/** The malle goes out of service for a loan, or is back for it. */
export type SensDEtat = 'hors' | 'retour';

interface Faits {
  nom: string;
  sens: SensDEtat;
  malle: string;
  /** Where it lives. */
  structure: string;
  qui: string;
  etat: EtatMalle;
  etatMotif: string | null;
  etatJusquAu: Jour | null;
  /** One at least. */
  prets: readonly { dates: string; demandee: boolean; url: string }[];
  url: string;
}

/** What happens to a malle that someone has booked, in one mail for all her loans. */
export function lettreDEtat(a: Faits): Lettre {
  const plusieurs = a.prets.length > 1;
  return {
    ...tete(a.nom),
    titre: titre(a),
    paragraphes: a.sens === 'retour' ? [deRetour(a)] : [pourquoi(a), ensuite(a)],
    points: a.prets.map(({ dates, demandee, url }) => ({
      fort: dates,
      ...(demandee ? { detail: 'Demandé, sans réponse encore.' } : {}),
      liens: [{ libelle: 'Voir ce prêt', url }],
    })),
    bouton: { libelle: `Voir ${laMalle(a.malle)}`, url: a.url },
    pied: [`Vous recevez ce message parce que ${plusieurs ? 'ces prêts sont' : 'ce prêt est'} à votre nom.`],
  };
}

function titre({ sens, malle, etat, etatJusquAu }: Faits): string {
  if (sens === 'retour') return `${majuscule(laMalle(malle))} sera là pour votre prêt`;
  if (etat === 'retiree') return `${majuscule(laMalle(malle))} n’est plus prêtée`;
  return `${majuscule(laMalle(malle))} est hors service${etatJusquAu === null ? '' : ` jusqu’au ${libelleJour(etatJusquAu)}`}`;
}

const phrase = (motif: string | null) => (motif ? `\u00a0: «\u00a0${motif.replace(/[.\s]+$/, '')}\u00a0»` : '');

const pourquoi = ({ qui, etat, etatMotif }: Faits): string =>
  etat === 'retiree' ? `${qui} l’a retirée du prêt${phrase(etatMotif)}.` : `${qui} l’a mise hors service${phrase(etatMotif)}.`;

function ensuite({ structure, etat, prets }: Faits): string {
  const votre = prets.length > 1 ? 'Vos prêts n’ont pas été annulés' : 'Votre prêt n’a pas été annulé';
  return etat === 'retiree'
    ? `${votre}\u00a0: voyez avec ${leNom(structure)} ce qui est encore possible, ou choisissez une autre malle.`
    : `${votre}\u00a0: choisissez d’autres dates, annulez, ou attendez. Un message vous préviendra si elle revient à temps.`;
}

const deRetour = ({ qui, structure }: Faits): string =>
  `${majuscule(qui)} l’a remise en service. Rien à faire\u00a0: ${leNom(structure)} vous attend aux dates prévues.`;
