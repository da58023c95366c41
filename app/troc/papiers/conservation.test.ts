import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { effacerPersonne, getEffacement } from '#app/accueil/effacer.server.ts';
import { getMesDonnees } from '#app/accueil/mes-donnees.server.ts';
import { demiJournee } from '#app/commun/periode.ts';
import { ecrireReglage } from '#app/commun/reglages.server.ts';
import { journal } from '#app/commun/tables.ts';
import { ecrireFichier } from '#app/reseau/fichiers/fichiers.server.ts';
import { fichiers } from '#app/reseau/fichiers/tables.ts';
import { ANNEES_DES_PAPIERS } from '#app/troc/reglages.ts';
import { getStage } from '#app/troc/stages/dossiers.server.ts';
import { stages } from '#app/troc/stages/tables.ts';
import { verifierTroc } from '#app/troc/verifier.server.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerCompte, fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { fabriquerStage } from '#tests/fabriques/troc.ts';
import { TACHE_DES_PAPIERS } from './conservation.server.ts';
import { listPapiers } from './papiers-du-stage.server.ts';
import { papiersFiges, signaturesStage } from './tables.ts';
import { verifierSignature } from './verification.server.ts';

let db: Base;
let origine: ReturnType<typeof fabriquerEquipe>;
let accueil: ReturnType<typeof fabriquerEquipe>;
let coordination: number;
beforeEach(() => {
  db = baseDeTest().db;
  origine = fabriquerEquipe(db, { nom: 'La Grange commune' });
  accueil = fabriquerEquipe(db, { nom: 'L’Escale' });
  coordination = fabriquerPersonne(db).id;
  fabriquerRole(db, coordination, 'coordination');
  fabriquerCompte(db, coordination);
});

/** A stage of 7 and 8 April 2026, signed by all, its host by hand. */
function unStageSigne(champs: Partial<Parameters<typeof fabriquerStage>[1]> = {}) {
  const stage = fabriquerStage(db, {
    ...{ structureOrigineId: origine.structure.id, structureAccueilId: accueil.structure.id },
    ...{ responsableOrigineId: origine.responsable.id, responsableAccueilId: accueil.responsable.id },
    ...{ stagiaireId: origine.animatrice.id, statut: 'signe', chemin: 'complet', ...champs },
  });
  const scan = { nom: 'convention.pdf', genre: 'application/pdf', contenu: Buffer.from('signé'), vignette: null };
  const a = { domaine: 'troc', objet: 'papier', objetId: stage.id };
  const fichierId = ecrireFichier(ctxDe(db, accueil.responsable.id), a, scan);
  db.update(signaturesStage).set({ fichierId }).where(eq(signaturesStage.partie, 'accueil')).run();
  return stage;
}

const lesPapiers = () =>
  db
    .select()
    .from(papiersFiges)
    .all()
    .map(({ contenu }) => contenu !== null);
const lesNoms = () =>
  db
    .select()
    .from(signaturesStage)
    .all()
    .map(({ nom }) => nom);
const passer = (le: string) => TACHE_DES_PAPIERS.executer(ctxDuTemps(db, new Date(`${le}T04:00:00Z`)));

test('five years after its last day, a signed paper keeps its dates, codes and hashes alone', () => {
  const { id } = unStageSigne();
  const avant = db.select().from(signaturesStage).all();
  expect(passer('2031-04-08')).toBe('Aucun papier à effacer.');
  expect(lesPapiers()).toEqual([true, true]);
  expect(passer('2031-04-09')).toBe('Les papiers d’un stage effacés.');
  expect(lesPapiers()).toEqual([false, false]);
  expect(db.select().from(fichiers).all()).toEqual([]);
  expect(db.select().from(signaturesStage).all()).toEqual(
    avant.map((signature) => ({ ...signature, nom: '', qualite: '', fichierId: null })),
  );
  expect(db.select().from(journal).all().at(-1)).toMatchObject({ acteurId: null, objetId: id, acte: 'effacer_les_papiers' });
  expect(passer('2031-04-10')).toBe('Aucun papier à effacer.');
  expect(verifierTroc(db)).toEqual([]);

  const ctx = ctxDe(db, origine.responsable.id);
  const papiers = listPapiers(ctx, getStage(ctx, id));
  expect(papiers.liste).toEqual([]);
  expect(papiers.notices.join(' ')).toMatch(/est effacé/);
  expect(papiers.signatures?.every(({ code, exemplaire }) => code !== '' && exemplaire === '')).toBe(true);
});

