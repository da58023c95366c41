import { and, eq } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, LE_TEMPS } from '#app/commun/contexte.ts';
import { ajouterJours, demiJournee, type Jour, jourDe } from '#app/commun/periode.ts';
import { direUnBesoin } from '#app/formations/besoins/besoins.server.ts';
import type { PublicBesoin } from '#app/formations/besoins/besoins.ts';
import { convoquer } from '#app/formations/convocations/convoquer.server.ts';
import { noterUneLigne } from '#app/formations/couts/comptes.server.ts';
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
import { envoyerQuestionnaire } from '#app/formations/questionnaires/envoyer.server.ts';
import { type GenreQuestionnaire, lireLesDits } from '#app/formations/questionnaires/questionnaires.ts';
import { repondreAuQuestionnaire } from '#app/formations/questionnaires/repondre.server.ts';
import { questionnairesDeFormation } from '#app/formations/questionnaires/tables.ts';
import { ajouterSupport } from '#app/formations/supports/supports.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import recits from './formations.json';
import { acteDe, estOuvre, jourDans, unMardi } from './gens.ts';
import type { Acte } from './histoire.ts';

type Sort = 'projet' | 'ouverte' | 'confirmee' | 'realisee' | 'close' | 'annulee';
interface FormationDemo {
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
const FORMATIONS = recits as FormationDemo[];

/** Whoever is this far in the list missed the second half-day; and did not answer. */
const PARTIE_TOT = 6;
const SANS_REPONSE = 4;
const JOURS_A_FROID = 90;

const BESOINS: readonly [qui: string, besoin: string, public_: PublicBesoin, jours: number][] = [
  ['direction.2', 'calmer un conflit à l’accueil', 'equipe', 80],
  ['direction.8', 'gestion des conflits', 'equipe', 61],
  ['equipe.15', 'monter un budget prévisionnel', 'equipe', 47],
  ['direction.14', 'le rôle d’un conseil d’administration', 'administration', 40],
  ['direction.9', 'la fonction employeur', 'administration', 33],
  ['equipe.21', 'accueillir un enfant en situation de handicap', 'equipe', 19],
  ['direction.17', 'intelligence artificielle : à quoi bon, et avec quelles précautions', 'equipe', 9],
];

/** A year of formations through the real verbes: what was learned, what is open, what is being prepared. */
export function formationsRacontees(ctx: Contexte): Acte[] {
  const besoins = BESOINS.map(([qui, besoin, public_, jours]) =>
    acteDe(ctx, jourDans(ctx, -jours), '08:20', qui, (ici) => {
      direUnBesoin(ici, { besoin, public: public_ });
    }),
  );
  return [...besoins, ...FORMATIONS.flatMap((formation) => vieDeLaFormation(ctx, formation))];
}

function vieDeLaFormation(ctx: Contexte, f: FormationDemo): Acte[] {
  const jours = joursDe(ctx, f);
  const [premier, dernier] = [jours[0] ?? '', jours.at(-1) ?? ''];
  const avant = (n: number) => ajouterJours(premier, -n);
  let id = 0;
  const siennes = new Map<string, number>();
  const elle = (jour: Jour, heure: string, faire: (ici: ContextePersonne) => void) => acteDe(ctx, jour, heure, f.par, faire);
  const temps = (jour: Jour, heure: string, faire: (ici: Contexte) => void): Acte => ({
    le: new Date(`${jour}T${heure}:00Z`),
    faire: (maintenant) => faire({ ...ctx, acteur: LE_TEMPS, maintenant }),
  });
  const prete = f.sort === 'projet' ? jourDans(ctx, -12) : avant(90);
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
    ...questionner(ctx, f, { genre: 'chaud', le: dernier, siennes, temps }),
    elle(ajouterJours(dernier, 2), '11:15', (ici) => {
      ajouterSupport(ici, id, { titre: 'Le mémo, et de quoi aller plus loin', lien: 'https://documents.example/memo' });
    }),
    elle(ajouterJours(dernier, 6), '13:30', (ici) => noterLesComptes(ici, id, f)),
    ...(f.sort === 'close'
      ? [
          ...questionner(ctx, f, { genre: 'froid', le: ajouterJours(dernier, JOURS_A_FROID), siennes, temps }),
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

interface Questionner {
  genre: GenreQuestionnaire;
  le: Jour;
  siennes: ReadonlyMap<string, number>;
  temps(jour: Jour, heure: string, faire: (ici: Contexte) => void): Acte;
}

const MOTS: Record<GenreQuestionnaire, readonly Readonly<Record<string, string>>[]> = {
  chaud: [
    { attentes: '4', contenu: '4', animation: '4', organisation: '3', retenir: 'Laisser finir avant de répondre.' },
    { attentes: '4', contenu: '3', animation: '4', organisation: '4', manque: 'Un peu plus de temps pour les exemples.' },
    { attentes: '3', contenu: '4', animation: '3', organisation: '4', retenir: 'On peut dire que l’on ne sait pas.' },
    { attentes: '4', contenu: '4', animation: '4', organisation: '4' },
    { attentes: '2', contenu: '3', animation: '3', organisation: '2', manque: 'La salle était froide.' },
  ],
  froid: [
    { servi: '4', change: '3', transmis: '3', exemple: 'Nous commençons chaque réunion par un tour de table.' },
    { servi: '3', change: '3', transmis: '2' },
    { servi: '4', change: '4', transmis: '4', suite: 'Une suite, avec des cas plus difficiles.' },
  ],
};

function questionner(ctx: Contexte, f: FormationDemo, { genre, le, siennes, temps }: Questionner): Acte[] {
  if (le >= jourDans(ctx, 0)) return [];
  const lu = (qui: string) => siennes.get(qui) ?? 0;
  return [
    temps(le, '18:10', (ici) => {
      for (const qui of f.inscrites) envoyerQuestionnaire(ici, { id: lu(qui), genre });
    }),
    ...f.inscrites.flatMap((qui, rang): Acte[] => {
      const dits = MOTS[genre][rang % MOTS[genre].length];
      const jour = ajouterJours(le, 1 + (rang % 3));
      if (rang === SANS_REPONSE || !dits || jour >= jourDans(ctx, 0)) return [];
      return [acteDe(ctx, jour, `07:${20 + rang}`, qui, (ici) => repondre(ici, lu(qui), genre, dits))];
    }),
  ];
}

function repondre(
  ctx: ContextePersonne,
  inscriptionId: number,
  genre: GenreQuestionnaire,
  mots: Readonly<Record<string, string>>,
) {
  const demande = ctx.db
    .select({ id: questionnairesDeFormation.id })
    .from(questionnairesDeFormation)
    .where(and(eq(questionnairesDeFormation.inscriptionId, inscriptionId), eq(questionnairesDeFormation.genre, genre)))
    .get();
  repondreAuQuestionnaire(ctx, demande?.id, { version: 0, dits: lireLesDits(genre, mots) });
}

function noterLesComptes(ctx: ContextePersonne, id: number, { depense, recette, financeurs, avec }: FormationDemo): void {
  const ligne = { acte: 'noter' as const, ligneId: undefined, geste: undefined };
  if (depense !== undefined) {
    noterUneLigne(ctx, id, {
      ...ligne,
      sens: 'depense',
      poste: 'formation',
      financeur: undefined,
      libelle: avec?.[0],
      prevu: depense,
      reel: depense,
    });
    noterUneLigne(ctx, id, {
      ...ligne,
      sens: 'depense',
      poste: 'repas',
      financeur: undefined,
      libelle: undefined,
      prevu: 12_000,
      reel: 11_340,
    });
  }
  if (recette !== undefined) {
    noterUneLigne(ctx, id, {
      ...ligne,
      sens: 'recette',
      poste: undefined,
      financeur: financeurs[0],
      libelle: undefined,
      prevu: recette,
      reel: recette,
    });
  }
}
