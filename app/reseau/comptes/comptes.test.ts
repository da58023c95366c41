import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journal } from '#app/commun/tables.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { empreinteDe } from '#app/services/jetons.server.ts';
import { courriels } from '#app/services/tables.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps, LUNDI_MATIN, plusTard } from '#tests/base.ts';
import { fabriquerCompte, fabriquerPersonne } from '#tests/fabriques/reseau.ts';
import {
  accepterInvitation,
  creerInvitation,
  demanderLien,
  entrerParJeton,
  lireJeton,
  verifierIdentifiants,
} from './comptes.server.ts';
import { changerCoordonnees, ecrireMotDePasse, getMonCompte } from './mon-compte.server.ts';
import { hacherMotDePasse } from './mots-de-passe.server.ts';
import { comptes, jetons } from './tables.ts';

let ouverte: BaseOuverte;
beforeEach(() => {
  ouverte = baseDeTest();
});
afterEach(() => ouverte.fermer());

const minutesPlusTard = (minutes: number) => new Date(LUNDI_MATIN.getTime() + minutes * 60_000);

function personne(champs: Partial<typeof personnes.$inferInsert> = {}) {
  const ligne = fabriquerPersonne(ouverte.db, champs);
  fabriquerCompte(ouverte.db, ligne.id);
  return ligne;
}

/** The token of the last mail. */
function dernierJeton(): string {
  const lettre = ouverte.db.select({ lettre: courriels.lettre }).from(courriels).all().at(-1)?.lettre;
  return /\/(?:connexion|invitation)\/([\w-]+)/.exec(lettre?.bouton?.url ?? '')?.[1] ?? '';
}

describe('the link by mail', () => {
  it('keeps the hash of its token only, and leaves in the same transaction', () => {
    const { id, courriel } = personne();
    demanderLien(ctxDuTemps(ouverte.db), ` ${courriel?.toUpperCase()} `, '/stages/3');
    const [jeton] = ouverte.db.select().from(jetons).all();
    expect(jeton).toMatchObject({ personneId: id, genre: 'entrer', empreinte: empreinteDe(dernierJeton()), utiliseLe: null });
    expect(ouverte.db.select().from(courriels).get()?.lettre?.bouton?.url).toMatch(/\?suite=%2Fstages%2F3$/);
  });

  it('writes nothing for an address without account nor invitation', () => {
    fabriquerPersonne(ouverte.db, { courriel: 'connue@reseau.example' });
    for (const adresse of ['connue@reseau.example', 'inconnue@reseau.example', '']) demanderLien(ctxDuTemps(ouverte.db), adresse);
    expect(ouverte.db.select().from(jetons).all()).toEqual([]);
    expect(ouverte.db.select().from(courriels).all()).toEqual([]);
  });

  it('opens once: of ten presses one enters, and reading it first costs nothing', () => {
    const { id, courriel } = personne();
    const ctx = ctxDuTemps(ouverte.db);
    demanderLien(ctx, courriel ?? '');
    const jeton = dernierJeton();
    for (let fois = 0; fois < 3; fois++) expect(lireJeton(ctx, 'entrer', jeton)).toMatchObject({ etat: 'bon', personneId: id });
    const issues = Array.from({ length: 10 }, () => {
      try {
        return entrerParJeton(ctx, jeton);
      } catch {
        return null;
      }
    });
    expect(issues.filter((issue) => issue !== null)).toEqual([id]);
    expect(lireJeton(ctx, 'entrer', jeton)).toEqual({ etat: 'servi' });
  });

  it('stops after fifteen minutes, and with the others once one has served', () => {
    const { courriel } = personne();
    const ctx = ctxDuTemps(ouverte.db);
    demanderLien(ctx, courriel ?? '');
    const premier = dernierJeton();
    demanderLien(ctx, courriel ?? '');
    const second = dernierJeton();
    const quatorze = { ...ctx, maintenant: minutesPlusTard(14) };
    const quinze = { ...ctx, maintenant: minutesPlusTard(15) };
    expect(lireJeton(quatorze, 'entrer', premier)).toMatchObject({ etat: 'bon' });
    expect(lireJeton(quinze, 'entrer', premier)).toEqual({ etat: 'perime' });
    expect(() => entrerParJeton(quinze, premier)).toThrow(/ne sert plus/);
    entrerParJeton(quatorze, second);
    expect(() => entrerParJeton(quatorze, premier)).toThrow(/ne sert plus/);
  });

  it('is no key for anything else', () => {
    const { id } = personne();
    const ctx = ctxDuTemps(ouverte.db);
    const invitation = creerInvitation(ctx, id, null).split('/').at(-1);
    expect(() => entrerParJeton(ctx, invitation)).toThrow(/ne sert plus/);
    for (const faux of [undefined, '', 'x', "' or 1=1 --", 'a'.repeat(32), 'a'.repeat(10_000)]) {
      expect(lireJeton(ctx, 'entrer', faux)).toBeUndefined();
      expect(() => entrerParJeton(ctx, faux)).toThrow(/ne sert plus/);
    }
  });
});

