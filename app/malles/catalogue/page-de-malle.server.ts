import { eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { libelleEuros } from '#app/commun/euros.ts';
import { jourCivil, libelleJour, libellePeriode, lundiDe } from '#app/commun/periode.ts';
import { enPhrase, majuscule } from '#app/commun/texte.ts';
import { lireFileDAttente } from '#app/malles/attente/lectures.server.ts';
import { adresseDuFlux } from '#app/malles/courriels/flux.server.ts';
import { calendrierDeMalle } from '#app/malles/occupation/calendrier.server.ts';
import { horsService } from '#app/malles/occupation/libre.ts';
import { DROITS_COORDONNEES, type RelationPersonne, relationsStructure } from '#app/reseau/droits-reseau.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { monBourg } from '#app/reseau/recherche/annuaire.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { distanceEntre } from '#app/reseau/territoire/distances.server.ts';
import { listIdees } from './carnet.server.ts';
import { etatsDuJour } from './etats-du-jour.server.ts';
import { type DossierDeMalle, getMalle } from './malles.server.ts';
import { DROITS_MALLE, libelleOu, libellePublic } from './malles.ts';
import { objetsDes } from './objets.server.ts';
import { photosDesMalles, photosDesObjets } from './photos.server.ts';
import { pretsAVenir } from './prets-a-venir.server.ts';
import { reglesEnMots } from './regles-en-mots.ts';

const IDEES_MONTREES = 3;
const PRETS_MONTRES = 8;

/**
 * All that the page of a malle shows.
 * @throws ErreurMetier INTROUVABLE when unknown, or to a partenaire
 */
export function getPageDeMalle(ctx: ContextePersonne, slug: string | undefined) {
  const malle = getMalle(ctx, slug);
  const { ligne, structure, regles, relations } = malle;
  const ouvert = etatsDuJour(ctx, [malle]).get(ligne.id);
  const gere = peut(DROITS_MALLE, 'modifier', relations);
  const idees = listIdees(ctx, malle, { parPage: IDEES_MONTREES });
  return {
    ...{ slug: ligne.slug, nom: ligne.nom, resume: ligne.resume, dessin: ligne.dessin, notice: ligne.notice },
    public: majuscule(libellePublic(ligne)),
    photos: photosDesMalles(ctx, [ligne.id]).get(ligne.id) ?? [],
    objets: objetsLus(ctx, ligne.id),
    regles: reglesEnMots(regles, structure.nom),
    etat: ouvert?.etat ?? null,
    hors: horsService(ligne, jourCivil(ctx.maintenant, ctx.fuseau)) ? horsServiceEnMots(ligne) : null,
    retiree: ligne.etat === 'retiree',
    calendrier: ligne.etat === 'retiree' ? null : sesSemaines(ctx, malle),
    prets: pretsLus(ctx, ligne.id, gere),
    file: lireFileDAttente(ctx, malle),
    idees: { lignes: idees.lignes, total: idees.total },
    chez: {
      ...{ id: structure.id, nom: structure.nom },
      ou: libelleOu(structure.commune, distanceEntre(ctx, monBourg(ctx)?.code ?? null, structure.communeCode) ?? undefined),
      ...{ ouRetirer: ligne.ouRetirer, quandRetirer: ligne.quandRetirer },
      ...aJoindre(ctx, malle),
    },
    agenda: adresseDuFlux(ctx, `/malles/${ligne.slug}.ics`),
    peut: { gerer: gere },
  };
}

export type PageDeMalle = ReturnType<typeof getPageDeMalle>;

/** The weeks to come: a day that is free leads to its booking. */
const sesSemaines = (ctx: ContextePersonne, malle: DossierDeMalle) =>
  calendrierDeMalle(ctx, malle, {
    lundi: lundiDe(jourCivil(ctx.maintenant, ctx.fuseau)),
    prete: peut(DROITS_MALLE, 'modifier', malle.relations),
    lien: (debut) => `/malles/${malle.ligne.slug}/reserver?debut=${debut}`,
  });

function horsServiceEnMots({ etat, etatMotif, etatJusquAu }: DossierDeMalle['ligne']): { titre: string; texte: string } {
  const titre =
    etat === 'retiree'
      ? 'Cette malle n’est plus prêtée'
      : etatJusquAu === null
        ? 'Hors service, sans date de retour pour l’instant'
        : `Hors service jusqu’au ${libelleJour(etatJusquAu)}`;
  return { titre, texte: enPhrase(majuscule(etatMotif ?? '')) };
}

function objetsLus(ctx: ContextePersonne, malleId: number) {
  const objets = objetsDes(ctx, [malleId]);
  const photos = photosDesObjets(
    ctx,
    objets.map(({ id }) => id),
  );
  return objets.map(({ id, nom, nombre, consommable, aSavoir, valeur }) => ({
    ...{ id, nom, nombre, photo: photos.get(id) ?? null },
    aSavoir: [aSavoir, consommable && 'se consomme, à compléter', valeur !== null && `${libelleEuros(valeur)} pièce`]
      .filter(Boolean)
      .join(', '),
  }));
}

/** The structure and the dates, for all; the loan itself, for who is of it. */
function pretsLus(ctx: ContextePersonne, malleId: number, gere: boolean) {
  const prets = pretsAVenir(ctx, malleId).filter(({ statut }) => statut !== 'demandee');
  return {
    autres: Math.max(0, prets.length - PRETS_MONTRES),
    lignes: prets.slice(0, PRETS_MONTRES).map(({ id, du, au, structureId, structure, statut }) => {
      const mien = ctx.acteur.membreDe.includes(structureId);
      return {
        ...{ id, structure, mien, dates: majuscule(libellePeriode({ du, au })), enCours: statut === 'en_pret' },
        chemin: mien || gere ? `/reservations/${id}` : null,
      };
    }),
  };
}

/** Whom one calls, as this reader may: the keeper if she shows her telephone, her structure's otherwise. */
function aJoindre(ctx: ContextePersonne, { structure, gardienne }: DossierDeMalle) {
  const accueil = ctx.db
    .select({ telephone: structures.telephone })
    .from(structures)
    .where(eq(structures.id, structure.id))
    .get();
  const deLaStructure = { gardienne: null, telephone: accueil?.telephone ?? null, courriel: null };
  if (!gardienne) return deLaStructure;
  const montre = ctx.db
    .select({ telephone: personnes.montrerTelephone, courriel: personnes.montrerCourriel })
    .from(personnes)
    .where(eq(personnes.id, gardienne.id))
    .get();
  const siennes: RelationPersonne[] = [
    ...(gardienne.id === ctx.acteur.personneId ? (['elle_meme'] as const) : []),
    ...relationsStructure(ctx.acteur, structure.id),
  ];
  const voitTelephone = peut(DROITS_COORDONNEES, montre?.telephone ? 'voir_telephone_montre' : 'voir_telephone', siennes);
  const voitCourriel = peut(DROITS_COORDONNEES, montre?.courriel ? 'voir_courriel_montre' : 'voir_courriel', siennes);
  return {
    gardienne: { id: gardienne.id, nom: nomComplet(gardienne) },
    telephone: (voitTelephone ? gardienne.telephone : null) ?? deLaStructure.telephone,
    courriel: voitCourriel ? gardienne.courriel : null,
  };
}
