import { and, asc, eq, isNull } from 'drizzle-orm';
import { lireBrouillon } from '#app/commun/brouillons.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { eurosATaper, libelleEuros } from '#app/commun/euros.ts';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { accorder } from '#app/commun/texte.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { getMalleAModifier } from './contenu.server.ts';
import { NOM_DU_JOUR_FERME } from './formulaires.ts';
import type { LigneMalle } from './malles.server.ts';
import { lireReglesDuReseau } from './regles.server.ts';
import { libelleDemis, libelleHorizon, libelleJoursFermes } from './regles-en-mots.ts';
import { exigerCreation } from './tenir-malle.server.ts';

const BROUILLON = 'malle';

/**
 * All that the form of a new malle shows.
 * @throws ErreurMetier INTROUVABLE for anybody but the coordination
 */
export function preparerNouvelleMalle(ctx: ContextePersonne) {
  exigerCreation(ctx);
  return {
    ...{ brouillon: BROUILLON, debut: brouillonDe(ctx, BROUILLON, () => true), version: null },
    ...{ slug: null, nom: '', reseau: reglesDuReseau(ctx), valeurs: {} as Record<string, string> },
    ...choixDe(ctx, null),
  };
}

/**
 * All that the form of a malle shows.
 * @throws ErreurMetier INTROUVABLE, INTERDIT
 */
export function preparerMalle(ctx: ContextePersonne, slug: string | undefined) {
  const { ligne, relations } = getMalleAModifier(ctx, slug);
  const brouillon = `${BROUILLON}:${ligne.id}`;
  return {
    ...{ brouillon, debut: brouillonDe(ctx, brouillon, ({ version }) => version === String(ligne.version)) },
    ...{ version: ligne.version, slug: ligne.slug, nom: ligne.nom, reseau: reglesDuReseau(ctx), valeurs: valeursDe(ligne) },
    ...choixDe(ctx, relations.includes('coordination') ? null : ligne),
  };
}

export type FormulaireDeMalleLu = ReturnType<typeof preparerMalle> | ReturnType<typeof preparerNouvelleMalle>;

const ecrit = (nombre: number | null) => (nombre === null ? '' : String(nombre));

function valeursDe(ligne: LigneMalle): Record<string, string> {
  const { caution, joursFermes, accord } = ligne;
  return {
    ...{ nom: ligne.nom, resume: ligne.resume, notice: ligne.notice ?? '', dessin: ligne.dessin ?? '' },
    ...{ ageMin: ecrit(ligne.ageMin), ageMax: ecrit(ligne.ageMax), groupeMax: ecrit(ligne.groupeMax) },
    ...{ structureId: String(ligne.structureId), gardienneId: ecrit(ligne.gardienneId) },
    ...{ ouRetirer: ligne.ouRetirer ?? '', quandRetirer: ligne.quandRetirer ?? '' },
    ...{ joursMax: ecrit(ligne.joursMax), preavisJours: ecrit(ligne.preavisJours), horizonJours: ecrit(ligne.horizonJours) },
    ...{ tamponAvant: ecrit(ligne.tamponAvant), tamponApres: ecrit(ligne.tamponApres) },
    ...{ pretsParStructure: ecrit(ligne.pretsParStructure), fermeture: joursFermes === null ? 'reseau' : 'siens' },
    ...Object.fromEntries((joursFermes ?? []).map((jour) => [`${NOM_DU_JOUR_FERME}-${jour}`, 'on'])),
    ...{ accord: accord === null ? '' : accord ? 'oui' : 'non' },
    caution: eurosATaper(caution),
  };
}

/** What the network says where a malle says nothing, in words. */
function reglesDuReseau(ctx: ContextePersonne) {
  const reseau = lireReglesDuReseau(ctx);
  return {
    joursMax: accorder(reseau.joursMax, 'jour'),
    preavisJours: accorder(reseau.preavisJours, 'jour'),
    horizonJours: `${accorder(reseau.horizonJours, 'jour')}, soit ${libelleHorizon(reseau.horizonJours)}`,
    tamponAvant: reseau.tamponAvant === 0 ? 'rien' : libelleDemis(reseau.tamponAvant),
    tamponApres: reseau.tamponApres === 0 ? 'rien' : libelleDemis(reseau.tamponApres),
    pretsParStructure: accorder(reseau.pretsParStructure, 'malle'),
    fermeture: libelleJoursFermes(reseau.joursFermes),
    accord: reseau.accord ? 'il faut l’accord de qui la garde' : 'aucun accord à attendre',
    caution: reseau.caution === 0 ? 'aucune' : libelleEuros(reseau.caution),
  };
}

/** The structures and those who may keep a malle; a keeper chooses among her own team. */
function choixDe(ctx: ContextePersonne, seule: LigneMalle | null) {
  const presentes = and(isNull(structures.partieLe), seule ? eq(structures.id, seule.structureId) : undefined);
  const equipes = ctx.db
    .selectDistinct({ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom, structure: structures.nom })
    .from(fonctions)
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .innerJoin(structures, and(eq(structures.id, fonctions.structureId), presentes))
    .where(enFonction(jourCivil(ctx.maintenant, ctx.fuseau)))
    .orderBy(asc(structures.nom), asc(personnes.nom), asc(personnes.prenom))
    .all();
  const structuresLues = ctx.db
    .select({ id: structures.id, nom: structures.nom })
    .from(structures)
    .where(presentes)
    .orderBy(asc(structures.nom))
    .all();
  return {
    structures: structuresLues.map(({ id, nom }) => ({ valeur: String(id), libelle: nom })),
    gardiennes: equipes.map(({ id, structure, ...personne }) => ({
      ...{ valeur: String(id), libelle: nomComplet(personne) },
      ...(seule ? {} : { groupe: structure }),
    })),
  };
}

/** What was kept of an unfinished form, if it still holds. */
function brouillonDe(ctx: ContextePersonne, nom: string, vaut: (valeurs: Record<string, string>) => boolean): Formulaire | null {
  const garde = lireBrouillon(ctx, nom)?.valeurs;
  if (!garde) return null;
  const valeurs = Object.fromEntries(
    Object.entries(garde).map(([champ, valeur]) => [champ, typeof valeur === 'string' ? valeur : (valeur[0] ?? '')]),
  );
  return vaut(valeurs) ? { valeurs, erreurs: {} } : null;
}
