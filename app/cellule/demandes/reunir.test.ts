import { expect, test } from 'vitest';
import { fusionner } from '#app/accueil/fusion.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { cleDuServeur } from '#app/services/cle-du-serveur.server.ts';
import { idAuHasard, ouvrirSceau } from '#app/services/coffre.server.ts';
import { courrielsDiscrets } from '#app/services/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { ctxDe, plusTard } from '#tests/base.ts';
import { fabriquerCompte, fabriquerFonction, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { DEMAIN, sceneDeDemande } from '#tests/fabriques/scene-de-demande.ts';
import { garder, getGarde } from '../gardes/gardes.server.ts';
import { lirePageDesLectures } from '../lectures/liste.server.ts';
import { cleDesMots } from '../membres/phrases.server.ts';
import { rappelsCellule } from '../tables.ts';
import { scellerAvis } from './avis.server.ts';
import { demanderUnAppui } from './demander.server.ts';
import { ecrireMessage } from './ecrire-message.server.ts';
import { lecteursPresents } from './histoire.ts';
import { tirerDeNouveauxMots } from './lecteurs.server.ts';
import { listDemandes, ouvrirDemande } from './ouvrir.server.ts';
import { lirePageDeDemande } from './page-de-demande.server.ts';
import { rechiffrer } from './rechiffrer.server.ts';

const GARDER = { nomDe: 'gardee', courrielDe: 'gardee', telephoneDe: 'gardee', choixDe: 'gardee' } as const;

function coordination(db: Base): ContextePersonne {
  const { id } = fabriquerPersonne(db, {});
  fabriquerRole(db, id, 'coordination');
  fabriquerCompte(db, id);
  return ctxDe(db, id);
}

test('the asker’s row is made one with another, then this one with a third: her device, her words, what she wrote and read stay hers', async () => {
  const { db, id, demandeuse, choisie, maison } = await sceneDeDemande();
  const code = await tirerDeNouveauxMots(demandeuse.ctx, await demandeuse.ouvrir());
  await ecrireMessage(demandeuse.ctx, await demandeuse.ouvrir(), 'Je vous écris.');
  await ouvrirDemande(demandeuse.ctx, { identites: [demandeuse.identite] }, id, {});
  await garder(demandeuse.ctx, demandeuse.identite, 'vigilance', { signes: 'tresorerie' });
  const [deux, trois] = [fabriquerPersonne(db, {}), fabriquerPersonne(db, {})];
  fusionner(coordination(db), deux.id, { doublonId: demandeuse.ctx.acteur.personneId, ...GARDER });
  fusionner(coordination(db), trois.id, { doublonId: deux.id, ...GARDER });

  const ctx = plusTard(ctxDe(db, trois.id), DEMAIN);
  for (const identite of [demandeuse.identite, await cleDesMots(code)]) {
    const ouverte = await ouvrirDemande(ctx, { identites: [identite] }, id, {});
    expect(ouverte?.relations).toEqual(['demandeuse']);
  }
  const ouverte = await ouvrirDemande(ctx, { identites: [demandeuse.identite] }, id);
  if (!ouverte) throw new Error('Rien ne s’ouvre.');
  expect(lirePageDeDemande(ctx, ouverte).messages).toMatchObject([{ texte: 'Je vous écris.', qui: 'vous', moi: true }]);
  expect((await lirePageDesLectures(ctx, ouverte, 1)).lectures.every(({ qui }) => qui.startsWith('Vous'))).toBe(true);
  expect((await getGarde(ctx, demandeuse.identite, 'vigilance'))?.champs).toEqual({ signes: 'tresorerie' });
  // The others read her under her number of today, and write to her.
  const parElle = await choisie.ouvrir();
  expect(lecteursPresents(parElle.pieces).find(({ role }) => role === 'demandeuse')?.personneId).toBe(trois.id);
  expect(await scellerAvis(ctx, [demandeuse.ctx.acteur.personneId])).toHaveLength(1);
  expect(await rechiffrer(choisie.ctx, parElle, {})).toBe(true);
  expect((await ouvrirDemande(ctx, { identites: [demandeuse.identite] }, id))?.relations).toEqual(['demandeuse']);
  // Nobody else has become her: a colleague at her browser finds nothing.
  const collegue = fabriquerPersonne(db, {});
  fabriquerFonction(db, { personneId: collegue.id, structureId: maison.id, fonction: 'direction' });
  expect(await ouvrirDemande(ctxDe(db, collegue.id), { identites: [demandeuse.identite] }, id)).toBeNull();
  expect(db.select().from(courrielsDiscrets).all().length).toBeGreaterThan(0);
});

test('two rows of one person, a demande each: she reads both; as the asker still where her other row was let in', async () => {
  const { db, id, demandeuse, structure, choisie, maison } = await sceneDeDemande();
  const autre = idAuHasard();
  const saisie = { structureId: maison.id, membre: choisie.ctx.acteur.personneId, numero: '05 36 49 10 10', mots: '' };
  await demanderUnAppui(structure.ctx, { id: autre, ...saisie, quand: 'demain_soir' }, structure.identite);
  fusionner(coordination(db), structure.ctx.acteur.personneId, { doublonId: demandeuse.ctx.acteur.personneId, ...GARDER });

  const ctx = ctxDe(db, structure.ctx.acteur.personneId);
  const siennes = await listDemandes(ctx, { identites: [demandeuse.identite, structure.identite] });
  expect(siennes.map((demande) => [demande.id, demande.relations]).sort()).toEqual(
    [
      [autre, ['demandeuse']],
      [id, ['demandeuse']],
    ].sort(),
  );
  // By the row of the one who was let in alone as well.
  const parLAutre = await ouvrirDemande(ctx, { identites: [structure.identite] }, id);
  expect(parLAutre?.relations).toEqual(['demandeuse']);
  // In no order: pieces of one day are told apart by their id alone.
  expect(
    lecteursPresents(parLAutre?.pieces ?? [])
      .map(({ role }) => role)
      .sort(),
  ).toEqual(['demandeuse', 'membre', 'membre']);
});

test('a member’s row takes in another of hers: she reads and is reminded as before', async () => {
  const { db, id, choisie, invitee, demandeuse } = await sceneDeDemande();
  const doublon = fabriquerPersonne(db, {});
  fusionner(coordination(db), choisie.ctx.acteur.personneId, { doublonId: doublon.id, ...GARDER });
  expect((await choisie.ouvrir()).relations).toEqual(['membre', 'membre_choisi']);
  expect(() => fusionner(coordination(db), doublon.id, { doublonId: invitee.ctx.acteur.personneId, ...GARDER })).toThrow();
  const { identite } = await cleDuServeur();
  const [rappel] = db.select().from(rappelsCellule).all();
  expect(await ouvrirSceau(rappel?.scelle ?? Buffer.alloc(0), [identite])).toEqual([choisie.ctx.acteur.personneId]);
  expect((await demandeuse.ouvrir()).id).toBe(id);
});
