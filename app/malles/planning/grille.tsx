import type { MouseEvent } from 'react';
import { ajouterJours } from '#app/commun/periode.ts';
import type { LigneDePlanning } from './barres.ts';
import { dessinateur, type LigneDessinee } from './dessin.ts';
import { enHtml } from './en-html.ts';
import { pasDe } from './fenetre.ts';
import type { getPlanning } from './planning.server.ts';
import { dessinerTete } from './tete.ts';

type Lu = ReturnType<typeof getPlanning>;

/**
 * Malles by days at a desk, a list under each malle on a phone: the same words in both. The hundreds of bars are plain links
 * written as one text: as elements, they cost the server half of the page, and a phone as much again before it answers.
 */
export function Grille({ lu }: { lu: Lu }) {
  const { fenetre, aujourdhui, fonds, lignes } = lu;
  const tete = dessinerTete(fenetre, aujourdhui, fonds);
  const dessiner = dessinateur(lu);
  return (
    <div className={`planning n${tete.tetes.length}${pasDe(fenetre) === 'trimestre' ? ' planning--serre' : ''}`}>
      <Tete tete={tete} />
      {/* Links do what they say; the click only makes one of them more precise. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard opens the link as it stands. */}
      <ul className="planning__lignes" onClick={choisirLeJour}>
        {lignes.map((ligne) => (
          <Ligne key={ligne.slug} ligne={ligne} dessinee={dessiner(ligne)} />
        ))}
      </ul>
    </div>
  );
}

/** The days, for the eye alone: each bar says its own. */
function Tete({ tete: { tetes, mois, bandes } }: { tete: ReturnType<typeof dessinerTete> }) {
  return (
    <>
      <div className="planning__fond" aria-hidden="true">
        {tetes.map(({ iso, classe }, rang) => (
          <i key={iso} className={`d${rang + 1} ${classe}`} />
        ))}
      </div>
      <div className="planning__tete" aria-hidden="true">
        {mois.map(({ nom, place: [debut, combien] }) => (
          <span key={debut} className={`mois d${debut} l${combien}`}>
            {nom}
          </span>
        ))}
        {tetes.map(({ iso, lettre, numero, classe }, rang) => (
          <span key={iso} className={`d${rang + 1} ${classe}`}>
            {lettre}
            <b>{numero}</b>
          </span>
        ))}
        {bandes.map(({ nom, place: [debut, combien] }) => (
          <span key={debut} className={`bande d${debut} l${combien}`}>
            {nom}
          </span>
        ))}
      </div>
    </>
  );
}

function Ligne({
  ligne: { slug, nom, ou },
  dessinee: { classe, morceaux },
}: {
  ligne: LigneDePlanning;
  dessinee: LigneDessinee;
}) {
  return (
    <li className="planning__ligne">
      <div className="planning__malle">
        <h2>
          <a href={`/malles/${slug}`}>{nom}</a>
        </h2>
        {ou && <p>{ou}</p>}
      </div>
      {morceaux.length === 0 ? (
        <p className="planning__rien">Rien de libre à ces dates</p>
      ) : (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: en-html.ts escapes every text.
        <ol className={classe} dangerouslySetInnerHTML={{ __html: enHtml(morceaux) }} />
      )}
    </li>
  );
}

/** In a free stretch, the day one points at rather than its first; the keyboard, the phone and a page without JavaScript take the first. */
function choisirLeJour({ target, clientX, detail }: MouseEvent<HTMLElement>) {
  const lien = target instanceof Element ? target.closest<HTMLAnchorElement>('.libre > a') : null;
  if (!lien) return;
  const jours = Number(/l(\d+)/.exec(lien.parentElement?.className ?? '')?.[1]);
  const { left, width } = lien.getBoundingClientRect();
  const adresse = new URL(lien.href);
  const debut = lien.dataset.debut ?? adresse.searchParams.get('debut');
  if (detail === 0 || !debut || jours < 2 || !window.matchMedia('(min-width: 60rem)').matches) return;
  lien.dataset.debut = debut;
  adresse.searchParams.set('debut', ajouterJours(debut, Math.min(jours - 1, Math.floor(((clientX - left) / width) * jours))));
  lien.href = adresse.href;
}
