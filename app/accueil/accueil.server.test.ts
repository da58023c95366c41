import { beforeEach, expect, test } from 'vitest';
import { journaliser } from '#app/commun/journal.server.ts';
import { demiJournee } from '#app/commun/periode.ts';
import type { Base, BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, compterRequetes, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerAnnonce } from '#tests/fabriques/annonces.ts';
import { fabriquerBesoin, fabriquerFormation, fabriquerInscription } from '#tests/fabriques/formations.ts';
import { fabriquerMalle } from '#tests/fabriques/malles.ts';
import {
  fabriquerAgrement,
  fabriquerCompte,
  fabriquerEquipe,
  fabriquerPersonne,
  fabriquerRole,
} from '#tests/fabriques/reseau.ts';
import { fabriquerStage } from '#tests/fabriques/troc.ts';
import { getAccueil } from './accueil.server.ts';
import { getAgenda } from './agenda.server.ts';
import { LIGNES_PAR_PAGE, listJournal } from './journal.server.ts';
import { filtreDeLAdresse } from './journal.ts';
import { getMaStructure } from './ma-structure.server.ts';
import { premiersPas } from './premiers-pas.ts';
import { cheminDeRetour } from './retour.ts';

let base: BaseOuverte;
let db: Base;
beforeEach(() => {
  base = baseDeTest();
  db = base.db;
});

function personneSeule(role?: 'coordination' | 'partenaire') {
  const { id } = fabriquerPersonne(db, { prenom: 'Colette' });
  fabriquerCompte(db, id);
  if (role) fabriquerRole(db, id, role);
  return ctxDe(db, id);
}

function proposerStage(origine: ReturnType<typeof fabriquerEquipe>, hote: ReturnType<typeof fabriquerEquipe>) {
  fabriquerStage(db, {
    structureOrigineId: origine.structure.id,
    structureAccueilId: hote.structure.id,
    stagiaireId: origine.animatrice.id,
    responsableOrigineId: origine.responsable.id,
    objectif: 'Voir un café des parents',
    proposeLe: new Date('2026-03-20T09:00:00Z'),
    du: demiJournee('2026-04-07', 'matin'),
    au: demiJournee('2026-04-08', 'apres-midi'),
  });
}

test('the host’s direction finds the proposal first, her structure, her dates in the calendar', () => {
  const hote = fabriquerEquipe(db, { nom: 'L’Escale', communeCode: null, adresse: '1, rue du Pont' });
  proposerStage(fabriquerEquipe(db, { nom: 'La Grange commune' }), hote);
  fabriquerAgrement(db, { structureId: hote.structure.id, au: '2026-12-31' });
  const accueil = getAccueil(ctxDe(db, hote.responsable.id));
  expect(accueil).toMatchObject({ prenom: 'Hélène', date: 'lundi 23 mars', pas: [] });
  expect(accueil.attentes.some(({ lien }) => lien.chemin.startsWith('/stages/'))).toBe(true);
  expect(accueil.structure).toMatchObject({
    nom: 'L’Escale',
    type: 'Espace de vie sociale',
    agrement: { forme: 'Espace de vie sociale', texte: 'Jusqu’au 31 décembre 2026.', bientot: true },
    equipe: expect.stringContaining('2 personnes, dont Hélène Roudier'),
  });
  expect(accueil.aVenir).toEqual([expect.objectContaining({ iso: '2026-04-07', titre: expect.stringContaining(', proposé') })]);
  const jour = accueil.calendrier.semaines.flatMap(({ jours }) => jours).find(({ iso }) => iso === '2026-04-07');
  expect(jour?.classes).toEqual(['marque-jour', 'vac']);
});

test('the formations where she has a place are ahead of her, each day once, however far; those where she has none are not', () => {
  const { animatrice, structure } = fabriquerEquipe(db);
  const inscrire = (statut: 'validee' | 'en_liste', formation: Parameters<typeof fabriquerFormation>[1]) =>
    fabriquerInscription(db, {
      ...{ statut, formationId: fabriquerFormation(db, formation).formation.id },
      ...{ personneId: animatrice.id, structureId: structure.id },
    });
  const jourEntier = (jour: string) => [[jour, 'matin'] as const, [jour, 'apres-midi'] as const];
  inscrire('validee', {
    titre: 'Longue',
    jours: ['2026-04-01', '2026-04-02', '2026-04-08', '2026-04-09', '2026-04-15', '2026-04-16'].flatMap(jourEntier),
  });
  inscrire('validee', { titre: 'Lointaine', jours: jourEntier('2026-11-17') });
  inscrire('validee', { titre: 'Annulée', statut: 'annulee', jours: jourEntier('2026-06-02') });
  inscrire('en_liste', { titre: 'Attendue', jours: jourEntier('2026-06-09') });
  fabriquerFormation(db, { titre: 'D’autres', jours: jourEntier('2026-06-16') });
  const lire = () =>
    getAccueil(ctxDe(db, animatrice.id)).aVenir.map(({ iso, titre, detail }) =>
      `${iso} ${titre} ${detail}`.replaceAll('\u00a0', ' '),
    );
  expect(lire()).toEqual([
    '2026-04-01 Formation : Longue Mercredi 1er avril, toute la journée, dès 9 h.',
    '2026-04-02 Formation : Longue Jeudi 2 avril, toute la journée, dès 9 h.',
    '2026-04-08 Formation : Longue Mercredi 8 avril, toute la journée, dès 9 h.',
    '2026-04-09 Formation : Longue Jeudi 9 avril, toute la journée, dès 9 h.',
    '2026-04-15 Formation : Longue Mercredi 15 avril, toute la journée, dès 9 h.',
    '2026-11-17 Formation : Lointaine Mardi 17 novembre, toute la journée, dès 9 h.',
  ]);
});

