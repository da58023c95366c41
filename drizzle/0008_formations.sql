CREATE TABLE `besoins_formation` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`statut` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`structure_id` integer NOT NULL,
	`autrice_id` integer NOT NULL,
	`public` text DEFAULT 'equipe' NOT NULL,
	`texte` text,
	`formation_id` integer,
	`dit_le` integer NOT NULL,
	`fini_le` integer,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`autrice_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`formation_id`) REFERENCES `formations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "besoins_formation_statut_connu" CHECK("besoins_formation"."statut" in ('ouvert', 'repris', 'satisfait', 'retire')),
	CONSTRAINT "besoins_formation_public_connu" CHECK("besoins_formation"."public" in ('equipe', 'benevoles', 'administration')),
	CONSTRAINT "besoins_formation_repris" CHECK("besoins_formation"."statut" not in ('repris', 'satisfait') or "besoins_formation"."formation_id" is not null),
	CONSTRAINT "besoins_formation_ouvert" CHECK("besoins_formation"."statut" <> 'ouvert' or "besoins_formation"."formation_id" is null),
	CONSTRAINT "besoins_formation_fin" CHECK(("besoins_formation"."statut" in ('satisfait', 'retire')) = ("besoins_formation"."fini_le" is not null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `besoins_formation_statut` ON `besoins_formation` (`statut`,`structure_id`);--> statement-breakpoint
CREATE INDEX `besoins_formation_structure` ON `besoins_formation` (`structure_id`);--> statement-breakpoint
CREATE INDEX `besoins_formation_autrice` ON `besoins_formation` (`autrice_id`);--> statement-breakpoint
CREATE INDEX `besoins_formation_formation` ON `besoins_formation` (`formation_id`);--> statement-breakpoint
CREATE TABLE `competences_besoin` (
	`besoin_id` integer NOT NULL,
	`competence_id` integer NOT NULL,
	PRIMARY KEY(`besoin_id`, `competence_id`),
	FOREIGN KEY (`besoin_id`) REFERENCES `besoins_formation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`competence_id`) REFERENCES `competences`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `competences_besoin_competence` ON `competences_besoin` (`competence_id`);--> statement-breakpoint
CREATE TABLE `convocations` (
	`formation_id` integer PRIMARY KEY NOT NULL,
	`a_apporter` text,
	`edition` integer DEFAULT 1 NOT NULL,
	`le` integer NOT NULL,
	FOREIGN KEY (`formation_id`) REFERENCES `formations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "convocations_edition" CHECK("convocations"."edition" >= 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE `couts_formation` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`formation_id` integer NOT NULL,
	`sens` text NOT NULL,
	`poste` text,
	`financeur` text,
	`libelle` text,
	`prevu` integer,
	`reel` integer,
	`modifie_le` integer NOT NULL,
	FOREIGN KEY (`formation_id`) REFERENCES `formations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "couts_formation_sens" CHECK("couts_formation"."sens" in ('depense', 'recette')),
	CONSTRAINT "couts_formation_poste" CHECK("couts_formation"."poste" in ('formation', 'salle', 'repas', 'deplacement', 'materiel', 'autre')),
	CONSTRAINT "couts_formation_cote" CHECK(case "couts_formation"."sens" when 'depense' then "couts_formation"."poste" is not null else "couts_formation"."financeur" is not null end),
	CONSTRAINT "couts_formation_montants" CHECK(coalesce("couts_formation"."prevu", "couts_formation"."reel") is not null and coalesce("couts_formation"."prevu", 0) >= 0 and coalesce("couts_formation"."reel", 0) >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `couts_formation_formation` ON `couts_formation` (`formation_id`);--> statement-breakpoint
CREATE TABLE `besoins_particuliers` (
	`inscription_id` integer PRIMARY KEY NOT NULL,
	`texte` text NOT NULL,
	`ecrit_le` integer NOT NULL,
	FOREIGN KEY (`inscription_id`) REFERENCES `inscriptions`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `groupes_inscription` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`formation_id` integer NOT NULL,
	FOREIGN KEY (`formation_id`) REFERENCES `formations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `groupes_inscription_formation` ON `groupes_inscription` (`formation_id`);--> statement-breakpoint
CREATE TABLE `inscriptions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`statut` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`formation_id` integer NOT NULL,
	`personne_id` integer NOT NULL,
	`structure_id` integer NOT NULL,
	`groupe_id` integer,
	`inscrit_par_id` integer NOT NULL,
	`canal` text,
	`depuis` integer NOT NULL,
	`validee_par_id` integer,
	`validee_le` integer,
	`proposee_le` integer,
	`jusqua` integer,
	`passee_le` integer,
	`finie_le` integer,
	`motif` text,
	`remplace_id` integer,
	`convoquee_le` integer,
	FOREIGN KEY (`formation_id`) REFERENCES `formations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`groupe_id`) REFERENCES `groupes_inscription`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`inscrit_par_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`validee_par_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`remplace_id`) REFERENCES `inscriptions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "inscriptions_statut_connu" CHECK("inscriptions"."statut" in ('demandee', 'validee', 'en_liste', 'proposee', 'refusee', 'retiree')),
	CONSTRAINT "inscriptions_canal_connu" CHECK("inscriptions"."canal" in ('telephone', 'courriel', 'de_vive_voix')),
	CONSTRAINT "inscriptions_offre" CHECK(("inscriptions"."statut" = 'proposee') = ("inscriptions"."jusqua" is not null) and ("inscriptions"."jusqua" is null or "inscriptions"."proposee_le" is not null)),
	CONSTRAINT "inscriptions_accord" CHECK(("inscriptions"."validee_par_id" is null) = ("inscriptions"."validee_le" is null)),
	CONSTRAINT "inscriptions_fin" CHECK(("inscriptions"."statut" in ('refusee', 'retiree')) = ("inscriptions"."finie_le" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `inscriptions_une` ON `inscriptions` (`formation_id`,`personne_id`) WHERE "inscriptions"."statut" in ('demandee', 'validee', 'en_liste', 'proposee');--> statement-breakpoint
CREATE INDEX `inscriptions_formation` ON `inscriptions` (`formation_id`,`statut`,`depuis`);--> statement-breakpoint
CREATE INDEX `inscriptions_personne` ON `inscriptions` (`personne_id`,`statut`);--> statement-breakpoint
CREATE INDEX `inscriptions_structure` ON `inscriptions` (`structure_id`,`statut`);--> statement-breakpoint
CREATE INDEX `inscriptions_statut` ON `inscriptions` (`statut`,`jusqua`);--> statement-breakpoint
CREATE INDEX `inscriptions_groupe` ON `inscriptions` (`groupe_id`);--> statement-breakpoint
CREATE INDEX `inscriptions_par` ON `inscriptions` (`inscrit_par_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `inscriptions_remplace` ON `inscriptions` (`remplace_id`) WHERE "inscriptions"."remplace_id" is not null;--> statement-breakpoint
CREATE TABLE `places_formation` (
	`formation_id` integer NOT NULL,
	`numero` integer NOT NULL,
	`capacite` integer NOT NULL,
	`inscription_id` integer NOT NULL,
	PRIMARY KEY(`formation_id`, `numero`),
	FOREIGN KEY (`inscription_id`) REFERENCES `inscriptions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`formation_id`,`capacite`) REFERENCES `formations`(`id`,`capacite`) ON UPDATE cascade ON DELETE no action,
	CONSTRAINT "places_formation_bornees" CHECK("places_formation"."numero" between 1 and "places_formation"."capacite")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `places_formation_inscription_id_unique` ON `places_formation` (`inscription_id`);--> statement-breakpoint
CREATE TABLE `presences` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`inscription_id` integer NOT NULL,
	`seance_id` integer NOT NULL,
	`rang` integer NOT NULL,
	`etat` text NOT NULL,
	`moyen` text NOT NULL,
	`le` integer NOT NULL,
	`par_id` integer NOT NULL,
	`motif` text,
	FOREIGN KEY (`inscription_id`) REFERENCES `inscriptions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`seance_id`) REFERENCES `seances`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`par_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "presences_etat" CHECK("presences"."etat" in ('presente', 'absente', 'excusee')),
	CONSTRAINT "presences_moyen" CHECK("presences"."moyen" in ('telephone', 'formatrice', 'feuille')),
	CONSTRAINT "presences_correction" CHECK("presences"."rang" >= 1 and ("presences"."rang" = 1 or "presences"."motif" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `presences_rang` ON `presences` (`inscription_id`,`seance_id`,`rang`);--> statement-breakpoint
CREATE INDEX `presences_seance` ON `presences` (`seance_id`);--> statement-breakpoint
CREATE INDEX `presences_par` ON `presences` (`par_id`);--> statement-breakpoint
CREATE TABLE `competences_formation` (
	`formation_id` integer NOT NULL,
	`competence_id` integer NOT NULL,
	PRIMARY KEY(`formation_id`, `competence_id`),
	FOREIGN KEY (`formation_id`) REFERENCES `formations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`competence_id`) REFERENCES `competences`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `competences_formation_competence` ON `competences_formation` (`competence_id`);--> statement-breakpoint
CREATE TABLE `formations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`statut` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`titre` text NOT NULL,
	`titre_plie` text GENERATED ALWAYS AS (lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(titre, 'à', 'a'), 'á', 'a'), 'â', 'a'), 'ä', 'a'), 'ã', 'a'), 'À', 'a'), 'Á', 'a'), 'Â', 'a'), 'Ä', 'a'), 'Ã', 'a'), 'ç', 'c'), 'Ç', 'c'), 'é', 'e'), 'è', 'e'), 'ê', 'e'), 'ë', 'e'), 'É', 'e'), 'È', 'e'), 'Ê', 'e'), 'Ë', 'e'), 'î', 'i'), 'ï', 'i'), 'í', 'i'), 'Î', 'i'), 'Ï', 'i'), 'Í', 'i'), 'ñ', 'n'), 'Ñ', 'n'), 'ô', 'o'), 'ö', 'o'), 'ó', 'o'), 'Ô', 'o'), 'Ö', 'o'), 'Ó', 'o'), 'ù', 'u'), 'û', 'u'), 'ü', 'u'), 'ú', 'u'), 'Ù', 'u'), 'Û', 'u'), 'Ü', 'u'), 'Ú', 'u'), 'ÿ', 'y'), 'Ÿ', 'y'), 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae'), '’', ' '), '''', ' '), '-', ' '))) STORED,
	`resume` text,
	`objectifs` text,
	`programme` text,
	`pour_qui` text,
	`prerequis` text,
	`lieu` text,
	`commune_code` text,
	`lien` text,
	`accessibilite` text,
	`capacite` integer NOT NULL,
	`minimum` integer DEFAULT 1 NOT NULL,
	`limite` text,
	`validation` integer DEFAULT false NOT NULL,
	`publique` integer DEFAULT true NOT NULL,
	`cout` integer DEFAULT 0 NOT NULL,
	`cout_dit` text,
	`financeurs` text DEFAULT '[]' NOT NULL,
	`organisme` text,
	`organisme_numero` text,
	`structure_id` integer,
	`organisatrice_id` integer NOT NULL,
	`copie_de_id` integer,
	`du` integer,
	`au` integer,
	`creee_le` integer NOT NULL,
	`modifiee_le` integer NOT NULL,
	`ouverte_le` integer,
	`confirmee_le` integer,
	`realisee_le` integer,
	`finie_le` integer,
	`motif` text,
	FOREIGN KEY (`commune_code`) REFERENCES `communes`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisatrice_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`copie_de_id`) REFERENCES `formations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "formations_statut_connu" CHECK("formations"."statut" in ('projet', 'ouverte', 'confirmee', 'realisee', 'close', 'annulee')),
	CONSTRAINT "formations_capacite_bornee" CHECK("formations"."capacite" between 1 and 500),
	CONSTRAINT "formations_minimum" CHECK("formations"."minimum" between 1 and "formations"."capacite"),
	CONSTRAINT "formations_cout" CHECK("formations"."cout" >= 0),
	CONSTRAINT "formations_ordre" CHECK(("formations"."du" is null) = ("formations"."au" is null) and ("formations"."du" is null or "formations"."du" <= "formations"."au")),
	CONSTRAINT "formations_datee" CHECK("formations"."statut" in ('projet', 'annulee') or "formations"."du" is not null),
	CONSTRAINT "formations_ouverture" CHECK("formations"."statut" in ('projet', 'annulee') or "formations"."ouverte_le" is not null),
	CONSTRAINT "formations_fin" CHECK(("formations"."statut" in ('close', 'annulee')) = ("formations"."finie_le" is not null)),
	CONSTRAINT "formations_motif" CHECK("formations"."motif" is null or "formations"."statut" = 'annulee')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `formations_capacite` ON `formations` (`id`,`capacite`);--> statement-breakpoint
CREATE INDEX `formations_statut` ON `formations` (`statut`,`du`);--> statement-breakpoint
CREATE INDEX `formations_du` ON `formations` (`du`);--> statement-breakpoint
CREATE INDEX `formations_organisatrice` ON `formations` (`organisatrice_id`);--> statement-breakpoint
CREATE INDEX `formations_structure` ON `formations` (`structure_id`);--> statement-breakpoint
CREATE TABLE `formatrices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`formation_id` integer NOT NULL,
	`rang` integer NOT NULL,
	`personne_id` integer,
	`nom` text,
	`precision` text,
	FOREIGN KEY (`formation_id`) REFERENCES `formations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "formatrices_une" CHECK(("formatrices"."personne_id" is null) <> ("formatrices"."nom" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `formatrices_rang` ON `formatrices` (`formation_id`,`rang`);--> statement-breakpoint
CREATE INDEX `formatrices_personne` ON `formatrices` (`personne_id`);--> statement-breakpoint
CREATE TABLE `seances` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`formation_id` integer NOT NULL,
	`demi_journee` integer NOT NULL,
	`debut` integer NOT NULL,
	`fin` integer NOT NULL,
	`titre` text,
	`lieu` text,
	FOREIGN KEY (`formation_id`) REFERENCES `formations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "seances_heures" CHECK("seances"."debut" between 0 and 1439 and "seances"."fin" between "seances"."debut" + 1 and 1440)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `seances_une` ON `seances` (`formation_id`,`demi_journee`);--> statement-breakpoint
CREATE INDEX `seances_quand` ON `seances` (`demi_journee`);--> statement-breakpoint
CREATE TABLE `qualifications` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`statut` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`personne_id` integer NOT NULL,
	`structure_id` integer NOT NULL,
	`code` text NOT NULL,
	`voie` text,
	`intitule` text,
	`prevue_pour` text,
	`obtenue_le` text,
	`note_par_id` integer NOT NULL,
	`note_le` integer NOT NULL,
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`note_par_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "qualifications_statut_connu" CHECK("qualifications"."statut" in ('en_cours', 'detenue', 'abandonnee')),
	CONSTRAINT "qualifications_voie_connue" CHECK("qualifications"."voie" in ('vae', 'formation')),
	CONSTRAINT "qualifications_obtenue" CHECK("qualifications"."obtenue_le" is null or "qualifications"."statut" = 'detenue')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `qualifications_une` ON `qualifications` (`personne_id`,`structure_id`,`code`);--> statement-breakpoint
CREATE INDEX `qualifications_structure` ON `qualifications` (`structure_id`,`statut`);--> statement-breakpoint
CREATE INDEX `qualifications_note_par` ON `qualifications` (`note_par_id`);--> statement-breakpoint
CREATE TABLE `qualifications_attendues` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`fonction` text NOT NULL,
	`portee` text NOT NULL,
	`attendu` text NOT NULL,
	`depuis` text NOT NULL,
	`source` text NOT NULL,
	CONSTRAINT "qualifications_attendues_fonction_connue" CHECK("qualifications_attendues"."fonction" in ('direction', 'coordination_evs', 'presidence', 'administration', 'reference_familles', 'reference_jeunesse', 'animation', 'accueil', 'benevolat', 'autre')),
	CONSTRAINT "qualifications_attendues_portee_connue" CHECK("qualifications_attendues"."portee" in ('centre_social', 'evs', 'toutes'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `qualifications_attendues_une` ON `qualifications_attendues` (`code`,`depuis`);--> statement-breakpoint
CREATE INDEX `qualifications_attendues_fonction` ON `qualifications_attendues` (`fonction`,`depuis`);--> statement-breakpoint
CREATE TABLE `questionnaires_formation` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`inscription_id` integer NOT NULL,
	`genre` text NOT NULL,
	`envoye_le` integer NOT NULL,
	`rappele_le` integer,
	`version` integer DEFAULT 0 NOT NULL,
	`donne_le` integer,
	`canal` text,
	FOREIGN KEY (`inscription_id`) REFERENCES `inscriptions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "questionnaires_formation_genre" CHECK("questionnaires_formation"."genre" in ('chaud', 'froid')),
	CONSTRAINT "questionnaires_formation_canal" CHECK("questionnaires_formation"."canal" in ('telephone', 'courriel', 'de_vive_voix')),
	CONSTRAINT "questionnaires_formation_entendue" CHECK("questionnaires_formation"."canal" is null or "questionnaires_formation"."donne_le" is not null),
	CONSTRAINT "questionnaires_formation_donne_le" CHECK(("questionnaires_formation"."donne_le" is null) = ("questionnaires_formation"."version" = 0))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `questionnaires_formation_un` ON `questionnaires_formation` (`inscription_id`,`genre`);--> statement-breakpoint
CREATE INDEX `questionnaires_formation_donne` ON `questionnaires_formation` (`genre`,`donne_le`);--> statement-breakpoint
CREATE TABLE `reponses_formation` (
	`questionnaire_id` integer NOT NULL,
	`question` text NOT NULL,
	`note` integer,
	`mots` text,
	PRIMARY KEY(`questionnaire_id`, `question`),
	FOREIGN KEY (`questionnaire_id`) REFERENCES `questionnaires_formation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reponses_formation_une" CHECK(("reponses_formation"."note" is null) <> ("reponses_formation"."mots" is null)),
	CONSTRAINT "reponses_formation_note" CHECK("reponses_formation"."note" is null or "reponses_formation"."note" between 1 and 4)
) STRICT;
--> statement-breakpoint
CREATE TABLE `supports_formation` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`formation_id` integer NOT NULL,
	`titre` text NOT NULL,
	`lien` text,
	`ajoute_le` integer NOT NULL,
	FOREIGN KEY (`formation_id`) REFERENCES `formations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `supports_formation_formation` ON `supports_formation` (`formation_id`);--> statement-breakpoint
-- Reference data of the network, dated: the coordination edits it afterwards.
INSERT INTO `qualifications_attendues`(`code`, `fonction`, `portee`, `attendu`, `depuis`, `source`) VALUES
	('direction_centre_social', 'direction', 'centre_social', 'Diplôme de niveau 6 (ancien niveau II) des carrières sociales, de l’animation sociale, du développement local ou de l’ingénierie sociale, et compétences avérées en management', '2012-06-20', 'Circulaire Cnaf 2012-013 du 20 juin 2012, citée par un avenant départemental ; niveau actuel à vérifier'),
	('reference_familles', 'reference_familles', 'centre_social', 'Diplôme de travail social de niveau 5 (ancien niveau III)', '2012-06-20', 'Circulaire Cnaf 2012-013 du 20 juin 2012, citée par un avenant départemental ; niveau actuel à vérifier');
