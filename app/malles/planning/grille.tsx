import type { MouseEvent } from 'react';
import { ajouterJours } from '#app/commun/periode.ts';
import { Icone } from '#app/ui/icone.tsx';
import { ETATS, type LigneDePlanning } from './barres.ts';
import { dessinateur, type LigneDessinee, type Morceau } from './dessin.ts';
import { pasDe } from './fenetre.ts';
import type { getPlanning } from './planning.server.ts';
import { dessinerTete } from './tete.ts';

type Lu = ReturnType<typeof getPlanning>;

/**
 * Malles by days at a desk, a list under each malle on a phone: the same words in both. Plain links, and nothing made twice:
 * there are hundreds of bars.
 */
export function Grille({ lu }: { lu: Lu }) {
  const { fenetre, aujourdhui, fonds, lignes } = lu;
  const tete = dessinerTete(fenetre, aujourdhui, fonds);
  const dessiner = dessinateur(lu);
  return (
    <div className={`planning n${tete.tetes.length}${pasDe(fenetre) === 'trimestre' ? ' planning--serre' : ''}`}>
      <Tete tete={tete} />
      <ul className="planning__lignes">
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
        <ol className={classe}>{morceaux.map((morceau, rang) => enElement(morceau, rang))}</ol>
      )}
    </li>
  );
}

/** In a free stretch, the day one points at rather than its first; the keyboard, the phone and a page without JavaScript take the first. */
function choisirLeJour({ currentTarget: lien, clientX, detail }: MouseEvent<HTMLAnchorElement>) {
  const jours = Number(/l(\d+)/.exec(lien.parentElement?.className ?? '')?.[1]);
  const { left, width } = lien.getBoundingClientRect();
  const adresse = new URL(lien.href);
  const debut = lien.dataset.debut ?? adresse.searchParams.get('debut');
  if (detail === 0 || !debut || jours < 2 || !window.matchMedia('(min-width: 60rem)').matches) return;
  lien.dataset.debut = debut;
  adresse.searchParams.set('debut', ajouterJours(debut, Math.min(jours - 1, Math.floor(((clientX - left) / width) * jours))));
  lien.href = adresse.href;
}

// Called, not mounted: a component a bar costs more than the bar. What is booked and no more says it by its dates alone.
function enElement({ classe, href, nom, etat, dates, relais }: Morceau, cle: number) {
  if (href === undefined) {
    return (
      <li key={cle} className={classe}>
        <div>
          <b>{nom}</b>
          {etat && <small>{etat}</small>}
          {dates && <i>{dates}</i>}
        </div>
      </li>
    );
  }
  if (etat === '') {
    return (
      <li key={cle} className={classe}>
        <a href={href} onClick={choisirLeJour}>
          <i>{nom}</i>
          <b>Réserver</b>
        </a>
      </li>
    );
  }
  return (
    <li key={cle} className={classe}>
      <a href={href}>
        {relais && <Icone nom="troc" />}
        <b>{nom}</b>
        {etat !== ETATS.reserve && <small>{etat}</small>}
        <i>{dates}</i>
      </a>
    </li>
  );
}
