import { expect, test, vi } from 'vitest';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import type { PageDeReponse, Prise, ReponseParLien } from '#app/commun/prise.ts';
import { creerLien } from '#app/services/liens.server.ts';
import { baseDeTest, ctxDuTemps } from '#tests/base.ts';
import { fabriquerEquipe } from '#tests/fabriques/reseau.ts';
import { lireReponse, repondreParLien } from './reponses.server.ts';

const page: PageDeReponse = {
  salle: 'troc',
  titre: 'Accueillir Maëlle ?',
  phrases: [],
  details: [],
  actes: [
    { nom: 'accepter', libelle: 'Accepter', genre: 'principal' },
    { nom: 'refuser', libelle: 'Refuser', genre: 'danger', champ: { nom: 'motif', libelle: 'Pourquoi ?', obligatoire: true } },
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
