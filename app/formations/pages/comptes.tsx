import { useActionData, useLoaderData } from '@remix-run/react';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { CoteDuCompte, FormulaireDeLigne } from '#app/formations/couts/compte-lu.tsx';
import { enleverUneLigne, getPageDeComptes, noterUneLigne } from '#app/formations/couts/comptes.server.ts';
import { saisieDeCompte } from '#app/formations/couts/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'formations', titre: 'Le compte d’une formation' };
export const meta = () => titreDePage('Le compte d’une formation');

// A refusal is often that someone else has just changed a line: the page brings the account as it is now.
export const shouldRevalidate = () => true;

export const loader = chargeur(({ ctx, params, request }) =>
  getPageDeComptes(ctx, idDeAdresse(params.id), idDeAdresse(new URL(request.url).searchParams.get('ligne') ?? undefined)),
);

export const action = traitement(
  ({ ctx, params }) => {
    getPageDeComptes(ctx, idDeAdresse(params.id));
    return saisieDeCompte;
  },
  ({ ctx, params, saisie }) => {
    const id = idDeAdresse(params.id);
    if (saisie.acte === 'enlever') enleverUneLigne(ctx, id, saisie.ligneId);
    else noterUneLigne(ctx, id, saisie);
    const { bilan } = getPageDeComptes(ctx, id);
    const titre = saisie.acte === 'enlever' ? 'La ligne est enlevée' : 'La ligne est notée';
    return redirigerAvecAvis(`/formations/${id}/comptes`, { titre, texte: bilan });
  },
);

export default function Comptes() {
  const lu = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const chemin = `/formations/${lu.id}/comptes`;
  return (
    <Page
      salle="formations"
      ariane={[{ libelle: lu.titre, chemin: `/formations/${lu.id}` }, { libelle: 'Compte' }]}
      titre={`Le compte de ${entreGuillemets(lu.titre)}`}
      intro={`${lu.bilan} Seules l’organisation et la coordination lisent ce compte.`}
    >
      <CoteDuCompte titre="Dépenses" nom="Poste" lignes={lu.depenses} total={lu.totaux.depenses} chemin={chemin} />
      <CoteDuCompte titre="Recettes" nom="Financeur" lignes={lu.recettes} total={lu.totaux.recettes} chemin={chemin} />
      {lu.participation && <p className="mesure doux">{lu.participation}</p>}
      <FormulaireDeLigne lu={lu} formulaire={formulaire} />
    </Page>
  );
}
