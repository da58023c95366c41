import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { quitterLeReseau } from '#app/accueil/depart-de-structure.server.ts';
import { effacerPersonne } from '#app/accueil/effacer.server.ts';
import { fusionner } from '#app/accueil/fusion.server.ts';
import { PRISES } from '#app/accueil/prises.server.ts';
import { repondreParLien } from '#app/accueil/reponses.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { courriels } from '#app/services/tables.ts';
import { ordonner } from '#app/troc/rapprochements/rapprochements.ts';
import type { Base } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps, LUNDI_MATIN, plusTard } from '#tests/base.ts';
import { fabriquerAnnonce } from '#tests/fabriques/annonces.ts';
import { fabriquerAppui } from '#tests/fabriques/appuis.ts';
import {
  fabriquerCommune,
  fabriquerCompetence,
  fabriquerCompte,
  fabriquerEquipe,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerSavoirFaire,
} from '#tests/fabriques/reseau.ts';
import { libelleDuree } from './appuis.ts';
import { listCandidates } from './candidates.server.ts';
import { evaluer } from './candidates.ts';
import { cloreAppui, corrigerCompteRendu, retirerAppui } from './clore.server.ts';
import { motsDesAppuis } from './competences.server.ts';
import { demanderAppui, modifierAppui } from './demander.server.ts';
import { empechementPourLesAppuis, passerLesAppuis } from './departs.server.ts';
import { getAppui } from './dossiers.server.ts';
import { lireActeDAppui } from './lecture-d-acte.server.ts';
import { getPageDAppui } from './lectures.server.ts';
import { appuisTrouves, getPageDesAppuis } from './liste.server.ts';
import { appuisPourMaStructure, evenementsDAppui, nouvellesDesAppuis, reponsesDAppuiAttendues } from './nouvelles.server.ts';
import { noterReponseDInvitee, repondreALInvitation } from './repondre.server.ts';
import { direTenue, programmer, remettre } from './seance.server.ts';
import { libelleSeance, periodeDeSeance } from './seances.ts';
import { solliciter } from './solliciter.server.ts';
import { appuis, invitationsAppui } from './tables.ts';
import { TACHE_DES_APPUIS } from './taches.server.ts';
import { franchirAppui } from './tenir.server.ts';
import { verifierAppuis } from './verifier.server.ts';
import { appuisAFaire } from './vifs.server.ts';

const UN_JOUR = 86_400_000;
const jours = (n: number) => new Date(LUNDI_MATIN.getTime() + n * UN_JOUR);
const DEMANDE = { titre: 'Nous aider à évaluer notre projet', competences: [] as string[], vus: false, distance: false };
const SEANCE = { jour: '2026-04-14', heure: 570, duree: 90, lieu: 'https://visio.example/abc' };

let db: Base;
let elle: ContextePersonne;
let ici: ReturnType<typeof fabriquerEquipe>;
let la: ReturnType<typeof fabriquerEquipe>;
beforeEach(() => {
  ({ db } = baseDeTest());
  const { id } = fabriquerPersonne(db, { prenom: 'Nadège', nom: 'Faucher', courriel: 'nadege@cru87.example' });
  fabriquerCompte(db, id);
  fabriquerRole(db, id, 'coordination');
  elle = ctxDe(db, id);
  ici = fabriquerEquipe(db);
  la = fabriquerEquipe(db);
});

const demandeuse = (le = LUNDI_MATIN) => ctxDe(db, ici.animatrice.id, le);
const experte = (le = LUNDI_MATIN) => ctxDe(db, la.animatrice.id, le);
const partis = () => db.select().from(courriels).all();
const aQui = (cause: string) =>
  partis()
    .filter(({ cle }) => cle.includes(`:${cause}`))
    .map(({ personneId }) => personneId)
    .sort();
const ligne = (id: number) => db.select().from(appuis).where(eq(appuis.id, id)).get();
const invitationDe = (id: number, personneId: number) => {
  const une = getAppui(elle, id).invitees.find((invitee) => invitee.personneId === personneId);
  if (!une) throw new Error('elle n’est pas invitée');
  return une;
};

/** Asked, and someone invited who can. */
function unePersonnePeut() {
  const id = demanderAppui(demandeuse(), DEMANDE);
  solliciter(elle, id, { personnes: [la.animatrice.id, la.responsable.id] });
  repondreALInvitation(experte(), id, { reponse: 'oui', precision: 'Un mardi.' });
  return id;
}
const choix = (id: number) => ({
  ...{ personnes: [invitationDe(id, la.animatrice.id).id], version: ligne(id)?.version ?? 0 },
});
const fixer = (id: number, plus: Partial<Parameters<typeof programmer>[2]> = {}, ctx = elle) =>
  programmer(ctx, id, {
    ...{ ...SEANCE, personnes: [invitationDe(id, la.animatrice.id).id], version: ligne(id)?.version ?? 0 },
    ...plus,
  });

