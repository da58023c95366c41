import { randomUUID } from 'node:crypto';
import { count, desc, eq, inArray } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { leNom } from '#app/commun/francais.ts';
import { jourCivil, libelleInstant, libelleJour, libelleJourCourt } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { libelleLieu } from '#app/reseau/structures/lieu.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import type { LigneAnnonce } from '#app/troc/annonces/annonces.server.ts';
import { LIBELLE_FORME, LIBELLE_TYPE_ANNONCE } from '#app/troc/annonces/annonces.ts';
import { STATUTS_REALISES } from '#app/troc/stages/statuts.ts';
import { type DossierDEchange, getEchange, rendezVousAVenir, rendezVousDe } from './dossiers.server.ts';
import {
  type ActeDEchange,
  actesOuverts,
  adresseDuStage,
  autreCote,
  COTES_ECHANGE,
  cycleEchange,
  LIBELLE_STATUT_ECHANGE,
  libelleRendezVous,
  peutDevenirUnStage,
  sortDeLEchange,
} from './echanges.ts';
import { aAbouti, demandeSiSatisfaite, gardesDeReprise, stageDe } from './finir.server.ts';
import { annonceARepondre, echangeOuvert } from './repondre.server.ts';
import { messagesEchange } from './tables.ts';

export const MESSAGES_PAR_PAGE = 30;

export interface MessageLu {
  id: number;
  qui: string;
  structure: string;
  /** « 23 mars 2026 à 9 h 02 » */
  quand: string;
  /** Null once it is forgotten. */
  texte: string | null;
  /** Written by the reader's side. */
  mien: boolean;
}

/** A page of messages, the latest page first, each page in the order of time. */
export function listMessages(
  ctx: ContextePersonne,
  d: DossierDEchange,
  page = 1,
  parPage = MESSAGES_PAR_PAGE,
): { lignes: MessageLu[]; total: number; page: number; pages: number } {
  const ici = eq(messagesEchange.echangeId, d.ligne.id);
  const total = ctx.db.select({ n: count() }).from(messagesEchange).where(ici).get()?.n ?? 0;
  const pages = Math.max(1, Math.ceil(total / parPage));
  const laquelle = Math.min(Math.max(1, page), pages);
  const lignes = ctx.db
    .select({
      ...{ id: messagesEchange.id, cote: messagesEchange.cote, le: messagesEchange.ecritLe, texte: messagesEchange.texte },
      ...{ prenom: personnes.prenom, nom: personnes.nom },
    })
    .from(messagesEchange)
    .innerJoin(personnes, eq(personnes.id, messagesEchange.auteurId))
    .where(ici)
    .orderBy(desc(messagesEchange.id))
    .limit(parPage)
    .offset((laquelle - 1) * parPage)
    .all()
    .reverse()
    .map(({ id, cote, le, texte, ...auteur }) => ({
      ...{ id, texte, qui: nomComplet(auteur), structure: d.structures[cote].nom },
      ...{ quand: libelleInstant(le, ctx.fuseau), mien: cote === d.cote },
    }));
  return { lignes, total, page: laquelle, pages };
}

/** The annonce of an échange, in a few words. */
const annonceEnBref = ({ id, titre, type, forme, description }: LigneAnnonce, structure: string) => ({
  ...{ id, titre, description: description ?? '', structure },
  quoi: `${LIBELLE_TYPE_ANNONCE[type]}, ${LIBELLE_FORME[forme].toLowerCase()}`,
});
export type AnnonceEnBref = ReturnType<typeof annonceEnBref>;

/**
 * All that the page of a conversation shows.
 * @throws ErreurMetier INTROUVABLE to whoever is of neither structure
 */
export function lireConversation(ctx: ContextePersonne, id: number | undefined, page: number) {
  const d = getEchange(ctx, id);
  const { ligne, annonce, cote = 'reponse' } = d;
  const mienne = d.structures[cote];
  const autre = d.structures[autreCote(cote)];
  const gardes = gardesDeReprise(ctx, d);
  const reprise = Object.values(gardes).find((garde) => garde !== true);
  const ouvert = ligne.statut === 'ouvert';
  const actes = actesOuverts(ligne.statut, d.relations).filter((acte) => acte !== 'rouvrir' || reprise === undefined);
  const engage = ctx.acteur.responsableDe.includes(mienne.id);
  const rdv = rendezVousDe(ligne);
  const stage = stageDe(ctx, d);
  return {
    ...entete(d),
    mienne: mienne.nom,
    autre: autre.nom,
    messages: listMessages(ctx, d, page),
    ouvert,
    /** The annonce is not published any more, and they speak of it still. */
    sort: ouvert ? sortDeLEchange(annonce.statut, cote) : null,
    /** Whether the reader's side is awaited. */
    aRepondre: ouvert && ligne.dernierCote !== cote,
    rendezVous:
      rdv && !ligne.rdvTombe && ligne.statut !== 'ouvert'
        ? { quand: libelleRendezVous(rdv, true), lieu: rdv.lieu, note: rdv.note ?? '' }
        : null,
    suite: ligne.suite ?? '',
    stage: stage && { chemin: `/stages/${ligne.stageId}`, realise: STATUTS_REALISES.includes(stage) },
    satisfaite: annonce.statut === 'satisfaite' && annonce.satisfaiteAvecId === d.structures.reponse.id,
    demandeSiSatisfaite: aAbouti(d, stage) && demandeSiSatisfaite(d),
    /** The form of the stages is for whoever commits a structure; others wish one. */
    proposer:
      peutDevenirUnStage(ligne.statut) && engage
        ? adresseDuStage({ type: annonce.type, cote, mienne: mienne.id, autre: autre.id, echange: ligne.id })
        : null,
    actes: actes.map((nom) => ({ nom, libelle: cycleEchange.transitions[nom].libelle })),
    pasDeReprise: ligne.statut !== 'ouvert' && reprise !== undefined ? reprise : '',
    vie: vieDe(ctx, d),
  };
}
export type ConversationLue = ReturnType<typeof lireConversation>;

