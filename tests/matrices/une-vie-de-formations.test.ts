import { and, desc, eq, gt, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PRISES } from '#app/accueil/prises.server.ts';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, type Jour, jourCivil } from '#app/commun/periode.ts';
import { direUnBesoin } from '#app/formations/besoins/besoins.server.ts';
import { besoinsDeFormation } from '#app/formations/besoins/tables.ts';
import { convoquer } from '#app/formations/convocations/convoquer.server.ts';
import { STATUTS_VIVANTS } from '#app/formations/inscriptions/inscriptions.ts';
import { inscrire } from '#app/formations/inscriptions/inscrire.server.ts';
import { remplacer } from '#app/formations/inscriptions/remplacer.server.ts';
import { accepter, preciserLeBesoin, refuser, retirer, valider } from '#app/formations/inscriptions/repondre.server.ts';
import { besoinsParticuliers, inscriptions } from '#app/formations/inscriptions/tables.ts';
import { noterPresences } from '#app/formations/presences/noter.server.ts';
import { formationsAFaire, formationsASuivre } from '#app/formations/programme/a-suivre.server.ts';
import { preparerFormation } from '#app/formations/programme/formulaire.server.ts';
import { saisieFormation, saisieNouvelleFormation } from '#app/formations/programme/saisie.ts';
import { annulerFormation, confirmerFormation, ouvrirFormation } from '#app/formations/programme/suivre-formation.server.ts';
import { formations, seances } from '#app/formations/programme/tables.ts';
import { creerFormation, modifierFormation } from '#app/formations/programme/tenir-formation.server.ts';
import { getQuestionnaire, repondreAuQuestionnaire } from '#app/formations/questionnaires/repondre.server.ts';
import { questionnairesDeFormation } from '#app/formations/questionnaires/tables.ts';
import { courriels } from '#app/services/tables.ts';
import { executerTache } from '#app/services/taches.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { verifierBase } from '#db/verifier.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerFormation } from '#tests/fabriques/formations.ts';
import {
  fabriquerCompte,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerStructure,
} from '#tests/fabriques/reseau.ts';
import { UNE_VIE_DE_FORMATIONS } from './une-vie-de-formations.ts';

// Day by day, through the real verbes and all the tasks of the formations.

const [DEBUT, FIN]: readonly [Jour, Jour] = ['2026-01-11', '2026-11-30'];
const PANNES: readonly (readonly [Jour, Jour])[] = [
  ['2026-06-09', '2026-06-09'],
  ['2026-09-05', '2026-09-08'],
];
const enPanne = (jour: Jour) => PANNES.some(([du, au]) => jour >= du && jour <= au);
const midi = (jour: Jour) => new Date(`${jour}T10:00:00Z`);
/** Before and after eight o'clock in Paris, whatever the season; after noon, and in the evening. */
const HEURES = ['05:10', '07:10', '12:10', '18:10'];

/** What the key of a mail says of it. */
const SORTES: Readonly<Record<string, string>> = {
  'formation inviter': 'vous la demandiez',
  'formation confirmer': 'a lieu',
  'formation deplacer': 'autres dates',
  'inscription demander': 'attend votre accord',
  'groupe-inscription demander': 'attend votre accord',
  'inscription decliner': 'laissée',
  'inscription inscrire': 'inscrite',
  'inscription attendre': 'sur la liste d’attente',
  'inscription valider': 'accord donné',
  'inscription refuser': 'refusée',
  'inscription proposer': 'place proposée',
  'inscription laisser_passer': 'plus gardée',
  'inscription retirer': 'retirée',
  'inscription remplacer': 'remplacée',
  'inscription prendre_la_suite': 'place laissée',
  'inscription retirer_avec_la_formation': 'annulée',
  'inscription clore_la_liste': 'commencée sans vous',
  'charge rendre': 'place rendue',
  'convocation convoquer': 'convocation',
  'convocation deplacer': 'autres dates',
};
const GENRES = { chaud: 'à la sortie', froid: 'avec le recul' } as const;

