import { and, eq, inArray } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { jourCivil, libellePeriode } from '#app/commun/periode.ts';
import { accorder, entreGuillemets } from '#app/commun/texte.ts';
import { lireInscriptions } from '#app/formations/inscriptions/dossiers.server.ts';
import { STATUTS_QUI_VIENNENT } from '#app/formations/inscriptions/inscriptions.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { type DossierDeFormation, getFormation, type LigneSeance } from '#app/formations/programme/formations.server.ts';
import {
  cycleFormation,
  DROITS_FORMATION,
  STATUTS_EN_COURS,
  type StatutFormation,
} from '#app/formations/programme/formations.ts';
import { aLieu } from './droits.ts';
import { estNotee, lireParticipantes, lireRetenues } from './lectures.server.ts';
import type { EtatPresence, MoyenPresence } from './presences.ts';
import { presences } from './tables.ts';

const NE_SE_NOTE_PAS: Partial<Record<StatutFormation, string>> = {
  close: 'Cette formation est close\u00a0: les présences ne changent plus.',
};

/**
 * The half-day of a formation whose presence may be noted now.
 * @throws ErreurMetier INTROUVABLE for a half-day of another formation; IMPOSSIBLE before its day, and once the formation is closed
 */
export function exigerSeance(ctx: ContextePersonne, d: DossierDeFormation, seanceId: number): LigneSeance {
  const seance = d.seances.find(({ id }) => id === seanceId);
  if (!seance) throw introuvable();
  if (!STATUTS_EN_COURS.some((un) => un === d.ligne.statut)) {
    throw impossible(NE_SE_NOTE_PAS[d.ligne.statut] ?? 'Cette formation n’a pas lieu\u00a0: il n’y a pas de présence à noter.');
  }
  if (!aLieu(seance, jourCivil(ctx.maintenant, ctx.fuseau))) {
    throw impossible('Cette demi-journée n’a pas commencé\u00a0: la présence se note à partir de ce jour-là.');
  }
  return seance;
}

/**
 * Notes who was there, one half-day. What says nothing new leaves no trace; what says otherwise is a correction, kept beside what
 * stood before, with its reason.
 * @returns how many were noted
 * @throws ErreurMetier INTROUVABLE; INTERDIT; IMPOSSIBLE before its day, once the formation is closed, or on `motif` for a correction
 *   without a reason
 */
export function noterPresences(
  ctx: ContextePersonne,
  formationId: number | undefined,
  saisie: {
    seance: number;
    moyen: Exclude<MoyenPresence, 'telephone'>;
    motif?: string | undefined;
    etats: readonly { inscriptionId: number; etat: EtatPresence }[];
    /** Those of whom nothing is said, here or before, were there. */
    autres?: 'presentes' | undefined;
  },
): number {
  return enTransaction(ctx, (tx) => {
    const ici = tx as ContextePersonne;
    const d = getFormation(ici, formationId);
    exigerDroit(DROITS_FORMATION, 'noterLaPresence', d.relations);
    const seance = exigerSeance(ici, d, saisie.seance);
    const ids = lireParticipantes(ici, d.ligne.id).map(({ ligne }) => ligne.id);
    const retenues = lireRetenues(ici, ids);
    const dites = saisie.etats.map(({ inscriptionId }) => inscriptionId);
    const autres = saisie.autres ? ids.filter((une) => !dites.includes(une)) : [];
    const encoreMuettes = autres.filter((inscriptionId) => !estNotee(retenues, inscriptionId, seance.id));
    const presentes = encoreMuettes.map((inscriptionId) => ({ inscriptionId, etat: 'presente' as const }));
    let notees = 0;
    for (const { inscriptionId, etat } of [...saisie.etats, ...presentes]) {
      if (!ids.includes(inscriptionId)) throw introuvable();
      const avant = estNotee(retenues, inscriptionId, seance.id);
      if (avant?.etat === etat) continue;
      if (avant && saisie.motif === undefined) {
        throw impossible(
          'Vous corrigez une présence déjà notée\u00a0: dites pourquoi. La correction est gardée, avec votre nom.',
          'motif',
        );
      }
      ici.db
        .insert(presences)
        .values({
          ...{ inscriptionId, seanceId: seance.id, rang: (avant?.rang ?? 0) + 1, etat, moyen: saisie.moyen },
          ...{ le: ici.maintenant, parId: ici.acteur.personneId, motif: avant ? (saisie.motif ?? null) : null },
        })
        .run();
      notees += 1;
    }
    if (notees > 0) noterAuJournal(ici, d, seance, `a noté ${accorder(notees, 'présence')}`);
    return notees;
  });
}

/**
 * « Je suis là », from one's own telephone, by the drawing that whoever trains shows.
 * @param jusqua until when the drawing is good: its signature is checked before
 * @returns false when she had said it already
 * @throws ErreurMetier INTROUVABLE; IMPOSSIBLE when the drawing is too old, for whoever has no place, or when it was noted otherwise
 */
export function direPresente(
  ctx: ContextePersonne,
  formationId: number | undefined,
  { seanceId, jusqua }: { seanceId: number; jusqua: Date },
): boolean {
  return enTransaction(ctx, (tx) => {
    const ici = tx as ContextePersonne;
    const d = getFormation(ici, formationId);
    const seance = exigerSeance(ici, d, seanceId);
    if (jusqua <= ici.maintenant) {
      throw impossible('Ce dessin n’est plus valable\u00a0: demandez à la personne qui forme de le montrer de nouveau.');
    }
    const [elle] = lireInscriptions(
      ici,
      and(
        ...[eq(inscriptions.formationId, d.ligne.id), eq(inscriptions.personneId, ici.acteur.personneId)],
        inArray(inscriptions.statut, [...STATUTS_QUI_VIENNENT]),
      ),
    );
    if (!elle) throw impossible('Vous n’êtes pas sur la liste de cette formation\u00a0: dites-le à la personne qui forme.');
    const { id: inscriptionId } = elle.ligne;
    const avant = estNotee(lireRetenues(ici, [inscriptionId]), inscriptionId, seance.id);
    if (avant?.etat === 'presente') return false;
    if (avant) {
      throw impossible(
        `${avant.par} a noté que vous n’étiez pas là\u00a0: dites-lui que vous y êtes, la correction est à sa portée.`,
      );
    }
    ici.db
      .insert(presences)
      .values({
        ...{ inscriptionId, seanceId: seance.id, rang: 1, etat: 'presente', moyen: 'telephone' },
        ...{ le: ici.maintenant, parId: ici.acteur.personneId },
      })
      .run();
    noterAuJournal(ici, d, seance, 'a dit sa présence');
    return true;
  });
}

function noterAuJournal(ctx: ContextePersonne, { ligne }: DossierDeFormation, { demiJournee }: LigneSeance, fait: string): void {
  journaliser(ctx, {
    ...{ domaine: 'formations', objet: cycleFormation.objet, objetId: ligne.id, acte: 'noter_presence' },
    resume: `${fait}, ${libellePeriode({ du: demiJournee, au: demiJournee })}, ${entreGuillemets(ligne.titre)}`,
  });
}
