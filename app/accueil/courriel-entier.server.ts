import type { ContextePersonne } from '#app/commun/contexte.ts';
import { exigerRole } from '#app/commun/droits.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { ecrireFichierJoint } from '#app/services/calendrier.server.ts';
import { getCourriel } from '#app/services/courriel.server.ts';
import { avecLeFichier } from '#app/services/evenement-joint.ts';
import { dessinerLettre } from '#app/services/lettres.server.ts';
import { enTeteDuReseau } from '#app/services/territoire.server.ts';
import { type Poste, posteDuReglage } from '#app/services/transport.server.ts';

/**
 * A mail as it leaves, with the calendar file that it joins. Anyone who reads the links of mails owns every account:
 * bodies are shown in demonstrations alone.
 * @throws ErreurMetier INTROUVABLE
 */
export function getCourrielEntier(
  ctx: ContextePersonne,
  id: number | undefined,
  poste: Pick<Poste, 'garderLesCorps'> = posteDuReglage(),
) {
  exigerRole(ctx, 'coordination');
  if (!poste.garderLesCorps || id === undefined) throw introuvable();
  const { lettre: ecrite, agenda, ...courriel } = getCourriel(ctx, id);
  const lettre = ecrite && avecLeFichier(ecrite, agenda);
  return {
    courriel,
    lettre,
    texte: lettre && dessinerLettre(lettre, enTeteDuReseau(ctx.db)).text,
    rendezVous: (agenda ?? []).map(({ titre }) => titre),
    calendrier: agenda && ecrireFichierJoint(ctx, agenda),
  };
}
