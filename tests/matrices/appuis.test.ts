import { describe, expect, test } from 'vitest';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { nomsDesTransitions } from '#app/commun/cycle.ts';
import { ErreurMetier } from '#app/commun/erreurs.ts';
import { cycleAppui, droitsAppui, STATUTS_APPUI, type StatutAppui, type TransitionAppui } from '#app/troc/appuis/appuis.ts';
import { cloreAppui, corrigerCompteRendu, retirerAppui, retirerAppuiPourDepart } from '#app/troc/appuis/clore.server.ts';
import { demanderAppui } from '#app/troc/appuis/demander.server.ts';
import { getAppui } from '#app/troc/appuis/dossiers.server.ts';
import { getPageDAppui } from '#app/troc/appuis/lectures.server.ts';
import { repondreALInvitation } from '#app/troc/appuis/repondre.server.ts';
import { direTenue, programmer, remettre } from '#app/troc/appuis/seance.server.ts';
import { rappelerLesInvitees, solliciter } from '#app/troc/appuis/solliciter.server.ts';
import { appuis } from '#app/troc/appuis/tables.ts';
import { verifierAppuis } from '#app/troc/appuis/verifier.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import * as schema from '#db/schema.ts';
import { ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerAppui } from '#tests/fabriques/appuis.ts';
import { fabriquerEquipe } from '#tests/fabriques/reseau.ts';
import { photographier, seule, uneBasePourTous } from './matrice.ts';

// Every role × status × transition of an appui technique, on the real verbes: what is not written here is forbidden.

const ROLES = [
  'coordination',
  'responsable',
  'equipe',
  'invitee',
  'equipe_ailleurs',
  'sans_structure',
  'partenaire',
  'cellule',
  'le_temps',
] as const;
type Qui = (typeof ROLES)[number];
type Situation = StatutAppui | 'aucun';
const SITUATIONS: readonly Situation[] = ['aucun', ...STATUTS_APPUI];
/** `retirer_pour_depart` is nobody's act: the departure of a structure tries it, elsewhere. */
const ACTES = nomsDesTransitions(cycleAppui).filter((nom) => nom !== 'retirer_pour_depart');

/** The day of the session: it may be said to have been held; the one who was invited three weeks ago is due a reminder. */
const LE_JOUR = new Date('2026-03-23T16:00:00Z');
const DEMANDE = { titre: 'Écrire un projet', competences: [], vus: true, distance: false } as const;

let base: BaseOuverte;
let gens: Record<Exclude<Qui, 'le_temps'>, number>;
let structureId: number;
let autreId: number;

uneBasePourTous((ouverte) => {
  base = ouverte;
  const { db } = base;
  const [ici, la, ailleurs] = [fabriquerEquipe(db), fabriquerEquipe(db), fabriquerEquipe(db)];
  structureId = ici.structure.id;
  autreId = ailleurs.responsable.id;
  gens = {
    coordination: seule(db, 'coordination'),
    responsable: ici.responsable.id,
    equipe: ici.animatrice.id,
    invitee: la.animatrice.id,
    equipe_ailleurs: ailleurs.animatrice.id,
    sans_structure: seule(db),
    partenaire: seule(db, 'partenaire'),
    cellule: seule(db, 'cellule'),
  };
});

const contexte = (qui: Qui): Contexte => (qui === 'le_temps' ? ctxDuTemps(base.db, LE_JOUR) : ctxDe(base.db, gens[qui], LE_JOUR));

/** Who programmes needs someone who can; who reminds needs someone who has not answered. */
function preparer(situation: Situation, nom?: TransitionAppui) {
  if (situation === 'aucun') return { id: 0, version: 0, invitationId: 0 };
  const { appui, invitation } = fabriquerAppui(base.db, {
    ...{ statut: situation, structureId, auteurId: gens.equipe, inviteeId: gens.invitee },
    ...(nom === 'programmer' && situation === 'experts_sollicites' ? { reponse: 'oui' as const } : {}),
  });
  return { id: appui.id, version: appui.version, invitationId: invitation?.id ?? 0 };
}

