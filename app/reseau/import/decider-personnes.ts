import { deNom } from '#app/commun/francais.ts';
import { clefDeNom, type NomLu } from '#app/reseau/personnes/noms.ts';
import { horsEquipe, nomComplet } from '#app/reseau/personnes/personnes.ts';
import { plierMots } from '#app/reseau/plier.ts';
import type { LigneLue } from './champs.ts';
import { creerChercheur, structureInconnue } from './chercher-structure.ts';
import { attendre, type Carnet, carnetNeuf, type Decision, demander, type ReponsesDeLigne, refuser, SANS } from './decisions.ts';
import { type FonctionVoulue, fonctionVoulue, lireFonctionVoulue } from './fonctions-lues.ts';
import { courrielsDe, lireOuiNon, telephoneDe } from './lectures.ts';
import { type ChampsDePersonne as Champs, nomsDe } from './noms-lus.ts';
import type { FonctionConnue, PersonneConnue, ReseauConnu, StructureConnue } from './reseau-connu.ts';

type ChampDePersonne = 'courriel' | 'telephone';

/** What is written of one person of a row. */
export interface EcriturePersonne {
  personne: PersonneConnue;
  /** Contacts that are completed or corrected, of someone known. */
  champs: Partial<Record<ChampDePersonne, string>>;
  nouvelle: boolean;
  /** A fonction to add or to change; null id: to add. */
  fonction: { connue: FonctionConnue; champs: Partial<FonctionConnue> } | null;
  nomDeStructure: string;
}

type Decidee = Decision<EcriturePersonne[]>;

/** Decides the fate of each row of a list of people; a list never gives a role of the network. */
export function deciderPersonnes(reseau: ReseauConnu): (ligne: LigneLue, reponses: ReponsesDeLigne) => Decidee {
  const chercher = creerChercheur(reseau);
  const vues = new Map<string, number>();
  return (ligne, reponses) => {
    const champs: Champs = ligne.champs;
    const carnet = carnetNeuf();
    const noms = nomsDe(champs);
    const titre = noms.map(nomComplet).join(' et ') || 'Sans nom';
    if (noms.length === 0) return refuser(ligne.numero, titre, 'Cette ligne ne nomme personne.', carnet);
    if (noms.some((n) => !/\p{L}/u.test(n.nom) || n.nom.length > 80 || n.prenom.length > 80)) {
      return refuser(ligne.numero, titre, 'Ce nom n’est pas celui d’une personne.', carnet);
    }
    const dite = Boolean(champs.structure || champs.siret);
    const structure = dite ? chercher(champs, carnet, reponses) : undefined;
    if (carnet.doutes.length > 0) return attendre(ligne.numero, titre, carnet);
    if (dite && !structure) return refuser(ligne.numero, titre, structureInconnue(champs), carnet);
    const voulue = lireFonctionVoulue(champs, carnet);
    if (typeof voulue === 'string') return refuser(ligne.numero, titre, voulue, carnet);
    const courriels = courrielsDe(champs.courriel, carnet.notes);
    const telephone = telephoneDe(champs.telephone, carnet.notes) ?? telephoneDe(champs.portable, carnet.notes);
    for (const [rang, nom] of noms.entries()) {
      const contacts = { courriel: courriels[rang] ?? null, telephone: null, champs };
      const autre = adresseDunAutre(nom, contacts, structure, reseau);
      if (autre) demanderSansAdresse(contacts, rang, autre, carnet, reponses);
    }
    if (carnet.doutes.length > 0) return attendre(ligne.numero, titre, carnet);
    const partenaire =
      structure &&
      noms.find(
        (nom, rang) =>
          trouver(nom, { courriel: courriels[rang] ?? null, telephone: null, champs }, structure, reseau)?.partenaire,
      );
    if (partenaire) return refuser(ligne.numero, titre, horsEquipe(nomComplet(partenaire)), carnet);
    const deja = dejaDite(noms, structure, voulue, champs, vues, ligne.numero);
    if (deja !== undefined)
      return refuser(ligne.numero, titre, `Cette personne est déjà à la ligne ${deja}, pour la même fonction.`, carnet);
    const phrases: string[] = [];
    const ecritures = noms.map((nom, rang) =>
      comparerPersonne(
        nom,
        { courriel: courriels[rang] ?? null, telephone: rang === 0 ? telephone : null, champs },
        structure,
        voulue,
        reseau,
        carnet,
        phrases,
        ligne.numero,
      ),
    );
    const ecriture = ecritures.filter((e) => e.nouvelle || e.fonction || Object.keys(e.champs).length > 0);
    const commun = { numero: ligne.numero, nom: titre, questions: carnet.questions, structureId: structure?.id ?? null };
    const notes = [...carnet.alertes, ...carnet.notes];
    if (ecriture.length === 0) return { ...commun, sort: 'inchangee', raisons: ['Tout est déjà là.', ...notes], ecriture: null };
    const sort = ecriture.some((e) => e.nouvelle) ? 'nouvelle' : 'modifiee';
    return { ...commun, sort, raisons: [...phrases, ...notes], ecriture };
  };
}

function dejaDite(
  noms: readonly NomLu[],
  structure: StructureConnue | undefined,
  voulue: FonctionVoulue,
  champs: Champs,
  vues: Map<string, number>,
  numero: number,
) {
  const clef = [
    noms.map(clefDeNom).join('+'),
    structure?.id ?? '',
    voulue.fonction ?? '',
    voulue.du ?? '',
    structure ? '' : (champs.courriel ?? ''),
  ].join('|');
  const deja = vues.get(clef);
  if (deja === undefined) vues.set(clef, numero);
  return deja;
}

