/** What a correction did, and what follows for the person. */
export function avisDeCorrection(faite: {
  nom: string;
  nouvelleAdresse: string | null;
  aCompte: boolean;
  invitation?: boolean | undefined;
}): { titre: string; texte: string } {
  const titre = `C’est corrigé pour ${faite.nom}`;
  const { nouvelleAdresse: adresse } = faite;
  if (adresse === null) return { titre, texte: 'Les autres le lisent ainsi dès maintenant.' };
  if (faite.aCompte) return { titre, texte: `Ses appareils devront entrer de nouveau, avec ${adresse}. Un courriel le lui dit.` };
  if (faite.invitation) return { titre, texte: `Une nouvelle invitation part à ${adresse} ; l’ancien lien ne sert plus.` };
  return { titre, texte: `Les courriels partiront désormais à ${adresse}.` };
}
