import { and, eq, inArray } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { ecartEnJours, HEURE_DES_COURRIELS, jourCivil, libelleJour, pasAvantHeure } from '#app/commun/periode.ts';
import { entreGuillemets, majuscule } from '#app/commun/texte.ts';
import { suivreLaConvocation } from '#app/formations/convocations/convoquer.server.ts';
import { libelleJusqua } from '#app/formations/inscriptions/delais.ts';
import {
  type DossierDInscription,
  type LigneInscription,
  lireInscriptions,
  lireLeGroupe,
} from '#app/formations/inscriptions/dossiers.server.ts';
import { STATUTS_A_ACCORDER, STATUTS_PLACES, STATUTS_VIVANTS } from '#app/formations/inscriptions/inscriptions.ts';
import { nommer } from '#app/formations/inscriptions/mots.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { type DossierDeFormation, lireFormation } from '#app/formations/programme/formations.server.ts';
import { dernierJourPourSInscrire } from '#app/formations/programme/formations.ts';
import { libelleSeance, quandDite } from '#app/formations/programme/mots.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { type Joignable, joignableDans, responsablesJoignables } from '#app/reseau/personnes/joignables.server.ts';
import { retirerCourriels } from '#app/services/boite.server.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { creerLien } from '#app/services/liens.server.ts';
import { cleDeLaDemande, prefixeDeLaFormation, prefixeDeLInscription, prefixeDuGroupe } from './cles.ts';
import { joignable, joignables } from './joignable.server.ts';
import { lettreDeCharge, SUJET_DE_CHARGE } from './lettre-de-charge.ts';
import { type CauseDeFormation, lettreDeFormation, SUJET_DE_FORMATION } from './lettres-formation.ts';
import { type CauseDInscription, lettreDInscription, SUJET_D_INSCRIPTION } from './lettres-inscription.ts';

/** How long a link still says what came of it, once the offer is over, in days. */
const JOURS_APRES = 30;
/** How long an answer is awaited from whoever commits the structure. */
const JOURS_POUR_L_ACCORD = 60;

/** Not at night, when it is *le temps* who writes. */
const quandPartir = (ctx: Contexte): { pasAvant?: Date } =>
  ctx.acteur.personneId === null ? { pasAvant: pasAvantHeure(ctx.maintenant, HEURE_DES_COURRIELS, ctx.fuseau) } : {};

/**
 * Writes what has just happened to whom it concerns, in the transaction of the act; to whoever did it herself only when her
 * calendar changes.
 */
export function prevenirDeLInscription(ctx: Contexte, id: number, cause: CauseDInscription): void {
  const [d] = lireInscriptions(ctx, eq(inscriptions.id, id));
  if (!d) return;
  const ensemble = lireLeGroupe(ctx, d);
  // One answer a group, hence one mail to whoever gives it: the first of them asks for all.
  if (cause === 'demander' && ensemble.some(({ ligne }) => ligne.id < id)) return;
  const agenda = suivreLaConvocation(ctx, d);
  ecrireDeLInscription(ctx, d, cause, { ensemble, agenda, sauf: (qui) => qui === ctx.acteur.personneId && agenda.length === 0 });
}

/**
 * What a group asks names those who are of it now: the mail that has not left is written anew for whoever it was for, and for all
 * who decide when someone new is asked for. In the transaction of the act; nothing for whoever came alone.
 */
export function redemanderPourLeGroupe(
  ctx: Contexte,
  { groupeId }: Pick<LigneInscription, 'groupeId'>,
  { nouvelle = false }: { nouvelle?: boolean } = {},
): void {
  if (groupeId === null) return;
  const attendaient = retirerCourriels(ctx, prefixeDuGroupe(groupeId));
  if (attendaient.size === 0 && !nouvelle) return;
  const ensemble = lireInscriptions(
    ctx,
    and(eq(inscriptions.groupeId, groupeId), inArray(inscriptions.statut, [...STATUTS_A_ACCORDER])),
  );
  const [d] = ensemble;
  if (!d) return;
  const sauf = (qui: number) => !attendaient.has(qui) && (!nouvelle || qui === ctx.acteur.personneId);
  ecrireDeLInscription(ctx, d, 'demander', { ensemble, agenda: [], sauf });
}

function ecrireDeLInscription(
  ctx: Contexte,
  d: DossierDInscription,
  cause: CauseDInscription,
  {
    ensemble,
    agenda,
    sauf,
  }: {
    ensemble: readonly DossierDInscription[];
    agenda: ReturnType<typeof suivreLaConvocation>;
    sauf: (personneId: number) => boolean;
  },
): void {
  const { id, groupeId, version } = d.ligne;
  const cle =
    cause === 'demander' && groupeId !== null
      ? cleDeLaDemande(groupeId, { derniere: Math.max(...ensemble.map(({ ligne }) => ligne.id)), version })
      : `${prefixeDeLInscription(id)}${cause}:v${version}`;
  const sienne = `${ctx.adressePublique}/formations/inscriptions/${id}`;
  const offre = cause === 'proposer' ? d.ligne.jusqua : null;
  for (const a of aQui(ctx, d, cause)) {
    if (sauf(a.id)) continue;
    const jours =
      offre === null
        ? JOURS_POUR_L_ACCORD
        : ecartEnJours(jourCivil(ctx.maintenant, ctx.fuseau), jourCivil(offre, ctx.fuseau)) + JOURS_APRES;
    const parLien = offre !== null || cause === 'demander';
    deposerCourriel(ctx, {
      ...{ cle, ...quandPartir(ctx) },
      destinataire: { personneId: a.id, adresse: a.adresse, nom: a.nom },
      sujet: SUJET_D_INSCRIPTION[cause](entreGuillemets(d.formation.titre)),
      lettre: lettreDInscription(cause, {
        ...{ nom: a.nom, qui: majuscule(ctx.acteur.nom), inscrite: nommer(ensemble.map(({ personne }) => personne.nom)) },
        ...{ structure: d.structure.nom, statut: d.ligne.statut, combien: ensemble.length },
        ...{ formation: d.formation, motif: d.ligne.motif ?? motifDe(ctx, d, cause) },
        page: `${ctx.adressePublique}/formations/${d.formation.id}`,
        lien: parLien ? creerLien(ctx, { genre: 'inscription', objetId: id, personneId: a.id, jours }) : sienne,
        jusqua: offre === null ? undefined : libelleJusqua(offre, ctx.fuseau),
      }),
      ...(agenda.length > 0 ? { agenda } : {}),
    });
  }
}

