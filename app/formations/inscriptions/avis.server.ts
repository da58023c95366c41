import { and, eq, isNull } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { accorder, enPhrase } from '#app/commun/texte.ts';
import { lireFormation } from '#app/formations/programme/formations.server.ts';
import { ordreDeLaListe } from './attribuer.ts';
import { type DossierDInscription, lireInscriptions, visible } from './dossiers.server.ts';
import { lireLaFile, rangDans } from './file.server.ts';
import type { StatutInscription } from './inscriptions.ts';
import { memesDemiJournees } from './mon-inscription.server.ts';
import { nommer, promesseDOffre } from './mots.ts';
import { lirePlaces, type Places } from './places.server.ts';
import { inscriptions } from './tables.ts';

/** What is said once one has registered: what came of it for each, and what is awaited. */
export function avisApresInscription(ctx: ContextePersonne, id: number): { chemin: string; titre: string; texte: string } {
  const faites = lireAvec(ctx, id);
  const [d] = faites;
  if (!d) return { chemin: '/formations', titre: 'C’est noté', texte: '' };
  const places = lirePlaces(ctx, d.formation);
  const ordre = ordreDeLaListe(lireLaFile(ctx, d.formation.id), places.placees);
  const parts = (Object.keys(DITS) as StatutInscription[]).flatMap((statut) => {
    const elles = faites
      .filter(({ ligne }) => ligne.statut === statut)
      .sort((a, b) => Number(estMoi(ctx, b)) - Number(estMoi(ctx, a)));
    const enListe = elles.map((une) => ({ une, rang: rangDans(ordre, une.ligne.id) }));
    return elles.length === 0 ? [] : [DITS[statut]({ ...sujetDe(ctx, elles), enListe, places })];
  });
  const [seule] = parts.length === 1 ? parts : [];
  const moi = faites.some((une) => estMoi(ctx, une));
  const ailleurs = moi ? memesDemiJournees(ctx, lireFormation(ctx, d.formation.id)) : [];
  return {
    chemin: `/formations/${d.formation.id}`,
    titre: seule?.titre ?? 'C’est noté',
    texte: [
      ...parts.map(({ texte }) => texte),
      ...(ailleurs.length > 0 ? [`Attention, au même moment\u00a0: ${enPhrase(ailleurs.join(' ; '))}`] : []),
    ].join(' '),
  };
}

/** Those who were registered in one press, herself first; from another page or by someone else, she alone. */
function lireAvec(ctx: ContextePersonne, id: number): DossierDInscription[] {
  const [d] = lireInscriptions(ctx, eq(inscriptions.id, id));
  if (!d || d.ligne.inscritParId !== ctx.acteur.personneId) return d ? [d] : [];
  const { formationId, inscritParId, depuis } = d.ligne;
  const ensemble = lireInscriptions(
    ctx,
    and(
      ...[eq(inscriptions.formationId, formationId), eq(inscriptions.inscritParId, inscritParId)],
      ...[eq(inscriptions.depuis, depuis), isNull(inscriptions.finieLe), visible(ctx)],
    ),
  );
  return [d, ...ensemble.filter(({ ligne }) => ligne.id !== id)];
}

interface Sujet {
  n: number;
  /** Several, who come together or not at all. */
  ensemble: boolean;
  /** « Vous », then the others. */
  noms: string[];
  /** « Vous, Karim Saïdi et Zoé Lefèvre » */
  qui: string;
  /** The verb that goes with it. */
  verbe: (vous: string, elle: string, elles: string) => string;
}

const estMoi = ({ acteur }: ContextePersonne, { ligne }: DossierDInscription): boolean => ligne.personneId === acteur.personneId;

function sujetDe(ctx: ContextePersonne, elles: readonly DossierDInscription[]): Sujet {
  const moi = elles.some((une) => estMoi(ctx, une));
  const autres = elles.filter((une) => !estMoi(ctx, une)).map(({ personne }) => personne.nom);
  const [n, noms] = [elles.length, moi ? ['Vous', ...autres] : autres];
  return {
    ...{ n, noms, qui: nommer(noms), ensemble: n > 1 && elles.every(({ ligne }) => ligne.groupeId !== null) },
    verbe: (vous, elle, elles) => (moi ? vous : n === 1 ? elle : elles),
  };
}

type Part = Sujet & { enListe: readonly { une: DossierDInscription; rang: number }[]; places: Places };

const DITS: Record<StatutInscription, (part: Part) => { titre: string; texte: string }> = {
  validee: ({ n, qui, verbe }) => ({
    titre: n === 1 ? 'La place est retenue' : `${accorder(n, 'place')} sont retenues`,
    texte: `${qui} ${verbe('avez', 'a', 'ont')} une place\u00a0: on peut se retirer, ou la laisser à une personne de l’équipe, jusqu’à la veille.`,
  }),
  en_liste: enAttente,
  demandee: ({ n, ensemble, qui, verbe }) => ({
    titre: n === 1 || ensemble ? 'La demande est envoyée' : 'Les demandes sont envoyées',
    texte: `${qui} ${verbe('attendez', 'attend', 'attendent')} l’accord de la structure\u00a0: sa direction reçoit la demande, et sa réponse vient par courriel.`,
  }),
  proposee: ({ qui, verbe }) => ({
    titre: 'Une place est gardée',
    texte: `${qui} ${verbe('avez', 'a', 'ont')} une place proposée, à prendre ou à laisser.`,
  }),
  refusee: ({ qui, verbe }) => ({
    titre: 'C’est noté',
    texte: `${qui} ${verbe('n’êtes', 'n’est', 'ne sont')} pas sur la liste.`,
  }),
  retiree: ({ qui, verbe }) => ({
    titre: 'C’est noté',
    texte: `${qui} ${verbe('n’êtes', 'n’est', 'ne sont')} plus sur la liste.`,
  }),
};

/** At which rank, and why: full, too few places for a group, or places that are due to others. */
function enAttente({ n, ensemble, noms, verbe, enListe, places: { libres } }: Part): { titre: string; texte: string } {
  const qui = nommer(noms);
  const rangs = [...new Set(enListe.map(({ rang }) => rang))].sort((a, b) => a - b);
  const pourquoi =
    libres === 0
      ? 'C’est complet.'
      : ensemble && libres < n
        ? `Il reste ${accorder(libres, 'place libre', 'places libres')}, pas assez pour venir ensemble.`
        : 'Les places libres reviennent d’abord à qui attendait déjà.';
  const attendent = verbe('attendez', 'attend', 'attendent');
  const ou =
    rangs.length === 1
      ? `${qui} ${attendent} au rang ${rangs[0]}`
      : `${nommer(noms.map((nom, i) => `${nom} (rang ${enListe[i]?.rang})`))} ${attendent}`;
  const proposees = promesseDOffre(ensemble ? n : 1);
  return {
    titre: n === 1 ? 'Sur la liste d’attente' : `${n} personnes sur la liste d’attente`,
    texte: `${pourquoi} ${ou}. ${proposees}`,
  };
}
