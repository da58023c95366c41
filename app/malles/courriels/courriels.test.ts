import { eq } from 'drizzle-orm';
import ICAL from 'ical.js';
import { beforeEach, describe, expect, test } from 'vitest';
import { enTransaction } from '#app/commun/contexte.ts';
import { demiJournee } from '#app/commun/periode.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { inventaires, lignesInventaire } from '#app/malles/inventaires/tables.ts';
import { getReservation } from '#app/malles/reservations/dossiers.server.ts';
import { accepterReservation, refuserReservation } from '#app/malles/reservations/repondre.server.ts';
import type { StatutReservation, TransitionReservation } from '#app/malles/reservations/reservations.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { ecrireFichierJoint } from '#app/services/calendrier.server.ts';
import { dessinerLettre } from '#app/services/lettres.server.ts';
import { lireLien } from '#app/services/liens.server.ts';
import { courriels } from '#app/services/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerMalle, fabriquerReservation } from '#tests/fabriques/malles.ts';
import {
  fabriquerCompte,
  fabriquerEquipe,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
} from '#tests/fabriques/reseau.ts';
import { prevenir } from './courriels.server.ts';
import { reponseAuPret } from './reponses.server.ts';

// The Monday of the tests is 23 March 2026.
let db: Base;
let chezElle: ReturnType<typeof fabriquerEquipe>;
let chezLaMalle: ReturnType<typeof fabriquerEquipe>;
let malle: ReturnType<typeof fabriquerMalle>;

beforeEach(() => {
  db = baseDeTest().db;
  chezElle = fabriquerEquipe(db, { nom: 'La Cour carrée' });
  chezLaMalle = fabriquerEquipe(db, { nom: 'L’Escale', telephone: '05 55 00 00 01' });
  malle = fabriquerMalle(db, {
    ...{ nom: 'Cirque', slug: 'cirque', structureId: chezLaMalle.structure.id, gardienneId: chezLaMalle.animatrice.id },
    ...{ ouRetirer: 'Porte du jardin', quandRetirer: 'Du lundi au vendredi', accord: true, caution: 5000 },
  });
});

const MALLE = () => ({ structureId: chezLaMalle.structure.id, gardienneId: chezLaMalle.animatrice.id });
const pret = (statut: StatutReservation, champs: Partial<Parameters<typeof fabriquerReservation>[1]> = {}) =>
  fabriquerReservation(db, {
    ...{ malleId: malle.malle.id, structureId: chezElle.structure.id, contactId: chezElle.animatrice.id, statut },
    ...{
      debut: '2026-04-07',
      fin: '2026-04-09',
      objet: 'Semaine du cirque',
      participants: 24,
      caution: 5000,
      mot: 'Merci <b>à vous</b>',
    },
    ...champs,
  });

const NOMS = () =>
  new Map([
    [chezElle.animatrice.id, 'contact'],
    [chezElle.responsable.id, 'sa direction'],
    [chezLaMalle.animatrice.id, 'gardienne'],
    [chezLaMalle.responsable.id, 'la direction de la malle'],
  ]);
const boite = () => db.select().from(courriels).orderBy(courriels.id).all();
const quiLit = () =>
  boite()
    .map(({ personneId }) => NOMS().get(personneId ?? 0) ?? 'autre')
    .sort();
const a = (qui: number) => boite().find(({ personneId }) => personneId === qui);
const texteDe = (qui: number) => {
  const lettre = a(qui)?.lettre;
  if (!lettre) throw new Error('rien ne lui est écrit');
  return dessinerLettre(lettre, { nom: 'Réseau', territoire: '' }).text.replace(/\s+/g, ' ');
};
const agendaDe = (qui: number) => {
  const joint = a(qui)?.agenda;
  if (!joint) return null;
  const racine = new ICAL.Component(ICAL.parse(ecrireFichierJoint(ctxDuTemps(db), joint)));
  return racine.getAllSubcomponents('vevent').map((vevent) => {
    const { uid, sequence, summary, startDate, endDate } = new ICAL.Event(vevent);
    const statut = vevent.getFirstPropertyValue('status');
    return { uid, sequence, summary, statut, debut: startDate.toString(), fin: endDate.toString() };
  });
};
const dire = (id: number, cause: TransitionReservation, par: number, avant?: ReturnType<typeof getReservation>) =>
  enTransaction(ctxDe(db, par), (tx) => prevenir(tx, id, cause, avant));

