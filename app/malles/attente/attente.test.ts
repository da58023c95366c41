import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { lireReponse, repondreParLien } from '#app/accueil/reponses.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { majuscule } from '#app/commun/texte.ts';
import { getMalle } from '#app/malles/catalogue/malles.server.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { occupationsDeMalle } from '#app/malles/occupation/tables.ts';
import { libererLaMalle } from '#app/malles/occupation/tenir.server.ts';
import { annulerReservation } from '#app/malles/reservations/annuler.server.ts';
import { changerLesDates } from '#app/malles/reservations/changer-dates.server.ts';
import { refuserReservation } from '#app/malles/reservations/repondre.server.ts';
import { demiJourneesTenues } from '#app/malles/reservations/reservations.ts';
import { reserver } from '#app/malles/reservations/reserver.server.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { courriels } from '#app/services/tables.ts';
import { executerTache } from '#app/services/taches.server.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps, LUNDI_MATIN, plusTard } from '#tests/base.ts';
import { fabriquerMalle, fabriquerReservation } from '#tests/fabriques/malles.ts';
import { fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { attentesAFaire } from './a-faire.server.ts';
import { attendre } from './attendre.server.ts';
import { quitterLesAttentes } from './departs.server.ts';
import { lireFileDAttente, lirePageDAttente, listAttentes } from './lectures.server.ts';
import { prise } from './prise.server.ts';
import { decliner, prendre, retirer } from './repondre.server.ts';
import { attentesDeMalle } from './tables.ts';
import { TACHE_DE_LA_LISTE_D_ATTENTE } from './taches.server.ts';

// The Monday of the tests is 23 March 2026.
const DATES = { debut: '2026-04-07', fin: '2026-04-09' };

let db: Base;
let ines: ContextePersonne;
let awa: ContextePersonne;
let malle: typeof malles.$inferSelect;
let pret: typeof reservations.$inferSelect;

beforeEach(() => {
  db = baseDeTest().db;
  ines = ctxDe(db, fabriquerEquipe(db, { nom: 'La Grange' }).animatrice.id);
  awa = ctxDe(db, fabriquerEquipe(db, { nom: 'Le Préau' }).animatrice.id);
  malle = fabriquerMalle(db).malle;
  pret = fabriquerReservation(db, { malleId: malle.id, ...DATES });
});

const lue = (id: number) => db.select().from(attentesDeMalle).where(eq(attentesDeMalle.id, id)).get();
const apres = (heures: number) => new Date(LUNDI_MATIN.getTime() + heures * 3_600_000);
const passerLeTemps = (heures = 1) => executerTache(ctxDuTemps(db, apres(heures)), TACHE_DE_LA_LISTE_D_ATTENTE);
const liberer = ({ id } = pret) => {
  db.update(reservations).set({ statut: 'annulee', finieLe: LUNDI_MATIN }).where(eq(reservations.id, id)).run();
  libererLaMalle(ctxDuTemps(db), { reservationId: id });
};
const emprunteuse = () => ctxDe(db, pret.contactId);
const tenues = (par: 'reservationId' | 'attenteId', id: number) =>
  db.select().from(occupationsDeMalle).where(eq(occupationsDeMalle[par], id)).all().length;
const combienDeDemiJournees = demiJourneesTenues({ du: 0, au: 5 }, { avant: 1, apres: 2 }).length;
const sujets = () =>
  db
    .select({ sujet: courriels.sujet })
    .from(courriels)
    .orderBy(courriels.id)
    .all()
    .map(({ sujet }) => sujet);

describe('putting one’s name down', () => {
  test('for dates that are taken, once a form', () => {
    const saisie = { ...DATES, geste: 'un-geste' };
    const id = attendre(ines, malle.slug, saisie);
    expect(attendre(ines, malle.slug, saisie)).toBe(id);
    expect(lue(id)).toMatchObject({ statut: 'en_attente', personneId: ines.acteur.personneId, du: pret.du, au: pret.au });
    expect(() => attendre(ines, malle.slug, DATES)).toThrow('déjà sur la liste');
  });

  test('what is free is not waited for: it is booked', () => {
    const libre = () => attendre(ines, malle.slug, { debut: '2026-05-05', fin: '2026-05-06' });
    expect(libre).toThrow('libre à ces dates');
    expect(libre).toThrow(
      expect.objectContaining({
        voir: expect.objectContaining({ chemin: `/malles/${malle.slug}/reserver?debut=2026-05-05&fin=2026-05-06` }),
      }),
    );
  });

  test('dates that are only too near another loan are taken too', () => {
    expect(lue(attendre(ines, malle.slug, { debut: '2026-04-10', fin: '2026-04-10' }))).toMatchObject({ statut: 'en_attente' });
  });

  test.each([
    ['another structure’s name', { ...DATES, structureId: -1 }, 'pour sa propre structure'],
    ['a day that has passed', { debut: '2026-03-20', fin: '2026-03-24' }, 'déjà passé'],
    ['too long', { debut: '2026-04-07', fin: '2026-04-30' }, '14 jours au plus'],
  ])('refuses %s', (_quoi, saisie, phrase) => {
    expect(() => attendre(ines, malle.slug, saisie)).toThrow(phrase);
    expect(() => attendre(ines, malle.slug, { ...DATES, structureId: awa.acteur.membreDe[0] })).toThrow('propre structure');
    expect(db.select().from(attentesDeMalle).all()).toEqual([]);
  });

  test('neither what her structure has already, nor tomorrow when nobody could answer in time', () => {
    fabriquerReservation(db, {
      ...{ malleId: malle.id, structureId: ines.acteur.membreDe[0] ?? 0, contactId: ines.acteur.personneId },
      ...{ debut: '2026-04-20', fin: '2026-04-21' },
    });
    expect(() => attendre(ines, malle.slug, { debut: '2026-04-21', fin: '2026-04-22' })).toThrow('a déjà demandé ou réservé');
    fabriquerReservation(db, { malleId: malle.id, debut: '2026-03-24', fin: '2026-03-24' });
    const soir = plusTard(ines, new Date('2026-03-23T17:30:00Z'));
    expect(() => attendre(soir, malle.slug, { debut: '2026-03-24', fin: '2026-03-24' })).toThrow('trop près');
  });

  test('a partenaire finds no malle, and no list', () => {
    const acteur = { ...ines.acteur, roles: ['partenaire' as const], membreDe: [], responsableDe: [] };
    expect(() => attendre({ ...ines, acteur }, malle.slug, DATES)).toThrow('Nous ne trouvons pas');
    expect(() => listAttentes({ ...ines, acteur }, 1)).toThrow('Nous ne trouvons pas');
  });
});

describe('when the malle is free again', () => {
  test('the first in line is offered her dates for two days, and they are held', async () => {
    const [premiere, seconde] = [attendre(ines, malle.slug, DATES), attendre(plusTard(awa, apres(0.5)), malle.slug, DATES)];
    expect(await passerLeTemps()).toEqual({ sort: 'rien_a_faire' });
    liberer();
    expect(await passerLeTemps()).toEqual({ sort: 'faite', resultat: '1 malle proposée.' });
    expect(lue(premiere)).toMatchObject({ statut: 'proposee', jusqua: apres(49) });
    expect(lue(seconde)).toMatchObject({ statut: 'en_attente' });
    expect(tenues('attenteId', premiere)).toBe(combienDeDemiJournees);
    expect(sujets()).toEqual([`${majuscule(laMalle(malle.nom))} s’est libérée pour vous`]);
    expect(await passerLeTemps(2)).toEqual({ sort: 'rien_a_faire' });
    expect(attentesAFaire(ines)).toMatchObject([{ echeance: '2026-03-25', lien: { chemin: `/malles/attentes/${premiere}` } }]);
    expect(attentesAFaire(awa)).toEqual([]);
  });

  test('an offer and a booking for the same dates: one only', async () => {
    const id = attendre(ines, malle.slug, DATES);
    liberer();
    await passerLeTemps();
    expect(() => reserver(plusTard(awa, apres(2)), malle.slug, DATES)).toThrow('proposées à une structure de la liste d’attente');
    const reservationId = prendre(plusTard(ines, apres(2)), id);
    expect(lue(id)).toMatchObject({ statut: 'prise', reservationId });
    expect(db.select().from(reservations).where(eq(reservations.id, reservationId)).get()).toMatchObject({
      ...{
        statut: 'acceptee',
        structureId: ines.acteur.membreDe[0],
        contactId: ines.acteur.personneId,
        du: pret.du,
        au: pret.au,
      },
    });
    expect(tenues('attenteId', id)).toBe(0);
    expect(tenues('reservationId', reservationId)).toBe(combienDeDemiJournees);
    expect(() => prendre(plusTard(ines, apres(2)), id)).toThrow('n’est plus possible');
  });

  test('it is offered in the act that frees it: whoever comes between finds it held', async () => {
    const [premiere, seconde] = [attendre(ines, malle.slug, DATES), attendre(plusTard(awa, apres(0.5)), malle.slug, DATES)];
    annulerReservation(emprunteuse(), pret.id, 'Le projet est remis.');
    expect(lue(premiere)).toMatchObject({ statut: 'proposee', proposeeLe: LUNDI_MATIN });
    expect(tenues('attenteId', premiere)).toBe(combienDeDemiJournees);
    expect(() => reserver(awa, malle.slug, DATES)).toThrow('proposées à une structure de la liste d’attente');
    decliner(ines, premiere);
    expect(lue(seconde)).toMatchObject({ statut: 'proposee' });
    expect(await passerLeTemps()).toEqual({ sort: 'rien_a_faire' });
  });

  test('other dates, and a no to who asked, free it too', () => {
    const id = attendre(ines, malle.slug, DATES);
    changerLesDates(emprunteuse(), pret.id, { debut: '2026-04-21', fin: '2026-04-22', version: pret.version });
    expect(lue(id)).toMatchObject({ statut: 'proposee' });
    const { malle: autre } = fabriquerMalle(db, { accord: true });
    const gardienne = ctxDe(db, fabriquerEquipe(db).animatrice.id);
    db.update(malles).set({ gardienneId: gardienne.acteur.personneId }).where(eq(malles.id, autre.id)).run();
    const tenu = fabriquerReservation(db, { malleId: autre.id, ...DATES });
    const attendue = attendre(ines, autre.slug, DATES);
    const demandee = fabriquerReservation(db, { malleId: autre.id, statut: 'demandee', ...DATES });
    liberer(tenu);
    refuserReservation(gardienne, demandee.id, 'Elle part en réparation.');
    expect(lue(attendue)).toMatchObject({ statut: 'proposee' });
  });

  test('who books first is not offered to: the waiting list sees what the base would refuse', async () => {
    const id = attendre(ines, malle.slug, DATES);
    liberer();
    fabriquerReservation(db, { malleId: malle.id, debut: '2026-04-09', fin: '2026-04-10' });
    expect(await passerLeTemps()).toEqual({ sort: 'rien_a_faire' });
    expect(lue(id)).toMatchObject({ statut: 'en_attente' });
  });

  test('two offers never overlap; whoever waits for other half-days is offered them', async () => {
    const [a, b, c] = [
      attendre(ines, malle.slug, { debut: '2026-04-07', fin: '2026-04-08' }),
      attendre(awa, malle.slug, { debut: '2026-04-08', fin: '2026-04-09' }),
      attendre(awa, malle.slug, { debut: '2026-04-10', fin: '2026-04-10' }),
    ];
    liberer();
    await passerLeTemps();
    expect([a, b, c].map((id) => lue(id)?.statut)).toEqual(['proposee', 'en_attente', 'proposee']);
    // Let go, it is offered to the second at once, unless the third one’s buffers are in the way.
    decliner(plusTard(ines, apres(2)), a);
    expect(lue(b)).toMatchObject({ statut: 'en_attente' });
    decliner(plusTard(awa, apres(2)), c);
    expect(lue(b)).toMatchObject({ statut: 'proposee' });
    expect(tenues('attenteId', a)).toBe(0);
  });

  test('without an answer in time, it is freed, told, and offered to the next', async () => {
    const [premiere, seconde] = [attendre(ines, malle.slug, DATES), attendre(awa, malle.slug, DATES)];
    liberer();
    await passerLeTemps();
    expect(await passerLeTemps(49.1)).toEqual({ sort: 'faite', resultat: '1 malle proposée, 1 attente passée.' });
    expect(lue(premiere)).toMatchObject({ statut: 'passee', finieLe: apres(49.1) });
    expect(lue(seconde)).toMatchObject({ statut: 'proposee' });
    expect(sujets()).toContain(`${majuscule(laMalle(malle.nom))} n’est plus gardée pour vous`);
    expect(() => prendre(plusTard(ines, apres(50)), premiere)).toThrow('n’est plus possible');
  });

  test('near the day, it is held until the eve only; after that, nobody waits any more', async () => {
    const bientot = fabriquerReservation(db, { malleId: malle.id, debut: '2026-03-26', fin: '2026-03-27' });
    const [proche, lointaine] = [
      attendre(ines, malle.slug, { debut: '2026-03-26', fin: '2026-03-26' }),
      attendre(ines, malle.slug, DATES),
    ];
    liberer(bientot);
    await passerLeTemps(10);
    expect(lue(proche)).toMatchObject({ statut: 'proposee', jusqua: new Date('2026-03-25T17:00:00Z') });
    // Nobody freed the other one: the eve of its first day, its time is over.
    const veille = new Date('2026-04-06T16:00:00Z');
    await executerTache(ctxDuTemps(db, veille), TACHE_DE_LA_LISTE_D_ATTENTE);
    expect(lue(lointaine)).toMatchObject({ statut: 'passee', proposeeLe: null });
    expect(sujets().at(-1)).toBe(`${majuscule(laMalle(malle.nom))} ne s’est pas libérée`);
  });

  test('at night, the two days are counted from the morning when she may read it', async () => {
    const id = attendre(ines, malle.slug, DATES);
    liberer();
    await executerTache(ctxDuTemps(db, new Date('2026-03-24T01:00:00Z')), TACHE_DE_LA_LISTE_D_ATTENTE);
    expect(lue(id)?.jusqua).toEqual(new Date('2026-03-26T07:00:00Z'));
    expect(db.select().from(courriels).get()?.envoyerApres).toEqual(new Date('2026-03-24T07:00:00Z'));
  });

  test('offered at night and withdrawn before the morning: the mail that offers it never leaves', async () => {
    attendre(ines, malle.slug, DATES);
    liberer();
    await executerTache(ctxDuTemps(db, new Date('2026-03-24T01:00:00Z')), TACHE_DE_LA_LISTE_D_ATTENTE);
    expect(sujets()).toEqual([`${majuscule(laMalle(malle.nom))} s’est libérée pour vous`]);
    db.update(malles).set({ etat: 'retiree', etatMotif: 'Elle ne sert plus' }).run();
    await executerTache(ctxDuTemps(db, new Date('2026-03-24T02:00:00Z')), TACHE_DE_LA_LISTE_D_ATTENTE);
    expect(sujets()).toEqual([`${majuscule(laMalle(malle.nom))} n’est plus prêtée`]);
  });

  test('a structure that has its number of malles already is passed over, and keeps its place', async () => {
    db.update(malles).set({ pretsParStructure: 1 }).run();
    const [premiere, seconde] = [attendre(ines, malle.slug, DATES), attendre(awa, malle.slug, DATES)];
    const { malle: autre } = fabriquerMalle(db, { pretsParStructure: 1 });
    reserver(ines, autre.slug, DATES);
    liberer();
    await passerLeTemps();
    expect([premiere, seconde].map((id) => lue(id)?.statut)).toEqual(['en_attente', 'proposee']);
  });

  test('out of service or withdrawn meanwhile: what was offered is over, and told', async () => {
    const [premiere, seconde] = [attendre(ines, malle.slug, DATES), attendre(awa, malle.slug, DATES)];
    liberer();
    await passerLeTemps();
    db.update(malles).set({ etat: 'en_reparation', etatMotif: 'Un sac est déchiré', etatJusquAu: '2026-05-01' }).run();
    await passerLeTemps(2);
    expect([premiere, seconde].map((id) => lue(id)?.statut)).toEqual(['passee', 'en_attente']);
    expect(tenues('attenteId', premiere)).toBe(0);
    db.update(malles).set({ etat: 'retiree', etatJusquAu: null }).run();
    await passerLeTemps(3);
    expect(lue(seconde)).toMatchObject({ statut: 'passee' });
    expect(sujets().at(-1)).toBe(`${majuscule(laMalle(malle.nom))} n’est plus prêtée`);
  });
});

describe('where the keeper says yes', () => {
  test('taking asks her; nobody else is offered these dates until she has answered', async () => {
    db.update(malles).set({ accord: true }).run();
    const [premiere, seconde] = [attendre(ines, malle.slug, DATES), attendre(awa, malle.slug, DATES)];
    liberer();
    await passerLeTemps();
    const reservationId = prendre(plusTard(ines, apres(2)), premiere);
    const demande = eq(reservations.id, reservationId);
    expect(db.select().from(reservations).where(demande).get()).toMatchObject({ statut: 'demandee' });
    expect(tenues('attenteId', premiere)).toBe(0);
    expect(await passerLeTemps(3)).toEqual({ sort: 'rien_a_faire' });
    db.update(reservations).set({ statut: 'refusee', finieLe: LUNDI_MATIN }).where(demande).run();
    await passerLeTemps(4);
    expect(lue(seconde)).toMatchObject({ statut: 'proposee' });
  });
});

describe('who may do what', () => {
  test('anyone of the structure answers; others see nothing; the coordination may take one off, and it is told', async () => {
    const id = attendre(ines, malle.slug, DATES);
    expect(() => lirePageDAttente(awa, id)).toThrow('Nous ne trouvons pas');
    expect(() => retirer(awa, id)).toThrow('Nous ne trouvons pas');
    const elle = fabriquerPersonne(db, { prenom: 'Coline' });
    fabriquerRole(db, elle.id, 'coordination');
    const coordination = ctxDe(db, elle.id);
    expect(lirePageDAttente(coordination, id).actes).toEqual(['retirer']);
    retirer(coordination, id);
    expect(lue(id)).toMatchObject({ statut: 'retiree' });
    expect(sujets()).toEqual([`Vous n’attendez plus ${laMalle(malle.nom)}`]);
  });

  test('the coordination does not take for a structure what is offered to it', async () => {
    const id = attendre(ines, malle.slug, DATES);
    liberer();
    await passerLeTemps();
    const elle = fabriquerPersonne(db);
    fabriquerRole(db, elle.id, 'coordination');
    expect(() => prendre(ctxDe(db, elle.id, apres(2)), id)).toThrow('Votre rôle ne permet pas');
    expect(() => decliner(ctxDe(db, elle.id, apres(2)), id)).toThrow('Votre rôle ne permet pas');
    expect(tenues('attenteId', id)).toBe(combienDeDemiJournees);
  });

  test('who keeps the malle reads structures and dates; the others, how many', () => {
    attendre(ines, malle.slug, DATES);
    attendre(awa, malle.slug, DATES);
    const gardienne = ctxDe(db, fabriquerEquipe(db).animatrice.id);
    db.update(malles).set({ gardienneId: gardienne.acteur.personneId }).run();
    expect(lireFileDAttente(awa, getMalle(awa, malle.slug))).toEqual({ total: 2, lignes: null });
    expect(lireFileDAttente(gardienne, getMalle(gardienne, malle.slug))).toMatchObject({
      total: 2,
      lignes: [{ structure: 'La Grange' }, { structure: 'Le Préau' }],
    });
    expect(lirePageDAttente(awa, 2).avant).toBe(1);
    expect(listAttentes(awa, 1)).toMatchObject({ total: 1, lignes: [{ structure: 'Le Préau' }] });
  });

  test('the link of the mail shows, and acts when one presses', async () => {
    const id = attendre(ines, malle.slug, DATES);
    liberer();
    await passerLeTemps();
    const jeton = /\/r\/([\w-]{32})/.exec(JSON.stringify(db.select().from(courriels).get()?.lettre))?.[1];
    const base = { ...ctxDuTemps(db, apres(2)) };
    expect(lireReponse(base, [prise], jeton)?.page).toMatchObject({ actes: [{ nom: 'prendre' }, { nom: 'decliner' }] });
    expect(lue(id)).toMatchObject({ statut: 'proposee' });
    expect(repondreParLien(base, [prise], jeton, { acte: 'prendre' })).toMatchObject({
      fait: { titre: 'La malle est réservée' },
    });
    expect(lireReponse(base, [prise], jeton)?.page).toMatchObject({ actes: [] });
    expect(() => repondreParLien(base, [prise], jeton, { acte: 'decliner' })).toThrow('n’est plus possible');
  });

  test('a structure that leaves gives back what is held for it', async () => {
    const id = attendre(ines, malle.slug, DATES);
    liberer();
    await passerLeTemps();
    const structureId = ines.acteur.membreDe[0] ?? 0;
    expect(prise.suitesDuDepart?.(awa, structureId)).toEqual([
      'Elle quitte une liste d’attente de malle, au profit de la suivante.',
    ]);
    quitterLesAttentes(awa, structureId);
    expect(lue(id)).toMatchObject({ statut: 'retiree' });
    expect(tenues('attenteId', id)).toBe(0);
    expect(prise.suitesDuDepart?.(awa, structureId)).toEqual([]);
  });
});
