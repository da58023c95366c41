import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { lireReponse, repondreParLien } from '#app/accueil/reponses.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { demiJournee } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { malles as tableDesMalles } from '#app/malles/catalogue/tables.ts';
import { listPretsComptes } from '#app/malles/chiffres/chiffres.server.ts';
import { remettre } from '#app/malles/inventaires/remettre.server.ts';
import { passerLeRelais, rendre } from '#app/malles/inventaires/rendre.server.ts';
import { occupationsDeMalle } from '#app/malles/occupation/tables.ts';
import { libererLaMalle, tenirLaMalle } from '#app/malles/occupation/tenir.server.ts';
import { changerLesDates, prolongerReservation } from '#app/malles/reservations/changer-dates.server.ts';
import { demiJourneesTenues } from '#app/malles/reservations/reservations.ts';
import { reserver } from '#app/malles/reservations/reserver.server.ts';
import { reservations } from '#app/malles/reservations/tables.ts';
import { distancesCorrigees } from '#app/reseau/territoire/tables.ts';
import { courriels } from '#app/services/tables.ts';
import { executerTache } from '#app/services/taches.server.ts';
import { listTrajets } from '#app/troc/stages/trajets.server.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps, LUNDI_MATIN, plusTard } from '#tests/base.ts';
import { fabriquerMalle, fabriquerReservation } from '#tests/fabriques/malles.ts';
import { fabriquerCommune, fabriquerEquipe, fabriquerFonction, fabriquerPersonne } from '#tests/fabriques/reseau.ts';
import { fabriquerStage } from '#tests/fabriques/troc.ts';
import { relaisAFaire } from './a-faire.server.ts';
import { lirePageDeRelais, lireRelais } from './lectures.server.ts';
import { prise } from './prise.server.ts';
import { kmDuDetour } from './relais.ts';
import { decliner, direOui, repondreSurLePret } from './repondre.server.ts';
import { relaisDeMalle } from './tables.ts';
import { TACHE_DES_RELAIS } from './taches.server.ts';
import { faireTomberLesRelais } from './tomber.server.ts';

// The Monday of the tests is 23 March 2026. The malle lives in Limoges, 40 km from Bellac and 50 from Le Dorat, which are neighbours.
const BELLAC = { code: '87011', nom: 'Bellac', lat: 46.122, lon: 1.048, codesPostaux: ['87300'] };
const LE_DORAT = { code: '87059', nom: 'Le Dorat', lat: 46.215, lon: 1.082, codesPostaux: ['87210'] };

let db: Base;
let ines: ContextePersonne;
let awa: ContextePersonne;
let gardienne: ContextePersonne;
let malle: typeof tableDesMalles.$inferSelect;
type Pret = typeof reservations.$inferSelect;
let premiere: Pret;
let suivante: Pret;

const preter = (qui: ContextePersonne, debut: string, fin: string, plus: Partial<Pret> = {}) =>
  fabriquerReservation(db, {
    ...{ malleId: malle.id, structureId: qui.acteur.membreDe[0] ?? 0, contactId: qui.acteur.personneId },
    ...{ debut, fin, ...plus },
  });

beforeEach(() => {
  db = baseDeTest().db;
  for (const commune of [BELLAC, LE_DORAT]) fabriquerCommune(db, commune);
  ines = ctxDe(db, fabriquerEquipe(db, { nom: 'La Grange', communeCode: BELLAC.code }).animatrice.id);
  awa = ctxDe(db, fabriquerEquipe(db, { nom: 'Le Préau', communeCode: LE_DORAT.code }).animatrice.id);
  gardienne = ctxDe(db, fabriquerEquipe(db, { nom: 'L’Escale' }).animatrice.id);
  malle = fabriquerMalle(db, {
    ...{ structureId: gardienne.acteur.membreDe[0] ?? 0, gardienneId: gardienne.acteur.personneId },
  }).malle;
  premiere = preter(ines, '2026-04-07', '2026-04-08');
  suivante = preter(awa, '2026-04-10', '2026-04-11');
});

