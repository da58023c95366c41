import { beforeEach, describe, expect, test } from 'vitest';
import { journal } from '#app/commun/tables.ts';
import { comptes, jetons } from '#app/reseau/comptes/tables.ts';
import {
  DROITS_AGREMENT,
  DROITS_COORDONNEES,
  DROITS_IDENTITE,
  DROITS_RESEAU,
  DROITS_STRUCTURE,
} from '#app/reseau/droits-reseau.ts';
import { fichiers } from '#app/reseau/fichiers/tables.ts';
import { getPageDInvitation, listAInviter } from '#app/reseau/personnes/acces.server.ts';
import { equipeDe, responsablesDe } from '#app/reseau/personnes/equipes.server.ts';
import { inviter, inviterResponsables, renvoyerInvitation } from '#app/reseau/personnes/invitations.server.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { prise } from '#app/reseau/prise.server.ts';
import { listStructures } from '#app/reseau/recherche/liste-structures.server.ts';
import { courriels } from '#app/services/tables.ts';
import { baseDeTest, ctxDe, ctxDuTemps, LUNDI_MATIN, plusTard } from '#tests/base.ts';
import {
  fabriquerAgrement,
  fabriquerCommune,
  fabriquerCompte,
  fabriquerEquipe,
  fabriquerFonction,
  fabriquerPersonne,
  fabriquerRole,
  fabriquerStructure,
} from '#tests/fabriques/reseau.ts';
import { getStructureAModifier, modifierStructure } from './modifier-structure.server.ts';
import { saisieStructure } from './saisie.ts';
import { employeur, getStructure, listStructuresPourChoix } from './structures.server.ts';
import { structures } from './tables.ts';

let base: ReturnType<typeof baseDeTest>;
let db: typeof base.db;
beforeEach(() => {
  base = baseDeTest();
  db = base.db;
});

function coordination() {
  const { id } = fabriquerPersonne(db, { prenom: 'Nadège', nom: 'Faucher' });
  fabriquerRole(db, id, 'coordination');
  return ctxDe(db, id);
}

const SAISIE = { nom: 'La Grange', placesStage: 2, version: 1 };
const INVITATION = {
  prenom: 'Inès',
  nom: 'Roudier',
  courriel: 'ines@lagrange.example',
  fonction: 'animation',
  lien: 'salariat',
} as const;

describe('the directory', () => {
  test('is in French order, fifty a page, without those that left', () => {
    for (const nom of ['Zébulon', 'Étoile', 'Escale', 'Œuvre', 'Ombre']) fabriquerStructure(db, { nom });
    fabriquerStructure(db, { nom: 'Partie', partieLe: LUNDI_MATIN });
    const ctx = ctxDuTemps(db);
    expect(listStructures(ctx).structures.map((s) => s.nom)).toEqual(['Escale', 'Étoile', 'Œuvre', 'Ombre', 'Zébulon']);
    expect(listStructuresPourChoix(ctx)).toHaveLength(5);
    for (let n = 0; n < 47; n++) fabriquerStructure(db);
    expect(listStructures(ctx, { page: 9 })).toMatchObject({ total: 52, pages: 2, page: 2 });
    expect(listStructures(ctx, { page: 2 }).structures).toHaveLength(2);
  });

  test('is searched by name and commune, whatever the case, the accents, the marks', () => {
    fabriquerCommune(db, { code: '87187', nom: 'Saint-Yrieix-la-Perche' });
    fabriquerStructure(db, { nom: 'L’Écluse des Cœurs', communeCode: '87187' });
    fabriquerStructure(db, { nom: 'Le Fil' });
    const trouver = (q: string) => listStructures(ctxDuTemps(db), { q }).structures.map((s) => s.nom);
    for (const q of ['ecluse', 'L’ÉCLUSE', 'coeurs', 'saint yrieix', 'ecluse perche', 'yrieix ecl']) {
      expect(trouver(q)).toEqual(['L’Écluse des Cœurs']);
    }
    expect(trouver('100%')).toEqual([]);
    expect(trouver('_')).toHaveLength(2);
    expect(trouver('ecluse fil')).toEqual([]);
  });

  test('finds its page through an index, with the kind of each structure', () => {
    const { structure } = fabriquerEquipe(db, { nom: 'A' });
    fabriquerAgrement(db, { structureId: structure.id });
    expect(listStructures(ctxDuTemps(db)).structures[0]).toMatchObject({ type: 'Espace de vie sociale', commune: 'Limoges' });
    for (let n = 0; n < 60; n++) fabriquerStructure(db);
    const plan = base.sqlite
      .prepare('explain query plan select id from structures where partie_le is null order by nom_plie, id limit 50')
      .all();
    expect(JSON.stringify(plan)).toContain('structures_annuaire');
  });
});

