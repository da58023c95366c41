import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { type DemiJournee, demiJournee, jourDe, momentDe, type Periode } from '#app/commun/periode.ts';
import { attentesDeMalle } from '#app/malles/attente/tables.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { remettre } from '#app/malles/inventaires/remettre.server.ts';
import { rendre } from '#app/malles/inventaires/rendre.server.ts';
import {
  annulerPourDepart,
  annulerReservation,
  constaterAbsence,
  laisserPasser,
} from '#app/malles/reservations/annuler.server.ts';
import { changerLesDates, prolongerReservation } from '#app/malles/reservations/changer-dates.server.ts';
import { cloreReservation } from '#app/malles/reservations/clore.server.ts';
import { accepterReservation, refuserReservation } from '#app/malles/reservations/repondre.server.ts';
import type { StatutReservation } from '#app/malles/reservations/reservations.ts';
import { reserver } from '#app/malles/reservations/reserver.server.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { verifierMalles } from '#app/malles/verifier.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerMalle } from '#tests/fabriques/malles.ts';
import { fabriquerEquipe } from '#tests/fabriques/reseau.ts';
import { occupationsDeMalle } from './tables.ts';
import { libererLaMalle, tenirLaMalle } from './tenir.server.ts';

// Random acts on two malles, at instants that go forward. A naive model knows intervals and nothing of half-days in a table: two
// loans of one malle stand apart by what the first keeps after it and the second before, whichever is more. What it says must be
// done is done, what it says cannot be is refused, and after each act the half-days that are held are those of what lives.

interface Tenue extends Periode {
  id: number;
  /** 0, lent at once; 1, where the keeper says yes first. */
  malle: 0 | 1;
  statut: StatutReservation | 'proposee' | 'passee';
  avant: number;
  apres: number;
}

const TIENT: readonly Tenue['statut'][] = ['acceptee', 'en_pret', 'rendue', 'a_regulariser', 'close', 'proposee'];

class Modele {
  prets: Tenue[] = [];
  offres: Tenue[] = [];
  /** Those of the network, and none. */
  tampons: [Tampons, Tampons] = [
    { avant: 1, apres: 2 },
    { avant: 0, apres: 0 },
  ];
  constructor(public courante: DemiJournee) {}
  get cematin() {
    return this.courante - (this.courante % 2);
  }
  dehors = (malle: 0 | 1) => this.prets.some((p) => p.malle === malle && p.statut === 'en_pret');
  libre(voulue: Pick<Tenue, 'malle' | 'du' | 'au' | 'avant' | 'apres'>, sauf?: Tenue): boolean {
    return [...this.prets, ...this.offres].every((autre) => {
      if (autre === sauf || autre.malle !== voulue.malle || !TIENT.includes(autre.statut)) return true;
      const [un, deux] = voulue.du <= autre.du ? [voulue, autre] : [autre, voulue];
      return deux.du - un.au - 1 >= Math.max(un.apres, deux.avant);
    });
  }
}
interface Tampons {
  avant: number;
  apres: number;
}

let base: BaseOuverte;
let elle: number;
let gardienne: number;
let slugs: [string, string];
let ids: [number, number];
beforeAll(() => {
  base = baseDeTest();
  const [ici, la] = [fabriquerEquipe(base.db), fabriquerEquipe(base.db)];
  [elle, gardienne] = [ici.animatrice.id, la.animatrice.id];
  const regles = { structureId: la.structure.id, joursMax: 300, horizonJours: 40, preavisJours: 0, pretsParStructure: 50 };
  const deux = [false, true].map(
    (accord) => fabriquerMalle(base.db, { ...regles, accord, ...(accord ? { tamponAvant: 0, tamponApres: 0 } : {}) }).malle,
  );
  slugs = deux.map(({ slug }) => slug) as [string, string];
  ids = deux.map(({ id }) => id) as [number, number];
});
beforeEach(() => base.sqlite.exec('savepoint test'));
afterEach(() => base.sqlite.exec('rollback to test; release test'));

