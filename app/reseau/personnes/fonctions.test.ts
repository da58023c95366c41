import { beforeEach, describe, expect, test } from 'vitest';
import { journal } from '#app/commun/tables.ts';
import { jetons, sessions } from '#app/reseau/comptes/tables.ts';
import { courriels } from '#app/services/tables.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import {
  fabriquerCompte,
  fabriquerEquipe,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerStructure,
} from '#tests/fabriques/reseau.ts';
import { etatDAcces, getPageDInvitation } from './acces.server.ts';
import { ANNULATIONS_DE_PERSONNES } from './annulations.server.ts';
import { corrigerEquipiere } from './corriger-equipiere.server.ts';
import { tacheDesDeparts } from './departs.server.ts';
import { annulerDepart, noterDepart } from './equipiere.server.ts';
import { ajouterUneFonction, corrigerFonction, listFonctions } from './fonctions.server.ts';
import { doublonsAVerifier } from './homonymes.server.ts';
import { inviter, renvoyerInvitation, retirerInvitation } from './invitations.server.ts';
import { ajouterFonction } from './personnes.server.ts';
import { sansAccesAVerifier } from './sans-acces.server.ts';
import { personnes } from './tables.ts';

let db: ReturnType<typeof baseDeTest>['db'];
beforeEach(() => {
  db = baseDeTest().db;
});

function coordination() {
  const { id } = fabriquerPersonne(db, { prenom: 'Nadège', nom: 'Faucher', courriel: 'nadege@cru87.example' });
  fabriquerCompte(db, id);
  fabriquerRole(db, id, 'coordination');
  return ctxDe(db, id);
}

const derniereLigne = () => {
  const ligne = db.select().from(journal).all().at(-1);
  return {
    objetId: ligne?.objetId ?? 0,
    avant: ligne?.avant ?? {},
    apres: ligne?.apres ?? {},
    cle: `${ligne?.objet}/${ligne?.acte}`,
  };
};

