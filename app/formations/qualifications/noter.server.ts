import { and, eq, sql } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { deNom } from '#app/commun/francais.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { getSuivie, type LigneDeQualification, type Suivie } from './lectures.server.ts';
import {
  cycleQualification,
  DROITS_QUALIFICATION,
  LIBELLE_ETAT_QUALIFICATION,
  type OuEnEstElle,
  relationsALaQualification,
  type StatutQualification,
  type TransitionQualification,
} from './qualifications.ts';
import type { SaisieDeQualification } from './saisie.ts';
import { qualifications } from './tables.ts';

/** What leads from where it stands to where it is said to be, one act after the other. */
const CHEMINS: Record<StatutQualification, Record<StatutQualification, readonly TransitionQualification[]>> = {
  en_cours: { en_cours: [], detenue: ['obtenir'], abandonnee: ['abandonner'] },
  detenue: { en_cours: ['corriger'], detenue: [], abandonnee: ['corriger', 'abandonner'] },
  abandonnee: { en_cours: ['reprendre'], detenue: ['reprendre', 'obtenir'], abandonnee: [] },
};

const VERS: Record<OuEnEstElle, StatutQualification> = {
  detenue: 'detenue',
  vae: 'en_cours',
  formation: 'en_cours',
  manquante: 'abandonnee',
};

/**
 * Notes where someone stands with what her fonction asks for; the first note begins it.
 * @param saisie.version of what was read, 0 when nothing was noted
 * @throws ErreurMetier INTROUVABLE to whoever does not follow it; IMPOSSIBLE when someone noted it meanwhile, when nothing changes,
 *   on a date that contradicts where she stands, or to take back what is held without saying why
 */
export function noterQualification(
  ctx: ContextePersonne,
  ou: { structureId: number | undefined; personneId: number | undefined; code: string | undefined },
  saisie: SaisieDeQualification,
): Suivie {
  return enTransaction(ctx, (tx) => {
    const ici = tx as ContextePersonne;
    const suivie = getSuivie(ici, ou);
    const relations = relationsALaQualification(suivie, ici.acteur);
    exigerDroit(DROITS_QUALIFICATION, 'suivre', relations);
    if ((suivie.ligne?.version ?? 0) !== saisie.version) {
      throw impossible('Quelqu’un vient de noter cette qualification. Relisez avant de recommencer.');
    }
    const vers = VERS[saisie.ou];
    exigerDesDatesQuiVont(ici, vers, suivie.ligne, saisie);
    if (suivie.ligne === null) commencer(ici, suivie, vers, saisie);
    else avancer(ici, { ...suivie, ligne: suivie.ligne }, relations, vers, saisie);
    return getSuivie(ici, ou);
  });
}

/** @throws ErreurMetier IMPOSSIBLE on a date that says otherwise than where she stands; one that stood there already is no answer */
function exigerDesDatesQuiVont(
  ctx: ContextePersonne,
  vers: StatutQualification,
  ligne: LigneDeQualification | null,
  { obtenueLe, prevuePour }: SaisieDeQualification,
): void {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  if (vers === 'detenue' && obtenueLe && obtenueLe > aujourdhui) {
    throw impossible('Cette date est à venir\u00a0: dites plutôt qu’elle est en cours.', 'obtenueLe');
  }
  if (vers !== 'detenue' && obtenueLe && obtenueLe !== ligne?.obtenueLe) {
    throw impossible('Pour noter le jour où elle a été obtenue, dites qu’elle est détenue.', 'obtenueLe');
  }
  if (vers !== 'en_cours' && prevuePour && prevuePour !== ligne?.prevuePour) {
    throw impossible('Pour noter un jour prévu, dites qu’elle est en cours.', 'prevuePour');
  }
  if (vers === 'en_cours' && prevuePour && prevuePour < aujourdhui && prevuePour !== ligne?.prevuePour) {
    throw impossible('Ce jour est passé\u00a0: choisissez un jour à venir, ou dites qu’elle est détenue.', 'prevuePour');
  }
}

const champsDe = (ctx: ContextePersonne, statut: StatutQualification, saisie: SaisieDeQualification) => ({
  voie: statut === 'en_cours' && (saisie.ou === 'vae' || saisie.ou === 'formation') ? saisie.ou : null,
  intitule: saisie.intitule ?? null,
  prevuePour: statut === 'en_cours' ? (saisie.prevuePour ?? null) : null,
  obtenueLe: statut === 'detenue' ? (saisie.obtenueLe ?? null) : null,
  ...{ noteParId: ctx.acteur.personneId, noteLe: ctx.maintenant },
});

const resumeDe = ({ qui, structure }: Suivie, saisie: SaisieDeQualification): string => {
  const etat = saisie.ou === 'detenue' || saisie.ou === 'manquante' ? saisie.ou : 'en_cours';
  return `a noté la qualification de ${qui}, ${deNom(structure)}\u00a0: ${LIBELLE_ETAT_QUALIFICATION[etat].toLowerCase()}`;
};

function commencer(ctx: ContextePersonne, suivie: Suivie, statut: StatutQualification, saisie: SaisieDeQualification): void {
  if (statut === 'abandonnee') throw impossible('Rien n’est noté\u00a0: elle est déjà manquante.', 'ou');
  const { personneId, structureId, code } = suivie;
  const [ecrite] = ctx.db
    .insert(qualifications)
    .values({ ...{ personneId, structureId, code, statut }, ...champsDe(ctx, statut, saisie) })
    .onConflictDoNothing()
    .returning({ id: qualifications.id })
    .all();
  if (!ecrite) throw impossible('Quelqu’un vient de noter cette qualification. Relisez avant de recommencer.');
  journaliser(ctx, {
    ...{ domaine: 'formations', objet: cycleQualification.objet, objetId: ecrite.id },
    ...{ acte: statut === 'detenue' ? 'noter' : 'commencer', resume: resumeDe(suivie, saisie), apres: { statut } },
  });
}

function avancer(
  ctx: ContextePersonne,
  suivie: Suivie & { ligne: LigneDeQualification },
  relations: ReturnType<typeof relationsALaQualification>,
  vers: StatutQualification,
  saisie: SaisieDeQualification,
): void {
  const { ligne } = suivie;
  const actes = CHEMINS[ligne.statut][vers];
  const resume = resumeDe(suivie, saisie);
  let [statut, version] = [ligne.statut, ligne.version];
  for (const [rang, nom] of actes.entries()) {
    const { vers: apres } = cycleQualification.transitions[nom];
    franchir(ctx, cycleQualification, nom, {
      ...{ table: qualifications, domaine: 'formations', ligne: { id: ligne.id, statut, version }, relations, resume },
      ...{ motif: saisie.motif, champs: rang === actes.length - 1 ? champsDe(ctx, vers, saisie) : { obtenueLe: null } },
    });
    [statut, version] = [apres, version + 1];
  }
  if (actes.length > 0) return;
  if (vers === 'abandonnee') throw impossible('Elle est déjà notée manquante.', 'ou');
  ctx.db
    .update(qualifications)
    .set({ ...champsDe(ctx, vers, saisie), version: sql`${qualifications.version} + 1` })
    .where(and(eq(qualifications.id, ligne.id), eq(qualifications.version, ligne.version)))
    .run();
  journaliser(ctx, {
    ...{ domaine: 'formations', objet: cycleQualification.objet, objetId: ligne.id, acte: 'preciser' },
    resume,
  });
}
