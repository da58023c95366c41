import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';
import type { MainLue } from './lire-main.server.ts';

/** What the reader may always do, without asking anybody. */
export function GarderLaMain({ id, change, retire, rouvre, efface, emporte }: MainLue) {
  const page = `/cellule/demandes/${id}`;
  const gestes = [
    { montre: change, href: `${page}/appel`, libelle: 'Changer le numéro ou le moment' },
    {
      montre: change,
      href: `${page}/choisir`,
      libelle: 'Choisir quelqu’un d’autre',
      aide: 'Tant que personne ne vous a appelé.',
    },
    {
      montre: emporte,
      href: `${page}/copie.pdf`,
      libelle: 'Emporter une copie de tout',
      aide: 'Un PDF fait sur l’instant, que nous ne gardons pas.',
    },
    { montre: rouvre, href: `${page}/rouvrir`, libelle: 'Rouvrir votre demande' },
    { montre: retire, href: `${page}/retirer`, libelle: 'Retirer votre demande', aide: 'À tout moment, sans raison à donner.' },
    {
      montre: efface,
      href: `${page}/effacer`,
      libelle: 'Effacer tout maintenant',
      aide: 'Sans attendre le jour où tout s’efface de soi-même.',
    },
  ].filter(({ montre }) => montre);
  if (gestes.length === 0) return null;
  return (
    <Section titre={change || retire || rouvre ? 'Vous gardez la main' : 'À emporter'}>
      <ul className="liste">
        {gestes.map(({ href, libelle, aide }) => (
          <li key={href}>
            <Lien className="lien-action" href={href}>
              {libelle}
            </Lien>
            {aide && <p className="petit doux">{aide}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
