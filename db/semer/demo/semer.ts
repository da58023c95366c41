import { and, count, eq, lt, sql } from 'drizzle-orm';
import { type Contexte, LE_TEMPS } from '#app/commun/contexte.ts';
import { jourCivil, lundiDe } from '#app/commun/periode.ts';
import { comptes } from '#app/reseau/comptes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { noterSuite } from '#app/services/rythmes.server.ts';
import { courriels } from '#app/services/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { semerFermetures } from './accueil.ts';
import { annoncesVecues } from './annonces.ts';
import { appuisRacontes } from './appuis.ts';
import { attentesRacontees } from './attentes-malles.ts';
import { semerCellule } from './cellule.ts';
import { echangesRacontes } from './echanges.ts';
import { dessinerExperiences, experiencesRacontees } from './experiences.ts';
import { formationsRacontees } from './formations.ts';
import { semerHistoire } from './histoire.ts';
import { mallesVecues, semerMalles } from './malles.ts';
import { pretsRacontes } from './prets.ts';
import { semerReseau } from './reseau.ts';
import { relectures } from './territoires.ts';
import { toursDeTable } from './tours-de-table.ts';

const UN_JOUR_MS = 86_400_000;

/**
 * Fills an empty base with the demonstration network; a base that holds a structure is left as it is.
 * Every date is relative to `maintenant`, so that the network always looks alive.
 * @returns whether something was written
 */
export async function semerDemo(db: Base, { maintenant, adressePublique }: { maintenant: Date; adressePublique: string }) {
  const dejaLa = db.select({ nombre: count() }).from(structures).get()?.nombre ?? 0;
  if (dejaLa > 0) return false;
  const ctx = { db, acteur: LE_TEMPS, maintenant, fuseau: 'Europe/Paris', adressePublique };
  await semerReseau(ctx);
  const fiches = await dessinerExperiences();
  // One transaction for the whole story: 150 acts, one write to the disk.
  db.transaction((tx) => {
    const ici = { ...ctx, db: tx };
    semerMalles(ici);
    semerHistoire(ici, [
      ...relectures(ici),
      ...experiencesRacontees(ici, fiches),
      ...annoncesVecues(ici),
      ...toursDeTable(ici),
      ...echangesRacontes(ici),
      ...appuisRacontes(ici),
      ...pretsRacontes(ici),
      ...mallesVecues(ici),
      ...attentesRacontees(ici),
      ...formationsRacontees(ici),
    ]);
    semerFermetures({ ...ctx, db: tx });
    lettreDejaLue({ ...ctx, db: tx });
    // The mails of past days left in their time.
    tx.update(courriels)
      .set({ etat: 'envoye', envoyeLe: sql`${courriels.deposeLe} + 60000`, essais: 1 })
      .where(and(eq(courriels.etat, 'a_envoyer'), lt(courriels.deposeLe, new Date(maintenant.getTime() - UN_JOUR_MS))))
      .run();
  });
  await semerCellule(ctx);
  return true;
}

/** This week's letter has been read: the demonstration writes to nobody when it starts, and does on Monday. */
function lettreDejaLue(ctx: Contexte): void {
  const lundi = lundiDe(jourCivil(ctx.maintenant, ctx.fuseau));
  for (const { id } of ctx.db.select({ id: comptes.id }).from(comptes).all())
    noterSuite(ctx, id, { lundi, dejaDit: ctx.maintenant });
}
