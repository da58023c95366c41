import { and, asc, between, count, desc, eq, isNull, notInArray, or, sql } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { nouveauPartage, type Partage } from '#app/commun/partage.ts';
import { jourCivil, jourDe, libelleJourCourt, type Periode } from '#app/commun/periode.ts';
import type { Evenement, Nouveaute, ReponsesAttendues, Suivi } from '#app/commun/prise.ts';
import { accorder } from '#app/commun/texte.ts';
import { termesProches } from '#app/reseau/competences/competences.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { dansLaListe, preparer } from '#db/preparer.ts';
import type { StatutAppui } from './appuis.ts';
import { encoreEnPoste } from './en-poste.server.ts';
import { evenementDeSeance } from './evenements.server.ts';
import { seanceDe } from './seances.ts';
import { appuis, invitationsAppui } from './tables.ts';

const NOUVEAUTES_MAX = 5;
/** Those that are read for all, the newest first, before each reader's own are left out. */
const LUES_MAX = 200;
const ATTENDUES_MONTREES = 5;

const duCalendrier = preparer((db) => {
  const place = sql.placeholder;
  const mien = sql<number>`(${dansLaListe(appuis.structureId, 'siennes')} or exists (
    select 1 from invitations_appui i where i.appui_id = ${appuis.id} and i.personne_id = ${place('moi')} and i.intervient_le is not null))`;
  const avec = sql<string>`(select json_group_array(json_object('prenom', p.prenom, 'nom', p.nom)) from invitations_appui i join personnes p on p.id = i.personne_id
    where i.appui_id = ${appuis.id} and i.intervient_le is not null)`;
  return db
    .select({ ligne: appuis, structure: structures.nom, mien, avec })
    .from(appuis)
    .innerJoin(structures, eq(structures.id, appuis.structureId))
    .where(and(or(sql`${place('tous')}`, mien), sql`${appuis.seanceJour} between ${place('du')} and ${place('au')}`))
    .orderBy(asc(appuis.seanceJour), asc(appuis.id))
    .prepare();
});

/** The sessions of a period: for those who go there, and for the coordination; those that were called off stay, cancelled. */
export function evenementsDAppui({ db, acteur }: ContextePersonne, periode: Periode): Evenement[] {
  return duCalendrier(db)
    .all({
      ...{ moi: acteur.personneId, siennes: JSON.stringify(acteur.membreDe) },
      ...{ tous: acteur.roles.includes('coordination') ? 1 : 0, du: jourDe(periode.du), au: jourDe(periode.au) },
    })
    .flatMap(({ ligne, structure, mien: sien, avec: noms }) => {
      const seance = seanceDe(ligne);
      if (!seance) return [];
      // Whoever is erased has no name left.
      const tiennent = (JSON.parse(noms) as { prenom: string; nom: string }[]).map(nomComplet).filter(Boolean);
      return [evenementDeSeance({ ...ligne, structure, avec: tiennent, seance, mien: sien === 1 })];
    })
    .filter((e) => e.periode.du <= periode.au && e.periode.au >= periode.du);
}

/** What was asked since then by others, and the accounts that were published. */
export function nouvellesDesAppuis(ctx: ContextePersonne, depuis: Date, partage: Partage = nouveauPartage()): Nouveaute[] {
  const { membreDe } = ctx.acteur;
  const demandes = partage(`appuis.demandes:${depuis.getTime()}`, () => lireDemandes(ctx, depuis))
    .filter(({ structureId }) => !membreDe.includes(structureId))
    .slice(0, NOUVEAUTES_MAX);
  return [...demandes, ...partage(`appuis.comptes:${depuis.getTime()}`, () => lireComptes(ctx, depuis))].map(
    ({ id, titre, le, nom }) => ({
      ...{ salle: 'troc', le: le ?? ctx.maintenant, titre, detail: nom, chemin: `/troc/appuis/${id}` },
    }),
  );
}

function lireDemandes({ db, maintenant }: ContextePersonne, depuis: Date) {
  return db
    .select({ id: appuis.id, titre: appuis.titre, le: appuis.demandeLe, structureId: appuis.structureId, nom: structures.nom })
    .from(appuis)
    .innerJoin(structures, eq(structures.id, appuis.structureId))
    .where(and(between(appuis.demandeLe, depuis, maintenant), notInArray(appuis.statut, ['clos', 'retire'])))
    .orderBy(desc(appuis.demandeLe), desc(appuis.id))
    .limit(LUES_MAX)
    .all()
    .map(({ titre, ...une }) => ({ ...une, titre: `Appui technique demandé\u00a0: «\u00a0${titre}\u00a0»` }));
}

