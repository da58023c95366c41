import { useActionData, useLoaderData } from '@remix-run/react';
import { exigerRole } from '#app/commun/droits.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { ChampDeReglage } from '../composants/champ-de-reglage.tsx';
import { getReglages, listATenir, listReglages, regler } from '../reglages.server.ts';
import { schemaDesReglages } from '../saisie.ts';

export const handle: Poignee = { salle: 'maison' };
export const meta = () => titreDePage('Réglages');

export const loader = chargeur(({ ctx }) => ({ groupes: getReglages(ctx), aTenir: listATenir() }));

export const action = traitement(
  ({ ctx }) => {
    exigerRole(ctx, 'coordination');
    return schemaDesReglages(listReglages());
  },
  ({ ctx, saisie }) => {
    const changes = regler(ctx, saisie);
    const avis =
      changes.length === 0
        ? { titre: 'Rien n’a changé', texte: 'Les réglages étaient déjà ceux-là.' }
        : { titre: 'C’est réglé', texte: `Changé\u00a0: ${changes.join(', ')}. Le journal en garde la trace.` };
    return redirigerAvecAvis('/reglages', avis);
  },
);

export default function PageReglages() {
  const { groupes, aTenir } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="maison"
      ariane={[{ libelle: 'Réglages' }]}
      titre="Comment le réseau marche-t-il ici ?"
      intro="Ces réglages valent pour tout le monde. Chaque changement est noté dans le journal."
    >
      <Section titre="Ce qui se tient sur une page à part">
        <ul className="rangee">
          {aTenir.map(({ libelle, chemin }) => (
            <li key={chemin}>
              <Lien className="lien-action" href={chemin}>
                {libelle}
              </Lien>
            </li>
          ))}
        </ul>
      </Section>
      <FormulairePoste formulaire={formulaire} titreErreurs="Rien n’est encore changé">
        {groupes.map(({ groupe, reglages }) => (
          <fieldset className="pile pile--large" key={groupe}>
            <legend>
              <h2>{groupe}</h2>
            </legend>
            {reglages.map((reglage) => (
              <ChampDeReglage key={reglage.champ} {...reglage} formulaire={formulaire} />
            ))}
          </fieldset>
        ))}
        <div className="actions">
          <Bouton>Changer les réglages du réseau</Bouton>
        </div>
      </FormulairePoste>
    </Page>
  );
}
