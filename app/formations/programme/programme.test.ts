import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { demiJournee } from '#app/commun/periode.ts';
import { convocations } from '#app/formations/convocations/tables.ts';
import { inscriptions, placesDeFormation } from '#app/formations/inscriptions/tables.ts';
import { presences } from '#app/formations/presences/tables.ts';
import { prises } from '#app/formations/prise.server.ts';
import { verifierFormations } from '#app/formations/verifier.server.ts';
import { courriels } from '#app/services/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps, LUNDI_MATIN } from '#tests/base.ts';
import { fabriquerFormation, fabriquerInscription } from '#tests/fabriques/formations.ts';
import { fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { lireAnnonce } from './annonce.server.ts';
import { getFormation } from './formations.server.ts';
import { preparerFormation } from './formulaire.server.ts';
import { lirePassage } from './franchir-formation.server.ts';
import { getListeDesFormations } from './liste.server.ts';
import { libelleDemiJournees, libellePlaces } from './mots.ts';
import { getPageDeFormation } from './page-de-formation.server.ts';
import { saisieFormation, saisieNouvelleFormation } from './saisie.ts';
import { lireSeancesTapees, seanceATaper } from './seances-tapees.ts';
import { annulerFormation } from './suivre-formation.server.ts';
import { formations, formatrices, seances } from './tables.ts';
import { creerFormation, dupliquerFormation, modifierFormation } from './tenir-formation.server.ts';

let db: Base;
let direction: ContextePersonne;
let coordination: ContextePersonne;

beforeEach(() => {
  db = baseDeTest().db;
  direction = ctxDe(db, fabriquerEquipe(db, { nom: 'La Grange' }).responsable.id);
  const { id } = fabriquerPersonne(db);
  fabriquerRole(db, id, 'coordination');
  coordination = ctxDe(db, id);
});

const formulaire = (plus: Record<string, unknown> = {}) =>
  saisieNouvelleFormation('2026-03-23').parse({
    ...{ titre: 'Accueillir sans juger', capacite: '12', minimum: '6' },
    ...{ 'seance-0-jour': '2026-05-12', 'seance-0-moment': 'journee', 'seance-1-jour': '2026-05-26', 'seance-1-debut': '09:30' },
    ...plus,
  });
const lue = (id: number) => db.select().from(formations).where(eq(formations.id, id)).get();
const sesSeances = (id: number) =>
  db.select().from(seances).where(eq(seances.formationId, id)).orderBy(seances.demiJournee).all();
/** The form as it stands, with some fields typed anew. */
const changee = (id: number, plus: Record<string, string> = {}) => {
  const { valeurs, version } = preparerFormation(coordination, id);
  return saisieFormation(null).parse({ ...valeurs, version: String(version), ...plus });
};

describe('half-days as a form types them', () => {
  test('a whole day is two; without hours, those of the house; an empty row is none', () => {
    const { seances: lues, erreurs } = lireSeancesTapees({
      ...{ 'seance-0-jour': '2026-05-12', 'seance-0-moment': 'journee', 'seance-0-debut': '9:30', 'seance-0-fin': '16:30' },
      ...{ 'seance-1-jour': '', 'seance-2-jour': '2026-03-29', 'seance-2-moment': 'matin' },
    });
    expect(erreurs).toEqual([]);
    expect(lues).toMatchObject([
      { demiJournee: demiJournee('2026-03-29', 'matin'), debut: 540, fin: 720 },
      { demiJournee: demiJournee('2026-05-12', 'matin'), debut: 570, fin: 720 },
      { demiJournee: demiJournee('2026-05-12', 'apres-midi'), debut: 840, fin: 990 },
    ]);
  });

  test.each([
    [{ 'seance-0-jour': '2026-02-30' }, 'seance-0-jour'],
    [{ 'seance-0-jour': '2026-05-12', 'seance-0-moment': 'minuit' }, 'seance-0-moment'],
    [{ 'seance-0-jour': '2026-05-12', 'seance-0-debut': '25:00' }, 'seance-0-debut'],
    [{ 'seance-0-jour': '2026-05-12', 'seance-0-debut': '15:00' }, 'seance-0-fin'],
    [{ 'seance-0-jour': '2026-05-12', 'seance-1-jour': '2026-05-12' }, 'seance-1-jour'],
    [{ 'seance-0-titre': 'Sans jour' }, 'seance-0-jour'],
  ])('%o is refused at %s', (tape, champ) => {
    expect(lireSeancesTapees(tape).erreurs.map((une) => une.champ)).toContain(champ);
  });

  test('what is read is typed again the same', () => {
    const seance = {
      id: 7,
      demiJournee: demiJournee('2026-05-12', 'apres-midi'),
      debut: 825,
      fin: 990,
      titre: 'Jouer',
      lieu: null,
    };
    expect(lireSeancesTapees(seanceATaper(0, seance)).seances).toEqual([seance]);
  });
});

describe('preparing a formation', () => {
  test('a title, dates and places are enough; it is a draft that nobody else finds', () => {
    const id = creerFormation(direction, formulaire());
    expect(lue(id)).toMatchObject({
      statut: 'projet',
      capacite: 12,
      du: demiJournee('2026-05-12', 'matin'),
      au: demiJournee('2026-05-26', 'matin'),
    });
    expect(sesSeances(id).map(({ debut, fin }) => [debut, fin])).toEqual([
      [540, 720],
      [840, 1020],
      [570, 720],
    ]);
    const autre = ctxDe(db, fabriquerEquipe(db).responsable.id);
    expect(() => getPageDeFormation(autre, id)).toThrow('Nous ne trouvons pas');
    expect(getListeDesFormations(autre, new URLSearchParams('quand=projets')).lignes).toEqual([]);
    expect(getListeDesFormations(direction, new URLSearchParams('quand=projets')).lignes).toHaveLength(1);
  });

  test('only for the network or a structure that one commits; a team member prepares none', () => {
    const autre = fabriquerEquipe(db);
    expect(() => creerFormation(direction, formulaire({ structureId: String(autre.structure.id) }))).toThrow('que l’on dirige');
    expect(() => creerFormation(ctxDe(db, autre.animatrice.id), formulaire())).toThrow('Nous ne trouvons pas');
  });

  test('copied, it keeps its programme and loses its dates', () => {
    const id = creerFormation(direction, formulaire({ formatriceNom: 'Amina Kerdoncuff', objectifs: 'Recevoir une colère.' }));
    const copie = dupliquerFormation(direction, id, 'un-geste');
    expect(dupliquerFormation(direction, id, 'un-geste')).toBe(copie);
    expect(lue(copie)).toMatchObject({ statut: 'projet', copieDeId: id, objectifs: 'Recevoir une colère.', du: null });
    expect(getPageDeFormation(direction, copie).faits.avec).toMatchObject([{ nom: 'Amina Kerdoncuff' }]);
  });
});

describe('changing a formation', () => {
  test('a half-day that moves keeps its row, and whoever comes is told', () => {
    const { formation } = fabriquerFormation(db);
    const { personneId } = fabriquerInscription(db, { formationId: formation.id });
    const [avant] = sesSeances(formation.id);
    modifierFormation(coordination, formation.id, changee(formation.id, { 'seance-0-jour': '2026-05-13' }));
    expect(sesSeances(formation.id).find(({ id }) => id === avant?.id)).toMatchObject({
      demiJournee: demiJournee('2026-05-13', 'matin'),
    });
    expect(lue(formation.id)).toMatchObject({
      du: demiJournee('2026-05-12', 'apres-midi'),
      au: demiJournee('2026-05-13', 'matin'),
    });
    expect(
      db
        .select()
        .from(courriels)
        .all()
        .map((un) => un.personneId),
    ).toEqual([personneId]);
    expect(verifierFormations(db)).toEqual([]);
  });

  test('two half-days change places', () => {
    const { formation } = fabriquerFormation(db);
    modifierFormation(
      coordination,
      formation.id,
      changee(formation.id, { 'seance-0-moment': 'apres-midi', 'seance-1-moment': 'matin' }),
    );
    expect(sesSeances(formation.id).map(({ id }) => id)).toHaveLength(2);
  });

  test('one where presence was noted took place: it moves no more', () => {
    const { formation, seances: siennes } = fabriquerFormation(db, { statut: 'confirmee' });
    const { id: inscriptionId } = fabriquerInscription(db, { formationId: formation.id });
    db.insert(presences)
      .values({
        ...{ inscriptionId, seanceId: siennes[0]?.id ?? 0, rang: 1, etat: 'presente', moyen: 'formatrice', le: LUNDI_MATIN },
        parId: coordination.acteur.personneId,
      })
      .run();
    expect(() => modifierFormation(coordination, formation.id, changee(formation.id, { 'seance-0-jour': '2026-06-02' }))).toThrow(
      'a eu lieu',
    );
    modifierFormation(coordination, formation.id, changee(formation.id, { 'seance-1-jour': '2026-06-02' }));
    expect(sesSeances(formation.id)).toHaveLength(2);
  });

  test('fewer places than are held is refused; more are offered at once', () => {
    const { formation } = fabriquerFormation(db, { capacite: 3 });
    const tenues = [1, 2, 3].map(() => fabriquerInscription(db, { formationId: formation.id }));
    fabriquerInscription(db, { formationId: formation.id, statut: 'en_liste' });
    db.delete(placesDeFormation)
      .where(eq(placesDeFormation.inscriptionId, tenues[0]?.id ?? 0))
      .run();
    db.update(inscriptions)
      .set({ statut: 'retiree', finieLe: LUNDI_MATIN })
      .where(eq(inscriptions.id, tenues[0]?.id ?? 0))
      .run();
    expect(() => modifierFormation(coordination, formation.id, changee(formation.id, { capacite: '1', minimum: '1' }))).toThrow(
      '2 places sont déjà',
    );
    modifierFormation(coordination, formation.id, changee(formation.id, { capacite: '4' }));
    expect(db.select().from(placesDeFormation).all()).toHaveLength(3);
    expect(verifierFormations(db)).toEqual([]);
  });

  test('the form of someone who only holds it keeps the structure, the trainer and the place as they are', () => {
    const { structure, animatrice } = fabriquerEquipe(db, { nom: 'L’Escale' });
    const formatrice = fabriquerPersonne(db).id;
    const { formation, seances: siennes } = fabriquerFormation(db, { structureId: structure.id, organisatriceId: animatrice.id });
    db.insert(formatrices).values({ formationId: formation.id, rang: 1, personneId: formatrice }).run();
    db.update(seances)
      .set({ lieu: 'Au jardin' })
      .where(eq(seances.id, siennes[0]?.id ?? 0))
      .run();
    const elle = ctxDe(db, animatrice.id);
    const { valeurs, version, structures: offertes, formatrices: proposees } = preparerFormation(elle, formation.id);
    expect(offertes.map(({ valeur }) => valeur)).toContain(String(structure.id));
    expect(proposees.map(({ valeur }) => valeur)).toContain(String(formatrice));
    const telle = (plus = {}) => saisieFormation(null).parse({ ...valeurs, version: String(version), ...plus });
    expect(() => modifierFormation(elle, formation.id, telle({ structureId: '' }))).toThrow('Seules la direction');
    modifierFormation(elle, formation.id, telle({ titre: 'Écouter' }));
    expect(lue(formation.id)).toMatchObject({ titre: 'Écouter', structureId: structure.id });
    expect(sesSeances(formation.id)[0]?.lieu).toBe('Au jardin');
    expect(db.select().from(formatrices).get()?.personneId).toBe(formatrice);
  });

  test('what took place keeps a half-day, and none of them to come', () => {
    const { formation } = fabriquerFormation(db, { statut: 'realisee', jours: [['2026-03-10', 'matin']] });
    const vide = changee(formation.id, { 'seance-0-jour': '', 'seance-0-titre': '' });
    expect(() => modifierFormation(coordination, formation.id, vide)).toThrow('au moins une demi-journée');
    const plusTard = changee(formation.id, { 'seance-0-jour': '2026-06-02' });
    expect(() => modifierFormation(coordination, formation.id, plusTard)).toThrow('a eu lieu');
  });

  test('someone else’s change is not overwritten', () => {
    const { formation } = fabriquerFormation(db);
    const vieille = changee(formation.id, { titre: 'Accueillir' });
    modifierFormation(coordination, formation.id, changee(formation.id, { titre: 'Écouter' }));
    expect(() => modifierFormation(coordination, formation.id, vieille)).toThrow('a changé cette formation');
  });
});

describe('what is read', () => {
  test('how many places are free, in words', () => {
    expect([libellePlaces(5, 12), libellePlaces(1, 12), libellePlaces(0, 12)]).toEqual([
      '5 places libres sur 12',
      '1 place libre sur 12',
      '0 places libres sur 12',
    ]);
    expect([libelleDemiJournees(1), libelleDemiJournees(3)]).toEqual(['Une demi-journée', 'Trois demi-journées']);
  });

  test('a partenaire reads what is public, and never which structures come', () => {
    const { formation } = fabriquerFormation(db);
    fabriquerInscription(db, { formationId: formation.id });
    const { id } = fabriquerPersonne(db);
    fabriquerRole(db, id, 'partenaire', 'caf');
    expect(getPageDeFormation(ctxDe(db, id), formation.id)).toMatchObject({
      inscrites: null,
      attendent: null,
      enCours: null,
      moi: null,
    });
    expect(getPageDeFormation(direction, formation.id)).toMatchObject({ enCours: null, inscrites: [expect.any(String)] });
  });

  test('the page that is shared names nobody but who trains, and shows no draft', () => {
    const temps = ctxDuTemps(db);
    const { formation } = fabriquerFormation(db, { lien: 'https://visio.example/salle', lieu: 'Le Fil de Vienne' });
    const annonce = lireAnnonce(temps, formation.id);
    expect(JSON.stringify(annonce)).not.toMatch(/visio\.example|Roudier/);
    expect(annonce).toMatchObject({ places: { libres: 12, capacite: 12 }, faits: { ou: 'Le Fil de Vienne' } });
    for (const champs of [{ statut: 'projet' as const }, { publique: false }]) {
      expect(() => lireAnnonce(temps, fabriquerFormation(db, champs).formation.id)).toThrow('Nous ne trouvons pas');
    }
  });

  test('those with free places are those to which one may still register', () => {
    fabriquerFormation(db, { titre: 'Trop tard', statut: 'confirmee', limite: '2026-03-20' });
    fabriquerFormation(db, { titre: 'À temps', statut: 'confirmee', limite: '2026-03-27' });
    const lues = (adresse: string) =>
      getListeDesFormations(coordination, new URLSearchParams(adresse))
        .lignes.map(({ titre }) => titre)
        .sort();
    expect([lues(''), lues('libres=oui')]).toEqual([['Trop tard', 'À temps'], ['À temps']]);
  });

  test('the list is narrowed by its address, and the agenda has her half-days', () => {
    const { formation } = fabriquerFormation(db, {
      ...{ titre: 'Écouter à l’accueil', capacite: 1, resume: 'L’Écoute, au café.', objectifs: 'Reconnaître l’Épuisement.' },
    });
    fabriquerFormation(db, { titre: 'Gérer une équipe', statut: 'realisee', jours: [['2026-02-03', 'matin']] });
    const elle = fabriquerEquipe(db);
    const ctx = ctxDe(db, elle.animatrice.id);
    fabriquerInscription(db, { formationId: formation.id, personneId: elle.animatrice.id, structureId: elle.structure.id });
    const titres = (adresse: string) => getListeDesFormations(ctx, new URLSearchParams(adresse)).lignes.map(({ titre }) => titre);
    expect(titres('')).toEqual(['Écouter à l’accueil']);
    expect(titres('q=ecouter')).toEqual(['Écouter à l’accueil']);
    expect(titres('q=vélo')).toEqual([]);
    // What it says is folded as its title is: with or without accents, with or without a capital.
    for (const mots of ['ecoute', 'Écoute', 'ÉCOUTE au cafe']) expect(titres(`q=${mots}`)).toEqual(['Écouter à l’accueil']);
    expect(titres('q=Ecouter&quand=passees')).toEqual([]);
    expect(titres('libres=oui')).toEqual([]);
    expect(titres('quand=passees')).toEqual(['Gérer une équipe']);
    expect(titres('quand=miennes')).toEqual(['Écouter à l’accueil']);
    expect(getListeDesFormations(ctx, new URLSearchParams()).quands).toContainEqual(
      expect.objectContaining({ libelle: 'Les miennes', combien: 1, chemin: '/formations/miennes' }),
    );
    const periode = { du: demiJournee('2026-05-11', 'matin'), au: demiJournee('2026-05-17', 'apres-midi') };
    const agenda = prises.flatMap((prise) => prise.agenda?.(ctx, periode) ?? []);
    expect(agenda).toMatchObject([
      { mien: true, heure: 540 },
      { mien: true, heure: 840 },
    ]);
    for (const mots of ['accueil', 'ecoute cafe', 'Epuisement', 'épuisement']) {
      expect(prises.flatMap((prise) => prise.chercher?.(ctx, mots) ?? [])).toMatchObject([{ total: 1 }]);
    }
  });

  test('a draft that is called off stays a draft; a public page keeps the reason for those who read it', () => {
    const { formation } = fabriquerFormation(db, { statut: 'projet', publique: true });
    annulerFormation(coordination, formation.id, 'La formatrice est malade.');
    const passante = ctxDe(db, fabriquerEquipe(db).animatrice.id);
    expect(() => getFormation(passante, formation.id)).toThrow();
    expect(() => lireAnnonce(ctxDuTemps(db, coordination.maintenant), formation.id)).toThrow();
    const ouverte = fabriquerFormation(db, { statut: 'ouverte', publique: true }).formation;
    annulerFormation(coordination, ouverte.id, 'La formatrice est malade.');
    expect(JSON.stringify(lireAnnonce(ctxDuTemps(db, coordination.maintenant), ouverte.id))).not.toContain('malade');
  });

  test('below the minimum once one registers no more, whoever holds it is asked', () => {
    const { formation } = fabriquerFormation(db, {
      minimum: 4,
      limite: '2026-03-20',
      organisatriceId: direction.acteur.personneId,
    });
    fabriquerInscription(db, { formationId: formation.id });
    expect(prises.flatMap((prise) => prise.aFaire?.(direction) ?? [])).toMatchObject([
      { lien: { chemin: `/formations/${formation.id}` } },
    ]);
    expect(prises.flatMap((prise) => prise.suivi?.(coordination) ?? [])).toMatchObject([
      { phrase: expect.stringContaining('n’a qu’une inscription pour un minimum de 4') },
    ]);
  });

  test('to decide, to confirm, to convoke, to close: on the list, on the home page and on Mondays alike', () => {
    const organisatriceId = direction.acteur.personneId;
    const une = (champs: Parameters<typeof fabriquerFormation>[1], placees = 1) => {
      const { formation } = fabriquerFormation(db, { organisatriceId, ...champs });
      for (let n = 0; n < placees; n += 1) fabriquerInscription(db, { formationId: formation.id });
      return formation.id;
    };
    const attendues = {
      a_decider: [une({ minimum: 4, limite: '2026-03-20' }), une({ minimum: 4, jours: [['2026-03-26', 'matin']] })],
      a_confirmer: [une({ minimum: 1 })],
      a_convoquer: [une({ statut: 'confirmee' })],
      // The day after, already: what it takes to close it is asked for before it is forgotten.
      a_clore: [une({ statut: 'realisee', jours: [['2026-03-20', 'matin']] })],
    };
    // It goes by itself, has not begun to press, is settled, or is nobody's to convoke.
    une({ minimum: 1, limite: '2026-04-28' });
    une({ minimum: 4 });
    une({ statut: 'close', jours: [['2026-02-03', 'matin']] });
    une({ statut: 'confirmee' }, 0);
    const convoquee = une({ statut: 'confirmee' });
    db.insert(convocations).values({ formationId: convoquee, le: LUNDI_MATIN }).run();
    const liste = (ctx: ContextePersonne) =>
      Object.fromEntries(
        getListeDesFormations(ctx, new URLSearchParams()).aSuivre.map((etape) => [
          etape.etape,
          etape.formations.map(({ id }) => id).sort(),
        ]),
      );
    expect(liste(direction)).toEqual(attendues);
    expect(liste(coordination)).toEqual(attendues);
    expect(liste(ctxDe(db, fabriquerEquipe(db).responsable.id))).toEqual({});
    const ids = Object.values(attendues).flat();
    const dues = prises.flatMap((prise) => prise.aFaire?.(direction) ?? []);
    expect(dues.map(({ lien }) => Number(lien.chemin.split('/')[2])).sort()).toEqual([...ids].sort());
    expect(prises.flatMap((prise) => prise.suivi?.(coordination) ?? []).map(({ phrase }) => phrase)).toEqual([
      expect.stringContaining('à décider'),
      expect.stringContaining('à décider'),
      expect.stringContaining('est à confirmer'),
      expect.stringContaining('est à convoquer'),
      expect.stringContaining('est à clore'),
    ]);
    expect(dues.at(-1)).toMatchObject({ echeance: '2026-04-19', suite: expect.stringContaining('relisez d’abord la présence') });
    const suivis = () => prises.flatMap((prise) => prise.suivi?.(coordination) ?? []);
    une({ statut: 'realisee', jours: [['2026-02-10', 'matin']] });
    expect(suivis().at(-1)).toMatchObject({
      ...{ phrase: '2 formations à clore', chemin: '/formations?etape=a_clore' },
    });
  });

  test('the door counts the places that one may still take: not those of a formation whose last day to register has passed', () => {
    const vif = () => prises.flatMap((prise) => prise.portes?.(direction) ?? []).map((porte) => porte.vif);
    expect(vif()).toEqual(['Aucune à venir pour l’instant']);
    const { formation } = fabriquerFormation(db, { capacite: 7, limite: '2026-03-22' });
    expect(vif()).toEqual(['1 à venir, inscriptions closes']);
    fabriquerFormation(db, { capacite: 3, limite: '2026-03-23' });
    fabriquerFormation(db, { capacite: 2, statut: 'confirmee' });
    fabriquerFormation(db, { capacite: 5, jours: [['2026-03-23', 'apres-midi']] });
    expect(vif()).toEqual(['3 à venir, 5 places libres']);
    fabriquerInscription(db, { formationId: formation.id });
    expect(vif()).toEqual(['3 à venir, 5 places libres']);
  });

  test('what opened lately is new to everybody, as long as one may register', () => {
    const depuis = new Date('2026-02-25T08:00:00Z');
    const titres = (ctx: ContextePersonne) =>
      prises.flatMap((prise) => prise.nouveautes?.(ctx, depuis) ?? []).map(({ titre, detail }) => `${titre} ${detail}`);
    fabriquerFormation(db, { titre: 'A', limite: '2026-05-05' });
    fabriquerFormation(db, { titre: 'Projet', statut: 'projet' });
    fabriquerFormation(db, { titre: 'Ancienne', ouverteLe: new Date('2026-01-05T09:00:00Z') });
    fabriquerFormation(db, { titre: 'Close', limite: '2026-03-20' });
    fabriquerFormation(db, { titre: 'Annulée', statut: 'annulee' });
    fabriquerFormation(db, { titre: 'B', jours: [['2026-05-12', 'matin']], ouverteLe: new Date('2026-03-10T09:00:00Z') });
    const attendues = [
      'Une formation s’ouvre\u00a0: «\u00a0B\u00a0» Mardi 12 mai, le matin. On s’inscrit jusqu’au lundi 11 mai',
      'Une formation s’ouvre\u00a0: «\u00a0A\u00a0» Mardi 12 mai. On s’inscrit jusqu’au mardi 5 mai',
    ];
    expect(titres(direction)).toEqual(attendues);
    expect(titres(ctxDe(db, fabriquerEquipe(db).animatrice.id))).toEqual(attendues);
  });

  test('what is to decide is said as it is: with a last day, without one, behind, with nobody', () => {
    const organisatriceId = direction.acteur.personneId;
    const une = (champs: Parameters<typeof fabriquerFormation>[1], placees: number) => {
      const { formation } = fabriquerFormation(db, { organisatriceId, minimum: 4, ...champs });
      for (let n = 0; n < placees; n += 1) fabriquerInscription(db, { formationId: formation.id });
    };
    une({ titre: 'A', limite: '2026-03-20' }, 1);
    une({ titre: 'B', jours: [['2026-03-26', 'matin']] }, 0);
    une({ titre: 'C', jours: [['2026-03-17', 'matin']] }, 2);
    une({ titre: 'D', statut: 'confirmee', jours: [['2026-03-17', 'matin']] }, 0);
    const lire = (titre: string) =>
      prises
        .flatMap((prise) => prise.aFaire?.(direction) ?? [])
        .filter((attente) => attente.titre.includes(`\u00a0${titre}\u00a0`))
        .map((attente) => [attente.titre, attente.suite, attente.lien.libelle]);
    expect(lire('A')).toEqual([
      [
        '«\u00a0A\u00a0»\u00a0: 1 inscription pour un minimum de 4',
        'Le dernier jour pour s’inscrire est passé. Les personnes de la liste attendent de savoir si elle a lieu.',
        'La confirmer, ou l’annuler',
      ],
    ]);
    expect(lire('B')).toEqual([
      [
        '«\u00a0B\u00a0»\u00a0: aucune inscription pour un minimum de 4',
        'Elle commence le jeudi 26 mars, et le minimum n’est pas atteint. Personne n’y a de place.',
        'La confirmer, ou l’annuler',
      ],
    ]);
    const passee = (titre: string) => `«\u00a0${titre}\u00a0» est passée\u00a0: a-t-elle eu lieu\u00a0?`;
    expect(lire('C')).toEqual([
      [
        ...[passee('C'), 'Elle avait 2 inscriptions pour un minimum de 4, et n’a pas été confirmée.'],
        'Dire qu’elle a eu lieu, ou l’annuler',
      ],
    ]);
    expect(lire('D')).toEqual([
      [
        ...[passee('D'), 'Personne n’y avait de place. À vous de dire si elle s’est tenue.'],
        'Dire qu’elle a eu lieu, ou l’annuler',
      ],
    ]);
    expect(
      prises
        .flatMap((prise) => prise.suivi?.(coordination) ?? [])
        .map(({ phrase }) => phrase)
        .sort(),
    ).toEqual([
      '«\u00a0A\u00a0» n’a qu’une inscription pour un minimum de 4\u00a0: à décider',
      '«\u00a0B\u00a0» commence le jeudi 26 mars sans aucune inscription pour un minimum de 4\u00a0: à décider',
      '«\u00a0C\u00a0» est passée\u00a0: a-t-elle eu lieu\u00a0?',
      '«\u00a0D\u00a0» est passée, sans personne\u00a0: a-t-elle eu lieu\u00a0?',
    ]);
  });

  test('beyond the first few to decide, Mondays count the others and lead to them', () => {
    for (let n = 0; n < 7; n += 1) fabriquerFormation(db, { minimum: 4, limite: '2026-03-20' });
    const suivis = prises.flatMap((prise) => prise.suivi?.(coordination) ?? []);
    expect(suivis).toHaveLength(6);
    expect(suivis[5]).toMatchObject({ phrase: '2 autres formations à décider', chemin: '/formations?etape=a_decider' });
    expect(getListeDesFormations(coordination, new URLSearchParams('etape=a_decider')).total).toBe(7);
  });

  test('of what waits, the first few stand beside the list; the others are a list of their own, paged', () => {
    const organisatriceId = direction.acteur.personneId;
    for (let n = 0; n < 23; n += 1)
      fabriquerFormation(db, { organisatriceId, statut: 'realisee', jours: [['2026-02-03', 'matin']] });
    fabriquerFormation(db, { organisatriceId, statut: 'realisee', jours: [['2026-02-03', 'matin']] });
    fabriquerFormation(db, { statut: 'realisee', jours: [['2026-02-03', 'matin']] });
    const lire = (adresse: string, ctx = direction) => getListeDesFormations(ctx, new URLSearchParams(adresse));
    const [aClore] = lire('').aSuivre;
    expect(aClore?.formations).toHaveLength(5);
    expect(aClore?.toutes).toEqual({ libelle: 'Voir les 24 formations', chemin: '/formations?etape=a_clore' });
    const liste = lire('etape=a_clore');
    expect(liste).toMatchObject({ titre: 'À clore\u00a0: 24 formations', total: 24, page: 1, pages: 2 });
    expect([liste.lignes.length, lire('etape=a_clore&page=2').lignes.length]).toEqual([20, 4]);
    expect(liste.quands.filter(({ ici }) => ici)).toEqual([]);
    // Only what waits for her: the coordination has one more, someone else none.
    expect(lire('etape=a_clore', coordination).total).toBe(25);
    expect(lire('etape=a_clore', ctxDe(db, fabriquerEquipe(db).animatrice.id)).total).toBe(0);
  });

  test('what is still wanted is said to whoever may bring it, with its day whole, and no more once one registers no more', () => {
    const { formation } = fabriquerFormation(db, { minimum: 3, capacite: 4, limite: '2026-04-28' });
    const { id } = formation;
    const dit = (ctx = direction) => getPageDeFormation(ctx, id).situation;
    expect(dit()).toBe('Il faut 3 inscriptions d’ici au mardi 28 avril\u00a0: il en manque trois.');
    fabriquerInscription(db, { formationId: id });
    const { personneId } = fabriquerInscription(db, { formationId: id });
    expect(dit()).toBe('Il faut 3 inscriptions d’ici au mardi 28 avril\u00a0: il en manque une, la vôtre suffit.');
    expect(dit(ctxDe(db, personneId))).toBe('Il faut 3 inscriptions d’ici au mardi 28 avril\u00a0: il en manque une.');
    expect(dit({ ...direction, maintenant: new Date('2026-04-29T08:00:00Z') })).toBe('');
    for (let n = 0; n < 2; n += 1) fabriquerInscription(db, { formationId: id });
    expect(dit()).toContain('C’est complet');
    expect(getPageDeFormation(direction, id).titreDesPlaces).toBe('0 places libres sur 4');
    const [ligne] = getListeDesFormations(direction, new URLSearchParams()).lignes;
    expect(ligne).toMatchObject({ places: null, etat: { texte: 'Complète, liste d’attente' } });
    const apres = { ...direction, maintenant: new Date('2026-04-29T08:00:00Z') };
    expect(dit(apres)).toBe('');
    expect(getPageDeFormation(apres, id).etat.texte).toBe('Inscriptions closes');
  });

  test('calling off promises the mails that leave, and no other', () => {
    const { id } = fabriquerFormation(db).formation;
    const mots = (une: number, nom: 'annuler' | 'ouvrir' = 'annuler') => lirePassage(coordination, une, nom).mots;
    expect(mots(id).ensuite[0]).toBe('Personne n’est sur la liste\u00a0: aucun courriel ne part.');
    fabriquerInscription(db, { formationId: id, statut: 'en_liste' });
    expect(mots(id)).toMatchObject({ ensuite: [expect.stringContaining('reçoivent votre explication'), expect.anything()] });
    const projet = fabriquerFormation(db, { statut: 'projet' }).formation.id;
    expect(mots(projet)).toMatchObject({
      titre: 'Annuler ce projet\u00a0?',
      ensuite: [expect.stringContaining('aucun courriel ne part'), expect.anything()],
      fait: { texte: expect.stringContaining('aucun courriel n’est parti') },
    });
    // Without a last day to register, it is not confirmed by itself.
    expect(mots(projet, 'ouvrir').ensuite.at(-1)).toContain('c’est à vous de la confirmer');
    const limitee = fabriquerFormation(db, { statut: 'projet', limite: '2026-04-28' }).formation.id;
    expect(mots(limitee, 'ouvrir').ensuite.at(-1)).toContain('elle est confirmée si le minimum est atteint');
  });

  test('what is followed of qualifications is called by what she reads of it', () => {
    const lire = (ctx: ContextePersonne) => getListeDesFormations(ctx, new URLSearchParams()).qualifications;
    expect(lire(coordination)).toBe('Les qualifications dans le réseau');
    expect(lire(direction)).toBe('Les qualifications de mon équipe');
    expect(lire(ctxDe(db, fabriquerEquipe(db).animatrice.id))).toBe('Ce que demande ma fonction');
  });
});
