import { describe, expect, test } from 'vitest';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { nomsDesTransitions } from '#app/commun/cycle.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { consentir } from '#app/troc/experiences/accords.server.ts';
import { experienceDe, getExperience, voitLaPhoto } from '#app/troc/experiences/dossiers.server.ts';
import { corrigerExperience, ecrireExperience, retirerExperience } from '#app/troc/experiences/experiences.server.ts';
import {
  cycleExperience,
  droitsExperience,
  gardesDExperience,
  STATUTS_EXPERIENCE,
  type StatutExperience,
  type TransitionExperience,
} from '#app/troc/experiences/experiences.ts';
import { experiences } from '#app/troc/experiences/tables.ts';
import { verifierExperiences } from '#app/troc/experiences/verifier.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import * as schema from '#db/schema.ts';
import { ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerEquipe, fabriquerFonction, fabriquerPersonne } from '#tests/fabriques/reseau.ts';
import { fabriquerExperience, fabriquerStage } from '#tests/fabriques/troc.ts';
import { photographier, seule, uneBasePourTous } from './matrice.ts';

// Every role × status × transition of a fiche d'expérience, on the real verbes.

const ROLES = [
  'responsable_origine',
  'responsable_accueil',
  'stagiaire',
  'tutrice',
  'coordination',
  'coordination_responsable_accueil',
  'equipe_origine',
  'equipe_ailleurs',
  'responsable_ailleurs',
  'partenaire',
  'cellule',
  'le_temps',
] as const;
type Qui = (typeof ROLES)[number];
type Situation = StatutExperience | 'aucune';
const SITUATIONS: readonly Situation[] = ['aucune', ...STATUTS_EXPERIENCE];

const APRES = new Date('2026-07-20T08:00:00Z');
const RECIT = { titre: 'Un café debout', essaye: 'Nous avons tenu le café debout.', garde: 'La table près de la porte.' };

let base: BaseOuverte;
let gens: Record<Exclude<Qui, 'le_temps'>, number>;
let reseau: { origine: number; accueil: number };

uneBasePourTous((ouverte) => {
  base = ouverte;
  const { db } = base;
  const [origine, accueil, ailleurs] = [fabriquerEquipe(db), fabriquerEquipe(db), fabriquerEquipe(db)];
  const equipiere = fabriquerPersonne(db).id;
  fabriquerFonction(db, { personneId: equipiere, structureId: origine.structure.id, fonction: 'accueil' });
  const coordinatrice = seule(db, 'coordination');
  fabriquerFonction(db, { personneId: coordinatrice, structureId: accueil.structure.id, fonction: 'direction' });
  gens = {
    responsable_origine: origine.responsable.id,
    responsable_accueil: accueil.responsable.id,
    stagiaire: origine.animatrice.id,
    tutrice: accueil.animatrice.id,
    coordination: seule(db, 'coordination'),
    coordination_responsable_accueil: coordinatrice,
    equipe_origine: equipiere,
    equipe_ailleurs: ailleurs.animatrice.id,
    responsable_ailleurs: ailleurs.responsable.id,
    partenaire: seule(db, 'partenaire'),
    cellule: seule(db, 'cellule'),
  };
  reseau = { origine: origine.structure.id, accueil: accueil.structure.id };
});

const contexte = (qui: Qui): Contexte => (qui === 'le_temps' ? ctxDuTemps(base.db, APRES) : ctxDe(base.db, gens[qui], APRES));

/** A story in this status; as a draft, one side of the two has agreed. */
function preparer(situation: Situation, photo?: { origine: boolean; accueil: boolean }) {
  const stage = fabriquerStage(base.db, {
    statut: 'clos',
    structureOrigineId: reseau.origine,
    structureAccueilId: reseau.accueil,
    stagiaireId: gens.stagiaire,
    tutriceId: gens.tutrice,
    responsableOrigineId: gens.responsable_origine,
    responsableAccueilId: gens.responsable_accueil,
  });
  if (situation === 'aucune') return { stageId: stage.id, id: undefined };
  const accords = { origine: gens.responsable_origine, accueil: gens.responsable_accueil };
  const { id } = fabriquerExperience(base.db, {
    stageId: stage.id,
    ecriteParId: gens.stagiaire,
    statut: situation,
    ...(situation === 'publiee' ? { accords } : {}),
    ...(photo ? { photo } : {}),
  });
  return { stageId: stage.id, id };
}

