import { and, desc, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { aNom, deNom } from '#app/commun/francais.ts';
import { nouveauPartage, type Partage } from '#app/commun/partage.ts';
import { jourCivil } from '#app/commun/periode.ts';
import type { Attente, Nouveaute, Porte, Prise } from '#app/commun/prise.ts';
import { accorder, majuscule } from '#app/commun/texte.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { structuresAPenser } from './a-ne-pas-oublier.server.ts';
import { agrementsAFaire, agrementsAVerifier, listARenouveler } from './agrements/a-renouveler.server.ts';
import { ANNULATIONS_DES_AGREMENTS, CHAMPS_DES_AGREMENTS } from './agrements/annulations.server.ts';
import { motsAFaire } from './competences/a-trancher.server.ts';
import { ANNULATIONS_COMPETENCES, CHAMPS_DE_COMPETENCE } from './competences/annulations.server.ts';
import { structuresAVerifier } from './donnees/a-verifier.server.ts';
import { CONSERVATION_RESEAU } from './donnees/conservation.ts';
import { donneesDuReseau } from './donnees/donnees-du-reseau.server.ts';
import { effacerDuReseau } from './donnees/effacer-du-reseau.server.ts';
import { CHAMPS_DU_RESEAU } from './donnees/mots-du-reseau.ts';
import { relationsReseau } from './droits-reseau.ts';
import { ANNULATIONS_DES_FERMETURES } from './fermetures/annulations.server.ts';
import { ANNULATIONS_DE_PERSONNES } from './personnes/annulations.server.ts';
import { tacheDesDeparts } from './personnes/departs.server.ts';
import { doublonsAVerifier } from './personnes/homonymes.server.ts';
import { sansAccesAVerifier } from './personnes/sans-acces.server.ts';
import { tachePurgeReseau } from './purge.server.ts';
import { resultatsDuReseau } from './recherche/resultats-de-salle.server.ts';
import { REGLAGES_RESEAU } from './reglages.ts';
import { ANNULATIONS_DES_SIGNATAIRES } from './signataires/annulations.server.ts';
import { ANNULATIONS_DE_STRUCTURE } from './structures/annulations.server.ts';
import { relecturesAFaire, tacheDeRelecture } from './structures/confirmation.server.ts';
import { FICHIERS_DE_STRUCTURE } from './structures/images-de-structure.server.ts';
import { reponseDeConfirmation } from './structures/reponse-de-confirmation.server.ts';
import { nombreDeStructures } from './structures/structures.server.ts';
import { suiviDuReseau } from './suivi.server.ts';
import { verifierReseau } from './verifier.server.ts';

/** A structure whose page lacks what its neighbours look for: where it is. */
function aFaire(ctx: ContextePersonne): Attente[] {
  if (ctx.acteur.responsableDe.length === 0) return [];
  return ctx.db
    .select({ id: structures.id, nom: structures.nom })
    .from(structures)
    .where(
      and(
        inArray(structures.id, [...ctx.acteur.responsableDe]),
        isNull(structures.partieLe),
        or(isNull(structures.adresse), isNull(structures.communeCode)),
      ),
    )
    .all()
    .map(({ id, nom }) => ({
      cle: `reseau-completer-${id}`,
      salle: 'reseau',
      echeance: jourCivil(ctx.maintenant, ctx.fuseau),
      poids: 7,
      titre: `Compléter la page ${deNom(nom)}`,
      suite: 'Sans adresse ni commune, personne ne sait à quelle distance vous êtes.',
      lien: { libelle: 'Compléter votre page', chemin: `/reseau/structures/${id}/modifier` },
    }));
}

const nouveautes = (ctx: ContextePersonne, depuis: Date, partage: Partage = nouveauPartage()): Nouveaute[] =>
  partage(`reseau.arrivees:${depuis.getTime()}`, () => lireLesArrivees(ctx, depuis));

function lireLesArrivees(ctx: ContextePersonne, depuis: Date): Nouveaute[] {
  return ctx.db
    .select({ id: structures.id, nom: structures.nom, creeeLe: structures.creeeLe, commune: communes.nom })
    .from(structures)
    .leftJoin(communes, eq(communes.code, structures.communeCode))
    .where(and(isNull(structures.partieLe), gt(structures.creeeLe, depuis)))
    .orderBy(desc(structures.creeeLe), desc(structures.id))
    .limit(5)
    .all()
    .map(({ id, nom, creeeLe, commune }) => ({
      salle: 'reseau',
      le: creeeLe,
      titre: `${nom} a rejoint le réseau`,
      detail: commune ? `${majuscule(aNom(commune))}.` : '',
      chemin: `/reseau/structures/${id}`,
    }));
}

/** The Caf decides agréments: what is to be renewed is its way in. */
function porteDesAgrements(ctx: ContextePersonne): Porte[] {
  if (!relationsReseau(ctx.acteur).includes('caf')) return [];
  const n = listARenouveler(ctx).length;
  const vif = n === 0 ? 'Aucun à renouveler' : `${n} à renouveler`;
  return [{ salle: 'reseau', titre: 'Les agréments du réseau', vif, chemin: '/reseau/agrements#a-renouveler' }];
}

export const prise: Prise = {
  domaine: 'reseau',
  taches: [tachePurgeReseau, tacheDesDeparts, tacheDeRelecture],
  entrees: [{ salle: 'reseau', libelle: 'Réseau', chemin: '/reseau', ouverteA: () => true }],
  reglages: REGLAGES_RESEAU,
  aTenir: [
    { libelle: 'Qui tient un rôle dans le réseau', chemin: '/reseau/roles' },
    { libelle: 'Le vocabulaire des savoir-faire', chemin: '/reseau/competences' },
    { libelle: 'Les genres d’agrément', chemin: '/reseau/agrements' },
    { libelle: 'Les quartiers prioritaires', chemin: '/reseau/qpv' },
  ],
  aFaire: (ctx) => [...aFaire(ctx), ...agrementsAFaire(ctx), ...relecturesAFaire(ctx), ...motsAFaire(ctx)],
  suivi: suiviDuReseau,
  aNePasOublier: structuresAPenser,
  nouveautes,
  portes(ctx) {
    const nombre = nombreDeStructures(ctx);
    const vif = nombre === 0 ? 'L’annuaire attend sa première structure' : accorder(nombre, 'structure');
    return [{ salle: 'reseau', titre: 'Savoir qui fait quoi', vif, chemin: '/reseau' }, ...porteDesAgrements(ctx)];
  },
  chercher: resultatsDuReseau,
  reponses: { structure: reponseDeConfirmation },
  fichiers: FICHIERS_DE_STRUCTURE,
  verifier: verifierReseau,
  donneesDe: donneesDuReseau,
  conservation: CONSERVATION_RESEAU,
  effacer: effacerDuReseau,
  aVerifier: (ctx) => [
    ...structuresAVerifier(ctx),
    ...agrementsAVerifier(ctx),
    ...doublonsAVerifier(ctx),
    ...sansAccesAVerifier(ctx),
  ],
  champsDuJournal: { ...CHAMPS_DU_RESEAU, ...CHAMPS_DES_AGREMENTS, competence: CHAMPS_DE_COMPETENCE },
  annulations: {
    ...ANNULATIONS_DE_STRUCTURE,
    ...ANNULATIONS_DES_AGREMENTS,
    ...ANNULATIONS_COMPETENCES,
    ...ANNULATIONS_DE_PERSONNES,
    ...ANNULATIONS_DES_SIGNATAIRES,
    ...ANNULATIONS_DES_FERMETURES,
  },
};
