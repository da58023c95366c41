import { expect, test } from 'vitest';
import { enTransaction } from '#app/commun/contexte.ts';
import type { Identite } from '#app/services/coffre.server.ts';
import { nouvelleCle } from '#app/services/coffre.server.ts';
import { ctxDe, plusTard } from '#tests/base.ts';
import { fabriquerDemande } from '#tests/fabriques/cellule.ts';
import { joindreDocument } from '../accompagnement/documents.server.ts';
import { piecesDe } from '../demandes/histoire.ts';
import { listPourMoi } from '../demandes/liste.server.ts';
import { ouvrirDemande } from '../demandes/ouvrir.server.ts';
import { demandesCellule, lecturesCellule } from '../tables.ts';
import { verifierCellule } from '../verifier.server.ts';
import { empreinteDeLecture } from './chaine.server.ts';
import type { Chose } from './lectures.ts';
import { lireDernieresLectures, lirePageDesLectures } from './liste.server.ts';
import { noterLecture } from './noter.server.ts';
import { type LecturesRescellees, remplacerLectures, rescellerLectures } from './resceller.server.ts';

type Scene = Awaited<ReturnType<typeof scene>>;
const minutes = (n: number) => new Date(Date.parse('2026-03-23T08:00:00Z') + n * 60_000);

async function scene() {
  const faite = await fabriquerDemande();
  const { db, id } = faite;
  const page = `/cellule/demandes/${id}`;
  const lire = async (qui: 'demandeuse' | 'membre', apres: number, chose?: Chose) => {
    const ctx = plusTard(ctxDe(db, faite[qui].personneId), minutes(apres));
    // Any document is noted here, laid down or not: what is tried is the journal.
    const document = chose?.genre === 'document' ? chose : undefined;
    const ouverte = await ouvrirDemande(ctx, { identites: [faite[qui].identite] }, id, document ? undefined : { chose });
    if (!ouverte) throw new Error(`${qui} n’ouvre rien.`);
    if (document) await noterLecture(ctx, ouverte, document);
    return { ctx, ouverte };
  };
  return { ...faite, page, lire };
}
/** A document between members. @returns its name */
async function joindre({ lire }: Scene): Promise<string> {
  const { ctx, ouverte } = await lire('membre', 6);
  const fichier = new File(['%PDF-1.7 essai'], 'Entre nous.pdf');
  await joindreDocument(ctx, ouverte, { fichier, entreMembres: true });
  const relue = await lire('membre', 6);
  return piecesDe(relue.ouverte.pieces, 'document')[0]?.document ?? '';
}
const lignes = ({ db }: Scene) => db.select().from(lecturesCellule).all();
const anomalies = ({ db }: Scene) => verifierCellule(db).map(({ phrase }) => phrase.replace(/^demande \S+ : /, ''));

test('each opening is a line; the same reader and thing within ten minutes, one', async () => {
  const s = await scene();
  await s.lire('demandeuse', 0);
  await s.lire('demandeuse', 9);
  await s.lire('demandeuse', 5);
  await s.lire('membre', 6);
  const document = await joindre(s);
  const ouvrirDocument = (qui: 'demandeuse' | 'membre', lu: string) =>
    ouvrirDemande(plusTard(ctxDe(s.db, s[qui].personneId), minutes(6)), { identites: [s[qui].identite] }, s.id, {
      chose: { genre: 'document', document: lu },
    });
  await ouvrirDocument('membre', document);
  // Unknown, or between members: the same nothing, before anything is written.
  await ouvrirDocument('membre', 'a'.repeat(22));
  await ouvrirDocument('demandeuse', document);
  await s.lire('demandeuse', 11);
  const { ctx, ouverte } = await s.lire('membre', 12);
  const { lectures, total, entier } = await lirePageDesLectures(ctx, ouverte, 1);
  expect({ total, entier }).toEqual({ total: 4, entier: true });
  expect(lectures.map(({ qui, quoi, quand }) => `${qui} : ${quoi}, ${quand.slice(-6)}`)).toEqual([
    'Sabine Courtiaud : la demande, 9\u00a0h\u00a011',
    'Vous, Fatou Diarra : le document «\u00a0Entre nous.pdf\u00a0», 9\u00a0h\u00a006',
    'Vous, Fatou Diarra : la demande, 9\u00a0h\u00a006',
    'Sabine Courtiaud : la demande, 9\u00a0h\u00a000',
  ]);
  expect((await lireDernieresLectures(ctx, ouverte)).dernieres[0]?.qui).toBe('Sabine Courtiaud');
  const parElle = await s.lire('demandeuse', 12);
  expect((await lirePageDesLectures(parElle.ctx, parElle.ouverte, 1)).lectures[1]?.quoi).toBe(
    'un document que vous ne lisez pas',
  );
  expect(anomalies(s)).toEqual([]);
});

test('the list says whose a demande is and where it has come to: each one that it shows gets a line, unless it has just been read', async () => {
  const s = await scene();
  const lister = (qui: 'demandeuse' | 'membre', apres: number) =>
    listPourMoi(plusTard(ctxDe(s.db, s[qui].personneId), minutes(apres)), { identites: [s[qui].identite] });
  expect((await lister('membre', 0)).demandes).toHaveLength(1);
  await lister('membre', 5);
  await s.lire('demandeuse', 6);
  await lister('demandeuse', 7);
  const { ctx, ouverte } = await s.lire('demandeuse', 8);
  expect((await lirePageDesLectures(ctx, ouverte, 1)).lectures.map(({ qui, quoi }) => `${qui} : ${quoi}`)).toEqual([
    'Vous, Sabine Courtiaud : la demande',
    'Fatou Diarra : la liste où elle figure',
  ]);
});

