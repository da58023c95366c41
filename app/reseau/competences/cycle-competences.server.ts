import { and, eq } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { repointer } from '#db/repointer.ts';
import { compterUsages, descendantsDe, listRetenues, motsDesAutres } from './competences.server.ts';
import { cycleCompetence, DROITS_COMPETENCE, type RelationCompetence, SLUGS_RESERVES } from './competences.ts';
import { direLaSuite } from './lettres-competences.server.ts';
import { ecrireTerme, type SaisieTerme } from './modifier-competence.server.ts';
import { lesPlusProches, plierTerme, slugDe } from './mots.ts';
import { competences } from './tables.ts';

export type Competence = typeof competences.$inferSelect;

/** The relations of someone to a term. */
export function relationsCompetence(acteur: Contexte['acteur'], terme: Pick<Competence, 'proposeeParId'>): RelationCompetence[] {
  const relations: RelationCompetence[] = ['lecteur'];
  if (acteur.roles.includes('coordination')) relations.push('coordination');
  if (terme.proposeeParId !== null && terme.proposeeParId === acteur.personneId) relations.push('auteur');
  return relations;
}

/** The term of an address, whatever its status. @throws ErreurMetier INTROUVABLE when unknown or not for this reader */
export function getCompetence(ctx: ContextePersonne, slug: string): { terme: Competence; relations: RelationCompetence[] } {
  const terme = ctx.db.select().from(competences).where(eq(competences.slug, slug)).get();
  if (!terme) throw introuvable();
  const relations = relationsCompetence(ctx.acteur, terme);
  if (!peut(DROITS_COMPETENCE, `voir_${terme.statut}`, relations)) throw introuvable();
  return { terme, relations };
}

/** Same, for those who may edit it; for everybody else the page does not exist. */
export function getCompetenceAModifier(
  ctx: ContextePersonne,
  slug: string,
): { terme: Competence; relations: RelationCompetence[] } {
  const lu = getCompetence(ctx, slug);
  if (!peut(DROITS_COMPETENCE, 'modifier', lu.relations)) throw introuvable();
  return lu;
}

export interface SaisieProposition {
  nom: string;
  definition: string;
  parentId?: number | undefined;
  /** Whether the near terms were shown before this was sent. */
  vus: boolean;
  geste?: string | undefined;
}

/**
 * Proposes a word that is missing.
 * @returns the id of the term, the same when the form is sent twice
 * @throws ErreurMetier IMPOSSIBLE when a term says the same already, or when near ones were not looked at
 */
export function proposerCompetence(ctx: ContextePersonne, saisie: SaisieProposition): Competence {
  return enTransaction(ctx, (ctx) => {
    const id = uneSeuleFois(ctx, 'proposer-competence', saisie.geste, () => {
      const deja = motsDesAutres(ctx, null).get(plierTerme(saisie.nom));
      if (deja !== undefined) throw impossible(`Ce mot y est déjà : « ${deja} ».`, 'nom');
      const termes = listRetenues(ctx);
      if (!saisie.vus && lesPlusProches(saisie.nom, termes).length > 0) {
        throw impossible('Un mot de la liste dit peut-être déjà cela : regardez ceux qui suivent.', 'nom');
      }
      const { parentId = null } = saisie;
      if (parentId !== null && !termes.some((terme) => terme.id === parentId))
        throw impossible('Choisissez dans la liste.', 'parentId');
      return ecrireProposition(ctx, { nom: saisie.nom, definition: saisie.definition, parentId });
    });
    const terme = ctx.db.select().from(competences).where(eq(competences.id, id)).get();
    if (!terme) throw introuvable();
    return terme;
  });
}

/** Writes a word that waits for the coordination's answer, with its journal line. Call it inside the verbe's transaction. */
export function ecrireProposition(
  ctx: Contexte,
  { nom, definition, parentId }: { nom: string; definition: string; parentId: number | null },
): number {
  const terme = ctx.db
    .insert(competences)
    .values({
      ...{ slug: slugLibre(ctx, nom), nom, definition, synonymes: [], parentId },
      // Among its neighbours, after those that were put in order.
      ...{ rang: 1000, statut: 'proposee', proposeeParId: ctx.acteur.personneId, proposeeLe: ctx.maintenant },
    })
    .returning()
    .get();
  journaliser(ctx, {
    ...{ domaine: 'reseau', objet: 'competence', objetId: terme.id, acte: 'proposer' },
    resume: `a proposé le mot « ${terme.nom} »`,
    apres: { statut: terme.statut, nom: terme.nom, definition: terme.definition },
  });
  return terme.id;
}

function slugLibre(ctx: Pick<Contexte, 'db'>, nom: string): string {
  const base = slugDe(nom);
  const pris = new Set([
    ...SLUGS_RESERVES,
    ...ctx.db
      .select({ slug: competences.slug })
      .from(competences)
      .all()
      .map(({ slug }) => slug),
  ]);
  let slug = base;
  for (let n = 2; pris.has(slug); n++) slug = `${base}-${n}`;
  return slug;
}

/** Keeps a proposed word, corrected and put in its place in the same gesture. */
export function retenirCompetence(ctx: ContextePersonne, slug: string, saisie?: SaisieTerme): void {
  enTransaction(ctx, (ctx) => {
    const lu = getCompetence(ctx, slug);
    if (saisie) ecrireTerme(ctx, lu.terme, lu.relations, saisie);
    const { terme, relations } = getCompetence(ctx, slug);
    franchir(ctx, cycleCompetence, 'retenir', {
      ...objet(terme, relations),
      resume: `a ajouté le mot « ${terme.nom} » à la liste`,
    });
    direLaSuite(ctx, terme, { issue: 'retenue', nom: terme.nom, slug });
  });
}

