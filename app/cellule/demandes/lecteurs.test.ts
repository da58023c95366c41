import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { retirerRole } from '#app/reseau/personnes/roles.server.ts';
import { fonctions } from '#app/reseau/personnes/tables.ts';
import { destinataireDe } from '#app/services/coffre.server.ts';
import { courrielsDiscrets } from '#app/services/tables.ts';
import { ctxDe } from '#tests/base.ts';
import { fabriquerCleDeMembre } from '#tests/fabriques/cellule.ts';
import { fabriquerScene } from '#tests/fabriques/demandes.ts';
import { fabriquerFonction, fabriquerPersonne, fabriquerRole, fabriquerStructure } from '#tests/fabriques/reseau.ts';
import { cleDesMots } from '../membres/phrases.server.ts';
import { accesCellule, membresCellule } from '../tables.ts';
import { faireGeste, lireGeste } from './gestes-de-lecteurs.server.ts';
import { aSolder, invitationsEnAttente, lecteursPartis, lecteursPresents, piecesDe } from './histoire.ts';
import {
  choisirUnMembre,
  inviterUnMembre,
  laisserEntrer,
  listMembresAInviter,
  repondreAInvitation,
  retirerInvitation,
  rouvrirLAcces,
  seRecuser,
} from './invitations.server.ts';
import { faireLire, fermerUnAppareil, listAFaireLire, mesCles, retirerLecteur, tirerDeNouveauxMots } from './lecteurs.server.ts';
import { lireDesLecteurs } from './lire-des-lecteurs.server.ts';
import type { DemandeOuverte } from './ouvrir.server.ts';
import { lirePageDesLecteurs } from './page-des-lecteurs.server.ts';

const venueDe = (demande: DemandeOuverte, personneId: number) =>
  piecesDe(demande.pieces, 'acces').find(({ lecteur }) => lecteur.personneId === personneId)?.id ?? '';
const noms = (demande: DemandeOuverte) => lecteursPresents(demande.pieces).map(({ nom }) => nom);

test('the asker lets someone who commits her structure read; her words open for her alone, without the members’ notes', async () => {
  const { db, ctx, exiger, ouvrir, sabine, collegue, fatou, structure } = await fabriquerScene();
  const animatrice = fabriquerPersonne(db, {});
  fabriquerFonction(db, { personneId: animatrice.id, structureId: structure.id, fonction: 'animation' });
  const demande = await exiger(sabine);
  expect(listAFaireLire(ctx(sabine), demande).map(({ personneId }) => personneId)).toEqual([collegue.id]);
  for (const refusee of [animatrice.id, fatou.id, sabine.id])
    await expect(faireLire(ctx(sabine), demande, refusee)).rejects.toThrow('engage votre structure');
  const { code } = await faireLire(ctx(sabine), demande, collegue.id);
  const cle = await cleDesMots(code);
  const parElle = await exiger(collegue, cle);
  expect([parElle.relations, parElle.identiteMembres]).toEqual([['structure'], null]);
  expect(noms(parElle)).toEqual(['Sabine Courtiaud', 'Fatou Diarra', 'Rose Meunier']);
  // The words in somebody else's hands.
  expect(await ouvrir({ id: fatou.id, cle })).toBeNull();
  expect(await ouvrir({ id: animatrice.id, cle })).toBeNull();
  // She decides nothing of who reads.
  await expect(faireLire(ctx(collegue), parElle, collegue.id)).rejects.toThrow();
  await expect(retirerLecteur(ctx(collegue), parElle, venueDe(parElle, fatou.id))).rejects.toThrow();

  await retirerLecteur(ctx(sabine), await exiger(sabine), venueDe(parElle, collegue.id));
  expect(await ouvrir(collegue, cle)).toBeNull();
  expect(lecteursPartis((await exiger(sabine)).pieces).map(({ nom }) => nom)).toEqual(['Rose Meunier']);
});

