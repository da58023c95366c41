import { and, eq, isNull } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { aNom, deNom } from '#app/commun/francais.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { DROITS_STRUCTURE, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { distanceEntre, distancesDepuis, paire } from './distances.server.ts';
import { libelleDistance } from './distances.ts';
import { communes, distancesCorrigees } from './tables.ts';

interface StructureSituee {
  id: number;
  nom: string;
  code: string;
  commune: string;
}

/** Whether this person knows the road: she works at one end of it, or coordinates. */
const connaitLaRoute = (ctx: ContextePersonne, id: number) =>
  peut(DROITS_STRUCTURE, 'corriger_distance', relationsStructure(ctx.acteur, id));

/** Structures of the network whose commune is known. */
function listSituees(ctx: ContextePersonne): StructureSituee[] {
  return ctx.db
    .select({ id: structures.id, nom: structures.nom, code: communes.code, commune: communes.nom })
    .from(structures)
    .innerJoin(communes, eq(communes.code, structures.communeCode))
    .where(isNull(structures.partieLe))
    .orderBy(structures.nomPlie, structures.id)
    .all();
}

/** The structure, and those from which this person may say how far it is. */
function bouts(ctx: ContextePersonne, id: number): { ici: StructureSituee; ailleurs: StructureSituee[] } {
  const toutes = listSituees(ctx);
  const ici = toutes.find((une) => une.id === id);
  if (!ici) throw introuvable();
  const ailleurs = toutes.filter((une) => une.code !== ici.code && (connaitLaRoute(ctx, id) || connaitLaRoute(ctx, une.id)));
  if (ailleurs.length === 0) throw introuvable();
  return { ici, ailleurs };
}

/**
 * What the page « À quelle distance ? » shows.
 * @param depuis the structure one starts from; by default one of the reader's own
 * @throws ErreurMetier INTROUVABLE for whoever works at neither end, and where a commune is not known
 */
export function getPageDeDistance(ctx: ContextePersonne, id: number, depuis: number | undefined) {
  const { ici, ailleurs } = bouts(ctx, id);
  const distances = distancesDepuis(ctx, ici.code);
  const mienne = ailleurs.find((une) => ctx.acteur.membreDe.includes(une.id));
  const choisie = ailleurs.find((une) => une.id === depuis) ?? mienne ?? ailleurs[0];
  return {
    id,
    nom: ici.nom,
    depuis: choisie ? String(choisie.id) : '',
    structures: ailleurs.map((une) => {
      const distance = distances.get(une.code);
      return {
        valeur: String(une.id),
        km: distance ? String(distance.km) : '',
        libelle: [une.nom, une.commune, distance && libelleDistance(distance)].filter(Boolean).join(', '),
      };
    }),
  };
}

/**
 * Says once for all how far two structures are by road, both ways, for their two communes; without kilometres, the estimate
 * comes back.
 * @returns the distance as it is told from now on
 * @throws ErreurMetier INTROUVABLE for whoever works at neither end
 */
export function corrigerDistance(
  ctx: ContextePersonne,
  id: number,
  saisie: { depuis: number; km?: number | undefined },
): { ici: string; depuis: string; libelle: string; corrigee: boolean } {
  return enTransaction(ctx, (ctx) => {
    const { ici, ailleurs } = bouts(ctx, id);
    const autre = ailleurs.find((une) => une.id === saisie.depuis);
    if (!autre) throw impossible('Choisissez dans la liste d’où l’on part.', 'depuis');
    const avant = distanceEntre(ctx, ici.code, autre.code);
    const cle = paire(ici.code, autre.code);
    if (saisie.km === undefined) {
      ctx.db
        .delete(distancesCorrigees)
        .where(and(eq(distancesCorrigees.communeA, cle.communeA), eq(distancesCorrigees.communeB, cle.communeB)))
        .run();
    } else {
      const dite = { km: saisie.km, corrigeeLe: ctx.maintenant };
      ctx.db
        .insert(distancesCorrigees)
        .values({ ...cle, ...dite })
        .onConflictDoUpdate({ target: [distancesCorrigees.communeA, distancesCorrigees.communeB], set: dite })
        .run();
    }
    const apres = distanceEntre(ctx, ici.code, autre.code);
    const libelle = apres ? libelleDistance(apres) : 'inconnue';
    if (avant?.km !== apres?.km || avant?.corrigee !== apres?.corrigee)
      journaliser(ctx, {
        ...{ domaine: 'reseau', objet: 'structure', objetId: id, acte: 'corriger_distance' },
        resume: `a corrigé la distance ${deNom(autre.commune)} ${aNom(ici.commune)}\u00a0: ${libelle}`,
        avant: { distance: avant ? libelleDistance(avant) : null },
        apres: { distance: libelle },
      });
    return { ici: ici.nom, depuis: autre.nom, libelle, corrigee: apres?.corrigee ?? false };
  });
}
