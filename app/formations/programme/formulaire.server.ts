import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { eurosATaper } from '#app/commun/euros.ts';
import { ajouterJours, jourCivil } from '#app/commun/periode.ts';
import { entreGuillemets, majuscule } from '#app/commun/texte.ts';
import { besoinsDeFormation, competencesDeBesoin } from '#app/formations/besoins/tables.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { competences } from '#app/reseau/competences/tables.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { aCommence, type DossierDeFormation, getFormation } from './formations.server.ts';
import { estAVenir, STATUTS_A_VENIR } from './formations.ts';
import { jourDeSeance } from './mots.ts';
import type { DatesAVenir } from './saisie.ts';
import { seanceATaper } from './seances-tapees.ts';
import { competencesDeFormation, formations, seances } from './tables.ts';
import { exigerModifiable, exigerPreparation } from './tenir-formation.server.ts';
import { listThemes } from './themes.server.ts';

/**
 * All that the form of a new formation shows.
 * @param besoins the needs that it would answer
 * @throws ErreurMetier INTROUVABLE for whoever may prepare none
 */
export function preparerNouvelleFormation(ctx: ContextePersonne, demandes: readonly number[]) {
  exigerPreparation(ctx);
  const besoins = lireBesoins(ctx, demandes);
  return {
    ...{ id: null, version: null, titre: '', besoins, tenues: 0, ...choixDe(ctx) },
    valeurs: {
      ...{ capacite: '12', publique: 'on', titre: besoins.length === 1 ? majuscule(besoins[0]?.titre ?? '') : '' },
    } as Record<string, string>,
    mots: [...new Set(besoins.flatMap(({ slugs }) => slugs))],
    nombreDeSeances: 0,
    memesJours: [] as string[],
  };
}

/** What the days of the form of a formation are held to; null once it has begun, or took place: it is noted as it was. */
export function datesAVenir(ctx: ContextePersonne, { ligne, seances: lesSiennes }: DossierDeFormation): DatesAVenir | null {
  const projet = ligne.statut === 'projet';
  if (!projet && (!estAVenir(ligne.statut) || aCommence(ctx, ligne))) return null;
  const demis = lesSiennes.map(({ demiJournee }) => demiJournee);
  return { aujourdhui: jourCivil(ctx.maintenant, ctx.fuseau), demis, limite: ligne.limite, projet };
}

/** All that the form of a formation shows. @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE once it changes no more */
export function preparerFormation(ctx: ContextePersonne, id: number | undefined) {
  const d = getFormation(ctx, id);
  exigerModifiable(d);
  const { ligne } = d;
  const [formatrice] = d.formatrices;
  const mots = ctx.db
    .select({ slug: competences.slug, nom: competences.nom })
    .from(competencesDeFormation)
    .innerJoin(competences, eq(competences.id, competencesDeFormation.competenceId))
    .where(eq(competencesDeFormation.formationId, ligne.id))
    .all();
  const ecrit = (texte: string | null) => texte ?? '';
  return {
    ...{
      id: ligne.id,
      version: ligne.version,
      titre: ligne.titre,
      besoins: [] as ReturnType<typeof lireBesoins>,
      ...choixDe(ctx, { ...ligne, formatriceId: formatrice?.personneId ?? null, mots }),
    },
    valeurs: {
      ...{
        titre: ligne.titre,
        resume: ecrit(ligne.resume),
        objectifs: ecrit(ligne.objectifs),
        programme: ecrit(ligne.programme),
      },
      ...{ pourQui: ecrit(ligne.pourQui), prerequis: ecrit(ligne.prerequis), lieu: ecrit(ligne.lieu), lien: ecrit(ligne.lien) },
      ...{ communeCode: ecrit(ligne.communeCode), accessibilite: ecrit(ligne.accessibilite), limite: ecrit(ligne.limite) },
      ...{ capacite: String(ligne.capacite), minimum: String(ligne.minimum), cout: eurosATaper(ligne.cout) },
      ...{ coutDit: ecrit(ligne.coutDit), financeurs: ligne.financeurs.join(', '), organisme: ecrit(ligne.organisme) },
      ...{
        organismeNumero: ecrit(ligne.organismeNumero),
        structureId: ligne.structureId === null ? '' : String(ligne.structureId),
      },
      ...(ligne.validation ? { validation: 'on' } : {}),
      ...(ligne.publique ? { publique: 'on' } : {}),
      formatriceId: formatrice?.personneId ? String(formatrice.personneId) : '',
      formatriceNom: formatrice && formatrice.personneId === null ? formatrice.nom : '',
      formatricePrecision: ecrit(formatrice?.precision ?? null),
      ...Object.assign({}, ...d.seances.map((seance, rang) => seanceATaper(rang, seance))),
    } as Record<string, string>,
    mots: mots.map(({ slug }) => slug),
    nombreDeSeances: d.seances.length,
    memesJours: memesDemiJournees(
      ctx,
      ligne.id,
      d.seances.map(({ demiJournee }) => demiJournee),
    ),
  };
}
export type FormulaireDeFormationLu = ReturnType<typeof preparerFormation> | ReturnType<typeof preparerNouvelleFormation>;

interface DejaChoisi {
  structureId: number | null;
  communeCode: string | null;
  formatriceId: number | null;
  mots: readonly { slug: string; nom: string }[];
}
const RIEN: DejaChoisi = { structureId: null, communeCode: null, formatriceId: null, mots: [] };

