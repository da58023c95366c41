import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir, type OptionDeListe } from '#app/ui/choisir.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { DONNES, LIBELLE_NATURE, LIBELLE_TYPE, NATURES_AGREMENT, type NatureAgrement } from './agrements.ts';

const CE_QUE_C_EST: Record<NatureAgrement, string> = {
  agrement: 'Dit ce qu’est la structure, ou ce qu’elle porte en plus. Le dossier se prépare un an avant la fin.',
  conventionnement: 'Paie une action : CLAS, PS Jeunes. Le dossier se prépare trois mois avant la fin.',
  etape: 'Où en est la structure avant un agrément.',
};

interface PropsDeGenre {
  formulaire: Formulaire | undefined;
  /** Absent for a new kind. */
  genre?: { nom: string; sigle: string; nature: string; donne: string } | undefined;
}

/** A kind of agrément: its name, and what it says of a structure. */
export function FormulaireDeGenre({ formulaire, genre }: PropsDeGenre) {
  return (
    <FormulairePoste formulaire={formulaire}>
      {genre && <input type="hidden" name="acte" value="modifier" />}
      <Champ formulaire={formulaire} nom="nom" libelle="Nom en entier" max={120} defaut={genre?.nom} />
      <Champ
        formulaire={formulaire}
        nom="sigle"
        libelle="Sigle"
        facultatif
        max={20}
        court
        defaut={genre?.sigle}
        aide="Comme CLAS, si on le dit ainsi."
      />
      <Choix
        formulaire={formulaire}
        nom="nature"
        legende="Qu’est-ce que c’est ?"
        defaut={genre?.nature ?? 'conventionnement'}
        options={NATURES_AGREMENT.map((valeur) => ({ valeur, libelle: LIBELLE_NATURE[valeur], aide: CE_QUE_C_EST[valeur] }))}
      />
      <Choisir
        formulaire={formulaire}
        nom="donne"
        libelle="La structure qui l’a devient"
        facultatif
        vide="Rien de plus"
        defaut={genre?.donne}
        options={DONNES.map((valeur) => ({ valeur, libelle: LIBELLE_TYPE[valeur] }))}
      />
      <div className="actions">
        <Bouton>{genre ? 'Enregistrer' : 'Ajouter ce genre'}</Bouton>
      </div>
    </FormulairePoste>
  );
}

interface PropsDeRegle {
  formulaire: Formulaire | undefined;
  autres: readonly OptionDeListe[];
  /** Address of the kind. */
  chemin: string;
  regle: {
    id: number;
    depuis: string;
    decideur: string;
    anneesMin: string;
    anneesMax: string;
    exige: string;
    niveau: string;
    source: string;
  } | null;
}

/** What a circular says of a kind, from a day on. */
export function FormulaireDeRegle({ formulaire, autres, chemin, regle }: PropsDeRegle) {
  const champ = (nom: Exclude<keyof NonNullable<PropsDeRegle['regle']>, 'id'>) => ({ formulaire, nom, defaut: regle?.[nom] });
  return (
    <FormulairePoste formulaire={formulaire} action={regle ? `${chemin}?regle=${regle.id}` : chemin}>
      <input type="hidden" name="acte" value="ecrire_regle" />
      {regle && <input type="hidden" name="id" value={regle.id} />}
      <Champ {...champ('depuis')} libelle="À partir du" genre="date" aide="La règle d’avant reste vraie jusqu’à la veille." />
      <div className="grille grille--2">
        <Champ {...champ('anneesMin')} libelle="Au moins, en années" facultatif court inputMode="numeric" max={2} />
        <Champ {...champ('anneesMax')} libelle="Au plus, en années" facultatif court inputMode="numeric" max={2} />
      </div>
      <Champ {...champ('decideur')} libelle="Qui décide ?" facultatif max={80} />
      <Choisir
        {...champ('exige')}
        libelle="Agrément qu’il faut avoir en plus"
        facultatif
        vide="Aucun"
        options={autres}
        aide="Les structures à qui il manque seront montrées, un an avant."
      />
      <Champ {...champ('niveau')} libelle="Diplôme ou niveau demandé" genre="textarea" lignes={2} facultatif max={300} />
      <Champ
        {...champ('source')}
        libelle="D’où vient cette règle ?"
        max={300}
        aide="Une circulaire et sa date, une délibération."
      />
      <div className="actions">
        <Bouton genre="second">{regle ? 'Corriger la règle' : 'Ajouter la règle'}</Bouton>
        {regle && (
          <LienBouton href={chemin} genre="lien">
            Ne rien changer
          </LienBouton>
        )}
      </div>
    </FormulairePoste>
  );
}
