import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { ensuiteDeLaReponse } from './phrases.ts';
import { LIBELLE_NOTE, MOTS_MAX, NOTES, type QuestionDeFormation } from './questionnaires.ts';
import type { QuestionnaireLu } from './repondre.server.ts';

const OPTIONS = NOTES.map((note) => ({ valeur: String(note), libelle: LIBELLE_NOTE[note] }));

/** The questions, for her who signed in. */
export function FormulaireDeQuestionnaire({ lu, formulaire }: { lu: QuestionnaireLu; formulaire: Formulaire | undefined }) {
  return (
    <FormulairePoste formulaire={formulaire} titreErreurs="Vos réponses ne sont pas parties">
      <input type="hidden" name="version" value={lu.version} />
      <Questions questions={lu.questions} valeurs={lu.valeurs} formulaire={formulaire} />
      <Ensuite etapes={ensuiteDeLaReponse(lu)} />
      <div className="actions">
        <Bouton>{lu.version > 0 ? 'Changer mes réponses' : 'Envoyer mes réponses'}</Bouton>
      </div>
    </FormulairePoste>
  );
}

/** The questions themselves, in their order. */
export const Questions = ({
  questions,
  valeurs = {},
  formulaire,
}: {
  questions: readonly QuestionDeFormation[];
  valeurs?: Readonly<Record<string, string>>;
  formulaire: Formulaire | undefined;
}) =>
  questions.map(({ code, intitule, genre }, rang) => {
    const commun = { formulaire, nom: code, defaut: valeurs[code] };
    const libelle = `${rang + 1}. ${intitule}`;
    return genre === 'note' ? (
      <Choix key={code} {...commun} legende={libelle} options={OPTIONS} />
    ) : (
      <Champ key={code} {...commun} libelle={libelle} genre="textarea" lignes={3} max={MOTS_MAX} facultatif />
    );
  });
