import { and, eq, inArray, ne } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { demiJournee, jourCivil, libellePeriode } from '#app/commun/periode.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import type { DossierDeFormation } from '#app/formations/programme/formations.server.ts';
import { DROITS_FORMATION, STATUTS_A_VENIR } from '#app/formations/programme/formations.ts';
import { formations, seances } from '#app/formations/programme/tables.ts';
import { JOURS_DES_BESOINS_PARTICULIERS } from '#app/formations/reglages.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { type Attente, attribuer, ordreDeLaListe } from './attribuer.ts';
import { lireLaFile } from './file.server.ts';
import { LIBELLE_STATUT_INSCRIPTION, libelleJusqua, STATUTS_VIVANTS } from './inscriptions.ts';
import { lirePlaces } from './places.server.ts';
import { listInscriptibles } from './qui-inscrire.server.ts';
import { inscriptions } from './tables.ts';

/** What someone finds beside a formation: where she stands, whom of her team she may register, and what would come of it. */
export function lireMonInscription(ctx: ContextePersonne, d: DossierDeFormation, places = lirePlaces(ctx, d.ligne)) {
  const { acteur, db } = ctx;
  const structureId = acteur.responsableDe[0] ?? acteur.membreDe[0];
  if (!peut(DROITS_FORMATION, 'inscrire', d.relations) || structureId === undefined) return null;
  const siennes = db
    .select()
    .from(inscriptions)
    .where(and(eq(inscriptions.formationId, d.ligne.id), inArray(inscriptions.statut, [...STATUTS_VIVANTS])))
    .all();
  const elle = siennes.find(({ personneId }) => personneId === acteur.personneId);
  const deja = new Set(siennes.map(({ personneId }) => personneId));
  const structure = db.select({ nom: structures.nom }).from(structures).where(eq(structures.id, structureId)).get();
  const file = lireLaFile(ctx, d.ligne.id);
  const moi: Attente = { id: Number.MAX_SAFE_INTEGER, structureId, combien: 1, depuis: ctx.maintenant.getTime() };
  return {
    structure: { id: structureId, nom: structure?.nom ?? '' },
    inscription: elle
      ? {
          ...{ id: elle.id, statut: elle.statut, etat: LIBELLE_STATUT_INSCRIPTION[elle.statut] },
          jusqua: elle.jusqua === null ? null : libelleJusqua(elle.jusqua, ctx.fuseau),
          rang: elle.statut === 'en_liste' ? rangDe(ctx, elle, places.placees) : null,
        }
      : null,
    equipe: listInscriptibles(ctx, structureId)
      .filter(({ id }) => !deja.has(id))
      .map(({ id, nom }) => ({ id, nom, moi: id === acteur.personneId }))
      .sort((a, b) => Number(b.moi) - Number(a.moi)),
    /** Alone, she would have a place at once. */
    place: attribuer([...file, moi], places).includes(moi),
    /** How many would be served before her. */
    avant: ordreDeLaListe([...file, moi], places.placees).indexOf(moi),
    accord:
      d.ligne.validation &&
      !acteur.responsableDe.includes(structureId) &&
      !peut(DROITS_FORMATION, 'inscrireQuiconque', d.relations),
    joursDuBesoin: lireNombre(db, JOURS_DES_BESOINS_PARTICULIERS),
    ailleurs: memesDemiJournees(ctx, d),
  };
}
export type MonInscription = NonNullable<ReturnType<typeof lireMonInscription>>;

/** Her rank on the list, from 1: those who let an offer go are behind all the others. */
function rangDe(ctx: ContextePersonne, elle: typeof inscriptions.$inferSelect, placees: readonly number[]): number {
  const ordre = ordreDeLaListe(lireLaFile(ctx, elle.formationId), placees);
  const rang = ordre.findIndex(({ ids }) => ids.includes(elle.id));
  return rang >= 0 ? rang + 1 : ordre.length + 1;
}

/** Other formations on the same half-days where she has a place: said, never refused. */
function memesDemiJournees({ db, acteur, maintenant, fuseau }: ContextePersonne, d: DossierDeFormation): string[] {
  const demis = d.seances
    .map(({ demiJournee: une }) => une)
    .filter((une) => une >= demiJournee(jourCivil(maintenant, fuseau), 'matin'));
  if (demis.length === 0) return [];
  return db
    .select({ titre: formations.titre, demi: seances.demiJournee })
    .from(seances)
    .innerJoin(formations, and(eq(formations.id, seances.formationId), inArray(formations.statut, [...STATUTS_A_VENIR])))
    .innerJoin(inscriptions, and(eq(inscriptions.formationId, formations.id), inArray(inscriptions.statut, [...STATUTS_VIVANTS])))
    .where(
      and(
        ...[inArray(seances.demiJournee, demis), eq(inscriptions.personneId, acteur.personneId)],
        ne(formations.id, d.ligne.id),
      ),
    )
    .all()
    .map(({ titre, demi }) => `${entreGuillemets(titre)}, ${libellePeriode({ du: demi, au: demi })}`);
}
