import { beforeEach, expect, test } from 'vitest';
import { ROLES_RESEAU } from '#app/commun/droits.ts';
import { journal } from '#app/commun/tables.ts';
import { jetons } from '#app/reseau/comptes/tables.ts';
import { ROLES_SEPARES } from '#app/reseau/droits-reseau.ts';
import { courriels } from '#app/services/tables.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerCompte, fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { getPageDesRoles, listRoles } from './page-des-roles.server.ts';
import { donnerRole, retirerRole } from './roles.server.ts';
import { personnes, rolesReseau } from './tables.ts';

let db: ReturnType<typeof baseDeTest>['db'];
beforeEach(() => {
  db = baseDeTest().db;
});

function coordination() {
  const { id } = fabriquerPersonne(db, { prenom: 'Nadège', nom: 'Faucher' });
  fabriquerCompte(db, id);
  fabriquerRole(db, id, 'coordination');
  return ctxDe(db, id);
}

const SAISIE = { prenom: 'Paul', nom: 'Meunier', courriel: 'paul@caf.example', role: 'partenaire' } as const;

test('the page and the verbes exist for the coordination alone', () => {
  const { responsable, animatrice } = fabriquerEquipe(db);
  const partenaire = fabriquerPersonne(db);
  fabriquerRole(db, partenaire.id, 'partenaire');
  for (const { id } of [responsable, animatrice, partenaire]) {
    const ctx = ctxDe(db, id);
    expect(() => listRoles(ctx)).toThrow(/Nous ne trouvons pas/);
    expect(() => donnerRole(ctx, SAISIE)).toThrow(/Nous ne trouvons pas/);
    expect(() => retirerRole(ctx, partenaire.id, 'partenaire')).toThrow(/Nous ne trouvons pas/);
  }
  expect(db.select().from(rolesReseau).all()).toHaveLength(1);
  expect(db.select().from(journal).all()).toEqual([]);
});

