import { type Contexte, interesse } from '#app/commun/contexte.ts';
import { HEURE_DES_COURRIELS, pasAvantHeure } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { TELEPHONE_COORDINATION } from '#app/reseau/reglages.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { creerLien } from '#app/services/liens.server.ts';
import { signatairesConnus } from '#app/troc/papiers/textes-a-signer.server.ts';
import {
  aQuiDemanderLeBilan,
  aQuiDemanderLesPapiers,
  type Concernee,
  concerneesPar,
  dejaAccepte,
  surPlace,
} from './destinataires.server.ts';
import { type Dossier, demandeUneConvention, getStage } from './dossiers.server.ts';
import { evenementsDuDossier } from './evenements.server.ts';
import { lettreDeStage } from './lettres.server.ts';
import { CAUSES_AVEC_AGENDA, CAUSES_AVEC_LIEN, type CauseDeLettre, type Circonstances } from './lettres.ts';
import { autreCote, type Cote, cycleStage, type TransitionStage } from './stages.ts';
import { comparerTermes } from './termes-dits.ts';
import { nommerTermes } from './termes-nommes.server.ts';

/** How long the link of a mail answers: past the day 30 of a proposal, and the 60 days of a bilan. */
const JOURS_DU_LIEN = 75;

/** One mail a cause and a person: the version of the stage is in the key, so a repetition writes nothing. */
function ecrire(
  ctx: Contexte,
  d: Dossier,
  cause: CauseDeLettre,
  a: readonly Concernee[],
  plus: { precision?: string; circonstances?: Partial<Circonstances> } = {},
): void {
  const pasAvant =
    ctx.acteur.personneId === null ? pasAvantHeure(ctx.maintenant, HEURE_DES_COURRIELS, ctx.fuseau) : ctx.maintenant;
  const commun = {
    fuseau: ctx.fuseau,
    adressePublique: ctx.adressePublique,
    telephone: lireReglage(ctx.db, TELEPHONE_COORDINATION),
    qui: cause === 'confirmation' ? ctx.acteur.nom : interesse(ctx).nom,
    ...plus.circonstances,
  };
  // As long as it is only proposed, it stands in no telephone.
  const agenda = CAUSES_AVEC_AGENDA.includes(cause) && dejaAccepte(ctx, d) ? evenementsDuDossier(d) : undefined;
  for (const personne of a) {
    const lien = CAUSES_AVEC_LIEN.includes(cause)
      ? creerLien(ctx, { genre: 'stage', objetId: d.ligne.id, personneId: personne.id, jours: JOURS_DU_LIEN })
      : undefined;
    const lettre = lettreDeStage(d, cause, personne, { ...commun, ...(lien ? { lien } : {}) });
    deposerCourriel(ctx, {
      cle: `stage:${d.ligne.id}:${cause}${plus.precision ?? ''}:v${d.ligne.version}`,
      destinataire: { personneId: personne.id, adresse: personne.adresse, nom: personne.nom },
      sujet: lettre.titre,
      lettre,
      pasAvant,
      // Whoever commits a structure only reads of it; those who come put it in their telephone.
      ...(agenda && (personne.stagiaire || personne.tutrice) ? { agenda } : {}),
    });
  }
}

/** Acts whose mail is the same for all whom it concerns. */
const CAUSE_DE: Partial<Record<TransitionStage, CauseDeLettre>> = {
  renoncer: 'souhait_retire',
  ecarter: 'souhait_ecarte',
  refuser: 'refuser',
  retirer: 'retirer',
  ne_pas_consentir: 'sans_accord',
  reprendre_les_papiers: 'reprise',
  annuler: 'annuler',
  annuler_pour_depart: 'annuler',
  constater_absence: 'constater_absence',
  expirer: 'expirer',
};

/**
 * Tells whoever an act on a stage concerns, in the transaction of the act; its author knows already.
 * @param plus.avant the stage as it stood before, for what a new version changes
 * @param plus.motif the reason of this act; the stage keeps that of an earlier one
 */
