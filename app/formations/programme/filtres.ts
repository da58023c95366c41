import { ETAPES, type Etape } from './etapes.ts';

/** What one may narrow the formations to; each choice is a link. */
export const QUAND_DES_FORMATIONS = ['a_venir', 'passees', 'miennes', 'projets'] as const;
export type QuandDesFormations = (typeof QUAND_DES_FORMATIONS)[number];

/** The words of each choice. */
export const LIBELLE_QUAND_FORMATIONS: Record<QuandDesFormations, string> = {
  a_venir: 'À venir',
  passees: 'Passées',
  miennes: 'Les miennes',
  projets: 'En projet',
};

/** What the address of the list asks for. */
export interface FiltreDesFormations {
  quand: QuandDesFormations;
  /** Only those with a free place. */
  libres: boolean;
  /** Slug of a word of the vocabulary. */
  mot: string | undefined;
  q: string;
  /** Only those that wait for the reader at this step, whatever their time. */
  etape?: Etape | undefined;
  /** A day of the first week of the calendar beside, when it is not this one. */
  depuis?: string | undefined;
}

/** The step that an address asks for. */
export const etapeDemandee = (adresse: URLSearchParams): Etape | undefined => ETAPES.find((une) => une === adresse.get('etape'));

/** The list of all that wait at a step. */
export const adresseDeLEtape = (etape: Etape): string => adresseDesFormations({ etape });

/** The address of a list of formations; what is not said is not in it. */
export function adresseDesFormations({
  quand = 'a_venir',
  libres = false,
  mot,
  q = '',
  page = 1,
  depuis,
  etape,
}: Partial<FiltreDesFormations> & { page?: number }): string {
  const paires = [
    ...(quand === 'a_venir' ? [] : [['quand', quand]]),
    ...(etape ? [['etape', etape]] : []),
    ...(libres ? [['libres', 'oui']] : []),
    ...(mot ? [['mot', mot]] : []),
    ...(q ? [['q', q]] : []),
    ...(page > 1 ? [['page', String(page)]] : []),
    ...(depuis ? [['depuis', depuis]] : []),
  ];
  return paires.length === 0 ? '/formations' : `/formations?${new URLSearchParams(paires)}`;
}
