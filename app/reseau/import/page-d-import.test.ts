import { beforeEach, describe, expect, test } from 'vitest';
import { journal } from '#app/commun/tables.ts';
import { listAInviter } from '#app/reseau/personnes/acces.server.ts';
import { inviter, renvoyerInvitation } from '#app/reseau/personnes/invitations.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import {
  fabriquerCommune,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerStructure,
} from '#tests/fabriques/reseau.ts';
import { preparerImport } from './importer.server.ts';
import { lireType } from './lectures.ts';
import { confirmer, getPageDApercu, getPageDesInvitations, inviterDepuisLaListe, suivre } from './page-d-import.server.ts';

let db: ReturnType<typeof baseDeTest>['db'];
let ctx: ReturnType<typeof ctxDe>;

beforeEach(() => {
  ({ db } = baseDeTest());
  fabriquerCommune(db, { code: '87064', nom: 'Eymoutiers', codesPostaux: ['87120'] });
  const { id } = fabriquerPersonne(db, { prenom: 'Nadège' });
  fabriquerRole(db, id, 'coordination');
  ctx = ctxDe(db, id);
});

const TITRES = 'Structure;Commune;SIRET;Type;Directeur;Mail';
const deposer = (...lignes: string[]) =>
  preparerImport(ctx, { nomFichier: 'liste.csv', contenu: Buffer.from([TITRES, ...lignes].join('\n')) });
const lignesDuJournal = () =>
  db
    .select()
    .from(journal)
    .all()
    .filter((ligne) => ligne.acte === 'inviter')
    .map(({ objet, objetId, acte, resume, apres }) => ({ objet, objetId, acte, resume, apres }));
const actesDeJournal = () => lignesDuJournal().map((ligne) => ligne.resume);

function faireAttendre(nom: string) {
  const structure = fabriquerStructure(db, { nom: `Structure de ${nom}` });
  const personne = fabriquerPersonne(db, { nom, courriel: `${nom.toLowerCase()}@attend.example` });
  fabriquerFonction(db, { personneId: personne.id, structureId: structure.id, fonction: 'direction' });
  return { structure, personne };
}

describe('whom a written list invites', () => {
  test('the responsables of rows that a choice settled, with those of the others', () => {
    const id = deposer(
      'Le Fil;Eymoutiers;732 829 320 00075;CS;LASCAUX Bruno;bruno@fil.example',
      'La Source;Eymoutier;;CS;ROUDIER Inès;ines@source.example',
      'La Clairière;Eymoutiers;;CS;MEUNIER Paul;paul@clairiere.example',
    );
    faireAttendre('Ailleurs');
    confirmer(ctx, id, { 'siret-2': 'sans', 'commune-3': '87064' });
    const { aInviter } = getPageDesInvitations(ctx, id);
    expect(aInviter.map((p) => p.courriel).sort()).toEqual([
      'bruno@fil.example',
      'ines@source.example',
      'paul@clairiere.example',
    ]);
    expect(inviterDepuisLaListe(ctx, 'tous', id).avis.titre).toContain('3');
  });

  test('a row settled by a choice, whose structure was all there already, counts too', () => {
    const ligne = 'Le Fil;Eymoutiers;732 829 320 00075;CS;LASCAUX Bruno;bruno@fil.example';
    for (const _ of [1, 2]) {
      const id = deposer(ligne);
      confirmer(ctx, id, { 'siret-2': 'sans' });
      expect(getPageDesInvitations(ctx, id).aInviter).toHaveLength(1);
    }
    expect(db.select().from(structures).all()).toHaveLength(1);
  });

  test('when the list has nobody, those who wait in the network are counted', () => {
    const id = deposer('Le Fil;Eymoutiers;;CS;LASCAUX Bruno;bruno@fil.example');
    confirmer(ctx, id, {});
    inviterDepuisLaListe(ctx, 'tous', id);
    expect(getPageDesInvitations(ctx, id)).toMatchObject({ aInviter: [], attendent: 0 });
    faireAttendre('Ailleurs');
    expect(getPageDesInvitations(ctx, id)).toMatchObject({ aInviter: [], attendent: 1 });
  });

  test('someone who answers for two structures is found under the one that is asked for, once', () => {
    const { structure, personne } = faireAttendre('Double');
    const autre = fabriquerStructure(db, { nom: 'Autre' });
    fabriquerFonction(db, { personneId: personne.id, structureId: autre.id, fonction: 'direction' });
    for (const { id } of [structure, autre]) {
      expect(listAInviter(ctx, new Set([id]))).toMatchObject([{ personneId: personne.id, structureId: id }]);
    }
    expect(listAInviter(ctx)).toHaveLength(1);
  });
});

