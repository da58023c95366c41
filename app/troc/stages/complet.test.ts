import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourDe } from '#app/commun/periode.ts';
import { journal } from '#app/commun/tables.ts';
import { fonctions } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { courriels } from '#app/services/tables.ts';
import { papiersFiges, signaturesStage } from '#app/troc/papiers/tables.ts';
import { textesASigner } from '#app/troc/papiers/textes-a-signer.server.ts';
import { verifierTroc } from '#app/troc/verifier.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import {
  fabriquerCompte,
  fabriquerEquipe,
  fabriquerFermeture,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerSignataire,
} from '#tests/fabriques/reseau.ts';
import { quitterLeReseau, suitesDuDepart } from './depart-de-structure.server.ts';
import { getStage } from './dossiers.server.ts';
import { passerLesStages } from './passation.server.ts';
import { proposerStage, souhaiterStage } from './propositions.server.ts';
import { reponseStage } from './reponses.server.ts';
import type { SaisieStage } from './saisie.ts';
import type { TransitionStage } from './stages.ts';
import type { StatutStage } from './statuts.ts';
import { type ChampsDeTransition, franchirStage } from './suites.server.ts';
import { demiJourneesStage, propositionsStage, stages, stagiairesStage } from './tables.ts';
import { lireVersions } from './versions-lues.server.ts';

let base: BaseOuverte;
let origine: ReturnType<typeof fabriquerEquipe>;
let accueil: ReturnType<typeof fabriquerEquipe>;
let tiers: ReturnType<typeof fabriquerEquipe>;
beforeEach(() => {
  base = baseDeTest();
  origine = fabriquerEquipe(base.db, { nom: 'La Grange commune' });
  accueil = fabriquerEquipe(base.db, { nom: 'L’Escale', placesStage: 2 });
  tiers = fabriquerEquipe(base.db, { nom: 'Le Fil de Vienne' });
  for (const { structure, responsable } of [origine, accueil]) {
    fabriquerSignataire(base.db, { personneId: responsable.id, structureId: structure.id });
  }
  // Whatever each test did, the base says nothing that contradicts itself.
  return () => expect(verifierTroc(base.db)).toEqual([]);
});

const AVANT = new Date('2026-03-23T08:00:00Z');
const ctx = (personneId: number, le = AVANT) => ctxDe(base.db, personneId, le);
const direction = (le?: Date) => ctx(origine.responsable.id, le);
const hote = (le?: Date) => ctx(accueil.responsable.id, le);
const elle = (le?: Date) => ctx(origine.animatrice.id, le);

const termes = (champs: Partial<SaisieStage> = {}) => ({
  ...({ du: '2026-04-07', au: '2026-04-08', momentDu: 'matin', momentAu: 'apres-midi', objectif: 'Observer.' } as const),
  stagiaireId: origine.animatrice.id,
  ...champs,
});
const proposer = (champs: Partial<SaisieStage> = {}) =>
  proposerStage(direction(), {
    ...{ sens: 'envoyer', structureId: origine.structure.id, autreStructureId: accueil.structure.id },
    ...termes(),
    ...champs,
  });
const souhaiter = (champs: Partial<SaisieStage> = {}) =>
  souhaiterStage(elle(), { structureId: origine.structure.id, autreStructureId: accueil.structure.id, ...termes(), ...champs });
const faire = (qui: Contexte, id: number, nom: TransitionStage, champs: ChampsDeTransition = {}) =>
  franchirStage(qui, id, nom, champs).statut;
const lu = (id: number) => getStage(ctxDuTemps(base.db), id).ligne;
const demis = (id: number) =>
  base.db.select().from(demiJourneesStage).where(eq(demiJourneesStage.stageId, id)).orderBy(demiJourneesStage.demiJournee).all();
