import { count, eq, isNotNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PRISES } from '#app/accueil/prises.server.ts';
import { listDemandes } from '#app/cellule/demandes/ouvrir.server.ts';
import { membresCellule } from '#app/cellule/tables.ts';
import type { Personne } from '#app/commun/contexte.ts';
import { journal } from '#app/commun/tables.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';
import { comptes } from '#app/reseau/comptes/tables.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { cleDePhrase, type Identite, ouvrirSceau } from '#app/services/coffre.server.ts';
import { courriels } from '#app/services/tables.ts';
import { appuis } from '#app/troc/appuis/tables.ts';
import { experiences } from '#app/troc/experiences/tables.ts';
import { stages } from '#app/troc/stages/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { verifierBase } from '#db/verifier.ts';
import { baseDeTest } from '#tests/base.ts';
import { semerDemo } from './semer.ts';

const LIEN = { adressePublique: 'http://localhost:3000' };
const nombre = (db: ReturnType<typeof baseDeTest>['db'], table: typeof structures | typeof personnes | typeof journal) =>
  db.select({ n: count() }).from(table).get()?.n ?? 0;

// A Sunday night, the eve of a public holiday, the end of a leap February, the change of hour.
test.each(['2026-11-21T23:30:00Z', '2027-04-30T10:00:00Z', '2028-02-29T06:00:00Z', '2027-03-28T01:30:00Z'])(
  'the demonstration is alive, sound and complete on %s',
  async (instant) => {
    const { db, sqlite, fermer } = baseDeTest();
    const maintenant = new Date(instant);
    expect(await semerDemo(db, { maintenant, ...LIEN })).toBe(true);
    expect(verifierBase(sqlite)).toEqual([]);
    expect(PRISES.flatMap((prise) => prise.verifier?.(db) ?? [])).toEqual([]);
    expect(nombre(db, structures)).toBe(24);
    expect(nombre(db, personnes)).toBeGreaterThan(110);
    const fiches = db.select({ statut: experiences.statut }).from(experiences).all();
    expect(fiches.map(({ statut }) => statut).sort()).toEqual(['brouillon', 'publiee', 'publiee']);
    const statuts = db.selectDistinct({ statut: stages.statut }).from(stages).all();
    expect(statuts.map((ligne) => ligne.statut).sort()).toEqual([
      ...['accepte', 'annule', 'clos', 'expire', 'non_realise', 'propose', 'realise', 'refuse', 'signe', 'souhaite'],
    ]);
    const siens = db.select({ statut: appuis.statut }).from(appuis).all();
    expect(siens.map(({ statut }) => statut).sort()).toEqual(['clos', 'demande', 'experts_sollicites', 'programme', 'tenu']);
    const dernier = db
      .select({ le: journal.le })
      .from(journal)
      .orderBy(journal.id)
      .all()
      .map((ligne) => ligne.le.getTime());
    expect(dernier).toEqual([...dernier].sort((a, b) => a - b));
    expect(Math.max(...dernier)).toBeLessThanOrEqual(maintenant.getTime());
    const envois = db.select().from(courriels).where(eq(courriels.etat, 'a_envoyer')).all();
    expect(envois.every((courriel) => maintenant.getTime() - courriel.deposeLe.getTime() <= 86_400_000)).toBe(true);
    fermer();
  },
);

describe('the demonstration of one Saturday', () => {
  const maintenant = new Date('2026-11-21T10:00:00Z');
  const { db, fermer } = baseDeTest();
  beforeAll(() => semerDemo(db, { maintenant, ...LIEN }));
  afterAll(fermer);

  test('the demo accounts are who the other tools expect', async () => {
    const acteur = (nom: string) => {
      const ligne = db
        .select({ id: personnes.id })
        .from(personnes)
        .where(eq(personnes.courriel, `${nom}@cru87.example`))
        .get();
      return ligne && getActeur({ db, maintenant, fuseau: 'Europe/Paris' }, ligne.id);
    };
    for (let numero = 1; numero <= 24; numero++) {
      expect(acteur(`direction.${numero}`)?.responsableDe).toEqual([numero]);
      expect(acteur(`equipe.${numero}`)).toMatchObject({ roles: ['equipe'], membreDe: [numero] });
    }
    expect(acteur('coordination')).toMatchObject({ roles: ['cellule', 'coordination', 'responsable'], responsableDe: [4] });
    expect(acteur('direction.3')?.roles).toContain('cellule');
    expect(acteur('direction.5')?.roles).toContain('cellule');
    expect(acteur('partenaire.caf')?.roles).toEqual(['partenaire']);
    expect(acteur('partenaire.msa')?.roles).toEqual(['partenaire']);
    const avecMotDePasse = db.select({ n: count() }).from(comptes).where(isNotNull(comptes.motDePasse)).get();
    expect(avecMotDePasse?.n).toBe(1 + 24 + 24 + 2);
    for (const compte of ['coordination', 'direction.3', 'direction.5']) {
      expect(await lusParLaCellule(db, acteur(compte), maintenant), compte).toContain(
        'Nous ne savons plus comment payer les salaires de mars.',
      );
    }
  });

  test('a base that holds a structure is left as it is', async () => {
    const avant = nombre(db, journal);
    expect(await semerDemo(db, { maintenant: new Date('2026-11-22T10:00:00Z'), ...LIEN })).toBe(false);
    expect(nombre(db, journal)).toBe(avant);
  });
});

/** What a member of the cell finds behind the phrase of the demonstration, in the demande that is well on its way. */
async function lusParLaCellule(db: Base, acteur: Personne | undefined, maintenant: Date): Promise<string> {
  const membre = db
    .select()
    .from(membresCellule)
    .where(eq(membresCellule.personneId, acteur?.personneId ?? 0))
    .get();
  if (!acteur || !membre) return '';
  const cle = await ouvrirSceau<Identite>(membre.identiteScellee, [
    await cleDePhrase('phrase-demo-cellule-2026', membre.sel, membre.cout),
  ]);
  const ctx = { db, acteur, maintenant, fuseau: 'Europe/Paris', adressePublique: LIEN.adressePublique };
  const demandes = await listDemandes(ctx, { identites: cle ? [cle] : [] });
  return JSON.stringify(demandes.filter(({ statut }) => statut === 'preconisations_remises'));
}
