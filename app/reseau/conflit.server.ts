import { and, desc, eq, inArray, type SQL } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { journal } from '#app/commun/tables.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { nomComplet } from './personnes/personnes.ts';

/**
 * Says who changed something while someone else was writing, so that the two may speak.
 * @param quoi.domaine the réseau when absent
 * @param quoi.fait what was done, after the name: « a modifié cette page »
 * @param quoi.actes the acts that change what the form shows; all of them when absent
 */
export function phraseDeConflit(
  ctx: Pick<Contexte, 'db'>,
  quoi: { domaine?: string; objet: string; objetId: number; fait: string; actes?: readonly string[]; etat?: string },
): string {
  const conditions: (SQL | undefined)[] = [
    eq(journal.domaine, quoi.domaine ?? 'reseau'),
    eq(journal.objet, quoi.objet),
    eq(journal.objetId, quoi.objetId),
    quoi.actes && inArray(journal.acte, [...quoi.actes]),
  ];
  const derniere = ctx.db
    .select({ prenom: personnes.prenom, nom: personnes.nom })
    .from(journal)
    .leftJoin(personnes, eq(personnes.id, journal.acteurId))
    .where(and(...conditions))
    .orderBy(desc(journal.id))
    .get();
  const qui = derniere?.nom ? nomComplet({ prenom: derniere.prenom ?? '', nom: derniere.nom }) : 'Quelqu’un';
  const etat = quoi.etat ? `\u00a0: ${quoi.etat}` : '';
  return `${qui} ${quoi.fait} pendant que vous écriviez${etat}. Rien n’est enregistré, et votre texte est toujours là. Si vous enregistrez encore, il remplacera le sien.`;
}
