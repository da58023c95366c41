import { request } from 'node:http';
import Database from 'better-sqlite3';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { joursFeries } from '#app/commun/calendrier.server.ts';
import { ajouterJours, demiJournee, type Jour, jourDe, libellePeriode, numeroDeJour } from '#app/commun/periode.ts';
import { getPlanning } from '#app/malles/planning/planning.server.ts';
import { demiJourneesTenues } from '#app/malles/reservations/reservations.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { ouvrir } from '#db/ouvrir.ts';
import type { Mesure } from './mesurer.ts';

/** Structures of the measured network: ten people each. */
export const STRUCTURES_DES_MALLES = 50;
const MALLES = 50;
const PRETS_PAR_AN = 100;
const JOURS_PAR_AN = 365;
const TAMPONS = { avant: 1, apres: 2 };
/** Days between two loans of a malle, in turn: two days of loan, then what is kept, then sometimes a free day. */
const ECARTS = [3, 3, 5, 3, 4];

interface Pret {
  malle: number;
  du: number;
  au: number;
}

/** Two-day loans over a year around today, then older and older: so many years of them. */
function pretsDe(aujourdhui: string, annees: number, depuis: number): Pret[] {
  const prets: Pret[] = [];
  for (let malle = 1; malle <= MALLES; malle++) {
    let jour = numeroDeJour(aujourdhui) - JOURS_PAR_AN / 2 - JOURS_PAR_AN * (depuis + annees - 1) + (malle % 4);
    for (let rang = 0; rang < PRETS_PAR_AN * annees; rang++) {
      prets.push({ malle, du: Math.floor(jour) * 2, au: Math.floor(jour) * 2 + 3 });
      jour += ECARTS[(rang + malle) % ECARTS.length] ?? 4;
    }
  }
  return prets;
}

/**
 * Fifty malles, and five thousand loans a year of them, written as the verbes would have left them. Rows go straight to the base:
 * the verbes would take minutes.
 * @param annees how many years of loans
 * @param depuis how many years back they begin, the last one around today being 0
 */
