import type { Donne } from '#app/reseau/agrements/agrements.ts';
import { lireNom, lireNoms, type NomLu } from '#app/reseau/personnes/noms.ts';
import { aUneLettrePres } from '#app/reseau/plier.ts';
import { lireSiret } from '#app/reseau/structures/siret.ts';
import type { Gestion, Milieu } from '#app/reseau/structures/structures.ts';
import { clefDeCommune, type Trouvaille } from '#app/reseau/territoire/communes.ts';
import type { ChampDe, LigneLue } from './champs.ts';
import { lireDate, lirePeriode } from './dates-lues.ts';
import { type Carnet, carnetNeuf, demander, type ReponsesDeLigne, SANS } from './decisions.ts';
import { citer, courrielsDe, lireGestion, lireMilieu, lireNombre, lireType, telephoneDe } from './lectures.ts';

type Champs = LigneLue<ChampDe<'structures'>>['champs'];
type Trouver = (texte: string, codePostal?: string | null) => Trouvaille;

export interface PersonneLue extends NomLu {
  courriel: string | null;
  telephone: string | null;
  /** What the title of the column says; null: the kind of the structure tells. */
  dite: 'direction' | 'coordination_evs' | null;
}

/** What a row says, in the network's own shapes; null: the row does not say it. */
export interface Voulu extends Carnet {
  nom: string;
  siret: string | null;
  gestion: Gestion | null;
  federation: string | null;
  adresse: string | null;
  codePostal: string | null;
  /** That of the commune, for a structure whose own is not known. */
  codePostalDeCommune: string | null;
  communeCode: string | null;
  telephone: string | null;
  courriel: string | null;
  siteInternet: string | null;
  milieu: Milieu | null;
  etp: number | null;
  benevoles: number | null;
  itinerance: string | null;
  presentation: string | null;
  placesStage: number | null;
  type: Donne | null;
  agrement: { du: string | null; au: string | null; decideur: string | null };
  /** As written: what they name is found afterwards. */
  territoire: string | null;
  qpv: string | null;
  sites: string | null;
  personnes: PersonneLue[];
  /** Why the row cannot be taken. */
  refus: string | null;
}

const MAX = {
  nom: 160,
  adresse: 200,
  federation: 120,
  siteInternet: 200,
  itinerance: 500,
  presentation: 4000,
  decideur: 80,
} as const;

/** The people of a row, with the address and the telephone that are theirs. */
function personnesDe(champs: Champs, notes: string[]): PersonneLue[] {
  const separes = champs.prenomResponsable && (champs.nomResponsable ?? champs.responsable);
  const seule = separes ? lireNom(separes) : null;
  // A lone word reads as a family name; with a first name in the next cell, all the words do.
  const deux = champs.directeur && champs.responsable;
  const directeurs = lireNoms(champs.directeur ?? '');
  const autres: NomLu[] =
    separes && champs.prenomResponsable
      ? [{ prenom: lireNom(champs.prenomResponsable)?.nom ?? '', nom: [seule?.prenom, seule?.nom].filter(Boolean).join(' ') }]
      : lireNoms(champs.responsable ?? champs.nomResponsable ?? '');
  const siens = champs.courrielResponsable ? courrielsDe(champs.courrielResponsable, notes) : [];
  const telephone = telephoneDe(champs.telephoneResponsable ?? champs.portable, notes);
  // Beside a column of directors, the other one holds those who coordinate.
  const noms = [
    ...directeurs.map((nom) => ({ ...nom, dite: 'direction' as const })),
    ...autres.map((nom) => ({ ...nom, dite: deux ? ('coordination_evs' as const) : null })),
  ];
  return noms.slice(0, 4).map((nom, rang) => ({
    dite: nom.dite,
    prenom: nom.prenom.slice(0, 80),
    nom: nom.nom.slice(0, 80),
    courriel: siens[rang] ?? null,
    telephone: rang === 0 ? telephone : null,
  }));
}

function lieuDe(champs: Champs) {
  let { adresse, codePostal, commune } = champs;
  const enTete = /^(?:F-)?(\d{4,5})\s+(\D.*)$/.exec(commune ?? '');
  if (enTete) [codePostal, commune] = [codePostal ?? enTete[1], enTete[2]];
  const enQueue = /^(.*?)[\s,–-]*\b(\d{5})\s+(\D+)$/s.exec(adresse ?? '');
  if (enQueue && (!commune || !codePostal)) {
    [adresse, codePostal, commune] = [enQueue[1], codePostal ?? enQueue[2], commune ?? enQueue[3]];
  }
  // « Limoges (87000) », « Eymoutiers 87 »
  const enFin = /^(\D+?)\s*\(?\b(\d{5}|\d{2})\)?$/.exec(commune ?? '');
  if (enFin) [commune, codePostal] = [enFin[1], codePostal ?? (enFin[2]?.length === 5 ? enFin[2] : undefined)];
  const chiffres = codePostal?.replace(/[\s.]/g, '') ?? '';
  // A spreadsheet drops the zero of « 01000 ».
  const postal = /^\d{4}$/.test(chiffres) ? `0${chiffres}` : chiffres;
  return {
    adresse: adresse?.replace(/\s*\n\s*/g, ', ').trim() || null,
    codePostal: /^\d{5}$/.test(postal) ? postal : null,
    commune: commune?.trim() || null,
  };
}

