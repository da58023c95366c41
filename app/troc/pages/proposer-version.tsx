import { randomUUID } from 'node:crypto';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { effacerBrouillon, lireBrouillon } from '#app/commun/brouillons.server.ts';
import { interdit, introuvable } from '#app/commun/erreurs.ts';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { apresActe } from '#app/troc/stages/apres-acte.server.ts';
import { FormulaireVersion } from '#app/troc/stages/formulaire-version.tsx';
import { lireVersionAPreparer } from '#app/troc/stages/lecture-version.server.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { auNomDe } from '#app/troc/stages/noter.server.ts';
import { PageDeStage } from '#app/troc/stages/page-de-stage.tsx';
import { saisieVersion } from '#app/troc/stages/saisie.ts';
import { exigerStage } from '#app/troc/stages/stages.server.ts';
import { TRANSITIONS_A_TERMES, type TransitionATermes } from '#app/troc/stages/stages.ts';
import { franchirStage } from '#app/troc/stages/suites.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Stage' };
export const meta = ({ data: lu }: { data: { titre: string } | undefined }) => titreDePage(lu?.titre ?? 'Stage');

/** One page for the three acts that carry terms; the address names which. */
function acteDe(request: Request): TransitionATermes {
  const dernier = new URL(request.url).pathname
    .replace(/\.data$/, '')
    .split('/')
    .at(-1);
  const nom = TRANSITIONS_A_TERMES.find((connue) => connue === dernier);
  if (!nom) throw introuvable();
  return nom;
}

export const loader = chargeur(({ ctx, params, request }) => {
  exigerTroc(ctx);
  const lu = lireVersionAPreparer(ctx, idDeAdresse(params.id), acteDe(request));
  if (lu.interdite) throw interdit();
  const garde = lireBrouillon(ctx, `version-stage:${lu.id}`);
  const valeurs = Object.entries(garde?.valeurs ?? {}).filter((paire): paire is [string, string] => typeof paire[1] === 'string');
  // A draft of another version would bring back terms that nobody sees any more.
  const sien = garde !== undefined && garde.valeurs.proposition === String(lu.proposition);
  const brouillon: Formulaire | null = sien ? { valeurs: Object.fromEntries(valeurs), erreurs: {} } : null;
  return data({ ...lu, brouillon, geste: randomUUID() }, { status: lu.empechement ? 409 : 200 });
});

export const action = traitement(
  // Whether the stage is there and the act exists is said before anything typed is judged.
  ({ ctx, params, request }) => {
    exigerTroc(ctx);
    exigerStage(ctx, idDeAdresse(params.id));
    acteDe(request);
    return saisieVersion;
  },
  async ({ ctx, params, saisie, request }) => {
    const id = idDeAdresse(params.id);
    const nom = acteDe(request);
    const ici = saisie.auNomDe === undefined ? ctx : auNomDe(ctx, saisie.auNomDe, saisie.canal);
    const { proposition, raison, motif, geste } = saisie;
    franchirStage(ici, id, nom, { proposition, raison, motif, geste, termes: saisie });
    effacerBrouillon(ctx, `version-stage:${id}`);
    return redirigerAvecAvis(...apresActe(ctx, id, nom));
  },
);

export default function ProposerVersion() {
  const lu = useLoaderData<typeof loader>();
  const refuse = useActionData<typeof action>()?.formulaire;
  return (
    <PageDeStage
      stage={lu}
      ici={lu.libelle}
      empechement={lu.empechement}
      titre={lu.titre}
      intro="Changez ce qui doit l’être : le reste est gardé tel quel."
    >
      <FormulaireVersion lu={lu} formulaire={refuse ?? lu.brouillon ?? undefined} />
    </PageDeStage>
  );
}
