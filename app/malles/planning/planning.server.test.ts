import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { demiJournee } from '#app/commun/periode.ts';
import { attentesDeMalle } from '#app/malles/attente/tables.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { occupationsDeMalle } from '#app/malles/occupation/tables.ts';
import { preparerReservation } from '#app/malles/reservations/preparer.server.ts';
import { reserver } from '#app/malles/reservations/reserver.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerMalle, fabriquerReservation } from '#tests/fabriques/malles.ts';
import { fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { type Barre, desserrer, GENRES } from './barres.ts';
import { dessinateur } from './dessin.ts';
import { getMallesLibres } from './malles-libres.server.ts';
import { getPlanning } from './planning.server.ts';

let db: Base;
let elle: number;
let laSienne: number;
let gardienne: number;
let cirque: ReturnType<typeof fabriquerMalle>['malle'];
beforeEach(() => {
  db = baseDeTest().db;
  const equipe = fabriquerEquipe(db);
  [elle, laSienne] = [equipe.animatrice.id, equipe.structure.id];
  const chez = fabriquerEquipe(db);
  gardienne = chez.animatrice.id;
  cirque = fabriquerMalle(db, { slug: 'cirque', nom: 'Cirque', structureId: chez.structure.id }).malle;
});
const coordination = () => {
  const { id } = fabriquerPersonne(db, {});
  fabriquerRole(db, id, 'coordination');
  return id;
};

// The Monday of the tests is 23 March 2026.
const MOIS = { du: '2026-03-23', au: '2026-04-19' };
const voir = (qui = elle, fenetre = MOIS) => getPlanning(ctxDe(db, qui), fenetre, 1);
const dits = (qui = elle, fenetre = MOIS) => {
  const lu = voir(qui, fenetre);
  return lu.lignes.map((ligne) =>
    dessinateur(lu)(ligne).morceaux.map(({ nom, etat, dates }) => [nom, etat, dates].filter(Boolean).join(' | ')),
  );
};
const genres = (qui = elle, fenetre = MOIS) =>
  voir(qui, fenetre).lignes.flatMap(({ barres }) => desserrer<Barre>(barres).map(([, genre]) => GENRES[genre]));

describe('the planning', () => {
  test('others’ loans show their structure and dates, never a person nor what is planned', () => {
    const autre = fabriquerEquipe(db);
    const { id } = fabriquerReservation(db, {
      ...{ malleId: cirque.id, structureId: autre.structure.id, contactId: autre.animatrice.id },
      ...{ debut: '2026-04-07', fin: '2026-04-09', objet: 'Fête du quartier', lieu: 'Salle des fêtes', mot: 'Un mot' },
    });
    const lu = JSON.stringify(voir());
    expect(lu).toContain(autre.structure.nom);
    for (const tu of [autre.animatrice.nom, 'Fête du quartier', 'Salle des fêtes', 'Un mot']) expect(lu).not.toContain(tu);
    expect(desserrer<Barre>(voir().lignes[0]?.barres ?? '')[0]?.[0]).toBe(id);
    expect(voir().miennes).toEqual([]);
    // To her own team it is the same bar, told as theirs.
    expect(dits(autre.animatrice.id)[0]).toContain(
      `${autre.structure.nom} | réservée, votre structure | du mardi 7 au jeudi 9 avril`,
    );
  });

  test('a partenaire finds no room', () => {
    const { id } = fabriquerPersonne(db, {});
    fabriquerRole(db, id, 'partenaire');
    expect(() => voir(id)).toThrow();
    expect(() => getMallesLibres(ctxDe(db, id), { debut: '2026-04-07', fin: '2026-04-08' })).toThrow();
  });

  test('what is late is seen to today, however long ago it began; what was refused or called off is not', () => {
    fabriquerReservation(db, { malleId: cirque.id, debut: '2025-11-03', fin: '2025-11-05', statut: 'en_pret' });
    for (const statut of ['refusee', 'annulee'] as const)
      fabriquerReservation(db, { malleId: cirque.id, debut: '2026-04-07', fin: '2026-04-09', statut });
    expect(genres()).toEqual(['retard']);
    expect(dits()[0]?.[0]).toContain('en retard de');
  });

  test('a loan longer than the days that are looked at runs through them', () => {
    fabriquerReservation(db, { malleId: cirque.id, debut: '2026-01-05', fin: '2026-06-05', statut: 'en_pret' });
    expect(genres()).toEqual(['dehors']);
    expect(dits()[0]).toHaveLength(1);
  });

  test('what is free is what the act finds free; what is only asked leaves it free', () => {
    fabriquerReservation(db, { malleId: cirque.id, debut: '2026-04-07', fin: '2026-04-09' });
    fabriquerReservation(db, { malleId: cirque.id, debut: '2026-04-14', fin: '2026-04-15', statut: 'demandee' });
    expect(dits()[0]?.filter((mots) => mots.startsWith('Libre'))).toEqual([
      'Libre du 24 mars au 5 avril',
      'Libre à partir du 11 avril',
    ]);
    const reserve = (debut: string, fin: string) => () => reserver(ctxDe(db, elle), 'cirque', { debut, fin });
    expect(reserve('2026-04-05', '2026-04-06')).toThrow();
    expect(reserve('2026-04-10', '2026-04-10')).toThrow();
    expect(reserve('2026-04-11', '2026-04-13')).not.toThrow();
  });

  test('out of service, it says why and until when, and offers nothing', () => {
    db.update(malles)
      .set({ etat: 'en_reparation', etatMotif: 'à recoudre', etatJusquAu: '2026-04-10' })
      .where(eq(malles.id, cirque.id))
      .run();
    expect(dits()[0]).toEqual(['Hors service\u00a0: à recoudre | jusqu’au vendredi 10 avril', 'Libre à partir du 11 avril']);
  });

  test('what the waiting list holds names its structure to those whom it concerns', () => {
    const dates = { du: demiJournee('2026-04-07', 'matin'), au: demiJournee('2026-04-08', 'apres-midi') };
    const le = new Date('2026-03-20T09:00:00Z');
    const { id } = db
      .insert(attentesDeMalle)
      .values({
        ...{ statut: 'proposee', malleId: cirque.id, structureId: laSienne, personneId: elle, ...dates },
        ...{ depuis: le, proposeeLe: le, jusqua: new Date('2026-03-25T09:00:00Z') },
      })
      .returning()
      .get();
    db.insert(occupationsDeMalle)
      .values([0, 1].map((couche) => ({ malleId: cirque.id, demiJournee: dates.du, couche, attenteId: id })))
      .run();
    const nom = db.select({ nom: structures.nom }).from(structures).where(eq(structures.id, laSienne)).get()?.nom ?? '';
    const pourquoi = (qui: number) =>
      getMallesLibres(ctxDe(db, qui), { debut: '2026-04-07', fin: '2026-04-07' }).prises[0]?.pourquoi;
    for (const qui of [elle, gardienne, coordination()]) {
      expect(genres(qui)).toEqual(['gardee']);
      expect(dits(qui)[0]?.join()).toContain(`${nom} | gardée, liste d’attente`);
      expect(pourquoi(qui)).toContain(nom);
      expect(pourquoi(qui)).toContain('première de la liste d’attente');
    }
    const ailleurs = fabriquerEquipe(db).animatrice.id;
    expect(genres(ailleurs)).toEqual(['gardee']);
    expect(dits(ailleurs)[0]?.join()).toContain('Une structure | gardée, liste d’attente');
    expect(JSON.stringify(voir(ailleurs))).not.toContain(nom);
    expect(pourquoi(ailleurs)).toBe('Gardée pour la première structure de la liste d’attente, du mardi 7 au mercredi 8 avril.');
  });

  test('who only asks is told to the two sides; to the others, someone does', () => {
    const autre = fabriquerEquipe(db);
    const { id } = fabriquerReservation(db, {
      ...{ malleId: cirque.id, structureId: autre.structure.id, contactId: autre.animatrice.id },
      ...{ debut: '2026-04-07', fin: '2026-04-09', statut: 'demandee' },
    });
    for (const qui of [autre.animatrice.id, gardienne, coordination()]) {
      expect(dits(qui)[0]?.join()).toContain(`${autre.structure.nom} | demandée, encore libre`);
      expect(desserrer<Barre>(voir(qui).lignes[0]?.barres ?? '')[0]?.[0]).toBe(id);
    }
    expect(dits()[0]?.join()).toContain('Une structure | demandée, encore libre | du mardi 7 au jeudi 9 avril');
    expect(JSON.stringify(voir())).not.toContain(autre.structure.nom);
    expect(desserrer<Barre>(voir().lignes[0]?.barres ?? '')[0]?.[0]).toBe(0);
    // A structure that has another malle by then is named there, and there alone.
    const { malle } = fabriquerMalle(db, { slug: 'radio', nom: 'Radio' });
    fabriquerReservation(db, {
      ...{ malleId: malle.id, structureId: autre.structure.id, contactId: autre.animatrice.id },
      ...{ debut: '2026-04-07', fin: '2026-04-09' },
    });
    expect(dits().map((ligne) => ligne.join().includes(autre.structure.nom))).toEqual([false, true]);
  });
});

describe('dates first', () => {
  test('says which are free; of the others, who has it and when it is free for as long', () => {
    const { malle } = fabriquerMalle(db, { slug: 'radio', nom: 'Radio' });
    const autre = fabriquerEquipe(db);
    const pret = { structureId: autre.structure.id, contactId: autre.animatrice.id, debut: '2026-04-07', fin: '2026-04-09' };
    fabriquerReservation(db, { malleId: cirque.id, ...pret });
    const dates = { debut: '2026-04-08', fin: '2026-04-09' };
    const { libres, prises } = getMallesLibres(ctxDe(db, elle), dates);
    expect(libres.map(({ slug, href }) => [slug, href])).toEqual([
      [malle.slug, '/malles/radio/reserver?debut=2026-04-08&fin=2026-04-09'],
    ]);
    expect(libres[0]?.attendue).toBe('');
    expect(prises).toMatchObject([
      {
        slug: 'cirque',
        prochaines: [
          { mots: 'du samedi 11 au dimanche 12 avril', href: '/malles/cirque/reserver?debut=2026-04-11&fin=2026-04-12' },
          { mots: 'du lundi 13 au mardi 14 avril' },
        ],
      },
    ]);
    expect(prises[0]?.pourquoi).toContain('du mardi 7 au jeudi 9 avril');
    expect(prises[0]?.pourquoi).not.toContain(autre.animatrice.nom);
  });

  test('says of one that is free and not back yet since when it is awaited', () => {
    const { malle } = fabriquerMalle(db, { slug: 'radio', nom: 'Radio' });
    fabriquerReservation(db, {
      ...{ malleId: malle.id, statut: 'en_pret', debut: '2026-03-16', fin: '2026-03-18' },
    });
    const { libres } = getMallesLibres(ctxDe(db, elle), { debut: '2026-04-08', fin: '2026-04-09' });
    expect(libres.find(({ slug }) => slug === 'radio')?.attendue).toBe('Attendue depuis le mercredi 18 mars');
    expect(libres.find(({ slug }) => slug === 'cirque')?.attendue).toBe('');
  });

  test('a structure that has as many malles as it may finds no other free, but after; who keeps one books it for others', () => {
    db.update(malles).set({ pretsParStructure: 1 }).run();
    const { malle } = fabriquerMalle(db, { slug: 'radio', nom: 'Radio', pretsParStructure: 1 });
    const dates = { debut: '2026-04-07', fin: '2026-04-08' };
    for (const [structureId, contactId] of [
      [laSienne, elle],
      [cirque.structureId, gardienne],
    ] as const)
      fabriquerReservation(db, { malleId: fabriquerMalle(db).malle.id, structureId, contactId, ...dates });
    const radioDe = (qui: number) => {
      const { libres, prises } = getMallesLibres(ctxDe(db, qui), dates);
      return { libres: libres.map(({ slug }) => slug), radio: prises.find(({ slug }) => slug === malle.slug) };
    };
    const { libres, radio } = radioDe(elle);
    expect(libres).toEqual([]);
    expect(() => reserver(ctxDe(db, elle), malle.slug, dates)).toThrow(radio?.pourquoi);
    expect(radio?.pourquoi).toContain('1 malle au plus le même jour');
    expect(radio?.prochaines.map(({ mots }) => mots)).toEqual(['du jeudi 9 au vendredi 10 avril']);
    expect(radioDe(gardienne).libres).toEqual(['cirque']);
    // The page that books says the same.
    const page = preparerReservation(ctxDe(db, elle), malle.slug, new URLSearchParams(dates));
    expect(page.verdict).toMatchObject({ libre: false, phrase: radio?.pourquoi, prise: false });
    expect(page.verdict?.autres.map(({ debut }) => debut)).toEqual(['2026-04-09']);
  });

  test('a rule that stands in the way is said as the act says it', () => {
    const { prises } = getMallesLibres(ctxDe(db, elle), { debut: '2026-04-01', fin: '2026-05-20' });
    expect(prises[0]?.pourquoi).toContain('14\u00a0jours au plus'.replace('\u00a0', ' '));
    expect(() => getMallesLibres(ctxDe(db, elle), { debut: '2026-03-01', fin: '2026-03-02' })).toThrow('déjà passé');
  });
});
