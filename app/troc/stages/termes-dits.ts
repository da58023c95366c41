import { libelleHeures } from '#app/commun/duree.ts';
import { libelleEuros } from '#app/commun/euros.ts';
import { aNom, deNom, leNom } from '#app/commun/francais.ts';
import { enumerer, majuscule } from '#app/commun/texte.ts';
import type { Chemin } from './chemins.ts';
import {
  type Charge,
  type Facturation,
  joursDe,
  LIBELLE_FACTURATION,
  libelleDureeDe,
  libelleHoraires,
  libelleMoments,
  minutesDePresence,
  type Termes,
} from './termes.ts';

/** Terms with the names that their sentences need. */
export interface TermesNommes {
  termes: Termes;
  chemin: Chemin;
  /** Whole names of those who go. */
  stagiaires: readonly string[];
  /** « Amina Kerdoncuff »; null: to be decided. */
  tutrice: string | null;
  origine: string;
  accueil: string;
  /** The host's name and address. */
  adresse: string;
}

export interface LigneDeTermes {
  titre: string;
  texte: string;
}

function libelleCharge(charge: Charge, { origine, accueil }: Pick<TermesNommes, 'origine' | 'accueil'>): string {
  const dites: Record<Charge, string> = {
    origine: `à la charge ${deNom(origine)}`,
    accueil: `à la charge ${deNom(accueil)}`,
    partage: `partagés entre ${leNom(origine)} et ${leNom(accueil)}`,
    personne: 'à la charge de la personne',
  };
  return dites[charge];
}

/** Who bears the meals, as one says it: each brings hers, or she is invited. */
function libelleRepas(charge: Charge, noms: Pick<TermesNommes, 'origine' | 'accueil'>): string {
  if (charge === 'personne') return 'chacun apporte le sien';
  return charge === 'accueil' ? `offerts par ${leNom(noms.accueil)}` : libelleCharge(charge, noms);
}

function libelleTrajets(t: TermesNommes): string {
  const { km, montantCentimes, frais, demiJournees } = t.termes;
  const qui = libelleCharge(frais, t);
  if (km === null) return qui;
  if (km === 0) return 'dans la même commune';
  const total = km * 2 * joursDe(demiJournees).length;
  const chacun = t.stagiaires.length > 1 ? ' par personne' : '';
  const montant = montantCentimes === null ? '' : `, soit ${libelleEuros(montantCentimes)}${chacun}`;
  return `environ ${total} km aller et retour${montant}, ${qui}`;
}

const FAIT: Record<Termes['activite'], string> = {
  observer: 'observer le travail de l’équipe',
  travailler: 'travailler avec l’équipe',
};

const libelleFacturation = (facturation: Facturation, { origine, accueil }: TermesNommes): string =>
  facturation === 'rien'
    ? `${leNom(origine)} ne facture rien ${aNom(accueil)}`
    : `${LIBELLE_FACTURATION[facturation]}, ${aNom(accueil)}`;

/** What is agreed on, line by line: pages, mails and comparisons say it with the same words. */
export function lignesDeTermes(t: TermesNommes): LigneDeTermes[] {
  const { termes } = t;
  const lignes: (LigneDeTermes | null)[] = [
    { titre: 'Qui', texte: enumerer(t.stagiaires) },
    { titre: 'Dates', texte: `${libelleMoments(termes.demiJournees, true)} (${libelleDureeDe(termes.demiJournees)})` },
    { titre: 'Horaires', texte: `${libelleHoraires(termes)} (${libelleHeures(minutesDePresence(termes))} en tout)` },
    { titre: 'Pour faire quoi', texte: FAIT[termes.activite] },
    { titre: 'Ce que l’on vient apprendre', texte: termes.objectif },
    { titre: 'Où', texte: termes.lieu ? `${termes.lieu} (${t.accueil})` : t.adresse },
    { titre: 'Tutorat', texte: t.tutrice ?? 'à décider ensemble, à défaut la direction' },
    { titre: 'Trajets', texte: libelleTrajets(t) },
    { titre: 'Repas', texte: libelleRepas(termes.repas, t) },
    t.chemin === 'complet' && termes.activite === 'travailler'
      ? { titre: 'Facturation', texte: libelleFacturation(termes.facturation, t) }
      : null,
  ];
  return lignes.flatMap((ligne) => (ligne ? [{ ...ligne, texte: majuscule(ligne.texte) }] : []));
}

export interface LigneComparee {
  titre: string;
  avant: string;
  apres: string;
  change: boolean;
}

/** Two versions line by line, what changed first. */
export function comparerTermes(avant: TermesNommes, apres: TermesNommes): LigneComparee[] {
  const [vieilles, neuves] = [lignesDeTermes(avant), lignesDeTermes(apres)];
  const titres = [...new Set([...neuves, ...vieilles].map(({ titre }) => titre))];
  const texteDe = (lignes: LigneDeTermes[], titre: string) => lignes.find((ligne) => ligne.titre === titre)?.texte ?? '';
  return titres
    .map((titre) => {
      const [de, vers] = [texteDe(vieilles, titre), texteDe(neuves, titre)];
      return { titre, avant: de, apres: vers, change: de !== vers };
    })
    .sort((a, b) => Number(b.change) - Number(a.change));
}
