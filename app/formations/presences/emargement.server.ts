import type { ContextePersonne } from '#app/commun/contexte.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { jourCivil, jourDe, libelleHeure, libelleJour, libelleMinutes, momentDe } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { accorder, entreGuillemets } from '#app/commun/texte.ts';
import { type DossierDeFormation, getFormation, type LigneSeance } from '#app/formations/programme/formations.server.ts';
import { DROITS_FORMATION } from '#app/formations/programme/formations.ts';
import { NOM_RESEAU } from '#app/reseau/reglages.ts';
import type { PapierALier } from '#app/services/pdf.server.tsx';
import { estNotee, type LignePresence, lireParticipantes, lireRetenues } from './lectures.server.ts';
import { LIBELLE_ETAT_PRESENCE } from './presences.ts';

/** Room to sign, in points. */
const HAUTEUR = 31;
/** Rows left free for whoever comes unannounced. */
const LIBRES = 2;

/**
 * The sheets to sign, one a day, with a column for each half-day: participants by structure, then who trains. What was said on a
 * telephone, or noted, is printed where one would sign.
 * @throws ErreurMetier INTROUVABLE; INTERDIT for whoever does not note presence; IMPOSSIBLE without half-days
 */
export function getEmargement(ctx: ContextePersonne, id: number | undefined): { titre: string; feuilles: PapierALier[] } {
  const d = getFormation(ctx, id);
  exigerDroit(DROITS_FORMATION, 'noterLaPresence', d.relations);
  if (d.seances.length === 0) throw impossible('Cette formation n’a pas encore de dates\u00a0: il n’y a rien à émarger.');
  const participantes = lireParticipantes(ctx, d.ligne.id);
  const retenues = lireRetenues(
    ctx,
    participantes.map(({ ligne }) => ligne.id),
  );
  const jours = [...new Set(d.seances.map(({ demiJournee }) => jourDe(demiJournee)))];
  const feuilles = jours.map((jour, rang) => {
    const siennes = d.seances.filter(({ demiJournee }) => jourDe(demiJournee) === jour);
    const lignes = participantes.map(({ ligne, personne, structure }) => [
      ...[personne.nom, structure.nom],
      ...siennes.map((une) => enCase(ctx, estNotee(retenues, ligne.id, une.id))),
    ]);
    const vides = siennes.map(() => '');
    const qui = d.formatrices.length > 0 ? d.formatrices.map(({ nom }) => nom) : [''];
    return {
      papier: papierDe(ctx, d, { jour, siennes, rang: rang + 1, jours: jours.length, placees: participantes.length }),
      tableau: {
        colonnes: [
          { titre: 'Nom' },
          { titre: 'Structure', largeur: 132 },
          ...siennes.map((une) => ({ titre: enTete(une), largeur: 118 })),
        ],
        lignes: [
          ...lignes,
          ...Array.from({ length: LIBRES }, () => ['', '', ...vides]),
          ...qui.map((nom) => [nom ? `${nom}, qui forme` : 'Qui forme', '', ...vides]),
        ],
        hauteur: HAUTEUR,
      },
    };
  });
  return { titre: `Émargement ${entreGuillemets(d.ligne.titre)}`, feuilles };
}

/** « Matin, 9 h – 12 h » */
const enTete = ({ demiJournee, debut, fin }: LigneSeance): string =>
  `${momentDe(demiJournee) === 'matin' ? 'Matin' : 'Après-midi'}, ${libelleMinutes(debut)}–${libelleMinutes(fin)}`;

function enCase(ctx: ContextePersonne, notee: LignePresence | undefined): string {
  if (!notee) return '';
  // What was taken from the sheet itself leaves its room to the hand that signed it.
  if (notee.etat === 'presente' && notee.moyen === 'feuille') return '';
  if (notee.etat !== 'presente') return LIBELLE_ETAT_PRESENCE[notee.etat];
  return notee.moyen === 'telephone'
    ? `Présence dite sur son téléphone à ${libelleHeure(notee.le, ctx.fuseau)}`
    : `Présence vue par ${notee.par}`;
}

function papierDe(
  ctx: ContextePersonne,
  d: DossierDeFormation,
  {
    jour,
    siennes,
    rang,
    jours,
    placees,
  }: { jour: string; siennes: readonly LigneSeance[]; rang: number; jours: number; placees: number },
): PapierALier['papier'] {
  const { ligne } = d;
  const reseau = lireReglage(ctx.db, NOM_RESEAU);
  const ailleurs = siennes.map(({ lieu }) => lieu).filter(Boolean);
  const ou = [...new Set(ailleurs.length > 0 ? ailleurs : [ligne.lieu, d.commune].filter(Boolean))].join(', ');
  const reference = `EM-${jour.slice(0, 4)}-${String(ligne.id).padStart(3, '0')}`;
  return {
    reference: jours > 1 ? `${reference}-${rang}` : reference,
    etabliLe: libelleJour(jourCivil(ctx.maintenant, ctx.fuseau), true),
    titre: 'Feuille d’émargement',
    emetteur: ligne.organisme
      ? [ligne.organisme, ...(ligne.organismeNumero ? [`Déclaration d’activité n° ${ligne.organismeNumero}`] : [])]
      : [d.structure?.nom ?? reseau],
    accroche: `${entreGuillemets(ligne.titre)}, ${libelleJour(jour, true)}${ou ? `, ${ou}` : ''}.`,
    lignes: siennes.some(({ titre }) => titre)
      ? siennes.map((une) => ({ titre: enTete(une).split(',')[0] ?? '', textes: [une.titre ?? ''] }))
      : [],
    signatures: [],
    mentions: [
      `${accorder(placees, 'personne inscrite', 'personnes inscrites')}. Chaque personne signe à chaque demi-journée où elle est là\u00a0; qui forme signe la dernière ligne.`,
      `Une fois signée, cette feuille se recopie sur ${ctx.adressePublique.replace(/^https?:\/\//, '')}/formations/${ligne.id}/presence`,
    ],
    pied: reseau,
  };
}
