import { describe, expect, test } from 'vitest';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { journal } from '#app/commun/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { courriels } from '#app/services/tables.ts';
import { annonces } from '#app/troc/annonces/tables.ts';
import { getEchange } from '#app/troc/echanges/dossiers.server.ts';
import {
  ACTES_DE_L_ECHANGE,
  type ActeDEchange,
  cycleEchange,
  droitsEchange,
  STATUTS_ECHANGE,
  type StatutEchange,
} from '#app/troc/echanges/echanges.ts';
import { franchirEchange, satisfaireParLEchange } from '#app/troc/echanges/finir.server.ts';
import { ecrireMessage, repondreALAnnonce } from '#app/troc/echanges/repondre.server.ts';
import type { SaisieDActe } from '#app/troc/echanges/saisie.ts';
import { echanges, messagesEchange } from '#app/troc/echanges/tables.ts';
import { verifierEchanges } from '#app/troc/echanges/verifier.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { ctxDe } from '#tests/base.ts';
import { fabriquerAnnonce } from '#tests/fabriques/annonces.ts';
import { fabriquerEchange } from '#tests/fabriques/echanges.ts';
import { fabriquerEquipe } from '#tests/fabriques/reseau.ts';
import { fabriquerStage } from '#tests/fabriques/troc.ts';
import { photographier, seule, TABLES, uneBasePourTous } from './matrice.ts';

// Every role × status × act of an échange, on the real verbes.

const ROLES = [
  'auteur_annonce',
  'responsable_annonce',
  'equipe_reponse',
  'responsable_reponse',
  'equipe_ailleurs',
  'responsable_ailleurs',
  'coordination',
  'partenaire',
] as const;
type Qui = (typeof ROLES)[number];
const DE_L_ANNONCE: readonly Qui[] = ['auteur_annonce', 'responsable_annonce'];
const DE_LA_REPONSE: readonly Qui[] = ['equipe_reponse', 'responsable_reponse'];
const DES_DEUX: readonly Qui[] = [...DE_L_ANNONCE, ...DE_LA_REPONSE];

const ACTES = [...ACTES_DE_L_ECHANGE, 'ecrire', 'satisfaire'] as const;
type Acte = (typeof ACTES)[number];

const SAISIES: Record<ActeDEchange, SaisieDActe> = {
  fixer_un_rendez_vous: {
    acte: 'fixer_un_rendez_vous',
    jour: '2026-04-14',
    moment: 'matin',
    heure: undefined,
    lieu: 'Sur place',
  },
  regler: { acte: 'regler', suite: 'Prêt des tapis en mai.' },
  clore_sans_suite: { acte: 'clore_sans_suite' },
  rouvrir: { acte: 'rouvrir' },
};

let base: BaseOuverte;
let gens: Record<Qui, number>;
let lieux: { annonce: number; reponse: number };

uneBasePourTous((ouverte) => {
  base = ouverte;
  const { db } = base;
  const [publie, repond, ailleurs] = [fabriquerEquipe(db), fabriquerEquipe(db), fabriquerEquipe(db)];
  gens = {
    auteur_annonce: publie.animatrice.id,
    responsable_annonce: publie.responsable.id,
    equipe_reponse: repond.animatrice.id,
    responsable_reponse: repond.responsable.id,
    equipe_ailleurs: ailleurs.animatrice.id,
    responsable_ailleurs: ailleurs.responsable.id,
    coordination: seule(db, 'coordination'),
    partenaire: seule(db, 'partenaire'),
  };
  lieux = { annonce: publie.structure.id, reponse: repond.structure.id };
});

const ctx = (qui: Qui) => ctxDe(base.db, gens[qui]);
const publier = () => fabriquerAnnonce(base.db, { structureId: lieux.annonce, auteurId: gens.auteur_annonce });

function preparer(statut: StatutEchange): number {
  const stage = () =>
    fabriquerStage(base.db, {
      ...{ statut: 'refuse', structureOrigineId: lieux.reponse, structureAccueilId: lieux.annonce },
      ...{ stagiaireId: gens.equipe_reponse, tutriceId: gens.auteur_annonce },
      ...{ responsableOrigineId: gens.responsable_reponse, responsableAccueilId: gens.responsable_annonce },
    }).id;
  return fabriquerEchange(base.db, {
    ...{ annonceId: publier().id, structureId: lieux.reponse, auteurId: gens.equipe_reponse, statut },
    ...(statut === 'stage' ? { stageId: stage() } : {}),
  }).id;
}

function faire(qui: Qui, acte: Acte, id: number): void {
  if (acte === 'ecrire') ecrireMessage(ctx(qui), id, 'Le mardi nous irait.');
  else if (acte === 'satisfaire') satisfaireParLEchange(ctx(qui), id);
  else franchirEchange(ctx(qui), id, SAISIES[acte]);
}

const photo = () => photographier(base);