test('from the request to the account: what each does, and who is told', () => {
  const id = unePersonnePeut();
  expect(aQui('demander')).toEqual([elle.acteur.personneId]);
  expect(aQui('invitation')).toEqual([la.responsable.id, la.animatrice.id].sort());
  fixer(id);
  expect(aQui('seance:')).toEqual([ici.animatrice.id, la.animatrice.id].sort());
  // Whoever has not answered learns that she has nothing to do.
  expect(aQui('seance_sans_vous')).toEqual([la.responsable.id]);
  const joint = partis().find(({ cle, personneId }) => cle.includes(':seance:') && personneId === la.animatrice.id);
  expect(joint?.agenda).toMatchObject([{ cle: `appui-${id}`, etat: 'prevu', lieu: SEANCE.lieu, heure: 570, duree: 90 }]);
  const apres = jours(23);
  expect(() => direTenue(demandeuse(jours(21)), id)).toThrow(/pas encore venu/);
  direTenue(plusTard(elle, apres), id);
  expect(aQui('tenue')).toEqual([ici.animatrice.id]);
  cloreAppui(experte(apres), id, 'Une grille à trois questions.');
  expect(aQui('clore')).toEqual([ici.animatrice.id, elle.acteur.personneId].sort());
  expect(ligne(id)).toMatchObject({ statut: 'clos', compteRenduParId: la.animatrice.id });
  // The same account sent twice is published once; another one is refused.
  cloreAppui(experte(apres), id, 'Une grille à trois questions.');
  expect(() => cloreAppui(experte(apres), id, 'Autre chose.')).toThrow(/situation a changé/);
  corrigerCompteRendu(demandeuse(apres), id, { compteRendu: 'Une grille, et un cahier.', version: ligne(id)?.version ?? 0 });
  expect(() => corrigerCompteRendu(experte(apres), id, { compteRendu: 'Non.', version: 1 })).toThrow(/pendant que vous écriviez/);
  expect(verifierAppuis(db)).toEqual([]);
});

describe('to ask', () => {
  test('one sentence is enough; its words are recognised; sent twice, it is asked once', () => {
    const mot = fabriquerCompetence(db, { nom: 'Évaluation' });
    const [un, deux] = [1, 2].map(() =>
      demanderAppui(demandeuse(), { ...DEMANDE, titre: 'Aide à l’évaluation', geste: 'une-cle' }),
    );
    expect(un).toBe(deux);
    expect(motsDesAppuis({ db }, [un ?? 0]).get(un ?? 0)).toMatchObject([{ id: mot.id }]);
    expect(getAppui(demandeuse(), un).structure.id).toBe(ici.structure.id);
  });

  test('the coordination notes one for a structure, which is told', () => {
    const id = demanderAppui(elle, { ...DEMANDE, structureId: ici.structure.id });
    expect(aQui('noter_la_demande')).toEqual([ici.responsable.id]);
    expect(aQui('demander')).toEqual([]);
    expect(getPageDAppui(demandeuse(), id).modifier).toBe(true);
    expect(() => demanderAppui(elle, DEMANDE)).toThrow(/quelle structure/);
  });

  test('not for another structure, nor a day that has passed, nor with a word that is not of the list', () => {
    const ctx = demandeuse();
    expect(() => demanderAppui(ctx, { ...DEMANDE, structureId: la.structure.id })).toThrow(/propre structure/);
    expect(() => demanderAppui(ctx, { ...DEMANDE, structureId: 999 })).toThrow(/propre structure/);
    expect(() => demanderAppui(ctx, { ...DEMANDE, souhaiteAvant: '2026-03-22' })).toThrow(/déjà passé/);
    expect(() => demanderAppui(ctx, { ...DEMANDE, competences: ['inconnue'] })).toThrow(/savoir-faire de la liste/);
    expect(db.select().from(appuis).all()).toEqual([]);
  });

  test('it is said better until a session is fixed; a day that has passed since stays', () => {
    const id = demanderAppui(demandeuse(), { ...DEMANDE, souhaiteAvant: '2026-03-25' });
    const saisie = { ...DEMANDE, titre: 'Évaluer autrement', vus: true, souhaiteAvant: '2026-03-25', version: 1 };
    modifierAppui(demandeuse(jours(5)), id, saisie);
    expect(ligne(id)).toMatchObject({ titre: 'Évaluer autrement', version: 2 });
    expect(() => modifierAppui(demandeuse(), id, { ...saisie, titre: 'Encore' })).toThrow(/pendant que vous écriviez/);
    expect(() => modifierAppui(experte(), id, saisie)).toThrow(/rôle ne permet pas/);
    solliciter(elle, id, { personnes: [la.animatrice.id] });
    repondreALInvitation(experte(), id, { reponse: 'oui' });
    fixer(id);
    expect(() => modifierAppui(demandeuse(), id, { ...saisie, version: 4 })).toThrow(/ne change plus/);
  });
});

