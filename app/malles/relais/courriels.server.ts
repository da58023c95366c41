import { eq } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { ajouterJours, ecartEnJours, HEURE_DES_COURRIELS, jourCivil, jourDe, pasAvantHeure } from '#app/commun/periode.ts';
import { coteEmprunteuse, coteGardienne, type Destinataire } from '#app/malles/courriels/destinataires.server.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { creerLien } from '#app/services/liens.server.ts';
import { type DossierDeRelais, lireDossiers } from './dossiers.server.ts';
import { type CauseDeRelais, lettreDeRelais, SUJET_DE_RELAIS } from './lettres-relais.server.ts';
import { COTES_RELAIS, type CoteRelais, cotesDe } from './relais.ts';
import { relaisDeMalle } from './tables.ts';

/** How the keys of its mails begin. */
export const prefixeDuRelais = (id: number): string => `relais:${id}:`;

/** Causes whose mail asks for an answer. */
const QUI_DEMANDENT: readonly CauseDeRelais[] = ['proposer', 'dire_oui'];
/** The keeper is told of what changes where the malle is. */
const QUI_L_INTERESSENT: readonly CauseDeRelais[] = ['convenir', 'revenir'];

/**
 * Tells the two structures what became of a relais, and who keeps the malle when it changes where it is; in the transaction of the
 * act. Whoever did it is not written to, nor her side when she asks the other.
 * @param convenu it was agreed: who keeps the malle is told that it falls
 */
export function prevenirDuRelais(ctx: Contexte, id: number, cause: CauseDeRelais, convenu = false): void {
  const [d] = lireDossiers(ctx, eq(relaisDeMalle.id, id));
  if (!d) return;
  const siens = cotesDe(d.relations);
  for (const cote of COTES_RELAIS) {
    const sien = siens.includes(cote);
    if (sien && (cause === 'dire_oui' || cause === 'decliner')) continue;
    for (const a of coteEmprunteuse(ctx, d.prets[cote])) ecrire(ctx, d, cause, a, cote);
  }
  if (convenu || QUI_L_INTERESSENT.includes(cause)) {
    for (const a of coteGardienne(ctx, d)) ecrire(ctx, d, cause, a, 'gardienne');
  }
}

function ecrire(ctx: Contexte, d: DossierDeRelais, cause: CauseDeRelais, a: Destinataire, cote: CoteRelais | 'gardienne'): void {
  if (a.id === ctx.acteur.personneId) return;
  const { ligne, prets } = d;
  const demande = cote !== 'gardienne' && QUI_DEMANDENT.includes(cause);
  // The link says what came of it until the next loan has begun.
  const jours = ecartEnJours(jourCivil(ctx.maintenant, ctx.fuseau), ajouterJours(jourDe(prets.suivante.du), 1));
  const lettre = lettreDeRelais(d, cause, {
    ...{ nom: a.nom, cote, adressePublique: ctx.adressePublique },
    lien: demande
      ? creerLien(ctx, { genre: 'relais_malle', objetId: ligne.id, personneId: a.id, jours: Math.max(1, jours) })
      : undefined,
  });
  deposerCourriel(ctx, {
    cle: `${prefixeDuRelais(ligne.id)}${cause}:v${ligne.version}`,
    destinataire: { personneId: a.id, adresse: a.adresse, nom: a.nom },
    sujet: SUJET_DE_RELAIS[cause](d.malle.nom),
    lettre,
    ...(ctx.acteur.personneId === null ? { pasAvant: pasAvantHeure(ctx.maintenant, HEURE_DES_COURRIELS, ctx.fuseau) } : {}),
  });
}
