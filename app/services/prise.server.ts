import { and, eq, isNull, or } from 'drizzle-orm';
import type { Prise } from '#app/commun/prise.ts';
import { resteDesDiscrets } from './discrets.server.ts';
import { CONSERVATION_SERVICES, donneesDesServices, effacerDesServices } from './donnees.server.ts';
import { envoyerCourriels, envoyerLesDiscrets, resteAEnvoyer } from './envoi.server.ts';
import { purger } from './purge.server.ts';
import { AGE_DES_SAUVEGARDES, tacheSauvegarde } from './sauvegarde.server.ts';
import { suiviDesServices } from './suivi.server.ts';
import { courriels } from './tables.ts';
import { posteDuReglage } from './transport.server.ts';

const pluriel = (n: number, un: string, plusieurs: string) => (n === 1 ? un : `${n} ${plusieurs}`);

export const prise: Prise = {
  domaine: 'services',
  taches: [
    {
      nom: 'courriels',
      libelle: 'Envoyer les courriels',
      horaire: '*/5 * * * * *',
      aFaire: resteAEnvoyer,
      async executer(ctx) {
        const compte = await envoyerCourriels(ctx, posteDuReglage());
        const phrases = [
          compte.envoye > 0 && pluriel(compte.envoye, 'Un courriel envoyé.', 'courriels envoyés.'),
          compte.garde > 0 && pluriel(compte.garde, 'Un courriel gardé ici.', 'courriels gardés ici.'),
          compte.remis_a_plus_tard > 0 &&
            pluriel(compte.remis_a_plus_tard, 'Un courriel remis à plus tard.', 'courriels remis à plus tard.'),
          compte.abandonne > 0 && pluriel(compte.abandonne, 'Un courriel abandonné.', 'courriels abandonnés.'),
        ];
        return phrases.filter(Boolean).join(' ') || 'Rien à envoyer.';
      },
    },
    {
      nom: 'courriels.discrets',
      libelle: 'Envoyer les courriels qui ne nomment personne',
      horaire: '*/5 * * * * *',
      sansTrace: true,
      aFaire: resteDesDiscrets,
      async executer(ctx) {
        await envoyerLesDiscrets(ctx, posteDuReglage());
        return '';
      },
    },
    { nom: 'purge', libelle: 'Effacer les courriels et les clés périmés', horaire: '30 3 * * *', executer: purger },
    tacheSauvegarde,
  ],
  reglages: [AGE_DES_SAUVEGARDES],
  suivi: suiviDesServices,
  donneesDe: donneesDesServices,
  conservation: CONSERVATION_SERVICES,
  effacer: effacerDesServices,
  verifier(db) {
    const sansTexte = db
      .select({ id: courriels.id })
      .from(courriels)
      .where(and(or(eq(courriels.etat, 'a_envoyer'), eq(courriels.etat, 'en_cours')), isNull(courriels.lettre)))
      .all();
    const envoyesSansDate = db
      .select({ id: courriels.id })
      .from(courriels)
      .where(and(eq(courriels.etat, 'envoye'), isNull(courriels.envoyeLe)))
      .all();
    const dire = (phrase: string) => (ligne: { id: number }) => ({
      domaine: 'services',
      phrase: `courriel ${ligne.id} : ${phrase}`,
    });
    return [
      ...sansTexte.map(dire('attend d’être envoyé, mais son texte n’est plus là')),
      ...envoyesSansDate.map(dire('noté envoyé, sans date d’envoi')),
    ];
  },
};
