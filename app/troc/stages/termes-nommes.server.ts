import { eq } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { libelleLieu } from '#app/reseau/structures/lieu.ts';
import type { Dossier } from './dossiers.server.ts';
import type { TermesNommes } from './termes-dits.ts';

/** The terms of a stage with the names that their sentences need. */
export function nommerTermes({ db }: Pick<Contexte, 'db'>, d: Dossier): TermesNommes {
  const { tutriceId } = d.termes;
  const tutrice =
    tutriceId === null || tutriceId === d.tutrice?.id
      ? undefined
      : db.select({ prenom: personnes.prenom, nom: personnes.nom }).from(personnes).where(eq(personnes.id, tutriceId)).get();
  return {
    termes: d.termes,
    chemin: d.ligne.chemin,
    stagiaires: d.stagiaires.map(({ nom }) => nom),
    tutrice: tutrice ? nomComplet(tutrice) : tutriceId === null ? null : (d.tutrice?.nom ?? null),
    origine: d.origine.nom,
    accueil: d.accueil.nom,
    adresse: libelleLieu(d.accueil),
  };
}