/** One transition, through the verbe that does it. */
function faire(ctx: Contexte, nom: Exclude<TransitionAppui, 'retirer_pour_depart'>, objet: ReturnType<typeof preparer>): void {
  const elle = ctx as ContextePersonne;
  const { id, version, invitationId } = objet;
  switch (nom) {
    case 'demander':
    case 'noter_la_demande':
      demanderAppui(elle, { ...DEMANDE, competences: [], structureId });
      break;
    case 'solliciter':
      solliciter(elle, id, { personnes: [autreId] });
      break;
    case 'accepter':
      repondreALInvitation(elle, id, { reponse: 'oui' });
      break;
    case 'decliner':
      repondreALInvitation(elle, id, { reponse: 'non' });
      break;
    case 'rappeler':
      rappelerLesInvitees(ctx, id);
      break;
    case 'programmer':
      programmer(elle, id, {
        ...{ jour: '2026-04-14', heure: 570, duree: 90, lieu: 'Sur place' },
        ...{ personnes: [invitationId], version },
      });
      break;
    case 'remettre':
      remettre(elle, id, 'La salle est prise.');
      break;
    case 'dire_tenue':
      direTenue(elle, id);
      break;
    case 'clore':
      cloreAppui(elle, id, 'Une grille suffit.');
      break;
    case 'corriger':
      corrigerCompteRendu(elle, id, { compteRendu: 'Une grille, et deux réunions.', version });
      break;
    case 'retirer':
      retirerAppui(elle, id, 'Nous avons trouvé ailleurs.');
      break;
  }
}

const photo = () => photographier(base);

/** Who may do what, written by hand. */
const ELLE: readonly Qui[] = ['coordination'];
const LA_STRUCTURE: readonly Qui[] = ['responsable', 'equipe'];
const LES_DEUX: readonly Qui[] = [...ELLE, ...LA_STRUCTURE];
const QUI_RACONTE: readonly Qui[] = [...LES_DEUX, 'invitee'];
const partout = (qui: readonly Qui[]) => Object.fromEntries(SITUATIONS.map((situation) => [situation, qui]));
const PEUT: Record<(typeof ACTES)[number], Partial<Record<Situation, readonly Qui[]>>> = {
  demander: partout(LA_STRUCTURE),
  noter_la_demande: partout(ELLE),
  solliciter: { demande: ELLE, experts_sollicites: ELLE },
  accepter: { experts_sollicites: ['invitee'] },
  decliner: { experts_sollicites: ['invitee'] },
  rappeler: { experts_sollicites: ['le_temps'] },
  programmer: { experts_sollicites: ELLE, programme: ELLE },
  remettre: { programme: LES_DEUX, tenu: LES_DEUX },
  dire_tenue: { programme: LES_DEUX },
  clore: { tenu: QUI_RACONTE },
  corriger: { clos: QUI_RACONTE },
  retirer: { demande: LES_DEUX, experts_sollicites: LES_DEUX, programme: LES_DEUX },
};
/** Nothing is left to do, and nothing is refused. */
const SANS_EFFET: Partial<Record<TransitionAppui, Partial<Record<Situation, readonly Qui[]>>>> = {
  dire_tenue: { tenu: LES_DEUX },
  retirer: { retire: LES_DEUX },
};
/** The two ways of asking are one verbe: each person has hers. */
const AUTREMENT: Partial<Record<TransitionAppui, readonly Qui[]>> = { demander: ELLE, noter_la_demande: LA_STRUCTURE };

const LE_RESEAU: readonly Qui[] = [...QUI_RACONTE, 'equipe_ailleurs', 'sans_structure', 'cellule'];
const VOIT: Record<StatutAppui, readonly Qui[]> = {
  ...{ demande: LE_RESEAU, experts_sollicites: LE_RESEAU, programme: LE_RESEAU, tenu: LE_RESEAU, clos: LE_RESEAU },
  // Nobody was invited to the one that is withdrawn here.
  retire: LES_DEUX,
};

