import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PRISES } from '#app/accueil/prises.server.ts';
import { repondreParLien } from '#app/accueil/reponses.server.ts';
import { ajouterJours, type Jour } from '#app/commun/periode.ts';
import { fonctions } from '#app/reseau/personnes/tables.ts';
import { courriels } from '#app/services/tables.ts';
import { executerTache } from '#app/services/taches.server.ts';
import { publierAnnonce } from '#app/troc/annonces/publier.server.ts';
import { franchirAnnonce } from '#app/troc/annonces/suites.server.ts';
import { annonces } from '#app/troc/annonces/tables.ts';
import { TACHE_DES_ANNONCES } from '#app/troc/annonces/taches.server.ts';
import { verifierAnnonces } from '#app/troc/annonces/verifier.server.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps } from '#tests/base.ts';
import { fabriquerFonction, fabriquerPersonne, fabriquerStructure } from '#tests/fabriques/reseau.ts';
import { A_LA_FIN, DIX_HUIT_MOIS } from './fraicheur.ts';

// Day by day, through the real task, the real links of the mails, and the verbes.

const [DEBUT, FIN] = ['2026-01-05', '2027-07-04'];
const EN_PANNE: readonly [Jour, Jour] = ['2026-09-15', '2026-09-25'];
const matin = (jour: Jour) => new Date(`${jour}T06:30:00Z`);
const plusTard = (jour: Jour) => new Date(`${jour}T12:00:00Z`);

let base: BaseOuverte;
let gens: Record<string, number>;
beforeAll(() => {
  base = baseDeTest();
  const [grange, escale] = [fabriquerStructure(base.db, { nom: 'La Grange' }), fabriquerStructure(base.db, { nom: 'L’Escale' })];
  const de = (prenom: string, structureId: number, fonction: 'direction' | 'animation') => {
    const { id } = fabriquerPersonne(base.db, {
      prenom,
      courriel: `${prenom.normalize('NFD').replace(/\W/g, '')}@lescale.example`,
    });
    fabriquerFonction(base.db, { personneId: id, structureId, fonction });
    return id;
  };
  gens = {
    Hélène: de('Hélène', grange.id, 'direction'),
    Maëlle: de('Maëlle', grange.id, 'animation'),
    Bruno: de('Bruno', escale.id, 'direction'),
    Amina: de('Amina', escale.id, 'animation'),
  };
});
afterAll(() => base.fermer());

const idDe = (titre: string) => base.db.select().from(annonces).where(eq(annonces.titre, titre)).get()?.id ?? 0;
const qui = (prenom: string) => gens[prenom] ?? 0;

/** What a line « → » tells, done. */
function faire(ligne: string): void {
  const [, jour = '', prenom = '', quoi = ''] = /^→ (\S+) (\S+) (.+)$/.exec(ligne) ?? [];
  const titre = /« (.+?) »/.exec(quoi)?.[1] ?? '';
  const le = plusTard(jour);
  if (quoi.startsWith('publie')) {
    const valableJusqu = /jusqu’au (\S+)/.exec(quoi)?.[1];
    publierAnnonce(ctxDe(base.db, qui(prenom), le), 'offre', {
      ...{ titre, competences: [], vus: true, aDistance: false, jours: [], valableJusqu },
    });
  } else if (quoi.startsWith('met en pause')) franchirAnnonce(ctxDe(base.db, qui(prenom), le), idDe(titre), 'mettre_en_pause');
  else if (quoi.startsWith('quitte'))
    base.db
      .update(fonctions)
      .set({ au: jour })
      .where(eq(fonctions.personneId, qui(prenom)))
      .run();
  else {
    const acte = /répond (\S+)/.exec(quoi)?.[1] ?? '';
    const suite = repondreParLien(ctxDuTemps(base.db, le), PRISES, dernierLien(prenom, titre), {
      ...{ acte, ...(quoi.includes('pour six mois') ? { duree: '6' } : {}) },
    });
    expect('fait' in suite, ligne).toBe(true);
  }
}

/** The link of the last mail that asks her about an annonce. */
function dernierLien(prenom: string, titre: string): string {
  const lettres = base.db
    .select()
    .from(courriels)
    .where(eq(courriels.personneId, qui(prenom)))
    .all();
  const point = lettres.flatMap(({ lettre }) => lettre?.points ?? []).findLast(({ fort }) => fort === titre);
  return /\/r\/([\w-]+)/.exec(point?.liens?.[0]?.url ?? '')?.[1] ?? '';
}

test('eighteen months, day by day', async () => {
  const attendues = DIX_HUIT_MOIS.trim().split('\n');
  const vues: string[] = [];
  let connus = 0;
  for (let jour: Jour = DEBUT ?? ''; jour <= (FIN ?? ''); jour = ajouterJours(jour, 1)) {
    if (jour < EN_PANNE[0] || jour > EN_PANNE[1]) {
      // The task runs twice: what is done is done once.
      for (let n = 0; n < 2; n++) {
        const fait = await executerTache(ctxDuTemps(base.db, matin(jour)), TACHE_DES_ANNONCES);
        expect(['faite', 'rien_a_faire']).toContain(fait.sort);
      }
    }
    const nouveaux = base.db.select().from(courriels).all().slice(connus);
    connus += nouveaux.length;
    for (const { personneId, sujet, lettre } of nouveaux) {
      const prenom = Object.keys(gens).find((un) => gens[un] === personneId);
      vues.push(`${jour} ${prenom} : ${sujet} [${(lettre?.points ?? []).map(({ fort }) => fort).join(', ')}]`);
    }
    for (const ligne of attendues.filter((une) => une.startsWith(`→ ${jour} `))) {
      faire(ligne);
      vues.push(ligne);
    }
    if (jour.endsWith('-01')) expect(verifierAnnonces(base.db)).toEqual([]);
  }
  expect(vues).toEqual(attendues);
  expect(
    Object.fromEntries(
      base.db
        .select()
        .from(annonces)
        .all()
        .map(({ titre, statut }) => [titre, statut]),
    ),
  ).toEqual(A_LA_FIN);
});
