import { CANAUX, LIBELLE_CANAL } from '#app/commun/canaux.ts';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { cycleAnnonce, type TransitionAnnonce } from './annonces.ts';
import { MAX_PRECISION_ANNONCE } from './termes.ts';

interface Props {
  formulaire: Formulaire | undefined;
  aNoter: { pour: readonly { valeur: string; libelle: string }[]; actes: readonly TransitionAnnonce[] };
  autres: readonly { valeur: string; libelle: string }[];
}

/** What someone of the structure said by telephone, noted by the coordination; she is told by mail. */
export function NoterUneReponse({ formulaire, aNoter, autres }: Props) {
  const { pour, actes } = aNoter;
  if (pour.length === 0 || actes.length === 0) return null;
  return (
    <Repli titre="Noter une réponse donnée au téléphone" ouvert={formulaire !== undefined} horsPapier>
      <FormulairePoste formulaire={formulaire}>
        <Choisir formulaire={formulaire} nom="auNomDe" libelle="Qui a répondu ?" options={pour} />
        <Choix
          {...{ formulaire, nom: 'canal', legende: 'Comment ?', defaut: 'telephone' }}
          options={CANAUX.map((canal) => ({ valeur: canal, libelle: LIBELLE_CANAL[canal] }))}
        />
        <Choix
          {...{ formulaire, nom: 'acte', legende: 'Qu’a dit cette personne ?', defaut: actes[0] }}
          options={actes.map((nom) => ({ valeur: nom, libelle: cycleAnnonce.transitions[nom].libelle }))}
        />
        {actes.includes('satisfaire') && (
          <>
            <Choisir
              {...{ formulaire, nom: 'avec', options: autres, facultatif: true }}
              libelle="Si c’est satisfait, avec quelle structure ?"
              vide="Hors du réseau, ou sans le dire"
            />
            <Champ
              {...{ formulaire, nom: 'suite', facultatif: true, max: MAX_PRECISION_ANNONCE }}
              libelle="Et ce qui en est sorti, en une phrase"
            />
          </>
        )}
        <div className="actions">
          <Bouton genre="second">Noter cette réponse</Bouton>
        </div>
      </FormulairePoste>
    </Repli>
  );
}
