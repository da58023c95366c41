import { rmSync } from 'node:fs';
import { and, eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joursFeries } from '#app/commun/calendrier.server.ts';
import { ajouterJours, demiJournee, type Jour, jourCivil, jourDeSemaine } from '#app/commun/periode.ts';
import { journal } from '#app/commun/tables.ts';
import { fermetures } from '#app/reseau/fermetures/tables.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { signataires } from '#app/reseau/signataires/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { papiersFiges, signaturesStage } from '#app/troc/papiers/tables.ts';
import type { StatutStage } from '#app/troc/stages/statuts.ts';
import { demiJourneesStage, stages } from '#app/troc/stages/tables.ts';
import { verifierTroc } from '#app/troc/verifier.server.ts';
import { type BaseOuverte, ouvrir } from '#db/ouvrir.ts';
import { fabriquerFonction, fabriquerPersonne, fabriquerSignataire } from '#tests/fabriques/reseau.ts';
import { fabriquerStage } from '#tests/fabriques/troc.ts';
import { dehors } from '#tests/msw/dehors.ts';
import { demarrer, entrer, type Lieu, poster, semer, toutArreter } from './serveur.ts';

// Stages, when everyone presses at once: real processes, real sockets, one machine. Each test has days of its own.

let lieu: Lieu;
let adresse: string;
const cookies = { une: '', deux: '' };

beforeAll(async () => {
  dehors.close();
  lieu = semer();
  dans((db) => {
    db.delete(fermetures).run();
    db.update(structures).set({ placesStage: 1 }).where(eq(structures.id, 2)).run();
  });
  ({ adresse } = await demarrer(lieu));
  cookies.une = await entrer(adresse, 'direction.1@cru87.example');
  cookies.deux = await entrer(adresse, 'direction.2@cru87.example');
});
afterAll(async () => {
  await toutArreter();
  rmSync(lieu.dossier, { recursive: true, force: true });
});

/** Reads or writes the base beside the server. */
function dans<T>(faire: (db: BaseOuverte['db']) => T): T {
  const ouverte = ouvrir(lieu.base);
  try {
    return faire(ouverte.db);
  } finally {
    ouverte.fermer();
  }
}

const idDe = (db: BaseOuverte['db'], nom: string): number =>
  db
    .select({ id: personnes.id })
    .from(personnes)
    .where(eq(personnes.courriel, `${nom}@cru87.example`))
    .get()?.id ?? 0;

/** A working day that no stage of the demonstration reaches, some weeks after the others. */
function unJour(rang: number): Jour {
  let jour = ajouterJours(jourCivil(new Date(), 'Europe/Paris'), 250 + 7 * rang);
  const chome = () => {
    const demi = demiJournee(jour, 'matin');
    return [0, 6].includes(jourDeSemaine(jour)) || joursFeries({ du: demi, au: demi + 1 }).some((ferie) => ferie.jour === jour);
  };
  while (chome()) jour = ajouterJours(jour, 1);
  return jour;
}

/** A stage from structure 1 to structure 2, on that morning. */
function unStage(db: BaseOuverte['db'], jour: Jour, champs: Parameters<typeof fabriquerStage>[1] = {}) {
  const du = demiJournee(jour, 'matin');
  return fabriquerStage(db, {
    ...{ structureOrigineId: 1, structureAccueilId: 2, stagiaireId: idDe(db, 'equipe.1'), du, au: du, proposeLe: new Date() },
    ...{ responsableOrigineId: idDe(db, 'direction.1'), responsableAccueilId: idDe(db, 'direction.2') },
    ...champs,
  }).id;
}

async function envoyer(stageId: number, acte: string, champs: Record<string, string>, cookie: string) {
  const reponse = await poster(`${adresse}/stages/${stageId}/${acte}`, champs, cookie);
  return { acte, statut: reponse.status, texte: await reponse.text() };
}

const compter = (reponses: readonly { statut: number }[]) =>
  Object.fromEntries(
    [...new Set(reponses.map(({ statut }) => statut))].sort().map((un) => [un, reponses.filter((r) => r.statut === un).length]),
  );
const statutsDe = (db: BaseOuverte['db'], ids: readonly number[]): StatutStage[] =>
  db
    .select({ statut: stages.statut })
    .from(stages)
    .where(inArray(stages.id, [...ids]))
    .all()
    .map(({ statut }) => statut);

test('fifty wishes of one person for one half-day, endorsed at once: one is proposed', async () => {
  const jour = unJour(0);
  const { ids, stagiaireId } = dans((db) => ({
    ids: Array.from({ length: 50 }, () => unStage(db, jour, { statut: 'souhaite' })),
    stagiaireId: String(idDe(db, 'equipe.1')),
  }));
  const champs = { stagiaireId, du: jour, duree: 'matin', objectif: 'Observer.' };
  const reponses = await Promise.all(ids.map((id) => envoyer(id, 'appuyer', champs, cookies.une)));
  expect(compter(reponses)).toEqual({ 303: 1, 409: 49 });
  for (const { statut, texte } of reponses) if (statut === 409) expect(texte).toContain('a déjà un stage prévu');
  dans((db) => {
    expect(statutsDe(db, ids).filter((statut) => statut === 'propose')).toHaveLength(1);
    const tenues = db.select().from(demiJourneesStage).where(inArray(demiJourneesStage.stageId, ids)).all();
    expect(tenues).toHaveLength(1);
    expect(verifierTroc(db)).toEqual([]);
  });
});