const COMPTE = { objets: null, remis: 'Paul Meunier', recu: 'Maëlle Desroches' };
const passerLeTemps = (maintenant = LUNDI_MATIN) => executerTache(ctxDuTemps(db, maintenant), TACHE_DES_RELAIS);
const proposer = async () => {
  await passerLeTemps();
  return db.select({ id: relaisDeMalle.id }).from(relaisDeMalle).orderBy(relaisDeMalle.id).all().at(-1)?.id ?? 0;
};
const lu = (id: number) => db.select().from(relaisDeMalle).where(eq(relaisDeMalle.id, id)).get();
const pret = ({ id }: Pret) => db.select().from(reservations).where(eq(reservations.id, id)).get();
const envoyes = () =>
  db
    .select({ qui: courriels.personneId, sujet: courriels.sujet })
    .from(courriels)
    .orderBy(courriels.id)
    .all()
    .map(({ qui, sujet }) => `${qui} ${sujet}`);
/** All that was written has left. @returns how many */
const partis = () => db.update(courriels).set({ etat: 'envoye' }).run().changes;
/** What is held is exactly what the two loans say that they keep. */
const tenueEstJuste = () => {
  for (const { id } of [premiere, suivante]) {
    const ligne = db.select().from(reservations).where(eq(reservations.id, id)).get();
    const tenues = db.select().from(occupationsDeMalle).where(eq(occupationsDeMalle.reservationId, id)).all();
    const occupe = ligne?.statut === 'acceptee' || ligne?.statut === 'en_pret';
    expect(tenues.map(({ demiJournee: demi, couche }) => `${demi} ${couche}`).sort()).toEqual(
      ligne && occupe
        ? demiJourneesTenues(ligne, { avant: ligne.tamponAvant, apres: ligne.tamponApres })
            .map(({ demiJournee: demi, couche }) => `${demi} ${couche}`)
            .sort()
        : [],
    );
  }
};
const annuler = (lequel: Pret) => {
  db.update(reservations).set({ statut: 'annulee', finieLe: LUNDI_MATIN }).where(eq(reservations.id, lequel.id)).run();
  libererLaMalle(ctxDuTemps(db), { reservationId: lequel.id });
};

describe('proposing', () => {
  test('to both structures, once, with the kilometres saved', async () => {
    const id = await proposer();
    expect(lu(id)).toMatchObject({ statut: 'propose', premiereId: premiere.id, suivanteId: suivante.id });
    expect(lu(id)?.km).toBeGreaterThan(60);
    expect(envoyes()).toEqual([
      `${ines.acteur.personneId} ${majuscule(laMalle(malle.nom))} de main en main\u00a0?`,
      `${awa.acteur.personneId} ${majuscule(laMalle(malle.nom))} de main en main\u00a0?`,
    ]);
    expect(await passerLeTemps()).toEqual({ sort: 'rien_a_faire' });
    expect(relaisAFaire(ines)).toMatchObject([{ lien: { chemin: `/reservations/${premiere.id}/relais` } }]);
    expect(relaisAFaire(awa)).toMatchObject([{ lien: { chemin: `/reservations/${suivante.id}/relais` } }]);
    expect(relaisAFaire(gardienne)).toEqual([]);
  });

  test('a repair that is over by the first one does not stand in the way', async () => {
    db.update(tableDesMalles).set({ etat: 'en_reparation', etatMotif: 'une sangle', etatJusquAu: '2026-04-06' }).run();
    expect(lu(await proposer())).toMatchObject({ statut: 'propose' });
  });

  test('the kilometres are those of the way by its home, against straight there', () => {
    expect(kmDuDetour({ premiereMaison: 40, maisonSuivante: 50, direct: 12 })).toBe(78);
    expect(kmDuDetour({ premiereMaison: 5, maisonSuivante: 5, direct: 12 })).toBe(0);
    expect(kmDuDetour({ premiereMaison: null, maisonSuivante: 50, direct: 12 })).toBeNull();
  });

  test.each([
    ['more than three days apart', () => bouger(suivante, '2026-04-13', '2026-04-14')],
    ['to the same structure', () => changer(suivante, { structureId: premiere.structureId })],
    ['near the malle’s home', () => changer(suivante, { communeCode: '87085' })],
    [
      'while the malle is out of service',
      () => db.update(tableDesMalles).set({ etat: 'en_reparation', etatMotif: 'une sangle', etatJusquAu: '2026-04-07' }).run(),
    ],
    ['while the next is only asked', () => changer(suivante, { statut: 'demandee', accepteeLe: null })],
  ])('not when %s', async (_quoi, preparer) => {
    preparer();
    expect(await passerLeTemps()).toEqual({ sort: 'rien_a_faire' });
  });

  test('not three weeks and more ahead, then yes', async () => {
    expect(await passerLeTemps(new Date('2026-03-17T09:00:00Z'))).toEqual({ sort: 'rien_a_faire' });
    expect(await passerLeTemps(new Date('2026-03-18T09:00:00Z'))).toMatchObject({ sort: 'faite' });
  });
});

