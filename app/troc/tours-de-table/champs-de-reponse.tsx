import type { Formulaire } from '#app/commun/formulaire.ts';
import type { ChampDeReponse } from '#app/commun/reponse-par-lien.ts';
import { Cases } from '#app/ui/cases.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Case, Choix } from '#app/ui/choix.tsx';
import { champsDUneReponse, MOTS_MAX, type Question } from './questions.ts';

interface Props {
  formulaire?: Formulaire | undefined;
  questions: readonly Question[];
  /** The answer that stands, as a form types it. */
  valeurs: Readonly<Record<string, string>>;
  structure: string;
}

/** The questions as a structure answers them. */
export function ChampsDeReponse({ formulaire, questions, valeurs, structure }: Props) {
  return champsDUneReponse(questions, { valeurs, structure }).map((champ) => (
    <UnChamp key={champ.nom} formulaire={formulaire} champ={champ} />
  ));
}

function UnChamp({ formulaire, champ }: { formulaire: Formulaire | undefined; champ: ChampDeReponse }) {
  const { nom, libelle, aide, obligatoire } = champ;
  const commun = { formulaire, nom, aide };
  if (champ.genre === 'case') return <Case {...commun} libelle={libelle} defaut={champ.defaut === 'on'} />;
  const question = { ...commun, facultatif: !obligatoire };
  if (champ.genre === 'choix') return <Choix {...question} legende={libelle} options={champ.options} defaut={champ.defaut} />;
  if (champ.genre === 'cases') return <Cases {...question} legende={libelle} options={champ.options} defaut={champ.defaut} />;
  if (champ.genre === 'nombre')
    return <Champ {...question} libelle={libelle} inputMode="decimal" court max={40} defaut={champ.defaut} />;
  return <Champ {...question} libelle={libelle} genre="textarea" lignes={3} max={MOTS_MAX} defaut={champ.defaut} />;
}
