import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { leNom } from '#app/commun/francais.ts';
import { listFermetures } from '#app/reseau/fermetures/fermetures.server.ts';
import { ajouterFermeture, retirerFermeture } from '#app/reseau/fermetures/tenir-fermetures.server.ts';
import { equipeDe } from '#app/reseau/personnes/equipes.server.ts';
import { listSignataires } from '#app/reseau/signataires/signataires.server.ts';
import { LIBELLE_QUALITE, qualitesDe } from '#app/reseau/signataires/signataires.ts';
import { ajouterSignataire, retirerSignataire } from '#app/reseau/signataires/tenir-signataires.server.ts';
import { modifierAccueil } from './accueil-de-stage.server.ts';
import { getStructureAModifier } from './modifier-structure.server.ts';
import type { saisieAccueil } from './saisie-accueil.ts';
import { getStructure } from './structures.server.ts';

/**
 * The page « Accueillir un stage, et signer ».
 * @throws ErreurMetier INTROUVABLE for those who do not edit this structure
 */
export function getPageDAccueil(ctx: ContextePersonne, id: number) {
  const s = getStructureAModifier(ctx, id);
  return {
    id,
    nom: s.nom,
    accueil: { placesStage: String(s.placesStage), consignesStage: s.consignesStage ?? '', version: String(s.version) },
    fermetures: listFermetures(ctx, id),
    signataires: listSignataires(ctx, id),
    equipe: equipeDe(ctx, id).map((une) => ({ valeur: String(une.id), libelle: `${une.nomComplet}, ${une.libelle}` })),
    qualites: qualitesDe(s.gestion).map((valeur) => ({ valeur, libelle: LIBELLE_QUALITE[valeur] })),
    /** Without it, every quality is offered. */
    gestionConnue: s.gestion !== null,
    /** One key a form: the same one sent twice makes one thing. */
    gestes: { fermeture: randomUUID(), signataire: randomUUID() },
  };
}

/** Does what one of the page's forms asks. @returns what is said afterwards */
export function tenirAccueil(
  ctx: ContextePersonne,
  id: number,
  saisie: z.output<typeof saisieAccueil>,
): { titre: string; texte: string } {
  switch (saisie.acte) {
    case 'accueillir':
      modifierAccueil(ctx, id, saisie);
      return { titre: 'C’est enregistré', texte: 'Qui veut venir chez vous le lit sur la page de votre structure.' };
    case 'ajouter_fermeture':
      return {
        titre: `C’est noté\u00a0: fermeture ${ajouterFermeture(ctx, id, saisie)}`,
        texte:
          'Les autres structures le lisent sur votre page. Un stage déjà convenu ces jours-là reste prévu : prévenez l’autre structure.',
      };
    case 'retirer_fermeture':
      return {
        titre: `La fermeture ${retirerFermeture(ctx, id, saisie.id)} est retirée`,
        texte: 'Les autres structures ne la lisent plus sur votre page.',
      };
    case 'ajouter_signataire': {
      const nom = ajouterSignataire(ctx, id, saisie);
      return {
        titre: `${nom} peut signer pour ${leNom(getStructure(ctx, id).nom)}`,
        texte: 'Les conventions de stage l’attendront. Ce droit s’arrête avec sa fonction dans l’équipe.',
      };
    }
    case 'retirer_signataire': {
      const nom = retirerSignataire(ctx, id, saisie.id);
      return { titre: `${nom} ne signe plus pour ${leNom(getStructure(ctx, id).nom)}`, texte: 'Ce qui est déjà signé le reste.' };
    }
  }
}
