import { and, eq, isNull } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { plierTerme, slugDe } from '#app/reseau/competences/mots.ts';
import { competences, savoirFaire } from '#app/reseau/tables.ts';
import type { EcritureSavoirFaire } from './decider-savoir-faire.ts';

/** Writes the skills of a list; a word that several rows propose is proposed once. */
export function creerEcrivainDeSavoirFaire(ctx: Contexte): (ecriture: EcritureSavoirFaire) => void {
  const proposes = new Map<string, number>();
  return ({ structureId, personneId, de, competenceId, mot, precision }) => {
    const terme = competenceId ?? proposes.get(plierTerme(mot)) ?? proposer(ctx, mot);
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
      resume: `a écrit le savoir-faire « ${mot} » de ${de}, par un tableur`,
      ...(connu ? { avant: { precision: connu.precision } } : {}),
      apres: { competenceId: terme, precision },
    });
  };
}

/** A word of the list that waits for the coordination's answer, as if it had been proposed from the page. */
function proposer(ctx: Contexte, nom: string): number {
  const pris = (slug: string) =>
    ctx.db.select({ id: competences.id }).from(competences).where(eq(competences.slug, slug)).get() !== undefined;
  let slug = slugDe(nom);
  for (let suite = 2; pris(slug); suite += 1) slug = `${slugDe(nom)}-${suite}`;
  const champs = { slug, nom, definition: '', synonymes: [] };
  const { id } = ctx.db
    .insert(competences)
    .values({ ...champs, statut: 'proposee', proposeeParId: ctx.acteur.personneId, proposeeLe: ctx.maintenant })
    .returning({ id: competences.id })
    .get();
  journaliser(ctx, {
    ...{ domaine: 'reseau', objet: 'competence', objetId: id, acte: 'proposer' },
    resume: `a proposé « ${nom} » au vocabulaire, par un tableur`,
    apres: champs,
  });
  return id;
}
