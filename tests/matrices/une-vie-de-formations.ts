/**
 * Four formations of a year: who receives which mail, on which day. Written from the rule before anything ran. A line that begins
 * with « → » tells what someone did, at noon; « à décider », « à convoquer », « à clore » tell what someone finds on her home page or on
 * Mondays, « n’est plus » what she finds no more; « s’efface » is what she said for the organisation alone, and that is kept no longer. Each other line is one mail,
 * and nobody receives any other. « .ics » says that it moves something in a calendar.
 *
 * Odile directs L’Escale and holds Accueil, Conflits and Automne; Nadège coordinates the network, and holds Vacances, for which
 * directions say yes. Rémi directs La Grange, where Maëlle, Paul and Noé work; Sofia directs Le Fil, where Yann and Zoé work; Inès
 * works at L’Espace.
 *
 * - Accueil: 24 March in the morning, 2 places, 2 at least by 10 March.
 * - Conflits: 12 May in the morning, 6 places, 4 at least by 20 April.
 * - Vacances: 9 June in the morning, 6 places, 3 at least by 20 May.
 * - Automne: 27 October in the morning, 1 place, 1 at least by 12 October. The hour changes on the 25th, as on 29 March.
 *
 * The server is down on Tuesday 9 June, and from Saturday 5 to Tuesday 8 September 2026.
 */
export const UNE_VIE_DE_FORMATIONS = `
→ 2026-01-12 Maëlle dit un besoin
→ 2026-01-20 Odile prépare Accueil
→ 2026-01-21 Odile ouvre Accueil
2026-01-21 Maëlle : vous la demandiez
→ 2026-01-22 Maëlle s’inscrit à Accueil
→ 2026-01-23 Yann s’inscrit à Accueil
→ 2026-01-24 Inès s’inscrit à Accueil
→ 2026-01-26 Paul s’inscrit à Accueil
→ 2026-02-02 Odile inscrit Zoé à Accueil
2026-02-02 Zoé : sur la liste d’attente
→ 2026-02-09 Yann se retire de Accueil
2026-02-09 Inès : place proposée
2026-02-11 Inès : plus gardée
2026-02-11 Zoé : place proposée
→ 2026-02-12 Zoé prend Accueil
→ 2026-02-16 Maëlle laisse à Noé Accueil
2026-02-16 Noé : place laissée
→ 2026-02-20 Noé précise Accueil
→ 2026-02-20 Zoé précise Accueil
2026-03-11 Noé : a lieu
2026-03-11 Zoé : a lieu
2026-03-11 Odile : Accueil à convoquer
2026-03-11 Nadège : Accueil à convoquer
→ 2026-03-12 Odile convoque à Accueil
2026-03-12 Noé : convocation .ics
2026-03-12 Zoé : convocation .ics
2026-03-12 Odile : Accueil n’est plus à convoquer
2026-03-12 Nadège : Accueil n’est plus à convoquer
→ 2026-03-16 Zoé se retire de Accueil
2026-03-16 Zoé : retirée .ics
2026-03-16 Zoé : ce qu’elle a précisé s’efface
2026-03-16 Paul : place proposée
2026-03-16 Odile : place rendue
→ 2026-03-17 Paul prend Accueil
2026-03-17 Paul : convocation .ics
→ 2026-03-18 Odile déplace Accueil au 2026-03-31
2026-03-18 Noé : autres dates .ics
2026-03-18 Paul : autres dates .ics
2026-03-18 Inès : autres dates
2026-03-31 Inès : commencée sans vous
→ 2026-03-31 Odile note Noé et pas Paul à Accueil
2026-03-31 Noé : à la sortie
2026-04-01 Nadège : Accueil à clore
2026-04-01 Odile : Accueil à clore
→ 2026-04-01 Yann s’inscrit à Conflits
→ 2026-04-02 Inès s’inscrit à Conflits
2026-04-07 Noé : à la sortie, rappel
2026-04-21 Odile : Conflits à décider
2026-04-21 Nadège : Conflits à décider
→ 2026-04-23 Odile annule Conflits
2026-04-23 Yann : annulée
2026-04-23 Inès : annulée
2026-04-23 Odile : Conflits n’est plus à décider
2026-04-23 Nadège : Conflits n’est plus à décider
2026-05-01 Noé : ce qu’elle a précisé s’efface
→ 2026-05-04 Maëlle s’inscrit à Vacances
2026-05-04 Rémi : attend votre accord
→ 2026-05-05 Rémi accepte Maëlle à Vacances
2026-05-05 Maëlle : accord donné
→ 2026-05-06 Yann s’inscrit à Vacances
2026-05-06 Sofia : attend votre accord
→ 2026-05-07 Sofia refuse Yann à Vacances
2026-05-07 Yann : refusée
2026-05-21 Nadège : Vacances à décider
→ 2026-05-22 Nadège confirme Vacances
2026-05-22 Maëlle : a lieu
2026-05-22 Nadège : Vacances n’est plus à décider
2026-05-22 Nadège : Vacances à convoquer
→ 2026-05-26 Nadège convoque à Vacances
2026-05-26 Maëlle : convocation .ics
2026-05-26 Nadège : Vacances n’est plus à convoquer
→ 2026-06-01 Maëlle laisse à Noé Vacances
2026-06-01 Maëlle : remplacée .ics
2026-06-01 Noé : place laissée
2026-06-01 Noé : convocation .ics
2026-06-01 Nadège : place rendue
→ 2026-06-09 Nadège note Noé à Vacances
2026-06-10 Nadège : 2 formations à clore
2026-06-10 Nadège : Accueil n’est plus à clore
2026-06-10 Nadège : Vacances à clore
2026-06-10 Noé : à la sortie
→ 2026-06-11 Noé répond
2026-06-29 Noé : avec le recul
→ 2026-06-30 Noé répond
2026-09-09 Noé : avec le recul
2026-09-16 Noé : avec le recul, rappel
→ 2026-10-05 Yann s’inscrit à Automne
→ 2026-10-06 Inès s’inscrit à Automne
→ 2026-10-07 Maëlle s’inscrit à Automne
2026-10-13 Yann : a lieu
2026-10-13 Odile : Automne à convoquer
2026-10-13 Nadège : Automne à convoquer
→ 2026-10-14 Odile convoque à Automne
2026-10-14 Yann : convocation .ics
2026-10-14 Odile : Automne n’est plus à convoquer
2026-10-14 Nadège : Automne n’est plus à convoquer
→ 2026-10-24 Yann se retire de Automne
2026-10-24 Yann : retirée .ics
2026-10-24 Inès : place proposée
2026-10-24 Odile : place rendue
2026-10-26 Inès : plus gardée
2026-10-26 Maëlle : place proposée
2026-10-26 Maëlle : plus gardée
2026-10-27 Inès : commencée sans vous
2026-10-27 Maëlle : commencée sans vous
2026-10-28 Odile : Automne à décider
2026-10-28 Nadège : Automne à décider
`;
