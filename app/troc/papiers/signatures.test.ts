import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { lireReponse, repondreParLien } from '#app/accueil/reponses.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { signataires } from '#app/reseau/signataires/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { creerLien } from '#app/services/liens.server.ts';
import { getStage } from '#app/troc/stages/dossiers.server.ts';
import { prise } from '#app/troc/stages/prise.server.ts';
import { franchirStage } from '#app/troc/stages/suites.server.ts';
import { verifierTroc } from '#app/troc/verifier.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import {
  fabriquerCompte,
  fabriquerEquipe,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerSignataire,
} from '#tests/fabriques/reseau.ts';
import { fabriquerStage } from '#tests/fabriques/troc.ts';
import { getPapier, listPapiers } from './papiers-du-stage.server.ts';
import type { ActeDeSigner } from './signatures.server.ts';
import { papiersFiges, signaturesStage } from './tables.ts';
import { textesASigner } from './textes-a-signer.server.ts';
import { verifierSignature } from './verification.server.ts';

let base: BaseOuverte;
let origine: ReturnType<typeof fabriquerEquipe>;
let accueil: ReturnType<typeof fabriquerEquipe>;
let maire: number;
let stageId: number;

beforeEach(() => {
  base = baseDeTest();
  origine = fabriquerEquipe(base.db, { nom: 'La Grange commune' });
  accueil = fabriquerEquipe(base.db, { nom: 'L’Escale' });
  maire = fabriquerPersonne(base.db, { prenom: 'Odile', nom: 'Vergne' }).id;
  fabriquerCompte(base.db, maire);
  fabriquerFonction(base.db, { personneId: maire, structureId: origine.structure.id, fonction: 'autre' });
  fabriquerSignataire(base.db, { personneId: maire, structureId: origine.structure.id, qualite: 'presidence' });
  fabriquerSignataire(base.db, { personneId: accueil.responsable.id, structureId: accueil.structure.id });
  stageId = fabriquerStage(base.db, {
    ...{ statut: 'accepte', chemin: 'complet', activite: 'travailler' },
    structureOrigineId: origine.structure.id,
    structureAccueilId: accueil.structure.id,
    stagiaireId: origine.animatrice.id,
    responsableOrigineId: origine.responsable.id,
    responsableAccueilId: accueil.responsable.id,
  }).id;
});

const ctx = (personneId: number, le?: Date) => ctxDe(base.db, personneId, le);
const elle = () => ctx(origine.animatrice.id);
const hote = () => ctx(accueil.responsable.id);
const textes = () => {
  const temps = ctxDuTemps(base.db);
  return textesASigner(temps, getStage(temps, stageId));
};
const convention = () => textes().find(({ sorte }) => sorte === 'convention')?.empreinte;
const avenant = () => textes().find(({ sorte }) => sorte === 'avenant')?.empreinte;
const consentir = (champs: Partial<ActeDeSigner> = {}, qui: ContextePersonne = elle()) =>
  franchirStage(qui, stageId, 'donner_son_accord', { signature: { nom: qui.acteur.nom, empreinte: avenant(), ...champs } })
    .statut;
const signer = (qui: ContextePersonne, champs: Partial<ActeDeSigner> = {}) =>
  franchirStage(qui, stageId, 'signer', { signature: { nom: qui.acteur.nom, empreinte: convention(), compris: true, ...champs } })
    .statut;
const refus = (geste: () => unknown) => {
  try {
    geste();
  } catch (erreur) {
    return erreur;
  }
};
const signatures = () => base.db.select().from(signaturesStage).orderBy(signaturesStage.id).all();
const fichier = { nom: 'convention.pdf', genre: 'application/pdf', contenu: Buffer.from('%PDF-1.4 signé'), vignette: null };
const toutSigner = () => {
  consentir();
  signer(ctx(maire));
  expect(signer(hote())).toBe('signe');
};

