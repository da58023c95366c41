import { randomUUID } from 'node:crypto';
import { and, asc, count, countDistinct, desc, eq, inArray, isNull, min, notInArray, type SQL, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { permet } from '#app/commun/cycle.ts';
import { peut } from '#app/commun/droits.ts';
import { jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import { idDeAdresse, pageDemandee } from '#app/commun/saisie.ts';
import { cycleFormation, relationsSansFormation, type StatutFormation } from '#app/formations/programme/formations.ts';
import { formations } from '#app/formations/programme/tables.ts';
import { listThemes } from '#app/formations/programme/themes.server.ts';
import { competences } from '#app/reseau/competences/tables.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { exigerBesoins } from './besoins.server.ts';
import {
  DROITS_BESOIN,
  estVivant,
  LIBELLE_PUBLIC_BESOIN,
  LIBELLE_STATUT_BESOIN,
  peutRetirerLeBesoin,
  relationsAuBesoin,
  STATUTS_BESOIN_VIVANTS,
} from './besoins.ts';
import { type FormationDuTheme, formationsDesThemes, titreDeFormation } from './formations-du-theme.server.ts';
import { lireDernierDit } from './ranger.server.ts';
import { besoinsDeFormation, competencesDeBesoin } from './tables.ts';

/** A need as its reader may see it. */
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
  retirable: boolean;
  /** The word under which it is counted, and whether the reader may choose another. */
  theme: string | null;
  rangeable: boolean;
}

/** What is asked under one word of the vocabulary. */
export interface ThemeDeBesoins {
  cle: string;
  nom: string;
  /** How many structures ask for it, whatever the page shows of them. */
  structures: number;
  besoins: BesoinMontre[];
  /** The last formation on this theme, or the next. */
  formation: FormationDuTheme | null;
}

const BESOINS_PAR_PAGE = 30;
/** As many as one formation may answer. */
const COCHES_MAX = 200;
/** Beside the themes, where there is less room. */
const A_COTE_PAR_PAGE = 10;

/**
 * What the network wants to learn, by theme, the most asked first; what is one's own apart, and what a formation is being prepared
 * for. `?page=` of the themes, `?siens=` of her structures, `?repris=` of what is being prepared; `?besoins=`, as often as one was
 * ticked: whoever prepares a formation finds them ticked again on the page where they stand.
 * @throws ErreurMetier INTROUVABLE to a partenaire
 */
export function getPageDesBesoins(ctx: ContextePersonne, adresse: URLSearchParams) {
  exigerBesoins(ctx);
  const { membreDe, responsableDe } = ctx.acteur;
  const relations = relationsSansFormation(ctx.acteur);
  const siennes = ctx.db
    .select({ id: structures.id, nom: structures.nom })
    .from(structures)
    .where(inArray(structures.id, [...membreDe]))
    .orderBy(asc(structures.nom))
    .all();
  const demandee = (nom: string) => pageDemandee(new URLSearchParams({ page: adresse.get(nom) ?? '' }));
  const { statut, structureId } = besoinsDeFormation;
  const ouverts = lirePage(ctx, eq(statut, 'ouvert'), { demandee: demandee('page'), parPage: BESOINS_PAR_PAGE });
  const dernier = lireDernierDit(ctx, idDeAdresse(adresse.get('dit') ?? undefined));
  const memes = formationsDesThemes(ctx, [...ouverts.lus.map(({ mot }) => mot?.id), dernier?.theme?.id]);
  const peutPreparer = permet(cycleFormation, 'creer', relations);
  const coches = peutPreparer ? lireCoches(ctx, adresse) : [];
  const ici = new Set(ouverts.lus.map(({ montre }) => montre.id));
  const aCote = (ou: SQL | undefined, nom: string) => {
    const { lus, ...lue } = lirePage(ctx, ou, { demandee: demandee(nom), parPage: A_COTE_PAR_PAGE });
    return { ...lue, besoins: lus.map(({ montre }) => montre) };
  };
  return {
    dernier: dernier ? { ...dernier, formation: memes.get(dernier.theme?.id ?? 0) ?? null } : null,
    // What is said again after a formation: its title comes typed.
    comme: titreDeFormation(ctx, idDeAdresse(adresse.get('comme') ?? undefined)),
    ...{ themes: parTheme(ouverts.lus, memes), page: ouverts.page, pages: ouverts.pages },
    siens: aCote(and(inArray(statut, [...STATUTS_BESOIN_VIVANTS]), inArray(structureId, [...membreDe])), 'siens'),
    repris: aCote(and(eq(statut, 'repris'), notInArray(structureId, [...membreDe])), 'repris'),
    structures: siennes.map(({ id, nom }) => ({ valeur: String(id), libelle: nom })),
    defaut: String(responsableDe[0] ?? membreDe[0] ?? ''),
    suggestions: listThemes(ctx).map(({ nom }) => nom),
    peutDire: siennes.length > 0,
    ...{ peutPreparer, coches: coches.filter((id) => ici.has(id)), cochesAilleurs: coches.filter((id) => !ici.has(id)) },
    geste: randomUUID(),
  };
}
export type PageDesBesoins = ReturnType<typeof getPageDesBesoins>;

/** The needs that an address says are ticked, those that still wait for a formation; one query. */
function lireCoches({ db }: ContextePersonne, adresse: URLSearchParams): number[] {
  const ids = adresse.getAll('besoins').flatMap((un) => idDeAdresse(un) ?? []);
  if (ids.length === 0) return [];
  return db
    .select({ id: besoinsDeFormation.id })
    .from(besoinsDeFormation)
    .where(and(inArray(besoinsDeFormation.id, ids.slice(0, COCHES_MAX)), eq(besoinsDeFormation.statut, 'ouvert')))
    .orderBy(asc(besoinsDeFormation.id))
    .all()
    .map(({ id }) => id);
}

/** One page of needs, theme after theme: the most asked first, those in one's own words at the end. Two queries. */
function lirePage(ctx: ContextePersonne, ou: SQL | undefined, { demandee, parPage }: { demandee: number; parPage: number }) {
  const { db } = ctx;
  const total = db.select({ n: count() }).from(besoinsDeFormation).where(ou).get()?.n ?? 0;
  const pages = Math.max(1, Math.ceil(total / parPage));
  const page = Math.min(demandee, pages);
  // Of several words, one says the theme.
  const sien = db
    .select({ besoinId: competencesDeBesoin.besoinId, competenceId: min(competencesDeBesoin.competenceId).as('sienne') })
    .from(competencesDeBesoin)
    .groupBy(competencesDeBesoin.besoinId)
    .as('sien');
  const themes = db
    .select({ mot: sql<number | null>`${sien.competenceId}`.as('mot'), n: countDistinct(besoinsDeFormation.structureId).as('n') })
    .from(besoinsDeFormation)
    .leftJoin(sien, eq(sien.besoinId, besoinsDeFormation.id))
    .where(ou)
    .groupBy(sql`${sien.competenceId}`)
    .as('themes');
  const lignes = db
    .select({
      ligne: besoinsDeFormation,
      structure: structures.nom,
      personne: { prenom: personnes.prenom, nom: personnes.nom },
      formation: { id: formations.id, titre: formations.titre, statut: formations.statut },
      mot: { id: competences.id, slug: competences.slug, nom: competences.nom },
      structures: themes.n,
    })
    .from(besoinsDeFormation)
    .innerJoin(structures, eq(structures.id, besoinsDeFormation.structureId))
    .innerJoin(personnes, eq(personnes.id, besoinsDeFormation.autriceId))
    .leftJoin(formations, eq(formations.id, besoinsDeFormation.formationId))
    .leftJoin(sien, eq(sien.besoinId, besoinsDeFormation.id))
    .leftJoin(competences, eq(competences.id, sien.competenceId))
    .leftJoin(themes, sql`${themes.mot} is ${sien.competenceId}`)
    .where(ou)
    .orderBy(
      ...[asc(isNull(sien.competenceId)), desc(themes.n), asc(competences.nomPlie), asc(sien.competenceId)],
      ...[desc(besoinsDeFormation.ditLe), desc(besoinsDeFormation.id)],
    )
    .limit(parPage)
    .offset((page - 1) * parPage)
    .all();
  return { page, pages, lus: lignes.map((lue) => enMots(ctx, lue)) };
}

interface LigneLue {
  ligne: typeof besoinsDeFormation.$inferSelect;
  structure: string;
  personne: { prenom: string; nom: string };
  formation: { id: number; titre: string; statut: StatutFormation } | null;
  mot: { id: number; slug: string; nom: string } | null;
  structures: number | null;
}

function enMots(ctx: ContextePersonne, { ligne, structure, personne, formation, mot, structures: combien }: LigneLue) {
  const relations = relationsAuBesoin(ligne, ctx.acteur);
  const montre: BesoinMontre = {
    ...{ id: ligne.id, texte: ligne.texte ?? mot?.nom ?? '', structure, pour: LIBELLE_PUBLIC_BESOIN[ligne.public] },
    etat: LIBELLE_STATUT_BESOIN[ligne.statut],
    qui: peut(DROITS_BESOIN, 'voirQui', relations) ? nomComplet(personne) : null,
    le: libelleJourCourt(jourCivil(ligne.ditLe, ctx.fuseau)),
    // A draft is for whoever prepares it.
    formation: formation && formation.statut !== 'projet' ? { id: formation.id, titre: formation.titre } : null,
    retirable: peutRetirerLeBesoin(ligne.statut, relations),
    theme: mot?.nom ?? null,
    rangeable: estVivant(ligne.statut) && peut(DROITS_BESOIN, 'ranger', relations),
  };
  return { mot, structures: combien ?? 0, montre };
}

/** Needs under the word that says them, in the order in which they were read. */
function parTheme(lus: readonly ReturnType<typeof enMots>[], memes: ReadonlyMap<number, FormationDuTheme>): ThemeDeBesoins[] {
  const themes = new Map<string, ThemeDeBesoins>();
  for (const { mot, structures: combien, montre } of lus) {
    const cle = mot?.slug ?? '';
    const theme = themes.get(cle) ?? {
      ...{ cle, nom: mot?.nom ?? 'Dans leurs mots', structures: combien, besoins: [] },
      formation: memes.get(mot?.id ?? 0) ?? null,
    };
    theme.besoins.push(montre);
    themes.set(cle, theme);
  }
  return [...themes.values()];
}
