import { and, asc, eq } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { DROITS_COORDONNEES, type RelationPersonne, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { FONCTIONS, type Fonction, LIBELLE_FONCTION, type LienEmploi, nomComplet } from './personnes.ts';
import { fonctions, personnes } from './tables.ts';

export interface Equipiere {
  /** The person's id. */
  id: number;
  prenom: string;
  nom: string;
  nomComplet: string;
  /** The first of hers, in the order of FONCTIONS. */
  fonction: Fonction;
  intitule: string | null;
  /** What she does, in the structure's own words: « Direction et animation ». */
  libelle: string;
  lien: LienEmploi;
  responsable: boolean;
  /** Null: unknown, or not for this reader. */
  courriel: string | null;
  telephone: string | null;
}

const rang = (fonction: Fonction) => FONCTIONS.indexOf(fonction);

/** The team of a structure today, one line a person, those who commit it first; contacts as this reader may see them. */
export function equipeDe(ctx: Contexte, structureId: number): Equipiere[] {
  const lignes = ctx.db
    .select({
      id: personnes.id,
      prenom: personnes.prenom,
      nom: personnes.nom,
      courriel: personnes.courriel,
      telephone: personnes.telephone,
      montrerCourriel: personnes.montrerCourriel,
      montrerTelephone: personnes.montrerTelephone,
      fonction: fonctions.fonction,
      intitule: fonctions.intitule,
      lien: fonctions.lien,
      responsable: fonctions.responsable,
    })
    .from(fonctions)
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .where(and(eq(fonctions.structureId, structureId), enFonction(jourCivil(ctx.maintenant, ctx.fuseau))))
    .orderBy(asc(personnes.nom), asc(personnes.prenom), asc(personnes.id))
    .all()
    .sort((a, b) => rang(a.fonction) - rang(b.fonction));
  const relations = relationsStructure(ctx.acteur, structureId);
  const equipe = new Map<number, Equipiere>();
  for (const { montrerCourriel, montrerTelephone, ...ligne } of lignes) {
    const libelle = ligne.intitule ?? LIBELLE_FONCTION[ligne.fonction];
    const deja = equipe.get(ligne.id);
    if (deja) {
      deja.libelle = `${deja.libelle}, ${libelle}`;
      deja.responsable ||= ligne.responsable;
      continue;
    }
    const siennes: RelationPersonne[] = ligne.id === ctx.acteur.personneId ? ['elle_meme', ...relations] : relations;
    const voitCourriel = peut(DROITS_COORDONNEES, montrerCourriel ? 'voir_courriel_montre' : 'voir_courriel', siennes);
    const voitTelephone = peut(DROITS_COORDONNEES, montrerTelephone ? 'voir_telephone_montre' : 'voir_telephone', siennes);
    equipe.set(ligne.id, {
      ...ligne,
      nomComplet: nomComplet(ligne),
      libelle,
      courriel: voitCourriel ? ligne.courriel : null,
      telephone: voitTelephone ? ligne.telephone : null,
    });
  }
  return [...equipe.values()];
}

/** Those who commit a structure today, with the address that mails go to: for verbes, never for a page. */
export function responsablesDe(
  ctx: Pick<Contexte, 'db' | 'maintenant' | 'fuseau'>,
  structureId: number,
): { id: number; nom: string; courriel: string | null }[] {
  return ctx.db
    .selectDistinct({ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom, courriel: personnes.courriel })
    .from(fonctions)
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .where(
      and(
        eq(fonctions.structureId, structureId),
        eq(fonctions.responsable, true),
        enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
      ),
    )
    .orderBy(asc(personnes.id))
    .all()
    .map((ligne) => ({ id: ligne.id, nom: nomComplet(ligne), courriel: ligne.courriel }));
}
