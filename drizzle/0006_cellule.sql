CREATE TABLE `acces_cellule` (
	`id` text PRIMARY KEY NOT NULL,
	`demande_id` text NOT NULL,
	`scelle` blob NOT NULL,
	FOREIGN KEY (`demande_id`) REFERENCES `demandes_cellule`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `acces_cellule_demande` ON `acces_cellule` (`demande_id`);--> statement-breakpoint
CREATE TABLE `annees_cellule` (
	`annee` integer PRIMARY KEY NOT NULL,
	`demandes` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `demandes_cellule` (
	`id` text PRIMARY KEY NOT NULL,
	`statut` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`jour` text NOT NULL,
	`statut_le` text NOT NULL,
	`destinataire` text NOT NULL,
	`destinataire_membres` text NOT NULL,
	`lectures` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "demandes_cellule_statut_connu" CHECK("demandes_cellule"."statut" in ('envoyee', 'entendue', 'en_accompagnement', 'preconisations_remises', 'en_suivi', 'close', 'retiree'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `demandes_cellule_statut` ON `demandes_cellule` (`statut`,`statut_le`);--> statement-breakpoint
CREATE TABLE `documents_cellule` (
	`id` text PRIMARY KEY NOT NULL,
	`demande_id` text NOT NULL,
	`scelle` blob NOT NULL,
	FOREIGN KEY (`demande_id`) REFERENCES `demandes_cellule`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `documents_cellule_demande` ON `documents_cellule` (`demande_id`);--> statement-breakpoint
CREATE TABLE `gardes_cellule` (
	`id` text PRIMARY KEY NOT NULL,
	`jour` text NOT NULL,
	`scelle` blob NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `lectures_cellule` (
	`demande_id` text NOT NULL,
	`rang` integer NOT NULL,
	`scelle` blob NOT NULL,
	`empreinte` text NOT NULL,
	PRIMARY KEY(`demande_id`, `rang`),
	FOREIGN KEY (`demande_id`) REFERENCES `demandes_cellule`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE TABLE `membres_cellule` (
	`personne_id` integer PRIMARY KEY NOT NULL,
	`destinataire` text NOT NULL,
	`sel` text NOT NULL,
	`cout` integer NOT NULL,
	`identite_scellee` blob NOT NULL,
	`secours_sel` text NOT NULL,
	`secours_scelle` blob NOT NULL,
	`charte_version` text NOT NULL,
	`charte_le` text NOT NULL,
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE TABLE `pieces_cellule` (
	`id` text PRIMARY KEY NOT NULL,
	`demande_id` text NOT NULL,
	`scelle` blob NOT NULL,
	FOREIGN KEY (`demande_id`) REFERENCES `demandes_cellule`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `pieces_cellule_demande` ON `pieces_cellule` (`demande_id`);--> statement-breakpoint
CREATE TABLE `portes_cellule` (
	`cle` text PRIMARY KEY NOT NULL,
	`nom` text NOT NULL,
	`quoi` text NOT NULL,
	`contact` text NOT NULL,
	`theme` text NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	CONSTRAINT "portes_cellule_theme" CHECK("portes_cellule"."theme" in ('gouvernance', 'fonctionnement', 'finances'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `rappels_cellule` (
	`id` text PRIMARY KEY NOT NULL,
	`demande_id` text NOT NULL,
	`jour` text NOT NULL,
	`scelle` blob NOT NULL,
	FOREIGN KEY (`demande_id`) REFERENCES `demandes_cellule`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `rappels_cellule_jour` ON `rappels_cellule` (`jour`);--> statement-breakpoint
CREATE INDEX `rappels_cellule_demande` ON `rappels_cellule` (`demande_id`);--> statement-breakpoint
CREATE TABLE `recusations_cellule` (
	`personne_id` integer NOT NULL,
	`structure_id` integer NOT NULL,
	`motif` text NOT NULL,
	PRIMARY KEY(`personne_id`, `structure_id`),
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE TABLE `reperes_cellule` (
	`cle` text PRIMARY KEY NOT NULL,
	`theme` text NOT NULL,
	`signe` text NOT NULL,
	`repere` text NOT NULL,
	`a_qui` text NOT NULL,
	`actif` integer DEFAULT true NOT NULL,
	CONSTRAINT "reperes_cellule_theme" CHECK("reperes_cellule"."theme" in ('gouvernance', 'fonctionnement', 'finances'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `courriels_discrets` (
	`id` text PRIMARY KEY NOT NULL,
	`scelle` blob NOT NULL,
	`essais` integer DEFAULT 0 NOT NULL,
	`pas_avant` integer DEFAULT 0 NOT NULL
) STRICT;
--> statement-breakpoint
-- Hand-written: whoever loses the role loses her key in the same breath, whatever takes the role away.
CREATE TRIGGER `membres_cellule_sans_role` AFTER DELETE ON `roles_reseau` WHEN old.role = 'cellule'
BEGIN
	DELETE FROM membres_cellule WHERE personne_id = old.personne_id;
END;
--> statement-breakpoint
CREATE TRIGGER `membres_cellule_depart` BEFORE DELETE ON `membres_cellule`
BEGIN
	DELETE FROM recusations_cellule WHERE personne_id = old.personne_id;
END;