const instant = (demi: DemiJournee) => new Date(`${jourDe(demi)}T${momentDe(demi) === 'matin' ? '08' : '14'}:00:00Z`);
const enDates = ({ du, au }: Periode) => ({
  ...{ debut: jourDe(du), fin: jourDe(au), debutDemiJournee: momentDe(du), finDemiJournee: momentDe(au) },
});

/** An act on one loan: from which statuses, to which, what it then holds, and the verbe that does it. */
interface ActeDePret {
  de: readonly Tenue['statut'][];
  vers: StatutReservation;
  /** What it would hold; null when the rules refuse it; as it stands when absent. Whether it is free is the model's to say. */
  veut?: (m: Modele, p: Tenue, voulu: Periode) => Pick<Tenue, 'du' | 'au' | 'avant' | 'apres'> | null;
  /** What else it takes. */
  si?: (m: Modele, p: Tenue, voulu: Periode) => boolean;
  /** Statuses from which it is as if it was done again. */
  deja?: readonly Tenue['statut'][];
  /** The same dates change nothing, not even the status. */
  meme?: true;
  /** It only gives back: nobody is asked whether it is free. */
  rend?: true;
  faire: (ctx: ReturnType<typeof contextes>, p: Tenue, voulu: Periode) => void;
}

const COMPTE = { objets: null, remis: 'Paul', recu: 'Maëlle' };
const EN_VUE: readonly StatutReservation[] = ['demandee', 'acceptee'];
const version = (p: Tenue): number =>
  base.db.select({ version: reservations.version }).from(reservations).where(eq(reservations.id, p.id)).get()?.version ?? 0;
const dedans = (v: Periode, p: Periode) => p.du <= v.du && v.au <= p.au;
/** Nothing is left to do, and nothing is refused. */
const deja = (...statuts: Tenue['statut'][]) => statuts;

/** Other dates: a shorter loan keeps what is kept around it, another has what its malle says now. */
function autresDates(m: Modele, p: Tenue, v: Periode) {
  if (v.du === p.du && v.au === p.au) return p;
  if ((v.du !== p.du && v.du < m.cematin) || v.au < m.cematin) return null;
  return { ...p, ...v, ...(p.statut === 'acceptee' && dedans(v, p) ? {} : m.tampons[p.malle]) };
}
const plusLong = (p: Tenue, v: Periode) => ({ ...p, au: p.au + v.au - v.du });
/** Handed over sooner, it begins today, behind what is kept after another; whoever has booked it before keeps it. */
function auDepart(m: Modele, p: Tenue) {
  if (p.au < m.cematin) return null;
  if (m.cematin >= p.du) return p;
  const avant = [...m.prets, ...m.offres].filter(
    (t) => t !== p && t.malle === p.malle && TIENT.includes(t.statut) && t.du - t.avant < p.du && t.au + t.apres >= m.cematin,
  );
  if (avant.some((t) => t.statut === 'proposee' || (t.statut === 'acceptee' && t.au >= m.cematin))) return null;
  const du = Math.max(m.cematin, ...avant.map((t) => Math.min(p.du, t.au + t.apres + 1)));
  return du >= p.du ? p : { ...p, du, avant: 0 };
}
const auRetour = (m: Modele, p: Tenue) => (m.cematin + 1 < p.au ? { ...p, au: Math.max(p.du, m.cematin + 1) } : p);

