import { and, eq, inArray } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { permet } from '#app/commun/cycle.ts';
import { exigerDroit, peut } from '#app/commun/droits.ts';
import { impossible, interdit } from '#app/commun/erreurs.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { prevenirDeLInscription } from '#app/formations/courriels/courriels.server.ts';
import { type DossierDeFormation, getFormation } from '#app/formations/programme/formations.server.ts';
import { DROITS_FORMATION } from '#app/formations/programme/formations.ts';
import { attribuer } from './attribuer.ts';
import { ecrireLeBesoinParticulier } from './besoin-particulier.server.ts';
import { type EnFile, lireLaFile } from './file.server.ts';
import {
  cycleInscription,
  relationsALInscription,
  STATUTS_VIVANTS,
  type StatutInscription,
  tientUnePlace,
} from './inscriptions.ts';
import { lirePlaces, tenirUnePlace } from './places.server.ts';
import {
  empechementDInscrire,
  exigerDeLEquipe,
  type Inscriptible,
  pourLaquelle,
  refuserSiDejaInscrites,
} from './qui-inscrire.server.ts';
import type { SaisieInscription } from './saisie.ts';
import { groupesDInscription, inscriptions } from './tables.ts';

/** How an inscription begins. */
export type Entree = 'demander' | 'inscrire' | 'attendre';
type StatutDEntree = Extract<StatutInscription, 'demandee' | 'validee' | 'en_liste'>;
const ENTREE: Record<StatutDEntree, Entree> = { demandee: 'demander', validee: 'inscrire', en_liste: 'attendre' };
const FAIT: Record<StatutDEntree, string> = {
  demandee: 'a demandé une place pour',
  validee: 'a inscrit',
  en_liste: 'a mis sur la liste d’attente',
};

/**
 * Registers oneself, or several of one structure, which is any structure for whoever holds the formation: those for whom there is
 * a place have it, the others wait; a group comes together or not at all, unless it may be parted. Without any field, one registers
 * oneself.
 * @returns the id of the first inscription, the same when the form is sent twice
 * @throws ErreurMetier INTROUVABLE; INTERDIT to a partenaire, without a structure, for a structure that is not hers; IMPOSSIBLE
 *   once it is closed or has begun, for someone who is registered already or is not of the team, on `personnes` when a structure is said and nobody is
 */
export function inscrire(ctx: ContextePersonne, formationId: number | undefined, saisie: SaisieInscription): number {
  return enTransaction(ctx, (tx) => {
    const ici = tx as ContextePersonne;
    const d = getFormation(ici, formationId);
    exigerDroit(DROITS_FORMATION, 'inscrire', d.relations);
    return uneSeuleFois(ici, `inscrire-${d.ligne.id}`, saisie.geste, () => inscrireLesVoulues(ici, d, saisie));
  });
}

function inscrireLesVoulues(ctx: ContextePersonne, d: DossierDeFormation, saisie: SaisieInscription): number {
  const quiconque = peut(DROITS_FORMATION, 'inscrireQuiconque', d.relations);
  const structureId = pourLaquelle(ctx, saisie.structureId, quiconque);
  // The form says its structure: with nobody ticked, it is not of oneself that one speaks.
  if (saisie.structureId !== undefined && !saisie.personnes?.length)
    throw impossible('Cochez au moins une personne.', 'personnes');
  const ids = saisie.personnes?.length ? [...new Set(saisie.personnes)] : [ctx.acteur.personneId];
  const moi = ids.length === 1 && ids[0] === ctx.acteur.personneId ? sienneVivante(ctx, d.ligne.id) : undefined;
  // Sent twice, or from another page: she is registered, and finds where she stands.
  if (moi !== undefined) {
    if (saisie.besoin) ecrireLeBesoinParticulier(ctx, moi, saisie.besoin);
    return moi;
  }
  if (saisie.besoin && ids.length > 1) {
    throw impossible(
      'Pour plusieurs personnes, laissez cette ligne vide\u00a0: chacune dira ce qu’il faut savoir depuis son inscription.',
      'besoin',
    );
  }
  const empechement = empechementDInscrire(ctx, d);
  if (empechement !== null) throw impossible(empechement);
  const qui = exigerDeLEquipe(ctx, structureId, ids);
  refuserSiDejaInscrites(ctx, { formationId: d.ligne.id, structureId, memesNoms: quiconque }, qui);
  const accorde = !d.ligne.validation || quiconque || ctx.acteur.responsableDe.includes(structureId);
  const ensemble = qui.length > 1 && !saisie.separement;
  const groupeId = ensemble ? nouveauGroupe(ctx, d.ligne.id) : null;
  const parts = ensemble ? [qui] : qui.map((elle) => [elle]);
  const faites = parts.flatMap((part) => inscrireEnsemble(ctx, d, { part, structureId, groupeId, accorde }));
  for (const [rang, id] of faites.entries()) {
    if (rang === 0) ecrireLeBesoinParticulier(ctx, id, saisie.besoin);
    prevenirDeLInscription(ctx, id, entreeDe(ctx, id));
  }
  const [premiere] = faites;
  if (premiere === undefined) throw interdit();
  return premiere;
}

