import { and, eq, inArray } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { jourCivil, libelleHeure, libelleJourCourt } from '#app/commun/periode.ts';
import type { DossierDeFormation } from '#app/formations/programme/formations.server.ts';
import { DROITS_FORMATION } from '#app/formations/programme/formations.ts';
import { ordreDeLaListe } from './attribuer.ts';
import { libelleJusqua } from './delais.ts';
import { lireInscriptions } from './dossiers.server.ts';
import { lireLaFile } from './file.server.ts';
import { LIBELLE_STATUT_INSCRIPTION, STATUTS_VIVANTS, type StatutInscription } from './inscriptions.ts';
import type { Places } from './places.server.ts';
import { besoinsParticuliers, inscriptions } from './tables.ts';

/** Someone on the list of a formation, in words. */
export interface InscriteMontree {
  id: number;
  nom: string;
  structure: string;
  statut: StatutInscription;
  etat: string;
  /** « 24 mars à 9 h 02 » */
  depuis: string;
  enGroupe: boolean;
  besoin: string | null;
}

const RANG_DU_STATUT: Record<(typeof STATUTS_VIVANTS)[number], number> = { demandee: 0, proposee: 1, validee: 2, en_liste: 3 };

/** Everyone on the list of a formation, by name, for whoever holds it: who waits stands in the order in which she is served. */
export function lireEnCours(
  ctx: ContextePersonne,
  d: DossierDeFormation,
  { placees }: Pick<Places, 'placees'>,
): InscriteMontree[] {
  const siennes = lireInscriptions(
    ctx,
    and(eq(inscriptions.formationId, d.ligne.id), inArray(inscriptions.statut, [...STATUTS_VIVANTS])),
  );
  const besoins = new Map(
    peut(DROITS_FORMATION, 'voirLesBesoinsParticuliers', d.relations) && siennes.length > 0
      ? ctx.db
          .select()
          .from(besoinsParticuliers)
          .where(
            inArray(
              besoinsParticuliers.inscriptionId,
              siennes.map(({ ligne }) => ligne.id),
            ),
          )
          .all()
          .map(({ inscriptionId, texte }) => [inscriptionId, texte])
      : [],
  );
  const ordre = ordreDeLaListe(lireLaFile(ctx, d.ligne.id), placees).flatMap(({ ids }) => ids);
  const rang = ({ id, statut }: { id: number; statut: StatutInscription }) => {
    const place = ordre.indexOf(id);
    const vivant = STATUTS_VIVANTS.find((un) => un === statut);
    return (vivant === undefined ? 9 : RANG_DU_STATUT[vivant]) * 10_000 + (place < 0 ? 9_000 : place);
  };
  return siennes
    .sort((a, b) => rang(a.ligne) - rang(b.ligne))
    .map(({ ligne, personne, structure }) => ({
      ...{ id: ligne.id, nom: personne.nom, structure: structure.nom, statut: ligne.statut },
      etat:
        ligne.jusqua === null
          ? LIBELLE_STATUT_INSCRIPTION[ligne.statut]
          : `Place gardée jusqu’au ${libelleJusqua(ligne.jusqua, ctx.fuseau)}`,
      depuis: `${libelleJourCourt(jourCivil(ligne.depuis, ctx.fuseau), false)} à ${libelleHeure(ligne.depuis, ctx.fuseau)}`,
      enGroupe: ligne.groupeId !== null,
      besoin: besoins.get(ligne.id) ?? null,
    }));
}
