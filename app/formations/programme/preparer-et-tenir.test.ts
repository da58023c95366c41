import { beforeEach, describe, expect, test } from 'vitest';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { demiJournee } from '#app/commun/periode.ts';
import { direUnBesoin } from '#app/formations/besoins/besoins.server.ts';
import { presences } from '#app/formations/presences/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, LUNDI_MATIN } from '#tests/base.ts';
import { fabriquerFormation, fabriquerInscription } from '#tests/fabriques/formations.ts';
import {
  fabriquerCompetence,
  fabriquerEquipe,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
} from '#tests/fabriques/reseau.ts';
import { ceQuiVient, type PasDeFormation, prochainPas } from './etapes.ts';
import { getFormation } from './formations.server.ts';
import { datesAVenir, preparerFormation, preparerNouvelleFormation } from './formulaire.server.ts';
import { lirePassage } from './franchir-formation.server.ts';
import { quandDite } from './mots.ts';
import { getPageDeFormation } from './page-de-formation.server.ts';
import { saisieFormation, saisieNouvelleFormation } from './saisie.ts';
import { creerFormation } from './tenir-formation.server.ts';

let db: Base;
let coordination: ContextePersonne;

beforeEach(() => {
  db = baseDeTest().db;
  const { id } = fabriquerPersonne(db);
  fabriquerRole(db, id, 'coordination');
  coordination = ctxDe(db, id);
});

test('its days are said by days: what lies between is not of it', () => {
  const dite = (jours: [string, 'matin' | 'apres-midi'][]) => {
    const demis = jours.map(([jour, moment]) => demiJournee(jour, moment));
    return quandDite({ du: demis[0] ?? null, au: demis.at(-1) ?? null });
  };
  expect(
    dite([
      ['2027-03-09', 'matin'],
      ['2027-03-16', 'matin'],
    ]),
  ).toBe('du mardi 9 au mardi 16 mars');
  expect(
    dite([
      ['2027-03-09', 'apres-midi'],
      ['2027-03-10', 'matin'],
    ]),
  ).toBe('du mardi 9 au mercredi 10 mars');
  expect(
    dite([
      ['2027-03-09', 'matin'],
      ['2027-03-09', 'apres-midi'],
    ]),
  ).toBe('mardi 9 mars');
  expect(dite([['2027-03-09', 'matin']])).toBe('mardi 9 mars, le matin');
  expect(dite([])).toBe('');
});

describe('the next step of its life', () => {
  const AUJOURDHUI = '2026-05-12';
  const une = {
    ...{
      statut: 'ouverte',
      minimum: 4,
      limite: null,
      du: demiJournee('2026-06-02', 'matin'),
      au: demiJournee('2026-06-02', 'matin'),
    },
    ...{ tenues: 0, placees: 0, convoquee: false, prete: true, presenceNotee: false },
  } satisfies Parameters<typeof prochainPas>[0];
  const passee = { du: demiJournee('2026-05-05', 'matin'), au: demiJournee('2026-05-05', 'matin') };

  test.each<[Partial<Parameters<typeof prochainPas>[0]>, PasDeFormation | null]>([
    [{ statut: 'projet' }, 'ouvrir'],
    [{ statut: 'projet', prete: false }, 'modifier'],
    [{ tenues: 4 }, 'confirmer'],
    [{ limite: '2026-05-11' }, 'confirmer'],
    [{ limite: '2026-05-20' }, null],
    [passee, 'realiser'],
    [{ statut: 'confirmee', tenues: 4, placees: 4 }, 'convoquer'],
    [{ statut: 'confirmee', tenues: 4, placees: 4, convoquee: true }, null],
    [{ statut: 'confirmee', tenues: 4, placees: 4, convoquee: true, du: demiJournee(AUJOURDHUI, 'matin') }, 'presence'],
    [{ ...passee, statut: 'realisee', placees: 4 }, 'presence'],
    [{ ...passee, statut: 'realisee', placees: 4, presenceNotee: true }, 'clore'],
    [{ ...passee, statut: 'close' }, null],
  ])('%o: %s', (champs, pas) => {
    expect(prochainPas({ ...une, ...champs }, AUJOURDHUI)).toBe(pas);
  });

  test.each<[Partial<Parameters<typeof prochainPas>[0]>, string | null]>([
    [{ limite: '2026-05-20' }, 'Il manque quatre inscriptions. Le mercredi 20 mai passé, s’il en manque encore, vous décidez.'],
    [
      { limite: '2026-05-20', tenues: 3 },
      'Il manque une inscription. Le mercredi 20 mai passé, s’il en manque encore, vous décidez.',
    ],
    [{ limite: '2026-05-20', tenues: 4 }, 'Le minimum est atteint\u00a0: le mercredi 20 mai passé, elle se confirme seule.'],
    [{}, 'Il manque quatre inscriptions. À une semaine du premier jour, s’il en manque encore, vous décidez.'],
    // It is to decide, to confirm, to convoke, to close: the next step says it.
    [{ limite: '2026-05-11' }, null],
    [{ tenues: 4 }, null],
    [{ statut: 'confirmee', placees: 4 }, null],
    [{ ...passee, statut: 'realisee' }, null],
    [{ statut: 'confirmee' }, 'Personne n’a encore de place.'],
    [
      { statut: 'confirmee', placees: 4, convoquee: true },
      'La convocation est partie. La présence se note à partir du mardi 2 juin.',
    ],
    [{ statut: 'projet' }, null],
    [{ ...passee, statut: 'close' }, null],
  ])('%o, meanwhile: %s', (champs, phrase) => {
    expect(ceQuiVient({ ...une, ...champs }, AUJOURDHUI)).toBe(phrase);
  });

  test('is the first button of whoever may take it, and of nobody else', () => {
    const { id } = fabriquerFormation(db, { statut: 'confirmee' }).formation;
    const { animatrice } = fabriquerEquipe(db);
    fabriquerInscription(db, { formationId: id });
    expect(getPageDeFormation(coordination, id)).toMatchObject({
      pas: { chemin: 'convoquer' },
      enBref: 'Mardi 12 mai, 11 places libres sur 12, 1 inscription au moins',
    });
    expect(getPageDeFormation(ctxDe(db, animatrice.id), id)).toMatchObject({ pas: null, enBref: null });
  });
});

