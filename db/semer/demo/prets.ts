import { type Contexte, type ContextePersonne, LE_TEMPS } from '#app/commun/contexte.ts';
import { ajouterJours, type Jour } from '#app/commun/periode.ts';
import { aCompterAuDepart, aCompterAuRetour } from '#app/malles/inventaires/compte.server.ts';
import type { ObjetPret } from '#app/malles/inventaires/ecrire.server.ts';
import { ecartsDe, regulariser, signaler } from '#app/malles/inventaires/regler.server.ts';
import { remettre } from '#app/malles/inventaires/remettre.server.ts';
import { passerLeRelais, rendre } from '#app/malles/inventaires/rendre.server.ts';
import { MallePrise } from '#app/malles/occupation/malle-prise.ts';
import { duPret, lireDossiers } from '#app/malles/relais/dossiers.server.ts';
import { proposerLeRelais } from '#app/malles/relais/proposer.server.ts';
import { direOui } from '#app/malles/relais/repondre.server.ts';
import { annulerReservation } from '#app/malles/reservations/annuler.server.ts';
import { cloreReservation } from '#app/malles/reservations/clore.server.ts';
import { getReservation } from '#app/malles/reservations/dossiers.server.ts';
import { accepterReservation, refuserReservation } from '#app/malles/reservations/repondre.server.ts';
import { reserver } from '#app/malles/reservations/reserver.server.ts';
import { lAnneePassee } from './annee-de-prets.ts';
import { acteDe, par } from './gens.ts';
import type { Acte } from './histoire.ts';
import { MALLES } from './malles.ts';
import { type Fin, type PretDemo, tour } from './pret-demo.ts';
import { pretsDuMoment } from './prets-du-moment.ts';

const REGLEMENTS = ['rachete', 'rapporte', 'rembourse', 'offert'] as const;

/** The loans of the demonstration through the real verbes, from the first to those to come, with who was refused. */
export function pretsRacontes(ctx: Contexte): Acte[] {
  const prets = [...lAnneePassee(ctx), ...pretsDuMoment(ctx)];
  const ids = new Map<PretDemo, number>();
  return prets.flatMap((pret, rang) => vieDuPret(ctx, pret, { rang, suivant: pret.relais ? prets[rang + 1] : undefined, ids }));
}

interface Autour {
  rang: number;
  /** To whom it is passed from hand to hand. */
  suivant: PretDemo | undefined;
  ids: Map<PretDemo, number>;
}

