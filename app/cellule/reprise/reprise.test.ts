import { expect, test } from 'vitest';
import { idAuHasard } from '#app/services/coffre.server.ts';
import { plusTard } from '#tests/base.ts';
import { amenerA, DEMAIN, type LectriceDEssai, sceneDeDemande } from '#tests/fabriques/scene-de-demande.ts';
import { lireAccompagnement } from '../accompagnement/accompagnement.server.ts';
import { lireNotes } from '../accompagnement/lire-ecrits.server.ts';
import { demanderUnAppui } from '../demandes/demander.server.ts';
import { deposer, scellerPieces } from '../demandes/ecrire.server.ts';
import { lireGeste } from '../demandes/gestes-de-lecteurs.server.ts';
import { appelDe, aSolder, choisieDe, lecteursPresents, piecesDe } from '../demandes/histoire.ts';
import { inviterUnMembre, repondreAInvitation } from '../demandes/invitations.server.ts';
import { ouvrirDemande } from '../demandes/ouvrir.server.ts';
import { lirePageDeDemande } from '../demandes/page-de-demande.server.ts';
import { accesCellule, anneesCellule, demandesCellule, piecesCellule, rappelsCellule } from '../tables.ts';
import { choisirQuelquUnDAutre } from './choisir.server.ts';
import { effacerMaintenant } from './effacer.server.ts';
import { lireChoix, lireMain } from './lire-main.server.ts';
import { changerLAppel, retirer, rouvrir } from './reprendre.server.ts';

const APPEL = { numero: '05 36 49 10 10', quand: 'demain_soir' } as const;
const ouvreAvec = (qui: LectriceDEssai, id: string) => ouvrirDemande(qui.ctx, { identites: [qui.identite] }, id);

test('the asker takes back at any step, nobody else does; then she reopens, and the chosen member is asked again', async () => {
  const scene = await sceneDeDemande();
  const { db, demandeuse, choisie, invitee, structure } = scene;
  for (const qui of [choisie, invitee, structure]) {
    await expect(retirer(qui.ctx, await qui.ouvrir())).rejects.toMatchObject({ code: 'INTERDIT' });
    await expect(rouvrir(qui.ctx, await qui.ouvrir(), APPEL)).rejects.toMatchObject({ code: 'INTERDIT' });
  }
  await expect(rouvrir(demandeuse.ctx, await demandeuse.ouvrir(), APPEL)).rejects.toMatchObject({ code: 'IMPOSSIBLE' });
  await amenerA(scene, 'en_suivi');
  await retirer(demandeuse.ctx, await demandeuse.ouvrir());
  expect(db.select().from(rappelsCellule).all()).toEqual([]);
  await expect(retirer(demandeuse.ctx, await demandeuse.ouvrir())).rejects.toMatchObject({ code: 'IMPOSSIBLE' });
  expect(lireMain(await demandeuse.ouvrir())).toMatchObject({ retire: false, rouvre: true, efface: true, change: false });
  expect(lireMain(await choisie.ouvrir())).toMatchObject({ retire: false, rouvre: false, efface: false, emporte: true });

  await rouvrir(plusTard(demandeuse.ctx, DEMAIN), await demandeuse.ouvrir(), APPEL);
  const page = lirePageDeDemande(choisie.ctx, await choisie.ouvrir());
  expect(page).toMatchObject({
    statut: 'envoyee',
    appel: { numero: APPEL.numero, quand: 'mercredi 25 mars le soir, après 18\u00a0h' },
  });
  expect(db.select().from(rappelsCellule).all()).toHaveLength(1);
});

test('as long as nobody called, she changes the number or the moment; said twice, it is said once', async () => {
  const scene = await sceneDeDemande();
  const { demandeuse, choisie } = scene;
  await expect(changerLAppel(choisie.ctx, await choisie.ouvrir(), APPEL)).rejects.toMatchObject({ code: 'INTERDIT' });
  expect(await changerLAppel(demandeuse.ctx, await demandeuse.ouvrir(), APPEL)).toBe(true);
  expect(await changerLAppel(demandeuse.ctx, await demandeuse.ouvrir(), APPEL)).toBe(false);
  // « Tomorrow » said the day after is another day.
  expect(await changerLAppel(plusTard(demandeuse.ctx, DEMAIN), await demandeuse.ouvrir(), APPEL)).toBe(true);
  expect(appelDe((await choisie.ouvrir()).pieces)).toMatchObject(APPEL);
  // The button that calls dials what she said last.
  expect(lireAccompagnement(choisie.ctx, await choisie.ouvrir()).etape.appeler).toBe(APPEL.numero);
  await amenerA(scene, 'entendue');
  await expect(changerLAppel(demandeuse.ctx, await demandeuse.ouvrir(), APPEL)).rejects.toThrow('déjà parlé');
});

