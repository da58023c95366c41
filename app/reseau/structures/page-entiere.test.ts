import { beforeEach, describe, expect, test } from 'vitest';
import { journal } from '#app/commun/tables.ts';
import { lireFormulaire } from '#app/http/pages.server.ts';
import { qpv } from '#app/reseau/territoire/tables.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import {
  fabriquerCommune,
  fabriquerEquipe,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerStructure,
} from '#tests/fabriques/reseau.ts';
import { ANNULATIONS_DE_STRUCTURE } from './annulations.server.ts';
import { getFormulaireDeStructure } from './formulaire-de-structure.server.ts';
import { modifierStructure } from './modifier-structure.server.ts';
import { getPageDeStructure } from './page-de-structure.server.ts';
import { saisieStructure } from './saisie.ts';
import { lireDecimal, lireSiteInternet } from './site-internet.ts';
import { getStructure } from './structures.server.ts';
import { structures } from './tables.ts';
import { territoireNomme } from './territoire-de-structure.server.ts';

let db: ReturnType<typeof baseDeTest>['db'];
let equipe: ReturnType<typeof fabriquerEquipe>;
const COMMUNES = [
  ['87187', 'Saint-Yrieix-la-Perche'],
  ['87071', 'Glandon'],
  ['87031', 'Le Chalard'],
  ['87085', 'Limoges'],
] as const;
beforeEach(() => {
  db = baseDeTest().db;
  for (const [code, nom] of COMMUNES) fabriquerCommune(db, { code, nom });
  equipe = fabriquerEquipe(db, { nom: 'L’Escale', communeCode: '87187' });
});

/** What the form sends, as a browser does. */
function envoi(champs: Record<string, string>): FormData {
  const formulaire = new FormData();
  const { nom, placesStage, version } = { nom: 'L’Escale', placesStage: '2', version: '1', ...champs };
  for (const [cle, valeur] of Object.entries({ ...champs, nom, placesStage, version })) formulaire.append(cle, valeur);
  return formulaire;
}
function lire(champs: Record<string, string>) {
  const lu = lireFormulaire(envoi(champs), saisieStructure);
  if (!lu.ok) throw new Error(JSON.stringify(lu.formulaire.erreurs));
  const { images, ...saisie } = lu.saisie;
  return saisie;
}
const refus = (champs: Record<string, string>) => {
  const lu = lireFormulaire(envoi(champs), saisieStructure);
  return lu.ok ? {} : lu.formulaire.erreurs;
};
const enregistrer = (champs: Record<string, string>) =>
  modifierStructure(ctxDe(db, equipe.responsable.id), equipe.structure.id, lire(champs));
const derniere = () => db.select().from(journal).all().at(-1);

describe('what people type', () => {
  test.each<readonly [string, string | undefined]>([
    ['lescale.example', 'https://lescale.example'],
    ['HTTP://lescale.example/', 'http://lescale.example'],
    ['https://www.lescale.example/jardin?a=1', 'https://www.lescale.example/jardin?a=1'],
    ['lescale.example:8080/x', 'https://lescale.example:8080/x'],
    ...[
      'javascript:alert(1)',
      'ftp://lescale.example',
      'mailto:a@b.example',
      'lescale',
      'https://',
      'https://a:b@c.example',
      '.',
    ].map((faux) => [faux, undefined] as const),
  ])('%s is %s', (tape, lu) => expect(lireSiteInternet(tape)).toBe(lu));

  test.each<readonly [string, number | undefined]>([
    ['3,5', 3.5],
    ['3.25', 3.25],
    [' 12 ', 12],
    ['0', 0],
    ['1 000', 1000],
    ...['-1', '1e3', '3,555', 'trois', '1001', ''].map((faux) => [faux, undefined] as const),
  ])('%s is %s', (tape, lu) => expect(lireDecimal(tape, 1000)).toBe(lu));

  test('is refused beside its field, the places once the rest is read', () => {
    expect(Object.keys(refus({ etp: 'trois', benevoles: '3,5', siteInternet: 'x', milieu: 'marin' })).sort()).toEqual([
      ...['benevoles', 'etp', 'milieu', 'siteInternet'],
    ]);
    expect(Object.keys(refus({ 'site-4-quand': 'mardi', 'site-7-nom': 'a'.repeat(121) }))).toEqual(['site-4-nom', 'site-7-nom']);
  });
});

