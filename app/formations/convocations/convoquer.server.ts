import { and, eq, sql, sum } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { HEURE_DES_COURRIELS, pasAvantHeure } from '#app/commun/periode.ts';
import type { Evenement } from '#app/commun/prise.ts';
import { accorder, entreGuillemets } from '#app/commun/texte.ts';
import { joignables, joindreQuiOrganise } from '#app/formations/courriels/joignable.server.ts';
import { type DossierDInscription, lireInscriptions } from '#app/formations/inscriptions/dossiers.server.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import {
  aCommence,
  type DossierDeFormation,
  getFormation,
  type LigneSeance,
  lireFormation,
} from '#app/formations/programme/formations.server.ts';
import { cycleFormation } from '#app/formations/programme/formations.ts';
import { retirerCourriels } from '#app/services/boite.server.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { DROITS_CONVOCATION, evenementDeSeance, prefixeDeSaConvocation, prefixeDesConvocations } from './convocations.ts';
import { type CauseDeConvocation, lettreDeConvocation, sujetDeConvocation } from './lettre.ts';
import { convocations } from './tables.ts';

export type LigneConvocation = typeof convocations.$inferSelect;

/** The convocation of a formation; undefined as long as nobody is convoked. */
export const lireConvocation = ({ db }: Pick<Contexte, 'db'>, formationId: number): LigneConvocation | undefined =>
  db.select().from(convocations).where(eq(convocations.formationId, formationId)).get();

const placees = (ctx: Contexte, formationId: number): DossierDInscription[] =>
  lireInscriptions(ctx, and(eq(inscriptions.formationId, formationId), eq(inscriptions.statut, 'validee')));

/**
 * Convokes those who have a place and are not convoked yet; all of them anew when what to bring has changed. From then on, whoever
 * has a place later is convoked at once.
 * @returns how many were written to
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE as long as it is not confirmed, and once it has begun
 */
export function convoquer(
  ctx: ContextePersonne,
  id: number | undefined,
  { aApporter }: { aApporter?: string | undefined },
): number {
  return enTransaction(ctx, (tx) => {
    const d = getFormation(tx, id);
    exigerConvocable(tx, d);
    const avant = lireConvocation(tx, d.ligne.id);
    const dit = aApporter ?? null;
    const change = avant !== undefined && avant.aApporter !== dit;
    const valeurs = { aApporter: dit, le: tx.maintenant };
    tx.db
      .insert(convocations)
      .values({ formationId: d.ligne.id, ...valeurs })
      .onConflictDoUpdate({
        target: convocations.formationId,
        set: { ...valeurs, ...(change ? { edition: sql`${convocations.edition} + 1` } : {}) },
      })
      .run();
    if (change) retirerCourriels(tx, prefixeDesConvocations(d.ligne.id));
    const aQui = placees(tx, d.ligne.id).filter(({ ligne }) => change || ligne.convoqueeLe === null);
    const ecrites = ecrire(tx, d, aQui, { cause: 'convoquer' });
    if (ecrites > 0 || change || !avant) {
      journaliser(tx, {
        ...{ domaine: 'formations', objet: cycleFormation.objet, objetId: d.ligne.id, acte: 'convoquer' },
        resume: `a convoqué ${accorder(ecrites, 'personne')} à ${entreGuillemets(d.ligne.titre)}`,
      });
    }
    return ecrites;
  });
}

/** @throws ErreurMetier INTERDIT; IMPOSSIBLE as long as it is not confirmed, and once it has begun */
export function exigerConvocable(ctx: Contexte, { ligne, relations }: DossierDeFormation): void {
  exigerDroit(DROITS_CONVOCATION, 'convoquer', relations);
  if (ligne.statut === 'projet' || ligne.statut === 'ouverte') {
    throw impossible('Confirmez d’abord la formation\u00a0: on convoque à ce qui est sûr d’avoir lieu.');
  }
  if (ligne.statut !== 'confirmee' || aCommence(ctx, ligne)) throw impossible('On ne convoque plus à cette formation.');
}

/**
 * What an act on an inscription does to its convocation, in the transaction of the act: whoever has a place is convoked at once
 * when the others are; whoever has none any more finds it called off in her calendar.
 * @returns the events that the mail of the act joins
 */
export function suivreLaConvocation(ctx: Contexte, elle: DossierDInscription): Evenement[] {
  const { ligne } = elle;
  const convocation = lireConvocation(ctx, ligne.formationId);
  if (!convocation) return [];
  if (ligne.statut === 'validee') {
    const d = lireFormation(ctx, ligne.formationId);
    if (ligne.convoqueeLe === null && d.ligne.statut === 'confirmee' && !aCommence(ctx, d.ligne)) {
      ecrire(ctx, d, [elle], { cause: 'convoquer' });
    }
    return [];
  }
  retirerCourriels(ctx, prefixeDeSaConvocation(ligne.formationId, ligne.id));
  if (ligne.finieLe === null || ligne.convoqueeLe === null) return [];
  const d = lireFormation(ctx, ligne.formationId);
  const sequence =
    d.ligne.version + convocation.edition + (versionsDe(ctx, ligne.formationId, ligne.personneId).get(ligne.personneId) ?? 0);
  return evenements(ctx, d, { sequence, convocation, annulees: d.seances, tenues: [] });
}

/**
 * Convokes anew all who were, when half-days, hours or the place changed; what was written before and has not left is taken back.
 * In the transaction of the act.
 * @param avant the half-days as they stood: those that are dropped are called off in the calendars
 */
