import { eq } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { ajouterDelai } from '#app/commun/periode.ts';
import { ecrireReglage } from '#app/commun/reglages.server.ts';
import { baseDeTest, ctxDuTemps, LUNDI_MATIN } from '#tests/base.ts';
import { fabriquerCourriel } from '#tests/fabriques/services.ts';
import { ouvrirServeurSmtp, type ServeurSmtp } from '#tests/smtp.ts';
import { delaiApres, envoyerCourriels, resteAEnvoyer } from './envoi.server.ts';
import { courriels } from './tables.ts';
import { type Poste, posteDe } from './transport.server.ts';

const ouverts: ServeurSmtp[] = [];
afterEach(async () => {
  await Promise.all(ouverts.splice(0).map((smtp) => smtp.fermer()));
});

async function serveur(port?: number) {
  const smtp = await ouvrirServeurSmtp(port);
  ouverts.push(smtp);
  return smtp;
}

const poste = (url: string, MODE: 'production' | 'demo' = 'production'): Poste =>
  posteDe({ MODE, SMTP_URL: url, COURRIEL_EXPEDITEUR: 'reponses@reseau.example' });

function boite() {
  const { db } = baseDeTest();
  const par = { personneId: null, maintenant: LUNDI_MATIN };
  ecrireReglage(db, 'reseau.nom', 'Réseau de l’Œuvre "87"', par);
  ecrireReglage(db, 'reseau.departement', '87', par);
  const ctx = ctxDuTemps(db);
  const apres = (minutes: number) => ctxDuTemps(db, new Date(LUNDI_MATIN.getTime() + minutes * 60_000));
  const lire = (id: number) => db.select().from(courriels).where(eq(courriels.id, id)).get();
  return { db, ctx, apres, lire };
}

test('a mail arrives whole: addressee, accents, HTML and text, headers', async () => {
  const { ctx, lire } = boite();
  const smtp = await serveur();
  const { id, messageId } = fabriquerCourriel(ctx, {
    adresse: 'helene@grange.example',
    sujet: 'Où en est le stage d’Anaëlle à L’Œuf ?',
  });
  expect(resteAEnvoyer(ctx)).toBe(true);
  expect(await envoyerCourriels(ctx, poste(smtp.url))).toMatchObject({ envoye: 1 });
  expect(smtp.recus).toHaveLength(1);
  const [recu] = smtp.recus;
  expect(recu).toMatchObject({
    pour: ['helene@grange.example'],
    subject: 'Où en est le stage d’Anaëlle à L’Œuf ?',
    from: { name: 'Réseau de l’Œuvre "87"', address: 'reponses@reseau.example' },
    to: [{ name: 'Hélène Marsaudon', address: 'helene@grange.example' }],
    messageId,
  });
  expect(recu?.brut).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
  expect(recu?.text).toContain('Lire et répondre à L’Escale\u00a0:');
  expect(recu?.html).toContain('Haute-Vienne');
  expect(lire(id)).toMatchObject({ etat: 'envoye', lettre: null, essais: 1, derniereErreur: null });
  expect(resteAEnvoyer(ctx)).toBe(false);
});

test('in demo the body stays readable in the house', async () => {
  const { ctx, lire } = boite();
  const smtp = await serveur();
  const { id } = fabriquerCourriel(ctx);
  await envoyerCourriels(ctx, poste(smtp.url, 'demo'));
  expect(lire(id)?.lettre).toMatchObject({ rubrique: 'Troc' });
});

test('without a server the mails are kept, and nothing is sent', async () => {
  const { ctx, lire } = boite();
  const { id } = fabriquerCourriel(ctx);
  const sansServeur = posteDe({ MODE: 'demo', COURRIEL_EXPEDITEUR: 'reponses@reseau.example', SMTP_URL: undefined });
  expect(await envoyerCourriels(ctx, sansServeur)).toMatchObject({ garde: 1 });
  expect(lire(id)).toMatchObject({ etat: 'garde', lettre: { rubrique: 'Troc' } });
});

