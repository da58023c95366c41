import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { nomsDesTransitions } from '#app/commun/cycle.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { DROITS_BESOIN } from '#app/formations/besoins/besoins.ts';
import { getInscription } from '#app/formations/inscriptions/dossiers.server.ts';
import {
  cycleInscription,
  DROITS_INSCRIPTION,
  STATUTS_INSCRIPTION,
  type StatutInscription,
  type TransitionInscription,
} from '#app/formations/inscriptions/inscriptions.ts';
import { inscrire } from '#app/formations/inscriptions/inscrire.server.ts';
import { cloreLaListe, laisserPasser, offrirLesPlaces } from '#app/formations/inscriptions/offrir.server.ts';
import { getPagePourInscrire } from '#app/formations/inscriptions/page-pour-inscrire.server.ts';
import { remplacer } from '#app/formations/inscriptions/remplacer.server.ts';
import { accepter, decliner, prendre, refuser, retirer, valider } from '#app/formations/inscriptions/repondre.server.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { DROITS_PLAN } from '#app/formations/plans/plans.ts';
import { getFormation } from '#app/formations/programme/formations.server.ts';
import {
  cycleFormation,
  DROITS_FORMATION,
  STATUTS_FORMATION,
  type StatutFormation,
  type TransitionFormation,
} from '#app/formations/programme/formations.ts';
import {
  annulerFormation,
  cloreFormation,
  confirmerFormation,
  ouvrirFormation,
  realiserFormation,
} from '#app/formations/programme/suivre-formation.server.ts';
import { formations, formatrices } from '#app/formations/programme/tables.ts';
import { creerFormation } from '#app/formations/programme/tenir-formation.server.ts';
import { DROITS_QUALIFICATION } from '#app/formations/qualifications/qualifications.ts';
import { verifierFormations } from '#app/formations/verifier.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import * as schema from '#db/schema.ts';
import { ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerFormation, fabriquerInscription } from '#tests/fabriques/formations.ts';
import { fabriquerCompte, fabriquerEquipe, fabriquerFonction, fabriquerPersonne } from '#tests/fabriques/reseau.ts';
import { photographier, seule, TABLES, uneBasePourTous } from './matrice.ts';

// Every role × status × transition, on the real verbes: what is not written here is forbidden.

const ROLES = [
  'coordination',
  'organisatrice',
  'formatrice',
  'responsable',
  'elle',
  'collegue',
  'inscriptrice',
  'responsable_ailleurs',
  'sans_structure',
  'partenaire',
  'cellule',
  'le_temps',
] as const;
type Qui = (typeof ROLES)[number];

const ECRITES = /formation|inscription|seance|besoin|presence|places|groupe|journal|courriel|geste|lien/;
const SIENNES = TABLES.filter((nom) => ECRITES.test(nom));
/** Before, on the day, and after: the formation is of a Tuesday in May. */
const AVANT = new Date('2026-04-20T08:00:00Z');
const APRES = new Date('2026-05-13T08:00:00Z');

let base: BaseOuverte;
let gens: Record<Exclude<Qui, 'le_temps'>, number>;
let structureId: number;
let remplacanteId: number;

uneBasePourTous((ouverte) => {
  base = ouverte;
  const { db } = base;
  const [ici, la, ailleurs] = [fabriquerEquipe(db), fabriquerEquipe(db), fabriquerEquipe(db)];
  structureId = ici.structure.id;
  const deLEquipe = () => {
    const { id } = fabriquerPersonne(db);
    fabriquerCompte(db, id);
    fabriquerFonction(db, { personneId: id, structureId });
    return id;
  };
  remplacanteId = deLEquipe();
  gens = {
    coordination: seule(db, 'coordination'),
    organisatrice: la.responsable.id,
    formatrice: la.animatrice.id,
    responsable: ici.responsable.id,
    elle: ici.animatrice.id,
    collegue: deLEquipe(),
    inscriptrice: deLEquipe(),
    responsable_ailleurs: ailleurs.responsable.id,
    sans_structure: seule(db),
    partenaire: seule(db, 'partenaire'),
    cellule: seule(db, 'cellule'),
  };
});

const contexte = (qui: Qui, le: Date): Contexte => (qui === 'le_temps' ? ctxDuTemps(base.db, le) : ctxDe(base.db, gens[qui], le));
const photo = () => photographier(base, SIENNES);
const journal = () => base.db.select().from(schema.journal).all();

const SAISIE = {
  ...{ titre: 'Accueillir', capacite: 12, minimum: 4, validation: false, publique: true, cout: 0 },
  ...{ financeurs: [], competences: [], seances: [], structureId: undefined, formatriceId: undefined, limite: undefined },
};