const entete = (d: DossierDEchange) => ({
  id: d.ligne.id,
  statut: d.ligne.statut,
  libelleStatut: LIBELLE_STATUT_ECHANGE[d.ligne.statut],
  annonce: annonceEnBref(d.annonce, d.structures.annonce.nom),
  structures: COTES_ECHANGE.map((cote) => d.structures[cote].nom),
});

/** The steps of its life: answered, what was said last, how it ended. */
function vieDe({ fuseau }: ContextePersonne, d: DossierDEchange) {
  const { ligne, structures: s } = d;
  const jour = (le: Date) => libelleJour(jourCivil(le, fuseau));
  const dernier = s[ligne.dernierCote].nom;
  const attendue = s[autreCote(ligne.dernierCote)].nom;
  const fini = ligne.finiLe !== null;
  return [
    {
      titre: 'Annonce publiée',
      qui: `${s.annonce.nom}${d.annonce.publieeLe ? `, ${jour(d.annonce.publieeLe)}` : ''}`,
      etat: 'passe',
    },
    { titre: 'Réponse', qui: `${s.reponse.nom}, ${jour(ligne.ouvertLe)}`, etat: 'passe' },
    ...(fini
      ? [
          { titre: LIBELLE_STATUT_ECHANGE[ligne.statut], qui: ligne.finiLe ? jour(ligne.finiLe) : '', etat: 'passe' },
          ...(d.annonce.statut === 'satisfaite' ? [{ titre: 'Annonce satisfaite', qui: '', etat: 'passe' }] : []),
        ]
      : [
          {
            titre: 'Vous vous parlez',
            qui: `${majuscule(leNom(dernier))} a écrit ${jour(ligne.dernierLe)}. On attend ${leNom(attendue)}.`,
            etat: 'present',
          },
          { titre: 'Un stage, un rendez-vous, ou réglé autrement', qui: '', etat: 'avenir' },
        ]),
  ] as { titre: string; qui: string; etat: 'passe' | 'present' | 'avenir' }[];
}

/**
 * The page of one act on an échange.
 * @throws ErreurMetier INTROUVABLE; IMPOSSIBLE (as `empechement`) is said on the page
 */
export function lireActe(ctx: ContextePersonne, id: number | undefined, nom: ActeDEchange) {
  const d = getEchange(ctx, id);
  const { cote = 'reponse' } = d;
  const ouvert = actesOuverts(d.ligne.statut, d.relations).includes(nom);
  const garde = nom === 'rouvrir' && ouvert ? Object.values(gardesDeReprise(ctx, d)).find((une) => une !== true) : undefined;
  const ailleurs =
    nom === 'rouvrir' ? 'Cet échange est en cours\u00a0: écrivez-y.' : 'Cet échange est terminé\u00a0: reprenez-le d’abord.';
  const tombe = nom === 'rouvrir' ? rendezVousAVenir(ctx, d.ligne) : null;
  const lieu = d.structures[d.annonce.type === 'offre' ? 'annonce' : 'reponse'];
  return {
    ...entete(d),
    nom,
    autre: d.structures[autreCote(cote)].nom,
    empechement: ouvert ? (garde ?? '') : ailleurs,
    demandeSiSatisfaite: demandeSiSatisfaite(d),
    type: d.annonce.type,
    aujourdhui: jourCivil(ctx.maintenant, ctx.fuseau),
    /** Where one usually meets: at whoever offers. */
    lieu: d.ligne.rdvLieu ?? libelleLieu(lieu),
    rendezVousTombe: tombe ? libelleRendezVous(tombe) : '',
  };
}
export type ActeLu = ReturnType<typeof lireActe>;

/**
 * The page where one answers an annonce.
 * @returns `echangeId` when hers is in conversation about it already, and there is no choice of structure
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE when it is not open to answers
 */
export function lireReponseAEcrire(ctx: ContextePersonne, annonceId: number | undefined) {
  const annonce = annonceARepondre(ctx, annonceId);
  const noms = new Map(
    ctx.db
      .select({ id: structures.id, nom: structures.nom })
      .from(structures)
      .where(inArray(structures.id, [annonce.structureId, ...ctx.acteur.membreDe]))
      .all()
      .map(({ id, nom }) => [id, nom]),
  );
  const nom = (id: number) => noms.get(id) ?? '';
  const [seule, ...autres] = ctx.acteur.membreDe;
  if (seule === undefined) throw impossible('Choisissez la structure pour laquelle vous répondez.', 'structureId');
  return {
    annonce: annonceEnBref(annonce, nom(annonce.structureId)),
    publiee: annonce.publieeLe ? libelleJourCourt(jourCivil(annonce.publieeLe, ctx.fuseau)) : '',
    siennes: ctx.acteur.membreDe.map((id) => ({ valeur: String(id), libelle: nom(id) })),
    echangeId: autres.length === 0 ? (echangeOuvert(ctx, annonce.id, seule) ?? null) : null,
    geste: randomUUID(),
  };
}
