/**
 * Eighteen months of annonces, and the mails that follow: who receives what, which day, about which annonces. Written from
 * the rule before anything ran. A line that begins with « → » tells what someone did; each other line is one mail, and
 * nobody receives any other.
 *
 * The server is down from 15 to 25 September 2026.
 */
export const DIX_HUIT_MOIS = `
→ 2026-01-05 Maëlle publie « Le jardin partagé »
→ 2026-01-05 Maëlle publie « Le café des parents »
→ 2026-01-05 Maëlle publie « Le budget sans peur »
→ 2026-01-10 Bruno publie « Le conseil d’habitants »
→ 2026-02-10 Amina publie « L’évaluation »
→ 2026-03-02 Bruno publie « Le camion », valable jusqu’au 2026-05-31
→ 2026-03-02 Maëlle met en pause « Le budget sans peur »
2026-06-01 Bruno : Endormie : « Le camion » [Le camion]
→ 2026-06-10 Bruno répond reveiller pour six mois à « Le camion »
→ 2026-06-30 Amina quitte L’Escale
2026-07-05 Maëlle : Ces 2 annonces sont-elles toujours valables ? [Le jardin partagé, Le café des parents]
2026-07-10 Bruno : Toujours valable : « Le conseil d’habitants » ? [Le conseil d’habitants]
→ 2026-07-11 Bruno répond satisfaire à « Le conseil d’habitants »
2026-07-20 Maëlle : Rappel : ces 2 annonces sont-elles toujours valables ? [Le jardin partagé, Le café des parents]
→ 2026-07-20 Maëlle répond confirmer à « Le café des parents »
2026-08-04 Maëlle : Endormie : « Le jardin partagé » [Le jardin partagé]
2026-08-10 Bruno : Toujours valable : « L’évaluation » ? [L’évaluation]
→ 2026-08-12 Bruno répond retirer à « L’évaluation »
→ 2026-09-01 Maëlle répond reveiller à « Le jardin partagé »
2026-09-02 Maëlle : Toujours valable : « Le budget sans peur » ? [Le budget sans peur]
2026-09-26 Maëlle : Rappel : toujours valable, « Le budget sans peur » ? [Le budget sans peur]
2026-10-11 Maëlle : Endormie : « Le budget sans peur » [Le budget sans peur]
2026-12-11 Bruno : Endormie : « Le camion » [Le camion]
2027-01-20 Maëlle : Toujours valable : « Le café des parents » ? [Le café des parents]
→ 2027-01-22 Maëlle répond mettre_en_pause à « Le café des parents »
2027-03-01 Maëlle : Toujours valable : « Le jardin partagé » ? [Le jardin partagé]
2027-03-16 Maëlle : Rappel : toujours valable, « Le jardin partagé » ? [Le jardin partagé]
2027-03-31 Maëlle : Endormie : « Le jardin partagé » [Le jardin partagé]
`;

/** How each stands at the end. */
export const A_LA_FIN: Readonly<Record<string, string>> = {
  'Le jardin partagé': 'endormie',
  'Le café des parents': 'en_pause',
  'Le budget sans peur': 'endormie',
  'Le conseil d’habitants': 'satisfaite',
  'L’évaluation': 'retiree',
  'Le camion': 'endormie',
};
