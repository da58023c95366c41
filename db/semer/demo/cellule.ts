import { eq } from 'drizzle-orm';
import { demanderUnAppui } from '#app/cellule/demandes/demander.server.ts';
import { CHARTE } from '#app/cellule/membres/membres.ts';
import { nouvelleCleDeMembre } from '#app/cellule/membres/phrases.server.ts';
import { membresCellule } from '#app/cellule/tables.ts';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { idAuHasard, nouvelleCle } from '#app/services/coffre.server.ts';

/** Published with the demonstration: a cheap derivation is enough, and leaves the start quick. */
const PHRASE = 'phrase-demo-cellule-2026';
const COUT = 10;
const UN_JOUR_MS = 86_400_000;

/** Whoever holds an address of the demonstration, acting this many days ago. */
function acteurDe(ctx: Contexte, compte: string, ilYA: number): ContextePersonne {
  const maintenant = new Date(ctx.maintenant.getTime() - ilYA * UN_JOUR_MS);
  const lue = ctx.db
    .select({ id: personnes.id })
    .from(personnes)
    .where(eq(personnes.courriel, `${compte}@cru87.example`))
    .get();
  const acteur = lue && getActeur({ ...ctx, maintenant }, lue.id);
  if (!acteur) throw new Error(`La démonstration n’a pas de compte ${compte}.`);
  return { ...ctx, acteur, maintenant };
}

/** The members of the cell, their charters signed, and the demandes that they hear. */
export async function semerCellule(ctx: Contexte): Promise<void> {
  const membres = ctx.db.select().from(rolesReseau).where(eq(rolesReseau.role, 'cellule')).all();
  const charteLe = jourCivil(new Date(ctx.maintenant.getTime() - 200 * UN_JOUR_MS), ctx.fuseau);
  for (const { personneId } of membres) {
    const cle = await nouvelleCleDeMembre(PHRASE, idAuHasard(), COUT);
    ctx.db
      .insert(membresCellule)
      .values({ ...cle, personneId, charteVersion: CHARTE.version, charteLe })
      .run();
  }
  const demandeuse = acteurDe(ctx, 'direction.10', 40);
  await demanderUnAppui(
    demandeuse,
    {
      id: idAuHasard(),
      structureId: demandeuse.acteur.responsableDe[0] ?? 0,
      membre: acteurDe(ctx, 'direction.3', 40).acteur.personneId,
      numero: '06 39 98 10 10',
      quand: 'demain_soir',
      mots: 'Nous ne savons plus comment payer les salaires de mars.',
    },
    (await nouvelleCle()).identite,
  );
}