describe('who could help', () => {
  test('the same skill before the structure’s, before a near one; why is said; never those of the structure that asks', () => {
    const tronc = fabriquerCompetence(db, { nom: 'Pilotage' });
    const mot = fabriquerCompetence(db, { nom: 'Évaluation', parentId: tronc.id });
    const voisin = fabriquerCompetence(db, { nom: 'Diagnostic', parentId: mot.id });
    const memeRubrique = fabriquerCompetence(db, { nom: 'Secrétariat', parentId: tronc.id });
    const ailleurs = fabriquerCompetence(db, { nom: 'Cirque' });
    const [offrante, proche, sans] = [fabriquerEquipe(db), fabriquerEquipe(db), fabriquerEquipe(db)];
    const partenaire = fabriquerPersonne(db);
    fabriquerRole(db, partenaire.id, 'partenaire');
    fabriquerFonction(db, { personneId: partenaire.id, structureId: la.structure.id });
    for (const personneId of [la.animatrice.id, ici.responsable.id, partenaire.id])
      fabriquerSavoirFaire(db, { competenceId: mot.id, personneId });
    fabriquerSavoirFaire(db, { competenceId: mot.id, structureId: proche.structure.id });
    fabriquerSavoirFaire(db, { competenceId: voisin.id, personneId: proche.animatrice.id });
    fabriquerSavoirFaire(db, { competenceId: ailleurs.id, personneId: sans.animatrice.id });
    // Under one heading stand things that have little in common.
    fabriquerSavoirFaire(db, { competenceId: memeRubrique.id, personneId: sans.animatrice.id });
    fabriquerAnnonce(db, {
      ...{ structureId: offrante.structure.id, auteurId: offrante.animatrice.id, forme: 'appui' },
      competences: [mot.id],
    });
    const { appui } = fabriquerAppui(db, { structureId: ici.structure.id, auteurId: ici.animatrice.id, competences: [mot.id] });
    const { appui: ancien } = fabriquerAppui(db, { statut: 'experts_sollicites', inviteeId: la.animatrice.id });
    expect(ancien.id).not.toBe(appui.id);
    const trouvees = listCandidates(elle, getAppui(elle, appui.id));
    expect(trouvees.map(({ id }) => id)).toEqual([
      ...[offrante.animatrice.id, la.animatrice.id, proche.responsable.id, proche.animatrice.id],
    ]);
    expect(trouvees.map(({ raisons }) => raisons[0])).toEqual([
      'Propose un appui\u00a0: Évaluation',
      'Sait faire\u00a0: Évaluation',
      'Dans sa structure\u00a0: Évaluation',
      'Savoir-faire proche\u00a0: Diagnostic',
    ]);
    expect(trouvees[1]?.raisons.at(-1)).toBe('Déjà une invitation il y a 21\u00a0jours');
    solliciter(elle, appui.id, { personnes: [offrante.animatrice.id] });
    expect(listCandidates(elle, getAppui(elle, appui.id)).map(({ id }) => id)).not.toContain(offrante.animatrice.id);
  });

  test('at most ten, and a distance that is said', () => {
    const mot = fabriquerCompetence(db, { nom: 'Évaluation' });
    fabriquerCommune(db, { code: '87032', nom: 'Châlus', lat: 45.65, lon: 0.98 });
    for (let rang = 0; rang < 12; rang += 1) {
      const equipe = fabriquerEquipe(db, rang === 0 ? { communeCode: '87032' } : {});
      fabriquerSavoirFaire(db, { competenceId: mot.id, personneId: equipe.animatrice.id });
    }
    const { appui } = fabriquerAppui(db, { structureId: ici.structure.id, auteurId: ici.animatrice.id, competences: [mot.id] });
    const trouvees = listCandidates(elle, getAppui(elle, appui.id));
    expect(trouvees).toHaveLength(10);
    expect(trouvees[0]?.raisons).toContain('Même commune');
  });

  test('points: a degree is worth more than all the rest', () => {
    const indices = { distance: { km: 0, corrigee: true }, aDistance: false, invitee: null };
    const loin = { distance: { km: 90, corrigee: false }, aDistance: true, invitee: 3 };
    const sait = (source: 'personne' | 'structure', meme: boolean) => ({ sait: [{ source, meme, nom: 'Évaluer' }] });
    expect(evaluer({ ...loin, ...sait('personne', true) }).score).toBeGreaterThan(
      evaluer({ ...indices, ...sait('structure', true) }).score,
    );
    expect(evaluer({ ...loin, ...sait('structure', true) }).score).toBeGreaterThan(
      evaluer({ ...indices, ...sait('personne', false) }).score,
    );
    expect(evaluer({ ...loin, ...sait('personne', true) }).raisons).toEqual(
      [...['Sait faire\u00a0: Évaluer', 'À environ 90\u00a0km, ou à distance', 'Déjà une invitation il y a 3\u00a0jours']].map(
        (raison) => raison.replace('90\u00a0km', '90 km'),
      ),
    );
    expect(
      ordonner([
        { id: 2, score: 1, km: null },
        { id: 1, score: 1, km: 5 },
      ]).map(({ id }) => id),
    ).toEqual([1, 2]);
  });
});

