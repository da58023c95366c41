import type { Contexte } from '#app/commun/contexte.ts';
import { deNom, leNom } from '#app/commun/francais.ts';
import { minuscule } from '#app/commun/texte.ts';
import { libelleDeGenre } from '#app/reseau/agrements/agrements.ts';
import { equipeDe } from '#app/reseau/personnes/equipes.server.ts';
import type { Lettre } from '#app/services/lettre.ts';
import { libelleEffectifs } from './effectifs.ts';
import { libelleSiret } from './siret.ts';
import { libelleDeSite } from './sites.ts';
import type { getStructure } from './structures.server.ts';
import { LIBELLE_GESTION } from './structures.ts';
import { qpvDe, sitesDe, territoireDe } from './territoire-de-structure.server.ts';

export interface Fait {
  libelle: string;
  texte: string;
}

const INCONNU = 'pas encore dit';

/** What the network reads of a structure, summed up: the mail and its page ask whether it is still true. */
export function faitsDeStructure(ctx: Contexte, s: ReturnType<typeof getStructure>): Fait[] {
  const territoire = territoireDe(ctx, s.id).map(({ nom }) => nom);
  const qpv = qpvDe(ctx, s.id).map(({ nom }) => nom);
  const sites = sitesDe(ctx, s.id);
  const equipe = equipeDe(ctx, s.id);
  const faits: Fait[] = [
    {
      libelle: 'Ce que c’est',
      texte: [libelleDeGenre(s.type), s.gestion && minuscule(LIBELLE_GESTION[s.gestion])].filter(Boolean).join(', '),
    },
    { libelle: 'Adresse', texte: [s.adresse, [s.codePostal, s.commune].filter(Boolean).join(' ')].filter(Boolean).join(', ') },
    { libelle: 'Pour la joindre', texte: [s.telephone, s.courriel, s.siteInternet].filter(Boolean).join(', ') },
    { libelle: 'L’équipe', texte: equipe.map(({ nomComplet, libelle }) => `${nomComplet} (${libelle})`).join(', ') },
    { libelle: 'Effectifs', texte: libelleEffectifs(s) },
    { libelle: 'Territoire', texte: territoire.join(', ') },
    ...(qpv.length > 0 ? [{ libelle: 'Quartiers prioritaires', texte: qpv.join(', ') }] : []),
    ...(sites.length > 0 ? [{ libelle: 'Ailleurs', texte: sites.map(libelleDeSite).join(' ; ') }] : []),
    ...(s.siret ? [{ libelle: 'SIRET', texte: libelleSiret(s.siret) }] : []),
    { libelle: 'Stagiaires à la fois', texte: s.placesStage === 0 ? 'aucun pour l’instant' : String(s.placesStage) },
  ];
  return faits.map(({ libelle, texte }) => ({ libelle, texte: texte || INCONNU }));
}

/** « Ces informations sont-elles à jour ? », once a year. */
export function lettreDeConfirmation(a: {
  structure: string;
  destinataire: string;
  faits: readonly Fait[];
  url: string;
}): Lettre {
  return {
    salle: 'reseau',
    rubrique: 'Réseau',
    titre: `Ces informations sur ${leNom(a.structure)} sont-elles à jour ?`,
    bonjour: `Bonjour ${a.destinataire},`,
    paragraphes: [
      `Voici ce que le réseau lit ${deNom(a.structure)}. Personne ne l’a relu depuis un an : est-ce encore vrai ?`,
      'Si oui, un bouton suffit, sans mot de passe. Sinon, la page s’ouvre pour être corrigée.',
    ],
    points: a.faits.map(({ libelle, texte }) => ({ fort: libelle, detail: texte })),
    bouton: { libelle: 'Répondre en un clic', url: a.url },
    echeance: { fort: 'Sans réponse, rien n’est effacé.', suite: 'La page dira seulement depuis quand elle n’a pas été relue.' },
    pied: [
      `Vous recevez ce message une fois par an, parce que vous engagez ${leNom(a.structure)}. Ce lien est à vous : ne le transmettez pas.`,
    ],
  };
}
