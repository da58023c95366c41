import type { ContextePersonne } from '#app/commun/contexte.ts';
import { leNom } from '#app/commun/francais.ts';
import { jourDe, libelleJour } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { getReservation } from '#app/malles/reservations/dossiers.server.ts';
import { lignesDe } from './compte.server.ts';
import { suivanteConvenue } from './gardes.server.ts';
import { direLesManques } from './inventaires.ts';

interface AvisDit {
  titre: string;
  texte: string;
}

/** What is said once a malle was handed over. */
export function apresRemise(ctx: ContextePersonne, id: number): AvisDit {
  const { ligne, emprunteuse } = getReservation(ctx, id);
  return {
    titre: 'La malle est remise',
    texte: `${majuscule(leNom(emprunteuse.nom))} l’a jusqu’au ${libelleJour(jourDe(ligne.au))}. L’inventaire de départ est gardé ici\u00a0; au retour, on compte la même chose. Une erreur\u00a0? Vous pouvez recompter jusqu’à ce soir.`,
  };
}

/** What is said once a malle came back. */
export function apresRetour(ctx: ContextePersonne, id: number): AvisDit {
  const { proprietaire } = getReservation(ctx, id);
  const manques = manquesDuRetour(ctx, id);
  return {
    titre: 'La malle est rendue',
    texte: manques
      ? `${majuscule(manques)}. ${majuscule(leNom(proprietaire.nom))} le voit ici, et note comment c’est réglé.`
      : `Tout est là. ${majuscule(leNom(proprietaire.nom))} peut fermer ce prêt. Une erreur\u00a0? D’ici là, vous pouvez recompter.`,
  };
}

/** What is said once all that was missing is settled. */
export function apresReglement(ctx: ContextePersonne, id: number | undefined): AvisDit {
  const { emprunteuse, relations } = getReservation(ctx, id);
  // Whoever settles it for the borrower's side too has nobody to tell.
  const lue = relations.includes('emprunteuse') ? '' : ` ${majuscule(leNom(emprunteuse.nom))} reçoit un courriel.`;
  return { titre: 'Tout est réglé', texte: `Ce prêt est clos.${lue}` };
}

/** What is said once a malle went straight to the next borrower. */
export function apresRelais(ctx: ContextePersonne, id: number): AvisDit {
  const suivante = suivanteConvenue(ctx, id, 'en_pret');
  const manques = manquesDuRetour(ctx, id);
  const chez = suivante === null ? '' : getReservation(ctx, suivante).emprunteuse.nom;
  return {
    titre: 'La malle est passée de main en main',
    texte: `${chez ? `${majuscule(leNom(chez))} l’a maintenant. ` : ''}Ce prêt est rendu, et l’inventaire vaut pour les deux.${manques ? ` ${majuscule(manques)}.` : ''}`,
  };
}

const manquesDuRetour = (ctx: ContextePersonne, id: number): string =>
  direLesManques(
    (lignesDe(ctx, id, 'retour') ?? []).map(({ attendu, presents, cause }) => ({
      manque: attendu - presents,
      consomme: cause === 'consomme',
    })),
  );