const changer = (lequel: Pret, champs: Partial<Pret>) =>
  db.update(reservations).set(champs).where(eq(reservations.id, lequel.id)).run();
const bouger = (lequel: Pret, debut: string, fin: string) => {
  const periode = { du: demiJournee(debut, 'matin'), au: demiJournee(fin, 'apres-midi') };
  changer(lequel, periode);
  const { tamponAvant: avant, tamponApres: apres } = pret(lequel) ?? lequel;
  tenirLaMalle(ctxDuTemps(db), malle.id, { reservationId: lequel.id }, { periode, tampons: { avant, apres } });
};

describe('agreeing', () => {
  test('one yes asks the other; with both, the next collects from the first, and the malle stays held in between', async () => {
    const id = await proposer();
    direOui(ines, id);
    expect(lu(id)).toMatchObject({ statut: 'propose', premiereParId: ines.acteur.personneId, suivanteOuiLe: null });
    expect(() => direOui(ines, id)).toThrow('déjà dit oui');
    expect(relaisAFaire(ines)).toEqual([]);
    expect(envoyes().at(-1)).toBe(`${awa.acteur.personneId} Passer ${laMalle(malle.nom)} de main en main\u00a0: à vous de dire`);
    expect(lireRelais(ines, { ligne: premiere })[0]?.contact).toBeNull();
    direOui(awa, id);
    expect(lu(id)).toMatchObject({ statut: 'convenu', tamponApres: 2, tamponAvant: 1 });
    expect(pret(suivante)).toMatchObject({ relaisDeId: premiere.id, tamponAvant: 0, tamponApres: 2 });
    expect(pret(premiere)).toMatchObject({ tamponAvant: 1, tamponApres: 2 });
    tenueEstJuste();
    expect(envoyes().slice(-2)).toEqual([
      `${ines.acteur.personneId} ${majuscule(laMalle(malle.nom))} passe de main en main`,
      `${gardienne.acteur.personneId} ${majuscule(laMalle(malle.nom))} passe de main en main`,
    ]);
    expect(lireRelais(ines, { ligne: premiere })).toMatchObject([{ contact: { nom: awa.acteur.nom }, peutDecliner: true }]);
    expect(() => reserver(ines, malle.slug, { debut: '2026-04-09', fin: '2026-04-09' })).toThrow('Trop près');
  });

  test('who keeps the malle from another structure is told, and whoever booked it for someone else', async () => {
    const deLEquipe = fabriquerPersonne(db).id;
    fabriquerFonction(db, { personneId: deLEquipe, structureId: ines.acteur.membreDe[0] ?? 0 });
    db.update(reservations).set({ auteurId: deLEquipe }).where(eq(reservations.id, premiere.id)).run();
    const deLoin = fabriquerEquipe(db).animatrice.id;
    db.update(tableDesMalles).set({ gardienneId: deLoin }).run();
    const id = await proposer();
    direOui(ines, id);
    direOui(awa, id);
    expect(envoyes().slice(-3)).toEqual(
      [ines.acteur.personneId, deLEquipe, deLoin].map((qui) => `${qui} ${majuscule(laMalle(malle.nom))} passe de main en main`),
    );
  });

  test('a loan that would have fitted in between does not any more; called off, what was kept is given back', async () => {
    bouger(suivante, '2026-04-12', '2026-04-12');
    const id = await proposer();
    const entre = () => reserver(awa, malle.slug, { debut: '2026-04-10', fin: '2026-04-10', finDemiJournee: 'matin' });
    direOui(awa, id);
    direOui(ines, id);
    expect(pret(premiere)).toMatchObject({ tamponApres: 6 });
    expect(entre).toThrow('Trop près');
    decliner(awa, id);
    expect(lu(id)).toMatchObject({ statut: 'decline', premiereOuiLe: null, suivanteOuiLe: null });
    expect(pret(premiere)).toMatchObject({ tamponApres: 2 });
    expect(pret(suivante)).toMatchObject({ tamponAvant: 1, relaisDeId: null });
    tenueEstJuste();
    entre();
  });

  test('either may come back on her no; nobody is asked twice by itself', async () => {
    const id = await proposer();
    decliner(awa, id);
    expect(envoyes().at(-1)).toBe(`${ines.acteur.personneId} ${majuscule(laMalle(malle.nom))} ne passe pas de main en main`);
    expect(await passerLeTemps()).toEqual({ sort: 'rien_a_faire' });
    direOui(awa, id);
    direOui(ines, id);
    expect(lu(id)).toMatchObject({ statut: 'convenu' });
  });

  test('on the page of a loan, a relais of that loan alone', async () => {
    const id = await proposer();
    const autre = preter(ines, '2026-05-05', '2026-05-06');
    for (const acte of ['oui', 'non'] as const)
      expect(() => repondreSurLePret(ines, autre.id, { acte, relais: id })).toThrow('Nous ne trouvons pas');
    expect(lu(id)).toMatchObject({ statut: 'propose', premiereOuiLe: null });
    repondreSurLePret(ines, premiere.id, { acte: 'oui', relais: id });
    repondreSurLePret(awa, suivante.id, { acte: 'non', relais: id });
    expect(lu(id)).toMatchObject({ statut: 'decline' });
  });

  test('who keeps the malle may call it back, and does not agree for others; nobody else sees it', async () => {
    const id = await proposer();
    expect(() => direOui(gardienne, id)).toThrow('Votre rôle ne permet pas');
    const autre = ctxDe(db, fabriquerEquipe(db).animatrice.id);
    expect(() => direOui(autre, id)).toThrow('Nous ne trouvons pas');
    expect(lireRelais(autre, { ligne: premiere })).toEqual([]);
    expect(() => lirePageDeRelais(autre, premiere.id)).toThrow('Nous ne trouvons pas');
    direOui(ines, id);
    direOui(awa, id);
    decliner(gardienne, id);
    expect(lu(id)).toMatchObject({ statut: 'decline' });
    expect(envoyes().slice(-2)).toEqual([
      `${ines.acteur.personneId} ${majuscule(laMalle(malle.nom))} repasse par chez elle`,
      `${awa.acteur.personneId} ${majuscule(laMalle(malle.nom))} repasse par chez elle`,
    ]);
  });

  test('the link of the mail shows, and acts when one presses', async () => {
    const id = await proposer();
    const jeton = /\/r\/([\w-]{32})/.exec(JSON.stringify(db.select().from(courriels).get()?.lettre))?.[1];
    const base = ctxDuTemps(db);
    expect(lireReponse(base, [prise], jeton)?.page).toMatchObject({ actes: [{ nom: 'oui' }, { nom: 'non' }] });
    expect(lu(id)).toMatchObject({ statut: 'propose', premiereOuiLe: null });
    expect(repondreParLien(base, [prise], jeton, { acte: 'oui' })).toMatchObject({ fait: { titre: 'Votre oui est noté' } });
    expect(lu(id)?.premiereParId).toBe(ines.acteur.personneId);
  });
});

