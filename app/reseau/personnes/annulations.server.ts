import { and, eq, ne } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, type Jour, jourCivil } from '#app/commun/periode.ts';
import type { Annulation, LigneAAnnuler } from '#app/commun/prise.ts';
import { enSuivantLesMandats } from '#app/reseau/signataires/mandats.server.ts';
import { fermerSiSansAttache } from './departs.server.ts';
import { suivreAdresse } from './identite-personne.server.ts';
import { sansRetirerLaDerniere } from './responsables.server.ts';
import { fonctions, personnes } from './tables.ts';

const A_CHANGE = 'Cela a encore changé depuis.';
const PLUS_LA = 'Cette personne n’est plus dans le réseau.';
const IDENTITE = ['prenom', 'nom', 'courriel'] as const;
const CHAMPS_DE_FONCTION = ['intitule', 'lien', 'du', 'au'] as const;

type Fins = { id: number; au: string | null }[];

const estNombre = (valeur: unknown): valeur is number => typeof valeur === 'number';

function personneDe(ctx: Contexte, id: number) {
  const personne = ctx.db.select().from(personnes).where(eq(personnes.id, id)).get();
  return personne?.effaceeLe === null ? personne : undefined;
}

function fonctionDe(ctx: Contexte, id: unknown) {
  return estNombre(id) ? ctx.db.select().from(fonctions).where(eq(fonctions.id, id)).get() : undefined;
}

/** A name or an address corrected: the former comes back, and what an address opens is closed again. */
const corriger: Annulation = {
  empechement(ctx, { objetId, avant, apres }) {
    const personne = personneDe(ctx, objetId);
    if (!personne) return PLUS_LA;
    if (IDENTITE.some((champ) => champ in apres && personne[champ] !== apres[champ])) return A_CHANGE;
    if (typeof avant.courriel !== 'string') return null;
    const autre = ctx.db
      .select({ id: personnes.id })
      .from(personnes)
      .where(and(eq(personnes.courriel, avant.courriel), ne(personnes.id, objetId)))
      .get();
    return autre ? 'L’ancienne adresse est maintenant celle d’une autre personne.' : null;
  },
  annuler(ctx, { objetId, avant }) {
    const personne = personneDe(ctx, objetId);
    if (!personne) return;
    const champs = Object.fromEntries(IDENTITE.filter((champ) => champ in avant).map((champ) => [champ, avant[champ]]));
    ctx.db
      .update(personnes)
      .set({ ...champs, version: personne.version + 1 })
      .where(eq(personnes.id, objetId))
      .run();
    if ('courriel' in avant) suivreAdresse(ctx, personne, typeof avant.courriel === 'string' ? avant.courriel : null);
  },
};

const fins = ({ avant }: LigneAAnnuler): Fins =>
  (Array.isArray(avant.fins) ? avant.fins : []).filter((une: Fins[number]) => estNombre(une?.id));

/** The days on which putting back these last days may leave nobody who commits the structure: today, and those after each. */
function lesJours(ctx: ContextePersonne, { objetId }: LigneAAnnuler, ...derniers: (Jour | null)[]) {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const lendemains = derniers.flatMap((au) => (au === null ? [] : [ajouterJours(au, 1)])).filter((jour) => jour > aujourdhui);
  return { structureId: objetId, jours: [aujourdhui, ...lendemains], champ: 'au' };
}

/** A departure noted, or taken back: each fonction gets its former last day. What changed hands stays where it went. */
const departs: Annulation = {
  empechement(ctx, ligne) {
    const siennes = fins(ligne);
    if (siennes.length === 0) return 'Le journal n’en dit pas assez pour revenir en arrière.';
    const memes = siennes.every(({ id }) => {
      const fonction = fonctionDe(ctx, id);
      return fonction?.personneId === ligne.apres.personneId && fonction?.au === (ligne.apres.au ?? null);
    });
    if (!memes) return A_CHANGE;
    return siennes.some(({ id, au }) => au === null && enDouble(ctx, id)) ? 'Cette personne est revenue depuis.' : null;
  },
  annuler(ctx, ligne) {
    const siennes = fins(ligne);
    sansRetirerLaDerniere(ctx, lesJours(ctx, ligne, ...siennes.map(({ au }) => au)), () => {
      const { personneId } = ligne.apres;
      const qui = { structureId: ligne.objetId, personneId: estNombre(personneId) ? personneId : 0 };
      enSuivantLesMandats(ctx, qui, () => {
        for (const { id, au } of siennes) ctx.db.update(fonctions).set({ au }).where(eq(fonctions.id, id)).run();
      });
    });
    if (estNombre(ligne.apres.personneId)) fermerSiSansAttache(ctx, ligne.apres.personneId);
  },
};

/** Whether the same fonction began again in another row: of those in force, there is one. */
function enDouble(ctx: Contexte, id: number): boolean {
  const elle = fonctionDe(ctx, id);
  if (!elle) return false;
  return ctx.db
    .select()
    .from(fonctions)
    .where(
      and(
        eq(fonctions.personneId, elle.personneId),
        eq(fonctions.structureId, elle.structureId),
        eq(fonctions.fonction, elle.fonction),
        ne(fonctions.id, id),
      ),
    )
    .all()
    .some(({ au }) => au === null || elle.au === null || au > elle.au);
}

/** The days or the words of a fonction. */
const corrigerFonction: Annulation = {
  empechement(ctx, { avant, apres }) {
    const fonction = fonctionDe(ctx, apres.fonctionId);
    if (!fonction) return 'Cette fonction n’existe plus.';
    if (CHAMPS_DE_FONCTION.some((champ) => champ in apres && fonction[champ] !== apres[champ])) return A_CHANGE;
    return 'au' in avant && avant.au === null && enDouble(ctx, fonction.id) ? 'Cette personne est revenue depuis.' : null;
  },
  annuler(ctx, ligne) {
    const { avant, apres } = ligne;
    const fonction = fonctionDe(ctx, apres.fonctionId);
    if (!fonction) return;
    const champs = Object.fromEntries(CHAMPS_DE_FONCTION.filter((champ) => champ in avant).map((champ) => [champ, avant[champ]]));
    const au = typeof avant.au === 'string' ? avant.au : null;
    sansRetirerLaDerniere(ctx, lesJours(ctx, ligne, au), () =>
      enSuivantLesMandats(ctx, fonction, () => ctx.db.update(fonctions).set(champs).where(eq(fonctions.id, fonction.id)).run()),
    );
  },
};

/** By `objet/acte` of the journal, for the réseau's prise. */
export const ANNULATIONS_DE_PERSONNES: Readonly<Record<string, Annulation>> = {
  'personne/corriger': corriger,
  'structure/noter_depart': departs,
  'structure/annuler_depart': departs,
  'structure/corriger_fonction': corrigerFonction,
};
