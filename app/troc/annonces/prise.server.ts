import type { ContextePersonne } from '#app/commun/contexte.ts';
import type { Prise } from '#app/commun/prise.ts';
import { accorder } from '#app/commun/texte.ts';
import { ouvreLeTroc } from '#app/troc/stages/listes.server.ts';
import { annoncesAVerifier } from './a-verifier.server.ts';
import { CHAMPS_DE_L_ANNONCE } from './annonces.ts';
import { annoncesEnCharge, passerLesAnnonces, retirerLesAnnonces, suitesPourLesAnnonces } from './departs.server.ts';
import { reponseDAnnonce } from './reponses.server.ts';
import { TACHE_DES_ANNONCES } from './taches.server.ts';
import { annoncesAFaire, nombreDAnnonces, nouvellesAnnonces, suiviDesAnnonces } from './vifs.server.ts';

function vif(ctx: ContextePersonne): string {
  const nombre = nombreDAnnonces(ctx);
  return nombre === 0 ? 'Aucune annonce\u00a0: dites la première' : accorder(nombre, 'annonce');
}

export const prise: Prise = {
  domaine: 'troc',
  aFaire: (ctx) => (ouvreLeTroc(ctx.acteur) ? annoncesAFaire(ctx) : []),
  suivi: suiviDesAnnonces,
  aVerifier: annoncesAVerifier,
  nouveautes: (ctx, depuis, partage) => (ouvreLeTroc(ctx.acteur) ? nouvellesAnnonces(ctx, depuis, partage) : []),
  portes: (ctx) =>
    ouvreLeTroc(ctx.acteur) ? [{ salle: 'troc', titre: 'Troc de compétences', vif: vif(ctx), chemin: '/troc' }] : [],
  taches: [TACHE_DES_ANNONCES],
  reponses: { annonce: reponseDAnnonce },
  champsDuJournal: { annonce: CHAMPS_DE_L_ANNONCE },
  quitterLeReseau: retirerLesAnnonces,
  suitesDuDepart: suitesPourLesAnnonces,
  enCharge: annoncesEnCharge,
  passerLaMain: passerLesAnnonces,
};
