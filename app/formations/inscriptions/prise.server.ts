import { and, asc, count, eq, inArray, lt, ne, notExists, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import type { Attente, Prise } from '#app/commun/prise.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { dernierJourPourSInscrire } from '#app/formations/programme/formations.ts';
import { formations } from '#app/formations/programme/tables.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { dansLaListe, preparer } from '#db/preparer.ts';
import { libelleJusqua } from './delais.ts';
import { CHAMPS_DE_L_INSCRIPTION, cycleInscription, STATUTS_A_ACCORDER, STATUTS_OFFERTS } from './inscriptions.ts';
import { reponseDInscription } from './reponses.server.ts';
import { inscriptions } from './tables.ts';

const MONTREES = 10;

const autre = alias(inscriptions, 'autre');
const duMemeGroupe = and(
  ...[eq(autre.groupeId, inscriptions.groupeId), eq(autre.statut, inscriptions.statut), ne(autre.id, inscriptions.id)],
);

const attendues = preparer((db) =>
  db
    .select({
      ...{
        id: inscriptions.id,
        jusqua: inscriptions.jusqua,
        du: formations.du,
        limite: formations.limite,
        titre: formations.titre,
      },
      personne: { prenom: personnes.prenom, nom: personnes.nom },
      autres: sql<number>`(${db.select({ n: count() }).from(autre).where(duMemeGroupe)})`,
    })
    .from(inscriptions)
    .innerJoin(formations, eq(formations.id, inscriptions.formationId))
    .innerJoin(personnes, eq(personnes.id, inscriptions.personneId))
    .where(
      or(
        and(inArray(inscriptions.statut, [...STATUTS_OFFERTS]), eq(inscriptions.personneId, sql.placeholder('moi'))),
        and(
          ...[inArray(inscriptions.statut, [...STATUTS_A_ACCORDER]), dansLaListe(inscriptions.structureId, 'engagees')],
          // One answer a group: its first inscription asks for it.
          notExists(
            db
              .select({ un: sql`1` })
              .from(autre)
              .where(and(duMemeGroupe, lt(autre.id, inscriptions.id))),
          ),
        ),
      ),
    )
    .orderBy(asc(inscriptions.jusqua), asc(inscriptions.depuis))
    .limit(sql.placeholder('combien'))
    .prepare(),
);

/** The places that are held for her until she answers, and those of her team who wait for her yes. */
function inscriptionsAFaire({ db, acteur, maintenant, fuseau }: ContextePersonne): Attente[] {
  if (acteur.roles.includes('partenaire') && !acteur.roles.includes('coordination')) return [];
  return attendues(db)
    .all({ moi: acteur.personneId, engagees: JSON.stringify(acteur.responsableDe), combien: MONTREES })
    .map(({ id, jusqua, du, limite, titre, personne, autres }) => {
      const f = entreGuillemets(titre);
      const commun = { cle: `inscription-${id}`, salle: 'formations' as const };
      const chemin = `/formations/inscriptions/${id}`;
      if (jusqua !== null) {
        return {
          ...{ ...commun, echeance: jourCivil(jusqua, fuseau), poids: 2, titre: `Une place s’est libérée pour vous\u00a0: ${f}` },
          suite: `Elle vous est gardée jusqu’au ${libelleJusqua(jusqua, fuseau)}, puis proposée à la personne suivante.`,
          lien: { libelle: 'Prendre ou laisser la place', chemin },
        };
      }
      return {
        ...{ ...commun, echeance: dernierJourPourSInscrire({ limite, du }) ?? jourCivil(maintenant, fuseau), poids: 3 },
        titre:
          autres === 0
            ? `${nomComplet(personne)} voudrait suivre ${f}`
            : `${nomComplet(personne)} et ${autres === 1 ? 'une autre personne' : `${autres} autres personnes`} voudraient suivre ${f}`,
        suite: 'Cette formation demande l’accord de la structure. Les places se donnent dans l’ordre d’arrivée.',
        lien: { libelle: 'Lire et répondre', chemin },
      };
    });
}

/** What inscriptions bring to the home page, to the answers by a link and to the journal. */
export const prise: Prise = {
  domaine: 'formations',
  aFaire: inscriptionsAFaire,
  reponses: { inscription: reponseDInscription },
  champsDuJournal: { [cycleInscription.objet]: CHAMPS_DE_L_INSCRIPTION },
};
