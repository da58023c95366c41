import { expect, test } from 'vitest';
import { idAuHasard, nouvelleCle } from '#app/services/coffre.server.ts';
import { courrielsDiscrets } from '#app/services/tables.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerMembre } from '#tests/fabriques/cellule.ts';
import { fabriquerFonction, fabriquerPersonne, fabriquerRole, fabriquerStructure } from '#tests/fabriques/reseau.ts';
import { THEMES } from '../cellule.ts';
import { demanderUnAppui } from '../demandes/demander.server.ts';
import { deposer, scellerPieces } from '../demandes/ecrire.server.ts';
import { listDemandes, ouvrirDemande } from '../demandes/ouvrir.server.ts';
import { lirePageDesLectures } from '../lectures/liste.server.ts';
import { deverrouiller } from '../membres/phrases.server.ts';
import { saisieReperes } from '../saisie.ts';
import { lireReperes, listOuPartager, partagerSesReperes } from './partager.server.ts';
import { lireRepereATenir, listReperesATenir, listReperesParTheme, reperesCoches, tenirRepere } from './reperes.server.ts';
import { REPERES_CONNUS } from './reperes.ts';

const PHRASE = 'une phrase assez longue pour elle';

async function scene() {
  const { db, sqlite } = baseDeTest();
  const structure = fabriquerStructure(db, {});
  const demandeuse = fabriquerPersonne(db, { prenom: 'Sabine', nom: 'Courtiaud' });
  fabriquerFonction(db, { personneId: demandeuse.id, structureId: structure.id, fonction: 'direction' });
  const choisie = fabriquerPersonne(db, { prenom: 'Fatou', nom: 'Diarra' });
  await fabriquerMembre(db, choisie.id, { phrase: PHRASE });
  const { identite } = await nouvelleCle();
  const ctx = ctxDe(db, demandeuse.id);
  const id = idAuHasard();
  const saisie = { id, structureId: structure.id, membre: choisie.id, numero: '05 55 00 00 00', mots: '' };
  await demanderUnAppui(ctx, { ...saisie, quand: 'quand_possible' }, identite);
  const trousseau = { identites: [identite] };
  const ouvrir = async () => {
    const ouverte = await ouvrirDemande(ctx, trousseau, id);
    if (!ouverte) throw new Error('fermée');
    return ouverte;
  };
  return { db, sqlite, ctx, id, choisie, trousseau, ouvrir };
}

test('the signs that the house knows are about twenty-five, each theme has some, and each name is its own', () => {
  expect(REPERES_CONNUS.length).toBeGreaterThanOrEqual(20);
  expect(new Set(REPERES_CONNUS.map(({ cle }) => cle)).size).toBe(REPERES_CONNUS.length);
  expect(THEMES.filter((theme) => !REPERES_CONNUS.some((repere) => repere.theme === theme))).toEqual([]);
});

test('the coordination words signs anew, takes one away, adds hers; nobody else does', () => {
  const { db } = baseDeTest();
  const coordination = fabriquerPersonne(db, {});
  fabriquerRole(db, coordination.id, 'coordination');
  const ctx = ctxDe(db, coordination.id);
  const { cle, ...tresorerie } = { ...lireRepereATenir(ctx, 'tresorerie') } as ReturnType<typeof reperesCoches>[number];
  tenirRepere(ctx, cle, { ...tresorerie, repere: 'Moins de quatre-vingt-dix jours.' });
  tenirRepere(ctx, 'locaux', { ...tresorerie, theme: 'fonctionnement', actif: false });
  tenirRepere(ctx, undefined, { ...tresorerie, theme: 'gouvernance', signe: 'Un signe de plus' });
  expect(reperesCoches(ctx, ['tresorerie', 'locaux']).map(({ repere }) => repere)).toEqual(['Moins de quatre-vingt-dix jours.']);
  const signes = listReperesParTheme(ctx).flatMap(({ reperes }) => reperes.map(({ signe }) => signe));
  expect(signes).toContain('Un signe de plus');
  expect(signes).toHaveLength(REPERES_CONNUS.length);
  expect(listReperesATenir(ctx).flatMap(({ reperes }) => reperes)).toHaveLength(REPERES_CONNUS.length + 1);

  const responsable = fabriquerPersonne(db, {});
  fabriquerFonction(db, { personneId: responsable.id, structureId: fabriquerStructure(db, {}).id, fonction: 'direction' });
  const sienne = ctxDe(db, responsable.id);
  expect(() => listReperesATenir(sienne)).toThrow();
  expect(() => lireRepereATenir(sienne, 'tresorerie')).toThrow();
  expect(() => tenirRepere(sienne, 'tresorerie', tresorerie)).toThrow();
  expect(() => tenirRepere(ctx, 'inconnu', tresorerie)).toThrow();
});

