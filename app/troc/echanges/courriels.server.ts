import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import type { Evenement } from '#app/commun/prise.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { creerLien } from '#app/services/liens.server.ts';
import { type DossierDEchange, lireDossier, rendezVousAVenir, rendezVousDe } from './dossiers.server.ts';
import { autreCote, type CoteEchange, type TransitionEchange } from './echanges.ts';
import { evenementDuRendezVous } from './evenements.server.ts';
import { type CauseDEchange, lettreDEchange, SUJET_D_ECHANGE } from './lettres-echanges.server.ts';
import { messagesEchange } from './tables.ts';

/** How long the link of a mail answers, in days. */
const JOURS_DU_LIEN = 75;

interface Interlocutrice {
  id: number;
  prenom: string;
  nom: string;
  adresse: string;
  cote: CoteEchange;
}

type Coequipiere = Omit<Interlocutrice, 'cote'> & { responsable: boolean };

/** Those of a structure whom one can write to, a line a fonction. */
export const equipeJoignable = (ctx: Contexte, structureId: number): Coequipiere[] =>
  ctx.db
    .select({
      ...{ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom, adresse: personnes.courriel },
      responsable: fonctions.responsable,
    })
    .from(fonctions)
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .where(
      and(
        eq(fonctions.structureId, structureId),
        enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
        isNotNull(personnes.courriel),
      ),
    )
    .orderBy(asc(personnes.id))
    .all()
    .map(({ adresse, ...elle }) => ({ ...elle, adresse: adresse ?? '' }));

/** Who wrote in some échanges, and for which side. */
export const quiOntEcrit = ({ db }: Contexte, ids: readonly number[]) =>
  db
    .selectDistinct({ echangeId: messagesEchange.echangeId, cote: messagesEchange.cote, id: messagesEchange.auteurId })
    .from(messagesEchange)
    .where(inArray(messagesEchange.echangeId, [...ids]))
    .all();

/**
 * Whom one writes to on a side: whoever published the annonce, and whoever wrote, while they are of the structure; when none
 * of them is left, or none has an address, those who commit it. A person may have two fonctions in one structure.
 */
export function quiSuit<P extends { id: number; responsable: boolean }>(equipe: readonly P[], ids: readonly number[]): P[] {
  const suivent = equipe.filter(({ id }) => ids.includes(id));
  const retenues = suivent.length > 0 ? suivent : equipe.filter(({ responsable }) => responsable);
  return [...new Map(retenues.map((p) => [p.id, p])).values()];
}

function interlocutrices(ctx: Contexte, d: DossierDEchange, cote: CoteEchange): Interlocutrice[] {
  const ontEcrit = quiOntEcrit(ctx, [d.ligne.id]).flatMap((une) => (une.cote === cote ? [une.id] : []));
  const ids = cote === 'annonce' ? [d.annonce.auteurId, ...ontEcrit] : ontEcrit;
  return quiSuit(equipeJoignable(ctx, d.structures[cote].id), ids).map(({ id, prenom, nom, adresse }) => ({
    ...{ id, prenom, nom: nomComplet({ prenom, nom }), adresse, cote },
  }));
}

/** Writes a message to the other side, with a link to answer from the mail; in the transaction of the message. */
export function prevenirDUnMessage(
  ctx: ContextePersonne,
  d: DossierDEchange,
  message: { id: number; cote: CoteEchange; texte: string; cause: 'reponse' | 'message' },
): void {
  for (const a of interlocutrices(ctx, d, autreCote(message.cote))) {
    const lien = creerLien(ctx, { genre: 'echange', objetId: d.ligne.id, personneId: a.id, jours: JOURS_DU_LIEN });
    ecrire(ctx, d, message.cause, a, { cle: `message:${message.id}`, lien, message: message.texte });
  }
}

/**
 * Tells the other side what the échange became, in the transaction of the act. An appointment is joined for both sides.
 * @param avant the échange as it stood before
 * @param quiAgit the side that acts, when the actor speaks for none
 */
export function prevenirDeLaFin(
  ctx: Contexte,
  avant: DossierDEchange,
  nom: Exclude<TransitionEchange, 'ouvrir'>,
  quiAgit: CoteEchange = avant.cote ?? 'reponse',
): void {
  const d = lireDossier(ctx, avant.ligne.id);
  if (!d) return;
  const enFace = interlocutrices(ctx, d, autreCote(quiAgit)).filter(({ id }) => id !== ctx.acteur.personneId);
  const desDeux = () => [...interlocutrices(ctx, d, quiAgit), ...enFace];
  const a = (qui: readonly Interlocutrice[], cause: CauseDEchange, agenda?: Evenement[]) => {
    for (const une of qui) ecrire(ctx, d, cause, une, { cle: `${cause}:v${d.ligne.version}`, agenda });
  };
  const tombe = rendezVousAVenir(ctx, avant.ligne) !== null;
  switch (nom) {
    case 'proposer_un_stage':
      a(quiNEngagePas(ctx, enFace, d.structures[autreCote(quiAgit)].id), 'stage');
      break;
    case 'fixer_un_rendez_vous':
      a(desDeux(), 'rendez_vous', agendaDe(d));
      break;
    case 'regler':
      a(enFace, 'regle');
      break;
    case 'clore_sans_suite':
      a(enFace, 'sans_suite');
      break;
    case 'rouvrir':
      if (tombe) a(desDeux(), 'rendez_vous_annule', agendaDe(d));
      else a(enFace, 'repris');
      break;
    case 'clore_au_depart':
      if (tombe) a(enFace, 'rendez_vous_annule', agendaDe(d));
      else a(enFace, 'depart');
      break;
  }
}

/** The proposal itself is written to those who commit the structure. */
function quiNEngagePas({ db, maintenant, fuseau }: Contexte, qui: readonly Interlocutrice[], structureId: number) {
  const engagent = db
    .select({ id: fonctions.personneId })
    .from(fonctions)
    .where(
      and(
        inArray(
          fonctions.personneId,
          qui.map(({ id }) => id),
        ),
        ...[eq(fonctions.structureId, structureId), eq(fonctions.responsable, true)],
        enFonction(jourCivil(maintenant, fuseau)),
      ),
    )
    .all();
  return qui.filter(({ id }) => !engagent.some((une) => une.id === id));
}

function agendaDe({ ligne, annonce, structures }: DossierDEchange): Evenement[] {
  const rdv = rendezVousDe(ligne);
  if (!rdv) return [];
  const noms = { titre: annonce.titre, annonce: structures.annonce.nom, reponse: structures.reponse.nom };
  return [evenementDuRendezVous({ ...ligne, ...noms, rdv })];
}

function ecrire(
  ctx: Contexte,
  d: DossierDEchange,
  cause: CauseDEchange,
  a: Interlocutrice,
  plus: { cle: string; lien?: string; message?: string; agenda?: readonly Evenement[] | undefined },
): void {
  const lettre = lettreDEchange(
    d,
    cause,
    { prenom: a.prenom, cote: a.cote, auteur: a.id === ctx.acteur.personneId },
    { qui: ctx.acteur.nom, adressePublique: ctx.adressePublique, lien: plus.lien, message: plus.message },
  );
  deposerCourriel(ctx, {
    cle: `echange:${d.ligne.id}:${plus.cle}`,
    destinataire: { personneId: a.id, adresse: a.adresse, nom: a.nom },
    sujet: SUJET_D_ECHANGE[cause],
    lettre,
    ...(plus.agenda && plus.agenda.length > 0 ? { agenda: plus.agenda } : {}),
  });
}
