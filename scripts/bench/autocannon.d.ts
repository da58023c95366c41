declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  interface Client {
    setHeaders(entetes: Record<string, string>): void;
  }
  interface Resultat {
    requests: { total: number };
    duration: number;
    non2xx: number;
    errors: number;
  }
  interface Reglages {
    url: string;
    connections: number;
    duration?: number;
    amount?: number;
    setupClient?: (client: Client) => void;
  }
  export default function autocannon(reglages: Reglages, fini: (erreur: Error | null, resultat: Resultat) => void): EventEmitter;
}
