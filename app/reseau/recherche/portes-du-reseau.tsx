import { Repli } from '#app/ui/feuille.tsx';
import { Icone } from '#app/ui/icone.tsx';
import type { NomIcone } from '#app/ui/icones.ts';
import { Lien } from '#app/ui/lien.tsx';
import { adresseDe, type Filtres } from './filtres.ts';

interface Porte {
  href: string;
  icone: NomIcone;
  libelle: string;
}

interface Props {
  filtres: Filtres;
  peutImporter: boolean;
  tientLesRoles: boolean;
}

const POUR_TOUS: readonly Porte[] = [
  { href: '/reseau/carte', icone: 'lieu', libelle: 'La carte' },
  { href: '/reseau/competences', icone: 'formations', libelle: 'Les savoir-faire' },
  { href: '/reseau/agrements', icone: 'document', libelle: 'Les agréments' },
  { href: '/reseau/exporter', icone: 'telecharger', libelle: 'Exporter' },
];

/** Where one also goes from the directory; what keeps it true unfolds for the coordination. */
export function PortesDuReseau({ filtres, peutImporter, tientLesRoles }: Props) {
  // The map shows what the list shows.
  const pourTous = POUR_TOUS.map((porte) =>
    porte.href === '/reseau/carte' ? { ...porte, href: adresseDe(porte.href, { ...filtres, quoi: '' }) } : porte,
  );
  const pourTenir: Porte[] = [
    ...(peutImporter
      ? ([
          { href: '/reseau/structures/nouvelle', icone: 'ajouter', libelle: 'Ajouter une structure' },
          { href: '/reseau/import', icone: 'tableur', libelle: 'Importer un tableur' },
          { href: '/reseau/a-verifier', icone: 'coche', libelle: 'Ce qui est à vérifier' },
          { href: '/reseau/qpv', icone: 'lieu', libelle: 'Les quartiers prioritaires' },
        ] as const)
      : []),
    ...(tientLesRoles ? [{ href: '/reseau/roles', icone: 'cle' as const, libelle: 'Qui tient un rôle' }] : []),
  ];
  return (
    <nav className="portes-du-reseau" aria-label="Aussi dans le réseau">
      <Rangee portes={pourTous} />
      {pourTenir.length > 0 && (
        <Repli titre="Tenir l’annuaire">
          <Rangee portes={pourTenir} />
        </Repli>
      )}
    </nav>
  );
}

const Rangee = ({ portes }: { portes: readonly Porte[] }) => (
  <ul className="rangee">
    {portes.map(({ href, icone, libelle }) => (
      <li key={href}>
        <Lien className="lien-action" href={href}>
          <Icone nom={icone} />
          {libelle}
        </Lien>
      </li>
    ))}
  </ul>
);
