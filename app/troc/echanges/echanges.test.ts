import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { PRISES } from '#app/accueil/prises.server.ts';
import { lireReponse, repondreParLien } from '#app/accueil/reponses.server.ts';
import { reperesDe } from '#app/commun/oublier.ts';
import { demiJournee } from '#app/commun/periode.ts';
import { fonctions } from '#app/reseau/personnes/tables.ts';
import { dessinerLettre } from '#app/services/lettres.server.ts';
import { courriels } from '#app/services/tables.ts';
import { annonces } from '#app/troc/annonces/tables.ts';
import { type Preparation, preparerStage } from '#app/troc/stages/preparations.server.ts';
import { proposerStage } from '#app/troc/stages/propositions.server.ts';
import { stages } from '#app/troc/stages/tables.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps, LUNDI_MATIN, plusTard } from '#tests/base.ts';
import { fabriquerAnnonce } from '#tests/fabriques/annonces.ts';
import { fabriquerEchange } from '#tests/fabriques/echanges.ts';
import { fabriquerEquipe, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { avisApres } from './avis.ts';
import { TACHE_DES_ECHANGES } from './conservation.server.ts';
import { echangesEnCharge, echangesQuiTombent, quitterLesEchanges } from './departs.server.ts';
import { donneesDesEchanges, effacerDesEchanges } from './donnees.server.ts';
import { franchirEchange, satisfaireParLEchange } from './finir.server.ts';
import { lireActe, lireConversation } from './lectures.server.ts';
import { lireEchangesDeLAnnonce, listEchanges } from './liste.server.ts';
import { ecrireMessage, repondreALAnnonce } from './repondre.server.ts';
import { echanges, messagesEchange } from './tables.ts';
import { echangesAFaire, evenementsDEchange, reponsesDEchangeAttendues } from './vifs.server.ts';

let base: BaseOuverte;
let publie: ReturnType<typeof fabriquerEquipe>;
let repond: ReturnType<typeof fabriquerEquipe>;
let annonce: ReturnType<typeof fabriquerAnnonce>;

beforeEach(() => {
  base = baseDeTest();
  publie = fabriquerEquipe(base.db, { nom: 'L’Escale' });
  repond = fabriquerEquipe(base.db, { nom: 'La Cour carrée' });
  annonce = fabriquerAnnonce(base.db, { structureId: publie.structure.id, auteurId: publie.animatrice.id });
});

const auteur = () => ctxDe(base.db, publie.animatrice.id);
const lectrice = () => ctxDe(base.db, repond.animatrice.id);
const repondre = (message = 'Pouvons-nous venir un mardi ?') => repondreALAnnonce(lectrice(), annonce.id, { message });
const boite = () => base.db.select().from(courriels).orderBy(courriels.id).all();
const lien = (cle: string) => {
  const lettre = boite().find((un) => un.cle.includes(cle))?.lettre;
  return /\/r\/([\w-]+)/.exec(lettre?.bouton?.url ?? '')?.[1] ?? '';
};
const rdv = { acte: 'fixer_un_rendez_vous', jour: '2026-04-14', moment: undefined, heure: 570, lieu: 'À L’Escale' } as const;

describe('answering', () => {
  test('two colleagues of one structure who answer at once write in one échange', () => {
    const premier = repondre();
    const second = repondreALAnnonce(ctxDe(base.db, repond.responsable.id), annonce.id, { message: 'Et le jeudi ?' });
    expect(second).toBe(premier);
    expect(base.db.select().from(echanges).all()).toHaveLength(1);
    expect(base.db.select().from(messagesEchange).all()).toHaveLength(2);
    // The base holds it too.
    expect(() =>
      fabriquerEchange(base.db, { annonceId: annonce.id, structureId: repond.structure.id, auteurId: repond.animatrice.id }),
    ).toThrow(/UNIQUE/);
  });

  test('the same form, or the same words, sent twice are written once', () => {
    const saisie = { message: 'Bonjour', geste: 'g1' };
    const id = repondreALAnnonce(lectrice(), annonce.id, saisie);
    expect(repondreALAnnonce(lectrice(), annonce.id, saisie)).toBe(id);
    ecrireMessage(lectrice(), id, 'Bonjour');
    expect(base.db.select().from(messagesEchange).all()).toHaveLength(1);
    expect(boite()).toHaveLength(1);
  });

  test.each(['en_pause', 'endormie', 'satisfaite', 'retiree'] as const)(
    'an annonce that is %s takes no answer, and says so',
    (statut) => {
      annonce = fabriquerAnnonce(base.db, { structureId: publie.structure.id, auteurId: publie.animatrice.id, statut });
      expect(() => repondre()).toThrow(/On ne peut plus répondre à cette annonce/);
    },
  );

  test('one does not answer one’s own annonce, nor a draft that one does not see', () => {
    expect(() => repondreALAnnonce(auteur(), annonce.id, { message: 'Moi' })).toThrow(/celle de votre structure/);
    const { id } = fabriquerAnnonce(base.db, {
      structureId: publie.structure.id,
      auteurId: publie.animatrice.id,
      statut: 'brouillon',
    });
    expect(() => repondreALAnnonce(lectrice(), id, { message: 'Bonjour' })).toThrow(
      expect.objectContaining({ code: 'INTROUVABLE' }),
    );
  });

  test('one answers for a structure of one’s own', () => {
    expect(() => repondreALAnnonce(lectrice(), annonce.id, { message: 'Bonjour', structureId: publie.structure.id })).toThrow(
      expect.objectContaining({ champ: 'structureId' }),
    );
  });

  test('an ended échange takes no message, and says how to go on', () => {
    const id = repondre();
    franchirEchange(auteur(), id, { acte: 'clore_sans_suite' });
    expect(() => ecrireMessage(lectrice(), id, 'Encore')).toThrow(/Cet échange est terminé \(sans suite\).*reprenez/);
    franchirEchange(lectrice(), id, { acte: 'rouvrir' });
    ecrireMessage(lectrice(), id, 'Encore');
    expect(base.db.select().from(messagesEchange).all()).toHaveLength(2);
  });
});

describe('the mails', () => {
  test('go to whoever published; once she has left, to those who commit the structure', () => {
    const id = repondre();
    expect(boite().map(({ personneId }) => personneId)).toEqual([publie.animatrice.id]);
    base.db.update(fonctions).set({ au: '2026-03-01' }).where(eq(fonctions.personneId, publie.animatrice.id)).run();
    ecrireMessage(lectrice(), id, 'Toujours là ?');
    expect(boite().at(-1)?.personneId).toBe(publie.responsable.id);
  });

  test('an answer comes back to whoever wrote', () => {
    ecrireMessage(auteur(), repondre(), 'Le 14 avril ?');
    expect(boite().at(-1)?.personneId).toBe(repond.animatrice.id);
  });

  test('what was typed is a text, not HTML', () => {
    repondre('<img src=x onerror=alert(1)> & <b>bonjour</b>');
    const lettre = boite()[0]?.lettre;
    expect(lettre).toBeTruthy();
    if (!lettre) return;
    const { html } = dessinerLettre(lettre, { nom: 'Réseau', territoire: '' });
    expect(html).not.toContain('<img');
    expect(html).not.toContain('<b>bonjour');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });
});

describe('the signed link', () => {
  const ctx = (le = LUNDI_MATIN) => ctxDuTemps(base.db, le);
  const dire = (jeton: string, valeurs: Record<string, string>, le?: Date) => repondreParLien(ctx(le), PRISES, jeton, valeurs);

  test('shows what was said, and a scanner that opens it does nothing', () => {
    repondre();
    const jeton = lien('message:');
    for (let fois = 0; fois < 3; fois++) expect(lireReponse(ctx(), PRISES, jeton)?.page.details[0]?.texte).toMatch(/un mardi/);
    expect(base.db.select().from(messagesEchange).all()).toHaveLength(1);
  });

  test('answers; the same words pressed twice are one message', () => {
    repondre();
    const jeton = lien('message:');
    dire(jeton, { acte: 'ecrire', message: 'Oui, le 14.' });
    dire(jeton, { acte: 'ecrire', message: 'Oui, le 14.' });
    const ecrits = base.db.select().from(messagesEchange).all();
    expect(ecrits.map(({ cote, auteurId, texte }) => [cote, auteurId, texte]).slice(1)).toEqual([
      ['annonce', publie.animatrice.id, 'Oui, le 14.'],
    ]);
  });

  test('settles, and says that the annonce is fulfilled', () => {
    repondre();
    dire(lien('message:'), { acte: 'regler', suite: 'Nous prêtons les tapis en mai.', satisfaite: 'on' });
    expect(base.db.select().from(annonces).get()).toMatchObject({
      statut: 'satisfaite',
      satisfaiteAvecId: repond.structure.id,
      suite: null,
    });
  });

  test('refuses a message that is too long, at its field', () => {
    repondre();
    expect(() => dire(lien('message:'), { acte: 'ecrire', message: 'a'.repeat(1501) })).toThrow(
      expect.objectContaining({ champ: 'message' }),
    );
  });

  test('is worth nothing once expired, nor once she has left the structure', () => {
    repondre();
    const jeton = lien('message:');
    expect(lireReponse(ctx(new Date('2026-07-01T08:00:00Z')), PRISES, jeton)).toBeUndefined();
    base.db.update(fonctions).set({ au: '2026-03-01' }).where(eq(fonctions.personneId, publie.animatrice.id)).run();
    expect(lireReponse(ctx(), PRISES, jeton)).toBeUndefined();
    expect(() => dire(jeton, { acte: 'ecrire', message: 'Oui' })).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  });

  test('has nothing left to answer once the échange has ended', () => {
    const id = repondre();
    franchirEchange(lectrice(), id, { acte: 'clore_sans_suite' });
    expect(lireReponse(ctx(), PRISES, lien('message:'))?.page.actes).toEqual([]);
    expect(() => dire(lien('message:'), { acte: 'ecrire', message: 'Oui' })).toThrow(/n’est plus possible/);
  });
});

describe('an appointment', () => {
  const avril = { du: demiJournee('2026-04-01', 'matin'), au: demiJournee('2026-04-30', 'apres-midi') };

  test('stands in both agendas and is joined to both mails; taken up again, it is called off there', () => {
    const id = repondre();
    franchirEchange(auteur(), id, rdv);
    const [prevu] = evenementsDEchange(lectrice(), avril);
    expect(evenementsDEchange(auteur(), avril)).toEqual([prevu]);
    expect(prevu).toMatchObject({ etat: 'prevu', periode: { du: demiJournee('2026-04-14', 'matin') }, lieu: 'À L’Escale' });
    // The hour is the event's own: telephones and the agenda show it.
    expect(prevu?.heure).toBe(570);
    const joints = boite().filter(({ agenda }) => agenda !== null);
    expect(joints.map(({ personneId }) => personneId).sort()).toEqual([publie.animatrice.id, repond.animatrice.id].sort());
    franchirEchange(lectrice(), id, { acte: 'rouvrir' });
    const [annule] = evenementsDEchange(auteur(), avril);
    expect(annule).toMatchObject({ cle: prevu?.cle, etat: 'annule' });
    expect(annule?.sequence).toBeGreaterThan(prevu?.sequence ?? 0);
    expect(boite().filter(({ cle }) => cle.includes('rendez_vous_annule'))).toHaveLength(2);
  });

  test.each([
    ['that day before its hour', '2026-04-14T07:29:00Z', 'annule'],
    ['that day after its hour', '2026-04-14T07:31:00Z', 'prevu'],
    ['the day after', '2026-04-15T08:00:00Z', 'prevu'],
  ])('taken up again %s, it is called off only if it was still to come', (_quand, le, etat) => {
    const id = repondre();
    franchirEchange(auteur(), id, rdv);
    const alors = plusTard(lectrice(), new Date(le));
    expect(lireActe(alors, id, 'rouvrir').rendezVousTombe === '').toBe(etat === 'prevu');
    franchirEchange(alors, id, { acte: 'rouvrir' });
    expect(evenementsDEchange(auteur(), avril)).toMatchObject([{ etat }]);
    expect(boite().some(({ cle }) => cle.includes('rendez_vous_annule'))).toBe(etat === 'annule');
    expect(boite().some(({ cle }) => cle.includes(':repris:'))).toBe(etat === 'prevu');
    // Another one takes its place.
    franchirEchange(alors, id, { ...rdv, jour: '2026-04-21' });
    expect(evenementsDEchange(auteur(), avril)).toMatchObject([
      { etat: 'prevu', periode: { du: demiJournee('2026-04-21', 'matin') } },
    ]);
  });

  test('may lead to a stage, and stands', () => {
    const id = repondre();
    franchirEchange(auteur(), id, rdv);
    const direction = ctxDe(base.db, repond.responsable.id);
    expect(lireConversation(direction, id, 1).proposer).toContain(`echange=${id}`);
    proposerStage(direction, {
      ...{ sens: 'envoyer', structureId: repond.structure.id, autreStructureId: publie.structure.id, echange: id },
      ...{ stagiaireId: repond.animatrice.id, du: '2026-04-20', au: '2026-04-20', momentDu: 'matin', momentAu: 'apres-midi' },
      objectif: 'Voir le jardin.',
    });
    expect(base.db.select().from(echanges).get()?.statut).toBe('stage');
    expect(evenementsDEchange(auteur(), avril)).toMatchObject([{ etat: 'prevu' }]);
  });

  test('is not made for a day that has passed', () => {
    const id = repondre();
    expect(() => franchirEchange(auteur(), id, { ...rdv, jour: '2026-03-22' })).toThrow(
      expect.objectContaining({ champ: 'jour' }),
    );
  });

  test('nobody else has it in an agenda', () => {
    franchirEchange(auteur(), repondre(), rdv);
    const coordinatrice = fabriquerEquipe(base.db).animatrice.id;
    fabriquerRole(base.db, coordinatrice, 'coordination');
    expect(evenementsDEchange(ctxDe(base.db, coordinatrice), avril)).toEqual([]);
  });
});

describe('a stage', () => {
  const saisie = (echange: number, autre = publie.structure.id) => ({
    ...{ sens: 'envoyer' as const, structureId: repond.structure.id, autreStructureId: autre, stagiaireId: repond.animatrice.id },
    ...{ du: '2026-04-14', au: '2026-04-14', momentDu: 'matin' as const, momentAu: 'apres-midi' as const },
    ...{ objectif: 'Voir le jardin.', echange },
  });
  const direction = () => ctxDe(base.db, repond.responsable.id);

  test('proposed from an échange, ends it in the same act', () => {
    const id = repondre();
    const stageId = proposerStage(direction(), saisie(id));
    expect(base.db.select().from(echanges).get()).toMatchObject({ statut: 'stage', stageId });
    expect(() => franchirEchange(auteur(), id, { acte: 'rouvrir' })).toThrow(/Le stage suit son cours/);
  });

  test('fulfils the annonce once it has taken place, and not before', () => {
    const id = repondre();
    const stageId = proposerStage(direction(), saisie(id));
    expect(lireConversation(auteur(), id, 1)).toMatchObject({ demandeSiSatisfaite: false, stage: { realise: false } });
    expect(() => satisfaireParLEchange(auteur(), id)).toThrow(/n’a pas encore eu lieu/);
    base.db
      .update(stages)
      .set({ statut: 'clos', accepteLe: LUNDI_MATIN, realiseLe: LUNDI_MATIN })
      .where(eq(stages.id, stageId))
      .run();
    expect(lireConversation(auteur(), id, 1)).toMatchObject({ demandeSiSatisfaite: true, stage: { realise: true } });
    satisfaireParLEchange(auteur(), id);
    expect(base.db.select().from(annonces).get()?.statut).toBe('satisfaite');
  });

  test('is still prepared for the échange when which way it goes changes, and not for another structure', () => {
    const id = repondre();
    const vers = (voulu: Preparation) => preparerStage(direction(), { structure: repond.structure.id, echange: id, ...voulu });
    expect(vers({ sens: 'envoyer', accueil: publie.structure.id }).echange).toMatchObject({ id });
    expect(vers({ sens: 'accueillir', origine: publie.structure.id }).echange).toMatchObject({ id });
    const ailleurs = vers({ sens: 'envoyer', accueil: fabriquerEquipe(base.db).structure.id });
    expect([ailleurs.echange, ailleurs.echangeVoulu]).toEqual([null, id]);
  });

  test('between others, or from an échange that is not hers, is not proposed at all', () => {
    const id = repondre();
    const ailleurs = fabriquerEquipe(base.db);
    expect(() => proposerStage(direction(), saisie(id, ailleurs.structure.id))).toThrow(/n’est pas celui de l’échange/);
    expect(() => proposerStage(direction(), saisie(9999))).toThrow(/n’est pas celui de l’échange/);
    franchirEchange(auteur(), id, { acte: 'clore_sans_suite' });
    expect(() => proposerStage(direction(), saisie(id))).toThrow(expect.objectContaining({ code: 'IMPOSSIBLE' }));
    expect(base.db.select().from(stages).all()).toEqual([]);
  });
});

test('what waits is told to the side that is awaited, grouped; and to the other as an answer expected', () => {
  const id = repondre();
  expect(echangesAFaire(auteur())).toMatchObject([
    { cle: `echange-${id}`, echeance: '2026-03-30', titre: 'La Cour carrée vous a écrit' },
  ]);
  expect(echangesAFaire(lectrice())).toEqual([]);
  expect(reponsesDEchangeAttendues(lectrice())).toMatchObject({
    total: 1,
    premieres: [{ chemin: `/troc/echanges/${id}#dernier-message` }],
  });
  const autre = fabriquerAnnonce(base.db, { structureId: publie.structure.id, auteurId: publie.animatrice.id });
  repondreALAnnonce(lectrice(), autre.id, { message: 'Et ceci ?' });
  expect(echangesAFaire(auteur())).toMatchObject([{ cle: 'echanges', titre: '2 échanges attendent votre réponse' }]);
  expect(listEchanges(auteur(), 1).lignes.every(({ aRepondre }) => aRepondre)).toBe(true);
});

test('taken up again long after, one waits from then on', () => {
  const id = repondre();
  franchirEchange(lectrice(), id, { acte: 'clore_sans_suite' });
  franchirEchange(plusTard(lectrice(), new Date('2026-06-01T08:00:00Z')), id, { acte: 'rouvrir' });
  expect(echangesAFaire(auteur())).toMatchObject([{ echeance: '2026-06-08' }]);
  expect(reponsesDEchangeAttendues(lectrice()).premieres[0]?.phrase).toContain('depuis le 1er juin');
});

test.each(['satisfaite', 'retiree', 'endormie', 'en_pause'] as const)(
  'when the annonce is %s, both sides read what becomes of their échange, and may end it',
  (statut) => {
    const id = repondre();
    expect(lireConversation(auteur(), id, 1).sort).toBeNull();
    base.db
      .update(annonces)
      .set({
        statut,
        finieLe: /satisf|retir/.test(statut) ? LUNDI_MATIN : null,
        endormieLe: statut === 'endormie' ? LUNDI_MATIN : null,
      })
      .run();
    for (const ctx of [auteur(), lectrice()]) {
      const lu = lireConversation(ctx, id, 1);
      expect(lu.sort?.phrase).toContain('Cet échange reste ouvert');
      expect(lu.actes.map(({ nom }) => nom)).toContain('clore_sans_suite');
      expect(listEchanges(ctx, 1).lignes[0]?.suite).toBe(lu.sort?.titre);
    }
    franchirEchange(lectrice(), id, { acte: 'clore_sans_suite' });
    expect(lireConversation(auteur(), id, 1).sort).toBeNull();
  },
);

test('how many there are is known to all; which, to those of the two structures alone', () => {
  repondre();
  const lue = base.db.select().from(annonces).where(eq(annonces.id, annonce.id)).get();
  if (!lue) throw new Error('annonce absente');
  const ailleurs = ctxDe(base.db, fabriquerEquipe(base.db).animatrice.id);
  expect(lireEchangesDeLAnnonce(ailleurs, lue)).toMatchObject({
    nombre: 1,
    miens: [],
    repondre: `/troc/annonces/${annonce.id}/repondre`,
  });
  expect(lireEchangesDeLAnnonce(lectrice(), lue)).toMatchObject({ nombre: 1, repondre: null });
  expect(lireEchangesDeLAnnonce(lectrice(), lue).miens).toHaveLength(1);
  expect(lireEchangesDeLAnnonce(auteur(), lue)).toMatchObject({ sienne: true, repondre: null });
});

test('a structure that leaves: what goes on ends, the other side is told', () => {
  const id = repondre();
  expect(echangesQuiTombent(auteur(), repond.structure.id)).toHaveLength(1);
  const qui = { personneId: repond.animatrice.id, structureId: repond.structure.id };
  const [enCharge] = echangesEnCharge(auteur(), qui);
  expect(enCharge?.phrase).toMatch(/^1 échange en cours/);
  expect(JSON.stringify(enCharge)).not.toMatch(/Escale|Cour carrée/);
  // Whoever wrote nothing holds nothing, as long as someone who wrote is left.
  expect(echangesEnCharge(auteur(), { ...qui, personneId: repond.responsable.id })).toEqual([]);
  quitterLesEchanges(ctxDe(base.db, fabriquerEquipe(base.db).responsable.id), repond.structure.id);
  expect(base.db.select().from(echanges).where(eq(echanges.id, id)).get()?.statut).toBe('sans_suite');
  expect(boite().at(-1)?.lettre?.titre).toBe('La Cour carrée quitte le réseau');
});

test('forgotten after the months that the setting says; what came of it stays', () => {
  const id = repondre();
  franchirEchange(auteur(), id, { acte: 'regler', suite: 'Prêt des tapis.' });
  const dans = (mois: number) => ctxDuTemps(base.db, new Date(Date.UTC(2026, 2 + mois, 25, 3, 0)));
  expect(TACHE_DES_ECHANGES.executer(dans(23))).toBe('Aucun message à effacer.');
  expect(TACHE_DES_ECHANGES.executer(dans(24))).toBe('Les messages d’un échange effacés.');
  expect(TACHE_DES_ECHANGES.executer(dans(24))).toBe('Aucun message à effacer.');
  expect(base.db.select().from(messagesEchange).get()?.texte).toBeNull();
  expect(base.db.select().from(echanges).get()?.suite).toBe('Prêt des tapis.');
});

test('erased: her messages lose their text, the others her name', () => {
  const id = repondre('Je m’appelle Maëlle, 06 00 00 00 00.');
  ecrireMessage(auteur(), id, `Merci ${repond.animatrice.prenom} ${repond.animatrice.nom} !`);
  const { prenom, nom } = repond.animatrice;
  effacerDesEchanges(auteur(), {
    ...{ personneId: repond.animatrice.id, nomComplet: `${prenom} ${nom}`, adresses: [] },
    reperes: reperesDe({ noms: [{ prenom, nom }], adresses: [], telephones: [] }),
  });
  expect(
    base.db
      .select()
      .from(messagesEchange)
      .all()
      .map(({ texte }) => texte),
  ).toEqual([null, 'Merci une personne effacée !']);
  expect(donneesDesEchanges(auteur(), repond.animatrice.id)[0]?.lignes[0]?.at(-1)).toBe('effacé');
});

test('a person who leaves her structure keeps nothing of it', () => {
  const id = repondre();
  base.db.update(fonctions).set({ au: '2026-03-24' }).where(eq(fonctions.personneId, repond.animatrice.id)).run();
  const partie = plusTard(lectrice(), new Date('2026-03-26T08:00:00Z'));
  expect(() => ecrireMessage(partie, id, 'Encore moi')).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
});

test('what is sent agrees with its gender', () => {
  const avis = (acte: 'repondre' | 'ecrire') => avisApres(acte, { autre: 'Association des Tilleuls' }).texte;
  expect(avis('repondre')).toMatch(/^L’Association des Tilleuls la reçoit par courriel\./);
  expect(avis('ecrire')).toMatch(/^L’Association des Tilleuls le reçoit par courriel\./);
});
