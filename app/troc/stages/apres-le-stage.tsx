import { entreGuillemets } from '#app/commun/texte.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Section } from '#app/ui/page.tsx';
import { QUESTIONS_DU_BILAN } from './bilans.ts';

interface Props {
  bilans: { cote: string; texte: string; atteint: string; conseil: string; qui: string }[];
  experience: { etat: string; titre: string; chemin: string } | null;
}

/** What stays of a stage: each side's bilan, and the story that the network may read. */
export function ApresLeStage({ bilans, experience }: Props) {
  return (
    <>
      {bilans.length > 0 && (
        <Section titre="Bilans">
          {bilans.map((bilan) => (
            <Feuille key={bilan.cote} titre={bilan.cote}>
              <p className="texte">{bilan.texte}</p>
              {bilan.atteint && (
                <p>
                  {QUESTIONS_DU_BILAN.atteint} <strong>{bilan.atteint}</strong>
                </p>
              )}
              {bilan.conseil && (
                <p className="texte">
                  <strong>Un conseil :</strong> {bilan.conseil}
                </p>
              )}
              <p className="petit doux">{bilan.qui}</p>
            </Feuille>
          ))}
        </Section>
      )}
      {experience && (
        <Section titre="Fiche d’expérience">
          <p>
            {experience.titre
              ? `${entreGuillemets(experience.titre)} : ${experience.etat.toLowerCase()}.`
              : 'Une demi-page pour les autres : ce que vous avez essayé, ce que vous gardez. Rien n’est publié sans l’accord des deux structures.'}
          </p>
          <div className="actions">
            <LienBouton href={experience.chemin} genre="second">
              {experience.titre ? 'Ouvrir la fiche d’expérience' : 'Raconter ce stage'}
            </LienBouton>
          </div>
        </Section>
      )}
    </>
  );
}
