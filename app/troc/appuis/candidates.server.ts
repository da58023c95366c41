import { and, eq, inArray, isNull, max, notInArray, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ecartEnJours, jourCivil } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { termesProches } from '#app/reseau/competences/competences.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { distancesDepuis } from '#app/reseau/territoire/distances.server.ts';
import { ordonner } from '#app/troc/rapprochements/rapprochements.ts';
import { CANDIDATES_MONTREES, evaluer, type SourceDeSavoir } from './candidates.ts';
import type { DossierDAppui } from './dossiers.server.ts';
import { invitationsAppui } from './tables.ts';

export interface Candidate {
  id: number;
  nom: string;
  structure: string;
  raisons: string[];
}

const SANS_ADRESSE = 'Sans adresse\u00a0: à appeler';

/** Those who could help, in order and with reasons: not of the structure that asks, not invited yet, ten at most. */
export function listCandidates(ctx: ContextePersonne, d: DossierDAppui, autres = listAutres(ctx, d)): Candidate[] {
  const sait = lireSavoirs(ctx, d.ligne.id);
  const gens = autres.filter(({ id }) => sait.has(id));
  const dernieres = dernieresInvitations(
    ctx,
    gens.map(({ id }) => id),
  );
  const codes = [...new Set(gens.flatMap(({ code }) => code ?? []))];
  const distances = distancesDepuis(ctx, d.structure.communeCode, codes);
  const evaluees = gens.map(({ code, ...gens }) => {
    const distance = (code === null ? undefined : distances.get(code)) ?? null;
    const invitee = dernieres.get(gens.id) ?? null;
    const indices = { sait: sait.get(gens.id) ?? [], distance, aDistance: d.ligne.aDistance, invitee };
    return { ...gens, ...evaluer(indices), km: distance?.km ?? null };
  });
  return ordonner(evaluees)
    .slice(0, CANDIDATES_MONTREES)
    .map(({ id, nom, structure, raisons, sansAdresse }) => ({
      ...{ id, nom, structure },
      raisons: sansAdresse ? [...raisons, SANS_ADRESSE] : raisons,
    }));
}

/**
 * Who can do what is asked: noted on her, in an offer of appui that she published, or on a structure that she commits. The same
 * skill, or a near one.
 */
function lireSavoirs({ db, maintenant, fuseau }: ContextePersonne, appuiId: number) {
  const jour = jourCivil(maintenant, fuseau);
  const lignes = db.all<{ id: number; source: SourceDeSavoir; nom: string; meme: number }>(sql`
    with sait(personne_id, source, competence_id) as (
      select personne_id, 'personne', competence_id from savoir_faire where personne_id is not null
      union select a.auteur_id, 'offre', c.competence_id from annonces a join competences_annonce c on c.annonce_id = a.id
        where a.type = 'offre' and a.forme = 'appui' and a.statut = 'publiee'
      union select f.personne_id, 'structure', s.competence_id from savoir_faire s join fonctions f on f.structure_id = s.structure_id
        where f.responsable and (f.du is null or f.du <= ${jour}) and (f.au is null or f.au >= ${jour})
    )
    select s.personne_id as id, s.source, n.nom, max(n.id = v.id) as meme
    from competences_appui c
    join competences v on v.id = c.competence_id
    join competences n on n.id = v.id or ${termesProches('v', 'n')}
    join sait s on s.competence_id = n.id
    where c.appui_id = ${appuiId}
    group by s.personne_id, s.source, n.id
    order by n.nom_plie`);
  const parPersonne = new Map<number, { source: SourceDeSavoir; nom: string; meme: boolean }[]>();
  for (const { id, source, nom, meme } of lignes) {
    parPersonne.set(id, [...(parPersonne.get(id) ?? []), { source, nom, meme: meme === 1 }]);
  }
  return parPersonne;
}

/** Everyone of another structure who is of the network today and is not invited yet; one line a person. */
export function listAutres(ctx: ContextePersonne, { ligne, invitees }: DossierDAppui) {
  const { db } = ctx;
  const presente = enFonction(jourCivil(ctx.maintenant, ctx.fuseau));
  const dIci = db
    .select({ id: fonctions.personneId })
    .from(fonctions)
    .where(and(eq(fonctions.structureId, ligne.structureId), presente));
  const partenaires = db.select({ id: rolesReseau.personneId }).from(rolesReseau).where(eq(rolesReseau.role, 'partenaire'));
  const lignes = db
    .select({
      ...{ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom },
      ...{
        structure: structures.nom,
        code: structures.communeCode,
        sansAdresse: sql<boolean>`${personnes.courriel} is null`.mapWith(Boolean),
      },
    })
    .from(fonctions)
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .innerJoin(structures, eq(structures.id, fonctions.structureId))
    .where(
      and(
        ...[presente, isNull(structures.partieLe), notInArray(personnes.id, dIci), notInArray(personnes.id, partenaires)],
        notInArray(
          personnes.id,
          invitees.map(({ personneId }) => personneId),
        ),
      ),
    )
    .orderBy(structures.nomPlie, personnes.nom, personnes.prenom, personnes.id)
    .all();
  return [...new Map(lignes.map((une) => [une.id, { ...une, nom: nomComplet(une) }])).values()];
}

/** How many days ago each was last invited to any appui. */
function dernieresInvitations({ db, maintenant, fuseau }: ContextePersonne, ids: readonly number[]): Map<number, number> {
  if (ids.length === 0) return new Map();
  const lignes = db
    .select({ id: invitationsAppui.personneId, le: max(invitationsAppui.inviteeLe) })
    .from(invitationsAppui)
    .where(inArray(invitationsAppui.personneId, [...ids]))
    .groupBy(invitationsAppui.personneId)
    .all();
  const aujourdhui = jourCivil(maintenant, fuseau);
  return new Map(
    lignes.flatMap(({ id, le }) => (le === null ? [] : [[id, ecartEnJours(jourCivil(le, fuseau), aujourdhui)] as const])),
  );
}
