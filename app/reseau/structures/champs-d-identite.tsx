import type { Formulaire } from '#app/commun/formulaire.ts';
import { Champ } from '#app/ui/champ.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  identite: { prenom: string; nom: string; courriel: string };
  /** Whether the reader may change the address. */
  adresseOuverte: boolean;
  aCompte: boolean;
}

/** The name and the address of someone else, to be corrected. */
export function ChampsDIdentite({ formulaire, identite, adresseOuverte, aCompte }: Props) {
  return (
    <>
      <Champ formulaire={formulaire} nom="prenom" libelle="Prénom" max={80} autoComplete="off" defaut={identite.prenom} />
      <Champ formulaire={formulaire} nom="nom" libelle="Nom" max={80} autoComplete="off" defaut={identite.nom} />
      {adresseOuverte ? (
        <Champ
          formulaire={formulaire}
          nom="courriel"
          libelle="Adresse électronique"
          genre="email"
          max={254}
          autoComplete="off"
          defaut={identite.courriel}
          aide={
            aCompte
              ? 'Si elle change, ses appareils devront entrer de nouveau. Un courriel part à l’ancienne adresse et à la nouvelle.'
              : undefined
          }
        />
      ) : (
        <div>
          <input type="hidden" name="courriel" value={identite.courriel} />
          <p className="petit doux">
            {identite.courriel && `Son adresse : ${identite.courriel}. `}
            Cette personne tient un rôle dans le réseau, ou travaille aussi ailleurs : son adresse se change auprès de la
            coordination.
          </p>
        </div>
      )}
    </>
  );
}
