import { and, asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { getPageDeFormation } from '#app/formations/programme/page-de-formation.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { courriels } from '#app/services/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, plusTard } from '#tests/base.ts';
import { fabriquerFormation, fabriquerInscription } from '#tests/fabriques/formations.ts';
import { fabriquerEquipe, fabriquerFonction, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { avisApresInscription } from './avis.server.ts';
import { inscrire } from './inscrire.server.ts';
import { getPagePourInscrire } from './page-pour-inscrire.server.ts';
import { remplacer } from './remplacer.server.ts';
import { inscriptions } from './tables.ts';

// Registering others: colleagues, or people of any structure for whoever holds the formation; and what is said of it to each.

let db: Base;
beforeEach(() => {
  db = baseDeTest().db;
});

function equipe(combien = 3) {
  const { structure, responsable, animatrice } = fabriquerEquipe(db);
  const autres = Array.from({ length: combien - 1 }, () => fabriquerPersonne(db).id);
  for (const personneId of autres) fabriquerFonction(db, { personneId, structureId: structure.id });
  const ids = [animatrice.id, ...autres];
  const noms = ids.map((id) =>
    nomComplet(db.select().from(personnes).where(eq(personnes.id, id)).get() ?? { prenom: '', nom: '' }),
  );
  return { structureId: structure.id, responsable: ctxDe(db, responsable.id), elle: ctxDe(db, animatrice.id), ids, noms };
}
const deRole = (role: 'coordination' | 'partenaire') => {
  const { id } = fabriquerPersonne(db);
  fabriquerRole(db, id, role);
  return ctxDe(db, id);
};
const statutDe = (formationId: number, personneId: number) =>
  db
    .select({ statut: inscriptions.statut })
    .from(inscriptions)
    .where(and(eq(inscriptions.formationId, formationId), eq(inscriptions.personneId, personneId)))
    .get()?.statut;
const avis = (ctx: ContextePersonne, id: number) => avisApresInscription(ctx, id);

describe('whoever holds the formation registers people of any structure', () => {
  test('chooses the structure, then its people, on the page; they are told by mail, and the notice names them', () => {
    const organise = equipe();
    const la = equipe();
    const { id } = fabriquerFormation(db, { organisatriceId: organise.elle.acteur.personneId }).formation;
    for (const qui of [deRole('coordination'), organise.elle]) {
      expect(getPagePourInscrire(qui, id, '').sansChoix).toBe(true);
      const page = getPagePourInscrire(qui, id, 'autre');
      expect(page.sansChoix).toBe(false);
      expect(page.moi.pour).toBeNull();
      expect(page.structures.map(({ valeur }) => valeur)).toContain(String(la.structureId));
      const choisie = getPagePourInscrire(qui, id, String(la.structureId)).moi;
      expect(choisie.pour).toMatchObject({ structure: { id: la.structureId }, accord: false });
      expect(choisie.pour?.equipe.map((une) => une.id)).toEqual(expect.arrayContaining(la.ids));
    }
    const coordination = deRole('coordination');
    const [une = 0, deux = 0] = la.ids;
    const premiere = inscrire(coordination, id, { personnes: [une, deux], structureId: la.structureId });
    expect(avis(coordination, premiere)).toMatchObject({
      titre: '2 places sont retenues',
      texte: expect.stringContaining(`${la.noms[0]} et ${la.noms[1]} ont une place`),
    });
    const ecrits = db.select({ qui: courriels.personneId }).from(courriels).orderBy(asc(courriels.id)).all();
    expect(ecrits.map(({ qui }) => qui)).toEqual([une, deux]);
  });

  test('without the last day nor the yes of the structure in the way, and never before its turn', () => {
    const [la, attend] = [equipe(), equipe()];
    const { id } = fabriquerFormation(db, { capacite: 1, validation: true, limite: '2026-03-20' }).formation;
    const coordination = deRole('coordination');
    const page = getPagePourInscrire(coordination, id, String(la.structureId)).moi;
    expect(page).toMatchObject({ empechement: null, close: true });
    const [une = 0, deux = 0] = la.ids;
    inscrire(coordination, id, { personnes: [une], structureId: la.structureId });
    fabriquerInscription(db, {
      formationId: id,
      structureId: attend.structureId,
      personneId: attend.ids[0] ?? 0,
      statut: 'en_liste',
    });
    const seconde = inscrire(coordination, id, { personnes: [deux], structureId: la.structureId });
    expect([statutDe(id, une), statutDe(id, deux)]).toEqual(['validee', 'en_liste']);
    expect(avis(coordination, seconde).texte).toContain(`${la.noms[1]} attend au rang 2`);
  });

  test('nobody else: her own structure alone, be the other known or not', () => {
    const [une, autre] = [equipe(), equipe()];
    const { id } = fabriquerFormation(db).formation;
    for (const qui of [une.elle, une.responsable]) {
      expect(getPagePourInscrire(qui, id, null)).toMatchObject({ structures: [], moi: { quiconque: false } });
      expect(getPagePourInscrire(qui, id, '').moi.pour?.structure.id).toBe(une.structureId);
      for (const structure of [autre.structureId, 9_999]) {
        expect(() => getPagePourInscrire(qui, id, String(structure))).toThrow('sa propre structure');
      }
    }
    expect(() => getPagePourInscrire(deRole('partenaire'), id, null)).toThrow(expect.objectContaining({ code: 'INTERDIT' }));
    expect(() => getPagePourInscrire(deRole('coordination'), id, '9999')).toThrow('du réseau');
  });

  test('of two structures one chooses between hers', () => {
    const [une, autre] = [equipe(), equipe()];
    const { id } = fabriquerFormation(db).formation;
    fabriquerFonction(db, { personneId: une.elle.acteur.personneId, structureId: autre.structureId });
    const elle = ctxDe(db, une.elle.acteur.personneId);
    const page = getPagePourInscrire(elle, id, String(autre.structureId));
    expect(page.structures.map(({ valeur }) => Number(valeur)).sort()).toEqual([une.structureId, autre.structureId].sort());
    expect(page.moi.pour?.structure.id).toBe(autre.structureId);
  });

  test('two of the same name are two when she says so, in a colleague’s place too', () => {
    const la = equipe();
    const { id } = fabriquerFormation(db).formation;
    const [une = 0, deux = 0, trois = 0] = la.ids;
    for (const un of [une, trois]) db.update(personnes).set({ prenom: 'Zoé', nom: 'Lefèvre' }).where(eq(personnes.id, un)).run();
    inscrire(la.elle, id, {});
    const seconde = inscrire(ctxDe(db, deux), id, {});
    expect(() => remplacer(ctxDe(db, deux), seconde, trois)).toThrow('du même nom');
    expect(remplacer(deRole('coordination'), seconde, trois)).toBeGreaterThan(seconde);
  });
});

describe('whoever is registered registers the others of her team', () => {
  test('her own inscription is shown, then those who are not on the list', () => {
    const la = equipe();
    const { id } = fabriquerFormation(db).formation;
    inscrire(la.elle, id, {});
    const [une = 0, deux = 0, trois = 0] = la.ids;
    for (const { moi } of [getPageDeFormation(la.elle, id), getPagePourInscrire(la.elle, id, null)]) {
      expect(moi?.inscription?.statut).toBe('validee');
      const equipe = moi?.pour?.equipe.map((elle) => elle.id) ?? [];
      expect(equipe).toEqual(expect.arrayContaining([deux, trois]));
      expect(equipe).not.toContain(une);
    }
    inscrire(la.elle, id, { personnes: [deux], structureId: la.structureId });
    expect(statutDe(id, deux)).toBe('validee');
  });

  test('a form where nobody is ticked registers nobody', () => {
    const la = equipe();
    const { id } = fabriquerFormation(db).formation;
    expect(() => inscrire(la.elle, id, { structureId: la.structureId })).toThrow(
      expect.objectContaining({ message: 'Cochez au moins une personne.', champ: 'personnes' }),
    );
    expect(statutDe(id, la.elle.acteur.personneId)).toBeUndefined();
    expect(inscrire(la.elle, id, {})).toBeGreaterThan(0);
  });
});

describe('what is said once one has registered', () => {
  test('who has a place and who waits, each at her rank', () => {
    const la = equipe(4);
    const { id } = fabriquerFormation(db, { capacite: 2 }).formation;
    const dit = avis(la.elle, inscrire(la.elle, id, { personnes: la.ids, separement: true }));
    expect(dit.titre).toBe('C’est noté');
    expect(dit.texte).toContain(`Vous et ${la.noms[1]} avez une place`);
    expect(dit.texte).toContain(`C’est complet. ${la.noms[2]} (rang 1) et ${la.noms[3]} (rang 2) attendent.`);
  });

  test('a group too large for the places that are free is not told that it is full', () => {
    const la = equipe(3);
    const { id } = fabriquerFormation(db, { capacite: 2 }).formation;
    const dit = avis(la.elle, inscrire(la.elle, id, { personnes: la.ids }));
    expect(dit.titre).toBe('3 personnes sur la liste d’attente');
    expect(dit.texte).toContain('Il reste 2 places libres, pas assez pour venir ensemble.');
    expect(dit.texte).toContain(`Vous, ${la.noms[1]} et ${la.noms[2]} attendez au rang 1.`);
    expect(dit.texte).not.toContain('complet');
  });

  test('who awaits the yes of her structure, beside the responsable who needs none', () => {
    const la = equipe(2);
    const { id } = fabriquerFormation(db, { validation: true }).formation;
    const personnes = [la.responsable.acteur.personneId, ...la.ids];
    const dit = avis(la.elle, inscrire(la.elle, id, { personnes, separement: true }));
    expect(dit.texte).toContain(' a une place');
    expect(dit.texte).toContain(`Vous et ${la.noms[1]} attendez l’accord de la structure`);
  });

  test('alone, in one’s own words; from a page that is late, one’s own inscription alone', () => {
    const la = equipe(2);
    const { id } = fabriquerFormation(db).formation;
    inscrire(la.responsable, id, { personnes: la.ids, structureId: la.structureId, separement: true });
    const plusTot = avis(plusTard(la.elle, new Date(la.elle.maintenant.getTime() + 60_000)), inscrire(la.elle, id, {}));
    expect(plusTot).toMatchObject({ titre: 'La place est retenue', texte: expect.stringContaining('Vous avez une place') });
    expect(plusTot.texte).not.toContain(la.noms[1] ?? '?');
  });
});
