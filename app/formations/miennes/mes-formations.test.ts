import { beforeEach, expect, test } from 'vitest';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { presences } from '#app/formations/presences/tables.ts';
import { formatrices } from '#app/formations/programme/tables.ts';
import { questionnairesDeFormation } from '#app/formations/questionnaires/tables.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, compterRequetes, ctxDe } from '#tests/base.ts';
import { fabriquerFormation, fabriquerInscription } from '#tests/fabriques/formations.ts';
import { fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { getMesFormations } from './mes-formations.server.ts';

let base: BaseOuverte;
let elle: ContextePersonne;
let equipe: ReturnType<typeof fabriquerEquipe>;
const LE = new Date('2026-02-03T18:00:00Z');

beforeEach(() => {
  base = baseDeTest();
  equipe = fabriquerEquipe(base.db);
  elle = ctxDe(base.db, equipe.animatrice.id);
});

const lire = (recherche = '', ctx = elle) => getMesFormations(ctx, new URLSearchParams(recherche));
const sienne = (formationId: number, champs: Partial<Parameters<typeof fabriquerInscription>[1]> = {}) =>
  fabriquerInscription(base.db, { formationId, structureId: equipe.structure.id, personneId: equipe.animatrice.id, ...champs });

test('what comes says what is awaited, and of whom', () => {
  const venir = (statut: 'ouverte' | 'confirmee', champs = {}) => fabriquerFormation(base.db, { statut, ...champs }).formation.id;
  const attendus = () => lire().aVenir.map(({ etat, attendu }) => [etat.texte, attendu]);
  expect(attendus()).toEqual([]);
  sienne(venir('ouverte', { limite: '2026-04-28' }));
  sienne(venir('confirmee'));
  sienne(venir('confirmee'), { convoqueeLe: new Date('2026-03-20T09:00:00Z') });
  sienne(venir('ouverte', { validation: true }), { statut: 'demandee' });
  sienne(venir('ouverte'), { statut: 'en_liste' });
  sienne(venir('ouverte'), { statut: 'proposee', depuis: new Date('2026-03-22T09:00:00Z') });
  // Neither what she gave back, nor what is called off, nor what is for somebody else.
  sienne(venir('ouverte'), { statut: 'retiree' });
  sienne(fabriquerFormation(base.db, { statut: 'annulee', motif: 'Trop peu' }).formation.id);
  fabriquerInscription(base.db, { formationId: venir('ouverte') });
  expect(attendus()).toEqual([
    ['Inscription retenue', expect.stringContaining('au plus tard après le mardi 28 avril')],
    ['Inscription retenue', 'Elle a lieu. La convocation vous viendra par courriel.'],
    ['Inscription retenue', 'Votre convocation est partie le vendredi 20 mars.'],
    ['Accord attendu', 'Votre structure doit donner son accord.'],
    ['En liste d’attente', expect.stringContaining('un courriel vous la propose')],
    ['Place proposée', expect.stringMatching(/gardée jusqu’au mardi 24 mars à/)],
  ]);
});

test('what is behind has her papers, or why there is none, and what she was asked', () => {
  const tenue = (champs = {}) => fabriquerFormation(base.db, { statut: 'close', jours: [['2026-02-03', 'matin']], ...champs });
  const presente = (lue: ReturnType<typeof tenue>, etat: 'presente' | 'absente') => {
    const { id } = sienne(lue.formation.id);
    const seanceId = lue.seances[0]?.id ?? 0;
    base.db
      .insert(presences)
      .values({ inscriptionId: id, seanceId, rang: 1, etat, moyen: 'feuille', le: LE, parId: equipe.responsable.id })
      .run();
    return id;
  };
  const id = presente(tenue({ titre: 'Suivie', organisme: 'Le réseau' }), 'presente');
  presente(tenue({ titre: 'Manquée', jours: [['2026-01-06', 'matin']] }), 'absente');
  // Its day has passed, and nothing was noted yet.
  sienne(fabriquerFormation(base.db, { statut: 'confirmee', titre: 'D’hier', jours: [['2026-03-20', 'matin']] }).formation.id);
  const demander = (genre: 'chaud' | 'froid', donne: boolean) =>
    base.db
      .insert(questionnairesDeFormation)
      .values({ inscriptionId: id, genre, envoyeLe: LE, donneLe: donne ? LE : null, version: donne ? 1 : 0 })
      .run();
  demander('chaud', true);
  demander('froid', false);
  const { passees, aVenir } = lire();
  expect(aVenir).toEqual([]);
  expect(passees.lignes.map(({ nom, minutes, papiers, pourquoi }) => [nom, minutes, papiers.length, pourquoi])).toEqual([
    ['D’hier', 0, 0, expect.stringContaining('une fois la formation terminée')],
    ['Suivie', 180, 2, null],
    ['Manquée', 0, 0, expect.stringContaining('une absence à chaque demi-journée')],
  ]);
  expect(passees.lignes[1]).toMatchObject({
    papiers: [{ chemin: `/formations/inscriptions/${id}/attestation.pdf` }, {}],
    avis: [
      { quand: 'À la sortie', donne: true },
      { quand: 'Avec le recul', donne: false },
    ],
  });
});

test('what she holds or trains in, drafts included; a partenaire has no such page', () => {
  fabriquerFormation(base.db, { titre: 'Tenue', statut: 'projet', organisatriceId: elle.acteur.personneId });
  const { formation } = fabriquerFormation(base.db, { titre: 'Animée' });
  base.db.insert(formatrices).values({ formationId: formation.id, rang: 1, personneId: elle.acteur.personneId }).run();
  fabriquerFormation(base.db, { titre: 'De sa structure', structureId: equipe.structure.id });
  fabriquerFormation(base.db, { titre: 'D’ailleurs' });
  expect(
    lire()
      .tenues.lignes.map(({ titre }) => titre)
      .sort(),
  ).toEqual(['Animée', 'Tenue']);
  // What waits for her is said beside it, and only there.
  const { id } = fabriquerFormation(base.db, { statut: 'realisee', organisatriceId: elle.acteur.personneId }).formation;
  expect(lire().tenues.lignes.flatMap(({ aFaire }) => aFaire ?? [])).toEqual([
    { libelle: 'À clore', chemin: `/formations/${id}` },
  ]);
  const { lignes } = lire('', ctxDe(base.db, equipe.responsable.id)).tenues;
  expect(lignes.map(({ titre }) => titre)).toEqual(['De sa structure']);
  const partenaire = fabriquerPersonne(base.db);
  fabriquerRole(base.db, partenaire.id, 'partenaire');
  expect(() => lire('', ctxDe(base.db, partenaire.id))).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
});

test('her page costs the same number of queries whatever she followed', () => {
  const suivre = (jour: number) =>
    sienne(fabriquerFormation(base.db, { statut: 'close', jours: [[`2025-10-${jour}`, 'matin']] }).formation.id);
  suivre(10);
  const avant = compterRequetes(base, () => lire());
  for (let jour = 11; jour < 25; jour += 1) suivre(jour);
  expect(lire().passees).toMatchObject({ total: 15, pages: 2 });
  expect(lire('page=2').passees.lignes).toHaveLength(5);
  expect(compterRequetes(base, () => lire())).toBe(avant);
});
