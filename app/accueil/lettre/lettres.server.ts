import { asc, eq, isNotNull } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { nouveauPartage, type Partage } from '#app/commun/partage.ts';
import { ajouterDelai, ecartEnJours, type Jour, jourCivil, lundiDe } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { accorder } from '#app/commun/texte.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { comptes } from '#app/reseau/comptes/tables.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { NOM_RESEAU } from '#app/reseau/reglages.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import type { Lettre } from '#app/services/lettre.ts';
import { creerLien } from '#app/services/liens.server.ts';
import { lireSuite, lireSuites, noterSuite, type SuiteDeLettre } from '#app/services/rythmes.server.ts';
import { lireCeQuiConcerne, lireContenu } from './contenu.server.ts';
import { estVide, type FaitsDeLettre, lettreDuJour, lettreDuLundi } from './lettre-du-lundi.ts';

/** A letter of Monday that comes on Thursday tells of a week that is half over: the next one will do. */
const RATTRAPAGE_JOURS = 2;
/** What the first letter tells of, and the most that any tells of. */
const PREMIERE_JOURS = 7;
const AU_PLUS_JOURS = 14;
/** A letter is found again long after, and its link still stops the next ones. */
const LIEN_JOURS = 180;

interface Destinataire {
  id: number;
  prenom: string;
  nom: string;
  courriel: string;
}

/** Everybody who has an account and an address. */
function listDestinataires({ db }: Contexte): Destinataire[] {
  return db
    .select({ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom, courriel: personnes.courriel })
    .from(comptes)
    .innerJoin(personnes, eq(personnes.id, comptes.id))
    .where(isNotNull(personnes.courriel))
    .orderBy(asc(personnes.id))
    .all()
    .flatMap(({ courriel, ...qui }) => (courriel === null ? [] : [{ ...qui, courriel }]));
}

/** Pages are answered between two letters: five hundred in one go would hold them for seconds. */
const respirer = () => new Promise<void>((suite) => setImmediate(suite));

/**
 * Writes Monday's letter to each person who wants it and to whom there is something to say. Each is put in the outbox with
 * her mark, in one transaction: stopped in the middle and run again, it writes to the others, and to nobody twice.
 * @returns one French sentence on what was done
 */
export async function ecrireLesLettres(ctx: Contexte): Promise<string> {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const lundi = lundiDe(aujourdhui);
  if (ecartEnJours(lundi, aujourdhui) > RATTRAPAGE_JOURS) return 'Lundi est passé : la prochaine lettre partira lundi.';
  const suiteDe = lireSuites(ctx);
  const [reseau, partage] = [lireReglage(ctx.db, NOM_RESEAU), nouveauPartage()];
  let [ecrites, muettes] = [0, 0];
  for (const qui of listDestinataires(ctx)) {
    if (!attendLaLettre(suiteDe(qui.id), lundi)) continue;
    if (ecrireAUnePersonne(ctx, qui, { lundi, reseau, partage })) ecrites += 1;
    else muettes += 1;
    await respirer();
  }
  const rien = muettes > 0 ? ` Rien à dire à ${accorder(muettes, 'personne')}.` : '';
  return ecrites === 0 ? `Aucune lettre à écrire.${rien}` : `${accorder(ecrites, 'lettre écrite', 'lettres écrites')}.${rien}`;
}

const attendLaLettre = ({ rythme, lundi: derniere }: SuiteDeLettre, lundi: Jour): boolean =>
  rythme !== 'jamais' && (derniere === null || derniere < lundi);

/**
 * How far she was told is read in the transaction: she may have stopped the letter, or another round have written to her.
 * @returns whether there was something to say
 */
