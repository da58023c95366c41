import { ecrireClasseur } from '#app/reseau/export/ecrire-classeur.server.ts';
import { lireReponse, memoireDe } from './mesurer.ts';

/** What a list of thousands of rows costs the built server: sent, tried, written. */
export interface MesureDImport {
  lignes: number;
  /** From the sending of the file to the page that shows the fate of its rows. */
  essaiMs: number;
  ecritureMs: number;
  /** The longest that another page waited meanwhile, while trying and while writing. */
  attenteMs: { essai: number; ecriture: number };
  memoireMo: number;
}

const COMMUNES = ['Limoges', 'St Yrieix la Perche', 'roussac', 'Eymoutiers', 'Bellac', 'ROCHECHOUART', 'Blanzac'];

const tableur = (lignes: number) =>
  ecrireClasseur([
    {
      nom: 'Adhérents',
      titres: ['Nom de la structure', 'type', 'Ville', 'Dir. / coord.', 'Mail', 'Tél', 'Adresse', 'Fin agrément'],
      dates: [],
      rangees: Array.from({ length: lignes }, (_, n) => [
        ...[`Espace ${n}`, n % 3 === 0 ? 'C.S.C.' : 'EVS', COMMUNES[n % COMMUNES.length] ?? '', `ROY Ana${n}`],
        ...[`ana.${n}@espace.example`, '06.39.98.20.15', `${n}, rue du Lac`, n % 2 === 0 ? '31/12/2027' : ''],
      ]),
    },
  ]);

/** Does something, and asks for a small page all the while. */
async function pendant<T>(adresse: string, faire: () => Promise<T>): Promise<{ fait: T; ms: number; attente: number }> {
  let fini = false;
  let attente = 0;
  const autres = (async () => {
    while (!fini) {
      const depart = performance.now();
      await lireReponse(`${adresse}/sante`);
      attente = Math.max(attente, performance.now() - depart);
      await new Promise((suite) => setTimeout(suite, 20));
    }
  })();
  const depart = performance.now();
  const fait = await faire();
  const ms = performance.now() - depart;
  fini = true;
  await autres;
  return { fait, ms, attente };
}

async function poster(adresse: string, chemin: string, cookie: string, body: FormData | URLSearchParams): Promise<string> {
  const reponse = await fetch(adresse + chemin, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: adresse },
    body,
  });
  const suite = reponse.headers.get('location');
  if (reponse.status !== 303 || !suite) throw new Error(`${chemin} répond ${reponse.status}`);
  return suite;
}

/** Sends a list to a server that stands, and has it written; the structures stay. */
export async function mesurerImport(adresse: string, cookie: string, pid: number, lignes = 5000): Promise<MesureDImport> {
  const octets = tableur(lignes);
  let memoireMo = 0;
  const guet = setInterval(() => {
    memoireMo = Math.max(memoireMo, memoireDe(pid));
  }, 100);
  const essai = await pendant(adresse, async () => {
    const envoi = new FormData();
    envoi.set('fichier', new File([octets as BlobPart], 'mesure.xlsx'));
    const chemin = await poster(adresse, '/reseau/import', cookie, envoi);
    for (;;) {
      const { texte } = await lireReponse(adresse + chemin, cookie);
      const id = /name="confirmer" value="(\d+)"/.exec(texte)?.[1];
      if (id) return { chemin, id };
      await new Promise((suite) => setTimeout(suite, 50));
    }
  });
  const { chemin, id } = essai.fait;
  const ecriture = await pendant(adresse, () => poster(adresse, chemin, cookie, new URLSearchParams({ confirmer: id })));
  clearInterval(guet);
  return {
    ...{ lignes, memoireMo, essaiMs: essai.ms, ecritureMs: ecriture.ms },
    attenteMs: { essai: essai.attente, ecriture: ecriture.attente },
  };
}
