import { randomUUID } from 'node:crypto';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { pageDemandee } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { laisserUneIdee, listIdees, retirerUneIdee } from '#app/malles/catalogue/carnet.server.ts';
import { adresseDuCarnet, DUREES_DE_SEANCE, filtreDuCarnet, libelleDureeDeSeance } from '#app/malles/catalogue/carnet.ts';
import { FormulaireDIdee } from '#app/malles/catalogue/formulaire-d-idee.tsx';
import { IdeesDeSeance } from '#app/malles/catalogue/idees-de-seance.tsx';
import { getMalle } from '#app/malles/catalogue/malles.server.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { saisieCarnet } from '#app/malles/catalogue/saisie.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page, Section } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'malles', titre: 'Le carnet d’une malle' };
export const meta = () => titreDePage('Le carnet d’une malle');

export const loader = chargeur(({ ctx, params, request }) => {
  const malle = getMalle(ctx, params.slug);
  const { searchParams } = new URL(request.url);
  const filtre = filtreDuCarnet(searchParams);
  const filtree = filtre.age !== undefined || filtre.duree !== undefined;
  const idees = listIdees(ctx, malle, { ...filtre, page: pageDemandee(searchParams) });
  return { slug: malle.ligne.slug, nom: malle.ligne.nom, ...idees, filtre, filtree, geste: randomUUID() };
});

export const action = traitement(
  ({ ctx, params }) => {
    getMalle(ctx, params.slug);
    return saisieCarnet;
  },
  ({ ctx, params: { slug }, saisie }) => {
    const chemin = `/malles/${slug}/carnet`;
    if (saisie.acte === 'retirer') {
      retirerUneIdee(ctx, slug, saisie.id);
      return redirigerAvecAvis(chemin, { titre: 'L’idée est retirée', texte: 'Plus personne ne la lit.' });
    }
    laisserUneIdee(ctx, slug, saisie);
    return redirigerAvecAvis(chemin, {
      titre: 'Merci, c’est dans le carnet',
      texte: 'Les prochaines équipes la liront avec la malle.',
    });
  },
);

export default function CarnetDeMalle() {
  const { slug, nom, lignes, total, page, pages, filtre, filtree, geste } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const laisser = formulaire?.valeurs.acte === 'laisser' ? formulaire : undefined;
  const refus = laisser ? undefined : premierePhrase(formulaire);
  return (
    <Page
      salle="malles"
      ariane={[{ libelle: nom, chemin: `/malles/${slug}` }, { libelle: 'Carnet' }]}
      titre={`Que faire avec ${laMalle(nom)} ?`}
      intro="Des idées de séance, laissées par les équipes qui l’ont empruntée."
    >
      {refus && <Bandeau ton="erreur">{refus}</Bandeau>}
      <DeuxColonnes libelleCote="Laisser une idée">
        <>
          {(total > 1 || filtree) && (
            <Form method="get" action={`/malles/${slug}/carnet`} className="regles-de-malle" key={adresseDuCarnet(slug, filtre)}>
              <Champ
                nom="age"
                libelle="Pour quel âge ?"
                court
                inputMode="numeric"
                max={3}
                defaut={filtre.age === undefined ? '' : String(filtre.age)}
              />
              <Choisir
                nom="duree"
                libelle="En combien de temps ?"
                vide="Peu importe"
                options={DUREES_DE_SEANCE.map((une) => ({
                  valeur: String(une),
                  libelle: `${libelleDureeDeSeance(une)} au plus`,
                }))}
                defaut={filtre.duree === undefined ? '' : String(filtre.duree)}
              />
              <Bouton genre="second">Trier les idées</Bouton>
            </Form>
          )}
          {total === 0 ? (
            <p className="mesure doux">
              {filtree
                ? 'Aucune idée pour cet âge et cette durée. '
                : 'Le carnet est encore blanc\u00a0: la première idée peut être la vôtre.'}
              {filtree && <Lien href={`/malles/${slug}/carnet`}>Voir toutes les idées</Lien>}
            </p>
          ) : (
            <IdeesDeSeance idees={lignes} retirer />
          )}
          <Pagination page={page} pages={pages} lien={(n) => adresseDuCarnet(slug, filtre, n)} />
        </>
        <Section titre="Laisser une idée" id="laisser">
          <FormulaireDIdee formulaire={laisser} geste={geste} />
        </Section>
      </DeuxColonnes>
    </Page>
  );
}
