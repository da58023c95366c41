import { useActionData, useLoaderData } from '@remix-run/react';
import { introuvable } from '#app/commun/erreurs.ts';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { lireDessin } from '#app/formations/presences/dessin.server.ts';
import { direPresente } from '#app/formations/presences/noter.server.ts';
import { saisieJeSuisLa } from '#app/formations/presences/saisie.ts';
import { getFormation } from '#app/formations/programme/formations.server.ts';
import { libelleSeance } from '#app/formations/programme/mots.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'formations', titre: 'Je suis là' };
export const meta = () => titreDePage('Je suis là');

export const loader = chargeur(async ({ ctx, params }) => {
  const { seanceId, jusqua } = await lireDessin(params.jeton);
  const d = getFormation(ctx, idDeAdresse(params.id));
  const seance = d.seances.find(({ id }) => id === seanceId);
  if (!seance) throw introuvable();
  return {
    id: d.ligne.id,
    titre: d.ligne.titre,
    nom: ctx.acteur.nom,
    seance: libelleSeance(seance),
    valable: jusqua > ctx.maintenant,
  };
});

export const action = traitement(saisieJeSuisLa, async ({ ctx, params }) => {
  const nouvelle = direPresente(ctx, idDeAdresse(params.id), await lireDessin(params.jeton));
  return redirigerAvecAvis(`/formations/${params.id}/presence`, {
    titre: nouvelle ? 'Votre présence est notée' : 'Votre présence était déjà notée',
    texte: 'Votre attestation comptera cette demi-journée. Bonne formation\u00a0!',
  });
});

export default function JeSuisLa() {
  const { id, titre, nom, seance, valable } = useLoaderData<typeof loader>();
  const refus = premierePhrase(useActionData<typeof action>()?.formulaire);
  return (
    <Page
      salle="formations"
      ariane={[{ libelle: titre, chemin: `/formations/${id}` }, { libelle: 'Je suis là' }]}
      titre={`Vous êtes là, ${nom} ?`}
      intro={`${entreGuillemets(titre)}. ${seance}.`}
    >
      <div className="pile">
        {refus && <Bandeau ton="erreur">{refus}</Bandeau>}
        {valable ? (
          <FormulairePoste>
            <div className="actions">
              <Bouton large>Je suis là</Bouton>
            </div>
          </FormulairePoste>
        ) : (
          !refus && (
            <Bandeau ton="info">
              Ce dessin n’est plus valable&nbsp;: demandez à la personne qui forme de le montrer de nouveau.
            </Bandeau>
          )
        )}
      </div>
    </Page>
  );
}
