import type { Formulaire } from '#app/commun/formulaire.ts';
import { deNom } from '#app/commun/francais.ts';
import { QuiARepondu } from '#app/troc/stages/qui-a-repondu.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { ChampsDeReponse } from './champs-de-reponse.tsx';
import type { PageDeReponseAuTour } from './lectures.server.ts';
import { quandLaSynthese } from './tours-de-table.ts';

interface Props {
  formulaire: Formulaire | undefined;
  lu: PageDeReponseAuTour;
}

/** The answer of a structure; for the coordination, the answer that someone of it gave her. */
export function FormulaireDeReponse({ formulaire, lu }: Props) {
  const { structure, version, note, minimum, dernierJour } = lu;
  const verbe = note ? 'Noter' : version > 0 ? 'Changer' : 'Donner';
  return (
    <FormulairePoste formulaire={formulaire} titreErreurs="La réponse n’est pas partie">
      {/* After a conflict the page brings the present version: sending again replaces, knowingly. */}
      <input type="hidden" name="version" value={version} />
      <QuiARepondu formulaire={formulaire} pourQui={lu.pourQui} />
      <ChampsDeReponse {...{ formulaire, structure }} questions={lu.questions} valeurs={lu.valeurs} />
      <Ensuite
        etapes={[
          quandLaSynthese(minimum),
          note
            ? `La personne qui a répondu en reçoit la confirmation, et peut changer sa réponse jusqu’au ${dernierJour} inclus.`
            : `Vous pouvez changer cette réponse jusqu’au ${dernierJour} inclus.`,
          'La coordination dit ensuite ce qu’elle en retient, par courriel.',
        ]}
      />
      <div className="actions">
        <Bouton>{`${verbe} la réponse ${deNom(structure)}`}</Bouton>
      </div>
    </FormulairePoste>
  );
}
