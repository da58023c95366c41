import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { accorder } from '#app/commun/texte.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { apresReglement } from '#app/malles/inventaires/avis.server.ts';
import { FormulaireDeReglement } from '#app/malles/inventaires/formulaire-de-reglement.tsx';
import { lirePageDeReglement } from '#app/malles/inventaires/page-de-reglement.server.ts';
import { regulariser } from '#app/malles/inventaires/regler.server.ts';
import { saisieReglements } from '#app/malles/inventaires/saisie.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'malles', titre: 'Régler ce qui manque' };
export const meta = () => titreDePage('Comment est-ce réglé ?');

export const loader = chargeur(({ ctx, params }) => {
  const lu = lirePageDeReglement(ctx, idDeAdresse(params.id));
  return data(lu, { status: lu.empechement ? 409 : 200 });
});

export const action = traitement(
  ({ ctx, params }) => saisieReglements(lirePageDeReglement(ctx, idDeAdresse(params.id)).ecarts),
  ({ ctx, params, saisie }) => {
    const id = idDeAdresse(params.id);
    const restent = regulariser(ctx, id, saisie);
    return redirigerAvecAvis(
      restent > 0 ? `/reservations/${id}/regulariser` : `/reservations/${id}`,
      restent > 0 ? { titre: 'C’est noté', texte: `Il reste ${accorder(restent, 'manque')} à régler.` } : apresReglement(ctx, id),
    );
  },
);

export default function RegulariserUnPret() {
  const lu = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const { contact } = lu;
  return (
    <Page
      salle="malles"
      ariane={[
        { libelle: lu.malle.nom, chemin: `/malles/${lu.malle.slug}` },
        { libelle: 'Prêt', chemin: `/reservations/${lu.id}` },
        { libelle: 'Régler ce qui manque' },
      ]}
      titre="Comment est-ce réglé ?"
      intro={`Ce qui manquait au retour de ${laMalle(lu.malle.nom)}, après le prêt ${lu.deLEmprunteuse}.`}
    >
      {lu.empechement ? (
        <div className="pile">
          <Bandeau ton="attention">{premierePhrase(formulaire) ?? lu.empechement}</Bandeau>
          <div className="actions">
            <LienBouton href={`/reservations/${lu.id}`}>Revenir à ce prêt</LienBouton>
          </div>
        </div>
      ) : (
        <DeuxColonnes libelleCote="Avec qui le régler">
          <FormulaireDeReglement key={lu.ecarts.map(({ reglement }) => reglement).join()} lu={lu} formulaire={formulaire} />
          <Feuille creux titre="Avec qui le régler">
            <Fiche
              etroite
              lignes={[
                { titre: 'Contact', contenu: contact.nom },
                {
                  titre: 'Téléphone',
                  contenu: contact.telephone && <a href={`tel:${contact.telephone}`}>{contact.telephone}</a>,
                },
                { titre: 'Courriel', contenu: contact.courriel && <a href={`mailto:${contact.courriel}`}>{contact.courriel}</a> },
              ]}
            />
          </Feuille>
        </DeuxColonnes>
      )}
    </Page>
  );
}
