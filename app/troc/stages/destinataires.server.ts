import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { journal } from '#app/commun/tables.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { signatairesDe } from '#app/reseau/signataires/signataires.server.ts';
import { type Dossier, demandeUneConvention } from './dossiers.server.ts';
import type { Lectrice } from './lettres.ts';
import { COTES, type Cote, cycleStage } from './stages.ts';

export interface Concernee extends Lectrice {
  id: number;
  adresse: string;
  nom: string;
}

/** All whom a stage concerns and who have an address, in the order of their ids. Of a wish, the host's people are not. */
export function concerneesPar(ctx: Contexte, d: Dossier): Concernee[] {
  const proposee = d.ligne.propositionNumero > 0;
  const lieux = proposee ? [d.origine.id, d.accueil.id] : [d.origine.id];
  const responsables = ctx.db
    .selectDistinct({ personneId: fonctions.personneId, structureId: fonctions.structureId })
    .from(fonctions)
    .where(
      and(
        inArray(fonctions.structureId, lieux),
        eq(fonctions.responsable, true),
        enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
      ),
    )
    .all();
  const signent = demandeUneConvention(d) && d.ligne.accepteLe !== null ? signatairesDe(ctx, lieux) : [];
  const stagiaires = d.stagiaires.map(({ id }) => id);
  const ids = [
    ...responsables.map((r) => r.personneId),
    ...signent.map((s) => s.personneId),
    ...stagiaires,
    ...(proposee && d.tutrice ? [d.tutrice.id] : []),
  ];
  const cotesDe = (lignes: readonly { personneId: number; structureId: number }[], id: number): Cote[] =>
    COTES.filter((cote) => lignes.some((l) => l.personneId === id && l.structureId === d[cote].id));
  return ctx.db
    .select({ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom, adresse: personnes.courriel })
    .from(personnes)
    .where(and(inArray(personnes.id, ids), isNotNull(personnes.courriel)))
    .orderBy(asc(personnes.id))
    .all()
    .map((p) => ({
      id: p.id,
      prenom: p.prenom,
      nom: nomComplet(p),
      adresse: p.adresse ?? '',
      stagiaire: stagiaires.includes(p.id),
      tutrice: proposee && p.id === d.tutrice?.id,
      cotes: cotesDe(responsables, p.id),
      signePour: cotesDe(signent, p.id),
    }));
}

/**
 * Both sides agreed on it once, even when one has put it off since: whoever accompanies knows of it, and it stands in the
 * telephones of those who come.
 */
export function dejaAccepte({ db }: Contexte, { ligne }: Dossier): boolean {
  if (ligne.accepteLe !== null) return true;
  const ici = and(eq(journal.domaine, 'troc'), eq(journal.objet, cycleStage.objet), eq(journal.objetId, ligne.id));
  return (
    db
      .select({ id: journal.id })
      .from(journal)
      .where(and(ici, eq(journal.acte, 'accepter')))
      .limit(1)
      .get() !== undefined
  );
}

/** Those who come on the day: who goes, and who welcomes her. */
export const surPlace = (toutes: readonly Concernee[]) => toutes.filter((p) => p.stagiaire || p.tutrice);

/** Who is asked for each side's bilan: the person who was there; failing her address, those who commit the structure. */
export function aQuiDemanderLeBilan(toutes: readonly Concernee[], rendus: readonly Cote[] = []): Concernee[] {
  const du = (cote: Cote) => {
    if (rendus.includes(cote)) return [];
    const presente = toutes.filter((p) => (cote === 'origine' ? p.stagiaire : p.tutrice));
    return presente.length > 0 ? presente : toutes.filter((p) => p.cotes.includes(cote));
  };
  return [...new Set([...du('origine'), ...du('accueil')])];
}

/**
 * Whose consent or signature is awaited now: first the people who go, then whoever may sign for each structure; where
 * nobody may, those who commit it, who say who signs.
 */
export function aQuiDemanderLesPapiers(d: Dossier, toutes: readonly Concernee[]): Concernee[] {
  const { accordsAttendus, signaturesAttendues } = d.papiers;
  if (accordsAttendus.length > 0) return toutes.filter(({ id }) => accordsAttendus.includes(id));
  return [
    ...new Set(
      signaturesAttendues.flatMap((cote) => {
        const signent = toutes.filter(({ signePour }) => signePour.includes(cote));
        return signent.length > 0 ? signent : toutes.filter(({ cotes }) => cotes.includes(cote));
      }),
    ),
  ];
}
