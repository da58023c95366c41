CREATE TABLE `questions_tour` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`tour_id` integer NOT NULL,
	`rang` integer NOT NULL,
	`genre` text NOT NULL,
	`intitule` text NOT NULL,
	`unite` text,
	`plusieurs` integer DEFAULT false NOT NULL,
	`facultative` integer DEFAULT false NOT NULL,
	`options` text DEFAULT '[]' NOT NULL,
	`reprise_de_id` integer,
	FOREIGN KEY (`tour_id`) REFERENCES `tours_de_table`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reprise_de_id`) REFERENCES `questions_tour`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "questions_tour_genre" CHECK("questions_tour"."genre" in ('choix', 'nombre', 'texte')),
	CONSTRAINT "questions_tour_rang_borne" CHECK("questions_tour"."rang" between 0 and 7),
	CONSTRAINT "questions_tour_options" CHECK(case when "questions_tour"."genre" = 'choix' then json_array_length("questions_tour"."options") between 2 and 8 else "questions_tour"."options" = '[]' end),
	CONSTRAINT "questions_tour_plusieurs" CHECK("questions_tour"."plusieurs" = 0 or "questions_tour"."genre" = 'choix'),
	CONSTRAINT "questions_tour_unite" CHECK("questions_tour"."unite" is null or "questions_tour"."genre" = 'nombre')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `questions_tour_rang` ON `questions_tour` (`tour_id`,`rang`);--> statement-breakpoint
CREATE TABLE `reponses_tour` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`tour_id` integer NOT NULL,
	`structure_id` integer NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`personne_id` integer,
	`donnee_le` integer,
	`canal` text,
	`signee` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`tour_id`) REFERENCES `tours_de_table`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reponses_tour_donnee" CHECK(("reponses_tour"."donnee_le" is null) = ("reponses_tour"."personne_id" is null) and ("reponses_tour"."donnee_le" is null) = ("reponses_tour"."version" = 0)),
	CONSTRAINT "reponses_tour_canal" CHECK("reponses_tour"."canal" is null or "reponses_tour"."donnee_le" is not null),
	CONSTRAINT "reponses_tour_canal_connu" CHECK("reponses_tour"."canal" in ('telephone', 'courriel', 'de_vive_voix'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `reponses_tour_structure` ON `reponses_tour` (`tour_id`,`structure_id`);--> statement-breakpoint
CREATE INDEX `reponses_tour_de_la_structure` ON `reponses_tour` (`structure_id`);--> statement-breakpoint
CREATE TABLE `tours_de_table` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`statut` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`titre` text NOT NULL,
	`texte` text,
	`dernier_jour` text NOT NULL,
	`minimum` integer NOT NULL,
	`reprise_de_id` integer,
	`prepare_par_id` integer NOT NULL,
	`modifie_le` integer NOT NULL,
	`ouvert_le` integer,
	`rappele_le` integer,
	`clos_le` integer,
	`suite` text,
	`suite_le` integer,
	FOREIGN KEY (`reprise_de_id`) REFERENCES `tours_de_table`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`prepare_par_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tours_de_table_statut_connu" CHECK("tours_de_table"."statut" in ('brouillon', 'ouvert', 'clos', 'retire')),
	CONSTRAINT "tours_de_table_minimum" CHECK("tours_de_table"."minimum" between 1 and 50),
	CONSTRAINT "tours_de_table_ouverture" CHECK("tours_de_table"."statut" in ('brouillon', 'retire') or "tours_de_table"."ouvert_le" is not null),
	CONSTRAINT "tours_de_table_cloture" CHECK(("tours_de_table"."statut" = 'clos') = ("tours_de_table"."clos_le" is not null)),
	CONSTRAINT "tours_de_table_suite" CHECK(("tours_de_table"."suite" is null) = ("tours_de_table"."suite_le" is null) and ("tours_de_table"."suite" is null or "tours_de_table"."statut" = 'clos'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `tours_de_table_statut` ON `tours_de_table` (`statut`,`dernier_jour`);--> statement-breakpoint
CREATE TABLE `valeurs_tour` (
	`reponse_id` integer NOT NULL,
	`question_id` integer NOT NULL,
	`choix` text,
	`nombre` real,
	`texte` text,
	PRIMARY KEY(`reponse_id`, `question_id`),
	FOREIGN KEY (`reponse_id`) REFERENCES `reponses_tour`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`question_id`) REFERENCES `questions_tour`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "valeurs_tour_une" CHECK(("valeurs_tour"."choix" is not null) + ("valeurs_tour"."nombre" is not null) + ("valeurs_tour"."texte" is not null) = 1)
) STRICT;