test('new words close the old ones; a device is closed, never the last key', async () => {
  const { ctx, exiger, ouvrir, sabine, code } = await fabriquerScene();
  const vieux = await cleDesMots(code);
  const nouveau = await cleDesMots(await tirerDeNouveauxMots(ctx(sabine), await exiger(sabine, vieux)));
  expect(await ouvrir(sabine, vieux)).toBeNull();
  const demande = await exiger(sabine, nouveau);
  const page = await lirePageDesLecteurs(ctx(sabine), demande, sabine.cle);
  expect(page.lecteurs[0]).toMatchObject({ moi: true, moyens: 'Ouvre avec un appareil, ou six mots.', mots: true });
  const [appareil] = page.lecteurs[0]?.appareils ?? [];
  expect(appareil).toMatchObject({ ici: true, depuis: 'lundi 23 mars' });
  // The device in use: she leaves the demande with it, and is told so before.
  const geste = { geste: 'appareil', cible: appareil?.venue };
  const ici = await destinataireDe(sabine.cle);
  expect(lireGeste(ctx(sabine), demande, { ...geste, appareil: ici }).mots.texte).toContain('Vous sortez');
  expect(lireGeste(ctx(sabine), demande, geste).mots.titre).toContain('l’autre appareil');
  expect(await faireGeste(ctx(sabine), demande, { ...geste, parle: false, appareil: ici })).toMatchObject({ parti: true });
  expect(await ouvrir(sabine)).toBeNull();
  const reste = await exiger(sabine, nouveau);
  expect(mesCles(reste).map(({ moyen }) => moyen)).toEqual(['mots']);
  const mots = piecesDe(reste.pieces, 'acces').find(({ acces }) => acces === mesCles(reste)[0]?.acces);
  // The words are no device, and another's key is not hers to close.
  await expect(fermerUnAppareil(ctx(sabine), reste, mots?.id ?? '')).rejects.toThrow();
});

test('another member is proposed, and opens nothing before the asker’s yes; linked or unknown ones are refused', async () => {
  const { db, ctx, exiger, ouvrir, sabine, fatou, marc, lea, structure } = await fabriquerScene();
  fabriquerFonction(db, { personneId: lea.id, structureId: structure.id, fonction: 'accueil' });
  const demande = await exiger(fatou);
  expect(listMembresAInviter(ctx(fatou), demande).map(({ personneId, lien }) => [personneId, lien])).toEqual([
    [marc.id, null],
    [lea.id, 'meme_structure'],
  ]);
  await expect(inviterUnMembre(ctx(fatou), demande, { membre: lea.id, mot: '' })).rejects.toThrow('liée');
  await expect(inviterUnMembre(ctx(fatou), demande, { membre: fatou.id, mot: '' })).rejects.toThrow('Choisissez');
  await expect(inviterUnMembre(ctx(sabine), await exiger(sabine), { membre: marc.id, mot: '' })).rejects.toThrow();
  await inviterUnMembre(ctx(fatou), demande, { membre: marc.id, mot: 'La paie.' });
  expect(await ouvrir(marc)).toBeNull();
  const [invitation] = invitationsEnAttente((await exiger(sabine)).pieces);
  const id = invitation?.id ?? '';
  await expect(repondreAInvitation(ctx(fatou), await exiger(fatou), { id, acceptee: true })).rejects.toThrow();
  expect(lireDesLecteurs(ctx(sabine), await exiger(sabine)).invitations).toHaveLength(1);

  await repondreAInvitation(ctx(sabine), await exiger(sabine), { id, acceptee: true });
  // Sent twice, it is answered once.
  await repondreAInvitation(ctx(sabine), await exiger(sabine), { id, acceptee: true });
  const parMarc = await exiger(marc);
  expect(parMarc.relations).toEqual(['membre']);
  expect(parMarc.identiteMembres).toBeTruthy();
  expect(noms(parMarc)).toEqual(['Sabine Courtiaud', 'Fatou Diarra', 'Marc Lavergne']);
  await expect(inviterUnMembre(ctx(fatou), await exiger(fatou), { membre: marc.id, mot: '' })).rejects.toThrow('Choisissez');
});

test('a no, an invitation taken back, or a member who changed her key meanwhile: nothing opens', async () => {
  const { db, ctx, exiger, ouvrir, sabine, fatou, marc, lea } = await fabriquerScene();
  const inviter = async (membre: number) => {
    await inviterUnMembre(ctx(fatou), await exiger(fatou), { membre, mot: '' });
    return invitationsEnAttente((await exiger(sabine)).pieces)[0]?.id ?? '';
  };
  const refusee = await inviter(marc.id);
  await repondreAInvitation(ctx(sabine), await exiger(sabine), { id: refusee, acceptee: false });
  expect(await ouvrir(marc)).toBeNull();
  const retiree = await inviter(marc.id);
  await retirerInvitation(ctx(fatou), await exiger(fatou), retiree);
  await expect(repondreAInvitation(ctx(sabine), await exiger(sabine), { id: retiree, acceptee: true })).rejects.toThrow();
  const perdue = await inviter(lea.id);
  await fabriquerCleDeMembre(db, lea.id);
  await expect(repondreAInvitation(ctx(sabine), await exiger(sabine), { id: perdue, acceptee: true })).rejects.toThrow(
    'ne peut plus',
  );
  expect(db.select().from(accesCellule).all()).toHaveLength(3);
});