describe('fonctions and their days', () => {
  test('are added and corrected by those who keep the team', () => {
    const { structure, responsable, animatrice } = fabriquerEquipe(db);
    const ctx = ctxDe(db, responsable.id);
    ajouterUneFonction(ctx, structure.id, animatrice.id, { fonction: 'reference_familles', lien: 'salariat', du: '2025-09-01' });
    const [une] = listFonctions(ctx, structure.id, animatrice.id);
    expect(une).toMatchObject({ libelle: 'Référence familles', quand: 'depuis le 1er septembre 2025' });
    corrigerFonction(ctx, structure.id, animatrice.id, une?.id ?? 0, {
      ...{ lien: 'salariat', du: '2025-10-01', au: '2026-06-30', intitule: 'familles' },
    });
    expect(listFonctions(ctx, structure.id, animatrice.id)[0]).toMatchObject({
      du: '2025-10-01',
      au: '2026-06-30',
      intitule: 'familles',
    });
    const { cle, ...ligne } = derniereLigne();
    expect(cle).toBe('structure/corriger_fonction');
    expect(ligne.avant).toMatchObject({ du: '2025-09-01', au: null, intitule: null });
    const annulation = ANNULATIONS_DE_PERSONNES[cle];
    expect(annulation?.empechement(ctx, ligne)).toBeNull();
    annulation?.annuler(ctx, ligne);
    expect(listFonctions(ctx, structure.id, animatrice.id)[0]).toMatchObject({ du: '2025-09-01', au: '', intitule: '' });
    expect(annulation?.empechement(ctx, ligne)).toMatch(/encore changé/);
    for (const { id } of [animatrice, fabriquerEquipe(db).responsable]) {
      const autre = ctxDe(db, id);
      expect(() => corrigerFonction(autre, structure.id, animatrice.id, une?.id ?? 0, { lien: 'salariat' })).toThrow(
        /ne trouvons pas/,
      );
      expect(() => ajouterUneFonction(autre, structure.id, animatrice.id, { fonction: 'accueil', lien: 'salariat' })).toThrow(
        /ne trouvons pas/,
      );
    }
    expect(() => corrigerFonction(ctx, structure.id, responsable.id, une?.id ?? 0, { lien: 'salariat' })).toThrow(
      /ne trouvons pas/,
    );
  });

  test('never overlap for one fonction, nor go backwards, nor too far', () => {
    const { structure, responsable, animatrice } = fabriquerEquipe(db);
    const ctx = ctxDe(db, responsable.id);
    const ajouter = (champs: { du?: string; au?: string }) =>
      ajouterUneFonction(ctx, structure.id, animatrice.id, { fonction: 'accueil', lien: 'salariat', ...champs });
    ajouter({ du: '2024-01-01', au: '2024-12-31' });
    ajouter({ du: '2025-01-01' });
    expect(() => ajouter({ du: '2024-12-31', au: '2024-12-31' })).toThrow(/déjà notée/);
    expect(() => ajouter({ du: '2030-01-01' })).toThrow(/dans trois ans au plus/);
    expect(() => ajouter({ du: '2026-02-01', au: '2026-01-01' })).toThrow(/vient avant le premier/);
    expect(listFonctions(ctx, structure.id, animatrice.id)).toHaveLength(3);
  });

  test('never take from a structure its last responsable, but by the coordination', () => {
    const { structure, responsable } = fabriquerEquipe(db);
    const ctx = ctxDe(db, responsable.id);
    const [direction] = listFonctions(ctx, structure.id, responsable.id);
    const finir = (qui: typeof ctx, champs: { du?: string; au?: string }) =>
      corrigerFonction(qui, structure.id, responsable.id, direction?.id ?? 0, { lien: 'salariat', ...champs });
    expect(() => finir(ctx, { au: '2026-03-22' })).toThrow(/plus personne n’engagerait/);
    expect(() => finir(ctx, { au: '2026-06-30' })).toThrow(/plus personne n’engagerait/);
    expect(() => finir(ctx, { du: '2026-03-24' })).toThrow(/plus personne n’engagerait/);
    finir(ctx, { du: '2020-01-01' });
    finir(coordination(), { au: '2026-06-30' });
  });

  test('begin again in a row of their own when someone comes back', () => {
    const { structure, responsable, animatrice } = fabriquerEquipe(db);
    const ctx = ctxDe(db, responsable.id);
    noterDepart(ctx, structure.id, animatrice.id, '2026-03-20');
    expect(ajouterFonction(ctx, { personneId: animatrice.id, structureId: structure.id, fonction: 'animation' }).ajoutee).toBe(
      true,
    );
    expect(ajouterFonction(ctx, { personneId: animatrice.id, structureId: structure.id, fonction: 'animation' }).ajoutee).toBe(
      false,
    );
    expect(listFonctions(ctx, structure.id, animatrice.id).map(({ du, au }) => [du, au])).toEqual([
      ['2026-03-23', ''],
      ['', '2026-03-20'],
    ]);
    const { cle, ...ligne } = { ...derniereLigne() };
    expect(ANNULATIONS_DE_PERSONNES[cle]?.empechement(ctx, ligne)).toMatch(/revenue depuis/);
  });
});

