import type { StatutDemande, TransitionDemande } from '#app/cellule/cellule.ts';
import { demanderUnAppui } from '#app/cellule/demandes/demander.server.ts';
import { deposer, scellerAcces, scellerPieces } from '#app/cellule/demandes/ecrire.server.ts';
import { type DemandeOuverte, ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import type { Lecteur } from '#app/cellule/demandes/pieces.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { cleDePhrase, destinataireDe, type Identite, idAuHasard, nouvelleCle, ouvrirSceau } from '#app/services/coffre.server.ts';
import { baseDeTest, ctxDe, LUNDI_MATIN } from '#tests/base.ts';
import { fabriquerMembre } from './cellule.ts';
import { fabriquerFonction, fabriquerPersonne, fabriquerStructure } from './reseau.ts';

/** A day after the demande was sent. */
export const DEMAIN = new Date(LUNDI_MATIN.getTime() + 86_400_000);

const PHRASE = 'phrase d’essai de la cellule';

/** Someone who reads a demande, and her keys. */
export interface LectriceDEssai {
  ctx: ContextePersonne;
  identite: Identite;
  /** @throws Error when her keys open nothing */
  ouvrir(): Promise<DemandeOuverte>;
}

/**
 * A demande just sent, read by its asker, somebody else of her structure, the member she chose and one who was invited; a
 * third member reads nothing.
 */
export async function sceneDeDemande() {
  const { db, sqlite } = baseDeTest();
  const maison = fabriquerStructure(db, { nom: 'Les Quatre Vents' });
  const id = idAuHasard();
  const lectrice = (personneId: number, identite: Identite): LectriceDEssai => {
    const ctx = ctxDe(db, personneId);
    const ouvrir = async () => {
      const ouverte = await ouvrirDemande(ctx, { identites: [identite] }, id);
      if (!ouverte) throw new Error('Rien ne s’ouvre.');
      return ouverte;
    };
    return { ctx, identite, ouvrir };
  };
  const deLaMaison = async (prenom: string, fonction: 'direction' | 'presidence') => {
    const personne = fabriquerPersonne(db, { prenom, nom: 'Courtiaud' });
    fabriquerFonction(db, { personneId: personne.id, structureId: maison.id, fonction });
    return lectrice(personne.id, (await nouvelleCle()).identite);
  };
  const membre = async (prenom: string) => {
    const personne = fabriquerPersonne(db, { prenom, nom: 'Diarra' });
    fabriquerFonction(db, {
      personneId: personne.id,
      structureId: fabriquerStructure(db, { communeCode: null }).id,
      fonction: 'direction',
    });
    const { sel, cout, identiteScellee } = await fabriquerMembre(db, personne.id, { phrase: PHRASE });
    const identite = await ouvrirSceau<Identite>(identiteScellee, [await cleDePhrase(PHRASE, sel, cout)]);
    if (!identite) throw new Error('La clé du membre ne s’ouvre pas.');
    return lectrice(personne.id, identite);
  };
  const demandeuse = await deLaMaison('Sabine', 'direction');
  const structure = await deLaMaison('Alain', 'presidence');
  const [choisie, invitee, autre] = [await membre('Fatou'), await membre('Bruno'), await membre('Thierry')];
  const saisie = {
    structureId: maison.id,
    membre: choisie.ctx.acteur.personneId,
    numero: '06 39 98 12 47',
    mots: 'Nous ne tenons plus.',
  };
  await demanderUnAppui(demandeuse.ctx, { id, ...saisie, quand: 'demain_matin' }, demandeuse.identite);
  await laisserLire(choisie, structure, 'structure');
  await laisserLire(choisie, invitee, 'membre');
  return { db, sqlite, id, maison, demandeuse, structure, choisie, invitee, autre };
}
export type SceneDeDemande = Awaited<ReturnType<typeof sceneDeDemande>>;

/** A reader gives her keys to one more. */
async function laisserLire(par: LectriceDEssai, qui: LectriceDEssai, role: 'structure' | 'membre'): Promise<void> {
  const demande = await par.ouvrir();
  const { personneId, nom } = qui.ctx.acteur;
  const lecteur: Lecteur = { personneId, nom, quoi: '', role };
  const destinataire = await destinataireDe(qui.identite);
  const identiteMembres = role === 'membre' ? demande.identiteMembres : null;
  const acces = await scellerAcces({ demande: demande.id, identite: demande.identite, identiteMembres, lecteur }, destinataire);
  const moyen = role === 'membre' ? 'membre' : 'appareil';
  const piece = { genre: 'acces' as const, lecteur, acces: acces.id, moyen: moyen as 'membre' | 'appareil', destinataire };
  deposer(par.ctx, demande.id, { pieces: await scellerPieces(par.ctx, demande, [piece]), acces: [acces] });
}

const CHEMIN: readonly { vers: StatutDemande; par: 'choisie' | 'demandeuse'; nom: TransitionDemande }[] = [
  { vers: 'entendue', par: 'choisie', nom: 'prendre_contact' },
  { vers: 'en_accompagnement', par: 'choisie', nom: 'engager' },
  { vers: 'preconisations_remises', par: 'choisie', nom: 'remettre_preconisations' },
  { vers: 'en_suivi', par: 'choisie', nom: 'suivre' },
  { vers: 'close', par: 'choisie', nom: 'clore' },
];

/** Takes the steps of the way up to this one, with nothing else in them. */
export async function amenerA(scene: SceneDeDemande, statut: StatutDemande): Promise<void> {
  const fin = statut === 'retiree' ? 0 : CHEMIN.findIndex(({ vers }) => vers === statut) + 1;
  const pas = statut === 'retiree' ? [{ par: 'demandeuse' as const, nom: 'retirer' as const }] : CHEMIN.slice(0, fin);
  for (const { par, nom } of pas) {
    const { ctx, ouvrir } = scene[par];
    const demande = await ouvrir();
    const passage = { genre: 'passage' as const, transition: nom, mot: '', portes: [] };
    deposer(ctx, demande.id, {
      pieces: await scellerPieces(ctx, demande, [passage]),
      transition: { nom, relations: demande.relations },
    });
  }
}
