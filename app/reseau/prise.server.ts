import { and, count, desc, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import type { Attente, Nouveaute, Prise } from '#app/commun/prise.ts';
import { tachePurgeReseau } from './purge.server.ts';
import { REGLAGES_RESEAU } from './reglages.ts';
import { suiviDuReseau } from './suivi.server.ts';
import { communes, structures } from './tables.ts';
import { verifierReseau } from './verifier.server.ts';

/** A structure whose page lacks what its neighbours look for: where it is. */
function aFaire(ctx: ContextePersonne): Attente[] {
  if (ctx.acteur.responsableDe.length === 0) return [];
  return ctx.db
    .select({ id: structures.id, nom: structures.nom })
    .from(structures)
    .where(
      and(
        inArray(structures.id, [...ctx.acteur.responsableDe]),
        isNull(structures.partieLe),
        or(isNull(structures.adresse), isNull(structures.communeCode)),
      ),
    )
    .all()
    .map(({ id, nom }) => ({
      cle: `reseau-completer-${id}`,
      salle: 'reseau',
      echeance: jourCivil(ctx.maintenant, ctx.fuseau),
      poids: 7,
      titre: `Compléter la page de ${nom}`,
      suite: 'Sans adresse ni commune, personne ne sait à quelle distance vous êtes.',
      lien: { libelle: 'Compléter votre page', chemin: `/reseau/structures/${id}/modifier` },
    }));
}

function nouveautes(ctx: ContextePersonne, depuis: Date): Nouveaute[] {
  return ctx.db
    .select({ id: structures.id, nom: structures.nom, creeeLe: structures.creeeLe, commune: communes.nom })
    .from(structures)
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(and(isNull(structures.partieLe), gt(structures.creeeLe, depuis)))
    .orderBy(desc(structures.creeeLe), desc(structures.id))
    .limit(5)
    .all()
    .map(({ id, nom, creeeLe, commune }) => ({
      salle: 'reseau',
      le: creeeLe,
      titre: `${nom} a rejoint le réseau`,
      detail: commune ? `À ${commune}.` : '',
      chemin: `/reseau/structures/${id}`,
    }));
}

function nombreDeStructures(ctx: ContextePersonne): number {
  return ctx.db.select({ n: count() }).from(structures).where(isNull(structures.partieLe)).get()?.n ?? 0;
}

export const prise: Prise = {
  domaine: 'reseau',
  taches: [tachePurgeReseau],
  entrees: [{ salle: 'reseau', libelle: 'Réseau', chemin: '/reseau', ouverteA: () => true }],
  reglages: REGLAGES_RESEAU,
  aFaire,
  suivi: suiviDuReseau,
  nouveautes,
  portes(ctx) {
    const nombre = nombreDeStructures(ctx);
    const vif = nombre === 0 ? 'L’annuaire attend sa première structure' : `${nombre} structure${nombre > 1 ? 's' : ''}`;
    return [{ salle: 'reseau', titre: 'Savoir qui fait quoi', vif, chemin: '/reseau' }];
  },
  verifier: verifierReseau,
};