/** One line an act. */
const ACTES: Readonly<Record<string, ActeDePret>> = {
  accepter: {
    de: ['demandee'],
    vers: 'acceptee',
    deja: deja('acceptee'),
    si: (m, p) => p.du >= m.cematin,
    faire: (c, p) => accepterReservation(c.gardienne, p.id),
  },
  refuser: {
    de: ['demandee'],
    vers: 'refusee',
    deja: deja('refusee'),
    rend: true,
    faire: (c, p) => refuserReservation(c.gardienne, p.id, 'Non.'),
  },
  changer: {
    de: EN_VUE,
    vers: 'acceptee',
    meme: true,
    veut: autresDates,
    faire: (c, p, v) => changerLesDates(c.gardienne, p.id, { ...enDates(v), version: version(p) }),
  },
  annuler: {
    de: EN_VUE,
    vers: 'annulee',
    deja: deja('annulee'),
    rend: true,
    faire: (c, p) => annulerReservation(c.elle, p.id, 'Remis.'),
  },
  partir: { de: EN_VUE, vers: 'annulee', rend: true, faire: (c, p) => annulerPourDepart(c.gardienne, p.id) },
  constater: {
    de: ['acceptee'],
    vers: 'annulee',
    deja: deja('annulee'),
    rend: true,
    si: (m, p) => p.du - (p.du % 2) < m.cematin,
    faire: (c, p) => constaterAbsence(c.gardienne, p.id, undefined),
  },
  passer: {
    de: ['demandee'],
    vers: 'annulee',
    rend: true,
    si: (m, p) => p.du - (p.du % 2) < m.cematin,
    faire: (c, p) => laisserPasser(c.temps, p.id),
  },
  remettre: {
    de: ['acceptee'],
    vers: 'en_pret',
    si: (m, p) => !m.dehors(p.malle),
    veut: auDepart,
    faire: (c, p) => remettre(c.gardienne, p.id, COMPTE),
  },
  prolonger: {
    de: ['en_pret'],
    vers: 'en_pret',
    si: (m, p, v) => plusLong(p, v).au >= m.cematin || v.au === v.du,
    veut: (_, p, v) => plusLong(p, v),
    faire: (c, p, v) =>
      prolongerReservation(c.elle, p.id, {
        fin: jourDe(plusLong(p, v).au),
        finDemiJournee: momentDe(plusLong(p, v).au),
        version: version(p),
      }),
  },
  rendre: { de: ['en_pret'], vers: 'rendue', rend: true, veut: auRetour, faire: (c, p) => rendre(c.elle, p.id, COMPTE) },
  clore: { de: ['rendue'], vers: 'close', deja: deja('close'), rend: true, faire: (c, p) => cloreReservation(c.gardienne, p.id) },
};

/** Tried for real: true when done, false when refused in a sentence; anything else is a bug. */
function essayer(geste: () => unknown): boolean {
  base.sqlite.exec('savepoint geste');
  try {
    geste();
    return true;
  } catch (erreur) {
    // As the transaction of a verbe does.
    base.sqlite.exec('rollback to geste');
    if (erreur instanceof ErreurMetier) return false;
    throw erreur;
  } finally {
    base.sqlite.exec('release geste');
  }
}

const contextes = (m: Modele) => ({
  elle: ctxDe(base.db, elle, instant(m.courante)),
  gardienne: ctxDe(base.db, gardienne, instant(m.courante)),
  temps: ctxDuTemps(base.db, instant(m.courante)),
});

type Essai = [quoi: string, fait: boolean, attendu: boolean];

function reserverUne(m: Modele, malle: 0 | 1, voulu: Periode): Essai {
  const tampons = m.tampons[malle];
  let id = 0;
  const fait = essayer(() => {
    id = reserver(contextes(m).elle, slugs[malle], enDates(voulu));
  });
  const attendu = voulu.du >= m.cematin && m.libre({ malle, ...voulu, ...tampons });
  if (fait) m.prets.push({ id, malle, statut: malle === 0 ? 'acceptee' : 'demandee', ...voulu, ...tampons });
  return [`reserver ${malle}`, fait, attendu];
}

