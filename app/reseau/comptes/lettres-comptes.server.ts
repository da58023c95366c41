import { eq } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil, libelleInstant } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { COURRIEL_COORDINATION, NOM_RESEAU } from '#app/reseau/reglages.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';

export type FaitDuSecondFacteur = 'mis' | 'retire' | 'telephone' | 'secours' | 'leve' | 'essais';

const TITRES: Record<FaitDuSecondFacteur, string> = {
  mis: 'Un code protège maintenant votre compte',
  retire: 'Votre compte n’est plus protégé par un code',
  telephone: 'Vous changez de téléphone pour vos codes',
  secours: 'Un code de secours vient de servir',
  leve: 'Le code demandé pour entrer est levé',
  essais: 'Quelqu’un se trompe de code sur votre compte',
};

const phrases = (fait: FaitDuSecondFacteur, quand: string, par: string): string[] => {
  switch (fait) {
    case 'mis':
      return [
        `Depuis le ${quand}, un code de votre téléphone est demandé à chaque entrée.`,
        'Gardez vos codes de secours ailleurs que dans ce téléphone.',
      ];
    case 'retire':
      return [`Depuis le ${quand}, aucun code n’est plus demandé\u00a0: votre lien ou votre mot de passe suffisent pour entrer.`];
    case 'telephone':
      return [
        `Le ${quand}, l’ancien téléphone a été oublié, et ses codes de secours avec lui.`,
        'Le nouveau ne protège votre compte qu’après son premier code\u00a0: terminez sur la même page.',
      ];
    case 'secours':
      return [`C’était le ${quand}. Ce code ne servira plus. Sur votre page, vous pouvez en tirer de nouveaux.`];
    case 'leve':
      return [
        `${par} l’a levé le ${quand}, et vos appareils sont sortis. Entrez de nouveau par votre lien ou votre mot de passe.`,
        'Puis remettez un code en place, avec votre nouveau téléphone.',
      ];
    case 'essais':
      return [
        `Le ${quand}, quelqu’un a passé la première étape, par votre lien ou votre mot de passe, puis s’est trompé plusieurs fois de code. Personne n’est entré.`,
        'Si c’était vous, vérifiez l’heure de votre téléphone\u00a0: elle doit être réglée automatiquement.',
      ];
  }
};

const SINON = 'Si vous n’étiez pas au courant, changez votre mot de passe si vous en avez un, et prévenez tout de suite';

/**
 * Tells someone what becomes of her second factor. Tries that fail are told once a day.
 * Call it inside the verbe's transaction. Without an address, nothing leaves.
 */
export function prevenirDuSecondFacteur(ctx: Contexte, personneId: number, fait: FaitDuSecondFacteur): void {
  const personne = ctx.db.select().from(personnes).where(eq(personnes.id, personneId)).get();
  if (!personne?.courriel) return;
  const reseau = lireReglage(ctx.db, NOM_RESEAU);
  const coordination = lireReglage(ctx.db, COURRIEL_COORDINATION);
  const moment = fait === 'essais' ? jourCivil(ctx.maintenant, ctx.fuseau) : ctx.maintenant.getTime();
  const par = ctx.acteur.personneId === null ? 'La personne qui tient le serveur' : ctx.acteur.nom;
  deposerCourriel(ctx, {
    cle: `deux-temps-${fait}-${personneId}-${moment}`,
    destinataire: { personneId, adresse: personne.courriel, nom: nomComplet(personne) },
    sujet: TITRES[fait],
    lettre: {
      salle: 'maison',
      rubrique: 'Votre compte',
      titre: TITRES[fait],
      bonjour: `Bonjour ${personne.prenom},`,
      paragraphes: [
        ...phrases(fait, libelleInstant(ctx.maintenant, ctx.fuseau), par),
        `${SINON} ${coordination ? `la coordination, à ${coordination}` : 'la coordination'}.`,
      ],
      bouton: { libelle: 'Ouvrir ma page', url: `${ctx.adressePublique}/moi/deux-temps` },
      pied: [`Vous recevez ce message parce que vous avez un compte dans ${reseau}.`],
    },
  });
}
