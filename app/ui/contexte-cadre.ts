import { createContext, useContext } from 'react';
import type { Salle } from '#app/commun/prise.ts';
import type { Cadre } from './poignee.ts';

/** What the shell tells the page that it frames. */
export interface CadreDePage {
  cadre: Cadre;
  /** Said once after an act. */
  avis: { titre: string; texte: string } | null;
  /** Doors of the rooms that are built and open to this person. */
  entrees: readonly { salle: Salle; libelle: string; chemin: string }[];
}

export const CadreContexte = createContext<CadreDePage>({ cadre: 'rail', avis: null, entrees: [] });

export const useCadre = () => useContext(CadreContexte);
