import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { competences } from '#app/reseau/competences/tables.ts';
import { FUSEAU, NOM_RESEAU, ZONE_SCOLAIRE } from '#app/reseau/reglages.ts';
import { fuseauDuDepartement, zoneDuDepartement } from '#app/reseau/territoire/departements.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { codeOuverture, creerReseau, listDepartements, reseauExiste, verifierCode } from './premiere-ouverture.server.ts';
import { comptes } from './tables.ts';

let ouverte: BaseOuverte;
beforeEach(() => {
  ouverte = baseDeTest();
});
afterEach(() => ouverte.fermer());

const saisie = {
  nomReseau: 'CRU 87',
  departement: '87',
  prenom: 'Nadège',
  nom: 'Faucher',
  courriel: 'coordination@cru87.example',
};

describe('the first opening', () => {
  it('creates the network, its communes, its vocabulary and the coordination’s account, once', () => {
    const ctx = ctxDuTemps(ouverte.db);
    expect(reseauExiste(ouverte.db)).toBe(false);
    const id = creerReseau(ctx, saisie, null);
    expect(reseauExiste(ouverte.db)).toBe(true);
    expect(lireReglage(ouverte.db, NOM_RESEAU)).toBe('CRU 87');
    expect(ouverte.db.select().from(communes).all().length).toBeGreaterThan(190);
    expect(ouverte.db.select().from(competences).all().length).toBeGreaterThanOrEqual(30);
    expect(ctxDe(ouverte.db, id).acteur.roles).toEqual(['coordination']);
    expect(() => creerReseau(ctx, saisie, null)).toThrow(/Nous ne trouvons pas/);
    expect(ouverte.db.select().from(comptes).all()).toHaveLength(1);
  });

  it('takes the school zone and the time zone from the department unless others were chosen', () => {
    creerReseau(ctxDuTemps(ouverte.db), { ...saisie, departement: '974', zone: 'C' }, null);
    expect(lireReglage(ouverte.db, FUSEAU)).toBe('Indian/Reunion');
    expect(lireReglage(ouverte.db, ZONE_SCOLAIRE)).toBe('C');
  });

  it('knows every department of France', () => {
    const departements = listDepartements().map(({ code }) => code);
    expect(departements.length).toBeGreaterThanOrEqual(101);
    const sansZone = departements.filter((code) => zoneDuDepartement(code) === undefined);
    expect(sansZone.filter((code) => !/^9[78]/.test(code))).toEqual([]);
    expect([zoneDuDepartement('87'), zoneDuDepartement('2A'), zoneDuDepartement('31'), zoneDuDepartement('59')]).toEqual([
      'A',
      'Corse',
      'C',
      'B',
    ]);
    expect(fuseauDuDepartement('87')).toBe('Europe/Paris');
  });

  it('asks for the code of the console, however it is typed', () => {
    const code = codeOuverture();
    expect(code).toMatch(/^[A-HJ-NP-Z]{4}-[A-HJ-NP-Z]{4}$/);
    expect(codeOuverture()).toBe(code);
    for (const ecrit of [code, code.toLowerCase(), code.replace('-', ''), ` ${code.replace('-', ' ')} `])
      expect(verifierCode(ecrit)).toBe(true);
    for (const faux of ['', 'AAAA-AAAA', `${code}A`, code.slice(1), '🌱']) expect(verifierCode(faux)).toBe(false);
  });
});
