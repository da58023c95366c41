import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PRISES } from '#app/accueil/prises.server.ts';
import { ajouterJours, type Jour } from '#app/commun/periode.ts';
import { fonctions } from '#app/reseau/personnes/tables.ts';
import { choisirRythme } from '#app/services/rythmes.server.ts';
import { courriels } from '#app/services/tables.ts';
import { executerTache } from '#app/services/taches.server.ts';
import { publierAnnonce } from '#app/troc/annonces/publier.server.ts';
import { franchirAnnonce } from '#app/troc/annonces/suites.server.ts';
import { annonces } from '#app/troc/annonces/tables.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import {
  fabriquerCompetence,
  fabriquerCompte,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerSavoirFaire,
  fabriquerStructure,
} from '#tests/fabriques/reseau.ts';
import { DIX_HUIT_MOIS_DE_LETTRES } from './dix-huit-mois-de-lettres.ts';

// Day by day, through the real tasks and the verbes.

const [DEBUT, FIN]: readonly [Jour, Jour] = ['2026-01-05', '2027-07-04'];
const PANNES: readonly (readonly [Jour, Jour])[] = [
  ['2026-03-23', '2026-03-24'],
  ['2026-04-06', '2026-04-09'],
];
const enPanne = (jour: Jour) => PANNES.some(([du, au]) => jour >= du && jour <= au);
const matin = (jour: Jour) => new Date(`${jour}T06:30:00Z`);
const midi = (jour: Jour) => new Date(`${jour}T12:00:00Z`);
const soir = (jour: Jour) => new Date(`${jour}T17:10:00Z`);

let base: BaseOuverte;
let gens: Record<string, number>;
beforeAll(() => {
  base = baseDeTest();
  const { db } = base;
  // Their pages are read over within the year: the letter has nothing to say of them.
  const commun = { creeeLe: new Date('2025-01-06T09:00:00Z'), confirmeeLe: new Date('2026-07-10T09:00:00Z') };
  const grange = fabriquerStructure(db, { ...commun, nom: 'La Grange' });
  const escale = fabriquerStructure(db, { ...commun, nom: 'L’Escale' });
  const de = (prenom: string, structureId: number, fonction: 'direction' | 'animation') => {
    const courriel = `${prenom.normalize('NFD').replace(/\W/g, '')}@lescale.example`;
    const { id } = fabriquerPersonne(db, { prenom, courriel });
    fabriquerFonction(db, { personneId: id, structureId, fonction });
    fabriquerCompte(db, id);
    return id;
  };
  gens = {
    Hélène: de('Hélène', grange.id, 'direction'),
    Maëlle: de('Maëlle', grange.id, 'animation'),
    Bruno: de('Bruno', escale.id, 'direction'),
    Amina: de('Amina', escale.id, 'animation'),
  };
  const jardin = fabriquerCompetence(db, { nom: 'Jardin', slug: 'jardin' });
  fabriquerSavoirFaire(db, { structureId: escale.id, competenceId: jardin.id });
  choisirRythme(ctxDe(db, qui('Amina'), matin(DEBUT)), 'des_que');
});
afterAll(() => base.fermer());

const qui = (prenom: string) => gens[prenom] ?? 0;
const idDe = (titre: string) => base.db.select().from(annonces).where(eq(annonces.titre, titre)).get()?.id ?? 0;

/** What a line « → » tells, done. */
function faire(ligne: string): void {
  const [, jour = '', prenom = '', quoi = ''] = /^→ (\S+) (\S+) (.+)$/.exec(ligne) ?? [];
  const ctx = ctxDe(base.db, qui(prenom), midi(jour));
  const titre = /« (.+?) »/.exec(quoi)?.[1] ?? '';
  const mot = /\((\S+)\)/.exec(quoi)?.[1];
  const franchir = (transition: 'satisfaire' | 'retirer' | 'confirmer') => franchirAnnonce(ctx, idDe(titre), transition);
  if (/^(offre|cherche) /.test(quoi))
    publierAnnonce(ctx, quoi.startsWith('offre') ? 'offre' : 'besoin', {
      ...{ titre, competences: mot ? [mot] : [], vus: true, aDistance: false, jours: [] },
    });
  else if (quoi.startsWith('dit satisfaite')) franchir('satisfaire');
  else if (quoi.startsWith('dit toujours valable')) franchir('confirmer');
  else if (quoi.startsWith('retire')) franchir('retirer');
  else if (quoi === 'arrête la lettre') choisirRythme(ctx, 'jamais');
  else if (quoi === 'reprend la lettre') choisirRythme(ctx, 'chaque_lundi');
  else if (quoi.startsWith('quitte'))
    base.db.update(fonctions).set({ au: jour }).where(eq(fonctions.personneId, ctx.acteur.personneId)).run();
  else throw new Error(`Ligne inconnue : ${ligne}`);
}

const tache = (nom: string) => {
  const trouvee = PRISES.flatMap(({ taches }) => taches ?? []).find((une) => une.nom === nom);
  if (!trouvee) throw new Error(`Tâche inconnue : ${nom}`);
  return trouvee;
};

test('eighteen months of letters, day by day', async () => {
  const attendues = DIX_HUIT_MOIS_DE_LETTRES.trim().split('\n');
  const vues: string[] = [];
  let connus = 0;
  const relever = (jour: Jour) => {
    const nouveaux = base.db.select().from(courriels).all().slice(connus);
    connus += nouveaux.length;
    for (const { cle, personneId, sujet } of nouveaux) {
      if (!/^(lettre|parution):/.test(cle)) continue;
      const prenom = Object.keys(gens).find((un) => gens[un] === personneId);
      vues.push(`${jour} ${prenom} : ${sujet.replaceAll('\u00a0', ' ')}`);
    }
  };
  const passer = async (quand: Date, ...noms: string[]) => {
    // On Mondays each runs twice: what is written is written once.
    for (const nom of quand.getUTCDay() === 1 ? [...noms, ...noms] : noms) {
      const fait = await executerTache(ctxDuTemps(base.db, quand), tache(nom));
      expect(['faite', 'rien_a_faire']).toContain(fait.sort);
    }
  };
  for (let jour = DEBUT; jour <= FIN; jour = ajouterJours(jour, 1)) {
    if (!enPanne(jour)) await passer(matin(jour), 'annonces.fraicheur', 'lettre.lundi');
    relever(jour);
    for (const ligne of attendues.filter((une) => une.startsWith(`→ ${jour} `))) {
      faire(ligne);
      vues.push(ligne);
    }
    if (!enPanne(jour)) await passer(soir(jour), 'lettre.jour');
    relever(jour);
  }
  expect(vues).toEqual(attendues);
}, 60_000);
