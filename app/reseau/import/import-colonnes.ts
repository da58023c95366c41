import { plierMots } from '#app/reseau/plier.ts';
import { champsDe, estUnChamp } from './champs.ts';
import type { GenreImport } from './genres-d-import.ts';

export interface Colonne {
  rang: number;
  titre: string;
  champ: string | null;
  /** False when the title leaves a doubt: the person is asked to check. */
  sure: boolean;
}

/** What helps to guess, besides the titles. */
export interface AideAuTitre {
  /** What someone said of a title in another list: folded title → field, '' to leave it out. */
  memoire?: ReadonlyMap<string, string>;
  /** Whether a title is a term of the vocabulary. */
  estUnTerme?: (titre: string) => boolean;
}

interface Indice {
  champ: string;
  sur: (t: string) => boolean;
  doute?: (t: string) => boolean;
}

const PERSONNE = /\b(direct\w*|dir|respons\w*|resp|coordinat\w*|coord|president\w*|referent\w*)\b/;
const MEL = /\b(e ?mails?|mails?|mels?|courriels?|adresses? electroniques?)\b/;
const TEL = /\b(tel\w*|fixe|standard)\b/;
const PORTABLE = /\b(portables?|mobiles?|gsm)\b/;
const FIN = /\b(fin|echeance|expir\w*|jusqu( au?)?|validite)\b/;
const DEBUT = /\b(debut|depuis|a partir|date|effet)\b/;
const STRUCTURE = /\b(structures?|centres?|associations?|etablissements?|adherents?|lieu d exercice|employeur|organismes?)\b/;

/** « Nos besoins », « Ce que nous cherchons », « Besoins en compétences » */
const BESOIN = /\b(besoins?|attentes?|cherche\w*|recherche\w*|souhait\w*)\b/;
const OFFRE = /\b(offres?|propos\w+|partage\w*|a (donner|preter|offrir))\b/;