test('both lost: a member reopens after speaking with the asker, and what she had opens no more', async () => {
  const { ctx, exiger, ouvrir, sabine, fatou, code } = await fabriquerScene();
  const rouvrir = { geste: 'rouvrir', cible: undefined };
  await expect(faireGeste(ctx(fatou), await exiger(fatou), { ...rouvrir, parle: false })).rejects.toThrow('Parlez-lui');
  await expect(rouvrirLAcces(ctx(sabine), await exiger(sabine))).rejects.toThrow();
  const fait = await faireGeste(ctx(fatou), await exiger(fatou), { ...rouvrir, parle: true });
  const mots = 'code' in fait ? await cleDesMots(fait.code) : fatou.cle;
  expect(await ouvrir(sabine)).toBeNull();
  expect(await ouvrir(sabine, await cleDesMots(code))).toBeNull();
  expect((await exiger(sabine, mots)).relations).toEqual(['demandeuse']);
  // The words open for the asker alone, and the demande was sealed anew at the member's next opening.
  expect(await ouvrir(fatou, mots)).toBeNull();
  expect(piecesDe((await exiger(fatou)).pieces, 'rechiffrement')).toHaveLength(1);
  expect(noms(await exiger(sabine, mots))).toEqual(['Sabine Courtiaud', 'Fatou Diarra']);
});

test('a member whose key changed is let in again by another, or by the asker when nobody else reads', async () => {
  const { db, ctx, exiger, ouvrir, sabine, fatou, marc } = await fabriquerScene();
  await inviterUnMembre(ctx(fatou), await exiger(fatou), { membre: marc.id, mot: '' });
  const [invitation] = invitationsEnAttente((await exiger(sabine)).pieces);
  await repondreAInvitation(ctx(sabine), await exiger(sabine), { id: invitation?.id ?? '', acceptee: true });
  const parMarc = await exiger(marc);
  await expect(laisserEntrer(ctx(marc), parMarc, venueDe(parMarc, fatou.id))).rejects.toThrow('n’a pas changé');

  const nouvelle = await fabriquerCleDeMembre(db, fatou.id);
  expect(await ouvrir(fatou)).toBeNull();
  expect(await ouvrir(fatou, nouvelle)).toBeNull();
  expect(lireDesLecteurs(ctx(marc), await exiger(marc)).changees).toEqual(['Fatou Diarra']);
  // A member reads still: it is not for the asker.
  await expect(laisserEntrer(ctx(sabine), await exiger(sabine), venueDe(parMarc, fatou.id))).rejects.toThrow('Un membre');
  await laisserEntrer(ctx(marc), await exiger(marc), venueDe(parMarc, fatou.id));
  expect((await exiger(fatou, nouvelle)).relations).toEqual(['membre', 'membre_choisi']);

  await seRecuser(ctx(fatou), await exiger(fatou, nouvelle));
  const derniere = await fabriquerCleDeMembre(db, marc.id);
  const seule = await exiger(sabine);
  expect(noms(seule)).toEqual(['Sabine Courtiaud', 'Marc Lavergne']);
  expect(lireGeste(ctx(sabine), seule, { geste: 'laisser-entrer', cible: venueDe(seule, marc.id) }).nom).toBe('Marc Lavergne');
  await laisserEntrer(ctx(sabine), seule, venueDe(seule, marc.id));
  expect((await exiger(marc, derniere)).identiteMembres).toBeTruthy();
  expect(await ouvrir(marc)).toBeNull();
});

test('once no member reads, the asker chooses another, who is then the one to call her', async () => {
  const { db, ctx, exiger, sabine, fatou, marc } = await fabriquerScene();
  await expect(choisirUnMembre(ctx(sabine), await exiger(sabine), marc.id)).rejects.toThrow('lit encore');
  await seRecuser(ctx(fatou), await exiger(fatou));
  expect(lireDesLecteurs(ctx(sabine), await exiger(sabine)).orpheline).toBe(true);
  const avant = db.select().from(courrielsDiscrets).all().length;
  await choisirUnMembre(ctx(sabine), await exiger(sabine), marc.id);
  expect(db.select().from(courrielsDiscrets).all()).toHaveLength(avant + 1);
  const parMarc = await exiger(marc);
  expect(parMarc.relations).toEqual(['membre', 'membre_choisi']);
  expect(noms(parMarc)).toEqual(['Sabine Courtiaud', 'Marc Lavergne']);
});

