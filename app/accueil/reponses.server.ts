import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { ErreurMetier, impossible, introuvable } from '#app/commun/erreurs.ts';
import type { Formulaire } from '#app/commun/formulaire.ts';
import type { Prise } from '#app/commun/prise.ts';
import type { PageDeReponse, ReponseParLien, SuiteDeReponse } from '#app/commun/reponse-par-lien.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { lireLien } from '#app/services/liens.server.ts';
import { lireChampsDeReponse } from './champs-de-reponse.server.ts';

interface Ouverture {
  ctx: ContextePersonne;
  reponse: ReponseParLien;
  objetId: number;
}

/** Whom and what a token opens; undefined when it opens nothing, or nothing any more. */
function ouvrirLien(base: Omit<Contexte, 'acteur'>, prises: readonly Prise[], jeton: string | undefined): Ouverture | undefined {
  const lien = lireLien(base, jeton);
  if (!lien) return undefined;
  const reponse = prises.map((prise) => prise.reponses?.[lien.genre]).find((une) => une !== undefined);
  const acteur = getActeur(base, lien.personneId);
  return reponse && acteur ? { ctx: { ...base, acteur }, reponse, objetId: lien.objetId } : undefined;
}

function montrer({ ctx, reponse, objetId }: Ouverture): PageDeReponse | undefined {
  try {
    return reponse.montrer(ctx, objetId);
  } catch (erreur) {
    // She may have left her structure since the mail: the link then opens nothing.
    if (erreur instanceof ErreurMetier && erreur.code !== 'IMPOSSIBLE') return undefined;
    throw erreur;
  }
}

/** What « répondre depuis le courriel » shows. Reads only: mail scanners open every link. */
export function lireReponse(
  base: Omit<Contexte, 'acteur'>,
  prises: readonly Prise[],
  jeton: string | undefined,
): { page: PageDeReponse; nom: string } | undefined {
  const ouverture = ouvrirLien(base, prises, jeton);
  const page = ouverture && montrer(ouverture);
  return page && { page, nom: ouverture.ctx.acteur.nom };
}

/**
 * Does one act as the person the link was written to.
 * @returns what was done, or the form again
 * @throws ErreurMetier INTROUVABLE when the token opens nothing; whatever the domain refuses otherwise
 */
export function repondreParLien(
  base: Omit<Contexte, 'acteur'>,
  prises: readonly Prise[],
  jeton: string | undefined,
  valeurs: Formulaire['valeurs'],
): { fait: SuiteDeReponse } | { formulaire: Formulaire } {
  const ouverture = ouvrirLien(base, prises, jeton);
  const page = ouverture && montrer(ouverture);
  if (!ouverture || !page) throw introuvable();
  const { enUnClic } = ouverture.reponse;
  // Posted by a mail reader, which has read no page; done already, it is done again without a change.
  if (enUnClic && valeurs['List-Unsubscribe'] === 'One-Click') {
    return { fait: ouverture.reponse.agir(ouverture.ctx, ouverture.objetId, enUnClic, {}) };
  }
  const acte = page.actes.find(({ nom }) => nom === valeurs.acte);
  if (!acte) throw impossible('Cette réponse n’est plus possible. Voici où en sont les choses maintenant.');
  const { champs, erreurs } = lireChampsDeReponse(acte, valeurs);
  if (Object.keys(erreurs).length > 0) return { formulaire: { valeurs, erreurs } };
  return { fait: ouverture.reponse.agir(ouverture.ctx, ouverture.objetId, acte.nom, champs) };
}
