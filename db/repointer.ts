import { type SQL, sql } from 'drizzle-orm';
import type { Base } from './ouvrir.ts';

/**
 * Makes everything that refers to one row refer to another, whatever table it stands in.
 * The schema itself says what refers to what: a table added later follows without a line here.
 */
export interface OptionsDeRepointage {
  /**
   * Tables where the same thing may exist on both sides, under a unique key: the row of `de` is then dropped.
   * Beside each, the columns whose value passes to the row that stays when that one has none.
   */
  doublons?: Readonly<Record<string, readonly string[]>>;
  /** Columns that hold such an id without a foreign key, as `table.colonne`. */
  sansCle?: readonly string[];
  /** Foreign keys that are left as they are, as `table.colonne`. */
  sauf?: readonly string[];
}

/** What followed, a line a column. */
export interface Repointage {
  table: string;
  colonne: string;
  repointees: number;
  /** Rows dropped because the same thing stood already on the side of `vers`. */
  abandonnees: number;
}

/** A unique key refuses a row, in a table whose duplicates were not declared: nothing may be dropped. */
export class DoublonRefuse extends Error {
  readonly table: string;
  readonly colonne: string;

  constructor(table: string, colonne: string, cause: unknown) {
    super(`${table}.${colonne} : la même chose existe déjà, et rien ne dit laquelle garder.`, { cause });
    this.name = 'DoublonRefuse';
    this.table = table;
    this.colonne = colonne;
  }
}

interface Reference {
  table: string;
  colonne: string;
}

interface Travail {
  db: Base;
  options: OptionsDeRepointage;
  lignes: Map<string, Repointage>;
}

/**
 * Repoints every foreign key that refers to a row of `table`. Call it inside a transaction, and delete or close the row
 * `de` afterwards: it is left in place. A row that would come to refer to itself takes what `de` referred to instead.
 * @returns the columns where something moved
 * @throws DoublonRefuse when a unique key refuses a row outside `options.doublons`; the transaction must then be abandoned
 */
export function repointer(db: Base, table: string, de: number, vers: number, options: OptionsDeRepointage = {}): Repointage[] {
  if (de === vers) throw new Error(`${table} : ${de} ne peut pas prendre sa propre place.`);
  const travail: Travail = { db, options, lignes: new Map() };
  suivre(travail, table, de, vers);
  for (const { table: ailleurs, colonne } of (options.sansCle ?? []).map(enReference)) {
    repointerColonne(travail, { table: ailleurs, colonne }, de, vers);
  }
  return [...travail.lignes.values()].filter(({ repointees, abandonnees }) => repointees + abandonnees > 0);
}

/** Every column that refers to a table, in the order of the schema. @throws Error for a key of several columns */
export function referencesVers(db: Base, table: string): Reference[] {
  const cles = db.all<{ table: string; colonne: string; rang: number; id: number; cible: string | null }>(
    sql`select m.name as "table", f."from" as "colonne", f.seq as "rang", f.id as "id", f."to" as "cible"
        from sqlite_master m join pragma_foreign_key_list(m.name) f
        where m.type = 'table' and f."table" = ${table} order by m.name, f.id, f.seq`,
  );
  const cle = cleDe(db, table);
  for (const { table: ailleurs, colonne, rang, cible } of cles) {
    if (rang > 0 || (cible !== null && cible !== cle)) {
      throw new Error(`${ailleurs}.${colonne} ne suit pas ${table}.${cle} : cette clé étrangère est à reprendre.`);
    }
  }
  return cles.map(({ table: ailleurs, colonne }) => ({ table: ailleurs, colonne }));
}

/**
 * The tables that tie a row of `table` to another and say nothing more: all their columns are their primary key. Where the
 * same tie stands on both sides, one may be dropped. To be given as `doublons`.
 */
export function liaisonsVers(db: Base, table: string): Record<string, readonly string[]> {
  const colonnes = (ou: string) => db.all(sql`select 1 from pragma_table_info(${ou})`).length;
  const pures = referencesVers(db, table).filter(({ table: ou }) => colonnesDeCle(db, ou).length === colonnes(ou));
  return Object.fromEntries(pures.map(({ table: ou }) => [ou, []]));
}

