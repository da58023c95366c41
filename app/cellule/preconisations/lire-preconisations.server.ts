import type { ContextePersonne } from '#app/commun/contexte.ts';
import { verifierTransition } from '#app/commun/cycle.ts';
import { peut } from '#app/commun/droits.ts';
import { ajouterJours, jourCivil, libelleInstant, libelleJour, libelleJourCourt } from '#app/commun/periode.ts';
import { idAuHasard } from '#app/services/coffre.server.ts';
import { CYCLE_DEMANDE, DROITS_DEMANDE, estFinie, LIBELLE_THEME } from '../cellule.ts';
import { demandeInitiale, piecesDe } from '../demandes/histoire.ts';
import type { DemandeOuverte } from '../demandes/ouvrir.server.ts';
import { nommer } from '../demandes/page-de-demande.server.ts';
import type { PieceDe } from '../demandes/pieces.ts';
import { JOURS_DES_POINTS } from '../demandes/rappels.server.ts';
import { etatDe } from './etats.ts';
import {
  aRemettre,
  LIBELLE_POINT,
  POINTS,
  type Preconisation,
  pointPossible,
  preconisationsDe,
  preconiserEn,
} from './preconisations.ts';
import { exigerPreconisation, exigerPreconiser } from './preconiser.server.ts';

type Texte = PieceDe<'preconisation'>;

const jourDit = (ctx: ContextePersonne, instant: string) => libelleJour(jourCivil(new Date(instant), ctx.fuseau));

/** The last text that this reader may open. */
const dernierTexte = ({ enPreparation, remises }: Preconisation) => enPreparation.at(-1) ?? remises.at(-1);

function enListe(ctx: ContextePersonne, demande: DemandeOuverte, preconisation: Preconisation) {
  const { objet, numero, remiseLe, remises, enPreparation, reponse, echange } = preconisation;
  const texte = dernierTexte(preconisation);
  const repond = remiseLe !== null && peut(DROITS_DEMANDE, 'repondre', demande.relations) && !estFinie(demande.statut);
  return {
    objet,
    numero,
    titre: texte?.titre ?? '',
    details: detailsDe(texte),
    etat: etatDe({ remise: remiseLe !== null, reponse: reponse?.reponse ?? null, moi: demande.moi.role }),
    repondueLe: reponse ? libelleJourCourt(jourCivil(new Date(reponse.le), ctx.fuseau), false) : '',
    remise: remiseLe !== null,
    /** The asker is waited for. */
    attend: repond && reponse === null,
    /** She said yes, and may say how it goes. */
    suit: repond && reponse?.reponse === 'acceptee',
    /** A member must make one text of two. */
    aReunir: remises.length > 1 || enPreparation.length > 1,
    sePrepare: remiseLe !== null && enPreparation.length > 0,
    mots: echange.filter((un) => un.texte !== '').length,
  };
}

/** « Thématique : gouvernance. Avec l’équipe, avant l’été. » */
function detailsDe(texte: Texte | undefined): string {
  if (!texte) return '';
  const suite = [texte.avec && `avec ${texte.avec}`, texte.avant].filter(Boolean).join(', ');
  const phrase = suite ? ` ${suite.charAt(0).toUpperCase()}${suite.slice(1).replace(/\.$/, '')}.` : '';
  return `Thématique\u00a0: ${LIBELLE_THEME[texte.theme].toLowerCase()}.${phrase}`;
}

/** What the page of the demande shows of them. */
export function lirePreconisations(ctx: ContextePersonne, demande: DemandeOuverte) {
  const toutes = preconisationsDe(demande.pieces);
  const remise = piecesDe(demande.pieces, 'passage').findLast(({ transition }) => transition === 'remettre_preconisations');
  const membre = peut(DROITS_DEMANDE, 'preconiser', demande.relations);
  return {
    id: demande.id,
    liste: toutes.map((une) => enListe(ctx, demande, une)),
    peutPreparer: membre && preconiserEn(demande.statut) !== null,
    aRemettre: membre && demande.statut === 'en_accompagnement' ? aRemettre(toutes).length : 0,
    mot: remise?.mot ? { texte: remise.mot, qui: nommer(demande)(remise.par), quand: jourDit(ctx, remise.le) } : null,
  };
}
export type PreconisationsLues = ReturnType<typeof lirePreconisations>;

