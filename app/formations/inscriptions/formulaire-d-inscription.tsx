import { type ChangeEvent, useState } from 'react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Case } from '#app/ui/choix.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { GroupeDeBoites } from '#app/ui/groupe-de-boites.tsx';
import { MAX_BESOIN_PARTICULIER } from './longueurs.ts';
import type { EquipeAInscrire, MonInscription } from './mon-inscription.server.ts';

interface Props {
  formationId: number;
  moi: MonInscription;
  pour: EquipeAInscrire;
  formulaire?: Formulaire | undefined;
  geste?: string | undefined;
}

/** Who comes of a structure: of one's own, oneself at first, in one press. */
export const FormulaireDInscription = ({ formationId, geste, ...reste }: Props) => (
  <FormulairePoste
    {...{ formulaire: reste.formulaire, geste }}
    action={`/formations/${formationId}/inscription?structure=${reste.pour.structure.id}`}
  >
    <QuiVient {...reste} />
  </FormulairePoste>
);

/** The boxes, and the button that says how many are ticked: once they are registered, both begin again. */
function QuiVient({ moi, pour, formulaire }: Pick<Props, 'moi' | 'pour' | 'formulaire'>) {
  const { equipe, structure } = pour;
  const elleMeme = equipe.find((elle) => elle.moi);
  const seule = equipe.length === 1 ? elleMeme : undefined;
  const tapees = cocheesDe(formulaire);
  const defaut = tapees ?? (elleMeme ? [String(elleMeme.id)] : []);
  // Known once a box has changed: without JavaScript, the button says what is true whoever is ticked.
  const [cochees, setCochees] = useState<readonly string[] | null>(null);
  const cocher = ({ target }: ChangeEvent<HTMLInputElement>) =>
    setCochees((avant) => [...(avant ?? defaut).filter((id) => id !== target.value), ...(target.checked ? [target.value] : [])]);
  return (
    <>
      {elleMeme && moi.ailleurs.length > 0 && (
        <Bandeau ton="attention" titre="Vous avez déjà une place ailleurs à ce moment">
          {`${moi.ailleurs.join(' ; ')}. Rien ne vous empêche de vous inscrire ici : vous choisirez.`}
        </Bandeau>
      )}
      {seule ? (
        <input type="hidden" name="personnes" value={seule.id} />
      ) : (
        <GroupeDeBoites formulaire={formulaire} nom="personnes" legende={pour.question}>
          {equipe.map((elle, rang) => (
            <label className="choix" key={elle.id}>
              <input
                type="checkbox"
                id={rang === 0 ? 'champ-personnes' : `champ-personnes-${elle.id}`}
                name="personnes"
                value={elle.id}
                defaultChecked={defaut.includes(String(elle.id))}
                onChange={cocher}
              />
              <span>{elle.moi ? `Vous, ${elle.nom}` : elle.nom}</span>
            </label>
          ))}
        </GroupeDeBoites>
      )}
      <input type="hidden" name="structureId" value={structure.id} />
      {!seule && (
        <Case
          {...{ formulaire, nom: 'separement' }}
          libelle="S’il n’y a pas assez de places, on peut venir séparément"
          aide="Sinon, à plusieurs, on vient ensemble ou pas du tout."
        />
      )}
      <Repli titre="Repas, accessibilité (facultatif)" ouvert={Boolean(formulaire?.erreurs.besoin)}>
        <Champ
          {...{ formulaire, nom: 'besoin', max: MAX_BESOIN_PARTICULIER }}
          libelle="Ce qu’il faut savoir"
          facultatif
          aide={`Lu par l’organisation seule, effacé ${moi.joursDuBesoin} jours après.`}
        />
      </Repli>
      <Bouton large>
        {seule
          ? pour.bouton
          : libelleDuBouton(
              pour,
              cochees?.map((id) => id === String(elleMeme?.id)),
            )}
      </Bouton>
      <p className="petit doux">
        {pour.ensuite}
        {elleMeme
          ? ' Vous pourrez vous retirer, ou laisser votre place à une personne de l’équipe, jusqu’à la veille.'
          : ' Chaque personne le reçoit par courriel, et peut se retirer, ou laisser sa place à une personne de l’équipe.'}
      </p>
    </>
  );
}

/** What was ticked in a form that comes back, be it nothing at all; undefined for one that was not sent. */
function cocheesDe(formulaire: Formulaire | undefined): readonly string[] | undefined {
  if (!formulaire || Object.keys(formulaire.valeurs).length === 0) return undefined;
  return formulaire.listes?.personnes ?? (formulaire.valeurs.personnes ? [formulaire.valeurs.personnes] : []);
}

/** @param cochees for each box that is ticked, whether it is oneself; undefined while nobody has touched them */
function libelleDuBouton({ accord, place }: EquipeAInscrire, cochees: readonly boolean[] | undefined): string {
  const n = cochees?.length ?? 0;
  if (n === 0 && !accord) return place ? 'Envoyer l’inscription' : 'S’inscrire sur la liste d’attente';
  if (n === 0) return 'Envoyer la demande';
  if (accord) return n === 1 ? 'Demander une place' : `Demander ${n} places`;
  if (n === 1 && !place) return cochees?.[0] ? 'M’inscrire sur la liste d’attente' : 'L’inscrire sur la liste d’attente';
  if (n === 1) return cochees?.[0] ? 'M’inscrire' : 'Inscrire cette personne';
  return `Inscrire ${n} personnes`;
}
