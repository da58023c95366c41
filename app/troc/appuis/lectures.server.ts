import { and, eq, inArray } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import { jourCivil, libelleJour, libelleJourCourt } from '#app/commun/periode.ts';
import { journal } from '#app/commun/tables.ts';
import { majuscule } from '#app/commun/texte.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import {
  ACTES_DE_L_APPUI,
  actesDAppuiOuverts,
  cycleAppui,
  droitsAppui,
  estModifiable,
  LIBELLE_STATUT_APPUI,
  type ReponseAppui,
  STATUTS_AVEC_SEANCE,
  type StatutAppui,
  seanceADire,
} from './appuis.ts';
import { motsDesAppuis } from './competences.server.ts';
import { type DossierDAppui, gardesDe, getAppui, quiInterviennent, quiPeuvent } from './dossiers.server.ts';
import { etatEnMots } from './liste.server.ts';
import { libelleSeance, seanceDe } from './seances.ts';

/**
 * All that the page of an appui shows, as its reader may see it.
 * @throws ErreurMetier INTROUVABLE when unknown or not visible
 */
export function getPageDAppui(ctx: ContextePersonne, id: number | undefined) {
  exigerTroc(ctx);
  const d = getAppui(ctx, id);
  const { ligne, structure, relations } = d;
  const droit = (acte: keyof typeof droitsAppui) => peut(droitsAppui, acte, relations);
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const ouverts = actesDAppuiOuverts(ligne.statut, relations, gardesDe(ctx, d));
  return {
    ...{ id: ligne.id, titre: ligne.titre, statut: ligne.statut, etat: etatEnMots(ctx, ligne) },
    structure: { id: structure.id, nom: structure.nom, commune: structure.commune ?? '' },
    description: ligne.description ?? '',
    mots: motsDesAppuis(ctx, [ligne.id]).get(ligne.id) ?? [],
    souhaiteAvant: ligne.souhaiteAvant === null ? '' : libelleJourCourt(ligne.souhaiteAvant),
    aDistance: ligne.aDistance,
    remise: ligne.statut === 'experts_sollicites' && ligne.motif !== null,
    motif: droit('voirMotif') ? (ligne.motif ?? '') : '',
    seance: seanceLue(d, droit('voirLieu')),
    compteRendu:
      ligne.compteRendu === null
        ? null
        : { texte: ligne.compteRendu, qui: ligne.compteRenduParId === null ? '' : nomDe(ctx, ligne.compteRenduParId) },
    /** Whether one asks if the session took place. */
    aDire: seanceADire(ligne, aujourdhui) && ouverts.includes('dire_tenue'),
    peuvent: droit('voirQuiPeut') ? quiPeuvent(d).map(enPersonne) : [],
    invitees: droit('voirInvitations') ? d.invitees.map((une) => inviteeLue(ctx, une)) : [],
    mienne: d.mienne && {
      ...{ reponse: d.mienne.reponse, precision: d.mienne.precision ?? '', mot: d.mienne.mot ?? '' },
      ouverte: ouverts.includes('accepter'),
    },
    aNoter:
      droit('noterReponse') && ligne.statut === 'experts_sollicites'
        ? d.invitees
            .filter((une) => une.structures !== '' && une.id !== d.mienne?.id)
            .map((une) => ({ valeur: String(une.id), libelle: `${une.nom}, ${une.structures}` }))
        : [],
    actes: ACTES_DE_L_APPUI.filter((nom) => ouverts.includes(nom)),
    direTenue: ouverts.includes('dire_tenue'),
    modifier: droit('modifier') && estModifiable(ligne),
    coordination: relations.includes('coordination'),
    fil: filDe(ctx, d, demandePar(ctx, ligne.id)),
  };
}
export type AppuiLu = ReturnType<typeof getPageDAppui>;

function nomDe({ db }: ContextePersonne, id: number): string {
  const lue = db.select({ prenom: personnes.prenom, nom: personnes.nom }).from(personnes).where(eq(personnes.id, id)).get();
  return lue ? nomComplet(lue) : '';
}

