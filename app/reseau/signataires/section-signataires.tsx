import type { Formulaire } from '#app/commun/formulaire.ts';
import { majuscule } from '#app/commun/texte.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir, type OptionDeListe } from '#app/ui/choisir.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';
import { Tableau } from '#app/ui/tableau.tsx';

interface Props {
  structureId: number;
  formulaire: Formulaire | undefined;
  signataires: readonly { id: number; personneId: number; nom: string; libelle: string }[];
  equipe: readonly OptionDeListe[];
  qualites: readonly OptionDeListe[];
  gestionConnue: boolean;
  geste: string;
}

/** Who may sign for the structure, in what quality, and one more of its team. */
export function SectionSignataires({ structureId, formulaire, signataires, equipe, qualites, gestionConnue, geste }: Props) {
  const page = `/reseau/structures/${structureId}`;
  return (
    <Section titre="Qui signe pour la structure ?" id="signataires">
      {signataires.length === 0 ? (
        <p className="mesure doux">
          Personne n’est noté. Une convention de stage attend la signature de quelqu’un qui engage la structure par sa fonction,
          ou par une délégation écrite.
        </p>
      ) : (
        <Tableau
          legende="Qui signe pour la structure"
          cacheLegende
          colonnes={[{ titre: 'Personne' }, { titre: 'En quelle qualité' }, { titre: 'Ne signe plus', cache: true }]}
          lignes={signataires.map(({ id, personneId, nom, libelle }) => ({
            cle: id,
            cellules: [
              <Lien key="nom" href={`/reseau/personnes/${personneId}`}>
                {nom}
              </Lien>,
              majuscule(libelle),
              <FormulairePoste key="retirer">
                <input type="hidden" name="acte" value="retirer_signataire" />
                <input type="hidden" name="id" value={id} />
                <Bouton genre="lien-danger">
                  Ne signe plus<span className="cache">{` : ${nom}, ${libelle}`}</span>
                </Bouton>
              </FormulairePoste>,
            ],
          }))}
        />
      )}
      <FormulairePoste formulaire={formulaire} geste={geste}>
        <input type="hidden" name="acte" value="ajouter_signataire" />
        <Choisir
          formulaire={formulaire}
          nom="personneId"
          libelle="Qui peut signer ?"
          options={equipe}
          aide={
            <>
              Quelqu’un de l’équipe, bénévoles compris. Cette personne n’y est pas encore ?{' '}
              <Lien href={`${page}/inviter`}>Invitez-la d’abord</Lien>.
            </>
          }
        />
        <Choix
          formulaire={formulaire}
          nom="qualite"
          legende="En quelle qualité ?"
          options={qualites}
          aide={
            gestionConnue ? undefined : (
              <>
                Ces choix dépendent de qui gère la structure : <Lien href={`${page}/modifier`}>dites-le sur sa page</Lien>.
              </>
            )
          }
        />
        <Champ
          formulaire={formulaire}
          nom="delegationDu"
          libelle="Date de la délégation"
          genre="date"
          facultatif
          aide="Pour une délégation seulement : la date de l’acte écrit."
        />
        <div className="actions">
          <Bouton genre="second" icone="ajouter">
            Ajouter ce signataire
          </Bouton>
        </div>
      </FormulairePoste>
    </Section>
  );
}
