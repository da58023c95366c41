import { describe, expect, test } from 'vitest';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { nomsDesTransitions } from '#app/commun/cycle.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { exigerAnnonce } from '#app/troc/annonces/annonces.server.ts';
import {
  cycleAnnonce,
  droitsAnnonce,
  STATUTS_ANNONCE,
  type StatutAnnonce,
  type TransitionAnnonce,
} from '#app/troc/annonces/annonces.ts';
import { publierAnnonce } from '#app/troc/annonces/publier.server.ts';
import { franchirAnnonce } from '#app/troc/annonces/suites.server.ts';
import { verifierAnnonces } from '#app/troc/annonces/verifier.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import * as schema from '#db/schema.ts';
import { ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerAnnonce } from '#tests/fabriques/annonces.ts';
import { fabriquerEquipe, fabriquerFonction, fabriquerPersonne } from '#tests/fabriques/reseau.ts';
import { photographier, seule, uneBasePourTous } from './matrice.ts';

// Every role × status × transition of an annonce, on the real verbes.

const ROLES = [
  'auteur',
  'equipe',
  'responsable',
  'coordination',
  'coordination_equipe',
  'auteur_partie',
  'equipe_ailleurs',
  'responsable_ailleurs',
  'partenaire',
  'cellule',
  'le_temps',
] as const;
type Qui = (typeof ROLES)[number];
type Situation = StatutAnnonce | 'aucune';
const SITUATIONS: readonly Situation[] = ['aucune', ...STATUTS_ANNONCE];

const APRES = new Date('2026-07-20T08:00:00Z');

let base: BaseOuverte;
let gens: Record<Exclude<Qui, 'le_temps'>, number>;
let structureId: number;

uneBasePourTous((ouverte) => {
  base = ouverte;
  const { db } = base;
  const [ici, ailleurs] = [fabriquerEquipe(db), fabriquerEquipe(db)];
  const membre = (id: number, au?: string) => {
    fabriquerFonction(db, { personneId: id, structureId: ici.structure.id, fonction: 'accueil', ...(au ? { au } : {}) });
    return id;
  };
  gens = {
    auteur: ici.animatrice.id,
    equipe: membre(fabriquerPersonne(db).id),
    responsable: ici.responsable.id,
    coordination: seule(db, 'coordination'),
    coordination_equipe: membre(seule(db, 'coordination')),
    auteur_partie: membre(fabriquerPersonne(db).id, '2026-06-30'),
    equipe_ailleurs: ailleurs.animatrice.id,
    responsable_ailleurs: ailleurs.responsable.id,
    partenaire: seule(db, 'partenaire'),
    cellule: seule(db, 'cellule'),
  };
  structureId = ici.structure.id;
});

const contexte = (qui: Qui): Contexte => (qui === 'le_temps' ? ctxDuTemps(base.db, APRES) : ctxDe(base.db, gens[qui], APRES));

/** An annonce in this status; whoever has left had written it, when it is she who tries. */
function preparer(situation: Situation, qui: Qui, perimee = false): number | undefined {
  if (situation === 'aucune') return undefined;
  const auteurId = qui === 'auteur_partie' ? gens.auteur_partie : gens.auteur;
  const valableJusqu = perimee ? '2026-07-01' : null;
  return fabriquerAnnonce(base.db, { statut: situation, structureId, auteurId, valableJusqu }).id;
}

const SAISIE = { titre: 'Monter un jardin', competences: [], vus: true, aDistance: false, jours: [] };

function faire(ctx: Contexte, nom: TransitionAnnonce, id: number | undefined): void {
  if (nom === 'deposer' || nom === 'preparer') {
    if (id !== undefined || ctx.acteur.personneId === null) throw new ErreurMetier('INTERDIT', 'sans objet');
    const cree = publierAnnonce(ctx as ContextePersonne, 'offre', { ...SAISIE, structureId });
    const attendu = cycleAnnonce.transitions[nom].vers;
    if (exigerAnnonce(ctx, cree).statut !== attendu) throw new Error('autre chose que demandé');
    return;
  }
  franchirAnnonce(ctx, id, nom);
}

const photo = () => photographier(base);

