import { and, asc, eq, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { HEURE_DES_COURRIELS, type Jour, jourCivil, pasAvantHeure } from '#app/commun/periode.ts';
import type { Tache } from '#app/commun/prise.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { accorder } from '#app/commun/texte.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { creerLien } from '#app/services/liens.server.ts';
import { MOIS_DE_FRAICHEUR } from '#app/troc/reglages.ts';
import type { LigneAnnonce } from './annonces.server.ts';
import { cycleAnnonce, STATUTS_FRAIS_ANNONCE } from './annonces.ts';
import { type Destinataire, destinatairesDe } from './destinataires.server.ts';
import { type EcheanceDAnnonce, echeanceDe, estPassee } from './fraicheur.ts';
import { type AnnonceEcrite, lettreDeFraicheur } from './lettres-annonces.server.ts';
import { lAnnonce } from './publier.server.ts';
import { fraicheurDe, franchirAnnonce } from './suites.server.ts';
import { annonces } from './tables.ts';

/** The link of a question still answers when the annonce has slept for a while. */
const JOURS_DU_LIEN = 90;

interface Due {
  ligne: LigneAnnonce;
  structure: string;
  echeance: EcheanceDAnnonce;
}

/** The annonces about which something is due today. */
function dues(ctx: Contexte): Due[] {
  const mois = lireNombre(ctx.db, MOIS_DE_FRAICHEUR);
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  // 28 days are the shortest month: the règle then judges.
  const ancienne = new Date(ctx.maintenant.getTime() - (mois * 28 - 1) * 86_400_000);
  return ctx.db
    .select({ ligne: annonces, structure: structures.nom })
    .from(annonces)
    .innerJoin(structures, eq(structures.id, annonces.structureId))
    .where(
      and(
        inArray(annonces.statut, [...STATUTS_FRAIS_ANNONCE]),
        or(lt(annonces.confirmeeLe, ancienne), lt(annonces.valableJusqu, aujourdhui)),
        isNull(structures.partieLe),
        isNotNull(annonces.confirmeeLe),
      ),
    )
    .orderBy(asc(annonces.id))
    .all()
    .flatMap(({ ligne, structure }) => {
      const echeance = echeanceDe(fraicheurDe(ctx, ligne), aujourdhui, mois);
      return echeance === null ? [] : [{ ligne, structure, echeance }];
    });
}

/**
 * Asks, reminds, and lets sleep, in one transaction: whoever is concerned receives one mail, whatever the number of hers.
 * @throws Error one for all the annonces that could not be done, once the others are
 */
function passerLeTemps(ctx: Contexte): string {
  const echecs: string[] = [];
  const faites = enTransaction(ctx, (tx) => {
    const reussies = dues(tx).filter((due) => {
      try {
        enTransaction(tx, (ici) => avancer(ici, due));
        return true;
      } catch (erreur) {
        echecs.push(`${due.ligne.id} (${erreur instanceof Error ? erreur.message : String(erreur)})`);
        return false;
      }
    });
    ecrire(tx, reussies);
    return reussies;
  });
  const combien = (echeance: EcheanceDAnnonce) => faites.filter((due) => due.echeance === echeance).length;
  const fait =
    [
      combien('demander') > 0 ? accorder(combien('demander'), 'annonce à confirmer', 'annonces à confirmer') : '',
      combien('rappeler') > 0 ? accorder(combien('rappeler'), 'rappel') : '',
      combien('endormir') > 0 ? accorder(combien('endormir'), 'annonce endormie', 'annonces endormies') : '',
    ]
      .filter(Boolean)
      .join(', ') || 'Rien à demander';
  if (echecs.length > 0) throw new Error(`Des annonces n’ont pas pu être traitées : ${echecs.slice(0, 10).join(', ')}. ${fait}.`);
  return `${fait}.`;
}

function avancer(ctx: Contexte, { ligne, echeance }: Due): void {
  if (echeance === 'endormir') {
    franchirAnnonce(ctx, ligne.id, 'endormir');
    return;
  }
  const marque = echeance === 'demander' ? { demandeeLe: ctx.maintenant } : { rappeleeLe: ctx.maintenant };
  // The version stays: whoever is correcting its text is not in conflict with a question.
  ctx.db.update(annonces).set(marque).where(eq(annonces.id, ligne.id)).run();
  journaliser(ctx, {
    ...{ domaine: 'troc', objet: cycleAnnonce.objet, objetId: ligne.id, acte: echeance },
    resume: `a demandé${echeance === 'rappeler' ? ' de nouveau' : ''} si tient toujours ${lAnnonce(ligne)}`,
  });
}

/** One mail a person, with a link an annonce. */
function ecrire(ctx: Contexte, faites: readonly Due[]): void {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const parPersonne = new Map<string, { a: Destinataire; siennes: Due[] }>();
  for (const due of faites) {
    for (const a of destinatairesDe(ctx, due.ligne)) {
      // Hers, and those that fell to her: two reasons to be written to.
      const cle = `${a.id}:${a.auteur ? 'auteur' : due.ligne.structureId}`;
      const deja = parPersonne.get(cle);
      if (deja) deja.siennes.push(due);
      else parPersonne.set(cle, { a, siennes: [due] });
    }
  }
  for (const [cle, { a, siennes }] of parPersonne) {
    const lettre = lettreDeFraicheur({
      ...{ nom: a.nom, auteur: a.auteur, aujourdhui },
      annonces: siennes.map((due) => enMots(ctx, due, a, aujourdhui)),
    });
    deposerCourriel(ctx, {
      cle: `annonces:fraicheur:${cle}:${aujourdhui}`,
      destinataire: { personneId: a.id, adresse: a.adresse, nom: a.nom },
      sujet: lettre.titre,
      lettre,
      pasAvant: pasAvantHeure(ctx.maintenant, HEURE_DES_COURRIELS, ctx.fuseau),
    });
  }
}

function enMots(ctx: Contexte, { ligne, structure, echeance }: Due, a: Destinataire, aujourdhui: Jour): AnnonceEcrite {
  const { type, titre, forme, statut, valableJusqu } = ligne;
  const { confirmeeLe, demandeeLe } = fraicheurDe(ctx, ligne);
  return {
    ...{ type, titre, forme, statut, structure, valableJusqu },
    cause: echeance === 'endormir' && estPassee(ligne, aujourdhui) ? 'passee' : echeance,
    confirmeeLe,
    demandeeLe,
    lien: creerLien(ctx, { genre: 'annonce', objetId: ligne.id, personneId: a.id, jours: JOURS_DU_LIEN }),
  };
}

export const TACHE_DES_ANNONCES: Tache = {
  nom: 'annonces.fraicheur',
  libelle: 'Demander si les annonces sont toujours valables, endormir celles restées sans réponse',
  horaire: '25 8 * * *',
  aFaire: (ctx) => dues(ctx).length > 0,
  executer: passerLeTemps,
};
