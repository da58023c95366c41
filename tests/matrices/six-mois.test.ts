import { afterAll, beforeAll, expect, test } from 'vitest';
import { quitterLaStructure } from '#app/accueil/passation.server.ts';
import type { Contexte } from '#app/commun/contexte.ts';
import { ajouterJours } from '#app/commun/periode.ts';
import { ecrireReglage } from '#app/commun/reglages.server.ts';
import type { Fonction, LienEmploi } from '#app/reseau/personnes/personnes.ts';
import { envoyerCourriels, resteAEnvoyer } from '#app/services/envoi.server.ts';
import { ouvrirTransport, type Poste, posteDe } from '#app/services/transport.server.ts';
import { textesASigner } from '#app/troc/papiers/textes-a-signer.server.ts';
import { getStage } from '#app/troc/stages/dossiers.server.ts';
import { auNomDe } from '#app/troc/stages/noter.server.ts';
import { proposerStage, souhaiterStage } from '#app/troc/stages/propositions.server.ts';
import type { SaisieTermes } from '#app/troc/stages/saisie.ts';
import type { TransitionStage } from '#app/troc/stages/stages.ts';
import { type ChampsDeTransition, franchirStage } from '#app/troc/stages/suites.server.ts';
import { TACHES_TROC } from '#app/troc/stages/taches.server.ts';
import { verifierTroc } from '#app/troc/verifier.server.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import {
  fabriquerCompte,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerSignataire,
  fabriquerStructure,
} from '#tests/fabriques/reseau.ts';
import { ouvrirServeurSmtp, type ServeurSmtp } from '#tests/smtp.ts';
import { type Chapitre, GENS, type Qui, SIX_MOIS, type Stage, SUJETS } from './six-mois.ts';

/**
 * A time-lapse: six months of stages, from Monday 5 January to Sunday 5 July 2026. People act at given instants, *le temps*
 * runs several times a day, the mails leave through SMTP; the inbox is compared with the written list, both ways.
 */

const { db } = baseDeTest();
const par = { personneId: null, maintenant: new Date('2026-01-05T00:00:00Z') };
ecrireReglage(db, 'reseau.nom', 'Réseau des centres sociaux de la Haute-Vienne', par);
ecrireReglage(db, 'reseau.telephone', '05 36 49 20 00', par);
const FUSEAU = 'Europe/Paris';
/** An instant by the network's clock: summer time begins on 29 March. */
const instant = (local: string) => new Date(`${local}:00${local < '2026-03-29T02' ? '+01:00' : '+02:00'}`);

const structure = (nom: string, gestion: 'association' | 'commune' = 'association') =>
  fabriquerStructure(db, { nom, gestion, placesStage: 4 }).id;
const GRANGE = structure('La Grange commune');
const ESCALE = structure('L’Escale');
const FIL = structure('Le Fil de Vienne');
const ESPACE = structure('Espace Camille', 'commune');

const ids = new Map<Qui, number>();
const parAdresse = new Map<string, Qui>();
function personne(qui: Qui, structureId: number | null, fonction: Fonction, lien: LienEmploi = 'salariat', adresse = true) {
  const { prenom, nom } = GENS[qui];
  const courriel = adresse ? `${prenom.normalize('NFD').replace(/\P{ASCII}/gu, '')}@reseau.example`.toLowerCase() : null;
  const { id } = fabriquerPersonne(db, { prenom, nom, courriel });
  ids.set(qui, id);
  if (structureId !== null) fabriquerFonction(db, { personneId: id, structureId, fonction, lien, intitule: null });
  if (courriel === null) return;
  fabriquerCompte(db, id);
  parAdresse.set(courriel, qui);
}
personne('Hélène, direction de la Grange', GRANGE, 'direction');
personne('Odile, présidence de la Grange', GRANGE, 'presidence', 'benevolat');
personne('Maëlle, salariée de la Grange', GRANGE, 'animation');
personne('Karim, salarié de la Grange', GRANGE, 'animation');
personne('Paul, bénévole de la Grange', GRANGE, 'benevolat', 'benevolat');
personne('Bruno, direction de L’Escale', ESCALE, 'direction');
personne('Amina, salariée de L’Escale', ESCALE, 'animation');
personne('Denise, salariée de L’Escale, sans adresse', ESCALE, 'accueil', 'salariat', false);
personne('Sylvie, coordination du Fil', FIL, 'coordination_evs');
personne('Yann, salarié du Fil', FIL, 'animation');
personne('Zoé, salariée du Fil', FIL, 'animation');
personne('Inès, direction de l’Espace', ESPACE, 'direction', 'agent_public');
personne('Léo, agent de l’Espace', ESPACE, 'animation', 'agent_public');
personne('Nadège, coordination du réseau', null, 'direction');

