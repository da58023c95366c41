import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { nomsDesTransitions, possibles } from '#app/commun/cycle.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { demiJournee } from '#app/commun/periode.ts';
import { attendre } from '#app/malles/attente/attendre.server.ts';
import {
  cycleAttente,
  RELATIONS_ATTENTE,
  STATUTS_ATTENTE,
  type StatutAttente,
  type TransitionAttente,
} from '#app/malles/attente/attentes.ts';
import { quitterLesAttentes } from '#app/malles/attente/departs.server.ts';
import { lirePageDAttente, listAttentes } from '#app/malles/attente/lectures.server.ts';
import { laisserPasser, proposer } from '#app/malles/attente/offrir.server.ts';
import { decliner, prendre, retirer } from '#app/malles/attente/repondre.server.ts';
import { attentesDeMalle } from '#app/malles/attente/tables.ts';
import { tenirLaMalle } from '#app/malles/occupation/tenir.server.ts';
import { verifierMalles } from '#app/malles/verifier.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import * as schema from '#db/schema.ts';
import { ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerMalle, fabriquerReservation } from '#tests/fabriques/malles.ts';
import { fabriquerEquipe } from '#tests/fabriques/reseau.ts';
import { photographier, seule, TABLES, uneBasePourTous } from './matrice.ts';

// Every role × status × transition of a wait for a malle, on the real verbes: what is not written here is forbidden.

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
type Situation = StatutAttente | 'aucun';
const SITUATIONS: readonly Situation[] = ['aucun', ...STATUTS_ATTENTE];
/** `retirer_pour_depart` is nobody's act: tried apart, below. */
type Acte = Exclude<TransitionAttente, 'retirer_pour_depart'>;
const ACTES = nomsDesTransitions(cycleAttente).filter((nom): nom is Acte => nom !== 'retirer_pour_depart');

const LE_JOUR = new Date('2026-03-23T09:00:00Z');
const DATES = { debut: '2026-04-07', fin: '2026-04-09' };
const PERIODE = { du: demiJournee('2026-04-07', 'matin'), au: demiJournee('2026-04-09', 'apres-midi') };
/** Someone has it then. */
const PRISES = { debut: '2026-04-14', fin: '2026-04-15' };
/** What an act on a wait may write. */
const ECRITES = /malle|reservation|attente|journal|courriel|geste|lien|rappel/;
const SIENNES = TABLES.filter((nom) => ECRITES.test(nom));

let base: BaseOuverte;
let gens: Record<Exclude<Qui, 'le_temps'>, number>;
let structureId: number;
let malle: { id: number; slug: string };

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
  malle = fabriquerMalle(db, { structureId: la.structure.id, gardienneId: la.animatrice.id }).malle;
  fabriquerReservation(db, { malleId: malle.id, ...PRISES });
});

const contexte = (qui: Qui): Contexte => (qui === 'le_temps' ? ctxDuTemps(base.db, LE_JOUR) : ctxDe(base.db, gens[qui], LE_JOUR));

/** What is offered is held; what was taken became a loan. Time lets go what was not answered in time, and offers what is free. */
function preparer(situation: Situation, nom?: Acte): number {
  if (situation === 'aucun') return 0;
  const { db } = base;
  const prise =
    situation === 'prise'
      ? fabriquerReservation(db, { malleId: malle.id, structureId, contactId: gens.equipe, ...DATES }).id
      : null;
  const offerte = situation === 'proposee';
  const tropTard = nom === 'laisser_passer';
  const jours = tropTard && situation === 'en_attente' ? demiJournee('2026-03-23', 'matin') : PERIODE.du;
  const periode = { du: jours, au: jours + 5 };
  const { id } = db
    .insert(attentesDeMalle)
    .values({
      ...{ statut: situation, malleId: malle.id, structureId, personneId: gens.equipe, ...periode },
      ...{ depuis: new Date('2026-03-02T09:00:00Z'), reservationId: prise },
      proposeeLe: offerte ? new Date('2026-03-20T09:00:00Z') : null,
      jusqua: offerte ? new Date(tropTard ? '2026-03-22T09:00:00Z' : '2026-03-24T09:00:00Z') : null,
      finieLe: situation === 'en_attente' || offerte ? null : LE_JOUR,
    })
    .returning()
    .get();
  if (offerte) tenirLaMalle(contexte('le_temps'), malle.id, { attenteId: id }, { periode, tampons: { avant: 1, apres: 2 } });
  return id;
}

/** Whether something was done: the acts of *le temps* do nothing when there is nothing to do. */
function faire(ctx: Contexte, nom: Acte, id: number): boolean {
  const elle = ctx as ContextePersonne;
  switch (nom) {
    case 'attendre':
      attendre(elle, malle.slug, { ...PRISES, structureId });
      return true;
    case 'proposer':
      return proposer(ctx, id);
    case 'prendre':
      prendre(elle, id);
      return true;
    case 'decliner':
      decliner(elle, id);
      return true;
    case 'laisser_passer':
      return laisserPasser(ctx, id) !== null;
    case 'retirer':
      retirer(elle, id);
      return true;
  }
}

