import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { deNom } from '#app/commun/francais.ts';
import { PERSONNE_EFFACEE } from '#app/commun/oublier.ts';
import { jourCivil, libelleInstant } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import type { Papier } from '#app/services/papier.ts';
import {
  type Dossier,
  demandeUneConvention,
  getStage,
  relationsDe,
  type StagiaireDuStage,
} from '#app/troc/stages/dossiers.server.ts';
import { droitsStage } from '#app/troc/stages/stages.ts';
import { STATUTS_PLACE_PRISE, type StatutStage } from '#app/troc/stages/statuts.ts';
import { attestation } from './attestation.ts';
import { lireDonneesDePapier } from './donnees-de-papier.server.ts';
import type { SignatureDonnee } from './etat-des-papiers.server.ts';
import { ordreDeMission } from './ordre-de-mission.ts';
import { LIBELLE_PAPIER, PAPIERS_A_SIGNER, type Partie, papiersDuRegime, type SorteDePapier } from './regimes.ts';
import { textesASigner } from './textes-a-signer.server.ts';

/** The attestation comes after. */
const APRES: readonly StatutStage[] = ['realise', 'clos'];

/** Papers of one of those who go, at this moment of the stage. */
function papiersDe(d: Dossier, { regime }: StagiaireDuStage): SorteDePapier[] {
  if (!STATUTS_PLACE_PRISE.includes(d.ligne.statut)) return [];
  return [...papiersDuRegime(regime, d.ligne.chemin), ...(APRES.includes(d.ligne.statut) ? (['attestation'] as const) : [])];
}

export interface PapierListe {
  sorte: SorteDePapier;
  libelle: string;
  /** Whose; empty for the convention, and when one person goes. */
  pour: string;
  pdf: string;
  docx: string;
}

export interface PapiersDuStage {
  liste: PapierListe[];
  /** What must be known besides, by those whom it concerns. */
  notices: string[];
  /** Where consents and signatures stand; null when nothing is signed. */
  signatures: { nom: string; precision: string; faite: string; code: string; exemplaire: string }[] | null;
}

/** Which papers a stage has now, for its page. */
export function listPapiers(ctx: Contexte, d: Dossier): PapiersDuStage {
  const vus = new Set<string>();
  const efface = d.papiers.signatures.some(({ sansTexte }) => sansTexte);
  const liste = d.stagiaires.flatMap((personne) =>
    papiersDe(d, personne).flatMap((sorte): PapierListe[] => {
      if (efface && PAPIERS_A_SIGNER.some((signe) => signe === sorte)) return [];
      const commun = sorte === 'convention';
      const suite = commun || d.stagiaires.length === 1 ? '' : `?personne=${personne.id}`;
      const cle = commun ? sorte : `${sorte}-${personne.id}`;
      if (vus.has(cle)) return [];
      vus.add(cle);
      const adresse = (fin: string) => `/stages/${d.ligne.id}/papiers/${sorte}.${fin}${suite}`;
      return [
        { sorte, libelle: LIBELLE_PAPIER[sorte], pour: suite ? personne.nom : '', pdf: adresse('pdf'), docx: adresse('docx') },
      ];
    }),
  );
  const notices = efface ? [...noticesDe(d), TEXTE_EFFACE] : noticesDe(d);
  return { liste, notices, signatures: demandeUneConvention(d) ? etatDesSignatures(ctx, d) : null };
}

/** Said wherever the text of a signed paper would be read. */
export const TEXTE_EFFACE =
  'Le texte de la convention et de ses avenants est effacé : ce stage est terminé depuis longtemps. Restent les dates, les codes et les empreintes des signatures.';

function noticesDe(d: Dossier): string[] {
  const notices: string[] = [];
  const regimes = new Set(d.stagiaires.map(({ regime }) => regime));
  if (!STATUTS_PLACE_PRISE.includes(d.ligne.statut)) return [];
  if (regimes.has('benevolat')) {
    notices.push(
      `Bénévole : aucun papier n’est nécessaire. L’assurance ${deLaStructure(d)} doit couvrir ses bénévoles hors de ses murs, trajets compris : vérifiez-le auprès de l’assureur. La personne reste libre de renoncer à tout moment.`,
    );
  }
  if (regimes.has('agent_public')) {
    notices.push(
      `Agent public, ou employeur public : la procédure propre à l’administration s’applique${d.ligne.chemin === 'complet' ? ', et ce réseau n’écrit ni convention ni avenant à sa place' : ' en plus de l’ordre de mission'}. Voyez le service du personnel avant le départ.`,
    );
  }
  return notices;
}

const deLaStructure = (d: Dossier) => `de la structure d’origine (${d.origine.nom})`;

