import { getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Contexte } from '#app/commun/contexte.ts';
import { nomsDesTransitions, possibles } from '#app/commun/cycle.ts';
import { demiJournee } from '#app/commun/periode.ts';
import {
  cycleStage,
  droitsStage,
  RELATIONS_STAGE,
  STATUTS_STAGE,
  type StatutStage,
  type TransitionStage,
} from '#app/troc/stages/stages.ts';
import { franchirStage } from '#app/troc/stages/suites.server.ts';
import { verifierTroc } from '#app/troc/stages/verifier.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import * as schema from '#db/schema.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import {
  fabriquerCompte,
  fabriquerEquipe,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
} from '#tests/fabriques/reseau.ts';
import { fabriquerStage } from '#tests/fabriques/troc.ts';

const ROLES = [
  'responsable_origine',
  'responsable_accueil',
  'stagiaire',
  'tutrice',
  'coordination',
  'coordination_responsable_accueil',
  'equipe_origine',
  'equipe_ailleurs',
  'responsable_ailleurs',
  'partenaire',
  'cellule',
  'le_temps',
] as const;
type Qui = (typeof ROLES)[number];

// The stage is on 7 and 8 April: before it for what must precede it, long after for what must follow.
const AVANT = new Date('2026-03-23T08:00:00Z');
const APRES = new Date('2026-07-20T08:00:00Z');
const APRES_LUI: readonly TransitionStage[] = ['constater', 'constater_absence', 'rendre_bilan', 'expirer', 'clore'];

const TABLES = Object.values<unknown>(schema).flatMap((table) => (is(table, SQLiteTable) ? [table] : []));

let base: BaseOuverte;
let gens: Record<Exclude<Qui, 'le_temps'>, number>;
let reseau: { origine: number; accueil: number };

// One base for all: each test undoes what it did.
beforeEach(() => base.sqlite.exec('savepoint test'));
afterEach(() => base.sqlite.exec('rollback to test; release test'));
beforeAll(() => {
  base = baseDeTest();
  const { db } = base;
  const [origine, accueil, ailleurs] = [fabriquerEquipe(db), fabriquerEquipe(db), fabriquerEquipe(db)];
  const seule = (role?: 'coordination' | 'partenaire' | 'cellule') => {
    const personne = fabriquerPersonne(db);
    fabriquerCompte(db, personne.id);
    if (role) fabriquerRole(db, personne.id, role);
    return personne.id;
  };
  const equipiere = fabriquerPersonne(db).id;
  fabriquerFonction(db, { personneId: equipiere, structureId: origine.structure.id, fonction: 'accueil' });
  const coordinatrice = seule('coordination');
  fabriquerFonction(db, { personneId: coordinatrice, structureId: accueil.structure.id, fonction: 'direction' });
  const celluleId = seule('cellule');
  fabriquerFonction(db, { personneId: celluleId, structureId: ailleurs.structure.id, fonction: 'animation' });
  gens = {
    responsable_origine: origine.responsable.id,
    responsable_accueil: accueil.responsable.id,
    stagiaire: origine.animatrice.id,
    tutrice: accueil.animatrice.id,
    coordination: seule('coordination'),
    coordination_responsable_accueil: coordinatrice,
    equipe_origine: equipiere,
    equipe_ailleurs: ailleurs.animatrice.id,
    responsable_ailleurs: ailleurs.responsable.id,
    partenaire: seule('partenaire'),
    cellule: celluleId,
  };
  reseau = { origine: origine.structure.id, accueil: accueil.structure.id };
});

function contexte(qui: Qui, maintenant: Date): Contexte {
  return qui === 'le_temps' ? ctxDuTemps(base.db, maintenant) : ctxDe(base.db, gens[qui], maintenant);
}

function preparer(statut: StatutStage) {
  return fabriquerStage(base.db, {
    statut,
    structureOrigineId: reseau.origine,
    structureAccueilId: reseau.accueil,
    stagiaireId: gens.stagiaire,
    tutriceId: gens.tutrice,
    responsableOrigineId: gens.responsable_origine,
    responsableAccueilId: gens.responsable_accueil,
    du: demiJournee('2026-04-07', 'matin'),
  });
}

/** The whole base, as text: nothing changes unseen. */
const photo = () =>
  Object.fromEntries(TABLES.map((table) => [getTableName(table), JSON.stringify(base.db.select().from(table).all())]));
const lignesDeJournal = () => base.db.select().from(schema.journal).all();

/** Who may do what, written by hand from the product: the relation each person has to this stage. */
const PEUT: Record<TransitionStage, readonly Qui[]> = {
  proposer: [],
  accepter: ['responsable_accueil', 'coordination_responsable_accueil'],
  refuser: ['responsable_accueil', 'coordination_responsable_accueil'],
  retirer: ['responsable_origine'],
  annuler: ['responsable_origine', 'responsable_accueil', 'coordination_responsable_accueil'],
  // Done by the departure of a structure, never by someone's act on the stage.
  annuler_pour_depart: [],
  constater: ['responsable_origine', 'responsable_accueil', 'coordination_responsable_accueil', 'stagiaire', 'tutrice'],
  constater_absence: ['responsable_origine', 'responsable_accueil', 'coordination_responsable_accueil'],
  rendre_bilan: ['responsable_origine', 'responsable_accueil', 'coordination_responsable_accueil', 'stagiaire', 'tutrice'],
  expirer: ['le_temps'],
  clore: ['le_temps'],
};
const VOIT: readonly Qui[] = [
  'responsable_origine',
  'responsable_accueil',
  'stagiaire',
  'tutrice',
  'coordination',
  'coordination_responsable_accueil',
  'le_temps',
];
/** The person whose acts the factory has written: the same act again is found done. */
const DEJA: Partial<Record<TransitionStage, readonly Qui[]>> = {
  accepter: ['responsable_accueil'],
  refuser: ['responsable_accueil'],
  annuler: ['responsable_accueil'],
  constater: ['responsable_accueil'],
  constater_absence: ['responsable_accueil'],
};

