import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lireNotes } from '#app/cellule/accompagnement/lire-ecrits.server.ts';
import { listDemandes } from '#app/cellule/demandes/ouvrir.server.ts';
import { piecesCellule } from '#app/cellule/tables.ts';
import { base, maintenant } from '#app/http/base.server.ts';
import { ouvrirSession } from '#app/http/session.server.ts';
import { ouvrirPour } from '#app/http/trousseau.server.ts';
import { type Identite, idAuHasard } from '#app/services/coffre.server.ts';
import { fabriquerAccompagnement, type Lectrice, octetsDesTables } from '#tests/fabriques/accompagnement.ts';
import { fabriquerCompte } from '#tests/fabriques/reseau.ts';
import { loader as lireDemande } from './demande.tsx';
import { action as deverrouiller } from './deverrouiller.tsx';
import { loader as lireLeDocument } from './document.ts';
import { action as envoyerDocument } from './documents.tsx';
import { action as garderEcrit, loader as lireEcrit } from './ecrit.tsx';
import { action as jeter, loader as lireTexte } from './texte-garde.tsx';

// Over the pages themselves: what is typed when the door has closed is found again behind it.

const ICI = 'http://localhost';
let scene: Awaited<ReturnType<typeof fabriquerAccompagnement>>;
const sessions = new Map<number, string>();

type Args = LoaderFunctionArgs & ActionFunctionArgs;

/** What Remix hands to a loader or an action; `ouverte` is the cookie of an open door. */
function args(
  qui: Lectrice,
  chemin: string,
  params: Record<string, string>,
  { corps, ouverte }: { corps?: FormData | URLSearchParams; ouverte?: string | undefined } = {},
): Args {
  const headers = { Cookie: [sessions.get(qui.ctx.acteur.personneId), ouverte].filter(Boolean).join('; ') };
  const request = new Request(`${ICI}${chemin}`, corps ? { method: 'POST', headers, body: corps } : { headers });
  return {
    request,
    params: { id: scene.id, ...params },
    context: { adresse: '127.0.0.1', poserCookie: () => {} },
  } as unknown as Args;
}

/** What a loader or an action throws is its answer too. */
async function reponseDe(promesse: Promise<unknown>): Promise<Response> {
  const rendu = await promesse.catch((lancee: unknown) => lancee);
  if (!(rendu instanceof Response)) throw rendu;
  return rendu;
}

/** The cookie of a door that this person's own key opened. */
async function ouvrirLaPorte({ ctx, trousseau }: Lectrice): Promise<string> {
  const entete = await ouvrirPour({ ...ctx, maintenant: maintenant() }, trousseau.identites[0] as Identite, 20);
  return entete.split(';')[0] ?? '';
}

// The base of the pages is one for the whole process: what is written here is taken back.
afterAll(() => base.sqlite.exec('rollback to test; release test'));
beforeAll(async () => {
  base.sqlite.exec('savepoint test');
  scene = await fabriquerAccompagnement(base.db);
  for (const { ctx } of [scene.membre, scene.demandeuse]) {
    fabriquerCompte(base.db, ctx.acteur.personneId);
    const entete = await ouvrirSession(new Request(ICI), ctx.acteur.personneId);
    sessions.set(ctx.acteur.personneId, entete.split(';')[0] ?? '');
  }
});

test('locked, what was typed is sealed, and found again once unlocked: reopened, sent, then gone', async () => {
  const { membre, id } = scene;
  const objet = idAuHasard();
  const corps = new URLSearchParams({ objet, apres: '', texte: 'MARQUE-4410, tapée trop tard.' });
  const chemin = `/cellule/demandes/${id}/ecrits/note/nouveau`;
  const params = { genre: 'note', objet: 'nouveau' };

  const refus = await reponseDe(garderEcrit(args(membre, chemin, params, { corps })));
  expect(refus.status).toBe(303);
  expect(refus.headers.get('Location')).toBe(`/cellule/deverrouiller?suite=${encodeURIComponent(`/cellule/demandes/${id}`)}`);
  const octets = octetsDesTables(base.sqlite);
  expect([octets.includes(id), octets.includes('MARQUE-4410')]).toEqual([true, false]);

  const entree = await reponseDe(
    deverrouiller(
      args(
        membre,
        '/cellule/deverrouiller',
        {},
        { corps: new URLSearchParams({ phrase: scene.phrase, suite: `/cellule/demandes/${id}` }) },
      ),
    ),
  );
  expect(entree.headers.get('Location')).toBe(`/cellule/demandes/${id}`);
  const ouverte = entree.headers.get('Set-Cookie')?.split(';')[0];

  const page = await lireDemande(args(membre, `/cellule/demandes/${id}`, {}, { ouverte }));
  const [garde] = page.gardes;
  expect(garde?.vers).toBe(chemin);
  const forme = await lireEcrit(args(membre, `${chemin}?garde=${garde?.id}`, params, { ouverte }));
  expect(forme.repris?.valeurs).toEqual({ objet, texte: 'MARQUE-4410, tapée trop tard.' });

  // The asker is told nothing of it.
  const demandeuse = await scene.demandeuse.ouvrir();
  expect(demandeuse.pieces.some(({ genre }) => genre === 'texte_garde')).toBe(false);

  const envoi = await garderEcrit(args(membre, `${chemin}?garde=${garde?.id}`, params, { corps, ouverte }));
  expect((envoi as Response).status).toBe(303);
  const apres = await lireDemande(args(membre, `/cellule/demandes/${id}`, {}, { ouverte }));
  expect(apres.gardes).toEqual([]);
  expect(apres.notes?.textes.at(-1)?.presentes[0]?.texte).toBe('MARQUE-4410, tapée trop tard.');
});

