import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Contexte } from '#app/commun/contexte.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { ajouterJours, demiJournee, type Jour, jourDe, momentDe } from '#app/commun/periode.ts';
import { papiersFiges, signaturesStage } from '#app/troc/papiers/tables.ts';
import { textesASigner } from '#app/troc/papiers/textes-a-signer.server.ts';
import { verifierTroc } from '#app/troc/verifier.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerEquipe, fabriquerFonction, fabriquerPersonne, fabriquerSignataire } from '#tests/fabriques/reseau.ts';
import { getStage } from './dossiers.server.ts';
import { proposerStage, souhaiterStage } from './propositions.server.ts';
import { RAISONS_DE } from './raisons.ts';
import type { SaisieTermes } from './saisie.ts';
import type { Cote, TransitionStage } from './stages.ts';
import type { StatutStage } from './statuts.ts';
import { franchirStage } from './suites.server.ts';
import { demiJourneesStage, stages } from './tables.ts';

// Random people do random things at instants that go forward, on three structures with one or two places. A small model, which
// knows the product's rules and nothing of the code, says what each must give; the base must say the same.

type Structure = 0 | 1 | 2;
interface Stage {
  statut: StatutStage;
  origine: Structure;
  accueil: Structure;
  cote: Cote;
  numero: number;
  partent: string[];
  demis: number[];
  convention: boolean;
  fige: boolean;
  accords: string[];
  signes: Cote[];
  bilans: Cote[];
  proposeLe: Jour;
  realiseLe: Jour | null;
  faits: string[];
}

const PLACES = [1, 2, 1] as const;
/** Four colleagues, and the one who commits each structure and signs for it. */
const EQUIPE: Record<string, Structure> = { ada: 0, bea: 0, cleo: 1, dina: 2 };
const ENGAGE: Record<string, Structure> = { hote0: 0, hote1: 1, hote2: 2 };
const GENS = [...Object.keys(EQUIPE), ...Object.keys(ENGAGE)];
const BLOQUE: readonly StatutStage[] = ['propose', 'accepte', 'signe', 'realise', 'clos'];
const PREND: readonly StatutStage[] = ['accepte', 'signe', 'realise', 'clos'];
const autre = (cote: Cote): Cote => (cote === 'origine' ? 'accueil' : 'origine');

interface Voulu {
  du: number;
  longueur: number;
  travailler: boolean;
  partent: string[];
}

class Modele {
  stages: Stage[] = [];
  constructor(public courante: number) {}
  get jour() {
    return jourDe(this.courante);
  }

  /** The half-days of new terms; null when they cannot be. */
  terme(voulu: Voulu, origine: Structure) {
    const demis = Array.from({ length: voulu.longueur }, (_, rang) => voulu.du + rang);
    if (voulu.du <= this.courante || voulu.partent.some((qui) => EQUIPE[qui] !== origine)) return null;
    return { demis, partent: voulu.partent, convention: voulu.travailler || demis.length > 4 };
  }
  libres(demis: number[], partent: string[], sauf: Stage | null): boolean {
    return !this.stages.some(
      (s) =>
        s !== sauf &&
        BLOQUE.includes(s.statut) &&
        s.partent.some((p) => partent.includes(p)) &&
        s.demis.some((d) => demis.includes(d)),
    );
  }
  place(demis: number[], combien: number, accueil: Structure, sauf: Stage | null): boolean {
    const prises = (demi: number) =>
      this.stages
        .filter((s) => s !== sauf && PREND.includes(s.statut) && s.accueil === accueil && s.demis.includes(demi))
        .reduce((n, s) => n + s.partent.length, 0);
    return demis.every((demi) => prises(demi) + combien <= PLACES[accueil]);
  }

