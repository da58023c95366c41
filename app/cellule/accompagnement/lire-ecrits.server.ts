import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { feuillet, jourCivil, libelleInstant, libelleJour } from '#app/commun/periode.ts';
import { idAuHasard } from '#app/services/coffre.server.ts';
import { DROITS_DEMANDE, estFinie, LIBELLE_THEME, THEMES, type Theme } from '../cellule.ts';
import { exigerVivante } from '../demandes/ecrire-message.server.ts';
import { demandeInitiale, piecesDe, type Suite, suitesDe } from '../demandes/histoire.ts';
import { type DemandeOuverte, exigerActe } from '../demandes/ouvrir.server.ts';
import { nommer, regardsDe } from '../demandes/page-de-demande.server.ts';
import { estSeuleGardienne } from '../demandes/qui-tient.server.ts';
import {
  ACTE_D_ECRIT,
  estUnGenre,
  type GenreEcrit,
  type PieceEcrite,
  QUESTION_DU_THEME,
  reunir,
  signer,
  textesDistincts,
} from './ecrits.ts';

/** A version of a text, in words. */
export interface VersionVue {
  id: string;
  /** « jeudi 26 février, à Bellac, avec Sabine Courtiaud »: of a meeting alone. */
  tete: string;
  texte: string;
  /** Who wrote it, when. */
  signature: string;
}

/** A text and its versions: more than one present, when several people wrote at once. */
export interface TexteVu {
  objet: string;
  presentes: VersionVue[];
  anciennes: VersionVue[];
  /** Where it is corrected, or put together; null when this reader may not. */
  modifier: string | null;
}

const voirVersion =
  (ctx: ContextePersonne, demande: DemandeOuverte) =>
  (piece: PieceEcrite): VersionVue => ({
    id: piece.id,
    tete: piece.genre === 'rencontre' ? `${libelleJour(piece.jour)}, ${piece.lieu}, avec ${piece.avec}` : '',
    texte: piece.texte,
    signature: signer(nommer(demande)(piece.par), libelleInstant(new Date(piece.le), ctx.fuseau)),
  });

/** Whether this reader may write texts of this kind now. */
const peutEcrire = (demande: DemandeOuverte, genre: GenreEcrit) =>
  !estFinie(demande.statut) && peut(DROITS_DEMANDE, ACTE_D_ECRIT[genre], demande.relations);

const adresseDe = (demande: DemandeOuverte, genre: GenreEcrit, objet: string) =>
  `/cellule/demandes/${demande.id}/ecrits/${genre}/${objet}`;

function voirTexte<P extends PieceEcrite>(
  ctx: ContextePersonne,
  demande: DemandeOuverte,
  genre: GenreEcrit,
  suite: Suite<P>,
): TexteVu {
  const presentes = textesDistincts(suite);
  const voir = voirVersion(ctx, demande);
  return {
    objet: suite.objet,
    presentes: presentes.map(voir),
    anciennes: suite.toutes
      .filter((version) => !suite.dernieres.includes(version))
      .reverse()
      .map(voir),
    modifier: peutEcrire(demande, genre) ? adresseDe(demande, genre, suite.objet) : null,
  };
}

/** Notes between members, as a member reads them; null for other readers. */
export function lireNotes(ctx: ContextePersonne, demande: DemandeOuverte) {
  if (demande.moi.role !== 'membre') return null;
  const premiere = demandeInitiale(demande.pieces);
  return {
    nouvelle: peutEcrire(demande, 'note') ? adresseDe(demande, 'note', 'nouveau') : null,
    sansElle: premiere.demandeuse.nom,
    seule: estSeuleGardienne(ctx, demande.pieces, demande.moi.personneId),
    textes: suitesDe(piecesDe(demande.pieces, 'note')).map((suite) => voirTexte(ctx, demande, 'note', suite)),
  };
}

/** Meetings, the latest day first. */
export function lireRencontres(ctx: ContextePersonne, demande: DemandeOuverte) {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  return {
    seRencontrent: demande.statut !== 'envoyee' && !estFinie(demande.statut),
    nouvelle: peutEcrire(demande, 'rencontre') ? adresseDe(demande, 'rencontre', 'nouveau') : null,
    rencontres: suitesDe(piecesDe(demande.pieces, 'rencontre'))
      .map((suite) => {
        const jour = suite.dernieres.at(-1)?.jour ?? '';
        return { jour, feuillet: feuillet(jour), avenir: jour > aujourdhui, ...voirTexte(ctx, demande, 'rencontre', suite) };
      })
      .sort((une, autre) => autre.jour.localeCompare(une.jour)),
  };
}

