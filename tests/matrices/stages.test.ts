import { describe, expect, test } from 'vitest';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { nomsDesTransitions, possibles } from '#app/commun/cycle.ts';
import { demiJournee } from '#app/commun/periode.ts';
import { fichiers } from '#app/reseau/fichiers/tables.ts';
import { textesASigner } from '#app/troc/papiers/textes-a-signer.server.ts';
import type { Chemin } from '#app/troc/stages/chemins.ts';
import { getStage } from '#app/troc/stages/dossiers.server.ts';
import { listStages } from '#app/troc/stages/listes.server.ts';
import { RAISONS_DE } from '#app/troc/stages/raisons.ts';
import {
  cycleStage,
  droitsStage,
  RELATIONS_STAGE,
  TRANSITIONS_A_TERMES,
  TRANSITIONS_PERSONNELLES,
  type TransitionStage,
} from '#app/troc/stages/stages.ts';
import { STATUTS_PLACE_PRISE, STATUTS_STAGE, type StatutStage } from '#app/troc/stages/statuts.ts';
import { type ChampsDeTransition, franchirStage } from '#app/troc/stages/suites.server.ts';
import { verifierTroc } from '#app/troc/verifier.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import * as schema from '#db/schema.ts';
import { ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerEquipe, fabriquerFonction, fabriquerSignataire } from '#tests/fabriques/reseau.ts';
import { fabriquerStage } from '#tests/fabriques/troc.ts';
import { photographier, seule, uneBasePourTous } from './matrice.ts';

