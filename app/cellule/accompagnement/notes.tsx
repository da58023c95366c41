import { LienBouton } from '#app/ui/bouton.tsx';
import { Section } from '#app/ui/page.tsx';
import { type DocumentLu, ListeDeDocuments } from './documents.tsx';
import { EntreMembres } from './entre-membres.tsx';
import { TexteEcrit, type TexteLu } from './texte-ecrit.tsx';

interface Props {
  id: string;
  notes: { nouvelle: string | null; sansElle: string; seule: boolean; textes: readonly TexteLu[] } | null;
  documents: readonly DocumentLu[];
}

/** What the members write for themselves: another sheet, which says who does not read it. */
export function Notes({ id, notes, documents }: Props) {
  if (notes === null) return null;
  const { nouvelle, sansElle, seule, textes } = notes;
  const joints = documents.filter(({ entreMembres }) => entreMembres);
  return (
    <EntreMembres sans={sansElle}>
      <Section
        titre="Notes entre membres"
        id="notes"
        actions={
          nouvelle && (
            <LienBouton genre="second" href={nouvelle} icone="crayon">
              Ajouter une note
            </LienBouton>
          )
        }
      >
        {textes.length === 0 && joints.length === 0 && (
          <p className="doux">Rien encore. Ce qui aide à se passer le relais trouve sa place ici.</p>
        )}
        {seule && (
          <p className="petit doux mesure">
            Vous êtes seule ou seul à tenir la clé de ces notes. Elles s’effacent avec elle, ou si quelqu’un d’autre est choisi à
            votre place.
          </p>
        )}
        <div className="pile">
          {textes.map((texte, rang) => (
            <div className="feuille feuille--creux" key={texte.objet}>
              <TexteEcrit texte={texte} quoi={`la note ${rang + 1}`} />
            </div>
          ))}
          <ListeDeDocuments id={id} documents={joints} />
        </div>
      </Section>
    </EntreMembres>
  );
}
