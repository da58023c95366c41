import { expect, test } from 'vitest';
import { PRISES } from '#app/accueil/prises.server.ts';
import { ajouterDelai } from '#app/commun/periode.ts';
import { baseDeTest, ctxDuTemps, LUNDI_MATIN } from '#tests/base.ts';
import { ouvrirServeurSmtp } from '#tests/smtp.ts';
import { deposerDiscrets, scellerEnvoi } from './discrets.server.ts';
import { envoyerCourriels, envoyerLesDiscrets, resteAEnvoyer } from './envoi.server.ts';
import type { Lettre } from './lettre.ts';
import { courriels, courrielsDiscrets, taches } from './tables.ts';
import { posteDe } from './transport.server.ts';

const lettre: Lettre = {
  ...{ salle: 'maison', rubrique: 'Réseau', titre: 'Une page vous attend', bonjour: 'Bonjour,' },
  ...{ paragraphes: ['Il y a du nouveau.'], pied: [] },
};

async function boite() {
  const { db } = baseDeTest();
  const ctx = ctxDuTemps(db);
  const envoi = { adresse: 'sabine@reseau.example', nom: 'Sabine Courtiaud', sujet: 'Une page', lettre };
  deposerDiscrets(ctx, [await scellerEnvoi(envoi)]);
  const reste = () => db.select().from(courrielsDiscrets).all().length;
  return { db, ctx, reste };
}
const poste = (url?: string, MODE: 'production' | 'demo' = 'production') =>
  posteDe({ MODE, SMTP_URL: url, COURRIEL_EXPEDITEUR: 'reponses@reseau.example' });

test('a discreet mail leaves alone: the outbox, and those who read what the tasks did, see nothing of it', async () => {
  const { db, ctx, reste } = await boite();
  const smtp = await ouvrirServeurSmtp();
  expect(resteAEnvoyer(ctx)).toBe(false);
  expect(await envoyerCourriels(ctx, poste(smtp.url))).toEqual({ envoye: 0, remis_a_plus_tard: 0, abandonne: 0, garde: 0 });
  expect(reste()).toBe(1);
  await envoyerLesDiscrets(ctx, poste(smtp.url));
  expect(smtp.recus.map(({ pour }) => pour)).toEqual([['sabine@reseau.example']]);
  expect(reste()).toBe(0);
  expect(db.select().from(courriels).all()).toEqual([]);
  expect(db.select().from(taches).all()).toEqual([]);
  await smtp.fermer();
});

test('the task that sends them keeps no trace', () => {
  const tache = PRISES.flatMap((prise) => prise.taches ?? []).find(({ nom }) => nom === 'courriels.discrets');
  expect(tache).toMatchObject({ sansTrace: true });
});

test('a silent server: tried again later; a demonstration without one keeps nothing', async () => {
  const { db, ctx, reste } = await boite();
  const ferme = await ouvrirServeurSmtp();
  await ferme.fermer();
  await envoyerLesDiscrets(ctx, poste(ferme.url));
  expect(reste()).toBe(1);
  await envoyerLesDiscrets(ctxDuTemps(db, ajouterDelai(LUNDI_MATIN, 1)), poste(undefined, 'demo'));
  expect(reste()).toBe(0);
});
