import { espacer } from '#app/commun/espaces.ts';
import { echapper as echapperHtml } from '#app/commun/html.ts';
import type { Salle } from '#app/commun/prise.ts';

import type { Lettre, Point, SectionDeLettre } from './lettre.ts';

/** Who writes, as the head and the foot of a mail show it. */
export interface EnTete {
  nom: string;
  /** « Haute-Vienne »; empty when unknown. */
  territoire: string;
}

// The tokens of ui/ written out: a mail reads no custom property. [light, dark]
const COULEURS: Record<Salle, readonly [string, string]> = {
  maison: ['#4b5365', '#b9bcc6'],
  reseau: ['#1f5691', '#93bff0'],
  troc: ['#9f3d19', '#f0a37f'],
  malles: ['#7a5000', '#e2bb66'],
  formations: ['#3b6420', '#a8cf86'],
  rencontres: ['#85305e', '#eaa2c8'],
  cellule: ['#43467a', '#b9bdea'],
  plan: ['#0d6262', '#80cdc8'],
};

const LARGEUR_TEXTE = 72;

const echapper = (texte: string) => echapperHtml(texte.toWellFormed());

/** A text for HTML: escaped, its line ends kept, « 1er » raised. */
function html(texte: string): string {
  return echapper(espacer(texte))
    .replaceAll('\n', '<br>')
    .replace(/(?<!\d)1er\b/g, '1<sup style="font-size:.68em;line-height:0;">er</sup>');
}

/** Only http and https open anything; the rest is shown as words. */
function adresseSure(url: string): string | null {
  return /^https?:\/\//i.test(url) ? url : null;
}

