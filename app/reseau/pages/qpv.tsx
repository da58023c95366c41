import { randomUUID } from 'node:crypto';
import { useActionData, useLoaderData } from '@remix-run/react';
import { introuvable } from '#app/commun/erreurs.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { saisieQpv } from '#app/reseau/structures/saisie.ts';
import { listCommunesPourChoix } from '#app/reseau/territoire/communes.server.ts';
import { AjouterQpv, ModifierQpv } from '#app/reseau/territoire/formulaires-de-qpv.tsx';
import { ajouterQpv, exigerQpvTenus, getPageDesQpv, renommerQpv, retirerQpv } from '#app/reseau/territoire/qpv.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Tableau } from '#app/ui/tableau.tsx';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'reseau', titre: 'Les quartiers prioritaires' };
export const meta = () => titreDePage('Les quartiers prioritaires');

const INTRO =
  'Les quartiers prioritaires de la politique de la ville que les structures cochent sur leur page. La liste suit les contrats de ville : vous la tenez.';

export const loader = chargeur(({ ctx, request }) => {
  const demande = new URL(request.url).searchParams.get('modifier');
  const page = getPageDesQpv(ctx, idDeAdresse(demande ?? undefined));
  if (demande !== null && !page.aModifier) throw introuvable();
  const communes = listCommunesPourChoix(ctx).map(({ code, nom, codePostal }) => ({
    valeur: code,
    libelle: `${nom} (${codePostal})`,
  }));
  return { ...page, communes, geste: randomUUID() };
});

export const action = traitement(
  ({ ctx }) => {
    exigerQpvTenus(ctx);
    return saisieQpv;
  },
  ({ ctx, saisie }) => {
    if (saisie.acte === 'ajouter') {
      ajouterQpv(ctx, saisie);
      const texte = 'Les structures de sa commune peuvent maintenant le cocher.';
      return redirigerAvecAvis('/reseau/qpv', { titre: `${saisie.nom} est dans la liste`, texte });
    }
    if (saisie.acte === 'renommer') {
      renommerQpv(ctx, saisie.id, saisie.nom);
      return redirigerAvecAvis('/reseau/qpv', {
        titre: 'Le nom est changé',
        texte: 'Il l’est aussi sur la page des structures.',
      });
    }
    const nom = retirerQpv(ctx, saisie.id);
    return redirigerAvecAvis('/reseau/qpv', { titre: `${nom} n’est plus dans la liste`, texte: 'Rien d’autre n’a changé.' });
  },
);

const COLONNES = [{ titre: 'Quartier' }, { titre: 'Commune' }, { titre: 'Qui y intervient' }, { titre: 'Modifier', cache: true }];

export default function QuartiersPrioritaires() {
  const { lignes, aModifier, communes, geste } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const [sansForme] = formulaire?.erreurs.acte ?? [];
  return (
    <Page
      salle="reseau"
      ariane={
        aModifier
          ? [{ libelle: 'Quartiers prioritaires', chemin: '/reseau/qpv' }, { libelle: aModifier.nom }]
          : [{ libelle: 'Quartiers prioritaires' }]
      }
      titre={aModifier ? `Que devient ${aModifier.nom} ?` : 'Les quartiers prioritaires'}
      intro={aModifier ? undefined : INTRO}
    >
      {sansForme && <Bandeau ton="erreur">{sansForme}</Bandeau>}
      {aModifier ? (
        <ModifierQpv formulaire={formulaire} quartier={aModifier} />
      ) : (
        <DeuxColonnes libelleCote="Ajouter un quartier">
          {lignes.length > 0 ? (
            <Tableau
              legende="Quartiers prioritaires, par commune"
              cacheLegende
              colonnes={COLONNES}
              lignes={lignes.map(({ id, nom, commune, servi }) => ({
                cle: id,
                cellules: [
                  nom,
                  commune,
                  servi,
                  <a key="modifier" href={`/reseau/qpv?modifier=${id}`}>
                    Modifier<span className="cache"> {nom}</span>
                  </a>,
                ],
              }))}
            />
          ) : (
            <Vide
              titre="Aucun quartier pour l’instant"
              texte="Un département peut n’en avoir aucun. Sinon, ajoutez le premier."
            />
          )}
          <Section titre="Ajouter un quartier" id="ajouter">
            <AjouterQpv
              formulaire={formulaire?.valeurs.acte === 'ajouter' ? formulaire : undefined}
              communes={communes}
              geste={geste}
            />
          </Section>
        </DeuxColonnes>
      )}
    </Page>
  );
}
