import { and, eq, gt, gte, inArray, isNotNull, isNull, lte, ne, notExists, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { aNom, deNom } from '#app/commun/francais.ts';
import { type Jour, jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import type { Attente, AVerifier, Suivi } from '#app/commun/prise.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { type Fait, lireFaits } from './agrements.server.ts';
import { type Demarche, demarche, MOIS_DE_RAPPEL } from './agrements.ts';
import { ajouterMois, dans, depuis } from './delais.ts';
import { type ExigenceNonTenue, listExigencesNonTenues } from './exigences.server.ts';
import { agrements, genresAgrement } from './tables.ts';

type Lecture = Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>;

/** No kind is begun earlier than this before its end. */
const MOIS_AU_PLUS = 12;
/** The coordination is told later than those who write the file. */
const MOIS_DU_SUIVI = 3;
const LIGNES = 50;

const suivant = alias(agrements, 'suivant');

export interface ARenouveler {
  fait: Fait;
  structure: string;
  demarche: Exclude<Demarche, null>;
}

/**
 * Agréments to renew, or that ended without anything after, of structures of the network; the earliest end first.
 * Two queries whatever their number: whose agréments end, then all the facts of those structures.
 * @param ids only these structures; all without it
 */
export function listARenouveler(ctx: Lecture, ids?: readonly number[]): ARenouveler[] {
  const jour = jourCivil(ctx.maintenant, ctx.fuseau);
  const suite = ctx.db
    .select({ un: sql`1` })
    .from(suivant)
    .where(
      and(
        eq(suivant.structureId, agrements.structureId),
        eq(suivant.genre, agrements.genre),
        or(isNull(suivant.au), gt(suivant.au, agrements.au)),
        ne(suivant.id, agrements.id),
      ),
    );
  const finissent = ctx.db
    .selectDistinct({ id: structures.id, nom: structures.nom })
    .from(agrements)
    .innerJoin(genresAgrement, eq(genresAgrement.code, agrements.genre))
    .innerJoin(structures, eq(structures.id, agrements.structureId))
    .where(
      and(
        isNull(structures.partieLe),
        isNotNull(agrements.au),
        lte(agrements.au, ajouterMois(jour, MOIS_AU_PLUS + 1)),
        // Most of the history was followed by something, or is too old to be asked about.
        or(isNotNull(genresAgrement.donne), gte(agrements.au, ajouterMois(jour, -MOIS_DE_RAPPEL - 1))),
        notExists(suite),
        ids ? inArray(structures.id, [...ids]) : undefined,
      ),
    )
    .all();
  if (finissent.length === 0) return [];
  const noms = new Map(finissent.map(({ id, nom }) => [id, nom]));
  const parStructure = new Map<number, Fait[]>();
  const toutes = JSON.stringify([...noms.keys()]);
  for (const fait of lireFaits(ctx, sql`${agrements.structureId} in (select value from json_each(${toutes}))`)) {
    parStructure.set(fait.structureId, [...(parStructure.get(fait.structureId) ?? []), fait]);
  }
  return [...parStructure]
    .flatMap(([id, faits]) =>
      faits.flatMap((fait) => {
        const quoi = demarche(fait, faits, jour);
        return quoi === null || quoi === 'a_venir' ? [] : [{ fait, structure: noms.get(id) ?? '', demarche: quoi }];
      }),
    )
    .sort((a, b) => (a.fait.au ?? '').localeCompare(b.fait.au ?? '') || a.structure.localeCompare(b.structure, 'fr'));
}

const pageDe = (fait: Pick<Fait, 'id' | 'structureId'>) => `/reseau/structures/${fait.structureId}/agrements/${fait.id}`;
const enListe = (noms: readonly string[]) => noms.map((nom) => `« ${nom} »`).join(', ');

/** What the responsable of a structure has to do: those that end together are one file. */
export function agrementsAFaire(ctx: ContextePersonne): Attente[] {
  if (ctx.acteur.responsableDe.length === 0) return [];
  const jour = jourCivil(ctx.maintenant, ctx.fuseau);
  const ensemble = new Map<string, ARenouveler[]>();
  for (const une of listARenouveler(ctx, ctx.acteur.responsableDe)) {
    if (une.demarche === 'demande') continue;
    const cle = `${une.fait.structureId}-${une.fait.au}`;
    ensemble.set(cle, [...(ensemble.get(cle) ?? []), une]);
  }
  return [...ensemble].flatMap(([cle, [premier, ...autres]]) => {
    if (!premier?.fait.au) return [];
    const { fait, structure } = premier;
    const au = premier.fait.au;
    const fini = premier.demarche === 'fini_sans_suite';
    const plusieurs = autres.length > 0;
    const quoi = enListe([premier, ...autres].map((une) => une.fait.nom));
    return {
      ...{ cle: `agrement-${cle}`, salle: 'reseau' as const, echeance: au, poids: fini ? 2 : 4 },
      titre: fini
        ? `Dire ce que devient ${plusieurs ? 'ce qui est fini' : 'l’agrément fini'} ${deNom(structure)}`
        : `Renouveler ${plusieurs ? 'les agréments' : motDe(fait)} ${deNom(structure)}`,
      suite: fini
        ? `${quoi} : fini ${depuis(jour, au)}. Sans la suite, la page de la structure n’est plus juste.`
        : `${quoi} : jusqu’au ${libelleJourCourt(au)}, ${dans(jour, au)}. Le dossier demande plusieurs mois.`,
      lien: plusieurs
        ? { libelle: 'Voir ces agréments', chemin: `/reseau/structures/${fait.structureId}/agrements` }
        : { libelle: 'Voir cet agrément', chemin: pageDe(fait) },
    };
  });
}

const motDe = ({ nature }: Fait) => (nature === 'conventionnement' ? 'le conventionnement' : 'l’agrément');

/** What the coordination follows: agréments that end soon, those that ended, what the rules of the coming year require. */
export function suiviDesAgrements(ctx: ContextePersonne): Suivi[] {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const tous = listARenouveler(ctx);
  const bientot = ajouterMois(aujourdhui, MOIS_DU_SUIVI);
  const finissent = tous.filter((une) => une.demarche === 'a_demander' && (une.fait.au ?? '') <= bientot);
  const finis = tous.filter((une) => une.demarche === 'fini_sans_suite');
  const dernier = finissent.at(-1);
  const jour = libelleJourCourt(dernier?.fait.au ?? aujourdhui, dernier?.fait.au?.slice(0, 4) !== aujourdhui.slice(0, 4));
  const [fini] = finis;
  return [
    ...(dernier
      ? [
          {
            ...{ salle: 'reseau' as const, poids: 3, chemin: ouMener(finissent) },
            phrase:
              finissent.length === 1
                ? `Un agrément finit le ${jour}`
                : `${finissent.length} agréments finissent d’ici au ${jour}`,
          },
        ]
      : []),
    ...(fini
      ? [
          {
            ...{ salle: 'reseau' as const, poids: 4, chemin: ouMener(finis) },
            phrase:
              finis.length === 1
                ? `Un agrément fini sans suite notée, ${aNom(fini.structure)}`
                : `${finis.length} agréments finis sans suite notée`,
          },
        ]
      : []),
    ...suiviDesExigences(listExigencesNonTenues(ctx), aujourdhui),
  ];
}

const ouMener = ([premier, ...autres]: readonly ARenouveler[]) =>
  premier && autres.length === 0 ? pageDe(premier.fait) : '/reseau/agrements#a-renouveler';

/** One line a rule: « 4 structures sans « Animation collective familles », obligatoire à partir du 1er janvier 2027 » */
function suiviDesExigences(exigences: readonly ExigenceNonTenue[], aujourdhui: Jour): Suivi[] {
  return parRegle(exigences).map(([premiere, ...autres]) => {
    const n = autres.length + 1;
    const qui = n === 1 ? premiere.structure : `${n} structures`;
    return {
      ...{ salle: 'reseau', poids: 6, phrase: `${qui} sans ${phraseDeRegle(premiere, aujourdhui)}` },
      chemin: n === 1 ? `/reseau/structures/${premiere.structureId}/agrements` : '/reseau/agrements#manquants',
    };
  });
}

/** « “Animation collective familles”, obligatoire à partir du 1er janvier 2027 » */
export function phraseDeRegle({ exige, depuis: des }: ExigenceNonTenue, aujourdhui: Jour): string {
  return `« ${exige} », obligatoire ${des > aujourdhui ? 'à partir du' : 'depuis le'} ${libelleJourCourt(des)}`;
}

type Groupe = [ExigenceNonTenue, ...ExigenceNonTenue[]];

function parRegle(exigences: readonly ExigenceNonTenue[]): Groupe[] {
  const groupes = new Map<string, Groupe>();
  for (const une of exigences) {
    const cle = `${une.genre} ${une.exige}`;
    const groupe = groupes.get(cle);
    if (groupe) groupe.push(une);
    else groupes.set(cle, [une]);
  }
  return [...groupes.values()];
}

/** What is not true any more of agréments, for the coordination. */
export function agrementsAVerifier(ctx: ContextePersonne): AVerifier[] {
  const jour = jourCivil(ctx.maintenant, ctx.fuseau);
  const finis = listARenouveler(ctx).filter((une) => une.demarche === 'fini_sans_suite');
  const manquants = parRegle(listExigencesNonTenues(ctx)).map((groupe) => ({
    cle: `agrements-sans-${groupe[0].genre}`,
    titre: `« ${groupe[0].nom} » sans « ${groupe[0].exige} »`,
    pourquoi: `${phraseDeRegle(groupe[0], jour)}, avec « ${groupe[0].nom} ».`,
    total: groupe.length,
    lignes: groupe.slice(0, LIGNES).map((une) => ({
      phrase: une.structure,
      chemin: `/reseau/structures/${une.structureId}/agrements`,
      geste: 'Noter cet agrément',
    })),
  }));
  if (finis.length === 0) return manquants;
  return [
    {
      cle: 'agrements-finis',
      titre: 'Agréments finis sans suite',
      pourquoi: 'La page de ces structures ne dit plus ce qu’elles sont, et l’histoire du réseau les oublie.',
      total: finis.length,
      lignes: finis.slice(0, LIGNES).map(({ fait, structure }) => ({
        phrase: `${structure} : « ${fait.nom} », fini ${depuis(jour, fait.au ?? jour)}`,
        chemin: pageDe(fait),
        geste: 'Noter la suite',
      })),
    },
    ...manquants,
  ];
}
