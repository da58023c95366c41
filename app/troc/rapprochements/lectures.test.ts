import { beforeEach, expect, test } from 'vitest';
import { getPageDeCompetence } from '#app/reseau/competences/page-de-competence.server.ts';
import { lireFiltres } from '#app/troc/annonces/filtres.ts';
import { listAnnonces } from '#app/troc/annonces/liste.server.ts';
import { adresseDesAnnonces } from '#app/troc/vocabulaire/ecarts.ts';
import { lireVocabulaire } from '#app/troc/vocabulaire/vocabulaire.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerAnnonce } from '#tests/fabriques/annonces.ts';
import {
  fabriquerCommune,
  fabriquerCompetence,
  fabriquerEquipe,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerSavoirFaire,
} from '#tests/fabriques/reseau.ts';
import { lireRapprochements } from './lectures.server.ts';
import { annoncesPourMaStructure } from './pour-ma-structure.server.ts';

let base: BaseOuverte;
let jardin: number;
let compost: number;
let oiseaux: number;
let velo: number;

beforeEach(() => {
  base = baseDeTest();
  const nature = fabriquerCompetence(base.db, { nom: 'Nature' }).id;
  jardin = fabriquerCompetence(base.db, { nom: 'Jardin', parentId: nature }).id;
  compost = fabriquerCompetence(base.db, { nom: 'Compost', parentId: jardin }).id;
  oiseaux = fabriquerCompetence(base.db, { nom: 'Oiseaux', parentId: nature }).id;
  velo = fabriquerCompetence(base.db, { nom: 'Vélo', parentId: fabriquerCompetence(base.db, { nom: 'Bricolage' }).id }).id;
});

const equipe = (communeCode?: string) => fabriquerEquipe(base.db, communeCode ? { communeCode } : {});
const annonce = (de: ReturnType<typeof equipe>, champs: Parameters<typeof fabriquerAnnonce>[1]) =>
  fabriquerAnnonce(base.db, { structureId: de.structure.id, auteurId: de.animatrice.id, ...champs });

function scene() {
  fabriquerCommune(base.db, { code: '87154', nom: 'Saint-Junien', lat: 45.8885, lon: 0.9011 });
  const [moi, meme, proche, ailleurs] = [equipe(), equipe('87154'), equipe(), equipe()];
  const besoin = annonce(moi, { type: 'besoin', titre: 'Planter des chênes et des charmes', competences: [jardin] });
  const offres = {
    meme: annonce(meme, { titre: 'Faire pousser des légumes', competences: [jardin, velo] }),
    proche: annonce(proche, { titre: 'Trier les déchets', competences: [compost] }),
    mots: annonce(ailleurs, { titre: 'Les chênes et les charmes de la ville', competences: [velo] }),
    // Under the same heading of the vocabulary, or with one word in common: chance.
    rubrique: annonce(ailleurs, { titre: 'Reconnaître les oiseaux', competences: [oiseaux] }),
    unMot: annonce(ailleurs, { titre: 'Scier des chênes', competences: [velo] }),
    rien: annonce(ailleurs, { titre: 'Réparer des pédaliers', competences: [velo] }),
  };
  annonce(ailleurs, { statut: 'en_pause', titre: 'En pause', competences: [jardin] });
  annonce(moi, { titre: 'La mienne', competences: [jardin] });
  return { moi, meme, ailleurs, besoin, offres };
}

test('offers that fit a need: the same skill, then a near one, then words in common; nothing else', () => {
  const { moi, besoin, offres, meme } = scene();
  const lu = lireRapprochements(ctxDe(base.db, moi.responsable.id), besoin);
  expect(lu.lignes.map(({ id }) => id)).toEqual([offres.meme.id, offres.proche.id, offres.mots.id]);
  expect(lu.lignes.map(({ raisons }) => raisons)).toEqual([
    ['Jardin', 'Même forme'],
    ['Proche\u00a0: Compost', 'Même forme', 'Sur place'],
    ['Mêmes mots\u00a0: chênes et charmes', 'Même forme', 'Sur place'],
  ]);
  expect(lu.lignes[0]?.actes).toEqual([
    { libelle: expect.stringContaining('Écrire'), chemin: `/troc/annonces/${offres.meme.id}/repondre` },
    {
      libelle: 'Proposer le stage',
      chemin: `/stages/nouveau?sens=envoyer&structure=${moi.structure.id}&accueil=${meme.structure.id}`,
    },
  ]);
});