test('somebody else is chosen: she opens and may take contact, the first opens nothing', async () => {
  const { id, demandeuse, choisie, invitee, autre } = await sceneDeDemande();
  const nouvelle = autre.ctx.acteur.personneId;
  await expect(choisirQuelquUnDAutre(choisie.ctx, await choisie.ouvrir(), nouvelle)).rejects.toMatchObject({ code: 'INTERDIT' });
  await expect(
    choisirQuelquUnDAutre(demandeuse.ctx, await demandeuse.ouvrir(), choisie.ctx.acteur.personneId),
  ).rejects.toMatchObject({ champ: 'membre' });
  await choisirQuelquUnDAutre(plusTard(demandeuse.ctx, DEMAIN), await demandeuse.ouvrir(), nouvelle);
  expect(await ouvreAvec(choisie, id)).toBeNull();
  const ouverte = await ouvreAvec(autre, id);
  expect(ouverte?.relations).toEqual(['membre', 'membre_choisi']);
  const pieces = (await demandeuse.ouvrir()).pieces;
  expect(choisieDe(pieces).personneId).toBe(nouvelle);
  expect(lecteursPresents(pieces).map(({ personneId }) => personneId)).not.toContain(choisie.ctx.acteur.personneId);
  expect(aSolder(pieces)).not.toEqual([]);
  // The other member keeps the members' key; the new one receives it when all is sealed anew.
  expect(ouverte?.identiteMembres).toBeNull();
  expect((await invitee.ouvrir()).identiteMembres).toBeTruthy();
});

test('one who reads already may be chosen; alone, the new one has a members’ key of her own', async () => {
  const { db, id, maison, demandeuse, choisie, invitee, autre } = await sceneDeDemande();
  await choisirQuelquUnDAutre(plusTard(demandeuse.ctx, DEMAIN), await demandeuse.ouvrir(), invitee.ctx.acteur.personneId);
  expect((await invitee.ouvrir()).relations).toEqual(['membre', 'membre_choisi']);
  expect(await ouvreAvec(choisie, id)).toBeNull();

  const seule = idAuHasard();
  const saisie = { structureId: maison.id, membre: choisie.ctx.acteur.personneId, ...APPEL, mots: '' };
  await demanderUnAppui(demandeuse.ctx, { id: seule, ...saisie }, demandeuse.identite);
  const avant = await ouvreAvec(demandeuse, seule);
  if (!avant) throw new Error('Rien ne s’ouvre.');
  await choisirQuelquUnDAutre(demandeuse.ctx, avant, autre.ctx.acteur.personneId);
  const apres = await ouvreAvec(autre, seule);
  expect(apres?.identiteMembres).toBeTruthy();
  expect(apres?.destinataireMembres).not.toBe(avant.destinataireMembres);
  expect(db.select().from(demandesCellule).all()).toHaveLength(2);
});

