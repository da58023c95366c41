import { eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { deNom, leNom } from '#app/commun/francais.ts';
import type { ActeDeReponse, PageDeReponse, ReponseParLien, SuiteDeReponse } from '#app/commun/reponse-par-lien.ts';
import { nettoyer } from '#app/commun/saisie.ts';
import { getTour } from './dossiers.server.ts';
import { lireReponse, type PageDeReponseAuTour } from './lectures.server.ts';
import { CHAMP_SIGNER, champsDUneReponse, lireValeurs, minutesDites } from './questions.ts';
import { avisDeReponse, repondreAuTour } from './repondre.server.ts';
import { lireSynthese } from './synthese.server.ts';
import { partDite } from './synthese.ts';
import { reponsesTour } from './tables.ts';
import { quandLaSynthese } from './tours-de-table.ts';

/** The structure and the tour de table of a link; whoever no longer commits that structure finds nothing. */
function lire(ctx: ContextePersonne, reponseId: number): PageDeReponseAuTour {
  const ligne = ctx.db
    .select({ tourId: reponsesTour.tourId, structureId: reponsesTour.structureId })
    .from(reponsesTour)
    .where(eq(reponsesTour.id, reponseId))
    .get();
  if (!ligne || !ctx.acteur.responsableDe.includes(ligne.structureId)) throw introuvable();
  return lireReponse(ctx, ligne.tourId, ligne.structureId);
}

function montrer(ctx: ContextePersonne, reponseId: number): PageDeReponse {
  const lu = lire(ctx, reponseId);
  const chemin = `/tours-de-table/${lu.id}`;
  const commun = { salle: 'troc', titre: lu.titre, chemin, versLeChemin: 'Voir la synthèse dans le réseau' } as const;
  if (!lu.enCours) {
    const phrases = ['Ce tour de table est clos\u00a0: les réponses ne changent plus.'];
    return { ...commun, phrases, details: detailsDe(ctx, lu.id), actes: [] };
  }
  return {
    ...commun,
    phrases: [
      `${minutesDites(lu.questions.length)}, pour ${leNom(lu.structure)}. Réponse attendue jusqu’au ${lu.dernierJour} inclus.`,
      ...(lu.texte ? [lu.texte] : []),
      ...(lu.qui ? [`Réponse déjà donnée\u00a0: ${lu.qui}. Vous pouvez la changer\u00a0: la dernière compte.`] : []),
    ],
    details: [],
    actes: [acteDe(lu)],
  };
}

function acteDe({ questions, structure, version, valeurs, minimum }: PageDeReponseAuTour): ActeDeReponse {
  return {
    nom: 'repondre',
    libelle: `${version > 0 ? 'Changer' : 'Donner'} la réponse ${deNom(structure)}`,
    genre: 'principal',
    champs: champsDUneReponse(questions, { valeurs, structure }),
    caches: { version: String(version) },
    ensuite: [
      quandLaSynthese(minimum),
      'Vous pouvez changer votre réponse jusqu’au dernier jour.',
      'La coordination dit ensuite ce qu’elle en retient, par courriel.',
    ],
  };
}

/** The synthesis in words, once enough have answered. */
function detailsDe(ctx: ContextePersonne, tourId: number): PageDeReponse['details'] {
  const parts = lireSynthese(ctx, getTour(ctx, tourId)) ?? [];
  return parts.map((part) => ({ libelle: part.intitule, texte: partDite(part) }));
}

function agir(ctx: ContextePersonne, reponseId: number, acte: string, champs: Record<string, string>): SuiteDeReponse {
  if (acte !== 'repondre') throw introuvable();
  const lu = lire(ctx, reponseId);
  const propres = Object.fromEntries(Object.entries(champs).map(([nom, valeur]) => [nom, nettoyer(valeur)]));
  const { valeurs, erreurs } = lireValeurs(lu.questions, propres);
  const [champ, phrases] = Object.entries(erreurs)[0] ?? [];
  if (phrases?.[0]) throw impossible(phrases[0], champ || undefined);
  repondreAuTour(ctx, lu.id, lu.structureId, { valeurs, signee: champs[CHAMP_SIGNER] === 'on', version: Number(champs.version) });
  return { ...avisDeReponse(ctx, getTour(ctx, lu.id), lu.structureId), details: detailsDe(ctx, lu.id) };
}

/** The answer of a structure, from the mail. */
export const reponseAuTour: ReponseParLien = { montrer, agir };
