import { minuscule } from '#app/commun/texte.ts';
import { DessinDeMalle } from '#app/ui/dessins-de-malles.tsx';
import { Icone } from '#app/ui/icone.tsx';
import { Insecable } from '#app/ui/insecable.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Puce } from '#app/ui/puce.tsx';
import type { EtatDuJour } from './etat-du-jour.ts';

interface Props {
  malle: {
    slug: string;
    nom: string;
    resume: string;
    dessin: string | null;
    photo: string | null;
    public: string;
    structure: string;
    ou: string;
    etat: EtatDuJour | null;
  };
}

/** A malle as one chooses it: what it is, where, and whether one may have it. The whole card leads to it. */
export function CarteDeMalle({ malle }: Props) {
  const { slug, nom, resume, dessin, photo, structure, ou, etat } = malle;
  return (
    <article className="feuille malle">
      <div className="malle__image">
        {photo ? <img src={`${photo}?taille=petite`} alt="" loading="lazy" /> : <DessinDeMalle dessin={dessin} />}
      </div>
      <div className="malle__texte">
        <h3>
          <Lien href={`/malles/${slug}`}>{nom}</Lien>
        </h3>
        {etat && (
          <p>
            <Puce ton={etat.ton}>{etat.texte}</Puce>
            {etat.ensuite && <span className="malle__ensuite">{etat.ensuite}</span>}
          </p>
        )}
        <p>
          <Insecable texte={resume} />
          {malle.public && <span className="petit doux"> {malle.public}.</span>}
        </p>
        <p className="petit doux malle__ou">
          <Icone nom="lieu" />
          <span>
            <Insecable texte={[structure, minuscule(ou)].filter(Boolean).join(', ')} />
          </span>
        </p>
      </div>
    </article>
  );
}
