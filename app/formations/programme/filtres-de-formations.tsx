import { Form } from '@remix-run/react';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Case } from '#app/ui/choix.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FiltreCompte } from '#app/ui/filtre-compte.tsx';
import type { ListeDesFormationsLue } from './liste.server.ts';

/** Which formations one wants to see: the times as links, the rest in a form that unfolds. */
export const FiltresDeFormations = ({ filtre, quands, mots }: Pick<ListeDesFormationsLue, 'filtre' | 'quands' | 'mots'>) => (
  <div className="pile">
    <FiltreCompte libelle="Choisir les formations à voir" choix={quands} />
    <Repli titre="Chercher, filtrer" ouvert={Boolean(filtre.q || filtre.mot || filtre.libres)}>
      <Form method="get" action="/formations" className="formulaire formulaire__champs">
        {filtre.quand !== 'a_venir' && <input type="hidden" name="quand" value={filtre.quand} />}
        {filtre.depuis && <input type="hidden" name="depuis" value={filtre.depuis} />}
        <Champ nom="q" libelle="Des mots du titre" genre="search" defaut={filtre.q} facultatif />
        {mots.length > 0 && (
          <Choisir
            nom="mot"
            libelle="De quoi parle-t-elle ?"
            options={mots.map(({ slug, nom }) => ({ valeur: slug, libelle: nom }))}
            vide="De tout"
            defaut={filtre.mot}
            facultatif
          />
        )}
        <Case nom="libres" libelle="Seulement celles qui ont une place libre" valeur="oui" defaut={filtre.libres} />
        <Bouton genre="second">Voir ces formations</Bouton>
      </Form>
    </Repli>
  </div>
);
