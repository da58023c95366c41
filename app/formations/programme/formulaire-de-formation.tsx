import type { Formulaire } from '#app/commun/formulaire.ts';
import { majuscule } from '#app/commun/texte.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Case } from '#app/ui/choix.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { ChampsDesSeances } from './champs-des-seances.tsx';
import type { FormulaireDeFormationLu } from './formulaire.server.ts';
import { MAX_LIGNE_FORMATION, MAX_TEXTE_FORMATION, MAX_TITRE_FORMATION } from './longueurs.ts';
import { MotsDeLaFormation } from './mots-de-la-formation.tsx';

interface Props {
  lu: FormulaireDeFormationLu;
  formulaire: Formulaire | undefined;
  geste?: string | undefined;
}

/** Fields of each fold: one that is refused opens its fold. */
const PROGRAMME = /^(objectifs|programme|pourQui|prerequis|competences|formatrice)/;
const LIEU = /^(lieu|communeCode|lien|accessibilite)$/;
const REGLES = /^(validation|publique|cout|coutDit|financeurs|organisme|structureId)/;

/** A formation, by whoever prepares it: a title, dates and places are enough; the rest unfolds. */
export function FormulaireDeFormation({ lu, formulaire, geste }: Props) {
  const { id, valeurs } = lu;
  const champ = (nom: string) => ({ formulaire, nom, defaut: valeurs[nom] });
  const refuse = (pli: RegExp) => Object.keys(formulaire?.erreurs ?? {}).some((un) => pli.test(un));
  const ligne = (nom: string, libelle: string, aide?: string) => (
    <Champ {...champ(nom)} libelle={libelle} aide={aide} max={MAX_LIGNE_FORMATION} facultatif />
  );
  const long = (nom: string, libelle: string, aide?: string) => (
    <Champ {...champ(nom)} libelle={libelle} aide={aide} genre="textarea" lignes={4} max={MAX_TEXTE_FORMATION} facultatif />
  );
  return (
    <FormulairePoste formulaire={formulaire} geste={geste} titreErreurs="Cette formation n’est pas encore enregistrée">
      {/* After a conflict the page brings the present version: sending again replaces, knowingly. */}
      {lu.version !== null && <input type="hidden" name="version" value={lu.version} />}
      {lu.besoins.map(({ id: besoin }) => (
        <input type="hidden" key={besoin} name="besoins" value={besoin} />
      ))}
      {lu.besoins.length > 0 && (
        <Bandeau titre="Elle répond à ces besoins">
          {`${lu.besoins.map(({ titre, structure }) => `${majuscule(titre)} (${structure})`).join(' ; ')}. Ces équipes seront invitées à son ouverture.`}
        </Bandeau>
      )}
      {lu.memesJours.length > 0 && (
        <Bandeau ton="attention" titre="Au même moment, dans le réseau">
          {`${lu.memesJours.join(' ; ')}.`}
        </Bandeau>
      )}
      <Champ
        {...champ('titre')}
        libelle="Que vient-on apprendre ?"
        max={MAX_TITRE_FORMATION}
        aide="Le titre, comme « Accueillir sans juger »."
      />
      {ligne('resume', 'En une phrase')}
      <ChampsDesSeances {...{ formulaire, valeurs }} tenues={lu.nombreDeSeances} min={lu.premierJour} />
      <Champ {...champ('capacite')} libelle="Combien de places ?" inputMode="numeric" court max={6} />
      <Champ
        {...champ('minimum')}
        libelle="Combien de personnes au moins ?"
        inputMode="numeric"
        court
        max={6}
        facultatif
        aide="En dessous, au dernier jour pour s’inscrire, vous décidez. Sans nombre, c’est la moitié des places."
      />
      <Champ
        {...champ('limite')}
        libelle="Dernier jour pour s’inscrire"
        genre="date"
        court
        facultatif
        aide="Au plus tard la veille du premier jour. Ce jour passé, la formation se confirme seule si le minimum est atteint."
      />
      <div className="replis">
        <Repli titre="Où" ouvert={id === null || refuse(LIEU)}>
          <div className="pile pile--large">
            {ligne('lieu', 'Le lieu', 'La structure, la salle.')}
            <Choisir {...champ('communeCode')} libelle="La commune" options={lu.communes} vide="Sans commune" facultatif />
            <Champ {...champ('lien')} libelle="Le lien, si elle se suit à distance" genre="url" facultatif />
            {ligne('accessibilite', 'Accessibilité', 'Salle de plain-pied, boucle magnétique, stationnement…')}
          </div>
        </Repli>
        <Repli titre="Pour qui, pour quoi, avec qui" ouvert={refuse(PROGRAMME)}>
          <div className="pile pile--large">
            {long('objectifs', 'Ce que l’on saura')}
            {long('programme', 'Le programme')}
            {ligne('pourQui', 'Pour qui ?')}
            {ligne('prerequis', 'Que faut-il savoir avant ?')}
            <Choisir
              {...champ('formatriceId')}
              libelle="Qui forme, dans le réseau ?"
              options={lu.formatrices}
              vide="Quelqu’un d’autre"
              facultatif
            />
            {ligne('formatriceNom', 'Ou son nom, hors du réseau')}
            {ligne('formatricePrecision', 'Ce qu’elle fait', 'Son métier, son organisme.')}
            <MotsDeLaFormation {...{ formulaire, termes: lu.termes, coches: lu.mots }} />
          </div>
        </Repli>
        <Repli titre="Coût, accord, page à partager" ouvert={refuse(REGLES)}>
          <div className="pile pile--large">
            <Case
              {...{ formulaire, nom: 'validation', defaut: valeurs.validation === 'on' }}
              libelle="La direction de chaque structure donne son accord"
            />
            <Case
              {...{ formulaire, nom: 'publique', defaut: valeurs.publique === 'on' }}
              libelle="Une page à partager, lisible sans compte"
            />
            <Champ {...champ('cout')} libelle="Coût par structure, en euros" inputMode="decimal" court facultatif />
            {ligne('coutDit', 'Ce qu’il comprend', 'Comme « repas du 12 mai compris ».')}
            {ligne('financeurs', 'Qui paie le reste ?', 'Des noms séparés par des virgules : Caf, MSA.')}
            <Choisir
              {...champ('structureId')}
              libelle="Quelle structure l’organise ?"
              options={lu.structures}
              vide="Le réseau"
              facultatif
            />
            {ligne('organisme', 'Organisme de formation', 'Celui dont le nom paraît sur le certificat, s’il y en a un.')}
            <Champ {...champ('organismeNumero')} libelle="Son numéro de déclaration d’activité" max={20} facultatif />
          </div>
        </Repli>
      </div>
      <div className="actions">
        <Bouton>{id === null ? 'Garder ce projet et le relire' : 'Enregistrer la formation'}</Bouton>
        <LienBouton href={id === null ? '/formations' : `/formations/${id}`} genre="lien">
          {id === null ? 'Abandonner' : 'Ne rien changer'}
        </LienBouton>
      </div>
    </FormulairePoste>
  );
}
