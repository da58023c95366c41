import { eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { deNom, leNom } from '#app/commun/francais.ts';
import type {
  ActeDeReponse,
  ChampDeReponse,
  PageDeReponse,
  ReponseParLien,
  SuiteDeReponse,
} from '#app/commun/reponse-par-lien.ts';
import { nettoyer } from '#app/commun/saisie.ts';
import { getTour } from './dossiers.server.ts';
import { lireReponse, type PageDeReponseAuTour } from './lectures.server.ts';
import { champDeQuestion, champDOption, lireValeurs, minutesDites, type Question } from './questions.ts';
import { avisDeReponse, repondreAuTour } from './repondre.server.ts';
import { lireSynthese } from './synthese.server.ts';
import { partDite } from './synthese.ts';
import { reponsesTour } from './tables.ts';

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
  const signer: ChampDeReponse = {
    ...{ nom: 'signer', libelle: `Signer nos mots «\u00a0${structure}\u00a0»`, genre: 'case', obligatoire: false },
    aide: 'Sans cette case, les autres structures les lisent sans savoir qui les a écrits.',
    ...(valeurs.signer ? { defaut: 'on' as const } : {}),
  };
  const desMots = questions.some(({ genre }) => genre === 'texte');
  return {
    nom: 'repondre',
    libelle: `${version > 0 ? 'Changer' : 'Donner'} la réponse ${deNom(structure)}`,
    genre: 'principal',
    champs: [...questions.map((question, rang) => champDe(question, rang, valeurs)), ...(desMots ? [signer] : [])],
    caches: { version: String(version) },
    ensuite: [
      minimum > 1
        ? `La synthèse se montre à tout le réseau dès ${minimum} réponses, et à chaque réponse ensuite.`
        : 'La synthèse se montre aussitôt à tout le réseau.',
      'Vous pouvez changer votre réponse jusqu’au dernier jour.',
      'La coordination dit ensuite ce qu’elle en retient, par courriel.',
    ],
  };
}

function champDe(question: Question, rang: number, valeurs: Readonly<Record<string, string>>): ChampDeReponse {
  const { id, genre, intitule, unite, facultative, plusieurs } = question;
  const nom = champDeQuestion(id);
  const commun = { nom, libelle: `${rang + 1}. ${intitule}`, obligatoire: !facultative };
  const defaut = valeurs[nom] === undefined ? {} : { defaut: valeurs[nom] };
  if (genre === 'texte') return { ...commun, ...defaut };
  if (genre === 'nombre')
    return { ...commun, ...defaut, genre, ...(unite ? { aide: `En ${unite}. Zéro est une réponse.` } : {}) };
  const options = question.options.map((libelle, numero) => ({ valeur: String(numero), libelle }));
  if (!plusieurs) return { ...commun, ...defaut, genre, options };
  const cochees = options.map(({ valeur }) => valeur).filter((valeur) => valeurs[champDOption(id, Number(valeur))]);
  return { ...commun, genre: 'cases', options, defaut: cochees, aide: 'Plusieurs réponses possibles.' };
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
  repondreAuTour(ctx, lu.id, lu.structureId, { valeurs, signee: champs.signer === 'on', version: Number(champs.version) });
  return { ...avisDeReponse(ctx, getTour(ctx, lu.id), lu.structureId), details: detailsDe(ctx, lu.id) };
}

/** The answer of a structure, from the mail. */
export const reponseAuTour: ReponseParLien = { montrer, agir };
