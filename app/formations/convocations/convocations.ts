import type { Droits } from '#app/commun/droits.ts';
import { type DemiJournee, momentDe } from '#app/commun/periode.ts';
import type { Evenement } from '#app/commun/prise.ts';
import type { RelationFormation } from '#app/formations/programme/formations.ts';

/** Who convokes. */
export const DROITS_CONVOCATION = {
  convoquer: ['organisatrice', 'coordination'],
} as const satisfies Droits<string, RelationFormation>;

/** The most that one says of what to bring. */
export const MAX_A_APPORTER = 1000;

/** How the keys of the convocations of a formation begin. */
export const prefixeDesConvocations = (formationId: number): string => `convocation:${formationId}:`;
/** How those of one person begin. */
export const prefixeDeSaConvocation = (formationId: number, inscriptionId: number): string =>
  `${prefixeDesConvocations(formationId)}${inscriptionId}:`;

/** What an event needs of a half-day. */
export interface SeanceEnAgenda {
  id: number;
  demiJournee: DemiJournee;
  debut: number;
  fin: number;
  titre: string | null;
  lieu: string | null;
}

interface FormationEnAgenda {
  id: number;
  titre: string;
  /** The whole address, when it has one. */
  lieu: string | null;
  lien: string | null;
  aApporter: string | null;
  modifieLe: Date;
}

/**
 * A half-day as an event, under a name that stays when it moves. @param sequence greater with each change
 */
export function evenementDeSeance(
  f: FormationEnAgenda,
  s: SeanceEnAgenda,
  { sequence, etat = 'prevu' }: { sequence: number; etat?: Evenement['etat'] },
): Evenement {
  const lieu = s.lieu ?? f.lieu;
  const detail = [
    s.titre ?? (momentDe(s.demiJournee) === 'matin' ? 'Le matin' : 'L’après-midi'),
    f.lien ? `Lien\u00a0: ${f.lien}` : '',
    f.aApporter ? `À apporter\u00a0: ${f.aApporter}` : '',
  ];
  return {
    ...{ cle: `seance-${s.id}`, salle: 'formations', periode: { du: s.demiJournee, au: s.demiJournee } },
    ...{
      heure: s.debut,
      duree: s.fin - s.debut,
      titre: `Formation\u00a0: ${f.titre}`,
      detail: detail.filter(Boolean).join('\n'),
    },
    ...(lieu ? { lieu } : {}),
    ...{ chemin: `/formations/${f.id}`, mien: true, etat, sequence, modifieLe: f.modifieLe },
  };
}
