import { eq } from 'drizzle-orm';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeEach, expect, test, vi } from 'vitest';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { presences } from '#app/formations/presences/tables.ts';
import { getQuestionnaire } from '#app/formations/questionnaires/repondre.server.ts';
import { questionnairesDeFormation } from '#app/formations/questionnaires/tables.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { commencerLiasse, lireLiasse } from '#app/services/liasses.server.ts';
import { ecrirePdf } from '#app/services/pdf.server.tsx';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerFormation, fabriquerInscription } from '#tests/fabriques/formations.ts';
import { fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { getPapier, lireLaLiasse, listMesCertificats } from './suivis.server.ts';

let db: Base;
let coordination: ContextePersonne;
const LE = new Date('2026-03-17T16:00:00Z');

beforeEach(() => {
  db = baseDeTest().db;
  const { id } = fabriquerPersonne(db);
  fabriquerRole(db, id, 'coordination');
  coordination = ctxDe(db, id);
});

/** Two half-days that took place; each state is what was noted of one. */
function scene(etats: readonly ('presente' | 'absente')[], champs: Parameters<typeof fabriquerFormation>[1] = {}) {
  const { formation, seances } = fabriquerFormation(db, {
    ...{ statut: 'realisee', titre: 'Écouter à l’accueil' },
    ...{ jours: [['2026-03-17', 'matin'] as const, ['2026-03-17', 'apres-midi'] as const], ...champs },
  });
  const { structure, animatrice, responsable } = fabriquerEquipe(db);
  const une = fabriquerInscription(db, { formationId: formation.id, structureId: structure.id, personneId: animatrice.id });
  for (const [rang, etat] of etats.entries()) {
    const seanceId = seances[rang]?.id ?? 0;
    db.insert(presences)
      .values({ inscriptionId: une.id, seanceId, rang: 1, etat, moyen: 'feuille', le: LE, parId: coordination.acteur.personneId })
      .run();
  }
  return { formation, une, elle: ctxDe(db, animatrice.id), responsable: ctxDe(db, responsable.id) };
}

test('the attestation counts the half-days where she was, and no other', async () => {
  const { une, elle } = scene(['presente', 'absente']);
  const papier = getPapier(elle, une.id, 'attestation');
  const pdf = await getDocumentProxy(new Uint8Array(await ecrirePdf(papier)));
  const { text } = await extractText(pdf, { mergePages: true });
  const lu = text.replace(/\s+/g, ' ');
  expect(lu).toContain('de 9 h à 12 h');
  expect(lu).not.toContain('de 14 h à 17 h');
  expect(lu).toContain('3 heures, sur 6 heures');
  expect(pdf.numPages).toBe(1);
});

test('on each side of the change of hour, the hours are those of the clock', () => {
  const { une, elle } = scene(['presente', 'presente'], {
    jours: [
      ['2026-03-28', 'matin'],
      ['2026-03-29', 'matin'],
    ],
  });
  const [dates, duree] = ['Demi-journées suivies', 'Durée suivie'].map(
    (titre) => getPapier(elle, une.id, 'attestation').lignes.find((ligne) => ligne.titre === titre)?.textes,
  );
  expect(dates).toHaveLength(2);
  expect(dates?.every((texte) => texte.includes('de 9\u00a0h à 12\u00a0h'))).toBe(true);
  expect(duree).toEqual(['6 heures, soit toute la formation.']);
});

test('someone absent is told why there is none, whoever asks; so is she before it is noted, or over', () => {
  const absente = scene(['absente', 'absente'], { organisme: 'La Fédération' });
  for (const ctx of [absente.elle, coordination]) {
    expect(() => getPapier(ctx, absente.une.id, 'attestation')).toThrow('il n’y a rien à attester');
    expect(() => getPapier(ctx, absente.une.id, 'certificat')).toThrow('il n’y a rien à attester');
  }
  expect(listMesCertificats(absente.elle, 1).lignes[0]).toMatchObject({ papiers: [], minutes: 0 });
  expect(listMesCertificats(absente.elle, 1).lignes[0]?.pourquoi).toContain('rien à attester');
  const pasNotee = scene([]);
  expect(() => getPapier(pasNotee.elle, pasNotee.une.id, 'attestation')).toThrow('pas encore notée');
  const aVenir = scene([], { statut: 'confirmee' });
  expect(() => getPapier(aVenir.elle, aVenir.une.id, 'attestation')).toThrow('une fois la formation terminée');
});

test('a certificat only where the network or a member is the training provider', () => {
  const dehors = scene(['presente', 'presente']);
  expect(() => getPapier(dehors.elle, dehors.une.id, 'certificat')).toThrow('l’organisme de formation');
  const dedans = scene(['presente', 'presente'], { organisme: 'Le Fil de Vienne', organismeNumero: '75 87 01234 87' });
  const papier = getPapier(dedans.elle, dedans.une.id, 'certificat');
  expect(papier.emetteur).toEqual(['Le Fil de Vienne', 'Déclaration d’activité n° 75 87 01234 87']);
  expect(JSON.stringify(papier.lignes)).toContain('Action de formation');
  expect(JSON.stringify(papier.lignes)).toContain('6 heures, sur 6 heures');
});

test('hers and her structure’s; nobody else’s', () => {
  const { une, elle, responsable } = scene(['presente']);
  for (const ctx of [elle, responsable, coordination])
    expect(getPapier(ctx, une.id, 'attestation').titre).toContain('Attestation');
  const ailleurs = fabriquerEquipe(db);
  for (const { id } of [ailleurs.responsable, ailleurs.animatrice]) {
    expect(() => getPapier(ctxDe(db, id), une.id, 'attestation')).toThrow();
  }
});

test('whoever has left keeps hers; whoever is forgotten has no name to print', () => {
  const { une, formation, elle } = scene(['presente']);
  db.delete(fonctions).where(eq(fonctions.personneId, une.personneId)).run();
  const partie = ctxDe(db, elle.acteur.personneId);
  expect(partie.acteur.membreDe).toEqual([]);
  expect(getPapier(partie, une.id, 'attestation').titre).toContain('Attestation');
  expect(listMesCertificats(partie, 1).lignes).toHaveLength(1);
  expect(() => lireLaLiasse(partie, formation.id)).toThrow();
  db.update(personnes).set({ effaceeLe: LE }).where(eq(personnes.id, une.personneId)).run();
  expect(() => getPapier(coordination, une.id, 'attestation')).toThrow();
  expect(lireLaLiasse(coordination, formation.id).ecrire()).toEqual([]);
});

test('all in one file: those who have one, each on its sheet', { timeout: 60_000 }, async () => {
  const { formation } = scene(['presente', 'presente'], { organisme: 'Le Fil de Vienne' });
  const { ecrire, sorte } = lireLaLiasse(coordination, formation.id);
  expect(sorte).toBe('certificat');
  const modele = ecrire();
  expect(modele).toHaveLength(1);
  const papiers = Array.from({ length: 30 }, (_, rang) =>
    modele.map((papier) => ({ papier: { ...papier, reference: `CR-${rang}` } })),
  ).flat();
  commencerLiasse('essai', { titre: 'Certificats', papiers });
  expect(lireLiasse('essai')).toMatchObject({ etat: 'en_cours', total: 30 });
  await vi.waitFor(
    () => {
      expect(lireLiasse('essai')?.etat).toBe('prete');
    },
    { timeout: 50_000, interval: 20 },
  );
  const liasse = lireLiasse('essai');
  if (liasse?.etat !== 'prete') throw new Error('Pas prête');
  expect((await getDocumentProxy(new Uint8Array(liasse.octets))).numPages).toBe(30);
});

test('what she has learned stays hers when she becomes a partenaire: what her list shows opens, to her alone', () => {
  const { une, elle } = scene(['presente', 'presente']);
  fabriquerRole(db, elle.acteur.personneId, 'partenaire');
  db.update(fonctions).set({ au: '2026-03-18' }).where(eq(fonctions.personneId, elle.acteur.personneId)).run();
  const apres = ctxDe(db, elle.acteur.personneId);
  expect(apres.acteur.roles).toContain('partenaire');
  expect(listMesCertificats(apres, 1).lignes).toMatchObject([
    { papiers: [{ chemin: `/formations/inscriptions/${une.id}/attestation.pdf` }] },
  ]);
  expect(getPapier(apres, une.id, 'attestation').titre).toBe('Attestation de présence');
  const autre = fabriquerPersonne(db).id;
  fabriquerRole(db, autre, 'partenaire');
  expect(() => getPapier(ctxDe(db, autre), une.id, 'attestation')).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
});

test('beside her papers, whoever has left finds what she was asked', () => {
  const { une, elle } = scene(['presente', 'presente']);
  const { id } = db
    .insert(questionnairesDeFormation)
    .values({ inscriptionId: une.id, genre: 'chaud', envoyeLe: LE })
    .returning()
    .get();
  db.update(fonctions).set({ au: '2026-03-18' }).where(eq(fonctions.personneId, elle.acteur.personneId)).run();
  const partie = ctxDe(db, elle.acteur.personneId);
  expect(partie.acteur.roles).toEqual([]);
  expect(listMesCertificats(partie, 1).lignes).toMatchObject([
    { avis: [{ quand: 'À la sortie', donne: false, chemin: `/formations/questionnaires/${id}` }] },
  ]);
  expect(getQuestionnaire(partie, id).genre).toBe('chaud');
});
