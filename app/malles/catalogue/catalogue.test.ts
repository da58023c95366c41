import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { journal } from '#app/commun/tables.ts';
import { lireIci } from '#app/malles/inventaires/ici.server.ts';
import { preparerReservation } from '#app/malles/reservations/preparer.server.ts';
import { fonctions, personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { courriels } from '#app/services/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, LUNDI_MATIN } from '#tests/base.ts';
import { fabriquerMalle, fabriquerReservation } from '#tests/fabriques/malles.ts';
import { fabriquerCommune, fabriquerEquipe, fabriquerPersonne } from '#tests/fabriques/reseau.ts';
import { laisserUneIdee, listIdees, retirerUneIdee } from './carnet.server.ts';
import { ajouterObjet, changerObjet, deplacerObjet, retirerObjet } from './contenu.server.ts';
import { changerEtat } from './etat.server.ts';
import { getMalle } from './malles.server.ts';
import { getPageDeMalle } from './page-de-malle.server.ts';
import { getCatalogue, mallesTrouvees } from './page-du-catalogue.server.ts';
import { getPageDuContenu } from './page-du-contenu.server.ts';
import { objetsDeMalle } from './tables.ts';
import { creerMalle, modifierMalle } from './tenir-malle.server.ts';
import { porteDesMalles } from './vifs.server.ts';

let db: Base;
/** Keeps the malle's structure; of another structure; coordinates; a partenaire. */
let gardienne: number;
let ailleurs: ReturnType<typeof fabriquerEquipe>;
let coordination: number;
let partenaire: number;
let chezElle: number;

beforeEach(() => {
  db = baseDeTest().db;
  const equipe = fabriquerEquipe(db, { nom: 'L’Escale' });
  [gardienne, chezElle] = [equipe.animatrice.id, equipe.structure.id];
  ailleurs = fabriquerEquipe(db, { nom: 'Le Préau' });
  [coordination, partenaire] = [fabriquerPersonne(db).id, fabriquerPersonne(db).id];
  db.insert(rolesReseau)
    .values([
      { personneId: coordination, role: 'coordination', donneLe: LUNDI_MATIN },
      { personneId: partenaire, role: 'partenaire', donneLe: LUNDI_MATIN },
    ])
    .run();
});

const saisie = (plus: Record<string, unknown> = {}) => ({
  ...{ nom: 'Cirque', resume: 'Jongler.', notice: undefined, ageMin: 6, ageMax: 12, groupeMax: undefined },
  ...{ structureId: chezElle, gardienneId: undefined, ouRetirer: undefined, quandRetirer: undefined, dessin: undefined },
  ...{ joursMax: undefined, preavisJours: undefined, horizonJours: undefined, tamponAvant: undefined, tamponApres: undefined },
  ...{ fermeture: undefined, joursFermes: [], pretsParStructure: undefined, accord: undefined, caution: undefined },
  ...plus,
});
const lettres = () => db.select().from(courriels).all();

describe('the list of the malles', () => {
  test('says of each where it is today, how far, and is not for a partenaire', () => {
    db.update(structures).set({ communeCode: null }).where(eq(structures.id, ailleurs.structure.id)).run();
    const loin = fabriquerCommune(db, { code: '87011', nom: 'Bellac', lat: 46.122, lon: 1.049 }).code;
    db.update(structures).set({ communeCode: loin }).where(eq(structures.id, chezElle)).run();
    const { malle: dehors } = fabriquerMalle(db, { nom: 'Cirque', structureId: chezElle });
    fabriquerMalle(db, { nom: 'Jeux', structureId: chezElle });
    fabriquerMalle(db, { nom: 'Usée', structureId: chezElle, etat: 'retiree', etatMotif: 'trop usée' });
    fabriquerMalle(db, {
      nom: 'Radio',
      structureId: chezElle,
      etat: 'en_reparation',
      etatMotif: 'un micro',
      etatJusquAu: '2026-04-03',
    });
    fabriquerReservation(db, { malleId: dehors.id, debut: '2026-03-20', fin: '2026-03-24', statut: 'en_pret' });
    const { lignes, retirees } = getCatalogue(ctxDe(db, gardienne));
    expect(lignes.map(({ nom, etat, ou }) => [nom, etat?.texte, etat?.ensuite, ou])).toEqual([
      ['Cirque', 'En prêt jusqu’à demain', 'Libre ensuite à partir du jeudi 26 mars', 'À Bellac, dans votre commune'],
      ['Jeux', 'Libre aujourd’hui', '', 'À Bellac, dans votre commune'],
      [
        'Radio',
        'Hors service jusqu’au vendredi 3 avril',
        'Libre ensuite à partir du samedi 4 avril',
        'À Bellac, dans votre commune',
      ],
    ]);
    expect(retirees).toEqual([{ slug: expect.any(String), nom: 'Usée', motif: 'trop usée' }]);
    // Who may not bring it back does not see it, and who has no commune is told no distance.
    const vues = getCatalogue(ctxDe(db, ailleurs.animatrice.id));
    expect(vues.retirees).toEqual([]);
    expect(vues.lignes[0]?.ou).toBe('À Bellac');
    expect(() => getCatalogue(ctxDe(db, partenaire))).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
    expect(porteDesMalles(ctxDe(db, gardienne))[0]?.vif).toBe('3 malles, 1 en prêt aujourd’hui');
    expect(porteDesMalles(ctxDe(db, partenaire))).toEqual([]);
  });

  test('a malle that should be back is awaited, whatever the calendar says', () => {
    const { malle } = fabriquerMalle(db);
    fabriquerReservation(db, { malleId: malle.id, debut: '2026-03-16', fin: '2026-03-18', statut: 'en_pret' });
    expect(getCatalogue(ctxDe(db, gardienne)).lignes[0]?.etat).toEqual({
      ...{ ton: 'erreur', texte: 'Attendue depuis le mercredi 18 mars', ensuite: '' },
    });
  });

  test('is found by what a malle says and by what is in it', () => {
    fabriquerMalle(db, { nom: 'Cirque', structureId: chezElle });
    const trouver = (q: string, qui = gardienne) => mallesTrouvees(ctxDe(db, qui), q).map(({ premiers }) => premiers[0]?.titre);
    expect(trouver('cirques')).toEqual(['Malle Cirque']);
    expect(trouver('balle equilibre')).toEqual(['Malle Cirque']);
    expect(trouver('malle escale')).toEqual(['Malle Cirque']);
    expect(trouver('poterie')).toEqual([]);
    expect(trouver('cirque', partenaire)).toEqual([]);
  });
});

describe('a malle', () => {
  test('shows its rules in words, whom to call as she agreed, and its loans by structure and dates', () => {
    const { malle } = fabriquerMalle(db, {
      ...{ structureId: chezElle, gardienneId: gardienne, joursMax: 7, tamponAvant: 1, tamponApres: 3, joursFermes: [0, 6] },
      caution: 5050,
    });
    fabriquerReservation(db, {
      ...{ malleId: malle.id, debut: '2026-04-07', fin: '2026-04-09', lieu: 'Au secret', objet: 'Fête' },
      ...{ structureId: ailleurs.structure.id, contactId: ailleurs.animatrice.id },
    });
    const { regles, prets, chez, calendrier, etat } = getPageDeMalle(ctxDe(db, coordination), malle.slug);
    expect(Object.fromEntries(regles.map(({ titre, contenu }) => [titre, contenu]))).toEqual({
      Durée: '7 jours au plus',
      Réserver: 'Au moins 1 jour avant, et jusqu’à 12 mois à l’avance',
      'Entre deux prêts': 'Une demi-journée avant et 1 jour et demi après, pour la rapporter, la recompter et la nettoyer',
      'Remise et retour': 'Tous les jours sauf le samedi, le dimanche et les jours fériés',
      'En même temps': '3 malles au plus par structure',
      Accord: 'Aucun à attendre\u00a0: elle est à vous dès que vous réservez',
      Caution: '50,50\u00a0€',
    });
    expect(prets.lignes).toEqual([
      expect.objectContaining({ structure: 'Le Préau', dates: 'Du mardi 7 au jeudi 9 avril', mien: false, enCours: false }),
    ]);
    expect(JSON.stringify(prets)).not.toMatch(/secret|Fête/);
    expect(chez.gardienne?.id).toBe(gardienne);
    const pris = calendrier?.mois.flatMap(({ jours }) => jours.filter(({ classes }) => classes.includes('pris')));
    // Half a day before, a day and a half after, as it was booked: one.
    expect(pris?.map(({ iso }) => iso)).toEqual(['2026-04-06', '2026-04-07', '2026-04-08', '2026-04-09', '2026-04-10']);
    // Where one books it, the same: its rules, where it is today, its days.
    const aReserver = preparerReservation(ctxDe(db, coordination), malle.slug, new URLSearchParams());
    expect(aReserver.malle.regles.slice(0, regles.length)).toEqual(regles);
    expect(aReserver.malle.etat).toEqual(etat);
    const vus = (mois: typeof aReserver.calendrier.mois | undefined) =>
      mois?.flatMap(({ jours }) => jours.map(({ iso, classes, libelle }) => ({ iso, classes, libelle })));
    expect(vus(calendrier?.mois)).toEqual(vus(aReserver.calendrier.mois));
    expect(getPageDeMalle(ctxDe(db, gardienne), malle.slug).peut.gerer).toBe(true);
    expect(getPageDeMalle(ctxDe(db, ailleurs.animatrice.id), malle.slug).peut.gerer).toBe(false);
    expect(() => getPageDeMalle(ctxDe(db, partenaire), malle.slug)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  });

  test('the telephone of who keeps it is read by others when she shows it', () => {
    const equipe = fabriquerEquipe(db);
    const muette = fabriquerMalle(db, { structureId: equipe.structure.id, gardienneId: equipe.animatrice.id });
    const noter = (champs: Partial<typeof personnes.$inferInsert>) =>
      db.update(personnes).set(champs).where(eq(personnes.id, equipe.animatrice.id)).run();
    noter({ telephone: '05 55 00 00 01' });
    const lue = () => getPageDeMalle(ctxDe(db, gardienne), muette.malle.slug).chez.telephone;
    expect(lue()).toBeNull();
    db.update(structures).set({ telephone: '05 55 00 00 02' }).where(eq(structures.id, equipe.structure.id)).run();
    expect(lue()).toBe('05 55 00 00 02');
    noter({ montrerTelephone: true });
    expect(lue()).toBe('05 55 00 00 01');
  });

  test('is added by the coordination, once, at an address of its own', () => {
    const ctx = ctxDe(db, coordination);
    const id = creerMalle(ctx, { ...saisie({ nom: 'Planning' }), geste: 'un' });
    expect(creerMalle(ctx, { ...saisie({ nom: 'Planning' }), geste: 'un' })).toBe(id);
    creerMalle(ctx, { ...saisie({ nom: 'Cirque' }), geste: 'deux' });
    creerMalle(ctx, { ...saisie({ nom: 'Cirque' }), geste: 'trois' });
    expect(getCatalogue(ctx).lignes.map(({ slug }) => slug)).toEqual(['cirque', 'cirque-2', 'planning-2']);
    expect(() => creerMalle(ctxDe(db, gardienne), { ...saisie(), geste: 'un' })).toThrow(
      expect.objectContaining({ code: 'INTROUVABLE' }),
    );
    expect(() => creerMalle(ctx, { ...saisie({ structureId: 9999 }), geste: '4' })).toThrow(
      expect.objectContaining({ code: 'IMPOSSIBLE', champ: 'structureId' }),
    );
    expect(() => creerMalle(ctx, { ...saisie({ gardienneId: ailleurs.animatrice.id }), geste: '5' })).toThrow(
      expect.objectContaining({ code: 'IMPOSSIBLE', champ: 'gardienneId' }),
    );
  });

  test('is changed by who keeps it, unless somebody did meanwhile; what is left empty is the network’s', () => {
    const { malle } = fabriquerMalle(db, { structureId: chezElle, joursMax: 7 });
    const elle = ctxDe(db, gardienne);
    modifierMalle(elle, malle.slug, { ...saisie({ fermeture: 'siens', joursFermes: [1], caution: 1250 }), version: 1 });
    const { ligne, regles } = getMalle(elle, malle.slug);
    expect(ligne).toMatchObject({ nom: 'Cirque', version: 2, joursMax: null, slug: malle.slug });
    expect(regles).toMatchObject({ joursMax: 14, joursFermes: [1], caution: 1250, accord: false });
    expect(() => modifierMalle(elle, malle.slug, { ...saisie(), version: 1 })).toThrow(/a changé cette malle pendant que vous/);
    expect(() => modifierMalle(ctxDe(db, ailleurs.responsable.id), malle.slug, { ...saisie(), version: 2 })).toThrow(
      expect.objectContaining({ code: 'INTERDIT' }),
    );
    const demenager = saisie({ structureId: ailleurs.structure.id });
    expect(() => modifierMalle(elle, malle.slug, { ...demenager, version: 2 })).toThrow(
      expect.objectContaining({ code: 'IMPOSSIBLE', champ: 'structureId' }),
    );
    modifierMalle(ctxDe(db, coordination), malle.slug, { ...demenager, version: 2 });
    expect(getMalle(elle, malle.slug)).toMatchObject({ structure: { nom: 'Le Préau' }, relations: ['lectrice'] });
    const lignes = db.select().from(journal).where(eq(journal.domaine, 'malles')).all();
    expect(lignes.map(({ acte, acteurId }) => [acte, acteurId])).toEqual([
      ['modifier', gardienne],
      ['modifier', coordination],
    ]);
  });
});

describe('what is in a malle', () => {
  const objet = { nom: 'Foulards', nombre: 18, consommable: false, valeur: 180, aSavoir: undefined };
  const noms = (slug: string) => getPageDeMalle(ctxDe(db, gardienne), slug).objets.map(({ nom }) => nom);

  test('is added at the end, moved, changed and taken out, and kept for the inventories that counted it', () => {
    const { malle, objets } = fabriquerMalle(db, { structureId: chezElle });
    const elle = ctxDe(db, gardienne);
    const id = ajouterObjet(elle, malle.slug, { ...objet, geste: 'un' });
    expect(ajouterObjet(elle, malle.slug, { ...objet, geste: 'un' })).toBe(id);
    expect(noms(malle.slug)).toEqual(['Balles de jonglage', 'Nez rouges', 'Foulards']);
    deplacerObjet(elle, malle.slug, id, -1);
    deplacerObjet(elle, malle.slug, id, -1);
    deplacerObjet(elle, malle.slug, id, -1);
    expect(noms(malle.slug)).toEqual(['Foulards', 'Balles de jonglage', 'Nez rouges']);
    changerObjet(elle, malle.slug, { ...objet, id, nom: 'Grands foulards', nombre: 12 });
    expect(retirerObjet(elle, malle.slug, objets[0]?.id ?? 0)).toBe('Balles de jonglage');
    expect(noms(malle.slug)).toEqual(['Grands foulards', 'Nez rouges']);
    expect(db.select().from(objetsDeMalle).all()).toHaveLength(3);
    expect(() => retirerObjet(elle, malle.slug, objets[0]?.id ?? 0)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  });

  test('changed by two at once, the second is told; the same again is no change', () => {
    const { malle, objets } = fabriquerMalle(db, { structureId: chezElle });
    const elle = ctxDe(db, gardienne);
    const id = objets[0]?.id ?? 0;
    const vu = getPageDuContenu(elle, malle.slug, id).aModifier?.vu;
    changerObjet(elle, malle.slug, { ...objet, id, vu });
    changerObjet(elle, malle.slug, { ...objet, id, vu });
    expect(() => changerObjet(elle, malle.slug, { ...objet, id, nombre: 3, vu })).toThrow('pendant que vous écriviez');
    expect(db.select().from(objetsDeMalle).where(eq(objetsDeMalle.id, id)).get()).toMatchObject({ nombre: 18 });
  });

  test('is not for others, nor under the name of another malle', () => {
    const { malle } = fabriquerMalle(db, { structureId: chezElle });
    const { objets } = fabriquerMalle(db, { structureId: ailleurs.structure.id });
    const autre = objets[0]?.id ?? 0;
    const elle = ctxDe(db, gardienne);
    expect(() => changerObjet(elle, malle.slug, { ...objet, id: autre })).toThrow(
      expect.objectContaining({ code: 'INTROUVABLE' }),
    );
    expect(() => deplacerObjet(elle, malle.slug, autre, 1)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
    expect(() => ajouterObjet(ctxDe(db, ailleurs.animatrice.id), malle.slug, objet)).toThrow(
      expect.objectContaining({ code: 'INTERDIT' }),
    );
  });
});

describe('the state of a malle', () => {
  const hors = { etat: 'en_reparation' as const, motif: 'une roue cassée', jusquAu: '2026-04-20', version: 1 };
  const pret = (malleId: number, debut: string, fin: string, statut: 'acceptee' | 'demandee' | 'en_pret' = 'acceptee') =>
    fabriquerReservation(db, {
      ...{ malleId, debut, fin, statut, structureId: ailleurs.structure.id, contactId: ailleurs.animatrice.id },
    });

  test('a repair is over the day after its last one, wherever the malle is read; until then it is said, once', () => {
    const { malle } = fabriquerMalle(db, {
      ...{ structureId: chezElle, etat: 'en_reparation', etatMotif: 'Une roue cassée.', etatJusquAu: '2026-04-03' },
    });
    const { malle: autre } = fabriquerMalle(db);
    const lu = (jour: string, adresse = '') => {
      const ctx = ctxDe(db, ailleurs.animatrice.id, new Date(`${jour}T10:00:00Z`));
      const autres = preparerReservation(ctx, autre.slug, new URLSearchParams(adresse)).autresMalles;
      return [
        getPageDeMalle(ctx, malle.slug).hors?.texte ?? null,
        preparerReservation(ctx, malle.slug, new URLSearchParams()).malle.etat?.texte,
        lireIci(ctx, malle.slug).ou,
        autres.some(({ slug }) => slug === malle.slug),
      ];
    };
    expect(lu('2026-04-03')).toEqual([
      'Une roue cassée.',
      'Hors service jusqu’à ce soir',
      'Elle n’est pas en service\u00a0: Une roue cassée.',
      false,
    ]);
    // Together with another malle, it is offered for days on which it is back.
    expect(lu('2026-04-03', 'debut=2026-04-07')[3]).toBe(true);
    expect(lu('2026-04-04')).toEqual([null, 'Libre aujourd’hui', 'Elle est chez elle, à L’Escale.', true]);
  });

  test('those whose loan begins meanwhile are told once each, and told again when it is back', () => {
    const { malle } = fabriquerMalle(db, { structureId: chezElle });
    pret(malle.id, '2026-03-20', '2026-03-26', 'en_pret');
    pret(malle.id, '2026-04-07', '2026-04-09');
    pret(malle.id, '2026-04-14', '2026-04-15', 'demandee');
    pret(malle.id, '2026-05-12', '2026-05-13');
    const elle = ctxDe(db, gardienne);
    expect(changerEtat(elle, malle.slug, hors)).toBe(1);
    const [premiere] = lettres();
    expect(premiere).toMatchObject({ personneId: ailleurs.animatrice.id });
    expect(premiere?.sujet).toContain('est hors service jusqu’au lundi 20 avril');
    expect(premiere?.lettre?.points?.map(({ fort }) => fort)).toEqual([
      'Du mardi 7 au jeudi 9 avril',
      'Du mardi 14 au mercredi 15 avril',
    ]);
    // Sooner than thought: one of the two loans is safe again.
    expect(changerEtat(elle, malle.slug, { ...hors, jusquAu: '2026-04-10', version: 2 })).toBe(2);
    expect(changerEtat(elle, malle.slug, { etat: 'en_service', version: 3 })).toBe(1);
    expect(lettres()).toHaveLength(4);
    expect(lettres().at(-1)?.sujet).toContain('sera là pour votre prêt');
    // Said again, nothing is told.
    expect(changerEtat(elle, malle.slug, { etat: 'en_service', version: 4 })).toBe(0);
    expect(lettres()).toHaveLength(4);
  });

  test('a malle that is withdrawn touches all that is to come; who acts is not written to', () => {
    const { malle } = fabriquerMalle(db, { structureId: chezElle });
    pret(malle.id, '2026-05-12', '2026-05-13');
    fabriquerReservation(db, {
      ...{ malleId: malle.id, debut: '2026-06-02', fin: '2026-06-03', structureId: chezElle, contactId: gardienne },
    });
    expect(changerEtat(ctxDe(db, gardienne), malle.slug, { etat: 'retiree', motif: 'Trop usée.', version: 1 })).toBe(1);
    expect(lettres()[0]?.lettre?.paragraphes[0]).toMatch(/l’a retirée du prêt\u00a0: «\u00a0Trop usée\u00a0»\.$/);
    expect(getCatalogue(ctxDe(db, ailleurs.animatrice.id)).lignes).toEqual([]);
  });

  test('a contact who left is not written to: those who commit her structure are', () => {
    const { malle } = fabriquerMalle(db, { structureId: chezElle });
    pret(malle.id, '2026-04-07', '2026-04-09');
    db.update(fonctions).set({ au: '2026-03-20' }).where(eq(fonctions.personneId, ailleurs.animatrice.id)).run();
    expect(changerEtat(ctxDe(db, gardienne), malle.slug, hors)).toBe(1);
    expect(lettres().map(({ personneId }) => personneId)).toEqual([ailleurs.responsable.id]);
  });

  test('is refused to others, for a day that has passed, and when somebody changed it meanwhile', () => {
    const { malle } = fabriquerMalle(db, { structureId: chezElle });
    expect(() => changerEtat(ctxDe(db, ailleurs.responsable.id), malle.slug, hors)).toThrow(
      expect.objectContaining({ code: 'INTERDIT' }),
    );
    const elle = ctxDe(db, gardienne);
    expect(() => changerEtat(elle, malle.slug, { ...hors, jusquAu: '2026-03-22' })).toThrow(
      expect.objectContaining({ code: 'IMPOSSIBLE', champ: 'jusquAu' }),
    );
    expect(() => changerEtat(elle, malle.slug, { ...hors, version: 2 })).toThrow(/a changé cette malle/);
    expect(lettres()).toEqual([]);
  });
});

describe('the carnet of a malle', () => {
  const idee = { texte: 'Commencer par les foulards.', ageMin: 6, ageMax: 10, duree: 90 };

  test('is written by whoever borrows, and found by age and by length', () => {
    const { malle } = fabriquerMalle(db, { structureId: chezElle });
    const elle = ctxDe(db, ailleurs.animatrice.id);
    const id = laisserUneIdee(elle, malle.slug, { ...idee, geste: 'un' });
    expect(laisserUneIdee(elle, malle.slug, { ...idee, geste: 'un' })).toBe(id);
    laisserUneIdee(elle, malle.slug, { texte: 'Un spectacle.', ageMin: 12, ageMax: undefined, duree: undefined });
    const dossier = getMalle(elle, malle.slug);
    const lues = (filtre = {}) => listIdees(elle, dossier, filtre).lignes.map(({ texte }) => texte);
    expect(lues()).toEqual(['Un spectacle.', 'Commencer par les foulards.']);
    expect(lues({ age: 8 })).toEqual(['Commencer par les foulards.']);
    expect(lues({ duree: 60 })).toEqual(['Un spectacle.']);
    expect(listIdees(elle, dossier).lignes[1]).toMatchObject({
      ...{ quoi: 'de 6 à 10\u00a0ans, 1\u00a0h\u00a030', peutRetirer: true },
      qui: expect.stringMatching(/, Le Préau, mars 2026$/),
    });
    expect(() => laisserUneIdee(ctxDe(db, partenaire), malle.slug, idee)).toThrow(
      expect.objectContaining({ code: 'INTROUVABLE' }),
    );
  });

  test('an idea is taken out by its author, who keeps the malle, or the coordination', () => {
    const { malle } = fabriquerMalle(db, { structureId: chezElle });
    const { malle: autre } = fabriquerMalle(db, { structureId: chezElle });
    const laisser = () => laisserUneIdee(ctxDe(db, ailleurs.animatrice.id), malle.slug, idee);
    const une = laisser();
    expect(() => retirerUneIdee(ctxDe(db, ailleurs.responsable.id), malle.slug, une)).toThrow(
      expect.objectContaining({ code: 'INTERDIT' }),
    );
    expect(() => retirerUneIdee(ctxDe(db, gardienne), autre.slug, une)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
    for (const qui of [ailleurs.animatrice.id, gardienne, coordination]) {
      retirerUneIdee(ctxDe(db, qui, LUNDI_MATIN), malle.slug, qui === ailleurs.animatrice.id ? une : laisser());
    }
    expect(listIdees(ctxDe(db, gardienne), getMalle(ctxDe(db, gardienne), malle.slug)).total).toBe(0);
  });
});
