ALTER TABLE `echanges` ADD `rdv_tombe` integer DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE `echanges` SET `rdv_tombe` = 1 WHERE `rdv_jour` IS NOT NULL AND `statut` <> 'rendez_vous';
