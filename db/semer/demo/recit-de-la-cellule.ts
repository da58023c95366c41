import { type Depot, deposer, scellerPieces } from '#app/cellule/demandes/ecrire.server.ts';
import { ecrireMessage } from '#app/cellule/demandes/ecrire-message.server.ts';
import type { DemandeOuverte } from '#app/cellule/demandes/ouvrir.server.ts';
import type { Contenu } from '#app/cellule/demandes/pieces.ts';
import { indiquerUnePorte } from '#app/cellule/portes/orienter.server.ts';
import { preconisationsDe } from '#app/cellule/preconisations/preconisations.ts';
import { preconiser, remettrePreconisations, type SaisieDePreconisation } from '#app/cellule/preconisations/preconiser.server.ts';
import { repondre, type SaisieDeReponse } from '#app/cellule/preconisations/repondre.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, jourCivil, libelleMois } from '#app/commun/periode.ts';
import { idAuHasard } from '#app/services/coffre.server.ts';

/** What a step of the story does on the demande, in the hands of who takes it. */
export type Geste = (ctx: ContextePersonne, demande: DemandeOuverte) => Promise<unknown>;

/** A step: which account, how many days ago, and what it does. */
interface Pas {
  compte: string;
  ilYA: number;
  faire: Geste;
  /** It reads what was written since the last step of this account. */
  relit?: true;
}

/** Moves the demande on, and nothing else. */
const passer =
  (nom: NonNullable<Depot['transition']>['nom']): Geste =>
  async (ctx, demande) => {
    const pieces = await scellerPieces(ctx, demande, [{ genre: 'passage', transition: nom, mot: '', portes: [] }]);
    deposer(ctx, demande.id, { pieces, transition: { nom, relations: demande.relations }, rappels: [] });
  };

/** Writes a piece as it is: the story does not tell who is told. */
const ecrire =
  (contenu: (ctx: ContextePersonne) => Contenu, entreMembres = false): Geste =>
  async (ctx, demande) => {
    deposer(ctx, demande.id, { pieces: await scellerPieces(ctx, demande, [contenu(ctx)], { entreMembres }) });
  };

const dire =
  (texte: string): Geste =>
  (ctx, demande) =>
    ecrireMessage(ctx, demande, texte);

const noter = (texte: string) => ecrire(() => ({ genre: 'note', objet: idAuHasard(), apres: [], texte }), true);

const rencontrer = (lieu: string, avec: string, texte: string) =>
  ecrire((ctx) => ({
    genre: 'rencontre',
    objet: idAuHasard(),
    apres: [],
    jour: jourCivil(ctx.maintenant, ctx.fuseau),
    lieu,
    avec,
    texte,
  }));

const proposer =
  (proposee: (aujourdhui: string) => Omit<SaisieDePreconisation, 'objet' | 'apres'>): Geste =>
  (ctx, demande) =>
    preconiser(ctx, demande, { objet: idAuHasard(), apres: [], ...proposee(jourCivil(ctx.maintenant, ctx.fuseau)) });

/** Answers the one of this number, or writes about it. */
const repondreA =
  (numero: number, dit: Pick<SaisieDeReponse, 'reponse' | 'texte'>): Geste =>
  (ctx, demande) => {
    const lue = preconisationsDe(demande.pieces)[numero - 1];
    return repondre(ctx, demande, { objet: lue?.objet ?? '', version: lue?.remises.at(-1)?.id ?? '', ...dit });
  };

