import { describe, expect, test } from 'vitest';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { nomsDesTransitions } from '#app/commun/cycle.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { getTour } from '#app/troc/tours-de-table/dossiers.server.ts';
import { repondreAuTour } from '#app/troc/tours-de-table/repondre.server.ts';
import { toursDeTable } from '#app/troc/tours-de-table/tables.ts';
import {
  cloreTour,
  corrigerTour,
  ouvrirTour,
  preparerTour,
  publierLaSuite,
  rappelerTour,
  reprendreTour,
  retirerTour,
} from '#app/troc/tours-de-table/tours-de-table.server.ts';
import {
  cycleTour,
  droitsTour,
  STATUTS_TOUR,
  type StatutTour,
  type TransitionTour,
} from '#app/troc/tours-de-table/tours-de-table.ts';
import { verifierTours } from '#app/troc/tours-de-table/verifier.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import * as schema from '#db/schema.ts';
import { ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerEquipe, fabriquerFonction } from '#tests/fabriques/reseau.ts';
import { fabriquerTour } from '#tests/fabriques/tours-de-table.ts';
import { photographier, seule, uneBasePourTous } from './matrice.ts';

// Every role × status × transition of a tour de table, on the real verbes.

const ROLES = [
  'coordination',
  'coordination_responsable',
  'responsable',
  'responsable_ailleurs',
  'equipe',
  'partenaire',
  'cellule',
  'le_temps',
] as const;
type Qui = (typeof ROLES)[number];
type Situation = StatutTour | 'aucun';
const SITUATIONS: readonly Situation[] = ['aucun', ...STATUTS_TOUR];

/** Two days before the last one: the reminder is due; the day after, closing is. */
const MERCREDI = new Date('2026-03-25T08:00:00Z');
const SAMEDI = new Date('2026-03-28T08:00:00Z');
const QUESTION = {
  genre: 'nombre',
  intitule: 'Combien ?',
  unite: '',
  options: [],
  plusieurs: false,
  facultative: false,
  repriseDeId: null,
} as const;
const REDACTION = {
  titre: 'Autre chose ?',
  dernierJour: '2026-03-27',
  minimum: 3,
  questions: [{ ...QUESTION, options: [] as string[] }],
};

let base: BaseOuverte;
let gens: Record<Exclude<Qui, 'le_temps'>, number>;
let structureId: number;

uneBasePourTous((ouverte) => {
  base = ouverte;
  const { db } = base;
  const [ici, autre] = [fabriquerEquipe(db), fabriquerEquipe(db)];
  const deux = seule(db, 'coordination');
  fabriquerFonction(db, { personneId: deux, structureId: ici.structure.id, fonction: 'direction' });
  structureId = ici.structure.id;
  gens = {
    coordination: seule(db, 'coordination'),
    coordination_responsable: deux,
    responsable: ici.responsable.id,
    responsable_ailleurs: autre.responsable.id,
    equipe: ici.animatrice.id,
    partenaire: seule(db, 'partenaire'),
    cellule: seule(db, 'cellule'),
  };
});

const quand = (nom: TransitionTour) => (nom === 'clore' ? SAMEDI : MERCREDI);
const contexte = (qui: Qui, le: Date): Contexte => (qui === 'le_temps' ? ctxDuTemps(base.db, le) : ctxDe(base.db, gens[qui], le));

function preparer(situation: Situation) {
  if (situation === 'aucun') return { id: 0, version: 0, questions: [0, 0, 0, 0] as const };
  const { tour, questions } = fabriquerTour(base.db, { statut: situation, prepareParId: gens.coordination });
  return { id: tour.id, version: tour.version, questions };
}

/** One transition, through the verbe that does it. */
function faire(ctx: Contexte, nom: TransitionTour, objet: ReturnType<typeof preparer>): void {
  const personne = ctx as ContextePersonne;
  const { id, version } = objet;
  const reponse = {
    valeurs: [{ questionId: objet.questions[0], genre: 'choix' as const, choix: [0] }],
    signee: false,
    version: 0,
  };
  switch (nom) {
    case 'preparer':
      preparerTour(personne, REDACTION);
      break;
    case 'reprendre':
      reprendreTour(personne, id);
      break;
    case 'corriger':
      corrigerTour(personne, id, { ...REDACTION, version });
      break;
    case 'ouvrir':
      ouvrirTour(personne, id, version);
      break;
    case 'repondre':
      repondreAuTour(personne, id, structureId, reponse);
      break;
    case 'rappeler':
      rappelerTour(ctx, id);
      break;
    case 'clore':
      cloreTour(ctx, id);
      break;
    case 'publier_la_suite':
      publierLaSuite(personne, id, 'Un minibus est prêté.', version);
      break;
    case 'retirer':
      retirerTour(personne, id);
  }
}

