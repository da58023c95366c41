import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { nomsDesTransitions, possibles } from '#app/commun/cycle.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { libererLaMalle, tenirLaMalle } from '#app/malles/occupation/tenir.server.ts';
import { getRelais, lireDossiers } from '#app/malles/relais/dossiers.server.ts';
import { lireUnRelais } from '#app/malles/relais/lectures.server.ts';
import { proposerLeRelais } from '#app/malles/relais/proposer.server.ts';
import {
  cycleRelais,
  RELATIONS_RELAIS,
  STATUTS_RELAIS,
  type StatutRelais,
  type TransitionRelais,
} from '#app/malles/relais/relais.ts';
import { decliner, direOui } from '#app/malles/relais/repondre.server.ts';
import { relaisDeMalle } from '#app/malles/relais/tables.ts';
import { laisserTomber } from '#app/malles/relais/tomber.server.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { verifierMalles } from '#app/malles/verifier.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import * as schema from '#db/schema.ts';
import { ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerMalle, fabriquerReservation } from '#tests/fabriques/malles.ts';
import { fabriquerCommune, fabriquerEquipe } from '#tests/fabriques/reseau.ts';
import { photographier, seule, TABLES, uneBasePourTous } from './matrice.ts';

// Every role × status × transition of a hand-over from one borrower to the next, on the real verbes: what is not written here is
// forbidden. The first structure has it from 7 to 8 April, the next from the 10th on; it lives forty kilometres away.

const ROLES = [
  'coordination',
  'premiere',
  'equipe_premiere',
  'suivante',
  'equipe_suivante',
  'gardienne',
  'proprietaire',
  'equipe_ailleurs',
  'sans_structure',
  'partenaire',
  'cellule',
  'le_temps',
] as const;
type Qui = (typeof ROLES)[number];
/** `oui`: proposed, and the other side has said yes. */
type Situation = StatutRelais | 'aucun' | 'oui';
const SITUATIONS: readonly Situation[] = ['aucun', 'propose', 'oui', 'convenu', 'decline', 'tombe'];
type Acte = TransitionRelais;
const ACTES = nomsDesTransitions(cycleRelais);

const LE_JOUR = new Date('2026-03-23T09:00:00Z');
const SIENNES = TABLES.filter((nom) => /malle|reservation|relais|journal|courriel|geste|lien|rappel/.test(nom));
const BELLAC = { code: '87011', nom: 'Bellac', lat: 46.122, lon: 1.048, codesPostaux: ['87300'] };
const LE_DORAT = { code: '87059', nom: 'Le Dorat', lat: 46.215, lon: 1.082, codesPostaux: ['87210'] };

let base: BaseOuverte;
let gens: Record<Exclude<Qui, 'le_temps'>, number>;
let prets: { premiere: typeof reservations.$inferSelect; suivante: typeof reservations.$inferSelect };

uneBasePourTous((ouverte) => {
  base = ouverte;
  const { db } = base;
  for (const commune of [BELLAC, LE_DORAT]) fabriquerCommune(db, commune);
  const [une, autre] = [BELLAC, LE_DORAT].map(({ code }) => fabriquerEquipe(db, { communeCode: code })) as [
    ReturnType<typeof fabriquerEquipe>,
    ReturnType<typeof fabriquerEquipe>,
  ];
  const [la, ailleurs] = [fabriquerEquipe(db), fabriquerEquipe(db)];
  gens = {
    coordination: seule(db, 'coordination'),
    premiere: une.responsable.id,
    equipe_premiere: une.animatrice.id,
    suivante: autre.responsable.id,
    equipe_suivante: autre.animatrice.id,
    gardienne: la.animatrice.id,
    proprietaire: la.responsable.id,
    equipe_ailleurs: ailleurs.animatrice.id,
    sans_structure: seule(db),
    partenaire: seule(db, 'partenaire'),
    cellule: seule(db, 'cellule'),
  };
  const { malle } = fabriquerMalle(db, { structureId: la.structure.id, gardienneId: la.animatrice.id });
  const preter = (qui: typeof une, debut: string, fin: string) =>
    fabriquerReservation(db, { malleId: malle.id, structureId: qui.structure.id, contactId: qui.animatrice.id, debut, fin });
  prets = { premiere: preter(une, '2026-04-07', '2026-04-08'), suivante: preter(autre, '2026-04-10', '2026-04-11') };
});

type Personne = Exclude<Qui, 'le_temps'>;
const elle = (qui: Personne): ContextePersonne => ctxDe(base.db, gens[qui], LE_JOUR);
const contexte = (qui: Qui): Contexte => (qui === 'le_temps' ? ctxDuTemps(base.db, LE_JOUR) : elle(qui));
const lu = (id: number) => base.db.select().from(relaisDeMalle).where(eq(relaisDeMalle.id, id)).get();

const annulerLaPremiere = () => {
  base.db.update(reservations).set({ statut: 'annulee', finieLe: LE_JOUR }).where(eq(reservations.id, prets.premiere.id)).run();
  libererLaMalle(contexte('le_temps'), { reservationId: prets.premiere.id });
};

/**
 * Through the verbes of those who may. The other side has said yes where the act is the second yes; a loan has been called off
 * where it is to fall.
 */
