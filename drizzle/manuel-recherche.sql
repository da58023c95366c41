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
