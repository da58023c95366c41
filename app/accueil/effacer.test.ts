import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { garderBrouillon } from '#app/commun/brouillons.server.ts';
import type { Contexte } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { demiJournee } from '#app/commun/periode.ts';
import { ecrireReglage } from '#app/commun/reglages.server.ts';
import { journal } from '#app/commun/tables.ts';
import { competences, savoirFaire } from '#app/reseau/competences/tables.ts';
import {
  adressesDemandees,
  codesDEntree,
  codesDeSecours,
  jetons,
  secondsFacteurs,
  sessions,
} from '#app/reseau/comptes/tables.ts';
import { fichiers } from '#app/reseau/fichiers/tables.ts';
import { imports } from '#app/reseau/import/tables.ts';
import { donnerRole } from '#app/reseau/personnes/roles.server.ts';
import { fonctions, personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { empreinteDuPapier } from '#app/services/empreinte.server.ts';
import { joindre } from '#app/services/evenement-joint.ts';
import { creerLien } from '#app/services/liens.server.ts';
import type { Papier } from '#app/services/papier.ts';
import { courriels } from '#app/services/tables.ts';
import { papiersFiges, signaturesStage } from '#app/troc/papiers/tables.ts';
import { bilansStage, propositionsStage, stages, stagiairesStage } from '#app/troc/stages/tables.ts';
import { verifierTroc } from '#app/troc/verifier.server.ts';
import { type Base, ouvrir } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps, LUNDI_MATIN } from '#tests/base.ts';
import { fabriquerTracesDeFormations } from '#tests/fabriques/formations.ts';
import { fabriquerRelaisTombe, fabriquerTracesDeMalles } from '#tests/fabriques/malles.ts';
import {
  fabriquerCompte,
  fabriquerEquipe,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerSignataire,
} from '#tests/fabriques/reseau.ts';
import { fabriquerEvenement, fabriquerLettre } from '#tests/fabriques/services.ts';
import { fabriquerBilan, fabriquerStage } from '#tests/fabriques/troc.ts';
import {
  DROITS_EFFACEMENT,
  effacerPersonne,
  getEffacement,
  getPageDEffacement,
  type RelationEffacement,
} from './effacer.server.ts';
import { getFichierDeMesDonnees, getMesDonnees } from './mes-donnees.server.ts';

let db: Base;
let coordination: number;
beforeEach(() => {
  db = baseDeTest().db;
  coordination = fabriquerPersonne(db, { prenom: 'Nadège', nom: 'Coordination' }).id;
  fabriquerCompte(db, coordination);
  fabriquerRole(db, coordination, 'coordination');
});

/** All that the base holds, as text: blobs and the tables behind the search too. */
function vider(): string {
  const noms = db.all(sql`select name from sqlite_master where type = 'table' order by name`) as { name: string }[];
  return noms
    .flatMap(({ name }) => {
      const lignes = db.all(sql.raw(`select * from "${name}"`)) as Record<string, unknown>[];
      return lignes.map((ligne) => {
        const champs = Object.entries(ligne).map(
          ([champ, valeur]) => `${champ}=${Buffer.isBuffer(valeur) ? valeur.toString('latin1') : String(valeur)}`,
        );
        return `${name} ${champs.join(' | ')}`.replaceAll('\n', ' ');
      });
    })
    .join('\n');
}

const lignesOu = (texte: string) =>
  vider()
    .split('\n')
    .filter((ligne) => ligne.toLowerCase().includes(texte.toLowerCase()));

const NOM = 'Zélie Quarantelle-Bost';
const ADRESSE = 'zelie.quarantelle@grange.example';
const ANCIENNE = 'zelie.bost@ailleurs.example';
const TELEPHONE = '06 39 98 41 27';

