import { asc, eq, like } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { lireReponse, repondreParLien } from '#app/accueil/reponses.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { passerLesFormations } from '#app/formations/depart.server.ts';
import { prises } from '#app/formations/prise.server.ts';
import { formations } from '#app/formations/programme/tables.ts';
import { verifierFormations } from '#app/formations/verifier.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { courriels } from '#app/services/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerFormation, fabriquerInscription } from '#tests/fabriques/formations.ts';
import { fabriquerEquipe, fabriquerFonction, fabriquerPersonne } from '#tests/fabriques/reseau.ts';
import { agirSurLInscription } from './agir.server.ts';
import { inscrire } from './inscrire.server.ts';
import { getPageDInscription } from './page-d-inscription.server.ts';
import { prise } from './prise.server.ts';
import { remplacer } from './remplacer.server.ts';
import { retirer } from './repondre.server.ts';
import { inscriptions } from './tables.ts';

// Those who come together are answered for together: one mail to whoever decides, one answer for all of them.

let db: Base;
let structureId: number;
let responsable: ContextePersonne;
let ids: [number, number, number];
let noms: string[];

beforeEach(() => {
  db = baseDeTest().db;
  const { structure, responsable: elle, animatrice } = fabriquerEquipe(db);
  structureId = structure.id;
  responsable = ctxDe(db, elle.id);
  const [deux, trois] = [fabriquerPersonne(db), fabriquerPersonne(db)];
  for (const { id } of [deux, trois]) fabriquerFonction(db, { personneId: id, structureId });
  ids = [animatrice.id, deux.id, trois.id];
  noms = ids.map((id) => nomComplet(db.select().from(personnes).where(eq(personnes.id, id)).get() ?? { prenom: '', nom: '' }));
});

const siennes = () =>
  db.select().from(inscriptions).where(eq(inscriptions.structureId, structureId)).orderBy(asc(inscriptions.id)).all();
const statuts = () => siennes().map(({ statut }) => statut);
const aPersonne = (id: number) =>
  db.select().from(courriels).where(eq(courriels.personneId, id)).orderBy(asc(courriels.id)).all();
const jetonDe = (lettre: unknown) => /\/r\/([\w-]+)/.exec(JSON.stringify(lettre))?.[1];
const base = () => ctxDuTemps(db);

function demanderATrois() {
  const { id } = fabriquerFormation(db, { validation: true }).formation;
  const premiere = inscrire(ctxDe(db, ids[0]), id, { personnes: ids });
  const [demande, ...autres] = aPersonne(responsable.acteur.personneId);
  return { id, premiere, demande, autres, jeton: jetonDe(demande?.lettre) };
}

test('a group that asks is one mail, one thing to do and one page, which name them all', () => {
  const { demande, autres, jeton } = demanderATrois();
  expect(autres).toEqual([]);
  for (const nom of noms) expect(JSON.stringify(demande?.lettre)).toContain(nom);
  expect(JSON.stringify(demande?.lettre)).toContain('votre réponse vaut pour toutes');
  expect(prise.aFaire?.(responsable)).toMatchObject([
    { titre: expect.stringContaining(`${noms[0]} et 2 autres personnes voudraient`) },
  ]);
  const page = lireReponse(base(), prises, jeton)?.page;
  for (const nom of noms) expect(page?.titre).toContain(nom);
  expect(page?.phrases.join(' ')).toContain('votre réponse vaut pour toutes');
});

test('those who may be parted are each asked for', () => {
  const { id } = fabriquerFormation(db, { validation: true }).formation;
  inscrire(ctxDe(db, ids[0]), id, { personnes: ids, separement: true });
  expect(aPersonne(responsable.acteur.personneId)).toHaveLength(3);
  expect(prise.aFaire?.(responsable)).toHaveLength(3);
});

test('a no by the link is a no to all, and each reads why', () => {
  const { jeton } = demanderATrois();
  const fait = repondreParLien(base(), prises, jeton, { acte: 'refuser', motif: 'Nous fermons ce jour-là.' });
  expect(fait).toMatchObject({ fait: { texte: expect.stringContaining('Chaque personne du groupe') } });
  expect(statuts()).toEqual(['refusee', 'refusee', 'refusee']);
  for (const id of ids) expect(JSON.stringify(aPersonne(id).at(-1)?.lettre)).toContain('Nous fermons ce jour-là.');
  expect(prise.aFaire?.(responsable)).toEqual([]);
});

