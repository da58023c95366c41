import { asc, eq } from 'drizzle-orm';
import type { Contexte, ContextePersonne } from '#app/commun/contexte.ts';
import { ajouterJours, type Jour } from '#app/commun/periode.ts';
import { malles, objetsDeMalle } from '#app/malles/catalogue/tables.ts';
import type { CauseEcart } from '#app/malles/inventaires/inventaires.ts';
import { MallePrise } from '#app/malles/occupation/malle-prise.ts';
import { reserver } from '#app/malles/reservations/reserver.server.ts';
import { acteDe, estOuvre, jourDans, par, unMardi } from './gens.ts';
import type { Acte } from './histoire.ts';
import { MALLES } from './malles.ts';
import {
  accepterReservation,
  annulerReservation,
  attendre,
  type Compte,
  cloreReservation,
  convenirDuRelais,
  ecartsDe,
  type ObjetCompte,
  passerLeRelais,
  refuserReservation,
  regulariser,
  remettre,
  rendre,
  signaler,
} from './vie-des-prets.ts';

/** How a loan ends: what is missing of which object, by its rank; how many days late. */
interface Fin {
  retard?: number;
  manque?: readonly [rang: number, combien: number, cause: CauseEcart];
}

interface PretDemo extends Fin {
  slug: string;
  structure: number;
  debut: Jour;
  fin: Jour;
  reservee: Jour;
  objet: string;
  participants: number | undefined;
  /** Where it stands today; closed otherwise. */
  sort?: 'dehors' | 'a_regler' | 'reserve' | 'demande' | 'annule' | 'refuse' | undefined;
  /** It goes straight to the next loan of the list; it came straight from the one before. */
  relais?: boolean;
  recue?: boolean;
  /** Another structure wanted the same days. */
  refuseA?: number;
}

/** How a malle was borrowed during the year: lengths and gaps in days, over and over, until so many days before today. */
const RYTHMES: readonly {
  slug: string;
  longueurs: readonly number[];
  ecarts: readonly number[];
  jusque: number;
  relais?: readonly number[];
  /** One loan in so many was wanted by another too. */
  refus?: number;
  quoi: readonly [objet: string, participants: number | undefined][];
}[] = [
  {
    ...{ slug: 'cirque', longueurs: [3, 2, 4, 1, 5, 2, 3], ecarts: [4, 6, 4, 8, 5, 3, 7], jusque: 4, relais: [6, 19], refus: 3 },
    quoi: [
      ['Semaine des arts du cirque', 24],
      ['Atelier du mercredi', 14],
      ['Accueil de loisirs', 18],
      ['Fête de quartier', 80],
      ['Temps fort des familles', 32],
      ['Stage de vacances', 12],
      ['Découverte au pied des immeubles', undefined],
    ],
  },
  {
    ...{ slug: 'relaxation', longueurs: [5, 2, 8, 3, 10, 1], ecarts: [4, 5, 6, 4, 7, 5], jusque: 9, relais: [11], refus: 6 },
    quoi: [
      ['Pause des aidants', 10],
      ['Atelier parents', 8],
      ['Séances du jeudi', 12],
      ['Semaine du bien vieillir', 26],
      ['Accueil du matin', undefined],
    ],
  },
  {
    ...{ slug: 'jeux-cooperatifs', longueurs: [3, 1, 2, 4], ecarts: [17, 12, 20, 14], jusque: 12, refus: 9 },
    quoi: [
      ['Fête du jeu', 60],
      ['Soirée jeux', 25],
      ['Conseil des enfants', 14],
    ],
  },
  {
    ...{ slug: 'parents-enfants', longueurs: [5, 3, 9], ecarts: [16, 19, 18], jusque: 14 },
    quoi: [
      ['Ouverture du lieu d’accueil', 9],
      ['Matinée d’éveil', 11],
      ['Semaine de la petite enfance', 34],
    ],
  },
  {
    ...{ slug: 'radio', longueurs: [2, 1, 3], ecarts: [22, 28, 19], jusque: 20, refus: 8 },
    quoi: [
      ['Émission sur le marché', 8],
      ['Paroles d’habitants', 15],
      ['Radio des collégiens', 10],
    ],
  },
  {
    ...{ slug: 'cuisine-partagee', longueurs: [2, 3, 1, 4], ecarts: [24, 18, 26, 20], jusque: 18 },
    quoi: [
      ['Repas de quartier', 40],
      ['Cuisine des familles', 12],
      ['Cuisine du monde', 22],
    ],
  },
];

