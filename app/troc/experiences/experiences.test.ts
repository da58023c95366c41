import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { lireReponse, repondreParLien } from '#app/accueil/reponses.server.ts';
import { reperesDe } from '#app/commun/oublier.ts';
import { journal } from '#app/commun/tables.ts';
import type { FichierPret } from '#app/reseau/fichiers/fichiers.server.ts';
import { courriels } from '#app/services/tables.ts';
import { auNomDe } from '#app/troc/stages/noter.server.ts';
import { prise } from '#app/troc/stages/prise.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerCompte, fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { fabriquerExperience, fabriquerStage } from '#tests/fabriques/troc.ts';
import { consentir } from './accords.server.ts';
import { donneesDesExperiences, effacerDesExperiences } from './donnees.server.ts';
import { experienceDe, getExperience, voitLaPhoto } from './dossiers.server.ts';
import { corrigerExperience, ecrireExperience, retirerExperience } from './experiences.server.ts';
import { lirePageDExperience, lireRecit } from './lectures.server.ts';
import { EXPERIENCES_PAR_PAGE, extraitDe, listExperiences } from './liste.server.ts';
import { experiences } from './tables.ts';
import { verifierExperiences } from './verifier.server.ts';
import { accordsAttendus, nouvellesExperiences } from './vifs.server.ts';

const APRES = new Date('2026-07-20T08:00:00Z');
const RECIT = { titre: 'Un café debout', essaye: 'Nous avons tenu le café debout.', garde: 'La table près de la porte.' };
const PHOTO: FichierPret = { nom: 'p.webp', genre: 'image/webp', contenu: Buffer.from('RIFFphoto'), vignette: null };

let base: BaseOuverte;
let stageId: number;
let gens: { origine: number; accueil: number; stagiaire: number; tutrice: number; ailleurs: number };
const ctx = (qui: keyof typeof gens) => ctxDe(base.db, gens[qui], APRES);
const fiche = (id: number) => getExperience(ctx('stagiaire'), id);
const lu = (id: number) => fiche(id).lu;
const cles = () =>
  base.db
    .select({ cle: courriels.cle, a: courriels.personneId })
    .from(courriels)
    .all()
    .map(({ cle, a }) => `${cle} ${Object.entries(gens).find(([, id]) => id === a)?.[0]}`);

beforeEach(() => {
  base = baseDeTest();
  const [origine, accueil, ailleurs] = [fabriquerEquipe(base.db), fabriquerEquipe(base.db), fabriquerEquipe(base.db)];
  gens = {
    origine: origine.responsable.id,
    accueil: accueil.responsable.id,
    stagiaire: origine.animatrice.id,
    tutrice: accueil.animatrice.id,
    ailleurs: ailleurs.animatrice.id,
  };
  stageId = fabriquerStage(base.db, {
    statut: 'clos',
    ...{ structureOrigineId: origine.structure.id, structureAccueilId: accueil.structure.id },
    ...{ stagiaireId: gens.stagiaire, tutriceId: gens.tutrice },
    ...{ responsableOrigineId: gens.origine, responsableAccueilId: gens.accueil },
  }).id;
});

