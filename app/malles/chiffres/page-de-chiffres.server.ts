import { anneeDemandee, anneeMontree, libelleNombre, libellePart } from '#app/commun/chiffres.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { accorder } from '#app/commun/texte.ts';
import { listMalles } from '#app/malles/catalogue/malles.server.ts';
import type { FeuilleExportee } from '#app/reseau/export/feuilles.ts';
import { telechargerEnCsv, telechargerEnXlsx } from '#app/reseau/export/telecharger.server.ts';
import { listPretsComptes, listRefusComptes } from './chiffres.server.ts';
import { adresseDesChiffres, adresseDesLignes, anneeDe, type Chiffres, type Compte, compter } from './chiffres.ts';

/** The malles that have something to count, those that are no longer lent too, with their slug and their name. */
const mallesDe = (ctx: ContextePersonne) =>
  listMalles(ctx, { retirees: true }).map(({ ligne }) => ({ id: ligne.id, slug: ligne.slug, nom: ligne.nom }));

/** All that the page of figures shows of a year, malle by malle, and year after year; of one malle when the address names it. */
export function getPageDeChiffres(ctx: ContextePersonne, adresse: URLSearchParams) {
  const toutes = mallesDe(ctx);
  const malle = toutes.find(({ slug }) => slug === adresse.get('malle'));
  const [prets, refus] = [listPretsComptes(ctx, { malleId: malle?.id }), listRefusComptes(ctx, { malleId: malle?.id })];
  const annees = [...new Set([...prets, ...refus].map(anneeDe))].sort().reverse();
  const cetteAnnee = jourCivil(ctx.maintenant, ctx.fuseau).slice(0, 4);
  const annee = anneeMontree(anneeDemandee(adresse.get('annee')), annees, cetteAnnee);
  const de = (quand: string, malleId?: number) => {
    const sien = (ligne: (typeof prets | typeof refus)[number]) =>
      anneeDe(ligne) === quand && (malleId === undefined || ligne.malleId === malleId);
    return compter(prets.filter(sien), refus.filter(sien));
  };
  const choisie = malle && { slug: malle.slug, nom: malle.nom };
  const parMalle = (malle ? [] : toutes)
    .map(({ id, slug, nom }) => ({ nom, slug, chiffres: de(annee, id) }))
    .filter(({ chiffres }) => chiffres.prets + chiffres.refus > 0)
    .sort((a, b) => b.chiffres.jours - a.chiffres.jours);
  return {
    ...{ annee, malle: choisie ?? null, vide: annees.length === 0, avenir: annee > cetteAnnee },
    choix: annees.map((une) => ({
      ...{ annee: une, choisie: une === annee, chemin: adresseDesChiffres({ annee: une, malle: malle?.slug }) },
    })),
    ...enGrand(de(annee), { annee, malle: malle?.slug }),
    malles: parMalle.map(({ nom, slug, chiffres }) =>
      enLigne(nom, adresseDesChiffres({ annee, malle: slug }), chiffres, { annee, malle: slug }, false),
    ),
    refus: manqueDe(de(annee), { annee, malle: malle?.slug }, parMalle),
    annees: annees.map((une) =>
      enLigne(
        une,
        adresseDesChiffres({ annee: une, malle: malle?.slug }),
        de(une),
        { annee: une, malle: malle?.slug },
        une > cetteAnnee,
      ),
    ),
    csv: `/malles/chiffres.csv${malle ? `?malle=${malle.slug}` : ''}`,
    xlsx: `/malles/chiffres.xlsx${malle ? `?malle=${malle.slug}` : ''}`,
  };
}
export type PageDeChiffres = ReturnType<typeof getPageDeChiffres>;

interface Ou {
  annee: string;
  malle: string | undefined;
}
const lignes = (ou: Ou, compte: Compte) => adresseDesLignes({ ...ou, compte });
const pluriel = (n: number, un: string, plusieurs: string) => (n >= 2 ? plusieurs : un);

function enGrand(c: Chiffres, ou: Ou) {
  const prets = lignes(ou, 'prets');
  return {
    faits: [
      {
        ...{ valeur: libelleNombre(c.prets), quoi: pluriel(c.prets, 'prêt a eu lieu', 'prêts ont eu lieu'), chemin: prets },
        detail: c.prets === 0 ? '' : `${libelleNombre(c.jours)} ${pluriel(c.jours, 'jour', 'jours')} de prêt`,
      },
      {
        ...{ valeur: libelleNombre(c.participants), quoi: pluriel(c.participants, 'participant', 'participants'), chemin: prets },
        detail:
          c.sansParticipants === 0
            ? ''
            : `${accorder(c.sansParticipants, 'prêt')} ne le ${pluriel(c.sansParticipants, 'dit', 'disent')} pas`,
      },
      {
        ...{ valeur: String(c.structures), quoi: pluriel(c.structures, 'structure servie', 'structures servies'), chemin: prets },
        detail: 'chacune comptée une fois',
      },
    ],
    soins: [
      {
        ...{ valeur: libellePart(c.aLHeure, c.attendus), quoi: 'rendus à l’heure' },
        detail: `${c.aLHeure} sur ${c.attendus} attendus`,
        chemin: c.aLHeure > 0 ? lignes(ou, 'a_l_heure') : undefined,
      },
      {
        ...{ valeur: String(c.incidents), quoi: pluriel(c.incidents, 'retour incomplet', 'retours incomplets') },
        detail: c.objets === 0 ? '' : `${accorder(c.objets, 'objet perdu ou abîmé', 'objets perdus ou abîmés')}`,
        chemin: lignes(ou, 'incidents'),
      },
      {
        ...{ valeur: libelleNombre(c.km), quoi: 'km épargnés de main en main', chemin: lignes(ou, 'relais') },
        detail: c.relais === 0 ? '' : `en ${accorder(c.relais, 'passage')}`,
      },
    ],
  };
}

