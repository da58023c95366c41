import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type Identite, idAuHasard, ouvrirOctets, ouvrirSceau, sceller } from '#app/services/coffre.server.ts';
import { fabriquerCleDeMembre } from '#tests/fabriques/cellule.ts';
import { fabriquerScene } from '#tests/fabriques/demandes.ts';
import type { Lecture } from '../lectures/lectures.ts';
import { noterLecture } from '../lectures/noter.server.ts';
import { remplacerLectures, rescellerLectures } from '../lectures/resceller.server.ts';
import { choisirQuelquUnDAutre } from '../reprise/choisir.server.ts';
import { accesCellule, demandesCellule, documentsCellule, lecturesCellule, piecesCellule } from '../tables.ts';
import { verifierCellule } from '../verifier.server.ts';
import { deposer, scellerPieces } from './ecrire.server.ts';
import { ecrireMessage } from './ecrire-message.server.ts';
import { aSolder, lecteursPartis, lecteursPresents, piecesDe } from './histoire.ts';
import { inviterUnMembre, repondreAInvitation, seRecuser } from './invitations.server.ts';
import { retirerLecteur } from './lecteurs.server.ts';
import type { Acces } from './ouvrir.server.ts';
import { rechiffrer } from './rechiffrer.server.ts';

type Scene = Awaited<ReturnType<typeof fabriquerScene>>;

/** Marc is invited by Fatou and accepted; a note between members, a message, a document and two readings are written. */
async function avecMarc() {
  const scene = await fabriquerScene();
  const { ctx, exiger, sabine, fatou, marc, id } = scene;
  await inviterUnMembre(ctx(fatou), await exiger(fatou), { membre: marc.id, mot: 'Il connaît la paie.' });
  const [invitation] = piecesDe((await exiger(sabine)).pieces, 'invitation');
  await repondreAInvitation(ctx(sabine), await exiger(sabine), { id: invitation?.id ?? '', acceptee: true });
  const demande = await exiger(fatou);
  await ecrireMessage(ctx(fatou), demande, 'Je vous appelle demain.');
  const note = { genre: 'note' as const, objet: idAuHasard(), apres: [], texte: 'Entre nous : urgent.' };
  const pieces = await scellerPieces(ctx(fatou), demande, [note], { entreMembres: true });
  const documents = [{ id: idAuHasard(), scelle: await sceller('octets du document', [demande.destinataire]) }];
  deposer(ctx(fatou), id, { pieces, documents });
  const document = documents[0]?.id ?? '';
  await noterLecture(ctx(fatou), demande, { genre: 'demande' });
  await noterLecture(ctx(marc), demande, { genre: 'document', document });
  return { ...scene, document };
}

const venueDe = async ({ exiger, sabine }: Scene, personneId: number) =>
  piecesDe((await exiger(sabine)).pieces, 'acces').find(({ lecteur }) => lecteur.personneId === personneId)?.id ?? '';

/** How many seals of the whole base these keys open. */
async function ouverts({ db }: Scene, cles: readonly Identite[]): Promise<number> {
  const tables = [accesCellule, piecesCellule, documentsCellule, lecturesCellule];
  const sceaux = tables.flatMap((table) =>
    db
      .select({ scelle: table.scelle })
      .from(table)
      .all()
      .map(({ scelle }) => scelle),
  );
  const lus = await Promise.all(sceaux.map((scelle) => ouvrirOctets(scelle, cles)));
  return lus.filter((octets) => octets !== null).length;
}

