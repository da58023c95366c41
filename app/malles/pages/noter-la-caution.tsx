import { useActionData, useLoaderData } from '@remix-run/react';
import { introuvable } from '#app/commun/erreurs.ts';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { CautionDuPret } from '#app/malles/inventaires/caution-du-pret.tsx';
import type { ActeDeCaution } from '#app/malles/inventaires/inventaires.ts';
import { getPretDetaille, lireInventaires } from '#app/malles/inventaires/lectures.server.ts';
import { noterLaCaution } from '#app/malles/inventaires/regler.server.ts';
import { saisieCaution } from '#app/malles/inventaires/saisie.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'malles', titre: 'Caution' };
export const meta = () => titreDePage('Caution');

const TITRE: Record<ActeDeCaution, string> = {
  recevoir: 'La caution est notée comme reçue',
  rendre: 'La caution est notée comme rendue',
  annuler: 'La note est effacée',
};

export const loader = chargeur(({ ctx, params }) => {
  const d = getPretDetaille(ctx, idDeAdresse(params.id));
  const caution = lireInventaires(ctx, d)?.caution;
  if (!caution) throw introuvable();
  return { id: d.ligne.id, malle: { nom: d.malle.nom, slug: d.malle.slug }, caution };
});

export const action = traitement(
  ({ ctx, params }) => {
    getPretDetaille(ctx, idDeAdresse(params.id));
    return saisieCaution;
  },
  ({ ctx, params, saisie }) => {
    const id = idDeAdresse(params.id);
    noterLaCaution(ctx, id, saisie.acte);
    return redirigerAvecAvis(`/reservations/${id}`, {
      titre: TITRE[saisie.acte],
      texte: 'Les deux structures le lisent sur la page du prêt.',
    });
  },
);

export default function NoterLaCaution() {
  const { id, malle, caution } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="malles"
      ariane={[
        { libelle: malle.nom, chemin: `/malles/${malle.slug}` },
        { libelle: 'Prêt', chemin: `/reservations/${id}` },
        { libelle: 'Caution' },
      ]}
      titre="Où en est la caution ?"
    >
      <div className="pile">
        {formulaire && <Bandeau ton="erreur">{premierePhrase(formulaire) ?? ''}</Bandeau>}
        <CautionDuPret id={id} caution={caution} />
        <div className="actions">
          <LienBouton href={`/reservations/${id}`} genre="lien">
            Revenir à ce prêt
          </LienBouton>
        </div>
      </div>
    </Page>
  );
}
