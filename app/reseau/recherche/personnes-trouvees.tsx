interface Props {
  personnes: readonly {
    id: number;
    nom: string;
    places: readonly { fonction: string; structureId: number; structure: string; commune: string | null }[];
  }[];
}

/** People that a search found, with what they do and where. Plain links: there may be fifty of them. */
export function PersonnesTrouvees({ personnes }: Props) {
  return (
    <ul className="liste liste--gens">
      {personnes.map(({ id, nom, places }) => (
        <li key={id}>
          <p className="liste__titre">
            <a href={`/reseau/personnes/${id}`}>{nom}</a>
          </p>
          {places.map(({ fonction, structureId, structure, commune }) => (
            <p key={structureId} className="petit doux">
              {fonction}, <a href={`/reseau/structures/${structureId}`}>{structure}</a>
              {commune && `, ${commune}`}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
