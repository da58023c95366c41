/** What one may look at of the stages; plain links, the last one for the coordination alone. */
const VUES = [
  { cle: 'miens', libelle: 'Les miens', chemin: '/stages' },
  { cle: 'structure', libelle: 'Ceux de ma structure', chemin: '/stages/structure' },
  { cle: 'calendrier', libelle: 'Calendrier', chemin: '/stages/calendrier' },
  { cle: 'chiffres', libelle: 'Chiffres', chemin: '/stages/chiffres' },
  { cle: 'suivi', libelle: 'Suivre', chemin: '/stages/suivi' },
] as const;
export type VueDesStages = (typeof VUES)[number]['cle'];

/** Where one is among the pages of stages. The coordination sees all of the stages where others see theirs. */
export function NavigationDesStages({ ici, coordination }: { ici: VueDesStages; coordination: boolean }) {
  return (
    <nav className="vues" aria-label="Les pages des stages">
      <ul>
        {VUES.filter(({ cle }) => coordination || cle !== 'suivi').map(({ cle, libelle, chemin }) => (
          <li key={cle}>
            <a href={chemin} aria-current={cle === ici ? 'page' : undefined}>
              {cle === 'miens' && coordination ? 'Tous' : libelle}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
