import { useState } from 'react';
import type { Moment } from '#app/commun/periode.ts';
import { Champ } from '#app/ui/champ.tsx';
import { ChampPeriode } from '#app/ui/champ-periode.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { Precisions } from './precisions-des-termes.tsx';
import type { PropsDesTermes } from './props-des-termes.ts';
import { ACTIVITES, LIBELLE_ACTIVITE } from './termes.ts';

const DUREES = [
  { valeur: 'journee', libelle: 'Toute la journée' },
  { valeur: 'matin', libelle: 'Le matin seulement' },
  { valeur: 'apres-midi', libelle: 'L’après-midi seulement' },
];
const demiDe = (valeur: string | undefined): Moment | undefined =>
  valeur === 'matin' || valeur === 'apres-midi' ? valeur : undefined;

/** The terms of a stage as one types them: the short questions first, the rest unfolds. */
export function ChampsDesTermes({ formulaire, lu, valeurs = {}, libelleTutrice, noms, pourSoi, libelleMessage }: PropsDesTermes) {
  const [demi, setDemi] = useState(demiDe(formulaire?.valeurs.duree ?? valeurs.duree));
  const [part, setPart] = useState(formulaire?.valeurs.stagiaireId ?? valeurs.stagiaireId);
  const { stagiaires, tutrices, calendrier, demain } = lu;
  return (
    <>
      {!pourSoi && (
        <Choisir
          formulaire={formulaire}
          nom="stagiaireId"
          libelle="Qui part en stage ?"
          options={stagiaires}
          defaut={valeurs.stagiaireId}
          surChangement={setPart}
        />
      )}
      <ChampPeriode
        formulaire={formulaire}
        legende="Quand ?"
        nomDu="du"
        nomAu="au"
        min={demain}
        aide={`Pour un seul jour, laissez le dernier vide. ${calendrier}`}
        finFacultative
        demi={demi}
        defautDu={valeurs.du}
        defautAu={valeurs.au}
      />
      <Choisir
        formulaire={formulaire}
        nom="duree"
        libelle="Combien de temps chaque jour ?"
        options={DUREES}
        vide={null}
        defaut={valeurs.duree ?? 'journee'}
        surChangement={(valeur) => setDemi(demiDe(valeur))}
      />
      <Choix
        formulaire={formulaire}
        nom="activite"
        legende={pourSoi ? 'Que feriez-vous ?' : 'Que fera la personne ?'}
        defaut={valeurs.activite ?? 'observer'}
        options={ACTIVITES.map((valeur) => ({
          valeur,
          libelle: LIBELLE_ACTIVITE[valeur],
          aide:
            valeur === 'observer'
              ? 'Deux jours au plus : un simple ordre de mission suffit.'
              : 'Une convention et un avenant sont écrits pour vous, à signer avant de commencer.',
        }))}
      />
      <Champ
        formulaire={formulaire}
        nom="objectif"
        genre="textarea"
        lignes={4}
        defaut={valeurs.objectif}
        libelle={pourSoi ? 'Qu’aimeriez-vous apprendre ?' : 'Que vient-on apprendre ?'}
        aide="Deux ou trois phrases. L’équipe qui accueille s’en sert pour préparer ses journées."
      />
      {tutrices.length > 0 && (
        <Choisir
          formulaire={formulaire}
          nom="tutriceId"
          libelle={libelleTutrice}
          options={tutrices}
          vide="À décider ensemble"
          defaut={valeurs.tutriceId}
          facultatif
        />
      )}
      <Precisions
        formulaire={formulaire}
        lu={lu}
        valeurs={valeurs}
        noms={noms}
        autres={pourSoi ? [] : stagiaires.filter(({ valeur }) => valeur !== part)}
      />
      <Champ
        formulaire={formulaire}
        nom="message"
        genre="textarea"
        lignes={3}
        libelle={libelleMessage ?? 'Un mot pour accompagner la proposition'}
        facultatif
      />
    </>
  );
}
