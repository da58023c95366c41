import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { LIBELLE_ORGANISME, LIBELLE_ROLE } from '#app/commun/droits.ts';
import { jourCivil, libelleInstant, libelleJourCourt } from '#app/commun/periode.ts';
import type { PartDeDossier } from '#app/commun/prise.ts';
import { competences, savoirFaire } from '#app/reseau/competences/tables.ts';
import {
  adressesDemandees,
  codesDEntree,
  codesDeSecours,
  comptes,
  jetons,
  secondsFacteurs,
  sessions,
} from '#app/reseau/comptes/tables.ts';
import { libelleDeFermeture } from '#app/reseau/fermetures/fermetures.ts';
import { fermetures } from '#app/reseau/fermetures/tables.ts';
import { fichiers } from '#app/reseau/fichiers/tables.ts';
import { imports } from '#app/reseau/import/tables.ts';
import { LIBELLE_FONCTION, LIBELLE_LIEN_EMPLOI, nomComplet } from '#app/reseau/personnes/personnes.ts';
import { anciensNumeros } from '#app/reseau/personnes/reunies.server.ts';
import { fonctions, personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';
import { LIBELLE_QUALITE } from '#app/reseau/signataires/signataires.ts';
import { signataires } from '#app/reseau/signataires/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';

const ouiNon = (vrai: boolean) => (vrai ? 'oui' : 'non');

/** What the réseau holds of someone. Never a secret: that a password exists, not what it is. */
export function donneesDuReseau(ctx: Contexte, personneId: number): PartDeDossier[] {
  return [...identite(ctx, personneId), ...compte(ctx, personneId), ...depots(ctx, personneId)];
}

function identite({ db, fuseau }: Contexte, personneId: number): PartDeDossier[] {
  const jour = (quand: string | null) => (quand === null ? '' : libelleJourCourt(quand));
  const le = (instant: Date) => libelleJourCourt(jourCivil(instant, fuseau));
  const vous = db.select().from(personnes).where(eq(personnes.id, personneId)).get();
  return [
    {
      titre: 'Vous',
      pourquoi: 'Pour vous reconnaître, vous écrire, et dire qui fait quoi dans le réseau.',
      colonnes: ['Quoi', 'Ce qui est noté'],
      lignes: vous
        ? [
            ['Prénom', vous.prenom],
            ['Nom', vous.nom],
            ['Adresse électronique', vous.courriel ?? 'aucune'],
            ['Adresse montrée dans l’annuaire', ouiNon(vous.montrerCourriel)],
            ['Téléphone', vous.telephone ?? 'aucun'],
            ['Téléphone montré dans l’annuaire', ouiNon(vous.montrerTelephone)],
            ['Dans le réseau depuis', le(vous.creeeLe)],
          ]
        : [],
    },
    {
      titre: 'Ce que vous faites',
      pourquoi: 'Vos fonctions disent ce que vous pouvez faire ici, et comptent dans l’histoire de chaque structure.',
      colonnes: ['Structure', 'Fonction', 'Dans vos mots', 'Lien', 'Engage la structure', 'Du', 'Au'],
      lignes: db
        .select({ f: fonctions, structure: structures.nom })
        .from(fonctions)
        .innerJoin(structures, eq(structures.id, fonctions.structureId))
        .where(eq(fonctions.personneId, personneId))
        .all()
        .map(({ f, structure }) => [
          ...[structure, LIBELLE_FONCTION[f.fonction], f.intitule ?? '', LIBELLE_LIEN_EMPLOI[f.lien], ouiNon(f.responsable)],
          ...[jour(f.du), jour(f.au)],
        ]),
    },
    {
      titre: 'Les structures pour qui vous pouvez signer',
      pourquoi: 'Pour savoir qui engage une structure sur un papier.',
      colonnes: ['Structure', 'En quelle qualité', 'Délégation du', 'Du', 'Au'],
      lignes: db
        .select({ m: signataires, structure: structures.nom })
        .from(signataires)
        .innerJoin(structures, eq(structures.id, signataires.structureId))
        .where(eq(signataires.personneId, personneId))
        .all()
        .map(({ m, structure }) => [structure, LIBELLE_QUALITE[m.qualite], jour(m.delegationDu), jour(m.du), jour(m.au)]),
    },
    {
      titre: 'Vos rôles dans le réseau',
      pourquoi: 'Ils ouvrent des pages et des gestes de plus.',
      colonnes: ['Rôle', 'Pour', 'Depuis'],
      lignes: db
        .select()
        .from(rolesReseau)
        .where(eq(rolesReseau.personneId, personneId))
        .all()
        .map(({ role, organisme, donneLe }) => [LIBELLE_ROLE[role], organisme ? LIBELLE_ORGANISME[organisme] : '', le(donneLe)]),
    },
    {
      titre: 'Les fiches réunies à la vôtre',
      pourquoi: 'Reconnaître ce qui vous nommait par l’ancienne fiche, et ne peut pas être réécrit.',
      colonnes: ['Ancien numéro'],
      lignes: anciensNumeros({ db }, personneId).map((numero) => [String(numero)]),
    },
    {
      titre: 'Ce que vous savez faire',
      pourquoi: 'Pour que d’autres structures trouvent à qui demander.',
      colonnes: ['Compétence', 'Précision', 'Ajoutée le'],
      lignes: db
        .select({ nom: competences.nom, precision: savoirFaire.precision, ajouteLe: savoirFaire.ajouteLe })
        .from(savoirFaire)
        .innerJoin(competences, eq(competences.id, savoirFaire.competenceId))
        .where(eq(savoirFaire.personneId, personneId))
        .all()
        .map(({ nom, precision, ajouteLe }) => [nom, precision ?? '', le(ajouteLe)]),
    },
  ];
}

function compte({ db, fuseau }: Contexte, personneId: number): PartDeDossier[] {
  const quand = (instant: Date | null) => (instant === null ? '' : libelleInstant(instant, fuseau));
  const sien = db.select().from(comptes).where(eq(comptes.id, personneId)).get();
  const facteur = db.select().from(secondsFacteurs).where(eq(secondsFacteurs.compteId, personneId)).get();
  const codes = db
    .select({ empreinte: codesDeSecours.empreinte })
    .from(codesDeSecours)
    .where(and(eq(codesDeSecours.compteId, personneId), isNull(codesDeSecours.utiliseLe)))
    .all().length;
  const demandee = db.select().from(adressesDemandees).where(eq(adressesDemandees.personneId, personneId)).get();
  const code = db.select().from(codesDEntree).where(eq(codesDEntree.personneId, personneId)).get();
  return [
    {
      titre: 'Votre compte',
      pourquoi: 'Pour entrer, et pour que personne n’entre à votre place.',
      colonnes: ['Quoi', 'Ce qui est noté'],
      lignes: sien
        ? [
            ['Ouvert le', quand(sien.creeLe)],
            ['Dernière visite', quand(sien.vuLe)],
            ['Mot de passe', sien.motDePasse === null ? 'aucun' : 'choisi ; personne ne peut le lire'],
            ['Lien d’agenda', sien.secretAgenda === null ? 'aucun' : 'ouvert ; il n’est pas écrit ici'],
            ['Entrée en deux temps', facteur?.confirmeLe ? `depuis le ${quand(facteur.confirmeLe)}` : 'non'],
            ['Codes de secours restants', String(codes)],
          ]
        : [],
    },
    {
      titre: 'Vos appareils',
      pourquoi: 'Pour ne pas redemander qui vous êtes à chaque page.',
      colonnes: ['Appareil', 'Ouvert le', 'Reste ouvert jusqu’au'],
      lignes: db
        .select()
        .from(sessions)
        .where(eq(sessions.userId, personneId))
        .all()
        // lucia writes its instants in seconds.
        .map((s) => [s.appareil ?? 'un appareil', quand(s.ouverteLe), quand(new Date(s.expiresAt * 1000))]),
    },
    {
      titre: 'Vos liens et codes pour entrer',
      pourquoi: 'Ils servent une fois ; un lien déjà servi le dit encore quelques jours.',
      colonnes: ['Quoi', 'Demandé le', 'Jusqu’au', 'Servi le'],
      lignes: [
        ...db
          .select()
          .from(jetons)
          .where(eq(jetons.personneId, personneId))
          .all()
          .map((j) => [j.genre === 'invitation' ? 'Invitation' : 'Lien', quand(j.creeLe), quand(j.expireLe), quand(j.utiliseLe)]),
        ...(code ? [['Code pour un autre appareil', quand(code.creeLe), quand(code.expireLe), '']] : []),
        ...(demandee
          ? [[`Nouvelle adresse demandée : ${demandee.courriel}`, quand(demandee.demandeeLe), quand(demandee.expireLe), '']]
          : []),
      ],
    },
  ];
}

function depots({ db, fuseau }: Contexte, personneId: number): PartDeDossier[] {
  const quand = (instant: Date) => libelleInstant(instant, fuseau);
  return [
    {
      titre: 'Les invitations que vous avez envoyées',
      pourquoi: 'La personne invitée lit de qui cela vient.',
      colonnes: ['À qui', 'Le'],
      lignes: db
        .select({ prenom: personnes.prenom, nom: personnes.nom, creeLe: jetons.creeLe })
        .from(jetons)
        .innerJoin(personnes, eq(personnes.id, jetons.personneId))
        .where(eq(jetons.parId, personneId))
        .all()
        .map(({ creeLe, ...qui }) => [nomComplet(qui), quand(creeLe)]),
    },
    {
      titre: 'Les mots que vous avez proposés',
      pourquoi: 'Pour le vocabulaire du réseau.',
      colonnes: ['Mot', 'Le'],
      lignes: db
        .select({ nom: competences.nom, proposeeLe: competences.proposeeLe })
        .from(competences)
        .where(eq(competences.proposeeParId, personneId))
        .all()
        .map(({ nom, proposeeLe }) => [nom, proposeeLe ? quand(proposeeLe) : '']),
    },
    {
      titre: 'Les signataires et les fermetures que vous avez notés',
      pourquoi: 'Pour savoir de qui la structure tient cela.',
      colonnes: ['Quoi', 'Structure', 'Le'],
      lignes: [
        ...db
          .select({ qualite: signataires.qualite, structure: structures.nom, noteLe: signataires.noteLe })
          .from(signataires)
          .innerJoin(structures, eq(structures.id, signataires.structureId))
          .where(eq(signataires.noteParId, personneId))
          .all()
          .map(({ qualite, structure, noteLe }) => [LIBELLE_QUALITE[qualite], structure, quand(noteLe)]),
        ...db
          .select({ du: fermetures.du, au: fermetures.au, structure: structures.nom, noteLe: fermetures.noteLe })
          .from(fermetures)
          .innerJoin(structures, eq(structures.id, fermetures.structureId))
          .where(eq(fermetures.noteParId, personneId))
          .all()
          .map(({ structure, noteLe, ...jours }) => [`Fermeture ${libelleDeFermeture(jours, true)}`, structure, quand(noteLe)]),
      ],
    },
    {
      titre: 'Les fichiers que vous avez déposés',
      pourquoi: 'Ils appartiennent à la page où vous les avez mis.',
      colonnes: ['Nom', 'Genre', 'Octets', 'Le'],
      lignes: db
        .select({ nom: fichiers.nom, genre: fichiers.genre, octets: fichiers.octets, le: fichiers.deposeLe })
        .from(fichiers)
        .where(eq(fichiers.deposeParId, personneId))
        .orderBy(desc(fichiers.id))
        .all()
        .map(({ nom, genre, octets, le }) => [nom, genre, String(octets), quand(le)]),
    },
    {
      titre: 'Les tableaux que vous avez déposés',
      pourquoi: 'Le temps de les relire et de les confirmer.',
      colonnes: ['Nom', 'Le', 'Confirmé le'],
      lignes: db
        .select({ nom: imports.nomFichier, creeLe: imports.creeLe, ecritLe: imports.ecritLe })
        .from(imports)
        .where(eq(imports.personneId, personneId))
        .all()
        .map(({ nom, creeLe, ecritLe }) => [nom, quand(creeLe), ecritLe ? quand(ecritLe) : '']),
    },
  ];
}
