import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { effacerBrouillon } from '#app/commun/brouillons.server.ts';
import { interdit, introuvable } from '#app/commun/erreurs.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { apresActe } from '#app/troc/stages/apres-acte.server.ts';
import { getStage } from '#app/troc/stages/dossiers.server.ts';
import { FormulaireDeTransition } from '#app/troc/stages/formulaire-de-transition.tsx';
import { bilanCommence, lireTransition } from '#app/troc/stages/lecture-transition.server.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { auNomDe } from '#app/troc/stages/noter.server.ts';
import { PageDeStage } from '#app/troc/stages/page-de-stage.tsx';
import { saisieTransition } from '#app/troc/stages/saisie.ts';
import { exigerStage } from '#app/troc/stages/stages.server.ts';
import { estTransition } from '#app/troc/stages/stages.ts';
import { franchirStage } from '#app/troc/stages/suites.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Stage' };
export const meta = ({ data: lu }: { data: { titre: string } | undefined }) => titreDePage(lu?.titre ?? 'Stage');

export const loader = chargeur(({ ctx, params }) => {
  exigerTroc(ctx);
  const d = getStage(ctx, idDeAdresse(params.id));
  if (!estTransition(params.transition)) throw introuvable();
  const lu = lireTransition(ctx, d, params.transition);
  if (lu.interdite) throw interdit();
  const commence = params.transition === 'rendre_bilan' ? bilanCommence(ctx, lu.id) : '';
  return data({ ...lu, commence }, { status: lu.empechement ? 409 : 200 });
});

export const action = traitement(
  // Whether the stage is there and the act exists is said before anything typed is judged.
  ({ ctx, params }) => {
    exigerTroc(ctx);
    exigerStage(ctx, idDeAdresse(params.id));
    if (!estTransition(params.transition)) throw introuvable();
    return saisieTransition;
  },
  async ({ ctx, params, saisie }) => {
    const id = idDeAdresse(params.id);
    if (!estTransition(params.transition)) throw introuvable();
    const ici = saisie.auNomDe === undefined && saisie.canal === undefined ? ctx : auNomDe(ctx, saisie.auNomDe, saisie.canal);
    const { raison, motif, texte, atteint, conseil, proposition, fin, finMoment } = saisie;
    franchirStage(ici, id, params.transition, {
      ...{ raison, motif, texte, atteint, conseil, proposition },
      fin: { jour: fin, moment: finMoment },
    });
    if (params.transition === 'rendre_bilan') effacerBrouillon(ctx, `bilan-stage:${id}`);
    return redirigerAvecAvis(...apresActe(ctx, id, params.transition));
  },
);

export default function FranchirStage() {
  const lu = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <PageDeStage stage={lu} ici={lu.libelle} empechement={lu.empechement} titre={lu.titre} intro={lu.intro}>
      <FormulaireDeTransition lu={lu} formulaire={formulaire} />
    </PageDeStage>
  );
}