describe.each(STATUTS_STAGE)('a stage %s', (statut) => {
  test.each(nomsDesTransitions(cycleStage))('%s: each person does it with its journal line, or leaves no trace', (nom) => {
    const maintenant = APRES_LUI.includes(nom) ? APRES : AVANT;
    const ligne = preparer(statut);
    const { sqlite } = base;
    for (const qui of ROLES) {
      sqlite.exec('savepoint essai');
      const avant = photo();
      const journalAvant = lignesDeJournal().length;
      const ctx = contexte(qui, maintenant);
      const faire = () => franchirStage(ctx, ligne.id, nom, { motif: 'Une raison', texte: 'Ce que j’en retiens.' });
      const { de, vers } = cycleStage.transitions[nom];
      const attendu = PEUT[nom].includes(qui) && (de as readonly StatutStage[]).includes(statut);
      if (attendu) {
        expect(faire(), `${qui} ${nom}`).toEqual({ statut: vers, deja: false });
        const neuves = lignesDeJournal().slice(journalAvant);
        expect(neuves).toHaveLength(1);
        expect(neuves[0]).toMatchObject({
          acte: nom,
          objetId: ligne.id,
          acteurId: ctx.acteur.personneId,
          avant: { statut },
          apres: { statut: vers },
        });
        expect(verifierTroc(base.db)).toEqual([]);
      } else if (
        statut === vers &&
        de.length > 0 &&
        !(de as readonly StatutStage[]).includes(statut) &&
        DEJA[nom]?.includes(qui)
      ) {
        expect(faire(), `${qui} ${nom}`).toEqual({ statut, deja: true });
        expect(photo()).toEqual(avant);
      } else {
        const code = !VOIT.includes(qui)
          ? 'INTROUVABLE'
          : PEUT[nom].includes(qui)
            ? 'IMPOSSIBLE'
            : // A stage that exists cannot be proposed again, not even by those who could have proposed it.
              nom === 'proposer'
              ? expect.stringMatching(/INTERDIT|IMPOSSIBLE/)
              : 'INTERDIT';
        expect(faire, `${qui} ${nom}`).toThrow(expect.objectContaining({ code }));
        expect(photo()).toEqual(avant);
      }
      sqlite.exec('rollback to essai');
      sqlite.exec('release essai');
    }
  });
});

test('the coordination alone notes an answer for someone, and only for those who could give it', () => {
  const ligne = preparer('propose');
  const [accueil, origine] = [contexte('responsable_accueil', AVANT), contexte('responsable_origine', AVANT)];
  const noter = (qui: Qui, pour: Contexte) => () =>
    franchirStage(
      { ...contexte(qui, AVANT), auNomDe: { acteur: pour.acteur as never, canal: 'telephone' } },
      ligne.id,
      'accepter',
    );
  const avant = photo();
  expect(noter('responsable_origine', accueil)).toThrow(expect.objectContaining({ code: 'INTERDIT' }));
  expect(noter('stagiaire', accueil)).toThrow(expect.objectContaining({ code: 'INTERDIT' }));
  expect(noter('partenaire', accueil)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  expect(noter('coordination', origine)).toThrow(expect.objectContaining({ code: 'INTERDIT' }));
  expect(photo()).toEqual(avant);
  noter('coordination', accueil)();
  expect(lignesDeJournal().at(-1)).toMatchObject({
    acte: 'accepter',
    acteurId: gens.coordination,
    auNomDeId: gens.responsable_accueil,
    canal: 'telephone',
  });
});

test('the rights matrix', () => {
  const lignes = STATUTS_STAGE.flatMap((statut) =>
    RELATIONS_STAGE.map((relation) => [statut, relation, possibles(cycleStage, statut, [relation]).join(' ')] as const),
  );
  const tableau = lignes.filter(([, , actes]) => actes !== '').map((ligne) => ligne.join(' | '));
  expect(tableau).toMatchInlineSnapshot(`
    [
      "souhaite | depart | annuler_pour_depart",
      "propose | a_repondre | accepter refuser",
      "propose | a_propose | retirer",
      "propose | temps | expirer",
      "propose | depart | annuler_pour_depart",
      "accepte | stagiaire | constater",
      "accepte | tutrice | constater",
      "accepte | origine | annuler constater constater_absence",
      "accepte | accueil | annuler constater constater_absence",
      "accepte | depart | annuler_pour_depart",
      "signe | stagiaire | constater",
      "signe | tutrice | constater",
      "signe | origine | annuler constater constater_absence",
      "signe | accueil | annuler constater constater_absence",
      "signe | depart | annuler_pour_depart",
      "realise | stagiaire | rendre_bilan",
      "realise | tutrice | rendre_bilan",
      "realise | origine | rendre_bilan",
      "realise | accueil | rendre_bilan",
      "realise | temps | clore",
    ]
  `);
  expect(droitsStage).toMatchInlineSnapshot(`
    {
      "lireOrdreDeMission": [
        "stagiaire",
        "tutrice",
        "origine",
        "accueil",
        "coordination",
      ],
      "noterReponse": [
        "coordination",
      ],
      "voir": [
        "stagiaire",
        "tutrice",
        "origine",
        "accueil",
        "coordination",
      ],
    }
  `);
});
