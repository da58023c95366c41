import { and, asc, count, eq, gt, gte, inArray, isNull, lt, lte, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { aNom } from '#app/commun/francais.ts';
import { ajouterJours, demiJournee, ecartEnJours, jourCivil, jourDe } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { manque, papiersAttendus } from '#app/troc/papiers/papiers-attendus.server.ts';
import { type ASuivre, JOURS_QUI_VIENNENT, type LigneASuivre, libelleEcart } from './a-suivre.ts';
import {
  quiDoitDireSIlAEuLieu,
  quiDoitLesPapiers,
  quiDoitRepondre,
  quiDoitUnBilan,
  type StageSuivi,
} from './attendues.server.ts';
import { libelleDates, libelleLimite } from './etat.ts';
import { autresStagiaires, nomDesStagiaires } from './listes.server.ts';
import { maintenantCivil, sousConvention, visible } from './stages.server.ts';
import { JOURS_AVANT_CLOTURE, JOURS_AVANT_EXPIRATION } from './stages.ts';
import { libelleEtat, STATUTS_REALISES } from './statuts.ts';
import { stages } from './tables.ts';

const MS_PAR_JOUR = 86_400_000;
// In whole days: near enough to choose which come first.
const limite = sql`min(${stages.du} / 2, ${stages.proposeLe} / ${MS_PAR_JOUR} + ${JOURS_AVANT_EXPIRATION})`;

type Partie = Exclude<ASuivre, 'sans_rien'>;

/** Which stages each part holds, and in which order. */
function parties(ctx: ContextePersonne): Record<Partie, { ou: SQL | undefined; ordre: SQL }> {
  const { aujourdhui, courante } = maintenantCivil(ctx);
  const prevus = inArray(stages.statut, ['accepte', 'signe']);
  const bientot = demiJournee(ajouterJours(aujourdhui, JOURS_QUI_VIENNENT), 'apres-midi');
  return {
    reponses: { ou: inArray(stages.statut, ['souhaite', 'propose']), ordre: asc(limite) },
    papiers: {
      ou: and(eq(stages.statut, 'accepte'), sousConvention, gte(stages.au, courante)),
      ordre: asc(stages.du),
    },
    constats: { ou: and(prevus, lt(stages.au, courante)), ordre: asc(stages.au) },
    bientot: { ou: and(prevus, gt(stages.du, courante), lte(stages.du, bientot)), ordre: asc(stages.du) },
    bilans: { ou: eq(stages.statut, 'realise'), ordre: asc(stages.realiseLe) },
  };
}

const origine = alias(structures, 'origine');
const accueil = alias(structures, 'accueil');

export interface PartieASuivre {
  cle: ASuivre;
  total: number;
  page: number;
  pages: number;
  lignes: LigneASuivre[];
}

function decouper(total: number, { page, parPage }: { page: number; parPage: number }) {
  const pages = Math.max(1, Math.ceil(total / parPage));
  const laquelle = Math.min(page, pages);
  return { pages, page: laquelle, debut: (laquelle - 1) * parPage };
}

/** One part of what is followed, as many rows as a page holds. A constant number of queries. */
export function listASuivre(ctx: ContextePersonne, cle: ASuivre, coupe: { page: number; parPage: number }): PartieASuivre {
  if (cle === 'sans_rien') return listSansRien(ctx, coupe);
  const { ou, ordre } = parties(ctx)[cle];
  const lesquels = and(visible(ctx), ou);
  const total = ctx.db.select({ n: count() }).from(stages).where(lesquels).get()?.n ?? 0;
  const { pages, page, debut } = decouper(total, coupe);
  if (total === 0) return { cle, total, page, pages, lignes: [] };
  const lus: StageSuivi[] = ctx.db
    .select({
      ...{
        id: stages.id,
        statut: stages.statut,
        chemin: stages.chemin,
        du: stages.du,
        au: stages.au,
        demiJournees: stages.demiJournees,
      },
      ...{ origineId: stages.structureOrigineId, accueilId: stages.structureAccueilId, cote: stages.coteQuiPropose },
      ...{ proposeLe: stages.proposeLe, realiseLe: stages.realiseLe, modifieLe: stages.modifieLe },
      ...{ prenom: personnes.prenom, nom: personnes.nom, autres: autresStagiaires },
      ...{ origine: origine.nom, accueil: accueil.nom },
    })
    .from(stages)
    .innerJoin(personnes, eq(personnes.id, stages.stagiaireId))
    .innerJoin(origine, eq(origine.id, stages.structureOrigineId))
    .innerJoin(accueil, eq(accueil.id, stages.structureAccueilId))
    .where(lesquels)
    .orderBy(ordre, asc(stages.id))
    .limit(coupe.parPage)
    .offset(debut)
    .all();
  return { cle, total, page, pages, lignes: enLignes(ctx, cle, lus) };
}

function enLignes(ctx: ContextePersonne, cle: Partie, lus: readonly StageSuivi[]): LigneASuivre[] {
  const { aujourdhui } = maintenantCivil(ctx);
  const qui = QUI[cle](ctx, lus);
  return lus.map((s) => {
    const siens = qui.get(s.id) ?? [];
    return {
      cle: s.id,
      titre: `${nomDesStagiaires(s)} ${aNom(s.accueil)}`,
      chemin: `/stages/${s.id}`,
      quand: libelleDates(s, jourDe(s.au).slice(0, 4) !== aujourdhui.slice(0, 4)),
      qui: siens,
      limite: majuscule(limiteDe(ctx, cle, s, aujourdhui)),
      // One notes what another says, not one's own answer.
      actes: siens.some(({ aVous }) => aVous) ? [] : ACTES[cle](s),
    };
  });
}

const QUI: Record<Partie, (ctx: ContextePersonne, lus: readonly StageSuivi[]) => Map<number, LigneASuivre['qui']>> = {
  reponses: quiDoitRepondre,
  papiers: quiDoitLesPapiers,
  constats: quiDoitDireSIlAEuLieu,
  bientot: (ctx, lus) => {
    const papiers = papiersAttendus(
      ctx,
      lus.filter(({ statut, chemin }) => statut === 'accepte' && chemin === 'complet'),
    );
    return new Map(lus.map(({ id, statut }) => [id, [{ texte: libelleEtat(statut, manque(papiers.get(id))) }]]));
  },
  bilans: quiDoitUnBilan,
};

function limiteDe(ctx: ContextePersonne, cle: Partie, s: StageSuivi, aujourdhui: string): string {
  switch (cle) {
    case 'reponses':
      return libelleLimite(jourCivil(s.proposeLe, ctx.fuseau), s.du);
    case 'papiers': {
      const reste = ecartEnJours(aujourdhui, jourDe(s.du));
      return reste > 1 ? `${reste} jours` : reste === 1 ? '1 jour' : 'il a commencé';
    }
    case 'constats':
      return libelleEcart(ecartEnJours(aujourdhui, jourDe(s.au)));
    case 'bientot':
      return libelleEcart(ecartEnJours(aujourdhui, jourDe(s.du)));
    case 'bilans': {
      const fait = jourCivil(s.realiseLe ?? s.modifieLe, ctx.fuseau);
      return libelleEcart(Math.max(0, ecartEnJours(aujourdhui, ajouterJours(fait, JOURS_AVANT_CLOTURE))));
    }
  }
}

/** What the coordination may note at once; the page of the stage offers the rest. */
const ACTES: Record<Partie, (s: StageSuivi) => LigneASuivre['actes']> = {
  reponses: ({ id, statut }) =>
    statut === 'propose'
      ? [
          { libelle: 'Noter un oui', chemin: `/stages/${id}/accepter` },
          { libelle: 'Noter un non', chemin: `/stages/${id}/refuser` },
        ]
      : [{ libelle: 'Noter la réponse', chemin: `/stages/${id}` }],
  papiers: () => [],
  constats: ({ id }) => [
    { libelle: 'Noter que oui', chemin: `/stages/${id}/constater` },
    { libelle: 'Noter que non', chemin: `/stages/${id}/constater_absence` },
  ],
  bientot: () => [],
  bilans: ({ id }) => [{ libelle: 'Noter un bilan', chemin: `/stages/${id}/rendre_bilan` }],
};

/** Structures of which nobody has gone anywhere yet: told to the coordination alone, so that she may think of them. */
function listSansRien(ctx: ContextePersonne, coupe: { page: number; parPage: number }): PartieASuivre {
  const envoi = (statuts: readonly (typeof stages.$inferSelect)['statut'][]) =>
    sql`exists (select 1 from ${stages} where ${stages.structureOrigineId} = ${structures.id} and ${inArray(stages.statut, [...statuts])})`;
  const ou = and(isNull(structures.partieLe), sql`not ${envoi(STATUTS_REALISES)}`);
  const total = ctx.db.select({ n: count() }).from(structures).where(ou).get()?.n ?? 0;
  const { pages, page, debut } = decouper(total, coupe);
  const lignes = ctx.db
    .select({
      id: structures.id,
      nom: structures.nom,
      commune: communes.nom,
      prevu: sql<number>`${envoi(['accepte', 'signe'])}`,
      propose: sql<number>`${envoi(['souhaite', 'propose'])}`,
    })
    .from(structures)
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(ou)
    .orderBy(asc(structures.nomPlie), asc(structures.id))
    .limit(coupe.parPage)
    .offset(debut)
    .all()
    .map(({ id, nom, commune, prevu, propose }) => ({
      ...{ cle: id, titre: nom, chemin: `/reseau/structures/${id}`, quand: commune ?? '', limite: '' },
      qui: [{ texte: prevu ? 'Un départ est prévu' : propose ? 'Un départ est proposé' : 'Rien pour l’instant' }],
      actes: [{ libelle: 'Voir ses stages', chemin: `/stages/structure?structure=${id}` }],
    }));
  return { cle: 'sans_rien', total, page, pages, lignes };
}
