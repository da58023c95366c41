import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { demiJournee, jourCivil } from '#app/commun/periode.ts';
import { quitterLesFormations } from '#app/formations/depart.server.ts';
import { preparerFormation } from '#app/formations/programme/formulaire.server.ts';
import { saisieFormation } from '#app/formations/programme/saisie.ts';
import { annulerFormation } from '#app/formations/programme/suivre-formation.server.ts';
import { modifierFormation } from '#app/formations/programme/tenir-formation.server.ts';
import { TACHE_DE_LA_LISTE } from '#app/formations/taches.server.ts';
import { verifierFormations } from '#app/formations/verifier.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerFormation } from '#tests/fabriques/formations.ts';
import { fabriquerEquipe, fabriquerFonction, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { ordreDeLaListe } from './attribuer.ts';
import { finDeLOffre } from './delais.ts';
import { lireLaFile } from './file.server.ts';
import type { StatutInscription } from './inscriptions.ts';
import { inscrire } from './inscrire.server.ts';
import { lirePlaces } from './places.server.ts';
import { remplacer } from './remplacer.server.ts';
import { accepter, decliner, prendre, refuser, retirer, valider } from './repondre.server.ts';

// Random acts on one formation, at instants that go forward to its eve and past it. A naive model knows people in the order in
// which they came, and gives places by walking down the list. What it says must be done is done, what it says cannot be is refused,
// and after each act everyone stands where it says, each with a place or without.

const JOUR = '2026-11-22';
const DEBUT = new Date('2026-11-17T08:00:00Z').getTime();
const HEURE = 3_600_000;
/** In each of the structures, the first of whom commits it. */
const PAR_STRUCTURE = 4;
const STRUCTURES = 4;

interface Une {
  id: number;
  personne: number;
  structure: number;
  groupe: number | null;
  statut: StatutInscription;
  depuis: number;
  passee: boolean;
  jusqua: number | null;
}
type Unite = readonly [Une, ...Une[]];

const VIT: readonly StatutInscription[] = ['demandee', 'validee', 'en_liste', 'proposee'];
const vit = ({ statut }: Une) => VIT.includes(statut);
const tient = ({ statut }: Une) => statut === 'validee' || statut === 'proposee';

/** People as they come: a group is where the first of it is. */
function enUnites(siennes: readonly Une[]): Unite[] {
  const rangees = [...siennes].sort((a, b) => a.depuis - b.depuis || a.id - b.id);
  return rangees
    .filter((une, rang) => une.groupe === null || rangees.findIndex(({ groupe }) => groupe === une.groupe) === rang)
    .map((une) => (une.groupe === null ? [une] : (rangees.filter(({ groupe }) => groupe === une.groupe) as [Une, ...Une[]])));
}

class Modele {
  unes: Une[] = [];
  annulee = false;
  groupes = 0;
  offertes = 0;
  passees = 0;
  constructor(
    public capacite: number,
    readonly accord: boolean,
    public maintenant = DEBUT,
  ) {}
  get libres() {
    return this.capacite - this.unes.filter(tient).length;
  }
  get commencee() {
    return jourCivil(new Date(this.maintenant), 'Europe/Paris') >= JOUR;
  }
  groupeDe = (une: Une) =>
    une.groupe === null ? [une] : this.unes.filter(({ groupe, statut }) => groupe === une.groupe && statut === une.statut);

  /**
   * One walks down the list three times: for whoever would be the only one of a structure that has nobody; for the groups of a
   * structure that has nobody; for all the others. What does not fit is passed over.
   */
  servir(file: readonly Une[], libres: number): Unite[] {
    const avec = new Set(this.unes.filter(tient).map(({ structure }) => structure));
    const attendent = enUnites(file);
    const servies: Unite[] = [];
    let reste = libres;
    for (const tour of ['une', 'groupe', 'toutes'] as const) {
      for (const unite of attendent) {
        const seule = unite.length === 1;
        const personne = !avec.has(unite[0].structure);
        const ceTour = tour === 'toutes' || (personne && (tour === 'une') === seule);
        if (!ceTour || servies.includes(unite) || unite.length > reste) continue;
        servies.push(unite);
        avec.add(unite[0].structure);
        reste -= unite.length;
      }
    }
    return servies;
  }
  get file() {
    return this.unes.filter(({ statut, passee }) => statut === 'en_liste' && !passee);
  }
  offrir(): void {
    const jusqua = finDeLOffre(new Date(this.maintenant), {
      ...{ du: demiJournee(JOUR, 'matin'), heures: 48, fuseau: 'Europe/Paris' },
    })?.getTime();
    if (this.annulee || jusqua === undefined) return;
    for (const une of this.servir(this.file, this.libres).flat()) {
      Object.assign(une, { statut: 'proposee', jusqua });
      this.offertes++;
    }
  }
  /** Whether these people, who come or are said yes to, have a place before those who wait. */
  dues = (elles: readonly Une[]) => this.servir([...this.file, ...elles], this.libres).some(([une]) => elles.includes(une));
  finir = (elles: readonly Une[], statut: StatutInscription) => {
    for (const une of elles) Object.assign(une, { statut, jusqua: null });
  };
}

let base: BaseOuverte;
let gens: number[][];
let structures: number[];
let organisatrice: number;
let formationId: number;
beforeAll(() => {
  base = baseDeTest();
  const { db } = base;
  organisatrice = fabriquerPersonne(db).id;
  fabriquerRole(db, organisatrice, 'coordination');
  const equipes = Array.from({ length: STRUCTURES }, () => fabriquerEquipe(db));
  structures = equipes.map(({ structure }) => structure.id);
  gens = equipes.map(({ structure, responsable, animatrice }) => {
    const autres = Array.from({ length: PAR_STRUCTURE - 2 }, () => {
      const { id } = fabriquerPersonne(db);
      fabriquerFonction(db, { personneId: id, structureId: structure.id });
      return id;
    });
    return [responsable.id, animatrice.id, ...autres];
  });
});
beforeEach(() => base.sqlite.exec('savepoint test'));
afterEach(() => base.sqlite.exec('rollback to test; release test'));

const contexte = (m: Modele, personneId: number) => ctxDe(base.db, personneId, new Date(m.maintenant));
const ou = (personne: number) => gens.findIndex((equipe) => equipe.includes(personne));
const responsableDe = (structure: number) => gens[structure]?.[0] ?? 0;

/** Tried for real: true when done, false when refused in a sentence; anything else is a bug. */
function essayer(geste: () => unknown): boolean {
  base.sqlite.exec('savepoint geste');
  try {
    geste();
    return true;
  } catch (erreur) {
    base.sqlite.exec('rollback to geste');
    if (erreur instanceof ErreurMetier) return false;
    throw erreur;
  } finally {
    base.sqlite.exec('release geste');
  }
}

type Essai = [quoi: string, fait: boolean, attendu: boolean];

const idsDansLaBase = () =>
  lire<{ id: number }>('select id from inscriptions where formation_id = ? order by id').map(({ id }) => id);

/** By whoever is first of them: herself when she is alone, colleagues otherwise. */
function inscrireQui(m: Modele, structure: number, rangs: readonly number[], separement: boolean): Essai {
  const equipe = gens[structure] ?? [];
  const qui = [...new Set(rangs)].map((rang) => equipe[rang % PAR_STRUCTURE] ?? 0);
  const [par = 0] = qui;
  const deja = m.unes.filter((une) => vit(une) && qui.includes(une.personne));
  const encore = qui.length === 1 && deja.length === 1;
  const attendu = encore || (!m.annulee && !m.commencee && deja.length === 0);
  const fait = essayer(() => inscrire(contexte(m, par), formationId, { personnes: qui, separement }));
  if (attendu && !encore) {
    const groupe = qui.length > 1 && !separement ? ++m.groupes : null;
    const nouvelles = fait ? idsDansLaBase().slice(-qui.length) : [];
    const unes = qui.map(
      (personne, rang): Une => ({
        ...{ id: nouvelles[rang] ?? 0, personne, structure, groupe, statut: 'demandee', depuis: m.maintenant },
        ...{ passee: false, jusqua: null },
      }),
    );
    for (const part of groupe === null ? unes.map((une) => [une]) : [unes]) {
      const responsable = responsableDe(structure);
      const accorde = !m.accord || par === responsable || part.every(({ personne }) => personne === responsable);
      const statut = !accorde ? 'demandee' : m.dues(part) ? 'validee' : 'en_liste';
      m.finir(part, statut);
      m.unes.push(...part);
    }
  }
  return [`${par} inscrit ${qui.join(', ')}`, fait, attendu];
}

/** An act on one inscription, by whoever commits its structure. */
interface Acte {
  de: readonly StatutInscription[];
  /** What else it takes. */
  si?: (m: Modele, une: Une, collegue: number) => boolean;
  faire: (m: Modele, une: Une, collegue: number) => unknown;
  /** What the model makes of it, once it is done. */
  suite: (m: Modele, une: Une, collegue: number) => void;
}
const elleEst = (m: Modele, { structure }: Une) => contexte(m, responsableDe(structure));
const pasCommencee = (m: Modele) => !m.commencee;
const ACTES: Readonly<Record<string, Acte>> = {
  valider: {
    ...{ de: ['demandee'], si: pasCommencee, faire: (m, une) => valider(elleEst(m, une), une.id) },
    suite: (m, une) => {
      const ensemble = m.groupeDe(une);
      m.finir(ensemble, m.dues(ensemble) ? 'validee' : 'en_liste');
    },
  },
  refuser: {
    ...{ de: ['demandee'], faire: (m, une) => refuser(elleEst(m, une), une.id, 'Nous fermons.') },
    suite: (m, une) => m.finir(m.groupeDe(une), 'refusee'),
  },
  accepter: {
    ...{ de: ['proposee'], si: pasCommencee, faire: (m, une) => accepter(elleEst(m, une), une.id) },
    suite: (m, une) => m.finir(m.groupeDe(une), 'validee'),
  },
  decliner: {
    ...{ de: ['proposee'], si: pasCommencee, faire: (m, une) => decliner(elleEst(m, une), une.id) },
    suite: (m, une) => {
      m.finir(m.groupeDe(une), 'retiree');
      m.offrir();
    },
  },
  prendre: {
    de: ['en_liste'],
    si: (m, une) => !m.commencee && m.libres >= m.groupeDe(une).length,
    faire: (m, une) => prendre(elleEst(m, une), une.id),
    suite: (m, une) => m.finir(m.groupeDe(une), 'validee'),
  },
  retirer: {
    ...{ de: VIT, si: pasCommencee, faire: (m, une) => retirer(elleEst(m, une), une.id) },
    suite: (m, une) => {
      m.finir([une], 'retiree');
      // Those who came with her are one fewer: what was too little for them may be enough.
      m.offrir();
    },
  },
  remplacer: {
    de: VIT,
    // A colleague, who is not on the list.
    si: (m, _, collegue) => !m.commencee && !m.unes.some((autre) => vit(autre) && autre.personne === collegue),
    faire: (m, une, collegue) => remplacer(elleEst(m, une), une.id, collegue),
    suite: (m, une, personne) => {
      m.unes.push({ ...une, personne, id: idsDansLaBase().at(-1) ?? 0 });
      m.finir([une], 'retiree');
    },
  },
};

function agir(m: Modele, nom: string, rang: number): Essai | null {
  const acte = ACTES[nom];
  if (!acte) throw new Error(nom);
  // Four times in five, one that may: random acts alone would seldom accept anything.
  const possibles = m.unes.filter(({ statut }) => acte.de.includes(statut));
  const parmi = rang % 5 === 0 || possibles.length === 0 ? m.unes : possibles;
  const une = parmi[rang % (parmi.length || 1)];
  if (!une) return null;
  const collegue = gens[ou(une.personne)]?.[(rang >> 4) % PAR_STRUCTURE] ?? 0;
  const attendu = acte.de.includes(une.statut) && (acte.si?.(m, une, collegue) ?? true);
  const fait = essayer(() => acte.faire(m, une, collegue));
  if (attendu && fait) acte.suite(m, une, collegue);
  return [`${nom} ${une.id} (${collegue})`, fait, attendu];
}

/** Time goes by; then whoever watches over it does, or has not yet. */
function passerLeTemps(m: Modele, heures: number, veille: boolean): Essai {
  m.maintenant += heures * HEURE;
  if (!veille) return ['le temps passe', true, true];
  TACHE_DE_LA_LISTE.executer(ctxDuTemps(base.db, new Date(m.maintenant)));
  const echues = m.unes.filter(({ jusqua }) => jusqua !== null && jusqua <= m.maintenant).sort((a, b) => a.id - b.id);
  for (const une of echues) {
    if (une.statut !== 'proposee' || une.jusqua === null || une.jusqua > m.maintenant) continue;
    for (const elle of m.groupeDe(une)) Object.assign(elle, { statut: 'en_liste', passee: true, jusqua: null });
    m.passees++;
    m.offrir();
  }
  if (m.commencee) {
    m.finir(
      m.unes.filter((une) => vit(une) && une.statut !== 'validee'),
      'retiree',
    );
  } else m.offrir();
  return ['la liste avance', true, true];
}

function changerLaCapacite(m: Modele, capacite: number): Essai {
  const attendu = !m.annulee && m.unes.filter(tient).length <= capacite;
  const fait = essayer(() => {
    const ctx = contexte(m, organisatrice);
    const { valeurs, version } = preparerFormation(ctx, formationId);
    const saisie = saisieFormation(null).parse({
      ...valeurs,
      version: String(version),
      capacite: String(capacite),
      minimum: '1',
    });
    modifierFormation(ctx, formationId, saisie);
  });
  if (attendu) {
    m.capacite = capacite;
    m.offrir();
  }
  return [`${capacite} places`, fait, attendu];
}

function annuler(m: Modele): Essai {
  const attendu = !m.annulee;
  const fait = essayer(() => annulerFormation(contexte(m, organisatrice), formationId, 'La salle est fermée.'));
  m.annulee = true;
  m.finir(m.unes.filter(vit), 'retiree');
  return ['annuler', fait, attendu];
}

/** All of a structure that leaves go from what has not begun. */
function quitter(m: Modele, structure: number): Essai {
  quitterLesFormations(contexte(m, organisatrice), structures[structure] ?? 0);
  if (!m.commencee) {
    const siennes = m.unes.filter((une) => vit(une) && une.structure === structure);
    m.finir(siennes, 'retiree');
    if (siennes.length > 0) m.offrir();
  }
  return [`la structure ${structure} part`, true, true];
}

/** In plain SQL: it is read after each act. */
const lire = <L>(requete: string) => base.sqlite.prepare(requete).all(formationId) as L[];
function lireLaBase() {
  const siennes = lire<{ id: number; personne_id: number; statut: string; passee_le: number | null; jusqua: number | null }>(
    'select id, personne_id, statut, passee_le, jusqua from inscriptions where formation_id = ? order by id',
  );
  const places = lire<{ numero: number; inscription_id: number }>('select * from places_formation where formation_id = ?');
  const [{ capacite } = { capacite: 0 }] = lire<{ capacite: number }>('select capacite from formations where id = ?');
  const ctx = ctxDuTemps(base.db);
  const ordre = ordreDeLaListe(lireLaFile(ctx, formationId), lirePlaces(ctx, { id: formationId, capacite }).placees);
  return {
    unes: siennes.map((une) => [une.id, une.personne_id, une.statut, une.passee_le !== null, une.jusqua].join(' ')),
    placees: places.map(({ inscription_id: id }) => id).sort((x, y) => x - y),
    ordre: ordre.map(({ ids }) => [...ids].sort((x, y) => x - y).join('+')),
    capacite,
    numeros: places.map(({ numero }) => numero),
  };
}
const lireLeModele = (m: Modele) => ({
  unes: [...m.unes]
    .sort((a, b) => a.id - b.id)
    .map((une) => [une.id, une.personne, une.statut, une.passee, une.jusqua].join(' ')),
  placees: m.unes
    .filter(tient)
    .map(({ id }) => id)
    .sort((a, b) => a - b),
  ordre: m.servir(m.file, Number.POSITIVE_INFINITY).map((unite) =>
    unite
      .map(({ id }) => id)
      .sort((a, b) => a - b)
      .join('+'),
  ),
  capacite: m.capacite,
});

const structure = fc.nat({ max: STRUCTURES - 1 });
const rangs = (minLength: number, maxLength: number) => fc.array(fc.nat({ max: PAR_STRUCTURE - 1 }), { minLength, maxLength });
const elle = fc.record({
  genre: fc.constant('inscrire' as const),
  structure,
  rangs: rangs(1, 1),
  separement: fc.constant(false),
});
const plusieurs = fc.record({ genre: fc.constant('inscrire' as const), structure, rangs: rangs(2, 3), separement: fc.boolean() });
/** The list fills first: what is done of an empty one teaches little. */
const arrivee = fc.oneof({ weight: 2, arbitrary: elle }, { weight: 1, arbitrary: plusieurs });
const commande = fc.oneof(
  { weight: 3, arbitrary: arrivee },
  {
    weight: 12,
    arbitrary: fc.record({
      genre: fc.constant('agir' as const),
      nom: fc.constantFrom(...Object.keys(ACTES), 'retirer', 'retirer'),
      rang: fc.nat(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      genre: fc.constant('temps' as const),
      heures: fc.constantFrom(1, 24, 49, 49),
      veille: fc.constantFrom(true, true, false),
    }),
  },
  { weight: 2, arbitrary: fc.record({ genre: fc.constant('capacite' as const), n: fc.integer({ min: 1, max: 6 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ genre: fc.constantFrom('annuler' as const, 'quitter' as const, 'quitter' as const), structure }),
  },
);
type Commande = typeof commande extends fc.Arbitrary<infer T> ? T : never;

function jouer(m: Modele, c: Commande): Essai | null {
  // Nobody comes at the very same instant: two who do are told apart by who is written first.
  m.maintenant += 1000;
  switch (c.genre) {
    case 'inscrire':
      return inscrireQui(m, c.structure, c.rangs, c.separement);
    case 'agir':
      return agir(m, c.nom, c.rang);
    case 'temps':
      return passerLeTemps(m, c.heures, c.veille);
    case 'capacite':
      return changerLaCapacite(m, c.n);
    case 'annuler':
      return annuler(m);
    case 'quitter':
      return quitter(m, c.structure);
  }
}

const SEQUENCES = Number(process.env.SEQUENCES ?? 200);

test('whatever is done of a formation, everyone stands where a walk down the list says', () => {
  const comptes = { faits: 0, refuses: 0, offertes: 0, passees: 0, commencees: 0 };
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      fc.nat({ max: 4 }),
      fc.array(arrivee, { minLength: 3, maxLength: 5, size: 'max' }),
      fc.array(commande, { minLength: 4, maxLength: 8, size: 'max' }),
      (capacite, validation, joursPlusTard, arrivees, suite) => {
        base.sqlite.exec('savepoint essai');
        try {
          formationId = fabriquerFormation(base.db, {
            ...{ statut: 'ouverte', capacite, validation, minimum: 1, organisatriceId: organisatrice, jours: [[JOUR, 'matin']] },
            creeeLe: new Date(DEBUT - 24 * HEURE),
          }).formation.id;
          const m = new Modele(capacite, validation, DEBUT + joursPlusTard * 24 * HEURE);
          const histoire = [`${capacite} places${validation ? ', sur accord' : ''}`];
          for (const c of [...arrivees, ...suite]) {
            const essai = jouer(m, c);
            if (!essai) continue;
            const [quoi, fait, attendu] = essai;
            comptes[fait ? 'faits' : 'refuses']++;
            histoire.push(`${new Date(m.maintenant).toISOString()} ${quoi} : ${fait ? 'fait' : 'refusé'}`);
            expect(fait, histoire.join('\n')).toBe(attendu);
            const { numeros, ...lue } = lireLaBase();
            expect(lue, histoire.join('\n')).toEqual(lireLeModele(m));
            expect(new Set(numeros).size, histoire.join('\n')).toBe(numeros.length);
            expect(Math.max(0, ...numeros), histoire.join('\n')).toBeLessThanOrEqual(m.capacite);
            const vivantes = m.unes.filter(vit).map(({ personne }) => personne);
            expect(new Set(vivantes).size, histoire.join('\n')).toBe(vivantes.length);
          }
          comptes.offertes += m.offertes;
          comptes.passees += m.passees;
          comptes.commencees += Number(m.commencee);
          expect(verifierFormations(base.db), histoire.join('\n')).toEqual([]);
        } finally {
          base.sqlite.exec('rollback to essai; release essai');
        }
      },
    ),
    { numRuns: SEQUENCES, endOnFailure: true },
  );
  // A test where nothing is refused, nor offered, nor let go, tells nothing.
  expect(Math.min(comptes.faits, comptes.refuses)).toBeGreaterThan(SEQUENCES);
  expect(Math.min(comptes.offertes, comptes.passees, comptes.commencees), JSON.stringify(comptes)).toBeGreaterThan(0);
}, 900_000);