/** What was refused for want of a malle, those that lacked the most first. */
function manqueDe(c: Chiffres, ou: Ou, parMalle: readonly { nom: string; slug: string; chiffres: Chiffres }[]) {
  return {
    ...{ n: c.refus, structures: c.structuresRefusees, chemin: lignes(ou, 'refus') },
    malles: parMalle
      .filter(({ chiffres }) => chiffres.refus > 0)
      .toSorted((a, b) => b.chiffres.refus - a.chiffres.refus)
      .map(({ nom, slug, chiffres }) => ({
        ...{ nom, n: chiffres.refus, structures: chiffres.structuresRefusees },
        chemin: lignes({ ...ou, malle: slug }, 'refus'),
      })),
  };
}

/** A line of a table, malle or year: each of its figures leads to its rows. */
function enLigne(nom: string, chemin: string, c: Chiffres, ou: Ou, avenir: boolean) {
  const vers = (n: number, compte: Compte, valeur = libelleNombre(n)) => ({ n, valeur, chemin: lignes(ou, compte) });
  return {
    ...{ nom, chemin, avenir, barre: c.jours },
    cases: [
      vers(c.prets, 'prets'),
      vers(c.jours, 'prets'),
      vers(c.participants, 'prets'),
      vers(c.structures, 'prets'),
      vers(c.aLHeure, 'a_l_heure', libellePart(c.aLHeure, c.attendus)),
      vers(c.incidents, 'incidents'),
      vers(c.km, 'relais'),
      vers(c.refus, 'refus'),
    ],
  };
}

const TITRES = [
  ...['Prêts', 'Jours', 'Participants', 'Prêts sans participants dits', 'Structures servies', 'Retours attendus'],
  ...['Rendus à l’heure', 'Retours incomplets', 'Objets perdus ou abîmés', 'Passages de main en main', 'Kilomètres épargnés'],
  ...['Refus faute de malle', 'Structures refusées'],
];
const rangee = (c: Chiffres): number[] => [
  ...[c.prets, c.jours, c.participants, c.sansParticipants, c.structures, c.attendus, c.aLHeure],
  ...[c.incidents, c.objets, c.relais, c.km, c.refus, c.structuresRefusees],
];

/** A line a malle and a year, then a line a year: a structure served by two malles is one structure of the year. */
function feuilles(ctx: ContextePersonne, adresse: URLSearchParams): [FeuilleExportee, FeuilleExportee] {
  const toutes = mallesDe(ctx);
  const malle = toutes.find(({ slug }) => slug === adresse.get('malle'));
  const [prets, refus] = [listPretsComptes(ctx, { malleId: malle?.id }), listRefusComptes(ctx, { malleId: malle?.id })];
  const annees = [...new Set([...prets, ...refus].map(anneeDe))].sort().reverse();
  const rangees = annees.map((annee) => {
    const [siens, refuses] = [prets.filter((un) => anneeDe(un) === annee), refus.filter((un) => anneeDe(un) === annee)];
    return { annee: Number(annee), siens, refuses };
  });
  return [
    {
      ...{ nom: 'Malle par malle', titres: ['Année', 'Malle', ...TITRES], dates: [] },
      rangees: rangees.flatMap(({ annee, siens, refuses }) =>
        toutes
          .map(({ id, nom }) => ({
            nom,
            chiffres: compter(
              siens.filter(({ malleId }) => malleId === id),
              refuses.filter(({ malleId }) => malleId === id),
            ),
          }))
          .filter(({ chiffres }) => chiffres.prets + chiffres.refus > 0)
          .map(({ nom, chiffres }) => [annee, nom, ...rangee(chiffres)]),
      ),
    },
    {
      ...{ nom: 'Année par année', titres: ['Année', ...TITRES], dates: [] },
      rangees: rangees.map(({ annee, siens, refuses }) => [annee, ...rangee(compter(siens, refuses))]),
    },
  ];
}

/** The figures as CSV, malle by malle and year by year. */
export const chiffresEnCsv = (ctx: ContextePersonne, adresse: URLSearchParams): Response =>
  telechargerEnCsv(ctx, 'malles-chiffres', feuilles(ctx, adresse)[0]);

/** Both sheets in one workbook. */
export const chiffresEnXlsx = (ctx: ContextePersonne, adresse: URLSearchParams): Promise<Response> =>
  telechargerEnXlsx(ctx, 'malles-chiffres', feuilles(ctx, adresse));
