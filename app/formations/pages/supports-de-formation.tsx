import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { saisieSupport } from '#app/formations/supports/saisie.ts';
import { ajouterSupport, getPageDesSupports, retirerSupport } from '#app/formations/supports/supports.server.ts';
import { MAX_LIEN_SUPPORT, MAX_TITRE_SUPPORT } from '#app/formations/supports/supports.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { preparerDepot } from '#app/reseau/fichiers/fichiers.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'formations', titre: 'Les supports d’une formation' };
export const meta = () => titreDePage('Les supports d’une formation');

export const loader = chargeur(({ ctx, params }) => getPageDesSupports(ctx, idDeAdresse(params.id)));

export const action = traitement(
  ({ ctx, params }) => {
    getPageDesSupports(ctx, idDeAdresse(params.id));
    return saisieSupport;
  },
  async ({ ctx, params, saisie }) => {
    const id = idDeAdresse(params.id);
    const chemin = `/formations/${params.id}/supports`;
    if (saisie.acte === 'retirer') {
      retirerSupport(ctx, id, saisie.supportId);
      return redirigerAvecAvis(chemin, { titre: 'Le support est retiré', texte: 'Plus personne ne le lit.' });
    }
    ajouterSupport(ctx, id, saisie, saisie.fichier && (await preparerDepot(saisie.fichier, 'fichier')));
    return redirigerAvecAvis(chemin, {
      titre: 'Le support est ajouté',
      texte:
        'Celles et ceux qui ont une place le trouvent sur la page de la formation, maintenant et après. Leur accueil et la lettre du lundi le leur disent.',
    });
  },
);

export default function SupportsDeFormation() {
  const { id, titre, supports, empechement, geste } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const ajout = formulaire?.valeurs.acte === 'ajouter' ? formulaire : undefined;
  const refus = ajout ? undefined : premierePhrase(formulaire);
  return (
    <Page
      salle="formations"
      ariane={[{ libelle: titre, chemin: `/formations/${id}` }, { libelle: 'Supports' }]}
      titre={`Que laisser à celles et ceux qui suivent ${entreGuillemets(titre)} ?`}
      intro="Un diaporama, une fiche, un lien. Seules les personnes qui ont une place, qui forment et qui organisent les lisent."
    >
      <div className="pile pile--large">
        {refus && <Bandeau ton="erreur">{refus}</Bandeau>}
        {supports.length > 0 && (
          <Section titre="Déjà là">
            <ul className="liste">
              {supports.map((un) => (
                <li key={un.id}>
                  <p>
                    <a href={un.chemin}>{un.titre}</a> <span className="petit doux">({un.precision})</span>
                  </p>
                  <FormulairePoste>
                    <input type="hidden" name="acte" value="retirer" />
                    <input type="hidden" name="supportId" value={un.id} />
                    <Bouton genre="lien-danger">
                      Retirer<span className="cache"> {entreGuillemets(un.titre)}</span>
                    </Bouton>
                  </FormulairePoste>
                </li>
              ))}
            </ul>
          </Section>
        )}
        {empechement ? (
          <Bandeau ton="info">{empechement}</Bandeau>
        ) : (
          <Section titre={supports.length === 0 ? 'Le premier support' : 'Un support de plus'}>
            <FormulairePoste formulaire={ajout} titreErreurs="Ce n’est pas ajouté" multipart geste={geste}>
              <input type="hidden" name="acte" value="ajouter" />
              <Champ
                {...{ formulaire: ajout, nom: 'titre', libelle: 'Titre', max: MAX_TITRE_SUPPORT }}
                aide="Ce que l’on y trouve : « Les fiches du matin », « Pour aller plus loin »."
              />
              <Champ
                {...{ formulaire: ajout, nom: 'fichier', libelle: 'Un fichier', genre: 'file' }}
                accept="application/pdf,image/jpeg,image/png,image/webp"
                aide="Ou un lien, dessous. Un PDF ou une photo, 10 Mo au plus. Un diaporama ou un texte s’enregistre d’abord en PDF."
              />
              <Champ
                {...{
                  formulaire: ajout,
                  nom: 'lien',
                  libelle: 'Ou un lien',
                  genre: 'url',
                  max: MAX_LIEN_SUPPORT,
                }}
                aide="L’adresse entière d’une page ou d’un document déposé ailleurs."
              />
              <div className="actions">
                <Bouton>Ajouter ce support</Bouton>
              </div>
            </FormulairePoste>
          </Section>
        )}
      </div>
    </Page>
  );
}