function agir(m: Modele, nom: string, rang: number, voulu: Periode): Essai | null {
  const acte = ACTES[nom];
  if (!acte) throw new Error(nom);
  // Four times in five, a loan that may: random acts alone would seldom hand anything over.
  const possibles = m.prets.filter(({ statut }) => acte.de.includes(statut));
  const parmi = rang % 5 === 0 || possibles.length === 0 ? m.prets : possibles;
  const p = parmi[rang % (parmi.length || 1)];
  if (!p) return null;
  const veut = acte.veut ? acte.veut(m, p, voulu) : p;
  const permis = acte.de.includes(p.statut) && (acte.si?.(m, p, voulu) ?? true);
  const encore = acte.deja?.includes(p.statut) === true;
  const inchange = acte.meme === true && permis && veut === p;
  const attendu =
    encore || inchange || (permis && veut !== null && (acte.rend === true || m.libre({ ...veut, malle: p.malle }, p)));
  const fait = essayer(() => acte.faire(contextes(m), p, voulu));
  if (fait && veut && !encore && !inchange) {
    const { du, au, avant, apres } = veut;
    Object.assign(p, { du, au, avant, apres, statut: acte.vers });
  }
  return [`${nom} ${p.id}`, fait, attendu];
}

/** What a waiting list holds for someone, and gives back. */
function offrir(m: Modele, malle: 0 | 1, voulu: Periode): Essai {
  const tampons = m.tampons[malle];
  const { elle: ctx } = contextes(m);
  let id = 0;
  const fait = essayer(() => {
    id = base.db
      .insert(attentesDeMalle)
      .values({
        ...{ statut: 'proposee', malleId: ids[malle], structureId: ctx.acteur.membreDe[0] ?? 0, personneId: elle, ...voulu },
        ...{ depuis: ctx.maintenant, proposeeLe: ctx.maintenant, jusqua: new Date(ctx.maintenant.getTime() + 3_600_000) },
      })
      .onConflictDoNothing()
      .returning({ id: attentesDeMalle.id })
      .get()?.id as number;
    tenirLaMalle(ctx, ids[malle], { attenteId: id }, { periode: voulu, tampons });
  });
  const attendu = m.libre({ malle, ...voulu, ...tampons });
  if (fait) m.offres.push({ id, malle, statut: 'proposee', ...voulu, ...tampons });
  return [`offrir ${malle}`, fait, attendu];
}

function reprendre(m: Modele, rang: number): Essai | null {
  const o = m.offres[rang % (m.offres.length || 1)];
  if (o?.statut !== 'proposee') return null;
  const { elle: ctx } = contextes(m);
  libererLaMalle(ctx, { attenteId: o.id });
  base.db.update(attentesDeMalle).set({ statut: 'passee', finieLe: ctx.maintenant }).where(eq(attentesDeMalle.id, o.id)).run();
  o.statut = 'passee';
  return [`reprendre ${o.id}`, true, true];
}

/** Loans that are booked keep what is kept around them. */
function changerLesTampons(m: Modele, malle: 0 | 1, tampons: Tampons): Essai {
  base.db.update(malles).set({ tamponAvant: tampons.avant, tamponApres: tampons.apres }).where(eq(malles.id, ids[malle])).run();
  m.tampons[malle] = tampons;
  return ['tampons', true, true];
}

const lireLaBase = () => ({
  prets: base.db
    .select()
    .from(reservations)
    .orderBy(reservations.id)
    .all()
    .map((p) => [p.id, p.statut, p.du, p.au, p.tamponAvant, p.tamponApres].join(' ')),
  tenues: base.db
    .select()
    .from(occupationsDeMalle)
    .all()
    .map((o) => [ids.indexOf(o.malleId), o.reservationId ?? -(o.attenteId ?? 0), o.couche, o.demiJournee].join(' '))
    .sort(),
});
const lireLeModele = (m: Modele) => ({
  prets: m.prets.map((p) => [p.id, p.statut, p.du, p.au, p.avant, p.apres].join(' ')),
  tenues: [...m.prets, ...m.offres]
    .filter(({ statut }) => TIENT.includes(statut))
    .flatMap((t) => {
      const par = m.offres.includes(t) ? -t.id : t.id;
      const suite = (de: number, a: number) => Array.from({ length: a - de + 1 }, (_, n) => de + n);
      return [
        ...suite(t.du - t.avant, t.au).map((demi) => [t.malle, par, 0, demi].join(' ')),
        ...suite(t.du, t.au + t.apres).map((demi) => [t.malle, par, 1, demi].join(' ')),
      ];
    })
    .sort(),
});

