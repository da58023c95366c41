import type { Formulaire } from '#app/commun/formulaire.ts';
import { majuscule } from '#app/commun/texte.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Section } from '#app/ui/page.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import { MOTIF_DE_FERMETURE_MAX } from './fermetures.ts';

interface Props {
  formulaire: Formulaire | undefined;
  fermetures: readonly { id: number; libelle: string; motif: string | null; enCours: boolean }[];
  geste: string;
}

/** The days on which nobody comes: those to come, and one more. */
export function SectionFermetures({ formulaire, fermetures, geste }: Props) {
  return (
    <Section titre="Quand êtes-vous fermés ?" id="fermetures">
      {fermetures.length === 0 ? (
        <p className="mesure doux">
          Aucune fermeture n’est notée. Quand elles le sont, personne ne vous propose un stage ces jours-là.
        </p>
      ) : (
        <Tableau
          legende="Les fermetures en cours et à venir"
          cacheLegende
          colonnes={[{ titre: 'Jours' }, { titre: 'Pourquoi' }, { titre: 'Retirer', cache: true }]}
          lignes={fermetures.map(({ id, libelle, motif, enCours }) => ({
            cle: id,
            cellules: [
              `${majuscule(libelle)}${enCours ? ', en ce moment' : ''}`,
              motif,
              <FormulairePoste key="retirer">
                <input type="hidden" name="acte" value="retirer_fermeture" />
                <input type="hidden" name="id" value={id} />
                <Bouton genre="lien-danger">
                  Retirer<span className="cache">{` la fermeture ${libelle}`}</span>
                </Bouton>
              </FormulairePoste>,
            ],
          }))}
        />
      )}
      <FormulairePoste formulaire={formulaire} geste={geste}>
        <input type="hidden" name="acte" value="ajouter_fermeture" />
        <div className="grille grille--2">
          <Champ formulaire={formulaire} nom="du" libelle="Premier jour" genre="date" />
          <Champ
            formulaire={formulaire}
            nom="au"
            libelle="Dernier jour"
            genre="date"
            facultatif
            aide="Vide, la fermeture dure un jour."
          />
        </div>
        <Champ
          formulaire={formulaire}
          nom="motif"
          libelle="Pourquoi"
          max={MOTIF_DE_FERMETURE_MAX}
          facultatif
          autoComplete="off"
          aide="« congés d’été », « travaux »"
        />
        <div className="actions">
          <Bouton genre="second" icone="ajouter">
            Ajouter cette fermeture
          </Bouton>
        </div>
      </FormulairePoste>
    </Section>
  );
}
