import { aNom, deNom } from '#app/commun/francais.ts';
import { jourCivil, libelleDuree, libelleJour, libellePeriode } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import type { Lettre } from '#app/services/lettre.ts';
import { libelleDates, libelleLimite } from './etat.ts';
import type { Dossier } from './stages.server.ts';
import { autreCote, type Cote } from './stages.ts';

/** Who reads a mail, and in what quality. */
export interface Lectrice {
  prenom: string;
  stagiaire: boolean;
  tutrice: boolean;
  /** Structures of the stage that she commits. */
  cotes: readonly Cote[];
}

/** What goes into a mail besides the stage itself. */
export interface Circonstances {
  fuseau: string;
  adressePublique: string;
  /** The coordination's phone; empty when unknown. */
  telephone: string;
  /** Whoever did the act, as the others know her. */
  qui: string;
  /** A signed link, for whoever is asked for an answer. */
  lien?: string;
}

export type CauseDeLettre =
  | 'demande'
  | 'relance'
  | 'information'
  | 'accepter'
  | 'refuser'
  | 'retirer'
  | 'annuler'
  | 'constater_absence'
  | 'expirer'
  | 'a_eu_lieu'
  | 'bilan'
  | 'confirmation';

/** Words that every mail of a stage shares. */
function mots(d: Dossier, lectrice: Lectrice, c: Circonstances) {
  const periode = d.ligne;
  const attendu: Cote = autreCote(d.ligne.coteQuiPropose);
  const complement = lectrice.stagiaire ? aNom(d.accueil.nom) : `${deNom(d.stagiaire.nom)} ${aNom(d.accueil.nom)}`;
  return {
    quand: libellePeriode(periode),
    dates: libelleDates(periode),
    duree: libelleDuree(periode),
    limite: libelleLimite(jourCivil(d.ligne.proposeLe, c.fuseau), d.ligne.du),
    attendue: d[attendu],
    proposante: d[d.ligne.coteQuiPropose],
    leStage: `${lectrice.stagiaire ? 'votre' : 'le'} stage ${complement}`,
    duStage: lectrice.stagiaire ? `de votre stage ${complement}` : `du stage ${complement}`,
    unStage: `stage ${complement}`,
  };
}

/** « La Cour carrée, 4, rue des Tilleuls, 87800 Nexon » */
export function libelleLieu(lieu: {
  nom: string;
  adresse: string | null;
  codePostal: string | null;
  commune: string | null;
}): string {
  const ville = [lieu.codePostal, lieu.commune].filter(Boolean).join('\u00a0');
  return [lieu.nom, lieu.adresse, ville].filter(Boolean).join(', ');
}

function pourquoi(d: Dossier, lectrice: Lectrice): string {
  if (lectrice.stagiaire) return 'Vous recevez ce message parce que ce stage est le vôtre.';
  const cote = lectrice.cotes[0];
  if (cote) return `Vous recevez ce message parce que vous engagez ${d[cote].nom}.`;
  return 'Vous recevez ce message parce que vous accompagnez ce stage.';
}

function details(d: Dossier, m: ReturnType<typeof mots>): NonNullable<Lettre['points']> {
  return [
    { fort: majuscule(m.quand), detail: `${m.duree}, ${libelleLieu(d.accueil)}` },
    { fort: 'Ce que la personne vient apprendre', detail: d.ligne.objectif },
    ...(d.tutrice ? [{ fort: `Avec ${d.tutrice.nom}` }] : []),
  ];
}

function pointsDeConvocation(d: Dossier, m: ReturnType<typeof mots>): NonNullable<Lettre['points']> {
  const telephone = d.accueil.telephone ? `, ${d.accueil.telephone}` : '';
  return [
    { fort: majuscule(m.quand), detail: m.duree },
    {
      fort: libelleLieu(d.accueil),
      detail: d.tutrice ? `Accueil par ${d.tutrice.nom}${telephone}` : `Accueil par l’équipe${telephone}`,
    },
    { fort: 'Ce que la personne vient apprendre', detail: d.ligne.objectif },
  ];
}

type Corps = Omit<Lettre, 'salle' | 'rubrique' | 'bonjour' | 'pied'> & { repondre?: boolean };

function demande(d: Dossier, m: ReturnType<typeof mots>, rappel: boolean): Corps {
  const hoteAttendu = m.attendue.id === d.accueil.id;
  const question = hoteAttendu
    ? `Accueillir ${d.stagiaire.nom} ${m.dates} ?`
    : `Envoyer ${d.stagiaire.nom} ${aNom(d.accueil.nom)} ${m.dates} ?`;
  const offre = hoteAttendu
    ? `${d.auteur.nom}, ${d.origine.nom}, vous propose d’accueillir ${d.stagiaire.nom} ${m.quand}.`
    : `${d.auteur.nom}, ${d.accueil.nom}, invite ${d.stagiaire.nom} à observer le travail de son équipe ${m.quand}.`;
  return {
    titre: rappel ? `Rappel : ${question.charAt(0).toLowerCase()}${question.slice(1)}` : question,
    paragraphes: rappel ? ['Cette proposition attend encore votre réponse.', offre] : [offre],
    points: details(d, m),
    ...(d.message ? { citation: { texte: d.message, auteur: d.auteur.nom } } : {}),
    echeance: { fort: `Réponse attendue ${m.limite}.`, suite: 'Ensuite, la proposition s’éteint.' },
    repondre: true,
  };
}

