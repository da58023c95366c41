import type { ContextePersonne } from '#app/commun/contexte.ts';
import { possibles } from '#app/commun/cycle.ts';
import { peut } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { jourCivil, jourDe, libelleInstant } from '#app/commun/periode.ts';
import { type DossierDeFormation, getFormation, type LigneSeance } from '#app/formations/programme/formations.server.ts';
import { cycleFormation, DROITS_FORMATION, STATUTS_EN_COURS } from '#app/formations/programme/formations.ts';
import { libelleSeance } from '#app/formations/programme/mots.ts';
import { aLieu, quandSeTient } from './droits.ts';
import { estNotee, type LignePresence, lireParticipantes, lirePresences } from './lectures.server.ts';
import { type EtatPresence, LIBELLE_ETAT_PRESENCE, LIBELLE_MOYEN_PRESENCE, presencesRetenues } from './presences.ts';

/** The half-day that one most probably notes: today's, otherwise the last one that took place, otherwise the first. */
function seanceDuMoment(ctx: ContextePersonne, seances: readonly LigneSeance[]): LigneSeance | undefined {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  return (
    seances.find(({ demiJournee }) => jourDe(demiJournee) === aujourdhui) ??
    seances.filter((une) => aLieu(une, aujourdhui)).at(-1) ??
    seances[0]
  );
}

/**
 * Presence, half-day by half-day: for whoever notes it, everybody's; for whoever comes, her own.
 * @throws ErreurMetier INTROUVABLE for anybody else
 */
export function lirePresenceDe(ctx: ContextePersonne, id: number | undefined, seanceVoulue: number | undefined) {
  const d = getFormation(ctx, id);
  const note = peut(DROITS_FORMATION, 'noterLaPresence', d.relations);
  const toutes = lireParticipantes(ctx, d.ligne.id);
  const siennes = note ? toutes : toutes.filter(({ ligne }) => ligne.personneId === ctx.acteur.personneId);
  if (siennes.length === 0 && !note) throw introuvable();
  const seance = d.seances.find((une) => une.id === seanceVoulue) ?? seanceDuMoment(ctx, d.seances);
  const lignes = lirePresences(
    ctx,
    siennes.map(({ ligne }) => ligne.id),
  );
  const retenues = presencesRetenues(lignes);
  const seances = d.seances.map((une) => ({
    ...{ id: une.id, libelle: libelleSeance(une), ici: une.id === seance?.id, page: enPage(ctx, d, une) },
    notees: siennes.filter(({ ligne }) => estNotee(retenues, ligne.id, une.id)).length,
  }));
  const manquent = seances.filter(({ page, notees }) => page.ouverte && notees < siennes.length);
  return {
    ...{ id: d.ligne.id, titre: d.ligne.titre, note },
    seances: seances.map(({ page: _, ...une }) => une),
    seance: seances.find(({ ici }) => ici)?.page ?? null,
    /** The first half-day beside this one of which something is still to note. */
    ensuite: manquent.find(({ ici }) => !ici)?.id ?? null,
    /** Everything is noted: whoever holds it may close it. */
    aClore: manquent.length === 0 && possibles(cycleFormation, d.ligne.statut, d.relations).includes('clore'),
    participantes: siennes.map(({ ligne, personne, structure }) => ({
      ...{ id: ligne.id, nom: personne.nom, structure: structure.nom },
      etat: seance ? (estNotee(retenues, ligne.id, seance.id)?.etat ?? null) : null,
      histoire: lignes
        .filter((une) => une.inscriptionId === ligne.id && une.seanceId === seance?.id)
        .map((une) => direLigne(ctx, une)),
    })),
    siennes: d.seances.map((une) => {
      const [elle] = siennes;
      const etat: EtatPresence | undefined = elle && estNotee(retenues, elle.ligne.id, une.id)?.etat;
      return { id: une.id, libelle: libelleSeance(une), etat: etat ? LIBELLE_ETAT_PRESENCE[etat] : 'Pas encore notée' };
    }),
  };
}

function enPage(ctx: ContextePersonne, { ligne }: DossierDeFormation, seance: LigneSeance) {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const ouverte = aLieu(seance, aujourdhui) && STATUTS_EN_COURS.some((un) => un === ligne.statut);
  return {
    ...{ id: seance.id, libelle: libelleSeance(seance), ouverte, quand: quandSeTient(seance, aujourdhui) },
    /** Shown while it takes place, and no other day. */
    dessin: ouverte && jourDe(seance.demiJournee) === aujourdhui,
  };
}

/** « Présence, dite sur son téléphone : Inès Roudier, 12 mai 2026 à 9 h 02. » */
const direLigne = (ctx: ContextePersonne, { etat, moyen, par, le, motif }: LignePresence): string =>
  `${LIBELLE_ETAT_PRESENCE[etat]}, ${LIBELLE_MOYEN_PRESENCE[moyen]}\u00a0: ${par}, ${libelleInstant(le, ctx.fuseau)}.${motif ? ` ${motif}` : ''}`;