test('a yes to all; the request that has not left is withdrawn with its answer', () => {
  const { premiere, jeton } = demanderATrois();
  expect(agirSurLInscription(responsable, premiere, { acte: 'valider' }).texte).toContain('3 personnes du groupe');
  expect(statuts()).toEqual(['validee', 'validee', 'validee']);
  expect(lireReponse(base(), prises, jeton)?.page.actes).toEqual([]);
  expect(db.select().from(courriels).where(like(courriels.cle, '%demander%')).all()).toEqual([]);
});

test('a yes to a group for whom there are too few places says so, and not that it is full', () => {
  const { premiere, id } = demanderATrois();
  db.update(formations).set({ capacite: 2, minimum: 1 }).where(eq(formations.id, id)).run();
  agirSurLInscription(responsable, premiere, { acte: 'valider' });
  expect(statuts()).toEqual(['en_liste', 'en_liste', 'en_liste']);
  for (const une of ids) {
    const lettre = JSON.stringify(aPersonne(une).at(-1)?.lettre);
    expect(lettre).toContain('pas encore assez de places pour votre groupe');
    expect(lettre).not.toContain('complète');
  }
});

test('the first who withdraws, or leaves her place, takes neither the mail nor its answer away', () => {
  const { premiere, jeton } = demanderATrois();
  retirer(ctxDe(db, ids[0]), premiere);
  expect(aPersonne(responsable.acteur.personneId)).toHaveLength(1);
  expect(lireReponse(base(), prises, jeton)?.page).toMatchObject({
    titre: `${noms[1]} et ${noms[2]} voudraient suivre cette formation`,
    actes: [{ nom: 'valider' }, { nom: 'refuser' }],
  });
  const [, seconde] = siennes();
  remplacer(ctxDe(db, ids[1]), seconde?.id, ids[0]);
  expect(lireReponse(base(), prises, jeton)?.page.titre).toContain(noms[0]);
  repondreParLien(base(), prises, jeton, { acte: 'valider' });
  expect(statuts()).toEqual(['retiree', 'retiree', 'validee', 'validee']);
});

test('whoever is asked for in another’s place is asked for anew', () => {
  const { id } = fabriquerFormation(db, { validation: true }).formation;
  const seule = inscrire(ctxDe(db, ids[0]), id, {});
  remplacer(ctxDe(db, ids[0]), seule, ids[1]);
  expect(aPersonne(responsable.acteur.personneId).map(({ lettre }) => JSON.stringify(lettre))).toEqual([
    expect.stringContaining(`${noms[1]} voudrait`),
  ]);
  expect(JSON.stringify(aPersonne(ids[1])[0]?.lettre)).toContain('vous laisse une demande');
});

const envoyer = () => db.update(courriels).set({ etat: 'envoye' }).run();
const demandes = () => aPersonne(responsable.acteur.personneId).map(({ lettre }) => JSON.stringify(lettre));
const laisser = (rang: number, a: number) => remplacer(ctxDe(db, ids[rang] ?? 0), siennes()[rang]?.id, a);

test('once the request has left, whoever comes in the place of the last of the group is asked for anew', () => {
  demanderATrois();
  envoyer();
  for (const rang of [0, 1]) retirer(ctxDe(db, ids[rang] ?? 0), siennes()[rang]?.id);
  expect(demandes()).toHaveLength(1);
  laisser(2, ids[0]);
  expect(demandes()).toHaveLength(2);
  expect(demandes()[1]).toContain(`${noms[0]} voudrait`);
});

test('once the request has left, whoever comes in the place of the first is asked for with the others', () => {
  const { jeton } = demanderATrois();
  envoyer();
  const quatre = fabriquerPersonne(db, { prenom: 'Zoé', nom: 'Lefèvre' });
  fabriquerFonction(db, { personneId: quatre.id, structureId });
  laisser(0, quatre.id);
  expect(demandes()).toHaveLength(2);
  for (const nom of ['Zoé Lefèvre', noms[1], noms[2]]) expect(demandes()[1]).toContain(nom);
  expect(demandes()[1]).not.toContain(noms[0]);
  repondreParLien(base(), prises, jeton, { acte: 'valider' });
  expect(statuts()).toEqual(['retiree', 'validee', 'validee', 'validee']);
});

