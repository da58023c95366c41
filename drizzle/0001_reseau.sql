CREATE TABLE `adresses_demandees` (
	`personne_id` integer PRIMARY KEY NOT NULL,
	`courriel` text NOT NULL,
	`empreinte` text NOT NULL,
	`demandee_le` integer NOT NULL,
	`expire_le` integer NOT NULL,
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `adresses_demandees_empreinte_unique` ON `adresses_demandees` (`empreinte`);--> statement-breakpoint
CREATE TABLE `codes_d_entree` (
	`personne_id` integer PRIMARY KEY NOT NULL,
	`empreinte` text NOT NULL,
	`cree_le` integer NOT NULL,
	`expire_le` integer NOT NULL,
	`essais` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "codes_d_entree_essais" CHECK("codes_d_entree"."essais" between 0 and 10)
) STRICT;
--> statement-breakpoint
CREATE TABLE `codes_de_secours` (
	`empreinte` text PRIMARY KEY NOT NULL,
	`compte_id` integer NOT NULL,
	`utilise_le` integer,
	FOREIGN KEY (`compte_id`) REFERENCES `comptes`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `codes_de_secours_compte` ON `codes_de_secours` (`compte_id`);--> statement-breakpoint
CREATE TABLE `correspondances` (
	`genre` text NOT NULL,
	`titre` text NOT NULL,
	`champ` text NOT NULL,
	`modifie_le` integer NOT NULL,
	PRIMARY KEY(`genre`, `titre`),
	CONSTRAINT "correspondances_genre" CHECK("correspondances"."genre" in ('structures', 'personnes', 'agrements', 'savoir_faire'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `genres_agrement` (
	`code` text PRIMARY KEY NOT NULL,
	`nom` text NOT NULL,
	`sigle` text,
	`nature` text NOT NULL,
	`donne` text,
	`rang` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "genres_agrement_nature" CHECK("genres_agrement"."nature" in ('agrement', 'conventionnement', 'etape')),
	CONSTRAINT "genres_agrement_donne" CHECK("genres_agrement"."donne" in ('centre_social', 'evs', 'prefiguration'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `genres_agrement_nom` ON `genres_agrement` (`nom`);--> statement-breakpoint
CREATE TABLE `qpv` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`nom` text NOT NULL,
	`commune_code` text NOT NULL,
	FOREIGN KEY (`commune_code`) REFERENCES `communes`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `qpv_un` ON `qpv` (`commune_code`,`nom`);--> statement-breakpoint
CREATE TABLE `regles_agrement` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`genre` text NOT NULL,
	`depuis` text NOT NULL,
	`decideur` text,
	`annees_min` integer,
	`annees_max` integer,
	`exige` text,
	`niveau` text,
	`source` text NOT NULL,
	FOREIGN KEY (`genre`) REFERENCES `genres_agrement`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`exige`) REFERENCES `genres_agrement`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "regles_agrement_annees" CHECK(("regles_agrement"."annees_min" is null or "regles_agrement"."annees_min" between 1 and 20) and ("regles_agrement"."annees_max" is null or "regles_agrement"."annees_max" between coalesce("regles_agrement"."annees_min", 1) and 20))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `regles_agrement_une` ON `regles_agrement` (`genre`,`depuis`);--> statement-breakpoint
CREATE TABLE `savoir_faire` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`competence_id` integer NOT NULL,
	`structure_id` integer,
	`personne_id` integer,
	`precision` text,
	`ajoute_le` integer NOT NULL,
	FOREIGN KEY (`competence_id`) REFERENCES `competences`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "savoir_faire_de_qui" CHECK(("savoir_faire"."structure_id" is null) <> ("savoir_faire"."personne_id" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `savoir_faire_structure` ON `savoir_faire` (`structure_id`,`competence_id`) WHERE "savoir_faire"."structure_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `savoir_faire_personne` ON `savoir_faire` (`personne_id`,`competence_id`) WHERE "savoir_faire"."personne_id" is not null;--> statement-breakpoint
CREATE INDEX `savoir_faire_competence` ON `savoir_faire` (`competence_id`);--> statement-breakpoint
CREATE TABLE `seconds_facteurs` (
	`compte_id` integer PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`cree_le` integer NOT NULL,
	`confirme_le` integer,
	`dernier_pas` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`compte_id`) REFERENCES `comptes`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `sites` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`structure_id` integer NOT NULL,
	`nom` text NOT NULL,
	`adresse` text,
	`commune_code` text,
	`quand` text,
	`rang` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commune_code`) REFERENCES `communes`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sites_structure` ON `sites` (`structure_id`,`rang`);--> statement-breakpoint
CREATE TABLE `structure_communes` (
	`structure_id` integer NOT NULL,
	`commune_code` text NOT NULL,
	PRIMARY KEY(`structure_id`, `commune_code`),
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commune_code`) REFERENCES `communes`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `structure_communes_commune` ON `structure_communes` (`commune_code`);--> statement-breakpoint
CREATE TABLE `structure_qpv` (
	`structure_id` integer NOT NULL,
	`qpv_id` integer NOT NULL,
	PRIMARY KEY(`structure_id`, `qpv_id`),
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`qpv_id`) REFERENCES `qpv`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `structure_qpv_qpv` ON `structure_qpv` (`qpv_id`);--> statement-breakpoint
-- Reference data that the foreign key of `agrements` needs; the coordination edits it afterwards.
INSERT INTO `genres_agrement`(`code`, `nom`, `sigle`, `nature`, `donne`, `rang`) VALUES
	('animation_globale', 'Animation globale et coordination', 'AGC', 'agrement', 'centre_social', 1),
	('animation_locale', 'Animation locale', 'AL', 'agrement', 'evs', 2),
	('animation_collective_familles', 'Animation collective familles', 'ACF', 'agrement', NULL, 3),
	('prefiguration', 'Préfiguration', NULL, 'etape', 'prefiguration', 4),
	('ps_jeunes', 'Prestation de service Jeunes', 'PS Jeunes', 'conventionnement', NULL, 5),
	('clas', 'Contrat local d’accompagnement à la scolarité', 'CLAS', 'conventionnement', NULL, 6);--> statement-breakpoint
INSERT INTO `regles_agrement`(`genre`, `depuis`, `decideur`, `annees_min`, `annees_max`, `exige`, `niveau`, `source`) VALUES
	('animation_globale', '2012-06-20', 'Caf', 1, 4, NULL, 'Direction : diplôme de niveau 6 des carrières sociales, de l’animation ou du développement local', 'Circulaire Cnaf 2012-013 du 20 juin 2012'),
	('animation_collective_familles', '2012-06-20', 'Caf', 1, 4, 'animation_globale', 'Référence familles : diplôme de travail social de niveau 5', 'Circulaire Cnaf 2012-013 du 20 juin 2012'),
	('animation_locale', '2012-06-20', 'Caf', 1, 4, NULL, NULL, 'Circulaire Cnaf 2012-013 du 20 juin 2012'),
	('animation_globale', '2027-01-01', 'Caf', 1, 4, 'animation_collective_familles', 'Direction : diplôme de niveau 6 des carrières sociales, de l’animation ou du développement local', 'Circulaire Cnaf du 18 décembre 2025, à relire : le volet familles devient obligatoire');--> statement-breakpoint
CREATE TABLE `__new_agrements` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`structure_id` integer NOT NULL,
	`genre` text NOT NULL,
	`du` text,
	`au` text,
	`decideur` text,
	`decide_le` text,
	`renouvellement_demande_le` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`genre`) REFERENCES `genres_agrement`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "agrements_ordre" CHECK("__new_agrements"."du" is null or "__new_agrements"."au" is null or "__new_agrements"."du" <= "__new_agrements"."au")
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_agrements`("id", "structure_id", "genre", "du", "au", "decideur") SELECT "id", "structure_id", "genre", "du", "au", "decideur" FROM `agrements`;--> statement-breakpoint
DROP TABLE `agrements`;--> statement-breakpoint
ALTER TABLE `__new_agrements` RENAME TO `agrements`;--> statement-breakpoint
CREATE INDEX `agrements_structure` ON `agrements` (`structure_id`,`genre`);--> statement-breakpoint
CREATE INDEX `agrements_genre` ON `agrements` (`genre`,`au`);--> statement-breakpoint
INSERT INTO `agrements`("structure_id", "genre") SELECT "id", 'prefiguration' FROM `structures` WHERE "en_prefiguration";--> statement-breakpoint
CREATE TRIGGER `agrements_un_seul_ajout` BEFORE INSERT ON `agrements`
WHEN EXISTS (
	SELECT 1 FROM agrements a
	WHERE a.structure_id = NEW.structure_id AND a.genre = NEW.genre AND a.id <> 0
		AND coalesce(a.du, '0000-00-00') <= coalesce(NEW.au, '9999-12-31')
		AND coalesce(NEW.du, '0000-00-00') <= coalesce(a.au, '9999-12-31')
)
BEGIN
	SELECT raise(ABORT, 'agrements_un_seul');
END;--> statement-breakpoint
CREATE TRIGGER `agrements_un_seul_changement` BEFORE UPDATE ON `agrements`
WHEN EXISTS (
	SELECT 1 FROM agrements a
	WHERE a.structure_id = NEW.structure_id AND a.genre = NEW.genre AND a.id <> NEW.id
		AND coalesce(a.du, '0000-00-00') <= coalesce(NEW.au, '9999-12-31')
		AND coalesce(NEW.du, '0000-00-00') <= coalesce(a.au, '9999-12-31')
)
BEGIN
	SELECT raise(ABORT, 'agrements_un_seul');
END;--> statement-breakpoint
CREATE TABLE `__new_fonctions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`personne_id` integer NOT NULL,
	`structure_id` integer NOT NULL,
	`fonction` text NOT NULL,
	`intitule` text,
	`responsable` integer DEFAULT false NOT NULL,
	`lien` text DEFAULT 'salariat' NOT NULL,
	`du` text,
	`au` text,
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "fonctions_ordre" CHECK("__new_fonctions"."du" is null or "__new_fonctions"."au" is null or "__new_fonctions"."du" <= "__new_fonctions"."au"),
	CONSTRAINT "fonctions_fonction" CHECK("__new_fonctions"."fonction" in ('direction', 'coordination_evs', 'presidence', 'administration', 'reference_familles', 'reference_jeunesse', 'animation', 'accueil', 'benevolat', 'autre')),
	CONSTRAINT "fonctions_lien" CHECK("__new_fonctions"."lien" in ('salariat', 'benevolat', 'agent_public'))
) STRICT;
--> statement-breakpoint
-- Someone who left before her first day was there on that day.
INSERT INTO `__new_fonctions`("id", "personne_id", "structure_id", "fonction", "intitule", "responsable", "lien", "du", "au") SELECT "id", "personne_id", "structure_id", "fonction", "intitule", "responsable", "lien", "du", max("au", coalesce("du", "au")) FROM `fonctions`;--> statement-breakpoint
DROP TABLE `fonctions`;--> statement-breakpoint
ALTER TABLE `__new_fonctions` RENAME TO `fonctions`;--> statement-breakpoint
CREATE INDEX `fonctions_personne` ON `fonctions` (`personne_id`);--> statement-breakpoint
CREATE INDEX `fonctions_structure` ON `fonctions` (`structure_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `fonctions_une` ON `fonctions` (`personne_id`,`structure_id`,`fonction`) WHERE "fonctions"."au" is null;--> statement-breakpoint
ALTER TABLE `journal` ADD `annule_id` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `journal_annule` ON `journal` (`annule_id`) WHERE "journal"."annule_id" is not null;--> statement-breakpoint
CREATE TABLE `__new_competences` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`nom` text NOT NULL,
	`definition` text NOT NULL,
	`synonymes` text NOT NULL,
	`parent_id` integer,
	`rang` integer DEFAULT 0 NOT NULL,
	`statut` text DEFAULT 'retenue' NOT NULL,
	`proposee_par_id` integer,
	`proposee_le` integer,
	`fusionnee_dans_id` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`nom_plie` text GENERATED ALWAYS AS (lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(nom, 'à', 'a'), 'á', 'a'), 'â', 'a'), 'ä', 'a'), 'ã', 'a'), 'À', 'a'), 'Á', 'a'), 'Â', 'a'), 'Ä', 'a'), 'Ã', 'a'), 'ç', 'c'), 'Ç', 'c'), 'é', 'e'), 'è', 'e'), 'ê', 'e'), 'ë', 'e'), 'É', 'e'), 'È', 'e'), 'Ê', 'e'), 'Ë', 'e'), 'î', 'i'), 'ï', 'i'), 'í', 'i'), 'Î', 'i'), 'Ï', 'i'), 'Í', 'i'), 'ñ', 'n'), 'Ñ', 'n'), 'ô', 'o'), 'ö', 'o'), 'ó', 'o'), 'Ô', 'o'), 'Ö', 'o'), 'Ó', 'o'), 'ù', 'u'), 'û', 'u'), 'ü', 'u'), 'ú', 'u'), 'Ù', 'u'), 'Û', 'u'), 'Ü', 'u'), 'Ú', 'u'), 'ÿ', 'y'), 'Ÿ', 'y'), 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae'), '’', ' '), '''', ' '), '-', ' '))) STORED,
	FOREIGN KEY (`parent_id`) REFERENCES `competences`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposee_par_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`fusionnee_dans_id`) REFERENCES `competences`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "competences_statut" CHECK("__new_competences"."statut" in ('proposee', 'retenue', 'fusionnee', 'ecartee')),
	CONSTRAINT "competences_fusion" CHECK(("__new_competences"."statut" = 'fusionnee') = ("__new_competences"."fusionnee_dans_id" is not null))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_competences`("id", "slug", "nom", "definition", "synonymes", "parent_id") SELECT "id", "slug", "nom", "definition", "synonymes", "parent_id" FROM `competences`;--> statement-breakpoint
DROP TABLE `competences`;--> statement-breakpoint
ALTER TABLE `__new_competences` RENAME TO `competences`;--> statement-breakpoint
CREATE UNIQUE INDEX `competences_slug_unique` ON `competences` (`slug`);--> statement-breakpoint
CREATE INDEX `competences_parent` ON `competences` (`parent_id`,`rang`);--> statement-breakpoint
CREATE TABLE `__new_imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`personne_id` integer,
	`genre` text DEFAULT 'structures' NOT NULL,
	`nom_fichier` text NOT NULL,
	`contenu` blob NOT NULL,
	`colonnes` text,
	`feuille` text,
	`cree_le` integer NOT NULL,
	`ecrit_le` integer,
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "imports_genre" CHECK("__new_imports"."genre" in ('structures', 'personnes', 'agrements', 'savoir_faire'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_imports`("id", "personne_id", "nom_fichier", "contenu", "cree_le", "ecrit_le") SELECT "id", "personne_id", "nom_fichier", "contenu", "cree_le", "ecrit_le" FROM `imports`;--> statement-breakpoint
DROP TABLE `imports`;--> statement-breakpoint
ALTER TABLE `__new_imports` RENAME TO `imports`;--> statement-breakpoint
ALTER TABLE `personnes` ADD `effacee_le` integer;--> statement-breakpoint
CREATE TABLE `__new_roles_reseau` (
	`personne_id` integer NOT NULL,
	`role` text NOT NULL,
	`donne_le` integer NOT NULL,
	`organisme` text,
	PRIMARY KEY(`personne_id`, `role`),
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "roles_reseau_role" CHECK("__new_roles_reseau"."role" in ('coordination', 'partenaire', 'cellule')),
	CONSTRAINT "roles_reseau_organisme" CHECK("__new_roles_reseau"."organisme" in ('caf', 'msa', 'departement', 'etat', 'autre')),
	CONSTRAINT "roles_reseau_partenaire" CHECK("__new_roles_reseau"."organisme" is null or "__new_roles_reseau"."role" = 'partenaire')
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_roles_reseau`("personne_id", "role", "donne_le") SELECT "personne_id", "role", "donne_le" FROM `roles_reseau`;--> statement-breakpoint
DROP TABLE `roles_reseau`;--> statement-breakpoint
ALTER TABLE `__new_roles_reseau` RENAME TO `roles_reseau`;--> statement-breakpoint
ALTER TABLE `sessions` ADD `second_facteur_le` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `vue_le` integer;--> statement-breakpoint
CREATE TABLE `__new_structures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`nom` text NOT NULL,
	`siret` text,
	`gestion` text,
	`federation` text,
	`adresse` text,
	`code_postal` text,
	`commune_code` text,
	`telephone` text,
	`courriel` text,
	`presentation` text,
	`milieu` text,
	`site_internet` text,
	`etp` real,
	`benevoles` integer,
	`itinerance` text,
	`confirmee_le` integer,
	`rappelee_le` integer,
	`places_stage` integer DEFAULT 2 NOT NULL,
	`creee_le` integer NOT NULL,
	`partie_le` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`nom_plie` text GENERATED ALWAYS AS (lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(nom, 'à', 'a'), 'á', 'a'), 'â', 'a'), 'ä', 'a'), 'ã', 'a'), 'À', 'a'), 'Á', 'a'), 'Â', 'a'), 'Ä', 'a'), 'Ã', 'a'), 'ç', 'c'), 'Ç', 'c'), 'é', 'e'), 'è', 'e'), 'ê', 'e'), 'ë', 'e'), 'É', 'e'), 'È', 'e'), 'Ê', 'e'), 'Ë', 'e'), 'î', 'i'), 'ï', 'i'), 'í', 'i'), 'Î', 'i'), 'Ï', 'i'), 'Í', 'i'), 'ñ', 'n'), 'Ñ', 'n'), 'ô', 'o'), 'ö', 'o'), 'ó', 'o'), 'Ô', 'o'), 'Ö', 'o'), 'Ó', 'o'), 'ù', 'u'), 'û', 'u'), 'ü', 'u'), 'ú', 'u'), 'Ù', 'u'), 'Û', 'u'), 'Ü', 'u'), 'Ú', 'u'), 'ÿ', 'y'), 'Ÿ', 'y'), 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae'), '’', ' '), '''', ' '), '-', ' '))) STORED,
	FOREIGN KEY (`commune_code`) REFERENCES `communes`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "structures_places" CHECK("__new_structures"."places_stage" between 0 and 20),
	CONSTRAINT "structures_siret_forme" CHECK("__new_structures"."siret" is null or length("__new_structures"."siret") = 14),
	CONSTRAINT "structures_etp" CHECK("__new_structures"."etp" is null or "__new_structures"."etp" between 0 and 1000),
	CONSTRAINT "structures_benevoles" CHECK("__new_structures"."benevoles" is null or "__new_structures"."benevoles" between 0 and 10000),
	CONSTRAINT "structures_gestion" CHECK("__new_structures"."gestion" in ('association', 'commune', 'ccas', 'epci', 'caf', 'msa')),
	CONSTRAINT "structures_milieu" CHECK("__new_structures"."milieu" in ('rural', 'urbain'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_structures`("id", "nom", "siret", "gestion", "federation", "adresse", "code_postal", "commune_code", "telephone", "courriel", "presentation", "milieu", "places_stage", "creee_le", "partie_le", "version") SELECT "id", "nom", "siret", "gestion", "federation", "adresse", "code_postal", "commune_code", "telephone", "courriel", "presentation", "milieu", "places_stage", "creee_le", "partie_le", "version" FROM `structures`;--> statement-breakpoint
DROP TABLE `structures`;--> statement-breakpoint
ALTER TABLE `__new_structures` RENAME TO `structures`;--> statement-breakpoint
CREATE UNIQUE INDEX `structures_siret` ON `structures` (`siret`);--> statement-breakpoint
CREATE INDEX `structures_annuaire` ON `structures` (`partie_le`,`nom_plie`,`id`);--> statement-breakpoint
ALTER TABLE `imports` ADD `reponses` text;--> statement-breakpoint
-- The search: what each structure and each fonction is found by. Two plain views say it, two FTS5 tables hold it, and the
-- triggers below rewrite the rows of what changes. A migration that rebuilds one of their tables must make its triggers again.
CREATE VIEW `textes_des_structures` AS SELECT
	s.id AS id,
	replace(replace(replace(replace(s.nom, 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae') AS nom,
	replace(replace(replace(replace(coalesce((SELECT nom FROM communes WHERE code = s.commune_code), ''), 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae') AS commune,
	replace(replace(replace(replace(coalesce((
		SELECT group_concat(co.nom, ' ') FROM structure_communes sc JOIN communes co ON co.code = sc.commune_code WHERE sc.structure_id = s.id
	), '') || ' ' || coalesce((
		SELECT group_concat(si.nom || ' ' || coalesce(co.nom, ''), ' ') FROM sites si LEFT JOIN communes co ON co.code = si.commune_code WHERE si.structure_id = s.id
	), '') || ' ' || coalesce((
		SELECT group_concat(q.nom, ' ') FROM structure_qpv sq JOIN qpv q ON q.id = sq.qpv_id WHERE sq.structure_id = s.id
	), ''), 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae') AS lieux,
	replace(replace(replace(replace(coalesce((
		SELECT group_concat(ga.nom || ' ' || coalesce(ga.sigle, '') || ' ' || CASE ga.donne WHEN 'centre_social' THEN 'centre social' WHEN 'evs' THEN 'espace de vie sociale EVS' ELSE '' END, ' ')
		FROM agrements a JOIN genres_agrement ga ON ga.code = a.genre WHERE a.structure_id = s.id
	), '') || ' ' || coalesce((
		SELECT group_concat(c.nom || ' ' || coalesce((SELECT group_concat(value, ' ') FROM json_each(c.synonymes)), '') || ' ' || coalesce(d.nom, '') || ' ' || coalesce(g.nom, '') || ' ' || coalesce(sf.precision, ''), ' ')
		FROM savoir_faire sf
		JOIN competences c ON c.id = sf.competence_id
		LEFT JOIN competences d ON d.id = c.parent_id
		LEFT JOIN competences g ON g.id = d.parent_id
		WHERE sf.structure_id = s.id
	), ''), 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae') AS faits
FROM structures s;--> statement-breakpoint
CREATE VIEW `textes_des_fonctions` AS SELECT
	f.id AS id,
	replace(replace(replace(replace(p.prenom || ' ' || p.nom, 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae') AS nom,
	replace(replace(replace(replace(s.nom || ' ' || coalesce((SELECT nom FROM communes WHERE code = s.commune_code), ''), 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae') AS lieux,
	replace(replace(replace(replace(CASE f.fonction
		WHEN 'direction' THEN 'Direction directrice directeur'
		WHEN 'coordination_evs' THEN 'Coordination coordinatrice coordinateur'
		WHEN 'presidence' THEN 'Présidence présidente président'
		WHEN 'administration' THEN 'Administration administratrice administrateur'
		WHEN 'reference_familles' THEN 'Référence familles référente référent'
		WHEN 'reference_jeunesse' THEN 'Référence jeunesse référente référent'
		WHEN 'animation' THEN 'Animation animatrice animateur'
		WHEN 'accueil' THEN 'Accueil'
		WHEN 'benevolat' THEN 'Bénévolat bénévole'
		ELSE 'Équipe'
	END || ' ' || coalesce(f.intitule, '') || ' ' || coalesce((
		SELECT group_concat(c.nom || ' ' || coalesce((SELECT group_concat(value, ' ') FROM json_each(c.synonymes)), '') || ' ' || coalesce(d.nom, '') || ' ' || coalesce(g.nom, '') || ' ' || coalesce(sf.precision, ''), ' ')
		FROM savoir_faire sf
		JOIN competences c ON c.id = sf.competence_id
		LEFT JOIN competences d ON d.id = c.parent_id
		LEFT JOIN competences g ON g.id = d.parent_id
		WHERE sf.personne_id = p.id
	), ''), 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae') AS faits
FROM fonctions f
JOIN personnes p ON p.id = f.personne_id
JOIN structures s ON s.id = f.structure_id
WHERE p.effacee_le IS NULL;--> statement-breakpoint
CREATE VIRTUAL TABLE `index_des_structures` USING fts5(nom, commune, lieux, faits, tokenize = 'unicode61 remove_diacritics 2', prefix = '3 4');--> statement-breakpoint
CREATE VIRTUAL TABLE `mots_des_structures` USING fts5vocab('index_des_structures', 'row');--> statement-breakpoint
CREATE VIRTUAL TABLE `index_des_fonctions` USING fts5(nom, lieux, faits, tokenize = 'unicode61 remove_diacritics 2', prefix = '3 4');--> statement-breakpoint
CREATE VIRTUAL TABLE `mots_des_fonctions` USING fts5vocab('index_des_fonctions', 'row');--> statement-breakpoint
CREATE TRIGGER `recherche_structures_ajout` AFTER INSERT ON `structures`
BEGIN
	DELETE FROM index_des_structures WHERE rowid IN (SELECT NEW.id);
	INSERT INTO index_des_structures(rowid, nom, commune, lieux, faits)
		SELECT id, nom, commune, lieux, faits FROM textes_des_structures WHERE id IN (SELECT NEW.id);
	DELETE FROM index_des_fonctions WHERE rowid IN (SELECT id FROM fonctions WHERE structure_id = NEW.id);
	INSERT INTO index_des_fonctions(rowid, nom, lieux, faits)
		SELECT id, nom, lieux, faits FROM textes_des_fonctions WHERE id IN (SELECT id FROM fonctions WHERE structure_id = NEW.id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_structures_retrait` AFTER DELETE ON `structures`
BEGIN
	DELETE FROM index_des_structures WHERE rowid IN (SELECT OLD.id);
	INSERT INTO index_des_structures(rowid, nom, commune, lieux, faits)
		SELECT id, nom, commune, lieux, faits FROM textes_des_structures WHERE id IN (SELECT OLD.id);
	DELETE FROM index_des_fonctions WHERE rowid IN (SELECT id FROM fonctions WHERE structure_id = OLD.id);
	INSERT INTO index_des_fonctions(rowid, nom, lieux, faits)
		SELECT id, nom, lieux, faits FROM textes_des_fonctions WHERE id IN (SELECT id FROM fonctions WHERE structure_id = OLD.id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_structures_changement` AFTER UPDATE OF id, nom, commune_code ON `structures`
BEGIN
	DELETE FROM index_des_structures WHERE rowid IN (SELECT OLD.id UNION SELECT NEW.id);
	INSERT INTO index_des_structures(rowid, nom, commune, lieux, faits)
		SELECT id, nom, commune, lieux, faits FROM textes_des_structures WHERE id IN (SELECT OLD.id UNION SELECT NEW.id);
	DELETE FROM index_des_fonctions WHERE rowid IN (SELECT id FROM fonctions WHERE structure_id = OLD.id UNION SELECT id FROM fonctions WHERE structure_id = NEW.id);
	INSERT INTO index_des_fonctions(rowid, nom, lieux, faits)
		SELECT id, nom, lieux, faits FROM textes_des_fonctions WHERE id IN (SELECT id FROM fonctions WHERE structure_id = OLD.id UNION SELECT id FROM fonctions WHERE structure_id = NEW.id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_structure_communes_ajout` AFTER INSERT ON `structure_communes`
BEGIN
	DELETE FROM index_des_structures WHERE rowid IN (SELECT NEW.structure_id);
	INSERT INTO index_des_structures(rowid, nom, commune, lieux, faits)
		SELECT id, nom, commune, lieux, faits FROM textes_des_structures WHERE id IN (SELECT NEW.structure_id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_structure_communes_retrait` AFTER DELETE ON `structure_communes`
BEGIN
	DELETE FROM index_des_structures WHERE rowid IN (SELECT OLD.structure_id);
	INSERT INTO index_des_structures(rowid, nom, commune, lieux, faits)
		SELECT id, nom, commune, lieux, faits FROM textes_des_structures WHERE id IN (SELECT OLD.structure_id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_structure_communes_changement` AFTER UPDATE OF structure_id, commune_code ON `structure_communes`
BEGIN
	DELETE FROM index_des_structures WHERE rowid IN (SELECT OLD.structure_id UNION SELECT NEW.structure_id);
	INSERT INTO index_des_structures(rowid, nom, commune, lieux, faits)
		SELECT id, nom, commune, lieux, faits FROM textes_des_structures WHERE id IN (SELECT OLD.structure_id UNION SELECT NEW.structure_id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_sites_ajout` AFTER INSERT ON `sites`
BEGIN
	DELETE FROM index_des_structures WHERE rowid IN (SELECT NEW.structure_id);
	INSERT INTO index_des_structures(rowid, nom, commune, lieux, faits)
		SELECT id, nom, commune, lieux, faits FROM textes_des_structures WHERE id IN (SELECT NEW.structure_id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_sites_retrait` AFTER DELETE ON `sites`
BEGIN
	DELETE FROM index_des_structures WHERE rowid IN (SELECT OLD.structure_id);
	INSERT INTO index_des_structures(rowid, nom, commune, lieux, faits)
		SELECT id, nom, commune, lieux, faits FROM textes_des_structures WHERE id IN (SELECT OLD.structure_id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_sites_changement` AFTER UPDATE OF structure_id, nom, commune_code ON `sites`
BEGIN
	DELETE FROM index_des_structures WHERE rowid IN (SELECT OLD.structure_id UNION SELECT NEW.structure_id);
	INSERT INTO index_des_structures(rowid, nom, commune, lieux, faits)
		SELECT id, nom, commune, lieux, faits FROM textes_des_structures WHERE id IN (SELECT OLD.structure_id UNION SELECT NEW.structure_id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_structure_qpv_ajout` AFTER INSERT ON `structure_qpv`
BEGIN
	DELETE FROM index_des_structures WHERE rowid IN (SELECT NEW.structure_id);
	INSERT INTO index_des_structures(rowid, nom, commune, lieux, faits)
		SELECT id, nom, commune, lieux, faits FROM textes_des_structures WHERE id IN (SELECT NEW.structure_id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_structure_qpv_retrait` AFTER DELETE ON `structure_qpv`
BEGIN
	DELETE FROM index_des_structures WHERE rowid IN (SELECT OLD.structure_id);
	INSERT INTO index_des_structures(rowid, nom, commune, lieux, faits)
		SELECT id, nom, commune, lieux, faits FROM textes_des_structures WHERE id IN (SELECT OLD.structure_id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_structure_qpv_changement` AFTER UPDATE OF structure_id, qpv_id ON `structure_qpv`
BEGIN
	DELETE FROM index_des_structures WHERE rowid IN (SELECT OLD.structure_id UNION SELECT NEW.structure_id);
	INSERT INTO index_des_structures(rowid, nom, commune, lieux, faits)
		SELECT id, nom, commune, lieux, faits FROM textes_des_structures WHERE id IN (SELECT OLD.structure_id UNION SELECT NEW.structure_id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_agrements_ajout` AFTER INSERT ON `agrements`
BEGIN
	DELETE FROM index_des_structures WHERE rowid IN (SELECT NEW.structure_id);
	INSERT INTO index_des_structures(rowid, nom, commune, lieux, faits)
		SELECT id, nom, commune, lieux, faits FROM textes_des_structures WHERE id IN (SELECT NEW.structure_id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_agrements_retrait` AFTER DELETE ON `agrements`
BEGIN
	DELETE FROM index_des_structures WHERE rowid IN (SELECT OLD.structure_id);
	INSERT INTO index_des_structures(rowid, nom, commune, lieux, faits)
		SELECT id, nom, commune, lieux, faits FROM textes_des_structures WHERE id IN (SELECT OLD.structure_id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_agrements_changement` AFTER UPDATE OF structure_id, genre ON `agrements`
BEGIN
	DELETE FROM index_des_structures WHERE rowid IN (SELECT OLD.structure_id UNION SELECT NEW.structure_id);
	INSERT INTO index_des_structures(rowid, nom, commune, lieux, faits)
		SELECT id, nom, commune, lieux, faits FROM textes_des_structures WHERE id IN (SELECT OLD.structure_id UNION SELECT NEW.structure_id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_fonctions_ajout` AFTER INSERT ON `fonctions`
BEGIN
	DELETE FROM index_des_fonctions WHERE rowid IN (SELECT NEW.id);
	INSERT INTO index_des_fonctions(rowid, nom, lieux, faits)
		SELECT id, nom, lieux, faits FROM textes_des_fonctions WHERE id IN (SELECT NEW.id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_fonctions_retrait` AFTER DELETE ON `fonctions`
BEGIN
	DELETE FROM index_des_fonctions WHERE rowid IN (SELECT OLD.id);
	INSERT INTO index_des_fonctions(rowid, nom, lieux, faits)
		SELECT id, nom, lieux, faits FROM textes_des_fonctions WHERE id IN (SELECT OLD.id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_fonctions_changement` AFTER UPDATE OF id, personne_id, structure_id, fonction, intitule ON `fonctions`
BEGIN
	DELETE FROM index_des_fonctions WHERE rowid IN (SELECT OLD.id UNION SELECT NEW.id);
	INSERT INTO index_des_fonctions(rowid, nom, lieux, faits)
		SELECT id, nom, lieux, faits FROM textes_des_fonctions WHERE id IN (SELECT OLD.id UNION SELECT NEW.id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_savoir_faire_ajout` AFTER INSERT ON `savoir_faire`
BEGIN
	DELETE FROM index_des_structures WHERE rowid IN (SELECT NEW.structure_id);
	INSERT INTO index_des_structures(rowid, nom, commune, lieux, faits)
		SELECT id, nom, commune, lieux, faits FROM textes_des_structures WHERE id IN (SELECT NEW.structure_id);
	DELETE FROM index_des_fonctions WHERE rowid IN (SELECT id FROM fonctions WHERE personne_id = NEW.personne_id);
	INSERT INTO index_des_fonctions(rowid, nom, lieux, faits)
		SELECT id, nom, lieux, faits FROM textes_des_fonctions WHERE id IN (SELECT id FROM fonctions WHERE personne_id = NEW.personne_id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_savoir_faire_retrait` AFTER DELETE ON `savoir_faire`
BEGIN
	DELETE FROM index_des_structures WHERE rowid IN (SELECT OLD.structure_id);
	INSERT INTO index_des_structures(rowid, nom, commune, lieux, faits)
		SELECT id, nom, commune, lieux, faits FROM textes_des_structures WHERE id IN (SELECT OLD.structure_id);
	DELETE FROM index_des_fonctions WHERE rowid IN (SELECT id FROM fonctions WHERE personne_id = OLD.personne_id);
	INSERT INTO index_des_fonctions(rowid, nom, lieux, faits)
		SELECT id, nom, lieux, faits FROM textes_des_fonctions WHERE id IN (SELECT id FROM fonctions WHERE personne_id = OLD.personne_id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_savoir_faire_changement` AFTER UPDATE OF competence_id, structure_id, personne_id, precision ON `savoir_faire`
BEGIN
	DELETE FROM index_des_structures WHERE rowid IN (SELECT OLD.structure_id UNION SELECT NEW.structure_id);
	INSERT INTO index_des_structures(rowid, nom, commune, lieux, faits)
		SELECT id, nom, commune, lieux, faits FROM textes_des_structures WHERE id IN (SELECT OLD.structure_id UNION SELECT NEW.structure_id);
	DELETE FROM index_des_fonctions WHERE rowid IN (SELECT id FROM fonctions WHERE personne_id = OLD.personne_id UNION SELECT id FROM fonctions WHERE personne_id = NEW.personne_id);
	INSERT INTO index_des_fonctions(rowid, nom, lieux, faits)
		SELECT id, nom, lieux, faits FROM textes_des_fonctions WHERE id IN (SELECT id FROM fonctions WHERE personne_id = OLD.personne_id UNION SELECT id FROM fonctions WHERE personne_id = NEW.personne_id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_personnes_changement` AFTER UPDATE OF prenom, nom, effacee_le ON `personnes`
BEGIN
	DELETE FROM index_des_fonctions WHERE rowid IN (SELECT id FROM fonctions WHERE personne_id = NEW.id);
	INSERT INTO index_des_fonctions(rowid, nom, lieux, faits)
		SELECT id, nom, lieux, faits FROM textes_des_fonctions WHERE id IN (SELECT id FROM fonctions WHERE personne_id = NEW.id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_competences_changement` AFTER UPDATE OF nom, synonymes, parent_id ON `competences`
BEGIN
	DELETE FROM index_des_structures WHERE rowid IN (SELECT structure_id FROM savoir_faire WHERE competence_id IN (SELECT id FROM competences WHERE id = NEW.id OR parent_id = NEW.id OR parent_id IN (SELECT id FROM competences WHERE parent_id = NEW.id)));
	INSERT INTO index_des_structures(rowid, nom, commune, lieux, faits)
		SELECT id, nom, commune, lieux, faits FROM textes_des_structures WHERE id IN (SELECT structure_id FROM savoir_faire WHERE competence_id IN (SELECT id FROM competences WHERE id = NEW.id OR parent_id = NEW.id OR parent_id IN (SELECT id FROM competences WHERE parent_id = NEW.id)));
	DELETE FROM index_des_fonctions WHERE rowid IN (SELECT id FROM fonctions WHERE personne_id IN (SELECT personne_id FROM savoir_faire WHERE competence_id IN (SELECT id FROM competences WHERE id = NEW.id OR parent_id = NEW.id OR parent_id IN (SELECT id FROM competences WHERE parent_id = NEW.id))));
	INSERT INTO index_des_fonctions(rowid, nom, lieux, faits)
		SELECT id, nom, lieux, faits FROM textes_des_fonctions WHERE id IN (SELECT id FROM fonctions WHERE personne_id IN (SELECT personne_id FROM savoir_faire WHERE competence_id IN (SELECT id FROM competences WHERE id = NEW.id OR parent_id = NEW.id OR parent_id IN (SELECT id FROM competences WHERE parent_id = NEW.id))));
END;--> statement-breakpoint
CREATE TRIGGER `recherche_communes_changement` AFTER UPDATE OF nom ON `communes`
BEGIN
	DELETE FROM index_des_structures WHERE rowid IN (SELECT id FROM structures WHERE commune_code = NEW.code UNION SELECT structure_id FROM structure_communes WHERE commune_code = NEW.code UNION SELECT structure_id FROM sites WHERE commune_code = NEW.code);
	INSERT INTO index_des_structures(rowid, nom, commune, lieux, faits)
		SELECT id, nom, commune, lieux, faits FROM textes_des_structures WHERE id IN (SELECT id FROM structures WHERE commune_code = NEW.code UNION SELECT structure_id FROM structure_communes WHERE commune_code = NEW.code UNION SELECT structure_id FROM sites WHERE commune_code = NEW.code);
	DELETE FROM index_des_fonctions WHERE rowid IN (SELECT id FROM fonctions WHERE structure_id IN (SELECT id FROM structures WHERE commune_code = NEW.code));
	INSERT INTO index_des_fonctions(rowid, nom, lieux, faits)
		SELECT id, nom, lieux, faits FROM textes_des_fonctions WHERE id IN (SELECT id FROM fonctions WHERE structure_id IN (SELECT id FROM structures WHERE commune_code = NEW.code));
END;--> statement-breakpoint
CREATE TRIGGER `recherche_qpv_changement` AFTER UPDATE OF nom ON `qpv`
BEGIN
	DELETE FROM index_des_structures WHERE rowid IN (SELECT structure_id FROM structure_qpv WHERE qpv_id = NEW.id);
	INSERT INTO index_des_structures(rowid, nom, commune, lieux, faits)
		SELECT id, nom, commune, lieux, faits FROM textes_des_structures WHERE id IN (SELECT structure_id FROM structure_qpv WHERE qpv_id = NEW.id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_genres_agrement_changement` AFTER UPDATE OF nom, sigle, donne ON `genres_agrement`
BEGIN
	DELETE FROM index_des_structures WHERE rowid IN (SELECT structure_id FROM agrements WHERE genre = NEW.code);
	INSERT INTO index_des_structures(rowid, nom, commune, lieux, faits)
		SELECT id, nom, commune, lieux, faits FROM textes_des_structures WHERE id IN (SELECT structure_id FROM agrements WHERE genre = NEW.code);
END;--> statement-breakpoint
INSERT INTO `index_des_structures`(rowid, `nom`, `commune`, `lieux`, `faits`) SELECT `id`, `nom`, `commune`, `lieux`, `faits` FROM `textes_des_structures`;--> statement-breakpoint
INSERT INTO `index_des_fonctions`(rowid, `nom`, `lieux`, `faits`) SELECT `id`, `nom`, `lieux`, `faits` FROM `textes_des_fonctions`;
