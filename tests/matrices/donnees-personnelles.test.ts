import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import { listConservation } from '#app/accueil/mes-donnees.server.ts';
import { PRISES } from '#app/accueil/prises.server.ts';
import * as schema from '#db/schema.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerCompte, fabriquerPersonne } from '#tests/fabriques/reseau.ts';

// Every column that says who someone is has its place in « Vos données », or a reason not to. A new one fails here.

const tables = (Object.values(schema) as unknown[]).filter((valeur) => is(valeur, SQLiteTable));

/** Columns that name a person without a foreign key: commun and services stand under réseau. */
const SANS_CLE =
  /^(personne|acteur|auteur|compte|au_nom_de|stagiaire|tutrice|modifie_par|depose_par|cree_par|proposee_par|par)(_id)?$/;

function colonnesDePersonne(): string[] {
  return tables
    .flatMap((table) => {
      const { name, columns, foreignKeys } = getTableConfig(table);
      const parCle = foreignKeys.flatMap((cle) => {
        const { columns: siennes, foreignTable } = cle.reference();
        return ['personnes', 'comptes'].includes(getTableConfig(foreignTable).name) ? siennes.map((colonne) => colonne.name) : [];
      });
      const parNom = columns.map((colonne) => nomSql(colonne)).filter((nom) => SANS_CLE.test(nom));
      return [...new Set([...parCle, ...parNom])].map((colonne) => `${name}.${colonne}`);
    })
    .sort();
}
const nomSql = (c: { name: string; keyAsName: boolean }) =>
  c.keyAsName ? c.name.replace(/[A-Z]/g, (l) => `_${l.toLowerCase()}`) : c.name;

const VOUS = 'Vous';
const COMPTE = 'Votre compte';
const STAGES = 'Vos stages';
const ENTRER = 'Vos liens et codes pour entrer';

/** The part of « Vos données » that shows a column. */
const MONTREES: Readonly<Record<string, string>> = {
  'adresses_demandees.personne_id': ENTRER,
  'annonces.auteur_id': 'Les annonces que vous avez publiées',
  'bilans_stage.auteur_id': 'Les bilans que vous avez écrits',
  'brouillons.personne_id': 'Vos brouillons',
  'codes_d_entree.personne_id': ENTRER,
  'codes_de_secours.compte_id': COMPTE,
  'consentements_experience.personne_id': 'Les accords que vous avez donnés à des fiches d’expérience',
  'experiences.ecrite_par_id': 'Les fiches d’expérience que vous avez écrites',
  'competences.proposee_par_id': 'Les mots que vous avez proposés',
  'comptes.id': COMPTE,
  'courriels.personne_id': 'Les courriels que le réseau vous a écrits',
  'demi_journees_stage.personne_id': 'Les demi-journées retenues pour vous',
  'fermetures.note_par_id': 'Les signataires et les fermetures que vous avez notés',
  'fichiers.depose_par_id': 'Les fichiers que vous avez déposés',
  'fonctions.personne_id': 'Ce que vous faites',
  'gestes.personne_id': 'Formulaires que vous venez d’envoyer',
  'imports.personne_id': 'Les tableaux que vous avez déposés',
  'jetons.par_id': 'Les invitations que vous avez envoyées',
  'jetons.personne_id': ENTRER,
  'journal.acteur_id': 'Ce que vous avez fait, dans le journal',
  'journal.au_nom_de_id': 'Ce qui vous concerne, dans le journal',
  'liens.personne_id': 'Les liens de vos courriels',
  'lettres.personne_id': 'La lettre du réseau',
  'messages_echange.auteur_id': 'Les messages que vous avez écrits dans des échanges',
  'papiers_figes.personne_id': 'Les conventions et les avenants qui vous nomment',
  'propositions_stage.auteur_id': 'Les propositions de stage que vous avez écrites, ou où vous accueillez',
  'propositions_stage.tutrice_id': 'Les propositions de stage que vous avez écrites, ou où vous accueillez',
  'recherches_gardees.personne_id': 'Les recherches que vous gardez',
  'reglages.modifie_par': 'Réglages que vous avez changés en dernier',
  'roles_reseau.personne_id': 'Vos rôles dans le réseau',
  'savoir_faire.personne_id': 'Ce que vous savez faire',
  'seconds_facteurs.compte_id': COMPTE,
  'sessions.compte_id': 'Vos appareils',
  'signataires.note_par_id': 'Les signataires et les fermetures que vous avez notés',
  'signataires.personne_id': 'Les structures pour qui vous pouvez signer',
  'signatures_stage.personne_id': 'Les signatures que vous avez données',
  'stages.accueil_securite_par_id': STAGES,
  'stages.cree_par_id': STAGES,
  'stages.stagiaire_id': STAGES,
  'stages.tutrice_id': STAGES,
  'stagiaires_stage.personne_id': 'À quel titre vous partez en stage',
  'reponses_tour.personne_id': 'Les réponses que vous avez données aux tours de table',
  'tours_de_table.prepare_par_id': 'Les tours de table que vous avez préparés',
  'appuis.auteur_id': 'Les appuis techniques dont vous vous occupez',
  'appuis.rendu_par_id': 'Les comptes rendus d’appuis techniques que vous avez écrits',
  'invitations_appui.personne_id': 'Les appuis techniques où l’on vous a demandé d’aider',
  'malles.gardienne_id': 'Les malles que vous gardez',
  'reservations.contact_id': 'Les prêts de malles dont vous vous occupez',
  'reservations.auteur_id': 'Les prêts de malles dont vous vous occupez',
  'inventaires.par_id': 'Les inventaires de malles que vous avez faits',
  'attentes_malle.personne_id': 'Les malles que vous avez attendues',
  'carnet_malle.auteur_id': 'Vos idées dans le carnet des malles',
  'relais_malle.premiere_par_id': 'Les passages de malle de main en main que vous avez acceptés',
  'relais_malle.suivante_par_id': 'Les passages de malle de main en main que vous avez acceptés',
  'formations.organisatrice_id': 'Les formations que vous organisez, ou que vous donnez',
  'formatrices.personne_id': 'Les formations que vous organisez, ou que vous donnez',
  'inscriptions.personne_id': 'Les inscriptions à des formations qui vous concernent',
  'inscriptions.inscrit_par_id': 'Les inscriptions à des formations qui vous concernent',
  'inscriptions.validee_par_id': 'Les inscriptions à des formations qui vous concernent',
  'presences.par_id': 'Les présences notées pour vous, ou par vous, en formation',
  'besoins_formation.autrice_id': 'Les besoins de formation que vous avez dits',
  'qualifications.personne_id': 'Les qualifications suivies pour vous, ou par vous',
  'qualifications.note_par_id': 'Les qualifications suivies pour vous, ou par vous',
  'membres_cellule.personne_id': 'Votre place dans la cellule de soutien',
  'recusations_cellule.personne_id': 'Les structures dont vous n’entendez pas les demandes',
  'personnes_reunies.gardee_id': 'Les fiches réunies à la vôtre',
};