/** The shared diagnosis: one text a theme, written or not. */
export function lireConstats(ctx: ContextePersonne, demande: DemandeOuverte) {
  const suites = suitesDe(piecesDe(demande.pieces, 'constat'));
  return {
    // Before one goes along, there is nothing to find together yet.
    enConstat: suites.length > 0 || !(['envoyee', 'entendue'].includes(demande.statut) || estFinie(demande.statut)),
    constats: THEMES.map((theme) => {
      const suite = suites.find(({ objet }) => objet === theme) ?? { objet: theme, dernieres: [], toutes: [] };
      return { theme, libelle: LIBELLE_THEME[theme], ...voirTexte(ctx, demande, 'constat', suite) };
    }),
  };
}

const TITRES: Record<GenreEcrit, { neuf: string; reprise: string; ici: string; bouton: string }> = {
  note: {
    neuf: 'Que voulez-vous noter, entre membres\u00a0?',
    reprise: 'Que faut-il changer à cette note\u00a0?',
    ici: 'Note entre membres',
    bouton: 'Garder cette note entre membres',
  },
  rencontre: {
    neuf: 'Quelle rencontre\u00a0?',
    reprise: 'Que faut-il changer à cette rencontre\u00a0?',
    ici: 'Rencontre',
    bouton: 'Garder cette rencontre',
  },
  constat: { neuf: '', reprise: '', ici: 'Constat', bouton: 'Garder ce constat' },
};

/** The kind of a text, as an address gives it. @throws ErreurMetier INTROUVABLE for any other word */
export function genreOuIntrouvable(genre: string | undefined): GenreEcrit {
  if (!estUnGenre(genre)) throw introuvable();
  return genre;
}

function suiteDe(demande: DemandeOuverte, genre: GenreEcrit, objet: string): Suite<PieceEcrite> {
  const connue = suitesDe<PieceEcrite>(piecesDe(demande.pieces, genre)).find((suite) => suite.objet === objet);
  if (connue) return connue;
  const neuve = genre === 'constat' ? (THEMES as readonly string[]).includes(objet) : objet === 'nouveau';
  if (!neuve) throw introuvable();
  return { objet: genre === 'constat' ? objet : idAuHasard(), dernieres: [], toutes: [] };
}

/**
 * The form of a text: new, corrected, or put together when several people wrote at once.
 * @throws ErreurMetier INTROUVABLE for an unknown text, INTERDIT, or IMPOSSIBLE once the demande is closed
 */
export function lireEcrit(ctx: ContextePersonne, demande: DemandeOuverte, dit: string | undefined, objet: string) {
  const genre = genreOuIntrouvable(dit);
  // What she does not read is not there.
  if (genre === 'note' && demande.moi.role !== 'membre') throw introuvable();
  exigerActe(demande, ACTE_D_ECRIT[genre]);
  exigerVivante(demande);
  const suite = suiteDe(demande, genre, objet);
  const textes = textesDistincts(suite);
  const derniere = textes.at(-1);
  const theme = genre === 'constat' ? (objet as Theme) : null;
  const { neuf, reprise, ici, bouton } = TITRES[genre];
  const n = textes.length;
  const titre = theme ? QUESTION_DU_THEME[theme] : derniere ? reprise : neuf;
  return {
    id: demande.id,
    genre,
    objet: suite.objet,
    apres: suite.dernieres.map(({ id }) => id).join(' '),
    libelle: n > 1 ? 'Le texte qui les réunit' : genre === 'rencontre' ? 'Ce qui s’est dit' : 'Comme cela vient',
    titre: n > 1 ? `Réunir les ${n === 2 ? 'deux' : n} textes` : titre,
    ici: theme ? LIBELLE_THEME[theme] : ici,
    bouton: n > 1 ? `Remplacer les ${n === 2 ? 'deux' : n} textes par celui-ci` : bouton,
    aReunir: n > 1 ? textes.map(voirVersion(ctx, demande)) : [],
    defaut: {
      texte: reunir(textes.map(({ texte }) => texte)),
      jour: derniere?.genre === 'rencontre' ? derniere.jour : jourCivil(ctx.maintenant, ctx.fuseau),
      lieu: derniere?.genre === 'rencontre' ? derniere.lieu : '',
      avec: derniere?.genre === 'rencontre' ? derniere.avec : demandeInitiale(demande.pieces).demandeuse.nom,
    },
    /** Who does not read it, for a note between members. */
    sans: genre === 'note' ? demandeInitiale(demande.pieces).demandeuse.nom : null,
    lecteurs: regardsDe(demande, { membresSeuls: genre === 'note' }),
  };
}
