import { beforeEach, expect, test } from 'vitest';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { ajouterDelai } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { journal } from '#app/commun/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, LUNDI_MATIN } from '#tests/base.ts';
import { fabriquerCommune, fabriquerCompte, fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { annulerLigne, getAnnulation } from './annuler.server.ts';
import { listHistorique, listJournal } from './journal.server.ts';
import { filtreDeLAdresse } from './journal.ts';
import { listReglages, regler } from './reglages.server.ts';
import { champDuReglage } from './reglages.ts';

let db: Base;
let chef: ContextePersonne;
beforeEach(() => {
  db = baseDeTest().db;
  const { id } = fabriquerPersonne(db, { prenom: 'Nadège', nom: 'Faucher' });
  fabriquerCompte(db, id);
  fabriquerRole(db, id, 'coordination');
  chef = ctxDe(db, id);
});

const lire = (recherche: string) => listJournal(chef, { ...filtreDeLAdresse(new URLSearchParams(recherche)), page: 1 });
const resumes = (recherche: string) => lire(recherche).lignes.map(({ resume }) => resume);
const derniere = () => db.select().from(journal).all().at(-1)?.id;

/** All the settings as they are, but one. */
const changer = (cle: string, valeur: string) =>
  regler(chef, {
    ...Object.fromEntries(listReglages().map((reglage) => [champDuReglage(reglage.cle), lireReglage(db, reglage)])),
    [champDuReglage('reseau.nom')]: 'Notre réseau',
    [champDuReglage('reseau.departement')]: '',
    [champDuReglage(cle)]: valeur,
  });

test('from what to what, in words: labels, choices, names of communes, nothing secret', () => {
  const { structure } = fabriquerEquipe(db);
  fabriquerCommune(db, { code: '87085', nom: 'Limoges' });
  journaliser(chef, {
    ...{ domaine: 'reseau', objet: 'structure', objetId: structure.id, acte: 'modifier', resume: 'a modifié la page' },
    avant: { nom: 'La Grange', gestion: 'association', communeCode: null, placesStage: 2, motDePasse: 'x', inconnu: 1 },
    apres: { nom: 'La Grange', gestion: 'commune', communeCode: '87085', placesStage: 3, motDePasse: 'y', inconnu: 2 },
  });
  expect(lire('').lignes[0]?.changements).toEqual([
    { champ: 'Gestion', avant: 'Association', apres: 'Commune' },
    { champ: 'Commune', avant: 'rien', apres: 'Limoges' },
    { champ: 'Places de stage', avant: '2', apres: '3' },
  ]);
});

test('the button that undoes is not offered where nothing can be put back', () => {
  const { structure } = fabriquerEquipe(db);
  const ecrire = (champs: object) =>
    journaliser(chef, {
      ...{ domaine: 'reseau', objet: 'structure', objetId: structure.id, acte: 'importer', resume: 'x' },
      ...champs,
    });
  ecrire({ resume: 'ajoutée', apres: { nom: structure.nom } });
  ecrire({ resume: 'changé depuis', acte: 'modifier', avant: { nom: 'Avant' }, apres: { nom: 'Autre chose' } });
  ecrire({ resume: 'tient', acte: 'modifier', avant: { nom: 'Avant' }, apres: { nom: structure.nom } });
  expect(lire('').lignes.map(({ resume, annulable }) => [resume, annulable])).toEqual([
    ['tient', true],
    ['changé depuis', false],
    ['ajoutée', false],
  ]);
});

test('lines of a room, of someone, of a structure, of a time', () => {
  const une = fabriquerEquipe(db, { nom: 'La Grange commune' });
  const autre = fabriquerEquipe(db, { nom: 'L’Escale' });
  const ecrire = (ctx: ContextePersonne, champs: object) =>
    journaliser(ctx, {
      domaine: 'reseau',
      objet: 'structure',
      objetId: une.structure.id,
      acte: 'modifier',
      resume: 'x',
      ...champs,
    });
  ecrire(ctxDe(db, une.responsable.id), { resume: 'page' });
  ecrire(ctxDe(db, autre.responsable.id), { resume: 'ailleurs', objetId: autre.structure.id });
  ecrire(chef, { resume: 'stage', domaine: 'troc', objet: 'stage', objetId: 4 });
  ecrire(chef, { resume: 'invitation', acte: 'inviter', apres: { personneId: une.animatrice.id } });
  ecrire({ ...chef, maintenant: ajouterDelai(LUNDI_MATIN, -40) }, { resume: 'ancien' });
  // Half an hour past midnight in Paris is the day after in UTC's eyes only.
  ecrire({ ...chef, maintenant: new Date('2026-03-14T23:30:00Z') }, { resume: 'nuit' });
  ecrire(chef, { resume: 'agrément', objet: 'agrement', objetId: 12, apres: { structureId: une.structure.id } });
  expect(resumes('domaine=troc')).toEqual(['stage']);
  expect(resumes('personne=nadege')).toEqual(['agrément', 'invitation', 'stage', 'nuit', 'ancien']);
  expect(resumes(`personne=${encodeURIComponent(une.animatrice.nom)}`)).toEqual(['invitation']);
  expect(resumes('structure=escale')).toEqual(['ailleurs']);
  expect(resumes('structure=nulle+part')).toEqual([]);
  expect(resumes('du=2026-03-15&au=2026-03-15')).toEqual(['nuit']);
  expect(resumes('au=2026-03-14')).toEqual(['ancien']);
  expect(resumes('du=hier')).toHaveLength(7);
  const filtre = { ...filtreDeLAdresse(new URLSearchParams()), page: 1 };
  const historique = listHistorique(ctxDe(db, une.responsable.id), une.structure.id, filtre);
  expect(historique.lignes.map(({ resume }) => resume)).toEqual(['agrément', 'invitation', 'page', 'nuit', 'ancien']);
  for (const lectrice of [une.animatrice, autre.responsable]) {
    expect(() => listHistorique(ctxDe(db, lectrice.id), une.structure.id, filtre)).toThrow(
      expect.objectContaining({ code: 'INTROUVABLE' }),
    );
  }
});

test('a setting is put back in one click, once, and as long as nobody changed it since', () => {
  const facteur = { cle: 'reseau.facteur_distance', defaut: '1.3' };
  changer(facteur.cle, '1.5');
  const ligne = db
    .select()
    .from(journal)
    .all()
    .find(({ apres }) => apres?.[facteur.cle] === '1.5')?.id;
  expect(getAnnulation(chef, ligne)).toMatchObject({
    changements: [{ champ: 'De la ligne droite à la route', avant: '1,3\u00a0fois', apres: '1,5\u00a0fois' }],
    empechement: null,
  });
  expect(lire('').lignes.find(({ id }) => id === ligne)?.annulable).toBe(true);
  expect(annulerLigne(chef, ligne)).toBe('/journal');
  expect(lireReglage(db, facteur)).toBe('1.3');
  expect(db.select().from(journal).all().at(-1)).toMatchObject({
    annuleId: ligne,
    acte: 'annuler',
    apres: { [facteur.cle]: '1.3' },
  });
  expect(lire('').lignes.find(({ id }) => id === ligne)).toMatchObject({ annulable: false, annulee: true });
  // What undoes is not undone, and a line is undone once.
  expect(lire('').lignes[0]?.annulable).toBe(false);
  expect(() => annulerLigne(chef, ligne)).toThrow('Cette modification a déjà été annulée.');
  changer(facteur.cle, '2');
  const seconde = derniere();
  changer(facteur.cle, '2.5');
  expect(() => annulerLigne(chef, seconde)).toThrow('Ce réglage a encore changé depuis.');
  expect(lireReglage(db, facteur)).toBe('2.5');
});

test('who may undo what: the coordination everywhere, a responsable on her structure alone', () => {
  const une = fabriquerEquipe(db);
  const autre = fabriquerEquipe(db);
  journaliser(chef, { domaine: 'reseau', objet: 'structure', objetId: une.structure.id, acte: 'relire', resume: 'x' });
  const ligne = derniere();
  expect(getAnnulation(ctxDe(db, une.responsable.id), ligne)).toMatchObject({
    retour: `/reseau/structures/${une.structure.id}/historique`,
    empechement: expect.stringContaining('ne peut pas s’annuler'),
  });
  expect(() => annulerLigne(ctxDe(db, une.responsable.id), ligne)).toThrow(expect.objectContaining({ code: 'IMPOSSIBLE' }));
  for (const lectrice of [une.animatrice, autre.responsable]) {
    expect(() => annulerLigne(ctxDe(db, lectrice.id), ligne)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  }
  expect(() => getAnnulation(chef, 9999)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  expect(() => getAnnulation(chef, undefined)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
});
