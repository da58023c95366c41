import { asc, eq } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { slugDe } from '#app/reseau/competences/mots.ts';
import { competences, savoirFaire } from '#app/reseau/competences/tables.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';

/** Terms separated by commas, each with its words after a colon: « minibus: neuf places ». */
type Dit = string;

/** What each structure has, by number. */
const STRUCTURES: Readonly<Record<number, Dit>> = {
  1: 'pouvoir-agir, cafe-des-parents, atelier-de-reparation: un samedi par mois, minibus: neuf places, à réserver deux semaines avant, salle-de-reunion',
  2: 'aller-vers: le camion, deux fois par semaine, grande-salle: 120 personnes assises, cuisine-equipee, sonorisation',
  3: 'apprentissage-du-francais, accompagnement-scolarite, vacances-familles, salle-de-reunion',
  4: 'projet-social, assemblee-generale, barnum: quatre barnums et trente bancs',
  5: 'jeux-de-societe: plus de mille jeux, mobilite-solidaire, jeux-geants, minibus',
  6: 'inclusion-numerique, demarches-en-ligne, ordinateurs: douze portables, petite-enfance',
  7: 'theatre: une troupe d’habitants, cuisine-equipee, scene: quinze praticables, evenements',
  8: 'atelier-de-reparation, projets-de-jeunes, randonnee: le mardi, outillage',
  9: 'aide-alimentaire: épicerie associative, evenements, jeux-de-societe',
  10: 'cuisine: four à pain, deux fois par mois, cafe-des-parents, lieu-d-hebergement: deux chambres dans l’ancien presbytère',
  11: 'accueil-de-loisirs, periscolaire, couture, ordinateurs, grande-salle',
  12: 'aidants, intergenerationnel, vieillissement, salle-de-reunion',
  13: 'atelier-d-ecriture, inclusion-numerique, petite-enfance: garde partagée',
  14: 'bricolage, tiers-lieu, gouvernance-partagee, outillage: établis, scie à ruban, perceuse à colonne',
  15: 'sport, acces-aux-droits, videoprojecteur: écran gonflable de six mètres, materiel-de-sport, sonorisation',
  16: 'vieillissement, sante, cuisine, minibus: adapté aux fauteuils',
  17: 'jardin-partage, intergenerationnel, atelier-de-reparation, espace-exterieur',
  18: 'radio: un studio et une heure d’antenne, debats, tiers-lieu, materiel-de-tournage',
  19: 'echanges-de-savoirs, couture, benevolat',
  20: 'evenements, cuisine: soupe pour cent, vaisselle: 150 couverts lavables',
  21: 'lieu-d-hebergement: dortoir de 18 places, nature, sejours, espace-exterieur: un pré de deux hectares',
  22: 'tiers-lieu, musique, jeux-de-societe',
  23: 'aller-vers, lecture-et-conte, jeux-geants: dans la caravane',
  24: 'prefiguration, diagnostic-de-territoire',
};