  creer(qui: string, sens: 'envoyer' | 'accueillir' | 'souhaiter', ici: Structure, la: Structure, voulu: Voulu): boolean {
    const [origine, accueil] = sens === 'accueillir' ? [la, ici] : [ici, la];
    if (ici === la || (sens === 'souhaiter' ? (EQUIPE[qui] ?? ENGAGE[qui]) : ENGAGE[qui]) !== ici) return false;
    const partent = sens === 'souhaiter' ? [qui] : voulu.partent;
    const terme = this.terme({ ...voulu, partent }, origine);
    if (!terme) return false;
    if (
      sens !== 'souhaiter' &&
      !(this.libres(terme.demis, partent, null) && this.place(terme.demis, partent.length, accueil, null))
    )
      return false;
    this.stages.push({
      ...{ statut: sens === 'souhaiter' ? 'souhaite' : 'propose', origine, accueil, ...terme },
      ...{ cote: sens === 'accueillir' ? 'accueil' : 'origine', numero: sens === 'souhaiter' ? 0 : 1 },
      ...{ fige: false, accords: [], signes: [], bilans: [], proposeLe: this.jour, realiseLe: null, faits: [] },
    });
    return true;
  }

  cotesDe(s: Stage, qui: string): Cote[] {
    if (ENGAGE[qui] === s.origine) return ['origine'];
    return ENGAGE[qui] === s.accueil && s.numero > 0 ? ['accueil'] : [];
  }

  /** Does it, or says no and changes nothing. */
  agir(s: Stage, qui: string, acte: TransitionStage, plus: { voulu?: Voulu | undefined; fin: number; lue: number }): boolean {
    if (this.dejaFait(s, qui, acte)) return true;
    const fait = this.faire(s, qui, acte, plus);
    if (fait) s.faits.push(`${qui} ${acte}`);
    return fait;
  }

  /** The same act by the same person, when nothing has undone it. */
  dejaFait(s: Stage, qui: string, acte: TransitionStage): boolean {
    const fin: Partial<Record<TransitionStage, StatutStage>> = {
      ...{ appuyer: 'propose', ecarter: 'refuse', renoncer: 'annule', accepter: 'accepte', refuser: 'refuse', retirer: 'annule' },
      ...{
        ne_pas_consentir: 'annule',
        annuler: 'annule',
        constater: 'realise',
        ecourter: 'realise',
        constater_absence: 'non_realise',
      },
    };
    return fin[acte] === s.statut && s.faits.includes(`${qui} ${acte}`);
  }

