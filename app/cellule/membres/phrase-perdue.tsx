import { Repli } from '#app/ui/feuille.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';

interface Props {
  /** Of the cell. */
  membre: boolean;
  /** May ask. */
  responsable: boolean;
}

/** What to do without the phrase or the words. */
export function PhrasePerdue({ membre, responsable }: Props) {
  return (
    <Section titre="Phrase ou mots perdus&nbsp;?">
      {membre && (
        <Repli titre="Je suis membre de la cellule">
          <p>
            Écrivez ici le code de secours imprimé à la signature de la charte&nbsp;: vous choisirez une nouvelle phrase. Sans
            lui, <Lien href="/cellule/charte">signez de nouveau la charte</Lien>&nbsp;: un autre lecteur de chaque demande vous y
            rouvre la porte.
          </p>
        </Repli>
      )}
      <Repli titre="J’ai demandé un appui">
        <p>
          Appelez la personne que vous aviez choisie. Après vous avoir parlé, elle vous rouvre l’accès et vous donne de nouveaux
          mots.
        </p>
      </Repli>
      {responsable && (
        <Repli titre="Je voudrais demander un appui">
          <p>
            Aucune phrase n’est nécessaire&nbsp;: <Lien href="/cellule/demander">demander à être rappelée ou rappelé</Lien>.
          </p>
        </Repli>
      )}
    </Section>
  );
}
