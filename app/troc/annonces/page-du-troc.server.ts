import { count } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { pageDemandee } from '#app/commun/saisie.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { adresseDuTroc, choixDeFiltres, lireFiltres } from './filtres.ts';
import { libelleAge } from './fraicheur.ts';
import { listAnnonces, listEtats } from './liste.server.ts';
import { listSatisfaites } from './satisfaites.server.ts';
import { annonces } from './tables.ts';

const ABOUTIES = 3;

/**
 * The home of the troc: the annonces that an address asks for, and what came true of late.
 * @throws ErreurMetier INTROUVABLE to a partenaire
 */
export function getPageDuTroc(ctx: ContextePersonne, adresse: URLSearchParams) {
  exigerTroc(ctx);
  const filtres = lireFiltres(adresse);
  const enEquipe = ctx.acteur.membreDe.length > 0;
  const enTout = ctx.db.select({ n: count() }).from(annonces).get()?.n ?? 0;
  return {
    ...listAnnonces(ctx, filtres, pageDemandee(adresse)),
    filtres,
    filtre: filtres.type !== undefined || filtres.forme !== undefined || filtres.de !== undefined,
    choix: choixDeFiltres(filtres, enEquipe),
    etats: listEtats(ctx, filtres).map(({ etat, libelle, combien }) => ({
      ...{ libelle, combien, chemin: adresseDuTroc({ ...filtres, etat }), ici: etat === filtres.etat },
    })),
    abouties: aboutiesDe(ctx),
    vide: enTout === 0,
    peutPublier: enEquipe || ctx.acteur.roles.includes('coordination'),
  };
}

/** What came true last, told by those who lived it. */
function aboutiesDe(ctx: ContextePersonne) {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  return listSatisfaites(ctx, { combien: ABOUTIES }).map(({ le, ...une }) => ({
    ...une,
    quand: libelleAge(jourCivil(le, ctx.fuseau), aujourdhui),
  }));
}
