import { demiJournee, type Jour, type Moment } from '#app/commun/periode.ts';
import { besoinsDeFormation } from '#app/formations/besoins/tables.ts';
import { convocations } from '#app/formations/convocations/tables.ts';
import { coutsDeFormation } from '#app/formations/couts/tables.ts';
import { type StatutInscription, tientUnePlace } from '#app/formations/inscriptions/inscriptions.ts';
import { tenirUnePlace } from '#app/formations/inscriptions/places.server.ts';
import { besoinsParticuliers, inscriptions } from '#app/formations/inscriptions/tables.ts';
import { presences } from '#app/formations/presences/tables.ts';
import { HORAIRES_PAR_DEFAUT } from '#app/formations/programme/formations.ts';
import { formations, formatrices, seances } from '#app/formations/programme/tables.ts';
import { qualifications } from '#app/formations/qualifications/tables.ts';
import { questionnairesDeFormation, reponsesDeFormation } from '#app/formations/questionnaires/tables.ts';
import { supportsDeFormation } from '#app/formations/supports/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { ctxDuTemps } from '#tests/base.ts';
import { fabriquerEquipe } from './reseau.ts';

let numero = 0;
const LE = new Date('2026-03-02T09:00:00Z');

/** A formation in any status, as the verbes would have left it; two half-days of one Tuesday when they are not said. */
export function fabriquerFormation(
  db: Base,
  {
    jours = [['2026-05-12', 'matin'] as const, ['2026-05-12', 'apres-midi'] as const],
    ...champs
  }: Partial<typeof formations.$inferInsert> & { jours?: readonly (readonly [Jour, Moment])[] } = {},
) {
  numero += 1;
  const statut = champs.statut ?? 'ouverte';
  const le = champs.creeeLe ?? LE;
  const organisatriceId = champs.organisatriceId ?? fabriquerEquipe(db).responsable.id;
  const demis = jours.map(([jour, moment]) => demiJournee(jour, moment));
  const passees = ['realisee', 'close'].includes(statut);
  const formation = db
    .insert(formations)
    .values({
      ...{ titre: `Accueillir ${numero}`, capacite: 12, creeeLe: le, modifieeLe: le },
      ...{ du: demis.length > 0 ? Math.min(...demis) : null, au: demis.length > 0 ? Math.max(...demis) : null },
      ouverteLe: statut === 'projet' ? null : le,
      confirmeeLe: passees || statut === 'confirmee' ? le : null,
      realiseeLe: passees ? le : null,
      finieLe: statut === 'close' || statut === 'annulee' ? le : null,
      ...champs,
      ...{ statut, organisatriceId },
    })
    .returning()
    .get();
  const siennes = jours.map(([jour, moment]) =>
    db
      .insert(seances)
      .values({ formationId: formation.id, demiJournee: demiJournee(jour, moment), ...HORAIRES_PAR_DEFAUT[moment] })
      .returning()
      .get(),
  );
  return { formation, seances: siennes };
}

/** An inscription in any status, with its place where its status holds one; someone of a new team when nobody is said. */
export function fabriquerInscription(db: Base, champs: Partial<typeof inscriptions.$inferInsert> & { formationId: number }) {
  const equipe = champs.structureId === undefined || champs.personneId === undefined ? fabriquerEquipe(db) : undefined;
  const structureId = champs.structureId ?? equipe?.structure.id;
  const personneId = champs.personneId ?? equipe?.animatrice.id;
  if (structureId === undefined || personneId === undefined) throw new Error('Une inscription veut une personne et sa structure');
  const statut: StatutInscription = champs.statut ?? 'validee';
  const depuis = champs.depuis ?? LE;
  const inscription = db
    .insert(inscriptions)
    .values({
      ...{ depuis, inscritParId: personneId },
      ...(statut === 'proposee' ? { proposeeLe: depuis, jusqua: new Date(depuis.getTime() + 48 * 3_600_000) } : {}),
      ...(statut === 'refusee' || statut === 'retiree' ? { finieLe: depuis } : {}),
      ...champs,
      ...{ statut, structureId, personneId },
    })
    .returning()
    .get();
  if (tientUnePlace(statut)) tenirUnePlace(ctxDuTemps(db), inscription.formationId, inscription.id);
  return inscription;
}