/** A text that she had signed by hand, and that the host never signed: the stage was cancelled. */
function unTexteAbandonne(stagiaireId: number, structureOrigineId: number, responsableOrigineId: number): void {
  const { id: stageId } = fabriquerStage(db, {
    ...{ stagiaireId, structureOrigineId, responsableOrigineId, statut: 'annule', chemin: 'complet', edition: 1 },
    du: demiJournee('2026-06-09', 'matin'),
  });
  const contenu: Papier = {
    ...{ reference: 'AV-2026-7', etabliLe: 'mercredi 18 mars 2026', titre: 'Avenant', emetteur: [], lignes: [], signatures: [] },
    ...{ accroche: `Cet avenant complète le contrat de ${NOM}.`, mentions: [], pied: 'Le réseau' },
  };
  const empreinte = empreinteDuPapier(contenu);
  const { id: papierId } = db
    .insert(papiersFiges)
    .values({ stageId, edition: 1, sorte: 'avenant', personneId: stagiaireId, contenu, empreinte, figeLe: LUNDI_MATIN })
    .returning()
    .get();
  const { id: fichierId } = db
    .insert(fichiers)
    .values({
      ...{ domaine: 'troc', objet: 'papier', objetId: stageId, nom: 'avenant.pdf', genre: 'application/pdf', octets: 9 },
      ...{ contenu: Buffer.from(`Signé : ${NOM}`), deposeLe: LUNDI_MATIN, deposeParId: stagiaireId },
    })
    .returning()
    .get();
  db.insert(signaturesStage)
    .values({
      ...{ papierId, partie: 'stagiaire', personneId: stagiaireId, nom: NOM, qualite: 'la Zélie du jardin', empreinte },
      ...{ code: 'ZZZZ-2222-AAAA', moyen: 'exemplaire', fichierId, signeLe: LUNDI_MATIN },
    })
    .run();
}

