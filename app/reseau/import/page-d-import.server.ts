import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { listAInviter } from '#app/reseau/personnes/acces.server.ts';
import { avisDInvitation, inviterResponsables, renvoyerInvitation } from '#app/reseau/personnes/invitations.server.ts';
import { LIBELLE_CHAMP } from './import-colonnes.ts';
import type { Question } from './import-lignes.ts';
import { LIBELLE_SORT, type Reponses, reponsesProposees } from './import-structures.ts';
import { apercu, confirmerImport, preparerImport, structuresDeLImport } from './importer.server.ts';

const LIGNES_MONTREES = 50;
const accorder = (nombre: number, mot: string, pluriel = `${mot}s`) =>
  `${nombre.toLocaleString('fr-FR')} ${nombre > 1 ? pluriel : mot}`;

/** The dry run, flat; the rows that need someone are all there, the others by fifty unless all are asked for. */
export function getPageDApercu(ctx: ContextePersonne, importId: number | undefined, toutes: boolean) {
  if (importId === undefined) throw introuvable();
  const { id, nomFichier, ecrit, tableau, decisions, compte } = apercu(ctx, importId);
  const aRevoir = compte.refusee + compte.a_choisir;
  const montrees = toutes ? decisions : decisions.slice(0, Math.max(LIGNES_MONTREES, aRevoir));
  // What the button will do as the page stands: the communes selected beforehand are answers.
  const proposees = reponsesProposees(decisions);
  const { decisions: voulues, compte: voulu } = proposees.size > 0 ? apercu(ctx, importId, proposees) : { decisions, compte };
  const sansAdresse = decisions.filter((d) => d.ecriture?.personnes.some((p) => p.courriel)).length;
  return {
    id,
    nomFichier,
    ecrit,
    compte,
    ligneTitres: tableau.ligneTitres,
    aEcrire: voulu.nouvelle + voulu.modifiee,
    proposees: voulues.filter((d) => proposees.has(d.numero) && d.ecriture).length,
    sansReponse: voulu.a_choisir,
    aInviter: sansAdresse,
    autres: decisions.length - montrees.length,
    total: decisions.length,
    refusees: decisions.filter((d) => d.sort === 'refusee').map((d) => d.numero),
    colonnes: tableau.colonnes.map(({ rang, titre, exemple, champ, sure }) => ({
      ...{ rang, titre, exemple, sure },
      devient: champ ? LIBELLE_CHAMP[champ] : null,
    })),
    lignes: montrees.map(({ numero, nom, sort, raisons, questions }) => ({
      ...{ numero, nom, sort, raisons },
      libelle: LIBELLE_SORT[sort],
      questions: questions.map((question) => ({ nom: `${question.sujet}-${numero}`, ...question })),
    })),
  };
}

/** The answers to the dry run's questions, from the fields `commune-14` and `siret-14`. */
export function lireReponses(champs: Record<string, unknown>): Reponses {
  const reponses = new Map<number, Partial<Record<Question['sujet'], string>>>();
  for (const [nom, valeur] of Object.entries(champs)) {
    const lu = /^(commune|siret)-(\d{1,7})$/.exec(nom);
    if (!lu || typeof valeur !== 'string' || valeur === '') continue;
    const numero = Number(lu[2]);
    reponses.set(numero, { ...reponses.get(numero), [lu[1] as Question['sujet']]: valeur });
  }
  return reponses;
}

interface Suite {
  chemin: string;
  avis: { titre: string; texte: string };
}

/** Keeps the file that was sent. @returns where its dry run is read */
export async function deposer(ctx: ContextePersonne, fichier: File): Promise<string> {
  const id = preparerImport(ctx, { nomFichier: fichier.name, contenu: new Uint8Array(await fichier.arrayBuffer()) });
  return `/reseau/import?apercu=${id}`;
}

/** A list with nothing but questions, sent without an answer, stays open: written, it could not be answered any more. */
function exigerUnChoix(ctx: ContextePersonne, importId: number, reponses: Reponses): void {
  const { ecrit, compte } = apercu(ctx, importId, reponses);
  if (ecrit || compte.a_choisir === 0 || compte.nouvelle + compte.modifiee > 0) return;
  if (compte.a_choisir < apercu(ctx, importId).compte.a_choisir) return;
  throw impossible('Choisissez d’abord, pour au moins une ligne, ce qu’il faut en faire.');
}

export function confirmer(ctx: ContextePersonne, importId: number, champs: Record<string, unknown>): Suite {
  const reponses = lireReponses(champs);
  exigerUnChoix(ctx, importId, reponses);
  const { nouvelles, modifiees, laissees, dejaEcrit } = confirmerImport(ctx, importId, reponses);
  const chemin = `/reseau/import?inviter=${importId}`;
  if (dejaEcrit) return { chemin, avis: { titre: 'Cette liste était déjà écrite', texte: 'Rien n’a changé dans le réseau.' } };
  const dehors = laissees === 0 ? '' : ` ${accorder(laissees, 'ligne reste', 'lignes restent')} de côté.`;
  return {
    chemin,
    avis: {
      titre: nouvelles + modifiees === 0 ? 'Tout était déjà là' : 'La liste est dans le réseau',
      texte: `${accorder(nouvelles, 'structure ajoutée', 'structures ajoutées')}, ${accorder(modifiees, 'modifiée')}.${dehors} Personne n’a reçu de courriel.`,
    },
  };
}

/**
 * Whom one may invite now: the responsables of a list that was written, otherwise of the whole network, of whom
 * `attendent` says how many there are when the list has none.
 */
export function getPageDesInvitations(ctx: ContextePersonne, importId: number | undefined) {
  const parmi = importId === undefined ? undefined : structuresDeLImport(ctx, importId);
  const aInviter = listAInviter(ctx, parmi);
  const attendent = parmi && aInviter.length === 0 ? listAInviter(ctx).length : aInviter.length;
  return { aInviter, attendent, importId: importId ?? null };
}

/**
 * @param qui `tous`, or the ids of a structure and of a person: `12-40`
 * @param importId the list whose responsables are meant by `tous`
 */
export function inviterDepuisLaListe(ctx: ContextePersonne, qui: string, importId: number | undefined): Suite {
  const chemin = `/reseau/import?inviter${importId === undefined ? '' : `=${importId}`}`;
  if (qui !== 'tous') {
    const [structureId = 0, personneId = 0] = qui.split('-').map(Number);
    return { chemin, avis: avisDInvitation(renvoyerInvitation(ctx, structureId, personneId)) };
  }
  const invitees = inviterResponsables(ctx, importId === undefined ? undefined : structuresDeLImport(ctx, importId));
  const [premiere] = invitees;
  if (!premiere)
    throw impossible(
      importId === undefined ? 'Il ne reste personne à inviter.' : 'Il ne reste personne à inviter dans cette liste.',
    );
  return {
    chemin,
    avis: {
      titre: accorder(invitees.length, 'invitation part', 'invitations partent'),
      texte: `Chaque lien sert une seule fois, jusqu’au ${premiere.jusquau ?? 'septième jour'}.`,
    },
  };
}
