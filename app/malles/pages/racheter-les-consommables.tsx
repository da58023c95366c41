import { useActionData, useLoaderData } from '@remix-run/react';
import { peut } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { getMalle } from '#app/malles/catalogue/malles.server.ts';
import { DROITS_MALLE } from '#app/malles/catalogue/malles.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { ARacheter } from '#app/malles/inventaires/a-racheter.tsx';
import { noterLeRachat } from '#app/malles/inventaires/compte.server.ts';
import { lireRachats } from '#app/malles/inventaires/lectures.server.ts';
import { saisieRachat } from '#app/malles/inventaires/saisie.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'malles', titre: 'À racheter' };
export const meta = () => titreDePage('Que faut-il racheter ?');

export const loader = chargeur(({ ctx, params }) => {
  const { ligne, relations } = getMalle(ctx, params.slug);
  // A shopping list is nobody else's business.
  if (!peut(DROITS_MALLE, 'modifier', relations)) throw introuvable();
  return { malle: { nom: ligne.nom, slug: ligne.slug }, rachats: lireRachats(ctx, ligne.id) };
});

export const action = traitement(
  ({ ctx, params }) => {
    getMalle(ctx, params.slug);
    return saisieRachat;
  },
  ({ ctx, params }) => {
    const combien = noterLeRachat(ctx, params.slug);
    return redirigerAvecAvis(
      `/malles/${params.slug}`,
      combien > 0
        ? { titre: 'La malle est de nouveau complète', texte: 'Ce qui a été racheté sera compté à la prochaine remise.' }
        : { titre: 'Rien à racheter', texte: 'La malle avait déjà tout ce qui se consomme.' },
    );
  },
);

export default function RacheterLesConsommables() {
  const { malle, rachats } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="malles"
      ariane={[{ libelle: malle.nom, chemin: `/malles/${malle.slug}` }, { libelle: 'À racheter' }]}
      titre="Que faut-il racheter ?"
      intro={`Ce qui se consomme dans ${laMalle(malle.nom)}, et que le dernier compte n’a pas retrouvé.`}
    >
      {formulaire && <Bandeau ton="erreur">{premierePhrase(formulaire) ?? ''}</Bandeau>}
      {rachats.length > 0 ? (
        <ARacheter slug={malle.slug} rachats={rachats} principal />
      ) : (
        <Vide
          titre="Rien à racheter"
          texte="Au dernier compte, la malle avait tout ce qui se consomme. La liste se remplit d’elle-même à chaque retour."
          action={{ libelle: 'Revenir à la malle', href: `/malles/${malle.slug}` }}
        />
      )}
    </Page>
  );
}
