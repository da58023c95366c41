import { eq } from 'drizzle-orm';
import { HOTP, Secret, URI } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { ROLES, type Role } from '#app/commun/droits.ts';
import { journal } from '#app/commun/tables.ts';
import { courriels } from '#app/services/tables.ts';
import type { BaseOuverte } from '#db/ouvrir.ts';
import { baseDeTest, ctxDe, ctxDuTemps, LUNDI_MATIN } from '#tests/base.ts';
import { fabriquerCompte, fabriquerEquipe, fabriquerPersonne, fabriquerRole } from '#tests/fabriques/reseau.ts';
import { empreinteDuCode, lireCode, nouveauCodeDeSecours, nouveauSecret, pasDe, pasDuCode } from './codes.server.ts';
import { etatDePorte, parQuatre, resteOuverte } from './deux-temps.ts';
import { leverDepuisLeServeur, leverSecondFacteur, peutLever } from './lever-second-facteur.server.ts';
import { getMiseEnPlace } from './mise-en-place.server.ts';
import { qrDe } from './qr.server.ts';
import {
  aDeuxTemps,
  changerDeTelephone,
  confirmerSecondFacteur,
  getSecondFacteur,
  preparerSecondFacteur,
  renouvelerCodesDeSecours,
  retirerSecondFacteur,
  verifierSecondFacteur,
} from './second-facteur.server.ts';
import { codesDeSecours, secondsFacteurs, sessions } from './tables.ts';

let ouverte: BaseOuverte;
beforeEach(() => {
  ouverte = baseDeTest();
});
afterEach(() => ouverte.fermer());

const PAS = pasDe(LUNDI_MATIN);

/** What the telephone shows at a time step. */
const telephone = (secret: string, pas: number) =>
  HOTP.generate({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, counter: pas });

function personne(role?: 'coordination' | 'partenaire' | 'cellule'): ContextePersonne {
  const { id } = fabriquerPersonne(ouverte.db);
  fabriquerCompte(ouverte.db, id);
  if (role) fabriquerRole(ouverte.db, id, role);
  return ctxDe(ouverte.db, id);
}

/** Turns it on with the code of a step. */
function proteger(ctx: ContextePersonne, pas = PAS): { secret: string; codes: string[] } {
  const secret = preparerSecondFacteur(ctx);
  return { secret, codes: confirmerSecondFacteur(ctx, telephone(secret, pas), pas) };
}

const essayer = (ctx: ContextePersonne, code: string, pas: number) =>
  verifierSecondFacteur(ctx, ctx.acteur.personneId, code, pas);
const actes = () =>
  ouverte.db
    .select({ acte: journal.acte })
    .from(journal)
    .all()
    .map(({ acte }) => acte);
const sujets = () =>
  ouverte.db
    .select({ sujet: courriels.sujet })
    .from(courriels)
    .all()
    .map(({ sujet }) => sujet);

describe('codes', () => {
  it('are those of RFC 6238, appendix B', () => {
    // The key of the appendix, « 12345678901234567890 »; its codes have eight digits, the last six are ours.
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    for (const [secondes, code] of [
      [59, '287082'],
      [1111111109, '081804'],
      [1234567890, '005924'],
      [20000000000, '353130'],
    ] as const) {
      const pas = pasDe(new Date(secondes * 1000));
      expect(pasDuCode(secret, code, pas), String(secondes)).toBe(pas);
    }
  });

  it('of one step early or late are right, two are not', () => {
    const secret = nouveauSecret();
    const vus = [-2, -1, 0, 1, 2].map((ecart) => pasDuCode(secret, telephone(secret, PAS + ecart), PAS));
    expect(vus).toEqual([undefined, PAS - 1, PAS, PAS + 1, undefined]);
  });

  it('are read as people type them', () => {
    for (const saisi of ['042917', ' 042 917 ', '042\u00a0917', '042-917']) {
      expect(lireCode(saisi)).toEqual({ genre: 'six_chiffres', code: '042917' });
    }
    expect(lireCode('k7mf2 xqp4r')).toEqual({ genre: 'secours', code: 'K7MF2XQP4R' });
    for (const saisi of ['', '12345', '1234567', 'OOOOO-IIIII', '٠٤٢٩١٧', '__proto__']) expect(lireCode(saisi)).toBeUndefined();
  });

  it('of recovery are long, distinct, and hashed for one person and one use', () => {
    const tires = Array.from({ length: 500 }, nouveauCodeDeSecours);
    expect(new Set(tires).size).toBe(500);
    for (const code of tires) expect(code).toMatch(/^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/);
    const [code] = tires;
    const empreintes = [
      empreinteDuCode('secours', 1, code ?? ''),
      empreinteDuCode('secours', 2, code ?? ''),
      empreinteDuCode('entree', 1, code ?? ''),
    ];
    expect(new Set(empreintes).size).toBe(3);
  });
});

