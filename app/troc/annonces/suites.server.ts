import { eq } from 'drizzle-orm';
import { type Contexte, enTransaction, interesse } from '#app/commun/contexte.ts';
import { permet } from '#app/commun/cycle.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { deNom, leNom } from '#app/commun/francais.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { type Jour, jourCivil } from '#app/commun/periode.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { MOIS_DE_FRAICHEUR } from '#app/troc/reglages.ts';
import { exigerAnnonce, type LigneAnnonce } from './annonces.server.ts';
import { cycleAnnonce, droitsAnnonce, relationsALAnnonce, type TransitionAnnonce } from './annonces.ts';
import { confirmerLaReponse } from './courriels.server.ts';
import { estPassee, type Fraicheur, gardesDAnnonce } from './fraicheur.ts';
import { lAnnonce } from './publier.server.ts';
import { annonces } from './tables.ts';

/** What an act may say besides its name. */
export interface ChampsDActe {
  /** With whom it was fulfilled, within the network. */
  avec?: number | undefined;
  /** What came of it, in one sentence. */
  suite?: string | undefined;
  /** When it wakes: until when it holds; undefined: without an end. */
  valableJusqu?: Jour | undefined;
}

/** The days from which freshness is counted. */
export const fraicheurDe = ({ fuseau }: Pick<Contexte, 'fuseau'>, ligne: LigneAnnonce): Fraicheur => {
  const jour = (le: Date | null) => (le === null ? null : jourCivil(le, fuseau));
  return {
    ...{ statut: ligne.statut, valableJusqu: ligne.valableJusqu, confirmeeLe: jour(ligne.confirmeeLe) },
    ...{ demandeeLe: jour(ligne.demandeeLe), rappeleeLe: jour(ligne.rappeleeLe) },
  };
};

/**
 * Does one act on an annonce; whatever its structure says of it also says that it holds. Done twice, it is done once; who
 * publishes what was prepared looks after it.
 * @returns whether it was there already
 * @throws ErreurMetier INTROUVABLE, INTERDIT, or IMPOSSIBLE
 */
export function franchirAnnonce(
  ctx: Contexte,
  id: number | undefined,
  nom: TransitionAnnonce,
  champs: ChampsDActe = {},
): { deja: boolean } {
  return enTransaction(ctx, (tx) => {
    const ligne = exigerAnnonce(tx, id);
    const transition = cycleAnnonce.transitions[nom];
    const relations = relationsALAnnonce(ligne, interesse(tx));
    if (transition.de.length === 0) throw introuvable();
    if (tx.auNomDe) exigerDroit(droitsAnnonce, 'noterReponse', relationsALAnnonce(ligne, tx.acteur));
    const permise = permet(cycleAnnonce, nom, relations);
    if (permise && ligne.statut === transition.vers && !transition.de.some((de) => de === ligne.statut)) {
      if (nom === 'satisfaire') exigerLesMemesMots(ligne, champs);
      return { deja: true };
    }
    const aujourdhui = jourCivil(tx.maintenant, tx.fuseau);
    const mois = lireNombre(tx.db, MOIS_DE_FRAICHEUR);
    const avec = nom === 'satisfaire' && permise ? structureAvec(tx, ligne, champs.avec) : null;
    franchir(tx, cycleAnnonce, nom, {
      ...{ table: annonces, domaine: 'troc', ligne, relations, gardes: gardesDAnnonce(fraicheurDe(tx, ligne), aujourdhui, mois) },
      champs: { modifieLe: tx.maintenant, ...champsDe(tx, ligne, nom, champs) },
      resume: `a ${FAIT[nom]} ${lAnnonce(ligne)}${avec ? `, avec ${leNom(avec)}` : ''}`,
      journal:
        avec || champs.suite
          ? { avant: {}, apres: { ...(avec ? { avec } : {}), ...(champs.suite ? { suite: champs.suite } : {}) } }
          : undefined,
    });
    if (tx.auNomDe) confirmerLaReponse(tx, ligne.id, nom);
    return { deja: false };
  });
}