function vieDuPret(ctx: Contexte, pret: PretDemo, { rang, suivant, ids }: Autour): Acte[] {
  const { slug, debut, fin, reservee, sort, recue } = pret;
  const { gardienne = '', accord = false, caution = 0 } = MALLES.find((une) => une.slug === slug) ?? {};
  const elle = `equipe.${pret.structure}`;
  const minutes = String(10 + (rang % 50));
  const le = (jour: Jour, heure: string, qui: string, faire: (ici: ContextePersonne, id: number) => void): Acte =>
    acteDe(ctx, jour, `${heure}:${minutes}`, qui, (ici) => faire(ici, ids.get(pret) ?? 0));
  const compter = (de: string, a: string, objets: readonly ObjetPret[] | null = null) => ({
    ...{ objets, remis: nomDe(ctx, de), recu: nomDe(ctx, a), caution: caution > 0 },
  });
  const reserve = le(reservee, '07', elle, (ici) => {
    const { objet, participants } = pret;
    ids.set(pret, reserver(ici, slug, { debut, fin, objet, participants }));
  });
  const refuser = (ici: ContextePersonne, id: number) =>
    refuserReservation(ici, id, 'Neuf jours, c’est long : une autre équipe l’espère cette semaine-là.');
  const annuler = (ici: ContextePersonne, id: number) => annulerReservation(ici, id, 'Le marché est déplacé au printemps.');
  const repondu = ajouterJours(reservee, 2);
  if (sort === 'demande') return [reserve];
  if (sort === 'refuse') return [reserve, le(repondu, '09', gardienne, refuser)];
  if (sort === 'annule') return [reserve, le(repondu, '15', elle, annuler)];
  const acceptee = [
    reserve,
    ...(accord ? [le(repondu, '09', gardienne, accepterReservation)] : []),
    ...(pret.refuseA === undefined
      ? []
      : [le(ajouterJours(reservee, 3), '10', `equipe.${pret.refuseA}`, (ici) => manquer(ici, pret))]),
  ];
  if (sort === 'reserve') return acceptee;
  const remise = le(debut, '08', gardienne, (ici, id) => remettre(ici, id, compter(gardienne, elle, entiere(ici, id))));
  const partie = recue ? acceptee : [...acceptee, remise];
  if (sort === 'dehors') return partie;
  if (suivant !== undefined) {
    const autre = `equipe.${suivant.structure}`;
    return [
      ...partie,
      ...convenir(ctx, ajouterJours(fin, -1), [elle, autre], () => ids.get(suivant) ?? 0),
      le(suivant.debut, '08', elle, (ici, id) => passerLeRelais(ici, id, compter(elle, autre))),
      le(suivant.debut, '12', gardienne, cloreReservation),
    ];
  }
  const retour = ajouterJours(fin, pret.retard ?? 0);
  const [lendemain, plusTard] = [ajouterJours(retour, 1), ajouterJours(retour, 9)];
  const { manque } = pret;
  const rendu = le(retour, '15', elle, (ici, id) =>
    rendre(ici, id, compter(elle, gardienne, manque && manquants(ici, id, manque))),
  );
  if (sort === 'rendu') return [...partie, rendu];
  if (manque === undefined) return [...partie, rendu, le(lendemain, '12', gardienne, cloreReservation)];
  const signale = le(lendemain, '12', gardienne, (ici, id) => signaler(ici, id, manquants(ici, id, manque)));
  const regle = le(plusTard, '12', gardienne, (ici, id) => {
    const reglement = tour(REGLEMENTS, rang);
    regulariser(
      ici,
      id,
      ecartsDe(ici, id).map(({ id: ligneId, attendu, presents, valeur }) => ({
        ...{ ligneId, reglement },
        cout: reglement === 'offert' ? 0 : (attendu - presents) * (valeur ?? 0),
      })),
    );
  });
  return [...partie, rendu, signale, ...(sort === 'a_regler' ? [] : [regle])];
}

const nomDe = (ctx: Contexte, qui: string): string => par(ctx, qui, ctx.maintenant).acteur.nom;

/** Whoever keeps it has put back what the last loan had lost. */
const entiere = (ctx: ContextePersonne, id: number): ObjetPret[] =>
  aCompterAuDepart(ctx, getReservation(ctx, id).ligne.malleId).map(({ objetId, attendu }) => ({ objetId, presents: attendu }));

/** What was found of each object, when one of them is not whole. */
function manquants(ctx: ContextePersonne, id: number, [lequel, combien, cause]: NonNullable<Fin['manque']>): ObjetPret[] {
  return aCompterAuRetour(ctx, getReservation(ctx, id).ligne).map(({ objetId, attendu }, rang) =>
    rang === lequel ? { objetId, presents: Math.max(0, attendu - combien), cause } : { objetId, presents: attendu },
  );
}

/** Proposed the day before the first loan ends, and agreed by both in the afternoon. @param suivante the id of the next loan */
function convenir(ctx: Contexte, jour: Jour, deux: readonly string[], suivante: () => number): Acte[] {
  let id = 0;
  const propose: Acte = {
    le: new Date(`${jour}T10:02:00Z`),
    faire: (maintenant) => {
      const ici = { ...ctx, acteur: LE_TEMPS, maintenant };
      if (!proposerLeRelais(ici, { suivanteId: suivante() })) throw new Error(`Le relais du ${jour} ne se propose pas.`);
      id = lireDossiers(ici, duPret(suivante())).at(-1)?.ligne.id ?? 0;
    },
  };
  return [propose, ...deux.map((qui, rang) => acteDe(ctx, jour, `${14 + rang}:20`, qui, (elle) => direOui(elle, id)))];
}

/** Another structure wants the same days: it is refused, and the refusal is counted. */
function manquer(elle: ContextePersonne, { slug, debut, fin }: PretDemo): void {
  try {
    reserver(elle, slug, { debut, fin });
  } catch (erreur) {
    if (erreur instanceof MallePrise) return;
    throw erreur;
  }
  throw new Error(`La malle ${slug} était libre le ${debut}.`);
}
