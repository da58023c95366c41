import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { prevenirDeLInscription, redemanderPourLeGroupe } from '#app/formations/courriels/courriels.server.ts';
import { direLesPlacesRendues } from '#app/formations/courriels/places-rendues.server.ts';
import { getInscription, pasCommencee } from './dossiers.server.ts';
import { franchirInscription } from './franchir-inscription.server.ts';
import { cycleInscription, DROITS_INSCRIPTION, STATUTS_A_ACCORDER, tientUnePlace } from './inscriptions.ts';
import { tenirUnePlace } from './places.server.ts';
import { exigerDeLEquipe, refuserSiDejaInscrites } from './qui-inscrire.server.ts';
import { inscriptions } from './tables.ts';

/**
 * Leaves one's place to a colleague of the same structure: she has it as it stood, with its rank, its group and its offer.
 * @returns the id of the colleague's inscription
 * @throws ErreurMetier INTROUVABLE; INTERDIT; IMPOSSIBLE once the formation has begun, or on `personneId` for someone who is not of
 *   the team or is registered already
 */
export function remplacer(ctx: ContextePersonne, id: number | undefined, collegueId: number): number {
  return enTransaction(ctx, (tx) => {
    const ici = tx as ContextePersonne;
    const d = getInscription(ici, id);
    const { formationId, structureId, statut, groupeId, depuis, proposeeLe, jusqua, passeeLe } = d.ligne;
    if (collegueId === d.ligne.personneId) throw impossible('Choisissez une autre personne de l’équipe.', 'personneId');
    const memesNoms = peut(DROITS_INSCRIPTION, 'distinguerLesHomonymes', d.relations);
    franchirInscription(ici, d, 'remplacer', { gardes: { pas_commencee: pasCommencee(ici, d) } });
    const collegue = exigerDeLEquipe(ici, structureId, [collegueId], 'personneId');
    refuserSiDejaInscrites(ici, { formationId, structureId, memesNoms }, collegue, 'personneId');
    const { id: nouvelle } = ici.db
      .insert(inscriptions)
      .values({
        // Who said yes said it for someone else.
        ...{ statut, formationId, structureId, groupeId, depuis, proposeeLe, jusqua, passeeLe },
        ...{ personneId: collegueId, inscritParId: ici.acteur.personneId, remplaceId: d.ligne.id },
        canal: ici.auNomDe?.canal ?? null,
      })
      .returning({ id: inscriptions.id })
      .get();
    if (tientUnePlace(statut)) tenirUnePlace(ici, formationId, nouvelle);
    journaliser(ici, {
      ...{ domaine: 'formations', objet: cycleInscription.objet, objetId: nouvelle, acte: 'inscrire' },
      resume: `a donné à ${collegue[0]?.nom ?? ''} la place de ${d.personne.nom}, ${entreGuillemets(d.formation.titre)}`,
      apres: { statut, formationId, personneId: collegueId, structureId },
    });
    prevenirDeLInscription(ici, d.ligne.id, 'remplacer');
    prevenirDeLInscription(ici, nouvelle, 'prendre_la_suite');
    // The yes that is awaited is for someone else now.
    if (STATUTS_A_ACCORDER.some((un) => un === statut)) {
      if (groupeId === null) prevenirDeLInscription(ici, nouvelle, 'demander');
      else redemanderPourLeGroupe(ici, { groupeId }, { nouvelle: true });
    }
    direLesPlacesRendues(ici, [d], { aSaPlace: collegue[0]?.nom });
    return nouvelle;
  });
}
