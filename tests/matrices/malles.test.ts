import { describe, expect, test } from 'vitest';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { nomsDesTransitions } from '#app/commun/cycle.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { getMalle, listMalles } from '#app/malles/catalogue/malles.server.ts';
import { regulariser, signaler } from '#app/malles/inventaires/regler.server.ts';
import { remettre } from '#app/malles/inventaires/remettre.server.ts';
import { passerLeRelais, rendre } from '#app/malles/inventaires/rendre.server.ts';
import { inventaires, lignesInventaire } from '#app/malles/inventaires/tables.ts';
import {
  annulerPourDepart,
  annulerReservation,
  constaterAbsence,
  laisserPasser,
} from '#app/malles/reservations/annuler.server.ts';
import { changerLesDates, prolongerReservation } from '#app/malles/reservations/changer-dates.server.ts';
import { cloreReservation } from '#app/malles/reservations/clore.server.ts';
import { getReservation } from '#app/malles/reservations/dossiers.server.ts';
import { getPageDeReservation } from '#app/malles/reservations/page-de-reservation.server.ts';
import { accepterReservation, refuserReservation } from '#app/malles/reservations/repondre.server.ts';
import {
  cycleReservation,
  DROITS_RESERVATION,
  peutVoirLeDetail,
  STATUTS_RESERVATION,
  type StatutReservation,
  type TransitionReservation,
} from '#app/malles/reservations/reservations.ts';
import { reserver } from '#app/malles/reservations/reserver.server.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { verifierMalles } from '#app/malles/verifier.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import * as schema from '#db/schema.ts';
import { ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerMalle, fabriquerReservation } from '#tests/fabriques/malles.ts';
import { fabriquerEquipe } from '#tests/fabriques/reseau.ts';
import { photographier, seule, TABLES, uneBasePourTous } from './matrice.ts';

// Every role × status × transition of a loan, on the real verbes: what is not written here is forbidden.

const ROLES = [
  'coordination',
  'responsable',
  'equipe',
  'gardienne',
  'proprietaire',
  'equipe_ailleurs',
  'sans_structure',
  'partenaire',
  'cellule',
  'le_temps',
] as const;
type Qui = (typeof ROLES)[number];
type Situation = StatutReservation | 'aucun';
const SITUATIONS: readonly Situation[] = ['aucun', ...STATUTS_RESERVATION];

/** Where other verbes than those of a person do it: tried elsewhere. */
const AILLEURS = ['annuler_pour_depart'] as const satisfies readonly TransitionReservation[];
type Acte = Exclude<TransitionReservation, (typeof AILLEURS)[number]>;
const ACTES = nomsDesTransitions(cycleReservation).filter((nom): nom is Acte => !AILLEURS.some((un) => un === nom));

/** The loan is of the Tuesday before: its first day has passed, its last one not. */
const LE_JOUR = new Date('2026-04-08T08:00:00Z');
const DATES = { debut: '2026-04-07', fin: '2026-04-09' };
const PLUS_TARD = { debut: '2026-04-14', fin: '2026-04-15' };
const COMPTE = { objets: null, remis: 'Paul Meunier', recu: 'Maëlle Desroches' };
/** What an act on a loan may write. */
const ECRITES = /malle|reservation|inventaire|journal|courriel|geste|lien|rappel/;
const SIENNES = TABLES.filter((nom) => ECRITES.test(nom));

let base: BaseOuverte;
let gens: Record<Exclude<Qui, 'le_temps'>, number>;
let structureId: number;
let malleId: number;
let objets: [number, number];
let slugs: { accord: string; libre: string };

