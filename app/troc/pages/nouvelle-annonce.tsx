import { useActionData, useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import { effacerBrouillon } from '#app/commun/brouillons.server.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, lireFormulaire, traitement } from '#app/http/pages.server.ts';
import { exigerAnnonce } from '#app/troc/annonces/annonces.server.ts';
import { FORMES } from '#app/troc/annonces/annonces.ts';
import { AvantDePublier } from '#app/troc/annonces/avant-de-publier.tsx';
import { avisApres } from '#app/troc/annonces/avis.ts';
import { FormulaireDAnnonce } from '#app/troc/annonces/formulaire-d-annonce.tsx';
import { preparerAnnonce } from '#app/troc/annonces/preparer.server.ts';
import { publierAnnonce } from '#app/troc/annonces/publier.server.ts';
import { saisieAnnonce, saisieType } from '#app/troc/annonces/saisie.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Nouvelle annonce' };
export const meta = ({ data }: { data: { type: string } | undefined }) =>
  titreDePage(data?.type === 'besoin' ? 'Dire un besoin' : 'Proposer une offre');

function typeDe(request: Request) {
  const lu = lireFormulaire(new URL(request.url).searchParams, saisieType);
  return (lu.ok && lu.saisie.type) || 'offre';
}

export const loader = chargeur(({ ctx, request }) => preparerAnnonce(ctx, typeDe(request), new URL(request.url).searchParams));

export const action = traitement(
  ({ ctx }) => {
    exigerTroc(ctx);
    return saisieAnnonce;
  },
  async ({ ctx, request, saisie }) => {
    const type = typeDe(request);
    const id = publierAnnonce(ctx, type, saisie);
    effacerBrouillon(ctx, `annonce-${type}`);
    const { statut } = exigerAnnonce(ctx, id);
    return redirigerAvecAvis(`/troc/annonces/${id}`, avisApres(statut === 'brouillon' ? 'preparer' : 'deposer', type));
  },
);

export default function NouvelleAnnonce() {
  const lu = useLoaderData<typeof loader>();
  const refuse = useActionData<typeof action>()?.formulaire;
  const formulaire = refuse ?? { ...lu.debut, erreurs: {} };
  const [titre, setTitre] = useState(formulaire.valeurs.titre ?? '');
  const [forme, setForme] = useState(formulaire.valeurs.forme ?? '');
  const [pour, setPour] = useState(formulaire.valeurs.structureId ?? (lu.structure ? String(lu.structure.id) : ''));
  const besoin = lu.type === 'besoin';
  const autre = besoin ? 'offre' : 'besoin';
  // For a structure that is not hers, the coordination leaves a draft.
  const prepare = lu.equipes.length === 0 || (pour !== '' && !lu.equipes.includes(Number(pour)));
  return (
    <Page
      salle="troc"
      ariane={[{ libelle: besoin ? 'Nouveau besoin' : 'Nouvelle offre' }]}
      titre={besoin ? 'Que cherchez-vous ?' : 'Qu’offrez-vous ?'}
      intro={
        <p>
          Une phrase suffit, moins d’une minute.{' '}
          <a href={`/troc/annonces/nouvelle?type=${autre}`}>
            {besoin ? 'Vous avez plutôt quelque chose à offrir\u00a0?' : 'Vous cherchez plutôt quelque chose\u00a0?'}
          </a>
        </p>
      }
    >
      {lu.structures.length === 0 ? (
        <Bandeau>
          On publie au nom d’une structure : demandez à une direction de vous noter dans son équipe. D’ici là, vous lisez toutes
          les annonces.
        </Bandeau>
      ) : (
        <DeuxColonnes libelleCote="Ce que les autres verront, et la suite">
          <FormulaireDAnnonce
            {...{ type: lu.type, formulaire, suggestions: lu.suggestions, aujourdhui: lu.aujourdhui, geste: lu.geste }}
            brouillon={`annonce-${lu.type}`}
            retour={`/troc/annonces/nouvelle`}
            {...{ surTitre: setTitre, surForme: setForme }}
            avant={
              <>
                <input type="hidden" name="type" value={lu.type} />
                {lu.seule === null && (
                  <Choisir
                    {...{ formulaire, nom: 'structureId', options: lu.structures, surChangement: setPour }}
                    libelle="Pour quelle structure ?"
                    defaut={lu.structure ? String(lu.structure.id) : undefined}
                  />
                )}
              </>
            }
          >
            <div className="actions">
              <Bouton>
                {prepare
                  ? 'Préparer pour cette structure'
                  : lu.autres > 0
                    ? `Publier pour ${lu.autres > 1 ? `les ${lu.autres} autres structures` : 'l’autre structure'}`
                    : 'Publier'}
              </Bouton>
            </div>
          </FormulaireDAnnonce>
          <AvantDePublier
            {...{ titre, besoin, prepare, mois: lu.mois, forme: FORMES.find((une) => une === forme) ?? 'stage' }}
            structure={lu.seule ?? lu.structures.find(({ valeur }) => valeur === pour) ?? null}
          />
        </DeuxColonnes>
      )}
    </Page>
  );
}