test('whoever has no part in it sees what her own structures have; the coordination all, with who has received nothing', () => {
  const { ailleurs, besoin, offres } = scene();
  const autre = lireRapprochements(ctxDe(base.db, ailleurs.animatrice.id), besoin);
  expect(autre.lignes.map(({ id, actes }) => [id, actes[0]?.chemin])).toEqual([
    [offres.mots.id, `/troc/annonces/${besoin.id}/repondre`],
  ]);
  const coordinatrice = fabriquerPersonne(base.db).id;
  fabriquerRole(base.db, coordinatrice, 'coordination');
  const [premiere] = lireRapprochements(ctxDe(base.db, coordinatrice), besoin).lignes;
  expect(premiere?.raisons).toContain('N’a encore rien reçu');
  expect(premiere?.actes).toEqual([]);
});

test('a structure for which something was fulfilled is no longer among those that have received nothing', () => {
  const { moi, besoin } = scene();
  annonce(moi, { type: 'besoin', statut: 'satisfaite', titre: 'Autre' });
  const coordinatrice = fabriquerPersonne(base.db).id;
  fabriquerRole(base.db, coordinatrice, 'coordination');
  const lu = lireRapprochements(ctxDe(base.db, coordinatrice), besoin);
  expect(lu.lignes.flatMap(({ raisons }) => raisons)).not.toContain('N’a encore rien reçu');
});

test('the first few are shown, the rest on a page of their own', () => {
  const { moi, besoin } = scene();
  const ailleurs = equipe();
  for (let n = 0; n < 6; n++) annonce(ailleurs, { competences: [jardin] });
  const ctx = ctxDe(base.db, moi.animatrice.id);
  const lu = lireRapprochements(ctx, besoin);
  expect([lu.lignes.length, lu.total, lu.tous]).toEqual([5, 9, `/troc/annonces/${besoin.id}/rapprochements`]);
  expect(lireRapprochements(ctx, besoin, { tout: true }).lignes).toHaveLength(9);
});

test('what is new and fits my structure: its annonces, and for a need what it can do', () => {
  const { moi, offres } = scene();
  const depuis = new Date('2026-03-01T00:00:00Z');
  const lues = annoncesPourMaStructure(ctxDe(base.db, moi.animatrice.id), depuis);
  expect(lues.map(({ chemin }) => chemin).sort()).toEqual(
    [offres.meme, offres.proche].map(({ id }) => `/troc/annonces/${id}`).sort(),
  );
  const voisine = equipe();
  expect(annoncesPourMaStructure(ctxDe(base.db, voisine.animatrice.id), depuis)).toEqual([]);
  fabriquerSavoirFaire(base.db, { competenceId: jardin, structureId: voisine.structure.id });
  expect(annoncesPourMaStructure(ctxDe(base.db, voisine.animatrice.id), depuis)).toMatchObject([
    {
      titre: 'Besoin\u00a0: Planter des chênes et des charmes',
      detail: expect.stringContaining('Vous savez faire\u00a0: Jardin'),
    },
  ]);
  expect(annoncesPourMaStructure(ctxDe(base.db, moi.animatrice.id), new Date('2026-03-03T00:00:00Z'))).toEqual([]);
});

test('the vocabulary counts published annonces, fulfilled ones and what is known; a partenaire does not see it', () => {
  const { moi } = scene();
  fabriquerSavoirFaire(base.db, { competenceId: compost, personneId: moi.animatrice.id });
  annonce(moi, { statut: 'satisfaite', competences: [velo] });
  const { rubriques } = lireVocabulaire(ctxDe(base.db, moi.animatrice.id));
  const termes = Object.fromEntries(rubriques.flatMap(({ termes: t }) => t).map((t) => [t.nom, t]));
  // Whoever knows compost knows something of the garden.
  expect(termes.Jardin).toMatchObject({ besoins: 1, offres: 2, satisfaits: 0, connus: 1 });
  expect(termes.Compost).toMatchObject({ besoins: 0, offres: 1, connus: 1 });
  expect(termes.Vélo).toMatchObject({ offres: 4, satisfaits: 1 });
  // Each figure opens what it counts, no more and no less.
  const ctx = ctxDe(base.db, moi.animatrice.id);
  const ouvrir = (chemin: string) => listAnnonces(ctx, lireFiltres(new URL(chemin, 'https://x').searchParams), 1).total;
  for (const terme of Object.values(termes)) {
    expect(ouvrir(adresseDesAnnonces(terme.slug, 'besoin'))).toBe(terme.besoins);
    expect(ouvrir(adresseDesAnnonces(terme.slug, 'offre'))).toBe(terme.offres);
    expect(ouvrir(adresseDesAnnonces(terme.slug, 'satisfaite'))).toBe(terme.satisfaits);
    expect(getPageDeCompetence(ctx, terme.slug, 1).total.lignes).toBe(terme.connus);
  }
  const partenaire = fabriquerPersonne(base.db).id;
  fabriquerRole(base.db, partenaire, 'partenaire');
  expect(() => lireVocabulaire(ctxDe(base.db, partenaire))).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
});
