import type { Formulaire } from '#app/commun/formulaire.ts';
import { FONCTIONS_RESPONSABLES, LIBELLE_FONCTION } from '#app/reseau/personnes/personnes.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  structure: { nom: string };
  nom: string;
  depart: { jour: string } | null;
  aujourdhui: string;
  premierJour: string;
  plusTard: string;
  derniere: boolean;
  passeOutre: boolean;
  equipe: readonly { id: number; nom: string }[];
  charges: readonly { transmissible: boolean }[];
}

/** The last day, and who takes over. */
export function FormulaireDeDepart(props: Props) {
  const { formulaire, derniere, depart, equipe, charges } = props;
  // Asked only when something passes; an answer that was sent and refused is shown where it can be mended.
  const aReprendre = charges.some(({ transmissible }) => transmissible) || formulaire?.erreurs.aId !== undefined;
  return (
    <FormulairePoste formulaire={formulaire}>
      <input type="hidden" name="acte" value="partir" />
      <Champ
        formulaire={formulaire}
        nom="dernierJour"
        libelle="Son dernier jour"
        genre="date"
        min={props.premierJour}
        max={props.plusTard}
        defaut={depart?.jour ?? props.aujourdhui}
        aide="Jusqu’à ce jour compris, rien ne change."
      />
      {derniere ? (
        <QuiEngage {...props} />
      ) : (
        aReprendre &&
        equipe.length > 0 && (
          <Choisir
            formulaire={formulaire}
            nom="aId"
            libelle="Qui reprend ce qui est en cours ?"
            options={equipe.map(({ id, nom }) => ({ valeur: String(id), libelle: nom }))}
            aide="Seul ce qui continue après son dernier jour change de mains. Cette personne l’apprend par courriel."
          />
        )
      )}
      <div className="actions">
        <Bouton genre="danger">Noter ce départ</Bouton>
      </div>
    </FormulairePoste>
  );
}

function QuiEngage({ formulaire, structure, equipe, passeOutre }: Props) {
  return (
    <>
      <Choix
        formulaire={formulaire}
        nom="relais"
        legende={`Qui engagera ${structure.nom} ensuite ?`}
        aide="Cette personne propose et accepte les stages dès aujourd’hui, et reprend ce qui est en cours."
        options={[
          ...(equipe.length > 0 ? [{ valeur: 'equipe', libelle: 'Quelqu’un de l’équipe' }] : []),
          { valeur: 'inviter', libelle: 'Quelqu’un que j’invite' },
          ...(passeOutre
            ? [
                {
                  valeur: 'sans',
                  libelle: 'Personne pour l’instant',
                  aide: 'La structure ne pourra ni proposer ni accepter de stage.',
                },
              ]
            : []),
        ]}
      />
      <Choisir
        formulaire={formulaire}
        nom="relaisFonction"
        libelle="Sa fonction"
        facultatif={passeOutre}
        options={FONCTIONS_RESPONSABLES.map((valeur) => ({ valeur, libelle: LIBELLE_FONCTION[valeur] }))}
      />
      {equipe.length > 0 && (
        <Choisir
          formulaire={formulaire}
          nom="relaisId"
          libelle="Dans l’équipe, c’est"
          facultatif
          options={equipe.map(({ id, nom }) => ({ valeur: String(id), libelle: nom }))}
        />
      )}
      <fieldset className="champ champ--groupe">
        <legend>Pour inviter quelqu’un</legend>
        <div className="formulaire__champs">
          <Champ formulaire={formulaire} nom="prenom" libelle="Prénom" max={80} autoComplete="off" facultatif />
          <Champ formulaire={formulaire} nom="nom" libelle="Nom" max={80} autoComplete="off" facultatif />
          <Champ
            formulaire={formulaire}
            nom="courriel"
            libelle="Courriel"
            genre="email"
            max={254}
            autoComplete="off"
            facultatif
          />
          {(formulaire?.erreurs.meme || formulaire?.valeurs.meme) && (
            <Choix
              formulaire={formulaire}
              nom="meme"
              legende="Est-ce la même personne ?"
              options={[
                { valeur: 'oui', libelle: 'Oui' },
                { valeur: 'non', libelle: 'Non, quelqu’un d’autre' },
              ]}
            />
          )}
        </div>
      </fieldset>
    </>
  );
}
