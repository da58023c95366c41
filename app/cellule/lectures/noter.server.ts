import { and, desc, eq } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { type Identite, ouvrirSceau, sceller } from '#app/services/coffre.server.ts';
import type { DemandeOuverte } from '../demandes/ouvrir.server.ts';
import { demandesCellule, lecturesCellule } from '../tables.ts';
import { empreinteDeLecture } from './chaine.server.ts';
import { type Chose, ditDeja, estRecente, type Lecture } from './lectures.ts';

/** Lines looked at before one writes a new one; nobody opens as many things in ten minutes. */
const DERNIERES = 50;

/**
 * Writes that this reader opened something, before she gets it.
 * @returns false when the demande is no longer as it was opened: erased, or sealed anew meanwhile
 */
export async function noterLecture(ctx: ContextePersonne, demande: DemandeOuverte, chose: Chose): Promise<boolean> {
  const { personneId, nom } = ctx.acteur;
  for (;;) {
    const fin = finDuJournal(ctx, demande);
    if (!fin) return false;
    if (await estDejaNotee(ctx, demande, chose)) return true;
    const lecture: Lecture = { demande: demande.id, ...fin, le: ctx.maintenant.toISOString(), par: personneId, nom, chose };
    const scelle = await sceller(lecture, [demande.destinataire]);
    // Somebody else opened something meanwhile: the end of the journal is read again.
    if (ajouter(ctx, demande, scelle, fin)) return true;
  }
}

type Cible = Pick<DemandeOuverte, 'id' | 'destinataire'>;
type Fin = Pick<Lecture, 'rang' | 'avant'>;

/** Where the next line stands; undefined when the demande is no longer sealed for the same readers. */
function finDuJournal({ db }: Pick<ContextePersonne, 'db'>, { id, destinataire }: Cible): Fin | undefined {
  const ligne = db
    .select({ lectures: demandesCellule.lectures, avant: lecturesCellule.empreinte })
    .from(demandesCellule)
    .leftJoin(
      lecturesCellule,
      and(eq(lecturesCellule.demandeId, demandesCellule.id), eq(lecturesCellule.rang, demandesCellule.lectures)),
    )
    .where(and(eq(demandesCellule.id, id), eq(demandesCellule.destinataire, destinataire)))
    .get();
  return ligne && { rang: ligne.lectures + 1, avant: ligne.avant ?? '' };
}

async function estDejaNotee(ctx: ContextePersonne, { id, identite }: DemandeOuverte, chose: Chose): Promise<boolean> {
  const dernieres = ctx.db
    .select({ scelle: lecturesCellule.scelle })
    .from(lecturesCellule)
    .where(eq(lecturesCellule.demandeId, id))
    .orderBy(desc(lecturesCellule.rang))
    .limit(DERNIERES)
    .all();
  for (const { scelle } of dernieres) {
    const lecture = await ouvrirLecture(id, scelle, identite);
    if (!lecture) continue;
    if (!estRecente(lecture, ctx.maintenant)) return false;
    if (ditDeja(lecture, ctx.acteur.personneId, chose, ctx.maintenant)) return true;
  }
  return false;
}

/** What a line says, or null when this key does not open it, or when it comes from another demande. */
export async function ouvrirLecture(demandeId: string, scelle: Uint8Array, identite: Identite): Promise<Lecture | null> {
  const lecture = await ouvrirSceau<Lecture>(scelle, [identite]);
  return lecture?.demande === demandeId ? lecture : null;
}

/** @returns false when the journal does not end any more where it ended */
function ajouter(ctx: ContextePersonne, cible: Cible, scelle: Buffer, { rang, avant }: Fin): boolean {
  return enTransaction(ctx, ({ db }) => {
    const fin = finDuJournal({ db }, cible);
    if (fin?.rang !== rang || fin.avant !== avant) return false;
    const empreinte = empreinteDeLecture(cible.id, rang, avant, scelle);
    db.insert(lecturesCellule).values({ demandeId: cible.id, rang, scelle, empreinte }).run();
    db.update(demandesCellule).set({ lectures: rang }).where(eq(demandesCellule.id, cible.id)).run();
    return true;
  });
}
