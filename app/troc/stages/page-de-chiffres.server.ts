import { adresseAvec, anneeDemandee, anneeMontree, libelleNombre, libellePart } from '#app/commun/chiffres.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import type { FeuilleExportee } from '#app/reseau/export/feuilles.ts';
import { telechargerEnCsv, telechargerEnXlsx } from '#app/reseau/export/telecharger.server.ts';
import { listChiffres, listRaisons } from './chiffres.server.ts';
import { type ChiffresDAnnee, libelleDelai, type RaisonsDAnnee } from './chiffres.ts';
import {
  adresseDeListe,
  COMPTES,
  COMPTES_A_RAISON,
  type Compte,
  LIBELLE_COMPTE,
  libelleRaison,
  RAISONS_COMPTEES,
} from './comptes.ts';

/** A figure, and the rows behind it. */
export interface Chiffre {
  valeur: string;
  /** « jours passés ailleurs » */
  quoi: string;
  detail: string;
  /** Absent for what no row shows. */
  chemin?: string | undefined;
}

/** All that the page of figures shows for a year, and year after year. */
export function getPageDeChiffres(ctx: ContextePersonne, adresse: URLSearchParams) {
  const annees = listChiffres(ctx);
  const cetteAnnee = jourCivil(ctx.maintenant, ctx.fuseau).slice(0, 4);
  const annee = anneeMontree(
    anneeDemandee(adresse.get('annee')),
    annees.map((celle) => celle.annee),
    cetteAnnee,
  );
  const une = annees.find((celle) => celle.annee === annee);
  return {
    annee,
    coordination: ctx.acteur.roles.includes('coordination'),
    peutProposer: ctx.acteur.responsableDe.length > 0,
    vide: annees.length === 0,
    choix: annees.map((celle) => ({
      ...{ annee: celle.annee, choisie: celle.annee === annee, chemin: adresseAvec('/stages/chiffres', { annee: celle.annee }) },
    })),
    avenir: annee > cetteAnnee,
    faits: une ? chiffresFaits(une) : [],
    reponses: une ? chiffresDeReponse(une) : [],
    raisons: raisonsDe(annee, listRaisons(ctx)),
    annees: annees.map((celle) => enLigne(celle, celle.annee > cetteAnnee)),
  };
}
export type PageDeChiffres = ReturnType<typeof getPageDeChiffres>;

const liste = (annee: string, compte: Compte) => adresseDeListe('/stages', { annee, compte });

function chiffresFaits({ annee, comptes, jours, personnes, accueillent, envoient }: ChiffresDAnnee): Chiffre[] {
  const chemin = liste(annee, 'faits');
  const pluriel = (n: number, un: string, plusieurs = `${un}s`) => (n >= 2 ? plusieurs : un);
  return [
    {
      valeur: libelleNombre(jours),
      quoi: pluriel(jours, 'jour dans une autre équipe', 'jours dans une autre équipe'),
      detail: 'une demi-journée compte 0,5',
      chemin,
    },
    {
      valeur: String(comptes.faits),
      quoi: pluriel(comptes.faits, 'stage a eu lieu', 'stages ont eu lieu'),
      detail:
        comptes.ecourtes > 0 ? `dont ${comptes.ecourtes} plus ${pluriel(comptes.ecourtes, 'court', 'courts')} que prévu` : '',
      chemin,
    },
    {
      valeur: String(personnes),
      quoi: pluriel(personnes, 'personne est partie', 'personnes sont parties'),
      detail: 'chacune comptée une fois',
      chemin,
    },
    {
      valeur: String(accueillent),
      quoi: pluriel(accueillent, 'structure a accueilli', 'structures ont accueilli'),
      detail: `${envoient} ${pluriel(envoient, 'a envoyé quelqu’un', 'ont envoyé quelqu’un')}`,
      chemin,
    },
  ];
}