describe('what one may see and do', () => {
  test('rights, as a whole', () => {
    expect({ DROITS_STRUCTURE, DROITS_RESEAU, DROITS_AGREMENT, DROITS_COORDONNEES, DROITS_IDENTITE }).toMatchInlineSnapshot(`
      {
        "DROITS_AGREMENT": {
          "tenir": [
            "responsable",
            "coordination",
            "caf",
          ],
          "voir": [
            "responsable",
            "equipe",
            "coordination",
            "reseau",
            "partenaire",
            "caf",
          ],
        },
        "DROITS_COORDONNEES": {
          "voir_courriel": [
            "elle_meme",
            "responsable",
            "coordination",
          ],
          "voir_courriel_montre": [
            "elle_meme",
            "responsable",
            "equipe",
            "coordination",
            "reseau",
            "partenaire",
            "caf",
          ],
          "voir_telephone": [
            "elle_meme",
          ],
          "voir_telephone_montre": [
            "elle_meme",
            "responsable",
            "equipe",
            "coordination",
            "reseau",
          ],
        },
        "DROITS_IDENTITE": {
          "corriger_adresse": [
            "coordination",
            "seule_a_repondre",
            "compte_jamais_vu",
          ],
          "corriger_nom": [
            "coordination",
            "seule_a_repondre",
            "compte_jamais_vu",
            "compte_d_ici",
          ],
        },
        "DROITS_RESEAU": {
          "creer_structure": [
            "coordination",
          ],
          "fusionner_personnes": [
            "coordination",
          ],
          "importer": [
            "coordination",
          ],
          "lever_deux_temps": [
            "coordination",
          ],
          "noter_depart_structure": [
            "coordination",
          ],
          "suivre_agrements": [
            "coordination",
            "caf",
          ],
          "tenir_qpv": [
            "coordination",
          ],
          "tenir_references": [
            "coordination",
          ],
          "tenir_roles": [
            "coordination",
          ],
          "voir_annuaire": [
            "responsable",
            "equipe",
            "coordination",
            "reseau",
            "partenaire",
            "caf",
          ],
          "voir_les_parties": [
            "coordination",
          ],
        },
        "DROITS_STRUCTURE": {
          "confirmer": [
            "responsable",
            "coordination",
          ],
          "corriger_distance": [
            "responsable",
            "equipe",
            "coordination",
          ],
          "corriger_equipe": [
            "responsable",
            "coordination",
          ],
          "inviter": [
            "responsable",
            "coordination",
          ],
          "laisser_sans_responsable": [
            "coordination",
          ],
          "lire_consignes": [
            "responsable",
            "equipe",
            "coordination",
            "reseau",
          ],
          "lire_historique": [
            "responsable",
            "coordination",
          ],
          "modifier": [
            "responsable",
            "coordination",
          ],
          "noter_depart": [
            "responsable",
            "coordination",
          ],
          "tenir_signataires": [
            "responsable",
            "coordination",
          ],
          "voir": [
            "responsable",
            "equipe",
            "coordination",
            "reseau",
            "partenaire",
            "caf",
          ],
          "voir_signataires": [
            "responsable",
            "equipe",
            "coordination",
          ],
        },
      }
    `);
  });

  test('contacts are shown as each person agrees, and no telephone of a person to a partenaire', () => {
    const { structure, responsable, animatrice } = fabriquerEquipe(db);
    const discrete = fabriquerPersonne(db, { courriel: 'd@x.example', montrerCourriel: false, telephone: '06 39 98 20 15' });
    const ouverte = fabriquerPersonne(db, { courriel: 'o@x.example', telephone: '06 39 98 20 16', montrerTelephone: true });
    for (const { id } of [discrete, ouverte]) fabriquerFonction(db, { personneId: id, structureId: structure.id });
    const partenaire = fabriquerPersonne(db);
    fabriquerRole(db, partenaire.id, 'partenaire');
    const ailleurs = fabriquerEquipe(db, { communeCode: null }).animatrice;
    const vu = (par: number, qui: number) => {
      const p = equipeDe(ctxDe(db, par), structure.id).find(({ id }) => id === qui);
      return [p?.courriel, p?.telephone];
    };
    for (const par of [partenaire.id, ailleurs.id, animatrice.id]) expect(vu(par, discrete.id)).toEqual([null, null]);
    expect(vu(responsable.id, discrete.id)).toEqual(['d@x.example', null]);
    expect(vu(coordination().acteur.personneId, discrete.id)).toEqual(['d@x.example', null]);
    expect(vu(discrete.id, discrete.id)).toEqual(['d@x.example', '06 39 98 20 15']);
    expect(vu(partenaire.id, ouverte.id)).toEqual(['o@x.example', null]);
    expect(vu(ailleurs.id, ouverte.id)).toEqual(['o@x.example', '06 39 98 20 16']);
  });

  test('a team is one line a person, those who commit it first; the past is past', () => {
    const { structure, responsable } = fabriquerEquipe(db);
    fabriquerFonction(db, { personneId: responsable.id, structureId: structure.id, fonction: 'animation', intitule: 'conteuse' });
    const ancienne = fabriquerPersonne(db);
    fabriquerFonction(db, { personneId: ancienne.id, structureId: structure.id, fonction: 'presidence', au: '2026-03-22' });
    expect(equipeDe(ctxDuTemps(db), structure.id).map((p) => [p.libelle, p.responsable])).toEqual([
      ['Direction, conteuse', true],
      ['animatrice', false],
    ]);
    expect(responsablesDe(ctxDuTemps(db), structure.id)).toEqual([
      { id: responsable.id, nom: expect.stringContaining('Hélène'), courriel: responsable.courriel },
    ]);
    expect(employeur(ctxDuTemps(db), structure.id)).toMatchObject({
      nom: structure.nom,
      libelleGestion: 'Association',
      commune: 'Limoges',
    });
    expect(() => getStructure(ctxDuTemps(db), 999)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
  });
});

describe('editing a page', () => {
  test('belongs to her responsable and to the coordination; for others the page does not exist', () => {
    const { structure, responsable, animatrice } = fabriquerEquipe(db);
    const autre = fabriquerEquipe(db);
    expect(getStructureAModifier(ctxDe(db, responsable.id), structure.id).id).toBe(structure.id);
    expect(getStructureAModifier(coordination(), structure.id).id).toBe(structure.id);
    for (const { id } of [animatrice, autre.responsable]) {
      expect(() => modifierStructure(ctxDe(db, id), structure.id, SAISIE)).toThrow(
        expect.objectContaining({ code: 'INTROUVABLE' }),
      );
    }
  });

  test('is journaled with what changed, and only that', () => {
    const { structure, responsable } = fabriquerEquipe(db);
    const { nom, gestion, adresse, codePostal, communeCode } = structure;
    const meme = { gestion: gestion ?? undefined, adresse: adresse ?? undefined, codePostal: codePostal ?? undefined };
    modifierStructure(ctxDe(db, responsable.id), structure.id, {
      ...{ ...SAISIE, ...meme, nom, communeCode: communeCode ?? undefined },
      telephone: '05 36 49 12 40',
    });
    expect(db.select().from(journal).all()).toMatchObject([
      { avant: { telephone: null }, apres: { telephone: '05 36 49 12 40' } },
    ]);
  });

  test('a change made meanwhile refuses, says by whom, and writes nothing', () => {
    const { structure, responsable } = fabriquerEquipe(db);
    modifierStructure(coordination(), structure.id, { ...SAISIE, nom: 'Nom de la coordination' });
    expect(() => modifierStructure(ctxDe(db, responsable.id), structure.id, SAISIE)).toThrow(/^Nadège Faucher a modifié/);
    expect(getStructure(ctxDuTemps(db), structure.id)).toMatchObject({ nom: 'Nom de la coordination', version: 2 });
  });

  test('a refused page keeps the photo it had', () => {
    const { structure, responsable } = fabriquerEquipe(db);
    const photo = { nom: 'a.webp', genre: 'image/webp', contenu: Buffer.from('x'), vignette: null };
    const ctx = ctxDe(db, responsable.id);
    expect(() => modifierStructure(ctx, structure.id, { ...SAISIE, version: 9 }, { photo })).toThrow();
    expect(db.select().from(fichiers).all()).toEqual([]);
    modifierStructure(ctx, structure.id, { ...SAISIE, version: 1 }, { photo });
    expect(db.select().from(fichiers).all()).toMatchObject([{ objetId: structure.id, nom: 'a.webp' }]);
  });

  test('a SIRET or a name that is another structure’s, a commune that is none, are refused on their field', () => {
    const { structure, responsable } = fabriquerEquipe(db, { communeCode: null });
    fabriquerStructure(db, { nom: 'L’Été', siret: '73282932000074', communeCode: null });
    const ctx = ctxDe(db, responsable.id);
    const refuse = (saisie: object) => {
      try {
        modifierStructure(ctx, structure.id, { ...SAISIE, ...saisie });
      } catch (erreur) {
        return (erreur as { champ?: string }).champ;
      }
    };
    expect(refuse({ siret: '73282932000074' })).toBe('siret');
    expect(refuse({ nom: 'L’ÉTÉ' })).toBe('nom');
    expect(refuse({ communeCode: '99999' })).toBe('communeCode');
  });

  test('the form reads what people write and refuses in sentences', () => {
    const champs = {
      nom: ' La Grange ',
      placesStage: '2',
      version: '1',
      siret: '732 829 320 00074',
      telephone: '+33536491240',
      gestion: '',
    };
    expect(saisieStructure.parse(champs)).toMatchObject({
      nom: 'La Grange',
      siret: '73282932000074',
      telephone: '05 36 49 12 40',
    });
    const lu = saisieStructure.safeParse({
      ...champs,
      nom: '',
      siret: '12',
      telephone: 'x',
      codePostal: '87',
      courriel: 'a',
      placesStage: '21',
    });
    expect([...new Set(lu.error?.issues.map((i) => String(i.path[0])))].sort()).toEqual([
      'codePostal',
      'courriel',
      'nom',
      'placesStage',
      'siret',
      'telephone',
    ]);
  });
});

describe('invitations', () => {
  test('make the person, her fonction and one mail with a link of seven days', () => {
    const { structure, responsable } = fabriquerEquipe(db);
    const ctx = ctxDe(db, responsable.id);
    const invitee = inviter(ctx, { ...INVITATION, structureId: structure.id, geste: 'g1' });
    expect(invitee).toMatchObject({ nom: 'Inès Roudier', courriel: 'ines@lagrange.example', jusquau: 'lundi 30 mars' });
    expect(inviter(ctx, { ...INVITATION, structureId: structure.id, geste: 'g1' })).toEqual(invitee);
    expect(db.select().from(courriels).all()).toMatchObject([
      { adresse: 'ines@lagrange.example', personneId: invitee.personneId },
    ]);
    expect(db.select().from(jetons).all()).toMatchObject([{ genre: 'invitation', parId: responsable.id }]);
    expect(db.select().from(comptes).all()).toHaveLength(2);
    renvoyerInvitation(plusTard(ctx, new Date(LUNDI_MATIN.getTime() + 3_600_000)), structure.id, invitee.personneId);
    expect(db.select().from(courriels).all()).toHaveLength(2);
  });

  test('an address that is known is that person: her fonction is added, her name stays, no new link opens her account', () => {
    const { structure, responsable } = fabriquerEquipe(db);
    const paul = fabriquerPersonne(db, { prenom: 'Paul', nom: 'Meunier', courriel: 'ines@lagrange.example' });
    fabriquerCompte(db, paul.id);
    expect(inviter(ctxDe(db, responsable.id), { ...INVITATION, structureId: structure.id })).toMatchObject({
      nom: 'Paul Meunier',
      jusquau: null,
    });
    expect(db.select().from(jetons).all()).toEqual([]);
    expect(
      db
        .select()
        .from(fonctions)
        .all()
        .filter((f) => f.personneId === paul.id),
    ).toHaveLength(1);
  });

  test('someone whom a list left without an address is the one who is invited', () => {
    const { structure, responsable } = fabriquerEquipe(db);
    const ines = fabriquerPersonne(db, { prenom: 'Inès', nom: 'ROUDIER', courriel: null });
    fabriquerFonction(db, { personneId: ines.id, structureId: structure.id, fonction: 'animation' });
    expect(inviter(ctxDe(db, responsable.id), { ...INVITATION, structureId: structure.id }).personneId).toBe(ines.id);
    expect(db.select().from(personnes).all()).toHaveLength(3);
  });

  test('only into one’s own structure, unless one is the coordination; never someone of another team', () => {
    const { structure, animatrice } = fabriquerEquipe(db);
    const autre = fabriquerEquipe(db);
    const refus = (id: number) => () => inviter(ctxDe(db, id), { ...INVITATION, structureId: structure.id });
    for (const { id } of [animatrice, autre.responsable]) {
      expect(refus(id)).toThrow(expect.objectContaining({ code: 'INTERDIT' }));
      expect(() => getPageDInvitation(ctxDe(db, id), structure.id)).toThrow(expect.objectContaining({ code: 'INTROUVABLE' }));
    }
    expect(() => renvoyerInvitation(ctxDe(db, autre.responsable.id), autre.structure.id, animatrice.id)).toThrow(
      expect.objectContaining({ code: 'INTROUVABLE' }),
    );
    expect(db.select().from(courriels).all()).toEqual([]);
  });

  test('the coordination invites at once every responsable who waits', () => {
    const ctx = coordination();
    const { structure } = fabriquerEquipe(db);
    for (const courriel of ['a@x.example', 'b@x.example', null]) {
      const { id } = fabriquerPersonne(db, { courriel });
      fabriquerFonction(db, { personneId: id, structureId: structure.id, fonction: 'presidence' });
    }
    expect(listAInviter(ctx).map((p) => p.courriel)).toEqual(['a@x.example', 'b@x.example']);
    expect(inviterResponsables(ctx)).toHaveLength(2);
    expect(listAInviter(ctx)).toEqual([]);
    expect(inviterResponsables(ctx)).toEqual([]);
  });
});

describe('what the room gives to the house', () => {
  test('a page to complete, a new structure, a door, a clean base', () => {
    const { structure, responsable } = fabriquerEquipe(db, { adresse: null });
    const ctx = ctxDe(db, responsable.id);
    expect(prise.aFaire?.(ctx)).toMatchObject([{ lien: { chemin: `/reseau/structures/${structure.id}/modifier` } }]);
    expect(prise.nouveautes?.(ctx, new Date('2026-01-01'))).toHaveLength(1);
    expect(prise.nouveautes?.(ctx, LUNDI_MATIN)).toEqual([]);
    expect(prise.portes?.(ctx)).toMatchObject([{ vif: '1 structure' }]);
    const caf = fabriquerPersonne(db);
    fabriquerRole(db, caf.id, 'partenaire', 'caf');
    const porte = () => prise.portes?.(ctxDe(db, caf.id))[1];
    expect(porte()).toMatchObject({ vif: 'Aucun à renouveler', chemin: '/reseau/agrements#a-renouveler' });
    fabriquerAgrement(db, { structureId: structure.id, genre: 'animation_globale', du: '2023-01-01', au: '2026-12-31' });
    expect(porte()).toMatchObject({ vif: '1 à renouveler' });
    expect(prise.verifier?.(db)).toEqual([]);
  });

  test('the base’s own check finds what constraints cannot say', () => {
    fabriquerStructure(db, { nom: 'L’Été', communeCode: null });
    fabriquerStructure(db, { nom: 'L’ete', communeCode: null });
    fabriquerStructure(db, { nom: 'Faute', siret: '12345678901234' });
    fabriquerCompte(db, fabriquerPersonne(db).id);
    const { id } = fabriquerPersonne(db);
    fabriquerRole(db, id, 'cellule');
    fabriquerRole(db, id, 'partenaire');
    // Two structures without commune are no fault by themselves: a list may not say it.
    expect(prise.verifier?.(db)).toHaveLength(4);
    expect(db.select().from(structures).all()).toHaveLength(3);
  });
});
