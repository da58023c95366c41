interface Props {
  nom: string;
  numero: number;
  sujet: 'commune' | 'siret';
  options: readonly { valeur: string; libelle: string }[];
  /** What is selected at first; empty: the row stays out. */
  defaut: string;
}

const SUJET: Record<Props['sujet'], string> = { commune: 'Commune', siret: 'SIRET' };

/** What only a person may settle; until she does, the row stays out. */
export function QuestionDImport({ nom, numero, sujet, options, defaut }: Props) {
  return (
    <div className="champ">
      <label className="cache" htmlFor={nom}>
        {SUJET[sujet]} de la ligne {numero}
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
