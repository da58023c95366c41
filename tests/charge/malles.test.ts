import { rmSync } from 'node:fs';
import { and, eq, gte, inArray, ne, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joursFeries } from '#app/commun/calendrier.server.ts';
import { ajouterJours, demiJournee, type Jour, jourCivil, jourDeSemaine } from '#app/commun/periode.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { occupationsDeMalle } from '#app/malles/occupation/tables.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { verifierMalles } from '#app/malles/verifier.server.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { fabriquerReservation } from '#tests/fabriques/malles.ts';
import { dehors } from '#tests/msw/dehors.ts';
import { commander, demarrer, entrer, type Lieu, poster, type Serveur, semer, toutArreter } from './serveur.ts';
import { dansLaBase, ouvrirDesSessions } from './sessions.ts';

// One free slot of a malle, when everyone presses at once: real processes, real sockets, one machine.

const SESSIONS = 50;
const PAIRES = 20;
/** Once is enough to see a race most of the time: many more when it is to be shown. */
const MANCHES = Number(process.env.MANCHES ?? 4);

let lieu: Lieu;
let serveur: Serveur;
let cookies: string[];
let coordination: string;

beforeAll(async () => {
  dehors.close();
  lieu = semer();
  serveur = await demarrer(lieu);
  coordination = await entrer(serveur.adresse, 'coordination@cru87.example');
  cookies = dans((db) => ouvrirDesSessions(db, coordination, quiPresse(db)));
});
afterAll(async () => {
  await toutArreter();
  rmSync(lieu.dossier, { recursive: true, force: true });
});

const dans = <T>(faire: (db: BaseOuverte['db']) => T): T => dansLaBase(lieu, faire);

/** Two sessions of one person are two browsers. */
const quiPresse = (db: BaseOuverte['db']): number[] =>
  Array.from({ length: SESSIONS }, (_, n) => {
    const courriel = `${n % 2 === 0 ? 'equipe' : 'direction'}.${(Math.floor(n / 2) % 24) + 1}@cru87.example`;
    return db.select({ id: personnes.id }).from(personnes).where(eq(personnes.courriel, courriel)).get()?.id ?? 0;
  });

/** A working day that no loan of the demonstration reaches, some days after the others. */
function unJour(dansJours: number): Jour {
  let jour = ajouterJours(jourCivil(new Date(), 'Europe/Paris'), dansJours);
  const chome = () => {
    const demi = demiJournee(jour, 'matin');
    return [0, 1, 6].includes(jourDeSemaine(jour)) || joursFeries({ du: demi, au: demi + 1 }).some((f) => f.jour === jour);
  };
  while (chome()) jour = ajouterJours(jour, 1);
  return jour;
}

const idDe = (db: BaseOuverte['db'], slug: string): number =>
  db.select({ id: malles.id }).from(malles).where(eq(malles.slug, slug)).get()?.id ?? 0;
const compter = (reponses: readonly { statut: number }[]) =>
  Object.fromEntries(
    [...new Set(reponses.map(({ statut }) => statut))].sort().map((un) => [un, reponses.filter((r) => r.statut === un).length]),
  );
async function envoyer(chemin: string, champs: Record<string, string>, cookie: string) {
  const reponse = await poster(`${serveur.adresse}${chemin}`, champs, cookie);
  return { statut: reponse.status, vers: reponse.headers.get('Location') ?? '', texte: await reponse.text() };
}

