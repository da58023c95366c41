import { eq, inArray } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { exigerRole } from '#app/commun/droits.ts';
import { tantQueRienNeChange } from '#app/commun/memoire.server.ts';
import { feuillet, jourCivil, jourDe, libelleJourCourt, libellePeriode, lundiDe } from '#app/commun/periode.ts';
import type { Suivi } from '#app/commun/prise.ts';
import { lireNombre } from '#app/commun/reglages.server.ts';
import { periodeDesSemaines } from '#app/commun/semaines.ts';
import { accorder, enLettres, majuscule, minuscule } from '#app/commun/texte.ts';
import { TEMPS_DE_COORDINATION } from '#app/reseau/reglages.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { communes } from '#app/reseau/territoire/tables.ts';
import { suiviAVerifier } from '../a-verifier.server.ts';
import { listEvenements } from '../agenda.server.ts';
import { enLigne, parDate, quandEtOu, unParJour } from '../agenda.ts';
import { enAttente, listAttentes } from '../attentes.server.ts';
import { prenomDe } from '../prenom.server.ts';
import { PRISES } from '../prises.server.ts';
import { rassembler, STRUCTURES_MONTREES, tempsDeLaSemaine, titreDesStructures } from './lundi.ts';

const DATES_MONTREES = 6;

/**
 * The coordination's week in ten minutes: what will not happen without her, what she follows, whom not to forget;
 * the rest goes by itself.
 * @throws ErreurMetier INTROUVABLE for anyone else
 */
export function getLundi(ctx: ContextePersonne) {
  exigerRole(ctx, 'coordination');
  return tantQueRienNeChange(ctx, 'lundi', () => lire(ctx));
}
export type Lundi = ReturnType<typeof getLundi>;

function lire(ctx: ContextePersonne) {
  const lundi = lundiDe(jourCivil(ctx.maintenant, ctx.fuseau));
  const attentes = listAttentes(ctx);
  const miennes = attentes.filter(({ duReseau }) => duReseau);
  const { aSuivre, calme } = listSuivi(ctx);
  const ailleurs = attentes.length - miennes.length;
  return {
    prenom: prenomDe(ctx),
    semaine: libellePeriode(periodeDesSemaines(lundi, 1)),
    temps: tempsDe(lireNombre(ctx.db, TEMPS_DE_COORDINATION)),
    compte: phraseSansElle(miennes.length, aSuivre.length),
    attentes: miennes.map(enAttente(ctx)),
    aSuivre,
    ailleurs: ailleurs === 0 ? null : ailleurs === 1 ? 'Une autre chose vous attend' : `${ailleurs} autres choses vous attendent`,
    structures: listAPenser(ctx),
    avance: PRISES.flatMap((prise) => prise.portes?.(ctx) ?? []),
    calme,
    dates: listDates(ctx, lundi),
  };
}

const tempsDe = (part: number) =>
  part === 0
    ? null
    : { heures: tempsDeLaSemaine(part), part: `Pour la coordination cette semaine, à ${part}\u00a0% d’un temps plein.` };

/** « trois choses ne se feront pas sans vous », shown bold in its sentence; what she follows is counted apart. */
function phraseSansElle(n: number, aSuivre: number): { fort: string; suite: string } {
  const fort = n === 0 ? 'rien ne vous attend' : sansElle(n);
  const suivies = aSuivre === 0 ? '' : `, et ${enLettres(aSuivre)} ${aSuivre > 1 ? 'sont' : 'est'} à suivre`;
  return { fort, suite: `${suivies}. ${n + aSuivre === 0 ? 'Tout' : 'Tout le reste'} avance seul.` };
}

const sansElle = (n: number): string =>
  n === 1 ? 'une chose ne se fera pas sans vous' : `${enLettres(n)} choses ne se feront pas sans vous`;

/** The whole network for the coordination, the gravest first; what goes well comes apart. */
export function listSuivi(ctx: ContextePersonne) {
  return tantQueRienNeChange(ctx, 'suivi', () => {
    const tous: Suivi[] = [...PRISES.flatMap((prise) => prise.suivi?.(ctx) ?? []), ...suiviAVerifier(ctx)];
    tous.sort((a, b) => a.poids - b.poids);
    return {
      aSuivre: tous.flatMap(({ salle, phrase, chemin, seul }) => (chemin && !seul ? [{ salle, phrase, chemin }] : [])),
      calme: tous.flatMap(({ phrase, chemin, seul }) => (chemin && !seul ? [] : [{ phrase, chemin }])),
    };
  });
}

/** What her home page says of it: « 7 choses ne se feront pas sans vous ». */
export function phraseDuLundi(ctx: ContextePersonne): string {
  const n = listAttentes(ctx).filter(({ duReseau }) => duReseau).length;
  if (n > 0) return majuscule(sansElle(n));
  const aSuivre = listSuivi(ctx).aSuivre.length;
  return aSuivre === 0 ? 'Le réseau avance seul cette semaine' : `${accorder(aSuivre, 'chose')} à suivre dans le réseau`;
}

function listAPenser(ctx: ContextePersonne) {
  const derniers = new Map<number, Date>();
  for (const prise of PRISES) {
    for (const [id, le] of prise.derniersEchanges?.(ctx) ?? []) if (le > (derniers.get(id) ?? 0)) derniers.set(id, le);
  }
  const oublis = PRISES.flatMap((prise) => prise.aNePasOublier?.(ctx) ?? []);
  const choisies = rassembler(oublis, derniers).slice(0, STRUCTURES_MONTREES);
  const noms = new Map(
    ctx.db
      .select({ id: structures.id, nom: structures.nom, commune: communes.nom })
      .from(structures)
      .leftJoin(communes, eq(communes.code, structures.communeCode))
      .where(
        inArray(
          structures.id,
          choisies.map(({ structureId }) => structureId),
        ),
      )
      .all()
      .map((une) => [une.id, une]),
  );
  const lignes = choisies.map(({ structureId, phrases: [premiere, ...autres], geste }) => {
    const dernier = derniers.get(structureId);
    return {
      ...{ id: structureId, nom: noms.get(structureId)?.nom ?? '', commune: noms.get(structureId)?.commune ?? '', geste },
      manque: [premiere, ...autres.map(minuscule)].join(', '),
      dernier: dernier ? libelleJourCourt(jourCivil(dernier, ctx.fuseau)) : 'aucun',
    };
  });
  return { titre: titreDesStructures(lignes.length), lignes };
}

/** What the week holds for her and for everybody, today first. */
function listDates(ctx: ContextePersonne, lundi: string) {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const prevus = listEvenements(ctx, periodeDesSemaines(lundi, 1)).filter(({ etat }) => etat !== 'annule');
  return unParJour(prevus)
    .filter(({ periode }) => jourDe(periode.au) >= aujourdhui)
    .sort((a, b) => parDate(a, b) || Number(b.mien) - Number(a.mien))
    .slice(0, DATES_MONTREES)
    .map((evenement) => {
      const iso = jourDe(evenement.periode.du);
      const ligne = enLigne(evenement);
      return {
        ...{ cle: evenement.cle, salle: ligne.salle, iso, feuillet: feuillet(iso), chemin: ligne.chemin },
        titre: ligne.propose ? `${ligne.titre}, proposé` : ligne.titre,
        detail: quandEtOu(ligne),
      };
    });
}