describe('written', () => {
  test('by the stagiaire: both sides are asked; by a responsable who agrees: the other side alone', () => {
    const id = ecrireExperience(ctx('stagiaire'), stageId, RECIT);
    expect(cles().sort()).toEqual([`experience:${id}:accord:v1 accueil`, `experience:${id}:accord:v1 origine`]);
    base.db.delete(courriels).run();
    corrigerExperience(ctx('origine'), id, { ...RECIT, garde: 'Autre chose.', accord: { photo: false }, version: 1 });
    expect(cles()).toEqual([`experience:${id}:nouvel_accord:v3 accueil`]);
    expect(fiche(id)).toMatchObject({ ligne: { statut: 'brouillon', version: 3 }, accords: [{ cote: 'origine' }] });
  });

  test('the same form sent twice makes one story; a second author is told of the first', () => {
    const geste = 'un-geste';
    const id = ecrireExperience(ctx('origine'), stageId, { ...RECIT, geste, accord: { photo: false } });
    expect(ecrireExperience(ctx('origine'), stageId, { ...RECIT, geste, accord: { photo: false } })).toBe(id);
    expect(cles()).toHaveLength(1);
    expect(() => ecrireExperience(ctx('tutrice'), stageId, RECIT)).toThrow('Quelqu’un vient d’écrire la fiche de ce stage.');
  });

  test('not before the stage is closed', () => {
    const autre = fabriquerStage(base.db, { statut: 'realise' });
    const stagiaire = ctxDe(base.db, autre.stagiaireId, APRES);
    expect(() => ecrireExperience(stagiaire, autre.id, RECIT)).toThrow('Un stage se raconte une fois clos');
    expect(lirePageDExperience(stagiaire, autre.id).empechement).toMatch('Un stage se raconte une fois clos');
  });

  test('a photo is told in words', () => {
    expect(() => ecrireExperience(ctx('origine'), stageId, { ...RECIT, photo: PHOTO })).toThrow('ce que montre la photo');
    expect(base.db.select().from(experiences).all()).toEqual([]);
  });
});

describe('agreed to', () => {
  test('the second consent publishes, through le temps, and all those of the stage are told', () => {
    const id = ecrireExperience(ctx('origine'), stageId, { ...RECIT, accord: { photo: false } });
    base.db.delete(courriels).run();
    consentir(ctx('accueil'), id, { photo: false, lu: lu(id) });
    expect(fiche(id).ligne).toMatchObject({ statut: 'publiee', publieeLe: APRES });
    const lignes = base.db.select().from(journal).where(eq(journal.objet, 'experience')).all();
    expect(lignes.map(({ acte, acteurId }) => [acte, acteurId])).toEqual([
      ['ecrire', gens.origine],
      ['consentir', gens.origine],
      ['consentir', gens.accueil],
      ['publier', null],
    ]);
    expect(cles().sort()).toEqual(['origine', 'stagiaire', 'tutrice'].map((qui) => `experience:${id}:publiee:v4 ${qui}`));
    expect(verifierExperiences(base.db)).toEqual([]);
    // Given again, it is found given.
    consentir(ctx('accueil'), id, { photo: false, lu: lu(id) });
    expect(fiche(id).ligne.version).toBe(4);
  });

  test('one agrees to what one has read: a text that changed is read again', () => {
    const id = ecrireExperience(ctx('stagiaire'), stageId, RECIT);
    const avant = lu(id);
    corrigerExperience(ctx('tutrice'), id, { ...RECIT, essaye: 'Autrement.', version: 1 });
    expect(() => consentir(ctx('accueil'), id, { photo: false, lu: avant })).toThrow('Ce texte a changé');
  });

  test('the two sides may read at the same time: the other’s consent is no change of the text', () => {
    const id = ecrireExperience(ctx('stagiaire'), stageId, RECIT);
    const vu = lu(id);
    consentir(ctx('origine'), id, { photo: false, lu: vu });
    consentir(ctx('accueil'), id, { photo: false, lu: vu });
    expect(fiche(id).ligne.statut).toBe('publiee');
  });

  test('text and photo apart: without both, the story appears without its photo', () => {
    const avec = { ...RECIT, photo: PHOTO, photoDite: 'Une table.' };
    const id = ecrireExperience(ctx('origine'), stageId, { ...avec, accord: { photo: true } });
    expect([voitLaPhoto(ctx('tutrice'), id), voitLaPhoto(ctx('ailleurs'), id)]).toEqual([true, false]);
    consentir(ctx('accueil'), id, { photo: false, lu: lu(id) });
    expect(lireRecit(ctx('ailleurs'), id).recit).toMatchObject({ titre: RECIT.titre, photo: null });
    expect(listExperiences(ctx('ailleurs'), 1).lignes[0]?.photo).toBeNull();
    expect(voitLaPhoto(ctx('ailleurs'), id)).toBe(false);
    expect(lireRecit(ctx('tutrice'), id).recit.photo?.dite).toBe('Une table.');
  });

  test('both agree to the photo: the network sees it', () => {
    const id = ecrireExperience(ctx('origine'), stageId, {
      ...{ ...RECIT, photo: PHOTO, photoDite: 'Une table.' },
      accord: { photo: true },
    });
    consentir(ctx('accueil'), id, { photo: true, lu: lu(id) });
    expect(voitLaPhoto(ctx('ailleurs'), id)).toBe(true);
    expect(listExperiences(ctx('ailleurs'), 1).lignes[0]?.photo?.dite).toBe('Une table.');
    retirerExperience(ctx('accueil'), id);
    expect(voitLaPhoto(ctx('ailleurs'), id)).toBe(false);
  });

  test('agreed to without its photo, a draft may still get it', () => {
    const id = ecrireExperience(ctx('origine'), stageId, {
      ...{ ...RECIT, photo: PHOTO, photoDite: 'Une table.' },
      accord: { photo: false },
    });
    expect(lirePageDExperience(ctx('origine'), stageId).fiche).toMatchObject({ photoAAccepter: true, aConsentir: '' });
    consentir(ctx('origine'), id, { photo: true, lu: lu(id) });
    expect(fiche(id).accords).toMatchObject([{ cote: 'origine', photo: true }]);
    expect(lirePageDExperience(ctx('origine'), stageId).fiche?.photoAAccepter).toBe(false);
  });

  test('the coordination notes a consent that she heard, and it is confirmed', () => {
    const coordination = fabriquerPersonne(base.db).id;
    fabriquerCompte(base.db, coordination);
    fabriquerRole(base.db, coordination, 'coordination');
    const elle = ctxDe(base.db, coordination, APRES);
    const id = ecrireExperience(ctx('stagiaire'), stageId, RECIT);
    base.db.delete(courriels).run();
    expect(lirePageDExperience(elle, stageId).fiche?.pourQui.map((p) => p.id)).toEqual([gens.origine, gens.accueil]);
    consentir(auNomDe(elle, gens.accueil, 'telephone'), id, { photo: false, lu: lu(id) });
    expect(fiche(id).accords).toMatchObject([{ cote: 'accueil' }]);
    expect(cles()).toEqual([`experience:${id}:confirmation:v2 accueil`]);
    expect(() => consentir(auNomDe(elle, gens.stagiaire, 'telephone'), id, { photo: false, lu: lu(id) })).toThrow();
  });
});

