import { and, eq } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { LIBELLE_ORGANISME, type Organisme } from '#app/commun/droits.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { rolesReseau } from './tables.ts';

/** Whom a partenaire works for: given again with another answer, the role is corrected. @returns whether it changed */
export function changerOrganisme(
  ctx: Contexte,
  { id, nom, organisme }: { id: number; nom: string; organisme: Organisme },
): boolean {
  const sien = and(eq(rolesReseau.personneId, id), eq(rolesReseau.role, 'partenaire'));
  const avant = ctx.db.select({ organisme: rolesReseau.organisme }).from(rolesReseau).where(sien).get()?.organisme ?? null;
  if (avant === organisme) return false;
  ctx.db.update(rolesReseau).set({ organisme }).where(sien).run();
  journaliser(ctx, {
    ...{ domaine: 'reseau', objet: 'personne', objetId: id, acte: 'corriger_role' },
    resume: `a dit pour qui ${nom} travaille : ${LIBELLE_ORGANISME[organisme]}`,
    avant: { organisme: avant },
    apres: { organisme },
  });
  return true;
}
