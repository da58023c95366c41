import ICAL from 'ical.js';
import { beforeEach, expect, test } from 'vitest';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterDelai, demiJournee } from '#app/commun/periode.ts';
import { journal } from '#app/commun/tables.ts';
import {
  getSecretAgenda,
  personneDuSecret,
  renouvelerSecretAgenda,
  revoquerSecretAgenda,
} from '#app/reseau/comptes/secret-agenda.server.ts';
import { dejaLu, type Flux } from '#app/services/flux.server.ts';
import { proposerStage } from '#app/troc/stages/propositions.server.ts';
import type { TransitionStage } from '#app/troc/stages/stages.ts';
import type { StatutStage } from '#app/troc/stages/statuts.ts';
import { franchirStage } from '#app/troc/stages/suites.server.ts';
import { stages } from '#app/troc/stages/tables.ts';
import { baseDeTest, ctxDe, ctxDuTemps, plusTard } from '#tests/base.ts';
import { fabriquerCompte, fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { fabriquerStage } from '#tests/fabriques/troc.ts';
import { getFlux } from './flux.server.ts';

let ctx: ContextePersonne;
let hote: ReturnType<typeof fabriquerEquipe>;
let chezMoi: ReturnType<typeof fabriquerEquipe>;

beforeEach(() => {
  const { db } = baseDeTest();
  chezMoi = fabriquerEquipe(db, { nom: 'La Grange commune' });
  hote = fabriquerEquipe(db, { nom: 'L’Escale' });
  ctx = ctxDe(db, chezMoi.responsable.id);
});

function ecrireStage(champs: { statut: StatutStage; du: string; au: string; version?: number }) {
  const { du, au, ...reste } = champs;
  return fabriquerStage(ctx.db, {
    structureOrigineId: chezMoi.structure.id,
    structureAccueilId: hote.structure.id,
    stagiaireId: chezMoi.animatrice.id,
    responsableOrigineId: chezMoi.responsable.id,
    objectif: 'Voir un café des parents',
    proposeLe: ctx.maintenant,
    accepteLe: ctx.maintenant,
    modifieLe: ctx.maintenant,
    du: demiJournee(du, 'matin'),
    au: demiJournee(au, 'apres-midi'),
    ...reste,
  });
}

function lire(flux: Flux | undefined) {
  if (!flux) throw new Error('aucun flux');
  const racine = new ICAL.Component(ICAL.parse(flux.corps));
  return racine.getAllSubcomponents('vevent').map((composant) => {
    const evenement = new ICAL.Event(composant);
    return {
      uid: evenement.uid,
      debut: evenement.startDate.toString(),
      fin: evenement.endDate.toString(),
      statut: String(composant.getFirstPropertyValue('status')),
      sequence: evenement.sequence,
    };
  });
}

test('a real reader finds the stage, then its cancellation under the same UID with a greater sequence', () => {
  ecrireStage({ statut: 'accepte', du: '2026-04-07', au: '2026-04-08' });
  const secret = renouvelerSecretAgenda(ctx);
  const [avant] = lire(getFlux(ctx, secret));
  expect(avant).toMatchObject({ debut: '2026-04-07', fin: '2026-04-09', statut: 'CONFIRMED' });
  expect(avant?.uid).toMatch(/@reseau\.example$/);
  ctx.db.update(stages).set({ statut: 'annule', version: 2 }).run();
  const [apres] = lire(getFlux(ctx, secret));
  expect(apres).toMatchObject({ uid: avant?.uid, statut: 'CANCELLED' });
  expect(apres?.sequence).toBeGreaterThan(avant?.sequence ?? 0);
});

test.each<[TransitionStage, string]>([
  ['refuser', 'the host refuses it'],
  ['retirer', 'its author withdraws it'],
  ['expirer', 'nobody answers'],
])('a proposal is tentative, then cancelled in every feed that held it (%s: %s)', (transition) => {
  const { db } = ctx;
  const id = proposerStage(ctx, {
    sens: 'envoyer',
    structureId: chezMoi.structure.id,
    autreStructureId: hote.structure.id,
    stagiaireId: chezMoi.animatrice.id,
    tutriceId: undefined,
    du: '2026-04-07',
    au: '2026-04-08',
    momentDu: 'matin',
    momentAu: 'apres-midi',
    objectif: 'Voir un café des parents',
  });
  const elles = [chezMoi.responsable.id, chezMoi.animatrice.id, hote.responsable.id].map((qui) => ctxDe(db, qui));
  const secrets = elles.map((elle) => renouvelerSecretAgenda(elle));
  const lus = (le: Date) => elles.map((elle, rang) => lire(getFlux(plusTard(elle, le), secrets[rang]))[0]);
  const avant = lus(ctx.maintenant);
  for (const lu of avant) expect(lu).toMatchObject({ debut: '2026-04-07', fin: '2026-04-09', statut: 'TENTATIVE' });
  const fin = ajouterDelai(ctx.maintenant, 15);
  const qui = { refuser: ctxDe(db, hote.responsable.id, fin), retirer: plusTard(ctx, fin) };
  const acteur = transition === 'refuser' || transition === 'retirer' ? qui[transition] : ctxDuTemps(db, fin);
  franchirStage(acteur, id, transition, transition === 'refuser' ? { raison: 'dates' } : {});
  for (const [rang, lu] of lus(fin).entries()) {
    expect(lu).toMatchObject({ uid: avant[rang]?.uid, statut: 'CANCELLED' });
    expect(lu?.sequence).toBeGreaterThan(avant[rang]?.sequence ?? 0);
  }
});

test('the coordination’s telephone holds its own stages, not those of the whole network', () => {
  ecrireStage({ statut: 'accepte', du: '2026-04-07', au: '2026-04-08' });
  const { id } = fabriquerPersonne(ctx.db);
  fabriquerCompte(ctx.db, id);
  fabriquerRole(ctx.db, id, 'coordination');
  const coordination = ctxDe(ctx.db, id);
  expect(lire(getFlux(coordination, renouvelerSecretAgenda(coordination)))).toEqual([]);
});

test('from three months ago to eighteen months ahead, no further', () => {
  for (const jour of ['2025-12-01', '2026-01-05', '2027-09-01', '2027-10-15'])
    ecrireStage({ statut: 'accepte', du: jour, au: jour });
  expect(lire(getFlux(ctx, renouvelerSecretAgenda(ctx))).map(({ debut }) => debut)).toEqual(['2026-01-05', '2027-09-01']);
});

test('a feed shows what its person sees: the host’s animatrice has nothing to read', () => {
  ecrireStage({ statut: 'accepte', du: '2026-04-07', au: '2026-04-08' });
  const autre = ctxDe(ctx.db, hote.animatrice.id);
  expect(lire(getFlux(autre, renouvelerSecretAgenda(autre)))).toEqual([]);
});

test('unknown, malformed, renewed and revoked secrets open nothing', () => {
  const premier = renouvelerSecretAgenda(ctx);
  expect(personneDuSecret(ctx.db, premier)).toBe(ctx.acteur.personneId);
  const second = renouvelerSecretAgenda(ctx);
  expect(second).not.toBe(premier);
  expect(getSecretAgenda(ctx)).toBe(second);
  for (const faux of [premier, undefined, '', '0', `${second}x`, "' or 1=1 --", 'a'.repeat(32)])
    expect(getFlux(ctx, faux)).toBeUndefined();
  expect(getFlux(ctx, second)).toBeDefined();
  revoquerSecretAgenda(ctx);
  expect(getFlux(ctx, second)).toBeUndefined();
  expect(getSecretAgenda(ctx)).toBeUndefined();
});

test('each change of the secret leaves a line of the journal, which never holds it', () => {
  const secret = renouvelerSecretAgenda(ctx);
  revoquerSecretAgenda(ctx);
  const lignes = ctx.db.select().from(journal).all();
  expect(lignes.map(({ acte }) => acte)).toEqual(['renouveler_secret_agenda', 'revoquer_secret_agenda']);
  expect(JSON.stringify(lignes)).not.toContain(secret);
});

test('who already has this version reads 304, and reads anew after a change', () => {
  ecrireStage({ statut: 'accepte', du: '2026-04-07', au: '2026-04-08' });
  const secret = renouvelerSecretAgenda(ctx);
  const flux = getFlux(ctx, secret);
  const encore = getFlux({ ...ctx, maintenant: new Date(ctx.maintenant.getTime() + 60_000) }, secret);
  if (!flux || !encore) throw new Error('aucun flux');
  expect(encore.etiquette).toBe(flux.etiquette);
  expect(dejaLu(new Headers({ 'If-None-Match': flux.etiquette }), encore)).toBe(true);
  expect(dejaLu(new Headers({ 'If-None-Match': `"autre", W/${flux.etiquette}` }), encore)).toBe(true);
  expect(dejaLu(new Headers({ 'If-Modified-Since': flux.modifieLe.toUTCString() }), encore)).toBe(true);
  expect(dejaLu(new Headers({ 'If-Modified-Since': 'hier' }), encore)).toBe(false);
  expect(dejaLu(new Headers(), encore)).toBe(false);
  ctx.db
    .update(stages)
    .set({ statut: 'annule', version: 2, modifieLe: ajouterDelai(ctx.maintenant, 1) })
    .run();
  const apres = getFlux(ctx, secret);
  expect(apres && dejaLu(new Headers({ 'If-None-Match': flux.etiquette }), apres)).toBe(false);
  expect(apres && dejaLu(new Headers({ 'If-Modified-Since': flux.modifieLe.toUTCString() }), apres)).toBe(false);
});