test('writing, and whoever opens nothing, leave no line', async () => {
  const s = await scene();
  await ouvrirDemande(ctxDe(s.db, s.membre.personneId), { identites: [s.membre.identite] }, s.id);
  const inconnue = await nouvelleCle();
  expect(await ouvrirDemande(ctxDe(s.db, s.membre.personneId), { identites: [inconnue.identite] }, s.id, {})).toBeNull();
  expect(lignes(s)).toEqual([]);
});

test('a document and the copy are lines of their own, whatever was opened just before', async () => {
  const s = await scene();
  await s.lire('membre', 0);
  await s.lire('membre', 1, { genre: 'copie' });
  await s.lire('membre', 1, { genre: 'document', document: 'y' });
  await s.lire('membre', 2, { genre: 'copie' });
  expect(lignes(s)).toHaveLength(3);
});

test('twenty openings at once are as many lines, and the chain holds', async () => {
  const s = await scene();
  await Promise.all(Array.from({ length: 20 }, (_, n) => s.lire('membre', 0, { genre: 'document', document: `document-${n}` })));
  expect(lignes(s).map(({ rang }) => rang)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  expect(anomalies(s)).toEqual([]);
});

test('the journal says nothing to whoever has the base alone', async () => {
  const s = await scene();
  await s.lire('membre', 0);
  const dump = JSON.stringify(s.sqlite.prepare('select * from lectures_cellule').all());
  for (const marque of ['Fatou', 'Diarra', '2026-03-23', 'demande"']) expect(dump).not.toContain(marque);
  expect(Object.keys(s.sqlite.prepare('select * from lectures_cellule').get() as object)).toEqual([
    'demande_id',
    'rang',
    'scelle',
    'empreinte',
  ]);
});

const ALTERATIONS: Readonly<Record<string, [string, string]>> = {
  'a seal changed': [
    'update lectures_cellule set scelle = cast(scelle || 1 as blob) where rang = 2',
    'la lecture 2 a été altérée',
  ],
  'a line dropped': ['delete from lectures_cellule where rang = 2', 'la lecture 2 manque'],
  'the last line cut off': ['delete from lectures_cellule where rang = 3', 'elle compte 3 lectures, et son journal 2'],
  'two lines swapped': [
    `update lectures_cellule set scelle = (select scelle from lectures_cellule autre where autre.rang = 3 - lectures_cellule.rang)
     where rang in (1, 2)`,
    'la lecture 1 a été altérée',
  ],
  'all lines dropped': ['delete from lectures_cellule', 'elle compte 3 lectures, et son journal 0'],
  'the keys gone': ['delete from acces_cellule', 'plus personne ne peut l’ouvrir'],
};

test.each(Object.entries(ALTERATIONS))('%s is found without opening anything', async (_quoi, [requete, phrase]) => {
  const s = await scene();
  for (const apres of [0, 20, 40]) await s.lire('membre', apres);
  expect(anomalies(s)).toEqual([]);
  s.sqlite.prepare(requete).run();
  expect(anomalies(s)).toEqual([phrase]);
});

test('whoever drops a line and makes the hashes anew is seen by the readers', async () => {
  const s = await scene();
  for (const apres of [0, 20, 40]) await s.lire('membre', apres);
  const restees = lignes(s).filter(({ rang }) => rang !== 2);
  s.db.delete(lecturesCellule).run();
  let avant = '';
  for (const [index, { scelle, demandeId }] of restees.entries()) {
    const rang = index + 1;
    avant = empreinteDeLecture(demandeId, rang, avant, scelle);
    s.db.insert(lecturesCellule).values({ demandeId, rang, scelle, empreinte: avant }).run();
  }
  s.db.update(demandesCellule).set({ lectures: 2 }).run();
  expect(anomalies(s)).toEqual([]);
  const { ctx, ouverte } = await s.lire('membre', 41);
  expect((await lirePageDesLectures(ctx, ouverte, 1)).entier).toBe(false);
});

test('a long journal is read by pages', async () => {
  const s = await scene();
  for (let n = 0; n < 70; n++) await s.lire(n % 2 ? 'membre' : 'demandeuse', n * 11);
  const { ctx, ouverte } = await s.lire('membre', 69 * 11);
  const derniere = await lirePageDesLectures(ctx, ouverte, 99);
  expect(derniere).toMatchObject({ total: 70, page: 3, pages: 3, entier: true });
  expect(derniere.lectures.map(({ rang }) => rang)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
});

test('sealed anew, the journal opens with the new key alone; altered, it stays so', async () => {
  const s = await scene();
  await s.lire('membre', 0);
  const { ctx, ouverte } = await s.lire('membre', 30);
  const neuve = await nouvelleCle();
  const ouvertes = (identite: Identite) => lirePageDesLectures(ctx, { ...ouverte, identite }, 1);
  const remplacer = (refaites: LecturesRescellees) => enTransaction(ctx, ({ db }) => remplacerLectures(db, s.id, refaites));
  remplacer(await rescellerLectures(ctx, ouverte, neuve.destinataire));
  expect(anomalies(s)).toEqual([]);
  expect(await ouvertes(neuve.identite)).toMatchObject({ total: 2, entier: true });
  expect((await ouvertes(ouverte.identite)).lectures.map(({ qui }) => qui)).toEqual(['Illisible', 'Illisible']);

  const lente = await rescellerLectures(ctx, { ...ouverte, identite: neuve.identite }, ouverte.destinataire);
  s.sqlite.prepare("update lectures_cellule set empreinte = 'x' where rang = 2").run();
  expect(() => remplacer(lente)).toThrow(/recommencez/);
  remplacer(await rescellerLectures(ctx, { ...ouverte, identite: neuve.identite }, ouverte.destinataire));
  expect(anomalies(s)).toEqual(['la lecture 1 a été altérée']);
});
