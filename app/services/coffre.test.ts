import { wordlist } from '@scure/bip39/wordlists/french.js';
import { expect, test } from 'vitest';
import {
  cleDePhrase,
  destinataireDe,
  MOTS_A_TIRER,
  motsAuHasard,
  nouvelleCle,
  ouvrirOctets,
  ouvrirSceau,
  phraseNormale,
  sceller,
  scellerOctets,
} from './coffre.server.ts';
import { MOTS_ECARTES } from './mots-ecartes.ts';

const COUT_D_ESSAI = 4;

test('what is sealed for two readers opens for each of them and for nobody else', async () => {
  const [une, autre, tierce] = await Promise.all([nouvelleCle(), nouvelleCle(), nouvelleCle()]);
  const scelle = await sceller({ texte: 'à l’abri' }, [une.destinataire, autre.destinataire]);
  expect(await ouvrirSceau(scelle, [une.identite])).toEqual({ texte: 'à l’abri' });
  expect(await ouvrirSceau(scelle, [tierce.identite, autre.identite])).toEqual({ texte: 'à l’abri' });
  expect(await ouvrirSceau(scelle, [tierce.identite])).toBeNull();
  expect(await ouvrirSceau(scelle, [])).toBeNull();
});

test('nothing is sealed for nobody', async () => {
  await expect(scellerOctets(Buffer.from('x'), [])).rejects.toThrow('sans lecteur');
});

test('an altered seal does not open', async () => {
  const { identite, destinataire } = await nouvelleCle();
  const scelle = await scellerOctets(Buffer.from('vrai'), [destinataire]);
  scelle[scelle.length - 1] = (scelle.at(-1) ?? 0) ^ 1;
  expect(await ouvrirOctets(scelle, [identite])).toBeNull();
});

test('a word and a sentence weigh the same', async () => {
  const { destinataire } = await nouvelleCle();
  const taille = async (texte: string) => (await sceller({ texte }, [destinataire])).length;
  expect(await taille('oui')).toBe(await taille('Nous ne savons plus comment payer les salaires de mars.'));
});

test('a seal names nobody: two for one reader share no stanza', async () => {
  const { destinataire } = await nouvelleCle();
  const [un, deux] = await Promise.all([sceller('a', [destinataire]), sceller('a', [destinataire])]);
  const lignes = (scelle: Buffer) => scelle.toString('latin1').split('\n').slice(1, 3);
  expect(lignes(un).some((ligne) => lignes(deux).includes(ligne))).toBe(false);
  expect(un.toString('latin1')).not.toContain(destinataire);
});

test('a phrase makes one key, whatever its case, accents and spaces; another salt, another key', async () => {
  const cle = await cleDePhrase('Éclair  loup-Mètre', 'sel', COUT_D_ESSAI);
  expect(await cleDePhrase('eclair loup metre', 'sel', COUT_D_ESSAI)).toBe(cle);
  expect(await cleDePhrase('eclair loup metre', 'autre', COUT_D_ESSAI)).not.toBe(cle);
  expect(await ouvrirSceau(await sceller(1, [await destinataireDe(cle)]), [cle])).toBe(1);
});

test('no word that hurts is drawn, and six of the others are still 65 bits', () => {
  const connus = new Set(wordlist.map(phraseNormale));
  expect([...MOTS_ECARTES].filter((mot) => !connus.has(mot))).toEqual([]);
  expect(MOTS_A_TIRER.filter((mot) => MOTS_ECARTES.has(mot))).toEqual([]);
  expect(MOTS_A_TIRER).toHaveLength(connus.size - MOTS_ECARTES.size);
  expect(6 * Math.log2(MOTS_A_TIRER.length)).toBeGreaterThan(65);
});

test('words to note are typed without accents, and two draws differ', () => {
  const mots = motsAuHasard(6);
  expect(mots.split(' ')).toHaveLength(6);
  expect(mots).toMatch(/^[a-z ]+$/);
  expect(motsAuHasard(6)).not.toBe(mots);
  expect(phraseNormale('  Œuf, ÉTÉ ')).toBe('oeuf ete');
});