/** Reads a row; answers are those of the dry run's selects, by subject. */
export function lireLigne({ champs }: { champs: Champs }, trouver: Trouver, reponses: ReponsesDeLigne = {}): Voulu {
  const carnet = carnetNeuf();
  const { alertes, notes } = carnet;
  const nom = (champs.nom ?? '').replace(/\s+/g, ' ');
  const lieu = lieuDe(champs);
  const commune = lireCommune(lieu, trouver, reponses, carnet);
  const siret = lireSiretDeLigne(champs.siret, reponses, carnet);
  const type = lireType(champs.type ?? '') ?? (champs.type ? null : lireType(nom));
  if (champs.type && !type && !/^structure$/i.test(champs.type)) {
    alertes.push(`${citer(champs.type)} n’est pas un agrément que nous connaissons.`);
  }
  const gestion = lireGestion(champs.gestion ?? '');
  if (champs.gestion && !gestion) alertes.push(`${citer(champs.gestion)} n’est pas une gestion que nous connaissons.`);
  const milieu = lireMilieu(champs.milieu ?? '');
  if (champs.milieu && !milieu) alertes.push(`${citer(champs.milieu)} n’est ni « rural » ni « urbain ».`);
  const personnes = personnesDe(champs, notes);
  const courriel = courrielsDe(champs.courriel, notes)[0] ?? null;
  const [premiere] = personnes;
  // Lists often give one address for a structure and who directs it: it is then how she is reached.
  if (premiere && !champs.courrielResponsable) premiere.courriel = courriel;
  const long = (champ: keyof typeof MAX & keyof Champs) => couper(champs[champ], MAX[champ], alertes);
  return {
    ...carnet,
    ...{ nom, siret, gestion, milieu, type, courriel, personnes },
    adresse: lieu.adresse,
    codePostal: lieu.codePostal,
    codePostalDeCommune: commune?.codesPostaux[0] ?? null,
    communeCode: commune?.code ?? null,
    telephone: telephoneDe(champs.telephone, notes),
    federation: long('federation'),
    siteInternet: lireSite(long('siteInternet'), alertes),
    itinerance: long('itinerance'),
    presentation: long('presentation'),
    etp: nombreDe(champs.etp, 1000, false, 'en équivalents temps plein', alertes),
    benevoles: nombreDe(champs.benevoles, 10_000, true, 'de bénévoles', alertes),
    placesStage: nombreDe(champs.placesStage, 20, true, 'de places en stage', alertes),
    agrement: lireDatesDAgrement(champs, alertes),
    territoire: champs.territoire ?? null,
    qpv: champs.qpv ?? null,
    sites: champs.sites ?? null,
    refus: refusDe(champs, nom, lieu.adresse),
  };
}

/** A text that is too long is not cut: half a sentence is worse than none. */
function couper(texte: string | undefined, max: number, alertes: string[]): string | null {
  if (!texte) return null;
  if (texte.length <= max) return texte;
  alertes.push(`${citer(texte, 40)} est trop long : ${max.toLocaleString('fr-FR')} caractères au plus.`);
  return null;
}

function lireSite(texte: string | null, alertes: string[]): string | null {
  if (!texte) return null;
  const adresse = /^https?:\/\//i.test(texte) ? texte : `https://${texte}`;
  if (/^https?:\/\/[^\s/]+\.[^\s/]{2,}(\/\S*)?$/i.test(adresse)) return adresse;
  alertes.push(`${citer(texte)} n’est pas l’adresse d’un site.`);
  return null;
}

function nombreDe(texte: string | undefined, max: number, entier: boolean, quoi: string, alertes: string[]): number | null {
  if (!texte) return null;
  const valeur = lireNombre(texte, max, entier);
  if (valeur === undefined) alertes.push(`${citer(texte, 40)} n’est pas un nombre ${quoi} : il n’est pas repris.`);
  return valeur ?? null;
}

