import { useActionData, useLoaderData } from '@remix-run/react';
import { AvertissementsDeCourriel } from '#app/accueil/composants/avertissements-de-courriel.tsx';
import { EtatDuCourriel } from '#app/accueil/etat-du-courriel.tsx';
import { exigerRole } from '#app/commun/droits.ts';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { pageDemandee } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { getAdresse } from '#app/reseau/personnes/personnes.server.ts';
import { compterAbandonnes, listCourriels, renvoyerCourriel } from '#app/services/courriel.server.ts';
import { ETATS_COURRIEL, estEtatCourriel, LIBELLE_ETAT_COURRIEL } from '#app/services/courriels.ts';
import { saisieRenvoi } from '#app/services/saisie.ts';
import { posteDuReglage } from '#app/services/transport.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Tableau } from '#app/ui/tableau.tsx';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'maison', titre: 'Courriels' };
export const meta = () => titreDePage('Courriels');

export const loader = chargeur(({ ctx, request }) => {
  exigerRole(ctx, 'coordination');
  const { searchParams } = new URL(request.url);
  const demande = searchParams.get('etat');
  const etat = estEtatCourriel(demande) ? demande : undefined;
  const page = pageDemandee(searchParams);
  const liste = listCourriels(ctx, { page, etat });
  const { garderLesCorps: corpsLisibles, mettreDeCote, ouvrir } = posteDuReglage();
  const enAttenteDeServeur = ouvrir === null && !mettreDeCote;
  return { ...liste, etat: etat ?? null, corpsLisibles, enAttenteDeServeur, abandonnes: compterAbandonnes(ctx) };
});

export const action = traitement(
  ({ ctx }) => {
    exigerRole(ctx, 'coordination');
    return saisieRenvoi;
  },
  ({ ctx, saisie }) => {
    const adresse = renvoyerCourriel(ctx, saisie.id, (personneId) => getAdresse(ctx, personneId));
    const texte = `Il sera tenté de nouveau dans quelques secondes, à ${adresse}.`;
    return redirigerAvecAvis('/courriels', { titre: 'Le courriel repart', texte });
  },
);

const adresse = (etat: string | null, page = 1) => {
  const parametres = new URLSearchParams({ ...(etat ? { etat } : {}), ...(page > 1 ? { page: String(page) } : {}) });
  return parametres.size > 0 ? `/courriels?${parametres}` : '/courriels';
};

const COLONNES = [{ titre: 'Pour' }, { titre: 'Objet' }, { titre: 'État' }, { titre: 'Date' }];

export default function Courriels() {
  const { lignes, page, pages, etat, corpsLisibles, enAttenteDeServeur, abandonnes, total } = useLoaderData<typeof loader>();
  const refus = premierePhrase(useActionData<typeof action>()?.formulaire);
  return (
    <Page
      salle="maison"
      ariane={[{ libelle: 'Courriels' }]}
      titre="Quels courriels sont partis&nbsp;?"
      intro="Ce que l’application écrit aux personnes du réseau, et ce que chaque courriel est devenu."
    >
      {refus && <Bandeau ton="erreur">{refus}</Bandeau>}
      <AvertissementsDeCourriel enAttenteDeServeur={enAttenteDeServeur} abandonnes={etat === 'abandonne' ? 0 : abandonnes} />
      <div className="pile">
        <nav className="rangee" aria-label="Choisir par état">
          {[null, ...ETATS_COURRIEL].map((un) => (
            <a
              key={un ?? 'tous'}
              className="jeton-filtre jeton-filtre--choix"
              href={adresse(un)}
              aria-current={un === etat ? 'page' : undefined}
            >
              {un ? LIBELLE_ETAT_COURRIEL[un] : 'Tous'}
            </a>
          ))}
        </nav>
        {total === 0 ? (
          <Vide
            titre="Aucun courriel ici"
            texte="Un courriel part quand quelqu’un invite, propose un stage ou répond. Il se retrouve alors ici."
          />
        ) : (
          <Tableau
            legende="Courriels, du plus récent au plus ancien"
            cacheLegende
            colonnes={COLONNES}
            lignes={lignes.map((ligne) => ({
              cle: ligne.id,
              cellules: [
                <span key="pour">
                  {ligne.nom}
                  <br />
                  <span className="petit doux">{ligne.adresse}</span>
                </span>,
                corpsLisibles ? (
                  <a key="objet" href={`/courriels/${ligne.id}`}>
                    {ligne.sujet}
                  </a>
                ) : (
                  ligne.sujet
                ),
                <EtatDuCourriel key="etat" {...ligne} />,
                ligne.le,
              ],
            }))}
          />
        )}
      </div>
      <Pagination page={page} pages={pages} lien={(n) => adresse(etat, n)} />
    </Page>
  );
}
