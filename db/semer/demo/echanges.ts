import { asc, eq } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, jourCivil } from '#app/commun/periode.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { annonces } from '#app/troc/annonces/tables.ts';
import { franchirEchange } from '#app/troc/echanges/finir.server.ts';
import { ecrireMessage, repondreALAnnonce } from '#app/troc/echanges/repondre.server.ts';
import type { SaisieDActe } from '#app/troc/echanges/saisie.ts';
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

/** Plays about twenty conversations on the annonces that are published, in every state; none when there is no annonce. */
export function semerEchanges(ctx: Contexte): void {
  const actes = echangesRacontes(ctx);
  for (const acte of actes.sort((a, b) => a.le.getTime() - b.le.getTime())) acte.faire(acte.le);
}

function echangesRacontes(ctx: Contexte): Acte[] {
  const publiees = ctx.db
    .select({ id: annonces.id, structureId: annonces.structureId, publieeLe: annonces.publieeLe, auteurId: annonces.auteurId })
    .from(annonces)
    .where(eq(annonces.statut, 'publiee'))
    .orderBy(asc(annonces.id))
    .limit(FINS.length)
    .all();
  return publiees.flatMap((annonce, rang): Acte[] => {
    const fin = FINS[rang] ?? 'ouvert';
    const tours = CONVERSATIONS[rang % CONVERSATIONS.length] ?? [];
    const numero = ((annonce.structureId + rang) % STRUCTURES) + 1;
    const repond = numero === annonce.structureId ? (numero % STRUCTURES) + 1 : numero;
    const debut = 2 + (rang % 12);
    // Nobody answers what is not published yet.
    const ilYA = (jours: number) => new Date(Math.max(instant(ctx, jours), (annonce.publieeLe ?? ctx.maintenant).getTime()));
    let id: number | undefined;
    const repondre: Acte = {
      le: ilYA(debut + tours.length),
      faire: (maintenant) => {
        const [message = ''] = tours;
        id = repondreALAnnonce(ctxEquipe(ctx, repond, maintenant), annonce.id, { message, structureId: repond });
      },
    };
    const suite = tours.slice(1).map(
      (texte, tour): Acte => ({
        le: ilYA(debut + tours.length - tour - 1),
        faire: (maintenant) =>
          ecrireMessage(
            tour % 2 === 0 ? ctxDe(ctx, annonce.auteurId, maintenant) : ctxEquipe(ctx, repond, maintenant),
            id,
            texte,
          ),
      }),
    );
    const actes = actesDeFin(ctx, fin, rang).map(
      (saisie, pas): Acte => ({
        le: ilYA(Math.max(0, debut - 1 - pas)),
        faire: (maintenant) => franchirEchange(ctxDe(ctx, annonce.auteurId, maintenant), id, saisie),
      }),
    );
    return [repondre, ...suite, ...actes];
  });
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
