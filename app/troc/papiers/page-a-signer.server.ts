import type { ContextePersonne } from '#app/commun/contexte.ts';
import { interdit, introuvable } from '#app/commun/erreurs.ts';
import { aNom, deNom, leNom } from '#app/commun/francais.ts';
import { jourDe, libelleJour } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { signatairesDe } from '#app/reseau/signataires/signataires.server.ts';
import { LIBELLE_QUALITE, libelleSignataire, QUALITES_DE } from '#app/reseau/signataires/signataires.ts';
import { getStructure } from '#app/reseau/structures/structures.server.ts';
import { composer } from '#app/services/papier.ts';
import { type Dossier, demandeUneConvention, getStage } from '#app/troc/stages/dossiers.server.ts';
import { lireTransition } from '#app/troc/stages/lecture-transition.server.ts';
import { signesPar } from '#app/troc/stages/questions.ts';
import { situer } from '#app/troc/stages/situer.server.ts';
import { libelleMoments } from '#app/troc/stages/termes.ts';
import { lignesDeTermes } from '#app/troc/stages/termes-dits.ts';
import { nommerTermes } from '#app/troc/stages/termes-nommes.server.ts';
import { vieDuStage } from '#app/troc/stages/vie.server.ts';
import { avecSignatures, listPapiers, TEXTE_EFFACE } from './papiers-du-stage.server.ts';
import { signatairesConnus, textesASigner } from './textes-a-signer.server.ts';

/** The stage of a page that shows texts to sign. @throws ErreurMetier INTROUVABLE when it needs no convention */
function exigerConvention(ctx: ContextePersonne, stageId: number | undefined): Dossier {
  const d = getStage(ctx, stageId);
  if (!demandeUneConvention(d) || d.ligne.accepteLe === null) throw introuvable();
  return d;
}

/** What keeps the text from being complete: a side that has not said who signs. */
const sansSignataire = (ctx: ContextePersonne, d: Dossier) =>
  signatairesConnus(ctx, d)
    .filter(({ connus }) => !connus)
    .map(({ id, nom }) => ({
      nom,
      chemin:
        ctx.acteur.responsableDe.includes(id) || ctx.acteur.roles.includes('coordination')
          ? `/reseau/structures/${id}/accueillir`
          : null,
    }));

/**
 * The page « Lire et signer »: the convention, and the avenants that the employer signs as well.
 * @throws ErreurMetier INTROUVABLE when the stage is not visible or needs no convention
 */
export function lireASigner(ctx: ContextePersonne, stageId: number | undefined) {
  const d = exigerConvention(ctx, stageId);
  const dit = situer(ctx, d);
  const textes = textesASigner(ctx, d);
  const cote = d.papiers.signaturesAttendues.find((une) => dit.relations.includes(`signataire_${une}`));
  const deposant = d.papiers.signaturesAttendues.find((une) => dit.relations.includes(une));
  const siens = cote
    ? signatairesDe(ctx, [d[cote].id]).find(({ personneId }) => personneId === ctx.acteur.personneId)
    : undefined;
  const { empechement } = lireTransition(ctx, d, 'signer');
  return {
    id: d.ligne.id,
    fil: d.stagiaire.nom,
    titre: dit.actes.includes('signer') ? 'Lire et signer la convention' : 'La convention et ses avenants',
    intro: introDe(d),
    textes: textes.map(({ sorte, personneId, papier }) =>
      composer(avecSignatures(ctx, d, papier, sorte, personneId ?? d.stagiaire.id)),
    ),
    empreinte: textes[0]?.empreinte ?? '',
    pour: dit.actes.includes('signer') && cote ? leNom(d[cote].nom) : null,
    signes: cote ? signesPar(cote) : '',
    cote: cote ?? null,
    qualite: siens ? libelleSignataire(siens) : '',
    monNom: ctx.acteur.nom,
    empechement: dit.actes.includes('signer') ? '' : empechement,
    sansSignataire: sansSignataire(ctx, d),
    deposer: dit.actes.includes('deposer_exemplaire') && deposant ? `/stages/${d.ligne.id}/deposer_exemplaire` : null,
    reprendre: dit.actes.includes('reprendre_les_papiers') ? `/stages/${d.ligne.id}/reprendre_les_papiers` : null,
    signatures: listPapiers(ctx, d).signatures ?? [],
    chemins: `/stages/${d.ligne.id}/papiers`,
  };
}

