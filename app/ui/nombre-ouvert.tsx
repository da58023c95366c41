interface Props {
  n: number;
  /** As it is written, when it is not the number alone. */
  valeur?: string;
  chemin?: string | undefined;
  /** What it counts, for those who listen. */
  quoi: string;
}

/** A figure of a table, that leads to the rows it counts; nothing leads anywhere from zero. */
export function NombreOuvert({ n, valeur = n.toLocaleString('fr-FR'), chemin, quoi }: Props) {
  if (n === 0) return <span className="zero">{valeur}</span>;
  if (!chemin) return valeur;
  return (
    <a href={chemin}>
      {valeur}
      <span className="cache">{`\u00a0: ${quoi}`}</span>
    </a>
  );
}