describe('setting it up', () => {
  it('asks for nothing before a first right code, and draws one secret until then', () => {
    const ctx = personne();
    const secret = preparerSecondFacteur(ctx);
    expect(preparerSecondFacteur(ctx)).toBe(secret);
    expect(aDeuxTemps(ctx.db, ctx.acteur.personneId)).toBe(false);
    for (const faux of ['000000', 'AAAAA-AAAAA', telephone(secret, PAS + 5)]) {
      if (faux === telephone(secret, PAS)) continue;
      expect(() => confirmerSecondFacteur(ctx, faux, PAS)).toThrow(/code du moment/);
    }
    expect(essayer(ctx, telephone(secret, PAS), PAS)).toBe(false);
    const codes = confirmerSecondFacteur(ctx, telephone(secret, PAS), PAS);
    expect(codes).toHaveLength(10);
    expect(getSecondFacteur(ctx)).toEqual({ depuis: 'lundi 23 mars 2026', codesRestants: 10 });
    expect(() => preparerSecondFacteur(ctx)).toThrow(/déjà/);
    expect(() => confirmerSecondFacteur(ctx, telephone(secret, PAS + 1), PAS + 1)).toThrow(/déjà/);
    expect(actes()).toEqual(['proteger']);
    expect(sujets()).toEqual(['Un code protège maintenant votre compte']);
  });

  it('keeps hashes of the recovery codes alone, and no code in the journal or the mails', () => {
    const ctx = personne();
    const { secret, codes } = proteger(ctx);
    const ecrit = JSON.stringify([
      ouverte.db.select().from(codesDeSecours).all(),
      ouverte.db.select().from(journal).all(),
      ouverte.db.select().from(courriels).all(),
    ]);
    for (const code of [secret, ...codes, ...codes.map((code) => code.replace('-', ''))]) expect(ecrit).not.toContain(code);
  });

  it('hands the application an address that it reads', () => {
    const ctx = personne();
    const { cle, qr, courriel } = getMiseEnPlace(ctx);
    expect(cle).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(parQuatre('ABCDEFGHIJ')).toBe('ABCD EFGH IJ');
    expect(qr.trace).toMatch(/^M4 4h7v1h-7z/);
    const secret = ouverte.db.select().from(secondsFacteurs).get()?.secret ?? '';
    expect(cle.replaceAll(' ', '')).toBe(secret);
    expect(courriel).toContain('@');
  });

  it('writes the address as applications expect it', async () => {
    const { adresseDuSecret } = await import('./codes.server.ts');
    const lue = URI.parse(adresseDuSecret('GEZDGNBVGY3TQOJQ', 'Réseau d’ici & là', 'ines@reseau.example'));
    expect(lue).toMatchObject({
      issuer: 'Réseau d’ici & là',
      label: 'ines@reseau.example',
      algorithm: 'SHA1',
      digits: 6,
      period: 30,
    });
    expect(qrDe('x').cote).toBe(21 + 8);
  });
});

