/** Every table of the house, for drizzle-kit and for the typed handle. */
export * from '#app/commun/tables.ts';
export * from '#app/reseau/agrements/tables.ts';
export * from '#app/reseau/competences/tables.ts';
export * from '#app/reseau/comptes/tables.ts';
export * from '#app/reseau/fermetures/tables.ts';
export * from '#app/reseau/fichiers/tables.ts';
export * from '#app/reseau/import/tables.ts';
export * from '#app/reseau/personnes/tables.ts';
export * from '#app/reseau/signataires/tables.ts';
export * from '#app/reseau/structures/tables.ts';
export * from '#app/reseau/territoire/tables.ts';
export * from '#app/services/tables.ts';
export * from '#app/troc/annonces/tables.ts';
export * from '#app/troc/experiences/tables.ts';
export * from '#app/troc/papiers/tables.ts';
export * from '#app/troc/recherche/tables.ts';
export * from '#app/troc/stages/tables.ts';
