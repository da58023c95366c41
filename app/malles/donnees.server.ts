import { desc, eq, or } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { libelleInstant, libellePeriode } from '#app/commun/periode.ts';
import type { Conservation, PartDeDossier } from '#app/commun/prise.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { LIBELLE_STATUT_ATTENTE } from './attente/attentes.ts';
import { attentesDeMalle } from './attente/tables.ts';
import { LIBELLE_ETAT_MALLE } from './catalogue/malles.ts';
import { carnetDeMalle, malles } from './catalogue/tables.ts';
import { inventaires } from './inventaires/tables.ts';
import { LIBELLE_STATUT_RESERVATION } from './reservations/reservations.ts';
import { reservations } from './reservations/tables.ts';

/** What the malles hold of someone: those she keeps, her loans, what she counted, what she waits for, what she wrote. */
export function donneesDesMalles({ db, fuseau }: Contexte, personneId: number): PartDeDossier[] {
  const le = (instant: Date | null) => (instant === null ? '' : libelleInstant(instant, fuseau));
  return [
    {
      titre: 'Les malles que vous gardez',
      pourquoi: 'Les structures qui empruntent savent qui appeler.',
      colonnes: ['Malle', 'Structure', 'État'],
      lignes: db
        .select({ malle: malles.nom, structure: structures.nom, etat: malles.etat })
        .from(malles)
        .innerJoin(structures, eq(structures.id, malles.structureId))
        .where(eq(malles.gardienneId, personneId))
        .orderBy(malles.nomPlie)
        .all()
        .map(({ malle, structure, etat }) => [malle, structure, LIBELLE_ETAT_MALLE[etat]]),
    },
    {
      titre: 'Les prêts de malles dont vous vous occupez',
      pourquoi: 'Qui garde la malle sait qui appeler, et le réseau compte les prêts.',
      colonnes: ['Quand', 'Malle', 'Structure', 'État', 'Vous y êtes', 'Lieu', 'Pour quoi faire', 'Votre mot', 'Motif'],
      lignes: db
        .select({ pret: reservations, malle: malles.nom, structure: structures.nom })
        .from(reservations)
        .innerJoin(malles, eq(malles.id, reservations.malleId))
        .innerJoin(structures, eq(structures.id, reservations.structureId))
        .where(or(eq(reservations.contactId, personneId), eq(reservations.auteurId, personneId)))
        .orderBy(desc(reservations.du))
        .all()
        .map(({ pret, malle, structure }) => {
          const auteur = pret.auteurId === personneId;
          const places = [pret.contactId === personneId && 'la personne à appeler', auteur && 'qui a réservé'];
          return [
            ...[libellePeriode(pret, true), malle, structure, LIBELLE_STATUT_RESERVATION[pret.statut]],
            ...[places.filter(Boolean).join(', '), pret.lieu ?? '', pret.objet ?? ''],
            ...[auteur ? (pret.mot ?? '') : '', pret.motif ?? ''],
          ];
        }),
    },
    {
      titre: 'Les inventaires de malles que vous avez faits',
      pourquoi: 'Les deux structures savent qui a compté, qui a remis et qui a reçu.',
      colonnes: ['Le', 'Malle', 'Quand', 'Remise par', 'Reçue par', 'Remarque'],
      lignes: db
        .select({ inventaire: inventaires, malle: malles.nom })
        .from(inventaires)
        .innerJoin(reservations, eq(reservations.id, inventaires.reservationId))
        .innerJoin(malles, eq(malles.id, reservations.malleId))
        .where(eq(inventaires.parId, personneId))
        .orderBy(desc(inventaires.id))
        .all()
        .map(({ inventaire: i, malle }) => [
          ...[le(i.le), malle, i.sens === 'depart' ? 'au départ' : 'au retour'],
          ...[i.remis, i.recu, i.remarque ?? ''],
        ]),
    },
    {
      titre: 'Les malles que vous avez attendues',
      pourquoi: 'Vous prévenir quand les dates se libèrent.',
      colonnes: ['Depuis', 'Malle', 'Quand', 'Structure', 'État'],
      lignes: db
        .select({ attente: attentesDeMalle, malle: malles.nom, structure: structures.nom })
        .from(attentesDeMalle)
        .innerJoin(malles, eq(malles.id, attentesDeMalle.malleId))
        .innerJoin(structures, eq(structures.id, attentesDeMalle.structureId))
        .where(eq(attentesDeMalle.personneId, personneId))
        .orderBy(desc(attentesDeMalle.id))
        .all()
        .map(({ attente, malle, structure }) => [
          ...[le(attente.depuis), malle, libellePeriode(attente, true), structure, LIBELLE_STATUT_ATTENTE[attente.statut]],
        ]),
    },
    {
      titre: 'Vos idées dans le carnet des malles',
      pourquoi: 'Qui emprunte ensuite s’en sert.',
      colonnes: ['Le', 'Malle', 'Idée'],
      lignes: db
        .select({ idee: carnetDeMalle, malle: malles.nom })
        .from(carnetDeMalle)
        .innerJoin(malles, eq(malles.id, carnetDeMalle.malleId))
        .where(eq(carnetDeMalle.auteurId, personneId))
        .orderBy(desc(carnetDeMalle.id))
        .all()
        .map(({ idee, malle }) => [le(idee.le), malle, idee.texte]),
    },
  ];
}

export const CONSERVATION_MALLES: readonly Conservation[] = [
  {
    quoi: 'Vos mots à qui garde une malle, le motif d’un refus ou d’une annulation, les noms et les remarques des inventaires',
    pourquoi: 'Que les deux structures sachent ce qui a été convenu, remis et rendu.',
    duree: 'Trois ans après la fin du prêt (réglable)',
    comment:
      'La tâche «\u00a0Effacer les mots des prêts terminés\u00a0», chaque nuit\u00a0; votre effacement les efface aussitôt',
  },
  {
    quoi: 'Les malles que vous gardez ou attendez, les prêts dont vous vous occupez, vos idées dans le carnet',
    pourquoi: 'Savoir qui appeler, puis compter les prêts du réseau\u00a0; que les idées servent à d’autres.',
    duree: 'Sans limite, mais sans votre nom une fois effacé',
    comment:
      'Votre effacement retire votre nom, y compris des textes\u00a0; les prêts restent comptés et les idées restent à lire',
  },
];