test('ticking writes nothing: what is answered is read from the form alone', async () => {
  const { sqlite, ctx, trousseau } = await scene();
  const { total_changes: avant } = sqlite.prepare('select total_changes() as total_changes').get() as { total_changes: number };
  const { cles } = saisieReperes.parse({ 'finances-tresorerie': 'on', 'gouvernance-presidence': 'on', intrus: 'on' });
  expect(reperesCoches(ctx, cles).map(({ cle }) => cle)).toEqual(['presidence', 'tresorerie']);
  expect(await listOuPartager(ctx, { identites: [] })).toEqual([]);
  expect(sqlite.prepare('select total_changes() as total_changes').get()).toEqual({ total_changes: avant });
  // That her demande was shown to her is a line of its journal, and all that is written: its list, and not from where.
  expect(await listOuPartager(ctx, trousseau)).toMatchObject([{ lecteurs: ['Fatou Diarra'] }]);
  expect(await listOuPartager(ctx, trousseau)).toHaveLength(1);
  expect(sqlite.prepare('select total_changes() as total_changes').get()).toEqual({ total_changes: avant + 2 });
  const [ouverte] = await listDemandes(ctx, trousseau);
  if (!ouverte) throw new Error('Rien ne s’ouvre.');
  expect((await lirePageDesLectures(ctx, ouverte, 1)).lectures.map(({ quoi }) => quoi)).toEqual(['la liste où elle figure']);
});

test('shared by an explicit act, signs are read as they were worded, by the readers of the demande alone', async () => {
  const { db, sqlite, ctx, id, choisie, ouvrir } = await scene();
  await partagerSesReperes(ctx, await ouvrir(), { cles: ['tresorerie'], mot: 'Depuis l’été.' });
  const coordination = fabriquerPersonne(db, {});
  fabriquerRole(db, coordination.id, 'coordination');
  const { cle: _, ...repere } = { ...lireRepereATenir(ctxDe(db, coordination.id), 'tresorerie') } as ReturnType<
    typeof reperesCoches
  >[number];
  tenirRepere(ctxDe(db, coordination.id), 'tresorerie', { ...repere, signe: 'Autrement dit' });

  const ctxMembre = ctxDe(db, choisie.id);
  const cle = await deverrouiller(ctxMembre, PHRASE, async () => false);
  const vue = await ouvrirDemande(ctxMembre, { identites: cle ? [cle.identite] : [] }, id);
  expect(vue && lireReperes(ctxMembre, vue)).toMatchObject([
    {
      mot: 'Depuis l’été.',
      qui: 'Sabine Courtiaud',
      themes: [{ titre: 'Situation financière', reperes: [{ repere: repere.signe }] }],
    },
  ]);
  // One neutral mail for the sending, one for the signs.
  expect(db.select().from(courrielsDiscrets).all()).toHaveLength(2);
  expect(JSON.stringify(sqlite.prepare('select * from pieces_cellule').all())).not.toContain('dépenses');

  if (!vue) throw new Error('fermée');
  await expect(partagerSesReperes(ctxMembre, vue, { cles: ['tresorerie'], mot: '' })).rejects.toThrow();
  await expect(partagerSesReperes(ctx, await ouvrir(), { cles: ['inconnu'], mot: '' })).rejects.toThrow('Cochez au moins');
});

test('nothing is joined to a demande that was withdrawn', async () => {
  const { ctx, id, trousseau, ouvrir } = await scene();
  const demande = await ouvrir();
  const passage = { genre: 'passage' as const, transition: 'retirer' as const, mot: '', portes: [] };
  const pieces = await scellerPieces(ctx, demande, [passage]);
  deposer(ctx, id, { pieces, transition: { nom: 'retirer', relations: demande.relations } });
  await expect(partagerSesReperes(ctx, await ouvrir(), { cles: ['tresorerie'], mot: '' })).rejects.toThrow('close');
  expect(await listOuPartager(ctx, trousseau)).toEqual([]);
});
