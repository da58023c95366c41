import { deNom, leNom } from '#app/commun/francais.ts';
import { libelleDates } from './etat.ts';
import type { StageDit } from './questions.ts';
import { autreCote, type TransitionStage } from './stages.ts';

const unCourrielPrevient = (autre: string, s: StageDit) => `Un courriel prévient ${leNom(autre)} et ${s.stagiaire}.`;

/** Steps announced before an act is done. */
export function ensuiteDe(nom: TransitionStage, s: StageDit): string[] {
  const autre = s[s.coteQuiPropose];
  const attendu = s[autreCote(s.coteQuiPropose)];
  const toutes = `Un courriel prévient ${s.stagiaire} et les responsables des deux structures.`;
  const libere = 'Les dates sont libérées.';
  const agendas = 'Les agendas qui suivent celui du réseau se mettent à jour tout seuls.';
  const suites: Partial<Record<TransitionStage, string[]>> = {
    appuyer: [
      `${s.accueil} reçoit la proposition par courriel et y répond en un clic.`,
      `${s.stagiaire} sait que vous appuyez, et recevra la réponse.`,
    ],
    ecarter: [`${s.stagiaire} lit votre raison. ${s.accueil} n’en sait rien.`],
    renoncer: ['Votre direction est prévenue. Rien n’a été envoyé ailleurs.'],
    contre_proposer: [
      `${autre} compare les deux propositions côte à côte, et répond.`,
      `${s.stagiaire} est au courant. Les nouvelles dates sont retenues en attendant.`,
    ],
    accepter: s.convention
      ? [
          unCourrielPrevient(autre, s),
          'La convention et l’avenant sont écrits à partir de ces termes : rien à ressaisir.',
          `${s.stagiaire} ${s.plusieurs ? 'donnent leur' : 'donne son'} accord par écrit. Refuser n’aurait aucune conséquence.`,
          'Les deux structures signent ensuite, sur leur téléphone ou à la main.',
        ]
      : [
          `Un courriel porte à ${leNom(autre)} et à ${s.stagiaire} l’adresse, les dates et le rendez-vous pour l’agenda.`,
          'Les papiers utiles sont écrits à partir de ces termes : rien à ressaisir.',
          'Le stage entre dans les agendas des personnes concernées.',
          'Le lendemain, une question : a-t-il eu lieu ? Puis un mot de bilan de chaque côté.',
        ],
    refuser: [unCourrielPrevient(autre, s), libere],
    retirer: [unCourrielPrevient(attendu, s), libere],
    ne_pas_consentir: [
      'Vous n’avez pas à dire pourquoi, et personne ne peut vous le reprocher : c’est la loi.',
      'Les deux structures savent que le stage n’aura pas lieu. Les dates sont libérées.',
    ],
    deposer_exemplaire: ['L’exemplaire est gardé avec le stage et compte comme la signature de votre structure.'],
    reprendre_les_papiers: [
      'Les accords et les signatures déjà donnés ne valent plus.',
      'Le nouveau texte est lu et signé comme le premier. Chaque personne concernée est prévenue.',
    ],
    annuler: [toutes, agendas, 'Les papiers du stage ne sont plus valables.'],
    reporter: [
      'L’autre structure reçoit les nouvelles dates et répond, comme à une proposition.',
      'Ce qui était accepté ou signé ne vaut plus : on accepte, et on signe s’il le faut, à nouveau.',
      agendas,
    ],
    constater: [
      'Chaque structure est invitée à écrire son bilan : une question, deux de plus si elle veut.',
      'Avec les deux bilans, le stage est clos.',
    ],
    ecourter: [toutes, 'Seules les demi-journées faites comptent. Les bilans s’ouvrent ensuite.'],
    constater_absence: [toutes, 'Le stage ne compte pas parmi les jours donnés et reçus.'],
    rendre_bilan: [
      'Votre bilan se lit sur la page du stage, par les personnes concernées.',
      'Avec les deux bilans, le stage est clos.',
    ],
  };
  return suites[nom] ?? [];
}

/** What is said once an act is done: what, who is told, what is awaited from whom. */
export function avisApres(nom: TransitionStage, s: StageDit): { titre: string; texte: string } {
  const autre = s[s.coteQuiPropose];
  const attendu = s[autreCote(s.coteQuiPropose)];
  const dates = libelleDates(s.periode);
  const tous = 'Toutes les personnes concernées sont prévenues par courriel.';
  const avis: Record<TransitionStage, [string, string]> = {
    souhaiter: ['Souhait envoyé', `La direction ${deNom(s.origine)} le reçoit et vous répond.`],
    appuyer: ['Souhait appuyé, proposition envoyée', `${s.accueil} la reçoit par courriel.`],
    ecarter: ['C’est noté', `Un courriel porte votre réponse à ${s.stagiaire}.`],
    renoncer: ['Souhait retiré', 'Votre direction est prévenue.'],
    proposer: ['Proposition envoyée', `${attendu} la reçoit par courriel.`],
    contre_proposer: ['Votre proposition est envoyée', `${attendu} la compare à la sienne et répond.`],
    accepter: s.convention
      ? ['Stage accepté', `L’accord écrit ${deNom(s.stagiaire)} est demandé, puis les signatures des deux structures.`]
      : ['Stage accepté', `${unCourrielPrevient(autre, s)} Rendez-vous ${dates}.`],
    refuser: ['Stage refusé', `${unCourrielPrevient(autre, s)} Les dates sont libérées.`],
    retirer: ['Proposition retirée', `${unCourrielPrevient(attendu, s)} Plus rien n’est attendu.`],
    donner_son_accord: ['Merci, votre accord est donné', 'Les deux structures peuvent signer la convention.'],
    ne_pas_consentir: ['C’est noté, le stage n’aura pas lieu', 'Vous n’avez rien à justifier. Les dates sont libérées.'],
    signer: signature(s, 'Signature donnée'),
    deposer_exemplaire: signature(s, 'Exemplaire déposé'),
    reprendre_les_papiers: ['Le texte est rouvert', 'L’accord et les signatures sont demandés à nouveau.'],
    conclure: ['Stage signé', `Rendez-vous ${dates}.`],
    annuler: ['Stage annulé', `${tous} Plus rien n’est attendu.`],
    annuler_pour_depart: ['Stage annulé', tous],
    reporter: ['Nouvelles dates proposées', `${attendu} les reçoit par courriel et répond.`],
    constater: ['C’est noté : le stage a eu lieu', 'Un bilan est attendu de chaque structure dans les 60 jours.'],
    ecourter: ['C’est noté : le stage a été plus court', `${tous} Un bilan est attendu de chaque structure.`],
    constater_absence: ['C’est noté : le stage n’a pas eu lieu', tous],
    rendre_bilan: [
      'Bilan envoyé, merci',
      s.statut === 'clos' ? 'Les deux bilans sont là : le stage est clos.' : 'Le bilan de l’autre structure est encore attendu.',
    ],
    expirer: ['Proposition éteinte', ''],
    clore: ['Stage clos', ''],
  };
  const [titre, texte] = avis[nom];
  return { titre, texte };
}

const signature = (s: StageDit, titre: string): [string, string] =>
  s.statut === 'signe'
    ? [
        `${titre} : tout est signé`,
        `Rendez-vous ${libelleDates(s.periode)}. Les personnes concernées reçoivent leur convocation.`,
      ]
    : [titre, 'L’autre structure signe à son tour. Vous serez prévenus quand tout y sera.'];
