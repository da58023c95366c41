import type { Contexte } from '#app/commun/contexte.ts';
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

/** A mail in the outbox, with its own key and address. */
export function fabriquerCourriel(
  ctx: Contexte,
  champs: { cle?: string; adresse?: string; nom?: string; sujet?: string; lettre?: Partial<Lettre>; pasAvant?: Date } = {},
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
  });
  const ligne = ctx.db
    .select()
    .from(courriels)
    .all()
    .find((courriel) => courriel.cle === cle);
  if (!ligne) throw new Error('Le courriel n’est pas dans la boîte');
  return ligne;
}