/** Titles, in the order in which they are tried; the second list of a field leaves a doubt. */
const INDICES: Readonly<Record<GenreImport, readonly Indice[]>> = {
  structures: [
    { champ: 'siret', sur: (t) => /\bsiret\b/.test(t) },
    { champ: 'courrielResponsable', sur: (t) => MEL.test(t) && PERSONNE.test(t) },
    { champ: 'telephoneResponsable', sur: (t) => (TEL.test(t) || PORTABLE.test(t)) && PERSONNE.test(t) },
    { champ: 'prenomResponsable', sur: (t) => /^prenoms?\b/.test(t) && !/\bnom\b/.test(t) },
    { champ: 'courriel', sur: (t) => MEL.test(t) },
    { champ: 'portable', sur: () => false, doute: (t) => PORTABLE.test(t) && !TEL.test(t) },
    { champ: 'telephone', sur: (t) => TEL.test(t) },
    { champ: 'codePostal', sur: (t) => /^(code postal|cp|c p)\b/.test(t) },
    { champ: 'qpv', sur: (t) => /\bqpv\b|quartiers? prioritaires?|politique de la ville/.test(t) },
    {
      champ: 'territoire',
      sur: (t) =>
        /\bcommunes? (du territoire|couvertes?|d intervention|desservies?|concernees?)|^(territoires?|zone|perimetre|secteur)( d intervention| d action)?$/.test(
          t,
        ),
      doute: (t) => /\b(territoires?|perimetre|zone d intervention|bassin de vie)\b/.test(t) && !/rural|urbain/.test(t),
    },
    { champ: 'sites', sur: (t) => /^(autres (lieux|sites)|antennes?|sites secondaires|permanences?)$/.test(t) },
    { champ: 'siteInternet', sur: (t) => /\b(site (internet|web)|url|page web)\b|^(site|internet|web)$/.test(t) },
    { champ: 'commune', sur: (t) => /\b(communes?|villes?|localite)\b/.test(t) },
    { champ: 'milieu', sur: (t) => /\bmilieu\b|rural|\burbain/.test(t) },
    { champ: 'etp', sur: (t) => /\betp\b|equivalents? temps plein/.test(t), doute: (t) => /\bsalaries?\b/.test(t) },
    { champ: 'benevoles', sur: (t) => /\bbenevoles?\b/.test(t) },
    { champ: 'itinerance', sur: (t) => /\bitineran/.test(t) },
    { champ: 'placesStage', sur: (t) => /\bplaces?\b.*\bstages?\b/.test(t) },
    { champ: 'federation', sur: (t) => /\bfederations?\b|\baffiliation\b/.test(t) },
    {
      champ: 'agrementAu',
      sur: (t) => /\b(agrement|conventionnement)/.test(t) && FIN.test(t),
      doute: (t) => /^(date d )?echeance/.test(t),
    },
    { champ: 'agrementPeriode', sur: (t) => /\b(dates|periode|duree|annees) (de l |d |du )?(agrement|conventionnement)/.test(t) },
    {
      champ: 'agrementDu',
      sur: (t) => /\b(agrement|conventionnement)/.test(t) && (DEBUT.test(t) || /agrement du$/.test(t)),
    },
    { champ: 'decideur', sur: (t) => /\bdecid|\bdelivre par\b/.test(t) },
    {
      champ: 'type',
      sur: (t) => /^(type|agrements?|categorie|conventionnement)\b/.test(t),
      doute: (t) => /^(nature|label)\b/.test(t) || /\b(cs|csc|evs)\b/.test(t),
    },
    { champ: 'gestion', sur: (t) => /\b(gestion|gestionnaire|statuts?|portage|porteur)\b/.test(t) },
    { champ: 'nomResponsable', sur: (t) => /^noms? (du|de la|de l|des) /.test(t) && PERSONNE.test(t) && !/prenom/.test(t) },
    { champ: 'directeur', sur: (t) => /^(dir|direct(ion|eurs?|rices?|eur ?(e|et|ou|trice|rice|directrice)*))$/.test(t) },
    {
      champ: 'responsable',
      sur: (t) =>
        /^(dir coord\w*|direction|directeur|directrice|responsable|coordination|coordinat\w+)\b/.test(t) ||
        /nom.*prenom|prenom.*nom/.test(t),
      doute: (t) => PERSONNE.test(t) || /^(contacts?|personne\b)/.test(t),
    },
    { champ: 'adresse', sur: (t) => /\b(adresses?|rue|voie)\b/.test(t), doute: (t) => /^(siege|lieu)\b/.test(t) },
    { champ: 'presentation', sur: (t) => /^(presentation|description)\b/.test(t) },
    {
      champ: 'nom',
      sur: (t) => /^(noms?( .*)?|structures?|raison sociale|denomination( .*)?)$/.test(t),
      doute: (t) => STRUCTURE.test(t) || /\bintitule\b/.test(t),
    },
  ],
  personnes: [
    { champ: 'siret', sur: (t) => /\bsiret\b/.test(t) },
    { champ: 'montrerCourriel', sur: (t) => MEL.test(t) && /\b(montre|visible|public)/.test(t) },
    { champ: 'montrerTelephone', sur: (t) => TEL.test(t) && /\b(montre|visible|public)/.test(t) },
    { champ: 'courriel', sur: (t) => MEL.test(t), doute: (t) => t === 'adresse' },
    { champ: 'portable', sur: (t) => PORTABLE.test(t) && !TEL.test(t) },
    { champ: 'telephone', sur: (t) => TEL.test(t) },
    { champ: 'personne', sur: (t) => /nom.*prenom|prenom.*nom|^(personnes?|nom complet|identite|salaries?)$/.test(t) },
    { champ: 'prenom', sur: (t) => /^prenoms?\b/.test(t) },
    {
      champ: 'structure',
      sur: (t) => /^(nom (de la |du )?)?(structure|centre( social)?|association)s?$/.test(t),
      doute: (t) => STRUCTURE.test(t),
    },
    { champ: 'nom', sur: (t) => /^noms?( de (famille|naissance|la personne))?$/.test(t), doute: (t) => /^noms?\b/.test(t) },
    { champ: 'commune', sur: (t) => /\b(communes?|villes?|localite)\b/.test(t) },
    { champ: 'intitule', sur: (t) => /^intitule\b/.test(t) },
    {
      champ: 'fonction',
      sur: (t) => /\b(fonctions?|postes?|metier|emploi)\b/.test(t),
      doute: (t) => /\b(roles?|qualite|mission|profession|titre)\b/.test(t),
    },
    { champ: 'lien', sur: (t) => /^(lien|statuts?|type de contrat|contrat|bond)\b/.test(t) },
    { champ: 'au', sur: (t) => /^(au|jusqu au|fin|depart|date de (fin|depart|sortie)|sortie)\b/.test(t) },
    {
      champ: 'du',
      sur: (t) => /^(du|depuis|debut|arrivee|entree|date d (arrivee|entree|embauche)|date de debut|date de prise)\b/.test(t),
    },
    { champ: 'personne', sur: () => false, doute: (t) => /^(contacts?|referents?|responsables?)\b/.test(t) },
  ],
  agrements: [
    { champ: 'siret', sur: (t) => /\bsiret\b/.test(t) },
    { champ: 'renouvellement', sur: (t) => /\brenouvellement\b/.test(t) },
    {
      champ: 'decideLe',
      sur: (t) => /^(decide le|decision( du)?|date (de la |de )?(decision|notification|commission|ca))\b/.test(t),
    },
    { champ: 'decideur', sur: (t) => /\b(decid\w+|delivre par|organisme|financeur)\b/.test(t) },
    { champ: 'au', sur: (t) => /^au$/.test(t) || FIN.test(t) },
    { champ: 'periode', sur: (t) => /^(dates|periode|duree|annees)\b/.test(t) },
    { champ: 'du', sur: (t) => /^du$/.test(t) || DEBUT.test(t) },
    {
      champ: 'genre',
      sur: (t) => /\b(agrements?|conventionnements?|conventions?)\b/.test(t),
      doute: (t) => /^(type|nature|dispositif|prestation)\b/.test(t),
    },
    { champ: 'commune', sur: (t) => /\b(communes?|villes?|localite)\b/.test(t) },
    { champ: 'structure', sur: (t) => /^(noms?|(nom (de la |du )?)?structures?)$/.test(t), doute: (t) => STRUCTURE.test(t) },
  ],
  savoir_faire: [
    { champ: 'siret', sur: (t) => /\bsiret\b/.test(t) },
    { champ: 'courriel', sur: (t) => MEL.test(t) },
    {
      champ: 'competence',
      sur: (t) => /\b(competences?|savoir faire|savoirs?|ressources?|expertises?|talents?)\b/.test(t),
      doute: (t) => /^(domaines?|themes?|thematiques?|atouts?)\b/.test(t),
    },
    { champ: 'precision', sur: (t) => /^(precisions?|details?|commentaires?|observations?|remarques?)\b/.test(t) },
    {
      champ: 'personne',
      sur: (t) => /nom.*prenom|prenom.*nom|^(personnes?|nom complet|qui|salaries?)\b/.test(t),
      doute: (t) => /^(contacts?|referents?)\b/.test(t),
    },
    { champ: 'prenom', sur: (t) => /^prenoms?\b/.test(t) },
    {
      champ: 'structure',
      sur: (t) => /^(nom (de la |du )?)?(structure|centre( social)?|association)s?$/.test(t),
      doute: (t) => STRUCTURE.test(t),
    },
    { champ: 'nom', sur: (t) => /^noms?$/.test(t) },
    { champ: 'commune', sur: (t) => /\b(communes?|villes?|localite)\b/.test(t) },
  ],
  annonces: [
    { champ: 'siret', sur: (t) => /\bsiret\b/.test(t) },
    { champ: 'sens', sur: (t) => /^(sens|offres? (ou|et) (besoins?|demandes?)|type d annonce|nature de l annonce)$/.test(t) },
    { champ: 'precision', sur: (t) => /^(precisions?|details?|commentaires?|observations?|remarques?)\b/.test(t) },
    { champ: 'besoin', sur: (t) => BESOIN.test(t), doute: (t) => /\b(demandes?|manques?|difficultes?)\b/.test(t) },
    { champ: 'offre', sur: (t) => OFFRE.test(t), doute: (t) => /\b(apports?|atouts?)\b/.test(t) },
    { champ: 'titre', sur: (t) => /^(annonces?|intitule de l annonce)$/.test(t), doute: (t) => /^(intitule|quoi)\b/.test(t) },
    {
      champ: 'structure',
      // « Ce que la structure propose » is not its name.
      sur: (t) => /^(noms?|(nom (de la |du )?)?(structure|centre( social)?|association)s?)$/.test(t),
      doute: (t) => STRUCTURE.test(t),
    },
    { champ: 'commune', sur: (t) => /\b(communes?|villes?|localite)\b/.test(t) },
  ],
};

