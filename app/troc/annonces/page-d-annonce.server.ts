import { and, asc, eq, exists, or, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { possibles } from '#app/commun/cycle.ts';
import { peut } from '#app/commun/droits.ts';
import { jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import { journal } from '#app/commun/tables.ts';
import { majuscule } from '#app/commun/texte.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { equipeDe } from '#app/reseau/personnes/equipes.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { monBourg } from '#app/reseau/recherche/annuaire.server.ts';
import { getStructure, listStructuresPourChoix } from '#app/reseau/structures/structures.server.ts';
import { distanceEntre } from '#app/reseau/territoire/distances.server.ts';
import { libelleDistance } from '#app/reseau/territoire/distances.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { exigerAnnonce, type LigneAnnonce } from './annonces.server.ts';
import {
  cycleAnnonce,
  droitsAnnonce,
  LIBELLE_FORME,
  relationsALAnnonce,
  STATUTS_FINALS_ANNONCE,
  type TransitionAnnonce,
} from './annonces.ts';
import { motsDes } from './competences.server.ts';
import { estFraiche, estPassee, libellePlaces, libellePortee } from './fraicheur.ts';
import { fraicheurEnMots } from './liste.server.ts';
import { situationDe } from './situation.ts';
import { fraicheurDe } from './suites.server.ts';
import { libelleJours } from './termes.ts';

/**
 * All that the page of an annonce shows.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible
 */
export function getPageDAnnonce(ctx: ContextePersonne, id: number | undefined) {
  exigerTroc(ctx);
  const ligne = exigerAnnonce(ctx, id);
  const relations = relationsALAnnonce(ligne, ctx.acteur);
  const structure = getStructure(ctx, ligne.structureId);
  const equipe = equipeDe(ctx, ligne.structureId);
  const auteur = equipe.find((p) => p.id === ligne.auteurId);
  const jour = (valeur: string | null) => (valeur === null ? '' : libelleJourCourt(valeur));
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const actes = possibles(cycleAnnonce, ligne.statut, relations);
  const note = peut(droitsAnnonce, 'noterReponse', relations) && actes.length === 0;
  const mots = motsDes(ctx, [ligne.id]).get(ligne.id) ?? [];
  const finie = STATUTS_FINALS_ANNONCE.some((statut) => statut === ligne.statut);
  const avec = ligne.satisfaiteAvecId === null ? null : getStructure(ctx, ligne.satisfaiteAvecId);
  return {
    ...{ id: ligne.id, type: ligne.type, statut: ligne.statut, titre: ligne.titre, forme: ligne.forme },
    fraicheur: fraicheurEnMots(ctx, ligne),
    situation: situationDe(fraicheurDe(ctx, ligne), { sienne: actes.length > 0, aujourdhui }),
    /** One awaits an answer. */
    demandee: ligne.demandeeLe !== null && estFraiche(ligne.statut) && actes.length > 0,
    passee: estPassee(ligne, aujourdhui),
    structure: { id: structure.id, nom: structure.nom, commune: structure.commune ?? '' },
    mots,
    description: ligne.description ?? '',
    faits: {
      forme: LIBELLE_FORME[ligne.forme],
      qui: auteur ? `${auteur.nomComplet}, ${auteur.libelle}` : structure.nom,
      portee: libellePortee(ligne),
      distance: distanceDite(ctx, ligne, structure.communeCode),
      pourQui: ligne.pourQui ?? '',
      quand: [ligne.quand, libelleJours(ligne.jours)].filter(Boolean).join(', '),
      places: ligne.places === null ? '' : `${libellePlaces(ligne.places)} au plus`,
      des: jour(ligne.des),
      valableJusqu: jour(ligne.valableJusqu),
    },
    suite: {
      avec: avec && { id: avec.id, nom: avec.nom },
      texte: ligne.suite ?? '',
    },
    finie,
    republier: finie && ctx.acteur.membreDe.includes(ligne.structureId) ? adresseDeNouveau(ligne, mots) : null,
    fil: filDe(ctx, ligne),
    modifier: peut(droitsAnnonce, 'modifier', relations) && actes.length > 0,
    actes,
    aNoter: note
      ? {
          pour: equipe.map((p) => ({ valeur: String(p.id), libelle: `${p.nomComplet}, ${p.libelle}` })),
          actes: possibles(cycleAnnonce, ligne.statut, ['equipe']),
        }
      : null,
    autres: listStructuresPourChoix(ctx)
      .filter((s) => s.id !== ligne.structureId)
      .map((s) => ({ valeur: String(s.id), libelle: s.nom })),
    aujourdhui,
  };
}
export type AnnonceLue = ReturnType<typeof getPageDAnnonce>;

/** The form of a new annonce, begun with what this one said. */
function adresseDeNouveau({ type, titre, forme }: LigneAnnonce, mots: readonly { slug: string }[]): string {
  const paires = [['type', type], ['titre', titre], ...mots.map(({ slug }) => ['competences', slug]), ['forme', forme]];
  return `/troc/annonces/nouvelle?${new URLSearchParams(paires)}`;
}

/** The page answers once, at its top: what is found beside it does not offer it again. */
export const sansYRepondre = <L extends { actes: { chemin: string }[] }>(id: number, lignes: readonly L[]): L[] =>
  lignes.map((ligne) => ({ ...ligne, actes: ligne.actes.filter(({ chemin }) => chemin !== `/troc/annonces/${id}/repondre`) }));

/** From the reader's own commune; empty for her own structure, or when it is not known. */
function distanceDite(ctx: ContextePersonne, ligne: LigneAnnonce, communeCode: string | null): string {
  if (ctx.acteur.membreDe.includes(ligne.structureId)) return '';
  const ici = monBourg(ctx);
  const distance = distanceEntre(ctx, ici?.code ?? null, communeCode);
  if (!ici || !distance) return '';
  return distance.km === 0 ? 'Dans votre commune' : majuscule(`${libelleDistance(distance)} depuis ${ici.nom}`);
}

/**
 * What the journal tells of it, in the order of time; what was confirmed several times is told once, the last. Whoever is no
 * longer of the structure, nor of the coordination, is not named.
 */
function filDe(ctx: ContextePersonne, { id, structureId }: LigneAnnonce) {
  const { db, fuseau } = ctx;
  const un = { un: sql`1` };
  const enPlace = and(
    ...[eq(fonctions.personneId, personnes.id), eq(fonctions.structureId, structureId)],
    enFonction(jourCivil(ctx.maintenant, fuseau)),
  );
  const coordonne = and(eq(rolesReseau.personneId, personnes.id), eq(rolesReseau.role, 'coordination'));
  const encoreLa = or(
    exists(db.select(un).from(fonctions).where(enPlace)),
    exists(db.select(un).from(rolesReseau).where(coordonne)),
  );
  const lignes = db
    .select({ acte: journal.acte, le: journal.le, prenom: personnes.prenom, nom: personnes.nom })
    .from(journal)
    .leftJoin(personnes, and(eq(personnes.id, journal.acteurId), encoreLa))
    .where(and(eq(journal.domaine, 'troc'), eq(journal.objet, cycleAnnonce.objet), eq(journal.objetId, id)))
    .orderBy(asc(journal.id))
    .all();
  return lignes
    .filter(({ acte }, rang) => lignes[rang + 1]?.acte !== acte)
    .flatMap(({ acte, le, prenom, nom }) => {
      const titre = titreDuFil(acte);
      if (!titre) return [];
      const qui = prenom !== null && nom !== null ? `${nomComplet({ prenom, nom })}, ` : '';
      return [{ titre, qui: `${qui}${qui ? 'le' : 'Le'} ${libelleJourCourt(jourCivil(le, fuseau))}` }];
    });
}

function titreDuFil(acte: string): string {
  if (acte === 'modifier') return 'Modifiée';
  if (acte === 'demander') return 'Toujours valable\u00a0? Demandé';
  if (acte === 'rappeler') return 'Demandé de nouveau';
  if (acte === 'passer_la_main') return 'Confiée à une collègue';
  return acte in cycleAnnonce.transitions ? cycleAnnonce.transitions[acte as TransitionAnnonce].fait : '';
}
