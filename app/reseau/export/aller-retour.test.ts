import { beforeAll, describe, expect, test } from 'vitest';
import { ecrireReglage } from '#app/commun/reglages.server.ts';
import { chargerCompetences } from '#app/reseau/competences/competences.server.ts';
import { savoirFaire } from '#app/reseau/competences/tables.ts';
import { faireTravail } from '#app/reseau/import/a-part.server.ts';
import { lireClasseur } from '#app/reseau/import/classeur.server.ts';
import { GENRES_DU_RESEAU, type GenreImport } from '#app/reseau/import/genres-d-import.ts';
import { apercu, confirmerImport, preparerImport } from '#app/reseau/import/importer.server.ts';
import { getPageDApercu, getPageDesInvitations, suivre } from '#app/reseau/import/page-d-import.server.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { DEPARTEMENT } from '#app/reseau/reglages.ts';
import { sites, structureCommunes, structureQpv, structures } from '#app/reseau/structures/tables.ts';
import { chargerCommunes } from '#app/reseau/territoire/communes.server.ts';
import { qpv } from '#app/reseau/territoire/tables.ts';
import { semerReseau } from '#db/semer/demo/reseau.ts';
import { baseDeTest, ctxDe, ctxDuTemps, LUNDI_MATIN } from '#tests/base.ts';
import { fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { ecrireCsv } from './ecrire-csv.ts';
import { exporter } from './exporter.server.ts';
import type { FeuilleExportee } from './feuilles.ts';

type Base = ReturnType<typeof baseDeTest>['db'];

let db: Base;
let coordination: ReturnType<typeof ctxDe>;

const idDe = (base: Base, courriel: string) =>
  base
    .select()
    .from(personnes)
    .all()
    .find((p) => p.courriel === courriel)?.id ?? 0;

beforeAll(async () => {
  ({ db } = baseDeTest());
  await semerReseau(ctxDuTemps(db));
  coordination = ctxDe(db, idDe(db, 'coordination@cru87.example'));
  // What the demonstration does not have everywhere.
  db.update(structures)
    .set({
      etp: 4.5,
      benevoles: 32,
      federation: '=Fédération',
      siteInternet: 'https://fil.example',
      itinerance: 'Le camion ; deux fois\npar semaine',
    })
    .run();
  for (const structureId of [1, 2]) {
    for (const communeCode of ['87085', '87064'])
      db.insert(structureCommunes).values({ structureId, communeCode }).onConflictDoNothing().run();
    db.insert(sites).values({ structureId, nom: 'Antenne du bourg', communeCode: '87064', quand: 'le mardi matin' }).run();
  }
  const quartier = db.insert(qpv).values({ nom: 'La Bastide neuve', communeCode: '87085' }).returning().get();
  db.insert(structureQpv).values({ structureId: 6, qpvId: quartier.id }).onConflictDoNothing().run();
  db.insert(savoirFaire)
    .values({ competenceId: 1, structureId: 3, precision: '-20 % ; « à revoir »', ajouteLe: LUNDI_MATIN })
    .onConflictDoNothing()
    .run();
  db.insert(savoirFaire)
    .values({ competenceId: 3, personneId: idDe(db, 'direction.2@cru87.example'), ajouteLe: LUNDI_MATIN })
    .onConflictDoNothing()
    .run();
});

/** An empty network: communes, vocabulary and somebody to import. */
function reseauVide() {
  const base = baseDeTest().db;
  const temps = ctxDuTemps(base);
  ecrireReglage(base, DEPARTEMENT.cle, '87', { personneId: null, maintenant: LUNDI_MATIN });
  chargerCommunes(temps, '87');
  chargerCompetences(temps);
  const { id } = fabriquerPersonne(base, { prenom: 'Zoé', nom: 'Zz', courriel: 'zoe@zz.example' });
  fabriquerRole(base, id, 'coordination');
  return ctxDe(base, id);
}

const FORMATS: readonly [string, (feuille: FeuilleExportee) => Uint8Array][] = [
  ['CSV', (feuille) => Buffer.from(ecrireCsv(feuille))],
  [
    'XLSX',
    (feuille) => {
      const fait = faireTravail({ quoi: 'ecrire', feuilles: [feuille] });
      if (!('octets' in fait)) throw new Error('rien n’est écrit');
      return fait.octets;
    },
  ],
];

describe.each(FORMATS)('export and import, %s', (_, ecrire) => {
  test.each(GENRES_DU_RESEAU)('in the same network, every row of « %s » is unchanged', (genre) => {
    const [feuille] = exporter(coordination, [genre]);
    if (!feuille) throw new Error('rien');
    expect(feuille.rangees.length).toBeGreaterThan(1);
    const id = preparerImport(coordination, { nomFichier: `${genre}.csv`, contenu: ecrire(feuille) });
    const { tableau, decisions } = apercu(coordination, id);
    expect(tableau.genre).toBe(genre);
    expect(decisions.filter(({ sort }) => sort !== 'inchangee').map(({ nom, sort, raisons }) => [nom, sort, raisons])).toEqual(
      [],
    );
    expect(decisions).toHaveLength(feuille.rangees.length);
  });

  test('in an empty network, the four lists give the same network, all at once', () => {
    const vide = reseauVide();
    for (const genre of GENRES_DU_RESEAU) {
      const [feuille] = exporter(coordination, [genre]);
      if (!feuille) throw new Error('rien');
      const id = preparerImport(vide, { nomFichier: genre, genre, contenu: ecrire(feuille) });
      const { decisions } = apercu(vide, id);
      expect(decisions.filter(({ sort }) => sort === 'refusee' || sort === 'a_choisir').map((d) => [d.nom, d.raisons])).toEqual(
        [],
      );
      confirmerImport(vide, id);
    }
    const sansMoi = (feuilles: FeuilleExportee[]) =>
      feuilles.map(({ nom, rangees }) => ({
        nom,
        rangees: rangees
          .filter((r) => r[1] !== 'Zz')
          .map((r) => JSON.stringify(r))
          .sort(),
      }));
    expect(sansMoi(exporter(vide))).toEqual(sansMoi(exporter(coordination)));
  });
});

describe('our own workbook, sheet after sheet', () => {
  /** @param nommer what someone called the sheets since */
  const deposer = (nommer = (nom: string) => nom) => {
    const feuilles = exporter(coordination).map((feuille) => ({ ...feuille, nom: nommer(feuille.nom) }));
    const fait = faireTravail({ quoi: 'ecrire', feuilles });
    if (!('octets' in fait)) throw new Error('rien n’est écrit');
    return preparerImport(coordination, { nomFichier: 'réseau.xlsx', contenu: fait.octets });
  };
  const chemin = (id: number) => `/reseau/import?apercu=${id}`;

  test.each([
    ['named by us', (nom: string) => nom],
    ['named otherwise', (nom: string) => `Feuil ${nom.slice(0, 2)}`],
  ])('%s: choosing a sheet reads what its titles say, and nothing is to write', (_, nommer) => {
    const id = deposer(nommer);
    for (const [rang, genre] of GENRES_DU_RESEAU.entries()) {
      const nom = nommer(['Structures', 'Personnes', 'Agréments', 'Savoir-faire'][rang] ?? '');
      // The select of the kind is sent as it stood.
      const avant = getPageDApercu(coordination, id);
      if (avant.feuille !== nom) suivre(coordination, { relire: id }, { feuille: nom, genre: avant.genre });
      const page = getPageDApercu(coordination, id);
      expect(page).toMatchObject({ genre, feuille: nom, aEcrire: 0, aVerifier: false });
      expect(page.compte.inchangee).toBe(page.total);
      expect(page.colonnes.every(({ sure }) => sure)).toBe(true);
      expect(page.autres.map(({ parle }) => parle)).toEqual(
        ['Structures', 'Personnes', 'Agréments', 'Savoir-faire'].filter((_, autre) => autre !== rang),
      );
    }
  });

  test('a kind that was chosen with the sheet is obeyed', () => {
    const id = deposer();
    suivre(coordination, { relire: id }, { feuille: 'Personnes', genre: 'savoir_faire' });
    expect(getPageDApercu(coordination, id)).toMatchObject({ feuille: 'Personnes', genre: 'savoir_faire' });
  });

  test('the next sheet is read in place of this one, or as another list once it is written', () => {
    const id = deposer();
    const [personnesAussi] = getPageDApercu(coordination, id).autres;
    expect(personnesAussi).toMatchObject({ nom: 'Personnes', valeur: `${id}-1` });
    expect(suivre(coordination, { lire: `${id}-1` }, {}).chemin).toBe(chemin(id));
    expect(getPageDApercu(coordination, id)).toMatchObject({ feuille: 'Personnes', genre: 'personnes' });
    confirmerImport(coordination, id);
    expect(getPageDesInvitations(coordination, id).autres.map(({ nom }) => nom)).toContain('Agréments');
    const suite = suivre(coordination, { lire: `${id}-2` }, {}).chemin;
    expect(suite).not.toBe(chemin(id));
    const autre = Number(suite.split('=')[1]);
    expect(getPageDApercu(coordination, autre)).toMatchObject({ feuille: 'Agréments', genre: 'agrements', ecrit: false });
    expect(getPageDApercu(coordination, id).ecrit).toBe(true);
    expect(() => suivre(coordination, { lire: `${id}-99` }, {})).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  });
});

describe('who sees what in an export', () => {
  const colonne = (ctx: typeof coordination, genre: GenreImport, titre: string) => {
    const [feuille] = exporter(ctx, [genre]);
    const rang = feuille?.titres.indexOf(titre) ?? -1;
    return rang < 0 ? undefined : feuille?.rangees.map((rangee) => rangee[rang]).filter((valeur) => valeur !== null);
  };

  test('a partenaire never gets a personal telephone, nor an address that is not shown', () => {
    const partenaire = ctxDe(db, idDe(db, 'partenaire.caf@cru87.example'));
    expect(colonne(partenaire, 'personnes', 'Téléphone')).toEqual([]);
    const cachees = new Set(
      db
        .select()
        .from(personnes)
        .all()
        .filter((p) => !p.montrerCourriel)
        .map((p) => p.courriel),
    );
    const vues = colonne(partenaire, 'personnes', 'Courriel') ?? [];
    expect(vues.length).toBeGreaterThan(10);
    expect(vues.filter((courriel) => cachees.has(String(courriel)))).toEqual([]);
  });

  test('a responsable gets the addresses of her own people, shown or not; nobody gets a hidden telephone', () => {
    const cachees = db
      .select()
      .from(personnes)
      .all()
      .filter((p) => !p.montrerTelephone && p.telephone);
    expect(cachees.length).toBeGreaterThan(0);
    for (const courriel of ['direction.5@cru87.example', 'coordination@cru87.example', 'equipe.2@cru87.example']) {
      const vus = new Set<unknown>(colonne(ctxDe(db, idDe(db, courriel)), 'personnes', 'Téléphone'));
      const siens = idDe(db, courriel);
      expect(cachees.filter((p) => p.id !== siens && vus.has(p.telephone))).toEqual([]);
    }
  });

  test('consents, those who left and those without a place are for the coordination', () => {
    const equipe = ctxDe(db, idDe(db, 'equipe.2@cru87.example'));
    expect(colonne(equipe, 'personnes', 'Courriel montré')).toBeUndefined();
    expect(colonne(coordination, 'personnes', 'Courriel montré')?.length).toBeGreaterThan(10);
    expect(colonne(equipe, 'personnes', 'Structure')?.length).toBe(colonne(equipe, 'personnes', 'Nom')?.length);
  });

  test('a structure that left and someone whose name was dropped are in no list', () => {
    const { db: base } = baseDeTest();
    const moi = fabriquerPersonne(base);
    fabriquerRole(base, moi.id, 'coordination');
    fabriquerPersonne(base, { nom: 'Effacée', effaceeLe: LUNDI_MATIN });
    base.insert(structures).values({ nom: 'Partie', creeeLe: LUNDI_MATIN, partieLe: LUNDI_MATIN }).run();
    const feuilles = JSON.stringify(exporter(ctxDe(base, moi.id)));
    expect(feuilles).not.toContain('Effacée');
    expect(feuilles).not.toContain('"Partie"');
  });
});

test('what a spreadsheet would take for a formula is none, and comes back as it was', () => {
  const valeurs = ['=1+1', '+33', '-3', '@lien', "'=1", '«\u00a0plat\u00a0»', 'a;b"c'];
  const csv = ecrireCsv({ nom: '', titres: ['Nom de la structure'], dates: [], rangees: valeurs.map((valeur) => [valeur]) });
  expect(csv.split('\r\n').slice(1, 6)).toEqual(["'=1+1", "'+33", "'-3", "'@lien", "''=1"]);
  const [feuille] = lireClasseur(Buffer.from(csv)).feuilles;
  expect(feuille?.rangees.slice(1, 8).map(([valeur]) => valeur)).toEqual(valeurs);
});