describe('changed', () => {
  const publiee = (photo?: { origine: boolean; accueil: boolean }) =>
    fabriquerExperience(base.db, {
      ...{ stageId, ecriteParId: gens.stagiaire, statut: 'publiee', accords: { origine: gens.origine, accueil: gens.accueil } },
      ...(photo ? { photo } : {}),
    });
  const telle = (ligne: typeof experiences.$inferSelect) => ({
    ...{ titre: ligne.titre, essaye: ligne.essaye, garde: ligne.garde, photoDite: ligne.photoDite ?? undefined },
    version: ligne.version,
  });

  test('the text drops both consents and is no longer read; the journal keeps what it was', () => {
    const ligne = publiee();
    corrigerExperience(ctx('tutrice'), ligne.id, { ...telle(ligne), garde: 'Tout autre chose.' });
    expect(fiche(ligne.id)).toMatchObject({ ligne: { statut: 'brouillon', publieeLe: null }, accords: [] });
    expect(() => lireRecit(ctx('ailleurs'), ligne.id)).toThrow();
    expect(base.db.select().from(journal).where(eq(journal.acte, 'corriger')).get()).toMatchObject({
      avant: { garde: ligne.garde, statut: 'publiee' },
      apres: { garde: 'Tout autre chose.', statut: 'brouillon' },
    });
  });

  test('so does the photo, put, replaced or taken away', () => {
    const ligne = publiee({ origine: true, accueil: true });
    corrigerExperience(ctx('origine'), ligne.id, { ...telle(ligne), photo: null });
    expect(fiche(ligne.id)).toMatchObject({ ligne: { statut: 'brouillon', photoDite: null }, accords: [], photo: null });
    const nue = fiche(ligne.id).ligne;
    corrigerExperience(ctx('origine'), ligne.id, { ...telle(nue), photo: PHOTO, photoDite: 'Une porte.' });
    expect(fiche(ligne.id)).toMatchObject({ ligne: { photoDite: 'Une porte.' }, photo: expect.any(Number) });
  });

  test('nothing changed: nothing is lost', () => {
    const ligne = publiee();
    corrigerExperience(ctx('origine'), ligne.id, telle(ligne));
    expect(fiche(ligne.id)).toMatchObject({ ligne: { statut: 'publiee', version: ligne.version }, accords: [{}, {}] });
  });

  test('by two people at once: the second is told who, and loses no word', () => {
    const ligne = publiee();
    corrigerExperience(ctx('origine'), ligne.id, { ...telle(ligne), titre: 'Le premier' });
    expect(() => corrigerExperience(ctx('accueil'), ligne.id, { ...telle(ligne), titre: 'Le second' })).toThrow(
      'a changé cette fiche pendant que vous écriviez',
    );
    expect(fiche(ligne.id).ligne.titre).toBe('Le premier');
  });

  test('a consent given meanwhile is not dropped unseen', () => {
    const { id, version } = fiche(ecrireExperience(ctx('stagiaire'), stageId, RECIT)).ligne;
    consentir(ctx('accueil'), id, { photo: false, lu: lu(id) });
    expect(() => corrigerExperience(ctx('stagiaire'), id, { ...RECIT, titre: 'Mieux', version })).toThrow('a donné son accord');
  });

  test('sent twice, it is changed once', () => {
    const ligne = publiee();
    const saisie = { ...telle(ligne), titre: 'Changé', photo: PHOTO, photoDite: 'Une table.', geste: 'g' };
    corrigerExperience(ctx('origine'), ligne.id, saisie);
    corrigerExperience(ctx('origine'), ligne.id, saisie);
    expect(fiche(ligne.id).ligne.version).toBe(2);
  });

  test('a retired story comes back as a draft, even unchanged', () => {
    const ligne = publiee();
    retirerExperience(ctx('accueil'), ligne.id);
    expect(fiche(ligne.id)).toMatchObject({ ligne: { statut: 'retiree', publieeLe: null }, accords: [] });
    expect(cles().sort()).toEqual(['origine', 'stagiaire', 'tutrice'].map((qui) => `experience:${ligne.id}:retiree:v2 ${qui}`));
    corrigerExperience(ctx('origine'), ligne.id, { ...telle(ligne), version: 2 });
    expect(fiche(ligne.id).ligne.statut).toBe('brouillon');
  });
});

