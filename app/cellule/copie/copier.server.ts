import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil, libelleInstant, libelleJour } from '#app/commun/periode.ts';
import type { BlocDeRecueil, Recueil } from '#app/services/recueil-a4.tsx';
import { CYCLE_DEMANDE, LIBELLE_STATUT, LIBELLE_THEME } from '../cellule.ts';
import { appelDe, demandeInitiale, lecteursPresents, passages, piecesDe, suitesDe } from '../demandes/histoire.ts';
import { momentDAppel } from '../demandes/moments.ts';
import { type DemandeOuverte, exigerActe } from '../demandes/ouvrir.server.ts';
import { nommer } from '../demandes/page-de-demande.server.ts';
import { LIBELLE_REPONSE, type PieceDe } from '../demandes/pieces.ts';
import { LIBELLE_POINT, preconisationsDe } from '../preconisations/preconisations.ts';

const bloc = (titre: string, textes: readonly string[], signature = ''): BlocDeRecueil => ({
  titre,
  textes: textes.filter((texte) => texte !== ''),
  signature,
});

/**
 * All that this reader may read of a demande, to carry away: without what is between members for whoever is none, and
 * without the files, which are named.
 * @throws ErreurMetier INTERDIT
 */
export function copierTout(ctx: ContextePersonne, demande: DemandeOuverte): Recueil {
  exigerActe(demande, 'emporter');
  const { pieces } = demande;
  const premiere = demandeInitiale(pieces);
  const appel = appelDe(pieces);
  // On paper, « vous » would be whoever finds it.
  const nom = (personneId: number) => (personneId === demande.moi.personneId ? demande.moi.nom : nommer(demande)(personneId));
  const jourDe = (instant: string) => jourCivil(new Date(instant), ctx.fuseau);
  const signe = ({ par, le, entreMembres = false }: { par: number; le: string; entreMembres?: boolean }) =>
    `${nom(par)}, ${libelleInstant(new Date(le), ctx.fuseau)}${entreMembres ? '. Entre membres' : ''}`;
  const theme = (cle: keyof typeof LIBELLE_THEME) => LIBELLE_THEME[cle];
  const dernieres = <P extends PieceDe<'note' | 'rencontre' | 'constat'>>(suites: readonly P[]) =>
    suitesDe(suites).flatMap((suite) => suite.dernieres);

  const parties = [
    {
      titre: 'Le chemin',
      blocs: passages(pieces).map((pas) =>
        bloc(pas.transition ? CYCLE_DEMANDE.transitions[pas.transition].fait : 'Envoyée', [pas.mot], signe(pas)),
      ),
    },
    {
      titre: 'Ce qui s’est écrit',
      blocs: [
        ...(premiere.mots ? [bloc('', [premiere.mots], signe(premiere))] : []),
        ...piecesDe(pieces, 'message').map((message) => bloc('', [message.texte], signe(message))),
      ],
    },
    {
      titre: 'Rencontres',
      blocs: dernieres(piecesDe(pieces, 'rencontre')).map((une) =>
        bloc([libelleJour(une.jour, true), une.lieu].filter(Boolean).join(', '), [une.texte], signe(une)),
      ),
    },
    {
      titre: 'Constats',
      blocs: dernieres(piecesDe(pieces, 'constat')).map((un) => bloc(theme(un.theme), [un.texte], signe(un))),
    },
    {
      titre: 'Notes entre membres',
      blocs: dernieres(piecesDe(pieces, 'note')).map((note) => bloc('', [note.texte], signe(note))),
    },
    {
      titre: 'Préconisations',
      blocs: preconisationsDe(pieces).flatMap(({ numero, remises, enPreparation, reponse, echange }) => [
        ...[...remises, ...enPreparation].map((texte) =>
          bloc(
            `${numero}. ${texte.titre}`,
            [
              [theme(texte.theme), texte.avec && `avec ${texte.avec}`, texte.avant].filter(Boolean).join(', '),
              texte.texte,
              reponse && !texte.entreMembres ? `Réponse : ${LIBELLE_REPONSE[reponse.reponse].toLowerCase()}` : '',
            ],
            signe(texte),
          ),
        ),
        ...echange
          .filter(({ texte }) => texte !== '')
          .map((mot) => bloc('', [`Sur la préconisation ${numero} : ${mot.texte}`], signe(mot))),
      ]),
    },
    {
      titre: 'Points',
      blocs: piecesDe(pieces, 'point').map((point) => bloc(LIBELLE_POINT[point.mois], [point.texte], signe(point))),
    },
    {
      titre: 'Portes indiquées',
      blocs: [
        ...piecesDe(pieces, 'porte').map((piece) => ({ piece, porte: piece.porte, mot: piece.mot })),
        ...piecesDe(pieces, 'passage').flatMap((piece) => piece.portes.map((porte) => ({ piece, porte, mot: '' }))),
      ].map(({ piece, porte, mot }) => bloc(porte.nom, [porte.quoi, porte.contact, mot], signe(piece))),
    },
    {
      titre: 'Repères partagés',
      blocs: piecesDe(pieces, 'reperes').map((piece) =>
        bloc('', [...piece.reperes.map(({ repere, dit }) => `${repere} : ${dit}`), piece.mot], signe(piece)),
      ),
    },
    {
      titre: 'Documents, à prendre sur la page',
      blocs: piecesDe(pieces, 'document').map((piece) => bloc(piece.nom, [], signe(piece))),
    },
  ];
  return {
    titre: `Demande d’appui de ${premiere.structure.nom}`,
    sousTitre: [
      `Copie faite le ${libelleJour(jourCivil(ctx.maintenant, ctx.fuseau), true)} pour ${demande.moi.nom}. Confidentielle : elle ne s’efface pas toute seule.`,
      `Envoyée le ${libelleJour(jourDe(premiere.le), true)} par ${premiere.demandeuse.nom}. ${LIBELLE_STATUT[demande.statut]} depuis le ${libelleJour(demande.statutLe, true)}.`,
      `À rappeler au ${appel.numero}, ${momentDAppel(appel.quand, jourDe(appel.le))}.`,
      `Peuvent lire la page : ${lecteursPresents(pieces)
        .map((lecteur) => lecteur.nom)
        .join(', ')}.`,
    ],
    parties: parties.filter(({ blocs }) => blocs.length > 0),
    pied: 'Confidentiel',
  };
}
