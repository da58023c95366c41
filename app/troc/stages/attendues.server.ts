import { and, asc, eq, inArray } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { leNom } from '#app/commun/francais.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { enumerer } from '#app/commun/texte.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { DROITS_COORDONNEES, relationsPersonne } from '#app/reseau/droits-reseau.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { signatairesDe } from '#app/reseau/signataires/signataires.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { papiersAttendus } from '#app/troc/papiers/papiers-attendus.server.ts';
import type { AJoindre } from './a-suivre.ts';
import type { Chemin } from './chemins.ts';
import { autreCote, COTES, type Cote } from './stages.ts';
import type { StatutStage } from './statuts.ts';
import { bilansStage } from './tables.ts';

/** What the follow-up knows of a stage. */
export interface StageSuivi {
  id: number;
  statut: StatutStage;
  chemin: Chemin;
  du: number;
  au: number;
  demiJournees: number[];
  origineId: number;
  accueilId: number;
  cote: Cote;
  proposeLe: Date;
  realiseLe: Date | null;
  modifieLe: Date;
  prenom: string;
  nom: string;
  autres: number;
  origine: string;
  accueil: string;
}

type Attendues = Map<number, AJoindre[]>;
const lieuDe = (s: StageSuivi, cote: Cote) => (cote === 'origine' ? s.origineId : s.accueilId);
const nomDuLieu = (s: StageSuivi, cote: Cote) => (cote === 'origine' ? s.origine : s.accueil);

/** The structures, each with those who commit it and the telephones that the reader may see: one query for all. */
function joindre(ctx: ContextePersonne, ids: readonly number[]): Map<number, { noms: string[]; telephones: Set<string> }> {
  const engagent = ctx.db
    .selectDistinct({
      ...{ structureId: fonctions.structureId, id: personnes.id, prenom: personnes.prenom, nom: personnes.nom },
      ...{ telephone: personnes.telephone, montre: personnes.montrerTelephone, accueil: structures.telephone },
    })
    .from(fonctions)
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .innerJoin(structures, eq(structures.id, fonctions.structureId))
    .where(
      and(
        inArray(fonctions.structureId, [...new Set(ids)]),
        eq(fonctions.responsable, true),
        enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
      ),
    )
    .orderBy(asc(personnes.id))
    .all();
  const parLieu = new Map<number, { noms: string[]; telephones: Set<string> }>();
  for (const { structureId, montre, accueil, ...p } of engagent) {
    const relations = relationsPersonne(ctx.acteur, { id: p.id, structureIds: [structureId] });
    const voit = peut(DROITS_COORDONNEES, montre ? 'voir_telephone_montre' : 'voir_telephone', relations);
    // What she does not show is not written; the structure's own number is everybody's.
    const telephone = (voit ? p.telephone : null) ?? accueil;
    const lieu = parLieu.get(structureId) ?? { noms: [], telephones: new Set<string>() };
    lieu.noms.push(nomComplet(p));
    if (telephone) lieu.telephones.add(telephone);
    parLieu.set(structureId, lieu);
  }
  return parLieu;
}

const personneNEngage = (nom: string, structureId: number): AJoindre => ({
  texte: `Personne n’engage ${leNom(nom)} dans l’application`,
  chemin: `/reseau/structures/${structureId}`,
});

/** She is the one who is awaited: nobody to call, a page to open. */
const aVous = (s: StageSuivi, quoi: string): AJoindre => ({ texte: `À vous ${quoi}`, chemin: `/stages/${s.id}`, aVous: true });

function desCotes(
  ctx: ContextePersonne,
  lus: readonly StageSuivi[],
  cotes: (s: StageSuivi) => readonly Cote[],
  quoi: string,
): Attendues {
  const lieux = joindre(
    ctx,
    lus.flatMap((s) => cotes(s).map((cote) => lieuDe(s, cote))),
  );
  return new Map(
    lus.map((s) => [
      s.id,
      cotes(s).map((cote) => {
        const structure = nomDuLieu(s, cote);
        if (ctx.acteur.responsableDe.includes(lieuDe(s, cote))) return aVous(s, `${quoi} pour ${leNom(structure)}`);
        const siens = lieux.get(lieuDe(s, cote));
        return siens
          ? { texte: `${enumerer(siens.noms, ' ou ')}, ${structure}`, telephones: [...siens.telephones] }
          : personneNEngage(structure, lieuDe(s, cote));
      }),
    ]),
  );
}

/** Of a wish, those who direct the person; of a proposal, the other side. */
export const quiDoitRepondre = (ctx: ContextePersonne, lus: readonly StageSuivi[]): Attendues =>
  desCotes(ctx, lus, (s) => [s.statut === 'souhaite' ? 'origine' : autreCote(s.cote)], 'de répondre');

export const quiDoitDireSIlAEuLieu = (ctx: ContextePersonne, lus: readonly StageSuivi[]): Attendues =>
  desCotes(ctx, lus, () => COTES, 'de le dire');

/** Which side has not written its bilan. */
export function quiDoitUnBilan(ctx: ContextePersonne, lus: readonly StageSuivi[]): Attendues {
  const rendus = new Set(
    ctx.db
      .select({ stageId: bilansStage.stageId, cote: bilansStage.cote })
      .from(bilansStage)
      .where(
        inArray(
          bilansStage.stageId,
          lus.map(({ id }) => id),
        ),
      )
      .all()
      .map(({ stageId, cote }) => `${stageId}:${cote}`),
  );
  return desCotes(ctx, lus, (s) => COTES.filter((cote) => !rendus.has(`${s.id}:${cote}`)), 'd’écrire');
}

/** First the consent of those who go, then whoever may sign for each structure. */
export function quiDoitLesPapiers(ctx: ContextePersonne, lus: readonly StageSuivi[]): Attendues {
  const papiers = papiersAttendus(ctx, lus);
  const accords = [...papiers.values()].flatMap((attendu) => attendu.accords);
  const noms = new Map(
    ctx.db
      .select({ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom })
      .from(personnes)
      .where(inArray(personnes.id, accords))
      .all()
      .map((p) => [p.id, nomComplet(p)]),
  );
  const signent = signatairesDe(
    ctx,
    lus.flatMap((s) => [s.origineId, s.accueilId]),
  );
  return new Map(
    lus.map((s) => {
      const attendu = papiers.get(s.id) ?? { accords: [], signatures: [] };
      if (attendu.accords.length > 0) {
        return [
          s.id,
          attendu.accords.map((id) =>
            id === ctx.acteur.personneId
              ? aVous(s, 'de dire si vous êtes d’accord')
              : { texte: `${noms.get(id) ?? ''}, son accord écrit` },
          ),
        ];
      }
      const siens = attendu.signatures.map((cote): AJoindre => {
        const lieu = lieuDe(s, cote);
        const siens = signent.filter(({ structureId }) => structureId === lieu);
        if (siens.some(({ personneId }) => personneId === ctx.acteur.personneId))
          return aVous(s, `de signer pour ${leNom(nomDuLieu(s, cote))}`);
        const [un] = siens;
        return un
          ? { texte: `${un.nom}, ${nomDuLieu(s, cote)}` }
          : {
              texte: `${nomDuLieu(s, cote)} : personne n’y est désigné pour signer`,
              chemin: `/reseau/structures/${lieu}/accueillir`,
            };
      });
      return [s.id, siens];
    }),
  );
}