function laFormation(statut: StatutFormation) {
  const { formation } = fabriquerFormation(base.db, { statut, organisatriceId: gens.organisatrice, capacite: 3 });
  base.db.insert(formatrices).values({ formationId: formation.id, rang: 1, personneId: gens.formatrice }).run();
  return formation;
}

/** Does it, and says whether it was done; nothing was written when it was not. */
function essayer(faire: () => void): unknown {
  try {
    faire();
    return undefined;
  } catch (erreur) {
    return erreur;
  }
}

describe('a formation', () => {
  type Situation = StatutFormation | 'aucune';
  const SITUATIONS: readonly Situation[] = ['aucune', ...STATUTS_FORMATION];
  const TIENT: readonly Qui[] = ['coordination', 'organisatrice'];
  const PREPARE: readonly Qui[] = ['coordination', 'organisatrice', 'responsable', 'responsable_ailleurs'];
  const PEUT: Record<TransitionFormation, Partial<Record<Situation, readonly Qui[]>>> = {
    creer: Object.fromEntries(SITUATIONS.map((situation) => [situation, PREPARE])),
    ouvrir: { projet: TIENT },
    confirmer: { ouverte: [...TIENT, 'le_temps'] },
    realiser: { ouverte: [...TIENT, 'le_temps'], confirmee: [...TIENT, 'le_temps'] },
    clore: { realisee: TIENT },
    annuler: { projet: TIENT, ouverte: TIENT, confirmee: TIENT },
  };

  function faire(ctx: Contexte, nom: TransitionFormation, id: number): void {
    const elle = ctx as ContextePersonne;
    switch (nom) {
      case 'creer':
        creerFormation(elle, SAISIE);
        break;
      case 'ouvrir':
        ouvrirFormation(elle, id);
        break;
      case 'confirmer':
        confirmerFormation(ctx, id);
        break;
      case 'realiser':
        realiserFormation(ctx, id);
        break;
      case 'clore':
        cloreFormation(elle, id);
        break;
      case 'annuler':
        annulerFormation(elle, id, 'La formatrice est malade.');
        break;
    }
  }

  test.each(
    SITUATIONS.flatMap((situation) =>
      ROLES.flatMap((qui) => nomsDesTransitions(cycleFormation).map((nom) => [situation, qui, nom] as const)),
    ),
  )('%s: %s, %s', (situation, qui, nom) => {
    const id = situation === 'aucune' ? 0 : laFormation(situation).id;
    const [avant, lignes] = [photo(), journal().length];
    const erreur = essayer(() => faire(contexte(qui, nom === 'realiser' ? APRES : AVANT), nom, id));
    if (PEUT[nom][situation]?.includes(qui)) {
      expect(erreur).toBeUndefined();
      const [ligne] = journal().slice(lignes);
      expect(ligne).toMatchObject({ objet: 'formation', acte: nom, acteurId: qui === 'le_temps' ? null : gens[qui] });
      const lue = base.db
        .select()
        .from(formations)
        .where(eq(formations.id, ligne?.objetId ?? 0))
        .get();
      expect(lue?.statut).toBe(cycleFormation.transitions[nom].vers);
    } else {
      expect(erreur).toBeInstanceOf(ErreurMetier);
      expect(photo()).toEqual(avant);
    }
    expect(verifierFormations(base.db)).toEqual([]);
  });

  test.each(STATUTS_FORMATION.flatMap((statut) => ROLES.map((qui) => [statut, qui] as const)))(
    '%s is seen by %s',
    (statut, qui) => {
      const { id } = laFormation(statut);
      const lire = () => getFormation(contexte(qui, AVANT), id).ligne.id;
      const projet: readonly Qui[] = ['coordination', 'organisatrice', 'formatrice', 'le_temps'];
      if (statut === 'projet' && !projet.includes(qui)) expect(lire).toThrow('Nous ne trouvons pas');
      else expect(lire()).toBe(id);
    },
  );
});