describe('an invitation', () => {
  const SAISIE = { prenom: 'Inès', nom: 'Vauzelle', fonction: 'accueil', lien: 'salariat' } as const;

  test('of someone known by her address makes no second person', () => {
    const { structure, responsable } = fabriquerEquipe(db);
    const autre = fabriquerEquipe(db);
    const avant = db.select().from(personnes).all().length;
    inviter(ctxDe(db, responsable.id), { ...SAISIE, structureId: structure.id, courriel: autre.animatrice.courriel ?? '' });
    expect(db.select().from(personnes).all()).toHaveLength(avant);
    expect(ctxDe(db, autre.animatrice.id).acteur.membreDe).toEqual([autre.structure.id, structure.id]);
  });

  test('of a near name asks whether it is she, and says no address', () => {
    const { structure, responsable } = fabriquerEquipe(db);
    const ailleurs = fabriquerEquipe(db);
    const connue = fabriquerPersonne(db, { prenom: 'Inès', nom: 'Vauzelles', courriel: 'ines@secrete.example' });
    fabriquerFonction(db, { personneId: connue.id, structureId: ailleurs.structure.id });
    const ctx = ctxDe(db, responsable.id);
    const saisie = { ...SAISIE, structureId: structure.id, courriel: 'ines@autre.example' };
    let phrase = '';
    try {
      inviter(ctx, saisie);
    } catch (erreur) {
      phrase = String(erreur);
      expect(erreur).toMatchObject({ champ: 'meme' });
    }
    expect(phrase).toContain(`Inès Vauzelles (${ailleurs.structure.nom})`);
    expect(phrase).not.toContain('secrete');
    expect(inviter(ctx, { ...saisie, meme: 'oui' })).toMatchObject({ personneId: connue.id, parSonNom: true });
    expect(
      db
        .select()
        .from(courriels)
        .all()
        .map(({ adresse }) => adresse),
    ).toEqual(['ines@secrete.example']);
    expect(ctxDe(db, connue.id).acteur.membreDe).toHaveLength(2);
    expect(inviter(ctx, { ...saisie, meme: 'non' }).personneId).not.toBe(connue.id);
  });

  test('by name never joins someone who hides her address', () => {
    const { structure, responsable } = fabriquerEquipe(db);
    const discrete = fabriquerPersonne(db, {
      prenom: 'Inès',
      nom: 'Vauzelle',
      courriel: 'ines@secrete.example',
      montrerCourriel: false,
    });
    fabriquerFonction(db, { personneId: discrete.id, structureId: fabriquerStructure(db).id });
    const saisie = { ...SAISIE, structureId: structure.id, courriel: 'ines@autre.example', meme: 'oui' } as const;
    expect(() => inviter(ctxDe(db, responsable.id), saisie)).toThrow(/l’adresse avec laquelle elle entre/);
  });

  test('is seen, sent again, and taken back: the link is dead', () => {
    const { structure, responsable } = fabriquerEquipe(db);
    const ctx = ctxDe(db, responsable.id);
    const { personneId } = inviter(ctx, { ...SAISIE, structureId: structure.id, courriel: 'ines@autre.example' });
    expect(etatDAcces(ctx, personneId)).toEqual({
      acces: 'invite',
      detail: 'Envoyée le 23 mars, le lien sert jusqu’au 30 mars.',
    });
    const apres = ctxDe(db, responsable.id, new Date('2026-04-02T08:00:00Z'));
    expect(etatDAcces(apres, personneId).acces).toBe('perime');
    for (const _ of [1, 2]) expect(retirerInvitation(ctx, structure.id, personneId)).toBe('Inès Vauzelle');
    expect(etatDAcces(ctx, personneId).acces).toBe('retire');
    expect(
      db
        .select()
        .from(jetons)
        .all()
        .every(({ utiliseLe }) => utiliseLe !== null),
    ).toBe(true);
    renvoyerInvitation(apres, structure.id, personneId);
    expect(etatDAcces(apres, personneId).acces).toBe('invite');
    expect(
      getPageDInvitation(apres, structure.id)
        .equipe.map(({ acces }) => acces)
        .sort(),
    ).toEqual(['entre', 'entre', 'invite']);
    const depart = (id: number) => getPageDInvitation(apres, structure.id, id).depart;
    expect(depart(personneId)).toMatchObject({ prenom: 'Inès', nom: 'Vauzelle' });
    expect(() => retirerInvitation(ctx, structure.id, responsable.id)).toThrow(/ouvert son compte/);
    const { responsable: autre } = fabriquerEquipe(db);
    // Nobody of another team fills the form.
    expect([depart(autre.id), depart(999_999)]).toEqual([null, null]);
    expect(() => retirerInvitation(ctxDe(db, autre.id), structure.id, personneId)).toThrow();
    expect(() => retirerInvitation(ctx, structure.id, autre.id)).toThrow(/ne trouvons pas/);
  });
});

test('the day after a last day, what was still open is closed; elsewhere stays open', () => {
  const { structure, responsable, animatrice } = fabriquerEquipe(db);
  const ailleurs = fabriquerEquipe(db);
  const ctx = ctxDe(db, responsable.id);
  const deux = fabriquerPersonne(db);
  fabriquerCompte(db, deux.id);
  for (const structureId of [structure.id, ailleurs.structure.id]) fabriquerFonction(db, { personneId: deux.id, structureId });
  for (const { id } of [animatrice, deux]) {
    db.insert(sessions)
      .values({ id: `session-${id}`, userId: id, expiresAt: 2_000_000_000 })
      .run();
    noterDepart(ctx, structure.id, id, '2026-03-23');
  }
  expect(tacheDesDeparts.aFaire?.(ctxDuTemps(db))).toBe(false);
  const lendemain = ctxDuTemps(db, new Date('2026-03-24T00:10:00Z'));
  expect(tacheDesDeparts.executer(lendemain)).toBe('Les accès d’une personne partie sont fermés.');
  expect(
    db
      .select()
      .from(sessions)
      .all()
      .map(({ userId }) => userId),
  ).toEqual([deux.id]);
  expect(tacheDesDeparts.aFaire?.(lendemain)).toBe(false);
  // A departure noted afterwards closes at once.
  noterDepart(ctxDe(db, ailleurs.responsable.id), ailleurs.structure.id, deux.id, '2026-03-20');
  noterDepart(coordination(), structure.id, responsable.id, '2026-03-20');
});

