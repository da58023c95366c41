import { eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { accorder, entreGuillemets } from '#app/commun/texte.ts';
import { lireFormation } from '#app/formations/programme/formations.server.ts';
import { lireInscriptions, lireLeGroupe } from './dossiers.server.ts';
import type { StatutInscription } from './inscriptions.ts';
import { lireMonInscription } from './mon-inscription.server.ts';
import { inscriptions } from './tables.ts';

/** What is said once one has registered: what was done, who is told, what is awaited. */
export function avisApresInscription(ctx: ContextePersonne, id: number): { chemin: string; titre: string; texte: string } {
  const [d] = lireInscriptions(ctx, eq(inscriptions.id, id));
  if (!d) return { chemin: '/formations', titre: 'C’est noté', texte: '' };
  const n = lireLeGroupe(ctx, d).length;
  const f = entreGuillemets(d.formation.titre);
  const ailleurs = lireMonInscription(ctx, lireFormation(ctx, d.formation.id))?.ailleurs ?? [];
  const attention = ailleurs.length > 0 ? ` Attention, au même moment\u00a0: ${ailleurs.join(' ; ')}.` : '';
  const [titre, texte] = DITS[d.ligne.statut](f, n);
  return { chemin: `/formations/${d.formation.id}`, titre, texte: `${texte}${attention}` };
}

const DITS: Record<StatutInscription, (f: string, n: number) => [string, string]> = {
  validee: (f, n) => [
    n === 1 ? 'La place est retenue' : `${accorder(n, 'place')} sont retenues`,
    `Pour ${f}. L’organisation le sait. On peut se retirer, ou laisser sa place à un collègue, en un geste.`,
  ],
  en_liste: (f) => [
    'C’est complet\u00a0: vous êtes sur la liste d’attente',
    `Pour ${f}. Dès qu’une place vous revient, un courriel vous la propose, et elle vous est gardée le temps de répondre.`,
  ],
  demandee: (f) => [
    'La demande est envoyée',
    `Pour ${f}. La direction de la structure la reçoit par courriel, et donne son accord. Sa réponse vous arrive par courriel.`,
  ],
  proposee: (f) => ['Une place est proposée', `Pour ${f}.`],
  refusee: (f) => ['L’inscription n’est pas acceptée', `Pour ${f}.`],
  retiree: (f) => ['L’inscription est retirée', `Pour ${f}.`],
};
