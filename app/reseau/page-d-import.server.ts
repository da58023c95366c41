import type { ContextePersonne } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { listAInviter } from './acces.server.ts';
import { LIBELLE_CHAMP } from './import-colonnes.ts';
import type { Question } from './import-lignes.ts';
import { LIBELLE_SORT } from './import-structures.ts';
import { apercu, confirmerImport, preparerImport, structuresDeLImport } from './importer.server.ts';
import { avisDInvitation, inviterResponsables, renvoyerInvitation } from './invitations.server.ts';

const LIGNES_MONTREES = 50;
const accorder = (nombre: number, mot: string, pluriel = `${mot}s`) =>
  `${nombre.toLocaleString('fr-FR')} ${nombre > 1 ? pluriel : mot}`;

/** The dry run, flat; the rows that need someone are all there, the others by fifty unless all are asked for. */
export function getPageDApercu(ctx: ContextePersonne, importId: number, toutes: boolean) {
  const { id, nomFichier, ecrit, tableau, decisions, compte } = apercu(ctx, importId);
  const aRevoir = compte.refusee + compte.a_choisir;
  const montrees = toutes ? decisions : decisions.slice(0, Math.max(LIGNES_MONTREES, aRevoir));
  const sansAdresse = decisions.filter((d) => d.ecriture?.personnes.some((p) => p.courriel)).length;
  return {
    id,
    nomFichier,
    ecrit,
    compte,
    ligneTitres: tableau.ligneTitres,
    aEcrire: compte.nouvelle + compte.modifiee,
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
      questions: questions.map(({ sujet, options }) => ({ nom: `${sujet}-${numero}`, sujet, options })),
    })),
  };
}

/** The answers to the dry run's questions, from the fields `commune-14` and `siret-14`. */
export function lireReponses(champs: Record<string, unknown>): Map<number, Partial<Record<Question['sujet'], string>>> {
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

export function confirmer(ctx: ContextePersonne, importId: number, champs: Record<string, unknown>): Suite {
  const { nouvelles, modifiees, laissees, dejaEcrit } = confirmerImport(ctx, importId, lireReponses(champs));
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

/** Whom one may invite now: the responsables of a list that was written, otherwise of the whole network. */
export function getPageDesInvitations(ctx: ContextePersonne, importId: number | undefined) {
  const parmi = importId === undefined ? undefined : structuresDeLImport(ctx, importId);
  return { aInviter: listAInviter(ctx, parmi), importId: importId ?? null };
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
  if (!premiere) throw impossible('Il ne reste personne à inviter.');
  return {
    chemin,
    avis: {
      titre: accorder(invitees.length, 'invitation part', 'invitations partent'),
      texte: `Chaque lien sert une seule fois, jusqu’au ${premiere.jusquau ?? 'septième jour'}.`,
    },
  };
}
