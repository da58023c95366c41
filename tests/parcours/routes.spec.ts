import { join } from 'node:path';
import { type APIRequestContext, expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import routes from '#app/routes.ts';

// Every route × role, by hand. « entrer »: a redirection to /connexion. The demo base is served.
const ROLES = ['visiteur', 'equipe', 'responsable', 'partenaire', 'coordination', 'cellule'] as const;
type Role = (typeof ROLES)[number];
type Reponse = number | 'entrer' | 'accueil';

const COMPTES: Record<Exclude<Role, 'visiteur'>, string> = {
  equipe: 'equipe.1@cru87.example',
  responsable: 'direction.1@cru87.example',
  partenaire: 'partenaire.caf@cru87.example',
  coordination: 'coordination@cru87.example',
  // A member of the support cell, who also directs structure 3: nothing more is open to her here.
  cellule: 'direction.3@cru87.example',
};

const tous = (reponse: Reponse): Reponse[] => ROLES.map(() => reponse);
const connectes: Reponse[] = ['entrer', 200, 200, 200, 200, 200];
const coordination: Reponse[] = ['entrer', 404, 404, 404, 200, 404];
/** The troc is not for a partenaire. */
const duTroc: Reponse[] = ['entrer', 200, 200, 404, 200, 200];
/** Whoever may ask, or hear. */
const deLaCellule: Reponse[] = ['entrer', 404, 200, 404, 200, 200];
/** Behind a key: led to unlock whatever the id, by the same people. */
const fermee: Reponse[] = ['entrer', 404, 303, 404, 303, 303];
const introuvable: Reponse[] = ['entrer', 404, 404, 404, 404, 404];

// pattern of app/routes.ts → address tried → answers in the order of ROLES
const ATTENDU: [string, string, Reponse[]][] = [
  ['', '/', ['entrer', 'accueil', 'accueil', 'accueil', 'accueil', 'accueil']],
  ['ouvrir', '/ouvrir', tous(404)],
  ['connexion', '/connexion', [200, 'accueil', 'accueil', 'accueil', 'accueil', 'accueil']],
  ['connexion/:jeton', '/connexion/jeton-inconnu', tous(404)],
  ['invitation/:jeton', '/invitation/jeton-inconnu', tous(404)],
  ['deconnexion', '/deconnexion', tous('accueil')],
  ['moi', '/moi', connectes],
  ['moi/donnees', '/moi/donnees', connectes],
  ['moi/donnees.json', '/moi/donnees.json', connectes],
  ['moi/deux-temps', '/moi/deux-temps', connectes],
  ['moi/autre-appareil', '/moi/autre-appareil', connectes],
  ['moi/savoir-faire', '/moi/savoir-faire', connectes],
  ['connexion/deux-temps', '/connexion/deux-temps', ['entrer', 'accueil', 'accueil', 'accueil', 'accueil', 'accueil']],
  ['accueil', '/accueil', connectes],
  ['lundi', '/lundi', coordination],
  ['recherche', '/recherche?q=cirque', connectes],
  ['agenda', '/agenda', connectes],
  ['agenda/:secret.ics', '/agenda/secret-inconnu.ics', tous(404)],
  ['feuille', '/feuille', connectes],
  ['r/:jeton', '/r/jeton-inconnu', tous(404)],
  ['fichiers/:id', '/fichiers/999999', introuvable],
  ['plus', '/plus', connectes],
  ['aide', '/aide', tous(200)],
  ['brouillons', '/brouillons', tous(404)],
  ['reglages', '/reglages', coordination],
  ['journal', '/journal', coordination],
  ['journal/:id/annuler', '/journal/999999/annuler', introuvable],
  ['courriels', '/courriels', coordination],
  ['courriels/:id', '/courriels/DERNIER', coordination],
  ['courriels/:id/rendez-vous.ics', '/courriels/999999/rendez-vous.ics', introuvable],
  ['taches', '/taches', coordination],
  ['ui', '/ui', tous(404)],
  ['ui/formulaires', '/ui/formulaires', tous(404)],
  ['reseau', '/reseau', connectes],
  ['reseau/import', '/reseau/import', coordination],
  ['reseau/roles', '/reseau/roles', coordination],
  ['reseau/roles/:personneId', '/reseau/roles/117', coordination],
  ['reseau/roles/:personneId', '/reseau/roles/1', introuvable],
  ['reseau/structures/:id', '/reseau/structures/1', connectes],
  ['reseau/structures/:id', '/reseau/structures/999999', introuvable],
  ['reseau/structures/:id', '/reseau/structures/pas-un-id', introuvable],
  ['reseau/structures/:id/modifier', '/reseau/structures/1/modifier', ['entrer', 404, 200, 404, 200, 404]],
  ['reseau/structures/:id/accueillir', '/reseau/structures/1/accueillir', ['entrer', 404, 200, 404, 200, 404]],
  ['reseau/structures/:id/modifier', '/reseau/structures/2/modifier', coordination],
  ['reseau/structures/:id/inviter', '/reseau/structures/1/inviter', ['entrer', 404, 200, 404, 200, 404]],
  ['reseau/structures/:id/inviter', '/reseau/structures/2/inviter', coordination],
  ['reseau/structures/:id/equipe/:personneId', '/reseau/structures/1/equipe/2', ['entrer', 404, 200, 404, 200, 404]],
  ['reseau/structures/:id/equipe/:personneId', '/reseau/structures/1/equipe/117', introuvable],
  ['reseau/structures/:id/equipe/:personneId', '/reseau/structures/2/equipe/2', introuvable],
  ['reseau/a-verifier', '/reseau/a-verifier', coordination],
  ['reseau/carte', '/reseau/carte', connectes],
  ['reseau/export.csv', '/reseau/export.csv', connectes],
  ['reseau/export.xlsx', '/reseau/export.xlsx', connectes],
  ['reseau/exporter', '/reseau/exporter', connectes],
  ['reseau/competences', '/reseau/competences', connectes],
  ['reseau/competences/proposer', '/reseau/competences/proposer', connectes],
  ['reseau/competences/:slug', '/reseau/competences/pilotage', connectes],
  ['reseau/competences/:slug', '/reseau/competences/n-existe-pas', introuvable],
  ['reseau/competences/:slug/modifier', '/reseau/competences/pilotage/modifier', coordination],
  ['reseau/agrements', '/reseau/agrements', connectes],
  ['reseau/agrements/:code', '/reseau/agrements/animation_globale', coordination],
  ['reseau/agrements/:code', '/reseau/agrements/n-existe-pas', introuvable],
  ['reseau/qpv', '/reseau/qpv', coordination],
  ['reseau/structures/nouvelle', '/reseau/structures/nouvelle', coordination],
  ['reseau/structures/:id/agrements', '/reseau/structures/1/agrements', ['entrer', 404, 200, 200, 200, 404]],
  ['reseau/structures/:id/agrements', '/reseau/structures/2/agrements', ['entrer', 404, 404, 200, 200, 404]],
  ['reseau/structures/:id/agrements/:agrementId', '/reseau/structures/1/agrements/1', ['entrer', 404, 200, 200, 200, 404]],
  ['reseau/structures/:id/agrements/:agrementId', '/reseau/structures/2/agrements/1', introuvable],
  ['reseau/structures/:id/savoir-faire', '/reseau/structures/1/savoir-faire', ['entrer', 404, 200, 404, 200, 404]],
  ['reseau/structures/:id/savoir-faire', '/reseau/structures/2/savoir-faire', coordination],
  ['reseau/structures/:id/distance', '/reseau/structures/999999/distance', introuvable],
  ['reseau/structures/:id/depart', '/reseau/structures/1/depart', coordination],
  ['reseau/structures/:id/historique', '/reseau/structures/1/historique', ['entrer', 404, 200, 404, 200, 404]],
  [
    'reseau/structures/:id/equipe/:personneId/depart',
    '/reseau/structures/1/equipe/2/depart',
    ['entrer', 404, 200, 404, 200, 404],
  ],
  ['reseau/structures/:id/equipe/:personneId/depart', '/reseau/structures/2/equipe/2/depart', introuvable],
  ['reseau/personnes/:id', '/reseau/personnes/2', connectes],
  ['reseau/personnes/:id', '/reseau/personnes/999999', introuvable],
  ['reseau/personnes/:id/fusionner', '/reseau/personnes/2/fusionner', coordination],
  ['reseau/personnes/:id/effacer', '/reseau/personnes/2/effacer', coordination],
  ['troc', '/troc', duTroc],
  ['troc/annonces/nouvelle', '/troc/annonces/nouvelle?type=besoin', duTroc],
  ['troc/annonces/savoir-faire', '/troc/annonces/savoir-faire?texte=jardin', duTroc],
  ['troc/annonces/:id', '/troc/annonces/1', duTroc],
  ['troc/annonces/:id', '/troc/annonces/999999', introuvable],
  ['troc/annonces/:id/modifier', '/troc/annonces/1/modifier', ['entrer', 403, 403, 404, 403, 403]],
  ['stages', '/stages', ['entrer', 200, 200, 404, 200, 200]],
  ['stages/nouveau', '/stages/nouveau', ['entrer', 403, 200, 404, 200, 200]],
  ['stages/souhaiter', '/stages/souhaiter', ['entrer', 200, 200, 404, 200, 200]],
  ['stages/structure', '/stages/structure', ['entrer', 200, 200, 404, 200, 200]],
  ['stages/structure', '/stages/structure?structure=2', ['entrer', 404, 404, 404, 200, 404]],
  ['stages/calendrier', '/stages/calendrier', ['entrer', 200, 200, 404, 200, 200]],
  ['stages/suivi', '/stages/suivi', coordination],
  ['stages/chiffres', '/stages/chiffres', ['entrer', 200, 200, 404, 200, 200]],
  ['stages/chiffres.csv', '/stages/chiffres.csv', ['entrer', 200, 200, 404, 200, 200]],
  ['stages/chiffres.xlsx', '/stages/chiffres.xlsx', ['entrer', 200, 200, 404, 200, 200]],
  ['stages/:id', '/stages/999999', introuvable],
  ['stages/:id', '/stages/1e3', introuvable],
  ['stages/:id/versions', '/stages/999999/versions', introuvable],
  ['stages/:id/appuyer', '/stages/999999/appuyer', introuvable],
  ['stages/:id/contre_proposer', '/stages/999999/contre_proposer', introuvable],
  ['stages/:id/reporter', '/stages/999999/reporter', introuvable],
  ['stages/:id/donner_son_accord', '/stages/999999/donner_son_accord', introuvable],
  ['stages/:id/signer', '/stages/999999/signer', introuvable],
  ['stages/:id/deposer_exemplaire', '/stages/999999/deposer_exemplaire', introuvable],
  ['stages/:id/experience', '/stages/999999/experience', introuvable],
  ['stages/:id/:transition', '/stages/999999/accepter', introuvable],
  ['stages/:id/papiers/:papier', '/stages/999999/papiers/ordre-de-mission.pdf', introuvable],
  ['experiences', '/experiences', ['entrer', 200, 200, 404, 200, 200]],
  ['experiences/:id', '/experiences/1', ['entrer', 200, 200, 404, 200, 200]],
  ['experiences/:id', '/experiences/999999', introuvable],
  ['signatures/:code', '/signatures/AAAA-AAAA-AAAA', tous(404)],
  ['tours-de-table', '/tours-de-table', ['entrer', 200, 200, 404, 200, 200]],
  ['tours-de-table/nouveau', '/tours-de-table/nouveau', coordination],
  ['tours-de-table/:id', '/tours-de-table/1', ['entrer', 200, 200, 404, 200, 200]],
  ['tours-de-table/:id', '/tours-de-table/999999', introuvable],
  ['tours-de-table/:id.csv', '/tours-de-table/1.csv', ['entrer', 403, 403, 404, 200, 403]],
  ['tours-de-table/:id/modifier', '/tours-de-table/1/modifier', ['entrer', 404, 404, 404, 409, 404]],
  ['tours-de-table/:id/repondre', '/tours-de-table/2/repondre', ['entrer', 403, 200, 404, 200, 200]],
  ['tours-de-table/:id/repondre', '/tours-de-table/2/repondre?structure=2', ['entrer', 403, 403, 404, 200, 403]],
  ['troc/annonces/:id/repondre', '/troc/annonces/999999/repondre', introuvable],
  ['troc/annonces/:id/rapprochements', '/troc/annonces/999999/rapprochements', introuvable],
  ['troc/echanges', '/troc/echanges', ['entrer', 200, 200, 404, 200, 200]],
  ['troc/echanges/:id', '/troc/echanges/999999', introuvable],
  ['troc/echanges/:id/:transition', '/troc/echanges/999999/regler', introuvable],
  ['troc/vocabulaire', '/troc/vocabulaire', ['entrer', 200, 200, 404, 200, 200]],
  ['troc/recherche', '/troc/recherche?q=cirque', ['entrer', 200, 200, 404, 200, 200]],
  ['troc/appuis', '/troc/appuis', duTroc],
  ['troc/appuis/nouveau', '/troc/appuis/nouveau', duTroc],
  ['troc/appuis/:id', '/troc/appuis/1', duTroc],
  ['troc/appuis/:id', '/troc/appuis/999999', introuvable],
  ['troc/appuis/:id/modifier', '/troc/appuis/1/modifier', ['entrer', 403, 403, 404, 409, 403]],
  // The first one is over; she who directs structure 3 held its session.
  ['troc/appuis/:id/:transition', '/troc/appuis/1/corriger', ['entrer', 403, 403, 404, 200, 200]],
  ['troc/appuis/:id/:transition', '/troc/appuis/1/devenir-riche', introuvable],
  // Malles : les inventaires
  ['reservations/:id/remettre', '/reservations/999999/remettre', introuvable],
  ['reservations/:id/rendre', '/reservations/999999/rendre', introuvable],
  ['reservations/:id/passer_le_relais', '/reservations/999999/passer_le_relais', introuvable],
  ['reservations/:id/recompter', '/reservations/999999/recompter', introuvable],
  ['reservations/:id/signaler', '/reservations/999999/signaler', introuvable],
  ['reservations/:id/regulariser', '/reservations/999999/regulariser', introuvable],
  ['reservations/:id/caution', '/reservations/999999/caution', introuvable],
  ['reservations/:id/feuille.pdf', '/reservations/999999/feuille.pdf', introuvable],
  ['malles/:slug/etiquette.pdf', '/malles/cirque/etiquette.pdf', duTroc],
  ['malles/:slug/etiquette.pdf', '/malles/inconnue/etiquette.pdf', introuvable],
  ['malles/:slug/ici', '/malles/cirque/ici', duTroc],
  ['malles/:slug/ici', '/malles/inconnue/ici', introuvable],
  ['malles/:slug/racheter', '/malles/cirque/racheter', ['entrer', 404, 404, 404, 200, 404]],
  // Malles : les chiffres
  ['malles/chiffres', '/malles/chiffres', duTroc],
  ['malles/chiffres.csv', '/malles/chiffres.csv', duTroc],
  ['malles/chiffres.xlsx', '/malles/chiffres.xlsx', duTroc],
  ['malles/chiffres/lignes', '/malles/chiffres/lignes?compte=prets', duTroc],
  // Malles : le catalogue. Nobody here keeps the malle cirque but the coordination.
  ['malles', '/malles', duTroc],
  ['malles/nouvelle', '/malles/nouvelle', coordination],
  ['malles/:slug', '/malles/cirque', duTroc],
  ['malles/:slug', '/malles/inconnue', introuvable],
  ['malles/:slug/modifier', '/malles/cirque/modifier', ['entrer', 403, 403, 404, 200, 403]],
  ['malles/:slug/modifier', '/malles/radio/modifier', ['entrer', 403, 403, 404, 200, 200]],
  ['malles/:slug/contenu', '/malles/cirque/contenu', ['entrer', 403, 403, 404, 200, 403]],
  ['malles/:slug/photos', '/malles/cirque/photos', ['entrer', 403, 403, 404, 200, 403]],
  ['malles/:slug/etat', '/malles/cirque/etat', ['entrer', 403, 403, 404, 200, 403]],
  ['malles/:slug/carnet', '/malles/cirque/carnet', duTroc],
  // Prêts de malles
  ['malles/:slug/reserver', '/malles/cirque/reserver', duTroc],
  ['malles/:slug/reserver', '/malles/n-existe-pas/reserver', introuvable],
  ['reservations', '/reservations', duTroc],
  ['reservations/:id', '/reservations/1', duTroc],
  ['reservations/:id', '/reservations/999999', introuvable],
  ['reservations/:id/modifier', '/reservations/999999/modifier', introuvable],
  ['reservations/:id/:transition', '/reservations/999999/annuler', introuvable],
  ['reservations/:id/:transition', '/reservations/1/devenir-riche', introuvable],
  ['malles/:slug.ics', '/malles/cirque.ics', [404, 200, 200, 404, 200, 200]],
  ['reservations/structures/:id.ics', '/reservations/structures/1.ics', [404, 200, 200, 404, 200, 404]],
  // Les malles : la liste d’attente, de main en main
  ['malles/attentes', '/malles/attentes', duTroc],
  ['malles/attentes/:id', '/malles/attentes/999999', introuvable],
  ['malles/:slug/attendre', '/malles/cirque/attendre', duTroc],
  ['malles/:slug/attendre', '/malles/inconnue/attendre', introuvable],
  ['reservations/:id/relais', '/reservations/999999/relais', introuvable],
  ['malles/planning', '/malles/planning', duTroc],
  ['malles/libres', '/malles/libres', duTroc],
  // Les formations
  ['formations/inscriptions/:id', '/formations/inscriptions/999999', introuvable],
  ['formations/:id/inscription', '/formations/999999/inscription', introuvable],
  ['formations/besoins', '/formations/besoins', duTroc],
  ['formations/besoins/:id/theme', '/formations/besoins/999999/theme', introuvable],
  ['formations/besoins/:id/retirer', '/formations/besoins/999999/retirer', ['entrer', 302, 302, 302, 302, 302]],
  ['formations/:id/convoquer', '/formations/999999/convoquer', introuvable],
  ['formations/:id/rendez-vous.ics', '/formations/999999/rendez-vous.ics', introuvable],
  ['formations/:id/presence', '/formations/999999/presence', introuvable],
  ['formations/:id/presence/:jeton', '/formations/999999/presence/dessin-inconnu', introuvable],
  ['formations/:id/emargement.pdf', '/formations/999999/emargement.pdf', introuvable],
  ['formations/inscriptions/:id/:sorte.pdf', '/formations/inscriptions/999999/attestation.pdf', introuvable],
  ['formations/:id/certificats', '/formations/999999/certificats', introuvable],
  ['formations/:id/certificats.pdf', '/formations/999999/certificats.pdf', introuvable],
  ['moi/certificats', '/moi/certificats', connectes],
  ['formations/questionnaires/:id', '/formations/questionnaires/999999', introuvable],
  ['formations/:id/synthese', '/formations/999999/synthese', introuvable],
  ['formations/:id/synthese.pdf', '/formations/999999/synthese.pdf', introuvable],
  ['formations/:id/synthese.xlsx', '/formations/999999/synthese.xlsx', introuvable],
  ['formations/:id/reponses/:genre', '/formations/999999/reponses/chaud', introuvable],
  ['formations/:id/reponses/:genre', '/formations/9/reponses/tiede', introuvable],
  ['formations/qualifications', '/formations/qualifications', duTroc],
  ['formations/qualifications/structures/:id', '/formations/qualifications/structures/1', ['entrer', 200, 200, 404, 200, 404]],
  ['formations/qualifications/structures/:id', '/formations/qualifications/structures/999999', introuvable],
  [
    'formations/qualifications/structures/:id/:personneId/:code',
    '/formations/qualifications/structures/1/999999/direction_centre_social',
    introuvable,
  ],
  ['formations/qualifications/references/:code', '/formations/qualifications/references/direction_centre_social', coordination],
  ['formations/qualifications/references/:code', '/formations/qualifications/references/inconnue', introuvable],
  ['formations/:id/supports', '/formations/999999/supports', introuvable],
  ['formations/:id/comptes', '/formations/999999/comptes', introuvable],
  ['formations/chiffres', '/formations/chiffres', connectes],
  ['formations/chiffres.csv', '/formations/chiffres.csv', connectes],
  ['formations/chiffres.xlsx', '/formations/chiffres.xlsx', connectes],
  ['formations/chiffres/lignes', '/formations/chiffres/lignes?compte=personnes', connectes],
  ['formations/miennes', '/formations/miennes', duTroc],
  ['formations/structures/:id', '/formations/structures/1', ['entrer', 404, 200, 404, 200, 404]],
  ['formations/structures/:id', '/formations/structures/2', coordination],
  ['formations/structures/:id', '/formations/structures/999999', introuvable],
  ['formations/structures/:id/plan.xlsx', '/formations/structures/1/plan.xlsx', ['entrer', 404, 200, 404, 200, 404]],
  ['formations', '/formations', connectes],
  ['formations/nouvelle', '/formations/nouvelle', ['entrer', 404, 200, 404, 200, 200]],
  ['formations/:id/modifier', '/formations/999999/modifier', introuvable],
  ['formations/:id/confier', '/formations/999999/confier', introuvable],
  ['formations/:id/annonce', '/formations/999999/annonce', tous(404)],
  ['formations/:id', '/formations/999999', introuvable],
  ['formations/:id/:passage', '/formations/999999/annuler', introuvable],
  ['formations/:id/:passage', '/formations/1/devenir-riche', introuvable],
  // La cellule de soutien : fermée à clé, pour qui pourrait en avoir une ; pour les autres, elle n’existe pas
  ['cellule', '/cellule', deLaCellule],
  ['cellule/demander', '/cellule/demander', deLaCellule],
  ['cellule/deverrouiller', '/cellule/deverrouiller', connectes],
  ['cellule/entree', '/cellule/entree', ['entrer', 303, 303, 303, 303, 303]],
  ['cellule/fermer', '/cellule/fermer', tous(404)],
  ['cellule/charte', '/cellule/charte', ['entrer', 404, 404, 404, 200, 200]],
  ['cellule/demandes/:id', '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA', fermee],
  ['cellule/demandes/:id/messages', '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/messages', fermee],
  ['cellule/recusations', '/cellule/recusations', ['entrer', 404, 404, 404, 200, 200]],
  ['cellule/demandes/:id/lecteurs', '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/lecteurs', fermee],
  ['cellule/demandes/:id/lecteurs/faire-lire', '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/lecteurs/faire-lire', fermee],
  ['cellule/demandes/:id/lecteurs/inviter', '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/lecteurs/inviter', fermee],
  [
    'cellule/demandes/:id/lecteurs/invitation/:invitation',
    '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/lecteurs/invitation/AAAAAAAAAAAAAAAAAAAAAA',
    fermee,
  ],
  ['cellule/demandes/:id/lecteurs/:geste/:cible?', '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/lecteurs/me-recuser', fermee],
  ['cellule/demandes/:id/lectures', '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/lectures', fermee],
  [
    'cellule/demandes/:id/ecrits/:genre/:objet',
    '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/ecrits/note/AAAAAAAAAAAAAAAAAAAAAA',
    fermee,
  ],
  ['cellule/demandes/:id/documents', '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/documents', fermee],
  [
    'cellule/demandes/:id/documents/:documentId',
    '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/documents/AAAAAAAAAAAAAAAAAAAAAA',
    fermee,
  ],
  ['cellule/demandes/:id/textes/:garde', '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/textes/AAAAAAAAAAAAAAAAAAAAAA', fermee],
  ['cellule/demandes/:id/preconisations/nouvelle', '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/preconisations/nouvelle', fermee],
  [
    'cellule/demandes/:id/preconisations/:objet',
    '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/preconisations/AAAAAAAAAAAAAAAAAAAAAA',
    fermee,
  ],
  [
    'cellule/demandes/:id/preconisations/:objet/ecrire',
    '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/preconisations/AAAAAAAAAAAAAAAAAAAAAA/ecrire',
    fermee,
  ],
  [
    'cellule/demandes/:id/preconisations/:objet/abandonner',
    '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/preconisations/AAAAAAAAAAAAAAAAAAAAAA/abandonner',
    fermee,
  ],
  ['cellule/demandes/:id/remettre', '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/remettre', fermee],
  ['cellule/demandes/:id/points', '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/points', fermee],
  ['cellule/demandes/:id/portes', '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/portes', fermee],
  ['cellule/demandes/:id/orienter', '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/orienter', fermee],
  ['cellule/demandes/:id/appel', '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/appel', fermee],
  ['cellule/demandes/:id/choisir', '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/choisir', fermee],
  ['cellule/demandes/:id/retirer', '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/retirer', fermee],
  ['cellule/demandes/:id/rouvrir', '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/rouvrir', fermee],
  ['cellule/demandes/:id/effacer', '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/effacer', fermee],
  ['cellule/demandes/:id/copie.pdf', '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/copie.pdf', fermee],
  ['cellule/portes', '/cellule/portes', deLaCellule],
  ['cellule/portes/nouvelle', '/cellule/portes/nouvelle', coordination],
  ['cellule/portes/:cle', '/cellule/portes/cip', coordination],
  ['cellule/vigilance', '/cellule/vigilance', deLaCellule],
  ['cellule/gardes', '/cellule/gardes', tous(404)],
  ['cellule/reperes', '/cellule/reperes', coordination],
  ['cellule/reperes/nouveau', '/cellule/reperes/nouveau', coordination],
  ['cellule/reperes/:cle', '/cellule/reperes/tresorerie', coordination],
  ['cellule/demandes/:id/reperes', '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/reperes', fermee],
  ['cellule/promesse', '/cellule/promesse', connectes],
  ['cellule/demandes/:id/:passage', '/cellule/demandes/AAAAAAAAAAAAAAAAAAAAAA/engager', fermee],
  ['*', '/n-existe-pas', tous(404)],
];

async function entrer(request: APIRequestContext, courriel: string): Promise<void> {
  const reponse = await request.post('/connexion', { form: { email: courriel, motDePasse: 'demo-cru87-2026' }, maxRedirects: 0 });
  expect(reponse.status(), courriel).toBe(303);
}

/** The last mail of the network that was sown: the first ones are forgotten after a year. */
function dernierCourriel(): string {
  const base = new Database(join(process.env.SEMIS ?? '', 'reseau.sqlite'), { readonly: true });
  const dernier = base.prepare('select max(id) from courriels').pluck().get();
  base.close();
  return String(dernier);
}

async function repondre(request: APIRequestContext, adresse: string): Promise<Reponse> {
  const reponse = await request.get(adresse.replace('DERNIER', dernierCourriel()), { maxRedirects: 0 });
  const vers = reponse.headers().location ?? '';
  if (vers.startsWith('/connexion')) return 'entrer';
  if (vers.startsWith('/accueil')) return 'accueil';
  return reponse.status();
}

test('every address of the map is in the table', () => {
  const adresses = routes.map((route) => route.path ?? '');
  expect([...new Set(ATTENDU.map(([motif]) => motif))]).toEqual(adresses);
});

for (const [rang, role] of ROLES.entries()) {
  test(`what ${role} finds behind every address`, async ({ playwright, baseURL }) => {
    const request = await playwright.request.newContext(baseURL ? { baseURL } : {});
    if (role !== 'visiteur') await entrer(request, COMPTES[role]);
    const obtenu: Record<string, Reponse> = {};
    const attendu: Record<string, Reponse | undefined> = {};
    for (const [, adresse, reponses] of ATTENDU) {
      obtenu[adresse] = await repondre(request, adresse);
      attendu[adresse] = reponses[rang];
    }
    expect(obtenu).toEqual(attendu);
    await request.dispose();
  });
}

// One accepted stage of the demonstration, and who each person is to it: the list of « direction.1 » gives its address.
test('a real stage and its paper, as each one finds them', async ({ playwright, baseURL }) => {
  const nouveau = async (courriel: string | null) => {
    const client = await playwright.request.newContext(baseURL ? { baseURL } : {});
    if (courriel) await entrer(client, courriel);
    return client;
  };
  const direction = await nouveau('direction.1@cru87.example');
  const liste = await (await direction.get('/stages')).text();
  const accepte = liste.split('<tr').find((rangee) => rangee.includes('Accepté')) ?? '';
  const stage = /\/stages\/\d+/.exec(accepte)?.[0] ?? '';
  expect(stage).not.toBe('');
  const paysage: [string | null, Reponse, Reponse, number][] = [
    // who, the page, the paper, a POST of « annuler » without a reason
    [null, 'entrer', 'entrer', 302],
    ['direction.1@cru87.example', 200, 200, 409],
    ['coordination@cru87.example', 200, 200, 403],
    ['direction.9@cru87.example', 404, 404, 404],
    ['direction.3@cru87.example', 404, 404, 404],
    ['equipe.9@cru87.example', 404, 404, 404],
    ['partenaire.caf@cru87.example', 404, 404, 404],
  ];
  for (const [qui, page, papier, acte] of paysage) {
    const client = await nouveau(qui);
    expect(await repondre(client, stage), `${qui} : la page`).toBe(page);
    expect(await repondre(client, `${stage}/papiers/ordre-de-mission.pdf`), `${qui} : le papier`).toBe(papier);
    expect((await client.post(`${stage}/annuler`, { maxRedirects: 0 })).status(), `${qui} : l’acte`).toBe(acte);
    expect(await repondre(client, `${stage}/devenir-riche`), `${qui} : un acte inconnu`).toBe(qui === null ? 'entrer' : 404);
  }
});