test('fifty proposals to a host with one place, accepted at once: one wins', async () => {
  const jour = unJour(1);
  const ids = dans((db) =>
    Array.from({ length: 50 }, () => {
      const stagiaireId = fabriquerPersonne(db, { courriel: null }).id;
      fabriquerFonction(db, { personneId: stagiaireId, structureId: 1 });
      return unStage(db, jour, { stagiaireId });
    }),
  );
  const reponses = await Promise.all(ids.map((id) => envoyer(id, 'accepter', { proposition: '1' }, cookies.deux)));
  expect(compter(reponses)).toEqual({ 303: 1, 409: 49 });
  for (const { statut, texte } of reponses) if (statut === 409) expect(texte).toContain('c’est complet');
  dans((db) => {
    expect(statutsDe(db, ids).filter((statut) => statut === 'accepte')).toHaveLength(1);
    expect(verifierTroc(db)).toEqual([]);
  });
});

test('accepted, countered and withdrawn at once, ten times each: one outcome', async () => {
  const [jour, autre] = [unJour(2), unJour(3)];
  const { id, stagiaireId } = dans((db) => ({ id: unStage(db, jour), stagiaireId: String(idDe(db, 'equipe.1')) }));
  const contre = { stagiaireId, du: autre, duree: 'matin', objectif: 'Observer.', proposition: '1' };
  const reponses = await Promise.all(
    Array.from({ length: 30 }, (_, n) =>
      n % 3 === 0
        ? envoyer(id, 'accepter', { proposition: '1' }, cookies.deux)
        : n % 3 === 1
          ? envoyer(id, 'contre_proposer', contre, cookies.deux)
          : envoyer(id, 'retirer', { raison: 'dates' }, cookies.une),
    ),
  );
  dans((db) => {
    const ici = and(eq(journal.objet, 'stage'), eq(journal.objetId, id));
    const actes = db
      .select({ acte: journal.acte })
      .from(journal)
      .where(ici)
      .all()
      .map(({ acte }) => acte);
    // The factory wrote « proposer »: one act came after it.
    expect(actes).toHaveLength(2);
    const gagnant = actes[1];
    // The others are refused; whoever won hears yes, once or each time.
    const oui = reponses.filter(({ statut }) => statut === 303);
    expect(oui.length).toBeGreaterThan(0);
    expect(new Set(oui.map(({ acte }) => acte))).toEqual(new Set([gagnant]));
    expect(reponses.every(({ statut }) => [303, 403, 409].includes(statut))).toBe(true);
    const vers: Record<string, StatutStage> = { accepter: 'accepte', contre_proposer: 'propose', retirer: 'annule' };
    expect(statutsDe(db, [id])).toEqual([vers[gagnant ?? '']]);
    expect(verifierTroc(db)).toEqual([]);
  });
});

test('twenty signatures of one structure at once: one row', async () => {
  const jour = unJour(4);
  const { id, empreinte } = dans((db) => {
    const personneId = idDe(db, 'direction.2');
    const deja = and(eq(signataires.personneId, personneId), eq(signataires.structureId, 2));
    if (!db.select().from(signataires).where(deja).get()) fabriquerSignataire(db, { personneId, structureId: 2 });
    const stage = unStage(db, jour, { statut: 'accepte', chemin: 'complet', activite: 'travailler', papiers: 'accords' });
    const lu = and(eq(papiersFiges.stageId, stage), eq(papiersFiges.sorte, 'convention'));
    return { id: stage, empreinte: db.select().from(papiersFiges).where(lu).get()?.empreinte ?? '' };
  });
  const champs = { empreinte, nom: 'Qui signe', compris: 'on' };
  const reponses = await Promise.all(Array.from({ length: 20 }, () => envoyer(id, 'signer', champs, cookies.deux)));
  expect(compter(reponses)).toEqual({ 303: 1, 409: 19 });
  for (const { statut, texte } of reponses) if (statut === 409) expect(texte).toContain('déjà donnée');
  dans((db) => {
    const lignes = db
      .select({ partie: signaturesStage.partie })
      .from(signaturesStage)
      .innerJoin(papiersFiges, eq(papiersFiges.id, signaturesStage.papierId))
      .where(and(eq(papiersFiges.stageId, id), eq(signaturesStage.partie, 'accueil')))
      .all();
    expect(lignes).toHaveLength(1);
    expect(statutsDe(db, [id])).toEqual(['accepte']);
    expect(verifierTroc(db)).toEqual([]);
  });
});