describe('to invite and to answer', () => {
  test('too many, none, someone of the structure or unknown are refused; twice writes once', () => {
    const id = demanderAppui(demandeuse(), DEMANDE);
    const inviter = (...qui: number[]) => solliciter(elle, id, { personnes: qui });
    expect(() => inviter()).toThrow(/entre une et 5/);
    expect(() => inviter(ici.responsable.id)).toThrow(/travaille dans la structure/);
    expect(() => inviter(999)).toThrow(/plus dans le réseau/);
    const six = Array.from({ length: 6 }, () => fabriquerEquipe(db).animatrice.id);
    expect(() => inviter(...six)).toThrow(/entre une et 5/);
    expect(inviter(la.animatrice.id)).toEqual({ invitees: 1, courriels: 1 });
    expect(inviter(la.animatrice.id)).toEqual({ invitees: 0, courriels: 0 });
    expect(aQui('invitation')).toEqual([la.animatrice.id]);
  });

  test('from the mail, in one click; the last answer counts, until the session is fixed', () => {
    const id = demanderAppui(demandeuse(), DEMANDE);
    solliciter(elle, id, { personnes: [la.animatrice.id], mot: 'Vous l’avez fait l’an dernier.' });
    const lettre = JSON.stringify(partis().find(({ cle }) => cle.includes(':invitation:'))?.lettre);
    expect(lettre).toContain('Vous l’avez fait l’an dernier.');
    const jeton = /\/r\/([\w-]+)/.exec(lettre)?.[1];
    const repondre = (acte: string, champs: Record<string, string> = {}) =>
      repondreParLien(
        { db, maintenant: LUNDI_MATIN, fuseau: 'Europe/Paris', adressePublique: 'https://reseau.example' },
        PRISES,
        jeton,
        {
          ...{ acte, ...champs },
        },
      );
    repondre('decliner');
    expect(invitationDe(id, la.animatrice.id).reponse).toBe('non');
    repondre('accepter', { precision: 'Un jeudi.' });
    expect(invitationDe(id, la.animatrice.id)).toMatchObject({ reponse: 'oui', precision: 'Un jeudi.' });
    expect(() => repondre('accepter', { precision: 'x'.repeat(301) })).toThrow(/trop long/);
    fixer(id);
    expect(() => repondre('decliner')).toThrow();
    expect(invitationDe(id, la.animatrice.id).reponse).toBe('oui');
  });

  test('the coordination notes an answer: it is told to whoever gave it, who may change it', () => {
    const id = demanderAppui(demandeuse(), DEMANDE);
    solliciter(elle, id, { personnes: [la.animatrice.id] });
    const invitation = invitationDe(id, la.animatrice.id).id;
    const noter = (ctx: ContextePersonne, laquelle = invitation) =>
      noterReponseDInvitee(ctx, id, { invitation: laquelle, canal: 'telephone', reponse: 'oui', precision: undefined });
    expect(() => noter(demandeuse())).toThrow(/rôle ne permet pas/);
    expect(() => noter(elle, 999)).toThrow(/personne invitée/);
    noter(elle);
    expect(invitationDe(id, la.animatrice.id)).toMatchObject({ reponse: 'oui', canal: 'telephone' });
    expect(aQui('reponse_notee')).toEqual([la.animatrice.id]);
    repondreALInvitation(experte(), id, { reponse: 'non' });
    expect(invitationDe(id, la.animatrice.id)).toMatchObject({ reponse: 'non', canal: null });
  });

  test('whoever has no address is marked, to be called, and is reminded of nothing', () => {
    const id = demanderAppui(demandeuse(), DEMANDE);
    db.update(personnes).set({ courriel: null }).where(eq(personnes.id, la.animatrice.id)).run();
    expect(lireActeDAppui(elle, id, 'solliciter').autres.map(({ libelle }) => libelle)).toContainEqual(
      expect.stringMatching(/sans adresse/),
    );
    const gens = { personnes: [la.animatrice.id, la.responsable.id] };
    expect(solliciter(elle, id, gens)).toEqual({ invitees: 2, courriels: 1 });
    expect(getPageDAppui(elle, id).invitees.map(({ etat }) => etat)).toContain('Sans adresse\u00a0: à appeler');
    const ctx = ctxDuTemps(db, jours(6));
    expect(TACHE_DES_APPUIS.executer(ctx)).toBe('1 rappel envoyé.');
    expect(TACHE_DES_APPUIS.aFaire?.(ctx)).toBe(false);
    expect(appuisAFaire(plusTard(elle, jours(10)))).toMatchObject([{ suite: 'Les personnes invitées n’ont pas répondu.' }]);
  });

  test('the same answer noted twice is told once', () => {
    const id = demanderAppui(demandeuse(), DEMANDE);
    solliciter(elle, id, { personnes: [la.animatrice.id] });
    const saisie = { invitation: invitationDe(id, la.animatrice.id).id, canal: 'telephone', reponse: 'oui' } as const;
    for (const minute of [0, 1, 2]) {
      noterReponseDInvitee(plusTard(elle, new Date(LUNDI_MATIN.getTime() + minute * 60_000)), id, {
        ...{ ...saisie, precision: undefined },
      });
    }
    expect(aQui('reponse_notee')).toEqual([la.animatrice.id]);
  });

  test('one reminder, five days after, to those who have not answered', () => {
    const id = unePersonnePeut();
    const passer = (n: number) => {
      const ctx = ctxDuTemps(db, jours(n));
      return TACHE_DES_APPUIS.aFaire?.(ctx) ? TACHE_DES_APPUIS.executer(ctx) : 'rien';
    };
    expect(passer(4)).toBe('rien');
    expect(passer(5)).toBe('1 rappel envoyé.');
    expect(passer(6)).toBe('rien');
    expect(aQui('rappel')).toEqual([la.responsable.id]);
    expect(getPageDAppui(elle, id).invitees.find(({ personneId }) => personneId === la.responsable.id)?.quand).toMatch(
      /rappel le/,
    );
  });

  test('whoever has left the network is expected no more', () => {
    const id = unePersonnePeut();
    db.update(fonctions).set({ au: '2026-03-20' }).where(eq(fonctions.personneId, la.animatrice.id)).run();
    expect(() => fixer(id)).toThrow(/Personne n’a encore dit pouvoir/);
    expect(() => repondreALInvitation(experte(), id, { reponse: 'oui' })).toThrow(/rôle ne permet pas/);
    expect(getPageDAppui(elle, id).invitees[0]?.etat).toBe('A quitté le réseau');
  });
});

