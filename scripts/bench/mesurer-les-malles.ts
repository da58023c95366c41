import { join } from 'node:path';
import { dessinerArbre, lireArbre } from './arbres.ts';
import { COMPTES, remplirBase } from './base.ts';
import {
  grilleDeReference,
  lectureDuPlanning,
  type MesureDesMalles,
  mesurerReservations,
  moisMesure,
  octetsDHydratation,
  remplirMalles,
  STRUCTURES_DES_MALLES,
} from './malles.ts';
import { charger, chauffer, compterSql, cpuDUnAppel, lireReponse } from './mesurer.ts';
import { arreter, demarrer, dossier, entrerTous, serveurNu } from './serveurs.ts';

/** On a network of its own: fifty malles lent all year long, then the same with nine years more of loans. @param secondes of each load */
export async function mesurerLesMalles(secondes: number): Promise<MesureDesMalles> {
  const base = join(dossier, 'malles.sqlite');
  const maintenant = new Date();
  await remplirBase(base, STRUCTURES_DES_MALLES, maintenant);
  remplirMalles(base, maintenant, 1);
  const fenetre = moisMesure(maintenant);
  const { prets, dessiner } = grilleDeReference(base, fenetre);
  const premier = await demarrer(base);
  const url = `${premier.adresse}/malles/planning?du=${fenetre.du}&au=${fenetre.au}`;
  const cookies = await entrerTous(premier.adresse, COMPTES);
  const { serveur } = premier;
  const page = await lireReponse(url, cookies[0]);
  if (page.statut !== 200) throw new Error(`Le planning répond ${page.statut}`);
  await chauffer(url, cookies, serveur.pid ?? 0);
  const arbre = lireArbre(page.texte);
  const mesure = {
    ...{ prets, html: Buffer.byteLength(page.texte), hydratation: octetsDHydratation(page.texte) },
    planning: await charger(url, cookies, serveur.pid ?? 0, secondes),
    sql: await compterSql(serveur, url, cookies[0] ?? ''),
    nu: await serveurNu(page.octets, secondes),
    memeArbre: cpuDUnAppel(() => dessinerArbre(arbre)),
    reference: cpuDUnAppel(dessiner),
    reservations: await mesurerReservations(base, premier.adresse, cookies, maintenant),
  };
  await arreter(serveur);
  const lecture = lectureDuPlanning(base, fenetre);
  remplirMalles(base, maintenant, 9, 1);
  const second = await demarrer(base);
  const encore = `${second.adresse}/malles/planning?du=${fenetre.du}&au=${fenetre.au}`;
  const siens = await entrerTous(second.adresse, COMPTES);
  await chauffer(encore, siens, second.serveur.pid ?? 0);
  const plusTard = await charger(encore, siens, second.serveur.pid ?? 0, secondes);
  await arreter(second.serveur);
  return { ...mesure, lecture, plusTard, lecturePlusTard: lectureDuPlanning(base, fenetre) };
}
