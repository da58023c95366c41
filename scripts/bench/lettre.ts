import { ecrireLesLettres } from '#app/accueil/lettre/lettres.server.ts';
import { LE_TEMPS } from '#app/commun/contexte.ts';
import { ajouterJours, jourCivil, lundiDe } from '#app/commun/periode.ts';
import { comptes } from '#app/reseau/comptes/tables.ts';
import { fonctions } from '#app/reseau/personnes/tables.ts';
import { courriels } from '#app/services/tables.ts';
import { ouvrir } from '#db/ouvrir.ts';
import { fabriquerAnnonce } from '#tests/fabriques/annonces.ts';
import { fabriquerCompte } from '#tests/fabriques/reseau.ts';

const PERSONNES = 500;
const ANNONCES = 120;

export interface MesureDeLettre {
  lettres: number;
  ms: number;
  /** What it costs whatever else the machine does. */
  cpuMs: number;
  /** Longest time that a page waited between two letters. */
  attenteMs: number;
}

/** Monday's letter to five hundred people of one network, in this process: read, written, put in the outbox. */
export async function mesurerLaLettre(chemin: string): Promise<MesureDeLettre> {
  const { db, fermer } = ouvrir(chemin);
  const maintenant = new Date(`${ajouterJours(lundiDe(jourCivil(new Date(), 'Europe/Paris')), 7)}T08:00:00Z`);
  db.transaction((tx) => {
    const connus = new Set(
      tx
        .select({ id: comptes.id })
        .from(comptes)
        .all()
        .map(({ id }) => id),
    );
    const toutes = tx.select().from(fonctions).all();
    for (const { personneId } of toutes) {
      if (connus.size >= PERSONNES) break;
      if (connus.has(personneId)) continue;
      fabriquerCompte(tx, personneId);
      connus.add(personneId);
    }
    for (let n = 0; n < ANNONCES; n++) {
      const de = toutes[(n * 7) % toutes.length];
      const publieeLe = new Date(maintenant.getTime() - (1 + (n % 6)) * 86_400_000);
      if (de) fabriquerAnnonce(tx, { structureId: de.structureId, auteurId: de.personneId, titre: `Annonce ${n}`, publieeLe });
    }
  });
  let [attenteMs, vu] = [0, performance.now()];
  const veille = setInterval(() => {
    attenteMs = Math.max(attenteMs, performance.now() - vu);
    vu = performance.now();
  }, 1);
  const [debut, cpu] = [performance.now(), process.cpuUsage()];
  vu = debut;
  await ecrireLesLettres({ db, acteur: LE_TEMPS, maintenant, fuseau: 'Europe/Paris', adressePublique: 'http://localhost' });
  const ms = performance.now() - debut;
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(veille);
  const lettres = db
    .select({ cle: courriels.cle })
    .from(courriels)
    .all()
    .filter(({ cle }) => cle.startsWith('lettre:')).length;
  fermer();
  return { lettres, ms, cpuMs: (user + system) / 1000, attenteMs };
}