describe('the session', () => {
  test('only with those who can, on a day to come, and of the version that was read; the same twice is fixed once', () => {
    const id = unePersonnePeut();
    const muette = invitationDe(id, la.responsable.id).id;
    expect(() => fixer(id, { personnes: [muette] })).toThrow(/ont dit pouvoir/);
    expect(() => fixer(id, { personnes: [] })).toThrow(/ont dit pouvoir/);
    expect(() => fixer(id, { jour: '2026-03-22' })).toThrow(/Ce jour est passé/);
    expect(() => fixer(id, { jour: '2027-06-01' })).toThrow(/plus d’un an/);
    expect(() => fixer(id, { version: 1 })).toThrow(/pendant que vous choisissiez/);
    fixer(id);
    const version = ligne(id)?.version;
    fixer(id, { version: 1 });
    expect(ligne(id)?.version).toBe(version);
  });

  test('fixed anew, all are told and their agendas follow; whoever is not needed any more learns it', () => {
    const id = unePersonnePeut();
    repondreALInvitation(ctxDe(db, la.responsable.id), id, { reponse: 'oui' });
    const [une, autre] = [invitationDe(id, la.animatrice.id).id, invitationDe(id, la.responsable.id).id];
    fixer(id, { personnes: [une] });
    fixer(id, { personnes: [autre], jour: '2026-04-21' });
    const derniere = partis().filter(({ cle }) => cle.endsWith(`:v${ligne(id)?.version}`));
    const vers = (personneId: number) => derniere.find((courriel) => courriel.personneId === personneId);
    expect(vers(la.responsable.id)?.agenda).toMatchObject([{ etat: 'prevu' }]);
    expect(vers(ici.animatrice.id)?.agenda).toMatchObject([{ etat: 'prevu', sequence: ligne(id)?.version }]);
    expect(vers(la.animatrice.id)).toMatchObject({
      cle: expect.stringContaining('seance_sans_vous'),
      agenda: [{ etat: 'annule' }],
    });
    expect(getPageDAppui(elle, id).seance?.avec).toMatchObject([{ structures: la.structure.nom }]);
  });

  test('put off with its reason, it leaves the agendas; another is fixed', () => {
    const id = unePersonnePeut();
    fixer(id);
    expect(() => remettre(demandeuse(), id, ' ')).toThrow(/Dites pourquoi/);
    remettre(demandeuse(), id, 'La salle est prise.');
    expect(ligne(id)).toMatchObject({ statut: 'experts_sollicites', motif: 'La salle est prise.' });
    expect(aQui('remettre')).toEqual([ici.animatrice.id, la.animatrice.id, elle.acteur.personneId].sort());
    const periode = periodeDeSeance(SEANCE);
    expect(evenementsDAppui(demandeuse(), periode)).toMatchObject([{ etat: 'annule', mien: true }]);
    expect(getPageDAppui(demandeuse(), id).seance).toBeNull();
    fixer(id, { jour: '2026-04-28' });
    expect(ligne(id)).toMatchObject({ statut: 'programme', motif: null });
  });

  test('said to be held from its hour on, and not before; said by mistake, it is put off as long as no account is written', () => {
    const id = unePersonnePeut();
    fixer(id);
    const a = (heure: string) => new Date(`2026-04-14T${heure}:00Z`);
    expect(() => direTenue(demandeuse(a('07:29')), id)).toThrow(/pas encore venue/);
    expect(getPageDAppui(demandeuse(a('07:29')), id).direTenue).toBe(false);
    direTenue(demandeuse(a('07:30')), id);
    remettre(demandeuse(jours(23)), id, 'Personne n’est venu.');
    expect(ligne(id)).toMatchObject({ statut: 'experts_sollicites', motif: 'Personne n’est venu.' });
    const lettres = partis().filter(({ cle }) => cle.includes(':remettre:'));
    expect(lettres.map(({ sujet }) => sujet)).toContainEqual(expect.stringMatching(/n’a pas eu lieu/));
    expect(lettres.filter(({ agenda }) => agenda?.[0]?.etat === 'annule')).toHaveLength(2);
    expect(verifierAppuis(db)).toEqual([]);
  });

  test('changed, it is announced as changed, with what it is no longer', () => {
    const id = unePersonnePeut();
    fixer(id);
    expect(franchirAppui(elle, id, { acte: 'programmer', ...SEANCE, jour: '2026-04-21', ...choix(id) }).titre).toMatch(/changée/);
    const lettres = partis().filter(({ cle }) => cle.endsWith(`:seance:v${ligne(id)?.version}`));
    expect(lettres).toHaveLength(2);
    for (const { lettre } of lettres) {
      expect(JSON.stringify(lettre)).toMatch(/a changé la séance .*ce n’est plus mardi 14 avril/);
    }
    // Thanks are for who said yes.
    const sansElle = partis().find(({ cle }) => cle.includes(':seance_sans_vous:'));
    expect(JSON.stringify(sansElle?.lettre)).not.toContain('Merci');
  });

  test('put off twice with the same words, it is put off once', () => {
    const id = unePersonnePeut();
    fixer(id);
    remettre(demandeuse(), id, 'La salle est prise.');
    const [avant, lettres] = [ligne(id), partis().length];
    remettre(demandeuse(), id, 'La salle est prise.');
    expect([ligne(id), partis().length]).toEqual([avant, lettres]);
    expect(() => remettre(experte(), id, 'La salle est prise.')).toThrow(/rôle ne permet pas/);
  });

  test('put off, it stands cancelled in the agenda of who held it, until another is fixed without her', () => {
    const id = unePersonnePeut();
    repondreALInvitation(ctxDe(db, la.responsable.id), id, { reponse: 'oui' });
    fixer(id);
    remettre(elle, id, 'La salle est prise.');
    const lus = () => evenementsDAppui(experte(), periodeDeSeance(SEANCE)).map(({ etat }) => etat);
    expect(lus()).toEqual(['annule']);
    expect(getPageDAppui(experte(), id).seance).toBeNull();
    fixer(id, { personnes: [invitationDe(id, la.responsable.id).id] });
    expect(lus()).toEqual([]);
    expect(partis().filter(({ cle, personneId }) => personneId === la.animatrice.id && cle.includes('sans_vous'))).toHaveLength(
      1,
    );
    remettre(elle, id, 'Encore prise.');
    repondreALInvitation(ctxDe(db, la.responsable.id), id, { reponse: 'non' });
    expect(invitationDe(id, la.responsable.id)).toMatchObject({ reponse: 'non', intervientLe: null });
  });

  test('it stands in the agenda of those who go there, and of the coordination; nobody else’s', () => {
    const id = unePersonnePeut();
    fixer(id);
    const lus = (ctx: ContextePersonne) => evenementsDAppui(ctx, periodeDeSeance(SEANCE)).map(({ mien }) => mien);
    expect(lus(demandeuse())).toEqual([true]);
    expect(lus(experte())).toEqual([true]);
    expect(lus(elle)).toEqual([false]);
    expect(lus(ctxDe(db, la.responsable.id))).toEqual([]);
  });

  test('its half-days and its words', () => {
    const moments = (heure: number, duree: number) => {
      const { du, au } = periodeDeSeance({ ...SEANCE, heure, duree });
      return au - du;
    };
    expect([moments(540, 240), moments(540, 241), moments(840, 120), moments(1400, 420)]).toEqual([0, 1, 0, 0]);
    expect(libelleSeance(SEANCE)).toBe('mardi 14 avril, à 9\u00a0h\u00a030, pendant 1\u00a0h\u00a030');
    expect([45, 60, 90].map(libelleDuree)).toEqual(['45\u00a0min', '1\u00a0h', '1\u00a0h\u00a030']);
  });
});

