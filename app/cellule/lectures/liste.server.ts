import { and, desc, eq, gt, lte } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { libelleInstant } from '#app/commun/periode.ts';
import { numerosDAujourdhui } from '#app/reseau/personnes/reunies.server.ts';
import { piecesDe } from '../demandes/histoire.ts';
import type { DemandeOuverte } from '../demandes/ouvrir.server.ts';
import { demandesCellule, lecturesCellule } from '../tables.ts';
import { defautDeLaChaine } from './chaine.server.ts';
import type { Chose, Lecture } from './lectures.ts';
import { ouvrirLecture } from './noter.server.ts';

/** A line of the journal of reading, in words. */
export interface LectureDite {
  rang: number;
  /** « Vous, Sabine Courtiaud » */
  qui: string;
  quoi: string;
  quand: string;
}

const PAR_PAGE = 30;
const DERNIERES = 4;

/** The last readings, as the page of a demande shows them. */
export async function lireDernieresLectures(ctx: ContextePersonne, demande: DemandeOuverte) {
  const total = compter(ctx, demande.id);
  const lues = await lire(ctx, demande, total, DERNIERES);
  return { total, dernieres: lues.map((ligne) => dire(ctx, demande, ligne)) };
}

/**
 * A page of the journal, the last readings first, and whether it is whole.
 * @param demandee page asked for, from 1; the nearest one is given
 */
export async function lirePageDesLectures(ctx: ContextePersonne, demande: DemandeOuverte, demandee: number) {
  const total = compter(ctx, demande.id);
  const pages = Math.max(1, Math.ceil(total / PAR_PAGE));
  const page = Math.min(Math.max(1, demandee), pages);
  // One more than is shown: what the last one says that it follows.
  const lues = await lire(ctx, demande, total - (page - 1) * PAR_PAGE, PAR_PAGE + 1);
  const suivies = lues.every(({ rang, lecture }, index) => {
    const avant = lues[index + 1]?.empreinte ?? (rang === 1 ? '' : undefined);
    return lecture?.rang === rang && (avant === undefined || lecture.avant === avant);
  });
  return {
    id: demande.id,
    ...{ total, page, pages },
    lectures: lues.slice(0, PAR_PAGE).map((ligne) => dire(ctx, demande, ligne)),
    entier: suivies && defautDeLaChaine(ctx.db, demande.id, total) === null,
  };
}

function compter({ db }: ContextePersonne, id: string): number {
  const ligne = db.select({ lectures: demandesCellule.lectures }).from(demandesCellule).where(eq(demandesCellule.id, id)).get();
  return ligne?.lectures ?? 0;
}

interface LigneLue {
  rang: number;
  empreinte: string;
  lecture: Lecture | null;
}

/** Opens so many lines back from this rank, the last first. */
async function lire(ctx: ContextePersonne, demande: DemandeOuverte, depuis: number, combien: number): Promise<LigneLue[]> {
  const rangees = ctx.db
    .select()
    .from(lecturesCellule)
    .where(
      and(
        eq(lecturesCellule.demandeId, demande.id),
        lte(lecturesCellule.rang, depuis),
        gt(lecturesCellule.rang, depuis - combien),
      ),
    )
    .orderBy(desc(lecturesCellule.rang))
    .all();
  return Promise.all(
    rangees.map(async ({ rang, empreinte, scelle }) => ({
      ...{ rang, empreinte },
      lecture: await ouvrirLecture(demande.id, scelle, demande.identite),
    })),
  );
}

function dire(ctx: ContextePersonne, demande: DemandeOuverte, { rang, lecture }: LigneLue): LectureDite {
  if (!lecture) return { rang, qui: 'Illisible', quoi: 'cette ligne ne s’ouvre pas', quand: '' };
  return {
    rang,
    qui: numerosDAujourdhui(ctx)(lecture.par) === demande.moi.personneId ? `Vous, ${lecture.nom}` : lecture.nom,
    quoi: direLaChose(lecture.chose, demande),
    quand: libelleInstant(new Date(lecture.le), ctx.fuseau),
  };
}

function direLaChose(chose: Chose, { pieces }: DemandeOuverte): string {
  switch (chose.genre) {
    case 'demande':
      return 'la demande';
    case 'liste':
      return 'la liste où elle figure';
    case 'copie':
      return 'la copie à emporter';
    case 'document': {
      const nom = piecesDe(pieces, 'document').find(({ document }) => document === chose.document)?.nom;
      // The name of a file between members is theirs; that it was opened is everybody's.
      return nom ? `le document «\u00a0${nom}\u00a0»` : 'un document que vous ne lisez pas';
    }
  }
}
