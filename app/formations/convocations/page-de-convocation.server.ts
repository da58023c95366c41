import { and, eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { joignables } from '#app/formations/courriels/joignable.server.ts';
import { lireInscriptions } from '#app/formations/inscriptions/dossiers.server.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { getFormation } from '#app/formations/programme/formations.server.ts';
import { quandDite } from '#app/formations/programme/mots.ts';
import { DROITS_CONVOCATION } from './convocations.ts';
import { exigerConvocable, lireConvocation } from './convoquer.server.ts';

/**
 * What whoever convokes must know: who will be written to, who is already, who has no address.
 * @throws ErreurMetier INTROUVABLE; INTERDIT for whoever does not hold it
 */
export function lirePageDeConvocation(ctx: ContextePersonne, id: number | undefined) {
  const d = getFormation(ctx, id);
  exigerDroit(DROITS_CONVOCATION, 'convoquer', d.relations);
  const { ligne } = d;
  const placees = lireInscriptions(ctx, and(eq(inscriptions.formationId, ligne.id), eq(inscriptions.statut, 'validee')));
  const adresses = joignables(
    ctx,
    placees.map((elle) => elle.ligne.personneId),
  );
  const convocation = lireConvocation(ctx, ligne.id);
  const impossible = empechement(ctx, d);
  const lignes = placees.map(({ ligne: { id: inscriptionId, personneId, convoqueeLe }, personne, structure }) => ({
    ...{ id: inscriptionId, nom: personne.nom, structure: structure.nom },
    etat:
      convoqueeLe !== null
        ? ('convoquee' as const)
        : impossible !== null && ligne.statut !== 'ouverte'
          ? ('sans_trace' as const)
          : adresses.has(personneId)
            ? ('a_convoquer' as const)
            : ('sans_adresse' as const),
    le: convoqueeLe === null ? null : libelleJourCourt(jourCivil(convoqueeLe, ctx.fuseau)),
  }));
  return {
    ...{ id: ligne.id, titre: ligne.titre, lignes, empechement: impossible },
    quand: majuscule(quandDite(ligne, true)),
    lieu: [ligne.lieu, d.commune].filter(Boolean).join(', '),
    aApporter: convocation?.aApporter ?? '',
    dejaFaite: convocation !== undefined,
  };
}

function empechement(ctx: ContextePersonne, d: ReturnType<typeof getFormation>): string | null {
  try {
    exigerConvocable(ctx, d);
    return null;
  } catch (erreur) {
    if (erreur instanceof ErreurMetier && erreur.code === 'IMPOSSIBLE') return erreur.message;
    throw erreur;
  }
}
