import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { lireReponse, repondreParLien } from '#app/accueil/reponses.server.ts';
import type { Jour } from '#app/commun/periode.ts';
import { ecrireReglage } from '#app/commun/reglages.server.ts';
import { presences } from '#app/formations/presences/tables.ts';
import { prises } from '#app/formations/prise.server.ts';
import { formations } from '#app/formations/programme/tables.ts';
import { JOURS_A_FROID } from '#app/formations/reglages.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { courriels, liens } from '#app/services/tables.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerFormation, fabriquerInscription } from '#tests/fabriques/formations.ts';
import { fabriquerCompte, fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { feuillesDeSynthese, syntheseEnRecueil, syntheseEnXlsx } from './export.server.ts';
import { titreDuQuestionnaire } from './phrases.ts';
import { delaiDit, estAEnvoyer, lireLesDits } from './questionnaires.ts';
import { getQuestionnaire, questionnairesAFaire, repondreAuQuestionnaire } from './repondre.server.ts';
import { getPageDeSynthese } from './synthese.server.ts';
import { questionnairesDeFormation, reponsesDeFormation } from './tables.ts';
import { TACHE_DES_QUESTIONNAIRES } from './taches.server.ts';

let base: BaseOuverte;
let ici: ReturnType<typeof fabriquerEquipe>;
let formation: typeof formations.$inferSelect;
let seances: ReturnType<typeof fabriquerFormation>['seances'];
let organisatriceId: number;

const MARDI = '2026-05-12';
const le = (jour: Jour, heure = '16:30:00Z') => new Date(`${jour}T${heure}`);
/** What the task does at an instant; nothing when it has nothing to do. */
const passe = (quand: Date) => {
  const ctx = ctxDuTemps(base.db, quand);
  return TACHE_DES_QUESTIONNAIRES.aFaire?.(ctx) ? TACHE_DES_QUESTIONNAIRES.executer(ctx) : '';
};

beforeEach(() => {
  base = baseDeTest();
  ici = fabriquerEquipe(base.db);
  organisatriceId = ici.responsable.id;
  ({ formation, seances } = fabriquerFormation(base.db, { organisatriceId, structureId: ici.structure.id, statut: 'confirmee' }));
});

const noter = (inscriptionId: number, etat: 'presente' | 'absente', rang = 1, seance = 0) =>
  base.db
    .insert(presences)
    .values({
      ...{ inscriptionId, seanceId: seances[seance]?.id ?? 0, rang, etat, moyen: 'formatrice', le: le(MARDI) },
      ...{ parId: organisatriceId, motif: rang > 1 ? 'Erreur de ligne.' : null },
    })
    .run();

function venue(etat: 'presente' | 'absente' = 'presente') {
  const equipe = fabriquerEquipe(base.db);
  const inscription = fabriquerInscription(base.db, {
    ...{ formationId: formation.id, personneId: equipe.animatrice.id, structureId: equipe.structure.id },
  });
  noter(inscription.id, etat);
  return { id: inscription.id, personneId: equipe.animatrice.id, structureId: equipe.structure.id };
}

const siens = (inscriptionId: number) =>
  base.db.select().from(questionnairesDeFormation).where(eq(questionnairesDeFormation.inscriptionId, inscriptionId)).all();
const NOTES_DITES = { attentes: '4', contenu: '3', animation: '4', organisation: '2' };
const dire = (personneId: number, champs: Record<string, string> = {}, quand = le('2026-05-13')) => {
  const id = base.db
    .select({ id: questionnairesDeFormation.id, version: questionnairesDeFormation.version })
    .from(questionnairesDeFormation)
    .all()
    .find((un) => {
      try {
        return getQuestionnaire(ctxDe(base.db, personneId, quand), un.id).version === un.version;
      } catch {
        return false;
      }
    });
  repondreAuQuestionnaire(ctxDe(base.db, personneId, quand), id?.id, {
    version: id?.version ?? 0,
    dits: lireLesDits('chaud', { ...NOTES_DITES, ...champs }),
  });
};

describe('sending', () => {
  test('the evening of the last half-day, to those who came alone, and once', () => {
    const [elle, absente] = [venue(), venue('absente')];
    expect(passe(le(MARDI, '15:59:00Z'))).toBe('');
    expect(passe(le(MARDI, '16:00:00Z'))).toContain('1 questionnaire envoyé');
    expect(passe(le(MARDI, '18:00:00Z'))).toBe('');
    expect(siens(elle.id)).toMatchObject([{ genre: 'chaud', version: 0, donneLe: null }]);
    expect(siens(absente.id)).toEqual([]);
    const [lettre] = base.db.select().from(courriels).all();
    expect(lettre).toMatchObject({ personneId: elle.personneId });
    expect(JSON.stringify(lettre?.lettre)).toContain('/r/');
  });

  test('a formation that ends late is asked about once it is over', () => {
    const quand = (minutes: number) => ({ aujourdhui: MARDI, minutes, joursAFroid: 90 });
    expect(estAEnvoyer('chaud', { dernierJour: MARDI, fin: 1200 }, quand(1199))).toBe(false);
    expect(estAEnvoyer('chaud', { dernierJour: MARDI, fin: 1200 }, quand(1200))).toBe(true);
    expect(estAEnvoyer('chaud', { dernierJour: MARDI, fin: 1020 }, quand(1079))).toBe(false);
  });

  test('presence that is noted some days later, or corrected, counts by its last row', () => {
    const [tard, corrigee] = [venue('absente'), venue()];
    noter(corrigee.id, 'absente', 2);
    expect(passe(le(MARDI))).toBe('');
    noter(tard.id, 'presente', 2);
    expect(passe(le('2026-05-20', '08:00:00Z'))).toContain('1 questionnaire envoyé');
    expect(siens(corrigee.id)).toEqual([]);
    expect(siens(tard.id)).toHaveLength(1);
  });

  test('the delay of the second is the coordination’s: no word says another', () => {
    expect([30, 90, 100, 365].map(delaiDit)).toEqual(['un mois', 'trois mois', '100 jours', 'un an']);
    ecrireReglage(base.db, JOURS_A_FROID.cle, '60', { personneId: null, maintenant: le(MARDI) });
    const elle = venue();
    passe(le(MARDI));
    expect(getPageDeSynthese(ctxDe(base.db, organisatriceId), formation.id).delai).toBe('deux mois');
    expect(passe(le('2026-07-11', '10:00:00Z'))).toContain('1 questionnaire envoyé');
    const demande = siens(elle.id).find(({ genre }) => genre === 'froid');
    const lu = getQuestionnaire(ctxDe(base.db, elle.personneId), demande?.id);
    const sujets = base.db
      .select()
      .from(courriels)
      .all()
      .map(({ sujet }) => sujet);
    expect(sujets.at(-1)).toBe(titreDuQuestionnaire(lu));
    expect(titreDuQuestionnaire(lu)).toBe(`Avec le recul, que vous reste-t-il de «\u00a0${formation.titre}\u00a0»\u00a0?`);
  });

  test('90 days later, by the civil calendar; a formation called off is asked about no more', () => {
    const elle = venue();
    passe(le(MARDI));
    expect(passe(le('2026-08-09', '10:00:00Z'))).not.toContain('1 questionnaire');
    expect(passe(le('2026-08-10', '10:00:00Z'))).toContain('1 questionnaire envoyé');
    expect(siens(elle.id).map(({ genre }) => genre)).toEqual(['chaud', 'froid']);
    const autre = venue();
    base.db
      .update(formations)
      .set({ statut: 'annulee', finieLe: le(MARDI) })
      .run();
    expect(passe(le('2026-08-11', '10:00:00Z'))).toBe('');
    expect(siens(autre.id)).toEqual([]);
  });

  test('one reminder after a week, and none to her who answered', () => {
    const [muette, bavarde] = [venue(), venue()];
    passe(le(MARDI));
    dire(bavarde.personneId);
    expect(passe(le('2026-05-18', '10:00:00Z'))).toBe('');
    expect(passe(le('2026-05-19', '10:00:00Z'))).toContain('1 rappel envoyé');
    expect(passe(le('2026-05-29', '10:00:00Z'))).toBe('');
    const rappels = base.db
      .select()
      .from(courriels)
      .all()
      .filter(({ cle }) => cle.endsWith(':rappel'));
    expect(rappels.map(({ personneId }) => personneId)).toEqual([muette.personneId]);
  });

  test('a reminder that has not left is taken back by the answer', () => {
    const elle = venue();
    passe(le(MARDI));
    passe(le('2026-05-19', '10:00:00Z'));
    const attendent = () => base.db.select().from(courriels).where(eq(courriels.etat, 'a_envoyer')).all().length;
    expect(attendent()).toBeGreaterThan(0);
    dire(elle.personneId, {}, le('2026-05-19', '10:05:00Z'));
    expect(attendent()).toBe(0);
  });
});

describe('answering', () => {
  const base0 = (quand: Date) => ({
    db: base.db,
    maintenant: quand,
    fuseau: 'Europe/Paris',
    adressePublique: 'https://reseau.example',
  });
  const jetonDe = () => /\/r\/([\w-]+)/.exec(JSON.stringify(base.db.select().from(courriels).get()?.lettre))?.[1];

  test('by the link of the mail, without signing in; a link past its time answers no more', () => {
    venue();
    passe(le(MARDI));
    const jeton = jetonDe();
    const lu = lireReponse(base0(le('2026-05-13')), prises, jeton);
    expect(lu?.page.actes[0]?.champs).toHaveLength(6);
    const champs = { acte: 'repondre', version: '0', ...NOTES_DITES, retenir: 'Le tour de parole' };
    const manque = repondreParLien(base0(le('2026-05-13')), prises, jeton, { ...champs, contenu: '' });
    expect(manque).toMatchObject({
      formulaire: { valeurs: { retenir: 'Le tour de parole' }, erreurs: { contenu: [expect.any(String)] } },
    });
    expect(repondreParLien(base0(le('2026-05-13')), prises, jeton, champs)).toMatchObject({
      fait: { titre: 'Merci, c’est noté' },
    });
    expect(base.db.select().from(reponsesDeFormation).all()).toHaveLength(5);
    // The same form posted again is the same answer.
    repondreParLien(base0(le('2026-05-13')), prises, jeton, champs);
    expect(base.db.select().from(questionnairesDeFormation).get()?.version).toBe(1);
    expect(() => repondreParLien(base0(le('2026-05-13')), prises, jeton, { ...champs, retenir: 'Autre' })).toThrow('entre-temps');
    expect(lireReponse(base0(le('2026-08-01')), prises, jeton)).toBeUndefined();
    expect(base.db.select().from(liens).all()).toHaveLength(1);
  });

  test('the last answer counts whole', () => {
    const elle = venue();
    passe(le(MARDI));
    dire(elle.personneId, { retenir: 'Écouter', manque: 'Du temps' });
    dire(elle.personneId, { retenir: 'Écouter mieux' });
    const dits = base.db.select().from(reponsesDeFormation).all();
    expect(dits.filter(({ mots }) => mots !== null).map(({ mots }) => mots)).toEqual(['Écouter mieux']);
  });

  test('nobody answers for another, nor reads what she said', () => {
    const elle = venue();
    passe(le(MARDI));
    const id = siens(elle.id)[0]?.id;
    const coordination = { personneId: laCoordination() };
    for (const personneId of [organisatriceId, coordination.personneId]) {
      expect(() => getQuestionnaire(ctxDe(base.db, personneId), id)).toThrow();
    }
  });

  test('it waits on the home page until it is answered', () => {
    const elle = venue();
    passe(le(MARDI));
    expect(questionnairesAFaire(ctxDe(base.db, elle.personneId, le('2026-05-13')))).toHaveLength(1);
    dire(elle.personneId);
    expect(questionnairesAFaire(ctxDe(base.db, elle.personneId, le('2026-05-13')))).toEqual([]);
  });
});

describe('synthesis', () => {
  test('nothing shows below the minimum, to anyone, on paper neither', async () => {
    const venues = [venue(), venue(), venue()];
    passe(le(MARDI));
    for (const elle of venues.slice(0, 2)) dire(elle.personneId, { retenir: 'Le silence' });
    const lire = () => getPageDeSynthese(ctxDe(base.db, organisatriceId), formation.id);
    expect(lire().syntheses[0]).toMatchObject({ parts: null, donnes: 2, envoyes: 3 });
    expect(() => syntheseEnRecueil(ctxDe(base.db, organisatriceId), formation.id)).toThrow('à partir de 3');
    dire(venues[2]?.personneId ?? 0, { retenir: 'Attendre', contenu: '1' });
    const [chaud] = lire().syntheses;
    expect(chaud?.comptes).toBe('3 réponses sur 3');
    expect(chaud?.parts?.find(({ code }) => code === 'contenu')).toMatchObject({
      ...{ reponses: 3, options: [{ n: 1 }, { n: 0 }, { n: 2 }, { n: 0 }] },
    });
    expect(chaud?.parts?.find(({ code }) => code === 'retenir')).toMatchObject({
      mots: ['Attendre', 'Le silence', 'Le silence'],
    });
    expect(JSON.stringify(syntheseEnRecueil(ctxDe(base.db, organisatriceId), formation.id))).toContain('Le silence');
    const [notes, mots] = feuillesDeSynthese(ctxDe(base.db, organisatriceId), formation.id);
    expect(notes?.rangees).toContainEqual(['À la sortie', 'Le contenu vous servira dans votre travail', 3, 2.33, 1, 0, 2, 0]);
    expect(mots?.rangees.map((rangee) => rangee.at(-1))).toEqual(['Attendre', 'Le silence', 'Le silence']);
    const fichier = await syntheseEnXlsx(ctxDe(base.db, organisatriceId), formation.id);
    expect(fichier.headers.get('content-disposition')).toContain(`synthese-formation-${formation.id}-2026-03-23.xlsx`);
    expect((await fichier.arrayBuffer()).byteLength).toBeGreaterThan(1000);
  });

  test('who says nothing is told to nobody, and the synthesis only to those who hold it', () => {
    const [muette, bavarde] = [venue(), venue()];
    passe(le(MARDI));
    dire(bavarde.personneId);
    for (const qui of [organisatriceId, laCoordination()]) {
      const lue = JSON.stringify(getPageDeSynthese(ctxDe(base.db, qui), formation.id));
      for (const { personneId } of [muette, bavarde]) {
        const elle = base.db.select().from(personnes).where(eq(personnes.id, personneId)).get();
        expect(lue).not.toContain(elle?.nom);
      }
    }
    for (const qui of [muette.personneId, fabriquerEquipe(base.db).responsable.id]) {
      expect(() => getPageDeSynthese(ctxDe(base.db, qui), formation.id)).toThrow();
    }
  });

  test('500 answers', () => {
    const { db } = base;
    db.update(formations).set({ capacite: 500 }).where(eq(formations.id, formation.id)).run();
    for (let i = 0; i < 500; i += 1) {
      const { id } = fabriquerInscription(db, { formationId: formation.id, structureId: ici.structure.id, ...personne() });
      const { id: questionnaireId } = db
        .insert(questionnairesDeFormation)
        .values({ inscriptionId: id, genre: 'chaud', envoyeLe: le(MARDI), donneLe: le(MARDI), version: 1 })
        .returning()
        .get();
      db.insert(reponsesDeFormation)
        .values([
          { questionnaireId, question: 'contenu', note: 1 + (i % 4) },
          { questionnaireId, question: 'retenir', mots: `Mot ${i}` },
        ])
        .run();
    }
    const lu = getPageDeSynthese(ctxDe(db, organisatriceId), formation.id).syntheses[0];
    expect(lu?.parts?.find(({ code }) => code === 'contenu')).toMatchObject({ reponses: 500, moyenne: 2.5 });
    expect(lu?.parts?.find(({ code }) => code === 'retenir')?.reponses).toBe(500);
  });
});

const personne = () => ({ personneId: fabriquerPersonne(base.db).id });

function laCoordination(): number {
  const { id } = fabriquerPersonne(base.db);
  fabriquerCompte(base.db, id);
  fabriquerRole(base.db, id, 'coordination');
  return id;
}