const equipiere = (structureId = origine.structure.id) => {
  const { id } = fabriquerPersonne(base.db);
  fabriquerCompte(base.db, id);
  fabriquerFonction(base.db, { personneId: id, structureId, fonction: 'accueil' });
  return id;
};
const empreinte = (id: number, personneId: number | null = null) => {
  const temps = ctxDuTemps(base.db);
  return textesASigner(temps, getStage(temps, id)).find((t) => t.personneId === personneId)?.empreinte;
};
const consentir = (id: number, qui = elle()) =>
  faire(qui, id, 'donner_son_accord', { signature: { nom: qui.acteur.nom, empreinte: empreinte(id, qui.acteur.personneId) } });
const signer = (id: number, qui: ReturnType<typeof elle>) =>
  faire(qui, id, 'signer', { signature: { nom: qui.acteur.nom, empreinte: empreinte(id), compris: true } });
/** Two days of work, agreed on by both sides. */
const accorde = (champs: Partial<SaisieStage> = {}) => {
  const id = proposer({ activite: 'travailler', ...champs });
  faire(hote(), id, 'accepter', { proposition: 1 });
  return id;
};
const refus = (geste: () => unknown) => {
  try {
    geste();
  } catch (erreur) {
    return erreur;
  }
};

describe('what stands in the way of the dates', () => {
  test('a public holiday is skipped in a long stage, and refused in a short one', () => {
    const id = proposer({ du: '2026-05-04', au: '2026-05-15' });
    // 8 May, Friday; 14 May, Ascension.
    expect(lu(id).demiJournees.filter((d) => ['2026-05-08', '2026-05-14'].includes(jourDe(d)))).toEqual([]);
    expect(lu(id)).toMatchObject({ chemin: 'complet' });
    expect(lu(id).demiJournees).toHaveLength(16);
    expect(refus(() => proposer({ du: '2026-05-07', au: '2026-05-08' }))).toMatchObject({
      champ: 'du',
      message: expect.stringContaining('férié'),
    });
    // Nothing but a holiday: said, not skipped to nothing.
    expect(refus(() => proposer({ du: '2026-05-08', au: '2026-05-09', joursDeSemaine: [5] }))).toMatchObject({ champ: 'du' });
  });

  test('the host’s closure refuses, one’s own does not', () => {
    fabriquerFermeture(base.db, { structureId: accueil.structure.id, du: '2026-04-08', au: '2026-04-10' });
    fabriquerFermeture(base.db, { structureId: origine.structure.id, du: '2026-04-13', au: '2026-04-17' });
    expect(refus(() => proposer())).toMatchObject({ code: 'IMPOSSIBLE', champ: 'du' });
    expect(lu(proposer({ du: '2026-04-14', au: '2026-04-15' })).statut).toBe('propose');
    // Days of the week that avoid it are fine.
    expect(
      lu(proposer({ du: '2026-03-31', au: '2026-04-28', joursDeSemaine: [2], stagiaireId: origine.responsable.id })).demiJournees,
    ).toHaveLength(10);
  });

  test('a stage from December to January', () => {
    const id = proposer({ du: '2026-12-30', au: '2027-01-05' });
    expect([...new Set(lu(id).demiJournees.map(jourDe))]).toEqual(['2026-12-30', '2026-12-31', '2027-01-04', '2027-01-05']);
  });

  test('the papers follow from the length and the activity', () => {
    const regime = (id: number) =>
      base.db.select({ r: stagiairesStage.regime }).from(stagiairesStage).where(eq(stagiairesStage.stageId, id)).get()?.r;
    expect(regime(proposer())).toBe('mission');
    expect(regime(proposer({ du: '2026-04-14', au: '2026-04-16' }))).toBe('convention');
    expect(regime(proposer({ du: '2026-04-21', au: '2026-04-21', activite: 'travailler' }))).toBe('convention');
    base.db.update(structures).set({ gestion: 'ccas' }).where(eq(structures.id, origine.structure.id)).run();
    const agent = proposer({ du: '2026-04-28', au: '2026-04-30' });
    expect([regime(agent), lu(agent).chemin]).toEqual(['agent_public', 'complet']);
    faire(hote(), agent, 'accepter');
    // Her own administration writes the papers: nothing is signed here.
    expect(faire(hote(new Date('2026-05-02T08:00:00Z')), agent, 'constater')).toBe('realise');
  });
});

