import type { Formulaire } from '#app/commun/formulaire.ts';
import { Cases } from '#app/ui/cases.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Case, Choix } from '#app/ui/choix.tsx';
import { champDeQuestion, champDOption, MOTS_MAX, type Question } from './questions.ts';

interface Props {
  formulaire?: Formulaire | undefined;
  questions: readonly Question[];
  /** The answer that stands, as a form types it. */
  valeurs: Readonly<Record<string, string>>;
  structure: string;
}

/** The questions as a structure answers them. */
export function ChampsDeReponse({ formulaire, questions, valeurs, structure }: Props) {
  return (
    <>
      {questions.map((question, rang) => (
        <ChampDeQuestion key={question.id} {...{ formulaire, question, rang, valeurs }} />
      ))}
      {questions.some(({ genre }) => genre === 'texte') && (
        <Case
          formulaire={formulaire}
          nom="signer"
          libelle={`Signer ces mots «\u00a0${structure}\u00a0»`}
          aide="Sans cette case, les autres structures les lisent sans savoir qui les a écrits."
          defaut={valeurs.signer !== undefined}
        />
      )}
    </>
  );
}

function ChampDeQuestion({
  formulaire,
  question,
  rang,
  valeurs,
}: {
  formulaire: Formulaire | undefined;
  question: Question;
  rang: number;
  valeurs: Readonly<Record<string, string>>;
}) {
  const { id, genre, intitule, unite, facultative, plusieurs } = question;
  const nom = champDeQuestion(id);
  const titre = `${rang + 1}. ${intitule}`;
  const commun = { formulaire, nom, facultatif: facultative };
  if (genre === 'texte') {
    return <Champ {...commun} libelle={titre} genre="textarea" lignes={3} max={MOTS_MAX} defaut={valeurs[nom]} />;
  }
  if (genre === 'nombre') {
    const aide = unite ? `En ${unite}. Zéro est une réponse.` : 'Zéro est une réponse.';
    return <Champ {...commun} libelle={titre} aide={aide} inputMode="decimal" court max={40} defaut={valeurs[nom]} />;
  }
  const options = question.options.map((libelle, numero) => ({ valeur: String(numero), libelle }));
  if (!plusieurs) return <Choix {...commun} legende={titre} options={options} defaut={valeurs[nom]} />;
  const cochees = options.map(({ valeur }) => valeur).filter((valeur) => valeurs[champDOption(id, Number(valeur))] !== undefined);
  return <Cases {...commun} legende={titre} options={options} defaut={cochees} aide="Plusieurs réponses possibles." />;
}
