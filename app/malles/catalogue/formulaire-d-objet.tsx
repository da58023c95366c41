import type { Formulaire } from '#app/commun/formulaire.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Case } from '#app/ui/choix.tsx';
import { Confirmer } from '#app/ui/confirmer.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { MAX_LIGNE_MALLE, MAX_OBJET_MALLE } from './longueurs.ts';

export interface ObjetAModifier {
  id: number;
  nom: string;
  nombre: string;
  consommable: boolean;
  /** In euros, as it is typed. */
  valeur: string;
  aSavoir: string;
  photo: string | null;
  /** What the form shows, for who saves after another. */
  vu: string;
}

function ChampsDObjet({ formulaire, objet }: { formulaire: Formulaire | undefined; objet?: ObjetAModifier | undefined }) {
  return (
    <>
      <Champ {...{ formulaire, nom: 'nom', defaut: objet?.nom }} libelle="Quoi ?" max={MAX_OBJET_MALLE} />
      <Champ {...{ formulaire, nom: 'nombre', defaut: objet?.nombre }} libelle="Combien ?" max={8} court inputMode="numeric" />
      <Champ
        {...{ formulaire, nom: 'aSavoir', defaut: objet?.aSavoir }}
        libelle="À savoir"
        max={MAX_LIGNE_MALLE}
        facultatif
        aide="« vérifier les cordes », « un adulte à côté »…"
      />
      <Champ
        {...{ formulaire, nom: 'valeur', defaut: objet?.valeur }}
        libelle="Pour en racheter un, en euros"
        {...{ max: 12, court: true, facultatif: true, inputMode: 'decimal' }}
      />
      <Case
        {...{ formulaire, nom: 'consommable', defaut: objet?.consommable }}
        libelle="Se consomme"
        aide="Ce qui manque au retour est à compléter, pas à rembourser."
      />
      {objet?.photo && <img className="image-actuelle" src={`${objet.photo}?taille=petite`} alt={`${objet.nom}, aujourd’hui`} />}
      <Champ
        {...{ formulaire, nom: 'photo' }}
        libelle={objet?.photo ? 'Une autre photo' : 'Une photo'}
        genre="file"
        accept="image/jpeg,image/png,image/webp"
        facultatif
        aide="10 Mo au plus ; le lieu et la date de la prise de vue en sont retirés."
      />
      {objet?.photo && <Case {...{ formulaire, nom: 'retirerPhoto' }} libelle="Retirer la photo" />}
    </>
  );
}

/** One thing more in the malle. */
export function AjouterObjet({ formulaire, geste }: { formulaire: Formulaire | undefined; geste: string }) {
  return (
    <FormulairePoste formulaire={formulaire} geste={geste} multipart>
      <input type="hidden" name="acte" value="ajouter" />
      <ChampsDObjet formulaire={formulaire} />
      <div className="actions">
        <Bouton>Ajouter à la malle</Bouton>
      </div>
    </FormulairePoste>
  );
}

/** One thing of the malle: changed, or taken out for good. */
export function ModifierObjet({
  formulaire,
  objet,
  retour,
}: {
  formulaire: Formulaire | undefined;
  objet: ObjetAModifier;
  retour: string;
}) {
  return (
    <div className="pile pile--large">
      <FormulairePoste formulaire={formulaire} multipart>
        <input type="hidden" name="acte" value="changer" />
        <input type="hidden" name="id" value={objet.id} />
        {/* After a conflict the page brings what is written now: sending again replaces, knowingly. */}
        <input type="hidden" name="vu" value={objet.vu} />
        <ChampsDObjet formulaire={formulaire} objet={objet} />
        <div className="actions">
          <Bouton>Enregistrer</Bouton>
          <LienBouton href={retour} genre="lien">
            Revenir à la liste
          </LienBouton>
        </div>
      </FormulairePoste>
      <Confirmer
        titre={`${objet.nom} : l’enlever de la malle ?`}
        texte="Les prochains inventaires ne le compteront plus. Ceux d’avant le gardent."
      >
        <FormulairePoste>
          <input type="hidden" name="acte" value="retirer" />
          <input type="hidden" name="id" value={objet.id} />
          <div className="actions">
            <Bouton genre="danger">Enlever de la malle</Bouton>
          </div>
        </FormulairePoste>
      </Confirmer>
    </div>
  );
}
