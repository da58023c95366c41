/** How the keys of the mails about an inscription begin. */
export const prefixeDeLInscription = (id: number): string => `inscription:${id}:`;

/** How those about a group begin: its request is one, whoever of it withdraws. */
export const prefixeDuGroupe = (id: number): string => `groupe-inscription:${id}:`;

/**
 * The key of what a group asks. Its latest comer is in it: what is asked for someone new is written, whatever was sent before, and
 * what was sent of the same latest comer named all who are still of it.
 */
export const cleDeLaDemande = (groupeId: number, { derniere, version }: { derniere: number; version: number }): string =>
  `${prefixeDuGroupe(groupeId)}demander:${derniere}:v${version}`;

/** How those about a formation begin. */
export const prefixeDeLaFormation = (id: number): string => `formation:${id}:`;
