import { addMonths, formatISO, parseISO } from 'date-fns';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { possibles } from '#app/commun/cycle.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import type { ActeDeReponse, PageDeReponse, ReponseParLien } from '#app/commun/reponse-par-lien.ts';
import { enumerer } from '#app/commun/texte.ts';
import { getStructure, listStructuresPourChoix } from '#app/reseau/structures/structures.server.ts';
import { exigerAnnonce, type LigneAnnonce } from './annonces.server.ts';
import {
  cycleAnnonce,
  LIBELLE_FORME,
  LIBELLE_STATUT_ANNONCE,
  LIBELLE_TYPE_ANNONCE,
  relationsALAnnonce,
  type TransitionAnnonce,
} from './annonces.ts';
import { avisApres } from './avis.ts';
import { motsDes } from './competences.server.ts';
import { estPassee } from './fraicheur.ts';
import { franchirAnnonce } from './suites.server.ts';

/** The answers of a mail, in their order. */
const REPONSES = ['confirmer', 'reveiller', 'reprendre', 'mettre_en_pause', 'garder_en_pause', 'satisfaire', 'retirer'] as const;
type Reponse = (typeof REPONSES)[number];

const LIBELLES: Record<Reponse, string> = {
  confirmer: 'Toujours valable',
  reveiller: 'La réveiller',
  reprendre: 'La remettre en ligne',
  mettre_en_pause: 'En pause',
  garder_en_pause: 'En pause',
  satisfaire: 'Satisfaite',
  retirer: 'À retirer',
};

/** Until when, once it is awake; in months. */
const DUREES = [
  { valeur: '3', libelle: 'Pour trois mois' },
  { valeur: '6', libelle: 'Pour six mois' },
  { valeur: '12', libelle: 'Pour un an' },
  { valeur: '0', libelle: 'Sans limite' },
] as const;

function montrer(ctx: ContextePersonne, id: number): PageDeReponse {
  const ligne = exigerAnnonce(ctx, id);
  const relations = relationsALAnnonce(ligne, ctx.acteur);
  // Whoever has left the structure answers for it no more.
  if (!relations.includes('equipe')) throw introuvable();
  const ouvertes = possibles(cycleAnnonce, ligne.statut, relations);
  const actes = REPONSES.filter((nom) => ouvertes.includes(nom)).map((nom, rang) => acteDe(ctx, ligne, nom, rang === 0));
  const { nom: structure } = getStructure(ctx, ligne.structureId);
  const mots = motsDes(ctx, [id]).get(id) ?? [];
  return {
    salle: 'troc',
    titre: actes.length > 0 ? `Toujours valable : « ${ligne.titre} » ?` : `« ${ligne.titre} »`,
    phrases: [
      actes.length > 0 ? QUESTION[ligne.statut] : `Il n’y a plus rien à répondre. ${LIBELLE_STATUT_ANNONCE[ligne.statut]}.`,
    ],
    details: [
      { libelle: LIBELLE_TYPE_ANNONCE[ligne.type], texte: `${structure}, ${LIBELLE_FORME[ligne.forme]}` },
      { libelle: 'Savoir-faire', texte: enumerer(mots.map(({ nom }) => nom)) },
      { libelle: 'Quelques mots', texte: ligne.description ?? '' },
      { libelle: 'Valable jusqu’au', texte: ligne.valableJusqu === null ? '' : libelleJourCourt(ligne.valableJusqu) },
    ].filter(({ texte }) => texte !== ''),
    actes,
    chemin: `/troc/annonces/${id}`,
    versLeChemin: actes.length > 0 ? 'La relire ou la modifier dans le réseau' : 'La relire dans le réseau',
  };
}

const QUESTION: Record<LigneAnnonce['statut'], string> = {
  brouillon: '',
  publiee: 'Les autres structures s’y fient : une réponse suffit.',
  en_pause: 'Elle est en pause : personne ne peut y répondre. Est-ce encore vrai ?',
  endormie: 'Elle dort : les autres la voient à part, et savent que personne n’a répondu.',
  satisfaite: '',
  retiree: '',
};

function acteDe(ctx: ContextePersonne, ligne: LigneAnnonce, nom: Reponse, principal: boolean): ActeDeReponse {
  const acte: ActeDeReponse = { nom, libelle: LIBELLES[nom], genre: principal ? 'principal' : 'second' };
  if (nom === 'reveiller' && estPassee(ligne, jourCivil(ctx.maintenant, ctx.fuseau))) {
    const options = DUREES.map(({ valeur, libelle }) => ({ valeur, libelle }));
    return {
      ...acte,
      champs: [{ nom: 'duree', libelle: 'Jusqu’à quand ?', genre: 'choix', obligatoire: false, options, defaut: '0' }],
    };
  }
  if (nom !== 'satisfaire') return acte;
  const autres = listStructuresPourChoix(ctx).filter(({ id }) => id !== ligne.structureId);
  return {
    ...acte,
    champs: [
      {
        ...{ nom: 'avec', libelle: 'Avec qui ?', genre: 'choix', obligatoire: false },
        aide: 'Laissez vide si c’était hors du réseau.',
        options: autres.map(({ id, nom: libelle }) => ({ valeur: String(id), libelle })),
      },
      { nom: 'suite', libelle: 'Ce qui en est sorti, en une phrase', genre: 'texte', obligatoire: false },
    ],
  };
}

function agir(ctx: ContextePersonne, id: number, acte: string, champs: Record<string, string>): { titre: string; texte: string } {
  const nom: TransitionAnnonce | undefined = REPONSES.find((connue) => connue === acte);
  if (!nom) throw introuvable();
  const mois = Number(champs.duree ?? '0');
  const jusqu = formatISO(addMonths(parseISO(jourCivil(ctx.maintenant, ctx.fuseau)), mois), { representation: 'date' });
  franchirAnnonce(ctx, id, nom, {
    avec: champs.avec ? Number(champs.avec) : undefined,
    suite: champs.suite,
    valableJusqu: mois > 0 ? jusqu : undefined,
  });
  return avisApres(nom, exigerAnnonce(ctx, id).type);
}

/** « Toujours valable ? », from the mail. */
export const reponseDAnnonce: ReponseParLien = { montrer, agir };