test('a removed member who kept her old rows and her key opens nothing of the new base, nor of what is written afterwards', async () => {
  const scene = await avecMarc();
  const { db, ctx, exiger, ouvrir, sabine, fatou, marc, document } = scene;
  const volees = db.select().from(accesCellule).all();
  const acces = (await Promise.all(volees.map(({ scelle }) => ouvrirSceau<Acces>(scelle, [fatou.cle])))).find(Boolean);
  const gardees = [fatou.cle, acces?.identite, acces?.identiteMembres].filter((cle) => cle !== null && cle !== undefined);
  expect(gardees).toHaveLength(3);
  expect(await ouverts(scene, gardees)).toBeGreaterThan(8);

  await retirerLecteur(ctx(sabine), await exiger(sabine), await venueDe(scene, fatou.id));
  expect(await ouvrir(fatou)).toBeNull();
  const parMarc = await exiger(marc);
  expect(aSolder(parMarc.pieces)).toEqual([]);
  await ecrireMessage(ctx(sabine), await exiger(sabine), 'Elle ne lit plus.');
  expect(await ouverts(scene, gardees)).toBe(0);

  // Nothing is lost for those who stay.
  expect(lecteursPresents(parMarc.pieces).map(({ nom }) => nom)).toEqual(['Sabine Courtiaud', 'Marc Lavergne']);
  expect(lecteursPartis(parMarc.pieces).map(({ nom, depart }) => [nom, depart.raison])).toEqual([['Fatou Diarra', 'retire']]);
  expect(piecesDe(parMarc.pieces, 'note').map(({ texte }) => texte)).toEqual(['Entre nous : urgent.']);
  const ici = await exiger(marc);
  expect(piecesDe(ici.pieces, 'message').map(({ texte, par }) => [texte, par])).toEqual([
    ['Je vous appelle demain.', fatou.id],
    ['Elle ne lit plus.', sabine.id],
  ]);
  const [ligne] = db.select().from(documentsCellule).where(eq(documentsCellule.id, document)).all();
  expect(await ouvrirSceau(ligne?.scelle ?? Buffer.alloc(0), [ici.identite])).toBe('octets du document');
  const lectures = db.select().from(lecturesCellule).orderBy(lecturesCellule.rang).all();
  const lues = await Promise.all(lectures.map(({ scelle }) => ouvrirSceau<Lecture>(scelle, [ici.identite])));
  expect(lues.map((lue) => lue?.rang)).toEqual([1, 2]);
  expect(verifierCellule(db)).toEqual([]);
  // Her words open as before: her row was drawn anew.
  expect((await exiger(sabine)).moi.nom).toBe('Sabine Courtiaud');
});

test('once no member reads, the asker’s opening seals anew, without what members wrote among themselves', async () => {
  const scene = await avecMarc();
  const { db, ctx, exiger, fatou, marc, sabine, id } = scene;
  const avant = db.select().from(demandesCellule).where(eq(demandesCellule.id, id)).get();
  await seRecuser(ctx(fatou), await exiger(fatou));
  await seRecuser(ctx(marc), await exiger(marc));
  const demande = await exiger(sabine);
  const apres = db.select().from(demandesCellule).where(eq(demandesCellule.id, id)).get();
  expect(apres?.destinataire).not.toBe(avant?.destinataire);
  expect(apres?.destinataireMembres).not.toBe(avant?.destinataireMembres);
  expect(lecteursPresents(demande.pieces).map(({ nom }) => nom)).toEqual(['Sabine Courtiaud']);
  expect(piecesDe(demande.pieces, 'message')).toHaveLength(1);
  // Every row that is left opens to her: what nobody could open is gone.
  expect(db.select().from(piecesCellule).all()).toHaveLength(demande.pieces.length);
  expect(await ouverts(scene, [fatou.cle, marc.cle])).toBe(0);
});

test('while a member reads, the asker’s opening leaves the keys to that member’s next one', async () => {
  const scene = await avecMarc();
  const { db, ctx, exiger, fatou, marc, sabine, id } = scene;
  const cleDe = () => db.select().from(demandesCellule).where(eq(demandesCellule.id, id)).get()?.destinataire;
  await seRecuser(ctx(fatou), await exiger(fatou));
  const avant = cleDe();
  await exiger(sabine);
  expect(cleDe()).toBe(avant);
  // Two openings at once draw new keys once, and both read.
  const [une, autre] = await Promise.all([exiger(marc), exiger(marc)]);
  expect(cleDe()).not.toBe(avant);
  expect(une.destinataire).toBe(cleDe());
  expect(autre.destinataire).toBe(cleDe());
  expect(piecesDe(autre.pieces, 'rechiffrement')).toHaveLength(1);
  expect(piecesDe(autre.pieces, 'note')).toHaveLength(1);
});

