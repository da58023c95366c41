import { and, count, desc, eq, inArray, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Contexte } from './contexte.ts';
import { EFFACES, oublierTexte, oublierValeur, type Reperes } from './oublier.ts';
import { ajouterDelai, jourCivil, libelleInstant, libelleJourCourt } from './periode.ts';
import type { PartDeDossier, PersonneAEffacer } from './prise.ts';
import { ecrireReglage } from './reglages.server.ts';
import { brouillons, gestes, journal, reglages } from './tables.ts';

/** Nobody comes back to a draft after three months, and it may hold personal words. */
export const JOURS_DES_BROUILLONS = 90;

/** Condition: a text, or a JSON, that may tell someone; the motifs then judge. */
export function parleDe(colonne: SQLiteColumn, { commeSql }: Reperes): SQL {
  return or(...commeSql.map((comme) => sql`${colonne} like ${comme}`)) ?? sql`0`;
}

/** Lines of the journal that speak of someone, without being her doing. */
const laConcerne = (personneId: number) =>
  or(
    and(inArray(journal.objet, ['personne', 'compte']), eq(journal.objetId, personneId)),
    eq(journal.auNomDeId, personneId),
    // Some lines of a structure are about someone of its team.
    and(eq(journal.objet, 'structure'), sql`json_extract(${journal.apres}, '$.personneId') = ${personneId}`),
  );

/** What the common tables hold of someone: the journal, drafts, settings she changed. */
export function donneesCommunes(ctx: Contexte, personneId: number): PartDeDossier[] {
  const { db, fuseau } = ctx;
  const lignesDuJournal = (ou: SQL | undefined) =>
    db
      .select({ le: journal.le, resume: journal.resume })
      .from(journal)
      .where(ou)
      .orderBy(desc(journal.id))
      .all()
      .map(({ le, resume }) => [libelleInstant(le, fuseau), resume]);
  const jour = (instant: Date) => libelleJourCourt(jourCivil(instant, fuseau));
  return [
    {
      titre: 'Ce que vous avez fait, dans le journal',
      pourquoi: 'Le journal dit qui a changé quoi : une erreur se retrouve et se répare.',
      colonnes: ['Quand', 'Quoi'],
      lignes: lignesDuJournal(eq(journal.acteurId, personneId)),
    },
    {
      titre: 'Ce qui vous concerne, dans le journal',
      pourquoi: 'Ce que d’autres ont fait pour vous ou à votre sujet.',
      colonnes: ['Quand', 'Quoi'],
      lignes: lignesDuJournal(
        and(laConcerne(personneId), or(sql`${journal.acteurId} is null`, ne(journal.acteurId, personneId))),
      ),
    },
    {
      titre: 'Vos brouillons',
      pourquoi: 'Ce que vous avez commencé à écrire et pas encore envoyé. Personne d’autre ne les lit.',
      colonnes: ['Formulaire', 'Modifié le', 'Texte'],
      lignes: db
        .select()
        .from(brouillons)
        .where(eq(brouillons.personneId, personneId))
        .all()
        .map(({ formulaire, modifieLe, valeurs }) => [
          formulaire,
          libelleInstant(modifieLe, fuseau),
          Object.values(valeurs).flat().filter(Boolean).join(' ; '),
        ]),
    },
    {
      titre: 'Réglages que vous avez changés en dernier',
      pourquoi: 'La coordination sait qui a réglé quoi.',
      colonnes: ['Réglage', 'Le'],
      lignes: db
        .select()
        .from(reglages)
        .where(eq(reglages.modifiePar, personneId))
        .all()
        .map(({ cle, modifieLe }) => [cle, jour(modifieLe)]),
    },
    {
      titre: 'Formulaires que vous venez d’envoyer',
      pourquoi: 'Une clé au hasard, pour qu’un double clic ne fasse pas deux fois la même chose.',
      colonnes: ['Combien'],
      lignes: db
        .select({ n: count() })
        .from(gestes)
        .where(eq(gestes.personneId, personneId))
        .all()
        .filter(({ n }) => n > 0)
        .map(({ n }) => [String(n)]),
    },
  ];
}

/** Fields of the journal that are hers, in the lines about her. */
const SIENS = new Set(['prenom', 'nom', 'courriel', 'telephone', 'adresse']);

/** Drops someone's drafts, and her name from the journal, from others' drafts and from the settings. */
export function effacerDuCommun(ctx: Contexte, qui: PersonneAEffacer): void {
  const { db } = ctx;
  const { personneId, reperes } = qui;
  db.delete(brouillons).where(eq(brouillons.personneId, personneId)).run();
  db.delete(gestes).where(eq(gestes.personneId, personneId)).run();
  for (const { personneId: autre, formulaire, valeurs } of db
    .select()
    .from(brouillons)
    .where(parleDe(brouillons.valeurs, reperes))
    .all()) {
    const propres = oublierValeur(valeurs, reperes) as typeof valeurs;
    const ou = and(eq(brouillons.personneId, autre), eq(brouillons.formulaire, formulaire));
    db.update(brouillons).set({ valeurs: propres }).where(ou).run();
  }
  for (const { cle, valeur } of db.select().from(reglages).where(parleDe(reglages.valeur, reperes)).all()) {
    const propre = oublierTexte(valeur, reperes);
    if (propre === valeur) continue;
    // The network's own address or telephone was hers: better none than « adresse effacée ».
    const reste = EFFACES.has(propre) ? '' : propre;
    ecrireReglage(db, cle, reste, { personneId: ctx.acteur.personneId, maintenant: ctx.maintenant });
  }
  oublierDansLeJournal(ctx, qui);
}

function oublierDansLeJournal({ db }: Contexte, { personneId, reperes }: PersonneAEffacer): void {
  const surElle = and(inArray(journal.objet, ['personne', 'compte']), eq(journal.objetId, personneId));
  const lignes = db
    .select({
      id: journal.id,
      objet: journal.objet,
      objetId: journal.objetId,
      resume: journal.resume,
      avant: journal.avant,
      apres: journal.apres,
    })
    .from(journal)
    .where(or(surElle, parleDe(journal.resume, reperes), parleDe(journal.avant, reperes), parleDe(journal.apres, reperes)))
    .all();
  for (const { id, objet, objetId, resume, avant, apres } of lignes) {
    const sienne = objetId === personneId && (objet === 'personne' || objet === 'compte');
    const propre = (champs: Record<string, unknown> | null) => {
      if (champs === null) return null;
      const gardes = sienne ? Object.fromEntries(Object.entries(champs).filter(([champ]) => !SIENS.has(champ))) : champs;
      return oublierValeur(gardes, reperes) as Record<string, unknown>;
    };
    db.update(journal)
      .set({ resume: oublierTexte(resume, reperes), avant: propre(avant), apres: propre(apres) })
      .where(eq(journal.id, id))
      .run();
  }
}

/** Erases forgotten drafts, and the lines of the journal that are older than is promised. @returns how many */
export function purgerLeCommun({ db, maintenant }: Contexte, anneesDuJournal: number): number {
  const limite = new Date(maintenant);
  limite.setUTCFullYear(limite.getUTCFullYear() - anneesDuJournal);
  const anciens = lt(brouillons.modifieLe, ajouterDelai(maintenant, -JOURS_DES_BROUILLONS));
  return db.delete(brouillons).where(anciens).run().changes + db.delete(journal).where(lt(journal.le, limite)).run().changes;
}
