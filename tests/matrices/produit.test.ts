import { expect, test } from 'vitest';
import { cycleStage, type TransitionStage } from '#app/troc/stages/stages.ts';
import type { StatutStage } from '#app/troc/stages/statuts.ts';

// The product's table of stages, sentence by sentence, copied by hand: the cycle must say the same.
const PHRASES: { phrase: string; transition: TransitionStage; de: StatutStage[]; vers: StatutStage; par: string[] }[] = [
  { phrase: 'a team member wishes it', transition: 'souhaiter', de: [], vers: 'souhaite', par: ['stagiaire'] },
  {
    phrase: '`appuyer` → propose (responsable of origin)',
    transition: 'appuyer',
    de: ['souhaite'],
    vers: 'propose',
    par: ['origine'],
  },
  {
    phrase: '`ecarter` → refuse (responsable of origin)',
    transition: 'ecarter',
    de: ['souhaite'],
    vers: 'refuse',
    par: ['origine'],
  },
  { phrase: '`renoncer` → annule (the person)', transition: 'renoncer', de: ['souhaite'], vers: 'annule', par: ['stagiaire'] },
  {
    phrase: '`contre_proposer` → propose (side awaited)',
    transition: 'contre_proposer',
    de: ['propose'],
    vers: 'propose',
    par: ['a_repondre'],
  },
  {
    phrase: 'complete path: `donner_son_accord` → accepte (the person)',
    transition: 'donner_son_accord',
    de: ['accepte'],
    vers: 'accepte',
    par: ['stagiaire'],
  },
  {
    phrase: '`ne_pas_consentir` → annule (the person, no consequence for her)',
    transition: 'ne_pas_consentir',
    de: ['accepte'],
    vers: 'annule',
    par: ['stagiaire'],
  },
  {
    phrase: 'signed by both structures’ entitled signatories',
    transition: 'signer',
    de: ['accepte'],
    vers: 'accepte',
    par: ['signataire_origine', 'signataire_accueil'],
  },
  {
    phrase: 'a scan of what was signed by hand (either)',
    transition: 'deposer_exemplaire',
    de: ['accepte'],
    vers: 'accepte',
    par: ['origine', 'accueil'],
  },
  {
    phrase: 'a correction of the text makes a new edition, to be signed again (either, reason)',
    transition: 'reprendre_les_papiers',
    de: ['accepte'],
    vers: 'accepte',
    par: ['origine', 'accueil'],
  },
  {
    phrase: '→ signe when all signatures and the person’s consent are in',
    transition: 'conclure',
    de: ['accepte'],
    vers: 'signe',
    par: ['temps'],
  },
  {
    phrase: '`reporter` → propose (either)',
    transition: 'reporter',
    de: ['accepte', 'signe'],
    vers: 'propose',
    par: ['origine', 'accueil'],
  },
  {
    phrase: 'it was shorter than planned (either, reason)',
    transition: 'ecourter',
    de: ['accepte', 'signe'],
    vers: 'realise',
    par: ['origine', 'accueil'],
  },
  { phrase: 'one side made an offer', transition: 'proposer', de: [], vers: 'propose', par: ['origine', 'accueil'] },
  {
    phrase: '`accepter` → accepte (side awaited)',
    transition: 'accepter',
    de: ['propose'],
    vers: 'accepte',
    par: ['a_repondre'],
  },
  { phrase: '`refuser` → refuse (side awaited)', transition: 'refuser', de: ['propose'], vers: 'refuse', par: ['a_repondre'] },
  {
    phrase: '`retirer` → annule (side that offered)',
    transition: 'retirer',
    de: ['propose'],
    vers: 'annule',
    par: ['a_propose'],
  },
  {
    phrase: '`constater` → realise, shown as « Le stage a eu lieu »',
    transition: 'constater',
    de: ['accepte', 'signe'],
    vers: 'realise',
    par: ['origine', 'accueil', 'stagiaire', 'tutrice'],
  },
  {
    phrase: '`annuler` → annule (either, reason)',
    transition: 'annuler',
    de: ['accepte', 'signe'],
    vers: 'annule',
    par: ['origine', 'accueil'],
  },
  {
    phrase: 'a structure that leaves the network: its open stages are annulled (reason)',
    transition: 'annuler_pour_depart',
    de: ['souhaite', 'propose', 'accepte', 'signe'],
    vers: 'annule',
    par: ['depart'],
  },
  {
    phrase: '`constater_absence` → non_realise (reason)',
    transition: 'constater_absence',
    de: ['accepte', 'signe'],
    vers: 'non_realise',
    par: ['origine', 'accueil'],
  },
  {
    phrase: '`rendre_bilan` (each side)',
    transition: 'rendre_bilan',
    de: ['realise'],
    vers: 'realise',
    par: ['origine', 'accueil', 'stagiaire', 'tutrice'],
  },
  { phrase: '→ clos when both are in, or 60 days later', transition: 'clore', de: ['realise'], vers: 'clos', par: ['temps'] },
  { phrase: '`expire` by le temps', transition: 'expirer', de: ['souhaite', 'propose'], vers: 'expire', par: ['temps'] },
];

test.each(PHRASES)('stages: $phrase', ({ transition, de, vers, par }) => {
  const declaree = cycleStage.transitions[transition];
  expect({ de: [...declaree.de], vers: declaree.vers, par: [...declaree.par] }).toEqual({ de, vers, par });
});

test('the cycle declares nothing that the product does not say', () => {
  expect(Object.keys(cycleStage.transitions).sort()).toEqual(PHRASES.map((p) => p.transition).sort());
});

test('a reason is asked where the product says so', () => {
  const avecMotif = Object.entries(cycleStage.transitions).filter(([, t]) => t.motif === 'obligatoire');
  expect(avecMotif.map(([nom]) => nom)).toEqual([
    'ecarter',
    'refuser',
    'reprendre_les_papiers',
    'annuler',
    'annuler_pour_depart',
    'reporter',
    'ecourter',
    'constater_absence',
  ]);
});

test('every status of the product is known, and the final ones lead nowhere', () => {
  expect(cycleStage.statuts).toEqual([
    'souhaite',
    'propose',
    'accepte',
    'signe',
    'realise',
    'clos',
    'refuse',
    'annule',
    'expire',
    'non_realise',
  ]);
  for (const final of ['clos', 'refuse', 'annule', 'expire', 'non_realise'] as const) {
    expect(Object.values(cycleStage.transitions).filter((t) => (t.de as readonly string[]).includes(final))).toEqual([]);
  }
});