uneBasePourTous((ouverte) => {
  base = ouverte;
  const { db } = base;
  const [ici, la, ailleurs] = [fabriquerEquipe(db), fabriquerEquipe(db), fabriquerEquipe(db)];
  structureId = ici.structure.id;
  gens = {
    coordination: seule(db, 'coordination'),
    responsable: ici.responsable.id,
    equipe: ici.animatrice.id,
    gardienne: la.animatrice.id,
    proprietaire: la.responsable.id,
    equipe_ailleurs: ailleurs.animatrice.id,
    sans_structure: seule(db),
    partenaire: seule(db, 'partenaire'),
    cellule: seule(db, 'cellule'),
  };
  const chezElle = { structureId: la.structure.id, gardienneId: la.animatrice.id };
  const { malle, objets: siens } = fabriquerMalle(db, { ...chezElle, accord: true });
  objets = siens.map(({ id }) => id) as [number, number];
  const { malle: libre } = fabriquerMalle(db, chezElle);
  malleId = malle.id;
  slugs = { accord: malle.slug, libre: libre.slug };
});

const contexte = (qui: Qui): Contexte => (qui === 'le_temps' ? ctxDuTemps(base.db, LE_JOUR) : ctxDe(base.db, gens[qui], LE_JOUR));

/** Whoever takes over from hand to hand has booked the days that follow; who accepts has time to. */
function preparer(situation: Situation, nom?: Acte) {
  if (situation === 'aucun') return { id: 0, version: 0 };
  const dates = nom === 'accepter' ? PLUS_TARD : DATES;
  const pret = fabriquerReservation(base.db, {
    ...{ malleId, statut: situation, structureId, contactId: gens.equipe, ...dates },
    ...(nom === 'passer_le_relais' ? { tamponApres: 0 } : {}),
  });
  if (nom === 'passer_le_relais') {
    const suite = { debut: '2026-04-10', fin: '2026-04-11', tamponAvant: 0, relaisDeId: pret.id };
    fabriquerReservation(base.db, { malleId, statut: 'acceptee', ...suite });
  }
  // One ball is lost.
  if (situation === 'a_regulariser') {
    const { id: inventaireId } = base.db
      .insert(inventaires)
      .values({ reservationId: pret.id, sens: 'retour', le: LE_JOUR, parId: gens.gardienne, remis: 'Maëlle', recu: 'Paul' })
      .returning()
      .get();
    base.db
      .insert(lignesInventaire)
      .values({ inventaireId, objetId: objets[0], attendu: 24, presents: 23, cause: 'perdu' })
      .run();
  }
  return { id: pret.id, version: pret.version };
}

const ecartsARegler = (): number[] =>
  base.db
    .select({ id: lignesInventaire.id })
    .from(lignesInventaire)
    .all()
    .map(({ id }) => id);

/** One transition, through the verbe that does it. */
function faire(ctx: Contexte, nom: Acte, { id, version }: ReturnType<typeof preparer>): void {
  const elle = ctx as ContextePersonne;
  switch (nom) {
    case 'demander':
      reserver(elle, slugs.accord, { ...PLUS_TARD, structureId });
      break;
    case 'reserver':
      reserver(elle, slugs.libre, { ...PLUS_TARD, structureId });
      break;
    case 'accepter':
      accepterReservation(elle, id);
      break;
    case 'refuser':
      refuserReservation(elle, id, 'Elle part en réparation.');
      break;
    case 'changer':
    case 'redemander':
      changerLesDates(elle, id, { ...PLUS_TARD, version });
      break;
    case 'annuler':
      annulerReservation(elle, id, 'Le projet est remis.');
      break;
    case 'laisser_passer':
      laisserPasser(ctx, id);
      break;
    case 'constater_absence':
      constaterAbsence(elle, id, undefined);
      break;
    case 'remettre':
      remettre(elle, id, COMPTE);
      break;
    case 'prolonger':
      prolongerReservation(elle, id, { fin: '2026-04-14', version });
      break;
    case 'rendre':
      rendre(elle, id, COMPTE);
      break;
    case 'passer_le_relais':
      passerLeRelais(elle, id, COMPTE);
      break;
    case 'clore':
      cloreReservation(elle, id);
      break;
    case 'signaler':
      signaler(elle, id, [
        { objetId: objets[0], presents: 23, cause: 'perdu' },
        { objetId: objets[1], presents: 30 },
      ]);
      break;
    case 'regulariser':
      regulariser(
        elle,
        id,
        ecartsARegler().map((ligneId) => ({ ligneId, reglement: 'offert' as const, cout: undefined })),
      );
      break;
  }
}

