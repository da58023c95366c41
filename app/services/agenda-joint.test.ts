import { eq } from 'drizzle-orm';
import ICAL from 'ical.js';
import type { Attachment } from 'postal-mime';
import { afterEach, expect, test } from 'vitest';
import { reperesDe } from '#app/commun/oublier.ts';
import { baseDeTest, ctxDuTemps, LUNDI_MATIN } from '#tests/base.ts';
import { fabriquerCourriel, fabriquerEvenement } from '#tests/fabriques/services.ts';
import { ouvrirServeurSmtp, type ServeurSmtp } from '#tests/smtp.ts';
import { ecrireAbonnement, ecrireFichierJoint } from './calendrier.server.ts';
import { donneesDesServices, effacerDesServices } from './donnees.server.ts';
import { envoyerCourriels } from './envoi.server.ts';
import { joindre, reprendre } from './evenement-joint.ts';
import { courriels } from './tables.ts';
import { posteDe } from './transport.server.ts';

const ouverts: ServeurSmtp[] = [];
afterEach(async () => {
  await Promise.all(ouverts.splice(0).map((smtp) => smtp.fermer()));
});

async function maison() {
  const { db } = baseDeTest();
  const smtp = await ouvrirServeurSmtp();
  ouverts.push(smtp);
  const poste = (MODE: 'production' | 'demo') =>
    posteDe({ MODE, SMTP_URL: smtp.url, COURRIEL_EXPEDITEUR: 'reponses@reseau.example' });
  const envoyer = (minutes = 0, mode: 'production' | 'demo' = 'production') =>
    envoyerCourriels(ctxDuTemps(db, new Date(LUNDI_MATIN.getTime() + minutes * 60_000)), poste(mode));
  const ligne = (id: number) => db.select().from(courriels).where(eq(courriels.id, id)).get();
  return { db, smtp, ctx: ctxDuTemps(db), envoyer, ligne };
}

const aPlat = (texte: string | undefined) => texte?.replace(/\s+/g, ' ');

const texteDe = ({ content }: Attachment) =>
  typeof content === 'string' ? content : new TextDecoder().decode(content instanceof ArrayBuffer ? content : content.buffer);

/** What a telephone reads of a calendar. */
function lire(corps: string) {
  const racine = new ICAL.Component(ICAL.parse(corps));
  return racine.getAllSubcomponents('vevent').map((composant) => {
    const { uid, sequence, summary, location, startDate, endDate } = new ICAL.Event(composant);
    const statut = composant.getFirstPropertyValue('status');
    return { uid, sequence, summary, location, statut, debut: startDate.toString(), fin: endDate.toString() };
  });
}

test('a mail joins its event as the subscribed feed tells it', async () => {
  const { ctx, smtp, envoyer } = await maison();
  const evenement = fabriquerEvenement({ sequence: 3 });
  fabriquerCourriel(ctx, { agenda: [evenement] });
  expect(await envoyer()).toMatchObject({ envoye: 1 });
  const [recu] = smtp.recus;
  expect(recu?.attachments).toHaveLength(1);
  const [joint] = recu?.attachments ?? [];
  if (!joint) throw new Error('aucun fichier');
  expect(joint).toMatchObject({ filename: 'rendez-vous.ics', mimeType: 'text/calendar', disposition: 'attachment' });
  expect(recu?.brut).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=PUBLISH/);
  const fichier = texteDe(joint);
  expect(lire(fichier)).toEqual(lire(ecrireAbonnement(ctx, [evenement])));
  expect(lire(fichier)[0]).toMatchObject({
    ...{ uid: 'stage-12@reseau.example', sequence: 3, summary: 'Stage : Maëlle Desroches à L’Escale', statut: 'CONFIRMED' },
    ...{ location: 'L’Escale, 4, rue des Tilleuls, 87800 Nexon', debut: '2026-04-07', fin: '2026-04-09' },
  });
  expect(fichier).toContain('https://reseau.example/stages/12');
  // A file is not a feed: no name of its own, no promise to change.
  expect(fichier).not.toMatch(/X-WR-CALNAME|REFRESH-INTERVAL/);
  expect(aPlat(recu?.text)).toContain('rendez-vous.ics, met ce rendez-vous dans votre agenda, ou le met à jour');
});

test('a later mail changes, then cancels, what the first one put in the calendar', async () => {
  const { ctx, smtp, envoyer } = await maison();
  for (const champs of [
    { sequence: 1, etat: 'propose' },
    { sequence: 2, etat: 'prevu' },
    { sequence: 3, etat: 'annule' },
  ] as const) {
    fabriquerCourriel(ctx, { agenda: [fabriquerEvenement(champs)] });
    await envoyer();
  }
  const lus = smtp.recus.flatMap(({ attachments }) => attachments.flatMap((joint) => lire(texteDe(joint))));
  expect(new Set(lus.map(({ uid }) => uid)).size).toBe(1);
  expect(lus.map(({ sequence, statut }) => `${sequence} ${statut}`)).toEqual(['1 TENTATIVE', '2 CONFIRMED', '3 CANCELLED']);
  const dernier = smtp.recus.at(-1);
  expect(lus.at(-1)?.summary).toBe('Annulé\u00a0: Stage : Maëlle Desroches à L’Escale');
  expect(dernier?.brut).toMatch(/method=PUBLISH/);
  expect(dernier?.attachments.map(texteDe).join()).toMatch(/^METHOD:PUBLISH\r?$/m);
  expect(aPlat(dernier?.text)).toContain('note ce rendez-vous comme annulé dans votre agenda');
});

