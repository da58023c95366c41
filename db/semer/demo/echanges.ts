import { and, asc, eq, notExists, sql } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, jourCivil } from '#app/commun/periode.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { annonces } from '#app/troc/annonces/tables.ts';
import { franchirEchange } from '#app/troc/echanges/finir.server.ts';
import { ecrireMessage, repondreALAnnonce } from '#app/troc/echanges/repondre.server.ts';
import type { SaisieDActe } from '#app/troc/echanges/saisie.ts';
import { echanges } from '#app/troc/echanges/tables.ts';
import type { Acte } from './histoire.ts';

/** What one says, turn by turn: whoever answers speaks first. */
const CONVERSATIONS: readonly (readonly string[])[] = [
  ['Bonjour, votre annonce tombe bien : nous y pensons depuis la rentrée. Pourrait-on venir voir, un mardi ou un jeudi ?'],
  [
    'Nous aimerions en savoir plus. Combien de personnes faut-il pour commencer ?',
    'Deux suffisent, et une matinée par semaine. Le plus long est de trouver qui ouvre la salle.',
  ],
  [
    'Cela nous intéresse pour le printemps. Est-ce possible avec un petit groupe d’habitants ?',
    'Oui, jusqu’à huit. Venez d’abord à deux, on vous montre tout.',
    'Parfait. Je vois avec l’équipe et je vous propose une date.',
  ],
  [
    'Bonjour, nous pouvons vous prêter main-forte, mais pas avant les vacances.',
    'Après les vacances nous va très bien. Le lundi matin est le plus calme chez nous.',
  ],
];

type Fin = 'ouvert' | 'rendez_vous' | 'regle' | 'regle_et_satisfaite' | 'sans_suite' | 'repris';
const FINS: readonly Fin[] = [
  ...(['ouvert', 'ouvert', 'rendez_vous', 'ouvert', 'regle_et_satisfaite', 'sans_suite', 'ouvert'] as const),
  ...(['rendez_vous', 'regle', 'repris', 'ouvert', 'ouvert', 'regle_et_satisfaite', 'rendez_vous'] as const),
  ...(['ouvert', 'sans_suite', 'regle', 'ouvert', 'rendez_vous', 'ouvert'] as const),
];
const STRUCTURES = 18;

/** About twenty conversations in every state; each finds, when it begins, an annonce that nobody has answered yet. */
export function echangesRacontes(ctx: Contexte): Acte[] {
  return FINS.flatMap((fin, rang): Acte[] => {
    const [message = '', ...suites] = CONVERSATIONS[rang % CONVERSATIONS.length] ?? [];
    const debut = 2 + (rang % 12);
    const ilYA = (jours: number) => new Date(instant(ctx, jours));
    let choisie: { echangeId: number | undefined; auteurId: number; numero: number } | undefined;
    const acte = (jours: number, faire: (maintenant: Date, echange: NonNullable<typeof choisie>) => unknown): Acte => ({
      le: ilYA(jours),
      faire: (maintenant) => {
        if (choisie) faire(maintenant, choisie);
      },
    });
    const repondre: Acte = {
      le: ilYA(debut + suites.length + 1),
      faire: (maintenant) => {
        const annonce = annonceSansReponse(ctx);
        if (!annonce) return;
        const suivante = ((annonce.structureId + rang) % STRUCTURES) + 1;
        const numero = suivante === annonce.structureId ? (suivante % STRUCTURES) + 1 : suivante;
        const echangeId = repondreALAnnonce(ctxEquipe(ctx, numero, maintenant), annonce.id, { message, structureId: numero });
        choisie = { echangeId, auteurId: annonce.auteurId, numero };
      },
    };
    return [
      repondre,
      ...suites.map((texte, tour) =>
        acte(debut + suites.length - tour, (maintenant, { echangeId, auteurId, numero }) =>
          ecrireMessage(tour % 2 === 0 ? ctxDe(ctx, auteurId, maintenant) : ctxEquipe(ctx, numero, maintenant), echangeId, texte),
        ),
      ),
      ...actesDeFin(ctx, fin, rang).map((saisie, pas) =>
        acte(Math.max(0, debut - 1 - pas), (maintenant, { echangeId, auteurId }) =>
          franchirEchange(ctxDe(ctx, auteurId, maintenant), echangeId, saisie),
        ),
      ),
    ];
  });
}

function annonceSansReponse({ db }: Contexte) {
  const repondue = db.select({ un: sql`1` }).from(echanges).where(eq(echanges.annonceId, annonces.id));
  return db
    .select({ id: annonces.id, structureId: annonces.structureId, auteurId: annonces.auteurId })
    .from(annonces)
    .where(and(eq(annonces.statut, 'publiee'), notExists(repondue)))
    .orderBy(asc(annonces.id))
    .limit(1)
    .get();
}

function actesDeFin({ maintenant, fuseau }: Contexte, fin: Fin, rang: number): SaisieDActe[] {
  const jour = ajouterJours(jourCivil(maintenant, fuseau), 5 + rang);
  const suite = 'Nous prêtons le matériel pendant deux semaines, à venir chercher sur place.';
  switch (fin) {
    case 'ouvert':
      return [];
    case 'rendez_vous':
      return [
        {
          acte: 'fixer_un_rendez_vous',
          jour,
          heure: 570,
          moment: undefined,
          lieu: 'Sur place, entrée par le jardin',
          note: undefined,
        },
      ];
    case 'regle':
      return [{ acte: 'regler', suite }];
    case 'regle_et_satisfaite':
      return [{ acte: 'regler', suite, satisfaite: 'oui' }];
    case 'sans_suite':
      return [{ acte: 'clore_sans_suite', suite: 'Nos dates ne vont pas ensemble cette année.' }];
    case 'repris':
      return [{ acte: 'clore_sans_suite' }, { acte: 'rouvrir' }];
  }
}

const instant = ({ maintenant, fuseau }: Contexte, jours: number) =>
  Math.min(Date.parse(`${ajouterJours(jourCivil(maintenant, fuseau), -jours)}T09:40:00Z`), maintenant.getTime());

function ctxDe(ctx: Contexte, personneId: number, maintenant: Date): ContextePersonne {
  const acteur = getActeur({ ...ctx, maintenant }, personneId);
  if (!acteur) throw new Error(`La personne ${personneId} manque.`);
  return { ...ctx, acteur, maintenant };
}

/** One colleague of a team. */
function ctxEquipe(ctx: Contexte, numero: number, maintenant: Date): ContextePersonne {
  const courriel = `equipe.${numero}@cru87.example`;
  const personne = ctx.db.select({ id: personnes.id }).from(personnes).where(eq(personnes.courriel, courriel)).get();
  if (!personne) throw new Error(`Le compte ${courriel} manque.`);
  return ctxDe(ctx, personne.id, maintenant);
}
