import { CANAUX, LIBELLE_CANAL } from '#app/commun/canaux.ts';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { majuscule } from '#app/commun/texte.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

export interface TransitionLue {
  id: number;
  nom: string;
  libelle: string;
  motif: 'obligatoire' | 'facultatif' | null;
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
      {lu.pourQui.length > 0 && (
        <>
          <Choisir
            formulaire={formulaire}
            nom="auNomDe"
            libelle="Qui a répondu ?"
            options={lu.pourQui.map(({ id, nom }) => ({ valeur: String(id), libelle: nom }))}
          />
          <Choix
            formulaire={formulaire}
            nom="canal"
            legende="Comment ?"
            defaut="telephone"
            options={CANAUX.map((canal) => ({ valeur: canal, libelle: majuscule(LIBELLE_CANAL[canal]) }))}
          />
        </>
      )}
      {lu.motif && (
        <Champ
          formulaire={formulaire}
          nom="motif"
          genre="textarea"
          lignes={3}
          libelle="Pourquoi ?"
          aide="En quelques mots : les personnes concernées le liront."
          facultatif={lu.motif === 'facultatif'}
        />
      )}
      {lu.texte && (
        <Champ
          formulaire={formulaire}
          nom="texte"
          defaut={lu.commence}
          genre="textarea"
          lignes={6}
          libelle="Qu’en retenez-vous, et qu’en garderez-vous ?"
          aide="Quelques phrases suffisent. Les personnes concernées par ce stage les liront."
        />
      )}
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