export function prevenir(
  ctx: Contexte,
  stageId: number,
  nom: TransitionStage,
  plus: { avant?: Dossier; motif?: string | undefined } = {},
): void {
  const d = getStage(ctx, stageId);
  const toutes = concerneesPar(ctx, d);
  const auteurs = [ctx.acteur.personneId, ctx.auNomDe?.acteur.personneId];
  const autres = toutes.filter((p) => !auteurs.includes(p.id));
  const duCote = (cote: Cote) => autres.filter((p) => p.cotes.includes(cote));
  const attendues = duCote(autreCote(d.ligne.coteQuiPropose));
  // A tutrice knows nothing of a proposal before it is accepted.
  const connu = dejaAccepte(ctx, d);
  const viennent = autres.filter((p) => (p.stagiaire || (connu && p.tutrice)) && !attendues.includes(p));
  const motif = plus.motif ? { motif: plus.motif } : {};
  const changements = { circonstances: { ...motif, ...(plus.avant ? { changements: comparer(ctx, plus.avant, d) } : {}) } };
  switch (nom) {
    case 'souhaiter':
      ecrire(ctx, d, 'souhait', duCote('origine'));
      break;
    case 'proposer':
      ecrire(ctx, d, 'demande', attendues);
      ecrire(ctx, d, 'information', viennent);
      break;
    case 'appuyer':
      ecrire(ctx, d, 'demande', attendues);
      ecrire(ctx, d, 'souhait_appuye', viennent);
      break;
    case 'contre_proposer':
      ecrire(ctx, d, 'contre_proposition', attendues, changements);
      ecrire(ctx, d, 'changement', viennent, changements);
      break;
    case 'reporter':
      ecrire(ctx, d, 'report', attendues, changements);
      ecrire(ctx, d, 'changement', viennent, changements);
      break;
    case 'accepter':
      apresLAccord(ctx, d, autres, toutes);
      break;
    case 'donner_son_accord':
      if (d.papiers.accordsAttendus.length === 0) ecrire(ctx, d, 'a_signer', aQuiDemanderLesPapiers(d, toutes));
      break;
    case 'conclure':
      ecrire(ctx, d, 'convocation', surPlace(toutes));
      ecrire(
        ctx,
        d,
        'convocation',
        // Whoever signs last knows it.
        autres.filter((p) => p.cotes.length > 0 && !p.stagiaire && !p.tutrice && p.id !== d.papiers.signatures.at(-1)?.parId),
      );
      break;
    case 'reprendre_les_papiers':
      ecrire(
        ctx,
        d,
        'reprise',
        autres.filter((p) => !p.stagiaire),
        { circonstances: motif },
      );
      ecrire(ctx, d, 'accord', aQuiDemanderLesPapiers(d, toutes));
      break;
    case 'constater':
    case 'ecourter':
      if (nom === 'ecourter') ecrire(ctx, d, 'ecourter', autres, { circonstances: motif });
      ecrire(
        ctx,
        d,
        'bilan',
        aQuiDemanderLeBilan(toutes).filter((p) => p.id !== ctx.acteur.personneId),
      );
      break;
    default: {
      const cause = CAUSE_DE[nom];
      const concernees = autres.filter((p) => connu || p.stagiaire || p.cotes.length > 0);
      if (cause) ecrire(ctx, d, cause, concernees, { circonstances: motif });
    }
  }
  const notee = ctx.auNomDe?.acteur.personneId;
  if (notee !== undefined)
    ecrire(
      ctx,
      d,
      'confirmation',
      toutes.filter((p) => p.id === notee),
      { circonstances: { ...motif, fait: cycleStage.transitions[nom].fait } },
    );
}

const comparer = (ctx: Contexte, avant: Dossier, apres: Dossier) =>
  comparerTermes(nommerTermes(ctx, avant), nommerTermes(ctx, apres));

/** Agreed: those who come are expected, unless a convention is to be signed first. */
function apresLAccord(ctx: Contexte, d: Dossier, autres: readonly Concernee[], toutes: readonly Concernee[]): void {
  const sansSignataire = signatairesConnus(ctx, d).flatMap(({ connus, nom }) => (connus ? [] : [nom]));
  if (!demandeUneConvention(d)) {
    ecrire(ctx, d, 'convocation', surPlace(toutes));
    ecrire(
      ctx,
      d,
      'accepter',
      autres.filter((p) => p.cotes.length > 0 && !p.stagiaire && !p.tutrice),
    );
    return;
  }
  const aConsentir = aQuiDemanderLesPapiers(d, toutes);
  ecrire(ctx, d, 'accord', aConsentir);
  ecrire(
    ctx,
    d,
    'accepter',
    autres.filter((p) => !aConsentir.includes(p) && (p.stagiaire || p.cotes.length > 0)),
    { circonstances: { sansSignataire } },
  );
}

/** Reminds whoever is awaited: the other side of a proposal, or the responsables of a wish. */
export function relancer(ctx: Contexte, stageId: number, jour: number): void {
  const d = getStage(ctx, stageId);
  const souhait = d.ligne.statut === 'souhaite';
  const cote = souhait ? 'origine' : autreCote(d.ligne.coteQuiPropose);
  const attendues = concerneesPar(ctx, d).filter((p) => p.cotes.includes(cote));
  ecrire(ctx, d, souhait ? 'souhait_relance' : 'relance', attendues, { precision: `-${jour}` });
}

/** Reminds whose consent or signature is awaited. */
export function relancerLesPapiers(ctx: Contexte, stageId: number, precision: string): void {
  const d = getStage(ctx, stageId);
  ecrire(ctx, d, 'papiers_relance', aQuiDemanderLesPapiers(d, concerneesPar(ctx, d)), { precision: `-${precision}` });
}

/** The day has come and the convention is not signed. */
export function direNonSigne(ctx: Contexte, stageId: number): void {
  const d = getStage(ctx, stageId);
  ecrire(
    ctx,
    d,
    'non_signe',
    concerneesPar(ctx, d).filter((p) => p.cotes.length > 0),
  );
}

/** Two days before: to those who come. */
export function rappelerLaVeille(ctx: Contexte, stageId: number): void {
  const d = getStage(ctx, stageId);
  ecrire(ctx, d, 'veille', surPlace(concerneesPar(ctx, d)));
}

/** Asks all those who were to be there whether the stage took place. */
export function demanderSiEuLieu(ctx: Contexte, stageId: number): void {
  const d = getStage(ctx, stageId);
  ecrire(
    ctx,
    d,
    'a_eu_lieu',
    concerneesPar(ctx, d).filter((p) => p.stagiaire || p.tutrice || p.cotes.length > 0),
  );
}

/** Asks again for the bilans that are not in. */
export function relancerLesBilans(ctx: Contexte, stageId: number, jour: number): void {
  const d = getStage(ctx, stageId);
  const rendus = d.bilans.map(({ cote }) => cote);
  ecrire(ctx, d, 'bilan_relance', aQuiDemanderLeBilan(concerneesPar(ctx, d), rendus), { precision: `-${jour}` });
}
