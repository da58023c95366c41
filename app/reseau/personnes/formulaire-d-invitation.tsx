import type { Formulaire } from '#app/commun/formulaire.ts';
import { majuscule } from '#app/commun/texte.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { FONCTIONS, LIBELLE_FONCTION, LIBELLE_LIEN_EMPLOI, LIENS_EMPLOI } from './personnes.ts';

interface Props {
  formulaire: Formulaire | undefined;
  geste: string;
  /** What the form holds at first, for someone of the team already. */
  depart: { prenom: string; nom: string; courriel: string; fonction: string; intitule: string; lien: string } | null;
}

/** Who joins a team, and what she does there. */
export function FormulaireDInvitation({ formulaire, geste, depart }: Props) {
  return (
    <FormulairePoste formulaire={formulaire} geste={geste}>
      <Champ formulaire={formulaire} nom="prenom" libelle="Prénom" max={80} defaut={depart?.prenom} autoComplete="off" />
      <Champ formulaire={formulaire} nom="nom" libelle="Nom" max={80} defaut={depart?.nom} autoComplete="off" />
      <Champ
        formulaire={formulaire}
        nom="courriel"
        libelle="Courriel"
        genre="email"
        defaut={depart?.courriel}
        max={254}
        autoComplete="off"
        aide="L’adresse de son travail, si elle en a une : le lien y part."
      />
      <Choisir
        formulaire={formulaire}
        nom="fonction"
        libelle="Fonction"
        defaut={depart?.fonction}
        options={FONCTIONS.map((valeur) => ({ valeur, libelle: LIBELLE_FONCTION[valeur] }))}
        aide="La direction, la coordination et la présidence engagent la structure : elles proposent et acceptent les stages."
      />
      <Champ
        formulaire={formulaire}
        nom="intitule"
        libelle="Dans vos mots"
        defaut={depart?.intitule}
        max={80}
        facultatif
        aide="Comme « animatrice jeunesse » ou « trésorier »."
      />
      <Choix
        formulaire={formulaire}
        nom="lien"
        legende="Comment est-elle liée à la structure ?"
        options={LIENS_EMPLOI.map((valeur) => ({ valeur, libelle: majuscule(LIBELLE_LIEN_EMPLOI[valeur]) }))}
        defaut={depart?.lien ?? 'salariat'}
      />
      {(formulaire?.erreurs.meme || formulaire?.valeurs.meme) && (
        <Choix
          formulaire={formulaire}
          nom="meme"
          legende="Est-ce la même personne ?"
          options={[
            { valeur: 'oui', libelle: 'Oui', aide: 'Elle rejoint l’équipe avec le compte et l’adresse qu’elle a déjà.' },
            {
              valeur: 'non',
              libelle: 'Non, quelqu’un d’autre',
              aide: 'Une autre personne qui porte ce nom est ajoutée au réseau.',
            },
          ]}
        />
      )}
      <Ensuite
        etapes={[
          'Un courriel part à cette adresse, avec un lien qui sert une seule fois.',
          'La personne ouvre son compte, et choisit ce qu’elle montre d’elle.',
          'Si le lien se perd, vous pourrez l’envoyer de nouveau depuis cette page.',
        ]}
      />
      <div className="actions">
        <Bouton icone="envoyer">Envoyer l’invitation</Bouton>
      </div>
    </FormulairePoste>
  );
}
