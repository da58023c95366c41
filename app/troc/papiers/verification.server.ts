import { eq } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { libelleInstant } from '#app/commun/periode.ts';
import { empreinteDuPapier } from '#app/services/empreinte.server.ts';
import { STATUTS_PLACE_PRISE } from '#app/troc/stages/statuts.ts';
import { stages } from '#app/troc/stages/tables.ts';
import { LIBELLE_PAPIER } from './regimes.ts';
import { papiersFiges, signaturesStage } from './tables.ts';

const FORME = /^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/;

/**
 * What anyone who holds a signed paper may check with its code: who signed, as what, when, which text.
 * @returns null when the code is of no signature
 */
export function verifierSignature(ctx: Contexte, code: string | undefined) {
  if (!code || !FORME.test(code)) return null;
  const lue = ctx.db
    .select({ signature: signaturesStage, papier: papiersFiges, edition: stages.edition, statut: stages.statut })
    .from(signaturesStage)
    .innerJoin(papiersFiges, eq(papiersFiges.id, signaturesStage.papierId))
    .innerJoin(stages, eq(stages.id, papiersFiges.stageId))
    .where(eq(signaturesStage.code, code))
    .get();
  if (!lue) return null;
  const { signature, papier } = lue;
  const efface = papier.contenu === null;
  const intact = papier.contenu === null || empreinteDuPapier(papier.contenu) === signature.empreinte;
  const enVigueur = lue.edition === papier.edition && STATUTS_PLACE_PRISE.includes(lue.statut);
  return {
    valable: intact && enVigueur,
    phrase: !intact
      ? 'Le texte gardé par le réseau n’est plus celui qui a été signé. Prévenez la coordination.'
      : enVigueur
        ? efface
          ? 'Elle a bien été donnée. Le texte et les noms sont effacés, le temps de les garder étant passé : l’empreinte dit encore si votre exemplaire est celui qui a été signé.'
          : 'Le texte gardé par le réseau est bien celui qui a été signé.'
        : 'Elle a été donnée, mais le stage a changé ou n’a pas lieu : ce papier ne vaut plus.',
    lignes: [
      {
        titre: 'Papier',
        texte: [LIBELLE_PAPIER[papier.sorte], papier.contenu ? `n° ${papier.contenu.reference}` : ''].filter(Boolean).join(', '),
      },
      { titre: 'Signé par', texte: [signature.nom, signature.qualite].filter(Boolean).join(', ') || 'Nom effacé' },
      ...(efface ? [{ titre: 'Texte', texte: 'Texte effacé' }] : []),
      { titre: 'Le', texte: libelleInstant(signature.signeLe, ctx.fuseau) },
      {
        titre: 'Comment',
        texte: signature.moyen === 'exemplaire' ? 'À la main ; l’exemplaire a été déposé' : 'Sur l’application, par son compte',
      },
      { titre: 'Empreinte du texte (SHA-256)', texte: signature.empreinte },
    ],
  };
}