describe('who signs, and what', () => {
  test('the consent freezes the text that was read; then each structure, once; then it is signed', () => {
    const lu = convention();
    expect(base.db.select().from(papiersFiges).all()).toEqual([]);
    consentir();
    // Whatever changes afterwards, the text stays.
    base.db.update(structures).set({ nom: 'Autre nom' }).where(eq(structures.id, accueil.structure.id)).run();
    expect(convention()).toBe(lu);
    expect(signer(ctx(maire))).toBe('accepte');
    expect(refus(() => signer(ctx(maire)))).toMatchObject({
      code: 'IMPOSSIBLE',
      message: expect.stringContaining('déjà donnée'),
    });
    expect(signer(hote())).toBe('signe');
    expect(signatures().map(({ partie, personneId, qualite, moyen }) => [partie, personneId, qualite, moyen])).toEqual([
      ['stagiaire', origine.animatrice.id, 'animatrice', 'application'],
      ['employeur', maire, 'présidence', 'application'],
      ['employeur', maire, 'présidence', 'application'],
      ['accueil', accueil.responsable.id, 'direction, par délégation du 6 janvier 2026', 'application'],
    ]);
    expect(new Set(signatures().map(({ code }) => code)).size).toBe(4);
    expect(verifierTroc(base.db)).toEqual([]);
  });

  test('nobody signs before her consent, nor consents twice', () => {
    expect(refus(() => signer(hote()))).toMatchObject({
      code: 'IMPOSSIBLE',
      message: expect.stringContaining('vient en premier'),
    });
    consentir();
    expect(refus(() => consentir())).toMatchObject({ code: 'IMPOSSIBLE', message: expect.stringContaining('déjà donné') });
    expect(signatures()).toHaveLength(1);
  });

  test('whoever is not entitled does not sign: not for another structure, not once her mandate is over', () => {
    consentir();
    const avant = signatures();
    expect(refus(() => signer(ctx(origine.responsable.id)))).toMatchObject({ code: 'INTERDIT' });
    expect(refus(() => signer(elle()))).toMatchObject({ code: 'INTERDIT' });
    expect(refus(() => consentir({}, hote()))).toMatchObject({ code: 'INTERDIT' });
    const ailleurs = fabriquerEquipe(base.db);
    fabriquerSignataire(base.db, { personneId: ailleurs.responsable.id, structureId: ailleurs.structure.id });
    expect(refus(() => signer(ctx(ailleurs.responsable.id)))).toMatchObject({ code: 'INTROUVABLE' });
    base.db.update(signataires).set({ au: '2026-03-22' }).where(eq(signataires.personneId, maire)).run();
    expect(refus(() => signer(ctx(maire)))).toMatchObject({ code: 'INTROUVABLE' });
    expect(signatures()).toEqual(avant);
  });

  test('a host’s signatory signs for the host alone: the employer’s is still awaited', () => {
    consentir();
    signer(hote());
    expect(getStage(elle(), stageId).papiers.signaturesAttendues).toEqual(['origine']);
    expect(refus(() => signer(hote()))).toMatchObject({ code: 'IMPOSSIBLE' });
  });

  test('someone entitled for both signs twice, once for each', () => {
    fabriquerFonction(base.db, { personneId: maire, structureId: accueil.structure.id, fonction: 'autre' });
    fabriquerSignataire(base.db, { personneId: maire, structureId: accueil.structure.id, qualite: 'presidence' });
    consentir();
    expect(refus(() => signer(ctx(maire)))).toMatchObject({ code: 'IMPOSSIBLE' });
    expect(signer(ctx(maire), { cote: 'origine' })).toBe('accepte');
    expect(
      refus(() => signer(ctx(maire), { cote: 'origine' })),
      'a double click signs no other side',
    ).toMatchObject({
      code: 'IMPOSSIBLE',
    });
    expect(signer(ctx(maire), { cote: 'accueil' })).toBe('signe');
    expect(verifierTroc(base.db)).toEqual([]);
  });

  test('a text that is not the present one, a name or a box that is missing: nothing is frozen', () => {
    const lu = avenant();
    base.db.update(structures).set({ adresse: '9, rue Neuve' }).where(eq(structures.id, origine.structure.id)).run();
    for (const empreinte of [lu, convention(), 'f'.repeat(64), undefined]) {
      expect(refus(() => consentir({ empreinte }))).toMatchObject({ message: expect.stringContaining('Relisez-le') });
    }
    expect(refus(() => consentir({ nom: undefined }))).toMatchObject({ champ: 'nom' });
    expect(base.db.select().from(papiersFiges).all()).toEqual([]);
    expect(getStage(elle(), stageId).ligne.edition).toBe(0);
    consentir();
    expect(refus(() => signer(hote(), { compris: false }))).toMatchObject({ champ: 'compris' });
    expect(refus(() => signer(hote(), { empreinte: avenant() }))).toMatchObject({
      message: expect.stringContaining('Relisez-le'),
    });
  });

  test('as long as a side has not said who signs, nothing is frozen', () => {
    base.db.delete(signataires).where(eq(signataires.structureId, accueil.structure.id)).run();
    expect(refus(() => consentir())).toMatchObject({ message: expect.stringContaining('qui signe pour L’Escale') });
    expect(base.db.select().from(papiersFiges).all()).toEqual([]);
  });

  test('the copy signed by hand: by whoever commits the structure, with its file and its quality', () => {
    const deposer = (qui: ContextePersonne, exemplaire?: ActeDeSigner['exemplaire'], nom: string | undefined = 'Jean Maire') =>
      franchirStage(qui, stageId, 'deposer_exemplaire', { signature: { nom, exemplaire } }).statut;
    const direction = ctx(origine.responsable.id);
    expect(refus(() => deposer(direction, { fichier, qualite: 'présidence' }))).toMatchObject({ code: 'IMPOSSIBLE' });
    consentir();
    expect(refus(() => deposer(direction))).toMatchObject({ champ: 'exemplaire' });
    expect(refus(() => deposer(direction, { fichier, qualite: '' }))).toMatchObject({ champ: 'qualite' });
    expect(refus(() => deposer(ctx(maire), { fichier, qualite: 'présidence' }))).toMatchObject({ code: 'INTERDIT' });
    expect(deposer(direction, { fichier, qualite: 'présidence de l’association' })).toBe('accepte');
    expect(refus(() => deposer(direction, { fichier, qualite: 'présidence' }))).toMatchObject({ code: 'IMPOSSIBLE' });
    expect(signer(hote())).toBe('signe');
    const parMain = signatures().filter(({ moyen }) => moyen === 'exemplaire');
    expect(parMain.map(({ partie, nom, qualite, fichierId }) => [partie, nom, qualite, fichierId])).toEqual([
      ['employeur', 'Jean Maire', 'présidence de l’association', 1],
      ['employeur', 'Jean Maire', 'présidence de l’association', 1],
    ]);
    expect(listPapiers(elle(), getStage(elle(), stageId)).signatures?.[1]).toMatchObject({ exemplaire: '/fichiers/1' });
    expect(prise.fichiers?.papier?.(elle(), stageId)).toBe(true);
    expect(prise.fichiers?.papier?.(ctx(accueil.animatrice.id), stageId)).toBe(false);
  });
});

