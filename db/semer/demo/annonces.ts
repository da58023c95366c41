import { asc, eq } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, LE_TEMPS } from '#app/commun/contexte.ts';
import { ajouterJours, jourCivil } from '#app/commun/periode.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { exigerAnnonce } from '#app/troc/annonces/annonces.server.ts';
import type { Forme, TransitionAnnonce, TypeAnnonce } from '#app/troc/annonces/annonces.ts';
import { publierAnnonce } from '#app/troc/annonces/publier.server.ts';
import { type ChampsDActe, franchirAnnonce } from '#app/troc/annonces/suites.server.ts';
import { TACHE_DES_ANNONCES } from '#app/troc/annonces/taches.server.ts';
import textes from './annonces.json';
import type { Acte } from './histoire.ts';

/** Days count back from today. */
interface AnnonceDemo {
  /** Number of the structure that publishes it. */
  de: number;
  type: TypeAnnonce;
  forme: Forme;
  titre: string;
  age: number;
  description?: string;
  rayon?: '40';
  aDistance?: boolean;
  places?: number;
  pause?: number;
  confirmee?: number;
  finie?: number;
  avec?: number;
  suite?: string;
}

/** The days on which *le temps* looked at them: what nobody confirmed was asked about, and some sleep. */
const PASSAGES = [76, 60, 44, 28, 12];

/** The life of every annonce, through the real verbes. */
export function annoncesVecues(ctx: Contexte): Acte[] {
  const toutes = [...textes.annonces, ...textes.satisfaites] as AnnonceDemo[];
  return [...toutes.flatMap((annonce, rang) => vieDe(ctx, annonce, rang)), ...PASSAGES.map((jours) => passage(ctx, jours))];
}

function vieDe(ctx: Contexte, a: AnnonceDemo, rang: number): Acte[] {
  let id: number | undefined;
  const auteur = auteurDe(ctx, a.de, rang);
  const le = (jours: number) => quand(ctx, jours, rang);
  const faire = (jours: number | undefined, nom: TransitionAnnonce, champs: ChampsDActe = {}): Acte[] =>
    jours === undefined
      ? []
      : [{ le: le(jours), faire: (maintenant) => franchirAnnonce(ctxDe(ctx, auteur, maintenant), id, nom, champs) }];
  const publier: Acte = {
    le: le(a.age),
    faire(maintenant) {
      id = publierAnnonce(ctxDe(ctx, auteur, maintenant), a.type, {
        ...{ titre: a.titre, description: a.description, forme: a.forme, rayon: a.rayon, places: a.places },
        ...{ competences: [], vus: false, aDistance: a.aDistance ?? false, jours: [], structureId: a.de },
      });
    },
  };
  return [
    publier,
    // What sleeps by then wakes.
    ...(a.confirmee === undefined
      ? []
      : [
          {
            le: le(a.confirmee),
            faire(maintenant: Date) {
              const ici = ctxDe(ctx, auteur, maintenant);
              franchirAnnonce(ici, id, exigerAnnonce(ici, id).statut === 'endormie' ? 'reveiller' : 'confirmer');
            },
          },
        ]),
    ...faire(a.pause, 'mettre_en_pause'),
    ...faire(a.finie, 'satisfaire', { avec: a.avec, suite: a.suite }),
  ];
}

function passage(ctx: Contexte, jours: number): Acte {
  return {
    le: new Date(quand(ctx, jours, 0).getTime() - 60_000),
    faire(maintenant) {
      TACHE_DES_ANNONCES.executer({ ...ctx, acteur: LE_TEMPS, maintenant });
    },
  };
}

/** In the morning, a few minutes apart. */
const quand = (ctx: Contexte, jours: number, rang: number): Date =>
  new Date(Date.parse(`${ajouterJours(jourCivil(ctx.maintenant, ctx.fuseau), -jours)}T07:30:00Z`) + rang * 60_000);

/** Someone of the team, in turn. */
function auteurDe({ db }: Contexte, structureId: number, rang: number): number {
  const equipe = db
    .selectDistinct({ id: personnes.id })
    .from(fonctions)
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .where(eq(fonctions.structureId, structureId))
    .orderBy(asc(personnes.id))
    .all();
  const choisie = equipe[rang % Math.min(equipe.length, 3)];
  if (!choisie) throw new Error(`La structure ${structureId} n’a personne pour publier.`);
  return choisie.id;
}

function ctxDe(ctx: Contexte, personneId: number, maintenant: Date): ContextePersonne {
  const acteur = getActeur({ ...ctx, maintenant }, personneId);
  if (!acteur) throw new Error(`Personne ${personneId} inconnue.`);
  return { ...ctx, acteur, maintenant };
}