test('what waits for her is not told a second time as new', () => {
  const { animatrice, structure, responsable } = fabriquerEquipe(db);
  const { formation } = fabriquerFormation(db);
  const chemin = `/formations/${formation.id}`;
  fabriquerBesoin(db, { structureId: structure.id, autriceId: animatrice.id, statut: 'repris', formationId: formation.id });
  const dont = (id: number) => {
    const { attentes, nouveautes } = getAccueil(ctxDe(db, id));
    const ou = (lues: readonly { chemin: string }[]) => lues.filter((une) => une.chemin === chemin).length;
    return [ou(attentes.map(({ lien }) => lien)), ou(nouveautes)];
  };
  expect([dont(animatrice.id), dont(responsable.id)]).toEqual([
    [1, 0],
    [0, 1],
  ]);
});

test('busy rooms leave the newest of another among what is new', () => {
  const { animatrice, structure } = fabriquerEquipe(db);
  const le = (jour: number) => new Date(Date.UTC(2026, 2, jour, 9));
  fabriquerFormation(db, { titre: 'Cachée', ouverteLe: le(2) });
  fabriquerFormation(db, { titre: 'Ouverte', ouverteLe: le(3) });
  for (let n = 0; n < 5; n += 1) {
    fabriquerAnnonce(db, { structureId: structure.id, auteurId: animatrice.id, type: 'offre', publieeLe: le(10 + n) });
    fabriquerMalle(db, { structureId: structure.id, creeeLe: le(10 + n) });
  }
  const { nouveautes } = getAccueil(ctxDe(db, fabriquerEquipe(db).responsable.id));
  expect(nouveautes.map(({ salle }) => salle).sort()).toEqual(['formations', 'malles', 'malles', 'troc', 'troc', 'troc'].sort());
  expect(nouveautes.at(-1)?.titre).toBe('Une formation s’ouvre\u00a0: «\u00a0Ouverte\u00a0»');
});

test('the home page runs as many queries whatever waits and whatever comes', () => {
  const { animatrice, structure } = fabriquerEquipe(base.db);
  const remplir = () => {
    const { formation } = fabriquerFormation(db);
    fabriquerInscription(db, { formationId: formation.id, personneId: animatrice.id, structureId: structure.id });
    const { id: formationId } = fabriquerFormation(db).formation;
    fabriquerBesoin(db, { structureId: structure.id, autriceId: animatrice.id, statut: 'repris', formationId });
    fabriquerFormation(db, { organisatriceId: animatrice.id, statut: 'realisee', jours: [['2026-03-17', 'matin']] });
  };
  const lire = () => compterRequetes(base, () => getAccueil(ctxDe(db, animatrice.id)));
  remplir();
  const une = lire();
  for (let n = 0; n < 6; n += 1) remplir();
  expect(lire()).toBe(une);
});

test.each([
  ['an empty network, coordination', 'coordination', '/reseau/import'],
  ['a partner', 'partenaire', '/reseau'],
] as const)('first steps: %s', (_, role, chemin) => {
  const accueil = getAccueil(personneSeule(role));
  expect(accueil.compte.fort).toBe('Rien ne vous attend');
  expect(accueil.pas[0]?.lien.chemin).toBe(chemin);
  expect(accueil.structure).toBeNull();
});

test('first steps of a responsable, of an équipe', () => {
  const { structure, responsable, animatrice } = fabriquerEquipe(db);
  expect(getAccueil(ctxDe(db, responsable.id)).pas[0]?.lien.chemin).toBe('/stages/nouveau');
  expect(getAccueil(ctxDe(db, animatrice.id)).pas[0]?.lien.chemin).toBe(`/reseau/structures/${structure.id}`);
});

test('once the structures are there and nobody has come in, the coordination is told to invite', () => {
  expect(premiersPas(['coordination'], { structures: 24, personnes: 1 }, null)[0]?.lien.chemin).toBe('/reseau');
  expect(premiersPas(['coordination', 'responsable'], { structures: 24, personnes: 30 }, 4)[0]?.lien.chemin).toBe(
    '/stages/nouveau',
  );
});

