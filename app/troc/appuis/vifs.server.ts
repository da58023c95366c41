import { and, asc, eq, gte, inArray, isNotNull, isNull, lt, max, notExists, or, type SQL, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { deNom, leNom } from '#app/commun/francais.ts';
import { ajouterJours, type Jour, jourCivil, libelleJour } from '#app/commun/periode.ts';
import type { Attente } from '#app/commun/prise.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { dansLaListe, preparer } from '#db/preparer.ts';
import { JOURS_POUR_DIRE_OUI } from './appuis.ts';
import { encoreEnPoste } from './en-poste.server.ts';
import { appuis, invitationsAppui } from './tables.ts';

/** How long the coordination has to take up a request, and whoever was there to tell what came of it, in days. */
const JOURS_POUR_CHERCHER = 7;
const JOURS_POUR_RACONTER = 14;
/** More of one kind than anyone would read on her home page. */
const ATTENTES_MAX = 100;

const salle = 'troc' as const;
const titreDe = (titre: string) => `«\u00a0${titre}\u00a0»`;

/** What waits for this person: to answer, to find who helps, to fix a date, to say whether it was held, to tell of it. */
export function appuisAFaire(ctx: ContextePersonne): Attente[] {
  const coordination = ctx.acteur.roles.includes('coordination');
  return [
    ...aRepondre(ctx),
    ...(coordination ? [...aChercher(ctx), ...aFixer(ctx), ...aReprendre(ctx)] : []),
    ...aDire(ctx),
    ...aRaconter(ctx),
  ];
}

const invitee = preparer((db) =>
  db
    .select({ id: appuis.id, titre: appuis.titre, nom: structures.nom, le: invitationsAppui.inviteeLe })
    .from(invitationsAppui)
    .innerJoin(appuis, eq(appuis.id, invitationsAppui.appuiId))
    .innerJoin(structures, eq(structures.id, appuis.structureId))
    .where(
      and(
        ...[eq(invitationsAppui.personneId, sql.placeholder('moi')), isNull(invitationsAppui.reponse)],
        eq(appuis.statut, 'experts_sollicites'),
      ),
    )
    .orderBy(asc(invitationsAppui.inviteeLe), asc(invitationsAppui.id))
    .limit(ATTENTES_MAX)
    .prepare(),
);

function aRepondre({ db, acteur, fuseau }: ContextePersonne): Attente[] {
  if (acteur.membreDe.length === 0 && !acteur.roles.includes('coordination')) return [];
  return invitee(db)
    .all({ moi: acteur.personneId })
    .map(({ id, titre, nom, le }) => ({
      ...{ cle: `appui-invitation-${id}`, salle, poids: 5 },
      echeance: ajouterJours(jourCivil(le, fuseau), JOURS_POUR_DIRE_OUI),
      titre: `Pourriez-vous aider pour l’appui technique ${deNom(nom)}\u00a0?`,
      suite: `${titreDe(titre)}. Un clic suffit, même pour dire non.`,
      lien: { libelle: 'Dire si je peux', chemin: `/troc/appuis/${id}` },
    }));
}

/** The requests for which nobody is invited, for the coordination. */
function aChercher({ db, fuseau }: ContextePersonne): Attente[] {
  return db
    .select({ id: appuis.id, titre: appuis.titre, nom: structures.nom, le: appuis.demandeLe, avant: appuis.souhaiteAvant })
    .from(appuis)
    .innerJoin(structures, eq(structures.id, appuis.structureId))
    .where(eq(appuis.statut, 'demande'))
    .orderBy(asc(appuis.demandeLe), asc(appuis.id))
    .limit(ATTENTES_MAX)
    .all()
    .map(({ id, titre, nom, le, avant }) => ({
      ...{ cle: `appui-demande-${id}`, salle, duReseau: true, poids: 5 },
      echeance: auPlusTot(ajouterJours(jourCivil(le, fuseau), JOURS_POUR_CHERCHER), avant),
      titre: `Qui pourrait aider ${leNom(nom)}\u00a0?`,
      suite: `Appui technique demandé\u00a0: ${titreDe(titre)}. Personne n’est encore invité.`,
      lien: { libelle: 'Voir qui pourrait aider', chemin: `/troc/appuis/${id}/solliciter` },
    }));
}

const auPlusTot = (a: Jour, b: Jour | null): Jour => (b !== null && b < a ? b : a);

/** Those whose invitations have all been answered, or have waited long enough: a date, or someone else. */
function aFixer(ctx: ContextePersonne): Attente[] {
  const { db, fuseau, maintenant } = ctx;
  const aujourdhui = jourCivil(maintenant, fuseau);
  const { inviteeLe, rappeleeLe, reponduLe, reponse } = invitationsAppui;
  const presente = encoreEnPoste(ctx);
  const muette = sql`${reponse} is null and ${presente}`;
  const nombre = (ou: SQL) => sql<number>`count(case when ${ou} then 1 end)`;
  return db
    .select({
      ...{ id: appuis.id, titre: appuis.titre, motif: appuis.motif, modifieLe: appuis.modifieLe, diteLe: max(reponduLe) },
      muetteDepuis: sql<Date | null>`max(case when ${muette} then ${inviteeLe} end)`.mapWith(inviteeLe),
      presentes: nombre(presente),
      peuvent: nombre(sql`${reponse} = 'oui' and ${presente}`),
      muettes: nombre(muette),
      rappelees: nombre(sql`${muette} and ${rappeleeLe} is not null`),
    })
    .from(appuis)
    .innerJoin(invitationsAppui, eq(invitationsAppui.appuiId, appuis.id))
    .where(eq(appuis.statut, 'experts_sollicites'))
    .groupBy(appuis.id)
    .orderBy(asc(appuis.id))
    .limit(ATTENTES_MAX)
    .all()
    .flatMap(({ id, titre, motif, modifieLe, diteLe, muetteDepuis, presentes, peuvent, muettes, rappelees }): Attente[] => {
      const apres = (le: Date, jours: number) => ajouterJours(jourCivil(le, fuseau), jours);
      const limite =
        muetteDepuis === null ? apres(diteLe ?? modifieLe, JOURS_POUR_CHERCHER) : apres(muetteDepuis, 2 * JOURS_POUR_DIRE_OUI);
      if (muettes > 0 && peuvent < 2 && aujourdhui < limite) return [];
      // A session that was put off is fixed anew from that day on.
      const reprise = motif === null ? limite : apres(modifieLe, JOURS_POUR_CHERCHER);
      const commun = { salle, duReseau: true as const, poids: 5, echeance: reprise > limite ? reprise : limite };
      if (peuvent > 0) {
        return [
          {
            ...{ ...commun, cle: `appui-a-fixer-${id}`, titre: `Fixer la séance de ${titreDe(titre)}` },
            suite: peuvent === 1 ? 'Une personne a dit pouvoir.' : `${peuvent} personnes ont dit pouvoir.`,
            lien: { libelle: 'Choisir la date', chemin: `/troc/appuis/${id}/programmer` },
          },
        ];
      }
      return [
        {
          ...{ ...commun, cle: `appui-sans-personne-${id}`, titre: `Personne encore pour ${titreDe(titre)}` },
          suite:
            presentes === 0
              ? 'Les personnes invitées ont quitté le réseau.'
              : muettes < presentes
                ? 'Les personnes qui ont répondu ne peuvent pas.'
                : `Les personnes invitées n’ont pas répondu${rappelees === muettes ? ', malgré un rappel' : ''}.`,
          lien: { libelle: 'Inviter quelqu’un d’autre', chemin: `/troc/appuis/${id}/solliciter` },
        },
      ];
    });
}

/** The sessions to come whose holders have all left the network, for the coordination. */
function aReprendre(ctx: ContextePersonne): Attente[] {
  const { db, fuseau, maintenant } = ctx;
  const aujourdhui = jourCivil(maintenant, fuseau);
  const tient = db
    .select({ id: invitationsAppui.id })
    .from(invitationsAppui)
    .where(and(eq(invitationsAppui.appuiId, appuis.id), isNotNull(invitationsAppui.intervientLe), encoreEnPoste(ctx)));
  return db
    .select({ id: appuis.id, titre: appuis.titre, jour: appuis.seanceJour })
    .from(appuis)
    .where(and(eq(appuis.statut, 'programme'), gte(appuis.seanceJour, aujourdhui), notExists(tient)))
    .orderBy(asc(appuis.seanceJour), asc(appuis.id))
    .limit(ATTENTES_MAX)
    .all()
    .map(({ id, titre, jour }) => ({
      ...{ cle: `appui-seance-vide-${id}`, salle, duReseau: true, poids: 5, echeance: jour ?? aujourdhui },
      titre: `Plus personne ne tient la séance ${jour ? `du ${libelleJour(jour)}` : ''}`.trim(),
      suite: `Appui technique ${titreDe(titre)}. Fixez-la avec d’autres, ou remettez-la.`,
      lien: { libelle: 'Voir cet appui technique', chemin: `/troc/appuis/${id}` },
    }));
}

const passee = preparer((db) =>
  db
    .select({ id: appuis.id, titre: appuis.titre, jour: appuis.seanceJour, structureId: appuis.structureId })
    .from(appuis)
    .where(
      and(
        ...[eq(appuis.statut, 'programme'), isNotNull(appuis.seanceJour), lt(appuis.seanceJour, sql.placeholder('jour'))],
        or(sql`${sql.placeholder('toutes')}`, dansLaListe(appuis.structureId, 'siennes')),
      ),
    )
    .orderBy(asc(appuis.seanceJour), asc(appuis.id))
    .limit(ATTENTES_MAX)
    .prepare(),
);

/** The sessions whose day is over and of which nobody has said anything: hers; for the coordination, all. */
function aDire(ctx: ContextePersonne): Attente[] {
  const { db, acteur } = ctx;
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const toutes = acteur.roles.includes('coordination') ? 1 : 0;
  return passee(db)
    .all({ jour: aujourdhui, toutes, siennes: JSON.stringify(acteur.membreDe) })
    .map(({ id, titre, jour, structureId }) => ({
      ...{ cle: `appui-a-dire-${id}`, salle, poids: 6 },
      ...(acteur.membreDe.includes(structureId) ? {} : { duReseau: true as const }),
      echeance: ajouterJours(jour ?? aujourdhui, JOURS_POUR_RACONTER),
      titre: `La séance ${jour ? `du ${libelleJour(jour)} ` : ''}a-t-elle eu lieu\u00a0?`,
      suite: `Appui technique ${titreDe(titre)}.`,
      lien: { libelle: 'Dire si elle a eu lieu', chemin: `/troc/appuis/${id}` },
    }));
}

const tenue = preparer((db) => {
  const parElle = db
    .select({ id: invitationsAppui.appuiId })
    .from(invitationsAppui)
    .where(and(eq(invitationsAppui.personneId, sql.placeholder('moi')), isNotNull(invitationsAppui.intervientLe)));
  return db
    .select({ id: appuis.id, titre: appuis.titre, jour: appuis.seanceJour, structureId: appuis.structureId })
    .from(appuis)
    .where(and(eq(appuis.statut, 'tenu'), or(dansLaListe(appuis.structureId, 'siennes'), inArray(appuis.id, parElle))))
    .orderBy(asc(appuis.seanceJour), asc(appuis.id))
    .limit(ATTENTES_MAX)
    .prepare();
});

/** The accounts to write: for the structure that asked, and for those who held the session. */
function aRaconter(ctx: ContextePersonne): Attente[] {
  const { db, acteur, fuseau, maintenant } = ctx;
  return tenue(db)
    .all({ moi: acteur.personneId, siennes: JSON.stringify(acteur.membreDe) })
    .map(({ id, titre, jour, structureId }) => {
      const sienne = acteur.membreDe.includes(structureId);
      return {
        ...{ cle: `appui-a-raconter-${id}`, salle, poids: sienne ? 6 : 8 },
        echeance: ajouterJours(jour ?? jourCivil(maintenant, fuseau), JOURS_POUR_RACONTER),
        titre: `Que retenir de l’appui technique ${titreDe(titre)}\u00a0?`,
        suite: sienne
          ? 'Quelques phrases\u00a0: tout le réseau les lira, et d’autres ont la même question.'
          : 'La structure qui a demandé l’écrit, ou vous.',
        lien: { libelle: 'Écrire le compte rendu', chemin: `/troc/appuis/${id}/clore` },
      };
    });
}
