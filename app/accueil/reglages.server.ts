import type { ContextePersonne } from '#app/commun/contexte.ts';
import { enTransaction } from '#app/commun/contexte.ts';
import { exigerRole } from '#app/commun/droits.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { ecrireReglage } from '#app/commun/reglages.server.ts';
import type { Reglage } from '#app/commun/reglages.ts';
import { reglages as table } from '#app/commun/tables.ts';
import { DEPARTEMENT } from '#app/reseau/reglages.ts';
import { chargerCommunes } from '#app/reseau/territoire/communes.server.ts';
import { PRISES } from './prises.server.ts';
import { champDuReglage, grouperReglages, libelleDeValeur } from './reglages.ts';

/** Every setting that a domain declares. */
export function listReglages(): Reglage[] {
  return PRISES.flatMap((prise) => prise.reglages ?? []);
}

/** What the coordination keeps true elsewhere, room by room. */
export const listATenir = (): { libelle: string; chemin: string }[] => PRISES.flatMap((prise) => prise.aTenir ?? []);

function valeursActuelles(ctx: ContextePersonne): (reglage: Reglage) => string {
  const ecrites = new Map(
    ctx.db
      .select({ cle: table.cle, valeur: table.valeur })
      .from(table)
      .all()
      .map((ligne) => [ligne.cle, ligne.valeur]),
  );
  return (reglage) => ecrites.get(reglage.cle) ?? reglage.defaut;
}

/** The settings with their present values, group by group; the coordination's page. */
export function getReglages(ctx: ContextePersonne) {
  exigerRole(ctx, 'coordination');
  const valeurDe = valeursActuelles(ctx);
  const fiches = listReglages().map((reglage) => ({
    groupe: reglage.groupe,
    champ: champDuReglage(reglage.cle),
    libelle: reglage.libelle,
    aide: reglage.aide ?? '',
    saisie: reglage.saisie,
    valeur: reglage.saisie.genre === 'nombre' ? valeurDe(reglage).replace('.', ',') : valeurDe(reglage),
  }));
  return grouperReglages(fiches);
}

/**
 * Writes the settings that change, one line of the journal each, with before and after.
 * @param saisie values by field name, checked by `schemaDesReglages`
 * @returns the labels of what changed
 * @throws ErreurMetier INTROUVABLE to anybody but the coordination, IMPOSSIBLE on an unknown department
 */
export function regler(ctx: ContextePersonne, saisie: Readonly<Record<string, string | undefined>>): string[] {
  exigerRole(ctx, 'coordination');
  return enTransaction(ctx, (tx) => {
    const valeurDe = valeursActuelles(tx);
    const changes: string[] = [];
    for (const reglage of listReglages()) {
      const avant = valeurDe(reglage);
      const apres = normaliser(reglage, saisie[champDuReglage(reglage.cle)] ?? '');
      if (apres === avant) continue;
      if (reglage.cle === DEPARTEMENT.cle && chargerCommunes(tx, apres) === 0) {
        throw impossible('Ce numéro de département n’existe pas. Écrivez-le comme 87, 2A ou 974.', champDuReglage(reglage.cle));
      }
      ecrireReglage(tx.db, reglage.cle, apres, { personneId: tx.acteur.personneId, maintenant: tx.maintenant });
      journaliser(tx, {
        domaine: 'accueil',
        objet: 'reglage',
        objetId: null,
        acte: 'regler',
        resume: `a changé le réglage «\u00a0${reglage.libelle}\u00a0»${apres === '' ? '' : `\u00a0: ${libelleDeValeur(reglage, apres)}`}`,
        avant: { [reglage.cle]: avant },
        apres: { [reglage.cle]: apres },
      });
      changes.push(reglage.libelle);
    }
    return changes;
  });
}

const normaliser = (reglage: Reglage, valeur: string) => (reglage.cle === DEPARTEMENT.cle ? valeur.toUpperCase() : valeur);
