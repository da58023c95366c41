-- Hand-written: whoever loses the role loses her key in the same breath, whatever takes the role away.
CREATE TRIGGER `membres_cellule_sans_role` AFTER DELETE ON `roles_reseau` WHEN old.role = 'cellule'
BEGIN
	DELETE FROM membres_cellule WHERE personne_id = old.personne_id;
END;
--> statement-breakpoint
CREATE TRIGGER `membres_cellule_depart` BEFORE DELETE ON `membres_cellule`
BEGIN
	DELETE FROM recusations_cellule WHERE personne_id = old.personne_id;
END;