describe('offers and counter-offers', () => {
  test('each one is a version, and the other side is awaited in turn', () => {
    const id = proposer();
    expect(faire(hote(), id, 'contre_proposer', { proposition: 1, termes: termes({ du: '2026-04-14', au: '2026-04-15' }) })).toBe(
      'propose',
    );
    expect(lu(id)).toMatchObject({ propositionNumero: 2, coteQuiPropose: 'accueil', demiJournees: expect.any(Array) });
    expect(demis(id).map((d) => jourDe(d.demiJournee))).toEqual(['2026-04-14', '2026-04-14', '2026-04-15', '2026-04-15']);
    expect(refus(() => faire(hote(), id, 'accepter', { proposition: 2 }))).toMatchObject({ code: 'INTERDIT' });
    expect(refus(() => faire(direction(), id, 'retirer', { raison: 'dates' }))).toMatchObject({ code: 'INTERDIT' });
    faire(direction(), id, 'contre_proposer', {
      proposition: 2,
      termes: termes({ du: '2026-04-21', au: '2026-04-23', activite: 'travailler' }),
    });
    expect(lu(id)).toMatchObject({ propositionNumero: 3, coteQuiPropose: 'origine', chemin: 'complet' });
    expect(faire(hote(), id, 'accepter', { proposition: 3 })).toBe('accepte');
    expect(demis(id).every(({ place }) => place === 1)).toBe(true);
    const versions = lireVersions(direction(), id, {});
    expect(versions.versions.map(({ numero }) => numero)).toEqual([1, 2, 3]);
    expect(versions.comparaison?.lignes.filter(({ change }) => change).map(({ titre }) => titre)).toContain('Dates');
    expect(lireVersions(hote(), id, { avant: 1, apres: 2 }).comparaison?.lignes[0]).toMatchObject({
      titre: 'Dates',
      change: true,
    });
  });

  test('an old version is accepted by nobody, nor countered: it is read again first', () => {
    const id = proposer();
    faire(hote(), id, 'contre_proposer', { proposition: 1, termes: termes({ du: '2026-04-14', au: '2026-04-15' }) });
    for (const proposition of [undefined, 1, 3]) {
      for (const nom of ['accepter', 'contre_proposer'] as const) {
        expect(refus(() => faire(direction(), id, nom, { proposition, termes: termes() }))).toMatchObject({
          code: 'IMPOSSIBLE',
          message: expect.stringContaining('a changé pendant que vous la lisiez'),
        });
      }
    }
    expect(lu(id)).toMatchObject({ statut: 'propose', propositionNumero: 2 });
  });

  test('nor from the mail, whose link tells the version that it shows', () => {
    const id = proposer();
    const page = reponseStage.montrer(hote(), id);
    expect(page.actes.find(({ nom }) => nom === 'accepter')?.caches).toEqual({ proposition: '1' });
    faire(hote(), id, 'contre_proposer', { proposition: 1, termes: termes({ du: '2026-04-14', au: '2026-04-15' }) });
    faire(direction(), id, 'contre_proposer', { proposition: 2, termes: termes({ du: '2026-04-21', au: '2026-04-22' }) });
    for (const champs of [{ proposition: '1' }, {}]) {
      expect(refus(() => reponseStage.agir(hote(), id, 'accepter', champs))).toMatchObject({ code: 'IMPOSSIBLE' });
    }
    expect(reponseStage.montrer(hote(), id).actes.find(({ nom }) => nom === 'accepter')?.caches).toEqual({ proposition: '3' });
    reponseStage.agir(hote(), id, 'accepter', { proposition: '3' });
    expect(lu(id).statut).toBe('accepte');
  });

  test('a postponement sent again with other dates is not told done when it is not', () => {
    const id = proposer();
    faire(hote(), id, 'accepter');
    const reporter = (du: string, geste: string) =>
      franchirStage(direction(), id, 'reporter', { raison: 'equipe', geste, termes: termes({ du, au: du }) });
    expect(reporter('2026-04-14', 'a')).toMatchObject({ deja: false });
    // The same form twice: nothing is left to do.
    expect(reporter('2026-04-14', 'a')).toMatchObject({ deja: true });
    expect(refus(() => reporter('2026-04-21', 'b'))).toMatchObject({ code: 'IMPOSSIBLE' });
    expect(jourDe(lu(id).du)).toBe('2026-04-14');
  });

  test('someone may not be in two stages, through a counter-proposal either', () => {
    const premier = proposer();
    const second = proposer({ autreStructureId: tiers.structure.id, du: '2026-04-14', au: '2026-04-15' });
    const contre = { proposition: 1, termes: termes() };
    expect(refus(() => faire(ctx(tiers.responsable.id), second, 'contre_proposer', contre))).toMatchObject({
      champ: 'du',
      message: expect.stringContaining('n’est pas disponible'),
    });
    expect(lu(second)).toMatchObject({ propositionNumero: 1, coteQuiPropose: 'origine' });
    expect([demis(premier).length, demis(second).length]).toEqual([4, 4]);
    faire(direction(), premier, 'retirer');
    expect(faire(ctx(tiers.responsable.id), second, 'contre_proposer', contre)).toBe('propose');
  });

  test('a wish holds nothing; endorsed on days that are taken meanwhile, it says so', () => {
    const souhait = souhaiter();
    expect(demis(souhait)).toEqual([]);
    const autre = proposer({ autreStructureId: tiers.structure.id });
    expect(refus(() => faire(direction(), souhait, 'appuyer'))).toMatchObject({ champ: 'du' });
    faire(direction(), autre, 'retirer');
    expect(faire(direction(), souhait, 'appuyer')).toBe('propose');
  });
});

