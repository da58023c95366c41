import type { Formulaire } from '#app/commun/formulaire.ts';
import type { ActeDeReponse, ChampDeReponse } from '#app/commun/reponse-par-lien.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Cases } from '#app/ui/cases.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Case, Choix } from '#app/ui/choix.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { longueurMax, nomDansLaPage, versLaPage } from './champs-de-reponse.ts';

/** Beyond, a list takes less room than boxes. */
const BOITES_MAX = 5;

/** One form an act: the main one is answered in one click, those that ask for a word unfold. */
export function ActesDeReponse({
  actes,
  notes = [],
  formulaire,
}: {
  actes: readonly ActeDeReponse[];
  notes?: readonly string[] | undefined;
  formulaire: Formulaire | undefined;
}) {
  if (actes.length === 0) return null;
  return (
    <div className="pile pile--large hors-papier">
      {notes.map((note) => (
        <p className="mesure" key={note}>
          {note}
        </p>
      ))}
      {actes.map((acte) => (
        <Acte key={acte.nom} acte={acte} refuse={formulaire?.valeurs.acte === acte.nom ? formulaire : undefined} />
      ))}
    </div>
  );
}

function Acte({ acte, refuse }: { acte: ActeDeReponse; refuse: Formulaire | undefined }) {
  const { champs = [], caches = {}, ensuite = [] } = acte;
  const formulaire = refuse && versLaPage(refuse, champs);
  const contenu = (
    // A mail may lead to one of the answers.
    <FormulairePoste id={`acte-${acte.nom}`} formulaire={formulaire} titreErreurs="Votre réponse n’est pas partie">
      <input type="hidden" name="acte" value={acte.nom} />
      {/* Always of the page that is shown: what was refused may have been read before it changed. */}
      {Object.entries(caches).map(([nom, valeur]) => (
        <input type="hidden" key={nom} name={nomDansLaPage(acte.nom, nom)} value={valeur} />
      ))}
      {champs.map((champ) => (
        <Question key={champ.nom} champ={champ} nom={nomDansLaPage(acte.nom, champ.nom)} formulaire={formulaire} />
      ))}
      {ensuite.length > 0 && <Ensuite etapes={ensuite} />}
      <div className="actions">
        <Bouton genre={acte.genre}>{acte.libelle}</Bouton>
      </div>
    </FormulairePoste>
  );
  if (champs.length === 0 || acte.genre === 'principal') return contenu;
  return (
    <Repli titre={acte.libelle} ouvert={formulaire !== undefined}>
      {contenu}
    </Repli>
  );
}

function Question({ champ, nom, formulaire }: { champ: ChampDeReponse; nom: string; formulaire: Formulaire | undefined }) {
  const { libelle, aide, obligatoire } = champ;
  const commun = { formulaire, nom, aide };
  if (champ.genre === 'case') return <Case {...commun} libelle={libelle} defaut={champ.defaut === 'on'} />;
  const facultatif = !obligatoire;
  if (champ.genre === 'cases') {
    return <Cases {...commun} legende={libelle} options={champ.options} facultatif={facultatif} defaut={champ.defaut} />;
  }
  if (champ.genre === 'nombre') {
    const nombre = { inputMode: 'decimal' as const, court: true, max: longueurMax(champ) };
    return <Champ {...commun} {...nombre} libelle={libelle} facultatif={facultatif} defaut={champ.defaut} />;
  }
  if (champ.genre !== 'choix') {
    const lignes = champ.genre === 'texte' ? { genre: 'text' as const } : { genre: 'textarea' as const, lignes: 3 };
    return (
      <Champ {...commun} {...lignes} libelle={libelle} facultatif={facultatif} defaut={champ.defaut} max={longueurMax(champ)} />
    );
  }
  const { options, defaut } = champ;
  return options.length > BOITES_MAX ? (
    <Choisir {...commun} libelle={libelle} options={options} facultatif={facultatif} defaut={defaut} />
  ) : (
    <Choix {...commun} legende={libelle} options={options} facultatif={facultatif} defaut={defaut} />
  );
}
