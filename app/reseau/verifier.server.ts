import { and, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Anomalie } from '#app/commun/prise.ts';
import { comptes } from '#app/reseau/comptes/tables.ts';
import { fonctions, personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { verifierCompetences } from './competences/verifier-competences.server.ts';
import { verifierRecherche } from './recherche/recherche.server.ts';
import { verifierSignataires } from './signataires/verifier-signataires.server.ts';
import { luhn } from './structures/siret.ts';

const anomalie = (phrase: string): Anomalie => ({ domaine: 'réseau', phrase });

/** What the base's constraints cannot say of structures and people; nobody is named. */
export function verifierReseau(db: Base): Anomalie[] {
  return [
    ...verifierStructures(db),
    ...verifierPersonnes(db),
    ...verifierRecherche(db),
    ...verifierCompetences(db),
    ...verifierSignataires(db),
  ];
}

function verifierStructures(db: Base): Anomalie[] {
  const lignes = db
    .select({ id: structures.id, siret: structures.siret, fusion: communes.fusionneeDans })
    .from(structures)
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(isNull(structures.partieLe))
    .all();
  const doublons = db
    .select({ nom: structures.nomPlie, combien: sql<number>`count(*)`, premiere: sql<number>`min(${structures.id})` })
    .from(structures)
    .where(isNull(structures.partieLe))
    .groupBy(structures.nomPlie, structures.communeCode)
    .having(sql`count(*) > 1`)
    .all();
  return [
    ...lignes.filter((s) => s.fusion !== null).map((s) => anomalie(`La structure ${s.id} est dans une commune qui a fusionné.`)),
    ...lignes
      .filter((s) => s.siret !== null && !luhn(s.siret))
      .map((s) => anomalie(`Le SIRET de la structure ${s.id} contient une faute de frappe.`)),
    ...doublons.map((d) => anomalie(`${d.combien} structures de la même commune portent le nom de la structure ${d.premiere}.`)),
  ];
}

function verifierPersonnes(db: Base): Anomalie[] {
  const sansPlace = db
    .select({ id: comptes.id })
    .from(comptes)
    .leftJoin(fonctions, eq(fonctions.personneId, comptes.id))
    .leftJoin(rolesReseau, eq(rolesReseau.personneId, comptes.id))
    .where(and(isNull(fonctions.id), isNull(rolesReseau.role)))
    .all();
  const sansAdresse = db
    .select({ id: comptes.id })
    .from(comptes)
    .innerJoin(personnes, eq(personnes.id, comptes.id))
    .where(isNull(personnes.courriel))
    .all();
  const malEcrites = db
    .select({ id: personnes.id })
    .from(personnes)
    .where(and(isNotNull(personnes.courriel), sql`${personnes.courriel} <> lower(trim(${personnes.courriel}))`))
    .all();
  const cellulePartenaire = db
    .select({ id: rolesReseau.personneId })
    .from(rolesReseau)
    .where(sql`${rolesReseau.role} in ('cellule', 'partenaire')`)
    .groupBy(rolesReseau.personneId)
    .having(sql`count(*) > 1`)
    .all();
  const malEffacees = db
    .select({ id: personnes.id })
    .from(personnes)
    .leftJoin(comptes, eq(comptes.id, personnes.id))
    .where(
      and(
        isNotNull(personnes.effaceeLe),
        or(isNotNull(personnes.courriel), isNotNull(personnes.telephone), isNotNull(comptes.id)),
      ),
    )
    .all();
  return [
    ...malEffacees.map(({ id }) => anomalie(`La personne ${id} est effacée, mais garde une adresse, un téléphone ou un compte.`)),
    ...sansPlace.map(({ id }) => anomalie(`La personne ${id} a un compte, mais ni fonction ni rôle.`)),
    ...sansAdresse.map(({ id }) => anomalie(`La personne ${id} a un compte, mais pas d’adresse électronique.`)),
    ...malEcrites.map(({ id }) => anomalie(`L’adresse de la personne ${id} n’est pas en minuscules.`)),
    ...cellulePartenaire.map(({ id }) => anomalie(`La personne ${id} est partenaire et membre de la cellule.`)),
  ];
}
