import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { estFiltre, type FiltreDuJournal } from '../journal.ts';

interface Props {
  chemin: string;
  filtre: FiltreDuJournal;
  /** Absent for a structure's own history. */
  domaines?: readonly { cle: string; libelle: string }[] | undefined;
}

/** Asks for the lines of a room, of someone, of a structure, of a time: a plain form that reads. */
export function FiltreDuJournalMontre({ chemin, filtre, domaines }: Props) {
  return (
    <Repli titre="Chercher dans ces lignes" ouvert={estFiltre(filtre)} horsPapier>
      <form method="get" action={chemin} className="formulaire">
        <div className="formulaire__champs">
          {domaines && (
            <Choisir
              nom="domaine"
              libelle="Dans"
              vide="Tout le réseau"
              defaut={filtre.domaine}
              options={domaines.map(({ cle, libelle }) => ({ valeur: cle, libelle }))}
            />
          )}
          <Champ nom="personne" libelle="Une personne" genre="search" facultatif max={100} defaut={filtre.personne} />
          {domaines && (
            <Champ nom="structure" libelle="Une structure" genre="search" facultatif max={100} defaut={filtre.structure} />
          )}
          <div className="dates-du-filtre">
            <Champ nom="du" libelle="À partir du" genre="date" facultatif defaut={filtre.du} />
            <Champ nom="au" libelle="Jusqu’au" genre="date" facultatif defaut={filtre.au} />
          </div>
          <div className="actions">
            <Bouton genre="second">Montrer ces lignes</Bouton>
            {estFiltre(filtre) && (
              <LienBouton href={chemin} genre="lien">
                Tout montrer
              </LienBouton>
            )}
          </div>
        </div>
      </form>
    </Repli>
  );
}