test('a correction is undone as long as nothing moved, and closes what the address opened', () => {
  const { structure, responsable, animatrice } = fabriquerEquipe(db);
  const ctx = ctxDe(db, responsable.id);
  corrigerEquipiere(ctx, structure.id, animatrice.id, { prenom: 'Zoé', nom: 'Lim', courriel: 'zoe@lim.example' });
  const { cle, ...ligne } = derniereLigne();
  const annulation = ANNULATIONS_DE_PERSONNES[cle];
  db.insert(sessions).values({ id: 's', userId: animatrice.id, expiresAt: 2_000_000_000 }).run();
  expect(annulation?.empechement(ctx, ligne)).toBeNull();
  annulation?.annuler(ctx, ligne);
  expect(
    db
      .select()
      .from(personnes)
      .all()
      .find(({ id }) => id === animatrice.id),
  ).toMatchObject({
    ...{ prenom: 'Maëlle', courriel: animatrice.courriel, version: 3 },
  });
  expect(db.select().from(sessions).all()).toEqual([]);
  expect(annulation?.empechement(ctx, ligne)).toMatch(/encore changé/);
  noterDepart(ctx, structure.id, animatrice.id, '2026-03-30');
  const depart = derniereLigne();
  expect(ANNULATIONS_DE_PERSONNES[depart.cle]?.empechement(ctx, depart)).toBeNull();
  ANNULATIONS_DE_PERSONNES[depart.cle]?.annuler(ctx, depart);
  expect(listFonctions(ctx, structure.id, animatrice.id)[0]?.au).toBe('');
});

test('what took back a departure is not undone when it would leave nobody to commit the structure', () => {
  const { structure, responsable } = fabriquerEquipe(db);
  const autre = fabriquerPersonne(db);
  fabriquerFonction(db, { personneId: autre.id, structureId: structure.id, fonction: 'presidence', responsable: true });
  const ctx = ctxDe(db, responsable.id);
  noterDepart(ctx, structure.id, autre.id, '2026-03-30');
  annulerDepart(ctx, structure.id, autre.id);
  const { cle, ...ligne } = derniereLigne();
  noterDepart(ctx, structure.id, responsable.id, '2026-03-27');
  const annulation = ANNULATIONS_DE_PERSONNES[cle];
  expect(annulation?.empechement(ctx, ligne)).toBeNull();
  expect(() => annulation?.annuler(ctx, ligne)).toThrow(/plus personne n’engagerait/);
  annulation?.annuler(coordination(), ligne);
});

test('the coordination reads who is twice there, and who cannot enter', () => {
  const ctx = coordination();
  const { structure } = fabriquerEquipe(db);
  const a = fabriquerPersonne(db, { prenom: 'Jean-Luc', nom: 'Mérigot', telephone: '05 36 49 12 40' });
  const b = fabriquerPersonne(db, { prenom: 'MERIGOT', nom: 'jean luc' });
  const c = fabriquerPersonne(db, { prenom: 'Ana', nom: 'Roy', telephone: '05 36 49 12 40' });
  fabriquerFonction(db, { personneId: c.id, structureId: structure.id, fonction: 'presidence' });
  const [doublons] = doublonsAVerifier(ctx);
  expect(doublons?.lignes.map(({ chemin }) => chemin)).toEqual([
    `/reseau/personnes/${a.id}/fusionner?avec=${b.id}`,
    `/reseau/personnes/${a.id}/fusionner?avec=${c.id}`,
  ]);
  const [sans, ...reste] = sansAccesAVerifier(ctx);
  expect([sans?.total, sans?.lignes[0]?.phrase, reste]).toEqual([1, `Ana Roy, ${structure.nom}`, []]);
  const unAnApres = { ...ctx, maintenant: new Date('2027-06-01T08:00:00Z') };
  expect(sansAccesAVerifier(unAnApres).find(({ cle }) => cle === 'reseau-plus-vues')?.total).toBe(3);
  expect(doublonsAVerifier(ctxDe(db, c.id))).toEqual([]);
  expect(sansAccesAVerifier(ctxDe(db, c.id))).toEqual([]);
});