test('the request that has not left names those who are of the group now, for whoever it was for', () => {
  demanderATrois();
  // Whoever decides takes her out herself: the answer for the others is still awaited of her.
  retirer(responsable, siennes()[0]?.id);
  expect(demandes()).toEqual([expect.stringContaining(`${noms[1]} et ${noms[2]} voudraient`)]);
  expect(demandes()[0]).not.toContain(noms[0]);
  laisser(1, ids[0]);
  expect(demandes()).toHaveLength(1);
  for (const nom of [noms[0], noms[2]]) expect(demandes()[0]).toContain(nom);
  expect(demandes()[0]).not.toContain(noms[1]);
  for (const une of siennes().filter(({ finieLe }) => finieLe === null)) retirer(responsable, une.id);
  expect(demandes()).toEqual([]);
});

test('the request that has not left does not name whoever leaves the structure', () => {
  demanderATrois();
  passerLesFormations(responsable, { personneId: ids[0], structureId, aId: null, dernierJour: '2026-04-01' });
  expect(demandes()).toEqual([expect.stringContaining(`${noms[1]} et ${noms[2]} voudraient`)]);
  expect(demandes()[0]).not.toContain(noms[0]);
});

test('a no by the link says who reads it', () => {
  const motif = (jeton: string | undefined) => lireReponse(base(), prises, jeton)?.page.actes[1]?.champs?.[0]?.libelle;
  expect(motif(demanderATrois().jeton)).toBe('Pourquoi\u00a0? Chaque personne le lit.');
  const { id } = fabriquerFormation(db, { validation: true }).formation;
  inscrire(ctxDe(db, ids[0]), id, {});
  expect(motif(jetonDe(aPersonne(responsable.acteur.personneId).at(-1)?.lettre))).toBe('Pourquoi\u00a0? La personne le lit.');
});

/** Three of a group to whom three places are offered. */
function offrirATrois(): { id: number; jeton: string | undefined } {
  const { id } = fabriquerFormation(db, { capacite: 3 }).formation;
  const tient = fabriquerInscription(db, { formationId: id });
  inscrire(ctxDe(db, ids[0]), id, { personnes: ids });
  retirer(ctxDe(db, tient.personneId), tient.id);
  expect(statuts()).toEqual(['proposee', 'proposee', 'proposee']);
  return { id, jeton: jetonDe(aPersonne(ids[1]).at(-1)?.lettre) };
}

test('places that are offered to a group are left by all of it, from the mail as from the page', () => {
  const { id, jeton } = offrirATrois();
  const suivante = fabriquerInscription(db, { formationId: id, statut: 'en_liste' });
  const page = lireReponse(base(), prises, jeton)?.page;
  expect(page).toMatchObject({ titre: expect.stringMatching(/^3 places sont libres à «.*»\u00a0: les prenez-vous\u00a0\?$/) });
  expect(page?.actes.map(({ libelle }) => libelle)).toEqual(['Prendre les places', 'Non merci, pour tout le groupe']);
  expect(getPageDInscription(ctxDe(db, ids[2]), siennes()[2]?.id)).toMatchObject({
    actes: expect.arrayContaining(['accepter', 'decliner', 'retirer']),
    groupe: expect.arrayContaining(noms),
  });
  expect(repondreParLien(base(), prises, jeton, { acte: 'decliner' })).toMatchObject({
    fait: { texte: expect.stringContaining('Tout le groupe quitte la liste') },
  });
  expect(statuts()).toEqual(['retiree', 'retiree', 'retiree']);
  expect(JSON.stringify(aPersonne(ids[0]).at(-1)?.lettre)).toContain('a laissé la place');
  // Freed in one press, they are offered on at once.
  expect(db.select().from(inscriptions).where(eq(inscriptions.id, suivante.id)).get()?.statut).toBe('proposee');
  expect(verifierFormations(db)).toEqual([]);
});

test('one of them who withdraws says so for herself, and the offer stands for the others', () => {
  offrirATrois();
  const [premiere] = siennes();
  expect(agirSurLInscription(ctxDe(db, ids[0]), premiere?.id ?? 0, { acte: 'retirer' }).texte).toContain(
    'Le reste du groupe ne change pas',
  );
  expect(statuts()).toEqual(['retiree', 'proposee', 'proposee']);
});
