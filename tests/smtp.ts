import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface CourrielRecu extends Email {
  /** Addressees of the envelope. */
  pour: string[];
  /** As it came, headers first. */
  brut: string;
}

/** Code and sentence with which the server refuses, or nothing. */
export type Refus = { code: number; phrase: string } | undefined;

export interface ServeurSmtp {
  url: string;
  port: number;
  recus: CourrielRecu[];
  /** Asked for each addressee: what it returns is the server's refusal. */
  refuserAdresse: (adresse: string) => Refus;
  /** Asked once the mail is in. */
  refuserContenu: () => Refus;
  fermer(): Promise<void>;
}

function enErreur(refus: NonNullable<Refus>): Error {
  return Object.assign(new Error(refus.phrase), { responseCode: refus.code });
}

/** A real SMTP server on localhost, which keeps what it receives. */
export async function ouvrirServeurSmtp(port = 0): Promise<ServeurSmtp> {
  const smtp: ServeurSmtp = {
    url: '',
    port,
    recus: [],
    refuserAdresse: () => undefined,
    refuserContenu: () => undefined,
    fermer: () => new Promise((fini) => serveur.close(() => fini())),
  };
  const serveur = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 500,
    onRcptTo: ({ address }, _session, suite) => {
      const refus = smtp.refuserAdresse(address);
      suite(refus ? enErreur(refus) : null);
    },
    onData: (flux, session, suite) => {
      const morceaux: Buffer[] = [];
      flux.on('data', (morceau: Buffer) => morceaux.push(morceau));
      flux.on('end', async () => {
        const refus = smtp.refuserContenu();
        if (refus) return suite(enErreur(refus));
        const brut = Buffer.concat(morceaux);
        const lu = await PostalMime.parse(brut);
        smtp.recus.push({ ...lu, pour: session.envelope.rcptTo.map(({ address }) => address), brut: brut.toString('utf8') });
        suite();
      });
    },
  });
  // A client that hangs up in the middle is part of what is tried.
  serveur.on('error', () => undefined);
  await new Promise<void>((pret) => serveur.listen(port, '127.0.0.1', pret));
  smtp.port = (serveur.server.address() as AddressInfo).port;
  smtp.url = `smtp://127.0.0.1:${smtp.port}`;
  return smtp;
}