describe('who is told', () => {
  test('of a request, the keeper, who answers from the mail; whoever asked knows it', () => {
    const { id } = pret('demandee');
    dire(id, 'demander', chezElle.animatrice.id);
    expect(quiLit()).toEqual(['gardienne']);
    expect(a(chezLaMalle.animatrice.id)?.agenda).toBeNull();
    expect(texteDe(chezLaMalle.animatrice.id)).toMatch(
      /demande la malle Cirque pour La Cour carrée.*Réponse attendue avant le mardi 7 avril/,
    );
  });

  test('of a malle that left, the keeper, with a reminder promised only where one will leave', () => {
    for (const [fin, suite] of [
      ['2026-03-24', 'Vous la recomptez ensemble.'],
      ['2026-03-25', 'La structure reçoit un rappel la veille.'],
    ] as const) {
      const { id } = pret('en_pret', { malleId: fabriquerMalle(db, MALLE()).malle.id, debut: '2026-03-23', fin });
      dire(id, 'remettre', chezElle.animatrice.id);
      expect(boite().at(-1)?.lettre?.echeance?.suite).toBe(suite);
    }
  });

  test('of a booking, both sides, and its author too: it goes into their calendars', () => {
    const { id } = pret('acceptee');
    dire(id, 'reserver', chezElle.animatrice.id);
    expect(quiLit()).toEqual(['contact', 'gardienne']);
    const attendu = {
      ...{ uid: `pret-${id}@reseau.example`, sequence: 1, statut: 'CONFIRMED', debut: '2026-04-07', fin: '2026-04-10' },
      summary: 'Malle Cirque\u00a0: La Cour carrée',
    };
    for (const qui of [chezElle.animatrice.id, chezLaMalle.animatrice.id]) expect(agendaDe(qui)).toEqual([attendu]);
    const dit = texteDe(chezElle.animatrice.id);
    for (const mots of [
      'Porte du jardin',
      'Du lundi au vendredi',
      '05 55 00 00 01',
      'jeudi 9 avril',
      '50',
      'Vous l’avez réservée',
    ])
      expect(dit).toContain(mots);
    expect(texteDe(chezLaMalle.animatrice.id)).toMatch(/Semaine du cirque, 24 personnes.*À préparer pour mardi 7 avril/);
  });

  test('booked for someone by the coordination: the contact and the keeper, once each', () => {
    const coordination = fabriquerPersonne(db);
    fabriquerCompte(db, coordination.id);
    fabriquerRole(db, coordination.id, 'coordination');
    const { id } = pret('acceptee', { auteurId: coordination.id });
    dire(id, 'reserver', coordination.id);
    dire(id, 'reserver', coordination.id);
    expect(quiLit()).toEqual(['contact', 'gardienne']);
    expect(texteDe(chezElle.animatrice.id)).not.toContain('Vous l’avez');
  });

  test('a colleague who booked for another reads it with her', () => {
    const { id } = pret('acceptee', { auteurId: chezElle.responsable.id });
    dire(id, 'remettre', chezLaMalle.animatrice.id);
    expect(quiLit()).toEqual(['contact', 'sa direction']);
  });

  test('whoever has left, or has no address, is replaced by those who commit the structure', () => {
    const { id } = pret('acceptee');
    db.update(fonctions).set({ au: '2026-03-01' }).where(eq(fonctions.personneId, chezElle.animatrice.id)).run();
    db.update(personnes).set({ courriel: null }).where(eq(personnes.id, chezLaMalle.animatrice.id)).run();
    dire(id, 'annuler', chezElle.responsable.id, getReservation(ctxDuTemps(db), id));
    expect(quiLit()).toEqual(['la direction de la malle', 'sa direction']);
  });

  test('who borrows a malle that she keeps reads one mail', () => {
    const { id } = pret('acceptee', { structureId: chezLaMalle.structure.id, contactId: chezLaMalle.animatrice.id });
    dire(id, 'reserver', chezLaMalle.animatrice.id);
    expect(quiLit()).toEqual(['gardienne']);
  });

  test('when all is in order, the borrower alone', () => {
    const { id } = pret('close');
    dire(id, 'clore', chezLaMalle.responsable.id);
    expect(quiLit()).toEqual(['contact']);
  });

  test('what was typed reaches the mail as words', () => {
    const { id } = pret('demandee');
    dire(id, 'demander', chezElle.animatrice.id);
    const lettre = a(chezLaMalle.animatrice.id)?.lettre;
    expect(lettre && dessinerLettre(lettre, { nom: 'Réseau', territoire: '' }).html).not.toContain('<b>à vous</b>');
  });
});

