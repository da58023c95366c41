import { eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import { pageDemandee } from '#app/commun/saisie.ts';
import { accorder } from '#app/commun/texte.ts';
import { LIBELLE_FONCTION } from '#app/reseau/personnes/personnes.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { exigerQualifications, lireAttendues, listSuivies, type Suivie } from './lectures.server.ts';
import {
  DROITS_QUALIFICATION,
  ETATS_QUALIFICATION,
  type EtatQualification,
  LIBELLE_ETAT_QUALIFICATION,
  relationsAuxReferences,
} from './qualifications.ts';

const PAR_PAGE = 30;

/**
 * What is followed, as far as the reader may see it: the network for the coordination, her structures for whoever commits
 * them, herself otherwise. `?etat=` keeps one state.
 * @param structureId of one structure alone; INTROUVABLE to whoever is neither of it, nor of the coordination
 */
export function getPageDeQualifications(ctx: ContextePersonne, adresse: URLSearchParams, structureId?: number | null) {
  exigerQualifications(ctx);
  const structure = structureId === undefined ? null : laStructure(ctx, structureId);
  const toutes = listSuivies(ctx, structure?.id);
  const etat = ETATS_QUALIFICATION.find((un) => un === adresse.get('etat')) ?? null;
  const gardees = etat === null ? toutes : toutes.filter((une) => une.etat === etat);
  const pages = Math.max(1, Math.ceil(gardees.length / PAR_PAGE));
  const page = Math.min(pages, pageDemandee(adresse));
  const ici = structure ? `/formations/qualifications/structures/${structure.id}` : '/formations/qualifications';
  const combien = (un: EtatQualification) => toutes.filter((une) => une.etat === un).length;
  return {
    ...{ structure, ici, etat, page, pages, total: toutes.length },
    tient: peut(DROITS_QUALIFICATION, 'tenirLesReferences', relationsAuxReferences(ctx.acteur)),
    /** Whether she reads her whole team, and not herself alone. */
    deLEquipe:
      ctx.acteur.roles.includes('coordination') || (structure !== null && ctx.acteur.responsableDe.includes(structure.id)),
    suit: toutes.some(({ chemin }) => chemin !== null),
    etats: [
      { etat: 'toutes', libelle: `Toutes\u00a0: ${toutes.length}`, choisi: etat === null, chemin: ici },
      ...ETATS_QUALIFICATION.map((un) => ({
        ...{ etat: un, libelle: `${LIBELLE_ETAT_QUALIFICATION[un]}\u00a0: ${combien(un)}`, choisi: un === etat },
        chemin: `${ici}?etat=${un}`,
      })),
    ],
    phrase: phraseDe(toutes),
    lignes: gardees.slice((page - 1) * PAR_PAGE, page * PAR_PAGE).map(({ ligne, source: _, depuis: __, ...une }) => ({
      ...une,
      etat: LIBELLE_ETAT_QUALIFICATION[une.etat],
      detail: ligne === null ? 'rien de noté' : une.detail,
    })),
    attendues: lireAttendues(ctx, jourCivil(ctx.maintenant, ctx.fuseau)).map(({ code, fonction, attendu, source, depuis }) => ({
      ...{ code, attendu, source, fonction: LIBELLE_FONCTION[fonction], depuis: libelleJourCourt(depuis) },
    })),
  };
}

function laStructure(ctx: ContextePersonne, id: number | null | undefined): { id: number; nom: string } {
  const { acteur, db } = ctx;
  if (!id || !(acteur.roles.includes('coordination') || acteur.membreDe.includes(id))) throw introuvable();
  const lue = db.select({ id: structures.id, nom: structures.nom }).from(structures).where(eq(structures.id, id)).get();
  if (!lue) throw introuvable();
  return lue;
}

function phraseDe(toutes: readonly Suivie[]): string {
  const manquent = toutes.filter(({ etat }) => etat === 'manquante').length;
  if (toutes.length === 0) return 'Aucune qualification à suivre.';
  const suivies = accorder(toutes.length, 'qualification suivie', 'qualifications suivies');
  return manquent === 0 ? `${suivies}, aucune ne manque.` : `${suivies}, ${manquent} ${manquent > 1 ? 'manquent' : 'manque'}.`;
}
