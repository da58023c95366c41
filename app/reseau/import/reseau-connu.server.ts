import { and, eq, isNotNull } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { clefDeNom } from '#app/reseau/personnes/noms.ts';
import { typesDe } from '#app/reseau/structures/structures.server.ts';
import { agrements, fonctions, personnes, structures } from '#app/reseau/tables.ts';
import { listCommunesConnues } from '#app/reseau/territoire/communes.server.ts';
import { indexerCommunes } from '#app/reseau/territoire/communes.ts';
import type { PersonneConnue, ReseauConnu, StructureConnue } from './import-structures.ts';

/** All that the network knows and a list may speak of, in six queries whatever its size. */
export function lireReseauConnu(ctx: Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>): ReseauConnu {
  const { db } = ctx;
  const communes = listCommunesConnues(ctx);
  const lignes = db.select().from(structures).all();
  const types = new Map(lignes.length > 900 ? typesParTranches(ctx, lignes) : typesDe(ctx, lignes));
  const dates = new Set(
    db
      .select({ id: agrements.structureId, du: agrements.du, au: agrements.au })
      .from(agrements)
      .all()
      .filter((a) => a.du !== null || a.au !== null)
      .map((a) => a.id),
  );
  const responsables = lireResponsables(ctx);
  const parCourriel = new Map<string, PersonneConnue>();
  const adresses = db
    .select({ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom, courriel: personnes.courriel })
    .from(personnes)
    .where(isNotNull(personnes.courriel))
    .all();
  for (const { id, courriel, ...nom } of adresses)
    if (courriel) parCourriel.set(courriel, { id, courriel, clef: clefDeNom(nom) });
  return {
    structures: lignes.map(
      (s): StructureConnue => ({
        ...s,
        type: types.get(s.id) ?? 'inconnu',
        agrementsDates: dates.has(s.id),
        partie: s.partieLe !== null,
        responsables: responsables.get(s.id) ?? [],
      }),
    ),
    parCourriel,
    nomDeCommune: new Map(communes.map((commune) => [commune.code, commune.nom])),
    trouverCommune: indexerCommunes(communes),
  };
}

/** SQLite takes a bounded number of parameters in one query. */
function typesParTranches(
  ctx: Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>,
  lignes: { id: number; enPrefiguration: boolean }[],
) {
  const tranches = Array.from({ length: Math.ceil(lignes.length / 900) }, (_, rang) =>
    lignes.slice(rang * 900, (rang + 1) * 900),
  );
  return tranches.flatMap((tranche) => [...typesDe(ctx, tranche)]);
}

function lireResponsables(ctx: Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>): Map<number, PersonneConnue[]> {
  const siens = new Map<number, PersonneConnue[]>();
  const lignes = ctx.db
    .selectDistinct({
      structureId: fonctions.structureId,
      id: personnes.id,
      prenom: personnes.prenom,
      nom: personnes.nom,
      courriel: personnes.courriel,
    })
    .from(fonctions)
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .where(and(eq(fonctions.responsable, true), enFonction(jourCivil(ctx.maintenant, ctx.fuseau))))
    .all();
  for (const { structureId, id, courriel, ...nom } of lignes) {
    siens.set(structureId, [...(siens.get(structureId) ?? []), { id, courriel, clef: clefDeNom(nom) }]);
  }
  return siens;
}
