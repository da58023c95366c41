import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import optionsRemix from './remix.config.js';

export default defineConfig({
  plugins: [remix(optionsRemix)],
  build: { target: 'es2022', cssMinify: true, assetsInlineLimit: 0 },
  // Native addons and packages that read files beside themselves stay out of the server bundle.
  ssr: { external: ['better-sqlite3', '@node-rs/argon2', 'sharp', '@react-pdf/renderer'] },
  optimizeDeps: { exclude: ['@node-rs/argon2'], include: ['date-fns'] },
});
