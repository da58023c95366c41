import { eq } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, demiJournee, type Jour, jourDe } from '#app/commun/periode.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { direUnBesoin } from '#app/formations/besoins/besoins.server.ts';
import type { PublicBesoin } from '#app/formations/besoins/besoins.ts';
import { convoquer } from '#app/formations/convocations/convoquer.server.ts';
import { inscrire } from '#app/formations/inscriptions/inscrire.server.ts';
import { noterPresences } from '#app/formations/presences/noter.server.ts';
import { getFormation } from '#app/formations/programme/formations.server.ts';
import { HORAIRES_PAR_DEFAUT } from '#app/formations/programme/formations.ts';
import {
  annulerFormation,
  cloreFormation,
  confirmerFormation,
  ouvrirFormation,
  realiserFormation,
} from '#app/formations/programme/suivre-formation.server.ts';
import { creerFormation } from '#app/formations/programme/tenir-formation.server.ts';
import { JOURS_A_FROID } from '#app/formations/reglages.ts';
import { ajouterSupport } from '#app/formations/supports/supports.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import recits from './formations.json';
import { acteDe, acteDuTemps, estOuvre, jourDans, unMardi } from './gens.ts';
import type { Acte } from './histoire.ts';
import { noterLesComptes, qualificationsNotees, questionner } from './suites-de-formation.ts';

type Sort = 'projet' | 'ouverte' | 'confirmee' | 'realisee' | 'close' | 'annulee';
export interface FormationDemo {
  titre: string;
  resume: string;
  objectifs: string;
  programme: string;
  pourQui: string;
  /** Weeks from today to its first day; negative for the past. */
  semaine: number;
  /** Whole days, a week apart. */
  jours: number;
  capacite: number;
  minimum: number;
  /** Account that organises it. */
  par: string;
  structure: number | null;
  avec: string[] | null;
  /** The network is the training provider. */
  organisme?: boolean;
  validation?: boolean;
  competences: string[];
  /** In cents, for a structure. */
  cout: number;
  financeurs: string[];
  /** Accounts, in the order of arrival. */
  inscrites: string[];
  /** In cents. */
  depense?: number;
  recette?: number;
  sort: Sort;
  motif?: string;
}
const FORMATIONS = recits.formations as FormationDemo[];
const BESOINS = recits.besoins as { qui: string; besoin: string; public: PublicBesoin; jours: number }[];

/** Whoever is this far in the list missed the second half-day. */
const PARTIE_TOT = 6;

/** A year of formations through the real verbes: what was learned, what is open, what is being prepared. */
export function formationsRacontees(ctx: Contexte): Acte[] {
  const besoins = BESOINS.map(({ qui, besoin, public: pourQui, jours }) =>
    acteDe(ctx, jourDans(ctx, -jours), '08:20', qui, (ici) => {
      direUnBesoin(ici, { besoin, public: pourQui });
    }),
  );
  return [...besoins, ...qualificationsNotees(ctx), ...FORMATIONS.flatMap((formation) => vieDeLaFormation(ctx, formation))];
}