function lireDatesDAgrement(champs: Champs, alertes: string[]): Voulu['agrement'] {
  const lire = (texte: string | undefined, bout: 'debut' | 'fin') => {
    const jour = texte ? lireDate(texte, bout) : null;
    if (texte && !jour) alertes.push(`${citer(texte, 40)} n’est pas une date que nous comprenons.`);
    return jour;
  };
  const periode = champs.agrementPeriode ? lirePeriode(champs.agrementPeriode) : null;
  if (champs.agrementPeriode && !periode)
    alertes.push(`${citer(champs.agrementPeriode, 40)} n’est pas une période que nous comprenons.`);
  const [du, au] = [
    lire(champs.agrementDu, 'debut') ?? periode?.du ?? null,
    lire(champs.agrementAu, 'fin') ?? periode?.au ?? null,
  ];
  const decideur = couper(champs.decideur, MAX.decideur, alertes);
  if (!du || !au || du <= au) return { du, au, decideur };
  alertes.push('La fin de l’agrément est avant son début : ses dates ne sont pas reprises.');
  return { du: null, au: null, decideur };
}

function refusDe(champs: Champs, nom: string, adresse: string | null): string | null {
  // « Total : 11 structures » stands in any column.
  if ((nom ? [nom] : Object.values(champs)).some((texte) => /^(sous[- ])?(total|totaux)\b/i.test(texte))) {
    return 'Cette ligne ressemble à un total.';
  }
  if (!nom) return 'Cette ligne n’a pas de nom de structure.';
  if (/\n|\s[/|]\s|;/.test(champs.nom ?? '') || (champs.siret ?? '').replace(/\D/g, '').length === 28) {
    return 'Deux structures dans une même cellule. Séparez-les dans votre tableur.';
  }
  if (!/\p{L}/u.test(nom)) return 'Le nom de cette structure n’a pas de lettres.';
  if (nom.length > MAX.nom) return `Le nom de cette structure est trop long : ${MAX.nom} caractères au plus.`;
  return (adresse?.length ?? 0) > MAX.adresse ? `Cette adresse est trop longue : ${MAX.adresse} caractères au plus.` : null;
}

function lireCommune(
  lieu: { commune: string | null; codePostal: string | null },
  trouver: Trouver,
  reponses: ReponsesDeLigne,
  carnet: Carnet,
) {
  if (!lieu.commune) {
    carnet.notes.push('Sans commune : sa page restera à compléter.');
    return null;
  }
  const trouvaille = trouver(lieu.commune, lieu.codePostal);
  if (trouvaille.genre === 'trouvee') {
    if (trouvaille.note) carnet.notes.push(trouvaille.note);
    return trouvaille.commune;
  }
  const suggestions = trouvaille.genre === 'suggestions' ? trouvaille.communes : [];
  const phrase =
    suggestions.length > 0
      ? `${citer(lieu.commune)} n’est pas une commune d’ici. Est-ce ${suggestions.map((c) => c.nom).join(' ou ')} ?`
      : `${citer(lieu.commune)} n’est pas une commune du département.`;
  const [seule] = suggestions;
  const deCeCode = suggestions.filter((c) => lieu.codePostal && c.codesPostaux.includes(lieu.codePostal));
  // A part of a name is no misspelling: unless the post code says which, the person chooses.
  const presque = seule && aUneLettrePres(clefDeCommune(seule.nom), clefDeCommune(lieu.commune));
  const proposee = suggestions.length === 1 && presque ? seule : deCeCode.length === 1 ? deCeCode[0] : undefined;
  const reponse = demander(
    carnet,
    reponses,
    {
      ...{ sujet: 'commune', quoi: 'Commune' },
      options: [
        ...suggestions.map((c) => ({ valeur: c.code, libelle: `${c.nom} (${c.codesPostaux[0] ?? c.code})` })),
        { valeur: SANS, libelle: 'Importer sans commune' },
      ],
      proposee: proposee?.code ?? null,
    },
    phrase,
  );
  return suggestions.find((commune) => commune.code === reponse) ?? null;
}

function lireSiretDeLigne(texte: string | undefined, reponses: ReponsesDeLigne, carnet: Carnet): string | null {
  if (!texte) return null;
  const lu = lireSiret(texte);
  if (lu.ok) return lu.siret;
  // A number loses its first zero in a spreadsheet.
  const rendu = /^\d{13}$/.test(texte.replace(/\s/g, '')) ? lireSiret(`0${texte.replace(/\s/g, '')}`) : lu;
  const options = [{ valeur: SANS, libelle: 'Importer sans SIRET' }];
  const proposition = rendu.ok ? [{ valeur: rendu.siret, libelle: `${rendu.siret}, avec le zéro du début` }] : [];
  const reponse = demander(
    carnet,
    reponses,
    { sujet: 'siret', quoi: 'SIRET', options: [...proposition, ...options], proposee: rendu.ok ? rendu.siret : null },
    rendu.ok ? `Ce SIRET a treize chiffres : le tableur a perdu le zéro du début. Est-ce ${rendu.siret} ?` : lu.phrase,
  );
  return reponse === undefined || reponse === SANS ? null : reponse;
}
