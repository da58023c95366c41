CREATE TABLE `appuis` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`statut` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`structure_id` integer NOT NULL,
	`auteur_id` integer NOT NULL,
	`titre` text NOT NULL,
	`description` text,
	`souhaite_avant` text,
	`a_distance` integer DEFAULT false NOT NULL,
	`demande_le` integer NOT NULL,
	`modifie_le` integer NOT NULL,
	`seance_jour` text,
	`seance_heure` integer,
	`seance_duree` integer,
	`seance_lieu` text,
	`seance_fixee_le` integer,
	`rendu` text,
	`rendu_par_id` integer,
	`rendu_le` integer,
	`texte_plie` text GENERATED ALWAYS AS (lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(titre || ' ' || coalesce(description, '') || ' ' || coalesce(rendu, ''), 'à', 'a'), 'á', 'a'), 'â', 'a'), 'ä', 'a'), 'ã', 'a'), 'À', 'a'), 'Á', 'a'), 'Â', 'a'), 'Ä', 'a'), 'Ã', 'a'), 'ç', 'c'), 'Ç', 'c'), 'é', 'e'), 'è', 'e'), 'ê', 'e'), 'ë', 'e'), 'É', 'e'), 'È', 'e'), 'Ê', 'e'), 'Ë', 'e'), 'î', 'i'), 'ï', 'i'), 'í', 'i'), 'Î', 'i'), 'Ï', 'i'), 'Í', 'i'), 'ñ', 'n'), 'Ñ', 'n'), 'ô', 'o'), 'ö', 'o'), 'ó', 'o'), 'Ô', 'o'), 'Ö', 'o'), 'Ó', 'o'), 'ù', 'u'), 'û', 'u'), 'ü', 'u'), 'ú', 'u'), 'Ù', 'u'), 'Û', 'u'), 'Ü', 'u'), 'Ú', 'u'), 'ÿ', 'y'), 'Ÿ', 'y'), 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae'), '’', ' '), '''', ' '), '-', ' '))) STORED,
	`motif` text,
	`fini_le` integer,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`auteur_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`rendu_par_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "appuis_statut_connu" CHECK("appuis"."statut" in ('demande', 'experts_sollicites', 'programme', 'tenu', 'clos', 'retire')),
	CONSTRAINT "appuis_fin" CHECK(("appuis"."statut" in ('clos', 'retire')) = ("appuis"."fini_le" is not null)),
	CONSTRAINT "appuis_seance_fixee" CHECK("appuis"."statut" not in ('programme', 'tenu', 'clos') or "appuis"."seance_jour" is not null),
	CONSTRAINT "appuis_seance_entiere" CHECK(("appuis"."seance_jour" is null) = ("appuis"."seance_heure" is null) and ("appuis"."seance_jour" is null) = ("appuis"."seance_duree" is null)
        and ("appuis"."seance_jour" is null) = ("appuis"."seance_lieu" is null) and ("appuis"."seance_jour" is null) = ("appuis"."seance_fixee_le" is null)),
	CONSTRAINT "appuis_seance_minutes" CHECK("appuis"."seance_heure" is null or "appuis"."seance_heure" between 0 and 1439),
	CONSTRAINT "appuis_seance_duree" CHECK("appuis"."seance_duree" is null or "appuis"."seance_duree" between 15 and 600),
	CONSTRAINT "appuis_compte_rendu" CHECK(("appuis"."statut" = 'clos') = ("appuis"."rendu" is not null) and ("appuis"."rendu" is null) = ("appuis"."rendu_le" is null)
        and ("appuis"."rendu" is null) = ("appuis"."rendu_par_id" is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `appuis_statut` ON `appuis` (`statut`,`demande_le`);--> statement-breakpoint
CREATE INDEX `appuis_structure` ON `appuis` (`structure_id`,`statut`);--> statement-breakpoint
CREATE INDEX `appuis_auteur` ON `appuis` (`auteur_id`);--> statement-breakpoint
CREATE INDEX `appuis_seance` ON `appuis` (`seance_jour`) WHERE "appuis"."seance_jour" is not null;--> statement-breakpoint
CREATE TABLE `competences_appui` (
	`appui_id` integer NOT NULL,
	`competence_id` integer NOT NULL,
	PRIMARY KEY(`appui_id`, `competence_id`),
	FOREIGN KEY (`appui_id`) REFERENCES `appuis`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`competence_id`) REFERENCES `competences`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `competences_appui_competence` ON `competences_appui` (`competence_id`);--> statement-breakpoint
CREATE TABLE `invitations_appui` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`appui_id` integer NOT NULL,
	`personne_id` integer NOT NULL,
	`invitee_le` integer NOT NULL,
	`mot` text,
	`rappelee_le` integer,
	`reponse` text,
	`repondu_le` integer,
	`canal` text,
	`precision` text,
	`intervient_le` integer,
	FOREIGN KEY (`appui_id`) REFERENCES `appuis`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "invitations_appui_reponse" CHECK("invitations_appui"."reponse" in ('oui', 'non')),
	CONSTRAINT "invitations_appui_canal" CHECK("invitations_appui"."canal" in ('telephone', 'courriel', 'de_vive_voix')),
	CONSTRAINT "invitations_appui_repondue" CHECK(("invitations_appui"."reponse" is null) = ("invitations_appui"."repondu_le" is null)),
	CONSTRAINT "invitations_appui_precision" CHECK("invitations_appui"."precision" is null or "invitations_appui"."reponse" is not null),
	CONSTRAINT "invitations_appui_canal_dit" CHECK("invitations_appui"."canal" is null or "invitations_appui"."reponse" is not null),
	CONSTRAINT "invitations_appui_intervient" CHECK("invitations_appui"."intervient_le" is null or "invitations_appui"."reponse" = 'oui')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_appui_une` ON `invitations_appui` (`appui_id`,`personne_id`);--> statement-breakpoint
CREATE INDEX `invitations_appui_personne` ON `invitations_appui` (`personne_id`,`invitee_le`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_correspondances` (
	`genre` text NOT NULL,
	`titre` text NOT NULL,
	`champ` text NOT NULL,
	`modifie_le` integer NOT NULL,
	PRIMARY KEY(`genre`, `titre`),
	CONSTRAINT "correspondances_genre" CHECK("__new_correspondances"."genre" in ('structures', 'personnes', 'agrements', 'savoir_faire', 'annonces'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_correspondances`("genre", "titre", "champ", "modifie_le") SELECT "genre", "titre", "champ", "modifie_le" FROM `correspondances`;--> statement-breakpoint
DROP TABLE `correspondances`;--> statement-breakpoint
ALTER TABLE `__new_correspondances` RENAME TO `correspondances`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE TABLE `__new_imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`personne_id` integer,
	`genre` text DEFAULT 'structures' NOT NULL,
	`nom_fichier` text NOT NULL,
	`contenu` blob NOT NULL,
	`colonnes` text,
	`feuille` text,
	`reponses` text,
	`cree_le` integer NOT NULL,
	`ecrit_le` integer,
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "imports_genre" CHECK("__new_imports"."genre" in ('structures', 'personnes', 'agrements', 'savoir_faire', 'annonces'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_imports`("id", "personne_id", "genre", "nom_fichier", "contenu", "colonnes", "feuille", "reponses", "cree_le", "ecrit_le") SELECT "id", "personne_id", "genre", "nom_fichier", "contenu", "colonnes", "feuille", "reponses", "cree_le", "ecrit_le" FROM `imports`;--> statement-breakpoint
DROP TABLE `imports`;--> statement-breakpoint
ALTER TABLE `__new_imports` RENAME TO `imports`;--> statement-breakpoint
ALTER TABLE `echanges` ADD `rdv_tombe` integer DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE `echanges` SET `rdv_tombe` = 1 WHERE `rdv_jour` IS NOT NULL AND `statut` <> 'rendez_vous';
