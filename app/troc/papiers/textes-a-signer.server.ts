import { and, asc, eq, max } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { signatairesDe } from '#app/reseau/signataires/signataires.server.ts';
import { empreinteDuPapier } from '#app/services/empreinte.server.ts';
import type { Papier } from '#app/services/papier.ts';
import type { Dossier } from '#app/troc/stages/dossiers.server.ts';
import type { Cote } from '#app/troc/stages/stages.ts';
import { avenant } from './avenant.ts';
import { convention } from './convention.ts';
import { lireDonneesDePapier } from './donnees-de-papier.server.ts';
import type { PapierASigner } from './regimes.ts';
import { papiersFiges } from './tables.ts';

/** A text as it is read before it is signed. */
export interface TexteASigner {
  sorte: PapierASigner;
  /** Whose avenant; null for the convention. */
  personneId: number | null;
  papier: Papier;
  empreinte: string;
  edition: number;
}

/** The convention, then the avenant of each employee: as frozen once someone has signed, as they would be until then. */
export function textesASigner(ctx: Contexte, d: Dossier): TexteASigner[] {
  const { id: stageId, edition } = d.ligne;
  if (edition > 0) {
    return ctx.db
      .select()
      .from(papiersFiges)
      .where(and(eq(papiersFiges.stageId, stageId), eq(papiersFiges.edition, edition)))
      .orderBy(asc(papiersFiges.id))
      .all()
      .flatMap(({ sorte, personneId, contenu, empreinte }) =>
        contenu ? [{ sorte, personneId, papier: contenu, empreinte, edition }] : [],
      );
  }
  const prochaine = prochaineEdition(ctx, stageId);
  const donnees = lireDonneesDePapier(ctx, d, prochaine);
  const concernees = donnees.personnes.filter(({ regime }) => regime === 'convention');
  const papiers = [
    { sorte: 'convention' as const, personneId: null, papier: convention(donnees) },
    ...concernees.map((personne) => ({
      sorte: 'avenant' as const,
      personneId: personne.id,
      papier: avenant(donnees, personne),
    })),
  ];
  return papiers.map((texte) => ({ ...texte, empreinte: empreinteDuPapier(texte.papier), edition: prochaine }));
}

/** Whether each side has said who signs for it. */
export function signatairesConnus(ctx: Contexte, d: Dossier): { cote: Cote; id: number; nom: string; connus: boolean }[] {
  const connus = new Set(signatairesDe(ctx, [d.origine.id, d.accueil.id]).map(({ structureId }) => structureId));
  return (['origine', 'accueil'] as const).map((cote) => ({
    cote,
    id: d[cote].id,
    nom: d[cote].nom,
    connus: connus.has(d[cote].id),
  }));
}

/** Editions go up, whatever became of those before. */
export function prochaineEdition({ db }: Pick<Contexte, 'db'>, stageId: number): number {
  const derniere = db
    .select({ n: max(papiersFiges.edition) })
    .from(papiersFiges)
    .where(eq(papiersFiges.stageId, stageId))
    .get();
  return (derniere?.n ?? 0) + 1;
}
