import { and, eq, gt, inArray, isNotNull, or } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Contexte } from '#app/commun/contexte.ts';
import { parleDe } from '#app/commun/donnees.server.ts';
import { oublierTexte, type Reperes } from '#app/commun/oublier.ts';
import { oublierChamps } from '#app/commun/oublier-champs.server.ts';
import { demiJournee, jourCivil } from '#app/commun/periode.ts';
import type { PersonneAEffacer } from '#app/commun/prise.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import type { Base } from '#db/ouvrir.ts';
import { besoinsDeFormation } from './besoins/tables.ts';
import { convocations } from './convocations/tables.ts';
import { coutsDeFormation } from './couts/tables.ts';
import { cycleInscription, STATUTS_VIVANTS } from './inscriptions/inscriptions.ts';
import { besoinsParticuliers, inscriptions } from './inscriptions/tables.ts';
import { presences } from './presences/tables.ts';
import { STATUTS_PAS_TENUES } from './programme/formations.ts';
import { formations, formatrices, seances } from './programme/tables.ts';
import { cycleQualification } from './qualifications/qualifications.ts';
import { qualifications } from './qualifications/tables.ts';
import { questionnairesDeFormation, reponsesDeFormation } from './questionnaires/tables.ts';
import { supportsDeFormation } from './supports/tables.ts';

/** Someone who comes, or who holds what is to come: it is settled first. */
export function empechementDesFormations({ db, maintenant, fuseau }: Contexte, personneId: number): string | null {
  const tenue = db
    .select({ titre: formations.titre })
    .from(formations)
    .where(and(eq(formations.organisatriceId, personneId), inArray(formations.statut, [...STATUTS_PAS_TENUES])))
    .orderBy(formations.id)
    .get();
  if (tenue) {
    return `Cette personne organise la formation ${entreGuillemets(tenue.titre)}, qui n’a pas eu lieu. Confiez-la à quelqu’un d’autre, ou annulez-la, puis revenez ici.`;
  }
  const inscrite = db
    .select({ titre: formations.titre })
    .from(inscriptions)
    .innerJoin(formations, eq(formations.id, inscriptions.formationId))
    .where(
      and(
        ...[eq(inscriptions.personneId, personneId), inArray(inscriptions.statut, [...STATUTS_VIVANTS])],
        gt(formations.du, demiJournee(jourCivil(maintenant, fuseau), 'apres-midi')),
      ),
    )
    .orderBy(inscriptions.id)
    .get();
  if (!inscrite) return null;
  return `Cette personne est sur la liste de la formation ${entreGuillemets(inscrite.titre)}. Retirez-la de la liste, puis revenez ici.`;
}

/** Drops someone's name from the formations, and her words; they stay, and are counted. */
export function effacerDesFormations({ db }: Contexte, { personneId, reperes }: PersonneAEffacer): void {
  const siennes = db.select({ id: inscriptions.id }).from(inscriptions).where(eq(inscriptions.personneId, personneId));
  const ids = siennes.all().map(({ id }) => id);
  db.delete(besoinsParticuliers).where(inArray(besoinsParticuliers.inscriptionId, siennes)).run();
  // Why she was refused or withdrew may speak of her health, without her name: it goes whole.
  db.update(inscriptions).set({ motif: null }).where(eq(inscriptions.personneId, personneId)).run();
  oublierChamps(db, { domaine: 'formations', objet: cycleInscription.objet }, ids, ['motif']);
  db.update(presences)
    .set({ motif: 'Motif effacé' })
    .where(and(inArray(presences.inscriptionId, siennes), isNotNull(presences.motif)))
    .run();
  const suivies = db
    .select({ id: qualifications.id })
    .from(qualifications)
    .where(eq(qualifications.personneId, personneId))
    .all();
  oublierChamps(
    db,
    { domaine: 'formations', objet: cycleQualification.objet },
    suivies.map(({ id }) => id),
    ['motif'],
  );
  db.update(qualifications).set({ intitule: null }).where(eq(qualifications.personneId, personneId)).run();
  const questionnaires = db
    .select({ id: questionnairesDeFormation.id })
    .from(questionnairesDeFormation)
    .where(inArray(questionnairesDeFormation.inscriptionId, siennes));
  // Her marks stay counted; her words are hers.
  db.delete(reponsesDeFormation)
    .where(and(inArray(reponsesDeFormation.questionnaireId, questionnaires), gt(reponsesDeFormation.mots, '')))
    .run();
  oublierDansLesTextes(db, reperes);
}

/** Every text of the room where someone may be named: each table, its columns. */
const TEXTES: readonly [SQLiteTable, readonly string[]][] = [
  [
    formations,
    [
      ...['titre', 'resume', 'objectifs', 'programme', 'pourQui', 'prerequis', 'lieu', 'lien', 'accessibilite', 'coutDit'],
      ...['organisme', 'motif'],
    ],
  ],
  [seances, ['titre', 'lieu']],
  [formatrices, ['nom', 'precision']],
  [inscriptions, ['motif']],
  [presences, ['motif']],
  [besoinsDeFormation, ['texte']],
  [besoinsParticuliers, ['texte']],
  [qualifications, ['intitule']],
  [reponsesDeFormation, ['mots']],
  [coutsDeFormation, ['libelle', 'financeur']],
  [supportsDeFormation, ['titre', 'lien']],
  [convocations, ['aApporter']],
];

function oublierDansLesTextes(db: Base, reperes: Reperes): void {
  for (const [table, noms] of TEXTES) {
    const colonnes = noms.map((nom) => [nom, (table as unknown as Record<string, SQLiteColumn>)[nom]] as const);
    for (const [nom, colonne] of colonnes) {
      if (!colonne) throw new Error(`${nom}\u00a0: colonne inconnue`);
      // What is written of someone is found by its own words: two rows with the same words are mended together.
      const lus = db
        .selectDistinct({ texte: colonne })
        .from(table)
        .where(or(parleDe(colonne, reperes)))
        .all();
      for (const { texte } of lus) {
        if (typeof texte !== 'string') continue;
        const propre = oublierTexte(texte, reperes);
        if (propre !== texte)
          db.update(table)
            .set({ [nom]: propre })
            .where(eq(colonne, texte))
            .run();
      }
    }
  }
}
