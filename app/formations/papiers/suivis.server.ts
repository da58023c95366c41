import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { exigerDroit, peut } from '#app/commun/droits.ts';
import { impossible, introuvable } from '#app/commun/erreurs.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { type DossierDInscription, getInscription, lireInscriptions } from '#app/formations/inscriptions/dossiers.server.ts';
import { STATUTS_QUI_VIENNENT, vient } from '#app/formations/inscriptions/inscriptions.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { estNotee, type LignePresence, lireParticipantes, lireRetenues } from '#app/formations/presences/lectures.server.ts';
import { minutesSuivies } from '#app/formations/presences/presences.ts';
import { listSuivisComptes } from '#app/formations/presences/suivis.server.ts';
import {
  type DossierDeFormation,
  getFormation,
  type LigneSeance,
  lireFormation,
} from '#app/formations/programme/formations.server.ts';
import { STATUTS_TENUES } from '#app/formations/programme/formations.ts';
import { quandDite } from '#app/formations/programme/mots.ts';
import { formations } from '#app/formations/programme/tables.ts';
import { lireDemandes } from '#app/formations/questionnaires/demandes.server.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { NOM_RESEAU } from '#app/reseau/reglages.ts';
import { employeur } from '#app/reseau/structures/structures.server.ts';
import type { Papier } from '#app/services/papier.ts';
import {
  attestation,
  certificat,
  DROITS_DE_LA_LIASSE,
  DROITS_PAPIERS,
  type FaitsDePapier,
  LIBELLE_PAPIER,
  pourquoiPas,
  SORTES_DE_PAPIER,
  type SorteDePapier,
  type Suivi,
} from './papiers.ts';

type Retenues = ReadonlyMap<string, LignePresence>;

const suiviesDe = (retenues: Retenues, id: number, seances: readonly LigneSeance[]) =>
  seances.filter((une) => estNotee(retenues, id, une.id)?.etat === 'presente');
const noteesDe = (retenues: Retenues, id: number, seances: readonly LigneSeance[]) =>
  seances.filter((une) => estNotee(retenues, id, une.id) !== undefined);

/** What someone followed of a formation, counted. */
const faitsDe = (d: DossierDeFormation, retenues: Retenues, id: number): FaitsDePapier => ({
  ...{ statut: d.ligne.statut, organisme: d.ligne.organisme },
  suivies: suiviesDe(retenues, id, d.seances).length,
  notees: noteesDe(retenues, id, d.seances).length,
});

/** What the papers of one formation share: the network, and the structures of those who came, each read once. */
interface Autour {
  reseau: string;
  structure(id: number): ReturnType<typeof employeur>;
}
function autourDe(ctx: Contexte): Autour {
  const connues = new Map<number, ReturnType<typeof employeur>>();
  const structure = (id: number) => {
    const lue = connues.get(id) ?? employeur(ctx, id);
    connues.set(id, lue);
    return lue;
  };
  return { reseau: lireReglage(ctx.db, NOM_RESEAU), structure };
}

function suiviDe(
  { fuseau }: Contexte,
  d: DossierDeFormation,
  elle: DossierDInscription,
  { retenues, sorte, autour }: { retenues: Retenues; sorte: SorteDePapier; autour: Autour },
): Suivi {
  const { ligne } = d;
  const { id } = elle.ligne;
  const notees = noteesDe(retenues, id, d.seances).map((une) => estNotee(retenues, id, une.id)?.le.getTime() ?? 0);
  // Established when what it says was known: neither before it took place, nor before the last correction.
  const etabli = new Date(Math.max(ligne.realiseeLe?.getTime() ?? 0, ...notees));
  const structure = autour.structure(elle.structure.id);
  const etabliLe = jourCivil(etabli, fuseau);
  const sigle = sorte === 'attestation' ? 'AP' : 'CR';
  return {
    reference: `${sigle}-${etabliLe.slice(0, 4)}-${String(ligne.id).padStart(3, '0')}-${id}`,
    ...{ etabliLe, reseau: autour.reseau, personne: elle.personne.nom },
    structure: {
      nom: structure.nom,
      siret: structure.siret,
      commune: [structure.codePostal, structure.commune].filter(Boolean).join(' '),
    },
    formation: {
      ...{ titre: ligne.titre, objectifs: ligne.objectifs },
      lieu: [ligne.lieu, d.commune].filter(Boolean).join(', ') || null,
      formatrices: d.formatrices.map(({ nom, precision }) => [nom, precision].filter(Boolean).join(', ')),
    },
    organisme: ligne.organisme ? { nom: ligne.organisme, numero: ligne.organismeNumero } : null,
    ...{ seances: d.seances, suivies: suiviesDe(retenues, id, d.seances) },
  };
}

const ECRIRE: Record<SorteDePapier, (suivi: Suivi) => Papier> = { attestation, certificat };

/** Of some people, those who have asked to be forgotten: they have no name to print any more. */
const effaceesParmi = ({ db }: Contexte, ids: readonly number[]): Set<number> =>
  new Set(
    db
      .select({ id: personnes.id })
      .from(personnes)
      .where(and(inArray(personnes.id, [...ids]), isNotNull(personnes.effaceeLe)))
      .all()
      .map(({ id }) => id),
  );

/**
 * The inscription that a paper is of. One's own stays one's own whatever one has become in the network, a partenaire included.
 * @throws ErreurMetier INTROUVABLE for whoever may not read its papers
 */
