import { and, asc, eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lireFichier } from '#app/accueil/fichiers.server.ts';
import { PRISES } from '#app/accueil/prises.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { aNom } from '#app/commun/francais.ts';
import { demiJournee, jourDe } from '#app/commun/periode.ts';
import { journal } from '#app/commun/tables.ts';
import { lireFormulaire } from '#app/http/pages.server.ts';
import { carnetDeMalle, malles, objetsDeMalle } from '#app/malles/catalogue/tables.ts';
import { occupationsDeMalle } from '#app/malles/occupation/tables.ts';
import { gardesDe, getReservation } from '#app/malles/reservations/dossiers.server.ts';
import { demiJourneesTenues, STATUTS_OCCUPANTS } from '#app/malles/reservations/reservations.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { fichiers } from '#app/reseau/fichiers/tables.ts';
import { courriels } from '#app/services/tables.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe } from '#tests/base.ts';
import { fabriquerMalle, fabriquerReservation } from '#tests/fabriques/malles.ts';
import { fabriquerCompte, fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { apresReglement } from './avis.server.ts';
import { aCompterAuDepart, aCompterAuRetour, aRacheter, noterLeRachat } from './compte.server.ts';
import { preparerPhotos } from './ecrire.server.ts';
import { vuDuReglement } from './inventaires.ts';
import { lireInventaires } from './lectures.server.ts';
import { lirePageDInventaire } from './page-d-inventaire.server.ts';
import { noterLaCaution, regulariser, signaler } from './regler.server.ts';
import { remettre } from './remettre.server.ts';
import { passerLeRelais, rendre } from './rendre.server.ts';
import { saisieInventaire, saisieReglements } from './saisie.ts';
import { inventaires, lignesInventaire } from './tables.ts';

let ouverte: BaseOuverte;
beforeEach(() => {
  ouverte = baseDeTest();
});
afterEach(() => {
  // Whatever was done, the half-days that are held are those of the loans.
  const { db } = ouverte;
  const tenues = db
    .select({ malleId: occupationsDeMalle.malleId, d: occupationsDeMalle.demiJournee, c: occupationsDeMalle.couche })
    .from(occupationsDeMalle)
    .all()
    .map(({ malleId, d, c }) => `${malleId} ${d} ${c}`)
    .sort();
  const dues = db
    .select()
    .from(reservations)
    .all()
    .filter(({ statut }) => STATUTS_OCCUPANTS.some((un) => un === statut))
    .flatMap((pret) =>
      demiJourneesTenues(pret, { avant: pret.tamponAvant, apres: pret.tamponApres }).map(
        ({ demiJournee: d, couche }) => `${pret.malleId} ${d} ${couche}`,
      ),
    )
    .sort();
  expect(tenues).toEqual(dues);
  ouverte.fermer();
});

const MARDI = new Date('2026-04-07T08:00:00Z');
const le = (jour: string) => new Date(`${jour}T08:00:00Z`);
const noms = { remis: 'Amina Kerdoncuff', recu: 'Maëlle Roudier' };
const complet = { ...noms, objets: null };

function decor(champs: Partial<typeof reservations.$inferInsert> = {}) {
  const { db } = ouverte;
  const garde = fabriquerEquipe(db);
  const emprunte = fabriquerEquipe(db);
  const { malle, objets } = fabriquerMalle(db, {
    structureId: garde.structure.id,
    gardienneId: garde.animatrice.id,
    caution: 5000,
  });
  const [balles, nez] = objets as [(typeof objets)[0], (typeof objets)[0]];
  const pret = fabriquerReservation(db, {
    ...{ malleId: malle.id, debut: '2026-04-07', fin: '2026-04-09', caution: 5000 },
    ...{ structureId: emprunte.structure.id, contactId: emprunte.animatrice.id, ...champs },
  });
  const gardienne = (quand = MARDI) => ctxDe(db, garde.animatrice.id, quand);
  const emprunteuse = (quand = MARDI) => ctxDe(db, emprunte.animatrice.id, quand);
  return { db, garde, emprunte, malle, balles, nez, pret, gardienne, emprunteuse };
}

const ligne = (id: number) => ouverte.db.select().from(reservations).where(eq(reservations.id, id)).get() ?? expect.fail();
const jours = (id: number) => [jourDe(ligne(id).du), jourDe(ligne(id).au)];
const code = (acte: () => unknown) => {
  try {
    acte();
  } catch (erreur) {
    return (erreur as { code?: string }).code;
  }
  return 'fait';
};
const compter = (objets: Record<number, number>, plus: Record<number, object> = {}) => ({
  ...noms,
  objets: Object.entries(objets).map(([objetId, presents]) => ({
    objetId: Number(objetId),
    presents,
    ...plus[Number(objetId)],
  })),
});

test('the button of a count says what its reader does', () => {
  const { pret, emprunteuse, gardienne, emprunte, garde } = decor();
  const bouton = (qui: ContextePersonne, occasion: 'depart' | 'retour') => lirePageDInventaire(qui, pret.id, occasion).bouton;
  expect(bouton(emprunteuse(), 'depart')).toBe('Prendre la malle');
  expect(bouton(gardienne(), 'depart')).toBe(`Remettre la malle ${aNom(emprunte.structure.nom)}`);
  expect(bouton(emprunteuse(), 'retour')).toBe(`Rendre la malle ${aNom(garde.structure.nom)}`);
  expect(bouton(gardienne(), 'retour')).toBe('Reprendre la malle');
});

describe('a malle is handed over', () => {
  test('all at once, by either side, with its journal; sent twice it is done once', () => {
    const { pret, emprunteuse, balles, nez } = decor();
    remettre(emprunteuse(), pret.id, { ...complet, geste: 'clé' });
    remettre(emprunteuse(), pret.id, { ...complet, geste: 'clé' });
    expect(ligne(pret.id)).toMatchObject({ statut: 'en_pret', remiseLe: MARDI, cautionRecueLe: null });
    expect(ouverte.db.select().from(inventaires).all()).toMatchObject([{ sens: 'depart', ...noms }]);
    expect(ouverte.db.select().from(lignesInventaire).orderBy(asc(lignesInventaire.id)).all()).toMatchObject([
      { objetId: balles.id, attendu: 24, presents: 24, cause: null },
      { objetId: nez.id, attendu: 30, presents: 30, cause: null },
    ]);
    expect(ouverte.db.select().from(journal).where(eq(journal.acte, 'remettre')).all()).toHaveLength(1);
    expect(code(() => remettre(emprunteuse(), pret.id, complet))).toBe('IMPOSSIBLE');
  });

  test('the caution is noted by whoever keeps it, and by nobody else', () => {
    const un = decor();
    remettre(un.emprunteuse(), un.pret.id, { ...complet, caution: true });
    expect(ligne(un.pret.id).cautionRecueLe).toBeNull();
    const deux = decor();
    remettre(deux.gardienne(), deux.pret.id, { ...complet, caution: true });
    expect(ligne(deux.pret.id).cautionRecueLe).toEqual(MARDI);
  });

  test('a stranger may not, a partenaire finds nothing', () => {
    const { db, pret } = decor();
    const { animatrice } = fabriquerEquipe(db);
    const caf = fabriquerPersonne(db);
    fabriquerCompte(db, caf.id);
    fabriquerRole(db, caf.id, 'partenaire');
    expect(code(() => remettre(ctxDe(db, animatrice.id, MARDI), pret.id, complet))).toBe('INTERDIT');
    expect(code(() => remettre(ctxDe(db, caf.id, MARDI), pret.id, complet))).toBe('INTROUVABLE');
    expect(ligne(pret.id).statut).toBe('acceptee');
  });

  test('counts beyond the content, or an object left out, are refused on their field', () => {
    const { pret, gardienne, balles, nez } = decor();
    const essayer = (objets: Record<number, number>) => () => remettre(gardienne(), pret.id, compter(objets));
    expect(essayer({ [balles.id]: 25, [nez.id]: 30 })).toThrow(
      expect.objectContaining({ code: 'IMPOSSIBLE', champ: `n-${balles.id}` }),
    );
    expect(essayer({ [balles.id]: -1, [nez.id]: 30 })).toThrow(expect.objectContaining({ champ: `n-${balles.id}` }));
    expect(essayer({ [balles.id]: 24 })).toThrow(expect.objectContaining({ champ: `n-${nez.id}` }));
    expect(ouverte.db.select().from(inventaires).all()).toEqual([]);
  });

  test('sooner, its loan begins that day if nobody else has it before', () => {
    const { pret, gardienne } = decor();
    remettre(gardienne(le('2026-04-02')), pret.id, complet);
    expect(jours(pret.id)).toEqual(['2026-04-02', '2026-04-09']);
  });

  test('sooner, never before another who booked it', () => {
    const { db, malle, pret, gardienne } = decor();
    fabriquerReservation(db, { malleId: malle.id, debut: '2026-04-03', fin: '2026-04-03', tamponApres: 1 });
    expect(() => remettre(gardienne(le('2026-04-02')), pret.id, complet)).toThrow(/l’a réservée vendredi 3 avril/);
    expect(ligne(pret.id).statut).toBe('acceptee');
  });

  test('the very day another brought it back, its loan begins behind what was kept', () => {
    const { db, malle, pret, gardienne } = decor();
    fabriquerReservation(db, { malleId: malle.id, debut: '2026-03-30', fin: '2026-04-01', statut: 'close' });
    remettre(gardienne(le('2026-04-01')), pret.id, complet);
    expect(jours(pret.id)).toEqual(['2026-04-03', '2026-04-09']);
  });

  test('late, its dates stay; once they are past, not at all', () => {
    const { pret, gardienne } = decor();
    remettre(gardienne(le('2026-04-09')), pret.id, complet);
    expect(jours(pret.id)).toEqual(['2026-04-07', '2026-04-09']);
    const passe = decor();
    expect(() => remettre(passe.gardienne(le('2026-04-10')), passe.pret.id, complet)).toThrow(/dates de ce prêt sont passées/);
  });

  test('not while another has it, nor out of service', () => {
    const { db, malle, pret, gardienne } = decor();
    const autre = fabriquerReservation(db, { malleId: malle.id, debut: '2026-04-01', fin: '2026-04-02', statut: 'en_pret' });
    expect(() => remettre(gardienne(), pret.id, complet)).toThrow(/encore chez une autre structure/);
    rendre(gardienne(), autre.id, complet);
    db.update(malles).set({ etat: 'en_reparation', etatMotif: 'une sangle' }).run();
    expect(() => remettre(gardienne(), pret.id, complet)).toThrow(/pas en service/);
  });
});

describe('a malle comes back', () => {
  const partir = (d: ReturnType<typeof decor>, quand = MARDI) => remettre(d.gardienne(quand), d.pret.id, complet);

  test('not before it was handed over', () => {
    const { pret, gardienne } = decor();
    expect(code(() => rendre(gardienne(), pret.id, complet))).toBe('IMPOSSIBLE');
    expect(ouverte.db.select().from(inventaires).all()).toEqual([]);
  });

  test('whole, it may be closed; it expects what left, no more', () => {
    const d = decor();
    remettre(d.gardienne(), d.pret.id, compter({ [d.balles.id]: 23, [d.nez.id]: 30 }));
    const attendus = aCompterAuRetour(d, d.pret);
    expect(attendus.map(({ attendu }) => attendu)).toEqual([23, 30]);
    expect(() => rendre(d.emprunteuse(), d.pret.id, compter({ [d.balles.id]: 24, [d.nez.id]: 30 }))).toThrow(
      expect.objectContaining({ champ: `n-${d.balles.id}` }),
    );
    rendre(d.emprunteuse(le('2026-04-09')), d.pret.id, complet);
    expect(ligne(d.pret.id)).toMatchObject({ statut: 'rendue', rendueLe: le('2026-04-09') });
    expect(gardesDe(d.gardienne(), getReservation(d.gardienne(), d.pret.id)).ecarts_regles).toBe(true);
  });

  test('objects taken out since are left out, those put in are not expected', () => {
    const d = decor();
    partir(d);
    d.db.update(objetsDeMalle).set({ retireLe: MARDI }).where(eq(objetsDeMalle.id, d.nez.id)).run();
    d.db.insert(objetsDeMalle).values({ malleId: d.malle.id, rang: 3, nom: 'Foulards', nombre: 18 }).run();
    expect(aCompterAuRetour(d, d.pret).map(({ nom }) => nom)).toEqual(['Balles de jonglage']);
    rendre(d.gardienne(), d.pret.id, complet);
    expect(ligne(d.pret.id).statut).toBe('rendue');
  });

  test('sooner, the rest of its days is free; late, nothing moves', () => {
    const tot = decor();
    partir(tot);
    // Even out of service by then.
    tot.db.update(malles).set({ etat: 'en_reparation', etatMotif: 'une sangle' }).run();
    rendre(tot.gardienne(le('2026-04-08')), tot.pret.id, complet);
    expect(jours(tot.pret.id)).toEqual(['2026-04-07', '2026-04-08']);
    tot.db.update(malles).set({ etat: 'en_service', etatMotif: null }).run();
    const tard = decor();
    partir(tard);
    rendre(tard.gardienne(le('2026-04-15')), tard.pret.id, complet);
    expect(jours(tard.pret.id)).toEqual(['2026-04-07', '2026-04-09']);
  });

  test('with something missing, it is to be settled; what is used up is not', () => {
    const d = decor();
    partir(d);
    rendre(d.emprunteuse(), d.pret.id, compter({ [d.balles.id]: 24, [d.nez.id]: 12 }));
    const gardes = () => gardesDe(d.gardienne(), getReservation(d.gardienne(), d.pret.id)).ecarts_regles;
    expect(gardes()).toBe(true);
    expect(aRacheter(d, d.malle.id)).toEqual([{ objetId: d.nez.id, nom: 'Nez rouges', manque: 18, cout: 720 }]);
    expect(() => signaler(d.gardienne(), d.pret.id, compter({ [d.balles.id]: 24, [d.nez.id]: 12 }).objets)).toThrow(
      /Rien ne manque/,
    );
    signaler(d.gardienne(), d.pret.id, compter({ [d.balles.id]: 22, [d.nez.id]: 12 }).objets);
    expect(ligne(d.pret.id).statut).toBe('a_regulariser');
    expect(gardes()).not.toBe(true);
    expect(lireInventaires(d.emprunteuse(), getReservation(d.emprunteuse(), d.pret.id))).toMatchObject({
      ecarts: [{ nom: 'Balles de jonglage', manque: 2, cause: 'Perdu' }],
      consommes: [{ nom: 'Nez rouges', manque: 18 }],
    });
  });

  test('only what is consumable is used up', () => {
    const d = decor();
    partir(d);
    const saisie = compter({ [d.balles.id]: 20, [d.nez.id]: 30 }, { [d.balles.id]: { cause: 'consomme' } });
    expect(() => rendre(d.emprunteuse(), d.pret.id, saisie)).toThrow(expect.objectContaining({ champ: `cause-${d.balles.id}` }));
  });

  test('an idea is left in the carnet, a photo beside its line, read by the two sides alone', async () => {
    const d = decor();
    partir(d);
    const contenu = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#1f5691' } })
      .jpeg()
      .toBuffer();
    const photo = new File([new Uint8Array(contenu)], 'balles.jpg');
    const objets = await preparerPhotos([
      { objetId: d.balles.id, presents: 20, cause: 'casse', precision: 'Quatre crevées', photo },
      { objetId: d.nez.id, presents: 30 },
    ]);
    rendre(d.emprunteuse(), d.pret.id, { ...noms, objets, idee: 'Un relais de balles.' });
    expect(d.db.select().from(carnetDeMalle).all()).toMatchObject([
      { malleId: d.malle.id, texte: 'Un relais de balles.', structureId: d.emprunte.structure.id },
    ]);
    const { id = 0 } = d.db.select({ id: fichiers.id }).from(fichiers).get() ?? {};
    const tierce = ctxDe(d.db, fabriquerEquipe(d.db).animatrice.id);
    for (const ctx of [d.gardienne(), d.emprunteuse()]) {
      expect(lireFichier(ctx, PRISES, id, 'petite').genre).toBe('image/webp');
    }
    expect(code(() => lireFichier(tierce, PRISES, id, 'petite'))).toBe('INTROUVABLE');
    const faux = new File(['<script>'], 'balles.jpg');
    await expect(preparerPhotos([{ objetId: 7, presents: 1, photo: faux }])).rejects.toMatchObject({ champ: 'photo-7' });
  });

  test('the next departure shows what the last count found, until it is bought again', () => {
    const d = decor();
    partir(d);
    rendre(d.emprunteuse(), d.pret.id, compter({ [d.balles.id]: 24, [d.nez.id]: 12 }));
    const prevus = () => aCompterAuDepart(d, d.malle.id).map(({ prevu }) => prevu);
    expect(prevus()).toEqual([24, 12]);
    expect(code(() => noterLeRachat(d.emprunteuse(), d.malle.slug))).toBe('INTERDIT');
    expect(noterLeRachat(d.gardienne(), d.malle.slug)).toBe(1);
    expect(noterLeRachat(d.gardienne(), d.malle.slug)).toBe(0);
    expect(prevus()).toEqual([24, 30]);
    expect(aRacheter(d, d.malle.id)).toEqual([]);
    expect(d.db.select().from(journal).where(eq(journal.acte, 'racheter')).all()).toHaveLength(1);
  });
});

describe('from one borrower to the next', () => {
  function deux({ agreed = true } = {}) {
    const d = decor();
    const apres = fabriquerEquipe(d.db);
    const suivante = fabriquerReservation(d.db, {
      ...{ malleId: d.malle.id, debut: '2026-04-10', fin: '2026-04-14', tamponAvant: 0, relaisDeId: agreed ? d.pret.id : null },
      ...{ structureId: apres.structure.id, contactId: apres.animatrice.id },
      ...(agreed ? {} : { debut: '2026-04-13' }),
    });
    return { ...d, suivante, apres };
  }
  // What is kept after the first would be under the use of the second: the agreement drops it.
  const decorDeRelais = () => {
    const d = decor({ tamponApres: 0 });
    const apres = fabriquerEquipe(d.db);
    const suivante = fabriquerReservation(d.db, {
      ...{ malleId: d.malle.id, debut: '2026-04-10', fin: '2026-04-14', tamponAvant: 0, relaisDeId: d.pret.id },
      ...{ structureId: apres.structure.id, contactId: apres.animatrice.id },
    });
    remettre(d.gardienne(), d.pret.id, complet);
    return { ...d, suivante, apres };
  };

  test('one count ends the one and begins the other, who answers for what she got', () => {
    const d = decorDeRelais();
    passerLeRelais(d.emprunteuse(le('2026-04-09')), d.pret.id, compter({ [d.balles.id]: 22, [d.nez.id]: 10 }));
    expect([ligne(d.pret.id).statut, ligne(d.suivante.id).statut]).toEqual(['rendue', 'en_pret']);
    expect(d.db.select({ sens: inventaires.sens, pret: inventaires.reservationId }).from(inventaires).all()).toEqual([
      { sens: 'depart', pret: d.pret.id },
      { sens: 'retour', pret: d.pret.id },
      { sens: 'depart', pret: d.suivante.id },
    ]);
    expect(aCompterAuRetour(d, ligne(d.suivante.id)).map(({ attendu }) => attendu)).toEqual([22, 10]);
    expect(gardesDe(d.gardienne(), getReservation(d.gardienne(), d.pret.id)).ecarts_regles).not.toBe(true);
    rendre(d.gardienne(le('2026-04-14')), d.suivante.id, complet);
    expect(gardesDe(d.gardienne(), getReservation(d.gardienne(), d.suivante.id)).ecarts_regles).toBe(true);
    // What neither has put back is still known at the next departure.
    expect(aCompterAuDepart(d, d.malle.id).map(({ prevu }) => prevu)).toEqual([22, 10]);
  });

  test('sooner than agreed, the first ends that day and the second begins behind it', () => {
    const d = decorDeRelais();
    passerLeRelais(d.emprunteuse(le('2026-04-08')), d.pret.id, complet);
    expect([jours(d.pret.id), jours(d.suivante.id)]).toEqual([
      ['2026-04-07', '2026-04-08'],
      ['2026-04-09', '2026-04-14'],
    ]);
  });

  test('not without an agreement, nor by a stranger, nor by handing the second over while it is out', () => {
    const d = deux({ agreed: false });
    remettre(d.gardienne(), d.pret.id, complet);
    expect(code(() => passerLeRelais(d.emprunteuse(), d.pret.id, complet))).toBe('IMPOSSIBLE');
    const e = decorDeRelais();
    const celleQuiRecoit: ContextePersonne = ctxDe(e.db, e.apres.animatrice.id, MARDI);
    expect(code(() => passerLeRelais(celleQuiRecoit, e.pret.id, complet))).toBe('INTERDIT');
    expect(code(() => remettre(celleQuiRecoit, e.suivante.id, complet))).toBe('IMPOSSIBLE');
  });
});

describe('what was missing is settled', () => {
  function manquant() {
    const d = decor();
    remettre(d.gardienne(), d.pret.id, complet);
    rendre(d.emprunteuse(), d.pret.id, compter({ [d.balles.id]: 22, [d.nez.id]: 28 }, { [d.nez.id]: { cause: 'a_rapporter' } }));
    signaler(
      d.gardienne(),
      d.pret.id,
      compter({ [d.balles.id]: 22, [d.nez.id]: 28 }, { [d.nez.id]: { cause: 'a_rapporter' } }).objets,
    );
    const ids = d.db
      .select({ id: lignesInventaire.id })
      .from(lignesInventaire)
      .innerJoin(inventaires, eq(inventaires.id, lignesInventaire.inventaireId))
      .where(and(eq(inventaires.sens, 'retour'), eq(inventaires.reservationId, d.pret.id)))
      .orderBy(asc(lignesInventaire.id))
      .all()
      .map(({ id }) => id) as [number, number];
    return { ...d, ids };
  }

  test('one after the other; the last closes the loan', () => {
    const d = manquant();
    const [balles, nez] = d.ids;
    const un = { ligneId: balles, reglement: 'rembourse' as const, cout: 500 };
    expect(code(() => regulariser(d.emprunteuse(), d.pret.id, [un]))).toBe('INTERDIT');
    expect(code(() => regulariser(d.gardienne(), d.pret.id, [{ ligneId: balles, reglement: undefined, cout: undefined }]))).toBe(
      'IMPOSSIBLE',
    );
    expect(regulariser(d.gardienne(), d.pret.id, [un])).toBe(1);
    expect(ligne(d.pret.id)).toMatchObject({ statut: 'a_regulariser', finieLe: null });
    expect(regulariser(d.gardienne(), d.pret.id, [un, { ligneId: nez, reglement: 'rapporte', cout: undefined }])).toBe(0);
    // Who settled it knows: the other side alone is written to, and that is what is said.
    expect(d.db.select().from(courriels).all().at(-1)).toMatchObject({ personneId: d.pret.contactId });
    expect(apresReglement(d.gardienne(), d.pret.id).texte).toMatch(/^Ce prêt est clos\. L[ae] .+ reçoit un courriel\.$/);
    expect(ligne(d.pret.id)).toMatchObject({ statut: 'close', finieLe: MARDI });
    expect(code(() => regulariser(d.gardienne(), d.pret.id, [un]))).toBe('IMPOSSIBLE');
    expect(
      d.db
        .select({ reglement: lignesInventaire.reglement, cout: lignesInventaire.cout })
        .from(lignesInventaire)
        .where(eq(lignesInventaire.id, balles))
        .get(),
    ).toEqual({ reglement: 'rembourse', cout: 500 });
  });

  test('what another has noted meanwhile is not undone by a form that did not show it', () => {
    const { ids, ...d } = manquant();
    const [balles, nez] = ids;
    const vu = vuDuReglement({ reglement: null, cout: null });
    regulariser(d.gardienne(), d.pret.id, [{ ligneId: balles, reglement: 'rembourse', cout: 500, vu }]);
    const perimee = () =>
      regulariser(d.gardienne(), d.pret.id, [
        { ligneId: balles, reglement: undefined, cout: undefined, vu },
        { ligneId: nez, reglement: 'rapporte', cout: undefined, vu },
      ]);
    expect(perimee).toThrow('pendant que vous écriviez');
    expect(ouverte.db.select().from(lignesInventaire).where(eq(lignesInventaire.id, balles)).get()).toMatchObject({
      ...{ reglement: 'rembourse', cout: 500 },
    });
  });

  test('a line of another loan is not touched', () => {
    const d = manquant();
    const autre = manquant();
    expect(
      code(() => regulariser(d.gardienne(), d.pret.id, [{ ligneId: autre.ids[0], reglement: 'offert', cout: undefined }])),
    ).toBe('IMPOSSIBLE');
    expect(autre.db.select().from(lignesInventaire).where(eq(lignesInventaire.reglement, 'offert')).all()).toEqual([]);
  });

  test('the caution is received, then given back; the last note may be taken away', () => {
    const d = decor();
    expect(code(() => noterLaCaution(d.emprunteuse(), d.pret.id, 'recevoir'))).toBe('INTERDIT');
    expect(code(() => noterLaCaution(d.gardienne(), d.pret.id, 'rendre'))).toBe('IMPOSSIBLE');
    noterLaCaution(d.gardienne(), d.pret.id, 'recevoir');
    noterLaCaution(d.gardienne(le('2026-04-08')), d.pret.id, 'recevoir');
    noterLaCaution(d.gardienne(le('2026-04-09')), d.pret.id, 'rendre');
    expect(ligne(d.pret.id)).toMatchObject({ cautionRecueLe: MARDI, cautionRendueLe: le('2026-04-09') });
    noterLaCaution(d.gardienne(), d.pret.id, 'annuler');
    expect(ligne(d.pret.id)).toMatchObject({ cautionRecueLe: MARDI, cautionRendueLe: null });
    noterLaCaution(d.gardienne(), d.pret.id, 'annuler');
    expect(ligne(d.pret.id)).toMatchObject({ cautionRecueLe: null });
    expect(d.db.select().from(journal).where(eq(journal.acte, 'noter_la_caution')).all()).toHaveLength(4);
    const sans = decor({ caution: 0 });
    expect(code(() => noterLaCaution(sans.gardienne(), sans.pret.id, 'recevoir'))).toBe('IMPOSSIBLE');
  });
});

describe('what is typed', () => {
  const aCompter = [{ objetId: 7, nom: 'Balles', aSavoir: null, consommable: false, attendu: 24, prevu: 24 }];
  const lire = (champs: object) => saisieInventaire(aCompter).safeParse({ ...noms, ...champs });
  const champsRefuses = (champs: object) => lire(champs).error?.issues.map(({ path }) => path.join()) ?? [];

  test('« Tout est là » asks for no count; otherwise each is a whole number within what may be there', () => {
    expect(lire({ tout: 'la', 'n-7': '3' }).data?.objets).toBeNull();
    expect(lire({ 'n-7': ' 22 ', 'cause-7': 'perdu' }).data?.objets).toMatchObject([
      { objetId: 7, presents: 22, cause: 'perdu' },
    ]);
    for (const n of [undefined, '', '25', '-1', '2,5', 'douze', '99999', ['3', '4']]) {
      expect(champsRefuses({ 'n-7': n })).toEqual(['n-7']);
    }
    expect(champsRefuses({ 'n-7': '24', 'cause-7': 'vole' })).toEqual(['cause-7']);
    expect(champsRefuses({ 'n-7': '24', 'photo-7': 'un texte' })).toEqual(['photo-7']);
    expect(champsRefuses({ 'n-7': '24', remis: ' ' })).toEqual(['remis']);
  });

  test('a price is in euros', () => {
    const prix = (cout: unknown) =>
      saisieReglements([{ ligneId: 3, nom: 'Balles', cause: 'perdu' }]).safeParse({ 'cout-3': cout });
    expect([undefined, '4', '4,5', '4.50 €'].map((un) => prix(un).data?.[0]?.cout)).toEqual([undefined, 400, 450, 450]);
    for (const faux of ['-1', 'quatre', '1e3', '4,555', ['1', '2']]) expect(prix(faux).success).toBe(false);
  });

  test('what is not settled yet is left empty, as the form sends it', () => {
    const champs = new URLSearchParams({ 'reglement-3': '', 'cout-3': '', 'reglement-4': 'rachete', 'cout-4': ' ' });
    const ecarts = [3, 4].map((ligneId) => ({ ligneId, nom: 'Balles', cause: 'perdu' as const }));
    expect(lireFormulaire(champs, saisieReglements(ecarts))).toMatchObject({
      saisie: [
        { ligneId: 3, reglement: undefined, cout: undefined },
        { ligneId: 4, reglement: 'rachete', cout: undefined },
      ],
    });
  });
});

test('a day has two halves: what is kept before is over with a loan handed over sooner', () => {
  const { pret, gardienne } = decor();
  remettre(gardienne(le('2026-04-06')), pret.id, complet);
  expect(ligne(pret.id)).toMatchObject({ du: demiJournee('2026-04-06', 'matin'), tamponAvant: 0 });
});
