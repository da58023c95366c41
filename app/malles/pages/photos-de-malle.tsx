import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { majuscule } from '#app/commun/texte.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { getMalleAModifier } from '#app/malles/catalogue/contenu.server.ts';
import { MAX_PHOTOS } from '#app/malles/catalogue/longueurs.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { ajouterPhoto, photosDesMalles, retirerPhoto } from '#app/malles/catalogue/photos.server.ts';
import { saisiePhotos } from '#app/malles/catalogue/saisie.ts';
import { preparerImage } from '#app/reseau/fichiers/fichiers.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'malles', titre: 'Les photos d’une malle' };
export const meta = () => titreDePage('Les photos d’une malle');

export const loader = chargeur(({ ctx, params }) => {
  const { ligne } = getMalleAModifier(ctx, params.slug);
  return { slug: ligne.slug, nom: ligne.nom, photos: photosDesMalles(ctx, [ligne.id]).get(ligne.id) ?? [] };
});

export const action = traitement(
  ({ ctx, params }) => {
    getMalleAModifier(ctx, params.slug);
    return saisiePhotos;
  },
  async ({ ctx, params: { slug }, saisie }) => {
    const chemin = `/malles/${slug}/photos`;
    if (saisie.acte === 'retirer') {
      retirerPhoto(ctx, slug, saisie.id);
      return redirigerAvecAvis(chemin, { titre: 'La photo est retirée', texte: 'Plus personne ne la voit.' });
    }
    if (saisie.photo) ajouterPhoto(ctx, slug, await preparerImage(saisie.photo, 'photo'));
    return redirigerAvecAvis(chemin, { titre: 'La photo est ajoutée', texte: 'Le réseau la voit sur la page de la malle.' });
  },
);

export default function PhotosDeMalle() {
  const { slug, nom, photos } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const ajout = formulaire?.valeurs.acte === 'ajouter' ? formulaire : undefined;
  const refus = ajout ? undefined : premierePhrase(formulaire);
  return (
    <Page
      salle="malles"
      ariane={[{ libelle: nom, chemin: `/malles/${slug}` }, { libelle: 'Photos' }]}
      titre={`Quelles photos pour ${laMalle(nom)} ?`}
      intro="La malle ouverte, une séance en cours… La première la représente dans la liste. Pas de visage sans l’accord des personnes."
    >
      {refus && <Bandeau ton="erreur">{refus}</Bandeau>}
      {photos.length > 0 && (
        <ul className="photos-de-malle">
          {photos.map((photo, rang) => (
            <li key={photo}>
              <img src={`${photo}?taille=petite`} alt={`${majuscule(laMalle(nom))}, vue ${rang + 1}`} />
              <FormulairePoste>
                <input type="hidden" name="acte" value="retirer" />
                <input type="hidden" name="id" value={photo.split('/').at(-1)} />
                <Bouton genre="lien-danger">
                  Retirer<span className="cache"> la vue {rang + 1}</span>
                </Bouton>
              </FormulairePoste>
            </li>
          ))}
        </ul>
      )}
      {photos.length < MAX_PHOTOS ? (
        <Section titre={photos.length === 0 ? 'La première photo' : 'Une photo de plus'}>
          <FormulairePoste formulaire={ajout} multipart>
            <input type="hidden" name="acte" value="ajouter" />
            <Champ
              {...{ formulaire: ajout, nom: 'photo', libelle: 'Photo', genre: 'file' }}
              accept="image/jpeg,image/png,image/webp"
              aide="10 Mo au plus ; le lieu et la date de la prise de vue en sont retirés."
            />
            <div className="actions">
              <Bouton>Ajouter cette photo</Bouton>
            </div>
          </FormulairePoste>
        </Section>
      ) : (
        <p className="doux">Une malle montre {MAX_PHOTOS} photos au plus&nbsp;: retirez-en une pour en ajouter une autre.</p>
      )}
    </Page>
  );
}