/** What the tables of the règle promise. */
function attendu(qui: Qui, acte: Acte, statut: StatutEchange): 'fait' | 'INTROUVABLE' | 'INTERDIT' | 'IMPOSSIBLE' {
  if (!DES_DEUX.includes(qui)) return 'INTROUVABLE';
  if (acte === 'ecrire') return statut === 'ouvert' ? 'fait' : 'IMPOSSIBLE';
  if (acte === 'satisfaire') {
    if (!DE_L_ANNONCE.includes(qui)) return 'INTERDIT';
    // The stage here was refused: nothing came of it.
    return statut === 'rendez_vous' || statut === 'regle' ? 'fait' : 'IMPOSSIBLE';
  }
  return (cycleEchange.transitions[acte].de as readonly StatutEchange[]).includes(statut) ? 'fait' : 'IMPOSSIBLE';
}

describe.each(STATUTS_ECHANGE)('from %s', (statut) => {
  describe.each(ROLES)('%s', (qui) => {
    test.each(ACTES)('%s', (acte) => {
      const id = preparer(statut);
      const avant = photo();
      const avantJournal = base.db.select().from(journal).all().length;
      const espere = attendu(qui, acte, statut);
      let eu: string = 'fait';
      try {
        faire(qui, acte, id);
      } catch (erreur) {
        if (!(erreur instanceof ErreurMetier)) throw erreur;
        eu = erreur.code;
      }
      expect(eu).toBe(espere);
      if (espere !== 'fait') return expect(photo()).toEqual(avant);
      // One line of the journal an act, and what was said is nowhere in it.
      const lignes = base.db.select().from(journal).all();
      expect(lignes).toHaveLength(avantJournal + 1);
      for (const { texte } of base.db.select().from(messagesEchange).all()) {
        expect(JSON.stringify(lignes)).not.toContain(texte);
      }
      expect(verifierEchanges(base.db)).toEqual([]);
    });
  });
});

test('only those of the two structures read it; the coordination is told that it is not there', () => {
  const id = preparer('ouvert');
  for (const qui of ROLES) {
    if (DES_DEUX.includes(qui)) expect(getEchange(ctx(qui), id).ligne.id).toBe(id);
    else expect(() => getEchange(ctx(qui), id)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  }
});

test.each(ACTES_DE_L_ECHANGE)('what is said in an échange stays there, and in the mails of its two structures: %s', (acte) => {
  const dits = {
    mot: 'Le mardi, après la cantine.',
    suite: 'Les tapis, du 3 au 10 mai.',
    lieu: 'Sous le préau',
    note: 'Des gants',
  };
  const id = preparer(acte === 'rouvrir' ? 'regle' : 'ouvert');
  if (acte !== 'rouvrir') ecrireMessage(ctx('equipe_reponse'), id, dits.mot);
  const rdv = { ...SAISIES.fixer_un_rendez_vous, lieu: dits.lieu, note: dits.note, satisfaite: 'oui' as const };
  const saisies: Record<ActeDEchange, SaisieDActe> = {
    ...{ fixer_un_rendez_vous: rdv as SaisieDActe, regler: { acte: 'regler', suite: dits.suite, satisfaite: 'oui' } },
    ...{ clore_sans_suite: { acte: 'clore_sans_suite', suite: dits.suite }, rouvrir: { acte: 'rouvrir' } },
  };
  franchirEchange(ctx('auteur_annonce'), id, saisies[acte]);
  const siennes = ['echanges', 'messages_echange', 'courriels'];
  const ailleurs = TABLES.filter((nom) => !siennes.includes(nom));
  const ecrit = Object.values(photographier(base, ailleurs)).join('\n');
  for (const mot of [...Object.values(dits), 'Rendez-vous']) expect(ecrit).not.toContain(mot);
  const lecteurs = base.db.select({ id: courriels.personneId, sujet: courriels.sujet }).from(courriels).all();
  const noms = base.db.select({ nom: structures.nom }).from(structures).all();
  expect(lecteurs.length).toBeGreaterThan(0);
  for (const { id: qui, sujet } of lecteurs) {
    expect(DES_DEUX.map((une) => gens[une])).toContain(qui);
    // The coordination reads the subjects: neither with whom, nor about what.
    for (const { nom } of noms) expect(sujet).not.toContain(nom);
    for (const { titre } of base.db.select().from(annonces).all()) expect(sujet).not.toContain(titre);
  }
});

test('who may answer an annonce', () => {
  const codes = ROLES.map((qui) => {
    const { id } = publier();
    try {
      repondreALAnnonce(ctx(qui), id, { message: 'Bonjour' });
      return [qui, 'fait'];
    } catch (erreur) {
      return [qui, erreur instanceof ErreurMetier ? erreur.code : erreur];
    }
  });
  expect(Object.fromEntries(codes)).toEqual({
    auteur_annonce: 'INTERDIT',
    responsable_annonce: 'INTERDIT',
    equipe_reponse: 'fait',
    responsable_reponse: 'fait',
    equipe_ailleurs: 'fait',
    responsable_ailleurs: 'fait',
    coordination: 'INTERDIT',
    partenaire: 'INTROUVABLE',
  });
  expect(base.db.select().from(echanges).all()).toHaveLength(4);
});

test('the rights, as they stand', () => {
  expect(droitsEchange).toMatchInlineSnapshot(`
    {
      "ecrire": [
        "annonce",
        "reponse",
      ],
      "lire": [
        "annonce",
        "reponse",
      ],
      "satisfaire": [
        "annonce",
      ],
    }
  `);
});
