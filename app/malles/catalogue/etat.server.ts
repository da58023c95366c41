import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { differences } from '#app/commun/differences.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { jourCivil, jourDe, libellePeriode } from '#app/commun/periode.ts';
import { majuscule, minuscule } from '#app/commun/texte.ts';
import { coteEmprunteuse } from '#app/malles/courriels/destinataires.server.ts';
import { horsService } from '#app/malles/occupation/libre.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { lettreDEtat, type SensDEtat } from './lettres-etat.ts';
import { type DossierDeMalle, getMalle } from './malles.server.ts';
import { DROITS_MALLE, LIBELLE_ETAT_MALLE } from './malles.ts';
import { laMalle } from './noms.ts';
import { type PretAVenir, pretsAVenir } from './prets-a-venir.server.ts';
import type { SaisieEtat } from './saisie.ts';
import { ecrireSiInchangee } from './tenir-malle.server.ts';

type Etat = Pick<DossierDeMalle['ligne'], 'etat' | 'etatMotif' | 'etatJusquAu'>;

/** The loans that begin while a malle is out of service: what is out now has left already. */
export const pretsTouches = (prets: readonly PretAVenir[], etat: Etat): PretAVenir[] =>
  prets.filter(({ statut, du }) => statut !== 'en_pret' && horsService(etat, jourDe(du)));

/**
 * Puts a malle in service, in repair or out of the loans. Those whose loan begins meanwhile are told, once each; they are told
 * again when it is back. Their loans stay: who keeps it calls them off, or not.
 * @param saisie.version the version that the form showed
 * @returns how many people are told
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE for a day that has passed, or when someone changed it meanwhile
 */
export function changerEtat(ctx: ContextePersonne, slug: string | undefined, saisie: SaisieEtat): number {
  return enTransaction(ctx, (tx) => {
    const malle = getMalle(tx, slug);
    const { ligne, relations } = malle;
    exigerDroit(DROITS_MALLE, 'modifier', relations);
    const apres = etatVoulu(tx, saisie);
    ecrireSiInchangee(tx, ligne, saisie.version, apres);
    const change = differences(ligne, apres);
    if (!change) return 0;
    journaliser(tx, {
      ...{ domaine: 'malles', objet: 'malle', objetId: ligne.id, acte: 'changer_etat' },
      resume: `a noté ${laMalle(ligne.nom)}\u00a0: ${minuscule(LIBELLE_ETAT_MALLE[apres.etat])}`,
      ...{ avant: change.avant, apres: change.apres },
    });
    return prevenir(tx, malle, apres);
  });
}

function etatVoulu(ctx: ContextePersonne, { etat, motif, jusquAu }: SaisieEtat): Etat {
  if (etat === 'en_service') return { etat, etatMotif: null, etatJusquAu: null };
  const jusque = etat === 'en_reparation' ? (jusquAu ?? null) : null;
  if (jusque !== null && jusque < jourCivil(ctx.maintenant, ctx.fuseau)) {
    throw impossible('Ce jour est déjà passé\u00a0: remettez-la en service, ou choisissez un jour à venir.', 'jusquAu');
  }
  return { etat, etatMotif: motif ?? null, etatJusquAu: jusque };
}

/** One mail a person, for all her loans that the change touches or touches no more. */
function prevenir(ctx: ContextePersonne, malle: DossierDeMalle, apres: Etat): number {
  const { ligne, structure } = malle;
  const prets = pretsAVenir(ctx, ligne.id);
  const touches = pretsTouches(prets, apres);
  const liberes = pretsTouches(prets, ligne).filter((pret) => !touches.includes(pret));
  let prevenues = 0;
  for (const [sens, siens] of [
    ['hors', touches],
    ['retour', liberes],
  ] as const satisfies readonly (readonly [SensDEtat, readonly PretAVenir[]])[]) {
    for (const { personneId, adresse, nom, prets: lesSiens } of parPersonne(ctx, siens)) {
      const lettre = lettreDEtat({
        ...{ nom, sens, malle: ligne.nom, structure: structure.nom, qui: ctx.acteur.nom, ...apres },
        prets: lesSiens.map((pret) => ({
          dates: majuscule(libellePeriode(pret)),
          demandee: pret.statut === 'demandee',
          url: `${ctx.adressePublique}/reservations/${pret.id}`,
        })),
        url: `${ctx.adressePublique}/malles/${ligne.slug}`,
      });
      deposerCourriel(ctx, {
        cle: `malle:${ligne.id}:etat:v${ligne.version + 1}:${sens}`,
        destinataire: { personneId, adresse, nom },
        ...{ sujet: lettre.titre, lettre },
      });
      prevenues += 1;
    }
  }
  return prevenues;
}

interface APrevenir {
  personneId: number;
  adresse: string;
  nom: string;
  prets: PretAVenir[];
}

/** The borrower's side of each loan. Whoever acts knows. */
function parPersonne(ctx: ContextePersonne, prets: readonly PretAVenir[]): APrevenir[] {
  const aPrevenir = new Map<number, APrevenir>();
  for (const pret of prets) {
    for (const { id, nom, adresse } of coteEmprunteuse(ctx, pret)) {
      if (id === ctx.acteur.personneId) continue;
      const deja = aPrevenir.get(id);
      if (deja) deja.prets.push(pret);
      else aPrevenir.set(id, { personneId: id, adresse, nom, prets: [pret] });
    }
  }
  return [...aPrevenir.values()];
}