describe('several people', () => {
  test('each takes one of the host’s places, half-day by half-day', () => {
    const [avec, troisieme] = [equipiere(), equipiere()];
    const a_deux = proposer({ avec: [avec] });
    const seule = proposer({ stagiaireId: troisieme });
    faire(hote(), a_deux, 'accepter');
    expect(demis(a_deux).map(({ place }) => place)).toEqual([1, 2, 1, 2, 1, 2, 1, 2]);
    expect(refus(() => faire(hote(), seule, 'accepter'))).toMatchObject({
      champ: 'du',
      message: expect.stringContaining('c’est complet'),
    });
    base.db.update(structures).set({ placesStage: 3 }).where(eq(structures.id, accueil.structure.id)).run();
    expect(faire(hote(), seule, 'accepter')).toBe('accepte');
    expect(demis(seule).map(({ place }) => place)).toEqual([3, 3, 3, 3]);
    faire(direction(), a_deux, 'annuler', { raison: 'equipe' });
    expect(demis(a_deux)).toEqual([]);
  });

  test('three do not go where there are two places, nor two where one is left', () => {
    const [avec, troisieme] = [equipiere(), equipiere()];
    expect(refus(() => proposer({ avec: [avec, troisieme] }))).toMatchObject({
      champ: 'stagiaireId',
      message: expect.stringContaining('2 personnes à la fois'),
    });
    faire(hote(), proposer({ stagiaireId: troisieme, du: '2026-04-08', au: '2026-04-08' }), 'accepter');
    expect(refus(() => proposer({ avec: [avec] }))).toMatchObject({
      champ: 'du',
      message: expect.stringContaining('n’a plus qu’une place'),
    });
    expect(base.db.select().from(stages).all()).toHaveLength(1);
  });

  test('everyone is of the team, and nobody accompanies herself', () => {
    expect(refus(() => proposer({ avec: [accueil.animatrice.id] }))).toMatchObject({ champ: 'stagiaireId' });
    const mutuelle = fabriquerPersonne(base.db).id;
    for (const structureId of [origine.structure.id, accueil.structure.id]) {
      fabriquerFonction(base.db, { personneId: mutuelle, structureId, fonction: 'animation' });
    }
    expect(refus(() => proposer({ avec: [mutuelle], tutriceId: mutuelle }))).toMatchObject({ champ: 'tutriceId' });
  });

  test('everyone’s consent is awaited before anyone signs', () => {
    const avec = equipiere();
    const id = accorde({ avec: [avec] });
    consentir(id);
    expect(refus(() => signer(id, direction()))).toMatchObject({
      code: 'IMPOSSIBLE',
      message: expect.stringContaining('vient en premier'),
    });
    consentir(id, ctx(avec));
    signer(id, direction());
    expect(signer(id, hote())).toBe('signe');
    // Two avenants and one convention, two signatures each.
    expect(base.db.select().from(signaturesStage).all()).toHaveLength(6);
  });

  test('one who does not consent ends the stage for all, without a reason', () => {
    const avec = equipiere();
    const id = accorde({ avec: [avec] });
    consentir(id);
    expect(faire(ctx(avec), id, 'ne_pas_consentir')).toBe('annule');
    expect(demis(id)).toEqual([]);
    expect(lu(id)).toMatchObject({ raison: null, motif: null });
  });
});

