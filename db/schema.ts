/** Every table of the house, for drizzle-kit and for the typed handle. */
export * from '#app/commun/tables.ts';
export * from '#app/reseau/tables.ts';
export * from '#app/services/tables.ts';
export * from '#app/troc/tables.ts';
