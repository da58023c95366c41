import { useState } from 'react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { useAvecJavascript } from '#app/ui/avec-javascript.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { CHAMPS_DE_SITE, champDeSite, lignesDeSites, SITES_MAX, type SiteEcrit } from './sites.ts';

interface Props {
  formulaire: Formulaire | undefined;
  sites: readonly SiteEcrit[];
  /** Id of the list of communes that suggests. */
  listeDesCommunes: string;
}

/** How many lines were sent, so that a refusal brings them all back. */
function lignesTapees(formulaire: Formulaire | undefined): number {
  const valeurs = formulaire?.valeurs ?? {};
  const remplies = Array.from({ length: SITES_MAX }, (_, rang) => rang).filter((rang) =>
    CHAMPS_DE_SITE.some((champ) => valeurs[champDeSite(rang, champ)]),
  );
  return (remplies.at(-1) ?? -1) + 1;
}

/** Other places of the structure, a few lines each; one emptied is taken away. */
export function ChampsDesSites({ formulaire, sites, listeDesCommunes }: Props) {
  const avecJavascript = useAvecJavascript();
  const [ajoutees, setAjoutees] = useState(0);
  const ecrites = Math.max(sites.length, lignesTapees(formulaire));
  // Without JavaScript two empty lines wait; with it one, and a button for the others.
  const lignes = Math.min(SITES_MAX, avecJavascript ? Math.max(ecrites, 1) + ajoutees : lignesDeSites(ecrites));
  return (
    <div className="pile">
      <p className="champ__aide">
        Une antenne, une permanence, un camion à l’arrêt. Pour retirer un lieu, effacez ses quatre lignes.
      </p>
      {Array.from({ length: lignes }, (_, rang) => {
        const site = sites[rang];
        const champ = (nom: keyof SiteEcrit) => ({ formulaire, nom: champDeSite(rang, nom), defaut: site?.[nom] ?? '' });
        return (
          <fieldset className="champ champ--groupe lieu-de-structure" key={champDeSite(rang, 'nom')}>
            <legend>{site ? site.nom : rang === 0 ? 'Un autre lieu' : 'Un lieu de plus'}</legend>
            <div className="lieu-de-structure__champs">
              <Champ {...champ('nom')} libelle="Nom du lieu" max={120} />
              <Champ {...champ('quand')} libelle="Quand" max={200} facultatif />
              <Champ {...champ('adresse')} libelle="Adresse" max={200} facultatif />
              <Champ {...champ('commune')} libelle="Commune" max={80} facultatif liste={listeDesCommunes} />
            </div>
          </fieldset>
        );
      })}
      {avecJavascript && lignes < SITES_MAX && (
        <Bouton genre="second" type="button" icone="ajouter" onClick={() => setAjoutees(ajoutees + 1)}>
          Ajouter un lieu
        </Bouton>
      )}
      {!avecJavascript && <p className="champ__aide">D’autres lignes apparaissent une fois celles-ci enregistrées.</p>}
    </div>
  );
}
