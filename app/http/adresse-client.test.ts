import { describe, expect, it } from 'vitest';
import { adresseDuClient } from './adresse-client.ts';

describe('what limits count as one client', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:1::1', '2001:db8:1:1::/64'],
    ['2001:0DB8:0001:1:ffff:2:3:4', '2001:db8:1:1::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    [undefined, ''],
  ])('%s', (ip, attendu) => {
    expect(adresseDuClient(ip)).toBe(attendu);
  });
});
