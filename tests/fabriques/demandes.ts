import { demanderUnAppui } from '#app/cellule/demandes/demander.server.ts';
import { ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { type Identite, idAuHasard, nouvelleCle } from '#app/services/coffre.server.ts';
import { baseDeTest, ctxDe, LUNDI_MATIN } from '#tests/base.ts';
import { fabriquerCleDeMembre } from './cellule.ts';
import { fabriquerFonction, fabriquerPersonne, fabriquerRole, fabriquerStructure } from './reseau.ts';

/** Someone with her key, who opens the demande of the scene at each minute that passes. */
export interface Protagoniste {
  id: number;
  cle: Identite;
}

/**
 * A demande just sent, the one who asked, a colleague who commits the structure too, and three members of the cell, the first
 * of whom was chosen.
 */
export async function fabriquerScene() {
  const { db, sqlite } = baseDeTest();
  const structure = fabriquerStructure(db, { nom: 'Les Quatre Vents' });
  const ailleurs = fabriquerStructure(db, { nom: 'Le Fil de Vienne', communeCode: null });
  const membre = async (prenom: string, nom: string): Promise<Protagoniste> => {
    const { id } = fabriquerPersonne(db, { prenom, nom });
    fabriquerFonction(db, { personneId: id, structureId: ailleurs.id, fonction: 'direction' });
    fabriquerRole(db, id, 'cellule');
    return { id, cle: await fabriquerCleDeMembre(db, id) };
  };
  const deLaStructure = async (prenom: string, nom: string): Promise<Protagoniste> => {
    const { id } = fabriquerPersonne(db, { prenom, nom });
    fabriquerFonction(db, { personneId: id, structureId: structure.id, fonction: 'direction' });
    return { id, cle: (await nouvelleCle()).identite };
  };
  const gens = {
    sabine: await deLaStructure('Sabine', 'Courtiaud'),
    collegue: await deLaStructure('Rose', 'Meunier'),
    fatou: await membre('Fatou', 'Diarra'),
    marc: await membre('Marc', 'Lavergne'),
    lea: await membre('Léa', 'Vidal'),
  };
  let minutes = 0;
  /** One minute later than the last time. */
  const ctx = ({ id }: Protagoniste): ContextePersonne => {
    minutes += 1;
    return ctxDe(db, id, new Date(LUNDI_MATIN.getTime() + minutes * 60_000));
  };
  const saisie = {
    id: idAuHasard(),
    structureId: structure.id,
    membre: gens.fatou.id,
    numero: '06 39 98 12 47',
    quand: 'demain_matin' as const,
    mots: 'Nous ne tenons plus.',
  };
  const faite = await demanderUnAppui(ctx(gens.sabine), saisie, gens.sabine.cle);
  const ouvrir = (qui: Protagoniste, cle = qui.cle) => ouvrirDemande(ctx(qui), { identites: [cle] }, saisie.id);
  const exiger = async (qui: Protagoniste, cle = qui.cle) => {
    const demande = await ouvrir(qui, cle);
    if (!demande) throw new Error('La demande ne s’ouvre pas.');
    return demande;
  };
  return { db, sqlite, structure, ailleurs, ...gens, ctx, id: saisie.id, code: faite?.code ?? '', ouvrir, exiger };
}
