import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Case } from '#app/ui/choix.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  stageId: number;
  /** Structures that the author commits; empty when she commits none. */
  engagees: string;
  geste: string;
  fiche: {
    version: number;
    statut: string;
    avecPhoto: boolean;
    recit: { titre: string; essaye: string; garde: string; photo: { chemin: string; dite: string } | null };
  } | null;
}

/** The story of a stage: three questions, a photo if one likes, and one's own consent if one may give it. */
export function FormulaireDExperience({ formulaire, stageId, engagees, geste, fiche }: Props) {
  const recit = fiche?.recit;
  return (
    <FormulairePoste formulaire={formulaire} geste={geste} brouillon={{ formulaire: `experience:${stageId}` }} multipart>
      <input type="hidden" name="acte" value={fiche ? 'corriger' : 'ecrire'} />
      {/* After a conflict the page brings the present version: sending again replaces, knowingly. */}
      {fiche && <input type="hidden" name="version" value={fiche.version} />}
      <Champ
        {...{ formulaire, nom: 'titre', defaut: recit?.titre }}
        libelle="Un titre"
        max={120}
        aide="Ce qu’une collègue d’ailleurs comprendra d’un coup d’œil, comme « Un café des parents qui se tient debout »."
      />
      <Champ
        {...{ formulaire, nom: 'essaye', defaut: recit?.essaye }}
        libelle="Qu’avez-vous essayé ?"
        genre="textarea"
        lignes={7}
        aide="Ce qui s’est passé, comment, avec qui. Une dizaine de lignes au plus. Ne nommez personne sans son accord."
      />
      <Champ
        {...{ formulaire, nom: 'garde', defaut: recit?.garde }}
        libelle="Que gardez-vous ?"
        genre="textarea"
        lignes={6}
        aide="Une idée reprise, un outil, une erreur à ne pas refaire."
      />
      <ChampsDePhoto formulaire={formulaire} photo={recit?.photo ?? null} />
      {engagees && (
        <div className="pile pile--serree">
          <Case
            formulaire={formulaire}
            nom="accord"
            libelle={`Je donne tout de suite l’accord ${engagees}`}
            aide="Vous pourrez aussi le donner plus tard, après relecture en équipe."
          />
          <Case
            formulaire={formulaire}
            nom="accordPhoto"
            libelle="L’accord vaut aussi pour la photo"
            aide="Sans cette case, la fiche paraît sans photo."
          />
        </div>
      )}
      <Ensuite
        etapes={[
          `Un courriel demande l’accord ${engagees ? 'de l’autre structure' : 'des deux structures'}.`,
          'Avec les deux accords, la fiche paraît dans le réseau. Vous en êtes prévenus.',
          'Elle se change ou se retire à tout moment.',
        ]}
      />
      <div className="actions">
        <Bouton>{fiche ? 'Enregistrer et redemander les accords' : 'Proposer ce texte'}</Bouton>
        <a className="lien-action" href={fiche ? `/stages/${stageId}/experience` : `/stages/${stageId}`}>
          {fiche ? 'Ne rien changer' : 'Ne rien raconter'}
        </a>
      </div>
    </FormulairePoste>
  );
}

function ChampsDePhoto({
  formulaire,
  photo,
}: {
  formulaire: Formulaire | undefined;
  photo: { chemin: string; dite: string } | null;
}) {
  return (
    <div className="pile">
      {photo && <img className="image-actuelle" src={`${photo.chemin}?taille=petite`} alt={photo.dite} />}
      <Champ
        formulaire={formulaire}
        nom="photo"
        libelle={photo ? 'Une autre photo' : 'Une photo'}
        genre="file"
        accept="image/jpeg,image/png,image/webp"
        facultatif
        aide="On y reconnaît quelqu’un ? Demandez-lui d’abord son accord ; pour un enfant, celui de ses parents. 10 Mo au plus ; le lieu et la date de la prise de vue en sont retirés."
      />
      <Champ
        formulaire={formulaire}
        nom="photoDite"
        libelle="Ce que montre la photo"
        defaut={photo?.dite}
        max={300}
        facultatif={!photo}
        aide="En quelques mots, pour les personnes qui ne la voient pas. À écrire dès qu’il y a une photo."
      />
      {photo && <Case formulaire={formulaire} nom="retirerPhoto" libelle="Retirer la photo" />}
    </div>
  );
}
