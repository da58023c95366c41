import { useActionData, useLoaderData } from '@remix-run/react';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { fermerSession } from '#app/http/session.server.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { FormulaireDEffacement } from '../composants/formulaire-d-effacement.tsx';
import { PartDeDossierMontree } from '../composants/part-de-dossier.tsx';
import { TableDeConservation } from '../composants/table-de-conservation.tsx';
import { effacerPersonne, getEffacement } from '../effacer.server.ts';
import { getMesDonnees } from '../mes-donnees.server.ts';
import { schemaDEffacement } from '../saisie.ts';

export const handle: Poignee = { salle: 'maison', titre: 'Vos données' };
export const meta = () => titreDePage('Vos données');

export const loader = chargeur(({ ctx, request }) => {
  // The second screen has its own address: it works the same without JavaScript.
  const effacement = new URL(request.url).searchParams.has('effacer') ? getEffacement(ctx, ctx.acteur.personneId) : null;
  return { ...(effacement ? { parts: [], vides: [], conservation: [], reseau: '' } : getMesDonnees(ctx)), effacement };
});

export const action = traitement(schemaDEffacement, async ({ ctx, request }) => {
  effacerPersonne(ctx, ctx.acteur.personneId);
  const avis = {
    titre: 'Vos données sont effacées',
    texte: 'Votre compte est fermé. Ce que vous avez fait reste compté, sans votre nom.',
  };
  return redirigerAvecAvis('/connexion', avis, { headers: { 'Set-Cookie': await fermerSession(request) } });
});

export default function MesDonnees() {
  const { parts, vides, conservation, reseau, effacement } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  if (effacement) {
    return (
      <Page
        salle="maison"
        ariane={[{ libelle: 'Vos données', chemin: '/moi/donnees' }, { libelle: 'Effacer' }]}
        titre="Effacer vos données ?"
      >
        <FormulaireDEffacement formulaire={formulaire} retour="/moi/donnees" {...effacement} />
      </Page>
    );
  }
  return (
    <Page
      salle="maison"
      ariane={[{ libelle: 'Mon compte', chemin: '/moi' }, { libelle: 'Vos données' }]}
      titre="Que garde le réseau sur vous ?"
      intro={`Tout ce que ${reseau} sait de vous est sur cette page : quoi, pourquoi, depuis quand et pour combien de temps.`}
      actions={
        <LienBouton href="/moi/donnees.json" genre="second" icone="telecharger">
          Tout télécharger
        </LienBouton>
      }
    >
      <Section titre="Ce qui est noté" id="parts">
        {parts.map((part) => (
          <PartDeDossierMontree key={part.titre} {...part} />
        ))}
        {vides.length > 0 && <p className="petit doux">{`Rien n’est noté pour : ${vides.join(' ; ')}.`}</p>}
      </Section>
      <Section titre="Corriger" id="corriger">
        <ul className="mesure">
          <li>
            Votre téléphone, votre mot de passe, ce que les autres voient : <Lien href="/moi">Mon compte</Lien>.
          </li>
          <li>
            Ce que vous savez faire : <Lien href="/moi/savoir-faire">Vos savoir-faire</Lien>.
          </li>
          <li>Votre nom et vos fonctions : demandez à votre direction, ou à la coordination du réseau.</li>
          <li>Un stage, un bilan : ouvrez-le depuis « Troc ».</li>
        </ul>
      </Section>
      <Section titre="Combien de temps, et ce qui efface" id="conservation">
        <TableDeConservation conservation={conservation} />
      </Section>
      <Section titre="Effacer" id="effacer">
        <div className="mesure pile pile--serree">
          <p>
            Votre nom, vos coordonnées et votre compte peuvent s’effacer à tout moment. Vos stages et vos fonctions restent
            comptés, sans votre nom.
          </p>
          <p>
            Une question, un désaccord ? Parlez-en à la coordination. Vous pouvez aussi saisir la CNIL, l’autorité qui protège les
            données personnelles en France.
          </p>
          <div className="actions">
            <LienBouton href="/moi/donnees?effacer" genre="second">
              Effacer mes données…
            </LienBouton>
          </div>
        </div>
      </Section>
    </Page>
  );
}
