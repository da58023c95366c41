import type { ContextePersonne } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { type Qr, qrDe } from '#app/reseau/comptes/qr.server.ts';
import { estSigne, signer } from '#app/services/adresses-signees.server.ts';
import { MINUTES_DU_DESSIN } from './droits.ts';

const aSigner = (seanceId: number, secondes: number) => `presence ${seanceId} ${secondes}`;
const FORME = /^([1-9]\d{0,14})\.([0-9a-z]{1,9})\.([\w-]{24})$/;

/** The address that a half-day shows to those who are there, good for a few minutes. */
export async function dessinDeSeance(
  ctx: ContextePersonne,
  { formationId, seanceId }: { formationId: number; seanceId: number },
): Promise<{ qr: Qr; adresse: string; jusqua: Date }> {
  const secondes = Math.floor(ctx.maintenant.getTime() / 1000) + MINUTES_DU_DESSIN * 60;
  const signature = await signer(aSigner(seanceId, secondes));
  const adresse = `${ctx.adressePublique}/formations/${formationId}/presence/${seanceId}.${secondes.toString(36)}.${signature}`;
  return { qr: qrDe(adresse), adresse, jusqua: new Date(secondes * 1000) };
}

/** Which half-day an address names, and until when. @throws ErreurMetier INTROUVABLE when this server did not sign it */
export async function lireDessin(jeton: string | undefined): Promise<{ seanceId: number; jusqua: Date }> {
  const [, seance = '', fin = '', signature = ''] = FORME.exec(jeton ?? '') ?? [];
  const [seanceId, secondes] = [Number(seance), Number.parseInt(fin, 36)];
  if (!signature || !(await estSigne(aSigner(seanceId, secondes), signature))) throw introuvable();
  return { seanceId, jusqua: new Date(secondes * 1000) };
}