test('several events go in one file; a mail without any joins nothing and says nothing of it', async () => {
  const { ctx, smtp, envoyer } = await maison();
  fabriquerCourriel(ctx, { agenda: [fabriquerEvenement(), fabriquerEvenement({ cle: 'stage-13', etat: 'annule' })] });
  fabriquerCourriel(ctx, { agenda: [] });
  await envoyer();
  const [deux, aucun] = smtp.recus.toSorted((a, b) => b.attachments.length - a.attachments.length);
  expect(deux?.attachments.flatMap((joint) => lire(texteDe(joint))).map(({ uid }) => uid)).toEqual([
    'stage-12@reseau.example',
    'stage-13@reseau.example',
  ]);
  expect(aPlat(deux?.text)).toContain('met ces rendez-vous dans votre agenda, ou les met à jour');
  expect(aucun?.attachments).toEqual([]);
  expect(aucun?.text).not.toContain('.ics');
});

test('a retry joins the same file; once sent it goes with the body, except in demo', async () => {
  const { ctx, smtp, envoyer, ligne } = await maison();
  let occupe = true;
  smtp.refuserContenu = () => (occupe ? { code: 451, phrase: 'Réessayez plus tard' } : undefined);
  const evenement = fabriquerEvenement();
  const { id } = fabriquerCourriel(ctx, { agenda: [evenement] });
  await envoyer();
  expect(ligne(id)).toMatchObject({ etat: 'a_envoyer', agenda: [joindre(evenement)] });
  occupe = false;
  await envoyer(2);
  expect(smtp.recus.flatMap(({ attachments }) => attachments.map((joint) => aPlat(texteDe(joint))?.trim()))).toEqual([
    aPlat(ecrireFichierJoint(ctx, [joindre(evenement)])),
  ]);
  expect(ligne(id)).toMatchObject({ etat: 'envoye', lettre: null, agenda: null });
  const garde = fabriquerCourriel(ctx, { agenda: [evenement] });
  await envoyer(4, 'demo');
  expect(ligne(garde.id)?.agenda).toEqual([joindre(evenement)]);
});

test('an event comes back from the outbox as it went in', () => {
  const { lieu, ...sansLieu } = fabriquerEvenement();
  for (const evenement of [{ ...sansLieu, lieu: lieu ?? '' }, { ...sansLieu, heure: 0 }, sansLieu]) {
    expect(reprendre(JSON.parse(JSON.stringify(joindre(evenement))))).toEqual(evenement);
  }
});

test('the name of someone erased goes from the files that still wait, and her own mails go whole', async () => {
  const { db, ctx, envoyer, smtp } = await maison();
  const agenda = [
    fabriquerEvenement({
      titre: 'Stage : Maëlle Desroches à L’Escale',
      detail: 'Avec Mme Desroches, 05 36 49 12 40.',
      lieu: 'Chez Maëlle Desroches, 87800 Nexon',
    }),
  ];
  fabriquerCourriel(ctx, { cle: 'autre', sujet: 'Un stage', lettre: { titre: 'Un stage' }, agenda });
  fabriquerCourriel(ctx, { cle: 'sien', adresse: 'maelle@escale.example', agenda });
  const identite = {
    noms: [{ prenom: 'Maëlle', nom: 'Desroches' }],
    adresses: ['maelle@escale.example'],
    telephones: ['05 36 49 12 40'],
  };
  effacerDesServices(ctx, {
    personneId: 7,
    nomComplet: 'Maëlle Desroches',
    adresses: identite.adresses,
    reperes: reperesDe(identite),
  });
  expect(db.select().from(courriels).all()).toHaveLength(1);
  expect(JSON.stringify(db.select().from(courriels).all())).not.toMatch(/Desroches|49 12 40/);
  await envoyer();
  expect(smtp.recus.flatMap(({ attachments }) => attachments.flatMap((joint) => lire(texteDe(joint))))).toMatchObject([
    { summary: 'Stage : une personne effacée à L’Escale', location: 'Chez une personne effacée, 87800 Nexon' },
  ]);
});

test('« Vos données » says what a mail joins, while it is kept', () => {
  const ctx = ctxDuTemps(baseDeTest().db);
  const { id } = fabriquerCourriel(ctx, { agenda: [fabriquerEvenement()] });
  ctx.db.update(courriels).set({ personneId: 7 }).where(eq(courriels.id, id)).run();
  const [part] = donneesDesServices(ctx, 7);
  expect(part?.colonnes[3]).toBe('Rendez-vous joints');
  expect(part?.lignes.map((ligne) => ligne[3])).toEqual(['Stage : Maëlle Desroches à L’Escale']);
});
