import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journal } from '#app/commun/tables.ts';
import { personnes } from '#app/reseau/personnes/tables.ts';
import { courriels } from '#app/services/tables.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps, LUNDI_MATIN, plusTard } from '#tests/base.ts';
import { fabriquerCompte, fabriquerPersonne } from '#tests/fabriques/reseau.ts';
import { confirmerNouvelleAdresse, demanderNouvelleAdresse, lireAdresseDemandee } from './changer-adresse.server.ts';
import { tirerMonCode } from './codes-d-entree.server.ts';
import { creerInvitation, demanderLien, entrerParCode, entrerParJeton, fermerJetons } from './comptes.server.ts';
import { renouvelerSecretAgenda } from './secret-agenda.server.ts';
import { adressesDemandees, codesDEntree, comptes, sessions } from './tables.ts';

let ouverte: BaseOuverte;
beforeEach(() => {
  ouverte = baseDeTest();
});
afterEach(() => ouverte.fermer());

const dans = (minutes: number) => new Date(LUNDI_MATIN.getTime() + minutes * 60_000);
const ctxDans = (minutes: number) => ctxDuTemps(ouverte.db, dans(minutes));

function inscrite(courriel: string) {
  const personne = fabriquerPersonne(ouverte.db, { courriel });
  fabriquerCompte(ouverte.db, personne.id);
  return personne;
}

const derniereLettre = () => ouverte.db.select().from(courriels).all().at(-1);
/** The six digits of the last mail, and its link. */
const codeDuCourriel = () => derniereLettre()?.lettre?.points?.[0]?.fort.replace(/\D/g, '') ?? '';
const jetonDuCourriel = () => /\/connexion\/([\w-]+)/.exec(derniereLettre()?.lettre?.bouton?.url ?? '')?.[1];
const autre = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const INES = 'ines@reseau.example';

describe('six digits on another device', () => {
  it('come in the body of the mail, and only their hash is in their table', () => {
    inscrite(INES);
    demanderLien(ctxDans(0), INES);
    const code = codeDuCourriel();
    expect(code).toMatch(/^\d{6}$/);
    expect(derniereLettre()?.sujet).not.toMatch(/\d/);
    expect(derniereLettre()?.lettre?.paragraphes.join(' ')).not.toContain(code);
    expect(JSON.stringify(ouverte.db.select().from(codesDEntree).all())).not.toContain(code);
  });

  it('open the right door once, and the link of the mail with it', () => {
    const { id } = inscrite(INES);
    inscrite('maelle@reseau.example');
    demanderLien(ctxDans(0), INES);
    const [code, jeton] = [codeDuCourriel(), jetonDuCourriel()];
    expect(entrerParCode(ctxDans(1), 'maelle@reseau.example', code)).toBeNull();
    expect(entrerParCode(ctxDans(1), 'inconnue@reseau.example', code)).toBeNull();
    expect([entrerParCode(ctxDans(1), ' INES@reseau.example', code), entrerParCode(ctxDans(1), INES, code)]).toEqual([id, null]);
    expect(() => entrerParJeton(ctxDans(1), jeton)).toThrow(/ne sert plus/);
  });

  it('stop working when the link has served', () => {
    inscrite(INES);
    demanderLien(ctxDans(0), INES);
    const code = codeDuCourriel();
    entrerParJeton(ctxDans(1), jetonDuCourriel());
    expect(entrerParCode(ctxDans(1), INES, code)).toBeNull();
  });

  it('die after five tries, the right digits included', () => {
    inscrite(INES);
    demanderLien(ctxDans(0), INES);
    const code = codeDuCourriel();
    for (let essai = 0; essai < 5; essai++) expect(entrerParCode(ctxDans(1), INES, autre(code))).toBeNull();
    expect(entrerParCode(ctxDans(1), INES, code)).toBeNull();
  });

  it('live as long as their link from a mail, ten minutes from a page, and the last drawn alone', () => {
    const { id } = inscrite(INES);
    demanderLien(ctxDans(0), INES);
    const duCourriel = codeDuCourriel();
    expect(entrerParCode(ctxDans(15), INES, duCourriel)).toBeNull();
    expect(entrerParCode(ctxDans(14), INES, duCourriel)).toBe(id);
    const ctx = ctxDe(ouverte.db, id);
    const [premier, second] = [tirerMonCode(ctx), tirerMonCode(ctx)];
    if (premier !== second) expect(entrerParCode(ctxDans(1), INES, premier)).toBeNull();
    expect(entrerParCode(ctxDans(10), INES, second)).toBeNull();
    expect(entrerParCode(ctxDans(9), INES, second)).toBe(id);
  });

  it('open the account of someone invited, and close with everything else that opens a door', () => {
    const invitee = fabriquerPersonne(ouverte.db, { courriel: INES });
    creerInvitation(ctxDans(0), invitee.id, null);
    demanderLien(ctxDans(0), INES);
    expect(entrerParCode(ctxDans(1), INES, codeDuCourriel())).toBe(invitee.id);
    expect(ouverte.db.select().from(comptes).all()).toHaveLength(1);
    const code = tirerMonCode(ctxDe(ouverte.db, invitee.id));
    fermerJetons(ctxDans(1), invitee.id);
    expect(entrerParCode(ctxDans(1), INES, code)).toBeNull();
  });
});

