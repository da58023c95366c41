import type Database from 'better-sqlite3';

/** Who posts: an account of the demonstration, or nobody. */
export type Compte = 'visiteur' | 'equipe.1' | 'direction.1' | 'direction.4' | 'partenaire.caf' | 'coordination';

/** A form of the app: what it sends when it is well filled, and what its fields are. */
export interface FormulaireConnu {
  nom: string;
  qui: Compte;
  chemin: string;
  valides: Record<string, string>;
  multipart?: true;
  /** Texts with a length; those of `secrets` are never shown again. */
  textes?: readonly string[];
  secrets?: readonly string[];
  jours?: readonly string[];
  ids?: readonly string[];
  /** Sent with nothing at all, it is still a good form. */
  videEstBon?: true;
  /** Its button is enough: the fields may all be empty. */
  champsFacultatifs?: true;
  /** A second value of these is forgotten, or kept beside the first. */
  deuxFoisEstBon?: readonly string[];
  /** Where its sentences stand: a summary beside the fields, a banner of the page, or a page of their own. */
  dit: 'resume' | 'bandeau' | 'page';
  /** Its address is the proof: a mail reader posts it from elsewhere. */
  ouverteAuxCourriels?: true;
}

/** The next Tuesday at least `semaines` weeks away that is no public holiday of a fixed date. */
export function unMardi(semaines: number): string {
  const feries = new Set(['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']);
  const jour = new Date(Date.now() + semaines * 7 * 86_400_000);
  while (jour.getUTCDay() !== 2 || feries.has(jour.toISOString().slice(5, 10))) jour.setUTCDate(jour.getUTCDate() + 1);
  return jour.toISOString().slice(0, 10);
}

/** Objects of the demonstration that the forms work on. */
export function trouverObjets(base: Database.Database) {
  const un = (requete: string, ...valeurs: unknown[]) =>
    Number(
      base
        .prepare(requete)
        .pluck()
        .get(...valeurs),
    );
  const stage = (statut: string, de: number, a: number, ordre = 'desc') =>
    un(
      `select id from stages where statut = ? and structure_origine_id = ? and structure_accueil_id = ? order by du ${ordre}`,
      ...[statut, de, a],
    );
  const propose = stage('propose', 2, 1);
  const lettre = String(
    base
      .prepare("select lettre from courriels where adresse = 'direction.1@cru87.example' and cle like ?")
      .pluck()
      .get(`stage:${propose}:demande:%`),
  );
  return {
    jeton: /\/r\/([\w-]+)/.exec(lettre)?.[1] ?? '',
    propose,
    aNoter: stage('propose', 17, 2),
    ailleurs: stage('propose', 21, 18),
    accepte: stage('accepte', 1, 2),
    passe: stage('accepte', 4, 1),
    realise: stage('realise', 1, 4),
    /** The last that left: the first is forgotten after a year. */
    courriel: un('select max(id) from courriels'),
    clos: stage('clos', 1, 2),
    souhaite: stage('souhaite', 1, 3),
    aSigner: stage('accepte', 1, 11),
    annonce: un("select id from annonces where structure_id = 1 and statut = 'publiee' order by id"),
    annonceDAilleurs: un(
      `select id from annonces a where structure_id <> 1 and statut = 'publiee'
       and not exists (select 1 from echanges e where e.annonce_id = a.id and e.structure_id = 1) order by id`,
    ),
    echange: un(
      `select e.id from echanges e join annonces a on a.id = e.annonce_id
       where e.statut = 'ouvert' and 1 in (e.structure_id, a.structure_id) order by e.id`,
    ),
    racontes: {
      aConsentir: un("select stage_id from experiences where statut = 'brouillon'"),
      publiee: un("select max(id) from experiences where statut = 'publiee'"),
    },
    tours: {
      ouvert: un("select id from tours_de_table where statut = 'ouvert'"),
      clos: un("select id from tours_de_table where statut = 'clos'"),
      question: (rang: number) =>
        un(
          "select q.id from questions_tour q join tours_de_table t on t.id = q.tour_id where t.statut = 'ouvert' and q.rang = ?",
          rang,
        ),
    },
    /** The appui in each state: « demande », « programme »… */
    appui: (statut: string) => un('select id from appuis where statut = ?', statut),
    versionDAppui: (statut: string) => un('select version from appuis where statut = ?', statut),
    invitationDAppui: (reponse: 'oui' | null) =>
      un(
        `select i.id from invitations_appui i join appuis a on a.id = i.appui_id
         where a.statut = 'experts_sollicites' and i.reponse is ?`,
        reponse,
      ),
    versionDeMalle: (slug: string) => un('select version from malles where slug = ?', slug),
    objetDeMalle: (slug: string) =>
      un('select o.id from objets_malle o join malles m on m.id = o.malle_id where m.slug = ? order by o.rang', slug),
    malles: {
      pret: un("select id from reservations where structure_id = 1 and statut = 'acceptee' order by id"),
      demande: un("select id from reservations where statut = 'demandee' order by id"),
      versionDuPret: un("select version from reservations where structure_id = 1 and statut = 'acceptee' order by id"),
      versionDeLaDemande: un("select version from reservations where statut = 'demandee' order by id"),
      /** A day on which the malle cirque is taken. */
      jourPris: String(
        base
          .prepare(
            `select date(((r.du / 2) * 86400), 'unixepoch') from reservations r join malles m on m.id = r.malle_id
             where m.slug = 'cirque' and r.statut = 'acceptee' order by r.du desc`,
          )
          .pluck()
          .get(),
      ),
    },
    version: (id: number) => un('select version from structures where id = ?', id),
    versionDe: (personne: number) => un('select version from personnes where id = ?', personne),
    personneDe: (structure: number, rang: number) =>
      un('select personne_id from fonctions where structure_id = ? order by id limit 1 offset ?', structure, rang),
    /** The last agrément that says what a structure is, of those noted in their order: its renewal is not noted. */
    agrementDe: (structure: number) =>
      un(
        `select a.id from agrements a join genres_agrement g on g.code = a.genre
         where a.structure_id = ? and g.donne is not null order by a.au desc limit 1`,
        structure,
      ),
    compte: (courriel: string) => un('select id from personnes where courriel = ?', courriel),
    /** The first loan of a malle that is booked by a structure. */
    pret: (malle: string, structure: number) =>
      un(
        `select r.id from reservations r join malles m on m.id = r.malle_id
         where m.slug = ? and r.structure_id = ? and r.statut = 'acceptee' order by r.du`,
        ...[malle, structure],
      ),
    /** The loan that a structure has just brought back, and its keeper has not closed. */
    rendu: (structure: number) => un("select id from reservations where statut = 'rendue' and structure_id = ?", structure),
    objetsDe: (malle: string) =>
      base
        .prepare('select o.id, o.nombre from objets_malle o join malles m on m.id = o.malle_id where m.slug = ? order by o.rang')
        .all(malle) as { id: number; nombre: number }[],
    attente: un("select id from attentes_malle where statut = 'en_attente' and structure_id = 1"),
    /** The first loan of another structure, as the half-days of its malle « cirque ». */
    pretDAilleurs: (colonne: 'du' | 'au') =>
      new Date(
        Math.floor(
          un(
            `select r.${colonne} from reservations r join malles m on m.id = r.malle_id
             where m.slug = 'cirque' and r.statut = 'acceptee' and r.structure_id <> 1 and r.du / 2 > unixepoch() / 86400 + 4 order by r.du`,
          ) / 2,
        ) * 86_400_000,
      )
        .toISOString()
        .slice(0, 10),
    /** A need that someone of a structure said, and that nothing answers yet. */
    besoinDe: (structure: number) =>
      un("select id from besoins_formation where structure_id = ? and statut = 'ouvert' order by id", structure),
    versionDuBesoin: (id: number) => un('select version from besoins_formation where id = ?', id),
    /** Someone who came to the formation that has just taken place, and has said nothing of it. */
    muette: un(
      `select i.id from inscriptions i where i.formation_id = 7 and i.statut = 'validee' and not exists (select 1
       from questionnaires_formation q where q.inscription_id = i.id and q.genre = 'chaud' and q.donne_le is not null) order by i.id`,
    ),
    sessionDe: (courriel: string) =>
      String(
        base
          .prepare('select id from sessions where compte_id = (select id from personnes where courriel = ?)')
          .pluck()
          .get(courriel),
      ),
  };
}

