import { and, eq, inArray } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { jourCivil, libelleHeure, libelleJour } from '#app/commun/periode.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { majuscule } from '#app/commun/texte.ts';
import { type DossierDeFormation, lireFormation } from '#app/formations/programme/formations.server.ts';
import { aEuLieu, DROITS_FORMATION, estAnnulee, estAVenir } from '#app/formations/programme/formations.ts';
import { coutDit, libelleSeance, ouDite, placesDites } from '#app/formations/programme/mots.ts';
import { JOURS_DES_BESOINS_PARTICULIERS } from '#app/formations/reglages.ts';
import { ordreDeLaListe } from './attribuer.ts';
import { libelleJusqua } from './delais.ts';
import { type DossierDInscription, getInscription, lireInscriptions, lireLeGroupe } from './dossiers.server.ts';
import { lireLaFile, rangDans } from './file.server.ts';
import {
  ACTES_QUI_REPONDENT,
  type ActeInscription,
  actesDInscription,
  attend,
  DROITS_INSCRIPTION,
  LIBELLE_STATUT_INSCRIPTION,
  STATUTS_VIVANTS,
  type StatutInscription,
  tientUnePlace,
  vient,
} from './inscriptions.ts';
import { apresUneOffre, premiereSeance, promesseDOffre, questionDeLOffre } from './mots.ts';
import { lirePlaces, type Places } from './places.server.ts';
import { empechementDInscrire, listInscriptibles } from './qui-inscrire.server.ts';
import { gardesDeLInscription } from './repondre.server.ts';
import { besoinsParticuliers, inscriptions } from './tables.ts';

/**
 * All that the page of an inscription shows.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible
 */
export function getPageDInscription(ctx: ContextePersonne, id: number | undefined) {
  const d = getInscription(ctx, id);
  const { ligne, formation, personne, structure, relations } = d;
  const ensemble = lireLeGroupe(ctx, d);
  const actes = actesDInscription(ligne.statut, relations, gardesDeLInscription(ctx, d, ensemble));
  const elle = relations.includes('elle');
  const concernee = ensemble.some((une) => une.relations.includes('elle'));
  const f = lireFormation(ctx, formation.id);
  const ou = majuscule(ouDite(f.ligne.lieu, f.commune));
  const passee = !estAVenir(formation.statut);
  const places = lirePlaces(ctx, f.ligne);
  const besoin = peut(DROITS_INSCRIPTION, 'voirLeBesoinParticulier', relations) ? lireLeBesoin(ctx, ligne.id) : null;
  const deja = new Set(
    lireInscriptions(
      ctx,
      and(eq(inscriptions.formationId, formation.id), inArray(inscriptions.statut, [...STATUTS_VIVANTS])),
    ).map((une) => une.personne.id),
  );
  return {
    ...{ id: ligne.id, statut: ligne.statut, etat: LIBELLE_STATUT_INSCRIPTION[ligne.statut], elle, actes },
    formation: {
      ...{ id: formation.id, titre: formation.titre },
      debut: premiereSeance(f.seances),
      seances: f.seances.map((une) => libelleSeance(une, true)),
      ou,
      /** What helps to say yes. */
      aSavoir: `${placesDites(places.libres, f.ligne.capacite)}. ${coutDit(f.ligne)}`,
    },
    aUnePlace: tientUnePlace(ligne.statut),
    titre: titreDe(d, { actes, noms: ensemble.map((une) => une.personne.nom), elle, concernee }),
    /** Whether what she answers is for herself too: of the group, if not of this inscription. */
    concernee,
    personne: personne.nom,
    structure: structure.nom,
    /** Those whom an answer is for, when she does not come alone. */
    groupe: ensemble.length > 1 ? ensemble.map((une) => une.personne.nom) : null,
    jusqua: ligne.jusqua === null ? null : libelleJusqua(ligne.jusqua, ctx.fuseau),
    depuis: `${libelleJour(jourCivil(ligne.depuis, ctx.fuseau), true)} à ${libelleHeure(ligne.depuis, ctx.fuseau)}`,
    motif: ligne.motif,
    situation: situationDe(ctx, d, f, { placees: places.placees, ensemble: ensemble.length }),
    /** When and where, unless the answer that is awaited says it. */
    enBref:
      ligne.finieLe !== null || ACTES_QUI_REPONDENT.some((une) => actes.includes(une))
        ? null
        : [premiereSeance(f.seances), ou].filter(Boolean).join('. '),
    rendezVous: elle && vient(ligne.statut) && !passee ? `/formations/${formation.id}/rendez-vous.ics` : null,
    /** Her papers, once it took place. */
    papiers: elle && vient(ligne.statut) && aEuLieu(formation.statut) ? '/moi/certificats' : null,
    rendre: actes.includes('retirer') ? avantDeRendre(ctx, d, elle) : null,
    reprendre: retourPossible(ctx, d, f),
    collegues: actes.includes('remplacer')
      ? listInscriptibles(ctx, ligne.structureId)
          .filter((une) => !deja.has(une.id))
          .map((une) => ({ valeur: String(une.id), libelle: une.nom }))
      : [],
    besoin,
    joursDuBesoin: lireNombre(ctx.db, JOURS_DES_BESOINS_PARTICULIERS),
    // What was said may still be erased once it is behind.
    peutPreciser:
      ligne.finieLe === null && (!passee || besoin !== null) && peut(DROITS_INSCRIPTION, 'direLeBesoinParticulier', relations),
  };
}
export type PageDInscription = ReturnType<typeof getPageDInscription>;

