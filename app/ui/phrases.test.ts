import { describe, expect, it } from 'vitest';
import { decrireErreur } from './decrire-erreur.ts';
import { estPage } from './lien.tsx';
import { phraseDePeriode } from './phrase-de-periode.ts';
import { titreDuResume } from './titre-du-resume.ts';

describe('the sentence of a range', () => {
  it.each([
    ['2026-04-07', '2026-04-09', 'Du mardi 7 au jeudi 9 avril 2026, 3 jours'],
    ['2026-04-01', '2026-04-01', 'Mercredi 1er avril 2026, 1 jour'],
    ['2026-04-09', '2026-04-07', 'La fin, mardi 7 avril, est avant le début, jeudi 9 avril.'],
    ['2026-04-07', '', 'À partir du mardi 7 avril 2026'],
    ['', '2026-04-07', 'Jusqu’au mardi 7 avril 2026'],
    ['', '', ''],
    ['2026-02-30', '7 avril', ''],
  ])('from « %s » to « %s » says « %s »', (du, au, phrase) => {
    expect(phraseDePeriode(du, au)).toBe(phrase);
  });
});

describe('the summary of errors', () => {
  it('counts in words', () => {
    expect(titreDuResume(1)).toBe('Une chose est à revoir avant d’envoyer');
    expect(titreDuResume(3)).toBe('Trois choses sont à revoir avant d’envoyer');
    expect(titreDuResume(12)).toBe('12 choses sont à revoir avant d’envoyer');
  });
});

describe('an error page', () => {
  it('says the sentence of a refusal', () => {
    expect(decrireErreur(403, 'Seule la direction répond.').texte).toBe('Seule la direction répond.');
  });

  it('says nothing of what is not found, nor of what broke', () => {
    expect(decrireErreur(404, 'Le stage 12').texte).not.toContain('12');
    expect(decrireErreur(500, 'SQLITE_BUSY').texte).not.toContain('SQLITE');
    expect(decrireErreur(418, '').titre).toBe(decrireErreur(500, '').titre);
  });
});

describe('a link', () => {
  it.each(['/stages', '/stages/12?page=2', '/reseau/structures/3'])('stays in the app for %s', (href) => {
    expect(estPage(href)).toBe(true);
  });

  it.each(['#champ-du', 'mailto:a@cru87.example', '/fichiers/4', '/agenda/abc.ics', '/stages/1/papiers/ordre-de-mission.pdf'])(
    'leaves the app for %s',
    (href) => {
      expect(estPage(href)).toBe(false);
    },
  );
});