/** What people can do, by number of their structure then by rank in her team. */
const PERSONNES: Readonly<Record<number, Readonly<Record<number, Dit>>>> = {
  1: {
    0: 'projet-social, recherche-financements: LEADER et fondations, animation-reunion',
    1: 'parentalite, cirque: jonglage et équilibre, dès 6 ans, theatre',
    2: 'cafe-des-parents, ateliers-parents-enfants',
    3: 'prevention-jeunes, video',
    5: 'atelier-de-reparation: vélos',
  },
  2: {
    0: 'gestion-financiere, budget-previsionnel, encadrement-equipe',
    1: 'projet-familles, accueil-enfants-parents, relaxation: massage des tout-petits',
    2: 'accueil, acces-aux-droits',
    4: 'aller-vers, conduite-de-projet, jeux-geants',
    5: 'accueil-de-jeunes, presence-en-ligne: promeneur du Net',
  },
  3: {
    0: 'convention-territoriale-globale, evaluation',
    1: 'evenements, musique: percussions',
    2: 'vacances-familles',
    3: 'apprentissage-du-francais, illettrisme',
  },
  4: {
    0: 'droit-du-travail, gestion-des-conflits',
    1: 'accueil-de-loisirs, periscolaire, arts-plastiques',
    4: 'comptabilite, tresorerie',
  },
  5: {
    0: 'fonction-employeur, evaluation: récit et indicateurs',
    1: 'jeux-de-societe, petite-enfance',
    3: 'sejours, projets-de-jeunes',
  },
  6: {
    0: 'encadrement-equipe, qualite-de-vie-au-travail',
    1: 'information-jeunesse',
    3: 'petite-enfance, langue-des-signes',
    5: 'inclusion-numerique, donnees-personnelles, bureautique',
  },
  7: { 0: 'partenariats, evenements', 1: 'theatre, danse, prise-de-parole', 4: 'affiche, reseaux-sociaux' },
  8: { 0: 'animation-reunion, pouvoir-agir', 1: 'projets-de-jeunes, nature: construction de cabanes', 3: 'cuisine, parentalite' },
  9: { 0: 'aide-alimentaire, benevolat', 1: 'jeux-de-societe, cirque' },
  10: { 0: 'ecriture-du-projet-social, indicateurs', 1: 'cuisine: pain et pizzas, bricolage' },
  11: {
    0: 'securite-des-lieux, prestations-de-service',
    1: 'projet-familles, separation-familiale',
    2: 'accueil-de-jeunes, fabrication-numerique',
  },
  12: { 0: 'sante-mentale, partenariats', 1: 'relaxation: sophrologie, vieillissement', 3: 'aidants' },
  13: { 0: 'recherche-financements, mecenat', 1: 'atelier-d-ecriture, lecture-et-conte' },
  14: { 0: 'gouvernance-partagee, animation-reunion', 1: 'fabrication-numerique, bricolage', 3: 'bricolage: menuiserie' },
  15: {
    0: 'encadrement-equipe, egalite-et-discriminations',
    2: 'prevention-jeunes, engagement-des-jeunes',
    4: 'sport, premiers-secours: formateur PSC1',
  },
  16: { 0: 'vieillissement, sante', 3: 'accueil' },
  17: { 0: 'conduite-de-projet, jardin-partage', 2: 'nature: taille des fruitiers' },
  18: { 0: 'debats, education-aux-medias', 1: 'radio, video: montage' },
  19: { 0: 'echanges-de-savoirs, releve-des-benevoles', 3: 'couture: tricot' },
  20: { 2: 'cuisine, evenements' },
  21: { 1: 'nature, randonnee', 3: 'couture: laine, du mouton au fil' },
  22: { 3: 'musique: guitare' },
  23: { 1: 'aller-vers, cirque', 2: 'lecture-et-conte' },
  24: { 1: 'diagnostic-de-territoire, enquete' },
};

/** Words that wait for the coordination: one that is missing, one that the list says already. */
const PROPOSES = [
  {
    ...{ par: 'equipe.5@cru87.example', jours: 3, nom: 'Escape game', sous: 'techniques' },
    definition: 'Inventer un jeu d’énigmes dans un lieu, avec des jeunes ou pour faire découvrir un droit.',
  },
  {
    ...{ par: 'equipe.12@cru87.example', jours: 8, nom: 'Éveil corporel des aînés', sous: 'techniques' },
    definition: 'Faire bouger en douceur des personnes âgées, assises ou debout.',
  },
] as const;

/** What people and structures say they can do, and two words that wait for an answer. */
export function semerSavoirFaire(ctx: Contexte): void {
  for (const [numero, dit] of Object.entries(STRUCTURES)) ecrire(ctx, { structureId: Number(numero) }, dit);
  for (const [numero, gens] of Object.entries(PERSONNES)) {
    const equipe = ctx.db
      .select({ id: fonctions.personneId })
      .from(fonctions)
      .where(eq(fonctions.structureId, Number(numero)))
      .orderBy(asc(fonctions.id))
      .all();
    for (const [rang, dit] of Object.entries(gens)) {
      const personne = equipe[Number(rang)];
      if (personne) ecrire(ctx, { personneId: personne.id }, dit);
    }
  }
  for (const { par, jours, nom, sous, definition } of PROPOSES) {
    const auteur = ctx.db.select({ id: personnes.id }).from(personnes).where(eq(personnes.courriel, par)).get();
    ctx.db
      .insert(competences)
      .values({
        ...{ slug: slugDe(nom), nom, definition, synonymes: [], parentId: idDe(ctx, sous), rang: 1000, statut: 'proposee' },
        ...{ proposeeParId: auteur?.id ?? null, proposeeLe: ilYA(ctx, jours) },
      })
      .run();
  }
}

const ilYA = (ctx: Contexte, jours: number) => new Date(ctx.maintenant.getTime() - jours * 86_400_000);

function ecrire(ctx: Contexte, porteur: { structureId: number } | { personneId: number }, dit: Dit): void {
  // A comma followed by what is no slug belongs to someone's own words.
  for (const un of dit.split(/, (?=[a-z0-9-]+(?:$|,|: ))/)) {
    const [slug = '', precision] = un.split(/: (.*)/);
    ctx.db
      .insert(savoirFaire)
      .values({ ...porteur, competenceId: idDe(ctx, slug), precision: precision ?? null, ajouteLe: ilYA(ctx, 60) })
      .run();
  }
}

function idDe(ctx: Contexte, slug: string): number {
  const terme = ctx.db.select({ id: competences.id }).from(competences).where(eq(competences.slug, slug)).get();
  if (!terme) throw new Error(`Le vocabulaire n’a pas de terme « ${slug} ».`);
  return terme.id;
}
