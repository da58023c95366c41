import { and, asc, eq, gte, inArray, lte, or } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { aNom, deNom, leNom } from '#app/commun/francais.ts';
import { ajouterJours, demiJournee, type Jour, jourCivil, jourDe, libelleJour, libellePeriode } from '#app/commun/periode.ts';
import { accorder, enPhrase, majuscule } from '#app/commun/texte.ts';
import { getMalle } from '#app/malles/catalogue/malles.server.ts';
import { DROITS_MALLE } from '#app/malles/catalogue/malles.ts';
import { objetsDeMalle } from '#app/malles/catalogue/tables.ts';
import { horsService } from '#app/malles/occupation/libre.ts';
import {
  type DossierDeReservation,
  type Gardes,
  lireGardes,
  lireReservations,
} from '#app/malles/reservations/dossiers.server.ts';
import { actesOuverts, joursDeRetard, type TransitionReservation } from '#app/malles/reservations/reservations.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { aCompterAuDepart } from './compte.server.ts';
import { lireRachats } from './lectures.server.ts';

/** How far ahead a loan is worth telling to who stands before the malle, in days. */
const JOURS_EN_VUE = 14;

/** What one does in front of the malle, the most pressing first. */
const ACTES: readonly TransitionReservation[] = ['passer_le_relais', 'rendre', 'remettre', 'regulariser', 'clore', 'signaler'];

/**
 * What may be done now with the malle that one has before one's eyes.
 * @throws ErreurMetier INTROUVABLE when unknown, or to a partenaire
 */
export function lireIci(ctx: ContextePersonne, slug: string | undefined) {
  const malle = getMalle(ctx, slug);
  const { ligne, structure, relations } = malle;
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const prets = pretsDuMoment(ctx, ligne.id, aujourdhui);
  const garde = peut(DROITS_MALLE, 'modifier', relations);
  const gardes = lireGardes(ctx, prets);
  const dehors = prets.find((d) => d.ligne.statut === 'en_pret');
  return {
    malle: { nom: ligne.nom, slug: ligne.slug, resume: ligne.resume },
    gestes: prets.flatMap((d) => gestesDe(d, gardes(d), aujourdhui)).sort((a, b) => a.rang - b.rang),
    ou: dehors
      ? `Elle est en ce moment ${aNom(dehors.emprunteuse.nom)}, jusqu’au ${libelleJour(jourDe(dehors.ligne.au))}.`
      : horsService(ligne, aujourdhui)
        ? `Elle n’est pas en service\u00a0: ${enPhrase(ligne.etatMotif ?? '')}`
        : `Elle est chez elle, ${aNom(structure.nom)}.`,
    objets: ctx.db
      .select({ nom: objetsDeMalle.nom, nombre: objetsDeMalle.nombre, aSavoir: objetsDeMalle.aSavoir })
      .from(objetsDeMalle)
      .where(
        inArray(
          objetsDeMalle.id,
          aCompterAuDepart(ctx, ligne.id).map(({ objetId }) => objetId),
        ),
      )
      .orderBy(asc(objetsDeMalle.rang), asc(objetsDeMalle.id))
      .all(),
    rachats: garde ? lireRachats(ctx, ligne.id) : [],
    ...{ garde, appeler: quiAppeler(ctx, malle) },
  };
}
export type Ici = ReturnType<typeof lireIci>;

/** The loans that are out, near, or to be settled, and that concern her. */
function pretsDuMoment(ctx: ContextePersonne, malleId: number, aujourdhui: Jour): DossierDeReservation[] {
  const limite = demiJournee(ajouterJours(aujourdhui, JOURS_EN_VUE), 'apres-midi');
  const ids = ctx.db
    .select({ id: reservations.id })
    .from(reservations)
    .where(
      and(
        eq(reservations.malleId, malleId),
        or(
          inArray(reservations.statut, ['en_pret', 'rendue', 'a_regulariser']),
          and(
            eq(reservations.statut, 'acceptee'),
            lte(reservations.du, limite),
            gte(reservations.au, demiJournee(aujourdhui, 'matin')),
          ),
        ),
      ),
    )
    .orderBy(asc(reservations.du))
    .limit(20)
    .all()
    .map(({ id }) => id);
  return lireReservations(ctx, ids);
}

