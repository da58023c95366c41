import { aNom, deNom, leNom } from '#app/commun/francais.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { libelleLieu } from '#app/reseau/structures/lieu.ts';
import type { Lettre } from '#app/services/lettre.ts';
import type { Dossier } from './dossiers.server.ts';
import { libelleDates, libelleLimite } from './etat.ts';
import { CAUSES_A_SIGNER, CAUSES_AVEC_LIEN, type CauseDeLettre, type Circonstances, type Lectrice } from './lettres.ts';
import { corpsDuJour } from './lettres-du-jour.server.ts';
import { corpsDePapiers } from './lettres-papiers.server.ts';
import { corpsDeProposition } from './lettres-proposition.server.ts';
import { autreCote, type Cote } from './stages.ts';
import { libelleDureeDe, libelleMoments } from './termes.ts';

/** Words that every mail of a stage shares. */
export function motsDeLettre(d: Dossier, lectrice: Lectrice, c: Circonstances) {
  const attendu: Cote = d.ligne.statut === 'souhaite' ? 'origine' : autreCote(d.ligne.coteQuiPropose);
  const complement = lectrice.stagiaire ? aNom(d.accueil.nom) : `${deNom(d.stagiaire.nom)} ${aNom(d.accueil.nom)}`;
  return {
    quand: libelleMoments(d.ligne.demiJournees),
    dates: libelleDates(d.ligne),
    duree: libelleDureeDe(d.ligne.demiJournees),
    limite: libelleLimite(jourCivil(d.ligne.proposeLe, c.fuseau), d.ligne.du),
    attendue: d[attendu],
    proposante: d[d.ligne.coteQuiPropose],
    leStage: `${lectrice.stagiaire ? 'votre' : 'le'} stage ${complement}`,
    duStage: lectrice.stagiaire ? `de votre stage ${complement}` : `du stage ${complement}`,
    unStage: `stage ${complement}`,
    prevu: `Le stage était prévu ${libelleMoments(d.ligne.demiJournees)}.`,
    plusieurs: d.stagiaires.length > 1,
    /** What one learns there, as a heading. */
    apprendre: lectrice.stagiaire
      ? 'Ce que vous venez apprendre'
      : `Ce que ${d.stagiaires.length > 1 ? 'ces personnes viennent' : 'la personne vient'} apprendre`,
  };
}
export type MotsDeLettre = ReturnType<typeof motsDeLettre>;

/** What a kind of mail says; the head, the button and the foot are common. */
export type CorpsDeLettre = Omit<Lettre, 'salle' | 'rubrique' | 'bonjour' | 'pied' | 'bouton'> & { bouton?: string };

/** Where the stage takes place: what the terms say, otherwise the host's address. */
export const lieuDuStage = (d: Pick<Dossier, 'accueil' | 'termes'>): string =>
  d.termes.lieu ? `${d.accueil.nom}, ${d.termes.lieu}` : libelleLieu(d.accueil);

/** The essentials of a proposal. */
export function pointsDeProposition(d: Dossier, m: MotsDeLettre): NonNullable<Lettre['points']> {
  return [
    { fort: majuscule(m.quand), detail: `${m.duree}, ${lieuDuStage(d)}` },
    { fort: m.apprendre, detail: d.ligne.objectif },
    ...(d.tutrice ? [{ fort: `Avec ${d.tutrice.nom}` }] : []),
  ];
}

function pourquoi(d: Dossier, lectrice: Lectrice): string {
  if (lectrice.stagiaire) return 'Vous recevez ce message parce que ce stage est le vôtre.';
  const [cote] = lectrice.cotes;
  if (cote) return `Vous recevez ce message parce que vous engagez ${leNom(d[cote].nom)}.`;
  const [signe] = lectrice.signePour;
  if (signe) return `Vous recevez ce message parce que vous signez pour ${leNom(d[signe].nom)}.`;
  return 'Vous recevez ce message parce que vous accompagnez ce stage.';
}

/** Nobody consents or signs for someone else: the coordination only helps. */
const deViveVoix = (cause: CauseDeLettre): string =>
  CAUSES_A_SIGNER.includes(cause)
    ? 'Une question ? La coordination vous aide'
    : 'Plus simple de vive voix ? La coordination note votre réponse';

/** One mail about a stage, for one reader. */
export function lettreDeStage(d: Dossier, cause: CauseDeLettre, lectrice: Lectrice, c: Circonstances): Lettre {
  const m = motsDeLettre(d, lectrice, c);
  const { bouton, ...texte } =
    corpsDeProposition(d, cause, lectrice, c, m) ??
    corpsDePapiers(d, cause, lectrice, c, m) ??
    corpsDuJour(d, cause, lectrice, c, m);
  const repondre = CAUSES_AVEC_LIEN.includes(cause) && c.lien !== undefined;
  return {
    salle: 'troc',
    rubrique: 'Troc',
    bonjour: `Bonjour ${lectrice.prenom},`,
    ...texte,
    bouton:
      repondre && c.lien
        ? { libelle: bouton ?? `Lire et répondre ${aNom(m.proposante.nom)}`, url: c.lien }
        : { libelle: 'Ouvrir la page du stage', url: `${c.adressePublique}/stages/${d.ligne.id}` },
    pied: [...(repondre && c.telephone ? [`${deViveVoix(cause)} : ${c.telephone}.`] : []), pourquoi(d, lectrice)],
  };
}
