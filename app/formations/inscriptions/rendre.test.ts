import { and, eq, like } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { lireReponse } from '#app/accueil/reponses.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { passerLesFormations } from '#app/formations/depart.server.ts';
import { prises } from '#app/formations/prise.server.ts';
import { getFormation } from '#app/formations/programme/formations.server.ts';
import { fonctions } from '#app/reseau/personnes/tables.ts';
import { courriels } from '#app/services/tables.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps, LUNDI_MATIN } from '#tests/base.ts';
import { fabriquerFormation, fabriquerInscription } from '#tests/fabriques/formations.ts';
import { fabriquerEquipe, fabriquerFonction, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { agirSurLInscription } from './agir.server.ts';
import { LIBELLE_STATUT_INSCRIPTION } from './inscriptions.ts';
import { inscrire } from './inscrire.server.ts';
import { lireMonInscription } from './mon-inscription.server.ts';
import { getPageDInscription } from './page-d-inscription.server.ts';
import { prise } from './prise.server.ts';
import { remplacer } from './remplacer.server.ts';
import { inscriptions } from './tables.ts';

// A place that is given back goes to someone else at once: it is asked twice, told to whom it concerns, and there is a way back.
// The Monday of the tests is 23 March 2026; the formation is on Tuesday 12 May.

let db: Base;
let organise: ContextePersonne;
let elle: ContextePersonne;
let collegue: ContextePersonne;
let responsable: ContextePersonne;
let structureId: number;

beforeEach(() => {
  db = baseDeTest().db;
  organise = ctxDe(db, fabriquerEquipe(db).responsable.id);
  const equipe = fabriquerEquipe(db, { nom: 'L’Escale' });
  structureId = equipe.structure.id;
  const autre = fabriquerPersonne(db, { prenom: 'Karim', nom: 'Saïdi' });
  fabriquerFonction(db, { personneId: autre.id, structureId });
  [elle, collegue, responsable] = [ctxDe(db, equipe.animatrice.id), ctxDe(db, autre.id), ctxDe(db, equipe.responsable.id)];
});

const formation = (champs: Parameters<typeof fabriquerFormation>[1] = {}) =>
  fabriquerFormation(db, { organisatriceId: organise.acteur.personneId, ...champs }).formation;
const sienne = (formationId: number, champs: { convoqueeLe?: Date; statut?: 'validee' | 'en_liste' } = {}) =>
  fabriquerInscription(db, { formationId, personneId: elle.acteur.personneId, structureId, ...champs }).id;
const CONVOQUEE = { convoqueeLe: LUNDI_MATIN };
const dites = () =>
  db
    .select()
    .from(courriels)
    .where(like(courriels.cle, 'charge:%:rendre:%'))
    .all()
    .map(({ personneId, sujet, lettre }) => ({ personneId, sujet, texte: JSON.stringify(lettre) }));

describe('the page of an inscription', () => {
  test('says when and where, and leads to one’s calendar; whoever reads it for another has none', () => {
    const place = sienne(formation({ statut: 'confirmee', lieu: 'La salle des Tilleuls' }).id);
    const page = getPageDInscription(elle, place);
    expect(page.situation).toBe('Vous avez une place.');
    expect(page.enBref).toMatch(/^Mardi .*de 9.*\. La salle des Tilleuls$/);
    expect(page.rendezVous).toMatch(/rendez-vous\.ics$/);
    expect(getPageDInscription(responsable, place).rendezVous).toBeNull();
  });

  test('says the rank of whoever waits, as her structure reads it too', () => {
    const { id } = formation({ capacite: 1 });
    fabriquerInscription(db, { formationId: id, statut: 'en_liste', depuis: new Date('2026-01-05T09:00:00Z') });
    const place = sienne(id, { statut: 'en_liste' });
    for (const qui of [elle, responsable]) {
      expect(getPageDInscription(qui, place).situation).toContain('Rang dans la liste\u00a0: 2.');
    }
  });

  test('an accord is awaited by the last day to register, or else by the eve of the first half-day', () => {
    const demander = (limite: string | null) => {
      const { id } = formation({ validation: true, limite, jours: [['2026-06-02', 'matin']] });
      return fabriquerInscription(db, { formationId: id, personneId: elle.acteur.personneId, structureId, statut: 'demandee' });
    };
    demander('2026-05-19');
    demander(null);
    expect(
      prise
        .aFaire?.(responsable)
        .map(({ echeance }) => echeance)
        .sort(),
    ).toEqual(['2026-05-19', '2026-06-01']);
  });

  test('promises nothing to whoever let an offer go, and says of what is called off that it is', () => {
    const { id } = formation({ capacite: 1 });
    const place = sienne(id, { statut: 'en_liste' });
    db.update(inscriptions).set({ passeeLe: LUNDI_MATIN }).where(eq(inscriptions.id, place)).run();
    const { situation } = getPageDInscription(elle, place);
    expect(situation).toContain('il n’y en aura plus d’autre');
    expect(situation).not.toMatch(/Rang|un courriel la propose/);
    expect(lireMonInscription(elle, getFormation(elle, id))?.inscription?.rang).toBeNull();
    const annulee = sienne(formation({ statut: 'annulee', motif: 'Trop peu' }).id);
    expect(getPageDInscription(elle, annulee)).toMatchObject({ situation: 'La formation est annulée.', rendezVous: null });
  });

  test('once it is behind, speaks of the past, and leads to her papers alone', () => {
    const { id } = formation({ statut: 'close', jours: [['2026-03-03', 'matin']] });
    const place = sienne(id);
    expect(getPageDInscription(elle, place)).toMatchObject({
      situation: 'Vous aviez une place.',
      ...{ papiers: '/moi/certificats', rendezVous: null, peutPreciser: false, actes: [] },
    });
    expect(getPageDInscription(responsable, place)).toMatchObject({
      situation: expect.stringContaining(' avait une place.'),
      papiers: null,
    });
  });
});

describe('giving a place back', () => {
  test('is asked first, with how many wait, whoever they are', () => {
    const { id } = formation({ capacite: 1 });
    const place = sienne(id);
    expect(getPageDInscription(elle, place).rendre).toMatchObject({
      titre: 'Rendre votre place\u00a0?',
      texte: expect.stringContaining('Personne n’attend'),
      bouton: 'Rendre ma place',
    });
    for (let n = 0; n < 3; n += 1) fabriquerInscription(db, { formationId: id, statut: 'en_liste' });
    expect(getPageDInscription(elle, place).rendre?.texte).toContain('3 personnes attendent');
    const { rendre } = getPageDInscription(responsable, place);
    expect(rendre?.titre).toMatch(/^Rendre la place de Maëlle/);
  });

  test('whoever waits gives up a turn, and no place', () => {
    const page = getPageDInscription(elle, sienne(formation().id, { statut: 'en_liste' }));
    expect(page.rendre).toMatchObject({ titre: 'Quitter la liste\u00a0?', bouton: 'Quitter la liste' });
    expect(page.rendre?.texte).not.toContain('place');
  });

  test('leaves a way back as long as one registers, for herself and for who registers her', () => {
    const { id } = formation();
    const place = sienne(id);
    expect(getPageDInscription(elle, place).reprendre).toBeNull();
    agirSurLInscription(elle, place, { acte: 'retirer' });
    const chemin = `/formations/${id}/inscription?structure=${structureId}`;
    expect(getPageDInscription(elle, place)).toMatchObject({
      reprendre: { libelle: 'Me réinscrire', chemin },
      rendre: null,
      situation: 'Vous n’êtes plus sur la liste de cette formation.',
    });
    expect(getPageDInscription(responsable, place).reprendre?.libelle).toMatch(/^Réinscrire Maëlle/);
    inscrire(elle, id, {});
    expect(getPageDInscription(elle, place).reprendre).toBeNull();
  });

  test('leaves none once it is closed', () => {
    const place = sienne(formation({ limite: '2026-03-20' }).id);
    agirSurLInscription(elle, place, { acte: 'retirer' });
    expect(getPageDInscription(elle, place).reprendre).toBeNull();
  });
});

describe('whoever holds the formation', () => {
  test('is not written to long before, and is not said to know', () => {
    const dit = agirSurLInscription(elle, sienne(formation().id), { acte: 'retirer' });
    expect(dites()).toEqual([]);
    expect(dit.texte).not.toContain('L’organisation');
  });

  test('is written to once, with who is offered the place, once she was convoked', () => {
    const { id } = formation({ capacite: 1, statut: 'confirmee', titre: 'Écouter' });
    const place = sienne(id, CONVOQUEE);
    const suivante = fabriquerInscription(db, { formationId: id, statut: 'en_liste' });
    const dit = agirSurLInscription(elle, place, { acte: 'retirer', motif: 'Un enfant malade' });
    expect(dit.texte).toContain('L’organisation le sait');
    expect(dites()).toEqual([
      {
        personneId: organise.acteur.personneId,
        sujet: 'Une place est rendue\u00a0: «\u00a0Écouter\u00a0»',
        texte: expect.stringMatching(/\(L’Escale\) ne vient plus .*proposée aussitôt à Maëlle .*, jusqu’au .*Un enfant malade/),
      },
    ]);
    expect(getPageDInscription(organise, suivante.id).etat).toBe('Place proposée');
  });

  test('is written to near the day, convoked or not, and reads that nobody waits', () => {
    const { id } = formation({ jours: [['2026-03-30', 'matin']] });
    agirSurLInscription(elle, sienne(id), { acte: 'retirer' });
    expect(dites()[0]?.texte).toContain('Personne n’attend\u00a0: la place est libre.');
    agirSurLInscription(elle, sienne(formation({ jours: [['2026-03-31', 'matin']] }).id), { acte: 'retirer' });
    expect(dites()).toHaveLength(1);
  });

  test('is not written to about whoever only waited, nor about what she does herself', () => {
    const proche = formation({ jours: [['2026-03-30', 'matin']] }).id;
    agirSurLInscription(elle, sienne(proche, { statut: 'en_liste' }), { acte: 'retirer' });
    const dit = agirSurLInscription(organise, sienne(proche, CONVOQUEE), { acte: 'retirer' });
    expect(dites()).toEqual([]);
    expect(dit.texte).not.toContain('L’organisation');
  });

  test('reads who comes instead', () => {
    const place = sienne(formation({ statut: 'confirmee' }).id, CONVOQUEE);
    agirSurLInscription(responsable, place, { acte: 'remplacer', personneId: collegue.acteur.personneId });
    expect(dites()).toMatchObject([{ sujet: expect.stringContaining('vient à la place d’une autre') }]);
    expect(dites()[0]?.texte).toContain('Karim Saïdi vient à sa place.');
    expect(dites()[0]?.texte).toMatch(/ne vient plus .*Hélène .* l’a noté/);
  });

  test('reads of a departure, one mail a formation', () => {
    sienne(formation({ statut: 'confirmee' }).id, CONVOQUEE);
    passerLesFormations(responsable, {
      ...{ personneId: elle.acteur.personneId, structureId, aId: null, dernierJour: '2026-04-01' },
    });
    expect(dites()).toMatchObject([{ personneId: organise.acteur.personneId }]);
  });

  test('has gone: the coordination is written to', () => {
    const { id: coordination } = fabriquerPersonne(db);
    fabriquerRole(db, coordination, 'coordination');
    const place = sienne(formation({ statut: 'confirmee' }).id, CONVOQUEE);
    db.update(fonctions).set({ au: '2026-03-01' }).where(eq(fonctions.personneId, organise.acteur.personneId)).run();
    agirSurLInscription(elle, place, { acte: 'retirer' });
    expect(dites()).toMatchObject([{ personneId: coordination }]);
  });
});

describe('what one reads', () => {
  /** One place, offered to her. */
  function offerte() {
    const { id } = formation({ capacite: 1, titre: 'Écouter' });
    const tient = fabriquerInscription(db, { formationId: id });
    const attend = sienne(id, { statut: 'en_liste' });
    agirSurLInscription(ctxDe(db, tient.personneId), tient.id, { acte: 'retirer' });
    return attend;
  }

  test('an offer names the formation, its day and its hours, on the page as by the link', () => {
    const id = offerte();
    const titre = 'Une place est libre à «\u00a0Écouter\u00a0»\u00a0: la prenez-vous\u00a0?';
    const debut = expect.stringMatching(/^Mardi 12 mai 2026, le matin, de 9.h.* à 12.h.*, et une autre demi-journée$/);
    expect(getPageDInscription(elle, id)).toMatchObject({ titre, formation: { debut } });
    const [lettre] = db
      .select()
      .from(courriels)
      .where(and(like(courriels.cle, `inscription:${id}:proposer:%`)))
      .all();
    const page = lireReponse(ctxDuTemps(db), prises, /\/r\/([\w-]+)/.exec(JSON.stringify(lettre?.lettre))?.[1])?.page;
    expect(page).toMatchObject({ titre, details: [{ libelle: 'Quand', texte: debut }, { libelle: 'Pour' }] });
    expect(page?.actes.map(({ libelle }) => libelle)).toEqual(['Prendre la place', 'Non merci']);
    expect(prise.aFaire?.(elle)).toMatchObject([{ lien: { libelle: 'Prendre ou laisser la place' } }]);
  });

  test('the link of an offer that she left to someone of the team says for whom it asks', () => {
    const id = offerte();
    const [lettre] = db
      .select()
      .from(courriels)
      .where(and(like(courriels.cle, `inscription:${id}:proposer:%`)))
      .all();
    const jeton = /\/r\/([\w-]+)/.exec(JSON.stringify(lettre?.lettre))?.[1];
    const suite = remplacer(elle, id, collegue.acteur.personneId);
    const titre = 'Une place est libre à «\u00a0Écouter\u00a0» pour Karim Saïdi\u00a0: faut-il la prendre\u00a0?';
    const page = lireReponse(ctxDuTemps(db), prises, jeton)?.page;
    expect(page).toMatchObject({
      titre,
      phrases: [expect.stringMatching(/^Elle est gardée jusqu’au /), 'Vous répondez pour cette personne.'],
      notes: ['Dire non, c’est lui faire quitter la liste.'],
    });
    expect(page?.actes.map(({ nom }) => nom)).toEqual(['accepter', 'decliner']);
    expect(getPageDInscription(elle, suite)).toMatchObject({ titre, concernee: false });
    expect(getPageDInscription(collegue, suite)).toMatchObject({
      titre: 'Une place est libre à «\u00a0Écouter\u00a0»\u00a0: la prenez-vous\u00a0?',
      concernee: true,
    });
  });

  test('a place that she takes is said to be hers; for someone else, whose it is', () => {
    expect(agirSurLInscription(elle, offerte(), { acte: 'accepter' }).titre).toBe('C’est fait\u00a0: vous avez la place');
    const { id } = formation({ capacite: 2 });
    const tiennent = [0, 1].map(() => fabriquerInscription(db, { formationId: id }));
    const groupe = inscrire(elle, id, { personnes: [elle.acteur.personneId, collegue.acteur.personneId] });
    for (const une of tiennent) agirSurLInscription(ctxDe(db, une.personneId), une.id, { acte: 'retirer' });
    const dit = agirSurLInscription(responsable, groupe, { acte: 'accepter' });
    expect(dit.titre).toMatch(/^C’est fait\u00a0: les 2 places sont pour Maëlle .* et Karim Saïdi$/);
    expect(dit.texte).not.toContain('L’organisation le sait');
  });

  test('her own situation names those who are registered with her, and nobody whom she may not read', () => {
    const { id } = formation();
    inscrire(elle, id, { personnes: [elle.acteur.personneId, collegue.acteur.personneId] });
    const lire = (qui = elle) => lireMonInscription(qui, getFormation(qui, id));
    const karim = { nom: 'Karim Saïdi', etat: 'inscription retenue' };
    expect(lire()).toMatchObject({ inscription: { titre: 'Votre place est retenue' }, equipiers: [karim] });
    // Who did not register herself reads of those whom she registered, or commits.
    expect(lire(responsable)?.equipiers.map(({ nom }) => nom)).toContain('Karim Saïdi');
    const tierce = fabriquerPersonne(db, { prenom: 'Zoé', nom: 'Lefèvre' });
    fabriquerFonction(db, { personneId: tierce.id, structureId });
    fabriquerInscription(db, { formationId: id, personneId: tierce.id, structureId, statut: 'en_liste' });
    expect(lire()?.equipiers).toMatchObject([karim]);
    inscrire(responsable, id, {});
    expect(lire(responsable)?.equipiers).toMatchObject([
      { nom: 'Zoé Lefèvre', etat: 'en liste d’attente, rang 1' },
      { nom: expect.stringContaining('Maëlle') },
      karim,
    ]);
    expect(lire(responsable)?.equipiers.every(({ chemin }) => chemin !== null)).toBe(true);
  });

  test('the words beside a name take no gender from the person', () => {
    for (const libelle of Object.values(LIBELLE_STATUT_INSCRIPTION)) {
      expect(libelle).toMatch(/^(Accord|Inscription|En liste|Place)\b/);
    }
  });
});