function preparer(situation: Situation, qui: Qui, nom?: Acte): number {
  if (situation === 'aucun') return 0;
  proposerLeRelais(contexte('le_temps'), { suivanteId: prets.suivante.id });
  const id = base.db.select().from(relaisDeMalle).get()?.id ?? 0;
  const autreCote: Personne = qui === 'suivante' || qui === 'equipe_suivante' ? 'premiere' : 'suivante';
  if (situation === 'oui' || situation === 'convenu') direOui(elle(autreCote), id);
  if (situation === 'convenu') direOui(elle(autreCote === 'premiere' ? 'suivante' : 'premiere'), id);
  if (situation === 'decline') decliner(elle(autreCote), id);
  if (situation === 'tombe') {
    // It is as it was: only the relais has fallen.
    const { premiere } = prets;
    annulerLaPremiere();
    const [d] = lireDossiers(contexte('le_temps'), eq(relaisDeMalle.id, id));
    if (d) laisserTomber(contexte('le_temps'), d);
    base.db.update(reservations).set({ statut: 'acceptee', finieLe: null }).where(eq(reservations.id, premiere.id)).run();
    const tampons = { avant: premiere.tamponAvant, apres: premiere.tamponApres };
    tenirLaMalle(contexte('le_temps'), premiere.malleId, { reservationId: premiere.id }, { periode: premiere, tampons });
  }
  if (nom === 'laisser_tomber') annulerLaPremiere();
  return id;
}

/** Whether something was done: the acts of *le temps* do nothing when there is nothing to do. */
function faire(ctx: Contexte, nom: Acte, id: number): boolean {
  const ici = ctx as ContextePersonne;
  switch (nom) {
    case 'proposer':
      return proposerLeRelais(ctx, { suivanteId: prets.suivante.id });
    case 'dire_oui':
    case 'convenir':
      direOui(ici, id);
      return true;
    case 'decliner':
      decliner(ici, id);
      return true;
    case 'laisser_tomber': {
      const d = getRelais(ctx, id);
      return laisserTomber(ctx, d);
    }
  }
}

const photo = () => photographier(base, SIENNES);

/** Who may do what, written by hand. Nobody agrees for others, not even the coordination; who keeps it may call it back. */
const COTES: readonly Qui[] = ['premiere', 'equipe_premiere', 'suivante', 'equipe_suivante'];
const VOIT: readonly Qui[] = [...COTES, 'gardienne', 'proprietaire', 'coordination'];
const TEMPS: readonly Qui[] = ['le_temps'];
const PEUT: Record<Acte, Partial<Record<Situation, readonly Qui[]>>> = {
  // What has fallen may be proposed anew.
  proposer: { aucun: TEMPS, tombe: TEMPS },
  dire_oui: { propose: COTES, decline: COTES },
  convenir: { oui: COTES },
  decliner: { propose: VOIT, oui: VOIT, convenu: VOIT },
  laisser_tomber: { propose: TEMPS, oui: TEMPS, convenu: TEMPS, decline: TEMPS },
};
/** One verbe says yes: the first time it is not agreed, the second time it is. */
const AUTREMENT: Partial<Record<Acte, readonly Situation[]>> = { dire_oui: ['oui'], convenir: ['propose', 'decline'] };

describe.each(SITUATIONS)('from hand to hand: %s', (situation) => {
  test.each(ROLES.flatMap((qui) => ACTES.map((nom) => [qui, nom] as const)))('%s, %s', (qui, nom) => {
    if (AUTREMENT[nom]?.includes(situation)) return;
    const id = preparer(situation, qui, nom);
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
      expect(lignes).toMatchObject([{ objet: 'relais_malle', acte: nom, acteurId: qui === 'le_temps' ? null : gens[qui] }]);
      expect(lu(lignes[0]?.objetId ?? 0)?.statut).toBe(cycleRelais.transitions[nom].vers);
    } else {
      if (erreur === undefined) expect(fait).toBe(false);
      else expect(erreur).toBeInstanceOf(ErreurMetier);
      expect(photo()).toEqual(avant);
    }
    expect(verifierMalles(base.db)).toEqual([]);
  });

  if (situation === 'aucun') return;
  test.each(ROLES.filter((qui) => qui !== 'le_temps'))('%s sees it as her place allows', (qui) => {
    const id = preparer(situation, qui);
    const lire = () => lireUnRelais(elle(qui), id).statut;
    if (VOIT.includes(qui)) expect(lire()).toBe(situation === 'oui' ? 'propose' : situation);
    else expect(lire).toThrow('Nous ne trouvons pas');
  });
});

test('the rights matrix', () => {
  const tableau = STATUTS_RELAIS.flatMap((statut) =>
    RELATIONS_RELAIS.map((relation) => [statut, relation, possibles(cycleRelais, statut, [relation]).join(' ')]),
  )
    .filter(([, , actes]) => actes !== '')
    .map((ligne) => ligne.join(' | '));
  expect(tableau).toMatchInlineSnapshot(`
    [
      "propose | premiere | dire_oui convenir decliner",
      "propose | suivante | dire_oui convenir decliner",
      "propose | gardienne | decliner",
      "propose | coordination | decliner",
      "propose | temps | laisser_tomber",
      "convenu | premiere | decliner",
      "convenu | suivante | decliner",
      "convenu | gardienne | decliner",
      "convenu | coordination | decliner",
      "convenu | temps | laisser_tomber",
      "decline | premiere | dire_oui convenir",
      "decline | suivante | dire_oui convenir",
      "decline | temps | laisser_tomber",
    ]
  `);
});
