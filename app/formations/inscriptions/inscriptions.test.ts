import { and, asc, eq, ne } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { lireReponse, repondreParLien } from '#app/accueil/reponses.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { nomsDesTransitions } from '#app/commun/cycle.ts';
import { TACHE_D_EFFACEMENT } from '#app/formations/conservation.server.ts';
import { formationsEnCharge, passerLesFormations, quitterLesFormations } from '#app/formations/depart.server.ts';
import { donneesDesFormations } from '#app/formations/donnees.server.ts';
import { fusionDansUneFormation } from '#app/formations/fusion.server.ts';
import { prises } from '#app/formations/prise.server.ts';
import { annulerFormation } from '#app/formations/programme/suivre-formation.server.ts';
import { formations } from '#app/formations/programme/tables.ts';
import { TACHE_DE_LA_LISTE, TACHE_DES_FORMATIONS } from '#app/formations/taches.server.ts';
import { verifierFormations } from '#app/formations/verifier.server.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { courriels } from '#app/services/tables.ts';
import { executerTache } from '#app/services/taches.server.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps, LUNDI_MATIN, plusTard } from '#tests/base.ts';
import { fabriquerFormation, fabriquerInscription } from '#tests/fabriques/formations.ts';
import { fabriquerEquipe, fabriquerFonction, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import {
  cycleInscription,
  STATUTS_A_ACCORDER,
  STATUTS_EN_LISTE,
  STATUTS_FINIS,
  STATUTS_OFFERTS,
  STATUTS_PLACES,
  STATUTS_QUI_VIENNENT,
  STATUTS_VIVANTS,
} from './inscriptions.ts';
import { inscrire } from './inscrire.server.ts';
import { remplacer } from './remplacer.server.ts';
import { accepter, preciserLeBesoin, prendre, refuser, retirer, valider } from './repondre.server.ts';
import { besoinsParticuliers, inscriptions, placesDeFormation } from './tables.ts';

// The Monday of the tests is 23 March 2026; the formation is on Tuesday 12 May.
let db: Base;
let coordination: ContextePersonne;

beforeEach(() => {
  db = baseDeTest().db;
  const { id } = fabriquerPersonne(db);
  fabriquerRole(db, id, 'coordination');
  coordination = ctxDe(db, id);
});

const apres = (heures: number) => new Date(LUNDI_MATIN.getTime() + heures * 3_600_000);
const equipe = (combien = 1) => {
  const { structure, responsable, animatrice } = fabriquerEquipe(db);
  const autres = Array.from({ length: combien - 1 }, () => {
    const elle = fabriquerPersonne(db);
    fabriquerFonction(db, { personneId: elle.id, structureId: structure.id });
    return elle.id;
  });
  const ids = [animatrice.id, ...autres];
  return { structureId: structure.id, responsable: ctxDe(db, responsable.id), ids, ctx: ids.map((id) => ctxDe(db, id)) };
};
type Equipe = ReturnType<typeof equipe>;
const elleDe = ({ ctx: [elle] }: Equipe): ContextePersonne => {
  if (!elle) throw new Error('Une équipe a quelqu’un');
  return elle;
};
const formation = (champs: Parameters<typeof fabriquerFormation>[1] = {}) => fabriquerFormation(db, champs).formation;
const lue = (id: number) => db.select().from(inscriptions).where(eq(inscriptions.id, id)).get();
const statuts = (ids: readonly number[]) => ids.map((id) => lue(id)?.statut);
const deLaFormation = (id: number) =>
  db.select().from(inscriptions).where(eq(inscriptions.formationId, id)).orderBy(asc(inscriptions.id)).all();
const passerLeTemps = (heures: number, tache = TACHE_DE_LA_LISTE) => executerTache(ctxDuTemps(db, apres(heures)), tache);
const sujets = () => db.select({ sujet: courriels.sujet, qui: courriels.personneId }).from(courriels).orderBy(courriels.id).all();

test('what is derived from the cycle says what it says', () => {
  const { transitions, statuts: tous } = cycleInscription;
  const bouge = tous.filter((statut) => nomsDesTransitions(cycleInscription).some((nom) => transitions[nom].de.includes(statut)));
  expect(STATUTS_VIVANTS).toEqual(bouge);
  expect(STATUTS_FINIS).toEqual(tous.filter((statut) => !bouge.includes(statut)));
  expect(STATUTS_A_ACCORDER).toEqual(transitions.valider.de);
  expect(STATUTS_EN_LISTE).toEqual(transitions.proposer.de);
  expect(STATUTS_OFFERTS).toEqual(transitions.laisser_passer.de);
  expect(STATUTS_PLACES).toEqual([...STATUTS_QUI_VIENNENT, ...STATUTS_OFFERTS]);
});

describe('registering', () => {
  test('without a field, oneself, once', () => {
    const { id } = formation();
    const elle = elleDe(equipe());
    const inscrite = inscrire(elle, id, {});
    expect(lue(inscrite)).toMatchObject({ statut: 'validee', personneId: elle.acteur.personneId });
    expect(inscrire(elle, id, {})).toBe(inscrite);
    expect(deLaFormation(id)).toHaveLength(1);
  });

  test('several of one structure: together or not at all', () => {
    const { id } = formation({ capacite: 2 });
    const trois = equipe(3);
    inscrire(elleDe(trois), id, { personnes: trois.ids });
    expect(deLaFormation(id).map(({ statut }) => statut)).toEqual(['en_liste', 'en_liste', 'en_liste']);
    const autre = inscrire(elleDe(equipe()), id, {});
    expect(lue(autre)?.statut).toBe('validee');
    expect(verifierFormations(db)).toEqual([]);
  });

  test('several who may be parted: as many as there are places', () => {
    const { id } = formation({ capacite: 2 });
    const trois = equipe(3);
    inscrire(elleDe(trois), id, { personnes: trois.ids, separement: true });
    expect(deLaFormation(id).map(({ statut }) => statut)).toEqual(['validee', 'validee', 'en_liste']);
    expect(sujets()).toHaveLength(2);
  });

  test('whoever is of no structure, of another, or a partenaire, is told', () => {
    const { id } = formation();
    const seule = fabriquerPersonne(db);
    expect(() => inscrire(ctxDe(db, seule.id), id, {})).toThrow('dans l’équipe d’une structure');
    const [une, autre] = [equipe(), equipe()];
    expect(() => inscrire(elleDe(une), id, { structureId: autre.structureId })).toThrow('sa propre structure');
    expect(() => inscrire(elleDe(une), id, { personnes: autre.ids })).toThrow('de l’équipe');
    fabriquerRole(db, seule.id, 'partenaire');
    expect(() => inscrire(ctxDe(db, seule.id), id, {})).toThrow(expect.objectContaining({ code: 'INTERDIT' }));
    expect(deLaFormation(id)).toEqual([]);
  });

  test('neither before it opens, nor after its last day to register, nor once it has begun', () => {
    const elle = elleDe(equipe());
    expect(() => inscrire(elle, formation({ statut: 'projet' }).id, {})).toThrow('Nous ne trouvons pas');
    const close = formation({ limite: '2026-03-20' }).id;
    expect(() => inscrire(elle, close, {})).toThrow('closes depuis le vendredi 20 mars');
    const soi = elleDe(equipe());
    expect(
      inscrire(coordination, close, { personnes: [soi.acteur.personneId], structureId: soi.acteur.membreDe[0] }),
    ).toBeGreaterThan(0);
    const commencee = formation({ jours: [['2026-03-23', 'matin']] }).id;
    expect(() => inscrire(elle, commencee, {})).toThrow('a commencé');
    expect(() => inscrire(elle, formation({ statut: 'annulee' }).id, {})).toThrow('On ne s’inscrit plus');
  });

  test('the same name in the same structure is the same person, until the coordination says otherwise', () => {
    const { id } = formation();
    const deux = equipe(2);
    for (const un of deux.ids) db.update(personnes).set({ prenom: 'Zoé', nom: 'Lefèvre' }).where(eq(personnes.id, un)).run();
    const [premiere, seconde] = deux.ids as [number, number];
    inscrire(elleDe(deux), id, {});
    const autre = deux.ctx[1] as ContextePersonne;
    expect(() => inscrire(autre, id, {})).toThrow('du même nom');
    inscrire(coordination, id, { personnes: [seconde], structureId: deux.structureId });
    expect(deLaFormation(id).map(({ personneId }) => personneId)).toEqual([premiere, seconde]);
    // Were they one all the same, one place is given back before the two are merged.
    expect(fusionDansUneFormation(coordination, { gardeeId: premiere, doublonId: seconde })).toMatch('Retirez d’abord');
  });

  test('fifty for five places, whatever their order: five, and the rest wait', () => {
    const equipes = Array.from({ length: 10 }, () => equipe(5));
    for (let ronde = 0; ronde < 4; ronde++) {
      const { id } = formation({ capacite: 5 });
      const toutes = equipes.flatMap(({ ctx }) => ctx);
      const melees = toutes.map((ctx, rang) => ({ ctx, cle: (rang * 37 + ronde * 11) % 50 })).sort((a, b) => a.cle - b.cle);
      for (const [rang, { ctx }] of melees.entries()) inscrire(plusTard(ctx, apres(rang / 3600)), id, {});
      const siennes = deLaFormation(id);
      expect(siennes.filter(({ statut }) => statut === 'validee')).toHaveLength(5);
      expect(siennes.filter(({ statut }) => statut === 'en_liste')).toHaveLength(45);
      db.update(formations)
        .set({ statut: 'close', realiseeLe: LUNDI_MATIN, finieLe: LUNDI_MATIN })
        .where(eq(formations.id, id))
        .run();
    }
    expect(verifierFormations(db)).toEqual([]);
  });
});

describe('where one’s responsable says yes', () => {
  test('she is written to, and her yes gives the place, or a rank on the list', () => {
    const { id } = formation({ validation: true, capacite: 1 });
    const [une, deux] = [equipe(), equipe()];
    const premiere = inscrire(elleDe(une), id, {});
    const seconde = inscrire(elleDe(deux), id, {});
    expect(statuts([premiere, seconde])).toEqual(['demandee', 'demandee']);
    expect(sujets().map(({ qui }) => qui)).toEqual([une.responsable.acteur.personneId, deux.responsable.acteur.personneId]);
    expect(() => valider(elleDe(une), premiere)).toThrow(expect.objectContaining({ code: 'INTERDIT' }));
    valider(deux.responsable, seconde);
    valider(une.responsable, premiere);
    expect(statuts([premiere, seconde])).toEqual(['en_liste', 'validee']);
    expect(lue(seconde)).toMatchObject({ valideeParId: deux.responsable.acteur.personneId });
  });

  test('a no is said with its reason; herself, she needs nobody’s', () => {
    const { id } = formation({ validation: true });
    const une = equipe();
    const demandee = inscrire(elleDe(une), id, {});
    expect(() => refuser(une.responsable, demandee, '')).toThrow('Dites pourquoi');
    refuser(une.responsable, demandee, 'Nous fermons ce jour-là.');
    expect(lue(demandee)).toMatchObject({ statut: 'refusee', motif: 'Nous fermons ce jour-là.' });
    expect(lue(inscrire(une.responsable, id, {}))?.statut).toBe('validee');
  });
});

describe('the waiting list', () => {
  test('a place given back is offered at once, held 48 hours, then passes on; she stays on the list', async () => {
    const { id } = formation({ capacite: 1 });
    const [tient, attend, suit] = [equipe(), equipe(), equipe()];
    const place = inscrire(elleDe(tient), id, {});
    const premiere = inscrire(elleDe(attend), id, {});
    const seconde = inscrire(plusTard(elleDe(suit), apres(1)), id, {});
    retirer(plusTard(elleDe(tient), apres(2)), place);
    expect(lue(premiere)).toMatchObject({ statut: 'proposee', jusqua: apres(50) });
    expect(await passerLeTemps(49)).toEqual({ sort: 'rien_a_faire' });
    expect(await passerLeTemps(50)).toMatchObject({ sort: 'faite', resultat: '1 place proposée, 1 offre passée.' });
    expect(statuts([premiere, seconde])).toEqual(['en_liste', 'proposee']);
    accepter(plusTard(elleDe(suit), apres(51)), seconde);
    retirer(plusTard(elleDe(suit), apres(52)), seconde);
    // Nobody else waits: it is free for all, and she may take it herself.
    expect(lue(premiere)?.statut).toBe('en_liste');
    prendre(plusTard(elleDe(attend), apres(53)), premiere);
    expect(lue(premiere)?.statut).toBe('validee');
    expect(verifierFormations(db)).toEqual([]);
  });

  test('from the mail, one button takes it', () => {
    const { id } = formation({ capacite: 1 });
    const [tient, attend] = [equipe(), equipe()];
    const place = inscrire(elleDe(tient), id, {});
    const premiere = inscrire(elleDe(attend), id, {});
    retirer(elleDe(tient), place);
    const lettre = JSON.stringify(db.select().from(courriels).all().at(-1)?.lettre);
    const jeton = /\/r\/([\w-]+)/.exec(lettre)?.[1];
    const base = ctxDuTemps(db);
    expect(lireReponse(base, prises, jeton)?.page).toMatchObject({ actes: [{ nom: 'accepter' }, { nom: 'decliner' }] });
    repondreParLien(base, prises, jeton, { acte: 'accepter' });
    expect(lireReponse(base, prises, jeton)?.page).toMatchObject({ actes: [] });
    expect(lue(premiere)?.statut).toBe('validee');
  });

  test('a group is offered its places together, and answers together', () => {
    const { id } = formation({ capacite: 3 });
    const [un, deux, groupe] = [equipe(), equipe(2), equipe(3)];
    const place = inscrire(elleDe(un), id, {});
    inscrire(elleDe(deux), id, { personnes: deux.ids });
    inscrire(elleDe(groupe), id, { personnes: groupe.ids });
    retirer(elleDe(un), place);
    const siennes = () => deLaFormation(id).filter(({ structureId }) => structureId === groupe.structureId);
    expect(siennes().map(({ statut }) => statut)).toEqual(['en_liste', 'en_liste', 'en_liste']);
    for (const { id: une } of deLaFormation(id).filter(({ structureId }) => structureId === deux.structureId))
      retirer(deux.responsable, une);
    expect(siennes().map(({ statut }) => statut)).toEqual(['proposee', 'proposee', 'proposee']);
    accepter(elleDe(groupe), siennes()[1]?.id);
    expect(siennes().map(({ statut }) => statut)).toEqual(['validee', 'validee', 'validee']);
  });

  test('a group of three for two places waits; once it is of two, they are offered them at once', () => {
    const { id } = formation({ capacite: 2 });
    const groupe = equipe(3);
    const premiere = inscrire(elleDe(groupe), id, { personnes: groupe.ids });
    retirer(elleDe(groupe), premiere);
    expect(deLaFormation(id).map(({ statut }) => statut)).toEqual(['retiree', 'proposee', 'proposee']);
  });

  test('near the day, an offer is shorter; on the eve in the evening there is none', async () => {
    const { id } = formation({ capacite: 1, jours: [['2026-03-25', 'matin']] });
    const [tient, attend] = [equipe(), equipe()];
    const place = inscrire(elleDe(tient), id, {});
    const premiere = inscrire(elleDe(attend), id, {});
    retirer(elleDe(tient), place);
    expect(lue(premiere)?.jusqua).toEqual(new Date('2026-03-24T17:00:00Z'));
    await executerTache(ctxDuTemps(db, new Date('2026-03-24T17:00:00Z')), TACHE_DE_LA_LISTE);
    expect(lue(premiere)).toMatchObject({ statut: 'en_liste' });
    await executerTache(ctxDuTemps(db, new Date('2026-03-25T05:00:00Z')), TACHE_DE_LA_LISTE);
    expect(lue(premiere)).toMatchObject({ statut: 'retiree' });
  });

  test('a promotion and a withdrawal at once: no place is lost, none is given twice', () => {
    const { id } = formation({ capacite: 1 });
    const [tient, attend, suit] = [equipe(), equipe(), equipe()];
    const place = inscrire(elleDe(tient), id, {});
    const [premiere, seconde] = [inscrire(elleDe(attend), id, {}), inscrire(plusTard(elleDe(suit), apres(1)), id, {})];
    retirer(elleDe(tient), place);
    retirer(elleDe(attend), premiere);
    expect(() => accepter(elleDe(attend), premiere)).toThrow(expect.objectContaining({ code: 'IMPOSSIBLE' }));
    expect(statuts([premiere, seconde])).toEqual(['retiree', 'proposee']);
    expect(db.select().from(placesDeFormation).all()).toMatchObject([{ inscriptionId: seconde, numero: 1 }]);
  });
});

describe('a colleague in one’s place', () => {
  test('takes it as it stood, with its rank', () => {
    const { id } = formation({ capacite: 1 });
    const [deux, attend] = [equipe(2), equipe()];
    const place = inscrire(elleDe(deux), id, { besoin: 'Sans gluten' });
    inscrire(elleDe(attend), id, {});
    const nouvelle = remplacer(elleDe(deux), place, deux.ids[1] ?? 0);
    expect(lue(place)).toMatchObject({ statut: 'retiree' });
    expect(lue(nouvelle)).toMatchObject({
      statut: 'validee',
      remplaceId: place,
      personneId: deux.ids[1],
      depuis: lue(place)?.depuis,
    });
    // What she needed was hers.
    expect(db.select().from(besoinsParticuliers).all()).toEqual([]);
    expect(() => remplacer(ctxDe(db, deux.ids[1] ?? 0), nouvelle, attend.ids[0] ?? 0)).toThrow(
      expect.objectContaining({ champ: 'personneId' }),
    );
    expect(() => remplacer(ctxDe(db, deux.ids[1] ?? 0), nouvelle, deux.ids[1] ?? 0)).toThrow('une autre personne');
    expect(statuts([nouvelle])).toEqual(['validee']);
  });
});

describe('the base itself', () => {
  test('refuses one place too many, and a capacity below what is held', () => {
    const { id } = formation({ capacite: 2 });
    for (const _ of [1, 2]) fabriquerInscription(db, { formationId: id });
    const { id: troisieme } = fabriquerInscription(db, { formationId: id, statut: 'en_liste' });
    const place = (numero: number, capacite = 2) =>
      db.insert(placesDeFormation).values({ formationId: id, numero, capacite, inscriptionId: troisieme }).run();
    expect(() => place(1)).toThrow(/UNIQUE|constraint/);
    expect(() => place(3)).toThrow(/CHECK|constraint/);
    expect(() => place(3, 9)).toThrow(/FOREIGN|constraint/);
    const changer = (capacite: number) => db.update(formations).set({ capacite }).where(eq(formations.id, id)).run();
    expect(() => changer(1)).toThrow(/CHECK|constraint/);
    changer(3);
    place(3, 3);
    expect(db.select().from(placesDeFormation).all()).toHaveLength(3);
  });
});

describe('what time and departures do', () => {
  test('on the last day to register, enough people confirm it; after its last half-day it has taken place', async () => {
    const { id } = formation({ minimum: 1, limite: '2026-04-28' });
    fabriquerInscription(db, { formationId: id });
    const suivre = (jour: string) => executerTache(ctxDuTemps(db, new Date(`${jour}T05:00:00Z`)), TACHE_DES_FORMATIONS);
    const statut = () => db.select().from(formations).where(eq(formations.id, id)).get()?.statut;
    await suivre('2026-04-28');
    expect(statut()).toBe('ouverte');
    await suivre('2026-04-29');
    expect(statut()).toBe('confirmee');
    await suivre('2026-05-12');
    expect(statut()).toBe('confirmee');
    await suivre('2026-05-13');
    expect(statut()).toBe('realisee');
  });

  test('called off: everyone on its list is told why', () => {
    const { id } = formation();
    const [une, deux] = [
      fabriquerInscription(db, { formationId: id }),
      fabriquerInscription(db, { formationId: id, statut: 'en_liste' }),
    ];
    annulerFormation(coordination, id, 'La salle est fermée.');
    expect(statuts([une.id, deux.id])).toEqual(['retiree', 'retiree']);
    expect(sujets().map(({ qui }) => qui)).toEqual([une.personneId, deux.personneId]);
    expect(verifierFormations(db)).toEqual([]);
  });

  test('whoever leaves her structure leaves the lists that begin after, and her place goes on', () => {
    const { id } = formation({ capacite: 1 });
    const [part, attend] = [equipe(), equipe()];
    const place = inscrire(elleDe(part), id, {});
    const suivante = inscrire(elleDe(attend), id, {});
    const qui = { personneId: part.ids[0] ?? 0, structureId: part.structureId };
    expect(formationsEnCharge(coordination, qui)).toHaveLength(1);
    expect(passerLesFormations(coordination, { ...qui, aId: null, dernierJour: '2026-04-30' })).toBe(1);
    expect(statuts([place, suivante])).toEqual(['retiree', 'proposee']);
    quitterLesFormations(coordination, attend.structureId);
    expect(statuts([suivante])).toEqual(['retiree']);
  });

  test('what one said for the organisation goes thirty days after, and is in one’s own data until then', async () => {
    const { id } = formation({ jours: [['2026-03-03', 'matin']] });
    const elle = elleDe(equipe());
    const { id: inscrite } = fabriquerInscription(db, {
      ...{ formationId: id, personneId: elle.acteur.personneId, structureId: elle.acteur.membreDe[0] ?? 0 },
    });
    preciserLeBesoin(elle, inscrite, 'Sans gluten');
    db.update(formations).set({ statut: 'realisee' }).where(eq(formations.id, id)).run();
    expect(() => preciserLeBesoin(elle, inscrite, 'Sans lait')).toThrow('il n’y a plus rien à prévoir');
    expect(JSON.stringify(donneesDesFormations(elle, elle.acteur.personneId))).toContain('Sans gluten');
    await executerTache(ctxDuTemps(db, new Date('2026-04-02T02:00:00Z')), TACHE_D_EFFACEMENT);
    expect(db.select().from(besoinsParticuliers).all()).toHaveLength(1);
    await executerTache(ctxDuTemps(db, new Date('2026-04-03T02:00:00Z')), TACHE_D_EFFACEMENT);
    expect(db.select().from(besoinsParticuliers).all()).toEqual([]);
    expect(
      db
        .select()
        .from(inscriptions)
        .where(and(eq(inscriptions.id, inscrite), ne(inscriptions.statut, 'retiree')))
        .get(),
    ).toBeDefined();
  });
});

describe('what is said of someone, by whom', () => {
  test('once she is registered she alone writes what she needs; several are registered without it', () => {
    const { id } = formation();
    const la = equipe(2);
    const [une, autre] = la.ids as [number, number];
    const pour = (personnes: number[], besoin?: string) =>
      inscrire(la.responsable, id, { personnes, structureId: la.structureId, besoin });
    expect(() => pour([une, autre], 'Sans gluten')).toThrow('Pour plusieurs personnes');
    expect(deLaFormation(id)).toEqual([]);
    const sienne = pour([une], 'Sans gluten');
    expect(() => preciserLeBesoin(la.responsable, sienne, undefined)).toThrow();
    expect(db.select().from(besoinsParticuliers).get()?.texte).toBe('Sans gluten');
    preciserLeBesoin(elleDe(la), sienne, 'Rien');
    inscrire(elleDe(la), id, { besoin: 'Sans lait' });
    expect(
      db
        .select()
        .from(besoinsParticuliers)
        .all()
        .map(({ texte }) => texte),
    ).toEqual(['Sans lait']);
  });

  test('whoever registered a colleague and has left their structure reads nothing of it', () => {
    const { id } = formation();
    const la = equipe(2);
    const [une, autre] = la.ids as [number, number];
    const sienne = inscrire(ctxDe(db, autre), id, { personnes: [une], structureId: la.structureId });
    retirer(ctxDe(db, autre), inscrire(ctxDe(db, autre), id, {}));
    db.delete(fonctions).where(eq(fonctions.personneId, autre)).run();
    expect(() => retirer(ctxDe(db, autre), sienne)).toThrow();
    expect(lue(sienne)?.statut).toBe('validee');
  });

  test('a place that is left to a colleague does not say that the direction agreed to her', () => {
    const { id } = formation({ validation: true });
    const la = equipe(2);
    const [, autre = 0] = la.ids;
    const sienne = inscrire(elleDe(la), id, {});
    valider(la.responsable, sienne);
    expect(lue(remplacer(elleDe(la), sienne, autre))).toMatchObject({ statut: 'validee', valideeParId: null, valideeLe: null });
  });
});