describe('from the mail', () => {
  const jetonDe = (qui: keyof typeof gens) => {
    const [recu] = base.db.select().from(courriels).where(eq(courriels.personneId, gens[qui])).all().slice(-1);
    return /\/r\/([\w-]+)/.exec(recu?.lettre?.bouton?.url ?? '')?.[1];
  };

  test('the whole text, one button, the photo as a box', () => {
    const id = ecrireExperience(ctx('origine'), stageId, {
      ...{ ...RECIT, photo: PHOTO, photoDite: 'Une table.' },
      accord: { photo: true },
    });
    const jeton = jetonDe('accueil');
    const lue = lireReponse(ctx('accueil'), [prise], jeton)?.page;
    expect(lue).toMatchObject({ titre: 'D’accord pour publier «\u00a0Un café debout\u00a0»\u00a0?' });
    expect(lue?.details.map(({ texte }) => texte)).toEqual([RECIT.essaye, RECIT.garde, 'Une table.']);
    const [accord] = lue?.actes ?? [];
    expect(accord?.champs).toMatchObject([{ nom: 'photo', genre: 'case', obligatoire: false }]);
    const valeurs = { acte: 'consentir', photo: 'on', ...accord?.caches };
    expect(repondreParLien(ctx('accueil'), [prise], jeton, valeurs)).toMatchObject({ fait: { titre: 'La fiche est publiée' } });
    expect(fiche(id)).toMatchObject({ ligne: { statut: 'publiee' }, accords: [{ photo: true }, { photo: true }] });
    expect(lireReponse(ctx('accueil'), [prise], jeton)?.page.actes).toEqual([]);
  });

  test('or no: the story is taken back', () => {
    const id = ecrireExperience(ctx('stagiaire'), stageId, RECIT);
    repondreParLien(ctx('accueil'), [prise], jetonDe('accueil'), { acte: 'retirer' });
    expect(fiche(id).ligne.statut).toBe('retiree');
  });
});

