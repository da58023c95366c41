import { eq } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, jourCivil, jourDeSemaine } from '#app/commun/periode.ts';
import { malles, objetsDeMalle } from '#app/malles/catalogue/tables.ts';
import { reserver } from '#app/malles/reservations/reserver.server.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import type { Acte } from './histoire.ts';
import donnees from './malles.json';

interface MalleDemo {
  slug: string;
  nom: string;
  structure: number;
  gardienne: string;
  dessin: string;
  resume: string;
  notice?: string;
  ageMin: number | null;
  ageMax: number | null;
  groupeMax: number | null;
  ouRetirer: string;
  quandRetirer: string;
  joursMax?: number;
  tamponAvant?: number;
  tamponApres?: number;
  accord?: boolean;
  caution?: number;
  /** Name, how many, cents to replace one, what to know, whether it is used up. */
  objets: [string, number, number, string, boolean?][];
}

// The words of the JSON are checked by the base when the demonstration is written.
const MALLES = donnees as unknown as readonly MalleDemo[];

/** Six malles, each kept by a structure, a year old. */
export function semerMalles(ctx: Contexte): void {
  const le = new Date(`${ajouterJours(jourCivil(ctx.maintenant, ctx.fuseau), -400)}T09:00:00Z`);
  for (const { objets, structure, gardienne, ...malle } of MALLES) {
    const { id: malleId } = ctx.db
      .insert(malles)
      .values({ ...malle, structureId: structure, gardienneId: idDe(ctx, gardienne), creeeLe: le, modifieeLe: le })
      .returning({ id: malles.id })
      .get();
    ctx.db
      .insert(objetsDeMalle)
      .values(
        objets.map(([nom, nombre, valeur, aSavoir, consommable = false], rang) => ({
          ...{ malleId, rang: rang + 1, nom, nombre, valeur, aSavoir: aSavoir || null, consommable },
        })),
      )
      .run();
  }
}

/** Who books which malle, so many days before today; its first day is so many days from today, and it lasts so many. */
const PRETS: readonly (readonly [
  qui: string,
  slug: string,
  ilYA: number,
  dans: number,
  jours: number,
  objet: string,
  participants: number,
])[] = [
  ['equipe.1', 'cirque', 12, 8, 3, 'Semaine des arts du cirque', 24],
  ['equipe.4', 'cirque', 9, 17, 4, 'Atelier du mercredi', 16],
  ['equipe.9', 'relaxation', 15, 6, 5, 'Pause des aidants', 10],
  ['equipe.5', 'radio', 20, 10, 2, 'Émission sur le marché', 8],
  ['equipe.13', 'jeux-cooperatifs', 3, 20, 3, 'Fête du jeu', 60],
  ['equipe.16', 'cuisine-partagee', 6, 12, 2, 'Repas de quartier', 40],
];

/** The loans of the demonstration, through the real verbes. */
export const pretsRacontes = (ctx: Contexte): Acte[] =>
  PRETS.map(([qui, slug, ilYA, dans, jours, objet, participants]) => ({
    le: new Date(`${jourDans(ctx, -ilYA)}T09:30:00Z`),
    faire: (maintenant) => {
      const debut = unMardi(jourDans(ctx, dans));
      reserver(par(ctx, qui, maintenant), slug, { debut, fin: ajouterJours(debut, jours - 1), objet, participants });
    },
  }));

const jourDans = ({ maintenant, fuseau }: Contexte, jours: number) => ajouterJours(jourCivil(maintenant, fuseau), jours);
/** The Tuesday of that week, or the one before it for a Sunday or a Monday. */
const unMardi = (jour: string) => ajouterJours(jour, -((jourDeSemaine(jour) + 5) % 7));

function idDe({ db }: Contexte, qui: string): number {
  const lue = db
    .select({ id: personnes.id })
    .from(personnes)
    .where(eq(personnes.courriel, `${qui}@cru87.example`))
    .get();
  if (!lue) throw new Error(`Le compte ${qui} manque.`);
  return lue.id;
}

/** Someone of the demonstration, as she was that day. */
function par(ctx: Contexte, qui: string, maintenant: Date): ContextePersonne {
  const acteur = getActeur({ ...ctx, maintenant }, idDe(ctx, qui));
  if (!acteur) throw new Error(`Le compte ${qui} manque.`);
  return { ...ctx, acteur, maintenant };
}
