import { expect, test } from 'vitest';
import { manquants, plateformeDe } from './completer-verrou.mjs';

test.each([
  ['@rollup/rollup-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
  ['@rollup/rollup-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
  ['@rollup/rollup-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
  ['@oxc-parser/binding-win32-x64-msvc', { os: ['win32'], cpu: ['x64'] }],
  ['@esbuild/linux-x64', { os: ['linux'], cpu: ['x64'] }],
  ['@img/sharp-linuxmusl-arm64', { os: ['linux'], cpu: ['arm64'], libc: ['musl'] }],
  ['@node-rs/argon2-wasm32-wasi', { cpu: ['wasm32'] }],
  ['fsevents', null],
])('%s tells its platform by its name', (nom, attendu) => {
  expect(plateformeDe(nom)).toEqual(attendu);
});

test('only the platforms that the lock lacks are added, another version under its own parent', () => {
  const verrou = {
    packages: {
      'node_modules/outil': {
        version: '2.0.0',
        dev: true,
        optionalDependencies: { 'outil-darwin-arm64': '2.0.0', 'outil-linux-x64': '2.0.0' },
      },
      'node_modules/outil-linux-x64': { version: '2.0.0' },
      'node_modules/vieux/node_modules/outil': { version: '1.0.0', optionalDependencies: { 'outil-linux-x64': '1.0.0' } },
    },
  };
  expect(manquants(verrou)).toEqual([
    {
      chemin: 'node_modules/outil-darwin-arm64',
      entree: { version: '2.0.0', cpu: ['arm64'], dev: true, optional: true, os: ['darwin'] },
    },
    {
      chemin: 'node_modules/vieux/node_modules/outil/node_modules/outil-linux-x64',
      entree: { version: '1.0.0', cpu: ['x64'], optional: true, os: ['linux'] },
    },
  ]);
});
