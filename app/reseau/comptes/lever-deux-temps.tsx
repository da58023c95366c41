import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Section } from '#app/ui/page.tsx';

interface Props {
  personneId: number;
  nom: string;
  formulaire?: Formulaire | undefined;
}

/** For the coordination: someone lost the telephone that gives her codes. It may stand on any page that shows her. */
export function LeverDeuxTemps({ personneId, nom, formulaire }: Props) {
  return (
    <Section titre="Téléphone perdu" id="telephone-perdu">
      <FormulairePoste action={`/reseau/roles/${personneId}?lever`} formulaire={formulaire}>
        <p>
          {`Un code est demandé à ${nom} à chaque entrée. Sans téléphone ni code de secours, la porte reste fermée. Assurez-vous de vive voix que la demande vient bien de cette personne\u00a0: ses appareils sortiront, et un courriel la préviendra.`}
        </p>
        <div className="actions">
          <Bouton genre="danger">Lever le code demandé</Bouton>
        </div>
      </FormulairePoste>
    </Section>
  );
}