/** Someone whom every door has written down. */
function uneVieEntiere() {
  const { structure, responsable } = fabriquerEquipe(db);
  const elle = fabriquerPersonne(db, { prenom: 'Zélie', nom: 'Quarantelle-Bost', courriel: ADRESSE, telephone: TELEPHONE });
  const id = elle.id;
  fabriquerCompte(db, id, { motDePasse: '$argon2id$secret', secretAgenda: 'secret-agenda' });
  fabriquerFonction(db, { personneId: id, structureId: structure.id, fonction: 'animation', intitule: 'la Zélie du jardin' });
  fabriquerFonction(db, { personneId: id, structureId: structure.id, fonction: 'accueil', du: '2024-01-01', au: '2025-01-31' });
  fabriquerFonction(db, { personneId: id, structureId: structure.id, fonction: 'autre', du: '2026-09-01' });
  const traces = fabriquerTracesDeMalles(db, { id, structureId: structure.id, nom: NOM });
  fabriquerRelaisTombe(db, { id, structureId: structure.id, pret: traces.pret });
  fabriquerTracesDeFormations(db, { id, structureId: structure.id, nom: NOM });
  const ctx = ctxDe(db, id);
  const elleMeme = { db, maintenant: LUNDI_MATIN };
  // Account and doors.
  db.insert(sessions).values({ id: 's-elle', userId: id, expiresAt: 2_000_000_000, appareil: 'Firefox' }).run();
  db.insert(jetons)
    .values({ empreinte: 'j-elle', genre: 'entrer', personneId: id, creeLe: LUNDI_MATIN, expireLe: LUNDI_MATIN })
    .run();
  db.insert(jetons)
    .values({
      empreinte: 'j-autre',
      genre: 'invitation',
      personneId: responsable.id,
      parId: id,
      creeLe: LUNDI_MATIN,
      expireLe: LUNDI_MATIN,
    })
    .run();
  db.insert(secondsFacteurs).values({ compteId: id, secret: 'BASE32', creeLe: LUNDI_MATIN, confirmeLe: LUNDI_MATIN }).run();
  db.insert(codesDeSecours).values({ compteId: id, empreinte: 'secours' }).run();
  db.insert(codesDEntree).values({ personneId: id, empreinte: 'code', creeLe: LUNDI_MATIN, expireLe: LUNDI_MATIN }).run();
  db.insert(adressesDemandees)
    .values({
      personneId: id,
      courriel: 'zelie.nouvelle@grange.example',
      empreinte: 'n',
      demandeeLe: LUNDI_MATIN,
      expireLe: LUNDI_MATIN,
    })
    .run();
  // Skills, files, lists.
  const terme = db
    .insert(competences)
    .values({ slug: 'essai-z', nom: 'Essai', definition: 'Un essai.', synonymes: [], proposeeParId: id })
    .returning()
    .get();
  db.insert(savoirFaire)
    .values({ competenceId: terme.id, personneId: id, precision: 'jardin de Zélie', ajouteLe: LUNDI_MATIN })
    .run();
  db.insert(savoirFaire)
    .values({ competenceId: terme.id, structureId: structure.id, precision: `avec ${NOM}`, ajouteLe: LUNDI_MATIN })
    .run();
  db.insert(fichiers)
    .values({
      domaine: 'reseau',
      objet: 'structure',
      objetId: structure.id,
      nom: 'Photo de Zelie Quarantelle-Bost.jpg',
      genre: 'image/jpeg',
      octets: 3,
      contenu: Buffer.from('abc'),
      deposeLe: LUNDI_MATIN,
      deposeParId: id,
    })
    .run();
  db.insert(imports)
    .values({
      nomFichier: 'liste.csv',
      contenu: Buffer.from(`Nom;Adresse\nQUARANTELLE-BOST Zélie;${ADRESSE}`),
      creeLe: LUNDI_MATIN,
    })
    .run();
  db.update(structures)
    .set({ presentation: `Demandez Zélie Quarantelle-Bost au ${TELEPHONE}.`, courriel: ADRESSE, telephone: TELEPHONE })
    .run();
  // Stages: hers, one she tutored, one in whose words she is.
  const sien = fabriquerStage(db, {
    stagiaireId: id,
    structureOrigineId: structure.id,
    responsableOrigineId: responsable.id,
    statut: 'clos',
    message: `Bonjour, ${NOM} viendrait.`,
    objectif: `Que Mme Quarantelle-Bost voie le four.`,
  });
  fabriquerStage(db, { tutriceId: id, motif: `${NOM} est malade`, du: demiJournee('2026-05-19', 'matin') });
  const autre = fabriquerStage(db, { statut: 'realise', du: demiJournee('2026-02-03', 'matin') });
  fabriquerBilan(db, {
    ...{ stageId: autre.id, cote: 'accueil', auteurId: id },
    ...{ texte: `Merci à ${NOM.toUpperCase()}, ${ADRESSE}.`, conseil: `Appelez ${NOM}.` },
  });
  db.update(propositionsStage)
    .set({ lieu: `Chez ${NOM}` })
    .where(eq(propositionsStage.stageId, autre.id))
    .run();
  fabriquerSignataire(db, { personneId: id, structureId: structure.id, noteParId: id });
  unTexteAbandonne(id, structure.id, responsable.id);
  // Mails to her, to others about her.
  const deposer = (cle: string, personneId: number | null, adresse: string, nom: string, sujet: string, paragraphe: string) =>
    db
      .insert(courriels)
      .values({
        cle,
        personneId,
        adresse,
        nom,
        sujet,
        lettre: fabriquerLettre({ paragraphes: [paragraphe] }),
        agenda: [joindre(fabriquerEvenement({ titre: `Stage : ${NOM} au four`, detail: `Au ${TELEPHONE}.` }))],
        deposeLe: LUNDI_MATIN,
        envoyerApres: LUNDI_MATIN,
        messageId: `<${cle}@x>`,
        derniereErreur: `550 ${ADRESSE} unknown`,
      })
      .run();
  deposer('a-elle', id, ADRESSE, NOM, 'Votre lien', 'Voici.');
  deposer('ancienne', null, ANCIENNE, NOM, 'Votre adresse a changé', 'Voici.');
  deposer(
    'autre',
    responsable.id,
    'h@x.example',
    'Hélène',
    `Réponse attendue : le stage de ${NOM}`,
    `${NOM} viendrait (${TELEPHONE}).`,
  );
  creerLien(ctx, { genre: 'stage', objetId: sien.id, personneId: id, jours: 30 });
  // Journal, drafts, settings.
  journaliser(ctx, { domaine: 'reseau', objet: 'compte', objetId: id, acte: 'ouvrir', resume: 'a ouvert son compte' });
  journaliser(ctxDe(db, coordination), {
    domaine: 'reseau',
    objet: 'personne',
    objetId: id,
    acte: 'corriger',
    resume: `a corrigé l’adresse électronique de ${NOM}`,
    avant: { courriel: ANCIENNE, nom: 'Bost-Ancienne' },
    apres: { courriel: ADRESSE, nom: 'Quarantelle-Bost' },
  });
  journaliser(ctxDe(db, coordination), {
    domaine: 'reseau',
    objet: 'import',
    objetId: 1,
    acte: 'importer',
    resume: 'a importé une liste',
    apres: { personnes: [{ prenom: 'Zélie', nom: 'Quarantelle-Bost', telephone: '0639984127' }] },
  });
  journaliser(ctxDe(db, responsable.id), {
    domaine: 'reseau',
    objet: 'structure',
    objetId: structure.id,
    acte: 'inviter',
    resume: `a invité ${NOM}`,
    apres: { personneId: id },
  });
  garderBrouillon(ctx, 'stage', { objectif: 'mon brouillon à moi' });
  garderBrouillon(ctxDe(db, responsable.id), 'stage', { message: `Voir avec ${NOM}` });
  ecrireReglage(db, 'reseau.courriel', ADRESSE, { personneId: id, maintenant: elleMeme.maintenant });
  ecrireReglage(db, 'reseau.telephone', TELEPHONE, { personneId: id, maintenant: elleMeme.maintenant });
  return { id, structure, responsable };
}

