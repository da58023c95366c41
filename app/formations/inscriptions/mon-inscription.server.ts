import { and, eq, inArray, ne, or } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { deNom } from '#app/commun/francais.ts';
import { demiJournee, jourCivil, libellePeriode } from '#app/commun/periode.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { enLettres, entreGuillemets } from '#app/commun/texte.ts';
import type { DossierDeFormation } from '#app/formations/programme/formations.server.ts';
import { DROITS_FORMATION, estAVenir, inscriptionsOuvertes, STATUTS_A_VENIR } from '#app/formations/programme/formations.ts';
import { formations, seances } from '#app/formations/programme/tables.ts';
import { JOURS_DES_BESOINS_PARTICULIERS } from '#app/formations/reglages.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { type Attente, attribuer, ordreDeLaListe } from './attribuer.ts';
import { libelleJusqua } from './delais.ts';
import { type LigneInscription, lireInscriptions, visible } from './dossiers.server.ts';
import { type EnFile, lireLaFile, rangDans } from './file.server.ts';
import { attend, LIBELLE_STATUT_INSCRIPTION, STATUTS_VIVANTS, type StatutInscription, vient } from './inscriptions.ts';
import { lirePlaces, type Places } from './places.server.ts';
import { empechementDInscrire, listInscriptibles, pourLaquelle } from './qui-inscrire.server.ts';
import { inscriptions } from './tables.ts';

/**
 * What someone finds beside a formation: where she stands, whom she may register, and what would come of it.
 * @param dite the structure that she chose, where it is not her first
 * @returns null for whoever does not register
 * @throws ErreurMetier INTERDIT for a structure that is neither hers nor, for whoever holds the formation, of the network
 */
export function lireMonInscription(
  ctx: ContextePersonne,
  d: DossierDeFormation,
  places = lirePlaces(ctx, d.ligne),
  dite?: number,
) {
  const { acteur, db } = ctx;
  if (!peut(DROITS_FORMATION, 'inscrire', d.relations)) return null;
  const quiconque = peut(DROITS_FORMATION, 'inscrireQuiconque', d.relations);
  const siennes = db
    .select()
    .from(inscriptions)
    .where(and(eq(inscriptions.formationId, d.ligne.id), inArray(inscriptions.statut, [...STATUTS_VIVANTS])))
    .all();
  const elle = siennes.find(({ personneId }) => personneId === acteur.personneId);
  const file = lireLaFile(ctx, d.ligne.id);
  // Without a structure of her own, whoever holds the formation chooses one first.
  const structureId = dite === undefined && acteur.membreDe.length === 0 ? undefined : pourLaquelle(ctx, dite, quiconque);
  return {
    quiconque,
    empechement: empechementDInscrire(ctx, d),
    /** Closed for all but whoever holds it. */
    close: !inscriptionsOuvertes(d.ligne, jourCivil(ctx.maintenant, ctx.fuseau)),
    inscription: elle
      ? {
          ...{ id: elle.id, statut: elle.statut, titre: ouJEnSuis(d, elle.statut) },
          passee: !estAVenir(d.ligne.statut),
          jusqua: elle.jusqua === null ? null : libelleJusqua(elle.jusqua, ctx.fuseau),
          rang: attend(elle.statut) && elle.passeeLe === null ? rangDans(ordreDeLaListe(file, places.placees), elle.id) : null,
        }
      : null,
    equipiers: deLEquipe(ctx, d, elle, ordreDeLaListe(file, places.placees)),
    pour: structureId === undefined ? null : lireLEquipe(ctx, d, structureId, { siennes, file, places }),
    joursDuBesoin: lireNombre(db, JOURS_DES_BESOINS_PARTICULIERS),
    ailleurs: memesDemiJournees(ctx, d),
  };
}
const OU_J_EN_SUIS: Record<StatutInscription, string> = {
  demandee: 'Votre demande attend l’accord de votre structure',
  validee: 'Votre place est retenue',
  en_liste: 'Votre nom est sur la liste d’attente',
  proposee: 'Une place est libre pour vous',
  refusee: 'Votre inscription n’a pas été acceptée',
  retiree: 'Votre nom n’est plus sur la liste',
};
const ouJEnSuis = ({ ligne }: DossierDeFormation, statut: StatutInscription): string =>
  vient(statut) && !estAVenir(ligne.statut) ? 'Vous aviez une place' : OU_J_EN_SUIS[statut];

/** Someone of her team who is on the list, where she stands, and the way to her inscription for whoever may read it. */
export interface Equipiere {
  id: number;
  nom: string;
  /** « en liste d’attente, rang 2 » */
  etat: string;
  chemin: string | null;
}

