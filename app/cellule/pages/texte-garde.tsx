import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { lireTexteGarde } from '#app/cellule/accompagnement/accompagnement.server.ts';
import { saisieVide } from '#app/cellule/accompagnement/saisie.ts';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { laisserTexte, rienAGarder } from '#app/cellule/demandes/garder.server.ts';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { chargeurScelle, traitementScelle } from '#app/http/scelle.server.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurScelle(ouvrirDemande, ({ ctx, params, ouverte }) => lireTexteGarde(ctx, ouverte, params.garde));

export const action = traitementScelle(ouvrirDemande, rienAGarder, saisieVide, async ({ ctx, params, ouverte }) => {
  await laisserTexte(ctx, ouverte, params.garde ?? '');
  return redirect(`/cellule/demandes/${ouverte.id}`, 303);
});

export default function TexteGarde() {
  const { id, garde, vers, quand, textes, lecteurs } = useLoaderData<typeof loader>();
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'La demande', chemin: `/cellule/demandes/${id}` }, { libelle: 'Votre texte' }]}
      confidence={<ConfidenceDeDemande lecteurs={lecteurs} />}
      titre="Que faire de ce texte&nbsp;?"
      intro={`Vous l’écriviez quand la porte s’est refermée (${quand}). Vous seule ou seul le voyez ici.`}
    >
      <Feuille salle="cellule">
        {textes.map((texte) => (
          <p className="texte-libre" key={texte}>
            {texte}
          </p>
        ))}
      </Feuille>
      <FormulairePoste>
        <div className="actions">
          <LienBouton href={`${vers}?garde=${garde}`} icone="crayon">
            Reprendre mon texte
          </LienBouton>
          <Bouton genre="lien-danger">Le jeter</Bouton>
        </div>
      </FormulairePoste>
    </Page>
  );
}
