import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { demiJournee } from '#app/commun/periode.ts';
import { journal } from '#app/commun/tables.ts';
import { annulerDepart } from '#app/reseau/personnes/equipiere.server.ts';
import { fonctions } from '#app/reseau/personnes/tables.ts';
import { courriels } from '#app/services/tables.ts';
import { demiJourneesStage, stages } from '#app/troc/stages/tables.ts';
import { verifierTroc } from '#app/troc/verifier.server.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import {
  fabriquerCompte,
  fabriquerEquipe,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
} from '#tests/fabriques/reseau.ts';
import { fabriquerStage } from '#tests/fabriques/troc.ts';
import { demanderALaCoordination, getPageDeDepart, quitterLaStructure } from './passation.server.ts';

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

/** Maëlle accompanies one stage in April, another that ends before, and goes on a stage of her own in May. */
function enCours() {
  const ici = fabriquerEquipe(db, { placesStage: 2 });
  const la = fabriquerEquipe(db, { placesStage: 2 });
  const { id: reprend } = fabriquerPersonne(db, { prenom: 'Paul', nom: 'Meunier' });
  fabriquerFonction(db, { personneId: reprend, structureId: ici.structure.id, fonction: 'accueil' });
  const commun = {
    ...{ structureAccueilId: ici.structure.id, structureOrigineId: la.structure.id, stagiaireId: la.animatrice.id },
    ...{ tutriceId: ici.animatrice.id, responsableOrigineId: la.responsable.id, responsableAccueilId: ici.responsable.id },
  };
  const accueil = fabriquerStage(db, { ...commun, statut: 'accepte' });
  const avant = fabriquerStage(db, { ...commun, statut: 'accepte', du: demiJournee('2026-03-25', 'matin') });
  const sien = (statut: 'propose' | 'accepte', coteQuiPropose: 'origine' | 'accueil', jour: string) =>
    fabriquerStage(db, {
      ...{ structureAccueilId: la.structure.id, structureOrigineId: ici.structure.id, stagiaireId: ici.animatrice.id },
      ...{ responsableOrigineId: ici.responsable.id, responsableAccueilId: la.responsable.id },
      ...{ statut, coteQuiPropose, du: demiJournee(jour, 'matin') },
    });
  const siens = [
    sien('accepte', 'origine', '2026-05-05'),
    sien('propose', 'origine', '2026-05-12'),
    sien('propose', 'accueil', '2026-05-19'),
  ];
  return { ici, la, reprend, accueil, avant, siens };
}
const stageDe = (id: number) =>
  db
    .select()
    .from(stages)
    .all()
    .find((stage) => stage.id === id);

