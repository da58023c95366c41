import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { jourCivil } from '#app/commun/periode.ts';
import type { ResultatsDeSalle } from '#app/commun/prise.ts';
import { majuscule } from '#app/commun/texte.ts';
import { plierMots } from '#app/reseau/plier.ts';
import { monBourg } from '#app/reseau/recherche/annuaire.server.ts';
import { distancesDepuis } from '#app/reseau/territoire/distances.server.ts';
import { etatsDuJour } from './etats-du-jour.server.ts';
import { type DossierDeMalle, listMalles } from './malles.server.ts';
import { DROITS_MALLE, libelleOu, libellePublic, ouvreLesMalles } from './malles.ts';
import { malleEnTitre } from './noms.ts';
import { objetsDes } from './objets.server.ts';
import { photosDesMalles } from './photos.server.ts';

const PREMIERES = 5;

/**
 * The malles that are lent, as cards; those that are not any more, for who may bring them back. Seven queries whatever their number.
 * @param q words that a malle says of itself or of what is in it; none: all of them
 * @throws ErreurMetier INTROUVABLE to a partenaire
 */
export function getCatalogue(ctx: ContextePersonne, q = '') {
  const toutes = listMalles(ctx, { retirees: true });
  const pretees = toutes.filter(({ ligne }) => ligne.etat !== 'retiree');
  const trouvees = q === '' ? pretees : quiParlentDe(ctx, pretees, q);
  const retirees = toutes.filter(({ ligne, relations }) => ligne.etat === 'retiree' && peut(DROITS_MALLE, 'modifier', relations));
  const ids = trouvees.map(({ ligne }) => ligne.id);
  const photos = photosDesMalles(ctx, ids);
  const etats = etatsDuJour(ctx, trouvees);
  const distances = distancesDepuis(
    ctx,
    monBourg(ctx)?.code ?? null,
    trouvees.flatMap(({ structure }) => structure.communeCode ?? []),
  );
  return {
    q,
    aujourdhui: jourCivil(ctx.maintenant, ctx.fuseau),
    aucune: pretees.length === 0,
    peutCreer: ctx.acteur.roles.includes('coordination'),
    lignes: trouvees.map(({ ligne, structure }) => ({
      ...{ id: ligne.id, slug: ligne.slug, nom: ligne.nom, resume: ligne.resume, dessin: ligne.dessin },
      public: majuscule(libellePublic(ligne)),
      photo: photos.get(ligne.id)?.[0] ?? null,
      structure: structure.nom,
      ou: libelleOu(structure.commune, structure.communeCode === null ? undefined : distances.get(structure.communeCode)),
      etat: etats.get(ligne.id)?.etat ?? null,
    })),
    retirees: retirees.map(({ ligne }) => ({ slug: ligne.slug, nom: ligne.nom, motif: ligne.etatMotif })),
  };
}

/** The malles that hold all the words, in what they say or in what is in them. */
function quiParlentDe(ctx: ContextePersonne, dossiers: readonly DossierDeMalle[], q: string): DossierDeMalle[] {
  const mots = plierMots(q).split(' ').map(racine).filter(Boolean);
  if (mots.length === 0) return [];
  const ids = dossiers.map(({ ligne }) => ligne.id);
  const objets = objetsDes(ctx, ids);
  return dossiers.filter(({ ligne, structure }) => {
    const siens = objets.filter(({ malleId }) => malleId === ligne.id).map(({ nom }) => nom);
    const dit = ` ${plierMots(['malle', ligne.nom, ligne.resume, ligne.notice ?? '', structure.nom, ...siens].join(' '))}`;
    return mots.every((mot) => dit.includes(` ${mot}`));
  });
}

/** The plural finds the singular. */
const racine = (mot: string) => (mot.length > 3 ? mot.replace(/[sx]$/, '') : mot);

/** What the network's search finds among the malles. A partenaire finds nothing. */
export function mallesTrouvees(ctx: ContextePersonne, q: string): ResultatsDeSalle[] {
  if (!ouvreLesMalles(ctx.acteur)) return [];
  const trouvees = quiParlentDe(ctx, listMalles(ctx), q);
  if (trouvees.length === 0) return [];
  const premieres = trouvees.slice(0, PREMIERES);
  const etats = etatsDuJour(ctx, premieres);
  return [
    {
      ...{ cle: 'malles', salle: 'malles', titre: 'Malles pédagogiques', total: trouvees.length },
      premiers: premieres.map(({ ligne, structure }) => ({
        titre: malleEnTitre(ligne.nom),
        detail: [structure.nom, etats.get(ligne.id)?.etat.texte].filter(Boolean).join(', '),
        chemin: `/malles/${ligne.slug}`,
      })),
      tout: `/malles?${new URLSearchParams({ q })}`,
    },
  ];
}
