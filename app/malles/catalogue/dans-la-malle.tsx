import { majuscule } from '#app/commun/texte.ts';
import { DessinDeMalle } from '#app/ui/dessins-de-malles.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { Section } from '#app/ui/page.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import { laMalle } from './noms.ts';
import type { PageDeMalle } from './page-de-malle.server.ts';

/** The photos of a malle, the first one large; its drawing when nobody took one. */
export function ImagesDeMalle({ nom, photos, dessin }: Pick<PageDeMalle, 'nom' | 'photos' | 'dessin'>) {
  const [premiere, ...autres] = photos;
  return (
    <>
      <figure className="malle__image malle__image--grande">
        {premiere ? <img src={premiere} alt={majuscule(laMalle(nom))} /> : <DessinDeMalle dessin={dessin} />}
      </figure>
      {autres.length > 0 && (
        <ul className="vignettes">
          {autres.map((photo, rang) => (
            <li key={photo}>
              <a href={photo}>
                <img src={`${photo}?taille=petite`} alt={`${majuscule(laMalle(nom))}, vue ${rang + 2}`} loading="lazy" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const COLONNES = [{ titre: 'Objet' }, { titre: 'Nombre', nombre: true }, { titre: 'À savoir' }];

/** What is in a malle, how one uses it, and under which rules it is lent. */
export function DansLaMalle({ nom, objets, notice, regles }: Pick<PageDeMalle, 'nom' | 'objets' | 'notice' | 'regles'>) {
  return (
    <>
      <Section titre="Dans la malle" id="contenu-malle">
        {objets.length === 0 ? (
          <p className="doux mesure">Personne n’a encore écrit ce qu’elle contient. L’inventaire de départ en a besoin.</p>
        ) : (
          <Tableau
            legende={`Contenu de ${laMalle(nom)}`}
            cacheLegende
            colonnes={COLONNES}
            lignes={objets.map(({ id, nom: objet, nombre, aSavoir, photo }) => ({
              cle: id,
              cellules: [
                <Objet key="objet" nom={objet} photo={photo} />,
                <strong key="nombre">{nombre}</strong>,
                aSavoir && <span className="petit doux">{aSavoir}</span>,
              ],
            }))}
          />
        )}
      </Section>
      {notice && (
        <Section titre="Comment s’en servir">
          <p className="texte">{notice}</p>
        </Section>
      )}
      <Section titre="Les règles du prêt">
        <Fiche lignes={regles} />
      </Section>
    </>
  );
}

const Objet = ({ nom, photo }: { nom: string; photo: string | null }) => (
  <>
    {nom}
    {photo && (
      <a href={photo}>
        <img className="vignette-d-objet" src={`${photo}?taille=petite`} alt={`${nom}, en grand`} loading="lazy" />
      </a>
    )}
  </>
);
