import { aNom, deNom, leNom } from '#app/commun/francais.ts';
import { libelleJour } from '#app/commun/periode.ts';
import { enumerer, majuscule } from '#app/commun/texte.ts';
import { type Dossier, demandeUneConvention } from './dossiers.server.ts';
import { jourDesPapiers } from './etat.ts';
import { type CorpsDeLettre, type MotsDeLettre, pointsDeProposition } from './lettres.server.ts';
import type { CauseDeLettre, Circonstances, Lectrice } from './lettres.ts';

/** The mails about the agreement, the person's consent and the signatures; undefined for the others. */
export function corpsDePapiers(
  d: Dossier,
  cause: CauseDeLettre,
  lectrice: Lectrice,
  c: Circonstances,
  m: MotsDeLettre,
): CorpsDeLettre | undefined {
  const avant = `avant ${libelleJour(jourDesPapiers(d.ligne))}`;
  switch (cause) {
    case 'accepter':
      return {
        titre: `${majuscule(m.leStage)} est accepté`,
        paragraphes: [`${c.qui} a accepté pour ${leNom(m.attendue.nom)}.`, ...suiteDeLAccord(d, lectrice, c)],
        points: pointsDeProposition(d, m),
      };
    case 'accord':
      return {
        titre: `Êtes-vous d’accord pour ce stage ${aNom(d.accueil.nom)} ?`,
        paragraphes: [
          `${majuscule(leNom(d.origine.nom))} et ${leNom(d.accueil.nom)} sont d’accord : ${m.quand}. Sans votre oui écrit, il ne se passe rien.`,
          'Vous lisez la convention et l’avenant à votre contrat, puis vous dites oui ou non. Refuser n’a aucune conséquence, et vous n’avez pas à dire pourquoi.',
        ],
        points: pointsDeProposition(d, m),
        bouton: 'Lire et répondre',
        echeance: { fort: `Réponse attendue ${avant}.`, suite: 'Les deux structures signent ensuite.' },
      };
    case 'a_signer':
      return {
        titre: `À signer : la convention ${m.duStage}`,
        paragraphes: [
          `${d.stagiaire.nom} ${m.plusieurs ? 'sont' : 'est'} d’accord. Il manque ${signaturesQuiManquent(d)}.`,
          ...quiSigne(d, lectrice),
          'Vous lisez le texte entier, puis vous signez sur la même page, ou vous déposez l’exemplaire signé à la main.',
        ],
        bouton: 'Lire et signer la convention',
        echeance: { fort: `Signature attendue ${avant}.`, suite: 'Sans convention signée, le stage ne peut pas commencer.' },
      };
    case 'papiers_relance':
      return {
        titre: `Rappel : il manque votre ${lectrice.stagiaire ? 'accord' : 'signature'} pour ${m.leStage}`,
        paragraphes: [
          lectrice.stagiaire
            ? 'Les deux structures attendent votre réponse. Refuser n’a aucune conséquence, et vous n’avez pas à dire pourquoi.'
            : `Il manque ${signaturesQuiManquent(d)}.`,
          ...(lectrice.stagiaire ? [] : quiSigne(d, lectrice)),
          `Le stage commence ${libelleJour(premierJour(d))}.`,
        ],
        bouton: lectrice.stagiaire ? 'Lire et répondre' : 'Lire et signer la convention',
      };
    case 'non_signe':
      return {
        titre: `La convention ${m.duStage} n’est pas signée`,
        paragraphes: [
          'Le stage devait commencer aujourd’hui. Sans convention signée, la personne ne peut pas travailler pour la structure qui l’accueille.',
          'Reportez-le à d’autres dates, ou déposez l’exemplaire signé à la main s’il existe.',
        ],
      };
    case 'sans_accord':
      return {
        titre: `${majuscule(m.leStage)} n’aura pas lieu`,
        paragraphes: [
          m.plusieurs ? 'L’accord écrit d’une des personnes n’a pas été donné.' : `${d.stagiaire.nom} n’a pas donné son accord.`,
          'C’est son droit : la loi interdit d’écarter ou de sanctionner quelqu’un pour cela. Les dates sont libérées.',
        ],
      };
    case 'reprise':
      return {
        titre: `Le texte change : ${m.leStage} est à signer à nouveau`,
        paragraphes: [
          `${c.qui} a repris le texte. Les accords et les signatures déjà donnés ne valent plus : ils vous seront redemandés.`,
        ],
        ...(c.motif ? { citation: { texte: c.motif, auteur: c.qui } } : {}),
      };
    default:
      return undefined;
  }
}

const premierJour = (d: Dossier) => jourDesPapiers(d.ligne);

function signaturesQuiManquent(d: Dossier): string {
  const noms = d.papiers.signaturesAttendues.map((cote) => deNom(d[cote].nom));
  return noms.length > 1 ? `les signatures ${enumerer(noms)}` : `la signature ${noms[0] ?? ''}`;
}

/** Where nobody may sign, whoever commits the structure says first who does. */
function quiSigne(d: Dossier, { signePour, cotes }: Lectrice): string[] {
  if (signePour.length > 0) return [];
  return cotes
    .filter((cote) => d.papiers.signaturesAttendues.includes(cote))
    .map((cote) => `Dites d’abord qui signe pour ${leNom(d[cote].nom)}, sur sa page « Accueillir un stage, et signer ».`);
}

/** What comes after the agreement, for those who commit a structure. */
function suiteDeLAccord(d: Dossier, lectrice: Lectrice, c: Circonstances): string[] {
  const sansNom = c.sansSignataire?.filter((nom) => lectrice.cotes.some((cote) => d[cote].nom === nom)) ?? [];
  const enPlus = sansNom.map(
    (nom) => `Dites d’abord qui signe pour ${leNom(nom)}, sur sa page « Accueillir un stage, et signer » : le texte en a besoin.`,
  );
  if (demandeUneConvention(d)) {
    return [
      `La convention et ${d.stagiaires.length > 1 ? 'les avenants' : 'l’avenant'} sont écrits à partir de ces termes : rien à ressaisir.`,
      `${d.stagiaire.nom} ${d.stagiaires.length > 1 ? 'donnent leur accord' : 'donne son accord'} par écrit, puis les deux structures signent.`,
      ...enPlus,
    ];
  }
  const agents = d.stagiaires.some(({ regime }) => regime === 'agent_public');
  if (agents) {
    return [
      `${majuscule(leNom(d.origine.nom))} est un employeur public, ou la personne est agent public : sa propre procédure s’applique.${lectrice.cotes.includes('origine') ? ' Voyez votre service du personnel avant le départ.' : ''}`,
    ];
  }
  return d.stagiaires.some(({ regime }) => regime === 'mission') && lectrice.cotes.includes('origine')
    ? ['L’ordre de mission est prêt : il s’ouvre depuis la page du stage.']
    : [];
}
