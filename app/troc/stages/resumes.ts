import type { TransitionStage } from './stages.ts';

/** What the journal says of each act; `stage` reads « le stage d’Inès Roudier à La Cour carrée ». */
export const RESUMES: Record<TransitionStage, (stage: string) => string> = {
  souhaiter: (stage) => `souhaite ${stage}`,
  appuyer: (stage) => `a appuyé et proposé ${stage}`,
  ecarter: (stage) => `n’a pas donné suite au souhait pour ${stage}`,
  renoncer: (stage) => `a renoncé à son souhait pour ${stage}`,
  proposer: (stage) => `a proposé ${stage}`,
  contre_proposer: (stage) => `a proposé autre chose pour ${stage}`,
  accepter: (stage) => `a accepté ${stage}`,
  refuser: (stage) => `a refusé ${stage}`,
  retirer: (stage) => `a retiré sa proposition pour ${stage}`,
  donner_son_accord: (stage) => `a donné son accord écrit pour ${stage}`,
  // Who did not consent is nobody else's business than the stage's.
  ne_pas_consentir: (stage) => `n’a pas donné suite à ${stage}`,
  signer: (stage) => `a signé pour ${stage}`,
  deposer_exemplaire: (stage) => `a déposé l’exemplaire signé à la main pour ${stage}`,
  reprendre_les_papiers: (stage) => `a repris le texte à signer pour ${stage}`,
  conclure: (stage) => `a conclu ${stage}, toutes les signatures étant là`,
  annuler: (stage) => `a annulé ${stage}`,
  annuler_pour_depart: (stage) => `a annulé ${stage}, une structure quittant le réseau`,
  reporter: (stage) => `a reporté ${stage}`,
  constater: (stage) => `a dit que ${stage} a eu lieu`,
  ecourter: (stage) => `a dit que ${stage} a été plus court que prévu`,
  constater_absence: (stage) => `a dit que ${stage} n’a pas eu lieu`,
  rendre_bilan: (stage) => `a rendu un bilan sur ${stage}`,
  expirer: (stage) => `a laissé s’éteindre ${stage}`,
  clore: (stage) => `a clos ${stage}`,
};
