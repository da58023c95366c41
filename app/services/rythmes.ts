/** How often the network writes to someone of itself; what answers her own acts is always sent. */
export const RYTHMES = ['des_que', 'chaque_lundi', 'jamais'] as const;
export type Rythme = (typeof RYTHMES)[number];

export const RYTHME_PAR_DEFAUT: Rythme = 'chaque_lundi';

export const LIBELLE_RYTHME: Record<Rythme, string> = {
  des_que: 'Chaque lundi, et le jour même quand une annonce me concerne',
  chaque_lundi: 'Chaque lundi',
  jamais: 'Jamais',
};

/** What is said once it is chosen. */
export const DIT_DU_RYTHME: Record<Rythme, string> = {
  des_que: 'La lettre viendra chaque lundi\u00a0; une annonce qui vous concerne, le jour même.',
  chaque_lundi: 'La lettre viendra chaque lundi, quand il y a quelque chose à dire.',
  jamais: 'La lettre ne viendra plus. Les courriels qui attendent une réponse de vous viendront toujours.',
};
