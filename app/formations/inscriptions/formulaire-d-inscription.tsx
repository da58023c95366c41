import type { Formulaire } from '#app/commun/formulaire.ts';
import { deNom } from '#app/commun/francais.ts';
import { enLettres } from '#app/commun/texte.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Case } from '#app/ui/choix.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { GroupeDeBoites } from '#app/ui/groupe-de-boites.tsx';
import { MAX_BESOIN_PARTICULIER } from './longueurs.ts';
import type { MonInscription } from './mon-inscription.server.ts';

interface Props {
  formationId: number;
  moi: MonInscription;
  seances: number;
  formulaire?: Formulaire | undefined;
  geste?: string | undefined;
}

/** Who comes of one's structure: oneself at first, in one press. */
export function FormulaireDInscription({ formationId, moi, seances, formulaire, geste }: Props) {
  const toutes = formulaire?.listes?.personnes ?? (formulaire?.valeurs.personnes ? [formulaire.valeurs.personnes] : undefined);
  const seule = moi.equipe.length === 1;
  return (
    <FormulairePoste {...{ formulaire, geste }} action={`/formations/${formationId}/inscription`}>
      {moi.ailleurs.length > 0 && (
        <Bandeau ton="attention" titre="Vous avez déjà une place ailleurs à ce moment">
          {`${moi.ailleurs.join(' ; ')}. Rien ne vous empêche de vous inscrire ici : vous choisirez.`}
        </Bandeau>
      )}
      {seule ? (
        moi.equipe[0] && <input type="hidden" name="personnes" value={moi.equipe[0].id} />
      ) : (
        <GroupeDeBoites formulaire={formulaire} nom="personnes" legende={`Qui vient ${deNom(moi.structure.nom)} ?`}>
          {moi.equipe.map((elle) => (
            <label className="choix" key={elle.id}>
              <input
                type="checkbox"
                name="personnes"
                value={elle.id}
                defaultChecked={toutes ? toutes.includes(String(elle.id)) : elle.moi}
              />
              <span>{elle.moi ? `Vous, ${elle.nom}` : elle.nom}</span>
            </label>
          ))}
        </GroupeDeBoites>
      )}
      <input type="hidden" name="structureId" value={moi.structure.id} />
      <Repli titre="Repas, accessibilité, venir à plusieurs (facultatif)" ouvert={Boolean(formulaire?.erreurs.besoin)}>
        <Champ
          {...{ formulaire, nom: 'besoin', max: MAX_BESOIN_PARTICULIER }}
          libelle="Ce qu’il faut savoir"
          facultatif
          aide={`Lu par l’organisation seule, effacé ${moi.joursDuBesoin} jours après.`}
        />
        {!seule && (
          <Case
            {...{ formulaire, nom: 'separement' }}
            libelle="S’il n’y a pas assez de places, nous pouvons venir séparément"
            aide="Sinon, à plusieurs, vous venez ensemble ou pas du tout."
          />
        )}
      </Repli>
      <Bouton large>{libelleDuBouton(moi, seances)}</Bouton>
      <p className="petit doux">
        {moi.accord
          ? 'Votre direction reçoit la demande et donne son accord. '
          : !moi.place &&
            `${moi.avant === 0 ? 'Personne n’attend avant vous' : moi.avant === 1 ? 'Une demande passe avant la vôtre' : `${moi.avant} demandes passent avant la vôtre`}. `}
        Vous pourrez vous retirer, ou laisser votre place à un collègue, en un geste.
      </p>
    </FormulairePoste>
  );
}

function libelleDuBouton({ accord, place }: MonInscription, seances: number): string {
  if (accord) return 'Demander une place';
  if (!place) return 'M’inscrire sur la liste d’attente';
  return seances === 1 ? 'M’inscrire à cette demi-journée' : `M’inscrire aux ${enLettres(seances)} demi-journées`;
}
