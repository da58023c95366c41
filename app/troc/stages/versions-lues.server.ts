import { and, asc, eq } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { deNom } from '#app/commun/francais.ts';
import { jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { cheminDe } from './chemins.ts';
import { type Dossier, getStage, relationsDe, stagiairesDe } from './dossiers.server.ts';
import { type Cote, droitsStage, type RelationStage } from './stages.ts';
import { propositionsStage } from './tables.ts';
import { joursComptes } from './termes.ts';
import { comparerTermes, type LigneComparee, lignesDeTermes } from './termes-dits.ts';
import { nommerTermes } from './termes-nommes.server.ts';

/** A version with who offered it and when. */
interface VersionLue {
  numero: number;
  cote: Cote;
  /** « Votre proposition », « La proposition de L’Escale » */
  qui: string;
  le: string;
  message: string;
  dossier: Dossier;
}

/** Every version of a stage, the first first; 0 is the wish. */
function listVersions(ctx: Contexte, d: Dossier): VersionLue[] {
  return ctx.db
    .select({ proposition: propositionsStage, prenom: personnes.prenom, nom: personnes.nom })
    .from(propositionsStage)
    .innerJoin(personnes, eq(personnes.id, propositionsStage.auteurId))
    .where(and(eq(propositionsStage.stageId, d.ligne.id)))
    .orderBy(asc(propositionsStage.numero))
    .all()
    .map(({ proposition, ...auteur }) => ({
      numero: proposition.numero,
      cote: proposition.cote,
      qui: nomComplet(auteur),
      le: libelleJourCourt(jourCivil(proposition.faiteLe, ctx.fuseau), false),
      message: proposition.message ?? '',
      // The same stage as it was offered then.
      dossier: {
        ...d,
        ligne: {
          ...d.ligne,
          chemin: cheminDe(proposition.activite, joursComptes(proposition.demiJournees)),
          demiJournees: proposition.demiJournees,
        },
        termes: proposition,
        stagiaires: stagiairesDe(ctx, d.ligne.id, proposition.numero),
      },
    }));
}

const titreDe = (d: Dossier, v: VersionLue): string => (v.numero === 0 ? 'Le souhait' : `Version ${v.numero}, ${d[v.cote].nom}`);

/** The same, to whoever commits the side that offered. */
function enTitre({ acteur }: Contexte, d: Dossier, v: VersionLue): string {
  if (v.numero === 0) return 'Le souhait';
  const autre = v.cote === 'origine' ? d.accueil.id : d.origine.id;
  const mienne = acteur.responsableDe.includes(d[v.cote].id) && !acteur.responsableDe.includes(autre);
  return mienne ? `Votre proposition (version ${v.numero})` : `La proposition ${deNom(d[v.cote].nom)} (version ${v.numero})`;
}

export interface ComparaisonLue {
  avant: { titre: string; sous: string };
  apres: { titre: string; sous: string };
  lignes: LigneComparee[];
}

function comparer(ctx: Contexte, d: Dossier, avant: VersionLue, apres: VersionLue): ComparaisonLue {
  const entete = (v: VersionLue) => ({ titre: enTitre(ctx, d, v), sous: `${v.le}, ${v.qui}` });
  return {
    avant: entete(avant),
    apres: entete(apres),
    lignes: comparerTermes(nommerTermes(ctx, avant.dossier), nommerTermes(ctx, apres.dossier)),
  };
}

/** The present offer beside the one before; null while there is only one. */
export function comparerAvecLaPrecedente(ctx: Contexte, d: Dossier): ComparaisonLue | null {
  if (d.ligne.propositionNumero < 2) return null;
  const versions = listVersions(ctx, d);
  const apres = versions.at(-1);
  const avant = versions.at(-2);
  return avant && apres && avant.numero > 0 ? comparer(ctx, d, avant, apres) : null;
}

/**
 * All versions of a stage, and two of them side by side.
 * @param demande numbers of the two; the last two when left out or unknown
 * @throws ErreurMetier INTROUVABLE when the stage is not visible
 */
export function lireVersions(
  ctx: ContextePersonne,
  stageId: number | undefined,
  demande: { avant?: number | undefined; apres?: number | undefined },
) {
  const d = getStage(ctx, stageId);
  exigerDroit(droitsStage, 'lireVersions', relationsDe(ctx, d));
  // A wish, and the word that came with it, were for her own direction alone.
  const duSouhait: readonly RelationStage[] = ['stagiaire', 'origine'];
  const sien = relationsDe(ctx, d).some((relation) => duSouhait.includes(relation));
  const versions = listVersions(ctx, d).filter(({ numero }) => numero > 0 || sien);
  const derniere = versions.at(-1);
  if (!derniere) throw introuvable();
  const trouver = (numero: number | undefined) => versions.find((v) => v.numero === numero);
  const apres = trouver(demande.apres) ?? derniere;
  const avant = trouver(demande.avant) ?? versions[versions.indexOf(apres) - 1];
  return {
    id: d.ligne.id,
    fil: d.stagiaire.nom,
    enVigueur: derniere.numero,
    versions: versions.map((v) => ({
      numero: v.numero,
      titre: titreDe(d, v),
      sous: `${v.le}, ${v.qui}`,
      message: v.message,
      choisie: v === apres ? ('apres' as const) : v === avant ? ('avant' as const) : null,
    })),
    comparaison: avant && avant !== apres ? comparer(ctx, d, avant, apres) : null,
    lignes: lignesDeTermes(nommerTermes(ctx, apres.dossier)),
  };
}
