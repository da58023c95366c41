import { eq, sql } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { offrirCeQuiSeLibere } from '#app/malles/attente/offrir.server.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { tenirLaMalle } from '#app/malles/occupation/tenir.server.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { retirerCourriels } from '#app/services/boite.server.ts';
import { prefixeDuRelais, prevenirDuRelais } from './courriels.server.ts';
import { aEuLieu, type DossierDeRelais, finDuRelais, getRelais, type Pret } from './dossiers.server.ts';
import { cotesDe, cycleRelais, type RelationRelais, type TransitionRelais } from './relais.ts';
import { relaisDeMalle } from './tables.ts';
import { rendreLesTampons } from './tampons.server.ts';

const FAIT: Record<Exclude<TransitionRelais, 'proposer'>, string> = {
  dire_oui: 'est d’accord pour passer',
  convenir: 'est d’accord, à deux, pour passer',
  decliner: 'ne souhaite pas passer',
  laisser_tomber: 'a laissé tomber l’idée de passer',
};

/** One act on a relais, with its journal line; in the transaction of the verbe. What was written of it and has not left is true no more. */
export function franchirLeRelais(
  ctx: Contexte,
  d: DossierDeRelais,
  nom: Exclude<TransitionRelais, 'proposer'>,
  champs: Record<string, unknown>,
  par: readonly RelationRelais[] = d.relations,
): void {
  retirerCourriels(ctx, prefixeDuRelais(d.ligne.id));
  franchir(ctx, cycleRelais, nom, {
    ...{ table: relaisDeMalle, domaine: 'malles', ligne: d.ligne, relations: par, champs },
    gardes: { tient: quiTient(d) },
    resume: `${FAIT[nom]} ${laMalle(d.malle.nom)} de main en main`,
  });
}

function quiTient(d: DossierDeRelais): string | true {
  if (aEuLieu(d)) return 'La malle est déjà passée de main en main.';
  return finDuRelais(d) === null || 'Les deux prêts ne se suivent plus comme prévu\u00a0: la malle repasse par chez elle.';
}

/**
 * Answers on the page of a loan, of a relais of that loan and of no other.
 * @throws ErreurMetier INTROUVABLE for a relais of other loans; what the answer throws
 */
export function repondreSurLePret(
  ctx: ContextePersonne,
  pretId: number | undefined,
  { acte, relais }: { acte: 'oui' | 'non'; relais: number },
): void {
  const { ligne } = getRelais(ctx, relais);
  if (ligne.premiereId !== pretId && ligne.suivanteId !== pretId) throw introuvable();
  if (acte === 'oui') direOui(ctx, relais);
  else decliner(ctx, relais);
}

/**
 * Says yes for her structure. With the other side's yes, it is agreed: the next loan is collected from the first, and what was
 * kept between the two is no longer kept for the way home. The malle stays held in between: it waits with the first.
 * @throws ErreurMetier INTROUVABLE; INTERDIT for whoever is of neither structure; IMPOSSIBLE when the loans have changed
 */
export function direOui(ctx: ContextePersonne, id: number | undefined): void {
  enTransaction(ctx, (tx) => {
    const d = getRelais(tx, id);
    const cotes = cotesDe(d.relations);
    const dejaDit = cotes.length > 0 && cotes.every((cote) => d.ligne[`${cote}OuiLe`] !== null);
    if (dejaDit && d.ligne.statut !== 'tombe') throw impossible('Votre structure a déjà dit oui.');
    const siens = Object.assign(
      {},
      ...cotes.map((cote) => ({ [`${cote}OuiLe`]: tx.maintenant, [`${cote}ParId`]: ctx.acteur.personneId })),
    ) as Partial<typeof d.ligne>;
    const tout = { ...d.ligne, ...siens };
    if (tout.premiereOuiLe === null || tout.suivanteOuiLe === null) {
      franchirLeRelais(tx, d, 'dire_oui', siens);
      prevenirDuRelais(tx, d.ligne.id, 'dire_oui');
      return;
    }
    const { premiere, suivante } = d.prets;
    franchirLeRelais(tx, d, 'convenir', {
      ...siens,
      ...{ tamponApres: premiere.tamponApres, tamponAvant: suivante.tamponAvant },
    });
    tenirAutrement(tx, premiere, { tamponApres: suivante.du - premiere.au - 1 });
    tenirAutrement(tx, suivante, { tamponAvant: 0, relaisDeId: premiere.id });
    prevenirDuRelais(tx, d.ligne.id, 'convenir');
  });
}

/** Writes what a loan keeps around, and holds it so: a calendar that shows where it is collected follows its version. */
function tenirAutrement(ctx: Contexte, pret: Pret, champs: Partial<Pick<Pret, 'tamponAvant' | 'tamponApres' | 'relaisDeId'>>) {
  const { du, au, tamponAvant: avant, tamponApres: apres } = { ...pret, ...champs };
  ctx.db
    .update(reservations)
    .set({ ...champs, version: sql`${reservations.version} + 1` })
    .where(eq(reservations.id, pret.id))
    .run();
  tenirLaMalle(ctx, pret.malleId, { reservationId: pret.id }, { periode: { du, au }, tampons: { avant, apres } });
}

/**
 * Says no, or changes her mind: the malle goes home in between. Both sides' yes are forgotten; either may say yes again.
 * @throws ErreurMetier INTROUVABLE; INTERDIT; IMPOSSIBLE once it has changed hands, or when the loans have changed
 */
export function decliner(ctx: ContextePersonne, id: number | undefined): void {
  enTransaction(ctx, (tx) => {
    const d = getRelais(tx, id);
    franchirLeRelais(tx, d, 'decliner', {
      ...{ premiereOuiLe: null, premiereParId: null, suivanteOuiLe: null, suivanteParId: null },
      ...{ tamponApres: null, tamponAvant: null },
    });
    if (d.ligne.statut === 'convenu') rendreLesTampons(tx, d);
    prevenirDuRelais(tx, d.ligne.id, d.ligne.statut === 'convenu' ? 'revenir' : 'decliner');
    offrirCeQuiSeLibere(tx, d.malle.id);
  });
}
