import { useLoaderData } from '@remix-run/react';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { ActesDuStage } from '#app/troc/stages/actes-du-stage.tsx';
import { bilanCommence, lireStage } from '#app/troc/stages/lectures.server.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { PuceDeStage } from '#app/troc/stages/puce-de-stage.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { Fil } from '#app/ui/fil.tsx';
import { Insecable } from '#app/ui/insecable.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Stage' };
export const meta = ({ data }: { data: { titre: string } | undefined }) => titreDePage(data?.titre ?? 'Stage');

export const loader = chargeur(({ ctx, params }) => {
  exigerTroc(ctx);
  const stage = lireStage(ctx, idDeAdresse(params.id));
  return { ...stage, bilanCommence: bilanCommence(ctx, stage.id) };
});

export default function Stage() {
  const stage = useLoaderData<typeof loader>();
  // What one is asked comes before the papers.
  const aFaire = stage.principal !== null || stage.bilanARendre;
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
          <PuceDeStage statut={stage.statut} libelle={stage.libelleStatut} />
        )
      }
    >
      <DeuxColonnes libelleCote="La vie de ce stage">
        <div className="pile">
          <Fiche lignes={stage.details} />
          {stage.message && (
            <blockquote className="parole">
              <p>
                «&nbsp;
                <Insecable texte={stage.message.texte} />
                &nbsp;»
              </p>
              <p className="petit doux">{stage.message.auteur}</p>
            </blockquote>
          )}
          {!aFaire && <OrdreDeMission stage={stage} />}
          <ActesDuStage stage={stage} />
          {aFaire && <OrdreDeMission stage={stage} />}
          {stage.bilans.length > 0 && (
            <Section titre="Bilans">
              {stage.bilans.map((bilan) => (
                <Feuille key={bilan.cote} titre={bilan.cote}>
                  <p className="texte">{bilan.texte}</p>
                  <p className="petit doux">{bilan.qui}</p>
                </Feuille>
              ))}
            </Section>
          )}
        </div>
        <Feuille titre="La vie de ce stage">
          <Fil pas={stage.vie} />
        </Feuille>
      </DeuxColonnes>
    </Page>
  );
}

function OrdreDeMission({ stage }: { stage: { fil: string; papier: string | null } }) {
  if (!stage.papier) return null;
  return (
    <Section titre="Ordre de mission">
      <p>La structure d’origine le signe et le remet à {stage.fil} avant le départ.</p>
      <div className="actions">
        <LienBouton href={stage.papier} genre="second" icone="document">
          Ouvrir l’ordre de mission (PDF)
        </LienBouton>
      </div>
    </Section>
  );
}