  private faire(
    s: Stage,
    qui: string,
    acte: TransitionStage,
    { voulu, fin, lue }: { voulu?: Voulu | undefined; fin: number; lue: number },
  ): boolean {
    const { statut } = s;
    const [cote] = this.cotesDe(s, qui);
    const part = s.partent.includes(qui);
    const [premiere = 0, derniere = 0] = [s.demis[0], s.demis.at(-1)];
    const [commence, fini] = [this.courante >= premiere, this.courante > derniere];
    const accorde = statut === 'accepte' || statut === 'signe';
    const aSigner = statut === 'accepte' && s.convention;
    const pret = !s.convention || statut === 'signe';
    const tous = s.partent.every((p) => s.accords.includes(p));
    const aller = (vers: StatutStage, champs: Partial<Stage> = {}) => Object.assign(s, { statut: vers, ...champs }) === s;
    const offrir = (de: Cote, terme: ReturnType<Modele['terme']>) => {
      if (!terme || !this.libres(terme.demis, terme.partent, s) || !this.place(terme.demis, terme.partent.length, s.accueil, s))
        return false;
      return aller('propose', {
        ...terme,
        cote: de,
        numero: s.numero + 1,
        proposeLe: this.jour,
        fige: false,
        accords: [],
        signes: [],
      });
    };
    const nouveau = () => (voulu ? this.terme(voulu, s.origine) : null);
    switch (acte) {
      case 'appuyer':
        if (statut !== 'souhaite' || cote !== 'origine' || commence) return false;
        return offrir('origine', { demis: s.demis, partent: s.partent, convention: s.convention });
      case 'ecarter':
        return statut === 'souhaite' && cote === 'origine' && aller('refuse');
      case 'renoncer':
        return statut === 'souhaite' && part && aller('annule');
      case 'contre_proposer':
        return (
          statut === 'propose' && cote === autre(s.cote) && !commence && lue === s.numero && offrir(autre(s.cote), nouveau())
        );
      case 'accepter':
        if (statut !== 'propose' || cote !== autre(s.cote) || commence || lue !== s.numero) return false;
        return this.place(s.demis, s.partent.length, s.accueil, s) && aller('accepte');
      case 'refuser':
        return statut === 'propose' && cote === autre(s.cote) && aller('refuse');
      case 'retirer':
        return statut === 'propose' && cote === s.cote && aller('annule');
      case 'donner_son_accord':
        return (
          aSigner && part && !fini && !s.accords.includes(qui) && aller('accepte', { fige: true, accords: [...s.accords, qui] })
        );
      case 'ne_pas_consentir':
        return aSigner && part && !commence && aller('annule');
      case 'signer': {
        if (!aSigner || !tous || fini || !cote || s.signes.includes(cote)) return false;
        return aller(s.signes.length === 1 ? 'signe' : 'accepte', { signes: [...s.signes, cote] });
      }
      case 'reprendre_les_papiers':
        return aSigner && cote !== undefined && s.fige && !fini && aller('accepte', { fige: false, accords: [], signes: [] });
      case 'annuler':
        return accorde && cote !== undefined && !commence && aller('annule');
      case 'reporter':
        return accorde && cote !== undefined && offrir(cote, nouveau());
      case 'constater':
        return accorde && (part || cote !== undefined) && commence && pret && aller('realise', { realiseLe: this.jour });
      case 'ecourter': {
        const faites = s.demis.filter((d) => d <= premiere + fin);
        const bien = faites.length > 0 && faites.length < s.demis.length && (faites.at(-1) ?? 0) <= this.courante;
        return (
          accorde && cote !== undefined && commence && pret && bien && aller('realise', { realiseLe: this.jour, demis: faites })
        );
      }
      case 'constater_absence':
        return accorde && cote !== undefined && commence && aller('non_realise');
      case 'rendre_bilan': {
        const pour = [...new Set<Cote>([...(part ? (['origine'] as const) : []), ...(cote ? [cote] : [])])].find(
          (c) => !s.bilans.includes(c),
        );
        if (statut !== 'realise' || !pour) return false;
        return aller(s.bilans.length === 1 ? 'clos' : 'realise', { bilans: [...s.bilans, pour] });
      }
      case 'expirer': {
        const echu = commence || this.jour >= ajouterJours(s.proposeLe, 30);
        return qui === 'temps' && (statut === 'souhaite' || statut === 'propose') && echu && aller('expire');
      }
      case 'clore':
        return qui === 'temps' && statut === 'realise' && this.jour >= ajouterJours(s.realiseLe ?? '', 60) && aller('clos');
      default:
        return false;
    }
  }
}

let base: BaseOuverte;
let ids: Record<string, number>;
let lieux: number[];
let noms: Map<number, string>;
beforeAll(() => {
  base = baseDeTest();
  ids = {};
  lieux = PLACES.map((placesStage, n) => {
    const { structure, responsable } = fabriquerEquipe(base.db, { placesStage });
    fabriquerSignataire(base.db, { personneId: responsable.id, structureId: structure.id });
    ids[`hote${n}`] = responsable.id;
    return structure.id;
  });
  for (const [nom, ou] of Object.entries(EQUIPE)) {
    const { id } = fabriquerPersonne(base.db, { prenom: nom });
    fabriquerFonction(base.db, { personneId: id, structureId: lieux[ou] ?? 0, fonction: 'animation' });
    ids[nom] = id;
  }
  noms = new Map(Object.entries(ids).map(([nom, id]) => [id, nom]));
});
beforeEach(() => base.sqlite.exec('savepoint test'));
afterEach(() => base.sqlite.exec('rollback to test; release test'));