describe('a draft', () => {
  test('shows what is read again before it is opened, and no list', () => {
    const mot = fabriquerCompetence(db, { nom: 'Gestion des conflits', parentId: fabriquerCompetence(db).id });
    const ines = ctxDe(db, fabriquerEquipe(db, { nom: 'La Grange' }).animatrice.id);
    const besoin = direUnBesoin(ines, { besoin: 'calmer un conflit' });
    const lu = preparerNouvelleFormation(coordination, [besoin]);
    expect(lu.valeurs.titre, 'typed in lower case, a title has its capital').toBe('Calmer un conflit');
    expect(lu.mots).toEqual([mot.slug]);
    const saisie = saisieNouvelleFormation('2026-03-23').parse({
      ...{ titre: lu.valeurs.titre, capacite: '12', minimum: '5', limite: '2026-05-04', besoins: String(besoin) },
      ...{ competences: lu.mots, 'seance-0-jour': '2026-05-12', 'seance-0-moment': 'matin' },
    });
    const page = getPageDeFormation(coordination, creerFormation(coordination, saisie));
    expect(page.aRelire).toEqual([
      { titre: 'Places', contenu: '12 places, 5 inscriptions au moins' },
      { titre: 'Dernier jour pour s’inscrire', contenu: 'Lundi 4 mai' },
      { titre: 'Thèmes', contenu: 'Gestion des conflits' },
      { titre: 'Besoins auxquels elle répond', contenu: 'Calmer un conflit (La Grange).' },
      { titre: 'Page à partager, sans compte', contenu: 'Non' },
    ]);
    expect(page).toMatchObject({ enCours: null, pas: { chemin: 'ouvrir' } });
  });

  test('its days are to come: refused on their field, beside each other', () => {
    const refus = (champs: Record<string, string>, schema: ReturnType<typeof saisieFormation> | undefined = undefined) =>
      (schema ?? saisieNouvelleFormation('2026-03-23'))
        .safeParse({ titre: 'Écouter', capacite: '12', version: '1', ...champs })
        .error?.issues.map(({ path }) => path.join('.'));
    expect(refus({ 'seance-0-jour': '2026-03-24', limite: '2026-03-23' })).toBeUndefined();
    expect(refus({ 'seance-0-jour': '2026-03-23' }), 'today is too late to open it').toEqual(['seance-0-jour']);
    expect(refus({ 'seance-0-jour': '2026-05-12', limite: '2026-05-12' })).toEqual(['limite']);
    expect(refus({ 'seance-0-jour': '2026-03-20', 'seance-1-jour': '2026-05-12', limite: '2026-05-20' })).toEqual([
      'seance-0-jour',
      'limite',
    ]);
    expect(refus({ limite: '2026-03-22' })).toEqual(['limite']);
    // All at once: nobody mends a number to learn then that a day is past.
    expect(refus({ titre: '', capacite: 'trois', 'seance-0-jour': '2026-03-20', limite: '2026-03-01' })?.sort()).toEqual([
      'capacite',
      'limite',
      'seance-0-jour',
      'titre',
    ]);
    // What stands may stay; what has begun is noted as it was.
    const { id } = fabriquerFormation(db, { statut: 'projet', jours: [['2026-03-19', 'matin']] }).formation;
    const projet = saisieFormation(datesAVenir(coordination, getFormation(coordination, id)));
    expect(refus({ 'seance-0-jour': '2026-03-19' }, projet)).toBeUndefined();
    expect(refus({ 'seance-0-jour': '2026-03-18' }, projet)).toEqual(['seance-0-jour']);
    const tardive = fabriquerFormation(db, { statut: 'ouverte', jours: [['2026-05-12', 'matin']], limite: '2026-05-12' });
    const ouverte = saisieFormation(datesAVenir(coordination, getFormation(coordination, tardive.formation.id)));
    expect(refus({ 'seance-0-jour': '2026-05-12', limite: '2026-05-12' }, ouverte)).toBeUndefined();
    expect(refus({ 'seance-0-jour': '2026-05-11', limite: '2026-05-12' }, ouverte)).toEqual(['limite']);
    const commencee = fabriquerFormation(db, { statut: 'confirmee', jours: [['2026-03-19', 'matin']] }).formation.id;
    expect(datesAVenir(coordination, getFormation(coordination, commencee))).toBeNull();
  });

  test('what one may learn, by family, and who trains, by name with each structure', () => {
    const [lieux, animation] = [
      fabriquerCompetence(db, { nom: 'À partager', slug: 'lieux-et-materiel' }),
      fabriquerCompetence(db, { nom: 'Animation' }),
    ];
    const barnum = fabriquerCompetence(db, { nom: 'Barnums', parentId: lieux.id });
    fabriquerCompetence(db, { nom: 'Débats', parentId: animation.id });
    const { structure, animatrice } = fabriquerEquipe(db, { nom: 'Le Préau' });
    const autre = fabriquerEquipe(db, { nom: 'La Grange' });
    fabriquerFonction(db, { personneId: animatrice.id, structureId: autre.structure.id });
    const { termes, formatrices } = preparerNouvelleFormation(coordination, []);
    expect(termes).toEqual([{ slug: 'debats', nom: 'Débats', groupe: 'Animation' }]);
    const noms = formatrices.map(({ libelle }) => libelle);
    expect(noms).toEqual([...noms].sort((a, b) => a.localeCompare(b, 'fr')));
    expect(formatrices.filter(({ valeur }) => valeur === String(animatrice.id))).toMatchObject([
      { libelle: expect.stringContaining(`(La Grange, ${structure.nom})`) },
    ]);
    // What a formation says already stays offered: a form sent as it came changes nothing.
    const id = creerFormation(coordination, {
      ...saisieNouvelleFormation('2026-03-23').parse({ titre: 'Monter un barnum', capacite: '4' }),
      competences: [barnum.slug],
    });
    expect(preparerFormation(coordination, id).termes.at(-1)).toMatchObject({ slug: barnum.slug, groupe: 'Ses autres mots' });
  });
});