/** One transition, through the verbe that does it; *le temps* and `publier` go through the cycle itself. */
function faire(ctx: Contexte, nom: TransitionExperience, { stageId, id }: { stageId: number; id: number | undefined }): void {
  const personne = ctx as ContextePersonne;
  const ligne =
    id === undefined
      ? undefined
      : base.db
          .select()
          .from(experiences)
          .all()
          .find((une) => une.id === id);
  if (nom === 'publier' || ctx.acteur.personneId === null) {
    if (!ligne || nom === 'ecrire') throw new ErreurMetier('INTERDIT', 'sans objet');
    const { accords, relations } = getExperience(ctx, id);
    franchir(ctx, cycleExperience, nom, {
      ...{ table: experiences, domaine: 'troc', ligne, relations, gardes: gardesDExperience(accords), resume: 'essai' },
    });
    return;
  }
  switch (nom) {
    case 'ecrire':
      ecrireExperience(personne, stageId, RECIT);
      break;
    case 'corriger':
      corrigerExperience(personne, id, { ...RECIT, version: ligne?.version ?? 1 });
      break;
    case 'consentir':
      consentir(personne, id, { photo: false, lu: id === undefined ? '' : getExperience(ctxDuTemps(base.db), id).lu });
      break;
    case 'retirer':
      retirerExperience(personne, id);
  }
}

const photo = () => photographier(base);

/** Who may do what, written by hand. */
const DU_STAGE: readonly Qui[] = [
  ...(['responsable_origine', 'responsable_accueil', 'coordination_responsable_accueil', 'stagiaire', 'tutrice'] as const),
];
const PEUT: Record<TransitionExperience, Partial<Record<Situation, readonly Qui[]>>> = {
  ecrire: { aucune: DU_STAGE },
  corriger: { brouillon: DU_STAGE, publiee: DU_STAGE, retiree: DU_STAGE },
  consentir: { brouillon: ['responsable_origine', 'responsable_accueil', 'coordination_responsable_accueil'] },
  // Both consents are missing: the guard holds *le temps* back.
  publier: {},
  retirer: { brouillon: DU_STAGE, publiee: DU_STAGE },
};
/** Nothing is left to do, and nothing is refused. */
const SANS_EFFET: Record<TransitionExperience, Partial<Record<Situation, readonly Qui[]>>> = {
  ecrire: {},
  corriger: {},
  consentir: { publiee: ['responsable_origine', 'responsable_accueil', 'coordination_responsable_accueil'] },
  publier: {},
  retirer: { retiree: DU_STAGE },
};
const VOIT: Record<StatutExperience, readonly Qui[]> = {
  brouillon: [...DU_STAGE, 'coordination'],
  publiee: [...DU_STAGE, 'coordination', 'equipe_origine', 'equipe_ailleurs', 'responsable_ailleurs', 'cellule'],
  retiree: [...DU_STAGE, 'coordination'],
};

describe.each(SITUATIONS)('a fiche d’expérience: %s', (situation) => {
  test.each(ROLES.flatMap((qui) => nomsDesTransitions(cycleExperience).map((nom) => [qui, nom] as const)))(
    '%s, %s',
    (qui, nom) => {
      const objet = preparer(situation);
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
        const lignes = base.db.select().from(schema.journal).all().slice(journal);
        expect(lignes[0]).toMatchObject({ objet: 'experience', acte: nom, acteurId: gens[qui as Exclude<Qui, 'le_temps'>] });
        expect(experienceDe(ctxDe(base.db, gens.stagiaire, APRES), objet.stageId)?.ligne.statut).toBe(
          cycleExperience.transitions[nom].vers,
        );
      } else {
        if (SANS_EFFET[nom][situation]?.includes(qui)) expect(erreur).toBeUndefined();
        else expect(erreur).toBeInstanceOf(ErreurMetier);
        expect(photo()).toEqual(avant);
      }
      expect(verifierExperiences(base.db)).toEqual([]);
    },
  );

  if (situation === 'aucune') return;
  test.each(ROLES.filter((qui) => qui !== 'le_temps'))('%s reads it, and its photo, as her place allows', (qui) => {
    const lit = (id: number) => {
      try {
        return getExperience(contexte(qui), id).ligne.id === id;
      } catch {
        return false;
      }
    };
    const voit = VOIT[situation].includes(qui);
    const duStage = [...DU_STAGE, 'coordination'].includes(qui);
    for (const [accords, tous] of [
      [{ origine: true, accueil: true }, true],
      [{ origine: true, accueil: false }, false],
    ] as const) {
      base.sqlite.exec('savepoint photo');
      const { id } = preparer(situation, accords);
      expect(lit(id ?? 0)).toBe(voit);
      expect(voitLaPhoto(ctxDe(base.db, gens[qui], APRES), id ?? 0)).toBe(duStage || (situation === 'publiee' && voit && tous));
      base.sqlite.exec('rollback to photo; release photo');
    }
  });
});

test('the rights of a fiche d’expérience', () => {
  expect(droitsExperience).toMatchInlineSnapshot(`
    {
      "noterReponse": [
        "coordination",
      ],
      "voirBrouillon": [
        "stagiaire",
        "tutrice",
        "origine",
        "accueil",
        "coordination",
      ],
      "voirPhotoSansAccord": [
        "stagiaire",
        "tutrice",
        "origine",
        "accueil",
        "coordination",
      ],
      "voirPubliee": [
        "stagiaire",
        "tutrice",
        "origine",
        "accueil",
        "coordination",
        "lectrice",
      ],
    }
  `);
});
