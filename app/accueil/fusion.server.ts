import { sql } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { deNom } from '#app/commun/francais.ts';
import { deplacerObjet, journaliser } from '#app/commun/journal.server.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { accorder } from '#app/commun/texte.ts';
import {
  type ChoixDeFusion,
  conclureFusion,
  decrire,
  empechementDuReseau,
  getAFusionner,
  type LigneDePersonne,
  preparerFusion,
} from '#app/reseau/personnes/fusion.server.ts';
import { chercherPersonnes, procheDe } from '#app/reseau/personnes/homonymes.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { COURRIEL_COORDINATION, NOM_RESEAU } from '#app/reseau/reglages.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { reunirRythmes } from '#app/services/rythmes.server.ts';
import { referencesVers, repointer } from '#db/repointer.ts';
import { lettreFusion } from './lettres-fusion.server.ts';
import { PRISES } from './prises.server.ts';

/** Columns that hold a person's id without a foreign key: what is kept when its person is no more. */
export const SANS_CLE = [
  'journal.acteur_id',
  'journal.au_nom_de_id',
  'reglages.modifie_par',
  'brouillons.personne_id',
  'gestes.personne_id',
  'courriels.personne_id',
  'liens.personne_id',
  'lettres.personne_id',
] as const;

/** Where the same thing may be on both sides: the kept person's stays. */
const DOUBLONS = {
  roles_reseau: ['organisme'],
  savoir_faire: ['precision'],
  brouillons: [],
  gestes: [],
  lettres: [],
  recherches_gardees: [],
  // Both invited to one appui that is over, with one answer at most: what forbids the others is said before.
  invitations_appui: ['mot', 'rappelee_le', 'reponse', 'repondu_le', 'canal', 'precision', 'intervient_le'],
  // Both in one formation that has begun: one inscription, one place, and what was noted of the kept one.
  inscriptions: ['validee_par_id', 'validee_le'],
  places_formation: [],
  besoins_particuliers: [],
  presences: [],
  questionnaires_formation: [],
  reponses_formation: [],
  qualifications: [],
} as const;

/** What moves, in words; a table that is not here is counted among the rest. */
const LIBELLES: Readonly<Record<string, readonly [string, string]>> = {
  fonctions: ['fonction', 'fonctions'],
  signataires: ['mandat de signature', 'mandats de signature'],
  roles_reseau: ['rôle', 'rôles'],
  savoir_faire: ['savoir-faire', 'savoir-faire'],
  stages: ['stage', 'stages'],
  bilans_stage: ['bilan', 'bilans'],
  reponses_tour: ['réponse à un tour de table', 'réponses à des tours de table'],
  journal: ['ligne de journal', 'lignes de journal'],
  appuis: ['appui technique', 'appuis techniques'],
  malles: ['malle gardée', 'malles gardées'],
  reservations: ['prêt de malle', 'prêts de malles'],
  relais_malle: ['passage de malle de main en main', 'passages de malle de main en main'],
  inventaires: ['inventaire de malle', 'inventaires de malles'],
  attentes_malle: ['attente d’une malle', 'attentes de malles'],
  carnet_malle: ['idée dans un carnet de malle', 'idées dans des carnets de malles'],
  formations: ['formation organisée', 'formations organisées'],
  inscriptions: ['inscription à une formation', 'inscriptions à des formations'],
  besoins_formation: ['besoin de formation', 'besoins de formation'],
  qualifications: ['qualification suivie', 'qualifications suivies'],
  invitations_appui: ['invitation à un appui technique', 'invitations à des appuis techniques'],
};

/**
 * The page that makes one of two people.
 * @param demande.avecId the other one, once chosen; `q`: words to look for her
 * @throws ErreurMetier INTROUVABLE for all but the coordination
 */
export function getPageDeFusion(ctx: ContextePersonne, gardeeId: number, demande: { avecId: number | undefined; q: string }) {
  const gardee = getAFusionner(ctx, gardeeId);
  const commun = {
    gardee: decrire(ctx, gardee),
    q: demande.q,
    proches: procheDe(ctx, gardeeId),
    trouvees: demande.q ? chercherPersonnes(ctx, demande.q, gardeeId) : [],
  };
  if (demande.avecId === undefined || demande.avecId === gardeeId)
    return { ...commun, doublon: null, empechement: null, suit: [], telephonesDifferents: false };
  const doublon = getAFusionner(ctx, demande.avecId);
  return {
    ...commun,
    doublon: decrire(ctx, doublon),
    empechement: empechement(ctx, { gardeeId, doublonId: doublon.id }),
    suit: ceQuiSuit(ctx, doublon.id),
    telephonesDifferents: Boolean(gardee.telephone && doublon.telephone && gardee.telephone !== doublon.telephone),
  };
}