describe('an invitation', () => {
  it('says who invites, then opens the account once, in seven days', () => {
    const hote = personne({ prenom: 'Hélène', nom: 'Marsaudon' });
    const invitee = fabriquerPersonne(ouverte.db);
    const ctx = ctxDe(ouverte.db, hote.id);
    const adresse = creerInvitation(ctx, invitee.id, hote.id);
    expect(adresse).toMatch(/^https:\/\/reseau\.example\/invitation\/[\w-]{32}$/);
    const jeton = adresse.split('/').at(-1);
    expect(lireJeton(ctx, 'invitation', jeton)).toMatchObject({
      etat: 'bon',
      prenom: invitee.prenom,
      invitePar: 'Hélène Marsaudon',
    });
    expect(lireJeton(plusTard(ctx, minutesPlusTard(7 * 24 * 60)), 'invitation', jeton)).toEqual({ etat: 'perime' });
    expect(accepterInvitation(ctx, jeton)).toBe(invitee.id);
    expect(() => accepterInvitation(ctx, jeton)).toThrow(/ne sert plus/);
    expect(ouverte.db.select().from(comptes).where(eq(comptes.id, invitee.id)).get()).toMatchObject({ motDePasse: null });
    expect(ouverte.db.select().from(journal).all()).toMatchObject([{ acteurId: invitee.id, acte: 'ouvrir' }]);
  });

  it('is replaced by the next one, and by the link when it was lost', () => {
    const invitee = fabriquerPersonne(ouverte.db);
    const ctx = ctxDuTemps(ouverte.db);
    const [premiere, seconde] = [1, 2].map(() => creerInvitation(ctx, invitee.id, null).split('/').at(-1));
    expect(() => accepterInvitation(ctx, premiere)).toThrow(/ne sert plus/);
    demanderLien(ctx, invitee.courriel ?? '');
    expect(entrerParJeton(ctx, dernierJeton())).toBe(invitee.id);
    expect(() => accepterInvitation(ctx, seconde)).toThrow(/ne sert plus/);
  });
});

it('an invitation gives a link for seven days; later, only to someone who has an account', () => {
  const invitee = fabriquerPersonne(ouverte.db);
  const ctx = ctxDuTemps(ouverte.db);
  creerInvitation(ctx, invitee.id, null);
  const liensAu = (minutes: number) => {
    demanderLien({ ...ctx, maintenant: minutesPlusTard(minutes) }, invitee.courriel ?? '');
    return ouverte.db.select().from(courriels).all().length;
  };
  const SEPT_JOURS = 7 * 24 * 60;
  expect(liensAu(SEPT_JOURS - 1)).toBe(1);
  expect(liensAu(SEPT_JOURS)).toBe(1);
  fabriquerCompte(ouverte.db, invitee.id);
  expect(liensAu(SEPT_JOURS + 1)).toBe(2);
});

describe('the password', () => {
  it('opens its own account only', async () => {
    const [elle, autre] = [personne(), personne()];
    const motDePasse = await hacherMotDePasse('les tomates mûrissent');
    ouverte.db.update(comptes).set({ motDePasse }).where(eq(comptes.id, elle.id)).run();
    const ctx = ctxDuTemps(ouverte.db);
    const essayer = (courriel: string | null, secret: string) => verifierIdentifiants(ctx, courriel ?? '', secret);
    expect(await essayer(elle.courriel, 'les tomates mûrissent')).toBe(elle.id);
    expect(await essayer(elle.courriel, 'les tomates')).toBeNull();
    expect(await essayer(autre.courriel, 'les tomates mûrissent')).toBeNull();
    expect(await essayer('inconnue@reseau.example', 'les tomates mûrissent')).toBeNull();
  });

  it('is written once when two changes meet, told by mail, and journaled without itself', async () => {
    const ctx = ctxDe(ouverte.db, personne().id);
    ecrireMotDePasse(ctx, { avant: null, apres: 'premier' });
    expect(() => ecrireMotDePasse(ctx, { avant: null, apres: 'second' })).toThrow(/vient de changer/);
    expect(getMonCompte(ctx).motDePasse).toBe(true);
    ecrireMotDePasse(ctx, { avant: 'premier', apres: null });
    expect(getMonCompte(ctx).motDePasse).toBe(false);
    expect(
      ouverte.db
        .select()
        .from(journal)
        .all()
        .map(({ acte }) => acte),
    ).toEqual(['choisir_mot_de_passe', 'retirer_mot_de_passe']);
    expect(JSON.stringify(ouverte.db.select().from(journal).all())).not.toContain('premier');
    expect(
      ouverte.db
        .select()
        .from(courriels)
        .all()
        .map(({ sujet }) => sujet)[0],
    ).toBe('Votre mot de passe a changé');
  });

  it('stands beside what others see', () => {
    const { id } = personne();
    const ctx = ctxDe(ouverte.db, id);
    changerCoordonnees(ctx, { telephone: '05 36 49 12 40', montrerCourriel: false, montrerTelephone: true });
    expect(getMonCompte(ctx)).toMatchObject({
      telephone: '05 36 49 12 40',
      montrerCourriel: false,
      montrerTelephone: true,
      motDePasse: false,
    });
    expect(ouverte.db.select().from(personnes).get()?.version).toBe(2);
  });
});
