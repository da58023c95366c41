import { rmSync } from 'node:fs';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ajouterJours, jourCivil } from '#app/commun/periode.ts';
import { inscriptions, placesDeFormation } from '#app/formations/inscriptions/tables.ts';
import { verifierFormations } from '#app/formations/verifier.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { fabriquerFormation } from '#tests/fabriques/formations.ts';
import { fabriquerEquipe } from '#tests/fabriques/reseau.ts';
import { dehors } from '#tests/msw/dehors.ts';
import { demarrer, entrer, type Lieu, poster, type Serveur, semer, toutArreter } from './serveur.ts';
import { dansLaBase, ouvrirDesSessions } from './sessions.ts';

// Five places, and everyone presses at once: real processes, real sockets, one machine.

const EQUIPES = 25;
const PLACES = 5;
/** Once is enough to see a race most of the time: many more when it is to be shown. */
const MANCHES = Number(process.env.MANCHES ?? 4);

let lieu: Lieu;
let serveur: Serveur;
let coordination: string;
let cookies: string[];

beforeAll(async () => {
  dehors.close();
  lieu = semer();
  serveur = await demarrer(lieu);
  coordination = await entrer(serveur.adresse, 'coordination@cru87.example');
  cookies = dans((db) => {
    const equipes = Array.from({ length: EQUIPES }, () => fabriquerEquipe(db));
    return ouvrirDesSessions(
      db,
      coordination,
      equipes.flatMap(({ responsable, animatrice }) => [responsable.id, animatrice.id]),
    );
  });
});
afterAll(async () => {
  await toutArreter();
  rmSync(lieu.dossier, { recursive: true, force: true });
});

const dans = <T>(faire: (db: BaseOuverte['db']) => T): T => dansLaBase(lieu, faire);
const sInscrire = async (id: number, cookie: string) =>
  (await poster(`${serveur.adresse}/formations/${id}/inscription`, {}, cookie)).status;
const lesSiennes = (id: number) =>
  dans((db) => db.select().from(inscriptions).where(eq(inscriptions.formationId, id)).orderBy(asc(inscriptions.id)).all());

function nouvelleFormation(): number {
  const jour = ajouterJours(jourCivil(new Date(), 'Europe/Paris'), 60);
  return dans(
    (db) => fabriquerFormation(db, { statut: 'ouverte', capacite: PLACES, minimum: 1, jours: [[jour, 'matin']] }).formation.id,
  );
}

test(`fifty registrations at once for five places, ${MANCHES} times: five places, and forty-five wait in the order of arrival`, async () => {
  for (let manche = 0; manche < MANCHES; manche++) {
    const id = nouvelleFormation();
    const statuts = await Promise.all(cookies.map((cookie) => sInscrire(id, cookie)));
    expect(new Set(statuts), `manche ${manche}`).toEqual(new Set([303]));
    const siennes = lesSiennes(id);
    expect(siennes.map(({ statut }) => statut)).toEqual([
      ...Array<string>(PLACES).fill('validee'),
      ...Array<string>(cookies.length - PLACES).fill('en_liste'),
    ]);
    dans((db) => {
      expect(db.select().from(placesDeFormation).where(eq(placesDeFormation.formationId, id)).all()).toHaveLength(PLACES);
      expect(verifierFormations(db)).toEqual([]);
    });
  }
});

test('everyone presses twice: one inscription each', async () => {
  const id = nouvelleFormation();
  const tous = cookies.slice(0, 20);
  const statuts = await Promise.all([...tous, ...tous].map((cookie) => sInscrire(id, cookie)));
  expect(new Set(statuts)).toEqual(new Set([303]));
  const siennes = lesSiennes(id);
  expect(siennes).toHaveLength(tous.length);
  expect(new Set(siennes.map(({ personneId }) => personneId)).size).toBe(tous.length);
});

test('places given back while others are taken: never more than there are, none left empty while someone waits', async () => {
  const id = nouvelleFormation();
  await Promise.all(cookies.slice(0, 12).map((cookie) => sInscrire(id, cookie)));
  const placees = lesSiennes(id).filter(({ statut }) => statut === 'validee');
  const rendre = placees.map(({ id: une }) =>
    poster(`${serveur.adresse}/formations/inscriptions/${une}`, { acte: 'retirer' }, coordination),
  );
  await Promise.all([...rendre, ...cookies.slice(12, 40).map((cookie) => sInscrire(id, cookie))]);
  const apres = lesSiennes(id).filter(({ statut }) => statut === 'validee' || statut === 'proposee');
  expect(apres).toHaveLength(PLACES);
  dans((db) => expect(verifierFormations(db)).toEqual([]));
});
