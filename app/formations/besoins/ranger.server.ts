import { and, eq, sql } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { exigerDroit, peut } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { listThemes } from '#app/formations/programme/themes.server.ts';
import { competences } from '#app/reseau/competences/tables.ts';
import { phraseDeConflit } from '#app/reseau/conflit.server.ts';
import { exigerBesoins } from './besoins.server.ts';
import { cycleBesoin, DROITS_BESOIN, estVivant, relationsAuBesoin } from './besoins.ts';
import type { SaisieTheme } from './saisie.ts';
import { besoinsDeFormation, competencesDeBesoin } from './tables.ts';

/** The term under which a need is counted. */
const sonTheme = ({ db }: Pick<Contexte, 'db'>, besoinId: number) =>
  db
    .select({ id: competences.id, slug: competences.slug, nom: competences.nom })
    .from(competencesDeBesoin)
    .innerJoin(competences, eq(competences.id, competencesDeBesoin.competenceId))
    .where(eq(competencesDeBesoin.besoinId, besoinId))
    .orderBy(competences.id)
    .get();

/** @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE once nothing is awaited any more */
function exigerDeRanger(ctx: ContextePersonne, id: number | undefined) {
  exigerBesoins(ctx);
  const ligne =
    id === undefined ? undefined : ctx.db.select().from(besoinsDeFormation).where(eq(besoinsDeFormation.id, id)).get();
  if (!ligne) throw introuvable();
  exigerDroit(DROITS_BESOIN, 'ranger', relationsAuBesoin(ligne, ctx.acteur));
  if (!estVivant(ligne.statut)) throw impossible('Ce besoin n’attend plus rien\u00a0: il ne change plus.');
  return { ligne, theme: sonTheme(ctx, ligne.id) };
}

/**
 * What the page where a need is put under another word shows.
 * @throws ErreurMetier INTROUVABLE when unknown, and to a partenaire; INTERDIT to whoever neither said it nor commits the structure;
 *   IMPOSSIBLE once it was answered or taken back
 */
export function getBesoinARanger(ctx: ContextePersonne, id: number | undefined) {
  const { ligne, theme } = exigerDeRanger(ctx, id);
  return {
    ...{ id: ligne.id, version: ligne.version, texte: ligne.texte ?? theme?.nom ?? '', theme: theme?.slug ?? '' },
    themes: listThemes(ctx).map(({ slug, nom, famille, estFamille }) => ({
      ...{ valeur: slug, groupe: famille },
      libelle: estFamille ? `${nom}, en général` : nom,
    })),
  };
}

/**
 * Puts a need under a word of the vocabulary, or under none: its own words then say it.
 * @param saisie.version the version that the form showed
 * @returns the name of the word
 * @throws ErreurMetier as `getBesoinARanger`; IMPOSSIBLE on `theme` for a word that is not of the vocabulary, and when someone
 *   changed the need meanwhile
 */
export function rangerLeBesoin(ctx: ContextePersonne, id: number | undefined, { theme, version }: SaisieTheme) {
  return enTransaction(ctx, (tx) => {
    const { ligne, theme: avant } = exigerDeRanger(tx as ContextePersonne, id);
    const apres = theme === undefined ? undefined : listThemes(tx).find(({ slug }) => slug === theme);
    if (theme !== undefined && !apres) throw impossible('Choisissez dans la liste.', 'theme');
    // Without words of its author, its theme is all that it says.
    if (!apres && ligne.texte === null) throw impossible('Ce besoin n’a pas d’autres mots\u00a0: choisissez-en un.', 'theme');
    if (avant?.id === apres?.id) return apres?.nom ?? null;
    const { changes } = tx.db
      .update(besoinsDeFormation)
      .set({ version: sql`${besoinsDeFormation.version} + 1` })
      .where(and(eq(besoinsDeFormation.id, ligne.id), eq(besoinsDeFormation.version, version)))
      .run();
    if (changes !== 1) {
      const quoi = { domaine: 'formations', objet: cycleBesoin.objet, objetId: ligne.id, fait: 'a changé ce besoin' };
      const etat = avant ? `il compte sous ${entreGuillemets(avant.nom)}` : 'il ne compte sous aucun mot';
      throw impossible(phraseDeConflit(tx, { ...quoi, etat }));
    }
    tx.db.delete(competencesDeBesoin).where(eq(competencesDeBesoin.besoinId, ligne.id)).run();
    if (apres) tx.db.insert(competencesDeBesoin).values({ besoinId: ligne.id, competenceId: apres.id }).run();
    journaliser(tx, {
      ...{ domaine: 'formations', objet: cycleBesoin.objet, objetId: ligne.id, acte: 'ranger' },
      resume: apres ? `a rangé un besoin de formation sous le mot ${apres.nom}` : 'a laissé un besoin de formation dans ses mots',
      ...{ avant: { competences: avant?.nom ?? null }, apres: { competences: apres?.nom ?? null } },
    });
    return apres?.nom ?? null;
  });
}

/** What someone has just said, and under which word it is counted; undefined for anybody else’s. */
export function lireDernierDit(ctx: ContextePersonne, id: number | undefined) {
  const ligne =
    id === undefined ? undefined : ctx.db.select().from(besoinsDeFormation).where(eq(besoinsDeFormation.id, id)).get();
  if (!ligne || !estVivant(ligne.statut) || !peut(DROITS_BESOIN, 'ranger', relationsAuBesoin(ligne, ctx.acteur)))
    return undefined;
  const theme = sonTheme(ctx, ligne.id);
  return { id: ligne.id, texte: ligne.texte ?? theme?.nom ?? '', theme: theme ?? null };
}
