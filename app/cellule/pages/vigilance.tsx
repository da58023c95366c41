import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CeQuiEstGarde } from '#app/cellule/gardes/ce-qui-est-garde.tsx';
import { getGarde, montrerGarde } from '#app/cellule/gardes/gardes.server.ts';
import { saisieReperes } from '#app/cellule/saisie.ts';
import { ADiscuter } from '#app/cellule/vigilance/a-discuter.tsx';
import { BoitesDeReperes } from '#app/cellule/vigilance/boites-de-reperes.tsx';
import { listOuPartager } from '#app/cellule/vigilance/partager.server.ts';
import { listReperesParTheme, parThemes, reperesCoches } from '#app/cellule/vigilance/reperes.server.ts';
import { chargeurDeLaCellule, traitementDeLaCellule } from '#app/http/scelle.server.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Confidence } from '#app/ui/confidence.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeurDeLaCellule(async ({ ctx, trousseau }) => {
  const garde = montrerGarde(await getGarde(ctx, trousseau.appareil, 'vigilance'));
  return {
    groupes: listReperesParTheme(ctx),
    coches: garde?.champs.signes?.split(' ') ?? [],
    gardeLe: garde?.jour,
    coordination: ctx.acteur.roles.includes('coordination'),
  };
});

/** Answers, and keeps nothing: neither here nor in the address. */
export const action = traitementDeLaCellule(saisieReperes, async ({ ctx, trousseau, saisie }) =>
  data({
    aDiscuter: {
      groupes: parThemes(reperesCoches(ctx, saisie.cles)),
      demandes: await listOuPartager(ctx, trousseau),
    },
  }),
);

export default function Vigilance() {
  const { groupes, coches, gardeLe, coordination } = useLoaderData<typeof loader>();
  const reponse = useActionData<typeof action>();
  const confidence = (
    <Confidence titre="Vous seule ou seul lisez cette page" phrase="Rien n’est enregistré, sauf si vous le demandez à la fin." />
  );
  const ariane = [{ libelle: 'Faire le point pour soi' }];
  if (reponse && 'aDiscuter' in reponse) {
    const { aDiscuter } = reponse;
    return (
      <Page
        {...{ salle: 'cellule', ariane, confidence }}
        titre={aDiscuter.groupes.length > 0 ? 'Des repères à discuter' : 'Rien à signaler aujourd’hui'}
        intro={
          aDiscuter.groupes.length > 0
            ? 'Ni note ni verdict\u00a0: des sujets pour une conversation, et des portes où frapper.'
            : undefined
        }
      >
        {aDiscuter.groupes.length > 0 ? (
          <ADiscuter {...aDiscuter} />
        ) : (
          <Vide
            titre="Vous n’avez rien coché"
            texte="Un point se refait d’ici quelques mois. En parler reste possible sans rien cocher."
          >
            <LienBouton genre="second" href="/cellule/demander">
              Demander un appui
            </LienBouton>
          </Vide>
        )}
      </Page>
    );
  }
  const formulaire = reponse && 'formulaire' in reponse ? reponse.formulaire : undefined;
  return (
    <Page
      {...{ salle: 'cellule', ariane, confidence }}
      titre="Qu’est-ce qui vous ressemble, en ce moment&nbsp;?"
      intro="Cochez ce que vous reconnaissez. Il n’y a pas de bonne réponse, et personne ne compte."
    >
      <DeuxColonnes libelleCote="Repères">
        <div className="pile">
          {gardeLe && <CeQuiEstGarde genre="vigilance" jour={gardeLe} />}
          <FormulairePoste key={gardeLe} formulaire={formulaire}>
            <BoitesDeReperes {...{ formulaire, groupes, coches }} />
            <div className="actions">
              <Bouton>Voir ce que cela invite à discuter</Bouton>
            </div>
          </FormulairePoste>
        </div>
        <div className="pile">
          <section className="ensuite">
            <h2>Pour soi d’abord</h2>
            <p className="petit">
              {'Ce que vous cochez ne va ni dans l’adresse de la page, ni dans un journal, ni dans une statistique. '}
              Ni la coordination ni la cellule ne savent que vous êtes passée ou passé ici.
            </p>
          </section>
          <p className="petit doux">
            Les seuils sont des usages, pas des règles. Ils servent à ouvrir une conversation un peu plus tôt.
          </p>
          {coordination && (
            <p>
              <Lien className="lien-action" href="/cellule/reperes">
                Modifier les repères
              </Lien>
            </p>
          )}
        </div>
      </DeuxColonnes>
    </Page>
  );
}