const photo = () => photographier(base, SIENNES);

/** Who may do what, written by hand. */
const EMPRUNTE: readonly Qui[] = ['responsable', 'equipe'];
const PRETE: readonly Qui[] = ['coordination', 'gardienne', 'proprietaire'];
const LES_DEUX: readonly Qui[] = [...EMPRUNTE, ...PRETE];
const partout = (qui: readonly Qui[]) => Object.fromEntries(SITUATIONS.map((situation) => [situation, qui]));
const PEUT: Record<Acte, Partial<Record<Situation, readonly Qui[]>>> = {
  demander: partout(EMPRUNTE),
  reserver: partout(LES_DEUX),
  accepter: { demandee: PRETE },
  refuser: { demandee: PRETE },
  changer: { demandee: PRETE, acceptee: PRETE },
  // The malle asks for the keeper's yes: other dates ask for it again.
  redemander: { demandee: EMPRUNTE, acceptee: EMPRUNTE },
  annuler: { demandee: LES_DEUX, acceptee: LES_DEUX },
  laisser_passer: { demandee: ['le_temps'] },
  constater_absence: { acceptee: PRETE },
  remettre: { acceptee: LES_DEUX },
  prolonger: { en_pret: LES_DEUX },
  rendre: { en_pret: LES_DEUX },
  passer_le_relais: { en_pret: LES_DEUX },
  clore: { rendue: PRETE },
  signaler: { rendue: PRETE },
  regulariser: { a_regulariser: PRETE },
};
/** Nothing is left to do, and nothing is refused. */
const SANS_EFFET: Partial<Record<Acte, Partial<Record<Situation, readonly Qui[]>>>> = {
  accepter: { acceptee: PRETE },
  refuser: { refusee: PRETE },
  annuler: { annulee: LES_DEUX },
  constater_absence: { annulee: PRETE },
  clore: { close: PRETE },
};
/** Two acts of one verbe: each person has hers. */
const AUTREMENT: Partial<Record<Acte, readonly Qui[]>> = { demander: PRETE, changer: EMPRUNTE, redemander: PRETE };

/** All but a partenaire know that it exists; what is said of it is for the two structures and the coordination. */
const LE_RESEAU: readonly Qui[] = [...LES_DEUX, 'equipe_ailleurs', 'sans_structure', 'cellule'];
/** Who finds it, and what she reads of it: what was only asked, refused or called off is between the two, and so is how it came back. */
const LU: Record<StatutReservation, { elles: string; les_autres: string | null }> = {
  demandee: { elles: 'Demandée', les_autres: null },
  acceptee: { elles: 'Réservée', les_autres: 'Réservée' },
  en_pret: { elles: 'En prêt', les_autres: 'En prêt' },
  rendue: { elles: 'Rendue, à vérifier', les_autres: 'Rendue' },
  a_regulariser: { elles: 'À régulariser', les_autres: 'Rendue' },
  close: { elles: 'Close', les_autres: 'Rendue' },
  refusee: { elles: 'Refusée', les_autres: null },
  annulee: { elles: 'Annulée', les_autres: null },
};

