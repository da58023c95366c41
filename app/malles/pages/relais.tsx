import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { deNom } from '#app/commun/francais.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { majuscule } from '#app/commun/texte.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { avisApres } from '#app/malles/relais/avis.ts';
import { lirePageDeRelais, lireUnRelais } from '#app/malles/relais/lectures.server.ts';
import { RelaisDuPret } from '#app/malles/relais/relais-du-pret.tsx';
import { repondreSurLePret } from '#app/malles/relais/repondre.server.ts';
import { saisieRelais } from '#app/malles/relais/saisie.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'malles', titre: 'De main en main' };
export const meta = () => titreDePage('De main en main');

export const loader = chargeur(({ ctx, params }) => lirePageDeRelais(ctx, idDeAdresse(params.id)));

export const action = traitement(
  // Whether the page exists for this person is said before anything posted is judged.
  ({ ctx, params }) => {
    lirePageDeRelais(ctx, idDeAdresse(params.id));
    return saisieRelais;
  },
  ({ ctx, params, saisie }) => {
    repondreSurLePret(ctx, idDeAdresse(params.id), saisie);
    return redirigerAvecAvis(`/reservations/${params.id}/relais`, avisApres(lireUnRelais(ctx, saisie.relais), saisie.acte));
  },
);

export default function Relais() {
  const { id, malle, structure, dates, relais } = useLoaderData<typeof loader>();
  const refus = premierePhrase(useActionData<typeof action>()?.formulaire);
  return (
    <Page
      salle="malles"
      ariane={[
        { libelle: 'Malles', chemin: '/malles' },
        { libelle: malle.nom, chemin: `/malles/${malle.slug}` },
        { libelle: 'Prêt', chemin: `/reservations/${id}` },
        { libelle: 'De main en main' },
      ]}
      titre={
        relais.length > 0
          ? `Passer ${laMalle(malle.nom)} de main en main\u00a0?`
          : `${majuscule(laMalle(malle.nom))} rentre chez elle`
      }
      intro={`Le prêt ${deNom(structure)}, ${dates}.`}
    >
      {refus && <Bandeau ton="attention">{refus}</Bandeau>}
      {relais.length === 0 ? (
        <Vide
          titre="Aucun passage de relais pour ce prêt"
          texte="Quand un autre prêt de la même malle suit de près et que le détour en vaut la peine, les deux structures reçoivent une proposition&nbsp;: se passer la malle directement."
          action={{ libelle: 'Revenir au prêt', href: `/reservations/${id}` }}
        />
      ) : (
        <div className="pile">
          <RelaisDuPret pretId={id} relais={relais} />
        </div>
      )}
    </Page>
  );
}