/** Every form of the app that a signed-in person or a visitor finds. */
export function formulaires(objets: ReturnType<typeof trouverObjets>): FormulaireConnu[] {
  const mardi = unMardi(20);
  return [
    {
      ...{ nom: 'connexion', qui: 'visiteur', chemin: '/connexion', dit: 'resume' },
      valides: { email: 'personne@inconnue.example', motDePasse: 'MARQUE pas le bon', suite: '/stages' },
      textes: ['email', 'motDePasse'],
      secrets: ['motDePasse'],
      deuxFoisEstBon: ['suite'],
    },
    { nom: 'entrer', qui: 'visiteur', chemin: `/connexion/${'A'.repeat(32)}`, valides: { suite: '/' }, dit: 'page' },
    { nom: 'invitation', qui: 'visiteur', chemin: `/invitation/${'A'.repeat(32)}`, valides: {}, dit: 'page' },
    {
      ...{ nom: 'mes coordonnées', qui: 'equipe.1', chemin: '/moi', dit: 'resume' },
      valides: { acte: 'coordonnees', telephone: '05 36 49 12 40', montrerCourriel: 'on' },
      textes: ['telephone'],
      champsFacultatifs: true,
    },
    {
      ...{ nom: 'rythme de la lettre', qui: 'equipe.1', chemin: '/moi', dit: 'resume' },
      valides: { acte: 'rythme', rythme: 'des_que' },
    },
    {
      ...{ nom: 'mon mot de passe', qui: 'equipe.1', chemin: '/moi', dit: 'resume' },
      valides: { acte: 'mot_de_passe', motDePasse: 'MARQUE la grenouille range ses bottes' },
      textes: ['motDePasse'],
      secrets: ['motDePasse'],
    },
    {
      ...{ nom: 'entrer par un code', qui: 'visiteur', chemin: '/connexion', dit: 'resume' },
      valides: { email: 'personne@inconnue.example', code: '042 917', voie: 'code', suite: '/stages' },
      textes: ['email', 'code'],
      deuxFoisEstBon: ['suite', 'voie'],
    },
    {
      ...{ nom: 'changer d’adresse', qui: 'equipe.1', chemin: '/moi', dit: 'resume' },
      valides: { acte: 'changer_adresse', nouvelleAdresse: 'marque@ailleurs.example' },
      textes: ['nouvelleAdresse'],
    },
    {
      ...{ nom: 'protéger mon compte', qui: 'equipe.1', chemin: '/moi/deux-temps', dit: 'resume' },
      valides: { acte: 'confirmer', code: '000000', suite: '/stages' },
      textes: ['code'],
      deuxFoisEstBon: ['suite'],
    },
    {
      ...{ nom: 'proposer un stage', qui: 'direction.1', chemin: '/stages/nouveau', dit: 'resume' },
      valides: {
        sens: 'envoyer',
        structureId: '1',
        autreStructureId: '5',
        stagiaireId: String(objets.personneDe(1, 1)),
        ...{ du: mardi, momentDu: 'matin', au: mardi, momentAu: 'apres-midi' },
        objectif: 'MARQUE regarder.',
        tutriceId: '',
        message: 'MARQUE bonjour.',
      },
      textes: ['objectif', 'message'],
      jours: ['du', 'au'],
      ids: ['structureId', 'autreStructureId', 'stagiaireId', 'tutriceId'],
    },
    {
      ...{ nom: 'souhaiter un stage', qui: 'equipe.1', chemin: '/stages/souhaiter', dit: 'resume' },
      valides: {
        ...{ structureId: '1', autreStructureId: '9' },
        ...{ du: mardi, momentDu: 'matin', au: mardi, momentAu: 'apres-midi' },
        ...{ objectif: 'MARQUE apprendre.', tutriceId: '', message: 'MARQUE bonjour.' },
      },
      textes: ['objectif', 'message'],
      jours: ['du', 'au'],
      ids: ['structureId', 'autreStructureId', 'tutriceId'],
    },
    {
      ...{ nom: 'appuyer un souhait', qui: 'direction.1', chemin: `/stages/${objets.souhaite}/appuyer`, dit: 'resume' },
      valides: {
        ...{ proposition: '0', stagiaireId: String(objets.personneDe(1, 4)) },
        ...{ du: mardi, momentDu: 'matin', au: mardi, momentAu: 'apres-midi' },
        ...{ objectif: 'MARQUE apprendre.', tutriceId: '', message: 'MARQUE bonjour.' },
      },
      textes: ['objectif', 'message'],
      jours: ['du', 'au'],
      ids: ['stagiaireId', 'tutriceId'],
    },
    {
      // Never the text as it is: nothing is signed.
      ...{ nom: 'signer', qui: 'direction.1', chemin: `/stages/${objets.aSigner}/signer`, dit: 'resume' },
      valides: { nom: 'MARQUE Marsaudon', empreinte: '0'.repeat(64), cote: 'origine', compris: 'on' },
      textes: ['nom'],
    },
    {
      // Never a file: nothing is deposited.
      ...{ nom: 'déposer un exemplaire', qui: 'direction.1', dit: 'resume' },
      chemin: `/stages/${objets.aSigner}/deposer_exemplaire`,
      multipart: true,
      valides: { nom: 'MARQUE Marsaudon', cote: 'origine', qualite: 'presidence' },
      textes: ['nom'],
    },
    {
      ...{ nom: 'refuser', qui: 'direction.1', chemin: `/stages/${objets.propose}/refuser`, dit: 'resume' },
      valides: { motif: 'MARQUE pas cette fois.' },
      textes: ['motif'],
      videEstBon: true,
    },
    {
      ...{ nom: 'annuler', qui: 'direction.1', chemin: `/stages/${objets.accepte}/annuler`, dit: 'resume' },
      valides: { motif: 'MARQUE la route est coupée.' },
      textes: ['motif'],
    },
    {
      ...{ nom: 'constater une absence', qui: 'direction.1', chemin: `/stages/${objets.passe}/constater_absence`, dit: 'resume' },
      valides: { motif: 'MARQUE personne.' },
      textes: ['motif'],
    },
    {
      ...{ nom: 'rendre le bilan', qui: 'direction.4', chemin: `/stages/${objets.realise}/rendre_bilan`, dit: 'resume' },
      valides: { texte: 'MARQUE une belle journée.' },
      textes: ['texte'],
    },
    {
      ...{ nom: 'raconter un stage', qui: 'direction.1', chemin: `/stages/${objets.clos}/experience`, dit: 'resume' },
      multipart: true,
      valides: {
        ...{ acte: 'ecrire', titre: 'MARQUE un café debout', essaye: 'MARQUE le café.', garde: 'MARQUE la table.' },
        photoDite: 'MARQUE une table',
      },
      textes: ['titre', 'essaye', 'garde', 'photoDite'],
    },
    {
      ...{ nom: 'accepter une fiche', qui: 'direction.1', dit: 'resume' },
      chemin: `/stages/${objets.racontes.aConsentir}/experience`,
      valides: { acte: 'consentir', photo: 'on', lu: '0'.repeat(64) },
    },
    {
      ...{ nom: 'préparer un tour de table', qui: 'coordination', chemin: '/tours-de-table/nouveau', dit: 'resume' },
      valides: {
        ...{ acte: 'preparer', titre: 'MARQUE Qui ouvre ?', texte: 'MARQUE pourquoi.', dernierJour: mardi, minimum: '3' },
        ...{ 'question-0-genre': 'nombre', 'question-0-intitule': 'MARQUE Combien ?', 'question-0-unite': 'MARQUE' },
      },
      textes: ['titre', 'texte', 'question-0-intitule', 'question-0-unite'],
      jours: ['dernierJour'],
    },
    {
      ...{ nom: 'répondre à un tour de table', qui: 'direction.1', dit: 'resume' },
      chemin: `/tours-de-table/${objets.tours.ouvert}/repondre`,
      valides: {
        ...{ version: '0', [`q${objets.tours.question(0)}`]: '0', [`q${objets.tours.question(2)}-0`]: 'on' },
        [`q${objets.tours.question(3)}`]: 'MARQUE un mot.',
      },
      textes: [`q${objets.tours.question(3)}`],
      deuxFoisEstBon: [`q${objets.tours.question(0)}`, `q${objets.tours.question(2)}-0`, `q${objets.tours.question(3)}`],
    },
    {
      ...{ nom: 'corriger la suite', qui: 'coordination', chemin: `/tours-de-table/${objets.tours.clos}`, dit: 'resume' },
      valides: { acte: 'publier_la_suite', version: '1', suite: 'MARQUE un minibus.' },
      textes: ['suite'],
    },
    {
      ...{ nom: 'proposer une offre', qui: 'equipe.1', chemin: '/troc/annonces/nouvelle?type=offre', dit: 'resume' },
      valides: {
        ...{
          titre: 'MARQUE un jardin partagé',
          description: 'MARQUE la terre.',
          pourQui: 'MARQUE tous',
          quand: 'MARQUE au printemps',
        },
        ...{ forme: 'atelier', rayon: '40', places: '6', des: unMardi(4), valableJusqu: unMardi(9) },
      },
      textes: ['titre', 'description', 'pourQui', 'quand'],
      jours: ['des', 'valableJusqu'],
    },
    {
      ...{ nom: 'modifier une annonce', qui: 'direction.1', chemin: `/troc/annonces/${objets.annonce}/modifier`, dit: 'resume' },
      valides: { titre: 'MARQUE un autre jardin', vus: 'on', version: '999', description: 'MARQUE la terre.' },
      textes: ['titre', 'description'],
    },
    {
      ...{
        nom: 'dire une annonce satisfaite',
        qui: 'direction.1',
        chemin: `/troc/annonces/${objets.annonce}?satisfaire`,
        dit: 'resume',
      },
      champsFacultatifs: true,
      valides: { acte: 'satisfaire', avec: '2', suite: 'MARQUE une belle rencontre.' },
      textes: ['suite'],
      ids: ['avec'],
    },
    {
      ...{ nom: 'répondre à une annonce', qui: 'equipe.1', dit: 'resume' },
      chemin: `/troc/annonces/${objets.annonceDAilleurs}/repondre`,
      valides: { structureId: '1', message: 'MARQUE bonjour.' },
      textes: ['message'],
      ids: ['structureId'],
    },
    {
      ...{ nom: 'écrire dans un échange', qui: 'equipe.1', chemin: `/troc/echanges/${objets.echange}`, dit: 'resume' },
      valides: { acte: 'ecrire', message: 'MARQUE un mot.' },
      textes: ['message'],
    },
    {
      ...{ nom: 'attendre une malle', qui: 'equipe.1', chemin: '/malles/cirque/attendre', dit: 'resume' },
      valides: { debut: objets.pretDAilleurs('du'), fin: objets.pretDAilleurs('au'), structureId: '1' },
      jours: ['debut', 'fin'],
      ids: ['structureId'],
    },
    {
      ...{ nom: 'quitter une liste d’attente', qui: 'equipe.1', chemin: `/malles/attentes/${objets.attente}`, dit: 'bandeau' },
      valides: { acte: 'retirer' },
    },
    {
      ...{ nom: 'fixer un rendez-vous', qui: 'direction.1', dit: 'resume' },
      chemin: `/troc/echanges/${objets.echange}/fixer_un_rendez_vous`,
      valides: { jour: mardi, heure: '09:30', moment: 'matin', lieu: 'MARQUE sur place', note: 'MARQUE des bottes.' },
      textes: ['lieu', 'note'],
      jours: ['jour'],
    },
    {
      ...{ nom: 'régler un échange', qui: 'direction.1', chemin: `/troc/echanges/${objets.echange}/regler`, dit: 'resume' },
      valides: { suite: 'MARQUE un prêt de tapis.', satisfaite: 'non' },
      textes: ['suite'],
    },
    {
      ...{ nom: 'ne pas donner suite', qui: 'direction.1', dit: 'resume' },
      chemin: `/troc/echanges/${objets.echange}/clore_sans_suite`,
      valides: { suite: 'MARQUE pas cette année.' },
      textes: ['suite'],
      videEstBon: true,
      champsFacultatifs: true,
    },
    {
      ...{ nom: 'noter une réponse', qui: 'coordination', chemin: `/stages/${objets.aNoter}/refuser`, dit: 'resume' },
      valides: { auNomDe: String(objets.compte('direction.2@cru87.example')), canal: 'telephone', motif: 'MARQUE au téléphone.' },
      textes: ['motif'],
      ids: ['auNomDe'],
    },
    {
      ...{ nom: 'modifier une structure', qui: 'direction.1', chemin: '/reseau/structures/1/modifier', dit: 'resume' },
      multipart: true,
      valides: {
        nom: 'MARQUE L’Arche du Pré',
        ...{ siret: '', gestion: '', adresse: 'MARQUE 1, rue du Pré', codePostal: '87000', communeCode: '' },
        ...{ telephone: '05 36 49 12 40', courriel: 'marque@larche.example', presentation: 'MARQUE un lieu.', placesStage: '2' },
        ...{ siteInternet: 'larche.example', federation: 'MARQUE', milieu: 'rural', itinerance: 'MARQUE camion', etp: '3,5' },
        ...{ benevoles: '28', 'territoire-87085': 'on', autresCommunes: 'Limoges', 'site-0-nom': 'MARQUE antenne' },
        ...{ 'site-0-quand': 'MARQUE mardi', 'site-0-commune': 'Limoges' },
        version: String(objets.version(1)),
      },
      deuxFoisEstBon: ['territoire-87085'],
      textes: [
        ...['nom', 'siret', 'adresse', 'codePostal', 'telephone', 'courriel', 'presentation', 'placesStage', 'siteInternet'],
        ...['federation', 'itinerance', 'etp', 'benevoles', 'autresCommunes', 'site-0-nom', 'site-0-quand', 'site-0-commune'],
      ],
      ids: ['version'],
    },
    {
      ...{ nom: 'dire comment on accueille', qui: 'direction.1', chemin: '/reseau/structures/1/accueillir', dit: 'resume' },
      valides: {
        ...{ acte: 'accueillir', placesStage: '2', consignesStage: 'MARQUE la porte du jardin.' },
        version: String(objets.version(1)),
      },
      textes: ['placesStage', 'consignesStage'],
      ids: ['version'],
    },
    {
      ...{ nom: 'noter une fermeture', qui: 'direction.1', chemin: '/reseau/structures/1/accueillir', dit: 'resume' },
      valides: { acte: 'ajouter_fermeture', du: unMardi(70), au: unMardi(71), motif: 'MARQUE travaux' },
      textes: ['motif'],
      jours: ['du', 'au'],
    },
    {
      ...{ nom: 'retirer une fermeture', qui: 'direction.1', chemin: '/reseau/structures/1/accueillir', dit: 'bandeau' },
      valides: { acte: 'retirer_fermeture', id: '999999' },
      ids: ['id'],
    },
    {
      ...{ nom: 'corriger une distance', qui: 'direction.1', chemin: '/reseau/structures/2/distance', dit: 'resume' },
      valides: { depuis: '1', km: '28' },
      ids: ['depuis'],
    },
    {
      ...{ nom: 'garder une recherche', qui: 'direction.1', chemin: '/troc/recherche', dit: 'bandeau' },
      valides: { acte: 'garder', parametres: 'q=cirque' },
      deuxFoisEstBon: ['parametres'],
    },
    {
      ...{ nom: 'ne plus garder une recherche', qui: 'direction.1', chemin: '/troc/recherche', dit: 'bandeau' },
      valides: { acte: 'oublier', id: '999999' },
      ids: ['id'],
    },
    {
      ...{ nom: 'ajouter un signataire', qui: 'direction.1', chemin: '/reseau/structures/1/accueillir', dit: 'resume' },
      valides: {
        ...{ acte: 'ajouter_signataire', personneId: String(objets.personneDe(1, 1)), qualite: 'delegation' },
        delegationDu: '2026-01-06',
      },
      jours: ['delegationDu'],
      ids: ['personneId'],
    },
    {
      ...{ nom: 'retirer un signataire', qui: 'direction.1', chemin: '/reseau/structures/1/accueillir', dit: 'bandeau' },
      valides: { acte: 'retirer_signataire', id: '999999' },
      ids: ['id'],
    },
    {
      ...{ nom: 'ajouter une structure', qui: 'coordination', chemin: '/reseau/structures/nouvelle', dit: 'resume' },
      valides: {
        ...{ nom: 'MARQUE La Halte', communeCode: '87187', gestion: 'commune', genre: 'prefiguration', siret: '', suite: 'page' },
      },
      textes: ['nom', 'siret'],
    },
    {
      ...{ nom: 'ajouter un quartier', qui: 'coordination', chemin: '/reseau/qpv', dit: 'resume' },
      valides: { acte: 'ajouter', nom: 'MARQUE Quartier', communeCode: '87085' },
      textes: ['nom'],
    },
    {
      ...{ nom: 'noter le départ d’une structure', qui: 'coordination', chemin: '/reseau/structures/23/depart', dit: 'resume' },
      valides: { acte: 'partir', dernierJour: new Date().toISOString().slice(0, 10), compris: 'on' },
      jours: ['dernierJour'],
    },
    {
      ...{ nom: 'dire une page à jour', qui: 'direction.1', chemin: '/reseau/structures/1', dit: 'bandeau' },
      valides: { acte: 'confirmer' },
    },
    {
      ...{ nom: 'inviter', qui: 'direction.1', chemin: '/reseau/structures/1/inviter', dit: 'resume' },
      valides: {
        ...{ prenom: 'MARQUE', nom: 'Desrœches', courriel: 'marque@desroeches.example', fonction: 'animation' },
        ...{ intitule: 'MARQUE', lien: 'salariat' },
      },
      textes: ['prenom', 'nom', 'courriel', 'intitule'],
    },
    {
      ...{ nom: 'donner un rôle', qui: 'coordination', chemin: '/reseau/roles', dit: 'resume' },
      valides: {
        courriel: 'marque.role@desroeches.example',
        prenom: 'MARQUE',
        nom: 'Rôle',
        role: 'partenaire',
        organisme: 'caf',
      },
      textes: ['courriel', 'prenom', 'nom'],
    },
    {
      ...{
        nom: 'noter un départ',
        qui: 'direction.1',
        chemin: `/reseau/structures/1/equipe/${objets.personneDe(1, 3)}/depart`,
        dit: 'resume',
      },
      valides: { acte: 'partir', dernierJour: unMardi(2), aId: String(objets.personneDe(1, 1)) },
      jours: ['dernierJour'],
      ids: ['aId'],
    },
    {
      ...{
        nom: 'corriger quelqu’un de l’équipe',
        qui: 'coordination',
        chemin: `/reseau/structures/1/equipe/${objets.personneDe(1, 2)}`,
        dit: 'resume',
      },
      valides: {
        ...{ acte: 'corriger', prenom: 'MARQUE', nom: 'Desrœches', courriel: 'marque@equipe.example' },
        version: String(objets.versionDe(objets.personneDe(1, 2))),
      },
      textes: ['prenom', 'nom', 'courriel'],
      ids: ['version'],
    },
    {
      ...{
        nom: 'ajouter une fonction',
        qui: 'direction.1',
        chemin: `/reseau/structures/1/equipe/${objets.personneDe(1, 1)}?fonction=nouvelle`,
        dit: 'resume',
      },
      valides: {
        ...{ acte: 'ajouter_fonction', fonction: 'benevolat', intitule: 'MARQUE contes', lien: 'benevolat' },
        ...{ du: '2026-01-06', au: unMardi(30) },
      },
      textes: ['intitule'],
      jours: ['du', 'au'],
    },
    {
      ...{ nom: 'réunir deux fiches', qui: 'coordination', dit: 'resume' },
      chemin: `/reseau/personnes/${objets.personneDe(22, 2)}/fusionner?avec=${objets.personneDe(22, 3)}`,
      valides: {
        ...{ doublonId: String(objets.personneDe(22, 3)), nomDe: 'gardee', courrielDe: 'gardee', telephoneDe: 'gardee' },
        ...{ choixDe: 'gardee', confirmer: 'on' },
      },
      ids: ['doublonId'],
    },
    {
      ...{ nom: 'retirer une invitation', qui: 'direction.1', chemin: '/reseau/structures/1/inviter?retirer', dit: 'resume' },
      valides: { retirer: '999999' },
      ids: ['retirer'],
    },
    {
      ...{ nom: 'renvoyer une invitation', qui: 'direction.1', chemin: '/reseau/structures/1/inviter?renvoyer', dit: 'resume' },
      valides: { renvoyer: String(objets.personneDe(1, 1)) },
      ids: ['renvoyer'],
    },
    {
      ...{ nom: 'noter un agrément', qui: 'direction.1', chemin: '/reseau/structures/1/agrements', dit: 'resume' },
      valides: { genre: 'clas', du: unMardi(30), au: unMardi(60), decideur: 'MARQUE', decideLe: '' },
      textes: ['decideur'],
      jours: ['du', 'au', 'decideLe'],
    },
    {
      ...{ nom: 'corriger un agrément', qui: 'direction.1', dit: 'resume' },
      chemin: `/reseau/structures/1/agrements/${objets.agrementDe(1)}?corriger`,
      valides: {
        ...{ acte: 'modifier', genre: 'animation_locale', du: '2001-01-01', au: '2001-12-31', decideur: 'MARQUE', decideLe: '' },
        version: '1',
      },
      textes: ['decideur'],
      jours: ['du', 'au', 'decideLe'],
      ids: ['version'],
    },
    {
      ...{ nom: 'demander un renouvellement', qui: 'coordination', dit: 'resume' },
      chemin: `/reseau/structures/3/agrements/${objets.agrementDe(3)}`,
      valides: { acte: 'demander', le: new Date().toISOString().slice(0, 10), version: '1' },
      jours: ['le'],
      ids: ['version'],
    },
    {
      ...{ nom: 'renouveler un agrément', qui: 'partenaire.caf', dit: 'resume' },
      chemin: `/reseau/structures/5/agrements/${objets.agrementDe(5)}`,
      valides: { acte: 'renouveler', au: unMardi(400), decideur: 'MARQUE', decideLe: '' },
      textes: ['decideur'],
      champsFacultatifs: true,
      jours: ['au', 'decideLe'],
    },
    {
      ...{ nom: 'ajouter un genre d’agrément', qui: 'coordination', chemin: '/reseau/agrements/nouveau', dit: 'resume' },
      valides: { nom: 'MARQUE un fonds', sigle: 'MARQUE', nature: 'conventionnement', donne: '' },
      textes: ['nom', 'sigle'],
    },
    {
      ...{ nom: 'modifier un genre d’agrément', qui: 'coordination', chemin: '/reseau/agrements/clas', dit: 'resume' },
      valides: { acte: 'modifier', nom: 'MARQUE contrat local', sigle: 'MARQUE', nature: 'conventionnement', donne: '' },
      textes: ['nom', 'sigle'],
    },
    {
      ...{ nom: 'ajouter une règle', qui: 'coordination', chemin: '/reseau/agrements/ps_jeunes', dit: 'resume' },
      valides: {
        ...{ acte: 'ecrire_regle', depuis: unMardi(10), anneesMin: '1', anneesMax: '4', decideur: 'MARQUE', exige: '' },
        ...{ niveau: 'MARQUE', source: 'MARQUE circulaire' },
      },
      textes: ['decideur', 'niveau', 'source', 'anneesMin', 'anneesMax'],
      jours: ['depuis'],
    },
    {
      ...{ nom: 'confirmer un import', qui: 'coordination', chemin: '/reseau/import', dit: 'resume' },
      valides: { confirmer: '999999' },
      ids: ['confirmer'],
    },
    {
      ...{ nom: 'relire un import', qui: 'coordination', chemin: '/reseau/import', dit: 'resume' },
      valides: { relire: '999999', genre: 'structures', 'colonne-0': 'nom' },
      ids: ['relire'],
    },
    {
      ...{ nom: 'aller à une autre page d’un import', qui: 'coordination', chemin: '/reseau/import', dit: 'resume' },
      valides: { aller: '999999&page=2', 'commune-4': 'sans' },
    },
    {
      ...{ nom: 'lire une autre feuille d’un import', qui: 'coordination', chemin: '/reseau/import', dit: 'resume' },
      valides: { lire: '999999-1' },
    },
    {
      ...{ nom: 'inviter depuis une liste', qui: 'coordination', chemin: '/reseau/import?inviter', dit: 'resume' },
      valides: { inviter: '1-999999' },
    },
    {
      ...{ nom: 'réglages', qui: 'coordination', chemin: '/reglages', dit: 'resume' },
      valides: {
        ...{ reseau_nom: 'MARQUE réseau', reseau_departement: '87', reseau_zone: 'A', reseau_fuseau: 'Europe/Paris' },
        ...{ reseau_courriel: 'marque@reseau.example', reseau_telephone: '05 36 49 12 40', reseau_facteur_distance: '1,3' },
        reseau_temps_coordination: '30',
        ...{ donnees_annees: '3', donnees_journal: '5', troc_annees_papiers: '5', troc_bareme_km: '0,32' },
        ...{ troc_jours_rappel_tour: '2', troc_mois_fraicheur: '6', troc_mois_echanges: '24' },
        ...REGLAGES_DES_MALLES,
        ...REGLAGES_DES_FORMATIONS,
        ...{ cellule_annees: '3', sauvegardes_jours: '60' },
      },
      textes: ['reseau_nom', 'reseau_departement', 'reseau_courriel', 'reseau_telephone', 'reseau_facteur_distance'],
    },
    {
      ...{ nom: 'lien de l’agenda', qui: 'equipe.1', chemin: '/agenda', dit: 'bandeau' },
      valides: { intention: 'creer' },
    },
    {
      // Never the right word: nobody is erased. Someone whom no stage waits for: the others read what is to be settled first.
      ...{ nom: 'effacer mes données', qui: 'partenaire.caf', chemin: '/moi/donnees?effacer', dit: 'resume' },
      valides: { confirmation: 'MARQUE' },
      textes: ['confirmation'],
    },
    {
      ...{
        nom: 'effacer quelqu’un',
        qui: 'coordination',
        chemin: `/reseau/personnes/${objets.compte('partenaire.caf@cru87.example')}/effacer`,
        dit: 'resume',
      },
      valides: { confirmation: 'MARQUE' },
      textes: ['confirmation'],
    },
    {
      ...{ nom: 'annuler une ligne du journal', qui: 'coordination', chemin: '/journal/1/annuler', dit: 'bandeau' },
      valides: {},
      videEstBon: true,
    },
    {
      ...{ nom: 'brouillon', qui: 'direction.1', chemin: '/brouillons', dit: 'page' },
      valides: { formulaire: 'stage', objectif: 'MARQUE brouillon' },
      deuxFoisEstBon: ['objectif', 'formulaire'],
    },
    {
      ...{ nom: 'répondre au courriel', qui: 'visiteur', chemin: `/r/${objets.jeton}`, dit: 'resume' },
      valides: {
        ...{ acte: 'refuser', 'refuser-proposition': '1' },
        ...{ 'refuser-raison': 'autre', 'refuser-motif': 'MARQUE pas cette fois.' },
      },
      textes: ['refuser-motif'],
      ouverteAuxCourriels: true,
      champsFacultatifs: true,
      deuxFoisEstBon: ['acte', 'refuser-proposition', 'refuser-raison', 'refuser-motif'],
    },
    {
      ...{ nom: 'renvoyer un courriel', qui: 'coordination', chemin: '/courriels', dit: 'bandeau' },
      valides: { id: '999999' },
      ids: ['id'],
    },
    {
      ...{ nom: 'lancer une tâche', qui: 'coordination', chemin: '/taches', dit: 'bandeau' },
      valides: { tache: 'tache-inconnue' },
      textes: ['tache'],
    },
    {
      ...{ nom: 'proposer un mot', qui: 'partenaire.caf', chemin: '/reseau/competences/proposer', dit: 'resume' },
      valides: { nom: 'MARQUE xylophagie', definition: 'MARQUE une phrase qui dit.', parentId: '', vus: 'on' },
      textes: ['nom', 'definition'],
      ids: ['parentId'],
    },
    {
      ...{ nom: 'modifier un mot', qui: 'coordination', chemin: '/reseau/competences/paie/modifier', dit: 'resume' },
      valides: {
        ...{ acte: 'modifier', nom: 'MARQUE paie', definition: 'MARQUE une phrase qui dit.', synonymes: 'MARQUE bulletin' },
        ...{ parentId: '', version: '1' },
      },
      textes: ['nom', 'definition', 'synonymes'],
      ids: ['parentId', 'version'],
    },
    {
      ...{ nom: 'écarter un mot', qui: 'coordination', chemin: '/reseau/competences/sciences/modifier', dit: 'resume' },
      valides: { acte: 'ecarter', motif: 'MARQUE un autre mot.' },
      textes: ['motif'],
    },
    {
      ...{ nom: 'réunir deux mots', qui: 'coordination', chemin: '/reseau/competences/danse/modifier', dit: 'resume' },
      valides: { acte: 'fusionner', dansId: '999999' },
      ids: ['dansId'],
    },
    {
      ...{ nom: 'dire ce que je sais faire', qui: 'equipe.1', chemin: '/moi/savoir-faire', dit: 'resume' },
      valides: { acte: 'ajouter', terme: 'cuisine', precision: 'MARQUE des tartes' },
      textes: ['terme', 'precision'],
    },
    {
      ...{
        nom: 'dire ce que la structure sait faire',
        qui: 'direction.1',
        chemin: '/reseau/structures/1/savoir-faire',
        dit: 'resume',
      },
      valides: { acte: 'cocher', competences: '1' },
      ids: ['competences'],
      deuxFoisEstBon: ['competences'],
    },
    ...formulairesDesAppuis(objets),
    ...formulairesDuCatalogue(objets),
    ...formulairesDesPrets(objets),
    ...formulairesDesInventaires(objets),
    ...formulairesDesFormations(objets),
    ...FORMULAIRES_DES_MEMBRES_DE_LA_CELLULE,
    ...formulairesDesPortes(),
    ...formulairesDeLaCellule(),
  ];
}

