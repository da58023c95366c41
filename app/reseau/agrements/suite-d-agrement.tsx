import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Section } from '#app/ui/page.tsx';
import { Quantieme } from '#app/ui/quantieme.tsx';
import { ChampsDeDecision } from './champs-d-agrement.tsx';

interface Props {
  version: string;
  /** The day the renewal was asked for, as the field takes it. */
  demande: string;
  suivante: { debut: string; au: string };
  decideur: string;
  aujourdhui: string;
  formulaire: { demander: Formulaire | undefined; renouveler: Formulaire | undefined };
}

/** What follows an agrément: its renewal is asked for, then decided. */
export function SuiteDAgrement({ version, demande, suivante, decideur, aujourdhui, formulaire }: Props) {
  return (
    <>
      <Section titre="Le renouvellement est-il demandé ?" id="demande">
        <FormulairePoste formulaire={formulaire.demander}>
          <input type="hidden" name="acte" value="demander" />
          <input type="hidden" name="version" value={version} />
          <Champ
            formulaire={formulaire.demander}
            nom="le"
            libelle="Dossier remis le"
            genre="date"
            facultatif
            defaut={demande || undefined}
            max={aujourdhui}
            aide="Sans date, il n’est pas encore parti."
          />
          <div className="actions">
            <Bouton genre="second">{demande ? 'Corriger cette date' : 'Noter la demande'}</Bouton>
          </div>
        </FormulairePoste>
      </Section>
      <Section titre="Il est renouvelé" id="renouveler">
        <FormulairePoste formulaire={formulaire.renouveler}>
          <input type="hidden" name="acte" value="renouveler" />
          <p className="mesure">
            La période suivante commence le <Quantieme texte={suivante.debut} />.
          </p>
          <Champ
            formulaire={formulaire.renouveler}
            nom="au"
            libelle="Dernier jour"
            genre="date"
            facultatif
            defaut={suivante.au || undefined}
            aide={suivante.au ? 'La même durée que celle-ci est proposée.' : undefined}
          />
          <ChampsDeDecision formulaire={formulaire.renouveler} decideur={decideur} />
          <div className="actions">
            <Bouton>Noter le renouvellement</Bouton>
          </div>
        </FormulairePoste>
      </Section>
    </>
  );
}