describe('another address', () => {
  const lien = () => /adresse=([\w-]+)/.exec(derniereLettre()?.lettre?.bouton?.url ?? '')?.[1] ?? '';

  it('waits for the link sent there, opened by the same person', () => {
    const { id } = inscrite(INES);
    const ctx = ctxDe(ouverte.db, id);
    demanderNouvelleAdresse(ctx, 'ines@ailleurs.example');
    expect(derniereLettre()).toMatchObject({ adresse: 'ines@ailleurs.example', personneId: null });
    const jeton = lien();
    expect(JSON.stringify(ouverte.db.select().from(adressesDemandees).all())).not.toContain(jeton);
    expect(ouverte.db.select().from(personnes).get()?.courriel).toBe(INES);
    const voisine = ctxDe(ouverte.db, inscrite('maelle@reseau.example').id);
    expect(lireAdresseDemandee(voisine, jeton)).toBeUndefined();
    expect(() => confirmerNouvelleAdresse(voisine, jeton)).toThrow(/ne sert plus/);
    expect(() => confirmerNouvelleAdresse(plusTard(ctx, dans(24 * 60)), jeton)).toThrow(/ne sert plus/);
    expect(lireAdresseDemandee(ctx, jeton)).toBe('ines@ailleurs.example');
    for (const faux of [null, '', 'x', 'a'.repeat(32)]) expect(lireAdresseDemandee(ctx, faux)).toBeUndefined();
  });

  it('closes what the former opened, tells both, and draws another secret for the calendar', () => {
    const { id } = inscrite(INES);
    const ctx = ctxDe(ouverte.db, id);
    const secret = renouvelerSecretAgenda(ctx);
    ouverte.db.insert(sessions).values({ id: 'x', userId: id, expiresAt: 4_000_000_000 }).run();
    demanderNouvelleAdresse(ctx, 'ines@ailleurs.example');
    const jeton = lien();
    expect(confirmerNouvelleAdresse(ctx, jeton)).toMatchObject({ nouvelleAdresse: 'ines@ailleurs.example' });
    expect(() => confirmerNouvelleAdresse(ctx, jeton)).toThrow(/ne sert plus/);
    expect(ouverte.db.select().from(sessions).all()).toEqual([]);
    const apres = ouverte.db.select().from(comptes).where(eq(comptes.id, id)).get()?.secretAgenda;
    expect(apres).toMatch(/^[\w-]{32}$/);
    expect(apres).not.toBe(secret);
    const prevenues = ouverte.db.select().from(courriels).all().slice(-2);
    expect(new Set(prevenues.map(({ adresse }) => adresse))).toEqual(new Set([INES, 'ines@ailleurs.example']));
    expect(
      ouverte.db
        .select()
        .from(journal)
        .all()
        .map(({ acte }) => acte),
    ).toContain('demander_adresse');
  });

  it('is nobody else’s, when asked and when confirmed', () => {
    const ctx = ctxDe(ouverte.db, inscrite(INES).id);
    inscrite('maelle@reseau.example');
    expect(() => demanderNouvelleAdresse(ctx, 'maelle@reseau.example')).toThrow(/autre personne/);
    expect(() => demanderNouvelleAdresse(ctx, INES)).toThrow(/déjà votre adresse/);
    demanderNouvelleAdresse(ctx, 'libre@reseau.example');
    const jeton = lien();
    inscrite('libre@reseau.example');
    expect(() => confirmerNouvelleAdresse(ctx, jeton)).toThrow(/autre personne/);
  });

  it('leaves no secret where there was none', () => {
    const { id } = inscrite(INES);
    const ctx = ctxDe(ouverte.db, id);
    demanderNouvelleAdresse(ctx, 'ines@ailleurs.example');
    confirmerNouvelleAdresse(ctx, lien());
    expect(ouverte.db.select().from(comptes).get()?.secretAgenda).toBeNull();
  });
});