const TITRE_LE_PLUS_LONG = 80;

/** The columns of an export of ours, all its titles and no other: sure, whatever was said of them in other lists. */
export function colonnesDExport(titres: readonly string[], genre: GenreImport): Colonne[] | undefined {
  const connus = champsDe(genre).flatMap(({ champ, titre, reserve }) =>
    titre === null ? [] : { champ, pli: plierMots(titre), reserve },
  );
  const plis = titres.map((titre) => (titre.length <= TITRE_LE_PLUS_LONG ? plierMots(titre) : '?'));
  const dits = plis.filter(Boolean);
  const tous = connus.every(({ pli, reserve }) => reserve || dits.includes(pli));
  if (!tous || dits.some((dit) => !connus.some(({ pli }) => pli === dit)) || new Set(dits).size < dits.length) return undefined;
  return titres.map((titre, rang) => ({
    ...{ rang, titre: titre.trim(), sure: true },
    champ: connus.find(({ pli }) => pli !== '' && pli === plis[rang])?.champ ?? null,
  }));
}

/** What each title of a row becomes; a field is taken once, by the surest title, then by the first. */
export function devinerColonnes(titres: readonly string[], genre: GenreImport = 'structures', aide: AideAuTitre = {}): Colonne[] {
  const exportees = colonnesDExport(titres, genre);
  if (exportees) return exportees;
  const colonnes: Colonne[] = titres.map((titre, rang) => ({ rang, titre: titre.trim(), champ: null, sure: true }));
  const plis = titres.map((titre) => (titre.length <= TITRE_LE_PLUS_LONG ? plierMots(titre) : ''));
  const pris = new Set<string>();
  const connues = new Set<number>();
  for (const colonne of colonnes) {
    const pli = plis[colonne.rang];
    const retenu = pli ? aide.memoire?.get(pli) : undefined;
    if (retenu === undefined || (retenu !== '' && !estUnChamp(genre, retenu))) continue;
    connues.add(colonne.rang);
    colonne.champ = retenu || null;
    if (retenu) pris.add(retenu);
  }
  // « nom » and « prénom » side by side are a person's when another column names the structure.
  const nommee =
    genre !== 'structures' || plis.some((t) => /^((nom (de la )?)?structures?|raison sociale|denomination.*)$/.test(t));
  const personne = genre === 'structures' && nommee && plis.some((t) => /^prenoms?\b/.test(t));
  for (const certain of [true, false]) {
    for (const colonne of colonnes) {
      const t = plis[colonne.rang];
      if (!t || colonne.champ || connues.has(colonne.rang)) continue;
      if (genre === 'savoir_faire' && aide.estUnTerme?.(colonne.titre)) {
        colonne.champ = 'croix';
        continue;
      }
      const indice = personne && /^noms?$/.test(t) ? { champ: 'nomResponsable' } : premierIndice(genre, t);
      if (!indice || pris.has(indice.champ)) continue;
      const sure = !('sur' in indice) || indice.sur(t);
      if (sure !== certain) continue;
      pris.add(indice.champ);
      colonne.champ = indice.champ;
      colonne.sure = sure;
    }
  }
  return seulTelephone(colonnes, pris);
}

const premierIndice = (genre: GenreImport, t: string) => INDICES[genre].find((i) => i.sur(t) || i.doute?.(t));

/** A mobile alone is the number that the list gives to reach the structure. */
function seulTelephone(colonnes: Colonne[], pris: ReadonlySet<string>): Colonne[] {
  if (pris.has('telephone')) return colonnes;
  return colonnes.map((colonne) => (colonne.champ === 'portable' ? { ...colonne, champ: 'telephone' } : colonne));
}
