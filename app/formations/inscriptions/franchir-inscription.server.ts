import { and, eq, inArray } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { prefixeDeLInscription, prefixeDuGroupe } from '#app/formations/courriels/cles.ts';
import { retirerCourriels } from '#app/services/boite.server.ts';
import { oublierLeBesoinParticulier } from './besoin-particulier.server.ts';
import type { DossierDInscription } from './dossiers.server.ts';
import {
  cycleInscription,
  type GardeInscription,
  type RelationInscription,
  STATUTS_A_ACCORDER,
  STATUTS_FINIS,
  STATUTS_OFFERTS,
  type TransitionInscription,
  tientUnePlace,
} from './inscriptions.ts';
import { libererSaPlace, tenirUnePlace } from './places.server.ts';
import { inscriptions } from './tables.ts';

type Passage = Exclude<TransitionInscription, 'demander' | 'inscrire' | 'attendre'>;

const FAIT: Record<Passage, (qui: string, formation: string) => string> = {
  valider: (qui, f) => `a donné son accord à ${qui} pour ${f}`,
  mettre_en_liste: (qui, f) => `a donné son accord à ${qui} pour ${f}, sur la liste d’attente`,
  refuser: (qui, f) => `a refusé l’inscription de ${qui} à ${f}`,
  proposer: (qui, f) => `a proposé une place à ${qui} pour ${f}`,
  accepter: (qui, f) => `a pris la place proposée à ${qui} pour ${f}`,
  prendre: (qui, f) => `a pris une place libre pour ${qui} à ${f}`,
  laisser_passer: (qui, f) => `a repris la place proposée à ${qui} pour ${f}`,
  decliner: (qui, f) => `a laissé la place proposée à ${qui} pour ${f}`,
  retirer: (qui, f) => `a retiré ${qui} de ${f}`,
  remplacer: (qui, f) => `a laissé à quelqu’un d’autre la place de ${qui} à ${f}`,
  retirer_pour_depart: (qui, f) => `a retiré ${qui} de ${f}, avec son départ`,
  retirer_avec_la_formation: (qui, f) => `a retiré ${qui} de ${f}, annulée`,
  clore_la_liste: (qui, f) => `a clos la liste d’attente de ${f} pour ${qui}`,
};

/**
 * One act on an inscription, with its journal line and its place, in the transaction of the verbe: a place is held by what stands
 * in a status that holds one, and by nothing else. What was written of it and has not left is true no more.
 */
export function franchirInscription(
  ctx: Contexte,
  d: DossierDInscription,
  nom: Passage,
  {
    gardes,
    champs = {},
    motif,
    par = d.relations,
  }: {
    gardes?: Partial<Record<GardeInscription, string | true>>;
    champs?: Partial<typeof inscriptions.$inferInsert>;
    motif?: string | undefined;
    par?: readonly RelationInscription[];
  } = {},
): void {
  const { ligne, formation, personne } = d;
  const { vers } = cycleInscription.transitions[nom];
  const finie = STATUTS_FINIS.some((un) => un === vers);
  retirerCourriels(ctx, prefixeDeLInscription(ligne.id));
  franchir(ctx, cycleInscription, nom, {
    ...{ table: inscriptions, domaine: 'formations', ligne, relations: par, motif },
    ...(gardes ? { gardes } : {}),
    champs: {
      ...(STATUTS_OFFERTS.some((un) => un === vers) ? {} : { jusqua: null }),
      ...(finie ? { finieLe: ctx.maintenant, motif: motif ?? null } : {}),
      ...champs,
    },
    resume: FAIT[nom](personne.nom, entreGuillemets(formation.titre)),
  });
  const [tenait, tient] = [tientUnePlace(ligne.statut), tientUnePlace(vers)];
  if (tenait && !tient) libererSaPlace(ctx, ligne.id);
  if (!tenait && tient) tenirUnePlace(ctx, formation.id, ligne.id);
  if (finie) oublierLeBesoinParticulier(ctx, ligne.id);
  if (ligne.groupeId !== null && nom !== 'remplacer' && !attendUnAccord(ctx, ligne.groupeId)) {
    retirerCourriels(ctx, prefixeDuGroupe(ligne.groupeId));
  }
}

const attendUnAccord = ({ db }: Contexte, groupeId: number): boolean =>
  db
    .select({ id: inscriptions.id })
    .from(inscriptions)
    .where(and(eq(inscriptions.groupeId, groupeId), inArray(inscriptions.statut, [...STATUTS_A_ACCORDER])))
    .limit(1)
    .get() !== undefined;