const voulu = fc.record({ dans: fc.integer({ min: -3, max: 24 }), longueur: fc.integer({ min: 1, max: 6 }) });
const malle = fc.constantFrom<0 | 1>(0, 1);
const commande = fc.oneof(
  { weight: 5, arbitrary: fc.record({ genre: fc.constant('reserver' as const), malle, voulu }) },
  {
    weight: 8,
    arbitrary: fc.record({
      genre: fc.constant('agir' as const),
      nom: fc.constantFrom(...Object.keys(ACTES)),
      rang: fc.nat(),
      voulu,
    }),
  },
  { weight: 2, arbitrary: fc.record({ genre: fc.constant('offrir' as const), malle, voulu }) },
  { weight: 2, arbitrary: fc.record({ genre: fc.constant('reprendre' as const), rang: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      ...{ genre: fc.constant('tampons' as const), malle },
      ...{ avant: fc.integer({ min: 0, max: 3 }), apres: fc.integer({ min: 0, max: 4 }) },
    }),
  },
  { weight: 1, arbitrary: fc.record({ genre: fc.constant('attendre' as const), demis: fc.integer({ min: 1, max: 4 }) }) },
);
type Commande = typeof commande extends fc.Arbitrary<infer T> ? T : never;

function jouer(m: Modele, c: Commande): Essai | null {
  const dates = ({ dans, longueur }: { dans: number; longueur: number }) => {
    const du = m.courante + dans;
    return { du, au: du + longueur - 1 };
  };
  switch (c.genre) {
    case 'reserver':
      return reserverUne(m, c.malle, dates(c.voulu));
    case 'agir':
      return agir(m, c.nom, c.rang, dates(c.voulu));
    case 'offrir':
      return offrir(m, c.malle, dates(c.voulu));
    case 'reprendre':
      return reprendre(m, c.rang);
    case 'tampons':
      return changerLesTampons(m, c.malle, { avant: c.avant, apres: c.apres });
    case 'attendre':
      m.courante += c.demis;
      return null;
  }
}

const SEQUENCES = Number(process.env.SEQUENCES ?? 300);

test('whatever is done of two malles, the half-days that are held are those of what lives, and intervals agree', () => {
  let [faits, refuses] = [0, 0];
  fc.assert(
    fc.property(fc.array(commande, { minLength: 8, maxLength: 16, size: 'max' }), (commandes) => {
      base.sqlite.exec('savepoint essai');
      try {
        // A Tuesday of November: no public holiday before Christmas.
        const m = new Modele(demiJournee('2026-11-17', 'matin'));
        const histoire: string[] = [];
        for (const c of commandes) {
          const essai = jouer(m, c);
          if (!essai) continue;
          const [quoi, fait, attendu] = essai;
          if (fait) faits++;
          else refuses++;
          histoire.push(`${jourDe(m.courante)} ${quoi} ${JSON.stringify(c)} : ${fait ? 'fait' : 'refusé'}`);
          expect(fait, histoire.join('\n')).toBe(attendu);
          expect(lireLaBase(), histoire.join('\n')).toEqual(lireLeModele(m));
        }
        expect(verifierMalles(base.db), histoire.join('\n')).toEqual([]);
      } finally {
        base.sqlite.exec('rollback to essai; release essai');
      }
    }),
    { numRuns: SEQUENCES, endOnFailure: true },
  );
  // A test where all is refused, or nothing is, tells nothing.
  expect(Math.min(faits, refuses)).toBeGreaterThan(SEQUENCES);
}, 900_000);
