import { and, count, eq, ne, sql } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { aNom } from '#app/commun/francais.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { ecrireReglage, lireReglage } from '#app/commun/reglages.server.ts';
import { DROITS_RESEAU, relationsReseau } from '#app/reseau/droits-reseau.ts';
import { plier } from '#app/reseau/plier.ts';
import { structureQpv, structures } from '#app/reseau/structures/tables.ts';
import parDepartement from '#db/semer/qpv.json';
import { communes, qpv } from './tables.ts';

/** Department → INSEE code → names. Source: docs/credits.md. */
const CONNUS: Record<string, Record<string, string[]> | undefined> = parDepartement;

/** The departments whose list was loaded: a quarter renamed or taken away since does not come back. */
const CHARGES = { cle: 'reseau.qpv_charges', defaut: '' };

/**
 * Writes the quarters that the files know of a department, once a network's life.
 * @returns how many were written
 */
export function chargerQpv(ctx: Contexte, departement: string): number {
  return enTransaction(ctx, (ctx) => {
    const charges = lireReglage(ctx.db, CHARGES).split(' ').filter(Boolean);
    const connus = CONNUS[departement];
    if (!connus || charges.includes(departement)) return 0;
    const presentes = new Set(
      ctx.db
        .select({ code: communes.code })
        .from(communes)
        .all()
        .map(({ code }) => code),
    );
    const lignes = Object.entries(connus)
      .filter(([communeCode]) => presentes.has(communeCode))
      .flatMap(([communeCode, noms]) => noms.map((nom) => ({ communeCode, nom })));
    if (lignes.length === 0) return 0;
    const { changes } = ctx.db.insert(qpv).values(lignes).onConflictDoNothing().run();
    ecrireReglage(ctx.db, CHARGES.cle, [...charges, departement].join(' '), {
      personneId: ctx.acteur.personneId,
      maintenant: ctx.maintenant,
    });
    return changes;
  });
}

export interface Qpv {
  id: number;
  nom: string;
  communeCode: string;
  commune: string;
}

/** Every quarter, by commune then by name. */
export function listQpv(ctx: Pick<Contexte, 'db'>): Qpv[] {
  return ctx.db
    .select({ id: qpv.id, nom: qpv.nom, communeCode: qpv.communeCode, commune: communes.nom })
    .from(qpv)
    .innerJoin(communes, eq(communes.code, qpv.communeCode))
    .orderBy(communes.nomPlie, qpv.nom)
    .all();
}

/** @throws ErreurMetier INTROUVABLE for whoever does not keep the list: it does not exist for them */
export function exigerQpvTenus(ctx: ContextePersonne): void {
  if (!peut(DROITS_RESEAU, 'tenir_qpv', relationsReseau(ctx.acteur))) throw introuvable();
}

/** The coordination's page: every quarter, and how many structures of the network say that they serve it. */
export function getPageDesQpv(ctx: ContextePersonne, modifier: number | undefined) {
  exigerQpvTenus(ctx);
  const servis = new Map(
    ctx.db
      .select({ id: structureQpv.qpvId, n: count(), structure: sql<string>`min(${structures.nom})` })
      .from(structureQpv)
      .innerJoin(structures, eq(structures.id, structureQpv.structureId))
      .groupBy(structureQpv.qpvId)
      .all()
      .map(({ id, ...reste }) => [id, reste]),
  );
  const lignes = listQpv(ctx).map(({ id, nom, commune }) => {
    const { n = 0, structure = '' } = servis.get(id) ?? {};
    return {
      id,
      nom,
      commune,
      structures: n,
      servi: n === 0 ? 'personne pour l’instant' : n === 1 ? structure : `${n} structures`,
    };
  });
  return { lignes, aModifier: lignes.find(({ id }) => id === modifier) ?? null };
}

