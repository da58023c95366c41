/**
 * Eighteen months of letters: who receives which, on which day. Written from the rule before anything ran. A line that begins
 * with « → » tells what someone did; each other line is one letter, and nobody receives any other. Two structures of one
 * commune: Hélène directs La Grange, where Maëlle works; Bruno directs L’Escale, where Amina works and wants to know the
 * same day what concerns it. L’Escale knows how to garden.
 *
 * The server is down on Monday 23 and Tuesday 24 March 2026, then from Monday 6 to Thursday 9 April.
 */
export const DIX_HUIT_MOIS_DE_LETTRES = `
→ 2026-01-06 Hélène offre « Un café des parents »
2026-01-12 Bruno : Votre lundi : 1 annonce nouvelle
2026-01-12 Amina : Votre lundi : 1 annonce nouvelle
→ 2026-01-14 Maëlle cherche « Monter un jardin » (jardin)
2026-01-14 Amina : Une annonce vous concerne : Besoin : Monter un jardin
2026-01-19 Bruno : Votre lundi : 1 annonce nouvelle
→ 2026-02-03 Hélène dit satisfaite « Un café des parents »
2026-02-09 Hélène : Votre lundi : les nouvelles du réseau
2026-02-09 Maëlle : Votre lundi : les nouvelles du réseau
2026-02-09 Bruno : Votre lundi : les nouvelles du réseau
2026-02-09 Amina : Votre lundi : les nouvelles du réseau
→ 2026-03-10 Hélène arrête la lettre
→ 2026-03-11 Bruno offre « Tenir un budget »
2026-03-16 Maëlle : Votre lundi : 1 annonce nouvelle
→ 2026-03-20 Maëlle cherche « Un minibus le samedi »
2026-03-25 Bruno : Votre lundi : 1 annonce nouvelle
2026-03-25 Amina : Votre lundi : 1 annonce nouvelle
→ 2026-04-01 Bruno offre « Animer une assemblée »
2026-04-13 Maëlle : Votre lundi : 1 annonce nouvelle
2026-07-20 Maëlle : Votre lundi : une chose vous attend
2026-07-27 Maëlle : Votre lundi : une chose vous attend
2026-08-03 Maëlle : Votre lundi : une chose vous attend
→ 2026-08-05 Maëlle dit toujours valable « Monter un jardin »
→ 2026-09-12 Bruno dit toujours valable « Tenir un budget »
2026-09-21 Maëlle : Votre lundi : une chose vous attend
→ 2026-09-22 Maëlle dit toujours valable « Un minibus le samedi »
2026-10-05 Bruno : Votre lundi : une chose vous attend
2026-10-12 Bruno : Votre lundi : une chose vous attend
2026-10-19 Bruno : Votre lundi : une chose vous attend
2026-10-26 Bruno : Votre lundi : une chose vous attend
→ 2026-11-04 Maëlle dit satisfaite « Monter un jardin »
2026-11-09 Maëlle : Votre lundi : les nouvelles du réseau
2026-11-09 Bruno : Votre lundi : les nouvelles du réseau
2026-11-09 Amina : Votre lundi : les nouvelles du réseau
→ 2026-12-01 Bruno retire « Tenir un budget »
→ 2027-01-12 Maëlle retire « Un minibus le samedi »
→ 2027-02-01 Hélène reprend la lettre
→ 2027-02-10 Bruno offre « Une soirée jeux »
2027-02-15 Hélène : Votre lundi : 1 annonce nouvelle
2027-02-15 Maëlle : Votre lundi : 1 annonce nouvelle
→ 2027-03-31 Amina quitte L’Escale
→ 2027-04-07 Maëlle offre « Le tri des déchets »
2027-04-12 Bruno : Votre lundi : 1 annonce nouvelle
`;