describe('falling', () => {
  const convenir = async () => {
    const id = await proposer();
    direOui(ines, id);
    direOui(awa, id);
    return id;
  };

  test('when a loan is called off, whatever called it off: both are told, and the keeper', async () => {
    const id = await convenir();
    annuler(premiere);
    const avant = partis();
    await passerLeTemps();
    expect(lu(id)).toMatchObject({ statut: 'tombe', finiLe: LUNDI_MATIN });
    expect(pret(suivante)).toMatchObject({ relaisDeId: null, tamponAvant: 1 });
    tenueEstJuste();
    expect(envoyes().slice(avant)).toEqual(
      [ines, awa, gardienne].map(
        ({ acteur }) => `${acteur.personneId} ${majuscule(laMalle(malle.nom))} ne passe plus de main en main`,
      ),
    );
  });

  test('proposed at night and fallen before the morning: the mail that proposes it never leaves', async () => {
    await passerLeTemps(new Date('2026-03-24T01:00:00Z'));
    annuler(premiere);
    await passerLeTemps(new Date('2026-03-24T02:00:00Z'));
    expect(envoyes().filter((un) => un.endsWith('main\u00a0?'))).toEqual([]);
  });

  test('in the act that changes the dates, before it holds them', async () => {
    const id = await convenir();
    faireTomberLesRelais(awa, suivante.id, 'dates');
    expect(lu(id)).toMatchObject({ statut: 'tombe' });
    bouger(suivante, '2026-04-21', '2026-04-22');
    tenueEstJuste();
    expect(await passerLeTemps()).toEqual({ sort: 'rien_a_faire' });
    expect(() => direOui(awa, id)).toThrow('n’est plus possible');
  });

  test('in the return that brings it home: what was kept for it is free at once, and the keeper reads of it once', async () => {
    const id = await convenir();
    remettre(ines, premiere.id, COMPTE);
    const avant = partis();
    rendre(ines, premiere.id, COMPTE);
    expect(lu(id)).toMatchObject({ statut: 'tombe' });
    expect(pret(premiere)).toMatchObject({ statut: 'rendue', tamponApres: 2 });
    expect(pret(suivante)).toMatchObject({ relaisDeId: null, tamponAvant: 1 });
    const ecrits = envoyes().slice(avant);
    expect(ecrits.filter((un) => un.startsWith(`${gardienne.acteur.personneId} `))).toEqual([
      `${gardienne.acteur.personneId} ${majuscule(laMalle(malle.nom))} est revenue\u00a0: à vérifier`,
    ]);
    expect(ecrits).toContain(`${awa.acteur.personneId} ${majuscule(laMalle(malle.nom))} est rentrée chez elle`);
    expect(await passerLeTemps()).toEqual({ sort: 'rien_a_faire' });
  });

  test('passed from hand to hand, the keeper reads of it once', async () => {
    await convenir();
    const jour = new Date('2026-04-08T09:00:00Z');
    remettre(plusTard(ines, new Date('2026-04-07T09:00:00Z')), premiere.id, COMPTE);
    const avant = partis();
    passerLeRelais(plusTard(ines, jour), premiere.id, COMPTE);
    expect(pret(suivante)).toMatchObject({ statut: 'en_pret' });
    expect(
      envoyes()
        .slice(avant)
        .filter((un) => un.startsWith(`${gardienne.acteur.personneId} `)),
    ).toHaveLength(1);
  });

  test('a loan kept longer is no longer passed on as they said: it falls, and the loan is prolonged', async () => {
    bouger(suivante, '2026-04-12', '2026-04-13');
    const id = await convenir();
    changer(premiere, { statut: 'en_pret', remiseLe: LUNDI_MATIN });
    prolongerReservation(ines, premiere.id, { fin: '2026-04-09', version: pret(premiere)?.version ?? 0 });
    expect(lu(id)).toMatchObject({ statut: 'tombe' });
    expect(pret(premiere)).toMatchObject({ au: demiJournee('2026-04-09', 'apres-midi'), tamponApres: 2 });
    tenueEstJuste();
  });

  test('a shorter loan keeps its relais as long as they meet when they said, and loses it in the act otherwise', async () => {
    const id = await convenir();
    const court = (debut: string, fin: string) =>
      changerLesDates(ines, premiere.id, { debut, fin, version: pret(premiere)?.version ?? 0 });
    court('2026-04-08', '2026-04-08');
    expect(lu(id)).toMatchObject({ statut: 'convenu' });
    tenueEstJuste();
    expect(await passerLeTemps()).toEqual({ sort: 'rien_a_faire' });
    changerLesDates(awa, suivante.id, { debut: '2026-04-11', fin: '2026-04-11', version: pret(suivante)?.version ?? 0 });
    expect(lu(id)).toMatchObject({ statut: 'tombe' });
    expect(pret(premiere)).toMatchObject({ tamponApres: 2 });
    expect(pret(suivante)).toMatchObject({ relaisDeId: null, tamponAvant: 1 });
    tenueEstJuste();
  });

  test('where it is collected has changed: the calendars that hold the loan read a greater sequence', async () => {
    const sequence = () => pret(suivante)?.version ?? 0;
    const [avant, id] = [sequence(), await convenir()];
    const convenue = sequence();
    expect(convenue).toBeGreaterThan(avant);
    decliner(awa, id);
    expect(sequence()).toBeGreaterThan(convenue);
  });

  test('dates that moved and still follow are proposed anew', async () => {
    const id = await proposer();
    bouger(suivante, '2026-04-11', '2026-04-12');
    await passerLeTemps();
    expect(lu(id)).toMatchObject({ statut: 'tombe' });
    expect(db.select().from(relaisDeMalle).all()).toHaveLength(2);
  });

  test('what cannot be given back any more never forbids the calling off', async () => {
    const id = await convenir();
    annuler(premiere);
    // Another has come right before the next loan, which kept nothing before it.
    fabriquerReservation(db, { malleId: malle.id, debut: '2026-04-09', fin: '2026-04-09', tamponApres: 0 });
    await passerLeTemps();
    expect(lu(id)).toMatchObject({ statut: 'tombe' });
    expect(pret(suivante)).toMatchObject({ relaisDeId: null, tamponAvant: 0 });
    tenueEstJuste();
  });

  test('come home after all: told when it was agreed, silent when it was only proposed', async () => {
    const propose = await proposer();
    changer(premiere, { statut: 'rendue', remiseLe: LUNDI_MATIN, rendueLe: LUNDI_MATIN });
    partis();
    const avant = envoyes();
    await passerLeTemps();
    expect(lu(propose)).toMatchObject({ statut: 'tombe' });
    expect(envoyes()).toEqual(avant);

    changer(premiere, { statut: 'acceptee', remiseLe: null, rendueLe: null });
    const convenu = await convenir();
    changer(premiere, { statut: 'rendue', remiseLe: LUNDI_MATIN, rendueLe: LUNDI_MATIN });
    partis();
    const depuis = envoyes().length;
    await passerLeTemps();
    expect(lu(convenu)).toMatchObject({ statut: 'tombe' });
    expect(envoyes().slice(depuis)).toEqual(
      // Whoever keeps it has counted it in.
      [ines, awa].map(({ acteur }) => `${acteur.personneId} ${majuscule(laMalle(malle.nom))} est rentrée chez elle`),
    );
  });

  test('once it has changed hands, it stands, and the figures count the kilometres that were said to both', async () => {
    const id = await convenir();
    changer(premiere, { statut: 'rendue', remiseLe: LUNDI_MATIN, rendueLe: LUNDI_MATIN });
    changer(suivante, { statut: 'en_pret', remiseLe: LUNDI_MATIN });
    expect(await passerLeTemps()).toEqual({ sort: 'rien_a_faire' });
    expect(lireRelais(awa, { ligne: suivante })).toMatchObject([{ fait: true, peutDecliner: false, peutDireOui: false }]);
    expect(() => decliner(awa, id)).toThrow('déjà passée');
    // A road that is measured anew changes nothing of what was said.
    db.insert(distancesCorrigees)
      .values({ communeA: BELLAC.code, communeB: LE_DORAT.code, km: 400, corrigeeLe: LUNDI_MATIN })
      .run();
    const comptes = listPretsComptes(ctxDuTemps(db), { malleId: malle.id }).filter(({ relais }) => relais);
    expect(comptes).toMatchObject([{ id: suivante.id, km: lu(id)?.km }]);
  });
});

