import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir, type OptionDeListe } from '#app/ui/choisir.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

interface Props {
  pour: (acte: string) => Formulaire | undefined;
  nom: string;
  gestes: readonly string[];
  autres: readonly OptionDeListe[];
  /** What uses it, in words. */
  usages: string;
  /** Whoever proposed it reads the reason. */
  par: string | null;
}

/** What else may be done with a term: merge it, set it aside, take it up again. */
export function DeciderDUnMot({ pour, nom, gestes, autres, usages, par }: Props) {
  return (
    <>
      {gestes.includes('fusionner') && (
        <Repli titre="Réunir avec un autre mot" ouvert={pour('fusionner') !== undefined}>
          <p className="mesure">
            Quand deux mots disent la même chose, il n’en reste qu’un. Ce qui emploie « {nom} » suit ({usages}), et qui tape ce
            mot arrive à l’autre. Cela ne se défait pas d’un clic.
          </p>
          <FormulairePoste formulaire={pour('fusionner')}>
            <input type="hidden" name="acte" value="fusionner" />
            <Choisir formulaire={pour('fusionner')} nom="dansId" libelle="Le mot qui reste" options={autres} />
            <div className="actions">
              <Bouton genre="second">Réunir les deux mots</Bouton>
            </div>
          </FormulairePoste>
        </Repli>
      )}
      {gestes.includes('ecarter') && (
        <Repli titre="Écarter ce mot" ouvert={pour('ecarter') !== undefined}>
          <FormulairePoste formulaire={pour('ecarter')}>
            <input type="hidden" name="acte" value="ecarter" />
            <Champ
              formulaire={pour('ecarter')}
              nom="motif"
              libelle="Pourquoi"
              genre="textarea"
              lignes={3}
              max={500}
              aide={par ? `${par} lira cette raison.` : 'Le journal gardera cette raison.'}
            />
            <div className="actions">
              <Bouton genre="danger">Écarter ce mot</Bouton>
            </div>
          </FormulairePoste>
        </Repli>
      )}
      {gestes.includes('reprendre') && (
        <FormulairePoste formulaire={pour('reprendre')}>
          <input type="hidden" name="acte" value="reprendre" />
          <div className="actions">
            <Bouton>Reprendre ce mot dans la liste</Bouton>
          </div>
        </FormulairePoste>
      )}
    </>
  );
}
