import { LIBELLE_TYPE } from '#app/reseau/agrements/agrements.ts';
import { type AgrementVoulu, comparerAgrement, type EcritureAgrement, libelleDates } from './agrements-lus.ts';
import type { Voulu } from './import-lignes.ts';
import type { ReseauConnu, StructureConnue } from './reseau-connu.ts';

interface AgrementDecide {
  type: Voulu['type'];
  agrement: EcritureAgrement | null;
  phrase: string | null;
}

const RIEN: AgrementDecide = { type: null, agrement: null, phrase: null };

/** An import completes what is not known and corrects what carries no date; a dated decision stays. */
export function agrementVoulu(voulu: Voulu, connue: StructureConnue | null, reseau: ReseauConnu): AgrementDecide {
  const { du, au, decideur } = voulu.agrement;
  const genre = reseau.genres.find((g) => g.donne === voulu.type);
  if ((du || au) && genre) {
    const fait: AgrementVoulu = { genre: genre.code, du, au, decideur, decideLe: null, renouvellementDemandeLe: null };
    const comparaison = comparerAgrement(connue?.agrements ?? [], fait, reseau.aujourdhui);
    const commun = { structureId: connue?.id ?? null, nom: genre.nom, genre: genre.code };
    if (comparaison.genre === 'pareil') return RIEN;
    if (comparaison.genre === 'chevauche') {
      voulu.notes.push(
        `Son agrément « ${genre.nom} » est déjà connu, ${libelleDates(comparaison.connu)} : celui de la liste n’est pas repris.`,
      );
      return RIEN;
    }
    if (comparaison.genre === 'neuf') {
      return {
        type: null,
        agrement: { ...commun, connu: null, champs: fait },
        phrase: `${genre.nom}, ${libelleDates(fait)} : ajouté.`,
      };
    }
    return {
      type: null,
      agrement: { ...commun, connu: comparaison.connu, champs: comparaison.champs },
      phrase: comparaison.phrases.join(' '),
    };
  }
  if ((du || au) && !voulu.type)
    voulu.notes.push('Les dates d’agrément n’ont pas de type (centre social, EVS) : elles ne sont pas reprises.');
  if (!voulu.type || voulu.type === connue?.type) return RIEN;
  if (!connue) return { ...RIEN, type: voulu.type };
  if (connue.agrements.some((a) => a.du !== null || a.au !== null)) {
    voulu.notes.push(`Son agrément a des dates : « ${LIBELLE_TYPE[voulu.type]} » n’est pas repris de la liste.`);
    return RIEN;
  }
  return {
    ...RIEN,
    type: voulu.type,
    phrase: `Agrément : « ${LIBELLE_TYPE[connue.type]} » devient « ${LIBELLE_TYPE[voulu.type]} ».`,
  };
}