function exigerQpv(ctx: ContextePersonne, id: number) {
  const ligne = ctx.db.select().from(qpv).where(eq(qpv.id, id)).get();
  if (!ligne) throw introuvable();
  return ligne;
}

/** Two quarters of a commune do not differ by an accent or a capital alone. */
function verifierNom(ctx: ContextePersonne, communeCode: string, nom: string, id = 0): void {
  const freres = ctx.db
    .select({ nom: qpv.nom })
    .from(qpv)
    .where(and(eq(qpv.communeCode, communeCode), ne(qpv.id, id)))
    .all();
  const meme = freres.find((frere) => plier(frere.nom) === plier(nom));
  if (meme) throw impossible(`« ${meme.nom} » est déjà dans la liste pour cette commune.`, 'nom');
}

const ligneDeJournal = (objetId: number, acte: string) => ({ domaine: 'reseau', objet: 'qpv', objetId, acte });

/**
 * @returns the id of the quarter
 * @throws ErreurMetier INTROUVABLE for anybody but the coordination, IMPOSSIBLE when it is in the list
 */
export function ajouterQpv(
  ctx: ContextePersonne,
  saisie: { nom: string; communeCode: string; geste?: string | undefined },
): number {
  exigerQpvTenus(ctx);
  return enTransaction(ctx, (ctx) =>
    uneSeuleFois(ctx, 'ajouter-qpv', saisie.geste, () => {
      const { nom, communeCode } = saisie;
      const commune = ctx.db
        .select({ nom: communes.nom })
        .from(communes)
        .where(and(eq(communes.code, communeCode), sql`${communes.fusionneeDans} is null`))
        .get();
      if (!commune) throw impossible('Choisissez une commune de la liste.', 'communeCode');
      verifierNom(ctx, communeCode, nom);
      const { id } = ctx.db.insert(qpv).values({ nom, communeCode }).returning({ id: qpv.id }).get();
      journaliser(ctx, {
        ...ligneDeJournal(id, 'ajouter'),
        resume: `a ajouté le quartier prioritaire ${nom}, ${aNom(commune.nom)}`,
        apres: { nom, communeCode },
      });
      return id;
    }),
  );
}

/** @throws ErreurMetier INTROUVABLE, or IMPOSSIBLE when another quarter of the commune bears this name */
export function renommerQpv(ctx: ContextePersonne, id: number, nom: string): void {
  exigerQpvTenus(ctx);
  enTransaction(ctx, (ctx) => {
    const avant = exigerQpv(ctx, id);
    if (avant.nom === nom) return;
    verifierNom(ctx, avant.communeCode, nom, id);
    ctx.db.update(qpv).set({ nom }).where(eq(qpv.id, id)).run();
    journaliser(ctx, {
      ...ligneDeJournal(id, 'renommer'),
      resume: `a renommé le quartier prioritaire ${avant.nom} en ${nom}`,
      avant: { nom: avant.nom },
      apres: { nom },
    });
  });
}

/** @throws ErreurMetier INTROUVABLE, or IMPOSSIBLE as long as a structure says that it serves it */
export function retirerQpv(ctx: ContextePersonne, id: number): string {
  exigerQpvTenus(ctx);
  return enTransaction(ctx, (ctx) => {
    const { nom, communeCode } = exigerQpv(ctx, id);
    const servi = ctx.db
      .select({ nom: structures.nom })
      .from(structureQpv)
      .innerJoin(structures, eq(structures.id, structureQpv.structureId))
      .where(eq(structureQpv.qpvId, id))
      .get();
    if (servi) {
      throw impossible(
        `${servi.nom} dit intervenir dans ce quartier : il reste dans la liste tant qu’une structure y intervient.`,
      );
    }
    ctx.db.delete(qpv).where(eq(qpv.id, id)).run();
    journaliser(ctx, {
      ...ligneDeJournal(id, 'retirer'),
      resume: `a retiré le quartier prioritaire ${nom}`,
      avant: { nom, communeCode },
    });
    return nom;
  });
}
