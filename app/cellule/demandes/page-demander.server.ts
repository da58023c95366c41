import { eq, inArray } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, jourCivil, libelleJour } from '#app/commun/periode.ts';
import { initialesDuNom } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { idAuHasard } from '#app/services/coffre.server.ts';
import { listMembresPour } from '../membres/recuser.server.ts';
import { cheminDe } from './chemin.ts';
import type { SaisieDeDemande } from './demander.server.ts';
import { momentDAppel } from './moments.ts';

/** What the page where one asks shows: whom one may speak to, and those who are linked to this structure. */
export function lirePageDemander(ctx: ContextePersonne, structureDemandee: number | undefined) {
  const siennes = ctx.acteur.responsableDe.length
    ? ctx.db
        .select({ id: structures.id, nom: structures.nom })
        .from(structures)
        .where(inArray(structures.id, [...ctx.acteur.responsableDe]))
        .all()
    : [];
  const structure = siennes.find(({ id }) => id === structureDemandee) ?? siennes[0];
  const membres = structure
    ? listMembresPour(ctx, structure.id).map(({ personneId, nom, quoi, lien }) => ({
        personneId,
        nom,
        quoi,
        lien,
        initiales: initialesDuNom(nom),
      }))
    : [];
  const moi = ctx.db
    .select({ telephone: personnes.telephone })
    .from(personnes)
    .where(eq(personnes.id, ctx.acteur.personneId))
    .get();
  const jour = jourCivil(ctx.maintenant, ctx.fuseau);
  return {
    id: idAuHasard(),
    siennes,
    structure: structure ?? null,
    offerts: membres.filter(({ lien }) => lien === null),
    ecartes: membres.filter(({ lien }) => lien !== null),
    telephone: moi?.telephone ?? '',
    aujourdhui: libelleJour(jour),
    demain: libelleJour(ajouterJours(jour, 1)),
  };
}

/** What is said just after the sending. */
export function lireEnvoi(ctx: ContextePersonne, { structureId, membre, numero, quand }: SaisieDeDemande) {
  const choisi = listMembresPour(ctx, structureId).find(({ personneId }) => personneId === membre);
  const jour = jourCivil(ctx.maintenant, ctx.fuseau);
  const noms = [`Vous, ${ctx.acteur.nom}`, choisi?.nom ?? ''];
  const envoi = { transition: null, le: ctx.maintenant.toISOString(), par: ctx.acteur.personneId, mot: '' };
  return {
    membre: choisi?.nom ?? '',
    quand: momentDAppel(quand, jour),
    numero,
    lecteurs: noms.map((nom) => ({ nom, initiales: initialesDuNom(nom.replace('Vous, ', '')) })),
    chemin: cheminDe(
      'envoyee',
      'demandeuse',
      [envoi],
      () => 'vous',
      () => jour,
    ),
  };
}
