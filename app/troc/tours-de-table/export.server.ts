import type { ContextePersonne } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { accorder } from '#app/commun/texte.ts';
import { ecrireCsv } from '#app/reseau/export/ecrire-csv.ts';
import { getTour, reponsesDonnees } from './dossiers.server.ts';
import { libelleValeur, type Question, type Valeur } from './questions.ts';
import { assezDeReponses, signaturesDe } from './synthese.server.ts';
import { droitsTour } from './tours-de-table.ts';

/**
 * The answers as CSV, a line each: a structure is named when it signs, and the lines do not tell who came first.
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE as long as too few have answered
 */
export function tourEnCsv(ctx: ContextePersonne, id: number | undefined): Response {
  const d = getTour(ctx, id);
  exigerDroit(droitsTour, 'exporter', d.relations);
  if (d.ligne.statut === 'brouillon' || d.ligne.statut === 'retire') throw introuvable();
  if (!assezDeReponses(d)) {
    throw impossible(`Les réponses se lisent à partir de ${accorder(d.ligne.minimum, 'réponse')}\u00a0: il y en a ${d.donnees}.`);
  }
  const noms = signaturesDe(ctx, d.ligne.id);
  const rangees = reponsesDonnees(ctx, d.ligne.id)
    .map(({ reponse, valeurs }) => [
      noms.get(reponse.id) ?? 'Réponse non signée',
      ...d.questions.map((question) => cellule(valeurs, question)),
    ])
    .sort((a, b) => String(a).localeCompare(String(b), 'fr'));
  const contenu = ecrireCsv({
    nom: 'Réponses',
    titres: ['Structure', ...d.questions.map(({ intitule, unite }) => (unite ? `${intitule} (${unite})` : intitule))],
    dates: [],
    rangees,
  });
  return new Response(contenu, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="tour-de-table-${d.ligne.id}-${jourCivil(ctx.maintenant, ctx.fuseau)}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  });
}

function cellule(valeurs: readonly Valeur[], question: Question): string | number | null {
  const valeur = valeurs.find(({ questionId }) => questionId === question.id);
  if (!valeur) return null;
  return valeur.genre === 'nombre' ? valeur.nombre : libelleValeur(valeur, question);
}
