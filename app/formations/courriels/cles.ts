/** How the keys of the mails about an inscription begin. */
export const prefixeDeLInscription = (id: number): string => `inscription:${id}:`;

/** How those about a group begin: its request is one, whoever of it withdraws. */
export const prefixeDuGroupe = (id: number): string => `groupe-inscription:${id}:`;

/** How those about a formation begin. */
export const prefixeDeLaFormation = (id: number): string => `formation:${id}:`;
