import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { effacerBrouillon } from '#app/commun/brouillons.server.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { apresRetour } from '#app/malles/inventaires/avis.server.ts';
import { preparerPhotos } from '#app/malles/inventaires/ecrire.server.ts';
import { lirePageDInventaire } from '#app/malles/inventaires/page-d-inventaire.server.ts';
import { PageOuLOnCompte, QUESTION } from '#app/malles/inventaires/page-d-inventaire.tsx';
import { rendre } from '#app/malles/inventaires/rendre.server.ts';
import { saisieInventaire } from '#app/malles/inventaires/saisie.ts';
import { titreDePage } from '#app/ui/meta.ts';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'malles', titre: 'Rendre la malle' };
export const meta = () => titreDePage(QUESTION.retour);

export const loader = chargeur(({ ctx, params }) => {
  const lu = lirePageDInventaire(ctx, idDeAdresse(params.id), 'retour');
  return data(lu, { status: lu.empechement ? 409 : 200 });
});

export const action = traitement(
  ({ ctx, params }) => saisieInventaire(lirePageDInventaire(ctx, idDeAdresse(params.id), 'retour').objets),
  async ({ ctx, params, saisie }) => {
    const id = rendre(ctx, idDeAdresse(params.id), { ...saisie, objets: await preparerPhotos(saisie.objets) });
    effacerBrouillon(ctx, `inventaire-retour:${id}`);
    return redirigerAvecAvis(`/reservations/${id}`, apresRetour(ctx, id));
  },
);

export default function RendreMalle() {
  const lu = useLoaderData<typeof loader>();
  return <PageOuLOnCompte lu={lu} formulaire={useActionData<typeof action>()?.formulaire} />;
}
