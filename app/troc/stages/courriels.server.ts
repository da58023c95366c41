import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import { type Contexte, interesse } from '#app/commun/contexte.ts';
import { jourCivil, pasAvantHeure } from '#app/commun/periode.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { TELEPHONE_COORDINATION } from '#app/reseau/reglages.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { creerLien } from '#app/services/liens.server.ts';
import { type CauseDeLettre, type Lectrice, lettreDeStage } from './lettres.server.ts';
import { type Dossier, getStage } from './stages.server.ts';
import { autreCote, COTES, type Cote, type TransitionStage } from './stages.ts';

/** How long the link of a mail answers: past the day 30 of a proposal, and the 60 days of a bilan. */
const JOURS_DU_LIEN = 75;

/** *Le temps* writes to nobody at night; someone's own act is told at once. */
export const HEURE_DES_COURRIELS = 8;

interface Concernee extends Lectrice {
  id: number;
  adresse: string;
  nom: string;
}

/** All whom a stage concerns and who have an address, in the order of their ids. */
export function concerneesPar(ctx: Contexte, d: Dossier): Concernee[] {
  const responsables = ctx.db
    .selectDistinct({ personneId: fonctions.personneId, structureId: fonctions.structureId })
    .from(fonctions)
    .where(
      and(
        inArray(fonctions.structureId, [d.origine.id, d.accueil.id]),
        eq(fonctions.responsable, true),
        enFonction(jourCivil(ctx.maintenant, ctx.fuseau)),
      ),
    )
    .all();
  const ids = [...responsables.map((r) => r.personneId), d.stagiaire.id, ...(d.tutrice ? [d.tutrice.id] : [])];
  return ctx.db
    .select({ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom, adresse: personnes.courriel })
    .from(personnes)
    .where(and(inArray(personnes.id, ids), isNotNull(personnes.courriel)))
    .orderBy(asc(personnes.id))
    .all()
    .map((p) => ({
      id: p.id,
      prenom: p.prenom,
      nom: nomComplet(p),
      adresse: p.adresse ?? '',
      stagiaire: p.id === d.stagiaire.id,
      tutrice: p.id === d.tutrice?.id,
      cotes: COTES.filter((cote) => responsables.some((r) => r.personneId === p.id && r.structureId === d[cote].id)),
    }));
}

const avecLien: readonly CauseDeLettre[] = ['demande', 'relance', 'a_eu_lieu', 'bilan'];

/** One mail a cause and a person: the version of the stage is in the key, so a repetition writes nothing. */
function ecrire(ctx: Contexte, d: Dossier, cause: CauseDeLettre, a: readonly Concernee[], precision = ''): void {
  const telephone = lireReglage(ctx.db, TELEPHONE_COORDINATION);
  const pasAvant =
    ctx.acteur.personneId === null ? pasAvantHeure(ctx.maintenant, HEURE_DES_COURRIELS, ctx.fuseau) : ctx.maintenant;
  for (const personne of a) {
    const lien = avecLien.includes(cause)
      ? creerLien(ctx, { genre: 'stage', objetId: d.ligne.id, personneId: personne.id, jours: JOURS_DU_LIEN })
      : undefined;
    const qui = cause === 'confirmation' ? ctx.acteur.nom : interesse(ctx).nom;
    const lettre = lettreDeStage(d, cause, personne, {
      fuseau: ctx.fuseau,
      adressePublique: ctx.adressePublique,
      telephone,
      qui,
      ...(lien ? { lien } : {}),
    });
    deposerCourriel(ctx, {
      cle: `stage:${d.ligne.id}:${cause}${precision}:v${d.ligne.version}`,
      destinataire: { personneId: personne.id, adresse: personne.adresse, nom: personne.nom },
      sujet: lettre.titre,
      lettre,
      pasAvant,
    });
  }
}

/** Who is asked for each side's bilan: the person who was there; failing her address, those who commit the structure. */
function aQuiDemanderLeBilan(toutes: readonly Concernee[]): Concernee[] {
  const du = (cote: Cote) => {
    const presente = toutes.filter((p) => (cote === 'origine' ? p.stagiaire : p.tutrice));
    return presente.length > 0 ? presente : toutes.filter((p) => p.cotes.includes(cote));
  };
  return [...new Set([...du('origine'), ...du('accueil')])];
}

const CAUSE_DE: Partial<Record<TransitionStage, CauseDeLettre>> = {
  accepter: 'accepter',
  refuser: 'refuser',
  retirer: 'retirer',
  annuler: 'annuler',
  annuler_pour_depart: 'annuler',
  constater_absence: 'constater_absence',
  expirer: 'expirer',
};

/** Tells whoever an act on a stage concerns, in the transaction of the act; its author knows already. */
export function prevenir(ctx: Contexte, stageId: number, nom: TransitionStage): void {
  const d = getStage(ctx, stageId);
  const toutes = concerneesPar(ctx, d);
  const auteurs = [ctx.acteur.personneId, ctx.auNomDe?.acteur.personneId];
  const autres = toutes.filter((p) => !auteurs.includes(p.id));
  if (nom === 'proposer') {
    const attendues = autres.filter((p) => p.cotes.includes(autreCote(d.ligne.coteQuiPropose)));
    ecrire(ctx, d, 'demande', attendues);
    ecrire(
      ctx,
      d,
      'information',
      autres.filter((p) => p.stagiaire && !attendues.includes(p)),
    );
  } else if (nom === 'constater') {
    ecrire(
      ctx,
      d,
      'bilan',
      aQuiDemanderLeBilan(toutes).filter((p) => p.id !== ctx.acteur.personneId),
    );
  } else {
    const cause = CAUSE_DE[nom];
    // A tutrice knows nothing of a proposal before it is accepted.
    if (cause)
      ecrire(
        ctx,
        d,
        cause,
        autres.filter((p) => d.ligne.accepteLe !== null || p.stagiaire || p.cotes.length > 0),
      );
  }
  const notee = ctx.auNomDe?.acteur.personneId;
  if (notee !== undefined)
    ecrire(
      ctx,
      d,
      'confirmation',
      toutes.filter((p) => p.id === notee),
    );
}

/** Reminds the awaited side of a proposal. */
export function relancer(ctx: Contexte, stageId: number, jour: number): void {
  const d = getStage(ctx, stageId);
  const attendues = concerneesPar(ctx, d).filter((p) => p.cotes.includes(autreCote(d.ligne.coteQuiPropose)));
  ecrire(ctx, d, 'relance', attendues, `-${jour}`);
}

/** Asks all those who were to be there whether the stage took place. */
export function demanderSiEuLieu(ctx: Contexte, stageId: number): void {
  const d = getStage(ctx, stageId);
  ecrire(ctx, d, 'a_eu_lieu', concerneesPar(ctx, d));
}
