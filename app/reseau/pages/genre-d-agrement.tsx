import { useActionData, useLoaderData } from '@remix-run/react';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { ConfirmerRetrait } from '#app/reseau/agrements/confirmer-retrait.tsx';
import { FormulaireDeGenre, FormulaireDeRegle } from '#app/reseau/agrements/formulaires-de-genre.tsx';
import { exigerReferences, getPageDeGenre } from '#app/reseau/agrements/genres.server.ts';
import { ReglesDeGenre } from '#app/reseau/agrements/regles-de-genre.tsx';
import { saisieActeDeGenre, saisieGenre } from '#app/reseau/agrements/saisie.ts';
import { acteDeGenre, ajouterGenre } from '#app/reseau/agrements/tenir-genres.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Un genre d’agrément' };
export const meta = () => titreDePage('Un genre d’agrément');

const TOUS = '/reseau/agrements';
/** The address of the form for a kind that does not exist yet. */
const NOUVEAU = 'nouveau';

function lireGenre(ctx: ContextePersonne, code: string, adresse: URLSearchParams) {
  const aRetirer = idDeAdresse(adresse.get('retirer_regle') ?? undefined);
  const page = getPageDeGenre(ctx, code, idDeAdresse(adresse.get('regle') ?? undefined));
  return {
    ...page,
    retirer: adresse.has('retirer'),
    regleARetirer: page.regles.find(({ id }) => id === aRetirer) ?? null,
  };
}

export const loader = chargeur(({ ctx, params, request }) => {
  exigerReferences(ctx);
  const code = params.code ?? '';
  return code === NOUVEAU ? null : lireGenre(ctx, code, new URL(request.url).searchParams);
});

export const action = traitement(
  ({ ctx, params }) => {
    exigerReferences(ctx);
    if (params.code === NOUVEAU) return saisieGenre;
    getPageDeGenre(ctx, params.code ?? '', undefined);
    return saisieActeDeGenre;
  },
  ({ ctx, params, saisie }) => {
    if (!('acte' in saisie)) {
      const code = ajouterGenre(ctx, saisie);
      const texte = 'Chaque structure peut maintenant le noter. Ajoutez sa règle, si une circulaire en parle.';
      return redirigerAvecAvis(`${TOUS}/${code}`, { titre: 'Le genre est ajouté', texte });
    }
    const code = params.code ?? '';
    return redirigerAvecAvis(saisie.acte === 'retirer' ? TOUS : `${TOUS}/${code}`, acteDeGenre(ctx, code, saisie));
  },
);

export default function GenreDAgrement() {
  const lu = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  // Each form shows its own refusals.
  const pour = (acte: string) => (formulaire?.valeurs.acte === acte ? formulaire : undefined);
  const [sansForme] = formulaire?.erreurs.acte ?? [];
  const titre = lu ? lu.genre.nom : 'Un nouveau genre';
  const chemin = `${TOUS}/${lu?.genre.code ?? NOUVEAU}`;
  const refus = premierePhrase(formulaire);
  return (
    <Page salle="reseau" ariane={[{ libelle: 'Agréments', chemin: TOUS }, { libelle: titre }]} titre={titre}>
      {sansForme && <Bandeau ton="erreur">{sansForme}</Bandeau>}
      {!lu && <FormulaireDeGenre formulaire={formulaire} />}
      {lu?.retirer && (
        <ConfirmerRetrait
          {...{ chemin, refus, action: `${chemin}?retirer`, champs: { acte: 'retirer' } }}
          titre={`Retirer « ${titre} » de la liste ?`}
          texte="Ses règles partent avec lui. Un genre qui sert ou qui a servi à une structure reste."
          bouton="Retirer ce genre"
        />
      )}
      {lu?.regleARetirer && (
        <ConfirmerRetrait
          {...{ chemin, refus, action: `${chemin}?retirer_regle=${lu.regleARetirer.id}`, bouton: 'Retirer cette règle' }}
          champs={{ acte: 'retirer_regle', id: String(lu.regleARetirer.id) }}
          titre={`Retirer la règle du ${lu.regleARetirer.depuis} ?`}
          texte="La règle qui la précède vaut de nouveau."
        />
      )}
      {lu && !lu.retirer && !lu.regleARetirer && (
        <>
          <Section titre="Les règles, datées" id="regles">
            <ReglesDeGenre regles={lu.regles} chemin={chemin} />
          </Section>
          <Section titre={lu.corrigee ? 'Corriger une règle' : 'Ajouter une règle'} id="regle">
            <FormulaireDeRegle
              key={lu.corrigee?.id ?? 0}
              {...{ chemin, autres: lu.autres, regle: lu.corrigee, formulaire: pour('ecrire_regle') }}
            />
          </Section>
          <Section titre="Le nom de ce genre" id="genre">
            <FormulaireDeGenre formulaire={pour('modifier')} genre={lu.genre} />
            <LienBouton href={`${chemin}?retirer`} genre="lien-danger">
              Retirer ce genre
            </LienBouton>
          </Section>
        </>
      )}
    </Page>
  );
}
