import { type Contexte, interesse } from '#app/commun/contexte.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { creerLien } from '#app/services/liens.server.ts';
import { type Concernee, concerneesPar } from '#app/troc/stages/destinataires.server.ts';
import { type DossierDExperience, getExperience, leTemps } from './dossiers.server.ts';
import { cotesAttendus } from './experiences.ts';
import { type CauseDExperience, lettreDExperience } from './lettres-experiences.server.ts';

/** How long the link of a mail answers: the time of two boards. */
const JOURS_DU_LIEN = 75;

/**
 * Tells whoever an act on a story concerns, in its transaction; its author knows already.
 * One mail a cause, a version and a person.
 */
export function prevenirDExperience(ctx: Contexte, id: number, cause: CauseDExperience): void {
  const d = getExperience(leTemps(ctx), id);
  const demande = cause === 'accord' || cause === 'nouvel_accord';
  for (const a of destinataires(ctx, d, cause)) {
    const lien = demande
      ? creerLien(ctx, { genre: 'experience', objetId: id, personneId: a.id, jours: JOURS_DU_LIEN })
      : undefined;
    const qui = cause === 'confirmation' ? ctx.acteur.nom : interesse(ctx).nom;
    const lettre = lettreDExperience(d, cause, a, { qui, adressePublique: ctx.adressePublique, lien });
    deposerCourriel(ctx, {
      cle: `experience:${id}:${cause}:v${d.ligne.version}`,
      destinataire: { personneId: a.id, adresse: a.adresse, nom: a.nom },
      sujet: lettre.titre,
      lettre,
    });
  }
}

function destinataires(ctx: Contexte, d: DossierDExperience, cause: CauseDExperience): Concernee[] {
  // Who only signed the papers has no part in the story.
  const duStage = concerneesPar(ctx, d.stage).filter((p) => p.stagiaire || p.tutrice || p.cotes.length > 0);
  const notee = ctx.auNomDe?.acteur.personneId;
  const autres = duStage.filter(({ id }) => id !== ctx.acteur.personneId && id !== notee);
  switch (cause) {
    case 'accord':
    case 'nouvel_accord': {
      const attendus = cotesAttendus(d.accords);
      return autres.filter(({ cotes }) => cotes.some((cote) => attendus.includes(cote)));
    }
    case 'publiee':
    case 'retiree':
      return autres;
    case 'confirmation':
      return duStage.filter(({ id }) => id === notee);
  }
}