describe('a text that was signed', () => {
  const sql = (texte: string) => () => base.sqlite.exec(texte);
  const CONTROLES = ['papiers_figes_intouchables', 'papiers_figes_texte', 'papiers_figes_gardes', 'signatures_stage_du_texte'];

  test('is changed, deleted or signed otherwise by nothing: the base itself refuses', () => {
    consentir();
    const [papier] = base.db.select().from(papiersFiges).all();
    const id = papier?.id ?? 0;
    for (const colonne of [
      "contenu = '{}'",
      "empreinte = 'x'",
      'edition = 2',
      'stage_id = 2',
      'fige_le = 0',
      "sorte = 'avenant'",
    ]) {
      expect(sql(`update papiers_figes set ${colonne} where id = ${id}`), colonne).toThrow('Un texte figé ne change plus.');
    }
    expect(sql(`delete from papiers_figes where id = ${id}`)).toThrow('Un texte figé ne se supprime pas.');
    for (const colonne of [
      "empreinte = 'x'",
      "code = 'x'",
      'signe_le = 0',
      "partie = 'accueil'",
      'papier_id = 1',
      "moyen = 'exemplaire'",
    ]) {
      expect(sql(`update signatures_stage set ${colonne}`), colonne).toThrow('Une signature ne change plus.');
    }
    expect(sql('delete from signatures_stage')).toThrow('Une signature ne se supprime pas.');
    const inserer = (empreinte: string) =>
      sql(`insert into signatures_stage (papier_id, partie, personne_id, nom, qualite, empreinte, code, moyen, signe_le)
        values (${id}, 'accueil', ${maire}, 'X', 'x', '${empreinte}', '${empreinte.slice(0, 4)}', 'application', 0)`);
    expect(inserer('f'.repeat(64))).toThrow('On ne signe que le texte figé en vigueur.');
    // Of an edition that is no longer the present one.
    franchirStage(hote(), stageId, 'reprendre_les_papiers', { motif: 'L’adresse.' });
    expect(inserer(papier?.empreinte ?? '')).toThrow('On ne signe que le texte figé en vigueur.');
    consentir();
    expect(inserer(papier?.empreinte ?? '')).toThrow('On ne signe que le texte figé en vigueur.');
    expect(signatures()).toHaveLength(2);
    expect(verifierTroc(base.db)).toEqual([]);
  });

  test('changed behind the triggers’ back, it is found by the check of the base and by whoever holds the paper', () => {
    toutSigner();
    const code = signatures().find(({ partie }) => partie === 'accueil')?.code;
    for (const nom of CONTROLES) base.sqlite.exec(`drop trigger ${nom}`);
    base.sqlite.exec(
      `update papiers_figes set contenu = replace(contenu, 'L’Escale', 'L’Escale bleue') where sorte = 'convention'`,
    );
    expect(verifierTroc(base.db).map(({ phrase }) => phrase)).toEqual([
      `Le texte figé 1 du stage ${stageId} n’est plus celui qui a été signé.`,
    ]);
    expect(verifierSignature(elle(), code)).toMatchObject({
      valable: false,
      phrase: expect.stringContaining('n’est plus celui'),
    });
    base.sqlite.exec(`delete from papiers_figes where id = 99; update stages set edition = 2`);
    expect(verifierTroc(base.db).map(({ phrase }) => phrase)).toContain(
      `Le stage ${stageId} est signé alors qu’il manque un accord ou une signature.`,
    );
  });

  test('emptied by an erasure, it still says its hash', () => {
    toutSigner();
    base.sqlite.exec('update papiers_figes set contenu = null');
    expect(verifierTroc(base.db)).toEqual([]);
    expect(verifierSignature(elle(), signatures()[0]?.code)).toMatchObject({ valable: true });
  });

  test('its paper shows who signed each box, and the code', () => {
    consentir();
    const boites = (sorte: 'convention' | 'avenant') =>
      getPapier(elle(), stageId, { sorte }).papier.signatures.map(({ signee }) => signee?.nom ?? null);
    expect([boites('convention'), boites('avenant')]).toEqual([
      [null, null],
      [elle().acteur.nom, null],
    ]);
    signer(ctx(maire), { nom: 'O. Vergne' });
    expect([boites('convention'), boites('avenant')]).toEqual([
      ['O. Vergne', null],
      [elle().acteur.nom, 'O. Vergne'],
    ]);
    const [signee] = getPapier(hote(), stageId, { sorte: 'convention' }).papier.signatures.map((boite) => boite.signee);
    expect(signatures().map(({ code }) => code)).toContain(signee?.code);
    expect(signee?.adresse).toBe(`reseau.example/signatures/${signee?.code}`);
  });
});