const REGLAGES_DES_FORMATIONS = {
  ...{ formations_heures_offre: '48', formations_jours_besoins_particuliers: '30', formations_annees_motifs: '3' },
  ...{ formations_jours_a_froid: '90', formations_minimum_reponses: '3' },
};

/** Those of the formations: to prepare one, to say what one wants to learn. */
const formulairesDesFormations = ({ muette, besoinDe, versionDuBesoin }: ReturnType<typeof trouverObjets>): FormulaireConnu[] => [
  {
    ...{ nom: 'préparer une formation', qui: 'coordination', chemin: '/formations/nouvelle', dit: 'resume' },
    valides: {
      ...{ titre: 'MARQUE écouter', resume: 'MARQUE mieux.', objectifs: 'MARQUE entendre', programme: 'MARQUE jouer' },
      ...{
        pourQui: 'MARQUE tous',
        prerequis: 'MARQUE rien',
        lieu: 'MARQUE au fil',
        lien: '',
        accessibilite: 'MARQUE de plain-pied',
      },
      ...{ capacite: '12', minimum: '6', limite: unMardi(20), cout: '20', coutDit: 'MARQUE repas', financeurs: 'MARQUE Caf' },
      ...{ organisme: 'MARQUE réseau', organismeNumero: '75', structureId: '', formatriceId: '', formatriceNom: 'MARQUE Amina' },
      ...{ formatricePrecision: 'MARQUE conteuse', publique: 'on' },
    },
    textes: ['titre', 'resume', 'objectifs', 'programme', 'pourQui', 'prerequis', 'lieu', 'accessibilite'],
    ...{ jours: ['limite'], ids: ['structureId', 'formatriceId'] },
  },
  {
    ...{ nom: 'dire un besoin de formation', qui: 'equipe.1', chemin: '/formations/besoins', dit: 'resume' },
    ...{ valides: { besoin: 'MARQUE mieux écouter', public: 'equipe' }, textes: ['besoin'] },
  },
  {
    ...{ nom: 'ranger un besoin de formation', qui: 'equipe.1', dit: 'resume' },
    chemin: `/formations/besoins/${besoinDe(1)}/theme`,
    valides: { theme: 'lecture-et-conte', version: String(versionDuBesoin(besoinDe(1))) },
    ids: ['theme', 'version'],
  },
  {
    ...{ nom: 'ajouter un support à une formation', qui: 'coordination', chemin: '/formations/9/supports', dit: 'resume' },
    valides: { acte: 'ajouter', titre: 'MARQUE mémo', lien: 'https://documents.example/MARQUE' },
    ...{ textes: ['titre'], multipart: true },
  },
  {
    ...{ nom: 'confier une formation', qui: 'coordination', chemin: '/formations/10/confier', dit: 'resume' },
    ...{ valides: { organisatriceId: '1' }, ids: ['organisatriceId'] },
  },
  {
    ...{ nom: 'noter une réponse au téléphone', qui: 'coordination', chemin: '/formations/7/reponses/chaud', dit: 'resume' },
    valides: {
      ...{ inscriptionId: String(muette), canal: 'telephone', attentes: '3', contenu: '4', animation: '3', organisation: '2' },
      ...{ retenir: 'MARQUE écouter', manque: 'MARQUE du temps' },
    },
    ...{ textes: ['retenir', 'manque'], ids: ['inscriptionId'] },
  },
  {
    ...{ nom: 'annoncer une qualification', qui: 'coordination', dit: 'resume' },
    chemin: '/formations/qualifications/references/direction_centre_social',
    valides: {
      ...{ acte: 'annoncer', attendu: 'MARQUE un diplôme', portee: 'toutes', depuis: unMardi(20), source: 'MARQUE circulaire' },
    },
    ...{ textes: ['attendu', 'source'], jours: ['depuis'] },
  },
];