describe.each(SITUATIONS)('the loan of a malle: %s', (situation) => {
  test.each(ROLES.flatMap((qui) => ACTES.map((nom) => [qui, nom] as const)))('%s, %s', (qui, nom) => {
    if (AUTREMENT[nom]?.includes(qui)) return;
    const objet = preparer(situation, nom);
    const avant = photo();
    const journal = base.db.select().from(schema.journal).all().length;
    let erreur: unknown;
    try {
      faire(contexte(qui), nom, objet);
    } catch (e) {
      erreur = e;
    }
    if (PEUT[nom][situation]?.includes(qui)) {
      expect(erreur).toBeUndefined();
      const acteurId = qui === 'le_temps' ? null : gens[qui];
      const lignes = base.db.select().from(schema.journal).all().slice(journal);
      expect(lignes[0]).toMatchObject({ objet: 'reservation', acte: nom, acteurId });
      // From hand to hand, two loans move.
      expect(lignes).toHaveLength(nom === 'passer_le_relais' ? 2 : 1);
      const cree = cycleReservation.transitions[nom].de.length === 0;
      const dernier = base.db
        .select()
        .from(reservations)
        .all()
        .find(({ id }) => id === (cree ? lignes[0]?.objetId : objet.id));
      expect(dernier?.statut).toBe(cycleReservation.transitions[nom].vers);
    } else {
      if (SANS_EFFET[nom]?.[situation]?.includes(qui)) expect(erreur).toBeUndefined();
      else expect(erreur).toBeInstanceOf(ErreurMetier);
      expect(photo()).toEqual(avant);
    }
    expect(verifierMalles(base.db)).toEqual([]);
  });

  if (situation === 'aucun') return;
  test.each(ROLES.filter((qui) => qui !== 'le_temps'))('%s sees it as her place allows', (qui) => {
    const { id } = preparer(situation);
    const lire = () => getReservation(contexte(qui), id);
    const page = () => getPageDeReservation(contexte(qui) as ContextePersonne, id);
    const elles = LES_DEUX.includes(qui);
    const lu = LE_RESEAU.includes(qui) ? LU[situation][elles ? 'elles' : 'les_autres'] : null;
    if (lu === null) {
      expect(page).toThrow('Nous ne trouvons pas');
      return expect(lire).toThrow('Nous ne trouvons pas');
    }
    expect(lire().ligne.id).toBe(id);
    expect(peutVoirLeDetail(lire().relations)).toBe(elles);
    expect(page().etat).toBe(lu);
    // Nothing that leaves the loader says more.
    const revenue = lu === 'Rendue';
    expect(page().statut).toBe(revenue ? 'close' : situation);
    if (revenue) expect(JSON.stringify(page())).not.toMatch(/a_regulariser|rendue|À régulariser|à vérifier/);
  });

  test('only a structure that leaves calls it off without a reason, before it is handed over', () => {
    const { id } = preparer(situation);
    const partir = () => annulerPourDepart(contexte('coordination'), id);
    if (situation === 'demandee' || situation === 'acceptee') {
      partir();
      expect(getReservation(contexte('coordination'), id).ligne.statut).toBe('annulee');
    } else expect(partir).toThrow(ErreurMetier);
  });
});

test.each(ROLES.filter((qui) => qui !== 'le_temps'))('%s finds the malles as her place allows', (qui) => {
  const ctx = contexte(qui) as ContextePersonne;
  if (LE_RESEAU.includes(qui)) {
    expect(getMalle(ctx, slugs.libre).ligne.slug).toBe(slugs.libre);
    expect(listMalles(ctx)).toHaveLength(2);
  } else {
    expect(() => getMalle(ctx, slugs.libre)).toThrow('Nous ne trouvons pas');
    expect(() => listMalles(ctx)).toThrow('Nous ne trouvons pas');
  }
});

test('the rights of a loan', () => {
  expect(DROITS_RESERVATION).toMatchInlineSnapshot(`
    {
      "modifier": [
        "emprunteuse",
        "proprietaire",
        "coordination",
      ],
      "noterLaCaution": [
        "proprietaire",
        "coordination",
      ],
      "passerOutreAuxRegles": [
        "proprietaire",
        "coordination",
      ],
      "recompter": [
        "emprunteuse",
        "proprietaire",
        "coordination",
      ],
      "voir": [
        "emprunteuse",
        "proprietaire",
        "coordination",
        "tiers",
      ],
      "voirLeDetail": [
        "emprunteuse",
        "proprietaire",
        "coordination",
      ],
    }
  `);
});
