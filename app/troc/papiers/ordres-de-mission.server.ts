import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { LIBELLE_FONCTION, nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { NOM_RESEAU } from '#app/reseau/reglages.ts';
import { employeur } from '#app/reseau/structures/structures.server.ts';
import { distanceKm } from '#app/reseau/territoire/distances.server.ts';
import type { Papier } from '#app/services/papier.ts';
import { aUnOrdreDeMission } from '#app/troc/stages/lectures.server.ts';
import { type Dossier, getStage } from '#app/troc/stages/stages.server.ts';
import { droitsStage, relationsAuStage } from '#app/troc/stages/stages.ts';
import { ordreDeMission } from './ordre-de-mission.ts';

/**
 * The employer's paper for an accepted stage.
 * @returns the paper, and the file's name
 * @throws ErreurMetier INTROUVABLE when the stage is not visible or has no such paper
 */
export function getOrdreDeMission(ctx: ContextePersonne, stageId: number | undefined): { papier: Papier; nomFichier: string } {
  const d = getStage(ctx, stageId);
  if (!aUnOrdreDeMission(d)) throw introuvable();
  if (!peut(droitsStage, 'lireOrdreDeMission', relationsAuStage(d.ligne, ctx.acteur))) throw introuvable();
  const equipe = lireEquipe(ctx, d);
  const { origine, accueil } = d;
  const stagiaire = equipe.find((f) => f.personneId === d.stagiaire.id && f.structureId === origine.id);
  const accueillante =
    equipe.find((f) => f.personneId === d.tutrice?.id && f.structureId === accueil.id) ??
    equipe.find((f) => f.responsable && f.structureId === accueil.id);
  // One does not sign one's own order; alone to commit the structure, one does all the same.
  const signataires = equipe.filter((f) => f.responsable && f.structureId === origine.id);
  const signataire = signataires.find((f) => f.personneId !== d.stagiaire.id) ?? signataires[0];
  const papier = ordreDeMission({
    stageId: d.ligne.id,
    accepteLe: jourCivil(d.ligne.accepteLe ?? d.ligne.modifieLe, ctx.fuseau),
    employeur: employeur(ctx, origine.id),
    accueil: {
      nom: accueil.nom,
      adresse: accueil.adresse ?? '',
      codePostal: accueil.codePostal ?? '',
      commune: accueil.commune ?? '',
      telephone: accueil.telephone ?? '',
    },
    personne: {
      nom: d.stagiaire.nom,
      intitule: stagiaire ? fonctionDe(stagiaire) : '',
      lien: stagiaire?.lien ?? 'salariat',
    },
    accueilPar: accueillante ? `${nomComplet(accueillante)}, ${fonctionDe(accueillante)}` : (d.tutrice?.nom ?? 'l’équipe'),
    signataire: signataire ? `${nomComplet(signataire)}, ${fonctionDe(signataire)}` : origine.nom,
    periode: d.ligne,
    objectif: d.ligne.objectif,
    distanceKm: distanceKm(ctx, origine.communeCode, accueil.communeCode),
    reseau: lireReglage(ctx.db, NOM_RESEAU),
  });
  return { papier, nomFichier: `ordre-de-mission-${enNomDeFichier(d.stagiaire.nom)}.pdf` };
}

interface EnFonction {
  intitule: string | null;
  fonction: keyof typeof LIBELLE_FONCTION;
}

const fonctionDe = ({ intitule, fonction }: EnFonction) => intitule ?? LIBELLE_FONCTION[fonction].toLowerCase();

/** Those of both structures whom the paper may name, in force on the day it is printed. */
function lireEquipe(ctx: ContextePersonne, d: Dossier) {
  return ctx.db
    .select({
      personneId: fonctions.personneId,
      structureId: fonctions.structureId,
      prenom: personnes.prenom,
      nom: personnes.nom,
      fonction: fonctions.fonction,
      intitule: fonctions.intitule,
      responsable: fonctions.responsable,
      lien: fonctions.lien,
    })
    .from(fonctions)
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .where(and(inArray(fonctions.structureId, [d.origine.id, d.accueil.id]), enFonction(jourCivil(ctx.maintenant, ctx.fuseau))))
    .orderBy(desc(fonctions.responsable), asc(fonctions.id))
    .all();
}

/** « Inès Roudier » → « ines-roudier » */
export function enNomDeFichier(nom: string): string {
  return nom
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
