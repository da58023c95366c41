import { randomUUID } from 'node:crypto';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { introuvable } from '#app/commun/erreurs.ts';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { BilanLu } from '#app/formations/programme/bilan-lu.tsx';
import { franchirFormation, lirePassage } from '#app/formations/programme/franchir-formation.server.ts';
import { MAX_MOTIF_FORMATION } from '#app/formations/programme/longueurs.ts';
import { estPassage } from '#app/formations/programme/passages.ts';
import { saisieAnnulation, saisieCopie } from '#app/formations/programme/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'formations', titre: 'Une formation' };
export const meta = ({ data: lu }: { data: { mots: { titre: string } } | undefined }) =>
  titreDePage(lu ? lu.mots.titre : 'Une formation');

export const loader = chargeur(({ ctx, params }) => {
  if (!estPassage(params.passage)) throw introuvable();
  const lu = lirePassage(ctx, idDeAdresse(params.id), params.passage);
  return data({ ...lu, geste: randomUUID() }, { status: lu.empechement ? 409 : 200 });
});

export const action = traitement(
  // Whether the act exists for this person is said before anything typed is judged.
  ({ ctx, params }): typeof saisieAnnulation | typeof saisieCopie => {
    if (!estPassage(params.passage)) throw introuvable();
    lirePassage(ctx, idDeAdresse(params.id), params.passage);
    return params.passage === 'annuler' ? saisieAnnulation : saisieCopie;
  },
  ({ ctx, params, saisie }) => {
    if (!estPassage(params.passage)) throw introuvable();
    // Said of the formation as it stood: once it is called off, nobody is on its list.
    const { mots } = lirePassage(ctx, idDeAdresse(params.id), params.passage);
    const id = franchirFormation(ctx, idDeAdresse(params.id), params.passage, saisie);
    const suite = params.passage === 'copier' ? `/formations/${id}/modifier` : `/formations/${id}`;
    return redirigerAvecAvis(suite, mots.fait);
  },
);

export default function FranchirFormation() {
  const lu = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const refus = lu.empechement ? (premierePhrase(formulaire) ?? lu.empechement) : undefined;
  const { mots } = lu;
  const chemin = `/formations/${lu.id}`;
  return (
    <Page
      salle="formations"
      ariane={[{ libelle: lu.titre, chemin }, { libelle: mots.bouton }]}
      titre={mots.titre}
      intro={lu.titre}
    >
      {refus ? (
        <div className="pile">
          <Bandeau ton="attention">{refus}</Bandeau>
          <div className="actions">
            <LienBouton href={chemin}>Revenir à la formation</LienBouton>
          </div>
        </div>
      ) : (
        <FormulairePoste formulaire={formulaire} geste={lu.geste}>
          {lu.nom === 'annuler' && (
            <Champ
              {...{ formulaire, nom: 'motif', max: MAX_MOTIF_FORMATION }}
              libelle="Pourquoi ?"
              genre="textarea"
              lignes={3}
              aide={mots.aide}
            />
          )}
          {lu.bilan && <BilanLu lignes={lu.bilan} />}
          <Ensuite etapes={mots.ensuite} />
          <div className="actions">
            <Bouton genre={lu.nom === 'annuler' ? 'danger' : 'principal'}>{mots.bouton}</Bouton>
            <LienBouton href={chemin} genre="lien">
              {lu.nom === 'copier' ? 'Abandonner' : 'Ne rien changer'}
            </LienBouton>
          </div>
        </FormulairePoste>
      )}
    </Page>
  );
}
