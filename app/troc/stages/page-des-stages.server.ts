import type { ContextePersonne } from '#app/commun/contexte.ts';
import { deNom } from '#app/commun/francais.ts';
import { pageDemandee } from '#app/commun/saisie.ts';
import { accorder } from '#app/commun/texte.ts';
import { getStructure } from '#app/reseau/structures/structures.server.ts';
import { exigerSaStructure } from './comptes.server.ts';
import { adresseDeListe, type Choix, LIBELLE_COMPTE, libelleRaison, lireChoix } from './comptes.ts';
import { compterEnTout, FILTRES_STAGES, type FiltreStages, listFiltres, listStages } from './listes.server.ts';

/** Below, a filter would hide nothing. */
const ASSEZ_POUR_FILTRER = 6;

/** What someone may begin here: nothing for whoever is of no team. */
function premierPas({ acteur }: ContextePersonne): 'proposer' | 'souhaiter' | null {
  if (acteur.responsableDe.length > 0) return 'proposer';
  return acteur.membreDe.length > 0 ? 'souhaiter' : null;
}

/** The list of the stages that one may see, or the part of it that an address asks for. */
export function getPageDesStages(ctx: ContextePersonne, adresse: URLSearchParams) {
  const filtre: FiltreStages = FILTRES_STAGES.find((connu) => connu === adresse.get('filtre')) ?? 'tous';
  const choix = lireChoix(adresse);
  if (choix.structure) exigerSaStructure(ctx, choix.structure);
  const choisi = Object.values(choix).some((valeur) => valeur !== undefined);
  const liste = listStages(ctx, { page: pageDemandee(adresse), filtre, choix });
  const filtres = choisi ? [] : listFiltres(ctx);
  const montrerFiltres = filtre !== 'tous' || (filtres[0]?.combien ?? 0) >= ASSEZ_POUR_FILTRER;
  return {
    ...liste,
    filtre,
    choix,
    filtres: montrerFiltres
      ? filtres.map((un) => ({ ...un, chemin: adresseDeListe('/stages', { filtre: sauf(un.valeur) }) }))
      : [],
    choisi: choisi ? enMots(ctx, choix, liste.total) : null,
    coordination: ctx.acteur.roles.includes('coordination'),
    premierPas: premierPas(ctx),
  };
}

const sauf = (filtre: FiltreStages) => (filtre === 'tous' ? undefined : filtre);

/** « Stages refusés en 2026, les dates ne vont pas », and how many of them the reader may open. */
function enMots(ctx: ContextePersonne, choix: Choix, ouverts: number) {
  const { annee, compte, raison, structure, sens } = choix;
  const nom = structure ? getStructure(ctx, structure).nom : '';
  const cote = sens === 'donnes' ? `, accueil ${deNom(nom)}` : sens === 'recus' ? `, équipe ${deNom(nom)}` : `, ${nom}`;
  const titre = [
    'Stages',
    compte ? ` ${LIBELLE_COMPTE[compte]}` : '',
    annee ? ` en ${annee}` : '',
    structure ? cote : '',
    raison ? ` : ${libelleRaison(raison).toLocaleLowerCase('fr')}` : '',
  ].join('');
  // Of one structure, the whole of what took place is counted for its team, and nothing else.
  const entier = compte !== undefined && (structure === undefined || compte === 'faits');
  const tous = entier ? compterEnTout(ctx, choix) : ouverts;
  return {
    titre,
    phrase: phraseDOuverture(tous, ouverts),
    retour: structure ? adresseDeStructure(structure) : retourDesChiffres(annee),
  };
}

const adresseDeStructure = (structure: number) => ({
  libelle: 'Revenir aux stages de cette structure',
  chemin: adresseDeListe('/stages/structure', { structure }),
});
const retourDesChiffres = (annee: string | undefined) => ({
  libelle: 'Revenir aux chiffres',
  chemin: adresseDeListe('/stages/chiffres', { annee }),
});

/** « 12 stages, dont 3 que vous pouvez ouvrir. » */
function phraseDOuverture(tous: number, ouverts: number): string {
  const combien = accorder(tous, 'stage');
  if (ouverts >= tous) return tous === 0 ? 'Aucun stage.' : `${combien}.`;
  if (ouverts === 0) return `${combien}. Vous n’en ouvrez aucun : on n’ouvre que les siens et ceux de sa structure.`;
  return `${combien}, dont ${ouverts} que vous pouvez ouvrir.`;
}
