import { eq } from 'drizzle-orm';
import { ajouterJours, type Jour, jourCivil } from '#app/commun/periode.ts';
import { convoquer } from '#app/formations/convocations/convoquer.server.ts';
import { presences } from '#app/formations/presences/tables.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { type Base, ouvrir } from '#db/ouvrir.ts';
import { fabriquerFormation, fabriquerInscription } from '#tests/fabriques/formations.ts';
import { fabriquerEquipe, fabriquerPersonne } from '#tests/fabriques/reseau.ts';
import { COMPTE_COORDINATION } from './base.ts';

/** Ten years of a busy network. */
const FORMATIONS = 120;
export const CERTIFICATS = 30;
const CONVOQUEES = 500;
const FUSEAU = 'Europe/Paris';

/** Those that are measured. */
export interface FormationsMesurees {
  /** Open, with ten people and three who wait. */
  ouverte: number;
  /** It took place: thirty people were there. */
  tenue: number;
  /** Confirmed, five hundred people each. */
  aConvoquer: number[];
}

const coordinationDe = (db: Base): number =>
  db.select({ id: personnes.id }).from(personnes).where(eq(personnes.courriel, COMPTE_COORDINATION)).get()?.id ?? 0;

/** Formations of a network, as the verbes would have left them: four of five took place, the others are to come. */
export function remplirFormations(chemin: string, maintenant: Date): FormationsMesurees {
  const { db, fermer } = ouvrir(chemin);
  const aujourdhui = jourCivil(maintenant, FUSEAU);
  const faites = db.transaction((tx) => {
    const organisatriceId = coordinationDe(tx);
    const equipes = Array.from({ length: 6 }, () => fabriquerEquipe(tx));
    const rangees = (combien: number) =>
      Array.from({ length: combien }, (_, rang) => ({
        structureId: equipes[rang % equipes.length]?.structure.id ?? 0,
        personneId: fabriquerPersonne(tx).id,
      }));
    const formation = (jour: Jour, champs: Parameters<typeof fabriquerFormation>[1] = {}) =>
      fabriquerFormation(tx, {
        ...{ organisatriceId, creeeLe: maintenant, lieu: 'La salle des Tilleuls', financeurs: ['Caf', 'MSA'] },
        ...{ resume: 'Accueillir sans juger, et passer le relais.', objectifs: 'Recevoir une colère.\nOrienter sans promettre.' },
        jours: [
          [jour, 'matin'],
          [jour, 'apres-midi'],
          [ajouterJours(jour, 7), 'matin'],
        ],
        ...champs,
      });
    const gens = rangees(13);
    for (let rang = 0; rang < FORMATIONS; rang++) {
      const aVenir = rang % 5 === 0;
      const statut = aVenir ? 'ouverte' : 'close';
      const { formation: f } = formation(ajouterJours(aujourdhui, aVenir ? 20 + rang : -20 - rang * 20), { statut });
      for (const elle of gens.slice(0, 10)) fabriquerInscription(tx, { formationId: f.id, ...elle });
    }
    const { formation: ouverte } = formation(ajouterJours(aujourdhui, 30), { statut: 'ouverte', capacite: 10 });
    for (const [rang, elle] of gens.entries()) {
      fabriquerInscription(tx, { formationId: ouverte.id, ...elle, statut: rang < 10 ? 'validee' : 'en_liste' });
    }
    const { formation: tenue, seances } = formation(ajouterJours(aujourdhui, -30), {
      ...{ statut: 'realisee', capacite: CERTIFICATS, organisme: 'Le réseau', organismeNumero: '75 87 01234 87' },
    });
    for (const elle of rangees(CERTIFICATS)) {
      const { id: inscriptionId } = fabriquerInscription(tx, { formationId: tenue.id, ...elle });
      tx.insert(presences)
        .values(
          seances.map(({ id: seanceId }) => ({
            ...{ inscriptionId, seanceId, rang: 1, etat: 'presente' as const, moyen: 'formatrice' as const },
            ...{ le: maintenant, parId: organisatriceId },
          })),
        )
        .run();
    }
    const aConvoquer = [1, 2].map(() => {
      const { formation: f } = formation(ajouterJours(aujourdhui, 40), { statut: 'confirmee', capacite: CONVOQUEES });
      for (const elle of rangees(CONVOQUEES)) fabriquerInscription(tx, { formationId: f.id, ...elle });
      return f.id;
    });
    return { ouverte: ouverte.id, tenue: tenue.id, aConvoquer };
  });
  fermer();
  return faites;
}

export interface MesureDeConvocations {
  nombre: number;
  ms: number;
  cpuMs: number;
}

/** Everybody is convoked, with her calendar, in this process. */
export function mesurerLesConvocations(chemin: string, ids: readonly number[], maintenant: Date): MesureDeConvocations {
  const { db, fermer } = ouvrir(chemin);
  const acteur = getActeur({ db, maintenant, fuseau: FUSEAU }, coordinationDe(db));
  if (!acteur) throw new Error('Personne ne coordonne ce réseau.');
  const ctx = { db, acteur, maintenant, fuseau: FUSEAU, adressePublique: 'https://reseau.example' };
  const [depart, avant] = [performance.now(), process.cpuUsage()];
  const nombre = ids.reduce((total, id) => total + convoquer(ctx, id, { aApporter: 'De quoi écrire.' }), 0);
  const [ms, { user, system }] = [performance.now() - depart, process.cpuUsage(avant)];
  fermer();
  if (nombre !== ids.length * CONVOQUEES) throw new Error(`${nombre} convocations seulement.`);
  return { nombre, ms, cpuMs: (user + system) / 1000 };
}
