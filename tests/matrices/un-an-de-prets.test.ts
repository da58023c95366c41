import { eq, gt } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PRISES } from '#app/accueil/prises.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, demiJournee, type Jour } from '#app/commun/periode.ts';
import { attendre } from '#app/malles/attente/attendre.server.ts';
import { prendre } from '#app/malles/attente/repondre.server.ts';
import { attentesDeMalle } from '#app/malles/attente/tables.ts';
import { ecartsDe, regulariser, signaler } from '#app/malles/inventaires/regler.server.ts';
import { remettre } from '#app/malles/inventaires/remettre.server.ts';
import { rendre } from '#app/malles/inventaires/rendre.server.ts';
import { annulerReservation, constaterAbsence } from '#app/malles/reservations/annuler.server.ts';
import { changerLesDates, prolongerReservation } from '#app/malles/reservations/changer-dates.server.ts';
import { cloreReservation } from '#app/malles/reservations/clore.server.ts';
import { accepterReservation, refuserReservation } from '#app/malles/reservations/repondre.server.ts';
import { reserver } from '#app/malles/reservations/reserver.server.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { courriels } from '#app/services/tables.ts';
import { executerTache } from '#app/services/taches.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { verifierBase } from '#db/verifier.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerMalle } from '#tests/fabriques/malles.ts';
import { fabriquerCompte, fabriquerFonction, fabriquerPersonne, fabriquerStructure } from '#tests/fabriques/reseau.ts';
import { UN_AN_DE_PRETS } from './un-an-de-prets.ts';

// Day by day, through the real verbes and all the tasks of the malles.

const [DEBUT, FIN]: readonly [Jour, Jour] = ['2026-01-05', '2027-01-04'];
const PANNES: readonly (readonly [Jour, Jour])[] = [
  ['2026-08-31', '2026-09-02'],
  ['2026-09-09', '2026-09-09'],
];
const enPanne = (jour: Jour) => PANNES.some(([du, au]) => jour >= du && jour <= au);
const midi = (jour: Jour) => new Date(`${jour}T10:00:00Z`);
/** Before and after eight o'clock in Paris, whatever the season; after noon, and in the evening. */
const HEURES = ['05:10', '07:10', '12:10', '18:10'];

/** What the key of a mail says of it. */
const SORTES: Readonly<Record<string, string>> = {
  'pret reserver': 'réservée',
  'pret demander': 'demandée',
  'pret accepter': 'acceptée',
  'pret refuser': 'refusée',
  'pret changer': 'autres dates',
  'pret annuler': 'annulée',
  'pret laisser_passer': 'restée sans réponse',
  'pret constater_absence': 'jamais retirée',
  'pret remettre': 'remise',
  'pret prolonger': 'prolongée',
  'pret rendre': 'rendue',
  'pret clore': 'close',
  'pret signaler': 'manque signalé',
  'pret regulariser': 'réglée',
  'pret-rappel a_preparer': 'à préparer',
  'pret-rappel bientot': 'dans une semaine',
  'pret-rappel a_rendre': 'à rendre demain',
  'pret-rappel retard': 'en retard',
  'attente proposer': 'libérée pour vous',
  'attente sans_reponse': 'plus gardée',
};
function sorteDe(cle: string): string {
  const [, genre = '', quoi = ''] = /^([\w-]+):\d+:([a-z_]+)/.exec(cle) ?? [];
  return SORTES[`${genre} ${quoi}`] ?? cle;
}

let base: BaseOuverte;
let gens: Record<string, number>;
let malles: Record<string, { id: number; slug: string; objetId: number }>;
beforeAll(() => {
  base = baseDeTest();
  const { db } = base;
  const structure = (nom: string) => fabriquerStructure(db, { nom }).id;
  const de = (prenom: string, structureId: number, fonction: 'direction' | 'animation') => {
    const courriel = `${prenom.normalize('NFD').replace(/\W/g, '').toLowerCase()}@reseau.example`;
    const { id } = fabriquerPersonne(db, { prenom, courriel });
    fabriquerFonction(db, { personneId: id, structureId, fonction });
    fabriquerCompte(db, id);
    return id;
  };
  const escale = structure('L’Escale');
  gens = {
    Amina: de('Amina', escale, 'animation'),
    Bruno: de('Bruno', escale, 'direction'),
    Maëlle: de('Maëlle', structure('La Grange commune'), 'animation'),
    Yann: de('Yann', structure('Le Fil de Vienne'), 'animation'),
    Inès: de('Inès', structure('Espace Camille'), 'animation'),
  };
  const malle = (nom: string, accord: boolean) => {
    const { malle: lue, objets } = fabriquerMalle(db, {
      ...{ nom, slug: nom.toLowerCase(), structureId: escale, gardienneId: gens.Amina, accord },
      ...{ creeeLe: new Date('2025-11-03T09:00:00Z') },
    });
    return { id: lue.id, slug: lue.slug, objetId: objets[0]?.id ?? 0 };
  };
  malles = { Cirque: malle('Cirque', false), Jeux: malle('Jeux', true) };
});
afterAll(() => base.fermer());

const trouver = (malleId: number, debut: Jour) =>
  base.db
    .select()
    .from(reservations)
    .where(eq(reservations.malleId, malleId))
    .all()
    .findLast(({ du }) => du === demiJournee(debut, 'matin'));

/** What each verb of a line « → » does. */
const FAIRE: Readonly<
  Record<
    string,
    (ctx: ContextePersonne, malle: { id: number; slug: string; objetId: number }, debut: Jour, autres: Jour[]) => void
  >