function introDe(d: Dossier): { phrase: string; attendu: string } {
  const { accordsAttendus, signaturesAttendues, signatures } = d.papiers;
  if (signatures.some(({ sansTexte }) => sansTexte)) return { phrase: TEXTE_EFFACE, attendu: '' };
  const verbe = d.stagiaires.length > 1 ? 'sont' : 'est';
  if (accordsAttendus.length > 0) {
    return { phrase: `L’accord écrit ${deNom(d.stagiaire.nom)} vient d’abord.`, attendu: 'Les structures signent ensuite.' };
  }
  if (signaturesAttendues.length === 0) return { phrase: 'Tout est signé.', attendu: '' };
  const noms = signaturesAttendues.map((cote) => `celle ${deNom(d[cote].nom)}`).join(' et ');
  return {
    phrase: `${d.stagiaire.nom} ${verbe} d’accord.`,
    attendu: `Il manque ${signaturesAttendues.length > 1 ? 'deux signatures' : 'une signature'} : ${noms}, avant ${libelleJour(jourDe(d.ligne.du))}.`,
  };
}

/**
 * The page on which the colleague says whether she agrees.
 * @throws ErreurMetier INTROUVABLE when the stage is not visible or needs no convention; INTERDIT to anyone but her
 */
export function lireSonAccord(ctx: ContextePersonne, stageId: number | undefined) {
  const d = exigerConvention(ctx, stageId);
  const moi = d.stagiaires.find(({ id }) => id === ctx.acteur.personneId);
  if (!moi) throw interdit('L’accord écrit se donne soi-même : la personne qui part le donne ici.');
  const dit = situer(ctx, d);
  const textes = textesASigner(ctx, d);
  const mien = textes.find(({ personneId }) => personneId === moi.id);
  const { empechement } = lireTransition(ctx, d, 'donner_son_accord');
  const sans = sansSignataire(ctx, d);
  const lignes = lignesDeTermes(nommerTermes(ctx, d)).filter(({ titre }) => titre !== 'Qui');
  return {
    id: d.ligne.id,
    prenom: moi.prenom,
    monNom: moi.nom,
    intro: `${majuscule(libelleMoments(d.ligne.demiJournees, true))}, ${aNom(d.accueil.nom)}. Sans votre oui écrit, il ne se passe rien.`,
    fil: `Votre stage ${aNom(d.accueil.nom)}`,
    lignes: [
      ...lignes,
      { titre: 'Salaire', texte: `Inchangé, versé par ${leNom(d.origine.nom)}` },
      {
        titre: 'Après',
        texte: `Vous retrouvez votre poste. Le dernier jour ${aNom(d.accueil.nom)} : ${libelleJour(jourDe(d.ligne.au))}`,
      },
    ],
    textes: textes
      .filter(({ sorte, personneId }) => sorte === 'convention' || personneId === moi.id)
      .map(({ papier, sorte }) => composer(avecSignatures(ctx, d, papier, sorte, moi.id))),
    empreinte: mien?.empreinte ?? '',
    peutRepondre: dit.actes.includes('donner_son_accord') && sans.length === 0,
    peutRefuser: dit.actes.includes('ne_pas_consentir'),
    empechement: dit.actes.includes('donner_son_accord') ? '' : empechement,
    sansSignataire: sans.map(({ nom }) => nom),
    avant: libelleJour(jourDe(d.ligne.du)),
    vie: vieDuStage(ctx, d, dit.relations),
  };
}

/** What the page that deposits a scan offers: in what quality its signatory signed. */
export function lireDepot(ctx: ContextePersonne, stageId: number | undefined) {
  const d = exigerConvention(ctx, stageId);
  const lu = lireTransition(ctx, d, 'deposer_exemplaire');
  if (lu.interdite) throw interdit();
  const dit = situer(ctx, d);
  const cote = d.papiers.signaturesAttendues.find((une) => dit.relations.includes(une)) ?? 'origine';
  const { gestion } = getStructure(ctx, d[cote].id);
  const signataires = signatairesDe(ctx, [d[cote].id]);
  return {
    ...lu,
    cote,
    pour: leNom(d[cote].nom),
    signataires: signataires.map(({ nom }) => nom),
    qualites: (gestion ? QUALITES_DE[gestion] : (['delegation'] as const)).map((qualite) => ({
      valeur: qualite,
      libelle: LIBELLE_QUALITE[qualite],
    })),
  };
}
