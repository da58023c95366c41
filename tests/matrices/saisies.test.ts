import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { listReglages } from '#app/accueil/reglages.server.ts';
import { schemaDEffacement, schemaDesReglages, schemaDUnBouton, schemaLienAgenda } from '#app/accueil/saisie.ts';
import { ECRITS } from '#app/cellule/accompagnement/ecrits.ts';
import { PASSAGES } from '#app/cellule/accompagnement/passages.ts';
import { saisieDEcrit, saisieDePassage, saisieDocument } from '#app/cellule/accompagnement/saisie.ts';
import {
  saisieAppel,
  saisieAvecMot,
  saisieChoix,
  saisieEffacement,
  saisieOrientation,
  saisiePoint,
  saisiePorte,
  saisiePorteIndiquee,
  saisiePreconisation,
  saisieReponse as saisieReponseAPreconisation,
  saisieUnBouton,
} from '#app/cellule/saisie.ts';
import { saisieBesoin } from '#app/formations/besoins/saisie.ts';
import { saisieDeCompte } from '#app/formations/couts/saisie.ts';
import { saisieActeDInscription, saisieInscription } from '#app/formations/inscriptions/saisie.ts';
import { saisieAnnulation, saisieCopie, saisieFormation, saisieNouvelleFormation } from '#app/formations/programme/saisie.ts';
import { saisieDeQualification } from '#app/formations/qualifications/saisie.ts';
import { saisieDeQuestionnaire } from '#app/formations/questionnaires/saisie.ts';
import { lireFormulaire } from '#app/http/pages.server.ts';
import {
  saisieCarnet,
  saisieContenu,
  saisieEtat,
  saisieMalle,
  saisieNouvelleMalle,
  saisiePhotos,
} from '#app/malles/catalogue/saisie.ts';
import { saisieCaution, saisieInventaire, saisieReglements, saisieSignalement } from '#app/malles/inventaires/saisie.ts';
import { saisieActeDAgrement, saisieActeDeGenre, saisieAgrement, saisieGenre } from '#app/reseau/agrements/saisie.ts';
import { saisiePropositionDeMot, saisieRetraitDeMot, saisieSavoirFaire, saisieTerme } from '#app/reseau/competences/saisie.ts';
import {
  saisieBouton,
  saisieConnexion,
  saisieDeuxTemps,
  saisieMoi,
  saisieOuverture,
  saisieSecondFacteur,
} from '#app/reseau/comptes/saisie-comptes.ts';
import { saisieDepart, saisieEquipiere, saisieFusion } from '#app/reseau/personnes/saisie.ts';
import {
  saisieIdentite,
  saisieImport,
  saisieInvitation,
  saisieRenvoi,
  saisieRetraitDeRole,
  saisieRetraitDInvitation,
  saisieRole,
} from '#app/reseau/saisie.ts';
import {
  saisieDepartDeStructure,
  saisieNouvelleStructure,
  saisieQpv,
  saisieRelecture,
  saisieStructure,
} from '#app/reseau/structures/saisie.ts';
import { saisieAccueil } from '#app/reseau/structures/saisie-accueil.ts';
import { saisieDistance } from '#app/reseau/territoire/saisie.ts';
import { saisieRenvoi as saisieRenvoiDeCourriel, saisieTache } from '#app/services/saisie.ts';
import { SAISIES_D_APPUI, saisieBoutonDAppui, saisieDemandeDAppui, saisieModificationDAppui } from '#app/troc/appuis/saisie.ts';
import { SAISIES_D_ACTE, saisieConversation, saisieReponse as saisieReponseAAnnonce } from '#app/troc/echanges/saisie.ts';
import { saisieExperience } from '#app/troc/experiences/saisie.ts';
import { saisieExemplaire } from '#app/troc/papiers/saisie.ts';
import { saisieRecherche } from '#app/troc/recherche/saisie.ts';
import {
  saisieBouton as saisieBoutonDeStage,
  saisiePreparation,
  saisieSouhait,
  saisieStage,
  saisieTransition,
  saisieVersion,
} from '#app/troc/stages/saisie.ts';
import { saisieActeDeTour, saisieRedaction, saisieReponse } from '#app/troc/tours-de-table/saisie.ts';

const A_COMPTER = [{ objetId: 12, nom: '', aSavoir: null, consommable: true, attendu: 24, prevu: 24 }];

const SAISIES_DE_LA_CELLULE = {
  saisieAppel,
  saisieAvecMot,
  saisieChoix,
  saisieEffacement,
  saisieOrientation,
  saisiePoint,
  saisiePorte,
  saisiePorteIndiquee,
  saisiePreconisation,
  saisieReponseAPreconisation,
  saisieUnBouton,
};

