import { LIBELLE_ORGANISME, LIBELLE_ROLE, ORGANISMES, ROLES_RESEAU } from '#app/commun/droits.ts';
import type { Formulaire } from '#app/commun/formulaire.ts';
import type { RoleReseau } from '#app/reseau/droits-reseau.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';

const CE_QUE_C_EST: Record<RoleReseau, string> = {
  coordination: 'Invite, tient l’annuaire, les réglages et les rôles.',
  partenaire: 'Caf, MSA, Département, État : lit l’annuaire et l’agenda, sans les stages ni la cellule.',
  cellule: 'S’ajoute à une équipe ou à la coordination, jamais à un partenaire.',
};

/** Who is given which role. */
export function FormulaireDeRole({ formulaire }: { formulaire: Formulaire | undefined }) {
  return (
    <FormulairePoste formulaire={formulaire} action="/reseau/roles">
      <Champ
        formulaire={formulaire}
        nom="courriel"
        libelle="Adresse électronique"
        genre="email"
        max={254}
        autoComplete="off"
        aide="Celle de son compte, si cette personne en a déjà un ici."
      />
      <Champ formulaire={formulaire} nom="prenom" libelle="Prénom" max={80} autoComplete="off" />
      <Champ formulaire={formulaire} nom="nom" libelle="Nom" max={80} autoComplete="off" />
      <Choix
        formulaire={formulaire}
        nom="role"
        legende="Quel rôle ?"
        options={ROLES_RESEAU.map((valeur) => ({ valeur, libelle: LIBELLE_ROLE[valeur], aide: CE_QUE_C_EST[valeur] }))}
      />
      <Choisir
        formulaire={formulaire}
        nom="organisme"
        libelle="Pour un partenaire : où travaille cette personne ?"
        facultatif
        vide="Non précisé"
        options={ORGANISMES.map((valeur) => ({ valeur, libelle: LIBELLE_ORGANISME[valeur] }))}
        aide="Qui travaille à la Caf tient aussi les agréments des structures."
      />
      <p className="petit doux">
        Un courriel le lui dit. Sans compte, cette personne y trouve un lien pour l’ouvrir, valable sept jours.
      </p>
      <div className="actions">
        <Bouton icone="envoyer">Donner ce rôle</Bouton>
      </div>
    </FormulairePoste>
  );
}
