import { Form } from '@remix-run/react';
import { deNom } from '#app/commun/francais.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir, type OptionDeListe } from '#app/ui/choisir.tsx';
import { Icone } from '#app/ui/icone.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { adresseDe, adresseDesFiltres, FILTRES, type Filtres } from './filtres.ts';

interface Choix {
  communes: OptionDeListe[];
  quartiers: OptionDeListe[];
  genres: OptionDeListe[];
  competences: OptionDeListe[];
  milieux: OptionDeListe[];
  gestions: OptionDeListe[];
}

interface Props {
  /** `/reseau` or `/reseau/carte`: both read the same address. */
  chemin: string;
  filtres: Filtres;
  jetons: readonly { libelle: string; href: string }[];
  /** Null as long as the filters are not asked for. */
  choix: Choix | null;
  /** The reader's own commune, when distances can be counted from there. */
  depuis: string | null;
}

const SANS = { commune: '', genre: '', fin: '', qpv: '', competence: '', milieu: '', gestion: '' };

/** Words first; what narrows the list is one touch behind, and stays written above it. */
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
        {choix ? (
          <LesFiltres filtres={filtres} choix={choix} depuis={depuis} fermer={adresseDe(chemin, filtres)} />
        ) : (
          <>
            <FiltresGardes filtres={filtres} />
            <p>
              <Lien className="lien-action" href={adresseDesFiltres(chemin, filtres)}>
                Filtrer et ranger
              </Lien>
            </p>
          </>
        )}
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

/** Other words are looked for among the same structures. */
const FiltresGardes = ({ filtres }: Pick<Props, 'filtres'>) =>
  ([...FILTRES, 'tri'] as const).map(
    (clef) => filtres[clef] !== '' && <input key={clef} type="hidden" name={clef} value={filtres[clef]} />,
  );

function LesFiltres({ filtres, choix, depuis, fermer }: Pick<Props, 'filtres' | 'depuis'> & { choix: Choix; fermer: string }) {
  return (
    <div id="filtres">
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
        <Choisir nom="competence" libelle="Savoir-faire" options={choix.competences} vide="Tous" defaut={filtres.competence} />
        {choix.quartiers.length > 0 && (
          <Choisir nom="qpv" libelle="Quartier prioritaire" options={choix.quartiers} vide="Tous" defaut={filtres.qpv} />
        )}
        <Choisir nom="milieu" libelle="Milieu" options={choix.milieux} vide="Tous" defaut={filtres.milieu} />
        <Choisir nom="gestion" libelle="Qui la porte" options={choix.gestions} vide="Tous" defaut={filtres.gestion} />
        {depuis && (
          <Choisir
            nom="tri"
            libelle="Ranger"
            options={[{ valeur: 'distance', libelle: `De la plus proche ${deNom(depuis)}` }]}
            vide="Par nom"
            defaut={filtres.tri}
          />
        )}
      </div>
      <div className="rangee">
        <Bouton genre="second">Appliquer</Bouton>
        <Lien className="lien-action" href={fermer}>
          Fermer les filtres
        </Lien>
      </div>
    </div>
  );
}
