import { and, eq } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { deNom, leNom } from '#app/commun/francais.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { ajouterJours, type Jour, jourCivil, libelleJour } from '#app/commun/periode.ts';
import type { EnCharge } from '#app/commun/prise.ts';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { coordinationJoignable } from '#app/reseau/personnes/coordination.server.ts';
import { equipeDe } from '#app/reseau/personnes/equipes.server.ts';
import { getPageDEquipiere, noterDepart } from '#app/reseau/personnes/equipiere.server.ts';
import { inviter } from '#app/reseau/personnes/invitations.server.ts';
import { ajouterFonction } from '#app/reseau/personnes/personnes.server.ts';
import { type Fonction, LIBELLE_FONCTION, nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { COURRIEL_COORDINATION, NOM_RESEAU } from '#app/reseau/reglages.ts';
import { deposerCourriel } from '#app/services/courriel.server.ts';
import { lettreDemande, lettreDepart, lettreReleve } from './lettres-passation.server.ts';
import { PRISES } from './prises.server.ts';

export interface SaisieDepart {
  dernierJour: Jour;
  /** Who of the team takes over what is in hand. */
  aId?: number | undefined;
  /** Who commits the structure afterwards, when nobody else does. */
  relais?: 'equipe' | 'inviter' | 'sans' | undefined;
  relaisId?: number | undefined;
  relaisFonction?: Fonction | undefined;
  prenom?: string | undefined;
  nom?: string | undefined;
  courriel?: string | undefined;
  meme?: 'oui' | 'non' | undefined;
}

const enCharge = (ctx: ContextePersonne, qui: { personneId: number; structureId: number }): EnCharge[] =>
  PRISES.flatMap((prise) => prise.enCharge?.(ctx, qui) ?? []);

/**
 * The page that notes a departure: what she still holds, and who may take over.
 * @throws ErreurMetier INTROUVABLE for all but those who keep that team
 */
export function getPageDeDepart(ctx: ContextePersonne, structureId: number, personneId: number) {
  const page = getPageDEquipiere(ctx, structureId, personneId);
  const charges = enCharge(ctx, { structureId, personneId });
  return {
    ...page,
    charges: charges.map(({ phrase, chemin, transmissible }) => ({ phrase, chemin, transmissible })),
    equipe: equipeDe(ctx, structureId)
      .filter(({ id }) => id !== personneId)
      .map(({ id, nomComplet: nom, libelle }) => ({ id, nom: `${nom}, ${libelle}` })),
  };
}

/**
 * Notes the last day of someone and passes on what she holds, in one transaction: all of it or nothing.
 * When nobody else commits the structure, whoever will is named by the same form.
 * @returns the sentences that follow
 * @throws ErreurMetier IMPOSSIBLE as long as a choice is missing; INTROUVABLE as the page
 */
export function quitterLaStructure(
  ctx: ContextePersonne,
  structureId: number,
  personneId: number,
  saisie: SaisieDepart,
): { titre: string; texte: string } {
  return enTransaction(ctx, (ctx) => {
    const page = getPageDeDepart(ctx, structureId, personneId);
    const releve = page.derniere ? nommerLaReleve(ctx, page, saisie) : null;
    const aId = releve?.id ?? choisirQuiReprend(ctx, page, saisie);
    const jour = noterDepart(ctx, structureId, personneId, saisie.dernierJour);
    const finiesOuPassees = PRISES.reduce(
      (total, prise) =>
        total + (prise.passerLaMain?.(ctx, { personneId, structureId, aId, dernierJour: saisie.dernierJour }) ?? 0),
      0,
    );
    // What ends with her departure is taken over by nobody.
    const passees = page.charges.some(({ transmissible }) => transmissible) ? finiesOuPassees : 0;
    ecrire(ctx, { page, jour, aId, passees, engage: releve?.fonction ?? null });
    const suite =
      aId === null || passees === 0 ? '' : ` ${nomDe(ctx, aId)} reprend ce qui était en cours, et l’apprend par courriel.`;
    return {
      titre: `Le départ ${deNom(page.nom)} est noté`,
      texte: `Son dernier jour : ${jour}. Après, ses droits dans cette équipe s’arrêtent.${suite}`,
    };
  });
}

type PageDeDepart = ReturnType<typeof getPageDeDepart>;

/** Someone of the team, or someone invited, commits the structure from today on. */
function nommerLaReleve(
  ctx: ContextePersonne,
  page: PageDeDepart,
  saisie: SaisieDepart,
): { id: number; fonction: string } | null {
  const { structure } = page;
  if (saisie.relais === undefined || (saisie.relais === 'sans' && !page.passeOutre)) {
    throw impossible(`Dites qui engagera ${leNom(structure.nom)} après ce départ.`, 'relais');
  }
  if (saisie.relais === 'sans') return null;
  if (!saisie.relaisFonction) throw impossible('Choisissez sa fonction.', 'relaisFonction');
  const fonction = saisie.relaisFonction;
  if (saisie.relais === 'equipe') {
    const une = page.equipe.find(({ id }) => id === saisie.relaisId);
    if (!une) throw impossible('Choisissez quelqu’un de l’équipe.', 'relaisId');
    const { ajoutee } = ajouterFonction(ctx, { personneId: une.id, structureId: structure.id, fonction });
    if (ajoutee) {
      journaliser(ctx, {
        ...{ domaine: 'reseau', objet: 'structure', objetId: structure.id, acte: 'ajouter_fonction' },
        resume: `a nommé ${nomDe(ctx, une.id)} pour engager ${leNom(structure.nom)} : ${LIBELLE_FONCTION[fonction]}`,
        apres: { personneId: une.id, fonction },
      });
    }
    return { id: une.id, fonction: LIBELLE_FONCTION[fonction] };
  }
  const { prenom, nom, courriel } = saisie;
  if (!prenom) throw impossible('Écrivez son prénom.', 'prenom');
  if (!nom) throw impossible('Écrivez son nom.', 'nom');
  if (!courriel) throw impossible('Écrivez son adresse électronique : l’invitation y part.', 'courriel');
  const lien = fonction === 'presidence' ? 'benevolat' : 'salariat';
  const invitee = inviter(ctx, { structureId: structure.id, prenom, nom, courriel, fonction, lien, meme: saisie.meme });
  if (invitee.personneId === page.id) throw impossible('C’est la personne qui part : nommez quelqu’un d’autre.', 'courriel');
  return { id: invitee.personneId, fonction: LIBELLE_FONCTION[fonction] };
}

/** Whoever takes over is of the team on the day after; asked only when something passes and someone can. */
function choisirQuiReprend(ctx: ContextePersonne, page: PageDeDepart, saisie: SaisieDepart): number | null {
  if (saisie.relais === 'sans' && page.derniere) return null;
  if (saisie.aId === undefined) {
    const besoin = page.charges.some(({ transmissible }) => transmissible) && page.equipe.length > 0;
    if (besoin) throw impossible('Choisissez qui reprend ce qui est en cours.', 'aId');
    return null;
  }
  const lendemain = ajouterJours(saisie.dernierJour, 1);
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  const presente = ctx.db
    .select({ id: fonctions.id })
    .from(fonctions)
    .where(
      and(
        eq(fonctions.structureId, page.structure.id),
        eq(fonctions.personneId, saisie.aId),
        enFonction(lendemain > aujourdhui ? lendemain : aujourdhui),
      ),
    )
    .get();
  if (!presente || saisie.aId === page.id) throw impossible('Choisissez quelqu’un de l’équipe, qui reste après ce jour.', 'aId');
  return saisie.aId;
}

function personneDe(ctx: Contexte, id: number) {
  return ctx.db.select().from(personnes).where(eq(personnes.id, id)).get();
}
const nomDe = (ctx: Contexte, id: number) => {
  const une = personneDe(ctx, id);
  return une ? nomComplet(une) : '';
};

/** Both are told: she who leaves, and she who takes over. */
function ecrire(
  ctx: ContextePersonne,
  faits: { page: PageDeDepart; jour: string; aId: number | null; passees: number; engage: string | null },
): void {
  const { page, jour, aId, passees, engage } = faits;
  const { structure } = page;
  const partante = personneDe(ctx, page.id);
  const releve = aId === null ? undefined : personneDe(ctx, aId);
  const reseau = lireReglage(ctx.db, NOM_RESEAU);
  const commun = { par: ctx.acteur.nom, reseau, structure: structure.nom, jour };
  const cle = `depart-${structure.id}-${page.id}-${ctx.maintenant.getTime()}`;
  if (partante?.courriel && partante.id !== ctx.acteur.personneId) {
    deposerCourriel(ctx, {
      cle,
      destinataire: { personneId: partante.id, adresse: partante.courriel, nom: page.nom },
      ...lettreDepart({
        ...commun,
        prenom: partante.prenom,
        releve: releve ? nomComplet(releve) : null,
        passe: passees > 0,
        coordination: lireReglage(ctx.db, COURRIEL_COORDINATION),
      }),
    });
  }
  if (!releve?.courriel || (passees === 0 && engage === null)) return;
  const choses = passees > 0 ? page.charges.filter(({ transmissible }) => transmissible).map(({ phrase }) => phrase) : [];
  deposerCourriel(ctx, {
    cle: `releve-${cle}`,
    destinataire: { personneId: releve.id, adresse: releve.courriel, nom: nomComplet(releve) },
    ...lettreReleve({
      ...{ ...commun, prenom: releve.prenom, partante: page.nom, choses, engage },
      url: `${ctx.adressePublique}/reseau/structures/${structure.id}`,
    }),
  });
}

/** A responsable alone asks the coordination who could take over; the same day twice writes once. */
export function demanderALaCoordination(
  ctx: ContextePersonne,
  structureId: number,
  personneId: number,
  message: string | undefined,
): void {
  enTransaction(ctx, (ctx) => {
    const page = getPageDeDepart(ctx, structureId, personneId);
    const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
    for (const { id, prenom, nom, courriel } of coordinationJoignable(ctx)) {
      deposerCourriel(ctx, {
        cle: `demande-de-releve-${structureId}-${personneId}-${aujourdhui}`,
        destinataire: { personneId: id, adresse: courriel, nom },
        ...lettreDemande({
          ...{ prenom, par: ctx.acteur.nom, reseau: lireReglage(ctx.db, NOM_RESEAU), structure: page.structure.nom },
          ...{ partante: page.nom, message: message ?? null },
          url: `${ctx.adressePublique}/reseau/structures/${structureId}/equipe/${personneId}/depart`,
        }),
      });
    }
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'structure', objetId: structureId, acte: 'demander_releve' },
      resume: `a demandé à la coordination qui engagera ${leNom(page.structure.nom)} après ${page.nom}`,
      apres: { personneId, ...(message ? { message } : {}), le: libelleJour(aujourdhui, true) },
    });
  });
}