test(`fifty bookings of one free slot at once, ${MANCHES} times: one row, and forty-nine are told why`, async () => {
  const jour = unJour(120);
  const laLa = (db: BaseOuverte['db']) =>
    db
      .select({ id: reservations.id, statut: reservations.statut })
      .from(reservations)
      .where(
        and(
          ...[eq(reservations.malleId, idDe(db, 'cirque')), ne(reservations.statut, 'annulee')],
          gte(reservations.du, demiJournee(jour, 'matin')),
        ),
      )
      .all();
  expect(dans(laLa)).toEqual([]);
  for (let manche = 0; manche < MANCHES; manche++) {
    const reponses = await Promise.all(
      cookies.map((cookie) => envoyer('/malles/cirque/reserver', { debut: jour, fin: jour }, cookie)),
    );
    expect(compter(reponses), `manche ${manche}`).toEqual({ 303: 1, 409: SESSIONS - 1 });
    const gagnante = reponses.find(({ statut }) => statut === 303)?.vers ?? '';
    for (const { statut, texte } of reponses) if (statut === 409) expect(texte).toContain('La malle est déjà prise');
    dans((db) => {
      const ecrites = laLa(db);
      expect(ecrites).toHaveLength(1);
      expect(gagnante).toContain(`/reservations/${ecrites[0]?.id}`);
      expect(verifierMalles(db)).toEqual([]);
      // The slot is as free as before.
      const ids = ecrites.map(({ id }) => id);
      db.delete(occupationsDeMalle).where(inArray(occupationsDeMalle.reservationId, ids)).run();
      db.update(reservations).set({ statut: 'annulee', finieLe: new Date() }).where(inArray(reservations.id, ids)).run();
    });
  }
});

test('twenty pairs of requests that overlap, each pair accepted at once: one each', async () => {
  const paires = dans((db) => {
    const malleId = idDe(db, 'jeux-cooperatifs');
    return Array.from({ length: PAIRES }, (_, rang) => {
      const debut = unJour(110 + 12 * rang);
      const demande = (premier: Jour) =>
        fabriquerReservation(db, {
          ...{ malleId, statut: 'demandee', debut: premier, fin: ajouterJours(debut, 3), demandeeLe: new Date() },
        }).id;
      return [demande(debut), demande(ajouterJours(debut, 1))] as const;
    });
  });
  const reponses = await Promise.all(
    paires.map((paire) => Promise.all(paire.map((id) => envoyer(`/reservations/${id}/accepter`, {}, coordination)))),
  );
  expect(reponses.map((deux) => compter(deux))).toEqual(paires.map(() => ({ 303: 1, 409: 1 })));
  dans((db) => {
    for (const paire of paires) {
      const deux = db
        .select({ statut: reservations.statut })
        .from(reservations)
        .where(inArray(reservations.id, [...paire]))
        .all();
      expect(deux.map(({ statut }) => statut).sort()).toEqual(['acceptee', 'demandee']);
    }
    expect(verifierMalles(db)).toEqual([]);
  });
});

test('killed in a burst of bookings: what was answered is there, nothing is half written, and the base is sound', async () => {
  const slugs = dans((db) => db.select({ slug: malles.slug }).from(malles).all()).map(({ slug }) => slug);
  const ecrits: number[] = [];
  const envois = Array.from({ length: 120 }, async (_, n) => {
    const jour = unJour(60 + n);
    const chemin = `/malles/${slugs[n % slugs.length]}/reserver`;
    const { statut, vers } = await envoyer(chemin, { debut: jour, fin: jour }, cookies[n % SESSIONS] ?? '');
    const id = /\/reservations\/(\d+)/.exec(vers)?.[1];
    if (statut === 303 && id) ecrits.push(Number(id));
    if (ecrits.length === 10) serveur.enfant.kill('SIGKILL');
  });
  const coupes = (await Promise.allSettled(envois)).filter(({ status }) => status === 'rejected');
  expect(await serveur.fini).toBeNull();
  expect(ecrits.length).toBeGreaterThanOrEqual(10);
  expect(coupes.length).toBeGreaterThan(0);
  serveur = await demarrer(lieu);
  expect((await fetch(`${serveur.adresse}/reservations/${ecrits[0]}`, { headers: { Cookie: coordination } })).status).toBe(200);
  dans((db) => {
    expect(db.all(sql`pragma integrity_check`)).toEqual([{ integrity_check: 'ok' }]);
    const connus = db.select({ id: reservations.id }).from(reservations).all();
    expect(connus.map(({ id }) => id)).toEqual(expect.arrayContaining(ecrits));
    expect(verifierMalles(db)).toEqual([]);
  });
  expect(commander('verifier-base', lieu)).toContain('Tout est en ordre.');
});
