import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { parleDe } from '#app/commun/donnees.server.ts';
import { oublierTexte, PERSONNE_EFFACEE, type Reperes } from '#app/commun/oublier.ts';
import { oublierChamps } from '#app/commun/oublier-champs.server.ts';
import { jourCivil, libellePeriode, type Periode } from '#app/commun/periode.ts';
import type { PersonneAEffacer } from '#app/commun/prise.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { plier } from '#app/reseau/plier.ts';
import type { Base } from '#db/ouvrir.ts';
import { attentesDeMalle } from './attente/tables.ts';
import { carnetDeMalle, malles, objetsDeMalle } from './catalogue/tables.ts';
import { inventaires, lignesInventaire } from './inventaires/tables.ts';
import { cycleReservation, STATUTS_VIVANTS } from './reservations/reservations.ts';
import { reservations } from './reservations/tables.ts';

/** A loan that goes on has someone whom one calls, a wait someone who waits: another is named first, or it ends. */
export function empechementDesMalles(ctx: Contexte, personneId: number): string | null {
  const { db } = ctx;
  const pret = db
    .select({ du: reservations.du, au: reservations.au, malle: malles.nom })
    .from(reservations)
    .innerJoin(malles, eq(malles.id, reservations.malleId))
    .where(and(eq(reservations.contactId, personneId), inArray(reservations.statut, [...STATUTS_VIVANTS])))
    .orderBy(reservations.du)
    .get();
  if (pret) {
    return `Un prêt de ${laMalle(pret.malle)} n’est pas terminé (${quand(ctx, pret)}), et c’est cette personne que l’on appelle. Dites qui appeler à sa place sur la page du prêt, ou terminez-le, puis revenez ici.`;
  }
  const attente = db
    .select({ du: attentesDeMalle.du, au: attentesDeMalle.au, malle: malles.nom })
    .from(attentesDeMalle)
    .innerJoin(malles, eq(malles.id, attentesDeMalle.malleId))
    .where(and(eq(attentesDeMalle.personneId, personneId), inArray(attentesDeMalle.statut, ['en_attente', 'proposee'])))
    .orderBy(attentesDeMalle.du)
    .get();
  if (!attente) return null;
  return `Cette personne est sur la liste d’attente de ${laMalle(attente.malle)} (${quand(ctx, attente)}). Retirez-la de la liste, puis revenez ici.`;
}

function quand({ maintenant, fuseau }: Contexte, periode: Periode): string {
  const annee = jourCivil(maintenant, fuseau).slice(0, 4);
  return libellePeriode(periode, !libellePeriode(periode, true).endsWith(annee));
}

/** Drops someone's name from the malles and from their loans, with her words to who keeps them; the loans stay, and are counted. */
export function effacerDesMalles({ db }: Contexte, { personneId, reperes }: PersonneAEffacer): void {
  oublierDansLesInventaires(db, personneId, reperes);
  db.update(malles).set({ gardienneId: null }).where(eq(malles.gardienneId, personneId)).run();
  // Why a loan was called off may speak of her health, without her name: it goes whole.
  const sien = or(eq(reservations.contactId, personneId), eq(reservations.auteurId, personneId));
  const ids = db
    .select({ id: reservations.id })
    .from(reservations)
    .where(sien)
    .all()
    .map(({ id }) => id);
  oublierChamps(db, { domaine: 'malles', objet: cycleReservation.objet }, ids, ['motif', 'mot']);
  db.update(reservations).set({ mot: null, motif: null }).where(sien).run();
  oublierDansLesTextes(db, reperes);
}

