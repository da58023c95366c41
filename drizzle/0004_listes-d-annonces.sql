PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_correspondances` (
	`genre` text NOT NULL,
	`titre` text NOT NULL,
	`champ` text NOT NULL,
	`modifie_le` integer NOT NULL,
	PRIMARY KEY(`genre`, `titre`),
	CONSTRAINT "correspondances_genre" CHECK("__new_correspondances"."genre" in ('structures', 'personnes', 'agrements', 'savoir_faire', 'annonces'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_correspondances`("genre", "titre", "champ", "modifie_le") SELECT "genre", "titre", "champ", "modifie_le" FROM `correspondances`;--> statement-breakpoint
DROP TABLE `correspondances`;--> statement-breakpoint
ALTER TABLE `__new_correspondances` RENAME TO `correspondances`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE TABLE `__new_imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`personne_id` integer,
	`genre` text DEFAULT 'structures' NOT NULL,
	`nom_fichier` text NOT NULL,
	`contenu` blob NOT NULL,
	`colonnes` text,
	`feuille` text,
	`reponses` text,
	`cree_le` integer NOT NULL,
	`ecrit_le` integer,
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "imports_genre" CHECK("__new_imports"."genre" in ('structures', 'personnes', 'agrements', 'savoir_faire', 'annonces'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_imports`("id", "personne_id", "genre", "nom_fichier", "contenu", "colonnes", "feuille", "reponses", "cree_le", "ecrit_le") SELECT "id", "personne_id", "genre", "nom_fichier", "contenu", "colonnes", "feuille", "reponses", "cree_le", "ecrit_le" FROM `imports`;--> statement-breakpoint
DROP TABLE `imports`;--> statement-breakpoint
ALTER TABLE `__new_imports` RENAME TO `imports`;