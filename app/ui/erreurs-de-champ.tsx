import type { Formulaire } from '#app/commun/formulaire.ts';
import { Icone } from './icone.tsx';
import { Insecable } from './insecable.tsx';

/** Identifiers that tie a field to its help and its sentences. */
export function attacher(nom: string, formulaire: Formulaire | undefined, aAide: boolean) {
  const phrases = formulaire?.erreurs[nom] ?? [];
  const id = `champ-${nom}`;
  const decritPar = [phrases.length > 0 && `${id}-erreur`, aAide && `${id}-aide`].filter(Boolean).join(' ');
  return {
    id,
    phrases,
    enErreur: phrases.length > 0,
    attributs: {
      'aria-invalid': phrases.length > 0 ? (true as const) : undefined,
      'aria-describedby': decritPar || undefined,
    },
  };
}

/** What was typed, otherwise what the page knew. */
export const valeurDe = (formulaire: Formulaire | undefined, nom: string, defaut: string | undefined) =>
  formulaire?.valeurs[nom] ?? defaut ?? '';

/** The sentences of one field, beside it. */
export function ErreursDeChamp({ id, phrases }: { id: string; phrases: readonly string[] }) {
  if (phrases.length === 0) return null;
  return (
    <div id={`${id}-erreur`}>
      {phrases.map((phrase) => (
        <p className="champ__erreur" key={phrase}>
          <Icone nom="erreur" />
          <span>
            <Insecable texte={phrase} />
          </span>
        </p>
      ))}
    </div>
  );
}
