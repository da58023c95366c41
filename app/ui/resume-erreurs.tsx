import { useEffect, useRef } from 'react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { Icone } from './icone.tsx';
import { Insecable } from './insecable.tsx';
import { titreDuResume } from './titre-du-resume.ts';

/** All the sentences of a refused form, each leading to its field. It takes the focus when it appears. */
export function ResumeErreurs({ formulaire, titre }: { formulaire: Formulaire | undefined; titre?: string | undefined }) {
  const resume = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (formulaire) resume.current?.focus();
  }, [formulaire]);
  const lignes = Object.entries(formulaire?.erreurs ?? {}).flatMap(([champ, phrases]) =>
    phrases.map((phrase) => ({ champ, phrase })),
  );
  if (lignes.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: without JavaScript, this brings the reader to what is refused.
    <div className="resume-erreurs" role="alert" tabIndex={-1} aria-labelledby="resume-erreurs" ref={resume} autoFocus>
      <h2 id="resume-erreurs">
        <Icone nom="erreur" />
        {titre ?? titreDuResume(lignes.length)}
      </h2>
      <p>Tout ce que vous avez écrit est gardé.</p>
      <ul>
        {lignes.map(({ champ, phrase }) => {
          const dite = <Insecable texte={phrase} />;
          return <li key={`${champ} ${phrase}`}>{champ ? <a href={`#champ-${champ}`}>{dite}</a> : dite}</li>;
        })}
      </ul>
      {formulaire?.voir && (
        <p>
          <a href={formulaire.voir.chemin}>{formulaire.voir.libelle}</a>
        </p>
      )}
    </div>
  );
}