describe('a departure', () => {
  test('says before what becomes of each thing in hand', () => {
    const { ici, accueil, avant, siens } = enCours();
    const page = getPageDeDepart(ctxDe(db, ici.responsable.id), ici.structure.id, ici.animatrice.id);
    expect(page.charges.map(({ chemin, transmissible }) => [chemin, transmissible])).toEqual([
      [`/stages/${avant.id}`, true],
      [`/stages/${accueil.id}`, true],
      ...siens.map(({ id }) => [`/stages/${id}`, false]),
    ]);
    expect(page.charges.at(-1)?.phrase).toMatch(/son propre stage. S’il finit après son dernier jour, la proposition tombe/);
  });

  test('passes what goes on, ends her own stages, and tells both', () => {
    const { ici, la, reprend, accueil, avant, siens } = enCours();
    const ctx = ctxDe(db, ici.responsable.id);
    const saisie = { dernierJour: '2026-03-31' };
    expect(() => quitterLaStructure(ctx, ici.structure.id, ici.animatrice.id, saisie)).toThrow(/qui reprend/);
    expect(() => quitterLaStructure(ctx, ici.structure.id, ici.animatrice.id, { ...saisie, aId: la.animatrice.id })).toThrow(
      /qui reste/,
    );
    expect(db.select().from(courriels).all()).toEqual([]);
    const avis = quitterLaStructure(ctx, ici.structure.id, ici.animatrice.id, { ...saisie, aId: reprend });
    expect(avis.texte).toContain('Paul Meunier reprend');
    expect(stageDe(accueil.id)).toMatchObject({ tutriceId: reprend, propositionNumero: 2 });
    // What ends before her last day stays hers.
    expect(stageDe(avant.id)?.tutriceId).toBe(ici.animatrice.id);
    expect(siens.map(({ id }) => stageDe(id)?.statut)).toEqual(['annule', 'annule', 'refuse']);
    expect(
      db
        .select()
        .from(demiJourneesStage)
        .all()
        .some(({ personneId }) => personneId === ici.animatrice.id),
    ).toBe(false);
    expect(verifierTroc(db)).toEqual([]);
    const sujets = db
      .select()
      .from(courriels)
      .all()
      .map(({ personneId, sujet }) => [personneId, sujet]);
    expect(sujets).toContainEqual([ici.animatrice.id, `Votre départ de ${ici.structure.nom} est noté`]);
    expect(sujets.find(([id]) => id === reprend)?.[1]).toMatch(/^Vous prenez la suite de Maëlle/);
    const actes = db
      .select()
      .from(journal)
      .all()
      .map(({ acte }) => acte);
    for (const acte of ['noter_depart', 'passer_la_main', 'annuler', 'retirer', 'refuser']) expect(actes).toContain(acte);
    annulerDepart(ctx, ici.structure.id, ici.animatrice.id);
    expect(stageDe(accueil.id)?.tutriceId).toBe(reprend);
  });

  test('noted by the coordination ends her stages too', () => {
    const { ici, reprend, siens } = enCours();
    quitterLaStructure(coordination(), ici.structure.id, ici.animatrice.id, { dernierJour: '2026-03-31', aId: reprend });
    expect(siens.map(({ id }) => stageDe(id)?.statut)).toEqual(['annule', 'annule', 'refuse']);
  });

  test('never makes someone accompany herself', () => {
    const { ici, la, accueil } = enCours();
    fabriquerFonction(db, { personneId: la.animatrice.id, structureId: ici.structure.id, fonction: 'benevolat' });
    quitterLaStructure(ctxDe(db, ici.responsable.id), ici.structure.id, ici.animatrice.id, {
      ...{ dernierJour: '2026-03-31', aId: la.animatrice.id },
    });
    expect(stageDe(accueil.id)?.tutriceId).toBeNull();
    expect(verifierTroc(db)).toEqual([]);
  });

  test('of someone whose things all end asks for nobody, and tells nobody that she takes them over', () => {
    const { ici, accueil, avant } = enCours();
    for (const { id } of [accueil, avant]) db.update(stages).set({ tutriceId: null }).where(eq(stages.id, id)).run();
    const ctx = ctxDe(db, ici.responsable.id);
    const { charges } = getPageDeDepart(ctx, ici.structure.id, ici.animatrice.id);
    expect([charges.length > 0, charges.some(({ transmissible }) => transmissible)]).toEqual([true, false]);
    const { texte } = quitterLaStructure(ctx, ici.structure.id, ici.animatrice.id, { dernierJour: '2026-03-31' });
    expect(texte).not.toContain('reprend');
    expect(
      db
        .select()
        .from(courriels)
        .all()
        .some(({ sujet }) => sujet.startsWith('Vous prenez la suite')),
    ).toBe(false);
  });

  test('of someone who holds nothing asks for nobody', () => {
    const { structure, responsable, animatrice } = fabriquerEquipe(db);
    quitterLaStructure(ctxDe(db, responsable.id), structure.id, animatrice.id, { dernierJour: '2026-03-31' });
    expect(db.select().from(courriels).all()).toHaveLength(1);
  });
});

