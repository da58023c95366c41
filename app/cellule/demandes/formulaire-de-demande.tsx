import { useState } from 'react';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { Feuille, Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { MOMENTS } from '../cellule.ts';
import { LIBELLE_MOMENT } from '../membres/membres.ts';
import { ChoixDuMembre, type VisageDeMembre } from './choix-du-membre.tsx';

interface Props {
  formulaire: Formulaire | undefined;
  id: string;
  structureId: number;
  offerts: readonly VisageDeMembre[];
  ecartes: readonly VisageDeMembre[];
  telephone: string;
  aujourdhui: string;
  demain: string;
}

/** Three gestures: whom, at what number and when, send. Writing can wait. */
export function FormulaireDeDemande({ formulaire, id, structureId, offerts, ecartes, telephone, aujourdhui, demain }: Props) {
  const [membre, choisir] = useState(formulaire?.valeurs.membre ?? '');
  const choisie = offerts.find(({ personneId }) => String(personneId) === membre);
  return (
    <FormulairePoste formulaire={formulaire}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="structureId" value={structureId} />
      <input type="hidden" name="genre" value="demande" />
      <ChoixDuMembre {...{ formulaire, offerts, ecartes }} surChoix={choisir} />
      <Champ
        formulaire={formulaire}
        nom="numero"
        libelle="Rappelez-moi au numéro"
        genre="tel"
        autoComplete="tel"
        inputMode="tel"
        defaut={telephone}
      />
      <Choix
        formulaire={formulaire}
        nom="quand"
        legende="À quel moment&nbsp;?"
        aide={`Nous sommes ${aujourdhui}. Demain, c’est ${demain}.`}
        defaut="quand_possible"
        options={MOMENTS.map((valeur) => ({ valeur, libelle: LIBELLE_MOMENT[valeur] }))}
      />
      <Repli titre="Écrire quelques mots (cela peut attendre)" ouvert={Boolean(formulaire?.valeurs.mots)}>
        <Champ
          formulaire={formulaire}
          nom="mots"
          libelle="Ce que vous voulez, comme cela vient"
          genre="textarea"
          lignes={4}
          facultatif
        />
      </Repli>
      <Feuille salle="cellule" titre="Qui lira votre demande">
        <p>
          <strong>
            {choisie ? `Vous et ${choisie.nom}. Personne d’autre.` : 'Vous et la personne que vous choisissez. Personne d’autre.'}
          </strong>
        </p>
        <p className="petit doux">
          Ni le reste de la cellule, ni la Caf, ni la MSA, ni votre équipe, ni la coordination si vous ne la choisissez pas. Le
          courriel qui part dit seulement qu’une page attend.
        </p>
        <div className="actions">
          <Bouton large>{choisie ? `Demander à ${choisie.nom} de me rappeler` : 'Demander à être rappelée ou rappelé'}</Bouton>
          <Bouton genre="lien" formAction="/cellule/gardes">
            Garder pour plus tard, sur cet appareil
          </Bouton>
        </div>
      </Feuille>
    </FormulairePoste>
  );
}