test('someone new is created without structure and invited; given twice, nothing changes', () => {
  const ctx = coordination();
  expect(donnerRole(ctx, SAISIE)).toEqual({
    ...{ nom: 'Paul Meunier', courriel: 'paul@caf.example', donne: true, change: false },
    jusquau: 'lundi 30 mars',
  });
  const [lettre] = db.select().from(courriels).all();
  expect(lettre).toMatchObject({
    adresse: 'paul@caf.example',
    lettre: { bouton: { url: expect.stringMatching(/\/invitation\//) } },
  });
  expect(db.select().from(journal).all()).toMatchObject([
    { acte: 'donner_role', avant: { roles: [] }, apres: { roles: ['partenaire'] } },
  ]);
  expect(donnerRole(ctx, { ...SAISIE, prenom: 'Autre' })).toMatchObject({ nom: 'Paul Meunier', donne: false });
  expect(db.select().from(courriels).all()).toHaveLength(1);
  expect(db.select().from(journal).all()).toHaveLength(1);
  expect(listRoles(ctx).map(({ nom, role, entree }) => [nom, role, entree])).toEqual([
    ['Nadège Faucher', 'coordination', true],
    ['Paul Meunier', 'partenaire', false],
  ]);
});

test('whom a partenaire works for is said, then corrected by giving the role again; nobody else has it', () => {
  const ctx = coordination();
  const organismes = () => listRoles(ctx).map(({ role, organisme }) => [role, organisme]);
  donnerRole(ctx, { ...SAISIE, organisme: 'msa' });
  expect(organismes()).toEqual([
    ['coordination', null],
    ['partenaire', 'msa'],
  ]);
  expect(donnerRole(ctx, { ...SAISIE, organisme: 'caf' })).toMatchObject({ donne: false, change: true });
  expect(donnerRole(ctx, { ...SAISIE, organisme: 'caf' })).toMatchObject({ donne: false, change: false });
  // Said again without an answer, what is known stays.
  expect(donnerRole(ctx, SAISIE)).toMatchObject({ donne: false, change: false });
  const id = listRoles(ctx).find(({ role }) => role === 'partenaire')?.personneId ?? 0;
  expect(ctxDe(db, id).acteur).toMatchObject({ roles: ['partenaire'], organisme: 'caf' });
  expect(db.select().from(journal).all().at(-1)).toMatchObject({
    ...{ acte: 'corriger_role', avant: { organisme: 'msa' }, apres: { organisme: 'caf' } },
  });
  const { animatrice } = fabriquerEquipe(db);
  donnerRole(ctx, { ...SAISIE, courriel: animatrice.courriel ?? '', role: 'cellule', organisme: 'caf' });
  expect(ctxDe(db, animatrice.id).acteur).not.toHaveProperty('organisme');
});

test('someone who has an account is told, and enters with the role at once', () => {
  const ctx = coordination();
  const { animatrice } = fabriquerEquipe(db);
  const courriel = animatrice.courriel ?? '';
  expect(donnerRole(ctx, { ...SAISIE, courriel, role: 'cellule' })).toMatchObject({
    nom: expect.stringMatching(/^Maëlle/),
    jusquau: null,
  });
  expect(db.select().from(jetons).all()).toEqual([]);
  expect(db.select().from(courriels).all()).toMatchObject([{ adresse: courriel }]);
  expect(ctxDe(db, animatrice.id).acteur.roles).toEqual(['cellule', 'equipe']);
});

test.each(ROLES_RESEAU.flatMap((tenu) => ROLES_RESEAU.map((donne) => ({ tenu, donne }))))(
  'who holds $tenu is given $donne, or the sentence says why not',
  ({ tenu, donne }) => {
    const ctx = coordination();
    const { animatrice } = fabriquerEquipe(db);
    fabriquerRole(db, animatrice.id, tenu);
    const donner = () => donnerRole(ctx, { ...SAISIE, courriel: animatrice.courriel ?? '', role: donne });
    if (ROLES_SEPARES[donne].includes(tenu)) {
      expect(donner).toThrow(/ne vont pas ensemble/);
      expect(ctxDe(db, animatrice.id).acteur.roles).toEqual(tenu === 'partenaire' ? [tenu] : [tenu, 'equipe']);
    } else expect(donner().donne).toBe(tenu !== donne);
  },
);

test('roles that do not go together say so both ways', () => {
  for (const un of ROLES_RESEAU) for (const autre of ROLES_SEPARES[un]) expect(ROLES_SEPARES[autre]).toContain(un);
});

test('the cellule is added to a team or to the coordination, and a refusal creates nobody', () => {
  expect(() => donnerRole(coordination(), { ...SAISIE, role: 'cellule' })).toThrow(/invitez d’abord/);
  expect(db.select().from(personnes).all()).toHaveLength(1);
});

test('the last of the coordination who may enter stays', () => {
  const ctx = coordination();
  const { personneId } = ctx.acteur;
  expect(() => retirerRole(ctx, personneId, 'coordination')).toThrow(/Il ne resterait personne/);
  donnerRole(ctx, { ...SAISIE, role: 'coordination' });
  // Invited is not entered.
  expect(() => retirerRole(ctx, personneId, 'coordination')).toThrow(/Il ne resterait personne/);
  const relais = fabriquerPersonne(db);
  fabriquerCompte(db, relais.id);
  fabriquerRole(db, relais.id, 'coordination');
  retirerRole(ctx, personneId, 'coordination');
  expect(ctxDe(db, personneId).acteur.roles).toEqual([]);
});

test('a role taken away is journaled once, and its pending invitation opens nothing', () => {
  const ctx = coordination();
  donnerRole(ctx, SAISIE);
  const paul = listRoles(ctx).find(({ role }) => role === 'partenaire');
  const id = paul?.personneId ?? 0;
  expect(getPageDesRoles(ctx, { page: 1, retirer: `${id}-partenaire` }).aRetirer).toMatchObject({
    nom: 'Paul Meunier',
    soi: false,
  });
  expect(getPageDesRoles(ctx, { page: 9, retirer: `${id}-cellule` })).toMatchObject({ aRetirer: null, page: 1 });
  retirerRole(ctx, id, 'partenaire');
  retirerRole(ctx, id, 'partenaire');
  expect(
    db
      .select()
      .from(journal)
      .all()
      .map(({ acte }) => acte),
  ).toEqual(['donner_role', 'retirer_role']);
  expect(
    db
      .select()
      .from(jetons)
      .all()
      .every(({ utiliseLe }) => utiliseLe !== null),
  ).toBe(true);
});