function ecrireAUnePersonne(
  ctx: Contexte,
  qui: Destinataire,
  { lundi, reseau, partage }: { lundi: Jour; reseau: string; partage: Partage },
): boolean {
  return enTransaction(ctx, (ctx) => {
    const elle = contexteDe(ctx, qui);
    const suite = lireSuite(ctx, qui.id);
    if (!elle || !attendLaLettre(suite, lundi)) return false;
    const [depuis, concerneDepuis] = [depuisDe(ctx, suite.dejaDit), concerneDepuisDe(ctx, suite)];
    const contenu = lireContenu(elle, { depuis, concerneDepuis, lundi, partage });
    noterSuite(ctx, qui.id, { lundi, dejaDit: ctx.maintenant });
    if (estVide(contenu)) return false;
    deposer(ctx, qui, `lettre:${qui.id}:${lundi}`, lettreDuLundi(contenu, { ...faitsDe(ctx, qui, reseau), lundi }));
    return true;
  });
}

/**
 * Writes at once to whoever asked for it, of what was just published and concerns her. One mail a person and a round.
 * @returns one French sentence on what was done
 */
export async function ecrireCeQuiVientDeParaitre(ctx: Contexte): Promise<string> {
  const suiteDe = lireSuites(ctx);
  const [reseau, partage] = [lireReglage(ctx.db, NOM_RESEAU), nouveauPartage()];
  let ecrites = 0;
  for (const qui of listDestinataires(ctx)) {
    if (suiteDe(qui.id).rythme !== 'des_que') continue;
    ecrites += Number(prevenirLeJourMeme(ctx, qui, { reseau, partage }));
    await respirer();
  }
  return ecrites === 0 ? 'Rien de nouveau pour personne.' : `${accorder(ecrites, 'personne prévenue', 'personnes prévenues')}.`;
}

/** @returns whether there was something to say */
function prevenirLeJourMeme(
  ctx: Contexte,
  qui: Destinataire,
  { reseau, partage }: { reseau: string; partage: Partage },
): boolean {
  return enTransaction(ctx, (ctx) => {
    const elle = contexteDe(ctx, qui);
    const suite = lireSuite(ctx, qui.id);
    if (!elle || suite.rythme !== 'des_que') return false;
    const depuis = concerneDepuisDe(ctx, suite);
    const contenu = lireCeQuiConcerne(elle, { depuis, neufDepuis: depuis, partage });
    if (contenu.pourVous.length + contenu.recherches.length === 0) return false;
    noterSuite(ctx, qui.id, { concerneDit: ctx.maintenant });
    deposer(ctx, qui, `parution:${qui.id}:${ctx.maintenant.getTime()}`, lettreDuJour(contenu, faitsDe(ctx, qui, reseau)));
    return true;
  });
}

/** Her own context; undefined when nothing of the network is open to her any more. */
function contexteDe(ctx: Contexte, { id }: Destinataire): ContextePersonne | undefined {
  const acteur = getActeur(ctx, id);
  return acteur && acteur.roles.length > 0 ? { ...ctx, acteur } : undefined;
}

function depuisDe({ maintenant }: Contexte, dejaDit: Date | null): Date {
  const auPlus = ajouterDelai(maintenant, -AU_PLUS_JOURS);
  if (dejaDit === null) return ajouterDelai(maintenant, -PREMIERE_JOURS);
  return dejaDit < auPlus ? auPlus : dejaDit;
}

/** What concerns her may have been told by the letter, or the same day. */
function concerneDepuisDe(ctx: Contexte, { dejaDit, concerneDit }: SuiteDeLettre): Date {
  const dernier =
    dejaDit && concerneDit ? new Date(Math.max(dejaDit.getTime(), concerneDit.getTime())) : (dejaDit ?? concerneDit);
  return depuisDe(ctx, dernier);
}

const faitsDe = (ctx: Contexte, { id, prenom }: Destinataire, reseau: string): FaitsDeLettre => ({
  ...{ prenom, reseau, adressePublique: ctx.adressePublique },
  desabonnement: creerLien(ctx, { genre: 'lettre', objetId: id, personneId: id, jours: LIEN_JOURS }),
});

function deposer(ctx: Contexte, qui: Destinataire, cle: string, ecrit: { sujet: string; lettre: Lettre }): void {
  deposerCourriel(ctx, { cle, destinataire: { personneId: qui.id, adresse: qui.courriel, nom: nomComplet(qui) }, ...ecrit });
}