describe('the whole page', () => {
  const TOUT = {
    ...{ etp: '3,5', benevoles: '28', siteInternet: 'lescale.example', milieu: 'rural', federation: 'Maisons ouvertes' },
    ...{ itinerance: 'Le camion, mardi à Glandon', gestion: 'association', communeCode: '87187' },
    ...{ 'territoire-87187': 'on', autresCommunes: 'le chalard, st yrieix la perche\nGlandon' },
    ...{ 'site-0-nom': 'Antenne', 'site-0-commune': 'glandon', 'site-2-nom': 'Camion', 'site-2-quand': 'le mardi' },
  };

  test('is written at once, with its territory, its quarters, its places, and journaled from what to what', () => {
    const { id } = db.insert(qpv).values({ nom: 'Beaubreuil', communeCode: '87085' }).returning().get();
    enregistrer({ ...TOUT, [`qpv-${id}`]: 'on' });
    expect(getStructure(ctxDuTemps(db), equipe.structure.id)).toMatchObject({
      etp: 3.5,
      benevoles: 28,
      milieu: 'rural',
      version: 2,
    });
    const ecrit = territoireNomme({ db }, equipe.structure.id);
    expect(ecrit).toEqual({
      communes: ['Glandon', 'Le Chalard', 'Saint-Yrieix-la-Perche'],
      qpv: ['Beaubreuil (Limoges)'],
      sites: [
        { nom: 'Antenne', adresse: '', commune: 'Glandon', quand: '' },
        { nom: 'Camion', adresse: '', commune: '', quand: 'le mardi' },
      ],
    });
    expect(derniere()).toMatchObject({
      acte: 'modifier',
      avant: { etp: null, communes: [], qpv: [], sites: [], siteInternet: null },
      apres: { etp: 3.5, ...ecrit, siteInternet: 'https://lescale.example' },
    });
    expect(derniere()?.apres).not.toHaveProperty('nom');
  });

  test('comes back whole in the form, and a form sent back as it is changes nothing', () => {
    enregistrer(TOUT);
    const ctx = ctxDe(db, equipe.responsable.id);
    const { valeurs, territoire, sites } = getFormulaireDeStructure(ctx, equipe.structure.id);
    expect(valeurs).toMatchObject({ etp: '3,5', benevoles: '28', siteInternet: 'https://lescale.example' });
    expect(territoire.filter(({ coche }) => coche)).toHaveLength(3);
    expect(territoire).toHaveLength(4);
    const cochees = territoire.filter(({ coche }) => coche).map(({ valeur }) => [`territoire-${valeur}`, 'on']);
    const lieux = sites.flatMap((site, rang) => Object.entries(site).map(([champ, texte]) => [`site-${rang}-${champ}`, texte]));
    const avant = db.select().from(journal).all().length;
    enregistrer({ ...valeurs, ...Object.fromEntries([...cochees, ...lieux]) });
    expect(db.select().from(journal).all()).toHaveLength(avant + 1);
    expect(derniere()).toMatchObject({ acte: 'confirmer' });
    expect(getStructure(ctx, equipe.structure.id)).toMatchObject({ version: 2, confirmeeLe: ctx.maintenant });
  });

  test('what is emptied is taken away; more than twenty places are not read', () => {
    enregistrer(TOUT);
    enregistrer({ version: '2', 'site-1-nom': 'Camion', 'site-20-nom': 'Trop' });
    expect(territoireNomme({ db }, equipe.structure.id)).toMatchObject({ communes: [], sites: [{ nom: 'Camion' }] });
    expect(getStructure(ctxDuTemps(db), equipe.structure.id).etp).toBeNull();
  });

  test('a commune that is none refuses all, with those that look alike', () => {
    expect(() => enregistrer({ ...TOUT, autresCommunes: 'Glandn\nBrive' })).toThrow(
      /Glandn\s» n’est pas une commune du département\u00a0: est-ce Glandon\u00a0\? «\s?Brive/u,
    );
    const champ = (champs: Record<string, string>) => {
      try {
        enregistrer(champs);
      } catch (erreur) {
        return (erreur as { champ?: string }).champ;
      }
    };
    expect(champ({ 'site-3-nom': 'Antenne', 'site-3-commune': 'Nulle-Part' })).toBe('site-3-commune');
    expect(champ({ 'territoire-99999': 'on' })).toBe('autresCommunes');
    expect(() => enregistrer({ 'qpv-999': 'on' })).toThrow(/Un quartier a été retiré/);
    expect(db.select().from(journal).all()).toEqual([]);
    expect(getStructure(ctxDuTemps(db), equipe.structure.id).version).toBe(1);
  });

  test('says to each what she may do, and what is known alone', () => {
    enregistrer(TOUT);
    const page = getPageDeStructure(ctxDe(db, equipe.animatrice.id), equipe.structure.id);
    expect(page.faits.map(({ titre }) => titre)).toEqual([...['Territoire : 3 communes', 'Milieu', 'Gestion', 'Fédération']]);
    expect(page.effectifs).toBe('3,5 équivalents temps plein, 28 bénévoles');
    expect(page.site).toEqual({ adresse: 'https://lescale.example', libelle: 'lescale.example' });
    const autre = fabriquerEquipe(db);
    const partenaire = fabriquerPersonne(db).id;
    fabriquerRole(db, partenaire, 'partenaire');
    const coordination = fabriquerPersonne(db).id;
    fabriquerRole(db, coordination, 'coordination');
    const peut = (id: number) =>
      Object.entries(getPageDeStructure(ctxDe(db, id), equipe.structure.id).peut)
        .filter(([, oui]) => oui)
        .map(([quoi]) => quoi);
    expect({
      responsable: peut(equipe.responsable.id),
      equipe: peut(equipe.animatrice.id),
      ailleurs: peut(autre.responsable.id),
      partenaire: peut(partenaire),
      coordination: peut(coordination),
    }).toEqual({
      responsable: [
        ...['modifier', 'confirmer', 'tenirLAccueil', 'voirSignataires', 'lireConsignes'],
        ...['tenirLesAgrements', 'lireLHistorique', 'corrigerEquipe', 'inviter', 'corrigerDistance'],
      ],
      equipe: ['voirSignataires', 'lireConsignes', 'corrigerDistance'],
      ailleurs: ['lireConsignes', 'corrigerDistance', 'proposerStage'],
      partenaire: [],
      coordination: [
        ...['modifier', 'confirmer', 'tenirLAccueil', 'voirSignataires', 'lireConsignes'],
        ...['tenirLesAgrements', 'lireLHistorique', 'noterLeDepart', 'corrigerEquipe', 'inviter', 'corrigerDistance'],
      ],
    });
  });
});