test('a mail asked for later waits for its hour', async () => {
  const { ctx, apres } = boite();
  const smtp = await serveur();
  fabriquerCourriel(ctx, { pasAvant: new Date(LUNDI_MATIN.getTime() + 60 * 60_000) });
  expect(resteAEnvoyer(ctx)).toBe(false);
  await envoyerCourriels(ctx, poste(smtp.url));
  expect(smtp.recus).toHaveLength(0);
  await envoyerCourriels(apres(61), poste(smtp.url));
  expect(smtp.recus).toHaveLength(1);
});

test('a server that is down loses nothing and delays each mail in steps', async () => {
  const { ctx, apres, lire } = boite();
  const smtp = await serveur();
  const { port, url } = smtp;
  await smtp.fermer();
  const { id } = fabriquerCourriel(ctx);
  let minutes = 0;
  for (let essai = 1; essai <= 12; essai += 1) {
    expect(await envoyerCourriels(apres(minutes), poste(url))).toMatchObject({ remis_a_plus_tard: 1 });
    expect(lire(id)).toMatchObject({ etat: 'a_envoyer', essais: essai });
    // A minute too early, nobody tries.
    expect(await envoyerCourriels(apres(minutes + delaiApres(essai) - 1), poste(url))).toMatchObject({ remis_a_plus_tard: 0 });
    minutes += delaiApres(essai) + 1;
  }
  expect(minutes).toBeGreaterThan(24 * 60);
  const revenu = await serveur(port);
  await envoyerCourriels(apres(minutes), poste(url));
  expect(revenu.recus).toHaveLength(1);
  expect(lire(id)?.etat).toBe('envoye');
});

test('after three days without a server the mail is given up', async () => {
  const { ctx, apres, lire } = boite();
  const smtp = await serveur();
  await smtp.fermer();
  const { id } = fabriquerCourriel(ctx);
  let minutes = 0;
  for (let essai = 1; lire(id)?.etat === 'a_envoyer' && essai < 50; essai += 1) {
    await envoyerCourriels(apres(minutes), poste(smtp.url));
    minutes += delaiApres(essai) + 1;
  }
  expect(lire(id)).toMatchObject({ etat: 'abandonne', lettre: { rubrique: 'Troc' } });
  expect(minutes / (24 * 60)).toBeGreaterThan(2.9);
  expect(minutes / (24 * 60)).toBeLessThan(3.2);
});

test('when the server is silent, one mail tries and the others wait without losing a try', async () => {
  const { db, ctx } = boite();
  const smtp = await serveur();
  await smtp.fermer();
  for (let n = 0; n < 20; n += 1) fabriquerCourriel(ctx);
  await envoyerCourriels(ctx, poste(smtp.url));
  const essayes = db
    .select()
    .from(courriels)
    .all()
    .filter(({ essais }) => essais > 0);
  expect(essayes.length).toBeLessThanOrEqual(3);
});

test('a temporary refusal is tried again, with the same Message-ID', async () => {
  const { ctx, apres, lire } = boite();
  const smtp = await serveur();
  let occupe = true;
  smtp.refuserContenu = () => (occupe ? { code: 451, phrase: 'Réessayez plus tard' } : undefined);
  const { id, messageId } = fabriquerCourriel(ctx);
  expect(await envoyerCourriels(ctx, poste(smtp.url))).toMatchObject({ remis_a_plus_tard: 1 });
  expect(lire(id)).toMatchObject({ etat: 'a_envoyer', derniereErreur: expect.stringContaining('Réessayez plus tard') });
  occupe = false;
  await envoyerCourriels(apres(2), poste(smtp.url));
  expect(smtp.recus.map((recu) => recu.messageId)).toEqual([messageId]);
});