interface Contacts {
  courriel: string | null;
  telephone: string | null;
  champs: Champs;
}

/** Someone of that address, or of that name: in the structure first, then anywhere if she has no place and no other address. */
function trouver(
  nom: NomLu,
  { courriel }: Contacts,
  structure: StructureConnue | undefined,
  reseau: ReseauConnu,
): PersonneConnue | undefined {
  const clef = clefDeNom(nom);
  const duCourriel = courriel ? reseau.parCourriel.get(courriel) : undefined;
  if (duCourriel && (duCourriel.clef === clef || plierMots(duCourriel.nom) === plierMots(nom.nom))) return duCourriel;
  const memeNom = reseau.parClef.get(clef) ?? [];
  const dIci = structure && memeNom.find((p) => p.fonctions.some((f) => f.structureId === structure.id));
  if (dIci) return dIci;
  return memeNom.find(
    (p) => (p.courriel === null && p.fonctions.length === 0) || (!structure && !courriel && memeNom.length === 1),
  );
}

/** Whose address a row gives to someone else. */
function adresseDunAutre(
  nom: NomLu,
  contacts: Contacts,
  structure: StructureConnue | undefined,
  reseau: ReseauConnu,
): PersonneConnue | undefined {
  const proprietaire = contacts.courriel ? reseau.parCourriel.get(contacts.courriel) : undefined;
  return proprietaire && proprietaire !== trouver(nom, contacts, structure, reseau) ? proprietaire : undefined;
}

/** An address opens one person's door: the row waits until someone says that it is not this one's. */
function demanderSansAdresse(
  { courriel }: Contacts,
  rang: number,
  autre: PersonneConnue,
  carnet: Carnet,
  reponses: ReponsesDeLigne,
): void {
  const options = [{ valeur: SANS, libelle: 'Importer sans adresse' }];
  demander(
    carnet,
    reponses,
    { sujet: `courriel${rang}`, quoi: 'Courriel', options, proposee: null },
    `L’adresse ${courriel} est déjà celle ${deNom(nomComplet(autre))}.`,
  );
}

function comparerPersonne(
  nom: NomLu,
  contacts: Contacts,
  structure: StructureConnue | undefined,
  voulue: FonctionVoulue,
  reseau: ReseauConnu,
  carnet: Carnet,
  phrases: string[],
  numero: number,
): EcriturePersonne {
  const connue = trouver(nom, contacts, structure, reseau);
  const dit = nomComplet(nom);
  const proprietaire = adresseDunAutre(nom, contacts, structure, reseau);
  let { courriel } = contacts;
  if (proprietaire) {
    carnet.notes.push(
      `L’adresse ${courriel} est déjà celle ${deNom(nomComplet(proprietaire))} : elle n’est pas reprise pour ${dit}.`,
    );
    courriel = null;
  }
  const personne = connue ?? nouvellePersonne(nom, courriel, contacts, numero, reseau);
  if (!connue) phrases.push(structure ? `${dit} rejoint ${structure.nom}.` : `${dit} est ajoutée, sans structure.`);
  const champs = connue ? contactsVoulus(connue, { courriel, telephone: contacts.telephone }, reseau, carnet, phrases) : {};
  const fonction = structure ? fonctionVoulue(personne, structure, voulue, reseau, phrases) : null;
  return { personne, champs, nouvelle: connue === undefined, fonction, nomDeStructure: structure?.nom ?? '' };
}

function nouvellePersonne(
  nom: NomLu,
  courriel: string | null,
  { telephone, champs }: Contacts,
  numero: number,
  reseau: ReseauConnu,
): PersonneConnue {
  const personne: PersonneConnue = {
    ...{
      id: null,
      cle: `ligne:${numero}:${clefDeNom(nom)}`,
      ...nom,
      clef: clefDeNom(nom),
      courriel,
      telephone,
      entree: false,
      partenaire: false,
      fonctions: [],
    },
    montrerCourriel: lireOuiNon(champs.montrerCourriel ?? '') ?? true,
    montrerTelephone: lireOuiNon(champs.montrerTelephone ?? '') ?? false,
  };
  reseau.parClef.set(personne.clef, [...(reseau.parClef.get(personne.clef) ?? []), personne]);
  if (courriel) reseau.parCourriel.set(courriel, personne);
  return personne;
}

/** Contacts of someone who has come in are hers; those of someone who has not follow the list. */
function contactsVoulus(
  connue: PersonneConnue,
  vus: { courriel: string | null; telephone: string | null },
  reseau: ReseauConnu,
  carnet: Carnet,
  phrases: string[],
): EcriturePersonne['champs'] {
  const champs: EcriturePersonne['champs'] = {};
  for (const [champ, quoi] of [
    ['courriel', 'Courriel'],
    ['telephone', 'Téléphone'],
  ] as const) {
    const nouveau = vus[champ];
    const ancien = connue[champ];
    if (nouveau === null || nouveau === ancien) continue;
    if (connue.entree) {
      // Of what she does not show, the list learns nothing.
      carnet.notes.push(
        `${nomComplet(connue)} tient elle-même son compte : son ${quoi.toLowerCase()} reste celui qu’elle a choisi.`,
      );
      continue;
    }
    champs[champ] = nouveau;
    phrases.push(ancien ? `${quoi} : « ${ancien} » devient « ${nouveau} ».` : `${quoi} : « ${nouveau} ».`);
    if (champ === 'courriel') {
      if (ancien) reseau.parCourriel.delete(ancien);
      reseau.parCourriel.set(nouveau, connue);
    }
    connue[champ] = nouveau;
  }
  return champs;
}
