import type { Contexte } from '#app/commun/contexte.ts';
import { demiJournee } from '#app/commun/periode.ts';
import type { Evenement } from '#app/commun/prise.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import type { Lettre } from '#app/services/lettre.ts';
import { courriels } from '#app/services/tables.ts';

let suite = 0;

export function fabriquerLettre(champs: Partial<Lettre> = {}): Lettre {
  return {
    salle: 'troc',
    rubrique: 'Troc',
    titre: 'L’Escale propose d’autres dates pour Maëlle Desroches',
    bonjour: 'Bonjour Hélène,',
    paragraphes: ['Deux points changent dans ce stage :'],
    points: [{ fort: 'du mardi 21 au mercredi 22 avril, 2 jours', detail: 'au lieu du mardi 7 au jeudi 9 avril, 3 jours' }],
    citation: { texte: 'La semaine du 7, nous sommes en sortie avec les familles.', auteur: 'Bruno Lascaux' },
    bouton: { libelle: 'Lire et répondre à L’Escale', url: 'https://reseau.example/r/k3v9QpL2mT7xk3v9QpL2mT7xk3v9QpL2' },
    echeance: { fort: 'Réponse attendue avant mercredi 1er avril.', suite: 'Ensuite la proposition s’éteint.' },
    pied: [
      'Plus simple de vive voix ? La coordination note votre réponse : 05 36 49 20 00.',
      'Vous recevez ce message parce que c’est à La Grange commune de répondre.',
    ],
    ...champs,
  };
}

/** What a room tells of one of its events, as its `agenda` gives it. */
export function fabriquerEvenement(champs: Partial<Evenement> = {}): Evenement {
  return {
    cle: 'stage-12',
    salle: 'troc',
    periode: { du: demiJournee('2026-04-07', 'matin'), au: demiJournee('2026-04-08', 'apres-midi') },
    titre: 'Stage : Maëlle Desroches à L’Escale',
    detail: 'De La Grange commune à L’Escale.',
    lieu: 'L’Escale, 4, rue des Tilleuls, 87800 Nexon',
    chemin: '/stages/12',
    mien: true,
    etat: 'prevu',
    sequence: 1,
    modifieLe: new Date('2026-03-23T08:00:00Z'),
    ...champs,
  };
}

/** A mail in the outbox, with its own key and address. */
export function fabriquerCourriel(
  ctx: Contexte,
  champs: {
    cle?: string;
    adresse?: string;
    nom?: string;
    sujet?: string;
    lettre?: Partial<Lettre>;
    pasAvant?: Date;
    agenda?: readonly Evenement[];
  } = {},
) {
  const n = ++suite;
  const cle = champs.cle ?? `essai-${n}`;
  deposerCourriel(ctx, {
    cle,
    destinataire: {
      personneId: null,
      adresse: champs.adresse ?? `helene.${n}@grange.example`,
      nom: champs.nom ?? 'Hélène Marsaudon',
    },
    sujet: champs.sujet ?? 'Réponse attendue : le stage de Maëlle',
    lettre: fabriquerLettre(champs.lettre),
    ...(champs.pasAvant ? { pasAvant: champs.pasAvant } : {}),
    ...(champs.agenda ? { agenda: champs.agenda } : {}),
  });
  const ligne = ctx.db
    .select()
    .from(courriels)
    .all()
    .find((courriel) => courriel.cle === cle);
  if (!ligne) throw new Error('Le courriel n’est pas dans la boîte');
  return ligne;
}
