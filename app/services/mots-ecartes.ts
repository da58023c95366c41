/**
 * Words of the French list of BIP 39 that are never drawn: whoever notes six of them may be at the end of her strength, and
 * would read there what she fears. Codes drawn before keep opening, with whatever words they have.
 */
export const MOTS_ECARTES: ReadonlySet<string> = new Set(
  `abandon abolir abrupt absurde abusif abyssal accabler accuser affreux amertume aneantir angoisse anormal anxieux asservir assaut
  atroce attaque bafouer blafard blessant bobard brutal calomnie calvaire carabine carnage chagrin chute cruel cyanure cynique danger
  demolir desastre detester detresse diable duperie effrayer egarer enfermer ennemi epidemie epitaphe epuisant erreur faiblir farouche
  fatal fatigue fautif febrile feroce fiasco folie frayeur fuite fureur furieux gouffre grogner gronder honteux horrible hurler
  implorer incendie ineptie infliger injure insulter inutile irriter ivresse jouissif larme lugubre maigre malefice malheur
  malice maudire maussade mechant menacer mensonge monstre morsure munition naufrage nefaste negliger noirceur nuire nuisible obscur
  offenser opprimer outrager paniquer penible perte phobie pleurer prison psychose punaise punitif querelle ravager redouter renoncer
  risible risque ruiner sanction sarcasme scandale scelerat sedatif sevir sevrage sinistre solitude sombre sottise soucieux stupeur
  surmener suspect tenaille terrible therapie tragique trahir trivial tyran venger venimeux vaseux`.split(/\s+/),
);
