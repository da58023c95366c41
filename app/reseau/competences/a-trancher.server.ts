import { asc, eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, jourCivil } from '#app/commun/periode.ts';
import type { Attente } from '#app/commun/prise.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { competences } from './tables.ts';

/** After two weeks without an answer, nobody proposes a second word. */
const JOURS_POUR_REPONDRE = 14;

/** The words proposed that wait for the coordination: one line for all of them. */
export function motsAFaire(ctx: ContextePersonne): Attente[] {
  if (!ctx.acteur.roles.includes('coordination')) return [];
  const mots = ctx.db
    .select({
      slug: competences.slug,
      nom: competences.nom,
      le: competences.proposeeLe,
      prenom: personnes.prenom,
      de: personnes.nom,
    })
    .from(competences)
    .leftJoin(personnes, eq(personnes.id, competences.proposeeParId))
    .where(eq(competences.statut, 'proposee'))
    .orderBy(asc(competences.proposeeLe), asc(competences.id))
    .all();
  const [premier] = mots;
  if (!premier) return [];
  const qui = premier.de === null ? 'La personne' : nomComplet({ prenom: premier.prenom ?? '', nom: premier.de });
  const seul = mots.length === 1;
  return [
    {
      cle: 'reseau-mots-proposes',
      salle: 'reseau',
      echeance: ajouterJours(jourCivil(premier.le ?? ctx.maintenant, ctx.fuseau), JOURS_POUR_REPONDRE),
      poids: 8,
      duReseau: true,
      titre: seul ? `Répondre au mot proposé : « ${premier.nom} »` : `Répondre à ${mots.length} mots proposés`,
      suite: `${qui} attend de savoir si ${seul ? 'ce mot' : `« ${premier.nom} »`} entre dans le vocabulaire des savoir-faire.`,
      lien: {
        libelle: seul ? 'Répondre' : 'Voir les mots proposés',
        chemin: seul ? `/reseau/competences/${premier.slug}/modifier` : '/reseau/competences',
      },
    },
  ];
}
