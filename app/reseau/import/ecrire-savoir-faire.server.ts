import { and, eq, isNull } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { deNom, leNom } from '#app/commun/francais.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { ecrireProposition } from '#app/reseau/competences/cycle-competences.server.ts';
import { plierTerme } from '#app/reseau/competences/mots.ts';
import { savoirFaire } from '#app/reseau/competences/tables.ts';
import type { EcritureSavoirFaire } from './decider-savoir-faire.ts';

/** Writes the skills of a list; a word that several rows propose is proposed once. */
export function creerEcrivainDeSavoirFaire(ctx: Contexte): (ecriture: EcritureSavoirFaire) => void {
  const proposes = new Map<string, number>();
  return ({ structureId, personneId, de, competenceId, mot, precision }) => {
    const terme =
      competenceId ??
      proposes.get(plierTerme(mot)) ??
      ecrireProposition(ctx, { nom: mot, definition: `Trouvé dans un tableur, pour ${leNom(de)}.`, parentId: null });
    proposes.set(plierTerme(mot), terme);
    const laquelle = and(
      eq(savoirFaire.competenceId, terme),
      structureId === null ? isNull(savoirFaire.structureId) : eq(savoirFaire.structureId, structureId),
      personneId === null ? isNull(savoirFaire.personneId) : eq(savoirFaire.personneId, personneId),
    );
    const connu = ctx.db.select().from(savoirFaire).where(laquelle).get();
    if (connu && (precision === null || connu.precision === precision)) return;
    if (connu) ctx.db.update(savoirFaire).set({ precision }).where(eq(savoirFaire.id, connu.id)).run();
    else
      ctx.db
        .insert(savoirFaire)
        .values({ structureId, personneId, competenceId: terme, precision, ajouteLe: ctx.maintenant })
        .run();
    journaliser(ctx, {
      ...{
        domaine: 'reseau',
        objet: personneId === null ? 'structure' : 'personne',
        objetId: personneId ?? structureId,
        acte: 'importer',
      },
      resume: `a écrit le savoir-faire « ${mot} » ${deNom(de)}, par un tableur`,
      ...(connu ? { avant: { precision: connu.precision } } : {}),
      apres: { competenceId: terme, precision },
    });
  };
}
