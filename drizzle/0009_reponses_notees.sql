PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_questionnaires_formation` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`inscription_id` integer NOT NULL,
	`genre` text NOT NULL,
	`envoye_le` integer NOT NULL,
	`rappele_le` integer,
	`version` integer DEFAULT 0 NOT NULL,
	`donne_le` integer,
	`canal` text,
	FOREIGN KEY (`inscription_id`) REFERENCES `inscriptions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "questionnaires_formation_genre" CHECK("__new_questionnaires_formation"."genre" in ('chaud', 'froid')),
	CONSTRAINT "questionnaires_formation_canal" CHECK("__new_questionnaires_formation"."canal" in ('telephone', 'courriel', 'de_vive_voix')),
	CONSTRAINT "questionnaires_formation_entendue" CHECK("__new_questionnaires_formation"."canal" is null or "__new_questionnaires_formation"."donne_le" is not null),
	CONSTRAINT "questionnaires_formation_donne_le" CHECK(("__new_questionnaires_formation"."donne_le" is null) = ("__new_questionnaires_formation"."version" = 0))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_questionnaires_formation`("id", "inscription_id", "genre", "envoye_le", "rappele_le", "version", "donne_le", "canal") SELECT "id", "inscription_id", "genre", "envoye_le", "rappele_le", "version", "donne_le", NULL FROM `questionnaires_formation`;--> statement-breakpoint
DROP TABLE `questionnaires_formation`;--> statement-breakpoint
ALTER TABLE `__new_questionnaires_formation` RENAME TO `questionnaires_formation`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `questionnaires_formation_un` ON `questionnaires_formation` (`inscription_id`,`genre`);--> statement-breakpoint
CREATE INDEX `questionnaires_formation_donne` ON `questionnaires_formation` (`genre`,`donne_le`);