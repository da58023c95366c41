import { useActionData, useLoaderData } from '@remix-run/react';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { lireSonAccord } from '#app/troc/papiers/page-a-signer.server.ts';
import { SonAccord } from '#app/troc/papiers/son-accord.tsx';
import { TextesLus } from '#app/troc/papiers/textes-lus.tsx';
import { apresActe } from '#app/troc/stages/apres-acte.server.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { PageDeStage } from '#app/troc/stages/page-de-stage.tsx';
import { saisieTransition } from '#app/troc/stages/saisie.ts';
import { exigerStage } from '#app/troc/stages/stages.server.ts';
import { franchirStage } from '#app/troc/stages/suites.server.ts';
import { Feuille, Repli } from '#app/ui/feuille.tsx';
import { Fil } from '#app/ui/fil.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Votre accord' };
export const meta = () => titreDePage('Votre accord');

export const loader = chargeur(({ ctx, params }) => {
  exigerTroc(ctx);
  return lireSonAccord(ctx, idDeAdresse(params.id));
});

export const action = traitement(
  ({ ctx, params }) => {
    exigerTroc(ctx);
    exigerStage(ctx, idDeAdresse(params.id));
    return saisieTransition;
  },
  ({ ctx, params, saisie: { nom, empreinte } }) => {
    const id = idDeAdresse(params.id);
    franchirStage(ctx, id, 'donner_son_accord', { signature: { nom, empreinte } });
    return redirigerAvecAvis(...apresActe(ctx, id, 'donner_son_accord'));
  },
);

export default function DonnerSonAccord() {
  const lu = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <PageDeStage stage={lu} ici="Votre accord" titre={`${lu.prenom}, êtes-vous d’accord ?`} intro={lu.intro}>
      <DeuxColonnes libelleCote="La vie de ce stage">
        <div className="pile">
          <SonAccord lu={lu} formulaire={formulaire} />
          <Repli titre="Lire la convention et l’avenant à votre contrat" ouvert={lu.peutRepondre}>
            <TextesLus textes={lu.textes} chemins={`/stages/${lu.id}/papiers`} />
          </Repli>
        </div>
        <Feuille titre="La vie de ce stage">
          <Fil pas={lu.vie} />
        </Feuille>
      </DeuxColonnes>
    </PageDeStage>
  );
}
