import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { ChampsDuBilan } from './formulaire-bilan.tsx';
import { QuiARepondu } from './qui-a-repondu.tsx';

export interface TransitionLue {
  id: number;
  nom: string;
  libelle: string;
  proposition: number;
  motif: 'obligatoire' | 'facultatif' | null;
  /** What one may answer in one tap. */
  raisons: { valeur: string; libelle: string }[];
  /** First and last day planned, when one says that it stopped earlier. */
  fin: { du: string; au: string } | null;
  grave: boolean;
  texte: boolean;
  /** What was kept of that text. */
  commence: string;
  ensuite: string[];
  /** For whom the coordination notes the answer; empty when the act is one's own. */
  pourQui: { id: number; nom: string }[];
}

/** Before an act: what it asks, what it does, and for whom when the coordination notes it. */
export function FormulaireDeTransition({ lu, formulaire }: { lu: TransitionLue; formulaire: Formulaire | undefined }) {
  return (
    <FormulairePoste formulaire={formulaire} brouillon={lu.texte ? { formulaire: `bilan-stage:${lu.id}` } : undefined}>
      <QuiARepondu formulaire={formulaire} pourQui={lu.pourQui} />
      <input type="hidden" name="proposition" value={lu.proposition} />
      {lu.fin && (
        <>
          <Champ formulaire={formulaire} nom="fin" genre="date" libelle="Dernier jour fait" min={lu.fin.du} max={lu.fin.au} />
          <Choix
            formulaire={formulaire}
            nom="finMoment"
            legende="Jusqu’à quand, ce jour-là ?"
            defaut="apres-midi"
            options={[
              { valeur: 'matin', libelle: 'Le matin seulement' },
              { valeur: 'apres-midi', libelle: 'Toute la journée, ou l’après-midi' },
            ]}
          />
        </>
      )}
      {lu.raisons.length > 0 && (
        <Choix
          formulaire={formulaire}
          nom="raison"
          legende="Pourquoi ?"
          options={lu.raisons}
          facultatif={lu.motif === 'facultatif'}
        />
      )}
      {lu.motif && (
        <Champ
          formulaire={formulaire}
          nom="motif"
          genre="textarea"
          lignes={3}
          libelle={lu.raisons.length > 0 ? 'Un mot de plus ?' : 'Pourquoi ?'}
          aide="Les personnes concernées le liront."
          facultatif={lu.raisons.length > 0 || lu.motif === 'facultatif'}
        />
      )}
      {lu.texte && <ChampsDuBilan commence={lu.commence} formulaire={formulaire} />}
      {lu.ensuite.length > 0 && <Ensuite etapes={lu.ensuite} />}
      <div className="actions">
        <Bouton genre={lu.grave ? 'danger' : 'principal'}>{lu.libelle}</Bouton>
        <a className="lien-action" href={`/stages/${lu.id}`}>
          Ne rien changer
        </a>
      </div>
    </FormulairePoste>
  );
}
