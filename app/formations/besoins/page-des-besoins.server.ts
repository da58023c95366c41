import { randomUUID } from 'node:crypto';
import { asc, desc, eq, inArray } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { permet } from '#app/commun/cycle.ts';
import { peut } from '#app/commun/droits.ts';
import { jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import { cycleFormation, relationsSansFormation } from '#app/formations/programme/formations.ts';
import { formations } from '#app/formations/programme/tables.ts';
import { listRetenues } from '#app/reseau/competences/competences.server.ts';
import { competences } from '#app/reseau/competences/tables.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { exigerBesoins } from './besoins.server.ts';
import {
  DROITS_BESOIN,
  LIBELLE_PUBLIC_BESOIN,
  LIBELLE_STATUT_BESOIN,
  peutRetirerLeBesoin,
  relationsAuBesoin,
} from './besoins.ts';
import { besoinsDeFormation, competencesDeBesoin } from './tables.ts';

export interface BesoinMontre {
  id: number;
  texte: string;
  structure: string;
  pour: string;
  etat: string;
  /** Null: for its structure and the coordination alone. */
  qui: string | null;
  le: string;
  formation: { id: number; titre: string } | null;
  mien: boolean;
  retirable: boolean;
}

export interface ThemeDeBesoins {
  cle: string;
  nom: string;
  /** How many structures ask for it. */
  structures: number;
  besoins: BesoinMontre[];
}

/**
 * What the network wants to learn, by theme, the most asked first; what is one's own apart.
 * @throws ErreurMetier INTROUVABLE to a partenaire
 */
export function getPageDesBesoins(ctx: ContextePersonne) {
  exigerBesoins(ctx);
  const lus = lireBesoins(ctx);
  const relations = relationsSansFormation(ctx.acteur);
  const siennes = ctx.db
    .select({ id: structures.id, nom: structures.nom })
    .from(structures)
    .where(inArray(structures.id, [...ctx.acteur.membreDe]))
    .orderBy(asc(structures.nom))
    .all();
  return {
    themes: parTheme(lus.filter(({ statut }) => statut === 'ouvert')),
    repris: lus.filter(({ statut }) => statut === 'repris').map(({ montre }) => montre),
    structures: siennes.map(({ id, nom }) => ({ valeur: String(id), libelle: nom })),
    defaut: String(ctx.acteur.responsableDe[0] ?? ctx.acteur.membreDe[0] ?? ''),
    suggestions: listRetenues(ctx).map(({ nom }) => nom),
    peutDire: siennes.length > 0,
    peutPreparer: permet(cycleFormation, 'creer', relations),
    geste: randomUUID(),
  };
}
export type PageDesBesoins = ReturnType<typeof getPageDesBesoins>;

function lireBesoins(ctx: ContextePersonne) {
  const lignes = ctx.db
    .select({
      ligne: besoinsDeFormation,
      structure: structures.nom,
      personne: { prenom: personnes.prenom, nom: personnes.nom },
      formation: { id: formations.id, titre: formations.titre, statut: formations.statut },
    })
    .from(besoinsDeFormation)
    .innerJoin(structures, eq(structures.id, besoinsDeFormation.structureId))
    .innerJoin(personnes, eq(personnes.id, besoinsDeFormation.autriceId))
    .leftJoin(formations, eq(formations.id, besoinsDeFormation.formationId))
    .where(inArray(besoinsDeFormation.statut, ['ouvert', 'repris']))
    .orderBy(desc(besoinsDeFormation.ditLe), desc(besoinsDeFormation.id))
    .all();
  const mots = new Map(
    ctx.db
      .select({ besoinId: competencesDeBesoin.besoinId, slug: competences.slug, nom: competences.nom })
      .from(competencesDeBesoin)
      .innerJoin(competences, eq(competences.id, competencesDeBesoin.competenceId))
      .innerJoin(besoinsDeFormation, eq(besoinsDeFormation.id, competencesDeBesoin.besoinId))
      .where(inArray(besoinsDeFormation.statut, ['ouvert', 'repris']))
      .all()
      .map(({ besoinId, ...mot }) => [besoinId, mot]),
  );
  return lignes.map(({ ligne, structure, personne, formation }) => {
    const relations = relationsAuBesoin(ligne, ctx.acteur);
    const mot = mots.get(ligne.id);
    const montre: BesoinMontre = {
      ...{ id: ligne.id, texte: ligne.texte ?? mot?.nom ?? '', structure, pour: LIBELLE_PUBLIC_BESOIN[ligne.public] },
      etat: LIBELLE_STATUT_BESOIN[ligne.statut],
      qui: peut(DROITS_BESOIN, 'voirQui', relations) ? nomComplet(personne) : null,
      le: libelleJourCourt(jourCivil(ligne.ditLe, ctx.fuseau)),
      // A draft is for whoever prepares it.
      formation: formation && formation.statut !== 'projet' ? { id: formation.id, titre: formation.titre } : null,
      mien: relations.includes('collegue'),
      retirable: peutRetirerLeBesoin(ligne.statut, relations),
    };
    return { statut: ligne.statut, structureId: ligne.structureId, mot, montre };
  });
}

/** Needs by the word that says them; those in one's own words stand together at the end. */
function parTheme(lus: ReturnType<typeof lireBesoins>): ThemeDeBesoins[] {
  const themes = new Map<string, { nom: string; structures: Set<number>; besoins: BesoinMontre[] }>();
  for (const { mot, structureId, montre } of lus) {
    const cle = mot?.slug ?? '';
    const theme = themes.get(cle) ?? { nom: mot?.nom ?? 'Dans leurs mots', structures: new Set(), besoins: [] };
    theme.structures.add(structureId);
    theme.besoins.push(montre);
    themes.set(cle, theme);
  }
  return [...themes]
    .map(([cle, { nom, structures: siennes, besoins }]) => ({ cle, nom, structures: siennes.size, besoins }))
    .sort(
      (a, b) => Number(a.cle === '') - Number(b.cle === '') || b.structures - a.structures || a.nom.localeCompare(b.nom, 'fr'),
    );
}
