import type { Contexte } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { type DemiJournee, demiJournee, type Jour, jourDe, jourDeSemaine, type Moment, momentDe } from '#app/commun/periode.ts';
import type { Dossier } from './dossiers.server.ts';
import type { SaisieTermes } from './saisie.ts';
import { maintenantCivil } from './stages.server.ts';
import { bornesDe, demiJourneesChoisies, joursDe } from './termes.ts';

/** The terms of the present version, as they would be typed: a form begins from them. */
export function termesEcrits({ termes, ligne, stagiaires }: Dossier): SaisieTermes & { stagiaireId: number } {
  const { demiJournees } = termes;
  const { du, au } = bornesDe(demiJournees);
  const moments = new Set(demiJournees.map(momentDe));
  const [seul] = moments;
  const bornes = {
    du: jourDe(du),
    au: jourDe(au),
    momentDu: momentDe(du),
    momentAu: momentDe(au),
    moment: moments.size === 1 && joursDe(demiJournees).length > 1 ? seul : undefined,
  };
  // The days of the week are ticked only where the bounds alone would mean other half-days: a Saturday, or one day in five.
  const sansJours = demiJourneesChoisies(bornes);
  const memes = sansJours.length === demiJournees.length && sansJours.every((demi, rang) => demi === demiJournees[rang]);
  return {
    ...bornes,
    joursDeSemaine: memes ? [] : [...new Set(joursDe(demiJournees).map(jourDeSemaine))].sort((a, b) => a - b),
    avec: stagiaires.slice(1).map(({ id }) => id),
    stagiaireId: ligne.stagiaireId,
    activite: termes.activite,
    objectif: termes.objectif,
    tutriceId: termes.tutriceId ?? undefined,
    lieu: termes.lieu ?? undefined,
    horaires: termes.horaires,
    km: termes.km ?? undefined,
    frais: termes.frais,
    repas: termes.repas,
    facturation: termes.facturation,
  };
}

/** When a stage stopped. */
export interface FinDeStage {
  jour: Jour | undefined;
  moment: Moment | undefined;
}

/**
 * The half-days that took place, when the stage was cut short.
 * @throws ErreurMetier IMPOSSIBLE when the last one is not before the end that was planned, or is still to come
 */
export function finDite(
  ctx: Contexte,
  d: Dossier,
  fin: FinDeStage | undefined,
): { au: DemiJournee; demiJournees: DemiJournee[] } {
  if (!fin?.jour) throw impossible('Donnez le dernier jour fait.', 'fin');
  const derniere = demiJournee(fin.jour, fin.moment ?? 'apres-midi');
  const faites = d.ligne.demiJournees.filter((demi) => demi <= derniere);
  const au = faites.at(-1);
  if (au === undefined) throw impossible('Ce jour est avant le début du stage. Vérifiez la date.', 'fin');
  if (au > maintenantCivil(ctx).courante) throw impossible('Ce jour n’est pas encore passé. Donnez le dernier jour fait.', 'fin');
  if (au === d.ligne.au) throw impossible('C’est la fin prévue : dites plutôt que le stage a eu lieu.', 'fin');
  return { au, demiJournees: faites };
}