describe('read', () => {
  test('twenty a page, the newest first, and none of the drafts', () => {
    for (let n = 0; n < EXPERIENCES_PAR_PAGE + 1; n++) {
      const stage = fabriquerStage(base.db, { statut: 'clos' });
      const accords = { origine: gens.origine, accueil: gens.accueil };
      const publieeLe = new Date(APRES.getTime() - n * 1000);
      fabriquerExperience(base.db, {
        ...{ stageId: stage.id, ecriteParId: gens.origine, titre: `N° ${n}`, statut: 'publiee', publieeLe, accords },
      });
    }
    ecrireExperience(ctx('stagiaire'), stageId, RECIT);
    const premiere = listExperiences(ctx('ailleurs'), 1);
    expect(premiere).toMatchObject({ total: EXPERIENCES_PAR_PAGE + 1, pages: 2 });
    expect(premiere.lignes.map(({ titre }) => titre).slice(0, 2)).toEqual(['N° 0', 'N° 1']);
    expect(listExperiences(ctx('ailleurs'), 99)).toMatchObject({ page: 2, lignes: [{ titre: `N° ${EXPERIENCES_PAR_PAGE}` }] });
    expect(nouvellesExperiences(ctx('ailleurs'), new Date('2026-07-19T08:00:00Z'))[0]).toMatchObject({
      titre: 'Une fiche d’expérience\u00a0: «\u00a0N° 0\u00a0»',
    });
  });

  test('an awaited consent stands among what awaits those who commit the structure', () => {
    ecrireExperience(ctx('origine'), stageId, { ...RECIT, accord: { photo: false } });
    expect(accordsAttendus(ctx('accueil'))).toMatchObject([{ lien: { chemin: `/stages/${stageId}/experience` } }]);
    expect(accordsAttendus(ctx('origine'))).toEqual([]);
    expect(accordsAttendus(ctx('tutrice'))).toEqual([]);
  });

  test('an excerpt ends between two words', () => {
    expect(extraitDe('Court.')).toBe('Court.');
    expect(extraitDe(`${'mot '.repeat(80)}`)).toMatch(/^(mot )+mot…$/);
    expect(extraitDe('x'.repeat(400)).length).toBeLessThanOrEqual(181);
  });
});

test('« Vos données » holds what she wrote and agreed to; erased, her name leaves the texts', () => {
  const id = ecrireExperience(ctx('origine'), stageId, {
    ...{ ...RECIT, titre: 'Avec Zoé Delmas', essaye: 'Zoé Delmas ouvre la porte.', accord: { photo: false } },
  });
  const [ecrites, accords] = donneesDesExperiences(ctx('origine'), gens.origine);
  expect(ecrites?.lignes).toHaveLength(1);
  expect(accords?.lignes[0]?.slice(1)).toEqual(['Avec Zoé Delmas', fiche(id).stage.origine.nom, 'non']);
  const reperes = reperesDe({ noms: [{ prenom: 'Zoé', nom: 'Delmas' }], adresses: [], telephones: [] });
  effacerDesExperiences(ctx('origine'), { personneId: gens.tutrice, nomComplet: 'Zoé Delmas', adresses: [], reperes });
  expect(JSON.stringify(base.db.select().from(experiences).all())).not.toMatch(/Delmas/);
  expect(experienceDe(ctx('origine'), stageId)?.ligne.titre).toBe('Avec une personne effacée');
});
