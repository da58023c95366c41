import { useActionData, useLoaderData } from '@remix-run/react';
import { effacerBrouillon } from '#app/commun/brouillons.server.ts';
import { deNom } from '#app/commun/francais.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, idOuIntrouvable, traitement } from '#app/http/pages.server.ts';
import { preparerImage } from '#app/reseau/fichiers/fichiers.server.ts';
import { getFormulaireDeStructure } from '#app/reseau/structures/formulaire-de-structure.server.ts';
import { FormulaireDeStructure } from '#app/reseau/structures/formulaire-de-structure.tsx';
import type { ImageDeStructure } from '#app/reseau/structures/images-de-structure.server.ts';
import { getStructureAModifier, modifierStructure } from '#app/reseau/structures/modifier-structure.server.ts';
import { saisieStructure } from '#app/reseau/structures/saisie.ts';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Modifier la page d’une structure' };
export const meta = () => titreDePage('Modifier la page d’une structure');

/** A new picture takes the place of the old one, even when its removal was ticked. */
const image = async (laquelle: ImageDeStructure, deposee: File | undefined, retirer: boolean) =>
  deposee ? preparerImage(deposee, laquelle) : retirer ? null : undefined;

/** After a refusal too: the form then holds the present version. */
export const shouldRevalidate = () => true;

export const loader = chargeur(({ ctx, params }) => getFormulaireDeStructure(ctx, idOuIntrouvable(params.id)));

export const action = traitement(
  // Whether the page exists for this person is said before anything typed is judged.
  ({ ctx, params }) => {
    getStructureAModifier(ctx, idOuIntrouvable(params.id));
    return saisieStructure;
  },
  async ({ ctx, params, saisie: { images, ...saisie } }) => {
    const id = idOuIntrouvable(params.id);
    modifierStructure(ctx, id, saisie, {
      photo: await image('photo', images.photo, images.retirerPhoto),
      logo: await image('logo', images.logo, images.retirerLogo),
    });
    effacerBrouillon(ctx, `structure:${id}`);
    return redirigerAvecAvis(`/reseau/structures/${id}`, {
      titre: 'La page est à jour',
      texte: 'Tout le réseau voit maintenant ce que vous avez écrit.',
    });
  },
);

export default function ModifierStructure() {
  const lu = useLoaderData<typeof loader>();
  const refuse = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="reseau"
      ariane={[{ libelle: lu.nom, chemin: `/reseau/structures/${lu.id}` }, { libelle: 'Modifier' }]}
      titre={`Que dire ${deNom(lu.nom)} ?`}
      intro="Ces informations sont lues par tout le réseau. Ce que vous ne savez pas peut rester vide."
    >
      <FormulaireDeStructure lu={lu} formulaire={refuse ?? lu.brouillon ?? undefined} />
    </Page>
  );
}