describe('an inscription', () => {
  type Situation = StatutInscription | 'aucune';
  const SITUATIONS: readonly Situation[] = ['aucune', ...STATUTS_INSCRIPTION];
  /** Where other verbes than those of a person do it: tried elsewhere. */
  type Acte = Exclude<TransitionInscription, 'retirer_pour_depart' | 'retirer_avec_la_formation' | 'mettre_en_liste'>;
  const AILLEURS = ['retirer_pour_depart', 'retirer_avec_la_formation', 'mettre_en_liste'];
  const ACTES = nomsDesTransitions(cycleInscription).filter((nom): nom is Acte => !AILLEURS.includes(nom));
  const TIENT: readonly Qui[] = ['coordination', 'organisatrice'];
  const SON_COTE: readonly Qui[] = ['elle', 'inscriptrice', 'responsable', ...TIENT];
  const ACCORDE: readonly Qui[] = ['responsable', ...TIENT];
  /** Her team registers her; whoever holds the formation does, whatever its structure. */
  const INSCRIT: readonly Qui[] = ['elle', 'collegue', 'inscriptrice', 'responsable', ...TIENT];
  const vivants = (qui: readonly Qui[]) => ({ demandee: qui, validee: qui, en_liste: qui, proposee: qui });
  const neuves = (qui: readonly Qui[]) => ({ aucune: qui, refusee: qui, retiree: qui });
  const PEUT: Record<Acte, Partial<Record<Situation, readonly Qui[]>>> = {
    demander: neuves(['elle', 'collegue', 'inscriptrice']),
    inscrire: neuves(INSCRIT),
    attendre: neuves(INSCRIT),
    valider: { demandee: ACCORDE },
    refuser: { demandee: ACCORDE },
    proposer: { en_liste: ['le_temps'] },
    accepter: { proposee: SON_COTE },
    decliner: { proposee: SON_COTE },
    prendre: { en_liste: SON_COTE },
    laisser_passer: { proposee: ['le_temps'] },
    retirer: vivants(SON_COTE),
    remplacer: vivants(SON_COTE),
    clore_la_liste: { demandee: ['le_temps'], en_liste: ['le_temps'], proposee: ['le_temps'] },
  };
  /** What is done for all, or by a task that finds nothing to do, says nothing and writes nothing. */
  const SANS_BRUIT: readonly Acte[] = ['proposer', 'laisser_passer', 'clore_la_liste', 'demander', 'inscrire', 'attendre'];

  function preparer(situation: Situation, nom: Acte) {
    const formation = laFormation('ouverte');
    if (nom === 'demander') base.db.update(formations).set({ validation: true }).where(eq(formations.id, formation.id)).run();
    const commun = { formationId: formation.id, structureId, personneId: gens.elle, inscritParId: gens.inscriptrice };
    const id = situation === 'aucune' ? 0 : fabriquerInscription(base.db, { ...commun, statut: situation }).id;
    if (nom === 'attendre') {
      const libres = situation === 'validee' || situation === 'proposee' ? 2 : 3;
      for (let n = 0; n < libres; n++) fabriquerInscription(base.db, { formationId: formation.id });
    }
    return { formationId: formation.id, id };
  }

  function faire(ctx: Contexte, nom: Acte, { formationId, id }: { formationId: number; id: number }): void {
    const elle = ctx as ContextePersonne;
    switch (nom) {
      case 'demander':
      case 'inscrire':
      case 'attendre':
        inscrire(elle, formationId, { personnes: [gens.elle], structureId });
        break;
      case 'valider':
        valider(elle, id);
        break;
      case 'refuser':
        refuser(elle, id, 'Nous ne serons pas assez nombreux ce jour-là.');
        break;
      case 'proposer':
        offrirLesPlaces(ctx, formationId);
        break;
      case 'accepter':
        accepter(elle, id);
        break;
      case 'decliner':
        decliner(elle, id);
        break;
      case 'prendre':
        prendre(elle, id);
        break;
      case 'laisser_passer':
        laisserPasser(ctx, id);
        break;
      case 'retirer':
        retirer(elle, id);
        break;
      case 'remplacer':
        remplacer(elle, id, remplacanteId);
        break;
      case 'clore_la_liste':
        cloreLaListe(ctx, id);
        break;
    }
  }

  /** Tasks are done by *le temps* alone; a person of these verbes needs to be someone. */
  const taches: readonly Acte[] = ['proposer', 'laisser_passer', 'clore_la_liste'];
  const quiEssaie = (nom: Acte): readonly Qui[] =>
    taches.includes(nom) ? ['le_temps'] : ROLES.filter((qui) => qui !== 'le_temps');

  test.each(
    SITUATIONS.flatMap((situation) => ACTES.flatMap((nom) => quiEssaie(nom).map((qui) => [situation, qui, nom] as const))),
  )('%s: %s, %s', (situation, qui, nom) => {
    const objet = preparer(situation, nom);
    const [avant, lignes] = [photo(), journal().length];
    const erreur = essayer(() => faire(contexte(qui, nom === 'clore_la_liste' ? APRES : AVANT), nom, objet));
    // Whoever commits the structure, or holds the formation, registers at once where the others ask.
    const dAutres =
      nom === 'demander' && ['responsable', ...TIENT].includes(qui) && ['aucune', 'refusee', 'retiree'].includes(situation);
    if (PEUT[nom][situation]?.includes(qui) || dAutres) {
      expect(erreur).toBeUndefined();
      const acte = dAutres ? 'inscrire' : nom;
      const [ligne] = journal().slice(lignes);
      expect(ligne).toMatchObject({ objet: 'inscription', acte, acteurId: qui === 'le_temps' ? null : gens[qui] });
      const lue = base.db
        .select()
        .from(inscriptions)
        .where(eq(inscriptions.id, ligne?.objetId ?? 0))
        .get();
      // What passes is offered again at once, to whom it is due: nobody else here.
      expect(lue?.statut).toBe(cycleInscription.transitions[acte].vers);
    } else {
      if (!(SANS_BRUIT.includes(nom) && erreur === undefined)) expect(erreur).toBeInstanceOf(ErreurMetier);
      expect(photo()).toEqual(avant);
    }
    expect(verifierFormations(base.db)).toEqual([]);
  });

  test.each(ROLES.filter((qui) => qui !== 'le_temps'))('the page where people of any structure are registered: %s', (qui) => {
    const { id } = laFormation('ouverte');
    const ctx = contexte(qui, AVANT) as ContextePersonne;
    const lire = () => getPagePourInscrire(ctx, id, String(structureId));
    const siens: readonly Qui[] = ['elle', 'collegue', 'inscriptrice', 'responsable'];
    if (TIENT.includes(qui)) expect(lire().structures.length).toBeGreaterThan(2);
    else if (siens.includes(qui)) expect(lire().structures).toEqual([]);
    else expect(lire).toThrow(expect.objectContaining({ code: 'INTERDIT' }));
    if (TIENT.includes(qui) || siens.includes(qui)) expect(lire().moi.pour?.structure.id).toBe(structureId);
  });

  test.each(STATUTS_INSCRIPTION.flatMap((statut) => ROLES.map((qui) => [statut, qui] as const)))(
    '%s is seen by %s',
    (statut, qui) => {
      const { id } = preparer(statut, 'retirer');
      const lire = () => getInscription(contexte(qui, AVANT), id).ligne.id;
      if ([...SON_COTE, 'le_temps'].includes(qui)) expect(lire()).toBe(id);
      else expect(lire).toThrow('Nous ne trouvons pas');
    },
  );
});

