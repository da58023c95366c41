import { deNom } from '#app/commun/francais.ts';
import { SectionAgrements } from '#app/reseau/agrements/section-agrements.tsx';
import { SectionSavoirFaire } from '#app/reseau/competences/section-savoir-faire.tsx';
import { EquipeDeStructure } from '#app/reseau/personnes/equipe-de-structure.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Section } from '#app/ui/page.tsx';
import type { PageDeStructure } from './page-de-structure.server.ts';

/** What a structure says of itself, what it holds and knows, then who works there. */
export function PresentationEtEquipe({
  id,
  nom,
  images,
  presentation,
  agrements,
  savoirFaire,
  equipe,
  effectifs,
  peut,
}: PageDeStructure) {
  return (
    <>
      {images.photo && (
        <figure className="photo">
          <img src={images.photo} alt={`Vue ${deNom(nom)}`} />
        </figure>
      )}
      <section aria-labelledby="presentation" className="pile">
        <h2 id="presentation" className="cache">
          Présentation
        </h2>
        {presentation.map((paragraphe) => (
          <p className="mesure" key={paragraphe}>
            {paragraphe}
          </p>
        ))}
        {presentation.length === 0 && (
          <p className="mesure doux">
            {peut.modifier
              ? 'Quelques lignes de présentation aideraient les autres structures à vous connaître.'
              : 'Cette structure ne s’est pas encore présentée.'}
          </p>
        )}
      </section>
      <SectionAgrements agrements={agrements} structureId={id} peutModifier={peut.tenirLesAgrements} />
      <SectionSavoirFaire
        titre="Ce qu’elle sait faire et prête"
        savoirFaire={savoirFaire}
        modifier={peut.modifier ? `/reseau/structures/${id}/savoir-faire` : null}
      />
      <Section
        titre="L’équipe"
        id="equipe"
        actions={
          peut.inviter ? (
            <LienBouton href={`/reseau/structures/${id}/inviter`} genre="lien" icone="ajouter">
              Inviter quelqu’un
            </LienBouton>
          ) : undefined
        }
      >
        <EquipeDeStructure equipe={equipe} corriger={peut.corrigerEquipe ? `/reseau/structures/${id}/equipe` : undefined} />
        {effectifs && <p className="petit doux">{effectifs}.</p>}
      </Section>
    </>
  );
}