/**
 * What one chooses among: structures, communes of the network, those who could train, the vocabulary. What stands already is
 * always offered, so that a form sent as it came changes nothing.
 */
function choixDe(ctx: ContextePersonne, deja: DejaChoisi = RIEN) {
  const { db, acteur } = ctx;
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const coordonne = acteur.roles.includes('coordination');
  const siennes = db
    .select({ id: structures.id, nom: structures.nom })
    .from(structures)
    .where(
      or(
        and(isNull(structures.partieLe), coordonne ? undefined : inArray(structures.id, [...acteur.responsableDe])),
        deja.structureId === null ? undefined : eq(structures.id, deja.structureId),
      ),
    )
    .orderBy(asc(structures.nom))
    .all();
  const equipes = db
    .selectDistinct({ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom, structure: structures.nom })
    .from(fonctions)
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .innerJoin(structures, and(eq(structures.id, fonctions.structureId), isNull(structures.partieLe)))
    .where(enFonction(aujourdhui))
    .orderBy(asc(structures.nom))
    .all();
  const partie =
    deja.formatriceId === null || equipes.some(({ id }) => id === deja.formatriceId)
      ? undefined
      : db
          .select({ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom, structure: sql<string>`'Hors du réseau'` })
          .from(personnes)
          .where(eq(personnes.id, deja.formatriceId))
          .get();
  const lesCommunes = db
    .selectDistinct({ code: communes.code, nom: communes.nom })
    .from(communes)
    .leftJoin(structures, and(eq(communes.code, structures.communeCode), isNull(structures.partieLe)))
    .where(or(isNotNull(structures.id), deja.communeCode === null ? undefined : eq(communes.code, deja.communeCode)))
    .orderBy(asc(communes.nom))
    .all();
  const termes = listThemes(ctx)
    .filter(({ estFamille }) => !estFamille)
    .map(({ slug, nom, famille }) => ({ slug, nom, groupe: famille }));
  const ailleurs = deja.mots.filter(({ slug }) => !termes.some((terme) => terme.slug === slug));
  return {
    structures: siennes.map(({ id, nom }) => ({ valeur: String(id), libelle: nom })),
    formatrices: parNom([...equipes, ...(partie ? [partie] : [])]),
    communes: lesCommunes.map(({ code, nom }) => ({ valeur: code, libelle: nom })),
    termes: [...termes, ...ailleurs.map((mot) => ({ ...mot, groupe: 'Ses autres mots' }))],
    premierJour: ajouterJours(aujourdhui, 1),
  };
}

/** « Inès Roudier (La Grange) », each once and by name: that is how someone is looked for in a long list. */
function parNom(lignes: readonly { id: number; prenom: string; nom: string; structure: string }[]) {
  const elles = new Map<number, { nom: string; ou: string[] }>();
  for (const { id, structure, ...elle } of lignes) {
    const connue = elles.get(id);
    if (connue) connue.ou.push(structure);
    else elles.set(id, { nom: nomComplet(elle), ou: [structure] });
  }
  return [...elles]
    .map(([id, { nom, ou }]) => ({ valeur: String(id), libelle: `${nom} (${ou.join(', ')})` }))
    .sort((a, b) => a.libelle.localeCompare(b.libelle, 'fr'));
}

/** Needs that are still open, as the form says them. */
function lireBesoins({ db }: ContextePersonne, ids: readonly number[]) {
  if (ids.length === 0) return [];
  const lus = db
    .select({ id: besoinsDeFormation.id, texte: besoinsDeFormation.texte, structure: structures.nom })
    .from(besoinsDeFormation)
    .innerJoin(structures, eq(structures.id, besoinsDeFormation.structureId))
    .where(and(inArray(besoinsDeFormation.id, [...ids]), eq(besoinsDeFormation.statut, 'ouvert')))
    .orderBy(asc(structures.nom), asc(besoinsDeFormation.id))
    .all();
  const mots = db
    .select({ besoinId: competencesDeBesoin.besoinId, slug: competences.slug, nom: competences.nom })
    .from(competencesDeBesoin)
    .innerJoin(competences, eq(competences.id, competencesDeBesoin.competenceId))
    .where(inArray(competencesDeBesoin.besoinId, [...ids]))
    .all();
  return lus.map(({ id, texte, structure }) => {
    const siens = mots.filter(({ besoinId }) => besoinId === id);
    return { id, structure, titre: texte ?? siens.map(({ nom }) => nom).join(', '), slugs: siens.map(({ slug }) => slug) };
  });
}

/** Other formations on the same half-days: said, never refused. */
function memesDemiJournees({ db }: ContextePersonne, formationId: number, demis: readonly number[]): string[] {
  if (demis.length === 0) return [];
  return db
    .select({ id: formations.id, titre: formations.titre, demi: seances.demiJournee })
    .from(seances)
    .innerJoin(formations, and(eq(formations.id, seances.formationId), inArray(formations.statut, [...STATUTS_A_VENIR])))
    .where(inArray(seances.demiJournee, [...demis]))
    .orderBy(asc(seances.demiJournee))
    .all()
    .filter(({ id }) => id !== formationId)
    .map(({ titre, demi }) => `${entreGuillemets(titre)}, ${jourDeSeance(demi)}`);
}