const instant = (demi: number) => new Date(`${jourDe(demi)}T${momentDe(demi) === 'matin' ? '08' : '14'}:00:00Z`);
const contexte = (qui: string, demi: number): Contexte =>
  qui === 'temps' ? ctxDuTemps(base.db, instant(demi)) : ctxDe(base.db, ids[qui] ?? 0, instant(demi));

/** What the base says, in the words of the model. */
function lireLaBase() {
  const tenues = base.db.select().from(demiJourneesStage).all();
  const signatures = base.db.select().from(signaturesStage).all();
  const figes = base.db.select().from(papiersFiges).all();
  return base.db
    .select()
    .from(stages)
    .orderBy(stages.id)
    .all()
    .map((s) => {
      const edition = figes.filter((p) => p.stageId === s.id && p.edition === s.edition);
      const siennes = signatures.filter(({ papierId }) => edition.some(({ id }) => id === papierId));
      const deLaConvention = siennes.filter(({ papierId }) => edition.some((p) => p.id === papierId && p.sorte === 'convention'));
      return {
        ...{ statut: s.statut, numero: s.propositionNumero, cote: s.coteQuiPropose, demis: s.demiJournees, fige: s.edition > 0 },
        tenues: tenues
          .filter((t) => t.stageId === s.id)
          .map((t) => `${noms.get(t.personneId)} ${t.demiJournee} ${t.place === null ? '' : 'placée'}`)
          .sort(),
        accords: siennes
          .filter(({ partie }) => partie === 'stagiaire')
          .map(({ personneId }) => noms.get(personneId))
          .sort(),
        signes: deLaConvention.map(({ partie }) => (partie === 'employeur' ? 'origine' : 'accueil')).sort(),
      };
    });
}
const lireLeModele = (modele: Modele) =>
  modele.stages.map((s) => ({
    ...{ statut: s.statut, numero: s.numero, cote: s.cote, demis: s.demis, fige: s.fige },
    tenues: BLOQUE.includes(s.statut)
      ? s.partent.flatMap((qui) => s.demis.map((demi) => `${qui} ${demi} ${PREND.includes(s.statut) ? 'placée' : ''}`)).sort()
      : [],
    accords: [...s.accords].sort(),
    signes: [...s.signes].sort(),
  }));

function enTermes({ du, longueur, travailler, partent }: Voulu): SaisieTermes & { stagiaireId: number } {
  const [premiere = '', ...reste] = partent;
  const au = du + longueur - 1;
  return {
    ...{ du: jourDe(du), au: jourDe(au), momentDu: momentDe(du), momentAu: momentDe(au), joursDeSemaine: [0, 1, 2, 3, 4, 5, 6] },
    objectif: 'Observer.',
    activite: travailler ? 'travailler' : 'observer',
    stagiaireId: ids[premiere] ?? 0,
    avec: reste.map((qui) => ids[qui] ?? 0),
  };
}

const ACTES = [
  ...(['appuyer', 'ecarter', 'renoncer', 'contre_proposer', 'accepter', 'refuser', 'retirer', 'donner_son_accord'] as const),
  ...(['ne_pas_consentir', 'signer', 'reprendre_les_papiers', 'annuler', 'reporter', 'constater', 'ecourter'] as const),
  ...(['constater_absence', 'rendre_bilan', 'expirer', 'clore'] as const),
];
/** Ends a stage or takes it back: drawn less often than what makes it go on. */
const ARRETENT: readonly TransitionStage[] = [
  ...(['ecarter', 'renoncer', 'refuser', 'retirer', 'annuler', 'ne_pas_consentir', 'constater_absence', 'expirer'] as const),
  ...(['reporter', 'reprendre_les_papiers', 'contre_proposer', 'appuyer'] as const),
];

