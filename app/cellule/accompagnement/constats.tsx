import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Section } from '#app/ui/page.tsx';
import type { Theme } from '../cellule.ts';
import { TexteEcrit, type TexteLu } from './texte-ecrit.tsx';

interface Props {
  enConstat: boolean;
  constats: readonly (TexteLu & { theme: Theme; libelle: string })[];
}

/** What is found together, theme by theme: the asker and the members write the same text. */
export function Constats({ enConstat, constats }: Props) {
  if (!enConstat) return null;
  return (
    <Section titre="Ce que nous constatons ensemble" id="constats">
      <div className="pile">
        {constats.map(({ theme, libelle, ...texte }) => (
          <Feuille salle="cellule" key={theme}>
            <h3>{libelle}</h3>
            {texte.presentes.length > 0 ? (
              <TexteEcrit texte={texte} quoi={`le constat « ${libelle} »`} />
            ) : texte.modifier ? (
              <LienBouton genre="lien" href={texte.modifier}>
                Écrire le constat<span className="cache">{` sur ce thème\u00a0: ${libelle}`}</span>
              </LienBouton>
            ) : (
              <p className="doux">Rien encore.</p>
            )}
          </Feuille>
        ))}
      </div>
    </Section>
  );
}