function inscriptionDuPapier(ctx: ContextePersonne, id: number | undefined): DossierDInscription {
  const sienne = and(eq(inscriptions.id, id ?? 0), eq(inscriptions.personneId, ctx.acteur.personneId));
  const [laSienne] = lireInscriptions(ctx, sienne);
  const elle: DossierDInscription = laSienne
    ? { ...laSienne, relations: [...laSienne.relations, 'elle'] }
    : getInscription(ctx, id);
  if (!vient(elle.ligne.statut) || !peut(DROITS_PAPIERS, 'lire', elle.relations)) throw introuvable();
  return elle;
}

/**
 * One paper of someone: hers wherever she is now, as long as the network knows her name.
 * @throws ErreurMetier INTROUVABLE for whoever may not read it; IMPOSSIBLE with why there is none
 */
export function getPapier(ctx: ContextePersonne, inscriptionId: number | undefined, sorte: SorteDePapier): Papier {
  const elle = inscriptionDuPapier(ctx, inscriptionId);
  const { personneId } = elle.ligne;
  if (effaceesParmi(ctx, [personneId]).has(personneId)) throw introuvable();
  const d = lireFormation(ctx, elle.formation.id);
  const retenues = lireRetenues(ctx, [elle.ligne.id]);
  const pourquoi = pourquoiPas(sorte, faitsDe(d, retenues, elle.ligne.id));
  if (pourquoi) throw impossible(pourquoi);
  return ECRIRE[sorte](suiviDe(ctx, d, elle, { retenues, sorte, autour: autourDe(ctx) }));
}

const CERTIFICATS_PAR_PAGE = 20;

/** Her papers, formation by formation, the last first: each with its address, or why there is none; and what she was asked of it. @param page from 1 */
export function listMesCertificats(ctx: ContextePersonne, page: number) {
  const siennes = lireInscriptions(
    ctx,
    and(
      ...[eq(inscriptions.personneId, ctx.acteur.personneId), inArray(inscriptions.statut, [...STATUTS_QUI_VIENNENT])],
      inArray(formations.statut, [...STATUTS_TENUES]),
    ),
  ).sort((a, b) => (b.formation.du ?? 0) - (a.formation.du ?? 0));
  const pages = Math.max(1, Math.ceil(siennes.length / CERTIFICATS_PAR_PAGE));
  const ici = Math.min(Math.max(1, page), pages);
  const montrees = siennes.slice((ici - 1) * CERTIFICATS_PAR_PAGE, ici * CERTIFICATS_PAR_PAGE);
  const ids = montrees.map(({ ligne }) => ligne.id);
  const comptes = new Map(listSuivisComptes(ctx, inArray(inscriptions.id, ids)).map((une) => [une.inscriptionId, une]));
  const demandes = lireDemandes(ctx, ids);
  return {
    ...{ page: ici, pages, total: siennes.length },
    lignes: montrees.map((elle) => {
      const { statut, organisme, titre } = elle.formation;
      const { id } = elle.ligne;
      const { demis = 0, notees = 0, minutes = 0 } = comptes.get(id) ?? {};
      return {
        ...{ id, titre, minutes, quand: quandDite(elle.formation, true) },
        ...papiersDe(id, { statut, organisme, suivies: demis, notees }),
        avis: demandes.get(id) ?? [],
      };
    }),
  };
}

function papiersDe(id: number, faits: FaitsDePapier) {
  const dits = SORTES_DE_PAPIER.map((sorte) => ({ sorte, pourquoi: pourquoiPas(sorte, faits) }));
  return {
    papiers: dits
      .filter(({ pourquoi }) => pourquoi === null)
      .map(({ sorte }) => ({ libelle: LIBELLE_PAPIER[sorte], chemin: `/formations/inscriptions/${id}/${sorte}.pdf` })),
    pourquoi: dits.find(({ sorte }) => sorte === 'attestation')?.pourquoi ?? null,
  };
}

/**
 * Everybody's papers of a formation, for its page and for the file that holds them all.
 * @throws ErreurMetier INTROUVABLE; INTERDIT for whoever does not hold it
 */
export function lireLaLiasse(ctx: ContextePersonne, formationId: number | undefined) {
  const d = getFormation(ctx, formationId);
  exigerDroit(DROITS_DE_LA_LIASSE, 'lire', d.relations);
  const participantes = lireParticipantes(ctx, d.ligne.id);
  const effacees = effaceesParmi(
    ctx,
    participantes.map(({ ligne }) => ligne.personneId),
  );
  const toutes = participantes.filter(({ ligne }) => !effacees.has(ligne.personneId));
  const retenues = lireRetenues(
    ctx,
    toutes.map(({ ligne }) => ligne.id),
  );
  const sorte: SorteDePapier = d.ligne.organisme ? 'certificat' : 'attestation';
  return {
    ...{ id: d.ligne.id, titre: d.ligne.titre, sorte, libelle: LIBELLE_PAPIER[sorte] },
    lignes: toutes.map(({ ligne, personne, structure }) => ({
      ...{ id: ligne.id, nom: personne.nom, structure: structure.nom },
      minutes: minutesSuivies(ligne.id, d.seances, retenues),
      ...papiersDe(ligne.id, faitsDe(d, retenues, ligne.id)),
    })),
    ecrire: (): Papier[] => {
      const autour = autourDe(ctx);
      return toutes
        .filter(({ ligne }) => pourquoiPas(sorte, faitsDe(d, retenues, ligne.id)) === null)
        .map((elle) => ECRIRE[sorte](suiviDe(ctx, d, elle, { retenues, sorte, autour })));
    },
  };
}

/** Where her file of a formation is found while it is drawn and kept. */
export const cleDeLiasse = ({ acteur }: ContextePersonne, formationId: number): string =>
  `formation:${formationId}:${acteur.personneId}`;
