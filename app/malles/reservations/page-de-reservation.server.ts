import { eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { jourCivil, jourDe, libelleDuree, libelleInstant, libelleJour, libellePeriode } from '#app/commun/periode.ts';
import { accorder, majuscule } from '#app/commun/texte.ts';
import { exigerMalles } from '#app/malles/catalogue/malles.server.ts';
import { resteARegler } from '#app/malles/inventaires/gardes.server.ts';
import { lireInventaires } from '#app/malles/inventaires/lectures.server.ts';
import { sensARecompter } from '#app/malles/inventaires/recompter.server.ts';
import { lireRelais } from '#app/malles/relais/lectures.server.ts';
import { distanceKm } from '#app/reseau/territoire/distances.server.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { libelleDeLActe } from './actes.ts';
import { joindre } from './coordonnees.server.ts';
import { type DossierDeReservation, gardesDe, getReservation } from './dossiers.server.ts';
import { estModifiable } from './modifier.server.ts';
import { actesOuverts, DROITS_RESERVATION, etatLu, joursDeRetard, peutVoirLeDetail } from './reservations.ts';
import { lireFaits, vieDuPret } from './vie.server.ts';

/**
 * All that the page of a loan shows, as its reader may see it: of others' loans, the malle, the structure, the dates, and that it
 * came back.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible
 */
export function getPageDeReservation(ctx: ContextePersonne, id: number | undefined) {
  exigerMalles(ctx);
  const d = getReservation(ctx, id);
  const { ligne, malle, relations, emprunteuse, proprietaire } = d;
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const deux = peutVoirLeDetail(relations);
  const faits = deux ? lireFaits(ctx, ligne.id) : [];
  return {
    ...{ id: ligne.id, version: ligne.version, ...etatLu(ligne.statut, deux) },
    malle: { slug: malle.slug, nom: malle.nom },
    dates: `${majuscule(libellePeriode(ligne, true))}, ${libelleDuree(ligne)}`,
    ...{ debut: libelleJour(jourDe(ligne.du)), fin: libelleJour(jourDe(ligne.au)) },
    emprunteuse: { id: emprunteuse.id, nom: emprunteuse.nom, commune: emprunteuse.commune ?? '' },
    proprietaire: { id: proprietaire.id, nom: proprietaire.nom, commune: proprietaire.commune ?? '' },
    emprunte: relations.includes('emprunteuse'),
    prete: relations.includes('proprietaire'),
    retard: joursDeRetard(ligne, aujourdhui),
    /** It came back without all that left, and it is not settled. */
    incomplete: ligne.statut === 'rendue' && deux && resteARegler(ctx, ligne.id),
    /** It was to be collected, and was not. */
    attendue: ligne.statut === 'acceptee' && jourDe(ligne.du) < aujourdhui,
    /** Its first day has come. */
    aRemettre: ligne.statut === 'acceptee' && jourDe(ligne.du) <= aujourdhui,
    detail: deux ? detailDe(ctx, d) : null,
    actes: actesOuverts(ligne.statut, relations, gardesDe(ctx, d)).map((nom) => ({
      ...{
        nom,
        libelle: libelleDeLActe(nom, { emprunte: relations.includes('emprunteuse'), prete: relations.includes('proprietaire') }),
      },
    })),
    modifier: peut(DROITS_RESERVATION, 'modifier', relations) && estModifiable(ligne.statut),
    reprendre: relations.includes('emprunteuse') && !estModifiable(ligne.statut),
    fil: deux ? vieDuPret(ctx, d, faits) : [],
    inventaires: inventairesDe(ctx, d),
    relais: lireRelais(ctx, d),
    journal: faits.map(({ le, qui, resume }) => ({ quand: libelleInstant(le, ctx.fuseau), qui, resume })),
  };
}
/** The counts, and which of them may be done again. */
function inventairesDe(ctx: ContextePersonne, d: DossierDeReservation) {
  const lus = lireInventaires(ctx, d);
  return lus && { ...lus, recompter: sensARecompter(ctx, d) };
}

export type PretLu = ReturnType<typeof getPageDeReservation>;

function detailDe(ctx: ContextePersonne, { ligne, malle, emprunteuse, proprietaire }: DossierDeReservation) {
  const commune =
    ligne.communeCode === null
      ? undefined
      : ctx.db.select({ nom: communes.nom }).from(communes).where(eq(communes.code, ligne.communeCode)).get();
  const km = distanceKm(ctx, proprietaire.communeCode, ligne.communeCode ?? emprunteuse.communeCode);
  const le = (instant: Date | null) => (instant === null ? '' : libelleJour(jourCivil(instant, ctx.fuseau)));
  return {
    lieu: [ligne.lieu, commune?.nom].filter(Boolean).join(', '),
    km,
    objet: ligne.objet ?? '',
    participants: ligne.participants === null ? '' : accorder(ligne.participants, 'personne'),
    mot: ligne.mot ?? '',
    motif: ligne.motif ?? '',
    caution:
      ligne.caution === 0 ? null : { montant: ligne.caution, recue: le(ligne.cautionRecueLe), rendue: le(ligne.cautionRendueLe) },
    elles: joindre(ctx, ligne.contactId, emprunteuse.id),
    gardienne: joindre(ctx, malle.gardienneId, proprietaire.id),
    ...{ ouRetirer: malle.ouRetirer ?? '', quandRetirer: malle.quandRetirer ?? '' },
  };
}
