import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { franchirDemande } from '#app/cellule/accompagnement/franchir.server.ts';
import { PASSAGES } from '#app/cellule/accompagnement/passages.ts';
import { CYCLE_DEMANDE, DROITS_DEMANDE, estEntreMembres, RELATIONS_DEMANDE, STATUTS_DEMANDE } from '#app/cellule/cellule.ts';
import { passages } from '#app/cellule/demandes/histoire.ts';
import { demandesCellule } from '#app/cellule/tables.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest } from '#tests/base.ts';
import { fabriquerAccompagnement } from '#tests/fabriques/accompagnement.ts';

// Every relation × status × transition of a demande, on the real verbes: what is not written here is forbidden.

let base: BaseOuverte;
let scene: Awaited<ReturnType<typeof fabriquerAccompagnement>>;

beforeEach(() => base.sqlite.exec('savepoint test'));
afterEach(() => base.sqlite.exec('rollback to test; release test'));
beforeAll(async () => {
  base = baseDeTest();
  scene = await fabriquerAccompagnement(base.db);
});

const tout = () =>
  ['demandes_cellule', 'acces_cellule', 'pieces_cellule', 'rappels_cellule', 'courriels_discrets', 'journal'].map((table) =>
    JSON.stringify(base.sqlite.prepare(`select * from ${table}`).all()),
  );

const SAISIE = { mot: 'Un mot.', note: '', contact: { jour: '2026-03-23', avec: 'Sabine' } };

describe.each(PASSAGES)('%s', (transition) => {
  test.each(RELATIONS_DEMANDE)('by %s', async (relation) => {
    const { de, vers, par } = CYCLE_DEMANDE.transitions[transition];
    const { ctx, ouvrir } = scene[relation];
    const admise =
      (par as readonly string[]).includes(relation) || (relation === 'membre_choisi' && par.includes('membre' as never));
    const ouverte = await ouvrir();
    for (const statut of STATUTS_DEMANDE) {
      base.sqlite.exec('savepoint essai');
      base.db.update(demandesCellule).set({ statut }).where(eq(demandesCellule.id, scene.id)).run();
      const avant = tout();
      const essai = franchirDemande(ctx, { ...ouverte, statut }, transition, SAISIE);
      if (admise && (de as readonly string[]).includes(statut)) {
        await essai;
        const apres = await ouvrir();
        expect(apres.statut).toBe(vers);
        expect(apres.statutLe).toBe('2026-03-23');
        expect(passages(apres.pieces).at(-1)).toMatchObject({ transition, par: ctx.acteur.personneId, mot: 'Un mot.' });
      } else {
        const refus = await essai.catch((erreur: unknown) => erreur);
        expect(refus).toBeInstanceOf(ErreurMetier);
        expect((refus as ErreurMetier).code).toBe(admise ? 'IMPOSSIBLE' : 'INTERDIT');
        expect(tout()).toEqual(avant);
      }
      base.sqlite.exec('rollback to essai; release essai');
    }
  });
});

test('what is typed for these is sealed to the members alone when the door closes, and for nothing else', () => {
  const tous = [...Object.keys(DROITS_DEMANDE), ...Object.keys(CYCLE_DEMANDE.transitions)] as Parameters<
    typeof estEntreMembres
  >[0][];
  expect(tous.filter(estEntreMembres).sort()).toEqual([
    ...['clore', 'ecrire_entre_membres', 'engager', 'indiquer_une_porte', 'inviter', 'noter_rencontre', 'orienter'],
    ...['preconiser', 'prendre_contact', 'remettre_preconisations', 'rouvrir_l_acces', 'se_recuser', 'suivre'],
  ]);
});
