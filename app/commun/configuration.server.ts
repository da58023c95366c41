import { dirname, join } from 'node:path';
import { z } from 'zod';

const MODES = ['production', 'demo', 'developpement'] as const;

const schema = z.object({
  MODE: z.enum(MODES, 'MODE vaut « production », « demo » ou « developpement ».').default('production'),
  PORT: z.coerce
    .number('PORT est un nombre entre 1 et 65535.')
    .int()
    .min(1, 'PORT est un nombre entre 1 et 65535.')
    .max(65535, 'PORT est un nombre entre 1 et 65535.')
    .default(3000),
  DATABASE_URL: z.string().min(1, 'DATABASE_URL est le chemin du fichier de la base.').default('data/reseau.sqlite'),
  ADRESSE_PUBLIQUE: z
    .url({ protocol: /^https?$/, error: 'ADRESSE_PUBLIQUE est une adresse complète, comme https://reseau.example.' })
    .transform((adresse) => adresse.replace(/\/+$/, ''))
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'SMTP_URL est une adresse smtp:// ou smtps://.' }).optional(),
  COURRIEL_EXPEDITEUR: z
    .email({ error: 'COURRIEL_EXPEDITEUR est une adresse électronique, comme reponses@reseau.example.' })
    .default('reponses@reseau.example'),
  /** File of the key under which the house seals whom it must write to; beside the base when left out. */
  CLE_DU_SERVEUR: z.string().min(1).optional(),
  /** File of the demandes erased for good: a backup restored later erases them again. Beside the base when left out. */
  FICHIER_EFFACEMENTS: z.string().min(1).optional(),
  DOSSIER_SAUVEGARDES: z.string().min(1).default('data/sauvegardes'),
  PROXYS_DE_CONFIANCE: z.coerce
    .number('PROXYS_DE_CONFIANCE est le nombre de proxys placés devant le serveur : 0, 1…')
    .int()
    .min(0)
    .max(5, 'PROXYS_DE_CONFIANCE est au plus 5.')
    .default(0),
  NIVEAU_JOURNAL: z
    .enum(
      ['debug', 'info', 'warn', 'error', 'silent'],
      'NIVEAU_JOURNAL vaut « debug », « info », « warn », « error » ou « silent ».',
    )
    .default('info'),
  /** For tests and demonstrations only: the house believes it is this many days later; half a day is 0.5. */
  DECALAGE_JOURS: z.coerce
    .number('DECALAGE_JOURS est un nombre de jours.')
    .min(0)
    .max(400, 'DECALAGE_JOURS est au plus 400.')
    .default(0),
  COMPRESSION: z.coerce
    .number('COMPRESSION est un niveau entre 0 et 9.')
    .int()
    .min(0, 'COMPRESSION est un niveau entre 0 et 9.')
    .max(9, 'COMPRESSION est un niveau entre 0 et 9.')
    .default(1),
});

type AvecDefautCalcule = 'ADRESSE_PUBLIQUE' | 'CLE_DU_SERVEUR' | 'FICHIER_EFFACEMENTS';
export type Configuration = Omit<z.output<typeof schema>, AvecDefautCalcule> & Record<AvecDefautCalcule, string>;

export class ErreurDeConfiguration extends Error {}

/**
 * Reads and checks every setting. An empty value counts as absent.
 * @throws ErreurDeConfiguration with one French sentence on the first wrong setting
 */
export function lireConfiguration(environnement: Record<string, string | undefined>): Configuration {
  const presents = Object.fromEntries(
    Object.entries(environnement).filter(([, valeur]) => valeur !== undefined && valeur !== ''),
  );
  const lu = schema.safeParse(presents);
  if (!lu.success) {
    const faute = lu.error.issues[0];
    const nom = String(faute?.path[0] ?? 'Un réglage');
    const phrase = faute?.message ?? '';
    throw new ErreurDeConfiguration(phrase.startsWith(nom) ? phrase : `${nom} n’est pas réglé correctement : ${phrase}`);
  }
  const { ADRESSE_PUBLIQUE, CLE_DU_SERVEUR, FICHIER_EFFACEMENTS, ...reste } = lu.data;
  const enMemoire = reste.DATABASE_URL === ':memory:';
  const aCoteDeLaBase = (nom: string) => (enMemoire ? ':memory:' : join(dirname(reste.DATABASE_URL), nom));
  const adresse = ADRESSE_PUBLIQUE ?? `http://localhost:${reste.PORT}`;
  if (reste.MODE === 'production' && reste.DECALAGE_JOURS !== 0) {
    throw new ErreurDeConfiguration('DECALAGE_JOURS ne sert qu’aux essais : en production, l’heure est la vraie.');
  }
  return {
    ...reste,
    ADRESSE_PUBLIQUE: adresse,
    CLE_DU_SERVEUR: CLE_DU_SERVEUR ?? aCoteDeLaBase('cle-du-serveur'),
    FICHIER_EFFACEMENTS: FICHIER_EFFACEMENTS ?? aCoteDeLaBase('effacements'),
  };
}
