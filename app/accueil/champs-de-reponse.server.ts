import { impossible } from '#app/commun/erreurs.ts';
import type { Formulaire } from '#app/commun/formulaire.ts';
import type { ActeDeReponse, ChampDeReponse } from '#app/commun/reponse-par-lien.ts';
import { nettoyer } from '#app/commun/saisie.ts';
import { longueurMax, nomDeCase } from './champs-de-reponse.ts';

/**
 * What the form of an act holds, field by field: nothing that the page did not ask is handed on.
 * @throws ErreurMetier IMPOSSIBLE when what was read is not told: no act on a text that nobody says she read
 */
export function lireChampsDeReponse(
  { champs = [], caches = {} }: ActeDeReponse,
  valeurs: Formulaire['valeurs'],
): { champs: Record<string, string>; erreurs: Formulaire['erreurs'] } {
  const lus: Record<string, string> = {};
  const erreurs: Formulaire['erreurs'] = {};
  for (const champ of champs) {
    if (champ.genre === 'cases') {
      const cochees = champ.options.map((option) => nomDeCase(champ.nom, option.valeur)).filter((nom) => valeurs[nom]);
      for (const nom of cochees) lus[nom] = 'on';
      if (champ.obligatoire && cochees.length === 0) erreurs[champ.nom] = [MANQUE.cases];
      continue;
    }
    const valeur = lireValeur(champ, valeurs[champ.nom] ?? '');
    const phrase = refusDe(champ, valeur);
    if (phrase) erreurs[champ.nom] = [phrase];
    else if (valeur) lus[champ.nom] = valeur;
  }
  for (const nom of Object.keys(caches)) {
    const lu = nettoyer(valeurs[nom] ?? '');
    if (!lu) throw impossible('Cette réponse ne dit pas à quoi elle répond. Relisez cette page, puis répondez de nouveau.');
    lus[nom] = lu;
  }
  return { champs: lus, erreurs };
}

function lireValeur(champ: ChampDeReponse, tapee: string): string {
  if (champ.genre === 'case') return tapee ? 'on' : '';
  const texte = nettoyer(tapee);
  return champ.genre === 'texte' || champ.genre === 'nombre' ? texte.replace(/\s+/g, ' ') : texte;
}

const MANQUE = {
  texte: 'Écrivez quelques mots avant d’envoyer.',
  long: 'Écrivez quelques mots avant d’envoyer.',
  nombre: 'Écrivez un nombre. Zéro est une réponse.',
  choix: 'Choisissez une des réponses proposées.',
  cases: 'Cochez une réponse au moins.',
  case: 'Cochez cette case avant d’envoyer.',
} as const;

function refusDe(champ: ChampDeReponse, valeur: string): string | undefined {
  const genre = champ.genre ?? 'long';
  if (!valeur) return champ.obligatoire ? MANQUE[genre] : undefined;
  if (champ.genre === 'choix') {
    const proposee = champ.options.some((option) => option.valeur === valeur);
    return proposee ? undefined : 'Cette réponse n’est pas, ou n’est plus, parmi celles proposées. Choisissez-en une autre.';
  }
  const max = longueurMax(champ);
  return valeur.length > max ? `C’est trop long\u00a0: ${max.toLocaleString('fr-FR')} caractères au plus.` : undefined;
}
