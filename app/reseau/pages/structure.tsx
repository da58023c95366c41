import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, idOuIntrouvable, traitement } from '#app/http/pages.server.ts';
import { Carte } from '#app/reseau/carte/carte.tsx';
import { QuiSigne } from '#app/reseau/signataires/qui-signe.tsx';
import { Relecture, SontEllesAJour } from '#app/reseau/structures/a-jour.tsx';
import { confirmerStructure } from '#app/reseau/structures/confirmation.server.ts';
import { getPageDeStructure } from '#app/reseau/structures/page-de-structure.server.ts';
import { PresentationEtEquipe } from '#app/reseau/structures/presentation-et-equipe.tsx';
import { saisieRelecture } from '#app/reseau/structures/saisie.ts';
import { getStructure } from '#app/reseau/structures/structures.server.ts';
import { TeteDeStructure } from '#app/reseau/structures/tete-de-structure.tsx';
import { Venir } from '#app/reseau/structures/venir.tsx';
import { VenirEnStage } from '#app/reseau/structures/venir-en-stage.tsx';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Une structure du réseau' };
export const meta = ({ data }: { data?: { nom: string } | undefined }) => titreDePage(data?.nom ?? 'Une structure du réseau');

export const loader = chargeur(({ ctx, params }) => getPageDeStructure(ctx, idOuIntrouvable(params.id)));

export const action = traitement(
  ({ ctx, params }) => {
    getStructure(ctx, idOuIntrouvable(params.id));
    return saisieRelecture;
  },
  ({ ctx, params }) => {
    const id = idOuIntrouvable(params.id);
    confirmerStructure(ctx, id);
    const texte = 'Les autres structures lisent que cette page a été vérifiée aujourd’hui.';
    return redirigerAvecAvis(`/reseau/structures/${id}`, { titre: 'Merci, c’est noté', texte });
  },
);

export default function Structure() {
  const s = useLoaderData<typeof loader>();
  const refus = premierePhrase(useActionData<typeof action>()?.formulaire);
  return (
    <Page salle="reseau" ariane={[{ libelle: s.nom }]} titre={s.nom} intro={<TeteDeStructure {...s} />}>
      {refus && <Bandeau ton="erreur">{refus}</Bandeau>}
      {s.partie && (
        <Bandeau ton="attention" titre={`Cette structure a quitté le réseau le ${s.partie}`}>
          Sa page reste là pour la mémoire des échanges passés.
        </Bandeau>
      )}
      <SontEllesAJour {...s} />
      <DeuxColonnes libelleCote="Où et comment">
        <PresentationEtEquipe {...s} />
        <div className="cote-de-structure">
          <Carte {...s.carte} />
          <Venir {...s.venir} />
          {s.stage && <VenirEnStage {...s.stage} />}
          {s.peut.voirSignataires && (
            <QuiSigne signataires={s.signataires} tenir={s.peut.tenirLAccueil ? `/reseau/structures/${s.id}/accueillir` : null} />
          )}
          {s.faits.length > 0 && (
            <Feuille titre="En bref">
              <Fiche etroite lignes={s.faits.map(({ titre, texte }) => ({ titre, contenu: texte }))} />
            </Feuille>
          )}
          <Relecture {...s} />
        </div>
      </DeuxColonnes>
    </Page>
  );
}
