import { useEffect, useState } from 'react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { useAvecJavascript } from '#app/ui/avec-javascript.ts';
import { attacher, ErreursDeChamp } from '#app/ui/erreurs-de-champ.tsx';
import { choisisAuDebut, cochesDe, montres, type Terme } from './a-cocher.ts';

interface Props {
  formulaire: Formulaire | undefined;
  /** What the server recognised when the page was drawn. */
  termes: readonly Terme[];
  /** The sentence, while it is typed; the page's own at first. */
  titre: string;
  /** The sentence for which `termes` were recognised. */
  reconnuPour: string;
  /** Address of the page, without JavaScript: it comes back with what the sentence says. */
  retour: string;
}

const ATTENTE_MS = 400;

/** « Nous avons compris »: the words of the vocabulary that a sentence says, ticked, and those that are near. */
export function SavoirFaireACocher({ formulaire, termes, titre, reconnuPour, retour }: Props) {
  const { id, phrases } = attacher('competences', formulaire, false);
  const avecJavascript = useAvecJavascript();
  const [offerts, cocher] = useSuggestions(cochesDe(termes, formulaire), titre, reconnuPour);
  return (
    <fieldset className="champ champ--groupe">
      <legend>{offerts.length > 0 ? 'Nous avons compris' : 'De quel savoir-faire s’agit-il\u00a0?'}</legend>
      <ErreursDeChamp id={id} phrases={phrases} />
      {offerts.length > 0 && <input type="hidden" name="vus" value="on" />}
      <div className="jetons jetons--cases" aria-live="polite">
        {offerts.map(({ slug, nom, coche }, rang) => (
          <label className="choix choix--boite choix--jeton" key={slug}>
            <input
              type="checkbox"
              id={rang === 0 ? id : `${id}-${slug}`}
              name="competences"
              value={slug}
              checked={coche}
              onChange={(evenement) => cocher(slug, evenement.currentTarget.checked)}
            />
            <span>{nom}</span>
          </label>
        ))}
      </div>
      <p className="petit doux">
        {offerts.length > 0
          ? 'C’est ainsi que les autres vous trouveront. Cochez ce qui convient.'
          : 'Écrivez votre phrase\u00a0: nous y cherchons les mots du réseau. Sans rien cocher, nous gardons ceux que nous reconnaissons.'}
      </p>
      {!avecJavascript && <BoutonReconnaitre retour={retour} />}
    </fieldset>
  );
}

/** Without JavaScript: the same page again, filled, with what the sentence says. */
function BoutonReconnaitre({ retour }: { retour: string }) {
  return (
    <button type="submit" className="lien-action lien-action--bouton" formMethod="get" formAction={retour} formNoValidate>
      Voir les savoir-faire reconnus
    </button>
  );
}

/** What is offered follows the sentence; what someone ticked or unticked herself stays as she left it. */
function useSuggestions(termes: readonly Terme[], titre: string, reconnuPour: string) {
  const [offerts, setOfferts] = useState(termes);
  const [choisis, setChoisis] = useState(() => choisisAuDebut(termes));
  const [pour, setPour] = useState(reconnuPour);

  useEffect(() => {
    const texte = titre.trim();
    if (texte === pour || texte.length < 3) return;
    const arret = new AbortController();
    const attente = setTimeout(async () => {
      try {
        const reponse = await fetch(`/troc/annonces/savoir-faire?${new URLSearchParams({ texte })}`, {
          headers: { Accept: 'application/json' },
          signal: arret.signal,
        });
        if (!reponse.ok) return;
        const { termes: lus } = (await reponse.json()) as { termes: Terme[] };
        setOfferts(lus);
        setPour(texte);
      } catch {
        // The next letter asks again; the server recognises them when the form is sent.
      }
    }, ATTENTE_MS);
    return () => {
      clearTimeout(attente);
      arret.abort();
    };
  }, [titre, pour]);

  const visibles = montres(offerts, choisis);
  const cocher = (slug: string, coche: boolean) => {
    const terme = visibles.find((un) => un.slug === slug);
    if (terme) setChoisis(new Map(choisis).set(slug, { ...terme, coche }));
  };
  return [visibles, cocher] as const;
}