/** Why the formation was called off is what whoever was on its list reads. */
const motifDe = (ctx: Contexte, d: DossierDInscription, cause: CauseDInscription): string | null =>
  cause === 'retirer_avec_la_formation' ? lireFormation(ctx, d.formation.id).ligne.motif : null;

function aQui(ctx: Contexte, d: DossierDInscription, cause: CauseDInscription): Joignable[] {
  if (cause === 'demander') return responsablesJoignables(ctx, d.ligne.structureId);
  const elle = joignable(ctx, d.ligne.personneId);
  return elle ? [elle] : [];
}

/**
 * Writes to all who are on the list of a formation, in the transaction of the act; that it takes place, to those alone who have a
 * place: whoever waits would believe that she has one.
 */
export function prevenirDeLaFormation(ctx: Contexte, formationId: number, cause: Exclude<CauseDeFormation, 'inviter'>): void {
  const d = lireFormation(ctx, formationId);
  const aQui = cause === 'confirmer' ? STATUTS_PLACES : STATUTS_VIVANTS;
  const siennes = lireInscriptions(ctx, and(eq(inscriptions.formationId, formationId), inArray(inscriptions.statut, [...aQui])));
  const adresses = joignables(
    ctx,
    siennes.map(({ ligne }) => ligne.personneId),
  );
  for (const { ligne } of siennes) {
    // Whoever is convoked is convoked anew.
    if (cause === 'deplacer' && ligne.convoqueeLe !== null) continue;
    const a = adresses.get(ligne.personneId);
    if (a && a.id !== ctx.acteur.personneId) ecrire(ctx, d, a, cause);
  }
}

/** Invites whoever asked for it, if she is still of the structure she asked for. */
export function inviterPourLeBesoin(
  ctx: Contexte,
  formationId: number,
  { personneId, structureId }: { personneId: number; structureId: number },
): void {
  const a = joignableDans(ctx, personneId, structureId);
  if (a && a.id !== ctx.acteur.personneId) ecrire(ctx, lireFormation(ctx, formationId), a, 'inviter');
}

/** Writes to whoever holds it from now on, and to whoever held it if she is still there; in the transaction of the act. */
export function prevenirDeLaCharge(ctx: Contexte, formationId: number, { avantId }: { avantId: number }): void {
  const { ligne, organisatrice } = lireFormation(ctx, formationId);
  const dite = quandDite(ligne, true);
  const quand = dite && `, ${dite}`;
  const aPrevenir = [
    ['recevoir', organisatrice.id],
    ['laisser', avantId],
  ] as const;
  for (const [cause, id] of aPrevenir) {
    const a = joignable(ctx, id);
    if (!a || id === ctx.acteur.personneId || (cause === 'laisser' && id === organisatrice.id)) continue;
    if (cause === 'laisser' && getActeur(ctx, id)?.membreDe.length === 0) continue;
    deposerCourriel(ctx, {
      cle: `charge:${formationId}:${cause}:v${ligne.version}`,
      destinataire: { personneId: a.id, adresse: a.adresse, nom: a.nom },
      sujet: SUJET_DE_CHARGE[cause](entreGuillemets(ligne.titre)),
      lettre: lettreDeCharge(cause, {
        ...{ nom: a.nom, titre: ligne.titre, qui: majuscule(ctx.acteur.nom), elle: organisatrice.nom, quand },
        page: `${ctx.adressePublique}/formations/${formationId}`,
      }),
    });
  }
}

function ecrire(ctx: Contexte, d: DossierDeFormation, a: Joignable, cause: CauseDeFormation): void {
  const { ligne, seances, commune } = d;
  const dernier = dernierJourPourSInscrire(ligne);
  deposerCourriel(ctx, {
    ...{ cle: `${prefixeDeLaFormation(ligne.id)}${cause}:v${ligne.version}`, ...quandPartir(ctx) },
    destinataire: { personneId: a.id, adresse: a.adresse, nom: a.nom },
    sujet: SUJET_DE_FORMATION[cause](entreGuillemets(ligne.titre)),
    lettre: lettreDeFormation(cause, {
      ...{ nom: a.nom, titre: ligne.titre, page: `${ctx.adressePublique}/formations/${ligne.id}` },
      lieu: [ligne.lieu, commune].filter(Boolean).join(', ') || null,
      seances: seances.map((une) => ({ quand: libelleSeance(une, true), titre: une.titre })),
      periode: ligne.du === null || ligne.au === null ? null : { du: ligne.du, au: ligne.au },
      limite: dernier === null ? null : libelleJour(dernier),
    }),
  });
}