const voulu = fc.record({
  dans: fc.integer({ min: -1, max: 6 }),
  longueur: fc.constantFrom(1, 2, 3, 4, 5, 6),
  travailler: fc.boolean(),
  partent: fc.constantFrom<string[]>(['ada'], ['bea'], ['cleo'], ['dina'], ['ada', 'bea'], ['bea', 'cleo']),
});
const structure = fc.constantFrom<Structure>(0, 1, 2);
const commande = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      genre: fc.constant('creer' as const),
      ...{
        qui: fc.nat(),
        sens: fc.constantFrom('envoyer', 'accueillir', 'souhaiter'),
        ici: fc.option(structure),
        la: structure,
        voulu,
      },
    }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      genre: fc.constant('agir' as const),
      /** Four times in five, what the model holds possible: random acts alone would seldom sign anything. */
      ...{ sense: fc.nat({ max: 4 }), rang: fc.nat(), acte: fc.constantFrom(...ACTES), qui: fc.constantFrom(...GENS, 'temps') },
      ...{ stage: fc.nat(), voulu, fin: fc.integer({ min: -1, max: 6 }), vieille: fc.integer({ min: 0, max: 9 }) },
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ genre: fc.constant('attendre' as const), demis: fc.constantFrom(1, 1, 2, 2, 4, 9, 62, 122) }),
  },
);
type Commande = typeof commande extends fc.Arbitrary<infer T> ? T : never;

/** Tried for real: true when done, false when refused in a sentence; anything else is a bug. */
function essayer(geste: () => unknown): boolean {
  try {
    geste();
    return true;
  } catch (erreur) {
    if (erreur instanceof ErreurMetier) return false;
    throw erreur;
  }
}

function creer(modele: Modele, c: Extract<Commande, { genre: 'creer' }>): [string, boolean, boolean] {
  const parmi = c.sens === 'souhaiter' ? Object.keys(EQUIPE) : Object.keys(ENGAGE);
  const qui = parmi[c.qui % parmi.length] ?? '';
  const ici = c.ici ?? EQUIPE[qui] ?? ENGAGE[qui] ?? 0;
  const { dans, ...reste } = c.voulu;
  // Most often someone of the team that sends her.
  const equipe = Object.keys(EQUIPE).filter((nom) => EQUIPE[nom] === (c.sens === 'accueillir' ? c.la : ici));
  const partent = c.ici === null && reste.partent.length === 1 ? equipe.slice(0, 1) : reste.partent;
  const termes = { ...reste, partent, du: modele.courante + dans };
  const ctx = contexte(qui, modele.courante) as Parameters<typeof proposerStage>[0];
  const saisie = { structureId: lieux[ici] ?? 0, autreStructureId: lieux[c.la] ?? 0, ...enTermes(termes) };
  const { sens } = c;
  const fait = essayer(() => (sens === 'souhaiter' ? souhaiterStage(ctx, saisie) : proposerStage(ctx, { ...saisie, sens })));
  return [`${qui} ${sens} ${ici}→${c.la} ${JSON.stringify(termes)}`, fait, modele.creer(qui, sens, ici, c.la, termes)];
}

