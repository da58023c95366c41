import { rmSync } from 'node:fs';
import { eq, like, or } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { ajouterJours, ecartEnJours, jourCivil, lundiDe } from '#app/commun/periode.ts';
import { comptes } from '#app/reseau/comptes/tables.ts';
import { fonctions, personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { courriels, lettres } from '#app/services/tables.ts';
import { type BaseOuverte, ouvrir } from '#db/ouvrir.ts';
import { fabriquerAnnonce } from '#tests/fabriques/annonces.ts';
import { dehors } from '#tests/msw/dehors.ts';
import { type CourrielRecu, ouvrirServeurSmtp } from '#tests/smtp.ts';
import { demarrer, type Lieu, semer, toutArreter } from './serveur.ts';

// Monday's letter on the built server and a real SMTP server, killed while it sends: nobody twice, nobody forgotten.

beforeAll(() => {
  dehors.close();
});

const UNE_HEURE_MS = 3_600_000;
const ATTENTE_MS = 60_000;

function dans<T>({ base }: Lieu, faire: (db: BaseOuverte['db']) => T): T {
  const ouverte = ouvrir(base);
  try {
    return faire(ouverte.db);
  } finally {
    ouverte.fermer();
  }
}

async function attendre(quoi: string, fini: () => boolean): Promise<void> {
  for (const debut = performance.now(); !fini(); ) {
    if (performance.now() - debut > ATTENTE_MS) throw new Error(`${quoi} : rien au bout d’une minute`);
    await new Promise((suite) => setTimeout(suite, 50));
  }
}

const estUneLettre = ({ brut }: CourrielRecu) => /^List-Unsubscribe:/m.test(brut);
const enteteDe = (brut: string, nom: string) =>
  new RegExp(`^${nom}:\\s*(.+?)\\r?$`, 'm').exec(brut.replace(/\r?\n[ \t]+/g, ' '))?.[1];

test('killed in the middle of the letter, then started again: each person has one, and one only', async () => {
  const lieu = semer();
  const smtp = await ouvrirServeurSmtp();
  try {
    const aujourdhui = jourCivil(new Date(), 'Europe/Paris');
    // The server believes that it is next Monday: any day of the week will do for this test.
    const jours = 7 - ecartEnJours(lundiDe(aujourdhui), aujourdhui);
    const prochain = ajouterJours(aujourdhui, jours);
    const [lundi, mardi] = [String(jours), String(jours + 1)];
    const attendues = dans(lieu, (db) => {
      const [auteur] = db.select().from(fonctions).where(eq(fonctions.structureId, 1)).all();
      if (!auteur) throw new Error('La démonstration n’a personne');
      const modifieLe = new Date(Date.now() + UNE_HEURE_MS);
      // Whoever reads the troc has this to read; a partenaire may have nothing.
      fabriquerAnnonce(db, { structureId: 1, auteurId: auteur.personneId, statut: 'satisfaite', modifieLe });
      const partenaires = db.select().from(rolesReseau).where(eq(rolesReseau.role, 'partenaire')).all();
      return db
        .select({ id: comptes.id, adresse: personnes.courriel })
        .from(comptes)
        .innerJoin(personnes, eq(personnes.id, comptes.id))
        .all()
        .filter(({ id }) => !partenaires.some(({ personneId }) => personneId === id));
    });
    expect(attendues.length).toBeGreaterThan(40);

    const premier = await demarrer(lieu, { SMTP_URL: smtp.url, DECALAGE_JOURS: lundi });
    // The mail is in, and the sender does not know it yet: the worst moment.
    smtp.refuserContenu = () => {
      if (smtp.recus.filter(estUneLettre).length === 15) premier.enfant.kill('SIGKILL');
      return undefined;
    };
    expect(await premier.fini).toBeNull();
    const avant = smtp.recus.filter(estUneLettre).length;
    expect(avant).toBeGreaterThanOrEqual(15);
    expect(avant).toBeLessThan(attendues.length);
    smtp.refuserContenu = () => undefined;

    // A day later the claims of the dead are over: the same task and the same outbox go on.
    await demarrer(lieu, { SMTP_URL: smtp.url, DECALAGE_JOURS: mardi });
    const toutesFaites = () =>
      dans(lieu, (db) => {
        const faites = db.select().from(lettres).all();
        const reste = db
          .select()
          .from(courriels)
          .where(or(eq(courriels.etat, 'a_envoyer'), eq(courriels.etat, 'en_cours')))
          .all();
        const celleCi = faites.filter(({ lundi }) => lundi === prochain);
        return celleCi.length >= attendues.length && reste.length === 0;
      });
    await attendre('La suite de la lettre', toutesFaites);

    // A mail that the server took while its sender died comes again under the same Message-ID: a mailbox shows it once.
    const parPersonne = new Map<string, Set<string | undefined>>();
    for (const { pour, messageId } of smtp.recus.filter(estUneLettre)) {
      for (const adresse of pour) parPersonne.set(adresse, (parPersonne.get(adresse) ?? new Set()).add(messageId));
    }
    expect(attendues.map(({ adresse }) => adresse).filter((adresse) => !parPersonne.has(adresse ?? ''))).toEqual([]);
    expect([...parPersonne].filter(([, messages]) => messages.size !== 1)).toEqual([]);
    const ecrites = dans(lieu, (db) => db.select().from(courriels).where(like(courriels.cle, 'lettre:%')).all());
    expect(new Set(ecrites.map(({ personneId }) => personneId)).size).toBe(ecrites.length);

    for (const { brut } of smtp.recus.filter(estUneLettre)) {
      expect(enteteDe(brut, 'List-Unsubscribe')).toMatch(/^<http:\/\/localhost:\d+\/r\/[\w-]+>$/);
      expect(enteteDe(brut, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    }
    expect(smtp.recus.some((recu) => !estUneLettre(recu) && enteteDe(recu.brut, 'List-Unsubscribe-Post'))).toBe(false);
  } finally {
    await toutArreter();
    await smtp.fermer();
    rmSync(lieu.dossier, { recursive: true, force: true });
  }
}, 180_000);

test('the button of a mail reader stops the letter of the built server, without an Origin and without a session', async () => {
  const lieu = semer();
  const smtp = await ouvrirServeurSmtp();
  try {
    const aujourdhui = jourCivil(new Date(), 'Europe/Paris');
    const jours = 7 - ecartEnJours(lundiDe(aujourdhui), aujourdhui);
    const { adresse } = await demarrer(lieu, { SMTP_URL: smtp.url, DECALAGE_JOURS: String(jours) });
    await attendre('La première lettre', () => smtp.recus.some(estUneLettre));
    const recu = smtp.recus.find(estUneLettre);
    const lien = new URL(/<(.+)>/.exec(enteteDe(recu?.brut ?? '', 'List-Unsubscribe') ?? '')?.[1] ?? '');
    const chemin = `${adresse}${lien.pathname}`;
    const rythmes = () =>
      dans(lieu, (db) => db.select().from(lettres).where(eq(lettres.rythme, 'jamais')).all()).map(({ personneId }) => personneId);
    // What a scanner opens stops nothing.
    expect((await fetch(chemin)).status).toBe(200);
    expect(rythmes()).toEqual([]);
    const corps = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };
    const ailleurs = { Origin: 'https://messagerie.example', 'Sec-Fetch-Site': 'cross-site' };
    expect((await fetch(chemin, { ...corps, headers: ailleurs })).status).toBe(200);
    expect(rythmes()).toHaveLength(1);
    expect((await fetch(chemin, corps)).status).toBe(200);
    expect(rythmes()).toHaveLength(1);
    // Elsewhere, the same foreign form is refused.
    expect((await fetch(`${adresse}/moi`, { ...corps, headers: ailleurs })).status).toBe(403);
  } finally {
    await toutArreter();
    await smtp.fermer();
    rmSync(lieu.dossier, { recursive: true, force: true });
  }
}, 120_000);