let base: BaseOuverte;
let gens: Record<string, number>;
beforeAll(() => {
  base = baseDeTest();
  const { db } = base;
  const structure = (nom: string) => fabriquerStructure(db, { nom }).id;
  const de = (prenom: string, structureId: number | null, fonction: 'direction' | 'animation' = 'animation') => {
    const courriel = `${prenom.normalize('NFD').replace(/\W/g, '').toLowerCase()}@reseau.example`;
    const { id } = fabriquerPersonne(db, { prenom, courriel });
    if (structureId !== null) fabriquerFonction(db, { personneId: id, structureId, fonction });
    fabriquerCompte(db, id);
    return id;
  };
  const [escale, grange, fil] = [structure('L’Escale'), structure('La Grange'), structure('Le Fil')];
  gens = {
    Odile: de('Odile', escale, 'direction'),
    Nadège: de('Nadège', null),
    ...{ Rémi: de('Rémi', grange, 'direction'), Maëlle: de('Maëlle', grange), Paul: de('Paul', grange), Noé: de('Noé', grange) },
    ...{ Sofia: de('Sofia', fil, 'direction'), Yann: de('Yann', fil), Zoé: de('Zoé', fil) },
    Inès: de('Inès', structure('L’Espace')),
  };
  fabriquerRole(db, qui('Nadège'), 'coordination');
  const creeeLe = new Date('2026-01-05T09:00:00Z');
  const ouverte = { statut: 'ouverte' as const, creeeLe, organisatriceId: qui('Odile') };
  const matin = (jour: Jour) => ({ jours: [[jour, 'matin']] as const });
  fabriquerFormation(db, {
    ...ouverte,
    titre: 'Conflits',
    capacite: 6,
    minimum: 4,
    limite: '2026-04-20',
    ...matin('2026-05-12'),
  });
  fabriquerFormation(db, {
    ...{ ...ouverte, titre: 'Vacances', capacite: 6, minimum: 3, limite: '2026-05-20', ...matin('2026-06-09') },
    ...{ organisatriceId: qui('Nadège'), validation: true },
  });
  fabriquerFormation(db, { ...ouverte, titre: 'Automne', capacite: 1, minimum: 1, limite: '2026-10-12', ...matin('2026-10-27') });
});
afterAll(() => base.fermer());

function qui(prenom: string): number {
  const id = gens[prenom];
  if (id === undefined) throw new Error(`Qui est ${prenom} ?`);
  return id;
}
const prenomDe = (id: number | null) => Object.keys(gens).find((nom) => gens[nom] === id) ?? String(id);
const formation = (titre: string) => base.db.select().from(formations).where(eq(formations.titre, titre)).get()?.id ?? 0;
/** Where someone stands in a formation. */
const place = (prenom: string, titre: string) =>
  base.db
    .select({ id: inscriptions.id })
    .from(inscriptions)
    .where(
      and(
        ...[eq(inscriptions.formationId, formation(titre)), eq(inscriptions.personneId, qui(prenom))],
        inArray(inscriptions.statut, [...STATUTS_VIVANTS]),
      ),
    )
    .get()?.id ?? 0;

