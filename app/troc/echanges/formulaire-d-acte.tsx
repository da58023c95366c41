import type { Formulaire } from '#app/commun/formulaire.ts';
import { leNom } from '#app/commun/francais.ts';
import { majuscule } from '#app/commun/texte.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { type ActeDEchange, LIBELLE_MOMENT_RDV, MAX_LIEU, MAX_SUITE, MOMENTS_RDV } from './echanges.ts';
import type { ActeLu } from './lectures.server.ts';

interface Props {
  lu: ActeLu;
  formulaire: Formulaire | undefined;
}

const GESTE: Record<ActeDEchange, (autre: string) => string> = {
  fixer_un_rendez_vous: (autre) => `Fixer ce rendez-vous avec ${leNom(autre)}`,
  regler: () => 'Noter que c’est réglé',
  clore_sans_suite: () => 'Clore l’échange sans suite',
  rouvrir: (autre) => `Reprendre l’échange avec ${leNom(autre)}`,
};

/** One act on an échange: its question, what follows, its button. */
export function FormulaireDActe({ lu, formulaire }: Props) {
  return (
    <FormulairePoste formulaire={formulaire}>
      {lu.nom === 'fixer_un_rendez_vous' && <ChampsDuRendezVous lu={lu} formulaire={formulaire} />}
      {lu.nom === 'regler' && (
        <Champ
          formulaire={formulaire}
          nom="suite"
          libelle="Ce que vous avez convenu, en une phrase"
          max={MAX_SUITE}
          aide="Par exemple&nbsp;: «&nbsp;Prêt des tapis du 3 au 10 mai, récupérés sur place&nbsp;». Les deux structures la lisent."
        />
      )}
      {lu.nom === 'clore_sans_suite' && (
        <Champ
          formulaire={formulaire}
          nom="suite"
          libelle="Pourquoi, en une phrase"
          max={MAX_SUITE}
          facultatif
          aide={`${majuscule(leNom(lu.autre))} la lira. Sans elle, un courriel dit simplement que vous ne donnez pas suite.`}
        />
      )}
      {lu.demandeSiSatisfaite && (lu.nom === 'regler' || lu.nom === 'fixer_un_rendez_vous') && (
        <Choix
          formulaire={formulaire}
          nom="satisfaite"
          legende="L’annonce est-elle satisfaite&nbsp;?"
          defaut={lu.nom === 'regler' && lu.type === 'besoin' ? 'oui' : 'non'}
          options={[
            { valeur: 'oui', libelle: 'Oui', aide: 'Elle quitte la liste. On y lit avec qui.' },
            { valeur: 'non', libelle: 'Pas encore', aide: 'Elle reste publiée\u00a0: d’autres peuvent répondre.' },
          ]}
        />
      )}
      <Ensuite etapes={suitesDe(lu)} />
      <div className="actions">
        <Bouton>{GESTE[lu.nom](lu.autre)}</Bouton>
        <LienBouton href={`/troc/echanges/${lu.id}`} genre="lien">
          Ne rien changer
        </LienBouton>
      </div>
    </FormulairePoste>
  );
}

function ChampsDuRendezVous({ lu, formulaire }: Props) {
  return (
    <>
      <Champ formulaire={formulaire} nom="jour" libelle="Quel jour&nbsp;?" genre="date" min={lu.aujourdhui} />
      <Champ
        formulaire={formulaire}
        nom="heure"
        libelle="À quelle heure&nbsp;?"
        genre="time"
        court
        facultatif
        aide="Sinon, choisissez un moment de la journée juste dessous."
      />
      <Choix
        formulaire={formulaire}
        nom="moment"
        legende="À quel moment&nbsp;?"
        facultatif
        options={MOMENTS_RDV.map((valeur) => ({ valeur, libelle: LIBELLE_MOMENT_RDV[valeur] }))}
      />
      <Champ
        formulaire={formulaire}
        nom="lieu"
        libelle="Où&nbsp;?"
        defaut={lu.lieu}
        max={MAX_LIEU}
        aide="Une adresse, «&nbsp;au téléphone&nbsp;» ou «&nbsp;en visio&nbsp;»."
      />
      <Champ
        formulaire={formulaire}
        nom="note"
        libelle="Un mot pour préparer"
        genre="textarea"
        lignes={3}
        facultatif
        aide="Quoi apporter, qui vient. Il est joint au courriel."
      />
    </>
  );
}

function suitesDe({ nom, autre, rendezVousTombe }: ActeLu): string[] {
  switch (nom) {
    case 'fixer_un_rendez_vous':
      return [
        `Vous et ${leNom(autre)} recevez un courriel, avec le rendez-vous à mettre dans un agenda.`,
        'Il paraît dans l’agenda des deux structures. Si la date change, reprenez l’échange et fixez-en un autre.',
      ];
    case 'regler':
      return [`Un courriel donne cette phrase à ${leNom(autre)}.`, 'L’échange est terminé\u00a0; il se reprend d’un bouton.'];
    case 'clore_sans_suite':
      return [`Un courriel le dit à ${leNom(autre)}.`, 'L’échange est terminé\u00a0; il se reprend d’un bouton.'];
    case 'rouvrir':
      return [
        ...(rendezVousTombe ? [`Le rendez-vous ${rendezVousTombe} est retiré des agendas.`] : []),
        `Un courriel le dit à ${leNom(autre)}. Vous pouvez de nouveau vous écrire.`,
      ];
  }
}