describe('what undoes signatures', () => {
  const signe = () => {
    const id = accorde();
    consentir(id);
    signer(id, direction());
    expect(signer(id, hote())).toBe('signe');
    return id;
  };

  test('a postponement voids them: they are asked for again, on another edition', () => {
    const id = signe();
    faire(hote(), id, 'reporter', {
      raison: 'activite',
      termes: termes({ du: '2026-05-19', au: '2026-05-20', activite: 'travailler' }),
    });
    expect(lu(id)).toMatchObject({ statut: 'propose', edition: 0, accepteLe: null, coteQuiPropose: 'accueil' });
    expect(demis(id).every(({ place }) => place === null)).toBe(true);
    expect(faire(direction(), id, 'accepter', { proposition: 2 })).toBe('accepte');
    expect(refus(() => signer(id, direction()))).toMatchObject({ code: 'IMPOSSIBLE' });
    consentir(id);
    expect(lu(id).edition).toBe(2);
    signer(id, direction());
    expect(signer(id, hote())).toBe('signe');
    expect(
      base.db
        .select({ e: papiersFiges.edition })
        .from(papiersFiges)
        .all()
        .map(({ e }) => e),
    ).toEqual([1, 1, 2, 2]);
  });

  test('so does taking the text up again; before anyone signs there is nothing to take up', () => {
    const id = accorde();
    expect(refus(() => faire(direction(), id, 'reprendre_les_papiers', { motif: 'Adresse' }))).toMatchObject({
      message: expect.stringContaining('Personne n’a encore signé'),
    });
    consentir(id);
    signer(id, direction());
    base.db.update(structures).set({ adresse: '9, rue Neuve' }).where(eq(structures.id, accueil.structure.id)).run();
    const ancienne = empreinte(id);
    expect(faire(hote(), id, 'reprendre_les_papiers', { motif: 'L’adresse a changé.' })).toBe('accepte');
    expect(empreinte(id)).not.toBe(ancienne);
    expect(getStage(hote(), id).papiers).toMatchObject({
      accordsAttendus: [origine.animatrice.id],
      signaturesAttendues: ['origine', 'accueil'],
    });
    const accords = base.db
      .select()
      .from(courriels)
      .all()
      .filter((c) => c.cle.includes(':accord:'));
    expect(accords.map(({ personneId }) => personneId)).toEqual([origine.animatrice.id, origine.animatrice.id]);
    consentir(id);
    signer(id, direction());
    expect(signer(id, hote())).toBe('signe');
    expect(refus(() => faire(hote(), id, 'reprendre_les_papiers', { motif: 'Encore' }))).toMatchObject({ code: 'IMPOSSIBLE' });
  });

  test('not signed, it cannot have taken place', () => {
    const id = accorde();
    const apres = new Date('2026-04-07T12:00:00Z');
    for (const nom of ['constater', 'ecourter'] as const) {
      const champs = { raison: 'activite', fin: { jour: '2026-04-07', moment: 'matin' } } as const;
      expect(refus(() => faire(hote(apres), id, nom, champs))).toMatchObject({
        message: expect.stringContaining('convention signée'),
      });
    }
    const fini = new Date('2026-04-09T08:00:00Z');
    expect(refus(() => consentir(id, elle(fini)))).toMatchObject({ message: expect.stringContaining('on ne signe plus') });
    expect(faire(hote(fini), id, 'constater_absence', { raison: 'papiers' })).toBe('non_realise');
    expect(lu(id)).toMatchObject({ raison: 'papiers', motif: 'Les papiers n’étaient pas prêts' });
  });
});

