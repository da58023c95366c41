import { randomUUID } from 'node:crypto';
import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import {
  ajouterObjet,
  changerObjet,
  deplacerObjet,
  getMalleAModifier,
  retirerObjet,
} from '#app/malles/catalogue/contenu.server.ts';
import { AjouterObjet, ModifierObjet } from '#app/malles/catalogue/formulaire-d-objet.tsx';
import { ListeDuContenu } from '#app/malles/catalogue/liste-du-contenu.tsx';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { getPageDuContenu } from '#app/malles/catalogue/page-du-contenu.server.ts';
import { saisieContenu } from '#app/malles/catalogue/saisie.ts';
import { preparerImage } from '#app/reseau/fichiers/fichiers.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'malles', titre: 'Ce que contient une malle' };
export const meta = () => titreDePage('Ce que contient une malle');

export const loader = chargeur(({ ctx, params, request }) => {
  const demande = new URL(request.url).searchParams.get('objet');
  const page = getPageDuContenu(ctx, params.slug, demande === null ? null : idDeAdresse(demande));
  return { ...page, geste: randomUUID() };
});

const photo = (depot: File | undefined) => (depot ? preparerImage(depot, 'photo') : undefined);

export const action = traitement(
  ({ ctx, params }) => {
    getMalleAModifier(ctx, params.slug);
    return saisieContenu;
  },
  async ({ ctx, params: { slug }, saisie }) => {
    const chemin = `/malles/${slug}/contenu`;
    switch (saisie.acte) {
      case 'ajouter':
        ajouterObjet(ctx, slug, saisie, await photo(saisie.photo));
        return redirigerAvecAvis(chemin, { titre: `${saisie.nom}\u00a0: c’est dans la malle`, texte: DANS_L_INVENTAIRE });
      case 'changer':
        changerObjet(ctx, slug, saisie, (await photo(saisie.photo)) ?? (saisie.retirerPhoto ? null : undefined));
        return redirigerAvecAvis(chemin, { titre: `${saisie.nom}\u00a0: c’est à jour`, texte: DANS_L_INVENTAIRE });
      case 'monter':
      case 'descendre':
        deplacerObjet(ctx, slug, saisie.id, saisie.acte === 'monter' ? -1 : 1);
        return redirigerAvecAvis(chemin, { titre: 'L’ordre est changé', texte: 'Les inventaires le suivent.' });
      case 'retirer': {
        const nom = retirerObjet(ctx, slug, saisie.id);
        return redirigerAvecAvis(chemin, { titre: `${nom}\u00a0: ce n’est plus dans la malle`, texte: CEUX_D_AVANT });
      }
    }
  },
);

const DANS_L_INVENTAIRE = 'Les prochains inventaires le compteront ainsi.';
const CEUX_D_AVANT = 'Les inventaires d’avant le gardent.';

export default function ContenuDeMalle() {
  const { slug, nom, lignes, aModifier, geste } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const pour = (acte: string) => (formulaire?.valeurs.acte === acte ? formulaire : undefined);
  const sansForme = (pour('ajouter') ?? pour('changer')) ? undefined : premierePhrase(formulaire);
  const chemin = `/malles/${slug}/contenu`;
  return (
    <Page
      salle="malles"
      ariane={[
        { libelle: nom, chemin: `/malles/${slug}` },
        aModifier ? { libelle: 'Contenu', chemin } : { libelle: 'Contenu' },
        ...(aModifier ? [{ libelle: aModifier.nom }] : []),
      ]}
      titre={aModifier ? aModifier.nom : `Qu’y a-t-il dans ${laMalle(nom)} ?`}
      intro={aModifier ? undefined : 'Ce qui est écrit ici est compté au départ et au retour de chaque prêt, dans cet ordre.'}
    >
      {sansForme && <Bandeau ton="erreur">{sansForme}</Bandeau>}
      {aModifier ? (
        <ModifierObjet formulaire={pour('changer')} objet={aModifier} retour={chemin} />
      ) : (
        <DeuxColonnes libelleCote="Ajouter un objet">
          <ListeDuContenu nom={nom} chemin={chemin} lignes={lignes} />
          <Section titre="Ajouter un objet" id="ajouter">
            <AjouterObjet formulaire={pour('ajouter')} geste={geste} />
          </Section>
        </DeuxColonnes>
      )}
    </Page>
  );
}