const REGLAGES_DES_MALLES = {
  ...{ malles_jours_max: '14', malles_preavis: '1', malles_horizon: '12', malles_tampon_avant: '1', malles_tampon_apres: '2' },
  ...{ malles_jours_fermes: 'dimanche', malles_prets_par_structure: '3', malles_heures_offre: '48', malles_annees_prets: '3' },
};

/** Those of the malles themselves: what they say, what is in them, where they are at, what one does with them. */
function formulairesDuCatalogue(objets: ReturnType<typeof trouverObjets>): FormulaireConnu[] {
  const coordination = { qui: 'coordination', dit: 'resume' } as const;
  const version = String(objets.versionDeMalle('cirque'));
  const malle = {
    ...{ nom: 'MARQUE', resume: 'MARQUE jongler.', notice: 'MARQUE un tapis.', ageMin: '6', ageMax: '12', groupeMax: '14' },
    ...{ structureId: '2', gardienneId: '', ouRetirer: 'MARQUE au jardin', quandRetirer: 'MARQUE le lundi', dessin: 'cirque' },
    ...{ joursMax: '7', preavisJours: '', horizonJours: '', tamponAvant: '1', tamponApres: '', fermeture: 'reseau' },
    ...{ pretsParStructure: '', accord: '', caution: '12,50' },
  };
  const textes = ['nom', 'resume', 'notice', 'ouRetirer', 'quandRetirer'];
  return [
    {
      ...{ ...coordination, nom: 'ajouter une malle', chemin: '/malles/nouvelle' },
      ...{ valides: malle, textes, ids: ['structureId', 'gardienneId'] },
    },
    {
      ...{ ...coordination, nom: 'modifier une malle', chemin: '/malles/cirque/modifier' },
      ...{ valides: { ...malle, version }, textes, ids: ['structureId', 'gardienneId', 'version'] },
    },
    {
      ...{ ...coordination, nom: 'ajouter un objet à une malle', chemin: '/malles/cirque/contenu' },
      valides: { acte: 'ajouter', nom: 'MARQUE', nombre: '12', valeur: '1,80', aSavoir: 'MARQUE à compter' },
      textes: ['nom', 'aSavoir'],
      multipart: true,
    },
    {
      ...{ ...coordination, nom: 'changer un objet d’une malle' },
      chemin: `/malles/cirque/contenu?objet=${objets.objetDeMalle('cirque')}`,
      valides: { acte: 'changer', id: String(objets.objetDeMalle('cirque')), nom: 'MARQUE', nombre: '12', aSavoir: 'MARQUE' },
      textes: ['nom', 'aSavoir'],
      multipart: true,
    },
    {
      ...{ ...coordination, nom: 'dire où en est une malle', chemin: '/malles/cirque/etat' },
      valides: { etat: 'en_reparation', motif: 'MARQUE une roue', jusquAu: unMardi(20), version },
      ...{ textes: ['motif'], jours: ['jusquAu'], ids: ['version'] },
    },
    {
      ...{ nom: 'laisser une idée de séance', qui: 'equipe.1', chemin: '/malles/cirque/carnet', dit: 'resume' },
      valides: { acte: 'laisser', texte: 'MARQUE les foulards', ageMin: '6', ageMax: '10', duree: '45' },
      textes: ['texte'],
    },
  ];
}

