CREATE TABLE `personnes_reunies` (
	`doublon_id` integer PRIMARY KEY NOT NULL,
	`gardee_id` integer NOT NULL,
	FOREIGN KEY (`gardee_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `personnes_reunies_gardee` ON `personnes_reunies` (`gardee_id`);