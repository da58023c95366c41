/**
 * A year of loans: who receives which mail, on which day. Written from the rule before anything ran. A line that begins with « → »
 * tells what someone did, at noon; each other line is one mail, and nobody receives any other. « .ics » says that it moves something
 * in a calendar.
 *
 * Amina keeps the malle Cirque, lent without asking, and the malle Jeux, for which she is asked; both live at L’Escale, which Bruno
 * directs. Maëlle works at La Grange, Yann at Le Fil, Inès at L’Espace: all in one commune, so that nothing is worth passing from
 * hand to hand.
 *
 * The server is down from Monday 31 August to Wednesday 2 September 2026, and on Wednesday 9 September.
 */
export const UN_AN_DE_PRETS = `
→ 2026-01-06 Maëlle réserve Cirque du 2026-01-20 au 2026-01-22
2026-01-06 Maëlle : réservée .ics
2026-01-06 Amina : réservée .ics
2026-01-13 Maëlle : dans une semaine
2026-01-13 Amina : à préparer
→ 2026-01-20 Amina remet Cirque du 2026-01-20
2026-01-20 Maëlle : remise
2026-01-21 Maëlle : à rendre demain
→ 2026-01-22 Maëlle rend Cirque du 2026-01-20
2026-01-22 Amina : rendue
→ 2026-01-23 Amina clôt Cirque du 2026-01-20
2026-01-23 Maëlle : close
→ 2026-02-03 Yann réserve Cirque du 2026-02-06 au 2026-02-09
2026-02-03 Yann : réservée .ics
2026-02-03 Amina : réservée .ics
→ 2026-02-06 Amina remet Cirque du 2026-02-06
2026-02-06 Yann : remise
2026-02-08 Yann : à rendre demain
2026-02-12 Yann : en retard
2026-02-12 Amina : en retard
2026-02-15 Yann : en retard
2026-02-15 Amina : en retard
→ 2026-02-16 Yann rend Cirque du 2026-02-06
2026-02-16 Amina : rendue
→ 2026-02-17 Amina clôt Cirque du 2026-02-06
2026-02-17 Yann : close
→ 2026-03-02 Maëlle réserve Cirque du 2026-03-24 au 2026-03-26
2026-03-02 Maëlle : réservée .ics
2026-03-02 Amina : réservée .ics
→ 2026-03-10 Maëlle change Cirque du 2026-03-24 pour le 2026-03-31 au 2026-04-02
2026-03-10 Maëlle : autres dates .ics
2026-03-10 Amina : autres dates .ics
2026-03-24 Maëlle : dans une semaine
2026-03-24 Amina : à préparer
→ 2026-03-27 Maëlle annule Cirque du 2026-03-31
2026-03-27 Maëlle : annulée .ics
2026-03-27 Amina : annulée .ics
→ 2026-04-07 Yann réserve Cirque du 2026-05-19 au 2026-05-21
2026-04-07 Yann : réservée .ics
2026-04-07 Amina : réservée .ics
→ 2026-04-08 Maëlle attend Cirque du 2026-05-19 au 2026-05-21
→ 2026-04-09 Inès attend Cirque du 2026-05-19 au 2026-05-21
→ 2026-04-20 Yann annule Cirque du 2026-05-19
2026-04-20 Yann : annulée .ics
2026-04-20 Amina : annulée .ics
2026-04-20 Maëlle : libérée pour vous
2026-04-22 Maëlle : plus gardée
2026-04-22 Inès : libérée pour vous
→ 2026-04-23 Inès prend Cirque du 2026-05-19
2026-04-23 Inès : réservée .ics
2026-04-23 Amina : réservée .ics
2026-05-12 Inès : dans une semaine
2026-05-12 Amina : à préparer
→ 2026-05-19 Amina remet Cirque du 2026-05-19
2026-05-19 Inès : remise
2026-05-20 Inès : à rendre demain
→ 2026-05-20 Inès prolonge Cirque du 2026-05-19 au 2026-05-22
2026-05-20 Inès : prolongée .ics
2026-05-20 Amina : prolongée .ics
2026-05-21 Inès : à rendre demain
→ 2026-05-22 Inès rend Cirque du 2026-05-19
2026-05-22 Amina : rendue
→ 2026-05-23 Amina clôt Cirque du 2026-05-19
2026-05-23 Inès : close
→ 2026-06-01 Maëlle réserve Jeux du 2026-06-16 au 2026-06-18
2026-06-01 Amina : demandée
→ 2026-06-02 Amina accepte Jeux du 2026-06-16
2026-06-02 Maëlle : acceptée .ics
2026-06-02 Amina : acceptée .ics
2026-06-09 Maëlle : dans une semaine
2026-06-09 Amina : à préparer
→ 2026-06-17 Amina note l’absence pour Jeux du 2026-06-16
2026-06-17 Maëlle : jamais retirée .ics
2026-06-17 Amina : jamais retirée .ics
→ 2026-06-20 Yann réserve Jeux du 2026-06-30 au 2026-07-01
2026-06-20 Amina : demandée
→ 2026-06-22 Amina refuse Jeux du 2026-06-30
2026-06-22 Yann : refusée
→ 2026-07-01 Inès réserve Jeux du 2026-07-08 au 2026-07-09
2026-07-01 Amina : demandée
2026-07-09 Inès : restée sans réponse
2026-07-09 Amina : restée sans réponse
→ 2026-08-20 Maëlle réserve Cirque du 2026-09-08 au 2026-09-10
2026-08-20 Maëlle : réservée .ics
2026-08-20 Amina : réservée .ics
2026-09-03 Maëlle : dans une semaine
2026-09-03 Amina : à préparer
→ 2026-09-08 Amina remet Cirque du 2026-09-08
2026-09-08 Maëlle : remise
2026-09-10 Maëlle : à rendre demain
→ 2026-09-10 Maëlle rend Cirque du 2026-09-08
2026-09-10 Amina : rendue
→ 2026-09-11 Amina signale un manque à Cirque du 2026-09-08
2026-09-11 Maëlle : manque signalé
→ 2026-09-15 Amina règle Cirque du 2026-09-08
2026-09-15 Maëlle : réglée
→ 2026-10-12 Yann réserve Cirque du 2026-10-26 au 2026-10-27
2026-10-12 Yann : réservée .ics
2026-10-12 Amina : réservée .ics
2026-10-19 Yann : dans une semaine
2026-10-19 Amina : à préparer
→ 2026-10-24 Amina annule Cirque du 2026-10-26
2026-10-24 Yann : annulée .ics
2026-10-24 Amina : annulée .ics
→ 2026-12-01 Yann réserve Cirque du 2026-12-15 au 2026-12-17
2026-12-01 Yann : réservée .ics
2026-12-01 Amina : réservée .ics
2026-12-08 Yann : dans une semaine
2026-12-08 Amina : à préparer
→ 2026-12-15 Amina remet Cirque du 2026-12-15
2026-12-15 Yann : remise
2026-12-16 Yann : à rendre demain
→ 2026-12-17 Yann rend Cirque du 2026-12-15
2026-12-17 Amina : rendue
→ 2026-12-18 Amina clôt Cirque du 2026-12-15
2026-12-18 Yann : close
`;
