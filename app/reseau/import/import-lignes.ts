import { lireNom, lireNoms, type NomLu } from '#app/reseau/personnes/noms.ts';
import { normaliserCourriel } from '#app/reseau/personnes/personnes.ts';
import { telephonesDe } from '#app/reseau/personnes/telephone.ts';
import { plierMots } from '#app/reseau/plier.ts';
import { lireSiret } from '#app/reseau/structures/siret.ts';
import type { Gestion, TypeDeStructure } from '#app/reseau/structures/structures.ts';
import type { Trouvaille } from '#app/reseau/territoire/communes.ts';
import type { ChampImport } from './import-colonnes.ts';

/** A row of someone's spreadsheet, cells cleaned, empty ones absent. */
export interface LigneLue {
  /** Row in the file, from 1. */
  numero: number;
  champs: Partial<Record<ChampImport, string>>;
}

export interface PersonneLue extends NomLu {
  courriel: string | null;
  telephone: string | null;
}

/** A question that only a person may answer: one select of the dry run. */
export interface Question {
  sujet: 'commune' | 'siret';
  options: { valeur: string; libelle: string }[];
  /** The option that is selected beforehand: the only commune whose name is one letter away. */
  proposee: string | null;
}

/** What a row says, in the network's own shapes; null: the row does not say it. */
export interface Voulu {
  nom: string;
  siret: string | null;
  gestion: Gestion | null;
  adresse: string | null;
  codePostal: string | null;
  /** That of the commune, for a structure whose own is not known. */
  codePostalDeCommune: string | null;
  communeCode: string | null;
  telephone: string | null;
  courriel: string | null;
  type: Exclude<TypeDeStructure, 'inconnu'> | null;
  personnes: PersonneLue[];
  /** Words that mean nothing known: said whatever becomes of the row. */
  alertes: string[];
  /** What was understood or left out, to be read. */
  notes: string[];
  /** Why the row cannot be taken. */
  refus: string | null;
  /** What is asked before it can. */
  doutes: { phrase: string; question: Question }[];
}

/** Answer « leave empty » to a question. */
export const SANS = 'sans';

