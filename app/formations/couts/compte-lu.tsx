import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Section } from '#app/ui/page.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import type { PageDeComptes } from './comptes.server.ts';
import { FINANCEUR_MAX, LIBELLE_MAX, LIBELLE_POSTE_COUT, LIBELLE_SENS_COUT, POSTES_COUT, SENS_COUT } from './couts.ts';

interface Cote {
  titre: string;
  nom: 'Poste' | 'Financeur';
  lignes: PageDeComptes['depenses'];
  total: { prevu: string; reel: string };
  chemin: string;
}

/** One side of the account, its total last. */
export function CoteDuCompte({ titre, nom, lignes, total, chemin }: Cote) {
  return (
    <Section titre={titre}>
      {lignes.length === 0 ? (
        <p className="doux">Rien de noté.</p>
      ) : (
        <Tableau
          legende={titre}
          cacheLegende
          reguliere
          colonnes={[
            { titre: nom },
            { titre: 'Détail' },
            { titre: 'Prévu', nombre: true },
            { titre: 'Réel', nombre: true },
            { titre: 'Que faire', cache: true },
          ]}
          lignes={[
            ...lignes.map((une) => ({
              cle: une.id,
              cellules: [
                une.nom,
                une.libelle,
                une.prevu,
                une.reel,
                <a key="changer" href={`${chemin}?ligne=${une.id}#noter`}>
                  Changer<span className="cache">{`\u00a0: ${une.nom} ${une.libelle}`}</span>
                </a>,
              ],
            })),
            { cle: 'total', cellules: ['Total', '', <b key="prevu">{total.prevu}</b>, <b key="reel">{total.reel}</b>, ''] },
          ]}
        />
      )}
    </Section>
  );
}

/** The form of a line: a new one, or one that is changed. */
export function FormulaireDeLigne({ lu, formulaire }: { lu: PageDeComptes; formulaire: Formulaire | undefined }) {
  const { ouverte, financeurs, id, geste } = lu;
  const chemin = `/formations/${id}/comptes`;
  return (
    <Section titre={ouverte ? 'Changer cette ligne' : 'Noter une ligne'} id="noter">
      <FormulairePoste key={ouverte?.id ?? 'neuve'} formulaire={formulaire} titreErreurs="Ce n’est pas noté" geste={geste}>
        {ouverte && <input type="hidden" name="ligneId" value={ouverte.id} />}
        <Choix
          {...{ formulaire, nom: 'sens', defaut: ouverte?.sens ?? 'depense' }}
          legende="C’est"
          options={SENS_COUT.map((sens) => ({ valeur: sens, libelle: LIBELLE_SENS_COUT[sens] }))}
        />
        <Choisir
          {...{ formulaire, nom: 'poste', defaut: ouverte?.poste ?? '' }}
          libelle="Ce qui est payé"
          aide="Pour une dépense."
          options={POSTES_COUT.map((poste) => ({ valeur: poste, libelle: LIBELLE_POSTE_COUT[poste] }))}
        />
        <Champ
          {...{ formulaire, nom: 'financeur', defaut: ouverte?.financeur ?? '', max: FINANCEUR_MAX }}
          libelle="Qui paie"
          aide="Pour une recette."
          liste="financeurs"
        />
        <datalist id="financeurs">
          {financeurs.map((un) => (
            <option key={un} value={un} />
          ))}
        </datalist>
        <Champ
          {...{ formulaire, nom: 'libelle', defaut: ouverte?.libelle ?? '', max: LIBELLE_MAX }}
          libelle="Détail"
          facultatif
        />
        <Champ
          {...{ formulaire, nom: 'prevu', defaut: ouverte?.prevu ?? '' }}
          libelle="Prévu, en euros"
          aide="Prévu, réel, ou les deux."
          inputMode="decimal"
          court
        />
        <Champ {...{ formulaire, nom: 'reel', defaut: ouverte?.reel ?? '' }} libelle="Réel, en euros" inputMode="decimal" court />
        <div className="actions">
          <Bouton name="acte" value="noter">
            {ouverte ? 'Enregistrer cette ligne' : 'Ajouter cette ligne'}
          </Bouton>
          {ouverte && (
            <Bouton genre="danger" name="acte" value="enlever">
              Enlever cette ligne
            </Bouton>
          )}
          {ouverte && (
            <a className="lien-action" href={chemin}>
              Ne rien changer
            </a>
          )}
        </div>
      </FormulairePoste>
    </Section>
  );
}
