CREATE TABLE `echanges` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`annonce_id` integer NOT NULL,
	`structure_id` integer NOT NULL,
	`statut` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`ouvert_le` integer NOT NULL,
	`modifie_le` integer NOT NULL,
	`fini_le` integer,
	`dernier_cote` text NOT NULL,
	`dernier_le` integer NOT NULL,
	`stage_id` integer,
	`rdv_jour` text,
	`rdv_moment` text,
	`rdv_heure` integer,
	`rdv_lieu` text,
	`rdv_note` text,
	`suite` text,
	FOREIGN KEY (`annonce_id`) REFERENCES `annonces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stage_id`) REFERENCES `stages`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "echanges_statut" CHECK("echanges"."statut" in ('ouvert', 'stage', 'rendez_vous', 'regle', 'sans_suite')),
	CONSTRAINT "echanges_dernier_cote" CHECK("echanges"."dernier_cote" in ('annonce', 'reponse')),
	CONSTRAINT "echanges_rdv_moment" CHECK("echanges"."rdv_moment" in ('matin', 'apres-midi', 'journee')),
	CONSTRAINT "echanges_fin" CHECK(("echanges"."statut" = 'ouvert') = ("echanges"."fini_le" is null)),
	CONSTRAINT "echanges_devenu_stage" CHECK(("echanges"."statut" = 'stage') = ("echanges"."stage_id" is not null)),
	CONSTRAINT "echanges_rdv_dit" CHECK("echanges"."statut" <> 'rendez_vous' or "echanges"."rdv_jour" is not null),
	CONSTRAINT "echanges_rdv_entier" CHECK(("echanges"."rdv_jour" is null) = ("echanges"."rdv_moment" is null)),
	CONSTRAINT "echanges_rdv_minutes" CHECK("echanges"."rdv_heure" is null or ("echanges"."rdv_heure" between 0 and 1439 and "echanges"."rdv_moment" <> 'journee'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `echanges_un_ouvert` ON `echanges` (`annonce_id`,`structure_id`) WHERE "echanges"."statut" = 'ouvert';--> statement-breakpoint
CREATE UNIQUE INDEX `echanges_stage` ON `echanges` (`stage_id`) WHERE "echanges"."stage_id" is not null;--> statement-breakpoint
CREATE INDEX `echanges_annonce` ON `echanges` (`annonce_id`,`statut`);--> statement-breakpoint
CREATE INDEX `echanges_structure` ON `echanges` (`structure_id`,`statut`,`dernier_cote`);--> statement-breakpoint
CREATE INDEX `echanges_rdv` ON `echanges` (`rdv_jour`) WHERE "echanges"."rdv_jour" is not null;--> statement-breakpoint
CREATE TABLE `messages_echange` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`echange_id` integer NOT NULL,
	`cote` text NOT NULL,
	`auteur_id` integer NOT NULL,
	`ecrit_le` integer NOT NULL,
	`texte` text,
	FOREIGN KEY (`echange_id`) REFERENCES `echanges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`auteur_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "messages_echange_cote" CHECK("messages_echange"."cote" in ('annonce', 'reponse'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `messages_echange_fil` ON `messages_echange` (`echange_id`,`id`);--> statement-breakpoint
CREATE INDEX `messages_echange_auteur` ON `messages_echange` (`auteur_id`);