test('an address refused for ever is given up at once, with the server’s sentence, and stops nobody else', async () => {
  const { ctx, lire } = boite();
  const smtp = await serveur();
  smtp.refuserAdresse = (adresse) =>
    adresse.startsWith('partie') ? { code: 550, phrase: 'Cette boîte n’existe pas' } : undefined;
  const partie = fabriquerCourriel(ctx, { adresse: 'partie@grange.example' });
  const presente = fabriquerCourriel(ctx, { adresse: 'presente@grange.example' });
  await envoyerCourriels(ctx, poste(smtp.url));
  expect(lire(partie.id)).toMatchObject({
    etat: 'abandonne',
    essais: 1,
    derniereErreur: expect.stringContaining('Cette boîte n’existe pas'),
  });
  expect(lire(presente.id)?.etat).toBe('envoye');
});

test.each(['pas une adresse', 'a@b.example, c@d.example', 'a@b.example>', 'sans-arobase.example', ''])(
  '« %s » never reaches the server',
  async (adresse) => {
    const { ctx, lire } = boite();
    const smtp = await serveur();
    const { id } = fabriquerCourriel(ctx, { adresse });
    await envoyerCourriels(ctx, poste(smtp.url));
    expect(smtp.recus).toHaveLength(0);
    expect(lire(id)?.etat).toBe('abandonne');
  },
);

test('two senders at once send each mail once', async () => {
  const { ctx, db } = boite();
  const smtp = await serveur();
  for (let n = 0; n < 40; n += 1) fabriquerCourriel(ctx);
  const [un, deux] = await Promise.all([envoyerCourriels(ctx, poste(smtp.url)), envoyerCourriels(ctx, poste(smtp.url))]);
  expect(un.envoye + deux.envoye).toBe(40);
  expect(new Set(smtp.recus.map(({ messageId }) => messageId)).size).toBe(40);
  expect(smtp.recus).toHaveLength(40);
  expect(db.select().from(courriels).where(eq(courriels.etat, 'envoye')).all()).toHaveLength(40);
});

test('a mail whose sender died is taken up after ten minutes, not before', async () => {
  const { ctx, apres, db, lire } = boite();
  const smtp = await serveur();
  const { id, messageId } = fabriquerCourriel(ctx);
  const mourant: Poste = {
    ...poste(smtp.url),
    // Claimed, then nothing more is ever written: as if the process had been killed.
    ouvrir: () => ({ sendMail: () => new Promise(() => undefined), close: () => undefined }) as never,
  };
  void envoyerCourriels(ctx, mourant);
  expect(lire(id)?.etat).toBe('en_cours');
  await envoyerCourriels(apres(9), poste(smtp.url));
  expect(smtp.recus).toHaveLength(0);
  await envoyerCourriels(apres(11), poste(smtp.url));
  expect(smtp.recus.map((recu) => recu.messageId)).toEqual([messageId]);
  expect(db.select().from(courriels).get()?.etat).toBe('envoye');
});

test('a sender that comes back late changes nothing of what another one wrote', async () => {
  const { ctx, apres, lire } = boite();
  const smtp = await serveur();
  const { id } = fabriquerCourriel(ctx);
  let echouer: (erreur: Error) => void = () => undefined;
  const lent: Poste = {
    ...poste(smtp.url),
    ouvrir: () => ({ sendMail: () => new Promise((_, rejeter) => (echouer = rejeter)), close: () => undefined }) as never,
  };
  const tour = envoyerCourriels(ctx, lent);
  await envoyerCourriels(apres(11), poste(smtp.url));
  echouer(new Error('trop tard'));
  await tour;
  expect(lire(id)).toMatchObject({ etat: 'envoye', derniereErreur: null });
});

test('sent mails older than a day are still only sent once', async () => {
  const { db, ctx } = boite();
  const smtp = await serveur();
  fabriquerCourriel(ctx);
  await envoyerCourriels(ctx, poste(smtp.url));
  await envoyerCourriels(ctxDuTemps(db, ajouterDelai(LUNDI_MATIN, 2)), poste(smtp.url));
  expect(smtp.recus).toHaveLength(1);
});