describe('what moves in the calendars', () => {
  test('other dates, then a cancellation, under the same name and a greater sequence', () => {
    const { id } = pret('acceptee');
    const avant = getReservation(ctxDuTemps(db), id);
    const du = demiJournee('2026-04-14', 'matin');
    db.update(reservations)
      .set({ du, au: du + 3, version: 2 })
      .run();
    dire(id, 'changer', chezElle.animatrice.id, avant);
    expect(agendaDe(chezLaMalle.animatrice.id)).toMatchObject([
      { sequence: 2, statut: 'CONFIRMED', debut: '2026-04-14', fin: '2026-04-16' },
    ]);
    expect(texteDe(chezLaMalle.animatrice.id)).toContain('ce n’est plus du mardi 7 au jeudi 9 avril');
    db.delete(courriels).run();
    const encore = getReservation(ctxDuTemps(db), id);
    db.update(reservations).set({ statut: 'annulee', finieLe: new Date(), motif: 'Sortie reportée', version: 3 }).run();
    dire(id, 'annuler', chezElle.animatrice.id, encore);
    expect(agendaDe(chezElle.animatrice.id)).toMatchObject([{ sequence: 3, statut: 'CANCELLED' }]);
    expect(agendaDe(chezLaMalle.animatrice.id)).toMatchObject([{ uid: `pret-${id}@reseau.example`, statut: 'CANCELLED' }]);
    expect(texteDe(chezLaMalle.animatrice.id)).toContain('Sortie reportée');
  });

  test('other dates that the keeper gives to what was only asked are a yes, and read as one', () => {
    const { id } = pret('demandee');
    const avant = getReservation(ctxDuTemps(db), id);
    const du = demiJournee('2026-04-14', 'matin');
    db.update(reservations)
      .set({ statut: 'acceptee', accepteeLe: new Date(), du, au: du + 3, version: 2 })
      .run();
    dire(id, 'changer', chezLaMalle.animatrice.id, avant);
    expect(a(chezElle.animatrice.id)?.sujet).toMatch(/^C’est oui/);
    expect(texteDe(chezElle.animatrice.id)).toContain('il est maintenant réservé');
  });

  test('a request that never stood there is called off without a file; whoever calls it off knows it', () => {
    const { id } = pret('demandee');
    const avant = getReservation(ctxDuTemps(db), id);
    db.update(reservations).set({ statut: 'annulee', finieLe: new Date(), motif: 'Plus besoin', version: 2 }).run();
    dire(id, 'annuler', chezElle.animatrice.id, avant);
    expect(quiLit()).toEqual(['gardienne']);
    expect(a(chezLaMalle.animatrice.id)?.agenda).toBeNull();
  });

  test('booked, then asked again for other dates: it becomes tentative in the calendars that hold it', () => {
    const { id } = pret('acceptee');
    const avant = getReservation(ctxDuTemps(db), id);
    db.update(reservations).set({ statut: 'demandee', accepteeLe: null, version: 2 }).run();
    dire(id, 'redemander', chezElle.animatrice.id, avant);
    expect(agendaDe(chezElle.animatrice.id)).toMatchObject([{ statut: 'TENTATIVE', sequence: 2 }]);
    expect(texteDe(chezLaMalle.animatrice.id)).toContain('Les dates d’avant sont déjà rendues');
  });

  test('brought back sooner, it ends sooner there too', () => {
    const { id } = pret('en_pret');
    const avant = getReservation(ctxDuTemps(db), id);
    db.update(reservations)
      .set({ statut: 'rendue', rendueLe: new Date(), au: demiJournee('2026-04-08', 'apres-midi'), version: 2 })
      .run();
    dire(id, 'rendre', chezLaMalle.animatrice.id, avant);
    expect(agendaDe(chezElle.animatrice.id)).toMatchObject([{ fin: '2026-04-09', sequence: 2 }]);
  });
});

