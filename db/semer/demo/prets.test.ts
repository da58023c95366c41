import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { joursFeries } from '#app/commun/calendrier.server.ts';
import { LE_TEMPS } from '#app/commun/contexte.ts';
import { ajouterJours, jourCivil, jourDe, jourDeSemaine } from '#app/commun/periode.ts';
import { attentesDeMalle } from '#app/malles/attente/tables.ts';
import { carnetDeMalle, malles } from '#app/malles/catalogue/tables.ts';
import { inventaires } from '#app/malles/inventaires/tables.ts';
import { occupationsDeMalle, refusDeMalle } from '#app/malles/occupation/tables.ts';
import { KM_MINIMUM } from '#app/malles/relais/relais.ts';
import { relaisDeMalle } from '#app/malles/relais/tables.ts';
import {
  demiJourneesTenues,
  joursDeRetard,
  STATUTS_OCCUPANTS,
  type StatutReservation,
} from '#app/malles/reservations/reservations.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { baseDeTest } from '#tests/base.ts';
import { attentesRacontees } from './attentes-malles.ts';
import { mallesVecues, semerMalles } from './malles.ts';
import { pretsRacontes } from './prets.ts';
import { semerReseau } from './reseau.ts';

// Christmas Eve, the Thursday before Whit Monday, the day after the Assumption.
test.each(['2026-12-24T06:00:00Z', '2027-05-13T10:00:00Z', '2027-08-16T15:00:00Z'])(
  'a year of loans on %s',
  async (instant) => {
    const { db, fermer } = baseDeTest();
    const maintenant = new Date(instant);
    const ctx = { db, acteur: LE_TEMPS, maintenant, fuseau: 'Europe/Paris', adressePublique: 'http://localhost:3000' };
    const aujourdhui = jourCivil(maintenant, ctx.fuseau);
    await semerReseau(ctx);
    semerMalles(ctx);
    const actes = [...pretsRacontes(ctx), ...mallesVecues(ctx), ...attentesRacontees(ctx)];
    expect(actes.filter(({ le }) => le > maintenant)).toEqual([]);
    for (const { le, faire } of actes.sort((a, b) => a.le.getTime() - b.le.getTime())) faire(le);

    const prets = db.select().from(reservations).all();
    const nombre = (statut: StatutReservation) => prets.filter((pret) => pret.statut === statut).length;
    expect(nombre('close')).toBeGreaterThanOrEqual(105);
    expect(
      ['en_pret', 'rendue', 'a_regulariser', 'demandee', 'acceptee', 'annulee', 'refusee'].map((un) =>
        nombre(un as StatutReservation),
      ),
    ).toEqual([...[2, 1, 1, 1, 7, 1, 1]]);
    expect(prets.filter((pret) => joursDeRetard(pret, aujourdhui) > 0)).toHaveLength(1);

    // Cirque and relaxation are the most borrowed; nothing of cirque beyond six weeks, nor of any before today but what is past.
    const de = (slug: string) => {
      const id = db.select({ id: malles.id }).from(malles).where(eq(malles.slug, slug)).get()?.id;
      return prets.filter(({ malleId }) => malleId === id);
    };
    const combien = ['cirque', 'relaxation', 'jeux-cooperatifs', 'parents-enfants', 'radio', 'cuisine-partagee'].map(
      (slug) => de(slug).length,
    );
    expect(Math.min(...combien.slice(0, 2))).toBeGreaterThan(Math.max(...combien.slice(2)));
    expect(de('cirque').filter(({ au }) => jourDe(au) > ajouterJours(aujourdhui, 42))).toEqual([]);

    // Nobody hands over or takes back on a Sunday or a public holiday.
    const fermes = prets.filter(({ du, au }) =>
      [du, au].some((demi) => jourDeSemaine(jourDe(demi)) === 0 || joursFeries({ du: demi, au: demi }).length > 0),
    );
    expect(fermes).toEqual([]);

    // What is held is what the living loans hold.
    const tenues = prets
      .filter(({ statut }) => STATUTS_OCCUPANTS.some((un) => un === statut))
      .flatMap((pret) =>
        demiJourneesTenues(pret, { avant: pret.tamponAvant, apres: pret.tamponApres }).map(
          ({ demiJournee, couche }) => `${pret.malleId} ${demiJournee} ${couche} ${pret.id}`,
        ),
      );
    const lues = db.select().from(occupationsDeMalle).all();
    expect(lues.map((une) => `${une.malleId} ${une.demiJournee} ${une.couche} ${une.reservationId}`).sort()).toEqual(
      tenues.sort(),
    );

    expect(prets.filter(({ relaisDeId }) => relaisDeId !== null)).toHaveLength(3);
    const relais = db.select().from(relaisDeMalle).all();
    expect(relais).toMatchObject([{ statut: 'convenu' }, { statut: 'convenu' }, { statut: 'convenu' }]);
    expect(Math.min(...relais.map(({ km }) => km))).toBeGreaterThanOrEqual(KM_MINIMUM);
    expect(db.select().from(inventaires).all().length).toBeGreaterThan(210);
    expect(db.select().from(refusDeMalle).all().length).toBeGreaterThan(10);
    expect(db.select().from(attentesDeMalle).all()).toHaveLength(6);
    expect(db.select().from(carnetDeMalle).all()).toHaveLength(7);
    expect(
      db
        .select()
        .from(malles)
        .all()
        .filter(({ etat }) => etat === 'en_reparation'),
    ).toHaveLength(1);
    fermer();
  },
  30_000,
);
