import type { ContextePersonne } from '#app/commun/contexte.ts';
import { possibles } from '#app/commun/cycle.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { aNom, deNom } from '#app/commun/francais.ts';
import type { ActeDeReponse, ChampDeReponse, PageDeReponse, ReponseParLien } from '#app/commun/reponse-par-lien.ts';
import { entreGuillemets, enumerer } from '#app/commun/texte.ts';
import { consentir } from './accords.server.ts';
import { avisApres } from './avis.ts';
import { type DossierDExperience, getExperience } from './dossiers.server.ts';
import { retirerExperience } from './experiences.server.ts';
import { cotesAttendus, cotesEngages, cycleExperience } from './experiences.ts';

function montrer(ctx: ContextePersonne, id: number): PageDeReponse {
  const d = getExperience(ctx, id);
  const { ligne, stage, relations, photo } = d;
  const attendus = cotesAttendus(d.accords).filter((cote) => cotesEngages(relations).includes(cote));
  const ouverts = possibles(cycleExperience, ligne.statut, relations);
  const aRepondre = attendus.length > 0 && ouverts.includes('consentir');
  return {
    salle: 'troc',
    titre: aRepondre ? `D’accord pour publier ${entreGuillemets(ligne.titre)}\u00a0?` : entreGuillemets(ligne.titre),
    phrases: aRepondre
      ? [
          `Cette fiche raconte le stage ${deNom(stage.stagiaire.nom)} ${aNom(stage.accueil.nom)}. Tout le réseau la lira quand les deux structures seront d’accord.`,
        ]
      : [`Il n’y a rien à répondre ici pour l’instant. ${etatDite(d)}`],
    details: [
      { libelle: 'Ce que nous avons essayé', texte: ligne.essaye },
      { libelle: 'Ce que nous gardons', texte: ligne.garde },
      ...(photo === null ? [] : [{ libelle: 'La photo', texte: ligne.photoDite ?? '' }]),
    ],
    ...(aRepondre ? { notes: ['Rien ne paraît sans votre accord. Vous pourrez retirer la fiche à tout moment.'] } : {}),
    actes: aRepondre
      ? [
          acteDAccord(
            d,
            attendus.map((cote) => stage[cote].nom),
          ),
          RETIRER,
        ]
      : [],
    chemin: aRepondre || ouverts.length > 0 ? `/stages/${stage.ligne.id}/experience` : `/experiences/${id}`,
    versLeChemin: aRepondre
      ? photo === null
        ? 'Changer le texte dans le réseau'
        : 'Voir la photo, ou changer le texte, dans le réseau'
      : 'Lire la fiche dans le réseau',
  };
}

const RETIRER: ActeDeReponse = { nom: 'retirer', libelle: 'Non, retirer cette fiche', genre: 'second' };

function acteDAccord({ photo, lu }: DossierDExperience, structures: readonly string[]): ActeDeReponse {
  const champ: ChampDeReponse = {
    ...{ nom: 'photo', libelle: 'La photo peut paraître aussi', genre: 'case', obligatoire: false },
    aide: 'À cocher si les personnes que l’on y reconnaît en sont d’accord. Sinon, la fiche paraît sans elle.',
  };
  return {
    nom: 'consentir',
    libelle: `D’accord pour publier, au nom ${enumerer(structures.map(deNom))}`,
    genre: 'principal',
    champs: photo === null ? [] : [champ],
    caches: { lu },
  };
}

function etatDite({ ligne, accords, stage }: DossierDExperience): string {
  if (ligne.statut === 'publiee') return 'Cette fiche est publiée.';
  if (ligne.statut === 'retiree') return 'Cette fiche est retirée.';
  return `Elle attend l’accord ${enumerer(cotesAttendus(accords).map((cote) => deNom(stage[cote].nom)))}.`;
}

function agir(ctx: ContextePersonne, id: number, acte: string, champs: Record<string, string>): { titre: string; texte: string } {
  if (acte === 'consentir') consentir(ctx, id, { photo: champs.photo === 'on', lu: champs.lu ?? '' });
  else if (acte === 'retirer') retirerExperience(ctx, id);
  else throw introuvable();
  const { ligne, accords, stage } = getExperience(ctx, id);
  return avisApres(acte, { statut: ligne.statut, attendues: cotesAttendus(accords).map((cote) => stage[cote].nom) });
}

/** « D’accord pour publier », from the mail. */
export const reponseDExperience: ReponseParLien = { montrer, agir };