/** One unit: all of them have a place, all of them wait, or all of them wait for a yes. */
function inscrireEnsemble(
  ctx: ContextePersonne,
  d: DossierDeFormation,
  {
    part,
    structureId,
    groupeId,
    accorde,
  }: { part: readonly Inscriptible[]; structureId: number; groupeId: number | null; accorde: boolean },
): number[] {
  const statut: StatutDEntree =
    accorde || part.every(({ responsable }) => responsable) ? statutPour(ctx, d, structureId, part.length) : 'demandee';
  return part.map((elle) => ecrire(ctx, d, { elle, structureId, groupeId, statut }));
}

/** Whether these places are due to her now, before whoever waits: the same function as for those who wait. */
function statutPour(ctx: ContextePersonne, d: DossierDeFormation, structureId: number, combien: number): 'validee' | 'en_liste' {
  const elle: EnFile = { id: Number.MAX_SAFE_INTEGER, structureId, combien, depuis: ctx.maintenant.getTime(), ids: [] };
  const servies = attribuer([...lireLaFile(ctx, d.ligne.id), elle], lirePlaces(ctx, d.ligne));
  return servies.includes(elle) ? 'validee' : 'en_liste';
}

function ecrire(
  ctx: ContextePersonne,
  d: DossierDeFormation,
  {
    elle,
    structureId,
    groupeId,
    statut,
  }: { elle: Inscriptible; structureId: number; groupeId: number | null; statut: StatutDEntree },
): number {
  const { personneId: inscritParId } = ctx.acteur;
  const tient = peut(DROITS_FORMATION, 'inscrireQuiconque', d.relations);
  const relations = relationsALInscription({ personneId: elle.id, inscritParId, structureId }, ctx.acteur, tient);
  const entree = ENTREE[statut];
  if (!permet(cycleInscription, entree, relations)) throw interdit();
  const { id } = ctx.db
    .insert(inscriptions)
    .values({
      ...{ statut, formationId: d.ligne.id, personneId: elle.id, structureId, groupeId, inscritParId },
      ...{ depuis: ctx.maintenant, canal: ctx.auNomDe?.canal ?? null },
    })
    .returning({ id: inscriptions.id })
    .get();
  if (tientUnePlace(statut)) tenirUnePlace(ctx, d.ligne.id, id);
  journaliser(ctx, {
    ...{ domaine: 'formations', objet: cycleInscription.objet, objetId: id, acte: entree },
    resume: `${FAIT[statut]} ${elle.nom}, ${entreGuillemets(d.ligne.titre)}`,
    apres: { statut, formationId: d.ligne.id, personneId: elle.id, structureId },
  });
  return id;
}

const nouveauGroupe = ({ db }: ContextePersonne, formationId: number): number =>
  db.insert(groupesDInscription).values({ formationId }).returning({ id: groupesDInscription.id }).get().id;

const sienneVivante = ({ db, acteur }: ContextePersonne, formationId: number): number | undefined =>
  db
    .select({ id: inscriptions.id })
    .from(inscriptions)
    .where(
      and(
        ...[eq(inscriptions.formationId, formationId), eq(inscriptions.personneId, acteur.personneId)],
        inArray(inscriptions.statut, [...STATUTS_VIVANTS]),
      ),
    )
    .get()?.id;

function entreeDe({ db }: ContextePersonne, id: number): Entree {
  const lue = db.select({ statut: inscriptions.statut }).from(inscriptions).where(eq(inscriptions.id, id)).get();
  return lue?.statut === 'demandee' || lue?.statut === 'en_liste' ? ENTREE[lue.statut] : 'inscrire';
}
