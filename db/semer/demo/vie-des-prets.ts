import { and, eq, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { aNom } from '#app/commun/francais.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { demiJournee, type Jour } from '#app/commun/periode.ts';
import { attentesDeMalle } from '#app/malles/attente/tables.ts';
import { getMalle } from '#app/malles/catalogue/malles.server.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { carnetDeMalle, malles, objetsDeMalle } from '#app/malles/catalogue/tables.ts';
import type { CauseEcart, Reglement, SensInventaire } from '#app/malles/inventaires/inventaires.ts';
import { inventaires, lignesInventaire } from '#app/malles/inventaires/tables.ts';
import { libererLaMalle, tenirLaMalle } from '#app/malles/occupation/tenir.server.ts';
import { type DossierDeReservation, gardesDe, getReservation } from '#app/malles/reservations/dossiers.server.ts';
import { cycleReservation, type RelationReservation, type TransitionReservation } from '#app/malles/reservations/reservations.ts';
import { reservations } from '#app/malles/reservations/tables.ts';

/** An object of which not all came back. */
export interface ObjetCompte {
  objetId: number;
  presents: number;
  cause?: CauseEcart;
}
export interface Compte {
  /** Null: all is there. */
  objets: readonly ObjetCompte[] | null;
  remis: string;
  recu: string;
  caution?: boolean;
}

/** One step of the life of a loan: its status, its columns, its journal line. */
function passer(
  ctx: ContextePersonne,
  d: DossierDeReservation,
  acte: TransitionReservation,
  resume: string,
  champs: Partial<typeof reservations.$inferInsert> = {},
  autres: readonly RelationReservation[] = [],
): void {
  franchir(ctx, cycleReservation, acte, {
    ...{ table: reservations, domaine: 'malles', ligne: d.ligne, relations: [...d.relations, ...autres], resume },
    ...{ motif: champs.motif ?? undefined },
    gardes: { ...gardesDe(ctx, d), relais_convenu: true },
    champs: { modifieeLe: ctx.maintenant, ...champs },
  });
}

export function accepterReservation(ctx: ContextePersonne, id: number): void {
  const d = getReservation(ctx, id);
  const tampons = { avant: d.ligne.tamponAvant, apres: d.ligne.tamponApres };
  tenirLaMalle(ctx, d.ligne.malleId, { reservationId: id }, { periode: d.ligne, tampons });
  passer(ctx, d, 'accepter', `a accepté de prêter ${laMalle(d.malle.nom)}`, { accepteeLe: ctx.maintenant });
}

export function refuserReservation(ctx: ContextePersonne, id: number, motif: string): void {
  const d = getReservation(ctx, id);
  passer(ctx, d, 'refuser', `a refusé de prêter ${laMalle(d.malle.nom)}`, { motif, finieLe: ctx.maintenant });
}

export function annulerReservation(ctx: ContextePersonne, id: number, motif: string): void {
  const d = getReservation(ctx, id);
  passer(ctx, d, 'annuler', `a annulé le prêt de ${laMalle(d.malle.nom)}`, { motif, finieLe: ctx.maintenant });
  libererLaMalle(ctx, { reservationId: id });
}

export function remettre(ctx: ContextePersonne, id: number, compte: Compte): void {
  const d = getReservation(ctx, id);
  const caution = compte.caution ? { cautionRecueLe: ctx.maintenant } : {};
  passer(ctx, d, 'remettre', `a remis ${laMalle(d.malle.nom)} ${aNom(d.emprunteuse.nom)}`, {
    ...{ remiseLe: ctx.maintenant, ...caution },
  });
  ecrireInventaire(ctx, d, 'depart', compte);
}

export function rendre(ctx: ContextePersonne, id: number, compte: Compte): void {
  const d = getReservation(ctx, id);
  const caution = d.ligne.cautionRecueLe && compte.caution ? { cautionRendueLe: ctx.maintenant } : {};
  passer(ctx, d, 'rendre', `a rendu ${laMalle(d.malle.nom)} ${aNom(d.proprietaire.nom)}`, {
    ...{ rendueLe: ctx.maintenant, ...caution },
  });
  ecrireInventaire(ctx, d, 'retour', compte);
}

/** Both agree: what is kept between the two loans is given back. */
export function convenirDuRelais(ctx: ContextePersonne, avantId: number, apresId: number): void {
  for (const [id, quoi] of [
    [avantId, { tamponApres: 0 }],
    [apresId, { tamponAvant: 0, relaisDeId: avantId }],
  ] as const) {
    const { ligne } = getReservation(ctx, id);
    const { tamponAvant: avant, tamponApres: apres } = { ...ligne, ...quoi };
    ctx.db
      .update(reservations)
      .set({ ...quoi, modifieeLe: ctx.maintenant })
      .where(eq(reservations.id, id))
      .run();
    tenirLaMalle(ctx, ligne.malleId, { reservationId: id }, { periode: ligne, tampons: { avant, apres } });
  }
}

export function passerLeRelais(ctx: ContextePersonne, id: number, compte: Compte): void {
  const d = getReservation(ctx, id);
  passer(ctx, d, 'passer_le_relais', `a passé ${laMalle(d.malle.nom)}, prêtée ${aNom(d.emprunteuse.nom)}, de main en main`, {
    rendueLe: ctx.maintenant,
  });
  ecrireInventaire(ctx, d, 'retour', compte);
  const suivante = ctx.db.select({ id: reservations.id }).from(reservations).where(eq(reservations.relaisDeId, id)).get();
  if (!suivante) throw new Error(`Le prêt ${id} ne passe à personne.`);
  const recue = getReservation(ctx, suivante.id);
  passer(ctx, recue, 'remettre', `a remis ${laMalle(d.malle.nom)} ${aNom(recue.emprunteuse.nom)}`, { remiseLe: ctx.maintenant }, [
    'emprunteuse',
  ]);
  ecrireInventaire(ctx, recue, 'depart', compte);
}

export function cloreReservation(ctx: ContextePersonne, id: number): void {
  const d = getReservation(ctx, id);
  passer(ctx, d, 'clore', `a vérifié et clos le prêt de ${laMalle(d.malle.nom)}`, { finieLe: ctx.maintenant });
}

/** @param _objets were counted at the return already */
export function signaler(ctx: ContextePersonne, id: number, _objets: readonly ObjetCompte[]): void {
  const d = getReservation(ctx, id);
  passer(ctx, d, 'signaler', `a signalé ce qui manque à ${laMalle(d.malle.nom)}`);
}

export function regulariser(
  ctx: ContextePersonne,
  id: number,
  reglements: readonly { ligneId: number; reglement: Reglement; cout: number }[],
): void {
  for (const { ligneId, reglement, cout } of reglements) {
    ctx.db
      .update(lignesInventaire)
      .set({ reglement, cout, regleLe: ctx.maintenant })
      .where(eq(lignesInventaire.id, ligneId))
      .run();
  }
  const d = getReservation(ctx, id);
  passer(ctx, d, 'regulariser', `a réglé ce qui manquait à ${laMalle(d.malle.nom)}`, { finieLe: ctx.maintenant });
}

/** The lines of a return of which something is missing. */
export const ecartsDe = ({ db }: ContextePersonne, id: number) =>
  db
    .select({
      ligneId: lignesInventaire.id,
      cause: lignesInventaire.cause,
      cout: sql<number>`(${lignesInventaire.attendu} - ${lignesInventaire.presents}) * coalesce(${objetsDeMalle.valeur}, 0)`,
    })
    .from(inventaires)
    .innerJoin(lignesInventaire, eq(lignesInventaire.inventaireId, inventaires.id))
    .innerJoin(objetsDeMalle, eq(objetsDeMalle.id, lignesInventaire.objetId))
    .where(and(eq(inventaires.reservationId, id), eq(inventaires.sens, 'retour')))
    .all()
    .filter(({ cause }) => cause === 'perdu' || cause === 'casse');

function ecrireInventaire(
  ctx: ContextePersonne,
  { ligne }: DossierDeReservation,
  sens: SensInventaire,
  { objets, remis, recu }: Compte,
): void {
  const { id: inventaireId } = ctx.db
    .insert(inventaires)
    .values({ reservationId: ligne.id, sens, le: ctx.maintenant, parId: ctx.acteur.personneId, remis, recu })
    .returning({ id: inventaires.id })
    .get();
  const contenu = ctx.db.select().from(objetsDeMalle).where(eq(objetsDeMalle.malleId, ligne.malleId)).all();
  ctx.db
    .insert(lignesInventaire)
    .values(
      contenu.map(({ id: objetId, nombre: attendu }) => {
        const compte = objets?.find((un) => un.objetId === objetId);
        return { inventaireId, objetId, attendu, presents: compte?.presents ?? attendu, cause: compte?.cause ?? null };
      }),
    )
    .run();
}

export function attendre(ctx: ContextePersonne, slug: string, { debut, fin }: { debut: Jour; fin: Jour }): void {
  const { ligne } = getMalle(ctx, slug);
  const [structureId = 0] = ctx.acteur.membreDe;
  const { id } = ctx.db
    .insert(attentesDeMalle)
    .values({
      ...{ statut: 'en_attente', malleId: ligne.id, structureId, personneId: ctx.acteur.personneId, depuis: ctx.maintenant },
      ...{ du: demiJournee(debut, 'matin'), au: demiJournee(fin, 'apres-midi') },
    })
    .returning({ id: attentesDeMalle.id })
    .get();
  journaliser(ctx, {
    ...{ domaine: 'malles', objet: 'attente_malle', objetId: id, acte: 'attendre', resume: `attend ${laMalle(ligne.nom)}` },
  });
}

export function laisserUneIdee(
  ctx: ContextePersonne,
  slug: string,
  idee: { texte: string; ageMin: number | undefined; ageMax: number | undefined; duree: number | undefined },
): void {
  const { ligne } = getMalle(ctx, slug);
  const { personneId, membreDe } = ctx.acteur;
  ctx.db
    .insert(carnetDeMalle)
    .values({ malleId: ligne.id, auteurId: personneId, structureId: membreDe[0] ?? null, le: ctx.maintenant, ...idee })
    .run();
}

export function changerEtat(
  ctx: ContextePersonne,
  slug: string,
  { etat, motif, jusquAu }: { etat: 'en_reparation'; motif: string; jusquAu: Jour },
): void {
  const { ligne } = getMalle(ctx, slug);
  ctx.db
    .update(malles)
    .set({ etat, etatMotif: motif, etatJusquAu: jusquAu, modifieeLe: ctx.maintenant })
    .where(eq(malles.id, ligne.id))
    .run();
  journaliser(ctx, {
    ...{ domaine: 'malles', objet: 'malle', objetId: ligne.id, acte: 'changer_etat' },
    ...{ resume: `a noté ${laMalle(ligne.nom)}\u00a0: hors service`, apres: { etat, etatMotif: motif, etatJusquAu: jusquAu } },
  });
}
