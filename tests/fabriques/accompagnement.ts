import { demanderUnAppui } from '#app/cellule/demandes/demander.server.ts';
import { deposer, scellerAcces, scellerPieces } from '#app/cellule/demandes/ecrire.server.ts';
import { type DemandeOuverte, ouvrirDemande, type Trousseau } from '#app/cellule/demandes/ouvrir.server.ts';
import type { Lecteur } from '#app/cellule/demandes/pieces.ts';
import { deverrouiller } from '#app/cellule/membres/phrases.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { destinataireDe, type Identite, idAuHasard, nouvelleCle } from '#app/services/coffre.server.ts';
import type { Base, BaseOuverte } from '#db/ouvrir.ts';
import { ctxDe } from '../base.ts';
import { fabriquerMembre } from './cellule.ts';
import { fabriquerFonction, fabriquerPersonne, fabriquerStructure } from './reseau.ts';

/** All that the tables hold, end to end; a copy of the file would not have what a transaction has not written yet. */
export function octetsDesTables(sqlite: BaseOuverte['sqlite']): Buffer {
  const tables = sqlite.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
  const valeurs = tables.flatMap((table) => (sqlite.prepare(`select * from "${table}"`).raw().all() as unknown[][]).flat());
  return Buffer.concat(valeurs.map((valeur) => (Buffer.isBuffer(valeur) ? valeur : Buffer.from(`${valeur}\n`))));
}

/** Someone who reads a demande: in whose name she acts, and the demande as she opens it now. */
export interface Lectrice {
  ctx: ContextePersonne;
  trousseau: Trousseau;
  ouvrir(): Promise<DemandeOuverte>;
}

const PHRASE = 'phrase d’essai de la cellule';

/**
 * A demande just sent, with one reader of each relation: the asker, somebody of her structure, the chosen member and
 * another one.
 */
export async function fabriquerAccompagnement(db: Base, { mots = '' } = {}) {
  const structure = fabriquerStructure(db);
  const ailleurs = fabriquerStructure(db, { communeCode: null });
  const directrice = (structureId: number, prenom: string) => {
    const { id } = fabriquerPersonne(db, { prenom });
    fabriquerFonction(db, { personneId: id, structureId, fonction: 'direction' });
    return id;
  };
  const ids = {
    demandeuse: directrice(structure.id, 'Sabine'),
    structure: directrice(structure.id, 'Maryse'),
    membre_choisi: directrice(ailleurs.id, 'Fatou'),
    membre: directrice(ailleurs.id, 'Bruno'),
  };
  await fabriquerMembre(db, ids.membre_choisi, { phrase: PHRASE });
  await fabriquerMembre(db, ids.membre, { phrase: PHRASE });
  const id = idAuHasard();
  const appareil = await nouvelleCle();
  const saisie = { id, structureId: structure.id, membre: ids.membre_choisi, numero: '06 39 98 10 10', mots };
  await demanderUnAppui(ctxDe(db, ids.demandeuse), { ...saisie, quand: 'quand_possible' }, appareil.identite);

  const lectriceDe = (personneId: number, identite: Identite): Lectrice => {
    const ctx = ctxDe(db, personneId);
    const trousseau = { identites: [identite] };
    const ouvrir = async () => {
      const demande = await ouvrirDemande(ctx, trousseau, id);
      if (!demande) throw new Error('Cette demande ne s’ouvre pas.');
      return demande;
    };
    return { ctx, trousseau, ouvrir };
  };
  const membre = async (personneId: number) => {
    const ouverture = await deverrouiller(ctxDe(db, personneId), PHRASE, async () => false);
    if (!ouverture) throw new Error('La phrase d’essai n’ouvre rien.');
    return lectriceDe(personneId, ouverture.identite);
  };
  const choisie = await membre(ids.membre_choisi);
  const autre = await membre(ids.membre);
  const cleDeSaStructure = await nouvelleCle();
  const saStructure = lectriceDe(ids.structure, cleDeSaStructure.identite);
  for (const [lectrice, role, destinataire] of [
    [saStructure, 'structure', cleDeSaStructure.destinataire],
    [autre, 'membre', await destinataireDe(autre.trousseau.identites[0] as Identite)],
  ] as const) {
    const demande = await choisie.ouvrir();
    const lecteur: Lecteur = { personneId: lectrice.ctx.acteur.personneId, nom: lectrice.ctx.acteur.nom, quoi: '', role };
    const identiteMembres = role === 'membre' ? demande.identiteMembres : null;
    const acces = await scellerAcces({ demande: id, identite: demande.identite, identiteMembres, lecteur }, destinataire);
    const moyen = role === 'membre' ? 'membre' : 'appareil';
    const pieces = await scellerPieces(choisie.ctx, demande, [{ genre: 'acces', lecteur, acces: acces.id, moyen, destinataire }]);
    deposer(choisie.ctx, id, { pieces, acces: [acces] });
  }
  const demandeuse = lectriceDe(ids.demandeuse, appareil.identite);
  return {
    id,
    appareil: appareil.identite,
    phrase: PHRASE,
    demandeuse,
    structure: saStructure,
    membre_choisi: choisie,
    membre: autre,
  };
}
