import type { ContextePersonne } from '#app/commun/contexte.ts';
import type { PageDeReponse, ReponseParLien } from '#app/commun/reponse-par-lien.ts';
import { choisirRythme, lireSuite } from '#app/services/rythmes.server.ts';
import { DIT_DU_RYTHME, RYTHME_PAR_DEFAUT } from '#app/services/rythmes.ts';

const ARRETER = 'arreter';
const REPRENDRE = 'reprendre';

function montrer(ctx: ContextePersonne): PageDeReponse {
  const arretee = lireSuite(ctx, ctx.acteur.personneId).rythme === 'jamais';
  return {
    salle: 'maison',
    titre: arretee ? 'Vous ne recevez plus la lettre' : 'Ne plus recevoir la lettre',
    phrases: arretee
      ? ['Le réseau ne vous écrit plus de lui-même. Vous pouvez recevoir de nouveau la lettre, chaque lundi.']
      : ['Le réseau ne vous écrira plus de lui-même. Les courriels qui attendent une réponse de vous viendront toujours.'],
    details: [],
    actes: arretee
      ? [{ nom: REPRENDRE, libelle: 'Recevoir de nouveau la lettre', genre: 'principal' }]
      : [{ nom: ARRETER, libelle: 'Ne plus recevoir la lettre', genre: 'principal' }],
    chemin: '/moi',
    versLeChemin: 'Choisir un autre rythme',
  };
}

/** The link at the foot of the letter: stops it in one press, and takes it up again. */
export const reponseDeLettre: ReponseParLien = {
  enUnClic: ARRETER,
  montrer,
  agir(ctx, _objetId, acte) {
    if (acte === REPRENDRE) {
      choisirRythme(ctx, RYTHME_PAR_DEFAUT);
      return { titre: 'Vous recevrez de nouveau la lettre', texte: DIT_DU_RYTHME[RYTHME_PAR_DEFAUT] };
    }
    choisirRythme(ctx, 'jamais');
    return { titre: 'C’est fait', texte: `${DIT_DU_RYTHME.jamais} Pour revenir en arrière, rouvrez ce lien.` };
  },
};