const TOUS = Object.keys(GENS) as Qui[];
/** By first name: « Maëlle ». */
function qui(prenom: string): number {
  const nomme = TOUS.find((un) => GENS[un].prenom === prenom);
  const id = nomme && ids.get(nomme);
  if (!id) throw new Error(`${prenom} n’est pas dans la liste`);
  return id;
}
fabriquerRole(db, qui('Nadège'), 'coordination');
fabriquerSignataire(db, { structureId: GRANGE, personneId: qui('Odile'), qualite: 'presidence' });
fabriquerSignataire(db, { structureId: ESCALE, personneId: qui('Bruno'), qualite: 'delegation' });

const stages = new Map<Stage, number>();
const dit = (stage: Stage): number => {
  const id = stages.get(stage);
  if (id === undefined) throw new Error(`« ${stage} » n’a pas commencé`);
  return id;
};

/** What happens, and when. */
const faits: { le: Date; faire: (le: Date) => void }[] = [];
const a = (local: string, faire: (le: Date) => void) => faits.push({ le: instant(local), faire });

type Jours = { du: string; au?: string } & Partial<SaisieTermes>;
const termes = ({ du, au = du, ...reste }: Jours): SaisieTermes => ({
  ...{ du, au, momentDu: 'matin', momentAu: 'apres-midi', objectif: 'Apprendre comment l’équipe accueille les familles.' },
  ...reste,
});

const souhaiter = (local: string, stage: Stage, prenom: string, structureId: number, autreStructureId: number, jours: Jours) =>
  a(local, (le) => {
    stages.set(stage, souhaiterStage(ctxDe(db, qui(prenom), le), { ...termes(jours), structureId, autreStructureId }));
  });
const proposer = (
  local: string,
  stage: Stage,
  prenom: string,
  [sens, structureId, autreStructureId]: ['envoyer' | 'accueillir', number, number],
  stagiaire: string,
  jours: Jours,
) =>
  a(local, (le) => {
    const saisie = { ...termes(jours), sens, structureId, autreStructureId, stagiaireId: qui(stagiaire) };
    stages.set(stage, proposerStage(ctxDe(db, qui(prenom), le), saisie));
  });
const agir = (local: string, stage: Stage, prenom: string, acte: TransitionStage, champs: ChampsDeTransition = {}) =>
  a(local, (le) => franchirStage(ctxDe(db, qui(prenom), le), dit(stage), acte, champs));
const accepter = (local: string, stage: Stage, prenom: string, proposition = 1) =>
  agir(local, stage, prenom, 'accepter', { proposition });
const autresJours = (stagiaire: string, jours: Jours) => ({ termes: { ...termes(jours), stagiaireId: qui(stagiaire) } });
const bilan = (local: string, stage: Stage, prenom: string) =>
  agir(local, stage, prenom, 'rendre_bilan', { texte: `Ce que ${prenom} retient.` });
