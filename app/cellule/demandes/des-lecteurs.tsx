import { Bandeau } from '#app/ui/bandeau.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';

interface Props {
  id: string;
  moi: 'demandeuse' | 'structure' | 'membre';
  deLecteurs: {
    invitations: readonly { id: string; nom: string; qui: string }[];
    /** Members whose key changed. */
    changees: readonly string[];
    /** Those who lately left: whole sentences. */
    partis: readonly string[];
    orpheline: boolean;
  };
}

/** On the page of the demande, before all the rest: what must be answered about who reads. */
export function QuestionsSurLesLecteurs({ id, moi, deLecteurs: { invitations, changees, orpheline } }: Props) {
  const chemin = `/cellule/demandes/${id}/lecteurs`;
  return (
    <>
      {moi === 'demandeuse' &&
        invitations.map((invitation) => (
          <Bandeau key={invitation.id} ton="attention" titre={`Voulez-vous que ${invitation.nom} lise votre demande\u00a0?`}>
            <p>{`C’est ${invitation.qui} qui le propose. Rien n’est ouvert sans votre oui.`}</p>
            <p>
              <LienBouton href={`${chemin}/invitation/${invitation.id}`}>Dire oui ou non</LienBouton>
            </p>
          </Bandeau>
        ))}
      {moi === 'demandeuse' && orpheline && (
        <Bandeau ton="attention" titre="Aucun membre de la cellule ne lit plus votre demande">
          <p>
            <LienBouton href={`${chemin}/inviter`}>Choisir un autre membre</LienBouton>
          </p>
        </Bandeau>
      )}
      {changees.map((nom) => (
        <Bandeau key={nom} ton="info" titre={`${nom} a changé de clé`}>
          Sa nouvelle clé n’ouvre pas encore cette demande. Parlez-lui, puis laissez-la ou laissez-le entrer.
        </Bandeau>
      ))}
    </>
  );
}

/** Who lately left, and the way to all who read. */
export function DesLecteurs({ id, deLecteurs: { partis } }: Props) {
  return (
    <Section titre="Qui lit cette demande">
      <div className="pile">
        {partis.map((phrase) => (
          <p key={phrase} className="petit doux">
            {phrase}
          </p>
        ))}
        <p>
          <Lien className="lien-action" href={`/cellule/demandes/${id}/lecteurs`}>
            Voir qui lit, et comment
          </Lien>
        </p>
      </div>
    </Section>
  );
}