/**
 * Merges a term into another: what used it follows, its words become the other's, its address leads there.
 * @returns the term that took its place
 */
export function fusionnerCompetence(ctx: ContextePersonne, slug: string, dansId: number): Competence {
  return enTransaction(ctx, (ctx) => {
    const { terme, relations } = getCompetence(ctx, slug);
    const cible = ctx.db
      .select()
      .from(competences)
      .where(and(eq(competences.id, dansId), eq(competences.statut, 'retenue')))
      .get();
    if (!cible || cible.id === terme.id) throw impossible('Choisissez un autre mot de la liste.', 'dansId');
    const usages = compterUsages(ctx, terme.id);
    franchir(ctx, cycleCompetence, 'fusionner', {
      ...objet(terme, relations),
      champs: { fusionneeDansId: cible.id },
      resume: `a réuni « ${terme.nom} » avec « ${cible.nom} »${suiteDesUsages(usages.savoirFaire)}`,
    });
    // A term never stands under itself: what was beneath comes up to take the place.
    const remonte = descendantsDe(ctx, terme.id).includes(cible.id);
    if (remonte) ctx.db.update(competences).set({ parentId: terme.parentId }).where(eq(competences.id, cible.id)).run();
    repointer(ctx.db, 'competences', terme.id, cible.id, { doublons: { savoir_faire: ['precision'], competences_annonce: [] } });
    recevoirLesMots(ctx, cible, [terme.nom, ...terme.synonymes]);
    direLaSuite(ctx, terme, { issue: 'fusionnee', nom: cible.nom, slug: cible.slug });
    return cible;
  });
}

const suiteDesUsages = (n: number) => (n === 0 ? '' : n === 1 ? ', avec un savoir-faire' : `, avec ${n} savoir-faire`);

/** Who types the old word finds the term that took its place. */
function recevoirLesMots(ctx: ContextePersonne, cible: Competence, mots: readonly string[]): void {
  const pris = motsDesAutres(ctx, null);
  const neufs = mots.filter((mot, rang) => {
    const forme = plierTerme(mot);
    return forme !== '' && !pris.has(forme) && mots.findIndex((autre) => plierTerme(autre) === forme) === rang;
  });
  if (neufs.length === 0) return;
  const synonymes = [...cible.synonymes, ...neufs];
  ctx.db
    .update(competences)
    .set({ synonymes, version: cible.version + 1 })
    .where(eq(competences.id, cible.id))
    .run();
  journaliser(ctx, {
    ...{ domaine: 'reseau', objet: 'competence', objetId: cible.id, acte: 'recevoir' },
    resume: `a donné à « ${cible.nom} » les mots d’un terme réuni avec lui`,
    avant: { synonymes: cible.synonymes },
    apres: { synonymes },
  });
}

/** Sets a term aside, proposed or kept, if nothing uses it; whoever proposed it reads why. */
export function ecarterCompetence(ctx: ContextePersonne, slug: string, motif?: string): void {
  enTransaction(ctx, (ctx) => {
    const { terme, relations } = getCompetence(ctx, slug);
    const usages = compterUsages(ctx, terme.id);
    const inutilisee =
      usages.savoirFaire + usages.dessous === 0 ||
      'Ce mot sert déjà : réunissez-le plutôt avec un autre, et ce qui l’emploie suivra.';
    const resume = `a écarté le mot « ${terme.nom} »`;
    franchir(ctx, cycleCompetence, 'ecarter', { ...objet(terme, relations), gardes: { inutilisee }, motif, resume });
    if (terme.statut === 'proposee') direLaSuite(ctx, terme, { issue: 'ecartee', nom: terme.nom, slug, motif: motif ?? '' });
  });
}

/** Takes one's own proposal back. */
export function retirerCompetence(ctx: ContextePersonne, slug: string): void {
  enTransaction(ctx, (ctx) => {
    const { terme, relations } = getCompetence(ctx, slug);
    franchir(ctx, cycleCompetence, 'retirer', {
      ...objet(terme, relations),
      resume: `a retiré le mot « ${terme.nom} », qui attendait`,
    });
  });
}

/** Takes up again a term that was set aside. @throws ErreurMetier IMPOSSIBLE when another says the same by now */
export function reprendreCompetence(ctx: ContextePersonne, slug: string): void {
  enTransaction(ctx, (ctx) => {
    const { terme, relations } = getCompetence(ctx, slug);
    const resume = `a repris le mot « ${terme.nom} »`;
    const termes = listRetenues(ctx);
    const parentId = termes.some(({ id }) => id === terme.parentId) ? terme.parentId : null;
    const pris = motsDesAutres(ctx, terme.id);
    const synonymes = terme.synonymes.filter((mot) => !pris.has(plierTerme(mot)));
    franchir(ctx, cycleCompetence, 'reprendre', { ...objet(terme, relations), champs: { parentId, synonymes }, resume });
    const autre = pris.get(plierTerme(terme.nom));
    if (autre !== undefined) throw impossible(`« ${autre} » dit déjà la même chose.`);
  });
}

const objet = (ligne: Competence, relations: readonly RelationCompetence[]) => ({
  ...{ table: competences, domaine: 'reseau', ligne, relations },
});