/** How many rows refer to one row of `table`, but for the columns of `sauf`, as `table.colonne`. */
export function compterReferences(db: Base, table: string, id: number, sauf: readonly string[] = []): number {
  const references = referencesVers(db, table).filter(({ table: ou, colonne }) => !sauf.includes(`${ou}.${colonne}`));
  return references.reduce((total, { table: ou, colonne }) => {
    const siennes = db.get<{ n: number }>(sql`select count(*) as "n" from ${nom(ou)} where ${nom(colonne)} = ${id}`);
    return total + (siennes?.n ?? 0);
  }, 0);
}

function suivre(travail: Travail, table: string, de: number, vers: number): void {
  const sauf = new Set(travail.options.sauf);
  for (const reference of referencesVers(travail.db, table)) {
    if (sauf.has(`${reference.table}.${reference.colonne}`)) continue;
    if (reference.table === table) pasElleMeme(travail.db, reference, de, vers);
    repointerColonne(travail, reference, de, vers);
  }
}

function repointerColonne(travail: Travail, reference: Reference, de: number, vers: number): void {
  const { db } = travail;
  const { table, colonne } = reference;
  // A key that is itself referred to (an account has its person's id): what leads to it follows in the same transaction.
  const estCle = cleDe(db, table) === colonne;
  if (estCle) db.run(sql`pragma defer_foreign_keys = on`);
  const toutes = sql`update ${nom(table)} set ${nom(colonne)} = ${vers} where ${nom(colonne)} = ${de}`;
  const changees = essayer(db, toutes);
  if (typeof changees === 'number') compter(travail, reference, { repointees: changees });
  else unParUn(travail, reference, de, vers);
  if (estCle) suivre(travail, table, de, vers);
}

/** At least one row is refused: each on its own, so that the others move. */
function unParUn(travail: Travail, reference: Reference, de: number, vers: number): void {
  const { db, options } = travail;
  const { table, colonne } = reference;
  const numeros = db.all<{ numero: number }>(
    sql`select rowid as "numero" from ${nom(table)} where ${nom(colonne)} = ${de} order by rowid`,
  );
  for (const { numero } of numeros) {
    const changees = essayer(db, sql`update ${nom(table)} set ${nom(colonne)} = ${vers} where rowid = ${numero}`);
    if (typeof changees === 'number') {
      compter(travail, reference, { repointees: changees });
      continue;
    }
    const gardes = options.doublons?.[table];
    const reste = gardes && celleQuiReste(db, reference, numero, vers);
    if (!gardes || reste === undefined) throw new DoublonRefuse(table, colonne, changees.cause);
    abandonner(travail, table, numero, reste, gardes);
    compter(travail, reference, { abandonnees: 1 });
  }
}

/** The row that already says the same for `vers`, by whichever unique key refuses. */
function celleQuiReste(db: Base, { table, colonne }: Reference, numero: number, vers: number): number | undefined {
  for (const { colonnes, condition } of clesUniques(db, table)) {
    if (!colonnes.includes(colonne)) continue;
    const pareilles = colonnes.map((c) =>
      c === colonne ? sql`autre.${nom(c)} = ${vers}` : sql`autre.${nom(c)} = elle.${nom(c)}`,
    );
    const trouvee = db.get<{ numero: number } | undefined>(
      sql`select autre.rowid as "numero" from ${nom(table)} elle
          join ${nom(table)} autre on ${sql.join(pareilles, sql` and `)}
          where elle.rowid = ${numero} and autre.rowid <> elle.rowid
            and autre.rowid in (select rowid from ${nom(table)} where ${condition}) limit 1`,
    );
    if (trouvee) return trouvee.numero;
  }
  return undefined;
}

/** Drops a row for another that says the same: what referred to it follows, and its words stay where there were none. */
function abandonner(travail: Travail, table: string, perdue: number, reste: number, gardes: readonly string[]): void {
  const { db } = travail;
  const cle = cleDe(db, table);
  if (cle && referencesVers(db, table).length > 0) {
    const [de, vers] = [perdue, reste].map((numero) => valeurDe(db, table, cle, numero));
    if (typeof de === 'number' && typeof vers === 'number') suivre(travail, table, de, vers);
  }
  const mots = gardes.map((colonne) => [colonne, valeurDe(db, table, colonne, perdue)] as const);
  db.run(sql`delete from ${nom(table)} where rowid = ${perdue}`);
  if (mots.length === 0) return;
  // All at once: a constraint may tie one column to another.
  const gardees = mots.map(([colonne, valeur]) => sql`${nom(colonne)} = coalesce(${nom(colonne)}, ${valeur})`);
  db.run(sql`update ${nom(table)} set ${sql.join(gardees, sql`, `)} where rowid = ${reste}`);
}

