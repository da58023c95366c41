import { and, eq } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, type Jour } from '#app/commun/periode.ts';
import { noterUneLigne } from '#app/formations/couts/comptes.server.ts';
import { listSuivies } from '#app/formations/qualifications/lectures.server.ts';
import { noterQualification } from '#app/formations/qualifications/noter.server.ts';
import { envoyerQuestionnaire } from '#app/formations/questionnaires/envoyer.server.ts';
import { type GenreQuestionnaire, lireLesDits } from '#app/formations/questionnaires/questionnaires.ts';
import { repondreAuQuestionnaire } from '#app/formations/questionnaires/repondre.server.ts';
import { questionnairesDeFormation } from '#app/formations/questionnaires/tables.ts';
import recits from './formations.json';
import type { FormationDemo } from './formations.ts';
import { acteDe, acteDuTemps, jourDans } from './gens.ts';
import type { Acte } from './histoire.ts';

/** Whoever is this far in the list did not answer. */
const SANS_REPONSE = 4;
/** Whose turn it is in the list says where she stands; `null` was never noted. */
const OU_ELLE_EN_EST = ['detenue', 'detenue', 'vae', 'detenue', null, 'detenue', 'formation'] as const;
const DITS: Record<GenreQuestionnaire, readonly Readonly<Record<string, string>>[]> = recits.dits;

interface Questionner {
  genre: GenreQuestionnaire;
  le: Jour;
  siennes: ReadonlyMap<string, number>;
}

/** Those who came are asked what it was worth, and all but one answer within three days. */
export function questionner(ctx: Contexte, f: FormationDemo, { genre, le, siennes }: Questionner): Acte[] {
  if (le >= jourDans(ctx, 0)) return [];
  const lu = (qui: string) => siennes.get(qui) ?? 0;
  return [
    acteDuTemps(ctx, le, '18:10', (ici) => {
      for (const qui of f.inscrites) envoyerQuestionnaire(ici, { id: lu(qui), genre });
    }),
    ...f.inscrites.flatMap((qui, rang): Acte[] => {
      const dits = DITS[genre][rang % DITS[genre].length];
      const jour = ajouterJours(le, 1 + (rang % 3));
      if (rang === SANS_REPONSE || !dits || jour >= jourDans(ctx, 0)) return [];
      return [acteDe(ctx, jour, `07:${20 + rang}`, qui, (ici) => repondre(ici, lu(qui), genre, dits))];
    }),
  ];
}

function repondre(
  ctx: ContextePersonne,
  inscriptionId: number,
  genre: GenreQuestionnaire,
  mots: Readonly<Record<string, string>>,
) {
  const demande = ctx.db
    .select({ id: questionnairesDeFormation.id })
    .from(questionnairesDeFormation)
    .where(and(eq(questionnairesDeFormation.inscriptionId, inscriptionId), eq(questionnairesDeFormation.genre, genre)))
    .get();
  repondreAuQuestionnaire(ctx, demande?.id, { version: 0, dits: lireLesDits(genre, mots) });
}

/** What it cost, and who paid. */
export function noterLesComptes(ctx: ContextePersonne, id: number, { depense, recette, financeurs, avec }: FormationDemo): void {
  const ligne = { acte: 'noter' as const, ligneId: undefined, geste: undefined };
  if (depense !== undefined) {
    noterUneLigne(ctx, id, {
      ...ligne,
      sens: 'depense',
      poste: 'formation',
      financeur: undefined,
      libelle: avec?.[0],
      prevu: depense,
      reel: depense,
    });
    noterUneLigne(ctx, id, {
      ...ligne,
      sens: 'depense',
      poste: 'repas',
      financeur: undefined,
      libelle: undefined,
      prevu: 12_000,
      reel: 11_340,
    });
  }
  if (recette !== undefined) {
    noterUneLigne(ctx, id, {
      ...ligne,
      sens: 'recette',
      poste: undefined,
      financeur: financeurs[0],
      libelle: undefined,
      prevu: recette,
      reel: recette,
    });
  }
}

/** Most of what each fonction asks for is held, some is in progress, and some was never noted. */
export function qualificationsNotees(ctx: Contexte): Acte[] {
  const le = jourDans(ctx, -70);
  return [
    acteDe(ctx, le, '09:20', 'coordination', (ici) => {
      for (const [rang, { structureId, personneId, code }] of listSuivies(ici).entries()) {
        const ou = OU_ELLE_EN_EST[rang % OU_ELLE_EN_EST.length];
        if (!ou) continue;
        const enCours = ou !== 'detenue';
        noterQualification(
          ici,
          { structureId, personneId, code },
          {
            ...{ ou, version: 0, intitule: undefined, motif: undefined },
            prevuePour: enCours ? ajouterJours(le, 200 + 7 * rang) : undefined,
            obtenueLe: enCours ? undefined : ajouterJours(le, -400 - 90 * rang),
          },
        );
      }
    }),
  ];
}
