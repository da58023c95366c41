import type { Contexte } from '#app/commun/contexte.ts';
import { ecartEnJours, HEURE_DES_COURRIELS, jourCivil, pasAvantHeure } from '#app/commun/periode.ts';
import { lireMalle } from '#app/malles/catalogue/malles.server.ts';
import { coteEmprunteuse } from '#app/malles/courriels/destinataires.server.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { creerLien } from '#app/services/liens.server.ts';
import { libelleJusqua } from './attentes.ts';
import { lireAttente } from './dossiers.server.ts';
import { type CauseDAttente, lettreDAttente, SUJET_D_ATTENTE } from './lettres-attente.server.ts';

/** How the keys of its mails begin. */
export const prefixeDeLAttente = (id: number): string => `attente:${id}:`;

/** How long a link still says what came of it, once the offer is over, in days. */
const JOURS_APRES = 30;

/** Writes to who waits what has just happened, in the transaction of the act; never to whoever did it herself. */
export function prevenirDeLAttente(ctx: Contexte, id: number, cause: CauseDAttente): void {
  const d = lireAttente(ctx, id);
  if (!d) return;
  const { jusqua, personneId, structureId } = d.ligne;
  const { accord } = lireMalle(ctx, d.ligne.malleId).regles;
  const temps = ctx.acteur.personneId === null;
  for (const a of coteEmprunteuse(ctx, { contactId: personneId, auteurId: personneId, structureId })) {
    if (a.id === ctx.acteur.personneId) continue;
    const offre = cause === 'proposer' && jusqua !== null;
    const jours = offre ? ecartEnJours(jourCivil(ctx.maintenant, ctx.fuseau), jourCivil(jusqua, ctx.fuseau)) + JOURS_APRES : 0;
    const lettre = lettreDAttente(d, cause, {
      ...{ nom: a.nom, qui: ctx.acteur.nom, adressePublique: ctx.adressePublique, accord },
      lien: offre ? creerLien(ctx, { genre: 'attente_malle', objetId: id, personneId: a.id, jours }) : undefined,
      jusqua: offre ? libelleJusqua(jusqua, ctx.fuseau) : undefined,
    });
    deposerCourriel(ctx, {
      cle: `${prefixeDeLAttente(id)}${cause}`,
      destinataire: { personneId: a.id, adresse: a.adresse, nom: a.nom },
      sujet: SUJET_D_ATTENTE[cause](d.malle.nom),
      lettre,
      ...(temps ? { pasAvant: pasAvantHeure(ctx.maintenant, HEURE_DES_COURRIELS, ctx.fuseau) } : {}),
    });
  }
}
