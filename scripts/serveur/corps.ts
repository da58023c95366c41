import type { RequestHandler } from 'express';
import { cheminRecu } from '#app/http/chemin-recu.ts';

const MO = 1024 * 1024;
/** A file of 10 MB and the form around it. */
const ENVOI_DE_FICHIER = 10.5 * MO;
/** A form of text: ten thousand characters of emoji, url-encoded, weigh 120 kB a field. */
const FORMULAIRE = MO;
/** Beyond, nobody is waiting for a polite answer. */
const ABANDON = 100 * MO;

const AVEC_FICHIER =
  /^\/(reseau\/import|reseau\/structures\/[^/]+\/modifier|stages\/[^/]+\/(deposer_exemplaire|experience)|formations\/[^/]+\/supports|malles\/[^/]+\/(photos|contenu)|reservations\/[^/]+\/(remettre|rendre|passer_le_relais|signaler)|cellule\/demandes\/[^/]+\/documents|fichiers)(\/|\.data$|$)/;

/**
 * Refuses what is too large, once it has been read to its end: a connection closed in the middle of an upload
 * shows « connexion réinitialisée » instead of the sentence.
 */
export function limiterLeCorps(refuser: (statut: number, titre: string, phrases: string[]) => RequestHandler): RequestHandler {
  return (req, res, next) => {
    if (req.headers['transfer-encoding'] !== undefined) {
      req.resume();
      res.setHeader('Connection', 'close');
      refuser(411, 'Envoi sans taille', ['Cet envoi n’annonce pas sa taille\u00a0: nous ne pouvons pas le recevoir.'])(
        req,
        res,
        next,
      );
      return;
    }
    const taille = Number(req.headers['content-length'] ?? 0);
    const limite = AVEC_FICHIER.test(cheminRecu(req.url)) ? ENVOI_DE_FICHIER : FORMULAIRE;
    if (taille <= limite) {
      // What is answered before it is read to its end would stay in the connection, and hold the next request behind it.
      res.once('finish', () => {
        req.removeAllListeners('data');
        req.resume();
      });
      next();
      return;
    }
    const repondre = () =>
      refuser(413, 'C’est trop lourd', [
        limite === FORMULAIRE
          ? 'Cet envoi est trop long pour ce formulaire. Rien n’a été enregistré.'
          : 'Un fichier pèse au plus 10 Mo. Rien n’a été enregistré\u00a0: choisissez-en un plus léger, puis recommencez.',
        'Votre navigateur a peut-être gardé ce que vous aviez écrit\u00a0: revenez à la page précédente.',
      ])(req, res, next);
    if (taille > ABANDON) {
      res.setHeader('Connection', 'close');
      repondre();
      return;
    }
    req.on('end', repondre);
    req.resume();
  };
}
