import { useActionData, useLoaderData } from '@remix-run/react';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { malleEnTitre } from '#app/malles/catalogue/noms.ts';
import { ChampsDePret } from '#app/malles/reservations/champs-de-pret.tsx';
import { modifierReservation } from '#app/malles/reservations/modifier.server.ts';
import { preparerPrecisions } from '#app/malles/reservations/page-a-preciser.server.ts';
import { saisiePrecisions } from '#app/malles/reservations/saisie.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'malles', titre: 'Préciser un prêt' };
export const meta = () => titreDePage('Préciser un prêt');

/** After a refusal too: the form then holds the present version. */
export const shouldRevalidate = () => true;

export const loader = chargeur(({ ctx, params }) => preparerPrecisions(ctx, idDeAdresse(params.id)));

export const action = traitement(
  // Whether the page exists for this person is said before anything typed is judged.
  ({ ctx, params }) => {
    preparerPrecisions(ctx, idDeAdresse(params.id));
    return saisiePrecisions;
  },
  ({ ctx, params, saisie }) => {
    const id = idDeAdresse(params.id);
    const change = modifierReservation(ctx, id, saisie);
    return redirigerAvecAvis(`/reservations/${id}`, {
      titre: change ? 'Le prêt est précisé' : 'Rien n’a changé',
      texte: change ? 'L’autre structure le lit sur cette page. Aucun courriel ne part.' : 'Aucun courriel ne part.',
    });
  },
);

export default function PreciserReservation() {
  const lu = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const chemin = `/reservations/${lu.id}`;
  return (
    <Page
      salle="malles"
      ariane={[
        { libelle: 'Prêts', chemin: '/reservations' },
        { libelle: malleEnTitre(lu.malle), chemin },
        { libelle: 'Préciser' },
      ]}
      titre="Que faut-il préciser ?"
      intro={`${malleEnTitre(lu.malle)}, ${lu.dates}.`}
    >
      <FormulairePoste formulaire={formulaire}>
        {/* After a conflict the page brings the present version: sending again replaces, knowingly. */}
        <input type="hidden" name="version" value={lu.version} />
        <ChampsDePret
          formulaire={formulaire ?? { valeurs: lu.valeurs, erreurs: {} }}
          {...{ contacts: lu.contacts, vide: null, communes: lu.communes, garde: 'l’autre structure' }}
        />
        <div className="actions">
          <Bouton>Enregistrer</Bouton>
          <a className="lien-action" href={chemin}>
            Ne rien changer
          </a>
        </div>
      </FormulairePoste>
    </Page>
  );
}
