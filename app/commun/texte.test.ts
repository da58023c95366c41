import { expect, test } from 'vitest';
import { entreGuillemets } from './texte.ts';

test('a quotation within a quotation takes the second level, whatever spaces it has', () => {
  expect(entreGuillemets('Le café')).toBe('«\u00a0Le café\u00a0»');
  expect(entreGuillemets('sans le mot «\u00a0aidant\u00a0» ni « aide »')).toBe('«\u00a0sans le mot “aidant” ni “aide”\u00a0»');
});