describe('the second step', () => {
  it('takes a code once: nor twice, nor an older one, nor for two requests of one instant', () => {
    const ctx = personne();
    const { secret } = proteger(ctx);
    // The code that turned it on has served.
    expect(essayer(ctx, telephone(secret, PAS), PAS)).toBe(false);
    const issues = Array.from({ length: 5 }, () => essayer(ctx, telephone(secret, PAS + 3), PAS + 3));
    expect(issues).toEqual([true, false, false, false, false]);
    expect(essayer(ctx, telephone(secret, PAS + 2), PAS + 3)).toBe(false);
    expect(essayer(ctx, telephone(secret, PAS + 4), PAS + 3)).toBe(true);
  });

  it('takes each recovery code once, tells its owner, and nobody else’s', () => {
    const [ctx, autre] = [personne(), personne()];
    const { codes } = proteger(ctx);
    proteger(autre);
    const [premier = '', second = ''] = codes;
    expect(essayer(autre, premier, PAS + 3)).toBe(false);
    expect([essayer(ctx, premier.toLowerCase(), PAS), essayer(ctx, premier, PAS)]).toEqual([true, false]);
    expect(getSecondFacteur(ctx).codesRestants).toBe(9);
    expect(actes().at(-1)).toBe('code_de_secours');
    expect(sujets().at(-1)).toBe('Un code de secours vient de servir');
    const nouveaux = renouvelerCodesDeSecours(ctx);
    expect(essayer(ctx, second, PAS)).toBe(false);
    expect(essayer(ctx, nouveaux[0] ?? '', PAS)).toBe(true);
  });

  it('goes away on demand, unless the role asks for it; a new telephone starts over', () => {
    const ctx = personne();
    const { secret, codes } = proteger(ctx);
    expect(() => retirerSecondFacteur(ctx, true)).toThrow(/rôle demande/);
    changerDeTelephone(ctx);
    expect(aDeuxTemps(ctx.db, ctx.acteur.personneId)).toBe(false);
    expect(essayer(ctx, codes[0] ?? '', PAS)).toBe(false);
    expect(preparerSecondFacteur(ctx)).not.toBe(secret);
    proteger(ctx, PAS + 1);
    retirerSecondFacteur(ctx, false);
    expect(getSecondFacteur(ctx)).toEqual({ depuis: null, codesRestants: 0 });
    expect(() => renouvelerCodesDeSecours(ctx)).toThrow(/en place/);
    expect(actes()).toEqual(['proteger', 'changer_de_telephone', 'proteger', 'ne_plus_proteger']);
  });
});

describe('lifting someone’s', () => {
  it('is for the coordination alone, and never for oneself', () => {
    const visee = personne();
    proteger(visee);
    const { responsable, animatrice } = fabriquerEquipe(ouverte.db);
    const coordination = personne('coordination');
    proteger(coordination, PAS + 1);
    const tableau: [string, ContextePersonne, boolean][] = [
      ['responsable', ctxDe(ouverte.db, responsable.id), false],
      ['equipe', ctxDe(ouverte.db, animatrice.id), false],
      ['partenaire', personne('partenaire'), false],
      ['cellule', personne('cellule'), false],
      ['elle-même', visee, false],
      ['coordination', coordination, true],
    ];
    for (const [qui, ctx, attendu] of tableau) {
      expect(peutLever(ctx, visee.acteur.personneId), qui).toBe(attendu);
      if (!attendu) expect(() => leverSecondFacteur(ctx, visee.acteur.personneId), qui).toThrow(/ne trouvons pas/);
    }
    expect(peutLever(coordination, coordination.acteur.personneId)).toBe(false);
    expect(() => leverSecondFacteur(coordination, coordination.acteur.personneId)).toThrow(/autre personne/);
  });

  it('closes her sessions, forgets her codes, tells her, and is journaled', () => {
    const [visee, coordination] = [personne(), personne('coordination')];
    const { personneId } = visee.acteur;
    proteger(visee);
    ouverte.db.insert(sessions).values({ id: 'x', userId: personneId, expiresAt: 4_000_000_000 }).run();
    expect(leverSecondFacteur(coordination, personneId)).toMatchObject({ leve: true });
    expect(aDeuxTemps(ouverte.db, personneId)).toBe(false);
    expect(ouverte.db.select().from(sessions).where(eq(sessions.userId, personneId)).all()).toEqual([]);
    expect(ouverte.db.select().from(codesDeSecours).all()).toEqual([]);
    const ligne = ouverte.db.select().from(journal).all().at(-1);
    expect(ligne).toMatchObject({ acteurId: coordination.acteur.personneId, acte: 'lever_deux_temps', objetId: personneId });
    expect(sujets().at(-1)).toBe('Le code demandé pour entrer est levé');
    expect(leverSecondFacteur(coordination, personneId)).toMatchObject({ leve: false });
  });

  it('from the server’s shell serves a coordination of one', () => {
    const seule = personne('coordination');
    proteger(seule);
    const ctx = ctxDuTemps(ouverte.db);
    const courriel = ouverte.db.select({ adresse: courriels.adresse }).from(courriels).get()?.adresse ?? '';
    expect(leverDepuisLeServeur(ctx, ` ${courriel.toUpperCase()}`)).toMatchObject({ leve: true });
    expect(() => leverDepuisLeServeur(ctx, 'inconnue@reseau.example')).toThrow(/Personne n’a cette adresse/);
    expect(ouverte.db.select().from(journal).all().at(-1)).toMatchObject({ acteurId: null, acte: 'lever_deux_temps' });
  });
});

