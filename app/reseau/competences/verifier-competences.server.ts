import { sql } from 'drizzle-orm';
import type { Anomalie } from '#app/commun/prise.ts';
import type { Base } from '#db/ouvrir.ts';
import { enOrdre, listRetenues } from './competences.server.ts';
import { formesDe } from './mots.ts';

/** What constraints cannot say of the vocabulary: a word that two terms share, a term that no one reaches, a use of a term that is gone. */
export function verifierCompetences(db: Base): Anomalie[] {
  const termes = listRetenues({ db });
  const aQui = new Map<string, string>();
  const doubles = termes.flatMap((terme) =>
    formesDe(terme).flatMap((forme) => {
      const autre = aQui.get(forme);
      aQui.set(forme, terme.slug);
      return autre !== undefined && autre !== terme.slug
        ? [`Le mot « ${forme} » mène à deux termes : ${autre} et ${terme.slug}.`]
        : [];
    }),
  );
  const atteints = new Set(enOrdre(termes).map(({ terme }) => terme.id));
  const perdus = termes.filter(({ id }) => !atteints.has(id)).map(({ slug }) => `Le terme ${slug} se range sous lui-même.`);
  const usages = db.get<{ n: number }>(
    sql`select count(*) as n from savoir_faire s join competences c on c.id = s.competence_id where c.statut <> 'retenue'`,
  );
  const restes = usages && usages.n > 0 ? [`${usages.n} savoir-faire emploient un terme qui n’est plus dans la liste.`] : [];
  return [...doubles, ...perdus, ...restes].map((phrase) => ({ domaine: 'réseau', phrase }));
}
