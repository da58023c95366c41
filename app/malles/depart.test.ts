import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { listAVerifier } from '#app/accueil/a-verifier.server.ts';
import { getPageDeDepart, quitterLeReseau } from '#app/accueil/depart-de-structure.server.ts';
import { quitterLaStructure } from '#app/accueil/passation.server.ts';
import { PRISES } from '#app/accueil/prises.server.ts';
import { journal } from '#app/commun/tables.ts';
import { fonctions } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, LUNDI_MATIN } from '#tests/base.ts';
import { fabriquerMalle, fabriquerReservation } from '#tests/fabriques/malles.ts';
import { fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { attentesDeMalle } from './attente/tables.ts';
import { malles } from './catalogue/tables.ts';
import { mallesEnCharge } from './depart.server.ts';
import { occupationsDeMalle } from './occupation/tables.ts';
import { annulerPourDepart } from './reservations/annuler.server.ts';
import { STATUTS_RESERVATION } from './reservations/reservations.ts';
import { reservations } from './reservations/tables.ts';
import { verifierMalles } from './verifier.server.ts';

let db: Base;
let coordination: number;
let ici: ReturnType<typeof fabriquerEquipe>;
beforeEach(() => {
  db = baseDeTest().db;
  coordination = fabriquerPersonne(db, { prenom: 'Nadège' }).id;
  fabriquerRole(db, coordination, 'coordination');
  ici = fabriquerEquipe(db, { nom: 'L’Escale', confirmeeLe: LUNDI_MATIN });
});

const elle = () => ici.animatrice.id;
const unPret = (malleId: number, debut: string, champs: Partial<Parameters<typeof fabriquerReservation>[1]> = {}) =>
  fabriquerReservation(db, { malleId, structureId: ici.structure.id, contactId: elle(), debut, fin: debut, ...champs });
const uneAttente = (malleId: number, du: number) =>
  db
    .insert(attentesDeMalle)
    .values({
      ...{
        statut: 'en_attente',
        malleId,
        structureId: ici.structure.id,
        personneId: elle(),
        du,
        au: du + 1,
        depuis: LUNDI_MATIN,
      },
    })
    .returning()
    .get();
const lus = () => db.select().from(reservations).all();
const aVerifier = () =>
  listAVerifier(ctxDe(db, coordination))
    .filter(({ cle }) => /^(malles|prets)-/.test(cle))
    .map(({ cle, lignes }) => [cle, ...lignes.map(({ phrase }) => phrase)]);

describe('someone leaves her structure', () => {
  test('what she keeps, is called about and waits for passes to whoever takes over, and the journal says it', () => {
    const { malle: gardee } = fabriquerMalle(db, { nom: 'Radio', structureId: ici.structure.id, gardienneId: elle() });
    const { malle } = fabriquerMalle(db, { nom: 'Cirque' });
    const pret = unPret(malle.id, '2026-04-07');
    const passe = unPret(malle.id, '2026-02-03', { statut: 'close' });
    const attente = uneAttente(malle.id, 41200);
    const qui = { personneId: elle(), structureId: ici.structure.id };
    expect(
      mallesEnCharge(ctxDe(db, ici.responsable.id), qui).map(({ chemin, transmissible }) => [chemin, transmissible]),
    ).toEqual([
      [`/malles/${gardee.slug}`, true],
      [`/reservations/${pret.id}`, true],
      [`/malles/${malle.slug}`, true],
    ]);
    const aId = ici.responsable.id;
    quitterLaStructure(ctxDe(db, coordination), ici.structure.id, elle(), { dernierJour: '2026-03-23', aId });
    expect(lus().map(({ id, contactId, version }) => [id, contactId, version])).toEqual([
      [pret.id, aId, 2],
      [passe.id, elle(), 1],
    ]);
    expect(db.select().from(malles).where(eq(malles.id, gardee.id)).get()?.gardienneId).toBe(aId);
    expect(db.select().from(attentesDeMalle).where(eq(attentesDeMalle.id, attente.id)).get()?.personneId).toBe(aId);
    const actes = db.select().from(journal).all();
    expect(actes.filter(({ acte }) => acte === 'passer_la_main').map(({ objet }) => objet)).toEqual(['malle', 'reservation']);
  });

  test('when nobody takes over, the coordination finds what nobody keeps and what nobody can be called about', () => {
    fabriquerMalle(db, { nom: 'Radio', structureId: ici.structure.id, gardienneId: elle() });
    const { malle } = fabriquerMalle(db, { nom: 'Cirque', gardienneId: ici.responsable.id });
    unPret(malle.id, '2026-04-07');
    expect(aVerifier()).toEqual([]);
    PRISES.forEach((prise) => {
      prise.passerLaMain?.(ctxDe(db, coordination), {
        ...{ personneId: elle(), structureId: ici.structure.id, aId: null, dernierJour: '2026-03-22' },
      });
    });
    db.update(fonctions).set({ au: '2026-03-22' }).where(eq(fonctions.personneId, elle())).run();
    expect(aVerifier()).toEqual([
      ['malles-sans-gardienne', 'Radio, L’Escale'],
      ['prets-sans-contact', 'Cirque, L’Escale, mardi 7 avril'],
    ]);
  });
});

describe('a structure leaves the network', () => {
  test('its page says what falls, what is to be returned and what it keeps; then it is so', () => {
    const { malle } = fabriquerMalle(db, { nom: 'Cirque' });
    fabriquerMalle(db, { nom: 'Radio', structureId: ici.structure.id, gardienneId: ici.responsable.id });
    const { malle: autre } = fabriquerMalle(db, { nom: 'Cuisine' });
    const [demandee, acceptee] = [unPret(malle.id, '2026-04-02', { statut: 'demandee' }), unPret(malle.id, '2026-04-07')];
    const dehors = unPret(autre.id, '2026-03-20', { statut: 'en_pret' });
    const { suites } = getPageDeDepart(ctxDe(db, coordination), PRISES, ici.structure.id);
    expect(suites.join(' ')).toContain('Son départ annule 2 prêts de malles à venir');
    expect(suites.join(' ')).toContain('Elle a encore chez elle la malle Cuisine');
    expect(suites.join(' ')).toContain('Elle garde la malle Radio');
    quitterLeReseau(ctxDe(db, coordination), PRISES, ici.structure.id, '2026-03-23');
    expect(lus().map(({ id, statut }) => [id, statut])).toEqual([
      [demandee.id, 'annulee'],
      [acceptee.id, 'annulee'],
      [dehors.id, 'en_pret'],
    ]);
    const tenues = db.select().from(occupationsDeMalle).all();
    expect(new Set(tenues.map(({ reservationId }) => reservationId))).toEqual(new Set([dehors.id]));
    expect(verifierMalles(db)).toEqual([]);
    expect(aVerifier().find(([cle]) => cle === 'malles-sans-structure')).toEqual(['malles-sans-structure', 'Radio, L’Escale']);
  });

  test.each(STATUTS_RESERVATION)('a loan %s: only what has not begun falls with it', (statut) => {
    const { malle } = fabriquerMalle(db);
    const { id } = unPret(malle.id, '2026-04-07', { statut });
    const partir = () => annulerPourDepart(ctxDe(db, coordination), id);
    if (statut === 'demandee' || statut === 'acceptee') {
      partir();
      expect(lus()).toMatchObject([{ statut: 'annulee', motif: null, finieLe: LUNDI_MATIN }]);
      expect(db.select().from(occupationsDeMalle).all()).toEqual([]);
    } else expect(partir).toThrow('Ce n’est plus possible');
  });

  test('a structure that keeps nothing and has booked nothing leaves without a word about malles', () => {
    expect(getPageDeDepart(ctxDe(db, coordination), PRISES, ici.structure.id).suites.join(' ')).not.toContain('malle');
    db.update(structures).set({ partieLe: LUNDI_MATIN }).where(eq(structures.id, ici.structure.id)).run();
    expect(aVerifier()).toEqual([]);
  });
});