export function reconvoquer(ctx: Contexte, formationId: number, avant: readonly LigneSeance[]): void {
  if (!lireConvocation(ctx, formationId)) return;
  const d = lireFormation(ctx, formationId);
  const restent = new Set(d.seances.map(({ id }) => id));
  const otees = avant.filter(({ id }) => !restent.has(id));
  retirerCourriels(ctx, prefixeDesConvocations(formationId));
  const convoquees = placees(ctx, formationId).filter(({ ligne }) => ligne.convoqueeLe !== null);
  ecrire(ctx, d, convoquees, { cause: 'deplacer', otees });
}

/** @returns how many have an address, and are written to; the others are told otherwise */
function ecrire(
  ctx: Contexte,
  d: DossierDeFormation,
  aQui: readonly DossierDInscription[],
  { cause, otees = [] }: { cause: CauseDeConvocation; otees?: readonly LigneSeance[] },
): number {
  const { ligne } = d;
  const convocation = lireConvocation(ctx, ligne.id);
  if (!convocation || ligne.du === null || ligne.au === null) return 0;
  const [seule, ...autres] = aQui;
  const versions = versionsDe(ctx, ligne.id, autres.length === 0 ? seule?.ligne.personneId : undefined);
  const commun = {
    ...{ titre: ligne.titre, periode: { du: ligne.du, au: ligne.au }, seances: d.seances, lieu: lieuDe(d), lien: ligne.lien },
    ...{
      accessibilite: ligne.accessibilite,
      aApporter: convocation.aApporter,
      organisatrice: d.organisatrice.nom,
      joindre: joindreQuiOrganise(ctx, d),
    },
    formatrices: d.formatrices.map(({ nom, precision }) => [nom, precision].filter(Boolean).join(', ')),
  };
  const adresses = joignables(
    ctx,
    aQui.map((elle) => elle.ligne.personneId),
  );
  let ecrites = 0;
  for (const elle of aQui) {
    const a = adresses.get(elle.ligne.personneId);
    if (!a) continue;
    const sequence = ligne.version + convocation.edition + (versions.get(elle.ligne.personneId) ?? 0);
    ctx.db.update(inscriptions).set({ convoqueeLe: ctx.maintenant }).where(eq(inscriptions.id, elle.ligne.id)).run();
    deposerCourriel(ctx, {
      cle: `${prefixeDeSaConvocation(ligne.id, elle.ligne.id)}${cause}:s${sequence}`,
      ...(ctx.acteur.personneId === null ? { pasAvant: pasAvantHeure(ctx.maintenant, HEURE_DES_COURRIELS, ctx.fuseau) } : {}),
      destinataire: { personneId: a.id, adresse: a.adresse, nom: a.nom },
      sujet: sujetDeConvocation(cause, entreGuillemets(ligne.titre)),
      lettre: lettreDeConvocation(cause, {
        ...{ ...commun, nom: a.nom, page: `${ctx.adressePublique}/formations/inscriptions/${elle.ligne.id}` },
      }),
      agenda: evenements(ctx, d, { sequence, convocation, tenues: d.seances, annulees: otees }),
    });
    ecrites += 1;
  }
  return ecrites;
}

/** The half-days as someone's calendar has them once she is convoked, and before: the same names, and never behind. */
export function evenementsPour(ctx: Contexte, d: DossierDeFormation, personneId: number): Evenement[] {
  const { id, version, titre, lien, modifieeLe } = d.ligne;
  const convocation = lireConvocation(ctx, id);
  const sequence = version + (convocation?.edition ?? 0) + (versionsDe(ctx, id, personneId).get(personneId) ?? 0);
  const f = { id, titre, lien, lieu: lieuDe(d), aApporter: convocation?.aApporter ?? null, modifieLe: modifieeLe };
  return d.seances.map((une) => evenementDeSeance(f, une, { sequence }));
}

const lieuDe = ({ ligne, commune }: DossierDeFormation): string | null =>
  [ligne.lieu, commune].filter(Boolean).join(', ') || null;

function evenements(
  ctx: Contexte,
  d: DossierDeFormation,
  {
    sequence,
    convocation,
    tenues,
    annulees,
  }: {
    sequence: number;
    convocation: LigneConvocation;
    tenues: readonly LigneSeance[];
    annulees: readonly LigneSeance[];
  },
): Evenement[] {
  const { id, titre, lien } = d.ligne;
  const f = { id, titre, lien, lieu: lieuDe(d), aApporter: convocation.aApporter, modifieLe: ctx.maintenant };
  return [
    ...tenues.map((une) => evenementDeSeance(f, une, { sequence })),
    ...annulees.map((une) => evenementDeSeance(f, une, { sequence, etat: 'annule' })),
  ];
}

/** Of all the inscriptions of each: whoever withdrew and comes back has a greater number than when she was called off. */
const versionsDe = ({ db }: Contexte, formationId: number, personneId?: number): Map<number, number> =>
  new Map(
    db
      .select({ personneId: inscriptions.personneId, n: sum(inscriptions.version).mapWith(Number) })
      .from(inscriptions)
      .where(
        and(
          eq(inscriptions.formationId, formationId),
          personneId === undefined ? undefined : eq(inscriptions.personneId, personneId),
        ),
      )
      .groupBy(inscriptions.personneId)
      .all()
      .map(({ personneId: id, n }) => [id, n]),
  );
