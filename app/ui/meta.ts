let nomDuReseau = '';

/** Called by the root before it draws the head: one process serves one network, so its name is the same for everybody. */
export function retenirNomDuReseau(nom: string): void {
  nomDuReseau = nom;
}

/** The title of a page: « Stages – nom du réseau ». */
export function titreDePage(titre: string): { title: string }[] {
  return [{ title: nomDuReseau ? `${titre} – ${nomDuReseau}` : titre }];
}
