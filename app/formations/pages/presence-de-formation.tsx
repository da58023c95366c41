import { useActionData, useLoaderData } from '@remix-run/react';
import { libelleHeure } from '#app/commun/periode.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { DemiJournees } from '#app/formations/presences/demi-journees.tsx';
import { dessinDeSeance } from '#app/formations/presences/dessin.server.ts';
import { DessinDePresence } from '#app/formations/presences/dessin-de-presence.tsx';
import { FeuilleDePresence } from '#app/formations/presences/feuille-de-presence.tsx';
import { noterPresences } from '#app/formations/presences/noter.server.ts';
import { lirePresenceDe } from '#app/formations/presences/page-de-presence.server.ts';
import { PresenceLue } from '#app/formations/presences/presence-lue.tsx';
import { saisiePresence } from '#app/formations/presences/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Tableau } from '#app/ui/tableau.tsx';

export const handle: Poignee = { salle: 'formations', titre: 'Présence' };
export const meta = () => titreDePage('Présence');

const seanceDe = (request: Request) => idDeAdresse(new URL(request.url).searchParams.get('seance') ?? undefined);

export const loader = chargeur(async ({ ctx, params, request }) => {
  const lu = lirePresenceDe(ctx, idDeAdresse(params.id), seanceDe(request));
  if (!lu.note || !lu.seance?.dessin) return { ...lu, dessin: null };
  const { qr, adresse, jusqua } = await dessinDeSeance(ctx, { formationId: lu.id, seanceId: lu.seance.id });
  return { ...lu, dessin: { qr, adresse, jusqua: libelleHeure(jusqua, ctx.fuseau) } };
});

export const action = traitement(
  ({ ctx, params, request }) =>
    saisiePresence(lirePresenceDe(ctx, idDeAdresse(params.id), seanceDe(request)).participantes.map(({ id }) => id)),
  ({ ctx, params, saisie }) => {
    const notees = noterPresences(ctx, idDeAdresse(params.id), saisie);
    return redirigerAvecAvis(`/formations/${params.id}/presence?seance=${saisie.seance}`, {
      titre: notees === 0 ? 'Rien n’a changé' : notees === 1 ? 'La présence est notée' : `${notees} présences sont notées`,
      texte: 'L’attestation de chaque personne compte les demi-journées où elle est présente.',
    });
  },
);

const QUI = { passee: 'Qui était là ?', aujourdhui: 'Qui est là ?', a_venir: 'Qui sera là ?' } as const;

export default function PresenceDeFormation() {
  const { id, titre, note, seances, seance, ensuite, aClore, participantes, siennes, dessin } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const ariane = [{ libelle: titre, chemin: `/formations/${id}` }, { libelle: 'Présence' }];
  if (!note) {
    return (
      <Page salle="formations" ariane={ariane} titre="Où en est votre présence ?">
        <Tableau
          legende="Votre présence, demi-journée par demi-journée"
          cacheLegende
          colonnes={[{ titre: 'Demi-journée' }, { titre: 'Présence' }]}
          lignes={siennes.map((une) => ({ cle: une.id, cellules: [une.libelle, une.etat] }))}
        />
      </Page>
    );
  }
  return (
    <Page
      salle="formations"
      ariane={ariane}
      titre={QUI[seance?.quand ?? 'a_venir']}
      intro={seance?.libelle}
      actions={
        <LienBouton href={`/formations/${id}/emargement.pdf`} genre="second">
          Feuilles d’émargement
        </LienBouton>
      }
    >
      <div className="pile pile--large">
        <DemiJournees formationId={id} seances={seances} attendues={participantes.length} />
        {dessin && <DessinDePresence {...dessin} />}
        <Section titre="Personne par personne">
          {participantes.length === 0 ? (
            <p className="doux">Personne n’a de place à cette formation.</p>
          ) : seance?.ouverte ? (
            <FeuilleDePresence key={seance.id} {...{ seanceId: seance.id, participantes, formulaire }} />
          ) : seance && seance.quand !== 'a_venir' ? (
            <PresenceLue libelle={seance.libelle} participantes={participantes} />
          ) : (
            <p className="doux">La présence se note à partir de ce jour-là.</p>
          )}
        </Section>
        {ensuite !== null && (
          <p>
            <Lien className="lien-action" href={`/formations/${id}/presence?seance=${ensuite}`}>
              Noter une autre demi-journée
            </Lien>
          </p>
        )}
        {aClore && !formulaire && (
          <p>
            <Lien className="lien-action" href={`/formations/${id}/clore`}>
              Tout est noté&nbsp;: clore la formation
            </Lien>
          </p>
        )}
      </div>
    </Page>
  );
}
