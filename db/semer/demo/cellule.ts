import { eq } from 'drizzle-orm';
import { demanderUnAppui, type SaisieDeDemande } from '#app/cellule/demandes/demander.server.ts';
import { deposer, scellerAcces, scellerPieces } from '#app/cellule/demandes/ecrire.server.ts';
import { type DemandeOuverte, ouvrirDemande } from '#app/cellule/demandes/ouvrir.server.ts';
import type { Contenu, Lecteur, Moyen } from '#app/cellule/demandes/pieces.ts';
import { CHARTE } from '#app/cellule/membres/membres.ts';
import { cleDesMots, scellerCleDeMembre } from '#app/cellule/membres/phrases.server.ts';
import { listMembresPour } from '#app/cellule/membres/recuser.server.ts';
import { membresCellule } from '#app/cellule/tables.ts';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { getIdentite } from '#app/reseau/structures/identite.server.ts';
import { type Destinataire, destinataireDe, type Identite, idAuHasard, nouvelleCle } from '#app/services/coffre.server.ts';
import { courrielsDiscrets } from '#app/services/tables.ts';
import { APPUI_RACONTE, type Geste } from './recit-de-la-cellule.ts';

/** Published with the demonstration: a cheap derivation is enough, and leaves the start quick. */
const PHRASE = 'phrase-demo-cellule-2026';
const COUT = 10;
const UN_JOUR_MS = 86_400_000;

/** Whoever holds an address of the demonstration, acting this many days ago. */
function acteurDe(ctx: Contexte, compte: string, ilYA: number): ContextePersonne {
  const maintenant = new Date(ctx.maintenant.getTime() - ilYA * UN_JOUR_MS);
  const lue = ctx.db
    .select({ id: personnes.id })
    .from(personnes)
    .where(eq(personnes.courriel, `${compte}@cru87.example`))
    .get();
  const acteur = lue && getActeur({ ...ctx, maintenant }, lue.id);
  if (!acteur) throw new Error(`La démonstration n’a pas de compte ${compte}.`);
  return { ...ctx, acteur, maintenant };
}

/** Signs the charter for each member. @returns their keys, by personneId */
async function signerLesChartes(ctx: Contexte): Promise<Map<number, Identite>> {
  const membres = ctx.db.select().from(rolesReseau).where(eq(rolesReseau.role, 'cellule')).all();
  const charteLe = jourCivil(new Date(ctx.maintenant.getTime() - 200 * UN_JOUR_MS), ctx.fuseau);
  const cles = new Map<number, Identite>();
  for (const { personneId } of membres) {
    const { identite, destinataire } = await nouvelleCle();
    const cle = await scellerCleDeMembre(identite, destinataire, PHRASE, idAuHasard(), COUT);
    ctx.db
      .insert(membresCellule)
      .values({ ...cle, personneId, charteVersion: CHARTE.version, charteLe })
      .run();
    cles.set(personneId, identite);
  }
  return cles;
}

/** Lets one more reader in, as an invitation that was accepted does. */
const laisserEntrer =
  (lecteur: Lecteur, moyen: Moyen, destinataire: Destinataire): Geste =>
  async (ctx, demande) => {
    const { id, identite, identiteMembres } = demande;
    const acces = await scellerAcces({ demande: id, identite, identiteMembres, lecteur }, destinataire);
    const piece: Contenu = { genre: 'acces', lecteur, acces: acces.id, moyen, destinataire };
    deposer(ctx, id, { pieces: await scellerPieces(ctx, demande, [piece]), acces: [acces] });
  };

/** The members of the cell, their charters signed, and two demandes: one well on its way, one just sent. */
export async function semerCellule(ctx: Contexte): Promise<void> {
  const cles = await signerLesChartes(ctx);
  const [appareil, mots] = await Promise.all([nouvelleCle(), cleDesMots(PHRASE)]);
  const id = idAuHasard();
  const demandeuse = acteurDe(ctx, 'direction.10', 54);
  cles.set(demandeuse.acteur.personneId, appareil.identite);
  await demander(demandeuse, appareil.identite, {
    id,
    membre: 'direction.3',
    numero: '06 39 98 10 10',
    quand: 'demain_soir',
    mots: 'Nous ne savons plus comment payer les salaires de mars. La subvention n’est pas arrivée, et la trésorière part. Je n’en dors plus.',
  });

  const ouvertes = new Map<string, DemandeOuverte>();
  /** One step of the story; the demande is opened anew where the step reads what was written since. */
  const pas = async (compte: string, ilYA: number, faire: Geste, relit = false) => {
    const sien = acteurDe(ctx, compte, ilYA);
    const cle = cles.get(sien.acteur.personneId);
    const connue = relit ? undefined : ouvertes.get(compte);
    const demande = connue ?? (cle && (await ouvrirDemande(sien, { identites: [cle] }, id)));
    if (!demande) throw new Error(`${compte} n’ouvre pas la demande de la démonstration.`);
    ouvertes.set(compte, demande);
    await faire(sien, demande);
  };
  // Her six words, in the demonstration, are those that are published for the members.
  const moi: Lecteur = {
    personneId: demandeuse.acteur.personneId,
    nom: demandeuse.acteur.nom,
    quoi: getIdentite(demandeuse).quoi,
    role: 'demandeuse',
  };
  await pas('direction.10', 54, laisserEntrer(moi, 'mots', await destinataireDe(mots)));
  for (const compte of ['coordination', 'direction.5']) {
    const { personneId } = acteurDe(ctx, compte, 50).acteur;
    const propose = listMembresPour(ctx, demandeuse.acteur.responsableDe[0] ?? 0).find((un) => un.personneId === personneId);
    if (!propose) throw new Error(`${compte} n’est pas membre de la cellule.`);
    const membre: Lecteur = { personneId, nom: propose.nom, quoi: propose.quoi, role: 'membre' };
    await pas('direction.3', 50, laisserEntrer(membre, 'membre', propose.destinataire));
  }
  for (const { compte, ilYA, faire, relit } of APPUI_RACONTE) await pas(compte, ilYA, faire, relit);
  // The mails of past days left in their time.
  ctx.db.delete(courrielsDiscrets).run();

  await demander(acteurDe(ctx, 'direction.12', 0), (await nouvelleCle()).identite, {
    id: idAuHasard(),
    membre: 'direction.5',
    numero: '06 39 98 12 12',
    quand: 'demain_matin',
    mots: '',
  });
}

/** Asks for an appui, for the first structure that she commits. */
function demander(
  ctx: ContextePersonne,
  appareil: Identite,
  { membre, ...appel }: Omit<SaisieDeDemande, 'structureId' | 'membre'> & { membre: string },
) {
  const structureId = ctx.acteur.responsableDe[0] ?? 0;
  return demanderUnAppui(ctx, { ...appel, structureId, membre: acteurDe(ctx, membre, 0).acteur.personneId }, appareil);
}