test('withdrawn with its reason: those who were asked learn it, agendas too, those who could not do not', () => {
  const id = unePersonnePeut();
  repondreALInvitation(ctxDe(db, la.responsable.id), id, { reponse: 'non' });
  fixer(id);
  retirerAppui(elle, id, 'La structure a trouvé ailleurs.');
  expect(aQui('retirer')).toEqual([ici.animatrice.id, la.animatrice.id].sort());
  const siens = partis().filter(({ cle }) => cle.includes(':retirer:'));
  expect(siens.every(({ agenda }) => agenda?.[0]?.etat === 'annule')).toBe(true);
  retirerAppui(elle, id, 'Encore.');
  expect(ligne(id)?.motif).toBe('La structure a trouvé ailleurs.');
});

test('what waits for each, day after day', () => {
  const cles = (ctx: ContextePersonne) => appuisAFaire(ctx).map(({ cle }) => cle.replace(/-\d+$/, ''));
  const id = demanderAppui(demandeuse(), DEMANDE);
  expect(cles(elle)).toEqual(['appui-demande']);
  solliciter(elle, id, { personnes: [la.animatrice.id, la.responsable.id] });
  expect([cles(elle), cles(experte())]).toEqual([[], ['appui-invitation']]);
  expect(reponsesDAppuiAttendues(elle).total).toBe(2);
  repondreALInvitation(ctxDe(db, la.responsable.id), id, { reponse: 'non' });
  expect(cles(elle)).toEqual([]);
  expect(cles(plusTard(elle, jours(10)))).toEqual(['appui-sans-personne']);
  repondreALInvitation(experte(), id, { reponse: 'oui' });
  expect([cles(elle), cles(experte())]).toEqual([['appui-a-fixer'], []]);
  fixer(id);
  expect([cles(elle), cles(demandeuse(jours(22)))]).toEqual([[], []]);
  expect([cles(plusTard(elle, jours(23))), cles(demandeuse(jours(23)))]).toEqual([['appui-a-dire'], ['appui-a-dire']]);
  expect(getPageDAppui(demandeuse(jours(23)), id)).toMatchObject({ aDire: true, etat: 'A-t-elle eu lieu\u00a0?' });
  direTenue(demandeuse(jours(23)), id);
  expect([cles(demandeuse(jours(23))), cles(experte(jours(23))), cles(plusTard(elle, jours(23)))]).toEqual([
    ['appui-a-raconter'],
    ['appui-a-raconter'],
    [],
  ]);
  cloreAppui(demandeuse(jours(23)), id, 'Une grille.');
  expect([cles(demandeuse(jours(23))), cles(experte(jours(23)))]).toEqual([[], []]);
});

test('whoever said yes learns that the request is another one', () => {
  const id = unePersonnePeut();
  const modifier = (plus: object) =>
    modifierAppui(demandeuse(), id, { ...DEMANDE, vus: true, version: ligne(id)?.version ?? 0, ...plus });
  expect(modifier({ description: 'En deux réunions.' })).toBe(false);
  expect(modifier({ description: 'En deux réunions.', titre: 'Écrire un bilan' })).toBe(true);
  expect(aQui('modifier')).toEqual([la.animatrice.id]);
});

test('who asked and who wrote stay so, whoever follows and corrects', () => {
  const id = unePersonnePeut();
  const nom = demandeuse().acteur.nom;
  passerLesAppuis(elle, { personneId: ici.animatrice.id, structureId: ici.structure.id, aId: ici.responsable.id });
  expect(ligne(id)?.auteurId).toBe(ici.responsable.id);
  expect(getPageDAppui(elle, id).fil[0]?.qui).toContain(nom);
  fixer(id);
  direTenue(demandeuse(jours(23)), id);
  cloreAppui(experte(jours(23)), id, 'Une grille.');
  corrigerCompteRendu(demandeuse(jours(24)), id, { compteRendu: 'Une grille, deux fois.', version: ligne(id)?.version ?? 0 });
  expect(ligne(id)).toMatchObject({ compteRendu: 'Une grille, deux fois.', compteRenduParId: la.animatrice.id });
});

describe('what waits for the coordination', () => {
  const attend = (le: Date) => appuisAFaire(plusTard(elle, le));
  const partir = (personneId: number) =>
    db.update(fonctions).set({ au: '2026-03-20' }).where(eq(fonctions.personneId, personneId)).run();

  test('the last who were invited have their days too', () => {
    const id = unePersonnePeut();
    solliciter(plusTard(elle, jours(9)), id, { personnes: [fabriquerEquipe(db).animatrice.id] });
    expect(attend(jours(11))).toEqual([]);
    expect(attend(jours(19))).toMatchObject([{ cle: `appui-a-fixer-${id}`, echeance: '2026-04-11' }]);
  });

  test('a session that is put off leaves days to fix another', () => {
    const id = unePersonnePeut();
    repondreALInvitation(ctxDe(db, la.responsable.id), id, { reponse: 'non' });
    fixer(id);
    remettre(plusTard(elle, jours(21)), id, 'La salle est prise.');
    const [attente] = attend(jours(21));
    expect(attente?.cle).toBe(`appui-a-fixer-${id}`);
    expect(attente?.echeance && attente.echeance > '2026-04-13').toBe(true);
  });

  test('a session to come whose holders have all left, or are erased', () => {
    const id = unePersonnePeut();
    fixer(id);
    expect(attend(LUNDI_MATIN)).toEqual([]);
    partir(la.animatrice.id);
    const vide = [{ cle: `appui-seance-vide-${id}`, titre: 'Plus personne ne tient la séance du mardi 14 avril' }];
    expect(attend(LUNDI_MATIN)).toMatchObject(vide);
    effacerPersonne(elle, la.animatrice.id);
    expect(attend(LUNDI_MATIN)).toMatchObject(vide);
    expect(appuisAFaire(demandeuse())).toEqual([]);
  });

  test('whoever has left counts among neither those who can nor those who are silent', () => {
    const id = unePersonnePeut();
    partir(la.responsable.id);
    expect(reponsesDAppuiAttendues(elle).total).toBe(0);
    expect(attend(LUNDI_MATIN)).toMatchObject([{ cle: `appui-a-fixer-${id}` }]);
    partir(la.animatrice.id);
    expect(attend(LUNDI_MATIN)).toMatchObject([
      { cle: `appui-sans-personne-${id}`, suite: 'Les personnes invitées ont quitté le réseau.' },
    ]);
  });
});