test('a stage between the two structures in those days is said to them, without a name', async () => {
  const autre = fabriquerEquipe(db, { nom: 'La Source' });
  fabriquerStage(db, {
    ...{ statut: 'accepte', structureOrigineId: suivante.structureId, structureAccueilId: premiere.structureId },
    ...{
      stagiaireId: awa.acteur.personneId,
      du: demiJournee('2026-04-09', 'matin'),
      au: demiJournee('2026-04-09', 'apres-midi'),
    },
  });
  const entre = { du: premiere.au, au: suivante.du };
  expect(listTrajets({ db }, [premiere.structureId, suivante.structureId], entre)).toEqual([
    { jour: '2026-04-09', pour: 'stage' },
  ]);
  expect(listTrajets({ db }, [premiere.structureId, autre.structure.id], entre)).toEqual([]);
  await proposer();
  expect(lireRelais(ines, { ligne: premiere })[0]?.trajets).toEqual([
    'Le jeudi 9 avril, un stage relie déjà les deux structures.',
  ]);
  expect(lireRelais(gardienne, { ligne: premiere })[0]?.trajets).toEqual([]);
});

test('who said yes is told what is held of it, and her name goes with her', async () => {
  const id = await proposer();
  direOui(ines, id);
  const tenu = () => (prise.donneesDe?.(ines, ines.acteur.personneId) ?? []).flatMap(({ lignes }) => lignes);
  expect(tenu()).toMatchObject([[malle.nom, 'La Grange', 'Le Préau', expect.stringContaining('23 mars'), 'Proposé']]);
  prise.effacer?.(ctxDuTemps(db), {
    ...{ personneId: ines.acteur.personneId, nomComplet: ines.acteur.nom, adresses: [] },
    reperes: { noms: [], adresses: [] } as never,
  });
  expect(lu(id)).toMatchObject({ premiereParId: null, premiereOuiLe: LUNDI_MATIN });
  expect(tenu()).toEqual([]);
});