test('locked again while it was being reopened, it waits once; thrown away, it waits no more', async () => {
  const { membre, id } = scene;
  const chemin = `/cellule/demandes/${id}/ecrits/note/nouveau`;
  const params = { genre: 'note', objet: 'nouveau' };
  const corps = (texte: string) => new URLSearchParams({ objet: idAuHasard(), apres: '', texte });
  await reponseDe(garderEcrit(args(membre, chemin, params, { corps: corps('Un début.') })));
  const ouverte = await ouvrirLaPorte(membre);
  const gardes = async () => (await lireDemande(args(membre, `/cellule/demandes/${id}`, {}, { ouverte }))).gardes;
  const [premier] = await gardes();
  await reponseDe(
    garderEcrit(args(membre, `${chemin}?garde=${premier?.id}`, params, { corps: corps('Un début, et la suite.') })),
  );
  const restes = await gardes();
  expect(restes).toHaveLength(1);

  const garde = restes[0]?.id ?? '';
  const adresse = `/cellule/demandes/${id}/textes/${garde}`;
  expect((await lireTexte(args(membre, adresse, { garde }, { ouverte }))).textes).toEqual(['Un début, et la suite.']);
  await jeter(args(membre, adresse, { garde }, { corps: new URLSearchParams(), ouverte }));
  expect(await gardes()).toEqual([]);
  expect((await reponseDe(lireTexte(args(membre, adresse, { garde }, { ouverte })))).status).toBe(404);
});

test('for a demande that does not exist the answer is the same, and nothing is written', async () => {
  const { membre } = scene;
  const inconnue = idAuHasard();
  const avant = base.db.select().from(piecesCellule).all().length;
  const corps = new URLSearchParams({ objet: idAuHasard(), apres: '', texte: 'Perdu.' });
  const envoi = args(
    membre,
    `/cellule/demandes/${inconnue}/ecrits/note/nouveau`,
    { id: inconnue, genre: 'note', objet: 'nouveau' },
    { corps },
  );
  const refus = await reponseDe(garderEcrit(envoi));
  expect(refus.headers.get('Location')).toBe(
    `/cellule/deverrouiller?suite=${encodeURIComponent(`/cellule/demandes/${inconnue}`)}`,
  );
  expect(base.db.select().from(piecesCellule).all()).toHaveLength(avant);
});

test('twenty posts that correct one note at once: twenty texts on the page', async () => {
  const { membre, id } = scene;
  const ouverte = await ouvrirLaPorte(membre);
  const objet = idAuHasard();
  const params = { genre: 'note', objet };
  const poster = (texte: string, apres: string) => {
    const corps = new URLSearchParams({ objet, apres, texte });
    return garderEcrit(args(membre, `/cellule/demandes/${id}/ecrits/note/${objet}`, params, { corps, ouverte }));
  };
  await poster('La première.', '');
  const { apres } = await lireEcrit(args(membre, `/cellule/demandes/${id}/ecrits/note/${objet}`, params, { ouverte }));
  const textes = Array.from({ length: 20 }, (_, rang) => `Correction ${rang}.`);
  const reponses = await Promise.all(textes.map((texte) => poster(texte, apres)));
  expect(reponses.map((reponse) => (reponse as Response).status)).toEqual(textes.map(() => 303));
  const [demande] = await listDemandes(membre.ctx, membre.trousseau);
  const vue = demande && lireNotes(membre.ctx, demande)?.textes.find((texte) => texte.objet === objet);
  expect(vue?.presentes.map(({ texte }) => texte).sort()).toEqual([...textes].sort());
});

test('a document is sent and fetched over its pages: attached, not kept by the browser', async () => {
  const { membre, id } = scene;
  const ouverte = await ouvrirLaPorte(membre);
  const corps = new FormData();
  corps.set('pour', 'tous');
  corps.set('fichier', new File(['%PDF-1.7 MARQUE-8821'], 'Trésorerie "avril".pdf'));
  const envoi = await envoyerDocument(args(membre, `/cellule/demandes/${id}/documents`, {}, { corps, ouverte }));
  expect((envoi as Response).status).toBe(303);
  const [document] = (await lireDemande(args(membre, `/cellule/demandes/${id}`, {}, { ouverte }))).documents;
  const adresse = `/cellule/demandes/${id}/documents/${document?.id}`;
  const lu = await lireLeDocument(args(membre, adresse, { documentId: document?.id ?? '' }, { ouverte }));
  expect(await lu.text()).toBe('%PDF-1.7 MARQUE-8821');
  expect(Object.fromEntries(lu.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': expect.stringMatching(/^attachment; filename="Tresorerie avril.pdf"/),
    'cache-control': 'no-store',
  });

  // Locked, the file answers as its page does; open, an unknown file is not found.
  const ferme = await reponseDe(lireLeDocument(args(membre, adresse, { documentId: document?.id ?? '' })));
  const page = await reponseDe(lireDemande(args(membre, `/cellule/demandes/${id}`, {})));
  expect([ferme.status, ferme.headers.get('Location')]).toEqual([303, page.headers.get('Location')]);
  expect((await reponseDe(lireLeDocument(args(membre, adresse, { documentId: idAuHasard() }, { ouverte })))).status).toBe(404);
});
