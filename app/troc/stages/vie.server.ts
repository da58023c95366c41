import { and, asc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { estCanal, LIBELLE_CANAL } from '#app/commun/canaux.ts';
import type { Contexte } from '#app/commun/contexte.ts';
import { aNom, deNom } from '#app/commun/francais.ts';
import { jourCivil, jourDe, libelleJour, libelleJourCourt } from '#app/commun/periode.ts';
import { journal } from '#app/commun/tables.ts';
import { enumerer, majuscule } from '#app/commun/texte.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { type Dossier, demandeUneConvention } from './dossiers.server.ts';
import { libelleDates, libelleLimite } from './etat.ts';
import { maintenantCivil } from './stages.server.ts';
import { autreCote, COTES, cycleStage, estTransition, type RelationStage } from './stages.ts';

export interface PasDeVie {
  titre: string;
  qui: string;
  etat: 'passe' | 'present' | 'avenir';
}

const actrice = alias(personnes, 'actrice');
const representee = alias(personnes, 'representee');

/** The life of a stage: what happened, who and when; where it stands; what comes. */
export function vieDuStage(ctx: Contexte, d: Dossier, relations: readonly RelationStage[]): PasDeVie[] {
  return [...passes(ctx, d), ...aPresent(ctx, d, relations), ...aVenir(d)];
}

function passes(ctx: Contexte, d: Dossier): PasDeVie[] {
  const annee = jourCivil(ctx.maintenant, ctx.fuseau).slice(0, 4);
  return ctx.db
    .select({
      le: journal.le,
      acte: journal.acte,
      canal: journal.canal,
      acteurId: journal.acteurId,
      prenom: actrice.prenom,
      nom: actrice.nom,
      pourPrenom: representee.prenom,
      pourNom: representee.nom,
    })
    .from(journal)
    .leftJoin(actrice, eq(actrice.id, journal.acteurId))
    .leftJoin(representee, eq(representee.id, journal.auNomDeId))
    .where(and(eq(journal.domaine, 'troc'), eq(journal.objet, cycleStage.objet), eq(journal.objetId, d.ligne.id)))
    .orderBy(asc(journal.id))
    .all()
    .flatMap((ligne) => {
      const titre = estTransition(ligne.acte)
        ? cycleStage.transitions[ligne.acte].fait
        : ligne.acte === 'relancer'
          ? 'Rappel envoyé'
          : null;
      if (titre === null) return [];
      const leJour = jourCivil(ligne.le, ctx.fuseau);
      const jour = libelleJourCourt(leJour, leJour.slice(0, 4) !== annee);
      const par = ligne.acteurId === null ? '' : nomComplet({ prenom: ligne.prenom ?? '', nom: ligne.nom ?? '' });
      const pour = ligne.pourNom === null ? '' : nomComplet({ prenom: ligne.pourPrenom ?? '', nom: ligne.pourNom });
      const canal = estCanal(ligne.canal) ? ` ${LIBELLE_CANAL[ligne.canal]}` : '';
      const qui = pour ? `${jour}, ${pour}, réponse donnée${canal} et notée par ${par}` : [jour, par].filter(Boolean).join(', ');
      return [{ titre, qui, etat: 'passe' as const }];
    });
}

function aPresent(ctx: Contexte, d: Dossier, relations: readonly RelationStage[]): PasDeVie[] {
  const { statut } = d.ligne;
  const { courante } = maintenantCivil(ctx);
  const present = (titre: string, qui: string): PasDeVie[] => [{ titre, qui, etat: 'present' }];
  const limite = majuscule(libelleLimite(jourCivil(d.ligne.proposeLe, ctx.fuseau), d.ligne.du));
  if (statut === 'souhaite') {
    const aVous = relations.includes('origine');
    return present(aVous ? 'À vous de répondre' : `La direction ${deNom(d.origine.nom)} répond`, limite);
  }
  if (statut === 'propose') {
    const attendue = d[autreCote(d.ligne.coteQuiPropose)].nom;
    const numero = d.ligne.propositionNumero > 1 ? `Version ${d.ligne.propositionNumero}. ` : '';
    return present(
      relations.includes('a_repondre') ? 'À vous de répondre' : `Réponse attendue ${deNom(attendue)}`,
      `${numero}${limite}`,
    );
  }
  if (statut === 'accepte' && demandeUneConvention(d)) return present(...papiersAttendus(d));
  if (statut === 'accepte' || statut === 'signe') {
    return present(courante >= d.ligne.du ? 'A-t-il eu lieu ?' : 'Le stage a lieu', libelleDates(d.ligne));
  }
  if (statut === 'realise') {
    const rendus = d.bilans.map((bilan) => bilan.cote);
    const manquent = COTES.filter((cote) => !rendus.includes(cote)).map((cote) => deNom(d[cote].nom));
    return present(manquent.length > 1 ? 'Bilans attendus' : 'Bilan attendu', manquent.join(' et '));
  }
  return [];
}

/** Whose written consent, then whose signature is awaited. */
function papiersAttendus(d: Dossier): [string, string] {
  const { accordsAttendus, signaturesAttendues } = d.papiers;
  if (accordsAttendus.length > 0) {
    const noms = d.stagiaires.filter(({ id }) => accordsAttendus.includes(id)).map(({ nom }) => nom);
    return ['Accord écrit attendu', enumerer(noms)];
  }
  return ['Signatures attendues', enumerer(signaturesAttendues.map((cote) => d[cote].nom))];
}

function aVenir(d: Dossier): PasDeVie[] {
  const avenir = (titre: string, qui: string): PasDeVie => ({ titre, qui, etat: 'avenir' });
  const convention = demandeUneConvention(d);
  const propose = avenir('Proposé', aNom(d.accueil.nom));
  const accepte = avenir(
    'Accepté',
    convention ? 'les deux structures d’accord sur la même version' : 'l’acceptation vaut accord des deux structures',
  );
  const accords = d.ligne.statut !== 'accepte' || d.papiers.accordsAttendus.length > 0;
  const signe = convention ? [avenir('Signé', accords ? 'l’accord écrit, puis deux signatures' : 'par les deux structures')] : [];
  const lieu = avenir('Le stage a lieu', libelleDates(d.ligne));
  const bilans = avenir('Bilans', `à partir du ${libelleJour(jourDe(d.ligne.au))}, un mot de chaque côté`);
  const clos = avenir('Clos', 'deux bilans');
  switch (d.ligne.statut) {
    case 'souhaite':
      return [propose, accepte, ...signe, lieu, clos];
    case 'propose':
      return [accepte, ...signe, lieu, clos];
    case 'accepte':
      return convention ? [...signe, lieu, bilans, clos] : [bilans, clos];
    case 'signe':
      return [bilans, clos];
    case 'realise':
      return [clos];
    case 'clos':
    case 'refuse':
    case 'annule':
    case 'expire':
    case 'non_realise':
      return [];
  }
}
