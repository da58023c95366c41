import { LienBouton } from '#app/ui/bouton.tsx';
import { Icone } from '#app/ui/icone.tsx';
import type { Agenda } from '../agenda.server.ts';

/** Which weeks, and what to show of them; plain links, so that an address keeps the choice. */
export function TeteAgenda({ titre, avant, apres, filtres }: Pick<Agenda, 'titre' | 'avant' | 'apres' | 'filtres'>) {
  return (
    <>
      <div className="pas-a-pas">
        <LienBouton href={avant} genre="second" icone="fleche-gauche">
          <span className="cache">Cinq semaines </span>Avant
        </LienBouton>
        <strong>{titre}</strong>
        <LienBouton href={apres} genre="second">
          Après<span className="cache">, cinq semaines</span>
          <Icone nom="fleche" />
        </LienBouton>
      </div>
      <nav aria-label="Montrer">
        <ul className="rangee">
          {filtres.map(({ libelle, chemin, choisi }) => (
            <li key={chemin}>
              <a className="jeton-filtre jeton-filtre--choix" href={chemin} aria-current={choisi ? 'true' : undefined}>
                {libelle}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