test('what was sealed to the keys of before is refused, never written unreadable; a change meanwhile stops the sealing', async () => {
  const { db, ctx, exiger, sabine, fatou } = await avecMarc();
  const lue = await exiger(sabine);
  const parFatou = await exiger(fatou);
  await ecrireMessage(ctx(sabine), await exiger(sabine), 'Pendant ce temps.');
  expect(await rechiffrer(ctx(fatou), parFatou, {})).toBe(false);
  expect(await rechiffrer(ctx(fatou), await exiger(fatou), {})).toBe(true);
  const avant = db.select().from(piecesCellule).all().length;
  await expect(ecrireMessage(ctx(sabine), lue, 'Trop tard.')).rejects.toThrow('envoyez de nouveau');
  expect(db.select().from(piecesCellule).all()).toHaveLength(avant);
});

test('a reading noted while all is sealed anew is never lost: one begins again', async () => {
  const { db, ctx, exiger, fatou, id } = await avecMarc();
  const demande = await exiger(fatou);
  const lues = await rescellerLectures({ db }, demande, demande.destinataire);
  const scelle = await sceller('lecture 3', [demande.destinataire]);
  db.insert(lecturesCellule).values({ demandeId: id, rang: 3, scelle, empreinte: 'fin' }).run();
  expect(() => remplacerLectures(db, id, lues)).toThrow('recommencez');
  expect(await rechiffrer(ctx(fatou), await exiger(fatou), {})).toBe(true);
  // A line that was tied wrongly stays so.
  expect(
    db
      .select()
      .from(lecturesCellule)
      .all()
      .map(({ rang, empreinte }) => [rang, empreinte === 'fin']),
  ).toEqual([
    [1, false],
    [2, false],
    [3, true],
  ]);
});

test('an invitation that waits is prepared anew, and still opens nothing before the yes', async () => {
  const scene = await avecMarc();
  const { ctx, exiger, ouvrir, fatou, marc, lea, sabine } = scene;
  await inviterUnMembre(ctx(marc), await exiger(marc), { membre: lea.id, mot: '' });
  await seRecuser(ctx(fatou), await exiger(fatou));
  await exiger(marc);
  expect(await ouvrir(lea)).toBeNull();
  const invitation = piecesDe((await exiger(sabine)).pieces, 'invitation').find(({ membre }) => membre.personneId === lea.id);
  await repondreAInvitation(ctx(sabine), await exiger(sabine), { id: invitation?.id ?? '', acceptee: true });
  expect(piecesDe((await exiger(lea)).pieces, 'note')).toHaveLength(1);
});

test('a member who is chosen while the only other one loses her key is not left without the members’ key', async () => {
  const scene = await avecMarc();
  const { db, ctx, exiger, sabine, fatou, marc, lea, id } = scene;
  db.update(demandesCellule).set({ statut: 'envoyee' }).where(eq(demandesCellule.id, id)).run();
  await choisirQuelquUnDAutre(ctx(sabine), await exiger(sabine), lea.id);
  await fabriquerCleDeMembre(db, marc.id);
  const parLea = await exiger(lea);
  expect(parLea.identiteMembres).toBeTruthy();
  expect(await ouverts(scene, [fatou.cle])).toBe(0);
  // What she notes now, she reads again.
  const note = { genre: 'note' as const, objet: idAuHasard(), apres: [], texte: 'Je reprends.' };
  deposer(ctx(lea), id, { pieces: await scellerPieces(ctx(lea), parLea, [note], { entreMembres: true }) });
  expect(piecesDe((await exiger(lea)).pieces, 'note').map(({ texte }) => texte)).toEqual(['Je reprends.']);
});