> = {
  réserve: (ctx, { slug }, debut, [fin = debut]) => reserver(ctx, slug, { debut, fin }),
  attend: (ctx, { slug }, debut, [fin = debut]) => attendre(ctx, slug, { debut, fin }),
  prend: (ctx, { id: malleId }) => {
    const siennes = base.db.select().from(attentesDeMalle).where(eq(attentesDeMalle.malleId, malleId)).all();
    prendre(ctx, siennes.find(({ personneId, statut }) => personneId === ctx.acteur.personneId && statut === 'proposee')?.id);
  },
  accepte: (ctx, { id }, debut) => accepterReservation(ctx, trouver(id, debut)?.id),
  refuse: (ctx, { id }, debut) => refuserReservation(ctx, trouver(id, debut)?.id, 'Elle part en révision.'),
  annule: (ctx, { id }, debut) => annulerReservation(ctx, trouver(id, debut)?.id, 'L’atelier est remis à plus tard.'),
  note: (ctx, { id }, debut) => constaterAbsence(ctx, trouver(id, debut)?.id, undefined),
  remet: (ctx, { id }, debut) => remettre(ctx, trouver(id, debut)?.id, { objets: null, remis: 'Amina', recu: 'Elle' }),
  rend: (ctx, { id }, debut) => rendre(ctx, trouver(id, debut)?.id, { objets: null, remis: 'Elle', recu: 'Amina' }),
  clôt: (ctx, { id }, debut) => cloreReservation(ctx, trouver(id, debut)?.id),
  change: (ctx, { id }, debut, [nouveau = debut, fin = nouveau]) => {
    const pret = trouver(id, debut);
    changerLesDates(ctx, pret?.id, { debut: nouveau, fin, version: pret?.version ?? 0 });
  },
  prolonge: (ctx, { id }, debut, [fin = debut]) => {
    const pret = trouver(id, debut);
    prolongerReservation(ctx, pret?.id, { fin, version: pret?.version ?? 0 });
  },
  signale: (ctx, { id, objetId }, debut) =>
    signaler(ctx, trouver(id, debut)?.id, [
      { objetId, presents: 22, cause: 'perdu' },
      { objetId: objetId + 1, presents: 30 },
    ]),
  règle: (ctx, { id }, debut) => {
    const pret = trouver(id, debut);
    const ecarts = ecartsDe(ctx, pret?.id ?? 0);
    regulariser(
      ctx,
      pret?.id,
      ecarts.map((ecart) => ({ ligneId: ecart.id, reglement: 'rachete', cout: 500 })),
    );
  },
};

function faire(ligne: string): void {
  const [, jour = '', prenom = '', verbe = '', reste = ''] = /^→ (\S+) (\S+) (\S+) (.+)$/.exec(ligne) ?? [];
  const malle = malles[/Cirque|Jeux/.exec(reste)?.[0] ?? ''];
  const [debut = '', ...autres] = reste.match(/\d{4}-\d\d-\d\d/g) ?? [];
  const agir = FAIRE[verbe];
  if (!agir || !malle) throw new Error(`Ligne inconnue : ${ligne}`);
  agir(ctxDe(base.db, gens[prenom] ?? 0, midi(jour)), malle, debut, autres);
}

/** In what order the mails of one moment are written says nothing. */
const enOrdre = (lignes: readonly string[]): string[] => {
  const rangees: string[] = [];
  let moment: string[] = [];
  for (const ligne of [...lignes, '→']) {
    const suit = !ligne.startsWith('→') && moment[0]?.slice(0, 10) === ligne.slice(0, 10);
    if (!suit) {
      rangees.push(...moment.sort());
      moment = [];
    }
    if (ligne.startsWith('→')) rangees.push(ligne);
    else moment.push(ligne);
  }
  return rangees;
};

test('a year of loans, day by day', async () => {
  const attendues = UN_AN_DE_PRETS.trim().split('\n');
  const taches = PRISES.filter(({ domaine }) => domaine === 'malles').flatMap((prise) => prise.taches ?? []);
  expect(taches.length).toBeGreaterThan(2);
  const vues: string[] = [];
  let dernier = 0;
  const relever = (jour: Jour) => {
    for (const un of base.db.select().from(courriels).where(gt(courriels.id, dernier)).orderBy(courriels.id).all()) {
      dernier = un.id;
      const prenom = Object.keys(gens).find((nom) => gens[nom] === un.personneId);
      vues.push(`${jour} ${prenom} : ${sorteDe(un.cle)}${un.agenda ? ' .ics' : ''}`);
      // It leaves at once: nothing can be taken back.
      base.db.update(courriels).set({ etat: 'envoye', envoyeLe: un.deposeLe, essais: 1 }).where(eq(courriels.id, un.id)).run();
    }
  };
  const passer = async (quand: Date) => {
    // Twice: what is written is written once.
    for (const tache of [...taches, ...taches]) {
      const fait = await executerTache(ctxDuTemps(base.db, quand), tache);
      expect(['faite', 'rien_a_faire']).toContain(fait.sort);
    }
  };
  for (let jour = DEBUT; jour <= FIN; jour = ajouterJours(jour, 1)) {
    for (const heure of HEURES) {
      if (heure === '12:10') {
        for (const ligne of attendues.filter((une) => une.startsWith(`→ ${jour} `))) {
          faire(ligne);
          vues.push(ligne);
          relever(jour);
        }
      }
      if (!enPanne(jour)) await passer(new Date(`${jour}T${heure}:00Z`));
      relever(jour);
    }
  }
  expect(enOrdre(vues)).toEqual(enOrdre(attendues));
  expect(verifierBase(base.sqlite)).toEqual([]);
  expect(PRISES.flatMap((prise) => prise.verifier?.(base.db) ?? [])).toEqual([]);
}, 120_000);
