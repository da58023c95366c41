/** What the carnet is asked to show. */
export interface FiltreDuCarnet {
  age?: number | undefined;
  /** In minutes. */
  duree?: number | undefined;
}

/** The lengths that one asks for, in minutes. */
export const DUREES_DE_SEANCE = [30, 60, 120] as const;

/** « 45 min », « 1 h 30 » */
export function libelleDureeDeSeance(minutes: number): string {
  const [heures, reste] = [Math.floor(minutes / 60), minutes % 60];
  if (heures === 0) return `${reste}\u00a0min`;
  return reste === 0 ? `${heures}\u00a0h` : `${heures}\u00a0h\u00a0${String(reste).padStart(2, '0')}`;
}

/** What an address asks for; what makes no sense asks nothing. */
export function filtreDuCarnet(adresse: URLSearchParams): FiltreDuCarnet {
  const lu = (nom: string, max: number) => {
    const texte = /^\d{1,3}$/.exec((adresse.get(nom) ?? '').trim())?.[0];
    return texte === undefined || Number(texte) > max ? undefined : Number(texte);
  };
  return { age: lu('age', 120), duree: DUREES_DE_SEANCE.find((une) => une === lu('duree', 999)) };
}

/** The address of the same ideas, on another page. */
export function adresseDuCarnet(slug: string, { age, duree }: FiltreDuCarnet, page = 1): string {
  const recherche = new URLSearchParams({
    ...(age === undefined ? {} : { age: String(age) }),
    ...(duree === undefined ? {} : { duree: String(duree) }),
    ...(page > 1 ? { page: String(page) } : {}),
  }).toString();
  return `/malles/${slug}/carnet${recherche ? `?${recherche}` : ''}`;
}