describe.each(SITUATIONS)('an appui technique: %s', (situation) => {
  test.each(ROLES.flatMap((qui) => ACTES.map((nom) => [qui, nom] as const)))('%s, %s', (qui, nom) => {
    if (AUTREMENT[nom]?.includes(qui)) return;
    const objet = preparer(situation, nom);
    const avant = photo();
    const journal = base.db.select().from(schema.journal).all().length;
    let erreur: unknown;
    try {
      faire(contexte(qui), nom, objet);
    } catch (e) {
      erreur = e;
    }
    if (PEUT[nom][situation]?.includes(qui)) {
      expect(erreur).toBeUndefined();
      const acteurId = qui === 'le_temps' ? null : gens[qui];
      const lignes = base.db.select().from(schema.journal).all().slice(journal);
      expect(lignes).toMatchObject([{ objet: 'appui', acte: nom, acteurId }]);
      const cree = cycleAppui.transitions[nom].de.length === 0;
      const dernier = base.db
        .select()
        .from(appuis)
        .all()
        .find(({ id }) => id === (cree ? lignes[0]?.objetId : objet.id));
      expect(dernier?.statut).toBe(cycleAppui.transitions[nom].vers);
    } else {
      if (SANS_EFFET[nom]?.[situation]?.includes(qui)) expect(erreur).toBeUndefined();
      else expect(erreur).toBeInstanceOf(ErreurMetier);
      expect(photo()).toEqual(avant);
    }
    expect(verifierAppuis(base.db)).toEqual([]);
  });

  if (situation === 'aucun') return;
  test.each(ROLES.filter((qui) => qui !== 'le_temps'))('%s sees it as her place allows', (qui) => {
    const { id } = preparer(situation);
    const lire = () => getPageDAppui(contexte(qui) as ContextePersonne, id).id;
    if (VOIT[situation].includes(qui)) expect(lire()).toBe(id);
    else expect(lire).toThrow('Nous ne trouvons pas');
  });

  test('only a structure that leaves withdraws it without a reason, before its session', () => {
    const { id } = preparer(situation);
    const partir = () => retirerAppuiPourDepart(contexte('coordination'), id);
    if (['demande', 'experts_sollicites', 'programme'].includes(situation)) {
      partir();
      expect(getAppui(contexte('coordination'), id).ligne.statut).toBe('retire');
    } else expect(partir).toThrow(ErreurMetier);
  });
});

test('whoever was invited still reads what was withdrawn; who was invited is the coordination’s to know', () => {
  const { id } = preparer('experts_sollicites');
  retirerAppui(contexte('coordination') as ContextePersonne, id, 'Trouvé ailleurs.');
  const lire = (qui: Qui) => getPageDAppui(contexte(qui) as ContextePersonne, id);
  expect(lire('invitee').motif).toBe('Trouvé ailleurs.');
  expect(() => lire('equipe_ailleurs')).toThrow('Nous ne trouvons pas');
  expect(lire('coordination').invitees).toHaveLength(1);
  for (const qui of ['responsable', 'equipe', 'invitee'] as const) expect(lire(qui).invitees).toEqual([]);
});

test('where the session is, is for those who go there', () => {
  const { id } = preparer('programme');
  const lieu = (qui: Qui) => getPageDAppui(contexte(qui) as ContextePersonne, id).seance?.lieu;
  for (const qui of QUI_RACONTE) expect(lieu(qui), qui).toBe('La salle du haut');
  for (const qui of ['equipe_ailleurs', 'cellule', 'sans_structure'] as const) expect(lieu(qui), qui).toBe('');
});

test('the rights of an appui technique', () => {
  expect(droitsAppui).toMatchInlineSnapshot(`
    {
      "modifier": [
        "demandeuse",
        "coordination",
      ],
      "noterReponse": [
        "coordination",
      ],
      "voir": [
        "demandeuse",
        "coordination",
        "invitee",
        "lectrice",
      ],
      "voirInvitations": [
        "coordination",
      ],
      "voirLieu": [
        "demandeuse",
        "coordination",
        "intervenante",
      ],
      "voirMotif": [
        "demandeuse",
        "coordination",
        "invitee",
      ],
      "voirQuiPeut": [
        "demandeuse",
        "coordination",
      ],
      "voirRetire": [
        "demandeuse",
        "coordination",
        "invitee",
      ],
    }
  `);
});
