import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { garderBrouillon } from '#app/commun/brouillons.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { journal } from '#app/commun/tables.ts';
import { cloreReservation } from '#app/malles/reservations/clore.server.ts';
import { getPageDeReservation } from '#app/malles/reservations/page-de-reservation.server.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, plusTard } from '#tests/base.ts';
import { fabriquerMalle, fabriquerReservation } from '#tests/fabriques/malles.ts';
import { fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { aCompterAuRetour, lignesDe } from './compte.server.ts';
import { lirePageDeRecompte, recompter } from './recompter.server.ts';
import { signaler } from './regler.server.ts';
import { remettre } from './remettre.server.ts';
import { rendre } from './rendre.server.ts';

const MARDI = new Date('2026-04-07T08:00:00Z');
const SOIR = new Date('2026-04-07T19:00:00Z');
const MERCREDI = new Date('2026-04-08T08:00:00Z');
const NOMS = { remis: 'Paul Meunier', recu: 'Maëlle Desroches' };

let db: Base;
let elle: ContextePersonne;
let gardienne: ContextePersonne;
let pret: typeof reservations.$inferSelect;
let objets: { id: number }[];

beforeEach(() => {
  db = baseDeTest().db;
  const [garde, emprunte] = [fabriquerEquipe(db), fabriquerEquipe(db)];
  [elle, gardienne] = [ctxDe(db, emprunte.animatrice.id, MARDI), ctxDe(db, garde.animatrice.id, MARDI)];
  const fabriquee = fabriquerMalle(db, { structureId: garde.structure.id, gardienneId: garde.animatrice.id });
  objets = fabriquee.objets;
  pret = fabriquerReservation(db, {
    ...{ malleId: fabriquee.malle.id, structureId: emprunte.structure.id, contactId: emprunte.animatrice.id },
    ...{ debut: '2026-04-07', fin: '2026-04-09' },
  });
  remettre(elle, pret.id, { ...NOMS, objets: null });
});

const compte = (balles: number, nez: number) => ({
  ...NOMS,
  objets: [balles, nez].map((presents, rang) => ({ objetId: objets[rang]?.id ?? 0, presents })),
});
const nombres = (sens: 'depart' | 'retour') => lignesDe({ db }, pret.id, sens)?.map(({ presents }) => presents);
const lien = (qui: ContextePersonne) => getPageDeReservation(qui, pret.id).inventaires?.recompter;

describe('a count that was pressed too early', () => {
  test('what is begun is kept as a draft, and found again on the page', () => {
    const { nom, formulaire } = lirePageDeRecompte(elle, pret.id).brouillon;
    expect(formulaire?.valeurs.remis).toBe(NOMS.remis);
    garderBrouillon(elle, nom, { ...formulaire?.valeurs, remis: 'Inès Roudier' });
    expect(lirePageDeRecompte(elle, pret.id).brouillon.formulaire?.valeurs.remis).toBe('Inès Roudier');
    expect(lirePageDeRecompte(elle, pret.id).brouillon.garde).toContain('à ');
  });

  test('at the departure, is done again on its day: the return expects what was found', () => {
    expect(lien(plusTard(elle, SOIR))).toBe('depart');
    expect(lirePageDeRecompte(elle, pret.id)).toMatchObject({
      empechement: '',
      encore: true,
      objets: [{ prevu: 24 }, { prevu: 30 }],
    });
    recompter(plusTard(gardienne, SOIR), pret.id, { ...compte(22, 30), recu: 'Inès Roudier' });
    expect(nombres('depart')).toEqual([22, 30]);
    expect(aCompterAuRetour({ db }, pret).map(({ attendu }) => attendu)).toEqual([22, 30]);
    // Back to all of it: what was expected did not shrink.
    recompter(plusTard(elle, SOIR), pret.id, compte(24, 30));
    expect(nombres('depart')).toEqual([24, 30]);
    const dit = db.select().from(journal).where(eq(journal.acte, 'recompter')).all();
    expect(dit.map(({ resume }) => resume)).toEqual([expect.stringContaining('au départ'), expect.stringContaining('au départ')]);
    expect(db.select().from(reservations).where(eq(reservations.id, pret.id)).get()?.statut).toBe('en_pret');
  });

  test('the day after, the departure stands', () => {
    const demain = plusTard(elle, MERCREDI);
    expect(lien(demain)).toBeNull();
    expect(lirePageDeRecompte(demain, pret.id).empechement).toContain('ne se reprend plus');
    expect(() => recompter(demain, pret.id, compte(22, 30))).toThrow('ne se reprend plus');
    expect(nombres('depart')).toEqual([24, 30]);
  });

  test('at the return, until who keeps it has closed it or said what is missing', () => {
    const demain = plusTard(elle, MERCREDI);
    rendre(elle, pret.id, { ...NOMS, objets: null });
    recompter(demain, pret.id, compte(23, 28));
    expect(lignesDe({ db }, pret.id, 'retour')).toMatchObject([
      { presents: 23, cause: 'perdu' },
      { presents: 28, cause: 'consomme' },
    ]);
    // Something is missing now: it cannot be closed as if all was there.
    expect(() => cloreReservation(gardienne, pret.id)).toThrow();
    expect(getPageDeReservation(gardienne, pret.id).incomplete).toBe(true);
    recompter(demain, pret.id, compte(24, 28));
    expect(lignesDe({ db }, pret.id, 'retour')?.[0]).toMatchObject({ presents: 24, cause: null });
    signaler(gardienne, pret.id, compte(20, 28).objets);
    expect(lien(elle)).toBeNull();
    expect(() => recompter(elle, pret.id, compte(24, 30))).toThrow('ne se reprend plus');
  });

  test('sent twice, it is done once; more than there may be is refused', () => {
    const saisie = { ...compte(23, 30), geste: 'un-geste' };
    recompter(elle, pret.id, saisie);
    recompter(elle, pret.id, saisie);
    expect(db.select().from(journal).where(eq(journal.acte, 'recompter')).all()).toHaveLength(1);
    expect(() => recompter(elle, pret.id, compte(25, 30))).toThrow('24 au plus');
  });

  test('by the two sides and the coordination; by nobody else', () => {
    const coordination = fabriquerPersonne(db).id;
    fabriquerRole(db, coordination, 'coordination');
    recompter(ctxDe(db, coordination, MARDI), pret.id, compte(23, 30));
    const autre = ctxDe(db, fabriquerEquipe(db).animatrice.id, MARDI);
    for (const faire of [() => recompter(autre, pret.id, compte(1, 1)), () => lirePageDeRecompte(autre, pret.id)])
      expect(faire).toThrow(expect.objectContaining({ code: 'INTERDIT' }));
    const partenaire = fabriquerPersonne(db).id;
    fabriquerRole(db, partenaire, 'partenaire');
    expect(() => recompter(ctxDe(db, partenaire, MARDI), pret.id, compte(1, 1))).toThrow('Nous ne trouvons pas');
    expect(nombres('depart')).toEqual([23, 30]);
  });

  test('not what serves two loans', () => {
    const suivante = fabriquerReservation(db, {
      ...{ malleId: pret.malleId, debut: '2026-04-14', fin: '2026-04-15', relaisDeId: pret.id },
    });
    rendre(elle, pret.id, { ...NOMS, objets: null });
    db.update(reservations).set({ relaisDeId: pret.id }).where(eq(reservations.id, suivante.id)).run();
    expect(lien(elle)).toBeNull();
  });
});