/** Those of her structures who are on the list: of her group, or whose inscription she may read. */
function deLEquipe(
  ctx: ContextePersonne,
  d: DossierDeFormation,
  elle: LigneInscription | undefined,
  ordre: readonly EnFile[],
): Equipiere[] {
  if (ctx.acteur.membreDe.length === 0) return [];
  const lisibles = visible(ctx);
  const duGroupe = elle?.groupeId ? eq(inscriptions.groupeId, elle.groupeId) : undefined;
  return lireInscriptions(
    ctx,
    and(
      ...[eq(inscriptions.formationId, d.ligne.id), inArray(inscriptions.structureId, [...ctx.acteur.membreDe])],
      ...[inArray(inscriptions.statut, [...STATUTS_VIVANTS]), elle && ne(inscriptions.id, elle.id)],
      lisibles && or(lisibles, duGroupe),
    ),
  ).map(({ ligne, personne, relations }) => ({
    id: ligne.id,
    nom: personne.nom,
    etat: [
      LIBELLE_STATUT_INSCRIPTION[ligne.statut].toLocaleLowerCase('fr'),
      attend(ligne.statut) && ligne.passeeLe === null ? `rang ${rangDans(ordre, ligne.id)}` : '',
    ]
      .filter(Boolean)
      .join(', '),
    chemin: relations.length > 0 ? `/formations/inscriptions/${ligne.id}` : null,
  }));
}

export type MonInscription = NonNullable<ReturnType<typeof lireMonInscription>>;
export type EquipeAInscrire = NonNullable<MonInscription['pour']>;

/** Whom of a structure she may register, herself first, and what would come of it for one who comes alone. */
function lireLEquipe(
  ctx: ContextePersonne,
  d: DossierDeFormation,
  structureId: number,
  { siennes, file, places }: { siennes: readonly { personneId: number }[]; file: readonly Attente[]; places: Places },
) {
  const { acteur, db } = ctx;
  const deja = new Set(siennes.map(({ personneId }) => personneId));
  const structure = db.select({ nom: structures.nom }).from(structures).where(eq(structures.id, structureId)).get();
  const une: Attente = { id: Number.MAX_SAFE_INTEGER, structureId, combien: 1, depuis: ctx.maintenant.getTime() };
  const accord =
    d.ligne.validation &&
    !acteur.responsableDe.includes(structureId) &&
    !peut(DROITS_FORMATION, 'inscrireQuiconque', d.relations);
  // Alone, she would have a place at once, or so many would be served before her.
  const place = attribuer([...file, une], places).includes(une);
  const avant = ordreDeLaListe([...file, une], places.placees).indexOf(une);
  const equipe = listInscriptibles(ctx, structureId)
    .filter(({ id }) => !deja.has(id))
    .map(({ id, nom }) => ({ id, nom, moi: id === acteur.personneId }))
    .sort((a, b) => Number(b.moi) - Number(a.moi));
  return {
    ...{ structure: { id: structureId }, equipe, accord, place },
    question: `${deja.has(acteur.personneId) && acteur.membreDe.includes(structureId) ? 'Qui d’autre vient' : 'Qui vient'} ${deNom(structure?.nom ?? '')}\u00a0?`,
    bouton: libellePourSoi({ accord, place }, d.seances.length),
    ensuite: ceQuiVient({ accord, place, avant }, d.seances.length),
  };
}

/** What the button says to whoever can only register herself. */
function libellePourSoi({ accord, place }: { accord: boolean; place: boolean }, seances: number): string {
  if (accord) return 'Demander une place';
  if (!place) return 'M’inscrire sur la liste d’attente';
  return seances === 1 ? 'M’inscrire à cette demi-journée' : `M’inscrire aux ${enLettres(seances)} demi-journées`;
}

/** What comes of it that one would not guess: all the half-days, a yes to wait for, or the waiting list. */
function ceQuiVient({ accord, place, avant }: { accord: boolean; place: boolean; avant: number }, seances: number): string {
  const toutes = seances > 1 ? [`L’inscription vaut pour les ${enLettres(seances)} demi-journées.`] : [];
  if (accord) return [...toutes, 'La direction de la structure reçoit la demande et donne son accord.'].join(' ');
  if (place) return toutes.join(' ');
  const devant =
    avant === 0 ? 'personne n’attend avant' : avant === 1 ? 'une demande passe avant' : `${avant} demandes passent avant`;
  return [...toutes, `Il n’y a pas de place tout de suite\u00a0: ce sera la liste d’attente, où ${devant}.`].join(' ');
}

/** Other formations on the same half-days where she has a place: said, never refused. */
export function memesDemiJournees({ db, acteur, maintenant, fuseau }: ContextePersonne, d: DossierDeFormation): string[] {
  const demis = d.seances
    .map(({ demiJournee: une }) => une)
    .filter((une) => une >= demiJournee(jourCivil(maintenant, fuseau), 'matin'));
  if (demis.length === 0) return [];
  return db
    .select({ titre: formations.titre, demi: seances.demiJournee })
    .from(seances)
    .innerJoin(formations, and(eq(formations.id, seances.formationId), inArray(formations.statut, [...STATUTS_A_VENIR])))
    .innerJoin(inscriptions, and(eq(inscriptions.formationId, formations.id), inArray(inscriptions.statut, [...STATUTS_VIVANTS])))
    .where(
      and(
        ...[inArray(seances.demiJournee, demis), eq(inscriptions.personneId, acteur.personneId)],
        ne(formations.id, d.ligne.id),
      ),
    )
    .all()
    .map(({ titre, demi }) => `${entreGuillemets(titre)}, ${libellePeriode({ du: demi, au: demi })}`);
}
