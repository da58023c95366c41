import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { jourCivil } from '#app/commun/periode.ts';
import type { AVerifier } from '#app/commun/prise.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { DROITS_RESEAU, relationsReseau } from '#app/reseau/droits-reseau.ts';
import { aUneLettrePres } from '#app/reseau/plier.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { clefDeNom } from './noms.ts';
import { aUneFonction } from './personnes.server.ts';
import { nomComplet } from './personnes.ts';
import { fonctions, personnes, rolesReseau } from './tables.ts';

interface Identite {
  id: number;
  prenom: string;
  nom: string;
  courriel: string | null;
  telephone: string | null;
  montrerCourriel: boolean;
}

/** Everybody the network names, with the key of her name. */
function toutes(ctx: Pick<Contexte, 'db'>): (Identite & { clef: string })[] {
  return ctx.db
    .select({
      ...{ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom, courriel: personnes.courriel },
      ...{ telephone: personnes.telephone, montrerCourriel: personnes.montrerCourriel },
    })
    .from(personnes)
    .where(isNull(personnes.effaceeLe))
    .orderBy(personnes.id)
    .all()
    .map((personne) => ({ ...personne, clef: clefDeNom(personne) }));
}

/**
 * Someone to invite whose address is unknown may be someone the network knows under another: the form asks.
 * She joins under the address that is known, which is never said; one who hides hers is invited at that one only.
 * @returns the person, when it is she; undefined when nobody bears the name, or when it is someone else
 * @throws ErreurMetier IMPOSSIBLE at `meme` as long as the question has no answer
 */
export function trouverParSonNom(
  ctx: ContextePersonne,
  saisie: { structureId: number; prenom: string; nom: string; courriel: string; meme?: 'oui' | 'non' | undefined },
): { id: number; parSonNom: boolean } | undefined {
  if (saisie.meme === 'non') return undefined;
  const prise = ctx.db.select({ id: personnes.id }).from(personnes).where(eq(personnes.courriel, saisie.courriel)).get();
  if (prise) return undefined;
  const clef = clefDeNom(saisie);
  const ici = dontOnParle(ctx);
  const proches = toutes(ctx).filter(({ id, clef: sienne }) => sienne.length > 3 && aUneLettrePres(sienne, clef) && ici(id));
  const [seule, ...reste] = proches;
  if (!seule) return undefined;
  const qui = proches.slice(0, 3).map((autre) => `${nomComplet(autre)}${ouDe(ctx, autre.id)}`);
  // Whoever keeps her team reads her address: only one that she shows may be joined by name.
  const parSonNom = reste.length === 0 && seule.courriel !== null && seule.montrerCourriel;
  if (saisie.meme === 'oui') {
    if (parSonNom) return { id: seule.id, parSonNom };
    throw impossible(
      `Demandez à cette personne l’adresse avec laquelle elle entre dans le réseau, et écrivez celle-là. Ou demandez à la coordination.`,
      'courriel',
    );
  }
  throw impossible(`Le réseau connaît déjà ${qui.join(' ; ')}. Est-ce la même personne ?`, 'meme');
}

/** Who left everything is told to nobody but the coordination: whoever invites learns of those in a team, or with a role. */
function dontOnParle(ctx: ContextePersonne): (id: number) => boolean {
  if (peut(DROITS_RESEAU, 'voir_les_parties', relationsReseau(ctx.acteur))) return () => true;
  return (id) => {
    const role = ctx.db.select({ role: rolesReseau.role }).from(rolesReseau).where(eq(rolesReseau.personneId, id)).get();
    return role !== undefined || aUneFonction(ctx, id);
  };
}

/** «, L’Escale »: where someone works today. */
function ouDe(ctx: Contexte, personneId: number): string {
  const noms = ctx.db
    .selectDistinct({ nom: structures.nom })
    .from(fonctions)
    .innerJoin(structures, eq(structures.id, fonctions.structureId))
    .where(and(eq(fonctions.personneId, personneId), enFonction(jourCivil(ctx.maintenant, ctx.fuseau))))
    .all();
  return noms.length > 0 ? ` (${noms.map(({ nom }) => nom).join(', ')})` : '';
}

/** Those who may be the same as someone: her name within a letter, or her telephone. For the coordination. */
export function procheDe(ctx: ContextePersonne, personneId: number): { id: number; nom: string; ou: string; pourquoi: string }[] {
  if (!peut(DROITS_RESEAU, 'fusionner_personnes', relationsReseau(ctx.acteur))) return [];
  const liste = toutes(ctx);
  const elle = liste.find(({ id }) => id === personneId);
  if (!elle) return [];
  return liste
    .filter(({ id }) => id !== personneId)
    .flatMap((autre) => {
      const nom = autre.clef === elle.clef ? 'le même nom' : aUneLettrePres(autre.clef, elle.clef) ? 'presque le même nom' : '';
      const telephone = elle.telephone !== null && autre.telephone === elle.telephone ? 'le même téléphone' : '';
      const pourquoi = [nom, telephone].filter(Boolean).join(', ');
      return pourquoi ? [{ autre, pourquoi }] : [];
    })
    .slice(0, 10)
    .map(({ autre, pourquoi }) => ({ id: autre.id, nom: nomComplet(autre), ou: ouDe(ctx, autre.id), pourquoi }));
}

