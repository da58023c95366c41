import { and, eq, gte, isNull, or, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { parleDe } from '#app/commun/donnees.server.ts';
import { type Identite, oublierTexte, PERSONNE_EFFACEE, type Reperes } from '#app/commun/oublier.ts';
import { ajouterJours, jourCivil } from '#app/commun/periode.ts';
import type { PersonneAEffacer } from '#app/commun/prise.ts';
import { journal } from '#app/commun/tables.ts';
import { competences, savoirFaire } from '#app/reseau/competences/tables.ts';
import {
  adressesDemandees,
  codesDEntree,
  codesDeSecours,
  comptes,
  jetons,
  secondsFacteurs,
  sessions,
} from '#app/reseau/comptes/tables.ts';
import { fermetures } from '#app/reseau/fermetures/tables.ts';
import { fichiers } from '#app/reseau/fichiers/tables.ts';
import { imports } from '#app/reseau/import/tables.ts';
import { fonctions, personnes, personnesReunies, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { signataires } from '#app/reseau/signataires/tables.ts';
import { sites, structures } from '#app/reseau/structures/tables.ts';

/** Her names, addresses and telephones, and those that the journal remembers of her. */
export function identiteConnue(ctx: Contexte, personneId: number): Identite | undefined {
  const personne = ctx.db.select().from(personnes).where(eq(personnes.id, personneId)).get();
  if (!personne || personne.effaceeLe !== null) return undefined;
  const { prenom, nom, courriel, telephone } = personne;
  const noms = new Map([[`${prenom} ${nom}`, { prenom, nom }]]);
  const adresses = new Set(courriel ? [courriel] : []);
  const telephones = new Set(telephone ? [telephone] : []);
  const demandee = ctx.db.select().from(adressesDemandees).where(eq(adressesDemandees.personneId, personneId)).get();
  if (demandee) adresses.add(demandee.courriel);
  const passes = ctx.db
    .select({ avant: journal.avant, apres: journal.apres })
    .from(journal)
    .where(and(eq(journal.domaine, 'reseau'), eq(journal.objet, 'personne'), eq(journal.objetId, personneId)))
    .all()
    .flatMap(({ avant, apres }) => [avant, apres]);
  const texte = (valeur: unknown) => (typeof valeur === 'string' && valeur !== '' ? valeur : undefined);
  for (const fait of passes) {
    const [autrePrenom, autreNom] = [texte(fait?.prenom) ?? prenom, texte(fait?.nom) ?? nom];
    noms.set(`${autrePrenom} ${autreNom}`, { prenom: autrePrenom, nom: autreNom });
    const [adresse, numero] = [texte(fait?.courriel), texte(fait?.telephone)];
    if (adresse) adresses.add(adresse);
    if (numero) telephones.add(numero);
  }
  return { noms: [...noms.values()], adresses: [...adresses], telephones: [...telephones] };
}

/** Drops someone's name, account and skills; her fonctions end and stay, for they are counted. */
export function effacerDuReseau(ctx: Contexte, { personneId, reperes }: PersonneAEffacer): void {
  const { db } = ctx;
  fermerLeCompte(ctx, personneId);
  db.delete(rolesReseau).where(eq(rolesReseau.personneId, personneId)).run();
  db.delete(savoirFaire).where(eq(savoirFaire.personneId, personneId)).run();
  db.update(competences).set({ proposeeParId: null }).where(eq(competences.proposeeParId, personneId)).run();
  db.delete(personnesReunies).where(eq(personnesReunies.gardeeId, personneId)).run();
  finirLesFonctions(ctx, personneId);
  db.delete(fichiers)
    .where(and(eq(fichiers.domaine, 'reseau'), eq(fichiers.objet, 'personne'), eq(fichiers.objetId, personneId)))
    .run();
  // A list dropped may hold her on any of its rows: it lives seven days at most, and can be dropped again.
  db.delete(imports).run();
  oublierDansLesTextes(ctx, reperes);
  db.update(personnes)
    .set({
      ...{ prenom: '', nom: PERSONNE_EFFACEE, courriel: null, telephone: null },
      ...{ montrerCourriel: false, montrerTelephone: false, effaceeLe: ctx.maintenant },
    })
    .where(eq(personnes.id, personneId))
    .run();
  // The triggers took her out of the search; only a rewritten index no longer holds her words.
  db.run(sql`insert into index_des_fonctions(index_des_fonctions) values ('optimize')`);
  db.run(sql`insert into index_des_structures(index_des_structures) values ('optimize')`);
}

function fermerLeCompte({ db }: Contexte, personneId: number): void {
  db.delete(sessions).where(eq(sessions.userId, personneId)).run();
  db.delete(jetons).where(eq(jetons.personneId, personneId)).run();
  db.delete(adressesDemandees).where(eq(adressesDemandees.personneId, personneId)).run();
  db.delete(codesDEntree).where(eq(codesDEntree.personneId, personneId)).run();
  db.delete(codesDeSecours).where(eq(codesDeSecours.compteId, personneId)).run();
  db.delete(secondsFacteurs).where(eq(secondsFacteurs.compteId, personneId)).run();
  db.delete(comptes).where(eq(comptes.id, personneId)).run();
}

/** What she did stays counted in its structure; what would have begun today or later never was. */
function finirLesFonctions({ db, maintenant, fuseau }: Contexte, personneId: number): void {
  const aujourdhui = jourCivil(maintenant, fuseau);
  const hier = ajouterJours(aujourdhui, -1);
  const siennes = eq(fonctions.personneId, personneId);
  db.delete(fonctions)
    .where(and(siennes, gte(fonctions.du, aujourdhui)))
    .run();
  const ouvertes = or(isNull(fonctions.au), gte(fonctions.au, aujourdhui));
  db.update(fonctions).set({ au: hier }).where(and(siennes, ouvertes)).run();
  db.update(signataires)
    .set({ au: hier, du: sql`min(${signataires.du}, ${hier})` })
    .where(and(eq(signataires.personneId, personneId), or(isNull(signataires.au), gte(signataires.au, aujourdhui))))
    .run();
  // Her own words for what she does may tell who she is.
  db.update(fonctions).set({ intitule: null }).where(siennes).run();
}

// A name or an address is a structure's own: a street may bear the name of someone else.
const TEXTES_DE_STRUCTURE = ['presentation', 'itinerance', 'consignesStage'] as const;
const CONTACTS_DE_STRUCTURE = ['courriel', 'telephone'] as const;

/** Texts of structures that name her, and a structure's contacts when they were her own. */
function oublierDansLesTextes({ db }: Contexte, reperes: Reperes): void {
  const oublie = (texte: string | null) => (texte === null ? null : oublierTexte(texte, reperes));
  const colonnes = [...TEXTES_DE_STRUCTURE, ...CONTACTS_DE_STRUCTURE].map((champ) => parleDe(structures[champ], reperes));
  for (const ligne of db
    .select()
    .from(structures)
    .where(or(...colonnes))
    .all()) {
    const textes = Object.fromEntries(TEXTES_DE_STRUCTURE.map((champ) => [champ, oublie(ligne[champ])]));
    const contacts = Object.fromEntries(
      CONTACTS_DE_STRUCTURE.map((champ) => [champ, oublie(ligne[champ]) === ligne[champ] ? ligne[champ] : null]),
    );
    db.update(structures)
      .set({ ...textes, ...contacts })
      .where(eq(structures.id, ligne.id))
      .run();
  }
  for (const { id, nom, quand } of db
    .select()
    .from(sites)
    .where(or(parleDe(sites.nom, reperes), parleDe(sites.quand, reperes)))
    .all()) {
    db.update(sites)
      .set({ nom: oublierTexte(nom, reperes), quand: oublie(quand) })
      .where(eq(sites.id, id))
      .run();
  }
  for (const { id, nom } of db
    .select({ id: fichiers.id, nom: fichiers.nom })
    .from(fichiers)
    .where(parleDe(fichiers.nom, reperes))
    .all()) {
    db.update(fichiers)
      .set({ nom: oublierTexte(nom, reperes) })
      .where(eq(fichiers.id, id))
      .run();
  }
  for (const { id, motif } of db.select().from(fermetures).where(parleDe(fermetures.motif, reperes)).all()) {
    db.update(fermetures)
      .set({ motif: oublie(motif) })
      .where(eq(fermetures.id, id))
      .run();
  }
  for (const { id, precision } of db.select().from(savoirFaire).where(parleDe(savoirFaire.precision, reperes)).all()) {
    db.update(savoirFaire)
      .set({ precision: oublie(precision) })
      .where(eq(savoirFaire.id, id))
      .run();
  }
}
