import { Form } from '@remix-run/react';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir, type OptionDeListe } from '#app/ui/choisir.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { Icone } from '#app/ui/icone.tsx';
import { adresseDe, type Filtres } from './filtres.ts';

interface Props {
  /** `/reseau` or `/reseau/carte`: both read the same address. */
  chemin: string;
  filtres: Filtres;
  jetons: readonly { libelle: string; href: string }[];
  choix: {
    communes: OptionDeListe[];
    quartiers: OptionDeListe[];
    genres: OptionDeListe[];
    competences: OptionDeListe[];
    milieux: OptionDeListe[];
    gestions: OptionDeListe[];
  };
  /** The reader's own commune, when distances can be counted from there. */
  depuis: string | null;
}

const SANS = { commune: '', genre: '', fin: '', qpv: '', competence: '', milieu: '', gestion: '' };

/** Words first; what narrows the list unfolds behind, and stays written above it. */
export function FormulaireDeRecherche({ chemin, filtres, jetons, choix, depuis }: Props) {
  return (
    <>
      {/* Another address fills the fields again. */}
      <Form key={adresseDe('', filtres)} method="get" action={chemin} role="search" className="recherche">
        <div className="recherche__ligne recherche__ligne--champ">
          <Champ
            nom="q"
            libelle="Qui, où, ou quel savoir-faire ?"
            genre="search"
            defaut={filtres.q}
            max={100}
            aide="Un nom, une commune, une compétence."
          />
          <Bouton icone="chercher">Chercher</Bouton>
        </div>
        <Repli titre="Filtrer et ranger">
          <div className="filtres">
            <Choisir
              nom="commune"
              libelle="Commune, du siège ou du territoire"
              options={choix.communes}
              vide="Toutes"
              defaut={filtres.commune}
            />
            <Choisir nom="genre" libelle="Agrément en cours" options={choix.genres} vide="Tous" defaut={filtres.genre} />
            <Champ nom="fin" libelle="Agrément qui finit d’ici le" genre="date" defaut={filtres.fin} />
            <Choisir
              nom="competence"
              libelle="Savoir-faire"
              options={choix.competences}
              vide="Tous"
              defaut={filtres.competence}
            />
            {choix.quartiers.length > 0 && (
              <Choisir nom="qpv" libelle="Quartier prioritaire" options={choix.quartiers} vide="Tous" defaut={filtres.qpv} />
            )}
            <Choisir nom="milieu" libelle="Milieu" options={choix.milieux} vide="Tous" defaut={filtres.milieu} />
            <Choisir nom="gestion" libelle="Qui la porte" options={choix.gestions} vide="Tous" defaut={filtres.gestion} />
            {depuis && (
              <Choisir
                nom="tri"
                libelle="Ranger"
                options={[{ valeur: 'distance', libelle: `De la plus proche de ${depuis}` }]}
                vide="Par nom"
                defaut={filtres.tri}
              />
            )}
          </div>
          <Bouton genre="second">Appliquer</Bouton>
        </Repli>
      </Form>
      {jetons.length > 0 && (
        <ul className="rangee jetons" aria-label="Filtres en cours">
          {jetons.map(({ libelle, href }) => (
            <li key={libelle}>
              <a className="jeton-filtre" href={href}>
                {libelle}
                <Icone nom="croix" />
                <span className="cache">, retirer ce filtre</span>
              </a>
            </li>
          ))}
          {jetons.length > 1 && (
            <li>
              <a href={adresseDe(chemin, filtres, SANS)}>Tout retirer</a>
            </li>
          )}
        </ul>
      )}
    </>
  );
}
