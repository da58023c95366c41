/** What the room holds; plain links, in the order in which one comes to need them. */
const VUES = [
  { cle: 'annonces', libelle: 'Annonces', chemin: '/troc' },
  { cle: 'echanges', libelle: 'Échanges', chemin: '/troc/echanges' },
  { cle: 'stages', libelle: 'Stages', chemin: '/stages' },
  { cle: 'appuis', libelle: 'Appuis techniques', chemin: '/troc/appuis' },
  { cle: 'tours', libelle: 'Tours de table', chemin: '/tours-de-table' },
  { cle: 'manque', libelle: 'Ce qui manque', chemin: '/troc/vocabulaire' },
  { cle: 'experiences', libelle: 'Expériences', chemin: '/experiences' },
] as const;
export type VueDuTroc = (typeof VUES)[number]['cle'];

/** Where one is in the troc. */
export function NavigationDuTroc({ ici }: { ici: VueDuTroc }) {
  return (
    <nav className="vues" aria-label="Le troc">
      <ul>
        {VUES.map(({ cle, libelle, chemin }) => (
          <li key={cle}>
            <a href={chemin} aria-current={cle === ici ? 'page' : undefined}>
              {libelle}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
