import { and, eq, inArray, isNotNull, lt, lte } from 'drizzle-orm';
import { type Echecs, pourChacun, resumerEchecs } from '#app/commun/chacun.ts';
import type { Contexte } from '#app/commun/contexte.ts';
import { demiJournee, jourCivil } from '#app/commun/periode.ts';
import type { Tache } from '#app/commun/prise.ts';
import { accorder } from '#app/commun/texte.ts';
import { aClore, aLaisserPasser, aOffrir, cloreLaListe, laisserPasser, offrirLesPlaces } from './inscriptions/offrir.server.ts';
import { lirePlaces } from './inscriptions/places.server.ts';
import { inscriptions } from './inscriptions/tables.ts';
import { STATUTS_A_VENIR } from './programme/formations.ts';
import { confirmerFormation, realiserFormation } from './programme/suivre-formation.server.ts';
import { formations } from './programme/tables.ts';

const lignes = (ids: readonly number[]) => ids.map((id) => ({ id }));

/**
 * What was not answered in time is freed first: the next one in line may have it.
 * @throws Error one for all that could not be done, once the others are
 */
function passerLeTemps(ctx: Contexte): string {
  const echecs: Echecs = new Map();
  let proposees = 0;
  const passees = pourChacun(lignes(aLaisserPasser(ctx)), echecs, ({ id }) => {
    const suivantes = laisserPasser(ctx, id);
    proposees += suivantes ?? 0;
    return suivantes !== null;
  });
  const closes = pourChacun(lignes(aClore(ctx)), echecs, ({ id }) => cloreLaListe(ctx, id));
  pourChacun(lignes(aOffrir(ctx)), echecs, ({ id }) => {
    const offertes = ctx.db.transaction((tx) => offrirLesPlaces({ ...ctx, db: tx }, id), { behavior: 'immediate' });
    proposees += offertes;
    return offertes > 0;
  });
  const fait = [
    proposees > 0 ? accorder(proposees, 'place proposée', 'places proposées') : '',
    passees > 0 ? accorder(passees, 'offre passée', 'offres passées') : '',
    closes > 0 ? accorder(closes, 'attente close', 'attentes closes') : '',
  ].filter(Boolean);
  const phrase = `${fait.join(', ') || 'Rien à proposer'}.`;
  if (echecs.size > 0) throw resumerEchecs(echecs, ['passage en liste d’attente', 'passages en liste d’attente'], phrase);
  return phrase;
}

/** Every five minutes: places that are free go to whom they are due. */
export const TACHE_DE_LA_LISTE: Tache = {
  nom: 'formations.attente',
  libelle: 'Proposer les places de formation qui se libèrent',
  horaire: '*/5 * * * *',
  aFaire: (ctx) => aLaisserPasser(ctx).length > 0 || aClore(ctx).length > 0 || aOffrir(ctx).length > 0,
  executer: passerLeTemps,
};

/** Open ones whose last day to register has passed, and that reach their minimum. */
function aConfirmer(ctx: Contexte): number[] {
  return ctx.db
    .select({ id: formations.id, capacite: formations.capacite, minimum: formations.minimum })
    .from(formations)
    .where(
      and(
        ...[eq(formations.statut, 'ouverte'), isNotNull(formations.limite)],
        lt(formations.limite, jourCivil(ctx.maintenant, ctx.fuseau)),
      ),
    )
    .all()
    .filter((une) => lirePlaces(ctx, une).tenues >= une.minimum)
    .map(({ id }) => id);
}

/** Those whose last half-day was yesterday or before, with somebody in them; below its minimum, only one that was confirmed. */
const aRealiser = (ctx: Contexte): number[] =>
  ctx.db
    .selectDistinct({ id: formations.id, statut: formations.statut, capacite: formations.capacite, minimum: formations.minimum })
    .from(formations)
    .innerJoin(inscriptions, and(eq(inscriptions.formationId, formations.id), eq(inscriptions.statut, 'validee')))
    .where(
      and(
        inArray(formations.statut, [...STATUTS_A_VENIR]),
        lte(formations.au, demiJournee(jourCivil(ctx.maintenant, ctx.fuseau), 'matin') - 1),
      ),
    )
    .all()
    .filter((une) => une.statut === 'confirmee' || lirePlaces(ctx, une).tenues >= une.minimum)
    .map(({ id }) => id);

function suivreLesFormations(ctx: Contexte): string {
  const echecs: Echecs = new Map();
  const fait = (ids: readonly number[], faire: (id: number) => void) =>
    pourChacun(lignes(ids), echecs, ({ id }) => {
      faire(id);
      return true;
    });
  const confirmees = fait(aConfirmer(ctx), (id) => confirmerFormation(ctx, id));
  const tenues = fait(aRealiser(ctx), (id) => realiserFormation(ctx, id));
  const phrases = [
    confirmees > 0 ? accorder(confirmees, 'formation confirmée', 'formations confirmées') : '',
    tenues > 0 ? `${accorder(tenues, 'formation')} qui ${tenues > 1 ? 'ont' : 'a'} eu lieu` : '',
  ].filter(Boolean);
  const phrase = `${phrases.join(', ') || 'Rien à suivre'}.`;
  if (echecs.size > 0) throw resumerEchecs(echecs, ['formation', 'formations'], phrase);
  return phrase;
}

/** Every morning: what goes by itself does. */
export const TACHE_DES_FORMATIONS: Tache = {
  nom: 'formations.suivre',
  libelle: 'Confirmer les formations qui ont assez d’inscriptions, noter celles qui ont eu lieu',
  horaire: '10 6 * * *',
  aFaire: (ctx) => aConfirmer(ctx).length > 0 || aRealiser(ctx).length > 0,
  executer: suivreLesFormations,
};
