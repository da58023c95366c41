import { expect, test, vi } from 'vitest';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import type { Prise } from '#app/commun/prise.ts';
import type { PageDeReponse, ReponseParLien } from '#app/commun/reponse-par-lien.ts';
import { creerLien } from '#app/services/liens.server.ts';
import { baseDeTest, ctxDuTemps } from '#tests/base.ts';
import { fabriquerEquipe } from '#tests/fabriques/reseau.ts';
import { depuisLaPage, versLaPage } from './champs-de-reponse.ts';
import { lireReponse, repondreParLien } from './reponses.server.ts';

const QUALITES = [
  { valeur: 'presidence', libelle: 'Présidence' },
  { valeur: 'direction', libelle: 'Direction, par délégation' },
];

const page: PageDeReponse = {
  salle: 'troc',
  titre: 'Accueillir Maëlle ?',
  phrases: [],
  details: [],
  actes: [
    { nom: 'accepter', libelle: 'Accepter', genre: 'principal' },
    {
      nom: 'refuser',
      libelle: 'Refuser',
      genre: 'danger',
      champs: [{ nom: 'motif', libelle: 'Pourquoi ?', obligatoire: true }],
    },
    {
      nom: 'signer',
      libelle: 'Signer',
      genre: 'second',
      champs: [
        { nom: 'qualite', libelle: 'En quelle qualité ?', obligatoire: true, genre: 'choix', options: QUALITES },
        { nom: 'lu', libelle: 'J’ai lu la convention', obligatoire: true, genre: 'case' },
        { nom: 'lieu', libelle: 'Fait à', obligatoire: false, genre: 'texte' },
        { nom: 'mot', libelle: 'Un mot', obligatoire: false, genre: 'long' },
      ],
      caches: { version: '3', empreinte: 'e'.repeat(64) },
    },
  ],
  chemin: '/stages/12',
};

function maison(reponse: Partial<ReponseParLien> = {}, personneId?: number) {
  const { db } = baseDeTest();
  const { responsable } = fabriquerEquipe(db);
  const ctx = ctxDuTemps(db);
  const stage = {
    montrer: vi.fn(() => page),
    agir: vi.fn(() => ({ titre: 'Accepté', texte: 'L’Escale est prévenue.' })),
    ...reponse,
  };
  const prises: Prise[] = [{ domaine: 'reseau' }, { domaine: 'troc', reponses: { stage } }];
  const jeton = creerLien(ctx, { genre: 'stage', objetId: 12, personneId: personneId ?? responsable.id, jours: 30 })
    .split('/')
    .at(-1);
  return { ctx, prises, jeton, stage, responsable };
}

test('a link shows its object to the person it was written to, and changes nothing', () => {
  const { ctx, prises, jeton, stage, responsable } = maison();
  expect(lireReponse(ctx, prises, jeton)).toEqual({ page, nom: `${responsable.prenom} ${responsable.nom}` });
  expect(stage.montrer).toHaveBeenCalledWith(
    expect.objectContaining({ acteur: expect.objectContaining({ personneId: responsable.id }) }),
    12,
  );
  expect(stage.agir).not.toHaveBeenCalled();
});

test('an act is done as that person, and says what was done', () => {
  const { ctx, prises, jeton, stage, responsable } = maison();
  expect(repondreParLien(ctx, prises, jeton, { acte: 'accepter', motif: 'ignoré' })).toEqual({
    fait: { titre: 'Accepté', texte: 'L’Escale est prévenue.' },
  });
  expect(stage.agir).toHaveBeenCalledWith(
    expect.objectContaining({ acteur: expect.objectContaining({ personneId: responsable.id }) }),
    12,
    'accepter',
    {},
  );
});

test('a field is cleaned, and asked for when it must be there', () => {
  const { ctx, prises, jeton, stage } = maison();
  const sansMot = repondreParLien(ctx, prises, jeton, { acte: 'refuser', motif: '  ' });
  expect(sansMot).toEqual({
    formulaire: { valeurs: { acte: 'refuser', motif: '  ' }, erreurs: { motif: [expect.any(String)] } },
  });
  expect(repondreParLien(ctx, prises, jeton, { acte: 'refuser', motif: 'x'.repeat(10_000) })).toHaveProperty('formulaire');
  expect(stage.agir).not.toHaveBeenCalled();
  repondreParLien(ctx, prises, jeton, { acte: 'refuser', motif: ' Trop tôt\r\n' });
  expect(stage.agir).toHaveBeenCalledWith(expect.anything(), 12, 'refuser', { motif: 'Trop tôt' });
});

const SIGNATURE = { acte: 'signer', qualite: 'presidence', lu: 'on', version: '3', empreinte: 'e'.repeat(64) };

