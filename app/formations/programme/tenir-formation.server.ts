import { and, eq, isNull, sql } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { permet } from '#app/commun/cycle.ts';
import { differences } from '#app/commun/differences.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible, interdit, introuvable } from '#app/commun/erreurs.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { demiJournee, jourCivil } from '#app/commun/periode.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { reprendreLesBesoins } from '#app/formations/besoins/reprendre.server.ts';
import { reconvoquer } from '#app/formations/convocations/convoquer.server.ts';
import { prevenirDeLaFormation } from '#app/formations/courriels/courriels.server.ts';
import { offrirLesPlaces } from '#app/formations/inscriptions/offrir.server.ts';
import { tasserLesPlaces } from '#app/formations/inscriptions/places.server.ts';
import { phraseDeConflit } from '#app/reseau/conflit.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { ecrireCompetences, ecrireFormatrice } from './autour.server.ts';
import { type DossierDeFormation, getFormation } from './formations.server.ts';
import { aEuLieu, cycleFormation, DROITS_FORMATION, estAVenir, estFinie, relationsSansFormation } from './formations.ts';
import type { SaisieFormation, SaisieNouvelleFormation } from './saisie.ts';
import { ecrireLesSeances } from './seances.server.ts';
import { formations } from './tables.ts';

type Contenu = Omit<SaisieFormation, 'version'>;

/** @throws ErreurMetier INTROUVABLE for whoever may prepare none: the page does not exist for her */
export function exigerPreparation(ctx: ContextePersonne): void {
  const relations = relationsSansFormation(ctx.acteur);
  if (!permet(cycleFormation, 'creer', relations)) throw introuvable();
}

/**
 * Prepares a formation: a draft that its organiser, who trains and the coordination see.
 * @returns its id, the same when the form is sent twice
 * @throws ErreurMetier INTROUVABLE for whoever commits no structure; INTERDIT for a structure that is not hers; IMPOSSIBLE on a
 *   field that says what is not
 */
export function creerFormation(ctx: ContextePersonne, { geste, besoins = [], ...saisie }: SaisieNouvelleFormation): number {
  exigerPreparation(ctx);
  return enTransaction(ctx, (tx) => {
    const ici = tx as ContextePersonne;
    return uneSeuleFois(ici, 'creer-formation', geste, () => {
      const champs = colonnesDe(saisie);
      verifierContenu(ici, champs);
      const { maintenant } = ici;
      const { id } = ici.db
        .insert(formations)
        .values({
          ...champs,
          ...{ statut: cycleFormation.transitions.creer.vers, organisatriceId: ici.acteur.personneId },
          ...{ creeeLe: maintenant, modifieeLe: maintenant },
        })
        .returning({ id: formations.id })
        .get();
      ecrireAutour(ici, id, saisie);
      ecrireLesSeances(ici, id, saisie.seances);
      reprendreLesBesoins(ici, id, besoins);
      journaliser(ici, {
        ...{ domaine: 'formations', objet: cycleFormation.objet, objetId: id, acte: 'creer' },
        resume: `a préparé la formation ${entreGuillemets(champs.titre)}`,
        apres: { statut: 'projet', titre: champs.titre },
      });
      return id;
    });
  });
}

/**
 * Changes what a formation says. When half-days, hours or the place change, whoever comes is told; more places are offered at
 * once to whoever waits.
 * @param saisie.version the version that the form showed
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE when someone changed it meanwhile, once it took place, for fewer places
 *   than are held, or for a half-day that took place
 */