/** Who may do what, written by hand. */
const ICI: readonly Qui[] = ['auteur', 'equipe', 'responsable', 'coordination_equipe'];
const PEUT: Record<TransitionAnnonce, Partial<Record<Situation, readonly Qui[]>>> = {
  deposer: { aucune: ICI },
  // Whoever may publish does; the coordination leaves a draft to others.
  preparer: { aucune: ['coordination'] },
  publier: { brouillon: ICI },
  mettre_en_pause: { publiee: ICI },
  reprendre: { en_pause: ICI },
  garder_en_pause: { en_pause: ICI },
  confirmer: { publiee: ICI },
  // Fresh: the guard holds *le temps* back.
  endormir: {},
  reveiller: { endormie: ICI },
  satisfaire: { publiee: ICI, en_pause: ICI, endormie: ICI },
  retirer: { brouillon: ICI, publiee: ICI, en_pause: ICI, endormie: ICI },
  retirer_pour_depart: {},
};
/** Nothing is left to do, and nothing is refused. */
const SANS_EFFET: Partial<Record<TransitionAnnonce, Partial<Record<Situation, readonly Qui[]>>>> = {
  publier: { publiee: ICI },
  mettre_en_pause: { en_pause: ICI },
  reprendre: { publiee: ICI },
  endormir: { endormie: ['le_temps'] },
  reveiller: { publiee: ICI },
  satisfaire: { satisfaite: ICI },
  retirer: { retiree: ICI },
};
const VOIT: readonly Qui[] = ROLES.filter((qui) => qui !== 'partenaire' && qui !== 'le_temps');

describe.each(SITUATIONS)('an annonce: %s', (situation) => {
  test.each(ROLES.flatMap((qui) => nomsDesTransitions(cycleAnnonce).map((nom) => [qui, nom] as const)))('%s, %s', (qui, nom) => {
    const id = preparer(situation, qui);
    const avant = photo();
    const journal = base.db.select().from(schema.journal).all().length;
    base.sqlite.exec('savepoint essai');
    let erreur: unknown;
    try {
      faire(contexte(qui), nom, id);
    } catch (e) {
      erreur = e;
      base.sqlite.exec('rollback to essai');
    }
    if (PEUT[nom][situation]?.includes(qui)) {
      expect(erreur).toBeUndefined();
      const [ligne] = base.db.select().from(schema.journal).all().slice(journal);
      expect(ligne).toMatchObject({ objet: 'annonce', acte: nom, acteurId: gens[qui as Exclude<Qui, 'le_temps'>] });
      if (id !== undefined) expect(exigerAnnonce(contexte('auteur'), id).statut).toBe(cycleAnnonce.transitions[nom].vers);
    } else {
      if (SANS_EFFET[nom]?.[situation]?.includes(qui)) expect(erreur).toBeUndefined();
      else expect(erreur).toBeInstanceOf(Error);
      expect(photo()).toEqual(avant);
    }
    expect(verifierAnnonces(base.db)).toEqual([]);
  });

  if (situation === 'aucune') return;
  test.each(ROLES.filter((qui) => qui !== 'le_temps'))('%s reads it as her place allows', (qui) => {
    const id = preparer(situation, qui);
    const lit = () => {
      try {
        return exigerAnnonce(contexte(qui), id).id === id;
      } catch {
        return false;
      }
    };
    const brouillon = [...ICI, 'coordination'].includes(qui);
    expect(lit()).toBe(situation === 'brouillon' ? brouillon : VOIT.includes(qui));
  });
});

test.each(['publiee', 'en_pause'] as const)('le temps lets sleep what has passed, and nobody else: %s', (situation) => {
  for (const qui of ROLES) {
    const id = preparer(situation, qui, true);
    const endormir = () => franchirAnnonce(contexte(qui), id, 'endormir');
    if (qui === 'le_temps') endormir();
    else expect(endormir).toThrow(ErreurMetier);
  }
});

test('the rights of an annonce', () => {
  expect(droitsAnnonce).toMatchInlineSnapshot(`
    {
      "modifier": [
        "auteur",
        "equipe",
        "responsable",
      ],
      "noterReponse": [
        "coordination",
      ],
    }
  `);
});