test('the news: what others ask, what they published; nearer, what one can do', () => {
  const mot = fabriquerCompetence(db, { nom: 'Évaluation' });
  fabriquerSavoirFaire(db, { competenceId: mot.id, personneId: la.animatrice.id });
  const id = demanderAppui(demandeuse(), { ...DEMANDE, competences: [mot.slug] });
  const { appui } = fabriquerAppui(db, { statut: 'clos', compteRenduLe: LUNDI_MATIN, finiLe: LUNDI_MATIN });
  const depuis = new Date(LUNDI_MATIN.getTime() - UN_JOUR);
  const chemins = (lues: { chemin: string }[]) => lues.map(({ chemin }) => chemin);
  expect(chemins(nouvellesDesAppuis(experte(), depuis))).toEqual([`/troc/appuis/${id}`, `/troc/appuis/${appui.id}`]);
  expect(chemins(nouvellesDesAppuis(demandeuse(), depuis))).toEqual([`/troc/appuis/${appui.id}`]);
  expect(appuisPourMaStructure(experte(), depuis)).toMatchObject([
    { detail: expect.stringContaining('Vous savez faire\u00a0: Évaluation') },
  ]);
  expect(appuisPourMaStructure(demandeuse(), depuis)).toEqual([]);
});

test('the list by state, and the search: accents and order of words do not matter; what is withdrawn is not found', () => {
  const id = demanderAppui(demandeuse(), { ...DEMANDE, description: 'Une méthode légère.' });
  fabriquerAppui(db, { statut: 'clos', compteRendu: 'Le carnet de bord.' });
  const page = (ctx: ContextePersonne, adresse: string) => getPageDesAppuis(ctx, new URLSearchParams(adresse));
  expect(page(experte(), '').lignes.map((une) => une.id)).toEqual([id]);
  expect(page(experte(), 'etat=comptes_rendus').lignes).toHaveLength(1);
  expect(page(experte(), 'q=methode+evaluer').lignes.map((une) => une.id)).toEqual([id]);
  expect(page(experte(), 'q=100%25').lignes).toEqual([]);
  expect(appuisTrouves(experte(), 'CARNET')).toMatchObject([{ total: 1, tout: '/troc/appuis?q=CARNET' }]);
  retirerAppui(demandeuse(), id, 'Trouvé ailleurs.');
  expect(appuisTrouves(experte(), 'methode')).toEqual([]);
  expect(page(experte(), '').etats.map(({ libelle }) => libelle)).toEqual(['En cours', 'Comptes rendus']);
  expect(page(demandeuse(), '').etats.map(({ libelle }) => libelle)).toEqual(['En cours', 'Comptes rendus', 'Retirés']);
});

test('the page of an act says why it cannot be done, and to whom it is not', () => {
  const id = demanderAppui(demandeuse(), DEMANDE);
  expect(() => lireActeDAppui(demandeuse(), id, 'solliciter')).toThrow(/rôle ne permet pas/);
  expect(lireActeDAppui(elle, id, 'solliciter')).toMatchObject({ empechement: '', candidates: [] });
  expect(lireActeDAppui(elle, id, 'programmer').empechement).toMatch(/demandé/);
  solliciter(elle, id, { personnes: [la.animatrice.id] });
  expect(lireActeDAppui(elle, id, 'programmer').empechement).toMatch(/Personne n’a encore dit pouvoir/);
  repondreALInvitation(experte(), id, { reponse: 'oui' });
  fixer(id);
  expect(lireActeDAppui(elle, id, 'programmer').seance).toMatchObject({ jour: '2026-04-14', heure: '09:30', duree: '90' });
});

test('an account that someone else published meanwhile may be corrected; the same one by someone who has no part in it is refused', () => {
  const id = unePersonnePeut();
  fixer(id);
  direTenue(demandeuse(jours(23)), id);
  expect(lireActeDAppui(demandeuse(jours(23)), id, 'clore')).toMatchObject({ empechement: '', dejaPublie: false });
  cloreAppui(experte(jours(23)), id, 'Une grille.');
  expect(lireActeDAppui(demandeuse(jours(23)), id, 'clore')).toMatchObject({ dejaPublie: true });
  expect(() => cloreAppui(ctxDe(db, fabriquerEquipe(db).animatrice.id), id, 'Une grille.')).toThrow(/rôle ne permet pas/);
});

