/** A browser without JavaScript, as small as it may be: cookies, pages, and every form that they show. */

export interface FormulaireVu {
  action: string;
  champs: Record<string, string>;
  /** Names of what one types. */
  libres: string[];
  fichiers: string[];
}

export interface PageVue {
  statut: number;
  lieu: string | null;
  corps: string;
  genre: string;
}

const ENTITES: Readonly<Record<string, string>> = { '&amp;': '&', '&quot;': '"', '&#x27;': "'", '&lt;': '<', '&gt;': '>' };
const lire = (texte: string) => texte.replace(/&(amp|quot|#x27|lt|gt);/g, (entite) => ENTITES[entite] ?? entite);
const attribut = (balise: string, nom: string) => {
  const lu = new RegExp(`\\s${nom}="([^"]*)"`, 'i').exec(balise)?.[1];
  return lu === undefined ? undefined : lire(lu);
};

export class Visiteuse {
  readonly #cookies = new Map<string, string>();

  constructor(
    readonly adresse: string,
    cookies = '',
  ) {
    for (const cookie of cookies.split('; ').filter(Boolean)) this.#retenir(cookie);
  }

  #retenir(cookie: string): void {
    const [nom = '', ...valeur] = (cookie.split(';')[0] ?? '').split('=');
    if (/max-age=0/i.test(cookie)) this.#cookies.delete(nom);
    else this.#cookies.set(nom, valeur.join('='));
  }

  /** What this browser holds. */
  get cookies(): string {
    return [...this.#cookies].map(([nom, valeur]) => `${nom}=${valeur}`).join('; ');
  }

  /** The same browser on another server, or before something that this one then does. */
  copie(adresse = this.adresse): Visiteuse {
    return new Visiteuse(adresse, this.cookies);
  }

  async #aller(chemin: string, init: RequestInit = {}): Promise<PageVue> {
    const reponse = await fetch(this.adresse + chemin, {
      ...init,
      redirect: 'manual',
      headers: { ...(init.headers as Record<string, string>), Cookie: this.cookies, Origin: this.adresse },
    });
    for (const cookie of reponse.headers.getSetCookie()) this.#retenir(cookie);
    return {
      statut: reponse.status,
      lieu: reponse.headers.get('Location'),
      corps: Buffer.from(await reponse.arrayBuffer()).toString('utf8'),
      genre: reponse.headers.get('Content-Type') ?? '',
    };
  }

  ouvrir = (chemin: string): Promise<PageVue> => this.#aller(chemin);

  poster(
    chemin: string,
    champs: Record<string, string> | FormData | string,
    headers: Record<string, string> = {},
  ): Promise<PageVue> {
    const body = typeof champs === 'string' || champs instanceof FormData ? champs : new URLSearchParams(champs);
    return this.#aller(chemin, { method: 'POST', body, headers });
  }
}

/** The forms of a page that post, their fields as the page fills them; of radio buttons, the last is chosen. */
export function formulairesDe(html: string, page: string): FormulaireVu[] {
  return [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].flatMap(([texte]) => {
    const ouverture = /<form\b[^>]*>/.exec(texte)?.[0] ?? '';
    if (attribut(ouverture, 'method')?.toLowerCase() !== 'post') return [];
    const vu: FormulaireVu = { action: attribut(ouverture, 'action') ?? page, champs: {}, libres: [], fichiers: [] };
    for (const [balise, , options = ''] of texte.matchAll(/<(input|textarea|button|select)\b[^>]*>(?:([\s\S]*?)<\/\1>)?/g)) {
      const nom = attribut(balise, 'name');
      const genre = attribut(balise, 'type') ?? (/^<textarea/.test(balise) ? 'textarea' : 'text');
      if (!nom) continue;
      if (genre === 'file') vu.fichiers.push(nom);
      else if (/^<select/.test(balise))
        vu.champs[nom] = [...options.matchAll(/<option[^>]*\svalue="([^"]+)"/g)].at(-1)?.[1] ?? '';
      else if (['text', 'textarea', 'search'].includes(genre)) vu.libres.push(nom);
      else vu.champs[nom] = attribut(balise, 'value') ?? (genre === 'checkbox' ? 'on' : '');
    }
    return [vu];
  });
}

/** The addresses of this house that a page links to. */
export const liensDe = (html: string): string[] =>
  [...html.matchAll(/\shref="(\/[^"#]*)/g)].map(([, lien = '']) => lire(lien)).filter((lien) => !lien.startsWith('/assets/'));
