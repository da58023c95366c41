import { randomUUID } from 'node:crypto';
import { and, asc, count, countDistinct, eq, inArray } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { eurosATaper, libelleEuros } from '#app/commun/euros.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { accorder, entreGuillemets } from '#app/commun/texte.ts';
import { STATUTS_QUI_VIENNENT } from '#app/formations/inscriptions/inscriptions.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { type DossierDeFormation, getFormation } from '#app/formations/programme/formations.server.ts';
import { cycleFormation, DROITS_FORMATION } from '#app/formations/programme/formations.ts';
import { LIBELLE_POSTE_COUT, LIGNES_MAX, STRUCTURES, type TotauxDeCompte, totauxDe } from './couts.ts';
import type { SaisieDeCompte } from './saisie.ts';
import { coutsDeFormation } from './tables.ts';

type SaisieDeLigne = Extract<SaisieDeCompte, { acte: 'noter' }>;

/** @throws ErreurMetier INTROUVABLE to whoever neither organises it nor coordinates */
function exigerComptes(ctx: ContextePersonne, id: number | undefined): DossierDeFormation {
  const d = getFormation(ctx, id);
  if (!peut(DROITS_FORMATION, 'tenirLesComptes', d.relations)) throw introuvable();
  return d;
}

const lignesDe = ({ db }: ContextePersonne, formationId: number) =>
  db
    .select()
    .from(coutsDeFormation)
    .where(eq(coutsDeFormation.formationId, formationId))
    .orderBy(asc(coutsDeFormation.sens), asc(coutsDeFormation.id))
    .all();

const dits = (centimes: number | null) => (centimes === null ? '' : libelleEuros(centimes));

/**
 * The account of a formation: what is spent by kind, what comes in by funder.
 * @param aChanger the line whose form is open
 * @throws ErreurMetier INTROUVABLE to whoever neither organises it nor coordinates
 */
export function getPageDeComptes(ctx: ContextePersonne, id: number | undefined, aChanger?: number) {
  const { ligne } = exigerComptes(ctx, id);
  const lignes = lignesDe(ctx, ligne.id);
  const ouverte = lignes.find((une) => une.id === aChanger);
  const structures = participationDe(ctx, ligne);
  const totaux = totauxDe(lignes, structures.due);
  const cote = (sens: 'depense' | 'recette') =>
    lignes
      .filter((une) => une.sens === sens)
      .map((une) => ({
        ...{ id: une.id, libelle: une.libelle ?? '', prevu: dits(une.prevu), reel: dits(une.reel) },
        nom: une.poste ? LIBELLE_POSTE_COUT[une.poste] : (une.financeur ?? ''),
      }));
  return {
    ...{ id: ligne.id, titre: ligne.titre, depenses: cote('depense'), recettes: cote('recette'), geste: randomUUID() },
    totaux: {
      depenses: { prevu: dits(totaux.depenses.prevu), reel: dits(totaux.depenses.reel) },
      recettes: { prevu: dits(totaux.recettes.prevu), reel: dits(totaux.recettes.reel) },
    },
    bilan: phraseDuBilan(lignes.length, totaux),
    participation: structures.phrase,
    financeurs: [...new Set([...ligne.financeurs, STRUCTURES, ...lignes.flatMap(({ financeur }) => financeur ?? [])])],
    ouverte: ouverte
      ? {
          ...{ id: ouverte.id, sens: ouverte.sens, poste: ouverte.poste ?? '', financeur: ouverte.financeur ?? '' },
          ...{ libelle: ouverte.libelle ?? '', prevu: eurosATaper(ouverte.prevu), reel: eurosATaper(ouverte.reel) },
        }
      : null,
  };
}
export type PageDeComptes = ReturnType<typeof getPageDeComptes>;

/** Where an account stands, in a sentence, whoever may read its lines: read again before a formation is closed. */
export function lireBilanDuCompte(ctx: ContextePersonne, { ligne }: DossierDeFormation): string {
  const lignes = lignesDe(ctx, ligne.id);
  return phraseDuBilan(lignes.length, totauxDe(lignes, participationDe(ctx, ligne).due));
}

function phraseDuBilan(lignes: number, { reste, participation }: TotauxDeCompte): string {
  const comptee = participation > 0 ? `, les ${libelleEuros(participation)} des structures comptés` : '';
  if (lignes === 0) return 'Rien n’est noté pour l’instant.';
  if (reste === 0) return `Les recettes couvrent les dépenses${comptee}.`;
  return reste > 0
    ? `Il reste ${libelleEuros(reste)} à financer${comptee}.`
    : `Les recettes dépassent les dépenses de ${libelleEuros(-reste)}${comptee}.`;
}

