import { LienBouton } from '#app/ui/bouton.tsx';
import { Ephemeride } from '#app/ui/ephemeride.tsx';
import { Section } from '#app/ui/page.tsx';
import { Puce } from '#app/ui/puce.tsx';
import { TexteEcrit, type TexteLu } from './texte-ecrit.tsx';

interface Rencontre extends TexteLu {
  jour: string;
  feuillet: { semaine: string; quantieme: string; mois: string };
  avenir: boolean;
}

interface Props {
  /** Before they have spoken, and once it is closed, nobody meets. */
  seRencontrent: boolean;
  nouvelle: string | null;
  rencontres: readonly Rencontre[];
}

/** Meetings, past and to come. */
export function Rencontres({ seRencontrent, nouvelle, rencontres }: Props) {
  if (!seRencontrent && rencontres.length === 0) return null;
  return (
    <Section
      titre="Rencontres"
      id="rencontres"
      actions={
        nouvelle && (
          <LienBouton genre="second" href={nouvelle} icone="calendrier-plus">
            Noter une rencontre
          </LienBouton>
        )
      }
    >
      {rencontres.length === 0 && <p className="doux">Aucune encore. Une rencontre se tient sur place ou à distance.</p>}
      <ul className="liste liste--dates">
        {rencontres.map((rencontre) => (
          <li key={rencontre.objet}>
            <Ephemeride jour={rencontre.feuillet} iso={rencontre.jour} fine />
            <div className="pile">
              {rencontre.avenir && (
                <p>
                  <Puce ton="info">À venir</Puce>
                </p>
              )}
              <TexteEcrit texte={rencontre} quoi={`la rencontre du ${rencontre.feuillet.quantieme} ${rencontre.feuillet.mois}`} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