function agir(modele: Modele, c: Extract<Commande, { genre: 'agir' }>): [string, boolean, boolean] | null {
  if (modele.stages.length === 0) return null;
  const sens = c.sense > 0 ? possibles(modele, c) : [];
  const { rang, qui, acte } = sens[c.rang % sens.length] ?? { rang: c.stage % modele.stages.length, qui: c.qui, acte: c.acte };
  const s = modele.stages[rang];
  if (!s) return null;
  const id = rang + 1;
  const { dans, ...reste } = c.voulu;
  const equipe = Object.keys(EQUIPE).filter((nom) => EQUIPE[nom] === s.origine);
  const termes = acte === 'contre_proposer' || acte === 'reporter';
  const nouveau = termes
    ? { ...reste, partent: c.sense > 0 ? equipe.slice(0, reste.partent.length) : reste.partent, du: modele.courante + dans }
    : undefined;
  const lue = c.vieille === 0 ? s.numero - 1 : s.numero;
  const derniere = (s.demis[0] ?? 0) + c.fin;
  const ctx = contexte(qui, modele.courante);
  const temps = ctxDuTemps(base.db, instant(modele.courante));
  const lireTexte = () =>
    textesASigner(temps, getStage(temps, id)).find((t) =>
      acte === 'signer' ? t.sorte === 'convention' : t.personneId === ids[qui],
    );
  const signature =
    (acte === 'donner_son_accord' || acte === 'signer') && s.convention && s.statut === 'accepte' ? lireTexte() : undefined;
  const fait = essayer(() =>
    franchirStage(ctx, id, acte, {
      ...{
        raison: RAISONS_DE[acte]?.[0],
        motif: 'Une raison.',
        proposition: lue,
        texte: `Retenu à ${modele.courante}, ${Math.trunc(c.rang)}.`,
      },
      fin: { jour: jourDe(derniere), moment: momentDe(derniere) },
      signature: { nom: qui, compris: true, empreinte: signature?.empreinte },
      ...(nouveau ? { termes: enTermes(nouveau) } : {}),
    }),
  );
  const quoi = `${qui} ${acte} ${rang} ${nouveau ? JSON.stringify(nouveau) : ''} fin ${c.fin} lue ${lue}`;
  return [quoi, fait, modele.agir(s, qui, acte, { voulu: nouveau, fin: c.fin, lue })];
}

/** What the model would let someone do now, terms aside. */
function possibles(modele: Modele, c: Extract<Commande, { genre: 'agir' }>) {
  const toutes = modele.stages.flatMap((_, rang) =>
    ACTES.flatMap((acte) => [...GENS, 'temps'].map((qui) => ({ rang, acte, qui }))),
  );
  return toutes.filter(({ rang, acte, qui }) => {
    if (ARRETENT.includes(acte) && c.rang % 6 > 0) return false;
    const copie = structuredClone({ courante: modele.courante, stages: modele.stages });
    const essai = Object.assign(new Modele(copie.courante), { stages: copie.stages });
    const s = essai.stages[rang];
    if (!s || essai.dejaFait(s, qui, acte)) return false;
    const equipe = Object.keys(EQUIPE).filter((nom) => EQUIPE[nom] === s.origine);
    const { dans, ...reste } = c.voulu;
    const nouveau = { ...reste, partent: equipe.slice(0, reste.partent.length), du: modele.courante + dans };
    return essai.agir(s, qui, acte, { voulu: nouveau, fin: c.fin, lue: s.numero });
  });
}

test('whatever is done, by whomever and when, the base says what a naive model says', () => {
  fc.assert(
    fc.property(fc.array(commande, { minLength: 30, maxLength: 45, size: 'max' }), (commandes) => {
      base.sqlite.exec('savepoint essai');
      try {
        // A Monday of January: no public holiday before Easter.
        const modele = new Modele(demiJournee('2026-01-12', 'matin'));
        const histoire: string[] = [];
        for (const c of commandes) {
          if (c.genre === 'attendre') {
            if (jourDe(modele.courante + c.demis) < '2026-03-25') modele.courante += c.demis;
            continue;
          }
          const essai = c.genre === 'creer' ? creer(modele, c) : agir(modele, c);
          if (!essai) continue;
          const [quoi, fait, attendu] = essai;
          histoire.push(`${jourDe(modele.courante)} ${quoi} : ${fait ? 'fait' : 'refusé'}`);
          expect(fait, histoire.join('\n')).toBe(attendu);
          expect(lireLaBase(), histoire.join('\n')).toEqual(lireLeModele(modele));
          expect(verifierTroc(base.db), histoire.join('\n')).toEqual([]);
        }
      } finally {
        base.sqlite.exec('rollback to essai; release essai');
      }
    }),
    // The story so far says more than a smaller one, which would take minutes to find.
    { numRuns: 15, endOnFailure: true },
  );
}, 60_000);