// Every schema of a form, given forms that no page of ours would send.
const SCHEMAS: Record<string, z.ZodType> = {
  saisieNouvelleMalle,
  saisieMalle,
  saisieContenu,
  saisiePhotos,
  saisieEtat,
  saisieCarnet,
  saisieReponseAAnnonce,
  saisieDeCompte,
  saisieDeQualification,
  saisieDeQuestionnaire: saisieDeQuestionnaire('chaud'),
  saisieConversation,
  ...SAISIES_D_ACTE,
  saisieDistance,
  saisieRecherche,
  saisieConnexion,
  saisieOuverture: saisieOuverture(['87', '23']),
  saisieMoi,
  saisieSecondFacteur,
  saisieDeuxTemps,
  saisieBouton,
  saisieStructure,
  saisieNouvelleStructure,
  saisiePropositionDeMot,
  saisieRetraitDeMot,
  saisieSavoirFaire,
  saisieTerme,
  saisieQpv,
  saisieRelecture,
  saisieDepartDeStructure,
  saisieAccueil,
  saisieInvitation,
  saisieRenvoi,
  saisieRetraitDInvitation,
  saisieRole,
  saisieRetraitDeRole,
  saisieIdentite,
  saisieEquipiere,
  saisieDepart,
  saisieFusion,
  saisieAgrement,
  saisieActeDAgrement,
  saisieGenre,
  saisieActeDeGenre,
  saisieImport,
  saisieStage,
  saisieSouhait,
  saisieVersion,
  saisieTransition,
  saisiePreparation,
  saisieBoutonDeStage,
  saisieExemplaire,
  saisieExperience,
  saisieRedaction,
  saisieActeDeTour,
  saisieReponse: saisieReponse([
    { id: 1, genre: 'choix', intitule: '', unite: '', plusieurs: true, facultative: true, options: ['a', 'b'] },
    { id: 2, genre: 'nombre', intitule: '', unite: '', plusieurs: false, facultative: true, options: [] },
    { id: 3, genre: 'texte', intitule: '', unite: '', plusieurs: false, facultative: true, options: [] },
  ]),
  reglages: schemaDesReglages(listReglages()),
  schemaLienAgenda,
  schemaDEffacement,
  schemaDUnBouton,
  saisieRenvoiDeCourriel,
  saisieTache,
  saisieDemandeDAppui,
  saisieModificationDAppui,
  saisieBoutonDAppui,
  ...SAISIES_D_APPUI,
  saisieInventaire: saisieInventaire(A_COMPTER),
  saisieSignalement: saisieSignalement(A_COMPTER),
  saisieReglements: saisieReglements([{ ligneId: 12, nom: '', cause: null }]),
  saisieCaution,
  ...Object.fromEntries(PASSAGES.map((passage) => [`saisieDePassage, ${passage}`, saisieDePassage(passage)])),
  ...Object.fromEntries(ECRITS.map((genre) => [`saisieDEcrit, ${genre}`, saisieDEcrit(genre)])),
  saisieDocument,
  ...SAISIES_DE_LA_CELLULE,
  saisieBesoin,
  saisieInscription,
  saisieActeDInscription,
  saisieNouvelleFormation: saisieNouvelleFormation('2026-04-06'),
  saisieFormation: saisieFormation(null),
  saisieAnnulation,
  saisieCopie,
};

