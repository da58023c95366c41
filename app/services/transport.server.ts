import nodemailer, { type Transporter } from 'nodemailer';
import { type Configuration, lireConfiguration } from '#app/commun/configuration.server.ts';

/** Where mails go, and what is kept of them. */
export interface Poste {
  /** Opens a pool for one round of sending; null when no server is set. */
  ouvrir: (() => Transporter) | null;
  /** Address of the sender. */
  expediteur: string;
  /** Whether bodies stay in the base once sent: in demo alone, for they may hold a link that opens an account. */
  garderLesCorps: boolean;
  /** Without a server: mails are put aside for good (demo, development), or wait for the day there is one. */
  mettreDeCote: boolean;
}

/**
 * A pool of SMTP connections, to be closed after the round.
 * The waits are bounded so that one mail never outlasts its claim in the outbox; a connection lost in the
 * middle is never replayed by the pool itself: the outbox alone decides of a second try.
 * @param url smtp:// or smtps:// address of the server, with its credentials
 */
export function ouvrirTransport(url: string): Transporter {
  return nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: 3,
    maxRequeues: 0,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** The post office that the settings describe. */
export function posteDe(configuration: Pick<Configuration, 'MODE' | 'SMTP_URL' | 'COURRIEL_EXPEDITEUR'>): Poste {
  const { SMTP_URL } = configuration;
  return {
    ouvrir: SMTP_URL ? () => ouvrirTransport(SMTP_URL) : null,
    expediteur: configuration.COURRIEL_EXPEDITEUR,
    garderLesCorps: configuration.MODE === 'demo',
    mettreDeCote: configuration.MODE !== 'production',
  };
}

let poste: Poste | undefined;

/** The post office of this process, its settings read once. */
export function posteDuReglage(): Poste {
  poste ??= posteDe(lireConfiguration(process.env));
  return poste;
}