/** Those that borrow: some come back often, a few never came. */
const EMPRUNTEUSES = [1, 4, 9, 5, 13, 16, 8, 11, 3, 6, 12, 18, 1, 14, 20, 9, 22, 5, 19];
const MANQUES: readonly (readonly [number, number, CauseEcart])[] = [
  [0, 2, 'perdu'],
  [2, 1, 'casse'],
];
const REGLEMENTS = ['rachete', 'rapporte', 'rembourse', 'offert'] as const;

const tour = <T>(liste: readonly T[], rang: number): T => liste[rang % liste.length] as T;

/** The first day, forwards or backwards, from which a loan of that length neither begins nor ends on a day when nobody is there. */
function premierPossible(jour: Jour, duree: number, pas = 1): Jour {
  let debut = jour;
  while (!estOuvre(debut) || !estOuvre(ajouterJours(debut, duree - 1))) debut = ajouterJours(debut, pas);
  return debut;
}

const chezQui = (slug: string) => MALLES.find((une) => une.slug === slug)?.structure ?? 0;
/** A structure that does not keep it. */
const emprunteuse = (slug: string, rang: number): number => {
  const voulue = tour(EMPRUNTEUSES, rang);
  return voulue === chezQui(slug) ? tour(EMPRUNTEUSES, rang + 1) : voulue;
};

/** The year that has passed. */
function lAnneePassee(ctx: Contexte): PretDemo[] {
  return RYTHMES.flatMap(({ slug, longueurs, ecarts, jusque, relais = [], refus = 0, quoi }, malle) => {
    const prets: PretDemo[] = [];
    const [dernier, recent] = [jourDans(ctx, -jusque), jourDans(ctx, -16)];
    let jour = jourDans(ctx, -352 + malle * 3);
    for (let rang = 0; ; rang++) {
      const duree = tour(longueurs, rang);
      const debut = premierPossible(jour, duree);
      const fin = ajouterJours(debut, duree - 1);
      if (fin > dernier) return prets;
      const [passe, recue] = [relais.includes(rang), relais.includes(rang - 1)];
      const [objet, participants] = tour(quoi, rang);
      const qui = rang * 7 + malle * 5;
      const seul = !passe && !recue && fin < recent;
      prets.push({
        ...{ slug, debut, fin, objet, participants, structure: emprunteuse(slug, qui) },
        ...{ reservee: ajouterJours(debut, -(8 + ((rang * 11) % 27))), relais: passe, recue },
        ...(seul && rang % 10 === 4 ? { retard: 1 + (rang % 2) } : {}),
        ...(seul && rang % 12 === 7 ? { manque: tour(MANQUES, rang + malle) } : {}),
        ...(refus > 0 && rang % refus === 1 ? { refuseA: emprunteuse(slug, qui + 4) } : {}),
      });
      // From hand to hand: the next begins as soon as one may book it.
      jour = ajouterJours(fin, passe ? 2 : tour(ecarts, rang) + 1);
    }
  });
}

