import { useActionData, useLoaderData, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { impossible } from '#app/commun/erreurs.ts';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { accorder, entreGuillemets } from '#app/commun/texte.ts';
import { ListeDePapiers } from '#app/formations/papiers/liste-de-papiers.tsx';
import { TOUTES_LES_MS } from '#app/formations/papiers/papiers.ts';
import { saisieLiasse } from '#app/formations/papiers/saisie.ts';
import { cleDeLiasse, lireLaLiasse } from '#app/formations/papiers/suivis.server.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { commencerLiasse, lireLiasse } from '#app/services/liasses.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'formations', titre: 'Certificats' };
export const meta = () => titreDePage('Certificats');

export const loader = chargeur(({ ctx, params }) => {
  const { ecrire: _, ...lu } = lireLaLiasse(ctx, idDeAdresse(params.id));
  const liasse = lireLiasse(cleDeLiasse(ctx, lu.id));
  return { ...lu, fichier: liasse?.etat === 'prete' ? { etat: 'prete' as const, total: liasse.total } : (liasse ?? null) };
});

export const action = traitement(
  ({ ctx, params }) => {
    lireLaLiasse(ctx, idDeAdresse(params.id));
    return saisieLiasse;
  },
  ({ ctx, params }) => {
    const { id, titre, libelle, ecrire } = lireLaLiasse(ctx, idDeAdresse(params.id));
    const papiers = ecrire().map((papier) => ({ papier }));
    if (papiers.length === 0) throw impossible('Personne n’a encore de papier à remettre\u00a0: notez d’abord la présence.');
    commencerLiasse(cleDeLiasse(ctx, id), { titre: `${libelle}, ${titre}`, papiers });
    return redirigerAvecAvis(`/formations/${id}/certificats`, {
      titre: 'Le fichier se prépare',
      texte: `${accorder(papiers.length, 'papier')} en un seul PDF. Vous pouvez continuer ailleurs et revenir le prendre ici.`,
    });
  },
);

/** How far the file is, said as it goes, and that it is there. */
function ouEnEst(fichier: { etat: string; total?: number; faites?: number } | null): string | null {
  if (fichier?.etat === 'en_cours') return `${fichier.faites ?? 0} sur ${accorder(fichier.total ?? 0, 'papier')}`;
  return fichier?.etat === 'prete' ? 'Le fichier est prêt.' : null;
}

export default function CertificatsDeFormation() {
  const { id, titre, libelle, lignes, fichier } = useLoaderData<typeof loader>();
  const refus = premierePhrase(useActionData<typeof action>()?.formulaire);
  const { revalidate } = useRevalidator();
  const enCours = fichier?.etat === 'en_cours';
  useEffect(() => {
    if (!enCours) return;
    const minuterie = setInterval(revalidate, TOUTES_LES_MS);
    return () => clearInterval(minuterie);
  }, [enCours, revalidate]);
  return (
    <Page
      salle="formations"
      ariane={[{ libelle: titre, chemin: `/formations/${id}` }, { libelle: 'Certificats' }]}
      titre={`Qui a suivi ${entreGuillemets(titre)} ?`}
    >
      <div className="pile pile--large">
        {refus && <Bandeau ton="erreur">{refus}</Bandeau>}
        {fichier?.etat === 'echouee' && <Bandeau ton="erreur">Le fichier n’a pas pu être préparé&nbsp;: recommencez.</Bandeau>}
        <Feuille titre="Tous en un seul fichier">
          <p className="petit doux">{libelle} de chaque personne, l’un après l’autre.</p>
          <p role="status">{ouEnEst(fichier)}</p>
          {enCours ? (
            <>
              <progress value={fichier.faites} max={fichier.total} aria-label="Papiers préparés" />
              <noscript>
                <p>
                  <a href={`/formations/${id}/certificats`}>Voir où il en est</a>
                </p>
              </noscript>
            </>
          ) : (
            <>
              {fichier?.etat === 'prete' && (
                <p>
                  <a className="lien-action" href={`/formations/${id}/certificats.pdf`}>
                    Ouvrir le fichier ({accorder(fichier.total, 'papier')})
                  </a>
                </p>
              )}
              <FormulairePoste>
                <div className="actions">
                  <Bouton genre={fichier?.etat === 'prete' ? 'second' : 'principal'}>
                    {fichier?.etat === 'prete' ? 'Le préparer de nouveau' : 'Préparer le fichier à imprimer'}
                  </Bouton>
                </div>
              </FormulairePoste>
            </>
          )}
        </Feuille>
        <Section titre="Personne par personne">
          <ListeDePapiers
            legende="Les personnes inscrites, ce qu’elles ont suivi, et leurs papiers"
            {...{ qui: 'Personne', ou: 'Structure' }}
            lignes={lignes.map(({ structure, ...une }) => ({ ...une, precision: structure }))}
          />
        </Section>
      </div>
    </Page>
  );
}