/** Who asked for it or noted it, whoever follows it now: the journal knows. */
function demandePar({ db }: ContextePersonne, id: number): string {
  const lue = db
    .select({ prenom: personnes.prenom, nom: personnes.nom })
    .from(journal)
    .innerJoin(personnes, eq(personnes.id, journal.acteurId))
    .where(
      and(
        ...[eq(journal.domaine, 'troc'), eq(journal.objet, cycleAppui.objet), eq(journal.objetId, id)],
        inArray(journal.acte, ['demander', 'noter_la_demande']),
      ),
    )
    .limit(1)
    .get();
  return lue ? nomComplet(lue) : '';
}

/** Who she is: her word with her answer is the coordination’s to read. */
const enPersonne = ({ nom, structures }: DossierDAppui['invitees'][number]) => ({ nom, structures });

/** The session, as long as it stands in agendas; where it is, for those who go there. */
function seanceLue(d: DossierDAppui, avecLieu: boolean) {
  const seance = seanceDe(d.ligne);
  if (!seance || !STATUTS_AVEC_SEANCE.some((statut) => statut === d.ligne.statut)) return null;
  return {
    quand: majuscule(libelleSeance(seance, true)),
    lieu: avecLieu ? seance.lieu : '',
    avec: quiInterviennent(d).map(enPersonne),
  };
}

const DIT: Record<ReponseAppui, string> = { oui: 'Peut', non: 'Ne peut pas' };

function inviteeLue({ fuseau }: ContextePersonne, une: DossierDAppui['invitees'][number]) {
  const le = (instant: Date | null) => (instant === null ? '' : libelleJourCourt(jourCivil(instant, fuseau), false));
  return {
    ...{ id: une.id, personneId: une.personneId, nom: une.nom, structures: une.structures, precision: une.precision ?? '' },
    reponse: une.reponse,
    etat:
      une.structures === ''
        ? 'A quitté le réseau'
        : une.reponse !== null
          ? DIT[une.reponse]
          : une.adresse === null
            ? 'Sans adresse\u00a0: à appeler'
            : 'Réponse attendue',
    quand:
      une.reponduLe !== null
        ? `Réponse du ${le(une.reponduLe)}`
        : `Invitation du ${le(une.inviteeLe)}${une.rappeleeLe === null ? '' : `, rappel le ${le(une.rappeleeLe)}`}`,
  };
}

type PasDAppui = Exclude<StatutAppui, 'retire'>;
const PAS: readonly PasDAppui[] = ['demande', 'experts_sollicites', 'programme', 'tenu', 'clos'];
const A_VENIR: Record<PasDAppui, string> = {
  demande: '',
  experts_sollicites: 'La coordination invite deux ou trois personnes',
  programme: 'La séance est fixée',
  tenu: 'La séance a lieu',
  clos: 'Un compte rendu court, pour tout le réseau',
};

/** Its life: what happened, where it stands, what comes. */
function filDe({ fuseau }: ContextePersonne, d: DossierDAppui, auteur: string): PasDeVie[] {
  const { ligne } = d;
  const le = (instant: Date | null | undefined) => (instant ? libelleJour(jourCivil(instant, fuseau)) : '');
  const quand: Record<PasDAppui, string> = {
    demande: [auteur, le(ligne.demandeLe)].filter(Boolean).join(', '),
    experts_sollicites: le(d.invitees[0]?.inviteeLe),
    programme: le(ligne.seanceFixeeLe),
    tenu: ligne.seanceJour === null ? '' : libelleJour(ligne.seanceJour),
    clos: le(ligne.compteRenduLe),
  };
  const { statut } = ligne;
  const dernier = statut === 'retire' ? (d.invitees.length === 0 ? 0 : 1) : PAS.indexOf(statut);
  const pas = (un: PasDAppui, rang: number): PasDeVie => {
    if (rang > dernier) return { titre: A_VENIR[un], qui: '', etat: 'avenir' };
    return {
      titre: LIBELLE_STATUT_APPUI[un],
      qui: quand[un],
      etat: rang === dernier && un === statut && un !== 'clos' ? 'present' : 'passe',
    };
  };
  if (statut !== 'retire') return PAS.map(pas);
  return [...PAS.slice(0, dernier + 1).map(pas), { titre: LIBELLE_STATUT_APPUI.retire, qui: le(ligne.finiLe), etat: 'present' }];
}

interface PasDeVie {
  titre: string;
  qui: string;
  etat: 'passe' | 'present' | 'avenir';
}
