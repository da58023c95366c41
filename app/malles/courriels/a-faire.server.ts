import { and, eq, inArray, lte, or, type SQL, sql } from 'drizzle-orm';
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, demiJournee, jourCivil, jourDe } from '#app/commun/periode.ts';
import type { Attente } from '#app/commun/prise.ts';
import { ouvreLesMalles } from '#app/malles/catalogue/malles.ts';
import { malles } from '#app/malles/catalogue/tables.ts';
import { horsService } from '#app/malles/occupation/libre.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { fonctions, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { dansLaListe, preparer } from '#db/preparer.ts';
import { attenteDuPret, JOURS_POUR_PREPARER } from './a-faire.ts';

/** More than anyone would read on her home page. */
const ATTENTES_MAX = 100;

const emprunteuse = alias(structures, 'emprunteuse');
const proprietaire = alias(structures, 'proprietaire');
const avant = alias(reservations, 'avant');
const chezAvant = alias(structures, 'chez_avant');
const apres = alias(reservations, 'apres');
const chezApres = alias(structures, 'chez_apres');
const place = sql.placeholder;

/** Condition: it is hers to do. The one who is named, as long as she is there; failing her, those who commit the structure. */
function luiRevient(
  db: Base,
  { qui, structureId, partout }: { qui: SQLiteColumn; structureId: SQLiteColumn; partout: boolean },
): SQL {
  const ici = and(
    eq(fonctions.personneId, qui),
    partout ? undefined : eq(fonctions.structureId, structureId),
    enFonction(place('jour')),
  );
  const poste = db.select({ un: sql`1` }).from(fonctions).where(ici);
  const coordonne = db
    .select({ un: sql`1` })
    .from(rolesReseau)
    .where(and(eq(rolesReseau.personneId, qui), eq(rolesReseau.role, 'coordination')));
  const presente = partout ? sql`(exists ${poste} or exists ${coordonne})` : sql`exists ${poste}`;
  return sql`case when ${qui} is not null and ${presente} then ${qui} = ${place('moi')} else ${dansLaListe(structureId, 'engage')} end`;
}

// Every page of hers says how many there are: the query is built once.
const enCours = preparer((db) => {
  const garde = luiRevient(db, { qui: malles.gardienneId, structureId: malles.structureId, partout: true });
  const emprunte = luiRevient(db, { qui: reservations.contactId, structureId: reservations.structureId, partout: false });
  const { id, statut, du, au, demandeeLe, rendueLe, modifieeLe } = reservations;
  return db
    .select({
      ...{ id, statut, du, au, demandeeLe, rendueLe, modifieeLe, malle: malles.nom },
      ...{ etat: malles.etat, etatJusquAu: malles.etatJusquAu },
      ...{ emprunteuse: emprunteuse.nom, proprietaire: proprietaire.nom, relaisDe: chezAvant.nom, relaisVers: chezApres.nom },
      ...{ garde: sql<number>`${garde}`, emprunte: sql<number>`${emprunte}` },
    })
    .from(reservations)
    .innerJoin(malles, eq(malles.id, reservations.malleId))
    .innerJoin(emprunteuse, eq(emprunteuse.id, reservations.structureId))
    .innerJoin(proprietaire, eq(proprietaire.id, malles.structureId))
    .leftJoin(avant, eq(avant.id, reservations.relaisDeId))
    .leftJoin(chezAvant, eq(chezAvant.id, avant.structureId))
    .leftJoin(apres, and(eq(apres.relaisDeId, reservations.id), eq(apres.statut, 'acceptee')))
    .leftJoin(chezApres, eq(chezApres.id, apres.structureId))
    .where(
      and(
        or(
          inArray(statut, ['demandee', 'rendue', 'a_regulariser']),
          and(eq(statut, 'en_pret'), lte(au, place('demain'))),
          // The longest loan bounds how late one that begins by then may end.
          and(
            ...[eq(statut, 'acceptee'), lte(du, place('bientot'))],
            sql`${au} <= ${place('bientot')} + (select coalesce(max("au" - "du"), 0) from "reservations")`,
          ),
        ),
        sql`(${garde} or ${emprunte})`,
      ),
    )
    .orderBy(du, id)
    .limit(ATTENTES_MAX)
    .prepare();
});

/** What the loans ask of this person: those of malles that she keeps, and those she answers for. */
export function pretsAFaire(ctx: ContextePersonne): Attente[] {
  const { acteur, fuseau, maintenant } = ctx;
  if (!ouvreLesMalles(acteur)) return [];
  const aujourdhui = jourCivil(maintenant, fuseau);
  const fin = (plus: number) => demiJournee(ajouterJours(aujourdhui, plus), 'apres-midi');
  return enCours(ctx.db)
    .all({
      ...{ moi: acteur.personneId, engage: JSON.stringify(acteur.responsableDe), jour: aujourdhui },
      ...{ demain: fin(1), bientot: fin(JOURS_POUR_PREPARER) },
    })
    .flatMap(({ demandeeLe, rendueLe, modifieeLe, garde, emprunte, etat, etatJusquAu, ...pret }) => {
      const depart = jourDe(pret.du);
      const chose = attenteDuPret(
        {
          ...{ ...pret, garde: garde === 1, emprunte: emprunte === 1 },
          ...{ demandeeLe: jourCivil(demandeeLe, fuseau), modifieeLe: jourCivil(modifieeLe, fuseau) },
          horsService: horsService({ etat, etatJusquAu }, depart > aujourdhui ? depart : aujourdhui),
          rendueLe: rendueLe === null ? null : jourCivil(rendueLe, fuseau),
        },
        aujourdhui,
      );
      return chose ? [chose] : [];
    });
}
