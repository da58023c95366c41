CREATE TABLE `attentes_malle` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`statut` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`malle_id` integer NOT NULL,
	`structure_id` integer NOT NULL,
	`personne_id` integer NOT NULL,
	`du` integer NOT NULL,
	`au` integer NOT NULL,
	`depuis` integer NOT NULL,
	`proposee_le` integer,
	`jusqua` integer,
	`reservation_id` integer,
	`finie_le` integer,
	FOREIGN KEY (`malle_id`) REFERENCES `malles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reservation_id`) REFERENCES `reservations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attentes_malle_statut_connu" CHECK("attentes_malle"."statut" in ('en_attente', 'proposee', 'prise', 'passee', 'retiree')),
	CONSTRAINT "attentes_malle_ordre" CHECK("attentes_malle"."du" <= "attentes_malle"."au"),
	CONSTRAINT "attentes_malle_offre" CHECK("attentes_malle"."statut" <> 'proposee' or ("attentes_malle"."proposee_le" is not null and "attentes_malle"."jusqua" is not null)),
	CONSTRAINT "attentes_malle_prise" CHECK(("attentes_malle"."statut" = 'prise') = ("attentes_malle"."reservation_id" is not null)),
	CONSTRAINT "attentes_malle_fin" CHECK(("attentes_malle"."statut" in ('prise', 'passee', 'retiree')) = ("attentes_malle"."finie_le" is not null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `attentes_malle_malle` ON `attentes_malle` (`malle_id`,`statut`,`depuis`);--> statement-breakpoint
CREATE INDEX `attentes_malle_structure` ON `attentes_malle` (`structure_id`,`statut`);--> statement-breakpoint
CREATE INDEX `attentes_malle_personne` ON `attentes_malle` (`personne_id`);--> statement-breakpoint
CREATE INDEX `attentes_malle_reservation` ON `attentes_malle` (`reservation_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `attentes_malle_une` ON `attentes_malle` (`malle_id`,`structure_id`,`du`,`au`) WHERE "attentes_malle"."statut" in ('en_attente', 'proposee');--> statement-breakpoint
CREATE TABLE `carnet_malle` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`malle_id` integer NOT NULL,
	`auteur_id` integer NOT NULL,
	`structure_id` integer,
	`texte` text NOT NULL,
	`age_min` integer,
	`age_max` integer,
	`duree` integer,
	`le` integer NOT NULL,
	FOREIGN KEY (`malle_id`) REFERENCES `malles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`auteur_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "carnet_malle_ages" CHECK("carnet_malle"."age_min" is null or "carnet_malle"."age_max" is null or "carnet_malle"."age_min" <= "carnet_malle"."age_max"),
	CONSTRAINT "carnet_malle_duree" CHECK("carnet_malle"."duree" is null or "carnet_malle"."duree" between 5 and 1440)
) STRICT;
--> statement-breakpoint
CREATE INDEX `carnet_malle_malle` ON `carnet_malle` (`malle_id`,`le`);--> statement-breakpoint
CREATE INDEX `carnet_malle_auteur` ON `carnet_malle` (`auteur_id`);--> statement-breakpoint
CREATE INDEX `carnet_malle_structure` ON `carnet_malle` (`structure_id`);--> statement-breakpoint
CREATE TABLE `malles` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`nom` text NOT NULL,
	`nom_plie` text GENERATED ALWAYS AS (lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(nom, 'à', 'a'), 'á', 'a'), 'â', 'a'), 'ä', 'a'), 'ã', 'a'), 'À', 'a'), 'Á', 'a'), 'Â', 'a'), 'Ä', 'a'), 'Ã', 'a'), 'ç', 'c'), 'Ç', 'c'), 'é', 'e'), 'è', 'e'), 'ê', 'e'), 'ë', 'e'), 'É', 'e'), 'È', 'e'), 'Ê', 'e'), 'Ë', 'e'), 'î', 'i'), 'ï', 'i'), 'í', 'i'), 'Î', 'i'), 'Ï', 'i'), 'Í', 'i'), 'ñ', 'n'), 'Ñ', 'n'), 'ô', 'o'), 'ö', 'o'), 'ó', 'o'), 'Ô', 'o'), 'Ö', 'o'), 'Ó', 'o'), 'ù', 'u'), 'û', 'u'), 'ü', 'u'), 'ú', 'u'), 'Ù', 'u'), 'Û', 'u'), 'Ü', 'u'), 'Ú', 'u'), 'ÿ', 'y'), 'Ÿ', 'y'), 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae'), '’', ' '), '''', ' '), '-', ' '))) STORED,
	`resume` text DEFAULT '' NOT NULL,
	`notice` text,
	`age_min` integer,
	`age_max` integer,
	`groupe_max` integer,
	`structure_id` integer NOT NULL,
	`gardienne_id` integer,
	`ou_retirer` text,
	`quand_retirer` text,
	`dessin` text,
	`jours_max` integer,
	`preavis_jours` integer,
	`horizon_jours` integer,
	`tampon_avant` integer,
	`tampon_apres` integer,
	`jours_fermes` text,
	`prets_par_structure` integer,
	`accord` integer,
	`caution` integer,
	`etat` text DEFAULT 'en_service' NOT NULL,
	`etat_motif` text,
	`etat_jusqu_au` text,
	`creee_le` integer NOT NULL,
	`modifiee_le` integer NOT NULL,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`gardienne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "malles_etat_connu" CHECK("malles"."etat" in ('en_service', 'en_reparation', 'retiree')),
	CONSTRAINT "malles_etat_dit" CHECK(("malles"."etat" = 'en_service') = ("malles"."etat_motif" is null)),
	CONSTRAINT "malles_etat_jusqu" CHECK("malles"."etat_jusqu_au" is null or "malles"."etat" = 'en_reparation'),
	CONSTRAINT "malles_ages" CHECK("malles"."age_min" is null or "malles"."age_max" is null or "malles"."age_min" <= "malles"."age_max"),
	CONSTRAINT "malles_regles" CHECK(("malles"."jours_max" is null or "malles"."jours_max" between 1 and 365) and ("malles"."preavis_jours" is null or "malles"."preavis_jours" between 0 and 90)
        and ("malles"."horizon_jours" is null or "malles"."horizon_jours" between 7 and 800) and ("malles"."tampon_avant" is null or "malles"."tampon_avant" between 0 and 14)
        and ("malles"."tampon_apres" is null or "malles"."tampon_apres" between 0 and 14) and ("malles"."prets_par_structure" is null or "malles"."prets_par_structure" between 1 and 50)
        and ("malles"."caution" is null or "malles"."caution" >= 0))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `malles_slug` ON `malles` (`slug`);--> statement-breakpoint
CREATE INDEX `malles_structure` ON `malles` (`structure_id`);--> statement-breakpoint
CREATE INDEX `malles_gardienne` ON `malles` (`gardienne_id`);--> statement-breakpoint
CREATE INDEX `malles_etat` ON `malles` (`etat`,`nom_plie`);--> statement-breakpoint
CREATE TABLE `objets_malle` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`malle_id` integer NOT NULL,
	`rang` integer DEFAULT 0 NOT NULL,
	`nom` text NOT NULL,
	`nombre` integer NOT NULL,
	`consommable` integer DEFAULT false NOT NULL,
	`valeur` integer,
	`a_savoir` text,
	`retire_le` integer,
	FOREIGN KEY (`malle_id`) REFERENCES `malles`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "objets_malle_nombre" CHECK("objets_malle"."nombre" between 1 and 9999),
	CONSTRAINT "objets_malle_valeur" CHECK("objets_malle"."valeur" is null or "objets_malle"."valeur" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `objets_malle_malle` ON `objets_malle` (`malle_id`,`rang`);--> statement-breakpoint
CREATE TABLE `inventaires` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`reservation_id` integer NOT NULL,
	`sens` text NOT NULL,
	`le` integer NOT NULL,
	`par_id` integer NOT NULL,
	`remis` text NOT NULL,
	`recu` text NOT NULL,
	`remarque` text,
	FOREIGN KEY (`reservation_id`) REFERENCES `reservations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`par_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "inventaires_sens" CHECK("inventaires"."sens" in ('depart', 'retour'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `inventaires_un` ON `inventaires` (`reservation_id`,`sens`);--> statement-breakpoint
CREATE INDEX `inventaires_par` ON `inventaires` (`par_id`);--> statement-breakpoint
CREATE TABLE `lignes_inventaire` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`inventaire_id` integer NOT NULL,
	`objet_id` integer NOT NULL,
	`attendu` integer NOT NULL,
	`presents` integer NOT NULL,
	`cause` text,
	`precision` text,
	`cout` integer,
	`reglement` text,
	`regle_le` integer,
	FOREIGN KEY (`inventaire_id`) REFERENCES `inventaires`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`objet_id`) REFERENCES `objets_malle`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "lignes_inventaire_cause" CHECK("lignes_inventaire"."cause" in ('perdu', 'casse', 'a_rapporter', 'consomme')),
	CONSTRAINT "lignes_inventaire_reglement" CHECK("lignes_inventaire"."reglement" in ('rachete', 'rembourse', 'rapporte', 'offert')),
	CONSTRAINT "lignes_inventaire_presents" CHECK("lignes_inventaire"."presents" between 0 and "lignes_inventaire"."attendu"),
	CONSTRAINT "lignes_inventaire_regle" CHECK(("lignes_inventaire"."reglement" is null) = ("lignes_inventaire"."regle_le" is null)),
	CONSTRAINT "lignes_inventaire_cout" CHECK("lignes_inventaire"."cout" is null or "lignes_inventaire"."cout" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `lignes_inventaire_une` ON `lignes_inventaire` (`inventaire_id`,`objet_id`);--> statement-breakpoint
CREATE INDEX `lignes_inventaire_objet` ON `lignes_inventaire` (`objet_id`);--> statement-breakpoint
CREATE TABLE `occupations_malle` (
	`malle_id` integer NOT NULL,
	`demi_journee` integer NOT NULL,
	`couche` integer NOT NULL,
	`reservation_id` integer,
	`attente_id` integer,
	PRIMARY KEY(`malle_id`, `demi_journee`, `couche`),
	FOREIGN KEY (`malle_id`) REFERENCES `malles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reservation_id`) REFERENCES `reservations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attente_id`) REFERENCES `attentes_malle`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "occupations_malle_couche" CHECK("occupations_malle"."couche" in (0, 1)),
	CONSTRAINT "occupations_malle_par" CHECK(("occupations_malle"."reservation_id" is null) <> ("occupations_malle"."attente_id" is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `occupations_malle_reservation` ON `occupations_malle` (`reservation_id`);--> statement-breakpoint
CREATE INDEX `occupations_malle_attente` ON `occupations_malle` (`attente_id`);--> statement-breakpoint
CREATE TABLE `refus_malle` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`malle_id` integer NOT NULL,
	`structure_id` integer NOT NULL,
	`du` integer NOT NULL,
	`au` integer NOT NULL,
	`le` integer NOT NULL,
	FOREIGN KEY (`malle_id`) REFERENCES `malles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `refus_malle_un` ON `refus_malle` (`malle_id`,`structure_id`,`du`,`au`);--> statement-breakpoint
CREATE INDEX `refus_malle_structure` ON `refus_malle` (`structure_id`);--> statement-breakpoint
CREATE INDEX `refus_malle_le` ON `refus_malle` (`le`);--> statement-breakpoint
CREATE TABLE `relais_malle` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`statut` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`premiere_id` integer NOT NULL,
	`suivante_id` integer NOT NULL,
	`premiere_au` integer NOT NULL,
	`suivante_du` integer NOT NULL,
	`km` integer NOT NULL,
	`propose_le` integer NOT NULL,
	`premiere_oui_le` integer,
	`premiere_par_id` integer,
	`suivante_oui_le` integer,
	`suivante_par_id` integer,
	`tampon_apres` integer,
	`tampon_avant` integer,
	`fini_le` integer,
	FOREIGN KEY (`premiere_id`) REFERENCES `reservations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`suivante_id`) REFERENCES `reservations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`premiere_par_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`suivante_par_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "relais_malle_statut_connu" CHECK("relais_malle"."statut" in ('propose', 'convenu', 'decline', 'tombe')),
	CONSTRAINT "relais_malle_deux" CHECK("relais_malle"."premiere_id" <> "relais_malle"."suivante_id"),
	CONSTRAINT "relais_malle_ordre" CHECK("relais_malle"."premiere_au" < "relais_malle"."suivante_du"),
	CONSTRAINT "relais_malle_km" CHECK("relais_malle"."km" >= 0),
	CONSTRAINT "relais_malle_convenu" CHECK("relais_malle"."statut" <> 'convenu' or ("relais_malle"."premiere_oui_le" is not null and "relais_malle"."suivante_oui_le" is not null and "relais_malle"."tampon_apres" is not null and "relais_malle"."tampon_avant" is not null)),
	CONSTRAINT "relais_malle_fin" CHECK(("relais_malle"."statut" = 'tombe') = ("relais_malle"."fini_le" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `relais_malle_premiere` ON `relais_malle` (`premiere_id`) WHERE "relais_malle"."statut" <> 'tombe';--> statement-breakpoint
CREATE UNIQUE INDEX `relais_malle_suivante` ON `relais_malle` (`suivante_id`) WHERE "relais_malle"."statut" <> 'tombe';--> statement-breakpoint
CREATE INDEX `relais_malle_statut` ON `relais_malle` (`statut`);--> statement-breakpoint
CREATE INDEX `relais_malle_premiere_par` ON `relais_malle` (`premiere_par_id`);--> statement-breakpoint
CREATE INDEX `relais_malle_suivante_par` ON `relais_malle` (`suivante_par_id`);--> statement-breakpoint
CREATE TABLE `reservations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`statut` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`malle_id` integer NOT NULL,
	`structure_id` integer NOT NULL,
	`contact_id` integer NOT NULL,
	`auteur_id` integer NOT NULL,
	`du` integer NOT NULL,
	`au` integer NOT NULL,
	`tampon_avant` integer NOT NULL,
	`tampon_apres` integer NOT NULL,
	`lieu` text,
	`commune_code` text,
	`objet` text,
	`participants` integer,
	`mot` text,
	`demandee_le` integer NOT NULL,
	`acceptee_le` integer,
	`remise_le` integer,
	`rendue_le` integer,
	`finie_le` integer,
	`motif` text,
	`caution` integer DEFAULT 0 NOT NULL,
	`caution_recue_le` integer,
	`caution_rendue_le` integer,
	`relais_de_id` integer,
	`modifiee_le` integer NOT NULL,
	FOREIGN KEY (`malle_id`) REFERENCES `malles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`auteur_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commune_code`) REFERENCES `communes`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`relais_de_id`) REFERENCES `reservations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reservations_statut_connu" CHECK("reservations"."statut" in ('demandee', 'acceptee', 'en_pret', 'rendue', 'a_regulariser', 'close', 'refusee', 'annulee')),
	CONSTRAINT "reservations_ordre" CHECK("reservations"."du" <= "reservations"."au"),
	CONSTRAINT "reservations_tampons" CHECK("reservations"."tampon_avant" between 0 and 14 and "reservations"."tampon_apres" between 0 and 14),
	CONSTRAINT "reservations_fin" CHECK(("reservations"."statut" in ('close', 'refusee', 'annulee')) = ("reservations"."finie_le" is not null)),
	CONSTRAINT "reservations_remise" CHECK(("reservations"."statut" in ('en_pret', 'rendue', 'a_regulariser', 'close')) = ("reservations"."remise_le" is not null)),
	CONSTRAINT "reservations_rendue" CHECK(("reservations"."statut" in ('rendue', 'a_regulariser', 'close')) = ("reservations"."rendue_le" is not null)),
	CONSTRAINT "reservations_participants" CHECK("reservations"."participants" is null or "reservations"."participants" between 1 and 5000),
	CONSTRAINT "reservations_caution" CHECK("reservations"."caution" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `reservations_malle` ON `reservations` (`malle_id`,`du`);--> statement-breakpoint
CREATE INDEX `reservations_periode` ON `reservations` (`du`);--> statement-breakpoint
CREATE INDEX `reservations_longueur` ON `reservations` ("au" - "du");--> statement-breakpoint
CREATE INDEX `reservations_structure` ON `reservations` (`structure_id`,`statut`,`du`);--> statement-breakpoint
CREATE INDEX `reservations_statut` ON `reservations` (`statut`,`au`);--> statement-breakpoint
CREATE INDEX `reservations_contact` ON `reservations` (`contact_id`);--> statement-breakpoint
CREATE INDEX `reservations_auteur` ON `reservations` (`auteur_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `reservations_relais` ON `reservations` (`relais_de_id`) WHERE "reservations"."relais_de_id" is not null;