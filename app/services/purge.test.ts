import { expect, test } from 'vitest';
import { ajouterDelai } from '#app/commun/periode.ts';
import { gestes } from '#app/commun/tables.ts';
import { jetons, sessions } from '#app/reseau/comptes/tables.ts';
import { imports } from '#app/reseau/import/tables.ts';
import { tachePurgeReseau } from '#app/reseau/purge.server.ts';
import { baseDeTest, ctxDuTemps, LUNDI_MATIN } from '#tests/base.ts';
import { fabriquerEquipe } from '#tests/fabriques/reseau.ts';
import { fabriquerCourriel } from '#tests/fabriques/services.ts';
import { creerLien } from './liens.server.ts';
import { prise } from './prise.server.ts';
import { purger } from './purge.server.ts';
import { courriels, liens } from './tables.ts';

test('the night erases what is out of date, and that alone', () => {
  const { db } = baseDeTest();
  const { responsable } = fabriquerEquipe(db);
  const personneId = responsable.id;
  const le = (jours: number) => ajouterDelai(LUNDI_MATIN, jours);
  for (const jours of [-40, 10]) {
    const n = `${jours}`;
    creerLien(ctxDuTemps(db, le(jours)), { genre: 'stage', objetId: 1, personneId, jours: 30 });
    db.insert(jetons)
      .values({ empreinte: n, genre: 'entrer', personneId, creeLe: le(jours), expireLe: le(jours) })
      .run();
    db.insert(sessions)
      .values({ id: n, userId: personneId, expiresAt: Math.floor(le(jours).getTime() / 1000) })
      .run();
    db.insert(gestes)
      .values({ personneId, cle: n, objetId: 1, faitLe: le(jours) })
      .run();
    db.insert(imports)
      .values({ nomFichier: n, contenu: Buffer.from('x'), creeLe: le(jours) })
      .run();
  }
  fabriquerCourriel(ctxDuTemps(db, le(-400)));
  fabriquerCourriel(ctxDuTemps(db, le(-300)));
  expect(purger(ctxDuTemps(db))).toBe('3 lignes périmées effacées.');
  expect(tachePurgeReseau.executer(ctxDuTemps(db))).toBe('3 lignes périmées effacées.');
  for (const table of [liens, jetons, sessions, gestes, imports, courriels])
    expect(db.select().from(table).all()).toHaveLength(1);
  expect(purger(ctxDuTemps(db))).toBe('Rien à effacer.');
});

test('the house checks its own outbox', () => {
  const { db } = baseDeTest();
  const { id } = fabriquerCourriel(ctxDuTemps(db));
  expect(prise.verifier?.(db)).toEqual([]);
  db.update(courriels).set({ lettre: null }).run();
  expect(prise.verifier?.(db)).toEqual([{ domaine: 'services', phrase: expect.stringContaining(`courriel ${id}`) }]);
});
