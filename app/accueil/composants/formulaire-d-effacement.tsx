import type { Formulaire } from '#app/commun/formulaire.ts';
import { deNom } from '#app/commun/francais.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Lien } from '#app/ui/lien.tsx';
import type { EtatDEffacement } from '../effacer.server.ts';

interface Props extends EtatDEffacement {
  formulaire?: Formulaire | undefined;
  retour: string;
}

/** The second screen of an erasure: what goes, what stays, what must be settled first, then the word to type. */
export function FormulaireDEffacement({ formulaire, nom, soi, empechements, orphelines, restes, retour }: Props) {
  const vos = soi ? 'vos' : 'ses';
  const votre = soi ? 'votre' : 'son';
  const savoir = soi ? 'ce que vous savez faire' : 'ce que cette personne sait faire';
  return (
    <div className="pile">
      <div className="mesure pile pile--serree">
        <p>
          <strong>S’en vont, tout de suite :</strong>
          {` ${votre} nom, ${votre} adresse, ${votre} téléphone, ${votre} compte, ${vos} brouillons, ${savoir}, les courriels reçus. `}
          {`Dans les textes, « ${nom} » devient « une personne effacée ».`}
        </p>
        <p>
          <strong>Reste, sans le nom :</strong> {vos} fonctions passées et {vos} stages, qui comptent dans les chiffres du réseau.
        </p>
        {restes.length > 0 && (
          <>
            <p>
              <strong>Reste, avec le nom, le temps qu’il faut :</strong> un papier signé prouve ce qui a été convenu. Effacé plus
              tôt, il ne protégerait plus personne.
            </p>
            <ul>
              {restes.map((reste) => (
                <li key={reste}>{reste}</li>
              ))}
            </ul>
          </>
        )}
        <p>
          <strong>Peut rester :</strong> un prénom ou un surnom seul, écrit par quelqu’un dans un texte ; ce qui a été imprimé ou
          envoyé par courriel ; et les copies de sauvegarde, qui s’effacent en deux semaines.
        </p>
        <p>
          <strong>Personne ne peut revenir en arrière.</strong>
        </p>
      </div>
      {empechements.length > 0 ? (
        <>
          <Bandeau ton="attention" titre="À régler d’abord">
            <ul>
              {empechements.map(({ phrase, lien }) => (
                <li key={phrase}>
                  {phrase} {lien && <Lien href={lien.chemin}>{lien.libelle}</Lien>}
                </li>
              ))}
            </ul>
          </Bandeau>
          <div className="actions">
            <LienBouton href={retour} genre="second">
              Revenir
            </LienBouton>
          </div>
        </>
      ) : (
        <>
          {orphelines.length > 0 && (
            <Bandeau ton="attention" titre="Plus personne n’engagera">
              {`${orphelines.join(', ')}. Invitez ensuite quelqu’un d’autre à la direction.`}
            </Bandeau>
          )}
          <FormulairePoste formulaire={formulaire}>
            <Champ
              formulaire={formulaire}
              nom="confirmation"
              libelle="Écrivez « effacer » pour confirmer"
              max={30}
              autoComplete="off"
              court
            />
            <div className="actions">
              <Bouton genre="danger">{soi ? 'Effacer mes données' : `Effacer les données ${deNom(nom)}`}</Bouton>
              <LienBouton href={retour} genre="second">
                Ne rien effacer
              </LienBouton>
            </div>
          </FormulairePoste>
        </>
      )}
    </div>
  );
}