/** Those of the loans of malles: to book, to change, to say better, to refuse, to call off. */
function formulairesDesPrets({ malles, personneDe }: ReturnType<typeof trouverObjets>): FormulaireConnu[] {
  const mardi = unMardi(20);
  const dates = { debut: mardi, fin: mardi, debutDemiJournee: 'matin', finDemiJournee: 'apres-midi' };
  const precisions = {
    ...{ lieu: 'MARQUE école', communeCode: '87085', objet: 'MARQUE fête', participants: '24', mot: 'MARQUE merci.' },
    contactId: String(personneDe(1, 1)),
  };
  const textes = ['lieu', 'objet', 'participants', 'mot'];
  return [
    {
      ...{ nom: 'réserver une malle', qui: 'equipe.1', chemin: '/malles/cirque/reserver', dit: 'resume' },
      valides: { ...dates, ...precisions, structureId: '1' },
      textes,
      jours: ['debut', 'fin'],
      ids: ['structureId', 'contactId'],
    },
    {
      ...{
        nom: 'changer les dates d’un prêt',
        qui: 'direction.1',
        chemin: `/reservations/${malles.pret}/changer`,
        dit: 'resume',
      },
      valides: { ...dates, version: String(malles.versionDuPret) },
      jours: ['debut', 'fin'],
      ids: ['version'],
    },
    {
      ...{ nom: 'préciser un prêt', qui: 'direction.1', chemin: `/reservations/${malles.pret}/modifier`, dit: 'resume' },
      valides: { ...precisions, version: String(malles.versionDuPret) },
      textes,
      ids: ['contactId', 'version'],
    },
    {
      ...{ nom: 'refuser un prêt', qui: 'coordination', chemin: `/reservations/${malles.demande}/refuser`, dit: 'resume' },
      valides: { motif: 'MARQUE elle part en réparation.' },
      textes: ['motif'],
    },
    {
      ...{ nom: 'annuler un prêt', qui: 'equipe.1', chemin: `/reservations/${malles.pret}/annuler`, dit: 'resume' },
      valides: { motif: 'MARQUE le car est en panne.' },
      textes: ['motif'],
    },
  ];
}

