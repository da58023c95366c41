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
CREATE INDEX `relais_malle_suivante_par` ON `relais_malle` (`suivante_par_id`);