import { randomInt } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { ecrireFichier, type FichierPret } from '#app/reseau/fichiers/fichiers.server.ts';
import { signatairesDe } from '#app/reseau/signataires/signataires.server.ts';
import { libelleSignataire } from '#app/reseau/signataires/signataires.ts';
import type { Dossier } from '#app/troc/stages/dossiers.server.ts';
import type { Cote, RelationStage, TransitionStage } from '#app/troc/stages/stages.ts';
import { stages } from '#app/troc/stages/tables.ts';
import { PARTIES_DU_PAPIER, type Partie } from './regimes.ts';
import { papiersFiges, signaturesStage } from './tables.ts';
import { prochaineEdition, signatairesConnus, textesASigner } from './textes-a-signer.server.ts';

const SIGNATURES = ['donner_son_accord', 'signer', 'deposer_exemplaire'] as const satisfies readonly TransitionStage[];
type Signature = (typeof SIGNATURES)[number];

export const estUneSignature = (nom: TransitionStage): nom is Signature => SIGNATURES.some((connue) => connue === nom);

/** What one gives when one signs. */
export interface ActeDeSigner {
  /** The side whose signature the page asked for: who may sign for both signs for each in turn. */
  cote?: Cote | undefined;
  /** Hash of the text that was read: the avenant's for the person, the convention's for a structure. */
  empreinte?: string | undefined;
  /** As one signs. */
  nom?: string | undefined;
  /** « J’ai lu, et je peux engager » is ticked. */
  compris?: boolean | undefined;
  /** The scan of what was signed by hand, and in what quality its signatory signed. */
  exemplaire?: { fichier: FichierPret; qualite: string } | undefined;
}

/**
 * Writes a consent or a signature on the exact text that was read, which the first one freezes. A structure's signature
 * holds for the convention, and for every avenant when it is the employer's. In the verbe's transaction.
 * @throws ErreurMetier IMPOSSIBLE when the text read is not the present one, or something is missing
 */
export function ecrireSignatures(
  ctx: Contexte,
  d: Dossier,
  acte: Signature,
  relations: readonly RelationStage[],
  donnee: ActeDeSigner | undefined,
): void {
  const { personneId } = ctx.acteur;
  if (personneId === null) throw impossible('Une signature se donne soi-même.');
  const partie = partieDe(d, acte, relations, donnee?.cote);
  verifierCeQuiEstDonne(acte, partie, donnee);
  const figes = figer(ctx, d);
  const lu = figes.find((p) => (partie === 'stagiaire' ? p.personneId === personneId : p.sorte === 'convention'));
  if (!lu) throw impossible('Ce stage n’a pas de texte à signer.');
  if (acte !== 'deposer_exemplaire' && donnee?.empreinte !== lu.empreinte) {
    throw impossible('Le texte a changé depuis que vous l’avez ouvert. Relisez-le avant de signer.');
  }
  const fichierId = donnee?.exemplaire
    ? ecrireFichier(ctx as ContextePersonne, { domaine: 'troc', objet: 'papier', objetId: d.ligne.id }, donnee.exemplaire.fichier)
    : null;
  const qualite = qualiteDe(ctx, d, partie, personneId, donnee);
  const signes = figes.filter(
    (p) => PARTIES_DU_PAPIER[p.sorte].includes(partie) && (partie !== 'stagiaire' || p.personneId === personneId),
  );
  ctx.db
    .insert(signaturesStage)
    .values(
      signes.map(({ id, empreinte }) => ({
        ...{ papierId: id, partie, personneId, qualite, empreinte, fichierId, code: nouveauCode() },
        nom: donnee?.nom ?? ctx.acteur.nom,
        moyen: fichierId === null ? ('application' as const) : ('exemplaire' as const),
        signeLe: ctx.maintenant,
      })),
    )
    .run();
}

