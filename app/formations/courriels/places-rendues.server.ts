import { and, eq, inArray } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { enumerer, majuscule } from '#app/commun/texte.ts';
import { libelleJusqua, seDitEnRendant } from '#app/formations/inscriptions/delais.ts';
import { type DossierDInscription, lireInscriptions } from '#app/formations/inscriptions/dossiers.server.ts';
import { lireLaFile } from '#app/formations/inscriptions/file.server.ts';
import { STATUTS_OFFERTS } from '#app/formations/inscriptions/inscriptions.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { lireFormation } from '#app/formations/programme/formations.server.ts';
import { quandDite } from '#app/formations/programme/mots.ts';
import { coordinationJoignable } from '#app/reseau/personnes/coordination.server.ts';
import type { Joignable } from '#app/reseau/personnes/joignables.server.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { joignable } from './joignable.server.ts';
import { lettreDePlacesRendues, sujetDePlacesRendues } from './lettre-de-place-rendue.ts';
import { tientEncore } from './qui-tient.server.ts';

/**
 * Writes once to whoever holds a formation that places are given back, where it is late (`seDitEnRendant`), in the transaction of
 * the act and once what follows is done: who comes instead, or to whom they are offered.
 * @param rendues of one formation, as they stood before
 * @returns whether she is written to: false before it is late, and to whoever did it herself
 */
export function direLesPlacesRendues(
  ctx: Contexte,
  rendues: readonly DossierDInscription[],
  { aSaPlace = null, motif = null }: { aSaPlace?: string | null | undefined; motif?: string | null | undefined } = {},
): boolean {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const dites = rendues.filter(({ ligne, formation }) => seDitEnRendant(ligne, { du: formation.du, aujourdhui }));
  const [premiere] = dites;
  if (!premiere) return false;
  const { id, titre } = premiere.formation;
  const aQui = quiTient(ctx, id).filter((elle) => elle.id !== ctx.acteur.personneId);
  const dite = quandDite(premiere.formation, true);
  const faits = {
    ...{ titre, combien: dites.length, aSaPlace, motif },
    quand: dite && `, ${dite}`,
    qui: nommes(dites),
    par: dites.every(({ personne }) => personne.id === ctx.acteur.personneId) ? null : majuscule(ctx.acteur.nom),
    proposees: aSaPlace === null ? proposeesAlInstant(ctx, id) : null,
    attendent: lireLaFile(ctx, id).reduce((total, { combien }) => total + combien, 0),
    page: `${ctx.adressePublique}/formations/${id}`,
  };
  for (const a of aQui) {
    deposerCourriel(ctx, {
      cle: `charge:${id}:rendre:${dites.map(({ ligne }) => `${ligne.id}v${ligne.version}`).join('-')}`,
      destinataire: { personneId: a.id, adresse: a.adresse, nom: a.nom },
      sujet: sujetDePlacesRendues(faits),
      lettre: lettreDePlacesRendues({ ...faits, nom: a.nom }),
    });
  }
  return aQui.length > 0;
}

/** Whoever organises it; the coordination when she can no more, or has no address. */
function quiTient(ctx: Contexte, formationId: number): Joignable[] {
  const d = lireFormation(ctx, formationId);
  const elle = joignable(ctx, d.organisatrice.id);
  if (elle && tientEncore(ctx, d)) return [elle];
  return coordinationJoignable(ctx).map(({ id, nom, courriel }) => ({ id, nom, adresse: courriel }));
}

const nommes = (elles: readonly DossierDInscription[]): string =>
  enumerer(elles.map(({ personne, structure }) => `${personne.nom} (${structure.nom})`));

/** To whom a place was offered in this very act. */
function proposeesAlInstant(ctx: Contexte, formationId: number) {
  const elles = lireInscriptions(
    ctx,
    and(
      ...[eq(inscriptions.formationId, formationId), inArray(inscriptions.statut, [...STATUTS_OFFERTS])],
      eq(inscriptions.proposeeLe, ctx.maintenant),
    ),
  );
  const [{ ligne } = {}] = elles;
  if (!ligne?.jusqua) return null;
  return { qui: nommes(elles), combien: elles.length, jusqua: libelleJusqua(ligne.jusqua, ctx.fuseau) };
}
