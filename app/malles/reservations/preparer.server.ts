import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import type { Formulaire } from '#app/commun/formulaire.ts';
import { aNom, leNom } from '#app/commun/francais.ts';
import { ajouterJours, estJour, type Jour, jourCivil } from '#app/commun/periode.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { etatsDuJour } from '#app/malles/catalogue/etats-du-jour.server.ts';
import { type DossierDeMalle, getMalle, listMalles } from '#app/malles/catalogue/malles.server.ts';
import { libellePublic } from '#app/malles/catalogue/malles.ts';
import { reglesEnMots } from '#app/malles/catalogue/regles-en-mots.ts';
import { calendrierDeMalle, lundiMontre, SEMAINES_MONTREES } from '#app/malles/occupation/calendrier.server.ts';
import { horsService } from '#app/malles/occupation/libre.ts';
import { listStructuresPourChoix } from '#app/reseau/structures/structures.server.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { distanceKm } from '#app/reseau/territoire/distances.server.ts';
import { cleDesDates } from './adresse-de-reservation.ts';
import { getReservation } from './dossiers.server.ts';
import { direLesquelles, libelleReserver, suitesDeLaReservation } from './ensemble.ts';
import { jugerLesDates } from './juger.server.ts';
import { communesAChoisir, equipeAChoisir } from './page-a-preciser.server.ts';
import { DROITS_RESERVATION } from './reservations.ts';

/** What an address may prefill; `autres` may be said several times. */
const CHAMPS = [
  ...['debut', 'fin', 'debutDemiJournee', 'finDemiJournee', 'structureId', 'contactId'],
  ...['lieu', 'communeCode', 'objet', 'participants', 'mot'],
];
const MOMENTS = ['matin', 'apres-midi'] as const;

/**
 * What the page that books a malle offers. An address prefills it: dates, any other field, or a past loan (`comme`).
 * @throws ErreurMetier INTROUVABLE when unknown, or to a partenaire
 */
export function preparerReservation(ctx: ContextePersonne, slug: string | undefined, adresse: URLSearchParams) {
  const malle = getMalle(ctx, slug);
  const { ligne, regles, structure, gardienne } = malle;
  const prete = tient(malle);
  const dits = CHAMPS.flatMap((nom): [string, string][] => {
    const dit = adresse.get(nom);
    return dit === null ? [] : [[nom, dit]];
  });
  const valeurs: Formulaire['valeurs'] = { ...commeCePret(ctx, adresse.get('comme')), ...Object.fromEntries(dits) };
  const [debut, fin] = [jourDit(valeurs.debut), jourDit(valeurs.fin)];
  const dates = {
    debutDemiJournee: MOMENTS.find((un) => un === valeurs.debutDemiJournee),
    finDemiJournee: MOMENTS.find((un) => un === valeurs.finDemiJournee),
  };
  const pour = pourQui(ctx, prete, idDeAdresse(valeurs.structureId));
  const lundi = lundiMontre(ctx, adresse.get('semaine'), debut);
  const chez = `/malles/${ligne.slug}/reserver`;
  const vers = (champs: Record<string, string>) => `${chez}?${new URLSearchParams({ ...sansVides(valeurs), ...champs })}#quand`;
  const lien = (premier: Jour, dernier?: Jour) => {
    const { fin: _fin, ...reste } = sansVides(valeurs);
    const choix = { ...reste, debut: premier, ...(dernier ? { fin: dernier } : {}), semaine: lundi };
    return `${chez}?${new URLSearchParams(choix)}#quand`;
  };
  const semaines = (combien: number) => vers({ semaine: ajouterJours(lundi, combien * 7 * SEMAINES_MONTREES) });
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const calendrier = calendrierDeMalle(ctx, malle, { lundi, debut, fin, prete, lien });
  const autresMalles = listMalles(ctx)
    .filter((une) => une.ligne.id !== ligne.id && !horsService(une.ligne, debut ?? aujourdhui))
    .map((une) => ({
      ...{ slug: une.ligne.slug, nom: une.ligne.nom, structure: leNom(une.structure.nom) },
      accord: une.regles.accord && !tient(une),
    }));
  const cochees = adresse.getAll('autres');
  const ensemble = [
    { nom: ligne.nom, demandee: regles.accord && !prete },
    ...autresMalles.filter(({ slug: un }) => cochees.includes(un)).map(({ nom, accord }) => ({ nom, demandee: accord })),
  ];
  return {
    malle: {
      ...{
        slug: ligne.slug,
        nom: ligne.nom,
        resume: ligne.resume,
        public: libellePublic(ligne),
        structure: leNom(structure.nom),
      },
      commune: structure.commune ? aNom(structure.commune) : '',
      km: distanceKm(ctx, communeDe(ctx, ctx.acteur.membreDe[0]), structure.communeCode),
      etat: etatsDuJour(ctx, [malle]).get(ligne.id)?.etat ?? null,
      regles: [
        ...reglesEnMots({ ...regles, accord: regles.accord && !prete }, structure.nom),
        { titre: 'Où la retirer', contenu: [ligne.ouRetirer, ligne.quandRetirer].filter(Boolean).join('. ') },
        { titre: 'Qui la garde', contenu: gardienne ? `${gardienne.prenom} ${gardienne.nom}` : '' },
      ],
    },
    debut: { valeurs, listes: { autres: adresse.getAll('autres') } },
    pour,
    ...{ prete, accord: regles.accord && !prete },
    garde: malle.relations.includes('gardienne'),
    contacts: pour.equipes.flatMap(({ id, nom }) =>
      equipeAChoisir(ctx, id, pour.equipes.length > 1 ? nom : undefined).filter(
        ({ valeur }) => valeur !== String(ctx.acteur.personneId),
      ),
    ),
    communes: communesAChoisir(ctx),
    autresMalles,
    /** What the button does, and what comes then, with those that the address ticks. */
    bouton: libelleReserver(ensemble),
    ensuite: suitesDeLaReservation({
      ...{ structure: leNom(structure.nom), accord: regles.accord && !prete, garde: malle.relations.includes('gardienne') },
      lesquelles: ensemble.length > 1 ? direLesquelles(ensemble) : '',
    }),
    /** What the verdict and the calendar are about. */
    juge: cleDesDates(valeurs),
    verdict:
      debut && fin && debut <= fin
        ? jugerLesDates(ctx, malle, { debut, fin, ...dates, structureId: idDeAdresse(pour.defaut) })
        : null,
    calendrier: {
      ...calendrier,
      avant: calendrier.avant ? semaines(-1) : '',
      apres: calendrier.apres ? semaines(1) : '',
    },
    aujourdhui,
    geste: randomUUID(),
  };
}
export type PageAReserver = ReturnType<typeof preparerReservation>;

