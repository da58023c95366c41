import { describe, expect, it } from 'vitest';
import { ErreurDeConfiguration, lireConfiguration } from './configuration.server.ts';

const lire = (reglages: Record<string, string>) => lireConfiguration({ MODE: 'demo', ...reglages });

describe('the settings of the process', () => {
  it('have defaults, and an empty value is none', () => {
    expect(lire({ PORT: '', ADRESSE_PUBLIQUE: '' })).toMatchObject({
      PORT: 3000,
      ADRESSE_PUBLIQUE: 'http://localhost:3000',
      COMPRESSION: 1,
    });
    expect(lire({ PORT: '3102' }).ADRESSE_PUBLIQUE).toBe('http://localhost:3102');
    expect(lire({ ADRESSE_PUBLIQUE: 'https://reseau.example/' }).ADRESSE_PUBLIQUE).toBe('https://reseau.example');
  });

  it.each([
    [{ PORT: 'trois mille' }, 'PORT est un nombre entre 1 et 65535.'],
    [{ PORT: '70000' }, 'PORT est un nombre entre 1 et 65535.'],
    [{ MODE: 'prod' }, 'MODE vaut « production », « demo » ou « developpement ».'],
    [{ ADRESSE_PUBLIQUE: 'reseau.example' }, 'ADRESSE_PUBLIQUE est une adresse complète, comme https://reseau.example.'],
    [{ SMTP_URL: 'http://smtp.example' }, 'SMTP_URL est une adresse smtp:// ou smtps://.'],
    [{ COURRIEL_EXPEDITEUR: 'reseau' }, 'COURRIEL_EXPEDITEUR est une adresse électronique, comme reponses@reseau.example.'],
    [{ COMPRESSION: '12' }, 'COMPRESSION est un niveau entre 0 et 9.'],
    [{ NIVEAU_JOURNAL: 'bavard' }, 'NIVEAU_JOURNAL vaut « debug », « info », « warn », « error » ou « silent ».'],
    [{ MODE: 'production', DECALAGE_JOURS: '3' }, 'DECALAGE_JOURS ne sert qu’aux essais : en production, l’heure est la vraie.'],
  ])('%o stops the start with one sentence', (reglages, phrase) => {
    const lireMal = () => lire(reglages as Record<string, string>);
    expect(lireMal).toThrow(ErreurDeConfiguration);
    expect(() => lireMal()).toThrow(phrase);
  });

  it.each([
    'PORT=1.5',
    'PORT=0',
    'PROXYS_DE_CONFIANCE=-1',
    'PROXYS_DE_CONFIANCE=oui',
    'DECALAGE_JOURS=-3',
    'COMPRESSION=-1',
    'COMPRESSION=1.5',
  ])('%s is named in French in its sentence', (texte) => {
    const [nom = '', valeur = ''] = texte.split('=');
    try {
      lire({ [nom]: valeur });
      expect.unreachable();
    } catch (erreur) {
      expect((erreur as Error).message).toMatch(new RegExp(`^${nom}`));
      expect((erreur as Error).message).not.toMatch(/expected|invalid|received|too small/i);
    }
  });
});
