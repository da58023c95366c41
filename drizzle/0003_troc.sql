CREATE TABLE `annonces` (
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
	`modifie_le` integer NOT NULL,
	`finie_le` integer,
	`satisfaite_avec_id` integer,
	`suite` text,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`auteur_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`satisfaite_avec_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "annonces_type" CHECK("annonces"."type" in ('offre', 'besoin')),
	CONSTRAINT "annonces_statut_connu" CHECK("annonces"."statut" in ('brouillon', 'publiee', 'en_pause', 'endormie', 'satisfaite', 'retiree')),
	CONSTRAINT "annonces_forme" CHECK("annonces"."forme" in ('stage', 'appui', 'atelier', 'visite', 'pret')),
	CONSTRAINT "annonces_publication" CHECK("annonces"."statut" in ('brouillon', 'retiree') or "annonces"."publiee_le" is not null),
	CONSTRAINT "annonces_confirmation" CHECK(("annonces"."publiee_le" is null) = ("annonces"."confirmee_le" is null)),
	CONSTRAINT "annonces_fin" CHECK(("annonces"."statut" in ('satisfaite', 'retiree')) = ("annonces"."finie_le" is not null)),
	CONSTRAINT "annonces_places" CHECK("annonces"."places" is null or "annonces"."places" between 1 and 500),
	CONSTRAINT "annonces_rayon" CHECK("annonces"."rayon_km" is null or "annonces"."rayon_km" between 1 and 500),
	CONSTRAINT "annonces_periode" CHECK("annonces"."des" is null or "annonces"."valable_jusqu" is null or "annonces"."des" <= "annonces"."valable_jusqu"),
	CONSTRAINT "annonces_avec" CHECK("annonces"."satisfaite_avec_id" is null or "annonces"."statut" = 'satisfaite')
) STRICT;
--> statement-breakpoint
CREATE INDEX `annonces_statut` ON `annonces` (`statut`,`type`,`confirmee_le`);--> statement-breakpoint
CREATE INDEX `annonces_structure` ON `annonces` (`structure_id`,`statut`);--> statement-breakpoint
CREATE INDEX `annonces_auteur` ON `annonces` (`auteur_id`);--> statement-breakpoint
CREATE TABLE `competences_annonce` (
	`annonce_id` integer NOT NULL,
	`competence_id` integer NOT NULL,
	PRIMARY KEY(`annonce_id`, `competence_id`),
	FOREIGN KEY (`annonce_id`) REFERENCES `annonces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`competence_id`) REFERENCES `competences`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `competences_annonce_competence` ON `competences_annonce` (`competence_id`);