import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test, vi } from 'vitest';
import { idAuHasard } from '#app/services/coffre.server.ts';
import { ecrireRecueil } from '#app/services/pdf.server.tsx';
import { amenerA, sceneDeDemande } from '#tests/fabriques/scene-de-demande.ts';
import { deposer, scellerPieces } from '../demandes/ecrire.server.ts';
import { indiquerUnePorte } from '../portes/orienter.server.ts';
import { preconiser } from '../preconisations/preconiser.server.ts';
import { copierTout } from './copier.server.ts';

// Reading react-pdf and its fonts takes a second alone, more beside other tests.
vi.setConfig({ testTimeout: 60_000 });

test('a copy says all that its reader may read, and nothing of what is between members to the asker', async () => {
  const scene = await sceneDeDemande();
  const { demandeuse, choisie, structure } = scene;
  await amenerA(scene, 'en_accompagnement');
  const demande = await choisie.ouvrir();
  const note = { genre: 'note' as const, objet: idAuHasard(), apres: [], texte: 'MARQUE de la note' };
  deposer(choisie.ctx, demande.id, { pieces: await scellerPieces(choisie.ctx, demande, [note], { entreMembres: true }) });
  await preconiser(choisie.ctx, await choisie.ouvrir(), {
    ...{ objet: idAuHasard(), apres: [], titre: 'MARQUE du brouillon', theme: 'finances', texte: '', avec: '', avant: '' },
  });
  await indiquerUnePorte(choisie.ctx, await choisie.ouvrir(), { porte: 'cip', mot: 'MARQUE de la porte' });

  const copie = async (qui: typeof choisie) => JSON.stringify(copierTout(qui.ctx, await qui.ouvrir()));
  const dElle = await copie(demandeuse);
  const duMembre = await copie(choisie);
  for (const mot of ['Nous ne tenons plus.', 'Les Quatre Vents', '06 39 98 12 47', 'MARQUE de la porte', 'Fatou Diarra']) {
    expect(dElle).toContain(mot);
    expect(duMembre).toContain(mot);
    expect(await copie(structure)).toContain(mot);
  }
  for (const mot of ['MARQUE de la note', 'MARQUE du brouillon']) {
    expect(dElle).not.toContain(mot);
    expect(duMembre).toContain(mot);
  }
});

test('it is a PDF whose title and foot say no name outside its text, and long texts go on to the next page', async () => {
  const { demandeuse } = await sceneDeDemande();
  const recueil = copierTout(demandeuse.ctx, await demandeuse.ouvrir());
  const long = { titre: '', textes: ['Une très longue histoire, racontée en détail. '.repeat(160).trim()], signature: '' };
  const pdf = await ecrireRecueil({ ...recueil, parties: [...recueil.parties, { titre: 'Suite', blocs: [long] }] });
  const document = await getDocumentProxy(new Uint8Array(pdf));
  expect(document.numPages).toBeGreaterThan(1);
  const { text } = await extractText(document, { mergePages: true });
  expect(text.replace(/\s+/g, ' ')).toContain('Nous ne tenons plus.');
  expect(text.match(/histoire/g)).toHaveLength(160);
  const { info } = await document.getMetadata();
  expect(JSON.stringify(info)).not.toContain('Quatre Vents');
});
