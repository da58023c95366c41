import type { Formulaire } from '#app/commun/formulaire.ts';
import { deNom } from '#app/commun/francais.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { ChampsDesTermes } from './champs-des-termes.tsx';
import type { ChoixDesTermes, Option } from './props-des-termes.ts';

interface Props {
  lu: ChoixDesTermes & {
    mienne: { id: number; nom: string };
    miennes: Option[];
    autre: { id: number; nom: string } | null;
    autres: Option[];
    geste: string;
  };
  formulaire: Formulaire | undefined;
}

/** A wish: where, when, to learn what; her direction then decides. */
export function FormulaireSouhait({ lu, formulaire }: Props) {
  const { mienne, miennes, autre, autres, geste } = lu;
  return (
    <FormulairePoste formulaire={formulaire} geste={geste} brouillon={{ formulaire: 'souhait' }}>
      {miennes.length > 1 ? (
        <Choisir
          formulaire={formulaire}
          nom="structureId"
          libelle="Depuis quelle équipe ?"
          options={miennes}
          vide={null}
          defaut={String(mienne.id)}
        />
      ) : (
        <input type="hidden" name="structureId" value={mienne.id} />
      )}
      <Choisir
        formulaire={formulaire}
        nom="autreStructureId"
        libelle="Où aimeriez-vous aller ?"
        options={autres}
        defaut={autre ? String(autre.id) : undefined}
        aide="Distances estimées, par la route."
      />
      <ChampsDesTermes
        formulaire={formulaire}
        lu={lu}
        noms={{ origine: mienne.nom, accueil: autre?.nom ?? 'La structure qui accueille' }}
        libelleTutrice="Qui aimeriez-vous pour vous accompagner ?"
        libelleMessage={`Un mot pour la direction ${deNom(mienne.nom)}`}
        pourSoi
      />
      <div className="actions">
        <Bouton>Envoyer mon souhait à ma direction</Bouton>
      </div>
    </FormulairePoste>
  );
}
