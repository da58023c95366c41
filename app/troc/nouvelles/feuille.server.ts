import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterDelai } from '#app/commun/periode.ts';
import type { RubriqueDeFeuille } from '#app/commun/prise.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { visible } from '#app/troc/annonces/annonces.server.ts';
import { STATUTS_OUVERTS_ANNONCE, type TypeAnnonce } from '#app/troc/annonces/annonces.ts';
import { annonces } from '#app/troc/annonces/tables.ts';
import { trajetDe } from '#app/troc/experiences/lectures.server.ts';
import { experiences } from '#app/troc/experiences/tables.ts';
import { stages } from '#app/troc/stages/tables.ts';
import { annoncesSatisfaites } from './satisfaits.server.ts';

/** The sheet has no room for more of each. */
const ANNONCES_MAX = 5;
const RECITS_MAX = 2;
/** What the last meetings have not heard of yet. */
const SATISFAITES_DEPUIS_JOURS = 90;

/** What the printed sheet says of the troc: needs, offers, what was fulfilled, two stories. */
export function rubriquesDuTroc(ctx: ContextePersonne): RubriqueDeFeuille[] {
  const satisfaites = annoncesSatisfaites(ctx, ajouterDelai(ctx.maintenant, -SATISFAITES_DEPUIS_JOURS));
  return [
    {
      cle: 'besoins',
      salle: 'troc',
      titre: 'Ces équipes cherchent quelqu’un',
      place: 'colonne',
      lignes: listLignes(ctx, 'besoin'),
    },
    { cle: 'offres', salle: 'troc', titre: 'Ces équipes proposent', place: 'colonne', lignes: listLignes(ctx, 'offre') },
    {
      ...{ cle: 'satisfaits', salle: 'troc', titre: 'Ce qui a trouvé', place: 'cote' },
      lignes: satisfaites.map(({ titre, detail }) => ({ fort: titre, detail })),
    },
    { cle: 'recits', salle: 'troc', titre: 'Des histoires qui ont compté', place: 'recits', lignes: listRecits(ctx) },
  ];
}

function listLignes(ctx: ContextePersonne, type: TypeAnnonce): RubriqueDeFeuille['lignes'] {
  return ctx.db
    .select({
      ...{ titre: annonces.titre, aDistance: annonces.aDistance },
      ...{ structure: structures.nom, commune: communes.nom, telephone: structures.telephone },
    })
    .from(annonces)
    .innerJoin(structures, eq(structures.id, annonces.structureId))
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(
      and(
        visible(ctx),
        eq(annonces.type, type),
        inArray(annonces.statut, [...STATUTS_OUVERTS_ANNONCE]),
        isNull(structures.partieLe),
      ),
    )
    .orderBy(desc(annonces.publieeLe), desc(annonces.id))
    .limit(ANNONCES_MAX)
    .all()
    .map(({ titre, structure, commune, aDistance, telephone }) => {
      const ou = [structure, commune, aDistance ? 'à distance possible' : ''].filter(Boolean).join(', ');
      return { fort: titre, detail: ou, fin: telephone ?? undefined };
    });
}

const origine = alias(structures, 'origine');
const accueil = alias(structures, 'accueil');

function listRecits({ db }: ContextePersonne): RubriqueDeFeuille['lignes'] {
  return db
    .select({ titre: experiences.titre, garde: experiences.garde, origine: origine.nom, accueil: accueil.nom, du: stages.du })
    .from(experiences)
    .innerJoin(stages, eq(stages.id, experiences.stageId))
    .innerJoin(origine, eq(origine.id, stages.structureOrigineId))
    .innerJoin(accueil, eq(accueil.id, stages.structureAccueilId))
    .where(eq(experiences.statut, 'publiee'))
    .orderBy(desc(experiences.publieeLe), desc(experiences.id))
    .limit(RECITS_MAX)
    .all()
    .map(({ titre, garde, ...ou }) => ({ fort: titre, texte: garde, detail: trajetDe(ou.origine, ou.accueil, ou.du) }));
}
