import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import optionsRemix from './remix.config.js';

/** What every page runs on: a file of its own, which an update of ours leaves in the browser's cache. */
const SOCLE = /\/node_modules\/(@remix-run|react|react-dom|react-router|react-router-dom|scheduler|turbo-stream)\//;
/** What nearly every page draws: together they compress better than in a file each. */
const MEUBLES =
  /\/app\/ui\/(avec-javascript|bandeau|bouton|champ|choisir|choix|classes|erreurs-de-champ|feuille|formulaire-poste|groupe-de-boites|insecable|meta|page|puce|resume-erreurs)\.tsx?$/;

const lotDe = (id: string) => (SOCLE.test(id) ? 'socle' : MEUBLES.test(id) ? 'meubles' : undefined);

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [remix(optionsRemix)],
  build: {
    target: 'es2022',
    cssMinify: true,
    assetsInlineLimit: 0,
    ...(isSsrBuild ? {} : { rollupOptions: { output: { manualChunks: lotDe } } }),
  },
  // Native addons and packages that read files beside themselves stay out of the server bundle.
  ssr: { external: ['better-sqlite3', '@node-rs/argon2', 'sharp', '@react-pdf/renderer'] },
  optimizeDeps: { exclude: ['@node-rs/argon2'], include: ['date-fns'] },
}));