const TITRE = '(Accueil|Conflits|Vacances|Automne)';
/** What each line « → » does. */
const FAIRE: readonly (readonly [RegExp, (ctx: ContextePersonne, elle: string, ...reste: string[]) => unknown])[] = [
  [/^dit un besoin$/, (ctx) => direUnBesoin(ctx, { besoin: 'Accueillir sans juger' })],
  [
    /^prépare Accueil$/,
    (ctx) => {
      const besoins = base.db.select({ id: besoinsDeFormation.id }).from(besoinsDeFormation).all();
      const places = { titre: 'Accueil', capacite: '2', minimum: '2', limite: '2026-03-10' };
      const quand = { 'seance-0-jour': '2026-03-24', 'seance-0-moment': 'matin' };
      return creerFormation(
        ctx,
        saisieNouvelleFormation(jourCivil(ctx.maintenant, ctx.fuseau)).parse({
          ...places,
          ...quand,
          besoins: besoins.map(({ id }) => String(id)),
        }),
      );
    },
  ],
  [new RegExp(`^ouvre ${TITRE}$`), (ctx, _, titre = '') => ouvrirFormation(ctx, formation(titre))],
  [new RegExp(`^confirme ${TITRE}$`), (ctx, _, titre = '') => confirmerFormation(ctx, formation(titre))],
  [new RegExp(`^annule ${TITRE}$`), (ctx, _, titre = '') => annulerFormation(ctx, formation(titre), 'Trop peu de monde.')],
  [new RegExp(`^convoque à ${TITRE}$`), (ctx, _, titre = '') => convoquer(ctx, formation(titre), {})],
  [
    new RegExp(`^déplace ${TITRE} au (\\S+)$`),
    (ctx, _, titre = '', jour = '') => {
      const { valeurs, version } = preparerFormation(ctx, formation(titre));
      const saisie = saisieFormation(null).parse({ ...valeurs, version: String(version), 'seance-0-jour': jour });
      modifierFormation(ctx, formation(titre), saisie);
    },
  ],
  [new RegExp(`^s’inscrit à ${TITRE}$`), (ctx, _, titre = '') => inscrire(ctx, formation(titre), {})],
  [
    new RegExp(`^inscrit (\\S+) à ${TITRE}$`),
    (ctx, _, prenom = '', titre = '') => {
      const { membreDe } = ctxDe(base.db, qui(prenom), ctx.maintenant).acteur;
      inscrire(ctx, formation(titre), { personnes: [qui(prenom)], structureId: membreDe[0] });
    },
  ],
  [new RegExp(`^se retire de ${TITRE}$`), (ctx, elle, titre = '') => retirer(ctx, place(elle, titre))],
  [new RegExp(`^prend ${TITRE}$`), (ctx, elle, titre = '') => accepter(ctx, place(elle, titre))],
  [new RegExp(`^précise ${TITRE}$`), (ctx, elle, titre = '') => preciserLeBesoin(ctx, place(elle, titre), 'Sans gluten')],
  [
    new RegExp(`^laisse à (\\S+) ${TITRE}$`),
    (ctx, elle, prenom = '', titre = '') => remplacer(ctx, place(elle, titre), qui(prenom)),
  ],
  [new RegExp(`^accepte (\\S+) à ${TITRE}$`), (ctx, _, prenom = '', titre = '') => valider(ctx, place(prenom, titre))],
  [new RegExp(`^refuse (\\S+) à ${TITRE}$`), (ctx, _, prenom = '', titre = '') => refuser(ctx, place(prenom, titre), 'Fermés.')],
  [
    new RegExp(`^note (\\S+)(?: et pas (\\S+))? à ${TITRE}$`),
    (ctx, _, la = '', absente = '', titre = '') => {
      const seance =
        base.db
          .select()
          .from(seances)
          .where(eq(seances.formationId, formation(titre)))
          .get()?.id ?? 0;
      const etats = [
        { inscriptionId: place(la, titre), etat: 'presente' as const },
        ...(absente ? [{ inscriptionId: place(absente, titre), etat: 'absente' as const }] : []),
      ];
      noterPresences(ctx, formation(titre), { seance, moyen: 'formatrice', etats });
    },
  ],
  [
    /^répond$/,
    (ctx) => {
      const dernier = base.db.select().from(questionnairesDeFormation).orderBy(desc(questionnairesDeFormation.id)).get()?.id;
      const { id, version, questions } = getQuestionnaire(ctx, dernier);
      const dits = questions.flatMap(({ code, genre }) => (genre === 'note' ? [{ question: code, note: 4, mots: null }] : []));
      repondreAuQuestionnaire(ctx, id, { version, dits });
    },
  ],
];

function faire(ligne: string): void {
  const [, jour = '', prenom = '', reste = ''] = /^→ (\S+) (\S+) (.+)$/.exec(ligne) ?? [];
  for (const [motif, agir] of FAIRE) {
    const lu = motif.exec(reste);
    if (!lu) continue;
    agir(ctxDe(base.db, qui(prenom), midi(jour)), prenom, ...lu.slice(1));
    return;
  }
  throw new Error(`Ligne inconnue : ${ligne}`);
}

function sorteDe(cle: string): string {
  const questionnaire = /^questionnaire:(\d+):(envoi|rappel)$/.exec(cle);
  if (questionnaire) {
    const id = Number(questionnaire[1]);
    const lu = base.db.select().from(questionnairesDeFormation).where(eq(questionnairesDeFormation.id, id)).get();
    return `${lu ? GENRES[lu.genre] : cle}${questionnaire[2] === 'rappel' ? ', rappel' : ''}`;
  }
  const [, genre = '', quoi = ''] = /^([\w-]+):(?:\d+:)+([a-z_]+)/.exec(cle) ?? [];
  return SORTES[`${genre} ${quoi}`] ?? cle;
}