/** How an appui goes, from the first call to the préconisations, of which the third waits for its answer. */
export const APPUI_RACONTE: readonly Pas[] = [
  { compte: 'direction.3', ilYA: 52, faire: passer('prendre_contact') },
  {
    compte: 'direction.3',
    ilYA: 52,
    faire: noter(
      'Une heure au téléphone. Elle tient seule depuis l’automne. Ne pas la laisser sans nouvelles plus de trois jours.',
    ),
  },
  { compte: 'direction.3', ilYA: 49, faire: passer('engager') },
  {
    compte: 'direction.5',
    ilYA: 45,
    faire: rencontrer(
      'à distance',
      'la direction',
      'Les comptes ont été regardés ensemble. Il manque deux mois de trésorerie\u00a0; le versement attendu est promis pour la fin du trimestre.',
    ),
  },
  {
    compte: 'direction.3',
    ilYA: 33,
    faire: rencontrer(
      'dans la structure',
      'la direction, la présidence et la trésorière',
      'Un soir, autour de la table. Le poste d’accueil est vacant depuis six mois, et tout repose sur la direction.',
    ),
  },
  {
    compte: 'direction.5',
    ilYA: 32,
    faire: ecrire(() => ({
      genre: 'constat',
      objet: idAuHasard(),
      apres: [],
      theme: 'finances',
      texte: 'Deux mois de trésorerie manquent, sans déficit de fond\u00a0: c’est un retard, pas une perte.',
    })),
  },
  {
    compte: 'coordination',
    ilYA: 30,
    faire: noter('Le retard de versement touche d’autres structures. N’en parler qu’en général, jamais de celle-ci.'),
  },
  { compte: 'direction.10', ilYA: 29, faire: dire('Merci pour hier soir. Pour la première fois depuis des mois, j’ai dormi.') },
  {
    compte: 'direction.5',
    ilYA: 24,
    relit: true,
    faire: proposer((jour) => ({
      titre: 'Établir un plan de trésorerie sur six mois',
      theme: 'finances',
      texte: 'Semaine par semaine d’abord, puis mois par mois. Ce plan sert aussi à demander un délai à l’Urssaf.',
      avec: 'un membre de la cellule',
      avant: `avant la fin de ${moisDe(ajouterJours(jour, 45))}`,
    })),
  },
  {
    compte: 'direction.3',
    ilYA: 23,
    relit: true,
    faire: proposer((jour) => ({
      titre: 'Rencontrer la mairie et la Caf ensemble, avec un membre de la cellule',
      theme: 'gouvernance',
      texte: 'Dire le retard et le plan en même temps aux deux. La présidence parle la première.',
      avec: '',
      avant: `courant ${moisDe(ajouterJours(jour, 40))}, date à choisir`,
    })),
  },
  {
    compte: 'direction.3',
    ilYA: 22,
    faire: proposer(() => ({
      titre: 'Répartir les tâches du poste d’accueil vacant',
      theme: 'fonctionnement',
      texte: 'Lister ce que fait l’accueil, garder l’essentiel, renoncer au reste jusqu’au recrutement.',
      avec: 'l’équipe',
      avant: 'avant les prochaines vacances',
    })),
  },
  {
    compte: 'direction.3',
    ilYA: 16,
    relit: true,
    faire: (ctx, demande) =>
      remettrePreconisations(ctx, demande, 'Trois idées, à prendre ou à laisser. Nous restons à côté de vous.'),
  },
  {
    compte: 'direction.10',
    ilYA: 14,
    relit: true,
    faire: repondreA(1, { reponse: 'acceptee', texte: 'Oui. La comptable s’y met avec moi lundi.' }),
  },
  {
    compte: 'direction.10',
    ilYA: 13,
    faire: repondreA(2, {
      reponse: 'a_discuter',
      texte: 'La mairie d’abord, seule\u00a0? J’ai peur de tout dire à la Caf d’un coup.',
    }),
  },
  {
    compte: 'direction.3',
    ilYA: 12,
    relit: true,
    faire: repondreA(2, { texte: 'C’est possible. Parlons-en de vive voix, et choisissez l’ordre.' }),
  },
  {
    compte: 'direction.5',
    ilYA: 11,
    faire: (ctx, demande) =>
      indiquerUnePorte(ctx, demande, { porte: 'france-active', mot: 'Pour passer le creux, une fois le plan fait.' }),
  },
];

/** « mars » */
function moisDe(jour: string): string {
  return libelleMois(jour).split(' ')[0] ?? '';
}
