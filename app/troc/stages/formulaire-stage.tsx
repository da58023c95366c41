import { useState } from 'react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { aNom } from '#app/commun/francais.ts';
import type { Moment } from '#app/commun/periode.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { ChampPeriode } from '#app/ui/champ-periode.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

interface Option {
  valeur: string;
  libelle: string;
}

interface Props {
  lu: {
    sens: 'envoyer' | 'accueillir';
    mienne: { id: number; nom: string };
    autre: { id: number; nom: string } | null;
    autres: Option[];
    stagiaires: Option[];
    tutrices: Option[];
    calendrier: string;
    demain: string;
    geste: string;
  };
  formulaire: Formulaire | undefined;
}

const DUREES = [
  { valeur: 'journee', libelle: 'Toute la journée' },
  { valeur: 'matin', libelle: 'Le matin seulement' },
  { valeur: 'apres-midi', libelle: 'L’après-midi seulement' },
];
const demiDe = (valeur: string | undefined): Moment | undefined =>
  valeur === 'matin' || valeur === 'apres-midi' ? valeur : undefined;

/** The proposal itself: who, where, when, to learn what. */
export function FormulaireStage({ lu, formulaire }: Props) {
  const { sens, mienne, autre, autres, stagiaires, tutrices, calendrier, demain, geste } = lu;
  const [demi, setDemi] = useState(demiDe(formulaire?.valeurs.duree));
  return (
    <FormulairePoste formulaire={formulaire} geste={geste} brouillon={{ formulaire: 'stage' }}>
      <input type="hidden" name="sens" value={sens} />
      <input type="hidden" name="structureId" value={mienne.id} />
      {autre ? (
        <input type="hidden" name="autreStructureId" value={autre.id} />
      ) : (
        <Choisir
          formulaire={formulaire}
          nom="autreStructureId"
          libelle="Où ?"
          options={autres}
          aide="Distances estimées, par la route."
        />
      )}
      <Choisir formulaire={formulaire} nom="stagiaireId" libelle="Qui part en stage ?" options={stagiaires} />
      <ChampPeriode
        formulaire={formulaire}
        legende="Quand ?"
        nomDu="du"
        nomAu="au"
        min={demain}
        aide={`Pour un seul jour, laissez le dernier vide. ${calendrier}`}
        finFacultative
        demi={demi}
      />
      <Choisir
        formulaire={formulaire}
        nom="duree"
        libelle="Combien de temps ?"
        options={DUREES}
        vide={null}
        defaut="journee"
        surChangement={(valeur) => setDemi(demiDe(valeur))}
      />
      <Champ
        formulaire={formulaire}
        nom="objectif"
        genre="textarea"
        lignes={4}
        libelle="Que vient-on apprendre ?"
        aide="Deux ou trois phrases. L’équipe qui accueille s’en sert pour préparer ses journées."
      />
      {tutrices.length > 0 && (
        <Choisir
          formulaire={formulaire}
          nom="tutriceId"
          libelle={sens === 'envoyer' ? 'Qui aimeriez-vous pour accompagner ?' : 'Qui accompagnera cette personne ?'}
          options={tutrices}
          vide="À décider ensemble"
          facultatif
        />
      )}
      <Champ
        formulaire={formulaire}
        nom="message"
        genre="textarea"
        lignes={3}
        libelle="Un mot pour accompagner la proposition"
        facultatif
      />
      <div className="actions">
        <Bouton>{autre ? `Envoyer la proposition ${aNom(autre.nom)}` : 'Envoyer la proposition'}</Bouton>
      </div>
    </FormulairePoste>
  );
}
