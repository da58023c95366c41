CREATE TABLE `lettres` (
	`personne_id` integer PRIMARY KEY NOT NULL,
	`rythme` text DEFAULT 'chaque_lundi' NOT NULL,
	`choisi_le` integer,
	`lundi` text,
	`deja_dit` integer,
	`concerne_dit` integer,
	CONSTRAINT "lettres_rythme" CHECK("lettres"."rythme" in ('des_que', 'chaque_lundi', 'jamais'))
) STRICT;
