import type { Formulaire } from '#app/commun/formulaire.ts';
import { aNom } from '#app/commun/francais.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { ChampsDesTermes } from './champs-des-termes.tsx';
import type { ChoixDesTermes, Option } from './props-des-termes.ts';

interface Props {
  lu: ChoixDesTermes & {
    sens: 'envoyer' | 'accueillir';
    mienne: { id: number; nom: string };
    autre: { id: number; nom: string } | null;
    autres: Option[];
    geste: string;
    echange: { id: number; titre: string } | null;
  };
  formulaire: Formulaire | undefined;
}

/** The proposal itself: who, where, when, to learn what. */
export function FormulaireStage({ lu, formulaire }: Props) {
  const { sens, mienne, autre, autres, geste } = lu;
  const autreNom = autre?.nom ?? 'L’autre structure';
  const noms = sens === 'envoyer' ? { origine: mienne.nom, accueil: autreNom } : { origine: autreNom, accueil: mienne.nom };
  return (
    <FormulairePoste formulaire={formulaire} geste={geste} brouillon={{ formulaire: 'stage' }}>
      <input type="hidden" name="sens" value={sens} />
      <input type="hidden" name="structureId" value={mienne.id} />
      {lu.echange && <input type="hidden" name="echange" value={lu.echange.id} />}
      {autre ? (
        <input type="hidden" name="autreStructureId" value={autre.id} />
      ) : (
        <Choisir
          formulaire={formulaire}
          nom="autreStructureId"
          libelle="Où ?"
          options={autres}
          aide="Distances estimées, par la route."
        />
      )}
      <ChampsDesTermes
        formulaire={formulaire}
        lu={lu}
        valeurs={lu.echange ? { objectif: lu.echange.titre } : undefined}
        noms={noms}
        libelleTutrice={sens === 'envoyer' ? 'Qui aimeriez-vous pour accompagner ?' : 'Qui accompagnera cette personne ?'}
      />
      <div className="actions">
        <Bouton>{autre ? `Envoyer la proposition ${aNom(autre.nom)}` : 'Envoyer la proposition'}</Bouton>
      </div>
    </FormulairePoste>
  );
}
