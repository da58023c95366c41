import { useActionData, useLoaderData } from '@remix-run/react';
import { effacerBrouillon, lireBrouillon } from '#app/commun/brouillons.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { preparerPhoto } from '#app/reseau/fichiers/fichiers.server.ts';
import { FormulaireDeStructure } from '#app/reseau/structures/formulaire-de-structure.tsx';
import { getStructureAModifier, modifierStructure } from '#app/reseau/structures/modifier-structure.server.ts';
import { listCommunesPourChoix } from '#app/reseau/territoire/communes.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { saisieStructure } from '../saisie.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Modifier la page d’une structure' };
export const meta = () => titreDePage('Modifier la page d’une structure');

const idOuIntrouvable = (param: string | undefined) => {
  const id = idDeAdresse(param);
  if (id === undefined) throw introuvable();
  return id;
};

/** What was kept of an unfinished change, unless somebody has changed the page since. */
function avecLeBrouillon<V extends Record<string, string>>(ctx: ContextePersonne, id: number, valeurs: V): V {
  const garde = lireBrouillon(ctx, `structure:${id}`)?.valeurs;
  if (!garde || garde.version !== valeurs.version) return valeurs;
  return Object.fromEntries(Object.keys(valeurs).map((champ) => [champ, garde[champ] ?? valeurs[champ]])) as V;
}

export const loader = chargeur(({ ctx, params }) => {
  const s = getStructureAModifier(ctx, idOuIntrouvable(params.id));
  return {
    id: s.id,
    nom: s.nom,
    valeurs: avecLeBrouillon(ctx, s.id, {
      nom: s.nom,
      siret: s.siret ?? '',
      gestion: s.gestion ?? '',
      adresse: s.adresse ?? '',
      codePostal: s.codePostal ?? '',
      communeCode: s.communeCode ?? '',
      telephone: s.telephone ?? '',
      courriel: s.courriel ?? '',
      presentation: s.presentation ?? '',
      placesStage: String(s.placesStage),
      version: String(s.version),
    }),
    communes: listCommunesPourChoix(ctx).map(({ code, nom, codePostal }) => ({
      valeur: code,
      libelle: `${nom} (${codePostal})`,
    })),
  };
});

export const action = traitement(
  // Whether the page exists for this person is said before anything typed is judged.
  ({ ctx, params }) => {
    getStructureAModifier(ctx, idOuIntrouvable(params.id));
    return saisieStructure;
  },
  async ({ ctx, params, saisie: { photo, ...saisie } }) => {
    const id = idOuIntrouvable(params.id);
    modifierStructure(ctx, id, saisie, photo && (await preparerPhoto(photo)));
    effacerBrouillon(ctx, `structure:${id}`);
    return redirigerAvecAvis(`/reseau/structures/${id}`, {
      titre: 'La page est à jour',
      texte: 'Tout le réseau voit maintenant ce que vous avez écrit.',
    });
  },
);

export default function ModifierStructure() {
  const { id, nom, valeurs, communes } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="reseau"
      ariane={[{ libelle: nom, chemin: `/reseau/structures/${id}` }, { libelle: 'Modifier' }]}
      titre={`Que dire de ${nom} ?`}
      intro="Ces informations sont lues par tout le réseau. Ce que vous ne savez pas peut rester vide."
    >
      <FormulaireDeStructure id={id} formulaire={formulaire} valeurs={valeurs} communes={communes} />
    </Page>
  );
}
