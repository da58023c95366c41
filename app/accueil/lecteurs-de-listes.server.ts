import type { Lecteurs } from '#app/reseau/import/lecteurs.server.ts';
import { lecteurDAnnonces } from '#app/troc/import/lecteur-d-annonces.server.ts';

/** The lists that rooms other than the réseau read; a new kind is one line here, and one in `GENRES_IMPORT`. */
export const LECTEURS: Lecteurs = { annonces: lecteurDAnnonces };