function empechement(ctx: ContextePersonne, qui: { gardeeId: number; doublonId: number }): string | null {
  const ici = empechementDuReseau(ctx, qui);
  if (ici) return ici;
  for (const prise of PRISES) {
    const phrase = prise.empechementDeFusion?.(ctx, qui);
    if (phrase) return phrase;
  }
  return null;
}

/** « 2 fonctions », « 3 stages »… that pass to the one kept. */
function ceQuiSuit(ctx: Contexte, doublonId: number): string[] {
  const colonnes = [
    ...referencesVers(ctx.db, 'personnes'),
    ...SANS_CLE.map((colonne) => {
      const [table = '', nom = ''] = colonne.split('.');
      return { table, colonne: nom };
    }),
  ];
  const parTable = new Map<string, string[]>();
  for (const { table, colonne } of colonnes) parTable.set(table, [...(parTable.get(table) ?? []), colonne]);
  return Object.entries(LIBELLES).flatMap(([table, [un, plusieurs]]) => {
    const siennes = (parTable.get(table) ?? []).map((colonne) => sql`${sql.identifier(colonne)} = ${doublonId}`);
    if (siennes.length === 0) return [];
    const { n } = ctx.db.get<{ n: number }>(
      sql`select count(*) as "n" from ${sql.identifier(table)} where ${sql.join(siennes, sql` or `)}`,
    );
    return n === 0 ? [] : [accorder(n, un, plusieurs)];
  });
}

/**
 * Makes one person of two: everything that spoke of the duplicate speaks of the one kept, and the duplicate's row is gone.
 * One transaction, one line in the journal, a mail to both addresses.
 * @throws ErreurMetier INTROUVABLE for all but the coordination; IMPOSSIBLE when a domain forbids it
 */
export function fusionner(ctx: ContextePersonne, gardeeId: number, saisie: ChoixDeFusion & { doublonId: number }): string {
  return enTransaction(ctx, (ctx) => {
    const { doublonId, ...choix } = saisie;
    if (doublonId === gardeeId) throw impossible('Choisissez une autre personne.', 'doublonId');
    const [gardee, doublon] = [getAFusionner(ctx, gardeeId), getAFusionner(ctx, doublonId)];
    const phrase = empechement(ctx, { gardeeId, doublonId });
    if (phrase) throw impossible(phrase);
    const compteRepris = preparerFusion(ctx, gardee, doublon);
    reunirRythmes(ctx, { gardeeId, doublonId });
    repointer(ctx.db, 'personnes', doublonId, gardeeId, { doublons: DOUBLONS, sansCle: SANS_CLE });
    for (const objet of ['personne', 'compte']) deplacerObjet(ctx, { domaine: 'reseau', objet }, doublonId, gardeeId);
    const reunie = conclureFusion(ctx, gardee, doublon, { ...choix, compteRepris });
    const nom = nomComplet(reunie);
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'personne', objetId: gardeeId, acte: 'fusionner' },
      resume: `a réuni les deux fiches ${deNom(nom)}`,
      avant: { gardee: nomComplet(gardee), doublon: nomComplet(doublon) },
      apres: { gardeeId, doublonId, nom },
    });
    prevenir(ctx, [gardee, doublon], reunie);
    return nom;
  });
}

function prevenir(ctx: Contexte, anciennes: readonly LigneDePersonne[], reunie: LigneDePersonne): void {
  const faits = {
    ...{ prenom: reunie.prenom, par: ctx.acteur.nom, reseau: lireReglage(ctx.db, NOM_RESEAU) },
    url: `${ctx.adressePublique}/connexion`,
    coordination: lireReglage(ctx.db, COURRIEL_COORDINATION),
  };
  for (const { id, courriel } of anciennes) {
    if (!courriel) continue;
    const gardee = courriel === reunie.courriel;
    deposerCourriel(ctx, {
      cle: `fusion-${reunie.id}-${id}-${ctx.maintenant.getTime()}`,
      // Nobody's id beside the address that is left: sent again, the mail must not follow to the other one.
      destinataire: { personneId: gardee ? reunie.id : null, adresse: courriel, nom: nomComplet(reunie) },
      ...lettreFusion({ ...faits, adresse: gardee ? courriel : null }),
    });
  }
}