describe('whoever holds a signed paper checks its code', () => {
  test('valid, superseded, annulled; unknown and malformed say nothing', () => {
    consentir();
    const code = signatures()[0]?.code ?? '';
    const passante = ctxDuTemps(base.db);
    expect(code).toMatch(/^([A-HJ-NP-Z2-9]{4}-){2}[A-HJ-NP-Z2-9]{4}$/);
    const lue = verifierSignature(passante, code);
    expect(lue).toMatchObject({ valable: true });
    // No more than the paper: no dates of the stage, no other name.
    expect(lue?.lignes.map(({ titre }) => titre)).toEqual([
      'Papier',
      'Signé par',
      'Le',
      'Comment',
      'Empreinte du texte (SHA-256)',
    ]);
    for (const faux of [
      undefined,
      '',
      code.toLowerCase(),
      code.slice(1),
      `${code} `,
      "' or 1=1",
      'AAAA-AAAA-AAAA',
      'OOOO-1111-0000',
    ]) {
      expect(verifierSignature(passante, faux), faux).toBeNull();
    }
    franchirStage(hote(), stageId, 'reprendre_les_papiers', { motif: 'L’adresse.' });
    expect(verifierSignature(passante, code)).toMatchObject({ valable: false, phrase: expect.stringContaining('ne vaut plus') });
    consentir();
    const neuf = signatures()[1]?.code ?? '';
    expect(verifierSignature(passante, neuf)).toMatchObject({ valable: true });
    franchirStage(elle(), stageId, 'ne_pas_consentir');
    expect(verifierSignature(passante, neuf)).toMatchObject({ valable: false });
  });
});

