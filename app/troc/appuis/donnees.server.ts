import { and, desc, eq, isNull, or, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { parleDe } from '#app/commun/donnees.server.ts';
import { oublierTexte } from '#app/commun/oublier.ts';
import { libelleInstant } from '#app/commun/periode.ts';
import type { Conservation, PartDeDossier, PersonneAEffacer } from '#app/commun/prise.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { LIBELLE_STATUT_APPUI, STATUTS_AVEC_SEANCE } from './appuis.ts';
import { appuis, invitationsAppui } from './tables.ts';

/** What the appuis hold of someone: what she asked, what she was asked, what she told of it. */
export function donneesDesAppuis({ db, fuseau }: Contexte, personneId: number): PartDeDossier[] {
  const le = (instant: Date | null) => (instant === null ? '' : libelleInstant(instant, fuseau));
  return [
    {
      titre: 'Les appuis techniques dont vous vous occupez',
      pourquoi: 'La coordination sait à qui répondre dans la structure qui demande.',
      colonnes: ['Le', 'Structure', 'État', 'Titre', 'Description'],
      lignes: db
        .select({ appui: appuis, structure: structures.nom })
        .from(appuis)
        .innerJoin(structures, eq(structures.id, appuis.structureId))
        .where(eq(appuis.auteurId, personneId))
        .orderBy(desc(appuis.id))
        .all()
        .map(({ appui, structure }) => [
          ...[le(appui.demandeLe), structure, LIBELLE_STATUT_APPUI[appui.statut], appui.titre, appui.description ?? ''],
        ]),
    },
    {
      titre: 'Les appuis techniques où l’on vous a demandé d’aider',
      pourquoi: 'La coordination sait qui peut, et n’invite pas toujours les mêmes personnes.',
      colonnes: [
        'Invitation du',
        'Appui technique',
        'Mot de la coordination',
        'Votre réponse',
        'Votre mot',
        'Séance tenue par vous',
      ],
      lignes: db
        .select({ invitation: invitationsAppui, titre: appuis.titre, statut: appuis.statut })
        .from(invitationsAppui)
        .innerJoin(appuis, eq(appuis.id, invitationsAppui.appuiId))
        .where(eq(invitationsAppui.personneId, personneId))
        .orderBy(desc(invitationsAppui.id))
        .all()
        .map(({ invitation: une, titre, statut }) => [
          ...[le(une.inviteeLe), titre, une.mot ?? '', une.reponse ?? '', une.precision ?? ''],
          une.intervientLe !== null && STATUTS_AVEC_SEANCE.some((un) => un === statut) ? 'oui' : 'non',
        ]),
    },
    {
      titre: 'Les comptes rendus d’appuis techniques que vous avez écrits',
      pourquoi: 'Le réseau les lit, et sait qui les a écrits.',
      colonnes: ['Le', 'Appui technique', 'Compte rendu'],
      lignes: db
        .select({ le: appuis.compteRenduLe, titre: appuis.titre, texte: appuis.compteRendu })
        .from(appuis)
        .where(eq(appuis.compteRenduParId, personneId))
        .orderBy(desc(appuis.id))
        .all()
        .map((lu) => [le(lu.le), lu.titre, lu.texte ?? '']),
    },
  ];
}

/** Her words to the coordination go, with those that were written to her, and her name leaves the texts of others; the appuis stay, and are counted. */
export function effacerDesAppuis({ db }: Contexte, { personneId, reperes }: PersonneAEffacer): void {
  const oublie = <T extends string | null>(texte: T) => (texte === null ? null : oublierTexte(texte, reperes));
  // What she has not answered is expected no more. The only invitation of an appui stays, without her name: it was sent.
  db.delete(invitationsAppui)
    .where(
      and(
        ...[eq(invitationsAppui.personneId, personneId), isNull(invitationsAppui.reponse)],
        sql`exists (select 1 from invitations_appui autre where autre.appui_id = ${invitationsAppui.appuiId} and autre.id <> ${invitationsAppui.id})`,
      ),
    )
    .run();
  db.update(invitationsAppui).set({ precision: null, mot: null }).where(eq(invitationsAppui.personneId, personneId)).run();
  const { id, mot, precision } = invitationsAppui;
  const invitees = or(parleDe(mot, reperes), parleDe(precision, reperes));
  for (const lue of db.select({ id, mot, precision }).from(invitationsAppui).where(invitees).all()) {
    db.update(invitationsAppui)
      .set({ mot: oublie(lue.mot), precision: oublie(lue.precision) })
      .where(eq(id, lue.id))
      .run();
  }
  const { titre, description, seanceLieu, compteRendu, motif } = appuis;
  const nomme = or(...[titre, description, seanceLieu, compteRendu, motif].map((colonne) => parleDe(colonne, reperes)));
  for (const lu of db.select().from(appuis).where(nomme).all()) {
    db.update(appuis)
      .set({
        ...{ titre: oublierTexte(lu.titre, reperes), description: oublie(lu.description) },
        ...{ seanceLieu: oublie(lu.seanceLieu), compteRendu: oublie(lu.compteRendu), motif: oublie(lu.motif) },
      })
      .where(eq(appuis.id, lu.id))
      .run();
  }
}

export const CONSERVATION_APPUIS: readonly Conservation[] = [
  {
    quoi: 'Les appuis techniques que vous avez demandés ou dont vous vous occupez, ceux où vous avez aidé, les comptes rendus que vous avez écrits',
    pourquoi: 'Que le réseau garde ce qui a été conseillé, et que la coordination sache à qui elle a déjà demandé.',
    duree: 'Tant que le réseau s’en sert, mais sans votre nom une fois effacé',
    comment: 'Votre effacement retire votre nom des textes, et efface vos mots à la coordination et ceux qu’elle vous a écrits',
  },
];
