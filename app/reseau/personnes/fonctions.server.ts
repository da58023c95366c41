import { and, desc, eq, gte, isNull, lte, ne, or } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { differences } from '#app/commun/differences.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { aNom, deNom } from '#app/commun/francais.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { ajouterJours, type Jour, jourCivil } from '#app/commun/periode.ts';
import { enSuivantLesMandats } from '#app/reseau/signataires/mandats.server.ts';
import { getEquipiere } from './equipiere.server.ts';
import { libelleDeFonction } from './fonctions.ts';
import { exigerSansPartenaire } from './personnes.server.ts';
import { FONCTIONS_RESPONSABLES, type Fonction, LIBELLE_FONCTION, type LienEmploi, nomComplet } from './personnes.ts';
import { sansRetirerLaDerniere } from './responsables.server.ts';
import { fonctions } from './tables.ts';

/** How far ahead a fonction may begin or end, in days. */
const TROIS_ANS = 1096;

export interface SaisieFonction {
  intitule?: string | undefined;
  lien: LienEmploi;
  /** Empty: since longer than anyone wrote down. */
  du?: Jour | undefined;
  /** Last day; empty: open. */
  au?: Jour | undefined;
}

/** All that someone does and did in a structure, the latest first, for those who keep its team. */
export function listFonctions(ctx: ContextePersonne, structureId: number, personneId: number) {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  return ctx.db
    .select()
    .from(fonctions)
    .where(and(eq(fonctions.structureId, structureId), eq(fonctions.personneId, personneId)))
    .orderBy(desc(fonctions.du), desc(fonctions.id))
    .all()
    .map(({ id, fonction, intitule, lien, du, au }) => ({
      ...{ id, fonction, lien },
      libelle: LIBELLE_FONCTION[fonction],
      intitule: intitule ?? '',
      du: du ?? '',
      au: au ?? '',
      quand: libelleDeFonction({ du, au }, aujourdhui),
      passee: au !== null && au < aujourdhui,
    }));
}

/**
 * Adds something that someone of a team does there, or did.
 * @throws ErreurMetier IMPOSSIBLE when she does it already on these days
 */
export function ajouterUneFonction(
  ctx: ContextePersonne,
  structureId: number,
  personneId: number,
  saisie: SaisieFonction & { fonction: Fonction },
): void {
  enTransaction(ctx, (ctx) => {
    const { structure, personne } = getEquipiere(ctx, structureId, personneId);
    const { fonction } = saisie;
    exigerSansPartenaire(ctx, personneId, 'fonction');
    const champs = { ...lireChamps(ctx, saisie), fonction, responsable: FONCTIONS_RESPONSABLES.includes(fonction) };
    exigerSeule(ctx, { structureId, personneId, ...champs });
    const { id } = ctx.db
      .insert(fonctions)
      .values({ personneId, structureId, ...champs })
      .returning({ id: fonctions.id })
      .get();
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'structure', objetId: structureId, acte: 'ajouter_fonction' },
      resume: `a ajouté une fonction ${deNom(nomComplet(personne))} ${aNom(structure.nom)} : ${LIBELLE_FONCTION[fonction]}`,
      apres: { personneId, fonctionId: id, ...champs },
    });
  });
}

/**
 * Corrects the days, the words or the bond of something that someone of a team does there, or did.
 * @throws ErreurMetier INTROUVABLE for a fonction that is not hers there; IMPOSSIBLE for days that meet the same
 *   fonction, or that would leave nobody to commit the structure
 */
export function corrigerFonction(
  ctx: ContextePersonne,
  structureId: number,
  personneId: number,
  fonctionId: number,
  saisie: SaisieFonction,
): void {
  enTransaction(ctx, (ctx) => {
    const { structure, personne } = getEquipiere(ctx, structureId, personneId);
    const sienne = and(
      eq(fonctions.id, fonctionId),
      eq(fonctions.structureId, structureId),
      eq(fonctions.personneId, personneId),
    );
    const avant = ctx.db.select().from(fonctions).where(sienne).get();
    if (!avant) throw introuvable();
    const apres = lireChamps(ctx, saisie);
    const change = differences(avant, apres);
    if (!change) return;
    exigerSeule(ctx, { structureId, personneId, fonction: avant.fonction, ...apres }, fonctionId);
    const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
    const lendemain = apres.au === null ? aujourdhui : ajouterJours(apres.au, 1);
    sansRetirerLaDerniere(
      ctx,
      { structureId, jours: [aujourdhui, lendemain > aujourdhui ? lendemain : aujourdhui], champ: 'au' },
      () => enSuivantLesMandats(ctx, { structureId, personneId }, () => ctx.db.update(fonctions).set(apres).where(sienne).run()),
    );
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'structure', objetId: structureId, acte: 'corriger_fonction' },
      resume: `a corrigé une fonction ${deNom(nomComplet(personne))} ${aNom(structure.nom)} : ${LIBELLE_FONCTION[avant.fonction]}`,
      avant: { personneId, fonctionId, ...change.avant },
      apres: { personneId, fonctionId, ...change.apres },
    });
  });
}

function lireChamps(ctx: Contexte, { intitule, lien, du, au }: SaisieFonction) {
  const limite = ajouterJours(jourCivil(ctx.maintenant, ctx.fuseau), TROIS_ANS);
  if (du && du > limite) throw impossible('Le premier jour est dans trois ans au plus : vérifiez l’année.', 'du');
  if (au && au > limite) throw impossible('Le dernier jour est dans trois ans au plus : vérifiez l’année.', 'au');
  if (du && au && au < du) throw impossible('Le dernier jour vient avant le premier.', 'au');
  return { intitule: intitule ?? null, lien, du: du ?? null, au: au ?? null };
}

/** Of one fonction in one structure, someone has one at a time. */
function exigerSeule(
  ctx: Contexte,
  voulue: { structureId: number; personneId: number; fonction: Fonction; du: Jour | null; au: Jour | null },
  sauf?: number,
): void {
  const autre = ctx.db
    .select({ id: fonctions.id })
    .from(fonctions)
    .where(
      and(
        eq(fonctions.structureId, voulue.structureId),
        eq(fonctions.personneId, voulue.personneId),
        eq(fonctions.fonction, voulue.fonction),
        sauf === undefined ? undefined : ne(fonctions.id, sauf),
        voulue.au === null ? undefined : or(isNull(fonctions.du), lte(fonctions.du, voulue.au)),
        voulue.du === null ? undefined : or(isNull(fonctions.au), gte(fonctions.au, voulue.du)),
      ),
    )
    .get();
  if (autre) {
    throw impossible(
      `La fonction « ${LIBELLE_FONCTION[voulue.fonction]} » est déjà notée à ces dates. Corrigez celle-là, ou changez les dates.`,
      sauf === undefined ? 'fonction' : 'du',
    );
  }
}
