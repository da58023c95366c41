import mammoth from 'mammoth';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test, vi } from 'vitest';
import { demiJournee, jourDeNumero, numeroDeJour } from '#app/commun/periode.ts';
import { GESTIONS, LIBELLE_GESTION } from '#app/reseau/structures/structures.ts';
import { ecrireDocx } from '#app/services/docx.server.ts';
import { empreinteDuPapier } from '#app/services/empreinte.server.ts';
import { type Papier, texteDuPapier } from '#app/services/papier.ts';
import { ecrirePdf } from '#app/services/pdf.server.tsx';
import { CHARGES, FACTURATIONS } from '#app/troc/stages/termes.ts';
import { donneesDePapier, personneDePapier } from '#tests/fabriques/papiers.ts';
import { attestation } from './attestation.ts';
import { avenant } from './avenant.ts';
import { convention } from './convention.ts';
import type { DonneesDePapier } from './donnees-de-papier.ts';
import { EN_VIGUEUR_DEPUIS } from './loi.ts';
import { ordreDeMission } from './ordre-de-mission.ts';
import { REGIMES } from './regimes.ts';

vi.setConfig({ testTimeout: 60_000 });

const LONG = 'Association intercommunale pour l’animation sociale et culturelle du Pays de Châlus et des Monts';
const TROIS = [
  personneDePapier(),
  personneDePapier({ id: 2, nom: 'Inès Roudier', intitule: 'accueil et secrétariat' }),
  personneDePapier({ id: 3, nom: 'Zoé Blanc', intitule: '' }),
];
const BENEVOLE = personneDePapier({ id: 4, nom: 'Paul Ney', lien: 'benevolat', regime: 'benevolat' });
/** Thirteen Tuesday mornings. */
const MARDIS = Array.from({ length: 13 }, (_, rang) => demiJournee('2026-03-03', 'matin') + 14 * rang);

const mission = personneDePapier({ regime: 'mission' });
const premiere = (d: DonneesDePapier) => d.personnes[0] ?? mission;
const serre = (texte: string) => texte.replace(/[\s\u00a0]+/g, ' ').trim();

