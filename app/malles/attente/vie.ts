import { libelleInstant } from '#app/commun/periode.ts';
import type { StatutAttente } from './attentes.ts';

interface Pas {
  titre: string;
  qui?: string;
  etat: 'passe' | 'present' | 'avenir';
}

const FIN: Partial<Record<StatutAttente, string>> = { prise: 'Prise', passee: 'Laissée passer', retiree: 'Retirée de la liste' };

/** The life of a wait: what happened, where it stands, what comes. */
export function vieDeLAttente(
  a: { statut: StatutAttente; depuis: Date; proposeeLe: Date | null; finieLe: Date | null },
  fuseau: string,
): Pas[] {
  const le = (instant: Date) => `Le ${libelleInstant(instant, fuseau)}`;
  const pas: Pas[] = [
    { titre: 'Sur la liste d’attente', qui: le(a.depuis), etat: a.statut === 'en_attente' ? 'present' : 'passe' },
  ];
  if (a.proposeeLe) {
    pas.push({ titre: 'Proposée', qui: le(a.proposeeLe), etat: a.statut === 'proposee' ? 'present' : 'passe' });
  } else if (a.statut === 'en_attente') pas.push({ titre: 'Proposée, si elle se libère', etat: 'avenir' });
  if (a.finieLe) pas.push({ titre: FIN[a.statut] ?? '', qui: le(a.finieLe), etat: 'passe' });
  else pas.push({ titre: 'Prise, ou laissée à la suivante', etat: 'avenir' });
  return pas;
}