const CHAMPS = [
  ...['besoin', 'besoins', 'public', 'personnes', 'personneId', 'separement', 'capacite', 'minimum', 'limite', 'cout', 'lien'],
  ...['seance-0-jour', 'seance-0-moment', 'seance-0-debut', 'seance-0-fin', 'seance-0-titre', 'seance-99-id', 'formatriceId'],
  ...[
    'numero',
    'quand',
    'membre',
    'theme',
    'avec',
    'avant',
    'apres',
    'objet',
    'reponse',
    'mot',
    'mois',
    'porte',
    'portes',
    'quoi',
  ],
  ...['contact', 'active', 'sur'],
  ...['email', 'motDePasse', 'voie', 'suite', 'code', 'nomReseau', 'departement', 'zone', 'fuseau', 'prenom', 'nom', 'courriel'],
  ...['acte', 'telephone', 'montrerCourriel', 'motDePasseActuel', 'motDePasseARetirer', 'session', 'siret', 'gestion', 'adresse'],
  ...[
    'federation',
    'autresCommunes',
    'milieu',
    'itinerance',
    'etp',
    'benevoles',
    'siteInternet',
    'logo',
    'retirerPhoto',
    'genre',
  ],
  ...['site-0-nom', 'site-0-commune', 'site-19-quand', 'territoire-87085', 'qpv-12', 'compris'],
  ...['codePostal', 'communeCode', 'presentation', 'placesStage', 'version', 'photo', 'fonction', 'intitule', 'lien', 'geste'],
  ...[
    'role',
    'personneId',
    'dernierJour',
    'fonctionId',
    'aId',
    'relais',
    'relaisId',
    'relaisFonction',
    'meme',
    'retirer',
    'doublonId',
    'nomDe',
    'courrielDe',
    'telephoneDe',
    'choixDe',
    'renvoyer',
    'fichier',
    'confirmer',
    'inviter',
    'sens',
    'structureId',
    'autreStructureId',
    'stagiaireId',
    'du',
    'au',
  ],
  ...[
    'momentDu',
    'momentAu',
    'objectif',
    'tutriceId',
    'message',
    'motif',
    'texte',
    'auNomDe',
    'canal',
    'intention',
    'id',
    'tache',
    'confirmation',
  ],
  ...['genre', 'decideur', 'decideLe', 'le', 'sigle', 'nature', 'donne', 'depuis', 'anneesMin', 'anneesMax', 'exige', 'niveau'],
  ...['raison', 'proposition', 'duree', 'activite', 'lieu', 'matinDe', 'matinA', 'apresMidiDe', 'apresMidiA', 'km', 'frais'],
  ...['repas', 'facturation', 'atteint', 'conseil', 'fin', 'finMoment', 'empreinte', 'exemplaire'],
  ...['jour-0', 'jour-2', 'jour-9', 'avec-12', 'avec-0', `avec-${'9'.repeat(40)}`],
  ...['source', 'organisme', 'consignesStage', 'qualite', 'delegationDu'],
  ...['titre', 'essaye', 'garde', 'photoDite', 'accord', 'accordPhoto', 'lu'],
  ...['dernierJour', 'minimum', 'suite', 'signer', 'q1', 'q1-0', 'q2', 'q3', 'question-0-genre', 'question-0-intitule'],
  ...['question-0-options', 'question-7-genre', 'question-0-reprise'],
  ...['definition', 'synonymes', 'parentId', 'vus', 'dansId', 'terme', 'choisi', 'precision', 'competences'],
  ...['souhaiteAvant', 'distance', 'reponse', 'invitation', 'personnes', 'autre', 'mot', 'compteRendu', 'heure', 'jour'],
  ...['remis', 'recu', 'remarque', 'idee', 'caution', 'tout', 'n-12', 'cause-12', 'precision-12', 'photo-12'],
  ...['reglement-12', 'cout-12'],
  ...listReglages().map(({ cle }) => cle.replaceAll('.', '_')),
];
const BIZARRES = [
  ...['__proto__', 'constructor', 'toString', '__proto__[x]', '__proto__.x', 'a.__proto__.b', 'constructor.prototype.x'],
  ...[
    'nom[b]',
    'nom.b',
    'nom[]',
    'nom[0]',
    'nom[0].b',
    'nom[9999999999]',
    'nom[-1]',
    'nom[',
    'nom]',
    '.',
    '..',
    '[',
    '[]',
    '[0]',
  ],
  ...['', ' ', 'nom.', '.nom', 'acte.acte', 'acte[0]', 'du.au', 'commune-12', 'siret-99999999999', '\u0000', '\ud800', '$ref'],
];
const VALEURS = [
  ...[
    '',
    ' ',
    '0',
    '1',
    '12-40',
    'tous',
    'on',
    '-1',
    '1e9',
    '9'.repeat(15),
    '9'.repeat(40),
    'null',
    'undefined',
    '[object Object]',
  ],
  ...[
    '2026-02-29',
    '1900-01-01',
    '2026-03-24',
    '2026-03-20',
    'matin',
    'soir',
    'envoyer',
    'accueillir',
    'creer',
    'A',
    '87',
    '1,3',
  ],
  ...[
    'coordonnees',
    'mot_de_passe',
    'fermer_session',
    'salariat',
    'animation',
    'ines@lagrange.example',
    '05 36 49 12 40',
    '\ud800',
  ],
  ...['<script>alert(1)</script>', '👩🏽‍🌾', '\u202eמרחבא', 'a'.repeat(10_000)],
];