/** What goes on today, and what is to come. */
function maintenantEtApres(ctx: Contexte): PretDemo[] {
  const vers = (duree: number, pas: Jour) => {
    const debut = premierPossible(pas, duree);
    return { debut, fin: ajouterJours(debut, duree - 1) };
  };
  const dans = (jours: number, duree: number) => vers(duree, jourDans(ctx, jours));
  const ilYA = (jours: number, duree: number) => {
    const debut = premierPossible(jourDans(ctx, -jours), duree, -1);
    return { debut, fin: ajouterJours(debut, duree - 1) };
  };
  const premier = vers(3, unMardi(jourDans(ctx, 8)));
  const second = vers(4, [unMardi(jourDans(ctx, 17)), ajouterJours(premier.fin, 4)].toSorted()[1] ?? premier.fin);
  const pret = (
    [slug, structure, reserveIlYA]: [string, number, number],
    dates: Pick<PretDemo, 'debut' | 'fin'>,
    [objet, participants]: [string, number],
    sort: PretDemo['sort'],
    suite: Fin = {},
  ): PretDemo => ({
    ...{ slug, structure, objet, participants, sort, ...dates, ...suite, reservee: jourDans(ctx, -reserveIlYA) },
  });
  return [
    // Out now; late; back, with something missing.
    pret(['relaxation', 16, 30], ilYA(2, 8), ['Pause des aidants', 12], 'dehors'),
    pret(['radio', 5, 31], ilYA(9, 3), ['Paroles d’habitants', 9], 'dehors'),
    pret(['cuisine-partagee', 11, 33], ilYA(10, 2), ['Repas de quartier', 36], 'a_regler', { manque: [2, 2, 'perdu'] }),
    // To come: nothing of the malle cirque beyond six weeks.
    pret(['cirque', 1, 12], premier, ['Semaine des arts du cirque', 24], 'reserve'),
    pret(['cirque', 4, 9], second, ['Atelier du mercredi', 16], 'reserve'),
    pret(['cirque', 8, 6], dans(31, 2), ['Accueil de loisirs', 20], 'reserve'),
    pret(['relaxation', 9, 15], dans(13, 5), ['Séances du jeudi', 10], 'reserve'),
    pret(['radio', 22, 8], dans(24, 2), ['Radio des collégiens', 8], 'reserve'),
    pret(['cuisine-partagee', 16, 6], dans(12, 2), ['Repas de quartier', 40], 'reserve'),
    pret(['jeux-cooperatifs', 13, 3], dans(20, 3), ['Fête du jeu', 60], 'demande'),
    pret(['jeux-cooperatifs', 3, 11], dans(41, 3), ['Conseil des enfants', 14], 'reserve'),
    // What will not take place.
    pret(['radio', 12, 10], dans(11, 2), ['Émission sur le marché', 8], 'annule'),
    pret(['jeux-cooperatifs', 18, 9], dans(27, 9), ['Vacances au centre', 30], 'refuse'),
  ];
}

/** The loans of the demonstration, from the first to those to come, with who was refused and who waits. */
export function pretsRacontes(ctx: Contexte): Acte[] {
  const prets = [...lAnneePassee(ctx), ...maintenantEtApres(ctx)];
  const ids = new Map<PretDemo, number>();
  return [
    ...prets.flatMap((pret, rang) => vieDuPret(ctx, pret, { rang, suivant: pret.relais ? prets[rang + 1] : undefined, ids })),
    ...enAttente(ctx, prets),
  ];
}

interface Autour {
  rang: number;
  /** To whom it is passed from hand to hand. */
  suivant: PretDemo | undefined;
  ids: Map<PretDemo, number>;
}