/** Signs the text as it is read at that instant. */
const signer = (local: string, stage: Stage, prenom: string, acte: 'donner_son_accord' | 'signer') =>
  a(local, (le) => {
    const ctx = ctxDe(db, qui(prenom), le);
    const lu = textesASigner(ctx, getStage(ctx, dit(stage))).find(({ sorte, personneId }) =>
      acte === 'signer' ? sorte === 'convention' : personneId === qui(prenom),
    );
    franchirStage(ctx, dit(stage), acte, { signature: { nom: ctx.acteur.nom, empreinte: lu?.empreinte, compris: true } });
  });

function unSouhaitEtSesSemblables() {
  const deMaelle = 'Le souhait de Maëlle';
  souhaiter('2026-01-05T10:00', deMaelle, 'Maëlle', GRANGE, ESCALE, {
    ...{ du: '2026-02-03', au: '2026-02-04', tutriceId: qui('Amina') },
  });
  agir('2026-01-13T14:00', deMaelle, 'Hélène', 'appuyer');
  accepter('2026-01-19T09:00', deMaelle, 'Bruno');
  agir('2026-02-05T17:00', deMaelle, 'Maëlle', 'constater');
  bilan('2026-02-06T10:00', deMaelle, 'Maëlle');
  bilan('2026-02-09T11:00', deMaelle, 'Amina');

  souhaiter('2026-01-07T09:00', 'Le souhait de Karim, resté sans réponse', 'Karim', GRANGE, FIL, { du: '2026-03-10' });

  const retire = 'Le souhait de Karim, retiré';
  souhaiter('2026-01-08T10:00', retire, 'Karim', GRANGE, FIL, { du: '2026-03-17', momentDu: 'apres-midi' });
  agir('2026-01-09T16:00', retire, 'Karim', 'renoncer');

  souhaiter('2026-01-12T09:00', 'Le souhait de Maëlle pour vendredi', 'Maëlle', GRANGE, FIL, { du: '2026-01-16' });
}

