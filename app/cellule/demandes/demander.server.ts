import { eq, sql } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { impossible, interdit } from '#app/commun/erreurs.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { getIdentite } from '#app/reseau/structures/identite.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { type Destinataire, destinataireDe, type Identite, motsAuHasard, nouvelleCle } from '#app/services/coffre.server.ts';
import { deposerDiscrets } from '#app/services/discrets.server.ts';
import { MOTS_DU_CODE, type Moment } from '../cellule.ts';
import { listEffacements } from '../effacement/fichier.server.ts';
import { cleDesMots } from '../membres/phrases.server.ts';
import { listMembresPour } from '../membres/recuser.server.ts';
import { accesCellule, anneesCellule, demandesCellule, piecesCellule, rappelsCellule } from '../tables.ts';
import { scellerAvis } from './avis.server.ts';
import { scellerAcces, scellerPieces } from './ecrire.server.ts';
import type { Acces } from './ouvrir.server.ts';
import type { Contenu, Lecteur, Moyen } from './pieces.ts';
import { JOURS_AVANT_RAPPEL, scellerRappels } from './rappels.server.ts';

export interface SaisieDeDemande {
  /** Drawn with the form: sent twice, it makes one demande. */
  id: string;
  structureId: number;
  /** The member's personneId. */
  membre: number;
  numero: string;
  quand: Moment;
  /** May be empty. */
  mots: string;
}

/**
 * Asks to be called back. The asker's device and six words open it, and the member she chose; nobody else.
 * @param appareil the key of her device
 * @returns the six words, shown once and kept nowhere; null when this very form was sent already
 * @throws ErreurMetier INTERDIT for a structure that she does not commit; IMPOSSIBLE when the member is linked to it
 */
export async function demanderUnAppui(
  ctx: ContextePersonne,
  saisie: SaisieDeDemande,
  appareil: Identite,
): Promise<{ id: string; code: string } | null> {
  const structure = ctx.db
    .select({ id: structures.id, nom: structures.nom })
    .from(structures)
    .where(eq(structures.id, saisie.structureId))
    .get();
  if (!structure || !ctx.acteur.responsableDe.includes(structure.id)) throw interdit();
  const choisi = listMembresPour(ctx, structure.id).find(({ personneId }) => personneId === saisie.membre);
  if (!choisi) throw impossible('Choisissez à qui vous voulez parler.', 'membre');
  if (choisi.lien) throw impossible('Cette personne est liée à votre structure\u00a0: choisissez-en une autre.', 'membre');

  // An erased name is erased again at each start: a form that comes back from before must not be given it.
  if (listEffacements().includes(saisie.id))
    throw impossible('Cette demande a été effacée. Rouvrez la page pour en faire une autre.');

  const [cle, cleMembres] = await Promise.all([nouvelleCle(), nouvelleCle()]);
  const code = motsAuHasard(MOTS_DU_CODE);
  const demandeuse: Lecteur = {
    personneId: ctx.acteur.personneId,
    nom: ctx.acteur.nom,
    quoi: getIdentite(ctx).quoi,
    role: 'demandeuse',
  };
  const choisie: Lecteur = { personneId: choisi.personneId, nom: choisi.nom, quoi: choisi.quoi, role: 'membre' };
  const cible = { id: saisie.id, destinataire: cle.destinataire, destinataireMembres: cleMembres.destinataire };
  const entrees: { lecteur: Lecteur; moyen: Moyen; destinataire: Destinataire }[] = [
    { lecteur: demandeuse, moyen: 'appareil', destinataire: await destinataireDe(appareil) },
    { lecteur: demandeuse, moyen: 'mots', destinataire: await destinataireDe(await cleDesMots(code)) },
    { lecteur: choisie, moyen: 'membre', destinataire: choisi.destinataire },
  ];
  const acces = await Promise.all(
    entrees.map(({ lecteur, destinataire }) => {
      const contenu: Acces = {
        demande: cible.id,
        identite: cle.identite,
        identiteMembres: lecteur.role === 'membre' ? cleMembres.identite : null,
        lecteur,
      };
      return scellerAcces(contenu, destinataire);
    }),
  );
  const { numero, quand, mots } = saisie;
  const contenus: Contenu[] = [
    { genre: 'demande', demandeuse, structure, choisie, numero, quand, mots },
    ...entrees.map((entree, rang): Contenu => ({ genre: 'acces', acces: acces[rang]?.id ?? '', ...entree })),
  ];
  const pieces = await scellerPieces(ctx, cible, contenus);
  const envois = await scellerAvis(ctx, [choisi.personneId]);
  const rappels = await scellerRappels(ctx, [JOURS_AVANT_RAPPEL], [choisi.personneId]);

  return enTransaction(ctx, ({ db }) => {
    const jour = jourCivil(ctx.maintenant, ctx.fuseau);
    const neuve = db
      .insert(demandesCellule)
      .values({ ...cible, statut: 'envoyee', jour, statutLe: jour })
      .onConflictDoNothing()
      .run();
    if (neuve.changes === 0) return null;
    const avecDemande = (scelles: readonly { id: string; scelle: Buffer }[]) =>
      scelles.map(({ id, scelle }) => ({ id, scelle, demandeId: cible.id }));
    db.insert(accesCellule).values(avecDemande(acces)).run();
    db.insert(piecesCellule).values(avecDemande(pieces)).run();
    db.insert(rappelsCellule)
      .values(rappels.map(({ id, jour: le, scelle }) => ({ id, demandeId: cible.id, jour: le, scelle })))
      .run();
    db.insert(anneesCellule)
      .values({ annee: Number(jour.slice(0, 4)), demandes: 1 })
      .onConflictDoUpdate({ target: anneesCellule.annee, set: { demandes: sql`${anneesCellule.demandes} + 1` } })
      .run();
    deposerDiscrets({ db }, envois);
    return { id: cible.id, code };
  });
}