/** Where it stands, in a sentence; of who waits, at which rank. */
function situationDe(
  ctx: ContextePersonne,
  { ligne, personne, relations }: DossierDInscription,
  f: DossierDeFormation,
  { placees, ensemble }: { placees: Places['placees']; ensemble: number },
): string {
  const elle = relations.includes('elle');
  const qui = elle ? 'Vous' : personne.nom;
  if (estAnnulee(f.ligne.statut)) return 'La formation est annulée.';
  if (vient(ligne.statut) && !estAVenir(f.ligne.statut)) return `${qui} ${elle ? 'aviez' : 'avait'} une place.`;
  const situation = SITUATION[ligne.statut](qui, elle);
  if (!attend(ligne.statut)) return situation;
  if (ligne.passeeLe !== null) return `${qui} ${elle ? 'restez' : 'reste'} sur la liste. ${apresUneOffre(elle)}`;
  const rang = rangDans(ordreDeLaListe(lireLaFile(ctx, f.ligne.id), placees), ligne.id);
  return `${situation} ${promesseDOffre(ensemble)} Rang dans la liste\u00a0: ${rang}.`;
}

const SITUATION: Record<StatutInscription, (qui: string, elle: boolean) => string> = {
  demandee: (qui, elle) => `${qui} ${elle ? 'avez' : 'a'} demandé une place. Il manque l’accord de la structure.`,
  validee: (qui, elle) => `${qui} ${elle ? 'avez' : 'a'} une place.`,
  en_liste: (qui, elle) => `${qui} ${elle ? 'attendez' : 'attend'} une place.`,
  proposee: () => 'Une place est libre, et gardée.',
  refusee: () => 'L’inscription n’a pas été acceptée.',
  retiree: (qui, elle) => `${qui} ${elle ? 'n’êtes' : 'n’est'} plus sur la liste de cette formation.`,
};

function titreDe(
  { personne, formation }: DossierDInscription,
  {
    actes,
    noms,
    elle,
    concernee,
  }: { actes: readonly ActeInscription[]; noms: readonly string[]; elle: boolean; concernee: boolean },
): string {
  if (actes.includes('accepter')) return questionDeLOffre(formation.titre, noms, concernee);
  return elle ? 'Votre inscription' : personne.nom;
}

/** What is said before a place, or a turn, is given up: it does not come back. */
function avantDeRendre(
  ctx: ContextePersonne,
  { ligne, formation, personne }: DossierDInscription,
  elle: boolean,
): { lien: string; titre: string; texte: string; bouton: string } {
  const lien = elle ? 'Me retirer de cette formation' : `Retirer ${personne.nom} de cette formation`;
  if (!tientUnePlace(ligne.statut)) {
    return {
      ...{ lien, titre: `${elle ? 'Quitter la liste' : `Retirer ${personne.nom} de la liste`}\u00a0?` },
      texte: 'Le tour est perdu\u00a0: une nouvelle inscription passerait après les autres.',
      bouton: elle ? 'Quitter la liste' : 'Retirer de la liste',
    };
  }
  const attendent = lireLaFile(ctx, formation.id).reduce((total, { combien }) => total + combien, 0);
  return {
    ...{ lien, titre: `Rendre ${elle ? 'votre place' : `la place de ${personne.nom}`}\u00a0?` },
    texte:
      attendent === 0
        ? 'Personne n’attend\u00a0: la place redevient libre.'
        : `${attendent === 1 ? 'Une personne attend' : `${attendent} personnes attendent`}\u00a0: la place peut aller aussitôt à quelqu’un d’autre, et ne se reprendrait pas.`,
    bouton: elle ? 'Rendre ma place' : 'Rendre cette place',
  };
}

/** The way back on the list, for whoever is on it no more and may still come. */
function retourPossible(
  ctx: ContextePersonne,
  { ligne, formation, personne, relations }: DossierDInscription,
  f: DossierDeFormation,
): { chemin: string; libelle: string } | null {
  if (ligne.finieLe === null) return null;
  const elle = relations.includes('elle');
  if (!peut(DROITS_FORMATION, 'inscrire', f.relations) || empechementDInscrire(ctx, f) !== null) return null;
  const quiconque = peut(DROITS_FORMATION, 'inscrireQuiconque', f.relations);
  if (!quiconque && !ctx.acteur.membreDe.includes(ligne.structureId)) return null;
  const [vivante] = lireInscriptions(
    ctx,
    and(
      ...[eq(inscriptions.formationId, formation.id), eq(inscriptions.personneId, ligne.personneId)],
      inArray(inscriptions.statut, [...STATUTS_VIVANTS]),
    ),
  );
  if (vivante || !listInscriptibles(ctx, ligne.structureId).some(({ id }) => id === ligne.personneId)) return null;
  return {
    chemin: `/formations/${formation.id}/inscription?structure=${ligne.structureId}`,
    libelle: elle ? 'Me réinscrire' : `Réinscrire ${personne.nom}`,
  };
}

const lireLeBesoin = ({ db }: ContextePersonne, id: number): string | null =>
  db.select({ texte: besoinsParticuliers.texte }).from(besoinsParticuliers).where(eq(besoinsParticuliers.inscriptionId, id)).get()
    ?.texte ?? null;
