import { randomUUID } from 'node:crypto';
import { useActionData, useLoaderData } from '@remix-run/react';
import { effacerBrouillon, lireBrouillon } from '#app/commun/brouillons.server.ts';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { deNom } from '#app/commun/francais.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, lireFormulaire, traitement } from '#app/http/pages.server.ts';
import { apresActe } from '#app/troc/stages/apres-acte.server.ts';
import { FormulaireSouhait } from '#app/troc/stages/formulaire-souhait.tsx';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { preparerSouhait } from '#app/troc/stages/preparations.server.ts';
import { souhaiterStage } from '#app/troc/stages/propositions.server.ts';
import { saisiePreparation, saisieSouhait } from '#app/troc/stages/saisie.ts';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Souhaiter un stage' };
export const meta = () => titreDePage('Souhaiter un stage');

export const loader = chargeur(({ ctx, request }) => {
  exigerTroc(ctx);
  const lu = lireFormulaire(new URL(request.url).searchParams, saisiePreparation);
  const preparation = preparerSouhait(ctx, lu.ok ? lu.saisie : {});
  const garde = Object.entries(lireBrouillon(ctx, 'souhait')?.valeurs ?? {});
  const textes = garde.filter((paire): paire is [string, string] => typeof paire[1] === 'string');
  const brouillon: Formulaire | null = garde.length > 0 ? { valeurs: Object.fromEntries(textes), erreurs: {} } : null;
  return { ...preparation, brouillon, geste: randomUUID() };
});

export const action = traitement(
  ({ ctx }) => {
    exigerTroc(ctx);
    return saisieSouhait;
  },
  async ({ ctx, saisie }) => {
    const id = souhaiterStage(ctx, saisie);
    effacerBrouillon(ctx, 'souhait');
    return redirigerAvecAvis(...apresActe(ctx, id, 'souhaiter'));
  },
);

export default function SouhaiterStage() {
  const lu = useLoaderData<typeof loader>();
  const refuse = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="troc"
      ariane={[{ libelle: 'Stages', chemin: '/stages' }, { libelle: 'Souhaiter un stage' }]}
      titre="Où aimeriez-vous aller apprendre&nbsp;?"
      intro="Dites votre souhait. Votre direction le lit et, si elle l’appuie, la proposition part."
    >
      <DeuxColonnes libelleCote="Et ensuite">
        <FormulaireSouhait lu={lu} formulaire={refuse ?? lu.brouillon ?? undefined} />
        <Feuille creux>
          <Ensuite
            etapes={[
              `La direction ${deNom(lu.mienne.nom)} reçoit votre souhait, et personne d’autre.`,
              'Si elle l’appuie, elle envoie la proposition : vous en recevez la nouvelle, puis la réponse.',
              'Sinon, elle vous dit pourquoi. Vous pouvez retirer votre souhait à tout moment.',
            ]}
          />
        </Feuille>
      </DeuxColonnes>
    </Page>
  );
}