/** What she may do on one loan, in the words of her side. */
function gestesDe(d: DossierDeReservation, gardes: Gardes, aujourdhui: Jour) {
  const ouverts = actesOuverts(d.ligne.statut, d.relations, gardes);
  const acte = ACTES.find((un) => ouverts.includes(un));
  if (acte === undefined) return [];
  const { id, du, au } = d.ligne;
  const chezMoi = d.relations.includes('emprunteuse');
  const phrase = {
    titre: chezMoi ? `Votre prêt ${libellePeriode(d.ligne)}` : `Le prêt ${deNom(d.emprunteuse.nom)} ${libellePeriode(d.ligne)}`,
    detail: detailDe(d, aujourdhui),
  };
  const LIBELLE: Partial<Record<TransitionReservation, string>> = {
    passer_le_relais: 'La passer de main en main',
    rendre: chezMoi ? 'Rendre la malle' : 'La reprendre et la compter',
    remettre: chezMoi ? 'Prendre la malle et la compter' : `La remettre ${aNom(d.emprunteuse.nom)}`,
    regulariser: 'Noter ce qui est réglé',
    clore: 'Vérifier et fermer ce prêt',
    signaler: 'Dire ce qui manque',
  };
  // Closing stands with the rest of the loan.
  const chemin = (un: TransitionReservation) => (un === 'clore' ? `/reservations/${id}` : `/reservations/${id}/${un}`);
  const aussi = acte === 'passer_le_relais' ? 'rendre' : acte === 'clore' ? 'signaler' : undefined;
  const autres = aussi && ouverts.includes(aussi) ? [{ libelle: LIBELLE[aussi] ?? '', chemin: chemin(aussi) }] : [];
  // What is due comes before what is only possible.
  const presse = acte === 'rendre' || acte === 'passer_le_relais' ? jourDe(au) <= aujourdhui : jourDe(du) <= aujourdhui;
  return [
    {
      ...{ id, ...phrase, acte, libelle: LIBELLE[acte] ?? '', chemin: chemin(acte) },
      autres,
      rang: ACTES.indexOf(acte) + (presse ? 0 : ACTES.length),
    },
  ];
}

function detailDe({ ligne }: DossierDeReservation, aujourdhui: Jour): string {
  const retard = joursDeRetard(ligne, aujourdhui);
  if (retard > 0) return `Attendue depuis ${accorder(retard, 'jour')}.`;
  const [premier, dernier] = [jourDe(ligne.du), jourDe(ligne.au)];
  switch (ligne.statut) {
    case 'en_pret':
      return dernier === aujourdhui ? 'À rendre aujourd’hui.' : `À rendre ${libelleJour(dernier)}.`;
    case 'acceptee':
      if (premier === aujourdhui) return 'À remettre aujourd’hui.';
      return premier < aujourdhui
        ? `Attendue depuis ${libelleJour(premier)}.`
        : `À remettre ${libelleJour(premier)}\u00a0; plus tôt si personne d’autre ne l’attend.`;
    case 'rendue':
      return 'Revenue, à vérifier.';
    case 'a_regulariser':
      return 'Il manquait quelque chose.';
    case 'demandee':
    case 'close':
    case 'refusee':
    case 'annulee':
      return '';
  }
}

/** Who keeps it, as she agreed to be reached; her structure otherwise. */
function quiAppeler({ db }: ContextePersonne, { ligne, structure, gardienne }: ReturnType<typeof getMalle>) {
  const elle =
    gardienne &&
    db
      .select({ courriel: personnes.montrerCourriel, telephone: personnes.montrerTelephone })
      .from(personnes)
      .where(eq(personnes.id, gardienne.id))
      .get();
  const lieu = db.select({ telephone: structures.telephone }).from(structures).where(eq(structures.id, structure.id)).get();
  return {
    nom: gardienne ? nomComplet(gardienne) : '',
    structure: { id: structure.id, nom: majuscule(leNom(structure.nom)), commune: structure.commune ?? '' },
    telephone: (elle?.telephone ? gardienne?.telephone : null) ?? lieu?.telephone ?? '',
    courriel: (elle?.courriel ? gardienne?.courriel : null) ?? '',
    ou: ligne.ouRetirer ?? '',
    quand: ligne.quandRetirer ?? '',
  };
}
