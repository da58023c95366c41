import type { Formulaire } from '#app/commun/formulaire.ts';
import { majuscule } from '#app/commun/texte.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { ChampPeriode } from '#app/ui/champ-periode.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { FONCTIONS, LIBELLE_FONCTION, LIBELLE_LIEN_EMPLOI, LIENS_EMPLOI } from './personnes.ts';

interface FonctionDite {
  id: number;
  libelle: string;
  intitule: string;
  lien: string;
  du: string;
  au: string;
  quand: string;
}

interface Props {
  formulaire: Formulaire | undefined;
  fonctions: readonly FonctionDite[];
  nom: string;
  /** The one whose form is open: its id, `nouvelle`, or nothing. */
  ouverte: string;
}

/** What someone of a team does and did there, each with its days; the form of one of them, or of one more. */
export function FonctionsDEquipiere({ formulaire, fonctions, nom, ouverte }: Props) {
  // What was refused stays open, wherever it was sent from.
  const refusee = formulaire?.valeurs.acte === 'ajouter_fonction' ? 'nouvelle' : formulaire?.valeurs.fonctionId;
  const choisie = refusee ?? ouverte;
  const une = fonctions.find(({ id }) => String(id) === choisie);
  const sien = refusee === undefined ? undefined : formulaire;
  return (
    <div className="pile">
      <ul className="liste-de-fonctions">
        {fonctions.map(({ id, libelle, intitule, quand }) => (
          <li key={id}>
            <span>
              <span className="liste-de-fonctions__quoi">{majuscule(intitule) || libelle}</span>
              {quand && <span className="doux">, {quand}</span>}
            </span>
            <span className="liste-de-fonctions__actes">
              <Lien className="lien-action" href={`?fonction=${id}#fonctions`}>
                Changer les dates ou les mots<span className="cache"> : {libelle}</span>
              </Lien>
            </span>
          </li>
        ))}
      </ul>
      {une || choisie === 'nouvelle' ? (
        <Feuille titre={une ? `${une.libelle} : depuis quand, comment ?` : `Que fait aussi ${nom} ?`}>
          <FormulairePoste key={choisie} formulaire={sien}>
            <input type="hidden" name="acte" value={une ? 'corriger_fonction' : 'ajouter_fonction'} />
            {une ? (
              <input type="hidden" name="fonctionId" value={une.id} />
            ) : (
              <Choisir
                formulaire={sien}
                nom="fonction"
                libelle="Fonction"
                options={FONCTIONS.map((valeur) => ({ valeur, libelle: LIBELLE_FONCTION[valeur] }))}
                aide="La direction, la coordination et la présidence engagent la structure : elles proposent et acceptent les stages."
              />
            )}
            <ChampsDeFonction formulaire={sien} une={une} />
            <div className="actions">
              <Bouton>{une ? 'Enregistrer cette fonction' : 'Ajouter cette fonction'}</Bouton>
              <LienBouton href="?" genre="lien">
                Laisser comme avant
              </LienBouton>
            </div>
          </FormulairePoste>
        </Feuille>
      ) : (
        <div className="actions">
          <LienBouton href="?fonction=nouvelle#fonctions" genre="second" icone="ajouter">
            Ajouter une fonction
          </LienBouton>
        </div>
      )}
    </div>
  );
}

function ChampsDeFonction({ formulaire, une }: { formulaire: Formulaire | undefined; une: FonctionDite | undefined }) {
  return (
    <>
      <Champ
        formulaire={formulaire}
        nom="intitule"
        libelle="Dans vos mots"
        max={80}
        facultatif
        defaut={une?.intitule}
        aide={une ? `Sans rien ici, l’annuaire écrit « ${une.libelle} ».` : 'Comme « animatrice jeunesse » ou « trésorier ».'}
      />
      <Choisir
        formulaire={formulaire}
        nom="lien"
        libelle="Lien avec la structure"
        vide={null}
        defaut={une?.lien ?? 'salariat'}
        options={LIENS_EMPLOI.map((valeur) => ({ valeur, libelle: majuscule(LIBELLE_LIEN_EMPLOI[valeur]) }))}
      />
      <ChampPeriode
        formulaire={formulaire}
        legende="Depuis quand, et jusqu’à quand"
        nomDu="du"
        nomAu="au"
        defautDu={une?.du}
        defautAu={une?.au}
        aide="Le premier jour peut rester vide s’il est trop ancien, le dernier tant que rien n’est prévu."
      />
    </>
  );
}