test('the delay is a setting, and a stage that moved counts from its new last day', () => {
  const { id } = unStageSigne();
  ecrireReglage(db, ANNEES_DES_PAPIERS.cle, '2', { personneId: null, maintenant: new Date() });
  db.update(stages)
    .set({ au: demiJournee('2026-10-09', 'apres-midi') })
    .where(eq(stages.id, id))
    .run();
  expect(passer('2028-10-09')).toBe('Aucun papier à effacer.');
  expect(passer('2028-10-10')).toBe('Les papiers d’un stage effacés.');
});

test('a signature whose text is erased is still found by its code, and says so', () => {
  unStageSigne({ statut: 'signe' });
  db.update(signaturesStage).set({ nom: 'Hélène Marsaudon' }).run();
  const ctx = ctxDuTemps(db);
  // A code of the factory has other letters than a real one.
  const papier = db.select().from(papiersFiges).get();
  const [une] = db.select().from(signaturesStage).all();
  const code = 'K7QM-2DXA-94TB';
  db.insert(signaturesStage)
    .values({ ...(une as typeof signaturesStage.$inferInsert), id: 99, partie: 'stagiaire', code })
    .run();
  expect(verifierSignature(ctx, code)?.phrase).toMatch(/est bien celui qui a été signé/);
  passer('2031-04-09');
  const lue = verifierSignature(ctx, code);
  expect(lue?.phrase).toMatch(/le temps de les garder étant passé/);
  expect(lue?.lignes.map(({ titre, texte }) => `${titre} : ${texte}`)).toEqual([
    'Papier : Convention de mise à disposition',
    'Signé par : Nom effacé',
    'Texte : Texte effacé',
    expect.stringMatching(/^Le : /),
    expect.stringMatching(/^Comment : /),
    `Empreinte du texte (SHA-256) : ${papier?.empreinte}`,
  ]);
});

test('an erasure leaves a paper that all have signed until its term, and says so before; lists no longer name her', () => {
  const { id } = unStageSigne({ statut: 'signe' });
  const elle = origine.animatrice;
  db.update(stages)
    .set({ statut: 'realise', realiseLe: new Date('2026-04-09T09:00:00Z') })
    .where(eq(stages.id, id))
    .run();
  expect(getEffacement(ctxDe(db, elle.id), elle.id).restes).toEqual([
    '1 papier signé pour le stage à L’Escale, du mardi 7 au mercredi 8 avril 2026 : jusqu’au 8 avril 2031.',
  ]);
  const { parts, conservation } = getMesDonnees(ctxDe(db, elle.id));
  expect(parts.find(({ titre }) => titre === 'Les conventions et les avenants qui vous nomment')?.lignes).toHaveLength(1);
  expect(conservation.map(({ comment }) => comment).join(' ')).toContain(TACHE_DES_PAPIERS.libelle);
  effacerPersonne(ctxDe(db, coordination), elle.id);
  expect(lesPapiers()).toEqual([true, true]);
  expect(lesNoms().every((nom) => nom !== '')).toBe(true);
  const ctx = ctxDe(db, origine.responsable.id);
  const { signatures } = listPapiers(ctx, getStage(ctx, id));
  expect(signatures?.[0]).toMatchObject({ nom: 'Accord d’une personne effacée', precision: 'Une personne effacée, présidence' });
  expect(verifierTroc(db)).toEqual([]);
  passer('2031-04-09');
  expect(lesPapiers()).toEqual([false, false]);
});

test('a signed paper stays evidence when its stage is cancelled', () => {
  unStageSigne();
  const { id } = db.select().from(stages).get() ?? { id: 0 };
  db.update(stages).set({ statut: 'annule' }).where(eq(stages.id, id)).run();
  expect(getEffacement(ctxDe(db, accueil.responsable.id), accueil.responsable.id).restes).toHaveLength(1);
  effacerPersonne(ctxDe(db, coordination), origine.animatrice.id);
  expect(lesPapiers()).toEqual([true, true]);
});
