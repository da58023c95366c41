import { beforeEach, expect, test } from 'vitest';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import type { Reglage } from '#app/commun/reglages.ts';
import { journal } from '#app/commun/tables.ts';
import { lireFormulaire } from '#app/http/pages.server.ts';
import { DEPARTEMENT, FACTEUR_DISTANCE, NOM_RESEAU, ZONE_SCOLAIRE } from '#app/reseau/reglages.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import routes from '#app/routes.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerEquipe, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { getReglages, listATenir, listReglages, regler } from './reglages.server.ts';
import { champDuReglage } from './reglages.ts';
import { schemaDesReglages } from './saisie.ts';

let coordination: ContextePersonne;
let direction: ContextePersonne;

beforeEach(() => {
  const { db } = baseDeTest();
  const { responsable, animatrice } = fabriquerEquipe(db);
  fabriquerRole(db, animatrice.id, 'coordination');
  coordination = ctxDe(db, animatrice.id);
  direction = ctxDe(db, responsable.id);
});

test('what the coordination keeps elsewhere is on the map of the site', async () => {
  const chemins = listATenir().map(({ chemin }) => chemin);
  expect(chemins).toEqual(expect.arrayContaining(['/formations/qualifications', '/cellule/reperes', '/cellule/portes']));
  const carte = (await routes).map(({ path }) => `/${path}`);
  expect(chemins.filter((chemin) => !carte.includes(chemin))).toEqual([]);
});

const remplir = (champs: Record<string, string> = {}) => {
  const formulaire = new FormData();
  const valeurs = Object.fromEntries(
    getReglages(coordination)
      .flatMap(({ reglages }) => reglages)
      .map(({ champ, valeur }) => [champ, valeur]),
  );
  for (const [nom, valeur] of Object.entries({ ...valeurs, reseau_nom: 'CRU 87', reseau_departement: '87', ...champs }))
    formulaire.set(nom, valeur);
  return formulaire;
};
const lire = (champs?: Record<string, string>) => lireFormulaire(remplir(champs), schemaDesReglages(listReglages()));
const enregistrer = (champs?: Record<string, string>) => {
  const lu = lire(champs);
  if (!lu.ok) throw new Error(JSON.stringify(lu.formulaire.erreurs));
  return regler(coordination, lu.saisie);
};

test('every setting has a field of its own', () => {
  const champs = listReglages().map(({ cle }) => champDuReglage(cle));
  expect(new Set(champs).size).toBe(champs.length);
  expect(champs.every((champ) => /^[a-z0-9_]+$/.test(champ))).toBe(true);
});

test('only the coordination reads and writes them; for others they do not exist', () => {
  expect(() => getReglages(direction)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  expect(() => regler(direction, {})).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
});

test('what changes is written, with before and after in the journal; the rest leaves no trace', () => {
  expect(enregistrer({ reseau_zone: 'B', reseau_facteur_distance: '1,35' })).toEqual(
    expect.arrayContaining([NOM_RESEAU.libelle, DEPARTEMENT.libelle, ZONE_SCOLAIRE.libelle, FACTEUR_DISTANCE.libelle]),
  );
  expect(lireReglage(coordination.db, ZONE_SCOLAIRE)).toBe('B');
  expect(lireReglage(coordination.db, FACTEUR_DISTANCE)).toBe('1.35');
  const lignes = coordination.db.select().from(journal).all();
  expect(lignes.find(({ apres }) => apres?.[ZONE_SCOLAIRE.cle])).toMatchObject({
    acteurId: coordination.acteur.personneId,
    acte: 'regler',
    avant: { 'reseau.zone': 'A' },
    apres: { 'reseau.zone': 'B' },
    resume: 'a changé le réglage «\u00a0Zone scolaire\u00a0»\u00a0: Zone B',
  });
  expect(enregistrer({ reseau_zone: 'B', reseau_facteur_distance: '1.35' })).toEqual([]);
  expect(coordination.db.select().from(journal).all()).toHaveLength(lignes.length);
});

test('a new department brings its communes; an unknown one is refused and changes nothing at all', () => {
  enregistrer({ reseau_departement: '19' });
  expect(
    coordination.db
      .select()
      .from(communes)
      .all()
      .some(({ departement }) => departement === '19'),
  ).toBe(true);
  expect(() => enregistrer({ reseau_nom: 'Autre', reseau_departement: '99' })).toThrow(
    expect.objectContaining({ code: 'IMPOSSIBLE', champ: 'reseau_departement' }),
  );
  expect(lireReglage(coordination.db, NOM_RESEAU)).toBe('CRU 87');
  enregistrer({ reseau_departement: '2a' });
  expect(lireReglage(coordination.db, DEPARTEMENT)).toBe('2A');
});

test.each([
  ['reseau_nom', ''],
  ['reseau_nom', 'x'.repeat(61)],
  ['reseau_zone', 'Z'],
  ['reseau_zone', ''],
  ['reseau_fuseau', 'Mars/Olympus'],
  ['reseau_facteur_distance', 'beaucoup'],
  ['reseau_facteur_distance', '0,9'],
  ['reseau_facteur_distance', '3,01'],
  ['reseau_facteur_distance', '1,234'],
  ['reseau_facteur_distance', '1e0'],
  ['reseau_facteur_distance', ''],
])('%s = « %.20s » comes back with one sentence at its field', (champ, valeur) => {
  const lu = lire({ [champ]: valeur });
  if (lu.ok) throw new Error('accepté');
  expect(Object.keys(lu.formulaire.erreurs)).toEqual([champ]);
  expect(lu.formulaire.erreurs[champ]).toHaveLength(1);
  expect(lu.formulaire.valeurs[champ]).toBe(valeur);
});

test('a form that misses a field, or says it twice, is refused', () => {
  const schema = schemaDesReglages(listReglages());
  expect(lireFormulaire(new FormData(), schema).ok).toBe(false);
  const deux = remplir();
  deux.append('reseau_zone', 'B');
  expect(lireFormulaire(deux, schema).ok).toBe(false);
});

test('the declaration alone makes the check: whole numbers, bounds and words of the unit', () => {
  const places: Reglage = {
    cle: 'troc.places',
    groupe: 'Stages',
    libelle: 'Places',
    defaut: '2',
    saisie: { genre: 'nombre', min: 0, max: 20, decimales: 0, unite: 'personnes' },
  };
  const schema = schemaDesReglages([places]);
  expect(schema.parse({ troc_places: ' 07 ' })).toEqual({ troc_places: '7' });
  expect(schema.safeParse({ troc_places: '2,5' }).error?.issues[0]?.message).toBe('Un nombre entier suffit.');
  expect(schema.safeParse({ troc_places: '21' }).error?.issues[0]?.message).toBe('Écrivez un nombre entre 0 et 20 (personnes).');
});