function vieDuPret(ctx: Contexte, pret: PretDemo, { rang, suivant, ids }: Autour): Acte[] {
  const { slug, debut, fin, reservee, sort, recue } = pret;
  const { gardienne = '', accord = false, caution = 0 } = MALLES.find((une) => une.slug === slug) ?? {};
  const elle = `equipe.${pret.structure}`;
  const minutes = String(10 + (rang % 50));
  const le = (jour: Jour, heure: string, qui: string, faire: (ici: ContextePersonne, id: number) => void): Acte =>
    acteDe(ctx, jour, `${heure}:${minutes}`, qui, (ici) => faire(ici, ids.get(pret) ?? 0));
  const compter = (de: string, a: string, objets: Compte['objets'] = null): Compte => ({
    ...{ objets, remis: nomDe(ctx, de), recu: nomDe(ctx, a), caution: caution > 0 },
  });
  const reserve = le(reservee, '07', elle, (ici) => {
    const { objet, participants } = pret;
    ids.set(pret, reserver(ici, slug, { debut, fin, objet, participants }));
  });
  const refuser = (ici: ContextePersonne, id: number) =>
    refuserReservation(ici, id, 'Neuf jours, c’est long : une autre équipe l’espère cette semaine-là.');
  const annuler = (ici: ContextePersonne, id: number) => annulerReservation(ici, id, 'Le marché est déplacé au printemps.');
  const repondu = ajouterJours(reservee, 2);
  if (sort === 'demande') return [reserve];
  if (sort === 'refuse') return [reserve, le(repondu, '09', gardienne, refuser)];
  if (sort === 'annule') return [reserve, le(repondu, '15', elle, annuler)];
  const acceptee = [
    reserve,
    ...(accord ? [le(repondu, '09', gardienne, accepterReservation)] : []),
    ...(pret.refuseA === undefined
      ? []
      : [le(ajouterJours(reservee, 3), '10', `equipe.${pret.refuseA}`, (ici) => manquer(ici, pret))]),
  ];
  if (sort === 'reserve') return acceptee;
  const remise = le(debut, '08', gardienne, (ici, id) => remettre(ici, id, compter(gardienne, elle)));
  const partie = recue ? acceptee : [...acceptee, remise];
  if (sort === 'dehors') return partie;
  if (suivant !== undefined) {
    const autre = `equipe.${suivant.structure}`;
    return [
      ...partie,
      le(ajouterJours(suivant.debut, -3), '14', 'coordination', (ici, id) => convenirDuRelais(ici, id, ids.get(suivant) ?? 0)),
      le(suivant.debut, '08', elle, (ici, id) => passerLeRelais(ici, id, compter(elle, autre))),
      le(suivant.debut, '12', gardienne, cloreReservation),
    ];
  }
  const retour = ajouterJours(fin, pret.retard ?? 0);
  const [lendemain, plusTard] = [ajouterJours(retour, 1), ajouterJours(retour, 9)];
  const { manque } = pret;
  const rendu = le(retour, '15', elle, (ici, id) =>
    rendre(ici, id, compter(elle, gardienne, manque && manquants(ici, slug, manque))),
  );
  if (manque === undefined) return [...partie, rendu, le(lendemain, '12', gardienne, cloreReservation)];
  const signale = le(lendemain, '12', gardienne, (ici, id) => signaler(ici, id, manquants(ici, slug, manque)));
  const regle = le(plusTard, '12', gardienne, (ici, id) => {
    const reglement = tour(REGLEMENTS, rang);
    regulariser(
      ici,
      id,
      ecartsDe(ici, id).map(({ ligneId, cout }) => ({ ligneId, reglement, cout: reglement === 'offert' ? 0 : cout })),
    );
  });
  return [...partie, rendu, signale, ...(sort === 'a_regler' ? [] : [regle])];
}

const nomDe = (ctx: Contexte, qui: string): string => par(ctx, qui, ctx.maintenant).acteur.nom;

/** What was found of each object, when one of them is not whole. */
function manquants({ db }: ContextePersonne, slug: string, [lequel, combien, cause]: NonNullable<Fin['manque']>): ObjetCompte[] {
  return db
    .select({ id: objetsDeMalle.id, nombre: objetsDeMalle.nombre })
    .from(objetsDeMalle)
    .innerJoin(malles, eq(malles.id, objetsDeMalle.malleId))
    .where(eq(malles.slug, slug))
    .orderBy(asc(objetsDeMalle.rang))
    .all()
    .map(({ id: objetId, nombre }, rang) =>
      rang === lequel ? { objetId, presents: Math.max(0, nombre - combien), cause } : { objetId, presents: nombre },
    );
}

/** Another structure wants the same days: it is refused, and the refusal is counted. */
function manquer(elle: ContextePersonne, { slug, debut, fin }: PretDemo): void {
  try {
    reserver(elle, slug, { debut, fin });
  } catch (erreur) {
    if (erreur instanceof MallePrise) return;
    throw erreur;
  }
  throw new Error(`La malle ${slug} était libre le ${debut}.`);
}

/** Who waits for days that are taken. */
function enAttente(ctx: Contexte, prets: readonly PretDemo[]): Acte[] {
  const reserves = (slug: string) => prets.filter((pret) => pret.slug === slug && pret.sort === 'reserve');
  const attente = (ilYA: number, qui: string, pret: PretDemo | undefined): Acte[] =>
    pret === undefined
      ? []
      : [
          acteDe(ctx, jourDans(ctx, -ilYA), '16:05', qui, (elle) =>
            attendre(elle, pret.slug, { debut: pret.debut, fin: pret.fin }),
          ),
        ];
  const [premier, second] = reserves('cirque');
  return [
    ...attente(5, 'equipe.12', premier),
    ...attente(4, 'equipe.6', premier),
    ...attente(3, 'equipe.20', second),
    ...attente(2, 'equipe.14', reserves('relaxation')[0]),
  ];
}
