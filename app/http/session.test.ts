import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { comptes, sessions } from '#app/reseau/comptes/tables.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { fabriquerCompte, fabriquerPersonne } from '#tests/fabriques/reseau.ts';
import { base } from './base.server.ts';
import {
  fermerLesAutresSessions,
  fermerSession,
  fermerToutesLesSessions,
  fermerUneSession,
  lireSession,
  listSessions,
  ouvrirSession,
  sessionRecente,
} from './session.server.ts';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

const demande = (cookie = '') => new Request('http://localhost/', { headers: { Cookie: cookie, 'User-Agent': FIREFOX } });
const cookieDe = (entete: string) => entete.split(';')[0] ?? '';

function personneAvecCompte(): number {
  const { id } = fabriquerPersonne(base.db);
  fabriquerCompte(base.db, id);
  return id;
}

beforeEach(() => {
  vi.useRealTimers();
  for (const table of [sessions, comptes, personnes]) base.db.delete(table).run();
});

describe('sessions', () => {
  it('keeps the hash of the token, never the token', async () => {
    const id = personneAvecCompte();
    const entete = await ouvrirSession(demande(), id);
    const jeton = cookieDe(entete).replace('session=', '');
    const [ligne] = base.db.select().from(sessions).all();
    expect(ligne?.id).toBe(createHash('sha256').update(jeton).digest('hex'));
    expect(JSON.stringify(ligne)).not.toContain(jeton);
    expect(ligne?.appareil).toBe('Firefox sur Windows');
    expect((await lireSession(demande(cookieDe(entete))))?.personneId).toBe(id);
  });

  it('sends a cookie that scripts and other sites cannot use', async () => {
    const entete = await ouvrirSession(demande(), personneAvecCompte());
    expect(entete).toMatch(/HttpOnly/);
    expect(entete).toMatch(/SameSite=Lax/);
    expect(entete).toMatch(/Path=\//);
    // Plain http here: Secure would keep the browser from sending it back.
    expect(entete).not.toMatch(/Secure/);
  });

  it('is not troubled by what others lay in the same jar', async () => {
    const id = personneAvecCompte();
    const sien = cookieDe(await ouvrirSession(demande(), id));
    for (const jarre of [`reduction=50%; ${sien}`, `${sien}; a=%E0%A4%A`, `xsession=${'a'.repeat(32)};${sien} ; b`]) {
      expect((await lireSession(demande(jarre)))?.personneId).toBe(id);
    }
    expect(await lireSession(demande(`autre${sien}`))).toBeNull();
  });

  it('opens nothing for a hash, a stranger or an empty cookie', async () => {
    await ouvrirSession(demande(), personneAvecCompte());
    const [ligne] = base.db.select().from(sessions).all();
    for (const valeur of [ligne?.id, 'x', '', `${'a'.repeat(32)}`]) {
      expect(await lireSession(demande(`session=${valeur}`))).toBeNull();
    }
  });

  it('slides: past half of its thirty days the cookie is sent again, and after thirty days it is over', async () => {
    vi.useFakeTimers({ now: new Date('2026-03-01T08:00:00Z'), toFake: ['Date'] });
    const cookie = cookieDe(await ouvrirSession(demande(), personneAvecCompte()));
    const poser = vi.fn();
    vi.setSystemTime('2026-03-10T08:00:00Z');
    await lireSession(demande(cookie), poser);
    expect(poser).not.toHaveBeenCalled();
    vi.setSystemTime('2026-03-20T08:00:00Z');
    await lireSession(demande(cookie), poser);
    expect(poser).toHaveBeenCalledTimes(1);
    expect(cookieDe(String(poser.mock.calls[0]?.[0]))).toBe(cookie);
    vi.setSystemTime('2026-04-18T08:00:00Z');
    expect(await lireSession(demande(cookie))).not.toBeNull();
    vi.setSystemTime('2026-06-01T08:00:00Z');
    expect(await lireSession(demande(cookie))).toBeNull();
    expect(base.db.select().from(sessions).all()).toEqual([]);
  });

  it('notes a visit at most once a day', async () => {
    vi.useFakeTimers({ now: new Date('2026-03-01T08:00:00Z'), toFake: ['Date'] });
    const cookie = cookieDe(await ouvrirSession(demande(), personneAvecCompte()));
    const vuLe = async (instant: string) => {
      vi.setSystemTime(instant);
      await lireSession(demande(cookie));
      return base.db.select().from(comptes).get()?.vuLe?.toISOString();
    };
    expect(await vuLe('2026-03-01T08:00:00Z')).toBe('2026-03-01T08:00:00.000Z');
    expect(await vuLe('2026-03-01T20:00:00Z')).toBe('2026-03-01T08:00:00.000Z');
    expect(await vuLe('2026-03-02T09:00:00Z')).toBe('2026-03-02T09:00:00.000Z');
  });

  it('replaces the session that this browser had, and closes it on leaving', async () => {
    const id = personneAvecCompte();
    const premiere = cookieDe(await ouvrirSession(demande(), id));
    const seconde = cookieDe(await ouvrirSession(demande(premiere), id));
    expect(await lireSession(demande(premiere))).toBeNull();
    expect(await fermerSession(demande(seconde))).toMatch(/session=; .*Max-Age=0/);
    expect(await lireSession(demande(seconde))).toBeNull();
  });

  it('closes one, the others, or all, and never another person’s', async () => {
    const [moi, autre] = [personneAvecCompte(), personneAvecCompte()];
    const [ici] = [cookieDe(await ouvrirSession(demande(), moi)), await ouvrirSession(demande(), moi)];
    const ailleurs = cookieDe(await ouvrirSession(demande(), autre));
    const liste = listSessions(demande(ici), moi);
    expect(liste.map(({ courante }) => courante)).toEqual([true, false]);
    const [sienne] = listSessions(demande(ailleurs), autre);
    expect(fermerUneSession(moi, sienne?.id ?? '')).toBe(false);
    expect(fermerUneSession(moi, liste[1]?.id ?? '')).toBe(true);
    await ouvrirSession(demande(), moi);
    expect(fermerLesAutresSessions(demande(ici), moi)).toBe(1);
    await fermerToutesLesSessions(moi);
    expect(await lireSession(demande(ici))).toBeNull();
    expect((await lireSession(demande(ailleurs)))?.personneId).toBe(autre);
  });

  it('is recent for a quarter of an hour', async () => {
    vi.useFakeTimers({ now: new Date('2026-03-01T08:00:00Z'), toFake: ['Date'] });
    const id = personneAvecCompte();
    const cookie = cookieDe(await ouvrirSession(demande(), id));
    expect(sessionRecente(demande(cookie), id)).toBe(true);
    vi.setSystemTime('2026-03-01T08:16:00Z');
    expect(sessionRecente(demande(cookie), id)).toBe(false);
    expect(sessionRecente(demande(), id)).toBe(false);
  });
});
