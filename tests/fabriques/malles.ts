import { demiJournee, type Jour, type Moment } from '#app/commun/periode.ts';
import { attentesDeMalle } from '#app/malles/attente/tables.ts';
import { carnetDeMalle, malles, objetsDeMalle } from '#app/malles/catalogue/tables.ts';
import { inventaires, lignesInventaire } from '#app/malles/inventaires/tables.ts';
import { occupationsDeMalle } from '#app/malles/occupation/tables.ts';
import { relaisDeMalle } from '#app/malles/relais/tables.ts';
import { demiJourneesTenues, STATUTS_OCCUPANTS, type StatutReservation } from '#app/malles/reservations/reservations.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { fabriquerEquipe } from './reseau.ts';

let numero = 0;

/** A malle of a structure that is made when none is given, with two objects; lent without asking, no day closed. */
export function fabriquerMalle(db: Base, champs: Partial<typeof malles.$inferInsert> = {}) {
  numero += 1;
  const creeeLe = champs.creeeLe ?? new Date('2026-01-05T09:00:00Z');
  const structureId = champs.structureId ?? fabriquerEquipe(db).structure.id;
  const malle = db
    .insert(malles)
    .values({
      ...{ slug: `malle-${numero}`, nom: `Malle ${numero}`, resume: 'Jongler, tenir en équilibre.', joursFermes: [] },
      ...{ creeeLe, modifieeLe: creeeLe, ...champs, structureId },
    })
    .returning()
    .get();
  const objets = db
    .insert(objetsDeMalle)
    .values([
      { malleId: malle.id, rang: 1, nom: 'Balles de jonglage', nombre: 24, valeur: 250 },
      { malleId: malle.id, rang: 2, nom: 'Nez rouges', nombre: 30, consommable: true, valeur: 40 },
    ])
    .returning()
    .all();
  return { malle, objets };
}

/** A loan in any status, as the verbes would have left it: its half-days are held where its status holds them. */
export function fabriquerReservation(
  db: Base,
  {
    debut,
    fin,
    debutDemiJournee = 'matin',
    finDemiJournee = 'apres-midi',
    ...champs
  }: Partial<typeof reservations.$inferInsert> & {
    malleId: number;
    debut: Jour;
    fin: Jour;
    debutDemiJournee?: Moment;
    finDemiJournee?: Moment;
  },
) {
  const equipe = champs.structureId === undefined ? fabriquerEquipe(db) : undefined;
  const structureId = champs.structureId ?? equipe?.structure.id;
  const contactId = champs.contactId ?? equipe?.animatrice.id;
  if (structureId === undefined || contactId === undefined) throw new Error('Un prêt d’une structure donnée veut son contact');
  const statut: StatutReservation = champs.statut ?? 'acceptee';
  const le = champs.demandeeLe ?? new Date('2026-03-02T09:00:00Z');
  const tenu = ['en_pret', 'rendue', 'a_regulariser', 'close'].includes(statut);
  const reservation = db
    .insert(reservations)
    .values({
      ...{ du: demiJournee(debut, debutDemiJournee), au: demiJournee(fin, finDemiJournee), tamponAvant: 1, tamponApres: 2 },
      ...{ demandeeLe: le, modifieeLe: le, accepteeLe: statut === 'demandee' || statut === 'refusee' ? null : le },
      ...{ remiseLe: tenu ? le : null, rendueLe: tenu && statut !== 'en_pret' ? le : null },
      finieLe: ['close', 'refusee', 'annulee'].includes(statut) ? le : null,
      ...champs,
      ...{ statut, structureId, contactId, auteurId: champs.auteurId ?? contactId },
    })
    .returning()
    .get();
  if (STATUTS_OCCUPANTS.some((un) => un === statut)) {
    const { id: reservationId, malleId, tamponAvant, tamponApres } = reservation;
    db.insert(occupationsDeMalle)
      .values(
        demiJourneesTenues(reservation, { avant: tamponAvant, apres: tamponApres }).map((tenue) => ({
          malleId,
          reservationId,
          ...tenue,
        })),
      )
      .run();
  }
  return reservation;
}

/** All that the malles may hold of someone of a structure: one row at least in each column that names her, and her name in each text. */
export function fabriquerTracesDeMalles(
  db: Base,
  { id, structureId, nom = 'Inès Roudier' }: { id: number; structureId: number; nom?: string },
) {
  const le = new Date('2026-03-02T09:00:00Z');
  const { malle, objets } = fabriquerMalle(db, {
    ...{ structureId, gardienneId: id, resume: `Avec ${nom}.`, notice: `${nom} montre.`, ouRetirer: `Demander ${nom}.` },
    ...{ quandRetirer: `Quand ${nom} est là.` },
  });
  const pret = fabriquerReservation(db, {
    ...{ malleId: malle.id, structureId, contactId: id, statut: 'close', debut: '2026-03-03', fin: '2026-03-04' },
    ...{ lieu: `Chez ${nom}`, objet: `L’atelier de ${nom}`, mot: 'Je passerai après ma séance de kiné.', motif: 'Malade.' },
  });
  const inventaire = db
    .insert(inventaires)
    .values({
      reservationId: pret.id,
      sens: 'depart',
      le,
      parId: id,
      remis: 'Paul Meunier',
      recu: nom,
      remarque: `Vu par ${nom}.`,
    })
    .returning()
    .get();
  db.insert(lignesInventaire)
    .values({ inventaireId: inventaire.id, objetId: objets[0]?.id ?? 0, attendu: 24, presents: 23, precision: `Dit ${nom}.` })
    .run();
  const attente = db
    .insert(attentesDeMalle)
    .values({ statut: 'retiree', malleId: malle.id, structureId, personneId: id, du: 41100, au: 41103, depuis: le, finieLe: le })
    .returning()
    .get();
  const idee = { malleId: malle.id, auteurId: id, structureId, texte: `Les foulards d’abord, dit ${nom}.`, le };
  db.insert(carnetDeMalle).values(idee).run();
  return { malle, pret, inventaire, attente };
}

/** A relais that someone agreed to for both its loans, and that fell. */
export function fabriquerRelaisTombe(
  db: Base,
  { id, structureId, pret }: { id: number; structureId: number; pret: typeof reservations.$inferSelect },
) {
  const le = new Date('2026-03-02T09:00:00Z');
  const suivante = fabriquerReservation(db, {
    ...{ malleId: pret.malleId, structureId, contactId: id, statut: 'annulee', debut: '2026-03-10', fin: '2026-03-11' },
  });
  db.insert(relaisDeMalle)
    .values({
      ...{ statut: 'tombe', premiereId: pret.id, suivanteId: suivante.id, premiereAu: pret.au, suivanteDu: suivante.du },
      ...{ km: 20, proposeLe: le, premiereOuiLe: le, premiereParId: id, suivanteOuiLe: le, suivanteParId: id, finiLe: le },
    })
    .run();
}
