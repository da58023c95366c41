import { lireBrouillon } from '#app/commun/brouillons.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { interdit } from '#app/commun/erreurs.ts';
import { jourCivil, libelleJour, libelleJourCourt, libelleMinutes } from '#app/commun/periode.ts';
import { libelleLieu } from '#app/reseau/structures/lieu.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { type ActeDAppui, cycleAppui, estDeSaPart, LIBELLE_STATUT_APPUI } from './appuis.ts';
import { listAutres, listCandidates } from './candidates.server.ts';
import { motsDesAppuis } from './competences.server.ts';
import { gardesDe, getAppui, quiPeuvent } from './dossiers.server.ts';
import { seanceDe } from './seances.ts';

/**
 * The page of one act on an appui.
 * @returns `empechement`: why it cannot be done now, empty when it can
 * @throws ErreurMetier INTROUVABLE; INTERDIT to whoever may never do it
 */
export function lireActeDAppui(ctx: ContextePersonne, id: number | undefined, nom: ActeDAppui) {
  exigerTroc(ctx);
  const d = getAppui(ctx, id);
  const { ligne, structure, relations } = d;
  const { de, gardes = [] } = cycleAppui.transitions[nom];
  if (!estDeSaPart(nom, relations)) throw interdit();
  const constat = gardesDe(ctx, d);
  const garde = gardes.map((une) => constat[une]).find((une) => une !== true);
  const possible = de.some((statut) => statut === ligne.statut);
  const fixee = ligne.statut === 'programme' || ligne.statut === 'tenu' ? seanceDe(ligne) : null;
  const fixe = nom === 'programmer';
  const seance = fixe ? fixee : null;
  const gens = possible && nom === 'solliciter' ? listAutres(ctx, d) : [];
  return {
    ...{ id: ligne.id, titre: ligne.titre, nom, version: ligne.version, structure: structure.nom },
    empechement: possible
      ? (garde ?? '')
      : `Ce n’est pas, ou plus, possible. État de cet appui technique\u00a0: ${LIBELLE_STATUT_APPUI[ligne.statut].toLowerCase()}.`,
    /** Someone else published the account meanwhile: it may be corrected. */
    dejaPublie: nom === 'clore' && ligne.statut === 'clos',
    mots: (motsDesAppuis(ctx, [ligne.id]).get(ligne.id) ?? []).map(({ nom: mot }) => mot),
    candidates: gens.length > 0 ? listCandidates(ctx, d, gens) : [],
    autres: gens.map((une) => ({
      valeur: String(une.id),
      libelle: une.sansAdresse ? `${une.nom} (sans adresse\u00a0: à appeler)` : une.nom,
      groupe: une.structure,
    })),
    // The words of those who can, and where they meet, are for whoever fixes the session.
    peuvent: fixe
      ? quiPeuvent(d).map((une) => ({
          ...{ id: une.id, nom: une.nom, structures: une.structures, precision: une.precision ?? '' },
          coche: ligne.statut !== 'programme' || une.intervientLe !== null,
        }))
      : [],
    /** What the form of the session begins with. */
    seance: {
      jour: seance?.jour,
      heure: seance
        ? libelleMinutes(seance.heure).replace(/\s/g, '').replace('h', ':').replace(/:$/, ':00').padStart(5, '0')
        : undefined,
      duree: seance ? String(seance.duree) : '120',
      lieu: seance?.lieu ?? (ligne.aDistance || !fixe ? undefined : libelleLieu(structure)),
      fixee: fixee ? libelleJour(fixee.jour) : '',
    },
    souhaiteAvant: ligne.souhaiteAvant === null ? '' : libelleJourCourt(ligne.souhaiteAvant),
    aDistance: ligne.aDistance,
    compteRendu: ligne.compteRendu ?? commence(ctx, ligne.id),
    aujourdhui: jourCivil(ctx.maintenant, ctx.fuseau),
  };
}
/** What she had begun to write of the account. */
function commence(ctx: ContextePersonne, id: number): string {
  const garde = lireBrouillon(ctx, `compte-rendu:${id}`)?.valeurs.compteRendu;
  return typeof garde === 'string' ? garde : '';
}

export type ActeDAppuiLu = ReturnType<typeof lireActeDAppui>;
