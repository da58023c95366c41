import { and, desc, eq, like } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { DROITS_STRUCTURE, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { equipeDe } from '#app/reseau/personnes/equipes.server.ts';
import { initiales } from '#app/reseau/personnes/personnes.ts';
import { communes, fichiers, structures } from '#app/reseau/tables.ts';
import { distanceKm } from '#app/reseau/territoire/distances.server.ts';
import { libelleDistance } from '#app/reseau/territoire/distances.ts';
import { libelleSiret } from './siret.ts';
import { getStructure } from './structures.server.ts';
import { type Gestion, LIBELLE_GESTION, LIBELLE_TYPE } from './structures.ts';

const PORTEE: Record<Gestion, string> = {
  association: 'portée par une association',
  commune: 'portée par la commune',
  ccas: 'portée par un CCAS ou un CIAS',
  epci: 'portée par une communauté de communes ou d’agglomération',
  caf: 'portée par la Caf',
  msa: 'portée par la MSA',
};

/** A structure's page, as this person may read it. */
export function getPageDeStructure(ctx: ContextePersonne, id: number) {
  const s = getStructure(ctx, id);
  const relations = relationsStructure(ctx.acteur, id);
  const distance = depuisChezMoi(ctx, s.communeCode, id);
  const type = LIBELLE_TYPE[s.type];
  // « porté » for a centre or an espace, « portée » for a structure.
  const portee =
    s.gestion &&
    (s.type === 'centre_social' || s.type === 'evs' ? PORTEE[s.gestion].replace('portée', 'porté') : PORTEE[s.gestion]);
  const accroche = [s.commune ? `${type} à ${s.commune}` : type, portee, distance && `à ${distance.km} km de chez vous`];
  return {
    id,
    nom: s.nom,
    accroche: `${accroche.filter(Boolean).join(', ')}.`,
    presentation: (s.presentation ?? '').split(/\n+/).filter((paragraphe) => paragraphe.trim() !== ''),
    adresse: s.adresse,
    ville: [s.codePostal, s.commune].filter(Boolean).join(' '),
    telephone: s.telephone,
    courriel: s.courriel,
    siret: s.siret ? libelleSiret(s.siret) : null,
    gestion: s.gestion ? LIBELLE_GESTION[s.gestion] : null,
    placesStage: s.placesStage,
    distance: distance ? { depuis: distance.depuis, libelle: libelleDistance(distance.km) } : null,
    partie: s.partieLe !== null,
    photo: photoDe(ctx, id),
    equipe: equipeDe(ctx, id).map((p) => ({
      id: p.id,
      nom: p.nomComplet,
      initiales: initiales(p),
      libelle: p.libelle,
      courriel: p.courriel,
      telephone: p.telephone,
    })),
    peut: {
      modifier: peut(DROITS_STRUCTURE, 'modifier', relations),
      corrigerEquipe: peut(DROITS_STRUCTURE, 'corriger_equipe', relations),
      inviter: peut(DROITS_STRUCTURE, 'inviter', relations) && s.partieLe === null,
      // One's own structure never hosts one's own stage.
      proposerStage:
        s.partieLe === null && ctx.acteur.responsableDe.some((autre) => autre !== id) && !ctx.acteur.responsableDe.includes(id),
    },
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
  const km = chezMoi ? distanceKm(ctx, chezMoi.code, communeCode) : null;
  return chezMoi && km ? { depuis: chezMoi.nom, km } : null;
}

function photoDe(ctx: ContextePersonne, id: number): string | null {
  const photo = ctx.db
    .select({ id: fichiers.id })
    .from(fichiers)
    .where(
      and(
        eq(fichiers.domaine, 'reseau'),
        eq(fichiers.objet, 'structure'),
        eq(fichiers.objetId, id),
        like(fichiers.genre, 'image/%'),
      ),
    )
    .orderBy(desc(fichiers.id))
    .get();
  return photo ? `/fichiers/${photo.id}` : null;
}
