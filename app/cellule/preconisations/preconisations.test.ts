import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { idAuHasard } from '#app/services/coffre.server.ts';
import { courrielsDiscrets } from '#app/services/tables.ts';
import { plusTard } from '#tests/base.ts';
import { amenerA, DEMAIN, sceneDeDemande } from '#tests/fabriques/scene-de-demande.ts';
import type { DemandeOuverte } from '../demandes/ouvrir.server.ts';
import { demandesCellule, rappelsCellule } from '../tables.ts';
import { lirePoints, lirePreconisation, lirePreconisations } from './lire-preconisations.server.ts';
import { preconisationsDe } from './preconisations.ts';
import { abandonner, preconiser, remettrePreconisations } from './preconiser.server.ts';
import { faireLePoint, repondre } from './repondre.server.ts';

const SAISIE = {
  apres: [],
  titre: 'Un plan de trésorerie',
  theme: 'finances',
  texte: 'Semaine par semaine.',
  avec: '',
  avant: '',
} as const;

/** Three are prepared, in order, by two members. */
async function preparees() {
  const scene = await sceneDeDemande();
  await amenerA(scene, 'en_accompagnement');
  const objets = [idAuHasard(), idAuHasard(), idAuHasard()];
  for (const [rang, objet] of objets.entries()) {
    const qui = rang === 1 ? scene.invitee : scene.choisie;
    await preconiser(plusTard(qui.ctx, new Date(qui.ctx.maintenant.getTime() + rang * 1000)), await qui.ouvrir(), {
      ...SAISIE,
      objet,
      titre: `Idée ${rang + 1}`,
    });
  }
  return { ...scene, objets };
}

const remises = async () => {
  const scene = await preparees();
  const { ctx, ouvrir } = scene.choisie;
  await remettrePreconisations(plusTard(ctx, DEMAIN), await ouvrir(), 'Trois idées.');
  return scene;
};

test('what is prepared is read by the members alone; handed over, all read it, numbered in its order', async () => {
  const { demandeuse, choisie, objets } = await preparees();
  expect(lirePreconisations(demandeuse.ctx, await demandeuse.ouvrir()).liste).toEqual([]);
  const lues = lirePreconisations(choisie.ctx, await choisie.ouvrir());
  expect(lues.liste.map(({ titre, etat }) => [titre, etat])).toEqual([
    ['Idée 1', 'en_preparation'],
    ['Idée 2', 'en_preparation'],
    ['Idée 3', 'en_preparation'],
  ]);
  expect(lues.aRemettre).toBe(3);

  await abandonner(choisie.ctx, await choisie.ouvrir(), objets[1] ?? '');
  expect(await remettrePreconisations(plusTard(choisie.ctx, DEMAIN), await choisie.ouvrir(), '')).toBe(2);
  const chezElle = lirePreconisations(demandeuse.ctx, await demandeuse.ouvrir());
  expect(chezElle.liste.map(({ numero, titre, attend }) => [numero, titre, attend])).toEqual([
    [1, 'Idée 1', true],
    [2, 'Idée 3', true],
  ]);
});

test('handing over tells the others, and plans a word at 3 and 6 months', async () => {
  const { db, id } = await remises();
  expect(db.select().from(courrielsDiscrets).all().length).toBeGreaterThanOrEqual(2);
  const jours = db.select({ jour: rappelsCellule.jour }).from(rappelsCellule).all();
  expect(jours.map(({ jour }) => jour).sort()).toEqual(['2026-06-22', '2026-09-20']);
  expect(db.select().from(demandesCellule).where(eq(demandesCellule.id, id)).get()?.statut).toBe('preconisations_remises');
});

test('each is answered by the asker alone, each has its exchange, and a new text asks again', async () => {
  const { demandeuse, choisie, invitee, structure, objets } = await remises();
  const objet = objets[0] ?? '';
  const version = async () => preconisationsDe((await demandeuse.ouvrir()).pieces)[0]?.remises.at(-1)?.id ?? '';
  const v1 = await version();
  const dit = { objet, version: v1, reponse: 'acceptee' as const, texte: '' };
  await expect(repondre(choisie.ctx, await choisie.ouvrir(), dit)).rejects.toMatchObject({ code: 'INTERDIT' });
  await expect(repondre(structure.ctx, await structure.ouvrir(), dit)).rejects.toMatchObject({ code: 'INTERDIT' });
  await repondre(plusTard(demandeuse.ctx, DEMAIN), await demandeuse.ouvrir(), dit);
  await repondre(plusTard(demandeuse.ctx, DEMAIN), await demandeuse.ouvrir(), dit);
  await repondre(plusTard(structure.ctx, new Date(DEMAIN.getTime() + 1000)), await structure.ouvrir(), {
    objet,
    version: v1,
    texte: 'La présidence suit.',
  });
  const vue = lirePreconisation(invitee.ctx, await invitee.ouvrir(), objet);
  expect(vue.etat).toBe('acceptee');
  expect(vue.echange.map(({ texte, reponse }) => [texte, reponse])).toEqual([
    ['', 'acceptee'],
    ['La présidence suit.', null],
  ]);

  await preconiser(plusTard(choisie.ctx, DEMAIN), await choisie.ouvrir(), {
    ...SAISIE,
    objet,
    apres: [v1],
    titre: 'Idée 1, dite mieux',
  });
  const revue = lirePreconisation(demandeuse.ctx, await demandeuse.ouvrir(), objet);
  expect(revue).toMatchObject({ titre: 'Idée 1, dite mieux', numero: 1, etat: 'attend_la_votre', attend: true });
  expect(revue.anciennes.map(({ titre }) => titre)).toEqual(['Idée 1']);
  // She had the older text on her screen.
  await expect(repondre(demandeuse.ctx, await demandeuse.ouvrir(), dit)).rejects.toThrow('a changé entre-temps');
  await expect(repondre(demandeuse.ctx, await demandeuse.ouvrir(), { ...dit, reponse: undefined })).rejects.toThrow(
    'écrivez un mot',
  );
});

