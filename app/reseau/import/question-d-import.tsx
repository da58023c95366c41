interface Props {
  nom: string;
  numero: number;
  /** « Commune » */
  quoi: string;
  options: readonly { valeur: string; libelle: string }[];
  /** What is selected at first; empty: the row stays out. */
  defaut: string;
}

/** What only a person may settle; until she does, the row stays out. */
export function QuestionDImport({ nom, numero, quoi, options, defaut }: Props) {
  return (
    <div className="champ">
      <label className="cache" htmlFor={nom}>
        {quoi} de la ligne {numero}
      </label>
      <select id={nom} name={nom} defaultValue={defaut}>
        <option value="">Laisser cette ligne de côté</option>
        {options.map(({ valeur, libelle }) => (
          <option key={valeur} value={valeur}>
            {libelle}
          </option>
        ))}
      </select>
    </div>
  );
}
