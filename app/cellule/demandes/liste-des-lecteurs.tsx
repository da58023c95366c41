import { deNom } from '#app/commun/francais.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { Puce } from '#app/ui/puce.tsx';
import type { ActeDemande } from '../cellule.ts';
import type { Lecteur } from './pieces.ts';
import { LIBELLE_ROLE_DE_LECTEUR } from './qui-lit.ts';

export interface LecteurEnLigne {
  personneId: number;
  venue: string;
  nom: string;
  quoi: string;
  role: Lecteur['role'];
  moi: boolean;
  initiales: string;
  moyens: string;
  change: boolean;
  aLaisserEntrer: boolean;
  appareils: readonly { venue: string; ici: boolean; depuis: string }[];
  mots: boolean;
  seuleCle: boolean;
}

interface Props {
  /** « /cellule/demandes/…/lecteurs » */
  chemin: string;
  actes: readonly ActeDemande[];
  lecteurs: readonly LecteurEnLigne[];
}

/** Who reads, by which keys, and what may be changed. */
export function ListeDesLecteurs({ chemin, actes, lecteurs }: Props) {
  return (
    <ul className="pile liste-nue">
      {lecteurs.map((lecteur) => (
        <li key={lecteur.personneId}>
          <Feuille salle="cellule">
            <h3>{lecteur.moi ? `Vous, ${lecteur.nom}` : lecteur.nom}</h3>
            <p className="petit doux">{`${LIBELLE_ROLE_DE_LECTEUR[lecteur.role]}. ${lecteur.quoi}.`}</p>
            <p>{lecteur.moyens}</p>
            {lecteur.change && (
              <p>
                <Puce ton="attention">Sa clé a changé</Puce>
              </p>
            )}
            {lecteur.moi && actes.includes('tenir_ses_cles') && <MesCles chemin={chemin} {...lecteur} />}
            <Gestes chemin={chemin} actes={actes} {...lecteur} />
          </Feuille>
        </li>
      ))}
    </ul>
  );
}

/** Her own devices, one by one. */
function MesCles({ chemin, appareils, seuleCle }: Pick<LecteurEnLigne, 'appareils' | 'seuleCle'> & { chemin: string }) {
  return (
    <ul className="liste">
      {appareils.map(({ venue, ici, depuis }) => (
        <li key={venue}>
          {`${ici ? 'Cet appareil' : 'Un autre appareil'}, depuis le ${depuis}. `}
          {!seuleCle && (
            <Lien className="lien-action" href={`${chemin}/appareil/${venue}`}>
              {ici ? 'Fermer cet appareil' : 'Fermer l’autre appareil'}
            </Lien>
          )}
        </li>
      ))}
    </ul>
  );
}

function Gestes({ chemin, actes, nom, venue, role, moi, mots, aLaisserEntrer }: LecteurEnLigne & Omit<Props, 'lecteurs'>) {
  const gestes = [
    moi && actes.includes('tenir_ses_cles')
      ? { vers: 'mots', libelle: mots ? 'Tirer six nouveaux mots' : 'Tirer six mots' }
      : undefined,
    moi && actes.includes('se_recuser') ? { vers: 'recuser', libelle: 'Me récuser' } : undefined,
    !moi && role !== 'demandeuse' && actes.includes('retirer_un_lecteur')
      ? { vers: `retirer/${venue}`, libelle: `Retirer la lecture à ${nom}` }
      : undefined,
    !moi && role === 'demandeuse' && actes.includes('rouvrir_l_acces')
      ? { vers: 'rouvrir', libelle: `Rouvrir l’accès ${deNom(nom)}` }
      : undefined,
    aLaisserEntrer ? { vers: `laisser-entrer/${venue}`, libelle: `Laisser entrer ${nom} de nouveau` } : undefined,
  ].filter((geste) => geste !== undefined);
  if (gestes.length === 0) return null;
  return (
    <div className="actions">
      {gestes.map(({ vers, libelle }) => (
        <LienBouton key={vers} genre="second" href={`${chemin}/${vers}`}>
          {libelle}
        </LienBouton>
      ))}
    </div>
  );
}
