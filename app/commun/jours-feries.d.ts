declare module '@socialgouv/jours-feries' {
  /** Public holidays of a year by name, as local midnights. */
  export default function listeDesFeries(annee: number, options?: { alsace: boolean }): Record<string, Date>;
}