const photo = () => photographier(base);

/** Who may do what, written by hand. */
const ELLES: readonly Qui[] = ['coordination', 'coordination_responsable'];
const PEUT: Record<TransitionTour, Partial<Record<Situation, readonly Qui[]>>> = {
  preparer: Object.fromEntries(SITUATIONS.map((situation) => [situation, ELLES])),
  reprendre: { clos: ELLES },
  corriger: { brouillon: ELLES },
  ouvrir: { brouillon: ELLES },
  repondre: { ouvert: ['responsable', 'coordination_responsable'] },
  rappeler: { ouvert: ['le_temps'] },
  clore: { ouvert: ['le_temps'] },
  publier_la_suite: { clos: ELLES },
  retirer: { brouillon: ELLES, ouvert: ELLES },
};
/** Nothing is left to do, and nothing is refused. */
const SANS_EFFET: Partial<Record<TransitionTour, Partial<Record<Situation, readonly Qui[]>>>> = {
  ouvrir: { ouvert: ELLES },
  retirer: { retire: ELLES },
};
const LE_RESEAU: readonly Qui[] = [...ELLES, 'responsable', 'responsable_ailleurs', 'equipe', 'cellule'];
const VOIT: Record<StatutTour, readonly Qui[]> = { brouillon: ELLES, ouvert: LE_RESEAU, clos: LE_RESEAU, retire: ELLES };

describe.each(SITUATIONS)('a tour de table: %s', (situation) => {
  test.each(ROLES.flatMap((qui) => nomsDesTransitions(cycleTour).map((nom) => [qui, nom] as const)))('%s, %s', (qui, nom) => {
    const objet = preparer(situation);
    const avant = photo();
    const journal = base.db.select().from(schema.journal).all().length;
    let erreur: unknown;
    try {
      faire(contexte(qui, quand(nom)), nom, objet);
    } catch (e) {
      erreur = e;
    }
    if (PEUT[nom][situation]?.includes(qui)) {
      expect(erreur).toBeUndefined();
      const acteurId = qui === 'le_temps' ? null : gens[qui];
      const lignes = base.db.select().from(schema.journal).all().slice(journal);
      expect(lignes).toMatchObject([{ objet: 'tour_de_table', acte: nom, acteurId }]);
      const cree = cycleTour.transitions[nom].de.length === 0;
      const dernier = base.db
        .select()
        .from(toursDeTable)
        .all()
        .find(({ id }) => id === (cree ? lignes[0]?.objetId : objet.id));
      expect(dernier?.statut).toBe(cycleTour.transitions[nom].vers);
    } else {
      if (SANS_EFFET[nom]?.[situation]?.includes(qui)) expect(erreur).toBeUndefined();
      else expect(erreur).toBeInstanceOf(ErreurMetier);
      expect(photo()).toEqual(avant);
    }
    expect(verifierTours(base.db)).toEqual([]);
  });

  if (situation === 'aucun') return;
  test.each(ROLES.filter((qui) => qui !== 'le_temps'))('%s sees it as her place allows', (qui) => {
    const { id } = preparer(situation);
    const lire = () => getTour(contexte(qui, MERCREDI), id).ligne.id;
    if (VOIT[situation].includes(qui)) expect(lire()).toBe(id);
    else expect(lire).toThrow('Nous ne trouvons pas');
  });
});

test('the rights of a tour de table', () => {
  expect(droitsTour).toMatchInlineSnapshot(`
    {
      "exporter": [
        "coordination",
      ],
      "noterReponse": [
        "coordination",
      ],
      "preparer": [
        "coordination",
      ],
      "reprendre": [
        "coordination",
      ],
      "voir": [
        "responsable",
        "coordination",
        "lectrice",
      ],
      "voirAbsentes": [
        "coordination",
      ],
      "voirBrouillon": [
        "coordination",
      ],
    }
  `);
});
