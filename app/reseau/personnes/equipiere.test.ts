import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { journal } from '#app/commun/tables.ts';
import { creerInvitation, demanderLien } from '#app/reseau/comptes/comptes.server.ts';
import { jetons, sessions } from '#app/reseau/comptes/tables.ts';
import { relationsPersonne, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { creerLien, lireLien } from '#app/services/liens.server.ts';
import { courriels } from '#app/services/tables.ts';
import { baseDeTest, ctxDe, LUNDI_MATIN } from '#tests/base.ts';
import {
  fabriquerCompte,
  fabriquerEquipe,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerStructure,
} from '#tests/fabriques/reseau.ts';
import { corrigerEquipiere } from './corriger-equipiere.server.ts';
import { equipeDe } from './equipes.server.ts';
import { annulerDepart, getPageDEquipiere, noterDepart } from './equipiere.server.ts';
import { ajouterUneFonction } from './fonctions.server.ts';
import { corrigerTitulaire } from './identite-personne.server.ts';
import { inviter } from './invitations.server.ts';
import { getPageDePersonne } from './page-de-personne.server.ts';
import { donnerRole } from './roles.server.ts';
import { personnes } from './tables.ts';

let db: ReturnType<typeof baseDeTest>['db'];
let coordinatrice: ReturnType<typeof coordination>;
beforeEach(() => {
  db = baseDeTest().db;
  const { id } = fabriquerPersonne(db, { courriel: 'sans.nom@cru87.example' });
  fabriquerRole(db, id, 'coordination');
  coordinatrice = ctxDe(db, id);
});

function coordination() {
  const { id } = fabriquerPersonne(db, { prenom: 'Nadège', nom: 'Faucher', courriel: 'nadege@cru87.example' });
  fabriquerCompte(db, id);
  fabriquerRole(db, id, 'coordination');
  return ctxDe(db, id);
}

const IDENTITE = { prenom: 'Maëlle', nom: 'Tessier', courriel: 'maelle@nouvelle.example' };
const MARDI = new Date('2026-03-24T08:00:00Z');

test('the page exists for the responsable of that structure and the coordination', () => {
  const { structure, responsable, animatrice } = fabriquerEquipe(db);
  const ailleurs = fabriquerEquipe(db);
  const partenaire = fabriquerPersonne(db);
  fabriquerRole(db, partenaire.id, 'partenaire');
  for (const ctx of [ctxDe(db, responsable.id), coordination()]) {
    expect(getPageDEquipiere(ctx, structure.id, animatrice.id).nom).toMatch(/^Maëlle/);
    expect(() => getPageDEquipiere(ctx, structure.id, ailleurs.animatrice.id)).toThrow(/Nous ne trouvons pas/);
  }
  for (const { id } of [animatrice, ailleurs.responsable, partenaire]) {
    const ctx = ctxDe(db, id);
    expect(() => getPageDEquipiere(ctx, structure.id, animatrice.id)).toThrow(/Nous ne trouvons pas/);
    expect(() => corrigerEquipiere(ctx, structure.id, animatrice.id, IDENTITE)).toThrow(/Nous ne trouvons pas/);
    expect(() => noterDepart(ctx, structure.id, animatrice.id, '2026-03-23')).toThrow(/Nous ne trouvons pas/);
    expect(() => annulerDepart(ctx, structure.id, animatrice.id)).toThrow(/Nous ne trouvons pas/);
  }
  expect(db.select().from(journal).all()).toEqual([]);
});

describe('a correction', () => {
  test('of the address closes what the former opened, and tells both', () => {
    const { structure, responsable, animatrice } = fabriquerEquipe(db);
    const ctx = ctxDe(db, responsable.id);
    db.insert(sessions).values({ id: 'hachee', userId: animatrice.id, expiresAt: 2_000_000_000 }).run();
    demanderLien(ctx, animatrice.courriel ?? '');
    const url = creerLien(ctx, { genre: 'stage', objetId: 1, personneId: animatrice.id, jours: 9 });
    db.delete(courriels).run();
    expect(corrigerEquipiere(ctx, structure.id, animatrice.id, IDENTITE)).toMatchObject({
      ...{ nom: 'Maëlle Tessier', nouvelleAdresse: IDENTITE.courriel, aCompte: true, invitation: false },
    });
    expect(db.select().from(sessions).all()).toEqual([]);
    expect(
      db
        .select()
        .from(jetons)
        .all()
        .every(({ utiliseLe }) => utiliseLe !== null),
    ).toBe(true);
    expect(lireLien(ctx, url.split('/').at(-1))).toBeUndefined();
    const lettres = db.select().from(courriels).all();
    expect(lettres.map(({ adresse, personneId }) => [adresse, personneId])).toEqual([
      [animatrice.courriel, null],
      [IDENTITE.courriel, animatrice.id],
    ]);
    expect(JSON.stringify(lettres[0]?.lettre)).not.toContain(IDENTITE.courriel);
    expect(
      db
        .select()
        .from(journal)
        .all()
        .map(({ acte }) => acte),
    ).toEqual(['corriger']);
  });

  test('of the name alone leaves her in; the same again changes nothing', () => {
    const { structure, responsable, animatrice } = fabriquerEquipe(db);
    db.insert(sessions).values({ id: 'hachee', userId: animatrice.id, expiresAt: 2_000_000_000 }).run();
    const saisie = { ...IDENTITE, courriel: animatrice.courriel ?? '' };
    for (const _ of [1, 2]) corrigerEquipiere(ctxDe(db, responsable.id), structure.id, animatrice.id, saisie);
    expect(db.select().from(sessions).all()).toHaveLength(1);
    expect(db.select().from(courriels).all()).toEqual([]);
    expect(db.select().from(journal).all()).toHaveLength(1);
  });

  test('of a person whom someone else corrected meanwhile says who, and writes nothing', () => {
    const { structure, responsable, animatrice } = fabriquerEquipe(db);
    const saisie = { ...IDENTITE, courriel: animatrice.courriel ?? '' };
    corrigerEquipiere(coordination(), structure.id, animatrice.id, { ...saisie, nom: 'Tissier', version: 1 });
    const ctx = ctxDe(db, responsable.id);
    expect(() => corrigerEquipiere(ctx, structure.id, animatrice.id, { ...saisie, version: 1 })).toThrow(
      /Nadège Faucher a corrigé cette personne pendant que vous écriviez.*Maëlle Tissier/,
    );
    corrigerEquipiere(ctx, structure.id, animatrice.id, {
      ...saisie,
      version: getPageDEquipiere(ctx, structure.id, animatrice.id).version,
    });
    expect(getPageDEquipiere(ctx, structure.id, animatrice.id).nom).toBe('Maëlle Tessier');
  });

  test('never takes another person’s address, nor leaves none', () => {
    const { structure, responsable, animatrice } = fabriquerEquipe(db);
    const corriger = (courriel: string | undefined) =>
      corrigerEquipiere(ctxDe(db, responsable.id), structure.id, animatrice.id, { ...IDENTITE, courriel });
    expect(() => corriger(responsable.courriel ?? '')).toThrow(/déjà celle d’une autre personne/);
    expect(() => corriger(undefined)).toThrow(/Écrivez son adresse/);
  });

  test('of an address that opens more than this structure is for the coordination', () => {
    const { structure, responsable, animatrice } = fabriquerEquipe(db);
    const ailleurs = fabriquerEquipe(db);
    fabriquerFonction(db, { personneId: animatrice.id, structureId: ailleurs.structure.id, fonction: 'benevolat' });
    const membre = fabriquerPersonne(db);
    fabriquerFonction(db, { personneId: membre.id, structureId: structure.id });
    fabriquerRole(db, membre.id, 'cellule');
    for (const { id } of [animatrice, membre]) {
      const ctx = ctxDe(db, responsable.id);
      expect(getPageDEquipiere(ctx, structure.id, id).ouverte).toMatchObject({ nom: false, adresse: false });
      expect(() => corrigerEquipiere(ctx, structure.id, id, IDENTITE)).toThrow(/la coordination/);
    }
    corrigerEquipiere(coordination(), structure.id, animatrice.id, IDENTITE);
    corrigerTitulaire(
      ctxDe(
        db,
        db
          .select()
          .from(personnes)
          .all()
          .find((p) => p.courriel === 'nadege@cru87.example')?.id ?? 0,
      ),
      membre.id,
      {
        ...{ prenom: 'Zoé', nom: 'Lim', courriel: 'zoe@lim.example' },
      },
    );
    expect(() => corrigerTitulaire(ctxDe(db, responsable.id), membre.id, IDENTITE)).toThrow(/Nous ne trouvons pas/);
  });

  test('of someone invited sends a new invitation; the former link is dead', () => {
    const { structure, responsable } = fabriquerEquipe(db);
    const ctx = ctxDe(db, responsable.id);
    const invitee = fabriquerPersonne(db);
    fabriquerFonction(db, { personneId: invitee.id, structureId: structure.id });
    creerInvitation(ctx, invitee.id, null);
    expect(corrigerEquipiere(ctx, structure.id, invitee.id, IDENTITE).invitation).toBe(true);
    expect(
      db
        .select()
        .from(courriels)
        .all()
        .map(({ adresse }) => adresse),
    ).toEqual([IDENTITE.courriel]);
    expect(
      db
        .select()
        .from(jetons)
        .all()
        .filter(({ utiliseLe }) => utiliseLe === null),
    ).toHaveLength(1);
  });
});

describe('who may correct a name and an address', () => {
  test('whatever ties her elsewhere, past or present, or an account that is used, closes them', () => {
    const { structure, responsable } = fabriquerEquipe(db);
    const seconde = fabriquerStructure(db);
    fabriquerFonction(db, { personneId: responsable.id, structureId: seconde.id, fonction: 'presidence' });
    const ctx = ctxDe(db, responsable.id);
    const cas: Record<string, (id: number) => void> = {
      'sans compte': () => {},
      'compte jamais vu': (id) => fabriquerCompte(db, id),
      'compte d’ici': (id) => fabriquerCompte(db, id, { vuLe: LUNDI_MATIN }),
      'partie d’ailleurs, avec un compte': (id) => {
        fabriquerCompte(db, id);
        fabriquerFonction(db, { personneId: id, structureId: fabriquerStructure(db).id, du: '2024-01-01', au: '2025-01-31' });
      },
      'partie d’ailleurs, sans compte': (id) => {
        fabriquerFonction(db, { personneId: id, structureId: fabriquerStructure(db).id, du: '2024-01-01', au: '2025-01-31' });
      },
      'aussi dans l’autre structure de la responsable': (id) => {
        fabriquerFonction(db, { personneId: id, structureId: seconde.id });
      },
      'un rôle': (id) => fabriquerRole(db, id, 'cellule'),
    };
    const vu = Object.entries(cas).map(([nom, attacher]) => {
      const { id } = fabriquerPersonne(db);
      fabriquerFonction(db, { personneId: id, structureId: structure.id });
      attacher(id);
      const { ouverte } = getPageDEquipiere(ctx, structure.id, id);
      const { personne } = { personne: db.select().from(personnes).where(eq(personnes.id, id)).get() };
      const tel = { prenom: personne?.prenom ?? '', nom: personne?.nom ?? '', courriel: personne?.courriel ?? '' };
      const essai = (autre: Partial<typeof tel>) => () => corrigerEquipiere(ctx, structure.id, id, { ...tel, ...autre });
      if (!ouverte.nom) expect(essai({ nom: 'Autre' }), nom).toThrow(/la coordination/);
      if (!ouverte.adresse) expect(essai({ courriel: 'prise@autre.example' }), nom).toThrow(/la coordination/);
      if (ouverte.nom) essai({ nom: 'Autre' })();
      const pour = getPageDEquipiere(coordinatrice, structure.id, id).ouverte;
      expect([pour.nom, pour.adresse], nom).toEqual([true, true]);
      return [nom, `${ouverte.nom ? 'nom' : '-'} ${ouverte.adresse ? 'adresse' : '-'}`];
    });
    expect(Object.fromEntries(vu)).toEqual({
      'sans compte': 'nom adresse',
      'compte jamais vu': 'nom adresse',
      'compte d’ici': 'nom -',
      'partie d’ailleurs, avec un compte': '- -',
      'partie d’ailleurs, sans compte': '- -',
      'aussi dans l’autre structure de la responsable': '- -',
      'un rôle': '- -',
    });
  });

  test('someone known, invited by her address, brings her account: nobody of the new team takes it', () => {
    const { structure, responsable } = fabriquerEquipe(db);
    const connue = fabriquerPersonne(db);
    fabriquerCompte(db, connue.id);
    const ctx = ctxDe(db, responsable.id);
    const { prenom, nom, courriel } = connue;
    const saisie = { structureId: structure.id, prenom, nom, courriel: courriel ?? '' };
    inviter(ctx, { ...saisie, fonction: 'animation', lien: 'salariat' });
    expect(() => corrigerEquipiere(ctx, structure.id, connue.id, { prenom, nom, courriel: 'prise@autre.example' })).toThrow(
      /elle change elle-même son adresse/,
    );
    expect(() => corrigerEquipiere(ctx, structure.id, connue.id, { prenom: 'Autre', nom, courriel: courriel ?? '' })).toThrow(
      /la coordination/,
    );
  });

  test('someone without an address who is also elsewhere gets none by an invitation', () => {
    const { structure, responsable } = fabriquerEquipe(db);
    const { id } = fabriquerPersonne(db, { prenom: 'Zoé', nom: 'Lim', courriel: null });
    for (const structureId of [structure.id, fabriquerStructure(db).id]) fabriquerFonction(db, { personneId: id, structureId });
    const saisie = { structureId: structure.id, prenom: 'Zoé', nom: 'Lim', courriel: 'prise@autre.example' };
    const lien = 'salariat' as const;
    expect(() => inviter(ctxDe(db, responsable.id), { ...saisie, fonction: 'animation', lien })).toThrow(/la coordination/);
  });
});

test('whoever left everything is told to nobody who invites, but to the coordination', () => {
  const { structure, responsable } = fabriquerEquipe(db);
  const partie = fabriquerPersonne(db, { prenom: 'Solveig', nom: 'Quarantelle' });
  const saisie = { structureId: structure.id, prenom: 'Solveig', nom: 'Quarantelle', courriel: 's@neuve.example' };
  const voulue = { ...saisie, fonction: 'animation', lien: 'salariat' } as const;
  fabriquerFonction(db, { personneId: partie.id, structureId: fabriquerStructure(db).id, au: '2025-01-31' });
  expect(() => inviter(coordination(), voulue)).toThrow(/connaît déjà Solveig/);
  expect(inviter(ctxDe(db, responsable.id), voulue).personneId).not.toBe(partie.id);
});

describe('a partenaire', () => {
  test('put into a team reads no personal telephone, and stands to nothing of it', () => {
    const { structure, animatrice } = fabriquerEquipe(db);
    db.update(personnes)
      .set({ telephone: '06 39 98 12 40', montrerTelephone: true })
      .where(eq(personnes.id, animatrice.id))
      .run();
    const { id } = fabriquerPersonne(db);
    fabriquerRole(db, id, 'partenaire', 'caf');
    fabriquerFonction(db, { personneId: id, structureId: structure.id, fonction: 'direction' });
    const ctx = ctxDe(db, id);
    expect(ctx.acteur).toMatchObject({ roles: ['partenaire'], responsableDe: [], membreDe: [] });
    const malgre = { ...ctx.acteur, responsableDe: [structure.id], membreDe: [structure.id] };
    expect(relationsStructure(malgre, structure.id)).toEqual(['partenaire', 'caf']);
    expect(relationsPersonne(malgre, { id: animatrice.id, structureIds: [structure.id] })).toEqual(['partenaire', 'caf']);
    expect(equipeDe(ctx, structure.id).find((une) => une.id === animatrice.id)?.telephone).toBeNull();
    expect(getPageDePersonne(ctx, animatrice.id).telephone).toBeNull();
  });

  test('joins no team, and nobody of a team becomes one', () => {
    const { structure, responsable, animatrice } = fabriquerEquipe(db);
    const partenaire = fabriquerPersonne(db);
    fabriquerRole(db, partenaire.id, 'partenaire');
    const lien = 'salariat' as const;
    const { prenom, nom } = partenaire;
    const saisie = { structureId: structure.id, prenom, nom, courriel: partenaire.courriel ?? '' };
    for (const ctx of [ctxDe(db, responsable.id), coordinatrice]) {
      expect(() => inviter(ctx, { ...saisie, fonction: 'animation', lien })).toThrow(/rôle de partenaire/);
    }
    const role = { prenom: 'Maëlle', nom: 'X', courriel: animatrice.courriel ?? '', role: 'partenaire' } as const;
    expect(() => donnerRole(coordinatrice, role)).toThrow(/fait partie d’une équipe/);
    fabriquerRole(db, animatrice.id, 'partenaire');
    const ctx = ctxDe(db, responsable.id);
    expect(() => ajouterUneFonction(ctx, structure.id, animatrice.id, { fonction: 'accueil', lien })).toThrow(/de partenaire/);
  });
});

describe('a departure', () => {
  test('ends every fonction there: rights last until the day, and stop the next', () => {
    const { structure, responsable, animatrice } = fabriquerEquipe(db);
    fabriquerFonction(db, { personneId: animatrice.id, structureId: structure.id, fonction: 'direction' });
    const ctx = ctxDe(db, responsable.id);
    expect(noterDepart(ctx, structure.id, animatrice.id, '2026-03-23')).toBe('lundi 23 mars 2026');
    expect(ctxDe(db, animatrice.id, LUNDI_MATIN).acteur.responsableDe).toEqual([structure.id]);
    expect(ctxDe(db, animatrice.id, MARDI).acteur).toMatchObject({ roles: [], responsableDe: [], membreDe: [] });
    expect(db.select().from(journal).all()).toMatchObject([{ acte: 'noter_depart', apres: { au: '2026-03-23' } }]);
  });

  test('is taken back while it is to come', () => {
    const { structure, responsable, animatrice } = fabriquerEquipe(db);
    const ctx = ctxDe(db, responsable.id);
    noterDepart(ctx, structure.id, animatrice.id, '2026-03-23');
    expect(getPageDEquipiere(ctx, structure.id, animatrice.id).depart?.jour).toBe('2026-03-23');
    for (const _ of [1, 2]) annulerDepart(ctx, structure.id, animatrice.id);
    expect(ctxDe(db, animatrice.id, MARDI).acteur.membreDe).toEqual([structure.id]);
    expect(db.select().from(journal).all()).toHaveLength(2);
  });

  test('is a year away at most', () => {
    const { structure, responsable, animatrice } = fabriquerEquipe(db);
    for (const jour of ['2025-03-01', '2027-04-01']) {
      expect(() => noterDepart(ctxDe(db, responsable.id), structure.id, animatrice.id, jour)).toThrow(/à un an/);
    }
  });

  test('never leaves the structure without a responsable, unless the coordination says so', () => {
    const { structure, responsable } = fabriquerEquipe(db);
    const ctx = ctxDe(db, responsable.id);
    expect(() => noterDepart(ctx, structure.id, responsable.id, '2026-06-30')).toThrow(/Nommez d’abord/);
    const autre = fabriquerPersonne(db);
    fabriquerFonction(db, { personneId: autre.id, structureId: structure.id, fonction: 'presidence', au: '2026-04-30' });
    // The other leaves first.
    expect(() => noterDepart(ctx, structure.id, responsable.id, '2026-06-30')).toThrow(/Nommez d’abord/);
    noterDepart(ctx, structure.id, responsable.id, '2026-03-31');
    expect(() => noterDepart(ctx, structure.id, autre.id, '2026-04-30')).toThrow(/Nommez d’abord/);
    noterDepart(coordination(), structure.id, autre.id, '2026-04-30');
  });
});
