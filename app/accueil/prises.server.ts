import { prise as cellule } from '#app/cellule/prise.server.ts';
import type { Prise } from '#app/commun/prise.ts';
import { prises as formations } from '#app/formations/prise.server.ts';
import { prises as malles } from '#app/malles/prise.server.ts';
import { prise as reseau } from '#app/reseau/prise.server.ts';
import { prise as services } from '#app/services/prise.server.ts';
import { prises as troc } from '#app/troc/prise.server.ts';
import { prise as accueil } from './prise.server.ts';

/** What each domain gives to the pages that cross domains. A new domain is one line here; a large one gives a prise a noun. */
export const PRISES: readonly Prise[] = [reseau, ...troc, ...malles, ...formations, cellule, services, accueil];
