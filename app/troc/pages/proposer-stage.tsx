import { randomUUID } from 'node:crypto';
import { useActionData, useLoaderData } from '@remix-run/react';
import { effacerBrouillon, lireBrouillon } from '#app/commun/brouillons.server.ts';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { aNom } from '#app/commun/francais.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, lireFormulaire, traitement } from '#app/http/pages.server.ts';
import { apresActe } from '#app/troc/stages/apres-acte.server.ts';
import { FormulaireStage } from '#app/troc/stages/formulaire-stage.tsx';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { preparerStage } from '#app/troc/stages/preparations.server.ts';
import { proposerStage } from '#app/troc/stages/propositions.server.ts';
import { saisiePreparation, saisieStage } from '#app/troc/stages/saisie.ts';
import { SensDuStage } from '#app/troc/stages/sens-du-stage.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Proposer un stage' };
export const meta = () => titreDePage('Proposer un stage');

export const loader = chargeur(({ ctx, request }) => {
  exigerTroc(ctx);
  const adresse = new URL(request.url).searchParams;
  const garde = lireBrouillon(ctx, 'stage');
  const lu = lireFormulaire(adresse, saisiePreparation);
  const valeurs = Object.fromEntries(
    Object.entries(garde?.valeurs ?? {}).filter((paire): paire is [string, string] => typeof paire[1] === 'string'),
  );
  const voulu = lu.ok ? lu.saisie : {};
  const preparation = preparerStage(ctx, voulu);
  // A draft comes back only into the form it was typed in.
  const sien = garde !== undefined && (valeurs.sens ?? 'envoyer') === preparation.sens;
  const brouillon: Formulaire | null = sien ? { valeurs, erreurs: {} } : null;
  const sansChoix = adresse.get('origine') === '';
  return { ...preparation, brouillon, sansChoix, geste: randomUUID() };
});

export const action = traitement(
  // Whether the page exists for this person is said before anything typed is judged.
  ({ ctx }) => {
    exigerTroc(ctx);
    return saisieStage;
  },
  async ({ ctx, saisie }) => {
    const id = proposerStage(ctx, saisie);
    effacerBrouillon(ctx, 'stage');
    return redirigerAvecAvis(...apresActe(ctx, id, 'proposer'));
  },
);

export default function ProposerStage() {
  const lu = useLoaderData<typeof loader>();
  const refuse = useActionData<typeof action>()?.formulaire;
  const formulaire = refuse ?? lu.brouillon ?? undefined;
  const { sens, autre, mienne } = lu;
  const titre = autre
    ? sens === 'envoyer'
      ? `Proposer un stage ${aNom(autre.nom)}`
      : `Inviter quelqu’un : ${autre.nom}`
    : sens === 'envoyer'
      ? 'Proposer un stage'
      : 'Accueillir quelqu’un en stage';
  const pretA = sens === 'envoyer' || autre !== null;
  const destinataire = autre?.nom ?? 'L’autre structure';
  return (
    <Page
      salle="troc"
      ariane={[{ libelle: 'Stages', chemin: '/stages' }, { libelle: 'Proposer un stage' }]}
      titre={titre}
      intro="Observer deux jours au plus : l’acceptation suffit. Travailler, ou rester plus longtemps : la convention s’écrit toute seule."
    >
      <DeuxColonnes libelleCote="Et ensuite">
        <div className="pile">
          <SensDuStage lu={lu} />
          {pretA && <FormulaireStage lu={lu} formulaire={formulaire} />}
        </div>
        <Feuille creux>
          <Ensuite
            etapes={[
              `${destinataire} reçoit votre proposition par courriel et y répond en un clic, ou au téléphone auprès de la coordination.`,
              'Deux rappels lui sont envoyés. Sans réponse, la proposition s’éteint au bout de 30 jours, ou quand le stage commence.',
              'L’autre structure peut aussi proposer autre chose : vous comparez les deux, et vous répondez.',
              `Une fois le stage accepté, les papiers sont prêts pour ${sens === 'envoyer' ? mienne.nom : (autre?.nom ?? 'l’autre structure')}.`,
            ]}
          />
        </Feuille>
      </DeuxColonnes>
    </Page>
  );
}