describe('how far a session opens', () => {
  const etats = (exigeant: boolean, protegee: boolean, codeDonne: boolean) =>
    Object.fromEntries(
      [...ROLES.map((role): [string, Role[]] => [role, [role]]), ['personne', []] as [string, Role[]]].map(([nom, roles]) => [
        nom,
        etatDePorte({ roles, exigeant, protegee, codeDonne }),
      ]),
    );

  it('without a second factor, by role, in a demonstration and for real', () => {
    expect({ demo: etats(false, false, false), vrai: etats(true, false, false) }).toMatchInlineSnapshot(`
      {
        "demo": {
          "cellule": "ouverte",
          "coordination": "ouverte",
          "equipe": "ouverte",
          "partenaire": "ouverte",
          "personne": "sans_attache",
          "responsable": "ouverte",
        },
        "vrai": {
          "cellule": "a_proteger",
          "coordination": "a_proteger",
          "equipe": "ouverte",
          "partenaire": "ouverte",
          "personne": "sans_attache",
          "responsable": "ouverte",
        },
      }
    `);
  });

  it('with one, the code comes first, for everybody and everywhere', () => {
    for (const exigeant of [true, false]) {
      expect(new Set(Object.values(etats(exigeant, true, false)))).toEqual(new Set(['code_attendu']));
      expect(etats(exigeant, true, true)).toMatchObject({ coordination: 'ouverte', equipe: 'ouverte', personne: 'sans_attache' });
    }
  });

  it('leaves a few pages open, and no other', () => {
    const chemins = [
      '/moi',
      '/moi/deux-temps',
      '/moi/donnees',
      '/moi/donnees.json',
      '/connexion/deux-temps',
      '/accueil',
      '/moi/savoir-faire',
      '/cellule/deverrouiller',
      '/cellule-autre',
      '/moi/certificats',
      '/formations/inscriptions/12/attestation.pdf',
      '/formations/inscriptions/12',
      '/formations/questionnaires/12',
      '/formations/12/certificats.pdf',
    ];
    const ouvertes = (etat: Parameters<typeof resteOuverte>[0]) => chemins.filter((chemin) => resteOuverte(etat, chemin));
    expect(ouvertes('ouverte')).toEqual(chemins);
    expect(ouvertes('code_attendu')).toEqual(['/connexion/deux-temps']);
    expect(ouvertes('a_proteger')).toEqual(['/moi', '/moi/deux-temps']);
    expect(ouvertes('sans_attache')).toEqual([
      ...['/moi', '/moi/deux-temps', '/moi/donnees', '/moi/donnees.json'],
      // By keys alone.
      '/cellule/deverrouiller',
      // What she has learned.
      ...['/moi/certificats', '/formations/inscriptions/12/attestation.pdf', '/formations/questionnaires/12'],
    ]);
  });
});