describe('what has changed since is not sent', () => {
  test('an unsent request is taken back once it is answered; what has left stays', () => {
    const { id } = pret('demandee');
    dire(id, 'demander', chezElle.animatrice.id);
    db.update(reservations).set({ statut: 'acceptee', accepteeLe: new Date(), version: 2 }).run();
    dire(id, 'accepter', chezLaMalle.responsable.id);
    expect(boite().map(({ cle }) => cle.split(':')[2])).toEqual(['accepter', 'accepter']);
    const autre = pret('demandee', { debut: '2026-05-05', fin: '2026-05-06' });
    dire(autre.id, 'demander', chezElle.animatrice.id);
    db.update(courriels).set({ etat: 'envoye' }).run();
    db.update(reservations)
      .set({ statut: 'refusee', finieLe: new Date(), version: 2 })
      .where(eq(reservations.id, autre.id))
      .run();
    dire(autre.id, 'refuser', chezLaMalle.animatrice.id);
    expect(boite().filter(({ cle }) => cle.startsWith(`pret:${autre.id}:demander`))).toHaveLength(1);
  });
});

test('what the return found missing is listed, with what it costs and how it was settled', () => {
  const { id } = pret('a_regulariser');
  const [balles] = malle.objets;
  const { id: inventaireId } = db
    .insert(inventaires)
    .values({ reservationId: id, sens: 'retour', le: new Date(), parId: chezLaMalle.animatrice.id, remis: 'A', recu: 'B' })
    .returning({ id: inventaires.id })
    .get();
  db.insert(lignesInventaire)
    .values({ inventaireId, objetId: balles?.id ?? 0, attendu: 24, presents: 22, cause: 'perdu', cout: 500 })
    .run();
  dire(id, 'signaler', chezLaMalle.animatrice.id);
  expect(texteDe(chezElle.animatrice.id)).toMatch(/Balles de jonglage : 22 sur 24.*Perdu. 5 €/);
  db.update(lignesInventaire).set({ reglement: 'rachete', regleLe: new Date() }).run();
  db.update(reservations).set({ statut: 'close', finieLe: new Date(), version: 2 }).run();
  db.delete(courriels).run();
  dire(id, 'regulariser', chezLaMalle.animatrice.id);
  expect(texteDe(chezElle.animatrice.id)).toContain('La structure l’a racheté');
});

test('from hand to hand: who collects reads where, who gives reads to whom', () => {
  const suivante = fabriquerEquipe(db, { nom: 'Le Préau', telephone: '05 55 00 00 02' });
  const premier = pret('en_pret', { tamponApres: 0 });
  const second = pret('acceptee', {
    ...{ structureId: suivante.structure.id, contactId: suivante.animatrice.id, relaisDeId: premier.id },
    ...{ debut: '2026-04-10', fin: '2026-04-11', tamponAvant: 0 },
  });
  dire(second.id, 'reserver', chezLaMalle.responsable.id);
  expect(texteDe(suivante.animatrice.id)).toContain('de main en main, à La Cour carrée');
  db.delete(courriels).run();
  dire(premier.id, 'prolonger', chezLaMalle.responsable.id);
  expect(texteDe(chezElle.animatrice.id)).toMatch(/de main en main jeudi 9 avril, au Préau.*05 55 00 00 02/);
});

