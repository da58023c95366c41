import { eq } from 'drizzle-orm';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { demiJournee } from '#app/commun/periode.ts';
import { lireFormation } from '#app/formations/programme/formations.server.ts';
import { formations, formatrices } from '#app/formations/programme/tables.ts';
import { modifierFormation } from '#app/formations/programme/tenir-formation.server.ts';
import { ecrireLiasse } from '#app/services/pdf.server.tsx';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, plusTard } from '#tests/base.ts';
import { fabriquerFormation, fabriquerInscription } from '#tests/fabriques/formations.ts';
import { fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { dessinDeSeance, lireDessin } from './dessin.server.ts';
import { getEmargement } from './emargement.server.ts';
import { direPresente, noterPresences } from './noter.server.ts';
import { lirePresenceDe } from './page-de-presence.server.ts';
import { presences } from './tables.ts';

// The formation is on Monday 23 March 2026, the morning of the tests and its afternoon.
const JOURS = [['2026-03-23', 'matin'] as const, ['2026-03-23', 'apres-midi'] as const];
let db: Base;
let coordination: ContextePersonne;

beforeEach(() => {
  db = baseDeTest().db;
  const { id } = fabriquerPersonne(db);
  fabriquerRole(db, id, 'coordination');
  coordination = ctxDe(db, id);
});

function scene() {
  const { formation, seances } = fabriquerFormation(db, { statut: 'confirmee', jours: JOURS });
  const une = fabriquerInscription(db, { formationId: formation.id });
  const elle = ctxDe(db, une.personneId);
  const [matin, apresMidi] = seances.map(({ id }) => id);
  if (matin === undefined || apresMidi === undefined) throw new Error('Deux demi-journées');
  return { formation, une, elle, matin, apresMidi };
}
const noter = (s: ReturnType<typeof scene>, etat: 'presente' | 'absente', motif?: string, ctx = coordination) =>
  noterPresences(ctx, s.formation.id, {
    seance: s.matin,
    moyen: 'formatrice',
    motif,
    etats: [{ inscriptionId: s.une.id, etat }],
  });
const lignes = () => db.select().from(presences).all();

describe('noting presence', () => {
  test('once; what says nothing new leaves no trace; a correction says who and why beside what stood', () => {
    const s = scene();
    expect(noter(s, 'presente')).toBe(1);
    expect(noter(s, 'presente')).toBe(0);
    expect(() => noter(s, 'absente')).toThrow('dites pourquoi');
    expect(noter(s, 'absente', 'Elle est repartie à 9 h.')).toBe(1);
    expect(lignes().map(({ rang, etat, motif }) => [rang, etat, motif])).toEqual([
      [1, 'presente', null],
      [2, 'absente', 'Elle est repartie à 9 h.'],
    ]);
    const [vue] = lirePresenceDe(coordination, s.formation.id, s.matin).participantes;
    expect(vue?.etat).toBe('absente');
    expect(vue?.histoire).toHaveLength(2);
  });

  test('by whoever trains or holds it, from its day on, until it is closed', () => {
    const s = scene();
    expect(() => noter(s, 'presente', undefined, s.elle)).toThrow();
    const { animatrice } = fabriquerEquipe(db);
    db.insert(formatrices).values({ formationId: s.formation.id, rang: 1, personneId: animatrice.id }).run();
    expect(noter(s, 'presente', undefined, ctxDe(db, animatrice.id))).toBe(1);
    const hier = { ...coordination, maintenant: new Date('2026-03-22T10:00:00Z') };
    expect(() => noter(s, 'absente', 'Non', hier)).toThrow('n’a pas commencé');
    const close = fabriquerFormation(db, { statut: 'close', jours: JOURS });
    const { id } = fabriquerInscription(db, { formationId: close.formation.id });
    expect(() =>
      noterPresences(coordination, close.formation.id, {
        ...{ seance: close.seances[0]?.id ?? 0, moyen: 'feuille', etats: [{ inscriptionId: id, etat: 'presente' }] },
      }),
    ).toThrow('close');
  });

  test('neither for someone of another formation, nor for a half-day of another', () => {
    const [s, autre] = [scene(), scene()];
    expect(() => noter({ ...s, une: autre.une }, 'presente')).toThrow();
    expect(() => noter({ ...s, matin: autre.matin }, 'presente')).toThrow();
    expect(lignes()).toEqual([]);
  });

  test('a half-day where it was noted does not move, and the refusal says it', () => {
    const s = scene();
    noter(s, 'presente');
    const { ligne, seances } = lireFormation(coordination, s.formation.id);
    const { version, titre, capacite, minimum, validation, publique, cout, financeurs } = ligne;
    const envoi = (deplacees: typeof seances) => ({
      ...{ version, titre, capacite, minimum, validation, publique, cout, financeurs, competences: [], seances: deplacees },
      ...{ structureId: undefined, formatriceId: undefined, limite: undefined },
    });
    const [matin, apresMidi] = seances;
    if (!matin || !apresMidi) throw new Error('Deux demi-journées');
    const ailleurs = demiJournee('2026-03-30', 'matin');
    expect(() => modifierFormation(coordination, ligne.id, envoi([{ ...matin, demiJournee: ailleurs }, apresMidi]))).toThrow(
      'La présence y est déjà notée (lundi 23 mars, le matin)',
    );
    modifierFormation(coordination, ligne.id, envoi([matin, { ...apresMidi, demiJournee: ailleurs }]));
    expect(lignes()).toHaveLength(1);
  });
});

describe('« Je suis là »', () => {
  test('by the drawing, once', async () => {
    const s = scene();
    const { adresse } = await dessinDeSeance(s.elle, { formationId: s.formation.id, seanceId: s.matin });
    const lu = await lireDessin(adresse.split('/').at(-1));
    expect(lu.seanceId).toBe(s.matin);
    expect(direPresente(s.elle, s.formation.id, lu)).toBe(true);
    expect(direPresente(s.elle, s.formation.id, lu)).toBe(false);
    expect(lignes().map(({ moyen, parId }) => [moyen, parId])).toEqual([['telephone', s.une.personneId]]);
  });

  test('not with a drawing that is old, forged, or of another half-day', async () => {
    const s = scene();
    const { adresse } = await dessinDeSeance(s.elle, { formationId: s.formation.id, seanceId: s.matin });
    const jeton = adresse.split('/').at(-1) ?? '';
    const [, fin, signature] = jeton.split('.');
    await expect(lireDessin(`${s.apresMidi}.${fin}.${signature}`)).rejects.toThrow();
    await expect(lireDessin(`${s.matin}.zzzzzz.${signature}`)).rejects.toThrow();
    await expect(lireDessin('n-importe-quoi')).rejects.toThrow();
    await expect(lireDessin(undefined)).rejects.toThrow();
    const lu = await lireDessin(jeton);
    const tard = plusTard(s.elle, new Date(s.elle.maintenant.getTime() + 16 * 60_000));
    expect(() => direPresente(tard, s.formation.id, lu)).toThrow('n’est plus valable');
    expect(lignes()).toEqual([]);
  });

  test('neither by whoever has no place, nor against what was noted', async () => {
    const s = scene();
    const { adresse } = await dessinDeSeance(s.elle, { formationId: s.formation.id, seanceId: s.matin });
    const lu = await lireDessin(adresse.split('/').at(-1));
    const { animatrice } = fabriquerEquipe(db);
    expect(() => direPresente(ctxDe(db, animatrice.id), s.formation.id, lu)).toThrow('pas sur la liste');
    noter(s, 'absente');
    expect(() => direPresente(s.elle, s.formation.id, lu)).toThrow('a noté que vous n’étiez pas là');
  });
});

test('all the others were there, in one gesture: nobody of whom something is noted changes', () => {
  const s = scene();
  const equipe = fabriquerEquipe(db);
  const autre = fabriquerInscription(db, {
    ...{ formationId: s.formation.id, structureId: equipe.structure.id, personneId: equipe.animatrice.id, statut: 'validee' },
  });
  noter(s, 'absente');
  expect(
    noterPresences(coordination, s.formation.id, { seance: s.matin, moyen: 'formatrice', etats: [], autres: 'presentes' }),
  ).toBe(1);
  const page = lirePresenceDe(coordination, s.formation.id, s.matin);
  expect(page.participantes.map(({ id, etat }) => [id === autre.id, etat]).sort()).toEqual([
    [false, 'absente'],
    [true, 'presente'],
  ]);
  expect(page.seances.map(({ notees }) => notees)).toEqual([2, 0]);
});

test('once the formation is closed, who was there is still read', () => {
  const s = scene();
  noter(s, 'presente');
  db.update(formations).set({ statut: 'close', finieLe: coordination.maintenant }).where(eq(formations.id, s.formation.id)).run();
  const { seance, participantes, aClore } = lirePresenceDe(coordination, s.formation.id, s.matin);
  expect([seance?.ouverte, participantes[0]?.etat, aClore]).toEqual([false, 'presente', false]);
});

test('the page: hers for whoever comes, nothing for anybody else', () => {
  const s = scene();
  noter(s, 'presente');
  expect(lirePresenceDe(s.elle, s.formation.id, undefined).siennes.map(({ etat }) => etat)).toEqual([
    'Présence',
    'Pas encore notée',
  ]);
  const { animatrice } = fabriquerEquipe(db);
  expect(() => lirePresenceDe(ctxDe(db, animatrice.id), s.formation.id, undefined)).toThrow();
});

test('the sheet to sign: one a day, participants by structure, who trains, the hours of the clock on both sides of its change', async () => {
  const { formation } = fabriquerFormation(db, {
    ...{ statut: 'confirmee', titre: 'Écouter', lieu: 'Salle haute' },
    jours: [['2026-10-24', 'matin'] as const, ['2026-10-26', 'matin'] as const, ['2026-10-26', 'apres-midi'] as const],
  });
  db.insert(formatrices).values({ formationId: formation.id, rang: 1, nom: 'Odile Marquet' }).run();
  for (let n = 0; n < 3; n++) fabriquerInscription(db, { formationId: formation.id });
  const { titre, feuilles } = getEmargement(coordination, formation.id);
  expect(feuilles.map(({ tableau }) => tableau?.colonnes.map((une) => une.titre))).toEqual([
    ['Nom', 'Structure', 'Matin, 9\u00a0h–12\u00a0h'],
    ['Nom', 'Structure', 'Matin, 9\u00a0h–12\u00a0h', 'Après-midi, 14\u00a0h–17\u00a0h'],
  ]);
  const pdf = await getDocumentProxy(new Uint8Array(await ecrireLiasse(titre, feuilles)));
  expect(pdf.numPages).toBe(2);
  const { text } = await extractText(pdf, { mergePages: true });
  expect(text).toContain('Odile Marquet');
  expect(text).toContain('samedi 24 octobre 2026');
  expect(text).toContain('lundi 26 octobre 2026');
});