/** Whether one of the words of a name is this one, or begins so, within one letter. */
const aUneFaute = (clef: string, mot: string): boolean =>
  clef.split(' ').some((sien) => sien.startsWith(mot) || (mot.length > 2 && aUneLettrePres(sien, mot)));

const LIGNES_MONTREES = 50;

interface Paire {
  gardee: number;
  doublon: number;
  pourquoi: string;
}
const connues = new WeakMap<Base, { empreinte: string; paires: Paire[] }>();

/** The pairs, compared again when somebody came or something was done: every change of a name is journaled. */
function lirePaires({ db }: Pick<Contexte, 'db'>): Paire[] {
  const { empreinte } = db.get<{ empreinte: string }>(
    sql`select (select count(*) || ' ' || max(id) from personnes) || ' ' || coalesce((select max(id) from journal), 0) as empreinte`,
  );
  const connue = connues.get(db);
  if (connue?.empreinte === empreinte) return connue.paires;
  const paires = comparer(db);
  connues.set(db, { empreinte, paires });
  return paires;
}

/** Pairs of ids that bear one name or answer one telephone; only what it takes is read of so many people. */
function comparer(db: Base): Paire[] {
  const lues = db
    .select({ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom, telephone: personnes.telephone })
    .from(personnes)
    .where(isNull(personnes.effaceeLe))
    .orderBy(personnes.id)
    .values() as [number, string, string, string | null][];
  const noms = new Map<string, number>();
  const telephones = new Map<string, number>();
  return lues.flatMap(([id, prenom, nom, telephone]) => {
    const clef = clefDeNom({ prenom, nom });
    const [parNom, parTelephone] = [noms.get(clef), telephone ? telephones.get(telephone) : undefined];
    if (parNom === undefined) noms.set(clef, id);
    if (telephone && parTelephone === undefined) telephones.set(telephone, id);
    const gardee = parNom ?? parTelephone;
    if (gardee === undefined) return [];
    return [{ gardee, doublon: id, pourquoi: parNom === undefined ? 'ont le même téléphone' : 'portent le même nom' }];
  });
}

/** People who bear one name or answer one telephone: one person under two addresses, or two people. */
export function doublonsAVerifier(ctx: ContextePersonne): AVerifier[] {
  if (!peut(DROITS_RESEAU, 'fusionner_personnes', relationsReseau(ctx.acteur))) return [];
  const toutesLesPaires = lirePaires(ctx);
  if (toutesLesPaires.length === 0) return [];
  const montrees = toutesLesPaires.slice(0, LIGNES_MONTREES);
  const dire = nommer(
    ctx,
    montrees.flatMap(({ gardee, doublon }) => [gardee, doublon]),
  );
  return [
    {
      cle: 'reseau-doublons',
      titre: 'Peut-être la même personne',
      pourquoi: 'Une personne inscrite deux fois reçoit deux fois les courriels, et son histoire est coupée en deux.',
      total: toutesLesPaires.length,
      lignes: montrees.map(({ gardee, doublon, pourquoi }) => ({
        phrase: `${dire(gardee)} et ${dire(doublon)} ${pourquoi}`,
        chemin: `/reseau/personnes/${gardee}/fusionner?avec=${doublon}`,
        geste: 'Comparer',
      })),
    },
  ];
}

/** « Inès Roudier (L’Escale) »: names and where they work today, in two queries for all of them. */
function nommer(ctx: Contexte, ids: readonly number[]): (id: number) => string {
  const eux = JSON.stringify(ids);
  const noms = ctx.db
    .select({ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom })
    .from(personnes)
    .where(sql`${personnes.id} in (select value from json_each(${eux}))`)
    .all();
  const ou = ctx.db
    .selectDistinct({ personneId: fonctions.personneId, nom: structures.nom })
    .from(fonctions)
    .innerJoin(structures, eq(structures.id, fonctions.structureId))
    .where(
      and(
        sql`${fonctions.personneId} in (select value from json_each(${eux}))`,
        enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
      ),
    )
    .all();
  const dits = new Map(
    noms.map((personne) => {
      const siennes = ou.filter(({ personneId }) => personneId === personne.id).map(({ nom }) => nom);
      return [personne.id, `${nomComplet(personne)}${siennes.length > 0 ? ` (${siennes.join(', ')})` : ''}`];
    }),
  );
  return (id) => dits.get(id) ?? '';
}

/**
 * Where a person is found by a few words of her name or by her address, for the coordination; at most 20. When nobody's name
 * holds them, the words within one typing mistake.
 */
export function chercherPersonnes(ctx: ContextePersonne, texte: string, sauf: number): { id: number; nom: string; ou: string }[] {
  if (!peut(DROITS_RESEAU, 'fusionner_personnes', relationsReseau(ctx.acteur))) return [];
  const cherche = texte.trim().toLowerCase();
  const mots = clefDeNom({ prenom: '', nom: cherche }).split(' ').filter(Boolean);
  if (mots.length === 0) return [];
  const autres = toutes(ctx).filter(({ id }) => id !== sauf);
  const tenir = (va: (clef: string, mot: string) => boolean) =>
    autres.filter(({ clef, courriel }) => courriel === cherche || mots.every((mot) => va(clef, mot)));
  const exactes = tenir((clef, mot) => ` ${clef}`.includes(` ${mot}`));
  return (exactes.length > 0 ? exactes : tenir(aUneFaute))
    .slice(0, 20)
    .map((autre) => ({ id: autre.id, nom: nomComplet(autre), ou: ouDe(ctx, autre.id) }));
}
