import type { Moment } from '../cellule.ts';

/** The charter of confidentiality that is signed today. A new version is signed anew. */
export const CHARTE = {
  version: '2026-1',
  engagements: [
    'Je ne dis à personne qu’une demande existe, ni de qui elle vient, ni ce qu’elle contient. Ni à mon équipe, ni à mon conseil d’administration, ni aux financeurs.',
    'Je me récuse dès que je suis liée à la structure : par l’emploi, par un mandat, par le voisinage, par l’argent ou par l’amitié.',
    'Je n’invite un autre membre qu’avec l’accord de la personne qui demande.',
    'Je n’écris ici que ce qui sert à aider. Je ne recopie rien ailleurs.',
    'Ma phrase et mon code de secours ne sont qu’à moi. Si je les crois connus de quelqu’un, j’en change le jour même.',
    'Ce que j’ai appris reste confidentiel quand je quitte la cellule.',
  ],
} as const;

/** « demain matin » : said to the member who calls. */
export const LIBELLE_MOMENT: Record<Moment, string> = {
  demain_matin: 'Demain matin',
  demain_apres_midi: 'Demain après-midi',
  demain_soir: 'Demain soir, après 18 h',
  quand_possible: 'Dès que ce sera possible',
};

/** Why a member may not be chosen for a structure. */
export const LIENS = ['meme_structure', 'commune_voisine', 'employeur', 'financeur', 'declare'] as const;
export type LienDeRecusation = (typeof LIENS)[number];

export const LIBELLE_LIEN: Record<LienDeRecusation, string> = {
  meme_structure: 'même structure que vous',
  commune_voisine: 'même commune que vous, ou commune voisine',
  employeur: 'même employeur que vous',
  financeur: 'lien avec qui finance votre structure',
  declare: 'a déclaré un lien avec votre structure',
};

/** The same, said to another member. */
export const LIEN_AVEC_ELLE: Record<LienDeRecusation, string> = {
  meme_structure: 'même structure',
  commune_voisine: 'même commune, ou commune voisine',
  employeur: 'même employeur',
  financeur: 'lien avec qui finance la structure',
  declare: 'a déclaré un lien avec la structure',
};

/** A phrase of one's own: long enough to resist a stolen base. */
export const LONGUEUR_MIN_DE_PHRASE = 20;
