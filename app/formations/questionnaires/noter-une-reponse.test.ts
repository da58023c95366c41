import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { lireReponse } from '#app/accueil/reponses.server.ts';
import { journal } from '#app/commun/tables.ts';
import { donneesDesFormations } from '#app/formations/donnees.server.ts';
import { presences } from '#app/formations/presences/tables.ts';
import { prises } from '#app/formations/prise.server.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { courriels } from '#app/services/tables.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerFormation, fabriquerInscription } from '#tests/fabriques/formations.ts';
import { fabriquerCompte, fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { getReponseANoter, noterUneReponse } from './noter-une-reponse.server.ts';
import { lireLesDits } from './questionnaires.ts';
import { getQuestionnaire, repondreAuQuestionnaire } from './repondre.server.ts';
import { getPageDeSynthese } from './synthese.server.ts';
import { questionnairesDeFormation, reponsesDeFormation } from './tables.ts';
import { TACHE_DES_QUESTIONNAIRES } from './taches.server.ts';

let base: BaseOuverte;
let ici: ReturnType<typeof fabriquerEquipe>;
let formationId: number;
let seanceId: number;
let coordinationId: number;

const LE_SOIR = new Date('2026-05-12T16:30:00Z');
const LENDEMAIN = new Date('2026-05-13T08:00:00Z');

beforeEach(() => {
  base = baseDeTest();
  ici = fabriquerEquipe(base.db);
  const lue = fabriquerFormation(base.db, {
    ...{ organisatriceId: ici.responsable.id, structureId: ici.structure.id, statut: 'realisee' },
  });
  formationId = lue.formation.id;
  seanceId = lue.seances[0]?.id ?? 0;
  coordinationId = fabriquerPersonne(base.db, { prenom: 'Nadège', nom: 'Coste' }).id;
  fabriquerCompte(base.db, coordinationId);
  fabriquerRole(base.db, coordinationId, 'coordination');
});

function venue(etat: 'presente' | 'absente' = 'presente') {
  const inscription = fabriquerInscription(base.db, { formationId });
  base.db
    .insert(presences)
    .values({
      ...{ inscriptionId: inscription.id, seanceId, rang: 1, etat, moyen: 'formatrice', le: LE_SOIR },
      parId: ici.responsable.id,
    })
    .run();
  return inscription;
}

const ctx = (qui: number, quand = LENDEMAIN) => ctxDe(base.db, qui, quand);
const dits = (attentes: string, mots = 'Laisser finir.') =>
  lireLesDits('chaud', { attentes, contenu: '3', animation: '4', organisation: '2', retenir: mots });
const noter = (inscriptionId: number, qui = coordinationId, plus: { geste?: string } = {}) =>
  noterUneReponse(ctx(qui), formationId, 'chaud', { inscriptionId, canal: 'telephone', dits: dits('1'), ...plus });
const sien = (inscriptionId: number) =>
  base.db.select().from(questionnairesDeFormation).where(eq(questionnairesDeFormation.inscriptionId, inscriptionId)).get();
const repond = ({ id, personneId }: { id: number; personneId: number }) => {
  const la = sien(id);
  repondreAuQuestionnaire(ctx(personneId), la?.id, { version: la?.version ?? 0, dits: dits('4') });
};
const envoyer = () => TACHE_DES_QUESTIONNAIRES.executer(ctxDuTemps(base.db, LE_SOIR));

test('what someone says by telephone is noted, said to her, and hers to change', () => {
  const elle = venue();
  envoyer();
  noter(elle.id);
  expect(sien(elle.id)).toMatchObject({ version: 1, canal: 'telephone' });
  const lettres = base.db.select().from(courriels).all();
  // The request that had not left is taken back.
  expect(lettres.map(({ cle, personneId }) => [cle, personneId])).toEqual([
    [`questionnaire:${sien(elle.id)?.id}:notee`, elle.personneId],
  ]);
  const lettre = JSON.stringify(lettres[0]?.lettre);
  expect(lettre).toContain('Nadège Coste a noté pour vous ce que vous avez répondu au téléphone');
  expect(lettre).not.toContain('Laisser finir');
  const jeton = /\/r\/([\w-]+)/.exec(lettre)?.[1] ?? '';
  expect(lireReponse(ctxDuTemps(base.db, LENDEMAIN), prises, jeton)?.page.actes[0]?.champs).toHaveLength(6);
  expect(JSON.stringify(donneesDesFormations(ctx(elle.personneId), elle.personneId))).toContain('au téléphone');
  repond(elle);
  expect(sien(elle.id)).toMatchObject({ version: 2, canal: null });
  expect(
    base.db
      .select()
      .from(journal)
      .all()
      .filter(({ acte }) => acte === 'noter_une_reponse'),
  ).toMatchObject([{ objetId: formationId, auNomDeId: null, apres: null }]);
});

test('someone without an address, whom nothing was sent to, is heard too', () => {
  const elle = venue();
  base.db.update(personnes).set({ courriel: null }).where(eq(personnes.id, elle.personneId)).run();
  envoyer();
  expect(sien(elle.id)).toBeUndefined();
  noter(elle.id);
  expect(sien(elle.id)).toMatchObject({ version: 1, canal: 'telephone' });
  expect(base.db.select().from(courriels).all()).toEqual([]);
});

test('nothing of other answers is learned: nobody is marked as silent, none is read nor replaced', () => {
  const [repondue, muette] = [venue(), venue()];
  envoyer();
  repond(repondue);
  const lue = getReponseANoter(ctx(coordinationId), formationId, 'chaud');
  expect(lue.personnes.map(({ valeur }) => Number(valeur)).sort()).toEqual([repondue.id, muette.id]);
  expect(JSON.stringify(lue)).not.toContain('Laisser finir');
  expect(() => noter(repondue.id)).toThrow(expect.objectContaining({ code: 'IMPOSSIBLE', champ: 'inscriptionId' }));
  noter(muette.id);
  expect(() => noter(muette.id)).toThrow(expect.objectContaining({ code: 'IMPOSSIBLE', champ: 'inscriptionId' }));
  expect(() => getQuestionnaire(ctx(coordinationId), sien(muette.id)?.id)).toThrow(
    expect.objectContaining({ code: 'INTROUVABLE' }),
  );
  expect(base.db.select().from(reponsesDeFormation).where(eq(reponsesDeFormation.note, 1)).all()).toHaveLength(1);
});

test('what one has noted opens no synthesis: three answers that nobody noted are wanted', () => {
  const venues = Array.from({ length: 5 }, () => venue());
  envoyer();
  const chaud = () => getPageDeSynthese(ctx(coordinationId), formationId).syntheses[0];
  for (const une of venues.slice(0, 2)) repond(une);
  for (const { id } of venues.slice(2, 4)) noter(id);
  expect(chaud()).toMatchObject({ donnes: 4, notees: 2, parts: null });
  for (const une of venues.slice(4)) repond(une);
  expect(chaud()?.parts).toMatchObject([{ reponses: 5 }, {}, {}, {}, {}, {}]);
});

test('it is noted once, by whoever holds the formation, for someone who came, once its time has come', () => {
  const [elle, absente] = [venue(), venue('absente')];
  const ailleurs = fabriquerEquipe(base.db);
  for (const qui of [elle.personneId, ailleurs.responsable.id]) {
    expect(() => noter(elle.id, qui)).toThrow(expect.objectContaining({ code: 'INTERDIT' }));
  }
  expect(() => noter(absente.id)).toThrow(expect.objectContaining({ code: 'IMPOSSIBLE' }));
  const id = noter(elle.id, ici.responsable.id, { geste: 'a' });
  expect(noter(elle.id, ici.responsable.id, { geste: 'a' })).toBe(id);
  const introuvable = expect.objectContaining({ code: 'INTROUVABLE' });
  for (const genre of ['froid', 'tiede', undefined]) {
    expect(() => getReponseANoter(ctx(coordinationId), formationId, genre)).toThrow(introuvable);
  }
  const avant = new Date('2026-05-12T15:00:00Z');
  expect(() => getReponseANoter(ctx(coordinationId, avant), formationId, 'chaud')).toThrow(introuvable);
  expect(getPageDeSynthese(ctx(coordinationId, avant), formationId).aNoter).toEqual([]);
  const apres = new Date('2026-08-20T08:00:00Z');
  expect(getPageDeSynthese(ctx(coordinationId, apres), formationId).aNoter).toEqual(['chaud', 'froid']);
});

test('an organiser who came answers for herself', () => {
  const inscription = fabriquerInscription(base.db, {
    ...{ formationId, personneId: ici.responsable.id, structureId: ici.structure.id },
  });
  const presence = { seanceId, rang: 1, etat: 'presente', moyen: 'formatrice', le: LE_SOIR, parId: ici.responsable.id } as const;
  base.db
    .insert(presences)
    .values({ inscriptionId: inscription.id, ...presence })
    .run();
  expect(getReponseANoter(ctx(ici.responsable.id), formationId, 'chaud').personnes).toEqual([]);
  expect(() => noter(inscription.id, ici.responsable.id)).toThrow(expect.objectContaining({ code: 'IMPOSSIBLE' }));
});