const ROLES = [
  'responsable_origine',
  'responsable_accueil',
  'stagiaire',
  'seconde_stagiaire',
  'tutrice',
  // As a maire: of the team, entitled to sign, and responsable of nothing.
  'signataire_origine',
  'signataire_accueil',
  'coordination',
  'coordination_responsable_accueil',
  'equipe_origine',
  'equipe_accueil',
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
const APRES_LUI: readonly TransitionStage[] = ['constater', 'ecourter', 'constater_absence', 'rendre_bilan', 'expirer', 'clore'];

let base: BaseOuverte;
let gens: Record<Exclude<Qui, 'le_temps'>, number>;
let reseau: { origine: number; accueil: number };
let contextes: Map<string, Contexte>;

uneBasePourTous((ouverte) => {
  base = ouverte;
  const { db } = base;
  contextes = new Map();
  const [origine, accueil, ailleurs] = [fabriquerEquipe(db), fabriquerEquipe(db, { placesStage: 3 }), fabriquerEquipe(db)];
  const deLEquipe = (structureId: number) => {
    const personneId = seule(db);
    fabriquerFonction(db, { personneId, structureId, fonction: 'accueil' });
    return personneId;
  };
  const signataire = (structureId: number) => {
    const personneId = deLEquipe(structureId);
    fabriquerSignataire(db, { personneId, structureId, qualite: 'maire' });
    return personneId;
  };
  const coordinatrice = seule(db, 'coordination');
  fabriquerFonction(db, { personneId: coordinatrice, structureId: accueil.structure.id, fonction: 'direction' });
  const celluleId = seule(db, 'cellule');
  fabriquerFonction(db, { personneId: celluleId, structureId: ailleurs.structure.id, fonction: 'animation' });
  // Neither the signature of another structure nor one that has ended opens anything.
  fabriquerSignataire(db, { personneId: ailleurs.responsable.id, structureId: ailleurs.structure.id });
  const partie = deLEquipe(origine.structure.id);
  fabriquerSignataire(db, { personneId: partie, structureId: origine.structure.id, au: '2026-02-28' });
  gens = {
    responsable_origine: origine.responsable.id,
    responsable_accueil: accueil.responsable.id,
    stagiaire: origine.animatrice.id,
    seconde_stagiaire: deLEquipe(origine.structure.id),
    tutrice: accueil.animatrice.id,
    signataire_origine: signataire(origine.structure.id),
    signataire_accueil: signataire(accueil.structure.id),
    coordination: seule(db, 'coordination'),
    coordination_responsable_accueil: coordinatrice,
    equipe_origine: partie,
    equipe_accueil: deLEquipe(accueil.structure.id),
    equipe_ailleurs: ailleurs.animatrice.id,
    responsable_ailleurs: ailleurs.responsable.id,
    partenaire: seule(db, 'partenaire'),
    cellule: celluleId,
  };
  reseau = { origine: origine.structure.id, accueil: accueil.structure.id };
});

function contexte(qui: Qui, maintenant: Date): Contexte {
  const cle = `${qui} ${maintenant.toISOString()}`;
  const connu =
    contextes.get(cle) ?? (qui === 'le_temps' ? ctxDuTemps(base.db, maintenant) : ctxDe(base.db, gens[qui], maintenant));
  contextes.set(cle, connu);
  return connu;
}
const personne = (qui: Exclude<Qui, 'le_temps'>, maintenant = AVANT) => contexte(qui, maintenant) as ContextePersonne;

/** How far the papers are when an act of theirs is tried: each in the only state where it is awaited. */
const PAPIERS: Partial<Record<TransitionStage, 'accords' | 'tout'>> = {
  signer: 'accords',
  deposer_exemplaire: 'accords',
  reprendre_les_papiers: 'accords',
  conclure: 'tout',
};

function preparer(statut: StatutStage, chemin: Chemin = 'court', papiers?: 'accords' | 'tout') {
  return fabriquerStage(base.db, {
    ...{ statut, chemin },
    ...(chemin === 'complet' ? ({ activite: 'travailler' } as const) : {}),
    ...(papiers && statut === 'accepte' && chemin === 'complet' ? { papiers } : {}),
    structureOrigineId: reseau.origine,
    structureAccueilId: reseau.accueil,
    stagiaireId: gens.stagiaire,
    avec: [gens.seconde_stagiaire],
    tutriceId: gens.tutrice,
    responsableOrigineId: gens.responsable_origine,
    responsableAccueilId: gens.responsable_accueil,
    du: demiJournee('2026-04-07', 'matin'),
  });
}

const FICHIER = { nom: 'convention.pdf', genre: 'application/pdf', contenu: Buffer.from('%PDF-1.4'), vignette: null };

const termesDe = (chemin: Chemin): NonNullable<ChampsDeTransition['termes']> => ({
  ...{ du: '2026-05-19', au: '2026-05-20', momentDu: 'matin', momentAu: 'apres-midi', objectif: 'Observer autre chose.' },
  ...{ stagiaireId: gens.stagiaire, avec: [gens.seconde_stagiaire] },
  activite: chemin === 'complet' ? 'travailler' : 'observer',
});

/** All that the form of an act may hold. */
function champs(chemin: Chemin, nom: TransitionStage, stageId: number, qui: Qui): ChampsDeTransition {
  const signataire = nom === 'donner_son_accord' || nom === 'signer';
  const ctx = contexte('le_temps', AVANT);
  const textes = signataire && chemin === 'complet' ? textesASigner(ctx, getStage(ctx, stageId)) : [];
  const lu = textes.find((t) => (nom === 'signer' || qui === 'le_temps' ? t.sorte === 'convention' : t.personneId === gens[qui]));
  const raison = RAISONS_DE[nom]?.[0];
  return {
    ...(raison ? { raison } : { motif: 'Une raison' }),
    texte: 'Ce que j’en retiens.',
    proposition: 1,
    ...(TRANSITIONS_A_TERMES.some((connue) => connue === nom) ? { termes: termesDe(chemin) } : {}),
    fin: { jour: '2026-04-07', moment: 'apres-midi' },
    signature: {
      ...{ nom: 'Qui signe', compris: true, empreinte: lu?.empreinte },
      exemplaire: nom === 'deposer_exemplaire' ? { fichier: FICHIER, qualite: 'présidence' } : undefined,
    },
  };
}

const photo = () => Object.values(photographier(base)).join('\n');
/** How many rows were written, those that a refusal took back included. */
const ecritures = () => base.sqlite.prepare('select total_changes()').pluck().get();
const lignesDeJournal = () => base.db.select().from(schema.journal).all();

const CEUX_DE_LORIGINE = ['responsable_origine'] as const;
const CEUX_DE_LACCUEIL = ['responsable_accueil', 'coordination_responsable_accueil'] as const;
const LES_DEUX = [...CEUX_DE_LORIGINE, ...CEUX_DE_LACCUEIL] as const;
const QUI_PART = ['stagiaire', 'seconde_stagiaire'] as const;
const SUR_PLACE = [...QUI_PART, 'tutrice'] as const;

/** Who may do what, written by hand from the product: the relation each person has to this stage, on the short path. */
const PEUT_COURT: Record<TransitionStage, readonly Qui[]> = {
  souhaiter: [],
  appuyer: CEUX_DE_LORIGINE,
  ecarter: CEUX_DE_LORIGINE,
  renoncer: QUI_PART,
  proposer: [],
  contre_proposer: CEUX_DE_LACCUEIL,
  accepter: CEUX_DE_LACCUEIL,
  refuser: CEUX_DE_LACCUEIL,
  retirer: CEUX_DE_LORIGINE,
  // No convention, nothing to consent to and nothing to sign.
  donner_son_accord: [],
  ne_pas_consentir: [],
  signer: [],
  deposer_exemplaire: [],
  reprendre_les_papiers: [],
  conclure: [],
  annuler: LES_DEUX,
  // Done by the departure of a structure, never by someone's act on the stage.
  annuler_pour_depart: [],
  reporter: LES_DEUX,
  constater: [...LES_DEUX, ...SUR_PLACE],
  ecourter: LES_DEUX,
  constater_absence: LES_DEUX,
  rendre_bilan: [...LES_DEUX, ...SUR_PLACE],
  expirer: ['le_temps'],
  clore: ['le_temps'],
};
/** The same with a convention: what it adds. */
const PEUT_COMPLET: Record<TransitionStage, readonly Qui[]> = {
  ...PEUT_COURT,
  donner_son_accord: QUI_PART,
  ne_pas_consentir: QUI_PART,
  signer: ['signataire_origine', 'signataire_accueil'],
  deposer_exemplaire: LES_DEUX,
  reprendre_les_papiers: LES_DEUX,
  conclure: ['le_temps'],
};
const PEUT: Record<Chemin, Record<TransitionStage, readonly Qui[]>> = { court: PEUT_COURT, complet: PEUT_COMPLET };
/** An accepted stage that needs a convention cannot have taken place: it is signed first. */
const JAMAIS: Record<Chemin, Partial<Record<TransitionStage, readonly StatutStage[]>>> = {
  court: {},
  complet: { constater: ['accepte'], ecourter: ['accepte'] },
};
/**
 * Who is told that an act is impossible where she may never do it, rather than forbidden: the relation is hers, and a guard or
 * the status says no.
 */
const RELATION: Partial<Record<TransitionStage, readonly Qui[]>> = {
  ...PEUT_COMPLET,
  souhaiter: QUI_PART,
  proposer: LES_DEUX,
  annuler_pour_depart: [],
};

const VOIT_UN_SOUHAIT: readonly Qui[] = [...CEUX_DE_LORIGINE, ...QUI_PART, 'coordination', 'le_temps'];
/** The coordinator who commits the host sees a wish as coordinator, and holds no relation of the host to it. */
const voit = (qui: Qui, statut: StatutStage, chemin: Chemin, souhait = statut === 'souhaite'): boolean => {
  if (souhait) return VOIT_UN_SOUHAIT.includes(qui) || qui === 'coordination_responsable_accueil';
  if (qui === 'signataire_origine' || qui === 'signataire_accueil') {
    return chemin === 'complet' && STATUTS_PLACE_PRISE.includes(statut);
  }
  return [...LES_DEUX, ...SUR_PLACE, 'coordination', 'le_temps'].includes(qui);
};
/** What nobody holds of a wish: it has no host yet, and was offered to nobody. */
const PAS_DUN_SOUHAIT: readonly TransitionStage[] = ['contre_proposer', 'accepter', 'refuser', 'retirer'];
function tient(qui: Qui, nom: TransitionStage, statut: StatutStage): boolean {
  if (!RELATION[nom]?.includes(qui)) return false;
  if (statut !== 'souhaite') return true;
  return !PAS_DUN_SOUHAIT.includes(nom) && qui !== 'coordination_responsable_accueil';
}

/** The person whose acts the factory has written: the same act again is found done. */
const DEJA: Partial<Record<TransitionStage, readonly Qui[]>> = {
  accepter: ['responsable_accueil'],
  refuser: ['responsable_accueil'],
  annuler: ['responsable_accueil'],
  constater: ['responsable_accueil'],
  constater_absence: ['responsable_accueil'],
};

describe.each(['court', 'complet'] as const)('on the path %s', (chemin) => {
  describe.each(STATUTS_STAGE)('a stage %s', (statut) => {
    test.each(nomsDesTransitions(cycleStage))('%s: each person does it with its journal line, or leaves no trace', (nom) => {
      const maintenant = APRES_LUI.includes(nom) ? APRES : AVANT;
      const ligne = preparer(statut, chemin, PAPIERS[nom]);
      const { sqlite } = base;
      const avant = photo();
      const journalAvant = lignesDeJournal().length;
      const { vers } = cycleStage.transitions[nom];
      const de: readonly StatutStage[] = cycleStage.transitions[nom].de;
      for (const qui of ROLES) {
        sqlite.exec('savepoint essai');
        const ctx = contexte(qui, maintenant);
        const donnes = champs(chemin, nom, ligne.id, qui);
        const ecrites = ecritures();
        const intacte = () => ecritures() === ecrites || photo() === avant;
        const faire = () => franchirStage(ctx, ligne.id, nom, donnes);
        const possible = de.includes(statut) && !JAMAIS[chemin][nom]?.includes(statut);
        const attendu = possible && PEUT[chemin][nom].includes(qui) && tient(qui, nom, statut);
        const quoi = `${qui} ${nom}`;
        if (attendu) {
          expect(faire(), quoi).toEqual({ statut: vers, deja: false });
          const neuves = lignesDeJournal().slice(journalAvant);
          expect(neuves, quoi).toHaveLength(1);
          expect(neuves[0]).toMatchObject({
            acte: nom,
            objetId: ligne.id,
            acteurId: ctx.acteur.personneId,
            avant: { statut },
            apres: { statut: vers },
          });
          expect(verifierTroc(base.db)).toEqual([]);
        } else if (statut === vers && de.length > 0 && !de.includes(statut) && DEJA[nom]?.includes(qui)) {
          expect(faire(), quoi).toEqual({ statut, deja: true });
          expect(intacte(), quoi).toBe(true);
        } else {
          const code = !voit(qui, statut, chemin) ? 'INTROUVABLE' : tient(qui, nom, statut) ? 'IMPOSSIBLE' : 'INTERDIT';
          // On the short path, nobody is signataire: it is forbidden rather than impossible.
          const attendue = chemin === 'court' && nom === 'signer' && code === 'IMPOSSIBLE' ? 'INTERDIT' : code;
          expect(faire, quoi).toThrow(expect.objectContaining({ code: attendue }));
          expect(intacte(), `${quoi} leaves a trace`).toBe(true);
        }
        sqlite.exec('rollback to essai; release essai');
      }
    });
  });
});

test.each(STATUTS_STAGE)(
  'each act that asks why refuses to be done without a reason, or with one of another act (%s)',
  (statut) => {
    for (const nom of nomsDesTransitions(cycleStage)) {
      const transition = cycleStage.transitions[nom];
      if (transition.motif !== 'obligatoire' || nom === 'annuler_pour_depart') continue;
      if (!(transition.de as readonly StatutStage[]).includes(statut)) continue;
      const chemin: Chemin = nom === 'reprendre_les_papiers' ? 'complet' : 'court';
      const { id } = preparer(statut, chemin, PAPIERS[nom]);
      const qui = PEUT[chemin][nom][0] ?? 'responsable_origine';
      const ctx = contexte(qui, APRES_LUI.includes(nom) ? APRES : AVANT);
      const { raison: _, motif: __, ...reste } = champs(chemin, nom, id, qui);
      const avant = photo();
      expect(() => franchirStage(ctx, id, nom, reste), nom).toThrow(expect.objectContaining({ champ: 'motif' }));
      expect(() => franchirStage(ctx, id, nom, { ...reste, motif: '   ' }), nom).toThrow(
        expect.objectContaining({ champ: 'motif' }),
      );
      const offertes = RAISONS_DE[nom];
      if (offertes) {
        expect(() => franchirStage(ctx, id, nom, { ...reste, raison: 'depart' }), nom).toThrow(
          expect.objectContaining({ champ: 'raison' }),
        );
        // « autre » says nothing by itself.
        expect(() => franchirStage(ctx, id, nom, { ...reste, raison: 'autre' }), nom).toThrow(
          expect.objectContaining({ champ: 'motif' }),
        );
      }
      expect(photo() === avant, nom).toBe(true);
      base.sqlite.exec('rollback to test');
    }
  },
);

describe('the acts after which le temps goes on at once', () => {
  const actes = (depuis: number) =>
    lignesDeJournal()
      .slice(depuis)
      .map(({ acte, acteurId }) => [acte, acteurId]);

  test('the last signature signs the stage: two lines, the second by nobody', () => {
    const { id } = preparer('accepte', 'complet', 'accords');
    const signer = (qui: Qui) => franchirStage(contexte(qui, AVANT), id, 'signer', champs('complet', 'signer', id, qui));
    expect(signer('signataire_accueil')).toEqual({ statut: 'accepte', deja: false });
    const depuis = lignesDeJournal().length;
    expect(signer('signataire_origine')).toEqual({ statut: 'signe', deja: false });
    expect(actes(depuis)).toEqual([
      ['signer', gens.signataire_origine],
      ['conclure', null],
    ]);
    expect(verifierTroc(base.db)).toEqual([]);
    expect(() => signer('signataire_origine')).toThrow(expect.objectContaining({ code: 'IMPOSSIBLE' }));
  });

  test('so does the scan of what was signed by hand', () => {
    const { id } = preparer('accepte', 'complet', 'accords');
    const deposer = (qui: Qui) =>
      franchirStage(contexte(qui, AVANT), id, 'deposer_exemplaire', champs('complet', 'deposer_exemplaire', id, qui));
    deposer('responsable_origine');
    const depuis = lignesDeJournal().length;
    expect(deposer('coordination_responsable_accueil').statut).toBe('signe');
    expect(actes(depuis)).toEqual([
      ['deposer_exemplaire', gens.coordination_responsable_accueil],
      ['conclure', null],
    ]);
    expect(base.db.select({ objet: fichiers.objet, objetId: fichiers.objetId }).from(fichiers).all()).toEqual([
      { objet: 'papier', objetId: id },
      { objet: 'papier', objetId: id },
    ]);
    expect(verifierTroc(base.db)).toEqual([]);
  });

  test('the second bilan closes: two lines', () => {
    const { id } = preparer('realise');
    const rendre = (qui: Qui) => franchirStage(contexte(qui, APRES), id, 'rendre_bilan', { texte: `Retenu par ${qui}.` });
    expect(rendre('seconde_stagiaire')).toEqual({ statut: 'realise', deja: false });
    expect(rendre('seconde_stagiaire')).toEqual({ statut: 'realise', deja: true });
    const depuis = lignesDeJournal().length;
    expect(rendre('tutrice')).toEqual({ statut: 'clos', deja: false });
    expect(actes(depuis)).toEqual([
      ['rendre_bilan', gens.tutrice],
      ['clore', null],
    ]);
    expect(verifierTroc(base.db)).toEqual([]);
  });
});

describe('a wish is between a colleague and those who commit her structure', () => {
  const HOTE = ['responsable_accueil', 'tutrice', 'signataire_accueil', 'equipe_accueil'] as const;
  const FINS: Record<string, (id: number) => void> = {
    'as long as it waits': () => undefined,
    'once set aside': (id) => franchirStage(contexte('responsable_origine', AVANT), id, 'ecarter', { raison: 'dates' }),
    'once given up': (id) => franchirStage(contexte('stagiaire', AVANT), id, 'renoncer'),
    'once it has died': (id) => franchirStage(contexte('le_temps', APRES), id, 'expirer'),
  };

  test.each(Object.keys(FINS))('nobody of the host sees it, %s', (fin) => {
    const { id } = preparer('souhaite', 'complet');
    FINS[fin]?.(id);
    for (const qui of [...HOTE, 'equipe_origine', 'signataire_origine', 'equipe_ailleurs', 'partenaire'] as const) {
      expect(() => getStage(contexte(qui, AVANT), id), qui).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
      if (qui !== 'partenaire') expect(listStages(personne(qui)).lignes, qui).toEqual([]);
    }
    for (const qui of ['stagiaire', 'responsable_origine', 'coordination'] as const) {
      expect(
        listStages(personne(qui)).lignes.map((s) => s.id),
        qui,
      ).toEqual([id]);
    }
    const hote = [...HOTE.map((qui) => gens[qui]), gens.coordination_responsable_accueil];
    const ecrits = base.db.select({ a: schema.courriels.personneId }).from(schema.courriels).all();
    expect(ecrits.filter(({ a }) => a !== null && hote.includes(a))).toEqual([]);
  });

  test('endorsed, the host sees it, and its version 0 stays the wish', () => {
    const { id } = preparer('souhaite');
    franchirStage(contexte('responsable_origine', AVANT), id, 'appuyer');
    for (const qui of ['responsable_accueil', 'tutrice'] as const) {
      expect(getStage(contexte(qui, AVANT), id).ligne).toMatchObject({ statut: 'propose', propositionNumero: 1 });
    }
    expect(base.db.select({ n: schema.propositionsStage.numero }).from(schema.propositionsStage).all()).toEqual([
      { n: 0 },
      { n: 1 },
    ]);
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
  expect(photo() === avant).toBe(true);
  noter('coordination', accueil)();
  expect(lignesDeJournal().at(-1)).toMatchObject({
    acte: 'accepter',
    acteurId: gens.coordination,
    auNomDeId: gens.responsable_accueil,
    canal: 'telephone',
  });
});

test.each(TRANSITIONS_PERSONNELLES)('%s cannot be noted for someone, not even by the coordination', (nom) => {
  expect(TRANSITIONS_PERSONNELLES).toEqual(['donner_son_accord', 'signer', 'deposer_exemplaire']);
  const { id } = preparer('accepte', 'complet', PAPIERS[nom]);
  for (const pour of PEUT_COMPLET[nom]) {
    const donnes = champs('complet', nom, id, pour);
    const avant = photo();
    const noter = () =>
      franchirStage(
        { ...contexte('coordination', AVANT), auNomDe: { acteur: contexte(pour, AVANT).acteur as never, canal: 'telephone' } },
        id,
        nom,
        donnes,
      );
    expect(noter, pour).toThrow(expect.objectContaining({ code: 'INTERDIT', message: expect.stringContaining('soi-même') }));
    expect(photo() === avant).toBe(true);
  }
});

test('the rights matrix', () => {
  const lignes = STATUTS_STAGE.flatMap((statut) =>
    RELATIONS_STAGE.map((relation) => [statut, relation, possibles(cycleStage, statut, [relation]).join(' ')] as const),
  );
  const tableau = lignes.filter(([, , actes]) => actes !== '').map((ligne) => ligne.join(' | '));
  expect(tableau).toMatchInlineSnapshot(`
    [
      "souhaite | stagiaire | renoncer",
      "souhaite | origine | appuyer ecarter",
      "souhaite | temps | expirer",
      "souhaite | depart | annuler_pour_depart",
      "propose | a_repondre | contre_proposer accepter refuser",
      "propose | a_propose | retirer",
      "propose | temps | expirer",
      "propose | depart | annuler_pour_depart",
      "accepte | stagiaire | donner_son_accord ne_pas_consentir constater",
      "accepte | tutrice | constater",
      "accepte | origine | deposer_exemplaire reprendre_les_papiers annuler reporter constater ecourter constater_absence",
      "accepte | accueil | deposer_exemplaire reprendre_les_papiers annuler reporter constater ecourter constater_absence",
      "accepte | signataire_origine | signer",
      "accepte | signataire_accueil | signer",
      "accepte | temps | conclure",
      "accepte | depart | annuler_pour_depart",
      "signe | stagiaire | constater",
      "signe | tutrice | constater",
      "signe | origine | annuler reporter constater ecourter constater_absence",
      "signe | accueil | annuler reporter constater ecourter constater_absence",
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
      "lirePapiers": [
        "stagiaire",
        "tutrice",
        "origine",
        "accueil",
        "signataire_origine",
        "signataire_accueil",
        "coordination",
      ],
      "lireVersions": [
        "stagiaire",
        "tutrice",
        "origine",
        "accueil",
        "signataire_origine",
        "signataire_accueil",
        "coordination",
      ],
      "noterAccueilSecurite": [
        "tutrice",
        "accueil",
      ],
      "noterReponse": [
        "coordination",
      ],
      "voir": [
        "stagiaire",
        "tutrice",
        "origine",
        "accueil",
        "signataire_origine",
        "signataire_accueil",
        "coordination",
      ],
    }
  `);
});