/** A first name alone is hers where she counted, or where she was called. */
function oublierDansLesInventaires(db: Base, personneId: number, reperes: Reperes): void {
  const { remis, recu, remarque } = inventaires;
  const sien = or(
    eq(inventaires.parId, personneId),
    ...[eq(reservations.contactId, personneId), eq(reservations.auteurId, personneId), eq(malles.gardienneId, personneId)],
  );
  const lus = db
    .select({ id: inventaires.id, remis, recu, remarque, sien: sql<number>`(${sien}) is true` })
    .from(inventaires)
    .innerJoin(reservations, eq(reservations.id, inventaires.reservationId))
    .innerJoin(malles, eq(malles.id, reservations.malleId))
    .where(or(sien, ...[remis, recu, remarque].map((colonne) => parleDe(colonne, reperes))))
    .all();
  const siens = new Set(reperes.identite.noms.flatMap(({ prenom, nom }) => [plier(prenom), plier(nom)]).filter(Boolean));
  const oublie = (texte: string, proche: boolean) =>
    proche && siens.has(plier(texte.trim())) ? PERSONNE_EFFACEE : oublierTexte(texte, reperes);
  for (const lu of lus) {
    db.update(inventaires)
      .set({
        ...{ remis: oublie(lu.remis, lu.sien === 1), recu: oublie(lu.recu, lu.sien === 1) },
        remarque: lu.remarque === null ? null : oublierTexte(lu.remarque, reperes),
      })
      .where(eq(inventaires.id, lu.id))
      .run();
  }
}

function oublierDansLesTextes(db: Base, reperes: Reperes): void {
  const oublie = (texte: string | null) => (texte === null ? null : oublierTexte(texte, reperes));
  const nomme = (colonnes: Parameters<typeof parleDe>[0][]) => or(...colonnes.map((colonne) => parleDe(colonne, reperes)));
  const { lieu, objet, mot, motif } = reservations;
  for (const lu of db
    .select({ id: reservations.id, lieu, objet, mot, motif })
    .from(reservations)
    .where(nomme([lieu, objet, mot, motif]))
    .all()) {
    db.update(reservations)
      .set({ lieu: oublie(lu.lieu), objet: oublie(lu.objet), mot: oublie(lu.mot), motif: oublie(lu.motif) })
      .where(eq(reservations.id, lu.id))
      .run();
  }
  const { resume, notice, ouRetirer, quandRetirer, etatMotif } = malles;
  for (const lu of db
    .select({ id: malles.id, resume, notice, ouRetirer, quandRetirer, etatMotif })
    .from(malles)
    .where(nomme([resume, notice, ouRetirer, quandRetirer, etatMotif]))
    .all()) {
    db.update(malles)
      .set({
        ...{ resume: oublierTexte(lu.resume, reperes), notice: oublie(lu.notice), etatMotif: oublie(lu.etatMotif) },
        ...{ ouRetirer: oublie(lu.ouRetirer), quandRetirer: oublie(lu.quandRetirer) },
      })
      .where(eq(malles.id, lu.id))
      .run();
  }
  const { aSavoir } = objetsDeMalle;
  for (const lu of db.select({ id: objetsDeMalle.id, aSavoir }).from(objetsDeMalle).where(parleDe(aSavoir, reperes)).all()) {
    db.update(objetsDeMalle)
      .set({ aSavoir: oublie(lu.aSavoir) })
      .where(eq(objetsDeMalle.id, lu.id))
      .run();
  }
  const { texte } = carnetDeMalle;
  for (const lu of db.select({ id: carnetDeMalle.id, texte }).from(carnetDeMalle).where(parleDe(texte, reperes)).all()) {
    db.update(carnetDeMalle)
      .set({ texte: oublierTexte(lu.texte, reperes) })
      .where(eq(carnetDeMalle.id, lu.id))
      .run();
  }
  const { precision } = lignesInventaire;
  for (const lu of db
    .select({ id: lignesInventaire.id, precision })
    .from(lignesInventaire)
    .where(parleDe(precision, reperes))
    .all()) {
    db.update(lignesInventaire)
      .set({ precision: oublie(lu.precision) })
      .where(eq(lignesInventaire.id, lu.id))
      .run();
  }
}
