import { getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { getMalle, listMalles } from '#app/malles/catalogue/malles.server.ts';
import { annulerPourDepart } from '#app/malles/depart.server.ts';
import { getReservation } from '#app/malles/reservations/dossiers.server.ts';
import {
  cycleReservation,
  DROITS_RESERVATION,
  peutVoirLeDetail,
  STATUTS_RESERVATION,
  type StatutReservation,
  type TransitionReservation,
} from '#app/malles/reservations/reservations.ts';
import { reserver } from '#app/malles/reservations/reserver.server.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { verifierMalles } from '#app/malles/verifier.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import * as schema from '#db/schema.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerMalle, fabriquerReservation } from '#tests/fabriques/malles.ts';
import { fabriquerCompte, fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';

// Who may book, and who sees what of a loan, on the real verbes: what is not written here is forbidden.

const ROLES = [
  'coordination',
  'responsable',
  'equipe',
  'gardienne',
  'proprietaire',
  'equipe_ailleurs',
  'sans_structure',
  'partenaire',
  'cellule',
  'le_temps',
] as const;
type Qui = (typeof ROLES)[number];

type Acte = Extract<TransitionReservation, 'demander' | 'reserver'>;
const ACTES: readonly Acte[] = ['demander', 'reserver'];

/** The day of the loan. */
const LE_JOUR = new Date('2026-04-08T08:00:00Z');
const DATES = { debut: '2026-04-07', fin: '2026-04-09' };
const PLUS_TARD = { debut: '2026-04-14', fin: '2026-04-15' };
/** What an act on a loan may write. */
const ECRITES = /malle|reservation|inventaire|journal|courriel|geste|lien|rappel/;
const TABLES = Object.values<unknown>(schema).flatMap((table) =>
  is(table, SQLiteTable) && ECRITES.test(getTableName(table)) ? [table] : [],
);

let base: BaseOuverte;
let gens: Record<Exclude<Qui, 'le_temps'>, number>;
let structureId: number;
let malleId: number;
let slugs: { accord: string; libre: string };

beforeEach(() => base.sqlite.exec('savepoint test'));
afterEach(() => base.sqlite.exec('rollback to test; release test'));
beforeAll(() => {
  base = baseDeTest();
  const { db } = base;
  const [ici, la, ailleurs] = [fabriquerEquipe(db), fabriquerEquipe(db), fabriquerEquipe(db)];
  const seule = (role?: 'coordination' | 'partenaire' | 'cellule') => {
    const { id } = fabriquerPersonne(db);
    fabriquerCompte(db, id);
    if (role) fabriquerRole(db, id, role);
    return id;
  };
  structureId = ici.structure.id;
  gens = {
    coordination: seule('coordination'),
    responsable: ici.responsable.id,
    equipe: ici.animatrice.id,
    gardienne: la.animatrice.id,
    proprietaire: la.responsable.id,
    equipe_ailleurs: ailleurs.animatrice.id,
    sans_structure: seule(),
    partenaire: seule('partenaire'),
    cellule: seule('cellule'),
  };
  const chezElle = { structureId: la.structure.id, gardienneId: la.animatrice.id };
  const { malle } = fabriquerMalle(db, { ...chezElle, accord: true });
  const { malle: libre } = fabriquerMalle(db, chezElle);
  malleId = malle.id;
  slugs = { accord: malle.slug, libre: libre.slug };
});

const contexte = (qui: Qui): Contexte => (qui === 'le_temps' ? ctxDuTemps(base.db, LE_JOUR) : ctxDe(base.db, gens[qui], LE_JOUR));

const preparer = (situation: StatutReservation) =>
  fabriquerReservation(base.db, { malleId, statut: situation, structureId, contactId: gens.equipe, ...DATES });

/** One transition, through the verbe that does it. */
function faire(ctx: Contexte, nom: Acte): number {
  const slug = nom === 'demander' ? slugs.accord : slugs.libre;
  return reserver(ctx as ContextePersonne, slug, { ...PLUS_TARD, structureId });
}

const photo = () =>
  Object.fromEntries(TABLES.map((table) => [getTableName(table), JSON.stringify(base.db.select().from(table).all())]));

/** Who may do what, written by hand. */
const EMPRUNTE: readonly Qui[] = ['responsable', 'equipe'];
const PRETE: readonly Qui[] = ['coordination', 'gardienne', 'proprietaire'];
const LES_DEUX: readonly Qui[] = [...EMPRUNTE, ...PRETE];
const PEUT: Record<Acte, readonly Qui[]> = { demander: EMPRUNTE, reserver: LES_DEUX };
/** Two acts of one verbe: each person has hers. */
const AUTREMENT: Partial<Record<Acte, readonly Qui[]>> = { demander: PRETE };

/** All but a partenaire know that it exists; what is said of it is for the two structures and the coordination. */
const LE_RESEAU: readonly Qui[] = [...LES_DEUX, 'equipe_ailleurs', 'sans_structure', 'cellule'];

test.each(ROLES.flatMap((qui) => ACTES.map((nom) => [qui, nom] as const)))('%s, %s', (qui, nom) => {
  if (qui === 'le_temps' || AUTREMENT[nom]?.includes(qui)) return;
  const avant = photo();
  const journal = base.db.select().from(schema.journal).all().length;
  if (PEUT[nom].includes(qui)) {
    const id = faire(contexte(qui), nom);
    const lignes = base.db.select().from(schema.journal).all().slice(journal);
    expect(lignes).toMatchObject([{ objet: 'reservation', acte: nom, acteurId: gens[qui], objetId: id }]);
    expect(base.db.select().from(reservations).get()?.statut).toBe(cycleReservation.transitions[nom].vers);
  } else {
    expect(() => faire(contexte(qui), nom)).toThrow(ErreurMetier);
    expect(photo()).toEqual(avant);
  }
  expect(verifierMalles(base.db)).toEqual([]);
});

describe.each(STATUTS_RESERVATION)('the loan of a malle: %s', (situation) => {
  test.each(ROLES.filter((qui) => qui !== 'le_temps'))('%s sees it as her place allows', (qui) => {
    const { id } = preparer(situation);
    const lire = () => getReservation(contexte(qui), id);
    if (!LE_RESEAU.includes(qui)) return expect(lire).toThrow('Nous ne trouvons pas');
    expect(lire().ligne.id).toBe(id);
    expect(peutVoirLeDetail(lire().relations)).toBe(LES_DEUX.includes(qui));
  });

  test('only a structure that leaves calls it off without a reason, before it is handed over', () => {
    const { id } = preparer(situation);
    const partir = () => annulerPourDepart(contexte('coordination'), id);
    if (situation === 'demandee' || situation === 'acceptee') {
      partir();
      expect(getReservation(contexte('coordination'), id).ligne.statut).toBe('annulee');
    } else expect(partir).toThrow(ErreurMetier);
  });
});

test.each(ROLES.filter((qui) => qui !== 'le_temps'))('%s finds the malles as her place allows', (qui) => {
  const ctx = contexte(qui) as ContextePersonne;
  if (LE_RESEAU.includes(qui)) {
    expect(getMalle(ctx, slugs.libre).ligne.slug).toBe(slugs.libre);
    expect(listMalles(ctx)).toHaveLength(2);
  } else {
    expect(() => getMalle(ctx, slugs.libre)).toThrow('Nous ne trouvons pas');
    expect(() => listMalles(ctx)).toThrow('Nous ne trouvons pas');
  }
});

test('the rights of a loan', () => {
  expect(DROITS_RESERVATION).toMatchInlineSnapshot(`
    {
      "modifier": [
        "emprunteuse",
        "proprietaire",
        "coordination",
      ],
      "noterLaCaution": [
        "proprietaire",
        "coordination",
      ],
      "passerOutreAuxRegles": [
        "proprietaire",
        "coordination",
      ],
      "voir": [
        "emprunteuse",
        "proprietaire",
        "coordination",
        "tiers",
      ],
      "voirLeDetail": [
        "emprunteuse",
        "proprietaire",
        "coordination",
      ],
    }
  `);
});
