import type { Formulaire } from '#app/commun/formulaire.ts';
import { accorder } from '#app/commun/texte.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { ChampsDImages } from './champs-d-images.tsx';
import { ChampsDesSites } from './champs-des-sites.tsx';
import { ChampsDuTerritoire } from './champs-du-territoire.tsx';
import type { FormulaireDeStructure as Lu } from './formulaire-de-structure.server.ts';
import { GESTIONS, LIBELLE_GESTION } from './structures.ts';

type Champs = Omit<Lu['valeurs'], 'version'>;

interface Props {
  lu: Lu;
  formulaire: Formulaire | undefined;
}

const LISTE_DES_COMMUNES = 'communes-du-departement';
const LISTE_DES_FEDERATIONS = 'federations';
/** Fields of each fold: one that is refused opens its fold. */
const PORTEUR = /^(gestion|federation|siret|etp|benevoles)$/;
const TERRITOIRE = /^(autresCommunes|milieu|territoire|qpv)/;
const LIEUX = /^(itinerance|site-)/;
const IMAGES = /^(photo|logo|retirer)/;

/** The page of a structure, written by those who run it: the short path first, the rest in folds that say what they hold. */
export function FormulaireDeStructure({ lu, formulaire }: Props) {
  const { id, valeurs, communes, federations, sites, territoire } = lu;
  const champ = (nom: keyof Champs) => ({ formulaire, nom, defaut: valeurs[nom] });
  const refuse = (pli: RegExp) => Object.keys(formulaire?.erreurs ?? {}).some((nom) => pli.test(nom));
  const dedans = territoire.filter(({ coche }) => coche).length;
  return (
    <FormulairePoste formulaire={formulaire} multipart brouillon={{ formulaire: `structure:${id}` }}>
      {/* After a conflict the page brings the present version: sending again replaces, knowingly. */}
      <input type="hidden" name="version" value={valeurs.version} />
      <Champ {...champ('nom')} libelle="Nom de la structure" max={160} />
      <Champ
        {...champ('presentation')}
        libelle="Présentation"
        genre="textarea"
        lignes={6}
        max={3000}
        facultatif
        aide="Ce qui s’y passe, pour qui, ce qu’on y apprend. Quelques lignes suffisent."
      />
      <Champ {...champ('adresse')} libelle="Adresse" max={200} facultatif autoComplete="street-address" />
      <Champ
        {...champ('codePostal')}
        libelle="Code postal"
        max={5}
        court
        facultatif
        inputMode="numeric"
        autoComplete="postal-code"
      />
      <Choisir {...champ('communeCode')} libelle="Commune" options={communes} facultatif aide="Les distances en viennent." />
      <Champ {...champ('telephone')} libelle="Téléphone" genre="tel" max={40} facultatif autoComplete="tel" />
      <Champ {...champ('courriel')} libelle="Courriel" genre="email" max={254} facultatif autoComplete="email" />
      <Champ {...champ('siteInternet')} libelle="Site internet" max={200} facultatif inputMode="url" autoComplete="url" />
      <Champ
        {...champ('placesStage')}
        libelle="Stagiaires accueillis à la fois"
        genre="number"
        min={0}
        max={20}
        court
        aide="Zéro si vous n’accueillez personne pour l’instant."
      />
      <div className="replis">
        <Repli
          titre={dedans === 0 ? 'Le territoire' : `Le territoire : ${accorder(dedans, 'commune')}`}
          ouvert={refuse(TERRITOIRE)}
        >
          <ChampsDuTerritoire formulaire={formulaire} {...lu} milieu={valeurs.milieu} />
        </Repli>
        <Repli
          titre={
            sites.length === 0
              ? 'Autres lieux, itinérance'
              : `Autres lieux, itinérance : ${sites.length} noté${sites.length > 1 ? 's' : ''}`
          }
          ouvert={refuse(LIEUX)}
        >
          <div className="pile pile--large">
            <Champ
              {...champ('itinerance')}
              libelle="Si vous allez vers les gens"
              genre="textarea"
              lignes={2}
              max={500}
              facultatif
              aide="« Le camion, mardi à Glandon, vendredi au Chalard »"
            />
            <ChampsDesSites formulaire={formulaire} sites={sites} listeDesCommunes={LISTE_DES_COMMUNES} />
          </div>
        </Repli>
        <Repli titre="Qui la porte, avec quelles forces" ouvert={refuse(PORTEUR)}>
          <div className="pile pile--large">
            <Choisir
              {...champ('gestion')}
              libelle="Qui la gère"
              options={GESTIONS.map((valeur) => ({ valeur, libelle: LIBELLE_GESTION[valeur] }))}
              facultatif
            />
            <Champ {...champ('federation')} libelle="Fédération" max={120} facultatif liste={LISTE_DES_FEDERATIONS} />
            <Champ
              {...champ('etp')}
              libelle="Équivalents temps plein"
              max={20}
              court
              facultatif
              inputMode="decimal"
              aide="Comme 3,5."
            />
            <Champ {...champ('benevoles')} libelle="Bénévoles" max={20} court facultatif inputMode="numeric" />
            <Champ
              {...champ('siret')}
              libelle="SIRET"
              max={40}
              facultatif
              inputMode="numeric"
              aide="Quatorze chiffres ; les ordres de mission le reprennent."
            />
          </div>
        </Repli>
        <Repli titre="Photo et logo" ouvert={refuse(IMAGES)}>
          <ChampsDImages formulaire={formulaire} images={lu.images} />
        </Repli>
      </div>
      <datalist id={LISTE_DES_COMMUNES}>
        {communes.map(({ valeur, libelle }) => (
          <option key={valeur} value={libelle.replace(/ \(\d*\)$/, '')} />
        ))}
      </datalist>
      <datalist id={LISTE_DES_FEDERATIONS}>
        {federations.map((nom) => (
          <option key={nom} value={nom} />
        ))}
      </datalist>
      <div className="actions">
        <Bouton>Enregistrer cette page</Bouton>
      </div>
    </FormulairePoste>
  );
}
