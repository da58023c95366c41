import { useLocation, useMatches } from '@remix-run/react';
import type { Salle } from '#app/commun/prise.ts';
import { Icone, type NomIcone } from './icone.tsx';
import { Lien } from './lien.tsx';
import { Marque } from './marque.tsx';
import type { Poignee } from './poignee.ts';

export interface Porte {
  salle: Salle;
  libelle: string;
  chemin: string;
  icone?: NomIcone | undefined;
}

export interface DonneesDuRail {
  reseau: { nom: string; sousTitre: string };
  personne: { nom: string; initiales: string; quoi: string };
  /** Doors of the rooms that are built and open to this person. */
  entrees: readonly Porte[];
  enAttente: number;
  coordination: boolean;
  /** She commits a structure, or looks after the network. */
  engage: boolean;
}

const ACCUEIL: Porte = { salle: 'maison', libelle: 'Accueil', chemin: '/accueil', icone: 'maison' };
const AGENDA: Porte = { salle: 'maison', libelle: 'Agenda', chemin: '/agenda', icone: 'agenda' };
const CHERCHER: Porte = { salle: 'maison', libelle: 'Chercher', chemin: '/recherche', icone: 'chercher' };
const PLUS: Porte = { salle: 'maison', libelle: 'Plus', chemin: '/plus', icone: 'plus' };

/** What the coordination alone looks after. */
export const ATELIER: readonly Porte[] = [
  { salle: 'maison', libelle: 'Réglages', chemin: '/reglages', icone: 'reglages' },
  { salle: 'maison', libelle: 'Courriels', chemin: '/courriels', icone: 'courriel' },
  { salle: 'maison', libelle: 'Journal', chemin: '/journal', icone: 'journal' },
  { salle: 'maison', libelle: 'Tâches', chemin: '/taches', icone: 'tache' },
];

/**
 * Which of these doors one stands at: the one whose address leads here, the longest when two do; otherwise the first of the
 * room, which has pages at other addresses than its doors'.
 */
export function porteIci(portes: readonly Porte[], pathname: string, salle: Salle | undefined): Porte | undefined {
  const menent = portes.filter(({ chemin }) => pathname === chemin || pathname.startsWith(`${chemin}/`));
  menent.sort((une, autre) => autre.chemin.length - une.chemin.length);
  return menent[0] ?? portes.find((porte) => porte.salle !== 'maison' && porte.salle === salle);
}

function useIci(portes: readonly Porte[]) {
  const { pathname } = useLocation();
  const salle = (useMatches().at(-1)?.handle as Poignee | undefined)?.salle;
  const ici = porteIci(portes, pathname, salle);
  return (porte: Porte) => (porte === ici ? ('page' as const) : undefined);
}

/** The rooms, at the left of a desk. */
export function Rail({ reseau, personne, entrees, enAttente, coordination }: DonneesDuRail) {
  return (
    <nav className="rail" aria-label="Rubriques">
      <Marque nom={reseau.nom} sous={reseau.sousTitre} chemin="/accueil" />
      <ListeDuRail portes={[ACCUEIL, AGENDA, CHERCHER]} enAttente={enAttente} />
      {entrees.length > 0 && <ListeDuRail portes={entrees} />}
      {coordination && <ListeDuRail portes={ATELIER} />}
      <div className="rail__personne">
        <Lien className="personne rail__lien" href="/moi">
          <span className="initiales" aria-hidden="true">
            {personne.initiales}
          </span>
          <span>
            <span className="personne__nom">{personne.nom}</span>
            <span className="personne__quoi">{personne.quoi}</span>
          </span>
        </Lien>
      </div>
    </nav>
  );
}

function ListeDuRail({ portes, enAttente = 0 }: { portes: readonly Porte[]; enAttente?: number }) {
  const ici = useIci(portes);
  return (
    <ul className="rail__liste">
      {portes.map((porte) => (
        <li key={porte.chemin}>
          <Lien className="rail__lien" href={porte.chemin} data-salle={porte.salle} aria-current={ici(porte)}>
            <Icone nom={iconeDe(porte)} />
            {porte.libelle}
            {porte === ACCUEIL && enAttente > 0 && (
              <span className="rail__nombre">
                {enAttente}
                <span className="cache"> en attente</span>
              </span>
            )}
          </Lien>
        </li>
      ))}
    </ul>
  );
}

/** The icon of a door: its own, otherwise its room’s. */
export const iconeDe = ({ icone, salle }: Porte): NomIcone => icone ?? (salle === 'maison' ? 'document' : salle);

/** Whoever commits a structure calls others; an équipe books malles and publishes: by role, the rooms one opens from a phone. */
const AU_TELEPHONE = { engage: ['reseau', 'troc', 'malles'], equipe: ['troc', 'malles', 'reseau'] } as const;

/** The doors of the bottom bar, at most five: two rooms stand between what everybody has. The others are behind « Plus ». */
export function portesDuBas(entrees: readonly Porte[], engage: boolean): Porte[] {
  const salles = AU_TELEPHONE[engage ? 'engage' : 'equipe'].flatMap((salle) => entrees.filter((porte) => porte.salle === salle));
  return [ACCUEIL, ...salles.slice(0, 2), AGENDA, PLUS];
}

/** At the bottom of a phone, within the thumb's reach. */
export function BarreBasse({ entrees, engage }: Pick<DonneesDuRail, 'entrees' | 'engage'>) {
  const portes = portesDuBas(entrees, engage);
  const ici = useIci(portes);
  return (
    <nav className="barre-basse" aria-label="Accès rapides" data-nombre={portes.length}>
      {portes.map((porte) => (
        <Lien key={porte.chemin} href={porte.chemin} data-salle={porte.salle} aria-current={ici(porte)}>
          <Icone nom={iconeDe(porte)} />
          {porte.libelle}
        </Lien>
      ))}
    </nav>
  );
}

/** At the top of a phone. */
export function Haut({ reseau, personne }: Pick<DonneesDuRail, 'reseau' | 'personne'>) {
  return (
    <header className="haut">
      <Marque nom={reseau.nom} chemin="/accueil" />
      <div className="haut__actions">
        <Lien className="bouton-rond" href="/recherche">
          <Icone nom="chercher" />
          <span className="cache">Chercher dans le réseau</span>
        </Lien>
        <Lien className="bouton-rond" href="/moi">
          <span className="initiales" aria-hidden="true">
            {personne.initiales}
          </span>
          <span className="cache">Mon compte, {personne.nom}</span>
        </Lien>
      </div>
    </header>
  );
}
