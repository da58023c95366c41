import { and, asc, eq, gte, inArray, isNull, or } from 'drizzle-orm';
import { joursFeries } from '#app/commun/calendrier.server.ts';
import type { Contexte } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { deNom } from '#app/commun/francais.ts';
import { type DemiJournee, type Jour, jourCivil, jourDe, libelleJour } from '#app/commun/periode.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';

import { LIBELLE_FONCTION, nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import type { Gestion } from '#app/reseau/structures/structures.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { distanceKm } from '#app/reseau/territoire/distances.server.ts';
import { regimeDe } from '#app/troc/papiers/regimes.ts';
import { BAREME_KILOMETRIQUE } from '#app/troc/reglages.ts';
import { type Chemin, cheminDe } from './chemins.ts';
import type { StagiaireDuStage } from './dossiers.server.ts';
import { exigerOuverte } from './ouverture.server.ts';
import type { SaisieTermes } from './saisie.ts';
import { maintenantCivil } from './stages.server.ts';
import {
  bornesDe,
  demiJourneesChoisies,
  HORAIRES_USUELS,
  joursComptes,
  joursDe,
  montantDesTrajets,
  type Termes,
} from './termes.ts';

export interface StructureDuStage {
  id: number;
  nom: string;
  gestion: Gestion | null;
  communeCode: string | null;
}

/** A version ready to be written: who goes, what is agreed on, by which path. */
export interface VersionPrete {
  termes: Termes;
  stagiaires: StagiaireDuStage[];
  chemin: Chemin;
  message: string | undefined;
}

/**
 * The two structures of a stage.
 * @throws ErreurMetier IMPOSSIBLE when they are one, or when one is unknown or has left
 */
export function lireStructures(ctx: Contexte, origineId: number, accueilId: number) {
  if (origineId === accueilId) {
    throw impossible('Un stage se passe dans une autre structure que la sienne. Choisissez-en une autre.', 'autreStructureId');
  }
  const lues: StructureDuStage[] = ctx.db
    .select({ id: structures.id, nom: structures.nom, gestion: structures.gestion, communeCode: structures.communeCode })
    .from(structures)
    .where(and(inArray(structures.id, [origineId, accueilId]), isNull(structures.partieLe)))
    .all();
  const origine = lues.find((s) => s.id === origineId);
  const accueil = lues.find((s) => s.id === accueilId);
  if (!origine || !accueil) throw impossible('Choisissez une structure dans la liste.', 'autreStructureId');
  return { origine, accueil };
}

/** How many may go together. */
const STAGIAIRES_MAX = 8;
/** A short stage names its days one by one: a public holiday among them is a mistake, not a day to skip. */
const DEMI_JOURNEES_NOMMEES = 4;

/**
 * What was typed, completed by what the house knows (distance, rate, usual hours) and checked against the calendar, the
 * teams and the days on which the host is closed. Whether everybody is free is for the half-days to say.
 * @throws ErreurMetier IMPOSSIBLE with the sentence at its field
 */
export function preparerVersion(
  ctx: Contexte,
  saisie: SaisieTermes & { stagiaireId: number },
  { origine, accueil }: { origine: StructureDuStage; accueil: StructureDuStage },
): VersionPrete {
  const demiJournees = verifierDates(ctx, demiJourneesChoisies(saisie));
  exigerOuverte(ctx, accueil, joursDe(demiJournees));
  const dernierJour = jourDe(bornesDe(demiJournees).au);
  const ids = [...new Set([saisie.stagiaireId, ...(saisie.avec ?? [])])];
  if (ids.length > STAGIAIRES_MAX) throw impossible(`On part à ${STAGIAIRES_MAX} au plus dans un même stage.`, 'stagiaireId');
  const activite = saisie.activite ?? 'observer';
  const jours = joursComptes(demiJournees);
  const stagiaires = ids.map((personneId): StagiaireDuStage => {
    const lue = exigerDansLEquipe(ctx, { personneId, structure: origine, dernierJour, champ: 'stagiaireId' });
    return { ...lue, regime: regimeDe({ gestion: origine.gestion, lien: lue.lien, activite, jours }) };
  });
  if (saisie.tutriceId !== undefined) {
    if (ids.includes(saisie.tutriceId)) {
      throw impossible('La personne qui part en stage ne peut pas être aussi celle qui l’accompagne.', 'tutriceId');
    }
    exigerDansLEquipe(ctx, { personneId: saisie.tutriceId, structure: accueil, dernierJour, champ: 'tutriceId' });
  }
  // Professional expenses are the employer's; a volunteer may give hers.
  if (saisie.frais === 'personne' && stagiaires.some(({ lien }) => lien !== 'benevolat')) {
    throw impossible(
      'Les trajets d’une personne salariée ou d’un agent public ne restent pas à sa charge. Choisissez qui les paie.',
      'frais',
    );
  }
  const km = saisie.km ?? distanceKm(ctx, origine.communeCode, accueil.communeCode);
  const millieme = Math.round(lireNombre(ctx.db, BAREME_KILOMETRIQUE) * 1000);
  return {
    termes: {
      demiJournees,
      activite,
      objectif: saisie.objectif,
      tutriceId: saisie.tutriceId ?? null,
      lieu: saisie.lieu ?? null,
      horaires: saisie.horaires ?? HORAIRES_USUELS,
      km,
      frais: saisie.frais ?? 'origine',
      montantCentimes: montantDesTrajets(km, joursDe(demiJournees).length, millieme),
      repas: saisie.repas ?? 'personne',
      facturation: saisie.facturation ?? 'rien',
    },
    stagiaires,
    chemin: cheminDe(activite, jours),
    message: saisie.message,
  };
}

function verifierDates(ctx: Contexte, choisies: readonly DemiJournee[]): DemiJournee[] {
  const { aujourdhui, courante } = maintenantCivil(ctx);
  const [premiere] = choisies;
  if (premiere === undefined) throw impossible('Aucune demi-journée ne tombe entre ces deux dates.', 'du');
  if (premiere <= courante) {
    const jour = jourDe(premiere);
    throw impossible(
      jour === aujourdhui
        ? 'Ce moment a déjà commencé. Choisissez une date à venir.'
        : `Le premier jour, ${libelleJour(jour, true)}, est passé. Choisissez une date à venir.`,
      'du',
    );
  }
  if (jourDe(premiere) > `${Number(aujourdhui.slice(0, 4)) + 2}-12-31`) {
    throw impossible('Cette date est dans plus de deux ans. Vérifiez l’année.', 'du');
  }
  return sansFeries(choisies);
}

function sansFeries(choisies: readonly DemiJournee[]): DemiJournee[] {
  const feries = joursFeries(bornesDe(choisies)).filter(({ jour }) => choisies.some((demi) => jourDe(demi) === jour));
  const [premier] = feries;
  if (!premier) return [...choisies];
  const ouvrees = choisies.filter((demi) => !feries.some(({ jour }) => jour === jourDe(demi)));
  if (choisies.length > DEMI_JOURNEES_NOMMEES && ouvrees.length > 0) return ouvrees;
  throw impossible(`Le ${libelleJour(premier.jour)} est férié (${premier.nom}). Choisissez un autre jour.`, 'du');
}

/** Someone of this team until the last day, and as what. */
function exigerDansLEquipe(
  ctx: Contexte,
  voulu: { personneId: number; structure: StructureDuStage; dernierJour: Jour; champ: 'stagiaireId' | 'tutriceId' },
): Omit<StagiaireDuStage, 'regime'> {
  const lue = ctx.db
    .select({
      id: personnes.id,
      prenom: personnes.prenom,
      nom: personnes.nom,
      lien: fonctions.lien,
      intitule: fonctions.intitule,
      fonction: fonctions.fonction,
    })
    .from(fonctions)
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .where(
      and(
        eq(fonctions.personneId, voulu.personneId),
        eq(fonctions.structureId, voulu.structure.id),
        enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
        or(isNull(fonctions.au), gte(fonctions.au, voulu.dernierJour)),
      ),
    )
    .orderBy(asc(fonctions.id))
    .limit(1)
    .get();
  if (!lue) {
    throw impossible(`Choisissez quelqu’un de l’équipe ${deNom(voulu.structure.nom)}, en fonction à ces dates.`, voulu.champ);
  }
  return {
    id: lue.id,
    prenom: lue.prenom,
    nom: nomComplet(lue),
    lien: lue.lien,
    intitule: lue.intitule ?? LIBELLE_FONCTION[lue.fonction].toLowerCase(),
  };
}