test('the members’ notes go only with the last one who opens them, and it is said before each act', async () => {
  const { id, maison, demandeuse, choisie, invitee, autre } = await sceneDeDemande();
  const venueDe = async (qui: LectriceDEssai) =>
    piecesDe((await demandeuse.ouvrir()).pieces, 'acces').find(({ lecteur }) => lecteur.personneId === qui.ctx.acteur.personneId)
      ?.id ?? '';
  const perte = async (qui: LectriceDEssai, geste: string, cible?: LectriceDEssai) =>
    lireGeste(qui.ctx, await qui.ouvrir(), { geste, cible: cible && (await venueDe(cible)) }).mots.perte ?? null;
  // Bruno opens them too: nothing is lost by Fatou’s leaving.
  expect(lireChoix(demandeuse.ctx, await demandeuse.ouvrir()).perdLesNotes).toBe(false);
  expect(await perte(demandeuse, 'retirer', choisie)).toBeNull();
  expect(await perte(choisie, 'recuser')).toBeNull();
  const note = { genre: 'note' as const, objet: idAuHasard(), apres: [], texte: 'Entre nous.' };
  const lue = await choisie.ouvrir();
  deposer(choisie.ctx, id, { pieces: await scellerPieces(choisie.ctx, lue, [note], { entreMembres: true }) });
  await choisirQuelquUnDAutre(plusTard(demandeuse.ctx, DEMAIN), await demandeuse.ouvrir(), autre.ctx.acteur.personneId);
  // Thierry was let in without the members’ key: with Bruno, it would be lost.
  expect(await perte(demandeuse, 'retirer', invitee)).toContain('effacées');
  expect(piecesDe((await invitee.ouvrir()).pieces, 'note')).toHaveLength(1);
  expect(piecesDe((await ouvreAvec(autre, id))?.pieces ?? [], 'note')).toHaveLength(1);
  expect(await perte(demandeuse, 'retirer', invitee)).toBeNull();

  const seule = idAuHasard();
  const saisie = { structureId: maison.id, membre: choisie.ctx.acteur.personneId, ...APPEL, mots: '' };
  await demanderUnAppui(demandeuse.ctx, { id: seule, ...saisie }, demandeuse.identite);
  const parElle = await ouvreAvec(demandeuse, seule);
  const parFatou = await ouvreAvec(choisie, seule);
  if (!parElle || !parFatou) throw new Error('Rien ne s’ouvre.');
  expect(lireChoix(demandeuse.ctx, parElle).perdLesNotes).toBe(true);
  expect(lireNotes(choisie.ctx, parFatou)?.seule).toBe(true);
  expect(lireGeste(choisie.ctx, parFatou, { geste: 'recuser', cible: undefined }).mots.perte).toContain('proposez d’abord');
});

test('the members’ key never changes alone: one who was invited before opens what is noted after, what was sealed to the old one is refused', async () => {
  const { maison, demandeuse, choisie, invitee, autre } = await sceneDeDemande();
  const seule = idAuHasard();
  const saisie = { structureId: maison.id, membre: choisie.ctx.acteur.personneId, ...APPEL, mots: '' };
  await demanderUnAppui(demandeuse.ctx, { id: seule, ...saisie }, demandeuse.identite);
  const ouvrir = async (qui: LectriceDEssai) => {
    const ouverte = await ouvreAvec(qui, seule);
    if (!ouverte) throw new Error('Rien ne s’ouvre.');
    return ouverte;
  };
  const parFatou = await ouvrir(choisie);
  await inviterUnMembre(choisie.ctx, parFatou, { membre: invitee.ctx.acteur.personneId, mot: '' });
  await choisirQuelquUnDAutre(demandeuse.ctx, await ouvrir(demandeuse), autre.ctx.acteur.personneId);
  const avant = await ouvrir(demandeuse);
  expect(avant.destinataire).not.toBe(parFatou.destinataire);
  expect(aSolder(avant.pieces)).toEqual([]);
  const [invitation] = piecesDe(avant.pieces, 'invitation');
  await repondreAInvitation(demandeuse.ctx, avant, { id: invitation?.id ?? '', acceptee: true });
  const note = { genre: 'note' as const, objet: idAuHasard(), apres: [], texte: 'Je reprends.' };
  const parThierry = await ouvrir(autre);
  deposer(autre.ctx, seule, { pieces: await scellerPieces(autre.ctx, parThierry, [note], { entreMembres: true }) });
  expect(piecesDe((await ouvrir(invitee)).pieces, 'note').map(({ texte }) => texte)).toEqual(['Je reprends.']);

  const perimee = { ...parThierry, destinataireMembres: parFatou.destinataireMembres };
  const pieces = await scellerPieces(autre.ctx, perimee, [note], { entreMembres: true });
  expect(() => deposer(autre.ctx, seule, { pieces })).toThrow('envoyez de nouveau');
});

test('erasing leaves nothing but the number of the year, and only the asker does it', async () => {
  const { db, id, demandeuse, choisie, structure } = await sceneDeDemande();
  for (const qui of [choisie, structure]) {
    const lue = await qui.ouvrir();
    expect(() => effacerMaintenant(qui.ctx, lue)).toThrow(expect.objectContaining({ code: 'INTERDIT' }));
  }
  effacerMaintenant(demandeuse.ctx, await demandeuse.ouvrir());
  for (const table of [demandesCellule, accesCellule, piecesCellule, rappelsCellule])
    expect(db.select().from(table).all()).toEqual([]);
  expect(db.select().from(anneesCellule).all()).toEqual([{ annee: 2026, demandes: 1 }]);
  expect(await ouvreAvec(demandeuse, id)).toBeNull();
});
