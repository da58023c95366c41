import type { AppLoadContext } from '@remix-run/node';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { comptes, secondsFacteurs, sessions } from '#app/reseau/comptes/tables.ts';
import { fonctions, personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { fabriquerCompte, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { base } from './base.server.ts';
import { contexteOuRien, exigerContexte, lirePorte } from './contexte.server.ts';
import { ouvrirSession, sessionComplete } from './session.server.ts';

const NOW = new Date('2026-03-23T08:00:00Z');

const demande = (chemin: string, cookie = '', method = 'GET') => ({
  request: new Request(`http://localhost${chemin}`, { method, headers: { Cookie: cookie } }),
  context: { nonce: '', requeteId: '', adresse: '', poserCookie: () => undefined } satisfies AppLoadContext,
});
const cookieDe = (entete: string) => entete.split(';')[0] ?? '';

function personne(avec: { role?: 'coordination' | 'partenaire'; protegee?: true }): number {
  const { id } = fabriquerPersonne(base.db);
  fabriquerCompte(base.db, id);
  if (avec.role) fabriquerRole(base.db, id, avec.role);
  if (avec.protegee) {
    const lieu = { compteId: id, secret: 'GEZDGNBVGY3TQOJQ', creeLe: NOW, confirmeLe: NOW };
    base.db.insert(secondsFacteurs).values(lieu).run();
  }
  return id;
}

/** Where a page sends this cookie, or that it opens. */
async function reponse(chemin: string, cookie: string, method = 'GET'): Promise<string> {
  try {
    await exigerContexte(demande(chemin, cookie, method));
    return 'ouverte';
  } catch (erreur) {
    if (erreur instanceof Response) return erreur.headers.get('Location') ?? '';
    return erreur instanceof Error ? erreur.message : '';
  }
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  for (const table of [sessions, secondsFacteurs, rolesReseau, fonctions, comptes, personnes]) base.db.delete(table).run();
});

describe('how far a cookie opens', () => {
  it('the first step alone opens its own page, half an hour long', async () => {
    const id = personne({ role: 'coordination', protegee: true });
    const cookie = cookieDe(await ouvrirSession(demande('/').request, id));
    expect(await contexteOuRien(demande('/aide', cookie))).toBeNull();
    expect((await lirePorte(demande('/', cookie)))?.etat).toBe('code_attendu');
    expect(await reponse('/stages?page=2', cookie)).toBe('/connexion/deux-temps?suite=%2Fstages%3Fpage%3D2');
    for (const chemin of ['/accueil', '/accueil.data', '/fichiers/1', '/moi', '/moi/deux-temps', '/reseau/export.csv', '/MOI/']) {
      expect(await reponse(chemin, cookie), chemin).toMatch(/^\/connexion\/deux-temps\?suite=/);
    }
    // An act is not begun again elsewhere: one comes back to the first page.
    expect(await reponse('/reglages', cookie, 'POST')).toBe('/connexion/deux-temps?suite=%2Faccueil');
    vi.setSystemTime('2026-03-23T08:31:00Z');
    expect(await reponse('/accueil', cookie)).toBe('/connexion?suite=%2Faccueil');
    expect(await lirePorte(demande('/', cookie))).toBeNull();
  });

  it('the second step draws another token, and the first one is dead', async () => {
    const id = personne({ role: 'coordination', protegee: true });
    const demi = cookieDe(await ouvrirSession(demande('/').request, id));
    const entiere = cookieDe(await ouvrirSession(demande('/', demi).request, id, true));
    expect(entiere).not.toBe(demi);
    expect(await reponse('/accueil', demi)).toBe('/connexion?suite=%2Faccueil');
    expect(await reponse('/accueil', entiere)).toBe('ouverte');
    expect(sessionComplete(demande('/', entiere).request, id)).toBe(true);
    vi.setSystemTime('2026-03-24T08:31:00Z');
    expect(await reponse('/accueil', entiere)).toBe('ouverte');
  });

  it('a session opened before the code was set up asks for it too', async () => {
    const id = personne({ role: 'coordination' });
    const cookie = cookieDe(await ouvrirSession(demande('/').request, id));
    expect(await reponse('/accueil', cookie)).toBe('ouverte');
    base.db.insert(secondsFacteurs).values({ compteId: id, secret: 'X', creeLe: NOW }).run();
    // Begun, not confirmed: nothing is asked yet.
    expect(await reponse('/accueil', cookie)).toBe('ouverte');
    base.db.update(secondsFacteurs).set({ confirmeLe: NOW }).run();
    expect(await reponse('/accueil', cookie)).toMatch(/^\/connexion\/deux-temps/);
  });

  it('an account without structure nor role keeps its own pages', async () => {
    const cookie = cookieDe(await ouvrirSession(demande('/').request, personne({})));
    const chemins = ['/moi', '/moi.data', '/Moi/Donnees/', '/moi/donnees.json', '/moi/deux-temps', '/moi/autre-appareil'];
    for (const chemin of chemins) expect(await reponse(chemin, cookie), chemin).toBe('ouverte');
    for (const chemin of ['/accueil', '/moi/savoir-faire', '/reseau', '/moi/../reseau']) {
      expect(await reponse(chemin, cookie), chemin).toContain('n’est plus rattaché');
    }
    expect(await contexteOuRien(demande('/', cookie))).toBeNull();
  });
});
