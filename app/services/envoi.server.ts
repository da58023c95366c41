import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Transporter } from 'nodemailer';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { ecrireFichierJoint } from './calendrier.server.ts';
import { surUneLigne } from './courriel.server.ts';
import { type EnvoiDiscret, envoyerDiscrets } from './discrets.server.ts';
import { avecLeFichier, FICHIER_JOINT } from './evenement-joint.ts';
import type { Lettre } from './lettre.ts';
import { dessinerLettre, type EnTete } from './lettres.server.ts';
import { courriels } from './tables.ts';
import { enTeteDuReseau } from './territoire.server.ts';
import type { Poste } from './transport.server.ts';

const MINUTE = 60_000;
/** A sender that says nothing for this long is dead: its mail is taken up again. */
const BAIL_MS = 10 * MINUTE;
/** A round stops claiming after this long; the next one goes on. */
const TOUR_MS = 5 * MINUTE;
const VOIES = 3;

/** Minutes before each next try; afterwards every three hours, until three days have passed. */
const DELAIS_MINUTES = [1, 5, 15, 60];
const DELAI_SUIVANT_MINUTES = 180;
const ESSAIS_MAX = 28;

const ADRESSE = /^[^\s<>()[\]\\,;:@"]+@[^\s<>()[\]\\,;:@"]+\.[^\s<>()[\]\\,;:@"]+$/u;

type Ligne = typeof courriels.$inferSelect;
type Sort = 'envoye' | 'remis_a_plus_tard' | 'abandonne';

/** Minutes to wait after this many failures. */
export function delaiApres(essais: number): number {
  return DELAIS_MINUTES[essais - 1] ?? DELAI_SUIVANT_MINUTES;
}

const dus = (instant: Date) => and(inArray(courriels.etat, ['a_envoyer', 'en_cours']), lte(courriels.envoyerApres, instant));

/** Whether a mail is due: read every few seconds, writes nothing. */
export function resteAEnvoyer(ctx: Contexte): boolean {
  return ctx.db.select({ id: courriels.id }).from(courriels).where(dus(ctx.maintenant)).limit(1).get() !== undefined;
}

/** Sends what names nobody in the base. Apart from the others: the coordination reads how many of those left, and when. */
export async function envoyerLesDiscrets(ctx: Contexte, poste: Poste): Promise<void> {
  if (!poste.ouvrir) {
    // A demonstration keeps mails to read them in the house: these are for nobody else to read.
    if (poste.mettreDeCote) await envoyerDiscrets(ctx, async () => true);
    return;
  }
  const transport = poste.ouvrir();
  const enTete = enTeteDuReseau(ctx.db);
  try {
    await envoyerDiscrets(ctx, (envoi, id) => envoyerUnDiscret(ctx, transport, envoi, id, enTete, poste));
  } finally {
    transport.close();
  }
}

/**
 * Sends what is due. Each mail is claimed in its own immediate transaction, under a lease written in
 * `envoyer_apres`, so that two senders never hold the same one, and that the mail of a dead one comes back.
 * @returns how many left, how many wait for another try, how many were given up
 */
export async function envoyerCourriels(ctx: Contexte, poste: Poste): Promise<Record<Sort | 'garde', number>> {
  const compte = { envoye: 0, remis_a_plus_tard: 0, abandonne: 0, garde: 0 };
  if (!poste.ouvrir) {
    if (poste.mettreDeCote) compte.garde = garderIci(ctx);
    return compte;
  }
  const debut = performance.now();
  // The clock of the context stands still; the leases follow the time that really passes.
  const instant = () => new Date(ctx.maintenant.getTime() + Math.floor(performance.now() - debut));
  const enTete = enTeteDuReseau(ctx.db);
  const transport = poste.ouvrir();
  let serveurMuet = false;
  const voie = async () => {
    while (!serveurMuet && performance.now() - debut < TOUR_MS) {
      const ligne = prendre(ctx, instant());
      if (!ligne) return;
      const sort = await envoyerUn(ctx, transport, ligne, enTete, poste);
      // When the server does not answer at all, the other mails keep their tries for later.
      if (sort.muet) serveurMuet = true;
      compte[noter(ctx, ligne, sort, instant(), poste)] += 1;
    }
  };
  try {
    await Promise.all(Array.from({ length: VOIES }, voie));
  } finally {
    transport.close();
  }
  return compte;
}

/** Claims the next due mail, or the one that a dead sender left behind. */
function prendre(ctx: Contexte, instant: Date): Ligne | undefined {
  return enTransaction(ctx, ({ db }) =>
    db
      .update(courriels)
      .set({ etat: 'en_cours', essais: sql`${courriels.essais} + 1`, envoyerApres: new Date(instant.getTime() + BAIL_MS) })
      .where(
        inArray(
          courriels.id,
          db
            .select({ id: courriels.id })
            .from(courriels)
            .where(dus(instant))
            .orderBy(courriels.envoyerApres, courriels.id)
            .limit(1),
        ),
      )
      .returning()
      .get(),
  );
}

interface Resultat {
  erreur?: string;
  /** The server said that it will never take this mail. */
  definitif?: boolean;
  /** No server answered. */
  muet?: boolean;
}

async function envoyerUn(ctx: Contexte, transport: Transporter, ligne: Ligne, enTete: EnTete, poste: Poste): Promise<Resultat> {
  if (!ligne.lettre) return { erreur: 'Le texte de ce courriel n’est plus là.', definitif: true };
  if (!ADRESSE.test(ligne.adresse)) return { erreur: 'Cette adresse n’est pas complète.', definitif: true };
  try {
    await transport.sendMail({
      ...dessinerLettre(avecLeFichier(ligne.lettre, ligne.agenda), enTete),
      attachments: fichiersJoints(ctx, ligne),
      from: { name: surUneLigne(enTete.nom), address: poste.expediteur },
      to: { name: ligne.nom, address: ligne.adresse },
      envelope: { from: poste.expediteur, to: [ligne.adresse] },
      subject: ligne.sujet,
      messageId: ligne.messageId,
      headers: entetesDe(ligne.lettre),
    });
    return {};
  } catch (erreur) {
    return lireRefus(erreur);
  }
}

async function envoyerUnDiscret(
  ctx: Contexte,
  transport: Transporter,
  { adresse, nom, sujet, lettre }: EnvoiDiscret,
  id: string,
  enTete: EnTete,
  poste: Poste,
): Promise<boolean | null> {
  try {
    await transport.sendMail({
      ...dessinerLettre(lettre, enTete),
      from: { name: surUneLigne(enTete.nom), address: poste.expediteur },
      to: { name: surUneLigne(nom), address: adresse },
      envelope: { from: poste.expediteur, to: [adresse] },
      subject: surUneLigne(sujet),
      messageId: `<${id}@${new URL(ctx.adressePublique).hostname}>`,
      headers: entetesDe(lettre),
    });
    return true;
  } catch (erreur) {
    const { definitif, muet } = lireRefus(erreur);
    if (muet) return null;
    // Refused for ever counts as gone: nobody may read here that it was to be sent.
    return definitif === true;
  }
}

/** RFC 8058: the mail reader's own button posts to the address, and nobody has to look for the link. */
function entetesDe({ desabonnement }: Lettre): Record<string, string> {
  const communs = { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'fr' };
  if (!desabonnement) return communs;
  return { ...communs, 'List-Unsubscribe': `<${desabonnement.url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

/** The calendar file, written when the mail leaves: a retry joins the same one. */
function fichiersJoints(ctx: Contexte, { agenda }: Ligne) {
  if (!agenda?.length) return [];
  const contentType = 'text/calendar; charset=utf-8; method=PUBLISH';
  return [{ filename: FICHIER_JOINT, contentType, content: ecrireFichierJoint(ctx, agenda) }];
}

const CODES_MUETS = new Set(['ECONNECTION', 'ETIMEDOUT', 'EDNS', 'ESOCKET', 'ETLS', 'EAUTH', 'ENOAUTH', 'EPROTOCOL']);

/** What a failure means: a refusal of this address or of this mail for ever, a silent server, or « later ». */
function lireRefus(erreur: unknown): Resultat {
  const { message, response, responseCode, command, code } = erreur as {
    message?: string;
    response?: string;
    responseCode?: number;
    command?: string;
    code?: string;
  };
  const phrase = surUneLigne(response || message || 'Le serveur de courriel n’a pas répondu.', 300);
  // A 5xx on our own sender or password is a setting to repair: it is tried again.
  const definitif = (responseCode ?? 0) >= 500 && (command === 'RCPT TO' || command === 'DATA');
  return { erreur: phrase, definitif, muet: !definitif && CODES_MUETS.has(code ?? '') };
}

/** Writes what became of a mail, unless another sender has taken it up meanwhile. */
function noter(ctx: Contexte, ligne: Ligne, resultat: Resultat, instant: Date, poste: Poste): Sort {
  const sort: Sort = !resultat.erreur
    ? 'envoye'
    : resultat.definitif || ligne.essais >= ESSAIS_MAX
      ? 'abandonne'
      : 'remis_a_plus_tard';
  const champs = {
    envoye: {
      etat: 'envoye' as const,
      envoyeLe: instant,
      derniereErreur: null,
      ...(poste.garderLesCorps ? {} : { lettre: null, agenda: null }),
    },
    remis_a_plus_tard: {
      etat: 'a_envoyer' as const,
      derniereErreur: resultat.erreur ?? null,
      envoyerApres: new Date(instant.getTime() + delaiApres(ligne.essais) * MINUTE),
    },
    abandonne: { etat: 'abandonne' as const, derniereErreur: resultat.erreur ?? null },
  }[sort];
  ctx.db
    .update(courriels)
    .set(champs)
    .where(and(eq(courriels.id, ligne.id), eq(courriels.etat, 'en_cours'), eq(courriels.essais, ligne.essais)))
    .run();
  return sort;
}

/** Without a server, in a demonstration, mails are kept and read in the house. */
function garderIci(ctx: Contexte): number {
  return ctx.db.update(courriels).set({ etat: 'garde', envoyeLe: ctx.maintenant }).where(dus(ctx.maintenant)).run().changes;
}