test('the rights of the room', () => {
  expect({ DROITS_FORMATION, DROITS_INSCRIPTION, DROITS_BESOIN, DROITS_QUALIFICATION, DROITS_PLAN }).toMatchInlineSnapshot(`
    {
      "DROITS_BESOIN": {
        "ranger": [
          "autrice",
          "responsable",
          "coordination",
        ],
        "voir": [
          "autrice",
          "collegue",
          "responsable",
          "coordination",
          "lectrice",
        ],
        "voirQui": [
          "autrice",
          "collegue",
          "responsable",
          "coordination",
        ],
      },
      "DROITS_FORMATION": {
        "confier": [
          "organisatrice",
          "coordination",
        ],
        "deposerDesSupports": [
          "organisatrice",
          "coordination",
          "formatrice",
        ],
        "dupliquer": [
          "organisatrice",
          "coordination",
        ],
        "inscrire": [
          "organisatrice",
          "coordination",
          "formatrice",
          "lectrice",
        ],
        "inscrireQuiconque": [
          "organisatrice",
          "coordination",
        ],
        "lireLaSynthese": [
          "organisatrice",
          "coordination",
          "formatrice",
        ],
        "modifier": [
          "organisatrice",
          "coordination",
        ],
        "noterLaPresence": [
          "organisatrice",
          "coordination",
          "formatrice",
        ],
        "tenirLesComptes": [
          "organisatrice",
          "coordination",
        ],
        "voir": [
          "organisatrice",
          "coordination",
          "formatrice",
          "lectrice",
          "partenaire",
        ],
        "voirLeProjet": [
          "organisatrice",
          "coordination",
          "formatrice",
        ],
        "voirLesBesoinsParticuliers": [
          "organisatrice",
          "coordination",
        ],
        "voirLesNoms": [
          "organisatrice",
          "coordination",
          "formatrice",
        ],
        "voirLesStructures": [
          "organisatrice",
          "coordination",
          "formatrice",
          "lectrice",
        ],
      },
      "DROITS_INSCRIPTION": {
        "direLeBesoinParticulier": [
          "elle",
        ],
        "distinguerLesHomonymes": [
          "organisatrice",
          "coordination",
        ],
        "voir": [
          "elle",
          "inscriptrice",
          "responsable",
          "organisatrice",
          "coordination",
        ],
        "voirLeBesoinParticulier": [
          "elle",
          "organisatrice",
          "coordination",
        ],
      },
      "DROITS_PLAN": {
        "lire": [
          "responsable",
          "coordination",
        ],
      },
      "DROITS_QUALIFICATION": {
        "suivre": [
          "responsable",
          "coordination",
        ],
        "tenirLesReferences": [
          "coordination",
        ],
        "voir": [
          "elle",
          "responsable",
          "coordination",
        ],
      },
    }
  `);
});