function chiffresDeReponse({ annee, comptes, delai }: ChiffresDAnnee): Chiffre[] {
  const { proposes, repondus, contre_proposes, eteints, signes } = comptes;
  return [
    {
      valeur: libellePart(repondus, proposes),
      quoi: 'des propositions ont reçu une réponse',
      detail: `${repondus} sur ${proposes} dont on connaît le sort`,
      chemin: repondus > 0 ? liste(annee, 'repondus') : undefined,
    },
    {
      valeur: delai === null ? '–' : libelleDelai(delai),
      quoi: 'pour répondre',
      detail: 'la moitié des réponses sont venues plus vite',
      chemin: repondus > 0 ? liste(annee, 'repondus') : undefined,
    },
    { valeur: String(contre_proposes), quoi: 'avec une autre proposition', detail: '', chemin: liste(annee, 'contre_proposes') },
    { valeur: String(eteints), quoi: 'restés sans réponse', detail: '', chemin: liste(annee, 'eteints') },
    {
      valeur: String(signes),
      quoi: signes >= 2 ? 'conventions signées' : 'convention signée',
      detail: '',
      chemin: liste(annee, 'signes'),
    },
  ];
}

/** The reasons that were given this year, a line each, and their total. */
function raisonsDe(annee: string, toutes: readonly RaisonsDAnnee[]) {
  const siennes = toutes.filter((ligne) => ligne.annee === annee);
  const somme = (compte: Compte, raison?: string) =>
    siennes
      .filter((ligne) => ligne.compte === compte && (raison === undefined || ligne.raison === raison))
      .reduce((total, { n }) => total + n, 0);
  const lignes = RAISONS_COMPTEES.filter((raison) => siennes.some((ligne) => ligne.raison === raison)).map((raison) => ({
    cle: raison as string,
    libelle: libelleRaison(raison),
    cases: COMPTES_A_RAISON.map((compte) => ({
      n: somme(compte, raison),
      chemin: adresseDeListe('/stages', { annee, compte, raison }),
    })),
  }));
  const total = COMPTES_A_RAISON.map((compte) => ({ n: somme(compte), chemin: liste(annee, compte) }));
  return { colonnes: COMPTES_A_RAISON.map((compte) => COLONNE[compte]), lignes, total };
}

const COLONNE: Record<(typeof COMPTES_A_RAISON)[number], string> = {
  refuses: 'Refusés',
  annules: 'Annulés',
  non_realises: 'N’ont pas eu lieu',
  ecourtes: 'Écourtés',
};

/** A year of the table: each of its figures leads to the rows of what took place, or of what did not. */
function enLigne({ annee, comptes, ...une }: ChiffresDAnnee, avenir: boolean) {
  const faits = [comptes.faits, une.jours, une.personnes, une.accueillent, une.envoient];
  return {
    ...{ annee, avenir, jours: une.jours },
    cases: [
      ...faits.map((n) => ({ n, valeur: libelleNombre(n), chemin: liste(annee, 'faits') })),
      { n: comptes.sans_suite, valeur: String(comptes.sans_suite), chemin: liste(annee, 'sans_suite') },
    ],
  };
}

function feuilles(ctx: ContextePersonne): [FeuilleExportee, FeuilleExportee] {
  const majeurs = COMPTES.map((compte) => `Stages ${LIBELLE_COMPTE[compte]}`);
  return [
    {
      nom: 'Année par année',
      titres: [
        'Année',
        'Jours',
        'Personnes',
        'Structures qui accueillent',
        'Structures qui envoient',
        'Jours pour répondre (médiane)',
        ...majeurs,
      ],
      dates: [],
      rangees: listChiffres(ctx).map((une) => [
        ...[Number(une.annee), une.jours, une.personnes, une.accueillent, une.envoient, une.delai],
        ...COMPTES.map((compte) => une.comptes[compte]),
      ]),
    },
    {
      nom: 'Raisons',
      titres: ['Année', 'Stages', 'Raison', 'Nombre'],
      dates: [],
      rangees: listRaisons(ctx).map(({ annee, compte, raison, n }) => [
        ...[Number(annee), LIBELLE_COMPTE[compte], libelleRaison(raison), n],
      ]),
    },
  ];
}

/** The figures as CSV, year after year; the reasons when they are asked for. */
export function chiffresEnCsv(ctx: ContextePersonne, adresse: URLSearchParams): Response {
  const [annees, raisons] = feuilles(ctx);
  return adresse.has('raisons')
    ? telechargerEnCsv(ctx, 'stages-raisons', raisons)
    : telechargerEnCsv(ctx, 'stages-chiffres', annees);
}

/** Both in one workbook. */
export const chiffresEnXlsx = (ctx: ContextePersonne): Promise<Response> =>
  telechargerEnXlsx(ctx, 'stages-chiffres', feuilles(ctx));
