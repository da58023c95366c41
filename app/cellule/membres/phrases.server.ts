import { eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import {
  COUT_DES_PHRASES,
  cleDePhrase,
  type Destinataire,
  destinataireDe,
  type Identite,
  idAuHasard,
  nouvelleCle,
  ouvrirSceau,
  sceller,
} from '#app/services/coffre.server.ts';
import { membresCellule } from '../tables.ts';

/** A member's key, sealed to what she knows and to what she printed. */
export interface CleDeMembre {
  destinataire: Destinataire;
  sel: string;
  cout: number;
  identiteScellee: Buffer;
  secoursSel: string;
  secoursScelle: Buffer;
}

/** Seals an identity to a phrase. */
async function scellerSousPhrase(identite: Identite, phrase: string, cout: number) {
  const sel = idAuHasard();
  const derivee = await cleDePhrase(phrase, sel, cout);
  return { sel, scelle: await sceller(identite, [await destinataireDe(derivee)]) };
}

/**
 * Draws a member's key and seals it twice.
 * @param cout log2 of scrypt's N for both
 */
export async function nouvelleCleDeMembre(phrase: string, secours: string, cout = COUT_DES_PHRASES): Promise<CleDeMembre> {
  const { identite, destinataire } = await nouvelleCle();
  return scellerCleDeMembre(identite, destinataire, phrase, secours, cout);
}

/** Seals a known key anew: a phrase or a code was changed. */
export async function scellerCleDeMembre(
  identite: Identite,
  destinataire: Destinataire,
  phrase: string,
  secours: string,
  cout = COUT_DES_PHRASES,
): Promise<CleDeMembre> {
  const [parPhrase, parSecours] = await Promise.all([
    scellerSousPhrase(identite, phrase, cout),
    scellerSousPhrase(identite, secours, cout),
  ]);
  return {
    destinataire,
    cout,
    sel: parPhrase.sel,
    identiteScellee: parPhrase.scelle,
    secoursSel: parSecours.sel,
    secoursScelle: parSecours.scelle,
  };
}

/** Salt of the codes of six words: they are drawn, long, and must be found without a row that names their owner. */
const SEL_DES_MOTS = 'six-mots';

/** The key that a code of six words makes. */
export const cleDesMots = (mots: string): Promise<Identite> => cleDePhrase(mots, SEL_DES_MOTS);

export interface Deverrouillage {
  identite: Identite;
  moyen: 'membre' | 'secours' | 'mots';
}

let personne: Promise<Omit<CleDeMembre, 'destinataire'>> | undefined;
/** What somebody who is no member is tried against, so that she waits as long. */
const cleDePersonne = () => {
  personne ??= nouvelleCleDeMembre(idAuHasard(), idAuHasard());
  return personne;
};

/**
 * What this phrase opens for this person: her member's key by her phrase or by her printed code, or the key that six
 * words make. All three are always worked out: the time says nothing.
 * @param essayerLesMots whether the key of the words opens a demande of hers
 */
export async function deverrouiller(
  ctx: ContextePersonne,
  phrase: string,
  essayerLesMots: (identite: Identite) => Promise<boolean>,
): Promise<Deverrouillage | null> {
  const estMembre = ctx.acteur.roles.includes('cellule');
  const sienne = ctx.db.select().from(membresCellule).where(eq(membresCellule.personneId, ctx.acteur.personneId)).get();
  const membre = estMembre && sienne ? sienne : await cleDePersonne();
  const [parPhrase, parSecours, desMots] = await Promise.all([
    cleDePhrase(phrase, membre.sel, membre.cout),
    cleDePhrase(phrase, membre.secoursSel, membre.cout),
    cleDesMots(phrase),
  ]);
  const identite = await ouvrirSceau<Identite>(membre.identiteScellee, [parPhrase]);
  const secourue = await ouvrirSceau<Identite>(membre.secoursScelle, [parSecours]);
  const motsJustes = await essayerLesMots(desMots);
  if (identite) return { identite, moyen: 'membre' };
  if (secourue) return { identite: secourue, moyen: 'secours' };
  return motsJustes ? { identite: desMots, moyen: 'mots' } : null;
}
