import { Lien } from '#app/ui/lien.tsx';

interface DemiJournee {
  id: number;
  libelle: string;
  ici: boolean;
  /** Of how many people something is noted. */
  notees: number;
}

/** From one half-day to another, with how far each is noted. */
export function DemiJournees({
  formationId,
  seances,
  attendues,
}: {
  formationId: number;
  seances: readonly DemiJournee[];
  attendues: number;
}) {
  if (seances.length < 2) return null;
  return (
    <nav aria-label="Les demi-journées">
      <ul className="liste">
        {seances.map(({ id, libelle, ici, notees }) => (
          <li key={id}>
            {ici ? <strong>{libelle}</strong> : <Lien href={`/formations/${formationId}/presence?seance=${id}`}>{libelle}</Lien>}
            {notees > 0 && (
              <span className="petit doux">{notees === attendues ? ', notée' : `, ${notees} sur ${attendues}`}</span>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
