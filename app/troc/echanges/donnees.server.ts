import { desc, eq, or } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { parleDe } from '#app/commun/donnees.server.ts';
import { oublierTexte } from '#app/commun/oublier.ts';
import { libelleInstant } from '#app/commun/periode.ts';
import type { Conservation, PartDeDossier, PersonneAEffacer } from '#app/commun/prise.ts';
import { annonces } from '#app/troc/annonces/tables.ts';
import { LIBELLE_STATUT_ECHANGE } from './echanges.ts';
import { echanges, messagesEchange } from './tables.ts';

/** What the échanges hold of someone: what she wrote there. */
export function donneesDesEchanges({ db, fuseau }: Contexte, personneId: number): PartDeDossier[] {
  return [
    {
      titre: 'Les messages que vous avez écrits dans des échanges',
      pourquoi: 'Deux structures se parlent d’une annonce\u00a0: elles seules les lisent.',
      colonnes: ['Le', 'Annonce', 'État de l’échange', 'Message'],
      lignes: db
        .select({
          ...{ le: messagesEchange.ecritLe, texte: messagesEchange.texte },
          ...{ titre: annonces.titre, statut: echanges.statut },
        })
        .from(messagesEchange)
        .innerJoin(echanges, eq(echanges.id, messagesEchange.echangeId))
        .innerJoin(annonces, eq(annonces.id, echanges.annonceId))
        .where(eq(messagesEchange.auteurId, personneId))
        .orderBy(desc(messagesEchange.id))
        .all()
        .map(({ le, texte, titre, statut }) => [
          ...[libelleInstant(le, fuseau), titre, LIBELLE_STATUT_ECHANGE[statut], texte ?? 'effacé'],
        ]),
    },
  ];
}

/** Her own messages lose their text, and others' her name; the échanges stay, and are counted. */
export function effacerDesEchanges({ db }: Contexte, { personneId, reperes }: PersonneAEffacer): void {
  db.update(messagesEchange).set({ texte: null }).where(eq(messagesEchange.auteurId, personneId)).run();
  const oublie = (texte: string | null) => (texte === null ? null : oublierTexte(texte, reperes));
  for (const { id, texte } of db
    .select({ id: messagesEchange.id, texte: messagesEchange.texte })
    .from(messagesEchange)
    .where(parleDe(messagesEchange.texte, reperes))
    .all()) {
    db.update(messagesEchange)
      .set({ texte: oublie(texte) })
      .where(eq(messagesEchange.id, id))
      .run();
  }
  const { id, rdvLieu, rdvNote, suite } = echanges;
  const nommee = or(...[rdvLieu, rdvNote, suite].map((colonne) => parleDe(colonne, reperes)));
  for (const lu of db.select({ id, rdvLieu, rdvNote, suite }).from(echanges).where(nommee).all()) {
    db.update(echanges)
      .set({ rdvLieu: oublie(lu.rdvLieu), rdvNote: oublie(lu.rdvNote), suite: oublie(lu.suite) })
      .where(eq(echanges.id, lu.id))
      .run();
  }
}

export const CONSERVATION_ECHANGES: readonly Conservation[] = [
  {
    quoi: 'Les messages que vous avez écrits à propos d’une annonce',
    pourquoi: 'Que les deux structures gardent le fil de ce qu’elles conviennent.',
    duree: 'Deux ans après la fin de l’échange (réglable), ou après son dernier message',
    comment:
      'La tâche «\u00a0Effacer les messages des échanges terminés\u00a0», chaque nuit\u00a0; votre effacement les efface aussitôt',
  },
];