const nom = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...CHAMPS) },
  { weight: 3, arbitrary: fc.constantFrom(...BIZARRES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);
const fichier = fc.constantFrom(new File([], ''), new File(['a;b'], 'liste.csv'), new File(['x'], '../../\u0000.exe'));
const valeur = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<string | File>(...VALEURS) },
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fichier },
);
/** Values that let a form go further, where anything else would stop it at once. */
const JUSTES: Record<string, string[]> = {
  theme: ['finances'],
  mois: ['3', '6'],
  porte: ['cip'],
  portes: ['cip', 'dla'],
  objet: ['abcdefghijklmnopqrstuv'],
  apres: ['abcdefghijklmnopqrstuv'],
  acte: [
    'coordonnees',
    'mot_de_passe',
    'retirer_mot_de_passe',
    'fermer_session',
    'fermer_les_autres',
    'redemander_lien',
    'corriger',
    ...['modifier', 'demander', 'renouveler', 'retirer', 'ecrire_regle', 'retirer_regle'],
    'partir',
    'rester',
    'demander',
    'ajouter_fonction',
    'corriger_fonction',
    ...['ecrire', 'consentir'],
    ...['accueillir', 'ajouter_fermeture', 'retirer_fermeture', 'ajouter_signataire', 'retirer_signataire'],
  ],
  qualite: ['delegation', 'maire'],
  delegationDu: ['2026-01-06'],
  role: ['partenaire', 'cellule'],
  genre: ['clas', 'animation_locale'],
  nature: ['agrement', 'etape'],
  donne: ['evs', ''],
  depuis: ['2027-01-01'],
  anneesMin: ['4', '1'],
  anneesMax: ['3', ''],
  sens: ['envoyer', 'accueillir'],
  fonction: ['animation', 'direction'],
  lien: ['salariat', 'benevolat'],
  du: ['2026-03-24'],
  au: ['2026-03-24', '2026-03-20', '2026-04-20'],
  placesStage: ['0', '20', '21'],
  momentDu: ['matin', 'apres-midi'],
  momentAu: ['matin', 'apres-midi'],
  duree: ['journee', 'matin', 'apres-midi'],
  activite: ['observer', 'travailler'],
  raison: ['dates', 'autre'],
  frais: ['origine', 'personne'],
  repas: ['accueil'],
  facturation: ['rien', 'cout'],
  atteint: ['en_partie'],
  fin: ['2026-03-24', '2026-02-29'],
  finMoment: ['matin'],
  matinDe: ['9:00', '9h', '24:00'],
  matinA: ['12:00', '8:00'],
  apresMidiDe: ['13:30'],
  apresMidiA: ['17h00'],
  km: ['27', '2001', '1.5'],
  empreinte: ['a'.repeat(64), 'A'.repeat(64)],
};
const valeurDe = (champ: string) => (JUSTES[champ] ? fc.oneof(fc.constantFrom(...JUSTES[champ]), valeur) : valeur);

// Often the fields of one schema together, sometimes any of them; some twice.
const paires = fc.array(fc.tuple(nom, valeur), { maxLength: 30 });

function enFormulaire(champs: readonly (readonly [string, string | File])[]): FormData {
  const formulaire = new FormData();
  for (const [cle, contenu] of champs) formulaire.append(cle, contenu);
  return formulaire;
}

/** A refusal is one or more whole French sentences. */
function verifier(schema: z.ZodType, formulaire: FormData | URLSearchParams): void {
  const lu = lireFormulaire(formulaire, schema);
  if (lu.ok) return;
  const phrases = Object.values(lu.formulaire.erreurs).flat();
  expect(phrases.length).toBeGreaterThan(0);
  for (const phrase of phrases) {
    expect(phrase).toMatch(/[.?]$/);
    expect(phrase).not.toMatch(/\b(invalid|expected|required|received|unrecognized|must|string|undefined)\b/i);
  }
  expect(Object.prototype).not.toHaveProperty('x');
}

for (const [quoi, schema] of Object.entries(SCHEMAS)) {
  test(`${quoi} reads any form, or refuses it with a French sentence`, () => {
    verifier(schema, new FormData());
    fc.assert(
      fc.property(paires, (champs) => {
        verifier(schema, enFormulaire(champs));
      }),
      { numRuns: 250 },
    );
  });

  test(`${quoi} reads its own fields, whatever they hold, once or twice`, () => {
    const siens = CHAMPS.filter((champ) => champ in ((schema as { shape?: object }).shape ?? {}));
    const remplis = fc.tuple(
      fc.tuple(...(siens.length > 0 ? siens : CHAMPS).map((champ) => fc.tuple(fc.constant(champ), valeurDe(champ)))),
      fc.array(fc.tuple(nom, valeur), { maxLength: 2 }),
    );
    fc.assert(
      fc.property(remplis, ([tous, encore]) => {
        verifier(schema, enFormulaire([...tous, ...encore]));
      }),
      { numRuns: 150 },
    );
  });
}

test('one weird name at a time, beside a form that is whole', () => {
  for (const [quoi, schema] of Object.entries(SCHEMAS)) {
    for (const bizarre of BIZARRES) {
      expect(() => verifier(schema, enFormulaire([[bizarre, 'x']])), `${quoi} ${bizarre}`).not.toThrow();
      expect(() => verifier(schema, new URLSearchParams([[bizarre, 'x']])), `${quoi} ${bizarre}`).not.toThrow();
    }
  }
});