describe('shorter than planned', () => {
  const fin = (jour: string, moment: 'matin' | 'apres-midi' = 'apres-midi') =>
    ({ raison: 'activite', fin: { jour, moment } }) as const;
  const enCours = (heure = '2026-04-08T09:00:00Z') => {
    const id = proposer();
    faire(hote(), id, 'accepter');
    return { id, le: new Date(heure) };
  };

  test('gives back the half-days that were not, and keeps what was agreed', () => {
    const { id, le } = enCours();
    expect(faire(hote(le), id, 'ecourter', fin('2026-04-07'))).toBe('realise');
    expect(lu(id).demiJournees).toHaveLength(2);
    expect(demis(id)).toHaveLength(2);
    expect(base.db.select().from(propositionsStage).all()[0]?.demiJournees).toHaveLength(4);
    // She is free again on the second day, and so is the place.
    expect(
      proposerStage(direction(le), {
        sens: 'envoyer',
        structureId: origine.structure.id,
        autreStructureId: tiers.structure.id,
        ...termes({ du: '2026-04-08', au: '2026-04-08', momentDu: 'apres-midi' }),
      }),
    ).toBe(id + 1);
  });

  test('refuses a day before the beginning, to come, or the end that was planned', () => {
    const { id, le } = enCours();
    for (const [jour, phrase] of [
      ['2026-04-06', 'avant le début'],
      ['2026-04-08', 'pas encore passé'],
    ] as const) {
      expect(refus(() => faire(hote(le), id, 'ecourter', fin(jour)))).toMatchObject({
        champ: 'fin',
        message: expect.stringContaining(phrase),
      });
    }
    const apres = new Date('2026-04-09T08:00:00Z');
    expect(refus(() => faire(hote(apres), id, 'ecourter', fin('2026-04-08')))).toMatchObject({
      message: expect.stringContaining('fin prévue'),
    });
    expect(refus(() => faire(hote(apres), id, 'ecourter', { raison: 'activite' }))).toMatchObject({ champ: 'fin' });
    expect(faire(hote(apres), id, 'ecourter', fin('2026-04-08', 'matin'))).toBe('realise');
    expect(demis(id)).toHaveLength(3);
  });
});

