import { and, asc, eq, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import type { Cote } from '#app/troc/stages/stages.ts';
import { type MoyenDeSigner, PARTIES_DU_PAPIER, type PapierASigner, type Partie, type Regime } from './regimes.ts';
import { papiersFiges, signaturesStage } from './tables.ts';

/** One signature that was given. */
export interface SignatureDonnee {
  sorte: PapierASigner;
  /** Whose avenant; null for the convention. */
  personneId: number | null;
  partie: Partie;
  parId: number;
  /** As she signed; empty once the paper is too old. */
  nom: string;
  qualite: string;
  /** She was erased since: the paper still says her name, lists do not. */
  effacee: boolean;
  /** The text that was signed is no longer kept. */
  sansTexte: boolean;
  code: string;
  moyen: MoyenDeSigner;
  fichierId: number | null;
  signeLe: Date;
}

/** Where the signatures of a stage stand, in the present edition of its papers. */
export interface EtatDesPapiers {
  signatures: SignatureDonnee[];
  /** People whose written consent is awaited. */
  accordsAttendus: number[];
  /** Structures whose signature is awaited: the employer signs the convention and every avenant at once. */
  signaturesAttendues: Cote[];
}

const COTE_DE: Record<Exclude<Partie, 'stagiaire'>, Cote> = { employeur: 'origine', accueil: 'accueil' };

export function lireEtatDesPapiers(
  { db }: Pick<Contexte, 'db'>,
  stage: { id: number; edition: number },
  stagiaires: readonly { id: number; regime: Regime }[],
): EtatDesPapiers {
  const avecConvention = stagiaires.filter(({ regime }) => regime === 'convention').map(({ id }) => id);
  const signatures: SignatureDonnee[] =
    stage.edition === 0
      ? []
      : db
          .select({
            sorte: papiersFiges.sorte,
            personneId: papiersFiges.personneId,
            partie: signaturesStage.partie,
            parId: signaturesStage.personneId,
            nom: signaturesStage.nom,
            qualite: signaturesStage.qualite,
            effacee: sql<number>`${personnes.effaceeLe} is not null`.mapWith(Boolean),
            sansTexte: sql<number>`${papiersFiges.contenu} is null`.mapWith(Boolean),
            code: signaturesStage.code,
            moyen: signaturesStage.moyen,
            fichierId: signaturesStage.fichierId,
            signeLe: signaturesStage.signeLe,
          })
          .from(signaturesStage)
          .innerJoin(papiersFiges, eq(papiersFiges.id, signaturesStage.papierId))
          .innerJoin(personnes, eq(personnes.id, signaturesStage.personneId))
          .where(and(eq(papiersFiges.stageId, stage.id), eq(papiersFiges.edition, stage.edition)))
          .orderBy(asc(signaturesStage.id))
          .all();
  const donnee = (sorte: PapierASigner, partie: Partie, personneId: number | null) =>
    signatures.some((s) => s.sorte === sorte && s.partie === partie && s.personneId === personneId);
  if (avecConvention.length === 0) return { signatures, accordsAttendus: [], signaturesAttendues: [] };
  const accordsAttendus = avecConvention.filter((id) => !donnee('avenant', 'stagiaire', id));
  const signaturesAttendues = PARTIES_DU_PAPIER.convention.flatMap((partie): Cote[] =>
    partie === 'stagiaire' || donnee('convention', partie, null) ? [] : [COTE_DE[partie]],
  );
  return { signatures, accordsAttendus, signaturesAttendues };
}
