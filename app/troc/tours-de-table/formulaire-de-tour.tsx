import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Section } from '#app/ui/page.tsx';
import { ChampsDeRedaction } from './champs-de-redaction.tsx';
import { GENRES_QUESTION, type GenreQuestion, QUESTIONS_MAX } from './questions.ts';
import { questionsTapees } from './redaction.ts';
import { TITRE_MAX } from './tours-de-table.ts';

interface Props {
  formulaire: Formulaire;
  /** Undefined for a new one. */
  draft?: { id: number; version: number } | undefined;
  geste?: string | undefined;
  /** The question that a button has just added or moved. */
  rang?: number | undefined;
}

const AJOUTER: Record<GenreQuestion, string> = {
  choix: 'Ajouter un choix',
  nombre: 'Ajouter un nombre',
  texte: 'Ajouter une question libre',
};

/** A draft: what is asked, until when, and its questions; the buttons that move them send the form and bring it back. */
export function FormulaireDeTour({ formulaire, draft, geste, rang }: Props) {
  const questions = questionsTapees(formulaire.valeurs);
  const acte = draft ? 'corriger' : 'preparer';
  return (
    <FormulairePoste formulaire={formulaire} geste={geste} titreErreurs="Ce brouillon n’est pas encore enregistré">
      {/* The first button of a form is the one that the Enter key presses. */}
      <button type="submit" className="cache" name="acte" value={acte} tabIndex={-1} aria-hidden="true">
        Enregistrer
      </button>
      {draft && <input type="hidden" name="version" value={draft.version} />}
      <Champ
        {...{ formulaire, nom: 'titre', max: TITRE_MAX }}
        libelle="Que demandez-vous au réseau ?"
        aide="La question en une ligne, comme « Qui reste ouvert pendant les vacances de printemps ? ». C’est le titre du courriel."
      />
      <Champ
        {...{ formulaire, nom: 'texte' }}
        libelle="Pourquoi vous le demandez"
        genre="textarea"
        lignes={3}
        facultatif
        aide="Deux ou trois phrases, lues avant les questions."
      />
      <Section titre="Les questions" id="questions">
        <div className="pile pile--large">
          {questions.length === 0 && (
            <p className="doux mesure">
              Aucune question pour l’instant. Trois suffisent souvent : on répond en deux minutes, sur un téléphone.
            </p>
          )}
          {questions.map((question, numero) => (
            <ChampsDeRedaction
              // biome-ignore lint/suspicious/noArrayIndexKey: a question in a form is its place.
              key={numero}
              {...{ formulaire, question, rang: numero, combien: questions.length, vise: numero === rang }}
            />
          ))}
          {questions.length < QUESTIONS_MAX ? (
            <div className="actions">
              {GENRES_QUESTION.map((genre) => (
                <Bouton key={genre} genre="second" icone="ajouter" name="acte" value={`ajouter-${genre}`}>
                  {AJOUTER[genre]}
                </Bouton>
              ))}
            </div>
          ) : (
            <p className="doux">Huit questions, c’est le plus qu’un tour de table peut poser.</p>
          )}
        </div>
      </Section>
      <Champ {...{ formulaire, nom: 'dernierJour' }} libelle="Dernier jour pour répondre" genre="date" court />
      <Champ
        {...{ formulaire, nom: 'minimum' }}
        libelle="Montrer la synthèse à partir de combien de réponses ?"
        inputMode="numeric"
        court
        aide="Avant, personne ne lit les réponses, vous non plus : on ne devine pas qui a dit quoi."
      />
      <Ensuite
        etapes={[
          'Le brouillon est gardé. La coordination seule le voit.',
          'Vous relisez ce que les structures verront, puis vous l’envoyez.',
        ]}
      />
      <div className="actions">
        <Bouton name="acte" value={acte}>
          {draft ? 'Enregistrer les questions' : 'Garder ce brouillon et le relire'}
        </Bouton>
        <a className="lien-action" href={draft ? `/tours-de-table/${draft.id}` : '/tours-de-table'}>
          {draft ? 'Ne rien changer' : 'Ne rien demander'}
        </a>
      </div>
    </FormulairePoste>
  );
}
