import { count, isNotNull } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import type { Suivi } from '#app/commun/prise.ts';
import { compterAbandonnes } from './courriel.server.ts';
import { taches } from './tables.ts';

/** What the coordination follows of the machine: mails given up, tasks that failed; otherwise, that all is well. */
export function suiviDesServices(ctx: Contexte): Suivi[] {
  const perdus = compterAbandonnes(ctx);
  const echouees = ctx.db.select({ n: count() }).from(taches).where(isNotNull(taches.erreur)).get()?.n ?? 0;
  const suivi: Suivi[] = [];
  if (perdus > 0) {
    const phrase =
      perdus === 1 ? 'Un courriel n’est pas arrivé' : `${perdus.toLocaleString('fr-FR')} courriels ne sont pas arrivés`;
    suivi.push({ salle: 'maison', poids: 1, phrase, chemin: '/courriels?etat=abandonne' });
  }
  if (echouees > 0) {
    const phrase = echouees === 1 ? 'Une tâche a échoué la dernière fois' : `${echouees} tâches ont échoué la dernière fois`;
    suivi.push({ salle: 'maison', poids: 1, phrase, chemin: '/taches' });
  }
  if (suivi.length === 0)
    suivi.push({
      salle: 'maison',
      poids: 9,
      phrase: 'Courriels et tâches\u00a0: tout va bien',
      chemin: '/courriels',
      seul: true,
    });
  return suivi;
}
