CREATE TABLE `brouillons` (
	`personne_id` integer NOT NULL,
	`formulaire` text NOT NULL,
	`valeurs` text DEFAULT '{}' NOT NULL,
	`modifie_le` integer NOT NULL,
	PRIMARY KEY(`personne_id`, `formulaire`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `gestes` (
	`personne_id` integer NOT NULL,
	`cle` text NOT NULL,
	`objet_id` integer NOT NULL,
	`fait_le` integer NOT NULL,
	PRIMARY KEY(`personne_id`, `cle`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `journal` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`le` integer NOT NULL,
	`acteur_id` integer,
	`au_nom_de_id` integer,
	`canal` text,
	`domaine` text NOT NULL,
	`objet` text NOT NULL,
	`objet_id` integer,
	`acte` text NOT NULL,
	`resume` text NOT NULL,
	`avant` text,
	`apres` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `journal_objet` ON `journal` (`domaine`,`objet`,`objet_id`);--> statement-breakpoint
CREATE INDEX `journal_le` ON `journal` (`le`);--> statement-breakpoint
CREATE TABLE `reglages` (
	`cle` text PRIMARY KEY NOT NULL,
	`valeur` text NOT NULL,
	`modifie_le` integer NOT NULL,
	`modifie_par` integer
) STRICT;
--> statement-breakpoint
CREATE TABLE `agrements` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`structure_id` integer NOT NULL,
	`genre` text NOT NULL,
	`du` text,
	`au` text,
	`decideur` text,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "agrements_genre" CHECK("agrements"."genre" in ('animation_globale', 'animation_collective_familles', 'animation_locale'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `agrements_structure` ON `agrements` (`structure_id`);--> statement-breakpoint
CREATE TABLE `communes` (
	`code` text PRIMARY KEY NOT NULL,
	`nom` text NOT NULL,
	`departement` text NOT NULL,
	`codes_postaux` text NOT NULL,
	`population` integer,
	`lat` real,
	`lon` real,
	`fusionnee_dans` text,
	`nom_plie` text GENERATED ALWAYS AS (lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(nom, 'à', 'a'), 'á', 'a'), 'â', 'a'), 'ä', 'a'), 'ã', 'a'), 'À', 'a'), 'Á', 'a'), 'Â', 'a'), 'Ä', 'a'), 'Ã', 'a'), 'ç', 'c'), 'Ç', 'c'), 'é', 'e'), 'è', 'e'), 'ê', 'e'), 'ë', 'e'), 'É', 'e'), 'È', 'e'), 'Ê', 'e'), 'Ë', 'e'), 'î', 'i'), 'ï', 'i'), 'í', 'i'), 'Î', 'i'), 'Ï', 'i'), 'Í', 'i'), 'ñ', 'n'), 'Ñ', 'n'), 'ô', 'o'), 'ö', 'o'), 'ó', 'o'), 'Ô', 'o'), 'Ö', 'o'), 'Ó', 'o'), 'ù', 'u'), 'û', 'u'), 'ü', 'u'), 'ú', 'u'), 'Ù', 'u'), 'Û', 'u'), 'Ü', 'u'), 'Ú', 'u'), 'ÿ', 'y'), 'Ÿ', 'y'), 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae'), '’', ' '), '''', ' '), '-', ' '))) STORED
) STRICT;
--> statement-breakpoint
CREATE INDEX `communes_departement` ON `communes` (`departement`);--> statement-breakpoint
CREATE TABLE `competences` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`nom` text NOT NULL,
	`definition` text NOT NULL,
	`synonymes` text NOT NULL,
	`parent_id` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `competences_slug_unique` ON `competences` (`slug`);--> statement-breakpoint
CREATE TABLE `comptes` (
	`id` integer PRIMARY KEY NOT NULL,
	`mot_de_passe` text,
	`secret_agenda` text,
	`cree_le` integer NOT NULL,
	`vu_le` integer,
	FOREIGN KEY (`id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `comptes_secret_agenda_unique` ON `comptes` (`secret_agenda`);--> statement-breakpoint
CREATE TABLE `fichiers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`domaine` text NOT NULL,
	`objet` text NOT NULL,
	`objet_id` integer NOT NULL,
	`nom` text NOT NULL,
	`genre` text NOT NULL,
	`octets` integer NOT NULL,
	`contenu` blob NOT NULL,
	`vignette` blob,
	`depose_le` integer NOT NULL,
	`depose_par_id` integer,
	FOREIGN KEY (`depose_par_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "fichiers_taille" CHECK("fichiers"."octets" between 1 and 10485760)
) STRICT;
--> statement-breakpoint
CREATE INDEX `fichiers_objet` ON `fichiers` (`domaine`,`objet`,`objet_id`);--> statement-breakpoint
CREATE TABLE `fonctions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`personne_id` integer NOT NULL,
	`structure_id` integer NOT NULL,
	`fonction` text NOT NULL,
	`intitule` text,
	`responsable` integer DEFAULT false NOT NULL,
	`lien` text DEFAULT 'salariat' NOT NULL,
	`du` text,
	`au` text,
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`structure_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "fonctions_fonction" CHECK("fonctions"."fonction" in ('direction', 'coordination_evs', 'presidence', 'administration', 'reference_familles', 'reference_jeunesse', 'animation', 'accueil', 'benevolat', 'autre')),
	CONSTRAINT "fonctions_lien" CHECK("fonctions"."lien" in ('salariat', 'benevolat', 'agent_public'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `fonctions_personne` ON `fonctions` (`personne_id`);--> statement-breakpoint
CREATE INDEX `fonctions_structure` ON `fonctions` (`structure_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `fonctions_une` ON `fonctions` (`personne_id`,`structure_id`,`fonction`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`personne_id` integer,
	`nom_fichier` text NOT NULL,
	`contenu` blob NOT NULL,
	`cree_le` integer NOT NULL,
	`ecrit_le` integer,
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `jetons` (
	`empreinte` text PRIMARY KEY NOT NULL,
	`genre` text NOT NULL,
	`personne_id` integer NOT NULL,
	`cree_le` integer NOT NULL,
	`expire_le` integer NOT NULL,
	`utilise_le` integer,
	`par_id` integer,
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`par_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "jetons_genre" CHECK("jetons"."genre" in ('entrer', 'invitation'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `jetons_personne` ON `jetons` (`personne_id`,`genre`);--> statement-breakpoint
CREATE TABLE `personnes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`prenom` text NOT NULL,
	`nom` text NOT NULL,
	`courriel` text,
	`telephone` text,
	`montrer_courriel` integer DEFAULT true NOT NULL,
	`montrer_telephone` integer DEFAULT false NOT NULL,
	`creee_le` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `personnes_courriel` ON `personnes` (`courriel`);--> statement-breakpoint
CREATE INDEX `personnes_nom` ON `personnes` (`nom`);--> statement-breakpoint
CREATE TABLE `roles_reseau` (
	`personne_id` integer NOT NULL,
	`role` text NOT NULL,
	`donne_le` integer NOT NULL,
	PRIMARY KEY(`personne_id`, `role`),
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "roles_reseau_role" CHECK("roles_reseau"."role" in ('coordination', 'partenaire', 'cellule'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`compte_id` integer NOT NULL,
	`expire_le` integer NOT NULL,
	`ouverte_le` integer,
	`appareil` text,
	FOREIGN KEY (`compte_id`) REFERENCES `comptes`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_compte` ON `sessions` (`compte_id`);--> statement-breakpoint
CREATE TABLE `structures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`nom` text NOT NULL,
	`siret` text,
	`gestion` text,
	`federation` text,
	`adresse` text,
	`code_postal` text,
	`commune_code` text,
	`telephone` text,
	`courriel` text,
	`presentation` text,
	`milieu` text,
	`en_prefiguration` integer DEFAULT false NOT NULL,
	`places_stage` integer DEFAULT 2 NOT NULL,
	`creee_le` integer NOT NULL,
	`partie_le` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`nom_plie` text GENERATED ALWAYS AS (lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(nom, 'à', 'a'), 'á', 'a'), 'â', 'a'), 'ä', 'a'), 'ã', 'a'), 'À', 'a'), 'Á', 'a'), 'Â', 'a'), 'Ä', 'a'), 'Ã', 'a'), 'ç', 'c'), 'Ç', 'c'), 'é', 'e'), 'è', 'e'), 'ê', 'e'), 'ë', 'e'), 'É', 'e'), 'È', 'e'), 'Ê', 'e'), 'Ë', 'e'), 'î', 'i'), 'ï', 'i'), 'í', 'i'), 'Î', 'i'), 'Ï', 'i'), 'Í', 'i'), 'ñ', 'n'), 'Ñ', 'n'), 'ô', 'o'), 'ö', 'o'), 'ó', 'o'), 'Ô', 'o'), 'Ö', 'o'), 'Ó', 'o'), 'ù', 'u'), 'û', 'u'), 'ü', 'u'), 'ú', 'u'), 'Ù', 'u'), 'Û', 'u'), 'Ü', 'u'), 'Ú', 'u'), 'ÿ', 'y'), 'Ÿ', 'y'), 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae'), '’', ' '), '''', ' '), '-', ' '))) STORED,
	FOREIGN KEY (`commune_code`) REFERENCES `communes`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "structures_places" CHECK("structures"."places_stage" between 0 and 20),
	CONSTRAINT "structures_siret_forme" CHECK("structures"."siret" is null or length("structures"."siret") = 14),
	CONSTRAINT "structures_gestion" CHECK("structures"."gestion" in ('association', 'commune', 'ccas', 'epci', 'caf', 'msa')),
	CONSTRAINT "structures_milieu" CHECK("structures"."milieu" in ('rural', 'urbain'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `structures_siret` ON `structures` (`siret`);--> statement-breakpoint
CREATE INDEX `structures_annuaire` ON `structures` (`partie_le`,`nom_plie`,`id`);--> statement-breakpoint
CREATE TABLE `courriels` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`cle` text NOT NULL,
	`personne_id` integer,
	`adresse` text NOT NULL,
	`nom` text NOT NULL,
	`sujet` text NOT NULL,
	`lettre` text,
	`etat` text DEFAULT 'a_envoyer' NOT NULL,
	`depose_le` integer NOT NULL,
	`envoyer_apres` integer NOT NULL,
	`envoye_le` integer,
	`essais` integer DEFAULT 0 NOT NULL,
	`derniere_erreur` text,
	`message_id` text NOT NULL,
	CONSTRAINT "courriels_etat" CHECK("courriels"."etat" in ('a_envoyer', 'en_cours', 'envoye', 'abandonne', 'garde'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `courriels_cle` ON `courriels` (`cle`,`adresse`);--> statement-breakpoint
CREATE INDEX `courriels_a_envoyer` ON `courriels` (`etat`,`envoyer_apres`);--> statement-breakpoint
CREATE TABLE `liens` (
	`empreinte` text PRIMARY KEY NOT NULL,
	`genre` text NOT NULL,
	`objet_id` integer NOT NULL,
	`personne_id` integer NOT NULL,
	`cree_le` integer NOT NULL,
	`expire_le` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `liens_objet` ON `liens` (`genre`,`objet_id`);--> statement-breakpoint
CREATE TABLE `taches` (
	`nom` text PRIMARY KEY NOT NULL,
	`derniere_le` integer,
	`tenue_jusqua` integer,
	`resultat` text,
	`erreur` text,
	`duree_ms` integer
) STRICT;
--> statement-breakpoint
CREATE TABLE `bilans_stage` (
	`stage_id` integer NOT NULL,
	`cote` text NOT NULL,
	`auteur_id` integer NOT NULL,
	`texte` text NOT NULL,
	`rendu_le` integer NOT NULL,
	PRIMARY KEY(`stage_id`, `cote`),
	FOREIGN KEY (`stage_id`) REFERENCES `stages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`auteur_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "bilans_stage_cote" CHECK("bilans_stage"."cote" in ('origine', 'accueil'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `demi_journees_stage` (
	`stage_id` integer NOT NULL,
	`personne_id` integer NOT NULL,
	`structure_accueil_id` integer NOT NULL,
	`demi_journee` integer NOT NULL,
	`place` integer,
	PRIMARY KEY(`personne_id`, `demi_journee`),
	FOREIGN KEY (`stage_id`) REFERENCES `stages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`personne_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`structure_accueil_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "demi_journees_stage_place_connue" CHECK("demi_journees_stage"."place" is null or "demi_journees_stage"."place" between 1 and 20)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `demi_journees_stage_place` ON `demi_journees_stage` (`structure_accueil_id`,`demi_journee`,`place`);--> statement-breakpoint
CREATE INDEX `demi_journees_stage_stage` ON `demi_journees_stage` (`stage_id`);--> statement-breakpoint
CREATE TABLE `propositions_stage` (
	`stage_id` integer NOT NULL,
	`numero` integer NOT NULL,
	`cote` text NOT NULL,
	`auteur_id` integer NOT NULL,
	`du` integer NOT NULL,
	`au` integer NOT NULL,
	`objectif` text NOT NULL,
	`tutrice_id` integer,
	`message` text,
	`faite_le` integer NOT NULL,
	PRIMARY KEY(`stage_id`, `numero`),
	FOREIGN KEY (`stage_id`) REFERENCES `stages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`auteur_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tutrice_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "propositions_stage_cote" CHECK("propositions_stage"."cote" in ('origine', 'accueil'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `stages` (
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
	`objectif` text NOT NULL,
	`propose_le` integer NOT NULL,
	`relances` integer DEFAULT 0 NOT NULL,
	`accepte_le` integer,
	`realise_le` integer,
	`clos_le` integer,
	`modifie_le` integer NOT NULL,
	`motif` text,
	`cree_par_id` integer,
	FOREIGN KEY (`structure_origine_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`structure_accueil_id`) REFERENCES `structures`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stagiaire_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tutrice_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cree_par_id`) REFERENCES `personnes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stages_statut_connu" CHECK("stages"."statut" in ('souhaite', 'propose', 'accepte', 'signe', 'realise', 'clos', 'refuse', 'annule', 'expire', 'non_realise')),
	CONSTRAINT "stages_cote_connu" CHECK("stages"."cote_qui_propose" in ('origine', 'accueil')),
	CONSTRAINT "stages_chemin_connu" CHECK("stages"."chemin" in ('court', 'complet')),
	CONSTRAINT "stages_deux_structures" CHECK("stages"."structure_origine_id" <> "stages"."structure_accueil_id"),
	CONSTRAINT "stages_ordre" CHECK("stages"."du" <= "stages"."au"),
	CONSTRAINT "stages_court" CHECK("stages"."chemin" <> 'court' or "stages"."au" - "stages"."du" < 4)
) STRICT;
--> statement-breakpoint
CREATE INDEX `stages_origine` ON `stages` (`structure_origine_id`,`statut`);--> statement-breakpoint
CREATE INDEX `stages_accueil` ON `stages` (`structure_accueil_id`,`statut`);--> statement-breakpoint
CREATE INDEX `stages_stagiaire` ON `stages` (`stagiaire_id`);--> statement-breakpoint
CREATE INDEX `stages_tutrice` ON `stages` (`tutrice_id`);--> statement-breakpoint
CREATE INDEX `stages_periode` ON `stages` (`du`,`au`);--> statement-breakpoint
CREATE INDEX `stages_statut` ON `stages` (`statut`,`du`);