const FAIT: Record<TransitionAnnonce, string> = {
  deposer: 'publié',
  preparer: 'préparé',
  publier: 'publié',
  mettre_en_pause: 'mis en pause',
  reprendre: 'remis en ligne',
  garder_en_pause: 'laissé en pause',
  confirmer: 'confirmé',
  endormir: 'laissé s’endormir',
  reveiller: 'réveillé',
  satisfaire: 'conclu',
  retirer: 'retiré',
  retirer_pour_depart: 'retiré, avec le départ de la structure,',
};

function champsDe(ctx: Contexte, ligne: LigneAnnonce, nom: TransitionAnnonce, champs: ChampsDActe): Partial<LigneAnnonce> {
  const { maintenant, fuseau } = ctx;
  const fraiche = { confirmeeLe: maintenant, demandeeLe: null, rappeleeLe: null };
  switch (nom) {
    case 'publier':
      return { ...fraiche, publieeLe: maintenant, auteurId: interesse(ctx).personneId ?? ligne.auteurId };
    case 'endormir':
      return { endormieLe: maintenant };
    case 'reveiller': {
      const aujourdhui = jourCivil(maintenant, fuseau);
      if (champs.valableJusqu !== undefined && champs.valableJusqu < aujourdhui) {
        throw impossible('Ce jour est déjà passé : laissez vide, ou choisissez un jour à venir.', 'valableJusqu');
      }
      const reste = estPassee(ligne, aujourdhui) ? null : ligne.valableJusqu;
      const jusqu = champs.valableJusqu ?? reste;
      // What was to begin after its new end begins at once.
      const des = ligne.des !== null && jusqu !== null && ligne.des > jusqu ? null : ligne.des;
      return { ...fraiche, endormieLe: null, valableJusqu: jusqu, des };
    }
    case 'satisfaire':
      return { finieLe: maintenant, satisfaiteAvecId: champs.avec ?? null, suite: champs.suite ?? null };
    case 'retirer':
    case 'retirer_pour_depart':
      return { finieLe: maintenant };
    default:
      return fraiche;
  }
}

/** What was said the first time stays: other words are refused, and not dropped unseen. */
function exigerLesMemesMots({ satisfaiteAvecId, suite }: LigneAnnonce, champs: ChampsDActe): void {
  const memes = (champs.avec ?? satisfaiteAvecId) === satisfaiteAvecId && (champs.suite ?? suite) === suite;
  if (!memes) throw impossible('Quelqu’un a déjà dit que cette annonce est satisfaite\u00a0: ce qui en est dit reste tel quel.');
}

/** The name of the structure that it was fulfilled with, gone since or not; null when it was outside the network, or not said. */
function structureAvec({ db }: Contexte, { structureId }: LigneAnnonce, avec: number | undefined): string | null {
  if (avec === undefined) return null;
  const structure = db.select({ nom: structures.nom }).from(structures).where(eq(structures.id, avec)).get();
  if (!structure) throw impossible('Choisissez dans la liste.', 'avec');
  if (avec === structureId) throw impossible(`L’annonce est celle ${deNom(structure.nom)} : avec qui d’autre\u00a0?`, 'avec');
  return structure.nom;
}

/** An annonce falls with its structure. In the transaction of the departure. */
export function retirerPourDepart(ctx: Contexte, id: number): void {
  const ligne = exigerAnnonce(ctx, id);
  franchir(ctx, cycleAnnonce, 'retirer_pour_depart', {
    ...{ table: annonces, domaine: 'troc', ligne, relations: ['depart'] },
    champs: { modifieLe: ctx.maintenant, ...champsDe(ctx, ligne, 'retirer_pour_depart', {}) },
    resume: `a ${FAIT.retirer_pour_depart} ${lAnnonce(ligne)}`,
  });
}
