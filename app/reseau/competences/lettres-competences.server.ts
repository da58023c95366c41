import { eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { NOM_RESEAU } from '#app/reseau/reglages.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import type { Lettre } from '#app/services/lettre.ts';
import type { competences } from './tables.ts';

type Issue =
  | { issue: 'retenue' | 'fusionnee'; nom: string; slug: string }
  | { issue: 'ecartee'; nom: string; slug: string; motif: string };

/** Tells whoever proposed a word what became of it, by mail; nothing when nobody did, or when it is her own act. */
export function direLaSuite(
  ctx: ContextePersonne,
  terme: Pick<typeof competences.$inferSelect, 'id' | 'nom' | 'statut' | 'proposeeParId'>,
  suite: Issue,
): void {
  if (terme.statut !== 'proposee' || terme.proposeeParId === null || terme.proposeeParId === ctx.acteur.personneId) return;
  const personne = ctx.db.select().from(personnes).where(eq(personnes.id, terme.proposeeParId)).get();
  if (!personne?.courriel) return;
  const courrier = lettre(terme.nom, suite, {
    prenom: personne.prenom,
    par: ctx.acteur.nom,
    reseau: lireReglage(ctx.db, NOM_RESEAU),
    adresse: ctx.adressePublique,
  });
  deposerCourriel(ctx, {
    cle: `competence:${terme.id}:${suite.issue}`,
    destinataire: { personneId: personne.id, adresse: personne.courriel, nom: nomComplet(personne) },
    ...courrier,
  });
}

function lettre(
  propose: string,
  suite: Issue,
  { prenom, par, reseau, adresse }: { prenom: string; par: string; reseau: string; adresse: string },
): { sujet: string; lettre: Lettre } {
  const commune = {
    salle: 'reseau' as const,
    rubrique: 'Réseau',
    bonjour: prenom ? `Bonjour ${prenom},` : 'Bonjour,',
    pied: [`Vous recevez ce message parce que vous avez proposé un mot dans ${reseau}.`],
  };
  if (suite.issue === 'ecartee') {
    return {
      sujet: `Votre mot « ${propose} » n’est pas ajouté`,
      lettre: {
        ...commune,
        titre: `« ${propose} » n’est pas ajouté`,
        paragraphes: [`${par} a lu votre proposition et ne l’ajoute pas à la liste. Voici pourquoi :`],
        citation: { texte: suite.motif, auteur: par },
        bouton: { libelle: 'Voir les mots de la liste', url: `${adresse}/reseau/competences` },
      },
    };
  }
  const fusion = suite.issue === 'fusionnee';
  return {
    sujet: fusion ? `Votre mot « ${propose} » rejoint « ${suite.nom} »` : `Votre mot « ${suite.nom} » est dans la liste`,
    lettre: {
      ...commune,
      titre: fusion ? `« ${propose} » rejoint « ${suite.nom} »` : `« ${suite.nom} » est dans la liste`,
      paragraphes: fusion
        ? [
            `${par} a lu votre proposition : la liste disait déjà la même chose, avec « ${suite.nom} ».`,
            `Qui tape « ${propose} » arrive maintenant à ce mot. Merci.`,
          ]
        : [`${par} a ajouté le mot que vous proposiez. Tout le réseau peut s’en servir, et vous aussi.`],
      bouton: { libelle: 'Voir ce mot', url: `${adresse}/reseau/competences/${suite.slug}` },
    },
  };
}
