import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { LIBELLE_FONCTION, nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { NOM_RESEAU } from '#app/reseau/reglages.ts';
import { signatairesDe } from '#app/reseau/signataires/signataires.server.ts';
import { libelleSignataire } from '#app/reseau/signataires/signataires.ts';
import { employeur } from '#app/reseau/structures/structures.server.ts';
import type { Dossier } from '#app/troc/stages/dossiers.server.ts';
import type { DonneesDePapier, StructureDePapier } from './donnees-de-papier.ts';

/** All that the papers of a stage say, read from the present version of its terms. */
export function lireDonneesDePapier(ctx: Contexte, d: Dossier, edition: number): DonneesDePapier {
  const equipe = lireEquipe(ctx, d);
  const accueillante =
    equipe.find((f) => f.personneId === d.tutrice?.id && f.structureId === d.accueil.id) ??
    equipe.find((f) => f.responsable && f.structureId === d.accueil.id);
  const signataires = signatairesDe(ctx, [d.origine.id, d.accueil.id]);
  const structure = (id: number): StructureDePapier => {
    const dits = signataires
      .filter(({ structureId }) => structureId === id)
      .map((signataire) => `${signataire.nom}, ${libelleSignataire(signataire)}`);
    return { ...employeur(ctx, id), signataires: dits.length > 0 ? dits : parDefaut(equipe, id, d) };
  };
  const accepteLe = jourCivil(d.ligne.accepteLe ?? d.ligne.modifieLe, ctx.fuseau);
  return {
    stageId: d.ligne.id,
    version: d.ligne.propositionNumero,
    edition,
    accepteLe,
    etabliLe: accepteLe,
    employeur: structure(d.origine.id),
    accueil: structure(d.accueil.id),
    personnes: d.stagiaires.map(({ id, nom, intitule, lien, regime }) => ({ id, nom, intitule, lien, regime })),
    accueilPar: accueillante ? `${nomComplet(accueillante)}, ${fonctionDe(accueillante)}` : (d.tutrice?.nom ?? 'l’équipe'),
    termes: { ...d.termes, demiJournees: d.ligne.demiJournees },
    reseau: lireReglage(ctx.db, NOM_RESEAU),
  };
}

/** An ordre de mission needs no special power: whoever commits the structure signs it, but not her own. */
function parDefaut(equipe: readonly EnFonction[], structureId: number, d: Dossier): string[] {
  const engagent = equipe.filter((f) => f.responsable && f.structureId === structureId);
  const autre = engagent.find((f) => !d.stagiaires.some(({ id }) => id === f.personneId)) ?? engagent[0];
  return autre ? [`${nomComplet(autre)}, ${fonctionDe(autre)}`] : [];
}

type EnFonction = ReturnType<typeof lireEquipe>[number];

const fonctionDe = ({ intitule, fonction }: EnFonction) => intitule ?? LIBELLE_FONCTION[fonction].toLowerCase();

/** Those of both structures whom a paper may name, in force on the day it is printed. */
function lireEquipe(ctx: Contexte, d: Dossier) {
  return ctx.db
    .select({
      personneId: fonctions.personneId,
      structureId: fonctions.structureId,
      prenom: personnes.prenom,
      nom: personnes.nom,
      fonction: fonctions.fonction,
      intitule: fonctions.intitule,
      responsable: fonctions.responsable,
    })
    .from(fonctions)
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .where(and(inArray(fonctions.structureId, [d.origine.id, d.accueil.id]), enFonction(jourCivil(ctx.maintenant, ctx.fuseau))))
    .orderBy(desc(fonctions.responsable), asc(fonctions.id))
    .all();
}
