import { useActionData, useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import { effacerBrouillon } from '#app/commun/brouillons.server.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { avisDeDemande } from '#app/troc/appuis/avis.ts';
import { demanderAppui } from '#app/troc/appuis/demander.server.ts';
import { getAppui } from '#app/troc/appuis/dossiers.server.ts';
import { FormulaireDAppui, PasDeConfidentiel } from '#app/troc/appuis/formulaire-d-appui.tsx';
import { preparerDemande } from '#app/troc/appuis/preparer.server.ts';
import { saisieDemandeDAppui } from '#app/troc/appuis/saisie.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Demander un appui technique' };
export const meta = () => titreDePage('Demander un appui technique');

export const loader = chargeur(({ ctx, request }) => preparerDemande(ctx, new URL(request.url).searchParams));

export const action = traitement(
  ({ ctx }) => {
    exigerTroc(ctx);
    return saisieDemandeDAppui;
  },
  async ({ ctx, saisie }) => {
    const id = demanderAppui(ctx, saisie);
    effacerBrouillon(ctx, 'appui');
    const { structure, relations } = getAppui(ctx, id);
    return redirigerAvecAvis(
      `/troc/appuis/${id}`,
      avisDeDemande(
        { notee: !relations.includes('demandeuse'), coordination: relations.includes('coordination') },
        structure.nom,
      ),
    );
  },
);

export default function NouvelAppui() {
  const lu = useLoaderData<typeof loader>();
  const refuse = useActionData<typeof action>()?.formulaire;
  const formulaire = refuse ?? { ...lu.debut, erreurs: {} };
  const [pour, setPour] = useState(formulaire.valeurs.structureId ?? lu.defaut ?? '');
  // For a structure that is not hers, the coordination notes what she was told.
  const note = lu.equipes.length === 0 || (pour !== '' && !lu.equipes.includes(idDeAdresse(pour) ?? 0));
  return (
    <Page
      salle="troc"
      ariane={[{ libelle: 'Appuis techniques', chemin: '/troc/appuis' }, { libelle: 'Demander' }]}
      titre="De quel appui technique avez-vous besoin ?"
      intro={<PasDeConfidentiel />}
    >
      {lu.structures.length === 0 ? (
        <Bandeau>
          On demande un appui technique au nom d’une structure : demandez à une direction de vous noter dans son équipe.
        </Bandeau>
      ) : (
        <DeuxColonnes libelleCote="Et ensuite">
          <FormulaireDAppui
            {...{ formulaire, suggestions: lu.suggestions, aujourdhui: lu.aujourdhui, geste: lu.geste }}
            brouillon="appui"
            retour="/troc/appuis/nouveau"
            avant={
              lu.structures.length > 1 && (
                <Choisir
                  {...{ formulaire, nom: 'structureId', options: lu.structures, defaut: lu.defaut, surChangement: setPour }}
                  libelle="Pour quelle structure ?"
                />
              )
            }
          >
            <div className="actions">
              <Bouton>{note ? 'Noter cette demande' : 'Demander cet appui technique'}</Bouton>
            </div>
          </FormulaireDAppui>
          <Feuille creux>
            <Ensuite
              etapes={[
                'La coordination cherche qui sait faire dans le réseau, et invite deux ou trois personnes.',
                'Elle fixe une séance avec elles : vous recevez la date.',
                'Après la séance, un compte rendu court, que tout le réseau peut lire.',
              ]}
            />
          </Feuille>
        </DeuxColonnes>
      )}
    </Page>
  );
}