/** One préconisation, its texts and its exchange. @throws ErreurMetier INTROUVABLE */
export function lirePreconisation(ctx: ContextePersonne, demande: DemandeOuverte, objet: string | undefined) {
  const preconisation = exigerPreconisation(demande, objet);
  const { remises, enPreparation, toutes, reponse, echange, remiseLe } = preconisation;
  const nom = nommer(demande);
  const ecrit = ({ id, titre, texte, par, le, ...reste }: Texte) => ({
    ...{ id, titre, texte, qui: nom(par), quand: jourDit(ctx, le) },
    details: detailsDe({ id, titre, texte, par, le, ...reste }),
  });
  const presentes = new Set([...remises, ...enPreparation].map(({ id }) => id));
  const finie = estFinie(demande.statut);
  return {
    id: demande.id,
    ...enListe(ctx, demande, preconisation),
    remises: remises.map(ecrit),
    enPreparation: enPreparation.map(ecrit),
    anciennes: toutes.filter(({ id }) => !presentes.has(id)).map(ecrit),
    version: remises.at(-1)?.id ?? '',
    reponse: reponse?.reponse ?? null,
    echange: echange.map((mot) => ({
      id: mot.id,
      qui: nom(mot.par),
      quand: libelleInstant(new Date(mot.le), ctx.fuseau),
      texte: mot.texte,
      reponse: mot.genre === 'reponse' ? mot.reponse : null,
    })),
    repond: !finie && remiseLe !== null && peut(DROITS_DEMANDE, 'repondre', demande.relations),
    ecrit: !finie && remiseLe !== null && peut(DROITS_DEMANDE, 'ecrire', demande.relations),
    modifie: peut(DROITS_DEMANDE, 'preconiser', demande.relations) && preconiserEn(demande.statut) !== null,
  };
}
export type PreconisationLue = ReturnType<typeof lirePreconisation>;

/**
 * What the form of one begins with: nothing, its last text, or its last texts one under the other when two were written at once.
 * @throws ErreurMetier INTERDIT, IMPOSSIBLE at another step, INTROUVABLE for one that is none
 */
export function lireAEcrire(demande: DemandeOuverte, objet: string | undefined) {
  const aTous = exigerPreconiser(demande) === 'a_tous';
  if (objet === undefined) {
    return { id: demande.id, objet: idAuHasard(), numero: null, apres: [], aTous, defaut: null, aReunir: false };
  }
  const preconisation = exigerPreconisation(demande, objet);
  const textes = preconisation.enPreparation.length > 0 ? preconisation.enPreparation : preconisation.remises;
  const dernier = textes.at(-1);
  return {
    id: demande.id,
    objet,
    numero: preconisation.numero,
    apres: textes.map((texte) => texte.id),
    aTous,
    aReunir: textes.length > 1,
    defaut: dernier && {
      titre: dernier.titre,
      theme: dernier.theme,
      avec: dernier.avec,
      avant: dernier.avant,
      texte: textes.map(({ texte }) => texte).join('\n\n'),
    },
  };
}

/** What is said at 3 and at 6 months, and when it is due. */
export function lirePoints(ctx: ContextePersonne, demande: DemandeOuverte) {
  const remise = piecesDe(demande.pieces, 'passage').findLast(({ transition }) => transition === 'remettre_preconisations');
  const points = piecesDe(demande.pieces, 'point');
  const nom = nommer(demande);
  const prevus = remise && pointPossible(demande.statut) ? POINTS : [];
  return {
    id: demande.id,
    ecrit: pointPossible(demande.statut) && peut(DROITS_DEMANDE, 'faire_le_point', demande.relations),
    points: points.map(({ id, mois, texte, par, le }) => ({
      ...{ id, texte, qui: nom(par), quand: jourDit(ctx, le) },
      titre: LIBELLE_POINT[mois],
    })),
    aVenir: prevus
      .filter((mois) => !points.some((point) => point.mois === mois && point.le >= (remise?.le ?? '')))
      .map((mois) => ({
        mois,
        titre: LIBELLE_POINT[mois],
        vers: libelleJour(ajouterJours(jourCivil(new Date(remise?.le ?? ''), ctx.fuseau), JOURS_DES_POINTS[mois]), true),
      })),
  };
}
export type PointsLus = ReturnType<typeof lirePoints>;

/** What is about to be handed over, and to whom. @throws ErreurMetier INTERDIT, IMPOSSIBLE at another step */
export function lireRemise(ctx: ContextePersonne, demande: DemandeOuverte) {
  verifierTransition(CYCLE_DEMANDE, 'remettre_preconisations', demande);
  const { demandeuse, structure } = demandeInitiale(demande.pieces);
  return {
    id: demande.id,
    liste: aRemettre(preconisationsDe(demande.pieces)).map((une) => enListe(ctx, demande, une)),
    demandeuse: demandeuse.nom,
    structure: structure.nom,
  };
}
