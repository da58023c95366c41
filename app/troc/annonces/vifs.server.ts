import { and, between, count, desc, eq, inArray, isNotNull, isNull, not, or, type SQL, sql } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { leNom } from '#app/commun/francais.ts';
import { nouveauPartage, type Partage } from '#app/commun/partage.ts';
import { ajouterJours, debutDuJour, jourCivil, libelleJour } from '#app/commun/periode.ts';
import type { Attente, Nouveaute, Suivi } from '#app/commun/prise.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { accorder, entreGuillemets } from '#app/commun/texte.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { MOIS_DE_FRAICHEUR } from '#app/troc/reglages.ts';
import { dansLaListe, preparer } from '#db/preparer.ts';
import { LIBELLE_TYPE_ANNONCE, STATUTS_FRAIS_ANNONCE, type StatutAnnonce } from './annonces.ts';
import { auteurJoignable } from './destinataires.server.ts';
import { adresseDuTroc } from './filtres.ts';
import { finDeFraicheur, jourDeSommeil } from './fraicheur.ts';
import { listSatisfaites } from './satisfaites.server.ts';
import { fraicheurDe } from './suites.server.ts';
import { annonces } from './tables.ts';

const NOUVEAUTES_MAX = 5;
/** Those that are read for all, the newest first, before each reader's own are left out. */
const LUES_MAX = 200;
/** Nothing falls on that day: it only keeps a draft among the other things to do. */
const JOURS_POUR_PUBLIER = 30;

export const compterAnnonces = ({ db }: Pick<Contexte, 'db'>, ou: SQL | undefined): number =>
  db.select({ n: count() }).from(annonces).where(ou).get()?.n ?? 0;

/** How many annonces are published: what the page of the troc shows first. */
export const nombreDAnnonces = (ctx: Pick<Contexte, 'db'>): number => compterAnnonces(ctx, eq(annonces.statut, 'publiee'));

/** What was published since then, and what came true. */
export function nouvellesAnnonces(ctx: ContextePersonne, depuis: Date, partage: Partage = nouveauPartage()): Nouveaute[] {
  const { membreDe } = ctx.acteur;
  const publiees = partage(`annonces.publiees:${depuis.getTime()}`, () => lirePubliees(ctx, depuis));
  return [
    // Her own structure's are no news to her.
    ...publiees
      .filter(({ structureId }) => !membreDe.includes(structureId))
      .slice(0, NOUVEAUTES_MAX)
      .map(({ dite }) => dite),
    ...partage(`annonces.satisfaites:${depuis.getTime()}`, () => satisfaites(ctx, depuis)),
  ];
}

function lirePubliees({ db, maintenant }: ContextePersonne, depuis: Date): { structureId: number; dite: Nouveaute }[] {
  return db
    .select({
      ...{ id: annonces.id, type: annonces.type, titre: annonces.titre, le: annonces.publieeLe },
      ...{ structureId: structures.id, nom: structures.nom },
    })
    .from(annonces)
    .innerJoin(structures, eq(structures.id, annonces.structureId))
    .where(and(eq(annonces.statut, 'publiee'), between(annonces.publieeLe, depuis, maintenant)))
    .orderBy(desc(annonces.publieeLe), desc(annonces.id))
    .limit(LUES_MAX)
    .all()
    .map(({ id, type, titre, le, structureId, nom }) => ({
      structureId,
      dite: {
        salle: 'troc',
        le: le ?? maintenant,
        titre: `${LIBELLE_TYPE_ANNONCE[type]}\u00a0: ${entreGuillemets(titre)}`,
        detail: nom,
        chemin: `/troc/annonces/${id}`,
      },
    }));
}

const satisfaites = (ctx: ContextePersonne, depuis: Date): Nouveaute[] =>
  listSatisfaites(ctx, { depuis, combien: NOUVEAUTES_MAX }).map(({ id, titre, le, qui, suite }) => ({
    ...{ salle: 'troc', le, titre: `Satisfaite\u00a0: ${entreGuillemets(titre)}`, chemin: `/troc/annonces/${id}` },
    detail: suite ? `${qui}. ${suite}` : qui,
  }));

/** What waits for this person: drafts to publish for those who commit their structure, hers to confirm for each. */
export const annoncesAFaire = (ctx: ContextePersonne): Attente[] => [...aPublier(ctx), ...aConfirmer(ctx)];

const brouillons = preparer((db) =>
  db
    .select({ id: annonces.id, type: annonces.type, titre: annonces.titre, modifieLe: annonces.modifieLe, nom: structures.nom })
    .from(annonces)
    .innerJoin(structures, eq(structures.id, annonces.structureId))
    .where(and(eq(annonces.statut, 'brouillon'), dansLaListe(annonces.structureId, 'siennes')))
    .orderBy(annonces.modifieLe, annonces.id)
    .prepare(),
);