function corps(d: Dossier, cause: CauseDeLettre, lectrice: Lectrice, c: Circonstances): Corps {
  const m = mots(d, lectrice, c);
  const motif = d.ligne.motif ? { citation: { texte: d.ligne.motif, auteur: c.qui } } : {};
  const prevu = `Le stage était prévu ${m.quand}.`;
  switch (cause) {
    case 'demande':
      return demande(d, m, false);
    case 'relance':
      return demande(d, m, true);
    case 'information':
      return {
        titre: `Un stage ${aNom(d.accueil.nom)} vous est proposé`,
        paragraphes: [
          `${d.auteur.nom}, ${m.proposante.nom}, propose que vous passiez ${m.duree.replace(/^1 /, 'un ')} ${aNom(d.accueil.nom)}, ${m.quand}.`,
          `Vous n’avez rien à faire : ${m.attendue.nom} répond ${m.limite}, et vous en recevrez la nouvelle.`,
        ],
        points: details(d, m),
      };
    case 'accepter':
      return {
        titre: `${majuscule(m.leStage)} est accepté`,
        paragraphes: [
          `${c.qui} a accepté pour ${m.attendue.nom}.`,
          ...(lectrice.cotes.includes('origine') || lectrice.stagiaire
            ? ['L’ordre de mission est prêt : il s’ouvre depuis la page du stage.']
            : []),
        ],
        points: pointsDeConvocation(d, m),
      };
    case 'refuser':
      return {
        titre: `${majuscule(m.leStage)} est refusé`,
        paragraphes: [`${m.attendue.nom} ne peut pas donner suite. ${prevu}`],
        ...motif,
      };
    case 'retirer':
      return {
        titre: `Proposition retirée : ${m.unStage}`,
        paragraphes: [`${m.proposante.nom} a retiré sa proposition. ${prevu} Il n’y a plus rien à répondre.`],
        ...motif,
      };
    case 'annuler':
      return {
        titre: `${majuscule(m.leStage)} est annulé`,
        paragraphes: [`${c.qui} l’a annulé. ${prevu}`, 'Votre agenda se met à jour tout seul, s’il suit celui du réseau.'],
        ...motif,
      };
    case 'constater_absence':
      return { titre: `${majuscule(m.leStage)} n’a pas eu lieu`, paragraphes: [`${c.qui} l’a signalé. ${prevu}`], ...motif };
    case 'expirer':
      return {
        titre: `Sans réponse : ${m.unStage}`,
        paragraphes: [
          `La proposition s’est éteinte : ${m.attendue.nom} n’a pas répondu. ${prevu}`,
          'Une nouvelle proposition reste possible, à d’autres dates.',
        ],
      };
    case 'a_eu_lieu':
      return {
        titre: `${majuscule(m.leStage)} a-t-il eu lieu ?`,
        paragraphes: [`Le stage était prévu ${m.quand}. Un mot suffit, de l’une ou l’autre structure.`],
        repondre: true,
      };
    case 'bilan':
      return {
        titre: `Que retenez-vous ${m.duStage} ?`,
        paragraphes: [`Le stage a eu lieu ${m.quand}. Une seule question, quelques phrases suffisent.`],
        echeance: { fort: 'Le stage se clôt dès que les deux bilans sont là.', suite: 'Sinon, de lui-même au bout de 60 jours.' },
        repondre: true,
      };
    case 'confirmation':
      return {
        titre: `Votre réponse est notée : ${m.unStage}`,
        paragraphes: [
          `${c.qui} a noté pour vous, ${libelleJour(jourCivil(d.ligne.modifieLe, c.fuseau))}, la réponse que vous avez donnée.`,
          `${majuscule(m.leStage)}, ${m.quand}.`,
          'Ce n’est pas ce que vous aviez dit ? Répondez à la coordination sans attendre.',
        ],
        ...(d.ligne.motif ? { citation: { texte: d.ligne.motif, auteur: 'Motif noté' } } : {}),
      };
  }
}

function libelleDuBouton(cause: CauseDeLettre, proposante: string): string {
  if (cause === 'bilan') return 'Écrire mon bilan';
  return cause === 'a_eu_lieu' ? 'Dire s’il a eu lieu' : `Lire et répondre ${aNom(proposante)}`;
}

/** One mail about a stage, for one reader. */
export function lettreDeStage(d: Dossier, cause: CauseDeLettre, lectrice: Lectrice, c: Circonstances): Lettre {
  const { repondre, ...texte } = corps(d, cause, lectrice, c);
  const bouton =
    repondre && c.lien
      ? { libelle: libelleDuBouton(cause, d[d.ligne.coteQuiPropose].nom), url: c.lien }
      : { libelle: 'Ouvrir la page du stage', url: `${c.adressePublique}/stages/${d.ligne.id}` };
  return {
    salle: 'troc',
    rubrique: 'Troc',
    bonjour: `Bonjour ${lectrice.prenom},`,
    bouton,
    ...texte,
    pied: [
      ...(repondre && c.telephone ? [`Plus simple de vive voix ? La coordination note votre réponse : ${c.telephone}.`] : []),
      pourquoi(d, lectrice),
    ],
  };
}
