import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { estJour, type Jour, jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import { DROITS_RESEAU, relationsReseau } from '#app/reseau/droits-reseau.ts';
import { listARenouveler, phraseDeRegle } from './a-renouveler.server.ts';
import { quandEtTon } from './agrements.server.ts';
import { listExigencesNonTenues } from './exigences.server.ts';
import { listReglesEnMots } from './genres.server.ts';
import { getHistoire, listStructuresComptees } from './histoire.server.ts';

const LIGNES = 50;

/** The day that an address asks for; null when it asks for none that exists. */
const jourDemande = (texte: string | null): Jour | null => (texte && estJour(texte) ? texte : null);

/** The agréments of the whole network: what it was and is, what is to be renewed, and what the rules say. */
export function getPageDesAgrements(ctx: ContextePersonne, adresse: URLSearchParams, page: number) {
  const relations = relationsReseau(ctx.acteur);
  const au = jourDemande(adresse.get('au'));
  const histoire = getHistoire(ctx, au);
  const cle = adresse.get('genre');
  return {
    histoire,
    liste: cle === null ? null : (listStructuresComptees(ctx, { cle, au: histoire.au, page }) ?? null),
    genres: listReglesEnMots(ctx),
    peutTenir: peut(DROITS_RESEAU, 'tenir_references', relations),
    suivi: peut(DROITS_RESEAU, 'suivre_agrements', relations) ? aSuivre(ctx) : null,
  };
}

/** What is to be renewed or completed, the first fifty of each. */
function aSuivre(ctx: ContextePersonne) {
  const jour = jourCivil(ctx.maintenant, ctx.fuseau);
  const tous = listARenouveler(ctx);
  const manquants = listExigencesNonTenues(ctx);
  return {
    aRenouveler: {
      total: tous.length,
      lignes: tous.slice(0, LIGNES).map(({ fait, structure, demarche }) => ({
        ...{ cle: fait.id, structure, chemin: `/reseau/structures/${fait.structureId}/agrements/${fait.id}` },
        ...{ agrement: fait.nom, jusquau: fait.au ? libelleJourCourt(fait.au) : '' },
        // Whether something follows was asked already: alone, the fact says the same.
        ...{ quand: quandEtTon(fait, [fait], jour).quand ?? '', fini: demarche === 'fini_sans_suite' },
      })),
    },
    manquants: {
      total: manquants.length,
      lignes: manquants.slice(0, LIGNES).map((une) => ({
        ...{ cle: `${une.structureId}-${une.genre}-${une.exige}`, structure: une.structure },
        ...{ chemin: `/reseau/structures/${une.structureId}/agrements`, phrase: phraseDeRegle(une, jour) },
      })),
    },
  };
}
