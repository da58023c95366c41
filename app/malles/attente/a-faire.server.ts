import { and, asc, eq, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil, libellePeriode } from '#app/commun/periode.ts';
import type { Attente } from '#app/commun/prise.ts';
import { majuscule } from '#app/commun/texte.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { dansLaListe, preparer } from '#db/preparer.ts';
import { libelleJusqua } from './attentes.ts';
import { attentesDeMalle } from './tables.ts';

const offertes = preparer((db) =>
  db
    .select({
      ...{ id: attentesDeMalle.id, du: attentesDeMalle.du, au: attentesDeMalle.au, jusqua: attentesDeMalle.jusqua },
      malle: malles.nom,
    })
    .from(attentesDeMalle)
    .innerJoin(malles, eq(malles.id, attentesDeMalle.malleId))
    .where(and(eq(attentesDeMalle.statut, 'proposee'), dansLaListe(attentesDeMalle.structureId, 'siennes')))
    .orderBy(asc(attentesDeMalle.jusqua), asc(attentesDeMalle.id))
    .limit(sql.placeholder('combien'))
    .prepare(),
);
/** Far more than a structure may borrow at once. */
const MONTREES = 10;

/** The malles that are held for her structures until she answers. */
export function attentesAFaire({ db, acteur, fuseau }: ContextePersonne): Attente[] {
  if (acteur.membreDe.length === 0) return [];
  return offertes(db)
    .all({ siennes: JSON.stringify(acteur.membreDe), combien: MONTREES })
    .flatMap(({ id, malle, jusqua, ...periode }) =>
      jusqua === null
        ? []
        : [
            {
              cle: `attente-malle-${id}`,
              salle: 'malles' as const,
              echeance: jourCivil(jusqua, fuseau),
              poids: 2,
              titre: `${majuscule(laMalle(malle))} s’est libérée ${libellePeriode(periode)}`,
              suite: `Elle vous est gardée jusqu’au ${libelleJusqua(jusqua, fuseau)}, puis proposée à la structure suivante.`,
              lien: { libelle: 'La prendre, ou la laisser', chemin: `/malles/attentes/${id}` },
            },
          ],
    );
}
