import { eq, inArray } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { responsablesJoignables } from '#app/reseau/personnes/joignables.server.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { getStructure } from '#app/reseau/structures/structures.server.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { cycleAnnonce, type TransitionAnnonce } from './annonces.ts';
import { lettreDeBrouillons, lettreDeReponseNotee } from './lettres-annonces.server.ts';
import { annonces } from './tables.ts';

/** Asks those who commit a structure to read what was prepared for it, and to publish: one mail. In the verbe's transaction. @returns how many */
export function prevenirDesBrouillons(ctx: Contexte, structureId: number, ids: readonly number[]): number {
  const [premiere, ...autres] = ids;
  if (premiere === undefined) return 0;
  const lignes = ctx.db
    .select()
    .from(annonces)
    .where(inArray(annonces.id, [...ids]))
    .orderBy(annonces.id)
    .all();
  const { nom: structure } = getStructure(ctx, structureId);
  const aPrevenir = responsablesJoignables(ctx, structureId).filter((a) => a.id !== ctx.acteur.personneId);
  for (const a of aPrevenir) {
    const lettre = lettreDeBrouillons({
      ...{ nom: a.nom, structure, qui: ctx.acteur.nom, annonces: lignes },
      url: `${ctx.adressePublique}/troc${autres.length > 0 ? '?etat=brouillon' : `/annonces/${premiere}`}`,
    });
    deposerCourriel(ctx, {
      cle: `annonce:${premiere}:brouillon`,
      destinataire: { personneId: a.id, adresse: a.adresse, nom: a.nom },
      sujet: lettre.titre,
      lettre,
    });
  }
  return aPrevenir.length;
}

/** Says to someone what the coordination noted for her. In the verbe's transaction. */
export function confirmerLaReponse(ctx: Contexte, id: number, nom: TransitionAnnonce): void {
  const notee = ctx.auNomDe?.acteur;
  const ligne = ctx.db.select().from(annonces).where(eq(annonces.id, id)).get();
  if (!ligne || !notee) return;
  const adresse = ctx.db
    .select({ courriel: personnes.courriel })
    .from(personnes)
    .where(eq(personnes.id, notee.personneId))
    .get()?.courriel;
  if (!adresse) return;
  const lettre = lettreDeReponseNotee({
    ...{ nom: notee.nom, qui: ctx.acteur.nom, titre: ligne.titre, fait: cycleAnnonce.transitions[nom].fait },
    url: `${ctx.adressePublique}/troc/annonces/${id}`,
  });
  deposerCourriel(ctx, {
    cle: `annonce:${id}:notee:v${ligne.version}`,
    destinataire: { personneId: notee.personneId, adresse, nom: notee.nom },
    sujet: lettre.titre,
    lettre,
  });
}