test('the role taken away closes every demande at once; those who stay read it at the next opening', async () => {
  const { db, ctx, exiger, ouvrir, sabine, fatou } = await fabriquerScene();
  const coordination = fabriquerPersonne(db, {});
  fabriquerRole(db, coordination.id, 'coordination');
  retirerRole(ctxDe(db, coordination.id), fatou.id, 'cellule');
  expect(
    db
      .select()
      .from(membresCellule)
      .all()
      .map(({ personneId }) => personneId),
  ).not.toContain(fatou.id);
  expect(await ouvrir(fatou)).toBeNull();
  const demande = await exiger(sabine);
  expect(lireDesLecteurs(ctx(sabine), demande)).toMatchObject({
    orpheline: true,
    partis: ['Fatou Diarra ne lit plus depuis le lundi 23 mars\u00a0: sa place dans la cellule a pris fin.'],
  });
  expect(db.select().from(accesCellule).all()).toHaveLength(2);
  // Given again, the role opens nothing of before.
  fabriquerRole(db, fatou.id, 'cellule');
  expect(await ouvrir(fatou)).toBeNull();
});

test('no act of one relation is done by another', async () => {
  const { ctx, exiger, sabine, fatou } = await fabriquerScene();
  const demandes = { demandeuse: await exiger(sabine), membre: await exiger(fatou) };
  const permis = { demandeuse: ['retirer', 'mots'], membre: ['recuser', 'rouvrir'] } as const;
  const cible = venueDe(demandes.demandeuse, fatou.id);
  for (const [qui, demande] of Object.entries(demandes)) {
    const faits = ['retirer', 'mots', 'recuser', 'rouvrir'].filter((geste) => {
      try {
        return lireGeste(qui === 'membre' ? ctx(fatou) : ctx(sabine), demande, { geste, cible }).geste === geste;
      } catch {
        return false;
      }
    });
    expect(faits).toEqual(permis[qui as keyof typeof permis]);
  }
  expect(() => lireGeste(ctx(fatou), demandes.membre, { geste: 'inconnu', cible: undefined })).toThrow();
  const elle = venueDe(demandes.demandeuse, sabine.id);
  await expect(retirerLecteur(ctx(sabine), demandes.demandeuse, elle)).rejects.toThrow('retirez votre demande');
});

test('someone of the structure who leaves its team reads nothing from that day on; her keys go at the next opening by another', async () => {
  const { db, ctx, exiger, ouvrir, sabine, collegue, fatou, structure } = await fabriquerScene();
  const { code } = await faireLire(ctx(sabine), await exiger(sabine), collegue.id);
  const cle = await cleDesMots(code);
  expect((await exiger(collegue, cle)).relations).toEqual(['structure']);
  const ailleurs = fabriquerStructure(db, {});
  db.update(fonctions).set({ structureId: ailleurs.id }).where(eq(fonctions.personneId, collegue.id)).run();
  expect(await ouvrir(collegue, cle)).toBeNull();
  const avant = db.select().from(accesCellule).all().length;
  const demande = await exiger(fatou);
  expect(db.select().from(accesCellule).all()).toHaveLength(avant - 1);
  expect(aSolder(demande.pieces)).toEqual([]);
  expect(lireDesLecteurs(ctx(fatou), demande).partis).toEqual([
    'Rose Meunier ne lit plus depuis le lundi 23 mars\u00a0: sa place dans la structure a pris fin.',
  ]);
  // Back in the team, she is let in again by who asked, or not at all.
  db.update(fonctions).set({ structureId: structure.id }).where(eq(fonctions.personneId, collegue.id)).run();
  expect(await ouvrir(collegue, cle)).toBeNull();
});

test('a member who lost her key and became linked to the structure meanwhile is not let in again', async () => {
  const { db, ctx, exiger, sabine, fatou, marc, structure } = await fabriquerScene();
  await inviterUnMembre(ctx(fatou), await exiger(fatou), { membre: marc.id, mot: '' });
  const [invitation] = piecesDe((await exiger(sabine)).pieces, 'invitation');
  await repondreAInvitation(ctx(sabine), await exiger(sabine), { id: invitation?.id ?? '', acceptee: true });
  await fabriquerCleDeMembre(db, marc.id);
  fabriquerFonction(db, { personneId: marc.id, structureId: structure.id, fonction: 'presidence' });
  const demande = await exiger(fatou);
  await expect(laisserEntrer(ctx(fatou), demande, venueDe(demande, marc.id))).rejects.toThrow('liée à la structure');
});