describe('someone leaves her structure before her stage', () => {
  const partir = (
    dernierJour = '2026-03-31',
    aId: number | null = null,
    quiPart = { personneId: origine.animatrice.id, structureId: origine.structure.id },
    par = direction(),
  ) => {
    base.db.update(fonctions).set({ au: dernierJour }).where(eq(fonctions.personneId, quiPart.personneId)).run();
    return passerLesStages(par, { ...quiPart, aId, dernierJour });
  };
  const SUITES: [StatutStage, () => number, StatutStage, TransitionStage][] = [
    ['souhaite', () => souhaiter(), 'refuse', 'ecarter'],
    ['propose', () => proposer(), 'annule', 'retirer'],
    [
      'propose',
      () =>
        proposerStage(hote(), {
          sens: 'accueillir',
          structureId: accueil.structure.id,
          autreStructureId: origine.structure.id,
          ...termes(),
        }),
      'refuse',
      'refuser',
    ],
    ['accepte', () => accorde(), 'annule', 'annuler'],
    [
      'signe',
      () => {
        const id = accorde();
        consentir(id);
        signer(id, direction());
        signer(id, hote());
        return id;
      },
      'annule',
      'annuler',
    ],
  ];

  test.each(SUITES)('%s: it falls, with a reason, and gives its half-days back', (statut, preparer, vers, acte) => {
    const id = preparer();
    expect(lu(id).statut).toBe(statut);
    expect(partir()).toBe(1);
    expect(lu(id)).toMatchObject({ statut: vers, motif: 'La personne quitte sa structure avant la fin du stage.' });
    expect(demis(id)).toEqual([]);
    expect(base.db.select().from(journal).where(eq(journal.objetId, id)).all().at(-1)).toMatchObject({ acte });
  });

  test('a stage that ends before her last day stays', () => {
    const id = proposer();
    expect(partir('2026-04-08')).toBe(0);
    expect(lu(id).statut).toBe('propose');
  });

  test('a wish that falls is told to nobody of the host', () => {
    souhaiter({ tutriceId: accueil.animatrice.id });
    partir();
    const hotes = [accueil.responsable.id, accueil.animatrice.id];
    expect(
      base.db
        .select()
        .from(courriels)
        .all()
        .filter((c) => hotes.includes(c.personneId ?? 0)),
    ).toEqual([]);
  });

  test.each(['propose', 'accepte'] as const)('who accompanies leaves: someone else does, in one more version (%s)', (statut) => {
    const avec = equipiere(accueil.structure.id);
    const id = proposer({ tutriceId: accueil.animatrice.id, activite: 'travailler' });
    if (statut === 'accepte') {
      faire(hote(), id, 'accepter');
      consentir(id);
    }
    const qui = { personneId: accueil.animatrice.id, structureId: accueil.structure.id };
    expect(partir('2026-03-31', avec, qui, hote())).toBe(1);
    expect(lu(id)).toMatchObject({ statut, tutriceId: avec, propositionNumero: 2, edition: 0 });
    if (statut === 'propose') {
      expect(refus(() => faire(hote(), id, 'accepter', { proposition: 1 }))).toMatchObject({ code: 'IMPOSSIBLE' });
    } else {
      // The text that she signed named the one who leaves.
      expect(getStage(hote(), id).papiers.accordsAttendus).toEqual([origine.animatrice.id]);
      consentir(id);
    }
  });

  test('who accompanies a wish leaves: it is forgotten, and the host learns nothing', () => {
    const id = souhaiter({ tutriceId: accueil.animatrice.id });
    partir('2026-03-31', null, { personneId: accueil.animatrice.id, structureId: accueil.structure.id }, hote());
    expect(lu(id)).toMatchObject({ statut: 'souhaite', tutriceId: null, propositionNumero: 0 });
  });
});

describe('a structure leaves the network', () => {
  test.each(['origine', 'accueil'] as const)('%s: its open stages are annulled, those begun stay', (cote) => {
    const coordination = fabriquerPersonne(base.db).id;
    fabriquerRole(base.db, coordination, 'coordination');
    const [souhait, propose, accepte] = [
      souhaiter({ du: '2026-06-02', au: '2026-06-03' }),
      proposer({ du: '2026-05-19', au: '2026-05-20' }),
      accorde({ du: '2026-05-26', au: '2026-05-27' }),
    ];
    const commence = proposer();
    faire(hote(), commence, 'accepter');
    const le = new Date('2026-04-07T09:00:00Z');
    const structureId = { origine, accueil }[cote].structure.id;
    const dit = suitesDuDepart(ctx(coordination, le), structureId)[0];
    // The host does not learn that someone wished to come.
    expect(dit).toContain(
      cote === 'origine' ? '2 propositions de stage et un stage accepté' : 'une proposition de stage et un stage accepté',
    );
    quitterLeReseau(ctx(coordination, le), structureId);
    expect([souhait, propose, accepte, commence].map((id) => lu(id).statut)).toEqual(['annule', 'annule', 'annule', 'accepte']);
    expect([souhait, propose, accepte].map((id) => lu(id).raison)).toEqual(['depart', 'depart', 'depart']);
    const duSouhait = base.db
      .select()
      .from(courriels)
      .all()
      .filter((c) => c.cle.startsWith(`stage:${souhait}:annuler`));
    expect(duSouhait.map((c) => c.personneId)).toEqual([origine.responsable.id, origine.animatrice.id]);
  });

  test('alone with a wish, the host learns nothing at all', () => {
    souhaiter();
    expect(suitesDuDepart(hote(), accueil.structure.id)).toEqual([]);
  });
});