const photo = () => photographier(base, SIENNES);

/** Who may do what, written by hand. Nobody takes, nor lets go, what is offered to another structure: not even the coordination. */
const ATTEND: readonly Qui[] = ['responsable', 'equipe'];
const VOIT: readonly Qui[] = [...ATTEND, 'coordination'];
const TEMPS: readonly Qui[] = ['le_temps'];
const PEUT: Record<Acte, Partial<Record<Situation, readonly Qui[]>>> = {
  attendre: Object.fromEntries(SITUATIONS.map((situation) => [situation, ATTEND])),
  proposer: { en_attente: TEMPS },
  prendre: { proposee: ATTEND },
  decliner: { proposee: ATTEND },
  laisser_passer: { en_attente: TEMPS, proposee: TEMPS },
  retirer: { en_attente: VOIT },
};

describe.each(SITUATIONS)('the wait for a malle: %s', (situation) => {
  test.each(ROLES.flatMap((qui) => ACTES.map((nom) => [qui, nom] as const)))('%s, %s', (qui, nom) => {
    const id = preparer(situation, nom);
    const avant = photo();
    const journal = base.db.select().from(schema.journal).all().length;
    let [fait, erreur] = [false, undefined as unknown];
    try {
      fait = faire(contexte(qui), nom, id);
    } catch (e) {
      erreur = e;
    }
    if (PEUT[nom][situation]?.includes(qui)) {
      expect(erreur).toBeUndefined();
      expect(fait).toBe(true);
      const lignes = base.db.select().from(schema.journal).all().slice(journal);
      const sienne = lignes.filter(({ objet }) => objet === 'attente_malle');
      expect(sienne).toMatchObject([{ acte: nom, acteurId: qui === 'le_temps' ? null : gens[qui] }]);
      // What is taken is booked, as any loan is.
      expect(lignes.filter(({ objet }) => objet !== 'attente_malle')).toMatchObject(
        nom === 'prendre' ? [{ objet: 'reservation', acte: 'reserver' }] : [],
      );
      const cree = cycleAttente.transitions[nom].de.length === 0;
      const dernier = base.db
        .select()
        .from(attentesDeMalle)
        .where(eq(attentesDeMalle.id, cree ? (sienne[0]?.objetId ?? 0) : id))
        .get();
      expect(dernier?.statut).toBe(cycleAttente.transitions[nom].vers);
    } else {
      if (erreur === undefined) expect(fait).toBe(false);
      else expect(erreur).toBeInstanceOf(ErreurMetier);
      expect(photo()).toEqual(avant);
    }
    expect(verifierMalles(base.db)).toEqual([]);
  });

  if (situation === 'aucun') return;
  test.each(ROLES.filter((qui) => qui !== 'le_temps'))('%s sees it as her place allows', (qui) => {
    const id = preparer(situation);
    const ctx = contexte(qui) as ContextePersonne;
    if (VOIT.includes(qui)) {
      expect(lirePageDAttente(ctx, id).statut).toBe(situation);
      expect(listAttentes(ctx, 1).lignes.map((une) => une.id)).toEqual([id]);
      return;
    }
    expect(() => lirePageDAttente(ctx, id)).toThrow('Nous ne trouvons pas');
    if (qui === 'partenaire') expect(() => listAttentes(ctx, 1)).toThrow('Nous ne trouvons pas');
    else expect(listAttentes(ctx, 1).lignes).toEqual([]);
  });

  test('a structure that leaves takes it off the list, as long as something may come of it', () => {
    const id = preparer(situation);
    quitterLesAttentes(contexte('coordination') as ContextePersonne, structureId);
    const apres = base.db.select().from(attentesDeMalle).where(eq(attentesDeMalle.id, id)).get();
    expect(apres?.statut).toBe(situation === 'en_attente' || situation === 'proposee' ? 'retiree' : situation);
    expect(verifierMalles(base.db)).toEqual([]);
  });
});

test('the rights matrix', () => {
  const tableau = STATUTS_ATTENTE.flatMap((statut) =>
    RELATIONS_ATTENTE.map((relation) => [statut, relation, possibles(cycleAttente, statut, [relation]).join(' ')]),
  )
    .filter(([, , actes]) => actes !== '')
    .map((ligne) => ligne.join(' | '));
  expect(tableau).toMatchInlineSnapshot(`
    [
      "en_attente | demandeuse | retirer",
      "en_attente | coordination | retirer",
      "en_attente | temps | proposer laisser_passer",
      "en_attente | depart | retirer_pour_depart",
      "proposee | demandeuse | prendre decliner",
      "proposee | temps | laisser_passer",
      "proposee | depart | retirer_pour_depart",
    ]
  `);
});