test('several fields are read each in its way, with what the page was read with, and nothing else', () => {
  const { ctx, prises, jeton, stage } = maison();
  // The text has changed since: the verbe compares what was read, as it was posted.
  const lues = { version: '2', empreinte: 'f'.repeat(64) };
  const tapees = { lu: 'oui', lieu: ' Châlus\t(87) ', mot: 'Une ligne\r\npuis une autre ', role: 'coordination' };
  repondreParLien(ctx, prises, jeton, { ...SIGNATURE, ...lues, ...tapees });
  expect(stage.agir).toHaveBeenCalledWith(expect.anything(), 12, 'signer', {
    ...{ qualite: 'presidence', lu: 'on', lieu: 'Châlus (87)', mot: 'Une ligne\npuis une autre' },
    ...lues,
  });
  repondreParLien(ctx, prises, jeton, { ...SIGNATURE, lieu: '', mot: ' ' });
  const { acte, ...reste } = SIGNATURE;
  expect(stage.agir).toHaveBeenLastCalledWith(expect.anything(), 12, 'signer', reste);
});

test('hidden values go with their own act alone', () => {
  const { ctx, prises, jeton, stage } = maison();
  repondreParLien(ctx, prises, jeton, { ...SIGNATURE, acte: 'refuser', motif: 'Trop tôt' });
  expect(stage.agir).toHaveBeenCalledWith(expect.anything(), 12, 'refuser', { motif: 'Trop tôt' });
});

test('each field that is refused says what to do, and all that was typed comes back', () => {
  const { ctx, prises, jeton, stage } = maison();
  const phrases = (valeurs: Record<string, string>) => {
    const suite = repondreParLien(ctx, prises, jeton, valeurs);
    if (!('formulaire' in suite)) throw new Error('accepté');
    expect(suite.formulaire.valeurs).toEqual(valeurs);
    return suite.formulaire.erreurs;
  };
  expect(phrases({ ...SIGNATURE, qualite: '', lu: '', lieu: 'x'.repeat(201), mot: 'y'.repeat(2001) })).toEqual({
    qualite: ['Choisissez une des réponses proposées.'],
    lu: ['Cochez cette case avant d’envoyer.'],
    lieu: ['C’est trop long\u00a0: 200 caractères au plus.'],
    mot: [expect.stringMatching(/^C’est trop long\u00a0: 2\s000 caractères au plus\.$/)],
  });
  for (const qualite of ['tresorerie', 'constructor', 'Présidence']) {
    expect(phrases({ ...SIGNATURE, qualite })).toEqual({ qualite: [expect.stringContaining('parmi celles proposées')] });
  }
  expect(stage.agir).not.toHaveBeenCalled();
});

test.each(['version', 'empreinte'] as const)('an act that does not say what was read is refused: %s', (absente) => {
  const { ctx, prises, jeton, stage } = maison();
  const { [absente]: _, ...valeurs } = SIGNATURE;
  for (const incomplet of [valeurs, { ...valeurs, [absente]: ' ' }]) {
    expect(() => repondreParLien(ctx, prises, jeton, incomplet)).toThrow(/ne dit pas à quoi elle répond/);
  }
  expect(stage.agir).not.toHaveBeenCalled();
});

test('in the page, a field bears the name of its act, and comes back under its own', () => {
  const champs = [{ nom: 'motif' }];
  const valeurs = { acte: 'refuser', motif: 'Trop tôt', version: '3' };
  const erreurs = { motif: ['Écrivez'], autre: ['Ce stage a changé.'], '': ['Réessayez.'] };
  const dansLaPage = versLaPage({ valeurs, erreurs }, champs);
  expect(dansLaPage).toEqual({
    valeurs: { acte: 'refuser', 'refuser-motif': 'Trop tôt', 'refuser-version': '3' },
    // No field of the page bears the second: its sentence stands for the whole form.
    erreurs: { 'refuser-motif': ['Écrivez'], '': ['Ce stage a changé.', 'Réessayez.'] },
  });
  expect(depuisLaPage(dansLaPage.valeurs)).toEqual(valeurs);
  expect(depuisLaPage({ 'refuser-motif': 'x' })).toEqual({ acte: '', 'refuser-motif': 'x' });
  expect(depuisLaPage({ acte: 'refuser', 'refuser-acte': 'signer' })).toEqual({ acte: 'refuser' });
});

test.each(['', 'inconnu', 'constructor'])('the act « %s » is not among those of the page', (acte) => {
  const { ctx, prises, jeton, stage } = maison();
  expect(() => repondreParLien(ctx, prises, jeton, { acte })).toThrow(expect.objectContaining({ code: 'IMPOSSIBLE' }));
  expect(stage.agir).not.toHaveBeenCalled();
});

test('what the domain refuses comes through', () => {
  const agir = () => {
    throw impossible('Ce stage a déjà commencé.');
  };
  const { ctx, prises, jeton } = maison({ agir });
  expect(() => repondreParLien(ctx, prises, jeton, { acte: 'accepter' })).toThrow('Ce stage a déjà commencé.');
});

test('a link to what she may no longer see, or to nobody, opens nothing', () => {
  const partie = maison({
    montrer: () => {
      throw introuvable();
    },
  });
  const inconnue = maison({}, 999);
  const autreGenre = { ...maison(), prises: [] };
  for (const { ctx, prises, jeton } of [partie, inconnue, autreGenre, { ...maison(), jeton: 'x' }]) {
    expect(lireReponse(ctx, prises, jeton)).toBeUndefined();
    expect(() => repondreParLien(ctx, prises, jeton, { acte: 'accepter' })).toThrow(
      expect.objectContaining({ code: 'INTROUVABLE' }),
    );
  }
});