/** The structures’ share as it stands today, in cents, and said: « 6 structures à 50 €, soit 300 € »; nothing when it is free. */
function participationDe({ db }: ContextePersonne, { id, cout }: DossierDeFormation['ligne']): { due: number; phrase: string } {
  if (cout === 0) return { due: 0, phrase: '' };
  const { n } = db
    .select({ n: countDistinct(inscriptions.structureId) })
    .from(inscriptions)
    .where(and(eq(inscriptions.formationId, id), inArray(inscriptions.statut, [...STATUTS_QUI_VIENNENT])))
    .get() ?? { n: 0 };
  return {
    due: n * cout,
    phrase: `Participation des structures\u00a0: ${accorder(n, 'structure')} à ${libelleEuros(cout)}, soit ${libelleEuros(n * cout)} aujourd’hui. Elle se compte toute seule, sauf si vous la notez sous «\u00a0${STRUCTURES}\u00a0».`,
  };
}

/** What a line says, by its side. @throws ErreurMetier IMPOSSIBLE on the field that is missing */
function colonnesDe({ sens, poste, financeur, libelle, prevu, reel }: SaisieDeLigne) {
  if (sens === 'depense' && poste === undefined) throw impossible('Choisissez ce qui est payé.', 'poste');
  if (sens === 'recette' && financeur === undefined) throw impossible('Dites qui paie, en un mot ou deux.', 'financeur');
  if (prevu === undefined && reel === undefined) throw impossible('Écrivez un montant\u00a0: prévu, réel, ou les deux.', 'prevu');
  return {
    ...{ sens, libelle: libelle ?? null, prevu: prevu ?? null, reel: reel ?? null },
    ...{ poste: sens === 'depense' ? (poste ?? null) : null, financeur: sens === 'recette' ? (financeur ?? null) : null },
  };
}

/**
 * Writes a line of the account, or changes one.
 * @throws ErreurMetier INTROUVABLE; IMPOSSIBLE on a field, or when the line is no longer there
 */
export function noterUneLigne(ctx: ContextePersonne, id: number | undefined, saisie: SaisieDeLigne): void {
  enTransaction(ctx, (tx) => {
    const ici = tx as ContextePersonne;
    const { ligne } = exigerComptes(ici, id);
    const champs = { ...colonnesDe(saisie), modifieLe: ici.maintenant };
    if (saisie.ligneId === undefined) {
      uneSeuleFois(ici, `compte-de-formation-${ligne.id}`, saisie.geste, () => {
        const { n } = ici.db
          .select({ n: count() })
          .from(coutsDeFormation)
          .where(eq(coutsDeFormation.formationId, ligne.id))
          .get() ?? { n: 0 };
        if (n >= LIGNES_MAX) throw impossible(`Un compte a ${LIGNES_MAX} lignes au plus\u00a0: regroupez-en.`);
        const ecrite = ici.db
          .insert(coutsDeFormation)
          .values({ formationId: ligne.id, ...champs })
          .returning({ id: coutsDeFormation.id })
          .get();
        ecrireAuJournal(ici, ligne, 'noter_au_compte', 'a noté une ligne du compte de la formation');
        return ecrite.id;
      });
      return;
    }
    const { changes } = ici.db.update(coutsDeFormation).set(champs).where(laLigne(ligne.id, saisie.ligneId)).run();
    if (changes !== 1) throw impossible('Cette ligne n’est plus là\u00a0: quelqu’un l’a enlevée. Notez-la de nouveau si besoin.');
    ecrireAuJournal(ici, ligne, 'corriger_le_compte', 'a corrigé une ligne du compte de la formation');
  });
}

const laLigne = (formationId: number, ligneId: number) =>
  and(eq(coutsDeFormation.id, ligneId), eq(coutsDeFormation.formationId, formationId));

/** Takes a line away; one that is gone already is no error. @throws ErreurMetier INTROUVABLE */
export function enleverUneLigne(ctx: ContextePersonne, id: number | undefined, ligneId: number): void {
  enTransaction(ctx, (tx) => {
    const ici = tx as ContextePersonne;
    const { ligne } = exigerComptes(ici, id);
    const { changes } = ici.db.delete(coutsDeFormation).where(laLigne(ligne.id, ligneId)).run();
    if (changes === 1) ecrireAuJournal(ici, ligne, 'enlever_du_compte', 'a enlevé une ligne du compte de la formation');
  });
}

const ecrireAuJournal = (ctx: ContextePersonne, { id, titre }: { id: number; titre: string }, acte: string, fait: string) =>
  journaliser(ctx, {
    ...{ domaine: 'formations', objet: cycleFormation.objet, objetId: id, acte },
    resume: `${fait} ${entreGuillemets(titre)}`,
  });