test('every act has its letter, to each side, in whole sentences', () => {
  const statuts: Record<TransitionReservation, StatutReservation> = {
    ...{ demander: 'demandee', redemander: 'demandee', reserver: 'acceptee', accepter: 'acceptee', changer: 'acceptee' },
    ...{ refuser: 'refusee', annuler: 'annulee', laisser_passer: 'annulee', constater_absence: 'annulee' },
    ...{ annuler_pour_depart: 'annulee', remettre: 'en_pret', prolonger: 'en_pret', rendre: 'rendue' },
    ...{ passer_le_relais: 'rendue', clore: 'close', signaler: 'a_regulariser', regulariser: 'close' },
  };
  let semaine = 0;
  for (const [cause, statut] of Object.entries(statuts) as [TransitionReservation, StatutReservation][]) {
    semaine += 1;
    db.delete(courriels).run();
    const debut = `2026-${String(4 + Math.floor(semaine / 4)).padStart(2, '0')}-${String(1 + (semaine % 4) * 7).padStart(2, '0')}`;
    const { id } = pret(statut, { debut, fin: debut });
    enTransaction(ctxDuTemps(db), (tx) => prevenir(tx, id, cause));
    expect(boite().length, cause).toBeGreaterThan(0);
    for (const { sujet, lettre } of boite()) {
      const texte = JSON.stringify(lettre);
      expect(`${cause} ${texte}`).not.toMatch(/undefined|null,|NaN|\$\{/);
      expect(sujet.length).toBeLessThan(140);
      for (const phrase of lettre?.paragraphes ?? []) expect(phrase).toMatch(/[.?!]$/);
      expect(lettre?.bouton?.url).toMatch(/^https:\/\/reseau\.example\//);
    }
  }
});

describe('answering from the mail', () => {
  const ouvrir = () => {
    const { id } = pret('demandee');
    dire(id, 'demander', chezElle.animatrice.id);
    const url = a(chezLaMalle.animatrice.id)?.lettre?.bouton?.url ?? '';
    return { id, jeton: url.split('/r/')[1] };
  };
  const gardienne = () => ctxDe(db, chezLaMalle.animatrice.id);
  const lue = (id: number) => db.select().from(reservations).where(eq(reservations.id, id)).get();

  test('the link opens that loan, to the keeper alone', () => {
    const { id, jeton } = ouvrir();
    expect(lireLien(ctxDuTemps(db), jeton)).toEqual({ genre: 'pret', objetId: id, personneId: chezLaMalle.animatrice.id });
    const page = reponseAuPret.montrer(gardienne(), id);
    expect(page.actes.map(({ nom }) => nom)).toEqual(['accepter', 'refuser']);
    expect(page.details.map(({ texte }) => texte)).toContain('Semaine du cirque');
    expect(lue(id)).toMatchObject({ statut: 'demandee' });
    expect(() => reponseAuPret.montrer(ctxDe(db, chezElle.animatrice.id), id)).toThrow('Nous ne trouvons pas');
  });

  test('yes books it, and both are told', () => {
    const { id } = ouvrir();
    db.update(courriels).set({ etat: 'envoye' }).run();
    const suite = reponseAuPret.agir(gardienne(), id, 'accepter', { version: '1' });
    expect(suite.texte).toContain('La Cour carrée reçoit un courriel.');
    expect(lue(id)).toMatchObject({ statut: 'acceptee' });
    expect(quiLit()).toEqual(['contact', 'gardienne', 'gardienne']);
    expect(reponseAuPret.montrer(gardienne(), id).actes).toEqual([]);
  });

  test('no says why, and asks nothing more', () => {
    const { id } = ouvrir();
    expect(() => reponseAuPret.agir(gardienne(), id, 'refuser', { version: '1' })).toThrow();
    reponseAuPret.agir(gardienne(), id, 'refuser', { version: '1', motif: 'Elle est en réparation.' });
    expect(lue(id)).toMatchObject({ statut: 'refusee', motif: 'Elle est en réparation.' });
    expect(texteDe(chezElle.animatrice.id)).toContain('Elle est en réparation.');
  });

  test('what has changed since the page was read is not answered', () => {
    const { id } = ouvrir();
    db.update(reservations).set({ version: 2 }).run();
    expect(() => reponseAuPret.agir(gardienne(), id, 'accepter', { version: '1' })).toThrow('a changé');
    expect(() => reponseAuPret.agir(gardienne(), id, 'effacer', { version: '2' })).toThrow();
    expect(lue(id)).toMatchObject({ statut: 'demandee' });
  });

  test('who does not keep the malle any more finds nothing', () => {
    const { id } = ouvrir();
    const autre = fabriquerEquipe(db);
    db.update(malles).set({ structureId: autre.structure.id, gardienneId: autre.animatrice.id }).run();
    expect(() => reponseAuPret.montrer(gardienne(), id)).toThrow('Nous ne trouvons pas');
  });
});

test('the acts of the keeper tell the borrower in the transaction of the act: refused, nothing is written', () => {
  const { id } = pret('demandee');
  fabriquerReservation(db, { malleId: malle.malle.id, debut: '2026-04-08', fin: '2026-04-08' });
  expect(() => accepterReservation(ctxDe(db, chezLaMalle.animatrice.id), id)).toThrow();
  expect(boite()).toEqual([]);
  fabriquerFonction(db, { personneId: chezElle.animatrice.id, structureId: chezElle.structure.id, fonction: 'accueil' });
  refuserReservation(ctxDe(db, chezLaMalle.animatrice.id), id, 'Non');
  expect(quiLit()).toEqual(['contact']);
});
