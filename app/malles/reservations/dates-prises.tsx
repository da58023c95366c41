import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Insecable } from '#app/ui/insecable.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { avecCeQuiEstTape } from './adresse-de-reservation.ts';
import type { Verdict } from './juger.server.ts';

/** Id of the form of the waiting list: it stands outside the one that books. */
const ATTENDRE = 'attendre';

interface Props {
  verdict: Verdict;
  formulaire: Formulaire;
  chemin: string;
  /** The field says it already. */
  dejaDit: boolean;
}

/** What is in the way, when else, and how to wait. */
export function DatesPrises({ verdict, formulaire, chemin, dejaDit }: Props) {
  const { phrase, autres, prise } = verdict;
  if (dejaDit && autres.length === 0 && !prise) return null;
  return (
    <Bandeau ton="attention">
      {!dejaDit && (
        <p>
          <Insecable texte={phrase} />
        </p>
      )}
      {autres.length > 0 && (
        <>
          <p>Prendre plutôt&nbsp;:</p>
          <ul className="pile pile--serree">
            {autres.map(({ libelle, ...dates }) => (
              <li key={libelle}>
                <Lien href={avecCeQuiEstTape(`${chemin}?${new URLSearchParams(pleins(dates))}#quand`, formulaire.valeurs)}>
                  {libelle}
                </Lien>
              </li>
            ))}
          </ul>
        </>
      )}
      {prise && (
        <Bouton genre="second" form={ATTENDRE}>
          M’inscrire sur la liste d’attente
        </Bouton>
      )}
    </Bandeau>
  );
}

const pleins = (champs: Record<string, string>) => Object.fromEntries(Object.entries(champs).filter(([, valeur]) => valeur));

/** The form that the button of the waiting list sends. */
export function FormulaireDAttente({
  slug,
  verdict,
  structureId,
}: {
  slug: string;
  verdict: Verdict | null | undefined;
  structureId: string | undefined;
}) {
  if (!verdict?.prise) return null;
  return (
    <form id={ATTENDRE} method="post" action={`/malles/${slug}/attendre`}>
      {Object.entries({ ...pleins(verdict.dates), ...(structureId ? { structureId } : {}) }).map(([nom, valeur]) => (
        <input key={nom} type="hidden" name={nom} value={valeur} />
      ))}
    </form>
  );
}
