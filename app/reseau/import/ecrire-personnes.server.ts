import { and, eq, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { aNom, deNom } from '#app/commun/francais.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { enSuivantLesMandats } from '#app/reseau/signataires/mandats.server.ts';
import type { EcriturePersonne } from './decider-personnes.ts';

/** Writes the people of a list; one writer a list, so that a row finds those that an earlier one brought. */
export function creerEcrivainDePersonnes(ctx: Contexte): (ecriture: EcriturePersonne) => void {
  const ids = new Map<string, number>();
  return (ecriture) => {
    const { personne } = ecriture;
    const id = personne.id ?? ids.get(personne.cle) ?? creer(ctx, ecriture);
    ids.set(personne.cle, id);
    if (Object.keys(ecriture.champs).length > 0) corriger(ctx, id, ecriture);
    if (ecriture.fonction) ecrireFonction(ctx, id, ecriture);
  };
}

function creer(ctx: Contexte, { personne }: EcriturePersonne): number {
  const { prenom, nom, courriel, telephone, montrerCourriel, montrerTelephone } = personne;
  const champs = { prenom, nom, courriel, telephone, montrerCourriel, montrerTelephone };
  const { id } = ctx.db
    .insert(personnes)
    .values({ ...champs, creeeLe: ctx.maintenant })
    .returning({ id: personnes.id })
    .get();
  journaliser(ctx, {
    ...{ domaine: 'reseau', objet: 'personne', objetId: id, acte: 'importer' },
    resume: `a ajouté ${nomComplet(personne)}, par un tableur`,
    apres: champs,
  });
  return id;
}

function corriger(ctx: Contexte, id: number, { personne, champs }: EcriturePersonne): void {
  const avant = ctx.db.select().from(personnes).where(eq(personnes.id, id)).get();
  ctx.db
    .update(personnes)
    .set({ ...champs, version: sql`${personnes.version} + 1` })
    .where(eq(personnes.id, id))
    .run();
  const changes = Object.keys(champs) as (keyof typeof champs)[];
  journaliser(ctx, {
    ...{ domaine: 'reseau', objet: 'personne', objetId: id, acte: 'importer' },
    resume: `a complété ${nomComplet(personne)}, par un tableur`,
    avant: Object.fromEntries(changes.map((champ) => [champ, avant?.[champ] ?? null])),
    apres: champs,
  });
}

function ecrireFonction(ctx: Contexte, personneId: number, { personne, fonction, nomDeStructure }: EcriturePersonne): void {
  if (!fonction) return;
  const { connue, champs } = fonction;
  const { structureId, fonction: quoi, intitule, lien, du, au, responsable } = connue;
  const neuve = connue.id === null && Object.keys(champs).length === 0;
  if (neuve)
    ctx.db.insert(fonctions).values({ personneId, structureId, fonction: quoi, intitule, lien, du, au, responsable }).run();
  else {
    const laquelle =
      connue.id === null
        ? and(eq(fonctions.personneId, personneId), eq(fonctions.structureId, structureId), eq(fonctions.fonction, quoi))
        : eq(fonctions.id, connue.id);
    enSuivantLesMandats(ctx, { structureId, personneId }, () =>
      ctx.db.update(fonctions).set({ intitule, lien, du, au }).where(laquelle).run(),
    );
  }
  journaliser(ctx, {
    ...{ domaine: 'reseau', objet: 'personne', objetId: personneId, acte: 'importer' },
    resume: `a écrit la fonction ${deNom(nomComplet(personne))} ${aNom(nomDeStructure)}, par un tableur`,
    apres: neuve ? { structureId, fonction: quoi, du, au } : { structureId, ...champs },
  });
}
