interface Props {
  nom: string;
  numero: number;
  sujet: 'commune' | 'siret';
  options: readonly { valeur: string; libelle: string }[];
}

const SUJET: Record<Props['sujet'], string> = { commune: 'Commune', siret: 'SIRET' };

/** What only a person may settle; until she does, the row stays out. */
export function QuestionDImport({ nom, numero, sujet, options }: Props) {
  return (
    <div className="champ">
      <label className="cache" htmlFor={nom}>
        {SUJET[sujet]} de la ligne {numero}
      </label>
      <select id={nom} name={nom} defaultValue="">
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