describe('a responsable alone who leaves', () => {
  const DATE = { dernierJour: '2026-03-31' };

  test('names someone of her team in the same form', () => {
    const { structure, responsable, animatrice } = fabriquerEquipe(db);
    const ctx = ctxDe(db, responsable.id);
    const partir = (champs: object) => quitterLaStructure(ctx, structure.id, responsable.id, { ...DATE, ...champs });
    expect(() => partir({})).toThrow(/qui engagera/);
    expect(() => partir({ relais: 'sans' })).toThrow(/qui engagera/);
    expect(() => partir({ relais: 'equipe', relaisFonction: 'direction' })).toThrow(/quelqu’un de l’équipe/);
    expect(() => partir({ relais: 'equipe', relaisId: animatrice.id })).toThrow(/fonction/);
    expect(
      db
        .select()
        .from(fonctions)
        .all()
        .some(({ au }) => au !== null),
    ).toBe(false);
    partir({ relais: 'equipe', relaisId: animatrice.id, relaisFonction: 'direction' });
    expect(ctxDe(db, animatrice.id, new Date('2026-04-01T08:00:00Z')).acteur.responsableDe).toEqual([structure.id]);
    // She noted it herself: she is not written to.
    expect(
      db
        .select()
        .from(courriels)
        .all()
        .map(({ personneId }) => personneId),
    ).toEqual([animatrice.id]);
  });

  test('or invites someone, who takes over', () => {
    const { structure, responsable } = fabriquerEquipe(db);
    const ctx = ctxDe(db, responsable.id);
    const releve = { relais: 'inviter', relaisFonction: 'presidence', prenom: 'Zoé', nom: 'Lim' } as const;
    expect(() => quitterLaStructure(ctx, structure.id, responsable.id, { ...DATE, ...releve })).toThrow(/adresse électronique/);
    expect(() =>
      quitterLaStructure(ctx, structure.id, responsable.id, { ...DATE, ...releve, courriel: responsable.courriel ?? '' }),
    ).toThrow(/qui part/);
    quitterLaStructure(ctx, structure.id, responsable.id, { ...DATE, ...releve, courriel: 'zoe@lim.example' });
    const nouvelle = db.select().from(fonctions).all().at(-1);
    expect(nouvelle).toMatchObject({
      structureId: structure.id,
      responsable: true,
      lien: 'benevolat',
      du: '2026-03-23',
      au: null,
    });
    expect(
      db
        .select()
        .from(courriels)
        .all()
        .map(({ adresse }) => adresse),
    ).toEqual(['zoe@lim.example', 'zoe@lim.example']);
  });

  test('or asks the coordination, which may leave it so', () => {
    const { structure, responsable } = fabriquerEquipe(db);
    const laCoordination = coordination();
    for (const _ of [1, 2]) demanderALaCoordination(ctxDe(db, responsable.id), structure.id, responsable.id, 'Au secours.');
    expect(db.select().from(courriels).all()).toMatchObject([
      { personneId: laCoordination.acteur.personneId, sujet: `${structure.nom} cherche qui l’engagera` },
    ]);
    quitterLaStructure(laCoordination, structure.id, responsable.id, { ...DATE, relais: 'sans' });
    expect(ctxDe(db, responsable.id, new Date('2026-04-01T08:00:00Z')).acteur.roles).toEqual([]);
  });
});

test('the page and its acts are for those who keep that team', () => {
  const { structure, animatrice } = fabriquerEquipe(db);
  const ailleurs = fabriquerEquipe(db);
  const partenaire = fabriquerPersonne(db);
  fabriquerRole(db, partenaire.id, 'partenaire');
  for (const { id } of [animatrice, ailleurs.responsable, partenaire]) {
    const ctx = ctxDe(db, id);
    expect(() => getPageDeDepart(ctx, structure.id, animatrice.id)).toThrow(/ne trouvons pas/);
    expect(() => quitterLaStructure(ctx, structure.id, animatrice.id, { dernierJour: '2026-03-31' })).toThrow(/ne trouvons pas/);
    expect(() => demanderALaCoordination(ctx, structure.id, animatrice.id, undefined)).toThrow(/ne trouvons pas/);
  }
});
