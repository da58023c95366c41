import { useActionData, useLoaderData } from '@remix-run/react';
import { LIBELLE_THEME, THEMES } from '#app/cellule/cellule.ts';
import { ConfidenceDeDemande } from '#app/cellule/demandes/confidence-de-demande.tsx';
import { garderTexteDe } from '#app/cellule/demandes/garder.server.ts';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { regardsDe } from '#app/cellule/demandes/page-de-demande.server.ts';
import { lireAEcrire } from '#app/cellule/preconisations/lire-preconisations.server.ts';
import { preconiser } from '#app/cellule/preconisations/preconiser.server.ts';
import { saisiePreconisation } from '#app/cellule/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeurScelle, traitementScelle } from '#app/http/scelle.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Retenir } from '#app/ui/retenir.tsx';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurScelle(ouvrirDemande, ({ ouverte, params }) => {
  const lue = lireAEcrire(ouverte, params.objet);
  return { ...lue, lecteurs: regardsDe(ouverte).filter(({ membre }) => membre || lue.aTous) };
});

export const action = traitementScelle(
  ouvrirDemande,
  garderTexteDe('preconiser'),
  saisiePreconisation,
  async ({ ctx, ouverte, saisie }) => {
    const remise = await preconiser(ctx, ouverte, saisie);
    return redirigerAvecAvis(`/cellule/demandes/${ouverte.id}#preconisations`, {
      titre: 'C’est enregistré.',
      texte: remise
        ? 'Les autres personnes qui lisent cette page reçoivent un courriel qui dit seulement qu’une page les attend.'
        : 'Seuls les membres le lisent, jusqu’au moment de tout remettre.',
    });
  },
);

export default function EcrirePreconisation() {
  const { id, objet, numero, apres, aTous, defaut, aReunir, lecteurs } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  // What was read when one began to write: what others wrote since is replaced by nobody.
  const tapees: string[] = formulaire?.listes?.apres ?? (formulaire?.valeurs.apres ? [formulaire.valeurs.apres] : []);
  const remplacees = formulaire ? tapees : apres;
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'La demande', chemin: `/cellule/demandes/${id}` }, { libelle: 'Préconisation' }]}
      confidence={<ConfidenceDeDemande lecteurs={lecteurs} entreMembres={!aTous} />}
      titre={numero ? `La préconisation ${numero}, dite autrement` : 'Que proposez-vous\u00a0?'}
      intro={
        aTous
          ? 'Toutes les personnes nommées ci-dessus la lisent aussitôt. Un nouveau texte redemande une réponse.'
          : 'La structure ne la lira qu’au moment où vous les remettrez toutes.'
      }
    >
      <FormulairePoste formulaire={formulaire}>
        <Retenir />
        {aReunir && (
          <Bandeau ton="attention" titre="Deux textes en un">
            Les deux textes, écrits en même temps, se suivent ci-dessous. Faites-en un seul&nbsp;: il prendra leur place.
          </Bandeau>
        )}
        <input type="hidden" name="objet" value={formulaire?.valeurs.objet ?? objet} />
        {remplacees.map((version) => (
          <input type="hidden" name="apres" value={version} key={version} />
        ))}
        <Champ formulaire={formulaire} nom="titre" libelle="En une phrase" defaut={defaut?.titre} max={160} />
        <Choix
          formulaire={formulaire}
          nom="theme"
          legende="Thématique"
          defaut={defaut?.theme}
          options={THEMES.map((valeur) => ({ valeur, libelle: LIBELLE_THEME[valeur] }))}
        />
        <Champ
          formulaire={formulaire}
          nom="texte"
          libelle="Pourquoi, et comment s’y prendre"
          genre="textarea"
          lignes={8}
          facultatif
          defaut={defaut?.texte}
        />
        <Champ
          formulaire={formulaire}
          nom="avec"
          libelle="Avec qui"
          aide="Par exemple : l’équipe, un membre de la cellule."
          facultatif
          defaut={defaut?.avec}
          max={200}
        />
        <Champ
          formulaire={formulaire}
          nom="avant"
          libelle="Pour quand"
          aide="Par exemple : avant le 30 avril, courant mai."
          facultatif
          defaut={defaut?.avant}
          max={120}
        />
        <div className="actions">
          <Bouton>{aTous ? 'Donner ce texte à lire' : 'Garder cette préconisation, entre membres'}</Bouton>
          {numero && !aTous && (
            <LienBouton genre="lien-danger" href={`/cellule/demandes/${id}/preconisations/${objet}/abandonner`}>
              Y renoncer
            </LienBouton>
          )}
        </div>
      </FormulairePoste>
    </Page>
  );
}
