import type { ContextePersonne } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { accorder } from '#app/commun/texte.ts';
import { ecrireCsv } from '#app/reseau/export/ecrire-csv.ts';
import { getTour, reponsesDonnees } from './dossiers.server.ts';
import { libelleValeur, type Question, titreDeColonne, type Valeur } from './questions.ts';
import { assezDeReponses, signaturesDe } from './synthese.server.ts';
import { droitsTour } from './tours-de-table.ts';

const SANS_NOM = 'Sans nom';

/**
 * The answers as CSV, told as the page tells them: the name that signs is that of words alone. So the choices and numbers
 * of an answer are a line without a name, its words are another, and neither their order nor their neighbours tell whose.
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
  const reponses = reponsesDonnees(ctx, d.ligne.id);
  const lignes = (signature: (reponseId: number) => string, retenue: (valeur: Valeur) => boolean) =>
    reponses
      .map(({ reponse, valeurs }) => ({ signature: signature(reponse.id), valeurs: valeurs.filter(retenue) }))
      .filter(({ valeurs }) => valeurs.length > 0)
      .map(({ signature, valeurs }) => [signature, ...d.questions.map((question) => cellule(valeurs, question))])
      .sort((a, b) => String(a).localeCompare(String(b), 'fr'));
  const contenu = ecrireCsv({
    nom: 'Réponses',
    titres: ['Structure', ...d.questions.map(titreDeColonne)],
    dates: [],
    rangees: [
      ...lignes(
        () => SANS_NOM,
        ({ genre }) => genre !== 'texte',
      ),
      ...lignes(
        (id) => noms.get(id) ?? SANS_NOM,
        ({ genre }) => genre === 'texte',
      ),
    ],
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