function desObservations() {
  const amina = 'Amina au Fil, sans bilan de là-bas';
  proposer('2026-01-12T11:00', amina, 'Bruno', ['envoyer', ESCALE, FIL], 'Amina', { du: '2026-01-27', tutriceId: qui('Zoé') });
  accepter('2026-01-15T15:00', amina, 'Sylvie');
  agir('2026-01-28T18:00', amina, 'Bruno', 'constater');
  bilan('2026-01-29T09:00', amina, 'Amina');

  const invitee = 'Maëlle invitée au Fil, deux fois autrement';
  const avecSylvie = { tutriceId: qui('Sylvie') };
  proposer('2026-02-09T09:00', invitee, 'Sylvie', ['accueillir', FIL, GRANGE], 'Maëlle', {
    ...{ du: '2026-03-24', au: '2026-03-25', ...avecSylvie },
  });
  agir('2026-02-17T10:00', invitee, 'Odile', 'contre_proposer', {
    ...{ proposition: 1, ...autresJours('Maëlle', { du: '2026-03-31', au: '2026-04-01', ...avecSylvie }) },
  });
  agir('2026-02-26T09:00', invitee, 'Sylvie', 'contre_proposer', {
    ...{ proposition: 2, ...autresJours('Maëlle', { du: '2026-04-07', au: '2026-04-08', ...avecSylvie }) },
  });
  accepter('2026-03-13T12:00', invitee, 'Hélène', 3);
  agir('2026-04-09T10:00', invitee, 'Sylvie', 'constater');
  bilan('2026-04-13T10:00', invitee, 'Maëlle');
  bilan('2026-04-13T11:00', invitee, 'Sylvie');

  const retirePlusTard = 'Karim au Fil, reporté, puis retiré';
  const avecYann = { tutriceId: qui('Yann') };
  proposer('2026-01-20T09:00', retirePlusTard, 'Hélène', ['envoyer', GRANGE, FIL], 'Karim', { du: '2026-02-17', ...avecYann });
  accepter('2026-01-22T11:00', retirePlusTard, 'Sylvie');
  agir('2026-02-02T10:00', retirePlusTard, 'Sylvie', 'reporter', {
    ...{ raison: 'equipe', ...autresJours('Karim', { du: '2026-02-24', ...avecYann }) },
  });
  agir('2026-02-04T10:00', retirePlusTard, 'Odile', 'contre_proposer', {
    ...{ proposition: 2, ...autresJours('Karim', { du: '2026-03-03', ...avecYann }) },
  });
  agir('2026-02-12T10:00', retirePlusTard, 'Odile', 'retirer');

  const refuse = 'Karim refusé à l’Espace';
  proposer('2026-02-18T10:00', refuse, 'Hélène', ['envoyer', GRANGE, ESPACE], 'Karim', {
    ...{ du: '2026-04-14', tutriceId: qui('Léo') },
  });
  agir('2026-02-20T09:00', refuse, 'Inès', 'refuser', { raison: 'dates' });

  const retire = 'Léo à L’Escale, retiré';
  proposer('2026-03-02T09:00', retire, 'Inès', ['envoyer', ESPACE, ESCALE], 'Léo', { du: '2026-04-21', tutriceId: qui('Amina') });
  agir('2026-03-03T17:00', retire, 'Inès', 'retirer');

  proposer('2026-03-03T10:00', 'Yann à L’Escale, jamais répondu', 'Sylvie', ['envoyer', FIL, ESCALE], 'Yann', {
    du: '2026-05-26',
  });
  proposer('2026-03-22T23:30', 'Zoé à la Grange, le jour venu', 'Sylvie', ['envoyer', FIL, GRANGE], 'Zoé', {
    ...{ du: '2026-04-09', momentDu: 'apres-midi' },
  });

  const absente = 'Zoé à l’Espace, accepté au téléphone, absente';
  proposer('2026-04-13T09:00', absente, 'Sylvie', ['envoyer', FIL, ESPACE], 'Zoé', { du: '2026-05-05', tutriceId: qui('Inès') });
  a('2026-04-15T10:00', (le) => {
    const pourInes = auNomDe(ctxDe(db, qui('Nadège'), le), qui('Inès'), 'telephone');
    franchirStage(pourInes, dit(absente), 'accepter', { proposition: 1 });
  });
  agir('2026-05-05T16:00', absente, 'Inès', 'constater_absence', { raison: 'trajet' });

  const partant = 'Yann s’en va';
  proposer('2026-05-11T09:00', partant, 'Sylvie', ['envoyer', FIL, ESCALE], 'Yann', {
    ...{ du: '2026-06-16', tutriceId: qui('Amina') },
  });
  accepter('2026-05-13T10:00', partant, 'Bruno');
  a('2026-05-22T09:00', (le) =>
    quitterLaStructure(ctxDe(db, qui('Sylvie'), le), FIL, qui('Yann'), { dernierJour: '2026-05-31' }),
  );

  const reporte = 'Léo à la Grange, reporté puis refusé';
  const avecMaelle = { tutriceId: qui('Maëlle') };
  proposer('2026-05-05T10:00', reporte, 'Inès', ['envoyer', ESPACE, GRANGE], 'Léo', { du: '2026-05-28', ...avecMaelle });
  accepter('2026-05-07T10:00', reporte, 'Hélène');
  agir('2026-05-20T14:00', reporte, 'Odile', 'reporter', {
    ...{ raison: 'equipe', ...autresJours('Léo', { du: '2026-06-25', ...avecMaelle }) },
  });
  agir('2026-05-28T09:00', reporte, 'Inès', 'refuser', { raison: 'dates' });
}