describe('from the link of a mail', () => {
  const lien = (personneId: number, jours = 75) =>
    creerLien(ctxDuTemps(base.db), { genre: 'stage', objetId: stageId, personneId, jours }).split('/').at(-1);
  const repondre = (jeton: string | undefined, valeurs: Record<string, string>, le?: Date) =>
    repondreParLien(ctxDuTemps(base.db, le), [prise], jeton, valeurs);

  test('reading does nothing, however often; answering twice gives one signature', () => {
    const jeton = lien(origine.animatrice.id);
    for (let n = 0; n < 3; n += 1) {
      expect(lireReponse(ctxDuTemps(base.db), [prise], jeton)?.page.actes.map(({ nom }) => nom)).toEqual([
        'donner_son_accord',
        'ne_pas_consentir',
      ]);
    }
    expect([signatures(), base.db.select().from(papiersFiges).all()]).toEqual([[], []]);
    const reponse = { acte: 'donner_son_accord', nom: 'Maëlle', empreinte: avenant() ?? '' };
    expect(repondre(jeton, reponse)).toHaveProperty('fait');
    expect(refus(() => repondre(jeton, reponse))).toMatchObject({ code: 'IMPOSSIBLE' });
    expect(signatures()).toHaveLength(1);
  });

  test('without the text that was read, or with another one, nothing is signed', () => {
    const jeton = lien(origine.animatrice.id);
    const acte = { acte: 'donner_son_accord', nom: 'Maëlle' };
    expect(refus(() => repondre(jeton, acte))).toMatchObject({ message: expect.stringContaining('Relisez cette page') });
    expect(refus(() => repondre(jeton, { ...acte, empreinte: 'f'.repeat(64) }))).toMatchObject({
      message: expect.stringContaining('Relisez-le'),
    });
    expect(refus(() => repondre(jeton, { ...acte, empreinte: 'non' }))).toMatchObject({ code: 'IMPOSSIBLE' });
    consentir();
    expect(
      repondre(lien(accueil.responsable.id), { acte: 'signer', nom: 'Bruno', cote: 'accueil', empreinte: convention() ?? '' }),
    ).toMatchObject({
      formulaire: { erreurs: { compris: [expect.any(String)] } },
    });
    expect(signatures()).toHaveLength(1);
  });

  test('expired, unknown, or someone else’s: it opens nothing, or what is hers alone', () => {
    const valeurs = { acte: 'donner_son_accord', nom: 'Maëlle', empreinte: avenant() ?? '' };
    expect(refus(() => repondre(lien(origine.animatrice.id, 1), valeurs, new Date('2026-03-25T08:00:00Z')))).toMatchObject({
      code: 'INTROUVABLE',
    });
    for (const faux of [undefined, 'x', 'A'.repeat(32)])
      expect(refus(() => repondre(faux, valeurs))).toMatchObject({ code: 'INTROUVABLE' });
    // The hostess’s link does not consent for the colleague, nor the link of someone the stage does not concern.
    expect(refus(() => repondre(lien(accueil.responsable.id), valeurs))).toMatchObject({ code: 'IMPOSSIBLE' });
    expect(refus(() => repondre(lien(accueil.animatrice.id), valeurs))).toMatchObject({ code: 'INTROUVABLE' });
    expect(signatures()).toEqual([]);
  });
});
