import { rmSync } from 'node:fs';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ajouterJours, jourCivil } from '#app/commun/periode.ts';
import { inscriptions, placesDeFormation } from '#app/formations/inscriptions/tables.ts';
import { verifierFormations } from '#app/formations/verifier.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { fabriquerFormation } from '#tests/fabriques/formations.ts';
import { fabriquerCompte, fabriquerEquipe, fabriquerFonction, fabriquerPersonne } from '#tests/fabriques/reseau.ts';
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

function nouvelleFormation(capacite = PLACES): number {
  const jour = ajouterJours(jourCivil(new Date(), 'Europe/Paris'), 60);
  return dans((db) => fabriquerFormation(db, { statut: 'ouverte', capacite, minimum: 1, jours: [[jour, 'matin']] }).formation.id);
}
const agir = async (une: number | undefined, acte: string, cookie: string | undefined) =>
  (await poster(`${serveur.adresse}/formations/inscriptions/${une}`, { acte }, cookie)).status;
const tenues = (id: number) =>
  dans((db) => db.select().from(placesDeFormation).where(eq(placesDeFormation.formationId, id)).all());

/** Some of one structure, with the session of the first. */
function equipeDe(prenoms: readonly string[], nom?: string) {
  return dans((db) => {
    const { structure } = fabriquerEquipe(db);
    const ids = prenoms.map((prenom) => {
      const { id } = fabriquerPersonne(db, { prenom, ...(nom === undefined ? {} : { nom }) });
      fabriquerFonction(db, { personneId: id, structureId: structure.id });
      fabriquerCompte(db, id);
      return id;
    });
    return { ids, cookies: ouvrirDesSessions(db, coordination, ids) };
  });
}
/** Together: the names of a form that says several. */
const inscrireEnsemble = async (id: number, { ids, cookies: [cookie = ''] }: ReturnType<typeof equipeDe>) => {
  const corps = new URLSearchParams(ids.map((un) => ['personnes', String(un)]));
  const url = `${serveur.adresse}/formations/${id}/inscription`;
  const headers = { Origin: serveur.adresse, Cookie: cookie };
  return (await fetch(url, { method: 'POST', redirect: 'manual', headers, body: corps })).status;
};

test(
  `fifty registrations at once for five places, ${MANCHES} times: five places, and forty-five wait in the order of arrival`,
  async () => {
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
  },
  120_000 + MANCHES * 10_000,
);

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

test('a promotion and a withdrawal at once: whichever comes first, the place goes to whoever waits next', async () => {
  for (let manche = 0; manche < 5; manche++) {
    const id = nouvelleFormation(1);
    const [a, b, c, d] = [0, 2, 4, 6].map((rang) => cookies[rang] ?? '');
    for (const elle of [a, b, c]) await sInscrire(id, elle ?? '');
    const [tient, attend, suit] = lesSiennes(id).map((une) => une.id);
    // Whoever comes at that moment takes nothing from those who wait.
    expect(await Promise.all([agir(tient, 'retirer', a), sInscrire(id, d ?? '')])).toEqual([303, 303]);
    expect(lesSiennes(id).map(({ statut }) => statut)).toEqual(['retiree', 'proposee', 'en_liste', 'en_liste']);
    const [prise, retrait] = await Promise.all([agir(attend, 'accepter', b), agir(attend, 'retirer', coordination)]);
    expect([303, 409], `manche ${manche}`).toContain(prise);
    expect(retrait).toBe(303);
    expect(lesSiennes(id).map(({ statut }) => statut)).toEqual(['retiree', 'retiree', 'proposee', 'en_liste']);
    expect(tenues(id).map(({ inscriptionId }) => inscriptionId)).toEqual([suit]);
  }
  dans((db) => expect(verifierFormations(db)).toEqual([]));
});

test('the same person twice, under two addresses, at once: registered once, and told', async () => {
  for (let manche = 0; manche < 5; manche++) {
    const id = nouvelleFormation();
    const { cookies: deux } = equipeDe(['Noémie', 'NOEMIE'], `Faucher ${manche}`);
    const statuts = await Promise.all(deux.map((cookie) => sInscrire(id, cookie)));
    expect(statuts.sort()).toEqual([303, 409]);
    expect(lesSiennes(id)).toHaveLength(1);
  }
});

test('groups of three at once: for two places none of them, for four one of them, and never a part of one', async () => {
  const groupes = [1, 2, 3, 4].map(() => equipeDe(['Ana', 'Bao', 'Cleo']));
  for (const [capacite, ensemble] of [
    [2, 0],
    [4, 1],
  ] as const) {
    const id = nouvelleFormation(capacite);
    expect(new Set(await Promise.all(groupes.map((groupe) => inscrireEnsemble(id, groupe))))).toEqual(new Set([303]));
    const siennes = lesSiennes(id);
    const dits = [...new Set(siennes.map(({ groupeId }) => groupeId))].map((un) =>
      [...new Set(siennes.flatMap(({ groupeId, statut }) => (groupeId === un ? [statut] : [])))].join('+'),
    );
    expect(dits.sort()).toEqual([...Array<string>(4 - ensemble).fill('en_liste'), ...Array<string>(ensemble).fill('validee')]);
    expect(tenues(id)).toHaveLength(ensemble * 3);
    // Whoever comes alone has what no group fits in.
    const seules = await Promise.all(cookies.slice(0, 4).map((cookie) => sInscrire(id, cookie)));
    expect(new Set(seules)).toEqual(new Set([303]));
    expect(tenues(id)).toHaveLength(capacite);
  }
  dans((db) => expect(verifierFormations(db)).toEqual([]));
});
