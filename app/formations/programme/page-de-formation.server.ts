import { and, count, countDistinct, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { deNom } from '#app/commun/francais.ts';
import { jourCivil, libelleJour } from '#app/commun/periode.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { accorder, enLettres, enPhrase, majuscule, minuscule } from '#app/commun/texte.ts';
import { besoinsDeFormation } from '#app/formations/besoins/tables.ts';
import { aUnRendezVous } from '#app/formations/convocations/rendez-vous.server.ts';
import { lireEnCours } from '#app/formations/inscriptions/en-cours.server.ts';
import { STATUTS_PLACES, vient } from '#app/formations/inscriptions/inscriptions.ts';
import { lireMonInscription } from '#app/formations/inscriptions/mon-inscription.server.ts';
import { lirePlaces } from '#app/formations/inscriptions/places.server.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { HEURES_D_OFFRE } from '#app/formations/reglages.ts';
import { lireSupports } from '#app/formations/supports/supports.server.ts';
import { monBourg } from '#app/reseau/recherche/annuaire.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { distanceEntre } from '#app/reseau/territoire/distances.server.ts';
import { libelleDistance } from '#app/reseau/territoire/distances.ts';
import { aRelire } from './a-relire.server.ts';
import { lireLaSuite } from './bilan.server.ts';
import type { PasDeFormation } from './etapes.ts';
import { etatEnMots } from './etat-en-mots.ts';
import { aCommence, type DossierDeFormation, gardesDe, getFormation } from './formations.server.ts';
import {
  actesDeFormation,
  aEuLieu,
  cycleFormation,
  DROITS_FORMATION,
  dernierJourPourSInscrire,
  estAnnulee,
  estAVenir,
  estFinie,
  inscriptionsOuvertes,
} from './formations.ts';
import { coutDit, libelleDemiJournees, libellePlaces, ouDite, placesDites, quandDite, seanceEnMots } from './mots.ts';
import { type Suite, suitesDeFormation } from './suites.ts';

/**
 * All that the page of a formation shows, as its reader may see it.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible
 */
export function getPageDeFormation(ctx: ContextePersonne, id: number | undefined) {
  const d = getFormation(ctx, id);
  const { ligne, relations } = d;
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const structuresVues = peut(DROITS_FORMATION, 'voirLesStructures', relations);
  const places = lirePlaces(ctx, ligne);
  const supports = lireSupports(ctx, d);
  const mots = formationEnMots(ctx, d);
  const ouverte = inscriptionsOuvertes(ligne, aujourdhui);
  const moi = lireMonInscription(ctx, d, places);
  const attendent = structuresVues ? enListe(ctx, ligne.id) : null;
  const enEquipe = ctx.acteur.membreDe.length > 0;
  const enVue = estAVenir(ligne.statut);
  const gardes = gardesDe(ctx, d);
  const tient = peut(DROITS_FORMATION, 'modifier', relations);
  const suites = suitesDeFormation({ statut: ligne.statut, commencee: aCommence(ctx, ligne) }, relations);
  const actes = actesDeFormation(ligne.statut, relations, gardes).map((nom) => ({
    ...{ nom, libelle: cycleFormation.transitions[nom].libelle },
  }));
  const modifier = tient && !estFinie(ligne.statut);
  const agit = suites.length > 0 || actes.length > 0;
  const suite = agit ? lireLaSuite(ctx, d) : { pas: null, ensuite: null };
  return {
    ...mots,
    // The room of a distant formation opens to those who read its material: who comes, trains or holds it.
    faits: { ...mots.faits, lien: supports === null ? null : mots.faits.lien },
    etat: etatEnMots(ligne.statut, ouverte, places.libres <= 0),
    ouverte,
    jusqua:
      ouverte && mots.limite
        ? `${ligne.statut === 'ouverte' && places.libres > 0 ? 'jusqu’au' : 'Inscriptions jusqu’au'} ${mots.limite}`
        : null,
    enVue,
    // Whoever has her place wonders no more how one gets it; whoever holds the formation is asked.
    commentLesPlaces: enVue && (tient || !(moi?.inscription && vient(moi.inscription.statut))),
    titreDesPlaces: aEuLieu(ligne.statut)
      ? `${accorder(places.tenues, 'place tenue', 'places tenues')} sur ${ligne.capacite}`
      : libellePlaces(places.libres, ligne.capacite),
    places: { libres: places.libres, capacite: places.capacite, tenues: places.tenues },
    situation: situationDe(d, places, {
      ouverte,
      suffit: moi?.inscription === null && enEquipe && attendent === 0 && !ligne.validation,
    }),
    heures: lireNombre(ctx.db, HEURES_D_OFFRE),
    attendent,
    inscrites: structuresVues ? structuresInscrites(ctx, ligne.id) : null,
    moi,
    /** Whether one registers to it, or was on its list. */
    inscrivable: ligne.ouverteLe !== null && !estAnnulee(ligne.statut),
    // Before it opens there is no list.
    enCours: ligne.ouverteLe !== null && peut(DROITS_FORMATION, 'voirLesNoms', relations) ? lireEnCours(ctx, d, places) : null,
    rendezVous: aUnRendezVous(ctx, d),
    supports,
    ...{ suites, actes, pas: pasPropose(suite.pas, { suites, actes, modifier }) },
    /** For whoever holds it, what comes of itself. */
    ensuite: tient ? suite.ensuite : null,
    /** For whoever holds it, where it stands in a line: « Du mardi 12 au mardi 26 mai, 5 places libres sur 12, 6 inscriptions au moins ». */
    enBref:
      tient && enVue
        ? majuscule(
            [
              quandDite(ligne),
              minuscule(placesDites(places.libres, ligne.capacite)),
              `${accorder(ligne.minimum, 'inscription')} au moins`,
            ]
              .filter(Boolean)
              .join(', '),
          )
        : null,
    aRelire: ligne.statut === 'projet' && tient ? aRelire(ctx, d) : null,
    manque: ligne.statut === 'projet' && tient && gardes.prete !== true ? gardes.prete : null,
    peut: {
      modifier,
      dupliquer: peut(DROITS_FORMATION, 'dupliquer', relations),
      confier: peut(DROITS_FORMATION, 'confier', relations) && !estFinie(ligne.statut),
      deposer: peut(DROITS_FORMATION, 'deposerDesSupports', relations) && ligne.statut !== 'annulee',
    },
    annonce: ligne.publique && enVue ? `${ctx.adressePublique}/formations/${ligne.id}/annonce` : null,
  };
}
export type PageDeFormation = ReturnType<typeof getPageDeFormation>;

/** What is public of a formation, in words: for its page, its public page and its duplicates on paper. */
export function formationEnMots(ctx: Contexte, d: DossierDeFormation) {
  const { ligne, commune } = d;
  const demandee = quiLaDemandait(ctx, ligne.id);
  const dernierJour = dernierJourPourSInscrire(ligne);
  const loin =
    ctx.acteur.personneId === null || ligne.communeCode === null
      ? undefined
      : distanceEntre(ctx, monBourg(ctx as ContextePersonne)?.code ?? null, ligne.communeCode);
  return {
    ...{ id: ligne.id, titre: ligne.titre, resume: ligne.resume, statut: ligne.statut, programme: ligne.programme },
    demandee: demandee > 1 ? `${majuscule(enLettres(demandee))} équipes l’avaient demandée.` : null,
    limite: dernierJour === null ? null : libelleJour(dernierJour),
    motif: ligne.motif === null ? null : enPhrase(ligne.motif),
    titreDesSeances: libelleDemiJournees(d.seances.length),
    seances: d.seances.map(seanceEnMots),
    faits: {
      ...{
        objectifs: ligne.objectifs,
        pourQui: [ligne.pourQui, ligne.prerequis]
          .filter(Boolean)
          .map((t) => enPhrase(t ?? ''))
          .join(' '),
      },
      avec: d.formatrices.map(({ personneId, nom, precision }) => ({ personneId, nom, precision })),
      ou: [ouDite(ligne.lieu, commune), loin && loin.km > 0 ? `environ ${libelleDistance(loin).replace('environ ', '')}` : null]
        .filter(Boolean)
        .join(', '),
      ...{ lien: ligne.lien, accessibilite: ligne.accessibilite },
      cout: coutDit(ligne),
      organise: [d.organisatrice.nom, d.structure && deNom(d.structure.nom)].filter(Boolean).join(', '),
      validation: ligne.validation,
    },
  };
}

const quiLaDemandait = ({ db }: Pick<Contexte, 'db'>, id: number): number =>
  db
    .select({ n: countDistinct(besoinsDeFormation.structureId) })
    .from(besoinsDeFormation)
    .where(and(eq(besoinsDeFormation.formationId, id), ne(besoinsDeFormation.statut, 'retire')))
    .get()?.n ?? 0;

/**
 * « Il faut 8 inscriptions d’ici au mardi 28 avril : il en manque une, la vôtre suffit. » Nothing once one registers no more.
 * @param suffit the reader is not on its list, and would have a place at once
 */
function situationDe(
  { ligne }: DossierDeFormation,
  { tenues, libres }: { tenues: number; libres: number },
  { ouverte, suffit }: { ouverte: boolean; suffit: boolean },
): string {
  if (!ouverte) return '';
  if (libres === 0) return 'C’est complet pour l’instant\u00a0: la liste d’attente est ouverte.';
  const manquent = ligne.minimum - tenues;
  if (ligne.statut !== 'ouverte' || manquent <= 0) return '';
  const dici = ligne.limite === null ? '' : ` d’ici au ${libelleJour(ligne.limite)}`;
  return `Il faut ${accorder(ligne.minimum, 'inscription')}${dici}\u00a0: il en manque ${enLettres(manquent)}${suffit && manquent === 1 ? ', la vôtre suffit' : ''}.`;
}

const enListe = ({ db }: ContextePersonne, id: number): number =>
  db
    .select({ n: count() })
    .from(inscriptions)
    .where(and(eq(inscriptions.formationId, id), eq(inscriptions.statut, 'en_liste')))
    .get()?.n ?? 0;

/** « L’Escale (2) », by name: which structures come, without saying who. */
const structuresInscrites = ({ db }: ContextePersonne, id: number): string[] =>
  db
    .select({ nom: structures.nom, n: count() })
    .from(inscriptions)
    .innerJoin(structures, eq(structures.id, inscriptions.structureId))
    .where(and(eq(inscriptions.formationId, id), inArray(inscriptions.statut, [...STATUTS_PLACES])))
    .groupBy(structures.id)
    .orderBy(sql`${structures.nom}`)
    .all()
    .map(({ nom, n }) => (n === 1 ? nom : `${nom} (${n})`));

/** The next step of its life, when it is the reader’s to take: where, and in which words. */
function pasPropose(
  pas: PasDeFormation | null,
  permis: { suites: readonly Suite[]; actes: readonly { nom: string; libelle: string }[]; modifier: boolean },
): Suite | null {
  if (pas === 'modifier') return permis.modifier ? { chemin: pas, libelle: 'Compléter ce projet' } : null;
  const acte = permis.actes.find(({ nom }) => nom === pas);
  if (acte) return { chemin: acte.nom, libelle: acte.libelle };
  const suite = permis.suites.find(({ chemin }) => chemin === pas);
  // As a step, it is to note: nothing says it was.
  return suite && pas === 'presence' ? { ...suite, libelle: 'Noter la présence' } : (suite ?? null);
}