/** Those of the appuis techniques: to ask, and what the coordination, the structure and those who are invited do. */
function formulairesDesAppuis(objets: ReturnType<typeof trouverObjets>): FormulaireConnu[] {
  const mardi = unMardi(20);
  const chemin = (statut: string, suite = '') => `/troc/appuis/${objets.appui(statut)}${suite}`;
  const version = (statut: string) => String(objets.versionDAppui(statut));
  const coordination = { qui: 'coordination', dit: 'resume' } as const;
  return [
    {
      ...{ nom: 'demander un appui technique', qui: 'equipe.1', chemin: '/troc/appuis/nouveau', dit: 'resume' },
      valides: {
        ...{ titre: 'MARQUE écrire un projet', competences: 'projet-social', description: 'MARQUE en trois mois.' },
        ...{ souhaiteAvant: mardi, distance: 'on' },
      },
      textes: ['titre', 'description'],
      jours: ['souhaiteAvant'],
      deuxFoisEstBon: ['competences'],
    },
    {
      ...{ ...coordination, nom: 'modifier une demande d’appui', chemin: chemin('demande', '/modifier') },
      valides: { titre: 'MARQUE autrement', vus: 'on', description: 'MARQUE.', version: version('demande') },
      textes: ['titre', 'description'],
      ids: ['version'],
    },
    {
      ...{ ...coordination, nom: 'inviter à un appui', chemin: chemin('demande', '/solliciter') },
      valides: { autre: String(objets.compte('equipe.8@cru87.example')), mot: 'MARQUE pensez-y.' },
      textes: ['mot'],
      ids: ['autre'],
    },
    {
      ...{ ...coordination, nom: 'fixer la séance d’un appui', chemin: chemin('experts_sollicites', '/programmer') },
      valides: {
        ...{ jour: mardi, heure: '14:00', duree: '120', lieu: 'MARQUE la salle du haut' },
        ...{ personnes: String(objets.invitationDAppui('oui')), version: version('experts_sollicites') },
      },
      textes: ['lieu'],
      jours: ['jour'],
      ids: ['version', 'personnes'],
      deuxFoisEstBon: ['personnes'],
    },
    {
      ...{ ...coordination, nom: 'noter la réponse d’une personne invitée', chemin: chemin('experts_sollicites') },
      valides: {
        ...{ acte: 'noter', invitation: String(objets.invitationDAppui(null)), canal: 'telephone' },
        ...{ reponse: 'non', precision: 'MARQUE pas ce mois-ci.' },
      },
      textes: ['precision'],
      ids: ['invitation'],
    },
    {
      ...{ nom: 'répondre à une invitation', qui: 'direction.1', chemin: chemin('experts_sollicites'), dit: 'resume' },
      valides: { acte: 'repondre', reponse: 'oui', precision: 'MARQUE un jeudi.' },
      textes: ['precision'],
    },
    {
      ...{ ...coordination, nom: 'remettre une séance', chemin: chemin('programme', '/remettre') },
      valides: { motif: 'MARQUE la salle est prise.' },
      textes: ['motif'],
    },
    {
      ...{ ...coordination, nom: 'retirer une demande d’appui', chemin: chemin('demande', '/retirer') },
      valides: { motif: 'MARQUE trouvé ailleurs.' },
      textes: ['motif'],
    },
    {
      ...{ ...coordination, nom: 'écrire un compte rendu', chemin: chemin('tenu', '/clore') },
      valides: { compteRendu: 'MARQUE une grille suffit.' },
      textes: ['compteRendu'],
    },
    {
      ...{ ...coordination, nom: 'corriger un compte rendu', chemin: chemin('clos', '/corriger') },
      valides: { compteRendu: 'MARQUE une grande feuille.', version: version('clos') },
      textes: ['compteRendu'],
      ids: ['version'],
    },
  ];
}

