import { and, count, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { jourCivil, libelleJour } from '#app/commun/periode.ts';
import type { Base } from '#db/ouvrir.ts';
import { preparer } from '#db/preparer.ts';
import { empreinteDuCode, lireCode, nouveauCodeDeSecours, nouveauSecret, pasDuCode } from './codes.server.ts';
import { CODES_DE_SECOURS } from './deux-temps.ts';
import { prevenirDuSecondFacteur } from './lettres-comptes.server.ts';
import { codesDeSecours, secondsFacteurs } from './tables.ts';

const FAUX = 'Ce n’est pas le code du moment. Attendez le suivant, et recopiez-le sans tarder.';

const confirme = preparer((db) =>
  db
    .select({ confirmeLe: secondsFacteurs.confirmeLe })
    .from(secondsFacteurs)
    .where(and(eq(secondsFacteurs.compteId, sql.placeholder('id')), isNotNull(secondsFacteurs.confirmeLe)))
    .prepare(),
);

/** Whether a code is asked of this person after her first step. One query by key: every page asks. */
export function aDeuxTemps(db: Base, personneId: number): boolean {
  return confirme(db).get({ id: personneId }) !== undefined;
}

const lire = ({ db }: Pick<Contexte, 'db'>, personneId: number) =>
  db.select().from(secondsFacteurs).where(eq(secondsFacteurs.compteId, personneId)).get();

export interface EtatDuSecondFacteur {
  /** « mardi 24 mars 2026 »: asked since then; null when it is not. */
  depuis: string | null;
  /** Recovery codes that still serve. */
  codesRestants: number;
}

/** The second factor of who asks, as her page shows it. */
export function getSecondFacteur(ctx: ContextePersonne): EtatDuSecondFacteur {
  const { personneId } = ctx.acteur;
  const facteur = lire(ctx, personneId);
  const restants = ctx.db
    .select({ n: count() })
    .from(codesDeSecours)
    .where(and(eq(codesDeSecours.compteId, personneId), isNull(codesDeSecours.utiliseLe)))
    .get();
  const depuis = facteur?.confirmeLe ? libelleJour(jourCivil(facteur.confirmeLe, ctx.fuseau), true) : null;
  return { depuis, codesRestants: restants?.n ?? 0 };
}

/** The secret that waits for its first code, drawn when there is none. @throws ErreurMetier IMPOSSIBLE once confirmed */
export function preparerSecondFacteur(ctx: ContextePersonne): string {
  return enTransaction(ctx, (ctx) => {
    const compteId = ctx.acteur.personneId;
    const present = lire(ctx, compteId);
    if (present?.confirmeLe) throw impossible('Le code est déjà demandé à chaque entrée.');
    if (present) return present.secret;
    const secret = nouveauSecret();
    ctx.db.insert(secondsFacteurs).values({ compteId, secret, creeLe: ctx.maintenant }).run();
    return secret;
  });
}

/**
 * Turns the second factor on: the application gives the right code.
 * @param pas the present time step of a real clock
 * @returns the recovery codes, shown this once
 * @throws ErreurMetier IMPOSSIBLE when the code is wrong, or when it is on already
 */
export function confirmerSecondFacteur(ctx: ContextePersonne, code: string, pas: number): string[] {
  return enTransaction(ctx, (ctx) => {
    const compteId = ctx.acteur.personneId;
    const present = lire(ctx, compteId);
    if (present?.confirmeLe) throw impossible('Le code est déjà demandé à chaque entrée.');
    const lu = lireCode(code);
    if (!present || lu?.genre !== 'six_chiffres' || !servirUnPas(ctx, compteId, pasDuCode(present.secret, lu.code, pas))) {
      throw impossible(FAUX, 'code');
    }
    ctx.db.update(secondsFacteurs).set({ confirmeLe: ctx.maintenant }).where(eq(secondsFacteurs.compteId, compteId)).run();
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'compte', objetId: compteId, acte: 'proteger' },
      resume: 'demande désormais un code en plus pour entrer',
    });
    prevenirDuSecondFacteur(ctx, compteId, 'mis');
    return tirerCodesDeSecours(ctx, compteId);
  });
}