describe('departures, merges and erasure', () => {
  test('a structure that leaves takes its requests with it; what was held stays', () => {
    const id = unePersonnePeut();
    const { appui } = fabriquerAppui(db, { structureId: ici.structure.id, auteurId: ici.animatrice.id, statut: 'tenu' });
    quitterLeReseau(elle, PRISES, ici.structure.id, '2026-03-23');
    expect(aQui('retirer_pour_depart')).toEqual([la.animatrice.id, la.responsable.id].sort());
    expect([ligne(id)?.statut, ligne(appui.id)?.statut]).toEqual(['retire', 'tenu']);
  });

  test('why its session was put off is not why the request is withdrawn', () => {
    const id = unePersonnePeut();
    fixer(id);
    remettre(elle, id, 'La salle est prise.');
    quitterLeReseau(elle, PRISES, ici.structure.id, '2026-03-23');
    expect(ligne(id)).toMatchObject({ statut: 'retire', motif: null });
  });

  test('two invitations of one person: refused while the appui goes on, or when they answered differently', () => {
    const id = unePersonnePeut();
    const qui = { gardeeId: la.animatrice.id, doublonId: la.responsable.id };
    expect(empechementPourLesAppuis(elle, qui)).toMatch(/même appui technique/);
    expect(empechementPourLesAppuis(elle, { ...qui, doublonId: ici.animatrice.id })).toBeNull();
    repondreALInvitation(ctxDe(db, la.responsable.id), id, { reponse: 'non' });
    retirerAppui(elle, id, 'Fini.');
    expect(empechementPourLesAppuis(elle, qui)).toMatch(/même appui technique/);
    const nouvelle = { reponse: 'oui' as const, reponduLe: LUNDI_MATIN };
    db.update(invitationsAppui).set(nouvelle).where(eq(invitationsAppui.personneId, la.responsable.id)).run();
    expect(empechementPourLesAppuis(elle, qui)).toBeNull();
  });

  test('of two invitations to what is over, the one that was answered is kept', () => {
    const id = unePersonnePeut();
    retirerAppui(elle, id, 'Fini.');
    fusionner(elle, la.responsable.id, {
      ...{ doublonId: la.animatrice.id, nomDe: 'gardee', courrielDe: 'gardee', telephoneDe: 'gardee', choixDe: 'gardee' },
    });
    expect(getAppui(elle, id).invitees).toMatchObject([
      { personneId: la.responsable.id, reponse: 'oui', precision: 'Un mardi.', reponduLe: LUNDI_MATIN },
    ]);
  });

  test('the words written to whoever is erased go with hers, and what she did not answer is expected no more', () => {
    const id = demanderAppui(demandeuse(), DEMANDE);
    solliciter(elle, id, { personnes: [la.animatrice.id], mot: 'Vous l’avez si bien fait à Bellac.' });
    repondreALInvitation(experte(), id, { reponse: 'oui' });
    solliciter(elle, id, { personnes: [la.responsable.id], mot: 'Vous aussi.' });
    effacerPersonne(elle, la.responsable.id);
    expect(getAppui(elle, id).invitees.map(({ personneId }) => personneId)).toEqual([la.animatrice.id]);
    effacerPersonne(elle, la.animatrice.id);
    expect(getAppui(elle, id).invitees).toMatchObject([{ mot: null, precision: null }]);
    const seule = demanderAppui(demandeuse(), { ...DEMANDE, titre: 'Autre chose' });
    const [invitee] = [fabriquerEquipe(db).animatrice.id];
    solliciter(elle, seule, { personnes: [invitee] });
    effacerPersonne(elle, invitee);
    expect(verifierAppuis(db)).toEqual([]);
  });

  test('whoever is erased leaves no word: neither hers nor those of others about her', () => {
    const id = unePersonnePeut();
    db.update(personnes).set({ prenom: 'Zélie', nom: 'Quarantelle' }).where(eq(personnes.id, la.animatrice.id)).run();
    fixer(id, { lieu: 'Chez Zélie Quarantelle' });
    remettre(elle, id, 'Zélie Quarantelle est absente.');
    effacerPersonne(elle, la.animatrice.id);
    expect(JSON.stringify([db.select().from(appuis).all(), db.select().from(invitationsAppui).all()])).not.toMatch(
      /Quarantelle|Un mardi/,
    );
    expect(db.select().from(invitationsAppui).all()).toHaveLength(2);
    expect(verifierAppuis(db)).toEqual([]);
  });
});

describe('what was said to the coordination alone', () => {
  const MOT = 'Un mardi.';
  const lue = (ctx: ContextePersonne, id: number) => JSON.stringify(getPageDAppui(ctx, id));

  test('the word with an answer is hers: neither the structure that asks nor the network reads it', () => {
    const id = unePersonnePeut();
    const ailleurs = ctxDe(db, fabriquerEquipe(db).animatrice.id);
    const lectrices = [demandeuse(), ailleurs, ctxDe(db, la.responsable.id)];
    for (const ctx of lectrices) expect(lue(ctx, id)).not.toContain(MOT);
    fixer(id);
    for (const ctx of lectrices) expect(lue(ctx, id)).not.toContain(MOT);
    expect(getPageDAppui(elle, id).invitees[0]?.precision).toBe(MOT);
  });

  test('the page of an act carries what its form needs, and no more', () => {
    const id = unePersonnePeut();
    expect(lireActeDAppui(elle, id, 'programmer').peuvent).toMatchObject([{ precision: MOT }]);
    expect(JSON.stringify(lireActeDAppui(demandeuse(), id, 'retirer'))).not.toContain(MOT);
    fixer(id);
    const acte = lireActeDAppui(demandeuse(), id, 'remettre');
    expect(acte).toMatchObject({ peuvent: [], seance: { fixee: 'mardi 14 avril' } });
    expect(JSON.stringify([acte, lireActeDAppui(demandeuse(), id, 'retirer')])).not.toMatch(/Un mardi|visio/);
  });

  test('why a session is put off is read by those whom it concerns', () => {
    const id = unePersonnePeut();
    fixer(id);
    remettre(demandeuse(), id, 'Deux personnes sont malades.');
    const motif = (ctx: ContextePersonne) => getPageDAppui(ctx, id).motif;
    for (const ctx of [elle, demandeuse(), experte()]) expect(motif(ctx)).toBe('Deux personnes sont malades.');
    expect(lue(ctxDe(db, fabriquerEquipe(db).animatrice.id), id)).not.toContain('malades');
  });
});