test('the agenda of a partner has no room that is closed to her, and an unknown filter shows everything', () => {
  const equipe = fabriquerEquipe(db);
  const agenda = getAgenda(personneSeule('partenaire'), { depuis: 'hier', filtre: 'troc' });
  expect(agenda.filtres.map(({ libelle }) => libelle)).toEqual(['Tout', 'Chez vous', 'Formations']);
  expect(agenda).toMatchObject({
    filtre: 'tout',
    titre: 'Du 23 mars au 26 avril',
    avant: '/agenda?depuis=2026-02-16',
    apres: '/agenda?depuis=2026-04-27',
  });
  const sienne = getAgenda(ctxDe(db, equipe.responsable.id), { depuis: '2026-05-06', filtre: 'troc' });
  expect(sienne.filtres.find(({ choisi }) => choisi)?.chemin).toBe('/agenda?depuis=2026-05-04&filtre=troc');
});

const TOUT = filtreDeLAdresse(new URLSearchParams());

test('the journal says who, for whom and by which way, and le temps; nobody else reads it', () => {
  const { responsable } = fabriquerEquipe(db);
  const ctx = personneSeule('coordination');
  const ligne = { domaine: 'troc', objet: 'stage', objetId: 4, acte: 'accepter', resume: 'a accepté le stage' };
  journaliser({ ...ctx, auNomDe: { acteur: ctxDe(db, responsable.id).acteur, canal: 'telephone' } }, ligne);
  journaliser(ctxDuTemps(db, new Date('2026-03-23T22:30:00Z')), {
    ...ligne,
    domaine: 'services',
    objet: 'tache',
    resume: 'a relancé',
  });
  const journal = listJournal(ctx, { ...TOUT, page: 1 });
  expect(journal.lignes).toEqual([
    expect.objectContaining({ qui: 'le temps', pour: '', chemin: '', quand: '23 mars 2026 à 23\u00a0h\u00a030' }),
    expect.objectContaining({
      qui: ctx.acteur.nom,
      pour: expect.stringMatching(/^pour Hélène Roudier \d+, au téléphone$/),
      chemin: '/stages/4',
    }),
  ]);
  expect(listJournal(ctx, { ...TOUT, domaine: 'services', page: 1 }).lignes).toHaveLength(1);
  expect(listJournal(ctx, { ...TOUT, domaine: 'nulle part', page: 99 })).toMatchObject({ combien: 2, page: 1 });
  expect(() => listJournal(ctxDe(db, responsable.id), { ...TOUT, page: 1 })).toThrow(
    expect.objectContaining({ code: 'INTROUVABLE' }),
  );
});

test('fifty lines a page', () => {
  const ctx = personneSeule('coordination');
  for (let id = 1; id <= LIGNES_PAR_PAGE + 3; id++)
    journaliser(ctx, { domaine: 'troc', objet: 'stage', objetId: id, acte: 'x', resume: `ligne ${id}` });
  expect(listJournal(ctx, { ...TOUT, page: 1 })).toMatchObject({ pages: 2, combien: 53 });
  expect(listJournal(ctx, { ...TOUT, page: 2 }).lignes.map(({ resume }) => resume)).toEqual(['ligne 3', 'ligne 2', 'ligne 1']);
});

test.each([
  ['https://reseau.example/stages/nouveau?vers=3', '/stages/nouveau?vers=3'],
  ['https://ailleurs.example/stages', '/accueil'],
  ['https://reseau.example//ailleurs.example', '/accueil'],
  ['javascript:alert(1)', '/accueil'],
  ['', '/accueil'],
  [null, '/accueil'],
])('a form that came from %s goes back to %s', (referer, chemin) => {
  expect(cheminDeRetour(referer, ['https://reseau.example'])).toBe(chemin);
});

test('of several agréments, the home page says the one that makes the structure what it is, the latest of them', () => {
  const { structure, responsable } = fabriquerEquipe(db);
  const dire = () => getMaStructure(ctxDe(db, responsable.id))?.agrement;
  const ajouter = (genre: string, au: string | null, du = '2025-01-01') =>
    fabriquerAgrement(db, { structureId: structure.id, genre, du, au });
  ajouter('animation_collective_familles', '2031-12-31');
  expect(dire()?.texte).toContain('2031');
  ajouter('animation_locale', '2026-06-30');
  expect(dire()).toMatchObject({ forme: 'Espace de vie sociale', bientot: true });
  ajouter('animation_globale', '2026-12-31');
  ajouter('animation_globale', '2027-12-31', '2027-01-01');
  expect(dire()).toMatchObject({ forme: 'Centre social', bientot: false });
  expect(dire()?.texte).toContain('2027');
});