/** A time step serves once, even for two requests of one instant. */
function servirUnPas({ db }: Contexte, compteId: number, pas: number | undefined): boolean {
  if (pas === undefined) return false;
  return (
    db
      .update(secondsFacteurs)
      .set({ dernierPas: pas })
      .where(and(eq(secondsFacteurs.compteId, compteId), lt(secondsFacteurs.dernierPas, pas)))
      .run().changes === 1
  );
}

function tirerCodesDeSecours(ctx: Contexte, compteId: number): string[] {
  const codes = Array.from({ length: CODES_DE_SECOURS }, nouveauCodeDeSecours);
  ctx.db.delete(codesDeSecours).where(eq(codesDeSecours.compteId, compteId)).run();
  const lignes = codes.map((code) => ({ compteId, empreinte: empreinteDuCode('secours', compteId, code.replace('-', '')) }));
  ctx.db.insert(codesDeSecours).values(lignes).run();
  return codes;
}

/**
 * Whether this code opens the second door: the present one of the telephone, or a recovery code. Either serves once.
 * How many tries are let through is the caller's to say.
 */
export function verifierSecondFacteur(ctx: Contexte, personneId: number, saisi: string, pas: number): boolean {
  const lu = lireCode(saisi);
  if (!lu) return false;
  return enTransaction(ctx, (ctx) => {
    const facteur = lire(ctx, personneId);
    if (!facteur?.confirmeLe) return false;
    if (lu.genre === 'six_chiffres') return servirUnPas(ctx, personneId, pasDuCode(facteur.secret, lu.code, pas));
    const { changes } = ctx.db
      .update(codesDeSecours)
      .set({ utiliseLe: ctx.maintenant })
      .where(
        and(
          eq(codesDeSecours.empreinte, empreinteDuCode('secours', personneId, lu.code)),
          eq(codesDeSecours.compteId, personneId),
          isNull(codesDeSecours.utiliseLe),
        ),
      )
      .run();
    if (changes !== 1) return false;
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'compte', objetId: personneId, acte: 'code_de_secours' },
      resume: 'a utilisé un code de secours',
    });
    prevenirDuSecondFacteur(ctx, personneId, 'secours');
    return true;
  });
}

/** Ten other recovery codes; the former ones stop working. Who asks was checked before. */
export function renouvelerCodesDeSecours(ctx: ContextePersonne): string[] {
  return enTransaction(ctx, (ctx) => {
    const compteId = ctx.acteur.personneId;
    if (!lire(ctx, compteId)?.confirmeLe) throw impossible('Mettez d’abord en place le code en plus.');
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'compte', objetId: compteId, acte: 'renouveler_codes_de_secours' },
      resume: 'a tiré de nouveaux codes de secours',
    });
    return tirerCodesDeSecours(ctx, compteId);
  });
}

/** Turns one's own second factor off. Who asks was checked before. @param exige her role does not go without */
export function retirerSecondFacteur(ctx: ContextePersonne, exige: boolean): void {
  enTransaction(ctx, (ctx) => {
    const { personneId } = ctx.acteur;
    if (exige) throw impossible('Votre rôle demande ce code\u00a0: il peut changer de téléphone, pas disparaître.');
    if (!effacerSecondFacteur(ctx, personneId)) return;
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'compte', objetId: personneId, acte: 'ne_plus_proteger' },
      resume: 'ne demande plus de code en plus pour entrer',
    });
    prevenirDuSecondFacteur(ctx, personneId, 'retire');
  });
}

/** Another telephone: the present secret goes, and the page draws another one. Who asks was checked before. */
export function changerDeTelephone(ctx: ContextePersonne): void {
  enTransaction(ctx, (ctx) => {
    const { personneId } = ctx.acteur;
    if (!effacerSecondFacteur(ctx, personneId)) return;
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'compte', objetId: personneId, acte: 'changer_de_telephone' },
      resume: 'change le téléphone qui donne son code',
    });
    prevenirDuSecondFacteur(ctx, personneId, 'telephone');
  });
}

/** Forgets secret and recovery codes; call it inside the verbe's transaction. @returns whether there was one */
export function effacerSecondFacteur({ db }: Pick<Contexte, 'db'>, personneId: number): boolean {
  db.delete(codesDeSecours).where(eq(codesDeSecours.compteId, personneId)).run();
  return db.delete(secondsFacteurs).where(eq(secondsFacteurs.compteId, personneId)).run().changes > 0;
}