test('one that is confirmed and still open says until when one registers', () => {
  const dite = (statut: 'ouverte' | 'confirmee', limite: string) =>
    getPageDeFormation(coordination, fabriquerFormation(db, { statut, limite }).formation.id).jusqua;
  expect(dite('confirmee', '2026-05-04')).toBe('Inscriptions jusqu’au lundi 4 mai');
  expect(dite('ouverte', '2026-05-04')).toBe('jusqu’au lundi 4 mai');
  expect(dite('confirmee', '2026-03-20')).toBeNull();
});

test('before closing, what is noted of presence and of opinions, and where what misses is', () => {
  const { formation, seances } = fabriquerFormation(db, {
    ...{
      statut: 'realisee',
      jours: [
        ['2026-02-03', 'matin'],
        ['2026-02-03', 'apres-midi'],
      ],
    },
  });
  const { id: inscriptionId } = fabriquerInscription(db, { formationId: formation.id });
  fabriquerInscription(db, { formationId: formation.id, statut: 'retiree' });
  const noter = (seanceId = 0) =>
    db
      .insert(presences)
      .values({
        ...{ inscriptionId, seanceId, rang: 1, etat: 'presente', moyen: 'feuille', parId: coordination.acteur.personneId },
        le: LUNDI_MATIN,
      })
      .run();
  const bilan = () => lirePassage(coordination, formation.id, 'clore').bilan;
  noter(seances[0]?.id);
  expect(bilan()).toMatchObject([
    {
      phrase: 'Notée pour 1 demi-journée sur 2, pour 1 personne.',
      lien: { chemin: `/formations/${formation.id}/presence`, libelle: 'Noter la présence qui manque' },
    },
    { phrase: 'Aucun questionnaire n’est encore parti.', lien: { chemin: `/formations/${formation.id}/synthese` } },
    { lien: { chemin: `/formations/${formation.id}/comptes` } },
  ]);
  expect(getPageDeFormation(coordination, formation.id).pas).toEqual({ chemin: 'presence', libelle: 'Noter la présence' });
  noter(seances[1]?.id);
  expect(bilan()?.[0]).toMatchObject({
    phrase: expect.stringContaining('2 demi-journées sur 2'),
    lien: { libelle: 'Relire la présence' },
  });
  expect(getPageDeFormation(coordination, formation.id).pas).toMatchObject({ chemin: 'clore' });
  expect(lirePassage(coordination, formation.id, 'copier').bilan).toBeNull();
});
