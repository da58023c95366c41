import { libelleEuros } from '#app/commun/euros.ts';
import { aNom, leNom } from '#app/commun/francais.ts';
import { ecartEnJours, type Jour, jourDe, libelleDuree, libelleJour, libellePeriode, momentDe } from '#app/commun/periode.ts';
import { accorder, majuscule } from '#app/commun/texte.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { LIBELLE_CAUSE_ECART, LIBELLE_REGLEMENT } from '#app/malles/inventaires/inventaires.ts';
import type { Lettre, Point as PointDeLettre } from '#app/services/lettre.ts';
import type { Ecart, PretEcrit, QuiAppeler } from './pret-ecrit.server.ts';
import type { Cote } from './rappels.ts';

/** What goes into a mail besides the loan itself. */
export interface Circonstances {
  nom: string;
  cote: Cote;
  /** She did the act herself, and keeps its trace. */
  auteur: boolean;
  /** Whoever did the act. */
  qui: string;
  aujourdhui: Jour;
  adressePublique: string;
  /** A signed link, for whoever is asked to answer. */
  lien?: string | undefined;
  /** The dates that stood before, when they change. */
  avant?: { du: number; au: number; tenue: boolean } | undefined;
  /** What is to refill before the malle leaves. */
  aCompleter: readonly { nom: string; reste: number; nombre: number }[];
  /** What was found missing at the return. */
  ecarts: readonly Ecart[];
}

export type CorpsDeLettre = Omit<Lettre, 'salle' | 'rubrique' | 'bonjour' | 'pied'>;

export const pageDuPret = ({ ligne }: PretEcrit, { adressePublique }: Circonstances): string =>
  `${adressePublique}/reservations/${ligne.id}`;

/** The words that every mail of a loan shares. */
export function motsDe(p: PretEcrit, c: Circonstances) {
  return {
    garde: c.cote === 'gardienne',
    malle: laMalle(p.malle.nom),
    elle: leNom(p.emprunteuse.nom),
    /** « Vous avez », « Noé Fabre a » */
    quiA: c.auteur ? 'Vous avez' : `${c.qui} a`,
    quiLA: c.auteur ? 'Vous l’avez' : `${c.qui} l’a`,
    /** The malle's own page. */
    laPage: `${c.adressePublique}/malles/${p.malle.slug}`,
  };
}

/** « du mardi 7 au jeudi 9 avril » */
export const quand = ({ ligne }: PretEcrit): string => libellePeriode(ligne);

/** « mardi 7 avril », « mardi 7 avril, l’après-midi » */
export const premierJour = ({ ligne: { du } }: PretEcrit): string =>
  `${libelleJour(jourDe(du))}${momentDe(du) === 'matin' ? '' : ', l’après-midi'}`;
export const dernierJour = ({ ligne: { au } }: PretEcrit): string =>
  `${libelleJour(jourDe(au))}${momentDe(au) === 'apres-midi' ? '' : ', le matin'}`;

/** « demain », « dans 3 jours » */
export function dansCombien(jour: Jour, aujourdhui: Jour): string {
  const jours = ecartEnJours(aujourdhui, jour);
  if (jours <= 0) return 'aujourd’hui';
  return jours === 1 ? 'demain' : `dans ${jours}\u00a0jours`;
}

/** « Noé Fabre, 05 55 01 02 03 » */
const aAppeler = ({ nom, structure, telephone }: QuiAppeler): string => [nom || structure, telephone].filter(Boolean).join(', ');

/** What the borrower must know: when, where to collect it, when to bring it back, what is asked. */
export function pointsDeLEmprunteuse(p: PretEcrit): PointDeLettre[] {
  const { malle, ligne, chez } = p;
  const ou = [malle.quandRetirer, aAppeler(p.deLaGardienne)].filter(Boolean).join('. ');
  return [
    { fort: majuscule(quand(p)), detail: libelleDuree(ligne) },
    p.relaisDe
      ? { fort: `À prendre ${premierJour(p)}, de main en main, ${aNom(p.relaisDe.structure)}`, detail: aAppeler(p.relaisDe) }
      : { fort: `À prendre ${premierJour(p)}\u00a0: ${malle.ouRetirer ?? adresseDe(chez)}`, detail: ou },
    pointDuRetour(p),
    ...(ligne.caution > 0
      ? [{ fort: `Caution\u00a0: ${libelleEuros(ligne.caution)}`, detail: 'À laisser en prenant la malle, rendue avec elle' }]
      : []),
  ];
}

/** Whom the borrower calls when something is wrong. */
export const pointDeLaGardienne = ({ deLaGardienne: { nom, structure, telephone } }: PretEcrit): PointDeLettre => ({
  fort: nom || structure,
  detail: telephone ?? structure,
});

const adresseDe = ({ nom, adresse, commune }: PretEcrit['chez']) => [nom, adresse, commune].filter(Boolean).join(', ');

export function pointDuRetour(p: PretEcrit): PointDeLettre {
  const vers = p.relaisVers;
  return vers
    ? { fort: `À passer de main en main ${dernierJour(p)}, ${aNom(vers.structure)}`, detail: aAppeler(vers) }
    : {
        fort: `À rendre au plus tard ${dernierJour(p)}`,
        detail: p.relaisDe ? (p.malle.ouRetirer ?? adresseDe(p.chez)) : 'Au même endroit',
      };
}

/** What the keeper must know: who comes, when, whom to call, what for. */
export function pointsDeLaGardienne(p: PretEcrit): PointDeLettre[] {
  const { ligne } = p;
  const usage = [ligne.objet, ligne.lieu, ligne.participants === null ? null : accorder(ligne.participants, 'personne')];
  const dit = usage.filter(Boolean).join(', ');
  return [
    { fort: majuscule(quand(p)), detail: libelleDuree(ligne) },
    { fort: p.emprunteuse.nom, detail: aAppeler(p.deLEmprunteuse) },
    ...(dit ? [{ fort: 'Pour quoi faire', detail: majuscule(dit) }] : []),
    ...(p.relaisDe ? [{ fort: 'De main en main', detail: `Prise directement ${aNom(p.relaisDe.structure)}` }] : []),
    ...(ligne.caution > 0 ? [{ fort: `Caution à recevoir\u00a0: ${libelleEuros(ligne.caution)}` }] : []),
  ];
}

/** « À compléter : piles », « il en reste 6 sur 24 » */
export const pointsACompleter = ({ aCompleter }: Circonstances): PointDeLettre[] =>
  aCompleter.map(({ nom, reste, nombre }) => ({
    fort: `À compléter\u00a0: ${nom}`,
    detail: reste === 0 ? `Il n’en reste plus, sur ${nombre}` : `Il en reste ${reste} sur ${nombre}`,
  }));

/** What is missing, what it costs, and how it was settled once it is. */
export const pointsDesEcarts = ({ ecarts }: Circonstances): PointDeLettre[] =>
  ecarts.map(({ nom, attendu, presents, cause, precision, cout, reglement }) => ({
    fort: `${nom}\u00a0: ${presents} sur ${attendu}`,
    detail: [
      cause === null ? null : LIBELLE_CAUSE_ECART[cause],
      precision,
      cout ? libelleEuros(cout) : null,
      reglement === null ? null : LIBELLE_REGLEMENT[reglement],
    ]
      .filter(Boolean)
      .join('. '),
  }));
