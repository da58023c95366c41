CREATE TABLE `distances_corrigees` (
	`commune_a` text NOT NULL,
	`commune_b` text NOT NULL,
	`km` integer NOT NULL,
	`corrigee_le` integer NOT NULL,
	PRIMARY KEY(`commune_a`, `commune_b`),
	FOREIGN KEY (`commune_a`) REFERENCES `communes`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commune_b`) REFERENCES `communes`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "distances_corrigees_ordre" CHECK("distances_corrigees"."commune_a" < "distances_corrigees"."commune_b"),
	CONSTRAINT "distances_corrigees_km" CHECK("distances_corrigees"."km" between 1 and 1000)
) STRICT;
--> statement-breakpoint
CREATE INDEX `distances_corrigees_b` ON `distances_corrigees` (`commune_b`);--> statement-breakpoint
CREATE TABLE `lettres` (
	`personne_id` integer PRIMARY KEY NOT NULL,
	`rythme` text DEFAULT 'chaque_lundi' NOT NULL,
	`choisi_le` integer,
	`lundi` text,
	`deja_dit` integer,
	`concerne_dit` integer,
	CONSTRAINT "lettres_rythme" CHECK("lettres"."rythme" in ('des_que', 'chaque_lundi', 'jamais'))
) STRICT;
--> statement-breakpoint
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
	CONSTRAINT "annonces_type" CHECK("annonces"."type" in ('offre', 'besoin')),
	CONSTRAINT "annonces_statut_connu" CHECK("annonces"."statut" in ('brouillon', 'publiee', 'en_pause', 'endormie', 'satisfaite', 'retiree')),
	CONSTRAINT "annonces_forme" CHECK("annonces"."forme" in ('stage', 'appui', 'atelier', 'visite', 'pret')),
	CONSTRAINT "annonces_publication" CHECK("annonces"."statut" in ('brouillon', 'retiree') or "annonces"."publiee_le" is not null),
	CONSTRAINT "annonces_confirmation" CHECK(("annonces"."publiee_le" is null) = ("annonces"."confirmee_le" is null)),
	CONSTRAINT "annonces_fin" CHECK(("annonces"."statut" in ('satisfaite', 'retiree')) = ("annonces"."finie_le" is not null)),
	CONSTRAINT "annonces_rappel" CHECK("annonces"."rappelee_le" is null or "annonces"."demandee_le" is not null),
	CONSTRAINT "annonces_sommeil" CHECK("annonces"."statut" <> 'endormie' or "annonces"."endormie_le" is not null),
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
CREATE INDEX `competences_annonce_competence` ON `competences_annonce` (`competence_id`);--> statement-breakpoint
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
CREATE INDEX `messages_echange_auteur` ON `messages_echange` (`auteur_id`);--> statement-breakpoint
CREATE TABLE `recherches_gardees` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`personne_id` integer NOT NULL,
	`q` text NOT NULL,
	`adresse` text NOT NULL,
	`creee_le` integer NOT NULL,
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `recherches_gardees_une` ON `recherches_gardees` (`personne_id`,`adresse`);--> statement-breakpoint
CREATE INDEX `recherches_gardees_personne` ON `recherches_gardees` (`personne_id`,`creee_le`);--> statement-breakpoint
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
--> statement-breakpoint
-- The search of the troc: what each annonce that lives, and each published story, is found by. As for the structures, a plain
-- view says it, an FTS5 table holds it, and the triggers below rewrite the rows of what changes. A migration that rebuilds one
-- of their tables must make its triggers again.
CREATE VIEW `textes_des_annonces` AS SELECT
	a.id AS id,
	replace(replace(replace(replace(a.titre, 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae') AS titre,
	replace(replace(replace(replace(coalesce((
		SELECT group_concat(c.nom, ' ') FROM competences_annonce ca JOIN competences c ON c.id = ca.competence_id WHERE ca.annonce_id = a.id
	), ''), 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae') AS competences,
	replace(replace(replace(replace(coalesce(a.description, '') || ' ' || coalesce(a.pour_qui, ''), 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae') AS texte,
	replace(replace(replace(replace(coalesce((
		SELECT group_concat(coalesce((SELECT group_concat(value, ' ') FROM json_each(c.synonymes)), '') || ' ' || coalesce(d.nom, '') || ' ' || coalesce(g.nom, ''), ' ')
		FROM competences_annonce ca
		JOIN competences c ON c.id = ca.competence_id
		LEFT JOIN competences d ON d.id = c.parent_id
		LEFT JOIN competences g ON g.id = d.parent_id
		WHERE ca.annonce_id = a.id
	), ''), 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae') AS autour,
	replace(replace(replace(replace(s.nom || ' ' || coalesce((SELECT nom FROM communes WHERE code = s.commune_code), ''), 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae') AS lieu
FROM annonces a
JOIN structures s ON s.id = a.structure_id
WHERE a.statut IN ('publiee', 'en_pause', 'endormie');--> statement-breakpoint
CREATE VIEW `textes_des_experiences` AS SELECT
	e.id AS id,
	replace(replace(replace(replace(e.titre, 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae') AS titre,
	replace(replace(replace(replace(e.essaye || ' ' || e.garde, 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae') AS texte
FROM experiences e
WHERE e.statut = 'publiee';--> statement-breakpoint
CREATE VIRTUAL TABLE `index_des_annonces` USING fts5(titre, competences, texte, autour, lieu, tokenize = 'unicode61 remove_diacritics 2', prefix = '3 4');--> statement-breakpoint
CREATE VIRTUAL TABLE `mots_des_annonces` USING fts5vocab('index_des_annonces', 'row');--> statement-breakpoint
CREATE VIRTUAL TABLE `index_des_experiences` USING fts5(titre, texte, tokenize = 'unicode61 remove_diacritics 2', prefix = '3 4');--> statement-breakpoint
CREATE VIRTUAL TABLE `mots_des_experiences` USING fts5vocab('index_des_experiences', 'row');--> statement-breakpoint
CREATE TRIGGER `recherche_annonces_ajout` AFTER INSERT ON `annonces`
BEGIN
	DELETE FROM index_des_annonces WHERE rowid IN (SELECT NEW.id);
	INSERT INTO index_des_annonces(rowid, titre, competences, texte, autour, lieu)
		SELECT id, titre, competences, texte, autour, lieu FROM textes_des_annonces WHERE id IN (SELECT NEW.id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_annonces_retrait` AFTER DELETE ON `annonces`
BEGIN
	DELETE FROM index_des_annonces WHERE rowid IN (SELECT OLD.id);
	INSERT INTO index_des_annonces(rowid, titre, competences, texte, autour, lieu)
		SELECT id, titre, competences, texte, autour, lieu FROM textes_des_annonces WHERE id IN (SELECT OLD.id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_annonces_changement` AFTER UPDATE OF id, statut, titre, description, pour_qui, structure_id ON `annonces`
BEGIN
	DELETE FROM index_des_annonces WHERE rowid IN (SELECT OLD.id UNION SELECT NEW.id);
	INSERT INTO index_des_annonces(rowid, titre, competences, texte, autour, lieu)
		SELECT id, titre, competences, texte, autour, lieu FROM textes_des_annonces WHERE id IN (SELECT OLD.id UNION SELECT NEW.id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_competences_annonce_ajout` AFTER INSERT ON `competences_annonce`
BEGIN
	DELETE FROM index_des_annonces WHERE rowid IN (SELECT NEW.annonce_id);
	INSERT INTO index_des_annonces(rowid, titre, competences, texte, autour, lieu)
		SELECT id, titre, competences, texte, autour, lieu FROM textes_des_annonces WHERE id IN (SELECT NEW.annonce_id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_competences_annonce_retrait` AFTER DELETE ON `competences_annonce`
BEGIN
	DELETE FROM index_des_annonces WHERE rowid IN (SELECT OLD.annonce_id);
	INSERT INTO index_des_annonces(rowid, titre, competences, texte, autour, lieu)
		SELECT id, titre, competences, texte, autour, lieu FROM textes_des_annonces WHERE id IN (SELECT OLD.annonce_id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_competences_annonce_changement` AFTER UPDATE ON `competences_annonce`
BEGIN
	DELETE FROM index_des_annonces WHERE rowid IN (SELECT OLD.annonce_id UNION SELECT NEW.annonce_id);
	INSERT INTO index_des_annonces(rowid, titre, competences, texte, autour, lieu)
		SELECT id, titre, competences, texte, autour, lieu FROM textes_des_annonces WHERE id IN (SELECT OLD.annonce_id UNION SELECT NEW.annonce_id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_annonces_competences_changement` AFTER UPDATE OF nom, synonymes, parent_id ON `competences`
BEGIN
	DELETE FROM index_des_annonces WHERE rowid IN (SELECT annonce_id FROM competences_annonce WHERE competence_id IN (SELECT id FROM competences WHERE id = NEW.id OR parent_id = NEW.id OR parent_id IN (SELECT id FROM competences WHERE parent_id = NEW.id)));
	INSERT INTO index_des_annonces(rowid, titre, competences, texte, autour, lieu)
		SELECT id, titre, competences, texte, autour, lieu FROM textes_des_annonces WHERE id IN (SELECT annonce_id FROM competences_annonce WHERE competence_id IN (SELECT id FROM competences WHERE id = NEW.id OR parent_id = NEW.id OR parent_id IN (SELECT id FROM competences WHERE parent_id = NEW.id)));
END;--> statement-breakpoint
CREATE TRIGGER `recherche_annonces_structures_changement` AFTER UPDATE OF nom, commune_code ON `structures`
BEGIN
	DELETE FROM index_des_annonces WHERE rowid IN (SELECT id FROM annonces WHERE structure_id = NEW.id);
	INSERT INTO index_des_annonces(rowid, titre, competences, texte, autour, lieu)
		SELECT id, titre, competences, texte, autour, lieu FROM textes_des_annonces WHERE id IN (SELECT id FROM annonces WHERE structure_id = NEW.id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_annonces_communes_changement` AFTER UPDATE OF nom ON `communes`
BEGIN
	DELETE FROM index_des_annonces WHERE rowid IN (SELECT id FROM annonces WHERE structure_id IN (SELECT id FROM structures WHERE commune_code = NEW.code));
	INSERT INTO index_des_annonces(rowid, titre, competences, texte, autour, lieu)
		SELECT id, titre, competences, texte, autour, lieu FROM textes_des_annonces WHERE id IN (SELECT id FROM annonces WHERE structure_id IN (SELECT id FROM structures WHERE commune_code = NEW.code));
END;--> statement-breakpoint
CREATE TRIGGER `recherche_experiences_ajout` AFTER INSERT ON `experiences`
BEGIN
	DELETE FROM index_des_experiences WHERE rowid IN (SELECT NEW.id);
	INSERT INTO index_des_experiences(rowid, titre, texte)
		SELECT id, titre, texte FROM textes_des_experiences WHERE id IN (SELECT NEW.id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_experiences_retrait` AFTER DELETE ON `experiences`
BEGIN
	DELETE FROM index_des_experiences WHERE rowid IN (SELECT OLD.id);
	INSERT INTO index_des_experiences(rowid, titre, texte)
		SELECT id, titre, texte FROM textes_des_experiences WHERE id IN (SELECT OLD.id);
END;--> statement-breakpoint
CREATE TRIGGER `recherche_experiences_changement` AFTER UPDATE OF id, statut, titre, essaye, garde ON `experiences`
BEGIN
	DELETE FROM index_des_experiences WHERE rowid IN (SELECT OLD.id UNION SELECT NEW.id);
	INSERT INTO index_des_experiences(rowid, titre, texte)
		SELECT id, titre, texte FROM textes_des_experiences WHERE id IN (SELECT OLD.id UNION SELECT NEW.id);
END;--> statement-breakpoint
INSERT INTO `index_des_annonces`(rowid, `titre`, `competences`, `texte`, `autour`, `lieu`) SELECT `id`, `titre`, `competences`, `texte`, `autour`, `lieu` FROM `textes_des_annonces`;--> statement-breakpoint
INSERT INTO `index_des_experiences`(rowid, `titre`, `texte`) SELECT `id`, `titre`, `texte` FROM `textes_des_experiences`;
