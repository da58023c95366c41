import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { enOrdre, listRetenues } from './competences.server.ts';
import type { saisieSavoirFaire } from './saisie.ts';
import { savoirFaireDePersonne, savoirFairePropres } from './savoir-faire.server.ts';
import { competences } from './tables.ts';
import {
  ajouterSavoirFaire,
  cocherSavoirFaire,
  exigerTenir,
  type Porteur,
  preciserSavoirFaire,
  retirerSavoirFaire,
} from './tenir-savoir-faire.server.ts';

/** The list that its owner keeps, and the words to choose from. @throws ErreurMetier for who may not keep it */
export function getPageDeSavoirFaire(ctx: ContextePersonne, porteur: Porteur) {
  const { nom } = exigerTenir(ctx, porteur);
  const siens =
    'structureId' in porteur ? savoirFairePropres(ctx, porteur.structureId) : savoirFaireDePersonne(ctx, porteur.personneId);
  return {
    nom,
    siens: siens.map(({ id, slug, nom, precision }) => ({ id, slug, nom, precision })),
    termes: enOrdre(listRetenues(ctx)).map(({ terme, rubrique }) => ({
      ...{ id: terme.id, nom: terme.nom, synonymes: terme.synonymes },
      groupe: rubrique,
    })),
  };
}

/** The name of the term that an address proposes to add; empty when it proposes none. */
export function nomDuTerme(ctx: ContextePersonne, slug: string | null): string {
  if (!slug) return '';
  return ctx.db.select({ nom: competences.nom }).from(competences).where(eq(competences.slug, slug)).get()?.nom ?? '';
}

/** Does what one of the page's forms asks. @returns what to say of it */
export function tenirSavoirFaire(
  ctx: ContextePersonne,
  porteur: Porteur,
  saisie: z.output<typeof saisieSavoirFaire>,
): { titre: string; texte: string } {
  switch (saisie.acte) {
    case 'ajouter': {
      const terme = saisie.choisi ?? saisie.terme;
      const { nom, motsGardes } = ajouterSavoirFaire(ctx, porteur, { terme, precision: saisie.precision });
      if (motsGardes !== null)
        return {
          titre: `Ajouté\u00a0: ${nom}, avec vos mots\u00a0: ${motsGardes}`,
          texte: 'Le réseau range ces mots sous ce nom-là. Si ce n’est pas cela, retirez-le plus bas et proposez le vôtre.',
        };
      return { titre: `« ${nom} » est dans la liste`, texte: 'On vous trouve maintenant par ce mot dans l’annuaire.' };
    }
    case 'cocher': {
      const n = cocherSavoirFaire(ctx, porteur, saisie.competences);
      return {
        titre: n > 1 ? `${n} mots sont ajoutés` : n === 1 ? 'Un mot est ajouté' : 'Ces mots y étaient déjà',
        texte: 'Vous pouvez préciser chacun dans vos mots, plus bas.',
      };
    }
    case 'preciser': {
      const nom = preciserSavoirFaire(ctx, porteur, saisie.id, saisie.precision);
      return { titre: `« ${nom} » est précisé`, texte: 'Tout le réseau lit vos mots.' };
    }
    case 'retirer': {
      const nom = retirerSavoirFaire(ctx, porteur, saisie.id);
      return { titre: `« ${nom} » est retiré`, texte: 'Vous pourrez l’ajouter de nouveau quand vous voudrez.' };
    }
  }
}