export function modifierFormation(ctx: ContextePersonne, id: number | undefined, { version, ...saisie }: SaisieFormation): void {
  enTransaction(ctx, (tx) => {
    const ici = tx as ContextePersonne;
    const d = getFormation(ici, id);
    exigerModifiable(d);
    const { ligne } = d;
    const champs = colonnesDe(saisie);
    if (champs.structureId !== ligne.structureId) {
      exigerDeLOter(ici, ligne.structureId);
      verifierContenu(ici, champs);
    } else verifierCommune(ici, champs);
    const sure = estAVenir(ligne.statut);
    if (ligne.statut !== 'projet' && saisie.seances.length === 0)
      throw impossible('Une formation ouverte garde au moins une demi-journée.', 'seances');
    tasserLesPlaces(ici, ligne.id, champs.capacite);
    const { changes } = ici.db
      .update(formations)
      .set({ ...champs, version: sql`${formations.version} + 1`, modifieeLe: ici.maintenant })
      .where(and(eq(formations.id, ligne.id), eq(formations.version, version)))
      .run();
    if (changes !== 1) {
      const quoi = { domaine: 'formations', objet: cycleFormation.objet, objetId: ligne.id, actes: ['creer', 'modifier'] };
      throw impossible(phraseDeConflit(ici, { ...quoi, fait: 'a changé cette formation' }));
    }
    ecrireAutour(ici, ligne.id, saisie);
    const deplacee = ecrireLesSeances(ici, ligne.id, saisie.seances);
    if (aEuLieu(ligne.statut)) exigerPassees(ici, saisie.seances);
    const change = differences(ligne, champs);
    if (change || deplacee) {
      journaliser(ici, {
        ...{ domaine: 'formations', objet: cycleFormation.objet, objetId: ligne.id, acte: 'modifier' },
        resume: `a modifié la formation ${entreGuillemets(champs.titre)}${deplacee ? ', et ses dates' : ''}`,
        ...(change ? { avant: change.avant, apres: change.apres } : {}),
      });
    }
    if (!sure) return;
    const ailleurs = champs.lieu !== ligne.lieu || champs.lien !== ligne.lien;
    if (deplacee || ailleurs) {
      prevenirDeLaFormation(ici, ligne.id, 'deplacer');
      reconvoquer(ici, ligne.id, d.seances);
    }
    offrirLesPlaces(ici, ligne.id);
  });
}

/** @throws ErreurMetier INTERDIT; IMPOSSIBLE once it took place or was called off */
export function exigerModifiable({ ligne, relations }: DossierDeFormation): void {
  exigerDroit(DROITS_FORMATION, 'modifier', relations);
  if (estFinie(ligne.statut)) throw impossible('Cette formation ne change plus.');
}

/**
 * Prepares a formation like a past one: same programme, same trainer, without its dates nor those who came.
 * @returns the id of the draft, the same when the form is sent twice
 * @throws ErreurMetier INTROUVABLE; INTERDIT for whoever does not hold it
 */
export function dupliquerFormation(ctx: ContextePersonne, id: number | undefined, geste?: string): number {
  return enTransaction(ctx, (tx) => {
    const ici = tx as ContextePersonne;
    const { ligne, relations } = getFormation(ici, id);
    exigerDroit(DROITS_FORMATION, 'dupliquer', relations);
    return uneSeuleFois(ici, `dupliquer-${ligne.id}`, geste, () => copier(ici, ligne));
  });
}

