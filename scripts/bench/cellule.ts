import { deposer, scellerPieces } from '#app/cellule/demandes/ecrire.server.ts';
import { type DemandeOuverte, ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import { rechiffrer } from '#app/cellule/demandes/rechiffrer.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ouvrir } from '#db/ouvrir.ts';
import { ctxDe } from '#tests/base.ts';
import { fabriquerDemande } from '#tests/fabriques/cellule.ts';

/** As many as a long accompaniment writes in two years. */
const PIECES = 300;
const FOIS = 20;

export interface MesureDeLaCellule {
  pieces: number;
  /** From the keys of the request to what the page is drawn from, its line in the journal of reading included. */
  p50: number;
  p95: number;
  /** Of one opening: what it costs whatever else the machine does. */
  cpuMs: number;
  /** Longest time that another page waited meanwhile. */
  attenteMs: number;
  /** All of it sealed anew under new keys. */
  rechiffrerMs: number;
}

/** A demande of three hundred pieces, opened by its member in this process, as the page of a demande does. */
export async function mesurerLaCellule(chemin: string): Promise<MesureDeLaCellule> {
  const base = ouvrir(chemin);
  const { db, id, membre } = await fabriquerDemande({ base });
  const ctx = ctxDe(db, membre.personneId);
  const ouvrirLa = async (lecture?: object): Promise<DemandeOuverte> => {
    const ouverte = await ouvrirDemande(ctx, { identites: [membre.identite] }, id, lecture);
    if (!ouverte) throw new Error('La demande mesurée ne s’ouvre pas.');
    return ouverte;
  };
  await remplir(ctx, await ouvrirLa());
  await ouvrirLa({});
  const { durees, cpuMs, attenteMs } = await chronometrer(() => ouvrirLa({}));
  const pieces = (await ouvrirLa()).pieces.length;
  const debut = performance.now();
  if (!(await rechiffrer(ctx, await ouvrirLa(), {}))) throw new Error('La demande mesurée n’a pas été scellée de nouveau.');
  const rechiffrerMs = performance.now() - debut;
  base.fermer();
  const rang = (part: number) => durees[Math.min(durees.length - 1, Math.floor(durees.length * part))] ?? Number.NaN;
  return { pieces, p50: rang(0.5), p95: rang(0.95), cpuMs, attenteMs, rechiffrerMs };
}

/** Messages and notes, a page each. */
async function remplir(ctx: ContextePersonne, demande: DemandeOuverte): Promise<void> {
  const texte = 'Nous avons repris ensemble les comptes du trimestre. '.repeat(20);
  const manquent = PIECES - demande.pieces.length;
  for (let rang = 0; rang < manquent; rang++) {
    const entreMembres = rang % 3 === 0;
    const piece = entreMembres
      ? { genre: 'note' as const, objet: `note-${rang}`, apres: [], texte }
      : { genre: 'message' as const, texte };
    deposer(ctx, demande.id, { pieces: await scellerPieces(ctx, demande, [piece], { entreMembres }) });
  }
}

async function chronometrer(faire: () => Promise<unknown>) {
  const durees: number[] = [];
  let [attenteMs, vu] = [0, performance.now()];
  const veille = setInterval(() => {
    attenteMs = Math.max(attenteMs, performance.now() - vu);
    vu = performance.now();
  }, 1);
  const cpu = process.cpuUsage();
  for (let fois = 0; fois < FOIS; fois++) {
    const debut = performance.now();
    await faire();
    durees.push(performance.now() - debut);
  }
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(veille);
  return { durees: durees.sort((une, autre) => une - autre), cpuMs: (user + system) / 1000 / FOIS, attenteMs };
}