/** A row never refers to itself: the one that takes the place of `de` also takes what `de` referred to. */
function pasElleMeme(db: Base, { table, colonne }: Reference, de: number, vers: number): void {
  const cle = nom(cleDe(db, table) ?? 'rowid');
  const dessus = sql`(select ${nom(colonne)} from ${nom(table)} where ${cle} = ${de})`;
  db.run(sql`update ${nom(table)} set ${nom(colonne)} = ${dessus} where ${cle} = ${vers} and ${nom(colonne)} = ${de}`);
}

/** The unique keys of a table: primary, constraints, indexes, with the condition of those that are partial. */
function clesUniques(db: Base, table: string): { colonnes: string[]; condition: SQL }[] {
  const primaire = colonnesDeCle(db, table);
  const index = db.all<{ index: string; texte: string | null }>(
    sql`select l.name as "index", m.sql as "texte" from pragma_index_list(${table}) l
        left join sqlite_master m on m.type = 'index' and m.name = l.name where l."unique" = 1`,
  );
  const autres = index.map(({ index: nomIndex, texte }) => {
    const colonnes = db
      .all<{ colonne: string | null }>(sql`select name as "colonne" from pragma_index_info(${nomIndex}) order by seqno`)
      .map(({ colonne }) => colonne ?? '');
    const condition = /\)\s*where\s+(.+)$/is.exec(texte ?? '')?.[1];
    return { colonnes, condition: sql.raw(condition ?? '1') };
  });
  return [{ colonnes: primaire, condition: sql.raw('1') }, ...autres].filter(
    ({ colonnes }) => colonnes.length > 0 && colonnes.every(Boolean),
  );
}

const colonnesDeCle = (db: Base, table: string): string[] =>
  db
    .all<{ colonne: string }>(sql`select name as "colonne" from pragma_table_info(${table}) where pk > 0 order by pk`)
    .map(({ colonne }) => colonne);

/** The column that identifies a row by itself; undefined when it takes several. */
function cleDe(db: Base, table: string): string | undefined {
  const colonnes = colonnesDeCle(db, table);
  return colonnes.length === 1 ? colonnes[0] : undefined;
}

const valeurDe = (db: Base, table: string, colonne: string, numero: number): unknown =>
  db.get<{ valeur: unknown } | undefined>(sql`select ${nom(colonne)} as "valeur" from ${nom(table)} where rowid = ${numero}`)
    ?.valeur;

/** Names come from the schema or from the code, never from a form. */
const nom = (texte: string): SQL => sql.raw(`"${texte.replaceAll('"', '""')}"`);

function enReference(texte: string): Reference {
  const [table, colonne] = texte.split('.');
  if (!table || !colonne) throw new Error(`« ${texte} » : on attend table.colonne.`);
  return { table, colonne };
}

function compter(travail: Travail, { table, colonne }: Reference, plus: Partial<Repointage>): void {
  const cle = `${table}.${colonne}`;
  const ligne = travail.lignes.get(cle) ?? { table, colonne, repointees: 0, abandonnees: 0 };
  ligne.repointees += plus.repointees ?? 0;
  ligne.abandonnees += plus.abandonnees ?? 0;
  travail.lignes.set(cle, ligne);
}

/** How many rows were written; the refusal when a unique key does not allow it. SQLite undoes that statement alone. */
function essayer(db: Base, requete: SQL): number | { cause: unknown } {
  try {
    return db.run(requete).changes;
  } catch (cause) {
    if (refusDUnicite(cause)) return { cause };
    throw cause;
  }
}

function refusDUnicite(erreur: unknown): boolean {
  for (let e: unknown = erreur; e instanceof Error; e = e.cause) {
    const code = (e as { code?: unknown }).code;
    if (typeof code === 'string') return /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY|ROWID)$/.test(code);
  }
  return false;
}