const compter = () => ({
  stages: db.select().from(stages).all().length,
  bilans: db.select().from(bilansStage).all().length,
  personnes: db.select().from(personnes).all().length,
  journal: db.select().from(journal).all().length,
});

test('someone written through every door is erased: her name, addresses and telephone are nowhere, what is counted stays', () => {
  const { id, structure } = uneVieEntiere();
  const avant = compter();
  const traces = [
    'quarantelle',
    'bost',
    ADRESSE,
    ANCIENNE,
    'zelie.nouvelle',
    '99 84 12 7',
    '06 39 98 41 27',
    '0639984127',
    'Zélie',
  ];
  expect(traces.filter((trace) => lignesOu(trace).length > 0).length).toBeGreaterThan(7);
  effacerPersonne(ctxDe(db, coordination), id);
  for (const trace of traces) expect(lignesOu(trace), trace).toEqual([]);
  expect(compter()).toEqual({ ...avant, journal: avant.journal + 1 });
  expect(
    db
      .select()
      .from(personnes)
      .all()
      .find((p) => p.id === id),
  ).toMatchObject({
    ...{ prenom: '', nom: 'une personne effacée', courriel: null, telephone: null, effaceeLe: LUNDI_MATIN },
  });
  const siennes = db
    .select()
    .from(fonctions)
    .all()
    .filter((f) => f.personneId === id);
  expect(siennes.map(({ fonction, au, intitule }) => ({ fonction, au, intitule }))).toEqual([
    { fonction: 'animation', au: '2026-03-22', intitule: null },
    { fonction: 'accueil', au: '2025-01-31', intitule: null },
  ]);
  expect(
    db
      .select()
      .from(structures)
      .all()
      .find((s) => s.id === structure.id),
  ).toMatchObject({
    ...{ presentation: 'Demandez une personne effacée au numéro effacé.', courriel: null, telephone: null },
  });
  expect(db.select({ sujet: courriels.sujet }).from(courriels).all()).toEqual([
    { sujet: 'Réponse attendue : le stage d’une personne effacée' },
  ]);
  // The text that was never signed by all is gone; that someone signed one stays, without saying who.
  expect(db.select().from(papiersFiges).all()).toMatchObject([{ contenu: null }]);
  expect(db.select().from(signaturesStage).all()).toMatchObject([
    { nom: '', qualite: '', fichierId: null, code: 'ZZZZ-2222-AAAA' },
  ]);
  expect(
    db
      .select()
      .from(stagiairesStage)
      .all()
      .filter(({ personneId }) => personneId === id)
      .map(({ intitule }) => intitule),
  ).toEqual(['', '']);
  // Others keep what is theirs.
  expect(lignesOu('Hélène').length).toBeGreaterThan(0);
  expect(getEffacement.bind(null, ctxDe(db, coordination), id)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
});

test('she does it herself, and the journal says that someone did', () => {
  const { id } = uneVieEntiere();
  effacerPersonne(ctxDe(db, id), id);
  expect(db.select().from(journal).all().at(-1)).toMatchObject({ acteurId: id, acte: 'effacer', resume: 'a effacé ses données' });
});

test('who may erase whom', () => {
  const relations: RelationEffacement[] = ['elle_meme', 'coordination', 'temps'];
  expect(
    Object.fromEntries(
      Object.keys(DROITS_EFFACEMENT).map((acte) => [
        acte,
        relations.filter((r) => peut(DROITS_EFFACEMENT, acte as 'effacer', [r])).join(' '),
      ]),
    ),
  ).toEqual({ effacer: 'elle_meme coordination temps', laisser_sans_responsable: 'coordination temps' });
  const { responsable, animatrice } = fabriquerEquipe(db);
  const essayer = (ctx: Contexte) => () => effacerPersonne(ctx, animatrice.id);
  expect(essayer(ctxDe(db, responsable.id))).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  expect(() => getPageDEffacement(ctxDe(db, animatrice.id), animatrice.id)).toThrow(
    expect.objectContaining({ code: 'INTROUVABLE' }),
  );
  expect(() => getPageDEffacement(ctxDe(db, coordination), 9999)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
});

test('a responsable alone hands over first; the coordination may go on, and is told', () => {
  const { structure, responsable } = fabriquerEquipe(db, { nom: 'La Grange' });
  expect(() => effacerPersonne(ctxDe(db, responsable.id), responsable.id)).toThrow(/Plus personne n’engagerait La Grange/);
  expect(getEffacement(ctxDe(db, coordination), responsable.id)).toMatchObject({ empechements: [], orphelines: ['La Grange'] });
  const autre = fabriquerPersonne(db);
  fabriquerFonction(db, { personneId: autre.id, structureId: structure.id, fonction: 'presidence' });
  effacerPersonne(ctxDe(db, responsable.id), responsable.id);
  expect(
    db
      .select()
      .from(fonctions)
      .all()
      .filter((f) => f.structureId === structure.id && f.responsable)
      .map((f) => f.au),
  ).toEqual(['2026-03-22', null]);
});

test('the last of the coordination names another first', () => {
  const ctx = ctxDe(db, coordination);
  expect(() => effacerPersonne(ctx, coordination)).toThrow(/Plus personne ne tiendrait la coordination/);
  donnerRole(ctx, { courriel: 'autre@reseau.example', prenom: 'Odile', nom: 'Autre', role: 'coordination' });
  // Invited is not there yet.
  expect(() => effacerPersonne(ctx, coordination)).toThrow(/Plus personne ne tiendrait la coordination/);
  const autre = db
    .select()
    .from(personnes)
    .all()
    .find(({ prenom }) => prenom === 'Odile');
  fabriquerCompte(db, autre?.id ?? 0);
  effacerPersonne(ctx, coordination);
  expect(
    db
      .select()
      .from(rolesReseau)
      .all()
      .map(({ personneId }) => personneId),
  ).toEqual([autre?.id]);
});

test('a stage that waits for her is settled first, whoever asks', () => {
  const { animatrice, structure, responsable } = fabriquerEquipe(db);
  fabriquerStage(db, { stagiaireId: animatrice.id, structureOrigineId: structure.id, responsableOrigineId: responsable.id });
  for (const ctx of [ctxDe(db, animatrice.id), ctxDe(db, coordination), ctxDuTemps(db)]) {
    expect(() => effacerPersonne(ctx, animatrice.id)).toThrow(/Un stage est encore en cours/);
  }
});

test('so is one where she is the second of those who go', () => {
  const { animatrice, structure, responsable } = fabriquerEquipe(db);
  const autre = fabriquerPersonne(db);
  fabriquerStage(db, {
    ...{ stagiaireId: animatrice.id, structureOrigineId: structure.id, responsableOrigineId: responsable.id },
    avec: [autre.id],
  });
  expect(() => effacerPersonne(ctxDe(db, coordination), autre.id)).toThrow(/Un stage est encore en cours/);
});

test('a tutor who is erased is no longer awaited, in the stage as in its proposal', () => {
  const elle = fabriquerPersonne(db);
  const sien = fabriquerStage(db, { tutriceId: elle.id });
  effacerPersonne(ctxDe(db, coordination), elle.id);
  expect(db.select().from(stages).get()).toMatchObject({ id: sien.id, tutriceId: null });
  expect(verifierTroc(db)).toEqual([]);
});

test('« Vos données » tells all of it, the file holds the same, and neither holds a secret', () => {
  const { id } = uneVieEntiere();
  const { parts, vides, conservation } = getMesDonnees(ctxDe(db, id));
  expect(vides).toEqual([
    'Vos rôles dans le réseau',
    'Les fiches réunies à la vôtre',
    'Les tableaux que vous avez déposés',
    'Les fiches d’expérience que vous avez écrites',
    'Les accords que vous avez donnés à des fiches d’expérience',
    'Les tours de table que vous avez préparés',
    'Les réponses que vous avez données aux tours de table',
    'Les messages que vous avez écrits dans des échanges',
    'Les annonces que vous avez publiées',
    'Les recherches que vous gardez',
    'Les appuis techniques dont vous vous occupez',
    'Les appuis techniques où l’on vous a demandé d’aider',
    'Les comptes rendus d’appuis techniques que vous avez écrits',
    'Votre place dans la cellule de soutien',
    'Les structures dont vous n’entendez pas les demandes',
    'La lettre du réseau',
    'Formulaires que vous venez d’envoyer',
  ]);
  expect(parts.find(({ titre }) => titre === 'Vous')?.lignes).toContainEqual(['Adresse électronique', ADRESSE]);
  expect(conservation.length).toBeGreaterThan(10);
  const fichier = JSON.stringify(getFichierDeMesDonnees(ctxDe(db, id)));
  expect(fichier).toContain('mon brouillon à moi');
  for (const secret of ['argon2', 'secret-agenda', 'BASE32', 's-elle', 'j-elle', 'secours"'])
    expect(fichier).not.toContain(secret);
  // What others said of her is hers to read; what others hold for themselves is not.
  expect(fichier).not.toContain('Voir avec');
});

test('what was said of her own stages goes whole: it may speak of her health', () => {
  const elle = fabriquerPersonne(db);
  const [ici, la] = [fabriquerEquipe(db), fabriquerEquipe(db)];
  const sien = fabriquerStage(db, {
    ...{ structureOrigineId: ici.structure.id, structureAccueilId: la.structure.id, stagiaireId: elle.id },
    ...{ statut: 'annule', motif: 'Elle est à l’hôpital', message: 'Après son opération' },
  });
  const ligne = { le: LUNDI_MATIN, domaine: 'troc', objet: 'stage', objetId: sien.id, acte: 'annuler', resume: 'a annulé' };
  db.insert(journal)
    .values({ ...ligne, apres: { statut: 'annule', motif: 'Elle est à l’hôpital' } })
    .run();
  effacerPersonne(ctxDe(db, coordination), elle.id);
  expect(lignesOu('hôpital')).toEqual([]);
  expect(lignesOu('opération')).toEqual([]);
  expect(db.select().from(stages).all()).toHaveLength(1);
});

test('her name leaves the file of the base, and the one of what waits to be written there', () => {
  const dossier = mkdtempSync(join(tmpdir(), 'effacer-'));
  const chemin = join(dossier, 'reseau.db');
  const ouverte = ouvrir(chemin);
  try {
    const qui = fabriquerPersonne(ouverte.db, { prenom: 'Nadège' }).id;
    fabriquerRole(ouverte.db, qui, 'coordination');
    const elle = fabriquerPersonne(ouverte.db, { prenom: 'Zélie', nom: 'Quarantelle', courriel: ADRESSE });
    const octets = () =>
      [chemin, `${chemin}-wal`].map((fichier) => (existsSync(fichier) ? readFileSync(fichier, 'latin1') : '')).join('');
    expect(octets()).toContain('Quarantelle');
    effacerPersonne(ctxDe(ouverte.db, qui), elle.id);
    expect(octets()).not.toMatch(/quarantelle/i);
  } finally {
    ouverte.fermer();
    rmSync(dossier, { recursive: true });
  }
});