function duTravailChezLHote() {
  const aDeux = 'Maëlle et Karim au travail à L’Escale, écourté';
  proposer('2026-02-25T10:00', aDeux, 'Hélène', ['envoyer', GRANGE, ESCALE], 'Maëlle', {
    ...{ du: '2026-04-20', au: '2026-04-24', activite: 'travailler', avec: [qui('Karim')], tutriceId: qui('Denise') },
  });
  accepter('2026-02-27T15:00', aDeux, 'Bruno');
  signer('2026-03-02T09:00', aDeux, 'Maëlle', 'donner_son_accord');
  signer('2026-04-11T10:00', aDeux, 'Karim', 'donner_son_accord');
  signer('2026-04-13T10:00', aDeux, 'Odile', 'signer');
  signer('2026-04-17T16:00', aDeux, 'Bruno', 'signer');
  agir('2026-04-23T11:00', aDeux, 'Bruno', 'ecourter', {
    ...{ raison: 'activite', fin: { jour: '2026-04-22', moment: 'apres-midi' } },
  });
  bilan('2026-04-27T10:00', aDeux, 'Maëlle');

  const amina = 'Amina au travail au Fil, pas signé, reporté, signé';
  const auTravail = { activite: 'travailler', tutriceId: qui('Zoé') } as const;
  proposer('2026-04-20T09:00', amina, 'Bruno', ['envoyer', ESCALE, FIL], 'Amina', {
    ...{ du: '2026-05-18', au: '2026-05-20', ...auTravail },
  });
  accepter('2026-04-22T10:00', amina, 'Sylvie');
  const sylvieSigne = (local: string, au: string | null) =>
    a(local, () => fabriquerSignataire(db, { structureId: FIL, personneId: qui('Sylvie'), qualite: 'delegation', au }));
  sylvieSigne('2026-04-23T09:00', '2026-04-30');
  signer('2026-04-24T11:00', amina, 'Amina', 'donner_son_accord');
  signer('2026-05-12T09:00', amina, 'Bruno', 'signer');
  agir('2026-05-18T10:00', amina, 'Sylvie', 'reporter', {
    ...{ raison: 'papiers', ...autresJours('Amina', { du: '2026-06-09', au: '2026-06-11', ...auTravail }) },
  });
  accepter('2026-05-26T09:00', amina, 'Bruno', 2);
  sylvieSigne('2026-05-26T12:00', null);
  signer('2026-05-27T10:00', amina, 'Amina', 'donner_son_accord');
  signer('2026-05-28T09:00', amina, 'Bruno', 'signer');
  signer('2026-06-02T11:00', amina, 'Sylvie', 'signer');
  agir('2026-06-12T09:00', amina, 'Zoé', 'constater');
  bilan('2026-06-13T10:00', amina, 'Amina');
  bilan('2026-06-13T11:00', amina, 'Zoé');

  const sansAccord = 'Karim n’est pas d’accord';
  proposer('2026-05-04T10:00', sansAccord, 'Hélène', ['envoyer', GRANGE, FIL], 'Karim', {
    ...{ du: '2026-06-15', au: '2026-06-17', ...auTravail },
  });
  accepter('2026-05-06T14:00', sansAccord, 'Sylvie');
  agir('2026-05-07T09:00', sansAccord, 'Karim', 'ne_pas_consentir');

  const benevole = 'Paul, bénévole, au Fil';
  proposer('2026-04-27T10:00', benevole, 'Odile', ['envoyer', GRANGE, FIL], 'Paul', {
    ...{ du: '2026-06-01', au: '2026-06-03', ...auTravail },
  });
  accepter('2026-04-29T09:00', benevole, 'Sylvie');
  agir('2026-06-04T15:00', benevole, 'Odile', 'constater');
  bilan('2026-06-05T10:00', benevole, 'Paul');
  bilan('2026-06-05T11:00', benevole, 'Zoé');

  const avecAmina = { activite: 'travailler', tutriceId: qui('Amina') } as const;
  const annule = 'Léo au travail à L’Escale, annulé';
  proposer('2026-04-01T11:00', annule, 'Inès', ['envoyer', ESPACE, ESCALE], 'Léo', {
    ...{ du: '2026-05-04', au: '2026-05-06', ...avecAmina },
  });
  accepter('2026-04-02T09:00', annule, 'Bruno');
  agir('2026-04-29T10:00', annule, 'Bruno', 'annuler', { raison: 'equipe' });

  const tard = 'Maëlle au travail à L’Escale, trop tard';
  proposer('2026-06-25T09:00', tard, 'Hélène', ['envoyer', GRANGE, ESCALE], 'Maëlle', {
    ...{ du: '2026-06-30', au: '2026-07-02', ...avecAmina },
  });
  accepter('2026-06-25T10:00', tard, 'Bruno');
}