const ADRESSE = /^[^\s@<>()"]{1,64}@[^\s@<>()"]+\.[^\s@<>()".]{2,}$/;
const MAX = { nom: 160, adresse: 200 } as const;

function courrielsDe(texte: string | undefined, notes: string[]): string[] {
  const morceaux = (texte ?? '').split(/[\s;,/|<>]+/).filter((morceau) => morceau.includes('@'));
  const bons = morceaux.map(normaliserCourriel).filter((morceau) => ADRESSE.test(morceau) && morceau.length <= 254);
  if (texte && bons.length === 0) notes.push(`L’adresse « ${texte.slice(0, 60)} » n’est pas complète : elle n’est pas reprise.`);
  return bons;
}

function telephoneDe(texte: string | undefined, notes: string[]): string | null {
  if (!texte) return null;
  const [premier, ...autres] = telephonesDe(texte);
  if (!premier) notes.push(`Le téléphone « ${texte.slice(0, 40)} » n’a pas dix chiffres : il n’est pas repris.`);
  else if (autres.length > 0) notes.push(`Plusieurs téléphones dans une cellule : ${premier} est repris.`);
  return premier ?? null;
}

/** « E.V.S. », « C.S. », « C.S.C. », neither the beginning nor the end of a longer one. */
const SIGLE_POINTE = /(?<!\p{L}\.?)(?:e\.\s?v\.\s?s|c\.\s?s\.\s?c|c\.\s?s)(?!\.?\p{L})/giu;

/** « CS », « C.S.C. », « centre social », « EVS », « en préfiguration », « EVS en projet »… Null when the words say nothing known. */
export function lireType(texte: string): Voulu['type'] {
  const t = plierMots(texte.replace(SIGLE_POINTE, (sigle) => sigle.replace(/[.\s]/g, '')));
  if (/\bprefig|^en projet$/.test(t)) return 'prefiguration';
  const connu = genreConnu(t);
  // « Femmes en projet » is the name of an association: the words alone say nothing.
  return connu && /\ben projet\b/.test(t) ? 'prefiguration' : connu;
}

function genreConnu(t: string): 'centre_social' | 'evs' | null {
  if (/\b(cs|csc|centres? soci\w*|centre socio culturel|animation globale)\b/.test(t)) return 'centre_social';
  return /\b(evs|espaces? de vie sociale|animation locale)\b/.test(t) ? 'evs' : null;
}

export function lireGestion(texte: string): Gestion | null {
  const t = plierMots(texte);
  if (/\b(asso\w*|loi 1901|1901)\b/.test(t)) return 'association';
  if (/\b(ccas|cias)\b/.test(t)) return 'ccas';
  if (/\b(epci|communaute|agglo\w*|intercommunal\w*|cc|metropole)\b/.test(t)) return 'epci';
  if (/\b(caf|allocations familiales)\b/.test(t)) return 'caf';
  if (/\b(msa|mutualite sociale agricole)\b/.test(t)) return 'msa';
  return /\b(commune|communale?|mairie|municipal\w*|ville)\b/.test(t) ? 'commune' : null;
}

/** The people of a row, with the address and the telephone that are theirs. */
function personnesDe(champs: LigneLue['champs'], notes: string[]): PersonneLue[] {
  const separes = champs.prenomResponsable && (champs.nomResponsable ?? champs.responsable);
  const seule = separes ? lireNom(separes) : null;
  // A lone word reads as a family name; with a first name in the next cell, all the words do.
  const noms: NomLu[] =
    separes && champs.prenomResponsable
      ? [{ prenom: lireNom(champs.prenomResponsable)?.nom ?? '', nom: [seule?.prenom, seule?.nom].filter(Boolean).join(' ') }]
      : lireNoms(champs.responsable ?? champs.nomResponsable ?? '');
  const siens = champs.courrielResponsable ? courrielsDe(champs.courrielResponsable, notes) : [];
  const telephone = telephoneDe(champs.telephoneResponsable ?? champs.portable, notes);
  return noms.slice(0, 4).map((nom, rang) => ({
    prenom: nom.prenom.slice(0, 80),
    nom: nom.nom.slice(0, 80),
    courriel: siens[rang] ?? null,
    telephone: rang === 0 ? telephone : null,
  }));
}

function lieuDe(champs: LigneLue['champs']) {
  let { adresse, codePostal, commune } = champs;
  const enTete = /^(?:F-)?(\d{4,5})\s+(\D.*)$/.exec(commune ?? '');
  if (enTete) [codePostal, commune] = [codePostal ?? enTete[1], enTete[2]];
  const enQueue = /^(.*?)[\s,–-]*\b(\d{5})\s+(\D+)$/s.exec(adresse ?? '');
  if (enQueue && (!commune || !codePostal)) {
    [adresse, codePostal, commune] = [enQueue[1], codePostal ?? enQueue[2], commune ?? enQueue[3]];
  }
  const chiffres = codePostal?.replace(/\s/g, '') ?? '';
  // A spreadsheet drops the zero of « 01000 ».
  const postal = /^\d{4}$/.test(chiffres) ? `0${chiffres}` : chiffres;
  return {
    adresse: adresse?.trim() || null,
    codePostal: /^\d{5}$/.test(postal) ? postal : null,
    commune: commune?.trim() || null,
  };
}

/** Reads a row; answers are those of the dry run's selects, by subject. */
export function lireLigne(
  { champs }: LigneLue,
  trouver: (texte: string, codePostal?: string | null) => Trouvaille,
  reponses: Partial<Record<Question['sujet'], string>> = {},
): Voulu {
  const alertes: string[] = [];
  const notes: string[] = [];
  const doutes: Voulu['doutes'] = [];
  const nom = (champs.nom ?? '').replace(/\s+/g, ' ');
  const lieu = lieuDe(champs);
  const commune = lireCommune(lieu, trouver, reponses.commune, notes, doutes);
  const siret = lireSiretDeLigne(champs.siret, reponses.siret, doutes);
  const type = lireType(champs.type ?? '') ?? (champs.type ? null : lireType(nom));
  if (champs.type && !type) alertes.push(`« ${champs.type.slice(0, 60)} » n’est pas un agrément que nous connaissons.`);
  const gestion = lireGestion(champs.gestion ?? '');
  if (champs.gestion && !gestion) alertes.push(`« ${champs.gestion.slice(0, 60)} » n’est pas une gestion que nous connaissons.`);
  const personnes = personnesDe(champs, notes);
  const courriel = courrielsDe(champs.courriel, notes)[0] ?? null;
  const [premiere] = personnes;
  // Lists often give one address for a structure and who directs it: it is then how she is reached.
  if (premiere && !champs.courrielResponsable) premiere.courriel = courriel;
  return {
    nom,
    siret,
    gestion,
    adresse: lieu.adresse,
    codePostal: lieu.codePostal,
    codePostalDeCommune: commune?.codesPostaux[0] ?? null,
    communeCode: commune?.code ?? null,
    telephone: telephoneDe(champs.telephone, notes),
    courriel,
    type,
    personnes,
    alertes,
    notes,
    refus: refusDe(champs, nom, lieu.adresse),
    doutes,
  };
}

function refusDe(champs: LigneLue['champs'], nom: string, adresse: string | null): string | null {
  if (!nom) return 'Cette ligne n’a pas de nom de structure.';
  if (/^(sous[- ])?(total|totaux)\b/i.test(nom)) return 'Cette ligne ressemble à un total.';
  if (/\n|\s[/|]\s|;/.test(champs.nom ?? '') || (champs.siret ?? '').replace(/\D/g, '').length === 28) {
    return 'Deux structures dans une même cellule. Séparez-les dans votre tableur.';
  }
  if (!/\p{L}/u.test(nom)) return 'Le nom de cette structure n’a pas de lettres.';
  if (nom.length > MAX.nom) return `Le nom de cette structure est trop long : ${MAX.nom} caractères au plus.`;
  return (adresse?.length ?? 0) > MAX.adresse ? `Cette adresse est trop longue : ${MAX.adresse} caractères au plus.` : null;
}

function lireCommune(
  lieu: { commune: string | null; codePostal: string | null },
  trouver: (texte: string, codePostal?: string | null) => Trouvaille,
  reponse: string | undefined,
  notes: string[],
  doutes: Voulu['doutes'],
) {
  if (!lieu.commune) {
    notes.push('Sans commune : sa page restera à compléter.');
    return null;
  }
  const trouvaille = trouver(lieu.commune, lieu.codePostal);
  if (trouvaille.genre === 'trouvee') {
    if (trouvaille.note) notes.push(trouvaille.note);
    return trouvaille.commune;
  }
  const suggestions = trouvaille.genre === 'suggestions' ? trouvaille.communes : [];
  const choisie = suggestions.find((commune) => commune.code === reponse);
  if (choisie || reponse === SANS) return choisie ?? null;
  doutes.push({
    phrase:
      suggestions.length > 0
        ? `« ${lieu.commune.slice(0, 60)} » n’est pas une commune d’ici. Est-ce ${suggestions.map((c) => c.nom).join(' ou ')} ?`
        : `« ${lieu.commune.slice(0, 60)} » n’est pas une commune du département.`,
    question: {
      sujet: 'commune',
      options: [
        ...suggestions.map((c) => ({ valeur: c.code, libelle: `${c.nom} (${c.codesPostaux[0] ?? c.code})` })),
        { valeur: SANS, libelle: 'Importer sans commune' },
      ],
      proposee: suggestions.length === 1 ? (suggestions[0]?.code ?? null) : null,
    },
  });
  return null;
}

function lireSiretDeLigne(texte: string | undefined, reponse: string | undefined, doutes: Voulu['doutes']): string | null {
  if (!texte || reponse === SANS) return null;
  const lu = lireSiret(texte);
  if (lu.ok) return lu.siret;
  doutes.push({
    phrase: lu.phrase,
    question: { sujet: 'siret', options: [{ valeur: SANS, libelle: 'Importer sans SIRET' }], proposee: null },
  });
  return null;
}
