import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import { CANAUX } from '#app/commun/canaux.ts';
import { ORGANISMES, ROLES_RESEAU } from '#app/commun/droits.ts';
import { PUBLICS_BESOIN, STATUTS_BESOIN } from '#app/formations/besoins/besoins.ts';
import { POSTES_COUT, SENS_COUT } from '#app/formations/couts/couts.ts';
import { STATUTS_INSCRIPTION } from '#app/formations/inscriptions/inscriptions.ts';
import { ETATS_PRESENCE, MOYENS_PRESENCE } from '#app/formations/presences/presences.ts';
import { STATUTS_FORMATION } from '#app/formations/programme/formations.ts';
import {
  PORTEES_QUALIFICATION,
  STATUTS_QUALIFICATION,
  VOIES_QUALIFICATION,
} from '#app/formations/qualifications/qualifications.ts';
import { GENRES_QUESTIONNAIRE } from '#app/formations/questionnaires/questionnaires.ts';
import { DONNES, NATURES_AGREMENT } from '#app/reseau/agrements/agrements.ts';
import { STATUTS_COMPETENCE } from '#app/reseau/competences/competences.ts';
import { GENRES_IMPORT } from '#app/reseau/import/genres-d-import.ts';
import { FONCTIONS, LIENS_EMPLOI } from '#app/reseau/personnes/personnes.ts';
import { QUALITES } from '#app/reseau/signataires/signataires.ts';
import { GESTIONS, MILIEUX } from '#app/reseau/structures/structures.ts';
import { ETATS_COURRIEL } from '#app/services/courriels.ts';
import { RYTHMES } from '#app/services/rythmes.ts';
import { REPONSES_APPUI, STATUTS_APPUI } from '#app/troc/appuis/appuis.ts';
import { COTES_ECHANGE, MOMENTS_RDV, STATUTS_ECHANGE } from '#app/troc/echanges/echanges.ts';
import { MOYENS_DE_SIGNER, PAPIERS_A_SIGNER, PARTIES, REGIMES } from '#app/troc/papiers/regimes.ts';
import { ATTEINTES } from '#app/troc/stages/bilans.ts';
import { CHEMINS } from '#app/troc/stages/chemins.ts';
import { RAISONS } from '#app/troc/stages/raisons.ts';
import { COTES } from '#app/troc/stages/stages.ts';
import { STATUTS_STAGE } from '#app/troc/stages/statuts.ts';
import { ACTIVITES, CHARGES, FACTURATIONS } from '#app/troc/stages/termes.ts';
import * as schema from '#db/schema.ts';
import { tablesNonStrictes } from '#db/verifier.ts';
import { baseDeTest } from '#tests/base.ts';

const tables = (Object.values(schema) as unknown[]).filter((valeur) => is(valeur, SQLiteTable));

test('every table is STRICT and has its columns in the migrations', () => {
  const { sqlite, fermer } = baseDeTest();
  expect(tablesNonStrictes(sqlite)).toEqual([]);
  for (const table of tables) {
    const { name, columns } = getTableConfig(table);
    const enBase = (sqlite.pragma(`table_xinfo("${name}")`) as { name: string }[]).map((colonne) => colonne.name).sort();
    const enCode = columns.map((c) => (c.keyAsName ? c.name.replace(/[A-Z]/g, (l) => `_${l.toLowerCase()}`) : c.name)).sort();
    expect({ name, colonnes: enBase }).toEqual({ name, colonnes: enCode });
  }
  fermer();
});

