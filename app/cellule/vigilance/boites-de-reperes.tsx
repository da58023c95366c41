import type { Formulaire } from '#app/commun/formulaire.ts';
import { Cases } from '#app/ui/cases.tsx';
import type { ReperesParTheme } from './reperes.server.ts';

interface Props {
  formulaire: Formulaire | undefined;
  groupes: ReperesParTheme;
  /** Ticked before. */
  coches: readonly string[];
}

/** Signs to recognise, theme by theme. Their number is never said. */
export function BoitesDeReperes({ formulaire, groupes, coches }: Props) {
  return (
    <>
      {groupes.map(({ theme, titre, reperes }) => (
        <Cases
          key={theme}
          formulaire={formulaire}
          nom={theme}
          legende={titre}
          defaut={coches}
          options={reperes.map(({ cle, signe }) => ({ valeur: cle, libelle: signe }))}
        />
      ))}
    </>
  );
}

/** The same boxes, ticked and out of sight: what one does next with what she just read. */
export function ReperesCoches({ reperes }: { reperes: readonly { cle: string; theme: string }[] }) {
  return (
    <>
      {reperes.map(({ cle, theme }) => (
        <input key={cle} type="hidden" name={`${theme}-${cle}`} value="on" />
      ))}
    </>
  );
}