const sansProtocole = (url: string) => url.replace(/^https?:\/\//i, '');

/** A link that answers shows a page first; saying so keeps people from fearing the button. */
const ouvreUneReponse = (url: string) => /\/r\/[^/]+$/.test(url);
const RIEN_AVANT = 'ouvre une page ; rien n’est répondu avant que vous choisissiez sur cette page.';

/** The line that mail readers show beside the subject. */
function avantGout(lettre: Lettre): string {
  const phrases = [lettre.paragraphes[0], lettre.echeance?.fort].filter((phrase) => phrase !== undefined);
  return phrases.join(' ').slice(0, 180).toWellFormed();
}

/**
 * Draws a mail twice from one content: HTML without table nor image, 600 px, light and dark, and its text twin.
 * Every word is escaped.
 */
export function dessinerLettre(lettre: Lettre, enTete: EnTete): { html: string; text: string } {
  return { html: enHtml(lettre, enTete), text: enTexte(lettre, enTete) };
}

function enHtml(lettre: Lettre, { nom, territoire }: EnTete): string {
  const [clair, sombre] = COULEURS[lettre.salle];
  const encre = 'color:#1b2233;';
  const p = (contenu: string, bas = 14) => `<p class="encre" style="margin:0 0 ${bas}px;${encre}">${contenu}</p>`;
  const corps: string[] = [p(html(lettre.bonjour)), ...lettre.paragraphes.map((phrase) => p(html(phrase)))];
  if (lettre.points && lettre.points.length > 0) {
    const puces = lettre.points.map(({ fort, detail, liens = [] }) => {
      const suite = detail ? `<br><span class="avant" style="color:#4b5365;">${html(detail)}</span>` : '';
      return `<li style="margin:0 0 8px;"><strong>${html(fort)}</strong>${suite}${liensEnHtml(liens)}</li>`;
    });
    corps.push(`<ul class="encre" style="margin:0 0 16px;padding:0 0 0 22px;${encre}">${puces.join('')}</ul>`);
  }
  corps.push(...pleines(lettre.sections).map(sectionEnHtml));
  if (lettre.citation) {
    corps.push(p(`<em>${html(`« ${lettre.citation.texte} »`)}</em><br>${html(lettre.citation.auteur)}`, 22));
  }
  const url = lettre.bouton ? adresseSure(lettre.bouton.url) : null;
  if (lettre.bouton && url) {
    corps.push(
      `<p style="margin:0 0 22px;"><a class="bouton" href="${echapper(url)}" style="display:inline-block;padding:14px 26px;background:#1f2a44;color:#fffdf9;border-radius:10px;font-weight:bold;text-decoration:none;text-align:center;">${html(lettre.bouton.libelle)}</a></p>`,
    );
  }
  if (lettre.echeance) corps.push(p(`<strong>${html(lettre.echeance.fort)}</strong> ${html(lettre.echeance.suite)}`));
  if (url) {
    const debut = ouvreUneReponse(url) ? `Le bouton ${RIEN_AVANT} ` : '';
    corps.push(
      `<p class="douce" style="margin:0;color:#4b5365;font-size:16px;">${html(`${debut}Si le bouton ne marche pas, copiez cette adresse : `)}<a class="lien" href="${echapper(url)}" style="color:#1c4d8f;overflow-wrap:anywhere;">${echapper(sansProtocole(url))}</a></p>`,
    );
  }
  const pied = lettre.pied
    .map((phrase) => `<p class="douce" style="margin:0 0 8px;padding:0 8px;color:#4b5365;font-size:16px;">${html(phrase)}</p>`)
    .join('\n');
  const { desabonnement } = lettre;
  const sortie = desabonnement && adresseSure(desabonnement.url);
  const arret = sortie
    ? `\n<p class="douce" style="margin:0;padding:0 8px;font-size:16px;"><a class="lien" href="${echapper(sortie)}" style="color:#1c4d8f;">${html(desabonnement.libelle)}</a></p>`
    : '';
  const lieu = territoire
    ? ` <span class="douce" style="color:#4b5365;font-weight:normal;font-size:16px;">&nbsp;${html(territoire)}</span>`
    : '';
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${echapper(espacer(lettre.titre))}</title>
<style>
:root { color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
.fond { background: #14171e !important; } .feuille { background: #1c212b !important; border-color: ${sombre} #363d4a #363d4a !important; }
.encre, .encre a { color: #f0eadf !important; } .douce, .avant { color: #b9bcc6 !important; } .lien { color: #9cc5fb !important; } .salle { color: ${sombre} !important; }
.bouton { background: #f0eadf !important; color: #171b24 !important; } .logo { border-color: #f0eadf !important; }
}
@media (max-width: 480px) { .feuille { padding: 20px 18px !important; } .bouton { display: block !important; } }
</style>
</head>
<body class="fond" style="margin:0;padding:0;background:#faf7f0;">
<div style="display:none;max-height:0;overflow:hidden;">${html(avantGout(lettre))}</div>
<div class="fond" lang="fr" style="background:#faf7f0;padding:24px 12px;font-family:Verdana,'DejaVu Sans',sans-serif;font-size:17px;line-height:1.5;overflow-wrap:break-word;">
<header style="max-width:600px;margin:0 auto 14px;"><p class="encre" style="margin:0;${encre}font-weight:bold;font-size:17px;"><span class="logo" style="display:inline-block;padding:1px 9px 2px;border:2px solid #1b2233;border-radius:7px;">${html(nom)}</span>${lieu}</p></header>
<main class="feuille" style="max-width:600px;margin:0 auto;box-sizing:border-box;padding:28px 32px;background:#fffdf9;border:1px solid #ddd4c3;border-top:5px solid ${clair};border-radius:12px;">
<p class="salle" style="margin:0 0 4px;color:${clair};font-weight:bold;font-size:16px;">${html(lettre.rubrique)}</p>
<h1 class="encre" style="margin:0 0 14px;${encre}font-size:25px;line-height:1.25;">${html(lettre.titre)}</h1>
${corps.join('\n')}
</main>
<footer style="max-width:600px;margin:16px auto 0;">${pied}${arret}</footer>
</div>
</body>
</html>
`;
}

/** A part that has nothing to say is not drawn. */
const pleines = (sections: Lettre['sections']) => (sections ?? []).filter(({ points }) => points.length > 0);

function sectionEnHtml({ titre, points }: SectionDeLettre): string {
  const puces = points.map(({ fort, detail, url }) => {
    const sure = url ? adresseSure(url) : null;
    const dit = `<strong>${html(fort)}</strong>`;
    const lie = sure ? `<a class="lien" href="${echapper(sure)}" style="color:#1c4d8f;">${dit}</a>` : dit;
    const suite = detail ? `<br><span class="avant" style="color:#4b5365;">${html(detail)}</span>` : '';
    return `<li style="margin:0 0 10px;">${lie}${suite}</li>`;
  });
  return `<h2 class="encre" style="margin:22px 0 8px;color:#1b2233;font-size:20px;line-height:1.3;">${html(titre)}</h2>
<ul class="encre" style="margin:0 0 16px;padding:0 0 0 22px;color:#1b2233;">${puces.join('')}</ul>`;
}

/** Each answer is as tall as a finger. */
function liensEnHtml(liens: NonNullable<Point['liens']>): string {
  const surs = liens.filter(({ url }) => adresseSure(url) !== null);
  if (surs.length === 0) return '';
  const mots = surs.map(
    ({ libelle, url }) =>
      `<a class="lien" href="${echapper(url)}" style="display:inline-block;padding:8px 14px 8px 0;color:#1c4d8f;">${html(libelle)}</a>`,
  );
  return `<br>${mots.join(' ')}`;
}

/** Wraps at 72 columns; a word that is longer, such as an address, stays whole. */
function couper(texte: string, retrait = ''): string {
  return texte
    .split('\n')
    .map((ligne) => {
      const lignes: string[] = [];
      let courante = '';
      for (const mot of ligne.split(' ')) {
        const essai = courante ? `${courante} ${mot}` : mot;
        if (courante && essai.length + retrait.length > LARGEUR_TEXTE) {
          lignes.push(courante);
          courante = mot;
        } else courante = essai;
      }
      lignes.push(courante);
      return lignes.join(`\n${retrait}`);
    })
    .join(`\n${retrait}`);
}

function enTexte(lettre: Lettre, { nom, territoire }: EnTete): string {
  const blocs: string[] = [lettre.bonjour, ...lettre.paragraphes].map((phrase) => couper(espacer(phrase)));
  if (lettre.points && lettre.points.length > 0) {
    blocs.push(
      lettre.points
        .map(({ fort, detail, liens = [] }) =>
          [
            `- ${couper(espacer(detail ? `${fort}\n(${detail})` : fort), '  ')}`,
            ...liens.map(({ libelle, url }) => `  ${espacer(`${libelle} :`)} ${url}`),
          ].join('\n'),
        )
        .join('\n'),
    );
  }
  for (const { titre, points } of pleines(lettre.sections)) {
    const lignes = points.map(({ fort, detail, url }) => {
      const dit = couper(espacer(detail ? `${fort}\n${detail}` : fort), '  ');
      return `- ${dit}${url && adresseSure(url) ? `\n  ${url}` : ''}`;
    });
    blocs.push(`${couper(espacer(titre)).toLocaleUpperCase('fr')}\n\n${lignes.join('\n')}`);
  }
  if (lettre.citation) blocs.push(couper(espacer(`« ${lettre.citation.texte} »\n${lettre.citation.auteur}`)));
  if (lettre.bouton) blocs.push(`${espacer(`${lettre.bouton.libelle} :`)}\n${lettre.bouton.url}`);
  if (lettre.echeance) blocs.push(couper(espacer(`${lettre.echeance.fort} ${lettre.echeance.suite}`)));
  if (lettre.bouton && ouvreUneReponse(lettre.bouton.url)) blocs.push(couper(espacer(`Le lien ${RIEN_AVANT}`)));
  const fin = lettre.pied.at(-1);
  for (const phrase of lettre.pied.slice(0, -1)) blocs.push(couper(espacer(phrase)));
  const { desabonnement } = lettre;
  const arret =
    desabonnement && adresseSure(desabonnement.url) ? [`${espacer(`${desabonnement.libelle} :`)} ${desabonnement.url}`] : [];
  const signature = ['-- ', [nom, territoire].filter(Boolean).join(', ')];
  if (fin) signature.push(couper(espacer(fin)));
  signature.push(...arret);
  return `${blocs.join('\n\n')}\n\n${signature.join('\n')}\n`;
}
