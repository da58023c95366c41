import { asc, eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { journal } from '#app/commun/tables.ts';
import { DROITS_STRUCTURE } from '#app/reseau/droits-reseau.ts';
import { annulerDepart, noterDepart } from '#app/reseau/personnes/equipiere.server.ts';
import { corrigerFonction } from '#app/reseau/personnes/fonctions.server.ts';
import { fonctions } from '#app/reseau/personnes/tables.ts';
import { noterDepartDeStructure, noterRetourDeStructure } from '#app/reseau/structures/depart.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { baseDeTest, ctxDe, plusTard } from '#tests/base.ts';
import {
  fabriquerEquipe,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerSignataire,
  fabriquerStructure,
} from '#tests/fabriques/reseau.ts';
import { ANNULATIONS_DES_SIGNATAIRES } from './annulations.server.ts';
import { reunirMandats } from './mandats.server.ts';
import { listSignataires, peutSigner, signatairesDe, signePour } from './signataires.server.ts';
import { libelleSignataire } from './signataires.ts';
import { signataires } from './tables.ts';
import { ajouterSignataire, retirerSignataire } from './tenir-signataires.server.ts';
import { verifierSignataires } from './verifier-signataires.server.ts';

const AUJOURDHUI = '2026-03-23';
const HIER = '2026-03-22';
const DELEGATION = { qualite: 'delegation', delegationDu: '2026-01-06' } as const;

let db: ReturnType<typeof baseDeTest>['db'];
let equipe: ReturnType<typeof fabriquerEquipe>;
let ctx: ContextePersonne;
beforeEach(() => {
  db = baseDeTest().db;
  equipe = fabriquerEquipe(db, { nom: 'L’Escale' });
  ctx = ctxDe(db, equipe.responsable.id);
});

const coordination = () => {
  const { id } = fabriquerPersonne(db);
  fabriquerRole(db, id, 'coordination');
  return ctxDe(db, id);
};
const mandats = () => db.select().from(signataires).orderBy(asc(signataires.id)).all();
const refus = (faire: () => unknown) => {
  try {
    faire();
    return 'oui';
  } catch (erreur) {
    const { code, champ } = erreur as { code?: string; champ?: string };
    return champ ?? code;
  }
};
const presidente = (fonction: 'presidence' | 'autre' = 'presidence') => {
  const personne = fabriquerPersonne(db, { prenom: 'Yvonne', nom: 'Peyrichoux' });
  const poste = fabriquerFonction(db, { personneId: personne.id, structureId: equipe.structure.id, fonction });
  return { ...personne, fonctionId: poste.id };
};

describe('who says who signs', () => {
  test('her responsable and the coordination; for others there is no such page. Her team reads it', () => {
    expect(DROITS_STRUCTURE.tenir_signataires).toEqual(['responsable', 'coordination']);
    const ailleurs = fabriquerEquipe(db).responsable.id;
    const partenaire = fabriquerPersonne(db).id;
    fabriquerRole(db, partenaire, 'partenaire');
    const { id } = fabriquerSignataire(db, { personneId: equipe.responsable.id, structureId: equipe.structure.id });
    const gens = [equipe.responsable.id, equipe.animatrice.id, coordination().acteur.personneId, ailleurs, partenaire];
    const saisie = { personneId: equipe.animatrice.id, ...DELEGATION };
    expect(gens.map((qui) => refus(() => ajouterSignataire(ctxDe(db, qui), equipe.structure.id, saisie)))).toEqual([
      ...['oui', 'INTROUVABLE', 'personneId', 'INTROUVABLE', 'INTROUVABLE'],
    ]);
    expect(gens.map((qui) => listSignataires(ctxDe(db, qui), equipe.structure.id).length)).toEqual([2, 2, 2, 0, 0]);
    expect(gens.toReversed().map((qui) => refus(() => retirerSignataire(ctxDe(db, qui), equipe.structure.id, id)))).toEqual([
      ...['INTROUVABLE', 'INTROUVABLE', 'oui', 'INTROUVABLE', 'oui'],
    ]);
  });

  test('someone of the team, in a quality of the managing body, with the day of a delegation', () => {
    const { structure, animatrice } = equipe;
    const dit = (saisie: object) =>
      refus(() => ajouterSignataire(ctx, structure.id, { personneId: animatrice.id, ...DELEGATION, ...saisie }));
    expect(dit({ personneId: fabriquerPersonne(db).id })).toBe('personneId');
    expect(dit({ qualite: 'maire', delegationDu: undefined })).toBe('qualite');
    expect(dit({ delegationDu: undefined })).toBe('delegationDu');
    expect(dit({ delegationDu: '2026-03-24' })).toBe('delegationDu');
    expect(dit({ qualite: 'presidence' })).toBe('delegationDu');
    expect(mandats()).toEqual([]);
    expect(dit({ geste: 'g' })).toBe('oui');
    // The same form twice makes one; the same thing said again is refused.
    expect(dit({ geste: 'g' })).toBe('oui');
    expect(dit({ geste: 'h' })).toBe('personneId');
    expect(mandats()).toMatchObject([{ du: '2026-01-06', au: null, noteParId: equipe.responsable.id }]);
    const [ligne] = db.select().from(journal).all();
    expect(ligne).toMatchObject({ objet: 'structure', objetId: structure.id, acte: 'ajouter_signataire' });
    expect(ligne?.resume).toMatch(
      /^a noté que Maëlle Roudier \d+ signe pour L’Escale\u00a0: Par délégation écrite du 6 janvier 2026$/,
    );
    db.update(structures).set({ gestion: 'commune' }).where(eq(structures.id, structure.id)).run();
    expect(dit({ personneId: presidente('autre').id, qualite: 'maire', delegationDu: undefined })).toBe('oui');
  });

  test('an end is a day, never an erasure; said twice it is said once, and she may sign again', () => {
    const saisie = { personneId: presidente().id, qualite: 'presidence' } as const;
    ajouterSignataire(ctx, equipe.structure.id, saisie);
    const [premier] = mandats();
    expect(retirerSignataire(ctx, equipe.structure.id, premier?.id ?? 0)).toBe('Yvonne Peyrichoux');
    expect(retirerSignataire(ctx, equipe.structure.id, premier?.id ?? 0)).toBe('Yvonne Peyrichoux');
    expect(refus(() => retirerSignataire(ctx, equipe.structure.id, 999))).toBe('IMPOSSIBLE');
    expect(mandats()).toMatchObject([{ du: HIER, au: HIER }]);
    expect(signatairesDe(ctx, [equipe.structure.id])).toEqual([]);
    ajouterSignataire(ctx, equipe.structure.id, saisie);
    expect(mandats()).toMatchObject([{ au: HIER }, { du: AUJOURDHUI, au: null }]);
    expect(db.select({ acte: journal.acte }).from(journal).all()).toHaveLength(3);
  });
});

describe('who signs', () => {
  test('in words, presidency first; for some structures at once', () => {
    const { structure, responsable, animatrice } = equipe;
    const autre = fabriquerStructure(db);
    fabriquerSignataire(db, { personneId: responsable.id, structureId: structure.id });
    const presidence = presidente();
    fabriquerSignataire(db, { personneId: presidence.id, structureId: structure.id, qualite: 'presidence' });
    fabriquerSignataire(db, { personneId: animatrice.id, structureId: structure.id, au: HIER });
    fabriquerFonction(db, { personneId: responsable.id, structureId: autre.id, fonction: 'autre' });
    fabriquerSignataire(db, { personneId: responsable.id, structureId: autre.id, du: null });
    // Another thing she does is not another signature.
    fabriquerFonction(db, { personneId: responsable.id, structureId: structure.id, fonction: 'animation', intitule: 'Conteuse' });
    const lus = signatairesDe(ctx, [structure.id, autre.id]);
    expect(lus.map((un) => [un.structureId, un.nom === 'Yvonne Peyrichoux', libelleSignataire(un)])).toEqual([
      [structure.id, true, 'présidence'],
      [structure.id, false, 'direction, par délégation du 6 janvier 2026'],
      [autre.id, false, 'par délégation du 6 janvier 2026'],
    ]);
    expect(signePour(ctx, responsable.id, [structure.id, autre.id, 999])).toEqual([structure.id, autre.id]);
    expect(signePour(ctx, animatrice.id, [structure.id])).toEqual([]);
    expect(signePour(ctx, presidence.id, [])).toEqual([]);
  });

  test('nobody who is not in function that day, whatever row is left open, nor a partenaire; the condition says the same', () => {
    const { structure, responsable } = equipe;
    fabriquerSignataire(db, { personneId: responsable.id, structureId: structure.id });
    const parLaBase = (jour: string) =>
      db
        .select({ id: structures.id })
        .from(structures)
        .where(peutSigner(sql.placeholder('qui'), structures.id, sql.placeholder('jour')))
        .prepare()
        .all({ qui: responsable.id, jour })
        .map(({ id }) => id);
    expect(parLaBase(AUJOURDHUI)).toEqual([structure.id]);
    expect(parLaBase('2026-01-05')).toEqual([]);
    const deSesFonctions = db.select({ id: fonctions.id }).from(fonctions);
    expect(deSesFonctions.where(peutSigner(responsable.id, fonctions.structureId, AUJOURDHUI)).all()).toHaveLength(2);
    fabriquerRole(db, responsable.id, 'partenaire');
    expect([parLaBase(AUJOURDHUI), signePour(ctx, responsable.id, [structure.id])]).toEqual([[], []]);
    db.run(sql`delete from roles_reseau`);
    expect(verifierSignataires(db)).toEqual([]);
    db.update(fonctions).set({ au: HIER }).where(eq(fonctions.personneId, responsable.id)).run();
    expect([parLaBase(AUJOURDHUI), parLaBase(HIER)]).toEqual([[], [structure.id]]);
    expect(signatairesDe(ctx, [structure.id])).toEqual([]);
    expect(verifierSignataires(db)).toHaveLength(1);
  });
});

describe('a mandate ends with the fonction', () => {
  test('when she leaves, and begins again when it is taken back; what ended before stays ended', () => {
    const { structure, animatrice } = equipe;
    const qui = { personneId: animatrice.id, structureId: structure.id };
    fabriquerSignataire(db, { ...qui, au: '2026-02-01' });
    fabriquerSignataire(db, qui);
    noterDepart(ctx, structure.id, animatrice.id, '2026-04-30');
    expect(mandats().map(({ au }) => au)).toEqual(['2026-02-01', '2026-04-30']);
    // Whoever leaves soon may be noted until then.
    const avant = ajouterSignataire(ctx, structure.id, { personneId: presidente().id, qualite: 'presidence' });
    expect(avant).toBe('Yvonne Peyrichoux');
    annulerDepart(ctx, structure.id, animatrice.id);
    expect(mandats().map(({ au }) => au)).toEqual(['2026-02-01', null, null]);
    noterDepart(ctx, structure.id, animatrice.id, '2026-01-02');
    expect(mandats()[1]).toMatchObject({ du: '2026-01-02', au: '2026-01-02' });
    expect(verifierSignataires(db)).toEqual([]);
  });

  test('a departure that is known bounds the mandate that is noted', () => {
    const { structure, animatrice } = equipe;
    noterDepart(ctx, structure.id, animatrice.id, '2026-04-30');
    ajouterSignataire(ctx, structure.id, { personneId: animatrice.id, ...DELEGATION });
    expect(mandats()).toMatchObject([{ au: '2026-04-30' }]);
  });

  test('a presidency ends with the présidence, though she stays; a delegation does not', () => {
    const { structure } = equipe;
    const { id: personneId, fonctionId } = presidente();
    fabriquerFonction(db, { personneId, structureId: structure.id, fonction: 'benevolat' });
    fabriquerSignataire(db, { personneId, structureId: structure.id, qualite: 'presidence' });
    fabriquerSignataire(db, { personneId, structureId: structure.id });
    corrigerFonction(ctx, structure.id, personneId, fonctionId, { lien: 'benevolat', au: AUJOURDHUI });
    expect(mandats().map(({ au }) => au)).toEqual([AUJOURDHUI, null]);
    corrigerFonction(ctx, structure.id, personneId, fonctionId, { lien: 'benevolat' });
    expect(mandats().map(({ au }) => au)).toEqual([null, null]);
  });

  test('when the structure leaves, and comes back', () => {
    const { structure, responsable, animatrice } = equipe;
    fabriquerSignataire(db, { personneId: responsable.id, structureId: structure.id });
    fabriquerSignataire(db, { personneId: animatrice.id, structureId: structure.id, au: '2026-02-01' });
    const elle = coordination();
    noterDepartDeStructure(elle, structure.id, HIER);
    expect(mandats().map(({ au }) => au)).toEqual([HIER, '2026-02-01']);
    noterRetourDeStructure(elle, structure.id);
    expect(mandats().map(({ au }) => au)).toEqual([null, '2026-02-01']);
  });

  test('two people who are one sign once', () => {
    const { structure, responsable, animatrice } = equipe;
    fabriquerSignataire(db, { personneId: responsable.id, structureId: structure.id, au: AUJOURDHUI });
    fabriquerSignataire(db, { personneId: animatrice.id, structureId: structure.id, du: '2025-01-01' });
    fabriquerSignataire(db, { personneId: animatrice.id, structureId: structure.id, qualite: 'presidence' });
    reunirMandats(ctx, responsable.id, animatrice.id);
    expect(mandats()).toMatchObject([
      { personneId: responsable.id, du: '2025-01-01', au: null },
      { personneId: animatrice.id, qualite: 'presidence' },
    ]);
  });
});

test('a line of the journal undone ends a mandate, or gives it back', () => {
  const { structure, animatrice } = equipe;
  const annuler = (ctx: ContextePersonne) => {
    const ligne = db.select().from(journal).all().at(-1);
    const annulation = ANNULATIONS_DES_SIGNATAIRES[`structure/${ligne?.acte}`];
    const lue = { objetId: ligne?.objetId ?? 0, avant: ligne?.avant ?? {}, apres: ligne?.apres ?? {} };
    const empechement = annulation?.empechement(ctx, lue);
    if (empechement === null) annulation?.annuler(ctx, lue);
    return empechement;
  };
  ajouterSignataire(ctx, structure.id, { personneId: animatrice.id, ...DELEGATION });
  expect(annuler(ctx)).toBeNull();
  expect(mandats()).toMatchObject([{ au: HIER }]);
  expect(annuler(ctx)).toBe('Cela a encore changé depuis.');
  ajouterSignataire(ctx, structure.id, { personneId: animatrice.id, ...DELEGATION });
  retirerSignataire(ctx, structure.id, mandats()[1]?.id ?? 0);
  expect(annuler(ctx)).toBeNull();
  expect(mandats()[1]).toMatchObject({ au: null });
  retirerSignataire(ctx, structure.id, mandats()[1]?.id ?? 0);
  db.update(fonctions).set({ au: HIER }).where(eq(fonctions.personneId, animatrice.id)).run();
  expect(annuler(plusTard(ctx, new Date('2026-03-24T08:00:00Z')))).toBe('Cette personne n’est plus dans l’équipe.');
});
