import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tirerDeNouveauxMots } from '#app/cellule/demandes/lecteurs.server.ts';
import { membresCellule } from '#app/cellule/tables.ts';
import { base, maintenant } from '#app/http/base.server.ts';
import { ouvrirSession } from '#app/http/session.server.ts';
import { sessions as tableDesSessions } from '#app/reseau/comptes/tables.ts';
import { fonctions } from '#app/reseau/personnes/tables.ts';
import { idAuHasard } from '#app/services/coffre.server.ts';
import { fabriquerAccompagnement } from '#tests/fabriques/accompagnement.ts';
import { fabriquerCompte, fabriquerPersonne } from '#tests/fabriques/reseau.ts';
import { loader as lireCharte, action as signer } from './charte.tsx';
import { loader as lireDemande } from './demande.tsx';
import { action as deverrouiller, loader as lirePorte } from './deverrouiller.tsx';
import { loader as entrer } from './entree.ts';

const ICI = 'http://localhost';
type Args = LoaderFunctionArgs & ActionFunctionArgs;
let scene: Awaited<ReturnType<typeof fabriquerAccompagnement>>;
const sessions = new Map<number, string>();

function args(
  qui: number,
  chemin: string,
  { corps, cookie = '', id = '' }: { corps?: Record<string, string>; cookie?: string; id?: string } = {},
): Args {
  const headers = { Cookie: [sessions.get(qui), cookie].filter(Boolean).join('; ') };
  const body = corps && new URLSearchParams(corps);
  const request = new Request(`${ICI}${chemin}`, body ? { method: 'POST', headers, body } : { headers });
  return { request, params: { id }, context: { adresse: '127.0.0.1', poserCookie: () => {} } } as unknown as Args;
}

/** The status, and where it leads. */
async function issue(promesse: Promise<unknown>): Promise<string> {
  const rendu = await promesse.catch((lancee: unknown) => lancee);
  if (!(rendu instanceof Response)) return '200';
  return `${rendu.status} ${rendu.headers.get('Location') ?? ''}`.trim();
}

afterAll(() => base.sqlite.exec('rollback to test; release test'));
beforeAll(async () => {
  base.sqlite.exec('savepoint test');
  scene = await fabriquerAccompagnement(base.db);
});
async function ouvrirUneSession(personneId: number): Promise<void> {
  fabriquerCompte(base.db, personneId);
  sessions.set(personneId, (await ouvrirSession(new Request(ICI), personneId)).split(';')[0] ?? '');
}

test('whoever asked and has no role any more types her six words at a door that is the same for everybody; all else stays a 404', async () => {
  const { id, demandeuse } = scene;
  const elle = demandeuse.ctx.acteur.personneId;
  const code = await tirerDeNouveauxMots({ ...demandeuse.ctx, maintenant: maintenant() }, await demandeuse.ouvrir());
  const passante = fabriquerPersonne(base.db, {}).id;
  for (const qui of [elle, passante]) await ouvrirUneSession(qui);
  base.db.delete(fonctions).where(eq(fonctions.personneId, elle)).run();

  const inconnue = idAuHasard();
  const vers = (qui: number, demande: string, cookie = '') => {
    const chemin = `/cellule/demandes/${demande}`;
    return issue(lireDemande(args(qui, chemin, { id: demande, cookie })));
  };
  for (const qui of [elle, passante]) {
    expect(await issue(lirePorte(args(qui, '/cellule/deverrouiller')))).toBe('200');
    expect(await issue(entrer(args(qui, '/cellule/entree')))).toBe('303 /cellule/deverrouiller');
    for (const demande of [id, inconnue]) expect(await vers(qui, demande)).toBe('404');
  }
  const essayer = (qui: number) => deverrouiller(args(qui, '/cellule/deverrouiller', { corps: { phrase: code } }));
  expect(await essayer(passante)).toMatchObject({ init: { status: 422 } });
  const entree = (await essayer(elle)) as Response;
  expect(entree.headers.get('Location')).toBe('/cellule');
  const cookie = entree.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  expect((await lireDemande(args(elle, `/cellule/demandes/${id}`, { id, cookie }))).statut).toBeTruthy();
  expect(await issue(entrer(args(elle, '/cellule/entree', { cookie })))).toBe('303 /cellule');
  // Her minutes are over: this browser is led back to the door, whatever the address names.
  const close = `${cookie.split('=')[0]}=${(cookie.split('=')[1] ?? '').replace(/^../, (debut) => (debut === 'Im' ? 'In' : 'Im'))}`;
  for (const demande of [id, inconnue])
    expect(await vers(elle, demande, close)).toBe(
      `303 /cellule/deverrouiller?suite=${encodeURIComponent(`/cellule/demandes/${demande}`)}`,
    );
});

test('a phrase is declared lost by whoever has just entered, or gives her password: not by whoever finds her session open', async () => {
  const { membre } = scene;
  const elle = membre.ctx.acteur.personneId;
  await ouvrirUneSession(elle);
  const cle = () => base.db.select().from(membresCellule).where(eq(membresCellule.personneId, elle)).get()?.destinataire;
  const avant = cle();
  const corps = { lu: 'on', perdue: 'on', phrase: 'une phrase neuve et assez longue' };
  const declarer = () => signer(args(elle, '/cellule/charte', { corps }));
  base.db
    .update(tableDesSessions)
    .set({ ouverteLe: new Date(maintenant().getTime() - 16 * 60_000) })
    .where(eq(tableDesSessions.userId, elle))
    .run();
  expect((await lireCharte(args(elle, '/cellule/charte'))).preuve).toBe('lien');
  expect(JSON.stringify(await declarer())).toContain('entrez d’abord de nouveau');
  expect(cle()).toBe(avant);
  base.db.update(tableDesSessions).set({ ouverteLe: maintenant() }).where(eq(tableDesSessions.userId, elle)).run();
  expect((await lireCharte(args(elle, '/cellule/charte'))).preuve).toBe('recente');
  expect(await declarer()).toMatchObject({ data: { secours: expect.any(String) } });
  expect(cle()).not.toBe(avant);
});