/** What a team wants to learn. */
export function fabriquerBesoin(
  db: Base,
  champs: Partial<typeof besoinsDeFormation.$inferInsert> & { structureId: number; autriceId: number },
) {
  return db
    .insert(besoinsDeFormation)
    .values({ statut: 'ouvert', texte: 'Mieux écouter à l’accueil', ditLe: LE, ...champs })
    .returning()
    .get();
}

/** All that the formations may hold of someone of a structure: one row at least in each column that names her, and her name in each text. */
export function fabriquerTracesDeFormations(
  db: Base,
  { id, structureId, nom = 'Inès Roudier' }: { id: number; structureId: number; nom?: string },
) {
  const { formation, seances: siennes } = fabriquerFormation(db, {
    ...{ statut: 'close', organisatriceId: id, jours: [['2026-02-03', 'matin']] },
    ...{ resume: `Avec ${nom}.`, objectifs: `Écouter ${nom}.`, programme: `${nom} raconte.`, pourQui: `Pour ${nom}` },
    ...{ prerequis: `Connaître ${nom}`, lieu: `Chez ${nom}`, accessibilite: `Demander à ${nom}`, coutDit: `Vu avec ${nom}` },
    organisme: `Atelier ${nom}`,
  });
  const seanceId = siennes[0]?.id ?? 0;
  db.insert(formatrices)
    .values({ formationId: formation.id, rang: 1, personneId: id, precision: `${nom}, conteuse` })
    .run();
  db.insert(formatrices).values({ formationId: formation.id, rang: 2, nom, precision: null }).run();
  const inscription = fabriquerInscription(db, {
    ...{ formationId: formation.id, structureId, personneId: id, inscritParId: id, valideeParId: id, valideeLe: LE },
    motif: `Dit par ${nom}.`,
  });
  db.insert(besoinsParticuliers)
    .values({ inscriptionId: inscription.id, texte: 'Je ne monte pas les marches depuis mon opération.', ecritLe: LE })
    .run();
  db.insert(presences)
    .values({ inscriptionId: inscription.id, seanceId, rang: 1, etat: 'presente', moyen: 'formatrice', le: LE, parId: id })
    .run();
  db.insert(presences)
    .values({
      ...{ inscriptionId: inscription.id, seanceId, rang: 2, etat: 'absente', moyen: 'feuille', le: LE, parId: id },
      motif: `${nom} était partie.`,
    })
    .run();
  const { id: questionnaireId } = db
    .insert(questionnairesDeFormation)
    .values({ inscriptionId: inscription.id, genre: 'chaud', envoyeLe: LE, donneLe: LE, version: 1 })
    .returning()
    .get();
  db.insert(reponsesDeFormation)
    .values([
      { questionnaireId, question: 'contenu', note: 4 },
      { questionnaireId, question: 'retenir', mots: `Ce que ${nom} a montré.` },
    ])
    .run();
  const besoin = fabriquerBesoin(db, { structureId, autriceId: id, texte: `Comme ${nom}` });
  const qualification = { personneId: id, structureId, code: 'direction_centre_social', intitule: `Diplôme de ${nom}` };
  db.insert(qualifications)
    .values({ ...qualification, statut: 'detenue', noteParId: id, noteLe: LE })
    .run();
  db.insert(coutsDeFormation)
    .values({ formationId: formation.id, sens: 'depense', poste: 'repas', libelle: `Repas de ${nom}`, reel: 1500, modifieLe: LE })
    .run();
  db.insert(supportsDeFormation)
    .values({ formationId: formation.id, titre: `Les fiches de ${nom}`, ajouteLe: LE })
    .run();
  db.insert(convocations)
    .values({ formationId: formation.id, aApporter: `Le cahier de ${nom}`, le: LE })
    .run();
  return { formation, inscription, besoin };
}
