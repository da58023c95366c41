import { leNom } from '#app/commun/francais.ts';
import { jourCivil, libelleJour } from '#app/commun/periode.ts';
import { majuscule, minuscule } from '#app/commun/texte.ts';
import type { Dossier } from './dossiers.server.ts';
import { type CorpsDeLettre, lieuDuStage, type MotsDeLettre } from './lettres.server.ts';
import type { CauseDeLettre, Circonstances, Lectrice } from './lettres.ts';
import { accueilSecurite, conduiteEnCasDAccident } from './reperes-du-jour.ts';
import { libelleHoraires } from './termes.ts';

/** The mails around the days of the stage and after; any cause that no other file knows. */
export function corpsDuJour(
  d: Dossier,
  cause: CauseDeLettre,
  lectrice: Lectrice,
  c: Circonstances,
  m: MotsDeLettre,
): CorpsDeLettre {
  const motif = c.motif ? { citation: { texte: c.motif, auteur: c.qui } } : {};
  switch (cause) {
    case 'convocation':
      return {
        titre: lectrice.stagiaire ? `Tout est prêt : ${m.leStage}` : `Tout est prêt pour ${m.leStage}`,
        paragraphes: [
          lectrice.stagiaire
            ? `${majuscule(leNom(d.accueil.nom))} vous attend ${m.quand}.`
            : `${d.stagiaire.nom} ${m.plusieurs ? 'viennent' : 'vient'} ${m.quand}.`,
          // Whoever only commits a structure has no file.
          ...(lectrice.stagiaire || lectrice.tutrice
            ? ['Le rendez-vous est joint pour l’agenda de votre téléphone. S’il change, vous recevez le nouveau.']
            : []),
        ],
        points: pointsDeConvocation(d, m, lectrice),
      };
    case 'veille':
      return {
        titre: `Dans deux jours : ${m.leStage}`,
        paragraphes: [`Rendez-vous ${m.quand}. Un empêchement ? Prévenez dès maintenant.`],
        points: pointsDeConvocation(d, m, lectrice),
      };
    case 'annuler':
      return {
        titre: `${majuscule(m.leStage)} est annulé`,
        paragraphes: [`${c.qui} l’a annulé. ${m.prevu}`, 'Votre agenda se met à jour tout seul, s’il suit celui du réseau.'],
        ...motif,
      };
    case 'constater_absence':
      return { titre: `${majuscule(m.leStage)} n’a pas eu lieu`, paragraphes: [`${c.qui} l’a signalé. ${m.prevu}`], ...motif };
    case 'ecourter':
      return {
        titre: `${majuscule(m.leStage)} a été plus court que prévu`,
        paragraphes: [`${c.qui} l’a signalé. Le stage a eu lieu ${m.quand}, soit ${m.duree}.`],
        ...motif,
      };
    case 'a_eu_lieu':
      return {
        titre: `${majuscule(m.leStage)} a-t-il eu lieu ?`,
        paragraphes: [`Le stage était prévu ${m.quand}. Un mot suffit, de l’une ou l’autre structure.`],
        bouton: 'Dire s’il a eu lieu',
      };
    case 'bilan':
    case 'bilan_relance':
      return {
        titre: `${cause === 'bilan' ? 'Que retenez-vous' : 'Rappel : que retenez-vous'} ${m.duStage} ?`,
        paragraphes: [
          `Le stage a eu lieu ${m.quand}. Une seule question, quelques phrases suffisent ; deux autres si vous voulez.`,
        ],
        bouton: 'Écrire mon bilan',
        echeance: { fort: 'Le stage se clôt dès que les deux bilans sont là.', suite: 'Sinon, de lui-même au bout de 60 jours.' },
      };
    default:
      return {
        titre: `Votre réponse est notée : ${m.unStage}`,
        paragraphes: [
          `${c.qui} a noté pour vous, ${libelleJour(jourCivil(d.ligne.modifieLe, c.fuseau))}, la réponse que vous avez donnée${c.fait ? ` : ${minuscule(c.fait)}` : ''}.`,
          `${majuscule(m.leStage)}, ${m.quand}.`,
          'Ce n’est pas ce que vous aviez dit ? Répondez à la coordination sans attendre.',
        ],
        ...(c.motif ? { citation: { texte: c.motif, auteur: 'Motif noté' } } : {}),
      };
  }
}

function pointsDeConvocation(d: Dossier, m: MotsDeLettre, lectrice: Lectrice): NonNullable<CorpsDeLettre['points']> {
  const telephone = d.accueil.telephone ? `, ${d.accueil.telephone}` : '';
  return [
    { fort: majuscule(m.quand), detail: `${m.duree}, ${libelleHoraires(d.termes)}` },
    { fort: lieuDuStage(d), detail: d.tutrice ? `Accueil par ${d.tutrice.nom}${telephone}` : `Accueil par l’équipe${telephone}` },
    { fort: m.apprendre, detail: d.ligne.objectif },
    ...(d.accueil.consignes ? [{ fort: 'À savoir avant de venir', detail: d.accueil.consignes }] : []),
    ...(lectrice.tutrice ? [{ fort: 'En arrivant, l’accueil de sécurité', detail: accueilSecurite().join(' ') }] : []),
    { fort: 'En cas d’accident', detail: conduiteEnCasDAccident(d).join(' ') },
  ];
}