/** Columns that say nothing of a person, and why. */
const PAS_PERSONNELLES: Readonly<Record<string, string>> = {};

test('every column that names a person is in « Vos données », or says why not', () => {
  expect(colonnesDePersonne().filter((colonne) => !(colonne in MONTREES) && !(colonne in PAS_PERSONNELLES))).toEqual([]);
  const connues = new Set(colonnesDePersonne());
  expect([...Object.keys(MONTREES), ...Object.keys(PAS_PERSONNELLES)].filter((colonne) => !connues.has(colonne))).toEqual([]);
});

test('every part that is promised exists, says why, and has as many cells as columns', () => {
  const { db } = baseDeTest();
  const { id } = fabriquerPersonne(db);
  fabriquerCompte(db, id);
  const parts = PRISES.flatMap((prise) => prise.donneesDe?.(ctxDe(db, id), id) ?? []);
  const titres = parts.map(({ titre }) => titre);
  expect([VOUS, ...Object.values(MONTREES)].filter((titre) => !titres.includes(titre))).toEqual([]);
  expect(new Set(titres).size).toBe(titres.length);
  for (const { titre, pourquoi, colonnes, lignes } of parts) {
    expect(pourquoi, titre).toMatch(/\.$/);
    for (const ligne of lignes) expect(ligne, titre).toHaveLength(colonnes.length);
  }
});

test('what the retention table promises is done by a task that exists, or by someone', () => {
  const taches = PRISES.flatMap((prise) => prise.taches ?? []).map(({ libelle }) => libelle);
  const citees = listConservation().flatMap(({ comment }) =>
    [...comment.matchAll(/«\u00a0(.+?)\u00a0»|« (.+?) »/g)].map((m) => m[1] ?? m[2] ?? ''),
  );
  expect(citees.length).toBeGreaterThan(5);
  expect(citees.filter((citee) => !taches.includes(citee) && citee !== 'Mon compte')).toEqual([]);
  for (const { quoi, pourquoi, duree } of listConservation()) {
    expect(quoi && pourquoi && duree, quoi).toBeTruthy();
  }
});

test('each room that holds people says how it forgets them', () => {
  const muettes = PRISES.filter((prise) => prise.donneesDe && !(prise.effacer && prise.conservation)).map(
    ({ domaine }) => domaine,
  );
  expect(muettes).toEqual([]);
});
