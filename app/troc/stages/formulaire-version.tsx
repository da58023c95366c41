import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { ChampsDesTermes } from './champs-des-termes.tsx';
import type { Option, ValeursDesTermes } from './props-des-termes.ts';
import { QuiARepondu } from './qui-a-repondu.tsx';

export interface VersionAPreparer {
  id: number;
  nom: string;
  proposition: number;
  bouton: string;
  ensuite: string[];
  raisons: Option[];
  pourQui: { id: number; nom: string }[];
  noms: { origine: string; accueil: string };
  valeurs: ValeursDesTermes;
  stagiaires: Option[];
  tutrices: Option[];
  calendrier: string;
  demain: string;
  km: number | null;
  bareme: number;
  geste: string;
}

/** New terms for a stage, beginning from the present ones: endorsed, counter-proposed or postponed. */
export function FormulaireVersion({ lu, formulaire }: { lu: VersionAPreparer; formulaire: Formulaire | undefined }) {
  return (
    <FormulairePoste formulaire={formulaire} geste={lu.geste} brouillon={{ formulaire: `version-stage:${lu.id}` }}>
      <input type="hidden" name="proposition" value={lu.proposition} />
      <QuiARepondu formulaire={formulaire} pourQui={lu.pourQui} />
      {lu.raisons.length > 0 && (
        <>
          <Choix formulaire={formulaire} nom="raison" legende="Pourquoi ?" options={lu.raisons} />
          <Champ
            formulaire={formulaire}
            nom="motif"
            genre="textarea"
            lignes={2}
            libelle="Un mot de plus ?"
            aide="Les personnes concernées le liront."
            facultatif
          />
        </>
      )}
      <ChampsDesTermes formulaire={formulaire} lu={lu} valeurs={lu.valeurs} noms={lu.noms} libelleTutrice="Qui accompagnera ?" />
      {lu.ensuite.length > 0 && <Ensuite etapes={lu.ensuite} />}
      <div className="actions">
        <Bouton>{lu.bouton}</Bouton>
        <a className="lien-action" href={`/stages/${lu.id}`}>
          Revenir sans envoyer
        </a>
      </div>
    </FormulairePoste>
  );
}
