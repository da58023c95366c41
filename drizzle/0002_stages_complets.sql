CREATE TABLE `fermetures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`structure_id` integer NOT NULL,
	`du` text NOT NULL,
	`au` text NOT NULL,
	`motif` text,
	`note_le` integer NOT NULL,
	`note_par_id` integer,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`note_par_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "fermetures_ordre" CHECK("fermetures"."du" <= "fermetures"."au")
) STRICT;
--> statement-breakpoint
CREATE INDEX `fermetures_structure` ON `fermetures` (`structure_id`,`au`);--> statement-breakpoint
CREATE TABLE `signataires` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`structure_id` integer NOT NULL,
	`personne_id` integer NOT NULL,
	`qualite` text NOT NULL,
	`delegation_du` text,
	`du` text,
	`au` text,
	`note_le` integer NOT NULL,
	`note_par_id` integer,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`note_par_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "signataires_qualite" CHECK("signataires"."qualite" in ('presidence', 'maire', 'presidence_collectivite', 'direction_generale', 'delegation')),
	CONSTRAINT "signataires_ordre" CHECK("signataires"."du" is null or "signataires"."au" is null or "signataires"."du" <= "signataires"."au"),
	CONSTRAINT "signataires_delegation" CHECK(("signataires"."qualite" = 'delegation') = ("signataires"."delegation_du" is not null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `signataires_structure` ON `signataires` (`structure_id`,`au`);--> statement-breakpoint
CREATE INDEX `signataires_personne` ON `signataires` (`personne_id`);--> statement-breakpoint
CREATE TABLE `consentements_experience` (
	`experience_id` integer NOT NULL,
	`cote` text NOT NULL,
	`photo` integer NOT NULL,
	`personne_id` integer NOT NULL,
	`donne_le` integer NOT NULL,
	PRIMARY KEY(`experience_id`, `cote`),
	FOREIGN KEY (`experience_id`) REFERENCES `experiences`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "consentements_experience_cote" CHECK("consentements_experience"."cote" in ('origine', 'accueil'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `experiences` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`stage_id` integer NOT NULL,
	`statut` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`titre` text NOT NULL,
	`essaye` text NOT NULL,
	`garde` text NOT NULL,
	`photo_dite` text,
	`ecrite_par_id` integer NOT NULL,
	`modifie_le` integer NOT NULL,
	`publiee_le` integer,
	FOREIGN KEY (`stage_id`) REFERENCES `stages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ecrite_par_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "experiences_statut" CHECK("experiences"."statut" in ('brouillon', 'publiee', 'retiree')),
	CONSTRAINT "experiences_publication" CHECK(("experiences"."statut" = 'publiee') = ("experiences"."publiee_le" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `experiences_stage` ON `experiences` (`stage_id`);--> statement-breakpoint
CREATE INDEX `experiences_publiees` ON `experiences` (`statut`,`publiee_le`);--> statement-breakpoint
CREATE TABLE `papiers_figes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`stage_id` integer NOT NULL,
	`edition` integer NOT NULL,
	`sorte` text NOT NULL,
	`personne_id` integer,
	`contenu` text,
	`empreinte` text NOT NULL,
	`fige_le` integer NOT NULL,
	FOREIGN KEY (`stage_id`) REFERENCES `stages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "papiers_figes_sorte" CHECK("papiers_figes"."sorte" in ('convention', 'avenant'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `papiers_figes_un` ON `papiers_figes` (`stage_id`,`edition`,`sorte`,`personne_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `papiers_figes_convention` ON `papiers_figes` (`stage_id`,`edition`) WHERE "papiers_figes"."personne_id" is null;--> statement-breakpoint
CREATE INDEX `papiers_figes_personne` ON `papiers_figes` (`personne_id`);--> statement-breakpoint
CREATE TABLE `signatures_stage` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`papier_id` integer NOT NULL,
	`partie` text NOT NULL,
	`personne_id` integer NOT NULL,
	`nom` text NOT NULL,
	`qualite` text NOT NULL,
	`empreinte` text NOT NULL,
	`code` text NOT NULL,
	`moyen` text NOT NULL,
	`fichier_id` integer,
	`signe_le` integer NOT NULL,
	FOREIGN KEY (`papier_id`) REFERENCES `papiers_figes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "signatures_stage_partie" CHECK("signatures_stage"."partie" in ('stagiaire', 'employeur', 'accueil')),
	CONSTRAINT "signatures_stage_moyen" CHECK("signatures_stage"."moyen" in ('application', 'exemplaire'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `signatures_stage_une` ON `signatures_stage` (`papier_id`,`partie`);--> statement-breakpoint
CREATE UNIQUE INDEX `signatures_stage_code` ON `signatures_stage` (`code`);--> statement-breakpoint
CREATE INDEX `signatures_stage_personne` ON `signatures_stage` (`personne_id`);--> statement-breakpoint
CREATE TABLE `rappels_stage` (
	`stage_id` integer NOT NULL,
	`numero` integer NOT NULL,
	`cause` text NOT NULL,
	`le` integer NOT NULL,
	PRIMARY KEY(`stage_id`, `numero`, `cause`),
	FOREIGN KEY (`stage_id`) REFERENCES `stages`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `stagiaires_stage` (
	`stage_id` integer NOT NULL,
	`numero` integer NOT NULL,
	`personne_id` integer NOT NULL,
	`rang` integer NOT NULL,
	`lien` text NOT NULL,
	`intitule` text NOT NULL,
	`regime` text NOT NULL,
	PRIMARY KEY(`stage_id`, `numero`, `personne_id`),
	FOREIGN KEY (`stage_id`) REFERENCES `stages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stagiaires_stage_lien" CHECK("stagiaires_stage"."lien" in ('salariat', 'benevolat', 'agent_public')),
	CONSTRAINT "stagiaires_stage_regime" CHECK("stagiaires_stage"."regime" in ('mission', 'convention', 'benevolat', 'agent_public'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `stagiaires_stage_rang` ON `stagiaires_stage` (`stage_id`,`numero`,`rang`);--> statement-breakpoint
CREATE INDEX `stagiaires_stage_personne` ON `stagiaires_stage` (`personne_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_stages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`statut` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`chemin` text DEFAULT 'court' NOT NULL,
	`structure_origine_id` integer NOT NULL,
	`structure_accueil_id` integer NOT NULL,
	`stagiaire_id` integer NOT NULL,
	`tutrice_id` integer,
	`cote_qui_propose` text NOT NULL,
	`proposition_numero` integer DEFAULT 1 NOT NULL,
	`du` integer NOT NULL,
	`au` integer NOT NULL,
	`demi_journees` text NOT NULL,
	`activite` text DEFAULT 'observer' NOT NULL,
	`objectif` text NOT NULL,
	`propose_le` integer NOT NULL,
	`edition` integer DEFAULT 0 NOT NULL,
	`accepte_le` integer,
	`realise_le` integer,
	`clos_le` integer,
	`modifie_le` integer NOT NULL,
	`raison` text,
	`motif` text,
	`accueil_securite_le` integer,
	`accueil_securite_par_id` integer,
	`cree_par_id` integer,
	FOREIGN KEY (`structure_origine_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`structure_accueil_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stagiaire_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tutrice_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`accueil_securite_par_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cree_par_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stages_statut_connu" CHECK("__new_stages"."statut" in ('souhaite', 'propose', 'accepte', 'signe', 'realise', 'clos', 'refuse', 'annule', 'expire', 'non_realise')),
	CONSTRAINT "stages_cote_connu" CHECK("__new_stages"."cote_qui_propose" in ('origine', 'accueil')),
	CONSTRAINT "stages_chemin_connu" CHECK("__new_stages"."chemin" in ('court', 'complet')),
	CONSTRAINT "stages_deux_structures" CHECK("__new_stages"."structure_origine_id" <> "__new_stages"."structure_accueil_id"),
	CONSTRAINT "stages_ordre" CHECK("__new_stages"."du" <= "__new_stages"."au"),
	CONSTRAINT "stages_activite_connue" CHECK("__new_stages"."activite" in ('observer', 'travailler')),
	CONSTRAINT "stages_raison_connue" CHECK("__new_stages"."raison" in ('dates', 'equipe', 'places', 'projet', 'empechement', 'trajet', 'activite', 'papiers', 'depart', 'autre')),
	CONSTRAINT "stages_court" CHECK("__new_stages"."chemin" <> 'court' or (json_array_length("__new_stages"."demi_journees") <= 4 and "__new_stages"."activite" = 'observer')),
	CONSTRAINT "stages_numero" CHECK("__new_stages"."proposition_numero" >= 1 or "__new_stages"."statut" in ('souhaite', 'refuse', 'annule', 'expire'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_stages`("id", "statut", "version", "chemin", "structure_origine_id", "structure_accueil_id", "stagiaire_id", "tutrice_id", "cote_qui_propose", "proposition_numero", "du", "au", "demi_journees", "objectif", "propose_le", "accepte_le", "realise_le", "clos_le", "modifie_le", "motif", "cree_par_id") SELECT "id", "statut", "version", "chemin", "structure_origine_id", "structure_accueil_id", "stagiaire_id", "tutrice_id", "cote_qui_propose", "proposition_numero", "du", "au", (WITH RECURSIVE demi(n) AS (SELECT s."du" UNION ALL SELECT n + 1 FROM demi WHERE n < s."au") SELECT json_group_array(n) FROM demi), "objectif", "propose_le", "accepte_le", "realise_le", "clos_le", "modifie_le", "motif", "cree_par_id" FROM `stages` s;--> statement-breakpoint
INSERT INTO `rappels_stage`("stage_id", "numero", "cause", "le") SELECT "id", "proposition_numero", CASE WHEN "statut" IN ('accepte', 'signe') THEN 'a_eu_lieu' ELSE 'relance-7' END, "modifie_le" FROM `stages` WHERE "relances" >= 1;--> statement-breakpoint
INSERT INTO `rappels_stage`("stage_id", "numero", "cause", "le") SELECT "id", "proposition_numero", 'relance-14', "modifie_le" FROM `stages` WHERE "relances" >= 2 AND "statut" NOT IN ('accepte', 'signe');--> statement-breakpoint
DROP TABLE `stages`;--> statement-breakpoint
ALTER TABLE `__new_stages` RENAME TO `stages`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `stages_origine` ON `stages` (`structure_origine_id`,`statut`);--> statement-breakpoint
CREATE INDEX `stages_accueil` ON `stages` (`structure_accueil_id`,`statut`);--> statement-breakpoint
CREATE INDEX `stages_stagiaire` ON `stages` (`stagiaire_id`);--> statement-breakpoint
CREATE INDEX `stages_tutrice` ON `stages` (`tutrice_id`);--> statement-breakpoint
CREATE INDEX `stages_periode` ON `stages` (`du`,`au`);--> statement-breakpoint
CREATE INDEX `stages_statut` ON `stages` (`statut`,`du`);--> statement-breakpoint
ALTER TABLE `structures` ADD `consignes_stage` text;--> statement-breakpoint
ALTER TABLE `courriels` ADD `agenda` text;--> statement-breakpoint
CREATE TABLE `__new_bilans_stage` (
	`stage_id` integer NOT NULL,
	`cote` text NOT NULL,
	`auteur_id` integer NOT NULL,
	`texte` text NOT NULL,
	`atteint` text,
	`conseil` text,
	`rendu_le` integer NOT NULL,
	PRIMARY KEY(`stage_id`, `cote`),
	FOREIGN KEY (`stage_id`) REFERENCES `stages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`auteur_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "bilans_stage_cote" CHECK("__new_bilans_stage"."cote" in ('origine', 'accueil')),
	CONSTRAINT "bilans_stage_atteint" CHECK("__new_bilans_stage"."atteint" in ('oui', 'en_partie', 'non'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_bilans_stage`("stage_id", "cote", "auteur_id", "texte", "rendu_le") SELECT "stage_id", "cote", "auteur_id", "texte", "rendu_le" FROM `bilans_stage`;--> statement-breakpoint
DROP TABLE `bilans_stage`;--> statement-breakpoint
ALTER TABLE `__new_bilans_stage` RENAME TO `bilans_stage`;--> statement-breakpoint
CREATE TABLE `__new_propositions_stage` (
	`stage_id` integer NOT NULL,
	`numero` integer NOT NULL,
	`cote` text NOT NULL,
	`auteur_id` integer NOT NULL,
	`du` integer NOT NULL,
	`au` integer NOT NULL,
	`demi_journees` text NOT NULL,
	`activite` text DEFAULT 'observer' NOT NULL,
	`objectif` text NOT NULL,
	`tutrice_id` integer,
	`lieu` text,
	`horaires` text NOT NULL,
	`km` integer,
	`frais` text DEFAULT 'origine' NOT NULL,
	`montant_centimes` integer,
	`repas` text DEFAULT 'personne' NOT NULL,
	`facturation` text DEFAULT 'rien' NOT NULL,
	`message` text,
	`faite_le` integer NOT NULL,
	PRIMARY KEY(`stage_id`, `numero`),
	FOREIGN KEY (`stage_id`) REFERENCES `stages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`auteur_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tutrice_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "propositions_stage_cote" CHECK("__new_propositions_stage"."cote" in ('origine', 'accueil')),
	CONSTRAINT "propositions_stage_activite" CHECK("__new_propositions_stage"."activite" in ('observer', 'travailler')),
	CONSTRAINT "propositions_stage_frais" CHECK("__new_propositions_stage"."frais" in ('origine', 'accueil', 'partage', 'personne')),
	CONSTRAINT "propositions_stage_repas" CHECK("__new_propositions_stage"."repas" in ('origine', 'accueil', 'partage', 'personne')),
	CONSTRAINT "propositions_stage_facturation" CHECK("__new_propositions_stage"."facturation" in ('rien', 'frais', 'cout')),
	CONSTRAINT "propositions_stage_km" CHECK("__new_propositions_stage"."km" is null or "__new_propositions_stage"."km" between 0 and 2000),
	CONSTRAINT "propositions_stage_montant" CHECK(("__new_propositions_stage"."montant_centimes" is null) = ("__new_propositions_stage"."km" is null))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_propositions_stage`("stage_id", "numero", "cote", "auteur_id", "du", "au", "demi_journees", "objectif", "tutrice_id", "horaires", "message", "faite_le") SELECT "stage_id", "numero", "cote", "auteur_id", "du", "au", (WITH RECURSIVE demi(n) AS (SELECT p."du" UNION ALL SELECT n + 1 FROM demi WHERE n < p."au") SELECT json_group_array(n) FROM demi), "objectif", "tutrice_id", '{"matin":[540,750],"apresMidi":[810,1020]}', "message", "faite_le" FROM `propositions_stage` p;--> statement-breakpoint
DROP TABLE `propositions_stage`;--> statement-breakpoint
ALTER TABLE `__new_propositions_stage` RENAME TO `propositions_stage`;--> statement-breakpoint
INSERT INTO `stagiaires_stage`("stage_id", "numero", "personne_id", "rang", "lien", "intitule", "regime")
	SELECT p."stage_id", p."numero", s."stagiaire_id", 0, coalesce(f."lien", 'salariat'), coalesce(f."intitule", ''),
		CASE WHEN f."lien" = 'benevolat' THEN 'benevolat'
			WHEN f."lien" = 'agent_public' OR o."gestion" IN ('commune', 'ccas', 'epci') THEN 'agent_public' ELSE 'mission' END
	FROM `propositions_stage` p
	JOIN `stages` s ON s."id" = p."stage_id"
	JOIN `structures` o ON o."id" = s."structure_origine_id"
	LEFT JOIN `fonctions` f ON f."id" = (SELECT min(g."id") FROM `fonctions` g WHERE g."personne_id" = s."stagiaire_id" AND g."structure_id" = s."structure_origine_id");--> statement-breakpoint
CREATE TRIGGER `papiers_figes_intouchables` BEFORE UPDATE OF stage_id, edition, sorte, empreinte, fige_le ON `papiers_figes`
BEGIN
	SELECT raise(ABORT, 'Un texte figé ne change plus.');
END;--> statement-breakpoint
CREATE TRIGGER `papiers_figes_texte` BEFORE UPDATE OF contenu ON `papiers_figes` WHEN NEW.contenu IS NOT NULL
BEGIN
	SELECT raise(ABORT, 'Un texte figé ne change plus.');
END;--> statement-breakpoint
CREATE TRIGGER `papiers_figes_gardes` BEFORE DELETE ON `papiers_figes`
BEGIN
	SELECT raise(ABORT, 'Un texte figé ne se supprime pas.');
END;--> statement-breakpoint
CREATE TRIGGER `signatures_stage_du_texte` BEFORE INSERT ON `signatures_stage`
WHEN NOT EXISTS (
	SELECT 1 FROM papiers_figes p JOIN stages s ON s.id = p.stage_id
	WHERE p.id = NEW.papier_id AND p.empreinte = NEW.empreinte AND p.edition = s.edition
)
BEGIN
	SELECT raise(ABORT, 'On ne signe que le texte figé en vigueur.');
END;--> statement-breakpoint
CREATE TRIGGER `signatures_stage_intouchables` BEFORE UPDATE OF papier_id, partie, empreinte, code, moyen, signe_le ON `signatures_stage`
BEGIN
	SELECT raise(ABORT, 'Une signature ne change plus.');
END;--> statement-breakpoint
CREATE TRIGGER `signatures_stage_gardees` BEFORE DELETE ON `signatures_stage`
BEGIN
	SELECT raise(ABORT, 'Une signature ne se supprime pas.');
END;
