import { and, eq } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { permet } from '#app/commun/cycle.ts';
import { interdit, introuvable } from '#app/commun/erreurs.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { listThemes } from '#app/formations/programme/themes.server.ts';
import { plier } from '#app/reseau/plier.ts';
import { pourQuelleStructure } from '#app/reseau/structures/pour-quelle-structure.server.ts';
import { cycleBesoin, relationsAuBesoin } from './besoins.ts';
import { themeDuBesoin } from './deviner.ts';
import type { SaisieBesoin } from './saisie.ts';
import { besoinsDeFormation, competencesDeBesoin } from './tables.ts';

const PHRASES = {
  pasLaSienne: 'On dit un besoin pour sa propre structure\u00a0: choisissez l’une des vôtres.',
  sansStructure: 'Il faut être dans l’équipe d’une structure pour dire un besoin.',
};

/** To a partenaire there are no needs. @throws ErreurMetier INTROUVABLE */
export function exigerBesoins({ acteur }: ContextePersonne): void {
  if (acteur.roles.includes('partenaire') && !acteur.roles.includes('coordination')) throw introuvable();
}

/**
 * Says what one's team wants to learn. It is counted under the term of the vocabulary that it says, or that is near.
 * @returns its id, the same when the form is sent twice or when the structure has said it already
 * @throws ErreurMetier INTROUVABLE to a partenaire; INTERDIT for a structure that is not hers; IMPOSSIBLE on `structureId` when
 *   there is one to choose
 */
export function direUnBesoin(ctx: ContextePersonne, saisie: SaisieBesoin): number {
  exigerBesoins(ctx);
  return enTransaction(ctx, (tx) => {
    const ici = tx as ContextePersonne;
    const dite = saisie.structureId ?? ici.acteur.responsableDe[0];
    const structureId = pourQuelleStructure(ici, dite, PHRASES);
    const relations = relationsAuBesoin({ structureId, autriceId: ici.acteur.personneId }, ici.acteur);
    if (!permet(cycleBesoin, 'dire', relations)) throw interdit(PHRASES.pasLaSienne);
    return uneSeuleFois(ici, 'dire-un-besoin', saisie.geste, () => ecrire(ici, structureId, saisie));
  });
}

function ecrire(ctx: ContextePersonne, structureId: number, { besoin, public: pour = 'equipe' }: SaisieBesoin): number {
  const texte = besoin.replace(/\s+/g, ' ');
  const { db, maintenant, acteur } = ctx;
  const deja = db
    .select({ id: besoinsDeFormation.id, texte: besoinsDeFormation.texte })
    .from(besoinsDeFormation)
    .where(
      and(
        ...[eq(besoinsDeFormation.structureId, structureId), eq(besoinsDeFormation.statut, 'ouvert')],
        eq(besoinsDeFormation.public, pour),
      ),
    )
    .all()
    .find((lu) => plier(lu.texte ?? '') === plier(texte));
  if (deja) return deja.id;
  const { id } = db
    .insert(besoinsDeFormation)
    .values({
      statut: cycleBesoin.transitions.dire.vers,
      structureId,
      autriceId: acteur.personneId,
      public: pour,
      texte,
      ditLe: maintenant,
    })
    .returning({ id: besoinsDeFormation.id })
    .get();
  const terme = themeDuBesoin(texte, listThemes(ctx));
  if (terme) db.insert(competencesDeBesoin).values({ besoinId: id, competenceId: terme.id }).run();
  journaliser(ctx, {
    ...{ domaine: 'formations', objet: cycleBesoin.objet, objetId: id, acte: 'dire' },
    resume: `a dit un besoin de formation\u00a0: ${entreGuillemets(texte)}`,
    apres: { statut: 'ouvert', texte, public: pour, structureId },
  });
  return id;
}

/**
 * Takes back a need.
 * @throws ErreurMetier INTROUVABLE when unknown, and to a partenaire; INTERDIT to whoever neither said it nor commits the
 *   structure; IMPOSSIBLE once it was answered
 */
export function retirerUnBesoin(ctx: ContextePersonne, id: number | undefined): void {
  exigerBesoins(ctx);
  enTransaction(ctx, (tx) => {
    const ligne =
      id === undefined ? undefined : tx.db.select().from(besoinsDeFormation).where(eq(besoinsDeFormation.id, id)).get();
    if (!ligne) throw introuvable();
    franchir(tx, cycleBesoin, 'retirer', {
      ...{ table: besoinsDeFormation, domaine: 'formations', ligne, relations: relationsAuBesoin(ligne, tx.acteur) },
      ...{
        champs: { finiLe: tx.maintenant },
        resume: `a retiré un besoin de formation${ligne.texte ? `\u00a0: ${entreGuillemets(ligne.texte)}` : ''}`,
      },
    });
  });
}