/** For whom one signs: one's own consent, otherwise the side that was named, among those that she may sign for. */
function partieDe(d: Dossier, acte: Signature, relations: readonly RelationStage[], voulu: Cote | undefined): Partie {
  if (acte === 'donner_son_accord') return 'stagiaire';
  const peut = (cote: Cote) => relations.includes(acte === 'signer' ? `signataire_${cote}` : cote);
  const siens = (['origine', 'accueil'] as const).filter(peut);
  const nomme = voulu ?? (siens.length === 1 ? siens[0] : undefined);
  const cote = d.papiers.signaturesAttendues.find((une) => une === nomme && siens.includes(une));
  if (!cote) throw impossible('La signature de votre structure est déjà donnée. Merci !');
  return cote === 'origine' ? 'employeur' : 'accueil';
}

function verifierCeQuiEstDonne(acte: Signature, partie: Partie, donnee: ActeDeSigner | undefined): void {
  if (!donnee?.nom) throw impossible('Écrivez votre nom, comme vous signez.', 'nom');
  if (acte === 'deposer_exemplaire') {
    if (!donnee.exemplaire) throw impossible('Choisissez la photo ou le PDF de l’exemplaire signé.', 'exemplaire');
    if (!donnee.exemplaire.qualite) throw impossible('Dites en quelle qualité cette personne a signé.', 'qualite');
  } else if (partie !== 'stagiaire' && !donnee.compris) {
    throw impossible('Cochez cette case : signer engage votre structure.', 'compris');
  }
}

function qualiteDe(ctx: Contexte, d: Dossier, partie: Partie, personneId: number, donnee: ActeDeSigner | undefined): string {
  if (partie === 'stagiaire') return d.stagiaires.find(({ id }) => id === personneId)?.intitule ?? '';
  if (donnee?.exemplaire) return donnee.exemplaire.qualite;
  const structureId = partie === 'employeur' ? d.origine.id : d.accueil.id;
  const siens = signatairesDe(ctx, [structureId]).filter((signataire) => signataire.personneId === personneId);
  return siens[0] ? libelleSignataire(siens[0]) : '';
}

type Fige = Pick<typeof papiersFiges.$inferSelect, 'id' | 'sorte' | 'personneId' | 'empreinte'>;

/** The frozen texts of the present edition; the first signature makes them. */
function figer(ctx: Contexte, d: Dossier): Fige[] {
  const { id: stageId, edition } = d.ligne;
  const colonnes = {
    id: papiersFiges.id,
    sorte: papiersFiges.sorte,
    personneId: papiersFiges.personneId,
    empreinte: papiersFiges.empreinte,
  };
  if (edition > 0) {
    const ici = and(eq(papiersFiges.stageId, stageId), eq(papiersFiges.edition, edition));
    return ctx.db.select(colonnes).from(papiersFiges).where(ici).all();
  }
  const manque = signatairesConnus(ctx, d).find(({ connus }) => !connus);
  if (manque) {
    throw impossible(
      `On ne sait pas encore qui signe pour ${manque.nom}. Sa direction le dit sur la page « Accueillir un stage, et signer », puis le texte pourra être signé.`,
    );
  }
  const textes = textesASigner(ctx, d);
  ctx.db
    .update(stages)
    .set({ edition: prochaineEdition(ctx, stageId) })
    .where(eq(stages.id, stageId))
    .run();
  return textes.map(
    ({ sorte, personneId, papier, empreinte, edition: neuve }) =>
      ctx.db
        .insert(papiersFiges)
        .values({ stageId, edition: neuve, sorte, personneId, contenu: papier, empreinte, figeLe: ctx.maintenant })
        .returning(colonnes)
        .get() as Fige,
  );
}

// No letter that reads as a figure.
const SIGNES = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** « K7QM-2DXA-94TB »: one cannot guess it, one can read it aloud. */
function nouveauCode(): string {
  const groupe = () => Array.from({ length: 4 }, () => SIGNES[randomInt(SIGNES.length)]).join('');
  return [groupe(), groupe(), groupe()].join('-');
}
