import { useLocation } from '@remix-run/react';
import { type ReactNode, useRef } from 'react';
import type { Salle } from '#app/commun/prise.ts';
import { useAncres } from './ancres.ts';
import { CadreContexte, type CadreDePage } from './contexte-cadre.ts';
import { useFocusDeLaPage } from './focus-de-la-page.ts';
import { Marque } from './marque.tsx';
import { Pied } from './pied.tsx';
import type { Cadre } from './poignee.ts';
import { BarreBasse, type DonneesDuRail, Haut, Rail } from './rail.tsx';
import { Seuil } from './seuil.tsx';

/** What the root knows of the network and of who is there. */
export type DonneesDeCoquille = Omit<DonneesDuRail, 'personne'> & {
  personne: DonneesDuRail['personne'] | null;
  /** Rooms that are built, for the door's panel. */
  salles: readonly { salle: Salle; libelle: string }[];
  courrielCoordination: string;
  /** Somebody holds a session, even one that opens nothing yet. */
  presente: boolean;
  avis: CadreDePage['avis'];
};

/** What the shell asks of someone's roles. */
export function deSaPlace(roles: readonly string[]): Pick<DonneesDuRail, 'coordination' | 'engage'> {
  const coordination = roles.includes('coordination');
  return { coordination, engage: coordination || roles.includes('responsable') };
}

const SANS_NOM = { nom: '', sousTitre: '' };

/** The frame that a page really gets: the shell needs somebody in it, and the door is for those still outside. */
export function cadreEffectif(demande: Cadre, donnees: DonneesDeCoquille | undefined): Cadre {
  if (demande === 'rail' && !donnees?.personne) return 'nu';
  return demande;
}

/** What stands around every page. */
export function Coquille({
  cadre,
  donnees,
  children,
}: {
  cadre: Cadre;
  donnees: DonneesDeCoquille | undefined;
  children: ReactNode;
}) {
  useAncres();
  useFocusDeLaPage();
  const avis = useAvisGarde(donnees?.avis ?? null);
  const valeur: CadreDePage = { cadre, avis, entrees: donnees?.entrees ?? [] };
  return (
    <CadreContexte.Provider value={valeur}>
      <a className="evitement" href="#contenu">
        Aller au contenu
      </a>
      {cadre === 'seuil' ? (
        <Seuil reseau={donnees?.reseau ?? SANS_NOM} salles={donnees?.personne ? donnees.entrees : (donnees?.salles ?? [])}>
          {children}
        </Seuil>
      ) : (
        <AvecPied cadre={cadre} donnees={donnees}>
          {children}
        </AvecPied>
      )}
    </CadreContexte.Provider>
  );
}

function AvecPied({ cadre, donnees, children }: { cadre: Cadre; donnees: DonneesDeCoquille | undefined; children: ReactNode }) {
  const personne = cadre === 'rail' ? donnees?.personne : null;
  return (
    <>
      {donnees && personne ? (
        <>
          <Haut reseau={donnees.reseau} personne={personne} />
          <Rail {...donnees} personne={personne} />
        </>
      ) : (
        <header className="haut haut--seul">
          <Marque nom={donnees?.reseau.nom ?? ''} sous={donnees?.reseau.sousTitre} chemin="/" />
        </header>
      )}
      {children}
      <Pied courriel={donnees?.courrielCoordination ?? ''} connectee={donnees?.presente ?? false} />
      {donnees && personne && <BarreBasse entrees={donnees.entrees} engage={donnees.engage} />}
    </>
  );
}

/** What was just done stays said as long as one reads the same page, even when it is read anew by itself. */
function useAvisGarde(avis: CadreDePage['avis']): CadreDePage['avis'] {
  const { key } = useLocation();
  const garde = useRef({ key, avis });
  if (avis || garde.current.key !== key) garde.current = { key, avis };
  return garde.current.avis;
}
