import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { effacerBrouillon } from '#app/commun/brouillons.server.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { preparerPhotos } from '#app/malles/inventaires/ecrire.server.ts';
import { PageOuLOnCompte, RECOMPTER } from '#app/malles/inventaires/page-d-inventaire.tsx';
import { lirePageDeRecompte, recompter } from '#app/malles/inventaires/recompter.server.ts';
import { saisieInventaire } from '#app/malles/inventaires/saisie.ts';
import { titreDePage } from '#app/ui/meta.ts';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'malles', titre: 'Recompter la malle' };
export const meta = () => titreDePage(RECOMPTER);

export const loader = chargeur(({ ctx, params }) => {
  const lu = lirePageDeRecompte(ctx, idDeAdresse(params.id));
  return data(lu, { status: lu.empechement ? 409 : 200 });
});

export const action = traitement(
  ({ ctx, params }) => saisieInventaire(lirePageDeRecompte(ctx, idDeAdresse(params.id)).objets),
  async ({ ctx, params, saisie }) => {
    const { remis, recu, remarque, geste } = saisie;
    const objets = await preparerPhotos(saisie.objets);
    const { brouillon } = lirePageDeRecompte(ctx, idDeAdresse(params.id));
    const id = recompter(ctx, idDeAdresse(params.id), { remis, recu, remarque, geste, objets });
    effacerBrouillon(ctx, brouillon.nom);
    return redirigerAvecAvis(`/reservations/${id}#inventaires`, {
      titre: 'Le compte est refait',
      texte: 'Il remplace le précédent. L’autre structure le lit sur cette page.',
    });
  },
);

export default function RecompterMalle() {
  const lu = useLoaderData<typeof loader>();
  return <PageOuLOnCompte lu={lu} formulaire={useActionData<typeof action>()?.formulaire} />;
}
