import { and, desc, eq } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, jourCivil } from '#app/commun/periode.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { type FichierPret, preparerFichier } from '#app/reseau/fichiers/fichiers.server.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { consentir } from '#app/troc/experiences/accords.server.ts';
import { getExperience } from '#app/troc/experiences/dossiers.server.ts';
import { ecrireExperience } from '#app/troc/experiences/experiences.server.ts';
import { stages } from '#app/troc/stages/tables.ts';
import type { Acte } from './histoire.ts';

interface ExperienceDemo {
  /** Numbers of the structures of a closed stage: whose direction writes, and whose agrees. */
  de: number;
  a: number;
  /** Days ago: written by the origin, who agrees at once. */
  ecrite: number;
  /** Days ago: the host agrees, and it is published; without it, its consent is awaited. */
  accord?: number;
  titre: string;
  essaye: string;
  garde: string;
  photo?: { dite: string; dessin: string };
}

// Games on a table, seen from above; wheels on a wall. No people.
const JEUX = `<rect width="1200" height="800" fill="#e9dcc3"/><rect x="120" y="90" width="960" height="620" rx="40" fill="#b9793f"/>
<rect x="200" y="170" width="340" height="340" rx="12" fill="#f7f1e3"/>${[0, 1, 2, 3, 4, 5, 6, 7]
  .flatMap((x) => [0, 1, 2, 3].map((y) => [x, y] as const))
  .map(([x, y]) => `<rect x="${210 + x * 40}" y="${180 + (y * 2 + (x % 2)) * 40}" width="40" height="40" fill="#39555c"/>`)
  .join('')}<circle cx="700" cy="260" r="58" fill="#c8442f"/><circle cx="850" cy="330" r="58" fill="#2f6f8f"/>
<circle cx="740" cy="420" r="58" fill="#e2b33c"/><rect x="900" y="480" width="120" height="120" rx="18" fill="#f7f1e3" transform="rotate(18 960 540)"/>
<circle cx="935" cy="520" r="12" fill="#333"/><circle cx="962" cy="542" r="12" fill="#333"/><circle cx="988" cy="566" r="12" fill="#333"/>
<rect x="220" y="560" width="300" height="90" rx="10" fill="#4d7a4a"/><rect x="250" y="540" width="300" height="90" rx="10" fill="#d9cfa8"/>`;
const ROUES = `<rect width="1200" height="800" fill="#d8dde0"/><rect y="600" width="1200" height="200" fill="#8a7a66"/>${[
  [300, 380, 190],
  [660, 330, 150],
  [960, 420, 170],
]
  .map(
    ([x = 0, y = 0, r = 0], rang) =>
      `<circle cx="${x}" cy="${y}" r="${r}" fill="none" stroke="#2b2f33" stroke-width="22"/><g stroke="#9aa3a8" stroke-width="5">${[
        0, 30, 60, 90, 120, 150,
      ]
        .map(
          (angle) => `<line x1="${x - r}" y1="${y}" x2="${x + r}" y2="${y}" transform="rotate(${angle + rang * 9} ${x} ${y})"/>`,
        )
        .join('')}</g><circle cx="${x}" cy="${y}" r="26" fill="${['#c8442f', '#2f6f8f', '#e2b33c'][rang]}"/>`,
  )
  .join('')}`;