test('the base refuses what the règles do not know, and accepts all that they know', () => {
  const { sqlite, fermer } = baseDeTest();
  const admis = (table: string, colonne: string) => {
    const sql = sqlite.prepare('select sql from sqlite_master where name = ?').pluck().get(table) as string;
    // `"statut" in ('souhaite', …)`, with or without the name of the table.
    const liste = new RegExp(`"${colonne}" in \\(([^)]*)\\)`).exec(sql)?.[1] ?? '';
    return [...liste.matchAll(/'([^']*)'/g)].map((valeur) => valeur[1]);
  };
  expect(admis('echanges', 'statut')).toEqual([...STATUTS_ECHANGE]);
  expect(admis('echanges', 'dernier_cote')).toEqual([...COTES_ECHANGE]);
  expect(admis('echanges', 'rdv_moment')).toEqual([...MOMENTS_RDV]);
  expect(admis('messages_echange', 'cote')).toEqual([...COTES_ECHANGE]);
  expect(admis('stages', 'statut')).toEqual([...STATUTS_STAGE]);
  expect(admis('stages', 'cote_qui_propose')).toEqual([...COTES]);
  expect(admis('propositions_stage', 'cote')).toEqual([...COTES]);
  expect(admis('bilans_stage', 'cote')).toEqual([...COTES]);
  expect(admis('bilans_stage', 'atteint')).toEqual([...ATTEINTES]);
  expect(admis('stages', 'chemin')).toEqual([...CHEMINS]);
  expect(admis('stages', 'raison')).toEqual([...RAISONS]);
  for (const table of ['stages', 'propositions_stage']) expect(admis(table, 'activite')).toEqual([...ACTIVITES]);
  expect(admis('propositions_stage', 'frais')).toEqual([...CHARGES]);
  expect(admis('propositions_stage', 'repas')).toEqual([...CHARGES]);
  expect(admis('propositions_stage', 'facturation')).toEqual([...FACTURATIONS]);
  expect(admis('stagiaires_stage', 'lien')).toEqual([...LIENS_EMPLOI]);
  expect(admis('stagiaires_stage', 'regime')).toEqual([...REGIMES]);
  expect(admis('papiers_figes', 'sorte')).toEqual([...PAPIERS_A_SIGNER]);
  expect(admis('signatures_stage', 'partie')).toEqual([...PARTIES]);
  expect(admis('signatures_stage', 'moyen')).toEqual([...MOYENS_DE_SIGNER]);
  expect(admis('signataires', 'qualite')).toEqual([...QUALITES]);
  expect(admis('structures', 'gestion')).toEqual([...GESTIONS]);
  expect(admis('structures', 'milieu')).toEqual([...MILIEUX]);
  expect(admis('genres_agrement', 'nature')).toEqual([...NATURES_AGREMENT]);
  expect(admis('genres_agrement', 'donne')).toEqual([...DONNES]);
  expect(admis('competences', 'statut')).toEqual([...STATUTS_COMPETENCE]);
  expect(admis('imports', 'genre')).toEqual([...GENRES_IMPORT]);
  expect(admis('correspondances', 'genre')).toEqual([...GENRES_IMPORT]);
  expect(admis('fonctions', 'fonction')).toEqual([...FONCTIONS]);
  expect(admis('fonctions', 'lien')).toEqual([...LIENS_EMPLOI]);
  expect(admis('roles_reseau', 'role')).toEqual([...ROLES_RESEAU]);
  expect(admis('roles_reseau', 'organisme')).toEqual([...ORGANISMES]);
  expect(admis('courriels', 'etat')).toEqual([...ETATS_COURRIEL]);
  expect(admis('lettres', 'rythme')).toEqual([...RYTHMES]);
  expect(admis('appuis', 'statut')).toEqual([...STATUTS_APPUI]);
  expect(admis('invitations_appui', 'reponse')).toEqual([...REPONSES_APPUI]);
  expect(admis('invitations_appui', 'canal')).toEqual([...CANAUX]);
  expect(admis('formations', 'statut')).toEqual([...STATUTS_FORMATION]);
  expect(admis('inscriptions', 'statut')).toEqual([...STATUTS_INSCRIPTION]);
  expect(admis('inscriptions', 'canal')).toEqual([...CANAUX]);
  expect(admis('presences', 'etat')).toEqual([...ETATS_PRESENCE]);
  expect(admis('presences', 'moyen')).toEqual([...MOYENS_PRESENCE]);
  expect(admis('besoins_formation', 'statut')).toEqual([...STATUTS_BESOIN]);
  expect(admis('besoins_formation', 'public')).toEqual([...PUBLICS_BESOIN]);
  expect(admis('qualifications', 'statut')).toEqual([...STATUTS_QUALIFICATION]);
  expect(admis('qualifications', 'voie')).toEqual([...VOIES_QUALIFICATION]);
  expect(admis('qualifications_attendues', 'fonction')).toEqual([...FONCTIONS]);
  expect(admis('qualifications_attendues', 'portee')).toEqual([...PORTEES_QUALIFICATION]);
  expect(admis('questionnaires_formation', 'genre')).toEqual([...GENRES_QUESTIONNAIRE]);
  expect(admis('couts_formation', 'sens')).toEqual([...SENS_COUT]);
  expect(admis('couts_formation', 'poste')).toEqual([...POSTES_COUT]);
  fermer();
});

test('every column that refers to another table is held by a foreign key that deletes nothing', () => {
  const { sqlite, fermer } = baseDeTest();
  const cascades = tables.flatMap((table) => {
    const { name } = getTableConfig(table);
    const cles = sqlite.pragma(`foreign_key_list("${name}")`) as { from: string; on_delete: string }[];
    return cles.filter((cle) => cle.on_delete === 'CASCADE').map((cle) => `${name}.${cle.from}`);
  });
  expect(cascades).toEqual([]);
  expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
  fermer();
});
