import { and, desc, eq, gt, inArray } from 'drizzle-orm';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { purgerLeCommun } from '#app/commun/donnees.server.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { deNom } from '#app/commun/francais.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { ajouterDelai, ajouterJours, type Jour, jourCivil, libelleJour } from '#app/commun/periode.ts';
import { lireNombre, lireReglage } from '#app/commun/reglages.server.ts';
import { journal } from '#app/commun/tables.ts';
import { listSansLien, type SansLien } from '#app/reseau/donnees/sans-lien.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { COURRIEL_COORDINATION, NOM_RESEAU } from '#app/reseau/reglages.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import type { Lettre } from '#app/services/lettre.ts';
import { effacerPersonne, resteApres } from './effacer.server.ts';
import { ANNEES_DES_PERSONNES, ANNEES_DU_JOURNAL, JOURS_DE_PREAVIS } from './reglages-des-donnees.ts';

/** A notice given longer ago than this is given again: she may have come and gone since. */
const JOURS_VALABLES = 120;

const ilYA = (jour: Jour, annees: number): Jour => {
  const [an = '', suite = ''] = [jour.slice(0, 4), jour.slice(4)];
  return `${Number(an) - annees}${suite === '-02-29' ? '-02-28' : suite}`;
};

/** Warns those who left everything long ago, and erases those who were warned a month ago and gave no sign. */
export function effacerLesParties(ctx: Contexte): string {
  const annees = lireNombre(ctx.db, ANNEES_DES_PERSONNES);
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  // The notice goes a month before the years are over, so that they are not exceeded.
  const parties = listSansLien(ctx, ajouterJours(ilYA(aujourdhui, annees), JOURS_DE_PREAVIS));
  const preavis = lirePreavis(ctx, parties);
  let [prevenues, effacees] = [0, 0];
  for (const personne of parties) {
    const depuis = preavis.get(personne.id);
    if (depuis === undefined) {
      prevenir(ctx, personne);
      prevenues += 1;
    } else if (depuis <= ajouterDelai(ctx.maintenant, -JOURS_DE_PREAVIS) && effacerSiPossible(ctx, personne.id)) {
      effacees += 1;
    }
  }
  return dire(prevenues, effacees);
}

function effacerSiPossible(ctx: Contexte, personneId: number): boolean {
  try {
    effacerPersonne(ctx, personneId);
    return true;
  } catch (erreur) {
    // A stage still waits for her: the next night sees.
    if (erreur instanceof ErreurMetier) return false;
    throw erreur;
  }
}

function lirePreavis(ctx: Contexte, parties: readonly SansLien[]): Map<number, Date> {
  const lignes = ctx.db
    .select({ id: journal.objetId, le: journal.le })
    .from(journal)
    .where(
      and(
        ...[eq(journal.domaine, 'reseau'), eq(journal.objet, 'personne'), eq(journal.acte, 'annoncer_effacement')],
        inArray(
          journal.objetId,
          parties.map(({ id }) => id),
        ),
        gt(journal.le, ajouterDelai(ctx.maintenant, -JOURS_VALABLES)),
      ),
    )
    .orderBy(desc(journal.le))
    .all();
  return new Map(lignes.flatMap(({ id, le }) => (id === null ? [] : [[id, le] as const])));
}

function prevenir(ctx: Contexte, personne: SansLien): void {
  const jour = libelleJour(jourCivil(ajouterDelai(ctx.maintenant, JOURS_DE_PREAVIS), ctx.fuseau), true);
  enTransaction(ctx, (ctx) => {
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'personne', objetId: personne.id, acte: 'annoncer_effacement' },
      resume: `a annoncé que les données ${deNom(nomComplet(personne))} seront effacées le ${jour}`,
    });
    if (personne.courriel === null) return;
    deposerCourriel(ctx, {
      cle: `effacement-${personne.id}-${ctx.maintenant.getTime()}`,
      destinataire: { personneId: personne.id, adresse: personne.courriel, nom: nomComplet(personne) },
      ...lettreDePreavis(ctx, personne, jour),
    });
  });
}

function lettreDePreavis(ctx: Contexte, { id, prenom }: SansLien, jour: string): { sujet: string; lettre: Lettre } {
  const reseau = lireReglage(ctx.db, NOM_RESEAU);
  const coordination = lireReglage(ctx.db, COURRIEL_COORDINATION);
  const restes = resteApres(ctx, id);
  return {
    sujet: `${reseau} va effacer vos données`,
    lettre: {
      salle: 'maison',
      rubrique: 'Vos données',
      titre: 'Vous n’êtes plus dans le réseau : vos données s’effacent',
      bonjour: prenom ? `Bonjour ${prenom},` : 'Bonjour,',
      paragraphes: [
        `Vous n’avez plus de fonction ni de rôle dans ${reseau} depuis longtemps. Votre nom, votre adresse et votre téléphone seront effacés.`,
        'Les stages auxquels vous avez pris part restent comptés, sans votre nom.',
        ...(restes.length > 0
          ? ['Ce qui a été signé reste, avec votre nom, le temps qu’il faut pour le prouver :', ...restes]
          : []),
        `Vous êtes toujours dans une structure du réseau ? Demandez à sa direction de vous inviter${coordination ? `, ou écrivez à ${coordination}` : ''}.`,
      ],
      echeance: { fort: `Ce sera fait le ${jour}.`, suite: 'Vous n’avez rien à faire.' },
      pied: [`Vous recevez ce message parce que votre adresse est encore notée dans ${reseau}.`],
    },
  };
}

function dire(prevenues: number, effacees: number): string {
  const phrases = [
    prevenues > 0 && (prevenues === 1 ? 'Une personne prévenue.' : `${prevenues} personnes prévenues.`),
    effacees > 0 && (effacees === 1 ? 'Une personne effacée.' : `${effacees} personnes effacées.`),
  ];
  return phrases.filter(Boolean).join(' ') || 'Personne à effacer.';
}

/** Erases forgotten drafts, and the journal beyond what is promised. */
export function purgerLesAnciens(ctx: Contexte): string {
  const total = enTransaction(ctx, (ctx) => purgerLeCommun(ctx, lireNombre(ctx.db, ANNEES_DU_JOURNAL)));
  if (total === 0) return 'Rien à effacer.';
  return total === 1 ? 'Une ligne ancienne effacée.' : `${total} lignes anciennes effacées.`;
}
