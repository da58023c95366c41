import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Case } from '#app/ui/choix.tsx';
import { INTITULE_MAX, LIBELLE_GENRE_QUESTION, UNITE_MAX } from './questions.ts';
import { type ChampDeRedaction, champDeRedaction, type QuestionTapee } from './redaction.ts';

interface Props {
  formulaire: Formulaire;
  question: QuestionTapee;
  rang: number;
  combien: number;
  /** The one that was just added or moved: the eye, and the keyboard, look for it. */
  vise: boolean;
}

/** One question of a draft, and the buttons that move it. */
export function ChampsDeRedaction({ formulaire, question, rang, combien, vise }: Props) {
  const champ = (nom: ChampDeRedaction) => ({ formulaire, nom: champDeRedaction(rang, nom) });
  const laquelle = ` la question ${rang + 1}`;
  return (
    <fieldset className="feuille question-redigee" id={`question-${rang}`}>
      <legend>{`Question ${rang + 1}\u00a0: ${LIBELLE_GENRE_QUESTION[question.genre].toLocaleLowerCase('fr')}`}</legend>
      {/* biome-ignore lint/a11y/noAutofocus: without JavaScript, this brings the reader to the question that was just added. */}
      {vise && <a className="cache" href={`#champ-${champDeRedaction(rang, 'intitule')}`} autoFocus>{`Écrire${laquelle}`}</a>}
      <input type="hidden" name={champDeRedaction(rang, 'genre')} value={question.genre} />
      {question.repriseDeId !== null && (
        <>
          <input type="hidden" name={champDeRedaction(rang, 'reprise')} value={question.repriseDeId} />
          <p className="petit doux">
            Question déjà posée{'\u00a0'}: gardez ses mots, et la synthèse montrera à côté les chiffres d’avant.
          </p>
        </>
      )}
      <div className="pile">
        <Champ {...champ('intitule')} libelle="La question" max={INTITULE_MAX} />
        {question.genre === 'choix' && (
          <>
            <Champ
              {...champ('options')}
              libelle="Les réponses possibles"
              genre="textarea"
              lignes={4}
              aide="Une par ligne, de deux à huit."
            />
            <Case {...champ('plusieurs')} libelle="On peut en choisir plusieurs" />
          </>
        )}
        {question.genre === 'nombre' && (
          <Champ {...champ('unite')} libelle="L’unité" max={UNITE_MAX} court facultatif aide="Comme « places » ou « heures »." />
        )}
        <Case {...champ('facultative')} libelle="On peut la laisser vide" />
        <div className="actions">
          {rang > 0 && (
            <Bouton genre="lien" name="acte" value={`monter-${rang}`}>
              Monter<span className="cache">{laquelle}</span>
            </Bouton>
          )}
          {rang < combien - 1 && (
            <Bouton genre="lien" name="acte" value={`descendre-${rang}`}>
              Descendre<span className="cache">{laquelle}</span>
            </Bouton>
          )}
          <Bouton genre="lien-danger" name="acte" value={`enlever-${rang}`}>
            Enlever<span className="cache">{laquelle}</span>
          </Bouton>
        </div>
      </div>
    </fieldset>
  );
}
