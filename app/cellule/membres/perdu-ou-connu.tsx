import { Repli } from '#app/ui/feuille.tsx';
import { Section } from '#app/ui/page.tsx';

/** What a member does when a phrase or a code is lost, or known of somebody. */
export function PerduOuConnu() {
  return (
    <Section titre="Et si…">
      <Repli titre="Je n’ai plus mon code de secours imprimé">
        <p>
          Changez de phrase ici, avec la vôtre ouverte&nbsp;: un nouveau code s’affiche, à imprimer. L’ancien n’ouvre plus rien.
        </p>
      </Repli>
      <Repli titre="Quelqu’un connaît peut-être ma phrase">
        <p>
          Changez-en aujourd’hui, puis dites-le aux autres lecteurs. Toutes les pages ouvertes avec l’ancienne se referment
          aussitôt, sur tous les appareils.
        </p>
      </Repli>
      <Repli titre="J’ai perdu ma phrase et mon code">
        <p>
          Refermez tout, revenez ici et cochez la case&nbsp;: une nouvelle clé est tirée. Appelez ensuite un autre lecteur de
          chaque demande. Il vous y laisse entrer après vous avoir parlé.
        </p>
      </Repli>
    </Section>
  );
}
