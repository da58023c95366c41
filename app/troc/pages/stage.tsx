import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { PapiersDuStage } from '#app/troc/papiers/papiers-du-stage.tsx';
import { noterAccueilSecurite } from '#app/troc/stages/accueil-securite.server.ts';
import { ActesDuStage } from '#app/troc/stages/actes-du-stage.tsx';
import { ApresLeStage } from '#app/troc/stages/apres-le-stage.tsx';
import { LeJourVenu } from '#app/troc/stages/le-jour-venu.tsx';
import { bilanCommence } from '#app/troc/stages/lecture-transition.server.ts';
import { lireStage } from '#app/troc/stages/lectures.server.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { PuceDeStage } from '#app/troc/stages/puce-de-stage.tsx';
import { saisieBouton } from '#app/troc/stages/saisie.ts';
import { exigerStage } from '#app/troc/stages/stages.server.ts';
import { TermesDuStage } from '#app/troc/stages/termes-du-stage.tsx';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fil } from '#app/ui/fil.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Stage' };
export const meta = ({ data }: { data: { titre: string } | undefined }) => titreDePage(data?.titre ?? 'Stage');

export const loader = chargeur(({ ctx, params }) => {
  exigerTroc(ctx);
  const stage = lireStage(ctx, idDeAdresse(params.id));
  return { ...stage, bilanCommence: bilanCommence(ctx, stage.id) };
});

/** The one act of this page itself: the safety welcome was given. */
export const action = traitement(
  ({ ctx, params }) => {
    exigerTroc(ctx);
    exigerStage(ctx, idDeAdresse(params.id));
    return saisieBouton;
  },
  ({ ctx, params }) => {
    const id = noterAccueilSecurite(ctx, idDeAdresse(params.id));
    const texte = 'La personne sait où sont les sorties et la trousse de secours.';
    return redirigerAvecAvis(`/stages/${id}`, { titre: 'Accueil de sécurité noté', texte });
  },
);

export default function Stage() {
  const stage = useLoaderData<typeof loader>();
  const refus = premierePhrase(useActionData<typeof action>()?.formulaire);
  // What one is asked comes before the papers.
  const aFaire = stage.principal !== null || stage.bilanARendre;
  const papiers = <PapiersDuStage papiers={stage.papiers} stageId={stage.id} />;
  return (
    <Page
      salle="troc"
      ariane={[{ libelle: 'Stages', chemin: '/stages' }, { libelle: stage.fil }]}
      titre={stage.titre}
      intro={
        stage.intro ? (
          <p>
            {stage.intro.qui} {stage.attendVous ? <strong>{stage.intro.reponse}</strong> : stage.intro.reponse}
          </p>
        ) : (
          <PuceDeStage statut={stage.statut} libelle={stage.libelleStatut} presse={stage.presse} />
        )
      }
    >
      <DeuxColonnes libelleCote="La vie de ce stage">
        <div className="pile">
          {refus && <Bandeau ton="erreur">{refus}</Bandeau>}
          <TermesDuStage stage={stage} />
          {!aFaire && papiers}
          <ActesDuStage stage={stage} />
          {aFaire && papiers}
          <LeJourVenu jour={stage.leJour} />
          <ApresLeStage bilans={stage.bilans} experience={stage.experience} />
        </div>
        <Feuille titre="La vie de ce stage">
          <Fil pas={stage.vie} />
        </Feuille>
      </DeuxColonnes>
    </Page>
  );
}
