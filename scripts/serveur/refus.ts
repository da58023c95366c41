import type { Request, RequestHandler, Response } from 'express';
import { cheminDeRetour } from '#app/accueil/retour.ts';
import { pageSimple } from '#app/http/page-simple.ts';
import { decrireErreur } from '#app/ui/decrire-erreur.ts';

/** What is said of an error that nobody foresaw; nothing of the error itself. @param reference the id of the request, to find it in the log */
export const panne = (reference: string) => ({
  titre: 'Quelque chose s’est cassé de notre côté',
  phrases: [
    'Ce que vous faisiez n’a peut-être pas été enregistré. Attendez un instant, puis recommencez.',
    `Si cela recommence, donnez ce numéro à la coordination\u00a0: ${reference}`,
  ],
});

/**
 * A file, an export, a calendar that is refused has no page to say so: Remix answers by a bare sentence, by JSON, or in English.
 * In a browser it becomes a page with a way back; for a program, what is unforeseen is said in French all the same.
 */
export function direLesRefus({ feuilles, adresse }: { feuilles: readonly string[]; adresse: URL }): RequestHandler {
  return (req, res, next) => {
    const { write, end } = res;
    const recu: Buffer[] = [];
    const garder = (morceau: unknown) => {
      if (typeof morceau === 'string' || morceau instanceof Uint8Array) recu.push(Buffer.from(morceau as string));
    };
    const enPage = String(req.headers.accept ?? '').includes('text/html');
    const aRedire = () => !res.headersSent && estNu(res) && (enPage || res.statusCode >= 500);
    res.write = ((...morceaux: Parameters<typeof write>) => {
      if (!aRedire()) return write.apply(res, morceaux);
      garder(morceaux[0]);
      return true;
    }) as typeof write;
    res.end = ((...morceaux: Parameters<typeof end>) => {
      if (!aRedire()) return end.apply(res, morceaux);
      garder(morceaux[0]);
      const corps = enPage ? enHtml(req, res, Buffer.concat(recu).toString('utf8')) : enTexte(req);
      for (const entete of ['Content-Length', 'Content-Disposition', 'ETag']) res.removeHeader(entete);
      res.type(enPage ? 'html' : 'text');
      return end.call(res, corps, 'utf8');
    }) as typeof end;
    next();
  };

  function enHtml(req: Request, res: Response, recu: string): string {
    const dite = res.statusCode >= 500 ? panne(String(req.id)) : refus(res.statusCode, phraseDe(res, recu));
    const chemin = cheminDeRetour(req.get('Referer') ?? null, [adresse.origin, `${req.protocol}://${req.headers.host}`]);
    const dIci = chemin !== '/accueil' && chemin !== req.originalUrl;
    const retour = dIci ? { libelle: 'Revenir à la page d’avant', chemin } : { libelle: 'Revenir à l’accueil', chemin: '/' };
    return pageSimple({ ...dite, feuilles, retour });
  }
}

/** A refusal without a page. */
const estNu = (res: Response): boolean =>
  res.statusCode >= 400 && /^(text\/plain|application\/json)/.test(String(res.getHeader('Content-Type') ?? ''));

const enTexte = (req: Request): string => {
  const { titre, phrases } = panne(String(req.id));
  return `${[`${titre}.`, ...phrases].join('\n')}\n`;
};

function refus(statut: number, phrase: string) {
  const { titre, texte, suite } = decrireErreur(statut, phrase);
  return { titre, phrases: suite ? [texte, suite] : [texte] };
}

/** The sentence of a refusal: the whole text, or those of the form that is sent back. Remix's own JSON has none of ours. */
function phraseDe(res: Response, recu: string): string {
  if (!String(res.getHeader('Content-Type')).startsWith('application/json')) return recu;
  try {
    const { formulaire } = JSON.parse(recu) as { formulaire?: { erreurs?: Record<string, string[]> } };
    return Object.values(formulaire?.erreurs ?? {})
      .flat()
      .join(' ');
  } catch {
    return '';
  }
}
