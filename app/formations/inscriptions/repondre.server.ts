import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { prevenirDeLInscription, redemanderPourLeGroupe } from '#app/formations/courriels/courriels.server.ts';
import { direLesPlacesRendues } from '#app/formations/courriels/places-rendues.server.ts';
import { estAVenir } from '#app/formations/programme/formations.ts';
import { attribuer } from './attribuer.ts';
import { ecrireLeBesoinParticulier } from './besoin-particulier.server.ts';
import { type DossierDInscription, getInscription, lireLeGroupe, pasCommencee } from './dossiers.server.ts';
import { enUnites, lireLaFile } from './file.server.ts';
import { franchirInscription } from './franchir-inscription.server.ts';
import { cycleInscription, DROITS_INSCRIPTION, type GardeInscription, STATUTS_A_ACCORDER } from './inscriptions.ts';
import { offrirLesPlaces } from './offrir.server.ts';
import { lirePlaces } from './places.server.ts';

/** Whether each guard of its cycle holds now, for all who come with her, and why not. */
export function gardesDeLInscription(
  ctx: ContextePersonne,
  d: DossierDInscription,
  ensemble: readonly DossierDInscription[] = lireLeGroupe(ctx, d),
): Pick<Record<GardeInscription, string | true>, 'place' | 'pas_commencee'> {
  const { libres } = lirePlaces(ctx, d.formation);
  return {
    place: libres >= ensemble.length ? true : 'Il n’y a pas assez de places libres\u00a0: vous restez sur la liste d’attente.',
    pas_commencee: pasCommencee(ctx, d),
  };
}

/**
 * Says yes for someone of one's structure, and for all who come with her: they have a place, or wait for one.
 * @throws ErreurMetier INTROUVABLE; INTERDIT; IMPOSSIBLE once it is settled, or the formation has begun
 */
export function valider(ctx: ContextePersonne, id: number | undefined): void {
  enTransaction(ctx, (tx) => {
    const ici = tx as ContextePersonne;
    const d = getInscription(ici, id);
    const ensemble = lireLeGroupe(ici, d);
    const [unite] = enUnites(ensemble.map(({ ligne }) => ligne));
    const servie =
      unite !== undefined &&
      STATUTS_A_ACCORDER.some((un) => un === d.ligne.statut) &&
      attribuer([...lireLaFile(ici, d.formation.id), unite], lirePlaces(ici, d.formation)).includes(unite);
    const nom = servie ? 'valider' : 'mettre_en_liste';
    const gardes = { place: servie || 'Il n’y a pas de place libre.', pas_commencee: pasCommencee(ici, d) };
    const champs = { valideeParId: ici.acteur.personneId, valideeLe: ici.maintenant };
    for (const une of ensemble) franchirInscription(ici, une, nom, { gardes, champs, par: d.relations });
    for (const une of ensemble) prevenirDeLInscription(ici, une.ligne.id, nom);
  });
}

/**
 * Refuses her, and all who come with her, with a reason that each reads.
 * @throws ErreurMetier as `valider`, and IMPOSSIBLE on `motif` without a reason
 */
export function refuser(ctx: ContextePersonne, id: number | undefined, motif: string | undefined): void {
  enTransaction(ctx, (tx) => {
    const d = getInscription(tx, id);
    const ensemble = lireLeGroupe(tx, d);
    for (const une of ensemble) franchirInscription(tx, une, 'refuser', { motif, par: d.relations });
    for (const une of ensemble) prevenirDeLInscription(tx, une.ligne.id, 'refuser');
  });
}

/** Takes the place that is offered, for all who come with her. @throws ErreurMetier as `valider` */
export function accepter(ctx: ContextePersonne, id: number | undefined): void {
  prendrePour(ctx, id, 'accepter');
}

/**
 * Leaves the place that is offered, for all who come with her: they leave the list, and it is offered at once to whom it is due.
 * @throws ErreurMetier as `valider`
 */
export function decliner(ctx: ContextePersonne, id: number | undefined): void {
  enTransaction(ctx, (tx) => {
    const ici = tx as ContextePersonne;
    const d = getInscription(ici, id);
    const ensemble = lireLeGroupe(ici, d);
    const gardes = { pas_commencee: pasCommencee(ici, d) };
    for (const une of ensemble) franchirInscription(ici, une, 'decliner', { gardes, par: d.relations });
    for (const une of ensemble) prevenirDeLInscription(ici, une.ligne.id, 'decliner');
    offrirLesPlaces(ici, d.formation.id);
  });
}

/** From the list, takes a place that nobody else is due. @throws ErreurMetier as `valider`, and IMPOSSIBLE without a free place */
export function prendre(ctx: ContextePersonne, id: number | undefined): void {
  prendrePour(ctx, id, 'prendre');
}

function prendrePour(ctx: ContextePersonne, id: number | undefined, nom: 'accepter' | 'prendre'): void {
  enTransaction(ctx, (tx) => {
    const ici = tx as ContextePersonne;
    const d = getInscription(ici, id);
    const ensemble = lireLeGroupe(ici, d);
    const gardes = gardesDeLInscription(ici, d, ensemble);
    for (const une of ensemble) franchirInscription(ici, une, nom, { gardes, par: d.relations });
    for (const une of ensemble) prevenirDeLInscription(ici, une.ligne.id, nom);
  });
}

/**
 * Gives up an inscription, in whatever status it stands; those who came with her stay. Her place is offered at once to whom it is
 * due, and whoever holds the formation is written to where it is late.
 * @returns whether she is written to
 * @throws ErreurMetier INTROUVABLE; INTERDIT; IMPOSSIBLE once it is over, or the formation has begun
 */
export function retirer(ctx: ContextePersonne, id: number | undefined, motif?: string): boolean {
  return enTransaction(ctx, (tx) => {
    const ici = tx as ContextePersonne;
    const d = getInscription(ici, id);
    franchirInscription(ici, d, 'retirer', { gardes: { pas_commencee: pasCommencee(ici, d) }, motif });
    prevenirDeLInscription(ici, d.ligne.id, 'retirer');
    redemanderPourLeGroupe(ici, d.ligne);
    // Whoever only waited leaves no place, but a group of one fewer, for which there may be enough.
    offrirLesPlaces(ici, d.formation.id);
    return direLesPlacesRendues(ici, [d], { motif });
  });
}

/** Changes what she said for the organisation alone. @throws ErreurMetier INTROUVABLE; INTERDIT; IMPOSSIBLE once it is over */
export function preciserLeBesoin(ctx: ContextePersonne, id: number | undefined, texte: string | undefined): void {
  enTransaction(ctx, (tx) => {
    const d = getInscription(tx, id);
    exigerDroit(DROITS_INSCRIPTION, 'direLeBesoinParticulier', d.relations);
    if (d.ligne.finieLe !== null) throw impossible('Cette inscription n’a plus cours.');
    if (texte && !estAVenir(d.formation.statut))
      throw impossible('La formation a eu lieu\u00a0: il n’y a plus rien à prévoir.', 'besoin');
    ecrireLeBesoinParticulier(tx, d.ligne.id, texte);
    // What it says is for the organisation: the journal only knows that it was said.
    journaliser(tx, {
      ...{ domaine: 'formations', objet: cycleInscription.objet, objetId: d.ligne.id, acte: 'preciser' },
      resume: `a précisé ce qu’il faut prévoir, ${entreGuillemets(d.formation.titre)}`,
    });
  });
}
