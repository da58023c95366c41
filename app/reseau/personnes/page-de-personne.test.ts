import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import {
  fabriquerCompte,
  fabriquerEquipe,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
} from '#tests/fabriques/reseau.ts';
import { getPageDePersonne } from './page-de-personne.server.ts';
import { fonctions, personnes } from './tables.ts';

let db: ReturnType<typeof baseDeTest>['db'];
beforeEach(() => {
  db = baseDeTest().db;
});

/** Everybody who may read the page of Maëlle, in her own words to her. */
function lectrices() {
  const sienne = fabriquerEquipe(db);
  const ailleurs = fabriquerEquipe(db);
  const seconde = fabriquerEquipe(db);
  const roles = ['coordination', 'partenaire', 'cellule'] as const;
  const [coordination, partenaire, cellule] = roles.map((role) => {
    const { id } = fabriquerPersonne(db);
    if (role === 'cellule') fabriquerFonction(db, { personneId: id, structureId: ailleurs.structure.id });
    fabriquerRole(db, id, role);
    return id;
  });
  const elle = sienne.animatrice.id;
  fabriquerFonction(db, { personneId: elle, structureId: seconde.structure.id, fonction: 'benevolat' });
  db.update(personnes)
    .set({ courriel: 'maelle@larche.example', telephone: '06 39 98 12 40' })
    .where(eq(personnes.id, elle))
    .run();
  const qui = {
    'elle-même': elle,
    'responsable de son équipe': sienne.responsable.id,
    'responsable de sa seconde équipe': seconde.responsable.id,
    'même équipe': fabriquerMembre(sienne.structure.id),
    'autre responsable': ailleurs.responsable.id,
    'autre équipe': ailleurs.animatrice.id,
    cellule: cellule ?? 0,
    coordination: coordination ?? 0,
    partenaire: partenaire ?? 0,
  };
  return { elle, qui, sienne, seconde };
}

function fabriquerMembre(structureId: number): number {
  const { id } = fabriquerPersonne(db);
  fabriquerFonction(db, { personneId: id, structureId, fonction: 'accueil' });
  return id;
}

test('who sees which contact, by what she agreed to show', () => {
  const { elle, qui } = lectrices();
  const vu: Record<string, string> = {};
  for (const [nom, id] of Object.entries(qui)) {
    vu[nom] = [
      [false, false],
      [true, false],
      [false, true],
      [true, true],
    ]
      .map(([montrerCourriel = false, montrerTelephone = false]) => {
        db.update(personnes).set({ montrerCourriel, montrerTelephone }).where(eq(personnes.id, elle)).run();
        const { courriel, telephone } = getPageDePersonne(ctxDe(db, id), elle);
        return `${courriel ? 'c' : '-'}${telephone ? 't' : '-'}`;
      })
      .join(' ');
  }
  // Nothing shown, the address, the telephone, both.
  expect(vu).toEqual({
    'elle-même': 'ct ct ct ct',
    'responsable de son équipe': 'c- c- ct ct',
    'responsable de sa seconde équipe': 'c- c- ct ct',
    'même équipe': '-- c- -t ct',
    'autre responsable': '-- c- -t ct',
    'autre équipe': '-- c- -t ct',
    cellule: '-- c- -t ct',
    coordination: 'c- c- ct ct',
    partenaire: '-- c- -- c-',
  });
});

test('who finds which act on the page', () => {
  const { elle, qui, sienne, seconde } = lectrices();
  const vu = Object.fromEntries(
    Object.entries(qui).map(([nom, id]) => {
      const { liens, acces, fonctions } = getPageDePersonne(ctxDe(db, id), elle);
      const actes = [
        ...Object.entries(liens).flatMap(([acte, chemin]) => (chemin ? [acte] : [])),
        ...(acces ? ['accès'] : []),
        ...fonctions.flatMap(({ corriger, chemin }) =>
          corriger ? [`corriger ${chemin.endsWith(`/${sienne.structure.id}`) ? 1 : 2}`] : [],
        ),
      ];
      return [nom, actes.join(', ')];
    }),
  );
  expect(seconde.structure.id).not.toBe(sienne.structure.id);
  expect(vu).toEqual({
    'elle-même': 'moi',
    'responsable de son équipe': 'accès, corriger 1',
    'responsable de sa seconde équipe': 'accès, corriger 2',
    'même équipe': '',
    'autre responsable': '',
    'autre équipe': '',
    cellule: '',
    coordination: 'role, fusionner, effacer, accès, corriger 1, corriger 2',
    partenaire: '',
  });
});

describe('someone who is not there any more', () => {
  test('left everything: for the coordination alone, with the day', () => {
    const { elle, qui, sienne } = lectrices();
    db.update(fonctions).set({ du: null, au: '2026-03-20' }).where(eq(fonctions.personneId, elle)).run();
    for (const [nom, id] of Object.entries(qui)) {
      if (id === elle) continue;
      const lire = () => getPageDePersonne(ctxDe(db, id), elle);
      if (nom !== 'coordination') expect(lire, nom).toThrow(/Nous ne trouvons pas/);
      else {
        expect(lire().partie).toMatch(/n’est plus dans le réseau depuis le vendredi 20 mars 2026\./);
        expect(lire().passees.map(({ structure }) => structure)).toContain(sienne.structure.nom);
      }
    }
    // A role is enough to be there.
    fabriquerRole(db, elle, 'partenaire');
    expect(getPageDePersonne(ctxDe(db, qui['autre équipe']), elle)).toMatchObject({ partie: null, passees: [] });
  });

  test('erased or unknown: for nobody', () => {
    const { elle, qui } = lectrices();
    db.update(personnes).set({ effaceeLe: new Date() }).where(eq(personnes.id, elle)).run();
    for (const id of Object.values(qui)) {
      expect(() => getPageDePersonne(ctxDe(db, id), elle)).toThrow(/Nous ne trouvons pas/);
      expect(() => getPageDePersonne(ctxDe(db, id), 999_999)).toThrow(/Nous ne trouvons pas/);
    }
  });
});

test('says since when she does what, and how she stands to the door', () => {
  const { structure, responsable } = fabriquerEquipe(db);
  const personne = fabriquerPersonne(db);
  fabriquerFonction(db, { personneId: personne.id, structureId: structure.id, fonction: 'accueil', du: '2024-03-01' });
  fabriquerFonction(db, { personneId: personne.id, structureId: structure.id, fonction: 'animation', du: '2026-09-01' });
  const page = getPageDePersonne(ctxDe(db, responsable.id), personne.id);
  expect(page.fonctions.map(({ libelle, quand }) => [libelle, quand])).toEqual([['Accueil', 'depuis le 1er mars 2024']]);
  expect(page.acces).toEqual({ acces: 'jamais', detail: '' });
  expect(page.fonctions[0]?.inviter).toBe(`/reseau/structures/${structure.id}/inviter?personne=${page.id}`);
  fabriquerCompte(db, personne.id);
  expect(getPageDePersonne(ctxDe(db, responsable.id), personne.id).acces?.acces).toBe('entre');
});