describe('a change undone', () => {
  const annuler = () => {
    const ligne = derniere();
    const annulation = ANNULATIONS_DE_STRUCTURE['structure/modifier'];
    if (!ligne || !annulation) throw new Error('rien à annuler');
    const { objetId, avant, apres } = ligne;
    const lue = { objetId: objetId ?? 0, avant: avant ?? {}, apres: apres ?? {} };
    const ctx = ctxDe(db, equipe.responsable.id);
    return { empechement: () => annulation.empechement(ctx, lue), annuler: () => annulation.annuler(ctx, lue) };
  };

  test('puts everything back, the territory too', () => {
    enregistrer({ etp: '2', autresCommunes: 'Glandon', 'site-0-nom': 'Antenne' });
    const avant = [getStructure(ctxDuTemps(db), equipe.structure.id), territoireNomme({ db }, equipe.structure.id)];
    enregistrer({ version: '2', nom: 'L’Escale du Sud', autresCommunes: 'Le Chalard' });
    const { empechement, annuler: faire } = annuler();
    expect(empechement()).toBeNull();
    faire();
    const apres = [getStructure(ctxDuTemps(db), equipe.structure.id), territoireNomme({ db }, equipe.structure.id)];
    expect(apres).toEqual([{ ...avant[0], version: 4 }, avant[1]]);
  });

  test('is refused when something changed since, or when its place is taken', () => {
    enregistrer({ nom: 'L’Escale du Sud' });
    const { empechement } = annuler();
    fabriquerStructure(db, { nom: 'L’Escale', communeCode: '87187' });
    // The commune was emptied by the same form: the name comes back into it.
    expect(empechement()).toMatch(/porte déjà ce nom/);
    db.update(structures).set({ nom: 'Autrement' }).run();
    expect(empechement()).toBe('« Nom » a encore changé depuis.');
  });
});
