import { Icone } from '#app/ui/icone.tsx';
import { adresseDuPlanning, aPas, decaler, LIBELLE_PAS, PAS, type Pas, pasDe, titreDeFenetre } from './fenetre.ts';
import type { getPlanning } from './planning.server.ts';
import { dessinerTete } from './tete.ts';

type Lu = ReturnType<typeof getPlanning>;

const LONGUEUR: Record<Pas, string> = { semaine: 'une semaine', mois: 'quatre semaines', trimestre: 'un trimestre' };

/** Which days one looks at, from how far, and in which form. */
export function Commandes({
  lu: { fenetre, aujourdhui },
  enListe,
}: {
  lu: Pick<Lu, 'fenetre' | 'aujourdhui'>;
  enListe: boolean;
}) {
  const pas = pasDe(fenetre);
  const ailleurs = aujourdhui < fenetre.du || aujourdhui > fenetre.au;
  return (
    <div className="planning-commandes">
      <div className="pas-a-pas">
        <a className="bouton bouton--second" href={adresseDuPlanning(decaler(fenetre, -1), enListe)} rel="prev">
          <Icone nom="fleche-gauche" />
          Avant<span className="cache">, {LONGUEUR[pas]}</span>
        </a>
        <strong>{titreDeFenetre(fenetre)}</strong>
        <a className="bouton bouton--second" href={adresseDuPlanning(decaler(fenetre, 1), enListe)} rel="next">
          Après<span className="cache">, {LONGUEUR[pas]}</span>
          <Icone nom="fleche" />
        </a>
      </div>
      <a className="lien-action" href={adresseDuPlanning(fenetre, !enListe)}>
        <Icone nom={enListe ? 'agenda' : 'journal'} />
        {enListe ? 'Voir en calendrier' : 'Voir en liste'}
      </a>
      <nav aria-label="Combien de jours" className="planning-commandes__pas">
        {(Object.keys(PAS) as Pas[]).map((un) => (
          <a key={un} href={adresseDuPlanning(aPas(fenetre, un), enListe)} aria-current={un === pas ? 'true' : undefined}>
            {LIBELLE_PAS[un]}
          </a>
        ))}
        {ailleurs && <a href={`/malles/planning${enListe ? '?vue=liste' : ''}`}>Aujourd’hui</a>}
      </nav>
    </div>
  );
}

/** What colours and hatches mean; what is not in sight is not explained. */
export function LegendeDuPlanning({ lu: { fenetre, aujourdhui, fonds, zone, miennes, relais } }: { lu: Lu }) {
  const { tetes } = dessinerTete(fenetre, aujourdhui, fonds);
  const enVue = (classe: string) => tetes.some((jour) => jour.classe.split(' ').includes(classe));
  const reperes = [
    ['dehors', 'En prêt'],
    ['', 'Réservée'],
    ['demande', 'Demandée, encore libre'],
    ['retard', 'En retard'],
    ['tampon', 'Retour et remise en ordre'],
    miennes.length > 0 && ['mien', 'Votre structure'],
    enVue('vac') && ['vac', `Vacances, ${zone}`],
    enVue('fer') && ['fer', 'Jour férié'],
    enVue('ferme') && ['ferme', 'Ni remise ni retour'],
  ].filter((repere) => repere !== false) as [string, string][];
  return (
    <ul className="legende legende--planning au-bureau" aria-label="Légende">
      {reperes.map(([genre, libelle]) => (
        <li key={libelle}>
          <i className={genre ? `l-${genre}` : undefined} />
          {libelle}
        </li>
      ))}
      {relais && (
        <li>
          <Icone nom="troc" />
          De main en main
        </li>
      )}
    </ul>
  );
}