export function remplirMalles(chemin: string, maintenant: Date, annees: number, depuis = 0): void {
  const base = new Database(chemin);
  const le = maintenant.getTime();
  const aujourdhui = maintenant.toISOString().slice(0, 10);
  const ceJour = numeroDeJour(aujourdhui) * 2;
  const gens = base.prepare('select structure_id as structure, min(personne_id) as personne from fonctions group by 1').all() as {
    structure: number;
    personne: number;
  }[];
  const malle = base.prepare(
    `insert or ignore into malles (id, slug, nom, resume, structure_id, jours_fermes, prets_par_structure, creee_le, modifiee_le)
     values (?, ?, ?, '', ?, '[]', 50, ?, ?)`,
  );
  const pret = base.prepare(
    `insert into reservations (statut, malle_id, structure_id, contact_id, auteur_id, du, au, tampon_avant, tampon_apres, demandee_le,
       acceptee_le, remise_le, rendue_le, finie_le, modifiee_le) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const tenue = base.prepare(
    'insert or ignore into occupations_malle (malle_id, demi_journee, couche, reservation_id) values (?, ?, ?, ?)',
  );
  base.transaction(() => {
    for (let id = 1; id <= MALLES; id++) {
      const nom = `Malle mesurée ${String(id).padStart(2, '0')}`;
      malle.run(id, `mesure-${id}`, nom, gens[id % gens.length]?.structure ?? 1, le, le);
    }
    pretsDe(aujourdhui, annees, depuis).forEach(({ malle: malleId, du, au }, rang) => {
      const qui = gens[(rang * 7) % gens.length];
      if (!qui) return;
      const fini = au < ceJour;
      const commence = fini || du <= ceJour;
      const statut = fini ? 'close' : commence ? 'en_pret' : 'acceptee';
      const rendu = fini ? (Math.floor(au / 2) * 86_400 + 60_000) * 1000 : null;
      const { lastInsertRowid } = pret.run(
        ...[statut, malleId, qui.structure, qui.personne, qui.personne, du, au, TAMPONS.avant, TAMPONS.apres],
        ...[le, le, commence ? le : null, rendu, rendu, le],
      );
      for (const { demiJournee, couche } of demiJourneesTenues({ du, au }, TAMPONS))
        tenue.run(malleId, demiJournee, couche, lastInsertRowid);
    });
    base.exec('analyze');
  })();
  base.close();
}

/** The days of a civil month: the next one, so that there is as much to come as in the year. */
export function moisMesure(maintenant: Date): { du: string; au: string } {
  const [annee, mois] = [maintenant.getUTCFullYear(), maintenant.getUTCMonth()];
  const jour = (m: number) => new Date(Date.UTC(annee, m, 1)).toISOString().slice(0, 10);
  return { du: jour(mois + 1), au: ajouterJours(jour(mois + 2), -1) };
}

/**
 * The fixed reference, which no change of the app makes heavier: a plain grid of the same loans. A row a malle with its name, a
 * head of days, and one link a loan with its structure and its dates, ready as words.
 */
export function grilleDeReference(
  chemin: string,
  { du, au }: { du: string; au: string },
): { prets: number; dessiner: () => string } {
  const base = new Database(chemin, { readonly: true });
  const lus = base
    .prepare(
      `select r.id, r.malle_id as malle, s.nom, r.du, r.au from reservations r join structures s on s.id = r.structure_id
       where r.du <= ? and r.au >= ? order by 2, 4`,
    )
    .all(numeroDeJour(au) * 2 + 1, numeroDeJour(du) * 2) as { id: number; malle: number; nom: string; du: number; au: number }[];
  base.close();
  const prets = lus.map((lu) => ({ ...lu, mots: `${lu.nom}, ${libellePeriode(lu)}` }));
  const malles = [...new Set(prets.map(({ malle }) => malle))].map((malle) => prets.filter((un) => un.malle === malle));
  const jours = Array.from({ length: numeroDeJour(au) - numeroDeJour(du) + 1 }, (_, rang) =>
    jourDe((numeroDeJour(du) + rang) * 2),
  );
  const dessiner = () =>
    renderToString(
      createElement(
        'div',
        { className: 'grille' },
        createElement('div', { className: 'jours' }, ...jours.map((jour) => createElement('span', { key: jour }, jour.slice(8)))),
        malles.map((siens, rang) =>
          createElement(
            'div',
            { key: rang, className: 'ligne' },
            createElement('h2', null, `Malle ${rang}`),
            siens.map(({ id, mots, du: debut, au: fin }) =>
              createElement(
                'a',
                { key: id, href: `/reservations/${id}`, className: 'pret', style: { gridColumn: `${debut} / ${fin}` } },
                mots,
              ),
            ),
          ),
        ),
      ),
    );
  return { prets: prets.length, dessiner };
}

/** Bytes of a page's data, sent for hydration, before compression. */
export const octetsDHydratation = (html: string): number =>
  [...html.matchAll(/<script[^>]*>window\.__remixContext[\s\S]*?<\/script>/g)].reduce(
    (total, [script]) => total + Buffer.byteLength(script),
    0,
  );

/** What a page reads when something was just written, so that nothing is kept: CPU ms in this process. */
export function lectureDuPlanning(chemin: string, fenetre: { du: string; au: string }, tours = 40): number {
  const { db, sqlite, fermer } = ouvrir(chemin);
  const maintenant = new Date();
  const lecture = { db, maintenant, fuseau: 'Europe/Paris', adressePublique: 'http://localhost' };
  const acteur = getActeur(lecture, 1);
  if (!acteur) throw new Error('La base mesurée est vide.');
  const toucher = sqlite.prepare('update malles set version = version where id = 1');
  const lire = () => {
    toucher.run();
    const debut = process.cpuUsage();
    getPlanning({ ...lecture, acteur }, fenetre, 1);
    const { user, system } = process.cpuUsage(debut);
    return (user + system) / 1000;
  };
  for (let chauffe = 0; chauffe < 10; chauffe++) lire();
  const lues = Array.from({ length: tours }, lire).sort((a, b) => a - b);
  fermer();
  return lues[Math.floor(tours / 2)] ?? Number.NaN;
}

export interface MesureDesMalles {
  /** Loans drawn. */
  prets: number;
  html: number;
  hydratation: number;
  planning: Mesure;
  sql: number;
  nu: Mesure;
  memeArbre: number;
  reference: number;
  reservations: MesureDeReservations;
  lecture: number;
  /** With nine years more of loans. */
  plusTard: Mesure;
  lecturePlusTard: number;
}

const MALLES_A_RESERVER = 50;

interface MesureDeReservations {
  nombre: number;
  p50: number;
  p99: number;
  parSeconde: number;
}

/**
 * Bookings posted by ten clients at once, each with its session and malles that nobody borrowed yet: each one is written.
 * @throws when one of them is refused
 */
export async function mesurerReservations(
  chemin: string,
  adresse: string,
  cookies: readonly string[],
  maintenant: Date,
  parClient = 40,
): Promise<MesureDeReservations> {
  ajouterMallesNeuves(chemin, maintenant);
  const debuts = debutsOuvres(ajouterJours(maintenant.toISOString().slice(0, 10), 10), Math.ceil((parClient + 5) / 5));
  const durees: number[] = [];
  const unClient = async (cookie: string, rang: number) => {
    for (let n = -5; n < parClient; n++) {
      const [malle, tour] = [(n + 5) % 5, Math.floor((n + 5) / 5)];
      const debut = debuts[tour] ?? '';
      const depart = performance.now();
      await poster(`${adresse}/malles/neuve-${rang * 5 + malle}/reserver`, cookie, { debut, fin: ajouterJours(debut, 1) });
      // The first of each are for the engine to warm up.
      if (n >= 0) durees.push(performance.now() - depart);
    }
  };
  const depart = performance.now();
  await Promise.all(cookies.map((cookie, rang) => unClient(cookie, rang)));
  const secondes = (performance.now() - depart) / 1000;
  durees.sort((a, b) => a - b);
  const centile = (part: number) => durees[Math.min(durees.length - 1, Math.floor(durees.length * part))] ?? Number.NaN;
  return {
    nombre: durees.length,
    p50: centile(0.5),
    p99: centile(0.99),
    parSeconde: (cookies.length * (parClient + 5)) / secondes,
  };
}

/** First days of loans of two days that never touch: none begins or ends on a public holiday, which a booking refuses. */
function debutsOuvres(des: Jour, combien: number): Jour[] {
  const debuts: Jour[] = [];
  for (let debut = des; debuts.length < combien; debut = ajouterJours(debut, 5)) {
    while (joursFeries({ du: demiJournee(debut, 'matin'), au: demiJournee(ajouterJours(debut, 1), 'matin') }).length > 0)
      debut = ajouterJours(debut, 1);
    debuts.push(debut);
  }
  return debuts;
}

function ajouterMallesNeuves(chemin: string, maintenant: Date): void {
  const base = new Database(chemin);
  base.pragma('busy_timeout = 5000');
  const malle = base.prepare(
    `insert into malles (slug, nom, resume, structure_id, jours_fermes, prets_par_structure, etat, creee_le, modifiee_le)
     values (?, ?, '', 1, '[]', 50, 'en_service', ?, ?)`,
  );
  base.transaction(() => {
    for (let n = 0; n < MALLES_A_RESERVER; n++) malle.run(`neuve-${n}`, `Neuve ${n}`, maintenant.getTime(), maintenant.getTime());
  })();
  base.close();
}

function poster(url: string, cookie: string, champs: Record<string, string>): Promise<void> {
  const corps = new URLSearchParams(champs).toString();
  return new Promise((resoudre, refuser) => {
    const envoi = request(
      url,
      {
        method: 'POST',
        headers: {
          ...{ cookie, origin: new URL(url).origin, 'content-type': 'application/x-www-form-urlencoded' },
          'content-length': Buffer.byteLength(corps),
        },
      },
      (reponse) => {
        reponse.resume();
        reponse.on('end', () => {
          if (reponse.statusCode === 303) resoudre();
          else refuser(new Error(`${url} répond ${reponse.statusCode} à ${corps}`));
        });
      },
    );
    envoi.on('error', refuser);
    envoi.end(corps);
  });
}