/** In what order the lines of one moment are written says nothing. */
const enOrdre = (lignes: readonly string[]): string[] => {
  const rangees: string[] = [];
  let moment: string[] = [];
  for (const ligne of [...lignes, '→']) {
    const suit = !ligne.startsWith('→') && moment[0]?.slice(0, 10) === ligne.slice(0, 10);
    if (!suit) {
      rangees.push(...moment.sort());
      moment = [];
    }
    if (ligne.startsWith('→')) rangees.push(ligne);
    else moment.push(ligne);
  }
  return rangees;
};

/** What a page asks, by its words. */
const QUOI: readonly [RegExp, string][] = [
  [/pour un minimum de|a-t-elle eu lieu/, 'à décider'],
  [/est à convoquer|aucune convocation n’est partie/, 'à convoquer'],
  [/à clore|n’est pas close/, 'à clore'],
];

/** What changes without a mail: what someone is asked to decide, and what is kept of what she said. */
function etatsDe(quand: Date): Map<string, string> {
  const etats = new Map<string, string>();
  for (const prenom of ['Odile', 'Nadège']) {
    const ctx = ctxDe(base.db, qui(prenom), quand);
    const dits = [
      ...formationsAFaire(ctx).map(({ titre }) => titre),
      ...(ctx.acteur.roles.includes('coordination') ? formationsASuivre(ctx).map(({ phrase }) => phrase) : []),
    ];
    for (const dit of dits) {
      const titre = new RegExp(TITRE).exec(dit)?.[0] ?? '2 formations';
      const quoi = QUOI.find(([mots]) => mots.test(dit))?.[1] ?? dit;
      etats.set(`${prenom} : ${titre} ${quoi}`, `${prenom} : ${titre} n’est plus ${quoi}`);
    }
  }
  const besoins = base.db
    .select({ personneId: inscriptions.personneId })
    .from(besoinsParticuliers)
    .innerJoin(inscriptions, eq(inscriptions.id, besoinsParticuliers.inscriptionId))
    .all();
  for (const { personneId } of besoins) {
    etats.set(`${prenomDe(personneId)} précise`, `${prenomDe(personneId)} : ce qu’elle a précisé s’efface`);
  }
  return etats;
}

test('four formations, day by day', async () => {
  const attendues = UNE_VIE_DE_FORMATIONS.trim().split('\n');
  const taches = PRISES.filter(({ domaine }) => domaine === 'formations').flatMap((prise) => prise.taches ?? []);
  expect(taches.length).toBeGreaterThan(3);
  const vues: string[] = [];
  let dernier = 0;
  let etats = new Map<string, string>();
  const relever = (jour: Jour, quand: Date) => {
    for (const un of base.db.select().from(courriels).where(gt(courriels.id, dernier)).orderBy(courriels.id).all()) {
      dernier = un.id;
      vues.push(`${jour} ${prenomDe(un.personneId)} : ${sorteDe(un.cle)}${un.agenda ? ' .ics' : ''}`);
      // It leaves at once: nothing can be taken back.
      base.db.update(courriels).set({ etat: 'envoye', envoyeLe: un.deposeLe, essais: 1 }).where(eq(courriels.id, un.id)).run();
    }
    const maintenant = etatsDe(quand);
    for (const dit of maintenant.keys()) if (!etats.has(dit) && dit.includes(' : ')) vues.push(`${jour} ${dit}`);
    for (const [dit, fin] of etats) if (!maintenant.has(dit)) vues.push(`${jour} ${fin}`);
    etats = maintenant;
  };
  const passer = async (quand: Date) => {
    // Twice: what is written is written once.
    for (const tache of [...taches, ...taches]) {
      const fait = await executerTache(ctxDuTemps(base.db, quand), tache);
      expect(['faite', 'rien_a_faire']).toContain(fait.sort);
    }
  };
  for (let jour = DEBUT; jour <= FIN; jour = ajouterJours(jour, 1)) {
    for (const heure of HEURES) {
      const quand = new Date(`${jour}T${heure}:00Z`);
      if (heure === '12:10') {
        for (const ligne of attendues.filter((une) => une.startsWith(`→ ${jour} `))) {
          faire(ligne);
          vues.push(ligne);
          relever(jour, midi(jour));
        }
      }
      if (!enPanne(jour)) await passer(quand);
      relever(jour, quand);
    }
  }
  expect(enOrdre(vues)).toEqual(enOrdre(attendues));
  expect(verifierBase(base.sqlite)).toEqual([]);
  expect(PRISES.flatMap((prise) => prise.verifier?.(base.db) ?? [])).toEqual([]);
}, 120_000);
