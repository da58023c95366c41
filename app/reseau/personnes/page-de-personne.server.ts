import { and, asc, eq, sql } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { LIBELLE_ORGANISME, LIBELLE_ROLE, peut } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { jourCivil, libelleJour } from '#app/commun/periode.ts';
import { journal } from '#app/commun/tables.ts';
import { majuscule } from '#app/commun/texte.ts';
import {
  DROITS_COORDONNEES,
  DROITS_RESEAU,
  DROITS_STRUCTURE,
  relationsPersonne,
  relationsReseau,
  relationsStructure,
} from '#app/reseau/droits-reseau.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { etatDAcces } from './acces.server.ts';
import { libelleDeFonction } from './fonctions.ts';
import { procheDe } from './homonymes.server.ts';
import { FONCTIONS, LIBELLE_FONCTION, nomComplet } from './personnes.ts';
import { fonctions, personnes, rolesReseau } from './tables.ts';

/**
 * A person's page, as this reader may read it.
 * @throws ErreurMetier INTROUVABLE for someone unknown or erased; for someone who left everything, to all but the
 *   coordination
 */
export function getPageDePersonne(ctx: ContextePersonne, id: number) {
  const personne = ctx.db.select().from(personnes).where(eq(personnes.id, id)).get();
  if (!personne || personne.effaceeLe !== null) throw introuvable();
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const toutes = fonctionsDe(ctx, id);
  const presentes = toutes.filter(({ du, au }) => (du === null || du <= aujourdhui) && (au === null || au >= aujourdhui));
  const roles = ctx.db.select().from(rolesReseau).where(eq(rolesReseau.personneId, id)).all();
  const duReseau = relationsReseau(ctx.acteur);
  const voitTout = peut(DROITS_RESEAU, 'voir_les_parties', duReseau);
  const partie = presentes.length === 0 && roles.length === 0;
  if (partie && !voitTout) throw introuvable();

  const relations = relationsPersonne(ctx.acteur, { id, structureIds: presentes.map(({ structureId }) => structureId) });
  const soi = relations.includes('elle_meme');
  const voitCourriel = peut(DROITS_COORDONNEES, personne.montrerCourriel ? 'voir_courriel_montre' : 'voir_courriel', relations);
  const voitTelephone = peut(
    DROITS_COORDONNEES,
    personne.montrerTelephone ? 'voir_telephone_montre' : 'voir_telephone',
    relations,
  );
  const gardeUneEquipe = presentes.some(({ structureId }) =>
    peut(DROITS_STRUCTURE, 'corriger_equipe', relationsStructure(ctx.acteur, structureId)),
  );
  const tientLesRoles = peut(DROITS_RESEAU, 'tenir_roles', duReseau);
  const fusionne = peut(DROITS_RESEAU, 'fusionner_personnes', duReseau);
  const passees = toutes.filter(({ au }) => au !== null && au < aujourdhui);
  return {
    id,
    nom: nomComplet(personne),
    soi,
    partie: partie
      ? phraseDeDepart(
          nomComplet(personne),
          passees
            .map(({ au }) => au ?? '')
            .sort()
            .at(-1),
        )
      : null,
    roles: roles.map(({ role, organisme }) =>
      organisme ? `${LIBELLE_ROLE[role]}, ${LIBELLE_ORGANISME[organisme]}` : LIBELLE_ROLE[role],
    ),
    fonctions: presentes.map((ligne) => dire(ctx, ligne, aujourdhui, id)),
    // What is over is of nobody's business but those who keep the directory, and hers.
    passees: voitTout || soi ? passees.map((ligne) => dire(ctx, ligne, aujourdhui, id)) : [],
    aVenir:
      voitTout || soi ? toutes.filter(({ du }) => du !== null && du > aujourdhui).map((l) => dire(ctx, l, aujourdhui, id)) : [],
    courriel: voitCourriel ? personne.courriel : null,
    telephone: voitTelephone ? personne.telephone : null,
    acces: gardeUneEquipe || tientLesRoles ? etatDAcces(ctx, id) : null,
    liens: {
      moi: soi ? '/moi' : null,
      role: tientLesRoles ? (roles.length > 0 ? `/reseau/roles/${id}` : '/reseau/roles') : null,
      fusionner: fusionne ? `/reseau/personnes/${id}/fusionner` : null,
      effacer: fusionne ? `/reseau/personnes/${id}/effacer` : null,
    },
    // The coordination reads at once that she may be there twice.
    proches: fusionne ? procheDe(ctx, id).length : 0,
  };
}

type LigneDeFonction = ReturnType<typeof fonctionsDe>[number];

function fonctionsDe(ctx: Contexte, id: number) {
  return ctx.db
    .select({
      fonction: fonctions.fonction,
      intitule: fonctions.intitule,
      du: fonctions.du,
      au: fonctions.au,
      structureId: structures.id,
      structure: structures.nom,
      structurePartie: structures.partieLe,
    })
    .from(fonctions)
    .innerJoin(structures, eq(structures.id, fonctions.structureId))
    .where(eq(fonctions.personneId, id))
    .orderBy(asc(structures.nomPlie), asc(fonctions.du), asc(fonctions.id))
    .all()
    .sort((a, b) => FONCTIONS.indexOf(a.fonction) - FONCTIONS.indexOf(b.fonction));
}

function dire(ctx: ContextePersonne, ligne: LigneDeFonction, aujourdhui: string, id: number) {
  const relations = relationsStructure(ctx.acteur, ligne.structureId);
  const presente = (ligne.du === null || ligne.du <= aujourdhui) && (ligne.au === null || ligne.au >= aujourdhui);
  return {
    libelle: majuscule(ligne.intitule ?? LIBELLE_FONCTION[ligne.fonction]),
    structure: ligne.structure,
    chemin: `/reseau/structures/${ligne.structureId}`,
    quand: libelleDeFonction(ligne, aujourdhui),
    corriger:
      presente && peut(DROITS_STRUCTURE, 'corriger_equipe', relations)
        ? `/reseau/structures/${ligne.structureId}/equipe/${id}`
        : null,
    inviter:
      presente && ligne.structurePartie === null && peut(DROITS_STRUCTURE, 'inviter', relations)
        ? `/reseau/structures/${ligne.structureId}/inviter?personne=${id}`
        : null,
  };
}

function phraseDeDepart(nom: string, dernierJour: string | undefined): string {
  return dernierJour
    ? `${nom} n’est plus dans le réseau depuis le ${libelleJour(dernierJour, true)}.`
    : `${nom} n’est dans aucune équipe.`;
}

/**
 * The person that another was merged into: her former address leads there.
 * The journal remembers it, and follows when the one kept is merged in her turn.
 */
export function gardeeApresFusion(ctx: Pick<Contexte, 'db'>, id: number): number | undefined {
  const ligne = ctx.db
    .select({ gardeeId: journal.objetId })
    .from(journal)
    .where(
      and(
        eq(journal.domaine, 'reseau'),
        eq(journal.objet, 'personne'),
        eq(journal.acte, 'fusionner'),
        sql`json_extract(${journal.apres}, '$.doublonId') = ${id}`,
      ),
    )
    .get();
  return ligne?.gardeeId ?? undefined;
}
