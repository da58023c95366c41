PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_annonces` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`type` text NOT NULL,
	`statut` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`structure_id` integer NOT NULL,
	`auteur_id` integer NOT NULL,
	`titre` text NOT NULL,
	`description` text,
	`forme` text NOT NULL,
	`rayon_km` integer,
	`a_distance` integer DEFAULT false NOT NULL,
	`places` integer,
	`pour_qui` text,
	`quand` text,
	`jours` text DEFAULT '[]' NOT NULL,
	`des` text,
	`valable_jusqu` text,
	`publiee_le` integer,
	`confirmee_le` integer,
	`demandee_le` integer,
	`rappelee_le` integer,
	`endormie_le` integer,
	`modifie_le` integer NOT NULL,
	`finie_le` integer,
	`satisfaite_avec_id` integer,
	`suite` text,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`auteur_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`satisfaite_avec_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "annonces_type" CHECK("__new_annonces"."type" in ('offre', 'besoin')),
	CONSTRAINT "annonces_statut_connu" CHECK("__new_annonces"."statut" in ('brouillon', 'publiee', 'en_pause', 'endormie', 'satisfaite', 'retiree')),
	CONSTRAINT "annonces_forme" CHECK("__new_annonces"."forme" in ('stage', 'appui', 'atelier', 'visite', 'pret')),
	CONSTRAINT "annonces_publication" CHECK("__new_annonces"."statut" in ('brouillon', 'retiree') or "__new_annonces"."publiee_le" is not null),
	CONSTRAINT "annonces_confirmation" CHECK(("__new_annonces"."publiee_le" is null) = ("__new_annonces"."confirmee_le" is null)),
	CONSTRAINT "annonces_fin" CHECK(("__new_annonces"."statut" in ('satisfaite', 'retiree')) = ("__new_annonces"."finie_le" is not null)),
	CONSTRAINT "annonces_rappel" CHECK("__new_annonces"."rappelee_le" is null or "__new_annonces"."demandee_le" is not null),
	CONSTRAINT "annonces_sommeil" CHECK("__new_annonces"."statut" <> 'endormie' or "__new_annonces"."endormie_le" is not null),
	CONSTRAINT "annonces_places" CHECK("__new_annonces"."places" is null or "__new_annonces"."places" between 1 and 500),
	CONSTRAINT "annonces_rayon" CHECK("__new_annonces"."rayon_km" is null or "__new_annonces"."rayon_km" between 1 and 500),
	CONSTRAINT "annonces_periode" CHECK("__new_annonces"."des" is null or "__new_annonces"."valable_jusqu" is null or "__new_annonces"."des" <= "__new_annonces"."valable_jusqu"),
	CONSTRAINT "annonces_avec" CHECK("__new_annonces"."satisfaite_avec_id" is null or "__new_annonces"."statut" = 'satisfaite')
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_annonces`("id", "type", "statut", "version", "structure_id", "auteur_id", "titre", "description", "forme", "rayon_km", "a_distance", "places", "pour_qui", "quand", "jours", "des", "valable_jusqu", "publiee_le", "confirmee_le", "modifie_le", "finie_le", "satisfaite_avec_id", "suite") SELECT "id", "type", "statut", "version", "structure_id", "auteur_id", "titre", "description", "forme", "rayon_km", "a_distance", "places", "pour_qui", "quand", "jours", "des", "valable_jusqu", "publiee_le", "confirmee_le", "modifie_le", "finie_le", "satisfaite_avec_id", "suite" FROM `annonces`;--> statement-breakpoint
DROP TABLE `annonces`;--> statement-breakpoint
ALTER TABLE `__new_annonces` RENAME TO `annonces`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `annonces_statut` ON `annonces` (`statut`,`type`,`confirmee_le`);--> statement-breakpoint
CREATE INDEX `annonces_structure` ON `annonces` (`structure_id`,`statut`);--> statement-breakpoint
CREATE INDEX `annonces_auteur` ON `annonces` (`auteur_id`);