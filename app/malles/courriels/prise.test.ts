import { eq } from 'drizzle-orm';
import ICAL from 'ical.js';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { nouveauPartage } from '#app/commun/partage.ts';
import { demiJournee } from '#app/commun/periode.ts';
import { getPageDeMalle } from '#app/malles/catalogue/page-de-malle.server.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { getPageDesPrets } from '#app/malles/reservations/liste.server.ts';
import type { StatutReservation } from '#app/malles/reservations/reservations.ts';
import type { reservations } from '#app/malles/reservations/tables.ts';
import { renouvelerSecretAgenda, revoquerSecretAgenda } from '#app/reseau/comptes/secret-agenda.server.ts';
import { fonctions } from '#app/reseau/personnes/tables.ts';
import { ecrireAbonnement } from '#app/services/calendrier.server.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerMalle, fabriquerReservation } from '#tests/fabriques/malles.ts';
import { fabriquerCompte, fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { pretsAFaire } from './a-faire.server.ts';
import { evenementsDePret } from './agenda.server.ts';
import { getFluxDeMalle, getFluxDeStructure, lectriceDuSecret } from './flux.server.ts';
import { demandesAttendues, nouvellesMalles, suiviDesPrets } from './suivi.server.ts';

let db: Base;
let chezElle: ReturnType<typeof fabriquerEquipe>;
let chezLaMalle: ReturnType<typeof fabriquerEquipe>;
let ailleurs: ReturnType<typeof fabriquerEquipe>;
let malleId: number;
let elle: ContextePersonne;
let gardienne: ContextePersonne;
let coordination: ContextePersonne;

const MIDI = (jour: string) => new Date(`${jour}T10:00:00Z`);
const qui = (id: number, jour = '2026-04-07') => ctxDe(db, id, MIDI(jour));
function avecRole(role: 'coordination' | 'partenaire') {
  const { id } = fabriquerPersonne(db);
  fabriquerCompte(db, id);
  fabriquerRole(db, id, role);
  return qui(id);
}

beforeEach(() => {
  db = baseDeTest().db;
  chezElle = fabriquerEquipe(db, { nom: 'La Cour carrée' });
  chezLaMalle = fabriquerEquipe(db, { nom: 'L’Escale' });
  ailleurs = fabriquerEquipe(db, { nom: 'Le Préau' });
  malleId = fabriquerMalle(db, {
    ...{ nom: 'Cirque', slug: 'cirque', structureId: chezLaMalle.structure.id, gardienneId: chezLaMalle.animatrice.id },
    ouRetirer: 'Porte du jardin',
  }).malle.id;
  elle = qui(chezElle.animatrice.id);
  gardienne = qui(chezLaMalle.animatrice.id);
  coordination = avecRole('coordination');
});

const pret = (statut: StatutReservation, debut: string, fin = debut, champs: Partial<typeof reservations.$inferInsert> = {}) =>
  fabriquerReservation(db, {
    ...{ malleId, structureId: chezElle.structure.id, contactId: chezElle.animatrice.id, statut, debut, fin },
    ...{ tamponAvant: 0, tamponApres: 0, modifieeLe: MIDI('2026-03-02'), ...champs },
  });
const titres = (ctx: ContextePersonne) => pretsAFaire(ctx).map(({ titre }) => titre);

describe('what waits', () => {
  // Today is Tuesday 7 April.
  test.each<[StatutReservation, string, string, string | null, string | null]>([
    ['demandee', '2026-05-05', '2026-05-06', 'La Cour carrée demande la malle Cirque', null],
    ['acceptee', '2026-04-10', '2026-04-11', null, null],
    ['acceptee', '2026-04-09', '2026-04-11', 'Préparer la malle Cirque', null],
    ['acceptee', '2026-04-08', '2026-04-11', 'Préparer la malle Cirque', 'Aller chercher la malle Cirque à L’Escale'],
    [
      'acceptee',
      '2026-04-07',
      '2026-04-11',
      'Remettre la malle Cirque à La Cour carrée',
      'Aller chercher la malle Cirque à L’Escale',
    ],
    ['acceptee', '2026-04-03', '2026-04-11', 'La malle Cirque est-elle partie\u00a0?', 'Avez-vous pris la malle Cirque\u00a0?'],
    ['en_pret', '2026-04-01', '2026-04-09', null, null],
    ['en_pret', '2026-04-01', '2026-04-08', null, 'Rendre la malle Cirque à L’Escale'],
    ['en_pret', '2026-04-01', '2026-04-07', 'La malle Cirque revient aujourd’hui', 'Rendre la malle Cirque à L’Escale'],
    ['en_pret', '2026-04-01', '2026-04-03', 'La malle Cirque n’est pas revenue', 'Rendre la malle Cirque à L’Escale'],
    ['rendue', '2026-04-01', '2026-04-03', 'Vérifier la malle Cirque', null],
    ['a_regulariser', '2026-04-01', '2026-04-03', 'Régler ce qui manque dans la malle Cirque', null],
    ['close', '2026-04-01', '2026-04-03', null, null],
    ['annulee', '2026-04-08', '2026-04-09', null, null],
  ])('%s, from %s to %s', (statut, debut, fin, pourElle, pourLEmprunteuse) => {
    const { id } = pret(statut, debut, fin);
    expect(titres(gardienne)).toEqual(pourElle === null ? [] : [pourElle]);
    expect(titres(elle)).toEqual(pourLEmprunteuse === null ? [] : [pourLEmprunteuse]);
    // The right people: neither the rest of both teams, nor anyone else.
    const autres = [chezElle.responsable, chezLaMalle.responsable, ailleurs.animatrice].map(({ id: une }) => qui(une));
    for (const autre of [...autres, coordination]) expect(titres(autre)).toEqual([]);
    for (const { lien } of pretsAFaire(gardienne)) expect(lien.chemin).toBe(`/reservations/${id}`);
  });

  test('out of service on the day it is to leave, both sides read that, and not to prepare nor to collect it', () => {
    pret('acceptee', '2026-04-08', '2026-04-11');
    const jusqu = (etatJusquAu: string) =>
      db.update(malles).set({ etat: 'en_reparation', etatMotif: 'une sangle', etatJusquAu }).run();
    jusqu('2026-04-08');
    for (const ctx of [gardienne, elle]) expect(titres(ctx)).toEqual(['La malle Cirque est hors service']);
    jusqu('2026-04-07');
    expect(titres(gardienne)).toEqual(['Préparer la malle Cirque']);
    expect(titres(elle)).toEqual(['Aller chercher la malle Cirque à L’Escale']);
  });

  test('what is late comes with the day it was due, and is the gravest', () => {
    pret('en_pret', '2026-04-01', '2026-04-03');
    expect(pretsAFaire(elle)).toMatchObject([{ echeance: '2026-04-03', poids: 1 }]);
    expect(pretsAFaire(gardienne)[0]?.suite).toContain('il y a 4 jours');
  });

  test('when whoever keeps it or borrowed it has left, those who commit the structure', () => {
    pret('en_pret', '2026-04-01', '2026-04-03');
    for (const { animatrice } of [chezElle, chezLaMalle])
      db.update(fonctions).set({ au: '2026-04-01' }).where(eq(fonctions.personneId, animatrice.id)).run();
    expect(titres(qui(chezElle.responsable.id))).toEqual(['Rendre la malle Cirque à L’Escale']);
    expect(titres(qui(chezLaMalle.responsable.id))).toEqual(['La malle Cirque n’est pas revenue']);
    expect(titres(qui(chezLaMalle.animatrice.id))).toEqual([]);
    db.update(malles).set({ gardienneId: null }).run();
    expect(titres(qui(chezLaMalle.responsable.id))).toEqual(['La malle Cirque n’est pas revenue']);
  });

  test('from hand to hand, the keeper has nothing to do, and each borrower reads whom she meets', () => {
    const premier = pret('en_pret', '2026-04-01', '2026-04-07');
    pret('acceptee', '2026-04-08', '2026-04-09', {
      ...{ structureId: ailleurs.structure.id, contactId: ailleurs.animatrice.id, relaisDeId: premier.id },
    });
    expect(titres(gardienne)).toEqual([]);
    expect(titres(elle)).toEqual(['Passer la malle Cirque au Préau']);
    expect(titres(qui(ailleurs.animatrice.id))).toEqual(['Aller chercher la malle Cirque à La Cour carrée']);
  });

  test('a partenaire, whatever is noted of her, has nothing', () => {
    pret('en_pret', '2026-04-01', '2026-04-03');
    const partenaire = avecRole('partenaire');
    expect(pretsAFaire(partenaire)).toEqual([]);
    expect(evenementsDePret(partenaire, AVRIL)).toEqual([]);
    expect(demandesAttendues(partenaire)).toEqual({ total: 0, premieres: [] });
    expect(nouvellesMalles(partenaire, MIDI('2026-01-01'))).toEqual([]);
  });
});

const AVRIL = { du: demiJournee('2026-04-01', 'matin'), au: demiJournee('2026-04-30', 'apres-midi') };

describe('what comes', () => {
  test('both structures find the loan among theirs, the coordination among all, a third nowhere', () => {
    pret('acceptee', '2026-04-07', '2026-04-09');
    const lu = (ctx: ContextePersonne) => evenementsDePret(ctx, AVRIL).map(({ mien, etat }) => ({ mien, etat }));
    for (const { animatrice, responsable } of [chezElle, chezLaMalle])
      for (const { id } of [animatrice, responsable]) expect(lu(qui(id))).toEqual([{ mien: true, etat: 'prevu' }]);
    expect(lu(coordination)).toEqual([{ mien: false, etat: 'prevu' }]);
    expect(lu(qui(ailleurs.animatrice.id))).toEqual([]);
    expect(evenementsDePret(elle, AVRIL)[0]?.detail).toBe(
      'À prendre mardi 7 avril\u00a0: Porte du jardin. À rendre jeudi 9 avril.',
    );
  });

  test('a keeper of another structure has it as hers; one who left, nothing', () => {
    db.update(malles).set({ gardienneId: ailleurs.animatrice.id }).run();
    pret('acceptee', '2026-04-07', '2026-04-09');
    expect(evenementsDePret(qui(ailleurs.animatrice.id), AVRIL)).toHaveLength(1);
    db.update(fonctions).set({ au: '2026-04-01' }).where(eq(fonctions.personneId, ailleurs.animatrice.id)).run();
    expect(evenementsDePret(qui(ailleurs.animatrice.id), AVRIL)).toEqual([]);
  });

  test('what began before the period and goes on is in it, however long; what is beside it is not', () => {
    pret('en_pret', '2026-03-02', '2026-04-01');
    pret('close', '2026-03-01');
    pret('acceptee', '2026-05-01');
    expect(evenementsDePret(elle, AVRIL)).toHaveLength(1);
  });

  test('asked, it is tentative; refused or called off, it stays as such', () => {
    pret('demandee', '2026-04-07');
    pret('refusee', '2026-04-08');
    pret('annulee', '2026-04-09');
    expect(evenementsDePret(elle, AVRIL).map(({ etat }) => etat)).toEqual(['propose', 'annule', 'annule']);
  });
});

describe('the calendar of a malle', () => {
  const lire = (corps: string) =>
    new ICAL.Component(ICAL.parse(corps)).getAllSubcomponents('vevent').map((vevent) => {
      const { uid, summary, startDate, endDate, description } = new ICAL.Event(vevent);
      const statut = vevent.getFirstPropertyValue('status');
      return { uid, summary, statut, debut: startDate.toString(), fin: endDate.toString(), description };
    });

  test('anyone of the network reads which structure has it and when, nobody’s name; what is only asked is not there', () => {
    const { id } = pret('acceptee', '2026-04-07', '2026-04-09', { objet: 'Anniversaire d’Ada', lieu: 'Chez Ada', mot: 'Secret' });
    pret('demandee', '2026-04-14');
    pret('annulee', '2026-04-21', '2026-04-21', { accepteeLe: null });
    pret('annulee', '2026-04-22');
    const { corps } = getFluxDeMalle(qui(ailleurs.animatrice.id), 'cirque');
    const lus = lire(corps);
    expect(lus).toMatchObject([
      { uid: `pret-${id}@reseau.example`, summary: 'Malle Cirque\u00a0: La Cour carrée', debut: '2026-04-07', fin: '2026-04-10' },
      { statut: 'CANCELLED', debut: '2026-04-22' },
    ]);
    expect(corps).toContain('X-WR-CALNAME:Malle Cirque');
    expect(corps).not.toMatch(/Ada|Secret|Maëlle|Roudier/);
    // The same event as in her own calendar.
    expect(lire(ecrireAbonnement(elle, evenementsDePret(elle, AVRIL)))[0]).toEqual(lus[0]);
  });

  test('how a loan came back is for those concerned: to all others, it did', () => {
    pret('a_regulariser', '2026-04-07', '2026-04-09');
    pret('rendue', '2026-04-14', '2026-04-15');
    const dits = (id: number) => lire(getFluxDeMalle(qui(id), 'cirque').corps).map(({ description }) => description);
    for (const dit of dits(ailleurs.animatrice.id)) expect(dit).toMatch(/^Rendue\. À prendre/);
    expect(dits(ailleurs.animatrice.id).join()).not.toContain('vérifier');
    expect(dits(chezElle.responsable.id)[0]).toMatch(/^À régulariser\./);
  });

  test('a telephone opens it with the secret of its owner’s own calendar, as long as it stands', () => {
    const secret = renouvelerSecretAgenda(elle);
    const base = { db, maintenant: elle.maintenant, fuseau: elle.fuseau, adressePublique: elle.adressePublique };
    const ouvre = (avec: string | null) => {
      const lectrice = lectriceDuSecret(base, avec);
      return lectrice && { qui: lectrice.acteur.personneId, corps: getFluxDeMalle(lectrice, 'cirque').corps };
    };
    pret('acceptee', '2026-04-07');
    const ouvert = { qui: elle.acteur.personneId, corps: expect.stringContaining('BEGIN:VEVENT') };
    expect(ouvre(secret)).toEqual(ouvert);
    for (const faux of [null, '', `${secret}x`, 'a'.repeat(32)]) expect(ouvre(faux)).toBeUndefined();
    db.update(fonctions).set({ au: '2026-04-01' }).where(eq(fonctions.personneId, chezElle.animatrice.id)).run();
    expect(ouvre(secret)).toBeUndefined();
    db.update(fonctions).set({ au: null }).where(eq(fonctions.personneId, chezElle.animatrice.id)).run();
    expect(ouvre(secret)).toEqual(ouvert);
    const neuf = renouvelerSecretAgenda(elle);
    expect([ouvre(secret), ouvre(neuf)]).toEqual([undefined, ouvert]);
    revoquerSecretAgenda(elle);
    expect(ouvre(neuf)).toBeUndefined();
  });

  test('a structure’s has what it borrows and who borrows its malles; for its team and the coordination', () => {
    const { malle: autre } = fabriquerMalle(db, { nom: 'Radio', structureId: ailleurs.structure.id });
    const emprunt = pret('demandee', '2026-04-07');
    pret('acceptee', '2026-04-14', '2026-04-14', { malleId: autre.id });
    const uids = (ctx: ContextePersonne, id: number) => lire(getFluxDeStructure(ctx, id).corps).map(({ uid }) => uid);
    expect(uids(qui(chezElle.responsable.id), chezElle.structure.id)).toHaveLength(2);
    for (const ctx of [gardienne, coordination])
      expect(uids(ctx, chezLaMalle.structure.id)).toEqual([`pret-${emprunt.id}@reseau.example`]);
    expect(getFluxDeStructure(elle, chezElle.structure.id).corps).toContain('La Cour carrée');
    for (const [ctx, id] of [
      [gardienne, chezElle.structure.id],
      [coordination, 999_999],
      [elle, undefined],
      [avecRole('partenaire'), chezElle.structure.id],
    ] as const)
      expect(() => getFluxDeStructure(ctx, id)).toThrow('Nous ne trouvons pas');
  });

  test('the page of a malle and that of her loans give their addresses once she has a secret', () => {
    const adresses = () => [
      getPageDeMalle(elle, 'cirque').agenda,
      ...getPageDesPrets(elle, new URLSearchParams()).agendas.map(({ adresse }) => adresse),
    ];
    expect(adresses()).toEqual([null, null]);
    const secret = renouvelerSecretAgenda(elle);
    expect(adresses()).toEqual([
      `${elle.adressePublique}/malles/cirque.ics?cle=${secret}`,
      `${elle.adressePublique}/reservations/structures/${chezElle.structure.id}.ics?cle=${secret}`,
    ]);
  });

  test('unknown, or for a partenaire: not found', () => {
    expect(() => getFluxDeMalle(elle, 'inconnue')).toThrow('Nous ne trouvons pas');
    expect(() => getFluxDeMalle(avecRole('partenaire'), 'cirque')).toThrow('Nous ne trouvons pas');
  });
});

describe('what is followed', () => {
  const phrases = () => suiviDesPrets(coordination).map(({ phrase, seul }) => ({ phrase, ...(seul ? { seul } : {}) }));

  test('late, unanswered, to settle: each in a sentence, the gravest first, to the loan when it is alone', () => {
    const tard = pret('en_pret', '2026-04-01', '2026-04-03');
    pret('demandee', '2026-04-20');
    pret('demandee', '2026-04-22');
    pret('a_regulariser', '2026-03-01');
    expect(phrases()).toEqual([
      { phrase: 'Une malle pas encore revenue, attendue le 3 avril' },
      { phrase: '2 demandes de malles sans réponse, la première s’éteint le 20 avril' },
      { phrase: 'Un prêt où il manque quelque chose, à régler' },
    ]);
    const chemins = suiviDesPrets(coordination).map(({ chemin }) => chemin);
    expect(chemins.slice(0, 2)).toEqual([`/reservations/${tard.id}`, '/malles/planning']);
  });

  test('when all is well it goes by itself; with nothing out, nothing is said', () => {
    expect(phrases()).toEqual([]);
    pret('en_pret', '2026-04-07', '2026-04-07');
    expect(phrases()).toEqual([{ phrase: '1 malle dehors, aucune en retard', seul: true }]);
  });

  test('what I asked and is not answered, the nearest first', () => {
    pret('demandee', '2026-04-22');
    pret('demandee', '2026-04-20', '2026-04-21');
    pret('acceptee', '2026-05-20');
    expect(demandesAttendues(elle)).toMatchObject({
      total: 2,
      premieres: [{ phrase: 'L’Escale, pour la malle Cirque du lundi 20 au mardi 21 avril' }, {}],
    });
    expect(demandesAttendues(gardienne).total).toBe(0);
  });

  test('new malles are told once a round, those that are not lent any more left out', () => {
    fabriquerMalle(db, { nom: 'Radio', slug: 'radio', resume: 'Enregistrer.', creeeLe: MIDI('2026-04-06') });
    const retiree = { etat: 'retiree', etatMotif: 'Usée' } as const;
    fabriquerMalle(db, { nom: 'Vieille', creeeLe: MIDI('2026-04-06'), ...retiree });
    const partage = nouveauPartage();
    const lues = nouvellesMalles(elle, MIDI('2026-04-01'), partage);
    expect(lues).toMatchObject([{ titre: 'Malle Radio\u00a0: à emprunter', chemin: '/malles/radio' }]);
    expect(nouvellesMalles(gardienne, MIDI('2026-04-01'), partage)).toBe(lues);
  });
});