function lireComptes({ db, maintenant }: ContextePersonne, depuis: Date) {
  return db
    .select({ id: appuis.id, titre: appuis.titre, le: appuis.compteRenduLe, nom: structures.nom })
    .from(appuis)
    .innerJoin(structures, eq(structures.id, appuis.structureId))
    .where(and(eq(appuis.statut, 'clos'), between(appuis.compteRenduLe, depuis, maintenant)))
    .orderBy(desc(appuis.compteRenduLe), desc(appuis.id))
    .limit(NOUVEAUTES_MAX)
    .all()
    .map(({ titre, ...une }) => ({ ...une, titre: `Compte rendu d’un appui technique\u00a0: «\u00a0${titre}\u00a0»` }));
}

/** The requests made since then for what the reader, or a structure of hers, can do: the same skill or a near one. */
export function appuisPourMaStructure(ctx: ContextePersonne, depuis: Date): Nouveaute[] {
  const { acteur, db, maintenant } = ctx;
  if (acteur.membreDe.length === 0) return [];
  const siennes = JSON.stringify(acteur.membreDe);
  const lignes = db.all<{ id: number; titre: string; le: number; structure: string; raison: string }>(sql`
    with les_miennes(structure_id) as (select value from json_each(${siennes})),
    connues(competence_id) as (
      select competence_id from savoir_faire
        where personne_id = ${acteur.personneId} or structure_id in (select structure_id from les_miennes)
      union select c.competence_id from annonces a join competences_annonce c on c.annonce_id = a.id
        where a.statut = 'publiee' and a.type = 'offre' and a.structure_id in (select structure_id from les_miennes)
    )
    select a.id, a.titre, a.demande_le as le, s.nom as structure, min(m.nom) as raison
    from appuis a
    join structures s on s.id = a.structure_id
    join competences_appui c on c.appui_id = a.id
    join competences n on n.id = c.competence_id
    join competences m on m.id = n.id or ${termesProches('m', 'n')}
    join connues k on k.competence_id = m.id
    where a.statut in ('demande', 'experts_sollicites') and a.demande_le between ${depuis.getTime()} and ${maintenant.getTime()}
      and a.structure_id not in (select structure_id from les_miennes)
    group by a.id
    order by a.demande_le desc, a.id desc
    limit ${NOUVEAUTES_MAX}`);
  return lignes.map(({ id, titre, le, structure, raison }) => ({
    ...{ salle: 'troc', le: new Date(le), titre: `Appui technique\u00a0: ${titre}` },
    ...{ detail: `${structure}. Vous savez faire\u00a0: ${raison}.`, chemin: `/troc/appuis/${id}` },
  }));
}

/** What goes on, for the coordination; what asks her something is among what waits for her. */
export function suiviDesAppuis({ db }: ContextePersonne): Suivi[] {
  const parStatut = db.select({ statut: appuis.statut, n: count() }).from(appuis).groupBy(appuis.statut).all();
  const combien = (...statuts: StatutAppui[]) =>
    parStatut.filter(({ statut }) => statuts.includes(statut)).reduce((somme, { n }) => somme + n, 0);
  const suivis: Suivi[] = [];
  const commun = { salle: 'troc', chemin: '/troc/appuis', seul: true } as const;
  const enVue = combien('experts_sollicites', 'programme');
  if (enVue > 0) {
    const phrase = accorder(enVue, 'appui technique en route', 'appuis techniques en route');
    suivis.push({ ...commun, poids: 7, phrase });
  }
  const aEcrire = combien('tenu');
  if (aEcrire > 0) {
    const phrase = accorder(aEcrire, 'appui technique tenu, sans compte rendu', 'appuis techniques tenus, sans compte rendu');
    suivis.push({ ...commun, poids: 8, phrase });
  }
  return suivis;
}

/** Those whom the coordination invited and who have not answered, the oldest first. */
export function reponsesDAppuiAttendues(ctx: ContextePersonne): ReponsesAttendues {
  const { acteur, db, fuseau } = ctx;
  if (!acteur.roles.includes('coordination')) return { total: 0, premieres: [] };
  const lignes = db
    .select({
      ...{ id: appuis.id, titre: appuis.titre, le: invitationsAppui.inviteeLe, total: sql<number>`count(*) over ()` },
      ...{ prenom: personnes.prenom, nom: personnes.nom },
    })
    .from(invitationsAppui)
    .innerJoin(appuis, eq(appuis.id, invitationsAppui.appuiId))
    .innerJoin(personnes, eq(personnes.id, invitationsAppui.personneId))
    .where(and(eq(appuis.statut, 'experts_sollicites'), isNull(invitationsAppui.reponse), encoreEnPoste(ctx)))
    .orderBy(asc(invitationsAppui.inviteeLe), asc(invitationsAppui.id))
    .limit(ATTENDUES_MONTREES)
    .all();
  const premieres = lignes.map(({ id, titre, le, ...elle }) => ({
    salle: 'troc' as const,
    phrase: `${nomComplet(elle)}, pour l’appui technique «\u00a0${titre}\u00a0», depuis le ${libelleJourCourt(jourCivil(le, fuseau), false)}`,
    chemin: `/troc/appuis/${id}`,
  }));
  return { total: lignes[0]?.total ?? 0, premieres };
}
