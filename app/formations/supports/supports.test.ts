import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { lireFichier } from '#app/accueil/fichiers.server.ts';
import { PRISES } from '#app/accueil/prises.server.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { getPageDeFormation } from '#app/formations/programme/page-de-formation.server.ts';
import { formations, formatrices } from '#app/formations/programme/tables.ts';
import { lireFormulaire } from '#app/http/pages.server.ts';
import { preparerDepot } from '#app/reseau/fichiers/fichiers.server.ts';
import { fichiers } from '#app/reseau/fichiers/tables.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerFormation, fabriquerInscription } from '#tests/fabriques/formations.ts';
import { fabriquerCompte, fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { saisieSupport } from './saisie.ts';
import { ajouterSupport, getPageDesSupports, retirerSupport } from './supports.server.ts';
import { libelleOctets, MAX_SUPPORTS } from './supports.ts';
import { supportsDeFormation } from './tables.ts';

let base: BaseOuverte;
let ici: ReturnType<typeof fabriquerEquipe>;
let ailleurs: ReturnType<typeof fabriquerEquipe>;
let formationId: number;
let coordinationId: number;
let partenaireId: number;

const quelquUn = (role: 'coordination' | 'partenaire') => {
  const { id } = fabriquerPersonne(base.db);
  fabriquerCompte(base.db, id);
  fabriquerRole(base.db, id, role);
  return id;
};

beforeEach(() => {
  base = baseDeTest();
  [ici, ailleurs] = [fabriquerEquipe(base.db), fabriquerEquipe(base.db)];
  const champs = { organisatriceId: ici.responsable.id, structureId: ici.structure.id };
  formationId = fabriquerFormation(base.db, champs).formation.id;
  coordinationId = quelquUn('coordination');
  partenaireId = quelquUn('partenaire');
});

const ctx = (id = ici.responsable.id) => ctxDe(base.db, id);
const pdf = () => preparerDepot(new File(['%PDF-1.7\n'], '../fiches du matin.pdf'), 'fichier');
const lien = (titre = 'Pour aller plus loin') => ({ titre, lien: 'https://documents.example/memo' });
const lus = (qui: number) => getPageDeFormation(ctx(qui), formationId).supports;

test('a file and a link are handed out to those who have a place, and to nobody else', async () => {
  const fichier = await pdf();
  ajouterSupport(ctx(), formationId, { titre: 'Les fiches' }, fichier);
  ajouterSupport(ctx(coordinationId), formationId, lien());
  const placee = fabriquerInscription(base.db, { formationId });
  const enListe = fabriquerInscription(base.db, { formationId, statut: 'en_liste' });
  const proposee = fabriquerInscription(base.db, { formationId, statut: 'proposee' });
  const { id: formatriceId } = fabriquerEquipe(base.db).animatrice;
  base.db.insert(formatrices).values({ formationId, rang: 1, personneId: formatriceId }).run();

  const [{ id: fichierId } = { id: 0 }] = base.db.select({ id: fichiers.id }).from(fichiers).all();
  for (const qui of [placee.personneId, ici.responsable.id, coordinationId, formatriceId]) {
    expect(lus(qui)).toEqual([
      { id: 1, titre: 'Les fiches', chemin: `/fichiers/${fichierId}`, precision: 'PDF, 1\u00a0ko' },
      { id: 2, titre: 'Pour aller plus loin', chemin: 'https://documents.example/memo', precision: 'documents.example' },
    ]);
    expect(lireFichier(ctx(qui), PRISES, fichierId, 'grande').nom).toBe('fiches du matin.pdf');
  }
  for (const qui of [enListe.personneId, proposee.personneId, ailleurs.responsable.id, partenaireId]) {
    expect(lus(qui)).toBeNull();
    expect(() => lireFichier(ctx(qui), PRISES, fichierId, 'grande')).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  }
  // Whoever came keeps it once it is over; whoever withdrew reads it no more.
  base.db.update(formations).set({ statut: 'close', finieLe: new Date() }).where(eq(formations.id, formationId)).run();
  expect(lus(placee.personneId)).toHaveLength(2);
  base.db.update(inscriptions).set({ statut: 'retiree', finieLe: new Date() }).where(eq(inscriptions.id, placee.id)).run();
  expect(lus(placee.personneId)).toBeNull();
});

test('it is put and taken away by whoever holds the formation or trains in it; from another formation it is not', async () => {
  const placee = fabriquerInscription(base.db, { formationId });
  for (const qui of [placee.personneId, ailleurs.responsable.id, partenaireId]) {
    const refuse = expect.objectContaining({ code: 'INTERDIT' });
    expect(() => getPageDesSupports(ctx(qui), formationId)).toThrow(refuse);
    expect(() => ajouterSupport(ctx(qui), formationId, lien())).toThrow(refuse);
    expect(() => retirerSupport(ctx(qui), formationId, 1)).toThrow(refuse);
  }
  const id = ajouterSupport(ctx(), formationId, { titre: 'Les fiches', geste: 'a' }, await pdf());
  expect(ajouterSupport(ctx(), formationId, { titre: 'Les fiches', geste: 'a' }, await pdf())).toBe(id);
  const autre = fabriquerFormation(base.db, { organisatriceId: ailleurs.responsable.id }).formation.id;
  retirerSupport(ctx(ailleurs.responsable.id), autre, id);
  expect(getPageDesSupports(ctx(), formationId).supports).toHaveLength(1);
  retirerSupport(ctx(coordinationId), formationId, id);
  retirerSupport(ctx(), formationId, id);
  expect(base.db.select().from(supportsDeFormation).all()).toEqual([]);
  expect(base.db.select({ id: fichiers.id }).from(fichiers).all()).toEqual([]);
});

test('none for a formation that is called off, nor beyond the most', () => {
  for (let n = 0; n < MAX_SUPPORTS; n++) ajouterSupport(ctx(), formationId, lien(`Mémo ${n}`));
  expect(() => ajouterSupport(ctx(), formationId, lien())).toThrow(expect.objectContaining({ code: 'IMPOSSIBLE' }));
  expect(getPageDesSupports(ctx(), formationId).empechement).toContain(String(MAX_SUPPORTS));
  retirerSupport(ctx(), formationId, 1);
  base.db.update(formations).set({ statut: 'annulee', finieLe: new Date() }).where(eq(formations.id, formationId)).run();
  expect(() => ajouterSupport(ctx(), formationId, lien())).toThrow(expect.objectContaining({ code: 'IMPOSSIBLE' }));
});

test('a form says one thing: a file or a whole address, under a title', async () => {
  const lire = (champs: Record<string, string | File>) => {
    const envoi = new FormData();
    for (const [nom, valeur] of Object.entries(champs)) envoi.append(nom, valeur);
    const lu = lireFormulaire(envoi, saisieSupport);
    return lu.ok ? 'bon' : Object.keys(lu.formulaire.erreurs);
  };
  const memo = new File(['%PDF-1.7\n'], 'memo.pdf');
  const ajout = { acte: 'ajouter', titre: 'Mémo' };
  expect(lire({ ...ajout, fichier: memo, lien: '' })).toBe('bon');
  expect(lire({ ...ajout, fichier: new File([], ''), lien: 'https://documents.example/a' })).toBe('bon');
  expect(lire({ ...ajout, fichier: new File([], ''), lien: '' })).toEqual(['fichier']);
  expect(lire({ ...ajout, fichier: memo, lien: 'https://documents.example/a' })).toEqual(['lien']);
  for (const faux of ['javascript:alert(1)', 'documents.example', 'https://[', 'data:text/html,<script>', '/fichiers/3']) {
    expect(lire({ ...ajout, lien: faux }), faux).toEqual(['lien']);
  }
  expect(lire({ acte: 'ajouter', lien: 'https://documents.example/a' })).toEqual(['titre']);
  expect(lire({ acte: 'retirer', supportId: 'un' })).toEqual(['supportId']);
  for (const hostile of [new File(['<script>alert(1)</script>'], 'memo.pdf'), new File(['PK\u0003\u0004'], 'memo.pdf')]) {
    await expect(preparerDepot(hostile, 'fichier')).rejects.toMatchObject({ code: 'IMPOSSIBLE', champ: 'fichier' });
  }
});

test('a weight is said as one says it', () => {
  expect([1, 240_000, 1_200_000, 10_000_000].map(libelleOctets)).toEqual([
    '1\u00a0ko',
    '240\u00a0ko',
    '1,2\u00a0Mo',
    '10\u00a0Mo',
  ]);
});

test('what is handed out is told to those who have a place, a line a formation, and to nobody else', () => {
  const placee = fabriquerInscription(base.db, { formationId });
  const enListe = fabriquerInscription(base.db, { formationId, statut: 'en_liste' });
  const depuis = new Date('2026-03-20T08:00:00Z');
  const dites = (qui: number, apres = depuis) =>
    PRISES.flatMap((prise) => prise.nouveautes?.(ctx(qui), apres) ?? []).filter(({ salle }) => salle === 'formations');
  expect(dites(placee.personneId)).toEqual([]);
  ajouterSupport(ctx(), formationId, lien('Un'));
  const deux = ajouterSupport(ctx(), formationId, lien('Deux'));
  const [dite, ...autres] = dites(placee.personneId);
  expect(dite).toMatchObject({ chemin: `/formations/${formationId}#supports` });
  expect(dite?.titre).toMatch(/2 nouveaux supports$/);
  expect(autres).toEqual([]);
  for (const qui of [enListe.personneId, ici.responsable.id, coordinationId, partenaireId, ailleurs.animatrice.id]) {
    expect(dites(qui)).toEqual([]);
  }
  expect(dites(placee.personneId, new Date('2026-03-24T08:00:00Z'))).toEqual([]);
  // What is taken away, or was of a formation that is called off, is told no more.
  retirerSupport(ctx(), formationId, deux);
  expect(dites(placee.personneId)[0]?.titre).toMatch(/1 nouveau support$/);
  base.db.update(formations).set({ statut: 'annulee', finieLe: depuis }).where(eq(formations.id, formationId)).run();
  expect(dites(placee.personneId)).toEqual([]);
});