/** Those that count a malle. */
function formulairesDesInventaires(objets: ReturnType<typeof trouverObjets>): FormulaireConnu[] {
  const contenu = objets.objetsDe('cirque');
  const [premier] = contenu;
  const rendus = objets.objetsDe('jeux-cooperatifs');
  return [
    {
      ...{ nom: 'recompter une malle', qui: 'equipe.1', dit: 'resume', multipart: true },
      chemin: `/reservations/${objets.rendu(1)}/recompter`,
      valides: {
        ...{ remis: 'MARQUE Amina', recu: 'MARQUE Maëlle', remarque: 'MARQUE un dé.' },
        ...Object.fromEntries(rendus.map(({ id, nombre }) => [`n-${id}`, String(nombre)])),
      },
      textes: ['remis', 'recu', 'remarque'],
    },
    {
      ...{ nom: 'remettre une malle', qui: 'equipe.1', dit: 'resume', multipart: true },
      chemin: `/reservations/${objets.pret('cirque', 1)}/remettre`,
      valides: {
        ...{ remis: 'MARQUE Amina', recu: 'MARQUE Maëlle', remarque: 'MARQUE une sangle.' },
        ...Object.fromEntries(contenu.map(({ id, nombre }) => [`n-${id}`, String(nombre)])),
        [`precision-${premier?.id}`]: 'MARQUE une tache.',
      },
      textes: ['remis', 'recu', 'remarque', `precision-${premier?.id}`],
    },
  ];
}