function vieDeLaFormation(ctx: Contexte, f: FormationDemo): Acte[] {
  const jours = joursDe(ctx, f);
  const [premier, dernier] = [jours[0] ?? '', jours.at(-1) ?? ''];
  const avant = (n: number) => ajouterJours(premier, -n);
  let id = 0;
  const siennes = new Map<string, number>();
  const elle = (jour: Jour, heure: string, faire: (ici: ContextePersonne) => void) => acteDe(ctx, jour, heure, f.par, faire);
  const temps = (jour: Jour, heure: string, faire: (ici: Contexte) => void) => acteDuTemps(ctx, jour, heure, faire);
  const prete = f.sort === 'projet' ? jourDans(ctx, -12) : avant(98);
  const creer = elle(prete, '09:05', (ici) => {
    id = creerFormation(ici, contenuDe(ici, f, jours));
  });
  if (f.sort === 'projet') return [creer];
  const ouvrir = elle(ajouterJours(prete, 1), '09:10', (ici) => ouvrirFormation(ici, id));
  const inscrites = f.inscrites.map((qui, rang) =>
    acteDe(ctx, ajouterJours(prete, 2 + Math.floor(rang / 2)), `1${rang % 2}:${15 + rang}`, qui, (ici) => {
      siennes.set(qui, inscrire(ici, id, {}));
    }),
  );
  const annoncee = [creer, ouvrir, ...inscrites];
  if (f.sort === 'ouverte') return annoncee;
  if (f.sort === 'annulee') return [...annoncee, elle(avant(13), '09:40', (ici) => annulerFormation(ici, id, f.motif ?? ''))];
  const assuree = [
    ...annoncee,
    temps(avant(14), '05:10', (ici) => confirmerFormation(ici, id)),
    elle(avant(13), '10:20', (ici) => {
      convoquer(ici, id, { aApporter: 'De quoi écrire, et un exemple vécu dans votre structure.' });
    }),
  ];
  if (f.sort === 'confirmee') return assuree;
  return [
    ...assuree,
    ...jours.map((jour) => elle(jour, '16:40', (ici) => noterLeJour(ici, id, jour, siennes))),
    temps(ajouterJours(dernier, 1), '04:10', (ici) => realiserFormation(ici, id)),
    ...questionner(ctx, f, { genre: 'chaud', le: dernier, siennes }),
    elle(ajouterJours(dernier, 2), '11:15', (ici) => {
      ajouterSupport(ici, id, { titre: 'Le mémo, et de quoi aller plus loin', lien: 'https://documents.example/memo' });
    }),
    elle(ajouterJours(dernier, 6), '13:30', (ici) => noterLesComptes(ici, id, f)),
    ...(f.sort === 'close'
      ? [
          ...questionner(ctx, f, { genre: 'froid', le: ajouterJours(dernier, lireNombre(ctx.db, JOURS_A_FROID)), siennes }),
          elle(ajouterJours(dernier, 30), '14:00', (ici) => cloreFormation(ici, id)),
        ]
      : []),
  ];
}

/** Tuesdays, or the next open day. */
function joursDe(ctx: Contexte, { semaine, jours }: FormationDemo): Jour[] {
  return Array.from({ length: jours }, (_, rang) => {
    let jour = unMardi(jourDans(ctx, 7 * (semaine + rang) + 3));
    while (!estOuvre(jour)) jour = ajouterJours(jour, 1);
    return jour;
  });
}

function contenuDe(ctx: Contexte, f: FormationDemo, jours: readonly Jour[]): Parameters<typeof creerFormation>[1] {
  const ou = ctx.db
    .select({ nom: structures.nom, communeCode: structures.communeCode })
    .from(structures)
    .where(eq(structures.id, f.structure ?? 1))
    .get();
  const seance = (jour: Jour, moment: 'matin' | 'apres-midi') => ({
    ...{ demiJournee: demiJournee(jour, moment), ...HORAIRES_PAR_DEFAUT[moment], titre: null, lieu: null },
  });
  const [nom, precision] = f.avec ?? [];
  return {
    ...{ titre: f.titre, resume: f.resume, objectifs: f.objectifs, programme: f.programme, pourQui: f.pourQui },
    ...{ prerequis: undefined, lien: undefined, coutDit: undefined, formatriceId: undefined, geste: undefined },
    ...{ lieu: ou?.nom, communeCode: ou?.communeCode ?? undefined, accessibilite: 'Salle de plain-pied.' },
    ...{ capacite: f.capacite, minimum: f.minimum, validation: f.validation ?? false, publique: true, cout: f.cout },
    limite: f.sort === 'projet' ? undefined : ajouterJours(jours[0] ?? '', -15),
    ...{ financeurs: f.financeurs, competences: f.competences, structureId: f.structure ?? undefined },
    organisme: f.organisme ? 'Réseau de démonstration' : undefined,
    organismeNumero: f.organisme ? '00 00 00000 00' : undefined,
    ...{ formatriceNom: nom, formatricePrecision: precision },
    seances: jours.flatMap((jour) => [seance(jour, 'matin'), seance(jour, 'apres-midi')]),
  };
}

/** Who was there that day: all of them, one of whom left at noon. */
function noterLeJour(ctx: ContextePersonne, id: number, jour: Jour, siennes: ReadonlyMap<string, number>): void {
  const placees = [...siennes.values()];
  const seances = getFormation(ctx, id).seances.filter((une) => jourDe(une.demiJournee) === jour);
  for (const [moment, seance] of seances.entries()) {
    const etats = placees.map((inscriptionId, rang) => ({
      inscriptionId,
      etat: rang === PARTIE_TOT && moment === 1 ? ('absente' as const) : ('presente' as const),
    }));
    noterPresences(ctx, id, { seance: seance.id, moyen: 'feuille', etats });
  }
}