function copier(ctx: ContextePersonne, ligne: DossierDeFormation['ligne']): number {
  const { titre, resume, objectifs, programme, pourQui, prerequis, lieu, communeCode, lien, accessibilite } = ligne;
  const { capacite, minimum, validation, publique, cout, coutDit, financeurs, organisme, organismeNumero, structureId } = ligne;
  const { id } = ctx.db
    .insert(formations)
    .values({
      ...{ titre, resume, objectifs, programme, pourQui, prerequis, lieu, communeCode, lien, accessibilite },
      ...{ capacite, minimum, validation, publique, cout, coutDit, financeurs, organisme, organismeNumero, structureId },
      ...{ statut: cycleFormation.transitions.creer.vers, organisatriceId: ctx.acteur.personneId, copieDeId: ligne.id },
      ...{ creeeLe: ctx.maintenant, modifieeLe: ctx.maintenant },
    })
    .returning({ id: formations.id })
    .get();
  ctx.db.run(sql`insert into formatrices (formation_id, rang, personne_id, nom, precision)
    select ${id}, rang, personne_id, nom, precision from formatrices where formation_id = ${ligne.id}`);
  ctx.db.run(sql`insert into competences_formation (formation_id, competence_id)
    select ${id}, competence_id from competences_formation where formation_id = ${ligne.id}`);
  journaliser(ctx, {
    ...{ domaine: 'formations', objet: cycleFormation.objet, objetId: id, acte: 'creer' },
    resume: `a préparé de nouveau la formation ${entreGuillemets(titre)}`,
    apres: { statut: 'projet', titre },
  });
  return id;
}

/** The columns that the form writes. */
function colonnesDe(s: Contenu) {
  return {
    ...{ titre: s.titre, resume: s.resume ?? null, objectifs: s.objectifs ?? null, programme: s.programme ?? null },
    ...{ pourQui: s.pourQui ?? null, prerequis: s.prerequis ?? null, lieu: s.lieu ?? null, lien: s.lien ?? null },
    ...{ communeCode: s.communeCode ?? null, accessibilite: s.accessibilite ?? null, capacite: s.capacite },
    ...{ minimum: s.minimum, limite: s.limite ?? null, validation: s.validation, publique: s.publique, cout: s.cout },
    ...{ coutDit: s.coutDit ?? null, financeurs: s.financeurs, organisme: s.organisme ?? null },
    ...{ organismeNumero: s.organismeNumero ?? null, structureId: s.structureId ?? null },
  };
}

function verifierContenu(ctx: ContextePersonne, champs: ReturnType<typeof colonnesDe>): void {
  verifierCommune(ctx, champs);
  const { structureId } = champs;
  const coordonne = ctx.acteur.roles.includes('coordination');
  if (structureId === null) return;
  const la = ctx.db
    .select({ id: structures.id })
    .from(structures)
    .where(and(eq(structures.id, structureId), isNull(structures.partieLe)))
    .get();
  if (!la) throw impossible('Cette structure n’est pas dans le réseau.', 'structureId');
  if (!coordonne && !ctx.acteur.responsableDe.includes(structureId)) {
    throw interdit('On prépare une formation pour le réseau, ou pour une structure que l’on dirige.');
  }
}

/** A structure that organises keeps what it holds until someone who commits it says otherwise. @throws ErreurMetier INTERDIT */
function exigerDeLOter({ acteur }: ContextePersonne, structureId: number | null): void {
  if (structureId === null || acteur.roles.includes('coordination') || acteur.responsableDe.includes(structureId)) return;
  throw interdit('Seules la direction de la structure et la coordination disent quelle structure organise.');
}

/** What took place did not take place tomorrow. @throws ErreurMetier IMPOSSIBLE */
function exigerPassees({ maintenant, fuseau }: ContextePersonne, voulues: Contenu['seances']): void {
  const fin = demiJournee(jourCivil(maintenant, fuseau), 'apres-midi');
  if (voulues.every((une) => une.demiJournee <= fin)) return;
  throw impossible('Cette formation a eu lieu\u00a0: aucune de ses demi-journées ne peut être à venir.', 'seances');
}

function verifierCommune({ db }: ContextePersonne, { communeCode }: { communeCode: string | null }): void {
  if (communeCode === null) return;
  const la = db.select({ code: communes.code }).from(communes).where(eq(communes.code, communeCode)).get();
  if (!la) throw impossible('Choisissez la commune dans la liste.', 'communeCode');
}

function ecrireAutour(ctx: ContextePersonne, id: number, saisie: Contenu): void {
  ecrireFormatrice(ctx, id, saisie);
  ecrireCompetences(ctx, id, saisie.competences);
}
