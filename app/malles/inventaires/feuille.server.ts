import { eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { libelleEuros } from '#app/commun/euros.ts';
import { aNom } from '#app/commun/francais.ts';
import { jourCivil, libelleJourCourt, libellePeriode } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { getMalle } from '#app/malles/catalogue/malles.server.ts';
import { laMalle, malleEnTitre } from '#app/malles/catalogue/noms.ts';
import type { DossierDeReservation } from '#app/malles/reservations/dossiers.server.ts';
import { qrDe } from '#app/reseau/comptes/qr.server.ts';
import { NOM_RESEAU } from '#app/reseau/reglages.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import type { Etiquette } from '#app/services/etiquette-a4.tsx';
import type { Papier } from '#app/services/papier.ts';
import type { TableauDePapier } from '#app/services/tableau-a4.tsx';
import { aCompterAuDepart } from './compte.server.ts';
import { getPretDetaille, type InventairesLus, lireInventaires } from './lectures.server.ts';

/**
 * The sheet on which a loan is counted by hand; what was counted on the app is printed on it.
 * @throws ErreurMetier INTROUVABLE to whoever may not read the loan's inventories
 */
export function getFeuilleDePret(ctx: ContextePersonne, id: number | undefined): { papier: Papier; tableau: TableauDePapier } {
  const d = getPretDetaille(ctx, id);
  const lus = lireInventaires(ctx, d);
  const { ligne, malle, emprunteuse, contact } = d;
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const compte = (sens: 'depart' | 'retour') => lus?.comptes.find((un) => un.sens === sens);
  const qui = (titre: string, nom: string | undefined) => ({ titre, lignes: nom ? [nom] : ['Nom et signature'] });
  return {
    papier: {
      reference: `PRET-${String(ligne.id).padStart(5, '0')}`,
      etabliLe: libelleJourCourt(aujourdhui),
      titre: `Inventaire de ${laMalle(malle.nom)}`,
      emetteur: emetteurDe(ctx, d),
      accroche: `Prêtée ${aNom(emprunteuse.nom)} ${libellePeriode(ligne, true)}.`,
      lignes: [
        { titre: 'Qui appeler', textes: [[contact.nom, contact.telephone].filter(Boolean).join(', ')] },
        ...(ligne.lieu ? [{ titre: 'Lieu', textes: [ligne.lieu] }] : []),
        ...(ligne.caution > 0 ? [{ titre: 'Caution', textes: [libelleCaution(d, lus)] }] : []),
      ],
      signatures: [
        qui('Au départ, remet la malle', compte('depart')?.remis),
        qui('Au départ, la reçoit', compte('depart')?.recu),
        qui('Au retour, rend la malle', compte('retour')?.remis),
        qui('Au retour, la reçoit', compte('retour')?.recu),
      ],
      mentions: [
        'Comptez ce qui peut resservir\u00a0: un objet cassé compte comme manquant.',
        `Rempli à la main, ce papier se recopie ensuite sur la page du prêt\u00a0: ${ctx.adressePublique}/reservations/${ligne.id}`,
      ],
      pied: lireReglage(ctx.db, NOM_RESEAU),
    },
    tableau: tableauDe(ctx, d, lus),
  };
}

function libelleCaution({ ligne }: DossierDeReservation, lus: InventairesLus | null): string {
  const { recueLe = '', rendueLe = '' } = lus?.caution ?? {};
  const suite = [recueLe && `reçue le ${recueLe}`, rendueLe && `rendue le ${rendueLe}`].filter(Boolean).join(', ');
  return `${libelleEuros(ligne.caution)}${suite ? `, ${suite}` : ', à noter sur la page du prêt'}`;
}

function tableauDe(ctx: ContextePersonne, { ligne }: DossierDeReservation, lus: InventairesLus | null): TableauDePapier {
  const comptes = lus?.objets ?? [];
  const precise = (une: { precision: string } | null) => une?.precision ?? '';
  const lignes =
    comptes.length > 0
      ? comptes.map(({ nom, depart, retour }) => [
          nom,
          String(depart?.attendu ?? retour?.attendu ?? ''),
          depart ? String(depart.presents) : '',
          retour ? String(retour.presents) : '',
          [precise(depart), precise(retour)].filter(Boolean).join('\u00a0; '),
        ])
      : aCompterAuDepart(ctx, ligne.malleId).map(({ nom, attendu }) => [nom, String(attendu), '', '', '']);
  return {
    colonnes: [
      { titre: 'Objet' },
      { titre: 'En tout', largeur: 54, nombre: true },
      { titre: 'Au départ', largeur: 62, nombre: true },
      { titre: 'Au retour', largeur: 62, nombre: true },
      { titre: 'Perdu, cassé, à racheter…', largeur: 160 },
    ],
    lignes,
  };
}

/** The letterhead: where the malle lives. */
function emetteurDe({ db }: ContextePersonne, { proprietaire }: DossierDeReservation): string[] {
  const lue = db
    .select({ adresse: structures.adresse, codePostal: structures.codePostal, telephone: structures.telephone })
    .from(structures)
    .where(eq(structures.id, proprietaire.id))
    .get();
  const ville = [lue?.codePostal, proprietaire.commune].filter(Boolean).join(' ');
  return [proprietaire.nom, ...[lue?.adresse, ville, lue?.telephone].filter((une): une is string => Boolean(une))];
}

/**
 * The label of a malle: a telephone opens from it what one may do now.
 * @throws ErreurMetier INTROUVABLE when unknown, or to a partenaire
 */
export function getEtiquette(ctx: ContextePersonne, slug: string | undefined): Etiquette {
  const { ligne, structure } = getMalle(ctx, slug);
  const adresse = `${ctx.adressePublique}/malles/${ligne.slug}/ici`;
  const { telephone } =
    ctx.db.select({ telephone: structures.telephone }).from(structures).where(eq(structures.id, structure.id)).get() ?? {};
  return {
    titre: malleEnTitre(ligne.nom),
    phrase:
      'Visez ce dessin avec votre téléphone\u00a0: remettre la malle, la rendre, voir ce qu’elle contient, dire ce qui manque.',
    lignes: [
      `Elle vit ${aNom(structure.nom)}${structure.commune ? `, ${structure.commune}` : ''}.`,
      // Glued on a box that travels: neither a name, nor someone's own telephone.
      ...(telephone ? [`Téléphone\u00a0: ${telephone}`] : []),
    ],
    adresse: adresse.replace(/^https?:\/\//, ''),
    qr: qrDe(adresse),
    reseau: lireReglage(ctx.db, NOM_RESEAU),
  };
}
