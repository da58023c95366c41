import { eq } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import type { Annulation, LigneAAnnuler } from '#app/commun/prise.ts';
import { descendantsDe, listRetenues, motsDesAutres } from './competences.server.ts';
import { formesDe } from './mots.ts';
import { competences } from './tables.ts';

/** The words for the fields that the journal names, for a term. */
export const CHAMPS_DE_COMPETENCE: Readonly<Record<string, string>> = {
  nom: 'nom',
  definition: 'définition',
  synonymes: 'synonymes',
  parentId: 'place dans la liste',
  statut: 'état',
  motif: 'raison',
};

const RENDUS = ['nom', 'definition', 'synonymes', 'parentId'] as const;
type Champ = (typeof RENDUS)[number];

const champsDe = (ligne: LigneAAnnuler): Champ[] => RENDUS.filter((champ) => champ in ligne.apres && champ in ligne.avant);

/** A term renamed, moved or corrected takes back what it was, as long as nobody has changed it since. */
const modifier: Annulation = {
  empechement(ctx, ligne) {
    const terme = lire(ctx, ligne.objetId);
    const champs = champsDe(ligne);
    if (terme?.statut !== 'retenue') return 'Ce mot n’est plus dans la liste.';
    if (champs.length === 0 || champs.some((champ) => JSON.stringify(terme[champ]) !== JSON.stringify(ligne.apres[champ]))) {
      return 'Ce mot a encore changé depuis.';
    }
    const rendu = { ...terme, ...valeurs(ligne) };
    const pris = motsDesAutres(ctx, terme.id);
    const autre = formesDe(rendu)
      .map((forme) => pris.get(forme))
      .find(Boolean);
    if (autre) return `Depuis, un de ces mots est allé à « ${autre} ».`;
    if (rendu.parentId === null) return null;
    const placeLibre =
      listRetenues(ctx).some(({ id }) => id === rendu.parentId) && !descendantsDe(ctx, terme.id).includes(rendu.parentId);
    return placeLibre ? null : 'La place qu’il avait dans la liste n’existe plus.';
  },
  annuler(ctx, ligne) {
    const terme = lire(ctx, ligne.objetId);
    if (!terme) return;
    ctx.db
      .update(competences)
      .set({ ...valeurs(ligne), version: terme.version + 1 })
      .where(eq(competences.id, terme.id))
      .run();
  },
};

const lire = (ctx: Contexte, id: number) => ctx.db.select().from(competences).where(eq(competences.id, id)).get();

const valeurs = (ligne: LigneAAnnuler) =>
  Object.fromEntries(champsDe(ligne).map((champ) => [champ, ligne.avant[champ]])) as Partial<
    Pick<typeof competences.$inferSelect, Champ>
  >;

/** By `objet/acte` of the journal. */
export const ANNULATIONS_COMPETENCES: Readonly<Record<string, Annulation>> = { 'competence/modifier': modifier };
