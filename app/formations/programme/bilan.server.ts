import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { accorder } from '#app/commun/texte.ts';
import { lireBilanDuCompte } from '#app/formations/couts/comptes.server.ts';
import { aLieu } from '#app/formations/presences/droits.ts';
import { estNotee, lireParticipantes, lireRetenues } from '#app/formations/presences/lectures.server.ts';
import { comptesDits } from '#app/formations/questionnaires/questionnaires.ts';
import { lireSynthese } from '#app/formations/questionnaires/synthese.server.ts';
import { lireAvancee } from './etapes.server.ts';
import { ceQuiVient, type PasDeFormation, prochainPas } from './etapes.ts';
import { type DossierDeFormation, gardesDe } from './formations.server.ts';

/** How far the presence of a formation is noted. */
export interface PresenceDite {
  participantes: number;
  /** Its half-days that took place, and those where everybody’s presence is noted. */
  seances: number;
  notees: number;
  /** Nothing is left to note. */
  entiere: boolean;
}

/** Three queries. */
export function lirePresenceDite(ctx: ContextePersonne, d: DossierDeFormation): PresenceDite {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const ids = lireParticipantes(ctx, d.ligne.id).map(({ ligne }) => ligne.id);
  const retenues = lireRetenues(ctx, ids);
  const passees = d.seances.filter((une) => aLieu(une, aujourdhui));
  const notees = passees.filter((une) => ids.every((id) => estNotee(retenues, id, une.id))).length;
  return { participantes: ids.length, seances: passees.length, notees, entiere: ids.length === 0 || notees === passees.length };
}

/** The next step of the life of a formation, whoever takes it, and what comes of itself. */
export function lireLaSuite(
  ctx: ContextePersonne,
  d: DossierDeFormation,
): { pas: PasDeFormation | null; ensuite: string | null } {
  const presenceNotee = d.ligne.statut !== 'realisee' || lirePresenceDite(ctx, d).entiere;
  const f = { ...d.ligne, ...lireAvancee(ctx, d.ligne.id), prete: gardesDe(ctx, d).prete === true, presenceNotee };
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  return { pas: prochainPas(f, aujourdhui), ensuite: ceQuiVient(f, aujourdhui) };
}

/** A line of what is read again before closing: what is there, and where what misses is. */
export interface LigneDeBilan {
  titre: string;
  phrase: string;
  lien: { chemin: string; libelle: string };
}

/** What stands when a formation is about to be closed, so that nothing is closed unknowingly. */
export function lireBilan(ctx: ContextePersonne, d: DossierDeFormation): LigneDeBilan[] {
  const { participantes, seances, notees, entiere } = lirePresenceDite(ctx, d);
  const { donnes, envoyes } = lireSynthese(ctx, d.ligne.id, 'chaud');
  const vers = (suite: string) => `/formations/${d.ligne.id}/${suite}`;
  return [
    {
      titre: 'Présence',
      phrase:
        participantes === 0
          ? 'Personne n’avait de place.'
          : `Notée pour ${accorder(notees, 'demi-journée', 'demi-journées')} sur ${seances}, pour ${accorder(participantes, 'personne')}.`,
      lien: { chemin: vers('presence'), libelle: entiere ? 'Relire la présence' : 'Noter la présence qui manque' },
    },
    {
      titre: 'Avis',
      phrase: envoyes === 0 ? 'Aucun questionnaire n’est encore parti.' : `À la sortie, ${comptesDits(donnes, envoyes)}.`,
      lien: { chemin: vers('synthese'), libelle: 'Lire ce qu’on en dit' },
    },
    {
      titre: 'Compte',
      phrase: lireBilanDuCompte(ctx, d),
      lien: { chemin: vers('comptes'), libelle: 'Relire son compte' },
    },
  ];
}
