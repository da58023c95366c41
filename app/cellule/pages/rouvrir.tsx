import { useActionData, useLoaderData } from '@remix-run/react';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { garderTexteDe } from '#app/cellule/demandes/garder.server.ts';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { regardsDe } from '#app/cellule/demandes/page-de-demande.server.ts';
import { ChampsDAppel } from '#app/cellule/reprise/champs-d-appel.tsx';
import { lireAppel } from '#app/cellule/reprise/lire-main.server.ts';
import { exigerRouvrir, rouvrir } from '#app/cellule/reprise/reprendre.server.ts';
import { saisieAppel } from '#app/cellule/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeurScelle, traitementScelle } from '#app/http/scelle.server.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurScelle(ouvrirDemande, ({ ctx, ouverte }) => {
  exigerRouvrir(ouverte);
  return { ...lireAppel(ctx, ouverte), lecteurs: regardsDe(ouverte) };
});

export const action = traitementScelle(ouvrirDemande, garderTexteDe('rouvrir'), saisieAppel, async ({ ctx, ouverte, saisie }) => {
  await rouvrir(ctx, ouverte, saisie);
  const { partie } = lireAppel(ctx, ouverte);
  return redirigerAvecAvis(`/cellule/demandes/${ouverte.id}${partie ? '/choisir' : ''}`, {
    titre: 'Votre demande est rouverte.',
    texte: partie
      ? 'Il reste à choisir qui vous rappelle.'
      : 'La personne choisie reçoit un courriel qui dit seulement qu’une page l’attend.',
  });
});

export default function Rouvrir() {
  const { id, lecteurs, choisie, partie, ...appel } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const page = `/cellule/demandes/${id}`;
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'La demande', chemin: page }, { libelle: 'Rouvrir' }]}
      confidence={<ConfidenceDeDemande lecteurs={lecteurs} />}
      titre="Rouvrir votre demande&nbsp;?"
      intro={
        partie
          ? 'Tout ce qui s’y est écrit est encore là. Vous choisirez juste après qui vous rappelle.'
          : `Tout ce qui s’y est écrit est encore là. ${choisie} vous rappellera.`
      }
    >
      <FormulairePoste formulaire={formulaire}>
        <ChampsDAppel formulaire={formulaire} {...appel} />
        <div className="actions">
          <Bouton>Rouvrir ma demande</Bouton>
          <LienBouton genre="lien" href={page}>
            Ne rien changer
          </LienBouton>
        </div>
      </FormulairePoste>
    </Page>
  );
}
