import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ecrireReglage } from '#app/commun/reglages.server.ts';
import { journal } from '#app/commun/tables.ts';
import { courriels } from '#app/services/tables.ts';
import { questionsTour, reponsesTour, valeursTour } from '#app/troc/tours-de-table/tables.ts';
import { ouvrirTour, preparerTour } from '#app/troc/tours-de-table/tours-de-table.server.ts';
import { ouvrir } from '#db/ouvrir.ts';
import { ctxDe } from '#tests/base.ts';
import {
  fabriquerCompte,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerStructure,
} from '#tests/fabriques/reseau.ts';
import { dehors } from '#tests/msw/dehors.ts';
import { commander, demarrer, type Lieu, lieuNeuf, poster, toutArreter } from './serveur.ts';

const STRUCTURES = 500;
const A_LA_FOIS = 25;
/** One link in so many is opened by a mail scanner, and its form sent twice at once. */
const MALMENE = 10;

const lieu: Lieu = lieuNeuf();
beforeAll(() => dehors.close());
afterEach(toutArreter);
afterAll(() => rmSync(lieu.dossier, { recursive: true, force: true }));

/** Five hundred structures that are asked, and the link of each one's mail. */
function semer(): { liens: string[]; question: number } {
  const ouverte = ouvrir(lieu.base);
  const { db } = ouverte;
  try {
    return db.transaction((tx) => {
      ecrireReglage(tx, 'reseau.nom', 'Réseau', { personneId: null, maintenant: new Date() });
      const { id } = fabriquerPersonne(tx);
      fabriquerCompte(tx, id);
      fabriquerRole(tx, id, 'coordination');
      for (let n = 0; n < STRUCTURES; n++) {
        const structure = fabriquerStructure(tx);
        fabriquerFonction(tx, { personneId: fabriquerPersonne(tx).id, structureId: structure.id, fonction: 'direction' });
      }
      const elle = ctxDe(tx, id, new Date());
      const dernierJour = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
      const question = {
        genre: 'nombre' as const,
        intitule: 'Combien ?',
        unite: '',
        options: [],
        plusieurs: false,
        facultative: false,
        repriseDeId: null,
      };
      ouvrirTour(elle, preparerTour(elle, { titre: 'Combien ?', dernierJour, minimum: 3, questions: [question] }), 1);
      const liens = tx
        .select({ lettre: courriels.lettre })
        .from(courriels)
        .all()
        .map(({ lettre }) => new URL(lettre?.bouton?.url ?? '').pathname);
      return { liens, question: tx.select().from(questionsTour).get()?.id ?? 0 };
    });
  } finally {
    ouverte.fermer();
  }
}

test('five hundred answers at once, some sent twice at once or opened by a scanner: each is written once', async () => {
  const { liens, question } = semer();
  expect(new Set(liens).size).toBe(STRUCTURES);
  const { adresse } = await demarrer(lieu);
  const statuts: number[] = [];
  const file = liens.map((lien, n) => async () => {
    const champs = { acte: 'repondre', 'repondre-version': '0', [`repondre-q${question}`]: String(n) };
    const malmene = n % MALMENE === 0;
    const envois = await Promise.all([
      poster(adresse + lien, champs),
      ...(malmene ? [poster(adresse + lien, champs), fetch(adresse + lien, { method: 'HEAD' })] : []),
    ]);
    statuts.push(...envois.map(({ status }) => status));
  });
  const ouvriers = Array.from({ length: A_LA_FOIS }, async () => {
    for (let suivant = file.pop(); suivant; suivant = file.pop()) await suivant();
  });
  await Promise.all(ouvriers);
  expect([...new Set(statuts)]).toEqual([200]);
  const { db, fermer } = ouvrir(lieu.base);
  try {
    const reponses = db.select().from(reponsesTour).all();
    expect(reponses.filter(({ version }) => version === 1)).toHaveLength(STRUCTURES);
    const nombres = db
      .select()
      .from(valeursTour)
      .all()
      .map(({ nombre }) => nombre);
    expect(nombres.sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(Array.from({ length: STRUCTURES }, (_, n) => n));
    expect(
      db
        .select()
        .from(journal)
        .all()
        .filter(({ acte }) => acte === 'repondre'),
    ).toHaveLength(STRUCTURES);
  } finally {
    fermer();
  }
  expect(commander('verifier-base', lieu)).toContain('Tout est en ordre.');
});