/** One mail, as the inbox or the list tells it. */
interface Courriel {
  quand: string;
  pour: string;
  joint: boolean;
  sujet: string;
  texte: string;
}

let smtp: ServeurSmtp;
beforeAll(async () => {
  smtp = await ouvrirServeurSmtp();
});
afterAll(() => smtp.fermer());

const horloge = new Intl.DateTimeFormat('fr-FR', { timeZone: FUSEAU, day: '2-digit', month: '2-digit', hour: 'numeric' });
/** « 05/01 10 h » */
function quandDe(le: Date): string {
  const de = Object.fromEntries(horloge.formatToParts(le).map(({ type, value }) => [type, value]));
  return `${de.day}/${de.month} ${String(Number(de.hour)).padStart(2)} h`;
}
const serrer = (texte: string | undefined) => (texte ?? '').replaceAll('\u00a0', ' ');

async function vivre(): Promise<Courriel[]> {
  const aLaPoste = posteDe({ MODE: 'production', SMTP_URL: smtp.url, COURRIEL_EXPEDITEUR: 'reponses@reseau.example' });
  const transport = ouvrirTransport(smtp.url);
  // One pool for the six months: each round would open its own.
  const poste: Poste = { ...aLaPoste, ouvrir: () => Object.create(transport, { close: { value: () => undefined } }) };
  const recus: Courriel[] = [];
  const relever = async (ctx: Contexte) => {
    if (!resteAEnvoyer(ctx)) return;
    await envoyerCourriels(ctx, poste);
    for (const { pour, subject, attachments, text } of smtp.recus.splice(0)) {
      recus.push({
        quand: quandDe(ctx.maintenant),
        pour: pour.map((adresse) => parAdresse.get(adresse) ?? adresse).join(' et '),
        joint: attachments.some(({ mimeType }) => mimeType === 'text/calendar'),
        sujet: serrer(subject),
        texte: serrer(text),
      });
    }
  };
  const restent = [...faits].sort((un, autre) => un.le.getTime() - autre.le.getTime());
  const jours = Array.from({ length: 182 }, (_, rang) => ajouterJours('2026-01-05', rang));
  // Each hour would say the same, and take longer: midnight, the eve and the stroke of eight, the afternoon, the night.
  const passages = jours.flatMap((jour) =>
    ['00:07', '07:07', '08:07', '13:07', '22:07'].map((heure) => instant(`${jour}T${heure}`)),
  );
  for (const le of passages) {
    for (let fait = restent[0]; fait && fait.le < le; fait = restent[0]) {
      restent.shift();
      fait.faire(fait.le);
      await relever(ctxDuTemps(db, fait.le));
    }
    for (const tache of TACHES_TROC) await tache.executer(ctxDuTemps(db, le));
    await relever(ctxDuTemps(db, le));
  }
  transport.close();
  expect(restent).toEqual([]);
  return recus;
}

interface Attendu {
  quand: string;
  pour: string;
  joint: boolean;
  ligne: string;
  sujet: RegExp;
}

const LIGNE = /^(\d\d\/\d\d +\d+ h) \| ([^|]+?) *\| ([^|]+?)( \| \.ics)?$/;

