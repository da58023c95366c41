import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ouvrir } from '#db/ouvrir.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** File that holds an empty base, every migration done. */
    imageDeLaBase: string;
  }
}

/** Runs the real migrations once, for every test file: each test opens a copy. @returns what undoes it */
export default function preparerImage(project: TestProject): () => void {
  const dossier = mkdtempSync(join(tmpdir(), 'image-'));
  const chemin = join(dossier, 'base.sqlite');
  const { sqlite, fermer } = ouvrir(':memory:');
  writeFileSync(chemin, sqlite.serialize());
  fermer();
  project.provide('imageDeLaBase', chemin);
  return () => rmSync(dossier, { recursive: true });
}