function etatDesSignatures(ctx: Contexte, d: Dossier): NonNullable<PapiersDuStage['signatures']> {
  const dire = (nom: string, precision: string, s: SignatureDonnee | undefined) => ({
    nom,
    precision: s ? [s.effacee ? majuscule(PERSONNE_EFFACEE) : s.nom, s.qualite].filter(Boolean).join(', ') : precision,
    faite: s ? libelleInstant(s.signeLe, ctx.fuseau) : '',
    code: s?.code ?? '',
    exemplaire: s?.fichierId ? `/fichiers/${s.fichierId}` : '',
  });
  const trouver = (partie: Partie, personneId: number | null) =>
    d.papiers.signatures.find(
      (s) => s.partie === partie && (partie === 'stagiaire' ? s.personneId === personneId : s.sorte === 'convention'),
    );
  const accords = d.stagiaires
    .filter(({ regime }) => regime === 'convention')
    .map(({ id, nom }) => dire(`Accord ${deNom(nom)}`, 'Accord écrit attendu', trouver('stagiaire', id)));
  const apres = d.papiers.accordsAttendus.length > 0 ? 'Après l’accord' : 'Signature attendue';
  return [
    ...accords,
    dire(d.origine.nom, apres, trouver('employeur', null)),
    dire(d.accueil.nom, apres, trouver('accueil', null)),
  ];
}

/**
 * One paper of a stage, as it stands: signed boxes say who signed, when, and with which code.
 * @param demande.personneId whose; the reader's own, or the first one's, when left out
 * @throws ErreurMetier INTROUVABLE when the stage is not visible or has no such paper
 */
export function getPapier(
  ctx: ContextePersonne,
  stageId: number | undefined,
  demande: { sorte: SorteDePapier; personneId?: number | undefined },
): { papier: Papier; nomFichier: string } {
  const d = getStage(ctx, stageId);
  exigerDroit(droitsStage, 'lirePapiers', relationsDe(ctx, d));
  const { sorte } = demande;
  const ontCePapier = d.stagiaires.filter((personne) => papiersDe(d, personne).includes(sorte));
  const personne =
    demande.personneId === undefined
      ? (ontCePapier.find(({ id }) => id === ctx.acteur.personneId) ?? ontCePapier[0])
      : ontCePapier.find(({ id }) => id === demande.personneId);
  if (!personne) throw introuvable();
  return {
    papier: ecrirePapier(ctx, d, sorte, personne),
    nomFichier: `${sorte}-${enNomDeFichier(sorte === 'convention' ? d.accueil.nom : personne.nom)}`,
  };
}

function ecrirePapier(ctx: Contexte, d: Dossier, sorte: SorteDePapier, personne: StagiaireDuStage): Papier {
  const donnees = () => lireDonneesDePapier(ctx, d, Math.max(1, d.ligne.edition));
  switch (sorte) {
    case 'ordre-de-mission':
      return ordreDeMission(donnees(), personne);
    case 'attestation':
      // It says what took place: it is established once that is said.
      return attestation({ ...donnees(), etabliLe: jourCivil(d.ligne.realiseLe ?? d.ligne.modifieLe, ctx.fuseau) }, personne, {
        demiJournees: d.ligne.demiJournees,
        horaires: d.termes.horaires,
      });
    case 'convention':
    case 'avenant': {
      const texte = textesASigner(ctx, d).find(
        (t) => t.sorte === sorte && (sorte === 'convention' || t.personneId === personne.id),
      );
      if (!texte) throw introuvable();
      return avecSignatures(ctx, d, texte.papier, sorte, personne.id);
    }
  }
}

/** The boxes of a text that was signed, filled with who signed it. */
export function avecSignatures(
  ctx: Contexte,
  d: Dossier,
  papier: Papier,
  sorte: 'convention' | 'avenant',
  personneId: number,
): Papier {
  const parties: readonly Partie[] = sorte === 'convention' ? ['employeur', 'accueil'] : ['stagiaire', 'employeur'];
  const adresse = ctx.adressePublique.replace(/^https?:\/\//, '');
  const signee = (partie: Partie) => {
    const s = d.papiers.signatures.find(
      (une) => une.sorte === sorte && une.partie === partie && (sorte === 'convention' || une.personneId === personneId),
    );
    if (!s) return undefined;
    const le = libelleInstant(s.signeLe, ctx.fuseau);
    return { nom: s.nom, qualite: s.qualite, le, code: s.code, moyen: s.moyen, adresse: `${adresse}/signatures/${s.code}` };
  };
  return {
    ...papier,
    signatures: papier.signatures.map((boite, rang) => {
      const faite = parties[rang] ? signee(parties[rang]) : undefined;
      return faite ? { ...boite, signee: faite } : boite;
    }),
  };
}

/** « Inès Roudier » → « ines-roudier » */
export function enNomDeFichier(nom: string): string {
  return nom
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
