import { useActionData, useLoaderData } from '@remix-run/react';
import { leNom } from '#app/commun/francais.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, type Demande, traitement } from '#app/http/pages.server.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { auNomDe } from '#app/troc/stages/noter.server.ts';
import { getTour } from '#app/troc/tours-de-table/dossiers.server.ts';
import { FormulaireDeReponse } from '#app/troc/tours-de-table/formulaire-de-reponse.tsx';
import { lireReponse } from '#app/troc/tours-de-table/lectures.server.ts';
import { minutesDites } from '#app/troc/tours-de-table/questions.ts';
import { avisDeReponse, repondreAuTour } from '#app/troc/tours-de-table/repondre.server.ts';
import { saisieReponse } from '#app/troc/tours-de-table/saisie.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Répondre à un tour de table' };
export const meta = () => titreDePage('Répondre à un tour de table');

// A refusal is often that someone else has just answered: the page brings the answer as it is now.
export const shouldRevalidate = () => true;

/** What this address asks about, as this person may answer it. */
function lire({ ctx, params, request }: Pick<Demande, 'ctx' | 'params' | 'request'>) {
  exigerTroc(ctx);
  const structure = new URL(request.url).searchParams.get('structure') ?? undefined;
  return lireReponse(ctx, idDeAdresse(params.id), idDeAdresse(structure));
}

export const loader = chargeur(lire);

export const action = traitement(
  (demande) => saisieReponse(lire(demande).questions),
  (demande) => {
    const { ctx, saisie } = demande;
    const { id, structureId, note } = lire(demande);
    const ici = note ? auNomDe(ctx, saisie.auNomDe, saisie.canal) : ctx;
    repondreAuTour(ici, id, structureId, saisie);
    return redirigerAvecAvis(`/tours-de-table/${id}`, avisDeReponse(ici, getTour(ctx, id), structureId));
  },
);

export default function RepondreAuTour() {
  const lu = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="troc"
      ariane={[
        { libelle: 'Tours de table', chemin: '/tours-de-table' },
        { libelle: lu.titre, chemin: `/tours-de-table/${lu.id}` },
        { libelle: lu.note ? 'Noter' : 'Répondre' },
      ]}
      titre={lu.titre}
      intro={`${minutesDites(lu.questions.length)}, pour ${leNom(lu.structure)}. Réponse attendue jusqu’au ${lu.dernierJour} inclus.`}
    >
      <div className="pile pile--large">
        {lu.texte && <p className="texte mesure">{lu.texte}</p>}
        {lu.qui && (
          <Bandeau>{`Réponse déjà donnée\u00a0: ${lu.qui}.${lu.enCours ? ' Vous pouvez la changer\u00a0: la dernière compte.' : ''}`}</Bandeau>
        )}
        {lu.note && lu.enCours && lu.version > 0 && (
          <Bandeau ton="attention">
            {`Une réponse est déjà donnée pour ${leNom(lu.structure)}. Elle ne se lit pas ici, et celle que vous notez prend sa place.`}
          </Bandeau>
        )}
        {!lu.enCours ? (
          <Bandeau ton="attention">Ce tour de table est clos : les réponses ne changent plus.</Bandeau>
        ) : lu.note && lu.pourQui.length === 0 ? (
          <Bandeau ton="attention">Personne n’engage cette structure aujourd’hui : il n’y a pas de réponse à noter.</Bandeau>
        ) : (
          <FormulaireDeReponse lu={lu} formulaire={formulaire} />
        )}
      </div>
    </Page>
  );
}