/** What no line of a paper may hold. */
const FAUTES =
  /undefined|null|NaN|\(\)|\[\]| {2}|, ,|,\.|\.\.|: [.,;]|;\.|\(e\)|\{|'| [,.]|^\s|l’l’|d’l’|de de |à à |à le |de le /;

/** Everything that a reader sees, heads and boxes included. */
function tout(papier: Papier): string {
  const blocs = [...(papier.articles ?? []), ...papier.lignes].map(({ titre, textes }) => [titre, ...textes].join('\n'));
  const parties = [...(papier.parties ?? []), ...papier.signatures].map(({ titre, lignes }) => [titre, ...lignes].join('\n'));
  return [texteDuPapier(papier), papier.etabliLe, ...papier.emetteur, ...blocs, ...parties, papier.pied].join('\n');
}

function attendre(papier: Papier, ...faits: string[]) {
  const texte = serre(tout(papier));
  for (const fait of faits) expect(texte).toContain(fait);
}

/** Facts of every kind, the emptiest and the fullest included. */
function cas(): [string, DonneesDePapier][] {
  const liste: [string, DonneesDePapier][] = [
    ['usual', donneesDePapier()],
    ['three people', donneesDePapier({ personnes: [...TROIS, BENEVOLE], termes: { demiJournees: MARDIS } })],
    ['elsewhere', donneesDePapier({ termes: { lieu: ' Salle des fêtes,\n2, place du Foirail ;', activite: 'observer' } })],
    ['long names', donneesDePapier({ employeur: { nom: LONG }, accueil: { nom: `${LONG} et de la Vienne` }, personnes: TROIS })],
    [
      'almost nothing known',
      donneesDePapier({
        personnes: [personneDePapier({ intitule: '' })],
        accueilPar: 'l’équipe',
        employeur: {
          adresse: '',
          codePostal: '',
          commune: '',
          siret: '',
          telephone: '',
          signataires: [],
          gestion: null,
          libelleGestion: '',
        },
        accueil: {
          adresse: '',
          codePostal: '',
          commune: '',
          siret: '',
          telephone: '',
          signataires: [],
          gestion: null,
          libelleGestion: '',
        },
        termes: { km: null, montantCentimes: null, objectif: '  Apprendre :\n\n- à   animer,\n- à écouter !' },
      }),
    ],
    ['one morning next door', donneesDePapier({ termes: { demiJournees: [MARDIS[0] ?? 0], km: 0, montantCentimes: 0 } })],
  ];
  for (const gestion of GESTIONS) {
    const champs = { gestion, libelleGestion: LIBELLE_GESTION[gestion] };
    liste.push([gestion, donneesDePapier({ employeur: champs, accueil: { ...champs, nom: 'Le Fil de Vienne' } })]);
  }
  for (const facturation of FACTURATIONS) {
    for (const charge of CHARGES) {
      const termes = { facturation, frais: charge, repas: charge };
      liste.push([`${facturation}, ${charge}`, donneesDePapier({ termes })]);
    }
  }
  return liste;
}

const papiersDe = (d: DonneesDePapier): Papier[] => [
  convention(d),
  avenant(d, premiere(d)),
  attestation(d, premiere(d), d.termes),
  ordreDeMission(d, { ...premiere(d), regime: 'mission' }),
  ordreDeMission(d, { ...premiere(d), regime: 'agent_public' }),
];

describe('every paper', () => {
  test.each(cas())('reads well: %s', (_nom, d) => {
    for (const papier of papiersDe(d)) {
      for (const ligne of tout(papier).split('\n')) {
        expect(ligne).not.toMatch(FAUTES);
      }
      const elisions = tout(papier).match(/(?<!\p{L})(?:de|que|le|la) (?=[AEIOUÉÈÊaeiouéèê])\S+/gu) ?? [];
      expect(elisions).toEqual([]);
    }
  });

  test('has its number, one for each person when there are several', () => {
    const d = donneesDePapier();
    expect(papiersDe(d).map(({ reference }) => reference)).toEqual([
      'CV-2026-014',
      'AV-2026-014',
      'AT-2026-014',
      'OM-2026-014',
      'OM-2026-014',
    ]);
    const trois = donneesDePapier({ personnes: TROIS, edition: 2 });
    expect(TROIS.map((personne) => avenant(trois, personne).reference)).toEqual([
      'AV-2026-014-1',
      'AV-2026-014-2',
      'AV-2026-014-3',
    ]);
    expect(convention(trois)).toMatchObject({ reference: 'CV-2026-014', edition: 'Version 2, édition 2' });
  });

  test('says the same words in PDF and in Word, on two pages at most', async () => {
    const d = donneesDePapier({ personnes: TROIS, employeur: { nom: LONG }, termes: { demiJournees: MARDIS } });
    for (const papier of [...papiersDe(d).slice(0, 4), convention(donneesDePapier())]) {
      const document = await getDocumentProxy(new Uint8Array(await ecrirePdf(papier)));
      const { text } = await extractText(document, { mergePages: true });
      const pdf = text.replaceAll(papier.pied, '').replace(/Page \d+ sur \d+/g, '');
      const docx = (await mammoth.extractRawText({ buffer: await ecrireDocx(papier) })).value.replaceAll(papier.pied, '');
      expect(serre(docx).split(' ').toSorted()).toEqual(serre(pdf).split(' ').toSorted());
      expect(document.numPages).toBeLessThanOrEqual(2);
      for (const { textes } of papier.articles ?? []) {
        for (const texte of textes) expect(serre(pdf)).toContain(serre(texte));
      }
    }
  });
});

describe('the convention', () => {
  test('says who, when, where, why, for how much and by which law', () => {
    attendre(
      convention(donneesDePapier()),
      'CV-2026-014',
      'Version 2',
      'SIRET 509 318 747 00029',
      'SIRET 421 663 089 00017',
      'Représentation : Hélène Marsaudon, direction, par délégation du 6 janvier 2026, ou Odile Vergne, présidence',
      'La Grange commune met Maëlle Desroches à la disposition de L’Escale, du mardi 21 au mercredi 22 avril 2026.',
      'Identité et qualification : Maëlle Desroches, animatrice.',
      'améliorer la qualification de la main-d’œuvre',
      'Missions confiées : celles qui servent ce but, « apprendre à animer un groupe de parents et à préparer un accueil parents-enfants. »',
      'Mardi 21 avril 2026, de 9 h à 12 h 30 et de 13 h 30 à 17 h.',
      'Soit 2 jours, 14 heures, pause du repas non comprise.',
      'Lieu de travail : L’Escale, 3, place de la Fontaine, 87500 Saint-Yrieix-la-Perche.',
      'Accueil et tutorat : Amina Kerdoncuff, référente familles.',
      'n’est ni rompu ni suspendu',
      'retrouve son poste, ou un poste équivalent, au plus tard le jeudi 23 avril 2026',
      'durée du travail, travail de nuit, repos hebdomadaire et jours fériés, santé et sécurité au travail',
      'Le suivi médical reste à la charge de La Grange commune',
      'équipements de protection individuelle sans frais pour Maëlle Desroches',
      'Rien n’est facturé à L’Escale',
      'Trajets : Châlus – Saint-Yrieix-la-Perche, aller et retour chaque jour, environ 108 km au total, soit 64,80 €, remboursés par La Grange commune.',
      'Repas : offerts par L’Escale.',
      'L’Escale prévient La Grange commune le jour même, 05 36 49 11 20. La Grange commune fait la déclaration.',
      'il n’y a pas de période probatoire',
      'Modèle à faire relire',
      'L. 8241-3 (version du 17 avril 2024)',
      'textes consultés le 21 novembre 2026',
    );
  });

  test('names all of those whom it makes available, and nobody else', () => {
    const publique = personneDePapier({ id: 5, nom: 'Agnès Public', lien: 'agent_public', regime: 'agent_public' });
    const papier = convention(donneesDePapier({ personnes: [BENEVOLE, ...TROIS, publique] }));
    attendre(
      papier,
      'met Maëlle Desroches, Inès Roudier et Zoé Blanc à la disposition',
      'Maëlle Desroches, animatrice ; Inès Roudier, accueil et secrétariat ; Zoé Blanc.',
      'Soit 2 jours, 14 heures, pause du repas non comprise, pour chaque personne.',
      'Chaque personne retrouve son poste',
      'Ces montants sont ceux d’une personne.',
    );
    expect(tout(papier)).not.toMatch(/Paul Ney|Agnès Public/);
    expect(() => convention(donneesDePapier({ personnes: [BENEVOLE, publique] }))).toThrow('no one');
  });

  test('invoices the exact cost under L8241-2, less or nothing under L8241-3', () => {
    const de = (facturation: (typeof FACTURATIONS)[number], gestion: 'association' | 'msa' | 'ccas' = 'association') =>
      convention(donneesDePapier({ termes: { facturation }, accueil: { gestion, libelleGestion: LIBELLE_GESTION[gestion] } }));
    const loi = (papier: Papier) => serre(papier.articles?.[4]?.textes.join(' ') ?? '');
    expect(loi(de('rien'))).toMatch(/L\. 8241-3 et R\. 8241-2.*238 bis.*déclare en être un/);
    expect(loi(de('frais'))).toMatch(/les seuls frais professionnels.*montant exact.*sans marge.*L\. 8241-3/);
    expect(loi(de('cout'))).toMatch(/coût exact.*sans marge ni frais de gestion.*L\. 8241-1 et L\. 8241-2/);
    expect(loi(de('cout'))).not.toContain('238 bis');
    attendre(de('cout'), 'celui de La Grange commune est consulté avant le départ');
    attendre(de('rien', 'msa'), 'Avant de signer, vérifier', 'Centre social, MSA, organisme de droit privé');
    attendre(de('rien', 'ccas'), 'Centre social, CCAS ou CIAS', 'informe, s’il existe, son comité social');
    expect(tout(de('cout', 'msa'))).not.toContain('Avant de signer');
    expect(tout(de('rien'))).not.toContain('Avant de signer');
  });

  test('says what was typed as one clean sentence', () => {
    const objectif = "  Observer l'accueil,\n\n- tenir  un jardin ;\n• Lire !\nécrire ";
    attendre(
      convention(donneesDePapier({ termes: { objectif, lieu: "Salle d'en haut,\nplace du Foirail" } })),
      'Missions confiées : celles qui servent ce but, « Observer l’accueil ; tenir un jardin ; Lire ! écrire. »',
      'Lieu de travail : Salle d’en haut, place du Foirail.',
      'Châlus – lieu du stage, aller et retour chaque jour',
    );
  });

  test('changes its hash with the facts, and not with the day it is drawn', () => {
    const empreinte = empreinteDuPapier(convention(donneesDePapier()));
    expect(empreinteDuPapier(convention(donneesDePapier({ etabliLe: '2026-03-30' })))).toBe(empreinte);
    for (const autre of [
      donneesDePapier({ version: 3 }),
      donneesDePapier({ edition: 2 }),
      donneesDePapier({ termes: { montantCentimes: 6481 } }),
      donneesDePapier({ accueil: { siret: '42166308900025' } }),
    ]) {
      expect(empreinteDuPapier(convention(autre))).not.toBe(empreinte);
    }
  });
});

describe('the avenant', () => {
  test('says the work, the hours, the place, the post, and carries a written consent', () => {
    const papier = avenant(donneesDePapier(), personneDePapier());
    attendre(
      papier,
      'selon la convention CV-2026-014',
      'Il sert ce but : « apprendre à animer un groupe de parents',
      'Mercredi 22 avril 2026, de 9 h à 12 h 30 et de 13 h 30 à 17 h.',
      'Les caractéristiques particulières du poste',
      'Lieu de travail : L’Escale, 3, place de la Fontaine',
      'Maëlle Desroches donne son accord exprès et écrit',
      'ni sanction, ni licenciement, ni mesure discriminatoire',
      'au plus tard le jeudi 23 avril 2026',
    );
    expect(papier.signatures.map(({ titre }) => titre)).toEqual(['Maëlle Desroches', 'Pour La Grange commune']);
  });

  test('is not signed by the same person on both sides, unless she is alone to sign', () => {
    const helene = personneDePapier({ nom: 'Hélène Marsaudon', intitule: 'direction' });
    expect(avenant(donneesDePapier(), helene).signatures[1]?.lignes[0]).toBe('Odile Vergne, présidence');
    const seule = donneesDePapier({ employeur: { signataires: ['Hélène Marsaudon, direction'] } });
    expect(avenant(seule, helene).signatures[1]?.lignes[0]).toBe('Hélène Marsaudon, direction');
  });

  test.each(REGIMES.filter((regime) => regime !== 'convention'))('is not for %s', (regime) => {
    expect(() => avenant(donneesDePapier(), personneDePapier({ regime }))).toThrow(regime);
  });
});

describe('the ordre de mission', () => {
  test('says the place, each day with its hours, the way and who pays', () => {
    const d = donneesDePapier({ stageId: 31, termes: { activite: 'observer', frais: 'partage', repas: 'personne' } });
    const papier = ordreDeMission(d, mission);
    expect(papier.reference).toBe('OM-2026-031');
    attendre(
      papier,
      'La Grange commune envoie Maëlle Desroches, animatrice, à L’Escale, à Saint-Yrieix-la-Perche, du mardi 21 au mercredi 22 avril 2026, pour y observer le travail de l’équipe.',
      'Observation : Maëlle Desroches n’occupe aucun poste et ne remplace personne.',
      'Mardi 21 avril 2026, de 9 h à 12 h 30 et de 13 h 30 à 17 h.',
      'Accueil par Amina Kerdoncuff, référente familles, 05 36 49 13 02.',
      'environ 108 km au total, soit 64,80 €, remboursés pour moitié par La Grange commune et pour moitié par L’Escale.',
      'À la charge de Maëlle Desroches.',
      'Les heures de la mission sont des heures de travail.',
      'prévient aussitôt La Grange commune, 05 36 49 11 20, qui fait la déclaration.',
    );
  });

  test('tells a public agent that her administration has its own procedure', () => {
    attendre(
      ordreDeMission(donneesDePapier(), personneDePapier({ regime: 'agent_public', lien: 'agent_public' })),
      'Position et rémunération inchangées.',
      'Agent public : vérifier la procédure de la collectivité avant le départ.',
    );
  });

  test.each(['convention', 'benevolat'] as const)('is not for %s', (regime) => {
    expect(() => ordreDeMission(donneesDePapier(), personneDePapier({ regime }))).toThrow(regime);
  });
});

describe('the attestation', () => {
  test.each(REGIMES)('says what was really done, whatever the regime: %s', (regime) => {
    const d = donneesDePapier({ etabliLe: '2026-04-30' });
    const fait = { ...d.termes, demiJournees: d.termes.demiJournees.slice(0, 3) };
    const papier = attestation(d, personneDePapier({ regime }), fait);
    attendre(
      papier,
      'AT-2026-014',
      'jeudi 30 avril 2026',
      'CRU 87, Haute-Vienne atteste que Maëlle Desroches a fait un stage à L’Escale, à Saint-Yrieix-la-Perche',
      'Mercredi 22 avril 2026, de 9 h à 12 h 30.',
      'Soit 1 jour et demi, 10 heures 30, pause du repas non comprise.',
      'La Grange commune et L’Escale.',
      'Amina Kerdoncuff, référente familles.',
    );
    expect(papier.signatures).toEqual([]);
    expect(() => attestation(d, personneDePapier(), { ...fait, demiJournees: [] })).toThrow('nothing');
  });
});

test('a version of the law is a day', () => {
  for (const jour of Object.values(EN_VIGUEUR_DEPUIS)) expect(jourDeNumero(numeroDeJour(jour))).toBe(jour);
});
