import { and, eq, inArray } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { libelleJour, libellePeriode } from '#app/commun/periode.ts';
import { type DossierDeReservation, getReservation } from '#app/malles/reservations/dossiers.server.ts';
import { peutVoirLeDetail } from '#app/malles/reservations/reservations.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { listTrajets } from '#app/troc/stages/trajets.server.ts';
import { aEuLieu, type DossierDeRelais, duPret, finDuRelais, getRelais, lireDossiers } from './dossiers.server.ts';
import { autreCote, type CoteRelais, cotesDe, quandSeLaPasser, STATUTS_VIVANTS_RELAIS, type StatutRelais } from './relais.ts';
import { relaisDeMalle } from './tables.ts';

/** A relais as someone reads it. */
export interface RelaisLu {
  id: number;
  statut: StatutRelais;
  /** The malle has changed hands. */
  fait: boolean;
  malle: string;
  premiere: { structure: string; dates: string; oui: boolean };
  suivante: { structure: string; dates: string; oui: boolean };
  /** The side of the reader; null for who keeps the malle and the coordination. */
  cote: CoteRelais | null;
  quand: string;
  /** Saved, one way. */
  km: number;
  /** Whom to call on the other side, once both agree. */
  contact: { nom: string; courriel: string | null; telephone: string | null } | null;
  /** « Le mardi 7 avril, un stage relie déjà les deux structures. » */
  trajets: string[];
  peutDireOui: boolean;
  peutDecliner: boolean;
}

/** The relais of a loan, that its reader may see: with the loan before, with the one after. None for anybody else. */
export function lireRelais(ctx: ContextePersonne, { ligne }: Pick<DossierDeReservation, 'ligne'>): RelaisLu[] {
  return lireDossiers(ctx, and(duPret(ligne.id), inArray(relaisDeMalle.statut, [...STATUTS_VIVANTS_RELAIS])))
    .filter(({ relations }) => relations.length > 0)
    .map((d) => lire(ctx, d));
}

/** One of them by its id, for the mail's link. @throws ErreurMetier INTROUVABLE */
export const lireUnRelais = (ctx: ContextePersonne, id: number) => {
  const d = getRelais(ctx, id);
  return { ...lire(ctx, d), pretId: d.prets[cotesDe(d.relations)[0] ?? 'suivante'].id };
};

function lire(ctx: ContextePersonne, d: DossierDeRelais): RelaisLu {
  const { ligne, prets, structures, malle, relations } = d;
  const cotes = cotesDe(relations);
  const [cote = null] = cotes;
  const fait = aEuLieu(d);
  const ouvert = !fait && finDuRelais(d) === null;
  const partie = (quelle: CoteRelais) => ({
    ...{ structure: structures[quelle].nom, dates: libellePeriode(prets[quelle]) },
    oui: ligne[`${quelle}OuiLe`] !== null,
  });
  const manque = cotes.some((un) => ligne[`${un}OuiLe`] === null);
  return {
    ...{ id: ligne.id, statut: ligne.statut, fait, malle: malle.nom, cote, km: ligne.km },
    ...{ premiere: partie('premiere'), suivante: partie('suivante'), quand: quandSeLaPasser(ligne) },
    contact: ligne.statut === 'convenu' && cote !== null ? contactDe(ctx, prets[autreCote(cote)].contactId) : null,
    trajets: ouvert && cote !== null ? trajetsDe(ctx, d) : [],
    peutDireOui: ouvert && manque && (ligne.statut === 'propose' || ligne.statut === 'decline'),
    peutDecliner: ouvert && (ligne.statut === 'propose' || ligne.statut === 'convenu'),
  };
}

function trajetsDe(ctx: ContextePersonne, { ligne, structures }: DossierDeRelais): string[] {
  const entre = { du: ligne.premiereAu, au: ligne.suivanteDu };
  return listTrajets(ctx, [structures.premiere.id, structures.suivante.id], entre).map(
    ({ jour, pour }) =>
      `Le ${libelleJour(jour)}, ${pour === 'stage' ? 'un stage' : 'un rendez-vous'} relie déjà les deux structures.`,
  );
}

function contactDe({ db }: ContextePersonne, id: number): RelaisLu['contact'] {
  const { prenom, nom, courriel, telephone, montrerCourriel, montrerTelephone } = personnes;
  const colonnes = { prenom, nom, courriel, telephone, montrerCourriel, montrerTelephone };
  const elle = db.select(colonnes).from(personnes).where(eq(personnes.id, id)).get();
  if (!elle) return null;
  return {
    nom: nomComplet(elle),
    courriel: elle.montrerCourriel ? elle.courriel : null,
    telephone: elle.montrerTelephone ? elle.telephone : null,
  };
}

/**
 * The page of a loan's relais.
 * @throws ErreurMetier INTROUVABLE for whoever has nothing to do with the loan, nor with the one it follows
 */
export function lirePageDeRelais(ctx: ContextePersonne, id: number | undefined) {
  const dossier = getReservation(ctx, id);
  const relais = lireRelais(ctx, dossier);
  if (relais.length === 0 && !peutVoirLeDetail(dossier.relations)) throw introuvable();
  const { ligne, malle, emprunteuse } = dossier;
  return {
    ...{ id: ligne.id, malle: { slug: malle.slug, nom: malle.nom }, structure: emprunteuse.nom },
    ...{ dates: libellePeriode(ligne), relais },
  };
}