const EXPERIENCES: readonly ExperienceDemo[] = [
  {
    ...{ de: 2, a: 5, ecrite: 75, accord: 73 },
    titre: 'La ludothèque ouverte pendant l’heure des devoirs',
    essaye:
      'Aux Bruyères, les jeux sortent de l’armoire à 17 heures, en même temps que les cahiers. Deux jours de suite, nous avons tenu la table avec l’équipe\u00a0: un enfant qui a fini ses devoirs choisit un jeu et l’explique à un plus petit.\n\nLe premier soir, trop de bruit. Le second, nous avons déplacé les jeux dans l’entrée\u00a0: les devoirs sont restés calmes, et les parents qui attendaient se sont mis à jouer.',
    garde:
      'Les jeux dans l’entrée, pas dans la salle. Une étiquette de couleur dit la durée\u00a0: vert pour dix minutes, orange pour une demi-heure.\n\nCe que nous n’avions pas prévu\u00a0: les parents restent. Nous gardons ce quart d’heure pour leur parler du reste.',
    photo: { dite: 'Une table vue de haut, avec un damier, des pions de couleur et un dé.', dessin: JEUX },
  },
  {
    ...{ de: 16, a: 12, ecrite: 6, accord: 3 },
    titre: 'Un relais des aidants sans le mot «\u00a0aidant\u00a0»',
    essaye:
      'À la Maison des Tilleuls, personne ne vient à un «\u00a0relais des aidants\u00a0»\u00a0: on vient au café du jeudi, parce qu’il y a quelqu’un pour rester avec la personne dont on s’occupe. Nous avons suivi une journée entière, de l’appel du matin au ménage du soir.\n\nDeux bénévoles tiennent une salle, deux autres le café. Le CCAS passe une fois par mois, sans dossier sous le bras.',
    garde:
      'Changer le nom avant de changer le programme. Appeler la veille, toujours la même personne.\n\nEt une erreur à ne pas refaire\u00a0: nous avions imprimé cent affiches avec le mot «\u00a0aidants\u00a0» dessus.',
  },
  {
    ...{ de: 18, a: 1, ecrite: 9 },
    titre: 'Réparer les vélos avec les jeunes, sans atelier',
    essaye:
      'À La Grange commune, l’atelier vélo tient dans une caisse et sur deux tréteaux, sous le préau. Les jeunes démontent, une bénévole montre, personne ne répare à leur place.\n\nNous avons passé une journée avec eux\u00a0: cinq vélos repartis, un sixième mis en pièces pour servir aux autres.',
    garde:
      'La liste des douze outils qui suffisent. La règle du «\u00a0tu démontes, tu remontes\u00a0».\n\nNous commençons au printemps, un mercredi sur deux, devant le local.',
    photo: { dite: 'Trois roues de vélo de tailles différentes accrochées à un mur clair.', dessin: ROUES },
  },
];

/** A story with its photo drawn, ready to be written. */
type Pret = ExperienceDemo & { pret: FichierPret | undefined };

/** Draws the photos; awaited before the transaction of the story. */
export async function dessinerExperiences(): Promise<Pret[]> {
  const { default: sharp } = await import('sharp');
  return Promise.all(
    EXPERIENCES.map(async (une) => {
      if (!une.photo) return { ...une, pret: undefined };
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800">${une.photo.dessin}</svg>`;
      const contenu = await sharp(Buffer.from(svg)).png().toBuffer();
      return { ...une, pret: await preparerFichier({ nom: 'photo.png', contenu }) };
    }),
  );
}

/** What was done of each story, for the history to play in the order of time. */
export function experiencesRacontees(ctx: Contexte, pretes: readonly Pret[]): Acte[] {
  return pretes.flatMap((une): Acte[] => {
    let id: number | undefined;
    const ecrire: Acte = {
      le: ilYA(ctx, une.ecrite),
      faire: (maintenant) => {
        const { titre, essaye, garde, photo, pret } = une;
        id = ecrireExperience(ctxDirection(ctx, une.de, maintenant), stageClos(ctx, une), {
          ...{ titre, essaye, garde, photoDite: photo?.dite, photo: pret, accord: { photo: true } },
        });
      },
    };
    const accepter = (jours: number): Acte => ({
      le: ilYA(ctx, jours),
      faire: (maintenant) => {
        const lui = ctxDirection(ctx, une.a, maintenant);
        consentir(lui, id, { photo: true, lu: getExperience(lui, id).lu });
      },
    });
    return une.accord === undefined ? [ecrire] : [ecrire, accepter(une.accord)];
  });
}

const ilYA = ({ maintenant, fuseau }: Contexte, jours: number) =>
  new Date(`${ajouterJours(jourCivil(maintenant, fuseau), -jours)}T14:20:00Z`);

function stageClos({ db }: Contexte, { de, a }: ExperienceDemo): number {
  const ou = and(eq(stages.structureOrigineId, de), eq(stages.structureAccueilId, a), eq(stages.statut, 'clos'));
  const stage = db.select({ id: stages.id }).from(stages).where(ou).orderBy(desc(stages.closLe)).get();
  if (!stage) throw new Error(`Aucun stage clos de la structure ${de} à la structure ${a} : rien à raconter.`);
  return stage.id;
}

/** Who directs a structure, as she was that day. */
function ctxDirection(ctx: Contexte, numero: number, maintenant: Date): ContextePersonne {
  const courriel = `direction.${numero}@cru87.example`;
  const personne = ctx.db.select({ id: personnes.id }).from(personnes).where(eq(personnes.courriel, courriel)).get();
  const acteur = personne && getActeur({ ...ctx, maintenant }, personne.id);
  if (!acteur) throw new Error(`Le compte ${courriel} manque.`);
  return { ...ctx, acteur, maintenant };
}