/** She books it without asking, and for others. */
const tient = ({ relations }: DossierDeMalle) => relations.includes('gardienne') || relations.includes('coordination');

const jourDit = (dit: string | undefined): Jour | undefined => (dit && estJour(dit) ? dit : undefined);
const sansVides = (valeurs: Formulaire['valeurs']) => Object.fromEntries(Object.entries(valeurs).filter(([, valeur]) => valeur));

/** A past loan, but its dates: of one's own structure, or of a malle one keeps. */
function commeCePret(ctx: ContextePersonne, comme: string | null): Formulaire['valeurs'] {
  if (comme === null) return {};
  const { ligne, relations } = getReservation(ctx, idDeAdresse(comme));
  if (!peut(DROITS_RESERVATION, 'voirLeDetail', relations)) return {};
  const { structureId, contactId, lieu, communeCode, objet, participants, mot } = ligne;
  return {
    ...{ structureId: String(structureId), contactId: String(contactId), lieu: lieu ?? '', communeCode: communeCode ?? '' },
    ...{ objet: objet ?? '', participants: participants === null ? '' : String(participants), mot: mot ?? '' },
  };
}

/** For which structures one may book, and whose teams one may name. */
function pourQui(ctx: ContextePersonne, prete: boolean, dite: number | undefined) {
  const toutes = listStructuresPourChoix(ctx);
  const siennes = toutes.filter(({ id }) => ctx.acteur.membreDe.includes(id));
  const autres = prete ? toutes.filter((une) => !siennes.includes(une)) : [];
  const choix = [
    ...siennes.map((une) => ({ ...une, groupe: 'Les vôtres' })),
    ...autres.map((une) => ({ ...une, groupe: 'Les autres' })),
  ];
  const laquelle = choix.find(({ id }) => id === dite) ?? (siennes.length === 1 ? siennes[0] : undefined);
  return {
    choix: choix.map(({ id, nom, groupe }) => ({ valeur: String(id), libelle: nom, ...(prete ? { groupe } : {}) })),
    nom: laquelle?.nom ?? '',
    defaut: laquelle === undefined ? undefined : String(laquelle.id),
    equipes: laquelle && !siennes.includes(laquelle) ? [laquelle] : siennes,
  };
}

function communeDe({ db }: ContextePersonne, structureId: number | undefined): string | null {
  if (structureId === undefined) return null;
  return db.select({ code: structures.communeCode }).from(structures).where(eq(structures.id, structureId)).get()?.code ?? null;
}