function lireLaListe(): Attendu[] {
  return (Object.entries(SIX_MOIS) as [Stage, Chapitre][]).flatMap(([stage, chapitre]) =>
    chapitre.courriels
      .split('\n')
      .map((ligne) => ligne.trim())
      .filter((ligne) => ligne && !ligne.startsWith('→'))
      .map((ligne) => {
        const [, quand = '', pour = '', sorte = '', joint] = LIGNE.exec(ligne) ?? [];
        if (!Object.hasOwn(GENS, pour) || !Object.hasOwn(SUJETS, sorte)) throw new Error(`« ${ligne} » ne se lit pas`);
        const sujet = sujetDe(SUJETS[sorte as keyof typeof SUJETS], chapitre, pour as Qui);
        return { quand, pour, joint: joint !== undefined, ligne: `${stage} : ${ligne}`, sujet };
      }),
  );
}

function sujetDe(modele: string, { partent, ou }: Chapitre, pour: Qui): RegExp {
  const noms = partent.map((un) => `${GENS[un].prenom} ${GENS[un].nom}`).join(' et ');
  const de = `${/^[AEIOUYÉ]/.test(noms) && !noms.startsWith('Yann') ? 'd’' : 'de '}${noms}`;
  const part = partent.includes(pour);
  const mots: Record<string, string> = {
    ...{ de, ou, qui: noms, '…': '…', Le: part ? 'Votre' : 'Le', ' : | pour ': part ? ' : ' : ' pour ' },
    stage: part ? `votre stage ${ou}` : `le stage ${de} ${ou}`,
    'un stage': part ? `stage ${ou}` : `stage ${de} ${ou}`,
    'du stage': part ? `de votre stage ${ou}` : `du stage ${de} ${ou}`,
  };
  const ecrit = modele.replace(/\{([^}]+)\}/g, (_, mot: string) => mots[mot] ?? mot);
  return new RegExp(`^${ecrit.replace(/[.*+?^$()[\]\\|]/g, '\\$&').replaceAll('…', '.+')}$`, 'i');
}

test('six months of stages: each mail of the list arrives at its hour, and no other', async () => {
  unSouhaitEtSesSemblables();
  desObservations();
  duTravailChezLHote();
  const recus = await vivre();

  const enTrop = [...recus];
  const manquent = lireLaListe().filter(({ quand, pour, joint, sujet }) => {
    const rang = enTrop.findIndex((c) => c.quand === quand && c.pour === pour && c.joint === joint && sujet.test(c.sujet));
    if (rang >= 0) enTrop.splice(rang, 1);
    return rang < 0;
  });
  expect({
    'attendus, jamais arrivés': manquent.map(({ ligne }) => ligne),
    'arrivés, pas attendus': enTrop.map((c) => `${c.quand} | ${c.pour} | ${c.sujet}${c.joint ? ' | .ics' : ''}`),
  }).toEqual({ 'attendus, jamais arrivés': [], 'arrivés, pas attendus': [] });

  // What is said in a mail is whole.
  const fautes = /undefined|null|NaN|\[object| {2}\S| ,|\bde Le |\bà Le |\bde le |\bà le /;
  expect(recus.filter(({ sujet, texte }) => fautes.test(sujet) || fautes.test(texte.replace(/^ +/gm, '')))).toEqual([]);

  // Who gave no reason is not made to give that of someone else.
  expect(recus.filter(({ quand, texte }) => /^(04|12)\/02 10 h$/.test(quand) && texte.includes('«'))).toEqual([]);

  const finissent = Object.fromEntries(Object.entries(SIX_MOIS).map(([stage, { finit }]) => [stage, finit]));
  const etats = [...stages].map(([stage, id]) => [stage, getStage(ctxDuTemps(db), id).ligne.statut]);
  expect(Object.fromEntries(etats)).toEqual(finissent);
  expect(verifierTroc(db)).toEqual([]);
}, 120_000);
