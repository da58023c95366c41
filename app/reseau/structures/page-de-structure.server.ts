import { eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { aNom } from '#app/commun/francais.ts';
import { jourCivil, libelleJourCourt } from '#app/commun/periode.ts';
import { listAgrements, tientLesAgrements } from '#app/reseau/agrements/agrements.server.ts';
import { LIBELLE_TYPE } from '#app/reseau/agrements/agrements.ts';
import { carteDuReseau } from '#app/reseau/carte/carte.server.ts';
import { savoirFaireDeStructure } from '#app/reseau/competences/savoir-faire.server.ts';
import { DROITS_RESEAU, DROITS_STRUCTURE, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { listFermetures } from '#app/reseau/fermetures/fermetures.server.ts';
import { equipeDe } from '#app/reseau/personnes/equipes.server.ts';
import { initiales } from '#app/reseau/personnes/personnes.ts';
import { listSignataires } from '#app/reseau/signataires/signataires.server.ts';
import { distanceEntre } from '#app/reseau/territoire/distances.server.ts';
import { libelleDistance } from '#app/reseau/territoire/distances.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { derniereRelecture, relectureAttendue } from './confirmation.server.ts';
import { libelleEffectifs } from './effectifs.ts';
import { imagesDe } from './images-de-structure.server.ts';
import { libelleSiret } from './siret.ts';
import { libelleSiteInternet } from './site-internet.ts';
import { getStructure } from './structures.server.ts';
import { type Gestion, LIBELLE_GESTION, LIBELLE_MILIEU } from './structures.ts';
import { structures } from './tables.ts';
import { qpvDe, sitesDe, territoireDe } from './territoire-de-structure.server.ts';

const PORTEE: Record<Gestion, string> = {
  association: 'portée par une association',
  commune: 'portée par la commune',
  ccas: 'portée par un CCAS ou un CIAS',
  epci: 'portée par une communauté de communes ou d’agglomération',
  caf: 'portée par la Caf',
  msa: 'portée par la MSA',
};

type Structure = ReturnType<typeof getStructure>;

const paragraphes = (texte: string | null) => (texte ?? '').split(/\n+/).filter((paragraphe) => paragraphe.trim() !== '');

/** A structure's page, as this person may read it. */
export function getPageDeStructure(ctx: ContextePersonne, id: number) {
  const s = getStructure(ctx, id);
  const distance = depuisChezMoi(ctx, s.communeCode, id);
  const droits = droitsSur(ctx, s);
  return {
    id,
    nom: s.nom,
    accroche: accrocheDe(s, distance?.km),
    presentation: paragraphes(s.presentation),
    telephone: s.telephone,
    courriel: s.courriel,
    site: s.siteInternet ? { adresse: s.siteInternet, libelle: libelleSiteInternet(s.siteInternet) } : null,
    partie: s.partieLe ? libelleJourCourt(jourCivil(s.partieLe, ctx.fuseau)) : null,
    images: imagesDe(ctx, id),
    agrements: listAgrements(ctx, id),
    savoirFaire: savoirFaireDeStructure(ctx, id),
    carte: carteDuReseau(ctx, { structureId: id }),
    venir: {
      adresse: s.adresse,
      ville: [s.codePostal, s.commune].filter(Boolean).join(' '),
      distance: distance ? { depuis: distance.depuis, libelle: libelleDistance(distance), corrigee: distance.corrigee } : null,
      /** Where it is said better than the estimate, for those who know the road. */
      corriger: distance && droits.corrigerDistance ? `/reseau/structures/${id}/distance` : null,
      itinerance: s.itinerance,
      sites: sitesDe(ctx, id),
    },
    stage: stageDe(ctx, s, droits.lireConsignes),
    signataires: s.partieLe ? [] : listSignataires(ctx, id),
    faits: faitsDe(ctx, s),
    effectifs: libelleEffectifs(s),
    relecture: relectureDe(ctx, s),
    equipe: equipeDe(ctx, id).map((p) => ({
      id: p.id,
      nom: p.nomComplet,
      initiales: initiales(p),
      libelle: p.libelle,
      courriel: p.courriel,
      telephone: p.telephone,
    })),
    peut: droits,
  };
}
export type PageDeStructure = ReturnType<typeof getPageDeStructure>;

function droitsSur(ctx: ContextePersonne, { id, partieLe }: Structure) {
  const relations = relationsStructure(ctx.acteur, id);
  const presente = partieLe === null;
  const modifier = peut(DROITS_STRUCTURE, 'modifier', relations);
  return {
    modifier,
    confirmer: peut(DROITS_STRUCTURE, 'confirmer', relations) && presente,
    tenirLAccueil: modifier && presente,
    voirSignataires: peut(DROITS_STRUCTURE, 'voir_signataires', relations) && presente,
    lireConsignes: peut(DROITS_STRUCTURE, 'lire_consignes', relations),
    tenirLesAgrements: tientLesAgrements(ctx, id),
    lireLHistorique: peut(DROITS_STRUCTURE, 'lire_historique', relations),
    noterLeDepart: peut(DROITS_RESEAU, 'noter_depart_structure', relations),
    corrigerEquipe: peut(DROITS_STRUCTURE, 'corriger_equipe', relations),
    inviter: peut(DROITS_STRUCTURE, 'inviter', relations) && presente,
    corrigerDistance:
      presente &&
      [id, ...ctx.acteur.membreDe].some((une) =>
        peut(DROITS_STRUCTURE, 'corriger_distance', relationsStructure(ctx.acteur, une)),
      ),
    // One's own structure never hosts one's own stage.
    proposerStage: presente && ctx.acteur.responsableDe.some((autre) => autre !== id) && !ctx.acteur.responsableDe.includes(id),
  };
}

function accrocheDe(s: Structure, km: number | undefined): string {
  const type = LIBELLE_TYPE[s.type];
  // « porté » for a centre or an espace, « portée » for a structure.
  const masculin = s.type === 'centre_social' || s.type === 'evs';
  const portee = s.gestion && (masculin ? PORTEE[s.gestion].replace('portée', 'porté') : PORTEE[s.gestion]);
  const parties = [s.commune ? `${type} ${aNom(s.commune)}` : type, portee, km !== undefined && `à ${km} km de chez vous`];
  return `${parties.filter(Boolean).join(', ')}.`;
}

/** What its papers say, and where it works; what is not known is left out. */
function faitsDe(ctx: ContextePersonne, s: Structure): { titre: string; texte: string }[] {
  const territoire = territoireDe(ctx, s.id).map(({ nom }) => nom);
  const qpv = qpvDe(ctx, s.id).map(({ nom }) => nom);
  const faits = [
    { titre: territoire.length > 1 ? `Territoire : ${territoire.length} communes` : 'Territoire', texte: territoire.join(', ') },
    { titre: qpv.length > 1 ? 'Quartiers prioritaires' : 'Quartier prioritaire', texte: qpv.join(', ') },
    { titre: 'Milieu', texte: s.milieu ? LIBELLE_MILIEU[s.milieu] : '' },
    { titre: 'Gestion', texte: s.gestion ? LIBELLE_GESTION[s.gestion] : '' },
    { titre: 'Fédération', texte: s.federation ?? '' },
    { titre: 'SIRET', texte: s.siret ? libelleSiret(s.siret) : '' },
  ];
  return faits.filter(({ texte }) => texte !== '');
}

/** What one looks at before asking to come; nothing for a structure that left. */
function stageDe(ctx: ContextePersonne, s: Structure, lireConsignes: boolean) {
  if (s.partieLe) return null;
  return {
    places: s.placesStage === 0 ? 'aucun pour l’instant' : String(s.placesStage),
    consignes: lireConsignes ? paragraphes(s.consignesStage) : [],
    fermetures: listFermetures(ctx, s.id),
  };
}

function relectureDe(ctx: ContextePersonne, s: Structure) {
  const attendue = relectureAttendue(ctx, s);
  return {
    relue: derniereRelecture(ctx, s),
    /** Since when it should have been read again. */
    depuis: attendue && libelleJourCourt(jourCivil(attendue, ctx.fuseau)),
  };
}

/** From the structure of the reader to this one; nothing for a neighbour in the same commune or for her own. */
function depuisChezMoi(ctx: ContextePersonne, communeCode: string | null, id: number) {
  const [mienne] = ctx.acteur.membreDe;
  if (mienne === undefined || ctx.acteur.membreDe.includes(id)) return null;
  const chezMoi = ctx.db
    .select({ code: communes.code, nom: communes.nom })
    .from(structures)
    .innerJoin(communes, eq(communes.code, structures.communeCode))
    .where(eq(structures.id, mienne))
    .get();
  const distance = chezMoi ? distanceEntre(ctx, chezMoi.code, communeCode) : null;
  return chezMoi && distance && distance.km > 0 ? { depuis: chezMoi.nom, ...distance } : null;
}
