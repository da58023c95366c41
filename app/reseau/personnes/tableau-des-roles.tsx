import { LIBELLE_ORGANISME, LIBELLE_ROLE, type Organisme } from '#app/commun/droits.ts';
import type { RoleReseau } from '#app/reseau/droits-reseau.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Puce } from '#app/ui/puce.tsx';
import { Tableau } from '#app/ui/tableau.tsx';

interface Props {
  roles: readonly {
    personneId: number;
    nom: string;
    courriel: string | null;
    structures: readonly string[];
    role: RoleReseau;
    organisme: Organisme | null;
    depuis: string;
    entree: boolean;
  }[];
}

/** Who holds which role of the network, since when. */
export function TableauDesRoles({ roles }: Props) {
  return (
    <Tableau
      legende="Les rôles du réseau"
      cacheLegende
      colonnes={[
        { titre: 'Personne' },
        { titre: 'Structure' },
        { titre: 'Rôle' },
        { titre: 'Depuis' },
        { titre: 'Retirer', cache: true },
      ]}
      lignes={roles.map(({ personneId, nom, courriel, structures, role, organisme, depuis, entree }) => ({
        cle: `${personneId}-${role}`,
        cellules: [
          <span key="nom">
            <Lien href={`/reseau/roles/${personneId}`}>{nom}</Lien>
            <br />
            <span className="petit doux coordonnee">{courriel}</span>
          </span>,
          structures.join(', '),
          <span key="role">
            {LIBELLE_ROLE[role]}
            {organisme && `, ${LIBELLE_ORGANISME[organisme]}`}
            {!entree && (
              <>
                <br />
                <Puce ton="attention">Compte à ouvrir</Puce>
              </>
            )}
          </span>,
          depuis,
          <LienBouton key="retirer" href={`/reseau/roles?retirer=${personneId}-${role}`} genre="lien-danger">
            Retirer
            <span className="cache">{` à ${nom} le rôle « ${LIBELLE_ROLE[role]} »`}</span>
          </LienBouton>,
        ],
      }))}
    />
  );
}
