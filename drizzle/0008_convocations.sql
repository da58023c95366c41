CREATE TABLE `convocations` (
	`formation_id` integer PRIMARY KEY NOT NULL,
	`a_apporter` text,
	`edition` integer DEFAULT 1 NOT NULL,
	`le` integer NOT NULL,
	FOREIGN KEY (`formation_id`) REFERENCES `formations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "convocations_edition" CHECK("convocations"."edition" >= 1)
) STRICT;
