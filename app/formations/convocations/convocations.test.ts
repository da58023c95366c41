import { eq, isNotNull } from 'drizzle-orm';
import ICAL from 'ical.js';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { demiJournee, libelleInstant } from '#app/commun/periode.ts';
import { ecrireReglage } from '#app/commun/reglages.server.ts';
import { TACHE_D_EFFACEMENT } from '#app/formations/conservation.server.ts';
import { donneesDesFormations } from '#app/formations/donnees.server.ts';
import { inscrire } from '#app/formations/inscriptions/inscrire.server.ts';
import { remplacer } from '#app/formations/inscriptions/remplacer.server.ts';
import { retirer } from '#app/formations/inscriptions/repondre.server.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { lireFormation } from '#app/formations/programme/formations.server.ts';
import { getPageDeFormation } from '#app/formations/programme/page-de-formation.server.ts';
import { annulerFormation } from '#app/formations/programme/suivre-formation.server.ts';
import type { seances } from '#app/formations/programme/tables.ts';
import { formations } from '#app/formations/programme/tables.ts';
import { modifierFormation } from '#app/formations/programme/tenir-formation.server.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { COURRIEL_COORDINATION } from '#app/reseau/reglages.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { reprendre } from '#app/services/evenement-joint.ts';
import { ecrireCalendrier } from '#app/services/ical.server.ts';
import { courriels } from '#app/services/tables.ts';
import { executerTache } from '#app/services/taches.server.ts';
import type { Base, BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, compterRequetes, ctxDe, ctxDuTemps, plusTard } from '#tests/base.ts';
import { fabriquerFormation, fabriquerInscription } from '#tests/fabriques/formations.ts';
import { fabriquerEquipe, fabriquerFonction, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { convoquer } from './convoquer.server.ts';
import { lirePageDeConvocation } from './page-de-convocation.server.ts';
import { getRendezVous } from './rendez-vous.server.ts';
import { convocations as tableDesConvocations } from './tables.ts';

let base: BaseOuverte;
let db: Base;
let coordination: ContextePersonne;

beforeEach(() => {
  base = baseDeTest();
  db = base.db;
  const { id } = fabriquerPersonne(db);
  fabriquerRole(db, id, 'coordination');
  coordination = ctxDe(db, id);
});

const PARTI = { etat: 'envoye' as const };
const partir = () => db.update(courriels).set(PARTI).run();
const convocations = () =>
  db
    .select()
    .from(courriels)
    .orderBy(courriels.id)
    .all()
    .filter(({ cle }) => cle.startsWith('convocation:'));
const agendaDe = (c: { agenda: unknown }) => (c.agenda ?? []) as { cle: string; sequence: number; etat: string; du: number }[];
const derniere = () => agendaDe(convocations().at(-1) ?? { agenda: [] });

type Seance = typeof seances.$inferSelect;
/** The formation as its form would send it again, its half-days changed. */
function modifier(id: number, changer: (seances: Seance[]) => Seance[], autre: Record<string, unknown> = {}) {
  const d = lireFormation(coordination, id);
  const { version, titre, capacite, minimum, validation, publique, cout, financeurs } = d.ligne;
  modifierFormation(coordination, id, {
    ...{ version, titre, capacite, minimum, validation, publique, cout, financeurs, competences: [] },
    ...{ seances: changer(d.seances), ...autre },
  } as unknown as Parameters<typeof modifierFormation>[2]);
}

describe('convoking', () => {
  test('whoever has a place is written to, once, one event a half-day', () => {
    const { formation, seances } = fabriquerFormation(db, { statut: 'confirmee' });
    const une = fabriquerInscription(db, { formationId: formation.id });
    fabriquerInscription(db, { formationId: formation.id, statut: 'en_liste' });
    expect(convoquer(coordination, formation.id, { aApporter: 'Un carnet' })).toBe(1);
    expect(convoquer(coordination, formation.id, { aApporter: 'Un carnet' })).toBe(0);
    const [seule, ...autres] = convocations();
    expect(autres).toEqual([]);
    expect(seule?.personneId).toBe(une.personneId);
    expect(derniere().map(({ cle }) => cle)).toEqual(seances.map(({ id }) => `seance-${id}`));
    expect(JSON.stringify(seule?.lettre)).toContain('Un carnet');
    expect(db.select().from(inscriptions).where(eq(inscriptions.id, une.id)).get()?.convoqueeLe).toEqual(coordination.maintenant);
  });

  test('nobody is convoked to what is not sure, nor by whoever does not hold it', () => {
    const { formation } = fabriquerFormation(db);
    expect(() => convoquer(coordination, formation.id, {})).toThrow('Confirmez d’abord');
    const { animatrice } = fabriquerEquipe(db);
    expect(() => convoquer(ctxDe(db, animatrice.id), formation.id, {})).toThrow();
    const passee = fabriquerFormation(db, { statut: 'confirmee', jours: [['2026-03-23', 'matin']] });
    expect(() => convoquer(coordination, passee.formation.id, {})).toThrow('ne convoque plus');
  });

  test('whoever has a place afterwards is convoked at once, a colleague who takes over too', () => {
    const { formation } = fabriquerFormation(db, { statut: 'confirmee' });
    convoquer(coordination, formation.id, {});
    const { structure, animatrice } = fabriquerEquipe(db);
    const elle = ctxDe(db, animatrice.id);
    const id = inscrire(elle, formation.id, {});
    expect(convocations().map(({ personneId }) => personneId)).toEqual([animatrice.id]);
    partir();
    const collegue = fabriquerPersonne(db);
    fabriquerFonction(db, { personneId: collegue.id, structureId: structure.id });
    remplacer(elle, id, collegue.id);
    expect(convocations().map(({ personneId }) => personneId)).toEqual([animatrice.id, collegue.id]);
    const remplacee = db.select().from(courriels).where(eq(courriels.personneId, animatrice.id)).all().at(-1);
    expect(agendaDe(remplacee ?? { agenda: [] }).map(({ etat }) => etat)).toEqual(['annule', 'annule']);
  });

  test('what is not true any more is taken back before it leaves', () => {
    const { formation } = fabriquerFormation(db, { statut: 'confirmee' });
    const une = fabriquerInscription(db, { formationId: formation.id });
    convoquer(coordination, formation.id, {});
    retirer(ctxDe(db, une.personneId), une.id);
    expect(convocations()).toEqual([]);
  });

  test('a half-day that moves keeps its name, with a greater number; one that is dropped is called off', () => {
    const { formation, seances } = fabriquerFormation(db, { statut: 'confirmee' });
    fabriquerInscription(db, { formationId: formation.id });
    convoquer(coordination, formation.id, {});
    const [premiere] = derniere();
    partir();
    modifier(formation.id, ([matin]) => (matin ? [{ ...matin, demiJournee: demiJournee('2026-05-19', 'matin') }] : []));
    const apres = derniere();
    expect(apres.map(({ cle, etat }) => [cle, etat])).toEqual([
      [`seance-${seances[0]?.id}`, 'prevu'],
      [`seance-${seances[1]?.id}`, 'annule'],
    ]);
    expect(apres[0]?.sequence).toBeGreaterThan(premiere?.sequence ?? 0);
    expect(convocations().at(-1)?.sujet).toContain('Convocation à jour');
    // She reads one mail about it, not two.
    expect(db.select().from(courriels).where(eq(courriels.etat, 'a_envoyer')).all()).toHaveLength(1);
  });

  test('moved twice before anything leaves: one convocation leaves, the last', () => {
    const { formation } = fabriquerFormation(db, { statut: 'confirmee' });
    fabriquerInscription(db, { formationId: formation.id });
    convoquer(coordination, formation.id, {});
    modifier(formation.id, (toutes) => toutes, { lieu: 'Salle des fêtes' });
    modifier(formation.id, (toutes) => toutes, { lieu: 'Médiathèque' });
    expect(convocations()).toHaveLength(1);
    expect(JSON.stringify(convocations()[0]?.lettre)).toContain('Médiathèque');
  });

  test('called off: every calendar loses it, and whoever comes back later finds it again', () => {
    const { formation } = fabriquerFormation(db, { statut: 'confirmee' });
    const une = fabriquerInscription(db, { formationId: formation.id });
    convoquer(coordination, formation.id, {});
    partir();
    const elle = ctxDe(db, une.personneId);
    retirer(elle, une.id);
    const retrait = db.select().from(courriels).where(eq(courriels.etat, 'a_envoyer')).get();
    const perdue = agendaDe(retrait ?? { agenda: [] });
    expect(perdue.every(({ etat }) => etat === 'annule')).toBe(true);
    inscrire(plusTard(elle, new Date('2026-03-24T08:00:00Z')), formation.id, {});
    expect(derniere()[0]?.sequence).toBeGreaterThan(perdue[0]?.sequence ?? 0);
    partir();
    annulerFormation(coordination, formation.id, 'La formatrice est malade.');
    const annulation = db.select().from(courriels).where(eq(courriels.etat, 'a_envoyer')).get();
    expect(agendaDe(annulation ?? { agenda: [] }).map(({ etat }) => etat)).toEqual(['annule', 'annule']);
  });

  test('someone without an address is not taken for convoked', () => {
    const { formation } = fabriquerFormation(db, { statut: 'confirmee' });
    const une = fabriquerInscription(db, { formationId: formation.id });
    db.update(personnes).set({ courriel: null }).where(eq(personnes.id, une.personneId)).run();
    expect(convoquer(coordination, formation.id, {})).toBe(0);
    expect(db.select().from(inscriptions).where(eq(inscriptions.id, une.id)).get()?.convoqueeLe).toBeNull();
  });

  test('on each side of the change of hour, the hours are those of the clock', () => {
    const { formation } = fabriquerFormation(db, {
      ...{ statut: 'confirmee', jours: [['2026-10-24', 'matin'] as const, ['2026-10-26', 'matin'] as const] },
    });
    fabriquerInscription(db, { formationId: formation.id });
    convoquer(coordination, formation.id, {});
    const evenements = (convocations()[0]?.agenda ?? []).map(reprendre);
    const ics = ecrireCalendrier({ nom: 'R', evenements, hote: 'r.example', fuseau: 'Europe/Paris', abonnement: false });
    expect(ics.match(/DT(START|END):\d{8}T\d{6}Z/g)).toEqual([
      'DTSTART:20261024T070000Z',
      'DTEND:20261024T100000Z',
      'DTSTART:20261026T080000Z',
      'DTEND:20261026T110000Z',
    ]);
    expect(JSON.stringify(convocations()[0]?.lettre).match(/de 9\u00a0h à 12\u00a0h/g)).toHaveLength(2);
  });

  test('a thousand are convoked in under five seconds', { timeout: 60_000 }, () => {
    const { formation } = fabriquerFormation(db, { statut: 'confirmee', capacite: 500 });
    const { structure } = fabriquerEquipe(db);
    for (let n = 0; n < 500; n++) {
      fabriquerInscription(db, { formationId: formation.id, structureId: structure.id, personneId: fabriquerPersonne(db).id });
    }
    const debut = performance.now();
    expect(convoquer(coordination, formation.id, {})).toBe(500);
    expect(convoquer(coordination, formation.id, { aApporter: 'Un carnet' })).toBe(500);
    expect(performance.now() - debut).toBeLessThan(5000);
    expect(db.select({ n: formations.id }).from(formations).all()).toHaveLength(1);
  });
});

test('three years after, nothing says any more who was convoked, nor what one was to bring', async () => {
  const vieille = fabriquerFormation(db, { statut: 'close', jours: [['2023-03-31', 'matin']] }).formation.id;
  const recente = fabriquerFormation(db, { statut: 'close', jours: [['2023-04-02', 'matin']] }).formation.id;
  const convoqueeLe = new Date('2023-03-20T08:00:00Z');
  const [ancienne, nouvelle] = [vieille, recente].map((formationId) => fabriquerInscription(db, { formationId, convoqueeLe }));
  for (const formationId of [vieille, recente]) {
    db.insert(tableDesConvocations).values({ formationId, aApporter: 'De quoi écrire', le: convoqueeLe }).run();
  }
  const LE_20_MARS = libelleInstant(convoqueeLe, coordination.fuseau);
  const dites = () => JSON.stringify(donneesDesFormations(coordination, ancienne?.personneId ?? 0));
  expect(dites()).toContain(LE_20_MARS);
  await executerTache(ctxDuTemps(db, new Date('2026-04-01T02:00:00Z')), TACHE_D_EFFACEMENT);
  expect(db.select({ id: tableDesConvocations.formationId }).from(tableDesConvocations).all()).toEqual([{ id: recente }]);
  expect(db.select({ id: inscriptions.id }).from(inscriptions).where(isNotNull(inscriptions.convoqueeLe)).all()).toEqual([
    { id: nouvelle?.id },
  ]);
  expect(dites()).not.toContain(LE_20_MARS);
});

describe('the appointment of a formation, from its page', () => {
  const lire = (qui: number, id: number) => getRendezVous(ctxDe(db, qui), id);

  test('is that of the convocation: the same name, never behind it', () => {
    const { formation, seances } = fabriquerFormation(db, { statut: 'confirmee', lieu: 'Salle des fêtes' });
    const { personneId } = fabriquerInscription(db, { formationId: formation.id });
    expect(lire(personneId, formation.id)).toContain('SUMMARY:Formation\u00a0: ');
    convoquer(coordination, formation.id, { aApporter: 'De quoi écrire' });
    modifier(formation.id, (siennes) => siennes.map((une) => ({ ...une, debut: une.debut + 30 })), {
      lieu: 'Salle des fêtes',
    });
    const evenements = new ICAL.Component(ICAL.parse(lire(personneId, formation.id)))
      .getAllSubcomponents('vevent')
      .map((un) => new ICAL.Event(un));
    expect(evenements.map(({ uid, sequence }) => [uid.split('@')[0], sequence])).toEqual(
      derniere().map(({ cle, sequence }) => [cle, sequence]),
    );
    expect(evenements.map(({ uid }) => uid.split('@')[0])).toEqual(seances.map(({ id }) => `seance-${id}`));
    expect(evenements[0]?.location).toBe('Salle des fêtes');
    expect(evenements[0]?.description).toContain('De quoi écrire');
    expect(getPageDeFormation(ctxDe(db, personneId), formation.id).rendezVous).toBe(true);
  });

  test('is for those who have a place in what is to come, and nobody else', () => {
    const { formation } = fabriquerFormation(db, { statut: 'confirmee' });
    const enListe = fabriquerInscription(db, { formationId: formation.id, statut: 'en_liste' });
    const placee = fabriquerInscription(db, { formationId: formation.id });
    for (const qui of [enListe.personneId, coordination.acteur.personneId]) {
      expect(() => lire(qui, formation.id)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
      expect(getPageDeFormation(ctxDe(db, qui), formation.id).rendezVous).toBe(false);
    }
    db.update(formations).set({ statut: 'realisee', realiseeLe: new Date() }).where(eq(formations.id, formation.id)).run();
    expect(() => lire(placee.personneId, formation.id)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  });
});

test('the page that convokes costs the same number of queries whatever its people, and says who has no address', () => {
  const { formation } = fabriquerFormation(db, { statut: 'confirmee', capacite: 40 });
  const { personneId } = fabriquerInscription(db, { formationId: formation.id });
  db.update(personnes).set({ courriel: null }).where(eq(personnes.id, personneId)).run();
  const lire = () => lirePageDeConvocation(coordination, formation.id);
  const avant = compterRequetes(base, lire);
  for (let n = 0; n < 12; n += 1) fabriquerInscription(db, { formationId: formation.id });
  expect(lire().lignes.map(({ etat }) => etat)).toEqual(['sans_adresse', ...Array.from({ length: 12 }, () => 'a_convoquer')]);
  expect(compterRequetes(base, lire)).toBe(avant);
});

test('a convocation says how whoever organises is reached, as far as she shows it', () => {
  const equipe = fabriquerEquipe(db, { telephone: '05 87 00 00 01', courriel: 'accueil@escale.example' });
  const { id: organisatriceId, courriel } = equipe.responsable;
  ecrireReglage(db, COURRIEL_COORDINATION.cle, 'coordination@reseau.example', {
    personneId: coordination.acteur.personneId,
    maintenant: coordination.maintenant,
  });
  const montrer = (champs: Partial<typeof personnes.$inferInsert>) =>
    db.update(personnes).set(champs).where(eq(personnes.id, organisatriceId)).run();
  const dit = (structureId: number | null) => {
    const { formation } = fabriquerFormation(db, { statut: 'confirmee', organisatriceId, structureId });
    fabriquerInscription(db, { formationId: formation.id });
    convoquer(coordination, formation.id, {});
    return JSON.stringify(convocations().at(-1)?.lettre);
  };
  montrer({ telephone: '06 11 22 33 44', montrerTelephone: true });
  expect(dit(null)).toContain(`Organise. Pour toute question\u00a0: 06 11 22 33 44, ${courriel}`);
  montrer({ montrerTelephone: false });
  expect(dit(equipe.structure.id)).toContain(`question\u00a0: 05 87 00 00 01, ${courriel}`);
  montrer({ montrerCourriel: false });
  const cachee = dit(equipe.structure.id);
  expect(cachee).toContain('question\u00a0: 05 87 00 00 01, accueil@escale.example');
  expect(cachee).not.toContain(courriel);
  expect(cachee).not.toContain('06 11 22 33 44');
  const parLaCoordination = /question\u00a0: la coordination du réseau, .*coordination@reseau\.example/;
  expect(dit(null)).toMatch(parLaCoordination);
  // Whoever has left the network is not called for it, nor a structure that has.
  montrer({ montrerTelephone: true, montrerCourriel: true });
  db.delete(fonctions).where(eq(fonctions.personneId, organisatriceId)).run();
  db.update(structures).set({ partieLe: coordination.maintenant }).where(eq(structures.id, equipe.structure.id)).run();
  for (const partie of [dit(null), dit(equipe.structure.id)]) {
    expect(partie).toMatch(parLaCoordination);
    expect(partie).not.toContain('06 11 22 33 44');
  }
});