function aPublier(ctx: ContextePersonne): Attente[] {
  const { responsableDe } = ctx.acteur;
  if (responsableDe.length === 0) return [];
  return brouillons(ctx.db)
    .all({ siennes: JSON.stringify(responsableDe) })
    .map(({ id, type, titre, modifieLe, nom }) => ({
      cle: `annonce-a-publier-${id}`,
      salle: 'troc',
      echeance: ajouterJours(jourCivil(modifieLe, ctx.fuseau), JOURS_POUR_PUBLIER),
      poids: 8,
      titre: `Publier ${type === 'offre' ? 'l’offre' : 'le besoin'} ${entreGuillemets(titre)}\u00a0?`,
      suite: `Préparé pour ${leNom(nom)}\u00a0: personne d’autre ne le lit encore.`,
      lien: { libelle: 'Relire et publier', chemin: `/troc/annonces/${id}` },
    }));
}

const demandees = preparer((db) => {
  const siennes = and(eq(annonces.auteurId, sql.placeholder('moi')), dansLaListe(annonces.structureId, 'membreDe'));
  const delaissees = and(dansLaListe(annonces.structureId, 'responsableDe'), not(auteurJoignable(db, sql.placeholder('jour'))));
  return db
    .select()
    .from(annonces)
    .where(and(or(siennes, delaissees), inArray(annonces.statut, [...STATUTS_FRAIS_ANNONCE]), isNotNull(annonces.demandeeLe)))
    .orderBy(annonces.demandeeLe, annonces.id)
    .prepare();
});

/** Hers; those whose author can no longer be asked, for those who commit the structure. */
function aConfirmer(ctx: ContextePersonne): Attente[] {
  const { personneId, membreDe, responsableDe } = ctx.acteur;
  if (membreDe.length === 0) return [];
  return demandees(ctx.db)
    .all({
      ...{ moi: personneId, jour: jourCivil(ctx.maintenant, ctx.fuseau) },
      ...{ membreDe: JSON.stringify(membreDe), responsableDe: JSON.stringify(responsableDe) },
    })
    .flatMap((ligne): Attente[] => {
      const dort = jourDeSommeil(fraicheurDe(ctx, ligne));
      if (dort === null) return [];
      return [
        {
          cle: `annonce-a-confirmer-${ligne.id}`,
          salle: 'troc',
          echeance: dort,
          poids: 6,
          titre: `Toujours valable\u00a0: ${entreGuillemets(ligne.titre)}\u00a0?`,
          suite: `Sans réponse, elle s’endort ${libelleJour(dort)}. Rien n’est effacé.`,
          lien: { libelle: 'Répondre en un clic', chemin: `/troc/annonces/${ligne.id}` },
        },
      ];
    });
}

/** Of these one asks whether they hold. */
export const STATUTS_A_CONFIRMER = ['publiee', 'endormie'] as const satisfies readonly StatutAnnonce[];

/** Condition on `annonces`: published, and confirmed within the delay of freshness. */
export function fraiche(ctx: Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>): SQL {
  const mois = lireNombre(ctx.db, MOIS_DE_FRAICHEUR);
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  // Months have no one length: the first day whose freshness goes beyond today.
  let jour = ajouterJours(aujourdhui, -31 * mois - 3);
  while (finDeFraicheur(jour, mois) <= aujourdhui) jour = ajouterJours(jour, 1);
  return sql`(${annonces.statut} = 'publiee' and ${annonces.confirmeeLe} >= ${debutDuJour(jour, ctx.fuseau).getTime()})`;
}

/**
 * The annonces that somebody confirmed within the delay of freshness, among those that are published or asleep.
 * @returns the count of each; a share over nothing says nothing
 */
export function partConfirmee(ctx: Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>): { confirmees: number; total: number } {
  const lues = inArray(annonces.statut, [...STATUTS_A_CONFIRMER]);
  return { confirmees: compterAnnonces(ctx, and(lues, fraiche(ctx))), total: compterAnnonces(ctx, lues) };
}

/** What the coordination follows: how fresh the whole is, and the drafts that nobody has published. */
export function suiviDesAnnonces(ctx: ContextePersonne): Suivi[] {
  const { confirmees, total } = partConfirmee(ctx);
  const suivis: Suivi[] = [];
  if (total > 0) {
    const mois = lireNombre(ctx.db, MOIS_DE_FRAICHEUR);
    const part = Math.round((100 * confirmees) / total);
    const phrase = `${accorder(confirmees, 'annonce confirmée', 'annonces confirmées')} depuis moins de ${mois}\u00a0mois, sur ${total} (${part}\u00a0%)`;
    // What opens is what is left to do: the line says how many.
    const reste = confirmees < total ? `\u00a0: ${total - confirmees} à rappeler` : '';
    suivis.push({
      salle: 'troc',
      poids: 9,
      phrase: `${phrase}${reste}`,
      ...(confirmees < total ? { chemin: adresseDuTroc({ etat: 'a_confirmer' }) } : {}),
      seul: true,
    });
  }
  const brouillons =
    ctx.db
      .select({ n: count() })
      .from(annonces)
      .innerJoin(structures, and(eq(structures.id, annonces.structureId), isNull(structures.partieLe)))
      .where(eq(annonces.statut, 'brouillon'))
      .get()?.n ?? 0;
  if (brouillons > 0) {
    const phrase = accorder(
      brouillons,
      'annonce préparée attend d’être relue et publiée',
      'annonces préparées attendent d’être relues et publiées',
    );
    suivis.push({ salle: 'troc', poids: 7, phrase, chemin: '/troc?etat=brouillon' });
  }
  return suivis;
}