test('two members who write at once leave two texts, which wait to be made one before the handing over', async () => {
  const { choisie, invitee, objets } = await preparees();
  const objet = objets[0] ?? '';
  const lue = await choisie.ouvrir();
  const lueAussi = await invitee.ouvrir();
  const apres = [preconisationsDe(lue.pieces)[0]?.enPreparation[0]?.id ?? ''];
  await preconiser(choisie.ctx, lue, { ...SAISIE, objet, apres, texte: 'À sa façon.' });
  await preconiser(invitee.ctx, lueAussi, { ...SAISIE, objet, apres, texte: 'À la mienne.' });
  const deux = preconisationsDe((await choisie.ouvrir()).pieces)[0];
  expect(deux?.enPreparation.map(({ texte }) => texte).sort()).toEqual(['À la mienne.', 'À sa façon.']);
  await expect(remettrePreconisations(choisie.ctx, await choisie.ouvrir(), '')).rejects.toThrow('réunissez-les');
  await preconiser(choisie.ctx, await choisie.ouvrir(), {
    ...SAISIE,
    objet,
    apres: deux?.enPreparation.map(({ id }) => id) ?? [],
  });
  expect(preconisationsDe((await choisie.ouvrir()).pieces)[0]?.enPreparation).toHaveLength(1);
});

test('the same form sent twice makes one; a form about a text that is none is refused', async () => {
  const { choisie, objets } = await preparees();
  const objet = objets[0] ?? '';
  await preconiser(choisie.ctx, await choisie.ouvrir(), { ...SAISIE, objet });
  expect(preconisationsDe((await choisie.ouvrir()).pieces)[0]?.toutes).toHaveLength(1);
  await expect(preconiser(choisie.ctx, await choisie.ouvrir(), { ...SAISIE, objet, apres: [idAuHasard()] })).rejects.toThrow(
    'rouvrez',
  );
  await expect(
    preconiser(choisie.ctx, await choisie.ouvrir(), { ...SAISIE, objet: idAuHasard(), apres: [idAuHasard()] }),
  ).rejects.toThrow();
});

test('only members prepare, and only along an accompaniment; nothing is handed over twice, nor nothing at all', async () => {
  const scene = await sceneDeDemande();
  const { choisie, demandeuse } = scene;
  const neuve = () => ({ ...SAISIE, objet: idAuHasard() });
  await expect(preconiser(choisie.ctx, await choisie.ouvrir(), neuve())).rejects.toMatchObject({ code: 'IMPOSSIBLE' });
  await amenerA(scene, 'en_accompagnement');
  await expect(preconiser(demandeuse.ctx, await demandeuse.ouvrir(), neuve())).rejects.toMatchObject({ code: 'INTERDIT' });
  await expect(remettrePreconisations(demandeuse.ctx, await demandeuse.ouvrir(), '')).rejects.toMatchObject({ code: 'INTERDIT' });
  await expect(remettrePreconisations(choisie.ctx, await choisie.ouvrir(), '')).rejects.toThrow('Préparez');
  await preconiser(choisie.ctx, await choisie.ouvrir(), neuve());
  const perimee = await choisie.ouvrir();
  await remettrePreconisations(choisie.ctx, await choisie.ouvrir(), '');
  await expect(remettrePreconisations(choisie.ctx, perimee, '')).rejects.toMatchObject({ code: 'IMPOSSIBLE' });
  const [lue] = preconisationsDe((await choisie.ouvrir()).pieces);
  await expect(abandonner(choisie.ctx, await choisie.ouvrir(), lue?.objet ?? '')).rejects.toThrow('déjà remise');
});

test('the points are told once the préconisations are handed over, by the asker or a member', async () => {
  const { demandeuse, choisie, structure } = await preparees();
  const point = (qui: { ctx: ContextePersonne }, demande: DemandeOuverte) =>
    faireLePoint(plusTard(qui.ctx, DEMAIN), demande, { mois: 3, texte: 'Cela va mieux.' });
  await expect(point(choisie, await choisie.ouvrir())).rejects.toThrow('une fois');
  await remettrePreconisations(choisie.ctx, await choisie.ouvrir(), '');
  await expect(point(structure, await structure.ouvrir())).rejects.toMatchObject({ code: 'INTERDIT' });
  expect(lirePoints(demandeuse.ctx, await demandeuse.ouvrir()).aVenir.map(({ mois }) => mois)).toEqual([3, 6]);
  await point(demandeuse, await demandeuse.ouvrir());
  const { points, aVenir } = lirePoints(choisie.ctx, await choisie.ouvrir());
  expect(points.map(({ titre, texte }) => [titre, texte])).toEqual([['Point à 3 mois', 'Cela va mieux.']]);
  expect(aVenir.map(({ mois }) => mois)).toEqual([6]);
});
