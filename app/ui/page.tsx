import { useLocation } from '@remix-run/react';
import { type ReactNode, useId } from 'react';
import type { Salle } from '#app/commun/prise.ts';
import { Avis } from './avis.tsx';
import { useCadre } from './contexte-cadre.ts';
import { Etiquette } from './etiquette.tsx';
import { Insecable } from './insecable.tsx';
import { Lien } from './lien.tsx';
import { porteIci } from './rail.tsx';
import { ENSEIGNE } from './salles.ts';

export interface Marche {
  libelle: string;
  /** Absent for the page one is on. */
  chemin?: string | undefined;
}

interface Props {
  salle: Salle;
  ariane?: readonly Marche[] | undefined;
  titre: ReactNode;
  intro?: ReactNode;
  /** Beside the title. */
  actions?: ReactNode;
  /** Who can read it, above everything, where that is the first thing to know. */
  confidence?: ReactNode;
  children?: ReactNode;
}

/** The page itself: where one is, its question as a title, then its content. */
export function Page({ salle, ariane = [], titre, intro, actions, confidence, children }: Props) {
  const { cadre, avis } = useCadre();
  const tete = (
    <header className="tete">
      <Ariane salle={salle} marches={ariane} />
      <div className="tete__ligne">
        <div className="tete__question">
          <h1>
            <Insecable texte={titre} />
          </h1>
          {intro && <Intro>{intro}</Intro>}
        </div>
        {actions && <div className="actions">{actions}</div>}
      </div>
    </header>
  );
  const contenu = (
    <>
      {confidence}
      {avis && <Avis {...avis} />}
      {tete}
      {children}
    </>
  );
  return cadre === 'seuil' ? (
    <main className="seuil__porte" id="contenu" tabIndex={-1} data-salle={salle}>
      <div>{contenu}</div>
    </main>
  ) : (
    <main className="page" id="contenu" tabIndex={-1} data-salle={salle}>
      <div className="page__fond">{contenu}</div>
    </main>
  );
}

const Intro = ({ children }: { children: ReactNode }) =>
  typeof children === 'string' ? (
    <p className="intro">
      <Insecable texte={children} />
    </p>
  ) : (
    <div className="intro">{children}</div>
  );

function Ariane({ salle, marches }: { salle: Salle; marches: readonly Marche[] }) {
  const { cadre, entrees } = useCadre();
  const { pathname } = useLocation();
  if (cadre !== 'rail' || (salle === 'maison' && marches.length === 0)) return null;
  const deLaSalle = entrees.filter((une) => une.salle === salle);
  const entree = porteIci(deLaSalle, pathname, salle);
  // A room whose first page is the next step of the way is named, not linked twice.
  const chemin = entree?.chemin === marches[0]?.chemin ? undefined : entree?.chemin;
  const libelle = entree?.libelle ?? ENSEIGNE[salle].libelle;
  if (marches.length === 0) {
    return (
      <p className="ariane">
        <Etiquette salle={salle} libelle={libelle} />
      </p>
    );
  }
  return (
    <nav className="ariane" aria-label="Vous êtes ici">
      <ol>
        <li>
          {salle === 'maison' ? (
            <Etiquette salle={salle} libelle={libelle} chemin="/accueil" />
          ) : (
            <Etiquette salle={salle} libelle={libelle} chemin={chemin} />
          )}
        </li>
        {marches.map(({ libelle: pas, chemin: vers }) => (
          <li key={pas} aria-current={vers ? undefined : 'page'}>
            {vers ? <Lien href={vers}>{pas}</Lien> : pas}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** A part of a page under its own title. */
export function Section({
  titre,
  id,
  actions,
  children,
}: {
  titre: ReactNode;
  id?: string | undefined;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  const propre = useId();
  const ancre = id ?? propre;
  return (
    <section className="section" aria-labelledby={ancre}>
      <div className="titre-section">
        <h2 id={ancre}>
          <Insecable texte={titre} />
        </h2>
        {actions}
      </div>
      {children}
    </section>
  );
}

/** The main column, then what stands beside it on a desk and below it on a phone. */
export function DeuxColonnes({ children, libelleCote }: { children: [ReactNode, ReactNode]; libelleCote?: string | undefined }) {
  const [principal, cote] = children;
  return (
    <div className="deux">
      <div>{principal}</div>
      <aside aria-label={libelleCote}>{cote}</aside>
    </div>
  );
}
