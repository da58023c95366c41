import { and, count, desc, eq, sql } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import type { Nouveaute } from '#app/commun/prise.ts';
import { entreGuillemets, minuscule } from '#app/commun/texte.ts';
import { monBourg } from '#app/reseau/recherche/annuaire.server.ts';
import { lireSuite } from '#app/services/rythmes.server.ts';
import { LIBELLE_FORME } from '#app/troc/annonces/annonces.ts';
import { exigerTroc, ouvreLeTroc } from '#app/troc/stages/listes.server.ts';
import { preparer } from '#db/preparer.ts';
import { lireRecherche, listTrouvees } from './chercher.server.ts';
import { adresseDeRecherche, type FiltresDuTroc, lireFiltresDuTroc, parametresDuTroc } from './filtres.ts';
import { recherchesGardees } from './tables.ts';

export const GARDEES_AU_PLUS = 20;
/** New annonces told of one search in one letter. */
const NOUVELLES_PAR_RECHERCHE = 5;

export interface RechercheGardee {
  id: number;
  /** « Évaluation, à 40 km, stage d’immersion » */
  libelle: string;
  chemin: string;
  depuis: string;
}

/** Whether a letter tells her what her searches find: whoever chose none is told nothing. */
export const recoitLaLettre = (ctx: ContextePersonne): boolean => lireSuite(ctx, ctx.acteur.personneId).rythme !== 'jamais';

const siennes = preparer((db) =>
  db
    .select()
    .from(recherchesGardees)
    .where(eq(recherchesGardees.personneId, sql.placeholder('moi')))
    .orderBy(desc(recherchesGardees.creeeLe), desc(recherchesGardees.id))
    .prepare(),
);

const lire = ({ db, acteur }: ContextePersonne) =>
  siennes(db)
    .all({ moi: acteur.personneId })
    .map((ligne) => ({ ...ligne, filtres: lireFiltresDuTroc(new URLSearchParams(ligne.adresse)) }));

/** Her own, the latest first. */
export function listGardees(ctx: ContextePersonne): RechercheGardee[] {
  return lire(ctx).map(({ id, filtres, creeeLe }) => ({
    id,
    libelle: direFiltres(filtres),
    chemin: adresseDeRecherche(filtres),
    depuis: libelleJourCourt(jourCivil(creeeLe, ctx.fuseau)),
  }));
}

/** « cirque », « cirque, besoins, stage d’immersion, à 40 km, à partir du 1er avril 2026 » */
export function direFiltres({ q, type, formes, km, des, sommeil }: FiltresDuTroc): string {
  return [
    entreGuillemets(q),
    type === 'besoin' ? 'les besoins' : type === 'tout' ? 'offres et besoins' : '',
    ...formes.map((forme) => minuscule(LIBELLE_FORME[forme])),
    km === null ? '' : `à ${km} km au plus`,
    des ? `à partir du ${libelleJourCourt(des)}` : '',
    sommeil ? 'en sommeil aussi' : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/**
 * Keeps a search, once.
 * @param adresse its parameters, as the page wrote them
 * @returns what it looks for, in words
 * @throws ErreurMetier INTROUVABLE to a partenaire; IMPOSSIBLE without words, or beyond twenty
 */
export function garderRecherche(ctx: ContextePersonne, adresse: string): { libelle: string; chemin: string } {
  exigerTroc(ctx);
  const filtres = lireFiltresDuTroc(new URLSearchParams(adresse));
  if (filtres.q === '') throw impossible('Cherchez d’abord quelque chose\u00a0: une recherche se garde avec ses mots.');
  return enTransaction(ctx, (ctx) => {
    const personneId = ctx.acteur.personneId;
    const ligne = { personneId, q: filtres.q, adresse: parametresDuTroc(filtres).toString(), creeeLe: ctx.maintenant };
    const { changes } = ctx.db.insert(recherchesGardees).values(ligne).onConflictDoNothing().run();
    const gardees = ctx.db
      .select({ n: count() })
      .from(recherchesGardees)
      .where(eq(recherchesGardees.personneId, personneId))
      .get();
    if (changes > 0 && (gardees?.n ?? 0) > GARDEES_AU_PLUS)
      throw impossible(`Vous gardez déjà ${GARDEES_AU_PLUS} recherches\u00a0: retirez-en une qui ne vous sert plus.`);
    return { libelle: direFiltres(filtres), chemin: adresseDeRecherche(filtres) };
  });
}

/**
 * Forgets one of her searches.
 * @returns what it looked for, in words
 * @throws ErreurMetier IMPOSSIBLE for one that is no more, or somebody else's
 */
export function oublierRecherche(ctx: ContextePersonne, id: number): string {
  exigerTroc(ctx);
  const ligne = ctx.db
    .delete(recherchesGardees)
    .where(and(eq(recherchesGardees.id, id), eq(recherchesGardees.personneId, ctx.acteur.personneId)))
    .returning()
    .get();
  if (!ligne) throw impossible('Cette recherche n’est plus dans votre liste.');
  return direFiltres(lireFiltresDuTroc(new URLSearchParams(ligne.adresse)));
}

/** The annonces published since then that one of her searches finds, each told once; those of her own structures are not news. */
export function nouveautesDesRecherches(ctx: ContextePersonne, depuis: Date): Nouveaute[] {
  if (!ouvreLeTroc(ctx.acteur)) return [];
  const gardees = lire(ctx);
  if (gardees.length === 0) return [];
  const bourg = monBourg(ctx);
  const dites = new Map<number, Nouveaute>();
  for (const { filtres } of gardees) {
    const trouvees = listTrouvees(ctx, lireRecherche(ctx, filtres.q), filtres, {
      ...{ depuis: bourg?.code ?? null, publieesDepuis: depuis, parPage: NOUVELLES_PAR_RECHERCHE },
      sauf: ctx.acteur.membreDe,
    });
    for (const { id, titre, structure, commune, publieeLe } of trouvees.lignes) {
      if (dites.has(id)) continue;
      dites.set(id, {
        ...{ salle: 'troc', le: publieeLe ?? ctx.maintenant, titre, chemin: `/troc/annonces/${id}` },
        detail: `${[structure, commune].filter(Boolean).join(', ')}. Vous cherchez ${direFiltres(filtres)}.`,
      });
    }
  }
  return [...dites.values()].sort((a, b) => b.le.getTime() - a.le.getTime());
}
