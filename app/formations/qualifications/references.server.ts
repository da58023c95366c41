import { and, asc, eq, gt } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { ajouterJours, jourCivil, libelleJour } from '#app/commun/periode.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { LIBELLE_FONCTION } from '#app/reseau/personnes/personnes.ts';
import { attenduesAuJour, DROITS_QUALIFICATION, relationsAuxReferences, type SaisieDeReference } from './qualifications.ts';
import { qualificationsAttendues } from './tables.ts';

/**
 * What a fonction asks for, now and from the days that were announced.
 * @throws ErreurMetier INTROUVABLE for anybody but the coordination, and for a code that is none
 */
export function getReference(ctx: ContextePersonne, code: string | undefined) {
  if (!peut(DROITS_QUALIFICATION, 'tenirLesReferences', relationsAuxReferences(ctx.acteur))) throw introuvable();
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const toutes =
    code === undefined
      ? []
      : ctx.db
          .select()
          .from(qualificationsAttendues)
          .where(eq(qualificationsAttendues.code, code))
          .orderBy(asc(qualificationsAttendues.depuis))
          .all();
  const [premiere] = toutes;
  if (!premiere) throw introuvable();
  const [actuelle = null] = attenduesAuJour(toutes, premiere.fonction, aujourdhui);
  const dite = ({ id, attendu, source, depuis }: (typeof toutes)[number]) => ({
    ...{ id, attendu, source, depuis, jour: libelleJour(depuis, true) },
  });
  return {
    ...{ code: premiere.code, fonction: LIBELLE_FONCTION[premiere.fonction], demain: ajouterJours(aujourdhui, 1) },
    portee: (toutes.at(-1) ?? premiere).portee,
    actuelle: actuelle && dite(actuelle),
    aVenir: toutes.filter(({ depuis }) => depuis > aujourdhui).map(dite),
    avant: toutes.filter(({ depuis }) => depuis <= aujourdhui && depuis < (actuelle?.depuis ?? '')).map(dite),
  };
}

/**
 * Announces what a fonction asks for from a day to come; what was announced for that same day is replaced. What is in force, and
 * what was, never change.
 * @throws ErreurMetier INTROUVABLE; IMPOSSIBLE on `depuis` for today or before, and when nothing changes
 */
export function annoncerReference(ctx: ContextePersonne, code: string | undefined, saisie: SaisieDeReference): void {
  enTransaction(ctx, (tx) => {
    const lue = getReference(tx, code);
    const { attendu, source, depuis, portee } = saisie;
    if (depuis < lue.demain) {
      throw impossible('Choisissez un jour à venir\u00a0: ce qui est demandé aujourd’hui ne se réécrit pas.', 'depuis');
    }
    const champs = { attendu, source, portee };
    const derniere = tx.db.select().from(qualificationsAttendues).where(eq(qualificationsAttendues.code, lue.code)).get();
    if (!derniere) throw introuvable();
    const { id } = tx.db
      .insert(qualificationsAttendues)
      .values({ ...champs, code: lue.code, fonction: derniere.fonction, depuis })
      .onConflictDoUpdate({ target: [qualificationsAttendues.code, qualificationsAttendues.depuis], set: champs })
      .returning({ id: qualificationsAttendues.id })
      .get();
    noter(
      tx,
      id,
      'annoncer',
      `a noté ce que demande la fonction ${entreGuillemets(lue.fonction)} dès le ${libelleJour(depuis, true)}`,
      {
        ...champs,
        depuis,
      },
    );
  });
}

/** Takes back what was announced and is not in force yet; gone already, it is no error. @throws ErreurMetier INTROUVABLE */
export function retirerReference(ctx: ContextePersonne, code: string | undefined, id: number): void {
  enTransaction(ctx, (tx) => {
    const lue = getReference(tx, code);
    const aVenir = and(
      ...[eq(qualificationsAttendues.id, id), eq(qualificationsAttendues.code, lue.code)],
      gt(qualificationsAttendues.depuis, jourCivil(tx.maintenant, tx.fuseau)),
    );
    // A code whose every value was to come would be no reference any more.
    if (lue.actuelle === null && lue.aVenir.length === 1) return;
    if (tx.db.delete(qualificationsAttendues).where(aVenir).run().changes === 0) return;
    noter(tx, id, 'retirer', `a retiré ce que devait demander la fonction ${entreGuillemets(lue.fonction)}`);
  });
}

const noter = (ctx: ContextePersonne, objetId: number, acte: string, resume: string, apres?: Record<string, string>) =>
  journaliser(ctx, {
    ...{ domaine: 'formations', objet: 'qualification_attendue', objetId, acte: `${acte}_reference`, resume },
    ...(apres ? { apres } : {}),
  });
