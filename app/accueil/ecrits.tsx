import { Feuille } from '#app/ui/feuille.tsx';

/** What was written for an answer that is no longer possible: it is hers, and she may copy it elsewhere. */
export function Ecrits({ ecrits }: { ecrits: readonly string[] }) {
  if (ecrits.length === 0) return null;
  return (
    <Feuille titre="Ce que vous aviez écrit">
      <p className="doux mesure">Vos mots ne sont pas partis{'\u00a0'}: copiez-les, puis entrez dans le réseau.</p>
      {ecrits.map((texte) => (
        <p className="texte mesure" key={texte}>
          {texte}
        </p>
      ))}
    </Feuille>
  );
}