/** What a member of the cell says of herself: the coordination of the demonstration is one. */
const FORMULAIRES_DES_MEMBRES_DE_LA_CELLULE: readonly FormulaireConnu[] = [
  {
    ...{ nom: 'se récuser', qui: 'coordination', chemin: '/cellule/recusations', dit: 'resume' },
    valides: { geste: 'declarer', structureId: '2', motif: 'MARQUE un proche y travaille.' },
    textes: ['motif'],
    ids: ['structureId'],
  },
];
/** Those that word the public doors of the cell. */
function formulairesDesPortes(): FormulaireConnu[] {
  const coordination = { qui: 'coordination', dit: 'resume' } as const;
  const valides = {
    nom: 'MARQUE une porte',
    quoi: 'MARQUE s’y asseoir.',
    contact: 'MARQUE.example',
    theme: 'finances',
    active: 'on',
  };
  const textes = ['nom', 'quoi', 'contact'];
  return [
    { ...coordination, nom: 'ajouter une porte', chemin: '/cellule/portes/nouvelle', valides, textes },
    { ...coordination, nom: 'modifier une porte', chemin: '/cellule/portes/cip', valides, textes },
  ];
}

/** The one of the cell whose bad input needs no key. */
function formulairesDeLaCellule(): FormulaireConnu[] {
  return [
    {
      ...{ nom: 'écrire un repère', qui: 'coordination', chemin: '/cellule/reperes/nouveau', dit: 'resume' },
      valides: {
        theme: 'finances',
        signe: 'MARQUE les comptes',
        repere: 'MARQUE trois mois',
        aQui: 'MARQUE le bureau',
        actif: 'on',
      },
      textes: ['signe', 'repere', 'aQui'],
    },
  ];
}