describe('the journal of invitations', () => {
  test('is the same from the import’s page, one by one or all at once, as from the structure’s', () => {
    const { structure, personne } = faireAttendre('Roudier');
    faireAttendre('Meunier');
    inviterDepuisLaListe(ctx, `${structure.id}-${personne.id}`, undefined);
    inviterDepuisLaListe(ctx, 'tous', undefined);
    expect(actesDeJournal()).toEqual([
      expect.stringMatching(/^a invité .*Roudier dans l’équipe de Structure de Roudier$/),
      expect.stringMatching(/^a invité .*Meunier dans l’équipe de Structure de Meunier$/),
    ]);
    renvoyerInvitation(ctx, structure.id, personne.id);
    expect(actesDeJournal()).toHaveLength(2);
    const nouvelle = {
      prenom: 'Paule',
      nom: 'Faucher',
      courriel: 'paule@x.example',
      fonction: 'direction',
      lien: 'salariat',
    } as const;
    const { personneId } = inviter(ctx, { ...nouvelle, structureId: structure.id });
    const [premiere, , derniere] = lignesDuJournal();
    expect(derniere).toEqual({
      ...premiere,
      resume: 'a invité Paule Faucher dans l’équipe de Structure de Roudier',
      apres: { ...premiere?.apres, personneId },
    });
  });
});

describe('a single suggestion', () => {
  test('is selected beforehand, still to be chosen, and counted in what the button writes', () => {
    const id = deposer('La Source;Eymoutier;;CS;;', 'Le Fil;Eymoutiers;732 829 320 00075;CS;;', 'La Clairière;Eymoutiers;;CS;;');
    const page = getPageDApercu(ctx, id);
    expect(page).toMatchObject({ aEcrire: 2, proposees: 1, sansReponse: 1, compte: { a_choisir: 2, nouvelle: 1 } });
    const champs = Object.fromEntries(
      page.lignes.flatMap(({ questions }) => questions.map(({ nom, proposee }) => [nom, proposee ?? ''])),
    );
    expect(champs).toEqual({ 'commune-2': '87064', 'siret-3': '' });
    expect(confirmer(ctx, id, champs).avis.texte).toContain('2 structures ajoutées');
  });

  test('is not counted when the row waits for another answer', () => {
    const id = deposer('La Source;Eymoutier;732 829 320 00075;CS;;');
    expect(getPageDApercu(ctx, id)).toMatchObject({ aEcrire: 0, proposees: 0, sansReponse: 1 });
  });

  test('confirming without any choice asks for one, and leaves the list open', () => {
    confirmer(ctx, deposer('La Clairière;Eymoutiers;;CS;;'), {});
    const id = deposer('La Source;Eymoutier;;CS;;', 'La Clairière;Eymoutiers;;CS;;');
    expect(() => confirmer(ctx, id, { 'commune-2': '' })).toThrow(
      'Choisissez d’abord, pour au moins une ligne, ce qu’il faut en faire.',
    );
    expect(getPageDApercu(ctx, id).ecrit).toBe(false);
    confirmer(ctx, id, { 'commune-2': 'sans' });
    expect(getPageDApercu(ctx, id).ecrit).toBe(true);
  });
});

test('columns are to be checked when one is guessed, or when what is necessary is missing', () => {
  const lire = (titres: string, champs?: Record<string, unknown>) => {
    const contenu = Buffer.from(`${titres}\nLe Fil;Eymoutiers`);
    const id = preparerImport(ctx, { nomFichier: 'liste.csv', contenu });
    if (champs) suivre(ctx, { relire: id }, champs);
    return getPageDApercu(ctx, id).aVerifier;
  };
  expect(lire('Structure;Commune')).toBe(false);
  expect(lire('Structure;Lieu')).toBe(true);
  expect(lire('Structure;Commune', { 'colonne-0': '', 'colonne-1': 'commune' })).toBe(true);
});

describe('agréments', () => {
  test.each([
    ['E.V.S', 'evs'],
    ['e.v.s.', 'evs'],
    ['E. V. S.', 'evs'],
    ['C.S.', 'centre_social'],
    ['C.S.C.', 'centre_social'],
    ['C.S.C', 'centre_social'],
    ['Le C.S. des Lilas', 'centre_social'],
    ['C.S.F.', null],
    ['A.C.S.', null],
    ['EVS en projet', 'prefiguration'],
    ['E.V.S. (en projet)', 'prefiguration'],
    ['en projet', 'prefiguration'],
    ['Femmes en projet', null],
    ['crèche', null],
  ])('%s', (texte, type) => expect(lireType(texte)).toBe(type));

  test('one that is not known is said whatever becomes of the row', () => {
    const lignes = () =>
      deposer('La Source;Eymoutier;;crèche;;', 'La Clairière;Eymoutiers;;crèche;;', 'La Clairière;Eymoutiers;;crèche;;');
    const lire = () => getPageDApercu(ctx, lignes()).lignes;
    const neuves = lire();
    confirmer(ctx, lignes(), {});
    const encore = lire();
    expect(new Set([...neuves, ...encore].map((l) => l.sort))).toEqual(
      new Set(['refusee', 'a_choisir', 'nouvelle', 'inchangee']),
    );
    for (const { raisons } of [...neuves, ...encore]) {
      expect(raisons.join(' ')).toContain('n’est pas un agrément que nous connaissons');
    }
  });
});
